/*
 * morph.c - counts word forms in treebanks and writes them as the tables of
 * grammar/tables.h.
 *
 * A form row holds the lemma and the features that a form had most often under one
 * part of speech, or under any (WT_UPOS_ANY).  A root is the lemma of a content word.
 * A clitic row says how often a surface word that ends (or begins) like one was cut.
 * UniMorph adds forms and lemmas that the treebanks lack; its forms with possessive
 * -nya and the like are left out, for these are two words here.
 */
#include "morph.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "grammar/chars.h"
#include "grammar/conllu.h"
#include "grammar/tables.h"

#define ARENA_BUDGET ((size_t)4 << 30)
#define FEATS_MAX    2048

/* One word of a training file; upos WT_UPOS_ANY in copies. */
struct seen {
	struct wt_str lower;
	struct wt_str lemma; /* lower case; empty where the file has none */
	uint64_t feats;
	uint32_t times; /* 0: from UniMorph */
	uint8_t upos;
};

struct surface {
	struct wt_str lower;
	bool split;
};

struct learner {
	struct wt_arena arena;
	struct wt_fault *f;
	struct seen *seen;
	uint32_t n_seen, cap_seen;
	struct surface *surfaces;
	uint32_t n_surfaces, cap_surfaces;
	struct wt_buf pool;
	uint64_t feats[FEATS_MAX]; /* sets met so far; the first is empty */
	uint32_t n_feats;
	struct wt_morph roots; /* the roots alone, as the reader sees them */
	struct wt_str last;    /* the string put into the pool last, and where */
	uint32_t last_at;
};

static struct wt_str
lower_of(struct learner *l, struct wt_str s)
{
	char *p = wt_arena_alloc(&l->arena, s.len, 1);
	wt_chars_lower(p, s.ptr, s.len);
	return (struct wt_str){ p, s.len };
}

static bool
has_clitic_shape(struct wt_str w)
{
	static const char *const ENDS[] = { "nya", "lah", "kah", "pun", "ku", "mu" };
	if (w.len >= 5 && wt_str_starts(w, WT_STR("ku")))
		return true;
	if (w.len >= 6 && wt_str_starts(w, WT_STR("kau")))
		return true;
	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++)
		if (w.len >= 4 && wt_str_ends(w, wt_str_of(ENDS[i])))
			return true;
	return false;
}

/* --- reading -----------------------------------------------------------------------------------
 */

static void
see_sentence(struct learner *l, const struct wt_text *text, const struct wt_sentence *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct wt_token *t = &s->tokens[i];
		struct seen *w = WT_PUSH(&l->arena, l->seen, l->n_seen, l->cap_seen);
		*w = (struct seen){
			.lower = t->lower, .feats = t->feats, .times = 1, .upos = t->upos
		};
		if (t->lemma.len > 0 && t->lemma.len <= UINT8_MAX)
			w->lemma = lower_of(l, t->lemma);
		uint32_t words = t->mwt > 1 ? t->mwt : 1;
		bool inside = i > 0 && s->tokens[i - 1].span.end == t->span.start &&
			      (t->flags & WT_TOK_CLITIC) && t->mwt == 0;
		if (inside)
			continue;
		struct wt_str surface = t->lower;
		if (words > 1)
			surface = lower_of(
				l, wt_view(text->doc, (struct wt_span){ t->span.start,
							      s->tokens[i + words - 1].span.end }));
		if (has_clitic_shape(surface))
			*WT_PUSH(&l->arena, l->surfaces, l->n_surfaces, l->cap_surfaces) =
				(struct surface){ surface, words > 1 };
	}
}

static int
see_treebank(struct learner *l, const char *path)
{
	struct wt_buf file = { 0 };
	struct wt_conllu in;
	int err = wt_file_read(path, (size_t)1 << 30, &file, l->f);
	if (err)
		return err;
	struct wt_str bytes = wt_arena_copy(&l->arena, wt_buf_view(&file));
	wt_buf_release(&file);
	err = wt_conllu_read(&l->arena, bytes, &in, l->f);
	for (uint32_t i = 0; !err && i < in.text.n_sentences; i++)
		see_sentence(l, &in.text, &in.text.sentences[i]);
	return err;
}

static int
unimorph_upos(struct wt_str features)
{
	if (wt_str_find(features, WT_STR("PSS"), 0) >= 0 ||
		wt_str_find(features, WT_STR("DEF"), 0) >= 0)
		return -1;
	if (wt_str_starts(features, WT_STR("V;")))
		return WT_UPOS_VERB;
	if (wt_str_starts(features, WT_STR("N;")))
		return WT_UPOS_NOUN;
	return wt_str_starts(features, WT_STR("ADJ;")) ? WT_UPOS_ADJ : -1;
}

static int
see_unimorph(struct learner *l, const char *path)
{
	struct wt_buf file = { 0 };
	int err = wt_file_read(path, (size_t)1 << 30, &file, l->f);
	if (err)
		return err;
	struct wt_str rest = wt_arena_copy(&l->arena, wt_buf_view(&file)), line, lemma, form;
	wt_buf_release(&file);
	while (wt_str_split(&rest, '\n', &line)) {
		if (!wt_str_split(&line, '\t', &lemma) || !wt_str_split(&line, '\t', &form) ||
			!line.ptr)
			continue;
		int upos = unimorph_upos(line);
		if (upos < 0 || memchr(form.ptr, ' ', form.len))
			continue;
		*WT_PUSH(&l->arena, l->seen, l->n_seen, l->cap_seen) =
			(struct seen){ .lower = lower_of(l, form),
				.lemma = lower_of(l, lemma),
				.upos = (uint8_t)upos };
	}
	return WARTA_OK;
}

/* --- tables ------------------------------------------------------------------------------------
 */

static int
by_form(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	int order = wt_str_cmp(x->lower, y->lower);
	if (order == 0)
		order = (x->upos > y->upos) - (x->upos < y->upos);
	if (order == 0)
		order = wt_str_cmp(x->lemma, y->lemma);
	if (order == 0)
		order = (x->feats > y->feats) - (x->feats < y->feats);
	return order ? order : (x->times > y->times) - (x->times < y->times);
}

static int
by_lemma(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	int order = wt_str_cmp(x->lemma, y->lemma);
	return order ? order : by_form(a, b);
}

static int
by_surface(const void *a, const void *b)
{
	const struct surface *x = a, *y = b;
	return wt_str_cmp(x->lower, y->lower);
}

static uint32_t
put_text(struct learner *l, struct wt_str s)
{
	if (!wt_str_eq(s, l->last)) {
		l->last = s;
		l->last_at = (uint32_t)l->pool.len;
		wt_buf_str(&l->pool, s);
	}
	return l->last_at;
}

/* An empty table with room for n rows of `size` bytes at four fifths. */
static char *
new_table(struct learner *l, size_t n, size_t size, uint32_t *mask)
{
	uint32_t rows = 16;
	while ((size_t)rows * 4 < n * 5)
		rows *= 2;
	*mask = rows - 1;
	return wt_arena_alloc(&l->arena, rows, size);
}

/* A free row for the key, with the key in it; rows begin with their keys. */
static void *
new_row(char *table, size_t size, uint32_t mask, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & mask, there, key = wt_row_key(hash);
	for (;; i = (i + 1) & mask) {
		memcpy(&there, table + i * size, sizeof there);
		if (there == 0)
			return memcpy(table + i * size, &key, sizeof key);
	}
}

static void
write_table(
	struct wt_blob_writer *w, const char *name, const char *table, size_t size, uint32_t mask)
{
	struct wt_buf *to = wt_blob_add(w, name);
	if (to)
		wt_buf_add(to, table, size * ((size_t)mask + 1));
}

/* The commonest lemma of words [i, end), which are sorted by it within one part of speech. */
static struct wt_str
best_lemma(const struct seen *w, uint32_t i, uint32_t end)
{
	struct wt_str best = { NULL, 0 };
	uint32_t most = 0;
	for (uint32_t k = i; k < end; k++) {
		uint32_t times = 0;
		if (w[k].lemma.len == 0 || w[k].upos == WT_UPOS_PROPN ||
			(k > i && wt_str_eq(w[k].lemma, w[k - 1].lemma)))
			continue;
		for (uint32_t j = i; j < end; j++)
			if (w[j].upos != WT_UPOS_PROPN && wt_str_eq(w[j].lemma, w[k].lemma))
				times += w[j].times;
		if (!best.ptr || times > most) {
			best = w[k].lemma;
			most = times;
		}
	}
	return best;
}

static uint64_t
best_feats(const struct seen *w, uint32_t i, uint32_t end)
{
	uint64_t best = 0;
	uint32_t most = 0;
	for (uint32_t k = i; k < end; k++) {
		uint32_t times = 0;
		if (k > i && w[k].feats == w[k - 1].feats)
			continue;
		for (uint32_t j = i; j < end; j++)
			times += w[j].feats == w[k].feats ? w[j].times : 0;
		if (times > most) {
			best = w[k].feats;
			most = times;
		}
	}
	return best;
}

static uint16_t
feats_index(struct learner *l, uint64_t feats)
{
	for (uint32_t i = 0; i < l->n_feats; i++)
		if (l->feats[i] == feats)
			return (uint16_t)i;
	if (l->n_feats == FEATS_MAX)
		return 0;
	l->feats[l->n_feats] = feats;
	return (uint16_t)l->n_feats++;
}

static uint8_t
weight_of(uint32_t times)
{
	uint8_t weight = 1;
	for (; times > 1; times /= 2)
		weight++;
	return weight;
}

/* What the reader says of a word that is in no table. */
static struct wt_token
guess(struct learner *l, struct wt_str lower, unsigned upos)
{
	struct wt_token t = { .form = lower, .lower = lower, .upos = (uint8_t)upos };
	struct wt_sentence s = { .tokens = &t, .n = 1 };
	wt_morph_read(&l->roots, &l->arena, &s);
	t.feats &= ~WT_FEAT(APPLICATIVE);
	return t;
}

struct row_plan {
	struct wt_str lower, lemma;
	uint64_t feats;
	uint32_t times;
	unsigned upos;
};

static struct row_plan
plan_row(const struct learner *l, uint32_t i, uint32_t end, unsigned upos)
{
	struct row_plan p = { .lower = l->seen[i].lower, .upos = upos };
	p.lemma = best_lemma(l->seen, i, end);
	p.feats = best_feats(l->seen, i, end);
	for (uint32_t k = i; k < end; k++)
		p.times += l->seen[k].times;
	return p;
}

/*
 * Rows that say no more than the rules do are left out: forms of UniMorph whose root is found
 * anyhow (but those that look like clitics, which must be known), and forms under one part of
 * speech that are read the same without the row.
 */
static bool
is_needed(struct learner *l, const struct row_plan *p, const struct row_plan *any)
{
	struct wt_token t = guess(l, p->lower, p->upos == WT_UPOS_ANY ? WT_UPOS_NOUN : p->upos);
	if (p->upos == WT_UPOS_ANY)
		return p->times > 0 || has_clitic_shape(p->lower) || !wt_str_eq(t.lemma, p->lemma);
	struct wt_str lemma = any->lemma.len > 0 ? any->lemma : t.lemma;
	bool same_lemma = p->lemma.len == 0 || wt_str_eq(lemma, p->lemma);
	return !same_lemma || (p->times > 0 && t.feats != p->feats);
}

static void
add_form(struct learner *l, char *table, uint32_t mask, const struct row_plan *p)
{
	struct wt_form_row *row =
		new_row(table, sizeof *row, mask, wt_form_hash(p->lower, p->upos));
	row->lemma = p->lemma.len ? put_text(l, p->lemma) : 0;
	row->lemma_len = (uint8_t)p->lemma.len;
	row->weight = p->times > 0 ? weight_of(p->times) : 0;
	row->feats = feats_index(l, p->feats);
}

static uint32_t
same_form(const struct learner *l, uint32_t i, uint32_t limit, bool and_upos)
{
	uint32_t end = i + 1;
	while (end < limit && wt_str_eq(l->seen[end].lower, l->seen[i].lower) &&
		(!and_upos || l->seen[end].upos == l->seen[i].upos))
		end++;
	return end;
}

/* The rows of one form, words [i, end); the number of rows. */
static uint32_t
plan_form(struct learner *l, uint32_t i, uint32_t end, struct row_plan plan[WT_UPOS_COUNT + 1])
{
	uint32_t n = 0, next;
	struct row_plan any = plan_row(l, i, end, WT_UPOS_ANY);
	bool keep_any = is_needed(l, &any, NULL);
	if (keep_any)
		plan[n++] = any;
	else
		any.lemma.len = 0;
	for (; i < end; i = next) {
		next = same_form(l, i, end, true);
		if (l->seen[i].upos == WT_UPOS_PROPN)
			continue;
		plan[n] = plan_row(l, i, next, l->seen[i].upos);
		n += is_needed(l, &plan[n], &any);
	}
	return n;
}

static void
write_forms(struct learner *l, struct wt_blob_writer *w)
{
	struct row_plan plan[WT_UPOS_COUNT + 1];
	uint32_t mask, rows = 0, end;
	qsort(l->seen, l->n_seen, sizeof *l->seen, by_form);
	for (uint32_t i = 0; i < l->n_seen; i = end) {
		end = same_form(l, i, l->n_seen, false);
		rows += plan_form(l, i, end, plan);
	}
	char *table = new_table(l, rows, sizeof(struct wt_form_row), &mask);
	for (uint32_t i = 0; i < l->n_seen; i = end) {
		end = same_form(l, i, l->n_seen, false);
		uint32_t n = plan_form(l, i, end, plan);
		for (uint32_t k = 0; k < n; k++)
			add_form(l, table, mask, &plan[k]);
	}
	write_table(w, "morph.form", table, sizeof(struct wt_form_row), mask);
}

static bool
is_content(unsigned upos)
{
	return upos == WT_UPOS_NOUN || upos == WT_UPOS_VERB || upos == WT_UPOS_ADJ ||
	       upos == WT_UPOS_ADV || upos == WT_UPOS_NUM || upos == WT_UPOS_PRON ||
	       upos == WT_UPOS_DET;
}

static bool
is_root_text(struct wt_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!islower((unsigned char)s.ptr[i]))
			return false;
	return s.len >= 2 && s.len <= 20;
}

static void
write_roots(struct learner *l, struct wt_blob_writer *w)
{
	uint32_t mask, end;
	qsort(l->seen, l->n_seen, sizeof *l->seen, by_lemma);
	uint32_t roots = 1;
	for (uint32_t i = 1; i < l->n_seen; i++)
		roots += is_root_text(l->seen[i].lemma) &&
			 !wt_str_eq(l->seen[i].lemma, l->seen[i - 1].lemma);
	char *table = new_table(l, roots, sizeof(struct wt_root_row), &mask);
	for (uint32_t i = 0; i < l->n_seen; i = end) {
		struct wt_str text = l->seen[i].lemma;
		uint32_t times = 0, upos = 0;
		bool content = false;
		for (end = i; end < l->n_seen && wt_str_eq(l->seen[end].lemma, text); end++) {
			const struct seen *s = &l->seen[end];
			times += is_content(s->upos) ? s->times : 0;
			content |= is_content(s->upos);
			upos |= wt_str_eq(s->lower, text) ? 1u << s->upos : 0;
		}
		if (!content || !is_root_text(text))
			continue;
		struct wt_root_row *row =
			new_row(table, sizeof *row, mask, wt_form_hash(text, WT_UPOS_ANY));
		row->text = put_text(l, text);
		row->len = (uint8_t)text.len;
		row->weight = weight_of(times);
		row->upos = (uint16_t)upos;
	}
	write_table(w, "morph.root", table, sizeof(struct wt_root_row), mask);
	l->roots.roots = (const struct wt_root_row *)(const void *)table;
	l->roots.root_mask = mask;
	l->roots.pool = wt_arena_copy(&l->arena, wt_buf_view(&l->pool)).ptr;
	l->roots.pool_size = (uint32_t)l->pool.len;
}

static void
write_clitics(struct learner *l, struct wt_blob_writer *w)
{
	uint32_t mask, end;
	qsort(l->surfaces, l->n_surfaces, sizeof *l->surfaces, by_surface);
	char *table = new_table(l, l->n_surfaces / 2, sizeof(struct wt_clitic_row), &mask);
	for (uint32_t i = 0; i < l->n_surfaces; i = end) {
		struct wt_str text = l->surfaces[i].lower;
		uint32_t split = 0;
		for (end = i; end < l->n_surfaces && wt_str_eq(l->surfaces[end].lower, text); end++)
			split += l->surfaces[end].split;
		struct wt_clitic_row *row =
			new_row(table, sizeof *row, mask, wt_form_hash(text, WT_UPOS_ANY));
		row->split = (uint16_t)(split > UINT16_MAX ? UINT16_MAX : split);
		row->whole =
			(uint16_t)(end - i - split > UINT16_MAX ? UINT16_MAX : end - i - split);
	}
	write_table(w, "morph.clitic", table, sizeof(struct wt_clitic_row), mask);
}

int
train_morph(struct wt_blob_writer *w, const char *const *treebanks, size_t n, const char *unimorph,
	struct wt_fault *f)
{
	struct learner l = { .f = f, .n_feats = 1 };
	int err = WARTA_OK;
	wt_arena_init(&l.arena, ARENA_BUDGET);
	for (size_t i = 0; !err && i < n; i++)
		err = see_treebank(&l, treebanks[i]);
	if (!err && unimorph)
		err = see_unimorph(&l, unimorph);
	if (!err) {
		write_roots(&l, w); /* first: the forms are compared with what the roots give */
		write_forms(&l, w);
		write_clitics(&l, w);
		struct wt_buf *feats = wt_blob_add(w, "morph.feats");
		if (feats)
			wt_buf_add(feats, l.feats, l.n_feats * sizeof l.feats[0]);
		struct wt_buf *pool = wt_blob_add(w, "morph.pool");
		if (pool)
			wt_buf_str(pool, wt_buf_view(&l.pool));
	}
	wt_buf_release(&l.pool);
	wt_arena_release(&l.arena);
	return err ? err : w->failed ? wt_fail(f, WARTA_ENOMEM, 0, "out of memory") : WARTA_OK;
}
