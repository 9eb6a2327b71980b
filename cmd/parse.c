/*
 * parse.c - warta parse: words, lemmas, tags and trees as CoNLL-U.
 */
#include "cmd.h"

static int
on_document(void *context, struct warta_document *doc)
{
	(void)context;
	return warta_document_conllu(doc, stdout);
}

static int
parse_articles(const struct warta_reader *reader, int argc, char **argv)
{
	struct warta_fault fault;
	struct warta_counts counts;
	struct warta_run run = { .paths = (const char *const *)argv,
		.n_paths = (size_t)argc,
		.document = on_document,
		.complaint = complain_each,
		.stop = &stop_asked };
	int code = warta_read(reader, &run, &counts, &fault);
	if (code != WARTA_OK && code != WARTA_EIO)
		complain_of(&fault);
	return code == WARTA_OK && counts.failed == 0 ? EXIT_DONE : EXIT_INPUT;
}

static int
parse_conllu(const struct warta_reader *reader, int argc, char **argv)
{
	int worst = EXIT_DONE;
	for (int i = 0; i < argc && !stop_asked; i++) {
		struct warta_fault fault;
		if (warta_conllu_annotate(reader, argv[i], stdout, &fault) == WARTA_OK)
			continue;
		complain_of(&fault);
		worst = EXIT_INPUT;
	}
	return stop_asked ? EXIT_INPUT : worst;
}

int
verb_parse(const struct verb *verb, int argc, char **argv)
{
	bool conllu = false;
	const char *lexicon = NULL;
	const struct option options[] = {
		{ 0, "conllu", OPT_FLAG, &conllu, NULL,
			"the file is CoNLL-U: keep its words, annotate them anew",
			"berkasnya CoNLL-U: kata-katanya dipertahankan, dianotasi ulang" },
		setting_option(verb, "lexicon", &lexicon),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc == 0)
		return usage(verb, "%s", words("what is to be parsed?", "apa yang akan diurai?"));
	struct warta_reader *reader = reader_open(lexicon);
	if (!reader)
		return EXIT_INPUT;
	int code = conllu ? parse_conllu(reader, argc, argv) : parse_articles(reader, argc, argv);
	warta_reader_close(reader);
	return code;
}
