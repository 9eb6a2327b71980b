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
 * Before the first body line short lines that no sentence mark closes are furniture:
 * the outlet's name, labels whose name stands on the next line, share bars.
 *
 * Limits: an inserted headline without a mark ('Baca juga') is body.
 */
#include "extract/article.h"

#include "extract/html_doc.h"
#include "extract/lines.h"
#include "extract/raw_map.h"
#include "extract/scan.h"

#define FURNITURE_MAX 80 /* bytes; of the leads in the samples the shortest has 104 */
#define NAME_MAX      60
#define LINK_MAX      200 /* a longer line is no link, whatever it begins with */

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
	bool ended;                     /* the foot of the page began */
	bool link_before;               /* "Baca juga:" stood alone on the line before */
	enum wt_line_role label_before; /* likewise "Reporter"; PLAIN where none */
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

static void
take_date(struct reader *r, struct wt_span line)
{
	struct wt_moment m;
	struct wt_span at;
	if (r->a->published_span.end || !wt_scan_printed_date(wt_view(r->a->doc, line), &m, &at))
		return;
	if (wt_says_change(wt_view(r->a->doc, line))) {
		if (r->a->modified.day.year == 0)
			r->a->modified = m;
		return;
	}
	struct wt_span s = { line.start + at.start, line.start + at.end };
	struct wt_moment *known = &r->a->published;
	/* the container's day wins; the printed hour completes it */
	if (known->day.year && wt_day_cmp(known->day, m.day) != 0)
		return;
	if (!known->day.year || known->minute == WT_MINUTE_NONE)
		*known = m;
	r->a->published_span = s;
}

/* Takes the dateline and a publication line glued before it; gives where the report begins. */
static uint32_t
read_dateline(struct reader *r, struct wt_span line)
{
	struct wt_article *a = r->a;
	struct wt_dateline d;
	if (!wt_dateline_find(a->doc, line, &d))
		return line.start;
	if (d.head.end > d.head.start)
		take_date(r, d.head);
	a->dateline = d.span;
	a->dateline_place = d.place;
	if (a->outlet.len == 0)
		a->outlet = wt_view(a->doc, d.outlet);
	return d.span.end;
}

/* A paragraph of the report: dateline, links within and the code "(afp/fra)" behind are cut. */
static void
read_body(struct reader *r, struct wt_span line)
{
	struct wt_article *a = r->a;
	struct wt_span link, code = { 0, 0 };
	if (!r->in_body)
		line.start = read_dateline(r, line);
	r->in_body = true;
	if (wt_closing_code(a->doc, line, &code))
		line.end = code.start;
	while (wt_inserted_link(a->doc, line, &link)) {
		add_paragraph(r, (struct wt_span){ line.start, link.start }, WT_PARA_BODY);
		add_noise(r, link);
		line.start = link.end;
	}
	bool heading = wt_is_heading(wt_view(a->doc, trimmed(a->doc, line)));
	add_paragraph(r, line, heading ? WT_PARA_HEADING : WT_PARA_BODY);
	add_noise(r, code);
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

static bool
ends_sentence(struct wt_str line)
{
	return line.len && (strchr(".!?\"", line.ptr[line.len - 1]) ||
				   wt_str_ends(line, WT_STR("\xe2\x80\x9d")));
}

/* Does the report begin here: with a dateline, and with a weak one only where a sentence ends? */
static bool
has_dateline(struct wt_str line)
{
	struct wt_dateline d;
	if (!wt_dateline_find(line, (struct wt_span){ 0, (uint32_t)line.len }, &d))
		return false;
	return !d.weak || ends_sentence(line);
}

/* A short line with a date above the body is the publication line. */
static bool
is_publication_line(const struct reader *r, struct wt_str line, size_t *around)
{
	struct wt_moment m;
	struct wt_span at;
	if (line.len >= 120 || wt_str_ends(line, WT_STR(".")) ||
		!wt_scan_printed_date(line, &m, &at))
		return false;
	*around = line.len - wt_span_len(at);
	return *around < NAME_MAX && (r->title_seen || !has_dateline(line));
}

/* What is the line, given what came before it? */
static enum wt_line_role
role_of(const struct reader *r, struct wt_str line)
{
	size_t around;
	enum wt_line_role role = wt_line_role(line);
	if (r->in_body && role == WT_LINE_PLAIN) {
		struct wt_span rest = { 0, (uint32_t)line.len }, name;
		return line.len < NAME_MAX && wt_agency_next(line, &rest, &name) ? WT_LINE_AGENCIES
										 : role;
	}
	if (role != WT_LINE_PLAIN || r->in_body)
		return role;
	if (r->a->title.len && wt_str_eq(wt_str_trim(r->a->title), line))
		return WT_LINE_TITLE;
	if (has_dateline(line))
		return WT_LINE_PLAIN;
	if (is_publication_line(r, line, &around))
		return r->title_seen || around < 40 ? WT_LINE_DATE : WT_LINE_TITLE;
	if (!r->title_seen)
		return line.len < 240 ? WT_LINE_TITLE : WT_LINE_PLAIN;
	return line.len < FURNITURE_MAX && !ends_sentence(line) ? WT_LINE_FURNITURE : WT_LINE_PLAIN;
}

/* "CNN Indonesia", "Reporter" and the name below it, "Redaksi - detikNews", "url telah tercopy" */
static void
read_furniture(struct reader *r, struct wt_span line)
{
	struct wt_article *a = r->a;
	struct wt_str text = wt_view(a->doc, line);
	ptrdiff_t dash = wt_str_find(text, WT_STR(" - "), 0);
	struct wt_str behind = text;
	if (r->label_before != WT_LINE_PLAIN) {
		add_credit(r, r->label_before, line);
		return;
	}
	if (dash > 0)
		behind = (struct wt_str){ text.ptr + dash + 3, text.len - (size_t)dash - 3 };
	bool outlet = behind.len < NAME_MAX && wt_is_outlet(behind);
	if (outlet && a->outlet.len == 0)
		a->outlet = behind;
	if (outlet && dash > 0)
		add_credit(r, WT_LINE_AUTHOR,
			(struct wt_span){ line.start, line.start + (uint32_t)dash });
	size_t blanks = 0;
	for (size_t i = 0; i < text.len; i++)
		blanks += text.ptr[i] == ' ';
	/* words enough for a caption without a credit, or a second headline */
	if (!outlet && blanks >= 3)
		add_paragraph(r, line, WT_PARA_CAPTION);
	else
		add_noise(r, line);
}

static void
read_agencies(struct reader *r, struct wt_span line)
{
	struct wt_span name;
	while (wt_agency_next(r->a->doc, &line, &name))
		add_credit(r, WT_LINE_SOURCE, name);
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

/* A line of the page, which is neither a repetition nor below its foot. */
static void
read_role(struct reader *r, struct wt_span line, enum wt_line_role role)
{
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
	case WT_LINE_AGENCIES:
		read_agencies(r, line);
		break;
	case WT_LINE_FURNITURE:
		read_furniture(r, line);
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

static void
read_line(struct reader *r, struct wt_span line)
{
	struct wt_str text = wt_view(r->a->doc, line);
	bool repeated = wt_str_eq(text, r->previous);
	bool item =
		wt_str_starts(text, WT_STR("- ")) || wt_str_starts(text, WT_STR("\xe2\x80\xa2"));
	bool linked = r->link_before && text.len < 160 && (item || !ends_sentence(text));
	enum wt_line_role role = role_of(r, text);
	bool credit = role == WT_LINE_CREDIT || role == WT_LINE_SOURCE;
	r->previous = text;
	r->link_before = wt_link_alone(text) || (linked && item);
	if (repeated || linked || (r->ended && !credit)) {
		add_noise(r, line);
		return;
	}
	enum wt_line_role label = WT_LINE_PLAIN;
	if (role == WT_LINE_FURNITURE && wt_label_alone(text, &label))
		add_noise(r, line);
	else
		read_role(r, line, role);
	r->label_before = label;
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

/* --- pages of HTML -----------------------------------------------------------------------------
 */

/* A line of the body: what its own marks say of it, without the marks of a page's foot. */
static void
read_html_body(struct reader *r, struct wt_span line)
{
	enum wt_line_role role = wt_line_role(wt_view(r->a->doc, line));
	if (role == WT_LINE_NOISE && wt_span_len(line) > LINK_MAX)
		role = WT_LINE_PLAIN;
	read_role(r, line, role == WT_LINE_FOOT ? WT_LINE_PLAIN : role);
}

static void
read_html_about(struct reader *r, struct wt_span line)
{
	enum wt_line_role role = wt_line_role(wt_view(r->a->doc, line));
	read_role(r, line, role == WT_LINE_CREDIT || role == WT_LINE_SOURCE ? role : WT_LINE_DATE);
	add_noise(r, line);
}

static void
read_html_line(struct reader *r, const struct wt_html_line *line)
{
	switch (line->kind) {
	case WT_HTML_TITLE:
		read_title(r, line->span);
		break;
	case WT_HTML_ABOUT:
		read_html_about(r, line->span);
		break;
	case WT_HTML_CAPTION:
		add_paragraph(r, line->span, WT_PARA_CAPTION);
		break;
	case WT_HTML_HEADING:
		add_paragraph(r, line->span, WT_PARA_HEADING);
		break;
	case WT_HTML_BODY:
		read_html_body(r, line->span);
		break;
	}
}

/* What the head says of people stands where no line of the page does. */
static void
add_names(struct reader *r, enum wt_line_role role, uint32_t n, const struct wt_names *names)
{
	for (uint32_t i = 0; n == 0 && i < names->n; i++) {
		struct wt_article *a = r->a;
		struct wt_credit c = { names->items[i], { 0, 0 } };
		if (role == WT_LINE_AUTHOR)
			*WT_PUSH(r->arena, a->authors, a->n_authors, r->cap_authors) = c;
		else
			*WT_PUSH(r->arena, a->editors, a->n_editors, r->cap_editors) = c;
	}
}

static void
take_meta(struct reader *r, const struct wt_meta *m)
{
	struct wt_article *a = r->a;
	if (a->url.len == 0)
		a->url = m->canonical;
	if (a->outlet.len == 0)
		a->outlet = m->outlet;
	if (a->published.day.year == 0) {
		a->published = m->published;
		a->published_disputed = m->disputed;
	}
	a->modified = m->modified;
	a->canonical = m->canonical;
	a->section = m->section;
	a->n_tags = m->tags.n;
	a->tags = WT_NEW(r->arena, struct wt_str, m->tags.n + 1);
	memcpy(a->tags, m->tags.items, m->tags.n * sizeof *a->tags);
}

static void
read_html(struct reader *r, const struct wt_page *page)
{
	struct wt_html_doc *d = WT_NEW(r->arena, struct wt_html_doc, 1);
	wt_html_doc_read(r->arena, page, d);
	r->a->doc = d->text;
	r->a->map = d->map;
	r->a->n_map = d->n_map;
	take_meta(r, &d->meta);
	r->a->page = d->parts.page;
	r->a->n_pages = d->parts.n;
	r->a->next_page = d->parts.next;
	for (uint32_t i = 0; i < d->n_lines; i++)
		read_html_line(r, &d->lines[i]);
	add_names(r, WT_LINE_AUTHOR, r->a->n_authors, &d->meta.authors);
	add_names(r, WT_LINE_EDITOR, r->a->n_editors, &d->meta.editors);
}

uint32_t
wt_article_source(const struct wt_article *a, uint32_t offset)
{
	size_t low = wt_map_before(a->map, a->n_map, offset);
	if (low == 0)
		return a->map ? 0 : offset;
	const struct wt_anchor *m = &a->map[low - 1];
	return m->source == WT_FROM_NOWHERE ? 0 : m->source + (offset - m->text);
}

/* "Ikuti media sosial medcom.id dan dapatkan ...": the foot names the outlet where nothing else
 * does.
 */
static struct wt_str
outlet_of_foot(struct wt_str doc)
{
	static const char FOLLOW[] = "kuti media sosial ";
	ptrdiff_t at = wt_str_find(doc, WT_STR("kuti media sosial "), 0);
	if (at < 0)
		return WT_STR("");
	const char *from = doc.ptr + at + sizeof FOLLOW - 1, *end = doc.ptr + doc.len;
	struct wt_str name = { from, 0 };
	while (name.ptr + name.len < end && !wt_is_space(name.ptr[name.len]))
		name.len++;
	while (name.len > 0 && (name.ptr[name.len - 1] == '.' || name.ptr[name.len - 1] == ','))
		name.len--;
	bool domain = name.len < NAME_MAX && memchr(name.ptr, '.', name.len) && wt_is_outlet(name);
	return domain ? name : WT_STR("");
}

void
wt_article_read(struct wt_arena *arena, const struct wt_page *page, struct wt_article *a)
{
	struct reader r = { .arena = arena, .a = a, .label_before = WT_LINE_PLAIN };
	struct wt_span line;
	uint32_t at = 0;
	*a = (struct wt_article){ .doc = page->text,
		.id = page->id,
		.url = page->url,
		.outlet = page->outlet,
		.title = page->title,
		.published = page->published,
		.modified = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	/* a container's title stands above the text, or is its first line */
	r.title_seen = page->title.len > 0;
	if (page->kind == WT_PAGE_HTML) {
		read_html(&r, page);
		/* what is read was put out on the day of its last change, where the page tells no
		 * other: guides that are kept up to date (of 65 dated pages 2) */
		if (a->published.day.year == 0)
			a->published = a->modified;
		wt_raw_map(arena, page, a);
		return;
	}
	while (next_line(a->doc, &at, &line)) {
		if (!r.in_body && comes_again(a->doc, at, line)) {
			r.previous = wt_view(a->doc, line);
			add_paragraph(&r, line, WT_PARA_CAPTION);
			continue;
		}
		read_line(&r, line);
	}
	wt_raw_map(arena, page, a);
	if (a->outlet.len == 0 && a->url.len == 0)
		a->outlet = outlet_of_foot(a->doc);
}
