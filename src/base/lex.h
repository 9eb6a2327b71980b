/*
 * lex.h - reads the text form of the lexicon: entries of a head line and
 * indented lines, as lexicon/README.md describes it.
 *
 * This is the form only: what keys mean is known to the room that compiles
 * them.  Every error is kept as a line "file:line: what is wrong", so that one run
 * shows them all.
 */
#ifndef WT_BASE_LEX_H
#define WT_BASE_LEX_H

#include "base/arena.h"
#include "base/buf.h"

#define WT_LEX_LINE_MAX 4096
#define WT_LEX_FILE_MAX ((size_t)8 << 20)

struct wt_lex_line {
	struct wt_str key;   /* "type", "alias", "~", "=" */
	struct wt_str value; /* trimmed; without the comment */
	uint32_t line;
};

struct wt_lex_entry {
	struct wt_str kind; /* "frame" */
	struct wt_str name; /* "kecam" */
	struct wt_str file;
	uint32_t line;
	struct wt_lex_line *lines;
	uint32_t n;
	uint32_t cap;
};

struct wt_lex {
	struct wt_arena arena;
	struct wt_lex_entry *entries;
	uint32_t n;
	uint32_t cap;
	struct wt_buf errors;
	uint32_t n_errors;
};

void wt_lex_init(struct wt_lex *lex);
void wt_lex_release(struct wt_lex *lex);
/* Reads one text; `file` is what errors call it.  Copies what it keeps. */
void wt_lex_read(struct wt_lex *lex, const char *file, struct wt_str text);
/* Reads every *.txt below a folder, in the order of their names; 0 or WARTA_EIO. */
int wt_lex_read_folder(struct wt_lex *lex, const char *path, struct wt_fault *f);
/* Notes an error at a line of the entry's file. */
void wt_lex_error(struct wt_lex *lex, const struct wt_lex_entry *e, uint32_t line,
	const char *format, ...) WT_PRINTF(4, 5);

/* The first line with that key from index `from` on; NULL where there is none. */
const struct wt_lex_line *wt_lex_find(const struct wt_lex_entry *e, const char *key, uint32_t from);
/* Index of a line within its entry. */
static inline uint32_t
wt_lex_index(const struct wt_lex_entry *e, const struct wt_lex_line *l)
{
	return (uint32_t)(l - e->lines);
}

/* One example: the sentence, the day it is read at, and the results that must come out. */
struct wt_lex_example {
	struct wt_str text;
	struct wt_str date;              /* "2024-07-19" where none is given */
	const struct wt_lex_line *lines; /* the "=" lines */
	uint32_t n;
	uint32_t line;
};

/* The example that begins at or after line index *at, which moves behind it; false at the end. */
bool wt_lex_example(const struct wt_lex_entry *e, uint32_t *at, struct wt_lex_example *x);

#endif
