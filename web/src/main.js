/*
 * main.js - pictures of the events on a page, for those who can see and use them.
 *
 * The server writes <section class="pictures" data-events="/events.json?...">; nothing in it is needed
 * to read the page.  Each picture is a tab; its data stands as a table beside it.  The bundle is loaded
 * once; the map's outlines only when the map is opened.
 */
import { say } from "./words.js";
import { load } from "./data.js";
import { timeline } from "./timeline.js";
import { graph } from "./graph.js";
import { map } from "./map.js";
import { multiples } from "./multiples.js";
import { relation } from "./relation.js";
import { follow } from "./follow.js";
import { copying } from "./copy.js";

const PICTURES = [
	{ key: "timeline", draw: timeline, title: () => say("Garis waktu", "Timeline") },
	{ key: "multiples", draw: multiples, title: () => say("Jenis", "Types") },
	{ key: "graph", draw: graph, title: () => say("Jejaring", "Network") },
	{ key: "map", draw: map, title: () => say("Peta", "Map") },
];

function element(name, attributes = {}, ...children) {
	const e = document.createElement(name);
	for (const [key, value] of Object.entries(attributes))
		e.setAttribute(key, value);
	e.append(...children);
	return e;
}

/* Tabs as the ARIA practices have them: arrows move, only the chosen one is a stop of the Tab key. */
function tabs(section, panels) {
	const list = element("div", { role: "tablist", "aria-label": say("Gambar", "Pictures") });
	const buttons = panels.map(({ key, title }) =>
		element("button", { role: "tab", id: `tab-${key}`, "aria-controls": `panel-${key}`, type: "button" }, title()));
	const choose = (i, focus) => {
		buttons.forEach((b, k) => {
			b.setAttribute("aria-selected", String(k === i));
			b.tabIndex = k === i ? 0 : -1;
			panels[k].panel.hidden = k !== i;
		});
		if (focus)
			buttons[i].focus();
		panels[i].open();
	};
	list.addEventListener("keydown", (event) => {
		const at = buttons.indexOf(document.activeElement);
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (at < 0 || !step)
			return;
		event.preventDefault();
		choose((at + step + buttons.length) % buttons.length, true);
	});
	buttons.forEach((b, i) => b.addEventListener("click", () => choose(i, false)));
	list.append(...buttons);
	section.append(list, ...panels.map((p) => p.panel));
	choose(0, false);
}

function panelOf(picture, events, section) {
	const panel = element("div", { role: "tabpanel", id: `panel-${picture.key}`, "aria-labelledby": `tab-${picture.key}` });
	let opened = false;
	const open = async () => {
		if (opened)
			return;
		opened = true;
		try {
			await picture.draw(panel, events, section.dataset);
		} catch (error) {
			panel.append(element("p", { class: "empty" },
				say("Gambar ini tidak dapat dibuat: ", "This picture cannot be drawn: ") + error.message));
		}
	};
	return { ...picture, panel, open };
}

async function pictures(section) {
	const waiting = element("p", { class: "basis", role: "status" }, say("Memuat gambar …", "Loading pictures …"));
	section.hidden = false;
	section.append(waiting);
	try {
		const events = await load(section.dataset.events);
		waiting.remove();
		if (events.length < 2)
			section.hidden = true;
		else
			tabs(section, PICTURES.map((p) => panelOf(p, events, section)));
	} catch (error) {
		waiting.textContent = say("Gambar tidak dapat dimuat: ", "The pictures cannot be loaded: ") + error.message;
	}
}

document.querySelectorAll("section.pictures[data-events]").forEach(pictures);
document.querySelectorAll("table[data-relation]").forEach(relation);
document.querySelectorAll("table[data-changes]").forEach(follow);
document.querySelectorAll("details.cite").forEach(copying);
