/*
 * cuts.h - where an archive or JSON Lines can be cut into parts.
 *
 * In: a file and the size of a part.  Out: what the file is, and the places behind each
 * such size where a record or a line begins.  The file is walked from its beginning, so
 * the places are the same whoever asks and however often.  A scan does it in the process
 * that has it; a cutter has a child do it that can do nothing else, and checks what that
 * says.
 */
#ifndef WT_CAPTURE_CUTS_H
#define WT_CAPTURE_CUTS_H

#include "capture/worker.h"

struct wt_scan {
	enum wt_input_kind kind;
	/* called at each record or line; NULL: nobody asks */
	void (*step)(void *context, struct wt_str content, uint64_t at);
	void *context;
	struct wt_stream stream;
	struct wt_archive archive;
	struct wt_lines lines;
	struct wt_buf line;
	uint64_t begin, size, part;
	bool cuttable;
};

/* Of job->fd, which is regular: parts of job->cut bytes of the job->to that the file holds.
 * WARTA_ENOMEM. */
int wt_scan_begin(struct wt_scan *s, const struct wt_job *job);
/* False where there are no more. */
bool wt_scan_next(struct wt_scan *s, struct wt_cut *cut);
void wt_scan_end(struct wt_scan *s);

struct wt_cutter {
	struct wt_apart_ask ask;
	struct wt_worker worker;
	bool here; /* no children */
	bool open, begun;
	struct wt_job job;
	struct wt_scan scan;
	enum wt_input_kind kind;
	uint64_t last;
};

/* No child is born yet, unless a sandbox is demanded: WARTA_EIO where it cannot be had then.
 * `here`: parse in this process. */
int wt_cutter_open(struct wt_cutter *c, bool here, bool demanded, unsigned seconds,
	const volatile sig_atomic_t *stop, struct wt_fault *f);
void wt_cutter_close(struct wt_cutter *c);
/*
 * What the file is.  WARTA_OK; WARTA_EFORMAT where it broke its child, with "broke ..." in *f;
 * WARTA_ESTOPPED; WARTA_EIO where a sandbox is demanded and cannot be had.
 */
int wt_cutter_begin(struct wt_cutter *c, const struct wt_job *job, enum wt_input_kind *kind,
	enum wt_packing *packing, struct wt_fault *f);
/* 1 and the next place, a part or more behind the one before and within the file; 0 at the end; a
 * code as above. */
int wt_cutter_next(struct wt_cutter *c, struct wt_cut *cut, struct wt_fault *f);

#endif
