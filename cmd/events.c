/*
 * events.c - warta events: what happened, a row for each event.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

static const struct column COLUMNS[] = {
	{ "id", "ID", "ID", 14, false, 1 },
	{ "date", "DATE", "TANGGAL", 10, false, 0 },
	{ "type", "TYPE", "JENIS", 9, false, 2 },
	{ "modes", "", "", -1, false, 0 },
	{ "actors", "WHO", "SIAPA", 0, false, 0 },
	{ "recipients", "WHOM", "KEPADA", 0, false, 0 },
	{ "status", "", "", -1, false, 0 },
	{ "stance", "", "", -1, false, 0 },
	{ "", "NOTE", "CATATAN", 9, false, 3 }, /* what is not simply said to have happened */
	{ "place", "", "", -1, false, 0 },
	{ "quad", "", "", -1, true, 0 },
	{ "score", "", "", -1, true, 0 },
	{ "articles", "ART", "ART", 4, true, 4 },
	{ "outlets", "", "", -1, true, 0 },
	{ "independent", "IND", "MDR", 4, true, 5 },
	{ "sentence", "", "", -1, false, 0 },
	{ "document", "", "", -1, false, 0 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])

struct listing {
	const struct warta_reader *reader;
	struct table table;
};

static const char *
number(unsigned n, char text[16])
{
	(void)snprintf(text, 16, "%u", n);
	return text;
}

static const char *
note(const struct warta_event *e, char text[64])
{
	bool happened = strcmp(e->status, "happened") == 0;
	bool asserted = strcmp(e->stance, "asserted") == 0;
	(void)snprintf(text, 64, "%s%s%s", happened ? "" : e->status,
		happened || asserted ? "" : ", ", asserted ? "" : e->stance);
	return text;
}

/* On the terminal names are enough; for programs the codes stand beside them. */
static const char *
side(const struct listing *l, const struct warta_party *list, size_t n, char *text, size_t size)
{
	return l->table.format == FORMAT_TABLE ? names_text(l->reader, list, n, text, size)
					       : parties_text(l->reader, list, n, text, size);
}

static int
print_row(struct listing *l, const struct warta_event *e)
{
	char modes[128], marks[64], actors[1024], recipients[1024], quad[16], score[16],
		articles[16], outlets[16], independent[16];
	(void)snprintf(score, sizeof score, "%.1f", e->score);
	const char *cells[N_COLUMNS] = { e->id, e->date, e->type,
		list_text(e->modes, e->n_modes, " ", modes, sizeof modes),
		side(l, e->actors, e->n_actors, actors, sizeof actors),
		side(l, e->recipients, e->n_recipients, recipients, sizeof recipients), e->status,
		e->stance, note(e, marks), e->has_place ? e->place.name : "",
		number((unsigned)e->quad, quad), score, number(e->n_documents, articles),
		number(e->n_outlets, outlets), number(e->n_independent, independent), e->sentence,
		e->document };
	return table_row(&l->table, cells) ? WARTA_OK : WARTA_EIO;
}

static int
on_event(void *context, const struct warta_event *e)
{
	struct listing *l = context;
	if (stop_asked)
		return WARTA_ESTOPPED;
	if (l->table.format == FORMAT_JSONL)
		return outf("%s\n", e->json) ? WARTA_OK : WARTA_EIO;
	return print_row(l, e);
}

int
list_events(const struct verb *verb, struct filters *f)
{
	struct listing l;
	struct warta_fault fault;
	int code = filters_open(f, verb);
	if (code != EXIT_DONE)
		return code;
	l.reader = f->reader;
	f->query.json = f->format == FORMAT_JSONL;
	table_begin(&l.table, f->format, COLUMNS, N_COLUMNS);
	if (warta_events(f->store, &f->query, on_event, &l, &fault) == WARTA_OK)
		table_end(&l.table);
	else
		code = query_failed(verb, &fault);
	int closed = filters_close(f);
	return code != EXIT_DONE ? code : closed;
}

int
verb_events(const struct verb *verb, int argc, char **argv)
{
	struct filters f = { .format = FORMAT_TABLE };
	enum options_result got = filters_take(&f, verb, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	return list_events(verb, &f);
}
