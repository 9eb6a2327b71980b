/*
 * serve.c - warta serve: the store in a browser, until Ctrl-C.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

#define PORT      8640
#define PORT_MOST 65535

struct asked {
	const char *store;
	const char *lexicon;
	const char *listen;
	unsigned port;
	unsigned threads;
	bool public;
};

static bool
is_loopback(const char *address)
{
	return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

/* Until a signal asks to stop. */
static void
wait_for_stop(void)
{
	const struct timespec NAP = { 0, 100000000 };
	while (!stop_asked)
		(void)nanosleep(&NAP, NULL);
}

static int
serve(const struct asked *a, struct warta_reader *reader)
{
	struct warta_server *server;
	struct warta_fault fault;
	const struct warta_serve options = { .store = a->store,
		.address = a->listen,
		.port = (uint16_t)a->port,
		.threads = a->threads,
		.any_host = a->public };
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
	wait_for_stop();
	warta_server_close(server);
	return EXIT_DONE;
}

int
verb_serve(const struct verb *verb, int argc, char **argv)
{
	struct asked a = { .store = "warta.db", .listen = "127.0.0.1", .port = PORT };
	const struct option options[] = {
		{ 0, "store", OPT_TEXT, &a.store, "FILE", "The store to show (warta.db)",
			"Simpanan yang ditampilkan (warta.db)" },
		{ 'p', "port", OPT_COUNT, &a.port, "N", "Port to listen on (8640); 0: any free one",
			"Porta (8640); 0: yang mana saja yang bebas" },
		{ 0, "listen", OPT_TEXT, &a.listen, "ADDRESS", "Address to listen on (127.0.0.1)",
			"Alamat untuk didengarkan (127.0.0.1)" },
		{ 0, "public", OPT_FLAG, &a.public, NULL,
			"Let others in: needed where ADDRESS is not this machine's own",
			"Izinkan orang lain: perlu bila ADDRESS bukan milik mesin ini sendiri" },
		{ 0, "threads", OPT_COUNT, &a.threads, "N",
			"Threads that answer (a core each, at least 2)",
			"Utas yang menjawab (satu per inti, paling sedikit 2)" },
		{ 0, "lexicon", OPT_TEXT, &a.lexicon, "DIR", "Another lexicon", "Leksikon lain" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
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
