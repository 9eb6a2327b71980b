/*
 * map.js - where events took place; outlines of Natural Earth, as world-atlas packs them.
 */
import { select } from "d3-selection";
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { scaleSqrt } from "d3-scale";
import { feature } from "topojson-client";
import { symbol, symbolCircle, symbolDiamond } from "d3-shape";
import { table } from "./table.js";
import { say } from "./words.js";

function places(events) {
	const found = new Map();
	for (const { place: p } of events) {
		if (!p || p.lat === undefined || p.lon === undefined)
			continue;
		const key = p.geonameid || `${p.name} ${p.country}`;
		const known = found.get(key);
		if (known)
			known.n++;
		else
			found.set(key, { ...p, n: 1, href: `/events?place=${encodeURIComponent(p.name || p.country)}` });
	}
	return [...found.values()].sort((a, b) => b.n - a.n);
}

export async function map(panel, events, { outlines }) {
	const list = places(events);
	if (list.length === 0) {
		panel.append(say("Tidak ada peristiwa yang tempatnya diketahui.", "No event has a known place."));
		return;
	}
	const world = await (await fetch(outlines)).json();
	const land = feature(world, world.objects.countries);
	land.features = land.features.filter((f) => f.properties.name !== "Antarctica"); /* room for the rest */
	const width = Math.max(320, panel.clientWidth || 900), height = Math.round(width * 0.5);
	const projection = geoNaturalEarth1().fitSize([width, height], land);
	const size = scaleSqrt([1, list[0].n], [40, 500]);
	const svg = select(panel).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("class", "map").attr("role", "group")
		.attr("aria-label", say("Peta tempat kejadian", "Map of places"));
	svg.append("path").attr("d", geoPath(projection)(land)).attr("class", "land").attr("aria-hidden", "true");
	const point = svg.append("g").selectAll("a").data(list).join("a").attr("href", (p) => p.href)
		.attr("transform", (p) => `translate(${projection([p.lon, p.lat])})`).attr("aria-label", (p) => `${p.name || p.country}: ${p.n} ${say("peristiwa", "events")}`);
	point.append("path").attr("d", (p) => symbol(p.precision === "country" ? symbolDiamond : symbolCircle, size(p.n))())
		.attr("class", (p) => (p.precision === "country" ? "point vague" : "point"));
	point.append("title").text((p) => `${p.name || p.country}: ${p.n}`);
	const note = document.createElement("p");
	note.className = "legend";
	note.textContent = say("Wajik kosong: hanya negaranya yang diketahui. Garis besar: Natural Earth.", "Hollow diamond: only the country is known. Outlines: Natural Earth.");
	panel.append(note);
	table(panel, [say("Tempat", "Place"), say("Negara", "Country"), say("Ketelitian", "Precision"), say("Peristiwa", "Events")],
		list.map((p) => [{ text: p.name || p.country, href: p.href }, p.country || "", p.precision || "", p.n]));
}
