/*
 * canon.h - one name for each source and each party.
 *
 *	Kantor Berita KCNA, Korean Central News Agency	kcna
 *	detikNews, detikFinance				detik
 *	Menlu Retno Marsudi				retno marsudi
 *	Juru Bicara KPK, KPK				komisi pemberantasan korupsi
 *
 * In: a name as an article spells it.  Out: the folded name of its entry in the
 * gazetteer (of media: the family), else of the name itself without words that
 * only say what it is.  An unknown alias stays a name of its own.
 */
#ifndef WT_STORE_CANON_H
#define WT_STORE_CANON_H

#include "report/claim.h"

#define WT_CANON 160

/* Writes at most WT_CANON bytes to out and returns the view of them; empty only for a name without
 * letters.  `gazetteer` may be NULL. */
struct wt_str wt_canon_source(const struct wt_gazetteer *gazetteer, struct wt_str name,
	struct wt_day day, char out[WT_CANON]);
/* Is it the name of an outlet or an agency that the gazetteer knows? */
bool wt_canon_is_newsroom(
	const struct wt_gazetteer *gazetteer, struct wt_str name, struct wt_day day);
/* Of an article: its outlet's family, else the host of its url, else "". */
struct wt_str wt_canon_family(
	const struct wt_gazetteer *gazetteer, const struct wt_article *article, char out[WT_CANON]);

#define WT_KIND_UNKNOWN 7
/* The party's full name, folded; empty where only a state, an office or a kind of people is named.
 * `kind` gets enum wt_actor_kind, or WT_KIND_UNKNOWN for a name that the gazetteer lacks. */
struct wt_str wt_canon_party(const struct wt_gazetteer *gazetteer, const struct wt_party *party,
	struct wt_day day, uint8_t *kind, char out[WT_CANON]);

#endif
