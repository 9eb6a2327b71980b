/*
 * fuzz_jsonld.c - whatever the text: values form a tree (children and siblings lie behind their
 * value and in the list), strings are UTF-8, and an article's fields can be asked for.
 *
 * The input is read twice into one list, as two scripts of a page are.
 */
#include "fuzz.h"

#include <string.h>

#include "base/utf8.h"
#include "extract/jsonld.h"

static void
check_text(struct wt_str s)
{
	for (size_t i = 0; i < s.len;) {
		size_t n = wt_utf8_len(s.ptr + i, s.len - i);
		promise(n > 0);
		i += n;
	}
}

static void
check(const struct wt_ld *ld)
{
	for (uint32_t i = 1; i < ld->n; i++) {
		const struct wt_ld_value *v = &ld->values[i];
		promise(v->next == 0 || (v->next > i && v->next < ld->n));
		promise(v->child == 0 || (v->child > i && v->child < ld->n));
		check_text(v->text);
		check_text(wt_ld_string(ld, i));
		(void)wt_ld_is_article(ld, i);
		promise(wt_ld_member(ld, i, "headline") < ld->n);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_arena arena;
	struct wt_ld ld = { .n = 0 };
	char *text = malloc(size + 1);
	promise(text != NULL);
	if (size)
		memcpy(text, data, size);
	(void)wt_utf8_clean(text, size);
	wt_arena_init(&arena, (size_t)256 << 20);
	for (int i = 0; i < 2; i++)
		promise(wt_ld_read(&arena, &ld, (struct wt_str){ text, size }) <= ld.n);
	check(&ld);
	wt_arena_release(&arena);
	free(text);
	return 0;
}
