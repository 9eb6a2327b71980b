/*
 * cmd.h - what the verbs of the program share.
 *
 *	warta.c     chooses the verb
 *	options.c   options, and help made from their tables
 *	say.c       messages, in the user's language; output that notices a full disk
 *	width.c     columns of a text, and of the terminal
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
bool out_end(void);
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

/* --- verbs --- */
int verb_eval(const struct verb *verb, int argc, char **argv);
int verb_explain(const struct verb *verb, int argc, char **argv);
int verb_parse(const struct verb *verb, int argc, char **argv);
int verb_read(const struct verb *verb, int argc, char **argv);
int verb_lexicon(const struct verb *verb, int argc, char **argv);

#endif
