/*
 * measure_mentions - how much of what people annotated room mention finds.
 *
 *	measure_mentions [--words] [--dump] [--misses] [--shared DIR] [ID ...]
 *
 * Reads gold/dev and gold/texts below DIR (../shared), the lexicon and the
 * grammar of this tree, and prints:
 *
 *	times    gold time expressions: found (a bounded time overlaps them), of these the value
 *right named    gold parties whose name stands in the text: a mention there has country and sector
 *	unnamed  gold parties given by country and sector only: a mention in the event's spans has
 *them
 *	counts   quantities of the gold events: one of that number in their sentences
 *	speed    megabytes of text in a second of CPU: the whole room, times alone, and the share
 *	         of the room in the time of grammar and mention together
 *
 * --misses lists what is wrong, --dump every mention, --words every word.  Exits with 77 where the
 * material is not there.
 */
#include <dirent.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "mention/reader.h"

#define BUDGET  ((size_t)1 << 30)
#define REPEATS 10 /* readings of an article, for the speed */

struct ratio {
	unsigned right, of;
};

struct measure {
	struct wt_grammar *grammar;
	struct wt_gazetteer *gazetteer;
	struct wt_arena arena;
	struct wt_text text;
	struct wt_mentions ms;
	struct wt_article article;
	bool words, dump, misses;
	const char *id;
	struct ratio found, valued, named, unnamed, counts;
	unsigned spurious;
	size_t bytes;
	double seconds, times, grammar_seconds;
};

static void *
aligned_copy(const struct wt_buf *b)
{
	void *p = aligned_alloc(64, (b->len + 63) / 64 * 64 + 64);
	if (p)
		memcpy(p, b->ptr, b->len);
	return p;
}

static int
open_grammar(struct measure *m, struct wt_fault *f)
{
	struct wt_buf b = { 0 };
	int code = wt_file_read(WT_SOURCE_DIR "/models/grammar.bin", (size_t)1 << 30, &b, f);
	if (code == WARTA_OK)
		code = wt_grammar_open(&m->grammar, aligned_copy(&b), b.len, f);
	wt_buf_release(&b);
	return code;
}

static int
open_gazetteer(struct measure *m, struct wt_blob *blob, struct wt_fault *f)
{
	struct wt_lex lex;
	struct wt_blob_writer out = { 0 };
	struct wt_buf bytes = { 0 };
	wt_lex_init(&lex);
	int code = wt_lex_read_folder(&lex, WT_SOURCE_DIR "/lexicon", f);
	if (code == WARTA_OK)
		code = wt_mention_compile(&lex, &out, f);
	if (lex.n_errors)
		(void)fwrite(lex.errors.ptr, 1, lex.errors.len, stderr);
	if (code == WARTA_OK)
		code = wt_blob_write(&out, &bytes, f);
	if (code == WARTA_OK)
		code = wt_blob_open(blob, aligned_copy(&bytes), bytes.len, f);
	if (code == WARTA_OK)
		code = wt_gazetteer_open(&m->gazetteer, blob, f);
	wt_buf_release(&bytes);
	wt_blob_writer_release(&out);
	wt_lex_release(&lex);
	return code;
}

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The pass over the times alone. */
static void
time_only(struct measure *m)
{
	struct wt_mentions ms = { 0 };
	struct wt_mention_reader r = { .g = m->gazetteer,
		.arena = &m->arena,
		.article = &m->article,
		.text = &m->text,
		.ms = &ms };
	r.timed = WT_NEW(&m->arena, bool, (size_t)m->text.n_tokens + 1);
	wt_times_read(&r);
}

static void
read_and_time(struct measure *m, const struct wt_span *spans, size_t bytes)
{
	double start = now();
	wt_grammar_read(
		m->grammar, &m->arena, m->article.doc, spans, m->article.n_paragraphs, &m->text);
	m->grammar_seconds += now() - start;
	for (int i = 0; i < REPEATS; i++) {
		start = now();
		time_only(m);
		m->times += now() - start;
		start = now();
		wt_mention_read(m->gazetteer, &m->arena, &m->article, &m->text, &m->ms);
		m->seconds += now() - start;
		m->bytes += bytes;
	}
}

static bool
read_article(struct measure *m, struct wt_str text, const json_t *gold)
{
	struct wt_page page = { .kind = WT_PAGE_JSON, .text = text };
	const char *published = json_string_value(json_object_get(gold, "published"));
	const char *outlet =
		json_string_value(json_object_get(json_object_get(gold, "meta"), "outlet"));
	(void)wt_moment_parse(wt_str_of(published), &page.published);
	page.outlet = wt_str_of(outlet);
	wt_arena_reset(&m->arena);
	if (wt_arena_guard(&m->arena) != 0)
		return false;
	wt_article_read(&m->arena, &page, &m->article);
	struct wt_span *spans =
		WT_NEW(&m->arena, struct wt_span, (size_t)m->article.n_paragraphs + 1);
	for (uint32_t i = 0; i < m->article.n_paragraphs; i++)
		spans[i] = m->article.paragraphs[i].span;
	read_and_time(m, spans, text.len);
	wt_arena_unguard(&m->arena);
	return true;
}

static struct wt_span
span_of(const json_t *pair)
{
	return (struct wt_span){ (uint32_t)json_integer_value(json_array_get(pair, 0)),
		(uint32_t)json_integer_value(json_array_get(pair, 1)) };
}

/* A time as the gold writes it. */
static struct wt_str
value_of(struct wt_arena *arena, const struct wt_time *t)
{
	char from[WT_MOMENT_TEXT], to[WT_DAY_TEXT];
	(void)wt_moment_print(t->start, from);
	(void)wt_day_print(t->end, to);
	if (!t->end.year)
		return wt_arena_printf(arena, "%s", from);
	return wt_arena_printf(arena, "%s/%s", from, to);
}

static void
print_words(const struct measure *m)
{
	static const char *const NAMES[] = { "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC",
		"I-LOC" };
	for (uint32_t k = 0; k < m->text.n_sentences; k++) {
		const struct wt_sentence *s = &m->text.sentences[k];
		for (uint32_t i = 0; i < s->n; i++)
			(void)printf("%s s%u w%u %.*s %s %s %s head %d\n", m->id, k, i,
				WT_FMT(s->tokens[i].form), wt_upos_name(s->tokens[i].upos),
				NAMES[s->tokens[i].name % 7], wt_deprel_name(s->tokens[i].deprel),
				s->tokens[i].head);
	}
}

static void
dump(struct measure *m)
{
	static const char *const KINDS[] = { "country", "body", "person", "office", "agent",
		"media", "reference" };
	for (uint32_t i = 0; i < m->ms.n; i++) {
		const struct wt_mention *x = &m->ms.items[i];
		struct wt_str words = wt_view(m->text.doc, x->span);
		(void)printf("%s %3u %3u ", m->id, i, x->sentence);
		if (x->kind == WT_MENTION_ACTOR) {
			const struct wt_actor *a = &x->as.actor;
			(void)printf("%-9s \"%.*s\" = %.*s [%s %s] %.*s", KINDS[a->kind],
				WT_FMT(words), WT_FMT(a->name), a->country, a->sector,
				WT_FMT(a->office));
			if (a->same_as >= 0)
				(void)printf(" same as %d", a->same_as);
			for (int k = 0; k < 4 && a->members[k] >= 0; k++)
				(void)printf(" + %d", a->members[k]);
		} else if (x->kind == WT_MENTION_PLACE) {
			const struct wt_place *p = &x->as.place;
			(void)printf("place     \"%.*s\" %s %s %u", WT_FMT(words), p->country,
				p->precision, p->geonameid);
		} else if (x->kind == WT_MENTION_TIME) {
			const struct wt_time *t = &x->as.time;
			struct wt_str v = value_of(&m->arena, t);
			(void)printf("time      \"%.*s\" = %.*s%s%s%s", WT_FMT(words), WT_FMT(v),
				t->bounded ? "" : " unbounded", t->of_quote ? " of the quote" : "",
				t->weekday_differs ? " weekday differs" : "");
		} else {
			const struct wt_quantity *q = &x->as.quantity;
			(void)printf("quantity  \"%.*s\" = %c%g..%g %.*s %s", WT_FMT(words),
				q->hedge, q->low, q->high, WT_FMT(q->unit), q->kind);
		}
		(void)printf("  (%s)\n", x->reason);
	}
}

static void
miss(const struct measure *m, const char *what, struct wt_str text, const char *want,
	struct wt_str got)
{
	if (m->misses)
		(void)printf("%s %s \"%.*s\" wanted %s got %.*s\n", m->id, what, WT_FMT(text), want,
			WT_FMT(got));
}

static void
measure_times(struct measure *m, const json_t *gold)
{
	const json_t *list = json_object_get(gold, "times"), *time;
	size_t i;
	json_array_foreach(list, i, time)
	{
		struct wt_span span = span_of(json_object_get(time, "span"));
		struct wt_str words = wt_view(m->text.doc, span), got = WT_STR("nothing");
		const char *want = json_string_value(json_object_get(time, "value"));
		bool found = false, right = false;
		for (uint32_t k = 0; k < m->ms.n && !right; k++) {
			const struct wt_mention *x = &m->ms.items[k];
			if (x->kind != WT_MENTION_TIME || !x->as.time.bounded ||
				!wt_span_overlap(x->span, span))
				continue;
			found = true;
			got = value_of(&m->arena, &x->as.time);
			right = wt_str_is(got, want);
		}
		/* the time of publication stands outside the paragraphs: extract gives it */
		if (!found && wt_span_overlap(m->article.published_span, span)) {
			char text[WT_MOMENT_TEXT];
			found = true;
			got = wt_arena_copy(
				&m->arena, wt_str_of(wt_moment_print(m->article.published, text)));
			right = wt_str_is(got, want);
		}
		m->found.of++;
		m->found.right += found;
		m->valued.of += found;
		m->valued.right += right;
		if (!right)
			miss(m, "time", words, want, got);
	}
	for (uint32_t k = 0; k < m->ms.n; k++) {
		const struct wt_mention *x = &m->ms.items[k];
		bool wanted = x->kind != WT_MENTION_TIME || !x->as.time.bounded;
		json_array_foreach(list, i, time) wanted =
			wanted || wt_span_overlap(x->span, span_of(json_object_get(time, "span")));
		if (!wanted) {
			m->spurious++;
			miss(m, "spurious time", wt_view(m->text.doc, x->span), "nothing",
				value_of(&m->arena, &x->as.time));
		}
	}
}

static bool
has_codes(const struct wt_mention *x, const char *country, const char *sector)
{
	return x->kind == WT_MENTION_ACTOR && strcmp(x->as.actor.country, country) == 0 &&
	       strcmp(x->as.actor.sector, sector) == 0;
}

/* Does a mention over these bytes, or the one it refers to, have the codes?  Else notes one. */
static bool
codes_in(struct measure *m, struct wt_span span, const char *country, const char *sector,
	struct wt_str *got)
{
	for (uint32_t k = 0; k < m->ms.n; k++) {
		const struct wt_mention *x = &m->ms.items[k];
		if (x->kind != WT_MENTION_ACTOR || !wt_span_overlap(x->span, span))
			continue;
		const struct wt_mention *real = wt_mention_real(&m->ms, x);
		if (has_codes(x, country, sector) || has_codes(real, country, sector))
			return true;
		for (int i = 0; i < 4 && x->as.actor.members[i] >= 0; i++)
			if (has_codes(&m->ms.items[x->as.actor.members[i]], country, sector))
				return true;
		*got = wt_arena_printf(&m->arena, "%s %s (%.*s)", x->as.actor.country,
			x->as.actor.sector, WT_FMT(wt_view(m->text.doc, x->span)));
	}
	return false;
}

static void
measure_named(struct measure *m, struct wt_str name, const char *country, const char *sector)
{
	struct wt_str got = WT_STR("nothing");
	bool stands = false, right = false;
	ptrdiff_t at = -1;
	while (!right && (at = wt_str_find(m->text.doc, name, (size_t)(at + 1))) >= 0) {
		stands = true;
		right = codes_in(m,
			(struct wt_span){ (uint32_t)at, (uint32_t)at + (uint32_t)name.len },
			country, sector, &got);
	}
	if (!stands)
		return;
	m->named.of++;
	m->named.right += right;
	if (!right)
		miss(m, "named", name, wt_arena_printf(&m->arena, "%s %s", country, sector).ptr,
			got);
}

/* The sentences that the span touches. */
static struct wt_span
widen(const struct measure *m, struct wt_span span)
{
	struct wt_span wide = span;
	for (uint32_t i = 0; i < m->text.n_sentences; i++)
		if (wt_span_overlap(m->text.sentences[i].span, span))
			wide = wt_span_cover(wide, m->text.sentences[i].span);
	return wide;
}

static bool
names_country(const struct measure *m, const char *country)
{
	for (uint32_t k = 0; k < m->ms.n; k++) {
		const struct wt_mention *x = &m->ms.items[k];
		if (x->kind == WT_MENTION_ACTOR && x->as.actor.kind == WT_ACTOR_COUNTRY &&
			strcmp(x->as.actor.country, country) == 0)
			return true;
	}
	return false;
}

static void
measure_unnamed(struct measure *m, const json_t *spans, const char *country, const char *sector)
{
	struct wt_str got = WT_STR("nothing"), words = WT_STR("");
	bool right = false;
	size_t i;
	const json_t *span;
	if (!names_country(m, country))
		return;
	json_array_foreach(spans, i, span)
	{
		words = wt_view(m->text.doc, span_of(span));
		right = right || codes_in(m, widen(m, span_of(span)), country, sector, &got);
	}
	m->unnamed.of++;
	m->unnamed.right += right;
	if (!right)
		miss(m, "unnamed", words, wt_arena_printf(&m->arena, "%s %s", country, sector).ptr,
			got);
}

static void
measure_parties(struct measure *m, const json_t *gold)
{
	static const char *const SIDES[] = { "actors", "recipients" };
	size_t i, k;
	const json_t *event, *party;
	json_array_foreach(json_object_get(gold, "events"), i, event)
	{
		for (int side = 0; side < 2; side++)
			json_array_foreach(json_object_get(event, SIDES[side]), k, party)
			{
				struct wt_str name = wt_str_of(
					json_string_value(json_object_get(party, "name")));
				const char *country =
					json_string_value(json_object_get(party, "country"));
				const char *sector =
					json_string_value(json_object_get(party, "sector"));
				if (!country || !sector)
					continue;
				if (name.len)
					measure_named(m, name, country, sector);
				else
					measure_unnamed(m, json_object_get(event, "spans"), country,
						sector);
			}
	}
}

static bool
has_count(const struct measure *m, struct wt_span span, double n)
{
	for (uint32_t k = 0; k < m->ms.n; k++) {
		const struct wt_mention *x = &m->ms.items[k];
		if (x->kind == WT_MENTION_QUANTITY && wt_span_overlap(x->span, span) &&
			(fabs(x->as.quantity.low - n) < 1e-6 * n ||
				fabs(x->as.quantity.high - n) < 1e-6 * n))
			return true;
	}
	return false;
}

static void
measure_counts(struct measure *m, const json_t *gold)
{
	size_t i, k, j;
	const json_t *event, *quantity, *span;
	json_array_foreach(json_object_get(gold, "events"), i, event)
	{
		json_array_foreach(json_object_get(event, "quantities"), k, quantity)
		{
			double n = json_number_value(json_object_get(quantity, "n"));
			bool right = false;
			json_array_foreach(json_object_get(event, "spans"), j, span) right =
				right || has_count(m, widen(m, span_of(span)), n);
			m->counts.of++;
			m->counts.right += right;
			if (!right)
				miss(m, "count",
					wt_str_of(json_string_value(
						json_object_get(quantity, "unit"))),
					wt_arena_printf(&m->arena, "%g", n).ptr, WT_STR("nothing"));
		}
	}
}

static void
measure_file(struct measure *m, const char *shared, const char *name)
{
	char path[4096];
	struct wt_buf b = { 0 };
	struct wt_fault f = { 0 };
	(void)snprintf(path, sizeof path, "%s/gold/dev/%s", shared, name);
	json_t *gold = json_load_file(path, 0, NULL);
	m->id = json_string_value(json_object_get(gold, "id"));
	(void)snprintf(path, sizeof path, "%s/gold/texts/%s.txt", shared, m->id ? m->id : "");
	if (gold && wt_file_read(path, (size_t)1 << 24, &b, &f) == WARTA_OK &&
		read_article(m, wt_buf_view(&b), gold)) {
		if (m->words)
			print_words(m);
		if (m->dump)
			dump(m);
		measure_times(m, gold);
		measure_parties(m, gold);
		measure_counts(m, gold);
	}
	wt_buf_release(&b);
	json_decref(gold);
}

static bool
chosen(const char *name, int argc, char **argv)
{
	bool any = false;
	for (int i = 1; i < argc; i++) {
		if (argv[i][0] == '-') {
			i += strcmp(argv[i], "--shared") == 0;
			continue;
		}
		any = true;
		if (strncmp(name, argv[i], strlen(argv[i])) == 0)
			return true;
	}
	return !any;
}

static void
print(const char *what, struct ratio r)
{
	(void)printf("%-28s %4u of %4u  %.3f\n", what, r.right, r.of,
		r.of ? (double)r.right / r.of : 0.0);
}

static int
run(struct measure *m, const char *shared, int argc, char **argv)
{
	char path[4096];
	struct dirent **names;
	(void)snprintf(path, sizeof path, "%s/gold/dev", shared);
	int n = scandir(path, &names, NULL, alphasort);
	if (n < 0)
		return 77;
	for (int i = 0; i < n; i++) {
		if (strstr(names[i]->d_name, ".json") && chosen(names[i]->d_name, argc, argv))
			measure_file(m, shared, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	print("times found", m->found);
	print("their value right", m->valued);
	(void)printf("%-28s %4u\n", "times nobody annotated", m->spurious);
	print("named parties right", m->named);
	print("unnamed parties right", m->unnamed);
	print("all parties right",
		(struct ratio){ m->named.right + m->unnamed.right, m->named.of + m->unnamed.of });
	print("counts right", m->counts);
	(void)printf("%-28s %.1f MB/s\n", "speed of the room", (double)m->bytes / 1e6 / m->seconds);
	(void)printf(
		"%-28s %.1f MB/s\n", "speed of times alone", (double)m->bytes / 1e6 / m->times);
	(void)printf("%-28s %.1f %%\n", "share beside grammar",
		100 * m->seconds / REPEATS / (m->seconds / REPEATS + m->grammar_seconds));
	return 0;
}

int
main(int argc, char **argv)
{
	struct measure *m = calloc(1, sizeof *m);
	struct wt_fault f = { 0 };
	struct wt_blob blob;
	const char *shared = WT_SOURCE_DIR "/../shared";
	for (int i = 1; m && i < argc; i++) {
		m->dump = m->dump || strcmp(argv[i], "--dump") == 0;
		m->words = m->words || strcmp(argv[i], "--words") == 0;
		m->misses = m->misses || strcmp(argv[i], "--misses") == 0;
		if (strcmp(argv[i], "--shared") == 0 && i + 1 < argc)
			shared = argv[i + 1];
	}
	if (!m || open_grammar(m, &f) != WARTA_OK || open_gazetteer(m, &blob, &f) != WARTA_OK) {
		(void)fprintf(stderr, "measure_mentions: %s\n", f.text);
		free(m);
		return 1;
	}
	wt_arena_init(&m->arena, BUDGET);
	int code = run(m, shared, argc, argv);
	wt_arena_release(&m->arena);
	free(m);
	return code;
}
