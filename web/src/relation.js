/*
 * relation.js - the scores of a relation over time, drawn from the table that the server wrote.
 *
 * A line for the mean of each month, a dot as large as its events are many, and a ring around it for
 * what is only alleged or denied.  The zero between conflict and cooperation is always seen.
 */
import { select } from "d3-selection";
import { scaleLinear, scaleSqrt, scaleUtc } from "d3-scale";
import { axisBottom, axisLeft } from "d3-axis";
import { line } from "d3-shape";
import { say, tick } from "./words.js";

const HEIGHT = 220, LEFT = 36;

/* Rows: <tr data-day data-score data-events data-apart> */
function rows(table) {
	return [...table.tBodies[0].rows].filter((r) => r.dataset.score).map((r) => ({
		day: new Date(`${r.dataset.day}T00:00:00Z`), score: +r.dataset.score,
		events: +r.dataset.events, apart: +r.dataset.apart }));
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
	svg.append("path").attr("class", "score").attr("d", line((d) => x(d.day), (d) => y(d.score))(data));
	const size = scaleSqrt([1, Math.max(2, ...data.map((d) => d.events + d.apart))], [2.4, 9]);
	const dot = svg.selectAll("g.month").data(data).join("g").attr("class", "month").attr("transform", (d) => `translate(${x(d.day)},${y(d.score)})`);
	dot.filter((d) => d.apart > 0).append("circle").attr("class", "apart").attr("r", (d) => size(d.events + d.apart));
	dot.append("circle").attr("r", (d) => size(d.events));
	svg.append("g").attr("transform", `translate(0,${HEIGHT - 24})`).call(axisBottom(x).ticks(Math.max(2, width / 110)).tickFormat(tick));
	svg.append("g").attr("transform", `translate(${LEFT},0)`).call(axisLeft(y).ticks(5));
	caption.textContent = say("Di atas nol kerja sama, di bawahnya konflik; besar titik: banyaknya peristiwa; lingkaran: yang hanya diduga atau dibantah.",
		"Above zero cooperation, below it conflict; size of a dot: number of events; ring: what is only alleged or denied.");
	figure.append(caption);
}
