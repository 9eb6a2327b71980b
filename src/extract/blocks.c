/*
 * blocks.c - cuts a page into blocks of text, leaving out its furniture.
 *
 * Left out with all they hold: what is no text (script, svg, buttons, menus of
 * forms), and by tag, role or class what frames an article:
 *
 *	<nav> <aside> <footer>  role="navigation"  class="share-bar"  class="artikel-terkait"
 *
 * A class may lie (<div class="content no-sidebar">): what holds over a fifth of the
 * page's running text (over half, where the word has no other use) is furniture only in name.
 *Running text is text in pieces of at least RUNNING bytes outside links.
 *
 * Limits: what only a style sheet hides is read.
 */
#include "extract/blocks.h"

#define RUNNING 60

/* Words of a class or id that name furniture, in order; a "-" joins neighbouring words. */
static const char *const FURNITURE[] = { "ad", "ads", "adsbygoogle", "advert", "advertisement",
	"advertising", "advertorial", "author", "authors", "baca-juga", "bacajuga", "banner", "bio",
	"breadcrumb", "breadcrumbs", "byline", "carousel", "comment", "commentlist", "comments",
	"consent", "cookie", "cookies", "copyright", "cta", "disqus", "dropdown", "footer", "gdpr",
	"iklan", "jp-relatedposts", "komentar", "latest", "linksisip", "login", "mega-menu", "menu",
	"meta", "modal", "more-from", "most-read", "nav", "navbar", "navigation", "newsletter",
	"outbrain", "pager", "pagination", "paging", "parallax", "paywall", "penulis", "popular",
	"populer", "popup", "postmeta", "promo", "promoted", "read-more", "readmore", "recirc",
	"recommendation", "recommendations", "recommended", "rekomendasi", "related",
	"relatedposts", "screen-reader-text", "search", "share", "sharebar", "sharing", "sidebar",
	"signup", "sisip", "skip-link", "social", "sociable", "socials", "sosmed", "sponsor",
	"sponsored", "sr-only", "subscribe", "subscription", "taboola", "tagcloud", "tags",
	"terbaru", "terkait", "terpopuler", "toc", "toolbar", "tooltip", "trending",
	"visually-hidden", "widget-area" };

static const char *const ROLES[] = { "alert", "alertdialog", "banner", "complementary",
	"contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar" };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct cutter {
	struct wt_arena *arena;
	const struct wt_html *h;
	struct wt_blocks *out;
	uint32_t *running; /* for each node and the end: bytes of running text before it */
	uint32_t *ends;    /* stack: where the open block elements end */
	uint32_t *opened;  /* stack: their nodes */
	uint32_t n_open;
	uint32_t link_end; /* nodes below are in a link */
	bool open;         /* a block is being gathered */
	bool blank;        /* its last character was white space */
};

/* --- what is furniture -------------------------------------------------------------------------
 */

static bool
is_one_of(const char *const *sorted, size_t n, struct wt_str word)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = wt_str_cmp(wt_str_of(sorted[mid]), word);
		if (order == 0)
			return true;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

enum furniture {
	FURNITURE_NONE,
	FURNITURE_BY_NAME,    /* by a word that other things are called by, too */
	FURNITURE_BY_PURPOSE, /* comments, navigation: such only */
	FURNITURE_ALWAYS
};

/* Words that name furniture whatever follows: "commentbox", "iklan2". */
static bool
begins_furniture(struct wt_str word)
{
	static const char *const BEGINNINGS[] = { "advert", "breadcrumb", "comment", "iklan",
		"komentar", "newsletter", "recommend", "rekomendasi", "sidebar", "sosmed",
		"terkait", "terpopuler" };
	for (size_t i = 0; i < COUNT(BEGINNINGS); i++)
		if (wt_str_starts(word, wt_str_of(BEGINNINGS[i])))
			return true;
	return false;
}

static bool
is_word_end(struct wt_str s, size_t i)
{
	char c = s.ptr[i], before = s.ptr[i - 1];
	return !(wt_is_alpha(c) || wt_is_digit(c)) || (wt_is_upper(c) && wt_is_lower(before));
}

/* Does a word of the class, or two neighbouring ones, name furniture? */
static enum furniture
names_furniture(struct wt_str value)
{
	char pair[64];
	size_t n_pair = 0, first = 0; /* bytes of the pair, and of its first word */
	enum furniture found = FURNITURE_NONE;
	for (size_t i = 0; i < value.len;) {
		size_t start = i++;
		if (!wt_is_alpha(value.ptr[start])) {
			if (wt_is_space(value.ptr[start]))
				n_pair = 0;
			continue;
		}
		while (i < value.len && !is_word_end(value, i))
			i++;
		size_t n = i - start;
		if (n > 30) {
			n_pair = 0;
			continue;
		}
		if (n_pair) { /* the second word becomes the first */
			memmove(pair, pair + first, n_pair - first);
			n_pair -= first;
			pair[n_pair++] = '-';
		}
		first = n_pair;
		for (size_t k = 0; k < n; k++)
			pair[n_pair++] = wt_lower(value.ptr[start + k]);
		struct wt_str word = { pair + first, n };
		if (begins_furniture(word))
			return FURNITURE_BY_PURPOSE;
		if (is_one_of(FURNITURE, COUNT(FURNITURE), word) ||
			is_one_of(FURNITURE, COUNT(FURNITURE), (struct wt_str){ pair, n_pair }))
			found = FURNITURE_BY_NAME;
	}
	return found;
}

static bool
is_hidden_style(struct wt_str style)
{
	ptrdiff_t at = wt_str_find(style, WT_STR("display"), 0);
	if (at < 0)
		return false;
	struct wt_str rest = { style.ptr + at + 7, style.len - (size_t)at - 7 };
	while (rest.len && (rest.ptr[0] == ':' || rest.ptr[0] == ' ')) {
		rest.ptr++;
		rest.len--;
	}
	return wt_str_starts(rest, WT_STR("none"));
}

static enum furniture
by_tag(enum wt_html_tag tag)
{
	switch (tag) {
	case WT_TAG_RAW:
	case WT_TAG_SCRIPT:
	case WT_TAG_STYLE:
	case WT_TAG_IFRAME:
	case WT_TAG_SVG:
	case WT_TAG_CANVAS:
	case WT_TAG_VIDEO:
	case WT_TAG_OBJECT:
	case WT_TAG_TEMPLATE:
	case WT_TAG_SELECT:
	case WT_TAG_OPTION:
	case WT_TAG_TEXTAREA:
	case WT_TAG_BUTTON:
	case WT_TAG_HEAD:
	case WT_TAG_TITLE:
	case WT_TAG_NOSCRIPT:
	case WT_TAG_DIALOG:
		return FURNITURE_ALWAYS;
	case WT_TAG_NAV:
	case WT_TAG_ASIDE:
	case WT_TAG_FOOTER:
		return FURNITURE_BY_PURPOSE;
	case WT_TAG_FORM:
	case WT_TAG_FIELDSET:
	case WT_TAG_LABEL:
		return FURNITURE_BY_NAME;
	default:
		return FURNITURE_NONE;
	}
}

static enum furniture
furniture_of(const struct cutter *c, uint32_t node)
{
	enum wt_html_tag tag = (enum wt_html_tag)c->h->nodes[node].tag;
	enum furniture f = by_tag(tag);
	struct wt_str name, value;
	if (f != FURNITURE_NONE || tag == WT_TAG_BODY || tag == WT_TAG_HTML || tag <= WT_TAG_TEXT)
		return f;
	for (uint32_t at = 0; wt_html_attr_next(c->h, node, &at, &name, &value);) {
		bool yes = false;
		if (wt_str_eq_nocase(name, WT_STR("class")) ||
			wt_str_eq_nocase(name, WT_STR("id"))) {
			enum furniture g = names_furniture(value);
			f = g > f ? g : f;
		} else if (wt_str_eq_nocase(name, WT_STR("role")))
			yes = is_one_of(ROLES, COUNT(ROLES), value);
		else if (wt_str_eq_nocase(name, WT_STR("style")))
			yes = is_hidden_style(value);
		else if (wt_str_eq_nocase(name, WT_STR("hidden")))
			yes = true;
		if (yes && f == FURNITURE_NONE)
			f = FURNITURE_BY_NAME;
	}
	return f;
}

/* The running text before each node. */
static void
count_running(struct cutter *c)
{
	const struct wt_html *h = c->h;
	uint32_t sum = 0, hidden = 0, link = 0;
	c->running = WT_NEW(c->arena, uint32_t, h->n + 1);
	for (uint32_t i = 0; i < h->n; i++) {
		const struct wt_html_node *n = &h->nodes[i];
		c->running[i] = sum;
		if (n->tag == WT_TAG_A)
			link = n->end;
		else if (n->tag == WT_TAG_TEXT && i >= hidden && i >= link) {
			uint32_t len = wt_span_len(n->span);
			sum += len >= RUNNING ? len : 0;
		} else if (by_tag((enum wt_html_tag)n->tag) == FURNITURE_ALWAYS && n->end > hidden)
			hidden = n->end;
	}
	c->running[h->n] = sum;
}

static bool
is_left_out(const struct cutter *c, uint32_t node)
{
	enum furniture f = c->running ? furniture_of(c, node)
				      : by_tag((enum wt_html_tag)c->h->nodes[node].tag);
	if (f == FURNITURE_NONE || f == FURNITURE_ALWAYS || !c->running)
		return f == FURNITURE_ALWAYS;
	uint32_t all = c->running[c->h->n];
	uint32_t inside = c->running[c->h->nodes[node].end] - c->running[node];
	return (uint64_t)inside * (f == FURNITURE_BY_PURPOSE ? 2 : 5) <= all;
}

/* --- blocks ------------------------------------------------------------------------------------
 */

static void
close_block(struct cutter *c)
{
	struct wt_blocks *b = c->out;
	if (c->open && b->items[b->n - 1].ends_sentence && !c->blank)
		b->items[b->n - 1].stops++;
	c->open = false;
}

/* Named a caption, and not what holds most of the page's running text. */
static bool
is_caption(const struct cutter *c, uint32_t node, bool nearest)
{
	static const char *const NAMES[] = { "caption", "foto", "photo" };
	const struct wt_html *h = c->h;
	struct wt_str name, value;
	bool yes = h->nodes[node].tag == WT_TAG_FIGCAPTION || h->nodes[node].tag == WT_TAG_CAPTION;
	for (uint32_t at = 0; !yes && wt_html_attr_next(h, node, &at, &name, &value);) {
		if (!wt_str_eq_nocase(name, WT_STR("class")) &&
			!wt_str_eq_nocase(name, WT_STR("id")))
			continue;
		for (size_t i = 0; i < (nearest ? COUNT(NAMES) : 1); i++)
			yes = yes || wt_str_find(value, wt_str_of(NAMES[i]), 0) >= 0;
	}
	if (!yes || !c->running)
		return yes;
	uint32_t inside = c->running[h->nodes[node].end] - c->running[node];
	return (uint64_t)inside * 2 <= c->running[h->n];
}

/* What the nearest telling element around it makes of a block. */
static void
tell_kind(const struct cutter *c, struct wt_block *b)
{
	for (uint32_t k = c->n_open; k-- > 0;) {
		enum wt_html_tag tag = (enum wt_html_tag)c->h->nodes[c->opened[k]].tag;
		if (tag >= WT_TAG_H1 && tag <= WT_TAG_H6) {
			b->kind = WT_BLOCK_HEADING;
			b->level = (uint8_t)(tag - WT_TAG_H1 + 1);
		} else if (tag == WT_TAG_LI || tag == WT_TAG_DT || tag == WT_TAG_DD)
			b->kind = WT_BLOCK_ITEM;
		else if (tag == WT_TAG_BLOCKQUOTE)
			b->kind = WT_BLOCK_QUOTE;
		else if ((tag == WT_TAG_TD || tag == WT_TAG_TH) && k + 1 == c->n_open)
			b->kind = WT_BLOCK_CELL;
		else if (c->n_open - k <= 3 && is_caption(c, c->opened[k], k + 1 == c->n_open))
			b->kind = WT_BLOCK_CAPTION;
		if (b->kind != WT_BLOCK_TEXT)
			return;
	}
}

static struct wt_block *
current_block(struct cutter *c, uint32_t node)
{
	struct wt_blocks *b = c->out;
	if (!c->open) {
		struct wt_block *new = WT_PUSH(c->arena, b->items, b->n, b->cap);
		*new = (struct wt_block){ .first = node, .element = c->opened[c->n_open - 1] };
		tell_kind(c, new);
		c->open = true;
		c->blank = true;
	}
	return &b->items[b->n - 1];
}

/* Counts letters, words and ends of sentences of a text node. */
static void
measure(struct cutter *c, struct wt_block *b, uint32_t node)
{
	struct wt_str s = wt_view(c->h->source, c->h->nodes[node].span);
	uint32_t letters = 0;
	for (size_t i = 0; i < s.len; i++) {
		char ch = s.ptr[i];
		if (wt_is_space(ch)) {
			b->stops += !c->blank && b->ends_sentence;
			c->blank = true;
			continue;
		}
		letters++;
		b->words += c->blank;
		c->blank = false;
		bool closes = ch == '"' || ch == '\'' || ch == ')' || (unsigned char)ch >= 0x80 ||
			      ch == ';';
		b->ends_sentence =
			ch == '.' || ch == '!' || ch == '?' || (b->ends_sentence && closes);
	}
	b->letters += letters;
	b->linked += node < c->link_end ? letters : 0;
}

/* White space, also &nbsp; and what is not shown. */
static bool
is_blank(struct wt_str s)
{
	for (size_t i = 0; i < s.len;)
		if (wt_html_blank(wt_html_next(s, &i)) == WT_HTML_LETTER)
			return false;
	return true;
}

static void
take_text(struct cutter *c, uint32_t node)
{
	struct wt_str s = wt_view(c->h->source, c->h->nodes[node].span);
	if (!c->open && is_blank(s))
		return;
	struct wt_block *b = current_block(c, node);
	measure(c, b, node);
	b->last = node + 1;
}

/* A <br> after the end of a sentence, or a second one, ends the block. */
static void
take_break(struct cutter *c, uint32_t node)
{
	const struct wt_html *h = c->h;
	uint32_t next = node + 1;
	while (next < h->n && h->nodes[next].tag == WT_TAG_TEXT &&
		is_blank(wt_view(h->source, h->nodes[next].span)))
		next++;
	bool twice = next < h->n && h->nodes[next].tag == WT_TAG_BR;
	struct wt_blocks *b = c->out;
	if (c->open && (twice || b->items[b->n - 1].ends_sentence))
		close_block(c);
	c->blank = true;
}

static void
enter(struct cutter *c, uint32_t node)
{
	close_block(c);
	if (node == 0)
		return; /* the root is open */
	c->ends[c->n_open] = c->h->nodes[node].end;
	c->opened[c->n_open++] = node;
}

/* Reads one node; gives the next to read. */
static uint32_t
step(struct cutter *c, uint32_t i)
{
	const struct wt_html_node *n = &c->h->nodes[i];
	struct wt_blocks *b = c->out;
	while (c->n_open > 1 && i >= c->ends[c->n_open - 1]) {
		close_block(c);
		c->n_open--;
	}
	b->before[i] = b->n;
	if (n->tag == WT_TAG_TEXT)
		take_text(c, i);
	else if (n->tag == WT_TAG_BR)
		take_break(c, i);
	else if (is_left_out(c, i)) {
		b->left_out[i] = true;
		if (b->block_tag[n->tag])
			close_block(c);
		for (uint32_t k = i + 1; k < n->end; k++)
			b->before[k] = b->n;
		return n->end;
	} else if (b->block_tag[n->tag])
		enter(c, i);
	else if (n->tag == WT_TAG_A)
		c->link_end = n->end;
	return i + 1;
}

static void
cut(struct cutter *c, uint32_t from, uint32_t to)
{
	struct wt_blocks *b = c->out;
	*b = (struct wt_blocks){ .html = c->h };
	b->before = WT_NEW(c->arena, uint32_t, c->h->n + 1);
	b->left_out = WT_NEW(c->arena, bool, c->h->n + 1);
	for (int t = 0; t < WT_TAG_COUNT; t++)
		b->block_tag[t] = wt_html_is_block((enum wt_html_tag)t);
	c->ends = WT_NEW(c->arena, uint32_t, WT_HTML_DEPTH + 4);
	c->opened = WT_NEW(c->arena, uint32_t, WT_HTML_DEPTH + 4);
	c->ends[0] = c->h->n;
	c->n_open = 1; /* the root */
	for (uint32_t i = from; i < to;)
		i = step(c, i);
	close_block(c);
	b->before[c->h->n] = b->n;
}

void
wt_blocks_find(struct wt_arena *arena, const struct wt_html *h, struct wt_blocks *blocks)
{
	struct cutter c = { .arena = arena, .h = h, .out = blocks };
	count_running(&c);
	cut(&c, 0, h->n);
}

void
wt_blocks_around(struct wt_arena *arena, const struct wt_html *h, uint32_t from, uint32_t to,
	struct wt_blocks *blocks)
{
	struct cutter c = { .arena = arena, .h = h, .out = blocks };
	cut(&c, from, to < h->n ? to : h->n);
}

struct wt_str
wt_block_text(struct wt_arena *arena, const struct wt_blocks *blocks, const struct wt_block *b)
{
	const struct wt_html *h = blocks->html;
	size_t most = 1, n = 0;
	for (uint32_t i = b->first; i < b->last; i++)
		most += h->nodes[i].tag == WT_TAG_TEXT ? wt_span_len(h->nodes[i].span) + 1 : 1;
	char *raw = WT_NEW(arena, char, most);
	for (uint32_t i = b->first; i < b->last; i++) {
		struct wt_str s = wt_view(h->source, h->nodes[i].span);
		if (h->nodes[i].tag == WT_TAG_BR)
			raw[n++] = ' ';
		else if (blocks->left_out[i])
			i = h->nodes[i].end - 1;
		else if (h->nodes[i].tag == WT_TAG_TEXT) {
			memcpy(raw + n, s.ptr, s.len);
			n += s.len;
		}
	}
	return wt_html_plain(arena, (struct wt_str){ raw, n });
}
