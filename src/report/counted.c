/*
 * counted.c - who they are that are only counted: a list of as many names stands near.
 *
 *	KPK memeriksa dua saksi. Mereka adalah A dan B.        dua saksi: A, B
 *	Polisi menangkap A, B, dan C. Ketiga aktivis itu ...   ketiga aktivis: A, B, C
 *
 * In: a noun for persons with its number.  Out: the persons of the nearest list of exactly so
 * many names, COUNTED_NEAR sentences away at most; where none is found, the noun stays what
 * it is.  Names belong to a list where only commas, "dan", titles and brackets part them.
 */
#include "report/coder.h"

#define COUNTED_NEAR 3 /* sentences */
#define COUNTED_BACK 8 /* of those spoken of before: ketiga tersangka */
#define COUNTED_MOST 6
#define GAP_MAX      16 /* words between two names of a list: their titles */

static const char *const NUMBERS[][4] = {
	{ "dua", "kedua", "2", "keduanya" },
	{ "tiga", "ketiga", "3", "ketiganya" },
	{ "empat", "keempat", "4", "keempatnya" },
	{ "lima", "kelima", "5", "kelimanya" },
	{ "enam", "keenam", "6", "keenamnya" },
};

static uint32_t
number_at(const struct wt_tree *t, int32_t word)
{
	for (uint32_t i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++)
		for (int k = 0; k < 4; k++)
			if (wt_tree_is(t, word, NUMBERS[i][k]))
				return i + 2;
	return 0;
}

/* The number right before the noun, "orang" between or not; 0 without. */
static uint32_t
number_before(const struct wt_tree *t, int32_t first)
{
	int32_t i = first - 1;
	if (i > 0 && wt_tree_is(t, i, "orang"))
		i--;
	return i >= 0 ? number_at(t, i) : 0;
}

/* Those whom a case makes what they are, whatever their office was. */
static bool
may_be_anybody(const struct wt_tree *t, int32_t first, int32_t last)
{
	static const char *const ROLES[] = { "orang", "tersangka", "terdakwa", "terpidana", "saksi",
		"pelaku", "terduga", "tahanan", "tokoh", "pejabat", "korban", "narapidana", "buron",
		"buronan" };
	for (int32_t i = first; i <= last; i++)
		for (size_t k = 0; k < sizeof ROLES / sizeof ROLES[0]; k++)
			if (wt_tree_is(t, i, ROLES[k]))
				return true;
	return false;
}

/* A selaku direktur; B yang menjabat kepala divisi: of one of the list, not another clause. */
static bool
tells_office(const struct wt_token *k)
{
	static const char *const WORDS[] = { "selaku", "yang", "menjabat", "merupakan", NULL };
	return wt_str_in(k->lower, WORDS);
}

static bool
is_joined(const struct wt_sentence *s, const struct wt_mention *a, const struct wt_mention *b)
{
	bool joint = false;
	if (b->first <= a->last || b->first - a->last > GAP_MAX)
		return false;
	bool office = tells_office(&s->tokens[a->last + 1]) ||
		      (a->last + 4 < s->n && tells_office(&s->tokens[a->last + 4]));
	for (uint32_t i = a->last + 1; i < b->first; i++) {
		const struct wt_token *k = &s->tokens[i];
		bool quote = wt_str_is(k->form, "\"") || wt_str_is(k->form, "\xe2\x80\x9c") ||
			     wt_str_is(k->form, "\xe2\x80\x9d");
		if (!(office && tells_office(k)) &&
			(k->upos == WT_UPOS_VERB || k->upos == WT_UPOS_SCONJ || quote))
			return false;
		joint = joint || wt_str_is(k->form, ",") || wt_str_is(k->form, ";") ||
			wt_str_is(k->lower, "dan") || wt_str_is(k->lower, "serta");
	}
	return joint;
}

/* May the person be one of those that the noun counts? */
static bool
fits(const struct wt_party *p, const struct wt_actor *as)
{
	return !as || strcmp(p->sector, as->sector) == 0 || p->entry == WT_ENTRY_NONE;
}

/* dua pejabat Cina: of a name that nobody knows the noun tells country and sector. */
static void
take_from_noun(struct wt_party *p, const struct wt_actor *as)
{
	if (!as || p->entry != WT_ENTRY_NONE || p->office.len)
		return;
	if (as->country[0])
		memcpy(p->country, as->country, sizeof p->country);
	if (as->sector[0])
		memcpy(p->sector, as->sector, sizeof p->sector);
}

/* The list of exactly n persons in the sentence, into out; false where there is none. */
static bool
list_in(const struct wt_coder *c, uint32_t sentence, uint32_t from, uint32_t n,
	const struct wt_actor *as, struct wt_parties *out)
{
	enum wt_actor_kind kind = as && as->kind == WT_ACTOR_BODY ? WT_ACTOR_BODY : WT_ACTOR_PERSON;
	const struct wt_sentence *s = &c->text->sentences[sentence];
	const struct wt_mention *run[COUNTED_MOST + 1] = { NULL };
	uint32_t len = 0;
	for (uint32_t i = from; i <= s->n; i++) {
		uint32_t at = i < s->n ? c->ms->actor_at[s->first + i] : 0;
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (i < s->n && (!m || m->first != i || m->as.actor.kind != kind))
			continue;
		/* B (direktur PT C) of a list; but: AW (Abdul Wahid) */
		if (m && i > 1 && wt_str_is(s->tokens[i - 1].form, "(") &&
			!(s->tokens[i - 2].flags & WT_TOK_ALLCAPS))
			continue;
		if (len == n && (!m || !is_joined(s, run[len - 1], m)))
			break;
		if (!m)
			return false;
		if (len && (len > n || !is_joined(s, run[len - 1], m)))
			len = 0;
		if (len <= COUNTED_MOST)
			run[len++] = m;
	}
	if (len != n)
		return false;
	struct wt_parties found = { .n = 0 };
	for (uint32_t k = 0; k < n; k++) {
		struct wt_party p = wt_party_of(c, run[k]);
		if ((!p.country[0] && !p.sector[0]) || !fits(&p, as))
			return false;
		take_from_noun(&p, as);
		found.items[found.n++] = p;
	}
	memcpy(&out->items[out->n], found.items, found.n * sizeof found.items[0]);
	out->n = (uint8_t)(out->n + found.n);
	return true;
}

/* The states of a list of exactly n in the sentence (AS, Jepang, dan Korea Selatan); with n 0 of
 * the longest list of two or more, bodies of states among them. */
static bool
states_in(const struct wt_coder *c, uint32_t sentence, uint32_t n, struct wt_parties *out)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	struct wt_parties found = { .n = 0 }, longest = { .n = 0 };
	const struct wt_mention *before = NULL;
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t at = c->ms->actor_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->first != i)
			continue;
		bool state = m->as.actor.kind == WT_ACTOR_COUNTRY ||
			     (!n && strcmp(m->as.actor.sector, "IGO") == 0);
		bool on =
			state && before && m->first <= before->last + 4 && is_joined(s, before, m);
		if (!on && n && found.n == n)
			break;
		if (!on)
			found.n = 0;
		if (state && found.n < WT_CLAIM_PARTIES)
			found.items[found.n++] = wt_party_of(c, m);
		before = state ? m : NULL;
		if (found.n > longest.n)
			longest = found;
	}
	if (!n) {
		found = longest;
		n = longest.n;
	}
	if (found.n != n || n < 2 || out->n + n > WT_CLAIM_PARTIES)
		return false;
	memcpy(&out->items[out->n], found.items, n * sizeof found.items[0]);
	out->n = (uint8_t)(out->n + n);
	return true;
}

/* negara-negara [tersebut]: those of the list before. */
static bool
points_at_states(const struct wt_tree *t, int32_t word)
{
	static const char *const THAT[] = { "tersebut", "itu", "ini" };
	return wt_tree_is(t, word, "negara-negara") && word + 1 < (int32_t)t->s->n &&
	       WT_AMONG(t, word + 1, THAT);
}

/* ketiga negara itu, kelimanya, negara-negara tersebut: the states of the last list of so many. */
bool
wt_counted_states(const struct wt_coder *c, int32_t word, struct wt_parties *out)
{
	const struct wt_tree *t = &c->tree;
	int32_t at = wt_tree_is(t, word, "negara") && word > 0 ? word - 1 : word;
	bool next = at + 1 < (int32_t)t->s->n &&
		    (wt_tree_is(t, at + 1, "negara") || wt_tree_is(t, at + 1, "nya"));
	uint32_t n = number_at(t, at);
	bool those = points_at_states(t, word);
	bool counts = n >= 3 && next && wt_str_starts(wt_tok(t, at)->lower, WT_STR("ke")) &&
		      out->n + n <= WT_CLAIM_PARTIES;
	if (!those && !counts)
		return false;
	for (uint32_t d = those ? 1 : 0; d <= COUNTED_NEAR && d <= c->si; d++)
		if (states_in(c, c->si - d, those ? 0 : n, out))
			return true;
	return false;
}

static bool
counts_bodies(const struct wt_tree *t, int32_t first, int32_t last)
{
	static const char *const BODIES[] = { "organisasi", "lembaga", "partai", "perusahaan",
		"kelompok", "lsm", "ormas", "kementerian", "universitas", "badan", "serikat" };
	for (int32_t i = first; i <= last; i++)
		if (WT_AMONG(t, i, BODIES))
			return true;
	return false;
}

/* Whose office the noun's persons hold as well: dua tersangka sekaligus [anggota DPR]; NULL. */
static const struct wt_mention *
also_office(const struct wt_coder *c, int32_t last)
{
	static const char *const ALSO[] = { "sekaligus", "merangkap", "selaku", "yang", "juga",
		"merupakan" };
	const struct wt_tree *t = &c->tree;
	int32_t i = last + 1, n = (int32_t)t->s->n;
	while (i < n && i <= last + 3 && WT_AMONG(t, i, ALSO))
		i++;
	const struct wt_mention *m = i > last + 1 && i < n ? wt_actor_of(c, i) : NULL;
	return m && (m->as.actor.kind == WT_ACTOR_OFFICE || m->as.actor.kind == WT_ACTOR_AGENT)
		       ? m
		       : NULL;
}

bool
wt_counted_add(const struct wt_coder *c, int32_t first, int32_t last, const struct wt_actor *as,
	struct wt_parties *out)
{
	const struct wt_tree *t = &c->tree;
	uint32_t n = number_before(t, first);
	if (!n)
		n = number_at(t, first);
	if (!n || out->n + n > WT_CLAIM_PARTIES)
		return false;
	if (may_be_anybody(t, first, last))
		as = NULL;
	/* dua tersangka sekaligus [anggota DPR], yaitu A dan B */
	const struct wt_mention *office = also_office(c, last);
	if (office) {
		as = &office->as.actor;
		last = (int32_t)office->last;
	}
	/* dua organisasi HAM, B'Tselem dan Physicians for Human Rights */
	if (as && !office && counts_bodies(t, first, last)) {
		struct wt_actor body = *as;
		body.kind = WT_ACTOR_BODY;
		return list_in(c, c->si, (uint32_t)last + 1, n, &body, out);
	}
	if (list_in(c, c->si, (uint32_t)last + 1, n, as, out))
		return true;
	uint32_t at = (uint32_t)(first > 0 ? first - 1 : 0);
	bool known = wt_str_starts(wt_tok(t, (int32_t)at)->lower, WT_STR("ke"));
	for (uint32_t d = 1; d <= (known ? COUNTED_BACK : COUNTED_NEAR); d++) {
		if (d <= c->si && list_in(c, c->si - d, 0, n, as, out))
			return true;
		if (!known && c->si + d < c->text->n_sentences &&
			list_in(c, c->si + d, 0, n, as, out))
			return true;
	}
	return false;
}
