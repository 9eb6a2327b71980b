/*
 * stories.c - warta stories: what belongs together, a row for each story.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

static const struct column COLUMNS[] = {
	{ "id", "ID", "ID", 14, false, 1 },
	{ "first", "FROM", "SEJAK", 10, false, 0 },
	{ "last", "TO", "SAMPAI", 10, false, 3 },
	{ "title", "STORY", "CERITA", 0, false, 0 },
	{ "document", "", "", -1, false, 0 },
	{ "articles", "ART", "ART", 4, true, 0 },
	{ "outlets", "OUT", "MED", 4, true, 4 },
	{ "independent", "IND", "MDR", 4, true, 2 },
	{ "events", "EV", "PRS", 4, true, 5 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])

static int
on_story(void *context, const struct warta_story *s)
{
	char numbers[4][16];
	const uint32_t values[4] = { s->n_documents, s->n_outlets, s->n_independent, s->n_events };
	if (stop_asked)
		return WARTA_ESTOPPED;
	for (int i = 0; i < 4; i++)
		(void)snprintf(numbers[i], sizeof numbers[i], "%u", values[i]);
	const char *cells[N_COLUMNS] = { s->id, s->first, s->last, s->title, s->document,
		numbers[0], numbers[1], numbers[2], numbers[3] };
	return table_row(context, cells) ? WARTA_OK : WARTA_EIO;
}

static int
stories_of(struct filters *f, struct table *table, struct warta_fault *fault)
{
	return warta_stories(f->store, &f->query, on_story, table, fault);
}

int
verb_stories(const struct verb *verb, int argc, char **argv)
{
	return list_rows(verb, argc, argv, COLUMNS, N_COLUMNS, stories_of);
}
