/*
 * explain.c - warta explain: how a sentence was read, step by step.
 *
 *	   1  Iran       Iran     PROPN  nsubj    ╭─╼ Iran
 *	   2  mengecam   kecam    VERB   root     ┾ mengecam
 *	   3  Israel     Israel   PROPN  obj      ╰─╼ Israel
 *
 * Words with lemma, part of speech and the arc to their head; whom, where and when the
 * sentence names, with the reason of every link; the frames tried, with the words
 * that filled their roles, and why one gives no claim; the claims.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define SENTENCE_MOST ((size_t)1 << 20)
#define FORM_WIDTH    18

/* --- words and tree ------------------------------------------------------------------------------
 */

/* The words of one sentence, heads and rows counted in it. */
struct rows {
	struct warta_word *words;
	int32_t n;
	uint32_t first; /* in the document */
};

static int32_t
head_of(const struct rows *r, int32_t i)
{
	return r->words[i].head < 0 ? -1 : r->words[i].head - (int32_t)r->first;
}

/* Distance to the root; cut where a tree were a ring. */
static int32_t
depth_of(const struct rows *r, int32_t i)
{
	int32_t d = 0;
	while ((i = head_of(r, i)) >= 0 && d < r->n)
		d++;
	return d;
}

/* The rows that the line of a head runs over: itself and its children. */
static void
line_of(const struct rows *r, int32_t head, int32_t *top, int32_t *bottom)
{
	*top = *bottom = head;
	for (int32_t i = 0; i < r->n; i++)
		if (head_of(r, i) == head) {
			*top = i < *top ? i : *top;
			*bottom = i > *bottom ? i : *bottom;
		}
}

/* What stands in the column of the ancestor at so many steps up. */
static void
print_bar(const struct rows *r, int32_t row, int32_t steps)
{
	int32_t ancestor = row, top, bottom;
	for (int32_t k = 0; k < steps; k++)
		ancestor = head_of(r, ancestor);
	line_of(r, ancestor, &top, &bottom);
	if (steps == 1)
		(void)outf("%s", row == top ? "╭─" : row == bottom ? "╰─" : "├─");
	else
		(void)outf("%s", top < row && row < bottom ? "│ " : "  ");
}

static void
print_tree_row(const struct rows *r, int32_t row)
{
	int32_t d = depth_of(r, row), top, bottom;
	for (int32_t steps = d; steps > 0; steps--)
		print_bar(r, row, steps);
	line_of(r, row, &top, &bottom);
	(void)outf("%s %s\n",
		top == bottom   ? "╼"
		: top == row    ? "┮"
		: bottom == row ? "┶"
				: "┾",
		r->words[row].form);
}

static void
print_cell(const char *text, int width)
{
	int used = text_width(text);
	(void)outf("%s%*s", text, used < width ? width - used : 1, "");
}

static void
print_words(struct warta_document *doc, const struct warta_sentence *s)
{
	struct rows r = { calloc(s->n + 1U, sizeof *r.words), (int32_t)s->n, s->first };
	for (uint32_t i = 0; r.words && i < s->n; i++)
		if (warta_document_word(doc, s->first + i, &r.words[i]) != WARTA_OK)
			r.n = 0;
	for (int32_t i = 0; r.words && i < r.n; i++) {
		const struct warta_word *w = &r.words[i];
		(void)outf("%4d  ", (int)i + 1);
		print_cell(w->form, FORM_WIDTH);
		print_cell(w->lemma, FORM_WIDTH - 4);
		print_cell(w->upos, 7);
		print_cell(w->deprel, 12);
		print_tree_row(&r, i);
	}
	free(r.words);
}

/* --- mentions ------------------------------------------------------------------------------------
 */

static void
print_bytes(const struct warta_article *a, struct warta_span s)
{
	(void)outf("%.*s", (int)(s.end - s.start), a->text + s.start);
}

static void
print_actor(const struct warta_mention *m)
{
	const struct warta_party *p = &m->party;
	(void)outf("%s", p->name);
	(void)outf("%s[%s %s]", p->name[0] ? " " : "", p->country[0] ? p->country : "-",
		p->sector[0] ? p->sector : "-");
	if (p->office[0])
		(void)outf(" %s", p->office);
	if (m->same_as >= 0)
		(void)outf(words(" (the same as mention %lld)", " (sama dengan sebutan %lld)"),
			(long long)m->same_as + 1);
}

static void
print_quantity(const struct warta_quantity *q)
{
	(void)outf("%c %.10g", q->bound, q->low);
	if (q->high > q->low && q->high < 1e300)
		(void)outf("..%.10g", q->high);
	(void)outf(" %s%s%s", q->unit, q->kind[0] ? ", " : "", q->kind);
}

static void
print_mention(const struct warta_article *a, size_t number, const struct warta_mention *m)
{
	static const char *const EN[] = { "actor", "place", "time", "number" };
	static const char *const ID[] = { "pelaku", "tempat", "waktu", "jumlah" };
	(void)outf("%4zu  %-7s ", number, words(EN[m->kind], ID[m->kind]));
	print_bytes(a, m->span);
	(void)outf(" = ");
	if (m->kind == WARTA_ACTOR)
		print_actor(m);
	else if (m->kind == WARTA_PLACE)
		(void)outf("%s [%s] %s", m->place.name, m->place.country, m->place.precision);
	else if (m->kind == WARTA_TIME)
		(void)outf("%s", m->value[0] ? m->value : words("unresolved", "tidak terurai"));
	else
		print_quantity(&m->quantity);
	(void)outf("%s%s\n", m->reason[0] ? "; " : "", m->reason);
}

/* --- claims --------------------------------------------------------------------------------------
 */

static void
print_side(const struct warta_article *a, const struct warta_party *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		(void)outf("%s", i ? ", " : "");
		if (list[i].name[0])
			(void)outf("%s", list[i].name);
		else
			print_bytes(a, list[i].span);
		(void)outf(" [%s %s]", list[i].country[0] ? list[i].country : "-",
			list[i].sector[0] ? list[i].sector : "-");
	}
	if (n == 0)
		(void)outf("-");
}

static void
print_claim(const struct warta_article *a, const struct warta_claim *c)
{
	(void)outf("%s", c->type);
	for (size_t i = 0; i < c->n_modes; i++)
		(void)outf(" %s", c->modes[i]);
	(void)outf(" | ");
	print_side(a, c->actors, c->n_actors);
	(void)outf(" -> ");
	print_side(a, c->recipients, c->n_recipients);
	if (c->date[0])
		(void)outf(" | %s (%s)", c->date, c->date_basis);
	(void)outf(" | %s %s", c->status, c->stance);
	for (size_t i = 0; i < c->n_chain; i++)
		(void)outf("%s%s", i ? ", " : " | chain: ", c->chain[i]);
	(void)outf("\n      quad %d, score %.1f, %s, confidence %.2f\n", c->quad, c->score, c->rule,
		c->confidence);
	for (size_t i = 0; i < c->n_reasons; i++)
		(void)outf("      %s\n", c->reasons[i]);
	for (size_t i = 0; i < c->n_spans; i++) {
		(void)outf("      %u-%u \"", c->spans[i].start, c->spans[i].end);
		print_bytes(a, c->spans[i]);
		(void)outf("\"\n");
	}
}

/* --- one sentence --------------------------------------------------------------------------------
 */

static void
explain_sentence(
	struct warta_document *doc, const struct warta_article *a, uint32_t index, bool several)
{
	struct warta_sentence s;
	struct warta_mention m;
	struct warta_note note;
	struct warta_claim c;
	bool any = false;
	if (warta_document_sentence(doc, index, &s) != WARTA_OK)
		return;
	if (several) {
		(void)outf("== ");
		print_bytes(a, s.span);
		(void)outf("\n");
	}
	(void)outf("%s\n", words("Words", "Kata"));
	print_words(doc, &s);
	(void)outf("%s\n", words("Mentions", "Sebutan"));
	for (size_t i = 0; warta_document_mention(doc, i, &m) == WARTA_OK; i++)
		if (m.sentence == index)
			print_mention(a, i + 1, &m);
	(void)outf("%s\n", words("Decisions", "Keputusan"));
	for (size_t i = 0; warta_document_note(doc, i, &note) == WARTA_OK; i++) {
		if (note.sentence != index)
			continue;
		(void)outf("      ");
		print_bytes(a, note.word);
		(void)outf("%s%s\n", note.word.end > note.word.start ? ": " : "", note.text);
	}
	(void)outf("%s\n", words("Claims", "Klaim"));
	for (size_t i = 0; warta_document_claim(doc, i, &c) == WARTA_OK; i++)
		if (c.sentence == index) {
			(void)outf("%4zu  ", i + 1);
			print_claim(a, &c);
			any = true;
		}
	if (!any)
		(void)outf("      %s\n", words("none", "tidak ada"));
}

static int
explain(const struct warta_reader *reader, const struct warta_page *page)
{
	struct warta_document *doc = NULL;
	struct warta_article article;
	struct warta_fault fault;
	int code = warta_document_open(&doc, reader, &fault);
	if (code == WARTA_OK) {
		warta_document_keep_notes(doc, true);
		code = warta_document_read(doc, page, &fault);
	}
	if (code == WARTA_OK && warta_document_article(doc, &article) == WARTA_OK)
		for (uint32_t i = 0; i < article.n_sentences; i++)
			explain_sentence(doc, &article, i, article.n_sentences > 1);
	if (code != WARTA_OK)
		complain_of(&fault);
	warta_document_close(doc);
	return code == WARTA_OK ? EXIT_DONE : code == WARTA_EUSAGE ? EXIT_USAGE : EXIT_INPUT;
}

static bool
is_standard(int argc, char **argv)
{
	return argc == 1 && strcmp(argv[0], "-") == 0;
}

/* The operands joined by blanks, or standard input; NULL where there is no memory. */
static char *
sentence_of(int argc, char **argv, size_t *size)
{
	char *text = calloc(1, SENTENCE_MOST + 1);
	*size = 0;
	if (!text)
		return NULL;
	if (is_standard(argc, argv)) {
		*size = fread(text, 1, SENTENCE_MOST, stdin);
		return text;
	}
	for (int i = 0; i < argc; i++) {
		size_t n = strlen(argv[i]);
		if (*size + n + 1 > SENTENCE_MOST)
			break;
		if (i)
			text[(*size)++] = ' ';
		memcpy(text + *size, argv[i], n);
		*size += n;
	}
	return text;
}

static bool
is_blank(const char *text, size_t size)
{
	size_t n = 0;
	while (n < size && strchr(" \t\r\n", text[n]) && text[n])
		n++;
	return n == size;
}

/* Says why there is nothing to explain. */
static int
no_sentence(const struct verb *verb, int argc, char **argv)
{
	if (!is_standard(argc, argv))
		return usage(verb, "%s", words("which sentence?", "kalimat apa?"));
	if (ferror(stdin))
		complain(words("standard input: %s", "masukan standar: %s"), strerror(errno));
	else
		complain("%s", words("standard input: is empty", "masukan standar: kosong"));
	return EXIT_INPUT;
}

int
verb_explain(const struct verb *verb, int argc, char **argv)
{
	const char *date = NULL, *lexicon = NULL;
	const struct option options[] = {
		{ 0, "date", OPT_TEXT, &date, "DAY", "the day that the sentence is read at",
			"hari kalimat itu dibaca" },
		setting_option(verb, "lexicon", &lexicon),
	};
	size_t size;
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	char *text = sentence_of(argc, argv, &size);
	if (!text || is_blank(text, size)) {
		free(text);
		return no_sentence(verb, argc, argv);
	}
	struct warta_reader *reader = reader_open(lexicon);
	int code = EXIT_INPUT;
	if (reader) {
		struct warta_page page = {
			.text = text, .size = size, .id = "sentence", .published = date
		};
		code = explain(reader, &page);
	}
	warta_reader_close(reader);
	free(text);
	return code;
}
