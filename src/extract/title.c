/*
 * title.c - see title.h.
 *
 * The title is the <h1> that begins as the page's own title does or shares half its words with
 * it, else the JSON-LD headline, og:title or <title> without the site's name.  (On the 73 pages of
 * the truth <h1> is right 54 times, og:title 23 times.)
 */
#include "extract/title.h"

#include "extract/scan.h"

struct choosing {
	struct wt_arena *arena;
	const struct wt_html *h;
	const struct wt_titles *t;
};

static struct wt_str
bare(struct wt_arena *arena, struct wt_str s)
{
	char *to = WT_NEW(arena, char, s.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		if (wt_is_alpha(s.ptr[i]) || wt_is_digit(s.ptr[i]))
			to[n++] = wt_lower(s.ptr[i]);
	return (struct wt_str){ to, n };
}

bool
wt_titles_agree(struct wt_arena *arena, struct wt_str a, struct wt_str b)
{
	a = bare(arena, a);
	b = bare(arena, b);
	if (a.len < 4 || b.len < 4)
		return false;
	return a.len >= b.len ? wt_str_find(a, b, 0) >= 0 : wt_str_find(b, a, 0) >= 0;
}

/* Bytes of a separator between title and site at s: " - ", " | ", " – ", " :: "; else 0. */
static size_t
separator_at(struct wt_str s)
{
	static const char *const MARKS[] = { " - ", " | ", " \xe2\x80\x93 ", " \xe2\x80\x94 ",
		" :: ", " \xc2\xb7 ", " \xc2\xbb ", " \xe2\x80\xa2 ", " ~ ", " // ", " / ", " : " };
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
		if (wt_str_starts(s, wt_str_of(MARKS[i])))
			return strlen(MARKS[i]);
	return 0;
}

static bool
names_site(const struct choosing *c, struct wt_str tail)
{
	const struct wt_str names[] = { c->t->site_name, c->t->publisher, c->t->host };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (tail.len <= 2 * names[i].len && wt_titles_agree(c->arena, tail, names[i]))
			return true;
	return false;
}

/* Is that the whole of a text of the page? */
static bool
stands_alone(const struct choosing *c, struct wt_str title)
{
	if (title.len < 20)
		return false;
	for (uint32_t i = 1; i < c->h->n; i++) {
		if (c->h->nodes[i].tag != WT_TAG_TEXT)
			continue;
		struct wt_str s = wt_str_trim(wt_view(c->h->source, c->h->nodes[i].span));
		if (wt_str_eq(s, title))
			return true;
	}
	return false;
}

/* The title without the site's name behind it. */
static struct wt_str
without_site(const struct choosing *c, struct wt_str title)
{
	for (bool again = true; again;) {
		again = false;
		for (size_t i = title.len; i-- > 1;) {
			size_t n = separator_at((struct wt_str){ title.ptr + i, title.len - i });
			if (n == 0)
				continue;
			struct wt_str tail = { title.ptr + i + n, title.len - i - n };
			if (i > 3 && (names_site(c, tail) ||
					     stands_alone(c, (struct wt_str){ title.ptr, i }))) {
				title.len = i;
				again = true;
			}
			break;
		}
	}
	return wt_str_trim(title);
}

/* Does one title begin as the other does? */
static bool
begin_alike(struct wt_arena *arena, struct wt_str a, struct wt_str b)
{
	a = bare(arena, a);
	b = bare(arena, b);
	return a.len >= 8 && b.len >= 8 && (wt_str_starts(a, b) || wt_str_starts(b, a));
}

/* Are half of the heading's words in the title, and three at least?  (Three do for the only <h1>.)
 */
static bool
share_words(struct wt_arena *arena, struct wt_str heading, struct wt_str title, bool only)
{
	uint32_t words = 0, shared = 0;
	title = wt_arena_lower(arena, title);
	heading = wt_arena_lower(arena, heading);
	for (struct wt_str rest = heading, word; wt_str_split(&rest, ' ', &word);) {
		words += word.len > 0;
		shared += word.len > 2 &&
			  wt_find_phrase(title, wt_arena_copy(arena, word).ptr, 0) >= 0;
	}
	return shared >= 3 && (only || shared * 2 >= words);
}

static bool
fits(const struct choosing *c, struct wt_str heading, bool loosely)
{
	const struct wt_str titles[] = { c->t->page, c->t->og, c->t->headline, c->t->item };
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (loosely ? share_words(c->arena, heading, titles[i], c->t->n_h1 == 1)
			    : begin_alike(c->arena, heading, titles[i]))
			return true;
	return false;
}

/* The <h1> that is the title. */
static struct wt_str
choose_heading(const struct choosing *c, uint32_t *heading)
{
	for (int loosely = 0; loosely < 2; loosely++)
		for (uint32_t i = 0; i < c->t->n_h1; i++) {
			struct wt_str text = wt_html_text(c->arena, c->h, c->t->h1[i]);
			if (text.len < 8 || text.len > 300 || names_site(c, text) ||
				!fits(c, text, loosely))
				continue;
			*heading = c->t->h1[i];
			return without_site(c, text);
		}
	return (struct wt_str){ "", 0 };
}

struct wt_str
wt_title_choose(struct wt_arena *arena, const struct wt_html *html, const struct wt_titles *titles,
	uint32_t *heading)
{
	const struct choosing c = { arena, html, titles };
	*heading = 0;
	struct wt_str title = choose_heading(&c, heading);
	const struct wt_str by_order[] = { titles->headline, titles->og, titles->item, titles->meta,
		titles->page };
	for (size_t i = 0; i < sizeof by_order / sizeof by_order[0] && title.len == 0; i++)
		title = without_site(&c, by_order[i]);
	return title;
}
