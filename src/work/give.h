/*
 * give.h - records of the rooms made into the plain records of warta/warta.h.
 *
 * Copies into an arena, under its guard; strings get their NUL there.
 */
#ifndef WT_WORK_GIVE_H
#define WT_WORK_GIVE_H

#include "report/claim.h"
#include "warta/warta.h"

const char *wt_give_str(struct wt_arena *arena, struct wt_str s);
struct warta_span wt_give_span(struct wt_span s);
void wt_give_place(struct wt_arena *arena, const struct wt_place *place, struct wt_span span,
	struct warta_place *out);
void wt_give_quantity(
	struct wt_arena *arena, const struct wt_quantity *quantity, struct warta_quantity *out);
const struct warta_party *wt_give_parties(
	struct wt_arena *arena, const struct wt_party *list, unsigned n);
const char *const *wt_give_modes(struct wt_arena *arena, const uint8_t *modes, unsigned n);
const char *const *wt_give_contexts(struct wt_arena *arena, uint64_t contexts, size_t *n);
const char *const *wt_give_strs(struct wt_arena *arena, const struct wt_str *list, unsigned n);
/* The claim document#index. */
void wt_give_claim(struct wt_arena *arena, struct wt_str document, uint32_t index,
	const struct wt_claim *claim, struct warta_claim *out);
/* "2024-07-18", "2024-07-01/2024-07-03", "2024-07-18T14:00" */
const char *wt_give_time(struct wt_arena *arena, const struct wt_time *time);

#endif
