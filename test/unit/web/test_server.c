/*
 * test_server.c - the site over HTTP, on loopback and a free port.
 */
#include "web/made_site.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

static struct made_site made;
static struct wt_server *server;

static int
connected(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_port = htons(wt_server_port(server)) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(inet_pton(AF_INET, "127.0.0.1", &to.sin_addr), 1);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	return fd;
}

static void
ask(int fd, const char *request)
{
	size_t n = strlen(request);
	assert_int_equal(write(fd, request, n), n);
}

/* Reads until the other side closes; the answer as a string. */
static const char *
answer(int fd, char *text, size_t size)
{
	size_t n = 0;
	ssize_t got;
	while (n < size - 1 && (got = read(fd, text + n, size - 1 - n)) > 0)
		n += (size_t)got;
	text[n] = '\0';
	(void)close(fd);
	return text;
}

static const char *
told(const char *request, char *text, size_t size)
{
	int fd = connected();
	ask(fd, request);
	return answer(fd, text, size);
}

#define END "Host: localhost\r\nConnection: close\r\n\r\n"

static void
a_page_comes_with_its_guards(void **state)
{
	(void)state;
	static char text[65536];
	(void)told("GET /events HTTP/1.1\r\n" END, text, sizeof text);
	assert_non_null(strstr(text, "HTTP/1.1 200"));
	assert_non_null(strstr(text, "Content-Security-Policy: default-src 'self'"));
	assert_non_null(strstr(text, "X-Content-Type-Options: nosniff"));
	assert_non_null(strstr(text, "</html>"));
}

static void
only_get_and_head_are_answered(void **state)
{
	(void)state;
	static char text[65536];
	(void)told("HEAD / HTTP/1.1\r\n" END, text, sizeof text);
	assert_non_null(strstr(text, "HTTP/1.1 200"));
	assert_null(strstr(text, "<html"));
	static const char *const OTHERS[] = { "POST", "PUT", "DELETE", "OPTIONS", "BREW" };
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++) {
		char request[128];
		(void)snprintf(request, sizeof request,
			"%s / HTTP/1.1\r\nContent-Length: 0\r\n" END, OTHERS[i]);
		assert_non_null(strstr(told(request, text, sizeof text), "HTTP/1.1 405"));
	}
}

static void
another_host_is_not_answered(void **state)
{
	(void)state;
	static char text[4096];
	assert_non_null(strstr(told("GET / HTTP/1.1\r\nHost: lain.example\r\n"
				    "Connection: close\r\n\r\n",
				       text, sizeof text),
		"HTTP/1.1 421"));
	assert_non_null(strstr(told("GET / HTTP/1.1\r\nHost: localhost:80\r\n"
				    "Connection: close\r\n\r\n",
				       text, sizeof text),
		"HTTP/1.1 200"));
}

static void
an_asset_comes_compressed_and_is_known_again(void **state)
{
	(void)state;
	static char text[65536];
	char path[128] = "", request[512];
	struct wt_str body = made_site_get(&made, "/");
	ptrdiff_t at = wt_str_find(body, WT_STR("/a/"), 0);
	assert_true(at > 0);
	(void)sscanf(body.ptr + at, "%127[^\"]", path);
	(void)snprintf(
		request, sizeof request, "GET %s HTTP/1.1\r\nAccept-Encoding: gzip\r\n" END, path);
	(void)told(request, text, sizeof text);
	assert_non_null(strstr(text, "Content-Encoding: gzip"));
	assert_non_null(strstr(text, "immutable"));
	(void)snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nIf-None-Match: \"%s\"\r\n" END,
		path, path);
	assert_non_null(strstr(told(request, text, sizeof text), "HTTP/1.1 304"));
}

static void
bytes_that_are_no_request_harm_nothing(void **state)
{
	(void)state;
	static const char *const BAD[] = { "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
		"\x16\x03\x01\x02", "GET /%00%ff%fe HTTP/1.1\r\n" END,
		"GET http://lain.example/ HTTP/1.1\r\n" END };
	static char text[65536];
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
		int fd = connected();
		ask(fd, BAD[i]);
		(void)shutdown(fd, SHUT_WR);
		(void)answer(fd, text, sizeof text);
	}
	assert_non_null(strstr(told("GET / HTTP/1.1\r\n" END, text, sizeof text), "200 OK"));
}

/* A thread of the library that holds exactly 128 busy connections stalls: it must never hold so
 * many.  Each of these asks again as soon as it was answered. */
#define BUSY   200
#define ROUNDS 5

static bool
answered(int fd)
{
	char text[4096];
	struct pollfd one = { .fd = fd, .events = POLLIN };
	while (poll(&one, 1, 20000) == 1) {
		ssize_t got = read(fd, text, sizeof text);
		if (got <= 0)
			return false;
		if (memchr(text, 'Z', (size_t)got) || got < (ssize_t)sizeof text)
			return true;
	}
	return false;
}

static void
many_busy_connections_are_all_answered(void **state)
{
	(void)state;
	int fds[BUSY];
	for (int i = 0; i < BUSY; i++)
		fds[i] = connected();
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < BUSY; i++)
			ask(fds[i], "HEAD /about/method HTTP/1.1\r\nHost: localhost\r\n\r\n");
		for (int i = 0; i < BUSY; i++)
			assert_true(answered(fds[i]));
	}
	for (int i = 0; i < BUSY; i++)
		(void)close(fds[i]);
}

/* More connections than there is room for, none of which says a word, and some that ask and never
 * read: they are shown out, and who comes after them is answered. */
#define IDLE 300
#define DEAF 20

static void
those_who_keep_silent_keep_nobody_out(void **state)
{
	(void)state;
	static char text[65536];
	int fds[IDLE + DEAF];
	for (int i = 0; i < DEAF; i++) {
		fds[i] = connected();
		ask(fds[i], "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
	}
	for (int i = DEAF; i < DEAF + IDLE; i++)
		fds[i] = connected();
	(void)told("GET /about/method HTTP/1.1\r\n" END, text, sizeof text);
	assert_non_null(strstr(text, "HTTP/1.1 200"));
	for (int i = 0; i < DEAF + IDLE; i++)
		(void)close(fds[i]);
}

static void
changes_are_told_as_a_stream(void **state)
{
	(void)state;
	static char text[4096];
	struct pollfd one = { .events = POLLIN };
	size_t n = 0;
	int fd = connected();
	ask(fd, "GET /changes/stream HTTP/1.1\r\nLast-Event-ID: 0\r\n" END);
	one.fd = fd;
	text[0] = '\0';
	while (!strstr(text, "event: article") && poll(&one, 1, 20000) == 1) {
		ssize_t got = read(fd, text + n, sizeof text - 1 - n);
		if (got <= 0)
			break;
		n += (size_t)got;
		text[n] = '\0';
	}
	assert_non_null(strstr(text, "Content-Type: text/event-stream"));
	assert_non_null(strstr(text, "event: article\ndata: {\"n\":"));
	(void)close(fd);
}

/* A listener that stays does not keep the server from ending: the last test leaves one. */
static void
a_listener_does_not_hold_the_server(void **state)
{
	(void)state;
	ask(connected(), "GET /changes/stream HTTP/1.1\r\n" END);
}

static int
open_all(void **state)
{
	(void)state;
	const struct wt_serve options = { .address = "127.0.0.1" };
	struct wt_fault f = { 0 };
	made_site_open(&made);
	assert_int_equal(wt_server_open(&server, made.site, &options, &f), WARTA_OK);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	wt_server_close(server);
	made_site_close(&made);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_comes_with_its_guards),
		cmocka_unit_test(only_get_and_head_are_answered),
		cmocka_unit_test(another_host_is_not_answered),
		cmocka_unit_test(an_asset_comes_compressed_and_is_known_again),
		cmocka_unit_test(bytes_that_are_no_request_harm_nothing),
		cmocka_unit_test(many_busy_connections_are_all_answered),
		cmocka_unit_test(those_who_keep_silent_keep_nobody_out),
		cmocka_unit_test(changes_are_told_as_a_stream),
		cmocka_unit_test(a_listener_does_not_hold_the_server),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
