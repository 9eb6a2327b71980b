/*
 * perceptron.c - training of averaged perceptrons and their reduction to int8.
 *
 * The average is kept lazily: a weight's total is brought up to date when the
 * weight changes.  The reduction scales the weights so that all but one in
 * CLIPPED of those in use fit in [-127, 127]; the rest are clipped.
 */
#include "perceptron.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define CLIPPED 50000
#define BUCKETS 65536

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);
	if (!p) {
		fprintf(stderr, "train: out of memory (%zu times %zu bytes)\n", n, size);
		exit(2);
	}
	return p;
}

static size_t
size_of(const struct perceptron *p)
{
	return ((size_t)1 << (64 - p->shift)) * p->stride;
}

void
perceptron_init(struct perceptron *p, unsigned bits, unsigned stride, unsigned classes)
{
	*p = (struct perceptron){ .shift = 64 - bits, .stride = stride, .classes = classes };
	p->weight = xcalloc(size_of(p), sizeof *p->weight);
	p->total = xcalloc(size_of(p), sizeof *p->total);
	p->stamp = xcalloc(size_of(p), sizeof *p->stamp);
}

void
perceptron_release(struct perceptron *p)
{
	free(p->weight);
	free(p->total);
	free(p->stamp);
	*p = (struct perceptron){ 0 };
}

void
perceptron_score(const struct perceptron *p, const uint32_t *rows, size_t n, float *scores)
{
	memset(scores, 0, p->stride * sizeof *scores);
	for (size_t i = 0; i < n; i++) {
		const float *w = p->weight + (size_t)rows[i] * p->stride;
		for (unsigned c = 0; c < p->stride; c++)
			scores[c] += w[c];
	}
}

static void
change(struct perceptron *p, size_t at, float by)
{
	p->total[at] += (double)(p->now - p->stamp[at]) * (double)p->weight[at];
	p->stamp[at] = p->now;
	p->weight[at] += by;
}

void
perceptron_update(struct perceptron *p, const uint32_t *rows, size_t n, unsigned up, unsigned down)
{
	for (size_t i = 0; i < n; i++) {
		change(p, (size_t)rows[i] * p->stride + up, 1.0f);
		change(p, (size_t)rows[i] * p->stride + down, -1.0f);
	}
}

static double
average(const struct perceptron *p, size_t at)
{
	double total = p->total[at] + (double)(p->now - p->stamp[at]) * (double)p->weight[at];
	return p->now ? total / (double)p->now : 0;
}

/* The value that all but one in CLIPPED of the weights in use stay under. */
static double
limit_of(const struct perceptron *p, size_t size)
{
	uint32_t *bucket = xcalloc(BUCKETS, sizeof *bucket);
	size_t used = 0, over = 0;
	double max = 1e-9;
	for (size_t i = 0; i < size; i++)
		max = fmax(max, fabs(average(p, i)));
	for (size_t i = 0; i < size; i++) {
		double a = fabs(average(p, i));
		if (a <= 0)
			continue;
		used++;
		bucket[(size_t)(a / max * (BUCKETS - 1))]++;
	}
	size_t b = BUCKETS;
	while (b > 1 && over + bucket[b - 1] <= used / CLIPPED)
		over += bucket[--b];
	free(bucket);
	return max * (double)b / BUCKETS;
}

int8_t *
perceptron_finish(const struct perceptron *p)
{
	size_t size = size_of(p);
	int8_t *rows = xcalloc(size, 1);
	double scale = 127.0 / limit_of(p, size);
	for (size_t i = 0; i < size; i++) {
		double a = average(p, i) * scale;
		rows[i] = (int8_t)lround(a > 127 ? 127 : a < -127 ? -127 : a);
	}
	return rows;
}

void
perceptron_write(
	const int8_t *rows, const struct perceptron *p, struct wt_blob_writer *w, const char *name)
{
	struct wt_buf *buf = wt_blob_add(w, name);
	if (buf)
		wt_buf_add(buf, rows, size_of(p));
}
