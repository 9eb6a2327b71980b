/*
 * load.c - reads claims for joining.
 */
#include "story/load.h"

#include "mention/fold.h"
#include "store/canon.h"

#include <math.h>

#define ABOUT_LEAST 0.75
#define ABOUT_MOST  1.25

static void
read_claim(struct wt_arena *a, struct wt_stmt *stmt, struct wt_story_claim *c)
{
	c->row = wt_column_int(stmt, 0);
	c->act = (uint64_t)wt_column_int(stmt, 1);
	c->document = wt_column_int(stmt, 2);
	c->root = wt_column_int(stmt, 3);
	c->published = wt_column_is_null(stmt, 4) ? INT64_MAX : wt_column_int(stmt, 4);
	c->block = wt_block_unpack(wt_column_int(stmt, 5));
	c->sides = wt_column_int(stmt, 6);
	c->status = wt_read_status(wt_column_str(stmt, 7));
	c->stance = wt_read_stance(wt_column_str(stmt, 8));
	c->n_modes = (uint8_t)wt_read_modes(wt_column_str(stmt, 10), c->block.type, c->modes);
	c->place = wt_fold(a, wt_column_copy(a, stmt, 11));
	wt_read_code(stmt, 12, c->place_country, sizeof c->place_country);
	wt_read_code(stmt, 13, c->place_precision, sizeof c->place_precision);
	c->geonameid = (uint32_t)wt_column_int(stmt, 14);
	c->words = (uint64_t)wt_column_int(stmt, 15);
	c->event = (uint64_t)wt_column_int(stmt, 16);
	c->n_numbers = (uint8_t)((int)wt_column_int(stmt, 9) > 0);
	c->reason = wt_column_copy(a, stmt, 17);
	struct wt_blob_view terms = wt_column_blob(stmt, 18);
	c->terms = wt_terms_unpack(a, terms.bytes, terms.size);
	c->in_title = wt_column_int(stmt, 19) != 0;
	c->named = wt_column_int(stmt, 20) != 0;
}

static void
add_party(struct wt_arena *a, struct wt_stmt *stmt, struct wt_story_claim *c)
{
	struct wt_story_party *p = &c->actors[c->n_actors + c->n_recipients];
	if (c->n_actors + c->n_recipients == 2 * WT_CLAIM_PARTIES)
		return;
	if (wt_column_int(stmt, 0) == 0) {
		c->n_actors++;
		c->recipients = p + 1;
	} else {
		c->n_recipients++;
	}
	p->canon = wt_column_copy(a, stmt, 1);
	wt_read_code(stmt, 2, p->country, sizeof p->country);
	wt_read_code(stmt, 3, p->sector, sizeof p->sector);
	p->kind = (uint8_t)wt_column_int(stmt, 4);
}

#define AT_ONCE 16 /* claims whose parties are read by one statement */

/* The parties of up to AT_ONCE claims: a question to a server takes longer than its answer. */
static int
read_parties(struct wt_store *s, struct wt_arena *a, struct wt_story_claim *claims, uint32_t n,
	struct wt_fault *f)
{
	static const char ONE[] = "SELECT side, canon, country, sector, kind, claim FROM parties"
				  " WHERE claim = ? ORDER BY side, number";
	static const char SOME[] = "SELECT side, canon, country, sector, kind, claim FROM parties"
				   " WHERE claim IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
				   " ORDER BY claim, side, number";
	struct wt_stmt *stmt = wt_db_get(s, n == 1 ? ONE : SOME, f);
	int code;
	if (!stmt)
		return s->code;
	for (uint32_t i = 0; i < n; i++) {
		claims[i].actors = WT_NEW(a, struct wt_story_party, 2 * WT_CLAIM_PARTIES);
		claims[i].recipients = claims[i].actors;
	}
	for (int i = 0; i < (n == 1 ? 1 : AT_ONCE); i++)
		wt_bind_int(stmt, i + 1, claims[(uint32_t)i < n ? i : 0].row);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		int64_t row = wt_column_int(stmt, 5);
		uint32_t i = 0;
		while (i + 1 < n && claims[i].row != row)
			i++;
		add_party(a, stmt, &claims[i]);
	}
	return code;
}

/* "About ten" is ten give or take a quarter, "more than ten" has no end. */
static int
read_numbers(struct wt_store *s, struct wt_arena *a, struct wt_story_claim *c, struct wt_fault *f)
{
	static const char SQL[] = "SELECT kind, unit, low, high, bound FROM quantities"
				  " WHERE claim = ? AND kind IS NOT NULL AND low IS NOT NULL"
				  " ORDER BY number LIMIT 4";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	int code;
	if (!stmt)
		return s->code;
	c->numbers = WT_NEW(a, struct wt_story_number, WT_STORY_NUMBERS);
	c->n_numbers = 0;
	wt_bind_int(stmt, 1, c->row);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		bool vague = wt_str_eq(wt_column_str(stmt, 4), WT_STR("~"));
		bool open = wt_column_is_null(stmt, 3);
		c->numbers[c->n_numbers++] = (struct wt_story_number){
			.kind = wt_column_copy(a, stmt, 0),
			.unit = wt_column_copy(a, stmt, 1),
			.low = wt_column_real(stmt, 2) * (vague ? ABOUT_LEAST : 1.0),
			.high = open ? (double)INFINITY
				     : wt_column_real(stmt, 3) * (vague ? ABOUT_MOST : 1.0),
		};
	}
	return code;
}

int
wt_story_load(struct wt_store *s, struct wt_arena *arena, struct wt_stmt *stmt,
	struct wt_story_claims *claims, struct wt_fault *f)
{
	int code;
	uint32_t i = claims->n;
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1)
		read_claim(arena, stmt, WT_PUSH(arena, claims->items, claims->n, claims->cap));
	for (uint32_t k = i; k < claims->n && code == WARTA_OK; k += AT_ONCE)
		code = read_parties(s, arena, &claims->items[k],
			claims->n - k < AT_ONCE ? claims->n - k : AT_ONCE, f);
	for (; i < claims->n && code == WARTA_OK; i++) {
		if (code == WARTA_OK && claims->items[i].n_numbers)
			code = read_numbers(s, arena, &claims->items[i], f);
		wt_story_claim_shape(&claims->items[i]);
	}
	return code;
}

static const char HOPS[] = "SELECT canon FROM chains WHERE claim = ? AND number > 0"
			   " AND canon IS NOT NULL ORDER BY number";

static int
read_hops(struct wt_store *s, struct wt_arena *a, struct wt_telling *t, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, HOPS, f);
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, t->claim.row);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1)
		if (t->n_hops < WT_CLAIM_CHAIN)
			t->hops[t->n_hops++] = wt_column_copy(a, stmt, 0);
	return code;
}

/* The only name that the statement gives for the article (newsrooms only, where asked); empty where
 * it gives none or several. */
static int
only_name(struct wt_store *s, struct wt_arena *a, const char *sql, bool newsrooms,
	struct wt_telling *t, struct wt_fault *f)
{
	const struct wt_day unknown = { 0, 0, 0 };
	struct wt_stmt *stmt = wt_db_get(s, sql, f);
	unsigned n = 0;
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, t->claim.document_row);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		struct wt_str name = wt_column_copy(a, stmt, 1);
		if (newsrooms && !wt_canon_is_newsroom(s->gazetteer, name, unknown))
			continue;
		if (n++ > 0)
			continue;
		t->relayed = wt_column_copy(a, stmt, 0);
		t->relay = name;
	}
	if (n > 1)
		t->relayed = t->relay = WT_STR("");
	return code;
}

struct wt_str
wt_story_canon(const struct wt_gazetteer *g, const struct wt_party *p, char out[WT_CANON])
{
	const struct wt_day unknown = { 0, 0, 0 };
	uint8_t kind;
	struct wt_str name = wt_canon_party(g, p, unknown, &kind, out);
	return name.len ? wt_canon_source(g, p->name, unknown, out) : name;
}

/* Does he take part: Putin, President Putin; KPK, Komisi Pemberantasan Korupsi? */
static bool
is_party(struct wt_store *s, const struct wt_claim *c, struct wt_str canon)
{
	char text[WT_CANON];
	for (unsigned i = 0; i < (unsigned)c->n_actors + c->n_recipients; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		struct wt_str name = wt_story_canon(s->gazetteer, p, text);
		if (name.len && wt_story_same_name(name, canon))
			return true;
	}
	return false;
}

#define NAMED(which)                                                                               \
	"SELECT h.canon, min(h.name) FROM claims k CROSS JOIN chains h ON h.claim = k.n"           \
	" WHERE k.document = ? AND k.live AND h.number = " which                                   \
	" AND h.canon IS NOT NULL GROUP BY h.canon ORDER BY h.canon LIMIT 16"

static const char ORIGINS[] = NAMED("0"), RELAYS[] = NAMED("k.n_chain - 1");

/* "otoritas", "sebuah unggahan": who vouches for one thing so is no source of the rest. */
static bool
is_named(const struct wt_store *s, struct wt_str name)
{
	const struct wt_day unknown = { 0, 0, 0 };
	return name.len &&
	       (!wt_is_lower(name.ptr[0]) || wt_canon_is_newsroom(s->gazetteer, name, unknown));
}

/*
 * Whom the article has the news from, where it names one source only who takes no part in the act,
 * or one newsroom only: what it tells without a source in its lead comes from there, too.
 */
static int
read_relay(struct wt_store *s, struct wt_arena *a, struct wt_telling *t, struct wt_fault *f)
{
	/* of what is done by saying it, a lone speaker is a side rather than a source */
	bool spoken = wt_story_is_spoken(t->claim.claim.type);
	int code = spoken ? only_name(s, a, RELAYS, true, t, f) : WARTA_OK;
	if (code != WARTA_OK || t->relayed.len)
		return code;
	code = only_name(s, a, ORIGINS, false, t, f);
	if (code == WARTA_OK && t->relayed.len && is_named(s, t->relay) &&
		!is_party(s, &t->claim.claim, t->relayed))
		return code;
	t->relayed = t->relay = WT_STR("");
	return code == WARTA_OK ? only_name(s, a, RELAYS, true, t, f) : code;
}

/* Of the article's voices (store/schema.c, version 7) the only one who does not take part; where
 * there is none, the only newsroom. */
static void
read_voices(struct wt_store *s, struct wt_str voices, struct wt_telling *t)
{
	struct wt_str line, key;
	struct wt_str relay = WT_STR(""), relay_name = WT_STR("");
	unsigned n[2] = { 0, 0 }, all = 0;
	t->voices = voices;
	while (voices.len && wt_str_split(&voices, '\n', &line)) {
		(void)wt_str_split(&line, '\t', &key);
		bool media = key.len && key.ptr[0] == 'm';
		key = key.len ? (struct wt_str){ key.ptr + 1, key.len - 1 } : key;
		if (key.len && !media && all++ == 0) {
			t->any_voice = key;
			t->any_voice_name = line;
		}
		if (!key.len || (!media && is_party(s, &t->claim.claim, key)) || n[media]++ > 0)
			continue;
		*(media ? &relay : &t->voice) = key;
		*(media ? &relay_name : &t->voice_name) = line;
	}
	if (n[0] > 1)
		t->voice = t->voice_name = WT_STR("");
	if (all > 1)
		t->any_voice = t->any_voice_name = WT_STR("");
	if (n[0] == 0 && n[1] == 1 && !t->relayed.len) {
		t->relayed = relay;
		t->relay = relay_name;
	}
}

#define TELLINGS                                                                                   \
	"SELECT " WT_CLAIM_COLUMNS ", c.block, r.n, r.family, r.outlet, r.published_at,"           \
	" d.voices" WT_CLAIM_FROM " LEFT JOIN prints p ON p.document = d.n"                        \
	" LEFT JOIN documents r ON r.n = coalesce(p.root, d.n)"

static const char EVENT[] = TELLINGS " WHERE e.event = ? ORDER BY d.published_at NULLS LAST, c.act";

/* An article from which a claim was taken out of the event by hand does not tell it.  PostgreSQL
 * would walk all articles in the order of their day, and all claims for what is not to exist: "+ 0"
 * and "OFFSET 0" leave it only the way by the neighbours. */
static const char NEAR[] =
	"SELECT d.n, d.id, d.outlet, d.family, d.title, d.published, r.n, r.family, r.outlet,"
	" r.published_at, d.voices FROM documents d LEFT JOIN prints p ON p.document = d.n"
	" LEFT JOIN documents r ON r.n = coalesce(p.root, d.n)"
	" WHERE d.live AND d.n IN (SELECT b.other FROM event_claims e JOIN claims c ON c.n = "
	"e.claim"
	" JOIN neighbours b ON b.document = c.document WHERE e.event = ?1"
	" UNION ALL SELECT b.document FROM event_claims e JOIN claims c ON c.n = e.claim"
	" JOIN neighbours b ON b.other = c.document WHERE e.event = ?1)"
	" AND NOT EXISTS (SELECT 1 FROM claims k JOIN event_claims o ON o.claim = k.n"
	" WHERE k.document = d.n AND (o.event = ?1 OR o.own IN"
	" (SELECT m.own FROM event_claims m WHERE m.event = ?1)) LIMIT 1 OFFSET 0)"
	" ORDER BY d.published_at + 0, d.key LIMIT 64";

/* The claims of events by what is to be asked for each. */
struct asked {
	struct wt_claim_numbers all[3]; /* with parties, with a chain, with quantities */
	struct wt_claim_numbers hops, relayed;
};

static void
push(struct wt_arena *a, struct wt_claim_numbers *list, bool wanted, int64_t number)
{
	if (wanted)
		*WT_PUSH(a, list->items, list->n, list->cap) = number;
}

static int
list_claims(struct wt_store *s, struct wt_arena *a, const int64_t *events, int n,
	struct asked *asked, struct wt_fault *f)
{
	static const char SQL[] =
		"SELECT c.n, c.document, c.n_chain, c.n_quantities FROM event_claims e"
		" JOIN claims c ON c.n = e.claim WHERE e.event IN " WT_STORY_AHEAD_LIST;
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	int code;
	if (!stmt)
		return s->code;
	for (int i = 0; i < WT_STORY_AHEAD; i++)
		wt_bind_int(stmt, i + 1, events[i < n ? i : 0]);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		int64_t row = wt_column_int(stmt, 0), chain = wt_column_int(stmt, 2);
		push(a, &asked->all[0], true, row);
		push(a, &asked->all[1], chain > 0, row);
		push(a, &asked->all[2], wt_column_int(stmt, 3) > 0, row);
		push(a, &asked->hops, chain > 1, row);
		push(a, &asked->relayed, chain == 0, wt_column_int(stmt, 1));
	}
	return code;
}

int
wt_story_load_ahead(struct wt_store *s, struct wt_arena *arena, const int64_t *events, int n,
	struct wt_fault *f)
{
	struct asked asked = { 0 };
	if (!wt_db_asks_ahead(s))
		return WARTA_OK;
	int code = list_claims(s, arena, events, n, &asked, f);
	if (code == WARTA_OK)
		code = wt_db_ask_ahead(s, EVENT, events, (uint32_t)n, f);
	if (code == WARTA_OK)
		code = wt_db_ask_ahead(s, NEAR, events, (uint32_t)n, f);
	if (code == WARTA_OK)
		code = wt_read_claims_ahead(s, asked.all, f);
	if (code == WARTA_OK)
		code = wt_db_ask_ahead(s, HOPS, asked.hops.items, asked.hops.n, f);
	if (code == WARTA_OK)
		code = wt_db_ask_ahead(s, ORIGINS, asked.relayed.items, asked.relayed.n, f);
	return code == WARTA_OK
		       ? wt_db_ask_ahead(s, RELAYS, asked.relayed.items, asked.relayed.n, f)
		       : code;
}

static int
read_telling(struct wt_store *s, struct wt_arena *arena, struct wt_stmt *stmt, struct wt_telling *t,
	struct wt_fault *f)
{
	int last = wt_column_count(stmt) - 2;
	struct wt_str voices = wt_column_copy(arena, stmt, last + 1);
	wt_read_claim_extra(stmt, arena, &t->extra);
	t->block = wt_block_unpack(wt_column_int(stmt, last - 4));
	t->root = wt_column_int(stmt, last - 3);
	t->root_family = wt_column_copy(arena, stmt, last - 2);
	t->root_outlet = wt_column_copy(arena, stmt, last - 1);
	t->root_dated = !wt_column_is_null(stmt, last);
	t->root_at = wt_column_int(stmt, last);
	int code = wt_read_claim(s, arena, stmt, &t->claim, f);
	if (code == WARTA_OK && t->claim.claim.n_chain > 1)
		code = read_hops(s, arena, t, f);
	else if (code == WARTA_OK && t->claim.claim.n_chain == 0)
		code = read_relay(s, arena, t, f);
	if (code == WARTA_OK)
		read_voices(s, voices, t);
	return code;
}

int
wt_story_load_event(struct wt_store *s, struct wt_arena *arena, uint64_t event,
	struct wt_telling **tellings, uint32_t *n, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, EVENT, f);
	uint32_t cap = 0;
	int code;
	*tellings = NULL;
	*n = 0;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)event);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		code = read_telling(s, arena, stmt, WT_PUSH(arena, *tellings, *n, cap), f);
		if (code != WARTA_OK)
			break;
	}
	wt_db_reset(stmt);
	return code;
}

int
wt_story_load_telling(struct wt_store *s, struct wt_arena *arena, int64_t claim,
	struct wt_telling *telling, struct wt_fault *f)
{
	static const char SQL[] = TELLINGS " WHERE c.n = ?";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, claim);
	code = wt_db_next(s, stmt, "be read", f);
	if (code == 1)
		code = read_telling(s, arena, stmt, telling, f);
	wt_db_reset(stmt);
	return code;
}

static void
read_near(struct wt_arena *a, struct wt_stmt *stmt, struct wt_near *near)
{
	struct wt_telling *t = &near->telling;
	t->claim.document_row = wt_column_int(stmt, 0);
	t->claim.document = wt_column_copy(a, stmt, 1);
	t->claim.outlet = wt_column_copy(a, stmt, 2);
	t->claim.family = wt_column_copy(a, stmt, 3);
	t->claim.title = wt_column_copy(a, stmt, 4);
	if (!wt_moment_parse(wt_column_str(stmt, 5), &t->claim.published))
		t->claim.published =
			(struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	t->root = wt_column_int(stmt, 6);
	t->root_family = wt_column_copy(a, stmt, 7);
	t->root_outlet = wt_column_copy(a, stmt, 8);
	t->root_dated = !wt_column_is_null(stmt, 9);
	t->root_at = wt_column_int(stmt, 9);
	near->voices = wt_column_copy(a, stmt, 10);
}

int
wt_story_load_near(struct wt_store *s, struct wt_arena *arena, uint64_t event,
	struct wt_near **near, uint32_t *n, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, NEAR, f);
	uint32_t cap = 0;
	int code;
	*near = NULL;
	*n = 0;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)event);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1)
		read_near(arena, stmt, WT_PUSH(arena, *near, *n, cap));
	return code;
}

int
wt_story_load_voices(
	struct wt_store *s, struct wt_arena *arena, struct wt_near *near, struct wt_fault *f)
{
	int code = read_relay(s, arena, &near->telling, f);
	if (code == WARTA_OK)
		read_voices(s, near->voices, &near->telling);
	return code;
}
