/*
 * later.c - whom a number of people are told to be in the sentence behind.
 *
 *	KPK menahan dua tersangka. Keduanya adalah A (AB) selaku direktur dan B.      A, B
 *	Polisi menangkap lima orang. Mereka yakni A, B, C, D, dan E.                  all five
 *	... sebagai tersangka. Para tersangka itu ialah Bupati X; Kepala Dinas Y.     X, Y
 *
 * In: the noun of a slot.  Out: the persons that one of the next two sentences names for them.
 * Limits: that sentence opens with them and a word of naming; a name counts where a joint, the word
 * of naming or its own title stands before it.
 */
#include "report/party.h"

#define AHEAD       2  /* sentences */
#define OPENING     6  /* words before the word of naming */
#define NAMES_MAX   90 /* words behind it */
#define MEMBERS_MIN 2
#define TITLE_MAX   4 /* words with capitals in front of a name */
#define BEFORE_MAX  3 /* words between a number and the noun */

static bool
is_of(const struct wt_sentence *s, uint32_t i, const char *const *list)
{
	return i < s->n && wt_str_in(s->tokens[i].lower, list);
}

static const char *const GROUPS[] = { "orang", "tersangka", "terdakwa", "terpidana", "saksi",
	"pelaku", "terduga", "pejabat", "anggota", "buron", "buronan", "mahasiswa", "pelajar",
	"aktivis", "hakim", "jaksa", "polisi", "prajurit", "personel", "pengurus", "tokoh",
	"pengusaha", "warga", "pemuda", "pria", "perempuan", "direksi", "pegawai", "kader", NULL };

/* dua [tersangka], para [saksi]: a noun for several people that a number or "para" precedes. */
static bool
is_group(const struct wt_tree *t, int32_t word)
{
	static const char *const MANY[] = { "para", "sejumlah", "beberapa", NULL };
	if (!is_of(t->s, (uint32_t)word, GROUPS))
		return false;
	for (int32_t i = word - 1; i >= 0 && i >= word - BEFORE_MAX; i--)
		if (wt_tok(t, i)->upos == WT_UPOS_NUM || is_of(t->s, (uint32_t)i, MANY))
			return true;
	return false;
}

/* [Keduanya adalah], [Para tersangka itu ialah]: the word behind the one of naming, 0 without. */
static uint32_t
behind_naming(const struct wt_sentence *s)
{
	static const char *const THEY[] = { "mereka", "para", "kedua", "ketiga", "keempat",
		"kelima", "keenam", "ketujuh", "kedelapan", "kesembilan", "kesepuluh", "adapun",
		NULL };
	static const char *const REST[] = { "nya", "itu", "tersebut", "ini", "dimaksud", "yang",
		"para", "kedua", "ketiga", "keempat", "kelima", NULL };
	static const char *const NAMING[] = { "adalah", "ialah", "yakni", "yaitu", NULL };
	uint32_t i = 1;
	if (s->n < 3 || !is_of(s, 0, THEY))
		return 0;
	while (i < s->n && i < OPENING && (is_of(s, i, REST) || is_of(s, i, GROUPS)))
		i++;
	i += is_of(s, i, (const char *const[]){ ",", NULL });
	if (i + 1 < s->n && is_of(s, i, (const char *const[]){ "masing", NULL }))
		i++;
	bool each = is_of(s, i, (const char *const[]){ "masing-masing", NULL });
	return each || is_of(s, i, NAMING) ? i + 1 : 0;
}

/* Does a joint or the word of naming stand before the mention, or before capitals in front of it?
 */
static bool
is_member(const struct wt_sentence *s, const struct wt_mention *m, uint32_t from)
{
	static const char *const JOINTS[] = { ",", ";", "dan", "serta", "lalu", "kemudian", NULL };
	for (uint32_t i = m->first; i + TITLE_MAX >= m->first; i--) {
		if (i == from || (i > from && is_of(s, i - 1, JOINTS)))
			return true;
		if (i <= from || !(s->tokens[i - 1].flags & WT_TOK_CAPITAL))
			return false;
	}
	return false;
}

/* dua [tersangka], lima [orang]: how many they are; 0 where that is not told or not known. */
static unsigned
number_of(const struct wt_tree *t, int32_t word)
{
	static const char *const NUMBERS[][2] = { { "dua", "2" }, { "tiga", "3" }, { "empat", "4" },
		{ "lima", "5" }, { "enam", "6" }, { "tujuh", "7" }, { "delapan", "8" } };
	for (int32_t i = word - 1; i >= 0 && i >= word - BEFORE_MAX; i--)
		for (unsigned n = 0; n < sizeof NUMBERS / sizeof NUMBERS[0]; n++)
			if (wt_tree_is(t, i, NUMBERS[n][0]) || wt_tree_is(t, i, NUMBERS[n][1]))
				return n + 2;
	return 0;
}

static void
add_members(const struct wt_coder *c, const struct wt_sentence *s, uint32_t from, enum wt_role role,
	struct wt_parties *out)
{
	static const char *const ENDS[] = { "\"", "“", "kata", "ujar", "ucap", "karena",
		"sebelumnya", "setelah", NULL };
	for (uint32_t i = from; i < s->n && i < from + NAMES_MAX && !is_of(s, i, ENDS);) {
		uint32_t at = c->ms->actor_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->first != i) {
			i++;
			continue;
		}
		bool person = m->as.actor.kind == WT_ACTOR_PERSON;
		bool initials = m->as.actor.kind == WT_ACTOR_OFFICE &&
				is_of(s, m->last + 1, (const char *const[]){ "berinisial", NULL });
		if ((person || initials) && is_member(s, m, from))
			wt_parties_name(c, m, role, out);
		i = m->last + 1;
	}
}

bool
wt_named_later(const struct wt_coder *c, int32_t word, enum wt_role role, struct wt_parties *out)
{
	unsigned before = out->n;
	if (word < 0 || !is_group(&c->tree, word))
		return false;
	for (uint32_t k = c->si + 1; k <= c->si + AHEAD && k < c->text->n_sentences; k++) {
		const struct wt_sentence *s = &c->text->sentences[k];
		uint32_t from = behind_naming(s);
		if (!from)
			continue;
		struct wt_parties named = { .n = 0 };
		unsigned number = number_of(&c->tree, word);
		add_members(c, s, from, role, &named);
		/* one of four tells less than the noun */
		if (named.n < MEMBERS_MIN || 2 * named.n <= number)
			return false;
		for (unsigned i = 0; i < named.n; i++)
			wt_parties_push(out, named.items[i]);
		return out->n > before;
	}
	return false;
}
