/*
 * check.c - is a store whole?
 *
 * First the pages, as SQLite sees them; then what refers to nothing; then what SQLite cannot know:
 * rows that nothing refers to, that are there twice, and counts that do not add up.  What is still
 * on a list of things to do (todo, todo_events) is unfinished, not wrong: the next `warta read`
 * goes on there.  Last the index of words, against the texts.
 */
#include <sqlite3.h>
#include <stdio.h>

#include "store/care.h"
#include "store/index.h"
#include "store/postgres_search.h"
#include "store/sqlite.h"

struct checking {
	struct wt_store *s;
	wt_damage_visit *damage;
	void *context;
	uint64_t found;
	struct wt_fault *fault;
};

static void
tell(struct checking *c, const char *what)
{
	c->found++;
	c->damage(c->context, what);
}

static void
tell_unreadable(struct checking *c, const struct wt_fault *why)
{
	char what[WT_FAULT_MAX];
	(void)snprintf(what, sizeof what, "cannot be looked over: %.400s", why->text);
	tell(c, what);
}

/* Runs SQL; `row` is called for each row.  What cannot be read is a damage, too. */
static void
each(struct checking *c, const char *sql, void (*row)(struct checking *c, struct wt_stmt *stmt))
{
	struct wt_fault why = { 0 };
	struct wt_stmt *stmt = wt_db_prepare(c->s, sql, &why);
	int code = stmt ? WARTA_OK : c->s->code;
	while (stmt && (code = wt_db_next(c->s, stmt, "be read", &why)) == 1)
		row(c, stmt);
	if (code < 0)
		tell_unreadable(c, &why);
	wt_db_release(stmt);
}

/* SQLite gives several lines in one. */
static void
page_row(struct checking *c, struct wt_stmt *stmt)
{
	struct wt_str text = wt_column_str(stmt, 0), line;
	char what[400];
	while (text.len > 0 && wt_str_split(&text, '\n', &line)) {
		if (line.len == 0 || wt_str_is(line, "ok") || line.ptr[0] == '*')
			continue;
		(void)snprintf(what, sizeof what, "pages: %.*s",
			(int)(line.len < 360 ? line.len : 360), line.ptr);
		tell(c, what);
	}
}

/* Claims in the partition of another year. */
static void
astray_row(struct checking *c, struct wt_stmt *stmt)
{
	char what[100];
	(void)snprintf(what, sizeof what, "claims in the partition of another year: %lld",
		(long long)wt_column_int(stmt, 0));
	if (wt_column_int(stmt, 0) > 0)
		tell(c, what);
}

static void
reference_row(struct checking *c, struct wt_stmt *stmt)
{
	char what[400];
	struct wt_str table = wt_column_str(stmt, 0), to = wt_column_str(stmt, 2);
	(void)snprintf(what, sizeof what,
		"%.*s: row %lld refers to a row of %.*s that is not there", WT_FMT(table),
		(long long)wt_column_int(stmt, 1), WT_FMT(to));
	tell(c, what);
}

/* What must give no row; each gives how many there are and the first. */
static const struct {
	const char *what; /* with the number and the first */
	const char *sql;
} RULES[] = {
	{ "articles without text: %lld (the first: row %lld)",
		"SELECT count(*), min(n) FROM documents d WHERE NOT EXISTS"
		" (SELECT 1 FROM texts x WHERE x.document = d.n)" },
	{ "articles live and superseded at once, or neither: %lld (the first: row %lld)",
		"SELECT count(*), min(n) FROM documents WHERE live = (replaced_by IS NOT NULL)" },
	{ "claims live while their article is not, or the other way round: %lld (the first: row "
	  "%lld)",
		"SELECT count(*), min(c.n) FROM claims c JOIN documents d ON d.n = c.document"
		" WHERE c.live <> d.live" },
	{ "claims stored twice: %lld (the first: row %lld)",
		"SELECT count(*), min(n) FROM (SELECT min(n) AS n FROM claims GROUP BY document, "
		"act, "
		"verb_start HAVING count(*) > 1) x" },
	{ "claims with another number of sources than they say: %lld (the first: row %lld)",
		"SELECT count(*), min(n) FROM claims c WHERE n_chain <>"
		" (SELECT count(*) FROM chains h WHERE h.claim = c.n)" },
	{ "claims with another number of quantities than they say: %lld (the first: row %lld)",
		"SELECT count(*), min(n) FROM claims c WHERE n_quantities <>"
		" (SELECT count(*) FROM quantities q WHERE q.claim = c.n)" },
	{ "live claims in no event and on no list: %lld (the first: row %lld)",
		"SELECT count(*), min(n) FROM claims c WHERE live"
		" AND NOT EXISTS (SELECT 1 FROM event_claims e WHERE e.claim = c.n)"
		" AND NOT EXISTS (SELECT 1 FROM todo t WHERE t.block = c.block)" },
	{ "superseded claims in an event still: %lld (the first: row %lld)",
		"SELECT count(*), min(c.n) FROM event_claims e JOIN claims c ON c.n = e.claim"
		" WHERE NOT c.live" },
	{ "claims in an event that is not there: %lld (the first: row %lld)",
		"SELECT count(*), min(claim) FROM event_claims e WHERE NOT EXISTS"
		" (SELECT 1 FROM events v WHERE v.id = e.event)"
		" AND NOT EXISTS (SELECT 1 FROM todo_events t WHERE t.event = e.event)" },
	{ "events without a claim: %lld (the first: %lld)",
		"SELECT count(*), min(id) FROM events v WHERE NOT EXISTS"
		" (SELECT 1 FROM event_claims e WHERE e.event = v.id)"
		" AND NOT EXISTS (SELECT 1 FROM todo_events t WHERE t.event = v.id)" },
	{ "events with another number of claims than they say: %lld (the first: %lld)",
		"SELECT count(*), min(id) FROM events v WHERE n_claims <>"
		" (SELECT count(*) FROM event_claims e WHERE e.event = v.id)"
		" AND NOT EXISTS (SELECT 1 FROM todo_events t WHERE t.event = v.id)" },
	{ "events that do not add up: %lld (the first: %lld)",
		"SELECT count(*), min(id) FROM events WHERE n_claims <> n_asserted + n_alleged + "
		"n_denied"
		" OR n_claims <> n_happened + n_ongoing + n_planned + n_hypothetical + n_negated" },
	{ "events with another number of independent sources than they list: %lld (the first: "
	  "%lld)",
		"SELECT count(*), min(id) FROM events v WHERE n_independent <>"
		" (SELECT count(*) FROM event_sources o WHERE o.event = v.id)" },
	{ "events with fewer sources at most than at least: %lld (the first: %lld)",
		"SELECT count(*), min(id) FROM events WHERE n_independent_most < n_independent" },
	{ "live articles missing in the index of words: %lld (the first: row %lld)",
		"SELECT count(*), min(n) FROM documents d WHERE live"
		" AND NOT EXISTS (SELECT 1 FROM search_docsize s WHERE s.id = d.n)" },
	{ "articles in the index of words that should not be: %lld (the first: row %lld)",
		"SELECT count(*), min(s.id) FROM search_docsize s"
		" WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.n = s.id AND d.live)" },
};

/* What the rules call search_docsize is another table on a server. */
static struct wt_stmt *
prepare_rule(struct checking *c, const char *sql, struct wt_fault *why)
{
	static const char *const NAMES[][2] = { { "search_docsize s", "search s" },
		{ "s.id", "s.n" } };
	struct wt_buf b = { 0 };
	if (c->s->driver != &WT_POSTGRES || !strstr(sql, NAMES[0][0]))
		return wt_db_prepare(c->s, sql, why);
	while (*sql) {
		unsigned i = 0;
		while (i < 2 && strncmp(sql, NAMES[i][0], strlen(NAMES[i][0])) != 0)
			i++;
		if (i < 2)
			wt_buf_cstr(&b, NAMES[i][1]);
		else
			wt_buf_char(&b, *sql);
		sql += i < 2 ? strlen(NAMES[i][0]) : 1;
	}
	struct wt_stmt *stmt = wt_db_prepare(c->s, wt_buf_view(&b).ptr, why);
	wt_buf_release(&b);
	return stmt;
}

static void
check_rules(struct checking *c)
{
	for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
		struct wt_fault why = { 0 };
		struct wt_stmt *stmt = prepare_rule(c, RULES[i].sql, &why);
		char what[400];
		int code = stmt ? wt_db_next(c->s, stmt, "be read", &why) : c->s->code;
		if (code == 1 && wt_column_int(stmt, 0) > 0) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
			(void)snprintf(what, sizeof what, RULES[i].what,
				(long long)wt_column_int(stmt, 0),
				(long long)wt_column_int(stmt, 1));
#pragma GCC diagnostic pop
			tell(c, what);
		} else if (code < 0) {
			tell_unreadable(c, &why);
		}
		wt_db_release(stmt);
	}
}

/* FTS5 compares its index with the texts; for that it wants to write, and is not let. */
static void
check_words(struct checking *c, const struct wt_grammar *grammar)
{
	struct wt_store s;
	char what[400];
	if (!grammar || wt_care_open(&s, c->s->path, SQLITE_OPEN_READWRITE, NULL) != WARTA_OK) {
		if (grammar)
			wt_care_close(&s);
		return;
	}
	s.grammar = grammar;
	s.version = WT_STORE_VERSION;
	struct wt_fault why = { 0 };
	if (wt_sqlite_words(&s, NULL) == WARTA_OK && wt_index_is_mine(&s, NULL) == 1 &&
		wt_db_begin(&s, NULL) == WARTA_OK) {
		if (wt_db_exec(&s,
			    "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
			    "be read", &why) != WARTA_OK) {
			(void)snprintf(what, sizeof what,
				"the index of words does not fit the texts: %.300s", why.text);
			tell(c, what);
		}
		wt_db_rollback(&s);
	}
	wt_care_close(&s);
}

static int64_t
version_of(struct wt_store *s)
{
	struct wt_stmt *stmt = wt_db_prepare(s, "PRAGMA user_version", NULL);
	int64_t version = 0;
	if (stmt && wt_db_next(s, stmt, "be read", NULL) == 1)
		version = wt_column_int(stmt, 0);
	wt_db_release(stmt);
	return version;
}

/* On a server: pages are its own care (pg_amcheck), the rows are ours. */
static int
check_server(const char *path, const struct wt_grammar *grammar, struct checking *c)
{
	struct wt_store_options options = { .grammar = grammar };
	int code = wt_store_open(&c->s, path, WT_STORE_READ, &options, c->fault);
	if (code != WARTA_OK)
		return code;
	check_rules(c);
	each(c, WT_PG_ASTRAY, astray_row);
	if (c->found == 0 && grammar && wt_index_is_mine(c->s, NULL) == 1) {
		int64_t wrong = wt_pg_index_check(c->s, c->fault);
		char what[100];
		(void)snprintf(what, sizeof what,
			"the index of words does not fit the texts of %lld articles",
			(long long)wrong);
		if (wrong > 0)
			tell(c, what);
		code = wrong < 0 ? (int)wrong : WARTA_OK;
	}
	(void)wt_store_close(c->s, NULL);
	return code;
}

int
wt_store_check(const char *path, const struct wt_grammar *grammar, wt_damage_visit *damage,
	void *context, uint64_t *found, struct wt_fault *f)
{
	struct wt_store s;
	struct checking c = { &s, damage, context, 0, f };
	if (wt_store_is_address(path)) {
		int done = check_server(path, grammar, &c);
		*found = c.found;
		return done;
	}
	int code = wt_care_open(&s, path, SQLITE_OPEN_READONLY, f);
	if (code == WARTA_OK)
		code = wt_sqlite_words(&s, f);
	if (code == WARTA_OK) {
		each(&c, "PRAGMA integrity_check(100)", page_row);
		each(&c, "PRAGMA foreign_key_check", reference_row);
		if (version_of(&s) == WT_STORE_VERSION && c.found == 0) {
			check_rules(&c);
			check_words(&c, grammar);
		}
	}
	wt_care_close(&s);
	if (found)
		*found = c.found;
	return code;
}
