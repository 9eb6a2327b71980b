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
 * UTF-8 is kept byte for byte, a bad byte becomes '?'.  The rest goes through
 * iconv(3): a table of 256 characters is made where a byte is a character, else one
 * character after another is read, so that the map stays true.
 */
#include "capture/charset.h"

#include <iconv.h>
#include <stdlib.h>

#include "base/utf8.h"

#define SNIFFED   4096
#define WIDE_SEEN 256

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
	size_t n = wt_map_before(c->anchors, c->n_anchors, offset);
	return n == 0 ? offset : c->anchors[n - 1].source + (offset - c->anchors[n - 1].text);
}

void
wt_charset_map(const struct wt_charset *c, struct wt_buf *out)
{
	struct wt_anchor last = { 0, 0 };
	for (size_t i = 0; i < c->n_anchors; i++)
		wt_map_add(out, &last, c->anchors[i]);
}

void
wt_decoders_load(struct wt_decoders *d)
{
	const struct wt_encoding *e;
	for (size_t i = 0; (e = wt_encoding_at(i)) != NULL; i++) {
		iconv_t handle =
			e->bytes == WT_BYTES_UTF8 ? (iconv_t)-1 : iconv_open("UTF-8", e->iconv);
		if (handle != (iconv_t)-1 && d->n < sizeof d->handles / sizeof d->handles[0])
			d->handles[d->n++] = handle;
	}
}

void
wt_decoders_release(struct wt_decoders *d)
{
	while (d->n > 0)
		(void)iconv_close(d->handles[--d->n]);
}

static void
add_anchor(struct wt_charset *c, uint32_t text, uint32_t raw)
{
	if (c->n_anchors == c->cap_anchors) {
		size_t cap = c->cap_anchors ? 2 * c->cap_anchors : 64;
		struct wt_anchor *a = realloc(c->anchors, cap * sizeof *a);
		if (!a) {
			c->text.failed = true;
			return;
		}
		c->anchors = a;
		c->cap_anchors = cap;
	}
	c->anchors[c->n_anchors++] = (struct wt_anchor){ text, raw };
}

/* Notes that the text, from where it now ends, comes from raw offset `raw`. */
static void
anchor(struct wt_charset *c, size_t raw)
{
	uint32_t text = (uint32_t)c->text.len;
	struct wt_anchor last = { 0, 0 };
	if (c->n_anchors)
		last = c->anchors[c->n_anchors - 1];
	if (last.source + (text - last.text) != raw)
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

/* The next <meta outside comments, -1 for none. */
static ptrdiff_t
next_meta(struct wt_str head, size_t from)
{
	ptrdiff_t at = find_nocase(head, WT_STR("<meta"), from);
	ptrdiff_t comment = wt_str_find(head, WT_STR("<!--"), from);
	while (at >= 0 && comment >= 0 && comment < at) {
		ptrdiff_t end = wt_str_find(head, WT_STR("-->"), (size_t)comment + 4);
		if (end < 0)
			return -1;
		if (end > at)
			at = find_nocase(head, WT_STR("<meta"), (size_t)end);
		comment = wt_str_find(head, WT_STR("<!--"), (size_t)end);
	}
	return at;
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
	for (ptrdiff_t at = 0; (at = next_meta(head, (size_t)at)) >= 0; at++) {
		const char *start = head.ptr + at;
		const char *end = memchr(start, '>', head.len - (size_t)at);
		struct wt_str tag = { start, end ? (size_t)(end - start) : 0 };
		struct wt_str name = wt_charset_of_type(tag);
		if (name.len)
			return name;
	}
	return (struct wt_str){ raw.ptr, 0 };
}

static void
choose(struct wt_charset *c, const struct wt_encoding *e, enum wt_charset_basis basis)
{
	c->encoding = e;
	c->basis = basis;
	c->name = e->name;
}

static const struct wt_encoding *
utf8(void)
{
	return wt_encoding_find(WT_STR("utf-8"));
}

static const struct wt_encoding *
latin(void)
{
	return wt_encoding_find(WT_STR("windows-1252"));
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

/* What the decoder still holds. */
static size_t
flush(iconv_t to_utf8, char *out, size_t room)
{
	char *to = out;
	size_t left = room;
	(void)iconv(to_utf8, NULL, NULL, &to, &left);
	return room - left;
}

/* The characters of a charset whose characters are bytes, in UTF-8; length 0 for none. */
struct table {
	char text[256][4];
	unsigned char len[256];
};

static bool
make_table(struct table *t, const char *name)
{
	iconv_t to_utf8 = iconv_open("UTF-8", name);
	if (to_utf8 == (iconv_t)-1) /* an integer as a pointer, by POSIX */
		return false;
	for (int i = 1; i < 256; i++) {
		char byte = (char)i;
		size_t n = 0;
		bool good = convert(
			to_utf8, (struct wt_str){ &byte, 1 }, t->text[i], sizeof t->text[i], &n);
		t->len[i] = (unsigned char)(good ? n : 0);
		/* what is held back for a letter that may follow comes now */
		if (good && n == 0)
			t->len[i] = (unsigned char)flush(to_utf8, t->text[i], sizeof t->text[i]);
		(void)iconv(to_utf8, NULL, NULL, NULL, NULL);
	}
	t->len[0] = 0;
	(void)iconv_close(to_utf8);
	return true;
}

static void
decode_single(struct wt_charset *c, struct wt_str raw, const struct table *t)
{
	size_t from = 0;
	for (size_t i = 0; i <= raw.len && !c->text.failed; i++) {
		unsigned char byte = i < raw.len ? (unsigned char)raw.ptr[i] : 0x80;
		if (byte < 0x80 && byte != 0)
			continue;
		anchor(c, from);
		wt_buf_add(&c->text, raw.ptr + from, i - from);
		from = i + 1;
		if (i == raw.len)
			break;
		anchor(c, i);
		c->bad_bytes += t->len[byte] == 0;
		if (t->len[byte])
			wt_buf_add(&c->text, t->text[byte], t->len[byte]);
		else
			wt_buf_char(&c->text, '?');
	}
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
decode_several(struct wt_charset *c, struct wt_str raw)
{
	iconv_t to_utf8 = iconv_open("UTF-8", c->encoding->iconv);
	if (to_utf8 == (iconv_t)-1)
		return false;
	decode_by(c, to_utf8, raw);
	(void)iconv_close(to_utf8);
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

/* UTF-16 without a mark: a page begins with '<' or a blank, a text with letters of ASCII, of which
 * every other byte is 0. */
static const char *
wide_by_content(struct wt_str raw)
{
	size_t n = raw.len < WIDE_SEEN ? raw.len / 2 * 2 : WIDE_SEEN, even = 0, odd = 0;
	for (size_t i = 0; i < n; i += 2) {
		even += raw.ptr[i] == 0;
		odd += raw.ptr[i + 1] == 0;
	}
	if (n < 8 || 8 * (even > odd ? even : odd) < 3 * n || (even && odd))
		return NULL;
	return even ? "utf-16be" : "utf-16le";
}

static const char *
wide_by_mark(struct wt_str raw)
{
	if (wt_str_starts(raw, WT_STR("\xff\xfe")))
		return "utf-16le";
	return wt_str_starts(raw, WT_STR("\xfe\xff")) ? "utf-16be" : NULL;
}

const char *
wt_charset_wide(struct wt_str raw)
{
	const char *marked = wide_by_mark(raw);
	return marked ? marked : wide_by_content(raw);
}

/* What header or page say, where it is a charset of the web. */
static const struct wt_encoding *
said(struct wt_str raw, struct wt_str header, enum wt_charset_basis *basis)
{
	const struct wt_encoding *e = wt_encoding_find(header);
	*basis = WT_CHARSET_HEADER;
	if (e)
		return e;
	*basis = WT_CHARSET_META;
	e = wt_encoding_find(said_by_meta(raw));
	/* a page whose <meta> could be read is no UTF-16, whatever it says */
	return e && strncmp(e->name, "utf-16", 6) == 0 ? utf8() : e;
}

/* Decides on the charset; gives how many bytes of a byte order mark to leave out. */
static size_t
decide(struct wt_charset *c, struct wt_str raw, struct wt_str header)
{
	enum wt_charset_basis basis;
	if (wt_str_starts(raw, WT_STR("\xef\xbb\xbf")))
		return choose(c, utf8(), WT_CHARSET_BOM), 3;
	const char *wide = wide_by_mark(raw);
	if (wide)
		return choose(c, wt_encoding_find(wt_str_of(wide)), WT_CHARSET_BOM), 2;
	wide = wide_by_content(raw);
	if (wide)
		return choose(c, wt_encoding_find(wt_str_of(wide)), WT_CHARSET_CONTENT), 0;
	const struct wt_encoding *e = said(raw, header, &basis);
	if (e && e != utf8() && e != latin())
		return choose(c, e, basis), 0;
	struct census n = count_utf8(raw);
	bool pure = n.bad == 0 && n.good > 0, hopeless = n.good == 0 && n.bad > 0;
	if (!e || (e == latin() && pure) || (e == utf8() && hopeless)) {
		basis = WT_CHARSET_CONTENT;
		e = n.bad > n.good ? latin() : utf8();
	}
	return choose(c, e, basis), 0;
}

/* False where this machine's iconv lacks the charset. */
static bool
decode(struct wt_charset *c, struct wt_str raw)
{
	struct table t = { .len = { 0 } };
	switch (c->encoding->bytes) {
	case WT_BYTES_UTF8:
		return decode_utf8(c, raw), true;
	case WT_BYTES_SINGLE:
		return make_table(&t, c->encoding->iconv) && (decode_single(c, raw, &t), true);
	default:
		return decode_several(c, raw);
	}
}

int
wt_charset_decode(struct wt_charset *c, struct wt_str raw, struct wt_str header)
{
	c->n_anchors = 0;
	c->bad_bytes = 0;
	wt_buf_clear(&c->text);
	size_t mark = decide(c, raw, header);
	struct wt_str rest = { raw.ptr + mark, raw.len - mark };
	if (mark)
		add_anchor(c, 0, 0);
	if (!decode(c, rest)) {
		choose(c, utf8(), WT_CHARSET_CONTENT);
		decode_utf8(c, rest);
	}
	for (size_t i = 0; i < c->n_anchors; i++)
		c->anchors[i].source += (uint32_t)mark;
	return c->text.failed ? WARTA_ENOMEM : WARTA_OK;
}
