/*
 * meta.c - reads the data about an article that stand in the head and the tags of a page.
 *
 * Each kind of source has a rank; of each fact the best ranked that can be read
 * stands.  For the day of publication:
 *
 *	JSON-LD datePublished of the article
 *	<meta property="article:published_time">, itemprop="datePublished" and like names
 *	<meta name="date">, "pubdate", "dcterms.created", "publish..." and like names
 *	JSON-LD datePublished of the page
 *	<time datetime>
 *	a date in the lines above the text
 *	the address: /2024/07/18/
 *
 * Where the day stands without its hour, a source of lower rank that names the same day
 * gives it.  A stamp in UTC gives way to the same moment with a zone: the day of a report is
 * the day at its desk.
 *
 * The title is chosen by title.c of all that were seen.
 */
#include "extract/meta.h"

#include "extract/dates.h"
#include "extract/jsonld.h"
#include "extract/scan.h"
#include "extract/title.h"

#define SCRIPTS_MAX  40
#define FIELD_MAX    800 /* bytes; longer ones are no title and no name */
#define VALUE_NODES  200 /* an element of more nodes is no name or date */
#define SEEN_MAX     80  /* bytes of a line with a date */
#define SEEN_BYTES   400 /* the same with entities and white space */
#define SEEN_NODES   150
#define SEEN_BELOW   80 /* nodes below the lead, */
#define SEEN_SHORT   40 /* where a line is a date and little else */
#define SIGNED_NODES 12

struct collector {
	struct wt_arena *arena;
	const struct wt_html *h;
	struct wt_meta *m;
	struct wt_ld ld;
	uint32_t article; /* the best article in ld */
	struct wt_moment published[WT_DATE_RANKS], modified[WT_DATE_RANKS];
	struct wt_titles titles;
	struct wt_str og_url;
	uint32_t n_scripts;
	uint32_t og_type_article;
};

/* --- names -------------------------------------------------------------------------------------
 */

static void
add_name(struct wt_names *names, struct wt_str s, uint32_t most)
{
	s = wt_str_trim(s);
	if (s.len == 0 || s.len > 100 || names->n >= most)
		return;
	for (uint32_t i = 0; i < names->n; i++)
		if (wt_str_eq_nocase(names->items[i], s))
			return;
	names->items[names->n++] = s;
}

/* A person's name as far as can be seen: no address, no handle, no bare mark. */
static void
add_person(struct wt_names *names, struct wt_str s)
{
	s = wt_str_trim(s);
	if (wt_begins(s, "by ") || wt_begins(s, "oleh "))
		s = wt_str_trim((struct wt_str){ s.ptr + 3, s.len - 3 });
	bool address = wt_begins(s, "www.") || wt_str_find(s, WT_STR("://"), 0) >= 0 ||
		       wt_str_find(s, WT_STR("@"), 0) >= 0;
	if (s.len > 2 && s.len < 80 && !address && !wt_str_eq_nocase(s, WT_STR("admin")) &&
		!wt_str_eq_nocase(s, WT_STR("administrator")))
		add_name(names, s, WT_META_NAMES);
}

static void
add_tags(struct wt_names *tags, struct wt_str list)
{
	struct wt_str part;
	while (wt_str_split(&list, ',', &part))
		add_name(tags, part, WT_META_TAGS);
}

static void
keep_first(struct wt_str *field, struct wt_str s)
{
	if (s.len > FIELD_MAX)
		return;
	if (field->len == 0)
		*field = wt_str_trim(s);
}

static void
keep_date(struct wt_moment *field, struct wt_str s)
{
	struct wt_moment m;
	if (field->day.year == 0 && wt_scan_stamp(s, &m))
		*field = m;
}

/* --- <meta> ------------------------------------------------------------------------------------
 */

enum meta_field {
	META_PUBLISHED,
	META_DATE,
	META_MODIFIED,
	META_OG_TITLE,
	META_TITLE,
	META_SITE,
	META_PUBLISHER,
	META_AUTHOR,
	META_EDITOR,
	META_SECTION,
	META_TAG,
	META_KEYWORDS,
	META_URL
};

static const struct {
	const char *name;
	enum meta_field field;
} META_NAMES[] = {
	{ "article:published_time", META_PUBLISHED },
	{ "article:published", META_PUBLISHED },
	{ "og:published_time", META_PUBLISHED },
	{ "datepublished", META_PUBLISHED },
	{ "parsely-pub-date", META_PUBLISHED },
	{ "sailthru.date", META_PUBLISHED },
	{ "cxenseparse:recs:publishtime", META_PUBLISHED },
	{ "dtk:publishdate", META_PUBLISHED },
	{ "publishdate", META_DATE },
	{ "publish-date", META_DATE },
	{ "publish_date", META_DATE },
	{ "published_date", META_DATE },
	{ "content_publisheddate", META_DATE },
	{ "content_published_date", META_DATE },
	{ "originalpublicationdate", META_DATE },
	{ "datecreated", META_DATE },
	{ "pubdate", META_DATE },
	{ "date", META_DATE },
	{ "dc.date", META_DATE },
	{ "dc.date.issued", META_DATE },
	{ "dcterms.created", META_DATE },
	{ "dcterms.date", META_DATE },
	{ "article:modified_time", META_MODIFIED },
	{ "article:modified", META_MODIFIED },
	{ "og:updated_time", META_MODIFIED },
	{ "datemodified", META_MODIFIED },
	{ "dcterms.modified", META_MODIFIED },
	{ "lastmod", META_MODIFIED },
	{ "last-modified", META_MODIFIED },
	{ "og:title", META_OG_TITLE },
	{ "twitter:title", META_TITLE },
	{ "title", META_TITLE },
	{ "dc.title", META_TITLE },
	{ "parsely-title", META_TITLE },
	{ "og:site_name", META_SITE },
	{ "application-name", META_PUBLISHER },
	{ "publisher", META_PUBLISHER },
	{ "dc.publisher", META_PUBLISHER },
	{ "author", META_AUTHOR },
	{ "article:author", META_AUTHOR },
	{ "dc.creator", META_AUTHOR },
	{ "parsely-author", META_AUTHOR },
	{ "sailthru.author", META_AUTHOR },
	{ "content_author", META_AUTHOR },
	{ "editor", META_EDITOR },
	{ "content_editor", META_EDITOR },
	{ "article:section", META_SECTION },
	{ "parsely-section", META_SECTION },
	{ "content_category", META_SECTION },
	{ "article:tag", META_TAG },
	{ "news_keywords", META_KEYWORDS },
	{ "keywords", META_KEYWORDS },
	{ "og:url", META_URL },
};

static void
take_meta_field(struct collector *c, enum meta_field field, struct wt_str value)
{
	switch (field) {
	case META_PUBLISHED:
		keep_date(&c->published[WT_BY_META], value);
		break;
	case META_DATE:
		keep_date(&c->published[WT_BY_NAME], value);
		break;
	case META_MODIFIED:
		keep_date(&c->modified[WT_BY_META], value);
		break;
	case META_OG_TITLE:
		keep_first(&c->titles.og, value);
		break;
	case META_TITLE:
		keep_first(&c->titles.meta, value);
		break;
	case META_SITE:
		keep_first(&c->titles.site_name, value);
		break;
	case META_PUBLISHER:
		keep_first(&c->titles.publisher, value);
		break;
	case META_AUTHOR:
		add_person(&c->m->authors, value);
		break;
	case META_EDITOR:
		add_person(&c->m->editors, value);
		break;
	case META_SECTION:
		keep_first(&c->m->section, value);
		break;
	case META_TAG:
		add_name(&c->m->tags, value, WT_META_TAGS);
		break;
	case META_KEYWORDS:
		add_tags(&c->m->tags, value);
		break;
	case META_URL:
		keep_first(&c->og_url, value);
		break;
	}
}

static void
take_meta(struct collector *c, uint32_t node)
{
	struct wt_str name, value, key = { "", 0 }, content = { "", 0 };
	for (uint32_t at = 0; wt_html_attr_next(c->h, node, &at, &name, &value);)
		if (wt_str_eq_nocase(name, WT_STR("content")))
			content = value;
		else if (key.len == 0 && (wt_str_eq_nocase(name, WT_STR("name")) ||
						 wt_str_eq_nocase(name, WT_STR("property")) ||
						 wt_str_eq_nocase(name, WT_STR("itemprop"))))
			key = value;
	if (key.len == 0 || content.len == 0)
		return;
	for (size_t i = 0; i < sizeof META_NAMES / sizeof META_NAMES[0]; i++)
		if (wt_str_eq_nocase(key, wt_str_of(META_NAMES[i].name))) {
			take_meta_field(c, META_NAMES[i].field, wt_html_plain(c->arena, content));
			return;
		}
}

/* --- microdata, <time>, <link> -----------------------------------------------------------------
 */

/* The value of an element: its content or datetime attribute, else its text. */
static struct wt_str
value_of(struct collector *c, uint32_t node)
{
	struct wt_str v;
	if (wt_html_attr(c->h, node, "content", &v) || wt_html_attr(c->h, node, "datetime", &v))
		return wt_html_plain(c->arena, v);
	if (c->h->nodes[node].end - node > VALUE_NODES)
		return (struct wt_str){ "", 0 };
	return wt_html_text(c->arena, c->h, node);
}

static void
take_item(struct collector *c, uint32_t node)
{
	struct wt_str item;
	if (!wt_html_attr(c->h, node, "itemprop", &item))
		return;
	if (wt_str_find(item, WT_STR("datePublished"), 0) >= 0)
		keep_date(&c->published[WT_BY_ITEM], value_of(c, node));
	else if (wt_str_find(item, WT_STR("dateModified"), 0) >= 0)
		keep_date(&c->modified[WT_BY_ITEM], value_of(c, node));
	else if (wt_str_is(item, "headline"))
		keep_first(&c->titles.item, value_of(c, node));
	else if (wt_str_is(item, "author"))
		add_person(&c->m->authors, value_of(c, node));
	else if (wt_str_is(item, "editor"))
		add_person(&c->m->editors, value_of(c, node));
	else if (wt_str_is(item, "articleSection"))
		keep_first(&c->m->section, value_of(c, node));
}

static void
take_link(struct collector *c, uint32_t node)
{
	struct wt_str rel, href;
	if (wt_html_attr(c->h, node, "rel", &rel) && wt_str_eq_nocase(rel, WT_STR("canonical")) &&
		wt_html_attr(c->h, node, "href", &href))
		keep_first(&c->m->canonical, wt_html_plain(c->arena, href));
}

static void
take_script(struct collector *c, uint32_t node)
{
	struct wt_str type;
	uint32_t raw = node + 1;
	if (raw >= c->h->nodes[node].end || c->n_scripts >= SCRIPTS_MAX ||
		!wt_html_attr(c->h, node, "type", &type) ||
		wt_str_find(type, WT_STR("ld+json"), 0) < 0)
		return;
	c->n_scripts++;
	(void)wt_ld_read(c->arena, &c->ld, wt_view(c->h->source, c->h->nodes[raw].span));
}

static void
collect(struct collector *c)
{
	const struct wt_html *h = c->h;
	for (uint32_t i = 1; i < h->n; i++) {
		switch ((enum wt_html_tag)h->nodes[i].tag) {
		case WT_TAG_META:
			take_meta(c, i);
			break;
		case WT_TAG_LINK:
			take_link(c, i);
			break;
		case WT_TAG_SCRIPT:
			take_script(c, i);
			break;
		case WT_TAG_TITLE:
			if (c->titles.page.len == 0)
				keep_first(&c->titles.page, wt_html_text(c->arena, h, i));
			break;
		case WT_TAG_H1:
			if (c->titles.n_h1 < WT_TITLES_H1)
				c->titles.h1[c->titles.n_h1++] = i;
			take_item(c, i);
			break;
		case WT_TAG_TIME:
			take_item(c, i);
			keep_date(&c->published[WT_BY_TIME], value_of(c, i));
			break;
		case WT_TAG_TEXT:
		case WT_TAG_RAW:
			break;
		default:
			if (wt_str_find(wt_view(h->source, h->nodes[i].span), WT_STR("itemprop"),
				    0) > 0)
				take_item(c, i);
		}
	}
}

/* --- JSON-LD -----------------------------------------------------------------------------------
 */

/* The article whose headline agrees with the page's title, else the first. */
static uint32_t
choose_article(struct collector *c)
{
	uint32_t first = 0;
	for (uint32_t v = 1; v < c->ld.n; v++) {
		if (!wt_ld_is_article(&c->ld, v))
			continue;
		struct wt_str headline = wt_ld_string(&c->ld, wt_ld_member(&c->ld, v, "headline"));
		if (wt_titles_agree(c->arena, headline, c->titles.page) ||
			wt_titles_agree(c->arena, headline, c->titles.og))
			return v;
		first = first ? first : v;
	}
	return first;
}

static void
take_ld_people(struct collector *c, uint32_t value, struct wt_names *names)
{
	if (value == 0)
		return;
	if (c->ld.values[value].kind != WT_LD_ARRAY) {
		add_person(names, wt_ld_string(&c->ld, value));
		return;
	}
	for (uint32_t v = c->ld.values[value].child; v; v = c->ld.values[v].next)
		add_person(names, wt_ld_string(&c->ld, v));
}

static void
take_ld_tags(struct collector *c, uint32_t value)
{
	if (value && c->ld.values[value].kind == WT_LD_ARRAY)
		for (uint32_t v = c->ld.values[value].child; v; v = c->ld.values[v].next)
			add_name(&c->m->tags, wt_ld_string(&c->ld, v), WT_META_TAGS);
	else
		add_tags(&c->m->tags, wt_ld_string(&c->ld, value));
}

static void
take_ld(struct collector *c)
{
	const struct wt_ld *ld = &c->ld;
	uint32_t a = choose_article(c);
	for (uint32_t v = 1; v < ld->n; v++) {
		struct wt_str type = wt_ld_string(ld, wt_ld_member(ld, v, "@type"));
		if (type.len && wt_str_ends(type, WT_STR("Page")))
			keep_date(&c->published[WT_BY_LD_PAGE],
				wt_ld_string(ld, wt_ld_member(ld, v, "datePublished")));
	}
	if (a == 0)
		return;
	struct wt_names meta_authors = c->m->authors;
	c->m->authors.n = 0;
	keep_first(&c->titles.headline, wt_ld_string(ld, wt_ld_member(ld, a, "headline")));
	keep_date(&c->published[WT_BY_LD], wt_ld_string(ld, wt_ld_member(ld, a, "datePublished")));
	keep_date(&c->modified[WT_BY_LD], wt_ld_string(ld, wt_ld_member(ld, a, "dateModified")));
	keep_first(&c->titles.publisher, wt_ld_string(ld, wt_ld_member(ld, a, "publisher")));
	keep_first(&c->m->section, wt_ld_string(ld, wt_ld_member(ld, a, "articleSection")));
	take_ld_people(c, wt_ld_member(ld, a, "author"), &c->m->authors);
	take_ld_people(c, wt_ld_member(ld, a, "editor"), &c->m->editors);
	take_ld_tags(c, wt_ld_member(ld, a, "keywords"));
	if (c->m->authors.n == 0)
		c->m->authors = meta_authors;
}

/* --- what follows from it ----------------------------------------------------------------------
 */

/* /2024/07/18/ or /2024-07-18/ within an address */
static void
date_of_url(struct wt_str url, struct wt_moment *m)
{
	for (size_t i = 0; i + 11 < url.len; i++) {
		struct wt_str s = { url.ptr + i + 1, 10 };
		char part = s.ptr[4];
		if (url.ptr[i] != '/' || (part != '/' && part != '-') || s.ptr[7] != part)
			continue;
		if (!wt_is_digit(url.ptr[i + 11]) && wt_scan_stamp(s, m))
			return;
	}
}

/* "Ditulis oleh Rini Astuti": a date behind it is the text's own. */
static bool
is_byline(struct wt_str s)
{
	static const char *const WORDS[] = { "written by", "by", "posted by", "published by",
		"author", "oleh", "ditulis oleh", "penulis", "reporter", "pewarta", "editor",
		"published", "diterbitkan" };
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (wt_begins(s, WORDS[i]))
			return true;
	return false;
}

/* Where the text ends with its author's name, and a date stands behind. */
static void
take_signed(struct collector *c, uint32_t from, uint32_t to)
{
	uint32_t near = 0; /* nodes from a byline on */
	for (uint32_t i = from; i < to && c->published[WT_BY_SEEN].day.year == 0; i++) {
		const struct wt_html_node *n = &c->h->nodes[i];
		if (n->tag != WT_TAG_TEXT || wt_span_len(n->span) > SEEN_BYTES)
			continue;
		struct wt_str s = wt_html_plain(c->arena, wt_view(c->h->source, n->span));
		struct wt_moment m;
		if (is_byline(s))
			near = i + SIGNED_NODES;
		if (i < near && s.len > 7 && s.len < SEEN_SHORT && !wt_says_change(s) &&
			wt_scan_stamp(s, &m))
			c->published[WT_BY_SEEN] = m;
	}
}

/* The dates that nodes from..to-1 show; the first, or the last where asked. */
static void
take_seen(struct collector *c, uint32_t from, uint32_t to, size_t most, bool last)
{
	struct wt_moment *seen = &c->published[WT_BY_SEEN];
	uint32_t hidden = 0;
	for (uint32_t i = from; i < to && (last || seen->day.year == 0); i++) {
		const struct wt_html_node *n = &c->h->nodes[i];
		enum wt_html_tag tag = (enum wt_html_tag)n->tag;
		if (tag == WT_TAG_OPTION || tag == WT_TAG_TEXTAREA || tag == WT_TAG_A)
			hidden = n->end;
		if (tag != WT_TAG_TEXT || i < hidden || wt_span_len(n->span) > SEEN_BYTES)
			continue;
		struct wt_str s = wt_html_plain(c->arena, wt_view(c->h->source, n->span));
		struct wt_moment m;
		if (s.len > 7 && s.len < most && !wt_says_change(s) && wt_scan_stamp(s, &m))
			*seen = m;
	}
}

/* "Diperbarui: 18 Juli 2024", a line of its own behind the headline. */
static void
look_for_change(struct collector *c)
{
	struct wt_moment *seen = &c->modified[WT_BY_SEEN];
	for (uint32_t i = c->m->heading; i < c->h->n && seen->day.year == 0; i++) {
		const struct wt_html_node *n = &c->h->nodes[i];
		if (n->tag != WT_TAG_TEXT || wt_span_len(n->span) > SEEN_SHORT)
			continue;
		struct wt_str s = wt_html_plain(c->arena, wt_view(c->h->source, n->span));
		struct wt_moment m;
		if (s.len > 7 && wt_says_change(s) && wt_scan_stamp(s, &m))
			*seen = m;
	}
}

/* Between headline and text, else in the lines before. */
static void
look_for_date(struct collector *c, uint32_t body)
{
	uint32_t h1 = c->m->heading;
	if (body == 0 || body > c->h->n)
		return;
	if (h1 && h1 < body)
		take_seen(c, h1, body, SEEN_MAX, false);
	if (c->published[WT_BY_SEEN].day.year == 0) {
		uint32_t end = h1 && h1 < body ? h1 : body;
		take_seen(c, end > SEEN_NODES ? end - SEEN_NODES : 0, end, SEEN_MAX, true);
	}
	if (c->published[WT_BY_SEEN].day.year == 0) {
		uint32_t end = body + SEEN_BELOW < c->h->n ? body + SEEN_BELOW : c->h->n;
		take_seen(c, body, end, SEEN_SHORT, false);
	}
	if (c->published[WT_BY_SEEN].day.year == 0)
		take_signed(c, body, c->h->n);
}

/* The host of an address without "www.". */
static struct wt_str
host_of(struct wt_str url)
{
	ptrdiff_t at = wt_str_find(url, WT_STR("://"), 0);
	if (at < 0)
		return (struct wt_str){ url.ptr, 0 };
	struct wt_str host = { url.ptr + at + 3, url.len - (size_t)at - 3 };
	for (size_t i = 0; i < host.len; i++)
		if (strchr("/?#:", host.ptr[i])) {
			host.len = i;
			break;
		}
	if (wt_str_starts(host, WT_STR("www."))) {
		host.ptr += 4;
		host.len -= 4;
	}
	return host;
}

/* "Kompas Cyber Media" of KOMPAS.com is no author. */
static void
drop_outlet(struct wt_names *names, struct wt_str outlet)
{
	size_t n = 0;
	uint32_t kept = 0;
	while (n < outlet.len && (wt_is_alpha(outlet.ptr[n]) || wt_is_digit(outlet.ptr[n])))
		n++;
	struct wt_str word = { outlet.ptr, n };
	for (uint32_t i = 0; i < names->n; i++) {
		struct wt_str s = names->items[i];
		bool own =
			n > 3 && s.len >= n && wt_str_eq_nocase((struct wt_str){ s.ptr, n }, word);
		if (!own)
			names->items[kept++] = s;
	}
	names->n = kept;
}

void
wt_meta_read(struct wt_arena *arena, const struct wt_html *html, struct wt_str url, uint32_t body,
	struct wt_meta *m)
{
	struct collector *c = WT_NEW(arena, struct collector, 1);
	bool unused;
	memset(m, 0, sizeof *m);
	c->arena = arena;
	c->h = html;
	c->m = m;
	for (int i = 0; i < WT_DATE_RANKS; i++)
		c->published[i] = c->modified[i] =
			(struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	collect(c);
	take_ld(c);
	keep_first(&m->canonical, c->og_url);
	date_of_url(url.len ? url : m->canonical, &c->published[WT_BY_URL]);
	c->titles.host = host_of(m->canonical);
	m->title = wt_title_choose(arena, html, &c->titles, &m->heading);
	look_for_date(c, body);
	look_for_change(c);
	m->published = wt_best_date(c->published, &m->disputed);
	m->modified = wt_best_date(c->modified, &unused);
	keep_first(&m->outlet, c->titles.site_name);
	keep_first(&m->outlet, c->titles.publisher);
	keep_first(&m->outlet, host_of(url.len ? url : m->canonical));
	drop_outlet(&m->authors, m->outlet);
}
