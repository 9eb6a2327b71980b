/*
 * hands.h - what a worker has read and not yet stored.
 *
 * Articles are read first and stored together: the store's lock, or its transaction, lasts a few
 * milliseconds for twenty articles, and other workers read meanwhile.  What is kept here goes into
 * the store in its order; a job's mark stands right before its last article, so that no commit can
 * fall between them.
 */
#ifndef WT_WORK_HANDS_H
#define WT_WORK_HANDS_H

#include "store/seen.h"
#include "work/document.h"
#include "work/queue.h"

#define WT_HANDS_DOCUMENTS 20
#define WT_HANDS_ENTRIES   4096

struct wt_hand {
	enum { WT_HAND_DOCUMENT, WT_HAND_SEEN, WT_HAND_DONE } what;
	size_t document; /* index */
	bool last;       /* of its job, which is then done */
	uint64_t job;
	char *key; /* of an address that was seen */
	struct wt_seen seen;
};

struct wt_hands {
	struct warta_document *documents[WT_HANDS_DOCUMENTS];
	size_t n_documents;
	struct wt_hand *entries;
	size_t n, cap;
	size_t job_begins; /* the first entry of the job at hand */
};

struct wt_hands_counts {
	uint64_t documents, same, claims, bytes;
};

int wt_hands_open(struct wt_hands *h, const struct warta_reader *reader, struct wt_parser *parser);
void wt_hands_close(struct wt_hands *h);

/* Must be emptied before anything more is taken in. */
bool wt_hands_are_full(const struct wt_hands *h);
void wt_hands_begin_job(struct wt_hands *h);
/* Reads the page; a code other than WARTA_OK where it cannot be: then nothing is kept of it. */
int wt_hands_read(struct wt_hands *h, const struct wt_page *page, struct wt_fault *f);
int wt_hands_see(struct wt_hands *h, struct wt_str key, const struct wt_seen *seen);
/* The job is done with what was taken in since it began. */
int wt_hands_end_job(struct wt_hands *h, uint64_t job);
/* All of it in one transaction; empty afterwards, also where that failed. */
int wt_hands_store(struct wt_hands *h, struct wt_store *store, struct wt_hands_counts *counts,
	struct wt_fault *f);

#endif
