/*
 * changes.c - /changes: what came, changed, was merged, split or withdrawn, newest first.
 *
 *	.json	[{"n":7,"at":"2024-07-19T08:00:00Z","kind":"event","what":"new","id":"e5k2..."}]
 *	.jsonl	the same, a line each
 *	?after=7	only what came behind it, oldest first: for those who keep up
 */
#include "web/changes.h"

#include <inttypes.h>

#include "base/json.h"
#include "store/change.h"
#include "story/stories.h"
#include "web/flat.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/show.h"

#define SHOWN 100
#define DATA  5000

/* --- as JSON ------------------------------------------------------------------------------------
 */

static const char *
id_of(enum wt_change_kind kind, int64_t id, struct wt_str document, char text[WT_EVENT_ID],
	struct wt_str *out)
{
	if (kind == WT_CHANGE_ARTICLE)
		*out = document;
	else if (kind == WT_CHANGE_EVENT)
		*out = wt_str_of(wt_event_id((uint64_t)id, text));
	else
		*out = wt_str_of(wt_story_id((uint64_t)id, text));
	return kind == WT_CHANGE_ARTICLE ? "article" : kind == WT_CHANGE_EVENT ? "event" : "story";
}

static void
print_json(struct wt_buf *out, const struct wt_change *c)
{
	struct wt_json j = wt_json_begin(out);
	char text[WT_EVENT_ID], other[WT_EVENT_ID];
	struct wt_str id, from = WT_STR("");
	(void)id_of(c->kind, c->id, c->document, text, &id);
	if (c->other && c->kind != WT_CHANGE_ARTICLE)
		(void)id_of(c->kind, c->other, from, other, &from);
	wt_json_open(&j, '{');
	wt_json_key(&j, "n");
	wt_json_int(&j, c->n);
	wt_json_str_if(&j, "at", c->at);
	wt_json_key(&j, "kind");
	wt_json_cstr(&j, wt_change_kind_name(c->kind));
	wt_json_key(&j, "what");
	wt_json_cstr(&j, wt_change_what_name(c->what));
	wt_json_str_if(&j, "id", id);
	wt_json_str_if(&j, "other", from);
	wt_json_close(&j, '}');
}

struct writing {
	struct wt_buf *out;
	const char *between; /* two rows */
	uint32_t n;
};

static int
on_data(void *context, const struct wt_change *c)
{
	struct writing *w = context;
	wt_buf_cstr(w->out, w->n++ ? w->between : "");
	print_json(w->out, c);
	return 0;
}

static int
data(struct wt_visit *v, int64_t after)
{
	bool lines = v->request.form == WT_AS_JSONL;
	struct writing w = { wt_out(v), lines ? "\n" : ",\n", 0 };
	v->reply->type = lines ? "application/x-ndjson" : "application/json";
	wt_buf_cstr(w.out, lines ? "" : "[");
	int code = wt_store_changes(v->store, after, wt_request_param(&v->request, "since"),
		wt_request_count(&v->request, "limit", DATA, DATA), on_data, &w, &v->fault);
	wt_buf_cstr(w.out, lines ? (w.n ? "\n" : "") : "]\n");
	return code != WARTA_OK || lines ? code : wt_flat_reply(v);
}

/* --- as a page ----------------------------------------------------------------------------------
 */

/* Rows come oldest first and are shown newest first. */
struct rows {
	struct wt_visit *v;
	struct wt_buf rows[SHOWN];
	uint32_t n;
};

static const char *
what_word(const struct wt_visit *v, enum wt_change_what what)
{
	switch (what) {
	case WT_CHANGE_NEW:
		return wt_say(v, "baru", "new");
	case WT_CHANGE_CHANGED:
		return wt_say(v, "berubah", "changed");
	case WT_CHANGE_MERGED:
		return wt_say(v, "digabungkan ke", "merged into");
	case WT_CHANGE_SPLIT:
		return wt_say(v, "dipisahkan dari", "split from");
	default:
		return wt_say(v, "ditarik", "withdrawn");
	}
}

static const char *
kind_word(const struct wt_visit *v, enum wt_change_kind kind)
{
	return kind == WT_CHANGE_ARTICLE ? wt_say(v, "artikel", "article")
	       : kind == WT_CHANGE_EVENT ? wt_say(v, "peristiwa", "event")
					 : wt_say(v, "kisah", "story");
}

static void
link_to(struct wt_buf *out, const struct wt_change *c, int64_t which)
{
	char text[WT_EVENT_ID];
	struct wt_str id;
	const char *page = id_of(c->kind, which, c->document, text, &id);
	wt_emit(out, "<a href=\"/%s/%u\">%S</a>", page, id, id);
}

static int
on_row(void *context, const struct wt_change *c)
{
	struct rows *rows = context;
	struct wt_visit *v = rows->v;
	struct wt_buf *out = &rows->rows[rows->n++ % SHOWN], page = v->reply->body;
	struct wt_moment at;
	wt_buf_clear(out);
	v->reply->body = *out;
	wt_buf_cstr(wt_out(v), "<tr><td>");
	if (wt_moment_parse(c->at, &at))
		wt_show_moment(v, at);
	wt_emit(wt_out(v), "</td><td>%s</td><td>", kind_word(v, c->kind));
	if (c->what == WT_CHANGE_MERGED) /* its own page is gone */
		wt_emit(wt_out(v), "%s ", what_word(v, c->what));
	link_to(wt_out(v), c, c->what == WT_CHANGE_MERGED && c->other ? c->other : c->id);
	if (c->what != WT_CHANGE_MERGED)
		wt_emit(wt_out(v), " %s ", what_word(v, c->what));
	if (c->what == WT_CHANGE_SPLIT && c->other)
		link_to(wt_out(v), c, c->other);
	wt_buf_cstr(wt_out(v), "</td></tr>\n");
	*out = v->reply->body;
	v->reply->body = page;
	return 0;
}

static int
table(struct wt_visit *v, int64_t after)
{
	struct rows rows = { .v = v };
	int code = wt_store_changes(v->store, after, wt_request_param(&v->request, "since"), SHOWN,
		on_row, &rows, &v->fault);
	wt_emit(wt_out(v),
		"<table data-changes><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
		"<th scope=\"col\">%s</th></tr></thead><tbody>",
		wt_say(v, "Kapan", "When"), wt_say(v, "Apa", "What"),
		wt_say(v, "Yang mana", "Which"));
	for (uint32_t i = rows.n; i-- > 0;) {
		wt_buf_str(wt_out(v), wt_buf_view(&rows.rows[i]));
		wt_buf_release(&rows.rows[i]);
	}
	wt_buf_cstr(wt_out(v), "</tbody></table>");
	if (code == WARTA_OK && rows.n == 0)
		wt_frame_empty(v, wt_say(v, "Belum ada perubahan.", "Nothing has changed yet."));
	return code;
}

int
wt_page_changes(struct wt_visit *v)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	struct wt_str given = wt_request_param(&v->request, "after");
	uint64_t number = 0;
	int64_t last = 0;
	if (given.len && (!wt_str_to_u64(given, &number) || number > INT64_MAX))
		return wt_fail(&v->fault, WARTA_EUSAGE, 0, "%s",
			wt_say(v, "'after' harus bilangan", "'after' must be a number"));
	if (v->request.form != WT_AS_HTML)
		return data(v, (int64_t)number);
	int code = wt_store_last_change(v->store, &last, &v->fault);
	if (code != WARTA_OK)
		return code;
	int64_t after = given.len ? (int64_t)number : last > SHOWN ? last - SHOWN : 0;
	wt_frame_begin(v, wt_str_of(wt_say(v, "Perubahan", "Changes")));
	wt_emit(wt_out(v), "<h1>%s</h1>", wt_say(v, "Yang berubah", "What changed"));
	code = table(v, after);
	wt_frame_data(v, FORMS, 3);
	wt_frame_end(v);
	return code;
}

/* --- as a stream --------------------------------------------------------------------------------
 */

struct following {
	int64_t *last;
	uint32_t limit;
	struct wt_buf *out;
	struct wt_fault *fault;
};

static int
on_stream(void *context, const struct wt_change *c)
{
	struct following *to = context;
	wt_buf_printf(
		to->out, "id: %" PRId64 "\nevent: %s\ndata: ", c->n, wt_change_kind_name(c->kind));
	print_json(to->out, c);
	wt_buf_cstr(to->out, "\n\n");
	*to->last = c->n;
	return 0;
}

static int
follow(void *context, struct wt_store *store)
{
	struct following *to = context;
	if (*to->last < 0)
		return wt_store_last_change(store, to->last, to->fault);
	return wt_store_changes(store, *to->last, WT_STR(""), to->limit, on_stream, to, to->fault);
}

int
wt_changes_stream(
	struct wt_site *site, int64_t *last, uint32_t limit, struct wt_buf *out, struct wt_fault *f)
{
	struct following to = { last, limit, out, f };
	return wt_site_lend(site, follow, &to, f);
}
