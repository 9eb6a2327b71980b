/*
 * feed.c - see feed.h: what all forms share; feed_xml.c and feed_json.c read the forms.
 */
#include "capture/feed.h"

#include <stdlib.h>

#include "capture/charset.h"
#include "capture/url.h"

#define FULL_MIN 500 /* letters of a content that is an article; teasers have 100 to 300 */

void
wt_feed_release(struct wt_feed *feed)
{
	wt_buf_release(&feed->pool);
	wt_buf_release(&feed->scratch);
	free(feed->items);
	feed->items = NULL;
	feed->n = feed->cap = 0;
}

struct wt_feed_item *
wt_feed_add(struct wt_feed *feed)
{
	if (feed->n == WT_FEED_ITEMS)
		return NULL;
	if (feed->n == feed->cap) {
		size_t cap = feed->cap ? 2 * feed->cap : 64;
		struct wt_feed_item *items = realloc(feed->items, cap * sizeof *items);
		if (!items) {
			feed->pool.failed = true;
			return NULL;
		}
		feed->items = items;
		feed->cap = cap;
	}
	struct wt_moment unknown = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	feed->items[feed->n] = (struct wt_feed_item){ .published = unknown, .modified = unknown };
	return &feed->items[feed->n++];
}

struct wt_span
wt_feed_keep(struct wt_feed *feed, struct wt_str s)
{
	s = wt_str_trim(s);
	uint32_t start = (uint32_t)feed->pool.len;
	wt_buf_str(&feed->pool, s);
	return (struct wt_span){ start, (uint32_t)feed->pool.len };
}

struct wt_span
wt_feed_link(struct wt_feed *feed, struct wt_str base, struct wt_str link)
{
	if (!wt_url_resolve(base, link, &feed->scratch))
		return (struct wt_span){ 0, 0 };
	return wt_feed_keep(feed, wt_buf_view(&feed->scratch));
}

int
wt_feed_read(struct wt_feed *feed, struct wt_str bytes, struct wt_str charset, struct wt_str base,
	struct wt_fault *f)
{
	struct wt_charset c = { .n_anchors = 0 };
	feed->n = 0;
	feed->every = 0;
	feed->rest = (struct wt_feed_rest){ 0, 0 };
	feed->kind = WT_FEED_NEWS;
	wt_buf_clear(&feed->pool);
	if (bytes.len > WT_FEED_MAX)
		return wt_fail(f, WARTA_ETOOBIG, 0, "a feed of over %zu MB", WT_FEED_MAX >> 20);
	int code = wt_charset_decode(&c, bytes, charset);
	struct wt_str text = wt_str_trim(wt_buf_view(&c.text));
	if (code != WARTA_OK)
		(void)wt_fail(f, code, 0, "out of memory");
	else if (text.len && text.ptr[0] == '{')
		code = wt_feed_read_json(feed, text, base, f);
	else
		code = wt_feed_read_xml(feed, &c.text, base, f);
	wt_charset_release(&c);
	if (code == WARTA_OK && feed->pool.failed)
		code = wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	return code;
}

/* --- times ------------------------------------------------------------------------------------ */

static int
month_of(struct wt_str word)
{
	/* English, and Indonesian where it differs */
	static const char *const NAMES[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
		"sep", "oct", "nov", "dec", "mei", "agu", "okt", "des" };
	static const int NUMBERS[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 5, 8, 10, 12 };
	for (size_t i = 0; word.len >= 3 && i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (wt_str_eq_nocase((struct wt_str){ word.ptr, 3 }, wt_str_of(NAMES[i])))
			return NUMBERS[i];
	return 0;
}

/* "+0700", "+07:00", "GMT", "WIB"; none for what is not known. */
static int16_t
zone_of(struct wt_str s)
{
	static const struct {
		const char *name;
		int16_t minutes;
	} ZONES[] = { { "GMT", 0 }, { "UT", 0 }, { "UTC", 0 }, { "Z", 0 }, { "WIB", 420 },
		{ "WITA", 480 }, { "WIT", 540 }, { "EST", -300 }, { "EDT", -240 }, { "CST", -360 },
		{ "CDT", -300 }, { "MST", -420 }, { "MDT", -360 }, { "PST", -480 },
		{ "PDT", -420 } };
	for (size_t i = 0; i < sizeof ZONES / sizeof ZONES[0]; i++)
		if (wt_str_eq_nocase(s, wt_str_of(ZONES[i].name)))
			return ZONES[i].minutes;
	int digits[4], n = 0;
	for (size_t i = 1; i < s.len && n < 4; i++)
		if (wt_is_digit(s.ptr[i]))
			digits[n++] = s.ptr[i] - '0';
	if (n != 4 || (s.ptr[0] != '+' && s.ptr[0] != '-'))
		return WT_ZONE_NONE;
	int minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3];
	if (minutes > 15 * 60)
		return WT_ZONE_NONE;
	return (int16_t)(s.ptr[0] == '-' ? -minutes : minutes);
}

/* "09:45:21"; -1 where it is no clock. */
static int16_t
clock_of(struct wt_str s)
{
	struct wt_str hour, minute;
	uint64_t h, m;
	if (!wt_str_split(&s, ':', &hour) || !wt_str_split(&s, ':', &minute) ||
		!wt_str_to_u64(hour, &h) || !wt_str_to_u64(minute, &m) || h > 23 || m > 59)
		return WT_MINUTE_NONE;
	return (int16_t)(h * 60 + m);
}

/* The words of "Mon, 17 Apr 2017 09:45:21 +0700"; the first may be missing. */
static bool
rfc822_moment(struct wt_str s, struct wt_moment *m)
{
	struct wt_str words[8], word;
	size_t n = 0, at = 0;
	uint64_t day, year;
	while (n < 8 && wt_str_split(&s, ' ', &word)) {
		word = wt_str_trim(word);
		if (word.len && !wt_is_alpha(word.ptr[0]) && word.ptr[word.len - 1] == ',')
			word.len--;
		if (word.len)
			words[n++] = word;
	}
	while (at < n && !wt_is_digit(words[at].ptr[0]))
		at++;
	if (at + 2 >= n || !wt_str_to_u64(words[at], &day) || day > 31 ||
		!wt_str_to_u64(words[at + 2], &year))
		return false;
	year += year < 50 ? 2000 : year < 100 ? 1900 : 0;
	if (year > 9999)
		return false;
	*m = (struct wt_moment){ { (int16_t)year, (uint8_t)month_of(words[at + 1]), (uint8_t)day },
		WT_MINUTE_NONE, WT_ZONE_NONE };
	if (at + 3 < n)
		m->minute = clock_of(words[at + 3]);
	if (at + 4 < n && m->minute != WT_MINUTE_NONE)
		m->zone = zone_of(words[at + 4]);
	return m->day.month && m->day.day && wt_day_valid(m->day);
}

bool
wt_feed_moment(struct wt_str s, struct wt_moment *m)
{
	s = wt_str_trim(s);
	return s.len && s.len < 64 && (wt_moment_parse(s, m) || rfc822_moment(s, m));
}

/* --- pages made of items ---------------------------------------------------------------------- */

/* Letters outside tags, entities as one; *last gets the offset behind the last one. */
static size_t
letters(struct wt_str html, size_t *last)
{
	size_t n = 0;
	bool tag = false;
	*last = 0;
	for (size_t i = 0; i < html.len; i++) {
		char c = html.ptr[i];
		if (c == '<')
			tag = true;
		else if (tag)
			tag = c != '>';
		else if (!wt_is_space(c)) {
			n++;
			*last = i + 1;
		}
	}
	return n;
}

bool
wt_feed_is_full(struct wt_str html)
{
	static const char *const CUT[] = { "...", "\xe2\x80\xa6", "[...]", "[\xe2\x80\xa6]",
		"[&#8230;]", "&#8230;", "&hellip;", "[&hellip;]" };
	size_t last;
	if (letters(html, &last) < FULL_MIN)
		return false;
	struct wt_str text = { html.ptr, last };
	for (size_t i = 0; i < sizeof CUT / sizeof CUT[0]; i++)
		if (wt_str_ends(text, wt_str_of(CUT[i])))
			return false;
	return true;
}

/* As HTML: without tags; quotation marks as entities. */
static void
add_text(struct wt_buf *out, struct wt_str s)
{
	bool tag = false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if (c == '<' && i + 1 < s.len && (wt_is_alpha(s.ptr[i + 1]) || s.ptr[i + 1] == '/'))
			tag = true;
		if (!tag && c == '"')
			wt_buf_cstr(out, "&quot;");
		else if (!tag && c == '<')
			wt_buf_cstr(out, "&lt;");
		else if (!tag)
			wt_buf_char(out, c);
		if (tag && c == '>')
			tag = false;
	}
}

static void
add_meta(struct wt_buf *out, const char *name, struct wt_str value)
{
	if (value.len == 0)
		return;
	wt_buf_printf(out, "<meta property=\"%s\" content=\"", name);
	add_text(out, value);
	wt_buf_cstr(out, "\">\n");
}

/* Lines of a text without paragraphs become paragraphs. */
static void
add_body(struct wt_buf *out, struct wt_str html)
{
	struct wt_str line;
	if (wt_str_find(html, WT_STR("<p"), 0) >= 0 || wt_str_find(html, WT_STR("<br"), 0) >= 0 ||
		wt_str_find(html, WT_STR("<div"), 0) >= 0) {
		wt_buf_str(out, html);
		return;
	}
	while (wt_str_split(&html, '\n', &line)) {
		wt_buf_cstr(out, "<p>");
		wt_buf_str(out, line);
		wt_buf_cstr(out, "</p>\n");
	}
}

void
wt_feed_page(const struct wt_feed *feed, const struct wt_feed_item *item, struct wt_str html,
	struct wt_buf *out)
{
	char text[WT_MOMENT_TEXT];
	struct wt_str title = wt_feed_text(feed, item->title);
	wt_buf_clear(out);
	wt_buf_cstr(out, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n<title>");
	add_text(out, title);
	wt_buf_cstr(out, "</title>\n");
	add_meta(out, "og:title", title);
	add_meta(out, "author", wt_feed_text(feed, item->author));
	add_meta(out, "article:published_time", wt_str_of(wt_moment_print(item->published, text)));
	add_meta(out, "article:modified_time", wt_str_of(wt_moment_print(item->modified, text)));
	wt_buf_cstr(out, "</head><body><article>\n<h1>");
	add_text(out, title);
	wt_buf_cstr(out, "</h1>\n");
	add_body(out, html);
	wt_buf_cstr(out, "\n</article></body></html>\n");
}
