/*
 * gazetteer.h - which words stand in names of persons, bodies and places.
 *
 * The trainer reads them from a list that is kept beside the models, so that the
 * models can be made anew when the lexicon has grown; the list is made from the
 * lexicon when that is asked for.
 */
#ifndef WT_TRAIN_GAZETTEER_H
#define WT_TRAIN_GAZETTEER_H

#include "base/buf.h"
#include "grammar/model.h"

/* The words of a list, as gazetteer_list writes it; exits with a message on a fault.  Free with
 * words_release. */
struct wt_words gazetteer_read(const char *path);

/*
 * The list anew from the lexicon's entries of actors, bodies, media, countries and places below
 * `dir`, and from a table of place names (key, kind, name, ... by tabs).
 */
void gazetteer_list(const char *dir, const char *places, struct wt_buf *out);

#endif
