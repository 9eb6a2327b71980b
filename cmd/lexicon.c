/*
 * lexicon.c - warta lexicon: check, try, find and list what the lexicon holds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd.h"

#define KINDS_MAX 24

/* Where the text of the lexicon lies when nobody says: here, else where it was installed. */
static const char *
default_folder(void)
{
	struct stat st;
	return stat("lexicon", &st) == 0 && S_ISDIR(st.st_mode) ? "lexicon" : WARTA_LEXICON_DIR;
}

struct kind_count {
	char name[16];
	unsigned passed, failed;
};

struct checking {
	struct kind_count kinds[KINDS_MAX];
	size_t n_kinds;
	unsigned errors;
	const char *only; /* failures of this kind are told; NULL: of all */
	bool quiet;       /* tell failures by number only */
	bool all;         /* tell passed ones too */
};

static struct kind_count *
count_of(struct checking *c, const char *kind)
{
	for (size_t i = 0; i < c->n_kinds; i++)
		if (strcmp(c->kinds[i].name, kind) == 0)
			return &c->kinds[i];
	if (c->n_kinds == KINDS_MAX)
		return &c->kinds[KINDS_MAX - 1];
	struct kind_count *k = &c->kinds[c->n_kinds++];
	(void)snprintf(k->name, sizeof k->name, "%s", kind);
	return k;
}

/* Each line of the text behind a margin. */
static void
print_lines(const char *margin, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\n");
		(void)outf("%s%.*s\n", margin, (int)n, text);
		text += n + (text[n] == '\n');
	}
}

static void
on_example(void *context, const struct warta_example *x)
{
	struct checking *c = context;
	struct kind_count *k = count_of(c, x->kind);
	*(x->passed ? &k->passed : &k->failed) += 1;
	if (c->quiet || (x->passed && !c->all) || (c->only && strcmp(c->only, x->kind) != 0))
		return;
	(void)outf("%s:%u: %s %s%s\n", x->file, (unsigned)x->line, x->kind, x->name,
		x->passed ? words(": passed", ": lulus") : "");
	(void)outf("    ~ %s   @ %s\n", x->sentence, x->published);
	if (x->passed)
		return;
	(void)outf(words("    wanted %s\n", "    harus  %s\n"), x->missing);
	print_lines(words("    got    ", "    keluar "), x->got);
}

static void
on_error(void *context, const struct warta_fault *fault)
{
	struct checking *c = context;
	c->errors++;
	(void)outf("%s\n", fault->text);
}

static unsigned
summary(const struct checking *c)
{
	unsigned passed = 0, failed = 0;
	for (size_t i = 0; i < c->n_kinds; i++) {
		const struct kind_count *k = &c->kinds[i];
		unsigned n = k->passed + k->failed;
		passed += k->passed;
		failed += k->failed;
		(void)outf("%-10s %5u / %5u  %5.1f %%\n", k->name, k->passed, n,
			100.0 * k->passed / n);
	}
	if (passed + failed)
		(void)outf("%-10s %5u / %5u  %5.1f %%\n", words("all", "semua"), passed,
			passed + failed, 100.0 * passed / (passed + failed));
	return failed;
}

static int
check(struct checking *c, const char *folder, const char *file)
{
	struct warta_fault fault;
	int code = warta_lexicon_check(folder, file, on_example, on_error, c, &fault);
	if (code != WARTA_OK) {
		complain_of(&fault);
		return EXIT_INPUT;
	}
	return summary(c) ? EXIT_INPUT : EXIT_DONE;
}

/* --- the four ------------------------------------------------------------------------------------
 */

static int
run_check(const struct verb *verb, int argc, char **argv)
{
	struct checking c = { .only = NULL };
	unsigned least = 0;
	const struct option options[] = {
		{ 0, "kind", OPT_TEXT, &c.only, "KIND", "show failures of one kind of entry only",
			"tampilkan kegagalan satu jenis entri saja" },
		{ 0, "least", OPT_COUNT, &least, "N", "done where at least N of 1000 examples pass",
			"selesai bila sedikitnya N dari 1000 contoh lulus" },
		{ 'q', "quiet", OPT_FLAG, &c.quiet, NULL, "the summary only", "ringkasan saja" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc > 1)
		return usage(verb, "%s", words("one folder at a time", "satu folder saja"));
	int code = check(&c, argc ? argv[0] : default_folder(), NULL);
	unsigned passed = 0, n = 0;
	for (size_t i = 0; i < c.n_kinds; i++) {
		passed += c.kinds[i].passed;
		n += c.kinds[i].passed + c.kinds[i].failed;
	}
	if (least && n)
		return passed * 1000.0 >= (double)least * n ? EXIT_DONE : EXIT_INPUT;
	return code;
}

static int
run_try(const struct verb *verb, int argc, char **argv)
{
	struct checking c = { .all = true };
	const char *folder = NULL;
	const struct option options[] = {
		{ 0, "lexicon", OPT_TEXT, &folder, "FOLDER",
			"the lexicon that the file is added to",
			"leksikon tempat berkas itu ditambahkan" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc != 1)
		return usage(verb, "%s", words("which file is to be tried?", "berkas mana?"));
	return check(&c, folder ? folder : default_folder(), argv[0]);
}

static void
on_name(void *context, const struct warta_name *n)
{
	(void)context;
	(void)outf("%-8s %s", n->kind, n->name);
	if (n->country[0] || n->sector[0])
		(void)outf(" [%s %s]", n->country[0] ? n->country : "-",
			n->sector[0] ? n->sector : "-");
	if (n->office[0])
		(void)outf(" %s", n->office);
	if (n->outlet[0])
		(void)outf(" (%s%s%s)", n->outlet, n->family[0] ? ", " : "", n->family);
	(void)outf("\n");
}

/* "Menlu Rusia" is no entry: who it is comes of reading it. */
static int
find_by_reading(const struct warta_reader *reader, const char *name, const char *day)
{
	struct warta_document *doc = NULL;
	struct warta_mention m;
	struct warta_fault fault;
	struct warta_page page = {
		.text = name, .size = strlen(name), .id = "name", .published = day
	};
	unsigned found = 0;
	int code = warta_document_open(&doc, reader, &fault);
	if (code == WARTA_OK)
		code = warta_document_read(doc, &page, &fault);
	for (size_t i = 0; code == WARTA_OK && warta_document_mention(doc, i, &m) == WARTA_OK; i++)
		if (m.kind == WARTA_ACTOR && (m.party.office[0] || !m.party.name[0])) {
			struct warta_name n = { "-", m.party.name, m.party.office, m.party.country,
				m.party.sector, "", "" };
			on_name(NULL, &n);
			found++;
		}
	warta_document_close(doc);
	return code == WARTA_OK && found ? WARTA_OK : WARTA_ENOTFOUND;
}

static int
find_name(const struct warta_reader *reader, const char *name, const char *day)
{
	struct warta_fault fault;
	int code = warta_lexicon_find(reader, name, day, on_name, NULL, &fault);
	if (code == WARTA_ENOTFOUND)
		code = find_by_reading(reader, name, day);
	if (code != WARTA_OK)
		complain_of(&fault);
	return code == WARTA_OK ? EXIT_DONE : code == WARTA_EUSAGE ? EXIT_USAGE : EXIT_INPUT;
}

static int
run_find(const struct verb *verb, int argc, char **argv)
{
	const char *day = NULL, *folder = NULL;
	const struct option options[] = {
		{ 0, "date", OPT_TEXT, &day, "DAY", "as of that day (2024-07-19)",
			"pada hari itu (2024-07-19)" },
		{ 0, "lexicon", OPT_TEXT, &folder, "FOLDER", "a lexicon of one's own",
			"leksikon sendiri" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc == 0)
		return usage(verb, "%s", words("which name?", "nama apa?"));
	struct warta_reader *reader = reader_open(folder);
	if (!reader)
		return EXIT_INPUT;
	char name[512];
	int code = find_name(reader,
		list_text((const char *const *)argv, (size_t)argc, " ", name, sizeof name), day);
	warta_reader_close(reader);
	return code;
}

static void
on_entry(void *context, const struct warta_entry *e)
{
	(void)context;
	(void)outf("%s\t%s\t%s:%u\n", e->kind, e->name, e->file, (unsigned)e->line);
}

static int
run_list(const struct verb *verb, int argc, char **argv)
{
	const char *kind = NULL;
	const struct option options[] = {
		{ 0, "kind", OPT_TEXT, &kind, "KIND", "one kind of entry only",
			"satu jenis entri saja" },
	};
	struct warta_fault fault;
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc > 1)
		return usage(verb, "%s", words("one folder at a time", "satu folder saja"));
	int code =
		warta_lexicon_list(argc ? argv[0] : default_folder(), kind, on_entry, NULL, &fault);
	if (code != WARTA_OK)
		complain_of(&fault);
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}

static const struct verb LEXICON_VERBS[] = {
	{ "lexicon check", run_check, "[FOLDER]",
		"Compile a lexicon and read the example of every entry",
		"Menyusun leksikon dan membaca contoh setiap entri" },
	{ "lexicon try", run_try, "FILE", "Add a file to the lexicon and read its examples",
		"Menambahkan berkas ke leksikon dan membaca contohnya" },
	{ "lexicon find", run_find, "NAME", "Tell who or what a name is, on a day",
		"Memberi tahu siapa atau apa sebuah nama, pada suatu hari" },
	{ "lexicon list", run_list, "[FOLDER]", "List the entries of a lexicon",
		"Mendaftar entri leksikon" },
};
#define N_LEXICON_VERBS (sizeof LEXICON_VERBS / sizeof LEXICON_VERBS[0])

int
verb_lexicon(const struct verb *verb, int argc, char **argv)
{
	const char *name = argc ? argv[0] : "";
	for (size_t i = 0; i < N_LEXICON_VERBS; i++)
		if (strcmp(name, LEXICON_VERBS[i].name + strlen("lexicon ")) == 0)
			return LEXICON_VERBS[i].run(&LEXICON_VERBS[i], argc - 1, argv + 1);
	if (strcmp(name, "--help") != 0 && strcmp(name, "-h") != 0)
		return usage(verb, "%s",
			words("check, try, find or list?", "check, try, find, atau list?"));
	for (size_t i = 0; i < N_LEXICON_VERBS; i++)
		(void)outf("warta %-14s %-12s %s\n", LEXICON_VERBS[i].name,
			LEXICON_VERBS[i].operands, words(LEXICON_VERBS[i].en, LEXICON_VERBS[i].id));
	return EXIT_DONE;
}
