/*
 * kind.c - see kind.h.
 */
#include "capture/kind.h"

#include "capture/archive.h"
#include "capture/binary.h"
#include "capture/charset.h"
#include "capture/page.h"

#define HEAD_MAX 4096

static bool
holds_tag(struct wt_str s, const char *const *tags, size_t n)
{
	for (size_t i = 0; i < s.len; i++)
		for (size_t k = 0; s.ptr[i] == '<' && k < n; k++) {
			struct wt_str tag = wt_str_of(tags[k]);
			size_t end = i + 1 + tag.len;
			if (end < s.len && !wt_is_alpha(s.ptr[end]) &&
				wt_str_eq_nocase((struct wt_str){ s.ptr + i + 1, tag.len }, tag))
				return true;
		}
	return false;
}

/* The first bytes that say something: no byte order mark, no blanks. */
static struct wt_str
begin_of(struct wt_str head)
{
	if (wt_str_starts(head, WT_STR("\xef\xbb\xbf"))) {
		head.ptr += 3;
		head.len -= 3;
	}
	head = wt_str_trim(head);
	head.len = head.len < HEAD_MAX ? head.len : HEAD_MAX;
	return head;
}

static bool
holds_feed(struct wt_str head)
{
	static const char *const FEEDS[] = { "rss", "feed", "urlset", "sitemapindex", "rdf", "opml",
		"atom" };
	return holds_tag(head, FEEDS, sizeof FEEDS / sizeof FEEDS[0]);
}

bool
wt_looks_html(struct wt_str head)
{
	static const char *const HTML[] = { "!doctype html", "html", "head", "body", "meta",
		"title", "script", "div", "table", "article", "p", "h1" };
	head = begin_of(head);
	if (head.len == 0 || head.ptr[0] != '<')
		return false;
	return holds_tag(head, HTML, sizeof HTML / sizeof HTML[0]) && !holds_feed(head);
}

static bool
looks_xml_feed(struct wt_str head)
{
	head = begin_of(head);
	return head.len && head.ptr[0] == '<' && holds_feed(head);
}

static bool
looks_json_feed(struct wt_str head)
{
	head = begin_of(head);
	return head.len && head.ptr[0] == '{' &&
	       wt_str_find(head, WT_STR("https://jsonfeed.org/version/"), 0) > 0;
}

/* Letters of UTF-16 without their zeros. */
static struct wt_str
narrowed(struct wt_str head, char narrow[HEAD_MAX])
{
	size_t n = 0;
	for (size_t i = 0; i < head.len && i < HEAD_MAX; i++)
		if (head.ptr[i] && (unsigned char)head.ptr[i] < 0xfe)
			narrow[n++] = head.ptr[i];
	return (struct wt_str){ narrow, n };
}

const char *
wt_wide_xml(struct wt_str head)
{
	if (head.len < 4 || head.ptr[0] + head.ptr[1] != '<' || head.ptr[2] + head.ptr[3] == '\0')
		return NULL;
	if (head.ptr[0] == '<' && head.ptr[1] == '\0' && head.ptr[3] == '\0')
		return "utf-16le";
	return head.ptr[1] == '<' && head.ptr[2] == '\0' ? "utf-16be" : NULL;
}

/* The charset of letters of two bytes; NULL where it has others. */
static const char *
wide_charset(struct wt_str head)
{
	const char *wide = wt_charset_wide(head);
	return wide ? wide : wt_wide_xml(head);
}

static enum wt_input_kind
kind_of(struct wt_str head, struct wt_str name, bool wide)
{
	if (looks_json_feed(head))
		return WT_INPUT_JSON_FEED;
	if (wt_str_starts(wt_str_trim(head), WT_STR("{")) || wt_str_ends(name, WT_STR(".jsonl")) ||
		wt_str_ends(name, WT_STR(".ndjson")))
		return WT_INPUT_JSONL;
	if (looks_xml_feed(head))
		return WT_INPUT_XML_FEED;
	return wide || wt_looks_html(head) ? WT_INPUT_ENCODED : WT_INPUT_TEXT;
}

/* Bytes that stand in no text are borne in what is told by its tags: they become '?' in there. */
static bool
may_hold_any(enum wt_input_kind kind, struct wt_str head)
{
	return kind == WT_INPUT_XML_FEED || (kind == WT_INPUT_ENCODED && wt_looks_html(head));
}

enum wt_input_kind
wt_input_kind(struct wt_str head, struct wt_str name, const char **why)
{
	char narrow[HEAD_MAX];
	if (wt_looks_warc(head))
		return WT_INPUT_WARC;
	if (wt_looks_arc(head))
		return WT_INPUT_ARC;
	*why = wt_known_binary(head);
	if (*why)
		return WT_INPUT_NOTHING;
	const char *wide = wide_charset(head);
	struct wt_str letters = wide ? narrowed(head, narrow) : head;
	enum wt_input_kind kind = kind_of(letters, name, wide);
	if (may_hold_any(kind, letters) || !wt_looks_binary(head, wide))
		return kind;
	*why = "looks like a binary file, not text, HTML, JSON Lines, a feed or an archive";
	return WT_INPUT_NOTHING;
}
