/*
 * message.h - what the program and its reading children say to each other, as bytes.
 *
 * A message is its size and its kind, four bytes each, and the record of its kind.  What
 * a child says is foreign: every field is checked before it is believed (base/wire.h).
 */
#ifndef WT_CAPTURE_MESSAGE_H
#define WT_CAPTURE_MESSAGE_H

#include "base/wire.h"
#include "capture/input.h"

enum wt_message_kind {
	WT_SAY_READY,  /* u32 of WT_CELL_WHOLE: what guards the child */
	WT_SAY_BEGUN,  /* the job: what it is, where it begins */
	WT_SAY_PAGE,   /* a page */
	WT_SAY_FAULT,  /* a complaint */
	WT_SAY_KEEP,   /* what is to be remembered */
	WT_SAY_PUSH,   /* an address to be read next */
	WT_SAY_NAME,   /* of a record, for those that refer to it */
	WT_SAY_CUT,    /* a place where a part may begin */
	WT_SAY_END,    /* of the job */
	WT_ASK_RECALL, /* these three wait for an answer */
	WT_ASK_FETCH,
	WT_ASK_RESOLVE,
	WT_SAY_KINDS
};

#define WT_MESSAGE_MAX  ((size_t)48 << 20)
#define WT_MESSAGE_HEAD (2 * sizeof(uint32_t))

struct wt_begun {
	bool found; /* there is something to read, or a record in the part */
	uint64_t start;
	enum wt_input_kind kind;
	enum wt_packing packing;
};

/* All that a message may hold; what belongs to its kind is set. */
struct wt_message {
	enum wt_message_kind kind;
	uint32_t given;
	struct wt_begun begun;
	struct wt_page page;
	struct wt_fault fault;
	struct wt_str key; /* or link, or address */
	struct wt_seen seen;
	struct wt_record_name name;
	struct wt_cut cut;
	struct wt_intake_end end;
};

/* The fields of a page, for extract/wire.h too. */
void wt_message_page(struct wt_wire *w, struct wt_page *page);

/* Puts a whole message behind what *out holds. */
void wt_message_put(struct wt_buf *out, const struct wt_message *m);
/* Reads what follows the head; views into `bytes`.  False where it is none. */
bool wt_message_get(struct wt_str bytes, enum wt_message_kind kind, struct wt_message *m);

/* Jobs and answers, from the program to the child. */
void wt_job_put(struct wt_buf *out, const struct wt_job *job);
bool wt_job_get(struct wt_str bytes, struct wt_job *job);
struct wt_answer {
	bool found;
	struct wt_seen seen;
	struct wt_record_name name;
	int code;
	struct wt_fault fault;
	struct wt_fetched got;
};
void wt_answer_put(struct wt_buf *out, enum wt_message_kind to, const struct wt_answer *a);
bool wt_answer_get(struct wt_str bytes, enum wt_message_kind to, struct wt_answer *a);

#endif
