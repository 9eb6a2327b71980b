/*
 * sha256.c - FIPS 180-4 over bytes in memory.  The round constants are computed:
 * the first 32 bits of the fractions of the cube roots of the first 64 primes.
 */
#include "sha256.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t
turn(uint32_t x, unsigned by)
{
	return x >> by | x << (32 - by);
}

/* floor(root(p) * 2^32) mod 2^32 by bisection: r^power <= p * 2^(32 * power). */
static uint32_t
root_fraction(uint32_t p, unsigned power)
{
	uint64_t low = 0, high = UINT64_C(1) << 37;
	while (high - low > 1) {
		uint64_t mid = (low + high) / 2;
		long double r = (long double)mid / 4294967296.0L,
			    product = power == 3 ? r * r * r : r * r;
		if (product <= (long double)p)
			low = mid;
		else
			high = mid;
	}
	return (uint32_t)low;
}

static void
constants(uint32_t k[64], uint32_t start[8])
{
	unsigned n = 0;
	for (uint32_t p = 2; n < 64; p++) {
		uint32_t d = 2;
		while (d * d <= p && p % d)
			d++;
		if (d * d <= p)
			continue;
		if (n < 8)
			start[n] = root_fraction(p, 2);
		k[n++] = root_fraction(p, 3);
	}
}

static void
block(uint32_t h[8], const uint32_t k[64], const unsigned char *b)
{
	uint32_t w[64], v[8];
	for (unsigned i = 0; i < 16; i++)
		w[i] = (uint32_t)b[4 * i] << 24 | (uint32_t)b[4 * i + 1] << 16 |
		       (uint32_t)b[4 * i + 2] << 8 | b[4 * i + 3];
	for (unsigned i = 16; i < 64; i++)
		w[i] = w[i - 16] + w[i - 7] +
		       (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3) +
		       (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10);
	memcpy(v, h, sizeof v);
	for (unsigned i = 0; i < 64; i++) {
		uint32_t a = v[7] + (turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)) +
			     ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[i] + w[i];
		uint32_t c = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) +
			     ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
		memmove(v + 1, v, 7 * sizeof *v);
		v[4] += a;
		v[0] = a + c;
	}
	for (unsigned i = 0; i < 8; i++)
		h[i] += v[i];
}

void
sha256_hex(const void *bytes, size_t n, char hex[65])
{
	uint32_t k[64], h[8];
	unsigned char tail[128] = { 0 };
	const unsigned char *p = bytes;
	constants(k, h);
	size_t whole = n / 64 * 64, rest = n - whole, padded = rest < 56 ? 64 : 128;
	for (size_t i = 0; i < whole; i += 64)
		block(h, k, p + i);
	memcpy(tail, p + whole, rest);
	tail[rest] = 0x80;
	for (unsigned i = 0; i < 8; i++)
		tail[padded - 1 - i] = (unsigned char)((uint64_t)n * 8 >> (8 * i));
	for (size_t i = 0; i < padded; i += 64)
		block(h, k, tail + i);
	for (unsigned i = 0; i < 8; i++)
		(void)snprintf(hex + 8 * i, 9, "%08x", h[i]);
}
