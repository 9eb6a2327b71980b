/*
 * page.h - what room capture gives: documents as they come, one after another.
 *
 * In: files, folders (recursive, in the order of their names), standard input,
 * lists of paths.  Out: pages, each with its bytes and what its container says of
 * it.  Inputs are told apart by content: text, HTML, JSON Lines with the keys id url
 * outlet title published text, archives (WARC, ARC); each may be packed with gzip or
 * zstd; feeds with the articles behind them; addresses of the web.  What cannot be read is
 * reported and the rest goes on.
 *
 * Pages that nobody chose one by one (those of an archive) must be Indonesian, where a
 * gate is given; what is turned away is counted.
 */
#ifndef WT_CAPTURE_PAGE_H
#define WT_CAPTURE_PAGE_H

#include <signal.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/fault.h"
#include "base/map.h"
#include "base/span.h"
#include "capture/gate.h"

#define WT_PAGE_MAX    ((size_t)64 << 20) /* bytes of one document */
#define WT_PAGE_PARSED ((size_t)4 << 20)  /* longer documents are refused by the path, named */

enum wt_page_kind {
	WT_PAGE_TEXT, /* a text file: title, byline and body lie in the text */
	WT_PAGE_JSON, /* a JSON line: fields given apart, the text is the article */
	WT_PAGE_HTML  /* a page of the web: the text is its markup, decoded */
};

struct wt_page {
	enum wt_page_kind kind;
	struct wt_str source; /* the path as the user knows it, "-" for standard input */
	uint32_t line;        /* line of a JSONL file, else 0 */
	uint64_t offset;      /* of its record, or of that record's gzip member, in an archive */
	uint64_t length;      /* bytes that it takes there; 0: no archive, or packed as a whole */
	struct wt_str id;     /* file name without ending, or the JSON id */
	struct wt_str url;    /* empty where unknown, so the next two */
	struct wt_str outlet;
	struct wt_str title;
	struct wt_moment published; /* as the container says; year 0 where it does not */
	struct wt_moment fetched;   /* by whoever archived it; year 0 where unknown */
	struct wt_str charset;      /* that an HTML page was decoded from, "utf-8"; else empty */
	struct wt_str text; /* UTF-8; bad bytes replaced one for one by '?', so that offsets hold */
	uint32_t bad_bytes; /* how many were replaced */
	struct wt_str map;  /* offsets of the text to those of the raw bytes (base/map.h) */
};

struct wt_capture; /* an iterator over inputs */

/* What came by, for the summary. */
struct wt_capture_counts {
	uint64_t records;        /* of archives */
	uint64_t pages;          /* of the web, in them */
	struct wt_turned turned; /* away by their language, also outside archives */
	uint64_t revisits;       /* records that only say: as before */
	uint64_t resolved;       /* of them, those whose earlier record was found */
	uint64_t others;         /* requests, metadata, pictures, errors of servers ... */
	uint64_t damaged;        /* records that could not be read, or not whole */
	uint64_t skipped;        /* bytes of archives that an earlier run had read */
	uint64_t items;          /* of feeds */
	uint64_t unchanged;      /* items and addresses that are as they were */
	uint64_t unread;         /* items that hold no text, and cannot be followed */
	/* of the last feed or address: */
	uint32_t every;                 /* minutes after which it says that it changes; 0 */
	uint32_t rest_hours, rest_days; /* when it asks not to be read (capture/feed.h) */
	uint32_t retry_after;           /* seconds that its server asks us to wait; 0 */
};

/* Called for each input that cannot be read; text names it and says why and what to do. */
typedef void wt_capture_complaint(void *context, const struct wt_fault *f);

/*
 * Paths are borrowed until close.  "-" is standard input; a path "@LIST" names a file with a path a
 * line. WARTA_ENOMEM only: bad paths are complained of when their turn comes.
 */
int wt_capture_open(struct wt_capture **capture, const char *const *paths, size_t n,
	wt_capture_complaint *complain, void *context);
/* While *stop is set, a read that a signal broke off ends its file: the page at hand is then not
 * whole, and may be complained of; whoever stops drops both. */
void wt_capture_stop(struct wt_capture *capture, const volatile sig_atomic_t *stop);
/* The language gate; borrowed until close.  Without one all pages are let in. */
void wt_capture_gate(struct wt_capture *capture, const struct wt_gate *gate);
struct wt_fetch;
struct wt_memory;
/* What reads addresses, and the articles behind feeds; borrowed.  Without it they are refused. */
void wt_capture_web(struct wt_capture *capture, struct wt_fetch *fetch);
/* What knows of earlier runs (seen.h); borrowed. */
void wt_capture_remember(struct wt_capture *capture, const struct wt_memory *memory);
struct wt_apart_ask;
/* Inputs are read in children that can do nothing else (apart.h).  WARTA_ENOMEM; WARTA_EIO where
 * such a child is demanded and cannot be had.  Before the first page. */
int wt_capture_apart(
	struct wt_capture *capture, const struct wt_apart_ask *ask, struct wt_fault *f);
/* What guards the children: of WT_CELL_WHOLE; -1 where none was needed, -2 where none could be had.
 */
int wt_capture_guarded(const struct wt_capture *capture);
/* Of a file only records or lines that begin from `begin` to before `end`; `begin` is where one
 * begins, and `lines` are before it.  end 0: all of it.  Not for what is packed as a whole. */
struct wt_capture_part {
	uint64_t begin, end, lines;
};
/* Goes on with another input, in the children that there are; what is left of those before is not
 * read.  `path` points to one path, borrowed; `part` may be NULL. */
void wt_capture_again(
	struct wt_capture *capture, const char *const *path, const struct wt_capture_part *part);
/* Opens the first input already: a child reads it while the caller does something else. */
void wt_capture_ahead(struct wt_capture *capture);
void wt_capture_counted(const struct wt_capture *capture, struct wt_capture_counts *counts);
/* 1 and a page (valid until the next call or close), 0 at the end. */
int wt_capture_next(struct wt_capture *capture, struct wt_page *page);
/* Is this path an address of http or https? */
bool wt_is_address(const char *path);
/* Do the first bytes of a document look like HTML? */
bool wt_looks_html(struct wt_str head);
/* Bytes consumed and, where all sizes are known, bytes in all (else 0): for a progress bar. */
void wt_capture_progress(const struct wt_capture *capture, uint64_t *done, uint64_t *all);
void wt_capture_close(struct wt_capture *capture);

#endif
