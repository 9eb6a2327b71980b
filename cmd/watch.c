/*
 * watch.c - warta watch: follows feeds into the store.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

struct watching {
	bool jsonl, once, any_language, quiet;
	const char *store;
	const char *lexicon;
	unsigned minutes;
	struct web_options web;
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

static void
on_complaint(void *context, const struct warta_fault *fault)
{
	(void)context;
	complain_of(fault);
}

static void
on_look(void *context, const char *feed, const struct warta_counts *n, bool failed, unsigned next)
{
	const struct watching *w = context;
	char clock[16];
	time_t now = time(NULL);
	struct tm tm;
	if (w->quiet)
		return;
	if (!localtime_r(&now, &tm) || strftime(clock, sizeof clock, "%H:%M:%S", &tm) == 0)
		clock[0] = '\0';
	if (failed)
		(void)fprintf(stderr,
			words("%s %s: not read; again in %u min\n",
				"%s %s: tidak terbaca; lagi dalam %u menit\n"),
			clock, feed, (next + 59) / 60);
	else
		(void)fprintf(stderr,
			words("%s %s: %llu new, %llu claims; again in %u min\n",
				"%s %s: %llu baru, %llu klaim; lagi dalam %u menit\n"),
			clock, feed, (unsigned long long)n->documents,
			(unsigned long long)n->claims, (next + 59) / 60);
}

static int
follow(void *context, const struct warta_reader *reader, struct warta_store *store, int argc,
	char **argv)
{
	struct watching *w = context;
	struct warta_fault fault;
	struct warta_watch watch = { .run = { .paths = (const char *const *)argv,
					     .n_paths = (size_t)argc,
					     .store = store,
					     .document = on_document,
					     .complaint = on_complaint,
					     .context = w,
					     .stop = &stop_asked,
					     .any_language = w->any_language,
					     .web = web_of(&w->web, true) },
		.minutes = w->minutes,
		.once = w->once,
		.looked = on_look };
	int code = warta_watch(reader, &watch, &fault);
	bool written = out_end();
	if (code != WARTA_OK && written)
		complain_of(&fault);
	return code == WARTA_OK && written ? EXIT_DONE : EXIT_INPUT;
}

int
verb_watch(const struct verb *verb, int argc, char **argv)
{
	struct watching w = { .store = "warta.db", .minutes = 15, .web = { .delay = 1 } };
	const struct option options[] = {
		setting_option(verb, "db", &w.store),
		setting_option(verb, "interval", &w.minutes),
		{ 0, "once", OPT_FLAG, &w.once, NULL, "look at what is due, then end",
			"kunjungi yang sudah waktunya, lalu selesai" },
		{ 0, "jsonl", OPT_FLAG, &w.jsonl, NULL,
			"print the claims too, one JSON object a line",
			"cetak juga klaim, satu objek JSON per baris" },
		setting_option(verb, "lexicon", &w.lexicon),
		{ 0, "any-language", OPT_FLAG, &w.any_language, NULL,
			"read what is not Indonesian too",
			"baca juga yang bukan bahasa Indonesia" },
		WEB_OPTIONS(verb, w.web),
		{ 'q', "quiet", OPT_FLAG, &w.quiet, NULL, "say only what fails",
			"hanya sebutkan yang gagal" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc == 0)
		return usage(verb, "%s",
			words("which feeds are to be followed?", "umpan mana yang akan diikuti?"));
	return writing(w.store, w.lexicon, follow, &w, argc, argv);
}
