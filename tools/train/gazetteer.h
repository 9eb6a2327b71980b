/*
 * gazetteer.h - which words stand in names of persons, bodies and places that the lexicon knows.
 */
#ifndef WT_TRAIN_GAZETTEER_H
#define WT_TRAIN_GAZETTEER_H

#include "base/buf.h"
#include "grammar/model.h"

/*
 * Reads the lexicon's entries of actors, bodies, media, countries and places below `dir`, and
 * a table of place names (key, kind, name, ... by tabs; NULL for none).  `all` gets the bytes
 * read, for the provenance.  Free with words_release.
 */
struct wt_words gazetteer_make(const char *dir, const char *places, struct wt_buf *all);

#endif
