/*
 * feed_xml.c - RSS, RDF, Atom, sitemaps and OPML, by libxml2.
 *
 * Feeds are often nearly XML: entities of HTML that XML has not, a bad byte, a tag
 * that is not closed.  The parser recovers; before it, entities of HTML are made
 * characters, and all before the first element, where entities could be defined, is blanked.  What
 * an element means is told by its local name; names of the modules that hold pictures and sound
 * (media, itunes, image, video) are passed over.
 */
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "capture/feed.h"

#define PARSE_OPTIONS                                                                              \
	(XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |           \
		XML_PARSE_NOCDATA | XML_PARSE_COMPACT)
#define TEXT_DEPTH 200

/* --- before the parser ------------------------------------------------------------------------ */

static bool
begins(struct wt_str s, size_t at, const char *word)
{
	size_t n = strlen(word);
	return at + n <= s.len && memcmp(s.ptr + at, word, n) == 0;
}

/* Behind "<!DOCTYPE" at `at`, and the '>' behind its own brackets. */
static size_t
doctype_end(struct wt_str s, size_t at)
{
	bool inner = false;
	while (at < s.len && (inner || s.ptr[at] != '>')) {
		inner = s.ptr[at] == '[' || (inner && s.ptr[at] != ']');
		at++;
	}
	return at < s.len ? at + 1 : at;
}

static size_t
behind(struct wt_str s, size_t at, const char *mark)
{
	ptrdiff_t end = wt_str_find(s, wt_str_of(mark), at);
	return end < 0 ? s.len : (size_t)end + strlen(mark);
}

/* Blanks what stands before the first element: the declaration, whose charset is no longer true,
 * comments, and the document type, which could define entities. */
static void
blank_prolog(struct wt_buf *text)
{
	struct wt_str s = wt_buf_view(text);
	size_t at = 0;
	while (at + 1 < s.len && !(s.ptr[at] == '<' && wt_is_alpha(s.ptr[at + 1]))) {
		size_t end = at + 1;
		if (begins(s, at, "<?"))
			end = behind(s, at, "?>");
		else if (begins(s, at, "<!--"))
			end = behind(s, at, "-->");
		else if (begins(s, at, "<!DOCTYPE"))
			end = doctype_end(s, at);
		memset(text->ptr + at, ' ', end - at);
		at = end;
	}
}

/* "&eacute;" at `at`: its code point and length; 0 where XML knows it, or nobody does. */
static unsigned
html_entity(struct wt_str s, size_t at, size_t *len)
{
	char name[12];
	size_t n = 0;
	while (at + 1 + n < s.len && n < sizeof name - 1 &&
		(wt_is_alpha(s.ptr[at + 1 + n]) || wt_is_digit(s.ptr[at + 1 + n]))) {
		name[n] = s.ptr[at + 1 + n];
		n++;
	}
	name[n] = '\0';
	if (n < 2 || at + 1 + n >= s.len || s.ptr[at + 1 + n] != ';')
		return 0;
	const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
	*len = n + 2;
	return e && e->value > 127 ? e->value : 0;
}

/* The text with HTML's entities as numbers, and lone ampersands written out. */
static void
mend_entities(struct wt_str s, struct wt_buf *out)
{
	size_t from = 0;
	for (size_t i = 0; i < s.len; i++) {
		size_t len = 0;
		if (begins(s, i, "<![CDATA[")) {
			ptrdiff_t end = wt_str_find(s, WT_STR("]]>"), i);
			i = end < 0 ? s.len - 1 : (size_t)end + 2;
		} else if (s.ptr[i] == '&') {
			unsigned value = html_entity(s, i, &len);
			bool lone = i + 1 >= s.len ||
				    !(wt_is_alpha(s.ptr[i + 1]) || s.ptr[i + 1] == '#');
			if (!value && !lone)
				continue;
			wt_buf_add(out, s.ptr + from, i - from);
			if (value)
				wt_buf_printf(out, "&#%u;", value);
			else
				wt_buf_cstr(out, "&amp;");
			from = i + (value ? len : 1);
		}
	}
	wt_buf_add(out, s.ptr + from, s.len - from);
}

/* --- nodes ------------------------------------------------------------------------------------ */

static struct wt_str
local_name(const xmlNode *node)
{
	struct wt_str name = wt_str_of((const char *)node->name);
	/* of a prefix that nobody declared; a node of text has no name */
	const char *colon = name.len ? memchr(name.ptr, ':', name.len) : NULL;
	if (!colon)
		return name;
	return (struct wt_str){ colon + 1, name.len - (size_t)(colon + 1 - name.ptr) };
}

static bool
is(const xmlNode *node, const char *name)
{
	return wt_str_eq_nocase(local_name(node), wt_str_of(name));
}

static bool
of_a_picture(const xmlNode *node)
{
	static const char *const PREFIXES[] = { "media", "itunes", "image", "video", "thumb",
		"georss", "googleplay" };
	struct wt_str prefix = { "", 0 };
	const char *colon = strchr((const char *)node->name, ':');
	if (node->ns && node->ns->prefix)
		prefix = wt_str_of((const char *)node->ns->prefix);
	else if (colon)
		prefix = (struct wt_str){ (const char *)node->name,
			(size_t)(colon - (const char *)node->name) };
	for (size_t i = 0; i < sizeof PREFIXES / sizeof PREFIXES[0]; i++)
		if (wt_str_eq_nocase(prefix, wt_str_of(PREFIXES[i])))
			return true;
	return false;
}

/* The characters within, entities of the document left out. */
static void
add_characters(const xmlNode *node, struct wt_buf *out, unsigned depth)
{
	for (const xmlNode *c = node->children; c && depth < TEXT_DEPTH; c = c->next) {
		if ((c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) && c->content)
			wt_buf_cstr(out, (const char *)c->content);
		else if (c->type == XML_ELEMENT_NODE)
			add_characters(c, out, depth + 1);
	}
}

static struct wt_str
characters(struct wt_feed *feed, const xmlNode *node)
{
	wt_buf_clear(&feed->scratch);
	add_characters(node, &feed->scratch, 0);
	return wt_str_trim(wt_buf_view(&feed->scratch));
}

static struct wt_span
keep_characters(struct wt_feed *feed, const xmlNode *node)
{
	return wt_feed_keep(feed, characters(feed, node));
}

/* The value of an attribute into the feed's scratch; empty where it is not there. */
static struct wt_str
attribute(struct wt_feed *feed, const xmlNode *node, const char *name)
{
	wt_buf_clear(&feed->scratch);
	for (const xmlAttr *a = node->properties; a; a = a->next)
		for (const xmlNode *c = a->children; c && strcmp((const char *)a->name, name) == 0;
			c = c->next)
			if (c->type == XML_TEXT_NODE && c->content)
				wt_buf_cstr(&feed->scratch, (const char *)c->content);
	return wt_str_trim(wt_buf_view(&feed->scratch));
}

static bool
attribute_is(struct wt_feed *feed, const xmlNode *node, const char *name, const char *value)
{
	return wt_str_eq_nocase(attribute(feed, node, name), wt_str_of(value));
}

/* --- items ------------------------------------------------------------------------------------ */

struct reading {
	struct wt_feed *feed;
	const xmlDoc *doc;
	struct wt_str base;
	struct wt_buf link;              /* an address on its way */
	uint32_t ttl, period, frequency; /* as the channel says; minutes, minutes, times in it */
};

static struct wt_span
keep_link(struct reading *r, struct wt_str link)
{
	wt_buf_clear(&r->link);
	wt_buf_str(&r->link, link);
	return wt_feed_link(r->feed, r->base, wt_buf_view(&r->link));
}

static bool
is_empty(struct wt_span s)
{
	return s.start == s.end;
}

/* <link>http://...</link> of RSS, <link rel="alternate" href="..."/> of Atom */
static void
take_link(struct reading *r, struct wt_feed_item *item, const xmlNode *node)
{
	struct wt_str rel = attribute(r->feed, node, "rel");
	if (rel.len && !wt_str_eq_nocase(rel, WT_STR("alternate")))
		return;
	struct wt_str href = attribute(r->feed, node, "href");
	if (href.len == 0)
		href = characters(r->feed, node);
	struct wt_span link = keep_link(r, href);
	if (is_empty(item->link))
		item->link = link;
}

static void
take_guid(struct reading *r, struct wt_feed_item *item, const xmlNode *node)
{
	item->id = keep_characters(r->feed, node);
	struct wt_str id = wt_feed_text(r->feed, item->id);
	if (is_empty(item->link) && wt_str_starts(id, WT_STR("http")) &&
		!attribute_is(r->feed, node, "isPermaLink", "false"))
		item->link = keep_link(r, id);
}

/* Content of Atom as HTML: of type xhtml it is elements. */
static void
take_content(struct reading *r, struct wt_span *to, const xmlNode *node)
{
	if (!attribute_is(r->feed, node, "type", "xhtml")) {
		struct wt_span s = keep_characters(r->feed, node);
		if (wt_span_len(s) > wt_span_len(*to))
			*to = s;
		return;
	}
	xmlBuffer *dump = xmlBufferCreate();
	for (xmlNode *c = node->children; dump && c; c = c->next)
		(void)xmlNodeDump(dump, node->doc, c, 0, 0);
	if (dump)
		*to = wt_feed_keep(r->feed, wt_str_of((const char *)xmlBufferContent(dump)));
	xmlBufferFree(dump);
}

static void
take_author(struct reading *r, struct wt_feed_item *item, const xmlNode *node)
{
	const xmlNode *name = node->children;
	while (name && !(name->type == XML_ELEMENT_NODE && is(name, "name")))
		name = name->next;
	if (is_empty(item->author))
		item->author = keep_characters(r->feed, name ? name : node);
}

static void
take_moment(struct reading *r, struct wt_moment *to, const xmlNode *node)
{
	struct wt_moment m;
	if (to->day.year == 0 && wt_feed_moment(characters(r->feed, node), &m))
		*to = m;
}

static bool
is_any(const xmlNode *node, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is(node, names[i]))
			return true;
	return false;
}

static void
take_part(struct reading *r, struct wt_feed_item *item, const xmlNode *node)
{
	static const char *const PUBLISHED[] = { "pubDate", "published", "issued", "date",
		"created", "publication_date" };
	static const char *const MODIFIED[] = { "updated", "modified", "lastmod" };
	if (is(node, "link"))
		take_link(r, item, node);
	else if (is(node, "loc") || is(node, "origLink"))
		item->link = keep_link(r, characters(r->feed, node));
	else if (is(node, "guid") || is(node, "id"))
		take_guid(r, item, node);
	else if (is(node, "title") && is_empty(item->title))
		item->title = keep_characters(r->feed, node);
	else if (is(node, "encoded") || is(node, "content") || is(node, "body"))
		take_content(r, &item->content, node);
	else if (is(node, "description") || is(node, "summary"))
		take_content(r, &item->summary, node);
	else if (is(node, "author") || is(node, "creator"))
		take_author(r, item, node);
	else if (is_any(node, PUBLISHED, sizeof PUBLISHED / sizeof PUBLISHED[0]))
		take_moment(r, &item->published, node);
	else if (is_any(node, MODIFIED, sizeof MODIFIED / sizeof MODIFIED[0]))
		take_moment(r, &item->modified, node);
}

static bool
take_item(struct reading *r, const xmlNode *node)
{
	struct wt_feed_item *item = wt_feed_add(r->feed);
	if (!item)
		return false;
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || of_a_picture(c))
			continue;
		if (is(c, "news")) /* of a sitemap: one level more */
			for (const xmlNode *n = c->children; n; n = n->next) {
				if (n->type == XML_ELEMENT_NODE)
					take_part(r, item, n);
			}
		else
			take_part(r, item, c);
	}
	return true;
}

/* <outline xmlUrl="..." text="..."/> of OPML, where it names a feed */
static bool
take_outline(struct reading *r, const xmlNode *node)
{
	struct wt_span link = keep_link(r, attribute(r->feed, node, "xmlUrl"));
	if (is_empty(link))
		return true;
	struct wt_feed_item *item = wt_feed_add(r->feed);
	if (!item)
		return false;
	item->link = link;
	item->title = wt_feed_keep(r->feed, attribute(r->feed, node, "text"));
	return true;
}

/* --- the tree --------------------------------------------------------------------------------- */

/* <ttl>60</ttl>; so often (<sy:updateFrequency>) in <sy:updatePeriod> */
static void
take_period(struct reading *r, const xmlNode *node)
{
	static const struct {
		const char *name;
		uint32_t minutes;
	} PERIODS[] = { { "hourly", 60 }, { "daily", 1440 }, { "weekly", 10080 },
		{ "monthly", 43200 }, { "yearly", 525600 } };
	uint64_t n;
	struct wt_str s = characters(r->feed, node);
	if (is(node, "ttl") && wt_str_to_u64(s, &n) && n < 100000)
		r->ttl = (uint32_t)n;
	if (is(node, "updateFrequency") && wt_str_to_u64(s, &n) && n > 0 && n < 100000)
		r->frequency = (uint32_t)n;
	for (size_t i = 0; i < sizeof PERIODS / sizeof PERIODS[0]; i++)
		if (is(node, "updatePeriod") && wt_str_eq_nocase(s, wt_str_of(PERIODS[i].name)))
			r->period = PERIODS[i].minutes;
}

/* <skipHours><hour>3</hour></skipHours>, <skipDays><day>Saturday</day></skipDays> */
static void
take_rest(struct reading *r, const xmlNode *node)
{
	static const char *const DAYS[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
		"Saturday", "Sunday" };
	uint64_t hour;
	bool hours = node->parent && is(node->parent, "skipHours") && is(node, "hour");
	bool days = node->parent && is(node->parent, "skipDays") && is(node, "day");
	struct wt_str s = hours || days ? characters(r->feed, node) : WT_STR("");
	if (hours && wt_str_to_u64(s, &hour) && hour <= 24) /* some say 24 for midnight */
		r->feed->rest.hours |= 1U << (hour % 24);
	for (unsigned i = 0; days && i < 7; i++)
		if (wt_str_eq_nocase(s, wt_str_of(DAYS[i])))
			r->feed->rest.days |= 1U << i;
}

/* What the channel says of when it changes. */
static void
take_schedule(struct reading *r, const xmlNode *node)
{
	if (is(node, "ttl") || is(node, "updatePeriod") || is(node, "updateFrequency"))
		take_period(r, node);
	else
		take_rest(r, node);
	uint32_t period = r->period / (r->frequency ? r->frequency : 1);
	r->feed->every = r->ttl > period ? r->ttl : period;
}

static bool
is_item(const struct wt_feed *feed, const xmlNode *node)
{
	switch (feed->kind) {
	case WT_FEED_SITE:
		return is(node, "url") && !of_a_picture(node);
	case WT_FEED_INDEX:
		return is(node, "sitemap");
	case WT_FEED_LIST:
		return is(node, "outline");
	case WT_FEED_NEWS:
		break;
	}
	return is(node, "item") || is(node, "entry");
}

/* The next element in the order of the document; children first unless they were read. */
static const xmlNode *
next_node(const xmlNode *node, bool below)
{
	if (below && node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node && !node->next) {
		node = node->parent;
		if (node && node->type != XML_ELEMENT_NODE)
			return NULL;
	}
	return node ? node->next : NULL;
}

static void
walk(struct reading *r, const xmlNode *root)
{
	bool below = true;
	for (const xmlNode *n = root; n; n = next_node(n, below)) {
		below = true;
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (is_item(r->feed, n)) {
			below = r->feed->kind == WT_FEED_LIST;
			if (!(below ? take_outline(r, n) : take_item(r, n)))
				return;
		} else {
			take_schedule(r, n);
		}
	}
}

static bool
kind_of(const xmlNode *root, enum wt_feed_kind *kind)
{
	static const struct {
		const char *name;
		enum wt_feed_kind kind;
	} ROOTS[] = { { "rss", WT_FEED_NEWS }, { "feed", WT_FEED_NEWS }, { "RDF", WT_FEED_NEWS },
		{ "channel", WT_FEED_NEWS }, { "urlset", WT_FEED_SITE },
		{ "sitemapindex", WT_FEED_INDEX }, { "opml", WT_FEED_LIST } };
	for (size_t i = 0; root && i < sizeof ROOTS / sizeof ROOTS[0]; i++)
		if (is(root, ROOTS[i].name)) {
			*kind = ROOTS[i].kind;
			return true;
		}
	return false;
}

static int
read_tree(struct wt_feed *feed, xmlDoc *doc, struct wt_str base, struct wt_fault *f)
{
	struct reading r = { .feed = feed, .doc = doc, .base = base };
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	if (!root)
		return wt_fail(f, WARTA_EFORMAT, 0, "no XML that could be read");
	if (!kind_of(root, &feed->kind))
		return wt_fail(f, WARTA_EFORMAT, 0, "no feed: it begins with <%.40s>",
			(const char *)root->name);
	walk(&r, root);
	wt_buf_release(&r.link);
	return WARTA_OK;
}

int
wt_feed_read_xml(struct wt_feed *feed, struct wt_buf *text, struct wt_str base, struct wt_fault *f)
{
	struct wt_buf mended = { 0 };
	blank_prolog(text);
	mend_entities(wt_str_trim(wt_buf_view(text)), &mended);
	if (mended.failed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	xmlDoc *doc = xmlReadMemory(
		mended.len ? mended.ptr : "", (int)mended.len, NULL, "UTF-8", PARSE_OPTIONS);
	int code = read_tree(feed, doc, base, f);
	xmlFreeDoc(doc); /* takes NULL too */
	wt_buf_release(&mended);
	return code;
}
