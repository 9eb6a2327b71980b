/*
 * dateline.c - finds the dateline that opens an article.
 *
 *	JAKARTA, KOMPAS.com - Presiden ...      place, outlet
 *	TEMPO.CO, Jakarta - Presiden ...        outlet, place
 *	Jakarta (ANTARA) - Presiden ...
 *	Seoul | EGINDO.co – Pemimpin ...
 *	Seoul - Badan Intelijen ...             place alone: weak
 *	Pyongyang: Rusia dan ...                weak
 *	Liputan6.com, Jakarta Polisi ...        a site and a place, and no dash
 *
 * A publication line may be glued before it: "19 Juli 2024, 14:11 WIBPYONGYANG, KOMPAS.TV - ...".
 * The dash must fall within DATELINE_MAX bytes: one further in belongs to the first sentence.
 * Limit: a weak one looks like a headline with a dash or colon; the caller decides by the line.
 */
#include "extract/lines.h"
#include "extract/scan.h"

#define DATELINE_MAX 64

/* Length of a dash at s: "-", "--", en or em dash; 0 where there is none. */
static size_t
dash_at(struct wt_str s)
{
	if (wt_str_starts(s, WT_STR("\xe2\x80\x93")) || wt_str_starts(s, WT_STR("\xe2\x80\x94")))
		return 3;
	if (wt_str_starts(s, WT_STR("--")))
		return 2;
	return wt_str_starts(s, WT_STR("-")) ? 1 : 0;
}

static bool
is_word_or_space(char c)
{
	return wt_is_alpha(c) || wt_is_digit(c) || strchr(" .,()|/'&", c) ||
	       (unsigned char)c >= 0x80;
}

/* "KOMPAS.TV", "ANTARA", "CNN Indonesia", "Tempo.co": a dot inside or known letters mark the
 * outlet. */
bool
wt_is_outlet(struct wt_str s)
{
	static const char *const NAMES[] = { "antara", "cnn indonesia", "cnbc indonesia", "tempo",
		"kompas", "republika", "bbc", "voa", "dw", "detik", "detiknews", "detikcom",
		"okezone", "sindonews", "media indonesia", "inews", "rri", "tvri", "jpnn", "viva",
		"merdeka", "suara", "idn times", "afp", "reuters", "ap", "xinhua", "beritasatu",
		"kontan", "metro tv", "tribunnews", "bisnis", "egindo", "medcom" };
	if (s.len < 2)
		return false;
	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (wt_begins(s, NAMES[i]))
			return true;
	const char *dot = memchr(s.ptr, '.', s.len);
	/* "Liputan6.com" */
	return dot && dot > s.ptr && dot + 1 < s.ptr + s.len && wt_is_alpha(dot[1]) &&
	       (wt_is_alpha(dot[-1]) || (wt_is_digit(dot[-1]) && wt_is_alpha(s.ptr[0])));
}

static struct wt_span
span_of(struct wt_str doc, struct wt_str part)
{
	part = wt_str_trim(part);
	uint32_t at = (uint32_t)(part.ptr - doc.ptr);
	return (struct wt_span){ at, at + (uint32_t)part.len };
}

/* The parts "JAKARTA" and "KOMPAS.com" of what stands before the dash. */
static bool
parts_of(struct wt_str doc, struct wt_str head, struct wt_dateline *d)
{
	size_t start = 0;
	bool outlet = false;
	int n = 0;
	for (size_t i = 0; i <= head.len; i++) {
		bool cut = i == head.len || strchr(",|()/", head.ptr[i]);
		if (!cut)
			continue;
		struct wt_str part = wt_str_trim((struct wt_str){ head.ptr + start, i - start });
		start = i + 1;
		if (part.len == 0)
			continue;
		if (!wt_is_upper(part.ptr[0]) && !wt_is_digit(part.ptr[0]) && !wt_is_outlet(part))
			return false;
		if (++n > 4)
			return false;
		if (!outlet && wt_is_outlet(part)) {
			d->outlet = span_of(doc, part);
			outlet = true;
		} else if (d->place.end == 0) {
			d->place = span_of(doc, part);
		}
	}
	return outlet;
}

/* "Seoul", "Kuala Lumpur": one to three capitalised words and nothing else. */
static bool
is_bare_place(struct wt_str s)
{
	size_t words = 1;
	if (s.len < 3 || s.len > 24)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!wt_is_alpha(s.ptr[i]) && s.ptr[i] != ' ')
			return false;
		if ((i == 0 || s.ptr[i - 1] == ' ') && !wt_is_upper(s.ptr[i]))
			return false;
		words += s.ptr[i] == ' ';
	}
	return words <= 3;
}

/* "Pyongyang: Rusia dan ...": a bare place, then a colon. */
static bool
colon_dateline(struct wt_str doc, struct wt_span line, struct wt_dateline *d)
{
	struct wt_str s = wt_view(doc, line);
	const char *colon = memchr(s.ptr, ':', s.len < 26 ? s.len : 26);
	if (!colon || colon + 2 >= s.ptr + s.len || colon[1] != ' ' || !wt_is_upper(colon[2]))
		return false;
	struct wt_str head = { s.ptr, (size_t)(colon - s.ptr) };
	if (!is_bare_place(head))
		return false;
	d->place = span_of(doc, head);
	d->span = (struct wt_span){ line.start, line.start + (uint32_t)head.len + 1 };
	d->weak = true;
	return true;
}

/* Is `head`, before a dash of that length, the parts of a dateline? */
static bool
dash_dateline(struct wt_str doc, struct wt_str head, struct wt_str behind, struct wt_dateline *d)
{
	bool blank = behind.len && behind.ptr[0] == ' ';
	if (!blank && (behind.len == 0 || !wt_is_upper(behind.ptr[0])))
		return false;
	struct wt_dateline empty = { .head = d->head };
	if (head.len == 0) /* a date, and a dash behind it */
		return false;
	if (parts_of(doc, head, d))
		return true;
	*d = empty;
	struct wt_str place = wt_str_trim(head);
	bool sentence = behind.len > 1 && (wt_is_upper(behind.ptr[1]) || behind.ptr[1] == '"' ||
						  (unsigned char)behind.ptr[1] == 0xe2);
	if (!blank || !sentence || !wt_is_space(head.ptr[head.len - 1]) || !is_bare_place(place))
		return false;
	d->place = span_of(doc, place);
	d->weak = true;
	return true;
}

/* The length of the capitalised word at the front of s; 0 where there is none. */
static size_t
capital_word(struct wt_str s)
{
	size_t n = 0;
	while (n < s.len && wt_is_alpha(s.ptr[n]))
		n++;
	return n > 2 && wt_is_upper(s.ptr[0]) && !wt_is_upper(s.ptr[1]) ? n : 0;
}

/* "Liputan6.com, Jakarta Polisi ...", "..., Kuala Lumpur Perdana ...": a site, a town, and the
 * sentence right behind. */
static bool
site_dateline(struct wt_str doc, struct wt_span line, struct wt_dateline *d)
{
	static const char *const SECOND[] = { "Lampung", "Lumpur", "Aviv", "York", "Aceh",
		"Angeles", "Pinang", "Raya", "Haag", "Kong", "Dhabi", "Penh", "Francisco" };
	struct wt_str s = wt_view(doc, line);
	const char *comma = memchr(s.ptr, ',', s.len < 24 ? s.len : 24);
	size_t site = comma ? (size_t)(comma - s.ptr) : 0;
	if (site == 0 || site + 3 > s.len || memchr(s.ptr, ' ', site) || comma[1] != ' ' ||
		!memchr(s.ptr, '.', site) || !wt_is_outlet((struct wt_str){ s.ptr, site }))
		return false;
	struct wt_str place = { s.ptr + site + 2, s.len - site - 2 };
	size_t n = capital_word(place);
	if (n == 0 || n + 2 > place.len || place.ptr[n] != ' ')
		return false;
	struct wt_str next = { place.ptr + n + 1, place.len - n - 1 };
	size_t m = capital_word(next);
	for (size_t i = 0; m && i < sizeof SECOND / sizeof SECOND[0]; i++)
		if (wt_str_is((struct wt_str){ next.ptr, m }, SECOND[i]) && m + 1 < next.len) {
			n += 1 + m;
			next = (struct wt_str){ next.ptr + m + 1, next.len - m - 1 };
			break;
		}
	bool sentence = wt_is_upper(next.ptr[0]) || wt_is_digit(next.ptr[0]) ||
			next.ptr[0] == '"' || (unsigned char)next.ptr[0] == 0xe2;
	if (!sentence)
		return false;
	d->outlet = span_of(doc, (struct wt_str){ s.ptr, site });
	d->place = span_of(doc, (struct wt_str){ place.ptr, n });
	d->span = (struct wt_span){ line.start, line.start + (uint32_t)(site + 2 + n) };
	return true;
}

bool
wt_dateline_find(struct wt_str doc, struct wt_span line, struct wt_dateline *d)
{
	struct wt_moment m;
	struct wt_span at;
	*d = (struct wt_dateline){ .weak = false };
	struct wt_str s = wt_view(doc, line);
	struct wt_str front = { s.ptr, s.len < 90 ? s.len : 90 };
	uint32_t start = 0;
	if (wt_scan_printed_date(front, &m, &at) && at.start < 40 && m.minute != WT_MINUTE_NONE) {
		d->head = (struct wt_span){ line.start, line.start + at.end };
		start = at.end;
	}
	for (size_t i = start; i < s.len && i < start + DATELINE_MAX; i++) {
		struct wt_str rest = { s.ptr + i, s.len - i };
		size_t dash = dash_at(rest);
		bool spaced = i > 0 && (s.ptr[i - 1] == ' ' || s.ptr[i - 1] == ',' || dash > 1 ||
					       wt_is_alpha(s.ptr[i - 1]));
		if (dash && spaced) {
			struct wt_str head = { s.ptr + start, i - start };
			struct wt_str behind = { rest.ptr + dash, rest.len - dash };
			if (dash_dateline(doc, head, behind, d)) {
				d->span = (struct wt_span){ line.start + start,
					line.start + (uint32_t)(i + dash) };
				return true;
			}
			if (s.ptr[i - 1] == ' ')
				break;
		}
		if (!dash && !is_word_or_space(s.ptr[i]))
			break;
	}
	return start == 0 && (colon_dateline(doc, line, d) || site_dateline(doc, line, d));
}
