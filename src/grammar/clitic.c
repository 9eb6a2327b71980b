/*
 * clitic.c - clitics cut from words, as Universal Dependencies counts them.
 *
 *	menemuinya = menemui nya    inikah = ini kah    kubaca = ku baca
 *	hanya  sekolah  meskipun  buku  kamu		are whole
 *
 * The model's table says of every word of the training treebanks and of UniMorph
 * that looks like one which it is; the short list below stands in where there is no
 * model.  Words unknown to it are cut: -nya always but from short names, the others
 * only where what remains is a known word.
 */
#include "grammar/cutter.h"

#include "grammar/tables.h"

struct clitic {
	struct wt_str text;
	uint32_t least; /* letters that must remain */
	bool free;      /* cut from unknown words too */
};

static const struct clitic BEHIND[] = {
	{ { "nya", 3 }, 3, true },
	{ { "lah", 3 }, 3, false },
	{ { "kah", 3 }, 3, false },
	{ { "pun", 3 }, 3, false },
	{ { "ku", 2 }, 3, false },
	{ { "mu", 2 }, 3, false },
};
static const struct clitic BEFORE[] = {
	{ { "kau", 3 }, 4, false },
	{ { "ku", 2 }, 4, false },
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Ends or begins like a clitic; quick, for nearly every word fails here. */
static const struct clitic *
clitic_behind(struct wt_str w)
{
	if (w.len < 5 || !strchr("ahnu", w.ptr[w.len - 1]))
		return NULL;
	for (size_t i = 0; i < COUNT(BEHIND); i++)
		if (w.len >= BEHIND[i].text.len + BEHIND[i].least && wt_str_ends(w, BEHIND[i].text))
			return &BEHIND[i];
	return NULL;
}

static const struct clitic *
clitic_before(struct wt_str w)
{
	if (w.len < 6 || w.ptr[0] != 'k')
		return NULL;
	for (size_t i = 0; i < COUNT(BEFORE); i++)
		if (w.len >= BEFORE[i].text.len + BEFORE[i].least &&
			wt_str_starts(w, BEFORE[i].text))
			return &BEFORE[i];
	return NULL;
}

/* The last half of anak-anaknya is what must be known. */
static struct wt_str
behind_hyphen(struct wt_str s)
{
	for (size_t i = s.len; i > 0; i--)
		if (s.ptr[i - 1] == '-')
			return (struct wt_str){ s.ptr + i, s.len - i };
	return s;
}

static bool
is_known(const struct wt_morph *m, struct wt_str base)
{
	base = behind_hyphen(base);
	return base.len >= 2 && (wt_form_known(m, base) || wt_root_find(m, base, NULL));
}

static bool
always_whole(struct wt_str w)
{
	static const char *const WHOLE[] = { "hanya", "punya", "tanya", "karya", "lainnya",
		"biasanya", "akhirnya", "sebelumnya", "misalnya", "sebaiknya", "seharusnya",
		"bertanya", "mempunyai", "niscaya", "sebenarnya", "umumnya", "khususnya",
		"antaranya" };
	for (size_t i = 0; i < COUNT(WHOLE); i++)
		if (wt_str_is(w, WHOLE[i]))
			return true;
	return false;
}

struct wt_cut
wt_clitic_find(const struct wt_morph *m, struct wt_str lower, bool title)
{
	struct wt_cut cut = { 0, 0 };
	const struct clitic *back = clitic_behind(lower);
	if (back) {
		struct wt_str base = { lower.ptr, lower.len - back->text.len };
		int learnt = wt_clitic_known(m, lower);
		bool split = back->free && !title && !always_whole(lower);
		if (learnt >= 0)
			split = learnt > 0;
		else if (m->forms)
			split = (back->free && !title) ||
				(!title && !wt_form_known(m, lower) && is_known(m, base)) ||
				(title && back->free && is_known(m, base));
		if (split)
			cut.back = (uint32_t)back->text.len;
		return cut;
	}
	const struct clitic *front = clitic_before(lower);
	if (front && !title && m->forms && !wt_form_known(m, lower)) {
		struct wt_str base = { lower.ptr + front->text.len, lower.len - front->text.len };
		int learnt = wt_clitic_known(m, lower);
		if (learnt > 0 ||
			(learnt < 0 && wt_form_known(m, base) && wt_root_find(m, base, NULL)))
			cut.front = (uint32_t)front->text.len;
	}
	return cut;
}
