/*
 * http.c - see http.h.
 */
#include "capture/http.h"

#include <brotli/decode.h>
#include <zlib.h>

#define STEP ((size_t)64 << 10)

void
wt_http_body_release(struct wt_http_body *b)
{
	wt_buf_release(&b->chunks);
	wt_buf_release(&b->plain);
}

/* --- the head --------------------------------------------------------------------------------- */

/* "HTTP/1.1 200 OK" */
static bool
read_status(struct wt_str line, int *status)
{
	struct wt_str word;
	uint64_t n;
	if (!wt_str_starts(line, WT_STR("HTTP/")) || !wt_str_split(&line, ' ', &word))
		return false;
	line = wt_str_trim(line);
	if (line.len < 3 || !wt_str_to_u64((struct wt_str){ line.ptr, 3 }, &n))
		return false;
	*status = (int)n;
	return true;
}

static void
take_field(struct wt_http *h, struct wt_str line)
{
	static const char *const NAMES[] = { "content-type", "content-encoding",
		"transfer-encoding", "location" };
	struct wt_str *const to[] = { &h->type, &h->coding, &h->transfer, &h->location };
	const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
	if (!colon)
		return;
	size_t n = (size_t)(colon - line.ptr);
	struct wt_str name = wt_str_trim((struct wt_str){ line.ptr, n });
	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (wt_str_eq_nocase(name, wt_str_of(NAMES[i])))
			*to[i] = wt_str_trim((struct wt_str){ colon + 1, line.len - n - 1 });
}

bool
wt_http_read(struct wt_str bytes, struct wt_http *h)
{
	struct wt_str rest = bytes, line, empty = { "", 0 };
	unsigned fields = 0;
	*h = (struct wt_http){ 0, empty, empty, empty, empty, empty };
	if (!wt_str_starts(bytes, WT_STR("HTTP/")) || !wt_str_split(&rest, '\n', &line) ||
		!read_status(line, &h->status))
		return false;
	while (wt_str_split(&rest, '\n', &line)) {
		if (wt_str_trim(line).len == 0)
			break;
		if (++fields > WT_HTTP_FIELDS ||
			(size_t)(line.ptr - bytes.ptr) + line.len > WT_HTTP_HEAD)
			return false;
		take_field(h, line);
	}
	if (rest.ptr)
		h->body = rest;
	return true;
}

/* --- chunks ----------------------------------------------------------------------------------- */

/* "1a3f;name=value": the number; false where the line is none. */
static bool
chunk_size(struct wt_str line, size_t *size)
{
	size_t i = 0, n = 0;
	line = wt_str_trim(line);
	for (; i < line.len && i < 8; i++) {
		char c = wt_lower(line.ptr[i]);
		if (!wt_is_digit(c) && !(c >= 'a' && c <= 'f'))
			break;
		n = n * 16 + (size_t)(wt_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	*size = n;
	return i > 0 && (i == line.len || line.ptr[i] == ';' || line.ptr[i] == ' ');
}

bool
wt_http_unchunk(struct wt_str body, struct wt_buf *out)
{
	struct wt_str rest = body, line;
	bool any = false;
	wt_buf_clear(out);
	while (rest.len && wt_str_split(&rest, '\n', &line)) {
		size_t size;
		if (!rest.ptr || !chunk_size(line, &size))
			return any; /* what follows is lost, what came is kept */
		if (size == 0)
			return true;
		any = true;
		size = size < rest.len ? size : rest.len;
		wt_buf_add(out, rest.ptr, size);
		rest.ptr += size;
		rest.len -= size;
		if (rest.len && rest.ptr[0] == '\r')
			rest.ptr++, rest.len--;
		if (rest.len && rest.ptr[0] == '\n')
			rest.ptr++, rest.len--;
	}
	return any;
}

/* --- packing ---------------------------------------------------------------------------------- */

/* Unpacks; false where nothing came out of it.  *too_big: stopped at the limit. */
static bool
inflate_body(struct wt_str packed, int window, struct wt_buf *out, bool *too_big)
{
	z_stream z = { 0 };
	unsigned char piece[STEP];
	int code = Z_OK;
	wt_buf_clear(out);
	*too_big = false;
	if (inflateInit2(&z, window) != Z_OK)
		return false;
	z.next_in = (z_const Bytef *)(uintptr_t)packed.ptr;
	z.avail_in = (uInt)packed.len;
	while (code == Z_OK && !*too_big) {
		z.next_out = piece;
		z.avail_out = sizeof piece;
		code = inflate(&z, Z_NO_FLUSH);
		wt_buf_add(out, piece, sizeof piece - z.avail_out);
		*too_big = out->len > WT_HTTP_BODY;
	}
	(void)inflateEnd(&z);
	return out->len > 0;
}

static bool
unbrotli(struct wt_str packed, struct wt_buf *out, bool *too_big)
{
	BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	const unsigned char *in = (const unsigned char *)packed.ptr;
	unsigned char piece[STEP];
	size_t left = packed.len;
	BrotliDecoderResult r = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
	wt_buf_clear(out);
	while (state && r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && !*too_big) {
		unsigned char *to = piece;
		size_t room = sizeof piece;
		r = BrotliDecoderDecompressStream(state, &left, &in, &room, &to, NULL);
		wt_buf_add(out, piece, sizeof piece - room);
		*too_big = out->len > WT_HTTP_BODY;
	}
	if (state)
		BrotliDecoderDestroyInstance(state);
	return out->len > 0;
}

static bool
holds_word(struct wt_str s, const char *word)
{
	struct wt_str part;
	while (wt_str_split(&s, ',', &part))
		if (wt_str_eq_nocase(wt_str_trim(part), wt_str_of(word)))
			return true;
	return false;
}

static bool
unpack(struct wt_http_body *b, struct wt_str coding, struct wt_str *body, bool *too_big)
{
	bool gzip = holds_word(coding, "gzip") || holds_word(coding, "x-gzip");
	bool done;
	*too_big = false;
	if (holds_word(coding, "br"))
		done = unbrotli(*body, &b->plain, too_big);
	else if (gzip)
		done = inflate_body(*body, 15 + 16, &b->plain, too_big);
	else /* "deflate" means zlib, and some send it bare */
		done = inflate_body(*body, 15, &b->plain, too_big) ||
		       inflate_body(*body, -15, &b->plain, too_big);
	if (done)
		*body = wt_buf_view(&b->plain);
	return done;
}

int
wt_http_body(
	struct wt_http_body *b, const struct wt_http *h, struct wt_str *body, struct wt_fault *f)
{
	bool too_big = false;
	*body = h->body;
	if (holds_word(h->transfer, "chunked") && wt_http_unchunk(h->body, &b->chunks))
		*body = wt_buf_view(&b->chunks);
	bool known = holds_word(h->coding, "gzip") || holds_word(h->coding, "x-gzip") ||
		     holds_word(h->coding, "deflate") || holds_word(h->coding, "br");
	if (known)
		(void)unpack(b, h->coding, body, &too_big);
	if (too_big || body->len > WT_HTTP_BODY)
		return wt_fail(
			f, WARTA_ETOOBIG, 0, "the body unpacks to over %zu MB", WT_HTTP_BODY >> 20);
	if (b->chunks.failed || b->plain.failed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	if (!known && h->coding.len && !holds_word(h->coding, "identity"))
		return wt_fail(f, WARTA_EFORMAT, 0,
			"the body is packed as '%.*s', which is not read",
			(int)(h->coding.len < 32 ? h->coding.len : 32), h->coding.ptr);
	return WARTA_OK;
}
