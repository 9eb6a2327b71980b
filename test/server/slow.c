/*
 * slow.c - a slow line, for tests: forwards from a free port of loopback to another one.
 *
 *	slow PORT BYTES MS
 *
 * Prints its port, then passes on at most BYTES of each connection and direction every MS
 * milliseconds, until standard input ends.  Each connection has a process of its own.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BYTES_MOST 4096

static struct sockaddr_in
loopback(unsigned port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

/* A few bytes from one to the other; false at the end. */
static bool
pass(int from, int to, size_t most)
{
	char bytes[BYTES_MOST];
	ssize_t got = read(from, bytes, most);
	for (ssize_t at = 0; at < got;) {
		ssize_t sent = write(to, bytes + at, (size_t)(got - at));
		if (sent <= 0)
			return false;
		at += sent;
	}
	return got > 0;
}

static void
forward(int client, unsigned port, size_t most, long ms)
{
	struct sockaddr_in there = loopback(port);
	int server = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(server, (struct sockaddr *)&there, sizeof there) != 0)
		return;
	for (;;) {
		struct pollfd p[2] = { { .fd = client, .events = POLLIN },
			{ .fd = server, .events = POLLIN } };
		struct timespec rest = { ms / 1000, ms % 1000 * 1000000 };
		if (poll(p, 2, -1) < 0 || (p[0].revents && !pass(client, server, most)) ||
			(p[1].revents && !pass(server, client, most)))
			return;
		(void)nanosleep(&rest, NULL);
	}
}

int
main(int argc, char **argv)
{
	struct sockaddr_in here = loopback(0);
	socklen_t n = sizeof here;
	size_t most = argc == 4 ? strtoul(argv[2], NULL, 10) : 0;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (most == 0 || most > BYTES_MOST || bind(fd, (struct sockaddr *)&here, n) != 0 ||
		listen(fd, 64) != 0 || getsockname(fd, (struct sockaddr *)&here, &n) != 0)
		return 2;
	(void)signal(SIGCHLD, SIG_IGN);
	(void)setpgid(0, 0); /* its children end with it */
	(void)printf("%u\n", (unsigned)ntohs(here.sin_port));
	(void)fflush(stdout);
	for (;;) {
		struct pollfd p[2] = { { .fd = fd, .events = POLLIN },
			{ .fd = STDIN_FILENO, .events = POLLIN } };
		if (poll(p, 2, -1) > 0 && p[1].revents) {
			(void)kill(0, SIGTERM);
			return 0;
		}
		int client = accept(fd, NULL, NULL);
		if (client >= 0 && fork() == 0) {
			(void)close(fd);
			forward(client, (unsigned)strtoul(argv[1], NULL, 10), most,
				strtol(argv[3], NULL, 10));
			_exit(0);
		}
		(void)close(client);
	}
}
