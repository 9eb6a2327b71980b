/*
 * lemma.c - the root of a word form without its sentence.
 *
 *	pertemuan, bertemu, ditemui, menemuinya	temu
 *	kementeriannya	menteri		Pyongyang	pyongyang
 *
 * In this order: what the tables say of the form under any part of speech; the form without
 * its clitics (ku- kau- -nya -ku -mu) and particles (-lah -kah -pun); the root that affix.c finds.
 * The tagger would tell a noun from a name of the same letters; here both become one, which for a
 * search is what people expect less seldom than the other way round.
 */
#include "grammar/lemma.h"

#include "grammar/cutter.h"
#include "grammar/model.h"
#include "grammar/tables.h"

static bool
table_lemma(const struct wt_morph *m, struct wt_str lower, struct wt_str *lemma)
{
	const struct wt_form_row *row = wt_form_find(m, lower, WT_UPOS_ANY);
	if (!row || row->lemma_len == 0)
		return false;
	*lemma = (struct wt_str){ m->pool + row->lemma, row->lemma_len };
	return true;
}

/* Without -lah, -kah or -pun, where the rest is a word that is known. */
static struct wt_str
without_particle(const struct wt_morph *m, struct wt_str w)
{
	static const char *const PARTICLES[] = { "lah", "kah", "pun" };
	for (size_t i = 0; i < 3; i++) {
		struct wt_str rest = { w.ptr, w.len - 3 };
		if (w.len >= 6 && wt_str_ends(w, wt_str_of(PARTICLES[i])) &&
			(wt_form_known(m, rest) || wt_root_find(m, rest, NULL)))
			return rest;
	}
	return w;
}

struct wt_str
wt_lemma_find(const struct wt_grammar *g, struct wt_str lower)
{
	const struct wt_morph *m = &g->morph;
	struct wt_str lemma;
	struct wt_affix affix;
	if (table_lemma(m, lower, &lemma))
		return lemma;
	struct wt_str core = without_particle(m, lower);
	struct wt_cut cut = wt_clitic_find(m, core, false);
	if (cut.front + cut.back + 2 < core.len) {
		core.ptr += cut.front;
		core.len -= cut.front + cut.back;
	}
	if (core.len != lower.len && table_lemma(m, core, &lemma))
		return lemma;
	return wt_affix_analyse(m, core, &affix) && affix.root.len > 0 ? affix.root : core;
}

uint64_t
wt_lemma_sum(const struct wt_grammar *g)
{
	const struct wt_morph *m = &g->morph;
	const uint64_t parts[] = { wt_blob_sum(m->pool, m->pool_size),
		wt_blob_sum(m->forms, ((size_t)m->form_mask + 1) * sizeof *m->forms),
		wt_blob_sum(m->roots, ((size_t)m->root_mask + 1) * sizeof *m->roots),
		wt_blob_sum(m->clitics, ((size_t)m->clitic_mask + 1) * sizeof *m->clitics) };
	return wt_blob_sum(parts, sizeof parts);
}
