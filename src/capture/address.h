/*
 * address.h - is an address one of the public internet?
 */
#ifndef WT_CAPTURE_ADDRESS_H
#define WT_CAPTURE_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* False for loopback, private, link-local, shared, documentation, multicast and reserved
 * addresses of IPv4 and IPv6, and for IPv6 that wraps one of these. */
bool wt_address_is_public(const struct sockaddr *address, socklen_t size);

#endif
