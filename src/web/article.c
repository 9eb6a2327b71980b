/*
 * article.c - /article/ID: what was read, with every cited clause marked and what it was read as.
 */
#include "base/json.h"
#include "report/claim_json.h"
#include "web/flat.h"
#include "web/frame.h"
#include "web/keep.h"
#include "web/pages.h"
#include "web/passage.h"
#include "web/show.h"
#include "web/words.h"

#define CLAIMS_MOST 500

/* --- the text -----------------------------------------------------------------------------------
 */

static uint32_t
cite(struct wt_visit *v, const struct wt_kept *kept, struct wt_cited **list)
{
	uint32_t n = 0;
	size_t most = (size_t)kept->n * WT_CLAIM_SPANS;
	if (most == 0 || wt_arena_guard(v->arena) != 0)
		return 0;
	*list = WT_NEW(v->arena, struct wt_cited, most);
	wt_arena_unguard(v->arena);
	for (uint32_t i = 0; i < kept->n; i++) {
		const struct wt_stored_claim *c = &kept->items[i];
		for (unsigned k = 0; k < c->claim.n_spans; k++)
			(*list)[n++] = (struct wt_cited){ c->claim.spans[k], c->index,
				c->claim.sentence, k == 0 };
	}
	return wt_cited_sort(*list, n);
}

/* Links, share bars and the like: shown, and seen not to be read. */
static bool
is_noise(const struct wt_stored_document *d, struct wt_span line)
{
	for (uint32_t i = 0; i < d->n_noise; i++)
		if (wt_span_holds(d->noise[i], line))
			return true;
	return false;
}

static void
text(struct wt_visit *v, const struct wt_stored_document *d, const struct wt_cited *cited,
	uint32_t n)
{
	struct wt_str rest = d->text, line;
	wt_buf_cstr(wt_out(v), "<div class=\"text\" lang=\"id\">");
	while (rest.len > 0 && wt_str_split(&rest, '\n', &line)) {
		uint32_t start = (uint32_t)(line.ptr - d->text.ptr);
		struct wt_span span = { start, start + (uint32_t)line.len };
		if (wt_str_trim(line).len == 0)
			continue;
		wt_buf_cstr(wt_out(v), is_noise(d, span) ? "<p class=\"noise\">" : "<p>");
		wt_passage_show(v, d->text, span, cited, n, true);
		wt_buf_cstr(wt_out(v), "</p>\n");
	}
	wt_buf_cstr(wt_out(v), "</div>");
}

/* --- what was read of it ------------------------------------------------------------------------
 */

static void
claim(struct wt_visit *v, const struct wt_stored_claim *c)
{
	struct wt_buf *out = wt_out(v);
	char id[WT_EVENT_ID];
	wt_emit(out, "<li><a href=\"#c%d\">", (int)c->index);
	wt_emit(out, "<span class=\"n\">%d</span></a> ", (int)c->index);
	wt_show_parties(v, c->claim.actors, c->claim.n_actors);
	wt_emit(out, " <span class=\"act q%d\">%s</span> ", wt_type_quad(c->claim.type),
		wt_word_type(v->request.lang, c->claim.type));
	wt_show_parties(v, c->claim.recipients, c->claim.n_recipients);
	wt_buf_cstr(out, ", ");
	wt_show_period(v, c->claim.date, c->claim.end);
	wt_emit(out, " <span class=\"basis\">%s, %s</span>",
		wt_word_status(v->request.lang, c->claim.status),
		wt_word_stance(v->request.lang, c->claim.stance));
	wt_show_chain(v, c);
	if (c->event)
		wt_emit(out, "<a class=\"more\" href=\"/event/%s\">%s</a>",
			wt_event_id(c->event, id), wt_say(v, "Peristiwanya", "Its event"));
	wt_buf_cstr(out, "</li>\n");
}

static void
names(struct wt_visit *v, const char *label, const struct wt_str *list, uint32_t n, bool link)
{
	struct wt_buf *out = wt_out(v);
	if (n == 0)
		return;
	wt_emit(out, "<dt>%s</dt><dd>", label);
	for (uint32_t i = 0; i < n; i++) {
		wt_buf_cstr(out, i ? ", " : "");
		if (link)
			wt_emit(out, "<a href=\"/source/%u\">%S</a>", list[i], list[i]);
		else
			wt_emit(out, "%S", list[i]);
	}
	wt_buf_cstr(out, "</dd>");
}

/* Only a web address leads anywhere. */
static bool
is_web(struct wt_str url)
{
	return wt_str_starts(url, WT_STR("https://")) || wt_str_starts(url, WT_STR("http://"));
}

static void
head(struct wt_visit *v, const struct wt_stored_document *d)
{
	struct wt_buf *out = wt_out(v);
	wt_emit(out, "<h1 lang=\"id\">%S</h1><dl class=\"fields\">",
		d->title.len ? d->title : d->id);
	names(v, wt_say(v, "Media", "Outlet"), &d->outlet, d->outlet.len > 0, true);
	wt_emit(out, "<dt>%s</dt><dd>", wt_say(v, "Terbit", "Published"));
	wt_show_moment(v, d->published);
	wt_buf_cstr(out, "</dd>");
	names(v, wt_say(v, "Penulis", "Authors"), d->authors, d->n_authors, false);
	names(v, wt_say(v, "Penyunting", "Editors"), d->editors, d->n_editors, false);
	names(v, wt_say(v, "Sumber yang dinyatakan", "Declared sources"), d->sources, d->n_sources,
		true);
	if (is_web(d->url))
		wt_emit(out, "<dt>%s</dt><dd><a rel=\"noreferrer\" href=\"%S\">%S</a></dd>",
			wt_say(v, "Alamat", "Address"), d->url, d->url);
	if (!d->live)
		wt_emit(out, "<dt>%s</dt><dd>%s</dd>", wt_say(v, "Versi", "Version"),
			wt_say(v, "diganti versi yang lebih baru", "replaced by a newer one"));
	wt_buf_cstr(out, "</dl>");
}

/* --- data ---------------------------------------------------------------------------------------
 */

/* Its claims: lines, or elements of a list. */
static void
print_claims(struct wt_visit *v, const struct wt_stored_document *d, const struct wt_kept *kept,
	bool lines)
{
	for (uint32_t i = 0; i < kept->n; i++) {
		if (!lines && i > 0)
			wt_buf_char(wt_out(v), ',');
		wt_claim_print_json(wt_out(v), d->id, kept->items[i].index, &kept->items[i].claim);
		if (lines)
			wt_buf_char(wt_out(v), '\n');
	}
}

/* .json is the article with its claims, .jsonl and .csv are the claims alone. */
static int
data(struct wt_visit *v, const struct wt_stored_document *d, const struct wt_kept *kept)
{
	struct wt_json j = wt_json_begin(wt_out(v));
	char published[WT_MOMENT_TEXT];
	if (v->request.form == WT_AS_JSONL) {
		v->reply->type = "application/x-ndjson";
		print_claims(v, d, kept, true);
		return WARTA_OK;
	}
	v->reply->type = "application/json";
	if (v->request.form != WT_AS_JSON) {
		wt_buf_char(wt_out(v), '[');
		print_claims(v, d, kept, false);
		wt_buf_char(wt_out(v), ']');
		return wt_flat_reply(v);
	}
	wt_json_open(&j, '{');
	wt_json_str_if(&j, "id", d->id);
	wt_json_str_if(&j, "url", d->url);
	wt_json_str_if(&j, "outlet", d->outlet);
	wt_json_str_if(&j, "title", d->title);
	wt_json_str_if(&j, "published", wt_str_of(wt_moment_print(d->published, published)));
	wt_json_str_if(&j, "text", d->text);
	wt_json_key(&j, "claims");
	wt_json_open(&j, '[');
	print_claims(v, d, kept, false);
	wt_buf_cstr(wt_out(v), "]}\n");
	return WARTA_OK;
}

int
wt_page_article(struct wt_visit *v)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	struct wt_stored_document d;
	struct wt_kept kept = { .most = CLAIMS_MOST };
	struct wt_cited *cited = NULL;
	int code = wt_keep_document(v, v->request.parts[1], &d);
	if (code == WARTA_OK)
		code = wt_keep_document_claims(v, d.row, &kept);
	if (code != WARTA_OK)
		return code;
	if (v->request.form != WT_AS_HTML)
		return data(v, &d, &kept);
	wt_frame_begin(v, d.title.len ? d.title : d.id);
	head(v, &d);
	wt_emit(wt_out(v), "<h2>%s <span class=\"n\">%l</span></h2><ol class=\"read\">",
		wt_say(v, "Yang terbaca", "What was read"), (uint64_t)(kept.n + kept.spare));
	for (uint32_t i = 0; i < kept.n; i++)
		claim(v, &kept.items[i]);
	wt_emit(wt_out(v), "</ol><h2>%s</h2>", wt_say(v, "Teks", "Text"));
	uint32_t n = cite(v, &kept, &cited);
	text(v, &d, cited, n);
	wt_frame_data(v, FORMS, 3);
	wt_frame_end(v);
	return WARTA_OK;
}
