/*
 * search_read.c - what a person typed, as a question to FTS5 that is always well formed.
 *
 * FTS5's own language is not offered: every word goes there between quotation marks, and what
 * is no word, field or mark of ours is left out.  Terms are joined with AND, alternatives with
 * OR (it binds closer), and what is not wanted comes last, behind NOT.
 */
#include "store/search.h"

#include "store/words.h"

static enum wt_search_field
field_of(struct wt_str name)
{
	static const struct {
		const char *name;
		enum wt_search_field field;
	} FIELDS[] = { { "title", WT_SEARCH_TITLE }, { "judul", WT_SEARCH_TITLE },
		{ "text", WT_SEARCH_TEXT }, { "isi", WT_SEARCH_TEXT },
		{ "outlet", WT_SEARCH_OUTLET }, { "media", WT_SEARCH_OUTLET },
		{ "author", WT_SEARCH_AUTHOR }, { "penulis", WT_SEARCH_AUTHOR },
		{ "from", WT_SEARCH_FROM }, { "sejak", WT_SEARCH_FROM }, { "to", WT_SEARCH_TO },
		{ "sampai", WT_SEARCH_TO } };
	for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++)
		if (wt_str_eq_nocase(name, wt_str_of(FIELDS[i].name)))
			return FIELDS[i].field;
	return WT_SEARCH_ANY;
}

static bool
has_word(struct wt_str s)
{
	char word[WT_WORD_MAX];
	struct wt_span span;
	size_t at = 0;
	return wt_word_next(s, &at, &span, word) > 0;
}

/* The end of the run without blanks and quotation marks that begins at i. */
static size_t
run_end(struct wt_str s, size_t i)
{
	while (i < s.len && !wt_is_space(s.ptr[i]) && s.ptr[i] != '"')
		i++;
	return i;
}

/* "title:" before *i moves it behind the colon. */
static enum wt_search_field
take_field(struct wt_str s, size_t *i)
{
	size_t end = run_end(s, *i);
	for (size_t k = *i; k < end; k++)
		if (s.ptr[k] == ':') {
			enum wt_search_field field =
				field_of((struct wt_str){ s.ptr + *i, k - *i });
			if (field != WT_SEARCH_ANY)
				*i = k + 1;
			return field;
		}
	return WT_SEARCH_ANY;
}

/* The next term from *i on; false at the end. */
static bool
next_term(struct wt_str s, size_t *i, struct wt_search_term *t)
{
	while (*i < s.len && wt_is_space(s.ptr[*i]))
		++*i;
	if (*i == s.len)
		return false;
	*t = (struct wt_search_term){ .without = s.ptr[*i] == '-' && *i + 1 < s.len };
	*i += t->without;
	t->field = take_field(s, i);
	size_t start = *i;
	if (start < s.len && s.ptr[start] == '"') {
		const char *close = memchr(s.ptr + start + 1, '"', s.len - start - 1);
		size_t end = close ? (size_t)(close - s.ptr) : s.len;
		t->phrase = true;
		t->text = (struct wt_str){ s.ptr + start + 1, end - start - 1 };
		*i = close ? end + 1 : end;
		return true;
	}
	*i = run_end(s, start);
	t->text = (struct wt_str){ s.ptr + start, *i - start };
	t->prefix = t->text.len > 1 && t->text.ptr[t->text.len - 1] == '*';
	return true;
}

static bool
is_or(const struct wt_search_term *t)
{
	return !t->phrase && t->field == WT_SEARCH_ANY && !t->without &&
	       (wt_str_is(t->text, "OR") || wt_str_is(t->text, "ATAU"));
}

static void
add_term(struct wt_buf *b, const struct wt_search_term *t)
{
	if (t->field == WT_SEARCH_TITLE)
		wt_buf_cstr(b, "title : ");
	else if (t->field == WT_SEARCH_TEXT)
		wt_buf_cstr(b, "text : ");
	wt_buf_char(b, '"');
	if (t->phrase)
		wt_buf_char(b, WT_WORDS_EXACT);
	for (size_t i = 0; i < t->text.len; i++) {
		unsigned char c = (unsigned char)t->text.ptr[i];
		if (c == '"' || c < ' ') /* a mark, a NUL: no part of a word */
			wt_buf_char(b, ' ');
		else
			wt_buf_char(b, (char)c);
	}
	wt_buf_cstr(b, t->prefix ? "\" *" : "\"");
}

/* What is wanted goes to the plan, what is not behind it at the end. */
struct reading {
	struct wt_search_plan *plan;
	struct wt_buf without;
	bool either; /* OR stood before the term at hand */
	bool open;   /* a group of alternatives */
};

static int
take_day(struct wt_day *day, struct wt_str text, struct wt_fault *f)
{
	if (!wt_day_parse(text, day))
		return wt_fail(f, WARTA_EUSAGE, 0,
			"'%.*s' is no day, month or year (2024-07-19, 2024-07, 2024)",
			WT_FMT(text));
	return WARTA_OK;
}

static int
take_words(struct reading *r, const struct wt_search_term *t, struct wt_fault *f)
{
	struct wt_search_plan *p = r->plan;
	if (!has_word(t->text))
		return WARTA_OK;
	if (p->n_words == WT_SEARCH_WORDS)
		return wt_fail(
			f, WARTA_ETOOBIG, 0, "a search has at most %d words", WT_SEARCH_WORDS);
	p->terms[p->n_words] = *t;
	p->terms[p->n_words++].either = !t->without && r->open && r->either;
	if (t->without) {
		wt_buf_cstr(&r->without, r->without.len ? " OR " : "");
		add_term(&r->without, t);
		return WARTA_OK;
	}
	if (r->open && r->either) {
		wt_buf_cstr(&p->match, " OR ");
	} else {
		wt_buf_cstr(&p->match, r->open ? ") AND (" : "(");
		r->open = true;
	}
	add_term(&p->match, t);
	return WARTA_OK;
}

static int
take_term(struct reading *r, const struct wt_search_term *t, struct wt_fault *f)
{
	switch (t->field) {
	case WT_SEARCH_OUTLET:
		r->plan->outlet = t->text;
		return WARTA_OK;
	case WT_SEARCH_AUTHOR:
		r->plan->author = t->text;
		return WARTA_OK;
	case WT_SEARCH_FROM:
		return take_day(&r->plan->from, t->text, f);
	case WT_SEARCH_TO:
		return take_day(&r->plan->to, t->text, f);
	default:
		return take_words(r, t, f);
	}
}

/* Joins what is wanted with what is not. */
static int
finish(struct reading *r, struct wt_fault *f)
{
	struct wt_search_plan *p = r->plan;
	if (r->open)
		wt_buf_char(&p->match, ')');
	if (r->without.len && !r->open)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"a search needs a word that is wanted, not only words that are not");
	if (r->without.len) {
		struct wt_buf all = { 0 };
		wt_buf_printf(&all, "(%s) NOT (%s)", p->match.ptr, r->without.ptr);
		wt_buf_release(&p->match);
		p->match = all;
	}
	if (!r->open && !p->outlet.len && !p->author.len && !p->from.year && !p->to.year)
		return wt_fail(f, WARTA_EUSAGE, 0, "a search needs a word to look for");
	return p->match.failed || r->without.failed ? WARTA_ENOMEM : WARTA_OK;
}

int
wt_search_read(struct wt_search_plan *plan, struct wt_str typed, struct wt_fault *f)
{
	struct reading r = { .plan = plan };
	struct wt_search_term t;
	size_t i = 0;
	int code = WARTA_OK;
	memset(plan, 0, sizeof *plan);
	plan->outlet = plan->author = WT_STR("");
	while (code == WARTA_OK && next_term(typed, &i, &t)) {
		if (is_or(&t)) {
			r.either = true;
			continue;
		}
		code = take_term(&r, &t, f);
		r.either = false;
	}
	if (code == WARTA_OK)
		code = finish(&r, f);
	wt_buf_release(&r.without);
	return code;
}

void
wt_search_release(struct wt_search_plan *plan)
{
	wt_buf_release(&plan->match);
}
