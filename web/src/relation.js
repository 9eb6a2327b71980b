/*
 * relation.js - the scores of a relation over time, drawn from the table that the server wrote.
 *
 * A line for the mean of each period; around it the span between what is asserted only and what is
 * asserted or alleged.  The zero between conflict and cooperation is always seen.
 */
import { select } from "d3-selection";
import { scaleLinear, scaleUtc } from "d3-scale";
import { axisBottom, axisLeft } from "d3-axis";
import { area, line } from "d3-shape";
import { say, tick } from "./words.js";

const HEIGHT = 220, LEFT = 36;

/* Rows: <tr data-day data-score data-low data-high> */
function rows(table) {
	return [...table.tBodies[0].rows].filter((r) => r.dataset.score).map((r) => ({
		day: new Date(`${r.dataset.day}T00:00:00Z`), score: +r.dataset.score,
		low: +(r.dataset.low ?? r.dataset.score), high: +(r.dataset.high ?? r.dataset.score) }));
}

export function relation(table) {
	const data = rows(table).sort((a, b) => a.day - b.day);
	if (data.length < 2)
		return;
	const figure = document.createElement("figure");
	const caption = document.createElement("figcaption");
	table.before(figure);
	const width = Math.max(320, figure.clientWidth || 900);
	const x = scaleUtc([data[0].day, data[data.length - 1].day], [LEFT, width - 8]);
	const y = scaleLinear([-10, 10], [HEIGHT - 24, 6]);
	const svg = select(figure).append("svg").attr("viewBox", `0 0 ${width} ${HEIGHT}`).attr("class", "scores").attr("role", "img")
		.attr("aria-label", say("Nilai hubungan dari waktu ke waktu; angkanya di tabel di bawah", "Score of the relation over time; the numbers are in the table below"));
	svg.append("line").attr("class", "lane").attr("x1", LEFT).attr("x2", width - 8).attr("y1", y(0)).attr("y2", y(0));
	svg.append("path").attr("class", "span").attr("d", area((d) => x(d.day), (d) => y(d.low), (d) => y(d.high))(data));
	svg.append("path").attr("class", "score").attr("d", line((d) => x(d.day), (d) => y(d.score))(data));
	svg.selectAll("circle").data(data).join("circle").attr("r", 2.6).attr("cx", (d) => x(d.day)).attr("cy", (d) => y(d.score));
	svg.append("g").attr("transform", `translate(0,${HEIGHT - 24})`).call(axisBottom(x).ticks(Math.max(2, width / 110)).tickFormat(tick));
	svg.append("g").attr("transform", `translate(${LEFT},0)`).call(axisLeft(y).ticks(5));
	caption.textContent = say("Di atas nol kerja sama, di bawahnya konflik; bayangan: beda bila dugaan ikut dihitung.",
		"Above zero cooperation, below it conflict; shade: what changes where allegations count.");
	figure.append(caption);
}
