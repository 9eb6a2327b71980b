/*
 * blob.h - named sections in one run of bytes: the form of compiled data.
 *
 *	"WARTABLB" u32 version u32 n_sections u64 size
 *	n times: char name[32] (NUL-padded) u64 offset u64 size u64 checksum
 *	the sections, each at an offset that is a multiple of 16 (written: 64)
 *
 * Little-endian throughout; offsets count from the start of the blob.  The
 * checksum (FNV-1a over 8-byte words, see wt_blob_sum) finds damage, not malice:
 * readers of a section still check every index that they take from it.
 */
#ifndef WT_BASE_BLOB_H
#define WT_BASE_BLOB_H

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"

#define WT_BLOB_VERSION 1
#define WT_BLOB_NAME    32
#define WT_BLOB_ALIGN   16
#define WT_BLOB_PLACE   64 /* where the writer puts them: at the start of a cache line */

struct wt_blob {
	const unsigned char *data;
	size_t size;
	uint32_t n;
};

/* Checks head, table, bounds and checksums; the bytes must be aligned to 16 and outlive the blob.
 */
int wt_blob_open(struct wt_blob *blob, const void *data, size_t size, struct wt_fault *f);
/* The section of that name; {NULL, 0} where there is none. */
struct wt_str wt_blob_find(const struct wt_blob *blob, const char *name);

/* A section as an array of elements of `size` bytes: NULL where missing or no whole number of them.
 */
const void *wt_blob_array(const struct wt_blob *blob, const char *name, size_t size, size_t *count);

struct wt_blob_part {
	char name[WT_BLOB_NAME];
	struct wt_buf bytes;
};

/* Collects sections, then writes them; release frees all. */
struct wt_blob_writer {
	struct wt_blob_part *parts;
	size_t n;
	size_t cap;
	bool failed;
};

/* A new section, to be filled; NULL when out of memory (and `failed` is set).  Valid until the next
 * add. */
struct wt_buf *wt_blob_add(struct wt_blob_writer *w, const char *name);
/* The whole blob appended to *out. */
int wt_blob_write(const struct wt_blob_writer *w, struct wt_buf *out, struct wt_fault *f);
void wt_blob_writer_release(struct wt_blob_writer *w);

uint64_t wt_blob_sum(const void *bytes, size_t n);

#endif
