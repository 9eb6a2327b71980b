/*
 * terms.c - see terms.h.
 */
#include "story/terms.h"

#include <math.h>

#include "story/sketch.h"

#define LEAD      400 /* bytes; at 700 and 1,200 more pairs of different events are alike */
#define WORD_MIN  3
#define WORD_MOST 48

static bool
is_letter(char c)
{
	return WT_LETTERS[(unsigned char)c] != 0;
}

static uint32_t
term_of(const struct wt_commons *commons, struct wt_str word)
{
	uint64_t hash = wt_str_hash(word);
	return ((uint32_t)(hash ^ hash >> 32) & ~7u) | wt_term_class(commons, word, hash);
}

static void
add_words(const struct wt_commons *commons, struct wt_str text, uint32_t out[WT_TERMS], uint32_t *n)
{
	char word[WORD_MOST];
	for (size_t i = 0; i < text.len && *n < WT_TERMS;) {
		size_t len = 0, from = i;
		bool digits = true;
		for (; i < text.len && is_letter(text.ptr[i]); i++) {
			digits = digits && wt_is_digit(text.ptr[i]);
			if (len < WORD_MOST)
				word[len++] = (char)WT_LETTERS[(unsigned char)text.ptr[i]];
		}
		if (len >= WORD_MIN || (len && digits))
			out[(*n)++] = term_of(commons, (struct wt_str){ word, len });
		i += i == from;
	}
}

/* Shell's sort: for some dozens of numbers a third of what qsort takes. */
static void
sort(uint32_t *items, uint32_t n)
{
	static const uint32_t GAPS[] = { 23, 10, 4, 1 };
	for (unsigned g = 0; g < sizeof GAPS / sizeof GAPS[0]; g++)
		for (uint32_t i = GAPS[g], gap = i; i < n; i++) {
			uint32_t item = items[i], k = i;
			for (; k >= gap && items[k - gap] > item; k -= gap)
				items[k] = items[k - gap];
			items[k] = item;
		}
}

void
wt_terms_of(const struct wt_commons *commons, struct wt_str title, struct wt_str text,
	uint32_t out[WT_TERMS], uint32_t *n)
{
	uint32_t kept = 0;
	if (wt_str_starts(text, title))
		text = (struct wt_str){ text.ptr + title.len, text.len - title.len };
	if (text.len > LEAD) {
		text.len = LEAD;
		while (text.len > 0 && is_letter(text.ptr[text.len]))
			text.len--; /* no half words */
	}
	*n = 0;
	add_words(commons, title, out, n);
	add_words(commons, text, out, n);
	sort(out, *n);
	for (uint32_t i = 0; i < *n; i++)
		if (kept == 0 || out[i] != out[kept - 1])
			out[kept++] = out[i];
	*n = kept;
}

/* Logarithms of how seldom the words of a class are: one lead in 4, 9, 18, 36, 71, 250. */
static const float WEIGHTS[8] = { 1.4F, 2.2F, 2.9F, 3.6F, 4.3F, 5.5F, 0.0F, 0.0F };

static float
weigh(uint32_t term)
{
	float w = WEIGHTS[wt_term_weight_class(term)];
	return w * w;
}

float
wt_terms_like(struct wt_terms a, struct wt_terms b)
{
	float both = 0.0F, all_a = 0.0F, all_b = 0.0F;
	uint32_t i = 0, k = 0;
	while (i < a.n || k < b.n) {
		bool take_a = k == b.n || (i < a.n && a.items[i] <= b.items[k]);
		bool take_b = i == a.n || (k < b.n && b.items[k] <= a.items[i]);
		if (take_a && take_b)
			both += weigh(a.items[i]);
		if (take_a)
			all_a += weigh(a.items[i++]);
		if (take_b)
			all_b += weigh(b.items[k++]);
	}
	return both > 0.0F ? both / sqrtf(all_a * all_b) : 0.0F;
}

size_t
wt_terms_pack(const uint32_t *terms, uint32_t n, unsigned char out[WT_TERMS_BYTES])
{
	for (uint32_t i = 0; i < n; i++)
		for (unsigned b = 0; b < 4; b++)
			out[4 * i + b] = (unsigned char)(terms[i] >> 8 * b);
	return 4 * (size_t)n;
}

struct wt_terms
wt_terms_unpack(struct wt_arena *arena, const unsigned char *bytes, size_t size)
{
	uint32_t n = size / 4 < WT_TERMS ? (uint32_t)(size / 4) : WT_TERMS;
	uint32_t *items = WT_NEW(arena, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		for (unsigned b = 0; b < 4; b++)
			items[i] |= (uint32_t)bytes[4 * i + b] << 8 * b;
	return (struct wt_terms){ items, n };
}
