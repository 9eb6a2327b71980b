/*
 * record.h - the parts that the records of a claim and of an event share, as JSON.
 */
#ifndef WT_REPORT_RECORD_H
#define WT_REPORT_RECORD_H

#include "base/json.h"
#include "report/claim.h"

/* "type", "mode", "context" */
void wt_record_labels(struct wt_json *j, enum wt_type type, const uint8_t *modes, unsigned n_modes,
	uint64_t contexts);
/* A list of parties under the key; a span only where the party has one. */
void wt_record_parties(struct wt_json *j, const char *key, const struct wt_party *list, unsigned n);
/* "place", likewise */
void wt_record_place(struct wt_json *j, const struct wt_place *place, struct wt_span span);
/* The members of an open object: n, high, unit, bound, kind; what is not known is left out. */
void wt_record_quantity(struct wt_json *j, const struct wt_quantity *quantity);

#endif
