/*
 * limits.c - limits of memory and of open files.
 *
 * Memory is limited as RLIMIT_DATA: what the program may write to.  The address space would
 * count the store and the model that are only mapped, and the stacks of threads that are never
 * used.
 */
#include <errno.h>
#include <string.h>
#include <sys/resource.h>

#include "cmd.h"

#define MEMORY_LEAST ((uint64_t)64 << 20)

bool
limit_memory(const struct verb *verb, uint64_t bytes)
{
	struct rlimit now;
	if (bytes == 0)
		return true;
	if (bytes < MEMORY_LEAST) {
		(void)usage(verb, "%s",
			words("--memory-limit is at least 64M", "--memory-limit sedikitnya 64M"));
		return false;
	}
	if (getrlimit(RLIMIT_DATA, &now) == 0 && now.rlim_max != RLIM_INFINITY &&
		now.rlim_max < bytes)
		return true; /* whoever started us has set a lower one */
	now.rlim_cur = now.rlim_max = (rlim_t)bytes;
	if (setrlimit(RLIMIT_DATA, &now) == 0)
		return true;
	complain(words("the memory cannot be limited: %s", "memori tidak dapat dibatasi: %s"),
		strerror(errno));
	return false;
}

void
limit_files(unsigned needed)
{
	struct rlimit now;
	if (getrlimit(RLIMIT_NOFILE, &now) != 0 || now.rlim_cur >= needed)
		return;
	now.rlim_cur = now.rlim_max < needed ? now.rlim_max : needed;
	if (setrlimit(RLIMIT_NOFILE, &now) != 0 || now.rlim_cur < needed)
		complain(words("only %llu files may be open at once, %u may be needed (ulimit -n)",
				 "hanya %llu berkas boleh terbuka, mungkin perlu %u (ulimit -n)"),
			(unsigned long long)now.rlim_cur, needed);
}
