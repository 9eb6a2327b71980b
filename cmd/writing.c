/*
 * writing.c - a reader and a store for a verb that writes.
 */
#include "cmd.h"

int
writing(const char *path, const char *lexicon, writing_verb *run, void *context, int argc,
	char **argv)
{
	struct warta_reader *reader;
	struct warta_store *store = NULL;
	struct warta_fault fault;
	int result = EXIT_INPUT, code = warta_reader_open(&reader, lexicon, &fault);
	if (code == WARTA_OK && path)
		code = warta_store_open(&store, path, WARTA_STORE_WRITE, reader, &fault);
	if (code == WARTA_OK) {
		result = run(context, reader, store, argc, argv);
		code = warta_store_close(store, &fault);
	}
	if (code != WARTA_OK)
		complain_of(&fault);
	warta_reader_close(reader);
	return code == WARTA_OK ? result : EXIT_INPUT;
}
