/*
 * struck.c - whom an attack strikes where a noun tells of it, and who is said to stand behind it.
 *
 *	serangan terhadap kilang minyak [Arab Saudi]     struck
 *	serangan kedutaan [AS] di Baghdad                struck: who owns what is hit
 *	serangan rudal [Iran]                            not: who strikes
 *	AS menuduh [Iran] di balik serangan ...          the attacker alleged: who is accused
 *	serangan Israel di Gaza menewaskan 20 [warga]    struck: people of Gaza
 *
 * A state that strikes does it with its army: MIL, whatever it is where it speaks; against
 * another state as such it is GOV as that one is.
 * Limits: position alone decides, within one clause and BACK_MAX words.
 */
#include "report/source.h"

#define BACK_MAX       9 /* words between the noun and who is struck */
#define AHEAD_MAX      10
#define OWNED_MAX      7 /* words between what is struck and whose it is */
#define LEAD_SENTENCES 3
#define AIM_MAX        3 /* words between a preposition and the place aimed at */

static const char *const ATTACKS[] = { "serangan", "penyerangan", "pengeboman", "pemboman",
	"penembakan", "peledakan", "ledakan", "bom", "penyerbuan", "invasi", "agresi", "gempuran",
	"perusakan", "pembakaran", "penjarahan" };
static const char *const AT[] = { "terhadap", "atas", "kepada" };
/* These say where as often as whom: who is struck stands right behind, or owns what is hit. */
static const char *const WHERE[] = { "pada", "di", "ke" };
/* Things that are hit; what hits (rudal, drone) is none. */
static const char *const TARGETS[] = { "kilang", "fasilitas", "instalasi", "pangkalan", "pabrik",
	"ladang", "infrastruktur", "kedutaan", "konsulat", "gedung", "markas", "pos", "kantor",
	"kota", "desa", "wilayah", "rumah", "masjid", "gereja", "sekolah", "bandara", "pelabuhan",
	"tanker", "konvoi", "kapal", "sinagoge", "kuil", "pembangkit", "jaringan" };

static const char *const STRIPS[] = { "gaza", "rafah" };
static const char *const SIDES_WITH[] = { "solidaritas", "dukungan", "simpati", "kesetiaan" };

/* What these nouns' own word tells is whom they befall: penaklukan [Gaza], pencaplokan total Gaza.
 */
static const char *const CONQUESTS[] = { "penaklukan", "pencaplokan", "aneksasi", "penganeksasian",
	"pengambilalihan", "penggulingan", "pengepungan", "penghancuran" };

static bool
is_attack(const struct wt_coder *c, int32_t word)
{
	return WT_AMONG(&c->tree, word, ATTACKS);
}

/* Is it part of the phrase of a noun: no verb, no comma, no other clause? */
static bool
goes_on(const struct wt_token *t)
{
	switch (t->upos) {
	case WT_UPOS_NOUN:
	case WT_UPOS_PROPN:
	case WT_UPOS_ADJ:
	case WT_UPOS_NUM:
	case WT_UPOS_DET:
	case WT_UPOS_ADP:
	case WT_UPOS_ADV:
	case WT_UPOS_X:
		return true;
	default:
		return false;
	}
}

/* Does the actor that begins at the word own what an attack strikes, or is he it himself? */
bool
wt_is_struck(const struct wt_coder *c, int32_t word)
{
	const struct wt_mention *m = wt_actor_of(c, word);
	int32_t from = m ? (int32_t)m->first : word;
	bool at = false, target = WT_AMONG(&c->tree, from, TARGETS);
	/* "serangan Gaza": a strip of land strikes nobody */
	if (from > 0 && WT_AMONG(&c->tree, from, STRIPS) && is_attack(c, from - 1))
		return true;
	for (int32_t i = from - 1; i >= 0 && i >= from - BACK_MAX; i--) {
		if (is_attack(c, i))
			return at || target;
		if (WT_AMONG(&c->tree, i, CONQUESTS))
			return true;
		/* serangan Israel terhadap Gaza: but of "serangan ke Gaza oleh Israel" Gaza alone
		 */
		if (wt_tree_is(&c->tree, i, "oleh") || wt_tree_is(&c->tree, i, "dari"))
			return false;
		/* serangan sebagai solidaritas terhadap Hamas: for them */
		if (WT_AMONG(&c->tree, i, SIDES_WITH))
			return false;
		at = at || WT_AMONG(&c->tree, i, AT) ||
		     (i == from - 1 && WT_AMONG(&c->tree, i, WHERE));
		target = target || WT_AMONG(&c->tree, i, TARGETS);
		if (!goes_on(wt_tok(&c->tree, i)))
			return false;
	}
	return false;
}

bool
wt_party_struck(const struct wt_coder *c, const struct wt_party *p)
{
	int32_t word = wt_party_word(c, p);
	return word >= 0 && wt_is_struck(c, word);
}

/* serangan di fasilitas minyak [Saudi]: who is struck stands behind the noun of the attack. */
static void
fill_struck(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	for (int32_t i = h->last + 1; i < (int32_t)c->tree.s->n && i <= h->last + AHEAD_MAX; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		bool place = m && m->first > 0 && wt_tree_is(&c->tree, (int32_t)m->first - 1, "di");
		if (m && !place && wt_is_struck(c, i)) {
			(void)wt_parties_add(c, i, WT_ROLE_RECIPIENT, WT_SLOT_NONE, r);
			r->weak = true;
			wt_coder_note(c, h->word, "recipient: whose is what was struck");
			return;
		}
		if (!goes_on(wt_tok(&c->tree, i)))
			return;
	}
}

/* Whom the sentence accuses of the attack that nobody is named for. */
static void
fill_accused(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	const struct wt_hit *above = h->above >= 0 ? &c->hits[h->above] : NULL;
	if (!above || above->type != WT_TYPE_ACCUSE || h->stance != WT_STANCE_ALLEGED ||
		!h->roles[WT_ROLE_RECIPIENT].n)
		return;
	/* prajurit TNI ditetapkan sebagai tersangka pembunuhan Prada X: one of their own */
	struct wt_parties accused = above->roles[WT_ROLE_RECIPIENT];
	const struct wt_parties *struck = &h->roles[WT_ROLE_RECIPIENT];
	bool suspects = h->word > 0 && wt_tree_is(&c->tree, h->word - 1, "tersangka") &&
			!wt_party_same(&accused.items[0], &struck->items[0]);
	if (!suspects && !wt_parties_foreign(&accused, struck))
		return;
	*a = accused;
	a->weak = true;
	wt_coder_note(c, h->word, "actor: who is accused of it");
}

/* What kind of side owns a thing that is hit. */
static const struct target {
	const char *word, *sector;
} KINDS[] = { { "kilang", "BUS" }, { "pabrik", "BUS" }, { "tanker", "BUS" }, { "ladang", "BUS" },
	{ "pipa", "BUS" }, { "pangkalan", "MIL" }, { "markas", "MIL" }, { "barak", "MIL" },
	{ "radar", "MIL" }, { "konvoi", "MIL" }, { "desa", "CVL" }, { "permukiman", "CVL" },
	{ "pasar", "CVL" }, { "masjid", "CVL" }, { "gereja", "CVL" }, { "sinagoge", "CVL" },
	{ "sekolah", "CVL" }, { "kamp", "CVL" }, { "rumah", "CVL" } };
/* Struck where nothing stands between them and their state: 112 drone [Ukraina] dihancurkan. */
static const char *const ARMS[] = { "drone", "nirawak", "rudal", "jet", "tank", "helikopter" };

/* pangkalan udara milik [Suriah]: the sector that what was struck gives its state; NULL. */
static const char *
sector_of_target(const struct wt_coder *c, const struct wt_party *p, int32_t act)
{
	int32_t at = wt_party_word(c, p);
	bool owned = true;
	for (int32_t i = at - 1; i > act && i >= at - BACK_MAX; i--) {
		const struct wt_token *k = wt_tok(&c->tree, i);
		bool oil =
			wt_str_is(k->lower, "fasilitas") && wt_tree_is(&c->tree, i + 1, "minyak");
		if (oil)
			return "BUS";
		owned = owned && k->upos != WT_UPOS_ADP;
		if (owned && WT_AMONG(&c->tree, i, ARMS))
			return "MIL";
		for (size_t n = 0; n < sizeof KINDS / sizeof KINDS[0]; n++)
			if (wt_str_is(k->lower, KINDS[n].word))
				return KINDS[n].sector;
		if (!goes_on(k) && !wt_str_is(k->lower, "milik"))
			return NULL;
	}
	return NULL;
}

/* Is it a city or a province by which the state is meant elsewhere (serangan ke Kyiv)? */
static bool
is_within_state(const struct wt_coder *c, const struct wt_party *p)
{
	int32_t word = wt_party_word(c, p);
	uint32_t at = word > 0 ? c->ms->place_at[c->tree.s->first + (uint32_t)word] : 0;
	return at && WT_AMONG(&c->tree, word - 1, WHERE) &&
	       strcmp(c->ms->items[at - 1].as.place.precision, "country") != 0;
}

/* Palestina: what is struck there, where no group is named, are those who live there. */
static bool
is_land_of_people(const struct wt_party *p)
{
	return strcmp(p->country, "PSE") == 0;
}

/* Oil works are of firms, bases of the army, villages, churches and cities of people. */
static void
give_target_sector(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	for (unsigned i = 0; i < r->n; i++) {
		const char *sector = NULL;
		if (r->items[i].kind == WT_ACTOR_COUNTRY)
			sector = sector_of_target(c, &r->items[i], h->last);
		if (!sector && r->items[i].kind == WT_ACTOR_COUNTRY &&
			(is_within_state(c, &r->items[i]) ||
				(h->type == WT_TYPE_ASSAULT && is_land_of_people(&r->items[i]))))
			sector = "CVL";
		if (sector)
			memcpy(r->items[i].sector, sector, sizeof "GOV");
	}
}

/* Does the text say whose they are: warga [Israel]?  "jurnalis Al Jazeera" says nothing of it. */
static bool
is_owned(const struct wt_coder *c, int32_t word)
{
	const struct wt_mention *m = wt_actor_of(c, word);
	int32_t n = (int32_t)c->tree.s->n, end = (m ? (int32_t)m->last : word) + 1;
	/* "Korban Tewas": in a headline the capitals of the victims' own words say nothing */
	bool guessed = m && strcmp(m->reason, "country of the article") == 0;
	for (int32_t i = guessed ? end : word; i <= end && i < n && !is_attack(c, i); i++) {
		const struct wt_mention *owner = wt_actor_of(c, i);
		bool named = wt_tok(&c->tree, i)->upos == WT_UPOS_PROPN &&
			     !(owner && owner->as.actor.kind == WT_ACTOR_MEDIA);
		if (c->ms->place_at[c->tree.s->first + (uint32_t)i] || named)
			return true;
	}
	return false;
}

/* Is it said to be where, or whom, somebody strikes: ke [Kyiv], di ibu kota [Ukraina]? */
static bool
is_aimed_at(const struct wt_coder *c, int32_t place)
{
	for (int32_t i = place - 1; i >= 0 && i >= place - AIM_MAX; i--) {
		if (WT_AMONG(&c->tree, i, WHERE) || WT_AMONG(&c->tree, i, AT))
			return true;
		if (wt_tok(&c->tree, i)->upos != WT_UPOS_NOUN)
			return false;
	}
	return false;
}

/* The country of the place at the word, where it is abroad and aimed at; NULL. */
static const char *
aimed_abroad(const struct wt_coder *c, int32_t i, const char *own)
{
	uint32_t at = c->ms->place_at[c->tree.s->first + (uint32_t)i];
	const char *country = at ? c->ms->items[at - 1].as.place.country : "";
	bool abroad = country[0] && strcmp(country, own) != 0 && is_aimed_at(c, i);
	return abroad ? country : NULL;
}

/* "Israel Bunuh 5 Jurnalis" and a lead in Gaza: the first land abroad that the lead names by a
 * place in it; NULL.  Of Israel alone: other states' armies strike at home as often. */
static const char *
struck_in_lead(const struct wt_coder *c, const char *own)
{
	uint32_t n = c->text->n_sentences < LEAD_SENTENCES ? c->text->n_sentences : LEAD_SENTENCES;
	for (uint32_t s = 0; s < n; s++)
		for (uint32_t i = 0; i < c->text->sentences[s].n; i++) {
			uint32_t at = c->ms->place_at[c->text->sentences[s].first + i];
			const struct wt_place *p = at ? &c->ms->items[at - 1].as.place : NULL;
			if (p && p->country[0] && strcmp(p->country, own) != 0 &&
				strcmp(p->precision, "country") != 0)
				return p->country;
		}
	return NULL;
}

/* The country abroad that is aimed at last before the act, else first behind it; else the one that
 * the article is about, or that the same side struck last; NULL, as in an article about the side
 * itself. */
static const char *
country_struck(const struct wt_coder *c, int32_t act, const char *own)
{
	const char *country = NULL;
	for (int32_t i = act - 1; i >= 0 && !country; i--)
		country = aimed_abroad(c, i, own);
	for (int32_t i = act + 1; i < (int32_t)c->tree.s->n && !country; i++)
		country = aimed_abroad(c, i, own);
	bool of_itself = strcmp(c->home, own) == 0;
	if (country)
		return country;
	country = c->home[0] && !of_itself ? c->home : NULL;
	for (uint32_t i = c->claims->n; i > 0 && !country; i--) {
		const struct wt_claim *p = &c->claims->items[i - 1];
		if (p->type == WT_TYPE_ASSAULT && p->n_actors && p->n_recipients &&
			strcmp(p->actors[0].country, own) == 0 && p->recipients[0].country[0] &&
			strcmp(p->recipients[0].country, own) != 0)
			country = p->recipients[0].country;
	}
	return country || !of_itself || strcmp(own, "ISR") != 0 ? country : struck_in_lead(c, own);
}

/* The state that strikes; police and people strike at home.  NULL without. */
static const char *
striking_state(const struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool abroad = a->n && a->items[0].country[0] && strcmp(a->items[0].sector, "COP") != 0 &&
		      strcmp(a->items[0].sector, "CVL") != 0;
	return abroad ? a->items[0].country : NULL;
}

const char *
wt_struck_country(const struct wt_coder *c, const struct wt_hit *h)
{
	const char *own = h->type == WT_TYPE_ASSAULT ? striking_state(h) : NULL;
	return own ? country_struck(c, h->word, own) : NULL;
}

/* tiga [jet] tempur Rafale (buatan Prancis) milik India: the state named behind in its phrase;
 * NULL.
 */
static const char *
state_behind(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = word + 1; i < (int32_t)t->s->n && i <= word + OWNED_MAX; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		/* korban tewas serangan Israel: whose the attack is */
		if (is_attack(c, i))
			return NULL;
		if (m && m->as.actor.kind == WT_ACTOR_COUNTRY && !wt_tree_is(t, i - 1, "buatan"))
			return m->as.actor.country;
		if (!wt_is_nominal(wt_tok(t, i)) && wt_tok(t, i)->upos != WT_UPOS_ADJ &&
			!wt_tree_is(t, i, "milik"))
			return NULL;
	}
	return NULL;
}

/* Serangan Israel di Gaza menewaskan 20 [warga]: whom a state strikes abroad is of where it does,
 * and not its own because it is the one state that is named. */
static void
give_victims_country(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	const char *own = striking_state(h), *country = wt_struck_country(c, h);
	for (unsigned i = 0; own && i < r->n; i++) {
		struct wt_party *p = &r->items[i];
		int32_t word = wt_party_word(c, p);
		if (p->kind != WT_ACTOR_AGENT || strcmp(p->country, own) != 0 || word < 0)
			continue;
		const char *named = state_behind(c, word);
		if (!named && (!country || is_owned(c, word)))
			continue;
		country = named ? named : country;
		(void)memcpy(p->country, country, sizeof p->country);
		wt_coder_note(c, word, "whom the attack strikes: people of %s", country);
	}
}

/* "X bertanggung jawab atas serangan [yang menewaskan Y]": who owns up to the attack did that, too.
 */
static void
fill_owned_up(struct wt_coder *c, struct wt_hit *h)
{
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *p = &c->hits[i];
		bool near = p != h && !p->dropped && p->type == WT_TYPE_ASSAULT &&
			    p->last < h->word && p->roles[WT_ROLE_ACTOR].n &&
			    p->roles[WT_ROLE_RECIPIENT].n == 0;
		for (int32_t k = p->last + 1; near && k < h->word; k++)
			near = goes_on(wt_tok(&c->tree, k)) || wt_tree_is(&c->tree, k, "yang");
		if (!near)
			continue;
		h->roles[WT_ROLE_ACTOR] = p->roles[WT_ROLE_ACTOR];
		h->roles[WT_ROLE_ACTOR].weak = true;
		wt_coder_note(c, h->word, "actor: who owns up to the attack");
		return;
	}
}

/* "251 orang diculik selama serangan [Hamas]": who attacked when it happened did that. */
static void
fill_meanwhile(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const WHEN[] = { "selama", "dalam", "sejak", "saat", "ketika",
		"akibat" };
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool somebody = r->n || h->fill[WT_ROLE_RECIPIENT] >= 0;
	for (uint32_t i = 0; i < c->n_hits && h->pattern->voice == WT_VOICE_PASSIVE && somebody;
		i++) {
		const struct wt_hit *p = &c->hits[i];
		struct wt_parties a = p->roles[WT_ROLE_ACTOR];
		bool behind = p->type == WT_TYPE_ASSAULT && !p->dropped && p->word > h->last && a.n;
		bool when = false;
		for (int32_t k = p->word - 1; behind && k > h->last && k >= p->word - AIM_MAX; k--)
			when = when || WT_AMONG(&c->tree, k, WHEN);
		bool rebels = a.n && strcmp(a.items[0].sector, "REB") == 0;
		bool own = r->n && strcmp(a.items[0].country, r->items[0].country) == 0;
		if (!when || (!rebels && own))
			continue;
		a.weak = true;
		h->roles[WT_ROLE_ACTOR] = a;
		wt_coder_note(c, h->word, "actor: whose attack it happened in");
		return;
	}
}

static bool
is_one_side(const struct wt_party *a, const struct wt_party *b)
{
	return strcmp(a->country, b->country) == 0 && strcmp(a->sector, b->sector) == 0;
}

void
wt_struck_settle(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	if (h->dropped || h->type != WT_TYPE_ASSAULT || !a->n || !r->n ||
		h->pattern->voice != WT_VOICE_ACTIVE || !a->items[0].country[0] ||
		strcmp(a->items[0].country, r->items[0].country) != 0)
		return;
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *p = &c->hits[i];
		const struct wt_parties *by = &p->roles[WT_ROLE_ACTOR],
					*on = &p->roles[WT_ROLE_RECIPIENT];
		bool before = p != h && p->type == WT_TYPE_ASSAULT && p->word < h->word && by->n;
		bool abroad = before && on->n &&
			      strcmp(on->items[0].country, r->items[0].country) == 0 &&
			      strcmp(by->items[0].country, r->items[0].country) != 0;
		bool own = before && is_one_side(&a->items[0], &r->items[0]) &&
			   !is_one_side(&by->items[0], &r->items[0]);
		if (!abroad && !own)
			continue;
		*a = *by;
		a->weak = true;
		wt_coder_note(c, h->word, "actor: whose attack it is that kills");
		return;
	}
}

/*
 * "di tengah agresi brutal mereka", of those who starve; "warga Gaza [korban agresi Israel]":
 * people make no war, and whose victims they are is who does.
 */
static void
turn_victims(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const WARS[] = { "agresi", "invasi", "genosida", "pendudukan", "blokade",
		"pengepungan", "pengeboman" };
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	/* "sejak agresi Gaza": a strip of land wages no war either */
	bool land = a->n == 1 && is_land_of_people(&a->items[0]) &&
		    a->items[0].kind == WT_ACTOR_COUNTRY && h->pattern->voice == WT_VOICE_NOUN &&
		    wt_party_word(c, &a->items[0]) == h->last + 1 &&
		    WT_AMONG(&c->tree, h->word, WARS);
	if (land) {
		if (!r->n)
			*r = *a;
		a->n = 0;
		h->fill[WT_ROLE_ACTOR] = -1;
		return;
	}
	if (!a->n || a->items[0].kind != WT_ACTOR_AGENT || strcmp(a->items[0].sector, "CVL") != 0)
		return;
	if (wt_str_starts(a->items[0].name, WT_STR("korban "))) {
		a->items[0].name = (struct wt_str){ "", 0 };
		a->items[0].kind = WT_ACTOR_COUNTRY;
		memcpy(a->items[0].sector, "MIL", 4);
	} else if (WT_AMONG(&c->tree, h->word, WARS)) {
		if (!r->n)
			*r = *a;
		a->n = 0;
		h->fill[WT_ROLE_ACTOR] = -1;
		wt_coder_note(c, h->word, "people make no war: it befalls them");
	}
}

/* "perang Israel": a name before which the noun of a war tells whose it is, not where. */
static bool
makes_war(const struct wt_party *p)
{
	static const char *const WAGERS[] = { "ISR", "RUS", "CHN", "USA" };
	for (size_t i = 0; i < sizeof WAGERS / sizeof WAGERS[0]; i++)
		if (strcmp(p->country, WAGERS[i]) == 0)
			return true;
	return false;
}

/* "konflik [Gaza] menewaskan 60 ribu orang": where it is, and nobody's. */
static void
drop_scene(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const WARS[] = { "konflik", "perang", "krisis", "pertempuran",
		"kekerasan" };
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	int32_t war = h->fill[WT_ROLE_ACTOR], at = a->n ? wt_party_word(c, &a->items[0]) : -1;
	bool active = a->n == 1 && h->pattern->voice == WT_VOICE_ACTIVE && at > 0;
	bool scene = active && a->weak && war == at - 1 && WT_AMONG(&c->tree, war, WARS) &&
		     a->items[0].kind == WT_ACTOR_COUNTRY && !makes_war(&a->items[0]);
	bool strip = active && WT_AMONG(&c->tree, at, STRIPS) && is_attack(c, at - 1);
	if (!scene && !strip)
		return;
	a->n = 0;
	wt_coder_note(c, h->word, "where the war is, not whose");
}

/* "pencaplokan [Gaza]" befalls it; "pencaplokan [Israel]" is Israel's. */
static void
turn_conquered(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	if (h->pattern->voice != WT_VOICE_NOUN || a->n != 1 || r->n ||
		!WT_AMONG(&c->tree, h->word, CONQUESTS) || makes_war(&a->items[0]) ||
		!wt_party_struck(c, &a->items[0]))
		return;
	*r = *a;
	r->weak = true;
	a->n = 0;
	wt_coder_note(c, h->word, "recipient: whom the conquest befalls");
}

/* "penangkapan [pelaku teror] terhadap KPK": who is caught catches nobody. */
static void
turn_caught(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const CAUGHT[] = { "pelaku", "tersangka", "terduga", "terdakwa",
		"buronan", "koruptor", "teroris", "provokator", "perusuh" };
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	int32_t who = h->fill[WT_ROLE_ACTOR];
	if (h->pattern->voice != WT_VOICE_NOUN || a->n != 1 || who != h->last + 1 ||
		!WT_AMONG(&c->tree, who, CAUGHT))
		return;
	*r = *a;
	a->n = 0;
	h->fill[WT_ROLE_RECIPIENT] = who;
	h->fill[WT_ROLE_ACTOR] = -1;
	wt_coder_note(c, h->word, "recipient: who is caught");
}

void
wt_struck_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	if (!h->dropped && h->type == WT_TYPE_COERCE) {
		turn_conquered(c, h);
		turn_caught(c, h);
	}
	if (h->dropped || h->type != WT_TYPE_ASSAULT)
		return;
	turn_victims(c, h);
	drop_scene(c, h);
	int32_t who = h->fill[WT_ROLE_ACTOR];
	if (a->n && h->pattern->voice == WT_VOICE_NOUN && who > h->last && wt_is_struck(c, who)) {
		if (!r->n)
			*r = *a;
		r->weak = true;
		a->n = 0;
	}
	if (!r->n)
		fill_struck(c, h);
	give_target_sector(c, h);
	if (!a->n)
		fill_owned_up(c, h);
	if (!a->n)
		fill_accused(c, h);
	if (!a->n)
		fill_meanwhile(c, h);
	give_victims_country(c, h);
}

/* Is every side struck a state by its name alone: Iran menyerang Irak? */
static bool
strikes_states(const struct wt_claim *q)
{
	for (unsigned i = 0; i < q->n_recipients; i++)
		if (q->recipients[i].kind != WT_ACTOR_COUNTRY ||
			strcmp(q->recipients[i].sector, "GOV") != 0)
			return false;
	return q->n_recipients > 0;
}

/* Israel menyerang Rafah: its army did.  A state against a state is told of as such, on both sides.
 */
void
wt_arms_settle(struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->claims->n; i++) {
		struct wt_claim *q = &c->claims->items[i];
		/* of what somebody else says that it did it stays accused as a state */
		if (q->type != WT_TYPE_ASSAULT || q->stance != WT_STANCE_ASSERTED ||
			strikes_states(q))
			continue;
		for (unsigned k = 0; k < q->n_actors; k++)
			if (q->actors[k].kind == WT_ACTOR_COUNTRY && q->actors[k].country[0] &&
				strcmp(q->actors[k].country, "PSE") != 0 && /* has no army */
				strcmp(q->actors[k].sector, "GOV") == 0)
				memcpy(q->actors[k].sector, "MIL", sizeof "MIL");
	}
}
