/*
 * wire.c - see wire.h.
 *
 * One function for each record goes over its fields, to write them or to read them, so
 * that both ways are the same.  A string is its length and its bytes and a NUL; a list
 * its count and its items.
 */
#include "extract/wire.h"

#include "base/utf8.h"

struct wire {
	const char *get;        /* reading, else NULL */
	char *put;              /* writing, else NULL */
	size_t left;            /* bytes of either */
	struct wt_arena *arena; /* of arrays that are read */
	bool broken;
};

/* --- parts ------------------------------------------------------------------------------------ */

static void
raw(struct wire *w, void *value, size_t n)
{
	if (w->broken || w->left < n) {
		w->broken = true;
		return;
	}
	if (w->put) {
		memcpy(w->put, value, n);
		w->put += n;
	} else if (w->get) {
		memcpy(value, w->get, n);
		w->get += n;
	}
	w->left -= n;
}

static void
number(struct wire *w, uint32_t *n)
{
	raw(w, n, sizeof *n);
}

static void
flag(struct wire *w, bool *b)
{
	uint32_t n = *b;
	number(w, &n);
	*b = n != 0;
}

static bool
is_clean(struct wt_str s)
{
	for (size_t i = 0; i < s.len;) {
		size_t n = wt_utf8_len(s.ptr + i, s.len - i);
		if (n == 0 || s.ptr[i] == '\0')
			return false;
		i += n;
	}
	return true;
}

static void
string(struct wire *w, struct wt_str *s)
{
	uint32_t n = (uint32_t)s->len;
	char end = '\0';
	number(w, &n);
	if (w->broken || w->left < (size_t)n + 1) {
		w->broken = true;
		return;
	}
	if (w->put) {
		if (n && s->ptr)
			memcpy(w->put, s->ptr, n);
		w->put += n;
	} else {
		*s = (struct wt_str){ w->get, n };
		w->get += n;
		w->broken = !is_clean(*s);
	}
	w->left -= n;
	raw(w, &end, 1);
	w->broken = w->broken || end != '\0';
}

static void
moment(struct wire *w, struct wt_moment *m)
{
	raw(w, m, sizeof *m);
	if (w->broken || w->put)
		return;
	bool good = m->day.year ? wt_day_valid(m->day) : m->day.month == 0 && m->day.day == 0;
	good = good && m->minute >= WT_MINUTE_NONE && m->minute < 1440;
	w->broken = !good || (m->zone != WT_ZONE_NONE && (m->zone < -1440 || m->zone > 1440));
}

/* A span of a text of `len` bytes. */
static void
span(struct wire *w, struct wt_span *s, size_t len)
{
	number(w, &s->start);
	number(w, &s->end);
	w->broken = w->broken || s->start > s->end || s->end > len;
}

/* The count of a list whose items take `least` bytes or more each, and room for them. */
static void *
list(struct wire *w, uint32_t *n, void *items, size_t least, size_t size)
{
	number(w, n);
	if (!w->broken && !w->put && (uint64_t)*n * least > w->left)
		w->broken = true;
	if (w->broken)
		*n = 0;
	return w->put ? items : wt_arena_alloc(w->arena, (size_t)*n + 1, size);
}

/* --- records ---------------------------------------------------------------------------------- */

static void
page_fields(struct wire *w, struct wt_page *p)
{
	uint32_t kind = (uint32_t)p->kind;
	number(w, &kind);
	w->broken = w->broken || kind > WT_PAGE_HTML;
	p->kind = (enum wt_page_kind)kind;
	string(w, &p->id);
	string(w, &p->url);
	string(w, &p->outlet);
	string(w, &p->title);
	moment(w, &p->published);
	moment(w, &p->fetched);
	string(w, &p->text);
}

static void
credits(struct wire *w, struct wt_credit **items, uint32_t *n, size_t doc)
{
	*items = list(w, n, *items, 13, sizeof **items);
	for (uint32_t i = 0; i < *n && !w->broken; i++) {
		string(w, &(*items)[i].name);
		span(w, &(*items)[i].span, doc);
	}
}

static void
anchors(struct wire *w, struct wt_article *a)
{
	struct wt_anchor *items = NULL;
	if (w->put && a->n_map) { /* the map is not ours to change */
		number(w, &a->n_map);
		for (uint32_t i = 0; i < a->n_map; i++) {
			struct wt_anchor one = a->map[i];
			number(w, &one.text);
			number(w, &one.source);
		}
		return;
	}
	items = list(w, &a->n_map, items, 8, sizeof *items);
	for (uint32_t i = 0; i < a->n_map && !w->broken; i++) {
		number(w, &items[i].text);
		number(w, &items[i].source);
		w->broken = w->broken || items[i].text > a->doc.len ||
			    (i && items[i].text < items[i - 1].text);
	}
	a->map = items;
}

static void
paragraphs(struct wire *w, struct wt_article *a)
{
	uint32_t at = 0;
	a->paragraphs = list(w, &a->n_paragraphs, a->paragraphs, 12, sizeof *a->paragraphs);
	for (uint32_t i = 0; i < a->n_paragraphs && !w->broken; i++) {
		struct wt_paragraph *p = &a->paragraphs[i];
		uint32_t kind = (uint32_t)p->kind;
		span(w, &p->span, a->doc.len);
		number(w, &kind);
		w->broken = w->broken || kind > WT_PARA_CAPTION || p->span.start < at;
		p->kind = (enum wt_paragraph_kind)kind;
		at = p->span.end;
	}
}

static void
tags(struct wire *w, struct wt_article *a)
{
	a->tags = list(w, &a->n_tags, a->tags, 5, sizeof *a->tags);
	for (uint32_t i = 0; i < a->n_tags && !w->broken; i++)
		string(w, &a->tags[i]);
}

static void
noise(struct wire *w, struct wt_article *a)
{
	a->noise = list(w, &a->n_noise, a->noise, 8, sizeof *a->noise);
	for (uint32_t i = 0; i < a->n_noise && !w->broken; i++)
		span(w, &a->noise[i], a->doc.len);
}

static void
article_fields(struct wire *w, struct wt_article *a)
{
	string(w, &a->doc);
	string(w, &a->id);
	string(w, &a->url);
	string(w, &a->outlet);
	string(w, &a->title);
	span(w, &a->title_span, a->doc.len);
	moment(w, &a->published);
	span(w, &a->published_span, a->doc.len);
	moment(w, &a->modified);
	flag(w, &a->published_disputed);
	string(w, &a->section);
	string(w, &a->canonical);
	string(w, &a->next_page);
	number(w, &a->page);
	number(w, &a->n_pages);
	tags(w, a);
	span(w, &a->dateline, a->doc.len);
	span(w, &a->dateline_place, a->doc.len);
	credits(w, &a->authors, &a->n_authors, a->doc.len);
	credits(w, &a->editors, &a->n_editors, a->doc.len);
	credits(w, &a->sources, &a->n_sources, a->doc.len);
	paragraphs(w, a);
	noise(w, a);
	anchors(w, a);
}

/* --- both ways -------------------------------------------------------------------------------- */

size_t
wt_wire_put_page(char *out, size_t room, const struct wt_page *page)
{
	struct wt_page copy = *page;
	struct wire w = { .put = out, .left = room };
	page_fields(&w, &copy);
	return w.broken ? 0 : room - w.left;
}

bool
wt_wire_get_page(struct wt_str bytes, struct wt_page *page)
{
	struct wire w = { .get = bytes.ptr, .left = bytes.len };
	*page = (struct wt_page){ .source = WT_STR("") };
	page_fields(&w, page);
	return !w.broken && w.left == 0;
}

size_t
wt_wire_put_article(char *out, size_t room, const struct wt_article *article)
{
	struct wt_article copy = *article;
	struct wire w = { .put = out, .left = room };
	article_fields(&w, &copy);
	return w.broken ? 0 : room - w.left;
}

bool
wt_wire_get_article(struct wt_arena *arena, struct wt_str bytes, struct wt_article *a)
{
	struct wire w = { .get = bytes.ptr, .left = bytes.len, .arena = arena };
	*a = (struct wt_article){ .doc = WT_STR("") };
	article_fields(&w, a);
	return !w.broken && w.left == 0;
}
