/*
 * blob.c - reads and writes named sections.
 *
 * The machine is taken to be little-endian, as all that Debian 12 builds for in
 * practice are; a big-endian one is refused at open by the version word.
 */
#include "base/blob.h"

#include <stdlib.h>

static const char MAGIC[8] = { 'W', 'A', 'R', 'T', 'A', 'B', 'L', 'B' };

struct head {
	char magic[8];
	uint32_t version;
	uint32_t n;
	uint64_t size;
};

struct row {
	char name[WT_BLOB_NAME];
	uint64_t offset;
	uint64_t size;
	uint64_t sum;
};

uint64_t
wt_blob_sum(const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t h = UINT64_C(14695981039346656037) ^ n;
	for (; n >= 8; n -= 8, p += 8) {
		uint64_t word;
		memcpy(&word, p, 8);
		h = (h ^ word) * UINT64_C(1099511628211);
		h ^= h >> 29;
	}
	for (; n > 0; n--, p++)
		h = (h ^ *p) * UINT64_C(1099511628211);
	return h;
}

static const struct row *
rows(const struct wt_blob *blob)
{
	return (const struct row *)(const void *)(blob->data + sizeof(struct head));
}

static int
check_row(const struct wt_blob *blob, uint32_t i, struct wt_fault *f)
{
	const struct row *r = &rows(blob)[i];
	if (!memchr(r->name, '\0', WT_BLOB_NAME))
		return wt_fail(f, WARTA_EFORMAT, i, "section %u has no proper name", i);
	if (r->offset > blob->size || r->size > blob->size - r->offset || r->offset % WT_BLOB_ALIGN)
		return wt_fail(f, WARTA_EFORMAT, i, "section %s lies outside the data", r->name);
	if (wt_blob_sum(blob->data + r->offset, (size_t)r->size) != r->sum)
		return wt_fail(f, WARTA_EFORMAT, i, "section %s is damaged (checksum)", r->name);
	return WARTA_OK;
}

int
wt_blob_open(struct wt_blob *blob, const void *data, size_t size, struct wt_fault *f)
{
	struct head h;
	*blob = (struct wt_blob){ data, size, 0 };
	if (size < sizeof h || (uintptr_t)data % WT_BLOB_ALIGN)
		return wt_fail(f, WARTA_EFORMAT, 0, "compiled data is too short or not aligned");
	memcpy(&h, data, sizeof h);
	if (memcmp(h.magic, MAGIC, sizeof MAGIC) != 0)
		return wt_fail(f, WARTA_EFORMAT, 0, "this is no compiled data of Warta");
	if (h.version != WT_BLOB_VERSION)
		return wt_fail(f, WARTA_EVERSION, 0, "compiled data of version %u, wanted %u",
			h.version, (unsigned)WT_BLOB_VERSION);
	if (h.size != size || h.n > (size - sizeof h) / sizeof(struct row))
		return wt_fail(f, WARTA_EFORMAT, 0, "compiled data is cut short");
	blob->n = h.n;
	for (uint32_t i = 0; i < h.n; i++)
		if (check_row(blob, i, f) != WARTA_OK)
			return f ? f->code : WARTA_EFORMAT;
	return WARTA_OK;
}

struct wt_str
wt_blob_find(const struct wt_blob *blob, const char *name)
{
	for (uint32_t i = 0; i < blob->n; i++) {
		const struct row *r = &rows(blob)[i];
		if (strcmp(r->name, name) == 0)
			return (struct wt_str){ (const char *)blob->data + r->offset,
				(size_t)r->size };
	}
	return (struct wt_str){ NULL, 0 };
}

const void *
wt_blob_array(const struct wt_blob *blob, const char *name, size_t size, size_t *count)
{
	struct wt_str s = wt_blob_find(blob, name);
	*count = 0;
	if (!s.ptr || s.len % size)
		return NULL;
	*count = s.len / size;
	return s.ptr;
}

struct wt_buf *
wt_blob_add(struct wt_blob_writer *w, const char *name)
{
	if (w->n == w->cap) {
		size_t cap = w->cap ? 2 * w->cap : 16;
		struct wt_blob_part *p = realloc(w->parts, cap * sizeof *p);
		if (!p) {
			w->failed = true;
			return NULL;
		}
		w->parts = p;
		w->cap = cap;
	}
	struct wt_blob_part *part = &w->parts[w->n++];
	memset(part, 0, sizeof *part);
	size_t n = strlen(name) < WT_BLOB_NAME - 1 ? strlen(name) : WT_BLOB_NAME - 1;
	memcpy(part->name, name, n);
	return &part->bytes;
}

static void
pad(struct wt_buf *out, size_t start)
{
	while ((out->len - start) % WT_BLOB_PLACE)
		wt_buf_char(out, '\0');
}

static size_t
padded(size_t n)
{
	return (n + WT_BLOB_PLACE - 1) / WT_BLOB_PLACE * WT_BLOB_PLACE;
}

int
wt_blob_write(const struct wt_blob_writer *w, struct wt_buf *out, struct wt_fault *f)
{
	size_t start = out->len;
	size_t at = padded(sizeof(struct head) + w->n * sizeof(struct row));
	size_t size = at;
	for (size_t i = 0; i < w->n; i++)
		size += padded(w->parts[i].bytes.len);
	struct head h = { .version = WT_BLOB_VERSION, .n = (uint32_t)w->n, .size = size };
	memcpy(h.magic, MAGIC, sizeof MAGIC);
	wt_buf_add(out, &h, sizeof h);
	bool failed = w->failed;
	for (size_t i = 0; i < w->n; i++) {
		const struct wt_buf *b = &w->parts[i].bytes;
		struct row r = { .offset = at, .size = b->len, .sum = wt_blob_sum(b->ptr, b->len) };
		memcpy(r.name, w->parts[i].name, WT_BLOB_NAME);
		wt_buf_add(out, &r, sizeof r);
		at += padded(b->len);
		failed = failed || b->failed;
	}
	for (size_t i = 0; i < w->n; i++) {
		pad(out, start);
		wt_buf_str(out, wt_buf_view(&w->parts[i].bytes));
	}
	pad(out, start);
	if (failed || out->failed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory while writing compiled data");
	return WARTA_OK;
}

void
wt_blob_writer_release(struct wt_blob_writer *w)
{
	for (size_t i = 0; i < w->n; i++)
		wt_buf_release(&w->parts[i].bytes);
	free(w->parts);
	*w = (struct wt_blob_writer){ NULL, 0, 0, false };
}
