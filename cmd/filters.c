/*
 * filters.c - the options that list verbs share.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define FILTER_OPTIONS 32

static size_t
add(struct option *list, size_t n, struct option o)
{
	list[n] = o;
	return n + 1;
}

static size_t
add_text(struct option *list, size_t n, const char *name, const char **to, const char *argument,
	const char *en, const char *id)
{
	return add(list, n, (struct option){ 0, name, OPT_TEXT, to, argument, en, id });
}

/* Who, what and where. */
static size_t
add_what(struct filters *f, struct option *o, size_t n)
{
	struct warta_query *q = &f->query;
	n = add_text(o, n, "between", &f->between, "A,B", "both take part: RUS,PRK or names",
		"keduanya terlibat: RUS,PRK atau nama");
	n = add_text(o, n, "actor", &f->actor, "A", "takes part: RUS, 'RUS MIL', a name",
		"terlibat: RUS, 'RUS MIL', atau nama");
	n = add_text(o, n, "type", &q->type, "TYPE", "PLOVER type: CONSULT, ASSAULT ...",
		"jenis PLOVER: CONSULT, ASSAULT ...");
	n = add_text(o, n, "mode", &q->mode, "MODE", "PLOVER mode: visit ...",
		"ragam PLOVER: visit ...");
	n = add_text(o, n, "from", &q->from, "DAY", "from this day, month or year on",
		"sejak hari, bulan, atau tahun ini");
	n = add_text(o, n, "to", &q->to, "DAY", "up to this day, month or year",
		"sampai hari, bulan, atau tahun ini");
	n = add_text(o, n, "place", &q->place, "PLACE", "country code or name of the place",
		"kode negara atau nama tempat");
	n = add_text(o, n, "status", &q->status, "STATUS",
		"happened ongoing planned hypothetical negated",
		"happened ongoing planned hypothetical negated");
	return add_text(o, n, "stance", &q->stance, "STANCE", "asserted alleged denied",
		"asserted alleged denied");
}

/* According to whom, and how it is shown. */
static size_t
add_who(struct filters *f, struct option *o, size_t n)
{
	struct warta_query *q = &f->query;
	n = add_text(o, n, "source", &q->source, "NAME", "who is cited", "siapa yang dikutip");
	n = add_text(o, n, "outlet", &q->outlet, "NAME", "who reports", "siapa yang memberitakan");
	n = add_text(o, n, "text", &q->text, "WORDS", "words of title or sentence",
		"kata dalam judul atau kalimat");
	n = add(o, n,
		(struct option){ 0, "independent", OPT_COUNT, &f->min_independent, "N",
			"at least N independent sources", "sedikitnya N sumber mandiri" });
	n = add(o, n,
		(struct option){ 'r', "newest", OPT_FLAG, &q->newest_first, NULL, "newest first",
			"yang terbaru dahulu" });
	return add(o, n,
		(struct option){ 'n', "limit", OPT_COUNT, &f->limit, "N", "at most N rows",
			"paling banyak N baris" });
}

/* Into a table with room for FILTER_OPTIONS; their number. */
static size_t
all_options(struct filters *f, const struct verb *verb, struct option *o)
{
	size_t n = add_what(f, o, 0);
	n = add_who(f, o, n);
	for (size_t i = 0; i < f->n_more; i++)
		n = add(o, n, f->more[i]);
	if (f->n_more == 0)
		n = add_text(o, n, "format", &f->format_name, "FORMAT", "table jsonl csv tsv",
			"table jsonl csv tsv");
	n = add(o, n, setting_option(verb, "db", &f->store_path));
	return add(o, n, setting_option(verb, "lexicon", &f->lexicon));
}

enum options_result
filters_take(struct filters *f, const struct verb *verb, int *argc, char **argv)
{
	struct option options[FILTER_OPTIONS];
	size_t n = all_options(f, verb, options);
	enum options_result got = options_take(verb, options, n, argc, argv);
	if (got != OPTIONS_OK || *argc == 0)
		return got;
	(void)usage(verb, words("what is '%s'?", "apa itu '%s'?"), argv[0]);
	return OPTIONS_BAD;
}

bool
format_take(const char *name, enum format *format)
{
	static const char *const NAMES[] = { "table", "jsonl", "csv", "tsv" };
	for (int i = 0; i < 4; i++)
		if (strcmp(name, NAMES[i]) == 0) {
			*format = (enum format)i;
			return true;
		}
	return false;
}

/* Cuts "A,B" at its commas; false where there are not two to four names. */
static bool
take_between(struct filters *f)
{
	size_t n = 0;
	if (f->actor)
		f->query.parties[n++] = f->actor;
	if (!f->between)
		return true;
	if (snprintf(f->parties, sizeof f->parties, "%s", f->between) >= (int)sizeof f->parties)
		return false;
	size_t before = n;
	for (char *part = f->parties; part;) {
		char *comma = strchr(part, ',');
		if (comma)
			*comma = '\0';
		if (n == sizeof f->query.parties / sizeof f->query.parties[0] || !part[0])
			return false;
		f->query.parties[n++] = part;
		part = comma ? comma + 1 : NULL;
	}
	return n >= before + 2;
}

int
filters_open(struct filters *f, const struct verb *verb)
{
	struct warta_fault fault;
	if (f->format_name && !format_take(f->format_name, &f->format))
		return usage(verb,
			words("--format is table, jsonl, csv or tsv, not '%s'",
				"--format adalah table, jsonl, csv, atau tsv, bukan '%s'"),
			f->format_name);
	if (!take_between(f))
		return usage(verb, "%s",
			words("--between needs two names and a comma: RUS,PRK",
				"--between perlu dua nama dan koma: RUS,PRK"));
	f->query.limit = f->limit;
	f->query.min_independent = f->min_independent;
	int code = warta_reader_open(&f->reader, f->lexicon, &fault);
	if (code == WARTA_OK)
		code = warta_store_open(&f->store, f->store_path ? f->store_path : "warta.db",
			WARTA_STORE_READ, f->reader, &fault);
	if (code == WARTA_OK)
		return EXIT_DONE;
	complain_of(&fault);
	(void)filters_close(f);
	return EXIT_INPUT;
}

int
filters_close(struct filters *f)
{
	struct warta_fault fault;
	int code = warta_store_close(f->store, &fault);
	if (code != WARTA_OK)
		complain_of(&fault);
	warta_reader_close(f->reader);
	f->store = NULL;
	f->reader = NULL;
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}

int
query_failed(const struct verb *verb, const struct warta_fault *fault)
{
	if (fault->code == WARTA_EUSAGE)
		return usage(verb, "%s", fault->text);
	if (ferror(stdout) || fault->code == WARTA_ESTOPPED)
		return EXIT_INPUT; /* said by whoever noticed */
	complain_of(fault);
	return EXIT_INPUT;
}

int
list_rows(const struct verb *verb, int argc, char **argv, const struct column *columns, size_t n,
	list_query *query)
{
	struct filters f = { .format = FORMAT_TABLE };
	struct table table;
	struct warta_fault fault;
	enum options_result got = filters_take(&f, verb, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	int code = filters_open(&f, verb);
	if (code != EXIT_DONE)
		return code;
	table_begin(&table, f.format, columns, n);
	if (query(&f, &table, &fault) == WARTA_OK)
		table_end(&table);
	else
		code = query_failed(verb, &fault);
	int closed = filters_close(&f);
	return code != EXIT_DONE ? code : closed;
}
