/*
 * report.c - figures of a bank that was read.
 */
#include "report.h"

#include <stdlib.h>

#include "learn.h"

#define CONFUSIONS 12

static double
percent(size_t part, size_t whole)
{
	return 100.0 * (double)part / (double)(whole ? whole : 1);
}

static double
f1(size_t right, size_t said, size_t gold)
{
	return 200.0 * (double)right / (double)(said + gold ? said + gold : 1);
}

/* F1 of a relation: head and relation right, subtypes counted. */
static void
relations(const struct treebank *bank, struct wt_buf *out)
{
	static const enum wt_deprel SHOWN[] = { WT_DEP_NSUBJ, WT_DEP_NSUBJ_PASS, WT_DEP_OBJ,
		WT_DEP_OBL, WT_DEP_OBL_AGENT, WT_DEP_NMOD, WT_DEP_FLAT_NAME, WT_DEP_APPOS,
		WT_DEP_ACL_RELCL, WT_DEP_XCOMP, WT_DEP_CCOMP, WT_DEP_ADVCL, WT_DEP_CONJ,
		WT_DEP_PARATAXIS, WT_DEP_ROOT };
	size_t gold[WT_DEP_COUNT] = { 0 }, said[WT_DEP_COUNT] = { 0 }, right[WT_DEP_COUNT] = { 0 };
	for (size_t k = 0; k < bank->n; k++) {
		const struct tree *t = &bank->trees[k];
		for (uint32_t i = 0; i < t->n; i++) {
			gold[t->gold_rel[i]]++;
			said[t->rel[i]]++;
			right[t->rel[i]] +=
				t->rel[i] == t->gold_rel[i] && t->head[i] == t->gold_head[i];
		}
	}
	wt_buf_cstr(out, "    F1:");
	for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++)
		wt_buf_printf(out, "%s%s %.0f", i ? ", " : " ", wt_deprel_name(SHOWN[i]),
			f1(right[SHOWN[i]], said[SHOWN[i]], gold[SHOWN[i]]));
	wt_buf_cstr(out, "\n");
}

/* What is taken for what, where the head is right, and parts of speech. */
static void
confusions(const struct treebank *bank, bool tags, struct wt_buf *out)
{
	uint32_t *count = xcalloc(WT_DEP_COUNT * WT_DEP_COUNT, sizeof *count);
	for (size_t k = 0; k < bank->n; k++) {
		const struct tree *t = &bank->trees[k];
		for (uint32_t i = 0; i < t->n; i++)
			if (tags && t->tag[i] != t->gold_tag[i])
				count[t->gold_tag[i] * WT_DEP_COUNT + t->tag[i]]++;
			else if (!tags && t->head[i] == t->gold_head[i] &&
				 t->rel[i] != t->gold_rel[i])
				count[t->gold_rel[i] * WT_DEP_COUNT + t->rel[i]]++;
	}
	wt_buf_printf(out, "    %s taken for:", tags ? "parts of speech" : "relations");
	for (int shown = 0; shown < CONFUSIONS; shown++) {
		size_t best = 0;
		for (size_t i = 1; i < WT_DEP_COUNT * WT_DEP_COUNT; i++)
			if (count[i] > count[best])
				best = i;
		size_t gold = best / WT_DEP_COUNT, said = best % WT_DEP_COUNT;
		wt_buf_printf(out, "%s%s %s %u", shown ? ", " : " ",
			tags ? wt_upos_name((enum wt_upos)gold)
			     : wt_deprel_name((enum wt_deprel)gold),
			tags ? wt_upos_name((enum wt_upos)said)
			     : wt_deprel_name((enum wt_deprel)said),
			count[best]);
		count[best] = 0;
	}
	wt_buf_cstr(out, "\n");
	free(count);
}

void
report_trees(const struct treebank *bank, const char *name, bool details, struct wt_buf *out)
{
	struct score s = treebank_score(bank);
	wt_buf_printf(out, "  %s: %zu words, UPOS %.2f, UAS %.2f, LAS %.2f\n", name, s.words,
		percent(s.tags, s.words), percent(s.heads, s.words), percent(s.rels, s.words));
	if (!details)
		return;
	relations(bank, out);
	confusions(bank, true, out);
	confusions(bank, false, out);
}

void
report_names(const struct treebank *bank, const char *name, struct wt_buf *out)
{
	struct name_score n = treebank_score_names(bank);
	wt_buf_printf(out, "  %s, exact spans: P %.2f, R %.2f, F1 %.2f\n", name,
		percent(n.right, n.said), percent(n.right, n.gold), f1(n.right, n.said, n.gold));
}
