/*
 * stories.c - warta stories: what belongs together, a row for each story; and one story whole.
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

/* --- one story ---------------------------------------------------------------------------------
 */

struct telling {
	const struct warta_reader *reader;
	char first[16];  /* when it came into the news */
	bool background; /* what happened before, or what is new */
	unsigned rows;
};

static int
tell_story(void *context, const struct warta_story *s)
{
	struct telling *t = context;
	(void)snprintf(t->first, sizeof t->first, "%s", s->first);
	(void)outf("%-14s %s\n", words("story", "cerita"), s->id);
	(void)outf("%s%s%s\n", bold(), s->title, plain());
	(void)outf("%-14s %s .. %s\n", words("in the news", "diberitakan"), s->first, s->last);
	(void)outf(words("articles %u, outlets %u, independent sources %u, events %u\n",
			   "artikel %u, media %u, sumber mandiri %u, peristiwa %u\n"),
		s->n_documents, s->n_outlets, s->n_independent, s->n_events);
	return WARTA_OK;
}

/* Before the month of the first article, or with no day at all: background. */
static bool
is_background(const struct telling *t, const struct warta_event *e)
{
	return !e->date[0] || strncmp(e->date, t->first, 7) < 0;
}

static int
tell_event(void *context, const struct warta_event *e)
{
	struct telling *t = context;
	char actors[1024], recipients[1024];
	if (stop_asked)
		return WARTA_ESTOPPED;
	if (is_background(t, e) != t->background)
		return WARTA_OK;
	if (t->rows++ == 0)
		(void)outf("\n%s%s%s\n", bold(),
			t->background ? words("background", "latar") : words("events", "peristiwa"),
			plain());
	(void)names_text(t->reader, e->actors, e->n_actors, actors, sizeof actors);
	(void)names_text(t->reader, e->recipients, e->n_recipients, recipients, sizeof recipients);
	(void)outf("%-10.10s  %s  %s%s%s%s%s  (%u/%u)\n",
		e->date[0] ? e->date : words("no date", "tanpa tgl"), e->id, actors,
		actors[0] ? " — " : "", type_word(e->type, e->label), recipients[0] ? " → " : "",
		recipients, e->n_documents, e->n_independent);
	return ferror(stdout) ? WARTA_EIO : WARTA_OK;
}

static int
tell_article(void *context, const struct warta_story_article *a)
{
	struct telling *t = context;
	if (t->rows++ == 0)
		(void)outf("\n%s%s%s\n", bold(), words("articles", "artikel"), plain());
	(void)outf("%-16.16s  %s  %s: %s\n", a->published, a->id, a->outlet, a->title);
	if (a->origin[0])
		(void)outf("                  %s %s\n", words("copied from", "disalin dari"),
			a->origin);
	return ferror(stdout) ? WARTA_EIO : WARTA_OK;
}

int
show_story(struct warta_store *store, const struct warta_reader *reader, const char *id,
	struct warta_fault *fault)
{
	struct telling t = { .reader = reader };
	int code = warta_story_find(store, id, tell_story, &t, fault);
	if (code == WARTA_OK)
		code = warta_story_events(store, id, tell_event, &t, fault);
	t.background = true;
	t.rows = 0;
	if (code == WARTA_OK)
		code = warta_story_events(store, id, tell_event, &t, fault);
	t.rows = 0;
	if (code == WARTA_OK)
		code = warta_story_articles(store, id, tell_article, &t, fault);
	return code;
}
