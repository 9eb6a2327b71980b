/*
 * merge.c - warta merge, warta split: what people know better than the rules.
 *
 * Each is kept as a numbered decision that holds when articles are read again, until it is undone.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cmd.h"

struct deciding {
	const char *store_path;
	const char *lexicon;
	unsigned undo;
	bool list;
	struct warta_reader *reader;
	struct warta_store *store;
};

static int
open_both(struct deciding *d)
{
	struct warta_fault fault;
	const char *path = d->store_path ? d->store_path : "warta.db";
	struct warta_store *there = NULL;
	int code = warta_reader_open(&d->reader, d->lexicon, &fault);
	if (code == WARTA_OK) /* a store that is missing is not made */
		code = warta_store_open(&there, path, WARTA_STORE_READ, d->reader, &fault);
	(void)warta_store_close(there, NULL);
	if (code == WARTA_OK || code == WARTA_EVERSION)
		code = warta_store_open(&d->store, path, WARTA_STORE_WRITE, d->reader, &fault);
	if (code == WARTA_OK)
		return EXIT_DONE;
	complain_of(&fault);
	return EXIT_INPUT;
}

static int
on_decision(void *context, const struct warta_decision *d)
{
	static const struct column COLUMNS[] = {
		{ "n", "N", "N", 5, true, 0 },
		{ "verb", "WHAT", "APA", 5, false, 0 },
		{ "event", "EVENT", "PERISTIWA", 14, false, 0 },
		{ "claims", "CLAIMS", "KLAIM", 6, true, 0 },
		{ "made", "MADE", "DIBUAT", 20, false, 0 },
		{ "undone", "UNDONE", "DIBATALKAN", 20, false, 0 },
	};
	struct table *table = context;
	char n[24], claims[16];
	if (!table->n)
		table_begin(table, FORMAT_TABLE, COLUMNS, 6);
	(void)snprintf(n, sizeof n, "%llu", (unsigned long long)d->number);
	(void)snprintf(claims, sizeof claims, "%u", d->n_claims);
	const char *cells[6] = { n, d->verb, d->event, claims, d->made, d->undone };
	return table_row(table, cells) ? WARTA_OK : WARTA_EIO;
}

/* Merges, splits, undoes or lists, as the operands say. */
static int
decide(const struct verb *verb, struct deciding *d, bool merges, int n, char **operands)
{
	struct table table = { .n = 0 };
	struct warta_fault fault;
	uint64_t decision = d->undo;
	int code;
	if (d->list)
		code = warta_decisions(d->store, on_decision, &table, &fault);
	else if (d->undo)
		code = warta_decision_undo(d->store, decision, &fault);
	else if (merges)
		code = warta_events_merge(d->store, operands[0], operands[1], &decision, &fault);
	else
		code = warta_events_split(d->store, operands[0],
			(const char *const *)(operands + 1), (size_t)n - 1, &decision, &fault);
	if (code != WARTA_OK)
		return query_failed(verb, &fault);
	if (!d->list)
		(void)outf(
			d->undo ? words("decision %llu is undone\n", "keputusan %llu dibatalkan\n")
				: words("decision %llu; --undo it with that number\n",
					  "keputusan %llu; batalkan dengan --undo\n"),
			(unsigned long long)decision);
	return EXIT_DONE;
}

static int
run(const struct verb *verb, bool merges, int argc, char **argv)
{
	struct deciding d = { NULL, NULL, 0, false, NULL, NULL };
	struct warta_fault fault;
	const struct option options[] = {
		{ 0, "undo", OPT_COUNT, &d.undo, "N", "takes decision N back",
			"membatalkan keputusan N" },
		{ 0, "list", OPT_FLAG, &d.list, NULL, "lists all decisions",
			"mendaftar semua keputusan" },
		setting_option(verb, "db", &d.store_path),
		setting_option(verb, "lexicon", &d.lexicon),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	bool good = d.list || d.undo ? argc == 0 : merges ? argc == 2 : argc >= 2;
	if (!good)
		return usage(verb, "%s",
			merges ? words("which two events?", "dua peristiwa mana?")
			       : words("which event, and which of its claims?",
					 "peristiwa mana, dan klaimnya yang mana?"));
	int code = open_both(&d);
	if (code == EXIT_DONE)
		code = decide(verb, &d, merges, argc, argv);
	if (warta_store_close(d.store, &fault) != WARTA_OK) {
		complain_of(&fault);
		code = EXIT_INPUT;
	}
	warta_reader_close(d.reader);
	return code;
}

int
verb_merge(const struct verb *verb, int argc, char **argv)
{
	return run(verb, true, argc, argv);
}

int
verb_split(const struct verb *verb, int argc, char **argv)
{
	return run(verb, false, argc, argv);
}
