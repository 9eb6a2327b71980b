/*
 * scan.h - small readers that the files of extract share: dates as outlets print
 * them, names, and words without regard to case.
 */
#ifndef WT_EXTRACT_SCAN_H
#define WT_EXTRACT_SCAN_H

#include "extract/article.h"

/* Does s begin with the phrase, letters' case aside, and does a word end there? */
bool wt_begins(struct wt_str s, const char *phrase);
/* The first place of the phrase at a word's start from `from` on, or -1. */
ptrdiff_t wt_find_phrase(struct wt_str s, const char *phrase, size_t from);

/*
 * A printed date with at least day, month and year: "19 Juli 2024, 14:11 WIB", "Kamis, 18 Jul 2024
 * 10:05 WIB", "18/07/2024 - 10:00 WIB".  *span is what was read, relative to s.
 */
bool wt_scan_printed_date(struct wt_str s, struct wt_moment *m, struct wt_span *span);

/*
 * The first date of a day in s in any of the forms that machines and pages write: ISO 8601,
 * 2024/07/18, July 18, 2024 and the printed ones above; with its hour and zone where they follow.
 */
bool wt_scan_stamp(struct wt_str s, struct wt_moment *m);

/* "Diperbarui 18 Juli 2024": does a line begin as one that tells of a change, and not of
 * publication? */
bool wt_says_change(struct wt_str s);

/* 1..12 for a month's Indonesian or English name or abbreviation, else 0. */
int wt_month_of(struct wt_str word);

#endif
