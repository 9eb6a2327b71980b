/*
 * fuzz_http.c - whatever the bytes of a response: its parts lie within it, and its body is within
 * the limit.
 */
#include "fuzz.h"

#include "capture/http.h"

static void
within(struct wt_str part, struct wt_str whole)
{
	promise(part.len == 0 ||
		(part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_http_body b = { { 0 }, { 0 } };
	struct wt_str bytes = { size ? (const char *)data : "", size }, body;
	struct wt_fault f = { 0 };
	struct wt_http h;
	if (!wt_http_read(bytes, &h))
		return 0;
	promise(h.status >= 0 && h.status <= 999);
	within(h.type, bytes);
	within(h.coding, bytes);
	within(h.body, bytes);
	int code = wt_http_body(&b, &h, &body, &f);
	if (code == WARTA_OK) {
		volatile char last = 0;
		promise(body.len <= WT_HTTP_BODY);
		if (body.len)
			last = body.ptr[body.len - 1];
		(void)last;
	} else {
		promise(f.text[0] != '\0');
	}
	wt_http_body_release(&b);
	return 0;
}
