/*
 * errand.h - what is to be read: a pointer, never an article.
 *
 *	{"v":1,"kind":"file","at":"/berita/a.txt","size":812,"hash":"6f...","coder":"0.1.0 9f..."}
 *	{"v":1,"kind":"range","at":"/arsip/a.warc.gz","offset":0,"length":8388608,"hash":...}
 *	{"v":1,"kind":"url","at":"https://a.example/1","asked":1721376000,"coder":...}
 *
 * One object of JSON of at most WT_ERRAND_TEXT bytes.  Reading one is strict: what is unknown,
 * missing, doubled or of another type makes it no job.  A job's id is a hash of all it says but its
 * size, so that the same thing asked for twice is one job.
 */
#ifndef WT_WORK_ERRAND_H
#define WT_WORK_ERRAND_H

#include "base/buf.h"

#define WT_ERRAND_AT     3072 /* bytes of a path or address */
#define WT_ERRAND_CODER  64
#define WT_ERRAND_TEXT   4096
#define WT_ERRAND_FORMAT 1

enum wt_errand_kind {
	WT_ERRAND_FILE,  /* a whole file: text, HTML, JSON Lines, a feed, an archive */
	WT_ERRAND_RANGE, /* records of an archive, or lines: from `offset` on, `length` bytes */
	WT_ERRAND_URL,   /* a page of the web */
	WT_ERRAND_FEED   /* a feed with the articles behind it */
};

struct wt_errand {
	enum wt_errand_kind kind;
	char at[WT_ERRAND_AT];
	uint64_t offset, length; /* of a range */
	uint64_t lines;          /* before it, where it is of lines */
	uint64_t size;           /* of the file, when it was submitted */
	bool hashed;
	uint64_t hash; /* of the bytes meant, then */
	int64_t asked; /* of an address: when, in seconds since 1970, cut to the minute */
	char coder[WT_ERRAND_CODER];
};

const char *wt_errand_kind_name(enum wt_errand_kind kind);
/* Of a range: the file's own bytes; all must be UTF-8.  Appends the object, without a line end. */
void wt_errand_print(struct wt_buf *out, const struct wt_errand *job);
/* WARTA_EFORMAT or WARTA_ETOOBIG with what is wrong. */
int wt_errand_read(struct wt_errand *job, struct wt_str text, struct wt_fault *f);
uint64_t wt_errand_id(const struct wt_errand *job);
/*
 * The hash of a part of the open file (length 0: of all of it); WARTA_EIO, or WARTA_EFORMAT where
 * the file ends before.
 */
int wt_errand_hash(int fd, uint64_t offset, uint64_t length, uint64_t *hash, struct wt_fault *f);

#endif
