/*
 * notify.c - tells systemd that the program is ready, alive, or ends (sd_notify(3)).
 *
 * A datagram to the socket that NOTIFY_SOCKET names; nothing where it names none.  The protocol
 * is stable and takes a page of C; libsystemd would be a library more in every process, for this.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "cmd.h"

void
notify(const char *state)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	const char *path = getenv("NOTIFY_SOCKET");
	size_t n = path ? strlen(path) : 0;
	if (n < 2 || n >= sizeof to.sun_path || (path[0] != '/' && path[0] != '@'))
		return;
	memcpy(to.sun_path, path, n);
	if (path[0] == '@') /* a name that is no file */
		to.sun_path[0] = '\0';
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	(void)sendto(fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&to,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + n));
	(void)close(fd);
}

/* Half of what systemd waits for, in seconds; 0 where it does not. */
static double
watchdog_pause(void)
{
	const char *wait = getenv("WATCHDOG_USEC"), *pid = getenv("WATCHDOG_PID");
	if (!wait || (pid && strtol(pid, NULL, 10) != (long)getpid()))
		return 0;
	return strtod(wait, NULL) / 1e6 / 2;
}

void
notify_alive(void)
{
	static double last;
	struct timespec t;
	double pause = watchdog_pause();
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	double now = (double)t.tv_sec + (double)t.tv_nsec / 1e9;
	if (pause <= 0 || now - last < pause)
		return;
	last = now;
	notify("WATCHDOG=1");
}
