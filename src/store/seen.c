/*
 * seen.c - see seen.h.
 *
 * The table is no step of the schema: a store without it is whole, and whoever only reads
 * articles never meets it.
 */
#include "store/seen.h"

#include "store/bind.h"
#include "store/put.h"

int
wt_store_seen_ready(struct wt_store *s, struct wt_fault *f)
{
	return wt_db_exec(s,
		"CREATE TABLE IF NOT EXISTS seen ("
		"	key TEXT PRIMARY KEY," /* an address, or 'archive:' and a path */
		"	outcome INTEGER NOT NULL,"
		"	etag TEXT, modified TEXT,"
		"	position INTEGER NOT NULL," /* of an archive: the next record; else 0 */
		"	due INTEGER NOT NULL," /* of a feed that is followed: seconds since 1970 */
		"	failures INTEGER NOT NULL,"
		"	checked TEXT NOT NULL"
		") WITHOUT ROWID",
		"remember its inputs", f);
}

static void
copy(char *to, size_t room, struct wt_str s)
{
	size_t n = s.len < room ? s.len : 0;
	memcpy(to, s.ptr, n);
	to[n] = '\0';
}

int
wt_store_seen(struct wt_store *s, struct wt_str key, struct wt_seen *seen, struct wt_fault *f)
{
	struct wt_stmt *q = wt_db_get(s,
		"SELECT outcome, etag, modified, position, due, failures FROM seen WHERE key = ?",
		f);
	*seen = (struct wt_seen){ .outcome = WT_OUTCOME_NONE };
	if (!q)
		return s->code;
	wt_bind_str(q, 1, key);
	int code = wt_db_next(s, q, "say what it has seen", f);
	if (code != 1)
		return code;
	int outcome = (int)wt_column_int(q, 0);
	seen->outcome = outcome >= WT_OUTCOME_NONE && outcome <= WT_OUTCOME_GONE
				? (enum wt_outcome)outcome
				: WT_OUTCOME_NONE;
	copy(seen->validators.etag, sizeof seen->validators.etag, wt_column_str(q, 1));
	copy(seen->validators.modified, sizeof seen->validators.modified, wt_column_str(q, 2));
	seen->position = (uint64_t)wt_column_int(q, 3);
	seen->due = wt_column_int(q, 4);
	seen->failures = (uint32_t)wt_column_int(q, 5);
	wt_db_reset(q);
	return 1;
}

int
wt_store_see(struct wt_store *s, struct wt_str key, const struct wt_seen *seen, struct wt_fault *f)
{
	char now[WT_NOW_TEXT];
	int code = wt_db_begin(s, f);
	struct wt_stmt *q =
		code == WARTA_OK
			? wt_db_get(s,
				  "INSERT INTO seen (key, outcome, etag, modified, "
				  "position, due, failures, checked) "
				  "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
				  " SET outcome = excluded.outcome, etag = excluded.etag,"
				  " modified = excluded.modified, position = excluded.position,"
				  " due = excluded.due, failures = excluded.failures,"
				  " checked = excluded.checked",
				  f)
			: NULL;
	if (!q)
		return s->code;
	struct wt_binding b = { q, 1 };
	wt_put_str(&b, key);
	wt_put_int(&b, seen->outcome);
	wt_put_cstr(&b, seen->validators.etag);
	wt_put_cstr(&b, seen->validators.modified);
	wt_put_int(&b, (int64_t)seen->position);
	wt_put_int(&b, seen->due);
	wt_put_int(&b, seen->failures);
	wt_put_cstr(&b, wt_now(now));
	return wt_db_run(s, q, "remember an input", f);
}
