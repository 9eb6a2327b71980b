/*
 * seen.h - what is remembered of inputs from one run to the next.
 *
 * Capture asks whether it has met an address or an archive before, and says what it has
 * done with it; where that is kept is the caller's business.
 */
#ifndef WT_CAPTURE_SEEN_H
#define WT_CAPTURE_SEEN_H

#include "base/date.h"
#include "capture/fetch.h"

enum wt_outcome {
	WT_OUTCOME_NONE,
	WT_OUTCOME_READ,
	WT_OUTCOME_TURNED, /* no page, or none to be read */
	WT_OUTCOME_GONE    /* 404, 410, or forbidden */
};

struct wt_seen {
	enum wt_outcome outcome;
	struct wt_validators validators; /* of an address; of an archive its size and time */
	int64_t due;                     /* of a feed that is followed: seconds since 1970 */
	uint32_t failures;               /* of it, one after another */
	uint64_t position; /* of an archive not read to its end: the next record; else 0 */
};

struct wt_memory {
	void *context;
	/* What is known of the key; false where nothing is. */
	bool (*recall)(void *context, struct wt_str key, struct wt_seen *seen);
	/* All that was given before this call has been done. */
	void (*keep)(void *context, struct wt_str key, const struct wt_seen *seen);
};

struct stat;
/* Writes the state of a file, by which an archive is known again, where it is kept. */
void wt_seen_state(struct wt_seen *seen, const struct stat *st);

#endif
