/*
 * plural.h - the letter that English puts behind a noun: "1 article", "2 articles".
 */
#ifndef WT_BASE_PLURAL_H
#define WT_BASE_PLURAL_H

#include <stdint.h>

static inline const char *
wt_plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

#endif
