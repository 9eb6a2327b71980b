/*
 * serve.c - warta serve: the store in a browser, until Ctrl-C.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

#define PORT      8640
#define FILES     2048 /* that may be open: 120 connections a thread, handles of the store */
#define PORT_MOST 65535

struct asked {
	const char *store;
	const char *lexicon;
	const char *listen;
	unsigned port;
	unsigned threads;
	bool public;
	const char *metrics;
	unsigned lag;
	const struct verb *verb;
	struct command_line line;
};

static bool
is_loopback(const char *address)
{
	return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

static enum options_result
take_words(struct asked *a, const struct verb *verb, int *argc, char **argv)
{
	const struct option options[] = {
		setting_option(verb, "db", &a->store),
		setting_option(verb, "port", &a->port),
		setting_option(verb, "listen", &a->listen),
		setting_option(verb, "public", &a->public),
		setting_option(verb, "threads", &a->threads),
		setting_option(verb, "lexicon", &a->lexicon),
		MONITOR_OPTIONS(verb, a->metrics, a->lag),
	};
	return options_take(verb, OPTIONS(options), argc, argv);
}

/* After SIGHUP: what is logged, and how. */
static void
renew(const struct asked *a)
{
	struct asked again = { .store = "warta.db" };
	int argc;
	if (!reload_asked())
		return;
	char **argv = reload_words(&a->line, &argc);
	bool good = argv && take_words(&again, a->verb, &argc, argv) == OPTIONS_OK;
	if (good)
		reload_compare("db", a->store, again.store);
	reload_end(good);
}

/* Until a signal asks to stop. */
static void
wait_for_stop(const struct asked *a)
{
	const struct timespec NAP = { 0, 100000000 };
	notify("READY=1");
	while (!stop_asked) {
		notify_alive();
		renew(a);
		(void)nanosleep(&NAP, NULL);
	}
	notify("STOPPING=1");
}

static int
serve(const struct asked *a, struct warta_reader *reader)
{
	struct warta_server *server;
	struct warta_fault fault;
	const struct warta_alert *alerts;
	size_t n_alerts;
	if (!alerts_take(&alerts, &n_alerts))
		return EXIT_USAGE;
	limit_files(FILES);
	const struct warta_serve options = { .store = a->store,
		.address = a->listen,
		.port = (uint16_t)a->port,
		.threads = a->threads,
		.any_host = a->public,
		.lag = a->lag,
		.alerts = alerts,
		.n_alerts = n_alerts };
	if (warta_server_open(&server, reader, &options, &fault) != WARTA_OK) {
		complain_of(&fault);
		return EXIT_INPUT;
	}
	bool v6 = strchr(a->listen, ':') != NULL;
	(void)outf("http://%s%s%s:%u/\n", v6 ? "[" : "", a->listen, v6 ? "]" : "",
		warta_server_port(server));
	(void)out_flush();
	(void)fprintf(stderr, "%s",
		words("warta: open this address in a browser; Ctrl-C ends\n",
			"warta: buka alamat ini di peramban; Ctrl-C mengakhiri\n"));
	struct warta_monitor *monitor;
	bool watched = monitor_open(&monitor, reader, a->metrics, a->store, a->lag);
	if (watched)
		wait_for_stop(a);
	warta_monitor_close(monitor);
	warta_server_close(server);
	return watched ? EXIT_DONE : EXIT_INPUT;
}

int
verb_serve(const struct verb *verb, int argc, char **argv)
{
	struct asked a = { .store = "warta.db", .listen = "127.0.0.1", .port = PORT };
	a.verb = verb;
	a.line = reload_catch(argc, argv);
	enum options_result got = take_words(&a, verb, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc > 0)
		return usage(verb,
			words("'%s': nothing is to be named here", "'%s': tidak perlu disebut"),
			argv[0]);
	if (a.port > PORT_MOST)
		return usage(
			verb, words("--port is at most %d", "--port paling besar %d"), PORT_MOST);
	if (strcmp(a.listen, "localhost") == 0)
		a.listen = "127.0.0.1";
	if (!is_loopback(a.listen) && !a.public)
		return usage(verb,
			words("--listen %s lets others in, who see the whole store; say --public "
			      "if that "
			      "is meant",
				"--listen %s mengizinkan orang lain melihat seluruh simpanan; "
				"tulis "
				"--public bila memang begitu"),
			a.listen);
	if (a.public)
		complain("%s", words("others can see the whole store; there is no password and no "
				     "encryption: "
				     "put a proxy before it",
				       "orang lain dapat melihat seluruh simpanan; tanpa sandi dan "
				       "tanpa enkripsi: "
				       "pasang proksi di depannya"));
	struct warta_reader *reader = reader_open(a.lexicon);
	if (!reader)
		return EXIT_INPUT;
	int code = serve(&a, reader);
	warta_reader_close(reader);
	return code;
}
