/*
 * search.c - warta search: articles by their words, the best or the newest first.
 *
 * On a terminal each hit is a title, where it stands, and the words around what was found; for
 * programs a row with the same, hits between [ and ] in the column `marked`.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define SHOWN 20

static const struct column COLUMNS[] = {
	{ "id", "", "", 0, false, 0 },
	{ "published", "", "", 0, false, 0 },
	{ "outlet", "", "", 0, false, 0 },
	{ "title", "", "", 0, false, 0 },
	{ "snippet", "", "", 0, false, 0 },
	{ "marked", "", "", 0, false, 0 },
	{ "score", "", "", 0, true, 0 },
	{ "claims", "", "", 0, true, 0 },
	{ "url", "", "", 0, false, 0 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])

struct searching {
	struct table table;
	unsigned shown;
};

/* The text with marks around the hits. */
static const char *
marked(const char *text, const struct warta_span *hits, size_t n, const char *open,
	const char *close, char *out_text, size_t size)
{
	size_t at = 0, from = 0;
	out_text[0] = '\0';
	for (size_t i = 0; i < n && at < size; i++) {
		at += (size_t)snprintf(out_text + at, size - at, "%.*s%s%.*s%s",
			(int)(hits[i].start - from), text + from, open,
			(int)(hits[i].end - hits[i].start), text + hits[i].start, close);
		from = hits[i].end;
	}
	if (at < size)
		(void)snprintf(out_text + at, size - at, "%s", text + from);
	return out_text;
}

static void
print_found(const struct warta_found *f)
{
	char text[4096];
	const char *title = f->title[0] ? f->title : f->id;
	(void)outf("%s\n",
		marked(title, f->title[0] ? f->title_hits : NULL, f->title[0] ? f->n_title_hits : 0,
			bold(), plain(), text, sizeof text));
	(void)outf("    %s%s%s%s%s%s%s\n", faint(), f->published, f->published[0] ? ", " : "",
		f->outlet, f->outlet[0] ? ", " : "", f->id, plain());
	if (bold()[0]) /* a terminal that shows it needs no brackets, and wraps by itself */
		(void)outf("    %s\n",
			marked(f->snippet, f->hits, f->n_hits, bold(), plain(), text, sizeof text));
	else
		print_wrapped("    ",
			marked(f->snippet, f->hits, f->n_hits, "[", "]", text, sizeof text));
}

static int
on_found(void *context, const struct warta_found *f)
{
	struct searching *s = context;
	char score[32], claims[16], text[4096];
	if (stop_asked)
		return WARTA_ESTOPPED;
	s->shown++;
	if (s->table.format == FORMAT_TABLE) {
		print_found(f);
		return ferror(stdout) ? WARTA_EIO : WARTA_OK;
	}
	(void)snprintf(score, sizeof score, "%.4f", f->score);
	(void)snprintf(claims, sizeof claims, "%u", f->n_claims);
	const char *cells[N_COLUMNS] = { f->id, f->published, f->outlet, f->title, f->snippet,
		marked(f->snippet, f->hits, f->n_hits, "[", "]", text, sizeof text), score, claims,
		f->url };
	return table_row(&s->table, cells) ? WARTA_OK : WARTA_EIO;
}

/* The operands as one search; false where they are too long. */
static bool
join_words(int argc, char **argv, char *text, size_t size)
{
	size_t at = 0;
	text[0] = '\0';
	for (int i = 0; i < argc; i++) {
		/* a shell takes the marks off "a b": an operand with a blank is a phrase */
		bool phrase = strchr(argv[i], ' ') && argc > 1 && !strchr(argv[i], '"');
		int n = snprintf(
			text + at, size - at, phrase ? "%s\"%s\"" : "%s%s", i ? " " : "", argv[i]);
		if (n < 0 || at + (size_t)n >= size)
			return false;
		at += (size_t)n;
	}
	return true;
}

static int
search(const struct verb *verb, struct filters *f, const struct warta_search *ask)
{
	struct searching s = { .shown = 0 };
	struct warta_fault fault;
	uint64_t total = 0;
	int code = filters_open(f, verb);
	if (code != EXIT_DONE)
		return code;
	table_begin(&s.table, f->format, COLUMNS, N_COLUMNS);
	if (warta_search(f->store, ask, &total, on_found, &s, &fault) == WARTA_OK)
		table_end(&s.table);
	else
		code = query_failed(verb, &fault);
	if (code == EXIT_DONE && f->format == FORMAT_TABLE)
		(void)outf(words("%u of %llu article%s\n", "%u dari %llu artikel%s\n"), s.shown,
			(unsigned long long)total, plural(total));
	int closed = filters_close(f);
	return code != EXIT_DONE ? code : closed;
}

int
verb_search(const struct verb *verb, int argc, char **argv)
{
	char text[4096];
	struct warta_search ask = { .limit = SHOWN };
	struct filters f = { .format = FORMAT_TABLE };
	const struct option options[] = {
		{ 0, "from", OPT_TEXT, &ask.from, "DAY", "published on or after", "terbit sejak" },
		{ 0, "to", OPT_TEXT, &ask.to, "DAY", "published on or before", "terbit sampai" },
		{ 0, "outlet", OPT_TEXT, &ask.outlet, "NAME", "who reports",
			"siapa yang memberitakan" },
		{ 'r', "newest", OPT_FLAG, &ask.newest_first, NULL, "newest first, not the best",
			"yang terbaru dahulu, bukan yang terbaik" },
		{ 'n', "limit", OPT_COUNT, &ask.limit, "N", "at most N articles (20; 0: all)",
			"paling banyak N artikel (20; 0: semua)" },
		{ 0, "skip", OPT_COUNT, &ask.offset, "N", "leave the first N out",
			"lewati N yang pertama" },
		{ 0, "words", OPT_COUNT, &ask.snippet_words, "N", "words around a hit (24)",
			"kata di sekitar temuan (24)" },
		{ 0, "format", OPT_TEXT, &f.format_name, "FORMAT", "table jsonl csv tsv",
			"table jsonl csv tsv" },
		setting_option(verb, "db", &f.store_path),
		setting_option(verb, "lexicon", &f.lexicon),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc == 0)
		return usage(verb, "%s", words("which words?", "kata apa?"));
	if (!join_words(argc, argv, text, sizeof text))
		return usage(verb, "%s", words("that is too long", "itu terlalu panjang"));
	ask.words = text;
	return search(verb, &f, &ask);
}
