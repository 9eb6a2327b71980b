/*
 * jail.h - locks the process in: from then on it computes, and speaks over what is open.
 */
#ifndef WT_BASE_JAIL_H
#define WT_BASE_JAIL_H

#include <stddef.h>

/* For a process with one thread.  `memory`: bytes that it may still take; `files`: descriptors
 * below this number may be given to it, 0: none.  Gives what the kernel granted, of
 * WT_CELL_LANDLOCK and WT_CELL_SECCOMP; what it refused is left out. */
unsigned wt_jail(size_t memory, unsigned files);

#endif
