/*
 * shard_file.c - see shard_file.h.
 */
#include "work/shard_file.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define LEVEL  3 /* 9 saves a tenth of the bytes, and costs 4 % of all the time (doc/scale.md) */
#define CHUNK  ((size_t)1 << 20)
#define PACKED ((size_t)100 << 20) /* bytes of one frame */

/* --- lines ------------------------------------------------------------------------------------ */

static void
begin(struct wt_json *j, struct wt_buf *lines, const char *key)
{
	*j = wt_json_begin(lines);
	wt_json_open(j, '{');
	wt_json_key(j, key);
}

static void
end(struct wt_json *j)
{
	wt_json_close(j, '}');
	wt_buf_char(j->out, '\n');
}

static void
number(struct wt_json *j, const char *key, uint64_t n)
{
	wt_json_key(j, key);
	wt_json_int(j, (int64_t)n);
}

static void
tally(struct wt_json *j, const struct wt_shard_tally *t)
{
	number(j, "articles", t->articles);
	number(j, "claims", t->claims);
	number(j, "failed", t->failed);
}

void
wt_shard_put_head(struct wt_buf *lines, const struct wt_shard_head *head)
{
	struct wt_json j;
	begin(&j, lines, "warta");
	wt_json_cstr(&j, "shard");
	number(&j, "format", WT_SHARD_FORMAT);
	wt_json_key(&j, "coder");
	wt_json_cstr(&j, head->coder);
	wt_json_key(&j, "manifest");
	wt_json_cstr(&j, head->manifest);
	number(&j, "shard", head->shard);
	number(&j, "shards", head->shards);
	number(&j, "entries", head->entries);
	end(&j);
}

void
wt_shard_put_failed(struct wt_buf *lines, const char *words)
{
	struct wt_json j;
	begin(&j, lines, "failed");
	wt_json_cstr(&j, words);
	end(&j);
}

void
wt_shard_put_place(struct wt_buf *lines, const struct wt_shard_place *place)
{
	struct wt_json j;
	begin(&j, lines, "place");
	wt_json_open(&j, '{');
	number(&j, "entry", place->entry);
	number(&j, "offset", place->offset);
	wt_json_str_if(&j, "file", wt_str_of(place->file));
	tally(&j, &place->tally);
	wt_json_close(&j, '}');
	end(&j);
}

/* --- writing ---------------------------------------------------------------------------------- */

static int
write_all(struct wt_shard_out *out, const char *bytes, size_t n, struct wt_fault *f)
{
	while (n > 0) {
		ssize_t done = write(out->fd, bytes, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return wt_fail(f,
				errno == ENOSPC || errno == EDQUOT ? WARTA_EFULL : WARTA_EIO, 0,
				"%s: %s", out->path, strerror(errno));
		bytes += done;
		n -= (size_t)done;
	}
	return WARTA_OK;
}

static bool
reserve(struct wt_buf *b, size_t n)
{
	if (n <= b->cap)
		return true;
	char *p = realloc(b->ptr, n);
	if (!p)
		return false;
	b->ptr = p;
	b->cap = n;
	return true;
}

int
wt_shard_close_frame(struct wt_shard_out *out, struct wt_fault *f)
{
	size_t most = ZSTD_compressBound(out->lines.len);
	if (out->lines.len == 0)
		return WARTA_OK;
	if (!out->zstd) {
		out->zstd = ZSTD_createCCtx();
		if (out->zstd) {
			(void)ZSTD_CCtx_setParameter(out->zstd, ZSTD_c_compressionLevel, LEVEL);
			(void)ZSTD_CCtx_setParameter(out->zstd, ZSTD_c_checksumFlag, 1);
		}
	}
	if (!out->zstd || out->lines.failed || !reserve(&out->packed, most))
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", out->path);
	size_t n = ZSTD_compress2(out->zstd, out->packed.ptr, most, out->lines.ptr, out->lines.len);
	if (ZSTD_isError(n))
		return wt_fail(f, WARTA_EIO, 0, "%s: zstd: %s", out->path, ZSTD_getErrorName(n));
	int code = write_all(out, out->packed.ptr, n, f);
	if (code != WARTA_OK)
		return code;
	wt_key_add(&out->sum, out->packed.ptr, n);
	out->bytes += n;
	wt_buf_clear(&out->lines);
	return WARTA_OK;
}

int
wt_shard_put_end(struct wt_shard_out *out, const struct wt_shard_tally *t, struct wt_fault *f)
{
	struct wt_json j;
	struct wt_key sum = out->sum;
	char hash[20];
	(void)snprintf(hash, sizeof hash, "%016llx", (unsigned long long)wt_key_end(&sum));
	begin(&j, &out->lines, "end");
	wt_json_open(&j, '{');
	tally(&j, t);
	number(&j, "bytes", out->bytes);
	wt_json_key(&j, "sum");
	wt_json_cstr(&j, hash);
	wt_json_close(&j, '}');
	end(&j);
	return wt_shard_close_frame(out, f);
}

void
wt_shard_out_release(struct wt_shard_out *out)
{
	wt_buf_release(&out->lines);
	wt_buf_release(&out->packed);
	(void)ZSTD_freeCCtx(out->zstd);
	out->zstd = NULL;
}

/* --- reading ---------------------------------------------------------------------------------- */

int
wt_shard_in_open(
	struct wt_shard_in *in, const char *path, int fd, uint64_t from, struct wt_fault *f)
{
	*in = (struct wt_shard_in){ .path = path, .fd = fd, .at = from, .next = from };
	in->zstd = ZSTD_createDCtx();
	if (!in->zstd)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", path);
	if (lseek(fd, (off_t)from, SEEK_SET) != (off_t)from)
		return wt_fail(f, WARTA_EIO, 0, "%s: %s", path, strerror(errno));
	return WARTA_OK;
}

void
wt_shard_in_release(struct wt_shard_in *in)
{
	wt_buf_release(&in->window);
	wt_buf_release(&in->lines);
	(void)ZSTD_freeDCtx(in->zstd);
	in->zstd = NULL;
}

/* More bytes behind the window's; false at the end of the file or after a fault. */
static bool
fill(struct wt_shard_in *in, struct wt_fault *f)
{
	struct wt_buf *w = &in->window;
	size_t more = w->len > CHUNK ? w->len : CHUNK; /* twice as much each time */
	if (!reserve(w, w->len + more)) {
		(void)wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", in->path);
		return false;
	}
	ssize_t n;
	while ((n = read(in->fd, w->ptr + w->len, more)) < 0 && errno == EINTR)
		;
	if (n < 0)
		(void)wt_fail(f, WARTA_EIO, 0, "%s: %s", in->path, strerror(errno));
	in->ended = n <= 0;
	w->len += n > 0 ? (size_t)n : 0;
	return n > 0;
}

static int
damaged(const struct wt_shard_in *in, const char *what, struct wt_fault *f)
{
	return wt_fail(f, WARTA_EFORMAT, 0, "%s: at byte %llu: %s", in->path,
		(unsigned long long)in->next, what);
}

/* Do the bytes there are begin a frame?  (RFC 8878, 3.1.1) */
static bool
may_be_frame(struct wt_str s)
{
	static const char MAGIC[4] = { '\x28', '\xb5', '\x2f', '\xfd' };
	return memcmp(s.ptr, MAGIC, s.len < 4 ? s.len : 4) == 0;
}

/* The bytes of the frame at the window's beginning, all of which the window then holds; 0 at the
 * end of the file. */
static int
frame_size(struct wt_shard_in *in, size_t *size, struct wt_fault *f)
{
	struct wt_fault broken = { 0 };
	*size = 0;
	for (;;) {
		size_t n = in->window.len
				   ? ZSTD_findFrameCompressedSize(in->window.ptr, in->window.len)
				   : 0;
		if (n && !ZSTD_isError(n)) {
			*size = n;
			return WARTA_OK;
		}
		if (!may_be_frame(wt_buf_view(&in->window)))
			return damaged(in, "no zstd frame begins here", f);
		if (in->window.len > PACKED)
			return damaged(in, "a frame is too long", f);
		if (in->ended || !fill(in, &broken))
			break;
	}
	if (broken.code != WARTA_OK)
		return wt_fail(f, broken.code, 0, "%s", broken.text);
	return in->window.len ? damaged(in, "the file is cut off within a frame", f) : WARTA_OK;
}

int
wt_shard_in_next(struct wt_shard_in *in, struct wt_str *lines, struct wt_fault *f)
{
	struct wt_buf *w = &in->window;
	size_t size;
	if (in->taken) {
		memmove(w->ptr, w->ptr + in->taken, w->len - in->taken);
		w->len -= in->taken;
		in->taken = 0;
	}
	int code = frame_size(in, &size, f);
	if (code != WARTA_OK || size == 0)
		return code;
	unsigned long long n = ZSTD_getFrameContentSize(w->ptr, w->len);
	if (n > WT_SHARD_LINES) /* so are its words for "unknown" */
		return damaged(in, "a frame is none of a shard", f);
	if (!reserve(&in->lines, (size_t)n + 1))
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", in->path);
	size_t got = ZSTD_decompressDCtx(in->zstd, in->lines.ptr, (size_t)n, w->ptr, size);
	if (ZSTD_isError(got))
		return damaged(in, ZSTD_getErrorName(got), f);
	in->at = in->next;
	in->next += size;
	in->taken = size;
	*lines = (struct wt_str){ in->lines.ptr, got };
	return 1;
}

struct wt_str
wt_shard_in_packed(const struct wt_shard_in *in)
{
	return (struct wt_str){ in->window.ptr, in->taken };
}

/* --- going over all of it --------------------------------------------------------------------- */

/* The object under `key` of a line that is `{"key":...}`, or the whole line where key is NULL. */
static bool
small(struct wt_str line, const char *key, json_t **whole, json_t **part)
{
	*whole = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, NULL);
	*part = key ? json_object_get(*whole, key) : *whole;
	if (json_is_object(*part))
		return true;
	json_decref(*whole);
	return false;
}

static uint64_t
count(const json_t *o, const char *key)
{
	json_int_t n = json_integer_value(json_object_get(o, key));
	return n > 0 ? (uint64_t)n : 0;
}

static void
text(const json_t *o, const char *key, char *out, size_t size)
{
	const char *s = json_string_value(json_object_get(o, key));
	(void)snprintf(out, size, "%s", s ? s : "");
}

static struct wt_shard_tally
get_tally(const json_t *o)
{
	return (struct wt_shard_tally){ count(o, "articles"), count(o, "claims"),
		count(o, "failed") };
}

static int
take_head(struct wt_shard_scan *scan, struct wt_str line, const struct wt_shard_in *in,
	struct wt_fault *f)
{
	json_t *whole, *o;
	char kind[8];
	if (!small(line, NULL, &whole, &o))
		return damaged(in, "no shard begins here", f);
	text(o, "warta", kind, sizeof kind);
	uint64_t format = count(o, "format");
	text(o, "coder", scan->head.coder, sizeof scan->head.coder);
	text(o, "manifest", scan->head.manifest, sizeof scan->head.manifest);
	scan->head.shard = (uint32_t)count(o, "shard");
	scan->head.shards = (uint32_t)count(o, "shards");
	scan->head.entries = (uint32_t)count(o, "entries");
	json_decref(whole);
	if (strcmp(kind, "shard") != 0)
		return damaged(in, "no shard begins here", f);
	if (format != WT_SHARD_FORMAT)
		return wt_fail(f, format > WT_SHARD_FORMAT ? WARTA_EVERSION : WARTA_EFORMAT, 0,
			"%s: is a shard of format %llu; this version reads format %d", in->path,
			(unsigned long long)format, WT_SHARD_FORMAT);
	scan->has_head = true;
	return WARTA_OK;
}

static void
take_place(struct wt_shard_scan *scan, struct wt_str line, const struct wt_shard_in *in,
	const struct wt_key *sum)
{
	json_t *whole, *o;
	if (!small(line, "place", &whole, &o))
		return;
	struct wt_shard_mark m = { .bytes = in->next, .sum = *sum };
	m.place.entry = (uint32_t)count(o, "entry");
	m.place.offset = count(o, "offset");
	text(o, "file", m.place.file, sizeof m.place.file);
	m.place.tally = get_tally(o);
	json_decref(whole);
	scan->last = m;
	if (m.place.offset == 0)
		scan->boundary = m;
}

/* Does the end agree with the bytes before it, and with the articles counted? */
static int
take_end(struct wt_shard_scan *scan, struct wt_str line, const struct wt_shard_in *in,
	struct wt_key sum, const struct wt_shard_tally *seen, struct wt_fault *f)
{
	json_t *whole, *o;
	char hash[20], wanted[20];
	if (!small(line, "end", &whole, &o))
		return damaged(in, "the end is none", f);
	text(o, "sum", wanted, sizeof wanted);
	scan->tally = get_tally(o);
	uint64_t bytes = count(o, "bytes");
	json_decref(whole);
	scan->sum = wt_key_end(&sum);
	(void)snprintf(hash, sizeof hash, "%016llx", (unsigned long long)scan->sum);
	scan->ended = bytes == in->at && strcmp(hash, wanted) == 0 &&
		      scan->tally.articles == seen->articles && scan->tally.failed == seen->failed;
	return scan->ended ? WARTA_OK
			   : damaged(in, "the end does not agree with what stands before it", f);
}

/* Counts the lines; gives the last one. */
static struct wt_str
last_line(struct wt_str lines, struct wt_shard_tally *seen)
{
	struct wt_str line, last = WT_STR("");
	while (wt_str_split(&lines, '\n', &line)) {
		if (line.len == 0)
			continue;
		last = line;
		seen->articles += wt_str_starts(line, WT_STR("{\"article\":"));
		seen->failed += wt_str_starts(line, WT_STR("{\"failed\":"));
	}
	return last;
}

static int
take_frame(struct wt_shard_scan *scan, struct wt_str lines, const struct wt_shard_in *in,
	struct wt_key *sum, struct wt_shard_tally *seen, struct wt_fault *f)
{
	struct wt_str line = last_line(lines, seen);
	bool is_end = wt_str_starts(line, WT_STR("{\"end\":"));
	if (scan->ended)
		return damaged(in, "something stands behind the end", f);
	if (!scan->has_head) {
		int code = take_head(scan, line, in, f);
		if (code != WARTA_OK)
			return code;
	}
	if (is_end)
		return take_end(scan, line, in, *sum, seen, f);
	struct wt_str packed = wt_shard_in_packed(in);
	wt_key_add(sum, packed.ptr, packed.len);
	if (wt_str_starts(line, WT_STR("{\"place\":")))
		take_place(scan, line, in, sum);
	if (scan->last.bytes == 0) /* behind the head */
		scan->last = scan->boundary =
			(struct wt_shard_mark){ .bytes = in->next, .sum = *sum };
	return WARTA_OK;
}

int
wt_shard_scan_file(struct wt_shard_scan *scan, const char *path, int fd, struct wt_fault *f)
{
	struct wt_shard_in in;
	struct wt_key sum = wt_key_begin();
	struct wt_shard_tally seen = { 0, 0, 0 };
	struct wt_str lines;
	*scan = (struct wt_shard_scan){ .has_head = false };
	int code = wt_shard_in_open(&in, path, fd, 0, f);
	while (code == WARTA_OK && (code = wt_shard_in_next(&in, &lines, f)) == 1)
		code = take_frame(scan, lines, &in, &sum, &seen, f);
	wt_shard_in_release(&in);
	return code;
}
