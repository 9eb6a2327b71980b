/*
 * html.c - reads the tags of a page into a tree, in one pass.
 *
 * In the manner of the HTML Standard's parser where it decides what belongs
 * together (omitted end tags of p, li, td, tr, dt, dd, option; end tags that match
 * nothing; script and style as raw text), without its repairs of formatting elements and
 * misplaced table content, which change no block of text:
 *
 *	<p>satu<p>dua                      two paragraphs
 *	<ul><li>a<li>b</ul>                two items
 *	<td><b>x</div></td>                the </div> closes nothing outside its cell
 *	<b><p>x</b> y</p>                  the </b> closes no paragraph
 *
 * Why no library: libxml2 2.9.14 builds its tree at 74-92 MB/s (this does over 400), gives
 * no byte offsets, which the map of a document needs, and holds its memory outside
 * the arena.
 *
 * Limits: WT_HTML_DEPTH, WT_HTML_NODES; a tag is looked for among open elements, of
 * which there are at most WT_HTML_DEPTH, so that time is linear in the page.
 */
#include "extract/html.h"

#define NAME_MAX_BYTES 10
#define SLOTS          256

enum {
	BLOCK = 1,  /* begins a line */
	VOID = 2,   /* has no content */
	RAW = 4,    /* content is no markup */
	CELL = 8,   /* end tags of what is not a table's do not reach over it */
	TABLED = 16 /* part of a table */
};

struct tag_row {
	char name[NAME_MAX_BYTES + 1];
	uint8_t tag;
	uint8_t traits;
};

static const struct tag_row TAGS[] = {
	{ "a", WT_TAG_A, 0 },
	{ "address", WT_TAG_ADDRESS, BLOCK },
	{ "article", WT_TAG_ARTICLE, BLOCK },
	{ "aside", WT_TAG_ASIDE, BLOCK },
	{ "area", WT_TAG_OTHER, VOID },
	{ "b", WT_TAG_B, 0 },
	{ "base", WT_TAG_OTHER, VOID },
	{ "blockquote", WT_TAG_BLOCKQUOTE, BLOCK },
	{ "body", WT_TAG_BODY, BLOCK },
	{ "br", WT_TAG_BR, VOID },
	{ "button", WT_TAG_BUTTON, 0 },
	{ "canvas", WT_TAG_CANVAS, 0 },
	{ "caption", WT_TAG_CAPTION, BLOCK | CELL | TABLED },
	{ "center", WT_TAG_DIV, BLOCK },
	{ "col", WT_TAG_OTHER, VOID },
	{ "dd", WT_TAG_DD, BLOCK },
	{ "details", WT_TAG_DETAILS, BLOCK },
	{ "dialog", WT_TAG_DIALOG, BLOCK },
	{ "dir", WT_TAG_UL, BLOCK },
	{ "div", WT_TAG_DIV, BLOCK },
	{ "dl", WT_TAG_DL, BLOCK },
	{ "dt", WT_TAG_DT, BLOCK },
	{ "embed", WT_TAG_OTHER, VOID },
	{ "fieldset", WT_TAG_FIELDSET, BLOCK },
	{ "figcaption", WT_TAG_FIGCAPTION, BLOCK },
	{ "figure", WT_TAG_FIGURE, BLOCK },
	{ "footer", WT_TAG_FOOTER, BLOCK },
	{ "form", WT_TAG_FORM, BLOCK },
	{ "h1", WT_TAG_H1, BLOCK },
	{ "h2", WT_TAG_H2, BLOCK },
	{ "h3", WT_TAG_H3, BLOCK },
	{ "h4", WT_TAG_H4, BLOCK },
	{ "h5", WT_TAG_H5, BLOCK },
	{ "h6", WT_TAG_H6, BLOCK },
	{ "head", WT_TAG_HEAD, BLOCK },
	{ "header", WT_TAG_HEADER, BLOCK },
	{ "hgroup", WT_TAG_DIV, BLOCK },
	{ "hr", WT_TAG_HR, BLOCK | VOID },
	{ "html", WT_TAG_HTML, BLOCK },
	{ "iframe", WT_TAG_IFRAME, RAW },
	{ "img", WT_TAG_IMG, VOID },
	{ "input", WT_TAG_INPUT, VOID },
	{ "label", WT_TAG_LABEL, 0 },
	{ "li", WT_TAG_LI, BLOCK },
	{ "link", WT_TAG_LINK, VOID },
	{ "main", WT_TAG_MAIN, BLOCK },
	{ "menu", WT_TAG_UL, BLOCK },
	{ "meta", WT_TAG_META, VOID },
	{ "nav", WT_TAG_NAV, BLOCK },
	{ "noscript", WT_TAG_NOSCRIPT, 0 },
	{ "object", WT_TAG_OBJECT, 0 },
	{ "ol", WT_TAG_OL, BLOCK },
	{ "option", WT_TAG_OPTION, BLOCK },
	{ "p", WT_TAG_P, BLOCK },
	{ "param", WT_TAG_OTHER, VOID },
	{ "pre", WT_TAG_PRE, BLOCK },
	{ "script", WT_TAG_SCRIPT, RAW },
	{ "section", WT_TAG_SECTION, BLOCK },
	{ "select", WT_TAG_SELECT, 0 },
	{ "source", WT_TAG_OTHER, VOID },
	{ "span", WT_TAG_SPAN, 0 },
	{ "strong", WT_TAG_B, 0 },
	{ "style", WT_TAG_STYLE, RAW },
	{ "summary", WT_TAG_DIV, BLOCK },
	{ "sup", WT_TAG_SUP, 0 },
	{ "svg", WT_TAG_SVG, 0 },
	{ "table", WT_TAG_TABLE, BLOCK | CELL | TABLED },
	{ "tbody", WT_TAG_TBODY, BLOCK | TABLED },
	{ "td", WT_TAG_TD, BLOCK | CELL | TABLED },
	{ "template", WT_TAG_TEMPLATE, 0 },
	{ "textarea", WT_TAG_TEXTAREA, RAW },
	{ "tfoot", WT_TAG_TBODY, BLOCK | TABLED },
	{ "th", WT_TAG_TH, BLOCK | CELL | TABLED },
	{ "thead", WT_TAG_THEAD, BLOCK | TABLED },
	{ "time", WT_TAG_TIME, 0 },
	{ "title", WT_TAG_TITLE, RAW },
	{ "tr", WT_TAG_TR, BLOCK | TABLED },
	{ "track", WT_TAG_OTHER, VOID },
	{ "ul", WT_TAG_UL, BLOCK },
	{ "video", WT_TAG_VIDEO, 0 },
	{ "wbr", WT_TAG_OTHER, VOID },
	{ "xmp", WT_TAG_OTHER, RAW },
};

#define N_TAGS (sizeof TAGS / sizeof TAGS[0])
#define NO_ROW 0xff
_Static_assert(N_TAGS < NO_ROW, "rows are bytes in the index");

struct parser {
	struct wt_arena *arena;
	struct wt_html *h;
	size_t at;
	uint8_t index[SLOTS]; /* rows of TAGS by the hash of their names */
	uint8_t traits[WT_TAG_COUNT];
	uint32_t open[WT_HTML_DEPTH + 2]; /* the root first */
	unsigned n_open;
	uint32_t counts[WT_TAG_COUNT]; /* of open elements */
	uint32_t too_deep;             /* open elements that are not in `open` */
	bool no_quote[2];              /* no " or ' comes any more */
};

static unsigned
hash_of(const char *name, size_t n)
{
	unsigned first = (unsigned char)wt_lower(name[0]);
	unsigned last = (unsigned char)wt_lower(name[n - 1]);
	unsigned mid = (unsigned char)wt_lower(name[n / 2]);
	return (first * 31 + last * 7 + mid * 3 + (unsigned)n * 53) % SLOTS;
}

static void
index_tags(struct parser *p)
{
	memset(p->index, NO_ROW, sizeof p->index);
	for (size_t i = 0; i < N_TAGS; i++) {
		unsigned slot = hash_of(TAGS[i].name, strlen(TAGS[i].name));
		while (p->index[slot] != NO_ROW)
			slot = (slot + 1) % SLOTS;
		p->index[slot] = (uint8_t)i;
		if (TAGS[i].tag != WT_TAG_OTHER)
			p->traits[TAGS[i].tag] = TAGS[i].traits;
	}
}

static const struct tag_row *
find_tag(const struct parser *p, struct wt_str name)
{
	if (name.len == 0 || name.len > NAME_MAX_BYTES)
		return NULL;
	for (unsigned slot = hash_of(name.ptr, name.len); p->index[slot] != NO_ROW;
		slot = (slot + 1) % SLOTS) {
		const struct tag_row *row = &TAGS[p->index[slot]];
		if (row->name[name.len] == '\0' &&
			wt_str_eq_nocase(name, (struct wt_str){ row->name, strlen(row->name) }))
			return row;
	}
	return NULL;
}

bool
wt_html_is_block(enum wt_html_tag tag)
{
	for (size_t i = 0; i < N_TAGS; i++)
		if (TAGS[i].tag == tag)
			return TAGS[i].traits & BLOCK;
	return tag == WT_TAG_ROOT;
}

/* --- the tree ----------------------------------------------------------------------------------
 */

static uint32_t
top(const struct parser *p)
{
	return p->open[p->n_open - 1];
}

/* A new node within the innermost open element; 0 where the page has too many. */
static uint32_t
add_node(struct parser *p, enum wt_html_tag tag, size_t start, size_t end)
{
	struct wt_html *h = p->h;
	if (h->n >= WT_HTML_NODES) {
		h->cut = true;
		return 0;
	}
	uint32_t i = h->n;
	*WT_PUSH(p->arena, h->nodes, h->n, h->cap) = (struct wt_html_node){ .tag = (uint8_t)tag,
		.depth = (uint8_t)p->n_open,
		.parent = top(p),
		.end = i + 1,
		.span = { (uint32_t)start, (uint32_t)end } };
	return i;
}

static void
add_text(struct parser *p, size_t start, size_t end)
{
	if (start < end)
		(void)add_node(p, WT_TAG_TEXT, start, end);
}

static void
pop(struct parser *p)
{
	struct wt_html_node *n = &p->h->nodes[top(p)];
	n->end = p->h->n;
	p->counts[n->tag]--;
	p->n_open--;
}

static void
pop_through(struct parser *p, unsigned level)
{
	while (p->n_open > level)
		pop(p);
}

static enum wt_html_tag
tag_at(const struct parser *p, unsigned level)
{
	return (enum wt_html_tag)p->h->nodes[p->open[level]].tag;
}

/* Closes an open `tag` unless an element stands between that `stops` names by its traits. */
static void
close_open(struct parser *p, enum wt_html_tag tag, unsigned stops)
{
	if (p->counts[tag] == 0)
		return;
	for (unsigned level = p->n_open; level-- > 1;) {
		enum wt_html_tag t = tag_at(p, level);
		if (t == tag) {
			pop_through(p, level);
			return;
		}
		if (p->traits[t] & stops)
			return;
	}
}

/* Closes an open item (li, dt, dd, option) of the same list. */
static void
close_item(struct parser *p, enum wt_html_tag one, enum wt_html_tag other)
{
	if (p->counts[one] + p->counts[other] == 0)
		return;
	for (unsigned level = p->n_open; level-- > 1;) {
		enum wt_html_tag t = tag_at(p, level);
		if (t == one || t == other) {
			pop_through(p, level);
			return;
		}
		bool passable = !(p->traits[t] & BLOCK) || t == WT_TAG_DIV || t == WT_TAG_P ||
				t == WT_TAG_ADDRESS;
		if (!passable)
			return;
	}
}

/* Closes what is open above the nearest of the tags, within the table. */
static void
close_to(struct parser *p, enum wt_html_tag a, enum wt_html_tag b, enum wt_html_tag c)
{
	for (unsigned level = p->n_open; level-- > 1;) {
		enum wt_html_tag t = tag_at(p, level);
		if (t == a || t == b || t == c) {
			pop_through(p, level + 1);
			return;
		}
		if (t == WT_TAG_TABLE)
			return;
	}
}

/* What a start tag closes by being there. */
static void
close_implied(struct parser *p, enum wt_html_tag tag)
{
	if (p->traits[tag] & BLOCK && p->counts[WT_TAG_P] && tag != WT_TAG_OPTION)
		close_open(p, WT_TAG_P, BLOCK);
	switch (tag) {
	case WT_TAG_LI:
		close_item(p, WT_TAG_LI, WT_TAG_LI);
		break;
	case WT_TAG_DT:
	case WT_TAG_DD:
		close_item(p, WT_TAG_DT, WT_TAG_DD);
		break;
	case WT_TAG_OPTION:
		close_item(p, WT_TAG_OPTION, WT_TAG_OPTION);
		break;
	case WT_TAG_TD:
	case WT_TAG_TH:
		close_to(p, WT_TAG_TR, WT_TAG_TBODY, WT_TAG_THEAD);
		break;
	case WT_TAG_TR:
		close_to(p, WT_TAG_TBODY, WT_TAG_THEAD, WT_TAG_TABLE);
		break;
	case WT_TAG_TBODY:
	case WT_TAG_THEAD:
		close_to(p, WT_TAG_TABLE, WT_TAG_TABLE, WT_TAG_TABLE);
		break;
	case WT_TAG_A:
		close_open(p, WT_TAG_A, BLOCK);
		break;
	case WT_TAG_BODY:
		close_open(p, WT_TAG_HEAD, 0);
		break;
	default:
		break;
	}
}

/* --- tags --------------------------------------------------------------------------------------
 */

static bool
same_name(const struct parser *p, uint32_t node, struct wt_str name)
{
	struct wt_str tag = wt_view(p->h->source, p->h->nodes[node].span);
	if (tag.len < name.len || !wt_str_eq_nocase((struct wt_str){ tag.ptr, name.len }, name))
		return false;
	return tag.len == name.len || wt_is_space(tag.ptr[name.len]) || tag.ptr[name.len] == '/';
}

static void
end_tag(struct parser *p, struct wt_str name)
{
	const struct tag_row *row = find_tag(p, name);
	enum wt_html_tag tag = row ? (enum wt_html_tag)row->tag : WT_TAG_OTHER;
	unsigned stops = !(p->traits[tag] & BLOCK)    ? BLOCK | CELL
			 : !(p->traits[tag] & TABLED) ? CELL
						      : 0;
	if (p->too_deep) {
		p->too_deep--;
		return;
	}
	if (tag == WT_TAG_BODY || tag == WT_TAG_HTML || p->counts[tag] == 0)
		return; /* what follows </body> is read as if it stood before */
	for (unsigned level = p->n_open; level-- > 1;) {
		enum wt_html_tag t = tag_at(p, level);
		if (t == tag && (tag != WT_TAG_OTHER || same_name(p, p->open[level], name))) {
			pop_through(p, level);
			return;
		}
		if (p->traits[t] & stops)
			return;
	}
}

/* The offset of the '>' that ends the tag at `from`; quoted values may hold one. */
static size_t
tag_end(struct parser *p, size_t from)
{
	struct wt_str s = p->h->source;
	bool value = false; /* behind "=": a quotation mark opens */
	for (size_t i = from; i < s.len; i++) {
		char c = s.ptr[i];
		if (c == '>')
			return i;
		int kind = c == '"' ? 0 : c == '\'' ? 1 : -1;
		if (kind >= 0 && value && !p->no_quote[kind]) {
			const char *close = memchr(s.ptr + i + 1, c, s.len - i - 1);
			if (close)
				i = (size_t)(close - s.ptr);
			else
				p->no_quote[kind] = true;
		}
		value = c == '=' || (value && wt_is_space(c));
	}
	return s.len;
}

/* The offset of "</name" at or behind `from`, or the end of the page. */
static size_t
raw_end(const struct parser *p, size_t from, const char *name)
{
	struct wt_str s = p->h->source, want = wt_str_of(name);
	while (from < s.len) {
		const char *lt = memchr(s.ptr + from, '<', s.len - from);
		if (!lt)
			break;
		from = (size_t)(lt - s.ptr);
		if (from + 2 + want.len <= s.len && lt[1] == '/' &&
			wt_str_eq_nocase((struct wt_str){ lt + 2, want.len }, want))
			return from;
		from++;
	}
	return s.len;
}

static void
push(struct parser *p, uint32_t node, enum wt_html_tag tag)
{
	if (p->n_open > WT_HTML_DEPTH) {
		p->too_deep++;
		return;
	}
	p->open[p->n_open++] = node;
	p->counts[tag]++;
}

/* What stands in a script, style or title, with its end tag. */
static void
raw_content(struct parser *p, uint32_t node, const struct tag_row *row)
{
	size_t end = raw_end(p, p->at, row->name);
	bool shown = row->tag == WT_TAG_TITLE || row->tag == WT_TAG_TEXTAREA;
	p->open[p->n_open++] = node;
	if (p->at < end)
		(void)add_node(p, shown ? WT_TAG_TEXT : WT_TAG_RAW, p->at, end);
	p->n_open--;
	p->h->nodes[node].end = p->h->n;
	const char *gt = memchr(p->h->source.ptr + end, '>', p->h->source.len - end);
	p->at = gt ? (size_t)(gt - p->h->source.ptr) + 1 : p->h->source.len;
}

static void
start_tag(struct parser *p, struct wt_str name, size_t start, size_t end)
{
	const struct tag_row *row = find_tag(p, name);
	enum wt_html_tag tag = row ? (enum wt_html_tag)row->tag : WT_TAG_OTHER;
	unsigned traits = row ? row->traits : 0;
	if ((tag == WT_TAG_HTML || tag == WT_TAG_BODY) && p->counts[tag])
		return;
	if (p->too_deep == 0)
		close_implied(p, tag);
	uint32_t node = add_node(p, tag, start, end);
	if (node == 0)
		return;
	if (row && traits & RAW)
		raw_content(p, node, row);
	else if (!(traits & VOID) && !(tag == WT_TAG_SVG && p->h->source.ptr[end - 1] == '/'))
		push(p, node, tag);
}

/* Passes over <!-- -->, <!DOCTYPE>, <?xml?>. */
static void
declaration(struct parser *p)
{
	struct wt_str s = p->h->source;
	bool comment =
		wt_str_starts((struct wt_str){ s.ptr + p->at, s.len - p->at }, WT_STR("<!--"));
	ptrdiff_t end = comment ? wt_str_find(s, WT_STR("-->"), p->at + 2)
				: wt_str_find(s, WT_STR(">"), p->at + 2);
	p->at = end < 0 ? s.len : (size_t)end + (comment ? 3 : 1);
}

/* Does a tag, a comment or a declaration begin here? */
static bool
is_markup(const struct parser *p)
{
	struct wt_str s = { p->h->source.ptr + p->at, p->h->source.len - p->at };
	if (s.len < 2 || s.ptr[0] != '<')
		return false;
	if (s.ptr[1] == '/')
		return s.len > 2 && wt_is_alpha(s.ptr[2]);
	return s.ptr[1] == '!' || s.ptr[1] == '?' || wt_is_alpha(s.ptr[1]);
}

static void
markup(struct parser *p)
{
	struct wt_str s = p->h->source;
	char next = s.ptr[p->at + 1];
	if (next == '!' || next == '?') {
		declaration(p);
		return;
	}
	size_t start = p->at + 1 + (next == '/'), name = start;
	while (name < s.len && !wt_is_space(s.ptr[name]) && s.ptr[name] != '>' &&
		s.ptr[name] != '/')
		name++;
	size_t end = tag_end(p, name);
	p->at = end < s.len ? end + 1 : end;
	if (next == '/')
		end_tag(p, (struct wt_str){ s.ptr + start, name - start });
	else
		start_tag(p, (struct wt_str){ s.ptr + start, name - start }, start, end);
}

void
wt_html_parse(struct wt_arena *arena, struct wt_str source, struct wt_html *html)
{
	struct parser *p = WT_NEW(arena, struct parser, 1);
	*html = (struct wt_html){ .source = source };
	p->arena = arena;
	p->h = html;
	index_tags(p);
	html->cap = (uint32_t)(source.len / 40 + 64);
	html->nodes = WT_NEW(arena, struct wt_html_node, html->cap);
	html->n = 1; /* the root */
	p->n_open = 1;
	size_t text = 0; /* where the characters since the last tag begin */
	while (p->at < source.len && !html->cut) {
		const char *lt = memchr(source.ptr + p->at, '<', source.len - p->at);
		p->at = lt ? (size_t)(lt - source.ptr) : source.len;
		if (!is_markup(p)) {
			p->at += p->at < source.len;
			continue;
		}
		add_text(p, text, p->at);
		markup(p);
		text = p->at;
	}
	add_text(p, text, p->at);
	pop_through(p, 1);
	html->nodes[0].end = html->n;
}

/* --- attributes --------------------------------------------------------------------------------
 */

static bool
ends_name(char c)
{
	return wt_is_space(c) || c == '=' || c == '/';
}

bool
wt_html_attr_next(const struct wt_html *h, uint32_t node, uint32_t *at, struct wt_str *name,
	struct wt_str *value)
{
	struct wt_str s = wt_view(h->source, h->nodes[node].span);
	size_t i = *at;
	if (i == 0)
		while (i < s.len && !ends_name(s.ptr[i]))
			i++;
	while (i < s.len && ends_name(s.ptr[i]))
		i++;
	if (i >= s.len)
		return false;
	size_t start = i;
	while (i < s.len && !ends_name(s.ptr[i]))
		i++;
	*name = (struct wt_str){ s.ptr + start, i - start };
	*value = (struct wt_str){ s.ptr + i, 0 };
	while (i < s.len && wt_is_space(s.ptr[i]))
		i++;
	if (i < s.len && s.ptr[i] == '=') {
		for (i++; i < s.len && wt_is_space(s.ptr[i]);)
			i++;
		char quote = i < s.len && (s.ptr[i] == '"' || s.ptr[i] == '\'') ? s.ptr[i] : '\0';
		start = quote ? ++i : i;
		while (i < s.len && (quote ? s.ptr[i] != quote : !wt_is_space(s.ptr[i])))
			i++;
		*value = (struct wt_str){ s.ptr + start, i - start };
		i += quote && i < s.len;
	}
	*at = (uint32_t)i;
	return true;
}

bool
wt_html_attr(const struct wt_html *h, uint32_t node, const char *name, struct wt_str *value)
{
	struct wt_str n;
	for (uint32_t at = 0; wt_html_attr_next(h, node, &at, &n, value);)
		if (wt_str_eq_nocase(n, wt_str_of(name)))
			return true;
	*value = (struct wt_str){ h->source.ptr, 0 };
	return false;
}
