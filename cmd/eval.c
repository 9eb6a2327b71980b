/*
 * eval.c - warta eval: precision and recall against annotated articles.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd.h"

/* Texts lie beside a folder of gold: gold/dev, gold/texts. */
static const char *
default_texts(const char *gold, char *path, size_t size)
{
	struct stat st;
	size_t n = strlen(gold);
	while (n > 1 && gold[n - 1] == '/')
		n--;
	int len = snprintf(path, size, "%.*s/../texts", (int)n, gold);
	return len > 0 && (size_t)len < size && stat(path, &st) == 0 ? path : NULL;
}

int
verb_eval(const struct verb *verb, int argc, char **argv)
{
	bool verbose = false;
	const char *lexicon = NULL;
	char path[4096];
	const struct option options[] = {
		{ 'v', "verbose", OPT_FLAG, &verbose, NULL,
			"name what was missed and what came out too many",
			"sebutkan yang terlewat dan yang berlebih" },
		setting_option(verb, "lexicon", &lexicon),
	};
	struct warta_fault fault;
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc < 1 || argc > 2)
		return usage(verb, "%s", words("which annotations?", "anotasi mana?"));
	struct warta_reader *reader = reader_open(lexicon);
	if (!reader)
		return EXIT_INPUT;
	int code = warta_eval(reader, argv[0],
		argc > 1 ? argv[1] : default_texts(argv[0], path, sizeof path), verbose, stdout,
		&fault);
	if (code != WARTA_OK)
		complain_of(&fault);
	warta_reader_close(reader);
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}
