/* headline.h - the bare verbs of headlines, where every word has a capital. */
#ifndef WT_MENTION_HEADLINE_H
#define WT_MENTION_HEADLINE_H

#include "base/span.h"

/* Minta, Desak: a verb that a headline writes with a capital. */
bool wt_is_headline_verb(struct wt_str w);

#endif
