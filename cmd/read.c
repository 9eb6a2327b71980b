/*
 * read.c - warta read: documents in, claims out and into the store.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

struct reading {
	bool jsonl, articles, no_store, any_language, quiet, verbose;
	struct guard_options guard;
	const char *store;
	const char *lexicon;
	unsigned jobs;
	bool offline, restart;
	struct web_options web;
	bool out_failed;
	struct warta_counts counts;
};

static int
on_document(void *context, struct warta_document *doc)
{
	struct reading *r = context;
	const char *text;
	size_t n;
	if (!r->jsonl && !r->articles)
		return WARTA_OK;
	int code = warta_document_json(
		doc, r->articles ? WARTA_JSON_ARTICLE : WARTA_JSON_CLAIMS, &text, &n);
	if (code != WARTA_OK)
		return code;
	/* whoever follows a stream sees each article's claims when they are there */
	r->out_failed = !out(text, n) || (n && !out_flush());
	return r->out_failed ? WARTA_EIO : WARTA_OK;
}

static void
on_progress(void *context, uint64_t done, uint64_t all, uint64_t documents)
{
	const struct reading *r = context;
	if (!r->quiet) {
		progress_pages(r->counts.pages);
		progress_show(done, all, documents);
	}
}

/* What archives held. */
static void
tell_records(const struct warta_counts *n)
{
	(void)fprintf(stderr,
		words("; of %llu record%s %llu page%s, %llu revisit%s (%llu resolved), %llu "
		      "other%s",
			"; dari %llu rekaman%s %llu halaman%s, %llu kunjungan ulang%s (%llu "
			"ditemukan), %llu lainnya%s"),
		(unsigned long long)n->records, plural(n->records), (unsigned long long)n->pages,
		plural(n->pages), (unsigned long long)n->revisits, plural(n->revisits),
		(unsigned long long)n->resolved, (unsigned long long)n->others, plural(n->others));
}

/* What feeds named. */
static void
tell_items(const struct warta_counts *n)
{
	(void)fprintf(stderr,
		words("; %llu item%s of feeds, %llu as before",
			"; %llu butir%s umpan, %llu tidak berubah"),
		(unsigned long long)n->items, plural(n->items), (unsigned long long)n->unchanged);
	if (n->unread)
		(void)fprintf(stderr, words(", %llu without text", ", %llu tanpa teks"),
			(unsigned long long)n->unread);
}

/* "; 15 pages not Indonesian (ms 3, en 12)" */
static void
tell_foreign(const struct warta_counts *n)
{
	const char *before = "";
	(void)fprintf(stderr,
		words("; %llu page%s not Indonesian (",
			"; %llu halaman%s bukan bahasa Indonesia ("),
		(unsigned long long)n->foreign, plural(n->foreign));
	for (size_t i = 0; i < WARTA_LANGUAGES; i++)
		if (n->turned[i].pages) {
			(void)fprintf(stderr, "%s%s %llu", before, n->turned[i].language,
				(unsigned long long)n->turned[i].pages);
			before = ", ";
		}
	(void)fputc(')', stderr);
}

static void
tell_counts(const struct warta_counts *n)
{
	(void)fprintf(stderr,
		words("%llu article%s read, %llu sentence%s, %llu claim%s",
			"%llu artikel%s dibaca, %llu kalimat%s, %llu klaim%s"),
		(unsigned long long)n->documents, plural(n->documents),
		(unsigned long long)n->sentences, plural(n->sentences),
		(unsigned long long)n->claims, plural(n->claims));
	if (n->stored || n->known)
		(void)fprintf(stderr,
			words("; %llu stored, %llu known already",
				"; %llu disimpan, %llu sudah ada"),
			(unsigned long long)n->stored, (unsigned long long)n->known);
	if (n->records)
		tell_records(n);
	if (n->skipped)
		(void)fprintf(stderr,
			words("; taken up where the last run stopped, %.1f MB on",
				"; dilanjutkan dari tempat berhenti, %.1f MB dari awal"),
			(double)n->skipped / 1e6);
	if (n->items || n->unchanged)
		tell_items(n);
	if (n->failed)
		(void)fprintf(stderr, words("; %llu input%s failed", "; %llu masukan%s gagal"),
			(unsigned long long)n->failed, plural(n->failed));
	if (n->foreign)
		tell_foreign(n);
	(void)fputc('\n', stderr);
}

/* The same as a record. */
static void
log_counts(const struct warta_counts *n)
{
	const struct log_count counts[] = { { "articles", n->documents },
		{ "sentences", n->sentences }, { "claims", n->claims }, { "stored", n->stored },
		{ "known", n->known }, { "failed", n->failed }, { "foreign", n->foreign },
		{ "records", n->records }, { "items", n->items }, { NULL, 0 } };
	log_record(LOG_INFO, "read", "", "done", counts);
}

static int
read_all(void *context, const struct warta_reader *reader, struct warta_store *store, int argc,
	char **argv)
{
	struct reading *r = context;
	struct warta_fault fault;
	struct warta_run run = { .paths = (const char *const *)argv,
		.n_paths = (size_t)argc,
		.jobs = r->jobs,
		.any_language = r->any_language,
		.sandbox = sandbox_of(&r->guard),
		.page_seconds = r->guard.page_seconds,
		.quarantine = r->guard.quarantine,
		/* what is printed is printed whole */
		.restart = r->restart || r->jsonl || r->articles,
		.web = web_of(&r->web, !r->offline),
		.store = store,
		.document = on_document,
		.complaint = complain_each,
		.progress = on_progress,
		.context = r,
		.stop = &stop_asked };
	int code = warta_read(reader, &run, &r->counts, &fault);
	const struct warta_counts *n = &r->counts;
	progress_clear();
	bool written = out_end();
	if (code != WARTA_OK && !r->out_failed)
		complain_of(&fault);
	if (!log_is_text())
		log_counts(n);
	else if (!r->quiet && log_wants(LOG_INFO))
		tell_counts(n);
	if (r->verbose)
		(void)fprintf(stderr,
			words("sandbox of the parsers: %s\n", "kotak pasir pengurai: %s\n"),
			n->sandbox[0] ? n->sandbox
			: run.sandbox == WARTA_SANDBOX_OFF
				? words("off", "mati")
				: words("not needed", "tidak diperlukan"));
	return code == WARTA_OK && written && n->failed == 0 ? EXIT_DONE : EXIT_INPUT;
}

int
verb_read(const struct verb *verb, int argc, char **argv)
{
	struct reading r = { .store = "warta.db", .web = { .delay = 1 } };
	const struct option options[] = {
		{ 0, "jsonl", OPT_FLAG, &r.jsonl, NULL, "print the claims, one JSON object a line",
			"cetak klaim, satu objek JSON per baris" },
		{ 0, "articles", OPT_FLAG, &r.articles, NULL,
			"print the articles instead, one JSON object a line",
			"cetak artikelnya, satu objek JSON per baris" },
		{ 0, "no-store", OPT_FLAG, &r.no_store, NULL, "keep nothing",
			"tidak menyimpan apa pun" },
		setting_option(verb, "db", &r.store),
		setting_option(verb, "lexicon", &r.lexicon),
		{ 0, "any-language", OPT_FLAG, &r.any_language, NULL,
			"read what is not Indonesian too",
			"baca juga yang bukan bahasa Indonesia" },
		REQUIRE_SANDBOX(r.guard),
		NO_SANDBOX(r.guard),
		GUARD_OPTIONS(verb, r.guard),
		{ 0, "restart", OPT_FLAG, &r.restart, NULL,
			"read archives from their beginning, not from where a run was stopped",
			"baca arsip dari awal, bukan dari tempat berhenti" },
		{ 0, "offline", OPT_FLAG, &r.offline, NULL,
			"read no address; of feeds only what they hold",
			"tanpa jaringan; dari umpan hanya isinya sendiri" },
		WEB_OPTIONS(verb, r.web),
		setting_option(verb, "jobs", &r.jobs),
		{ 'v', "verbose", OPT_FLAG, &r.verbose, NULL,
			"say what guarded the reading and parsing",
			"sebutkan pengaman pembacaan dan penguraian" },
		{ 'q', "quiet", OPT_FLAG, &r.quiet, NULL, "no progress bar, no counts",
			"tanpa bilah kemajuan dan hitungan" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc == 0)
		return usage(verb, "%s", words("what is to be read?", "apa yang akan dibaca?"));
	if (!guard_agrees(verb, &r.guard))
		return EXIT_USAGE;
	if (r.jsonl && r.articles)
		return usage(verb, "%s",
			words("either --jsonl or --articles", "pilih --jsonl atau --articles"));
	return writing(r.no_store ? NULL : r.store, r.lexicon, read_all, &r, argc, argv);
}
