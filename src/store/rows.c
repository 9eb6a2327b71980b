/*
 * rows.c - a claim's row and what hangs on it, as the record it was stored from.
 */
#include "store/rows.h"

#include <math.h>

#include "store/key.h"

/* The next word between quotation marks. */
static bool
next_quoted(struct wt_str *rest, struct wt_str *word)
{
	ptrdiff_t open = wt_str_find(*rest, WT_STR("\""), 0), close;
	if (open < 0 || (close = wt_str_find(*rest, WT_STR("\""), (size_t)open + 1)) < 0)
		return false;
	*word = (struct wt_str){ rest->ptr + open + 1, (size_t)(close - open - 1) };
	*rest = (struct wt_str){ rest->ptr + close + 1, rest->len - (size_t)close - 1 };
	return true;
}

unsigned
wt_read_modes(struct wt_str json, enum wt_type type, uint8_t modes[WT_CLAIM_MODES])
{
	struct wt_str word;
	unsigned n = 0;
	while (n < WT_CLAIM_MODES && next_quoted(&json, &word)) {
		int mode = wt_mode_find(type, word);
		if (mode >= 0)
			modes[n++] = (uint8_t)mode;
	}
	return n;
}

uint64_t
wt_read_contexts(struct wt_str json)
{
	struct wt_str word;
	uint64_t set = 0;
	while (next_quoted(&json, &word)) {
		int context = wt_context_find(word);
		if (context >= 0)
			set |= UINT64_C(1) << context;
	}
	return set;
}

static bool
next_number(struct wt_str *rest, uint32_t *number)
{
	size_t i = 0;
	while (i < rest->len && !wt_is_digit(rest->ptr[i]))
		i++;
	if (i == rest->len)
		return false;
	uint64_t n = 0;
	for (; i < rest->len && wt_is_digit(rest->ptr[i]); i++)
		n = n > UINT32_MAX ? n : 10 * n + (uint64_t)(rest->ptr[i] - '0');
	*number = n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
	*rest = (struct wt_str){ rest->ptr + i, rest->len - i };
	return true;
}

uint32_t
wt_read_spans(struct wt_str json, struct wt_span *spans, uint32_t most)
{
	uint32_t n = 0;
	struct wt_span s;
	while (n < most && next_number(&json, &s.start) && next_number(&json, &s.end))
		spans[n++] = s;
	return n;
}

void
wt_read_date(struct wt_str text, struct wt_day *date, struct wt_day *end)
{
	struct wt_str part;
	memset(date, 0, sizeof *date);
	memset(end, 0, sizeof *end);
	if (wt_str_split(&text, '/', &part) && !wt_day_parse(part, date))
		memset(date, 0, sizeof *date);
	if (wt_str_split(&text, '/', &part) && !wt_day_parse(part, end))
		memset(end, 0, sizeof *end);
}

enum wt_status
wt_read_status(struct wt_str name)
{
	for (int i = WT_STATUS_HAPPENED; i <= WT_STATUS_NEGATED; i++)
		if (wt_str_is(name, wt_status_name((enum wt_status)i)))
			return (enum wt_status)i;
	return WT_STATUS_HAPPENED;
}

enum wt_stance
wt_read_stance(struct wt_str name)
{
	for (int i = WT_STANCE_ASSERTED; i <= WT_STANCE_DENIED; i++)
		if (wt_str_is(name, wt_stance_name((enum wt_stance)i)))
			return (enum wt_stance)i;
	return WT_STANCE_ASSERTED;
}

enum wt_time_basis
wt_read_basis(struct wt_str name)
{
	for (int i = WT_BASIS_EXPLICIT; i <= WT_BASIS_PUBLICATION; i++)
		if (wt_str_is(name, wt_basis_name((enum wt_time_basis)i)))
			return (enum wt_time_basis)i;
	return WT_BASIS_PUBLICATION;
}

void
wt_read_code(struct wt_stmt *stmt, int at, char *out, size_t size)
{
	struct wt_str s = wt_column_str(stmt, at);
	size_t n = s.len < size ? s.len : size - 1;
	memcpy(out, s.ptr, n);
	out[n] = '\0';
}

struct wt_str
wt_column_copy(struct wt_arena *a, struct wt_stmt *stmt, int at)
{
	struct wt_str s = wt_column_str(stmt, at);
	return s.len ? wt_arena_copy(a, s) : WT_STR("");
}

static unsigned
read_lines(struct wt_arena *a, struct wt_str text, struct wt_str *lines, unsigned most)
{
	unsigned n = 0;
	struct wt_str line;
	while (n < most && text.len > 0 && wt_str_split(&text, '\n', &line))
		lines[n++] = wt_arena_copy(a, line);
	return n;
}

static const char PARTIES[] = "SELECT side, name, country, sector, office, start, \"end\""
			      " FROM parties WHERE claim = ? ORDER BY side, number";

static int
read_parties(
	struct wt_store *s, struct wt_arena *a, int64_t row, struct wt_claim *c, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, PARTIES, f);
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, row);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		bool actor = wt_column_int(stmt, 0) == 0;
		uint8_t *n = actor ? &c->n_actors : &c->n_recipients;
		if (*n == WT_CLAIM_PARTIES)
			continue;
		struct wt_party *p = actor ? &c->actors[(*n)++] : &c->recipients[(*n)++];
		p->name = wt_column_copy(a, stmt, 1);
		wt_read_code(stmt, 2, p->country, sizeof p->country);
		wt_read_code(stmt, 3, p->sector, sizeof p->sector);
		p->office = wt_column_copy(a, stmt, 4);
		p->span = wt_column_span(stmt, 5);
		p->entry = WT_ENTRY_NONE;
	}
	return code;
}

static const char CHAIN[] = "SELECT name FROM chains WHERE claim = ? ORDER BY number";

static int
read_chain(
	struct wt_store *s, struct wt_arena *a, int64_t row, struct wt_claim *c, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, CHAIN, f);
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, row);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1)
		if (c->n_chain < WT_CLAIM_CHAIN)
			c->chain[c->n_chain++] = wt_column_copy(a, stmt, 0);
	return code;
}

static const char QUANTITIES[] = "SELECT low, high, bound, unit, kind"
				 " FROM quantities WHERE claim = ? ORDER BY number";

static int
read_quantities(
	struct wt_store *s, struct wt_arena *a, int64_t row, struct wt_claim *c, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, QUANTITIES, f);
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, row);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		if (c->n_quantities == WT_CLAIM_QUANTITIES)
			continue;
		struct wt_quantity *q = &c->quantities[c->n_quantities++];
		struct wt_str bound = wt_column_str(stmt, 2);
		q->low = wt_column_real(stmt, 0);
		q->high = wt_column_is_null(stmt, 1) ? (double)INFINITY : wt_column_real(stmt, 1);
		q->hedge = bound.len ? bound.ptr[0] : '\0';
		q->unit = wt_column_copy(a, stmt, 3);
		wt_read_code(stmt, 4, q->kind, sizeof q->kind);
	}
	return code;
}

/* Numbers of the columns in WT_CLAIM_COLUMNS. */
enum {
	N,
	DOCUMENT,
	NUMBER,
	LIVE,
	ACT,
	TYPE,
	MODES,
	CONTEXTS,
	DATE,
	BASIS,
	DATE_SPAN,
	PLACE = DATE_SPAN + 2,
	PLACE_COUNTRY,
	GEONAMEID,
	LAT,
	LON,
	PLACE_PRECISION,
	PLACE_SPAN,
	STATUS = PLACE_SPAN + 2,
	STATUS_SPAN,
	STANCE = STATUS_SPAN + 2,
	STANCE_SPAN,
	ORIGIN = STANCE_SPAN + 2,
	CUE_SPAN,
	SPANS = CUE_SPAN + 2,
	VERB_SPAN,
	RULE = VERB_SPAN + 2,
	CONFIDENCE,
	REASONS,
	SENTENCE,
	IN_TITLE,
	IN_CAPTION,
	N_CHAIN,
	N_QUANTITIES,
	ID,
	OUTLET,
	FAMILY,
	TITLE,
	URL,
	PUBLISHED,
	CODER,
	TEXT,
	EVENT,
	JOINED,
	TEXT_KEY,
	PUBLISHED_AT,
	STORED
};

static void
read_place(struct wt_arena *a, struct wt_stmt *stmt, struct wt_claim *c)
{
	c->place.name = wt_column_copy(a, stmt, PLACE);
	wt_read_code(stmt, PLACE_COUNTRY, c->place.country, sizeof c->place.country);
	c->has_place = c->place.name.len > 0 || c->place.country[0] != '\0';
	c->place.geonameid = (uint32_t)wt_column_int(stmt, GEONAMEID);
	c->place.lat = (float)wt_column_real(stmt, LAT);
	c->place.lon = (float)wt_column_real(stmt, LON);
	wt_read_code(stmt, PLACE_PRECISION, c->place.precision, sizeof c->place.precision);
	c->place_span = wt_column_span(stmt, PLACE_SPAN);
}

static void
read_scalars(struct wt_arena *a, struct wt_stmt *stmt, struct wt_claim *c)
{
	int type = wt_type_find(wt_column_str(stmt, TYPE));
	c->type = type < 0 ? WT_TYPE_AGREE : (enum wt_type)type;
	c->n_modes = (uint8_t)wt_read_modes(wt_column_str(stmt, MODES), c->type, c->modes);
	c->contexts = wt_read_contexts(wt_column_str(stmt, CONTEXTS));
	wt_read_date(wt_column_str(stmt, DATE), &c->date, &c->end);
	c->date_basis = wt_read_basis(wt_column_str(stmt, BASIS));
	c->date_span = wt_column_span(stmt, DATE_SPAN);
	read_place(a, stmt, c);
	c->status = wt_read_status(wt_column_str(stmt, STATUS));
	c->status_span = wt_column_span(stmt, STATUS_SPAN);
	c->stance = wt_read_stance(wt_column_str(stmt, STANCE));
	c->stance_span = wt_column_span(stmt, STANCE_SPAN);
	c->cue_span = wt_column_span(stmt, CUE_SPAN);
	c->n_spans = (uint8_t)wt_read_spans(wt_column_str(stmt, SPANS), c->spans, WT_CLAIM_SPANS);
	c->verb = wt_column_span(stmt, VERB_SPAN);
	c->rule = wt_column_copy(a, stmt, RULE);
	c->confidence = (float)wt_column_real(stmt, CONFIDENCE);
	c->n_reasons =
		(uint8_t)read_lines(a, wt_column_str(stmt, REASONS), c->reasons, WT_CLAIM_REASONS);
	c->sentence = (uint32_t)wt_column_int(stmt, SENTENCE);
	c->in_title = wt_column_int(stmt, IN_TITLE) != 0;
	c->in_caption = wt_column_int(stmt, IN_CAPTION) != 0;
}

static void
read_about(struct wt_arena *a, struct wt_stmt *stmt, struct wt_stored_claim *sc)
{
	struct wt_key k = wt_key_begin();
	sc->row = wt_column_int(stmt, N);
	sc->document_row = wt_column_int(stmt, DOCUMENT);
	sc->index = (uint32_t)wt_column_int(stmt, NUMBER);
	sc->live = wt_column_int(stmt, LIVE) != 0;
	sc->origin = wt_column_copy(a, stmt, ORIGIN);
	sc->document = wt_column_copy(a, stmt, ID);
	sc->outlet = wt_column_copy(a, stmt, OUTLET);
	sc->family = wt_column_copy(a, stmt, FAMILY);
	sc->title = wt_column_copy(a, stmt, TITLE);
	sc->url = wt_column_copy(a, stmt, URL);
	if (!wt_moment_parse(wt_column_str(stmt, PUBLISHED), &sc->published))
		sc->published = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	wt_key_num(&k, (uint64_t)wt_column_int(stmt, ACT));
	wt_key_str(&k, wt_column_str(stmt, CODER));
	sc->key = wt_key_end(&k);
	sc->event = (uint64_t)wt_column_int(stmt, EVENT);
	sc->joined = wt_column_copy(a, stmt, JOINED);
	if (sc->claim.n_spans)
		sc->sentence =
			wt_arena_copy(a, wt_view(wt_column_str(stmt, TEXT), sc->claim.spans[0]));
}

int
wt_read_claims_ahead(struct wt_store *s, const struct wt_claim_numbers lists[3], struct wt_fault *f)
{
	int code = wt_db_ask_ahead(s, PARTIES, lists[0].items, lists[0].n, f);
	if (code == WARTA_OK)
		code = wt_db_ask_ahead(s, CHAIN, lists[1].items, lists[1].n, f);
	return code == WARTA_OK ? wt_db_ask_ahead(s, QUANTITIES, lists[2].items, lists[2].n, f)
				: code;
}

int
wt_read_claim(struct wt_store *s, struct wt_arena *arena, struct wt_stmt *stmt,
	struct wt_stored_claim *claim, struct wt_fault *f)
{
	memset(claim, 0, sizeof *claim);
	read_scalars(arena, stmt, &claim->claim);
	read_about(arena, stmt, claim);
	int code = read_parties(s, arena, claim->row, &claim->claim, f);
	if (code == WARTA_OK && (int)wt_column_int(stmt, N_CHAIN))
		code = read_chain(s, arena, claim->row, &claim->claim, f);
	if (code == WARTA_OK && (int)wt_column_int(stmt, N_QUANTITIES))
		code = read_quantities(s, arena, claim->row, &claim->claim, f);
	return code;
}

void
wt_read_claim_extra(struct wt_stmt *stmt, struct wt_arena *arena, struct wt_claim_extra *extra)
{
	extra->act = (uint64_t)wt_column_int(stmt, ACT);
	extra->text_key = (uint64_t)wt_column_int(stmt, TEXT_KEY);
	extra->dated = !wt_column_is_null(stmt, PUBLISHED_AT);
	extra->published_at = wt_column_int(stmt, PUBLISHED_AT);
	extra->stored = wt_column_copy(arena, stmt, STORED);
}
