/*
 * context.c - the country of those of whom the text does not name it.
 *
 *	Polisi menangkap dua mahasiswa di Bandung.          polisi: IDN
 *	... pengunjuk rasa di Hong Kong ... polisi          polisi: HKG
 *
 * Every mention that has a country speaks for it, those of the title and of the
 * first paragraph twice.  Where one country has ALL of the voices, it has all who
 * lack one.  Else a noun that the article once names with one country only is of it
 * everywhere (kabinet keamanan Israel ... kabinet), and police and courts are of the state whose
 * police or courts it names; then where one has SHARE of the
 * voices, it is that; else the nearest country before in the paragraph, then the one
 * with most voices.  Without any voice an Indonesian article is about
 * Indonesia.  International bodies and mediums have no country.
 */
#include "mention/reader.h"

#define COUNTRIES      48
#define HOME_MOST      8  /* percent of an article on another state that may be of Indonesia */
#define ORGAN_SHARE    35 /* percent that are of that state */
#define RULERS_LEAST   3  /* named of a government or army */
#define RULERS_SHARE   60 /* percent of them that are of one state */
#define DATELINE_WORDS 2  /* where a dateline's place begins */
#define NAMESAKES      8
#define GATHERED       3  /* words from "yang" to "di" */
#define SHARE          45 /* percent */
#define ALL            75

struct voices {
	char code[COUNTRIES][4];
	uint32_t weight[COUNTRIES];
	uint32_t n;
	uint32_t all;
};

static void
speak(struct voices *v, const char *code, uint32_t weight)
{
	uint32_t i = 0;
	while (i < v->n && !wt_code_eq(v->code[i], code))
		i++;
	if (i == COUNTRIES)
		return;
	if (i == v->n)
		wt_code_set(v->code[v->n++], code);
	v->weight[i] += weight;
	v->all += weight;
}

static const char *
code_of(const struct wt_mention *m)
{
	if (m->kind == WT_MENTION_PLACE)
		return m->as.place.country;
	return m->kind == WT_MENTION_ACTOR ? m->as.actor.country : "";
}

/* tiga [warga negara China], dua [turis Jerman]: whoever is called so is where he is not of. */
static bool
is_abroad_himself(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	static const char *const FOREIGNERS[] = { "wn", "wna", "turis", "wisatawan", "bule",
		"ekspatriat", NULL };
	const struct wt_token *t = &r->text->sentences[m->sentence].tokens[m->first];
	if (m->as.actor.kind != WT_ACTOR_AGENT)
		return false;
	bool citizen = wt_str_is(t->lower, "warga") && m->last > m->first &&
		       wt_str_is(t[1].lower, "negara");
	return citizen || wt_str_in(t->lower, FOREIGNERS);
}

/* Firms, newspapers and the Pope speak for no country. */
static bool
has_voice(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	const struct wt_actor *a = &m->as.actor;
	if (m->kind != WT_MENTION_ACTOR)
		return m->kind == WT_MENTION_PLACE;
	if (is_abroad_himself(r, m))
		return false;
	return a->kind != WT_ACTOR_MEDIA && !wt_code_eq(a->sector, "BUS") &&
	       !wt_code_eq(a->sector, "MED") && !wt_code_eq(a->sector, "NGO") &&
	       !wt_code_eq(a->country, "VAT");
}

static void
count(const struct wt_mention_reader *r, struct voices *v)
{
	uint32_t last_start = UINT32_MAX;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		const char *code = code_of(m);
		if (!code[0] || !has_voice(r, m) || m->span.start == last_start)
			continue;
		last_start = m->span.start;
		uint32_t paragraph = r->text->sentences[m->sentence].paragraph;
		speak(v, code, paragraph <= 1 ? 2 : 1);
	}
}

/* The two with most voices, for "kedua negara". */
static void
keep_loudest(struct wt_mention_reader *r, const struct voices *v)
{
	uint32_t most[2] = { 0, 0 };
	for (uint32_t i = 0; i < v->n; i++) {
		if (v->weight[i] > most[0]) {
			most[1] = most[0];
			memcpy(r->loudest[1], r->loudest[0], 4);
			most[0] = v->weight[i];
			wt_code_set(r->loudest[0], v->code[i]);
		} else if (v->weight[i] > most[1]) {
			most[1] = v->weight[i];
			wt_code_set(r->loudest[1], v->code[i]);
		}
	}
}

static const char *
loudest(const struct voices *v, uint32_t *share)
{
	uint32_t best = 0;
	*share = 100;
	if (v->n == 0)
		return "IDN";
	for (uint32_t i = 1; i < v->n; i++)
		if (v->weight[i] > v->weight[best])
			best = i;
	*share = v->weight[best] * 100 / v->all;
	return v->code[best];
}

static bool
wants_country(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	const struct wt_actor *a = &m->as.actor;
	if (m->kind != WT_MENTION_ACTOR || a->country[0] || a->stateless ||
		wt_code_eq(a->sector, "IGO"))
		return false;
	switch (a->kind) {
	case WT_ACTOR_PERSON:
		return a->entry == WT_ENTRY_NONE; /* else the lexicon knows it to be nobody's */
	case WT_ACTOR_OFFICE:
	case WT_ACTOR_AGENT:
		return a->entry >= r->g->n_rows || !r->g->rows[a->entry].stateless;
	case WT_ACTOR_BODY:
		return a->entry == WT_ENTRY_NONE;
	default:
		return false;
	}
}

/* kepolisian [setempat]: of the place spoken of last */
static bool
is_local(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	return m->last + 1 < s->n && wt_str_is(s->tokens[m->last + 1].lower, "setempat");
}

/* Of several places of one name, that of a country which the article speaks of. */
static void
choose_place(const struct wt_mention_reader *r, struct wt_mention *m)
{
	uint32_t rows[NAMESAKES];
	struct wt_place *p = &m->as.place;
	uint32_t n = wt_gazetteer_find(r->g, p->name, r->day, rows, NAMESAKES);
	for (uint32_t k = 0; k < 2 && n > 1; k++)
		for (uint32_t i = 0; i < n && i < NAMESAKES; i++) {
			const struct wt_gaz_row *row = &r->g->rows[rows[i]];
			if (row->kind != WT_GAZ_PLACE || !wt_code_eq(row->country, r->loudest[k]) ||
				wt_code_eq(row->country, p->country))
				continue;
			wt_code_set(p->country, row->country);
			p->geonameid = row->geonameid;
			p->lat = row->lat;
			p->lon = row->lon;
			m->reason = "place of the country spoken of";
			return;
		}
}

/* Nouns that the text names with a country: the row and the country, "?" where there are several.
 */
struct owned {
	uint32_t row[COUNTRIES];
	char code[COUNTRIES][4];
	uint32_t n;
};

static uint32_t
find_owned(const struct owned *o, uint32_t row)
{
	uint32_t i = 0;
	while (i < o->n && o->row[i] != row)
		i++;
	return i;
}

static void
gather_owned(const struct wt_mention_reader *r, struct owned *o)
{
	o->n = 0;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		const struct wt_actor *a = &m->as.actor;
		bool noun = m->kind == WT_MENTION_ACTOR &&
			    (a->kind == WT_ACTOR_AGENT || a->kind == WT_ACTOR_OFFICE);
		if (!noun || !a->country[0] || a->entry >= r->g->n_rows)
			continue;
		uint32_t at = find_owned(o, a->entry);
		if (at == COUNTRIES)
			continue;
		if (at == o->n) {
			o->row[o->n] = a->entry;
			wt_code_set(o->code[o->n++], a->country);
		} else if (!wt_code_eq(o->code[at], a->country)) {
			o->code[at][0] = '\0';
		}
	}
}

static bool
is_one_of(const char *sector, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_code_eq(sector, list[i]))
			return true;
	return false;
}

/* Diplomats stand in a country that is not theirs. */
static bool
is_abroad(const struct wt_sentence *s, const struct wt_mention *m)
{
	static const char *const ABROAD[] = { "kedutaan", "konsulat", "diplomat", "utusan",
		"delegasi", "duta", "kuasa", "perwakilan", "misi", "atase", NULL };
	for (uint32_t i = m->first; i <= m->last; i++)
		if (wt_str_in(s->tokens[i].lower, ABROAD))
			return true;
	return false;
}

/*
 * delegasi [dari] Akademi Militer Rusia, kantor kepresidenan [di] Seoul: the country of what
 * follows; "" where there is none.
 */
static const char *
origin(const struct wt_mention_reader *r, uint32_t i)
{
	static const char *const ENVOYS[] = { "GOV", "MIL", "EDU", "LEG" };
	static const char *const LOCALS[] = { "GOV", "COP", "JUD", "LEG", "OPP", "REL", "EDU",
		"LAB", "CVL" };
	const struct wt_mention *m = &r->ms->items[i];
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	if (m->last + 2 >= s->n)
		return "";
	bool from = wt_str_is(s->tokens[m->last + 1].lower, "dari") &&
		    is_one_of(m->as.actor.sector, ENVOYS, sizeof ENVOYS / sizeof ENVOYS[0]);
	/* pengunjuk rasa [yang berkumpul di] Tel Aviv: words between */
	uint32_t at = m->last + 1;
	static const char *const GATHER[] = { "berkumpul", "berunjuk", "berdemo", "berdemonstrasi",
		"tinggal", "bermukim", "berdomisili", NULL };
	if (wt_str_is(s->tokens[at].lower, "yang") && m->as.actor.kind == WT_ACTOR_AGENT &&
		wt_str_in(s->tokens[at + 1].lower, GATHER))
		for (uint32_t w = at + 1; w + 1 < s->n && w <= at + GATHERED; w++)
			if (wt_str_is(s->tokens[w].lower, "di")) {
				at = w;
				break;
			}
	bool in = wt_str_is(s->tokens[at].lower, "di") && !is_abroad(s, m) &&
		  is_one_of(m->as.actor.sector, LOCALS, sizeof LOCALS / sizeof LOCALS[0]);
	for (uint32_t k = i + 1; (from || in) && k < r->ms->n; k++) {
		const struct wt_mention *next = &r->ms->items[k];
		bool behind = next->first > at && next->first <= at + (in ? 2 : 1);
		if (next->sentence != m->sentence || next->first > at + 2)
			break;
		if (behind && (next->kind == WT_MENTION_ACTOR || next->kind == WT_MENTION_PLACE))
			return code_of(next);
	}
	return "";
}

/* pasukan [Angkatan Laut Israel]: the country of the body named right behind; "" where none is. */
static const char *
of_body(const struct wt_mention_reader *r, uint32_t i)
{
	const struct wt_mention *m = &r->ms->items[i];
	const struct wt_mention *b = i + 1 < r->ms->n ? m + 1 : m;
	bool of = m->as.actor.kind == WT_ACTOR_AGENT && b->kind == WT_MENTION_ACTOR &&
		  b->sentence == m->sentence && b->first == m->last + 1 &&
		  b->as.actor.kind != WT_ACTOR_REFERENCE && m->as.actor.sector[0] &&
		  wt_code_eq(b->as.actor.sector, m->as.actor.sector);
	return of ? code_of(b) : "";
}

static bool
is_law(const struct wt_actor *a)
{
	return wt_code_eq(a->sector, "COP") || wt_code_eq(a->sector, "JUD");
}

/* Courts and police of an article are of one state, that of those it names; "" where of several. */
static void
find_law(const struct wt_mention_reader *r, char code[4])
{
	bool several = false;
	code[0] = '\0';
	for (uint32_t i = 0; i < r->ms->n && !several; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		if (m->kind != WT_MENTION_ACTOR || !m->as.actor.country[0] ||
			m->as.actor.kind == WT_ACTOR_REFERENCE || !is_law(&m->as.actor))
			continue;
		several = code[0] && !wt_code_eq(code, m->as.actor.country);
		wt_code_set(code, m->as.actor.country);
	}
	if (several)
		code[0] = '\0';
}

/*
 * Whose government and army the article tells of, by those of them that it names with a country:
 * of Israel's in most reports from Gaza, though Gaza is named more often; "" where of several.
 */
static void
find_rulers(const struct wt_mention_reader *r, char code[4])
{
	static const char *const RULERS[] = { "GOV", "MIL", "LEG" };
	struct voices v = { .n = 0 };
	uint32_t share;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		const struct wt_actor *a = &m->as.actor;
		if (m->kind != WT_MENTION_ACTOR || !a->country[0] || a->kind == WT_ACTOR_COUNTRY ||
			a->kind == WT_ACTOR_REFERENCE ||
			!is_one_of(a->sector, RULERS, sizeof RULERS / sizeof RULERS[0]))
			continue;
		speak(&v, a->country, 1);
	}
	const char *best = loudest(&v, &share);
	wt_code_set(code, v.all >= RULERS_LEAST && share >= RULERS_SHARE ? best : "\0\0\0");
}

/* sandera, tawanan: of the two states that the article is about not that of the rebels who hold
 * them; "" for others. */
static const char *
country_of_held(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	static const char *const HELD[] = { "sandera", "tawanan", NULL };
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	bool held = false;
	for (uint32_t w = m->first; w <= m->last; w++)
		held = held || wt_str_in(s->tokens[w].lower, HELD);
	/* keluarga sandera Israel ... para sandera */
	for (uint32_t i = 0; held && i < r->ms->n; i++) {
		const struct wt_mention *named = &r->ms->items[i];
		const struct wt_token *t = r->text->sentences[named->sentence].tokens;
		bool of_held = false;
		const struct wt_hit *of = NULL;
		for (uint32_t w = named->first; w <= named->last; w++) {
			of_held = of_held || wt_str_in(t[w].lower, HELD);
			of = of_held ? wt_hit_at(r, r->text->sentences[named->sentence].first + w,
					       WT_KIND(WT_ACTOR_COUNTRY))
				     : NULL;
		}
		if (named->kind == WT_MENTION_ACTOR && of)
			return r->g->rows[of->row[WT_ACTOR_COUNTRY]].country;
	}
	for (uint32_t i = 0; held && i < r->ms->n; i++) {
		const struct wt_actor *a = &r->ms->items[i].as.actor;
		if (r->ms->items[i].kind != WT_MENTION_ACTOR || !wt_code_eq(a->sector, "REB") ||
			a->kind != WT_ACTOR_BODY || !a->country[0])
			continue;
		return wt_code_eq(a->country, r->loudest[0])   ? r->loudest[1]
		       : wt_code_eq(a->country, r->loudest[1]) ? r->loudest[0]
							       : "";
	}
	return "";
}

/* masyarakat dunia, komunitas internasional: all states together */
static bool
is_mankind(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	static const char *const ALL_OF_US[] = { "masyarakat", "komunitas", NULL };
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	return m->first == m->last && wt_str_in(s->tokens[m->first].lower, ALL_OF_US);
}

/*
 * teroris, milisi; wartawan [internasional]: of no state, where the text names no armed group of
 * one and tells of another than Indonesia.
 */
static bool
is_nobodys(const struct wt_mention_reader *r, const struct wt_mention *m, const char *loud)
{
	static const char *const ARMED[] = { "teroris", "militan", "jihadis", "milisi", "jaringan",
		NULL };
	static const char *const WORLD[] = { "internasional", "dunia", "global", NULL };
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	if (m->as.actor.kind != WT_ACTOR_AGENT)
		return false;
	if (m->last + 1 < s->n && wt_str_in(s->tokens[m->last + 1].lower, WORLD))
		return true;
	if (wt_code_eq(loud, "IDN") || !wt_code_eq(m->as.actor.sector, "REB") ||
		!wt_str_in(s->tokens[m->first].lower, ARMED))
		return false;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_actor *a = &r->ms->items[i].as.actor;
		if (r->ms->items[i].kind == WT_MENTION_ACTOR && wt_code_eq(a->sector, "REB") &&
			a->country[0])
			return false;
	}
	return true;
}

/* The country of a noun that the text does not place. */
static const char *
place_noun(const struct wt_mention *m, const struct owned *o, const char *law, const char *rulers,
	const char *loud, uint32_t share, const char *near, const char *here)
{
	static const char *const ORGANS[] = { "GOV", "MIL", "LEG", "PTY", "JUD", "COP" };
	uint32_t at = find_owned(o, m->as.actor.entry);
	if (share >= ALL)
		return loud;
	if (at < o->n && o->code[at][0])
		return o->code[at];
	if (law[0] && is_law(&m->as.actor))
		return law;
	/* organs are of the one state that their sentence is about; rebels and people may be its
	 * foes */
	if (here[0] && is_one_of(m->as.actor.sector, ORGANS, sizeof ORGANS / sizeof ORGANS[0]))
		return here;
	/* perang saudara Libya ... pemberontak */
	if (here[0] && wt_code_eq(m->as.actor.sector, "REB"))
		return here;
	static const char *const RULERS[] = { "GOV", "MIL", "LEG" };
	if (rulers[0] && is_one_of(m->as.actor.sector, RULERS, sizeof RULERS / sizeof RULERS[0]))
		return rulers;
	return share >= SHARE || !near[0] ? loud : near;
}

/* Kementerian Pertahanan, DPR, Mahkamah Agung: every state has one, and the lexicon knows ours. */
static bool
is_common_organ(const struct wt_actor *a)
{
	static const char *const ORGANS[] = { "Kementerian", "Kemenlu", "Kemlu", "DPR", "Dewan Per",
		"Mahkamah Agung", "Mahkamah Kon", "Kejaksaan", "Parlemen", "Angkatan",
		"Badan Intel", "Departemen", "Bank Sentral", "Partai Demokrat", "Demokrat",
		"Partai Buruh", "Senat" };
	if (a->kind != WT_ACTOR_BODY || !wt_code_eq(a->country, "IDN"))
		return false;
	for (size_t i = 0; i < sizeof ORGANS / sizeof ORGANS[0]; i++)
		if (wt_str_starts(a->name, (struct wt_str){ ORGANS[i], strlen(ORGANS[i]) }))
			return true;
	return false;
}

/* Those who speak for Indonesia, but for its organs and a dateline; in hundredths of all. */
static uint32_t
share_of_home(const struct wt_mention_reader *r, const struct voices *v)
{
	uint32_t home = 0, last_start = UINT32_MAX;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		bool dateline = m->kind == WT_MENTION_PLACE && m->first < DATELINE_WORDS;
		if (!wt_code_eq(code_of(m), "IDN") || !has_voice(r, m) || dateline ||
			m->span.start == last_start ||
			(m->kind == WT_MENTION_ACTOR && is_common_organ(&m->as.actor)))
			continue;
		last_start = m->span.start;
		home++;
	}
	return v->all ? home * 100 / v->all : 0;
}

/*
 * "Trump ... upaya DPR", "Biden ... Partai Demokrat": in an article that hardly speaks of Indonesia
 * the organs are of the state that it is about.
 */
static void
place_organs(struct wt_mention_reader *r, const struct voices *v, const char *loud, uint32_t share)
{
	if (wt_code_eq(loud, "IDN") || share < ORGAN_SHARE || share_of_home(r, v) > HOME_MOST)
		return;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		struct wt_mention *m = &r->ms->items[i];
		if (m->kind == WT_MENTION_ACTOR && is_common_organ(&m->as.actor))
			wt_code_set(m->as.actor.country, loud);
	}
}

/* Said where the text does not place somebody, and the article's countries do. */
static const char BY_ARTICLE[] = "country of the article";

void
wt_actors_place(struct wt_mention_reader *r)
{
	struct voices v = { .n = 0 };
	uint32_t share, paragraph = UINT32_MAX;
	const char *near = "", *place = "", *here = "";
	uint32_t sentence = UINT32_MAX;
	bool several = false; /* countries of the sentence so far */
	struct owned owned;
	char law[4], rulers[4];
	gather_owned(r, &owned);
	find_law(r, law);
	find_rulers(r, rulers);
	count(r, &v);
	keep_loudest(r, &v);
	const char *loud = loudest(&v, &share);
	place_organs(r, &v, loud, share);
	for (uint32_t i = 0; i < r->ms->n; i++) {
		struct wt_mention *m = &r->ms->items[i];
		if (r->text->sentences[m->sentence].paragraph != paragraph) {
			paragraph = r->text->sentences[m->sentence].paragraph;
			near = "";
		}
		if (m->sentence != sentence) {
			sentence = m->sentence;
			here = "";
			several = false;
		}
		const char *code = code_of(m);
		if (m->kind == WT_MENTION_PLACE && !wt_code_eq(m->as.place.country, r->loudest[0]))
			choose_place(r, m);
		if (code[0] && has_voice(r, m))
			near = code;
		if (code[0] && has_voice(r, m)) {
			several = several || (here[0] && !wt_code_eq(here, code));
			here = code;
		}
		if (code[0] && m->kind == WT_MENTION_PLACE)
			place = code;
		if (m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_PERSON &&
			m->as.actor.entry == WT_ENTRY_NONE && code[0] && !m->as.actor.sector[0])
			wt_code_set(m->as.actor.sector, "CVL");
		if (!wants_country(r, m))
			continue;
		const char *from = of_body(r, i);
		if (!from[0])
			from = place[0] && is_local(r, m) ? place : origin(r, i);
		if (!from[0])
			from = country_of_held(r, m);
		if (from[0]) {
			wt_code_set(m->as.actor.country, from);
			continue;
		}
		if (is_nobodys(r, m, loud)) {
			m->as.actor.stateless = true;
			if (is_mankind(r, m))
				wt_code_set(m->as.actor.sector, "IGO");
			continue;
		}
		wt_code_set(m->as.actor.country,
			place_noun(m, &owned, law, rulers, loud, share, near, several ? "" : here));
		if (m->as.actor.kind == WT_ACTOR_AGENT)
			m->reason = BY_ARTICLE;
		if (!m->as.actor.sector[0])
			wt_code_set(m->as.actor.sector, "CVL");
	}
}

void
wt_owners_give(struct wt_mention_reader *r)
{
	for (uint32_t i = 0; i + 1 < r->ms->n; i++) {
		struct wt_mention *m = &r->ms->items[i];
		const struct wt_mention *of = &r->ms->items[i + 1];
		bool its = m->reason == BY_ARTICLE && of->sentence == m->sentence &&
			   of->first == m->last + 1 && of->kind == WT_MENTION_ACTOR &&
			   of->as.actor.kind == WT_ACTOR_REFERENCE && of->as.actor.same_as >= 0;
		if (its && of->as.actor.country[0])
			wt_code_set(m->as.actor.country, of->as.actor.country);
	}
}
