/*
 * multiples.js - how often each type of act comes, month by month: one small picture each, one scale.
 */
import { select } from "d3-selection";
import { scaleLinear } from "d3-scale";
import { table } from "./table.js";
import { say, typeNames, typeWord, monthWords } from "./words.js";

const WIDTH = 200, HEIGHT = 54, MONTHS_MOST = 60;

const month = (date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
const dateOf = (m) => new Date(Date.UTC(Math.floor(m / 12), m % 12, 1));

export function multiples(panel, all) {
	const events = all.filter((e) => e.date);
	const last = Math.max(...events.map((e) => month(e.date)));
	/* as for the timeline: a few old events do not squeeze the rest */
	const months = events.map((e) => month(e.date)).sort((a, b) => a - b);
	const first = Math.max(last - MONTHS_MOST + 1, months[Math.floor(months.length / 20)]);
	const n = last - first + 1;
	const types = typeNames.map((type) => {
		const counts = new Array(n).fill(0);
		let quad = 1;
		for (const e of events)
			if (e.type === type && month(e.date) >= first) {
				counts[month(e.date) - first]++;
				quad = e.quad;
			}
		return { type, quad, counts, sum: counts.reduce((a, b) => a + b, 0) };
	}).filter((t) => t.sum > 0);
	if (types.length === 0) {
		panel.append(say("Tidak ada peristiwa bertanggal.", "No event has a date."));
		return;
	}
	const y = scaleLinear([0, Math.max(...types.flatMap((t) => t.counts))], [HEIGHT - 14, 2]);
	const bar = Math.min(14, WIDTH / n);
	const grid = select(panel).append("div").attr("class", "multiples");
	const one = grid.selectAll("figure").data(types).join("figure");
	one.append("figcaption").text((t) => `${typeWord(t.type)} (${t.sum})`);
	const svg = one.append("svg").attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("role", "img")
		.attr("aria-label", (t) => `${typeWord(t.type)}: ${t.sum}, ${monthWords(dateOf(first))} – ${monthWords(dateOf(last))}`);
	svg.selectAll("rect").data((t) => t.counts.map((c, i) => ({ c, i, quad: t.quad }))).join("rect").attr("x", (d) => d.i * bar).attr("width", Math.max(1, bar - 1))
		.attr("y", (d) => y(d.c)).attr("height", (d) => HEIGHT - 14 - y(d.c)).attr("class", (d) => `m q${d.quad}`);
	svg.append("line").attr("x2", WIDTH).attr("y1", HEIGHT - 14).attr("y2", HEIGHT - 14).attr("class", "lane");
	svg.append("text").attr("y", HEIGHT - 2).text(monthWords(dateOf(first)));
	svg.append("text").attr("y", HEIGHT - 2).attr("x", WIDTH).attr("text-anchor", "end").text(n > 6 ? monthWords(dateOf(last)) : "");
	table(panel, [say("Bulan", "Month"), ...types.map((t) => typeWord(t.type))],
		Array.from({ length: n }, (_, i) => [monthWords(dateOf(first + i)), ...types.map((t) => t.counts[i])]));
}
