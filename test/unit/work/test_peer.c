/*
 * test_peer.c - brokers and databases that are none, too old, silent, or that refuse: played here
 * on loopback, told in words.
 */
#include "test.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "work/queue.h"

/* What the peer says when it is spoken to, and after each answer; one without bytes ends it. */
struct saying {
	const char *bytes;
	size_t n;
};
#define SAY(text)                                                                                  \
	{                                                                                          \
		text, sizeof(text) - 1                                                             \
	}

struct peer {
	pid_t pid;
	int port;
};

/* Each connection hears all sayings, then silence until it goes. */
static void
answer(int fd, const struct saying *sayings)
{
	char heard[4096];
	for (; sayings->bytes && read(fd, heard, sizeof heard) > 0; sayings++)
		if (write(fd, sayings->bytes, sayings->n) != (ssize_t)sayings->n)
			return;
	while (read(fd, heard, sizeof heard) > 0)
		;
}

static struct peer
start_peer(const struct saying *sayings)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	union { /* what bind and getsockname take */
		struct sockaddr_in *in;
		struct sockaddr *any;
	} name = { &at };
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_true(fd >= 0 && bind(fd, name.any, n) == 0 && listen(fd, 4) == 0);
	assert_int_equal(getsockname(fd, name.any, &n), 0);
	struct peer peer = { fork(), ntohs(at.sin_port) };
	assert_true(peer.pid >= 0);
	if (peer.pid == 0) {
		for (int one; (one = accept(fd, NULL, NULL)) >= 0; (void)close(one))
			answer(one, sayings);
		_exit(0);
	}
	(void)close(fd);
	return peer;
}

#define AMQP     "amqp://x:y@/?timeout=1"
#define AMQPS    "amqps://x:y@/?timeout=1"
#define POSTGRES "postgresql://x:y@/x?sslmode=disable"

/* Opens the queue at the peer, whose address goes behind the '@'; what is said of it. */
static int
told_of(const struct saying *sayings, const char *form, char text[WT_FAULT_MAX])
{
	struct peer peer = start_peer(sayings);
	const struct wt_queue_options options = { .patience = 1 };
	struct wt_queue *q;
	struct wt_fault f = { 0 };
	char url[64];
	int status;
	(void)snprintf(url, sizeof url, "%.*s127.0.0.1:%d%s", (int)strcspn(form, "@") + 1, form,
		peer.port, form + strcspn(form, "@") + 1);
	int code = wt_queue_open(&q, url, &options, &f);
	assert_null(q);
	(void)kill(peer.pid, SIGKILL);
	assert_int_equal(waitpid(peer.pid, &status, 0), peer.pid);
	(void)snprintf(text, WT_FAULT_MAX, "%s", f.text);
	return code;
}

static void
a_broker_of_another_protocol_is_told(void **state)
{
	static const struct saying NEWER[] = { SAY("AMQP\0\1\0\0"), { NULL, 0 } };
	static const struct saying OLDER[] = { SAY("AMQP\0\0\x8\0"), { NULL, 0 } };
	static const struct saying WEB[] = {
		SAY("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"), { NULL, 0 }
	};
	const struct saying *const peers[] = { NEWER, OLDER, WEB };
	char text[WT_FAULT_MAX];
	(void)state;
	for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++) {
		assert_int_equal(told_of(peers[i], AMQP, text), WARTA_EVERSION);
		assert_non_null(strstr(text, "does not speak AMQP 0-9-1"));
	}
}

/* connection.start, tune, open-ok, as a broker of 3.6.6 sends them. */
static void
a_broker_that_is_too_old_is_told(void **state)
{
	static const struct saying OLD[] = {
		SAY("\1\0\0\0\0\0\x2e\0\xa\0\xa\0\x9"
		    "\0\0\0\x12\7versionS\0\0\0\5"
		    "3.6.6"
		    "\0\0\0\5PLAIN\0\0\0\5en_US\xce"),
		SAY("\1\0\0\0\0\0\xc\0\xa\0\x1e\0\0\0\2\0\0\0\0\xce"),
		/* open follows tune-ok, maybe in one read: either is answered by this */
		SAY("\1\0\0\0\0\0\5\0\xa\0\x29\0\xce"),
		{ NULL, 0 },
	};
	char text[WT_FAULT_MAX];
	(void)state;
	assert_int_equal(told_of(OLD, AMQP, text), WARTA_EVERSION);
	assert_non_null(strstr(text, "3.6.6"));
}

static void
a_broker_that_says_nothing_is_waited_for_and_told(void **state)
{
	static const struct saying NOTHING[] = { { NULL, 0 } };
	char text[WT_FAULT_MAX];
	(void)state;
	assert_int_equal(told_of(NOTHING, AMQP, text), WARTA_EIO);
	assert_non_null(strstr(text, "waited 1 s"));
}

static void
a_port_without_tls_is_told(void **state)
{
	static const struct saying PLAIN[] = { SAY("AMQP\0\0\x9\1"), { NULL, 0 } };
	char text[WT_FAULT_MAX];
	(void)state;
	assert_int_equal(told_of(PLAIN, AMQPS, text), WARTA_ESTORE);
	assert_non_null(strstr(text, "no TLS is spoken"));
}

/* A server that refuses, in its own language: severity, SQLSTATE, message. */
static int
refused_by(const char *severity, const char *state, const char *message, char text[WT_FAULT_MAX])
{
	char bytes[256] = "E";
	size_t n = 5;
	n += (size_t)snprintf(bytes + n, sizeof bytes - n, "S%s", severity) + 1;
	n += (size_t)snprintf(bytes + n, sizeof bytes - n, "C%s", state) + 1;
	n += (size_t)snprintf(bytes + n, sizeof bytes - n, "M%s", message) + 1;
	n += (size_t)snprintf(bytes + n, sizeof bytes - n, "Fauth.c") + 1;
	n += (size_t)snprintf(bytes + n, sizeof bytes - n, "L326") + 1;
	n += (size_t)snprintf(bytes + n, sizeof bytes - n, "Rauth_failed") + 1;
	n++; /* the end of its fields */
	bytes[4] = (char)(n - 1);
	const struct saying sayings[] = { { bytes, n }, { NULL, 0 } };
	return told_of(sayings, POSTGRES, text);
}

static void
a_database_that_refuses_is_told_in_any_language(void **state)
{
	char text[WT_FAULT_MAX];
	(void)state;
	assert_int_equal(
		refused_by("FATALE", "28P01", "autenticazione fallita", text), WARTA_ESTORE);
	assert_non_null(strstr(text, "FATALE:  autenticazione fallita; is the password right?"));
	assert_int_equal(refused_by("FATALE", "28000", "nessun ruolo", text), WARTA_ESTORE);
	assert_null(strstr(text, "28000"));
	assert_null(strstr(text, "auth.c"));
}

static void
a_database_that_is_not_ready_is_waited_for(void **state)
{
	char text[WT_FAULT_MAX];
	(void)state;
	/* its words do not count: these are of a refusal */
	assert_int_equal(
		refused_by("FATALE", "57P03", "password authentication failed", text), WARTA_EIO);
	assert_non_null(strstr(text, "waited 1 s"));
	assert_int_equal(refused_by("FATALE", "53300", "troppe connessioni", text), WARTA_EIO);
}

static void
a_database_that_is_none_is_told(void **state)
{
	static const struct saying WEB[] = { SAY("HTTP/1.1 400 Bad Request\r\n\r\n"), { NULL, 0 } };
	char text[WT_FAULT_MAX];
	(void)state;
	assert_int_equal(told_of(WEB, POSTGRES, text), WARTA_ESTORE);
	assert_non_null(strstr(text, "expected authentication request"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_broker_of_another_protocol_is_told),
		cmocka_unit_test(a_broker_that_is_too_old_is_told),
		cmocka_unit_test(a_broker_that_says_nothing_is_waited_for_and_told),
		cmocka_unit_test(a_port_without_tls_is_told),
		cmocka_unit_test(a_database_that_refuses_is_told_in_any_language),
		cmocka_unit_test(a_database_that_is_not_ready_is_waited_for),
		cmocka_unit_test(a_database_that_is_none_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
