/*
 * gemm.h - products of matrices of floats, row by row, the same bits on every machine.
 */
#ifndef WT_TRAIN_GEMM_H
#define WT_TRAIN_GEMM_H

#include <stddef.h>

/* c[n][m] += a[n][k] * b[k][m]; m is a multiple of 16; each sum is taken in the order of k. */
void gemm(float *c, const float *a, const float *b, size_t n, size_t k, size_t m);
/* out[m][n] = in[n][m] */
void transpose(float *out, const float *in, size_t n, size_t m);

#endif
