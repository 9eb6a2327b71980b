/*
 * submit.c - warta submit: puts jobs into a queue, for `warta work` to take.
 */
#include <stdio.h>

#include "cmd.h"

struct submitting {
	const char *store, *queue, *lexicon;
	struct guard_options guard;
	unsigned part, patience;
	bool feeds, again, quiet;
};

static void
on_progress(void *context, uint64_t done, uint64_t all, uint64_t jobs)
{
	const struct submitting *s = context;
	if (!s->quiet)
		progress_show(done, all, jobs);
}

static void
tell_counts(const struct warta_submitted *n, const char *queue)
{
	const struct log_count counts[] = { { "jobs", n->jobs }, { "fresh", n->fresh },
		{ "done", n->done }, { "failed", n->failed }, { NULL, 0 } };
	if (!log_is_text()) {
		log_record(LOG_INFO, "submit", queue, "submitted", counts);
		return;
	}
	if (!log_wants(LOG_INFO))
		return;
	(void)fprintf(stderr,
		words("%llu job%s in %s, %llu of them new", "%llu pekerjaan%s di %s, %llu baru"),
		(unsigned long long)n->jobs, plural(n->jobs), queue, (unsigned long long)n->fresh);
	if (n->done)
		(void)fprintf(stderr, words("; %llu done already", "; %llu sudah selesai"),
			(unsigned long long)n->done);
	if (n->failed)
		(void)fprintf(stderr, words("; %llu input%s failed", "; %llu masukan%s gagal"),
			(unsigned long long)n->failed, plural(n->failed));
	(void)fputc('\n', stderr);
}

static int
submit(struct submitting *s, const struct warta_reader *reader, int argc, char **argv)
{
	char place[4096];
	struct warta_fault fault;
	struct warta_queue *queue;
	struct warta_submitted counts;
	const struct warta_queue_ask ask = { .address = queue_address(
						     s->queue, s->store, place, sizeof place),
		.make = true,
		.patience = s->patience,
		.trouble = on_trouble,
		.stop = &stop_asked };
	const struct warta_submit what = { .paths = (const char *const *)argv,
		.n_paths = (size_t)argc,
		.feeds = s->feeds,
		.part = (uint64_t)s->part << 20,
		.store = s->again ? NULL : s->store,
		.complaint = complain_each,
		.progress = on_progress,
		.context = s,
		.stop = &stop_asked,
		.sandbox = sandbox_of(&s->guard),
		.page_seconds = s->guard.page_seconds };
	int code = warta_queue_open(&queue, &ask, &fault);
	if (code != WARTA_OK) {
		complain_of(&fault);
		return EXIT_INPUT;
	}
	code = warta_submit(queue, reader, &what, &counts, &fault);
	progress_clear();
	if (code != WARTA_OK)
		complain_of(&fault);
	if (!s->quiet)
		tell_counts(&counts, warta_queue_name(queue));
	warta_queue_close(queue);
	return code == WARTA_OK && counts.failed == 0 ? EXIT_DONE : EXIT_INPUT;
}

int
verb_submit(const struct verb *verb, int argc, char **argv)
{
	struct submitting s = { .store = "warta.db", .part = 8, .patience = 60 };
	const struct option options[] = {
		setting_option(verb, "queue", &s.queue),
		setting_option(verb, "db", &s.store),
		setting_option(verb, "lexicon", &s.lexicon),
		{ 0, "part", OPT_COUNT, &s.part, "N",
			"MB of an archive, or of JSON Lines, a job (8)",
			"MB arsip atau JSON Lines per pekerjaan (8)" },
		{ 0, "feeds", OPT_FLAG, &s.feeds, NULL, "the addresses are those of feeds",
			"alamat-alamatnya alamat umpan" },
		{ 0, "again", OPT_FLAG, &s.again, NULL, "put jobs too that the store has done",
			"ajukan juga pekerjaan yang sudah selesai di penyimpanan" },
		REQUIRE_SANDBOX(s.guard),
		setting_option(verb, "sandbox", &s.guard.sandbox),
		setting_option(verb, "page-seconds", &s.guard.page_seconds),
		{ 0, "patience", OPT_COUNT, &s.patience, "N",
			"seconds to wait for a queue that does not answer (60); 0: for ever",
			"batas menunggu antrean yang tidak menjawab, dalam detik (60); 0: "
			"selamanya" },
		{ 'q', "quiet", OPT_FLAG, &s.quiet, NULL, "no progress bar, no counts",
			"tanpa bilah kemajuan dan hitungan" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc == 0)
		return usage(verb, "%s", words("what is to be read?", "apa yang akan dibaca?"));
	if (s.part == 0)
		return usage(verb, "%s",
			words("--part 0: a part holds 1 MB or more",
				"--part 0: sebuah bagian paling sedikit 1 MB"));
	struct warta_reader *reader = reader_open(s.lexicon);
	if (!reader)
		return EXIT_INPUT;
	int result = submit(&s, reader, argc, argv);
	warta_reader_close(reader);
	return result;
}
