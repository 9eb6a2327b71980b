/*
 * compile.h - what the compilers of actors and of places share.
 */
#ifndef WT_MENTION_COMPILE_H
#define WT_MENTION_COMPILE_H

#include "mention/gazetteer.h"

struct wt_gaz_name {
	struct wt_str key; /* folded */
	struct wt_gaz_sense sense;
};

struct wt_compiler {
	struct wt_lex *lex;
	struct wt_buf pool;
	struct wt_gaz_row *rows;
	struct wt_gaz_role *roles;
	struct wt_gaz_name *names;
	uint32_t n_rows, cap_rows;
	uint32_t n_roles, cap_roles;
	uint32_t n_names, cap_names;
};

/* A new row of that kind and name; valid until the next. */
struct wt_gaz_row *wt_compile_row(
	struct wt_compiler *c, const struct wt_lex_entry *e, uint8_t kind, struct wt_str name);
struct wt_gaz_text wt_compile_text(struct wt_compiler *c, struct wt_str s);
/* Gives the last row a name by which it is found; `line` is for the error. */
void wt_compile_name(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line,
	struct wt_str name, uint32_t use);
/* The same for each name of a list with commas; "-" is no name. */
void wt_compile_names(struct wt_compiler *c, const struct wt_lex_entry *e,
	const struct wt_lex_line *l, uint32_t use);
/* "IDN" or "-"; an error where there is no such country. */
bool wt_compile_country(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line,
	struct wt_str code, char out[4]);
/* Whether the entry has one of the keys `allowed` (NULL-ended) only, and an example. */
bool wt_compile_keys(
	struct wt_compiler *c, const struct wt_lex_entry *e, const char *const *allowed);
/* Kinds place and places. */
void wt_compile_place(struct wt_compiler *c, const struct wt_lex_entry *e);
void wt_compile_places(struct wt_compiler *c, const struct wt_lex_entry *e);

#endif
