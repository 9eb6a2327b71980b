/*
 * spell.c - a war or a wave of violence that goes on since a day, and what was done in it.
 *
 *	Kekerasan itu bermula pada 25 Agustus. ... Tentara membakar desa-desa.
 *	Sejak serangan 7 Oktober, Israel menewaskan puluhan ribu orang. ... juga membunuh X.
 *	Serangan itu telah menewaskan 72.000 orang.     whichever sentence tells since when
 *
 * In: the joined claims and the article's times.  Out: attacks and flights that would get
 * the day of publication get the time from the beginning of the spell until then, where
 * they stand behind the sentence that tells the beginning and look back (telah, terus,
 * desa-desa), with no other time between, or name the spell themselves, or count victims by
 * the thousand; in the sentence "sejak D, ..." also arrests and protests.  What is promised or
 * threatened "setelah serangan 7 Oktober" was so in that month.
 *
 * Limits: two spells in one article are told apart only by which stands before; what is
 * told of another country behind such a sentence is taken in.
 */
#include "report/source.h"

#define SPELL_MIN_AGE 10         /* days before publication: younger is news */
#define SPELL_MAX_AGE (25 * 365) /* older is history */
#define SPELL_NEAR    6          /* sentences behind the one that tells the beginning */
#define SPELL_WORDS   12         /* words from the violence to its day */
#define MANY          1000       /* victims of no single day, as a rule */
#define COUNTLESS     10000      /* nor of any */
#define STRUCK_BACK   2          /* sentences from an attack to what it was answered by */
#define LEAD_MAX      3          /* sentences of the title and the lead: they tell the news */
#define SPELLS_MAX    8

struct spell {
	struct wt_day start;
	struct wt_span span;
	uint32_t sentence, last; /* of what is told behind it */
	bool after;              /* "setelah serangan 7 Oktober, ...": what followed on it */
	bool begun;              /* "perang yang pecah pada 7 Oktober" */
	bool since;              /* "sejak serangan 7 Oktober, ...": what goes on since */
};

static bool
is_violence(struct wt_str lower)
{
	static const char *const NOUNS[] = { "perang", "konflik", "invasi", "kekerasan",
		"pertempuran", "agresi", "genosida", "pemberontakan", "serangan", "serbuan",
		"bentrokan", "kudeta", "pembantaian", "krisis", "operasi", "menginvasi", "menyerbu",
		"mengkudeta", "pertumpahan" };
	return WT_LETTERS_AMONG(lower, NOUNS);
}

static const struct wt_mention *
time_at(const struct wt_coder *c, const struct wt_sentence *s, uint32_t word)
{
	uint32_t at = c->ms->time_at[s->first + word];
	const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
	return m && m->first == word ? m : NULL;
}

/* A day or month before the news, and not that of a quotation. */
static bool
may_begin(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_time *t = &m->as.time;
	struct wt_day now = c->article->published.day;
	if ((t->type != WT_TIME_DATE && t->type != WT_TIME_TIME) || !t->bounded || t->of_quote ||
		t->end.year || !now.day)
		return false;
	int32_t age = wt_day_number(now) - wt_day_number(wt_day_last(t->start.day));
	return age >= SPELL_MIN_AGE && age <= SPELL_MAX_AGE;
}

/* "kekerasan yang bermula pada D", "sejak perang pecah pada D", "sejak/setelah serangan D" */
static bool
begins_spell(const struct wt_sentence *s, const struct wt_mention *m, struct spell *out)
{
	static const char *const BEGIN[] = { "bermula", "dimulai", "pecah", "meletus", "berawal",
		"dipicu", "berkecamuk" };
	static const char *const SINCE[] = { "sejak" };
	static const char *const AFTER[] = { "setelah", "usai", "pasca", "selepas" };
	bool violence = false, begun = false, since = false, after = false;
	for (uint32_t i = m->first; i-- > 0 && i + SPELL_WORDS >= m->first;) {
		struct wt_str w = s->tokens[i].lower;
		violence = violence || is_violence(w);
		begun = begun || WT_LETTERS_AMONG(w, BEGIN);
		since = since || (violence && WT_LETTERS_AMONG(w, SINCE));
		after = after || (violence && !begun && WT_LETTERS_AMONG(w, AFTER));
	}
	/* "agresi Israel di Gaza sejak Oktober 2023" */
	uint32_t at = m->first;
	since = since ||
		(violence && (WT_LETTERS_AMONG(s->tokens[at].lower, SINCE) ||
				     (at && WT_LETTERS_AMONG(s->tokens[at - 1].lower, SINCE))));
	*out = (struct spell){ .start = m->as.time.start.day,
		.span = m->span,
		.after = after,
		.begun = begun,
		.since = since };
	return violence && (begun || since || after);
}

/* Does the sentence name a time that is neither the spell's own nor within a name? */
static bool
breaks_off(const struct wt_coder *c, const struct wt_sentence *s, const struct spell *of)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct wt_mention *m = time_at(c, s, i);
		if (!m || !m->as.time.bounded || !m->as.time.start.day.year ||
			wt_day_cmp(m->as.time.start.day, of->start) == 0)
			continue;
		if (!m->as.time.of_quote)
			return true;
	}
	return false;
}

static uint32_t
find_spells(const struct wt_coder *c, struct spell *out)
{
	uint32_t n = 0;
	for (uint32_t si = 0; si < c->text->n_sentences; si++) {
		const struct wt_sentence *s = &c->text->sentences[si];
		for (uint32_t i = 0; i < s->n && n < SPELLS_MAX; i++) {
			const struct wt_mention *m = time_at(c, s, i);
			struct spell *p = &out[n];
			if (!m || !may_begin(c, m) || !begins_spell(s, m, p))
				continue;
			n++;
			p->sentence = p->last = si;
			while (p->last < si + SPELL_NEAR && p->last + 1 < c->text->n_sentences &&
				!breaks_off(c, &c->text->sentences[p->last + 1], p))
				p->last++;
		}
	}
	return n;
}

/* selama perang, sejak itu, sejak saat itu, sejak serangan */
static bool
names_spell(const struct wt_sentence *s)
{
	for (uint32_t i = 0; i + 1 < s->n; i++) {
		struct wt_str w = s->tokens[i].lower, next = s->tokens[i + 1].lower;
		bool since = wt_str_is(w, "sejak");
		if ((since || wt_str_is(w, "selama")) && is_violence(next))
			return true;
		if (since && (wt_str_is(next, "itu") ||
				     (wt_str_is(next, "saat") && i + 2 < s->n &&
					     wt_str_is(s->tokens[i + 2].lower, "itu"))))
			return true;
	}
	return false;
}

/*
 * "telah", "terus", "berulang kali", "desa-desa": told of a while, not of the news.  "Rudal Rusia
 * menghantam stasiun itu" behind the beginning of the war is the news.
 */
static bool
looks_back(const struct wt_sentence *s)
{
	static const char *const BACK[] = { "telah", "sudah", "terus", "berulang", "kerap",
		"hampir", "selama", "sepanjang", "puluhan", "ratusan", "ribuan", "keseluruhan",
		"total" };
	for (uint32_t i = 0; i < s->n; i++) {
		struct wt_str w = s->tokens[i].lower;
		size_t half = w.len / 2;
		bool doubled = w.len > 6 && w.len % 2 == 1 && w.ptr[half] == '-' &&
			       memcmp(w.ptr, w.ptr + half + 1, half) == 0;
		if (doubled || WT_LETTERS_AMONG(w, BACK))
			return true;
	}
	return false;
}

/* Are there so many victims? */
static bool
counts(const struct wt_claim *claim, int many)
{
	for (unsigned i = 0; i < claim->n_quantities; i++) {
		const struct wt_quantity *q = &claim->quantities[i];
		bool people = strcmp(q->kind, "dead") == 0 || strcmp(q->kind, "injured") == 0 ||
			      strcmp(q->kind, "displaced") == 0 || strcmp(q->kind, "people") == 0 ||
			      wt_str_is(q->unit, "nyawa");
		if (people && q->low >= many)
			return true;
	}
	return false;
}

static bool
is_of_war(const struct wt_claim *claim)
{
	if (claim->type == WT_TYPE_ASSAULT)
		return true;
	return claim->type == WT_TYPE_SANCTION && claim->n_modes &&
	       strcmp(WT_MODES[claim->modes[0]].name, "expel") == 0;
}

/* Done, and not by saying it: once and again since the beginning. */
static bool
is_done(const struct wt_claim *claim)
{
	return is_of_war(claim) || claim->type == WT_TYPE_COERCE ||
	       claim->type == WT_TYPE_PROTEST || claim->type == WT_TYPE_AID;
}

/* Of a while: by its own words; or a further act, or one that is denied, behind such a sentence. */
static bool
is_of_while(const struct wt_sentence *s, const struct wt_claim *claim)
{
	bool goes_on = claim->further || claim->stance != WT_STANCE_ASSERTED;
	return looks_back(s) || (claim->sentence > 0 && goes_on && looks_back(s - 1));
}

static const struct spell *
spell_of(const struct wt_coder *c, const struct wt_claim *claim, const struct spell *spells,
	uint32_t n)
{
	const struct wt_sentence *s = &c->text->sentences[claim->sentence];
	bool many = is_of_war(claim) && counts(claim, MANY);
	bool named = is_of_war(claim) && names_spell(s);
	for (uint32_t i = n; i-- > 0;) {
		const struct spell *p = &spells[i];
		bool here = p->sentence == claim->sentence;
		if (p->after && here && claim->verb.start > p->span.end)
			return p;
		/* "sejak kudeta 1 Februari, polisi menangkap lebih dari 1.000 orang" */
		if (p->since && here && claim->verb.start > p->span.end && is_done(claim))
			return p;
		/* a year says too little of what is told behind it */
		if (is_of_war(claim) && p->start.month && claim->sentence > p->sentence &&
			claim->sentence <= p->last && is_of_while(s, claim))
			return p;
		/* the news may be told again beside the war's toll */
		bool once = here || claim->n_spans == 1 || claim->by_noun ||
			    claim->sentence >= LEAD_MAX;
		if ((many && once) || (named && (here || !breaks_off(c, s, p))))
			return p;
	}
	return NULL;
}

/* "320 ribu orang tewas dalam perang yang pecah pada Maret 2011": from then until now */
static void
stretch(struct wt_coder *c, struct wt_claim *claim, const struct spell *spells, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct spell *p = &spells[i];
		bool goes_on = p->since && claim->verb.start > p->span.end && is_done(claim);
		/* "perang itu dipicu serangan pada 7 Oktober yang menewaskan 1.219 orang": in a day
		 */
		bool few = p->begun && !p->start.day;
		bool toll = !p->after && is_of_war(claim) && counts(claim, few ? MANY : COUNTLESS);
		if (p->sentence != claim->sentence || p->span.start != claim->date_span.start ||
			(!goes_on && !toll))
			continue;
		claim->end = c->article->published.day;
		if (toll && claim->status == WT_STATUS_HAPPENED && counts(claim, COUNTLESS))
			claim->status = WT_STATUS_ONGOING;
	}
}

static void
give(struct wt_coder *c, struct wt_claim *claim, const struct spell *p)
{
	claim->date = p->start;
	claim->date_basis = WT_BASIS_RELATIVE;
	claim->date_span = p->span;
	bool lasts = is_of_war(claim) || (p->since && is_done(claim));
	if (lasts && claim->status == WT_STATUS_HAPPENED && counts(claim, COUNTLESS))
		claim->status = WT_STATUS_ONGOING;
	if (lasts)
		claim->end = c->article->published.day;
	else
		claim->date.day = 0;
	struct wt_str reason = wt_arena_printf(c->arena, "day: %s %.*s (%s)",
		lasts ? "in what goes on since" : "soon after",
		WT_FMT(wt_view(c->text->doc, p->span)), wt_basis_name(claim->date_basis));
	wt_when_tell(claim, reason);
}

/* Does the one strike whom the other was struck by? */
static bool
strikes_back(const struct wt_claim *claim, const struct wt_claim *o)
{
	return o->type == WT_TYPE_ASSAULT && o->n_actors && o->n_recipients && claim->n_actors &&
	       claim->actors[0].country[0] &&
	       strcmp(claim->actors[0].country, o->recipients[0].country) == 0 &&
	       strcmp(claim->actors[0].country, o->actors[0].country) != 0;
}

/*
 * "Serangan Hamas pada Oktober 2023 menewaskan 1.219 orang.  Serangan balasan Israel telah
 * menewaskan 60.000": what kills so many goes on since the attack that the sentence before dates.
 */
static bool
since_attack(struct wt_coder *c, const struct wt_claim *claim, struct spell *out)
{
	struct wt_day now = c->article->published.day;
	if (!is_of_war(claim) || !counts(claim, COUNTLESS))
		return false;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *o = &c->claims->items[i];
		bool dated =
			o->date_basis != WT_BASIS_PUBLICATION && o->date.month && !o->end.year &&
			wt_day_number(wt_day_last(o->date)) + SPELL_MIN_AGE < wt_day_number(now);
		if (!dated || o->sentence >= claim->sentence ||
			o->sentence + STRUCK_BACK < claim->sentence || !strikes_back(claim, o))
			continue;
		*out = (struct spell){ .start = o->date, .span = o->date_span };
		return true;
	}
	return false;
}

void
wt_spells_fill(struct wt_coder *c)
{
	struct spell spells[SPELLS_MAX];
	uint32_t n = find_spells(c, spells);
	struct spell attack;
	for (uint32_t i = 0; c->article->published.day.day && i < c->claims->n; i++) {
		struct wt_claim *claim = &c->claims->items[i];
		bool open =
			claim->date_basis == WT_BASIS_PUBLICATION &&
			(claim->status == WT_STATUS_HAPPENED || claim->status == WT_STATUS_ONGOING);
		const struct spell *p = open ? spell_of(c, claim, spells, n) : NULL;
		if (!p && open && since_attack(c, claim, &attack))
			p = &attack;
		if (p)
			give(c, claim, p);
		else if (!open && !claim->end.year)
			stretch(c, claim, spells, n);
	}
}
