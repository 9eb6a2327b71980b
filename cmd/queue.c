/*
 * queue.c - warta queue: how a queue stands; its dead letters, shown, replayed, dropped.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define RATE_SECONDS 60
#define NUMBER       24

static const struct column STATE[] = {
	{ "queue", "QUEUE", "ANTREAN", 0, false, 0 },
	{ "waiting", "WAITING", "MENUNGGU", 9, true, 0 },
	{ "held", "HELD", "DIPEGANG", 9, true, 3 },
	{ "workers", "WORKERS", "PEKERJA", 8, true, 4 },
	{ "oldest", "OLDEST s", "TERTUA dtk", 10, true, 2 },
	{ "dead", "DEAD", "GAGAL", 7, true, 0 },
	{ "done_per_minute", "DONE/MIN", "SELESAI/MNT", 11, true, 1 },
};
static const struct column DEAD[] = {
	{ "id", "ID", "ID", 16, false, 0 },
	{ "kind", "KIND", "JENIS", 5, false, 3 },
	{ "at", "WHAT", "APA", 0, false, 0 },
	{ "offset", "OFFSET", "LETAK", -1, true, 0 },
	{ "length", "LENGTH", "PANJANG", -1, true, 0 },
	{ "deliveries", "TRIES", "COBA", 5, true, 4 },
	{ "when", "WHEN", "KAPAN", 20, false, 2 },
	{ "reason", "REASON", "SEBAB", 0, false, 0 },
};
#define COLUMNS(list) (list), sizeof(list) / sizeof(list)[0]

struct looking {
	const char *store, *queue, *format;
	bool peek;
	unsigned patience;
	struct warta_queue *at;
	struct table table;
};

/* "" where it is unknown: a cell that is absent. */
static const char *
number(char text[NUMBER], int64_t n)
{
	if (n < 0)
		text[0] = '\0';
	else
		(void)snprintf(text, NUMBER, "%lld", (long long)n);
	return text;
}

static bool
table_of(struct looking *l, const struct column *columns, size_t n)
{
	enum format format = FORMAT_TABLE;
	if (!format_take(l->format ? l->format : "table", &format))
		return false;
	table_begin(&l->table, format, columns, n);
	return true;
}

/* By the store's marks: what all workers did, whatever the queue. */
static int64_t
done_lately(const struct looking *l)
{
	struct warta_store *store;
	uint64_t n = 0;
	if (warta_store_open(&store, l->store, WARTA_STORE_READ, NULL, NULL) != WARTA_OK)
		return -1;
	(void)warta_store_jobs(store, RATE_SECONDS, &n, NULL);
	(void)warta_store_close(store, NULL);
	return (int64_t)n;
}

static int
show_state(struct looking *l, struct warta_fault *fault)
{
	struct warta_queue_state s;
	char text[6][NUMBER];
	int code = warta_queue_state(l->at, l->peek, &s, fault);
	if (code != WARTA_OK)
		return code;
	const char *cells[] = { warta_queue_name(l->at), number(text[0], s.waiting),
		number(text[1], s.held), number(text[2], s.workers), number(text[3], s.oldest),
		number(text[4], s.dead), number(text[5], done_lately(l)) };
	(void)table_row(&l->table, cells);
	table_end(&l->table);
	return WARTA_OK;
}

static int
on_dead(void *context, const struct warta_dead *d)
{
	struct looking *l = context;
	char text[3][NUMBER];
	bool range = strcmp(d->kind, "range") == 0;
	const char *cells[] = { d->id, d->kind, d->at,
		number(text[0], range ? (int64_t)d->offset : -1),
		number(text[1], range ? (int64_t)d->length : -1),
		number(text[2], (int64_t)d->deliveries), d->when, d->reason };
	if (stop_asked)
		return WARTA_ESTOPPED;
	return table_row(&l->table, cells) ? WARTA_OK : WARTA_EIO;
}

static int
show_dead(struct looking *l, struct warta_fault *fault)
{
	int code = warta_queue_dead(l->at, on_dead, l, fault);
	table_end(&l->table);
	return code;
}

typedef int raising(
	struct warta_queue *, const char *const *, size_t, uint64_t *, struct warta_fault *);

static int
raise_dead(struct looking *l, raising *call, int argc, char **argv, struct warta_fault *fault)
{
	uint64_t done = 0;
	size_t n = strcmp(argv[0], "all") == 0 ? 0 : (size_t)argc;
	int code = call(l->at, (const char *const *)argv, n, &done, fault);
	if (code != WARTA_OK)
		return code;
	(void)outf(call == warta_queue_replay
			   ? words("%llu job%s put back\n", "%llu pekerjaan%s diajukan lagi\n")
			   : words("%llu job%s dropped\n", "%llu pekerjaan%s dibuang\n"),
		(unsigned long long)done, plural(done));
	return done < n
		       ? (complain("%s", words("not all of them were there", "tidak semuanya ada")),
				 WARTA_ENOTFOUND)
		       : WARTA_OK;
}

static int
look(const struct verb *verb, struct looking *l, int argc, char **argv)
{
	struct warta_fault fault = { .code = WARTA_OK };
	const char *what = argc ? argv[0] : "show";
	bool replay = strcmp(what, "replay") == 0, drop = strcmp(what, "drop") == 0;
	bool dead = strcmp(what, "dead") == 0, show = strcmp(what, "show") == 0;
	if (!replay && !drop && !dead && !show)
		return usage(verb,
			words("'%s' is none of show, dead, replay, drop",
				"'%s' bukan show, dead, replay, atau drop"),
			what);
	if ((replay || drop) != (argc > 1))
		return usage(verb, "%s",
			words("replay and drop take ids, or 'all'; the others nothing",
				"replay dan drop memerlukan id, atau 'all'; yang lain tidak"));
	bool good = dead ? table_of(l, COLUMNS(DEAD)) : table_of(l, COLUMNS(STATE));
	if (!good)
		return usage(verb, "%s",
			words("--format is one of table, jsonl, csv, tsv",
				"--format: table, jsonl, csv, atau tsv"));
	char place[4096];
	const struct warta_queue_ask ask = { .address = queue_address(
						     l->queue, l->store, place, sizeof place),
		.patience = l->patience,
		.trouble = on_trouble,
		.stop = &stop_asked };
	int code = warta_queue_open(&l->at, &ask, &fault);
	if (code == WARTA_OK)
		code = dead     ? show_dead(l, &fault)
		       : replay ? raise_dead(l, warta_queue_replay, argc - 1, argv + 1, &fault)
		       : drop   ? raise_dead(l, warta_queue_drop, argc - 1, argv + 1, &fault)
				: show_state(l, &fault);
	warta_queue_close(l->at);
	if (code == WARTA_EUSAGE)
		return usage(verb, "%s", fault.text);
	if (code != WARTA_OK && fault.text[0])
		complain_of(&fault);
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}

int
verb_queue(const struct verb *verb, int argc, char **argv)
{
	struct looking l = { .store = "warta.db", .patience = 5 };
	const struct option options[] = {
		setting_option(verb, "queue", &l.queue),
		setting_option(verb, "db", &l.store),
		{ 'f', "format", OPT_TEXT, &l.format, "FORM", "table, jsonl, csv or tsv",
			"table, jsonl, csv, atau tsv" },
		{ 0, "peek", OPT_FLAG, &l.peek, NULL,
			"look how old the oldest job is, also where that counts as a delivery",
			"lihat umur pekerjaan tertua, juga bila itu terhitung satu pengiriman" },
		{ 0, "patience", OPT_COUNT, &l.patience, "N",
			"seconds to wait for a queue that does not answer (5); 0: for ever",
			"batas menunggu antrean yang tidak menjawab, dalam detik (5); 0: "
			"selamanya" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	return look(verb, &l, argc, argv);
}
