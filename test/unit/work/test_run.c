/*
 * Documents through the public face: one, and many on several threads.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"
#include "warta/warta.h"

#define N_DOCUMENTS 200

struct world {
	struct warta_reader *reader;
	char path[64];
};

struct seen {
	unsigned documents, complaints;
	unsigned stop_after; /* 0: never */
	volatile sig_atomic_t stop;
	int answer; /* of the callback */
	bool in_order;
};

static int
set_up(void **state)
{
	static struct world w;
	struct warta_fault fault;
	(void)snprintf(w.path, sizeof w.path, "/tmp/warta-run-XXXXXX");
	int fd = mkstemp(w.path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	if (!f || warta_reader_open(&w.reader, NULL, &fault) != WARTA_OK)
		return -1;
	for (int i = 0; i < N_DOCUMENTS; i++)
		(void)fprintf(f,
			"{\"id\":\"d%d\",\"published\":\"2024-07-19\",\"title\":\"Teheran\","
			"\"text\":\"Iran mengecam Israel. Langit biru.\"}\n%s",
			i, i % 50 == 7 ? "no JSON\n" : "");
	*state = &w;
	return fclose(f);
}

static int
tear_down(void **state)
{
	struct world *w = *state;
	warta_reader_close(w->reader);
	return unlink(w->path);
}

static int
on_document(void *context, struct warta_document *doc)
{
	struct seen *s = context;
	struct warta_article a;
	char id[16];
	(void)snprintf(id, sizeof id, "d%u", s->documents++);
	s->in_order = s->in_order && warta_document_article(doc, &a) == WARTA_OK &&
		      strcmp(a.id, id) == 0 && a.n_claims == 1;
	if (s->stop_after && s->documents == s->stop_after)
		s->stop = 1;
	return s->answer;
}

static void
on_complaint(void *context, const struct warta_fault *fault)
{
	struct seen *s = context;
	assert_int_equal(fault->code, WARTA_EFORMAT);
	s->complaints++;
}

static int
run(const struct world *w, unsigned jobs, struct seen *s, struct warta_counts *counts)
{
	const char *const paths[] = { w->path };
	struct warta_run ask = { .paths = paths,
		.n_paths = 1,
		.jobs = jobs,
		.document = on_document,
		.complaint = on_complaint,
		.context = s,
		.stop = &s->stop };
	s->in_order = true;
	return warta_read(w->reader, &ask, counts, NULL);
}

static void
documents_come_in_their_order_on_any_number_of_threads(void **state)
{
	static const unsigned JOBS[] = { 1, 2, 3, 16 };
	for (size_t i = 0; i < sizeof JOBS / sizeof JOBS[0]; i++) {
		struct seen s = { 0 };
		struct warta_counts n;
		assert_int_equal(run(*state, JOBS[i], &s, &n), WARTA_OK);
		assert_true(s.in_order);
		assert_int_equal(s.documents, N_DOCUMENTS);
		assert_int_equal(s.complaints, N_DOCUMENTS / 50);
		assert_int_equal(n.documents, N_DOCUMENTS);
		assert_int_equal(n.failed, N_DOCUMENTS / 50);
		assert_int_equal(n.claims, N_DOCUMENTS);
	}
}

static void
a_stop_ends_a_run_after_the_documents_at_hand(void **state)
{
	for (unsigned jobs = 1; jobs <= 3; jobs++) {
		struct seen s = { .stop_after = 5 };
		struct warta_counts n;
		assert_int_equal(run(*state, jobs, &s, &n), WARTA_ESTOPPED);
		assert_true(s.in_order);
		assert_int_equal(n.documents, s.documents);
		assert_in_range(s.documents, 5, 5 + 4 * jobs);
	}
}

static void
a_callback_ends_a_run_with_its_own_code(void **state)
{
	for (unsigned jobs = 1; jobs <= 3; jobs++) {
		struct seen s = { .answer = WARTA_EIO };
		struct warta_counts n;
		assert_int_equal(run(*state, jobs, &s, &n), WARTA_EIO);
		assert_int_equal(s.documents, 1);
	}
}

static void
a_document_is_read_again_and_again(void **state)
{
	const struct world *w = *state;
	struct warta_document *doc;
	struct warta_fault fault;
	struct warta_claim claim;
	const char *text;
	size_t size;
	static const char HIT[] = "Iran mengecam Israel.", NONE[] = "Langit \xff biru.";
	struct warta_page page = { .text = HIT, .size = sizeof HIT - 1, .id = "x" };
	assert_int_equal(warta_document_open(&doc, w->reader, &fault), WARTA_OK);
	assert_int_equal(warta_document_claim(doc, 0, &claim), WARTA_ENOTFOUND);
	for (int i = 0; i < 3; i++) {
		page.text = HIT;
		page.size = sizeof HIT - 1;
		assert_int_equal(warta_document_read(doc, &page, &fault), WARTA_OK);
		assert_int_equal(warta_document_claim(doc, 0, &claim), WARTA_OK);
		assert_string_equal(claim.id, "x#1");
		assert_string_equal(claim.type, "ACCUSE");
		assert_string_equal(claim.actors[0].country, "IRN");
		assert_string_equal(claim.date, "");
		assert_int_equal(claim.spans[0].start, 0);
		assert_int_equal(warta_document_claim(doc, 1, &claim), WARTA_ENOTFOUND);
		page.text = NONE;
		page.size = sizeof NONE - 1;
		assert_int_equal(warta_document_read(doc, &page, &fault), WARTA_OK);
		assert_int_equal(warta_document_claim(doc, 0, &claim), WARTA_ENOTFOUND);
		assert_int_equal(
			warta_document_json(doc, WARTA_JSON_CLAIMS, &text, &size), WARTA_OK);
		assert_int_equal(size, 0);
	}
	warta_document_close(doc);
}

static void
a_bad_page_is_refused_and_leaves_nothing_behind(void **state)
{
	const struct world *w = *state;
	struct warta_document *doc;
	struct warta_fault fault;
	struct warta_claim claim;
	struct warta_page page = { .text = "Iran mengecam Israel.", .size = 21 };
	assert_int_equal(warta_document_open(&doc, w->reader, &fault), WARTA_OK);
	assert_int_equal(warta_document_read(doc, &page, &fault), WARTA_EUSAGE);
	page.id = "x";
	page.published = "kemarin";
	assert_int_equal(warta_document_read(doc, &page, &fault), WARTA_EUSAGE);
	assert_non_null(strstr(fault.text, "kemarin"));
	page.published = "2024";
	page.size = (size_t)5 << 20;
	char *large = malloc(page.size);
	assert_non_null(large);
	memset(large, 'a', page.size);
	page.text = large;
	assert_int_equal(warta_document_read(doc, &page, &fault), WARTA_ETOOBIG);
	assert_int_equal(warta_document_claim(doc, 0, &claim), WARTA_ENOTFOUND);
	free(large);
	warta_document_close(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_come_in_their_order_on_any_number_of_threads),
		cmocka_unit_test(a_stop_ends_a_run_after_the_documents_at_hand),
		cmocka_unit_test(a_callback_ends_a_run_with_its_own_code),
		cmocka_unit_test(a_document_is_read_again_and_again),
		cmocka_unit_test(a_bad_page_is_refused_and_leaves_nothing_behind),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
