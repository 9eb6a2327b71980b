/*
 * confine.c - runs a program under the limits that systemd sets for a service, for tests.
 *
 *	confine CALLS COMMAND...
 *
 * CALLS names the system calls that are allowed, one a line; others fail with EPERM, as
 * SystemCallErrorNumber=EPERM has it.  Memory that may be written to is never executable
 * (MemoryDenyWriteExecute), sockets are of the families of RestrictAddressFamilies, privileges are
 * not gained (NoNewPrivileges).  Names that this kernel's libseccomp does not know are passed over.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static int
allow(scmp_filter_ctx list, const char *name)
{
	int call = seccomp_syscall_resolve_name(name);
	int bad = 0;
	if (call == __NR_SCMP_ERROR)
		return 0;
	if (call == SCMP_SYS(mmap)) {
		bad |= seccomp_rule_add(
			list, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
		bad |= seccomp_rule_add(list, SCMP_ACT_ALLOW, call, 1,
			SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC | PROT_WRITE, PROT_EXEC));
	} else if (call == SCMP_SYS(mprotect) || call == SCMP_SYS(pkey_mprotect)) {
		bad |= seccomp_rule_add(
			list, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	} else if (call == SCMP_SYS(socket)) {
		static const unsigned FAMILIES[] = { AF_INET, AF_INET6, AF_UNIX };
		for (size_t i = 0; i < sizeof FAMILIES / sizeof FAMILIES[0]; i++)
			bad |= seccomp_rule_add(
				list, SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, FAMILIES[i]));
	} else {
		(void)seccomp_rule_add(list, SCMP_ACT_ALLOW, call, 0); /* not of this processor */
	}
	return bad;
}

int
main(int argc, char **argv)
{
	char name[128];
	FILE *calls = argc > 2 ? fopen(argv[1], "r") : NULL;
	scmp_filter_ctx list = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int bad = 0;
	if (!calls || !list)
		return 2;
	while (fgets(name, sizeof name, calls)) {
		name[strcspn(name, "\n")] = '\0';
		bad |= allow(list, name);
	}
	(void)fclose(calls);
	if (bad || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || seccomp_load(list) != 0) {
		(void)fprintf(stderr, "confine: the filter cannot be set\n");
		return 2;
	}
	seccomp_release(list);
	(void)execvp(argv[2], argv + 2);
	perror(argv[2]);
	return 2;
}
