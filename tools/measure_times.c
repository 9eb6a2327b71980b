/*
 * measure_times - how room mention reads the expressions that other programs test.
 *
 *	measure_times [--least N] [--misses] [CASES.tsv]
 *
 * CASES (../shared/times/cases.tsv): source, provenance, expression, day of
 * publication, expected.  Printed for each source, right of all:
 *
 *	chrono      the day (or interval) that chrono expects, NONE where it expects none
 *	cldr        the period that "year -1", "wed 1" names, read on Friday 2024-07-19
 *	others      something was found and resolved: their expectations are programs
 *
 * A period at its own precision is right where the source gives its first day
 * ("bulan lalu" is 2012-07, not 2012-07-10).  Fails where fewer than --least are
 * right; exits with 77 without the file.  doc/mention.md tells what is no time on purpose.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "grammar/reader.h"
#include "mention/gazetteer.h"

#define COLUMNS 5

struct row {
	struct wt_str cell[COLUMNS]; /* source, provenance, expression, day, expected */
};

struct score {
	const char *source;
	unsigned right, of;
};

struct reading {
	struct wt_str first; /* the first bounded time: FROM or FROM/TO; "" for none */
	bool any;            /* a time of any kind, also a duration */
};

static struct reading
read_expression(struct wt_arena *arena, struct wt_str text, struct wt_day day)
{
	static const struct wt_trie_cell NO_KEYS[1];
	struct wt_gazetteer *g = WT_NEW(arena, struct wt_gazetteer, 1);
	struct wt_morph morph = { 0 };
	struct wt_text words;
	struct wt_mentions ms;
	struct wt_span span = { 0, (uint32_t)text.len };
	struct wt_article article = { .doc = text,
		.published = { day, WT_MINUTE_NONE, WT_ZONE_NONE } };
	struct reading r = { WT_STR(""), false };
	g->keys = (struct wt_trie){ NO_KEYS, 1 };
	wt_tokenise(&morph, arena, text, &span, 1, &words);
	wt_mention_read(g, arena, &article, &words, &ms);
	for (uint32_t i = 0; i < ms.n; i++) {
		const struct wt_time *t = &ms.items[i].as.time;
		char from[WT_DAY_TEXT], to[WT_DAY_TEXT];
		if (ms.items[i].kind != WT_MENTION_TIME)
			continue;
		r.any = true;
		if (r.first.len || !t->bounded)
			continue;
		(void)wt_day_print(t->start.day, from);
		(void)wt_day_print(t->end, to);
		r.first = wt_arena_printf(arena, "%s%s%s", from, to[0] ? "/" : "", to);
	}
	return r;
}

/* "2012-08-10T06" as its day; "A/B" as two. */
static bool
same_value(struct wt_str got, struct wt_str want)
{
	struct wt_str a, b;
	if (memchr(want.ptr, '/', want.len)) {
		while (wt_str_split(&want, '/', &a)) {
			if (!wt_str_split(&got, '/', &b) || !same_value(b, a))
				return false;
		}
		return got.len == 0;
	}
	for (size_t i = 0; i < want.len; i++)
		if (want.ptr[i] == 'T' || want.ptr[i] == ' ')
			want.len = i;
	/* coarser, or an interval that begins there */
	size_t n = got.len < want.len ? got.len : want.len;
	return n >= 4 && memcmp(got.ptr, want.ptr, n) == 0;
}

static struct wt_day
unit_day(struct wt_day day, struct wt_str unit, int32_t n)
{
	struct wt_day month = { day.year, day.month, 0 }, year = { day.year, 0, 0 };
	if (wt_str_starts(unit, WT_STR("year")))
		return wt_day_add_months(year, 12 * n);
	if (wt_str_starts(unit, WT_STR("quarter"))) {
		month.month = (uint8_t)((month.month - 1) / 3 * 3 + 1);
		return wt_day_add_months(month, 3 * n);
	}
	if (wt_str_starts(unit, WT_STR("month")))
		return wt_day_add_months(month, n);
	if (wt_str_starts(unit, WT_STR("week")))
		return wt_day_add(day, 7 * n);
	if (wt_str_starts(unit, WT_STR("day")))
		return wt_day_add(day, n);
	return day; /* hours and less */
}

static bool
cldr_right(struct wt_str got, struct wt_str want)
{
	static const char *const DAYS[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	struct wt_day day = { 2024, 7, 19 }, w;
	char text[WT_DAY_TEXT];
	struct wt_str unit;
	if (!wt_str_split(&want, ' ', &unit))
		return false;
	int32_t n = wt_str_is(want, "past")     ? -3
		    : wt_str_is(want, "future") ? 3
		    : want.ptr[0] == '-'        ? -1
						: want.ptr[0] - '0';
	w = unit_day(day, unit, n);
	for (int i = 0; i < 7; i++) {
		if (!wt_str_starts(unit, wt_str_of(DAYS[i])) ||
			wt_str_starts(unit, WT_STR("month")))
			continue;
		int32_t back = (wt_day_weekday(day) - i - 1 + 7) % 7;
		w = n < 0   ? wt_day_add(day, -(back ? back : 7))
		    : n > 0 ? wt_day_add(day, 7 - back)
			    : wt_day_add(day, back > 3 ? 7 - back : -back);
	}
	if (wt_str_starts(unit, WT_STR("week")) && n >= -1 && n <= 1)
		w = wt_day_add(w, 1 - wt_day_weekday(w));
	return same_value(got, wt_str_of(wt_day_print(w, text)));
}

/* {0} is three. */
static struct wt_str
filled(struct wt_arena *arena, struct wt_str s)
{
	ptrdiff_t at = wt_str_find(s, WT_STR("{0}"), 0);
	if (at < 0)
		return s;
	return wt_arena_printf(
		arena, "%.*s3%.*s", (int)at, s.ptr, (int)(s.len - (size_t)at - 3), s.ptr + at + 3);
}

static bool
is_right(const struct row *row, const struct reading *r)
{
	struct wt_str want = row->cell[4];
	if (wt_str_is(row->cell[0], "cldr"))
		return cldr_right(r->first, want);
	if (wt_str_starts(want, WT_STR("NONE")))
		return r->first.len == 0;
	if (wt_str_is(row->cell[0], "chrono"))
		return r->first.len && same_value(r->first, want);
	return r->any;
}

static void
measure(struct wt_arena *arena, const struct row *row, struct score *scores, size_t n, bool misses)
{
	struct wt_day day = { 2024, 7, 19 };
	struct wt_str text = wt_arena_copy(arena, filled(arena, row->cell[2]));
	struct wt_str published = row->cell[3];
	if (published.len > 10)
		published.len = 10;
	if (published.len)
		(void)wt_day_parse(published, &day);
	struct reading r = read_expression(arena, text, day);
	bool right = is_right(row, &r);
	for (size_t i = 0; i < n; i++)
		if (wt_str_is(row->cell[0], scores[i].source)) {
			scores[i].of++;
			scores[i].right += right;
		}
	if (misses && !right)
		(void)printf("%.*s \"%.*s\" on %.*s wanted %.*s got %.*s\n", WT_FMT(row->cell[0]),
			WT_FMT(text), WT_FMT(row->cell[3]), WT_FMT(row->cell[4]), WT_FMT(r.first));
}

int
main(int argc, char **argv)
{
	const char *path = WT_SOURCE_DIR "/../shared/times/cases.tsv";
	struct score scores[] = { { "chrono", 0, 0 }, { "cldr", 0, 0 }, { "carbon", 0, 0 },
		{ "dateparser", 0, 0 } };
	struct wt_buf b = { 0 };
	struct wt_fault f = { 0 };
	bool misses = false;
	unsigned long least = 0, right = 0, of = 0;
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--misses") == 0)
			misses = true;
		else if (strcmp(argv[i], "--least") == 0 && i + 1 < argc)
			least = strtoul(argv[++i], NULL, 10);
		else
			path = argv[i];
	if (wt_file_read(path, (size_t)1 << 24, &b, &f) != WARTA_OK) {
		(void)fprintf(stderr, "measure_times: %s\n", f.text);
		return 77;
	}
	struct wt_str rest = wt_buf_view(&b), line;
	while (wt_str_split(&rest, '\n', &line)) {
		struct wt_arena arena;
		struct row row = { .cell = { { "", 0 } } };
		for (int i = 0; i < COLUMNS && wt_str_split(&line, '\t', &row.cell[i]); i++)
			;
		wt_arena_init(&arena, (size_t)16 << 20);
		if (row.cell[2].len && !wt_str_is(row.cell[0], "source"))
			measure(&arena, &row, scores, sizeof scores / sizeof *scores, misses);
		wt_arena_release(&arena);
	}
	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
		(void)printf("%-12s %4u of %4u\n", scores[i].source, scores[i].right, scores[i].of);
		right += scores[i].right;
		of += scores[i].of;
	}
	(void)printf("%-12s %4lu of %4lu  %.3f\n", "all", right, of,
		of ? (double)right / (double)of : 0.0);
	wt_buf_release(&b);
	return right < least ? 1 : 0;
}
