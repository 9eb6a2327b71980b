/*
 * fuzz_shard.c - whatever lies in a file of shards: a line is refused, or it is an article whose
 * spans lie in its text, and which is written and read again as the same line; bytes are refused,
 * or they are frames.
 *
 * The input is read as a line, and as the bytes of a file.
 */
#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "work/shard_file.h"
#include "work/shard_line.h"

static bool
lies_in(struct wt_span s, const struct wt_article *a)
{
	return s.start <= s.end && s.end <= a->doc.len;
}

static void
check(const struct wt_article *a, const struct wt_claims *claims)
{
	for (uint32_t i = 0; i < a->n_paragraphs; i++)
		promise(lies_in(a->paragraphs[i].span, a));
	for (uint32_t i = 0; i < a->n_noise; i++)
		promise(lies_in(a->noise[i], a));
	for (uint32_t i = 0; i < claims->n; i++) {
		const struct wt_claim *c = &claims->items[i];
		promise(c->n_actors <= WT_CLAIM_PARTIES && c->n_modes <= WT_CLAIM_MODES);
		promise(lies_in(c->verb, a) && lies_in(c->cue_span, a));
		for (unsigned k = 0; k < c->n_spans; k++)
			promise(lies_in(c->spans[k], a));
	}
}

static void
as_line(struct wt_str bytes)
{
	struct wt_arena arena;
	struct wt_article a;
	struct wt_claims claims;
	const char *why;
	struct wt_buf once = { 0 }, twice = { 0 };
	json_t *again = NULL, *line = json_loadb(bytes.ptr, bytes.len, JSON_ALLOW_NUL, NULL);
	wt_arena_init(&arena, (size_t)256 << 20);
	if (wt_shard_line_read(&arena, NULL, line, &a, &claims, &why)) {
		check(&a, &claims);
		wt_shard_line_print(&once, NULL, &a, &claims);
		again = json_loadb(once.ptr, once.len, JSON_ALLOW_NUL, NULL);
		promise(wt_shard_line_read(&arena, NULL, again, &a, &claims, &why));
		wt_shard_line_print(&twice, NULL, &a, &claims);
		promise(wt_str_eq(wt_buf_view(&once), wt_buf_view(&twice)));
	} else {
		promise(why != NULL);
	}
	wt_buf_release(&once);
	wt_buf_release(&twice);
	json_decref(again);
	json_decref(line);
	wt_arena_release(&arena);
}

static void
as_file(const uint8_t *data, size_t size)
{
	struct wt_shard_scan scan;
	struct wt_fault f = { 0 };
	int fd = memfd_create("shard", 0);
	promise(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	int code = wt_shard_scan_file(&scan, "x", fd, &f);
	promise(code == WARTA_OK || f.text[0] != '\0');
	promise(scan.last.bytes <= size && scan.boundary.bytes <= scan.last.bytes);
	(void)close(fd);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	as_line((struct wt_str){ size ? (const char *)data : "", size });
	as_file(data, size);
	return 0;
}
