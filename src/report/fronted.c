/*
 * fronted.c - the subject of a passive that stands in front of its clause.
 *
 *	Diperiksa 9 Jam, Nadiem Bungkam soal Chromebook      Nadiem
 *	Ditahan KPK, Bupati Minta Maaf                       the Bupati
 *	Ditemui wartawan, Jokowi mengatakan ...              none: what reporters do
 *
 * In: the passive, the first word of its sentence.  Limits: whoever stands right behind the first
 * comma, within FRONTED_MAX words.
 */
#include "report/source.h"

#define FRONTED_MAX 10

/*
 * "Diperiksa 9 Jam, [Nadiem] Bungkam": a passive that opens the sentence has the subject of the
 * clause behind its comma; not what reporters do (ditemui wartawan, ...).  -1 where there is none.
 */
int32_t
wt_subject_fronted(const struct wt_coder *c, int32_t word)
{
	static const char *const REPORTED[] = { "ditemui", "ditanya", "ditanyai", "dihubungi",
		"dikonfirmasi", "disinggung", "dikutip", "dilansir", "diketahui", "diberitakan",
		"didampingi", "dimintai", "diminta", "dijumpai", "diwawancarai", "dikabarkan",
		"dilaporkan", "disebutkan", "ditambahkan" };
	const struct wt_tree *t = &c->tree;
	if (word != 0 || !wt_str_starts(wt_tok(t, 0)->lower, WT_STR("di")) ||
		wt_tok(t, 0)->upos != WT_UPOS_VERB)
		return -1;
	for (size_t i = 0; i < sizeof REPORTED / sizeof REPORTED[0]; i++)
		if (wt_tree_is(t, 0, REPORTED[i]))
			return -1;
	for (int32_t i = 1; i + 1 < (int32_t)t->s->n && i < FRONTED_MAX; i++) {
		const struct wt_mention *m = wt_tree_is(t, i, ",") ? wt_actor_of(c, i + 1) : NULL;
		if (wt_tree_is(t, i, ","))
			return m && (int32_t)m->first == i + 1 ? (int32_t)m->head : -1;
	}
	return -1;
}
