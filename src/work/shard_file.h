/*
 * shard_file.h - the file of a shard: frames of zstd, each with whole lines of JSON.
 *
 *	{"warta":"shard","format":1,"coder":"0.1.0 9f2c...","shard":3,"shards":40,...}
 *	{"article":{...},"claims":[...]}		as many as there are
 *	{"failed":"x.warc.gz: at byte 7: ..."}		an input, or a part of one, that was not
 *read
 *	{"place":{"entry":2,"offset":52311,...}}	all before this place of the inputs stands
 *above
 *	{"end":{"articles":812,"claims":2210,...}}
 *
 * `zstd -dc` unpacks it.  A place is the last line of its frame: a run that was broken off is cut
 * behind the last place and goes on from there.  The end counts what stands above, and holds a hash
 * of the packed bytes before it: what was cut off or changed is noticed.  Nothing in the file
 * depends on the time, the machine or the number of runs it took.
 */
#ifndef WT_WORK_SHARD_FILE_H
#define WT_WORK_SHARD_FILE_H

#include <zstd.h>

#include "base/json.h"
#include "store/key.h"

#define WT_SHARD_FORMAT 1
#define WT_SHARD_FRAME  ((size_t)1 << 20)  /* a frame is closed when it holds so many bytes */
#define WT_SHARD_LINES  ((size_t)96 << 20) /* and may hold so many */

struct wt_shard_head {
	char coder[64];    /* who made it: version, model and lexicon */
	char manifest[20]; /* hash of the list, and of what the inputs are read with */
	uint32_t shard, shards;
	uint32_t entries; /* inputs of this shard */
};

struct wt_shard_tally {
	uint64_t articles, claims, failed;
};

struct wt_shard_place {
	uint32_t entry;  /* the next input to be read, from 0 */
	uint64_t offset; /* in it; 0: its beginning */
	char file[44];   /* what that input was: size and hash */
	struct wt_shard_tally tally;
};

/* --- writing ---------------------------------------------------------------------------------- */

struct wt_shard_out {
	const char *path;
	int fd;
	struct wt_buf lines; /* of the frame that is open */
	struct wt_buf packed;
	ZSTD_CCtx *zstd;
	struct wt_key sum;
	uint64_t bytes; /* written */
};

void wt_shard_put_head(struct wt_buf *lines, const struct wt_shard_head *head);
void wt_shard_put_failed(struct wt_buf *lines, const char *words);
void wt_shard_put_place(struct wt_buf *lines, const struct wt_shard_place *place);
/* Packs the lines at hand and writes them; WARTA_EFULL, WARTA_EIO, WARTA_ENOMEM. */
int wt_shard_close_frame(struct wt_shard_out *out, struct wt_fault *f);
/* The last frame. */
int wt_shard_put_end(
	struct wt_shard_out *out, const struct wt_shard_tally *tally, struct wt_fault *f);
void wt_shard_out_release(struct wt_shard_out *out); /* all but the descriptor */

/* --- reading ---------------------------------------------------------------------------------- */

struct wt_shard_in {
	const char *path;
	int fd;
	uint64_t at;          /* of the frame given last */
	uint64_t next;        /* behind it */
	struct wt_buf window; /* bytes of the file from `next` on, once a frame was given */
	size_t taken;
	bool ended; /* no more bytes behind the window */
	struct wt_buf lines;
	ZSTD_DCtx *zstd;
};

/* Takes an open file, which the caller closes, from the byte `from` on. */
int wt_shard_in_open(
	struct wt_shard_in *in, const char *path, int fd, uint64_t from, struct wt_fault *f);
void wt_shard_in_release(struct wt_shard_in *in);
/* 1 and the lines of the next frame, valid until the next call; 0 behind the last one;
 * WARTA_EFORMAT where the bytes are no whole frame, WARTA_EIO, WARTA_ENOMEM. */
int wt_shard_in_next(struct wt_shard_in *in, struct wt_str *lines, struct wt_fault *f);
/* The packed bytes of the frame given last. */
struct wt_str wt_shard_in_packed(const struct wt_shard_in *in);

/* What a file holds, seen by going over all of it. */
struct wt_shard_scan {
	bool has_head;
	struct wt_shard_head head;
	bool ended; /* with an end that agrees with what stands before it */
	struct wt_shard_tally tally;
	uint64_t sum; /* of all packed bytes before the end: the name of the content */
	/* the last place, and the last one at the beginning of an input; both begin behind the
	 * head */
	struct wt_shard_mark {
		struct wt_shard_place place;
		uint64_t bytes; /* of the file up to there */
		struct wt_key sum;
	} last, boundary;
};
/* WARTA_EFORMAT for what is no shard or is damaged: the scan tells how far it is sound.  A file
 * without an end is no failure. */
int wt_shard_scan_file(struct wt_shard_scan *scan, const char *path, int fd, struct wt_fault *f);

#endif
