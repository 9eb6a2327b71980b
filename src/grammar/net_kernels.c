/*
 * net_kernels.c - the network's inner loops, for each kind of x86 and for all others.
 *
 * Products add pairs of int16 with the instruction that each kind has for it; a
 * register holds outputs side by side, so that no sum runs across one.  All other
 * loops are plain C.  The kinds differ in the width of the registers only, never in
 * a bit of the result.
 */
#include "grammar/net.h"

#if defined(__x86_64__) && defined(__GNUC__)
	#define MANY_KINDS 1
	#include <immintrin.h>
#else
	#define MANY_KINDS 0
#endif

#if defined(__GNUC__)
	#define INLINE static inline __attribute__((always_inline))
#else
	#define INLINE static inline
#endif

#define U (6 * WT_NET_HALF)
#define B WT_NET_BLOCK

#if MANY_KINDS

/* Two inputs of a row, for every lane. */
INLINE int32_t
two(const int16_t *x)
{
	int32_t both;
	memcpy(&both, x, sizeof both);
	return both;
}

/* `rows` rows by `blocks` blocks; w[2 * B * (b * pairs + p)] are block b's weights for inputs p. */
__attribute__((target("avx512bw,avx512vl,avx512vnni"))) INLINE void
tile_avx512(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t pairs, size_t m,
	const size_t rows, const size_t blocks)
{
	__m512i sum[6][4];
	for (size_t r = 0; r < rows; r++)
		for (size_t b = 0; b < blocks; b++)
			sum[r][b] = _mm512_setzero_si512();
	for (size_t p = 0; p < pairs; p++) {
		__m512i v[4];
		for (size_t b = 0; b < blocks; b++)
			v[b] = _mm512_loadu_si512(w + 2 * B * (b * pairs + p));
		for (size_t r = 0; r < rows; r++) {
			__m512i in = _mm512_set1_epi32(two(x + r * stride + 2 * p));
			for (size_t b = 0; b < blocks; b++)
				sum[r][b] = _mm512_dpwssd_epi32(sum[r][b], in, v[b]);
		}
	}
	for (size_t r = 0; r < rows; r++)
		for (size_t b = 0; b < blocks; b++)
			_mm512_storeu_si512(out + r * m + b * B, sum[r][b]);
}

/* `rows` rows by half a block. */
__attribute__((target("avx2"))) INLINE void
tile_avx2(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t pairs, size_t m,
	const size_t rows)
{
	__m256i sum[4][2];
	for (size_t r = 0; r < rows; r++)
		sum[r][0] = sum[r][1] = _mm256_setzero_si256();
	for (size_t p = 0; p < pairs; p++) {
		__m256i v0 = _mm256_loadu_si256((const void *)(w + 2 * B * p));
		__m256i v1 = _mm256_loadu_si256((const void *)(w + 2 * B * p + B));
		for (size_t r = 0; r < rows; r++) {
			__m256i in = _mm256_set1_epi32(two(x + r * stride + 2 * p));
			sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(in, v0));
			sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(in, v1));
		}
	}
	for (size_t r = 0; r < rows; r++) {
		_mm256_storeu_si256((void *)(out + r * m), sum[r][0]);
		_mm256_storeu_si256((void *)(out + r * m + B / 2), sum[r][1]);
	}
}

/* `rows` rows by a block. */
INLINE void
tile_any(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t pairs, size_t m,
	const size_t rows)
{
	__m128i sum[2][4];
	for (size_t r = 0; r < rows; r++)
		for (size_t o = 0; o < 4; o++)
			sum[r][o] = _mm_setzero_si128();
	for (size_t p = 0; p < pairs; p++)
		for (size_t r = 0; r < rows; r++) {
			__m128i in = _mm_set1_epi32(two(x + r * stride + 2 * p));
			for (size_t o = 0; o < 4; o++) {
				__m128i v = _mm_loadu_si128((const void *)(w + 2 * B * p + 8 * o));
				sum[r][o] = _mm_add_epi32(sum[r][o], _mm_madd_epi16(in, v));
			}
		}
	for (size_t r = 0; r < rows; r++)
		for (size_t o = 0; o < 4; o++)
			_mm_storeu_si128((void *)(out + r * m + 4 * o), sum[r][o]);
}

	/*
	 * How many rows a tile has is known when it is compiled, so that its sums stay in
	 * registers; the last tile has those that are left.
	 */
	#define TILES(most, n, tile)                                                               \
		for (size_t i = 0; i < (n); i += (most))                                           \
			switch ((n)-i < (most) ? (n)-i : (most)) {                                 \
				tile                                                               \
			}
	#define TILE(rows, call)                                                                   \
	case rows:                                                                                 \
		call;                                                                              \
		break;

__attribute__((target("avx512bw,avx512vl,avx512vnni"))) INLINE void
columns_avx512(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t n, size_t k,
	size_t m, const size_t blocks)
{
	#define ROWS(r)                                                                            \
		TILE(r, tile_avx512(out + i * m, x + i * stride, stride, w, k / 2, m, r, blocks))
	TILES(6, n, ROWS(1) ROWS(2) ROWS(3) ROWS(4) ROWS(5) ROWS(6))
	#undef ROWS
}

__attribute__((target("avx512bw,avx512vl,avx512vnni"))) static void
product_avx512(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t n, size_t k,
	size_t m)
{
	size_t j = 0;
	for (; j + 4 * B <= m; j += 4 * B)
		columns_avx512(out + j, x, stride, w + j * k, n, k, m, 4);
	for (; j < m; j += B)
		columns_avx512(out + j, x, stride, w + j * k, n, k, m, 1);
}

__attribute__((target("avx2"))) static void
product_avx2(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t n, size_t k,
	size_t m)
{
	#define ROWS(r)                                                                            \
		TILE(r, tile_avx2(out + i * m + j, x + i * stride, stride, w + j * k, k / 2, m, r))
	for (size_t j = 0; j < m; j += B)
		TILES(4, n, ROWS(1) ROWS(2) ROWS(3) ROWS(4))
	#undef ROWS
}

static void
product_any(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t n, size_t k,
	size_t m)
{
	#define ROWS(r)                                                                            \
		TILE(r, tile_any(out + i * m + j, x + i * stride, stride, w + j * k, k / 2, m, r))
	for (size_t j = 0; j < m; j += B)
		TILES(2, n, ROWS(1) ROWS(2))
	#undef ROWS
}

#else

static void
product_any(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t n, size_t k,
	size_t m)
{
	for (size_t j = 0; j < m; j += B)
		for (size_t i = 0; i < n; i++) {
			int32_t sum[B] = { 0 };
			for (size_t c = 0; c < k; c += 2)
				for (size_t o = 0; o < B; o++) {
					const int16_t *v = w + j * k + c * B + 2 * o;
					sum[o] += x[i * stride + c] * v[0] +
						  x[i * stride + c + 1] * v[1];
				}
			memcpy(out + i * m + j, sum, sizeof sum);
		}
}

#endif

INLINE void
recur(const struct wt_net *net, int layer, int direction, size_t n, const int32_t *restrict u,
	const float *restrict x, size_t stride, float *restrict h)
{
	enum { N = WT_NET_HALF };
	const float scale = net->floats->layer_scale[layer];
	const float *bias = net->floats->layer_bias[layer] + direction * 3 * N;
	const float *vf = net->floats->recur[layer] + direction * 2 * N, *vr = vf + N;
	float c[N] = { 0 };
	for (size_t i = 0; i < n; i++) {
		size_t t = direction ? n - 1 - i : i;
		const int32_t *ut = u + t * U + (size_t)direction * 3 * N;
		const float *xt = x + t * stride;
		float *ht = h + t * WT_NET_DIM + (size_t)direction * N;
		for (int k = 0; k < N; k++) {
			float z = (float)ut[k] * scale + bias[k];
			float f =
				wt_net_gate((float)ut[N + k] * scale + bias[N + k] + vf[k] * c[k]);
			float r = wt_net_gate(
				(float)ut[2 * N + k] * scale + bias[2 * N + k] + vr[k] * c[k]);
			c[k] = f * c[k] + (1.0f - f) * z;
			ht[k] = r * wt_net_squash(c[k]) + (1.0f - r) * xt[k];
		}
	}
}

/* x above 0, x * leak below */
INLINE float
leaky(float x, float leak)
{
	return 0.5f * (x + fabsf(x)) + 0.5f * leak * (x - fabsf(x));
}

INLINE void
whole(int16_t *restrict out, const float *restrict x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = wt_net_whole(x[i], WT_NET_UNIT, WT_NET_LIMIT);
}

INLINE void
bend(int16_t *restrict out, const int32_t *restrict in, const float *restrict bias, float scale,
	float leak, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = wt_net_whole(
			leaky((float)in[i] * scale + bias[i], leak), WT_NET_UNIT, WT_NET_LIMIT);
}

INLINE void
bend_sum(int16_t *restrict out, const float *restrict a, const float *restrict b, float leak,
	size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = wt_net_whole(leaky(a[i] + b[i], leak), WT_NET_UNIT, WT_NET_LIMIT);
}

INLINE void
sum(int32_t *restrict out, const int32_t *restrict a, const int32_t *restrict b,
	const int32_t *restrict c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = a[i] + b[i] + c[i];
}

INLINE void
plain(float *restrict out, const int32_t *restrict in, const float *restrict bias, float scale,
	size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = (float)in[i] * scale + bias[i];
}

/* By 32 elements, whose sums stay in registers. */
INLINE void
gather(float *restrict out, const int8_t *restrict embed, const uint32_t *restrict rows,
	float scale)
{
	for (size_t k = 0; k < WT_NET_VECTOR; k += 32) {
		int16_t sum[32] = { 0 };
		for (size_t f = 0; f < WT_NET_FIELDS; f++) {
			const int8_t *e = embed + (size_t)rows[f] * WT_NET_VECTOR + k;
			for (size_t c = 0; c < 32; c++)
				sum[c] = (int16_t)(sum[c] + e[c]);
		}
		for (size_t c = 0; c < 32; c++)
			out[k + c] = (float)sum[c] * scale;
	}
}

#define VARIANT(kind, attribute)                                                                   \
	attribute static void recur_##kind(const struct wt_net *net, int layer, int direction,     \
		size_t n, const int32_t *u, const float *x, size_t stride, float *h)               \
	{                                                                                          \
		recur(net, layer, direction, n, u, x, stride, h);                                  \
	}                                                                                          \
	attribute static void whole_##kind(int16_t *out, const float *x, size_t n)                 \
	{                                                                                          \
		whole(out, x, n);                                                                  \
	}                                                                                          \
	attribute static void bend_##kind(int16_t *out, const int32_t *in, const float *bias,      \
		float scale, float leak, size_t n)                                                 \
	{                                                                                          \
		bend(out, in, bias, scale, leak, n);                                               \
	}                                                                                          \
	attribute static void bend_sum_##kind(                                                     \
		int16_t *out, const float *a, const float *b, float leak, size_t n)                \
	{                                                                                          \
		bend_sum(out, a, b, leak, n);                                                      \
	}                                                                                          \
	attribute static void sum_##kind(                                                          \
		int32_t *out, const int32_t *a, const int32_t *b, const int32_t *c, size_t n)      \
	{                                                                                          \
		sum(out, a, b, c, n);                                                              \
	}                                                                                          \
	attribute static void plain_##kind(                                                        \
		float *out, const int32_t *in, const float *bias, float scale, size_t n)           \
	{                                                                                          \
		plain(out, in, bias, scale, n);                                                    \
	}                                                                                          \
	attribute static void gather_##kind(                                                       \
		float *out, const int8_t *embed, const uint32_t *rows, float scale)                \
	{                                                                                          \
		gather(out, embed, rows, scale);                                                   \
	}                                                                                          \
	static const struct wt_net_kernels KERNELS_##kind = { #kind, gather_##kind,                \
		product_##kind, recur_##kind, whole_##kind, bend_##kind, bend_sum_##kind,          \
		sum_##kind, plain_##kind };

VARIANT(any, )
#if MANY_KINDS
VARIANT(avx2, __attribute__((target("avx2"))))
VARIANT(avx512, __attribute__((target("avx512bw,avx512vl,avx512vnni"))))
#endif

const struct wt_net_kernels *
wt_net_kernels(unsigned skip)
{
#if MANY_KINDS
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
		__builtin_cpu_supports("avx512vl") && skip-- == 0)
		return &KERNELS_avx512;
	if (__builtin_cpu_supports("avx2") && skip-- == 0)
		return &KERNELS_avx2;
#endif
	return skip == 0 ? &KERNELS_any : NULL;
}
