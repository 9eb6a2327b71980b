/*
 * content.c - finds the article among the blocks of a page.
 *
 * Each block has a worth: running text outside links counts for the article, text in
 * links against it.  From the root the way goes down into the element that holds
 * most of the worth, as long as one child holds nearly all (NEARLY).  Within the
 * element found every block is looked at alone: lists of links, shared buttons,
 * inserted links ('Baca juga') and what follows a closing heading ('Artikel terkait') go.
 * A lead between the headline and that element comes along.
 *
 * Limits: an article in several elements that also hold other articles is cut.
 */
#include "extract/blocks.h"
#include "extract/scan.h"

#define LONG_BLOCK 80 /* letters of a block that is a paragraph whatever its end */
#define REPEATS    16 /* quotations that are looked for in the text */
#define NEARLY     80 /* per cent of the worth that a child must hold to go down */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A short block that begins so is an inserted link or a button. */
static const char *const INSERTED[] = { "baca juga", "baca :", "baca:", "baca selengkapnya",
	"baca artikel", "lihat juga", "simak juga", "simak video", "simak:", "tonton juga",
	"tonton video", "[gambas", "pilihan editor", "artikel terkait", "berita terkait",
	"scroll to continue", "advertisement", "lihat foto", "video terkait",
	"infografis:", "read more", "read also", "also read", "read next", "see also", "learn more",
	"click here", "related:", "related article", "continue reading", "share this", "share on",
	"sign up", "subscribe", "follow us", "copyright", "\xc2\xa9", "all rights reserved",
	"photo:", "image:", "foto:", "image credit", "photo credit",
	"updated:", "published:", "last updated", "posted on", "posted by", "written by",
	"by:", "skip to", "back to top", "download our", "terima kasih telah membaca",
	"dapatkan update", "ikuti kami", "table of contents", "jump to", "in this article",
	"min read", "view all", "show more", "load more",
	/* behind a wall */
	"artikel ini hanya untuk", "artikel ini khusus", "konten ini hanya", "konten ini khusus",
	"khusus pelanggan", "khusus untuk pelanggan", "berlangganan", "silakan berlangganan",
	"silakan masuk", "sudah berlangganan", "untuk melanjutkan membaca", "daftar sekarang",
	"this article is for subscribers", "already a subscriber", "to continue reading" };

/* A heading that begins so opens what is no part of the article any more. */
static const char *const CLOSING[] = { "artikel terkait", "artikel lainnya", "baca juga",
	"berita lainnya", "berita terkait", "berita populer", "berita terbaru", "terkait",
	"terpopuler", "terbaru", "rekomendasi", "komentar", "tinggalkan komentar", "lihat juga",
	"topik terkait", "tag", "tags", "related", "you may also", "you might also", "recommended",
	"more from", "more in", "more on", "more stories", "more articles", "more posts",
	"read next", "read more", "keep reading", "further reading", "about the author",
	"about author", "comments", "leave a comment", "leave a reply", "post a comment",
	"share this", "subscribe", "sign up", "newsletter", "popular posts", "latest",
	"recent posts", "trending", "most read", "most popular", "other articles", "similar",
	"stay connected", "get in touch", "follow us", "join the" };

/* The whole of a block that is an advertisement's mark. */
static const char *const MARKS[] = { "iklan", "ads", "sponsored", "scroll untuk melanjutkan",
	"lanjutkan membaca", "next", "prev", "previous", "komentar", "bagikan", "share" };

static bool
is_any(struct wt_str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_str_eq_nocase(s, wt_str_of(words[i])))
			return true;
	return false;
}

static bool
begins_with_any(struct wt_str s, const char *const *phrases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_begins(s, phrases[i]))
			return true;
	return false;
}

struct share {
	uint64_t letters, linked;
};

struct chooser {
	struct wt_arena *arena;
	struct wt_blocks *b;
	int64_t *sums;        /* worth of all blocks before each */
	struct share *shares; /* of all blocks before each */
	uint32_t first, last; /* blocks of the content, end exclusive */
};

static bool
is_linked(const struct wt_block *b)
{
	return 2 * (uint64_t)b->linked > b->letters;
}

static bool
is_running(const struct wt_block *b)
{
	if (is_linked(b) || b->kind == WT_BLOCK_CAPTION || b->kind == WT_BLOCK_HEADING)
		return false;
	return b->letters >= LONG_BLOCK || (b->stops && b->words >= 10);
}

static int64_t
worth_of(const struct wt_block *b)
{
	int64_t own = (int64_t)b->letters - b->linked;
	if (b->kind == WT_BLOCK_CAPTION)
		return 0;
	if (is_linked(b))
		return -(int64_t)b->linked / 2 - 5;
	if (b->kind == WT_BLOCK_HEADING)
		return 0;
	if (is_running(b))
		return own;
	return b->kind == WT_BLOCK_ITEM || b->kind == WT_BLOCK_CELL ? own / 3 : -5;
}

static void
sum_worth(struct chooser *c)
{
	c->sums = WT_NEW(c->arena, int64_t, c->b->n + 1);
	c->shares = WT_NEW(c->arena, struct share, c->b->n + 1);
	for (uint32_t i = 0; i < c->b->n; i++) {
		const struct wt_block *b = &c->b->items[i];
		const struct share *s = &c->shares[i];
		c->sums[i + 1] = c->sums[i] + worth_of(b);
		c->shares[i + 1] = (struct share){ s->letters + b->letters, s->linked + b->linked };
	}
}

static int64_t
worth_within(const struct chooser *c, uint32_t node)
{
	const struct wt_html_node *n = &c->b->html->nodes[node];
	return c->sums[c->b->before[n->end]] - c->sums[c->b->before[node]];
}

static uint32_t
best_child(const struct chooser *c, uint32_t node, int64_t *worth)
{
	const struct wt_html *h = c->b->html;
	uint32_t best = 0;
	*worth = INT64_MIN;
	for (uint32_t i = node + 1; i < h->nodes[node].end; i = h->nodes[i].end) {
		int64_t w = worth_within(c, i);
		if (w > *worth && h->nodes[i].tag != WT_TAG_TEXT) {
			*worth = w;
			best = i;
		}
	}
	return best;
}

/* Down from the root to the element that holds the article. */
static uint32_t
descend(const struct chooser *c)
{
	uint32_t node = 0;
	int64_t here = worth_within(c, 0), most = here;
	for (;;) {
		int64_t worth;
		uint32_t child = best_child(c, node, &worth);
		enum wt_html_tag tag = (enum wt_html_tag)c->b->html->nodes[child].tag;
		bool single = tag == WT_TAG_P || tag == WT_TAG_LI || tag == WT_TAG_BLOCKQUOTE;
		if (child == 0 || worth <= 0 || worth * 100 < most * NEARLY || single)
			return node;
		node = child;
		here = worth;
		most = most > here ? most : here;
	}
}

/* The element that says it is the body, where it holds half of what was found or more. */
static uint32_t
declared_body(const struct chooser *c, uint32_t found)
{
	const struct wt_html *h = c->b->html;
	int64_t whole = worth_within(c, found), most = 0;
	uint32_t body = found;
	for (uint32_t i = 1; i < h->n; i++) {
		struct wt_str item;
		if (h->nodes[i].tag <= WT_TAG_RAW || h->nodes[i].tag == WT_TAG_META ||
			wt_str_find(wt_view(h->source, h->nodes[i].span), WT_STR("articleBody"),
				0) < 0 ||
			!wt_html_attr(h, i, "itemprop", &item))
			continue;
		int64_t worth = worth_within(c, i);
		if (worth * 2 >= whole && worth > most) {
			most = worth;
			body = i;
		}
	}
	return body;
}

/* --- block by block ----------------------------------------------------------------------------
 */

static uint32_t
list_around(const struct chooser *c, uint32_t element)
{
	const struct wt_html *h = c->b->html;
	while (element && h->nodes[element].tag != WT_TAG_UL && h->nodes[element].tag != WT_TAG_OL)
		element = h->nodes[element].parent;
	return element;
}

/* Is the list that holds the block mostly links? */
static bool
is_list_of_links(const struct chooser *c, const struct wt_block *b)
{
	uint32_t list = list_around(c, b->element);
	if (list == 0)
		return false;
	const struct wt_html_node *n = &c->b->html->nodes[list];
	const struct share *from = &c->shares[c->b->before[list]];
	const struct share *to = &c->shares[c->b->before[n->end]];
	return (to->linked - from->linked) * 2 > to->letters - from->letters;
}

static bool
is_wanted(const struct chooser *c, const struct wt_block *b)
{
	if (b->kind == WT_BLOCK_CAPTION)
		return false;
	if (b->kind == WT_BLOCK_ITEM && is_list_of_links(c, b))
		return false;
	if (is_linked(b) && b->kind != WT_BLOCK_HEADING &&
		(b->letters < 2 * LONG_BLOCK ||
			10 * (uint64_t)b->linked > 9 * (uint64_t)b->letters))
		return false;
	if (b->letters > 160)
		return true;
	struct wt_str text = wt_block_text(c->arena, c->b, b);
	return !begins_with_any(text, INSERTED, COUNT(INSERTED)) &&
	       !is_any(text, MARKS, COUNT(MARKS));
}

static bool
opens_the_end(const struct chooser *c, const struct wt_block *b)
{
	bool heading = b->kind == WT_BLOCK_HEADING || (b->letters < 30 && !b->ends_sentence);
	if (!heading || b->letters > LONG_BLOCK)
		return false;
	return begins_with_any(wt_block_text(c->arena, c->b, b), CLOSING, COUNT(CLOSING));
}

/* The running text of the blocks from..to-1 that are kept. */
static uint64_t
kept_letters(const struct chooser *c, uint32_t from, uint32_t to)
{
	uint64_t n = 0;
	for (uint32_t i = from; i < to; i++)
		n += c->b->items[i].keep && is_running(&c->b->items[i]) ? c->b->items[i].letters
									: 0;
	return n;
}

/* Cuts at a closing heading that has less than half of the text behind it. */
static void
cut_end(struct chooser *c)
{
	uint64_t all = kept_letters(c, c->first, c->last), seen = 0;
	for (uint32_t i = c->first; i < c->last; i++) {
		struct wt_block *b = &c->b->items[i];
		if (seen * 2 >= all && opens_the_end(c, b))
			c->last = i;
		seen += b->keep && is_running(b) ? b->letters : 0;
	}
}

/* "ISTANBUL (Antara) --": a dateline in a block of its own. */
static bool
ends_with_dash(const struct chooser *c, const struct wt_block *b)
{
	if (b->letters > LONG_BLOCK)
		return false;
	struct wt_str s = wt_block_text(c->arena, c->b, b);
	return wt_str_ends(s, WT_STR("-")) || wt_str_ends(s, WT_STR("\xe2\x80\x93")) ||
	       wt_str_ends(s, WT_STR("\xe2\x80\x94"));
}

/* A sentence set apart for display that stands in the text too. */
static bool
is_repeated(const struct chooser *c, uint32_t quote)
{
	struct wt_str s = wt_block_text(c->arena, c->b, &c->b->items[quote]);
	if (s.len < 40)
		return false;
	struct wt_str middle = { s.ptr + s.len / 2 - 15, 30 };
	for (uint32_t i = c->first; i < c->last; i++) {
		const struct wt_block *b = &c->b->items[i];
		if (i == quote || !b->keep || b->letters < c->b->items[quote].letters / 2)
			continue;
		if (wt_str_find(wt_block_text(c->arena, c->b, b), middle, 0) >= 0)
			return true;
	}
	return false;
}

static void
drop_repeated(struct chooser *c)
{
	uint32_t looked = 0;
	for (uint32_t i = c->first; i < c->last && looked < REPEATS; i++) {
		struct wt_block *b = &c->b->items[i];
		if (!b->keep || b->kind != WT_BLOCK_QUOTE || b->letters > 400)
			continue;
		looked++;
		b->keep = !is_repeated(c, i);
	}
}

/* Headings and labels that nothing follows or precedes. */
static void
trim(struct chooser *c)
{
	while (c->last > c->first &&
		!(c->b->items[c->last - 1].keep &&
			(is_running(&c->b->items[c->last - 1]) ||
				c->b->items[c->last - 1].ends_sentence ||
				c->b->items[c->last - 1].kind == WT_BLOCK_ITEM ||
				c->b->items[c->last - 1].kind == WT_BLOCK_CELL)))
		c->last--;
	uint32_t start = c->first;
	while (start < c->last && !(c->b->items[start].keep && is_running(&c->b->items[start])))
		start++;
	while (start > c->first && c->b->items[start - 1].keep &&
		((c->b->items[start - 1].kind == WT_BLOCK_HEADING &&
			 c->b->items[start - 1].level > 1) ||
			ends_with_dash(c, &c->b->items[start - 1])))
		start--;
	c->first = start;
}

/* From the headline on, paragraphs before the element found belong to the article. */
static void
take_lead(struct chooser *c)
{
	uint32_t i = c->first;
	for (uint32_t back = 0; i > 0 && back < 60; back++) {
		i--;
		if (c->b->items[i].kind == WT_BLOCK_HEADING && c->b->items[i].level == 1)
			break;
	}
	if (c->first == 0 || c->b->items[i].kind != WT_BLOCK_HEADING)
		return;
	for (uint32_t k = i; k < c->first; k++)
		c->b->items[k].keep = is_running(&c->b->items[k]) &&
				      c->b->items[k].kind == WT_BLOCK_TEXT &&
				      is_wanted(c, &c->b->items[k]);
	c->first = i;
}

uint32_t
wt_content_choose(struct wt_arena *arena, struct wt_blocks *blocks)
{
	struct chooser c = { .arena = arena, .b = blocks };
	sum_worth(&c);
	uint32_t node = declared_body(&c, descend(&c));
	c.first = blocks->before[node];
	c.last = blocks->before[blocks->html->nodes[node].end];
	for (uint32_t i = c.first; i < c.last; i++)
		blocks->items[i].keep = is_wanted(&c, &blocks->items[i]);
	cut_end(&c);
	take_lead(&c);
	drop_repeated(&c);
	trim(&c);
	for (uint32_t i = 0; i < blocks->n; i++)
		blocks->items[i].keep = blocks->items[i].keep && i >= c.first && i < c.last;
	return node;
}
