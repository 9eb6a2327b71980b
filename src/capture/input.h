/*
 * input.h - one input read: private to the files that do it.
 *
 *	intake.c   tells what an input is, and gives its pages
 *	single.c   one text, one page, JSON Lines
 *	records.c  archives, or a part of one
 *	follow.c   feeds with the articles behind them
 *	inside.c   all of these in a child that can do nothing else (apart.c)
 *
 * An intake opens nothing and asks nobody but its helper: the same code runs in the
 * program itself and behind walls.
 */
#ifndef WT_CAPTURE_INPUT_H
#define WT_CAPTURE_INPUT_H

#include "capture/archive.h"
#include "capture/feed.h"
#include "capture/fetch.h"
#include "capture/jsonl.h"
#include "capture/kind.h"
#include "capture/lines.h"
#include "capture/maker.h"
#include "capture/paths.h"
#include "capture/seen.h"

#define WT_TO_END UINT64_MAX

/* What is to be read. */
struct wt_job {
	struct wt_str path;            /* as the user knows it */
	int fd;                        /* -1: `bytes` */
	bool regular;                  /* fd may be read from anywhere, and by several at once */
	struct wt_str bytes;           /* what came from an address */
	struct wt_str url;             /* where that came from in the end */
	struct wt_str charset;         /* as its server says */
	uint64_t from, to;             /* of an archive: records that begin there */
	bool within;                   /* `from` may lie within a record: begin with the next one */
	enum wt_input_kind kind;       /* of a part, as the beginning told; else WT_INPUT_NOTHING */
	enum wt_packing packing;       /* likewise */
	uint64_t skip;                 /* lines or items that were dealt with */
	struct wt_str place;           /* by what the archive is remembered; empty: it is not */
	struct wt_seen state;          /* of the archive then */
	uint64_t lines_from, lines_to; /* of JSON Lines: those that begin there; 0, 0: all */
	uint64_t lines;                /* before lines_from */
	bool online;                   /* what is behind links may be asked for */
	uint64_t cut;                  /* not 0: only places to cut into parts of this size */
};

/* A place where a part may begin. */
struct wt_cut {
	uint64_t at;
	uint64_t lines; /* before it, where it is of lines */
};

/* How it ended. */
struct wt_intake_end {
	uint64_t next;    /* where the first record behind `to` begins; WT_TO_END: there is none */
	uint64_t done;    /* bytes of the file consumed */
	bool item_failed; /* one could not be had: the feed is asked for again */
	uint32_t every;   /* of a feed: minutes after which it says that it changes; 0 */
	struct wt_feed_rest rest; /* of a feed: when it asks not to be read */
};

/* A record that another one may refer to, by two names of it that may be absent (0). */
struct wt_record_name {
	uint64_t id;     /* hash of WARC-Record-ID */
	uint64_t digest; /* of WARC-Payload-Digest */
	uint64_t offset;
	uint64_t url; /* of its address */
};

/* Whoever runs the intake. */
struct wt_helper {
	void *context;
	void (*tell)(void *context, const struct wt_fault *f);
	/* as struct wt_memory has them */
	bool (*recall)(void *context, struct wt_str key, struct wt_seen *seen);
	void (*keep)(void *context, struct wt_str key, const struct wt_seen *seen);
	/* An address to be read next, in their order. */
	void (*push)(void *context, struct wt_str link);
	/* As wt_fetch_get. */
	int (*fetch)(void *context, struct wt_str url, struct wt_fetched *got, struct wt_fault *f);
	/* Keeps the name of a record; finds the one that *name refers to. */
	void (*name)(void *context, const struct wt_record_name *name);
	bool (*resolve)(void *context, struct wt_record_name *name);
	/* What is read now: offset and length in the file (0: unknown), number of line or item.
	 * NULL: nobody asks. */
	void (*pulse)(void *context, uint64_t at, uint64_t length, uint64_t number, uint64_t done);
	/* Before and behind a wait for bytes.  NULL: nobody asks. */
	void (*wait)(void *context, bool begins);
};

struct wt_intake {
	struct wt_job job;
	const struct wt_helper *helper;
	bool open;
	struct wt_stream stream;
	struct wt_lines lines;
	struct wt_archive archive;
	enum wt_input_kind kind;
	uint32_t pages; /* given from it */
	struct wt_buf line;
	struct wt_jsonl json;
	struct wt_maker maker;
	struct wt_buf id;
	struct wt_capture_counts *counts;
	const volatile sig_atomic_t *stop;
	struct wt_intake_end end;
	uint64_t behind;          /* of an archive: where the next record is thought to begin */
	struct wt_stream earlier; /* for a record that another one refers to */
	/* a feed's */
	struct wt_feed feed;
	bool feed_read;
	size_t item;       /* the next one */
	struct wt_buf key; /* of the item given last, to be kept at the next call */
	struct wt_seen key_seen;
	struct wt_buf charset; /* what job.charset points to where it was found out here */
};

void wt_intake_init(struct wt_intake *c, const struct wt_helper *helper, const struct wt_gate *gate,
	struct wt_capture_counts *counts);
void wt_intake_release(struct wt_intake *c);
/* What the job points to must live until the end.  False where there is nothing to read, after a
 * complaint; c->kind says what it is otherwise. */
bool wt_intake_begin(struct wt_intake *c, const struct wt_job *job);
/* 1 and a page (valid until the next call), 0 at the end. */
int wt_intake_next(struct wt_intake *c, struct wt_page *page);
void wt_intake_end(struct wt_intake *c, struct wt_intake_end *end);
/* Bytes of the file consumed. */
uint64_t wt_intake_done(const struct wt_intake *c);

/* "PATH: what is wrong" */
void wt_input_complain(struct wt_intake *c, int code, const char *what);
void wt_input_tell(struct wt_intake *c, const struct wt_fault *f);
/* What broke the stream off, as far as the rest of the file counts. */
bool wt_input_damaged(struct wt_intake *c);
/* The whole rest of the input into c->line; false after a complaint. */
bool wt_input_rest(struct wt_intake *c, size_t most);
/* Says to the helper what is read now. */
void wt_input_pulse(struct wt_intake *c, uint64_t at, uint64_t length, uint64_t number);

/* The next page of its kind; false at the end. */
bool wt_single_page(struct wt_intake *c, struct wt_page *page);
bool wt_lines_page(struct wt_intake *c, struct wt_page *page);
bool wt_records_page(struct wt_intake *c, struct wt_page *page);
bool wt_feed_next(struct wt_intake *c, struct wt_page *page);

/* Goes to the first record of the job; false where it holds none. */
bool wt_records_begin(struct wt_intake *c);

#endif
