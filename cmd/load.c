/*
 * load.c - warta load: the files of warta batch into the store.
 */
#include <stdio.h>

#include "cmd.h"
#include "warta/batch.h"

struct loading {
	const char *store, *lexicon;
	bool again, quiet;
};

static void
on_progress(void *context, uint64_t done, uint64_t all, uint64_t documents)
{
	const struct loading *l = context;
	if (!l->quiet)
		progress_show(done, all, documents);
}

static void
tell(const struct warta_load_counts *n)
{
	(void)fprintf(stderr,
		words("%u file%s loaded, %u loaded before; %llu article%s, %llu claim%s; "
		      "%llu stored, %llu known already",
			"%u berkas%s dimuat, %u sudah dimuat; %llu artikel%s, %llu klaim%s; "
			"%llu disimpan, %llu sudah ada"),
		n->files, plural(n->files), n->loaded, (unsigned long long)n->documents,
		plural(n->documents), (unsigned long long)n->claims, plural(n->claims),
		(unsigned long long)n->stored, (unsigned long long)n->known);
	if (n->shards && n->files + n->loaded != n->shards)
		(void)fprintf(stderr,
			words("; the list has %u shard%s, %u were given",
				"; daftarnya memuat %u bagian%s, diberikan %u"),
			n->shards, plural(n->shards), n->files + n->loaded);
	if (n->inputs_failed)
		(void)fprintf(stderr,
			words("; %llu failure%s when they were made",
				"; %llu kegagalan%s sewaktu dibuat"),
			(unsigned long long)n->inputs_failed, plural(n->inputs_failed));
	(void)fputc('\n', stderr);
}

static int
load_all(void *context, const struct warta_reader *reader, struct warta_store *store, int argc,
	char **argv)
{
	struct loading *l = context;
	struct warta_load_counts counts;
	struct warta_fault fault;
	const struct warta_load ask = { .paths = (const char *const *)argv,
		.n_paths = (size_t)argc,
		.again = l->again,
		.complaint = complain_each,
		.progress = on_progress,
		.context = l,
		.stop = &stop_asked };
	(void)reader;
	int code = warta_load(store, &ask, &counts, &fault);
	progress_clear();
	if (code != WARTA_OK)
		complain_of(&fault);
	if (!l->quiet)
		tell(&counts);
	return code == WARTA_OK && counts.failed == 0 ? EXIT_DONE : EXIT_INPUT;
}

int
verb_load(const struct verb *verb, int argc, char **argv)
{
	struct loading l = { .store = "warta.db" };
	const struct option options[] = {
		setting_option(verb, "db", &l.store),
		setting_option(verb, "lexicon", &l.lexicon),
		{ 0, "again", OPT_FLAG, &l.again, NULL, "load what was loaded before, too",
			"muat juga yang sudah pernah dimuat" },
		{ 'q', "quiet", OPT_FLAG, &l.quiet, NULL, "no progress bar, no counts",
			"tanpa bilah kemajuan dan hitungan" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc == 0)
		return usage(verb, "%s", words("what is to be loaded?", "apa yang akan dimuat?"));
	return writing(l.store, l.lexicon, load_all, &l, argc, argv);
}
