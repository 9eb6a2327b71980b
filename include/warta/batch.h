/*
 * batch.h - archives by the thousand: one shard of a list on one machine, and all of them into
 * one store.
 *
 *	warta_batch	a part of a list of archives -> a file of articles with their claims
 *	warta_load	such files -> a store, which then holds what warta_read of the same
 *			archives would have put there
 *
 * Conventions as in warta.h.
 */
#ifndef WARTA_BATCH_H
#define WARTA_BATCH_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

struct warta_batch {
	/* jobs, any_language, sandbox, page_seconds, quarantine, callbacks and stop count; the rest
	 * is not looked at */
	struct warta_run run;
	const char *manifest; /* a file with an input a line; "-" is standard input */
	const char *root; /* folder of what the list names without a '/' in front; may be NULL */
	const char *out;  /* folder of the shards; made where it is missing */
	uint32_t shard;   /* 1 .. shards */
	uint32_t shards;
	bool retry; /* make a finished shard anew where inputs failed, or where it is damaged */
};

enum warta_batch_outcome {
	WARTA_BATCH_MADE,    /* now */
	WARTA_BATCH_FINISHED /* by an earlier run: nothing was done */
};

struct warta_batch_result {
	enum warta_batch_outcome outcome;
	char path[4096]; /* of the shard's file */
	char coder[64];  /* who made it */
	/* of the whole shard, however many runs it took */
	uint32_t inputs;
	uint64_t articles, claims;
	uint64_t failed;          /* inputs, and records of them, that could not be read */
	uint32_t resumed;         /* at this input (from 1), 0: begun now */
	uint64_t resumed_at;      /* at this byte of it */
	struct warta_counts read; /* by this run */
};

/*
 * Makes the shard's file, OUT/shard-00003-of-00040.jsonl.zst, by way of a temporary file.  What a
 * run left off is taken up by the next, at the last whole record; the file is the same, byte for
 * byte, however often that happened and whatever `jobs` is.
 *
 * WARTA_OK also where inputs failed (result->failed).  WARTA_EBUSY where another process makes this
 * shard now.  WARTA_ESTOPPED: what was done is kept.  WARTA_EUSAGE for a shard that is none of the
 * list, or a folder that holds shards of another list.  WARTA_EIO, WARTA_EFULL, WARTA_EFORMAT
 * (a finished file that is damaged), WARTA_ENOMEM.
 */
int warta_batch(const struct warta_reader *reader, const struct warta_batch *batch,
	struct warta_batch_result *result, struct warta_fault *fault);
/* Calls for each input of the shard, as the list names it; anything but WARTA_OK ends it and is
 * given back. */
typedef int warta_on_input(void *context, const char *input);
int warta_batch_inputs(const struct warta_batch *batch, warta_on_input *input, void *context,
	struct warta_fault *fault);

struct warta_load {
	const char *const *paths; /* shards' files, or folders that hold them */
	size_t n_paths;
	bool again;                    /* also those that were loaded before */
	warta_on_complaint *complaint; /* these two may be NULL */
	warta_on_progress *progress;
	void *context;
	const volatile sig_atomic_t *stop; /* may be NULL */
};

struct warta_load_counts {
	uint32_t files;  /* loaded now */
	uint32_t loaded; /* before: left alone */
	uint32_t failed; /* complained of; of those that were cut off nothing was loaded */
	uint32_t shards; /* there should be, by what the files say; 0: they say different things */
	uint64_t documents, claims; /* in the files loaded now */
	uint64_t stored;            /* documents new to the store or changed */
	uint64_t known;             /* documents that the store had already */
	uint64_t inputs_failed;     /* when the shards were made */
};

/*
 * Loads shards in the order of their names within a folder, and joins events.  What was loaded is
 * remembered by its content; a load that was broken off goes on where it was.  WARTA_OK also where
 * files failed (counts->failed); WARTA_ESTOPPED, or the code of the store.
 */
int warta_load(struct warta_store *store, const struct warta_load *load,
	struct warta_load_counts *counts, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
