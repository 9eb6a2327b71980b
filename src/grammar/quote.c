/*
 * quote.c - direct speech between quotation marks of any kind.
 *
 *	"..."  “...”  „...“  «...»  ``...''  ‘...’  '...'  –...,–
 *
 * Marks that open or close by their form are believed; a straight mark opens where
 * white space, a bracket or a dash stands before it, or where nothing is open.  A
 * quotation of double marks runs over sentences to its closing mark, at most to the
 * end of the paragraph, where one that never closed is recovered: as far as the paragraph
 * goes if another one never opened behind it.  Single marks count only within a
 * sentence and closed, for they are apostrophes and inches as well; inside double
 * marks they quote within the quotation and change nothing.  Dashes quote where one is glued
 * to the word behind it and another of the paragraph to the word before: so outlets print them
 * whose marks were lost on the way.
 */
#include "grammar/reader.h"

enum mark { NOT_A_MARK, OPENS, CLOSES, STRAIGHT, SINGLE_OPENS, SINGLE_CLOSES, SINGLE };

static enum mark
mark_of(struct wt_str form)
{
	static const struct {
		const char *text;
		enum mark mark;
	} MARKS[] = {
		{ "\"", STRAIGHT },
		{ "\xE2\x80\x9C", OPENS },  /* “ */
		{ "\xE2\x80\x9D", CLOSES }, /* ” */
		{ "\xE2\x80\x9E", OPENS },  /* „ */
		{ "\xE2\x80\x9F", OPENS },
		{ "\xC2\xAB", OPENS },  /* « */
		{ "\xC2\xBB", CLOSES }, /* » */
		{ "``", OPENS },
		{ "''", CLOSES },
		{ "\xE3\x80\x8C", OPENS },
		{ "\xE3\x80\x8D", CLOSES },
		{ "\xE2\x80\x98", SINGLE_OPENS },  /* ‘ */
		{ "\xE2\x80\x9A", SINGLE_OPENS },  /* low single */
		{ "\xE2\x80\x99", SINGLE_CLOSES }, /* ’ */
		{ "\xE2\x80\xB9", SINGLE_OPENS },
		{ "\xE2\x80\xBA", SINGLE_CLOSES },
		{ "'", SINGLE },
		{ "`", SINGLE_OPENS },
	};
	if (form.len == 0 || form.len > 3)
		return NOT_A_MARK;
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
		if (wt_str_is(form, MARKS[i].text))
			return MARKS[i].mark;
	return NOT_A_MARK;
}

struct finder {
	struct wt_arena *arena;
	struct wt_text *text;
	uint32_t cap;
	uint32_t end;   /* first token behind the paragraph */
	int64_t open;   /* token of the open double mark, or -1 */
	int64_t single; /* of the open single mark, or -1 */
};

static void
add_quote(struct finder *f, uint32_t first, uint32_t last, bool closed)
{
	struct wt_text *t = f->text;
	*WT_PUSH(f->arena, t->quotes, t->n_quotes, f->cap) = (struct wt_quote){
		.span = { t->tokens[first].span.start, t->tokens[last].span.end }, .closed = closed
	};
	t->tokens[first].flags |= WT_TOK_OPEN_QUOTE;
	if (closed)
		t->tokens[last].flags |= WT_TOK_CLOSE_QUOTE;
	for (uint32_t i = first; i <= last; i++)
		t->tokens[i].flags |= WT_TOK_QUOTED;
}

/* A straight mark that opens by where it stands: blank before it and a word glued behind. */
static bool
stands_open(const struct finder *f, uint32_t i)
{
	const struct wt_token *t = &f->text->tokens[i];
	bool blank = (t->flags & WT_TOK_SPACE_BEFORE) != 0;
	bool glued = i + 1 < f->end && !(t[1].flags & WT_TOK_SPACE_BEFORE);
	return blank && glued;
}

/* The end of a quotation that never closed: before the next mark that opens, or `limit`. */
static void
recover(struct finder *f, uint32_t limit)
{
	if (f->open >= 0 && limit > (uint32_t)f->open + 1)
		add_quote(f, (uint32_t)f->open, limit - 1, false);
	f->open = -1;
}

/* A closing mark that nothing opened: the sentence from its start on was the speech. */
static void
recover_start(struct finder *f, uint32_t i, uint32_t sentence)
{
	uint32_t first = f->text->sentences[sentence].first;
	if (first < i && !(f->text->tokens[first].flags & WT_TOK_QUOTED) &&
		!(f->text->tokens[i].flags & WT_TOK_SPACE_BEFORE))
		add_quote(f, first, i, true);
}

static void
read_single(struct finder *f, uint32_t i, enum mark mark)
{
	if (f->open >= 0)
		return;
	if (f->single >= 0 && mark != SINGLE_OPENS) {
		add_quote(f, (uint32_t)f->single, i, true);
		f->single = -1;
	} else if (mark != SINGLE_CLOSES && stands_open(f, i)) {
		f->single = i;
	}
}

/* A straight mark by where it stands; 55" is an inch. */
static enum mark
read_straight(const struct finder *f, uint32_t i)
{
	const struct wt_token *t = &f->text->tokens[i];
	bool blank = (t->flags & WT_TOK_SPACE_BEFORE) != 0;
	bool glued = i + 1 < f->end && !(t[1].flags & WT_TOK_SPACE_BEFORE);
	if (f->open >= 0)
		return blank && glued && i > (uint32_t)f->open + 1 ? OPENS : CLOSES;
	if (blank || glued || i == 0)
		return OPENS;
	return t[-1].flags & WT_TOK_NUMBER ? NOT_A_MARK : CLOSES;
}

/* „so“: the mark that opens elsewhere closes here. */
static bool
closes_low(const struct finder *f, uint32_t i)
{
	const struct wt_token *t = f->text->tokens;
	return wt_str_is(t[f->open].form, "\xE2\x80\x9E") && wt_str_is(t[i].form, "\xE2\x80\x9C");
}

static bool
is_dash(const struct wt_token *t)
{
	return wt_str_is(t->form, "\xE2\x80\x93") || wt_str_is(t->form, "\xE2\x80\x94");
}

/* "... yang sia-sia,– katanya": glued to what stands before it, and not to a word behind. */
static bool
dash_closes(const struct finder *f, uint32_t i)
{
	const struct wt_token *t = &f->text->tokens[i];
	bool last = i + 1 >= f->text->n_tokens;
	return is_dash(t) && i > 0 && !(t->flags & WT_TOK_SPACE_BEFORE) &&
	       (last || (t[1].flags & WT_TOK_SPACE_BEFORE) || !wt_is_alpha(t[1].form.ptr[0]) ||
		       i + 1 == f->end);
}

/* Does a dash of this paragraph close what one at i would open? */
static bool
dash_opens(const struct finder *f, uint32_t i, uint32_t sentence)
{
	const struct wt_text *t = f->text;
	uint32_t paragraph = t->sentences[sentence].paragraph;
	bool begins = i == t->sentences[sentence].first || stands_open(f, i);
	if (!begins || i + 1 >= f->end || (t->tokens[i + 1].flags & WT_TOK_SPACE_BEFORE))
		return false;
	for (uint32_t k = sentence; k < t->n_sentences && t->sentences[k].paragraph == paragraph;
		k++) {
		const struct wt_sentence *s = &t->sentences[k];
		for (uint32_t w = k == sentence ? i + 2 : s->first; w < s->first + s->n; w++)
			if (is_dash(&t->tokens[w]))
				return dash_closes(f, w);
	}
	return false;
}

/* True where the word was a dash that quotes. */
static bool
read_dash(struct finder *f, uint32_t i, uint32_t sentence)
{
	const struct wt_token *t = f->text->tokens;
	if (!is_dash(&t[i]))
		return false;
	if (f->open < 0 && dash_opens(f, i, sentence)) {
		f->open = i;
		return true;
	}
	if (f->open < 0 || !is_dash(&t[f->open]) || !dash_closes(f, i))
		return false;
	add_quote(f, (uint32_t)f->open, i, true);
	f->open = -1;
	return true;
}

static void
read_mark(struct finder *f, uint32_t i, uint32_t sentence)
{
	if (read_dash(f, i, sentence))
		return;
	enum mark mark = mark_of(f->text->tokens[i].form);
	if (mark == STRAIGHT)
		mark = read_straight(f, i);
	else if (mark == OPENS && f->open >= 0 && closes_low(f, i))
		mark = CLOSES;
	if (mark == OPENS) {
		recover(f, i);
		f->open = i;
		f->single = -1;
	} else if (mark == CLOSES && f->open >= 0) {
		add_quote(f, (uint32_t)f->open, i, true);
		f->open = -1;
	} else if (mark == CLOSES) {
		recover_start(f, i, sentence);
	} else if (mark != NOT_A_MARK) {
		read_single(f, i, mark);
	}
}

void
wt_quotes_find(struct wt_arena *arena, struct wt_text *text)
{
	struct finder f = { .arena = arena, .text = text, .open = -1, .single = -1 };
	text->quotes = NULL;
	text->n_quotes = 0;
	for (uint32_t k = 0; k < text->n_sentences; k++) {
		const struct wt_sentence *s = &text->sentences[k];
		f.end = s->first + s->n;
		f.single = -1;
		for (uint32_t i = s->first; i < f.end; i++)
			read_mark(&f, i, k);
		if (k + 1 == text->n_sentences || text->sentences[k + 1].paragraph != s->paragraph)
			recover(&f, f.end);
	}
}
