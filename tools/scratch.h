/*
 * scratch.h - a store made for a measurement, taken away again.
 */
#ifndef WT_TOOLS_SCRATCH_H
#define WT_TOOLS_SCRATCH_H

#include <stdio.h>
#include <unistd.h>

static inline void
remove_store(const char *path)
{
	char other[64];
	(void)unlink(path);
	(void)snprintf(other, sizeof other, "%s-wal", path);
	(void)unlink(other);
	(void)snprintf(other, sizeof other, "%s-shm", path);
	(void)unlink(other);
}

#endif
