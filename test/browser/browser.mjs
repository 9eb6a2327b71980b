/*
 * browser.mjs ADDRESS SHOTS - what a reader must be able to do on the pages, with a keyboard alone.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import { chromium } from "playwright-core";

const [address, shots] = process.argv.slice(2);
const axe = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");
fs.mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM,
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync"] });
let failed = 0;

async function visitor(options = {}) {
	const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: "id-ID", ...options });
	await context.addInitScript(axe);
	const page = await context.newPage();
	page.on("pageerror", (e) => { failed++; console.log(`error on ${page.url()}: ${e.message}`); });
	page.on("request", (r) => {
		if (!r.url().startsWith(address)) { failed++; console.log(`fetches from elsewhere: ${r.url()}`); }
	});
	const go = (path) => page.goto(new URL(path, address).href);
	return { context, page, go };
}

async function test(name, body, options) {
	const v = await visitor(options);
	try {
		await body(v);
		console.log(`ok      ${name}`);
	} catch (error) {
		failed++;
		console.log(`FAILED  ${name}: ${error.message.split("\n").slice(0, 6).join(" ")}`);
	}
	await v.context.close();
}

/* Presses Tab until the focus is on what the selector means. */
async function tab_to(page, selector, most = 120) {
	for (let i = 0; i < most; i++) {
		await page.keyboard.press("Tab");
		if (await page.evaluate((s) => document.activeElement && document.activeElement.matches(s), selector))
			return;
	}
	throw new Error(`no Tab leads to ${selector}`);
}

/* Data of a page: lines of JSON. */
async function lines_of(context, path) {
	const headers = { connection: "close" }; /* no connection of minutes ago is used again */
	const text = await (await context.request.get(new URL(path, address).href, { headers })).text();
	return text.trim().split("\n").map((line) => JSON.parse(line));
}

const an_event = async (context) => (await lines_of(context, "/events.jsonl?type=CONSULT&limit=1"))[0].id;

const PAGES = ["/", "/events", "/events?party=RUS&party=PRK", "/events?q=tidakada", "/actor/PRK", "/actor/Vladimir%20Putin",
	"/sources", "/stories", "/relations", "/relation/RUS/PRK", "/source/KCNA", "/search?q=perjanjian", "/changes", "/about/method", "/tidak-ada"];

for (const theme of ["light", "dark"])
	await test(`axe finds nothing, ${theme}`, async ({ context, page, go }) => {
		const id = await an_event(context);
		for (const path of [...PAGES, `/event/${id}`]) {
			await go(path);
			if (await page.$("section.pictures"))
				await page.waitForSelector("section.pictures:not([hidden]) [role=tab], section.pictures[hidden]", { state: "attached" });
			const { violations } = await page.evaluate(() => globalThis.axe.run());
			assert.deepEqual(violations.map((x) => `${path} ${x.id} ${x.nodes[0].html}`), []);
		}
	}, { colorScheme: theme });

await test("what two parties did is found, opened, and traced to its sentence, by keyboard", async ({ page, go }) => {
	await go("/events");
	await tab_to(page, "input[name=party]");
	await page.keyboard.type("Rusia");
	await page.keyboard.press("Tab");
	await page.keyboard.type("PRK");
	await page.keyboard.press("Enter");
	await page.waitForURL(/party=Rusia&party=PRK/);
	await tab_to(page, "article.event a.more", 400);
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/event\/e/);
	assert.ok((await page.textContent("blockquote mark")).length > 10);
	await tab_to(page, "blockquote footer a", 200);
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/article\/.*#c\d+/);
	assert.equal(await page.evaluate(() => document.querySelectorAll("mark:target").length), 1);
});

await test("the chain leads to its source, by keyboard", async ({ page, go }) => {
	await go("/events?source=KCNA");
	await tab_to(page, "article.event a.more", 400);
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/event\//);
	const first = await page.textContent(".chain li a");
	await tab_to(page, ".chain li a", 200);
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/source\//);
	assert.equal(await page.textContent("h1"), first);
});

await test("language and colours are chosen by keyboard, and kept", async ({ page, go }) => {
	await go("/events?party=RUS");
	assert.equal(await page.getAttribute("html", "lang"), "id");
	await tab_to(page, "a[href*='lang=en']", 600);
	await page.keyboard.press("Enter");
	await page.waitForSelector("html[lang=en]");
	assert.match(page.url(), /\/events\?party=RUS/);
	assert.equal(await page.getAttribute("html", "lang"), "en");
	await tab_to(page, "a[href*='theme=dark']", 600);
	await page.keyboard.press("Enter");
	await page.waitForSelector("html[data-theme=dark]");
	await go("/sources");
	assert.equal(await page.getAttribute("html", "lang"), "en");
	assert.equal(await page.getAttribute("html", "data-theme"), "dark");
});

await test("what is seen can be downloaded, by keyboard", async ({ context, page, go }) => {
	await go("/events?party=RUS");
	const seen = await page.$$eval("article.event", (l) => l.length);
	await tab_to(page, ".data a[href*='.jsonl']", 600);
	const href = await page.evaluate(() => document.activeElement.getAttribute("href"));
	const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
	assert.equal(await file.failure(), null);
	assert.ok((await lines_of(context, href)).length >= seen);
});

await test("pictures are reached by keyboard and have their data as a table", async ({ page, go }) => {
	await go("/actor/PRK");
	await page.waitForSelector("[role=tab]");
	await tab_to(page, "[role=tab]");
	for (const key of ["timeline", "multiples", "graph", "map"]) {
		await page.waitForSelector(`#panel-${key} svg`);
		assert.ok(await page.$eval(`#panel-${key} details table`, (t) => t.rows.length) > 1);
		await page.screenshot({ path: `${shots}/picture-${key}.png` });
		await page.keyboard.press("ArrowRight");
	}
	await tab_to(page, "svg.timeline a");
	const before = await page.textContent("output");
	await page.keyboard.press("ArrowRight");
	assert.notEqual(await page.textContent("output"), before);
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/event\//);
});

await test("the network is laid out the same way every time", async ({ page, go }) => {
	const places = [];
	for (let i = 0; i < 2; i++) {
		await go("/actor/PRK");
		await page.waitForSelector("[role=tab]");
		await page.click("#tab-graph");
		await page.waitForSelector("svg.graph a");
		places.push(await page.$$eval("svg.graph a", (l) => l.map((a) => a.getAttribute("transform")).join()));
	}
	assert.equal(places[0], places[1]);
});

await test("pages are whole without scripts", async ({ page, go }) => {
	await go("/events");
	assert.ok(await page.$$eval("article.event", (l) => l.length) > 5);
	assert.equal(await page.$eval("section.pictures", (s) => s.hidden), true);
}, { javaScriptEnabled: false });

for (const [name, options] of Object.entries({ wide: {}, phone: { viewport: { width: 390, height: 844 } }, dark: { colorScheme: "dark" } }))
	await test(`nothing is wider than the page: ${name}`, async ({ context, page, go }) => {
		const id = await an_event(context);
		for (const [what, path] of Object.entries({ home: "/", events: "/events", event: `/event/${id}`, actor: "/actor/PRK" })) {
			await go(path);
			await page.waitForTimeout(300);
			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} scrolls sideways`);
			await page.screenshot({ path: `${shots}/${name}-${what}.png`, fullPage: name !== "wide" });
		}
	}, options);

await test("print leaves the words and drops the tools", async ({ context, page, go }) => {
	await page.emulateMedia({ media: "print" });
	await go(`/event/${await an_event(context)}`);
	assert.equal(await page.isVisible(".find"), false);
	assert.equal(await page.isVisible("blockquote mark"), true);
	await page.screenshot({ path: `${shots}/print-event.png`, fullPage: true });
});

await browser.close();
process.exit(failed ? 1 : 0);
