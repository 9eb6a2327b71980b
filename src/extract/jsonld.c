/*
 * jsonld.c - reads JSON as pages have it, into an array of values.
 *
 * Why no strict reader: of ten outlets one writes raw line ends into "description",
 * and then its date would be lost with it.  Strings lose their escapes and the entities of
 * HTML that some outlets put into them.
 *
 * Limits: LD_DEPTH levels, LD_VALUES values, LD_BYTES of a script; beyond, what was read
 * until then stands.
 */
#include "extract/jsonld.h"

#define LD_DEPTH  24
#define LD_VALUES 20000
#define LD_BYTES  ((size_t)1 << 20)

struct ld_reader {
	struct wt_arena *arena;
	struct wt_ld *ld;
	struct wt_str s;
	size_t at;
};

static uint32_t
add_value(struct ld_reader *r, enum wt_ld_kind kind)
{
	struct wt_ld *ld = r->ld;
	if (ld->n == 0)
		(void)WT_PUSH(r->arena, ld->values, ld->n, ld->cap);
	if (ld->n >= LD_VALUES)
		return 0;
	*WT_PUSH(r->arena, ld->values, ld->n, ld->cap) =
		(struct wt_ld_value){ .kind = (uint8_t)kind };
	return ld->n - 1;
}

static void
skip_blanks(struct ld_reader *r, bool commas)
{
	while (r->at < r->s.len &&
		(wt_is_space(r->s.ptr[r->at]) || (commas && r->s.ptr[r->at] == ',')))
		r->at++;
}

static uint32_t
hex4(struct wt_str s, size_t at)
{
	uint32_t v = 0;
	if (at + 4 > s.len)
		return 0xfffd;
	for (size_t i = at; i < at + 4; i++) {
		char c = wt_lower(s.ptr[i]);
		if (!wt_is_digit(c) && !(c >= 'a' && c <= 'f'))
			return 0xfffd;
		v = v * 16 + (uint32_t)(wt_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return v;
}

/* The code point of an escape of `raw` at the backslash *i, which moves behind it. */
static uint32_t
escaped(struct wt_str raw, size_t *i)
{
	char c = *i + 1 < raw.len ? raw.ptr[*i + 1] : '\\';
	*i += 2;
	if (c != 'u')
		return c == 'n' || c == 't' || c == 'r' || c == 'b' || c == 'f' ? ' '
										: (unsigned char)c;
	uint32_t high = hex4(raw, *i);
	*i += *i + 4 <= raw.len ? 4 : raw.len - *i;
	if (high < 0xd800 || high >= 0xe000)
		return high;
	if (high >= 0xdc00 || *i + 6 > raw.len || raw.ptr[*i] != '\\' || raw.ptr[*i + 1] != 'u')
		return 0xfffd;
	uint32_t low = hex4(raw, *i + 2);
	if (low < 0xdc00 || low >= 0xe000)
		return 0xfffd;
	*i += 6;
	return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* A string without its quotation marks, made plain. */
static struct wt_str
plain(struct ld_reader *r, struct wt_str raw)
{
	char *to = WT_NEW(r->arena, char, raw.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < raw.len;) {
		bool letter = raw.ptr[i] != '\\';
		if (!letter && i + 1 < raw.len && (unsigned char)raw.ptr[i + 1] >= 0x80) {
			letter = true; /* a backslash that escapes nothing */
			i++;
		}
		if (letter) {
			to[n++] = raw.ptr[i++];
			continue;
		}
		uint32_t c = escaped(raw, &i);
		n += wt_html_put(to + n, c ? c : ' ');
	}
	return wt_html_plain(r->arena, (struct wt_str){ to, n });
}

/* The raw string at the quotation mark; moves behind it. */
static struct wt_str
raw_string(struct ld_reader *r)
{
	size_t start = ++r->at;
	while (r->at < r->s.len && r->s.ptr[r->at] != '"')
		r->at += r->s.ptr[r->at] == '\\' && r->at + 1 < r->s.len ? 2 : 1;
	struct wt_str raw = { r->s.ptr + start, r->at - start };
	r->at += r->at < r->s.len;
	return raw;
}

static uint32_t read_value(struct ld_reader *r, unsigned depth);

static uint32_t
read_bracket(struct ld_reader *r, unsigned depth, bool object)
{
	uint32_t self = add_value(r, object ? WT_LD_OBJECT : WT_LD_ARRAY), last = 0;
	r->at++;
	while (self) {
		struct wt_str key = { "", 0 };
		skip_blanks(r, true);
		if (r->at >= r->s.len)
			break;
		char c = r->s.ptr[r->at];
		if (c == '}' || c == ']') {
			r->at++;
			break;
		}
		if (object) {
			if (c != '"') {
				r->at++;
				continue;
			}
			key = raw_string(r);
			skip_blanks(r, false);
			r->at += r->at < r->s.len && r->s.ptr[r->at] == ':';
		}
		uint32_t value = read_value(r, depth);
		if (value == 0)
			break;
		r->ld->values[value].key = key;
		if (last)
			r->ld->values[last].next = value;
		else
			r->ld->values[self].child = value;
		last = value;
	}
	return self;
}

static uint32_t
read_value(struct ld_reader *r, unsigned depth)
{
	skip_blanks(r, false);
	if (r->at >= r->s.len || depth > LD_DEPTH)
		return 0;
	char c = r->s.ptr[r->at];
	if (c == '{' || c == '[')
		return read_bracket(r, depth + 1, c == '{');
	uint32_t self = add_value(r, c == '"' ? WT_LD_STRING : WT_LD_OTHER);
	if (self == 0)
		return 0;
	if (c == '"') {
		struct wt_str text = plain(r, raw_string(r));
		r->ld->values[self].text = text;
		return self;
	}
	static const char ENDS[] = { ',', '}', ']', '"', '{', '[' };
	size_t start = r->at++;
	while (r->at < r->s.len && !memchr(ENDS, r->s.ptr[r->at], sizeof ENDS))
		r->at++;
	r->ld->values[self].text = wt_str_trim((struct wt_str){ r->s.ptr + start, r->at - start });
	return self;
}

uint32_t
wt_ld_read(struct wt_arena *arena, struct wt_ld *ld, struct wt_str json)
{
	struct ld_reader r = { arena, ld, json, 0 };
	if (json.len > LD_BYTES)
		r.s.len = LD_BYTES;
	/* "<![CDATA[" or "//" may stand before it */
	while (r.at < r.s.len && r.s.ptr[r.at] != '{' && r.s.ptr[r.at] != '[')
		r.at++;
	if (wt_str_starts((struct wt_str){ r.s.ptr + r.at, r.s.len - r.at }, WT_STR("[CDATA[")))
		r.at += 7;
	return read_value(&r, 0);
}

uint32_t
wt_ld_member(const struct wt_ld *ld, uint32_t object, const char *key)
{
	if (object == 0 || ld->values[object].kind != WT_LD_OBJECT)
		return 0;
	for (uint32_t v = ld->values[object].child; v; v = ld->values[v].next)
		if (wt_str_is(ld->values[v].key, key))
			return v;
	return 0;
}

struct wt_str
wt_ld_string(const struct wt_ld *ld, uint32_t value)
{
	static const struct wt_str NONE = { "", 0 };
	for (int level = 0; value && level < 3; level++) {
		const struct wt_ld_value *v = &ld->values[value];
		if (v->kind == WT_LD_STRING)
			return v->text;
		value = v->kind == WT_LD_ARRAY    ? v->child
			: v->kind == WT_LD_OBJECT ? wt_ld_member(ld, value, "name")
						  : 0;
	}
	return NONE;
}

static bool
is_article_type(struct wt_str type)
{
	return wt_str_ends(type, WT_STR("Article")) || wt_str_ends(type, WT_STR("Posting")) ||
	       wt_str_is(type, "Report");
}

bool
wt_ld_is_article(const struct wt_ld *ld, uint32_t object)
{
	uint32_t type = wt_ld_member(ld, object, "@type");
	if (type == 0)
		return false;
	if (ld->values[type].kind != WT_LD_ARRAY)
		return is_article_type(ld->values[type].text);
	for (uint32_t v = ld->values[type].child; v; v = ld->values[v].next)
		if (is_article_type(ld->values[v].text))
			return true;
	return false;
}
