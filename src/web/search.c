/*
 * search.c - /search: articles by their words.
 */
#include "store/search.h"

#include "base/json.h"
#include "web/flat.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/query.h"
#include "web/show.h"

#define FOUND      20
#define FOUND_MOST 200

struct finding {
	struct wt_visit *v;
	struct wt_json json;
	uint32_t limit;
	uint32_t n;
	bool more;
};

/* Text with what was found in <mark>. */
static void
marked(struct wt_buf *out, struct wt_str text, const struct wt_span *hits, uint32_t n)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < n; i++) {
		if (hits[i].start < at || hits[i].end > text.len)
			continue;
		wt_emit(out, "%S<mark>%S</mark>",
			wt_view(text, (struct wt_span){ at, hits[i].start }),
			wt_view(text, hits[i]));
		at = hits[i].end;
	}
	wt_emit_text(out, wt_view(text, (struct wt_span){ at, (uint32_t)text.len }));
}

static int
on_found(void *context, const struct wt_found *f)
{
	struct finding *to = context;
	struct wt_buf *out = wt_out(to->v);
	if (to->n == to->limit) {
		to->more = true;
		return 1;
	}
	to->n++;
	wt_emit(out, "<li><h2 lang=\"id\"><a href=\"/article/%u\">", f->id);
	if (f->title.len)
		marked(out, f->title, f->title_hits, f->n_title_hits);
	else
		wt_emit_text(out, f->id);
	wt_buf_cstr(out, "</a></h2><p lang=\"id\">");
	marked(out, f->snippet, f->hits, f->n_hits);
	wt_emit(out, "</p><p class=\"under\">%S%s", f->outlet, f->outlet.len ? ", " : "");
	wt_show_moment(to->v, f->published);
	wt_emit(out, ", <span class=\"n\">%l</span> %s</p></li>\n", (uint64_t)f->n_claims,
		wt_say(to->v, "klaim", f->n_claims == 1 ? "claim" : "claims"));
	return 0;
}

static int
on_found_json(void *context, const struct wt_found *f)
{
	struct finding *to = context;
	struct wt_json *j = &to->json;
	char published[WT_MOMENT_TEXT];
	if (to->n++ == to->limit)
		return 1;
	wt_json_open(j, '{');
	wt_json_str_if(j, "id", f->id);
	wt_json_str_if(j, "url", f->url);
	wt_json_str_if(j, "outlet", f->outlet);
	wt_json_str_if(j, "title", f->title);
	wt_json_str_if(j, "published", wt_str_of(wt_moment_print(f->published, published)));
	wt_json_str_if(j, "snippet", f->snippet);
	wt_json_spans(j, "hits", f->hits, f->n_hits);
	wt_json_key(j, "n_claims");
	wt_json_int(j, f->n_claims);
	wt_json_close(j, '}');
	return 0;
}

static void
form(struct wt_visit *v, struct wt_str words)
{
	wt_emit(wt_out(v),
		"<form class=\"filters\" action=\"/search\"><label>%s <input name=\"q\" "
		"value=\"%S\" "
		"maxlength=\"200\"></label><label>%s <select name=\"order\"><option value=\"\">%s"
		"</option><option "
		"value=\"newest\"%s>%s</option></select></label><button>%s</button>"
		"</form><p class=\"basis\">%s <code>\"uji coba nuklir\"</code> "
		"<code>kement*</code> "
		"<code>serangan ATAU agresi</code> <code>-Gaza</code> <code>judul:rudal</code> "
		"<code>media:antara</code> <code>sejak:2024-07</code></p>",
		wt_say(v, "Kata", "Words"), words, wt_say(v, "Urutan", "Order"),
		wt_say(v, "paling cocok", "best first"),
		wt_str_is(wt_request_param(&v->request, "order"), "newest") ? " selected" : "",
		wt_say(v, "terbaru", "newest first"), wt_say(v, "Cari", "Search"),
		wt_say(v, "Kata ditemukan dalam segala bentuknya (menguji: pengujian). Juga:",
			"Words are found in all their forms (menguji: pengujian). Also:"));
}

static int
results(struct wt_visit *v, struct wt_search *search, struct finding *to)
{
	uint64_t total = 0;
	struct wt_buf list = { 0 }, page = v->reply->body;
	v->reply->body = list; /* the total is known last, and said first */
	int code = wt_store_search(v->store, search, &total, on_found, to, &v->fault);
	list = v->reply->body;
	v->reply->body = page;
	if (code == WARTA_OK && to->n == 0)
		wt_frame_empty(v, wt_say(v, "Tidak ada artikel seperti itu.", "No such article."));
	else if (code == WARTA_OK)
		wt_emit(wt_out(v),
			"<p class=\"sum\"><strong>%l</strong> %s</p><ol class=\"found\">", total,
			wt_say(v, "artikel", total == 1 ? "article" : "articles"));
	wt_buf_str(wt_out(v), wt_buf_view(&list));
	wt_buf_release(&list);
	wt_buf_cstr(wt_out(v), to->n ? "</ol>" : "");
	return code;
}

static int
data(struct wt_visit *v, struct wt_search *search)
{
	struct finding to = { .v = v, .json = wt_json_begin(wt_out(v)), .limit = search->limit };
	v->reply->type = "application/json";
	wt_json_open(&to.json, '[');
	int code = wt_store_search(v->store, search, NULL, on_found_json, &to, &v->fault);
	wt_json_close(&to.json, ']');
	wt_buf_char(wt_out(v), '\n');
	return code == WARTA_OK ? wt_flat_reply(v) : code;
}

int
wt_page_search(struct wt_visit *v)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	const struct wt_request *r = &v->request;
	struct wt_search search = { .words = wt_request_param(r, "q"),
		.newest = wt_str_is(wt_request_param(r, "order"), "newest"),
		.limit = wt_request_count(r, "limit", FOUND_MOST, FOUND),
		.offset = wt_request_count(r, "offset", 100000, 0) };
	struct finding to = { .v = v, .limit = search.limit };
	if (r->form != WT_AS_HTML)
		return data(v, &search);
	wt_frame_begin(v, wt_str_of(wt_say(v, "Pencarian", "Search")));
	wt_emit(wt_out(v), "<h1>%s</h1>", wt_say(v, "Cari dalam artikel", "Search the articles"));
	form(v, search.words);
	search.limit++;
	int code = search.words.len ? results(v, &search, &to) : WARTA_OK;
	if (code != WARTA_OK)
		return code;
	wt_frame_pager(v, search.offset, to.limit, to.more);
	if (to.n)
		wt_frame_data(v, FORMS, 3);
	wt_frame_end(v);
	return WARTA_OK;
}
