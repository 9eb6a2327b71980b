/*
 * join_may.c - may two claims of an article be of one act?
 *
 * They may where type, modes, status and stance agree, neither side contradicts the other's, and
 * the days do not: a mention without a day joins one with a day only in the same words, from the
 * headline, within one clause, or as a step of one case.  What is further told of ("juga") is
 * another act, unless the same man goes on saying it.  Each rule was measured on pairs of claims of
 * annotated articles: joining pays where less than three pairs of ten are two acts.
 */
#include "report/join.h"

#define LEAD_MAX    3 /* sentences of the title and the lead */
#define NEXT_MAX    2 /* sentences that open the report */
#define EARLIER_AGE 7 /* days: "sebelumnya" of the same week tells the news again */

/* A verb without a day tells the news of the day, not what b tells of an earlier month. */
static bool
is_news(const struct wt_claim *a, const struct wt_claim *b)
{
	if (a->date_basis != WT_BASIS_PUBLICATION)
		return true;
	bool title = a->in_title || b->in_title;
	if (a->by_noun || (!b->date.month && (!title || b->date.year < a->date.year)))
		return !a->by_noun;
	int months = (a->date.year - b->date.year) * 12 + a->date.month - b->date.month;
	return b->date.month && months > 1;
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
bool
wt_join_modes_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	bool loose = a->type == WT_TYPE_ASSAULT || a->type == WT_TYPE_CONSULT ||
		     a->type == WT_TYPE_PROTEST;
	return loose || !a->n_modes || !b->n_modes ||
	       wt_modes_share(a->modes, a->n_modes, b->modes, b->n_modes);
}

static bool
overlap(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->spans[0].start < b->spans[0].end && b->spans[0].start < a->spans[0].end;
}

/* Are the same persons and bodies named on the side that it befalls? */
static bool
befall_the_same(const struct wt_claim *a, const struct wt_claim *b)
{
	return wt_join_all_named(a->recipients, a->n_recipients, b->recipients, b->n_recipients) &&
	       wt_join_all_named(b->recipients, b->n_recipients, a->recipients, a->n_recipients);
}

/* Whom somebody is said to have beaten, and to have killed, is one man: one deed. */
static bool
strikes_one_man(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->type == WT_TYPE_ASSAULT && b->type == a->type && a->n_recipients == 1 &&
	       a->recipients[0].kind == WT_ACTOR_PERSON && befall_the_same(a, b);
}

/* "mengajukan gugatan pada 24 November", "menggugat": one step of the case of the same persons. */
static bool
is_same_step(const struct wt_claim *a, const struct wt_claim *b)
{
	bool law = a->type == WT_TYPE_ACCUSE || a->type == WT_TYPE_SANCTION ||
		   a->type == WT_TYPE_COERCE;
	return strikes_one_man(a, b) || (law && a->n_modes && b->n_modes &&
						wt_join_modes_agree(a, b) && befall_the_same(a, b));
}

/* frames/tetap/tersangka, frames/tetap/noun: one verb and the noun of it */
static bool
is_of_one_root(const struct wt_claim *a, const struct wt_claim *b)
{
	static const size_t KIND = sizeof "frames/" - 1;
	size_t n = KIND;
	while (n < a->rule.len && a->rule.ptr[n] != '/')
		n++;
	return n > KIND && b->rule.len >= n && memcmp(a->rule.ptr, b->rule.ptr, n) == 0 &&
	       (b->rule.len == n || b->rule.ptr[n] == '/');
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

static bool
is_ruled(const struct wt_claim *c, const char *const *frames, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_str_starts(c->rule, (struct wt_str){ frames[i], strlen(frames[i]) }))
			return true;
	return false;
}

/* Is a war told, and no blow of it: by its name, since when it lasts, or the month it began in? */
static bool
is_war(const struct wt_claim *c)
{
	static const char *const WARS[] = { "frames/agresi", "frames/invasi", "frames/perang",
		"frames/genosida", "frames/operasi/militer" };
	static const char *const WAGED[] = { "frames/lancar/serangan", "frames/luncur/serangan",
		"frames/serang", "frames/gempur", "frames/tempur" };
	bool begun = c->date_basis != WT_BASIS_PUBLICATION && !c->date.day;
	bool waged = is_ruled(c, WAGED, sizeof WAGED / sizeof WAGED[0]) &&
		     (begun || c->end.year || c->status == WT_STATUS_ONGOING);
	return c->type == WT_TYPE_ASSAULT && c->stance == WT_STANCE_ASSERTED &&
	       c->status <= WT_STATUS_ONGOING &&
	       (waged || is_ruled(c, WARS, sizeof WARS / sizeof WARS[0]));
}

/* "melancarkan agresi pada Oktober 2023", "di tengah agresinya": one war of the same two, of which
 * one mention has no day. */
bool
wt_join_one_war(const struct wt_claim *a, const struct wt_claim *b)
{
	bool open = a->date_basis == WT_BASIS_PUBLICATION || b->date_basis == WT_BASIS_PUBLICATION;
	return open && is_war(a) && is_war(b) && a->n_actors && b->n_actors && a->n_recipients &&
	       b->n_recipients && wt_join_same_state(&a->actors[0], &b->actors[0]) &&
	       wt_join_same_state(&a->recipients[0], &b->recipients[0]);
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
	if (open_a != open_b && (is_within(a, b) || is_on_day_of(a, b) || wt_join_one_war(a, b)))
		return true;
	if (open_a != open_b && is_news(a, b) && is_news(b, a))
		return false;
	if (open_a != open_b && (open_a ? is_before_news(b, a) : is_before_news(a, b)))
		return false;
	if (open_a != open_b)
		return a->in_title || b->in_title || is_of_one_root(a, b) ||
		       a->type == WT_TYPE_CONSULT || a->type == WT_TYPE_AGREE || is_same_step(a, b);
	if (open_a)
		return true;
	if (a->date.year != b->date.year)
		return false;
	if (a->date.month && b->date.month && a->date.month != b->date.month)
		return false;
	return !a->date.day || !b->date.day || a->date.day == b->date.day;
}

bool
wt_join_is_visit(const struct wt_claim *c)
{
	return wt_modes_have(c->modes, c->n_modes, "visit");
}

/* Macron's visit to Jakarta and Prabowo's to Paris: each is host of the other. */
static bool
is_return_visit(const struct wt_claim *a, const struct wt_claim *b)
{
	return wt_join_is_visit(a) && wt_join_is_visit(b) && a->n_actors && a->n_recipients &&
	       b->n_actors && b->n_recipients &&
	       wt_join_part_of(a->actors, 1, b->recipients, b->n_recipients) &&
	       wt_join_part_of(b->actors, 1, a->recipients, a->n_recipients) &&
	       !wt_join_same_state(&a->actors[0], &b->actors[0]);
}

/* "berkunjung ke Yangon", "menelepon": who is on the telephone is not there. */
static bool
is_on_phone(const struct wt_claim *a, const struct wt_claim *b)
{
	return wt_modes_have(a->modes, a->n_modes, "phone") && wt_join_is_visit(b);
}

static bool
meetings_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	if (is_return_visit(a, b) || is_on_phone(a, b) || is_on_phone(b, a))
		return false;
	struct wt_party x[2 * WT_CLAIM_PARTIES], y[2 * WT_CLAIM_PARTIES];
	unsigned n = wt_join_everybody(a, x), m = wt_join_everybody(b, y);
	if (!n || !m || !wt_join_sides_agree(x, n, y, m) || wt_join_persons_contradict(x, n, y, m))
		return false;
	/* he met this one, and that one; who comes is welcomed by many, a headline names less */
	const struct wt_party *p = wt_join_partner_beside(x, n, y, m);
	bool visit = wt_join_is_visit(a) || wt_join_is_visit(b);
	return !p || a->in_title || b->in_title || (visit && p->kind != WT_ACTOR_PERSON);
}

/* Two allegations in other words are two, by two accusers or about two deeds. */
static bool
allegations_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->stance == WT_STANCE_ASSERTED || a->in_title || b->in_title ||
	       wt_str_eq(a->rule, b->rule) || strikes_one_man(a, b);
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

/* Who signs a treaty and thanks the other side for it does two things, but within one sentence. */
static bool
supports_agree(const struct wt_claim *a, const struct wt_claim *b)
{
	static const char *const SIGNED[] = { "frames/tandatangan", "frames/ratifikasi",
		"frames/sah/", "frames/teken", "frames/sepakat", "frames/setuju" };
	static const char *const SPOKEN[] = { "frames/puji", "frames/apresiasi", "frames/terima/",
		"frames/ucap/", "frames/rasa/", "frames/sampai/", "frames/ungkap/", "frames/duka/",
		"frames/sebut/" };
	if (a->type != WT_TYPE_SUPPORT || a->sentence == b->sentence)
		return true;
	bool signs = is_ruled(a, SIGNED, sizeof SIGNED / sizeof SIGNED[0]),
	     speaks = is_ruled(a, SPOKEN, sizeof SPOKEN / sizeof SPOKEN[0]);
	return !(signs && is_ruled(b, SPOKEN, sizeof SPOKEN / sizeof SPOKEN[0])) &&
	       !(speaks && is_ruled(b, SIGNED, sizeof SIGNED / sizeof SIGNED[0]));
}

/* "KPK menetapkan X sebagai tersangka", "X disangkakan melanggar Pasal 12": one charge. */
static bool
is_charge(const struct wt_claim *c)
{
	static const char *const CHARGES[] = { "frames/tetap/tersangka", "frames/tetap/noun",
		"frames/jadi/tersangka", "frames/umum/tersangka", "frames/nyata/tersangka",
		"frames/status/tersangka", "frames/sangka", "frames/disebut/pidana",
		"frames/duga/melakukan", "frames/jerat/pasal", "frames/kena/dakwaan" };
	return c->type == WT_TYPE_ACCUSE &&
	       is_ruled(c, CHARGES, sizeof CHARGES / sizeof CHARGES[0]);
}

/* KPK named one suspect, and three among whom he is: one case, told in parts.  So whom a president
 * set free. */
bool
wt_join_one_case(const struct wt_claim *a, const struct wt_claim *b)
{
	bool law = a->n_actors == 1 && (strcmp(a->actors[0].sector, "JUD") == 0 ||
					       strcmp(a->actors[0].sector, "COP") == 0);
	bool free = a->type == WT_TYPE_CONCEDE || a->type == WT_TYPE_RETREAT;
	bool same = wt_str_eq(a->rule, b->rule) || (is_charge(a) && is_charge(b));
	return ((law && same) || free) &&
	       (wt_join_all_named(a->recipients, a->n_recipients, b->recipients, b->n_recipients) ||
		       wt_join_all_named(
			       b->recipients, b->n_recipients, a->recipients, a->n_recipients));
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

/* Are both dated in one month, and is one of them told as going on? */
static bool
is_one_beginning(const struct wt_claim *a, const struct wt_claim *b)
{
	bool war = a->status <= WT_STATUS_ONGOING && b->status <= WT_STATUS_ONGOING;
	return war && a->date_basis != WT_BASIS_PUBLICATION &&
	       b->date_basis != WT_BASIS_PUBLICATION && a->date.month &&
	       a->date.year == b->date.year && a->date.month == b->date.month;
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
		(wt_str_eq(a->rule, b->rule) || a->type == WT_TYPE_MOBILIZE) &&
		a->status == WT_STATUS_HAPPENED && b->status == WT_STATUS_PLANNED)
		return true;
	/* "melancarkan agresi pada Oktober 2023", "sejak agresi Oktober 2023": one war */
	if (a->type == WT_TYPE_ASSAULT && (is_one_beginning(a, b) || wt_join_one_war(a, b)))
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
bool
wt_join_of_victims(const struct wt_claim *c)
{
	static const char *const VICTIMS[] = { "frames/tewas", "frames/luka", "frames/bunuh",
		"frames/culik", "frames/tawan", "frames/sandera" };
	return is_ruled(c, VICTIMS, sizeof VICTIMS / sizeof VICTIMS[0]);
}

/* "serangan X yang menewaskan Y", "Y tewas dalam serangan X": one clause tells attack and harm. */
bool
wt_join_one_blow(const struct wt_claim *a, const struct wt_claim *b)
{
	bool done = a->status != WT_STATUS_PLANNED && b->status != WT_STATUS_PLANNED;
	return a->type == WT_TYPE_ASSAULT && b->type == a->type && a->sentence == b->sentence &&
	       done && a->stance == b->stance && overlap(a, b) &&
	       wt_join_of_victims(a) != wt_join_of_victims(b) && !strikes_back(a, b) &&
	       !strikes_back(b, a) &&
	       wt_join_sides_agree(a->actors, a->n_actors, b->actors, b->n_actors) &&
	       wt_join_sides_agree(a->recipients, a->n_recipients, b->recipients, b->n_recipients);
}

static bool
are_among(const struct wt_party *list, unsigned n, const struct wt_party *of, unsigned m)
{
	for (unsigned i = 0; i < n; i++)
		if (!is_among(of, m, &list[i]))
			return false;
	return true;
}

/*
 * "Indonesia dan Turki sepakati pembelian KAAN", "kesepakatan itu diteken di Ankara": the treaty
 * was agreed upon by being signed.
 */
static bool
is_one_treaty(const struct wt_claim *a, const struct wt_claim *b)
{
	static const char *const SIGNED[] = { "frames/tandatangan", "frames/teken" };
	static const char *const AGREED[] = { "frames/sepakat", "frames/capai/kesepakatan",
		"frames/buat/kesepakatan" };
	const struct wt_claim *sign = a->type == WT_TYPE_SUPPORT ? a : b, *deal = sign == a ? b : a;
	struct wt_party x[2 * WT_CLAIM_PARTIES], y[2 * WT_CLAIM_PARTIES];
	unsigned n = wt_join_everybody(a, x), m = wt_join_everybody(b, y);
	return sign->type == WT_TYPE_SUPPORT && deal->type == WT_TYPE_AGREE && n > 1 && m > 1 &&
	       deal->status == sign->status && a->stance == b->stance && days_agree(a, b) &&
	       is_ruled(sign, SIGNED, sizeof SIGNED / sizeof SIGNED[0]) &&
	       is_ruled(deal, AGREED, sizeof AGREED / sizeof AGREED[0]) && are_among(x, n, y, m) &&
	       are_among(y, m, x, n);
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
	       wt_join_same_party(&a->actors[0], &b->actors[0]);
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
		    wt_join_sides_agree(a->actors, a->n_actors, b->actors, b->n_actors) &&
		    days_agree(a, b);
	bool next =
		b->sentence <= NEXT_MAX && a->type != WT_TYPE_ASSAULT && wt_join_share_state(a, b);
	/* "KPK Periksa X": the headline of "KPK menjadwalkan pemeriksaan X" */
	bool status = statuses_agree(a, b) ||
		      (next && a->status == WT_STATUS_HAPPENED && b->status <= WT_STATUS_PLANNED);
	return lead && a->type == b->type && (same || next) && status && stances_agree(a, b) &&
	       wt_join_modes_agree(a, b) && allegations_agree(a, b) && refusals_agree(a, b);
}

bool
wt_join_may(const struct wt_claim *a, const struct wt_claim *b)
{
	if (wt_join_one_blow(a, b) || is_one_treaty(a, b) || is_headline_of(a, b))
		return true;
	if (a->type != b->type || !statuses_agree(a, b) || !stances_agree(a, b) ||
		!days_agree(a, b))
		return false;
	if ((b->further && !a->in_title && !goes_on_saying(a, b)) || !wt_join_modes_agree(a, b) ||
		!allegations_agree(a, b) || !refusals_agree(a, b) || !supports_agree(a, b))
		return false;
	if (a->type == WT_TYPE_CONSULT)
		return meetings_agree(a, b);
	if (a->type == WT_TYPE_ASSAULT && (strikes_back(a, b) || strikes_back(b, a)))
		return false;
	/* he blamed two, they blamed one of them: two acts */
	if (a->n_recipients && b->n_recipients && a->n_recipients != b->n_recipients &&
		!a->in_title && !b->in_title && !wt_join_one_case(a, b) && !is_at_large(a, b))
		return false;
	bool empty = (!a->n_actors && !b->n_recipients) || (!b->n_actors && !a->n_recipients);
	return !empty && wt_join_sides_agree(a->actors, a->n_actors, b->actors, b->n_actors) &&
	       wt_join_sides_agree(
		       a->recipients, a->n_recipients, b->recipients, b->n_recipients) &&
	       !wt_join_persons_contradict(a->actors, a->n_actors, b->actors, b->n_actors) &&
	       !wt_join_persons_contradict(
		       a->recipients, a->n_recipients, b->recipients, b->n_recipients);
}
