/*
 * cmd.h - what the verbs of the program share.
 *
 *	warta.c     chooses the verb
 *	options.c   options, and help made from their tables
 *	settings.c  what can be set by files, environment and options
 *	log.c       messages for programs that gather them
 *	say.c       messages, in the user's language; output that notices a full disk
 *	progress.c  a bar on the terminal
 *	width.c     columns of a text, and of the terminal
 *	table.c     rows as a table, JSON Lines, CSV or TSV
 *	filters.c   what list verbs can be asked for
 *	record.c    parties, chains and types in words
 *	reload.c    settings that are read again
 *	jobs.c      what the verbs of the queue share
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
/* The "s" of more or less than one, where the language has one: "%llu article%s". */
const char *plural(uint64_t n);
/* "warta: ..." on standard error. */
void complain(const char *format, ...) CMD_PRINTF(1, 2);
void complain_of(const struct warta_fault *fault);
/* The same, as the library's callback for each input that fails. */
void complain_each(void *context, const struct warta_fault *fault);
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
/* For a child that is asked by its parent and by whoever asks the whole group (systemd): SIGTERM
 * asks to stop, however often it comes. */
void signals_bear(void);

/* --- options.c --- */
/* OPT_GIVEN: a text that no file and no variable sets. */
enum option_kind { OPT_FLAG, OPT_TEXT, OPT_COUNT, OPT_SIZE, OPT_GIVEN };
struct option {
	char letter; /* 0: none */
	const char *name;
	enum option_kind kind;
	void *to;             /* bool, const char *, unsigned, uint64_t */
	const char *argument; /* "FILE" */
	const char *en;
	const char *id;
};
enum options_result { OPTIONS_OK, OPTIONS_HELP, OPTIONS_BAD };
/* Takes the options out of argv, leaving the operands; prints help or what is wrong. */
enum options_result options_take(
	const struct verb *verb, const struct option *options, size_t n, int *argc, char **argv);
#define OPTIONS(list) (list), sizeof(list) / sizeof(list)[0]
/* The option of a setting, which must be in the table of settings.c. */
struct option setting_option(const struct verb *verb, const char *name, void *to);
/* "warta VERB: ..." and a line where to find help; EXIT_USAGE. */
int usage(const struct verb *verb, const char *format, ...) CMD_PRINTF(2, 3);

/* How addresses are fetched, for the verbs that do. */
struct web_options {
	bool allow_private;
	unsigned delay, timeout;
	const char *agent;
};
#define WEB_OPTIONS(verb, w)                                                                       \
	setting_option(verb, "delay", &(w).delay), setting_option(verb, "timeout", &(w).timeout),  \
		setting_option(verb, "user-agent", &(w).agent),                                    \
		setting_option(verb, "allow-private", &(w).allow_private)
struct warta_web web_of(const struct web_options *w, bool online);

/* What guards the reading of foreign bytes, for the verbs that do. */
struct guard_options {
	const char *sandbox; /* auto, demanded, off */
	bool required, none; /* the first and the last of these by an option of their own */
	const char *quarantine;
	unsigned page_seconds;
};
#define REQUIRE_SANDBOX(g)                                                                         \
	{                                                                                          \
		0, "require-sandbox", OPT_FLAG, &(g).required, NULL,                               \
			"refuse to run where the kernel gives no whole sandbox",                   \
			"menolak berjalan bila kernel tidak memberi kotak pasir lengkap"           \
	}
#define NO_SANDBOX(g)                                                                              \
	{                                                                                          \
		0, "no-sandbox", OPT_FLAG, &(g).none, NULL,                                        \
			"read and parse in the program itself",                                    \
			"baca dan urai di program ini sendiri"                                     \
	}
#define GUARD_OPTIONS(verb, g)                                                                     \
	setting_option(verb, "sandbox", &(g).sandbox),                                             \
		setting_option(verb, "quarantine", &(g).quarantine),                               \
		setting_option(verb, "page-seconds", &(g).page_seconds)
enum warta_sandbox sandbox_of(const struct guard_options *g);
/* False after a complaint, where both options are given. */
bool guard_agrees(const struct verb *verb, const struct guard_options *g);

/* --- log.c --- */
enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };
/* A number that belongs to a message; a list of them ends with a key that is NULL. */
struct log_count {
	const char *key;
	uint64_t n;
};
/* Takes the form and the level (NULL: text, info); false after a complaint. */
bool log_begin(const struct verb *verb, const char *format, const char *level);
/* True where messages go to people: then they are said in words, and not by log_record. */
bool log_is_text(void);
bool log_wants(enum log_level level);
/* One record on standard error: time, level, stage, input, message, counts; stage and input may be
 * "", counts NULL.  In text: the message, where nobody has said it otherwise. */
void log_record(enum log_level level, const char *stage, const char *input, const char *message,
	const struct log_count *counts);
/* What stands before a line of text: its weight, where the journal reads it; "" elsewhere. */
const char *log_prefix(enum log_level level);

/* --- limits.c --- */
/* 0: no limit.  False after a complaint. */
bool limit_memory(const struct verb *verb, uint64_t bytes);
/* Raises the number of files that may be open; complains where it stays below `needed`. */
void limit_files(unsigned needed);

/* --- alerts.c --- */
/* The alerts of the files of settings; NULL and *n 0 where there is none.  They live as long as the
 * program.  False after a complaint. */
bool alerts_take(const struct warta_alert **alerts, size_t *n);
/* The same from files that were read again; what was taken before goes on living. */
bool alerts_take_again(const struct warta_alert **alerts, size_t *n);
/* Says what came of a delivery. */
void alerts_say(void *context, const struct warta_delivery *delivery);

/* --- monitor.c --- */
/* Metrics and health of a verb that runs for long, where they were asked for: *monitor NULL where
 * not.  False after a complaint. */
bool monitor_open(struct warta_monitor **monitor, const struct warta_reader *reader,
	const char *listen, const char *store, unsigned lag);
#define MONITOR_OPTIONS(verb, listen, lag)                                                         \
	setting_option(verb, "metrics", &(listen)), setting_option(verb, "ready-lag", &(lag))

/* --- notify.c --- */
/* "READY=1", "STOPPING=1", "STATUS=..." to systemd, where it started us. */
void notify(const char *state);
/* To be called now and then: tells that the program is alive, as often as systemd asks. */
void notify_alive(void);

/* --- reload.c --- */
/* The words of a verb as they were given; they live as long as the program. */
struct command_line {
	int argc;
	char **argv;
};
/* From now on SIGHUP asks for the settings to be read again, unless a terminal is gone by it. */
struct command_line reload_catch(int argc, char **argv);
/* True once after it has asked, where the files are good: then the words are to be taken again, and
 * reload_end told what came of it. */
bool reload_asked(void);
/* The words once more, for options_take, which keeps what it gives of them until the next time. */
char **reload_words(const struct command_line *line, int *argc);
/* Says that what changed holds only from the next start on. */
void reload_compare(const char *key, const char *before, const char *now);
void reload_end(bool good);

/* --- progress.c --- */
/* A bar on standard error, where that is a terminal; nothing otherwise. */
void progress_show(uint64_t done, uint64_t all, uint64_t documents);
/* Pages of archives so far, to be shown with the rest. */
void progress_pages(uint64_t pages);
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
/* The text as a string of JSON. */
void put_json(const char *text);
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

/* --- jobs.c --- */
/* The queue that is named, else the one that belongs to the store: its database, or FILE.queue. */
const char *queue_address(const char *queue, const char *store, char *text, size_t size);
void on_trouble(void *context, const char *what);

/* --- events.c --- */
/* The events asked for, a row each. */
int list_events(const struct verb *verb, struct filters *f);

/* --- stories.c --- */
/* The story with its parties, events, background and articles; the code of the query. */
int show_story(struct warta_store *store, const struct warta_reader *reader, const char *id,
	bool json, struct warta_fault *fault);

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
int verb_submit(const struct verb *verb, int argc, char **argv);
int verb_work(const struct verb *verb, int argc, char **argv);
int verb_queue(const struct verb *verb, int argc, char **argv);
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
int verb_alerts(const struct verb *verb, int argc, char **argv);
int verb_config(const struct verb *verb, int argc, char **argv);

#endif
