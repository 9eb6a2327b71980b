/*
 * article.c - tells the parts of an article apart, line by line.
 *
 * Goes in: the text of a page, as a reader copies it from a site or as JSON gives
 * it.  Comes out: see article.h.  Method: each line is one of title, caption,
 * byline, publication line, declared source, inserted link, furniture of the page,
 * or body; the first body line may begin with a dateline:
 *
 *	Kompas dunia | 19 Juli 2024, 14:11 WIBPYONGYANG, KOMPAS.TV - Hubungan ...
 *	Jakarta (ANTARA) - Presiden ...
 *
 * Limits: an inserted headline without a mark ('Baca juga') is body.
 */
#include "extract/article.h"

#include "extract/lines.h"
#include "extract/scan.h"

/* The line without white space, no-break spaces and zero-width marks at its ends. */
static struct wt_span
trimmed(struct wt_str doc, struct wt_span s)
{
	static const char *const BLANKS[] = { "\xc2\xa0", "\xe2\x80\x8b", "\xe2\x80\x8e",
		"\xef\xbb\xbf" };
	for (bool more = true; more;) {
		more = false;
		while (s.start < s.end && wt_is_space(doc.ptr[s.start]))
			s.start++;
		while (s.start < s.end && wt_is_space(doc.ptr[s.end - 1]))
			s.end--;
		for (size_t i = 0; i < sizeof BLANKS / sizeof BLANKS[0]; i++) {
			struct wt_str v = wt_view(doc, s), b = wt_str_of(BLANKS[i]);
			if (wt_str_starts(v, b)) {
				s.start += (uint32_t)b.len;
				more = true;
			} else if (wt_str_ends(v, b)) {
				s.end -= (uint32_t)b.len;
				more = true;
			}
		}
	}
	return s;
}

struct reader {
	struct wt_arena *arena;
	struct wt_article *a;
	uint32_t cap_paragraphs, cap_noise, cap_authors, cap_editors, cap_sources;
	struct wt_str previous; /* the line before, to find repetitions */
	bool in_body;           /* a body paragraph was seen */
	bool title_seen;
	bool ended; /* the foot of the page began */
};

static void
add_noise(struct reader *r, struct wt_span s)
{
	if (s.start < s.end)
		*WT_PUSH(r->arena, r->a->noise, r->a->n_noise, r->cap_noise) = s;
}

static void
add_paragraph(struct reader *r, struct wt_span s, enum wt_paragraph_kind kind)
{
	s = trimmed(r->a->doc, s);
	if (s.start < s.end)
		*WT_PUSH(r->arena, r->a->paragraphs, r->a->n_paragraphs, r->cap_paragraphs) =
			(struct wt_paragraph){ s, kind };
}

static void
add_credit(struct reader *r, enum wt_line_role role, struct wt_span s)
{
	struct wt_article *a = r->a;
	struct wt_credit c = { wt_view(a->doc, s), s };
	if (role == WT_LINE_AUTHOR)
		*WT_PUSH(r->arena, a->authors, a->n_authors, r->cap_authors) = c;
	else if (role == WT_LINE_EDITOR)
		*WT_PUSH(r->arena, a->editors, a->n_editors, r->cap_editors) = c;
	else
		*WT_PUSH(r->arena, a->sources, a->n_sources, r->cap_sources) = c;
}

static void
read_credits(struct reader *r, struct wt_span line)
{
	struct wt_credit_part part;
	struct wt_span rest = line;
	while (wt_credit_next(r->a->doc, &rest, &part))
		add_credit(r, part.role, part.name);
}

/* "(CNN/SL)" or "(afp/fra)" that closes the body: the agencies in it are declared sources. */
static struct wt_span
cut_closing_code(struct reader *r, struct wt_span s)
{
	struct wt_span code;
	if (!wt_closing_code(r->a->doc, s, &code))
		return s;
	add_noise(r, code);
	return trimmed(r->a->doc, (struct wt_span){ s.start, code.start });
}

static void
take_date(struct reader *r, struct wt_span line)
{
	struct wt_moment m;
	struct wt_span at;
	if (r->a->published_span.end || !wt_scan_printed_date(wt_view(r->a->doc, line), &m, &at))
		return;
	struct wt_span s = { line.start + at.start, line.start + at.end };
	struct wt_moment *known = &r->a->published;
	/* the container's day wins; the printed hour completes it */
	if (known->day.year && wt_day_cmp(known->day, m.day) != 0)
		return;
	if (!known->day.year || known->minute == WT_MINUTE_NONE)
		*known = m;
	r->a->published_span = s;
}

/* A paragraph of the report: cut the publication line and the dateline in front, links within. */
static void
read_body(struct reader *r, struct wt_span line)
{
	struct wt_article *a = r->a;
	if (!r->in_body) {
		struct wt_dateline d;
		if (wt_dateline_find(a->doc, line, &d)) {
			if (d.head.end > d.head.start)
				take_date(r, d.head);
			a->dateline = d.span;
			a->dateline_place = d.place;
			if (a->outlet.len == 0)
				a->outlet = wt_view(a->doc, d.outlet);
			line.start = d.span.end;
		}
		r->in_body = true;
	}
	line = cut_closing_code(r, line);
	struct wt_span link;
	while (wt_inserted_link(a->doc, line, &link)) {
		add_paragraph(r, (struct wt_span){ line.start, link.start }, WT_PARA_BODY);
		add_noise(r, link);
		line.start = link.end;
	}
	bool heading = wt_is_heading(wt_view(a->doc, trimmed(a->doc, line)));
	add_paragraph(r, line, heading ? WT_PARA_HEADING : WT_PARA_BODY);
}

static void
read_title(struct reader *r, struct wt_span line)
{
	struct wt_article *a = r->a;
	a->title_span = line;
	if (a->title.len == 0)
		a->title = wt_view(a->doc, line);
	add_paragraph(r, line, WT_PARA_TITLE);
	r->title_seen = true;
}

/* What is the line, given what came before it? */
static enum wt_line_role
role_of(struct reader *r, struct wt_str line)
{
	enum wt_line_role role = wt_line_role(line);
	if (role != WT_LINE_PLAIN || r->in_body)
		return role;
	if (r->a->title.len && wt_str_eq(wt_str_trim(r->a->title), line))
		return WT_LINE_TITLE;
	struct wt_moment m;
	struct wt_span at;
	struct wt_dateline d;
	/* a short line with a date above the body is the publication line */
	bool dated = line.len < 120 && wt_scan_printed_date(line, &m, &at) &&
		     line.len - wt_span_len(at) < 60 && !wt_str_ends(line, WT_STR("."));
	if (dated && !wt_dateline_find(line, (struct wt_span){ 0, (uint32_t)line.len }, &d))
		return r->title_seen || line.len - wt_span_len(at) < 40 ? WT_LINE_DATE
									: WT_LINE_TITLE;
	if (!r->title_seen &&
		!wt_dateline_find(line, (struct wt_span){ 0, (uint32_t)line.len }, &d) &&
		line.len < 240)
		return WT_LINE_TITLE;
	return WT_LINE_PLAIN;
}

/* "Willy Haryono • 19 Juni 2024 17:41": what stands before the date may be the author. */
static void
read_date_line(struct reader *r, struct wt_span line)
{
	struct wt_span name;
	take_date(r, line);
	if (wt_author_before_date(r->a->doc, line, &name))
		add_credit(r, WT_LINE_AUTHOR, name);
}

static void
read_line(struct reader *r, struct wt_span line)
{
	struct wt_str text = wt_view(r->a->doc, line);
	bool repeated = wt_str_eq(text, r->previous);
	r->previous = text;
	enum wt_line_role role = role_of(r, text);
	if (repeated && !r->in_body && !r->title_seen)
		role = WT_LINE_CAPTION;
	if (repeated || (r->ended && role != WT_LINE_CREDIT && role != WT_LINE_SOURCE)) {
		add_noise(r, line);
		return;
	}
	switch (role) {
	case WT_LINE_TITLE:
		read_title(r, line);
		break;
	case WT_LINE_CAPTION:
		add_paragraph(r, line, WT_PARA_CAPTION);
		break;
	case WT_LINE_DATE:
		read_date_line(r, line);
		break;
	case WT_LINE_CREDIT:
	case WT_LINE_SOURCE:
		read_credits(r, line);
		break;
	case WT_LINE_FOOT:
		r->ended = r->in_body;
		add_noise(r, line);
		break;
	case WT_LINE_NOISE:
		add_noise(r, line);
		break;
	default:
		read_body(r, line);
	}
}

/* A title that is followed by its own repetition as a picture's line is a caption (two equal lines
 * above the title). */
static bool
next_line(struct wt_str doc, uint32_t *at, struct wt_span *line)
{
	while (*at < doc.len) {
		const char *nl = memchr(doc.ptr + *at, '\n', doc.len - *at);
		uint32_t end = nl ? (uint32_t)(nl - doc.ptr) : (uint32_t)doc.len;
		*line = trimmed(doc, (struct wt_span){ *at, end });
		*at = end + 1;
		if (line->start < line->end)
			return true;
	}
	return false;
}

/* Lines that stand twice in a row before the body: captions, whatever they look like. */
static bool
comes_again(struct wt_str doc, uint32_t at, struct wt_span line)
{
	struct wt_span next;
	return next_line(doc, &at, &next) && wt_str_eq(wt_view(doc, line), wt_view(doc, next));
}

void
wt_article_read(struct wt_arena *arena, const struct wt_page *page, struct wt_article *a)
{
	struct reader r = { .arena = arena, .a = a };
	struct wt_span line;
	uint32_t at = 0;
	*a = (struct wt_article){ .doc = page->text,
		.id = page->id,
		.url = page->url,
		.outlet = page->outlet,
		.title = page->title,
		.published = page->published };
	/* the line above the body that is the title, if the container tells it */
	r.title_seen = false;
	while (next_line(a->doc, &at, &line)) {
		if (!r.in_body && !r.title_seen && comes_again(a->doc, at, line)) {
			r.previous = wt_view(a->doc, line);
			add_paragraph(&r, line, WT_PARA_CAPTION);
			continue;
		}
		read_line(&r, line);
	}
}
