/*
 * graph.js - who takes part in events with whom: a network, laid out the same way every time.
 */
import { select } from "d3-selection";
import { forceSimulation, forceLink, forceManyBody, forceCenter, forceCollide, forceX, forceY } from "d3-force";
import { scaleSqrt } from "d3-scale";
import { counted } from "./data.js";
import { table } from "./table.js";
import { say } from "./words.js";

const NODES = 40, HEIGHT = 460;

/* A linear congruential generator: the layout must not differ from one visit to the next. */
function seeded() {
	let state = 42;
	return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

function pairs(events, keys) {
	const out = [];
	for (const e of events) {
		const here = [...new Set(e.parties.map((p) => p.key))].filter((k) => keys.has(k)).sort();
		here.forEach((a, i) => here.slice(i + 1).forEach((b) => out.push({ a, b, score: e.score })));
	}
	return out;
}

export function graph(panel, events) {
	const names = new Map(events.flatMap((e) => e.parties.map((p) => [p.key, p])));
	const often = counted(events.flatMap((e) => [...new Set(e.parties.map((p) => p.key))])).slice(0, NODES);
	const met = pairs(events, new Map(often));
	const links = counted(met.map((p) => `${p.a}\t${p.b}`)).map(([key, n]) => {
		const [source, target] = key.split("\t");
		const scores = met.filter((p) => p.a === source && p.b === target).map((p) => p.score);
		return { source, target, from: source, to: target, n, score: scores.reduce((s, x) => s + x, 0) / n };
	});
	const nodes = often.map(([id, n]) => ({ id, n, ...names.get(id) })).filter((d) => links.some((l) => l.from === d.id || l.to === d.id));
	const width = Math.max(320, panel.clientWidth || 900);
	const size = scaleSqrt([1, often[0][1]], [5, 22]);
	const inside = (v, most, r) => Math.max(r + 4, Math.min(most - r - 4, v));

	forceSimulation(nodes).randomSource(seeded())
		.force("link", forceLink(links).id((d) => d.id).distance(90).strength((l) => Math.min(1, l.n / 6)))
		.force("charge", forceManyBody().strength(-260)).force("center", forceCenter(width / 2, HEIGHT / 2))
		.force("x", forceX(width / 2).strength(0.05)).force("y", forceY(HEIGHT / 2).strength(0.09))
		.force("collide", forceCollide((d) => size(d.n) + 14)).stop().tick(300);
	for (const d of nodes) {
		d.x = inside(d.x, width, 40);
		d.y = inside(d.y, HEIGHT, 24);
	}

	const svg = select(panel).append("svg").attr("viewBox", `0 0 ${width} ${HEIGHT}`).attr("class", "graph").attr("role", "group")
		.attr("aria-label", say("Jejaring pihak", "Network of parties"));
	svg.append("g").attr("aria-hidden", "true").selectAll("line").data(links).join("line").attr("x1", (l) => l.source.x).attr("y1", (l) => l.source.y)
		.attr("x2", (l) => l.target.x).attr("y2", (l) => l.target.y).attr("stroke-width", (l) => 1 + Math.sqrt(l.n))
		.attr("class", (l) => (l.score < 0 ? "conflict" : "together"));
	const node = svg.append("g").selectAll("a").data(nodes).join("a").attr("href", (d) => d.href).attr("transform", (d) => `translate(${d.x},${d.y})`)
		.attr("aria-label", (d) => `${d.name}, ${d.n} ${say("peristiwa", "events")}`);
	node.append("circle").attr("r", (d) => size(d.n));
	node.append("text").attr("y", (d) => size(d.n) + 13).attr("text-anchor", "middle").text((d) => d.name);
	const p = document.createElement("p");
	p.className = "legend";
	p.textContent = say("Garis penuh: rata-rata kerja sama; garis putus: rata-rata konflik; tebal: banyaknya peristiwa.",
		"Solid line: cooperation on average; broken line: conflict on average; width: number of events.");
	panel.append(p);
	table(panel, [say("Pihak", "Party"), say("dan pihak", "and party"), say("Peristiwa", "Events"), say("Nilai rata-rata", "Mean score")],
		links.map((l) => [{ text: names.get(l.from).name, href: `/relation/${encodeURIComponent(l.from)}/${encodeURIComponent(l.to)}` }, names.get(l.to).name, l.n, Math.round(l.score * 10) / 10]));
}
