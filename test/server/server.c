/*
 * server.c - a web server for tests, on loopback, on a port that is free.
 *
 *	server FOLDER LOG
 *
 * Prints its port, then serves until standard input ends.  Files of FOLDER are served with
 * their ETag; FOLDER/NAME.type, where it is there, is the Content-Type.  Every request is a
 * line of LOG: its path, and "304" where nothing was sent, "agent: ..." once.  These paths
 * misbehave:
 *
 *	/hang        nothing comes
 *	/drip        a byte a second
 *	/loop        redirected to itself
 *	/to?URL      redirected to URL
 *	/lies        says more bytes than come
 *	/big         64 MB of letters
 *	/bomb        64 MB of zeros, packed
 *	/head        a head without end
 *	/N           for a number of three digits: that status
 *	/busy        503 and Retry-After
 *	/later       503 and Retry-After: two hours
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#define BIG (64 << 20)

static void
say(int fd, const char *text)
{
	size_t n = strlen(text);
	while (n > 0) {
		ssize_t sent = write(fd, text, n);
		if (sent <= 0)
			_exit(0);
		text += sent;
		n -= (size_t)sent;
	}
}

static void
say_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t sent = write(fd, bytes, n);
		if (sent <= 0)
			_exit(0);
		bytes += sent;
		n -= (size_t)sent;
	}
}

static void
log_line(const char *log, const char *text)
{
	int fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd >= 0) {
		say(fd, text);
		(void)close(fd);
	}
}

/* --- what misbehaves -------------------------------------------------------------------------- */

static void
drip(int fd)
{
	say(fd, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n");
	for (;;) {
		say(fd, "x");
		(void)sleep(1);
	}
}

static void
big(int fd)
{
	static char letters[65536];
	memset(letters, 'a', sizeof letters);
	say(fd, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>");
	for (int i = 0; i < BIG; i += (int)sizeof letters)
		say_all(fd, letters, sizeof letters);
}

static void
bomb(int fd)
{
	static unsigned char zeros[65536], packed[65536];
	z_stream z = { 0 };
	int left = BIG, code = Z_OK;
	say(fd, "HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n");
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		_exit(1);
	while (code == Z_OK) {
		if (z.avail_in == 0 && left > 0) {
			z.next_in = zeros;
			z.avail_in = sizeof zeros;
			left -= (int)sizeof zeros;
		}
		z.next_out = packed;
		z.avail_out = sizeof packed;
		code = deflate(&z, left > 0 || z.avail_in ? Z_NO_FLUSH : Z_FINISH);
		say_all(fd, (const char *)packed, sizeof packed - z.avail_out);
	}
	(void)deflateEnd(&z);
}

static void
head(int fd)
{
	say(fd, "HTTP/1.0 200 OK\r\n");
	for (int i = 0; i < 100000; i++)
		say(fd, "X-Head: one more line of a head that never ends, and one more word\r\n");
}

static int
misbehave(int fd, const char *path)
{
	char answer[512];
	if (strcmp(path, "/hang") == 0)
		(void)pause();
	else if (strcmp(path, "/drip") == 0)
		drip(fd);
	else if (strcmp(path, "/loop") == 0)
		say(fd, "HTTP/1.0 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n");
	else if (strcmp(path, "/lies") == 0)
		say(fd, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
			"5000\r\n\r\n<html><p>Iran");
	else if (strcmp(path, "/big") == 0)
		big(fd);
	else if (strcmp(path, "/bomb") == 0)
		bomb(fd);
	else if (strcmp(path, "/head") == 0)
		head(fd);
	else if (strcmp(path, "/busy") == 0)
		say(fd, "HTTP/1.0 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");
	else if (strcmp(path, "/later") == 0)
		say(fd, "HTTP/1.0 503 Busy\r\nRetry-After: 7200\r\nContent-Length: 0\r\n\r\n");
	else if (strncmp(path, "/to?", 4) == 0) {
		(void)snprintf(answer, sizeof answer,
			"HTTP/1.0 301 Moved\r\nLocation: %.300s\r\nContent-Length: 0\r\n\r\n",
			path + 4);
		say(fd, answer);
	} else if (strlen(path) == 4 && strspn(path + 1, "0123456789") == 3) {
		(void)snprintf(answer, sizeof answer,
			"HTTP/1.0 %.3s Status\r\nContent-Length: 0\r\n\r\n", path + 1);
		say(fd, answer);
	} else {
		return 0;
	}
	return 1;
}

/* --- files ------------------------------------------------------------------------------------ */

static void
type_of(const char *file, char *type, size_t room)
{
	char path[1200];
	(void)snprintf(path, sizeof path, "%s.type", file);
	FILE *f = fopen(path, "r");
	(void)snprintf(type, room, "text/html; charset=utf-8");
	if (!f)
		return;
	if (fgets(type, (int)room, f))
		type[strcspn(type, "\r\n")] = '\0';
	(void)fclose(f);
}

static void
serve_file(int fd, const char *folder, const char *path, const char *request, const char *log)
{
	char file[1024], etag[64], type[128], answer[512], bytes[65536], condition[96];
	struct stat st;
	(void)snprintf(file, sizeof file, "%s%s", folder, path);
	FILE *f = strstr(path, "..") ? NULL : fopen(file, "r");
	if (!f || fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode)) {
		say(fd, "HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n");
		return;
	}
	(void)snprintf(
		etag, sizeof etag, "\"%lld-%lld\"", (long long)st.st_size, (long long)st.st_mtime);
	(void)snprintf(condition, sizeof condition, "If-None-Match: %s", etag);
	if (strstr(request, condition)) {
		log_line(log, "304\n");
		say(fd, "HTTP/1.0 304 Not Modified\r\nContent-Length: 0\r\n\r\n");
		(void)fclose(f);
		return;
	}
	type_of(file, type, sizeof type);
	(void)snprintf(answer, sizeof answer,
		"HTTP/1.0 200 OK\r\nETag: %s\r\nContent-Type: %s\r\nContent-Length: %lld\r\n\r\n",
		etag, type, (long long)st.st_size);
	say(fd, answer);
	for (size_t n; (n = fread(bytes, 1, sizeof bytes, f)) > 0;)
		say_all(fd, bytes, n);
	(void)fclose(f);
}

static void
answer(int fd, const char *folder, const char *log)
{
	char request[8192], path[1024], line[1100];
	size_t n = 0;
	while (n < sizeof request - 1 && !strstr(request, "\r\n\r\n")) {
		ssize_t got = read(fd, request + n, sizeof request - 1 - n);
		if (got <= 0)
			_exit(0);
		n += (size_t)got;
		request[n] = '\0';
	}
	if (sscanf(request, "GET %1000s", path) != 1)
		_exit(0);
	(void)snprintf(line, sizeof line, "%s\n", path);
	log_line(log, line);
	const char *agent = strstr(request, "User-Agent: ");
	if (agent && strcmp(path, "/robots.txt") == 0) {
		(void)snprintf(line, sizeof line, "agent: %.*s\n", (int)strcspn(agent + 12, "\r\n"),
			agent + 12);
		log_line(log, line);
	}
	if (!misbehave(fd, path))
		serve_file(fd, folder, path, request, log);
}

int
main(int argc, char **argv)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t size = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (argc != 3 || fd < 0)
		return 2;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	(void)signal(SIGCHLD, SIG_IGN);
	(void)signal(SIGPIPE, SIG_IGN);
	if (bind(fd, (struct sockaddr *)&address, size) != 0 || listen(fd, 32) != 0 ||
		getsockname(fd, (struct sockaddr *)&address, &size) != 0)
		return 1;
	(void)printf("%d\n", ntohs(address.sin_port));
	(void)fflush(stdout);
	(void)setpgid(0, 0); /* children that hang go with us */
	for (;;) {
		struct pollfd wait[2] = { { fd, POLLIN, 0 }, { STDIN_FILENO, POLLIN, 0 } };
		if (poll(wait, 2, -1) < 0 || wait[1].revents)
			break;
		int client = accept(fd, NULL, NULL);
		if (client >= 0 && fork() == 0) {
			answer(client, argv[1], argv[2]);
			_exit(0);
		}
		(void)close(client);
	}
	(void)kill(0, SIGKILL);
	return 0;
}
