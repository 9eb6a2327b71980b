/*
 * fuzz_capture.c - whatever the bytes of a file: every page has an id and a text without NUL,
 * every complaint names the file, and the walk ends.
 *
 * The first byte chooses the ending of the file's name.
 */
#include "fuzz.h"

#include <stdio.h>
#include <unistd.h>

#include "capture/page.h"

static void
complain(void *context, const struct wt_fault *f)
{
	const char *path = context;
	promise(f->code < 0 && wt_str_starts(wt_str_of(f->text), wt_str_of(path)));
}

static void
walk(char *path)
{
	const char *paths[] = { path };
	struct wt_capture *c;
	struct wt_page page;
	promise(wt_capture_open(&c, paths, 1, complain, path) == WARTA_OK);
	while (wt_capture_next(c, &page)) {
		promise(page.id.len > 0 && page.text.len > 0 && page.source.len > 0);
		promise(memchr(page.text.ptr, 0, page.text.len) == NULL);
	}
	wt_capture_close(c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	if (size < 1)
		return 0;
	(void)snprintf(path, sizeof path, "/tmp/warta-fuzz-%ld%s", (long)getpid(),
		data[0] & 1 ? ".jsonl" : ".txt");
	FILE *f = fopen(path, "w");
	promise(f != NULL);
	promise(fwrite(data + 1, 1, size - 1, f) == size - 1);
	promise(fclose(f) == 0);
	walk(path);
	(void)unlink(path);
	return 0;
}
