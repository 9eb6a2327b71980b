/*
 * put_claim.c - the rows of one claim.
 */
#include <math.h>

#include "report/claim_json.h"
#include "store/bind.h"
#include "store/block.h"
#include "store/canon.h"
#include "store/key.h"
#include "store/put.h"

/* [[0,12],[20,31]]; none is NULL. */
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

static void
bind_date(struct wt_binding *b, const struct wt_claim *c, const struct wt_block *block,
	char date[WT_PERIOD_TEXT])
{
	bool known = block->layer != WT_LAYER_UNKNOWN;
	wt_put_cstr(b, known ? wt_period_print(c->date, c->end, date) : "");
	wt_put_cstr(b, known ? wt_period_precision(c->date, c->end) : "");
	wt_put_cstr(b, known ? wt_basis_name(c->date_basis) : "");
	wt_put_span(b, c->date_span);
	wt_put_int_if(b, known, block->first);
	wt_put_int_if(b, known, block->last);
}

static int
put_parties(struct wt_store *s, int64_t claim, int side, const struct wt_party *list, unsigned n,
	const struct names *names, unsigned at, struct wt_fault *f)
{
	static const char SQL[] =
		"INSERT INTO parties (claim, side, number, name, canon, kind, country, sector,"
		" office, start, \"end\") VALUES (?,?,?,?,?,?,?,?,?,?,?)";
	for (unsigned i = 0; i < n; i++, at++) {
		struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		wt_put_int(&b, claim);
		wt_put_int(&b, side);
		wt_put_int(&b, i);
		wt_put_str(&b, list[i].name);
		wt_put_str(&b, names->canon[at]);
		wt_put_int(&b, names->kind[at]);
		wt_put_cstr(&b, list[i].country);
		wt_put_cstr(&b, list[i].sector);
		wt_put_str(&b, list[i].office);
		wt_put_span(&b, list[i].span);
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
	static const char SQL[] =
		"INSERT INTO chains (claim, number, name, canon) VALUES (?, ?, ?, ?)";
	for (unsigned i = 0; i < c->n_chain; i++) {
		struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		wt_put_int(&b, claim);
		wt_put_int(&b, i);
		wt_put_text(&b, c->chain[i]);
		wt_put_str(&b, names->source[i]);
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
		struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		wt_put_int(&b, claim);
		wt_put_int(&b, i);
		wt_put_real_if(&b, isfinite(q->low), q->low);
		wt_put_real_if(&b, isfinite(q->high), q->high);
		wt_put_cstr(&b, bound);
		wt_put_str(&b, q->unit);
		wt_put_cstr(&b, q->kind);
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
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, block);
	wt_bind_int(stmt, 2, sides);
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
bind_rest(struct wt_store *s, struct wt_binding *b, const struct wt_claim *c, struct wt_str origin)
{
	wt_put_cstr(b, wt_status_name(c->status));
	wt_put_span(b, c->status_span);
	wt_put_cstr(b, wt_stance_name(c->stance));
	wt_put_span(b, c->stance_span);
	wt_put_str(b, origin);
	wt_put_span(b, c->cue_span);
	wt_put_str(b, spans(&s->scratch[2], c));
	wt_put_span(b, c->verb);
	wt_put_str(b, c->rule);
	wt_put_real_if(b, true, (double)c->confidence);
	wt_put_str(b, reasons(&s->scratch[3], c));
	wt_put_int(b, c->sentence);
	wt_put_int(b, c->in_title);
	wt_put_int(b, c->in_caption);
	wt_put_int(b, c->n_chain);
	wt_put_int(b, c->n_quantities);
}

/* The claim's own row. */
static int
put_row(struct wt_store *s, const struct wt_putting *p, uint32_t number, const struct wt_claim *c,
	const struct names *names, const struct wt_block *block, int64_t sides, int64_t *claim,
	struct wt_fault *f)
{
	struct wt_binding b = { wt_db_get(s, PUT_CLAIM, f), 1 };
	char date[WT_PERIOD_TEXT];
	struct wt_str cited = { "", 0 };
	if (!b.stmt)
		return s->code;
	if (c->n_spans)
		cited = wt_view(p->article->doc, c->spans[0]);
	wt_put_int(&b, p->row);
	wt_put_int(&b, number);
	wt_put_int(&b, p->live);
	wt_put_int(&b, (int64_t)wt_key_claim(p->key, c));
	wt_put_int(&b, wt_block_pack(*block));
	wt_put_int(&b, sides);
	wt_put_int(&b, (int64_t)wt_key_words(cited));
	wt_put_cstr(&b, wt_type_name(c->type));
	wt_put_modes(&b, &s->scratch[0], c->modes, c->n_modes);
	wt_put_contexts(&b, &s->scratch[1], c->contexts);
	bind_date(&b, c, block, date);
	wt_put_place(&b, c->has_place ? &c->place : NULL);
	wt_put_span(&b, c->has_place ? c->place_span : (struct wt_span){ 0, 0 });
	bind_rest(s, &b, c, c->n_chain && names->source[0].len ? names->source[0] : p->family);
	int code = wt_db_run(s, b.stmt, "store a claim", f);
	*claim = wt_db_inserted(s);
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
