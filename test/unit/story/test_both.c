/*
 * test_both.c - a file and a server answer the same questions with the same rows.
 *
 * Random stores of articles, revisions and second readings, joined now and then; random questions.
 * Times of storing and the order of the best first are an engine's own and not compared.  Needs a
 * server (WARTA_TEST_POSTGRES, see test/postgres.sh).
 */
#include "store/made.h"

#include "store/change.h"
#include "store/search.h"
#include "story/event.h"
#include "story/stories.h"

#define STORES    4
#define ARTICLES  60
#define QUESTIONS 60

static uint32_t
next(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 12) % n;
}

static const char *const WHO[] = { "Vladimir Putin/RUS/GOV", "/RUS/GOV", "Kim Jong Un/PRK/GOV",
	"/PRK/MIL", "Megawati/IDN/PTY", "/IDN/COP", "Şahin/TUR/GOV", "", "warga//CVL" };
static const char *const DATES[] = { "2024-06-19", "2024-06-20", "2024-06", "2023", "",
	"1987-02-03", "2024-06-18/2024-06-20", "2024-06-21", "2031-01-01" };
static const char *const OUTLETS[] = { "Antara", "KOMPAS.com", "Kompas.com", "Tempo.co", "",
	"Écho" };
static const char *const WORDS[] = { "rudal", "Pyongyang", "bertemu", "pertemuan", "Ma'ruf",
	"Şahin", "ekonomi", "menguji", "pengujian", "\t", "\\N", "'kutip'", "\"dua\"", "beras" };
#define N(list) ((uint32_t)(sizeof(list) / sizeof(list)[0]))

/* What an article is made of; lives as long as it is put. */
struct sheet {
	struct made m;
	char id[16], url[32], title[96], text[320], who[8][64];
};

static void
add_words(char *to, size_t size, uint32_t *seed, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		(void)snprintf(to + strlen(to), size - strlen(to), "%s%s", i ? " " : "",
			WORDS[next(seed, N(WORDS))]);
}

static void
random_claim(struct sheet *s, uint32_t *seed)
{
	unsigned i = s->m.claims.n;
	(void)snprintf(s->who[i], sizeof s->who[i], "%s, %s", WHO[next(seed, N(WHO))],
		WHO[next(seed, N(WHO))]);
	struct wt_claim *c = made_claim(&s->m, (enum wt_type)next(seed, WT_TYPE_COUNT), s->who[i],
		next(seed, 2) ? "/USA/GOV" : "", DATES[next(seed, N(DATES))]);
	c->status = (enum wt_status)next(seed, 5);
	c->stance = (enum wt_stance)next(seed, 3);
	if (next(seed, 3) == 0)
		made_chain(c, next(seed, 2) ? "KCNA" : "TASS", next(seed, 2) ? "Reuters" : NULL);
	if (next(seed, 3) == 0) {
		c->has_place = true;
		c->place = (struct wt_place){ .name = WT_STR("Pyongyang"),
			.country = "PRK",
			.precision = "city",
			.geonameid = 1871859,
			.lat = 39.03F,
			.lon = 125.75F };
	}
	if (next(seed, 3) == 0)
		c->quantities[c->n_quantities++] = (struct wt_quantity){ .low = 3 + next(seed, 3),
			.high = 9,
			.hedge = '=',
			.kind = "dead",
			.unit = WT_STR("orang") };
}

static void
random_sheet(struct sheet *s, uint32_t *seed)
{
	char published[32] = "";
	memset(s, 0, sizeof *s);
	(void)snprintf(s->id, sizeof s->id, "a%u", next(seed, ARTICLES));
	if (next(seed, 3))
		(void)snprintf(s->url, sizeof s->url, "https://contoh.id/%u", next(seed, ARTICLES));
	if (next(seed, 6))
		(void)snprintf(published, sizeof published, "2024-06-%02uT0%u:00Z",
			10 + next(seed, 15), next(seed, 10));
	add_words(s->title, sizeof s->title, seed, 1 + next(seed, 5));
	add_words(s->text, sizeof s->text, seed, 3 + next(seed, 30));
	made_article(&s->m, s->id, OUTLETS[next(seed, N(OUTLETS))], published, s->text);
	s->m.article.title = wt_str_of(s->title);
	s->m.article.url = wt_str_of(s->url);
	for (unsigned n = next(seed, 4); n > 0; n--)
		random_claim(s, seed);
}

static void
fill(struct wt_store *s, uint32_t seed)
{
	struct sheet sheet;
	for (unsigned i = 0; i < ARTICLES; i++) {
		random_sheet(&sheet, &seed);
		if (i == ARTICLES / 2)
			wt_store_coder(s, "test 2");
		(void)made_put(s, &sheet.m);
		if (next(&seed, 9) == 0)
			assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	}
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
}

/* --- rows as text ------------------------------------------------------------------------------
 */

static int
see_event(void *context, const struct wt_event *event)
{
	struct wt_event e = *event;
	e.changed = e.first_seen = WT_STR("");
	wt_event_print_json(context, &e);
	wt_buf_char(context, '\n');
	return 0;
}

static int
see_claim(void *context, const struct wt_stored_claim *c)
{
	wt_buf_printf(context, "%.*s#%u %d %.*s %.*s %llu %.*s | %.*s | %u %u %u\n",
		WT_FMT(c->document), c->index, c->live, WT_FMT(c->outlet), WT_FMT(c->origin),
		(unsigned long long)c->event, WT_FMT(c->joined), WT_FMT(c->sentence),
		c->claim.n_actors, c->claim.n_recipients, c->claim.n_quantities);
	return 0;
}

static int
see_document(void *context, const struct wt_stored_document *d)
{
	wt_buf_printf(context, "%.*s %.*s %.*s %.*s %d %u [%.*s] %lld\n", WT_FMT(d->id),
		WT_FMT(d->url), WT_FMT(d->outlet), WT_FMT(d->title), d->live, d->n_claims,
		WT_FMT(d->text), (long long)d->row);
	return 0;
}

static int
see_source(void *context, const struct wt_stored_source *s)
{
	wt_buf_printf(context, "%.*s %.*s %llu %llu %llu %llu\n", WT_FMT(s->key), WT_FMT(s->name),
		(unsigned long long)s->claims, (unsigned long long)s->origins,
		(unsigned long long)s->documents, (unsigned long long)s->outlets);
	return 0;
}

static int
see_relay(void *context, const struct wt_stored_relay *r)
{
	wt_buf_printf(context, "%.*s %.*s %d %llu %llu\n", WT_FMT(r->from), WT_FMT(r->to),
		r->outlet, (unsigned long long)r->claims, (unsigned long long)r->documents);
	return 0;
}

static int
see_facet(void *context, struct wt_str value, struct wt_str label, uint64_t n)
{
	wt_buf_printf(
		context, "%.*s %.*s %llu\n", WT_FMT(value), WT_FMT(label), (unsigned long long)n);
	return 0;
}

static int
see_actor(void *context, const struct wt_event_actor *a)
{
	wt_buf_printf(context, "%.*s %.*s %s %s %llu %llu %d-%d %d-%d\n", WT_FMT(a->key),
		WT_FMT(a->name), a->country, a->sector, (unsigned long long)a->events,
		(unsigned long long)a->as_actor, a->first.year, a->first.month, a->last.year,
		a->last.month);
	return 0;
}

static int
see_story(void *context, const struct wt_story *s)
{
	wt_buf_printf(context, "%llu %.*s %.*s %.*s %.*s %u %u %u %u\n", (unsigned long long)s->id,
		WT_FMT(s->title), WT_FMT(s->title_document), WT_FMT(s->first), WT_FMT(s->last),
		s->documents, s->outlets, s->independent, s->events);
	return 0;
}

static int
see_change(void *context, const struct wt_change *c)
{
	wt_buf_printf(context, "%lld %d %d %lld %lld %.*s\n", (long long)c->n, (int)c->kind,
		(int)c->what, (long long)c->id, (long long)c->other, WT_FMT(c->document));
	return 0;
}

static int
see_found(void *context, const struct wt_found *f)
{
	wt_buf_printf(context, "%.*s %u\n", WT_FMT(f->id), f->n_claims);
	return 0;
}

static void
random_query(struct wt_query *q, uint32_t *seed)
{
	static const char *const PARTIES[] = { "RUS", "PRK MIL", "Putin", "IDN", "Kim Jong Un" };
	wt_query_init(q);
	for (uint32_t n = next(seed, 3); q->n_parties < n;)
		wt_party_filter_read(&q->parties[q->n_parties++], NULL,
			wt_str_of(PARTIES[next(seed, N(PARTIES))]));
	if (next(seed, 3) == 0)
		q->from = made_day("2024-06-19");
	if (next(seed, 3) == 0)
		q->to = made_day("2024-06");
	if (next(seed, 4) == 0)
		q->type = (int)next(seed, WT_TYPE_COUNT);
	if (next(seed, 5) == 0)
		q->status = (int)next(seed, 5);
	if (next(seed, 5) == 0)
		q->stance = (int)next(seed, 3);
	if (next(seed, 6) == 0)
		q->place = next(seed, 2) ? WT_STR("PRK") : WT_STR("pyongyang");
	if (next(seed, 6) == 0)
		q->source = WT_STR("KCNA");
	if (next(seed, 5) == 0)
		q->outlet = wt_str_of(OUTLETS[next(seed, N(OUTLETS))]);
	if (next(seed, 4) == 0)
		q->text = wt_str_of(WORDS[next(seed, N(WORDS))]);
	q->newest_first = next(seed, 2);
	q->superseded = next(seed, 3) == 0;
	q->limit = next(seed, 3) ? 0 : 1 + next(seed, 9);
	q->offset = q->limit ? next(seed, 4) : 0;
}

/* What the store says to one question. */
static void
ask(struct wt_store *s, unsigned kind, uint32_t seed, struct wt_buf *out)
{
	static const char *const SEARCHES[] = { "rudal", "rudal OR beras", "pyong*",
		"\"rudal beras\"", "title:rudal", "text:ma'ruf", "ekonomi -rudal",
		"from:2024-06-15 bertemu", "outlet:kompas.com rudal", "şahin", "kutip dua" };
	struct wt_query q;
	struct wt_search search = { .words = wt_str_of(SEARCHES[next(&seed, N(SEARCHES))]),
		.newest = true };
	struct wt_fault f = { 0 };
	uint64_t total = 0;
	int code = WARTA_OK;
	random_query(&q, &seed);
	switch (kind % 9) {
	case 0:
		code = wt_events_find(s, &q, see_event, out, &f);
		break;
	case 1:
		code = wt_store_claims(s, &q, see_claim, out, &f);
		break;
	case 2:
		code = wt_store_documents(s, &q, see_document, out, &f);
		break;
	case 3:
		code = wt_store_sources(s, &q, see_source, out, &f);
		break;
	case 4:
		code = wt_store_relays(s, &q, see_relay, out, &f);
		break;
	case 5:
		code = wt_events_count(
			s, &q, (enum wt_facet)next(&seed, WT_FACET_COUNT), see_facet, out, &f);
		break;
	case 6:
		code = wt_events_actors(s, &q, see_actor, out, &f);
		break;
	case 7:
		code = wt_stories_find(s, &q, see_story, out, &f);
		break;
	default:
		code = wt_store_search(s, &search, &total, see_found, out, &f);
		wt_buf_printf(out, "%llu\n", (unsigned long long)total);
	}
	if (code != WARTA_OK)
		fail_msg("question %u: %s", kind, f.text);
}

static void
the_same_questions_have_the_same_answers(void **state)
{
	struct wt_buf file = { 0 }, server = { 0 };
	unsigned rows = 0;
	(void)state;
	for (uint32_t i = 0; i < STORES; i++) {
		struct wt_store *a = NULL, *b = made_store(":memory:");
		assert_int_equal(wt_store_open(&a, ":memory:", WT_STORE_WRITE, &MADE_OPTIONS, NULL),
			WARTA_OK);
		fill(a, 1000 + i);
		fill(b, 1000 + i);
		for (unsigned k = 0; k < QUESTIONS; k++) {
			wt_buf_clear(&file);
			wt_buf_clear(&server);
			ask(a, k, 77 * i + k, &file);
			ask(b, k, 77 * i + k, &server);
			if (!wt_str_eq(wt_buf_view(&file), wt_buf_view(&server)))
				fail_msg("store %u, question %u\n--- file\n%s--- server\n%s", i, k,
					file.ptr, server.ptr);
			rows += file.len > 0;
		}
		wt_buf_clear(&file);
		wt_buf_clear(&server);
		assert_int_equal(wt_store_changes(a, 0, WT_STR(""), 0, see_change, &file, NULL), 0);
		assert_int_equal(
			wt_store_changes(b, 0, WT_STR(""), 0, see_change, &server, NULL), 0);
		assert_string_equal(file.ptr, server.ptr);
		assert_int_equal(wt_store_close(a, NULL), WARTA_OK);
		assert_int_equal(wt_store_close(b, NULL), WARTA_OK);
	}
	assert_true(rows > STORES * QUESTIONS / 3); /* most questions have an answer */
	wt_buf_release(&file);
	wt_buf_release(&server);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_questions_have_the_same_answers),
	};
	if (!getenv("WARTA_TEST_POSTGRES"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
