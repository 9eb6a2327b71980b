/*
 * embedded.h - the data that the program carries: models and lexicon.
 *
 * Built into the object library `embedded`, not into the rooms, so that lexc, which
 * makes one of them, can be linked without.
 */
#ifndef WT_WORK_EMBEDDED_H
#define WT_WORK_EMBEDDED_H

#include "base/span.h"

struct wt_str wt_embedded_grammar(void);
struct wt_str wt_embedded_lexicon(void);
struct wt_str wt_embedded_gate(void);

#endif
