/*
 * join.c - one act, one claim: repeated mentions of an act within an article.
 *
 * Two claims join when type, status and stance agree, neither side contradicts the
 * other's, and the days do not.  A side that is empty contradicts nothing; one that
 * is part of the other agrees.  The joined claim keeps the fuller sides, the day that
 * the text names, and all spans.
 */
#include "report/coder.h"

#define TAKEN_UP_BACK 6 /* sentences back to the attack that "itu" means */
#define LEAD_MAX      3 /* sentences of the title and the lead */
#define NEXT_MAX      2 /* sentences that open the report */
#define EARLIER_AGE   7 /* days: "sebelumnya" of the same week tells the news again */

static bool
same_state(const struct wt_party *a, const struct wt_party *b)
{
	if (a->country[0] || b->country[0])
		return strcmp(a->country, b->country) == 0;
	return strcmp(a->sector, b->sector) == 0;
}

static bool
holds(const struct wt_party *list, unsigned n, const struct wt_party *p)
{
	for (unsigned i = 0; i < n; i++)
		if (same_state(&list[i], p))
			return true;
	return false;
}

/* Is every one of a in b? */
static bool
part_of(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	for (unsigned i = 0; i < n; i++)
		if (!holds(b, m, &a[i]))
			return false;
	return true;
}

static bool
sides_agree(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	return part_of(a, n, b, m) || part_of(b, m, a, n);
}

/* Does the longer name begin or end with the shorter: "Andi Akmal Pasluddin", "Andi Akmal"? */
static bool
is_name_of(struct wt_str a, struct wt_str b)
{
	struct wt_str l = a.len >= b.len ? a : b, s = a.len >= b.len ? b : a;
	if (l.len == s.len || !s.len)
		return wt_str_eq_nocase(a, b);
	size_t rest = l.len - s.len;
	return (l.ptr[s.len] == ' ' && wt_str_eq_nocase((struct wt_str){ l.ptr, s.len }, s)) ||
	       (l.ptr[rest - 1] == ' ' &&
		       wt_str_eq_nocase((struct wt_str){ l.ptr + rest, s.len }, s));
}

static bool
names_any(const struct wt_party *list, unsigned n, struct wt_str name)
{
	for (unsigned i = 0; i < n; i++)
		if (is_name_of(list[i].name, name))
			return true;
	return false;
}

/* By name, or by the lexicon: MK is Mahkamah Konstitusi. */
static bool
holds_him(const struct wt_party *list, unsigned n, const struct wt_party *p)
{
	for (unsigned i = 0; i < n; i++)
		if (p->entry != WT_ENTRY_NONE && list[i].entry == p->entry)
			return true;
	return names_any(list, n, p->name);
}

/* A person or body by its own name; "polisi" may be anybody of them. */
static bool
is_named(const struct wt_party *p)
{
	return p->name.len && (p->kind == WT_ACTOR_PERSON || p->kind == WT_ACTOR_BODY);
}

/* "DPR menolak ...", "Kami menolak", kata Ketua DPR: who acts for a body, and the body. */
static bool
speaks_for(const struct wt_party *who, const struct wt_party *body)
{
	return who->kind == WT_ACTOR_PERSON && body->kind == WT_ACTOR_BODY &&
	       strcmp(who->sector, body->sector) == 0;
}

/*
 * Both sides name somebody of one state, and nobody is named by both: different persons did
 * different things.  Kim received Kozlov, Kim received Putin: two visits.
 */
static bool
persons_contradict(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	for (unsigned i = 0; i < n; i++) {
		unsigned others = 0, shared = 0;
		if (!is_named(&a[i]))
			continue;
		for (unsigned k = 0; k < n; k++)
			shared += same_state(&a[i], &a[k]) && is_named(&a[k]) &&
				  holds_him(b, m, &a[k]);
		for (unsigned k = 0; k < m; k++)
			others += is_named(&b[k]) && same_state(&a[i], &b[k]) &&
				  !speaks_for(&a[i], &b[k]) && !speaks_for(&b[k], &a[i]);
		if (others && !shared)
			return true;
	}
	return false;
}

/* A verb without a day tells the news of the day, not what b tells of an earlier month. */
static bool
is_news(const struct wt_claim *a, const struct wt_claim *b)
{
	if (a->date_basis != WT_BASIS_PUBLICATION)
		return true;
	int months = (a->date.year - b->date.year) * 12 + a->date.month - b->date.month;
	return !a->by_noun && !a->in_title && !b->in_title && (months > 1 || !b->date.month);
}

/* "Sebelumnya, KPK memeriksa X pada 27 Agustus": weeks ago, and told as another act than the news.
 */
static bool
is_before_news(const struct wt_claim *dated, const struct wt_claim *news)
{
	return dated->earlier && news->date.day &&
	       wt_day_number(wt_day_last(dated->date)) + EARLIER_AGE < wt_day_number(news->date);
}

/*
 * To be investigated and to be charged, to be searched and to be arrested are different acts; how
 * an assault was done or a meeting began is told now with more words, now with fewer.
 */
static bool
modes_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	bool loose = a->type == WT_TYPE_ASSAULT || a->type == WT_TYPE_CONSULT ||
		     a->type == WT_TYPE_PROTEST;
	if (loose || !a->n_modes || !b->n_modes)
		return true;
	for (unsigned i = 0; i < a->n_modes; i++)
		for (unsigned k = 0; k < b->n_modes; k++)
			if (a->modes[i] == b->modes[k])
				return true;
	return false;
}

static bool
all_named(const struct wt_party *list, unsigned n, const struct wt_party *in, unsigned m)
{
	for (unsigned i = 0; i < n; i++)
		if (!is_named(&list[i]) || !names_any(in, m, list[i].name))
			return false;
	return n > 0;
}

static bool
overlap(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->spans[0].start < b->spans[0].end && b->spans[0].start < a->spans[0].end;
}

/* "mengajukan gugatan pada 24 November", "menggugat": one step of the case of the same persons. */
static bool
is_same_step(const struct wt_claim *a, const struct wt_claim *b)
{
	bool law = a->type == WT_TYPE_ACCUSE || a->type == WT_TYPE_SANCTION ||
		   a->type == WT_TYPE_COERCE;
	return law && a->n_modes && b->n_modes && modes_agree(a, b) &&
	       all_named(a->recipients, a->n_recipients, b->recipients, b->n_recipients) &&
	       all_named(b->recipients, b->n_recipients, a->recipients, a->n_recipients);
}

static bool
is_on_day_of(const struct wt_claim *a, const struct wt_claim *b)
{
	bool word = a->type == WT_TYPE_ACCUSE || a->type == WT_TYPE_REQUEST ||
		    a->type == WT_TYPE_REJECT || a->type == WT_TYPE_THREATEN;
	return word && a->date.day && !wt_day_cmp(a->date, b->date) && !wt_day_cmp(a->end, b->end);
}

/* "terus melancarkan serangan sejak agresi pada Oktober 2023": violence within violence. */
static bool
is_within(const struct wt_claim *a, const struct wt_claim *b)
{
	return (a->type == WT_TYPE_ASSAULT || a->type == WT_TYPE_PROTEST) &&
	       a->sentence == b->sentence && overlap(a, b);
}

/*
 * A mention without a day joins one with a day only when it is told in the same words or in the
 * title: two deliveries of arms are two acts.
 */
static bool
days_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	bool open_a = a->date_basis == WT_BASIS_PUBLICATION,
	     open_b = b->date_basis == WT_BASIS_PUBLICATION;
	if (open_a != open_b && (is_within(a, b) || is_on_day_of(a, b)))
		return true;
	if (open_a != open_b && is_news(a, b) && is_news(b, a))
		return false;
	if (open_a != open_b && (open_a ? is_before_news(b, a) : is_before_news(a, b)))
		return false;
	if (open_a != open_b)
		return a->in_title || b->in_title || wt_str_eq(a->rule, b->rule) ||
		       a->type == WT_TYPE_CONSULT || a->type == WT_TYPE_AGREE || is_same_step(a, b);
	if (open_a)
		return true;
	if (a->date.year != b->date.year)
		return false;
	if (a->date.month && b->date.month && a->date.month != b->date.month)
		return false;
	return !a->date.day || !b->date.day || a->date.day == b->date.day;
}

static bool
is_visit(const struct wt_claim *c)
{
	return wt_modes_have(c->modes, c->n_modes, "visit");
}

/* All parties of a meeting in one list. */
static unsigned
everybody(const struct wt_claim *c, struct wt_party *all)
{
	unsigned n = 0;
	for (unsigned i = 0; i < c->n_actors; i++)
		all[n++] = c->actors[i];
	for (unsigned i = 0; i < c->n_recipients; i++)
		all[n++] = c->recipients[i];
	return n;
}

/* Macron's visit to Jakarta and Prabowo's to Paris: each is host of the other. */
static bool
is_return_visit(const struct wt_claim *a, const struct wt_claim *b)
{
	return is_visit(a) && is_visit(b) && a->n_actors && a->n_recipients && b->n_actors &&
	       b->n_recipients && part_of(a->actors, 1, b->recipients, b->n_recipients) &&
	       part_of(b->actors, 1, a->recipients, a->n_recipients) &&
	       !same_state(&a->actors[0], &b->actors[0]);
}

static bool
meetings_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	if (is_return_visit(a, b))
		return false;
	struct wt_party x[2 * WT_CLAIM_PARTIES], y[2 * WT_CLAIM_PARTIES];
	unsigned n = everybody(a, x), m = everybody(b, y);
	return n && m && sides_agree(x, n, y, m) && !persons_contradict(x, n, y, m);
}

/* Two allegations in other words are two, by two accusers or about two deeds. */
static bool
allegations_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->stance == WT_STANCE_ASSERTED || a->in_title || b->in_title ||
	       wt_str_eq(a->rule, b->rule);
}

static bool
is_ruled(const struct wt_claim *c, const char *const *frames, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_str_starts(c->rule, (struct wt_str){ frames[i], strlen(frames[i]) }))
			return true;
	return false;
}

/* To deny a charge and to refuse a demand are two acts, whoever makes them. */
static bool
is_denial(const struct wt_claim *c)
{
	static const char *const DENIALS[] = { "frames/bantah", "frames/tepis", "frames/tampik",
		"frames/sangkal", "frames/salah", "frames/bukan" };
	return is_ruled(c, DENIALS, sizeof DENIALS / sizeof DENIALS[0]);
}

static bool
refusals_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->type != WT_TYPE_REJECT || is_denial(a) == is_denial(b);
}

/* KPK named one suspect, and three among whom he is: one case, told in parts. */
static bool
is_one_case(const struct wt_claim *a, const struct wt_claim *b)
{
	bool law = a->n_actors == 1 && (strcmp(a->actors[0].sector, "JUD") == 0 ||
					       strcmp(a->actors[0].sector, "COP") == 0);
	return law && wt_str_eq(a->rule, b->rule) &&
	       (all_named(a->recipients, a->n_recipients, b->recipients, b->n_recipients) ||
		       all_named(b->recipients, b->n_recipients, a->recipients, a->n_recipients));
}

static bool
is_generic(const struct wt_party *list, unsigned n)
{
	return n == 1 && list[0].kind == WT_ACTOR_AGENT;
}

/* "Para tersangka disangkakan melanggar ...": those who were named before are meant. */
static bool
is_at_large(const struct wt_claim *a, const struct wt_claim *b)
{
	bool law = a->type == WT_TYPE_COERCE || a->type == WT_TYPE_ACCUSE ||
		   a->type == WT_TYPE_SANCTION;
	return law && (is_generic(a->recipients, a->n_recipients) ||
			      is_generic(b->recipients, b->n_recipients));
}

/*
 * A promise is told now as made, now as what will be; what goes on without a day, now as going on,
 * now as done.
 */
static bool
statuses_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	if (a->status == b->status)
		return true;
	bool open = a->date_basis == WT_BASIS_PUBLICATION && b->date_basis == WT_BASIS_PUBLICATION;
	/* "Polda kerahkan ribuan polisi": the headline of what the report says will be done */
	if (a->in_title && !b->in_title && open && b->sentence < LEAD_MAX &&
		wt_str_eq(a->rule, b->rule) && a->status == WT_STATUS_HAPPENED &&
		b->status == WT_STATUS_PLANNED)
		return true;
	const struct wt_claim *later = a->status > b->status ? a : b, *sooner = later == a ? b : a;
	if (sooner->status != WT_STATUS_HAPPENED)
		return false;
	return (later->status == WT_STATUS_PLANNED && a->type == WT_TYPE_AGREE) ||
	       (later->status == WT_STATUS_ONGOING && open && a->type != WT_TYPE_ASSAULT);
}

/* Two meetings of the same people, of which one is told with a doubt about its purpose. */
static bool
stances_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->stance == b->stance ||
	       (a->type == WT_TYPE_CONSULT && a->stance == WT_STANCE_ASSERTED &&
		       a->n_actors == b->n_actors);
}

static bool
same_sort(const struct wt_party *a, const struct wt_party *b)
{
	return a->sector[0] && strcmp(a->country, b->country) == 0 &&
	       strcmp(a->sector, b->sector) == 0;
}

static bool
is_among(const struct wt_party *list, unsigned n, const struct wt_party *p)
{
	for (unsigned i = 0; i < n; i++)
		if (same_sort(&list[i], p))
			return true;
	return false;
}

/* The crowd stoned the police, the police fired at the crowd: who did one suffered the other. */
static bool
strikes_back(const struct wt_claim *a, const struct wt_claim *b)
{
	for (unsigned i = 0; i < b->n_actors; i++)
		if (a->n_actors && is_among(a->recipients, a->n_recipients, &b->actors[i]) &&
			!is_among(a->actors, a->n_actors, &b->actors[i]))
			return true;
	return false;
}

/* tewas, luka, bunuh, culik: told of those who were struck */
static bool
is_of_victims(const struct wt_claim *c)
{
	static const char *const VICTIMS[] = { "frames/tewas", "frames/luka", "frames/bunuh",
		"frames/culik", "frames/tawan", "frames/sandera" };
	return is_ruled(c, VICTIMS, sizeof VICTIMS / sizeof VICTIMS[0]);
}

/* "serangan X yang menewaskan Y", "Y tewas dalam serangan X": one clause tells attack and harm. */
static bool
is_one_blow(const struct wt_claim *a, const struct wt_claim *b)
{
	bool done = a->status != WT_STATUS_PLANNED && b->status != WT_STATUS_PLANNED;
	return a->type == WT_TYPE_ASSAULT && b->type == a->type && a->sentence == b->sentence &&
	       done && a->stance == b->stance && overlap(a, b) &&
	       is_of_victims(a) != is_of_victims(b) && !strikes_back(a, b) && !strikes_back(b, a) &&
	       sides_agree(a->actors, a->n_actors, b->actors, b->n_actors) &&
	       sides_agree(a->recipients, a->n_recipients, b->recipients, b->n_recipients);
}

static bool
is_same_party(const struct wt_party *a, const struct wt_party *b)
{
	return same_state(a, b) && (a->name.len ? holds_him(b, 1, a) : !b->name.len);
}

/* "Dia juga mendukung ...": what the same man says of the same is one act, told in parts. */
static bool
goes_on_saying(const struct wt_claim *a, const struct wt_claim *b)
{
	bool word = a->type == WT_TYPE_ACCUSE || a->type == WT_TYPE_SUPPORT ||
		    a->type == WT_TYPE_REQUEST || a->type == WT_TYPE_CONCEDE ||
		    a->type == WT_TYPE_REJECT || a->type == WT_TYPE_THREATEN;
	bool to_them = !a->n_recipients || !b->n_recipients ||
		       strcmp(a->recipients[0].sector, b->recipients[0].sector) == 0;
	/* to thank and to sign are both SUPPORT */
	bool alike = a->type != WT_TYPE_SUPPORT || wt_str_eq(a->rule, b->rule);
	return word && to_them && alike && a->n_actors && b->n_actors &&
	       is_same_party(&a->actors[0], &b->actors[0]);
}

static bool
share_state(const struct wt_claim *a, const struct wt_claim *b)
{
	struct wt_party x[2 * WT_CLAIM_PARTIES], y[2 * WT_CLAIM_PARTIES];
	unsigned n = everybody(a, x), m = everybody(b, y);
	for (unsigned i = 0; i < n; i++)
		if (holds(y, m, &x[i]))
			return true;
	return false;
}

/*
 * The headline and what the sentence below it tells: days and sides are told with less care there.
 * Attacks are many, and the news of one opens with another.
 */
static bool
is_headline_of(const struct wt_claim *a, const struct wt_claim *b)
{
	bool lead = a->in_title && !b->in_title;
	bool same = wt_str_eq(a->rule, b->rule) && b->sentence <= LEAD_MAX && a->n_actors &&
		    b->n_actors && a->n_recipients == b->n_recipients &&
		    sides_agree(a->actors, a->n_actors, b->actors, b->n_actors) && days_agree(a, b);
	bool next = b->sentence <= NEXT_MAX && a->type != WT_TYPE_ASSAULT && share_state(a, b);
	return lead && a->type == b->type && (same || next) && statuses_agree(a, b) &&
	       stances_agree(a, b) && modes_agree(a, b) && allegations_agree(a, b) &&
	       refusals_agree(a, b);
}

static bool
may_join(const struct wt_claim *a, const struct wt_claim *b)
{
	if (is_one_blow(a, b) || is_headline_of(a, b))
		return true;
	if (a->type != b->type || !statuses_agree(a, b) || !stances_agree(a, b) ||
		!days_agree(a, b))
		return false;
	if ((b->further && !a->in_title && !goes_on_saying(a, b)) || !modes_agree(a, b) ||
		!allegations_agree(a, b) || !refusals_agree(a, b))
		return false;
	if (a->type == WT_TYPE_CONSULT)
		return meetings_agree(a, b);
	if (a->type == WT_TYPE_ASSAULT && (strikes_back(a, b) || strikes_back(b, a)))
		return false;
	/* he blamed two, they blamed one of them: two acts */
	if (a->n_recipients && b->n_recipients && a->n_recipients != b->n_recipients &&
		!a->in_title && !b->in_title && !is_one_case(a, b) && !is_at_large(a, b))
		return false;
	bool empty = (!a->n_actors && !b->n_recipients) || (!b->n_actors && !a->n_recipients);
	return !empty && sides_agree(a->actors, a->n_actors, b->actors, b->n_actors) &&
	       sides_agree(a->recipients, a->n_recipients, b->recipients, b->n_recipients) &&
	       !persons_contradict(a->actors, a->n_actors, b->actors, b->n_actors) &&
	       !persons_contradict(a->recipients, a->n_recipients, b->recipients, b->n_recipients);
}

/* A named person is more than the state, two sides more than one. */
static unsigned
fullness(const struct wt_party *list, unsigned n)
{
	unsigned sum = 0;
	for (unsigned i = 0; i < n; i++)
		sum += 2u + (list[i].name.len > 0 ? 1u : 0u) + (list[i].sector[0] ? 1u : 0u);
	return sum;
}

static void
take_sides(struct wt_claim *a, const struct wt_claim *b)
{
	unsigned mine = fullness(a->actors, a->n_actors) + fullness(a->recipients, a->n_recipients);
	unsigned theirs =
		fullness(b->actors, b->n_actors) + fullness(b->recipients, b->n_recipients);
	bool visit = is_visit(b) && !is_visit(a) && b->n_actors && b->n_recipients;
	/* a headline names with less care than the report below it */
	bool better = a->in_title && !b->in_title && b->n_actors >= a->n_actors &&
		      b->n_recipients >= a->n_recipients;
	/* where both sides are told, a longer list is more often another act than a better report
	 */
	bool whole = a->n_actors && a->n_recipients && !a->in_title &&
		     !(b->n_recipients > a->n_recipients && is_one_case(a, b));
	/* one side acting on the other is told better than two that act */
	bool told = b->n_actors && b->n_recipients && !whole && !a->in_title &&
		    a->type != WT_TYPE_CONSULT;
	bool more = b->n_actors > a->n_actors || b->n_recipients > a->n_recipients;
	if ((theirs <= mine || (whole && more)) && !visit && !better && !told)
		return;
	memcpy(a->actors, b->actors, sizeof a->actors);
	memcpy(a->recipients, b->recipients, sizeof a->recipients);
	a->n_actors = b->n_actors;
	a->n_recipients = b->n_recipients;
}

static void
take_modes(struct wt_claim *a, const struct wt_claim *b)
{
	for (unsigned i = 0; i < b->n_modes; i++) {
		bool known = false;
		for (unsigned k = 0; k < a->n_modes; k++)
			known = known || a->modes[k] == b->modes[i];
		if (!known && a->n_modes < WT_CLAIM_MODES)
			a->modes[a->n_modes++] = b->modes[i];
	}
}

/* Kharkiv instead of Ukraine */
static bool
is_finer_place(const struct wt_place *a, const struct wt_place *b)
{
	return strcmp(a->precision, "country") == 0 && strcmp(b->precision, "country") != 0 &&
	       strcmp(a->country, b->country) == 0;
}

static bool
cites(const struct wt_claim *c, struct wt_span span)
{
	for (unsigned i = 0; i < c->n_spans; i++)
		if (c->spans[i].start == span.start && c->spans[i].end == span.end)
			return true;
	return false;
}

/* Why the day, as b tells it. */
static void
take_reason(struct wt_claim *a, const struct wt_claim *b, struct wt_str of)
{
	for (unsigned i = 0; i < a->n_reasons; i++)
		for (unsigned k = 0; wt_str_starts(a->reasons[i], of) && k < b->n_reasons; k++)
			if (wt_str_starts(b->reasons[k], of)) {
				a->reasons[i] = b->reasons[k];
				return;
			}
}

static void
join(const struct wt_coder *c, struct wt_claim *a, const struct wt_claim *b)
{
	if (a->in_title && !b->in_title && b->status == WT_STATUS_PLANNED) {
		a->status = b->status;
		a->status_span = b->status_span;
	}
	take_sides(a, b);
	take_modes(a, b);
	a->contexts |= b->contexts;
	bool finer = a->date_basis == WT_BASIS_PUBLICATION && b->date_basis != WT_BASIS_PUBLICATION;
	finer = finer || (b->date_basis != WT_BASIS_PUBLICATION && !a->date.day && b->date.day);
	if (finer) {
		a->date = b->date;
		a->end = b->end;
		a->date_basis = b->date_basis;
		a->date_span = b->date_span;
		take_reason(a, b, WT_STR("day: "));
	}
	if (b->has_place && (!a->has_place || is_finer_place(&a->place, &b->place))) {
		a->has_place = true;
		a->place = b->place;
		a->place_span = b->place_span;
	}
	a->beside_time = a->beside_time || b->beside_time;
	wt_source_join(c, a, b);
	for (unsigned i = 0; i < b->n_spans && a->n_spans < WT_CLAIM_SPANS; i++)
		if (!cites(a, b->spans[i]))
			a->spans[a->n_spans++] = b->spans[i];
	for (unsigned i = 0; i < b->n_quantities && a->n_quantities < WT_CLAIM_QUANTITIES; i++)
		a->quantities[a->n_quantities++] = b->quantities[i];
	if (b->strength > a->strength) {
		a->strength = b->strength;
		a->traits = b->traits;
	}
	a->in_title = a->in_title && b->in_title;
}

/*
 * "Serangan itu menewaskan Abdul Rahman": of the attack that was told last, whoever was struck.
 * The attack's place among those kept, n where there is none.
 */
static uint32_t
taken_up(const struct wt_claims *cs, uint32_t n, const struct wt_claim *b)
{
	for (uint32_t k = n; b->takes_up && k-- > 0;) {
		const struct wt_claim *a = &cs->items[k];
		if (a->sentence + TAKEN_UP_BACK < b->sentence)
			break;
		bool alike = a->type == b->type && a->status == b->status &&
			     (a->type != WT_TYPE_ACCUSE || modes_agree(a, b));
		if (alike && a->sentence < b->sentence &&
			sides_agree(a->actors, a->n_actors, b->actors, b->n_actors))
			return k;
	}
	return n;
}

/* What one of them leaves open the other tells: "ISIS mengaku bertanggung jawab atas serangan itu".
 */
static void
fill_open_sides(struct wt_claim *a, const struct wt_claim *b)
{
	if (!a->n_actors) {
		memcpy(a->actors, b->actors, sizeof a->actors);
		a->n_actors = b->n_actors;
	}
	if (!a->n_recipients) {
		memcpy(a->recipients, b->recipients, sizeof a->recipients);
		a->n_recipients = b->n_recipients;
	}
}

/* Who struck is told of the attack, who was struck of the harm; the status goes with the day. */
static void
make_one_blow(struct wt_claim *a, const struct wt_claim *was, const struct wt_claim *b)
{
	const struct wt_claim *harm = is_of_victims(was) ? was : b;
	if (harm->n_recipients) {
		memcpy(a->recipients, harm->recipients, sizeof a->recipients);
		a->n_recipients = harm->n_recipients;
	}
	fill_open_sides(a, was);
	fill_open_sides(a, b);
	if (was->date_basis == WT_BASIS_PUBLICATION && b->date_basis != WT_BASIS_PUBLICATION)
		a->status = b->status;
}

/* The sides as they were; what was open there, the other tells. */
static void
keep_sides(struct wt_claim *a, const struct wt_claim *before, const struct wt_claim *b)
{
	memcpy(a->actors, before->actors, sizeof a->actors);
	memcpy(a->recipients, before->recipients, sizeof a->recipients);
	a->n_actors = before->n_actors;
	a->n_recipients = before->n_recipients;
	fill_open_sides(a, b);
}

/* Joins claim i to one of the n before it; false where it is an act of its own. */
static bool
join_one(struct wt_coder *c, uint32_t n, uint32_t i)
{
	struct wt_claims *cs = c->claims;
	struct wt_claim *b = &cs->items[i];
	for (uint32_t k = 0; k < n; k++)
		if (may_join(&cs->items[k], b)) {
			bool blow = is_one_blow(&cs->items[k], b);
			struct wt_claim was = cs->items[k];
			wt_tell_joined(c, &cs->items[k], b);
			join(c, &cs->items[k], b);
			if (blow)
				make_one_blow(&cs->items[k], &was, b);
			return true;
		}
	uint32_t k = taken_up(cs, n, b);
	if (k == n)
		return false;
	wt_tell_joined(c, &cs->items[k], b);
	struct wt_claim before = cs->items[k];
	join(c, &cs->items[k], b);
	fill_open_sides(&cs->items[k], &before);
	fill_open_sides(&cs->items[k], b);
	return true;
}

/* Both of one day, or neither of a day that is told, and done in no other manner. */
static bool
is_of_same_day(const struct wt_claim *a, const struct wt_claim *b)
{
	bool open_a = a->date_basis == WT_BASIS_PUBLICATION,
	     open_b = b->date_basis == WT_BASIS_PUBLICATION;
	if (open_a != open_b || wt_day_cmp(a->date, b->date) || wt_day_cmp(a->end, b->end))
		return false;
	return a->type != WT_TYPE_PROTEST || a->n_modes == 0 || b->n_modes == 0 ||
	       a->modes[0] == b->modes[0];
}

/*
 * What got its day or its other side from elsewhere may be what another claim tells.  The sides of
 * the one that stands first are kept: those of the other were made whole by guess.
 */
static bool
join_late(struct wt_coder *c, uint32_t n, uint32_t i)
{
	struct wt_claims *cs = c->claims;
	const struct wt_claim *b = &cs->items[i];
	for (uint32_t k = 0; k < n; k++) {
		struct wt_claim *a = &cs->items[k], before = *a;
		if (!is_of_same_day(a, b) || !may_join(a, b))
			continue;
		wt_tell_joined(c, a, b);
		join(c, a, b);
		if (!before.in_title || b->in_title)
			keep_sides(a, &before, b);
		return true;
	}
	return false;
}

static void
join_all(struct wt_coder *c, bool (*one)(struct wt_coder *c, uint32_t n, uint32_t i))
{
	struct wt_claims *cs = c->claims;
	uint32_t n = 0;
	for (uint32_t i = 0; i < cs->n; i++) {
		bool joined = one(c, n, i);
		if (!joined && n != i)
			cs->items[n] = cs->items[i];
		n += !joined;
	}
	cs->n = n;
}

void
wt_claims_join(struct wt_coder *c)
{
	struct wt_claims *cs = c->claims;
	join_all(c, join_one);
	wt_doers_fill(c);
	wt_partners_fill(c);
	wt_arms_settle(c);
	wt_sayings_fill(c);
	wt_sequels_fill(c);
	wt_spells_fill(c);
	wt_told_fill(c);
	join_all(c, join_late);
	wt_denials_spread(c);
	wt_claims_keep_whole(c);
	for (uint32_t i = 0; i < cs->n; i++) {
		cs->items[i].contexts |= wt_contexts_of_sides(&cs->items[i]);
		wt_confidence_give(c, &cs->items[i]);
	}
	if (!cs->all)
		wt_claims_keep_sure(c);
}
