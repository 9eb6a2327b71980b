/*
 * html_doc.c - writes the article of a page as plain lines, and where each byte came from.
 *
 *	title
 *	lines above the body that hold a date or a credit; captions
 *	the body: headings, paragraphs, items, each a line
 *	lines below the body that hold a credit
 *
 * Entities become characters, runs of white space one blank, soft hyphens and
 * zero-width marks nothing; each of these puts an anchor into the map.
 */
#include "extract/html_doc.h"

#include "extract/blocks.h"
#include "extract/lines.h"
#include "extract/scan.h"

#define ABOVE       150  /* nodes looked at before the body where no headline is known */
#define ABOVE_MOST  3000 /* and at most behind a headline */
#define BELOW       120  /* nodes looked at behind the body */
#define ABOUT_MAX   200  /* bytes of such a line */
#define CAPTION_MIN 20

struct writer {
	struct wt_arena *arena;
	const struct wt_html *h;
	struct wt_html_doc *d;
	char *text;
	size_t n, cap;
	uint32_t start; /* of the line being written */
	bool blank;     /* a blank is due before its next character */
	bool ended;     /* the last anchor says where a character ends */
};

static void
make_room(struct writer *w, size_t more)
{
	if (w->n + more + 1 <= w->cap)
		return;
	size_t cap = 2 * (w->n + more) + 4096;
	w->text = wt_arena_grow(w->arena, w->text, w->n, cap, 1);
	w->cap = cap;
}

/* The next byte of the text comes from there. */
static void
anchor(struct writer *w, uint32_t source)
{
	struct wt_html_doc *d = w->d;
	struct wt_anchor last = { 0, 0 };
	uint32_t text = (uint32_t)w->n;
	if (d->n_map)
		last = d->map[d->n_map - 1];
	bool known = source == WT_FROM_NOWHERE || last.source == WT_FROM_NOWHERE
			     ? source == last.source
			     : last.source + (text - last.text) == source;
	if (d->n_map == 0 || !known || (w->ended && last.text == text))
		*WT_PUSH(w->arena, d->map, d->n_map, d->cap_map) =
			(struct wt_anchor){ text, source };
	w->ended = false;
}

/* The last character was written otherwise in the page, and ends there. */
static void
end_anchor(struct writer *w, uint32_t source)
{
	struct wt_html_doc *d = w->d;
	*WT_PUSH(w->arena, d->map, d->n_map, d->cap_map) =
		(struct wt_anchor){ (uint32_t)w->n, source };
	w->ended = true;
}

/* Writes the characters of s, which stands at `source` of the page. */
static void
put_text(struct writer *w, struct wt_str s, uint32_t source)
{
	make_room(w, 2 * s.len + 1);
	for (size_t i = 0; i < s.len;) {
		size_t at = i;
		uint32_t from = source == WT_FROM_NOWHERE ? source : source + (uint32_t)at;
		uint32_t c = wt_html_next(s, &i);
		enum wt_html_blank kind = wt_html_blank(c);
		if (kind == WT_HTML_BLANK)
			w->blank = true;
		if (kind != WT_HTML_LETTER)
			continue;
		if (w->blank && w->n > w->start) {
			anchor(w, from == WT_FROM_NOWHERE || from == 0 ? from : from - 1);
			w->text[w->n++] = ' ';
		}
		w->blank = false;
		anchor(w, from);
		size_t n = wt_html_put(w->text + w->n, c);
		w->n += n;
		if (n != i - at && from != WT_FROM_NOWHERE)
			end_anchor(w, source + (uint32_t)i);
	}
}

static void
end_line(struct writer *w, enum wt_html_line_kind kind)
{
	struct wt_html_doc *d = w->d;
	w->blank = false;
	if (w->n == w->start)
		return;
	*WT_PUSH(w->arena, d->lines, d->n_lines, d->cap_lines) =
		(struct wt_html_line){ { w->start, (uint32_t)w->n }, kind };
	if (w->ended) /* an end has a beginning behind it, also of the line's end */
		anchor(w, d->map[d->n_map - 1].source);
	make_room(w, 1);
	w->text[w->n++] = '\n'; /* NOLINT(clang-analyzer-core.*): room was made */
	w->start = (uint32_t)w->n;
}

static void
put_nodes(struct writer *w, uint32_t first, uint32_t last, const bool *left_out)
{
	for (uint32_t i = first; i < last; i++) {
		const struct wt_html_node *n = &w->h->nodes[i];
		if (left_out && left_out[i])
			i = n->end - 1;
		else if (n->tag == WT_TAG_TEXT)
			put_text(w, wt_view(w->h->source, n->span), n->span.start);
		else if (n->tag == WT_TAG_BR)
			w->blank = true;
	}
}

static void
put_block(struct writer *w, const struct wt_blocks *b, const struct wt_block *x,
	enum wt_html_line_kind kind)
{
	put_nodes(w, x->first, x->last, b->left_out);
	end_line(w, kind);
}

static void
put_title(struct writer *w)
{
	struct wt_str title = w->d->meta.title;
	uint32_t h1 = w->d->meta.heading;
	if (h1) {
		put_nodes(w, h1, w->h->nodes[h1].end, NULL);
		struct wt_str written = { w->text + w->start, w->n - w->start };
		if (wt_str_starts(written, title)) {
			w->n = w->start + title.len; /* without the site's name */
			end_line(w, WT_HTML_TITLE);
			return;
		}
		w->n = w->start;
	}
	/* the title is plain: an "&lt;" in it would be read twice, which no headline minds */
	put_text(w, title, WT_FROM_NOWHERE);
	end_line(w, WT_HTML_TITLE);
}

/* --- what stands around the body ---------------------------------------------------------------
 */

static bool
is_about(struct wt_str s, bool dates)
{
	struct wt_moment m;
	struct wt_span at;
	if (s.len < 6 || s.len > ABOUT_MAX)
		return false;
	enum wt_line_role role = wt_line_role(s);
	if (role == WT_LINE_CREDIT || role == WT_LINE_SOURCE)
		return true;
	return dates && wt_scan_printed_date(s, &m, &at) && s.len - wt_span_len(at) < 60;
}

/* Writes what nodes from..to-1 say about the article; captions only above the body. */
static void
put_around(struct writer *w, uint32_t from, uint32_t to, bool above)
{
	struct wt_blocks b;
	bool dated = false, labelled = false;
	wt_blocks_around(w->arena, w->h, from, to, &b);
	for (uint32_t i = 0; i < b.n; i++) {
		const struct wt_block *x = &b.items[i];
		if (x->letters > 4 * ABOUT_MAX || 2 * x->linked > x->letters + 40) {
			labelled = false;
			continue;
		}
		struct wt_str s = wt_block_text(w->arena, &b, x);
		enum wt_line_role role;
		bool named = labelled && s.len > 2 && s.len < 60;
		labelled = wt_label_alone(s, &role);
		if (named || labelled)
			put_block(w, &b, x, WT_HTML_ABOUT);
		else if (above && x->kind == WT_BLOCK_CAPTION && s.len >= CAPTION_MIN)
			put_block(w, &b, x, WT_HTML_CAPTION);
		else if (is_about(s, above && !dated)) {
			put_block(w, &b, x, WT_HTML_ABOUT);
			dated = true; /* the first date alone */
		}
	}
}

/* "Hanoi -" in a block of its own: the paragraph goes on in the next. */
static bool
is_dateline_alone(struct writer *w, const struct wt_blocks *b, const struct wt_block *x)
{
	if (x->kind != WT_BLOCK_TEXT || x->letters > 60)
		return false;
	struct wt_str s = wt_block_text(w->arena, b, x);
	return wt_str_ends(s, WT_STR(" -")) || wt_str_ends(s, WT_STR(" --")) ||
	       wt_str_ends(s, WT_STR(" \xe2\x80\x93")) || wt_str_ends(s, WT_STR(" \xe2\x80\x94"));
}

static void
put_body(struct writer *w, const struct wt_blocks *b, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i < last; i++) {
		const struct wt_block *x = &b->items[i];
		if (x->kind == WT_BLOCK_CAPTION)
			put_block(w, b, x, WT_HTML_CAPTION);
		else if (x->keep && i + 1 < last && is_dateline_alone(w, b, x)) {
			put_nodes(w, x->first, x->last, b->left_out);
			w->blank = true;
		} else if (x->keep)
			put_block(w, b, x,
				x->kind == WT_BLOCK_HEADING ? WT_HTML_HEADING : WT_HTML_BODY);
	}
}

void
wt_html_doc_read(struct wt_arena *arena, const struct wt_page *page, struct wt_html_doc *d)
{
	struct wt_html h;
	struct wt_blocks b;
	struct writer w = { .arena = arena, .h = &h, .d = d };
	memset(d, 0, sizeof *d);
	wt_html_parse(arena, page->text, &h);
	wt_blocks_find(arena, &h, &b);
	(void)wt_content_choose(arena, &b);
	uint32_t first = 0, last = b.n;
	while (first < b.n && !b.items[first].keep)
		first++;
	while (last > first && !b.items[last - 1].keep)
		last--;
	uint32_t body = first < b.n ? b.items[first].first : 0;
	wt_meta_read(arena, &h, page->url, body, &d->meta);
	wt_parts_read(arena, &h, page->url.len ? page->url : d->meta.canonical, &d->parts);
	make_room(&w, page->text.len / 8);
	put_title(&w);
	if (body) {
		uint32_t h1 = d->meta.heading ? h.nodes[d->meta.heading].end : 0;
		uint32_t from = body > ABOVE ? body - ABOVE : 1;
		if (h1 && h1 <= body && body - h1 < ABOVE_MOST)
			from = h1;
		put_around(&w, from, body, true);
		put_body(&w, &b, first, last);
		uint32_t end = b.items[last - 1].last;
		put_around(&w, end, end + BELOW, false);
	}
	d->text = (struct wt_str){ w.text, w.n };
}
