/*
 * shard_list.h - a list of inputs, and the part of it that is a shard.
 *
 * Shard I of N is the I-th of N runs of lines, as equal in number as can be: the shards one after
 * another are the list.  Blank lines, and lines that begin with '#', do not count.
 */
#ifndef WT_WORK_SHARD_LIST_H
#define WT_WORK_SHARD_LIST_H

#include "base/buf.h"
#include "warta/batch.h"

struct wt_shard_list {
	struct wt_buf text;
	struct wt_str *entries; /* of the shard */
	uint32_t n;
	char name[20]; /* hash of the whole list and of how it is to be read */
};

/* WARTA_EIO, WARTA_ETOOBIG, WARTA_EUSAGE for a shard that is none of it, WARTA_ENOMEM. */
int wt_shard_list_read(
	struct wt_shard_list *list, const struct warta_batch *ask, struct wt_fault *f);
void wt_shard_list_release(struct wt_shard_list *list);
/* Where the input lies: under the root, unless it is "/x" or an address.  "" where the name is too
 * long. */
void wt_shard_list_path(const struct warta_batch *ask, struct wt_str entry, char path[4096]);

#endif
