/*
 * test_trie.c - blob and trie: what was put in comes out, damage is refused.
 */
#include "test.h"

#include <stdlib.h>

#include "base/blob.h"
#include "base/trie.h"

static void
every_key_is_found_and_nothing_else(void **state)
{
	enum { N = 5000 };
	static char text[N][16];
	static struct wt_trie_key keys[N];
	struct wt_buf out = { 0 };
	struct wt_trie trie;
	(void)state;
	for (int i = 0; i < N; i++) {
		(void)snprintf(text[i], sizeof text[i], "%x-%d", (unsigned)i * 2654435761u, i % 7);
		keys[i] = (struct wt_trie_key){ wt_str_of(text[i]), i };
	}
	assert_int_equal(wt_trie_build(keys, N, &out, NULL), WARTA_OK);
	assert_true(wt_trie_open(&trie, wt_buf_view(&out)));
	for (int i = 0; i < N; i++) {
		assert_int_equal(wt_trie_get(&trie, wt_str_of(text[i])), i);
		struct wt_str cut = { text[i], strlen(text[i]) - 1 };
		assert_int_equal(wt_trie_get(&trie, cut), WT_TRIE_NONE);
	}
	assert_int_equal(wt_trie_get(&trie, WT_STR("")), WT_TRIE_NONE);
	assert_int_equal(wt_trie_get(&trie, WT_STR("zzz")), WT_TRIE_NONE);
	wt_buf_release(&out);
}

static void
a_prefix_and_its_longer_key_live_together(void **state)
{
	struct wt_trie_key keys[] = { { WT_STR("korea utara"), 2 }, { WT_STR("korea"), 1 },
		{ WT_STR("k"), 3 }, { WT_STR("korea"), 9 } };
	struct wt_buf out = { 0 };
	struct wt_trie trie;
	(void)state;
	assert_int_equal(wt_trie_build(keys, 4, &out, NULL), WARTA_OK);
	assert_true(wt_trie_open(&trie, wt_buf_view(&out)));
	assert_int_equal(wt_trie_get(&trie, WT_STR("korea")), 1);
	assert_int_equal(wt_trie_get(&trie, WT_STR("korea utara")), 2);
	assert_int_equal(wt_trie_get(&trie, WT_STR("k")), 3);
	assert_int_equal(wt_trie_get(&trie, WT_STR("ko")), WT_TRIE_NONE);
	wt_buf_release(&out);
}

static void
an_empty_trie_holds_nothing(void **state)
{
	struct wt_buf out = { 0 };
	struct wt_trie trie;
	(void)state;
	assert_int_equal(wt_trie_build(NULL, 0, &out, NULL), WARTA_OK);
	assert_true(wt_trie_open(&trie, wt_buf_view(&out)));
	assert_int_equal(wt_trie_get(&trie, WT_STR("a")), WT_TRIE_NONE);
	wt_buf_release(&out);
}

static void
a_damaged_blob_is_refused_at_any_byte(void **state)
{
	struct wt_blob_writer w = { 0 };
	struct wt_buf out = { 0 };
	struct wt_blob blob;
	struct wt_fault f = { 0 };
	(void)state;
	wt_buf_cstr(wt_blob_add(&w, "one"), "the first section");
	wt_buf_cstr(wt_blob_add(&w, "two"), "the second, longer section of bytes");
	assert_int_equal(wt_blob_write(&w, &out, &f), WARTA_OK);
	void *copy = aligned_alloc(16, (out.len + 15) / 16 * 16);
	assert_non_null(copy);
	memcpy(copy, out.ptr, out.len);
	assert_int_equal(wt_blob_open(&blob, copy, out.len, &f), WARTA_OK);
	assert_true(wt_str_is(wt_blob_find(&blob, "two"), "the second, longer section of bytes"));
	assert_null(wt_blob_find(&blob, "three").ptr);
	assert_true(wt_blob_open(&blob, copy, out.len - 16, &f) < 0);
	size_t refused = 0, named = 0;
	for (size_t i = 0; i < out.len; i++) {
		((unsigned char *)copy)[i] ^= 0x41;
		if (wt_blob_open(&blob, copy, out.len, &f) < 0)
			refused++;
		else
			named += !wt_blob_find(&blob, "one").ptr || !wt_blob_find(&blob, "two").ptr;
		((unsigned char *)copy)[i] ^= 0x41;
	}
	/* only padding, behind names and before three places, can change unseen */
	assert_true(refused + named >= out.len - 3 * (size_t)WT_BLOB_PLACE);
	free(copy);
	wt_buf_release(&out);
	wt_blob_writer_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_is_found_and_nothing_else),
		cmocka_unit_test(a_prefix_and_its_longer_key_live_together),
		cmocka_unit_test(an_empty_trie_holds_nothing),
		cmocka_unit_test(a_damaged_blob_is_refused_at_any_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
