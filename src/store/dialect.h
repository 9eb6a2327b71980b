/*
 * dialect.h - SQL of the store as PostgreSQL reads it.
 *
 *	WHERE id = ? AND n > ?2			WHERE id = $1 AND n > $2
 *	INSERT OR IGNORE INTO todo ... 		INSERT INTO todo ... ON CONFLICT DO NOTHING
 *	a CROSS JOIN b ON ...			a JOIN b ON ...
 *	CREATE TABLE t (n INTEGER, x TEXT)	CREATE TABLE t (n BIGINT, x TEXT COLLATE "C")
 *
 * The rest is written so that both engines understand it, or is a function that the store brings
 * along (instr, lower, date, strftime, first_span).
 */
#ifndef WT_STORE_DIALECT_H
#define WT_STORE_DIALECT_H

#include "base/buf.h"

/* Adds the statement as PostgreSQL has it; returns how many parameters it has. */
int wt_dialect(struct wt_buf *out, const char *sql);
/* The next statement of a list, without its ';'; false at the end.  Bodies between $$ are whole. */
bool wt_dialect_next(struct wt_str *list, struct wt_str *statement);
/*
 * A statement of the schema: types and collations; references are left out, since the parts of a
 * claim are on other pages than the claim.  What SQLite deletes with a row is deleted by a
 * trigger, which follows as a statement of its own.
 */
void wt_dialect_schema(struct wt_buf *out, struct wt_str sql);

#endif
