/*
 * stream.h - the bytes of a file, unpacked as they are needed.
 *
 * In: a descriptor whose bytes are plain, gzip (one member or many) or zstd.  Out: a
 * window over the unpacked bytes, and where in the file they came from.  Method: a
 * gzip member is unpacked whole by libdeflate, which is three times as fast as zlib;
 * what is over MEMBER_MAX, cut off or damaged goes through zlib, which gives what
 * there is.  Memory is bounded by what is asked for plus the windows; whoever inflates
 * beyond all measure is told as a bomb and passed over.
 */
#ifndef WT_CAPTURE_STREAM_H
#define WT_CAPTURE_STREAM_H

#include <signal.h>

#include "base/fault.h"
#include "base/span.h"

enum wt_packing { WT_PACKED_NOT, WT_PACKED_GZIP, WT_PACKED_ZSTD };

/* Why the window holds less than was asked for. */
enum wt_damage {
	WT_SOUND,
	WT_CUT,     /* the file ends within a member */
	WT_CORRUPT, /* bytes that cannot be unpacked, or a wrong checksum */
	WT_GARBAGE, /* bytes between members that are none */
	WT_BOMB,    /* a member that unpacks to over BOMB_RATIO times its size */
	WT_IO,      /* reading failed; see error */
	WT_NO_MEMORY
};

#define WT_STREAM_MARKS 8

/* From `out` of the unpacked bytes on, they come from the member at `file`. */
struct wt_stream_mark {
	uint64_t out;
	uint64_t file;
};

struct wt_unpacker; /* libdeflate, zlib, zstd */

struct wt_stream {
	int fd;
	bool regular; /* read by offset: others may read the descriptor too */
	/* called before and behind a wait for bytes of another descriptor; NULL: nobody asks */
	void (*wait)(void *context, bool begins);
	void *wait_context;
	uint64_t search_end;               /* no member is looked for from there on */
	const volatile sig_atomic_t *stop; /* set: a read that a signal breaks off ends the file */
	enum wt_packing packing;
	enum wt_damage damage;
	uint64_t damage_at; /* offset in the file of the member or byte that is damaged */
	int error;          /* errno of a failed read */
	/* the file's bytes, not yet unpacked */
	unsigned char *raw;
	size_t raw_at, raw_end, raw_cap;
	uint64_t raw_file; /* offset in the file of raw[0] */
	bool raw_ended;
	/* the window */
	char *out;
	size_t at, end, cap;
	uint64_t out_at; /* unpacked bytes before out[at] */
	struct wt_stream_mark marks[WT_STREAM_MARKS];
	unsigned n_marks;
	bool streaming;              /* a member goes through zlib or zstd */
	uint64_t member, member_out; /* where it began; what it gave */
	struct wt_unpacker *unpacker;
};

/* The descriptor stays the caller's, and is read from where it stands, which counts as the offset
 * `begin` of the file; once s->regular is set, from `begin`.  WARTA_OK or WARTA_ENOMEM. */
int wt_stream_open(struct wt_stream *s, int fd, uint64_t begin);
/* Bytes at hand instead of a descriptor; they are copied. */
int wt_stream_open_bytes(struct wt_stream *s, struct wt_str bytes);
void wt_stream_close(struct wt_stream *s);

/* Tries to have n unpacked bytes in the window; gives how many there are (fewer at the end or at a
 * damage). */
size_t wt_stream_need(struct wt_stream *s, size_t n);
static inline struct wt_str
wt_stream_view(const struct wt_stream *s)
{
	return (struct wt_str){ s->out ? s->out + s->at : "", s->end - s->at };
}
/* Consumes bytes of the window. */
void wt_stream_take(struct wt_stream *s, size_t n);
/* Consumes n bytes, unpacking as needed; gives how many there were. */
uint64_t wt_stream_skip(struct wt_stream *s, uint64_t n);
/* Where the window begins: offset of its member in the file (of a plain file, of the byte). */
uint64_t wt_stream_where(const struct wt_stream *s);
/* Unpacked bytes in the window that belong to the member of the first one. */
size_t wt_stream_member_rest(const struct wt_stream *s);
/* Drops the window and goes to the next gzip member in the file; false where there is none. */
bool wt_stream_next_member(struct wt_stream *s);
/* Bytes of the file consumed. */
uint64_t wt_stream_done(const struct wt_stream *s);
/* Waits for the first bytes, without consuming them; of a packed file the unpacked ones. */
struct wt_str wt_stream_peek(struct wt_stream *s);
/* "the file ends within a member" ... */
const char *wt_damage_words(enum wt_damage d);

#endif
