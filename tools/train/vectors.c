/*
 * vectors.c - word vectors from raw news.
 *
 * Skip-gram with negative sampling (Mikolov et al. 2013), with an output vector for
 * each of the four places around a word (Ling et al. 2015), which tells subjects
 * from objects better than a bag of neighbours does.  Frequent words are skipped
 * now and then.  The result is scaled to a deviation of DEVIATION.
 */
#include <math.h>
#include <stdlib.h>

#include "corpus.h"

#define PLACES    4
#define NEGATIVES 5
#define EPOCHS    3
#define RATE      0.05f
#define COMMON    1e-4f
#define DEVIATION 0.1
#define DRAWS     ((size_t)1 << 20)
#define NO_WORD   UINT32_MAX

struct space {
	size_t dim, rows, n;
	float *in;
	float *out; /* PLACES * rows */
	uint32_t *ids;
	uint32_t *count;
	uint32_t *draw; /* rows, by frequency to the power of 3/4 */
	struct dice dice;
};

static float
chance(struct dice *d)
{
	return (float)dice_throw(d, 1u << 20) / (float)(1u << 20);
}

static void
prepare(struct space *s, const struct corpus *c, const struct wt_words *words)
{
	double sum = 0, so_far = 0;
	for (size_t i = 0; i < c->n; i++) {
		s->ids[i] =
			c->words[i] == CORPUS_BREAK ? NO_WORD : wt_words_find(words, c->words[i]);
		if (s->ids[i] != NO_WORD)
			s->count[s->ids[i]]++;
	}
	for (size_t r = 0; r < s->rows; r++)
		sum += pow(s->count[r], 0.75);
	for (size_t i = 0, r = 0; i < DRAWS; i++) {
		while (r + 1 < s->rows &&
			so_far + pow(s->count[r], 0.75) < sum * ((double)i + 0.5) / (double)DRAWS)
			so_far += pow(s->count[r++], 0.75);
		s->draw[i] = (uint32_t)r;
	}
	for (size_t i = 0; i < s->rows * s->dim; i++)
		s->in[i] = (chance(&s->dice) - 0.5f) / (float)s->dim;
}

/* One pair and its negatives; the change of the word's own vector is summed in dv. */
static void
pair(struct space *s, const float *v, float *dv, size_t place, uint32_t neighbour, float rate)
{
	for (int k = 0; k <= NEGATIVES; k++) {
		uint32_t w = k ? s->draw[dice_throw(&s->dice, (uint32_t)DRAWS)] : neighbour;
		float *o = s->out + (place * s->rows + w) * s->dim;
		float part[16] = { 0 }, dot = 0;
		for (size_t x = 0; x < s->dim; x += 16)
			for (size_t y = 0; y < 16; y++)
				part[y] += v[x + y] * o[x + y];
		for (size_t y = 0; y < 16; y++)
			dot += part[y];
		float p = dot > 8 ? 1 : dot < -8 ? 0 : 1 / (1 + expf(-dot));
		float g = rate * ((k == 0 ? 1.0f : 0.0f) - p);
		for (size_t x = 0; x < s->dim; x++) {
			dv[x] += g * o[x];
			o[x] += g * v[x];
		}
	}
}

static void
one_word(struct space *s, size_t i, float rate)
{
	static const int PLACE[PLACES] = { -2, -1, 1, 2 };
	float dv[WT_NET_VECTOR] = { 0 };
	float *v = s->in + (size_t)s->ids[i] * s->dim;
	for (size_t p = 0; p < PLACES; p++) {
		int64_t j = (int64_t)i + PLACE[p], between = (int64_t)i + PLACE[p] / 2;
		if (j < 0 || j >= (int64_t)s->n || s->ids[j] == NO_WORD ||
			s->ids[between] == NO_WORD)
			continue;
		pair(s, v, dv, p, s->ids[j], rate);
	}
	for (size_t x = 0; x < s->dim; x++)
		v[x] += dv[x];
}

static void
scale(struct space *s)
{
	double square = 0;
	for (size_t i = s->dim; i < s->rows * s->dim; i++)
		square += (double)s->in[i] * (double)s->in[i];
	float by = (float)(DEVIATION / sqrt(square / (double)(s->rows * s->dim) + 1e-12));
	for (size_t i = 0; i < s->rows * s->dim; i++)
		s->in[i] *= by;
}

float *
corpus_vectors(const struct corpus *c, const struct wt_words *words, size_t rows, size_t dim)
{
	struct space s = { .dim = dim, .rows = rows, .n = c->n, .dice = { 6 } };
	s.in = xcalloc(rows * dim, sizeof *s.in);
	s.out = xcalloc(PLACES * rows * dim, sizeof *s.out);
	s.ids = xcalloc(c->n, sizeof *s.ids);
	s.count = xcalloc(rows, sizeof *s.count);
	s.draw = xcalloc(DRAWS, sizeof *s.draw);
	prepare(&s, c, words);
	for (size_t done = 0; done < EPOCHS * c->n; done++) {
		size_t i = done % c->n;
		uint32_t id = s.ids[i];
		float rate = RATE * (1 - (float)done / (float)(EPOCHS * c->n)) + 1e-4f;
		if (id == NO_WORD || id == 0)
			continue;
		float often = (float)s.count[id] / (float)c->n;
		if (often <= COMMON || chance(&s.dice) <= sqrtf(COMMON / often))
			one_word(&s, i, rate);
	}
	scale(&s);
	free(s.out);
	free(s.ids);
	free(s.count);
	free(s.draw);
	return s.in;
}
