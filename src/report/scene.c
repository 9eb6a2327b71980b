/*
 * scene.c - parties that the place and the kind of an act give.
 *
 *	Polisi menangkap 157 orang di Lagos        the people counted: [NGA CVL]
 *	Israel melancarkan serangan di Rafah       those who live where it struck: [PSE CVL]
 *	Tiga mahasiswa ditangkap di Lagos          by the police of the place: [NGA COP]
 *	Ribuan buruh Nigeria berunjuk rasa         against those who govern: [NGA GOV]
 *	X bicara dalam kunjungan ke Y              the visitor is who speaks
 *
 * Gold articles name both sides of nearly every act, and so do their readers.  Only what the
 * sentence leaves empty is filled, and only where one country is in question; all that is
 * found here is weak.
 */
#include "report/source.h"

#define OCCUPIER_BACK_MAX 6 /* sentences looked back for who holds the land */

#define HOME_SHARE  40 /* percent of all that have a country */
#define HOME_LEAST  6  /* mentions, or there is no telling */
#define COUNTRIES   32
#define PLEA_MAX    6 /* words from "dituntut" to the penalty */
#define AGAINST_MAX 9 /* words from a protest to what it is against */

static const struct wt_span NOWHERE = { 0, 0 }; /* no words of the text name it */

/* --- countries
 * --------------------------------------------------------------------------------------- */

static const char *
country_of(const struct wt_mention *m)
{
	if (m->kind == WT_MENTION_PLACE)
		return m->as.place.country;
	bool counts = m->kind == WT_MENTION_ACTOR && m->as.actor.kind != WT_ACTOR_MEDIA;
	return counts ? m->as.actor.country : "";
}

/* The country that the article speaks of most, where no other comes near. */
void
wt_scene_begin(struct wt_coder *c)
{
	char code[COUNTRIES][4];
	uint32_t count[COUNTRIES] = { 0 }, n = 0, all = 0, best = 0;
	for (uint32_t i = 0; i < c->ms->n; i++) {
		const char *country = country_of(&c->ms->items[i]);
		uint32_t k = 0;
		while (k < n && strcmp(code[k], country) != 0)
			k++;
		if (!country[0] || k == COUNTRIES)
			continue;
		if (k == n)
			memcpy(code[n++], country, sizeof code[0]);
		count[k]++;
		all++;
		if (count[k] > count[best])
			best = k;
	}
	memset(c->home, 0, sizeof c->home);
	if (all >= HOME_LEAST && count[best] * 100 >= all * HOME_SHARE)
		memcpy(c->home, code[best], sizeof c->home);
}

/* di Ryazan, [Rusia]: behind a town that no list knows. */
static bool
is_behind_town(const struct wt_coder *c, int32_t comma)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = comma - 1;
	if (!wt_tree_is(t, comma, ","))
		return false;
	while (i > 0 && wt_tok(t, i)->upos == WT_UPOS_PROPN &&
		!c->ms->actor_at[t->s->first + (uint32_t)i])
		i--;
	return i >= 0 && i < comma - 1 && (wt_tree_is(t, i, "di") || wt_tree_is(t, i, "ke"));
}

/* The first place that the act's own clause names; NULL without. */
static const struct wt_mention *
place_here(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_tree *t = &c->tree;
	int32_t top = h->support >= 0 ? h->support : h->word;
	for (int32_t i = 1; i < (int32_t)t->s->n; i++) {
		uint32_t at = c->ms->place_at[t->s->first + (uint32_t)i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || !m->as.place.country[0] || m->first == 0 || !wt_tree_below(t, i, top))
			continue;
		int32_t before = (int32_t)m->first - 1;
		bool prep = wt_tree_is(t, before, "di") || wt_tree_is(t, before, "ke") ||
			    wt_tree_is(t, before, "kota") || wt_tree_is(t, before, "provinsi") ||
			    wt_tree_is(t, before, "wilayah") || wt_tree_is(t, before, "dekat") ||
			    wt_tree_is(t, before, "selatan") || wt_tree_is(t, before, "utara") ||
			    is_behind_town(c, before);
		if (prep)
			return m;
	}
	return NULL;
}

static void
add(struct wt_parties *to, const char *country, const char *sector, struct wt_span span)
{
	struct wt_party p = { .name = { "", 0 },
		.office = { "", 0 },
		.span = span,
		.entry = WT_ENTRY_NONE,
		.kind = WT_ACTOR_AGENT };
	memcpy(p.country, country, sizeof p.country);
	memcpy(p.sector, sector, sizeof p.sector);
	if (to->n == WT_CLAIM_PARTIES)
		return;
	to->items[to->n++] = p;
	to->weak = true;
}

static bool
has_mode(const struct wt_hit *h, const char *one, const char *two)
{
	return wt_modes_have(h->modes, h->n_modes, one) || wt_modes_have(h->modes, h->n_modes, two);
}

/* --- those who are acted on
 * ------------------------------------------------------------------------------ */

static bool
is_people(const struct wt_tree *t, int32_t word)
{
	static const char *const PEOPLE[] = { "orang", "jiwa", "nyawa", "korban", "penumpang",
		"peserta" };
	for (size_t i = 0; word >= 0 && i < sizeof PEOPLE / sizeof PEOPLE[0]; i++)
		if (wt_tree_is(t, word, PEOPLE[i]))
			return true;
	return false;
}

static bool
is_actor_of(const struct wt_hit *h, const char *one, const char *two)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	return a->n &&
	       (strcmp(a->items[0].sector, one) == 0 || strcmp(a->items[0].sector, two) == 0);
}

/* menutup sekolah karena asap kebakaran yang terjadi di [Indonesia]: where something else was */
static bool
is_of_other(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *place)
{
	for (int32_t i = h->last + 1; i < (int32_t)place->first; i++)
		if (wt_tree_is(&c->tree, i, "yang"))
			return true;
	return false;
}

/* People of the place; of police work, of the country whose police it is. */
static void
fill_people(const struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	const struct wt_party *actor = &h->roles[WT_ROLE_ACTOR].items[0];
	bool counted = is_people(&c->tree, h->fill[WT_ROLE_RECIPIENT]);
	const struct wt_mention *place = place_here(c, h);
	const char *here = place ? place->as.place.country : NULL;
	/* memblokade Gaza, menghambat bantuan ke Gaza: as much as an attack there */
	bool struck = h->type == WT_TYPE_ASSAULT ||
		      (h->type == WT_TYPE_COERCE && is_actor_of(h, "GOV", "MIL"));
	if (!counted &&
		(!struck || !place || (h->type == WT_TYPE_COERCE && is_of_other(c, h, place))))
		return;
	if (!here && is_actor_of(h, "COP", "JUD"))
		here = actor->country;
	else if (!here && counted && strcmp(c->home, actor->country) != 0)
		here = c->home;
	if (!here || !here[0])
		return;
	/* "Houthi di Yaman mengaku menyerang ...": where they live, and not where they struck */
	if (place && (int32_t)place->first < h->word && is_actor_of(h, "REB", "REB"))
		return;
	/* whoever strikes at home strikes none of its own people, but for rebels and police */
	if (strcmp(here, actor->country) == 0 && !counted && !is_actor_of(h, "REB", "COP"))
		return;
	add(r, here, "CVL",
		counted ? wt_tok(&c->tree, h->fill[WT_ROLE_RECIPIENT])->span : place->span);
	wt_coder_note(c, h->word, "recipient from the scene: people of %s", here);
}

/* --- those who act
 * --------------------------------------------------------------------------------------- */

/* didakwa, dijerat pasal, jadi tersangka: a charge before the law; anybody may allege the rest. */
static bool
is_charge(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const WORDS[] = { "tersangka", "terdakwa", "didakwa", "dijerat",
		"disangka", "dakwaan", "pasal", "sidang", "diadili", "disidang", "disidangkan",
		"dimejahijaukan" };
	for (int32_t i = h->word; i <= h->last + 2 && i < (int32_t)c->tree.s->n; i++)
		for (size_t k = 0; k < sizeof WORDS / sizeof WORDS[0]; k++)
			if (wt_tree_is(&c->tree, i, WORDS[k]))
				return true;
	return false;
}

/* "dituntut delapan bulan penjara": by the prosecutors. */
static bool
is_plea(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const PENALTIES[] = { "penjara", "pidana", "hukuman", "kurungan", "bui",
		"mati" };
	if (h->type != WT_TYPE_ACCUSE || !wt_tree_is(&c->tree, h->word, "dituntut"))
		return false;
	for (int32_t i = h->word + 1; i <= h->word + PLEA_MAX && i < (int32_t)c->tree.s->n; i++)
		if (WT_AMONG(&c->tree, i, PENALTIES))
			return true;
	return false;
}

static bool
is_arrest(const struct wt_coder *c, const struct wt_hit *h)
{
	return is_plea(c, h) || (h->type == WT_TYPE_COERCE && has_mode(h, "arrest", "arrest")) ||
	       (h->type == WT_TYPE_ACCUSE &&
		       (has_mode(h, "investigate", "investigate") || is_charge(c, h))) ||
	       (h->type == WT_TYPE_SANCTION && has_mode(h, "convict", "convict"));
}

/* Sedang diadili, didakwa menerima suap: by prosecutors and courts. */
static bool
is_trial(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const TRIES[] = { "diadili", "disidang", "disidangkan", "didakwa",
		"dimejahijaukan", "dakwaan" };
	return WT_AMONG(&c->tree, h->word, TRIES);
}

/* Of graft the KPK and the prosecutors work in Indonesia, whoever is not named. */
static bool
is_graft(const struct wt_coder *c, const char *here)
{
	static const char *const GRAFT[] = { "korupsi", "suap", "gratifikasi", "tppu", "penyuapan",
		"rasuah", "tipikor" };
	for (int32_t i = 0; strcmp(here, "IDN") == 0 && i < (int32_t)c->tree.s->n; i++)
		if (WT_AMONG(&c->tree, i, GRAFT))
			return true;
	return false;
}

/* divonis 4 tahun penjara: who jails by a sentence is the court. */
static bool
is_sentence(const struct wt_coder *c, const struct wt_hit *h)
{
	for (uint32_t i = 0; i < c->n_hits; i++)
		if (c->hits[i].word == h->word && c->hits[i].type == WT_TYPE_SANCTION &&
			has_mode(&c->hits[i], "convict", "convict"))
			return true;
	return h->type == WT_TYPE_SANCTION;
}

/* Palestinians are arrested by Israel where the sentence or the act before names it, and where it
 * is told to hold the land. */
static bool
is_occupied(const struct wt_coder *c, const char *here)
{
	if (strcmp(here, "PSE") != 0)
		return false;
	uint32_t back = c->si > OCCUPIER_BACK_MAX ? c->si - OCCUPIER_BACK_MAX : 0;
	uint32_t end = c->tree.s->first + c->tree.s->n;
	for (uint32_t i = c->text->sentences[back].first; i < end; i++) {
		uint32_t at = c->ms->actor_at[i];
		if (at && strcmp(c->ms->items[at - 1].as.actor.country, "ISR") == 0)
			return true;
	}
	return false;
}

static bool
is_of_power(const struct wt_party *p)
{
	static const char *const SECTORS[] = { "GOV", "LEG", "PTY", "OPP", "JUD" };
	for (size_t i = 0; i < sizeof SECTORS / sizeof SECTORS[0]; i++)
		if (strcmp(p->sector, SECTORS[i]) == 0)
			return p->kind == WT_ACTOR_PERSON || p->kind == WT_ACTOR_OFFICE;
	return false;
}

/* The police of the place, or of those whom all the article is about. */
static void
fill_law(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_party *r = &h->roles[WT_ROLE_RECIPIENT].items[0];
	const struct wt_mention *place = place_here(c, h);
	/* whoever holds or held office, or fights for it, is tried at home */
	const char *here = place ? place->as.place.country : is_of_power(r) ? r->country : c->home;
	if (!here[0] || strcmp(here, r->country) != 0)
		return;
	if (is_occupied(c, here)) {
		add(&h->roles[WT_ROLE_ACTOR], "ISR", "GOV", NOWHERE);
		wt_coder_note(c, h->word, "actor from the scene: who holds the land");
		return;
	}
	bool court = is_sentence(c, h) || is_plea(c, h) || is_trial(c, h) || is_graft(c, here);
	const char *sector = court ? "JUD" : "COP";
	add(&h->roles[WT_ROLE_ACTOR], here, sector, place ? place->span : NOWHERE);
	wt_coder_note(c, h->word, "actor from the scene: police or court of %s", here);
}

/* menentang, of "unjuk rasa menentang X": its actors are those of the act that it stands on. */
static bool
fill_from_noun(struct wt_coder *c, struct wt_hit *h)
{
	int32_t w = h->fill[WT_ROLE_ACTOR];
	for (uint32_t i = 0; w >= 0 && i < c->n_hits; i++) {
		const struct wt_hit *noun = &c->hits[i];
		bool on = w >= noun->word && w <= noun->last && noun != h;
		if (!on || !noun->roles[WT_ROLE_ACTOR].n)
			continue;
		h->roles[WT_ROLE_ACTOR] = noun->roles[WT_ROLE_ACTOR];
		h->roles[WT_ROLE_ACTOR].weak = true;
		return true;
	}
	return false;
}

/* "... melempar batu dalam unjuk rasa", "menyebut hal itu usai pertemuan": the verb's subject. */
static bool
fill_from_verb(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_tree *t = &c->tree;
	bool joint = h->type == WT_TYPE_PROTEST || h->type == WT_TYPE_CONSULT;
	int32_t w = wt_tok(t, h->word)->head;
	if (!joint || h->pattern->voice != WT_VOICE_NOUN || wt_tree_case(t, h->word) < 0)
		return false;
	if (w >= 0 && wt_tok(t, w)->upos == WT_UPOS_NOUN && wt_tok(t, w)->deprel == WT_DEP_OBJ)
		w = wt_tok(t, w)->head;
	if (w < 0 || wt_tok(t, w)->upos != WT_UPOS_VERB ||
		wt_str_starts(wt_tok(t, w)->lower, WT_STR("di")))
		return false;
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	int32_t who = wt_slot_fill(c, w, WT_VOICE_ACTIVE, WT_SLOT_SUBJECT);
	if (!wt_parties_add(c, who, WT_ROLE_ACTOR, WT_SLOT_SUBJECT, a))
		return false;
	/* "polisi menutup jalan saat demonstrasi": it is not they who protest */
	const char *sector = a->items[0].sector;
	bool guards = strcmp(sector, "COP") == 0 || strcmp(sector, "MIL") == 0 ||
		      strcmp(sector, "LEG") == 0;
	if (h->type == WT_TYPE_PROTEST && guards) {
		a->n = 0;
		return false;
	}
	a->weak = true;
	wt_coder_note(c, h->word, "actor from the verb that it stands by");
	return true;
}

/* Those who govern, police or fight: protests are against what they do; courts are defended. */
static bool
holds_power(const struct wt_party *p)
{
	static const char *const SECTORS[] = { "GOV", "MIL", "COP", "LEG" };
	for (size_t i = 0; i < sizeof SECTORS / sizeof SECTORS[0]; i++)
		if (strcmp(p->sector, SECTORS[i]) == 0)
			return true;
	return false;
}

/* unjuk rasa menentang kebijakan [militer Israel], mogok untuk memprotes keputusan [Swedia] */
static void
fill_protested(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const AGAINST[] = { "menentang", "memprotes", "mengecam", "menolak",
		"mengkritik", "mengutuk", "anti" };
	const struct wt_tree *t = &c->tree;
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT], found = { .n = 0 };
	for (int32_t i = h->last + 1; i < (int32_t)t->s->n && i <= h->last + AGAINST_MAX; i++) {
		if (wt_tree_is(t, i, ",") || wt_tree_is(t, i, ";"))
			return;
		if (!WT_AMONG(t, i, AGAINST))
			continue;
		int32_t what = wt_slot_fill(c, i, WT_VOICE_ACTIVE, WT_SLOT_OBJECT);
		if (!wt_parties_add(c, what, WT_ROLE_RECIPIENT, WT_SLOT_OBJECT, &found) ||
			!holds_power(&found.items[0]) ||
			!wt_parties_foreign(&found, &h->roles[WT_ROLE_ACTOR]))
			return;
		*r = found;
		r->weak = true;
		wt_coder_note(c, h->word, "recipient: whose deed is protested");
		return;
	}
}

/*
 * "Teheran siap menyerang pangkalan AS", kata komandan Garda Revolusi: what a soldier says for his
 * state is his army's word.
 */
static void
speak_for_state(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool spoken = h->type == WT_TYPE_REQUEST || h->type == WT_TYPE_REJECT ||
		      h->type == WT_TYPE_THREATEN || h->type == WT_TYPE_ACCUSE;
	if (!spoken || h->dropped || a->n != 1 || a->items[0].kind != WT_ACTOR_COUNTRY)
		return;
	const struct wt_mention *m = wt_quoted_speaker(c, h->word);
	if (!m)
		return;
	struct wt_party who = wt_party_of(c, m);
	if (strcmp(who.sector, "MIL") != 0 || strcmp(who.country, a->items[0].country) != 0)
		return;
	a->items[0] = who;
	wt_coder_note(c, h->word, "actor: the soldier who says so for his state");
}

void
wt_scene_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	speak_for_state(c, h);
	bool found = a->n || fill_from_noun(c, h) || fill_from_verb(c, h);
	if (!found && r->n && is_arrest(c, h))
		fill_law(c, h);
	if (a->n == 1 && !r->n && (h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE))
		fill_people(c, h);
	if (h->type == WT_TYPE_PROTEST && !r->n && !h->dropped)
		fill_protested(c, h);
	bool at_home = a->n && c->home[0] && strcmp(a->items[0].country, c->home) == 0;
	if (h->type == WT_TYPE_PROTEST && at_home && !r->n && !wt_is_for(c, h))
		add(r, c->home, "GOV", NOWHERE);
}
