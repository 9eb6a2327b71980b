/*
 * backup.c - warta backup: a copy of the store, taken while others read and write it.
 */
#include "cmd.h"

static void
on_pages(void *context, uint64_t done, uint64_t all)
{
	(void)context;
	progress_show(done, all, 0);
}

int
verb_backup(const struct verb *verb, int argc, char **argv)
{
	const char *store = NULL;
	struct warta_fault fault;
	const struct option options[] = {
		setting_option(verb, "db", &store),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc != 1 || !argv[0][0])
		return usage(verb, "%s", words("to which file?", "ke berkas mana?"));
	int code = warta_store_backup(
		store ? store : "warta.db", argv[0], on_pages, NULL, &stop_asked, &fault);
	progress_clear();
	return code == WARTA_OK ? EXIT_DONE : query_failed(verb, &fault);
}
