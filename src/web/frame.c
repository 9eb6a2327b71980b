/*
 * frame.c - head and foot of the pages, see frame.h.
 */
#include "web/frame.h"

#include <stdio.h>

#include "base/json.h"
#include "web/asset.h"

/* --- head ---------------------------------------------------------------------------------------
 */

static void
nav_link(struct wt_visit *v, const char *part, const char *label)
{
	const struct wt_request *r = &v->request;
	bool here = part[0] ? r->n_parts > 0 && wt_str_is(r->parts[0], part) : r->n_parts == 0;
	wt_emit(wt_out(v), "<li><a href=\"/%s\"", part);
	wt_buf_cstr(wt_out(v), here ? " aria-current=\"page\">" : ">");
	wt_emit(wt_out(v), "%s</a></li>", label);
}

static void
nav(struct wt_visit *v)
{
	wt_emit(wt_out(v), "<nav aria-label=\"%s\"><ul>", wt_say(v, "Bagian", "Sections"));
	nav_link(v, "", wt_say(v, "Terbaru", "Latest"));
	nav_link(v, "events", wt_say(v, "Peristiwa", "Events"));
	nav_link(v, "stories", wt_say(v, "Kisah", "Stories"));
	nav_link(v, "relations", wt_say(v, "Hubungan", "Relations"));
	nav_link(v, "sources", wt_say(v, "Sumber", "Sources"));
	nav_link(v, "changes", wt_say(v, "Perubahan", "Changes"));
	wt_buf_cstr(wt_out(v), "</ul></nav>");
}

static void
search_form(struct wt_visit *v)
{
	wt_emit(wt_out(v),
		"<form class=\"find\" role=\"search\" action=\"/search\"><label "
		"for=\"find\">%s</label>"
		"<input id=\"find\" name=\"q\" type=\"search\" maxlength=\"200\" value=\"%S\">"
		"<button>%s</button></form>",
		wt_say(v, "Cari", "Search"),
		v->request.n_parts && wt_str_is(v->request.parts[0], "search")
			? wt_request_param(&v->request, "q")
			: WT_STR(""),
		wt_say(v, "Cari", "Search"));
}

void
wt_frame_begin(struct wt_visit *v, struct wt_str title)
{
	static const char *const THEMES[] = { "", " data-theme=\"light\"", " data-theme=\"dark\"" };
	struct wt_buf *out = wt_out(v);
	v->reply->type = "text/html; charset=utf-8";
	wt_emit(out, "<!doctype html>\n<html lang=\"%s\"", wt_say(v, "id", "en"));
	wt_buf_cstr(out, THEMES[v->request.theme]);
	wt_emit(out,
		"><head><meta charset=\"utf-8\"><title>%S – Warta</title>"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
		"<meta name=\"color-scheme\" content=\"light dark\">",
		title);
	wt_emit(out, "<link rel=\"stylesheet\" href=\"%s\">", wt_asset_path("warta.css"));
	wt_emit(out, "<link rel=\"icon\" href=\"%s\" type=\"image/svg+xml\">",
		wt_asset_path("icon.svg"));
	if (wt_asset_path("warta.js")[0])
		wt_emit(out, "<script type=\"module\" src=\"%s\"></script>",
			wt_asset_path("warta.js"));
	wt_emit(out,
		"</head><body><a class=\"skip\" href=\"#isi\">%s</a><header class=\"masthead\">"
		"<a class=\"name\" href=\"/\">Warta</a>",
		wt_say(v, "Langsung ke isi", "Skip to content"));
	nav(v);
	search_form(v);
	wt_buf_cstr(out, "</header>\n<main id=\"isi\">\n");
}

/* --- foot ---------------------------------------------------------------------------------------
 */

/* A switch: links that set a cookie and come back; the choice in force is no link. */
static void
choice(struct wt_visit *v, const char *key, const char *value, const char *label, bool chosen)
{
	struct wt_buf *out = wt_out(v);
	if (chosen) {
		wt_emit(out, "<li><span aria-current=\"true\">%s</span></li>", label);
		return;
	}
	wt_emit(out, "<li><a rel=\"nofollow\" href=\"/set?%s=%s&amp;back=%u\">%s</a></li>", key,
		value, v->request.target, label);
}

static void
choices(struct wt_visit *v)
{
	struct wt_buf *out = wt_out(v);
	const struct wt_request *r = &v->request;
	wt_emit(out, "<ul class=\"choices\" aria-label=\"%s\">", wt_say(v, "Bahasa", "Language"));
	choice(v, "lang", "id", "Bahasa Indonesia", r->lang == WT_WEB_ID);
	choice(v, "lang", "en", "English", r->lang == WT_WEB_EN);
	wt_emit(out, "</ul><ul class=\"choices\" aria-label=\"%s\">",
		wt_say(v, "Warna", "Colours"));
	choice(v, "theme", "auto", wt_say(v, "Otomatis", "Automatic"), r->theme == WT_THEME_AUTO);
	choice(v, "theme", "light", wt_say(v, "Terang", "Light"), r->theme == WT_THEME_LIGHT);
	choice(v, "theme", "dark", wt_say(v, "Gelap", "Dark"), r->theme == WT_THEME_DARK);
	wt_emit(out, "</ul><ul class=\"choices\" aria-label=\"%s\">",
		wt_say(v, "Zona waktu", "Time zone"));
	choice(v, "zone", "WIB", "WIB", r->zone == 420);
	choice(v, "zone", "WITA", "WITA", r->zone == 480);
	choice(v, "zone", "WIT", "WIT", r->zone == 540);
	choice(v, "zone", "UTC", "UTC", r->zone == 0);
	wt_buf_cstr(out, "</ul>");
}

void
wt_frame_end(struct wt_visit *v)
{
	struct wt_buf *out = wt_out(v);
	wt_buf_cstr(out, "</main>\n<footer>");
	choices(v);
	wt_emit(out,
		"<p><a href=\"/about/method\">%s</a> · <a href=\"/about/api\">API</a> · %s</p>",
		wt_say(v, "Cara kerja", "Method"),
		wt_say(v, "Dikodekan oleh mesin dari berita; baca kalimatnya sebelum mengutip.",
			"Coded by a machine from news; read the sentence before you cite."));
	wt_buf_cstr(out, "</footer></body></html>\n");
}

/* --- parts --------------------------------------------------------------------------------------
 */

void
wt_frame_data(struct wt_visit *v, const enum wt_form *forms, unsigned n)
{
	static const char *const NAMES[] = { "HTML", "JSON", "JSON Lines", "CSV", "GeoJSON", "RSS",
		"iCalendar" };
	struct wt_buf *out = wt_out(v), address = { 0 };
	wt_emit(out,
		"<p class=\"data\">%s:", wt_say(v, "Unduh yang terlihat", "Download what is seen"));
	for (unsigned i = 0; i < n; i++) {
		if (forms[i] >= WT_AS_CSV && !v->export)
			continue;
		wt_buf_clear(&address);
		wt_request_again(&address, &v->request, forms[i], NULL, NULL);
		wt_emit(out, " <a href=\"%S\">%s</a>", wt_buf_view(&address), NAMES[forms[i]]);
	}
	wt_buf_cstr(out, "</p>");
	wt_buf_release(&address);
}

void
wt_frame_pictures(struct wt_visit *v)
{
	struct wt_buf address = { 0 };
	if (!wt_asset_path("warta.js")[0])
		return;
	wt_request_again(&address, &v->request, WT_AS_JSON, "limit", "500");
	wt_emit(wt_out(v),
		"<section class=\"pictures\" aria-label=\"%s\" data-events=\"%S\" "
		"data-outlines=\"%s\" "
		"hidden></section>\n",
		wt_say(v, "Gambar", "Pictures"), wt_buf_view(&address),
		wt_asset_path("countries-110m.json"));
	wt_buf_release(&address);
}

static void
page_link(struct wt_visit *v, uint32_t offset, const char *rel, const char *label)
{
	struct wt_buf address = { 0 };
	char number[16];
	(void)snprintf(number, sizeof number, "%u", offset);
	wt_request_again(&address, &v->request, WT_AS_HTML, "offset", offset ? number : NULL);
	wt_emit(wt_out(v), "<a rel=\"%s\" href=\"%S\">%s</a> ", rel, wt_buf_view(&address), label);
	wt_buf_release(&address);
}

void
wt_frame_pager(struct wt_visit *v, uint32_t offset, uint32_t limit, bool more)
{
	if (offset == 0 && !more)
		return;
	wt_emit(wt_out(v), "<nav class=\"pager\" aria-label=\"%s\">",
		wt_say(v, "Halaman", "Pages"));
	if (offset > 0)
		page_link(v, offset > limit ? offset - limit : 0, "prev",
			wt_say(v, "← Sebelumnya", "← Previous"));
	if (more)
		page_link(v, offset + limit, "next", wt_say(v, "Berikutnya →", "Next →"));
	wt_buf_cstr(wt_out(v), "</nav>");
}

void
wt_frame_empty(struct wt_visit *v, const char *what)
{
	wt_emit(wt_out(v), "<p class=\"empty\">%s</p>", what);
}

/* --- problems -----------------------------------------------------------------------------------
 */

static const char *
problem_title(const struct wt_visit *v, int status)
{
	switch (status) {
	case 400:
		return wt_say(v, "Permintaan tidak dimengerti", "Request not understood");
	case 404:
		return wt_say(v, "Tidak ditemukan", "Not found");
	case 414:
		return wt_say(v, "Alamat terlalu panjang", "Address too long");
	case 503:
		return wt_say(v, "Sedang sibuk", "Busy");
	default:
		return wt_say(v, "Gagal", "Failed");
	}
}

static void
problem_json(struct wt_visit *v, int status, const char *detail)
{
	struct wt_json j = wt_json_begin(wt_out(v));
	v->reply->type = "application/problem+json";
	wt_json_open(&j, '{');
	wt_json_key(&j, "type");
	wt_json_cstr(&j, "about:blank");
	wt_json_key(&j, "title");
	wt_json_cstr(&j, problem_title(v, status));
	wt_json_key(&j, "status");
	wt_json_int(&j, status);
	wt_json_key(&j, "detail");
	wt_json_cstr(&j, detail);
	wt_json_key(&j, "instance");
	wt_json_str(&j, v->request.target);
	wt_json_close(&j, '}');
	wt_buf_char(wt_out(v), '\n');
}

void
wt_frame_problem(struct wt_visit *v, int status, const char *detail)
{
	v->reply->status = status;
	v->reply->immutable = false;
	wt_buf_clear(wt_out(v));
	if (v->request.form != WT_AS_HTML) {
		problem_json(v, status, detail);
		return;
	}
	const char *title = problem_title(v, status);
	wt_frame_begin(v, wt_str_of(title));
	wt_emit(wt_out(v), "<h1>%s</h1><p>%s</p>", title, detail);
	wt_emit(wt_out(v), "<p><a href=\"/events\">%s</a></p>",
		wt_say(v, "Lihat semua peristiwa", "See all events"));
	wt_frame_end(v);
}
