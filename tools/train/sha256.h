/*
 * sha256.h - FIPS 180-4, for the provenance file.
 */
#ifndef WT_TRAIN_SHA256_H
#define WT_TRAIN_SHA256_H

#include <stddef.h>

/* hex gets 64 digits and a NUL. */
void sha256_hex(const void *bytes, size_t n, char hex[65]);

#endif
