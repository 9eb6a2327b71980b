/*
 * stream.c - see stream.h.
 *
 * Two windows: raw bytes as read, and unpacked ones.  A member that was given to
 * libdeflate lies wholly in both.
 */
#include "capture/stream.h"

#include <errno.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define RAW_CAP         ((size_t)1 << 20)   /* read at once */
#define RAW_LOW         ((size_t)256 << 10) /* fewer bytes: read before a member is unpacked */
#define RAW_MAX         ((size_t)8 << 20)   /* of a member that libdeflate unpacks */
#define OUT_CAP         ((size_t)1 << 20)
#define MEMBER_MAX      ((size_t)32 << 20)   /* unpacked; more goes through zlib */
#define STEP            ((size_t)256 << 10)  /* unpacked by zlib at a time */
#define BOMB_FROM       ((uint64_t)16 << 20) /* less is never a bomb */
#define BOMB_RATIO      250
#define DICTIONARY_MAX  ((size_t)16 << 20)
#define ZSTD_FRAME      "\x28\xb5\x2f\xfd"
#define ZSTD_DICTIONARY "\x5d\x2a\x4d\x18"

struct wt_unpacker {
	struct libdeflate_decompressor *whole;
	z_stream zlib;
	bool zlib_open;
	ZSTD_DStream *zstd;
};

const char *
wt_damage_words(enum wt_damage d)
{
	static const char *const WORDS[] = { "nothing", "the file ends within a record",
		"damaged: cannot be unpacked", "bytes that belong to no record",
		"unpacks to over 250 times its size; passed over", "cannot be read",
		"out of memory" };
	return WORDS[d];
}

int
wt_stream_open(struct wt_stream *s, int fd, uint64_t begin)
{
	*s = (struct wt_stream){ .fd = fd, .raw_file = begin, .search_end = UINT64_MAX };
	s->raw = malloc(RAW_CAP);
	s->raw_cap = RAW_CAP;
	s->unpacker = calloc(1, sizeof *s->unpacker);
	if (s->raw && s->unpacker)
		return WARTA_OK;
	wt_stream_close(s);
	return WARTA_ENOMEM;
}

int
wt_stream_open_bytes(struct wt_stream *s, struct wt_str bytes)
{
	*s = (struct wt_stream){
		.fd = -1, .raw_ended = true, .raw_end = bytes.len, .search_end = UINT64_MAX
	};
	s->raw_cap = bytes.len + 1;
	s->raw = malloc(s->raw_cap);
	s->unpacker = calloc(1, sizeof *s->unpacker);
	if (!s->raw || !s->unpacker) {
		wt_stream_close(s);
		return WARTA_ENOMEM;
	}
	memcpy(s->raw, bytes.ptr, bytes.len);
	return WARTA_OK;
}

static void
end_zlib(struct wt_unpacker *u)
{
	if (u->zlib_open)
		(void)inflateEnd(&u->zlib);
	u->zlib_open = false;
}

void
wt_stream_close(struct wt_stream *s)
{
	if (s->unpacker) {
		end_zlib(s->unpacker);
		libdeflate_free_decompressor(s->unpacker->whole); /* takes NULL too */
		(void)ZSTD_freeDStream(s->unpacker->zstd);
	}
	free(s->unpacker);
	free(s->raw);
	free(s->out);
	s->unpacker = NULL;
	s->raw = NULL;
	s->out = NULL;
	s->at = s->end = s->cap = 0;
}

static bool
damaged(struct wt_stream *s, enum wt_damage d, uint64_t at)
{
	s->damage = d;
	s->damage_at = at;
	return false;
}

/* --- raw bytes -------------------------------------------------------------------------------- */

static size_t
raw_left(const struct wt_stream *s)
{
	return s->raw_end - s->raw_at;
}

static uint64_t
raw_offset(const struct wt_stream *s)
{
	return s->raw_file + s->raw_at;
}

static void
raw_compact(struct wt_stream *s)
{
	memmove(s->raw, s->raw + s->raw_at, raw_left(s));
	s->raw_file += s->raw_at;
	s->raw_end -= s->raw_at;
	s->raw_at = 0;
}

static ssize_t
read_more(struct wt_stream *s)
{
	unsigned char *to = s->raw + s->raw_end;
	size_t room = s->raw_cap - s->raw_end;
	if (s->regular)
		return pread(s->fd, to, room, (off_t)(s->raw_file + s->raw_end));
	if (s->wait)
		s->wait(s->wait_context, true);
	ssize_t got = read(s->fd, to, room);
	int why = errno;
	if (s->wait)
		s->wait(s->wait_context, false);
	errno = why;
	return got;
}

/* Reads until n bytes are there, or the file ends. */
static bool
raw_need(struct wt_stream *s, size_t n)
{
	if (raw_left(s) >= n || s->raw_ended)
		return raw_left(s) >= n;
	if (s->raw_at)
		raw_compact(s);
	if (n > s->raw_cap) {
		unsigned char *raw = realloc(s->raw, n);
		if (!raw)
			return damaged(s, WT_NO_MEMORY, raw_offset(s));
		s->raw = raw;
		s->raw_cap = n;
	}
	while (s->raw_end < n && !s->raw_ended) {
		ssize_t got = read_more(s);
		if (got < 0 && errno == EINTR && !(s->stop && *s->stop))
			continue;
		if (got < 0) {
			s->error = errno;
			(void)damaged(s, WT_IO, raw_offset(s));
		}
		s->raw_ended = got <= 0;
		s->raw_end += got > 0 ? (size_t)got : 0;
	}
	return s->raw_end >= n;
}

/* --- the window ------------------------------------------------------------------------------- */

/* Room for n more bytes behind the window. */
static bool
out_room(struct wt_stream *s, size_t n)
{
	if (s->cap - s->end >= n)
		return true;
	if (s->at) {
		memmove(s->out, s->out + s->at, s->end - s->at);
		s->end -= s->at;
		s->at = 0;
	}
	if (s->cap - s->end >= n)
		return true;
	size_t cap = s->cap ? s->cap : OUT_CAP;
	while (cap - s->end < n)
		cap *= 2;
	char *out = realloc(s->out, cap);
	if (!out)
		return damaged(s, WT_NO_MEMORY, raw_offset(s));
	s->out = out;
	s->cap = cap;
	return true;
}

/* What is behind the window from now on comes from the member at `file`. */
static void
mark(struct wt_stream *s, uint64_t file)
{
	if (s->n_marks == WT_STREAM_MARKS) {
		memmove(s->marks, s->marks + 1, (WT_STREAM_MARKS - 1) * sizeof s->marks[0]);
		s->n_marks--;
	}
	s->marks[s->n_marks++] = (struct wt_stream_mark){ s->out_at + (s->end - s->at), file };
}

static bool
fill_plain(struct wt_stream *s)
{
	if (!raw_need(s, 1) || !out_room(s, raw_left(s)))
		return false;
	size_t n = raw_left(s);
	memcpy(s->out + s->end, s->raw + s->raw_at, n);
	s->end += n;
	s->raw_at += n;
	return true;
}

/* --- gzip ---------------------------------------------------------------------------------------
 */

static bool
is_member(const unsigned char *p)
{
	return p[0] == 0x1f && p[1] == 0x8b && p[2] == 8 && !(p[3] & 0xe0);
}

static bool
bomb(struct wt_stream *s, uint64_t packed)
{
	return s->member_out > BOMB_FROM && s->member_out / BOMB_RATIO > packed;
}

static bool
begin_zlib(struct wt_stream *s)
{
	struct wt_unpacker *u = s->unpacker;
	end_zlib(u);
	u->zlib = (z_stream){ 0 };
	u->zlib_open = inflateInit2(&u->zlib, 15 + 16) == Z_OK;
	if (!u->zlib_open)
		return damaged(s, WT_NO_MEMORY, raw_offset(s));
	s->streaming = true;
	s->member = raw_offset(s);
	s->member_out = 0;
	mark(s, s->member);
	return true;
}

/* The next piece of the member that goes through zlib. */
static bool
fill_zlib(struct wt_stream *s)
{
	z_stream *z = &s->unpacker->zlib;
	size_t given = 0;
	int code = Z_OK;
	if (!out_room(s, STEP))
		return false;
	while (given == 0 && code == Z_OK) {
		if (!raw_need(s, 1))
			return damaged(s, s->damage ? s->damage : WT_CUT, s->member);
		size_t had = raw_left(s);
		z->next_in = s->raw + s->raw_at;
		z->avail_in = (uInt)had;
		z->next_out = (unsigned char *)s->out + s->end;
		z->avail_out = (uInt)STEP;
		code = inflate(z, Z_NO_FLUSH);
		s->raw_at += had - z->avail_in;
		given = STEP - z->avail_out;
		code = code == Z_BUF_ERROR ? Z_OK : code;
	}
	s->end += given;
	s->member_out += given;
	if (code == Z_STREAM_END)
		s->streaming = false;
	else if (code != Z_OK)
		return damaged(s, WT_CORRUPT, s->member);
	if (bomb(s, raw_offset(s) - s->member))
		return damaged(s, WT_BOMB, s->member);
	return true;
}

/* A whole member by libdeflate; 0 where zlib must do it. */
static int
fill_whole(struct wt_stream *s)
{
	size_t want = RAW_LOW, room = OUT_CAP / 2;
	if (!s->unpacker->whole)
		s->unpacker->whole = libdeflate_alloc_decompressor();
	if (!s->unpacker->whole)
		return 0;
	for (;;) {
		size_t in = 0, out = 0;
		(void)raw_need(s, want);
		if (!out_room(s, room))
			return -1;
		enum libdeflate_result r =
			libdeflate_gzip_decompress_ex(s->unpacker->whole, s->raw + s->raw_at,
				raw_left(s), s->out + s->end, s->cap - s->end, &in, &out);
		if (r == LIBDEFLATE_SUCCESS) {
			mark(s, raw_offset(s));
			s->raw_at += in;
			s->end += out;
			return 1;
		}
		if (r == LIBDEFLATE_INSUFFICIENT_SPACE && s->cap - s->end < MEMBER_MAX)
			room = 2 * (s->cap - s->end);
		else if (r == LIBDEFLATE_BAD_DATA && !s->raw_ended && raw_left(s) < RAW_MAX)
			want = 2 * raw_left(s);
		else
			return 0;
	}
}

static bool
fill_gzip(struct wt_stream *s)
{
	if (s->streaming)
		return fill_zlib(s);
	/* zeros behind the last member are padding of tapes */
	while (raw_need(s, 1) && s->raw[s->raw_at] == 0)
		s->raw_at++;
	if (raw_left(s) == 0)
		return false;
	if (!raw_need(s, 4) || !is_member(s->raw + s->raw_at))
		return damaged(s, s->damage ? s->damage : WT_GARBAGE, raw_offset(s));
	int whole = fill_whole(s);
	if (whole == 0)
		return begin_zlib(s) && fill_zlib(s);
	return whole > 0;
}

/* --- zstd ---------------------------------------------------------------------------------------
 */

/* A dictionary that may itself be packed. */
static bool
take_dictionary(struct wt_unpacker *u, const unsigned char *bytes, size_t n)
{
	unsigned long long size = ZSTD_getFrameContentSize(bytes, n);
	if (n < 4 || memcmp(bytes, ZSTD_FRAME, 4) != 0)
		return !ZSTD_isError(ZSTD_DCtx_loadDictionary(u->zstd, bytes, n));
	if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR)
		size = DICTIONARY_MAX;
	char *plain = size <= DICTIONARY_MAX ? malloc((size_t)size + 1) : NULL;
	size_t got = plain ? ZSTD_decompress(plain, (size_t)size, bytes, n) : 0;
	bool good = plain && !ZSTD_isError(got) &&
		    !ZSTD_isError(ZSTD_DCtx_loadDictionary(u->zstd, plain, got));
	free(plain);
	return good;
}

/* Archives of the web may begin with a frame to be skipped that holds the dictionary of all frames
 * behind (https://iipc.github.io/warc-specifications/specifications/warc-zstd/). */
static bool
begin_zstd(struct wt_stream *s)
{
	struct wt_unpacker *u = s->unpacker;
	u->zstd = ZSTD_createDStream();
	if (!u->zstd)
		return damaged(s, WT_NO_MEMORY, raw_offset(s));
	if (!raw_need(s, 8) || memcmp(s->raw + s->raw_at, ZSTD_DICTIONARY, 4) != 0)
		return true;
	const unsigned char *p = s->raw + s->raw_at + 4;
	size_t n = (size_t)p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 | (size_t)p[3] << 24;
	if (n > DICTIONARY_MAX || !raw_need(s, 8 + n) ||
		!take_dictionary(u, s->raw + s->raw_at + 8, n))
		return damaged(s, s->damage ? s->damage : WT_CORRUPT, raw_offset(s));
	s->raw_at += 8 + n;
	return true;
}

static bool
fill_zstd(struct wt_stream *s)
{
	struct wt_unpacker *u = s->unpacker;
	size_t given = 0;
	if (!u->zstd && !begin_zstd(s))
		return false;
	if (!out_room(s, STEP))
		return damaged(s, WT_NO_MEMORY, raw_offset(s));
	while (given == 0) {
		if (!raw_need(s, 1))
			return s->streaming ? damaged(s, s->damage ? s->damage : WT_CUT, s->member)
					    : false;
		if (!s->streaming) {
			s->member = raw_offset(s);
			s->member_out = 0;
			mark(s, s->member);
		}
		ZSTD_inBuffer in = { s->raw + s->raw_at, raw_left(s), 0 };
		ZSTD_outBuffer out = { s->out + s->end, STEP, 0 };
		size_t code = ZSTD_decompressStream(u->zstd, &out, &in);
		s->raw_at += in.pos;
		given = out.pos;
		if (ZSTD_isError(code))
			return damaged(s, WT_CORRUPT, s->member);
		s->streaming = code != 0;
	}
	s->end += given;
	s->member_out += given;
	/* zstd packs runs tighter than gzip can */
	if (bomb(s, 40 * (raw_offset(s) - s->member)))
		return damaged(s, WT_BOMB, s->member);
	return true;
}

/* --- the face --------------------------------------------------------------------------------- */

static bool
fill(struct wt_stream *s)
{
	if (s->damage != WT_SOUND)
		return false;
	switch (s->packing) {
	case WT_PACKED_GZIP:
		return fill_gzip(s);
	case WT_PACKED_ZSTD:
		return fill_zstd(s);
	case WT_PACKED_NOT:
		break;
	}
	return fill_plain(s);
}

size_t
wt_stream_need(struct wt_stream *s, size_t n)
{
	while (s->end - s->at < n && fill(s))
		;
	return s->end - s->at;
}

void
wt_stream_take(struct wt_stream *s, size_t n)
{
	s->at += n;
	s->out_at += n;
	if (s->at == s->end)
		s->at = s->end = 0;
}

uint64_t
wt_stream_skip(struct wt_stream *s, uint64_t n)
{
	uint64_t skipped = 0;
	while (skipped < n && wt_stream_need(s, 1)) {
		size_t here = s->end - s->at;
		here = here < n - skipped ? here : (size_t)(n - skipped);
		wt_stream_take(s, here);
		skipped += here;
	}
	return skipped;
}

/* The mark of the window's first byte, -1 where it has none any more. */
static int
mark_here(const struct wt_stream *s)
{
	int i = (int)s->n_marks - 1;
	while (i >= 0 && s->marks[i].out > s->out_at)
		i--;
	return i;
}

uint64_t
wt_stream_where(const struct wt_stream *s)
{
	int i = mark_here(s);
	if (s->packing == WT_PACKED_NOT)
		return raw_offset(s) - (s->end - s->at);
	return i >= 0 ? s->marks[i].file : raw_offset(s);
}

size_t
wt_stream_member_rest(const struct wt_stream *s)
{
	int i = mark_here(s);
	size_t all = s->end - s->at;
	if (i < 0 || i + 1 >= (int)s->n_marks)
		return all;
	uint64_t rest = s->marks[i + 1].out - s->out_at;
	return rest < all ? (size_t)rest : all;
}

bool
wt_stream_next_member(struct wt_stream *s)
{
	wt_stream_take(s, s->end - s->at);
	s->n_marks = 0;
	if (s->damage == WT_IO || s->damage == WT_NO_MEMORY)
		return false;
	/* behind the damaged member's first byte, where that is still at hand */
	if (s->damage != WT_SOUND && s->damage_at >= s->raw_file &&
		s->damage_at < s->raw_file + s->raw_end)
		s->raw_at = (size_t)(s->damage_at - s->raw_file) + 1;
	s->damage = WT_SOUND;
	s->streaming = false;
	while (raw_offset(s) < s->search_end && raw_need(s, 4)) {
		const unsigned char *from = s->raw + s->raw_at;
		const unsigned char *p = memchr(from, 0x1f, raw_left(s) - 3);
		s->raw_at += p ? (size_t)(p - from) : raw_left(s) - 3;
		if (p && is_member(p))
			return raw_offset(s) < s->search_end;
		s->raw_at += p != NULL;
	}
	s->raw_at = s->raw_end;
	return false;
}

uint64_t
wt_stream_done(const struct wt_stream *s)
{
	return raw_offset(s);
}

struct wt_str
wt_stream_peek(struct wt_stream *s)
{
	if (s->out_at == 0 && s->end == 0 && raw_need(s, 4)) {
		const unsigned char *p = s->raw + s->raw_at;
		if (is_member(p))
			s->packing = WT_PACKED_GZIP;
		else if (memcmp(p, ZSTD_FRAME, 4) == 0 || memcmp(p, ZSTD_DICTIONARY, 4) == 0)
			s->packing = WT_PACKED_ZSTD;
	}
	size_t had = 0;
	struct wt_str seen = { "", 0 };
	do {
		had = seen.len;
		(void)wt_stream_need(s, had + 1);
		seen = wt_stream_view(s);
	} while (seen.len > had && seen.len < STEP && wt_str_trim(seen).len == 0);
	return seen;
}
