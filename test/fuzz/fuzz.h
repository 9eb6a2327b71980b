/*
 * fuzz.h - what every fuzz target includes: its entry, and a promise that is checked.
 */
#ifndef WT_FUZZ_H
#define WT_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
promise(bool kept)
{
	if (!kept)
		abort();
}

#endif
