/*
 * export.c - warta export: events or claims in the form that another program loads.
 *
 * To standard output, or with -o to a file that appears when it is whole.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"

struct writing {
	FILE *file; /* NULL: standard output */
	int error;  /* of errno */
};

static int
on_bytes(void *context, const char *bytes, size_t n)
{
	struct writing *w = context;
	if (stop_asked)
		return WARTA_ESTOPPED;
	if (!w->file)
		return out(bytes, n) ? WARTA_OK : WARTA_EIO;
	if (fwrite(bytes, 1, n, w->file) == n)
		return WARTA_OK;
	w->error = errno;
	return WARTA_EIO;
}

/* The formats, a line each, for who asks for one that is none. */
static void
tell_formats(void)
{
	const struct warta_format *f;
	for (size_t i = 0; (f = warta_format_at(i)) != NULL; i++)
		(void)fprintf(stderr, "  %-11s %s%s\n", f->name, words(f->en, f->id),
			f->claims ? words(" (--claims, too)", " (juga --claims)") : "");
}

static int
failed(const struct verb *verb, const struct writing *w, const char *path,
	const struct warta_fault *fault)
{
	if (w->error) {
		complain(words("%s: cannot be written: %s", "%s: tidak dapat ditulis: %s"), path,
			strerror(w->error));
		return EXIT_INPUT;
	}
	return query_failed(verb, fault);
}

static int
write_out(const struct verb *verb, struct filters *f, const struct warta_export *ask,
	struct writing *w, const char *path)
{
	struct warta_exported n;
	struct warta_fault fault;
	if (warta_export(f->store, &f->query, ask, on_bytes, w, &n, &fault) != WARTA_OK)
		return failed(verb, w, path, &fault);
	if (n.left_out)
		complain(
			words("%llu left out, which %s cannot hold (%llu written)",
				"%llu ditinggalkan karena tidak tertampung oleh %s (%llu ditulis)"),
			(unsigned long long)n.left_out, ask->format, (unsigned long long)n.rows);
	return EXIT_DONE;
}

/* Writes PATH.part, then gives it its name. */
static int
write_file(const struct verb *verb, struct filters *f, const struct warta_export *ask,
	const char *path)
{
	char part[4096];
	if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
		return usage(verb, words("the name is too long: %s", "namanya terlalu panjang: %s"),
			path);
	struct writing w = { .file = fopen(part, "wb") };
	if (!w.file) {
		complain(words("%s: cannot be written: %s", "%s: tidak dapat ditulis: %s"), part,
			strerror(errno));
		return EXIT_INPUT;
	}
	int code = write_out(verb, f, ask, &w, path);
	bool closed = fclose(w.file) == 0;
	if (code == EXIT_DONE && (!closed || rename(part, path) != 0)) {
		complain(words("%s: cannot be written: %s", "%s: tidak dapat ditulis: %s"), path,
			strerror(errno));
		code = EXIT_INPUT;
	}
	if (code != EXIT_DONE)
		(void)remove(part);
	return code;
}

static bool
is_format(const char *name)
{
	const struct warta_format *f;
	for (size_t i = 0; (f = warta_format_at(i)) != NULL; i++)
		if (name && strcmp(f->name, name) == 0)
			return true;
	return false;
}

/* A description needs no store. */
static int
write_schema(const struct verb *verb, const struct warta_export *ask)
{
	struct writing w = { .file = NULL };
	struct warta_query none = { .limit = 0 };
	struct warta_fault fault;
	if (warta_export(NULL, &none, ask, on_bytes, &w, NULL, &fault) != WARTA_OK)
		return query_failed(verb, &fault);
	return EXIT_DONE;
}

int
verb_export(const struct verb *verb, int argc, char **argv)
{
	struct warta_export ask = { .format = NULL };
	const char *path = NULL;
	bool claims = false, schema = false;
	const struct option options[] = {
		{ 'f', "format", OPT_TEXT, &ask.format, "FORMAT",
			"jsonl csv plover gdelt acled geojson timelinejs graphml ftm rss atom ics",
			"jsonl csv plover gdelt acled geojson timelinejs graphml ftm rss atom "
			"ics" },
		{ 'o', "output", OPT_TEXT, &path, "FILE", "write there, all or nothing",
			"tulis ke sana, utuh atau tidak sama sekali" },
		{ 0, "claims", OPT_FLAG, &claims, NULL, "claims, not events (jsonl csv gdelt)",
			"klaim, bukan peristiwa (jsonl csv gdelt)" },
		{ 0, "schema", OPT_FLAG, &schema, NULL, "what describes the columns (jsonl csv)",
			"penjelasan kolomnya (jsonl csv)" },
		{ 0, "title", OPT_TEXT, &ask.title, "TEXT", "of a feed, map or timeline",
			"judul umpan, peta, atau linimasa" },
		{ 0, "link", OPT_TEXT, &ask.link, "URL", "where a feed is read", "alamat umpan" },
		{ 0, "raw", OPT_FLAG, &ask.raw, NULL,
			"leave cells that look like formulas as they are",
			"biarkan sel yang mirip rumus" },
	};
	struct filters f = { .more = options, .n_more = sizeof options / sizeof options[0] };
	enum options_result got = filters_take(&f, verb, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (!is_format(ask.format)) {
		int code = ask.format
				   ? usage(verb,
					     words("'%s' is no format; there are:",
						     "'%s' bukan format; yang ada:"),
					     ask.format)
				   : usage(verb, "%s",
					     words("--format is needed:", "--format diperlukan:"));
		tell_formats();
		return code;
	}
	ask.part = claims ? WARTA_CLAIMS : WARTA_EVENTS;
	if (schema) {
		ask.part = claims ? WARTA_CLAIMS_SCHEMA : WARTA_EVENTS_SCHEMA;
		return write_schema(verb, &ask);
	}
	int code = filters_open(&f, verb);
	if (code != EXIT_DONE)
		return code;
	struct writing w = { .file = NULL };
	code = path ? write_file(verb, &f, &ask, path) : write_out(verb, &f, &ask, &w, "-");
	int closed = filters_close(&f);
	return code != EXIT_DONE ? code : closed;
}
