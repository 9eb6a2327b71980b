/*
 * source.c - who says what an article says: the citation chain of a claim.
 *
 *	"...," kata Lavrov kepada wartawan, menurut kantor berita Rusia.
 *	Lavrov, kantor berita Rusia
 *	... bunyi pernyataan KCNA dikutip dari Korea JoongAng Daily
 *	KCNA, Korea JoongAng Daily
 *
 * Every sentence is read for its cues (speech.c), then sources reach over sentences
 * (relay.c).  A claim has for its chain those who vouch for the word of its act, the
 * origin first: speakers, then who is cited with menurut, then media in the order of
 * the text.  Who reports his own act is no source of it, nor is the article's outlet.
 */
#include "report/source.h"

#define LEAD_JOINED 5  /* sentences from a lead to the act's other telling, whose source it has */
#define PROMISE_AGE 3  /* days before publication */
#define OLD_DAYS    60 /* an act of longer ago is background that an outlet adds itself */

void
wt_sources_read(struct wt_coder *c)
{
	struct wt_talk talk = { .known = false };
	c->sources = WT_NEW(c->arena, struct wt_source, c->text->n_sentences + 1);
	for (uint32_t i = 0; i < c->text->n_sentences; i++) {
		if (!c->text->sentences[i].n)
			continue;
		c->si = i;
		wt_tree_make(c->arena, &c->text->sentences[i], &c->tree);
		wt_speech_read(c, &talk, &c->sources[i]);
		wt_saying_note(c);
	}
	wt_relays_spread(c);
}

/* Is one name the other, or its first or last words: Moualem, Walid al-Moualem? */
static bool
names_meet(struct wt_str a, struct wt_str b)
{
	if (a.len > b.len) {
		struct wt_str t = a;
		a = b;
		b = t;
	}
	if (a.len < 3)
		return a.len && wt_str_eq_nocase(a, b);
	struct wt_str head = { b.ptr, a.len }, tail = { b.ptr + b.len - a.len, a.len };
	bool first = wt_str_eq_nocase(a, head) && (a.len == b.len || b.ptr[a.len] == ' ');
	bool last =
		wt_str_eq_nocase(a, tail) && (a.len == b.len || b.ptr[b.len - a.len - 1] == ' ');
	return first || last;
}

static bool
is_party(const struct wt_party *list, unsigned n, const struct wt_hop *hop)
{
	for (unsigned i = 0; i < n; i++) {
		const struct wt_party *p = &list[i];
		bool state = hop->state && strcmp(hop->country, p->country) == 0 && !p->name.len;
		/* "kantor Suu Kyi" is not she */
		bool of_him = hop->name.len && wt_is_lower(hop->name.ptr[0]) && p->name.len &&
			      wt_is_upper(p->name.ptr[0]) && p->name.len < hop->name.len;
		if (state || (!of_him && names_meet(p->name, hop->name)) ||
			(hop->entry != WT_ENTRY_NONE && p->entry == hop->entry))
			return true;
	}
	return false;
}

bool
wt_claim_is_spoken(const struct wt_claim *claim)
{
	switch (claim->type) {
	case WT_TYPE_AGREE:
	case WT_TYPE_SUPPORT:
	case WT_TYPE_REQUEST:
	case WT_TYPE_REJECT:
	case WT_TYPE_THREATEN:
	case WT_TYPE_CONCEDE:
		return true;
	case WT_TYPE_ACCUSE:
		return claim->n_modes == 0 ||
		       strcmp(WT_MODES[claim->modes[0]].name, "investigate") != 0;
	default:
		return false;
	}
}

/* Does he speak for the state that acts by his words: "Rusia bersedia ...," kata Peskov? */
static bool
speaks_for(const struct wt_claim *claim, const struct wt_hop *hop)
{
	for (unsigned i = 0; i < claim->n_actors; i++) {
		const struct wt_party *p = &claim->actors[i];
		if (hop->country[0] && strcmp(hop->country, p->country) == 0 &&
			strcmp(p->sector, "GOV") == 0 && !p->name.len)
			return true;
	}
	return claim->n_actors == 0 && claim->type != WT_TYPE_ACCUSE;
}

static int32_t
word_at(const struct wt_tree *t, uint32_t byte)
{
	for (int32_t i = 0; i < (int32_t)t->s->n; i++)
		if (t->s->tokens[i].span.end > byte)
			return i;
	return -1;
}

/* "X mengklaim (telah) menyerang": does what is said begin with a verb without a subject? */
static bool
is_subjectless(const struct wt_tree *t, const struct wt_hop *hop, int32_t verb)
{
	static const char *const AT_ONCE[] = { "bahwa", "siap", "akan", "telah", "sudah" };
	int32_t said = word_at(t, hop->reach.start);
	for (; said >= 0 && said <= verb; said++) {
		const struct wt_token *k = &t->s->tokens[said];
		if (k->upos == WT_UPOS_VERB)
			return !wt_str_starts(k->lower, WT_STR("di"));
		bool skip = k->upos == WT_UPOS_ADV || k->upos == WT_UPOS_AUX ||
			    k->upos == WT_UPOS_PUNCT;
		if (!skip && !WT_AMONG(t, said, AT_ONCE))
			return false;
	}
	return false;
}

/* Saya, kami, kita before the verb; or nobody between the verb of saying and it. */
static bool
is_first_person(const struct wt_coder *c, const struct wt_claim *claim, const struct wt_hop *hop)
{
	/* "kami mendapat tekanan dari X": whom the verb has behind it acts */
	if (claim->n_actors && claim->actors[0].span.start > claim->verb.start &&
		claim->actors[0].span.start < hop->reach.end &&
		!is_party(claim->actors, claim->n_actors, hop))
		return false;
	static const char *const FIRST[] = { "saya", "kami", "kita", "aku", "pihaknya", "dirinya" };
	const struct wt_tree *t = &c->tree;
	int32_t verb = word_at(t, claim->verb.start);
	for (int32_t i = verb - 1; i >= 0 && i > verb - 5; i--)
		if (WT_AMONG(t, i, FIRST))
			return true;
	/* "mengatakan perjanjian A dan B ...": a noun is nobody's own */
	if (!hop->active || claim->by_noun)
		return false;
	if (is_subjectless(t, hop, verb) && !claim->n_actors)
		return true;
	static const char *const THIRD[] = { "dia", "ia", "mereka", "beliau", "pihak" };
	for (int32_t i = verb - 1; i >= 0 && i > verb - 4; i--)
		if (WT_AMONG(t, i, THIRD) && t->s->tokens[i].span.start >= hop->reach.start)
			return true;
	for (int32_t i = verb - 1; i >= 0 && t->s->tokens[i].span.start >= hop->reach.start; i--)
		if (t->s->tokens[i].upos == WT_UPOS_NOUN || t->s->tokens[i].upos == WT_UPOS_PROPN)
			return false;
	return true;
}

/* "klaim Israel dibantah oleh Hamas": nobody is a source of his being contradicted. */
static bool
is_assertion(const struct wt_coder *c, const struct wt_hop *hop)
{
	static const char *const NOUNS[] = { "klaim", "Klaim", "tuduhan", "Tuduhan", "tudingan",
		"Tudingan" };
	struct wt_str cue = wt_view(c->text->doc, hop->cue);
	for (size_t i = 0; i < sizeof NOUNS / sizeof NOUNS[0]; i++)
		if (wt_str_starts(cue, wt_str_of(NOUNS[i])))
			return true;
	return false;
}

/* "Ketua KPK mengatakan menyerahkan mandat": the words that name the source name who acts. */
static bool
is_named_as(const struct wt_claim *claim, const struct wt_hop *hop)
{
	for (unsigned i = 0; i < claim->n_actors; i++) {
		struct wt_span a = claim->actors[i].span;
		if (a.start < hop->phrase.end && hop->phrase.start < a.end)
			return true;
	}
	return false;
}

/*
 * Who speaks does by it what he accuses, asks, refuses or promises: he is no source of that but its
 * subject.  Of what he did otherwise - met somebody, sent troops, asked witnesses - he is.
 */
static bool
is_own_act(const struct wt_coder *c, const struct wt_claim *claim, const struct wt_hop *hop)
{
	if (!wt_claim_is_spoken(claim) && !hop->backs)
		return false;
	if (is_named_as(claim, hop) || is_party(claim->actors, claim->n_actors, hop))
		return true;
	if (claim->type == WT_TYPE_CONSULT && is_party(claim->recipients, claim->n_recipients, hop))
		return true;
	if (claim->type == WT_TYPE_REJECT && is_assertion(c, hop) &&
		is_party(claim->recipients, claim->n_recipients, hop))
		return true;
	if (hop->rank != WT_HOP_SPEAKER)
		return false;
	return (wt_claim_is_spoken(claim) && speaks_for(claim, hop)) ||
	       is_first_person(c, claim, hop);
}

/* "Mensesneg menyampaikan bahwa pemerintah siap membantu": it is ready by his words. */
static bool
is_of_government(const struct wt_claim *claim, const struct wt_hop *hop)
{
	const struct wt_party *p = &claim->actors[0];
	bool promise = claim->type == WT_TYPE_AGREE || claim->type == WT_TYPE_CONCEDE ||
		       claim->type == WT_TYPE_REJECT || claim->type == WT_TYPE_SUPPORT;
	return promise && claim->n_actors == 1 && strcmp(p->sector, "GOV") == 0 &&
	       hop->country[0] && strcmp(hop->country, p->country) == 0 &&
	       wt_str_starts(p->name, WT_STR("pemerintah"));
}

bool
wt_hop_acts(const struct wt_claim *claim, const struct wt_hop *hop, bool for_state)
{
	if (!wt_claim_is_spoken(claim) || claim->by_noun || !claim->n_actors ||
		(hop->state && !for_state))
		return false;
	return is_party(claim->actors, claim->n_actors, hop) ||
	       (for_state && hop->rank == WT_HOP_SPEAKER &&
		       (speaks_for(claim, hop) || is_of_government(claim, hop)));
}

static bool
vouches(const struct wt_hop *hop, struct wt_span verb)
{
	return hop->reach.start <= verb.start && verb.start < hop->reach.end;
}

/* Is the act dated long before the article? */
static bool
is_background(const struct wt_coder *c, const struct wt_claim *claim)
{
	struct wt_day day = claim->date, now = c->article->published.day;
	if (claim->date_basis == WT_BASIS_PUBLICATION || !day.year || !now.year)
		return false;
	int age = (now.year - day.year) * 365;
	if (day.month && now.month)
		age += (now.month - day.month) * 30;
	return age > OLD_DAYS;
}

/* "kecewa dengan kunjungan Merkel ke Cina": that there was a visit needs nobody's word. */
static bool
is_known(const struct wt_claim *claim)
{
	return claim->type == WT_TYPE_CONSULT && claim->by_noun &&
	       claim->status == WT_STATUS_HAPPENED;
}

/*
 * What is done before all eyes - a meeting, a march, a law passed, praise - a lead tells of itself,
 * whoever speaks of it further down; of arrests and attacks he is the source.
 */
static bool
is_public(const struct wt_claim *claim)
{
	switch (claim->type) {
	case WT_TYPE_CONSULT:
	case WT_TYPE_PROTEST:
	case WT_TYPE_SUPPORT:
	case WT_TYPE_COOPERATE:
	case WT_TYPE_REJECT:
		return true;
	default:
		return false;
	}
}

void
wt_source_apply(const struct wt_coder *c, struct wt_claim *claim)
{
	const struct wt_source *s = &c->sources[claim->sentence];
	for (unsigned i = 0; i < s->n; i++) {
		const struct wt_hop *hop = &s->hops[i];
		bool suffers = hop->backs && is_party(claim->recipients, claim->n_recipients, hop);
		if ((hop->spread && is_background(c, claim)) || suffers ||
			(hop->backs && is_public(claim)))
			continue;
		if (!vouches(hop, claim->verb) || is_known(claim) || is_own_act(c, claim, hop) ||
			wt_own_outlet(c, hop))
			continue;
		/* the charge itself is a fact */
		if (hop->alleges && claim->type != WT_TYPE_ACCUSE &&
			claim->stance == WT_STANCE_ASSERTED) {
			claim->stance = WT_STANCE_ALLEGED;
			claim->stance_span = hop->cue;
		}
		claim->chain[claim->n_chain++] = hop->name;
		claim->cue_span = claim->n_chain > 1 ? claim->cue_span : hop->cue;
	}
	if (!claim->n_chain && !is_background(c, claim))
		wt_spokesman_add(c, claim);
}

/*
 * "Hamas mengatakan akan mengizinkan kunjungan": a promise is made by saying so, and has been.  For
 * a day that is named ("akan bertemu pada 15 Agustus") it is the plan that is told.
 */
bool
wt_source_promises(const struct wt_coder *c, const struct wt_claim *claim)
{
	struct wt_day now = c->article->published.day;
	bool dated = claim->date_basis != WT_BASIS_PUBLICATION && now.year &&
		     wt_day_cmp(wt_day_first(claim->date), now) > 0;
	if ((claim->type != WT_TYPE_AGREE && claim->type != WT_TYPE_CONCEDE) ||
		claim->status != WT_STATUS_PLANNED || dated || claim->by_noun)
		return false;
	/* "Pada Januari ia sesumbar akan bertemu X": what was to come then was promised then */
	if (claim->date_basis == WT_BASIS_EXPLICIT && now.day && !claim->end.year &&
		wt_day_number(wt_day_last(claim->date)) + PROMISE_AGE < wt_day_number(now))
		return true;
	/* "Prancis telah menyuarakan niat mengakui Palestina": the will is there */
	static const char *const WILLING[] = { "mau", "niat", "niatnya", "siap", "bersedia",
		"kesediaan", "kesiapan", "sepakat", "keinginan" };
	struct wt_str word = wt_view(c->text->doc, claim->status_span);
	if (WT_LETTERS_AMONG(word, WILLING))
		return true;
	const struct wt_source *s = &c->sources[claim->sentence];
	for (unsigned i = 0; i < s->n; i++)
		if (s->hops[i].rank == WT_HOP_SPEAKER && !s->hops[i].backs &&
			vouches(&s->hops[i], claim->verb) && is_own_act(c, claim, &s->hops[i]))
			return true;
	return false;
}

static bool
is_voice(const struct wt_claims *claims, struct wt_str name)
{
	for (uint32_t i = 0; i < claims->n_voices; i++)
		if (names_meet(claims->voices[i].name, name))
			return true;
	return false;
}

/* "seorang saksi", "Kapolres" and "KPK fokus" are no names that could be told from others. */
static bool
is_full_name(const struct wt_hop *hop)
{
	struct wt_str rest = hop->name, word;
	unsigned n = 0;
	while (wt_str_split(&rest, ' ', &word)) {
		if (word.len && wt_is_lower(word.ptr[0]))
			return false;
		n += word.len > 0;
	}
	return n > 1 || (n == 1 && hop->media);
}

/* "Kepala Bagian Pemberitaan dan Publikasi KPK, Yuyuk Andriati": the name is the last. */
static bool
is_office_of(const struct wt_source *s, unsigned k)
{
	for (unsigned i = k + 1; i < s->n; i++)
		if (!s->hops[k].media && !s->hops[i].media && is_full_name(&s->hops[i]))
			return true;
	return false;
}

/* Of a party, a ministry, a parliament he has what police and courts do from them. */
static enum wt_teller_kind
voice_of(const struct wt_hop *hop)
{
	static const char *const LAW[] = { "COP", "JUD" };
	static const char *const OTHERS[] = { "PTY", "LEG", "GOV", "EDU", "BUS", "REL", "OPP" };
	if (hop->media)
		return WT_TELLER_MEDIA;
	for (size_t i = 0; i < sizeof LAW / sizeof LAW[0]; i++)
		if (strcmp(hop->sector, LAW[i]) == 0)
			return WT_TELLER_LAW;
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
		if (strcmp(hop->sector, OTHERS[i]) == 0)
			return WT_TELLER_OTHERS;
	return WT_TELLER_ANYBODY;
}

void
wt_voices_read(const struct wt_coder *c)
{
	struct wt_claims *claims = c->claims;
	for (uint32_t i = 0; i < c->text->n_sentences; i++)
		for (unsigned k = 0; k < c->sources[i].n; k++) {
			const struct wt_hop *hop = &c->sources[i].hops[k];
			bool named = hop->rank != WT_HOP_QUOTED && is_full_name(hop) &&
				     !is_office_of(&c->sources[i], k);
			if (named && !wt_own_outlet(c, hop) && !is_voice(claims, hop->name) &&
				claims->n_voices < WT_VOICES)
				claims->voices[claims->n_voices++] =
					(struct wt_teller){ hop->name, voice_of(hop) };
		}
}

/* Is the chain of a the beginning of b's? */
static bool
begins_with(const struct wt_claim *b, const struct wt_claim *a)
{
	for (unsigned i = 0; i < a->n_chain; i++)
		if (!wt_str_eq_nocase(a->chain[i], b->chain[i]))
			return false;
	return true;
}

/* "media negara" gives way to "KCNA". */
static bool
is_only_described(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->n_chain == 1 && b->n_chain && wt_is_lower(a->chain[0].ptr[0]) &&
	       wt_is_upper(b->chain[0].ptr[0]);
}

/* "Kementerian Luar Negeri Ungkap A", "A," tutur Wakil Menteri Luar Negeri AM Fachir: the house
 * that speaks in a title is the man who speaks for it below. */
static bool
is_told_by_officer(const struct wt_coder *c, const struct wt_claim *a, const struct wt_claim *b)
{
	if (a->n_chain != 1 || !b->n_chain || !wt_is_upper(a->chain[0].ptr[0]))
		return false;
	struct wt_str house = a->chain[0], ministry = WT_STR("Kementerian ");
	if (wt_str_starts(house, ministry))
		house = (struct wt_str){ house.ptr + ministry.len, house.len - ministry.len };
	for (uint32_t i = 0; i <= b->sentence; i++)
		for (unsigned k = 0; k < c->sources[i].n; k++) {
			const struct wt_hop *hop = &c->sources[i].hops[k];
			struct wt_str phrase = wt_view(c->text->doc, hop->phrase);
			if (!hop->media && names_meet(hop->name, b->chain[0]) &&
				phrase.len > hop->name.len && !names_meet(hop->name, house) &&
				wt_str_find(phrase, house, 0) >= 0)
				return true;
		}
	return false;
}

/* Is it one of those who act in the claim, or meet? */
static bool
is_side(const struct wt_claim *a, struct wt_str name)
{
	for (unsigned i = 0; i < a->n_actors; i++)
		if (names_meet(a->actors[i].name, name))
			return true;
	for (unsigned i = 0; i < a->n_recipients && a->type == WT_TYPE_CONSULT; i++)
		if (names_meet(a->recipients[i].name, name))
			return true;
	return false;
}

void
wt_source_join(const struct wt_coder *c, struct wt_claim *a, const struct wt_claim *b)
{
	/* who tells it again far below is asked for his part of it */
	uint32_t far = wt_is_lead(c, a->sentence) ? LEAD_JOINED : 1;
	bool near = b->sentence <= a->sentence + far;
	bool silent = a->n_chain == 0 && (c->sources[a->sentence].n > 0 || !near);
	bool fuller = a->n_chain < b->n_chain && begins_with(b, a) && !silent;
	if (!fuller && !is_only_described(a, b) && !is_told_by_officer(c, a, b))
		return;
	a->n_chain = 0;
	a->cue_span = b->cue_span;
	for (unsigned i = 0; i < b->n_chain; i++)
		if (!is_side(a, b->chain[i]))
			a->chain[a->n_chain++] = b->chain[i];
}
