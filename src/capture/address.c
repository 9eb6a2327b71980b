/*
 * address.c - see address.h; the lists are IANA's registries of special-purpose addresses.
 */
#include "capture/address.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static bool
public_4(const unsigned char a[4])
{
	static const struct {
		unsigned char net[4];
		unsigned bits;
	} SPECIAL[] = { { { 0, 0, 0, 0 }, 8 }, { { 10, 0, 0, 0 }, 8 }, { { 100, 64, 0, 0 }, 10 },
		{ { 127, 0, 0, 0 }, 8 }, { { 169, 254, 0, 0 }, 16 }, { { 172, 16, 0, 0 }, 12 },
		{ { 192, 0, 0, 0 }, 24 }, { { 192, 0, 2, 0 }, 24 }, { { 192, 88, 99, 0 }, 24 },
		{ { 192, 168, 0, 0 }, 16 }, { { 198, 18, 0, 0 }, 15 }, { { 198, 51, 100, 0 }, 24 },
		{ { 203, 0, 113, 0 }, 24 }, { { 224, 0, 0, 0 }, 3 } };
	uint32_t v = (uint32_t)a[0] << 24 | (uint32_t)a[1] << 16 | (uint32_t)a[2] << 8 | a[3];
	for (size_t i = 0; i < sizeof SPECIAL / sizeof SPECIAL[0]; i++) {
		const unsigned char *n = SPECIAL[i].net;
		uint32_t net =
			(uint32_t)n[0] << 24 | (uint32_t)n[1] << 16 | (uint32_t)n[2] << 8 | n[3];
		if ((v ^ net) >> (32 - SPECIAL[i].bits) == 0)
			return false;
	}
	return true;
}

static bool
public_6(const unsigned char a[16])
{
	static const unsigned char ZERO[12] = { 0 };
	static const unsigned char MAPPED[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	static const unsigned char NAT64[12] = { 0, 0x64, 0xff, 0x9b };
	if (memcmp(a, MAPPED, 12) == 0 || memcmp(a, NAT64, 12) == 0 || memcmp(a, ZERO, 12) == 0)
		return public_4(a + 12);
	if (a[0] == 0x20 && a[1] == 0x02) /* 6to4 */
		return public_4(a + 2);
	if (a[0] == 0x20 && a[1] == 0x01 && (a[2] == 0 || (a[2] == 0x0d && a[3] == 0xb8)))
		return false;         /* Teredo and its neighbours, documentation */
	return (a[0] & 0xe0) == 0x20; /* what is given out at all: 2000::/3 */
}

bool
wt_address_is_public(const struct sockaddr *address, socklen_t size)
{
	if (address->sa_family == AF_INET && size >= sizeof(struct sockaddr_in)) {
		struct sockaddr_in in;
		unsigned char a[4];
		memcpy(&in, address, sizeof in);
		memcpy(a, &in.sin_addr, sizeof a);
		return public_4(a);
	}
	if (address->sa_family == AF_INET6 && size >= sizeof(struct sockaddr_in6)) {
		struct sockaddr_in6 in;
		memcpy(&in, address, sizeof in);
		return public_6(in.sin6_addr.s6_addr);
	}
	return false;
}
