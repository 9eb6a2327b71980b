/*
 * words.js - the reader's language, and the codes of the record in it.
 */
export const english = document.documentElement.lang === "en";
export const say = (id, en) => (english ? en : id);

const TYPES = {
	AGREE: ["sepakat atau berjanji", "agree or promise"], CONSULT: ["bertemu", "meet"],
	SUPPORT: ["mendukung", "support"], CONCEDE: ["mengalah", "yield"],
	COOPERATE: ["bekerja sama", "cooperate"], AID: ["membantu", "aid"], RETREAT: ["mundur", "retreat"],
	REQUEST: ["meminta", "request"], ACCUSE: ["menuduh atau mengecam", "accuse or condemn"],
	REJECT: ["menolak", "reject"], THREATEN: ["mengancam", "threaten"], PROTEST: ["berunjuk rasa", "protest"],
	SANCTION: ["menjatuhkan sanksi", "sanction"], MOBILIZE: ["mengerahkan kekuatan", "mobilise"],
	COERCE: ["memaksa", "coerce"], ASSAULT: ["menyerang", "attack"],
};
export const typeNames = Object.keys(TYPES);
export const typeWord = (type) => (TYPES[type] || [type, type])[english ? 1 : 0];

const QUADS = [["", ""], ["kerja sama verbal", "verbal cooperation"], ["kerja sama material", "material cooperation"],
	["konflik verbal", "verbal conflict"], ["konflik material", "material conflict"]];
export const quadWord = (quad) => QUADS[quad][english ? 1 : 0];

const dayFormat = new Intl.DateTimeFormat(english ? "en-GB" : "id-ID", { dateStyle: "long", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat(english ? "en-GB" : "id-ID", { year: "numeric", month: "long", timeZone: "UTC" });
const shortMonth = new Intl.DateTimeFormat(english ? "en-GB" : "id-ID", { month: "short", timeZone: "UTC" });
export const dayWords = (date) => dayFormat.format(date);
export const monthWords = (date) => monthFormat.format(date);
/* A tick of an axis of time: as much as differs from the tick's greater unit. */
export function tick(date) {
	if (date.getUTCDate() !== 1)
		return `${date.getUTCDate()} ${shortMonth.format(date)}`;
	return date.getUTCMonth() ? shortMonth.format(date) : String(date.getUTCFullYear());
}
