/*
 * data.js - events as the server gives them, made ready to be drawn.
 *
 *	{id, type, quad, score, date: Date|null, parties: [{key, name, href, side}], text, ...}
 */
import { typeWord, dayWords, say } from "./words.js";

const MOST = 4; /* pages of data that are asked for, 500 events each */

function party(p, side, states) {
	const key = p.name && states[p.country] !== p.name ? p.name : p.country || p.name || p.sector || "?";
	return { key, name: p.name || states[p.country] || p.country || p.sector || "?", country: p.country || "", side,
		href: `/actor/${encodeURIComponent(key).replace(/\./g, "%2E")}` };
}

/* The first day of a date, a month, a year or a period. */
function firstDay(date) {
	const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date || "");
	return m ? new Date(Date.UTC(+m[1], (m[2] || 1) - 1, m[3] || 1)) : null;
}

function ready(e, states) {
	const actors = (e.actors || []).map((p) => party(p, 0, states));
	const recipients = (e.recipients || []).map((p) => party(p, 1, states));
	const names = (list) => list.map((p) => p.name).join(", ");
	const date = firstDay(e.date);
	const act = `${names(actors)} ${typeWord(e.type)}${recipients.length ? " → " + names(recipients) : ""}`;
	return { ...e, date, parties: [...actors, ...recipients], act,
		text: `${date ? dayWords(date) : say("tanpa tanggal", "no date")}: ${act}`,
		href: `/event/${e.id}`, alleged: e.stance !== "asserted" };
}

async function json(address) {
	const answer = await fetch(address);
	if (!answer.ok)
		throw new Error(String(answer.status));
	return answer.json();
}

export async function load(address) {
	const states = json("/names.json");
	const events = [];
	for (let i = 0; address && i < MOST; i++) {
		const page = await json(address);
		events.push(...page.events);
		address = page.next;
	}
	const names = await states;
	return events.map((e) => ready(e, names));
}

/* How often each key comes, most first. */
export function counted(keys) {
	const n = new Map();
	for (const k of keys)
		n.set(k, (n.get(k) || 0) + 1);
	return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
