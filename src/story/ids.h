/*
 * ids.h - what events and stories are called: a letter, and 63 bits in 13 more ("e0abc...").
 */
#ifndef WT_STORY_IDS_H
#define WT_STORY_IDS_H

#include "base/span.h"

#define WT_ID_LETTERS 13 /* 5 bits each */
#define WT_ID_TEXT    (1 + WT_ID_LETTERS + 1)

void wt_id_print(char letter, uint64_t id, char text[WT_ID_TEXT]);
/* The ids that begin so, from the first to the last; false where it is no beginning of an id, or
 * one of fewer than four letters. */
bool wt_id_range(struct wt_str text, char letter, uint64_t *from, uint64_t *to);

#endif
