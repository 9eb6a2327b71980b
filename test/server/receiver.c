/*
 * receiver.c - a receiver of webhooks for tests, on loopback, on a port that is free.
 *
 *	receiver LOG [ANSWER...]
 *
 * Prints its port, then answers until standard input ends: the first request as the first ANSWER
 * says, and so on; all others with 200.  An ANSWER is a status, "slow" (200 after a second),
 * "mute" (the connection ends without a word), "long" (200 and a megabyte), "wait" (429 with
 * Retry-After: 1), "away" (a redirection to /elsewhere), "hang" (silence until standard input ends,
 * then 200).  A request is appended to LOG when it has
 * come: its line and headers, an empty line, the body, and a line of "--".
 *
 *	receiver -d SOCKET LOG
 *
 * Takes datagrams instead, as systemd does, each a line of LOG.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define REQUEST_MOST (1 << 20)

static void
put(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t sent = write(fd, bytes, n);
		if (sent <= 0)
			return;
		bytes += sent;
		n -= (size_t)sent;
	}
}

/* The bytes of the whole request, which head and Content-Length tell. */
static size_t
read_request(int fd, char *text)
{
	size_t n = 0, whole = REQUEST_MOST;
	while (n < whole && n < REQUEST_MOST) {
		ssize_t got = read(fd, text + n, REQUEST_MOST - n);
		if (got <= 0)
			break;
		n += (size_t)got;
		text[n] = '\0';
		const char *end = strstr(text, "\r\n\r\n");
		const char *length = strcasestr(text, "\r\nContent-Length:");
		if (end)
			whole = (size_t)(end - text) + 4 +
				(length && length < end ? strtoul(length + 17, NULL, 10) : 0);
	}
	return n;
}

static void
keep(const char *log, const char *text, size_t n)
{
	int fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd < 0)
		return;
	put(fd, text, n);
	put(fd, "\n--\n", 4);
	(void)close(fd);
}

static void
say(int fd, const char *text)
{
	put(fd, text, strlen(text));
}

static void
answer(int fd, const char *how)
{
	static char letters[1 << 20];
	char line[128];
	if (strcmp(how, "mute") == 0)
		return;
	if (strcmp(how, "slow") == 0)
		(void)sleep(1);
	if (strcmp(how, "hang") == 0) {
		struct pollfd end = { STDIN_FILENO, POLLIN, 0 };
		(void)poll(&end, 1, -1);
	}
	if (strcmp(how, "long") == 0) {
		say(fd, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
		memset(letters, 'a', sizeof letters);
		put(fd, letters, sizeof letters);
	} else if (strcmp(how, "wait") == 0) {
		say(fd, "HTTP/1.1 429 Wait\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
	} else if (strcmp(how, "away") == 0) {
		say(fd, "HTTP/1.1 302 Away\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
	} else {
		(void)snprintf(line, sizeof line,
			"HTTP/1.1 %s Status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
			how[0] >= '0' && how[0] <= '9' ? how : "200");
		say(fd, line);
	}
}

static int
take_datagrams(const char *path, const char *log)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	char text[1024];
	int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	(void)snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) != 0)
		return 1;
	say(STDOUT_FILENO, "ready\n");
	for (;;) {
		struct pollfd wait[2] = { { fd, POLLIN, 0 }, { STDIN_FILENO, POLLIN, 0 } };
		if (poll(wait, 2, -1) < 0 || wait[1].revents)
			return 0;
		ssize_t n = read(fd, text, sizeof text);
		int to = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
		put(to, text, n > 0 ? (size_t)n : 0);
		put(to, "\n", 1);
		(void)close(to);
	}
}

int
main(int argc, char **argv)
{
	static char text[REQUEST_MOST + 1];
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t size = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM, 0), next = 2;
	if (argc == 4 && strcmp(argv[1], "-d") == 0)
		return take_datagrams(argv[2], argv[3]);
	if (argc < 2 || fd < 0)
		return 2;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	(void)signal(SIGPIPE, SIG_IGN);
	if (bind(fd, (struct sockaddr *)&address, size) != 0 || listen(fd, 32) != 0 ||
		getsockname(fd, (struct sockaddr *)&address, &size) != 0)
		return 1;
	(void)printf("%d\n", ntohs(address.sin_port));
	(void)fflush(stdout);
	for (;;) {
		struct pollfd wait[2] = { { fd, POLLIN, 0 }, { STDIN_FILENO, POLLIN, 0 } };
		if (poll(wait, 2, -1) < 0 || wait[1].revents)
			return 0;
		int client = accept(fd, NULL, NULL);
		if (client < 0)
			continue;
		size_t n = read_request(client, text);
		keep(argv[1], text, n);
		answer(client, next < argc ? argv[next] : "200");
		next += next < argc;
		(void)close(client);
	}
}
