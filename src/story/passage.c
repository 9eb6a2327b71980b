/*
 * passage.c - see passage.h.
 */
#include "story/passage.h"

#include <stdlib.h>

#include "mention/fold.h"
#include "mention/mention.h"
#include "store/canon.h"

#define SHORT 15 /* bytes: what is shorter is no sentence */

uint32_t
wt_passage_form(struct wt_str folded)
{
	uint64_t hash = wt_str_hash(folded);
	return (uint32_t)(hash ^ hash >> 32);
}

static struct wt_str
lemma_of(void *context, struct wt_str word)
{
	return wt_words_lemma(context, word);
}

void
wt_passage_reader_init(
	struct wt_passage_reader *r, const struct wt_gazetteer *gazetteer, struct wt_words *words)
{
	r->gazetteer = gazetteer;
	r->words = words;
	wt_commons_init(&r->commons);
	wt_commons_add(&r->commons, lemma_of, words);
	static const char *const BACK[WT_PASSAGE_BACK] = { "dia", "ia", "beliau", "keduanya",
		"menurutnya", "katanya", "ujarnya", "negaranya", "pihaknya" };
	for (unsigned i = 0; i < WT_PASSAGE_BACK; i++)
		r->back[i] = wt_passage_form(wt_str_of(BACK[i]));
}

static uint32_t
term_of(struct wt_passage_reader *r, struct wt_str form)
{
	struct wt_str lemma = wt_words_lemma(r->words, form);
	return (wt_passage_form(lemma) & ~7u) |
	       wt_term_class(&r->commons, lemma, wt_str_hash(lemma));
}

static int
compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The set of the words that tell something: numbers, and words that are not common. */
static struct wt_terms
terms_of(struct wt_arena *arena, const struct wt_passage *p)
{
	uint32_t *items = WT_NEW(arena, uint32_t, p->n_words + 1);
	uint32_t n = 0, kept = 0;
	for (uint32_t i = 0; i < p->n_words; i++)
		if (wt_term_weight_class(p->words[i].term) >= WT_PASSAGE_CLASS)
			items[n++] = p->words[i].term;
	qsort(items, n, sizeof *items, compare);
	for (uint32_t i = 0; i < n; i++)
		if (kept == 0 || items[i] != items[kept - 1])
			items[kept++] = items[i];
	return (struct wt_terms){ items, kept };
}

static void
add_state(struct wt_passage *p, const char *code)
{
	if (code[0] && !wt_passage_has_state(p, code) && p->n_states < WT_PASSAGE_STATES)
		memcpy(p->states[p->n_states++], code, sizeof p->states[0]);
}

#define NAME_WORDS  3 /* Uni Emirat Arab */
#define SENSES      4
#define SENSES_SURE 2 /* a name of more persons names none */

static void
add_actor(struct wt_passage *p, struct wt_str name)
{
	char folded[WT_CANON];
	struct wt_str canon = { folded, wt_fold_to(name, folded, sizeof folded) };
	if (!wt_passage_has_actor(p, canon) && p->n_actors < WT_PASSAGE_ACTORS)
		p->actors[p->n_actors++] = wt_passage_form(canon);
}

/* Whom, and what states, a name may stand for. */
static void
add_senses_of(struct wt_passage_reader *r, struct wt_str name, struct wt_passage *p)
{
	const struct wt_day unknown = { 0, 0, 0 };
	uint32_t rows[SENSES];
	struct wt_gazetteer_row row;
	uint32_t n = wt_gazetteer_find(r->gazetteer, name, unknown, rows, SENSES);
	for (uint32_t i = 0; i < n && i < SENSES; i++) {
		if (!wt_gazetteer_row(r->gazetteer, rows[i], unknown, &row))
			continue;
		bool actor = row.kind == WT_ACTOR_PERSON || row.kind == WT_ACTOR_BODY;
		if (actor || row.kind == WT_ACTOR_COUNTRY)
			add_state(p, row.country);
		if (actor && n <= SENSES_SURE)
			add_actor(p, row.name);
	}
}

/* Names are words that begin with a capital letter or digit, up to three in a row. */
static void
add_names(struct wt_passage_reader *r, struct wt_str text, const struct wt_span *spans,
	struct wt_passage *p)
{
	for (uint32_t i = 0; r->gazetteer && i < p->n_words; i++)
		for (uint32_t k = i; k < p->n_words && k < i + NAME_WORDS; k++) {
			char c = text.ptr[spans[k].start];
			if (c >= 'a' && c <= 'z')
				break;
			if (k > i && spans[k].start > spans[k - 1].end + 1)
				break; /* something stands between */
			add_senses_of(r, wt_view(text, wt_span_cover(spans[i], spans[k])), p);
		}
}

void
wt_passage_read(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_span span, struct wt_passage *out)
{
	struct wt_passage_word words[WT_PASSAGE_WORDS];
	struct wt_span spans[WT_PASSAGE_WORDS], at;
	struct wt_str part = { text.ptr, span.end };
	char form[WT_WORD_MAX];
	size_t from = span.start, len;
	memset(out, 0, sizeof *out);
	out->span = span;
	while (out->n_words < WT_PASSAGE_WORDS &&
		(len = wt_word_next(part, &from, &at, form)) > 0) {
		struct wt_str folded = { form, len };
		spans[out->n_words] = at;
		words[out->n_words++] =
			(struct wt_passage_word){ wt_passage_form(folded), term_of(r, folded) };
	}
	out->words = WT_NEW(arena, struct wt_passage_word, out->n_words + 1);
	memcpy(out->words, words, out->n_words * sizeof *words);
	out->terms = terms_of(arena, out);
	add_names(r, text, spans, out);
	for (unsigned i = 0; i < WT_PASSAGE_BACK; i++)
		out->points_back = out->points_back || wt_passage_has_form(out, r->back[i]);
}

/* Where the sentence that begins at `from` ends: behind its mark and quotes, or at the line's end.
 */
static size_t
sentence_end(struct wt_str text, size_t from)
{
	size_t i = from;
	for (; i < text.len && text.ptr[i] != '\n'; i++) {
		if (!strchr(".!?", text.ptr[i]))
			continue;
		size_t end = i + 1;
		while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\n' &&
			!wt_is_alpha(text.ptr[end]) && !wt_is_digit(text.ptr[end]))
			end++; /* a closing quote, however it is written */
		if (end < text.len && text.ptr[end] == ' ')
			return end;
	}
	return i;
}

static bool
is_one_of(uint32_t form, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (form == wt_passage_form(wt_str_of(words[i])))
			return true;
	return false;
}

/* "Baca juga: ...": the title of another article. */
static bool
is_link(const struct wt_passage *p)
{
	static const char *const READ[] = { "baca", "simak", "lihat", "tonton" };
	static const char *const WHAT[] = { "juga", "video", "selengkapnya" };
	return p->n_words > 1 && is_one_of(p->words[0].form, READ, sizeof READ / sizeof *READ) &&
	       is_one_of(p->words[1].form, WHAT, sizeof WHAT / sizeof *WHAT);
}

void
wt_passages_read(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_passages *out)
{
	out->items = WT_NEW(arena, struct wt_passage, WT_PASSAGES);
	out->n = 0;
	for (size_t from = 0; from < text.len && out->n < WT_PASSAGES;) {
		while (from < text.len && wt_is_space(text.ptr[from]))
			from++;
		size_t end = sentence_end(text, from);
		if (end - from >= SHORT) {
			wt_passage_read(r, arena, text,
				(struct wt_span){ (uint32_t)from, (uint32_t)end },
				&out->items[out->n]);
			out->n += !is_link(&out->items[out->n]);
		}
		from = end > from ? end : from + 1;
	}
}

bool
wt_passage_has_form(const struct wt_passage *p, uint32_t form)
{
	for (uint32_t i = 0; i < p->n_words; i++)
		if (p->words[i].form == form)
			return true;
	return false;
}

bool
wt_passage_has_actor(const struct wt_passage *p, struct wt_str canon)
{
	uint32_t form = wt_passage_form(canon);
	for (uint32_t i = 0; i < p->n_actors; i++)
		if (p->actors[i] == form)
			return true;
	return false;
}

bool
wt_passage_has_state(const struct wt_passage *p, const char *code)
{
	for (uint32_t i = 0; i < p->n_states; i++)
		if (strcmp(p->states[i], code) == 0)
			return true;
	return false;
}

uint32_t
wt_terms_shared(struct wt_terms a, struct wt_terms b)
{
	uint32_t i = 0, k = 0, n = 0;
	while (i < a.n && k < b.n) {
		n += a.items[i] == b.items[k];
		uint32_t x = a.items[i], y = b.items[k];
		i += x <= y;
		k += y <= x;
	}
	return n;
}
