/*
 * story.c - /stories: what belongs together, newest first; /story/ID: its articles and events.
 */
#include "story/stories.h"

#include "base/json.h"
#include "web/data.h"
#include "web/flat.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/query.h"
#include "web/show.h"

struct listing {
	struct wt_visit *v;
	struct wt_json json;
	uint32_t limit;
	uint32_t shown;
	bool more;
};

static void
show_days(struct wt_visit *v, const struct wt_story *s)
{
	struct wt_day first, last;
	if (!wt_day_parse(s->first, &first))
		return;
	if (!wt_day_parse(s->last, &last) || wt_day_cmp(first, last) == 0)
		last.year = 0;
	wt_show_period(v, first, last);
}

static void
show_counts(struct wt_visit *v, const struct wt_story *s)
{
	const struct wt_event_counts counts = { .documents = s->documents,
		.outlets = s->outlets,
		.independent = s->independent,
		.independent_most = s->independent_most };
	wt_show_counts(v, &counts);
	wt_emit(wt_out(v), ", <span class=\"n\">%l</span> %s", (uint64_t)s->events,
		wt_say(v, "peristiwa", s->events == 1 ? "event" : "events"));
}

static int
on_story(void *context, const struct wt_story *s)
{
	struct listing *l = context;
	struct wt_visit *v = l->v;
	char id[WT_STORY_ID];
	if (l->shown == l->limit) {
		l->more = true;
		return 1;
	}
	l->shown++;
	wt_buf_cstr(wt_out(v), "<article class=\"event\"><p class=\"when\">");
	show_days(v, s);
	wt_emit(wt_out(v),
		"</p><h2 lang=\"id\"><a href=\"/story/%s\">%S</a></h2><p class=\"under\">",
		wt_story_id(s->id, id), s->title.len ? s->title : wt_str_of(id));
	show_counts(v, s);
	wt_buf_cstr(wt_out(v), "</p></article>\n");
	return 0;
}

int
wt_list_stories(struct wt_visit *v, const struct wt_query *query, bool *more)
{
	struct wt_query q = *query;
	struct listing l = { .v = v, .limit = q.limit };
	q.limit++;
	wt_buf_cstr(wt_out(v), "<section class=\"events\">\n");
	int code = wt_stories_find(v->store, &q, on_story, &l, &v->fault);
	wt_buf_cstr(wt_out(v), "</section>\n");
	if (code == WARTA_OK && l.shown == 0)
		wt_frame_empty(v, wt_say(v,
					  "Belum ada kisah: hanya artikel yang diketahui hari "
					  "terbitnya masuk kisah.",
					  "No story yet: only articles whose day of publication is "
					  "known are in "
					  "one."));
	*more = l.more;
	return code;
}

/* --- data ---------------------------------------------------------------------------------------
 */

static void
number(struct wt_json *j, const char *key, uint64_t n)
{
	wt_json_key(j, key);
	wt_json_int(j, (int64_t)n);
}

static int
on_story_json(void *context, const struct wt_story *s)
{
	struct listing *l = context;
	struct wt_json *j = &l->json;
	char id[WT_STORY_ID];
	wt_json_open(j, '{');
	wt_json_str_if(j, "id", wt_str_of(wt_story_id(s->id, id)));
	wt_json_str_if(j, "title", s->title);
	wt_json_str_if(j, "title_document", s->title_document);
	wt_json_str_if(j, "first", s->first);
	wt_json_str_if(j, "last", s->last);
	number(j, "n_documents", s->documents);
	number(j, "n_outlets", s->outlets);
	number(j, "n_independent", s->independent);
	number(j, "n_independent_most", s->independent_most);
	number(j, "n_events", s->events);
	wt_json_close(j, '}');
	return 0;
}

int
wt_page_stories(struct wt_visit *v)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	struct wt_query q;
	bool more = false;
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	if (v->request.form != WT_AS_HTML) {
		struct listing l = { .v = v, .json = wt_json_begin(wt_out(v)) };
		v->reply->type = "application/json";
		wt_json_open(&l.json, '[');
		code = wt_stories_find(v->store, &q, on_story_json, &l, &v->fault);
		wt_json_close(&l.json, ']');
		wt_buf_char(wt_out(v), '\n');
		return code == WARTA_OK ? wt_flat_reply(v) : code;
	}
	wt_frame_begin(v, wt_str_of(wt_say(v, "Kisah", "Stories")));
	wt_emit(wt_out(v), "<h1>%s</h1>",
		wt_say(v, "Apa yang sedang diberitakan", "What the news is about"));
	code = wt_list_stories(v, &q, &more);
	wt_frame_pager(v, q.offset, q.limit, more);
	wt_frame_data(v, FORMS, 3);
	wt_frame_end(v);
	return code;
}

/* --- one story ----------------------------------------------------------------------------------
 */

struct story {
	struct wt_visit *v;
	uint64_t id;
};

static int
on_head(void *context, const struct wt_story *s)
{
	struct story *to = context;
	struct wt_visit *v = to->v;
	char id[WT_STORY_ID];
	struct wt_str title = s->title.len ? s->title : wt_str_of(wt_story_id(s->id, id));
	to->id = s->id;
	if (v->request.form != WT_AS_HTML)
		return 0;
	wt_frame_begin(v, title);
	wt_emit(wt_out(v), "<h1 lang=\"id\">%S</h1><p class=\"sum\">", title);
	show_days(v, s);
	wt_buf_cstr(wt_out(v), ": ");
	show_counts(v, s);
	wt_buf_cstr(wt_out(v), "</p>");
	return 0;
}

static int
on_article(void *context, const struct wt_story_article *a)
{
	struct wt_visit *v = context;
	struct wt_moment published;
	wt_emit(wt_out(v),
		"<li><a lang=\"id\" href=\"/article/%u\">%S</a> <span class=\"basis\">%S%s", a->id,
		a->title.len ? a->title : a->id, a->outlet, a->outlet.len ? ", " : "");
	if (wt_moment_parse(a->published, &published))
		wt_show_moment(v, published);
	if (a->origin.len)
		wt_emit(wt_out(v), "; %s <a href=\"/article/%u\">%S</a>",
			wt_say(v, "salinan", "copy of"), a->origin, a->origin);
	wt_buf_cstr(wt_out(v), "</span></li>\n");
	return 0;
}

/* --- who takes part, who tells it --- */

#define NAMES_MOST 40

struct names {
	struct wt_visit *v;
	unsigned n;
};

static int
on_party(void *context, const struct wt_event_actor *a)
{
	struct names *to = context;
	struct wt_visit *v = to->v;
	struct wt_buf *out = wt_out(v);
	struct wt_str name = a->name.len ? a->name : wt_show_country(v, a->country);
	wt_emit(out, "%s%S <span class=\"basis\">(%l)</span>", to->n++ ? ", " : "", name,
		a->events);
	return 0;
}

static int
on_source(void *context, struct wt_str value, struct wt_str label, uint64_t events)
{
	struct names *to = context;
	(void)value;
	(void)events;
	if (label.len)
		wt_emit(wt_out(to->v), "%s<a href=\"/source/%u\">%S</a>", to->n++ ? ", " : "",
			label, label);
	return 0;
}

/* Parties with most events first, and the list behind the number of independent sources. */
static int
names(struct wt_visit *v, const struct wt_query *query)
{
	struct names list = { v, 0 };
	struct wt_query q = *query;
	q.offset = 0;
	q.limit = 8;
	wt_emit(wt_out(v), "<dl class=\"fields\"><dt>%s</dt><dd>", wt_say(v, "Pihak", "Parties"));
	int code = wt_events_actors(v->store, &q, on_party, &list, &v->fault);
	wt_emit(wt_out(v), "</dd><dt>%s</dt><dd>",
		wt_say(v, "Sumber mandiri", "Independent sources"));
	q.limit = NAMES_MOST;
	list.n = 0;
	if (code == WARTA_OK)
		code = wt_events_count(v->store, &q, WT_BY_SOURCE, on_source, &list, &v->fault);
	wt_buf_cstr(wt_out(v), "</dd></dl>");
	return code;
}

int
wt_page_story(struct wt_visit *v)
{
	struct wt_query q;
	struct story story = { .v = v };
	int code = wt_query_read(v, &q);
	if (code == WARTA_OK)
		code = wt_story_show(v->store, v->request.parts[1], on_head, &story, &v->fault);
	if (code != WARTA_OK)
		return code;
	q.story = story.id;
	q.newest_first = false;
	if (v->request.form != WT_AS_HTML)
		return wt_data_events(v, &q);
	code = names(v, &q);
	wt_emit(wt_out(v), "<h2>%s</h2><ol class=\"papers\">",
		wt_say(v, "Artikel, yang terbit lebih dulu di atas",
			"Articles, the first published on top"));
	if (code == WARTA_OK)
		code = wt_story_articles(v->store, story.id, on_article, v, &v->fault);
	wt_emit(wt_out(v), "</ol><h2>%s</h2>", wt_say(v, "Peristiwa", "Events"));
	if (code == WARTA_OK)
		code = wt_list_events(v, &q);
	wt_frame_end(v);
	return code;
}
