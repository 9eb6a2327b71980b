/*
 * undone.c - acts that the words name and that nobody did.
 *
 *	syaratnya adalah Israel menarik diri          a term, a demand, an option
 *	meminta rekannya dibebaskan                   what is only asked for
 *	UU tentang Pengesahan Konvensi PBB            what a law is named after
 *	"menjatuhkan pidana ...," kata jaksa          what a prosecutor pleads for
 *	setiap serangan akan dibalas                  whatever may come
 *	bersumpah untuk mulai menganeksasi            what lies ahead
 *
 * In: an act of the sentence at hand.  Out: it is dropped with its reason, or marked as unreal or
 * planned.
 * Limits: by the words before and behind it, whatever the parser hung it on; what stands in the
 * complement of another act is within.c's.
 */
#include "report/source.h"

#define TERM_MAX  20 /* words from "yaitu" to a verb of its list */
#define TERM_NEAR 3  /* words from the term to it */
#define ASKED_MAX 7  /* words from "meminta" to what is to be done */
#define LIST_MAX  40 /* words from "agar" to the last verb of its list */
#define TITLE_MAX 16 /* words from the law to the end of its name */

/*
 * "meminta syarat dipenuhi, yaitu membuka akses dan menghentikan serangan", "syaratnya adalah
 * Israel menarik diri": what a term, a demand, an option consists in is none of it done.
 */
static bool
is_term(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const TERMS[] = { "syarat", "persyaratan", "prasyarat", "tuntutan",
		"permintaan", "opsi", "skenario", "harapan", "usulan", "seruan", "desakan" };
	static const char *const IS[] = { "adalah", "yaitu", "yakni", "ialah", "meliputi",
		"mencakup" };
	if (h->pattern->voice == WT_VOICE_NOUN)
		return false;
	for (int32_t i = h->word - 1; i > 0 && i >= h->word - TERM_MAX; i--) {
		if (!WT_AMONG(&c->tree, i, IS))
			continue;
		for (int32_t k = i - 1; k >= 0 && k >= i - TERM_NEAR; k--)
			if (WT_AMONG(&c->tree, k, TERMS))
				return true;
		return false;
	}
	return false;
}

/* "meminta rekannya dibebaskan", "sudah minta dibebaskan dulu": what is only asked for, whatever
 * the parser hung it on. */
static bool
is_asked_for(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ASKS[] = { "meminta", "minta", "mendesak", "menuntut", "memohon",
		"mohon", "menginginkan", "mengharapkan", "berharap", "agar", "supaya" };
	if (h->pattern->voice != WT_VOICE_PASSIVE || h->type == WT_TYPE_REQUEST)
		return false;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - ASKED_MAX; i--) {
		const struct wt_token *k = wt_tok(&c->tree, i);
		if (WT_AMONG(&c->tree, i, ASKS))
			return true;
		if (k->upos == WT_UPOS_VERB || k->upos == WT_UPOS_PUNCT ||
			k->upos == WT_UPOS_SCONJ || k->upos == WT_UPOS_ADP ||
			k->upos == WT_UPOS_CCONJ || wt_tree_is(&c->tree, i, "yang"))
			return false;
	}
	return false;
}

/*
 * "menuntut agar Israel menghentikan A, menarik diri dari B yang C, serta membebaskan D": the last
 * of a list of verbs that begins behind "agar".
 */
static bool
is_last_asked_for(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const LAST[] = { "serta", "dan" };
	static const char *const THAT[] = { "agar", "supaya" };
	static const char *const OVER[] = { ";", ":", "\"", "“", "”" };
	const struct wt_tree *t = &c->tree;
	int32_t w = h->word;
	bool list = false;
	if (h->pattern->voice != WT_VOICE_ACTIVE || w < 3 || !WT_AMONG(t, w - 1, LAST) ||
		!wt_tree_is(t, w - 2, ",") || !wt_str_starts(wt_tok(t, w)->lower, WT_STR("me")))
		return false;
	for (int32_t i = w - 3; i >= 0 && i >= w - LIST_MAX; i--) {
		const struct wt_token *next = wt_tok(t, i + 1);
		if (WT_AMONG(t, i, THAT))
			return list;
		if (WT_AMONG(t, i, OVER) || wt_says(c, i))
			return false;
		list = list || (wt_tree_is(t, i, ",") && next->upos == WT_UPOS_VERB &&
				       wt_str_starts(next->lower, WT_STR("me")));
	}
	return false;
}

/* "UU Nomor 7 Tahun 2006 tentang Pengesahan Konvensi PBB": what a law is named after. */
static bool
is_title_of_law(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const LAWS[] = { "uu", "undang-undang", "perppu", "perpres", "pp",
		"peraturan", "keppres", "keputusan", "perda", "perkap", "pmk", "permendagri" };
	static const char *const NUMBER[] = { "nomor", "no", "no." };
	const struct wt_tree *t = &c->tree;
	int32_t about = -1, number = -1;
	if (h->pattern->voice != WT_VOICE_NOUN)
		return false;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - TITLE_MAX; i--) {
		if (wt_tok(t, i)->upos == WT_UPOS_VERB && number < 0)
			return false;
		if (wt_tree_is(t, i, "tentang") && about < 0)
			about = i;
		else if (about >= 0 && WT_AMONG(t, i, NUMBER))
			number = i;
		else if (number >= 0 && WT_AMONG(t, i, LAWS))
			return true;
	}
	return false;
}

/* '"Menjatuhkan pidana kepada X," kata jaksa saat membacakan tuntutan': what a prosecutor pleads
 * for no court has ruled. */
static bool
is_plea(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const RULES[] = { "menjatuhkan", "menghukum", "memidana" };
	static const char *const PLEADS[] = { "jaksa", "jpu" };
	bool rules = (h->type == WT_TYPE_SANCTION || h->type == WT_TYPE_COERCE) &&
		     WT_AMONG(&c->tree, h->word, RULES);
	for (int32_t i = h->last + 1; rules && i + 1 < (int32_t)c->tree.s->n; i++)
		if (wt_is_bare_saying(wt_tok(&c->tree, i)->lower) &&
			WT_AMONG(&c->tree, i + 1, PLEADS))
			return true;
	return false;
}

static bool
is_force(const struct wt_hit *h)
{
	return h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE ||
	       h->type == WT_TYPE_SANCTION;
}

/* "setiap serangan terhadap Iran akan dibalas", "setiap serangan yang dilancarkan AS akan ...",
 * "serangan apa pun akan ...": whatever may come. */
static bool
is_whatever(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ANY[] = { "setiap", "segala" };
	static const char *const WILL[] = { "akan", "bakal", "harus", "pasti" };
	const struct wt_tree *t = &c->tree;
	int32_t noun = h->word, n = (int32_t)t->s->n;
	if (h->pattern->voice == WT_VOICE_PASSIVE && noun > 1 && wt_tree_is(t, noun - 1, "yang"))
		noun -= 2;
	else if (h->pattern->voice != WT_VOICE_NOUN)
		return false;
	bool any = noun > 0 && WT_AMONG(t, noun - 1, ANY);
	any = any ||
	      (noun + 2 < n && wt_tree_is(t, noun + 1, "apa") && wt_tree_is(t, noun + 2, "pun"));
	any = any || (noun + 1 < n && wt_tree_is(t, noun + 1, "apapun"));
	for (int32_t i = h->last + 1; any && i < n; i++)
		if (WT_AMONG(t, i, WILL))
			return true;
	return false;
}

/* "bersumpah untuk mulai menganeksasi": what is sworn lies ahead. */
static bool
is_sworn(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const SWEARS[] = { "bersumpah", "berjanji", "bertekad", "berikrar" };
	return h->pattern->voice == WT_VOICE_ACTIVE && h->word > 2 &&
	       wt_tree_is(&c->tree, h->word - 1, "mulai") &&
	       (WT_AMONG(&c->tree, h->word - 2, SWEARS) || WT_AMONG(&c->tree, h->word - 3, SWEARS));
}

static void
drop(struct wt_hit *h, const char *why)
{
	h->dropped = true;
	h->why = why;
}

void
wt_undone_mark(const struct wt_coder *c, struct wt_hit *h)
{
	if (is_title_of_law(c, h))
		drop(h, "a law is named after it");
	if (is_plea(c, h))
		drop(h, "a prosecutor pleads for it");
	if (is_term(c, h) || is_asked_for(c, h) || is_last_asked_for(c, h))
		wt_status_mark(h, WT_MARKER_HYPOTHETICAL, h->word);
	if (is_force(h) && is_whatever(c, h))
		drop(h, "it is whatever may come");
	if (is_force(h) && is_sworn(c, h))
		wt_status_mark(h, WT_MARKER_PLANNED, h->word);
}
