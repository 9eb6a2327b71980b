/*
 * test_html.c - the promises of extract/html.h: what belongs together in a page lies together in
 * its tree, and no page is too broken to have one.
 */
#include "test.h"

#include <stdlib.h>

#include "extract/html.h"

struct tree {
	struct wt_arena arena;
	struct wt_html h;
};

static int
open_tree(void **state)
{
	static struct tree t;
	wt_arena_init(&t.arena, (size_t)256 << 20);
	*state = &t;
	return 0;
}

static int
close_tree(void **state)
{
	struct tree *t = *state;
	wt_arena_release(&t->arena);
	return 0;
}

static void
parse(struct tree *t, const char *source)
{
	assert_int_equal(wt_arena_guard(&t->arena), 0);
	wt_html_parse(&t->arena, wt_str_of(source), &t->h);
	wt_arena_unguard(&t->arena);
}

/* The n-th element of that tag, from 0. */
static uint32_t
nth(const struct tree *t, enum wt_html_tag tag, uint32_t n)
{
	for (uint32_t i = 0; i < t->h.n; i++)
		if (t->h.nodes[i].tag == tag && n-- == 0)
			return i;
	fail_msg("no such element");
	return 0;
}

static void
text_is(struct tree *t, uint32_t node, const char *expected)
{
	struct wt_str s = wt_html_text(&t->arena, &t->h, node);
	char text[512];
	(void)snprintf(text, sizeof text, "%.*s", WT_FMT(s));
	assert_string_equal(text, expected);
}

static void
end_tags_may_be_left_out(void **state)
{
	struct tree *t = *state;
	parse(t, "<p>satu<p>dua<ul><li>a<li>b</ul><dl><dt>x<dd>y<dt>z</dl>");
	text_is(t, nth(t, WT_TAG_P, 0), "satu");
	text_is(t, nth(t, WT_TAG_P, 1), "dua");
	text_is(t, nth(t, WT_TAG_LI, 0), "a");
	text_is(t, nth(t, WT_TAG_DD, 0), "y");
	parse(t, "<table><tr><td>1<td>2<tr><td>3</table>sesudah");
	text_is(t, nth(t, WT_TAG_TD, 1), "2");
	text_is(t, nth(t, WT_TAG_TR, 1), "3");
	text_is(t, nth(t, WT_TAG_TABLE, 0), "123");
}

static void
an_end_tag_closes_nothing_outside_its_block_or_cell(void **state)
{
	struct tree *t = *state;
	parse(t, "<div><table><td>a</div>b</table>c</div>d");
	text_is(t, nth(t, WT_TAG_TD, 0), "ab");
	text_is(t, nth(t, WT_TAG_DIV, 0), "abc");
	parse(t, "<b><p>x</b> y</p>z");
	text_is(t, nth(t, WT_TAG_P, 0), "x y");
	parse(t, "</p></div>a<x-y>b</x-z>c</x-y>d");
	text_is(t, 0, "abcd");
}

static void
scripts_and_comments_are_no_text(void **state)
{
	struct tree *t = *state;
	parse(t, "a<script>if (1<2) document.write('<p>no</p>')</SCRIPT>b<!-- <p>no -->c"
		 "<style>p{}</style><!doctype x><?php x ?>d");
	text_is(t, 0, "abcd");
	parse(t, "<title>A &amp; <b>B</title>x");
	text_is(t, nth(t, WT_TAG_TITLE, 0), "A & <b>B");
}

static void
a_less_than_is_a_character_where_no_tag_begins(void **state)
{
	struct tree *t = *state;
	parse(t, "3 < 5 <3 </ x");
	text_is(t, 0, "3 < 5 <3 </ x");
}

static void
attributes_are_read_in_every_form(void **state)
{
	struct tree *t = *state;
	struct wt_str v;
	parse(t, "<a href='a>b' Class = x data-y hidden title=\"1 2\">x</a>");
	uint32_t a = nth(t, WT_TAG_A, 0);
	assert_true(wt_html_attr(&t->h, a, "href", &v) && wt_str_is(v, "a>b"));
	assert_true(wt_html_attr(&t->h, a, "class", &v) && wt_str_is(v, "x"));
	assert_true(wt_html_attr(&t->h, a, "hidden", &v) && v.len == 0);
	assert_true(wt_html_attr(&t->h, a, "title", &v) && wt_str_is(v, "1 2"));
	assert_false(wt_html_attr(&t->h, a, "id", &v));
}

static void
entities_become_characters(void **state)
{
	struct tree *t = *state;
	struct wt_str s = wt_html_plain(&t->arena,
		WT_STR(" &quot;Rp&nbsp;5&quot; &#8220;ya&#x201d; &#150; AT&T &tidak; &lt;b&gt; "));
	char text[128];
	(void)snprintf(text, sizeof text, "%.*s", WT_FMT(s));
	assert_string_equal(text, "\"Rp 5\" “ya” – AT&T &tidak; <b>");
}

static void
depth_and_unclosed_marks_are_bounded(void **state)
{
	struct tree *t = *state;
	size_t n = 400000;
	char *deep = malloc(n + 1);
	assert_non_null(deep);
	for (size_t i = 0; i < n; i += 5)
		memcpy(deep + i, "<div>", 5);
	deep[n] = '\0';
	parse(t, deep);
	assert_int_equal(t->h.n, n / 5 + 1);
	for (uint32_t i = 0; i < t->h.n; i++)
		assert_true(t->h.nodes[i].depth <= WT_HTML_DEPTH + 1);
	for (size_t i = 0; i < n; i += 5)
		memcpy(deep + i, "<a =\"", 5);
	deep[n - 5] = 'x';
	parse(t, deep);
	free(deep);
	parse(t, "<!-- tanpa akhir <p>x");
	text_is(t, 0, "");
	parse(t, "<p>x<script>tanpa akhir");
	text_is(t, 0, "x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(end_tags_may_be_left_out, open_tree, close_tree),
		cmocka_unit_test_setup_teardown(
			an_end_tag_closes_nothing_outside_its_block_or_cell, open_tree, close_tree),
		cmocka_unit_test_setup_teardown(
			scripts_and_comments_are_no_text, open_tree, close_tree),
		cmocka_unit_test_setup_teardown(
			a_less_than_is_a_character_where_no_tag_begins, open_tree, close_tree),
		cmocka_unit_test_setup_teardown(
			attributes_are_read_in_every_form, open_tree, close_tree),
		cmocka_unit_test_setup_teardown(entities_become_characters, open_tree, close_tree),
		cmocka_unit_test_setup_teardown(
			depth_and_unclosed_marks_are_bounded, open_tree, close_tree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
