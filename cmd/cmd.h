/*
 * cmd.h - what the verbs of the program share.
 *
 *	warta.c     chooses the verb
 *	options.c   options, and help made from their tables
 *	say.c       messages, in the user's language; output that notices a full disk
 *	progress.c  a bar on the terminal
 *	width.c     columns of a text, and of the terminal
 *	table.c     rows as a table, JSON Lines, CSV or TSV
 *	filters.c   what list verbs can be asked for
 *	record.c    parties, chains and types in words
 *	writing.c   a reader and a store, opened for a verb and closed after it
 *
 * A verb sees the library's public face only.  It returns an exit code: 0 done,
 * 1 some input failed, 2 used wrongly.
 */
#ifndef CMD_H
#define CMD_H

#include <stdbool.h>
#include <stddef.h>

#include "warta/warta.h"

enum exit_code { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2 };

#define CMD_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

struct verb {
	const char *name;
	int (*run)(const struct verb *verb, int argc, char **argv); /* without program and verb */
	const char *operands;                                       /* "PATH|-..." */
	const char *en;                                             /* one line: what it does */
	const char *id;
};

/* --- say.c --- */
/* The user's language decides. */
const char *words(const char *en, const char *id) __attribute__((format_arg(1), format_arg(2)));
/* "warta: ..." on standard error. */
void complain(const char *format, ...) CMD_PRINTF(1, 2);
void complain_of(const struct warta_fault *fault);
/* To standard output; false once it cannot be written (told once; not at all for a closed pipe). */
bool out(const char *bytes, size_t n);
bool outf(const char *format, ...) CMD_PRINTF(1, 2);
bool out_flush(void);
bool out_end(void);
/* The library with its lexicon, or with one's own; NULL after a complaint. */
struct warta_reader *reader_open(const char *lexicon);
/* Set by the first SIGINT or SIGTERM; the second ends the program. */
extern volatile sig_atomic_t stop_asked;
void signals_catch(void);

/* --- options.c --- */
enum option_kind { OPT_FLAG, OPT_TEXT, OPT_COUNT };
struct option {
	char letter; /* 0: none */
	const char *name;
	enum option_kind kind;
	void *to;             /* bool, const char *, unsigned */
	const char *argument; /* "FILE" */
	const char *en;
	const char *id;
};
enum options_result { OPTIONS_OK, OPTIONS_HELP, OPTIONS_BAD };
/* Takes the options out of argv, leaving the operands; prints help or what is wrong. */
enum options_result options_take(
	const struct verb *verb, const struct option *options, size_t n, int *argc, char **argv);
#define OPTIONS(list) (list), sizeof(list) / sizeof(list)[0]
/* "warta VERB: ..." and a line where to find help; EXIT_USAGE. */
int usage(const struct verb *verb, const char *format, ...) CMD_PRINTF(2, 3);

/* How addresses are fetched, for the verbs that do. */
struct web_options {
	bool allow_private;
	unsigned delay, timeout;
	const char *agent;
};
/* clang-format off */
#define WEB_OPTIONS(w) \
	{ 0, "delay", OPT_COUNT, &(w).delay, "N", \
		"seconds between two requests to one site (1)", \
		"jeda antara dua permintaan ke satu situs, dalam detik (1)" }, \
	{ 0, "timeout", OPT_COUNT, &(w).timeout, "N", "seconds for an answer (60)", \
		"batas waktu jawaban, dalam detik (60)" }, \
	{ 0, "user-agent", OPT_TEXT, &(w).agent, "TEXT", "who we say we are", \
		"nama yang dikirim ke situs" }, \
	{ 0, "allow-private", OPT_FLAG, &(w).allow_private, NULL, \
		"read addresses of private networks too", \
		"baca juga alamat jaringan pribadi" }
/* clang-format on */
struct warta_web web_of(const struct web_options *w, bool online);

/* --- progress.c --- */
/* A bar on standard error, where that is a terminal; nothing otherwise. */
void progress_show(uint64_t done, uint64_t all, uint64_t documents);
void progress_clear(void);

/* --- width.c --- */
int text_width(const char *text);
/* Bytes of the text that fit into so many columns (-1: all); gives the columns that they take. */
int text_cut(const char *text, int columns, size_t *bytes);
/* Of the terminal, or COLUMNS, else 100. */
int terminal_width(void);

/* Bold and faint text where standard output is a terminal; nothing otherwise. */
const char *bold(void);
const char *faint(void);
const char *plain(void);

/* --- table.c --- */
enum format { FORMAT_TABLE, FORMAT_JSONL, FORMAT_CSV, FORMAT_TSV };
struct column {
	const char *key; /* of CSV, TSV and JSON */
	const char *en;  /* title in a table */
	const char *id;
	int width; /* columns in a table; 0: an equal share of what is left; -1: not shown there */
	bool number;
	int drop; /* left out of a table that is too narrow: the highest first; 0: never */
};
/* Rows of cells, printed as they come. */
struct table {
	enum format format;
	const struct column *columns;
	size_t n;
	int share; /* of the columns without a width */
	int drop;  /* columns of this rank or more are left out */
	bool begun;
};
void table_begin(struct table *t, enum format format, const struct column *columns, size_t n);
bool table_row(struct table *t, const char *const *cells);
void table_end(struct table *t);

/* --- filters.c --- */
/* What list verbs can be asked for, and where. */
struct filters {
	struct warta_query query;
	const char *between;
	const char *actor;
	const char *format_name;
	enum format format;
	const char *store_path;
	const char *lexicon;
	unsigned limit;
	unsigned min_independent;
	struct warta_reader *reader;
	struct warta_store *store;
	char parties[512]; /* the names of --between, cut apart */
	/* options of the verb's own, which then has a --format of its own, too */
	const struct option *more;
	size_t n_more;
};
/* One of table, jsonl, csv, tsv; false for another name. */
bool format_take(const char *name, enum format *format);
/* Takes the filters out of argv, where nothing else may stand. */
enum options_result filters_take(
	struct filters *f, const struct verb *verb, int *argc, char **argv);
/* Checks what was given, opens reader and store; an exit code, EXIT_DONE where all is well. */
int filters_open(struct filters *f, const struct verb *verb);
int filters_close(struct filters *f);
/* Exit code for a failed query; a closed pipe is told nowhere. */
int query_failed(const struct verb *verb, const struct warta_fault *fault);
/* A verb that takes filters and lists rows: `query` puts them into the table. */
typedef int list_query(struct filters *f, struct table *table, struct warta_fault *fault);
int list_rows(const struct verb *verb, int argc, char **argv, const struct column *columns,
	size_t n, list_query *query);

/* --- writing.c --- */
typedef int writing_verb(void *context, const struct warta_reader *reader,
	struct warta_store *store, int argc, char **argv);
/* Opens what is needed (no store where the path is NULL), runs the verb, closes; an exit code: what
 * the closing of the store says counts too. */
int writing(const char *store, const char *lexicon, writing_verb *run, void *context, int argc,
	char **argv);

/* --- events.c --- */
/* The events asked for, a row each. */
int list_events(const struct verb *verb, struct filters *f);

/* --- stories.c --- */
/* The story with its parties, events, background and articles; the code of the query. */
int show_story(struct warta_store *store, const struct warta_reader *reader, const char *id,
	struct warta_fault *fault);

/* --- record.c --- */
/* "Kim Jong Un [PRK GOV], Rusia [RUS GOV]" into text; "" where there is nobody. */
const char *parties_text(const struct warta_reader *reader, const struct warta_party *list,
	size_t n, char *text, size_t size);
/* "Kim Jong Un, Rusia" */
const char *names_text(const struct warta_reader *reader, const struct warta_party *list, size_t n,
	char *text, size_t size);
/* "a b c" */
const char *list_text(
	const char *const *list, size_t n, const char *between, char *text, size_t size);
/* The word for a type in the user's language: "meet", "bertemu". */
const char *type_word(const char *type, const char *label);
/* "KCNA <- Korea JoongAng Daily <- KOMPAS.TV": the origin, who relays it, the article's outlet. */
const char *chain_text(const struct warta_stored_claim *c, char *text, size_t size);
/* Text in lines of the terminal's width, each behind a margin. */
void print_wrapped(const char *margin, const char *text);

/* --- verbs --- */
int verb_events(const struct verb *verb, int argc, char **argv);
int verb_timeline(const struct verb *verb, int argc, char **argv);
int verb_sources(const struct verb *verb, int argc, char **argv);
int verb_show(const struct verb *verb, int argc, char **argv);
int verb_eval(const struct verb *verb, int argc, char **argv);
int verb_explain(const struct verb *verb, int argc, char **argv);
int verb_parse(const struct verb *verb, int argc, char **argv);
int verb_read(const struct verb *verb, int argc, char **argv);
int verb_batch(const struct verb *verb, int argc, char **argv);
int verb_load(const struct verb *verb, int argc, char **argv);
int verb_watch(const struct verb *verb, int argc, char **argv);
int verb_serve(const struct verb *verb, int argc, char **argv);
int verb_lexicon(const struct verb *verb, int argc, char **argv);
int verb_search(const struct verb *verb, int argc, char **argv);
int verb_export(const struct verb *verb, int argc, char **argv);
int verb_backup(const struct verb *verb, int argc, char **argv);
int verb_check_store(const struct verb *verb, int argc, char **argv);
int verb_changes(const struct verb *verb, int argc, char **argv);
int verb_stories(const struct verb *verb, int argc, char **argv);
int verb_relations(const struct verb *verb, int argc, char **argv);
int verb_merge(const struct verb *verb, int argc, char **argv);
int verb_split(const struct verb *verb, int argc, char **argv);

#endif
