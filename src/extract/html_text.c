/*
 * html_text.c - characters of HTML made plain: entities and white space.
 *
 * The named entities are those of HTML 4 and &apos;, which is what news pages use;
 * an unknown name stays as it is written.  Numbers 128 to 159 mean windows-1252, as
 * on the web.  A plain text is never longer than its source.
 */
#include "extract/html.h"

#include "base/utf8.h"

struct entity {
	char name[9];
	uint16_t point;
};

/* in the order of their bytes */
/* clang-format off */
static const struct entity ENTITIES[] = {
	{ "AElig", 0xc6 }, { "Aacute", 0xc1 }, { "Acirc", 0xc2 }, { "Agrave", 0xc0 },
	{ "Alpha", 0x391 }, { "Aring", 0xc5 }, { "Atilde", 0xc3 }, { "Auml", 0xc4 },
	{ "Beta", 0x392 }, { "Ccedil", 0xc7 }, { "Chi", 0x3a7 }, { "Dagger", 0x2021 },
	{ "Delta", 0x394 }, { "ETH", 0xd0 }, { "Eacute", 0xc9 }, { "Ecirc", 0xca },
	{ "Egrave", 0xc8 }, { "Epsilon", 0x395 }, { "Eta", 0x397 }, { "Euml", 0xcb },
	{ "Gamma", 0x393 }, { "Iacute", 0xcd }, { "Icirc", 0xce }, { "Igrave", 0xcc },
	{ "Iota", 0x399 }, { "Iuml", 0xcf }, { "Kappa", 0x39a }, { "Lambda", 0x39b },
	{ "Mu", 0x39c }, { "Ntilde", 0xd1 }, { "Nu", 0x39d }, { "OElig", 0x152 },
	{ "Oacute", 0xd3 }, { "Ocirc", 0xd4 }, { "Ograve", 0xd2 }, { "Omega", 0x3a9 },
	{ "Omicron", 0x39f }, { "Oslash", 0xd8 }, { "Otilde", 0xd5 }, { "Ouml", 0xd6 },
	{ "Phi", 0x3a6 }, { "Pi", 0x3a0 }, { "Prime", 0x2033 }, { "Psi", 0x3a8 },
	{ "Rho", 0x3a1 }, { "Scaron", 0x160 }, { "Sigma", 0x3a3 }, { "THORN", 0xde },
	{ "Tau", 0x3a4 }, { "Theta", 0x398 }, { "Uacute", 0xda }, { "Ucirc", 0xdb },
	{ "Ugrave", 0xd9 }, { "Upsilon", 0x3a5 }, { "Uuml", 0xdc }, { "Xi", 0x39e },
	{ "Yacute", 0xdd }, { "Yuml", 0x178 }, { "Zeta", 0x396 }, { "aacute", 0xe1 },
	{ "acirc", 0xe2 }, { "acute", 0xb4 }, { "aelig", 0xe6 }, { "agrave", 0xe0 },
	{ "alefsym", 0x2135 }, { "alpha", 0x3b1 }, { "amp", 0x26 }, { "and", 0x2227 },
	{ "ang", 0x2220 }, { "apos", 0x27 }, { "aring", 0xe5 }, { "asymp", 0x2248 },
	{ "atilde", 0xe3 }, { "auml", 0xe4 }, { "bdquo", 0x201e }, { "beta", 0x3b2 },
	{ "brvbar", 0xa6 }, { "bull", 0x2022 }, { "cap", 0x2229 }, { "ccedil", 0xe7 },
	{ "cedil", 0xb8 }, { "cent", 0xa2 }, { "chi", 0x3c7 }, { "circ", 0x2c6 },
	{ "clubs", 0x2663 }, { "cong", 0x2245 }, { "copy", 0xa9 }, { "crarr", 0x21b5 },
	{ "cup", 0x222a }, { "curren", 0xa4 }, { "dArr", 0x21d3 }, { "dagger", 0x2020 },
	{ "darr", 0x2193 }, { "deg", 0xb0 }, { "delta", 0x3b4 }, { "diams", 0x2666 },
	{ "divide", 0xf7 }, { "eacute", 0xe9 }, { "ecirc", 0xea }, { "egrave", 0xe8 },
	{ "empty", 0x2205 }, { "emsp", 0x2003 }, { "ensp", 0x2002 }, { "epsilon", 0x3b5 },
	{ "equiv", 0x2261 }, { "eta", 0x3b7 }, { "eth", 0xf0 }, { "euml", 0xeb },
	{ "euro", 0x20ac }, { "exist", 0x2203 }, { "fnof", 0x192 }, { "forall", 0x2200 },
	{ "frac12", 0xbd }, { "frac14", 0xbc }, { "frac34", 0xbe }, { "frasl", 0x2044 },
	{ "gamma", 0x3b3 }, { "ge", 0x2265 }, { "gt", 0x3e }, { "hArr", 0x21d4 },
	{ "harr", 0x2194 }, { "hearts", 0x2665 }, { "hellip", 0x2026 }, { "iacute", 0xed },
	{ "icirc", 0xee }, { "iexcl", 0xa1 }, { "igrave", 0xec }, { "image", 0x2111 },
	{ "infin", 0x221e }, { "int", 0x222b }, { "iota", 0x3b9 }, { "iquest", 0xbf },
	{ "isin", 0x2208 }, { "iuml", 0xef }, { "kappa", 0x3ba }, { "lArr", 0x21d0 },
	{ "lambda", 0x3bb }, { "lang", 0x2329 }, { "laquo", 0xab }, { "larr", 0x2190 },
	{ "lceil", 0x2308 }, { "ldquo", 0x201c }, { "le", 0x2264 }, { "lfloor", 0x230a },
	{ "lowast", 0x2217 }, { "loz", 0x25ca }, { "lrm", 0x200e }, { "lsaquo", 0x2039 },
	{ "lsquo", 0x2018 }, { "lt", 0x3c }, { "macr", 0xaf }, { "mdash", 0x2014 },
	{ "micro", 0xb5 }, { "middot", 0xb7 }, { "minus", 0x2212 }, { "mu", 0x3bc },
	{ "nabla", 0x2207 }, { "nbsp", 0xa0 }, { "ndash", 0x2013 }, { "ne", 0x2260 },
	{ "ni", 0x220b }, { "not", 0xac }, { "notin", 0x2209 }, { "nsub", 0x2284 },
	{ "ntilde", 0xf1 }, { "nu", 0x3bd }, { "oacute", 0xf3 }, { "ocirc", 0xf4 },
	{ "oelig", 0x153 }, { "ograve", 0xf2 }, { "oline", 0x203e }, { "omega", 0x3c9 },
	{ "omicron", 0x3bf }, { "oplus", 0x2295 }, { "or", 0x2228 }, { "ordf", 0xaa },
	{ "ordm", 0xba }, { "oslash", 0xf8 }, { "otilde", 0xf5 }, { "otimes", 0x2297 },
	{ "ouml", 0xf6 }, { "para", 0xb6 }, { "part", 0x2202 }, { "permil", 0x2030 },
	{ "perp", 0x22a5 }, { "phi", 0x3c6 }, { "pi", 0x3c0 }, { "piv", 0x3d6 },
	{ "plusmn", 0xb1 }, { "pound", 0xa3 }, { "prime", 0x2032 }, { "prod", 0x220f },
	{ "prop", 0x221d }, { "psi", 0x3c8 }, { "quot", 0x22 }, { "rArr", 0x21d2 },
	{ "radic", 0x221a }, { "rang", 0x232a }, { "raquo", 0xbb }, { "rarr", 0x2192 },
	{ "rceil", 0x2309 }, { "rdquo", 0x201d }, { "real", 0x211c }, { "reg", 0xae },
	{ "rfloor", 0x230b }, { "rho", 0x3c1 }, { "rlm", 0x200f }, { "rsaquo", 0x203a },
	{ "rsquo", 0x2019 }, { "sbquo", 0x201a }, { "scaron", 0x161 }, { "sdot", 0x22c5 },
	{ "sect", 0xa7 }, { "shy", 0xad }, { "sigma", 0x3c3 }, { "sigmaf", 0x3c2 },
	{ "sim", 0x223c }, { "spades", 0x2660 }, { "sub", 0x2282 }, { "sube", 0x2286 },
	{ "sum", 0x2211 }, { "sup", 0x2283 }, { "sup1", 0xb9 }, { "sup2", 0xb2 },
	{ "sup3", 0xb3 }, { "supe", 0x2287 }, { "szlig", 0xdf }, { "tau", 0x3c4 },
	{ "there4", 0x2234 }, { "theta", 0x3b8 }, { "thetasym", 0x3d1 }, { "thinsp", 0x2009 },
	{ "thorn", 0xfe }, { "tilde", 0x2dc }, { "times", 0xd7 }, { "trade", 0x2122 },
	{ "uArr", 0x21d1 }, { "uacute", 0xfa }, { "uarr", 0x2191 }, { "ucirc", 0xfb },
	{ "ugrave", 0xf9 }, { "uml", 0xa8 }, { "upsih", 0x3d2 }, { "upsilon", 0x3c5 },
	{ "uuml", 0xfc }, { "weierp", 0x2118 }, { "xi", 0x3be }, { "yacute", 0xfd },
	{ "yen", 0xa5 }, { "yuml", 0xff }, { "zeta", 0x3b6 }, { "zwj", 0x200d },
	{ "zwnj", 0x200c },
};
/* clang-format on */

#define N_ENTITIES (sizeof ENTITIES / sizeof ENTITIES[0])
#define ENTITY_MAX 12 /* bytes with & and ; */

static uint32_t
named(struct wt_str name)
{
	size_t low = 0, high = N_ENTITIES;
	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = wt_str_cmp(wt_str_of(ENTITIES[mid].name), name);
		if (order == 0)
			return ENTITIES[mid].point;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

static uint32_t
real_point(uint32_t point)
{
	static const uint16_t WINDOWS[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026,
		0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
		0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
		0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };
	if (point >= 0x80 && point < 0xa0)
		return WINDOWS[point - 0x80];
	if (point == 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
		return 0xfffd;
	return point;
}

static int
digit(char c, unsigned base)
{
	int d = wt_is_digit(c) ? c - '0' : wt_is_alpha(c) ? wt_lower(c) - 'a' + 10 : 99;
	return d < (int)base ? d : -1;
}

/* &#8220; &#x201c; */
static size_t
numbered(struct wt_str s, uint32_t *point)
{
	bool hex = s.len > 2 && wt_lower(s.ptr[2]) == 'x';
	size_t i = hex ? 3 : 2, start = i;
	uint32_t p = 0;
	for (; i < s.len && i < start + 8; i++) {
		int d = digit(s.ptr[i], hex ? 16 : 10);
		if (d < 0)
			break;
		if (p <= 0x10ffff)
			p = p * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (i == start)
		return 0;
	*point = real_point(p);
	return i + (i < s.len && s.ptr[i] == ';');
}

size_t
wt_html_entity(struct wt_str s, uint32_t *point)
{
	if (s.len < 3 || s.ptr[0] != '&')
		return 0;
	if (s.ptr[1] == '#')
		return numbered(s, point);
	size_t n = 1;
	while (n < s.len && n < ENTITY_MAX && (wt_is_alpha(s.ptr[n]) || wt_is_digit(s.ptr[n])))
		n++;
	if (n == s.len || s.ptr[n] != ';')
		return 0;
	*point = named((struct wt_str){ s.ptr + 1, n - 1 });
	return *point ? n + 1 : 0;
}

size_t
wt_html_put(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	size_t n = c < 0x10000 ? 3 : 4;
	to[0] = n == 3 ? (char)(0xe0 | c >> 12) : (char)(0xf0 | c >> 18);
	for (size_t i = 1; i < n; i++)
		to[i] = (char)(0x80 | (c >> (6 * (n - 1 - i)) & 0x3f));
	return n;
}

/* Is the character written as a blank, or not at all? */
enum wt_html_blank
wt_html_blank(uint32_t c)
{
	if (c == ' ' || (c >= 9 && c <= 13) || c == 0xa0 || c == 0x2028 || c == 0x2029 ||
		c == 0x3000 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f)
		return WT_HTML_BLANK;
	if (c < 0x20 || c == 0x7f || c == 0xad || c == 0xfeff || (c >= 0x200b && c <= 0x200f))
		return WT_HTML_NOTHING;
	return WT_HTML_LETTER;
}

uint32_t
wt_html_next(struct wt_str s, size_t *at)
{
	uint32_t c = 0;
	size_t n = s.ptr[*at] == '&'
			   ? wt_html_entity((struct wt_str){ s.ptr + *at, s.len - *at }, &c)
			   : 0;
	if (n == 0)
		return wt_utf8_next(s, at);
	*at += n;
	return c;
}

struct plain {
	char *text;
	size_t n;
	bool blank; /* a blank is due before the next character */
};

static void
add_plain(struct plain *p, struct wt_str raw)
{
	for (size_t i = 0; i < raw.len;) {
		uint32_t c = wt_html_next(raw, &i);
		enum wt_html_blank kind = wt_html_blank(c);
		if (kind == WT_HTML_LETTER) {
			if (p->blank && p->n)
				p->text[p->n++] = ' ';
			p->n += wt_html_put(p->text + p->n, c);
		}
		p->blank = kind == WT_HTML_BLANK || (p->blank && kind == WT_HTML_NOTHING);
	}
}

struct wt_str
wt_html_plain(struct wt_arena *arena, struct wt_str raw)
{
	struct plain p = { WT_NEW(arena, char, 3 * raw.len + 1), 0, false };
	add_plain(&p, raw);
	return (struct wt_str){ p.text, p.n };
}

struct wt_str
wt_html_text(struct wt_arena *arena, const struct wt_html *h, uint32_t node)
{
	size_t most = 1;
	for (uint32_t i = node; i < h->nodes[node].end; i++)
		if (h->nodes[i].tag == WT_TAG_TEXT)
			most += 3 * (size_t)wt_span_len(h->nodes[i].span) + 1;
		else
			most++;
	struct plain p = { WT_NEW(arena, char, most), 0, false };
	for (uint32_t i = node; i < h->nodes[node].end; i++)
		if (h->nodes[i].tag == WT_TAG_TEXT)
			add_plain(&p, wt_view(h->source, h->nodes[i].span));
		else
			p.blank = p.blank || h->nodes[i].tag == WT_TAG_BR;
	return (struct wt_str){ p.text, p.n };
}
