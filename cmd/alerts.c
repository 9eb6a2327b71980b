/*
 * alerts.c - warta alerts: what is told to whom, and how far it has come.
 *
 *	[alert korut]
 *	between = RUS,PRK
 *	webhook = https://desk.example/hook
 *	secret-file = /etc/warta/korut.key
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "settings.h"

#define ALERTS_MOST 256
#define SECRET_MOST 1024

/* --- from the files of settings --------------------------------------------------------------- */

struct named {
	struct warta_alert alert;
	char parties[512];
	char secret[SECRET_MOST + 1];
	const char *file;
	unsigned line;
};

enum key_kind { KEY_TEXT, KEY_PARTIES, KEY_PARTY, KEY_COUNT, KEY_ON, KEY_SECRET_FILE, KEY_YES };

static const struct {
	const char *key;
	enum key_kind kind;
	size_t at; /* of a text in struct warta_alert */
} KEYS[] = {
	{ "between", KEY_PARTIES, 0 },
	{ "actor", KEY_PARTY, 0 },
	{ "type", KEY_TEXT, offsetof(struct warta_alert, query.type) },
	{ "mode", KEY_TEXT, offsetof(struct warta_alert, query.mode) },
	{ "from", KEY_TEXT, offsetof(struct warta_alert, query.from) },
	{ "to", KEY_TEXT, offsetof(struct warta_alert, query.to) },
	{ "place", KEY_TEXT, offsetof(struct warta_alert, query.place) },
	{ "status", KEY_TEXT, offsetof(struct warta_alert, query.status) },
	{ "stance", KEY_TEXT, offsetof(struct warta_alert, query.stance) },
	{ "source", KEY_TEXT, offsetof(struct warta_alert, query.source) },
	{ "outlet", KEY_TEXT, offsetof(struct warta_alert, query.outlet) },
	{ "text", KEY_TEXT, offsetof(struct warta_alert, query.text) },
	{ "independent", KEY_COUNT, 0 },
	{ "on", KEY_ON, 0 },
	{ "webhook", KEY_TEXT, offsetof(struct warta_alert, webhook) },
	{ "secret", KEY_TEXT, offsetof(struct warta_alert, secret) },
	{ "secret-file", KEY_SECRET_FILE, 0 },
	{ "rss", KEY_TEXT, offsetof(struct warta_alert, rss) },
	{ "allow-private", KEY_YES, 0 },
};
#define N_KEYS (sizeof KEYS / sizeof KEYS[0])

/* "new, changed" as bits; 0 where a word is none. */
static unsigned
read_on(const char *value)
{
	static const char *const WORDS[] = { "new", "changed", "withdrawn" };
	unsigned on = 0;
	while (*value) {
		size_t n = strcspn(value, ", ");
		unsigned bit = 0;
		for (unsigned i = 0; i < 3; i++)
			if (strlen(WORDS[i]) == n && strncmp(value, WORDS[i], n) == 0)
				bit = 1u << i;
		if (n > 0 && !bit)
			return 0;
		on |= bit;
		value += n + strspn(value + n, ", ");
	}
	return on;
}

static size_t
count_parties(const char *value)
{
	size_t n = 1;
	for (; *value; value++)
		n += *value == ',';
	return n;
}

const char *
alert_wrong(const char *key, const char *value, char *text, size_t room)
{
	const char *what = NULL;
	size_t i = 0;
	while (i < N_KEYS && strcmp(KEYS[i].key, key) != 0)
		i++;
	if (i == N_KEYS) {
		(void)snprintf(text, room,
			words("'%s' is no key of an alert", "'%s' bukan kunci peringatan"), key);
		return text;
	}
	if (KEYS[i].kind == KEY_COUNT && strspn(value, "0123456789") != strlen(value))
		what = words("a number", "bilangan");
	else if (KEYS[i].kind == KEY_YES && strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		what = words("yes or no", "yes atau no");
	else if (KEYS[i].kind == KEY_ON && read_on(value) == 0)
		what = "new, changed, withdrawn";
	else if (KEYS[i].kind == KEY_PARTIES &&
		 (count_parties(value) < 2 || count_parties(value) > 4 || strlen(value) > 500))
		what = words("two to four names with commas: RUS,PRK",
			"dua sampai empat nama dengan koma: RUS,PRK");
	if (!what)
		return NULL;
	(void)snprintf(text, room, words("%s needs %s, not '%s'", "%s perlu %s, bukan '%s'"), key,
		what, value);
	return text;
}

static void
add_party(struct warta_query *q, const char *name)
{
	for (size_t i = 0; i < sizeof q->parties / sizeof q->parties[0]; i++)
		if (!q->parties[i]) {
			q->parties[i] = name;
			return;
		}
}

static void
add_parties(struct named *a, const char *value)
{
	(void)snprintf(a->parties, sizeof a->parties, "%s", value);
	for (char *at = a->parties; at;) {
		char *comma = strchr(at, ',');
		if (comma)
			*comma = '\0';
		add_party(&a->alert.query, at + strspn(at, " "));
		at = comma ? comma + 1 : NULL;
	}
}

static bool
read_secret(struct named *a, const struct config_entry *e)
{
	char text[SETTING_WHY];
	FILE *f = fopen(e->value, "re");
	size_t n = f ? fread(a->secret, 1, sizeof a->secret - 1, f) : 0;
	if (f)
		(void)fclose(f);
	while (n > 0 && (a->secret[n - 1] == '\n' || a->secret[n - 1] == '\r'))
		n--;
	a->secret[n] = '\0';
	a->alert.secret = a->secret;
	if (n > 0)
		return true;
	(void)snprintf(text, sizeof text,
		words("no secret can be read from %s", "rahasia tidak terbaca dari %s"), e->value);
	config_complain(e, text);
	return false;
}

static bool
take_key(struct named *a, const struct config_entry *e)
{
	size_t i = 0;
	while (i + 1 < N_KEYS && strcmp(KEYS[i].key, e->key) != 0)
		i++;
	switch (KEYS[i].kind) {
	case KEY_TEXT:
		memcpy((char *)&a->alert + KEYS[i].at, &e->value, sizeof e->value);
		return true;
	case KEY_PARTIES:
		add_parties(a, e->value);
		return true;
	case KEY_PARTY:
		add_party(&a->alert.query, e->value);
		return true;
	case KEY_COUNT:
		a->alert.query.min_independent = (uint32_t)strtoul(e->value, NULL, 10);
		return true;
	case KEY_ON:
		a->alert.on = read_on(e->value);
		return true;
	case KEY_YES:
		a->alert.allow_private = e->value[0] == 'y';
		return true;
	default:
		return read_secret(a, e);
	}
}

static struct known {
	struct known *before; /* in use still, maybe */
	bool taken, good;
	struct named *named;
	struct warta_alert *alerts; /* copies, one behind the other */
	size_t n;
} known;

static struct named *
find_or_add(const struct config_entry *e)
{
	for (size_t i = 0; i < known.n; i++)
		if (strcmp(known.named[i].alert.name, e->name) == 0)
			return &known.named[i];
	if (known.n == ALERTS_MOST) {
		config_complain(e, words("over 256 alerts", "lebih dari 256 peringatan"));
		return NULL;
	}
	struct named *a = &known.named[known.n++];
	a->alert.name = e->name;
	a->file = e->file;
	a->line = e->line;
	return a;
}

/* Files of the user come behind those of the machine: the later key of a name wins. */
bool
alerts_take(const struct warta_alert **alerts, size_t *n)
{
	struct config_entry e;
	if (!known.taken) {
		known.taken = known.good = true;
		size_t most = 0;
		while (most < ALERTS_MOST && config_entry_at(most, &e))
			most++; /* each has an entry at least */
		known.named = calloc(most + 1, sizeof *known.named);
		known.alerts = calloc(most + 1, sizeof *known.alerts);
		known.good = known.named && known.alerts;
		for (size_t i = 0; known.good && config_entry_at(i, &e); i++) {
			struct named *a = find_or_add(&e);
			known.good = a && take_key(a, &e);
		}
		for (size_t i = 0; known.good && i < known.n; i++)
			known.alerts[i] = known.named[i].alert;
	}
	*alerts = known.n ? known.alerts : NULL;
	*n = known.n;
	return known.good;
}

bool
alerts_take_again(const struct warta_alert **alerts, size_t *n)
{
	struct known *before = malloc(sizeof *before);
	if (!before)
		return false;
	*before = known;
	known = (struct known){ .before = before };
	if (alerts_take(alerts, n))
		return true;
	free(known.named);
	free(known.alerts);
	known = *before;
	free(before);
	return false;
}

/* --- what came of it -------------------------------------------------------------------------- */

void
alerts_say(void *context, const struct warta_delivery *d)
{
	char text[1024];
	enum log_level level = d->done ? LOG_INFO : d->dropped ? LOG_ERROR : LOG_WARNING;
	const struct log_count counts[] = { { "next_seconds", d->next }, { NULL, 0 } };
	(void)context;
	if (d->done)
		(void)snprintf(text, sizeof text, words("%s: %s told", "%s: %s dikabarkan"), d->id,
			d->what);
	else if (d->dropped)
		(void)snprintf(text, sizeof text,
			words("%s: refused too often, given up: %s",
				"%s: terlalu sering ditolak, dihentikan: %s"),
			d->id, d->why);
	else
		(void)snprintf(text, sizeof text,
			words("%s: not taken (%s); again in %u s",
				"%s: tidak diterima (%s); lagi dalam %u detik"),
			d->id, d->why, d->next);
	log_record(level, "alert", d->alert, text, d->done ? NULL : counts);
}

/* --- the verb --------------------------------------------------------------------------------- */

static const struct column COLUMNS[] = {
	{ "name", "ALERT", "PERINGATAN", 20, false, 0 },
	{ "webhook", "WEBHOOK", "WEBHOOK", 0, false, 0 },
	{ "rss", "RSS", "RSS", 0, false, 3 },
	{ "told", "TOLD UP TO", "SAMPAI", 11, true, 2 },
	{ "waiting", "WAITING", "MENUNGGU", 9, true, 0 },
	{ "failures", "FAILED", "GAGAL", 7, true, 0 },
	{ "next", "NEXT TRY", "BERIKUTNYA", 20, false, 1 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])

static bool
is_named(const char *name, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return true;
	return argc == 0;
}

/* The host, and stars for the path: whoever knows it can write there. */
static void
hide_path(const char *url, char *text, size_t room)
{
	const char *host = url ? strstr(url, "://") : NULL;
	size_t n = host ? (size_t)(host - url) + 3 + strcspn(host + 3, "/?#") : 0;
	(void)snprintf(text, room, "%.*s%s", (int)n, url ? url : "", n && url[n] ? "/***" : "");
}

static bool
show(struct table *table, const struct warta_alert *a, const struct warta_alert_state *s)
{
	char webhook[256], told[24] = "", waiting[24] = "", failures[24], next[32] = "";
	time_t at = (time_t)s->next;
	struct tm tm;
	hide_path(a->webhook, webhook, sizeof webhook);
	if (s->met) {
		(void)snprintf(told, sizeof told, "%llu", (unsigned long long)s->told);
		(void)snprintf(waiting, sizeof waiting, "%llu", (unsigned long long)s->waiting);
	}
	(void)snprintf(failures, sizeof failures, "%u", s->failures);
	if (at && gmtime_r(&at, &tm))
		(void)strftime(next, sizeof next, "%Y-%m-%dT%H:%M:%SZ", &tm);
	const char *cells[N_COLUMNS] = { a->name, webhook, a->rss ? a->rss : "", told, waiting,
		failures, next };
	return table_row(table, cells);
}

struct asked {
	bool deliver, test;
	const char *format_name, *store, *lexicon;
	enum format format;
	struct warta_alert *alerts;
	size_t n;
};

static int
list(const struct asked *a, const struct warta_reader *reader)
{
	struct table table;
	struct warta_store *store = NULL;
	struct warta_fault fault;
	int code = warta_store_open(&store, a->store, WARTA_STORE_READ, reader, &fault);
	table_begin(&table, a->format, COLUMNS, N_COLUMNS);
	for (size_t i = 0; i < a->n && code == WARTA_OK; i++) {
		struct warta_alert_state state;
		code = warta_alert_state(store, &a->alerts[i], &state, &fault);
		if (code == WARTA_OK && !show(&table, &a->alerts[i], &state))
			break;
	}
	if (code == WARTA_OK)
		table_end(&table);
	else
		complain_of(&fault);
	(void)warta_store_close(store, NULL);
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}

static void
on_delivery(void *context, const struct warta_delivery *d)
{
	bool *failed = context;
	*failed = *failed || !d->done;
	alerts_say(NULL, d);
}

static int
deliver(void *context, const struct warta_reader *reader, struct warta_store *store, int argc,
	char **argv)
{
	const struct asked *a = context;
	struct warta_fault fault;
	bool failed = false;
	(void)reader, (void)argc, (void)argv;
	int code = warta_alerts_deliver(
		store, a->alerts, a->n, &stop_asked, on_delivery, &failed, &fault);
	if (code != WARTA_OK)
		complain_of(&fault);
	return code == WARTA_OK && !failed ? EXIT_DONE : EXIT_INPUT;
}

static int
test(const struct asked *a)
{
	struct warta_fault fault;
	int result = EXIT_DONE;
	for (size_t i = 0; i < a->n; i++)
		if (warta_alert_test(&a->alerts[i], &fault) == WARTA_OK) {
			(void)outf(words("%s: taken\n", "%s: diterima\n"), a->alerts[i].name);
		} else {
			complain("%s: %s", a->alerts[i].name, fault.text);
			result = EXIT_INPUT;
		}
	return result;
}

/* Those that were named, in an order of their own. */
static int
choose(const struct verb *verb, struct asked *a, int argc, char **argv)
{
	const struct warta_alert *all;
	size_t n;
	if (!alerts_take(&all, &n))
		return EXIT_USAGE;
	for (int i = 0; i < argc; i++) {
		size_t k = 0;
		while (k < n && strcmp(all[k].name, argv[i]) != 0)
			k++;
		if (k == n)
			return usage(verb,
				words("there is no alert '%s' in the files of settings",
					"tidak ada peringatan '%s' dalam berkas setelan"),
				argv[i]);
	}
	a->alerts = calloc(n + 1, sizeof *a->alerts);
	for (size_t i = 0; a->alerts && i < n; i++)
		if (is_named(all[i].name, argc, argv))
			a->alerts[a->n++] = all[i];
	if (!a->alerts)
		complain("%s", words("out of memory", "memori habis"));
	else if (n == 0 && log_is_text())
		(void)fprintf(stderr, "%s\n",
			words("no alerts: none of the files of settings has an [alert NAME] "
			      "(man 5 warta.conf)",
				"tidak ada peringatan: berkas setelan tidak memuat [alert NAMA] "
				"(man 5 warta.conf)"));
	return a->alerts ? EXIT_DONE : EXIT_INPUT;
}

static int
run(struct asked *a)
{
	if (a->test)
		return test(a);
	if (a->deliver)
		return writing(a->store, a->lexicon, deliver, a, 0, NULL);
	struct warta_reader *reader = reader_open(a->lexicon);
	int code = reader ? list(a, reader) : EXIT_INPUT;
	warta_reader_close(reader);
	return code;
}

int
verb_alerts(const struct verb *verb, int argc, char **argv)
{
	struct asked a = { .format = FORMAT_TABLE };
	const struct option options[] = {
		{ 0, "deliver", OPT_FLAG, &a.deliver, NULL,
			"deliver what is due, then end: for cron, where no watch runs",
			"kirim yang sudah waktunya, lalu selesai: untuk cron" },
		{ 0, "test", OPT_FLAG, &a.test, NULL,
			"send each webhook a message without an event",
			"kirim pesan tanpa peristiwa ke tiap webhook" },
		{ 0, "format", OPT_TEXT, &a.format_name, "FORMAT", "table jsonl csv tsv",
			"table jsonl csv tsv" },
		setting_option(verb, "db", &a.store),
		setting_option(verb, "lexicon", &a.lexicon),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (a.format_name && !format_take(a.format_name, &a.format))
		return usage(verb,
			words("--format is table, jsonl, csv or tsv, not '%s'",
				"--format adalah table, jsonl, csv, atau tsv, bukan '%s'"),
			a.format_name);
	int code = choose(verb, &a, argc, argv);
	if (code == EXIT_DONE)
		code = run(&a);
	free(a.alerts);
	return code;
}
