/*
 * check-store.c - warta check-store: is the store whole?  Each damage is a line; exit code 1
 * where there is one.
 */
#include <stdio.h>

#include "cmd.h"
#include "settings.h"

static void
on_damage(void *context, const char *what)
{
	(void)outf("%s: %s\n", (const char *)context, what);
}

int
verb_check_store(const struct verb *verb, int argc, char **argv)
{
	const char *store = NULL;
	struct warta_fault fault;
	uint64_t found = 0;
	const struct option options[] = {
		setting_option(verb, "db", &store),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc > 0)
		return usage(verb, words("what is '%s'?", "apa itu '%s'?"), argv[0]);
	char path[4096], name[2 * sizeof path];
	if (snprintf(path, sizeof path, "%s", store ? store : "warta.db") >= (int)sizeof path)
		return usage(verb, "%s", words("that is too long", "itu terlalu panjang"));
	(void)snprintf(name, sizeof name, "%s", path);
	hide_password(name);
	struct warta_reader *reader = reader_open(NULL);
	if (!reader)
		return EXIT_INPUT;
	int code = warta_store_check(path, reader, on_damage, name, &found, &fault);
	warta_reader_close(reader);
	if (code != WARTA_OK)
		return query_failed(verb, &fault);
	if (found) {
		complain(words("%s: damaged in %llu place%s; restore a copy, or read its articles "
			       "into a "
			       "new store",
				 "%s: rusak di %llu tempat%s; pulihkan dari salinan, atau baca "
				 "ulang "
				 "artikelnya ke simpanan baru"),
			name, (unsigned long long)found, plural(found));
		return EXIT_INPUT;
	}
	(void)outf(words("%s: whole\n", "%s: utuh\n"), name);
	return EXIT_DONE;
}
