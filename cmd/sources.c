/*
 * sources.c - warta sources: who is cited, and how often it is where the news comes from.
 */
#include <stdio.h>

#include "cmd.h"

static const struct column COLUMNS[] = {
	{ "name", "SOURCE", "SUMBER", 0, false, 0 },
	{ "claims", "CLAIMS", "KLAIM", 8, true, 1 },
	{ "origins", "ORIGIN", "ASAL", 8, true, 0 },
	{ "articles", "ARTICLES", "ARTIKEL", 8, true, 2 },
	{ "outlets", "OUTLETS", "MEDIA", 8, true, 3 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])

static int
on_source(void *context, const struct warta_source *s)
{
	char numbers[4][24];
	const uint64_t values[4] = { s->n_claims, s->n_origins, s->n_documents, s->n_outlets };
	if (stop_asked)
		return WARTA_ESTOPPED;
	for (int i = 0; i < 4; i++)
		(void)snprintf(
			numbers[i], sizeof numbers[i], "%llu", (unsigned long long)values[i]);
	const char *cells[N_COLUMNS] = { s->name, numbers[0], numbers[1], numbers[2], numbers[3] };
	return table_row(context, cells) ? WARTA_OK : WARTA_EIO;
}

static int
sources_of(struct filters *f, struct table *table, struct warta_fault *fault)
{
	return warta_sources(f->store, &f->query, on_source, table, fault);
}

int
verb_sources(const struct verb *verb, int argc, char **argv)
{
	return list_rows(verb, argc, argv, COLUMNS, N_COLUMNS, sources_of);
}
