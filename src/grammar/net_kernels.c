/*
 * net_kernels.c - the network's inner loops, for each kind of x86 and for all others.
 *
 * The loops are plain C that gcc turns into multiply-and-add of int16 pairs; the
 * variants differ in the width of the registers only, never in a bit of the result.
 */
#include "grammar/net.h"

#if defined(__x86_64__) && defined(__GNUC__)
	#define MANY_KINDS 1
#else
	#define MANY_KINDS 0
#endif

#if defined(__GNUC__)
	#define INLINE static inline __attribute__((always_inline))
#else
	#define INLINE static inline
#endif

#define U (6 * WT_NET_HALF)

INLINE void
product(int32_t *restrict out, const int16_t *restrict x, size_t stride, const int16_t *restrict w,
	size_t n, size_t k, size_t m)
{
	k &= ~(size_t)31;
	for (size_t i = 0; i + 4 <= n; i += 4) {
		const int16_t *x0 = x + i * stride, *x1 = x0 + stride, *x2 = x1 + stride,
			      *x3 = x2 + stride;
		for (size_t j = 0; j + 2 <= m; j += 2) {
			const int16_t *w0 = w + j * k, *w1 = w0 + k;
			int32_t a0 = 0, a1 = 0, a2 = 0, a3 = 0, b0 = 0, b1 = 0, b2 = 0, b3 = 0;
			for (size_t c = 0; c < k; c++) {
				a0 += x0[c] * w0[c];
				a1 += x1[c] * w0[c];
				a2 += x2[c] * w0[c];
				a3 += x3[c] * w0[c];
				b0 += x0[c] * w1[c];
				b1 += x1[c] * w1[c];
				b2 += x2[c] * w1[c];
				b3 += x3[c] * w1[c];
			}
			int32_t *o = out + i * m + j;
			o[0] = a0, o[1] = b0;
			o[m] = a1, o[m + 1] = b1;
			o[2 * m] = a2, o[2 * m + 1] = b2;
			o[3 * m] = a3, o[3 * m + 1] = b3;
		}
	}
}

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
plain(float *restrict out, const int32_t *restrict in, const float *restrict bias, float scale,
	size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = (float)in[i] * scale + bias[i];
}

#define VARIANT(kind, attribute)                                                                   \
	attribute static void product_##kind(int32_t *out, const int16_t *x, size_t stride,        \
		const int16_t *w, size_t n, size_t k, size_t m)                                    \
	{                                                                                          \
		product(out, x, stride, w, n, k, m);                                               \
	}                                                                                          \
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
	attribute static void plain_##kind(                                                        \
		float *out, const int32_t *in, const float *bias, float scale, size_t n)           \
	{                                                                                          \
		plain(out, in, bias, scale, n);                                                    \
	}                                                                                          \
	static const struct wt_net_kernels KERNELS_##kind = { product_##kind, recur_##kind,        \
		whole_##kind, bend_##kind, bend_sum_##kind, plain_##kind };

VARIANT(any, )
#if MANY_KINDS
VARIANT(avx2, __attribute__((target("avx2"))))
VARIANT(avx512, __attribute__((target("avx512bw,avx512vl,avx512vnni"))))
#endif

const struct wt_net_kernels *
wt_net_kernels(void)
{
#if MANY_KINDS
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
		__builtin_cpu_supports("avx512vl"))
		return &KERNELS_avx512;
	if (__builtin_cpu_supports("avx2"))
		return &KERNELS_avx2;
#endif
	return &KERNELS_any;
}
