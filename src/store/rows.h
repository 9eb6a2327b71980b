/*
 * rows.h - rows of the store as records; for the rooms store and story.
 */
#ifndef WT_STORE_ROWS_H
#define WT_STORE_ROWS_H

#include "store/db.h"

/* What a statement that gives claims selects, and from what (with c, d, x, e bound). */
#define WT_CLAIM_COLUMNS                                                                           \
	"c.n, c.document, c.number, c.live, c.act, c.type, c.modes, c.contexts, c.date,"           \
	" c.date_basis, c.date_start, c.date_end, c.place, c.place_country, c.place_geonameid,"    \
	" c.place_lat, c.place_lon, c.place_precision, c.place_start, c.place_end, c.status,"      \
	" c.status_start, c.status_end, c.stance, c.stance_start, c.stance_end, c.origin,"         \
	" c.cue_start, c.cue_end, c.spans, c.verb_start, c.verb_end, c.rule, c.confidence,"        \
	" c.reasons, c.sentence, c.in_title, c.in_caption, c.n_chain, c.n_quantities,"             \
	" d.id, d.outlet, d.family, d.title, d.url, d.published, d.coder, x.text, e.event,"        \
	" e.reason, d.text_key, d.published_at, d.stored"
#define WT_CLAIM_FROM                                                                              \
	" FROM claims c JOIN documents d ON d.n = c.document"                                      \
	" LEFT JOIN texts x ON x.document = d.n LEFT JOIN event_claims e ON e.claim = c.n"

/* Where questions cost something: asks ahead for the parties of the first, the chains of the
 * second, the quantities of the third claims (see wt_db_ahead). */
struct wt_claim_numbers {
	int64_t *items;
	uint32_t n, cap;
};
int wt_read_claims_ahead(
	struct wt_store *s, const struct wt_claim_numbers lists[3], struct wt_fault *f);
/* The claim of the statement's row; strings in the arena, which has its guard set. */
int wt_read_claim(struct wt_store *s, struct wt_arena *arena, struct wt_stmt *stmt,
	struct wt_stored_claim *claim, struct wt_fault *f);
/* What of that row is no part of the record. */
struct wt_claim_extra {
	uint64_t act;
	uint64_t text_key;
	bool dated;
	int64_t published_at;
	struct wt_str stored;
};
void wt_read_claim_extra(
	struct wt_stmt *stmt, struct wt_arena *arena, struct wt_claim_extra *extra);

/* Small lists as the store writes them. */
unsigned wt_read_modes(struct wt_str json, enum wt_type type, uint8_t modes[WT_CLAIM_MODES]);
uint64_t wt_read_contexts(struct wt_str json);
uint32_t wt_read_spans(struct wt_str json, struct wt_span *spans, uint32_t most);
/* "2024-07", "2024-07-01/2024-07-03" */
void wt_read_date(struct wt_str text, struct wt_day *date, struct wt_day *end);
enum wt_status wt_read_status(struct wt_str name);
enum wt_stance wt_read_stance(struct wt_str name);
enum wt_time_basis wt_read_basis(struct wt_str name);
void wt_read_code(struct wt_stmt *stmt, int at, char *out, size_t size); /* NUL-ended, cut */

/* --- statements built for a query --- */

#define WT_SQL_PARAMS 64

struct wt_sql {
	struct wt_buf text;
	struct wt_buf words[WT_SQL_PARAMS]; /* what text parameters hold */
	struct {
		bool is_text;
		int64_t number;
	} params[WT_SQL_PARAMS];
	unsigned n;
	bool too_many;
};
void wt_sql_release(struct wt_sql *q);
/* Adds SQL with one '?', and what it stands for. */
void wt_sql_number(struct wt_sql *q, const char *sql, int64_t number);
void wt_sql_text(struct wt_sql *q, const char *sql, struct wt_str text);
void wt_sql_fold(struct wt_sql *q, const char *sql, struct wt_str name); /* the folded name */
/* " AND p IN (...)" for the parties of the query; table is "parties", key "claim". */
void wt_sql_parties(struct wt_sql *q, const struct wt_query *query, const char *column,
	const char *table, const char *key);
/* The same, asked row by row of the outer query instead of all at once: better where a short list
 * of what is frequent is wanted in another order. */
void wt_sql_parties_walk(struct wt_sql *q, const struct wt_query *query, const char *column,
	const char *table, const char *key);
/* " AND last_day >= ? AND first_day <= ?", type, mode, status, stance, place of `table.`. */
void wt_sql_common(struct wt_sql *q, const struct wt_query *query, const char *table);
/* One condition for each word of the text: sql has one '?'. */
void wt_sql_words(struct wt_sql *q, const char *sql, struct wt_str text);
void wt_sql_limit(struct wt_sql *q, const struct wt_query *query);

/*
 * Rows read one after another, each in an arena that is emptied for the next, so that a million
 * take no more memory than one.
 */
struct wt_rows {
	struct wt_store *store;
	struct wt_stmt *stmt; /* at the row */
	struct wt_arena arena;
	int (*row)(struct wt_rows *r, bool *stop); /* reads it and hands it on */
	void *context;                             /* for `row` */
	struct wt_fault *fault;
};
/* Runs the query and releases it; all but `stmt` and `arena` is set by the caller. */
int wt_rows_read(struct wt_rows *r, struct wt_sql *q);
/* A text of the row, in the arena; "" where there is none. */
struct wt_str wt_column_copy(struct wt_arena *arena, struct wt_stmt *stmt, int at);

#endif
