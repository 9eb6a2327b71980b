/*
 * words.h - the codes of the record in the reader's language.
 */
#ifndef WT_WEB_WORDS_H
#define WT_WEB_WORDS_H

#include "report/claim.h"
#include "web/request.h"

const char *wt_word_type(enum wt_lang lang, enum wt_type type);
const char *wt_word_status(enum wt_lang lang, enum wt_status status);
const char *wt_word_stance(enum wt_lang lang, enum wt_stance stance);
/* Of "GOV", "MIL" ...; the code itself where it is none. */
const char *wt_word_sector(enum wt_lang lang, const char *code);
const char *wt_word_basis(enum wt_lang lang, enum wt_time_basis basis);
/* "kerja sama verbal" ... of 1 to 4 */
const char *wt_word_quad(enum wt_lang lang, int quad);
/* "Januari" of 1 */
const char *wt_word_month(enum wt_lang lang, unsigned month);

#endif
