/*
 * follow.js - on the page of changes: says when there are more, and never moves what is being read.
 */
import { say } from "./words.js";

export function follow(table) {
	const said = document.createElement("p");
	let n = 0;
	said.setAttribute("role", "status");
	said.className = "basis";
	table.before(said);
	const stream = new EventSource("/changes/stream");
	const more = () => {
		const a = document.createElement("a");
		n++;
		a.href = location.href;
		a.textContent = say(`${n} perubahan baru: muat ulang`, `${n} new ${n === 1 ? "change" : "changes"}: reload`);
		said.replaceChildren(a);
	};
	for (const kind of ["article", "event", "story"])
		stream.addEventListener(kind, more);
}
