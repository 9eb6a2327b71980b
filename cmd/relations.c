/*
 * relations.c - warta relations: how two parties deal with each other, week by week or month by
 * month.
 *
 *	MONTH    ...  VERBAL+ MATERIAL+ VERBAL- MATERIAL-  SCORE  ALLEGED ...
 *	2024-06             4         2       1         0   22.0        3
 *
 *	cooperation ▁▂█▅   conflict ▁▁▂▁
 *
 * Numbers count events that happened, once a day for each type; what is only alleged, denied,
 * planned or did not happen stands apart.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

static const struct column COLUMNS[] = {
	{ "first", "FROM", "SEJAK", 10, false, 0 },
	{ "events", "EVENTS", "PRSTW", 6, true, 4 },
	{ "daily", "DAILY", "HARIAN", 6, true, 3 },
	{ "verbal_cooperation", "VERB+", "LISAN+", 6, true, 0 },
	{ "material_cooperation", "MAT+", "NYATA+", 6, true, 0 },
	{ "verbal_conflict", "VERB-", "LISAN-", 6, true, 0 },
	{ "material_conflict", "MAT-", "NYATA-", 6, true, 0 },
	{ "score", "SCORE", "SKOR", 7, true, 0 },
	{ "mean", "MEAN", "RATA", 5, true, 1 },
	{ "alleged", "ALLEGED", "DUGAAN", 7, true, 2 },
	{ "denied", "DENIED", "BANTAH", 6, true, 5 },
	{ "planned", "PLANNED", "RENCANA", 7, true, 6 },
	{ "negated", "NOT", "TIDAK", 5, true, 7 },
	{ "single_source", "1 SRC", "1 SMBR", 6, true, 8 },
	{ "all_verbal_cooperation", "", "", -1, true, 0 },
	{ "all_material_cooperation", "", "", -1, true, 0 },
	{ "all_verbal_conflict", "", "", -1, true, 0 },
	{ "all_material_conflict", "", "", -1, true, 0 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])
#define SPARKS    240 /* periods drawn; the last ones */

struct drawing {
	struct table table;
	uint32_t good[SPARKS], bad[SPARKS];
	size_t n;
	unsigned rows;
};

/* Weeks of the last years, at most SPARKS. */
static void
note(struct drawing *d, const struct warta_relation *r)
{
	if (!r->first[0])
		return;
	if (d->n == SPARKS) {
		memmove(d->good, d->good + 1, (SPARKS - 1) * sizeof d->good[0]);
		memmove(d->bad, d->bad + 1, (SPARKS - 1) * sizeof d->bad[0]);
		d->n--;
	}
	d->good[d->n] = r->by_day[1] + r->by_day[2];
	d->bad[d->n++] = r->by_day[3] + r->by_day[4];
}

static int
on_relation(void *context, const struct warta_relation *r)
{
	struct drawing *d = context;
	char text[N_COLUMNS][24];
	const uint32_t counts[] = { r->events, r->daily, r->by_day[1], r->by_day[2], r->by_day[3],
		r->by_day[4], 0, 0, r->alleged, r->denied, r->planned, r->negated, r->single,
		r->quads[1], r->quads[2], r->quads[3], r->quads[4] };
	const char *cells[N_COLUMNS];
	if (stop_asked)
		return WARTA_ESTOPPED;
	note(d, r);
	d->rows++;
	for (size_t i = 1; i < N_COLUMNS; i++) {
		(void)snprintf(text[i], sizeof text[i], "%u", counts[i - 1]);
		cells[i] = text[i];
	}
	(void)snprintf(text[7], sizeof text[7], "%.1f", r->score);
	(void)snprintf(text[8], sizeof text[8], "%.1f", r->daily ? r->score / r->daily : 0.0);
	cells[8] = r->daily ? text[8] : "";
	bool table = d->table.format == FORMAT_TABLE;
	cells[0] = r->first[0] || !table ? r->first : words("no day", "tanpa hari");
	return table_row(&d->table, cells) ? WARTA_OK : WARTA_EIO;
}

static void
spark(const char *name, const uint32_t *list, size_t n, uint32_t most)
{
	static const char *const BARS[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	size_t room = (size_t)terminal_width() > 14 ? (size_t)terminal_width() - 14 : 1;
	(void)outf("%-13s", name);
	for (size_t i = n > room ? n - room : 0; i < n; i++)
		(void)outf(
			"%s", list[i] ? BARS[most > 1 ? (list[i] - 1) * 7 / (most - 1) : 7] : " ");
	(void)outf("\n");
}

static void
draw(const struct drawing *d)
{
	uint32_t most = 0;
	for (size_t i = 0; i < d->n; i++) {
		most = d->good[i] > most ? d->good[i] : most;
		most = d->bad[i] > most ? d->bad[i] : most;
	}
	if (d->n < 2 || !most)
		return;
	(void)outf("\n");
	spark(words("cooperation", "kerja sama"), d->good, d->n, most);
	spark(words("conflict", "konflik"), d->bad, d->n, most);
}

int
verb_relations(const struct verb *verb, int argc, char **argv)
{
	struct drawing d = { .n = 0 };
	bool by_week = false;
	struct warta_fault fault;
	struct filters f = { .format = FORMAT_TABLE };
	const struct option more[] = {
		{ 'w', "weekly", OPT_FLAG, &by_week, NULL, "by week instead of by month",
			"per minggu, bukan per bulan" },
		{ 0, "format", OPT_TEXT, &f.format_name, "FORMAT", "table jsonl csv tsv",
			"table jsonl csv tsv" },
	};
	f.more = more;
	f.n_more = 2;
	enum options_result got = filters_take(&f, verb, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (!f.between)
		return usage(verb, "%s",
			words("between whom? --between RUS,PRK",
				"antara siapa? --between RUS,PRK"));
	int code = filters_open(&f, verb);
	if (code != EXIT_DONE)
		return code;
	table_begin(&d.table, f.format, COLUMNS, N_COLUMNS);
	if (warta_relations(f.store, &f.query, by_week, on_relation, &d, &fault) == WARTA_OK) {
		table_end(&d.table);
		if (f.format == FORMAT_TABLE)
			draw(&d);
	} else {
		code = query_failed(verb, &fault);
	}
	if (code == EXIT_DONE && d.rows == 0)
		(void)fputs(words("no such event\n", "tidak ada peristiwa seperti itu\n"), stderr);
	int closed = filters_close(&f);
	return code != EXIT_DONE ? code : closed;
}
