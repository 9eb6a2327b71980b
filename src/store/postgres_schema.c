/*
 * postgres_schema.c - the tables of a server store.
 *
 * They are those of schema.c, step by step, in PostgreSQL's dialect (dialect.h), in a schema of
 * their own.  What differs:
 *
 *	store		one row: the version, and the numbers of the last article, claim, change
 *	claims		partitioned by the year of the event's day.  The year is the upper part of
 *			the claim's number (n = year << 40 | 1, 2, 3 ...), so that the number alone
 *			says where a claim lies, every key holds the partition's column, and what
 *			refers to a claim finds it in one partition.  Partitions are made when
 *			their first claim comes; claims_other takes those without a day.
 *	search		a tsvector for each live article (postgres_search.c)
 *	references	none: what goes with a row goes by triggers
 *
 * Functions that SQLite has and PostgreSQL has not stand in the same schema.  It is first on the
 * search path, so that its lower(), which knows ASCII only, is the one of both engines.
 */
#include "store/postgres.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/dialect.h"

static const char FUNCTIONS[] =
	"CREATE FUNCTION lower(TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS"
	" $$SELECT pg_catalog.lower($1 COLLATE \"C\")$$;"
	"CREATE FUNCTION instr(TEXT, TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE AS"
	" $$SELECT pg_catalog.strpos($1, $2)$$;"
	"CREATE FUNCTION strftime(format TEXT, seconds BIGINT, TEXT) RETURNS TEXT"
	" LANGUAGE sql IMMUTABLE PARALLEL SAFE AS"
	" $$SELECT to_char(timestamp 'epoch' + $2 * interval '1 second',"
	" replace(replace(replace($1, '%Y', 'YYYY'), '%m', 'MM'), '%d', 'DD'))$$;"
	"CREATE FUNCTION date(seconds BIGINT, TEXT) RETURNS TEXT"
	" LANGUAGE sql IMMUTABLE PARALLEL SAFE AS"
	" $$SELECT to_char(timestamp 'epoch' + $1 * interval '1 second', 'YYYY-MM-DD')$$;"
	"CREATE FUNCTION first_span(body TEXT, spans TEXT) RETURNS TEXT"
	" LANGUAGE sql IMMUTABLE PARALLEL SAFE AS"
	" $$SELECT coalesce(convert_from(substring(convert_to($1, 'UTF8')"
	" FROM CAST(substring($2 FROM '^..([0-9]+)') AS INTEGER) + 1"
	" FOR CAST(substring($2 FROM '^..[0-9]+,([0-9]+)') AS INTEGER)"
	" - CAST(substring($2 FROM '^..([0-9]+)') AS INTEGER)), 'UTF8'), '')$$;"
	"CREATE TABLE store (version BIGINT NOT NULL, documents BIGINT NOT NULL,"
	" claims BIGINT NOT NULL, changes BIGINT NOT NULL);"
	"ALTER TABLE store REPLICA IDENTITY FULL;" /* it has no key, and goes to readers, too */
	"INSERT INTO store VALUES (0, 0, 0, 0)";

/* What stands for SQLite's full text.  Vectors stay in their rows: fetched from beside them,
 * ranking takes 1.7 times as long. */
static const char SEARCH[] = "CREATE TABLE search (n BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)"
			     " WITH (toast_tuple_target = 8160);"
			     "ALTER TABLE search ALTER words SET STORAGE MAIN;"
			     "CREATE INDEX search_words ON search USING gin (words)"
			     " WITH (gin_pending_list_limit = 16384)";

/* --- partitions --------------------------------------------------------------------------------
 */

unsigned
wt_pg_year_of(bool dated, int64_t day)
{
	if (!dated || day < -1000000 || day > 1000000)
		return 0;
	unsigned year = (unsigned)wt_day_add((struct wt_day){ 1970, 1, 1 }, (int32_t)day).year;
	return year >= WT_PG_YEAR_FIRST && year <= WT_PG_YEAR_LAST ? year : 0;
}

static unsigned
place_of(unsigned year)
{
	return year ? year - WT_PG_YEAR_FIRST + 1 : 0;
}

static bool
learn_years(struct wt_pg *pg)
{
	static const char SQL[] =
		"SELECT substr(c.relname, 8) FROM pg_inherits i JOIN pg_class c"
		" ON c.oid = i.inhrelid WHERE i.inhparent = CAST('claims' AS regclass)";
	PGresult *r = wt_pg_queue(pg, SQL) ? wt_pg_finish(pg) : NULL;
	memset(pg->years, 0, sizeof pg->years);
	for (int i = 0; r && i < PQntuples(r); i++) {
		long year = strtol(PQgetvalue(r, i, 0), NULL, 10);
		if (year == 0 || (year >= WT_PG_YEAR_FIRST && year <= WT_PG_YEAR_LAST))
			pg->years[place_of((unsigned)year)] = true;
	}
	pg->knows_years = r != NULL;
	PQclear(r);
	return pg->knows_years;
}

/* The condition on the day lets the planner leave partitions out. */
bool
wt_pg_partition(struct wt_pg *pg, unsigned year)
{
	char name[24] = "claims_other", check[120] = "", sql[240];
	if (!pg->knows_years && !learn_years(pg))
		return false;
	if (pg->years[place_of(year)])
		return true;
	if (year) {
		(void)snprintf(name, sizeof name, "claims_%u", year);
		(void)snprintf(check, sizeof check,
			", CHECK (first_day >= %" PRId32 " AND first_day < %" PRId32 ")",
			wt_day_number((struct wt_day){ (int16_t)year, 1, 1 }),
			wt_day_number((struct wt_day){ (int16_t)(year + 1), 1, 1 }));
	}
	(void)snprintf(
		sql, sizeof sql, "CREATE TABLE %s (LIKE claims INCLUDING ALL%s)", name, check);
	bool good = wt_pg_queue(pg, sql);
	(void)snprintf(sql, sizeof sql,
		"ALTER TABLE claims ATTACH PARTITION %s FOR VALUES FROM (%" PRId64 ") TO (%" PRId64
		")",
		name, wt_pg_first_of(year), wt_pg_first_of(year + 1));
	good = good && wt_pg_queue(pg, sql);
	pg->years[place_of(year)] = good;
	return good;
}

/* --- versions ----------------------------------------------------------------------------------
 */

/* Of the store that is there: 0 where there is none and the schema is empty, -1 after a failure. */
static int64_t
version_of(struct wt_pg *pg)
{
	if (wt_pg_number(pg, "SELECT count(to_regclass('store'))") == 1)
		return wt_pg_number(pg, "SELECT version FROM store");
	return pg->failed ? -1 : 0;
}

static int
check_version(struct wt_store *s, int64_t *version, struct wt_fault *f)
{
	static const char TABLES[] =
		"SELECT count(*) FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace"
		" WHERE s.nspname = current_schema() AND s.nspname <> 'pg_catalog'";
	struct wt_pg *pg = wt_pg_of(s);
	*version = version_of(pg);
	int64_t tables = *version == 0 ? wt_pg_number(pg, TABLES) : 0;
	if (pg->failed)
		return wt_db_fail(s, "be opened", f);
	if (tables > 0)
		return wt_fail(f, WARTA_ESTORE, 0,
			"%s: the schema %s holds tables, but no store of Warta", s->path,
			pg->schema);
	if (*version > s->version)
		return wt_fail(f, WARTA_EVERSION, 0,
			"%s: made by a newer Warta (store version %lld, this one knows %d); use "
			"that one or another store",
			s->path, (long long)*version, s->version);
	return WARTA_OK;
}

static bool
make_schema(struct wt_pg *pg)
{
	struct wt_buf sql = { 0 };
	char *name = PQescapeIdentifier(pg->conn, pg->schema, strlen(pg->schema));
	wt_buf_printf(&sql, "CREATE SCHEMA IF NOT EXISTS %s", name ? name : "");
	bool good = name && !sql.failed && wt_pg_now(pg, sql.ptr) && wt_pg_now(pg, FUNCTIONS);
	PQfreemem(name);
	wt_buf_release(&sql);
	return good;
}

static bool
begins(struct wt_str text, const char *with)
{
	size_t n = strlen(with);
	return text.len >= n && memcmp(text.ptr, with, n) == 0;
}

/* One statement of a step; what is SQLite's full text there is PostgreSQL's here. */
static bool
run_statement(struct wt_pg *pg, struct wt_str one)
{
	struct wt_buf sql = { 0 };
	if (begins(one, "INSERT INTO search"))
		return true;
	if (begins(one, "CREATE VIRTUAL TABLE search"))
		wt_buf_cstr(&sql, SEARCH);
	else
		wt_dialect_schema(&sql, one);
	bool good = !sql.failed && wt_pg_now(pg, sql.ptr);
	wt_buf_release(&sql);
	return good;
}

static bool
walk_steps(struct wt_store *s, int64_t version)
{
	struct wt_pg *pg = wt_pg_of(s);
	char sql[64];
	for (; version < s->version; version++)
		for (const char *const *part = wt_schema_step((int)version); *part; part++) {
			struct wt_str list = wt_str_of(*part), one;
			while (wt_dialect_next(&list, &one))
				if (!run_statement(pg, one))
					return false;
		}
	(void)snprintf(sql, sizeof sql, "UPDATE store SET version = %d", s->version);
	return wt_pg_now(pg, sql) &&
	       (s->version < 3 || wt_pg_now(pg, "UPDATE store SET changes ="
						" (SELECT coalesce(max(n), 0) FROM changes)"));
}

/* Under a lock, so that of two programs that find no store one makes it. */
static int
migrate(struct wt_store *s, struct wt_fault *f)
{
	struct wt_pg *pg = wt_pg_of(s);
	int64_t version = 0;
	int code = WARTA_OK;
	bool good = wt_pg_now(pg, "BEGIN; " WT_PG_ALONE);
	if (good)
		code = check_version(s, &version, f);
	if (good && code == WARTA_OK && version == 0)
		good = make_schema(pg);
	if (good && code == WARTA_OK && version < s->version)
		good = walk_steps(s, version);
	if (good && code == WARTA_OK)
		good = wt_pg_now(pg, "COMMIT");
	if (!good)
		code = wt_db_fail(s, "make its tables", f);
	if (code != WARTA_OK)
		wt_pg_rollback(s);
	return code;
}

int
wt_pg_schema_ready(struct wt_store *s, struct wt_fault *f)
{
	int64_t version = 0;
	int code = check_version(s, &version, f);
	if (code != WARTA_OK || version == s->version)
		return code;
	if (s->use == WT_STORE_WRITE)
		return migrate(s, f);
	if (version == 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0,
			"%s: there is no store in it; `warta read` makes one", s->path);
	return wt_fail(f, WARTA_EVERSION, 0,
		"%s: made by an older Warta; the next `warta read` brings it up to date", s->path);
}
