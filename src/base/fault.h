/*
 * fault.h - a failure, put into words once by whoever finds it.
 */
#ifndef WT_BASE_FAULT_H
#define WT_BASE_FAULT_H

#include <stdint.h>

#include "warta/error.h"

#if defined(__GNUC__)
	#define WT_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
	#define WT_PRINTF(fmt, args)
#endif

#define WT_FAULT_MAX 512

struct wt_fault {
	int code;                /* WARTA_OK while nothing failed */
	uint32_t offset;         /* byte or line in the input, 0 where it means nothing */
	char text[WT_FAULT_MAX]; /* one sentence, UTF-8, NUL-ended */
};

/* Fills *f (which may be NULL) and returns code, so that callers write `return wt_fail(...)`. */
int wt_fail(struct wt_fault *f, int code, uint32_t offset, const char *format, ...) WT_PRINTF(4, 5);

#endif
