/*
 * postgres_pipe.c - what is on its way to a server.
 *
 * The connection is in libpq's pipeline mode: a statement that gives no rows is sent and not waited
 * for, and its failure is told by the next one that is, at the latest by the commit.  So what is
 * written costs no round trip of its own.
 */
#include <stdio.h>
#include <stdlib.h>

#include "store/postgres.h"

#define QUEUE_MAX 128 /* commands in flight: their results must fit the socket's buffers */

bool
wt_pg_note(struct wt_pg *pg, const PGresult *result)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	const char *message = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
	if (!message)
		message = PQerrorMessage(pg->conn);
	if (!pg->failed) {
		(void)snprintf(pg->state, sizeof pg->state, "%s", state ? state : "");
		(void)snprintf(pg->message, sizeof pg->message, "%s", message);
		for (char *c = pg->message; *c; c++)
			if (*c == '\n' || *c == '\t')
				*c = c[1] ? ' ' : '\0';
	}
	pg->failed = true;
	return false;
}

bool
wt_pg_is_lost(struct wt_pg *pg)
{
	return PQstatus(pg->conn) != CONNECTION_OK;
}

/* Takes the results of one command; the last that is worth keeping replaces *last. */
static bool
take_command(struct wt_pg *pg, PGresult **last, bool *synced)
{
	PGresult *r;
	bool good = true;
	while ((r = PQgetResult(pg->conn))) {
		ExecStatusType status = PQresultStatus(r);
		if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
			PQclear(*last);
			*last = r;
			continue;
		}
		*synced = status == PGRES_PIPELINE_SYNC;
		if (status == PGRES_FATAL_ERROR)
			good = wt_pg_note(pg, r);
		else if (status == PGRES_PIPELINE_ABORTED)
			good = false;
		PQclear(r);
		if (*synced)
			break;
	}
	return good;
}

PGresult *
wt_pg_finish(struct wt_pg *pg)
{
	PGresult *last = NULL;
	bool good = PQpipelineSync(pg->conn) == 1, synced = !good;
	if (!good)
		(void)wt_pg_note(pg, NULL);
	while (!synced) {
		good = take_command(pg, &last, &synced) && good;
		if (!synced && wt_pg_is_lost(pg)) {
			good = wt_pg_note(pg, NULL);
			break;
		}
	}
	pg->queued = 0;
	if (good)
		return last;
	PQclear(last);
	return NULL;
}

bool
wt_pg_settle(struct wt_pg *pg)
{
	if (pg->queued == 0)
		return !pg->failed;
	PGresult *r = wt_pg_finish(pg);
	if (r)
		pg->changes = strtoll(PQcmdTuples(r), NULL, 10);
	PQclear(r);
	return r != NULL;
}

bool
wt_pg_room(struct wt_pg *pg)
{
	return pg->queued < QUEUE_MAX || wt_pg_settle(pg);
}

bool
wt_pg_queued(struct wt_pg *pg, bool sent)
{
	pg->queued += sent;
	return sent || wt_pg_note(pg, NULL);
}

bool
wt_pg_queue(struct wt_pg *pg, const char *sql)
{
	return wt_pg_room(pg) && wt_pg_queued(pg, PQsendQueryParams(pg->conn, sql, 0, NULL, NULL,
							  NULL, NULL, 0) == 1);
}

bool
wt_pg_leave(struct wt_pg *pg)
{
	return wt_pg_settle(pg) && (PQexitPipelineMode(pg->conn) == 1 || wt_pg_note(pg, NULL));
}

bool
wt_pg_enter(struct wt_pg *pg)
{
	return PQenterPipelineMode(pg->conn) == 1 || wt_pg_note(pg, NULL);
}

bool
wt_pg_now(struct wt_pg *pg, const char *sql)
{
	if (!wt_pg_leave(pg))
		return false;
	PGresult *r = PQexec(pg->conn, sql);
	ExecStatusType status = PQresultStatus(r);
	bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
	if (!good)
		(void)wt_pg_note(pg, r);
	PQclear(r);
	return wt_pg_enter(pg) && good;
}

int64_t
wt_pg_number(struct wt_pg *pg, const char *sql)
{
	PGresult *r = wt_pg_queue(pg, sql) ? wt_pg_finish(pg) : NULL;
	int64_t n = r ? 0 : -1;
	if (r && PQntuples(r) > 0 && !PQgetisnull(r, 0, 0))
		n = strtoll(PQgetvalue(r, 0, 0), NULL, 10);
	PQclear(r);
	return n;
}
