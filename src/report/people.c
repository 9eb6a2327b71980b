/*
 * people.c - people who are counted, not named, as a side of an act.
 *
 *	Enam orang ditangkap di Barcelona       COERCE arrest | - -> orang [ESP CVL]
 *	Israel menyerang Rafah                  ASSAULT | Israel -> [PSE CVL]
 *	Demonstrasi di Dhaka berakhir ricuh     PROTEST | pengunjuk rasa [BGD CVL] -> -
 *
 * Only acts of force, arrest, help and protest, which befall or gather such people; and
 * only where the state is known: of the place nearest to the act in its sentence, else the
 * one place of the sentences before.  Such a party is weak.
 */
#include "report/coder.h"

#define BACK_MAX         3 /* sentences looked back for a place */
#define CHARGED_BACK_MAX 8 /* and for who was charged */

/* Who may stand for people at large. */
static bool
is_people(const struct wt_coder *c, int32_t word)
{
	static const char *const PEOPLE[] = { "orang", "korban", "jiwa", "nyawa", "lainnya",
		"warga", "penduduk", "anak", "anak-anak", "perempuan", "wanita", "pria",
		"laki-laki", "lelaki", "remaja", "pemuda", "pemudi", "keluarga", "penumpang",
		"siswa", "murid", "santri", "pekerja", "karyawan", "petani", "nelayan", "pasien",
		"jemaah", "jemaat", "pengungsi", "peserta", "massa", "tersangka", "pelaku",
		"terduga", "terdakwa", "terpidana", "penjaga", "sopir", "pengemudi", "relawan",
		"demonstran", "pendemo", "pengunjuk" };
	if (word < 0)
		return false;
	if (wt_tok(&c->tree, word)->upos == WT_UPOS_NUM)
		return true;
	for (size_t i = 0; i < sizeof PEOPLE / sizeof PEOPLE[0]; i++)
		if (wt_tree_is(&c->tree, word, PEOPLE[i]))
			return true;
	return false;
}

/* aksi bela [Palestina], demo pro-[Palestina]: what people take sides for is not where they are. */
static bool
is_cause(const struct wt_tree *t, int32_t place)
{
	static const char *const FOR[] = { "bela", "membela", "pro", "anti", "dukung", "mendukung",
		"solidaritas", "untuk", "bagi", "demi", "soal" };
	int32_t i = place - 1;
	if (i > 0 && wt_tree_is(t, i, "-"))
		i--;
	return i >= 0 && WT_AMONG(t, i, FOR);
}

/* "Junta Serang Tambang": the verb that is a town's name, too, but for "di Serang". */
static bool
is_verb_too(const struct wt_coder *c, uint32_t i)
{
	static const char *const AT[] = { "di", "ke", "dari", "kota", "kabupaten", "polres",
		"warga", "bupati", "wali" };
	const struct wt_token *t = &c->text->tokens[i];
	if (!wt_str_is(t->lower, "serang"))
		return false;
	for (size_t k = 0; i > 0 && k < sizeof AT / sizeof AT[0]; k++)
		if (wt_str_is(c->text->tokens[i - 1].lower, AT[k]))
			return false;
	return true;
}

/* The country of the place nearest to the word of this sentence; NULL. */
static const char *
country_of_sentence(const struct wt_coder *c, int32_t word)
{
	const char *best = NULL;
	int32_t best_d = 0;
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++) {
		uint32_t at = c->ms->place_at[c->tree.s->first + (uint32_t)i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		int32_t d = i < word ? word - i : i - word;
		if (!m || !m->as.place.country[0] || (best && d >= best_d) ||
			is_cause(&c->tree, i) || is_verb_too(c, c->tree.s->first + (uint32_t)i))
			continue;
		best = m->as.place.country;
		best_d = d;
	}
	return best;
}

/* The country of the places shortly before, where all lie in one; NULL. */
static const char *
country_before(const struct wt_coder *c)
{
	const char *found = NULL;
	uint32_t back = c->si > BACK_MAX ? c->si - BACK_MAX : 0;
	for (uint32_t i = c->text->sentences[back].first; i < c->tree.s->first; i++) {
		uint32_t at = c->ms->place_at[i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || !m->as.place.country[0] || is_verb_too(c, i))
			continue;
		if (found && strcmp(found, m->as.place.country) != 0)
			return NULL;
		found = m->as.place.country;
	}
	return found;
}

/* Polisi Mesir menangkap 12 lainnya: police deal with the people of their own state; NULL. */
static const char *
country_of_police(const struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool police = a->n == 1 && a->items[0].country[0] && strcmp(a->items[0].sector, "COP") == 0;
	return police ? a->items[0].country : NULL;
}

/* "Kedua tersangka ditahan": whoever is held where the article tells of police and courts of one
 * state alone is of that state; NULL. */
static const char *
country_of_case(const struct wt_coder *c, const struct wt_hit *h)
{
	if (h->type != WT_TYPE_COERCE)
		return NULL;
	for (uint32_t i = c->claims->n; i > 0; i--) {
		const struct wt_claim *p = &c->claims->items[i - 1];
		bool law = p->n_actors == 1 && p->actors[0].country[0] &&
			   (strcmp(p->actors[0].sector, "COP") == 0 ||
				   strcmp(p->actors[0].sector, "JUD") == 0);
		if (law)
			return p->actors[0].country;
	}
	return c->home[0] ? c->home : NULL;
}

static void
add_people(struct wt_coder *c, struct wt_hit *h, enum wt_role role, int32_t word)
{
	struct wt_parties *p = &h->roles[role];
	/* whom a state strikes abroad is of where it does, and not of its own */
	const char *country = role == WT_ROLE_RECIPIENT ? wt_struck_country(c, h) : NULL;
	if (!country)
		country = country_of_sentence(c, word);
	if (!country && role == WT_ROLE_RECIPIENT)
		country = country_of_police(h);
	if (!country)
		country = country_before(c);
	if (!country && role == WT_ROLE_RECIPIENT)
		country = country_of_case(c, h);
	if (!country || p->n == WT_CLAIM_PARTIES)
		return;
	const struct wt_token *t = wt_tok(&c->tree, word);
	struct wt_party party = { .span = t->span, .entry = WT_ENTRY_NONE, .kind = WT_ACTOR_AGENT };
	party.name = is_people(c, word) ? t->form : (struct wt_str){ "", 0 };
	(void)memcpy(party.country, country, sizeof party.country);
	(void)memcpy(party.sector, "CVL", 4);
	p->items[p->n++] = party;
	p->weak = true;
	wt_coder_note(c, word, "people of the place that is named: %s", country);
}

/* Israel menyerang Rafah: a place that is struck stands for those who live there. */
static void
add_place(struct wt_coder *c, struct wt_hit *h, int32_t word)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	uint32_t at = c->ms->place_at[c->tree.s->first + (uint32_t)word];
	const char *country = at ? c->ms->items[at - 1].as.place.country : "";
	if (!country[0] || !a->n || strcmp(country, a->items[0].country) == 0)
		return;
	struct wt_party party = {
		.span = c->ms->items[at - 1].span, .entry = WT_ENTRY_NONE, .kind = WT_ACTOR_AGENT
	};
	(void)memcpy(party.country, country, sizeof party.country);
	(void)memcpy(party.sector, "CVL", 4);
	r->items[r->n++] = party;
	r->weak = true;
	wt_coder_note(c, word, "those who live at the place: %s", country);
}

/* "KPK selanjutnya melakukan penahanan untuk 20 hari": of those whom the same organ charged or
 * examined shortly before. */
static void
add_charged(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool organ = a->n == 1 && (strcmp(a->items[0].sector, "JUD") == 0 ||
					  strcmp(a->items[0].sector, "COP") == 0);
	if (h->type != WT_TYPE_COERCE || !organ || r->n || h->fill[WT_ROLE_RECIPIENT] >= 0 ||
		!wt_tree_is(&c->tree, h->last, "penahanan"))
		return;
	for (uint32_t i = c->claims->n; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		if (q->sentence + CHARGED_BACK_MAX < c->si)
			return;
		bool charged = q->type == WT_TYPE_ACCUSE && q->n_actors && q->n_recipients &&
			       strcmp(q->actors[0].country, a->items[0].country) == 0 &&
			       strcmp(q->actors[0].sector, a->items[0].sector) == 0;
		if (!charged)
			continue;
		(void)memcpy(r->items, q->recipients, sizeof r->items);
		r->n = q->n_recipients;
		r->weak = true;
		wt_coder_note(c, h->word, "recipient: whom the same organ charged before");
		return;
	}
}

void
wt_people_fill(struct wt_coder *c, struct wt_hit *h)
{
	bool befalls = h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE ||
		       h->type == WT_TYPE_RETREAT || h->type == WT_TYPE_AID;
	int32_t whom = h->fill[WT_ROLE_RECIPIENT];
	if (h->dropped)
		return;
	if (befalls && !h->roles[WT_ROLE_RECIPIENT].n && is_people(c, whom))
		add_people(c, h, WT_ROLE_RECIPIENT, whom);
	if ((h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE) &&
		!h->roles[WT_ROLE_RECIPIENT].n && whom >= 0)
		add_place(c, h, whom);
	add_charged(c, h);
	if (h->type == WT_TYPE_PROTEST && !h->roles[WT_ROLE_ACTOR].n)
		add_people(c, h, WT_ROLE_ACTOR,
			h->fill[WT_ROLE_ACTOR] >= 0 ? h->fill[WT_ROLE_ACTOR] : h->word);
}
