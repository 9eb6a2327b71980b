#!/bin/bash
# bench_readability.sh TRUTH.json PAGES - readability.js on the pages that measure_pages reads.
#
# Installs readability.js and jsdom from npm into a temporary folder (nothing of them is kept here),
# reads every PAGES/ID.html of TRUTH, and prints, for Indonesian pages and others, the same body F1
# (runs of four words), dates and titles as measure_pages, and pages a second.  Needs node and npm.
set -eu
truth=$(realpath "$1") pages=$(realpath "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --ignore-scripts @mozilla/readability jsdom@22 >/dev/null
cat >bench.js <<'JS'
const fs = require('fs');
const { JSDOM, VirtualConsole } = require('jsdom');
const { Readability } = require('@mozilla/readability');
const [truthFile, pages] = process.argv.slice(2);
const truth = JSON.parse(fs.readFileSync(truthFile));
const bag = (text) => {
	const words = (text || '').toLowerCase().match(/[\p{L}\p{N}_]+/gu) || [], runs = new Map();
	const n = words.length >= 4 ? 4 : Math.max(words.length, 1);
	for (let i = 0; i + n <= words.length; i++) {
		const run = words.slice(i, i + n).join(' ');
		runs.set(run, (runs.get(run) || 0) + 1);
	}
	return runs;
};
const size = (b) => [...b.values()].reduce((a, x) => a + x, 0);
const fold = (s) => (s || '').split(/\s+/).join(' ').trim();
const tallies = {};
let seconds = 0, n = 0;
for (const [id, t] of Object.entries(truth)) {
	const html = fs.readFileSync(`${pages}/${id}.html`, 'utf8');
	const start = process.cpuUsage();
	let a = null;
	try {
		const dom = new JSDOM(html, { url: t.url || undefined, virtualConsole: new VirtualConsole() });
		a = new Readability(dom.window.document).parse();
		dom.window.close();
	} catch (e) { /* counted as empty */ }
	const spent = process.cpuUsage(start);
	seconds += (spent.user + spent.system) / 1e6;
	n++;
	const group = / (yang|dan|di|untuk) .* (yang|dengan|pada) /s.test(t.articleBody) ? 'Indonesian' : 'others';
	const s = (tallies[group] ||= { pages: 0, p: 0, r: 0, dates: 0, date: 0, titles: 0, title: 0 });
	const want = bag(t.articleBody), have = bag(a && a.textContent);
	let both = 0;
	for (const [run, c] of want) both += Math.min(c, have.get(run) || 0);
	s.pages++;
	s.p += size(have) ? both / size(have) : 0;
	s.r += size(want) ? both / size(want) : 1;
	if (t.date) { s.dates++; s.date += ((a && a.publishedTime) || '').slice(0, 10) === t.date.slice(0, 10); }
	if (t.title) { s.titles++; s.title += fold(t.title) === fold(a && a.title); }
}
for (const [name, s] of Object.entries(tallies)) {
	const p = s.p / s.pages, r = s.r / s.pages;
	console.log(`${name} ${s.pages} pages  body P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${(2 * p * r / (p + r)).toFixed(3)}` +
		`  date ${s.date}/${s.dates}  title ${s.title}/${s.titles}`);
}
console.log(`speed ${(n / seconds).toFixed(1)} pages/s of processor time`);
JS
node bench.js "$truth" "$pages"
