/*
 * measure_attribution - direct speech, its cue and its speaker against PFSA-ID.
 *
 *	measure_attribution [--misses] [--shared DIR]
 *
 * Reads DIR/attribution/pfsa-id_dev-20.txt (../shared): a word and a BILOU label a line,
 * an empty line between sentences, the opening mark of a quotation left at the end of
 * the sentence before it.  The text is put together again, every sentence outside of
 * quotations a paragraph, and read by grammar, mention and report.  Counted:
 *
 *	statement  a quotation with a source, its bytes those of the annotated STATEMENT
 *	cue        a cue word outside quotations where a CUE or CUECOREF stands
 *	speaker    of the annotated CUEs (not CUECOREF) with a PERSON or PERSONCOREF behind or
 *before them: the source named at that cue has a word of the person's name, or is a phrase over the
 *same words
 *
 * Only public figures' speech is annotated: the speech of others counts as wrong here.
 * Exits with 77 where the material is not there.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "report/source.h"
#include "work/reader.h"

#define CHUNK         120 /* sentences read as one article */
#define STATEMENT_MIN 3   /* words of a quotation that is a statement */

enum { STATEMENT, CUE, PERSON, KINDS };

struct label {
	struct wt_span span;
	int kind;
	bool coref; /* katanya: its speaker is annotated elsewhere */
};

struct ratio {
	unsigned right, gold, found;
};

struct measure {
	struct wt_reader reader;
	struct wt_document doc;
	struct wt_buf text;
	struct label *labels;
	uint32_t n_labels, cap_labels;
	struct wt_span *paragraphs;
	uint32_t n_paragraphs, cap_paragraphs;
	struct ratio statement, cue, speaker;
	bool misses;
	bool quoting; /* a quotation is open */
	uint32_t sentences;
};

static bool
is_quote_mark(struct wt_str w)
{
	return wt_str_is(w, "\xE2\x80\x9D") || wt_str_is(w, "\xE2\x80\x9C") || wt_str_is(w, "\"");
}

static bool
joins_left(struct wt_str w)
{
	static const char *const MARKS[] = { ",", ".", "?", "!", ")", ":", ";", "%" };
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
		if (wt_str_is(w, MARKS[i]))
			return true;
	return false;
}

static void *
grown(void *items, uint32_t n, uint32_t *cap, size_t size)
{
	if (n < *cap)
		return items;
	*cap = *cap ? *cap * 2 : 256;
	items = realloc(items, *cap * size);
	if (!items)
		abort();
	return items;
}

static void
add_label(struct measure *m, struct wt_span span, struct wt_str tag)
{
	static const char *const NAMES[] = { "STATEMENT", "CUE", "PERSON" };
	if (tag.len < 3)
		return;
	char place = tag.ptr[0];
	struct wt_str name = { tag.ptr + 2, tag.len - 2 };
	for (int kind = 0; kind < KINDS; kind++) {
		if (!wt_str_starts(name, wt_str_of(NAMES[kind])))
			continue;
		bool open = place == 'I' || place == 'L';
		if (open && m->n_labels && m->labels[m->n_labels - 1].kind == kind) {
			m->labels[m->n_labels - 1].span.end = span.end;
			return;
		}
		m->labels = grown(m->labels, m->n_labels, &m->cap_labels, sizeof *m->labels);
		m->labels[m->n_labels++] =
			(struct label){ span, kind, wt_str_is(name, "CUECOREF") };
		return;
	}
}

static void
open_paragraph(struct measure *m)
{
	if (m->text.len)
		wt_buf_str(&m->text, WT_STR("\n\n"));
	m->paragraphs =
		grown(m->paragraphs, m->n_paragraphs, &m->cap_paragraphs, sizeof *m->paragraphs);
	uint32_t at = (uint32_t)m->text.len;
	m->paragraphs[m->n_paragraphs++] = (struct wt_span){ at, at };
}

/* A word of the file, with the mark's direction decided. */
static void
put_word(struct measure *m, struct wt_str word, struct wt_str tag, bool ends_sentence, bool *fresh)
{
	bool mark = is_quote_mark(word), opens = mark && (!m->quoting || ends_sentence);
	if (mark && ends_sentence) { /* it opens the next sentence */
		open_paragraph(m);
		*fresh = true;
	}
	if (mark)
		word = opens ? WT_STR("\xE2\x80\x9C") : WT_STR("\xE2\x80\x9D");
	bool tight = *fresh || joins_left(word) || (mark && !opens);
	if (!tight)
		wt_buf_str(&m->text, WT_STR(" "));
	uint32_t start = (uint32_t)m->text.len;
	wt_buf_str(&m->text, word);
	add_label(m, (struct wt_span){ start, (uint32_t)m->text.len }, tag);
	m->paragraphs[m->n_paragraphs - 1].end = (uint32_t)m->text.len;
	*fresh = opens || wt_str_is(word, "(");
	if (mark)
		m->quoting = opens;
}

static bool
has_label(const struct measure *m, struct wt_span span, int kind)
{
	for (uint32_t i = 0; i < m->n_labels; i++)
		if (m->labels[i].kind == kind && wt_span_overlap(m->labels[i].span, span))
			return true;
	return false;
}

static void
miss(const struct measure *m, const char *what, struct wt_span span)
{
	if (m->misses)
		(void)printf("%s: %.*s\n", what, WT_FMT(wt_view(wt_buf_view(&m->text), span)));
}

static uint32_t
words_in(const struct wt_text *text, struct wt_span span)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < text->n_tokens; i++)
		n += wt_span_holds(span, text->tokens[i].span) &&
		     text->tokens[i].upos != WT_UPOS_PUNCT;
	return n;
}

/* Is the quotation said by somebody: does a speaker's reach meet it from outside? */
static bool
is_said(const struct wt_coder *c, struct wt_span quote)
{
	for (uint32_t i = 0; i < c->text->n_sentences; i++) {
		if (!wt_span_overlap(c->text->sentences[i].span, quote))
			continue;
		for (unsigned h = 0; h < c->sources[i].n; h++) {
			const struct wt_hop *hop = &c->sources[i].hops[h];
			if (hop->rank != WT_HOP_QUOTED && !wt_span_overlap(hop->cue, quote) &&
				wt_span_holds(c->text->sentences[i].span, hop->cue))
				return true;
		}
	}
	return false;
}

static void
measure_statements(struct measure *m, const struct wt_coder *c)
{
	for (uint32_t i = 0; i < m->n_labels; i++)
		m->statement.gold += m->labels[i].kind == STATEMENT;
	for (uint32_t i = 0; i < c->text->n_quotes; i++) {
		struct wt_span q = c->text->quotes[i].span;
		if (words_in(c->text, q) < STATEMENT_MIN || !is_said(c, q))
			continue;
		bool right = false;
		for (uint32_t k = 0; k < m->n_labels; k++)
			right = right || (m->labels[k].kind == STATEMENT &&
						 m->labels[k].span.start == q.start &&
						 m->labels[k].span.end == q.end);
		m->statement.found++;
		m->statement.right += right;
		if (!right)
			miss(m, "statement not annotated", q);
	}
}

static struct wt_span
cue_word(const struct measure *m, const struct wt_hop *hop)
{
	struct wt_span s = { hop->cue.start, hop->cue.start };
	while (s.end < hop->cue.end && !wt_is_space(m->text.ptr[s.end]) &&
		m->text.ptr[s.end] != ',')
		s.end++;
	return s;
}

static void
measure_cues(struct measure *m, const struct wt_coder *c)
{
	for (uint32_t i = 0; i < m->n_labels; i++)
		m->cue.gold += m->labels[i].kind == CUE;
	for (uint32_t i = 0; i < c->text->n_sentences; i++)
		for (unsigned h = 0; h < c->sources[i].n; h++) {
			const struct wt_hop *hop = &c->sources[i].hops[h];
			struct wt_span word = cue_word(m, hop), own = c->text->sentences[i].span;
			bool quotation = false;
			for (uint32_t q = 0; q < c->text->n_quotes; q++)
				quotation =
					quotation ||
					(wt_span_overlap(c->text->quotes[q].span, own) &&
						!wt_span_overlap(c->text->quotes[q].span, word) &&
						words_in(c->text, c->text->quotes[q].span) >=
							STATEMENT_MIN);
			if (!quotation || !wt_span_holds(own, word) || hop->rank != WT_HOP_SPEAKER)
				continue;
			m->cue.found++;
			bool right = has_label(m, word, CUE);
			m->cue.right += right;
			if (!right)
				miss(m, "cue not annotated", hop->cue);
		}
}

/* Have two names a word in common? */
static bool
share_word(struct wt_str a, struct wt_str b)
{
	struct wt_str w;
	while (wt_str_split(&a, ' ', &w)) {
		struct wt_str rest = b, v;
		while (w.len > 2 && wt_str_split(&rest, ' ', &v))
			if (wt_str_eq_nocase(w, v))
				return true;
	}
	return false;
}

/* The person annotated next to a cue: behind it, else before it. */
static const struct label *
person_of(const struct measure *m, uint32_t cue)
{
	for (uint32_t i = cue + 1; i < m->n_labels && i < cue + 3; i++)
		if (m->labels[i].kind == PERSON &&
			m->labels[i].span.start < m->labels[cue].span.end + 150)
			return &m->labels[i];
		else if (m->labels[i].kind == CUE)
			break;
	if (cue > 0 && m->labels[cue - 1].kind == PERSON &&
		m->labels[cue - 1].span.end + 40 > m->labels[cue].span.start)
		return &m->labels[cue - 1];
	return NULL;
}

static void
measure_speakers(struct measure *m, const struct wt_coder *c)
{
	struct wt_str text = wt_buf_view(&m->text);
	for (uint32_t i = 0; i < m->n_labels; i++) {
		const struct label *p =
			m->labels[i].kind == CUE && !m->labels[i].coref ? person_of(m, i) : NULL;
		if (!p)
			continue;
		m->speaker.gold++;
		const struct wt_hop *at = NULL;
		for (uint32_t s = 0; s < c->text->n_sentences; s++)
			for (unsigned h = 0; h < c->sources[s].n; h++)
				if (wt_span_overlap(c->sources[s].hops[h].cue, m->labels[i].span))
					at = at ? at : &c->sources[s].hops[h];
		m->speaker.found += at != NULL;
		bool right = at && (share_word(at->name, wt_view(text, p->span)) ||
					   wt_span_holds(at->cue, p->span));
		m->speaker.right += right;
		if (!right)
			miss(m, at ? "speaker wrong" : "speaker missing",
				wt_span_cover(m->labels[i].span, p->span));
	}
}

static void
measure_chunk(struct measure *m)
{
	struct wt_article article = { .doc = wt_buf_view(&m->text) };
	struct wt_claims claims = { .items = NULL };
	wt_arena_reset(&m->doc.arena);
	if (m->text.len == 0 || wt_arena_guard(&m->doc.arena) != 0)
		return;
	wt_grammar_read(m->reader.grammar, &m->doc.arena, article.doc, m->paragraphs,
		m->n_paragraphs, &m->doc.text);
	wt_mention_read(
		m->reader.gazetteer, &m->doc.arena, &article, &m->doc.text, &m->doc.mentions);
	struct wt_coder c = { .fr = m->reader.frames,
		.gazetteer = m->reader.gazetteer,
		.arena = &m->doc.arena,
		.article = &article,
		.text = &m->doc.text,
		.ms = &m->doc.mentions,
		.claims = &claims };
	wt_sources_read(&c);
	measure_statements(m, &c);
	measure_cues(m, &c);
	measure_speakers(m, &c);
	wt_arena_unguard(&m->doc.arena);
	m->text.len = 0;
	m->n_labels = m->n_paragraphs = m->sentences = 0;
}

static void
read_corpus(struct measure *m, struct wt_str rest)
{
	struct wt_str line, next = { NULL, 0 };
	bool fresh = true, start = true;
	while (wt_str_split(&rest, '\n', &line)) {
		struct wt_str word = { NULL, 0 };
		struct wt_str tag = wt_str_trim(line), ahead = rest;
		if (!tag.len) {
			start = true;
			m->sentences++;
			if (m->sentences > CHUNK && !m->quoting)
				measure_chunk(m);
			continue;
		}
		(void)wt_str_split(&tag, '\t', &word);
		bool last = !wt_str_split(&ahead, '\n', &next) || !wt_str_trim(next).len;
		if (m->n_paragraphs == 0 || (start && !m->quoting)) {
			open_paragraph(m);
			fresh = true;
		}
		put_word(m, word, tag, last, &fresh);
		start = false;
	}
	measure_chunk(m);
}

static void
print(const char *what, struct ratio r)
{
	double p = r.found ? (double)r.right / r.found : 0,
	       q = r.gold ? (double)r.right / r.gold : 0;
	(void)printf("%-10s P %.3f  R %.3f  F1 %.3f  (%u right of %u annotated, %u found)\n", what,
		p, q, p + q > 0 ? 2 * p * q / (p + q) : 0, r.right, r.gold, r.found);
}

int
main(int argc, char **argv)
{
	struct measure m = { .quoting = false };
	struct wt_buf file = { 0 };
	struct wt_fault f = { 0 };
	char path[4096];
	const char *shared = WT_SOURCE_DIR "/../shared";
	for (int i = 1; i < argc; i++) {
		m.misses = m.misses || strcmp(argv[i], "--misses") == 0;
		if (strcmp(argv[i], "--shared") == 0 && i + 1 < argc)
			shared = argv[++i];
	}
	(void)snprintf(path, sizeof path, "%s/attribution/pfsa-id_dev-20.txt", shared);
	if (wt_file_read(path, (size_t)1 << 26, &file, &f) != WARTA_OK)
		return 77;
	if (wt_reader_open(&m.reader, NULL, NULL, &f) != WARTA_OK) {
		(void)fprintf(stderr, "measure_attribution: %s\n", f.text);
		return 1;
	}
	wt_document_init(&m.doc);
	read_corpus(&m, wt_buf_view(&file));
	print("statement", m.statement);
	print("cue", m.cue);
	print("speaker", m.speaker);
	wt_document_release(&m.doc);
	wt_reader_close(&m.reader);
	wt_buf_release(&m.text);
	wt_buf_release(&file);
	free(m.labels);
	free(m.paragraphs);
	return 0;
}
