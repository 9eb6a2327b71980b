/*
 * retell.c - see retell.h.
 */
#include "story/retell.h"

#include <stdlib.h>

#include "mention/fold.h"
#include "store/canon.h"
#include "story/kin.h"
#include "story/load.h"
#include "story/quotes.h"
#include "story/update.h"

/* --- the rule ----------------------------------------------------------------------------------
 */

#define BESIDE      2 /* sentences that name the sides, too */
#define NAME_FORMS  8
#define NAME_LETTER 4 /* a word of a name that tells who is meant has so many letters */
#define BACK        3 /* words in front of a verb that may turn it */

/* Somebody whom a sentence may name. */
struct named {
	unsigned side;
	struct wt_str canon;        /* whole name, folded; "" */
	char state[4];              /* of a state without a name; "" */
	uint32_t forms[NAME_FORMS]; /* of the words of a name that nobody else of the claim has */
	uint32_t n_forms;
	uint32_t spelled[NAME_FORMS]; /* words as the article spells it, and the letters it is
					 shortened to: one of these is enough */
	uint32_t n_spelled;
	bool home; /* a body or person of the press's own country */
};

/* A claim as far as sentences are held against it. */
struct told_act {
	struct wt_passage clause;
	const struct wt_kin *kin;
	bool elsewhere; /* the clause is one that the act is told again in */
	unsigned turns;
	struct named named[2 * WT_CLAIM_PARTIES];
	uint32_t n_named;
	bool together; /* all on one side, or as good as on one */
};

static bool
is_one_of(uint32_t form, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_passage_form(wt_str_of(words[i])) == form)
			return true;
	return false;
}

/* What stands before a verb and makes another act of it. */
enum turn { DENIED = 1u << 0, AGAIN = 1u << 1 };

static unsigned
turn_of(uint32_t form)
{
	static const char *const DENIALS[] = { "tidak", "tak", "belum", "bukan", "tanpa", "batal" };
	static const char *const REPEATS[] = { "kembali", "lagi" };
	return (is_one_of(form, DENIALS, sizeof DENIALS / sizeof *DENIALS) ? DENIED : 0u) |
	       (is_one_of(form, REPEATS, sizeof REPEATS / sizeof *REPEATS) ? AGAIN : 0u);
}

/* Does the passage have one of the verbs?  And what turns the first of them. */
static bool
verb_in(const struct wt_kin *kin, const struct wt_passage *p, unsigned *turns)
{
	*turns = 0;
	for (uint32_t i = 0; i < p->n_words; i++)
		for (uint32_t v = 0; v < kin->n_verbs; v++) {
			if (p->words[i].term != kin->verbs[v])
				continue;
			for (uint32_t k = i > BACK ? i - BACK : 0; k < i; k++)
				*turns |= turn_of(p->words[k].form);
			return true;
		}
	return false;
}

static void
add_form(uint32_t *forms, uint32_t *n, struct wt_str word)
{
	if (*n < NAME_FORMS)
		forms[(*n)++] = wt_passage_form(word);
}

/* Does a word of another party's name say this, too?  BJ Habibie and Jusuf Kalla. */
static bool
is_shared(const struct wt_str *canons, unsigned n, unsigned but, struct wt_str word)
{
	for (unsigned i = 0; i < n; i++) {
		struct wt_str rest = canons[i], part;
		while (i != but && rest.len && wt_str_split(&rest, ' ', &part))
			if (wt_str_eq(part, word))
				return true;
	}
	return false;
}

static bool
is_telling(struct wt_passage_reader *r, struct wt_str word, size_t letters)
{
	return word.len >= letters &&
	       wt_term_class(&r->commons, word, wt_str_hash(word)) > WT_PASSAGE_CLASS;
}

/* kpk, of komisi pemberantasan korupsi */
static void
add_initials(struct named *to, struct wt_str canon)
{
	char letters[16];
	size_t n = 0;
	struct wt_str part;
	while (canon.len && wt_str_split(&canon, ' ', &part) && n < sizeof letters)
		if (part.len)
			letters[n++] = part.ptr[0];
	if (n >= 3)
		add_form(to->spelled, &to->n_spelled, (struct wt_str){ letters, n });
}

static void
add_name(struct wt_passage_reader *r, struct wt_arena *arena, const struct wt_party *p,
	const struct wt_str *canons, unsigned n, unsigned at, struct named *to)
{
	struct wt_str rest = canons[at], spelled = wt_fold(arena, p->name), part;
	while (rest.len && wt_str_split(&rest, ' ', &part))
		if (is_telling(r, part, NAME_LETTER) && !is_shared(canons, n, at, part))
			add_form(to->forms, &to->n_forms, part);
	while (spelled.len && wt_str_split(&spelled, ' ', &part))
		if (is_telling(r, part, 3) && !is_shared(canons, n, at, part))
			add_form(to->spelled, &to->n_spelled, part);
	add_initials(to, canons[at]);
}

/* The parties that can be looked for: those with names, and states that are not the press's own. */
static void
add_parties(struct wt_passage_reader *r, struct wt_arena *arena, const struct wt_claim *c,
	struct told_act *a)
{
	unsigned n = (unsigned)c->n_actors + c->n_recipients;
	struct wt_str canons[2 * WT_CLAIM_PARTIES];
	for (unsigned i = 0; i < n; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		char text[WT_CANON];
		canons[i] = wt_arena_copy(arena, wt_story_canon(r->gazetteer, p, text));
	}
	for (unsigned i = 0; i < n; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		bool home = strcmp(p->country, "IDN") == 0;
		struct named to = { .side = i >= c->n_actors, .canon = canons[i], .home = home };
		if (canons[i].len)
			add_name(r, arena, p, canons, n, i, &to);
		else if (p->country[0] && !home)
			memcpy(to.state, p->country, sizeof to.state);
		if (canons[i].len || to.state[0])
			a->named[a->n_named++] = to;
	}
	a->together = c->n_actors == 0 || c->n_recipients == 0;
}

static const struct told_act *
told_act(struct wt_passage_reader *r, struct wt_arena *arena, const struct wt_claim *claim,
	const struct wt_kin *kin, uint32_t clause)
{
	struct told_act *a = WT_NEW(arena, struct told_act, 1);
	a->clause = kin->clauses[clause];
	a->kin = kin;
	a->elsewhere = clause > 0;
	(void)verb_in(kin, &a->clause, &a->turns);
	add_parties(r, arena, claim, a);
	return a;
}

/* Does the passage name him?  The last or the first word of a name, or two of them. */
static bool
names(const struct wt_passage *p, const struct named *who)
{
	uint32_t hits = 0;
	if (who->state[0])
		return wt_passage_has_state(p, who->state);
	if (wt_passage_has_actor(p, who->canon))
		return true;
	for (uint32_t i = 0; i < who->n_spelled; i++)
		if (wt_passage_has_form(p, who->spelled[i]))
			return true;
	for (uint32_t i = 0; i < who->n_forms; i++) {
		bool hit = wt_passage_has_form(p, who->forms[i]);
		hits += hit;
		if (hit && (i == 0 || i + 1 == who->n_forms || hits > 1))
			return true;
	}
	return false;
}

/* What the sentence says of the sides. */
struct sides {
	unsigned asked[2]; /* parties that can be looked for */
	unsigned found[2];
	bool abroad; /* one of those found is of another country */
};

static struct sides
look_for_sides(const struct told_act *a, const struct wt_passage *p,
	const struct wt_passage *const beside[BESIDE])
{
	struct sides s = { { 0, 0 }, { 0, 0 }, false };
	for (uint32_t i = 0; i < a->n_named; i++) {
		const struct named *who = &a->named[i];
		bool found = names(p, who);
		for (unsigned k = 0; k < BESIDE && !found; k++)
			found = beside[k] && names(beside[k], who);
		s.asked[who->side]++;
		s.found[who->side] += found;
		s.abroad = s.abroad || (found && !who->home);
	}
	return s;
}

#define ABROAD     0.35F /* cosine, where both sides are named and one is of another country */
#define BOTH_SIDES 0.45F /* both of the home country: there many do the same on one day */
#define ONE_SIDE   0.55F /* where the other one has no name */
#define AT_HOME    0.65F /* and the one that is named is of the home country: a body names many */
#define SAME       0.80F /* the same sentence, in other words here and there */
#define SHARED     4     /* words */
#define SAME_WORDS 10
#define ELSEWHERE  0.10F /* more, for what the article says of the act once it has told it */

static float
needed_of(const struct told_act *a, const struct sides *s)
{
	float both = s->abroad ? ABROAD : BOTH_SIDES;
	if (a->together && s->asked[0] + s->asked[1] > 1)
		return s->found[0] + s->found[1] > 1 ? both : 2.0F;
	for (unsigned i = 0; i < 2; i++)
		if (s->asked[i] && !s->found[i])
			return 2.0F;
	if (s->found[0] && s->found[1])
		return both;
	return s->abroad ? ONE_SIDE : s->found[0] + s->found[1] ? AT_HOME : 2.0F;
}

/* How much the sentence is above what is needed; negative where it does not tell the act.  What
 * stands beside it names the sides, too: the title of a lead, the sentence that it points back to;
 * NULL where there is none. */
static float
retells(const struct told_act *a, const struct wt_passage *p,
	const struct wt_passage *const beside[BESIDE])
{
	uint32_t shared = wt_terms_shared(a->clause.terms, p->terms);
	float like = wt_terms_like(a->clause.terms, p->terms);
	if (shared < SHARED || like < ABROAD)
		return -1.0F;
	unsigned turns;
	bool verb = verb_in(a->kin, p, &turns);
	struct sides s = look_for_sides(a, p, beside);
	if (verb && turns != a->turns)
		return -1.0F;
	if (verb)
		like -= needed_of(a, &s) + (a->elsewhere ? ELSEWHERE : 0.0F);
	/* what somebody says is quoted in the same words; who answers may stand outside them */
	if (!verb || like < 0.0F)
		like = shared >= SAME_WORDS && s.found[0]
			       ? wt_terms_like(a->clause.terms, p->terms) - SAME
			       : -1.0F;
	return like;
}

/* --- the articles ------------------------------------------------------------------------------
 */

#define KEPT_BYTES ((size_t)48 << 20)
#define KEPT       8192 /* articles */

struct wt_retelling {
	struct wt_passage_reader reader;
	struct wt_arena arena;
	struct kept {
		int64_t document; /* 0: free */
		struct wt_passages passages;
		struct wt_passages quotes;
		struct wt_kins kins;
	} kept[KEPT];
};

struct wt_retelling *
wt_retelling_open(struct wt_store *s)
{
	struct wt_retelling *r = calloc(1, sizeof *r);
	struct wt_words *words = wt_words_open(s->grammar);
	if (!r || !words) {
		free(r);
		wt_words_close(words);
		return NULL;
	}
	wt_passage_reader_init(&r->reader, s->gazetteer, words);
	wt_arena_init(&r->arena, 2 * KEPT_BYTES);
	return r;
}

void
wt_retelling_close(struct wt_retelling *r)
{
	if (!r)
		return;
	wt_words_close(r->reader.words);
	wt_arena_release(&r->arena);
	free(r);
}

static int
read_article(struct wt_updating *u, int64_t document, struct wt_str text, struct kept *k)
{
	struct wt_retelling *r = u->retelling;
	if (wt_arena_guard(&r->arena) != 0)
		return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot join events: a text is too long",
			wt_store_path(u->s));
	wt_passages_read(&r->reader, &r->arena, text, &k->passages);
	wt_quotes_read(&r->reader, &r->arena, text, &k->quotes);
	int code = wt_kins_load(u->s, &r->arena, &r->reader, document, text, &k->kins, u->f);
	wt_arena_unguard(&r->arena);
	return code;
}

/* The sentences and claims of an article, read once in a run, while there is room. */
static int
article_of(struct wt_updating *u, int64_t document, const struct kept **kept)
{
	static const char SQL[] = "SELECT text FROM texts WHERE document = ?";
	struct wt_retelling *r = u->retelling;
	struct kept *k = &r->kept[(uint64_t)document & (KEPT - 1)];
	*kept = k;
	if (k->document == document)
		return WARTA_OK;
	k->document = 0;
	k->passages.n = 0;
	k->quotes.n = 0;
	k->kins.n = 0;
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, document);
	int code = wt_db_next(u->s, stmt, "be read", u->f);
	if (code == 1)
		code = read_article(
			u, document, wt_arena_copy(&u->arena, wt_column_str(stmt, 0)), k);
	wt_db_reset(stmt);
	if (code == WARTA_OK)
		k->document = document;
	return code;
}

#define ACTS   12 /* different clauses of an event that are looked for */
#define QUOTED 12 /* quotations in which somebody does the act by what he says */

/* The claims of the event that say something new, and what each says. */
struct acts {
	const struct wt_kin *kins[ACTS];
	const struct wt_telling *kin_of[ACTS];
	uint32_t n_kins;
	const struct told_act *items[ACTS];
	const struct wt_telling *of[ACTS];
	uint32_t n;
	const struct wt_passage *quotes[QUOTED];
	const struct told_act *said_in[QUOTED];
	const struct wt_telling *quoted_by[QUOTED];
	uint32_t n_quotes;
};

/* Where bytes stand among the sentences. */
static uint32_t
number_of(const struct wt_passages *p, uint32_t start)
{
	uint32_t i = 0;
	while (i < p->n && p->items[i].span.end <= start)
		i++;
	return i;
}

/* Does the passage name one of those who act? */
static bool
names_actor(const struct told_act *a, const struct wt_passage *p)
{
	for (uint32_t i = 0; i < a->n_named; i++)
		if (a->named[i].side == 0 && names(p, &a->named[i]))
			return true;
	return false;
}

#define QUOTE_REACH  3 /* sentences from an act to the words by which it was done */
#define QUOTE_SHARED 2 /* words that tell something, of the clause and of a quotation */

/* Are these the words by which the act was done?  What the clause stands in is, and what stands
 * close behind it and shares words with it; behind the next sentence only where he is named. */
static bool
is_said_by(const struct told_act *a, const struct wt_passages *p, const struct wt_passage *quote)
{
	struct wt_span at = a->clause.span, q = quote->span;
	if (q.start <= at.start && at.start < q.end)
		return true;
	uint32_t clause = number_of(p, at.start), first = number_of(p, q.start);
	uint32_t last = number_of(p, q.end);
	if (q.start < at.end || first > clause + QUOTE_REACH || last >= p->n)
		return false;
	return wt_terms_shared(a->clause.terms, quote->terms) >= QUOTE_SHARED &&
	       (first <= clause + 1 || names_actor(a, &p->items[last]));
}

/* What is done by saying it has the words in which it was said. */
static void
add_quotes(const struct kept *k, const struct told_act *a, const struct wt_telling *t,
	struct acts *acts)
{
	for (uint32_t i = 0; i < k->quotes.n && acts->n_quotes < QUOTED; i++) {
		const struct wt_passage *quote = &k->quotes.items[i];
		if (!wt_story_is_spoken(t->claim.claim.type) || !is_said_by(a, &k->passages, quote))
			continue;
		acts->quotes[acts->n_quotes] = quote;
		acts->said_in[acts->n_quotes] = a;
		acts->quoted_by[acts->n_quotes++] = t;
	}
}

static void
add_act(struct wt_updating *u, const struct wt_telling *t, const struct kept *k,
	const struct wt_kin *kin, struct acts *acts)
{
	acts->kins[acts->n_kins] = kin;
	acts->kin_of[acts->n_kins++] = t;
	for (uint32_t i = 0; i < kin->n_clauses && acts->n < ACTS && kin->n_verbs; i++) {
		const struct told_act *act =
			told_act(&u->retelling->reader, &u->arena, &t->claim.claim, kin, i);
		if (act->n_named == 0)
			return;
		acts->items[acts->n] = act;
		acts->of[acts->n++] = t;
		add_quotes(k, act, t, acts);
	}
}

static bool
is_said(const struct acts *acts, struct wt_str sentence)
{
	for (uint32_t i = 0; i < acts->n_kins; i++)
		if (wt_str_eq(acts->kin_of[i]->claim.sentence, sentence))
			return true;
	return false;
}

static int
collect(struct wt_updating *u, const struct wt_telling *tellings, uint32_t n, struct acts *acts)
{
	int code = WARTA_OK;
	acts->n = acts->n_kins = acts->n_quotes = 0;
	for (uint32_t i = 0; i < n && acts->n_kins < ACTS && code == WARTA_OK; i++) {
		const struct wt_stored_claim *c = &tellings[i].claim;
		const struct kept *k;
		if (is_said(acts, c->sentence))
			continue;
		code = article_of(u, c->document_row, &k);
		for (uint32_t at = 0; code == WARTA_OK && at < k->kins.n; at++)
			if (k->kins.items[at].claim.row == c->row)
				add_act(u, &tellings[i], k, &k->kins.items[at], acts);
	}
	return code;
}

/* The clause of a claim of the article that tells one of the acts best, and which claim; NULL. */
static const struct wt_passage *
best_kin(const struct acts *acts, const struct wt_kins *kins, const struct wt_kin **kin)
{
	const struct wt_passage *best = NULL;
	float most = 0.0F;
	for (uint32_t i = 0; i < kins->n; i++)
		for (uint32_t k = 0; k < acts->n_kins; k++) {
			uint32_t which = 0;
			float over = wt_kin_tells(acts->kins[k], &kins->items[i], &which);
			if (over < 0.0F || (best && over <= most))
				continue;
			best = &kins->items[i].clauses[which];
			most = over;
			*kin = &kins->items[i];
		}
	return best;
}

#define LEAD    4     /* sentences for which the title names the sides, too; itself among them */
#define FIRST   12    /* sentences that tell the news */
#define FARTHER 0.15F /* more, for what stands behind them */

/* How much the sentence tells of one of the acts, and which act. */
static float
most_retold(const struct acts *acts, const struct wt_passages *p, uint32_t i,
	const struct wt_telling **of)
{
	const struct wt_passage *beside[BESIDE] = { i < LEAD ? &p->items[0] : NULL,
		i > 0 && p->items[i].points_back ? &p->items[i - 1] : NULL };
	float most = -1.0F;
	for (uint32_t k = 0; k < acts->n; k++) {
		float over = retells(acts->items[k], &p->items[i], beside);
		if (over <= most)
			continue;
		most = over;
		*of = acts->of[k];
	}
	return i < FIRST ? most : most - FARTHER;
}

/* The sentence that tells one of the acts best, and which act; NULL. */
static const struct wt_passage *
best_passage(const struct acts *acts, const struct wt_passages *p, const struct wt_telling **of)
{
	const struct wt_passage *best = NULL;
	float most = -1.0F;
	for (uint32_t i = 0; i < p->n; i++) {
		const struct wt_telling *t = NULL;
		float over = most_retold(acts, p, i, &t);
		if (over < 0.0F || over <= most)
			continue;
		best = &p->items[i];
		most = over;
		*of = t;
	}
	return best;
}

/* The quotation in which the article has the words by which one of the acts was done, and which
 * act; NULL. */
static const struct wt_passage *
best_quote(const struct acts *acts, const struct kept *k, const struct wt_telling **of)
{
	const struct wt_passage *best = NULL;
	float most = 0.0F;
	for (uint32_t i = 0; i < k->quotes.n; i++)
		for (uint32_t q = 0; q < acts->n_quotes; q++) {
			const struct wt_passage *quote = &k->quotes.items[i];
			const struct wt_passage *clause = &acts->said_in[q]->clause;
			float over = wt_quotes_same(acts->quotes[q], quote);
			bool named = false;
			if (wt_terms_shared(clause->terms, quote->terms) < QUOTE_SHARED)
				continue;
			for (uint32_t p = 0; over >= most && p < k->passages.n && !named; p++)
				named = names_actor(acts->said_in[q], &k->passages.items[p]);
			if (!named)
				continue;
			best = quote;
			most = over;
			*of = acts->quoted_by[q];
		}
	return best;
}

/* Does the article tell what he thinks, asks or refuses himself? */
static bool
comments(const struct wt_kins *kins, struct wt_str voice)
{
	for (uint32_t i = 0; i < kins->n; i++) {
		const struct wt_story_claim *c = &kins->items[i].claim;
		if (!wt_story_is_spoken((enum wt_type)c->block.type))
			continue;
		for (unsigned k = 0; k < c->n_actors; k++)
			if (wt_str_eq(c->actors[k].canon, voice))
				return true;
	}
	return false;
}

static bool
has_verb(const struct wt_kin *kin, uint32_t term)
{
	for (uint32_t v = 0; v < kin->n_verbs; v++)
		if (kin->verbs[v] == term)
			return true;
	return false;
}

/* pasca [serangan] itu, mengecam [serangan] itu: the act is only named, for what is told of
 * another matter; whoever speaks there speaks of that. */
static bool
only_names(const struct acts *acts, const struct wt_telling *of, const struct wt_passage *p)
{
	static const char *const BEFORE[] = { "usai", "pasca", "setelah", "menyusul", "terkait",
		"soal", "atas", "akibat", "imbas", "dampak", "kecam", "mengecam", "mengutuk",
		"kutuk", "balas", "membalas", "merespons", "merespon", "respons", "respon",
		"tanggapi", "menanggapi", "selidiki", "menyelidiki" };
	for (uint32_t k = 0; k < acts->n; k++)
		for (uint32_t i = 1; acts->of[k] == of && i < p->n_words; i++)
			if (has_verb(acts->items[k]->kin, p->words[i].term) &&
				is_one_of(p->words[i - 1].form, BEFORE,
					sizeof BEFORE / sizeof *BEFORE))
				return true;
	return false;
}

/* The article as one that tells the act: where its sentence stands, and with its own sources; who
 * only comments on the act is none. */
static int
take_up(struct wt_updating *u, struct wt_near *near, const struct wt_telling *of,
	const struct kept *kept, struct wt_span span)
{
	const struct wt_passages *all = &kept->passages;
	struct wt_claim *c = &near->telling.claim.claim;
	*c = of->claim.claim;
	c->n_chain = 0;
	c->n_quantities = 0;
	c->spans[0] = span;
	c->n_spans = 1;
	c->sentence = number_of(all, span.start);
	c->in_title = c->sentence == 0;
	near->telling.retold = true;
	int code = wt_story_load_voices(u->s, &u->arena, near, u->f);
	struct wt_telling *t = &near->telling;
	if (t->voice.len && comments(&kept->kins, t->voice))
		t->voice = t->voice_name = WT_STR("");
	return code;
}

/* Likewise with the words by which the act was done: whoever spoke them speaks here, too. */
static int
take_up_quote(struct wt_updating *u, struct wt_near *near, const struct wt_telling *of,
	const struct kept *kept, struct wt_span span)
{
	int code = take_up(u, near, of, kept, span);
	const struct wt_claim *c = &of->claim.claim;
	const struct wt_day unknown = { 0, 0, 0 };
	if (c->n_chain == 0 ||
		wt_canon_is_newsroom(u->retelling->reader.gazetteer, c->chain[0], unknown))
		return code;
	near->telling.claim.claim.n_chain = 1;
	near->telling.claim.origin = of->claim.origin;
	return code;
}

/* Likewise with what a claim of the article says, and whom it has it from. */
static int
take_up_kin(
	struct wt_updating *u, struct wt_near *near, const struct wt_kin *kin, struct wt_span span)
{
	int code = wt_story_load_telling(u->s, &u->arena, kin->claim.row, &near->telling, u->f);
	near->telling.claim.claim.spans[0] = span;
	near->telling.retold = true;
	return code;
}

/* Does the article tell the event?  Then it is taken up. */
static int
look_at(struct wt_updating *u, const struct acts *acts, struct wt_near *near)
{
	const struct kept *k;
	const struct wt_telling *of = NULL;
	const struct wt_kin *kin = NULL;
	int code = article_of(u, near->telling.claim.document_row, &k);
	if (code != WARTA_OK)
		return code;
	const struct wt_passage *best = best_passage(acts, &k->passages, &of);
	if (best) {
		code = take_up(u, near, of, k, best->span);
		if (only_names(acts, of, best)) {
			struct wt_telling *t = &near->telling;
			t->voice = t->voice_name = t->relayed = t->relay = WT_STR("");
		}
		return code;
	}
	best = best_kin(acts, &k->kins, &kin);
	if (best)
		return take_up_kin(u, near, kin, best->span);
	best = best_quote(acts, k, &of);
	return best ? take_up_quote(u, near, of, k, best->span) : WARTA_OK;
}

/* Room for the articles of an event. */
static void
make_room(struct wt_retelling *r)
{
	if (r->arena.used <= KEPT_BYTES)
		return;
	wt_arena_reset(&r->arena);
	memset(r->kept, 0, sizeof r->kept);
}

int
wt_retelling_find(struct wt_updating *u, uint64_t event, struct wt_telling **tellings, uint32_t n,
	uint32_t *n_retold)
{
	struct wt_near *near;
	struct acts acts;
	uint32_t n_near, n_all = 0, cap = 0;
	struct wt_telling *all = NULL;
	*n_retold = 0;
	int code = wt_story_load_near(u->s, &u->arena, event, &near, &n_near, u->f);
	if (code != WARTA_OK || n_near == 0)
		return code;
	make_room(u->retelling);
	code = collect(u, *tellings, n, &acts);
	for (uint32_t i = 0; i < n && acts.n_kins; i++)
		*WT_PUSH(&u->arena, all, n_all, cap) = (*tellings)[i];
	for (uint32_t i = 0; i < n_near && acts.n_kins && code == WARTA_OK; i++) {
		code = look_at(u, &acts, &near[i]);
		if (code != WARTA_OK || !near[i].telling.retold)
			continue;
		*WT_PUSH(&u->arena, all, n_all, cap) = near[i].telling;
		++*n_retold;
	}
	if (*n_retold)
		*tellings = all;
	return code;
}
