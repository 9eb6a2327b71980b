/*
 * postgres_search.c - full text on a server: the index, questions to it, snippets.
 *
 * The words are those of words.h, not PostgreSQL's: every article has a tsvector of its folded
 * words and their lemmas, title (weight A) and text (D) one behind the other.  So the same words
 * find the same articles on both engines.  Order is by ts_rank, a word of the title four times;
 * SQLite ranks by bm25, and orders what is alike otherwise.  Snippets are cut here, from the text.
 *
 * Limits of a tsvector: a word keeps 255 places, places end at 16,383, all words together hold
 * under 1 MB.  Beyond, words are found still (up to WORDS_MAX bytes), but phrases are not.
 */
#include "store/postgres_search.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/index.h"
#include "store/put.h"

#define PLACE_MAX 16383
#define TITLE_GAP 8       /* no phrase goes from the title into the text */
#define WORDS_MAX 600000u /* bytes of an article's words */

static struct wt_words *
words_of(struct wt_store *s)
{
	struct wt_pg *pg = wt_pg_of(s);
	if (!pg->words)
		pg->words = wt_words_open(s->grammar);
	return pg->words;
}

/* --- the index ---------------------------------------------------------------------------------
 */

static void
add_word(struct wt_buf *out, struct wt_str word, unsigned place, bool title)
{
	wt_buf_cstr(out, out->len ? " '" : "'");
	wt_buf_str(out, word);
	wt_buf_printf(out, "':%u%s", place < PLACE_MAX ? place : PLACE_MAX, title ? "A" : "");
}

/* The place behind the last word. */
static unsigned
add_words(
	struct wt_buf *out, struct wt_words *words, struct wt_str text, unsigned place, bool title)
{
	char word[WT_WORD_MAX];
	struct wt_span span;
	size_t at = 0, n;
	while (out->len < WORDS_MAX && (n = wt_word_next(text, &at, &span, word)) > 0) {
		struct wt_str form = { word, n }, lemma = wt_words_lemma(words, form);
		add_word(out, form, ++place, title);
		if (!wt_str_eq(form, lemma))
			add_word(out, lemma, place, title);
	}
	return place;
}

static void
write_words(struct wt_buf *out, struct wt_words *words, struct wt_str title, struct wt_str text)
{
	wt_buf_clear(out);
	unsigned place = add_words(out, words, title, 0, true);
	(void)add_words(out, words, text, place + TITLE_GAP, false);
}

int
wt_pg_index_add(struct wt_store *s, int64_t document, struct wt_str title, struct wt_str text,
	struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO search (n, words) VALUES (?, ?)";
	struct wt_words *words = words_of(s);
	struct wt_buf *out = &s->scratch[4];
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!words)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", s->path);
	if (!stmt)
		return s->code;
	write_words(out, words, title, text);
	wt_bind_int(stmt, 1, document);
	wt_bind_text(stmt, 2, wt_buf_view(out));
	return wt_db_run(s, stmt, "store an article", f);
}

int
wt_pg_index_remove(struct wt_store *s, int64_t document, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, "DELETE FROM search WHERE n = ?", f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, document);
	return wt_db_run(s, stmt, "supersede an article", f);
}

int
wt_pg_index_rebuild(struct wt_store *s, struct wt_fault *f)
{
	struct wt_stmt *stmt;
	int code = wt_db_exec(s, "DELETE FROM search", "make its index of words anew", f);
	if (code != WARTA_OK)
		return code;
	stmt = wt_db_prepare(s, "SELECT n, title, text FROM articles ORDER BY n", f);
	if (!stmt)
		return s->code;
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		code = wt_pg_index_add(s, wt_column_int(stmt, 0), wt_column_str(stmt, 1),
			wt_column_str(stmt, 2), f);
		if (code != WARTA_OK)
			break;
	}
	wt_db_release(stmt);
	return code;
}

/* Is it what the index has? */
static int
is_indexed(struct wt_store *s, int64_t document, struct wt_str words, struct wt_fault *f)
{
	static const char SQL[] = "SELECT words = CAST(CAST(? AS TEXT) AS tsvector) FROM search"
				  " WHERE n = ?";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_text(stmt, 1, words);
	wt_bind_int(stmt, 2, document);
	int code = wt_db_next(s, stmt, "be read", f);
	if (code == 1)
		code = wt_column_int(stmt, 0) != 0;
	wt_db_reset(stmt);
	return code;
}

int64_t
wt_pg_index_check(struct wt_store *s, struct wt_fault *f)
{
	struct wt_words *words = words_of(s);
	struct wt_buf *out = &s->scratch[4];
	int64_t wrong = 0;
	int code, same = 0;
	struct wt_stmt *stmt = wt_db_prepare(s, "SELECT n, title, text FROM articles", f);
	if (!stmt || !words) {
		wt_db_release(stmt);
		return words ? s->code : WARTA_ENOMEM;
	}
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		write_words(out, words, wt_column_str(stmt, 1), wt_column_str(stmt, 2));
		same = is_indexed(s, wt_column_int(stmt, 0), wt_buf_view(out), f);
		if (same < 0)
			break;
		wrong += same == 0;
	}
	wt_db_release(stmt);
	return code < 0 ? code : same < 0 ? same : wrong;
}

/* --- the question ------------------------------------------------------------------------------
 */

/* A word of a question, as it is looked for. */
struct asked {
	char text[WT_WORD_MAX];
	size_t len;
};

/* The next word of the term: as written in phrases and prefixes, else its lemma. */
static bool
next_asked(struct wt_words *words, const struct wt_search_term *t, size_t *at, struct asked *a)
{
	struct wt_span span;
	char word[WT_WORD_MAX];
	struct wt_str form = { word, wt_word_next(t->text, at, &span, word) };
	if (form.len == 0)
		return false;
	if (!t->phrase && !t->prefix)
		form = wt_words_lemma(words, form);
	a->len = form.len < WT_WORD_MAX ? form.len : WT_WORD_MAX;
	memcpy(a->text, form.ptr, a->len);
	return true;
}

static void
add_term(struct wt_buf *out, struct wt_words *words, const struct wt_search_term *t)
{
	struct asked a;
	size_t at = 0;
	bool first = true;
	const char *field = t->field == WT_SEARCH_TITLE  ? "A"
			    : t->field == WT_SEARCH_TEXT ? "D"
							 : "";
	wt_buf_char(out, '(');
	while (next_asked(words, t, &at, &a)) {
		size_t next = at;
		struct asked behind;
		bool last = !next_asked(words, t, &next, &behind);
		bool prefix = t->prefix && last;
		wt_buf_cstr(out, first ? "'" : " <-> '");
		wt_buf_add(out, a.text, a.len);
		wt_buf_char(out, '\'');
		if (prefix || field[0])
			wt_buf_printf(out, ":%s%s", prefix ? "*" : "", field);
		first = false;
	}
	wt_buf_char(out, ')');
}

int
wt_pg_question(struct wt_store *s, const struct wt_search_plan *plan, struct wt_buf *out)
{
	struct wt_words *words = words_of(s);
	bool open = false;
	if (!words)
		return WARTA_ENOMEM;
	for (unsigned i = 0; i < plan->n_words; i++) {
		const struct wt_search_term *t = &plan->terms[i];
		if (t->without)
			continue;
		wt_buf_cstr(out, t->either ? " | " : open ? ") & (" : "(");
		add_term(out, words, t);
		open = true;
	}
	wt_buf_cstr(out, open ? ")" : "");
	for (unsigned i = 0; i < plan->n_words; i++)
		if (plan->terms[i].without) {
			wt_buf_cstr(out, " & !");
			add_term(out, words, &plan->terms[i]);
		}
	return out->failed ? WARTA_ENOMEM : WARTA_OK;
}

/* --- what is shown -----------------------------------------------------------------------------
 */

#define TERM_WORDS 16 /* of a phrase that are looked for in a snippet */

/* A word of the text; the term that begins with it. */
struct place {
	struct wt_span span;
	uint8_t length; /* words of the term, 0: none begins here */
	uint8_t term;
};

struct marking {
	struct wt_words *words;
	const struct wt_search_plan *plan;
	struct wt_arena *arena;
	struct wt_str text;
	struct place *places;
	uint32_t n, cap;
};

static bool
is_asked(struct marking *m, const struct wt_search_term *t, const struct asked *a, bool last,
	struct wt_span span)
{
	char word[WT_WORD_MAX];
	size_t at = span.start;
	struct wt_span same;
	struct wt_str form = { word, wt_word_next(m->text, &at, &same, word) };
	struct wt_str want = { a->text, a->len };
	if (t->prefix && last)
		return form.len >= want.len && memcmp(form.ptr, want.ptr, want.len) == 0;
	if (wt_str_eq(form, want))
		return true;
	return !t->phrase && !t->prefix && wt_str_eq(wt_words_lemma(m->words, form), want);
}

/* How many words of the text from place i on are the term; 0 where they are not. */
static uint8_t
length_at(struct marking *m, const struct wt_search_term *t, uint32_t i)
{
	struct asked now, next;
	size_t at = 0;
	uint8_t n = 0;
	bool more = next_asked(m->words, t, &at, &now);
	while (more && i + n < m->n && n < TERM_WORDS) {
		more = next_asked(m->words, t, &at, &next);
		if (!is_asked(m, t, &now, !more, m->places[i + n].span))
			return 0;
		n++;
		now = next;
	}
	return more ? 0 : n;
}

static void
find_places(struct marking *m, enum wt_search_field field)
{
	char word[WT_WORD_MAX];
	struct wt_span span;
	size_t at = 0;
	while (wt_word_next(m->text, &at, &span, word) > 0)
		*WT_PUSH(m->arena, m->places, m->n, m->cap) = (struct place){ .span = span };
	for (uint32_t i = 0; i < m->n; i++)
		for (unsigned k = 0; k < m->plan->n_words; k++) {
			const struct wt_search_term *t = &m->plan->terms[k];
			bool here = t->field == WT_SEARCH_ANY || t->field == field;
			uint8_t n = t->without || !here ? 0 : length_at(m, t, i);
			if (n > m->places[i].length) {
				m->places[i].length = n;
				m->places[i].term = (uint8_t)k;
			}
		}
}

/* The run of `most` words that holds the most different terms, then the most hits. */
static uint32_t
best_start(const struct marking *m, uint32_t most)
{
	uint32_t best = 0, best_score = 0;
	for (uint32_t i = 0; i < m->n; i++) {
		uint64_t seen = 0;
		uint32_t score = 0;
		if (m->places[i].length == 0)
			continue;
		for (uint32_t k = i; k < m->n && k < i + most; k++) {
			uint64_t bit = UINT64_C(1) << m->places[k].term;
			if (m->places[k].length == 0)
				continue;
			score += seen & bit ? 1 : 1000;
			seen |= bit;
		}
		if (score > best_score) {
			best_score = score;
			best = i;
		}
	}
	best -= best < 3 ? best : 3; /* a few words before the hit */
	if (m->n <= most)
		return 0;
	return best > m->n - most ? m->n - most : best;
}

/* Copies the text of these words, the hits between the marks. */
static void
write_marked(struct wt_buf *out, const struct marking *m, uint32_t from, uint32_t to)
{
	size_t at = from == 0 ? 0 : m->places[from].span.start;
	size_t end = to == m->n ? m->text.len : m->places[to - 1].span.end;
	for (uint32_t i = from; i < to; i++) {
		uint32_t last = i + m->places[i].length;
		if (m->places[i].length == 0)
			continue;
		last = last > to ? to : last;
		wt_buf_add(out, m->text.ptr + at, m->places[i].span.start - at);
		wt_buf_char(out, WT_PG_HIT_OPEN);
		at = m->places[i].span.start;
		wt_buf_add(out, m->text.ptr + at, m->places[last - 1].span.end - at);
		wt_buf_char(out, WT_PG_HIT_CLOSE);
		at = m->places[last - 1].span.end;
		i = last - 1;
	}
	wt_buf_add(out, m->text.ptr + at, end - at);
}

void
wt_pg_mark(struct wt_store *s, struct wt_arena *arena, const struct wt_search_plan *plan,
	struct wt_str text, bool title, uint32_t most, struct wt_buf *out)
{
	struct marking m = { .words = words_of(s), .plan = plan, .arena = arena, .text = text };
	wt_buf_clear(out);
	if (!m.words)
		return;
	find_places(&m, title ? WT_SEARCH_TITLE : WT_SEARCH_TEXT);
	uint32_t from = title ? 0 : best_start(&m, most);
	uint32_t to = title || m.n - from < most ? m.n : from + most;
	if (m.n == 0) {
		wt_buf_str(out, text);
		return;
	}
	wt_buf_cstr(out, from > 0 ? "…" : "");
	write_marked(out, &m, from, to);
	wt_buf_cstr(out, to < m.n ? "…" : "");
}
