/*
 * table.js - the data of a picture, for those who would rather read it.
 */
import { say } from "./words.js";

/* rows: lists of cells, a cell a string, a number, or {text, href} */
export function table(panel, heads, rows) {
	const details = document.createElement("details");
	const summary = document.createElement("summary");
	const t = document.createElement("table");
	summary.textContent = say("Data gambar ini sebagai tabel", "The data of this picture as a table");
	const head = t.createTHead().insertRow();
	for (const h of heads) {
		const th = document.createElement("th");
		th.scope = "col";
		th.textContent = h;
		head.append(th);
	}
	const body = t.createTBody();
	for (const row of rows) {
		const tr = body.insertRow();
		for (const cell of row) {
			const td = tr.insertCell();
			if (cell && cell.href) {
				const a = document.createElement("a");
				a.href = cell.href;
				a.textContent = cell.text;
				td.append(a);
			} else {
				td.textContent = cell;
				td.className = typeof cell === "number" ? "n" : "";
			}
		}
	}
	details.append(summary, t);
	panel.append(details);
}
