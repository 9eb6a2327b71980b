/*
 * put_claim.c - the rows of one claim.
 */
#include <math.h>

#include "report/claim_json.h"
#include "store/block.h"
#include "store/canon.h"
#include "store/key.h"
#include "store/put.h"

/* A list as a JSON array of plain words or pairs; none is NULL. */
static struct wt_str
modes(struct wt_buf *b, const struct wt_claim *c)
{
	wt_buf_clear(b);
	for (unsigned i = 0; i < c->n_modes; i++)
		wt_buf_printf(b, "%s\"%s\"", i ? "," : "[", WT_MODES[c->modes[i]].name);
	if (c->n_modes)
		wt_buf_char(b, ']');
	return wt_buf_view(b);
}

static struct wt_str
contexts(struct wt_buf *b, const struct wt_claim *c)
{
	wt_buf_clear(b);
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (c->contexts & (UINT64_C(1) << i))
			wt_buf_printf(b, "%s\"%s\"", b->len ? "," : "[",
				wt_context_name((enum wt_context)i));
	if (b->len)
		wt_buf_char(b, ']');
	return wt_buf_view(b);
}

static struct wt_str
spans(struct wt_buf *b, const struct wt_claim *c)
{
	wt_buf_clear(b);
	for (unsigned i = 0; i < c->n_spans; i++)
		wt_buf_printf(b, "%s[%u,%u]", i ? "," : "[", c->spans[i].start, c->spans[i].end);
	if (c->n_spans)
		wt_buf_char(b, ']');
	return wt_buf_view(b);
}

static struct wt_str
reasons(struct wt_buf *b, const struct wt_claim *c)
{
	wt_buf_clear(b);
	for (unsigned i = 0; i < c->n_reasons; i++) {
		if (i)
			wt_buf_char(b, '\n');
		wt_buf_str(b, c->reasons[i]);
	}
	return wt_buf_view(b);
}

/* What is looked up once for each claim. */
struct names {
	char text[2 * WT_CLAIM_PARTIES][WT_CANON];
	struct wt_str canon[2 * WT_CLAIM_PARTIES]; /* actors, then recipients */
	uint8_t kind[2 * WT_CLAIM_PARTIES];
	char source_text[WT_CLAIM_CHAIN][WT_CANON];
	struct wt_str source[WT_CLAIM_CHAIN];
};

static void
find_names(const struct wt_store *s, const struct wt_putting *p, const struct wt_claim *c,
	struct names *n)
{
	struct wt_day day = p->article->published.day;
	unsigned at = 0;
	for (unsigned i = 0; i < c->n_actors; i++, at++)
		n->canon[at] =
			wt_canon_party(s->gazetteer, &c->actors[i], day, &n->kind[at], n->text[at]);
	for (unsigned i = 0; i < c->n_recipients; i++, at++)
		n->canon[at] = wt_canon_party(
			s->gazetteer, &c->recipients[i], day, &n->kind[at], n->text[at]);
	for (unsigned i = 0; i < c->n_chain; i++)
		n->source[i] = wt_canon_source(s->gazetteer, c->chain[i], day, n->source_text[i]);
}

/* Parameters are numbered as they are bound, one after another. */
struct binding {
	sqlite3_stmt *stmt;
	int at;
};

static void
put_int(struct binding *b, int64_t n)
{
	(void)sqlite3_bind_int64(b->stmt, b->at++, n);
}

static void
put_str(struct binding *b, struct wt_str s)
{
	wt_bind_str(b->stmt, b->at++, s);
}

static void
put_cstr(struct binding *b, const char *s)
{
	wt_bind_str(b->stmt, b->at++, wt_str_of(s));
}

static void
put_real(struct binding *b, bool known, double x)
{
	if (known)
		(void)sqlite3_bind_double(b->stmt, b->at++, x);
	else
		(void)sqlite3_bind_null(b->stmt, b->at++);
}

static void
put_span(struct binding *b, struct wt_span s)
{
	wt_bind_span(b->stmt, b->at, s);
	b->at += 2;
}

static void
bind_date(struct binding *b, const struct wt_claim *c, const struct wt_block *block,
	char date[WT_CLAIM_DATE_TEXT])
{
	bool known = block->layer != WT_LAYER_UNKNOWN;
	put_cstr(b, known ? wt_claim_date(c, date) : "");
	put_cstr(b, known ? wt_claim_precision(c) : "");
	put_cstr(b, known ? wt_basis_name(c->date_basis) : "");
	put_span(b, c->date_span);
	if (known) {
		put_int(b, block->first);
		put_int(b, block->last);
	} else {
		(void)sqlite3_bind_null(b->stmt, b->at++);
		(void)sqlite3_bind_null(b->stmt, b->at++);
	}
}

static void
bind_place(struct binding *b, const struct wt_claim *c)
{
	static const struct wt_place NOWHERE;
	const struct wt_place *p = c->has_place ? &c->place : &NOWHERE;
	bool mapped = p->lat < 0 || p->lat > 0 || p->lon < 0 || p->lon > 0;
	put_str(b, p->name);
	put_cstr(b, p->country);
	if (p->geonameid)
		put_int(b, p->geonameid);
	else
		(void)sqlite3_bind_null(b->stmt, b->at++);
	put_real(b, mapped, (double)p->lat);
	put_real(b, mapped, (double)p->lon);
	put_cstr(b, p->precision);
	put_span(b, c->has_place ? c->place_span : (struct wt_span){ 0, 0 });
}

static int
put_parties(struct wt_store *s, int64_t claim, int side, const struct wt_party *list, unsigned n,
	const struct names *names, unsigned at, struct wt_fault *f)
{
	static const char SQL[] =
		"INSERT INTO parties (claim, side, number, name, canon, kind, country, sector,"
		" office, start, end) VALUES (?,?,?,?,?,?,?,?,?,?,?)";
	for (unsigned i = 0; i < n; i++, at++) {
		struct binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		put_int(&b, claim);
		put_int(&b, side);
		put_int(&b, i);
		put_str(&b, list[i].name);
		put_str(&b, names->canon[at]);
		put_int(&b, names->kind[at]);
		put_cstr(&b, list[i].country);
		put_cstr(&b, list[i].sector);
		put_str(&b, list[i].office);
		put_span(&b, list[i].span);
		int code = wt_db_run(s, b.stmt, "store a claim", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

static int
put_chain(struct wt_store *s, int64_t claim, const struct wt_claim *c, const struct names *names,
	struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO chains (claim, number, name, canon) VALUES (?1, ?2, "
				  "coalesce(?3, ''), ?4)";
	for (unsigned i = 0; i < c->n_chain; i++) {
		struct binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		put_int(&b, claim);
		put_int(&b, i);
		put_str(&b, c->chain[i]);
		put_str(&b, names->source[i]);
		int code = wt_db_run(s, b.stmt, "store a claim", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

static int
put_quantities(struct wt_store *s, int64_t claim, const struct wt_claim *c, struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO quantities (claim, number, low, high, bound, unit,"
				  " kind) VALUES (?,?,?,?,?,?,?)";
	for (unsigned i = 0; i < c->n_quantities; i++) {
		const struct wt_quantity *q = &c->quantities[i];
		const char bound[2] = { q->hedge, '\0' };
		struct binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		put_int(&b, claim);
		put_int(&b, i);
		put_real(&b, isfinite(q->low), q->low);
		put_real(&b, isfinite(q->high), q->high);
		put_cstr(&b, bound);
		put_str(&b, q->unit);
		put_cstr(&b, q->kind);
		int code = wt_db_run(s, b.stmt, "store a claim", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

static int
mark(struct wt_store *s, int64_t block, int64_t sides, struct wt_fault *f)
{
	static const char SQL[] = "INSERT OR IGNORE INTO todo (block, sides) VALUES (?, ?)";
	sqlite3_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	(void)sqlite3_bind_int64(stmt, 1, block);
	(void)sqlite3_bind_int64(stmt, 2, sides);
	return wt_db_run(s, stmt, "store a claim", f);
}

static const char PUT_CLAIM[] =
	"INSERT INTO claims (document, number, live, act, block, sides, words, type, modes,"
	" contexts, date, date_precision, date_basis, date_start, date_end, first_day, last_day,"
	" place, place_country, place_geonameid, place_lat, place_lon, place_precision,"
	" place_start, place_end, status, status_start, status_end, stance, stance_start,"
	" stance_end, origin, cue_start, cue_end, spans, verb_start, verb_end, rule, confidence,"
	" reasons, sentence, in_title, in_caption, n_chain, n_quantities) VALUES "
	"(?,?,?,?,?,?,?,?,?,"
	" ?,?,?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?)";

static void
bind_rest(struct wt_store *s, struct binding *b, const struct wt_claim *c, struct wt_str origin)
{
	put_cstr(b, wt_status_name(c->status));
	put_span(b, c->status_span);
	put_cstr(b, wt_stance_name(c->stance));
	put_span(b, c->stance_span);
	put_str(b, origin);
	put_span(b, c->cue_span);
	put_str(b, spans(&s->scratch[2], c));
	put_span(b, c->verb);
	put_str(b, c->rule);
	put_real(b, true, (double)c->confidence);
	put_str(b, reasons(&s->scratch[3], c));
	put_int(b, c->sentence);
	put_int(b, c->in_title);
	put_int(b, c->in_caption);
	put_int(b, c->n_chain);
	put_int(b, c->n_quantities);
}

/* The claim's own row. */
static int
put_row(struct wt_store *s, const struct wt_putting *p, uint32_t number, const struct wt_claim *c,
	const struct names *names, const struct wt_block *block, int64_t sides, int64_t *claim,
	struct wt_fault *f)
{
	struct binding b = { wt_db_get(s, PUT_CLAIM, f), 1 };
	char date[WT_CLAIM_DATE_TEXT];
	struct wt_str cited = { "", 0 };
	if (!b.stmt)
		return s->code;
	if (c->n_spans)
		cited = wt_view(p->article->doc, c->spans[0]);
	put_int(&b, p->row);
	put_int(&b, number);
	put_int(&b, p->live);
	put_int(&b, (int64_t)wt_key_claim(p->key, c));
	put_int(&b, wt_block_pack(*block));
	put_int(&b, sides);
	put_int(&b, (int64_t)wt_key_words(cited));
	put_cstr(&b, wt_type_name(c->type));
	put_str(&b, modes(&s->scratch[0], c));
	put_str(&b, contexts(&s->scratch[1], c));
	bind_date(&b, c, block, date);
	bind_place(&b, c);
	bind_rest(s, &b, c, c->n_chain && names->source[0].len ? names->source[0] : p->family);
	int code = wt_db_run(s, b.stmt, "store a claim", f);
	*claim = sqlite3_last_insert_rowid(s->db);
	return code;
}

static int
put_claim(struct wt_store *s, const struct wt_putting *p, uint32_t number, const struct wt_claim *c,
	struct wt_fault *f)
{
	struct names names;
	int64_t claim = 0;
	names.source[0] = (struct wt_str){ "", 0 };
	find_names(s, p, c, &names);
	struct wt_block block = wt_block_of(c, p->text_key);
	int64_t sides = wt_block_sides(c, names.canon);
	int code = put_row(s, p, number, c, &names, &block, sides, &claim, f);
	if (code != WARTA_OK)
		return code;
	code = put_parties(s, claim, 0, c->actors, c->n_actors, &names, 0, f);
	if (code == WARTA_OK)
		code = put_parties(
			s, claim, 1, c->recipients, c->n_recipients, &names, c->n_actors, f);
	if (code == WARTA_OK)
		code = put_chain(s, claim, c, &names, f);
	if (code == WARTA_OK)
		code = put_quantities(s, claim, c, f);
	if (code == WARTA_OK && p->live)
		code = mark(s, wt_block_pack(block), sides, f);
	return code;
}

/* Is it told before in this article, with the same parties, day and words? */
static bool
is_repeated(const struct wt_putting *p, uint32_t index)
{
	uint64_t act = wt_key_claim(p->key, &p->claims->items[index]);
	for (uint32_t i = 0; i < index; i++) {
		const struct wt_claim *c = &p->claims->items[i];
		bool same_verb = c->verb.start == p->claims->items[index].verb.start;
		if (same_verb && wt_key_claim(p->key, c) == act)
			return true;
	}
	return false;
}

int
wt_put_claims(struct wt_store *s, const struct wt_putting *p, struct wt_fault *f)
{
	for (uint32_t i = 0; i < p->claims->n; i++) {
		if (is_repeated(p, i))
			continue;
		int code = put_claim(s, p, i + 1, &p->claims->items[i], f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}
