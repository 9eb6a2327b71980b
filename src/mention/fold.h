/*
 * fold.h - names in the form in which they are compared.
 *
 *	Kim Jong-un, KIM JONG UN          kim jong un
 *	Ma'ruf, Erdoğan, U.S.             maruf, erdogan, us
 *
 * Lower case, marks stripped, apostrophes and full stops dropped, hyphens and
 * slashes as spaces.  ASCII is folded without a library call.
 */
#ifndef WT_MENTION_FOLD_H
#define WT_MENTION_FOLD_H

#include "base/arena.h"

/* True where the folded form of a lower-case word is the word itself. */
bool wt_fold_is_plain(struct wt_str lower);
/* Writes at most cap bytes, never more than s.len; returns how many.  No space at either end. */
size_t wt_fold_to(struct wt_str s, char *out, size_t cap);
/* Bytes of the word, or of its half where it is said twice. */
size_t wt_fold_half(struct wt_str word);
/* The same, word by word; a lower-case word said twice (negara-negara) is taken once. */
struct wt_str wt_fold(struct wt_arena *arena, struct wt_str s);

#endif
