/*
 * token.c - paragraphs into words and sentences, in one walk over the bytes.
 *
 * A run of letters and digits is a part; join.c says whether the mark behind it
 * joins it with the next one (10.000, Jum'at, Jong-un, anak-anak), else the mark
 * is a word of its own.  White space only says where a word cannot go on: glued
 * text ("pagar.Sebelum", "14:11 WIBPYONGYANG") is cut all the same.  Where a
 * full stop, a question mark or the like is met, with the brackets and quotation
 * marks that close behind it, boundary.c says whether the sentence ends.
 *
 * Linear: every part is looked at twice at most, and what looks further ahead is
 * bounded or remembered (run_end).  Control characters count as white space, broken
 * UTF-8 as letters.
 */
#include "grammar/cutter.h"

#include <assert.h>

#define BYTES_PER_TOKEN 5  /* a first guess at the size of the array; news has 5.6 */
#define BRACKET_MAX     80 /* tokens: an open bracket further back was never closed */

struct wt_part
wt_part_at(const struct wt_cutter *c, uint32_t i)
{
	struct wt_part part = { i, i, 0 };
	unsigned len = 1;
	while (part.end < c->para.len) {
		enum wt_char class = wt_char_at(c->para, part.end, &len);
		if (!wt_char_is_word(class))
			break;
		if (class == WT_CH_DIGIT)
			part.kind |= WT_PART_DIGITS;
		else if (class == WT_CH_UPPER)
			part.kind |= part.end == i ? WT_PART_UPPER | WT_PART_TITLE : WT_PART_UPPER;
		else
			part.kind |= WT_PART_LOWER;
		part.end += len;
	}
	return part;
}

/* --- adding words ------------------------------------------------------------------------------
 */

static struct wt_token *
new_token(struct wt_cutter *c)
{
	struct wt_text *t = c->text;
	if (t->n_tokens == c->cap_tokens) {
		uint32_t cap = c->cap_tokens + c->cap_tokens / 2 + 64;
		t->tokens = wt_arena_grow(c->arena, t->tokens, t->n_tokens, cap, sizeof *t->tokens);
		c->cap_tokens = cap;
	}
	return &t->tokens[t->n_tokens++];
}

/* A sentence of the tokens since sentence_first; its pointer is set when the array has settled. */
static void
end_sentence(struct wt_cutter *c)
{
	struct wt_text *t = c->text;
	uint32_t n = t->n_tokens - c->sentence_first;
	if (n == 0)
		return;
	struct wt_sentence *s = WT_PUSH(c->arena, t->sentences, t->n_sentences, c->cap_sentences);
	s->n = n;
	s->first = c->sentence_first;
	s->paragraph = c->paragraph;
	s->root = -1;
	s->span.start = t->tokens[s->first].span.start;
	s->span.end = t->tokens[t->n_tokens - 1].span.end;
	c->sentence_first = t->n_tokens;
}

static struct wt_token *
add_token(struct wt_cutter *c, uint32_t start, uint32_t end, unsigned flags)
{
	struct wt_token *t = new_token(c);
	t->span = (struct wt_span){ start, end };
	t->form = wt_cut_form(c, start, end);
	t->lower = wt_slip_mended(c, wt_cut_lower(c, start, end));
	t->head = WT_NO_HEAD;
	t->flags = (uint16_t)(flags | wt_shape_flags(t->form));
	if (c->brackets > 0 && c->brackets++ <= BRACKET_MAX)
		t->flags |= WT_TOK_PAREN;
	else
		c->brackets = 0;
	return t;
}

static unsigned
space_before(const struct wt_cutter *c, uint32_t start)
{
	struct wt_text *t = c->text;
	bool glued = t->n_tokens > 0 && t->tokens[t->n_tokens - 1].span.end == start;
	return glued ? 0 : WT_TOK_SPACE_BEFORE;
}

/* Two halves around the only hyphen. */
static bool
is_redup_word(struct wt_str lower)
{
	const char *dash = lower.len > 4 ? memchr(lower.ptr, '-', lower.len) : NULL;
	if (!dash)
		return false;
	size_t at = (size_t)(dash - lower.ptr);
	return wt_is_redup(
		(struct wt_str){ lower.ptr, at }, (struct wt_str){ dash + 1, lower.len - at - 1 });
}

/* A word with its clitics cut off. */
static void
add_word(struct wt_cutter *c, uint32_t start, uint32_t end)
{
	unsigned len, flags = space_before(c, start);
	struct wt_str lower = wt_cut_lower(c, start, end);
	bool title = wt_char_at(c->para, start, &len) == WT_CH_UPPER &&
		     c->text->n_tokens > c->sentence_first;
	/* APBDnya, KPKlah: capitals, then a clitic in small letters */
	if (end - start >= 5 && wt_is_upper(c->para.ptr[end - 4]) &&
		wt_is_lower(c->para.ptr[end - 3]))
		title = false;
	struct wt_cut cut = wt_clitic_find(c->m, lower, title);
	uint32_t words = 1u + (cut.front > 0) + (cut.back > 0);
	uint32_t first = c->text->n_tokens;
	if (is_redup_word(lower))
		flags |= WT_TOK_REDUP;
	if (cut.front > 0) {
		(void)add_token(c, start, start + cut.front, flags | WT_TOK_CLITIC);
		flags &= ~(unsigned)WT_TOK_SPACE_BEFORE;
	}
	(void)add_token(c, start + cut.front, end - cut.back, flags);
	if (cut.back > 0)
		(void)add_token(c, end - cut.back, end, WT_TOK_CLITIC);
	if (words > 1)
		c->text->tokens[first].mwt = (uint8_t)words;
}

/* --- finding words -----------------------------------------------------------------------------
 */

static bool
is_one_of(struct wt_str s, const char *const *list)
{
	for (; *list; list++)
		if (wt_str_is(s, *list))
			return true;
	return false;
}

/* A time of the clock stands before i: 14:11 WIB, 14.11WIB. */
static bool
after_clock(const struct wt_cutter *c, uint32_t i)
{
	const struct wt_text *t = c->text;
	if (i > 0 && wt_is_digit(c->para.ptr[i - 1]))
		return true;
	return t->n_tokens > c->sentence_first &&
	       (t->tokens[t->n_tokens - 1].flags & WT_TOK_NUMBER);
}

/*
 * A part may be two words without a mark between them: Rp500 and USD20, as the treebanks cut
 * them, and an Indonesian time zone glued to what follows or precedes it (14.11WIB, WIBJAKARTA).
 */
static uint32_t
glued_cut(const struct wt_cutter *c, struct wt_part part)
{
	static const char *const MONEY[] = { "rp", "usd", "idr", "eur", "sgd", "myr", "aud", "jpy",
		"gbp", "cny", NULL };
	static const char *const ZONES[] = { "wib", "wita", "wit", NULL };
	uint32_t i = part.start;
	const char *p = c->para.ptr;
	bool digits = wt_is_digit(p[i]);
	while (i < part.end && wt_is_digit(p[i]) == digits && i - part.start < 12)
		i++;
	if (i < part.end && i - part.start < 12) {
		if (!digits && is_one_of(wt_cut_lower(c, part.start, i), MONEY))
			return i;
		if (digits && wt_is_upper(p[i]) && part.end - i <= 4 &&
			is_one_of(wt_cut_lower(c, i, part.end), ZONES))
			return i;
		return part.end;
	}
	for (uint32_t n = 4; n >= 3; n--)
		if (part.end - part.start > n + 2 && wt_is_upper(p[part.start + n]) &&
			wt_is_upper(p[part.start + n - 1]) && after_clock(c, part.start) &&
			is_one_of(wt_cut_lower(c, part.start, part.start + n), ZONES))
			return part.start + n;
	return part.end;
}

/* The end of the word that begins at start with a letter or a digit. */
static uint32_t
word_end(const struct wt_cutter *c, uint32_t start)
{
	struct wt_part a = wt_part_at(c, start);
	a.end = glued_cut(c, a);
	while (a.end < c->para.len) {
		unsigned len, next_len;
		enum wt_char class = wt_char_at(c->para, a.end, &len);
		if (wt_char_is_word(class) || a.end + len >= c->para.len ||
			!wt_char_is_word(wt_char_at(c->para, a.end + len, &next_len)))
			break;
		if (c->para.ptr[a.end] == '/' && a.start > start &&
			c->para.ptr[a.start - 1] == '.' &&
			wt_is_host_end(wt_cut_lower(c, a.start, a.end)))
			return wt_address_rest(c, a.end);
		struct wt_part b = wt_part_at(c, a.end + len);
		if (!wt_join(c, start, a, b))
			break;
		a = b;
	}
	/* C++, A+ */
	while (a.end < c->para.len && c->para.ptr[a.end] == '+' && a.end - start <= 3)
		a.end++;
	return a.end;
}

/* A mark: one character, but runs of full stops and of hyphens stay together, and `` and ''. */
static uint32_t
mark_end(const struct wt_cutter *c, uint32_t i, unsigned len)
{
	char mark = c->para.ptr[i];
	uint32_t end = i + len;
	if (mark == '.' || mark == '-')
		while (end < c->para.len && c->para.ptr[end] == mark)
			end++;
	if ((mark == '`' || mark == '\'') && end < c->para.len && c->para.ptr[end] == mark)
		end++;
	return end;
}

/* What ends sentences: the mark as one letter, '~' for an ellipsis, 0 for any other word. */
static char
final_mark(struct wt_str form)
{
	if (form.len == 1 && (form.ptr[0] == '.' || form.ptr[0] == '?' || form.ptr[0] == '!'))
		return form.ptr[0];
	if ((form.len > 1 && form.ptr[0] == '.' && form.ptr[1] == '.') ||
		wt_str_eq(form, WT_STR("\xE2\x80\xA6")))
		return '~';
	return 0;
}

static void
add_mark(struct wt_cutter *c, uint32_t start, uint32_t end, enum wt_char class)
{
	char mark = c->para.ptr[start];
	if (mark == ')')
		c->brackets = 0;
	(void)add_token(c, start, end, space_before(c, start));
	if (mark == '(')
		c->brackets = 1;
	if (class == WT_CH_QUOTE)
		c->quote_open = !c->quote_open;
}

/* Whether the character at i still belongs to the sentence whose final mark was read. */
static bool
closes_with(const struct wt_cutter *c, uint32_t i)
{
	uint32_t at = i;
	unsigned len, next;
	enum wt_char class = WT_CH_SPACE;
	while (at < c->para.len && (class = wt_char_at(c->para, at, &len)) == WT_CH_SPACE)
		at += len;
	if (at >= c->para.len)
		return false;
	if (class == WT_CH_CLOSE || (class == WT_CH_QUOTE && c->quote_open))
		return true;
	if (at != i)
		return false;
	char mark = c->para.ptr[at];
	if (mark == ')' || mark == ']' || mark == '.' || mark == '?' || mark == '!')
		return true;
	return class == WT_CH_APOST &&
	       (at + len >= c->para.len || !wt_char_is_word(wt_char_at(c->para, at + len, &next)));
}

/* Reads one word at i, which is no white space; gives its end, and in *mark what it may end. */
static uint32_t
read_word(struct wt_cutter *c, uint32_t i, enum wt_char class, unsigned len, char *mark)
{
	uint32_t end = wt_address_end(c, i);
	*mark = 0;
	if (end > 0) {
		(void)add_token(c, i, end, space_before(c, i));
		return end;
	}
	if (!wt_char_is_word(class)) {
		end = mark_end(c, i, len);
		add_mark(c, i, end, class);
		*mark = final_mark(wt_cut_form(c, i, end));
		return end;
	}
	end = word_end(c, i);
	end = class == WT_CH_UPPER      ? wt_glued_name(c, i, end)
	      : end - i >= WT_GLUED_MIN ? wt_glued_words(c, i, end)
					: end;
	if (end < c->para.len && c->para.ptr[end] == '.') {
		enum wt_dot dot = wt_dot_of(c, i, end);
		if (dot != WT_DOT_NONE)
			end++;
		*mark = dot == WT_DOT_TITLE ? 't' : dot == WT_DOT_ABBR ? 'a' : 0;
	}
	add_word(c, i, end);
	return end;
}

static void
read_paragraph(struct wt_cutter *c, struct wt_span span)
{
	uint32_t i = span.start;
	char pending = 0; /* a final mark whose sentence may end here */
	c->brackets = 0;
	c->quote_open = false;
	c->run_end = c->at_sign = span.start;
	while (i < c->para.len) {
		unsigned len;
		if (pending && !closes_with(c, i)) {
			if (wt_sentence_ends(c, i, pending))
				end_sentence(c);
			pending = 0;
		}
		enum wt_char class = wt_char_at(c->para, i, &len);
		if (class == WT_CH_SPACE) {
			i += len;
			continue;
		}
		char mark;
		i = read_word(c, i, class, len, &mark);
		if (mark && !(pending && mark == '.'))
			pending = mark;
		if (c->text->n_tokens - c->sentence_first >= WT_SENTENCE_MAX - 2) {
			end_sentence(c);
			pending = 0;
		}
	}
	end_sentence(c);
}

void
wt_tokenise(const struct wt_morph *m, struct wt_arena *arena, struct wt_str doc,
	const struct wt_span *paragraphs, size_t n, struct wt_text *text)
{
	memset(text, 0, sizeof *text);
	text->doc = doc;
	if (n == 0)
		return;
	struct wt_cutter c = { .m = m, .arena = arena, .text = text };
	uint32_t start = paragraphs[0].start, end = paragraphs[n - 1].end;
	assert(start <= end && end <= doc.len);
	char *lower = wt_arena_alloc(arena, end - start + 1, 1);
	wt_chars_lower(lower, doc.ptr + start, end - start);
	c.lower = lower;
	c.lower_base = start;
	c.cap_tokens = (end - start) / BYTES_PER_TOKEN + 64;
	text->tokens = WT_NEW(arena, struct wt_token, c.cap_tokens);
	for (size_t i = 0; i < n; i++) {
		c.paragraph = (uint32_t)i;
		c.para = (struct wt_str){ doc.ptr, paragraphs[i].end };
		read_paragraph(&c, paragraphs[i]);
	}
	for (uint32_t i = 0; i < text->n_sentences; i++)
		text->sentences[i].tokens = text->tokens + text->sentences[i].first;
}
