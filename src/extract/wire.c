/*
 * wire.c - see wire.h.
 */
#include "extract/wire.h"

#include "base/wire.h"
#include "capture/message.h"

/* --- records ---------------------------------------------------------------------------------- */

static void
credits(struct wt_wire *w, struct wt_credit **items, uint32_t *n, size_t doc)
{
	*items = wt_wire_list(w, n, *items, 13, sizeof **items);
	for (uint32_t i = 0; i < *n && !w->broken; i++) {
		wt_wire_string(w, &(*items)[i].name);
		wt_wire_span(w, &(*items)[i].span, doc);
	}
}

static void
anchors(struct wt_wire *w, struct wt_article *a)
{
	struct wt_anchor *items = NULL;
	if (w->put && a->n_map) { /* the map is not ours to change */
		wt_wire_number(w, &a->n_map);
		for (uint32_t i = 0; i < a->n_map; i++) {
			struct wt_anchor one = a->map[i];
			wt_wire_number(w, &one.text);
			wt_wire_number(w, &one.source);
		}
		return;
	}
	items = wt_wire_list(w, &a->n_map, items, 8, sizeof *items);
	for (uint32_t i = 0; i < a->n_map && !w->broken; i++) {
		wt_wire_number(w, &items[i].text);
		wt_wire_number(w, &items[i].source);
		w->broken = w->broken || items[i].text > a->doc.len ||
			    (i && items[i].text < items[i - 1].text);
	}
	a->map = items;
}

static void
paragraphs(struct wt_wire *w, struct wt_article *a)
{
	uint32_t at = 0;
	a->paragraphs = wt_wire_list(w, &a->n_paragraphs, a->paragraphs, 12, sizeof *a->paragraphs);
	for (uint32_t i = 0; i < a->n_paragraphs && !w->broken; i++) {
		struct wt_paragraph *p = &a->paragraphs[i];
		uint32_t kind = (uint32_t)p->kind;
		wt_wire_span(w, &p->span, a->doc.len);
		wt_wire_number(w, &kind);
		w->broken = w->broken || kind > WT_PARA_CAPTION || p->span.start < at;
		p->kind = (enum wt_paragraph_kind)kind;
		at = p->span.end;
	}
}

static void
tags(struct wt_wire *w, struct wt_article *a)
{
	a->tags = wt_wire_list(w, &a->n_tags, a->tags, 5, sizeof *a->tags);
	for (uint32_t i = 0; i < a->n_tags && !w->broken; i++)
		wt_wire_string(w, &a->tags[i]);
}

static void
noise(struct wt_wire *w, struct wt_article *a)
{
	a->noise = wt_wire_list(w, &a->n_noise, a->noise, 8, sizeof *a->noise);
	for (uint32_t i = 0; i < a->n_noise && !w->broken; i++)
		wt_wire_span(w, &a->noise[i], a->doc.len);
}

static void
article_fields(struct wt_wire *w, struct wt_article *a)
{
	wt_wire_string(w, &a->doc);
	wt_wire_string(w, &a->id);
	wt_wire_string(w, &a->url);
	wt_wire_string(w, &a->outlet);
	wt_wire_string(w, &a->title);
	wt_wire_span(w, &a->title_span, a->doc.len);
	wt_wire_moment(w, &a->published);
	wt_wire_span(w, &a->published_span, a->doc.len);
	wt_wire_moment(w, &a->modified);
	wt_wire_flag(w, &a->published_disputed);
	wt_wire_string(w, &a->section);
	wt_wire_string(w, &a->canonical);
	wt_wire_string(w, &a->next_page);
	wt_wire_number(w, &a->page);
	wt_wire_number(w, &a->n_pages);
	tags(w, a);
	wt_wire_span(w, &a->dateline, a->doc.len);
	wt_wire_span(w, &a->dateline_place, a->doc.len);
	credits(w, &a->authors, &a->n_authors, a->doc.len);
	credits(w, &a->editors, &a->n_editors, a->doc.len);
	credits(w, &a->sources, &a->n_sources, a->doc.len);
	paragraphs(w, a);
	noise(w, a);
	anchors(w, a);
	wt_wire_string(w, &a->charset);
	wt_wire_string(w, &a->raw_map);
}

/* --- both ways -------------------------------------------------------------------------------- */

size_t
wt_wire_put_page(char *out, size_t room, const struct wt_page *page)
{
	struct wt_page copy = *page;
	struct wt_wire w = { .put = out, .left = room };
	wt_message_page(&w, &copy);
	return w.broken ? 0 : room - w.left;
}

bool
wt_wire_get_page(struct wt_str bytes, struct wt_page *page)
{
	struct wt_wire w = { .get = bytes.ptr, .left = bytes.len };
	*page = (struct wt_page){ .source = WT_STR("") };
	wt_message_page(&w, page);
	return !w.broken && w.left == 0;
}

size_t
wt_wire_put_article(char *out, size_t room, const struct wt_article *article)
{
	struct wt_article copy = *article;
	struct wt_wire w = { .put = out, .left = room };
	article_fields(&w, &copy);
	return w.broken ? 0 : room - w.left;
}

bool
wt_wire_get_article(struct wt_arena *arena, struct wt_str bytes, struct wt_article *a)
{
	struct wt_wire w = { .get = bytes.ptr, .left = bytes.len, .arena = arena };
	*a = (struct wt_article){ .doc = WT_STR("") };
	article_fields(&w, a);
	return !w.broken && w.left == 0;
}
