/*
 * dates.h - which of the dates that a page names is that of its publication.
 */
#ifndef WT_EXTRACT_DATES_H
#define WT_EXTRACT_DATES_H

#include "base/date.h"

/* Where a date stands, the best first; see meta.c. */
enum wt_date_rank {
	WT_BY_LD,
	WT_BY_META,
	WT_BY_ITEM,
	WT_BY_NAME,
	WT_BY_LD_PAGE,
	WT_BY_TIME,
	WT_BY_SEEN,
	WT_BY_URL,
	WT_DATE_RANKS
};

/* The date of the best rank that names one (year 0: none does), with what the others add to it.
 * *disputed: some name another day. */
struct wt_moment wt_best_date(struct wt_moment dates[WT_DATE_RANKS], bool *disputed);

#endif
