/*
 * match.c - see match.h.
 */
#include "story/match.h"

#include "story/build.h"

#include "store/canon.h"
#include "store/key.h"

/* --- names --- */

#define TOKEN_MAX 24

/* At most `most` letters inserted, dropped or changed. */
static bool
is_near(struct wt_str a, struct wt_str b, unsigned most)
{
	unsigned row[TOKEN_MAX + 1];
	if (a.len > TOKEN_MAX || b.len > TOKEN_MAX)
		return wt_str_eq(a, b);
	for (unsigned k = 0; k <= b.len; k++)
		row[k] = k;
	for (unsigned i = 1; i <= a.len; i++) {
		unsigned corner = row[0];
		row[0] = i;
		for (unsigned k = 1; k <= b.len; k++) {
			unsigned least = corner + (a.ptr[i - 1] != b.ptr[k - 1]);
			corner = row[k];
			if (row[k] + 1 < least)
				least = row[k] + 1;
			if (row[k - 1] + 1 < least)
				least = row[k - 1] + 1;
			row[k] = least;
		}
	}
	return row[b.len] <= most;
}

/* Transcriptions differ (Aleksey, Alexei), but not in the first letter. */
static bool
same_token(struct wt_str a, struct wt_str b)
{
	if (wt_str_eq(a, b))
		return true;
	size_t least = a.len < b.len ? a.len : b.len;
	return least >= 4 && a.ptr[0] == b.ptr[0] && is_near(a, b, least >= 6 ? 2 : 1);
}

static bool
has_token(struct wt_str name, struct wt_str token)
{
	struct wt_str part;
	while (wt_str_split(&name, ' ', &part))
		if (part.len && same_token(part, token))
			return true;
	return false;
}

bool
wt_story_same_name(struct wt_str a, struct wt_str b)
{
	struct wt_str shorter = a.len <= b.len ? a : b, longer = a.len <= b.len ? b : a, part;
	if (wt_str_eq(a, b))
		return true;
	while (wt_str_split(&shorter, ' ', &part))
		if (part.len && !has_token(longer, part))
			return false;
	return true;
}

/* --- parties --- */

static bool
is_state_organ(const char *sector)
{
	return !sector[0] || strcmp(sector, "GOV") == 0 || strcmp(sector, "MIL") == 0 ||
	       strcmp(sector, "SPY") == 0;
}

static bool
same_sector(const struct wt_story_party *a, const struct wt_story_party *b)
{
	return strcmp(a->sector, b->sector) == 0 ||
	       (is_state_organ(a->sector) && is_state_organ(b->sector));
}

/* The government of another country than the press's own: there is one, and it is seldom in the
 * news. */
static bool
is_foreign_state(const struct wt_story_party *p)
{
	bool organ = is_state_organ(p->sector) || strcmp(p->sector, "JUD") == 0 ||
		     strcmp(p->sector, "LEG") == 0;
	return p->country[0] && strcmp(p->country, "IDN") != 0 && organ;
}

static float
named_strength(const struct wt_story_party *a, const struct wt_story_party *b, unsigned *reasons)
{
	bool body = a->kind == WT_ACTOR_BODY || b->kind == WT_ACTOR_BODY;
	if (wt_story_same_name(a->canon, b->canon)) {
		*reasons |= body ? WT_JOIN_BODY : WT_JOIN_PERSON;
		return body ? 1.5F : 2.0F;
	}
	/* the ministry and its minister; two persons or two bodies are not the same */
	bool mixed = (a->kind == WT_ACTOR_BODY) != (b->kind == WT_ACTOR_BODY);
	if (!mixed || !a->country[0] || strcmp(a->sector, b->sector) != 0)
		return 0.0F;
	*reasons |= WT_JOIN_SECTOR;
	return 0.5F;
}

/* How sides are held against each other. */
struct how {
	bool abroad; /* parties of two countries take part in both claims */
	bool loose;  /* sides may be read differently */
	bool crowd;  /* who is arrested or demonstrates */
	bool attack; /* whom of another country is struck */
};

#define SLIP_NAME 8     /* letters of a name of which two may be other ones */
#define MISREAD   0.25F /* somebody of that country */

/*
 * A party that may be read differently: the same full name with another
 * country, a slip of the pen, or what the other claim only knows as somebody of that country.
 */
static float
misread_strength(const struct wt_story_party *a, const struct wt_story_party *b, unsigned *reasons)
{
	bool named = a->canon.len && b->canon.len;
	bool same_country = a->country[0] && strcmp(a->country, b->country) == 0;
	bool whole = wt_str_eq(a->canon, b->canon) && wt_str_find(a->canon, WT_STR(" "), 0) >= 0;
	bool slip = same_country && a->canon.len >= SLIP_NAME && b->canon.len >= SLIP_NAME &&
		    a->canon.ptr[0] == b->canon.ptr[0] && is_near(a->canon, b->canon, 2);
	if (named && (whole || slip)) {
		*reasons |= WT_JOIN_PERSON;
		return 1.0F;
	}
	if (named || !same_country)
		return 0.0F;
	*reasons |= WT_JOIN_SECTOR;
	return MISREAD;
}

/* Of whom each article says something else: a suspect, a seller of milk, students, inhabitants. */
static bool
is_private(const struct wt_story_party *p)
{
	static const char *const KINDS[] = { "", "CVL", "CRM", "BUS", "LAB", "EDU", NULL };
	return !p->canon.len && wt_str_in(wt_str_of(p->sector), KINDS);
}

/* How sure it is that the two are one party; 0: they are not. */
static float
read_strength(const struct wt_story_party *a, const struct wt_story_party *b, struct how how,
	unsigned *reasons)
{
	bool named = a->canon.len && b->canon.len;
	if (strcmp(a->country, b->country) != 0 &&
		!(named && (!a->country[0] || !b->country[0]) && wt_str_eq(a->canon, b->canon)))
		return 0.0F;
	if (named)
		return named_strength(a, b, reasons);
	if (!same_sector(a, b) || (!a->country[0] && (a->canon.len || b->canon.len)))
		return 0.0F;
	if (how.abroad && a->country[0] && is_state_organ(a->sector)) {
		*reasons |= WT_JOIN_STATES;
		return 1.0F;
	}
	/* refineries of Saudi Arabia, but not the people of Gaza: seldom are two attacks on such
	 * told in articles on one matter */
	bool struck = how.attack && a->country[0] && strcmp(a->country, "IDN") != 0 &&
		      strcmp(a->sector, "CVL") != 0;
	*reasons |= struck || is_foreign_state(a) ? WT_JOIN_STATES : WT_JOIN_SECTOR;
	return 0.5F;
}

static float
party_strength(const struct wt_story_party *a, const struct wt_story_party *b, struct how how,
	unsigned *reasons)
{
	float x = read_strength(a, b, how, reasons);
	if (x > 0.0F || !how.loose)
		return x;
	if (how.crowd && is_private(a) && is_private(b) && strcmp(a->country, b->country) == 0) {
		*reasons |= WT_JOIN_SECTOR;
		return 0.5F;
	}
	return misread_strength(a, b, reasons);
}

/* One side of a claim, or both sides of a meeting. */
struct side {
	const struct wt_story_party *parties[2 * WT_CLAIM_PARTIES];
	unsigned n;
};

static void
add_side(struct side *s, const struct wt_story_party *list, unsigned n)
{
	for (unsigned i = 0; i < n && s->n < 2 * WT_CLAIM_PARTIES; i++)
		s->parties[s->n++] = &list[i];
}

/* The first that has no match; NULL. */
static const struct wt_story_party *
left_over(const struct side *s, const bool *matched)
{
	for (unsigned i = 0; i < s->n; i++)
		if (!matched[i])
			return s->parties[i];
	return NULL;
}

/* Who came along: of a delegation of another country each article names somebody else. */
static bool
are_companions(const struct wt_story_party *a, const struct wt_story_party *b)
{
	return a->country[0] && strcmp(a->country, b->country) == 0 &&
	       strcmp(a->country, "IDN") != 0 && is_state_organ(a->sector) &&
	       is_state_organ(b->sector);
}

/* Adds to the match what the two sides (0 or 1) have in common; both must not be empty. */
static void
match_sides(unsigned at, const struct side *a, const struct side *b, struct how how,
	struct wt_story_match *m)
{
	unsigned before = m->reasons;
	bool matched_a[2 * WT_CLAIM_PARTIES] = { false };
	bool matched_b[2 * WT_CLAIM_PARTIES] = { false };
	float sum = 0.0F;
	m->reasons = 0;
	for (unsigned i = 0; i < a->n; i++) {
		float best = 0.0F;
		for (unsigned k = 0; k < b->n; k++) {
			float x = party_strength(a->parties[i], b->parties[k], how, &m->reasons);
			if (x <= 0.0F)
				continue;
			matched_a[i] = matched_b[k] = true;
			best = x > best ? x : best;
		}
		sum += best;
	}
	m->sides[at] = m->reasons;
	m->reasons |= before;
	const struct wt_story_party *left_a = left_over(a, matched_a);
	const struct wt_story_party *left_b = left_over(b, matched_b);
	if (sum <= 0.0F)
		m->veto = "other parties";
	else if (left_a && left_b && how.loose && are_companions(left_a, left_b))
		m->misread |= 1u << at;
	else if (left_a && left_b)
		m->veto = "other parties beside";
	m->score += sum > 4.0F ? 4.0F : sum;
	if (sum <= MISREAD) /* only that somebody of that country is meant */
		m->misread |= 1u << at;
}

/* Do parties of two countries take part? */
static bool
is_abroad(const struct side *actors, const struct side *recipients)
{
	const char *first = NULL;
	for (unsigned i = 0; i < actors->n + recipients->n; i++) {
		const struct wt_story_party *p =
			i < actors->n ? actors->parties[i] : recipients->parties[i - actors->n];
		if (!p->country[0])
			continue;
		if (first && strcmp(first, p->country) != 0)
			return true;
		first = p->country;
	}
	return false;
}

/* --- the rest --- */

static bool
is_one_sided(const struct wt_story_claim *c)
{
	return !c->n_actors || !c->n_recipients;
}

static bool
is_inquiry(const struct wt_story_claim *c)
{
	return c->n_modes && strcmp(WT_MODES[c->modes[0]].name, "investigate") == 0;
}

static bool
has_mode(const struct wt_story_claim *c, const char *name)
{
	return wt_modes_have(c->modes, c->n_modes, name);
}

/* Is somebody charged, sentenced or arrested?  Police, prosecutors, court: each article names one.
 */
static bool
is_charge(const struct wt_story_claim *c)
{
	enum wt_type t = c->block.type;
	return (t == WT_TYPE_ACCUSE && has_mode(c, "allege")) ||
	       (t == WT_TYPE_SANCTION && has_mode(c, "convict")) ||
	       (t == WT_TYPE_COERCE && has_mode(c, "arrest"));
}

static bool
is_crowd(const struct wt_story_claim *c)
{
	return c->block.type == WT_TYPE_PROTEST ||
	       (c->block.type == WT_TYPE_COERCE && has_mode(c, "arrest"));
}

static bool
shares_mode(const struct wt_story_claim *a, const struct wt_story_claim *b)
{
	return wt_modes_share(a->modes, a->n_modes, b->modes, b->n_modes);
}

/* How one was attacked or met is told in many ways; what one is accused of or barred from is not.
 * To blame and to condemn is hard to tell apart, where the articles are on one matter. */
static bool
modes_contradict(const struct wt_story_claim *a, const struct wt_story_claim *b, bool loose)
{
	enum wt_type t = a->block.type;
	if (t == WT_TYPE_ACCUSE && loose)
		return is_inquiry(a) != is_inquiry(b);
	return t == WT_TYPE_ACCUSE || t == WT_TYPE_COERCE || t == WT_TYPE_SANCTION ||
	       t == WT_TYPE_RETREAT || t == WT_TYPE_REQUEST || t == WT_TYPE_REJECT;
}

static void
match_modes(const struct wt_story_claim *a, const struct wt_story_claim *b, bool loose,
	struct wt_story_match *m)
{
	if (!a->n_modes || !b->n_modes)
		return;
	if (shares_mode(a, b)) {
		m->score += 0.25F;
		m->reasons |= WT_JOIN_MODE;
	} else if (modes_contradict(a, b, loose)) {
		m->veto = "another mode";
	} else if (modes_contradict(a, b, false)) {
		m->misread |= 4;
	}
}

static bool
is_exact(const struct wt_story_claim *c)
{
	return strcmp(c->place_precision, "city") == 0 || strcmp(c->place_precision, "site") == 0;
}

static void
match_places(
	const struct wt_story_claim *a, const struct wt_story_claim *b, struct wt_story_match *m)
{
	if (a->place_country[0] && b->place_country[0] &&
		strcmp(a->place_country, b->place_country) != 0) {
		m->veto = "another place";
		return;
	}
	if (!a->place.len || !b->place.len || strcmp(a->place_precision, b->place_precision) != 0)
		return;
	bool country = strcmp(a->place_precision, "country") == 0 && a->place_country[0];
	bool same = country                        ? strcmp(a->place_country, b->place_country) == 0
		    : a->geonameid && b->geonameid ? a->geonameid == b->geonameid
						   : wt_str_eq(a->place, b->place);
	if (!same) {
		m->veto = "another place";
	} else if (is_exact(a)) {
		m->score += 0.5F;
		m->reasons |= WT_JOIN_PLACE;
	}
}

static unsigned
bits(uint64_t set)
{
	unsigned n = 0;
	for (; set; set &= set - 1)
		n++;
	return n;
}

static void
match_words(
	const struct wt_story_claim *a, const struct wt_story_claim *b, struct wt_story_match *m)
{
	unsigned both = bits(a->words & b->words), all = bits(a->words | b->words);
	if (both < 3 || 5 * both < 2 * all)
		return;
	m->score += 5 * both >= 3 * all ? 1.0F : 0.5F;
	m->reasons |= WT_JOIN_WORDS;
}

#define ALIKE       0.28F /* as of articles on one event; story/terms.h */
#define CROWD_ALIKE 0.36F /* the same arrest, the same demonstration */
#define MUCH_ALIKE  0.45F /* one event told by two newsrooms, and little else */
#define TOLD_ALIKE  0.60F /* whose titles and leads say the same */

/*
 * A side or a charge was read differently: does the rest bear out that it is one act?  The words of
 * the clause do, or titles and leads that say the same; who is charged by name is charged by one
 * arm of the law or the other, and whom the same body charges has a name in one article; what is
 * done in the same way at the same spot.
 */
static bool
is_borne_out(const struct wt_story_claim *a, const struct wt_story_claim *b,
	const struct wt_story_match *m, float like)
{
	unsigned r = m->reasons;
	bool charge = is_charge(a) && is_charge(b) && r & WT_JOIN_MODE;
	if (like >= TOLD_ALIKE)
		return true;
	if (r & WT_JOIN_WORDS && (like >= MUCH_ALIKE || r & WT_JOIN_PERSON))
		return true;
	if (r & WT_JOIN_MODE && r & WT_JOIN_PLACE && (m->crowd || r & WT_JOIN_WORDS))
		return true;
	if (r & WT_JOIN_MODE && r & WT_JOIN_WORDS && r & WT_JOIN_BODY)
		return true;
	return charge &&
	       ((m->misread == 1 && m->sides[1] & WT_JOIN_PERSON) ||
		       (m->misread == 2 && m->sides[0] & WT_JOIN_BODY && like >= MUCH_ALIKE));
}

/*
 * Articles on the same matter support a frame that fits: much where persons or foreign states
 * are the same, little where only "the police" or "the government" of the home country are.  On the
 * pairs of stories/checked.tsv: without it R .19, with it .55, at P .84 and .94.
 */
static void
match_topics(
	const struct wt_story_claim *a, const struct wt_story_claim *b, struct wt_story_match *m)
{
	float like = a->document == b->document ? 0.0F : wt_terms_like(a->terms, b->terms);
	bool whole = !is_one_sided(a) && !is_one_sided(b);
	if (like < ALIKE)
		return;
	if (m->reasons & (WT_JOIN_PERSON | WT_JOIN_STATES))
		m->score += 2.5F;
	else if (m->reasons & (WT_JOIN_WORDS | WT_JOIN_PLACE))
		m->score += 1.5F;
	else
		m->score += 1.0F;
	if (like >= (m->crowd ? CROWD_ALIKE : MUCH_ALIKE) &&
		m->reasons & (WT_JOIN_MODE | WT_JOIN_PLACE | (whole ? WT_JOIN_WORDS : 0u)))
		m->score += 1.25F;
	m->reasons |= WT_JOIN_TOPIC;
	if (is_borne_out(a, b, m, like))
		m->misread = 0;
}

/* Tolls rise from report to report; how many missiles were fired does not. */
bool
wt_story_is_toll(struct wt_str kind)
{
	static const char *const TOLLS[] = { "dead", "injured", "displaced", "missing", "arrested",
		"people", NULL };
	return wt_str_in(kind, TOLLS);
}

#define TOLL_RATIO  4.0 /* twelve dead of an hour ago are forty now, but not two hundred */
#define EXACT_RATIO 1.1

static void
match_numbers(
	const struct wt_story_claim *a, const struct wt_story_claim *b, struct wt_story_match *m)
{
	for (unsigned i = 0; i < a->n_numbers; i++)
		for (unsigned k = 0; k < b->n_numbers; k++) {
			const struct wt_story_number *x = &a->numbers[i], *y = &b->numbers[k];
			bool toll = wt_story_is_toll(x->kind);
			if (!x->kind.len || !wt_str_eq(x->kind, y->kind) ||
				(!toll && !wt_str_eq(x->unit, y->unit)))
				continue;
			double ratio = toll ? TOLL_RATIO : EXACT_RATIO;
			if (x->low > y->high * ratio || y->low > x->high * ratio)
				m->veto = "another number";
		}
}

#define REPRINT        9.0F
#define RETOLD         2.0F /* the same text in other words */
#define NEEDED_ABROAD  2.0F
#define NEEDED_HOME    2.5F
#define NEEDED_LACKING 0.5F /* more, where one claim leaves a side out */
#define NEEDED_VAGUE   3.0F /* more, where one names only one who met or signed */

/* Whom a claim puts where; both on one side where `together`. */
static void
take_sides(const struct wt_story_claim *c, bool together, struct side sides[2])
{
	sides[0].n = sides[1].n = 0;
	add_side(&sides[0], c->actors, c->n_actors);
	add_side(&sides[!together], c->recipients, c->n_recipients);
}

static bool
names(const struct side *s, struct wt_str canon)
{
	for (unsigned i = 0; i < s->n; i++)
		if (wt_str_eq(s->parties[i]->canon, canon))
			return true;
	return false;
}

/* Who does it in one claim and only suffers it in the other. */
static bool
is_turned(const struct side a[2], const struct side b[2])
{
	for (unsigned i = 0; i < a[0].n; i++) {
		struct wt_str canon = a[0].parties[i]->canon;
		if (canon.len && names(&b[1], canon) && !names(&b[0], canon) &&
			!names(&a[1], canon))
			return true;
	}
	return false;
}

/*
 * Putin and Kim sign; Putin signs with Kim: where a claim puts all on one side, the sides
 * of the other count together.
 */
static void
match_parties(const struct wt_story_claim *a, const struct wt_story_claim *b, bool loose,
	struct wt_story_match *m)
{
	struct side sa[2], sb[2];
	bool uneven = is_one_sided(a) != is_one_sided(b) && a->n_actors + a->n_recipients > 1 &&
		      b->n_actors + b->n_recipients > 1;
	bool together = wt_block_mutual(a->block.type) || uneven;
	take_sides(a, together, sa);
	take_sides(b, together, sb);
	bool abroad = is_abroad(&sa[0], &sa[1]) && is_abroad(&sb[0], &sb[1]);
	/* at home many visit one man on one day */
	struct how how = { abroad, loose && (abroad || !wt_block_mutual(a->block.type)),
		is_crowd(a) && is_crowd(b), a->block.type == WT_TYPE_ASSAULT };
	m->crowd = how.loose && how.crowd;
	if (!together && (is_turned(sa, sb) || is_turned(sb, sa)))
		m->veto = "the other way round";
	m->needed = how.abroad ? NEEDED_ABROAD : NEEDED_HOME;
	if (together && (sa[0].n == 1) != (sb[0].n == 1))
		m->needed += NEEDED_VAGUE;
	for (unsigned i = 0; i < 2 && !m->veto; i++) {
		if (sa[i].n && sb[i].n)
			match_sides(i, &sa[i], &sb[i], how, m);
		else if (sa[i].n || sb[i].n)
			m->needed += NEEDED_LACKING;
	}
}

/* An editor may have cut a word or two. */
static bool
same_clause(const struct wt_story_claim *a, const struct wt_story_claim *b)
{
	return 5 * bits(a->words & b->words) >= 4 * bits(a->words | b->words);
}

/* Each of the one side is named on the other. */
static bool
same_names(
	const struct wt_story_party *a, unsigned n_a, const struct wt_story_party *b, unsigned n_b)
{
	if (n_a != n_b)
		return false;
	for (unsigned i = 0; i < n_a; i++) {
		unsigned k = 0;
		while (k < n_b && !(a[i].canon.len && wt_str_eq(a[i].canon, b[k].canon)))
			k++;
		if (k == n_b)
			return false;
	}
	return true;
}

/*
 * An article that tells one act twice: KPK named the minister a suspect; he was named on Wednesday.
 * One is charged, meets or resigns once a day, but asks for many things; of what is asked or
 * said, that one has a day and the other has none must say that they are one.
 */
static bool
is_told_twice(const struct wt_story_claim *a, const struct wt_story_claim *b)
{
	enum wt_type t = a->block.type;
	bool one_day =
		(a->block.layer == WT_LAYER_REPORTED) != (b->block.layer == WT_LAYER_REPORTED);
	bool charge = is_charge(a) && is_charge(b);
	bool once = charge || t == WT_TYPE_CONSULT || t == WT_TYPE_RETREAT;
	bool mode = shares_mode(a, b) || (!a->n_modes && !b->n_modes);
	return mode && (one_day || once) && a->sides == b->sides &&
	       a->n_actors + a->n_recipients > 0 &&
	       (charge || same_names(a->actors, a->n_actors, b->actors, b->n_actors)) &&
	       same_names(a->recipients, a->n_recipients, b->recipients, b->n_recipients);
}

/* Does an article that holds both mean two acts?  Of a copy that was cut or written
 * anew only what is told in the same words is known at once. */
static bool
is_told_apart(const struct wt_story_claim *a, const struct wt_story_claim *b, bool loose)
{
	bool one = a->document == b->document || (a->root == b->root && !loose);
	return one && a->stance == b->stance && a->status == b->status && !is_told_twice(a, b);
}

struct wt_story_match
wt_story_match(const struct wt_story_claim *a, const struct wt_story_claim *b, bool loose)
{
	struct wt_story_match m = { .needed = NEEDED_HOME };
	bool reprint = a->document != b->document && a->root == b->root;
	bool same_claim = reprint && a->sides == b->sides && same_clause(a, b);
	bool same_standing = a->stance == b->stance && a->status == b->status;
	match_parties(a, b, loose, &m);
	if (!m.veto && same_standing && same_claim)
		return (struct wt_story_match){
			.score = REPRINT, .needed = m.needed, .reasons = WT_JOIN_REPRINT
		};
	if (!m.veto && is_told_apart(a, b, loose))
		m.veto = "told apart in one article";
	if (!m.veto)
		match_modes(a, b, loose, &m);
	if (!m.veto)
		match_places(a, b, &m);
	if (!m.veto)
		match_numbers(a, b, &m);
	if (!m.veto)
		match_words(a, b, &m);
	if (!m.veto)
		match_topics(a, b, &m);
	if (!m.veto && reprint && loose &&
		m.reasons & ~(unsigned)(WT_JOIN_SECTOR | WT_JOIN_TOPIC)) {
		m.score += RETOLD;
		m.reasons |= WT_JOIN_REPRINT;
	}
	return m;
}

uint64_t
wt_story_event_id(const struct wt_story_claim *first)
{
	struct wt_key k = wt_key_begin();
	wt_key_str(&k, WT_STR("event"));
	wt_key_num(&k, first->act);
	return wt_key_end(&k) >> 1; /* SQLite's integers have a sign */
}

void
wt_story_reason_print(struct wt_buf *out, unsigned reasons)
{
	static const char *const WORDS[] = { "the same text", "the same persons",
		"the same organisations", "the same states", "parties of the same kind",
		"the same place", "the same mode", "shared words", "articles on the same matter" };
	const char *between = "";
	for (unsigned i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (reasons & 1u << i) {
			wt_buf_printf(out, "%s%s", between, WORDS[i]);
			between = ", ";
		}
}
