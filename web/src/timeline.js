/*
 * timeline.js - events on a line of time, a lane for each of the parties that come most often.
 *
 * Shape and colour tell the kind of act, a hollow mark what is not simply asserted to have happened.
 * Wheel and drag zoom; so do the buttons and the keys + - 0.  Arrow keys go from event to event, Enter
 * opens one.  The strip below shows all of the time, and a brush on it chooses a part.
 */
import { select } from "d3-selection";
import { scaleUtc, scalePoint } from "d3-scale";
import { axisBottom } from "d3-axis";
import { zoom, zoomIdentity } from "d3-zoom";
import { brushX } from "d3-brush";
import { extent } from "d3-array";
import { symbol, symbolCircle, symbolSquare, symbolTriangle, symbolDiamond } from "d3-shape";
import { counted } from "./data.js";
import { table } from "./table.js";
import { say, tick, dayWords, quadWord } from "./words.js";

const LANES = 8, ROW = 38, LEFT = 150, RIGHT = 16, STRIP = 34;
const SHAPES = [null, symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];

const mark = (e) => symbol(SHAPES[e.quad], 90)();
const plain = (e) => e.status === "happened" && !e.alleged;

function legend(panel) {
	const p = select(panel).append("p").attr("class", "legend");
	for (let quad = 1; quad <= 4; quad++) {
		const item = p.append("span");
		item.append("svg").attr("width", 14).attr("height", 14).attr("aria-hidden", "true").append("path")
			.attr("transform", "translate(7,7)").attr("d", symbol(SHAPES[quad], 70)()).attr("class", `m q${quad}`);
		item.append("span").text(quadWord(quad));
	}
	p.append("span").text(say("kosong: diduga, direncanakan, atau dibantah", "hollow: alleged, planned or denied"));
}

function buttons(panel, zoomBy, reset) {
	const p = select(panel).append("p").attr("class", "tools");
	const add = (label, title, act) => p.append("button").attr("type", "button").attr("aria-label", title).text(label).on("click", act);
	add("+", say("Perbesar", "Zoom in"), () => zoomBy(2));
	add("−", say("Perkecil", "Zoom out"), () => zoomBy(0.5));
	add(say("Semua", "All"), say("Semua waktu", "All of the time"), reset);
}

export function timeline(panel, all) {
	const events = all.filter((e) => e.date).sort((a, b) => a.date - b.date);
	const lanes = counted(events.flatMap((e) => [...new Set(e.parties.map((p) => p.key))])).slice(0, LANES).map((l) => l[0]);
	const names = new Map(events.flatMap((e) => e.parties.map((p) => [p.key, p.name])));
	const marks = events.flatMap((e) => [...new Set(e.parties.map((p) => p.key))].filter((k) => lanes.includes(k)).map((lane) => ({ e, lane })));
	const width = Math.max(320, panel.clientWidth || 900), height = lanes.length * ROW + 30;
	const [first, last] = extent(events, (e) => e.date);
	if (!first) {
		panel.append(say("Tidak ada peristiwa bertanggal.", "No event has a date."));
		return;
	}
	const margin = Math.max(864e5, (last - first) / 50);
	const whole = scaleUtc([new Date(+first - margin), new Date(+last + margin)], [LEFT, width - RIGHT]);
	const y = scalePoint(lanes, [ROW / 2, lanes.length * ROW - ROW / 2]);
	let x = whole;

	legend(panel);
	const said = document.createElement("output");
	const svg = select(panel).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("class", "timeline")
		.attr("role", "group").attr("aria-label", say("Garis waktu; panah berpindah antarperistiwa, Enter membuka", "Timeline; arrows go from event to event, Enter opens"));
	svg.append("clipPath").attr("id", "time").append("rect").attr("x", LEFT - 6).attr("width", width - LEFT - RIGHT + 12).attr("height", height);
	svg.selectAll("line.lane").data(lanes).join("line").attr("class", "lane").attr("x1", LEFT).attr("x2", width - RIGHT).attr("y1", y).attr("y2", y);
	svg.selectAll("text.lane").data(lanes).join("text").attr("class", "lane").attr("x", LEFT - 14).attr("y", y).attr("dy", ".35em").attr("text-anchor", "end")
		.text((l) => (names.get(l).length > 20 ? names.get(l).slice(0, 19) + "…" : names.get(l))).append("title").text((l) => names.get(l));
	const axis = svg.append("g").attr("transform", `translate(0,${lanes.length * ROW})`).attr("aria-hidden", "true");
	const links = svg.append("g").attr("clip-path", "url(#time)").selectAll("a").data(marks).join("a")
		.attr("href", (m) => m.e.href).attr("tabindex", (m, i) => (i ? -1 : 0)).attr("aria-label", (m) => m.e.text);
	links.append("path").attr("d", (m) => mark(m.e)).attr("class", (m) => `m q${m.e.quad}${plain(m.e) ? "" : " hollow"}`);
	links.append("title").text((m) => m.e.text);
	links.on("focus mouseenter", (event, m) => {
		if (event.type === "focus" && (x(m.e.date) < LEFT || x(m.e.date) > width - RIGHT))
			svg.call(zooming.translateTo, whole(m.e.date), 0);
		said.textContent = m.e.text + (m.e.title ? ` — “${m.e.title}”` : "");
		links.attr("tabindex", (n) => (n === m ? 0 : -1));
	});

	const strip = scaleUtc(whole.domain(), whole.range());
	const place = () => {
		axis.call(axisBottom(x).ticks(Math.max(2, width / 110)).tickFormat(tick).tickSizeOuter(0));
		links.attr("transform", (m) => `translate(${x(m.e.date)},${y(m.lane)})`);
	};
	const zooming = zoom().scaleExtent([1, 400]).extent([[LEFT, 0], [width - RIGHT, height]])
		.translateExtent([[LEFT, 0], [width - RIGHT, height]])
		.filter((event) => (event.type !== "wheel" || event.ctrlKey || event.metaKey) && !event.button)
		.on("zoom", (event) => {
			x = event.transform.rescaleX(whole);
			place();
			if (event.sourceEvent)
				brush.call(brushing.move, x.range().map((r) => strip(x.invert(r))));
		});
	svg.call(zooming).on("dblclick.zoom", null);
	const zoomBy = (k) => svg.call(zooming.scaleBy, k);
	const reset = () => { svg.call(zooming.transform, zoomIdentity); brush.call(brushing.move, null); };
	svg.on("keydown", (event) => {
		const at = marks.findIndex((m, i) => links.nodes()[i] === document.activeElement);
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (step && at >= 0) {
			let next = at;
			while (marks[next] && marks[next].e === marks[at].e) /* an event may stand in several lanes */
				next += step;
			event.preventDefault();
			if (marks[next])
				links.nodes()[next].focus();
		} else if (event.key === "+" || event.key === "=") {
			zoomBy(2);
		} else if (event.key === "-") {
			zoomBy(0.5);
		} else if (event.key === "0") {
			reset();
		}
	});

	const below = select(panel).append("svg").attr("viewBox", `0 0 ${width} ${STRIP}`).attr("class", "strip").attr("aria-hidden", "true");
	below.selectAll("rect.tick").data(events).join("rect").attr("x", (e) => strip(e.date)).attr("y", 8).attr("width", 1.4).attr("height", 18).attr("class", (e) => `m q${e.quad}`);
	const brushing = brushX().extent([[LEFT, 2], [width - RIGHT, STRIP - 2]]).on("end", (event) => {
		if (!event.sourceEvent || !event.selection)
			return;
		const [a, b] = event.selection;
		svg.call(zooming.transform, zoomIdentity.scale((width - RIGHT - LEFT) / (b - a)).translate(-a + LEFT * (b - a) / (width - RIGHT - LEFT), 0));
	});
	const brush = below.append("g").call(brushing);
	buttons(panel, zoomBy, reset);
	panel.append(said);
	place();
	/* a few old events would leave all others in one spot: begin where nearly all of them lie */
	const dates = events.map((e) => +e.date), at = (q) => dates[Math.floor(q * (dates.length - 1))];
	const from = whole(at(0.04) - 2 * 864e5), to = whole(at(0.96) + 2 * 864e5), room = width - LEFT - RIGHT;
	if (to - from < room / 4)
		svg.call(zooming.transform, zoomIdentity.scale(Math.min(400, room / (to - from))).translate(-from + (LEFT * (to - from)) / room, 0));
	table(panel, [say("Tanggal", "Date"), say("Peristiwa", "Event")],
		events.map((e) => [dayWords(e.date), { text: e.act, href: e.href }]));
}
