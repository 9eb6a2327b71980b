/*
 * raw_map.c - the map from an article's text to the bytes of the page as it was fetched.
 *
 * Two maps follow one another: from the text to the decoded page (tags, entities and white space
 * left out), and from there to the bytes before they were decoded.  The second has no gaps, so each
 * of its anchors is also where the letter before it ends.
 */
#include "extract/raw_map.h"

struct composing {
	struct wt_buf *out;
	struct wt_anchor last;
	const struct wt_anchor *page; /* of the page's own map */
	size_t n_page;
};

static uint32_t
raw_of(const struct composing *c, uint32_t offset)
{
	size_t n = wt_map_before(c->page, c->n_page, offset);
	if (offset == WT_MAP_NOWHERE || n == 0)
		return offset;
	return c->page[n - 1].source + (offset - c->page[n - 1].text);
}

static void
add(struct composing *c, uint32_t text, uint32_t raw)
{
	wt_map_add(c->out, &c->last, (struct wt_anchor){ text, raw });
}

/* The text from `at` up to `end` comes from the decoded page at `source` on. */
static void
add_run(struct composing *c, uint32_t at, uint32_t end, uint32_t source)
{
	add(c, at, raw_of(c, source));
	if (source == WT_MAP_NOWHERE)
		return;
	for (size_t i = wt_map_before(c->page, c->n_page, source); i < c->n_page; i++) {
		uint32_t text = at + (c->page[i].text - source);
		if (c->page[i].text - source >= end - at)
			break;
		add(c, text, c->page[i].source);
		add(c, text, c->page[i].source);
	}
}

/* Where the run that ends at `text` ends in the decoded page. */
static uint32_t
end_of_run(struct wt_anchor run, uint32_t text)
{
	return run.source == WT_MAP_NOWHERE ? WT_MAP_NOWHERE : run.source + (text - run.text);
}

static void
compose(struct composing *c, const struct wt_article *a)
{
	struct wt_anchor run = { 0, a->n_map ? WT_MAP_NOWHERE : 0 };
	if (a->n_map == 0 || a->map[0].text > 0)
		add_run(c, 0, a->n_map ? a->map[0].text : (uint32_t)a->doc.len, run.source);
	for (uint32_t i = 0; i < a->n_map; i++) {
		struct wt_anchor m = a->map[i];
		bool ends = i + 1 < a->n_map && a->map[i + 1].text == m.text;
		uint32_t end = ends ? m.source : end_of_run(run, m.text);
		if (ends)
			m = a->map[++i];
		uint32_t next = i + 1 < a->n_map ? a->map[i + 1].text : (uint32_t)a->doc.len;
		uint32_t raw = raw_of(c, end);
		if (m.text > 0 && raw != end_of_run(c->last, m.text))
			add(c, m.text, raw);
		add_run(c, m.text, next, m.source);
		run = m;
	}
}

static size_t
unpack(struct wt_arena *arena, struct wt_str map, struct wt_anchor **items)
{
	size_t n = 0, cap = map.len / 2 + 1;
	struct wt_anchor at = { 0, 0 };
	*items = WT_NEW(arena, struct wt_anchor, cap);
	while (n < cap && wt_map_next(&map, &at))
		(*items)[n++] = at;
	return n;
}

void
wt_raw_map(struct wt_arena *arena, const struct wt_page *page, struct wt_article *a)
{
	struct wt_buf out = { 0 };
	struct composing c = { .out = &out };
	struct wt_anchor *items;
	a->charset = a->raw_map = (struct wt_str){ "", 0 };
	if (page->kind == WT_PAGE_JSON) /* its text is a string of JSON */
		return;
	a->charset = page->charset.len ? page->charset : WT_STR("utf-8");
	if (a->n_map == 0 && page->map.len == 0)
		return;
	c.n_page = unpack(arena, page->map, &items);
	c.page = items;
	compose(&c, a);
	if (!out.failed)
		a->raw_map = wt_arena_copy(arena, wt_buf_view(&out));
	else
		a->charset = (struct wt_str){ "", 0 };
	wt_buf_release(&out);
}
