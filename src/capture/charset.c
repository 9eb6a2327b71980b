/*
 * charset.c - decides a page's charset and decodes it.
 *
 * The order is that of browsers: byte order mark, HTTP header, <meta> within the
 * first SNIFFED bytes, else the bytes themselves.  Two corrections that browsers
 * leave to the reader:
 *
 *	said windows-1252 or iso-8859-1, but all is UTF-8    utf-8
 *	said utf-8, but nothing beyond ASCII is UTF-8         windows-1252
 *
 * iso-8859-1 and us-ascii mean windows-1252, as on the web.  UTF-8 is kept byte for
 * byte, a bad byte becomes '?'; windows-1252 is decoded by an own table; the rest goes
 * through iconv(3), character by character where lengths change, so that the map
 * stays true.
 */
#include "capture/charset.h"

#include <stdlib.h>

#include "base/utf8.h"

#define SNIFFED 4096

void
wt_charset_release(struct wt_charset *c)
{
	free(c->anchors);
	wt_buf_release(&c->text);
	*c = (struct wt_charset){ .n_anchors = 0 };
}

uint32_t
wt_charset_raw(const struct wt_charset *c, uint32_t offset)
{
	size_t low = 0, high = c->n_anchors;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (c->anchors[mid].text <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low == 0 ? offset : c->anchors[low - 1].raw + (offset - c->anchors[low - 1].text);
}

static void
add_anchor(struct wt_charset *c, uint32_t text, uint32_t raw)
{
	if (c->n_anchors == c->cap_anchors) {
		size_t cap = c->cap_anchors ? 2 * c->cap_anchors : 64;
		struct wt_charset_anchor *a = realloc(c->anchors, cap * sizeof *a);
		if (!a) {
			c->text.failed = true;
			return;
		}
		c->anchors = a;
		c->cap_anchors = cap;
	}
	c->anchors[c->n_anchors++] = (struct wt_charset_anchor){ text, raw };
}

/* Notes that the text, from where it now ends, comes from raw offset `raw`. */
static void
anchor(struct wt_charset *c, size_t raw)
{
	uint32_t text = (uint32_t)c->text.len;
	struct wt_charset_anchor last = { 0, 0 };
	if (c->n_anchors)
		last = c->anchors[c->n_anchors - 1];
	if (last.raw + (text - last.text) != raw)
		add_anchor(c, text, (uint32_t)raw);
}

/* --- what is said ------------------------------------------------------------------------------
 */

static ptrdiff_t
find_nocase(struct wt_str s, struct wt_str needle, size_t from)
{
	for (size_t i = from; i + needle.len <= s.len; i++)
		if (wt_str_eq_nocase((struct wt_str){ s.ptr + i, needle.len }, needle))
			return (ptrdiff_t)i;
	return -1;
}

/* The word behind "charset" or "encoding", "=" and perhaps a quotation mark. */
static struct wt_str
value_behind(struct wt_str s, size_t at)
{
	while (at < s.len && wt_is_space(s.ptr[at]))
		at++;
	if (at == s.len || s.ptr[at] != '=')
		return (struct wt_str){ s.ptr, 0 };
	at++;
	while (at < s.len && (wt_is_space(s.ptr[at]) || s.ptr[at] == '"' || s.ptr[at] == '\''))
		at++;
	size_t end = at;
	while (end < s.len &&
		(wt_is_alpha(s.ptr[end]) || wt_is_digit(s.ptr[end]) ||
			strchr("-_:.", s.ptr[end])) &&
		s.ptr[end])
		end++;
	return (struct wt_str){ s.ptr + at, end - at };
}

struct wt_str
wt_charset_of_type(struct wt_str type)
{
	ptrdiff_t at = find_nocase(type, WT_STR("charset"), 0);
	return at < 0 ? (struct wt_str){ type.ptr, 0 } : value_behind(type, (size_t)at + 7);
}

/* The charset that the head of the page names. */
static struct wt_str
said_by_meta(struct wt_str raw)
{
	struct wt_str head = { raw.ptr, raw.len < SNIFFED ? raw.len : SNIFFED };
	if (wt_str_starts(head, WT_STR("<?xml"))) {
		const char *end = memchr(head.ptr, '>', head.len);
		struct wt_str xml = { head.ptr, end ? (size_t)(end - head.ptr) : 0 };
		ptrdiff_t at = find_nocase(xml, WT_STR("encoding"), 0);
		if (at >= 0)
			return value_behind(xml, (size_t)at + 8);
	}
	for (ptrdiff_t at = 0; (at = find_nocase(head, WT_STR("<meta"), (size_t)at)) >= 0; at++) {
		const char *start = head.ptr + at;
		const char *end = memchr(start, '>', head.len - (size_t)at);
		struct wt_str tag = { start, end ? (size_t)(end - start) : 0 };
		struct wt_str name = wt_charset_of_type(tag);
		if (name.len)
			return name;
	}
	return (struct wt_str){ raw.ptr, 0 };
}

static bool
is_any(struct wt_str s, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_str_eq_nocase(s, wt_str_of(names[i])))
			return true;
	return false;
}

static bool
is_utf8_name(struct wt_str s)
{
	static const char *const NAMES[] = { "utf-8", "utf8", "unicode-1-1-utf-8" };
	return is_any(s, NAMES, sizeof NAMES / sizeof NAMES[0]);
}

static bool
is_latin_name(struct wt_str s)
{
	static const char *const NAMES[] = { "windows-1252", "cp1252", "cp-1252", "iso-8859-1",
		"iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii" };
	return is_any(s, NAMES, sizeof NAMES / sizeof NAMES[0]);
}

static void
name_it(struct wt_charset *c, struct wt_str name, enum wt_charset_basis basis)
{
	size_t n = name.len < WT_CHARSET_NAME - 1 ? name.len : WT_CHARSET_NAME - 1;
	for (size_t i = 0; i < n; i++)
		c->name[i] = wt_lower(name.ptr[i]);
	c->name[n] = '\0';
	c->basis = basis;
}

/* --- what is there -----------------------------------------------------------------------------
 */

struct census {
	size_t good; /* sequences of UTF-8 beyond ASCII */
	size_t bad;  /* bytes that belong to none */
};

static struct census
count_utf8(struct wt_str s)
{
	struct census n = { 0, 0 };
	for (size_t i = 0; i < s.len;) {
		uint64_t w;
		if (s.len - i >= 8) {
			memcpy(&w, s.ptr + i, 8);
			if (!(w & UINT64_C(0x8080808080808080))) {
				i += 8;
				continue;
			}
		}
		size_t len = wt_utf8_len(s.ptr + i, s.len - i);
		n.good += len > 1;
		n.bad += len == 0;
		i += len ? len : 1;
	}
	return n;
}

/* --- decoders ----------------------------------------------------------------------------------
 */

static void
add_code_point(struct wt_buf *b, uint32_t c)
{
	char s[3];
	if (c < 0x80) {
		wt_buf_char(b, (char)c);
	} else if (c < 0x800) {
		s[0] = (char)(0xc0 | c >> 6);
		s[1] = (char)(0x80 | (c & 0x3f));
		wt_buf_add(b, s, 2);
	} else {
		s[0] = (char)(0xe0 | c >> 12);
		s[1] = (char)(0x80 | (c >> 6 & 0x3f));
		s[2] = (char)(0x80 | (c & 0x3f));
		wt_buf_add(b, s, 3);
	}
}

static void
decode_1252(struct wt_charset *c, struct wt_str raw)
{
	/* 0x80..0x9f; 0: no character */
	static const uint16_t HIGH[32] = { 0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
		0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019,
		0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,
		0x017e, 0x0178 };
	size_t from = 0;
	for (size_t i = 0; i <= raw.len; i++) {
		unsigned char byte = i < raw.len ? (unsigned char)raw.ptr[i] : 0x80;
		if (byte < 0x80 && byte != 0)
			continue;
		anchor(c, from);
		wt_buf_add(&c->text, raw.ptr + from, i - from);
		from = i + 1;
		if (i == raw.len)
			break;
		anchor(c, i);
		uint32_t point = byte == 0                     ? 0
				 : byte >= 0x80 && byte < 0xa0 ? HIGH[byte - 0x80]
							       : byte;
		c->bad_bytes += point == 0;
		add_code_point(&c->text, point ? point : '?');
	}
}

/* One piece through iconv; false where it holds no whole character. */
static bool
convert(iconv_t to_utf8, struct wt_str piece, char *out, size_t room, size_t *written)
{
	char in[8];
	memcpy(in, piece.ptr, piece.len);
	char *from = in, *to = out;
	size_t left = piece.len, free_room = room;
	size_t got = iconv(to_utf8, &from, &left, &to, &free_room);
	*written = room - free_room;
	return got != (size_t)-1 && left == 0;
}

/* The shortest run of bytes at `at` that is a character (some charsets have states and give
 * nothing for an escape). */
static size_t
next_character(iconv_t to_utf8, struct wt_str raw, size_t at, char out[16], size_t *written)
{
	for (size_t n = 1; n <= 8 && at + n <= raw.len; n++)
		if (convert(to_utf8, (struct wt_str){ raw.ptr + at, n }, out, 16, written))
			return n;
	return 0;
}

static void
decode_by(struct wt_charset *c, iconv_t to_utf8, struct wt_str raw)
{
	char out[16];
	for (size_t i = 0; i < raw.len && !c->text.failed;) {
		size_t written = 0;
		size_t n = next_character(to_utf8, raw, i, out, &written);
		anchor(c, i);
		if (n == 0 || (written == 1 && out[0] == '\0')) {
			n = n ? n : 1;
			c->bad_bytes++;
			wt_buf_char(&c->text, '?');
			(void)iconv(to_utf8, NULL, NULL, NULL, NULL);
		} else {
			wt_buf_add(&c->text, out, written);
		}
		i += n;
	}
}

static bool
decode_iconv(struct wt_charset *c, struct wt_str raw)
{
	c->to_utf8 = iconv_open("UTF-8", c->name);
	if (c->to_utf8 == (iconv_t)-1) /* an integer as a pointer, by POSIX */
		return false;
	decode_by(c, c->to_utf8, raw);
	(void)iconv_close(c->to_utf8);
	/* a state of the charset may have hidden a NUL */
	if (!c->text.failed && c->text.ptr)
		c->bad_bytes += wt_utf8_clean(c->text.ptr, c->text.len);
	return true;
}

static void
decode_utf8(struct wt_charset *c, struct wt_str raw)
{
	wt_buf_str(&c->text, raw);
	if (!c->text.failed && c->text.ptr)
		c->bad_bytes = wt_utf8_clean(c->text.ptr, c->text.len);
}

/* --- the decision ------------------------------------------------------------------------------
 */

/* Names the charset; gives how many bytes of a byte order mark to leave out. */
static size_t
decide(struct wt_charset *c, struct wt_str raw, struct wt_str header)
{
	if (wt_str_starts(raw, WT_STR("\xef\xbb\xbf")))
		return name_it(c, WT_STR("utf-8"), WT_CHARSET_BOM), 3;
	if (wt_str_starts(raw, WT_STR("\xff\xfe")))
		return name_it(c, WT_STR("utf-16le"), WT_CHARSET_BOM), 2;
	if (wt_str_starts(raw, WT_STR("\xfe\xff")))
		return name_it(c, WT_STR("utf-16be"), WT_CHARSET_BOM), 2;
	struct wt_str said = wt_str_trim(header);
	enum wt_charset_basis basis = WT_CHARSET_HEADER;
	if (said.len == 0) {
		said = said_by_meta(raw);
		basis = WT_CHARSET_META;
		/* a page whose <meta> could be read is no UTF-16, whatever it says */
		if (wt_str_starts(said, WT_STR("utf-16")) || wt_str_starts(said, WT_STR("UTF-16")))
			said = WT_STR("utf-8");
	}
	bool utf8 = is_utf8_name(said), latin = is_latin_name(said);
	if (said.len && !utf8 && !latin)
		return name_it(c, said, basis), 0;
	struct census n = count_utf8(raw);
	bool pure = n.bad == 0 && n.good > 0, hopeless = n.good == 0 && n.bad > 0;
	if (said.len == 0 || (latin && pure) || (utf8 && hopeless)) {
		basis = WT_CHARSET_CONTENT;
		latin = n.bad > n.good;
	}
	name_it(c, latin ? WT_STR("windows-1252") : WT_STR("utf-8"), basis);
	return 0;
}

static void
decode(struct wt_charset *c, struct wt_str raw)
{
	bool utf8 = is_utf8_name(wt_str_of(c->name)), latin = is_latin_name(wt_str_of(c->name));
	if (!utf8 && !latin) {
		if (decode_iconv(c, raw))
			return;
		/* a name that libc does not know */
		latin = count_utf8(raw).bad > 0;
		name_it(c, latin ? WT_STR("windows-1252") : WT_STR("utf-8"), WT_CHARSET_CONTENT);
	}
	if (latin)
		decode_1252(c, raw);
	else
		decode_utf8(c, raw);
}

int
wt_charset_decode(struct wt_charset *c, struct wt_str raw, struct wt_str header)
{
	c->n_anchors = 0;
	c->bad_bytes = 0;
	wt_buf_clear(&c->text);
	size_t mark = decide(c, raw, header);
	if (mark)
		add_anchor(c, 0, 0);
	decode(c, (struct wt_str){ raw.ptr + mark, raw.len - mark });
	for (size_t i = 0; i < c->n_anchors; i++)
		c->anchors[i].raw += (uint32_t)mark;
	return c->text.failed ? WARTA_ENOMEM : WARTA_OK;
}
