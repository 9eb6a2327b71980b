/*
 * gemm.c - products of matrices of floats.
 *
 * Sums run over k in order and lanes are outputs, so vectors of any width give
 * the same bits; multiplication and addition are fused where the machine can.  Blocks of 4 rows and
 * 32 columns stay in registers.
 */
#include "gemm.h"

#if defined(__x86_64__) && defined(__GNUC__)
	#define CLONES __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
	#define CLONES
#endif

typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));

#define ROWS 8

#define AT(p)       (*(lanes *)(p))
#define CONST_AT(p) (*(const lanes *)(p))

CLONES void
gemm(float *c, const float *a, const float *b, size_t n, size_t k, size_t m)
{
	for (size_t j = 0; j < m; j += j + 32 <= m ? 32 : 16) {
		size_t i = 0,
		       two = j + 32 <= m ? 16 : 0; /* where the second half of a block lies */
		for (; i + ROWS <= n; i += ROWS) {
			lanes s[ROWS][2];
			for (size_t r = 0; r < ROWS; r++) {
				s[r][0] = CONST_AT(c + (i + r) * m + j);
				s[r][1] = CONST_AT(c + (i + r) * m + j + two);
			}
			for (size_t x = 0; x < k; x++) {
				lanes b0 = CONST_AT(b + x * m + j),
				      b1 = CONST_AT(b + x * m + j + two);
				for (size_t r = 0; r < ROWS; r++) {
					float f = a[(i + r) * k + x];
					s[r][0] += f * b0;
					s[r][1] += f * b1;
				}
			}
			for (size_t r = 0; r < ROWS; r++) {
				AT(c + (i + r) * m + j) = s[r][0];
				AT(c + (i + r) * m + j + two) = s[r][1];
			}
		}
		for (; i < n; i++) {
			lanes s0 = CONST_AT(c + i * m + j), s1 = CONST_AT(c + i * m + j + two);
			for (size_t x = 0; x < k; x++) {
				s0 += a[i * k + x] * CONST_AT(b + x * m + j);
				s1 += a[i * k + x] * CONST_AT(b + x * m + j + two);
			}
			AT(c + i * m + j) = s0;
			AT(c + i * m + j + two) = s1;
		}
	}
}

void
transpose(float *out, const float *in, size_t n, size_t m)
{
	for (size_t i = 0; i < n; i += 16)
		for (size_t j = 0; j < m; j++)
			for (size_t r = i; r < i + 16 && r < n; r++)
				out[j * n + r] = in[r * m + j];
}
