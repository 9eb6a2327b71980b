/*
 * test_find.c - a store through the public face: pages of a list, counts, words, changes, limits.
 */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "test.h"
#include "warta/warta.h"

struct world {
	struct warta_reader *reader;
	struct warta_store *store;
	char folder[64];
	char path[80];
};

static int
set_up(void **state)
{
	static struct world w;
	static const char *const PATHS[] = { WT_SOURCE_DIR "/samples" };
	struct warta_run run = { .paths = PATHS, .n_paths = 1, .jobs = 1 };
	struct warta_counts counts;
	struct warta_fault fault;
	(void)snprintf(w.folder, sizeof w.folder, "/tmp/warta-find-XXXXXX");
	if (!mkdtemp(w.folder))
		return -1;
	(void)snprintf(w.path, sizeof w.path, "%s/w.db", w.folder);
	if (warta_reader_open(&w.reader, NULL, &fault) != WARTA_OK ||
		warta_store_open(&run.store, w.path, WARTA_STORE_WRITE, w.reader, &fault) !=
			WARTA_OK ||
		warta_read(w.reader, &run, &counts, &fault) != WARTA_OK ||
		warta_store_close(run.store, &fault) != WARTA_OK ||
		warta_store_open(&w.store, w.path, WARTA_STORE_READ, w.reader, &fault) !=
			WARTA_OK) {
		(void)fprintf(stderr, "%s\n", fault.text);
		return -1;
	}
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;
	char other[96];
	(void)warta_store_close(w->store, NULL);
	warta_reader_close(w->reader);
	(void)snprintf(other, sizeof other, "%s-wal", w->path);
	(void)unlink(other);
	(void)snprintf(other, sizeof other, "%s-shm", w->path);
	(void)unlink(other);
	(void)unlink(w->path);
	return rmdir(w->folder);
}

struct list {
	char ids[512][16];
	unsigned n;
	char cursor[40];
};

static int
on_event(void *context, const struct warta_event *e)
{
	struct list *l = context;
	assert_true(l->n < 512);
	(void)snprintf(l->ids[l->n++], sizeof l->ids[0], "%s", e->id);
	(void)snprintf(l->cursor, sizeof l->cursor, "%s", e->cursor);
	return WARTA_OK;
}

static void
pages_of_any_size_give_the_whole_list(void **state)
{
	struct world *w = *state;
	for (int down = 0; down < 2; down++)
		for (uint32_t size = 1; size < 12; size += 5) {
			struct list all = { .n = 0 }, paged = { .n = 0 };
			struct warta_query q = { .newest_first = down != 0 };
			assert_int_equal(
				warta_events(w->store, &q, on_event, &all, NULL), WARTA_OK);
			assert_true(all.n > 12);
			q.limit = size;
			for (unsigned before = 1; before != paged.n;) {
				before = paged.n;
				q.after = paged.cursor;
				assert_int_equal(warta_events(w->store, &q, on_event, &paged, NULL),
					WARTA_OK);
			}
			assert_int_equal(paged.n, all.n);
			assert_memory_equal(paged.ids, all.ids, sizeof all.ids);
		}
	struct warta_query wrong = { .after = "nowhere" };
	assert_int_equal(warta_events(w->store, &wrong, on_event, NULL, NULL), WARTA_EUSAGE);
}

struct counts {
	struct warta_store *store;
	enum warta_facet facet;
	uint64_t sum;
	unsigned n;
	char value[64];
	uint64_t of_value;
};

static int
on_count(void *context, const struct warta_count *count)
{
	struct counts *c = context;
	if (c->n++ == 0) {
		(void)snprintf(c->value, sizeof c->value, "%s", count->value);
		c->of_value = count->n;
	}
	c->sum += count->n;
	return WARTA_OK;
}

static struct counts
count(struct warta_store *s, struct warta_query q, enum warta_facet facet)
{
	struct counts c = { .n = 0 };
	struct warta_fault fault;
	if (warta_events_count(s, &q, facet, on_count, &c, &fault) != WARTA_OK)
		fail_msg("%s", fault.text);
	return c;
}

static unsigned
number_of(struct warta_store *s, struct warta_query q)
{
	struct list l = { .n = 0 };
	assert_int_equal(warta_events(s, &q, on_event, &l, NULL), WARTA_OK);
	return l.n;
}

static void
a_count_is_what_the_list_would_hold(void **state)
{
	struct world *w = *state;
	struct warta_query none = { .type = NULL };
	unsigned all = number_of(w->store, none);
	assert_int_equal(count(w->store, none, WARTA_BY_NOTHING).sum, all);
	assert_int_equal(count(w->store, none, WARTA_BY_TYPE).sum, all);
	assert_int_equal(count(w->store, none, WARTA_BY_STATUS).sum, all);
	struct counts c = count(w->store, none, WARTA_BY_TYPE);
	assert_int_equal(number_of(w->store, (struct warta_query){ .type = c.value }), c.of_value);
	c = count(w->store, none, WARTA_BY_STANCE);
	assert_int_equal(
		number_of(w->store, (struct warta_query){ .stance = c.value }), c.of_value);
	c = count(w->store, none, WARTA_BY_COUNTRY);
	assert_int_equal(
		number_of(w->store, (struct warta_query){ .parties = { c.value } }), c.of_value);
	c = count(w->store, none, WARTA_BY_ACTOR);
	assert_int_equal(
		number_of(w->store, (struct warta_query){ .parties = { c.value } }), c.of_value);
	c = count(w->store, none, WARTA_BY_PLACE);
	assert_int_equal(number_of(w->store, (struct warta_query){ .place = c.value }), c.of_value);
	c = count(w->store, none, WARTA_BY_OUTLET);
	assert_int_equal(
		number_of(w->store, (struct warta_query){ .outlet = c.value }), c.of_value);
	/* and under another filter */
	struct warta_query rus = { .parties = { "RUS" } };
	c = count(w->store, rus, WARTA_BY_TYPE);
	assert_int_equal(c.sum, number_of(w->store, rus));
	rus.type = c.value;
	assert_int_equal(number_of(w->store, rus), c.of_value);
	for (int facet = WARTA_BY_NOTHING; facet <= WARTA_BY_DAY; facet++)
		assert_true(count(w->store, none, (enum warta_facet)facet).n > 0);
}

static int
on_actor(void *context, const struct warta_actor *a)
{
	uint64_t *n = context;
	assert_true(a->key[0] && (a->name[0] || a->country[0]));
	assert_true(a->n_events > 0 && a->n_as_actor <= a->n_events);
	assert_true(strcmp(a->first, a->last) <= 0);
	++*n;
	return WARTA_OK;
}

static int
on_relay(void *context, const struct warta_relay *r)
{
	uint64_t *n = context;
	assert_true(r->from[0] && r->to[0] && strcmp(r->from, r->to) != 0);
	assert_true(r->n_documents <= r->n_claims);
	*n += strcmp(r->from, "KCNA") == 0;
	return WARTA_OK;
}

static void
who_takes_part_and_who_relays_whom(void **state)
{
	struct world *w = *state;
	struct warta_query none = { .type = NULL };
	uint64_t n = 0;
	assert_int_equal(warta_actors(w->store, &none, on_actor, &n, NULL), WARTA_OK);
	assert_true(n > 5);
	n = 0;
	assert_int_equal(warta_relays(w->store, &none, on_relay, &n, NULL), WARTA_OK);
	assert_true(n > 0);
}

struct sentences {
	const char *text; /* of the article */
	uint32_t end;
	unsigned n;
};

static int
on_sentence(void *context, const struct warta_span *span, const char *text, size_t size)
{
	struct sentences *s = context;
	assert_true(span->start >= s->end && span->end > span->start);
	assert_int_equal(span->end - span->start, size);
	assert_true(text[0] != '\n');
	s->end = span->end;
	s->n++;
	return WARTA_OK;
}

struct found {
	char id[64];
	char snippet[512];
	unsigned n;
};

static int
on_found(void *context, const struct warta_found *f)
{
	struct found *found = context;
	if (found->n++ == 0) {
		(void)snprintf(found->id, sizeof found->id, "%s", f->id);
		(void)snprintf(found->snippet, sizeof found->snippet, "%s", f->snippet);
	}
	for (size_t i = 0; i < f->n_hits; i++)
		assert_true(
			f->hits[i].start < f->hits[i].end && f->hits[i].end <= strlen(f->snippet));
	return WARTA_OK;
}

static void
an_article_found_by_a_word_has_sentences_and_a_version(void **state)
{
	struct world *w = *state;
	struct found found = { .n = 0 };
	struct sentences s = { .n = 0 };
	uint64_t total = 0;
	struct warta_search ask = { .words = "menandatangani", .limit = 1 };
	assert_int_equal(warta_search(w->store, &ask, &total, on_found, &found, NULL), WARTA_OK);
	assert_int_equal(found.n, 1);
	assert_true(total > 1);
	assert_int_equal(
		warta_article_sentences(w->store, found.id, on_sentence, &s, NULL), WARTA_OK);
	assert_true(s.n > 3);
	assert_int_equal(warta_article_sentences(w->store, "nobody", on_sentence, &s, NULL),
		WARTA_ENOTFOUND);
	ask.words = "";
	assert_int_equal(warta_search(w->store, &ask, NULL, on_found, &found, NULL), WARTA_EUSAGE);
}

struct changes {
	uint64_t last;
	unsigned n, articles;
};

static int
on_change(void *context, const struct warta_change *c)
{
	struct changes *s = context;
	assert_true(c->n > s->last);
	assert_string_equal(c->what, "new");
	assert_true(c->id[0] != '\0');
	s->last = c->n;
	s->n++;
	s->articles += strcmp(c->kind, "article") == 0;
	return WARTA_OK;
}

static void
changes_go_on_behind_the_last_one_seen(void **state)
{
	struct world *w = *state;
	struct changes all = { .n = 0 }, paged = { .n = 0 }, none = { .n = 0 };
	assert_int_equal(warta_changes(w->store, 0, NULL, 0, on_change, &all, NULL), WARTA_OK);
	assert_true(all.n > 12 && all.articles > 3);
	for (unsigned before = 1; before != paged.n;) {
		before = paged.n;
		assert_int_equal(
			warta_changes(w->store, paged.last, NULL, 7, on_change, &paged, NULL),
			WARTA_OK);
	}
	assert_int_equal(paged.n, all.n);
	assert_int_equal(
		warta_changes(w->store, 0, "2999-01-01", 0, on_change, &none, NULL), WARTA_OK);
	assert_int_equal(none.n, 0);
	assert_int_equal(
		warta_changes(w->store, 0, "2001-01-01T10:00+07:00", 0, on_change, &none, NULL),
		WARTA_OK);
	assert_int_equal(none.n, all.n);
	assert_int_equal(
		warta_changes(w->store, 0, "kemarin", 0, on_change, &none, NULL), WARTA_EUSAGE);
}

/* Takes the time that a query may take. */
static int
dawdle(void *context, const struct warta_event *e)
{
	(void)context;
	(void)e;
	struct timespec pause = { 0, 20000000 };
	(void)nanosleep(&pause, NULL);
	return WARTA_OK;
}

static int
interrupt(void *context, const struct warta_event *e)
{
	(void)e;
	warta_store_interrupt(context);
	return WARTA_OK;
}

static void
a_query_ends_when_its_time_is_over_or_it_is_told_to(void **state)
{
	struct world *w = *state;
	struct warta_query q = { .text = "a" };
	struct warta_fault fault;
	struct list l = { .n = 0 };
	warta_store_limit(w->store, 10);
	assert_int_equal(warta_events(w->store, &q, dawdle, NULL, &fault), WARTA_ETIME);
	assert_non_null(strstr(fault.text, "too long"));
	warta_store_limit(w->store, 0);
	assert_int_equal(warta_events(w->store, &q, interrupt, w->store, NULL), WARTA_ESTOPPED);
	assert_int_equal(warta_events(w->store, &q, on_event, &l, NULL), WARTA_OK);
	assert_true(l.n > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_of_any_size_give_the_whole_list),
		cmocka_unit_test(a_count_is_what_the_list_would_hold),
		cmocka_unit_test(who_takes_part_and_who_relays_whom),
		cmocka_unit_test(an_article_found_by_a_word_has_sentences_and_a_version),
		cmocka_unit_test(changes_go_on_behind_the_last_one_seen),
		cmocka_unit_test(a_query_ends_when_its_time_is_over_or_it_is_told_to),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
