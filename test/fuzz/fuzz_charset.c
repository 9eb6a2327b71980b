/*
 * fuzz_charset.c - whatever the bytes and the name of the charset: the text is UTF-8 without NUL,
 * and offsets into it lead back into the bytes, never backwards.
 *
 * The first line of the input is the header's name.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "capture/charset.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_charset c = { .n_anchors = 0 };
	struct wt_str rest = { (const char *)data, size }, header;
	if (!wt_str_split(&rest, '\n', &header))
		return 0;
	if (rest.len == 0)
		rest.ptr = "";
	if (wt_charset_decode(&c, rest, header) == WARTA_OK) {
		uint32_t before = 0;
		for (size_t i = 0; i < c.text.len;) {
			size_t n = wt_utf8_len(c.text.ptr + i, c.text.len - i);
			uint32_t raw = wt_charset_raw(&c, (uint32_t)i);
			promise(n > 0 && c.text.ptr[i] != '\0');
			promise(raw >= before && raw <= rest.len);
			before = raw;
			i += n;
		}
	}
	wt_charset_release(&c);
	return 0;
}
