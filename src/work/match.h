/*
 * match.h - is a name that an example writes the party, mention or source that came out?
 *
 * A name may be one of the lexicon, an ISO code, or words of the sentence, and may be
 * followed by codes: "Menlu Rusia [RUS GOV]".
 */
#ifndef WT_WORK_MATCH_H
#define WT_WORK_MATCH_H

#include "work/reader.h"

struct wt_match {
	const struct wt_gazetteer *gazetteer;
	const struct wt_document *doc;
	struct wt_day day;
};

bool wt_match_party(const struct wt_match *m, struct wt_str wanted, const struct wt_party *party);
/* Two names of one thing: the same letters, one within the other, or one entry of the lexicon. */
bool wt_match_name(const struct wt_match *m, struct wt_str wanted, struct wt_str got);
/* "Prabowo Subianto [IDN GOV] Presiden", "media KCNA", "place Garut": does the text mention it? */
bool wt_match_mention(const struct wt_match *m, struct wt_str wanted);
/* All mentions of actors in that notation, a line each. */
void wt_match_print_mentions(struct wt_buf *out, const struct wt_match *m);

#endif
