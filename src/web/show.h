/*
 * show.h - parts of the record on a page: parties, days, chains, an event in a list.
 */
#ifndef WT_WEB_SHOW_H
#define WT_WEB_SHOW_H

#include "web/visit.h"

/* "18 Juli 2024" in <time>; "tanpa tanggal" where unknown. */
void wt_show_period(struct wt_visit *v, struct wt_day day, struct wt_day end);
/* A moment in the zone that the reader chose, likewise. */
void wt_show_moment(struct wt_visit *v, struct wt_moment moment);
/* One party as a link to its page, with state and sector. */
void wt_show_party(struct wt_visit *v, const struct wt_party *party);
void wt_show_parties(struct wt_visit *v, const struct wt_party *list, unsigned n);
/* What happened in one line: actors, act, recipients, place. */
void wt_show_act(struct wt_visit *v, const struct wt_event *event);
/* Status and stance where they are not "it simply happened"; in words, with a sign. */
void wt_show_marks(struct wt_visit *v, const struct wt_event *event);
/* "3 artikel, 2 media, 1 sumber mandiri" */
void wt_show_counts(struct wt_visit *v, const struct wt_event_counts *counts);
/* The chain of a claim, origin first, the outlet last, as a path of links. */
void wt_show_chain(struct wt_visit *v, const struct wt_stored_claim *claim);
/* An event in a list. */
void wt_show_event(struct wt_visit *v, const struct wt_event *event);
/* Name of a country by its code, the code where it is unknown. */
struct wt_str wt_show_country(const struct wt_visit *v, const char *code);

#endif
