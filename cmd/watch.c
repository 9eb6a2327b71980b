/*
 * watch.c - warta watch: follows feeds into the store.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

#define FILES      64 /* that are open whatever is watched */
#define FILES_EACH 16 /* and for each site asked: sockets, the store, a child */

struct watching {
	bool jsonl, once, any_language, quiet, no_alerts;
	const char *store;
	const char *lexicon;
	const char *feeds;
	struct guard_options guard;
	unsigned minutes, hosts;
	const char *metrics;
	unsigned lag;
	bool ready;
	struct web_options web;
	const struct verb *verb;
	struct command_line line;
	const char *operands[1]; /* the feeds of the settings, where none is named */
};

static int
on_document(void *context, struct warta_document *doc)
{
	const struct watching *w = context;
	const char *text;
	size_t n;
	if (!w->jsonl)
		return WARTA_OK;
	int code = warta_document_json(doc, WARTA_JSON_CLAIMS, &text, &n);
	if (code != WARTA_OK)
		return code;
	return out(text, n) && out_flush() ? WARTA_OK : WARTA_EIO;
}

/* A look in words, with the clock where nobody else puts it there. */
static void
tell_look(const char *feed, const struct warta_counts *n, bool failed, unsigned next)
{
	char clock[16] = "";
	time_t now = time(NULL);
	struct tm tm;
	const char *weight = log_prefix(failed ? LOG_WARNING : LOG_INFO);
	if (weight[0] == '\0' && localtime_r(&now, &tm) &&
		strftime(clock, sizeof clock, "%H:%M:%S ", &tm) == 0)
		clock[0] = '\0';
	if (failed)
		(void)fprintf(stderr,
			words("%s%s%s: not read; again in %u min\n",
				"%s%s%s: tidak terbaca; lagi dalam %u menit\n"),
			weight, clock, feed, (next + 59) / 60);
	else
		(void)fprintf(stderr,
			words("%s%s%s: %llu new, %llu claim%s; again in %u min\n",
				"%s%s%s: %llu baru, %llu klaim%s; lagi dalam %u menit\n"),
			weight, clock, feed, (unsigned long long)n->documents,
			(unsigned long long)n->claims, plural(n->claims), (next + 59) / 60);
}

static void
on_look(void *context, const char *feed, const struct warta_counts *n, bool failed, unsigned next)
{
	const struct watching *w = context;
	const struct log_count counts[] = { { "new", n->documents }, { "claims", n->claims },
		{ "items", n->items }, { "unchanged", n->unchanged }, { "failed", n->failed },
		{ "next_seconds", next }, { NULL, 0 } };
	enum log_level level = failed ? LOG_WARNING : LOG_INFO;
	if (!log_is_text())
		log_record(level, "watch", feed, failed ? "not read" : "looked", counts);
	else if (!w->quiet && log_wants(level))
		tell_look(feed, n, failed, next);
}

static void
on_delivery(void *context, const struct warta_delivery *d)
{
	const struct watching *w = context;
	if (!w->quiet || !d->done)
		alerts_say(NULL, d);
}

static void
on_beat(void *context)
{
	struct watching *w = context;
	if (!w->ready)
		notify("READY=1");
	w->ready = true;
	notify_alive();
}

static int
watch(struct watching *w, const struct warta_reader *reader, const struct warta_watch *ask)
{
	struct warta_fault fault;
	struct warta_monitor *monitor;
	if (!monitor_open(&monitor, reader, w->metrics, w->store, w->lag))
		return EXIT_INPUT;
	int code = warta_watch(reader, ask, &fault);
	notify("STOPPING=1");
	warta_monitor_close(monitor);
	bool written = out_end();
	if (code != WARTA_OK && written)
		complain_of(&fault);
	return code == WARTA_OK && written ? EXIT_DONE : EXIT_INPUT;
}

/* The feeds that are named, or those of the settings. */
static const char *const *
feeds_of(struct watching *w, int argc, char **argv, size_t *n)
{
	w->operands[0] = w->feeds;
	*n = argc ? (size_t)argc : w->feeds != NULL;
	return argc ? (const char *const *)argv : w->operands;
}

/* What can change while it runs. */
static void
ask_for(const struct watching *w, struct warta_watch *ask)
{
	ask->run.any_language = w->any_language;
	ask->run.page_seconds = w->guard.page_seconds;
	ask->run.web = web_of(&w->web, true);
	ask->minutes = w->minutes;
}

static struct watching
usual(const struct verb *verb)
{
	return (struct watching){
		.verb = verb, .store = "warta.db", .minutes = 15, .web = { .delay = 1 }
	};
}

/* Takes the words; the operands are left in argv. */
static enum options_result
take_words(struct watching *w, int *argc, char **argv)
{
	const struct verb *verb = w->verb;
	const struct option options[] = {
		setting_option(verb, "db", &w->store),
		setting_option(verb, "feeds", &w->feeds),
		setting_option(verb, "interval", &w->minutes),
		setting_option(verb, "hosts", &w->hosts),
		{ 0, "once", OPT_FLAG, &w->once, NULL, "look at what is due, then end",
			"kunjungi yang sudah waktunya, lalu selesai" },
		{ 0, "jsonl", OPT_FLAG, &w->jsonl, NULL,
			"print the claims too, one JSON object a line",
			"cetak juga klaim, satu objek JSON per baris" },
		setting_option(verb, "lexicon", &w->lexicon),
		{ 0, "any-language", OPT_FLAG, &w->any_language, NULL,
			"read what is not Indonesian too",
			"baca juga yang bukan bahasa Indonesia" },
		{ 0, "no-alerts", OPT_FLAG, &w->no_alerts, NULL,
			"deliver no alerts of the files of settings",
			"jangan kirim peringatan dari berkas setelan" },
		GUARD_OPTIONS(verb, w->guard),
		MONITOR_OPTIONS(verb, w->metrics, w->lag),
		WEB_OPTIONS(verb, w->web),
		{ 'q', "quiet", OPT_FLAG, &w->quiet, NULL, "say only what fails",
			"hanya sebutkan yang gagal" },
	};
	return options_take(verb, OPTIONS(options), argc, argv);
}

/* After SIGHUP: feeds, alerts, interval, how the web is asked, and what is logged. */
static bool
on_renew(void *context, struct warta_watch *ask)
{
	struct watching *w = context, again = usual(w->verb);
	struct warta_watch now = *ask;
	int argc;
	if (!reload_asked())
		return false;
	char **argv = reload_words(&w->line, &argc);
	bool good = argv && take_words(&again, &argc, argv) == OPTIONS_OK;
	now.alerts = NULL;
	now.n_alerts = 0;
	good = good && (again.no_alerts || alerts_take_again(&now.alerts, &now.n_alerts));
	if (good) {
		reload_compare("db", w->store, again.store);
		w->feeds = again.feeds;
		w->quiet = again.quiet;
		now.run.paths = feeds_of(w, argc, argv, &now.run.n_paths);
		ask_for(&again, &now);
		*ask = now;
	}
	reload_end(good);
	return good;
}

static int
follow(void *context, const struct warta_reader *reader, struct warta_store *store, int argc,
	char **argv)
{
	struct watching *w = context;
	struct warta_watch ask = { .run = { .store = store,
					   .document = on_document,
					   .complaint = complain_each,
					   .context = w,
					   .stop = &stop_asked,
					   .sandbox = sandbox_of(&w->guard),
					   .quarantine = w->guard.quarantine },
		.hosts = w->hosts,
		.once = w->once,
		.looked = on_look,
		.delivered = on_delivery,
		.beat = on_beat,
		.renew = on_renew };
	ask.run.paths = feeds_of(w, argc, argv, &ask.run.n_paths);
	ask_for(w, &ask);
	if (!w->no_alerts && !alerts_take(&ask.alerts, &ask.n_alerts))
		return EXIT_USAGE;
	limit_files(FILES + FILES_EACH * w->hosts);
	return watch(w, reader, &ask);
}

int
verb_watch(const struct verb *verb, int argc, char **argv)
{
	struct watching w = usual(verb);
	size_t n;
	w.line = reload_catch(argc, argv);
	enum options_result got = take_words(&w, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	(void)feeds_of(&w, argc, argv, &n);
	if (n == 0)
		return usage(verb, "%s",
			words("which feeds are to be followed?", "umpan mana yang akan diikuti?"));
	return writing(w.store, w.lexicon, follow, &w, argc, argv);
}
