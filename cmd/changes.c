/*
 * changes.c - warta changes: what came, changed and went, in that order.
 *
 * Whoever mirrors a store remembers the number of the last line and asks for what is --after it.
 */
#include <stdio.h>

#include "cmd.h"

static const struct column COLUMNS[] = {
	{ "n", "N", "N", 8, true, 0 },
	{ "at", "WHEN", "KAPAN", 20, false, 1 },
	{ "kind", "KIND", "JENIS", 7, false, 0 },
	{ "what", "WHAT", "APA", 9, false, 0 },
	{ "id", "ID", "ID", 0, false, 0 },
	{ "other", "OTHER", "LAIN", 14, false, 2 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])

static int
on_change(void *context, const struct warta_change *c)
{
	char n[24];
	if (stop_asked)
		return WARTA_ESTOPPED;
	(void)snprintf(n, sizeof n, "%llu", (unsigned long long)c->n);
	const char *cells[N_COLUMNS] = { n, c->at, c->kind, c->what, c->id, c->other };
	return table_row(context, cells) ? WARTA_OK : WARTA_EIO;
}

int
verb_changes(const struct verb *verb, int argc, char **argv)
{
	struct filters f = { .format = FORMAT_TABLE };
	const char *since = NULL;
	unsigned after = 0;
	struct table table;
	struct warta_fault fault;
	const struct option options[] = {
		{ 0, "since", OPT_TEXT, &since, "TIME",
			"since a day, or a moment (2024-07-19T08:00Z; without a zone UTC)",
			"sejak hari atau saat (2024-07-19T08:00Z; tanpa zona: UTC)" },
		{ 0, "after", OPT_COUNT, &after, "N", "behind the line of that number",
			"sesudah baris bernomor itu" },
		{ 'n', "limit", OPT_COUNT, &f.limit, "N", "at most N rows",
			"paling banyak N baris" },
		{ 0, "format", OPT_TEXT, &f.format_name, "FORMAT", "table jsonl csv tsv",
			"table jsonl csv tsv" },
		setting_option(verb, "db", &f.store_path),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc > 0)
		return usage(verb, words("what is '%s'?", "apa itu '%s'?"), argv[0]);
	int code = filters_open(&f, verb);
	if (code != EXIT_DONE)
		return code;
	table_begin(&table, f.format, COLUMNS, N_COLUMNS);
	if (warta_changes(f.store, after, since, f.limit, on_change, &table, &fault) == WARTA_OK)
		table_end(&table);
	else
		code = query_failed(verb, &fault);
	int closed = filters_close(&f);
	return code != EXIT_DONE ? code : closed;
}
