/*
 * size.c - what a store takes on the disk.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "store/db.h"

/* The file, and what was written and is not yet part of it. */
static uint64_t
bytes_of_file(const char *path)
{
	static const char *const ENDS[] = { "", "-wal" };
	char name[4096];
	struct stat st;
	uint64_t sum = 0;
	for (size_t i = 0; i < 2; i++) {
		int n = snprintf(name, sizeof name, "%s%s", path, ENDS[i]);
		if (n > 0 && (size_t)n < sizeof name && stat(name, &st) == 0)
			sum += (uint64_t)st.st_size;
	}
	return sum;
}

int
wt_store_bytes(struct wt_store *s, uint64_t *bytes, struct wt_fault *f)
{
	*bytes = 0;
	if (s->driver == &WT_SQLITE) {
		*bytes = bytes_of_file(s->path);
		return WARTA_OK;
	}
	struct wt_stmt *stmt = wt_db_get(s, "SELECT pg_database_size(current_database())", f);
	if (!stmt)
		return s->code;
	int code = wt_db_next(s, stmt, "say how large it is", f);
	if (code == 1)
		*bytes = (uint64_t)wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}
