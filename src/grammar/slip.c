/*
 * slip.c - a slip of the pen that hides a verb.
 *
 *	menyampaian = menyampaikan	meyakinan = meyakinkan	dihentian = dihentikan
 *
 * Hurried writers drop the k of -kan; of 14,000 articles 25 have such a word, mostly in the lead,
 * where the act is told.  A word is read so only where nobody knows it as it stands and the form
 * with its k is known.  The text keeps what was written; only what the word is read as changes.
 */
#include "grammar/cutter.h"

#include "grammar/tables.h"

#define VERB_MIN 8 /* letters: shorter ones are like names and nouns */

struct wt_str
wt_slip_mended(const struct wt_cutter *c, struct wt_str lower)
{
	bool affixed = wt_str_starts(lower, WT_STR("me")) || wt_str_starts(lower, WT_STR("di"));
	if (!affixed || lower.len < VERB_MIN || !wt_str_ends(lower, WT_STR("an")) ||
		wt_str_ends(lower, WT_STR("kan")) || !c->m->forms || wt_form_known(c->m, lower))
		return lower;
	size_t stem = lower.len - 2;
	char *to = WT_NEW(c->arena, char, lower.len + 1);
	memcpy(to, lower.ptr, stem);
	memcpy(to + stem, "kan", 3);
	struct wt_str mended = { to, lower.len + 1 };
	return wt_form_known(c->m, mended) ? mended : lower;
}
