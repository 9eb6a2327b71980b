/*
 * claim_json.h - a claim as one JSON object, the record of Warta.
 *
 * Absent means unknown; offsets are bytes into the stored document, end exclusive.
 */
#ifndef WT_REPORT_CLAIM_JSON_H
#define WT_REPORT_CLAIM_JSON_H

#include "base/json.h"
#include "report/claim.h"

/* The claim with the number `index` (from 1) of a document; no line end. */
void wt_claim_print_json(
	struct wt_buf *out, struct wt_str document, uint32_t index, const struct wt_claim *claim);

#endif
