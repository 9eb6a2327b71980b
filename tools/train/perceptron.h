/*
 * perceptron.h - averaged perceptron over hashed rows, as all models here are trained.
 */
#ifndef WT_TRAIN_PERCEPTRON_H
#define WT_TRAIN_PERCEPTRON_H

#include "base/blob.h"
#include "grammar/model.h"

struct perceptron {
	unsigned shift; /* 64 - bits of the row's number */
	unsigned stride;
	unsigned classes;
	float *weight; /* (1 << bits) * stride */
	double *total; /* sum of the weight over all updates so far */
	uint32_t *stamp;
	uint32_t now;
};

void perceptron_init(struct perceptron *p, unsigned bits, unsigned stride, unsigned classes);
void perceptron_release(struct perceptron *p);
/* scores[c] of each class. */
void perceptron_score(const struct perceptron *p, const uint32_t *rows, size_t n, float *scores);
/* One class up, another down. */
void perceptron_update(
	struct perceptron *p, const uint32_t *rows, size_t n, unsigned up, unsigned down);
/* Call once after each decision, so that the average counts decisions. */
static inline void
perceptron_tick(struct perceptron *p)
{
	p->now++;
}
/* Replaces each weight by its average and quantises; *rows gets 2^bits * stride bytes, malloc'ed.
 */
int8_t *perceptron_finish(const struct perceptron *p);
/* The section of a blob. */
void perceptron_write(
	const int8_t *rows, const struct perceptron *p, struct wt_blob_writer *w, const char *name);

void *xcalloc(size_t n, size_t size);

#endif
