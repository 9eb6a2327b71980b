/*
 * parts.c - see parts.h.
 *
 * Outlets number the parts of an article in its address:
 *
 *	/read/123/judul?page=2		?halaman=2  ?hal=2  ?p=2
 *	/read/123/judul/2
 *
 * A link to the page's own address with such a number is a link to a part.  The
 * highest number is the count, the page's own number says which part it is, 1 where
 * it has none.  `page=all` is the whole article and no part.
 *
 * Limits: parts that a script loads leave no link.
 */
#include "extract/parts.h"

#define PARTS_MAX 50 /* a higher number is the page of a list */

static const char *const KEYS[] = { "page", "halaman", "hal", "p", "pg", "part" };

/* "https://a.id/x?page=2#c" gives "/x" and "page=2". */
static void
cut(struct wt_str url, struct wt_str *path, struct wt_str *query)
{
	if (url.len == 0)
		url = WT_STR("");
	ptrdiff_t scheme = wt_str_find(url, WT_STR("://"), 0);
	size_t at = 0, end = url.len;
	if (scheme >= 0 || wt_str_starts(url, WT_STR("//")))
		for (at = scheme >= 0 ? (size_t)scheme + 3 : 2;
			at < url.len && !strchr("/?#", url.ptr[at]); at++)
			;
	for (size_t i = at; i < end; i++)
		if (url.ptr[i] == '#')
			end = i;
	size_t mark = at;
	while (mark < end && url.ptr[mark] != '?')
		mark++;
	*path = (struct wt_str){ url.ptr + at, mark - at };
	*query = mark < end ? (struct wt_str){ url.ptr + mark + 1, end - mark - 1 }
			    : (struct wt_str){ url.ptr, 0 };
	while (path->len > 1 && path->ptr[path->len - 1] == '/')
		path->len--;
}

static uint32_t
part_number(struct wt_str s)
{
	uint64_t n;
	return wt_str_to_u64(s, &n) && n >= 1 && n <= PARTS_MAX ? (uint32_t)n : 0;
}

/* The number that a query gives a part, 0 for none. */
static uint32_t
by_query(struct wt_str query)
{
	struct wt_str pair, key;
	while (wt_str_split(&query, '&', &pair)) {
		if (!wt_str_split(&pair, '=', &key))
			continue;
		for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++)
			if (wt_str_eq_nocase(key, wt_str_of(KEYS[i])) && part_number(pair))
				return part_number(pair);
	}
	return 0;
}

/* The part of the page `own` that an address leads to, 0 where it leads elsewhere. */
static uint32_t
part_of(struct wt_str own, struct wt_str url)
{
	struct wt_str path, query;
	cut(url, &path, &query);
	if (path.len == 0)
		return by_query(query);
	if (own.len < 2 || !wt_str_starts(path, own))
		return 0;
	if (path.len == own.len)
		return by_query(query);
	return path.ptr[own.len] == '/' ? part_number((struct wt_str){
						  path.ptr + own.len + 1, path.len - own.len - 1 })
					: 0;
}

/* The page's own path without the number of its part, which is given. */
static uint32_t
own_part(struct wt_str url, struct wt_str *path)
{
	struct wt_str query;
	cut(url, path, &query);
	uint32_t n = by_query(query);
	size_t slash = path->len;
	while (slash > 0 && path->ptr[slash - 1] != '/')
		slash--;
	struct wt_str last = { path->ptr + slash, path->len - slash };
	/* "/2" behind a headline; "/read/2" is an article's number */
	if (n || slash < 20 || last.len > 2 || part_number(last) < 2)
		return n ? n : 1;
	path->len = slash - 1;
	return part_number(last);
}

void
wt_parts_read(
	struct wt_arena *arena, const struct wt_html *h, struct wt_str own, struct wt_parts *parts)
{
	struct wt_str path, href;
	uint32_t here = own_part(own, &path), most = 0;
	*parts = (struct wt_parts){ .next = { "", 0 } };
	for (uint32_t i = 1; i < h->n; i++) {
		enum wt_html_tag tag = (enum wt_html_tag)h->nodes[i].tag;
		if ((tag != WT_TAG_A && tag != WT_TAG_LINK) || !wt_html_attr(h, i, "href", &href) ||
			href.len > 2000)
			continue;
		uint32_t n = part_of(path, href);
		most = n > most ? n : most;
		if (n == here + 1 && parts->next.len == 0)
			parts->next = wt_html_plain(arena, href);
	}
	most = most > here ? most : here;
	if (most < 2) {
		parts->next.len = 0;
		return;
	}
	parts->page = here;
	parts->n = most;
}
