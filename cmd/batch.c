/*
 * batch.c - warta batch: one shard of a list of archives into a file.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "warta/batch.h"

struct batching {
	const char *manifest, *shard, *out, *root;
	const char *lexicon;
	struct guard_options guard;
	bool any_language;
	bool list, retry, quiet;
	unsigned jobs;
	bool list_failed;
};

static void
on_progress(void *context, uint64_t done, uint64_t all, uint64_t documents)
{
	const struct batching *b = context;
	if (!b->quiet)
		progress_show(done, all, documents);
}

static int
on_input(void *context, const char *input)
{
	struct batching *b = context;
	b->list_failed = !outf("%s\n", input);
	return b->list_failed ? WARTA_EIO : WARTA_OK;
}

/* "3/40" */
static bool
take_shard(const char *text, uint32_t *shard, uint32_t *shards)
{
	char *end;
	if (strspn(text, "0123456789/") != strlen(text))
		return false;
	unsigned long i = strtoul(text, &end, 10);
	if (end == text || *end != '/')
		return false;
	const char *of = end + 1;
	unsigned long n = strtoul(of, &end, 10);
	if (end == of || *end != '\0' || i == 0 || i > n || n > 99999)
		return false;
	*shard = (uint32_t)i;
	*shards = (uint32_t)n;
	return true;
}

static void
tell(const struct warta_batch *ask, const struct warta_batch_result *r)
{
	char name[32];
	(void)snprintf(name, sizeof name, "%u/%u", ask->shard, ask->shards);
	if (r->outcome == WARTA_BATCH_FINISHED)
		(void)fprintf(stderr,
			words("shard %s was finished before: ",
				"bagian %s sudah selesai sebelumnya: "),
			name);
	else
		(void)fprintf(stderr, words("shard %s: ", "bagian %s: "), name);
	(void)fprintf(stderr,
		words("%u input%s, %llu article%s, %llu claim%s, %llu failure%s",
			"%u masukan%s, %llu artikel%s, %llu klaim%s, %llu kegagalan%s"),
		r->inputs, plural(r->inputs), (unsigned long long)r->articles, plural(r->articles),
		(unsigned long long)r->claims, plural(r->claims), (unsigned long long)r->failed,
		plural(r->failed));
	if (r->resumed)
		(void)fprintf(stderr,
			words("; taken up at input %u, byte %llu",
				"; dilanjutkan dari masukan %u, bita %llu"),
			r->resumed, (unsigned long long)r->resumed_at);
	if (r->read.records)
		(void)fprintf(stderr,
			words("; now read: %llu record%s, %llu page%s, %llu of them not Indonesian",
				"; kini dibaca: %llu rekaman%s, %llu halaman%s, %llu di antaranya "
				"bukan "
				"bahasa Indonesia"),
			(unsigned long long)r->read.records, plural(r->read.records),
			(unsigned long long)r->read.pages, plural(r->read.pages),
			(unsigned long long)r->read.foreign);
	(void)fputc('\n', stderr);
}

static int
make(const struct batching *b, const struct warta_batch *ask, const struct verb *verb)
{
	struct warta_reader *reader;
	struct warta_batch_result result;
	struct warta_fault fault;
	int code = warta_reader_open(&reader, b->lexicon, &fault);
	if (code != WARTA_OK) {
		complain_of(&fault);
		return EXIT_INPUT;
	}
	code = warta_batch(reader, ask, &result, &fault);
	progress_clear();
	warta_reader_close(reader);
	if (code == WARTA_EUSAGE)
		return usage(verb, "%s", fault.text);
	if (code == WARTA_ESTOPPED)
		complain(words("stopped; the same command goes on from here",
			"dihentikan; perintah yang sama melanjutkannya"));
	else if (code != WARTA_OK)
		complain_of(&fault);
	if (code == WARTA_OK && !b->quiet)
		tell(ask, &result);
	if (code == WARTA_OK && !b->quiet && result.failed &&
		result.outcome == WARTA_BATCH_FINISHED)
		complain(words("--retry makes it anew", "--retry membuatnya kembali"));
	return code == WARTA_OK && result.failed == 0 ? EXIT_DONE : EXIT_INPUT;
}

static int
run(const struct verb *verb, struct batching *b)
{
	struct warta_fault fault;
	struct warta_batch ask = { .manifest = b->manifest,
		.root = b->root,
		.out = b->out,
		.retry = b->retry,
		.run = { .jobs = b->jobs,
			.any_language = b->any_language,
			.sandbox = sandbox_of(&b->guard),
			.page_seconds = b->guard.page_seconds,
			.quarantine = b->guard.quarantine,
			.complaint = complain_each,
			.progress = on_progress,
			.context = b,
			.stop = &stop_asked } };
	if (!take_shard(b->shard, &ask.shard, &ask.shards))
		return usage(verb,
			words("--shard wants I/N, 1/1 to 99999/99999, not '%s'",
				"--shard meminta I/N, 1/1 sampai 99999/99999, bukan '%s'"),
			b->shard);
	if (!b->list)
		return make(b, &ask, verb);
	int code = warta_batch_inputs(&ask, on_input, b, &fault);
	if (code == WARTA_EUSAGE)
		return usage(verb, "%s", fault.text);
	if (code != WARTA_OK && !b->list_failed)
		complain_of(&fault);
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}

int
verb_batch(const struct verb *verb, int argc, char **argv)
{
	struct batching b = { .manifest = NULL };
	const struct option options[] = {
		{ 0, "manifest", OPT_TEXT, &b.manifest, "LIST", "the list: an archive a line",
			"daftarnya: satu arsip per baris" },
		{ 0, "shard", OPT_TEXT, &b.shard, "I/N", "which part of it: 3/40",
			"bagian yang mana: 3/40" },
		{ 0, "out", OPT_TEXT, &b.out, "FOLDER", "where the shards' files are put",
			"tempat berkas hasil" },
		{ 0, "root", OPT_TEXT, &b.root, "FOLDER", "where the archives of the list lie",
			"tempat arsip dalam daftar" },
		{ 0, "list", OPT_FLAG, &b.list, NULL, "print the archives of the shard, and end",
			"cetak arsip bagian itu, lalu selesai" },
		{ 0, "retry", OPT_FLAG, &b.retry, NULL,
			"make a finished shard anew where archives failed",
			"buat kembali bagian selesai yang arsipnya ada yang gagal" },
		setting_option(verb, "lexicon", &b.lexicon),
		{ 0, "any-language", OPT_FLAG, &b.any_language, NULL,
			"read what is not Indonesian too",
			"baca juga yang bukan bahasa Indonesia" },
		REQUIRE_SANDBOX(b.guard),
		NO_SANDBOX(b.guard),
		GUARD_OPTIONS(verb, b.guard),
		setting_option(verb, "jobs", &b.jobs),
		{ 'q', "quiet", OPT_FLAG, &b.quiet, NULL, "no progress bar, no counts",
			"tanpa bilah kemajuan dan hitungan" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc > 0)
		return usage(verb, words("what is '%s'?", "apa itu '%s'?"), argv[0]);
	if (!b.manifest || !b.shard || (!b.out && !b.list))
		return usage(verb, "%s",
			words("--manifest, --shard and --out are needed",
				"--manifest, --shard, dan --out diperlukan"));
	if (!guard_agrees(verb, &b.guard))
		return EXIT_USAGE;
	return run(verb, &b);
}
