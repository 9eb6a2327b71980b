/*
 * copy.js - a button that copies the citation of an event.
 */
import { say } from "./words.js";

export function copying(details) {
	const text = details.querySelector("p");
	if (!text || !navigator.clipboard)
		return;
	const button = document.createElement("button");
	button.type = "button";
	button.textContent = say("Salin", "Copy");
	button.addEventListener("click", async () => {
		await navigator.clipboard.writeText(`${text.textContent.trim()} ${location.origin}${location.pathname}`);
		button.textContent = say("Tersalin", "Copied");
	});
	details.append(button);
}
