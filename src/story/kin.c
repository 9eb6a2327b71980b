/*
 * kin.c - see kin.h.
 */
#include "story/kin.h"

#include <stdlib.h>

/* --- loading -----------------------------------------------------------------------------------
 */

static int
load_claims(struct wt_store *s, struct wt_arena *arena, int64_t document,
	struct wt_story_claims *claims, struct wt_fault *f)
{
	static const char SQL[] = WT_LOAD "WHERE c.document = ? AND c.live ORDER BY c.n";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, document);
	return wt_story_load(s, arena, stmt, claims, f);
}

static void
add_clauses(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_str json, struct wt_kin *kin)
{
	struct wt_span spans[WT_KIN_CLAUSES];
	uint32_t n = wt_read_spans(json, spans, WT_KIN_CLAUSES);
	for (uint32_t i = 0; i < n; i++)
		if (spans[i].start < spans[i].end && spans[i].end <= text.len)
			wt_passage_read(r, arena, text, spans[i], &kin->clauses[kin->n_clauses++]);
}

#define VERB_CLASS 3 /* of a verb that tells the act: not to do, to say, corruption */

static void
add_verbs(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_span verb, struct wt_kin *kin)
{
	struct wt_passage words;
	if (verb.start >= verb.end || verb.end > text.len)
		return;
	wt_passage_read(r, arena, text, verb, &words);
	for (uint32_t i = 0; i < words.n_words && kin->n_verbs < WT_KIN_VERBS; i++)
		if (wt_term_weight_class(words.words[i].term) >= VERB_CLASS)
			kin->verbs[kin->n_verbs++] = words.words[i].term;
}

int
wt_kins_load(struct wt_store *s, struct wt_arena *arena, struct wt_passage_reader *r,
	int64_t document, struct wt_str text, struct wt_kins *kins, struct wt_fault *f)
{
	static const char SQL[] = "SELECT spans, verb_start, verb_end FROM claims WHERE document = "
				  "? AND live ORDER BY n";
	struct wt_story_claims claims = { NULL, 0, 0 };
	uint32_t i = 0;
	int code = load_claims(s, arena, document, &claims, f);
	if (code != WARTA_OK)
		return code;
	kins->items = WT_NEW(arena, struct wt_kin, claims.n + 1);
	kins->n = claims.n;
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, document);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1 && i < claims.n) {
		struct wt_kin *kin = &kins->items[i];
		kin->claim = claims.items[i++];
		kin->claim.root = kin->claim.document; /* of reprints nothing is known here */
		add_clauses(r, arena, text, wt_column_str(stmt, 0), kin);
		struct wt_span verb = { (uint32_t)wt_column_int(stmt, 1),
			(uint32_t)wt_column_int(stmt, 2) };
		add_verbs(r, arena, text, verb, kin);
	}
	wt_db_reset(stmt);
	return code == 1 ? WARTA_OK : code;
}

/* --- the rule ----------------------------------------------------------------------------------
 */

#define REACH 3 /* days that a report may come late */

/* Days or periods that both articles name are the same; a report comes up to `late` days late, and
 * none before the day. */
static bool
days_agree(const struct wt_block *a, const struct wt_block *b, int32_t late)
{
	bool period = a->layer > WT_LAYER_REPORTED || b->layer > WT_LAYER_REPORTED;
	if (a->layer == WT_LAYER_UNKNOWN || b->layer == WT_LAYER_UNKNOWN)
		return false;
	if (period || (a->layer == WT_LAYER_DAY && b->layer == WT_LAYER_DAY))
		return a->first == b->first && a->last == b->last;
	int32_t a_late = a->layer == WT_LAYER_REPORTED ? late : 0;
	int32_t b_late = b->layer == WT_LAYER_REPORTED ? late : 0;
	return a->first <= b->first + a_late && b->first <= a->first + b_late;
}

#define ALIKE_ABROAD 0.45F
#define ALIKE_HOME   0.60F /* there many do the same on one day */
#define ALIKE_OFTEN  0.60F /* states at war strike each other every day */
#define ALIKE_ANY    0.75F /* only somebody of the same kind takes part */
#define SHARED       3     /* words */

static float
needed_of(const struct wt_story_claim *a, const struct wt_story_match *m)
{
	if (!(m->reasons & (WT_JOIN_PERSON | WT_JOIN_BODY | WT_JOIN_STATES)))
		return ALIKE_ANY;
	if (!(m->reasons & WT_JOIN_STATES))
		return ALIKE_HOME;
	return a->block.type == WT_TYPE_ASSAULT ? ALIKE_OFTEN : ALIKE_ABROAD;
}

/* Inquiries go on for weeks, each day with other people. */
static bool
is_of_a_day(const struct wt_story_claim *a, const struct wt_story_match *m)
{
	bool inquiry = a->block.type == WT_TYPE_ACCUSE && a->n_modes &&
		       strcmp(WT_MODES[a->modes[0]].name, "investigate") == 0;
	bool known = m->reasons & (WT_JOIN_PERSON | WT_JOIN_STATES);
	return !known && (inquiry || a->block.type == WT_TYPE_PROTEST);
}

static bool
may_be_one(const struct wt_story_claim *a, const struct wt_story_claim *b)
{
	bool planned = a->status == WT_STATUS_PLANNED;
	return a->block.type == b->block.type && a->block.polarity == b->block.polarity &&
	       a->document != b->document && planned == (b->status == WT_STATUS_PLANNED);
}

float
wt_kin_tells(const struct wt_kin *act, const struct wt_kin *other, uint32_t *which)
{
	const struct wt_story_claim *a = &act->claim, *b = &other->claim;
	float best = -1.0F;
	if (!may_be_one(a, b) || !days_agree(&a->block, &b->block, REACH))
		return -1.0F;
	struct wt_story_match m = wt_story_match(a, b, true);
	if (m.veto || m.misread || (is_of_a_day(a, &m) && !days_agree(&a->block, &b->block, 1)))
		return -1.0F;
	float needed = needed_of(a, &m);
	for (uint32_t i = 0; i < act->n_clauses; i++)
		for (uint32_t k = 0; k < other->n_clauses; k++) {
			struct wt_terms x = act->clauses[i].terms, y = other->clauses[k].terms;
			float over = wt_terms_like(x, y) - needed;
			if (wt_terms_shared(x, y) < SHARED || over <= best)
				continue;
			best = over;
			*which = k;
		}
	return best;
}
