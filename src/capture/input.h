/*
 * input.h - the input at hand; private to the files that read it.
 *
 *	capture.c  opens inputs one after another and tells what they are
 *	single.c   one text, one page, JSON Lines
 *	records.c  archives
 *	follow.c   addresses, and feeds with the articles behind them
 */
#ifndef WT_CAPTURE_INPUT_H
#define WT_CAPTURE_INPUT_H

#include "capture/feed.h"
#include "capture/jsonl.h"
#include "capture/kind.h"
#include "capture/lines.h"
#include "capture/maker.h"
#include "capture/paths.h"
#include "capture/seen.h"

struct wt_capture {
	struct wt_paths paths;
	bool open;
	int fd; /* of the open file; -1 for what came from an address */
	struct wt_stream stream;
	struct wt_lines lines;
	struct wt_archive archive;
	struct wt_pending *source; /* its path */
	enum wt_input_kind kind;
	uint32_t pages; /* given from it */
	struct wt_buf line;
	struct wt_jsonl json;
	struct wt_maker maker;
	struct wt_buf id;
	struct wt_capture_counts counts;
	uint64_t done; /* bytes of files that are closed */
	const volatile sig_atomic_t *stop;
	const struct wt_memory *memory; /* NULL: nothing is remembered */
	/* an archive's */
	struct wt_seen place;    /* how far it was read */
	struct wt_buf place_key; /* empty where it cannot be taken up again */
	/* an address's */
	struct wt_fetch *fetch; /* NULL: the network is not used */
	struct wt_buf url;      /* where it came from in the end */
	struct wt_buf charset;  /* as the server says */
	struct wt_seen answer;  /* what is kept of it once it was read */
	/* a feed's */
	struct wt_feed feed;
	bool feed_read;
	size_t item;       /* the next one */
	bool item_failed;  /* one could not be had: the feed is asked for again */
	struct wt_buf key; /* of the item given last, to be kept at the next call */
	struct wt_seen key_seen;
};

/* "PATH: what is wrong" */
void wt_input_complain(struct wt_capture *c, int code, const char *what);
void wt_input_tell(struct wt_capture *c, const struct wt_fault *f);
/* What broke the stream off, as far as the rest of the file counts. */
bool wt_input_damaged(struct wt_capture *c);
/* The whole rest of the input into c->line; false after a complaint. */
bool wt_input_rest(struct wt_capture *c, size_t most);

/* The next page of its kind; false at the end. */
bool wt_single_page(struct wt_capture *c, struct wt_page *page);
bool wt_lines_page(struct wt_capture *c, struct wt_page *page);
bool wt_records_page(struct wt_capture *c, struct wt_page *page);
bool wt_feed_next(struct wt_capture *c, struct wt_page *page);

/* Goes to where the last run was broken off; false after a complaint. */
bool wt_records_begin(struct wt_capture *c);
/* Fetches the address and makes its body the input's stream; false after a complaint, or where
 * nothing has changed. */
bool wt_follow_open(struct wt_capture *c);
/* All pages of the address were given. */
void wt_follow_done(struct wt_capture *c);

#endif
