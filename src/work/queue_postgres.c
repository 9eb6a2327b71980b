/*
 * queue_postgres.c - the queue of many machines without a broker: two tables of PostgreSQL.
 *
 * Jobs are taken in batches with FOR UPDATE SKIP LOCKED, so that nobody waits for anybody.  A job
 * in hand carries its holder's number and a lease, both by the server's clock alone: clocks of
 * machines may differ as they like.  The holder has an advisory lock of its number, which falls
 * with its connection: jobs of a holder that was killed are free within seconds.  The lease is for
 * one that hangs, or that sits behind a net that broke; who works renews it.
 *
 * The tables are narrow, jobs that are done are deleted, and pages are left half empty and
 * vacuumed often: a queue is written three times for each job.
 */
#include <libpq-fe.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "work/queue_driver.h"

#define VERSION   90500 /* SKIP LOCKED */
#define LOOK      1.0   /* seconds between two looks for holders that are gone */
#define PUT_BATCH 1000

/* clang-format off */
static const char SCHEMA[] =
	"SELECT pg_advisory_xact_lock(1465013329, 0);"
	"CREATE TABLE IF NOT EXISTS warta_queue ("
	"	n bigserial PRIMARY KEY,"
	"	id bigint NOT NULL UNIQUE,"
	"	body text NOT NULL,"
	"	put_at timestamptz NOT NULL DEFAULT clock_timestamp(),"
	"	ready timestamptz NOT NULL DEFAULT clock_timestamp()," /* a lease ends, a try begins */
	"	holder int,"
	"	deliveries int NOT NULL DEFAULT 0)"
	" WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0,"
	"	autovacuum_vacuum_threshold = 2000);"
	"CREATE INDEX IF NOT EXISTS warta_queue_held ON warta_queue (holder) WHERE holder IS NOT NULL;"
	"CREATE TABLE IF NOT EXISTS warta_queue_dead ("
	"	id bigint PRIMARY KEY, body text NOT NULL, reason text NOT NULL,"
	"	at timestamptz NOT NULL DEFAULT clock_timestamp(), deliveries int NOT NULL);"
	"CREATE SEQUENCE IF NOT EXISTS warta_queue_holder AS int CYCLE";

static const char PUT[] =
	"WITH given AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS g (id, body)),"
	" revived AS (DELETE FROM warta_queue_dead WHERE id IN (SELECT id FROM given))"
	" INSERT INTO warta_queue (id, body) SELECT id, body FROM given ON CONFLICT (id) DO NOTHING";
static const char TAKE[] =
	"UPDATE warta_queue SET holder = $2, deliveries = deliveries + 1,"
	" ready = clock_timestamp() + $3 * interval '1 second'"
	" WHERE n IN (SELECT n FROM warta_queue WHERE ready <= clock_timestamp()"
	"	ORDER BY n LIMIT $1 FOR UPDATE SKIP LOCKED)"
	" RETURNING n, id, body, deliveries, extract(epoch FROM put_at)::bigint";
static const char ACK[] = "DELETE FROM warta_queue WHERE n = ANY($1::bigint[]) AND holder = $2";
static const char NACK[] =
	"UPDATE warta_queue SET holder = NULL, ready = clock_timestamp() + $3 * interval '1 second'"
	" WHERE n = $1 AND holder = $2";
static const char BURY[] =
	"WITH gone AS (DELETE FROM warta_queue WHERE n = $1 AND holder = $2"
	"	RETURNING id, body, deliveries)"
	" INSERT INTO warta_queue_dead (id, body, reason, deliveries)"
	" SELECT id, body, $3, deliveries FROM gone ON CONFLICT (id) DO UPDATE"
	" SET reason = excluded.reason, at = excluded.at, deliveries = excluded.deliveries";
static const char KEEP[] =
	"UPDATE warta_queue SET ready = clock_timestamp() + $2 * interval '1 second'"
	" WHERE holder = $1";
static const char FREE_ORPHANS[] =
	"WITH holders AS MATERIALIZED (SELECT DISTINCT holder FROM warta_queue"
	"	WHERE holder IS NOT NULL AND holder <> $1),"
	" gone AS MATERIALIZED (SELECT holder FROM holders"
	"	WHERE pg_try_advisory_xact_lock(1465013329, holder))"
	" UPDATE warta_queue q SET holder = NULL, ready = clock_timestamp()"
	" FROM gone WHERE q.holder = gone.holder";
static const char COUNT[] =
	"SELECT count(*) FILTER (WHERE ready <= clock_timestamp()),"
	" count(*) FILTER (WHERE ready > clock_timestamp()),"
	" (SELECT count(*) FROM warta_queue_dead),"
	" coalesce(ceil(extract(epoch FROM clock_timestamp() -"
	"	min(put_at) FILTER (WHERE ready <= clock_timestamp()))), 0)::bigint,"
	" count(DISTINCT holder) FROM warta_queue";
static const char DEAD[] =
	"SELECT id, body, reason, extract(epoch FROM at)::bigint, deliveries FROM warta_queue_dead"
	" ORDER BY at, id";
static const char REPLAY[] =
	"WITH gone AS (DELETE FROM warta_queue_dead"
	"	WHERE $1::bigint[] = '{}' OR id = ANY($1::bigint[]) RETURNING id, body),"
	" back AS (INSERT INTO warta_queue (id, body) SELECT id, body FROM gone"
	"	ON CONFLICT (id) DO NOTHING)"
	" SELECT count(*) FROM gone";
static const char DROP[] =
	"WITH gone AS (DELETE FROM warta_queue_dead"
	"	WHERE $1::bigint[] = '{}' OR id = ANY($1::bigint[]) RETURNING id)"
	" SELECT count(*) FROM gone";
/* clang-format on */

struct queue {
	struct wt_queue base;
	char *url;
	PGconn *db;
	uint64_t epoch;  /* connections so far */
	char number[16]; /* of this holder; "" while nothing was taken */
	char lease[16];
	double looked, kept;
	struct wt_buf ids, bodies; /* arrays, as text */
};

static struct queue *
of(struct wt_queue *q)
{
	return (struct queue *)(void *)q;
}

/* --- failures --------------------------------------------------------------------------------- */

/* What the server says, in one line. */
static void
words_of(const char *message, char *text, size_t size)
{
	size_t n = 0;
	for (; *message && n + 1 < size; message++)
		text[n++] = *message == '\n' || *message == '\t' ? ' ' : *message;
	while (n > 0 && text[n - 1] == ' ')
		n--;
	text[n] = '\0';
}

/* Classes of SQLSTATE that may get better: connection, resources, operator's hand, rollback; and
 * a read-only server, which a standby is until it is the first. */
static bool
is_passing(const char *state)
{
	static const char *const CLASSES[] = { "08", "40", "53", "55", "57", "58", "25006" };
	for (size_t i = 0; state && i < sizeof CLASSES / sizeof CLASSES[0]; i++)
		if (strncmp(state, CLASSES[i], strlen(CLASSES[i])) == 0)
			return true;
	return !state || !state[0];
}

static int
db_fail(const struct queue *q, const PGresult *r, const char *doing, struct wt_fault *f)
{
	char why[WT_FAULT_MAX];
	const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	const char *said = r ? PQresultErrorMessage(r) : "";
	words_of(said[0] ? said : PQerrorMessage(q->db), why, sizeof why);
	int code =
		PQstatus(q->db) != CONNECTION_OK || is_passing(state) ? WARTA_EBUSY : WARTA_ESTORE;
	return wt_fail(f, code, 0, "%s: cannot %s: %.300s", q->base.name, doing,
		why[0] ? why : "the connection is gone");
}

/*
 * The SQLSTATE of a server that refuses a connection, and its message without that and without
 * where the server's source says so: "FATAL:  28P01: ...\nLOCATION:  auth_failed, auth.c:326".
 * libpq has no other way to tell it, and the words before and behind it are in the server's
 * language.  With several hosts the last one's.
 */
static void
take_state(char *why, char state[6])
{
	static const char CODE[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", PLACE[] = "\nLOCATION: ";
	state[0] = '\0';
	for (char *at = why; (at = strstr(at, ":  ")) != NULL; at++) {
		if (strspn(at + 3, CODE) != 5 || strncmp(at + 8, ": ", 2) != 0)
			continue;
		memcpy(state, at + 3, 5);
		state[5] = '\0';
		memmove(at + 2, at + 9, strlen(at + 9) + 1);
	}
	for (char *at; (at = strstr(why, PLACE)) != NULL;) {
		size_t n = 1 + strcspn(at + 1, "\n");
		memmove(at, at + n, strlen(at + n) + 1);
	}
}

/* What libpq itself refuses, without a server's word: it says so in English, see connect_telling.
 */
static bool
is_refused_here(const struct queue *q, const char *why)
{
	static const char *const WORDS[] = { "SSL", "certificate",
		"expected authentication request" /* of another protocol */ };
	PQconninfoOption *parsed = PQconninfoParse(q->url, NULL);
	bool refused = !parsed || PQconnectionNeedsPassword(q->db);
	PQconninfoFree(parsed);
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		refused = refused || strstr(why, WORDS[i]);
	return refused && !strstr(why, "SSL SYSCALL"); /* the connection broke */
}

static int
connect_fail(const struct queue *q, struct wt_fault *f)
{
	char raw[2 * WT_FAULT_MAX], why[WT_FAULT_MAX], state[6];
	(void)snprintf(raw, sizeof raw, "%s", PQerrorMessage(q->db));
	take_state(raw, state);
	words_of(raw, why, sizeof why);
	bool refused = state[0] ? !is_passing(state) : is_refused_here(q, why);
	const char *help = PQconnectionNeedsPassword(q->db) ? "; give it by PGPASSWORD or ~/.pgpass"
			   : strcmp(state, "28P01") == 0    ? "; is the password right?"
							    : "";
	return wt_fail(f, refused ? WARTA_ESTORE : WARTA_EBUSY, 0, "%s: %.300s%s", q->base.name,
		why, help);
}

/* --- running ---------------------------------------------------------------------------------- */

/* The result, which the caller clears; NULL and a code. */
static PGresult *
ask(struct queue *q, const char *sql, int n, const char *const *values, const char *doing,
	int *code, struct wt_fault *f)
{
	PGresult *r = PQexecParams(q->db, sql, n, NULL, values, NULL, NULL, 0);
	ExecStatusType status = PQresultStatus(r);
	*code = WARTA_OK;
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
		return r;
	*code = db_fail(q, r, doing, f);
	PQclear(r);
	return NULL;
}

static int
run(struct queue *q, const char *sql, int n, const char *const *values, const char *doing,
	struct wt_fault *f)
{
	int code;
	PQclear(ask(q, sql, n, values, doing, &code, f));
	return code;
}

static int64_t
number_at(const PGresult *r, int row, int column)
{
	return strtoll(PQgetvalue(r, row, column), NULL, 10);
}

static struct wt_str
text_at(const PGresult *r, int row, int column)
{
	return (struct wt_str){ PQgetvalue(r, row, column), (size_t)PQgetlength(r, row, column) };
}

static void
add_number(struct wt_buf *array, uint64_t n)
{
	wt_buf_printf(array, "%s%lld", array->len ? "," : "{", (long long)n);
}

static void
add_text(struct wt_buf *array, struct wt_str text)
{
	wt_buf_cstr(array, array->len ? ",\"" : "{\"");
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"' || text.ptr[i] == '\\')
			wt_buf_char(array, '\\');
		wt_buf_char(array, text.ptr[i]);
	}
	wt_buf_char(array, '"');
}

static const char *
array_end(struct wt_buf *array)
{
	wt_buf_cstr(array, array->len ? "}" : "{}");
	return array->failed ? "{}" : array->ptr;
}

/* --- putting ---------------------------------------------------------------------------------- */

static int
put_some(struct queue *q, const struct wt_parcel *parcels, size_t n, size_t *fresh,
	struct wt_fault *f)
{
	wt_buf_clear(&q->ids);
	wt_buf_clear(&q->bodies);
	for (size_t i = 0; i < n; i++) {
		add_number(&q->ids, parcels[i].id);
		add_text(&q->bodies, parcels[i].body);
	}
	const char *values[] = { array_end(&q->ids), array_end(&q->bodies) };
	int code;
	if (q->ids.failed || q->bodies.failed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	PGresult *r = ask(q, PUT, 2, values, "put jobs", &code, f);
	if (r)
		*fresh += (size_t)strtoull(PQcmdTuples(r), NULL, 10);
	PQclear(r);
	return code;
}

/* Each statement is whole or not at all; what was put before a failure is put again, and is known.
 */
static int
put(struct wt_queue *base, const struct wt_parcel *parcels, size_t n, size_t *fresh,
	struct wt_fault *f)
{
	int code = WARTA_OK;
	*fresh = 0;
	for (size_t at = 0; at < n && code == WARTA_OK; at += PUT_BATCH)
		code = put_some(
			of(base), parcels + at, n - at < PUT_BATCH ? n - at : PUT_BATCH, fresh, f);
	return code;
}

/* --- taking ----------------------------------------------------------------------------------- */

static int
become_holder(struct queue *q, struct wt_fault *f)
{
	int code;
	PGresult *r = ask(q,
		"SELECT h, pg_advisory_lock(1465013329, h)"
		" FROM (SELECT nextval('warta_queue_holder')::int AS h) AS x",
		0, NULL, "take a job", &code, f);
	if (r && PQntuples(r) == 1)
		(void)snprintf(q->number, sizeof q->number, "%s", PQgetvalue(r, 0, 0));
	PQclear(r);
	return code;
}

static void
fill(const struct queue *q, struct wt_taken *t, const PGresult *r, int row)
{
	struct wt_str body = text_at(r, row, 2);
	*t = (struct wt_taken){ .handle = (uint64_t)number_at(r, row, 0),
		.epoch = q->epoch,
		.id = (uint64_t)number_at(r, row, 1),
		.deliveries = (uint32_t)number_at(r, row, 3),
		.put_at = number_at(r, row, 4),
		.len = body.len };
	memcpy(t->body, body.ptr, body.len < sizeof t->body ? body.len : sizeof t->body);
}

static int
by_handle(const void *a, const void *b)
{
	const struct wt_taken *x = a, *y = b;
	return (x->handle > y->handle) - (x->handle < y->handle);
}

static int
take(struct wt_queue *base, struct wt_taken *taken, size_t n, struct wt_fault *f)
{
	struct queue *q = of(base);
	char most[24];
	int code = q->number[0] ? WARTA_OK : become_holder(q, f), got = 0;
	if (code == WARTA_OK && wt_queue_clock() - q->looked > LOOK) {
		const char *me[] = { q->number };
		q->looked = wt_queue_clock();
		code = run(q, FREE_ORPHANS, 1, me, "free jobs", f);
	}
	if (code != WARTA_OK)
		return code;
	(void)snprintf(most, sizeof most, "%zu", n);
	const char *values[] = { most, q->number, q->lease };
	PGresult *r = ask(q, TAKE, 3, values, "take a job", &code, f);
	for (; r && got < PQntuples(r) && (size_t)got < n; got++)
		fill(q, &taken[got], r, got);
	PQclear(r);
	qsort(taken, (size_t)got, sizeof *taken, by_handle);
	q->kept = got ? wt_queue_clock() : q->kept;
	return code == WARTA_OK ? got : code;
}

static int
ack(struct wt_queue *base, const struct wt_taken *const *taken, size_t n, struct wt_fault *f)
{
	struct queue *q = of(base);
	wt_buf_clear(&q->ids);
	for (size_t i = 0; i < n; i++)
		if (taken[i]->epoch == q->epoch)
			add_number(&q->ids, taken[i]->handle);
	if (q->ids.len == 0)
		return WARTA_OK;
	const char *values[] = { array_end(&q->ids), q->number };
	return run(q, ACK, 2, values, "end a job", f);
}

static int
nack(struct wt_queue *base, const struct wt_taken *taken, bool later, struct wt_fault *f)
{
	struct queue *q = of(base);
	char n[24], wait[16];
	const char *values[] = { n, q->number, wait };
	(void)snprintf(n, sizeof n, "%lld", (long long)taken->handle);
	(void)snprintf(wait, sizeof wait, "%d", later ? WT_QUEUE_LATER : 0);
	return taken->epoch == q->epoch ? run(q, NACK, 3, values, "give a job back", f) : WARTA_OK;
}

static int
bury(struct wt_queue *base, const struct wt_taken *taken, const char *reason, struct wt_fault *f)
{
	struct queue *q = of(base);
	char n[24];
	const char *values[] = { n, q->number, reason };
	(void)snprintf(n, sizeof n, "%lld", (long long)taken->handle);
	return taken->epoch == q->epoch ? run(q, BURY, 3, values, "bury a job", f) : WARTA_OK;
}

static int
keep(struct wt_queue *base, struct wt_fault *f)
{
	struct queue *q = of(base);
	const char *values[] = { q->number, q->lease };
	if (!q->number[0] || wt_queue_clock() - q->kept < base->ask.lease / 3.0)
		return WARTA_OK;
	q->kept = wt_queue_clock();
	return run(q, KEEP, 2, values, "hold a job", f);
}

/* --- looking ---------------------------------------------------------------------------------- */

static int
count(struct wt_queue *base, bool peek, struct wt_queue_counts *counts, struct wt_fault *f)
{
	int code;
	(void)peek;
	PGresult *r = ask(of(base), COUNT, 0, NULL, "be counted", &code, f);
	if (r && PQntuples(r) == 1)
		*counts = (struct wt_queue_counts){ .waiting = number_at(r, 0, 0),
			.held = number_at(r, 0, 1),
			.dead = number_at(r, 0, 2),
			.oldest = number_at(r, 0, 3),
			.consumers = number_at(r, 0, 4) };
	PQclear(r);
	return code;
}

static int
dead(struct wt_queue *base, wt_dead_visit *visit, void *context, struct wt_fault *f)
{
	int code;
	PGresult *r = ask(of(base), DEAD, 0, NULL, "list dead letters", &code, f);
	for (int i = 0; r && i < PQntuples(r) && code == WARTA_OK; i++) {
		struct wt_dead d = { .id = (uint64_t)number_at(r, i, 0),
			.at = number_at(r, i, 3),
			.deliveries = (uint32_t)number_at(r, i, 4),
			.body = text_at(r, i, 1),
			.reason = text_at(r, i, 2) };
		code = visit(context, &d);
	}
	PQclear(r);
	return code;
}

static int
raise_dead(struct wt_queue *base, bool replay, const uint64_t *ids, size_t n, size_t *done,
	struct wt_fault *f)
{
	struct queue *q = of(base);
	int code;
	wt_buf_clear(&q->ids);
	for (size_t i = 0; i < n; i++)
		add_number(&q->ids, ids[i]);
	const char *values[] = { array_end(&q->ids) };
	PGresult *r = ask(q, replay ? REPLAY : DROP, 1, values, "raise dead letters", &code, f);
	*done = r && PQntuples(r) == 1 ? (size_t)number_at(r, 0, 0) : 0;
	PQclear(r);
	return code;
}

/* --- open and close --------------------------------------------------------------------------- */

static void
ignore_notice(void *context, const PGresult *r)
{
	(void)context;
	(void)r;
}

static int
make_tables(struct queue *q, struct wt_fault *f)
{
	int code;
	PGresult *r = ask(q,
		"SELECT to_regclass('warta_queue') IS NOT NULL AND"
		" to_regclass('warta_queue_dead') IS NOT NULL AND"
		" to_regclass('warta_queue_holder') IS NOT NULL",
		0, NULL, "be opened", &code, f);
	bool there = r && PQntuples(r) == 1 && PQgetvalue(r, 0, 0)[0] == 't';
	PQclear(r);
	if (code != WARTA_OK || there)
		return code;
	if (!q->base.ask.make)
		return wt_fail(f, WARTA_ENOTFOUND, 0,
			"%s: there is no such queue; `warta submit` makes one", q->base.name);
	r = PQexec(q->db, SCHEMA);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		code = db_fail(q, r, "be made", f);
	PQclear(r);
	return code;
}

/*
 * Connects with libpq's own words in English whatever the locale.  A server's refusal ("SEVERITY:
 * two blanks, words", in its language) holds its SQLSTATE only on a connection that was told to be
 * verbose, which none is before its first try: so that is made again.
 */
static PGconn *
connect_telling(const char *const *keys, const char *const *values)
{
	locale_t plain = newlocale(LC_MESSAGES_MASK, "C", (locale_t)0);
	locale_t before = plain ? uselocale(plain) : (locale_t)0;
	PGconn *db = PQconnectdbParams(keys, values, 1);
	if (PQstatus(db) != CONNECTION_OK && strstr(PQerrorMessage(db), ":  ")) {
		(void)PQsetErrorVerbosity(db, PQERRORS_VERBOSE);
		PQreset(db);
		(void)PQsetErrorVerbosity(db, PQERRORS_DEFAULT);
	}
	if (before)
		(void)uselocale(before);
	if (plain)
		freelocale(plain);
	return db;
}

static int
connect_server(struct wt_queue *base, struct wt_fault *f)
{
	struct queue *q = of(base);
	/* what the address says stands behind, and wins */
	const char *const keys[] = { "connect_timeout", "application_name", "client_encoding",
		"keepalives_idle", "dbname", NULL };
	const char *const values[] = { "10", "warta queue", "UTF8", "30", q->url, NULL };
	PQfinish(q->db);
	q->number[0] = '\0';
	q->epoch++;
	q->db = connect_telling(keys, values);
	if (PQstatus(q->db) != CONNECTION_OK)
		return connect_fail(q, f);
	(void)PQsetNoticeReceiver(q->db, ignore_notice, NULL);
	if (PQserverVersion(q->db) < VERSION)
		return wt_fail(f, WARTA_EVERSION, 0,
			"%s: PostgreSQL %d is too old; a queue needs 9.5 or newer", base->name,
			PQserverVersion(q->db) / 10000);
	/* the server notices soon that a holder's machine is gone */
	PQclear(PQexec(q->db, "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
			      "SET tcp_keepalives_count = 3"));
	return make_tables(q, f);
}

static void
wait_server(struct wt_queue *base, unsigned ms)
{
	struct pollfd p = { .fd = PQsocket(of(base)->db), .events = POLLIN };
	(void)poll(&p, p.fd < 0 ? 0 : 1, (int)ms);
	(void)PQconsumeInput(of(base)->db);
}

static void
close_server(struct wt_queue *base)
{
	struct queue *q = of(base);
	const char *values[] = { q->number };
	if (PQstatus(q->db) == CONNECTION_OK && q->number[0])
		(void)run(q,
			"UPDATE warta_queue SET holder = NULL, ready = clock_timestamp()"
			" WHERE holder = $1",
			1, values, "free its jobs", NULL);
	PQfinish(q->db);
	wt_buf_release(&q->ids);
	wt_buf_release(&q->bodies);
	free(q->url);
	free(q);
}

static const struct wt_queue_driver DRIVER = { put, take, ack, nack, bury, keep, count, dead,
	raise_dead, wait_server, connect_server, close_server };

int
wt_queue_postgres(struct wt_queue **queue, const char *url, const struct wt_queue_options *options,
	struct wt_fault *f)
{
	struct queue *q = calloc(1, sizeof *q);
	if (q)
		q->url = strdup(url);
	if (!q || !q->url) {
		free(q);
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	}
	q->base = (struct wt_queue){ .driver = &DRIVER, .ask = *options };
	wt_queue_name_url(q->base.name, url);
	(void)snprintf(q->lease, sizeof q->lease, "%u", options->lease);
	*queue = &q->base;
	return WARTA_OK;
}
