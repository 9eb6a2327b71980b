/*
 * jail.c - see jail.h.
 *
 * rlimits: no core file, no file written, no new descriptor, no new process, so much
 * memory.  landlock: no file or folder may be used by name, no port be bound or
 * connected to.  seccomp: a list of calls that computing, reading and writing need; any
 * other fails with EPERM, and those that only an attacker wants end the process.
 *
 * Limits: stat(2) by name is not stopped by landlock, but by the list.
 */
#define _GNU_SOURCE
#include "base/jail.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/cell.h"

/* --- rlimits ---------------------------------------------------------------------------------- */

static void
limit(int what, rlim_t most)
{
	struct rlimit now, r = { most, most };
	if (getrlimit((__rlimit_resource_t)what, &now) == 0 && now.rlim_max < most)
		r.rlim_cur = r.rlim_max = now.rlim_max;
	(void)setrlimit((__rlimit_resource_t)what, &r);
}

/* Bytes of address space in use. */
static size_t
space_used(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "re");
	if (f && fscanf(f, "%lu", &pages) != 1)
		pages = 0;
	if (f)
		(void)fclose(f);
	return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void
limit_all(size_t space, unsigned files)
{
	limit(RLIMIT_AS, (rlim_t)space);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NPROC, 0);
	limit(RLIMIT_NOFILE, files);
}

/* --- landlock --------------------------------------------------------------------------------- */

/* All rights that the kernel's version of landlock knows; the headers may know fewer. */
static const struct {
	int version;
	uint64_t files;
	uint64_t ports;
} RIGHTS[] = { { 1, 0x1fff, 0 }, { 2, 0x3fff, 0 }, { 3, 0x7fff, 0 }, { 4, 0x7fff, 3 },
	{ 5, 0xffff, 3 } };

static bool
lock_files(void)
{
	struct {
		uint64_t files, ports;
	} handled = { 0, 0 };
	long version =
		syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	for (size_t i = 0; i < sizeof RIGHTS / sizeof RIGHTS[0]; i++)
		if (RIGHTS[i].version <= version) {
			handled.files = RIGHTS[i].files;
			handled.ports = RIGHTS[i].ports;
		}
	if (version < 1)
		return false;
	size_t size = version < 4 ? sizeof handled.files : sizeof handled;
	long rules = syscall(SYS_landlock_create_ruleset, &handled, size, 0);
	if (rules < 0)
		return false;
	bool locked = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	(void)close((int)rules);
	return locked;
}

/* --- seccomp ---------------------------------------------------------------------------------- */

static const int ALLOWED[] = { SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(recvfrom),
	SCMP_SYS(sendto), SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(pread64), SCMP_SYS(lseek),
	SCMP_SYS(close), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(futex), SCMP_SYS(brk),
	SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(exit), SCMP_SYS(exit_group),
	SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack), SCMP_SYS(alarm), SCMP_SYS(setitimer),
	SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getpid), SCMP_SYS(gettid),
	SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(fstat) };

/* What no parser does by mistake. */
static const int DEADLY[] = { SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork),
	SCMP_SYS(clone), SCMP_SYS(clone3), SCMP_SYS(ptrace), SCMP_SYS(socket), SCMP_SYS(connect),
	SCMP_SYS(bind), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(bpf),
	SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat2) };

/* Signals to itself only (abort), memory that is not executable only. */
static bool
add_narrow(scmp_filter_ctx list)
{
	bool good = true;
	static const int MEMORY[] = { SCMP_SYS(mmap), SCMP_SYS(mprotect) };
	for (size_t i = 0; i < sizeof MEMORY / sizeof MEMORY[0]; i++)
		good &= seccomp_rule_add(list, SCMP_ACT_ALLOW, MEMORY[i], 1,
				SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
	good &= seccomp_rule_add(list, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
			SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid())) == 0;
	return good;
}

static bool
lock_calls(void)
{
	scmp_filter_ctx list = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	if (!list)
		return false;
	bool good = true;
	for (size_t i = 0; i < sizeof ALLOWED / sizeof ALLOWED[0]; i++)
		good &= seccomp_rule_add(list, SCMP_ACT_ALLOW, ALLOWED[i], 0) == 0;
	for (size_t i = 0; i < sizeof DEADLY / sizeof DEADLY[0]; i++)
		good &= seccomp_rule_add(list, SCMP_ACT_KILL_PROCESS, DEADLY[i], 0) == 0;
	good = good && add_narrow(list) && seccomp_load(list) == 0;
	seccomp_release(list);
	return good;
}

unsigned
wt_jail(size_t memory, unsigned files)
{
	unsigned given = 0;
	size_t space = space_used() + memory; /* asked while files can be read */
	bool meek = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
	if (meek && lock_files())
		given |= WT_CELL_LANDLOCK;
	limit_all(space, files);
	(void)prctl(PR_SET_DUMPABLE, 0);
	if (meek && lock_calls())
		given |= WT_CELL_SECCOMP;
	return given;
}
