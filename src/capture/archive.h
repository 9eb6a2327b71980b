/*
 * archive.h - the records of a WARC or ARC file, one after another.
 *
 * In: a stream (plain, gzip per record or as a whole, zstd) of WARC 0.17 to 1.1 or ARC
 * 1.  Out: records with their place in the file.  What is damaged is told and
 * counted, and reading goes on at the next record: with the next gzip member, or
 * where a line begins with "WARC/".
 */
#ifndef WT_CAPTURE_ARCHIVE_H
#define WT_CAPTURE_ARCHIVE_H

#include "base/date.h"
#include "capture/stream.h"

#define WT_RECORD_HEAD ((size_t)64 << 10) /* bytes of a record's own head */
#define WT_RECORD_MAX  ((size_t)16 << 20) /* of its content; more is passed over, named */

enum wt_record_kind {
	WT_RECORD_RESPONSE,
	WT_RECORD_RESOURCE,
	WT_RECORD_REVISIT,
	WT_RECORD_OTHER /* request, metadata, warcinfo, conversion, unknown types */
};

struct wt_record {
	enum wt_record_kind kind;
	struct wt_str url;       /* empty where unknown */
	struct wt_str type;      /* Content-Type of the content */
	struct wt_moment time;   /* when it was fetched; year 0 where unknown */
	struct wt_str id;        /* WARC-Record-ID; these three empty where not said */
	struct wt_str digest;    /* WARC-Payload-Digest */
	struct wt_str refers_to; /* WARC-Refers-To: the id of an earlier record */
	struct wt_str content;
	uint64_t offset; /* of the record, or of its gzip member, in the file */
	uint64_t length; /* bytes of the file, 0 where the packing hides it */
	bool cut;        /* the content ends before its length says */
};

struct wt_archive {
	struct wt_stream *stream;
	bool arc;
	bool aligned; /* each record is a gzip member */
	bool begun;   /* a whole record was given */
	bool told;    /* of the damage that the stream stands at */
	bool ended;
	size_t taken;  /* bytes of the window that the last record holds */
	uint64_t last; /* where it began */
	uint64_t records;
};

/* Do these first bytes begin an archive? */
bool wt_looks_warc(struct wt_str head);
bool wt_looks_arc(struct wt_str head);

/* Goes to the first record that begins in the stream, where that may have been opened within one;
 * false where none does before `to` in the file. */
bool wt_archive_seek(struct wt_archive *a, uint64_t to);
void wt_archive_begin(struct wt_archive *a, struct wt_stream *s, bool arc);
/*
 * 1 and a record, whose views live until the next call; 0 at the end; a negative code for a record
 * that cannot be read, told in *f with its offset: the next call goes on behind it.  A record
 * that is cut is given, and told in *f too.
 */
int wt_archive_next(struct wt_archive *a, struct wt_record *r, struct wt_fault *f);

#endif
