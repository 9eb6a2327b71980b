/*
 * Who, where, when and how many: the cases of test/spec/mention.txt, read by the whole path.
 */
#include "whole_path.h"

static void
print_actor(const struct wt_mentions *ms, const struct wt_mention *m, struct wt_buf *out)
{
	const struct wt_actor *a = &m->as.actor;
	if (a->members[0] >= 0 && a->kind == WT_ACTOR_REFERENCE && a->same_as < 0) {
		for (int i = 0; i < 4 && a->members[i] >= 0; i++) {
			if (i)
				wt_buf_str(out, WT_STR(", "));
			print_actor(ms, &ms->items[a->members[i]], out);
		}
		return;
	}
	wt_buf_printf(out, "%.*s%s[%s %s]%s%.*s", WT_FMT(a->name), a->name.len ? " " : "",
		a->country[0] ? a->country : "-", a->sector[0] ? a->sector : "-",
		a->office.len ? " " : "", WT_FMT(a->office));
}

static void
print_time(const struct wt_time *t, struct wt_buf *out)
{
	char from[WT_MOMENT_TEXT], to[WT_DAY_TEXT];
	(void)wt_moment_print(t->start, from);
	(void)wt_day_print(t->end, to);
	wt_buf_printf(out, "%s%s%s%s%s", from[0] ? from : "?", to[0] ? "/" : "", to,
		t->of_quote ? " quoted" : "", t->weekday_differs ? " weekday differs" : "");
}

static void
print_number(const struct wt_quantity *q, struct wt_buf *out)
{
	wt_buf_printf(out, "%c %.15g..%.15g %.*s %s", q->hedge, q->low, q->high, WT_FMT(q->unit),
		q->kind);
}

/* The last mention of that kind which reads `words`, as the spec writes it. */
static void
describe(const struct spec *x, enum wt_mention_kind kind, struct wt_str words, struct wt_buf *out)
{
	const struct wt_mentions *ms = &x->doc.mentions;
	for (uint32_t i = ms->n; i > 0; i--) {
		const struct wt_mention *m = &ms->items[i - 1];
		if (m->kind != kind || !wt_str_eq(wt_view(x->doc.text.doc, m->span), words))
			continue;
		if (kind == WT_MENTION_ACTOR)
			print_actor(ms, m, out);
		else if (kind == WT_MENTION_TIME)
			print_time(&m->as.time, out);
		else if (kind == WT_MENTION_QUANTITY)
			print_number(&m->as.quantity, out);
		else
			wt_buf_printf(out, "[%s] %s", m->as.place.country, m->as.place.precision);
		return;
	}
	wt_buf_str(out, WT_STR("nothing"));
}

static void
read_text(struct spec *x, struct wt_str text)
{
	struct wt_fault f = { 0 };
	struct wt_page page = { .kind = WT_PAGE_JSON, .id = WT_STR("case") };
	ptrdiff_t at = wt_str_find(text, WT_STR("@ "), 0);
	assert_true(at > 0);
	page.text = wt_str_trim((struct wt_str){ text.ptr, (size_t)at });
	(void)wt_moment_parse(
		wt_str_trim((struct wt_str){ text.ptr + at + 1, text.len - (size_t)at - 1 }),
		&page.published);
	assert_int_equal(wt_reader_read(&x->reader, &page, &x->doc, NULL, NULL, &f), WARTA_OK);
}

/* "kind WORDS: what"; true where that comes out. */
static bool
holds(struct spec *x, struct wt_str text, struct wt_str line)
{
	static const char *const KINDS[] = { [WT_MENTION_ACTOR] = "actor",
		[WT_MENTION_PLACE] = "place",
		[WT_MENTION_TIME] = "time",
		[WT_MENTION_QUANTITY] = "number" };
	struct wt_buf got = { 0 };
	struct wt_str kind, wanted = line;
	assert_true(wt_str_split(&wanted, ' ', &kind));
	ptrdiff_t colon = wt_str_find(wanted, WT_STR(": "), 0);
	size_t k = 0;
	while (k < 4 && !wt_str_is(kind, KINDS[k]))
		k++;
	assert_true(k < 4 && colon > 0);
	struct wt_str words = { wanted.ptr, (size_t)colon };
	wanted = wt_str_trim(
		(struct wt_str){ wanted.ptr + colon + 1, wanted.len - (size_t)colon - 1 });
	describe(x, (enum wt_mention_kind)k, words, &got);
	bool right = wt_str_eq(wt_str_trim(wt_buf_view(&got)), wanted);
	if (!right)
		(void)fprintf(stderr, "%.*s\n\t%.*s\n\tgot %.*s\n", WT_FMT(text), WT_FMT(line),
			WT_FMT(wt_buf_view(&got)));
	wt_buf_release(&got);
	return right;
}

static void
every_case_of_the_spec_holds(void **state)
{
	spec_holds(*state, WT_SOURCE_DIR "/test/spec/mention.txt", 40, read_text, holds);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_the_spec_holds),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
