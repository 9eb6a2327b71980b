/*
 * queue_amqp.c - the queue of RabbitMQ: quorum queues, which a majority of the nodes has on disk
 * before a job counts as put.
 *
 *	NAME         jobs
 *	NAME.later   jobs that wait half a minute for another try, then go back
 *	NAME.dead    dead letters, with their reasons
 *
 * Putting waits for the broker's confirms.  Taking holds at most `prefetch` unacknowledged jobs.
 * To bury a job is to put it among the dead, wait for the confirm, then acknowledge it: killed in
 * between, it is there twice, never nowhere.
 *
 * The broker counts a delivery for each time a job was in hands that fell off, also where the
 * worker died of another one.  Its own delivery limit is therefore only the last net: who counts
 * tries in earnest is the worker (worker.c), which knows what it was reading.
 *
 * Two connections: what is put and asked goes by one, what is taken comes by the other, so that
 * replies and deliveries do not mix.  librabbitmq's connections belong to one thread.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "work/amqp_link.h"
#include "work/queue_driver.h"

#define CHUNK      250 /* jobs on their way to be confirmed */
#define DELIVERIES 100 /* the broker's own limit */
#define ENDLESS    1000000000

struct queue {
	struct wt_queue base;
	struct wt_amqp_address address;
	char name[WT_AMQP_NAME + 8], later[WT_AMQP_NAME + 8], dead[WT_AMQP_NAME + 8];
	struct wt_amqp_link put;
	struct wt_amqp_link take;
	bool was_up;    /* once: the address and the password are right */
	uint64_t epoch; /* of the taking connection */
	struct {
		uint64_t tag;
		bool done;
	} * held; /* unacknowledged deliveries, in their order */
	size_t n_held, cap_held;
	/* what was confirmed of a batch that broke off, so that it is not put twice */
	const struct wt_parcel *batch;
	unsigned char *confirmed;
};

static struct queue *
of(struct wt_queue *q)
{
	return (struct queue *)(void *)q;
}

/* --- what goes out ---------------------------------------------------------------------------- */

struct letter {
	uint64_t id;
	struct wt_str body;
	uint32_t tries;     /* before; 0: no header */
	const char *reason; /* NULL: no header */
	int64_t put_at;     /* 0: now */
	int64_t died;       /* 0: no header */
};

static amqp_bytes_t
bytes_of(struct wt_str s)
{
	/* the library's type has no const; it does not write */
	union {
		const void *in;
		void *out;
	} p = { .in = s.ptr };
	return (amqp_bytes_t){ s.len, p.out };
}

static void
header(amqp_table_t *t, const char *key, amqp_field_value_t value)
{
	t->entries[t->num_entries].key = bytes_of(wt_str_of(key));
	t->entries[t->num_entries++].value = value;
}

static amqp_field_value_t
number_value(int64_t n)
{
	amqp_field_value_t v = { .kind = AMQP_FIELD_KIND_I64 };
	v.value.i64 = n;
	return v;
}

static amqp_field_value_t
text_value(const char *s)
{
	amqp_field_value_t v = { .kind = AMQP_FIELD_KIND_UTF8 };
	v.value.bytes = bytes_of(wt_str_of(s));
	return v;
}

static int
publish(struct queue *q, const char *to, const struct letter *l, struct wt_fault *f)
{
	char id[24];
	amqp_table_entry_t entries[4];
	amqp_basic_properties_t p = { ._flags = AMQP_BASIC_CONTENT_TYPE_FLAG |
						AMQP_BASIC_DELIVERY_MODE_FLAG |
						AMQP_BASIC_MESSAGE_ID_FLAG |
						AMQP_BASIC_TIMESTAMP_FLAG | AMQP_BASIC_HEADERS_FLAG,
		.headers = { 0, entries },
		.delivery_mode = AMQP_DELIVERY_PERSISTENT,
		.timestamp = (uint64_t)(l->put_at ? l->put_at : (int64_t)time(NULL)) };
	if (!q->put.conn || q->put.broken)
		return wt_amqp_broken(&q->put, "put a job", "the connection is gone", f);
	int code = wt_amqp_room(&q->put, f);
	if (code != WARTA_OK)
		return code;
	(void)snprintf(id, sizeof id, "%016llx", (unsigned long long)l->id);
	p.content_type = bytes_of(WT_STR("application/json"));
	p.message_id = bytes_of(wt_str_of(id));
	if (l->tries)
		header(&p.headers, "warta-tries", number_value(l->tries));
	if (l->reason)
		header(&p.headers, "warta-reason", text_value(l->reason));
	if (l->died)
		header(&p.headers, "warta-died", number_value(l->died));
	int status = amqp_basic_publish(q->put.conn, WT_AMQP_CHANNEL, amqp_empty_bytes,
		bytes_of(wt_str_of(to)), 1, 0, &p, bytes_of(l->body));
	q->put.sent++;
	return status == AMQP_STATUS_OK
		       ? WARTA_OK
		       : wt_amqp_broken(&q->put, "put a job", amqp_error_string2(status), f);
}

static int
publish_one(struct queue *q, const char *to, const struct letter *l, struct wt_fault *f)
{
	unsigned char confirmed = 0;
	wt_amqp_expect(&q->put, &confirmed, 1);
	int code = publish(q, to, l, f);
	return code == WARTA_OK ? wt_amqp_confirms(&q->put, f) : code;
}

static int
put_chunk(struct queue *q, const struct wt_parcel *parcels, unsigned char *confirmed, size_t n,
	struct wt_fault *f)
{
	unsigned char answer[CHUNK];
	size_t at[CHUNK], sent = 0;
	int code = WARTA_OK;
	memset(answer, 0, sizeof answer);
	for (size_t i = 0; i < n; i++)
		if (!confirmed[i])
			at[sent++] = i;
	wt_amqp_expect(&q->put, answer, sent);
	for (size_t i = 0; i < sent && code == WARTA_OK; i++) {
		const struct wt_parcel *parcel = &parcels[at[i]];
		const struct letter l = { .id = parcel->id, .body = parcel->body };
		code = publish(q, q->name, &l, f);
	}
	if (code == WARTA_OK)
		code = wt_amqp_confirms(&q->put, f);
	for (size_t i = 0; i < sent; i++)
		confirmed[at[i]] |= answer[i];
	return code;
}

static int
put(struct wt_queue *base, const struct wt_parcel *parcels, size_t n, size_t *fresh,
	struct wt_fault *f)
{
	struct queue *q = of(base);
	int code = WARTA_OK;
	if (q->batch != parcels) {
		free(q->confirmed);
		q->confirmed = calloc(n ? n : 1, 1);
		q->batch = parcels;
	}
	if (!q->confirmed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	for (size_t at = 0; at < n && code == WARTA_OK; at += CHUNK)
		code = put_chunk(
			q, parcels + at, q->confirmed + at, n - at < CHUNK ? n - at : CHUNK, f);
	if (code == WARTA_OK) {
		q->batch = NULL;
		*fresh = n;
	}
	return code;
}

/* The broker takes nothing for a while: told once, and the other connection is kept alive. */
static int
on_waiting(void *context, const char *why, double seconds, struct wt_fault *f)
{
	struct queue *q = context;
	const struct wt_queue_options *ask = &q->base.ask;
	wt_amqp_beat(&q->take);
	wt_queue_down(&q->base, why);
	if (ask->stop && *ask->stop)
		return wt_fail(f, WARTA_ESTOPPED, 0, "stopped");
	if (ask->patience && seconds > ask->patience)
		return wt_fail(f, WARTA_EIO, 0, "%.400s (waited %u s)", why, ask->patience);
	return WARTA_OK;
}

/* --- queues ----------------------------------------------------------------------------------- */

/* All three: kept by a majority, nothing dropped on the way to another queue. */
static int
declare(struct queue *q, const char *name, int64_t limit, const char *next, int64_t ttl,
	struct wt_fault *f)
{
	amqp_table_entry_t entries[8];
	amqp_table_t args = { 0, entries };
	header(&args, "x-queue-type", text_value("quorum"));
	header(&args, "x-delivery-limit", number_value(limit));
	if (next) {
		header(&args, "x-dead-letter-exchange", text_value(""));
		header(&args, "x-dead-letter-routing-key", text_value(next));
		header(&args, "x-dead-letter-strategy", text_value("at-least-once"));
		header(&args, "x-overflow", text_value("reject-publish"));
	}
	if (ttl)
		header(&args, "x-message-ttl", number_value(ttl));
	return wt_amqp_declare(&q->put, name, args, NULL, f);
}

static int
make_queues(struct queue *q, struct wt_fault *f)
{
	int code = declare(q, q->dead, ENDLESS, NULL, 0, f);
	if (code == WARTA_OK)
		code = declare(q, q->name, DELIVERIES, q->dead, 0, f);
	if (code == WARTA_OK)
		code = declare(q, q->later, ENDLESS, q->name, WT_QUEUE_LATER * 1000, f);
	return code;
}

static int
look(struct queue *q, const char *name, struct wt_amqp_size *size, struct wt_fault *f)
{
	return wt_amqp_declare(&q->put, name, amqp_empty_table, size, f);
}

static int
connect_broker(struct wt_queue *base, struct wt_fault *f)
{
	struct queue *q = of(base);
	struct wt_amqp_size size;
	wt_amqp_close(&q->put);
	wt_amqp_close(&q->take);
	int code = wt_amqp_open(&q->put, &q->address, true, f);
	if (code == WARTA_OK)
		code = base->ask.make ? make_queues(q, f) : look(q, q->name, &size, f);
	/* what was right before is right still: a node that starts refuses all kinds of things */
	if (code == WARTA_OK)
		q->was_up = true;
	else if (q->was_up && code != WARTA_ENOMEM)
		code = WARTA_EBUSY;
	if (code == WARTA_ENOTFOUND)
		code = wt_fail(f, code, 0, "%s: there is no such queue; `warta submit` makes one",
			base->name);
	return code;
}

/* --- what comes in ---------------------------------------------------------------------------- */

/* A number among the headers; 0 where it is not there. */
static int64_t
header_number(const amqp_basic_properties_t *p, const char *key)
{
	for (int i = 0; p->_flags & AMQP_BASIC_HEADERS_FLAG && i < p->headers.num_entries; i++) {
		const amqp_table_entry_t *e = &p->headers.entries[i];
		struct wt_str name = { e->key.bytes, e->key.len };
		if (!wt_str_is(name, key))
			continue;
		switch (e->value.kind) {
		case AMQP_FIELD_KIND_I8:
			return e->value.value.i8;
		case AMQP_FIELD_KIND_I16:
			return e->value.value.i16;
		case AMQP_FIELD_KIND_I32:
			return e->value.value.i32;
		case AMQP_FIELD_KIND_I64:
			return e->value.value.i64;
		default:
			return 0;
		}
	}
	return 0;
}

static struct wt_str
header_text(const amqp_basic_properties_t *p, const char *key)
{
	for (int i = 0; p->_flags & AMQP_BASIC_HEADERS_FLAG && i < p->headers.num_entries; i++) {
		const amqp_table_entry_t *e = &p->headers.entries[i];
		struct wt_str name = { e->key.bytes, e->key.len };
		if (wt_str_is(name, key) && e->value.kind == AMQP_FIELD_KIND_UTF8)
			return (struct wt_str){ e->value.value.bytes.bytes,
				e->value.value.bytes.len };
	}
	return WT_STR("");
}

static uint64_t
id_of(const amqp_basic_properties_t *p)
{
	char text[20] = "";
	if (!(p->_flags & AMQP_BASIC_MESSAGE_ID_FLAG) || p->message_id.len != 16)
		return 0;
	memcpy(text, p->message_id.bytes, 16);
	return strtoull(text, NULL, 16);
}

/* Once for this delivery, and for those that ended without an ack, or in another queue. */
static uint32_t
deliveries_of(const amqp_basic_properties_t *p, bool again)
{
	int64_t before = header_number(p, "x-delivery-count");
	int64_t n = 1 + header_number(p, "warta-tries") + (before == 0 && again ? 1 : before);
	return n < 1 ? 1 : n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static int64_t
moment_of(const amqp_basic_properties_t *p)
{
	return p->_flags & AMQP_BASIC_TIMESTAMP_FLAG ? (int64_t)p->timestamp : 0;
}

static void
fill(const struct queue *q, struct wt_taken *t, const amqp_envelope_t *e)
{
	const amqp_bytes_t *body = &e->message.body;
	*t = (struct wt_taken){ .handle = e->delivery_tag,
		.epoch = q->epoch,
		.id = id_of(&e->message.properties),
		.deliveries = deliveries_of(&e->message.properties, e->redelivered),
		.put_at = moment_of(&e->message.properties),
		.len = body->len };
	if (body->len)
		memcpy(t->body, body->bytes,
			body->len < sizeof t->body ? body->len : sizeof t->body);
}

static int
start_taking(struct queue *q, struct wt_fault *f)
{
	int code = wt_amqp_open(&q->take, &q->address, false, f);
	if (code != WARTA_OK)
		return WARTA_EBUSY; /* the other connection stands: it is not the address */
	q->epoch++;
	q->n_held = 0;
	uint16_t most = (uint16_t)(q->base.ask.prefetch < 60000 ? q->base.ask.prefetch : 60000);
	(void)amqp_basic_qos(q->take.conn, WT_AMQP_CHANNEL, 0, most, 0);
	code = wt_amqp_reply(&q->take, amqp_get_rpc_reply(q->take.conn), "take a job", f);
	if (code != WARTA_OK)
		return code;
	(void)amqp_basic_consume(q->take.conn, WT_AMQP_CHANNEL, bytes_of(wt_str_of(q->name)),
		amqp_empty_bytes, 0, 0, 0, amqp_empty_table);
	code = wt_amqp_reply(&q->take, amqp_get_rpc_reply(q->take.conn), "take a job", f);
	return code == WARTA_OK ? code : WARTA_EBUSY;
}

static bool
hold(struct queue *q, uint64_t tag)
{
	if (q->n_held == q->cap_held) {
		size_t cap = q->cap_held ? 2 * q->cap_held : 64;
		void *held = realloc(q->held, cap * sizeof *q->held);
		if (!held)
			return false;
		q->held = held;
		q->cap_held = cap;
	}
	q->held[q->n_held].tag = tag;
	q->held[q->n_held++].done = false;
	return true;
}

/* 1 and a job, 0 where none has come, or a code. */
static int
take_one(struct queue *q, struct wt_taken *taken, struct wt_fault *f)
{
	struct timeval none = { 0, 0 };
	amqp_envelope_t e;
	amqp_maybe_release_buffers(q->take.conn);
	amqp_rpc_reply_t r = amqp_consume_message(q->take.conn, &e, &none, 0);
	if (r.reply_type == AMQP_RESPONSE_NORMAL) {
		fill(q, taken, &e);
		bool held = hold(q, e.delivery_tag);
		amqp_destroy_envelope(&e);
		return held ? 1 : wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	}
	if (r.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION &&
		r.library_error == AMQP_STATUS_TIMEOUT)
		return 0;
	if (r.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION &&
		r.library_error == AMQP_STATUS_UNEXPECTED_STATE)
		return wt_amqp_event(&q->take, f);
	(void)wt_amqp_reply(&q->take, r, "take a job", f);
	return wt_amqp_broken(&q->take, NULL, NULL, f);
}

static int
take(struct wt_queue *base, struct wt_taken *taken, size_t n, struct wt_fault *f)
{
	struct queue *q = of(base);
	int got = 0, code = q->take.broken ? wt_amqp_broken(&q->take, "take a job",
						     "the connection is gone", f)
			    : q->take.conn ? WARTA_OK
					   : start_taking(q, f);
	while (code == WARTA_OK && (size_t)got < n && (code = take_one(q, &taken[got], f)) == 1) {
		got++;
		code = WARTA_OK;
	}
	/* what has come is given first; the failure is met again */
	return got ? got : code;
}

static void
wait_broker(struct wt_queue *base, unsigned ms)
{
	struct queue *q = of(base);
	if (!q->take.conn || amqp_frames_enqueued(q->take.conn) ||
		amqp_data_in_buffer(q->take.conn))
		return;
	struct pollfd p = { .fd = amqp_get_sockfd(q->take.conn), .events = POLLIN };
	(void)poll(&p, p.fd < 0 ? 0 : 1, (int)ms);
}

/* --- what was taken --------------------------------------------------------------------------- */

static bool
is_held(const struct queue *q, const struct wt_taken *t)
{
	return q->take.conn && !q->take.broken && t->epoch == q->epoch;
}

static void
send_ack(struct queue *q, uint64_t tag, bool multiple)
{
	/* a connection that fails here has given the job back: it comes again, the store knows */
	if (amqp_basic_ack(q->take.conn, WT_AMQP_CHANNEL, tag, multiple) < 0)
		q->take.broken = true;
}

static void
mark_done(struct queue *q, uint64_t tag)
{
	for (size_t i = 0; i < q->n_held; i++)
		if (q->held[i].tag == tag)
			q->held[i].done = true;
}

/* Forgets a delivery that was dealt with otherwise. */
static void
let_go(struct queue *q, uint64_t tag)
{
	size_t to = 0;
	for (size_t i = 0; i < q->n_held; i++)
		if (q->held[i].tag != tag)
			q->held[to++] = q->held[i];
	q->n_held = to;
}

static void
ack_one(struct queue *q, const struct wt_taken *t)
{
	send_ack(q, t->handle, false);
	let_go(q, t->handle);
}

/*
 * The oldest that are done are acknowledged by one frame.  (The broker works at 32 of them at a
 * time, and forgets the others when the connection is closed at once.)
 */
static int
ack(struct wt_queue *base, const struct wt_taken *const *taken, size_t n, struct wt_fault *f)
{
	struct queue *q = of(base);
	size_t first = 0, to = 0;
	(void)f;
	for (size_t i = 0; i < n; i++)
		if (is_held(q, taken[i]))
			mark_done(q, taken[i]->handle);
	while (first < q->n_held && q->held[first].done)
		first++;
	if (first > 0)
		send_ack(q, q->held[first - 1].tag, true);
	for (size_t i = first; i < q->n_held; i++) {
		if (q->held[i].done)
			send_ack(q, q->held[i].tag, false);
		else
			q->held[to++] = q->held[i];
	}
	q->n_held = to;
	return WARTA_OK;
}

static struct letter
letter_of(const struct wt_taken *t)
{
	return (struct letter){ .id = t->id,
		.body = { t->body, t->len < sizeof t->body ? t->len : sizeof t->body },
		.tries = t->deliveries,
		.put_at = t->put_at };
}

static int
nack(struct wt_queue *base, const struct wt_taken *t, bool later, struct wt_fault *f)
{
	struct queue *q = of(base);
	const struct letter l = letter_of(t);
	if (!is_held(q, t))
		return WARTA_OK;
	if (!later) {
		if (amqp_basic_nack(q->take.conn, WT_AMQP_CHANNEL, t->handle, 0, 1) < 0)
			q->take.broken = true;
		let_go(q, t->handle);
		return WARTA_OK;
	}
	int code = publish_one(q, q->later, &l, f);
	if (code == WARTA_OK)
		ack_one(q, t);
	return code;
}

static int
bury(struct wt_queue *base, const struct wt_taken *t, const char *reason, struct wt_fault *f)
{
	struct queue *q = of(base);
	struct letter l = letter_of(t);
	if (!is_held(q, t))
		return WARTA_OK;
	l.reason = reason;
	l.died = (int64_t)time(NULL);
	int code = publish_one(q, q->dead, &l, f);
	if (code == WARTA_OK)
		ack_one(q, t);
	return code;
}

/* Heartbeats are sent, and what they say is read, where the library is called. */
static int
keep(struct wt_queue *base, struct wt_fault *f)
{
	struct queue *q = of(base);
	(void)f;
	wt_amqp_pump(&q->put);
	wt_amqp_beat(&q->take);
	return WARTA_OK;
}

/* --- looking ---------------------------------------------------------------------------------- */

/* The next message of a queue, held by the link until that is closed: 1, 0 or a code. */
static int
get(struct wt_amqp_link *link, const char *name, amqp_message_t *m, uint64_t *tag,
	struct wt_fault *f)
{
	amqp_maybe_release_buffers(link->conn);
	amqp_rpc_reply_t r =
		amqp_basic_get(link->conn, WT_AMQP_CHANNEL, bytes_of(wt_str_of(name)), 0);
	int code = wt_amqp_reply(link, r, "be read", f);
	if (code != WARTA_OK || r.reply.id == AMQP_BASIC_GET_EMPTY_METHOD)
		return code;
	const amqp_basic_get_ok_t *ok = r.reply.decoded;
	*tag = ok->delivery_tag;
	code = wt_amqp_reply(
		link, amqp_read_message(link->conn, WT_AMQP_CHANNEL, m, 0), "be read", f);
	return code == WARTA_OK ? 1 : code;
}

/* How old the first one is: it is taken out and laid back. */
static int
peek_oldest(struct queue *q, int64_t *seconds, struct wt_fault *f)
{
	struct wt_amqp_link link = { .conn = NULL };
	amqp_message_t m;
	uint64_t tag;
	int code = wt_amqp_open(&link, &q->address, false, f);
	if (code == WARTA_OK)
		code = get(&link, q->name, &m, &tag, f);
	if (code == 1) {
		int64_t at = moment_of(&m.properties);
		*seconds = at ? wt_queue_age((int64_t)time(NULL), at) : WT_QUEUE_UNKNOWN;
		amqp_destroy_message(&m);
	}
	wt_amqp_close(&link);
	return code < 0 ? code : WARTA_OK;
}

static int
count(struct wt_queue *base, bool peek, struct wt_queue_counts *counts, struct wt_fault *f)
{
	struct queue *q = of(base);
	struct wt_amqp_size main, dead_ones;
	int code = look(q, q->name, &main, f);
	if (code == WARTA_OK)
		code = look(q, q->dead, &dead_ones, f);
	if (code != WARTA_OK)
		return code == WARTA_ENOTFOUND ? WARTA_EBUSY : code;
	*counts = (struct wt_queue_counts){ .waiting = main.messages,
		.held = WT_QUEUE_UNKNOWN,
		.dead = dead_ones.messages,
		.oldest = main.messages ? WT_QUEUE_UNKNOWN : 0,
		.consumers = main.consumers };
	return peek && main.messages ? peek_oldest(q, &counts->oldest, f) : WARTA_OK;
}

static struct wt_dead
dead_of(const amqp_message_t *m)
{
	const amqp_basic_properties_t *p = &m->properties;
	struct wt_dead d = { .id = id_of(p),
		.deliveries = (uint32_t)header_number(p, "warta-tries"),
		.at = header_number(p, "warta-died"),
		.body = { m->body.len ? m->body.bytes : "", m->body.len },
		.reason = header_text(p, "warta-reason") };
	if (d.reason.len == 0) {
		d.reason =
			WT_STR("delivered too often (the broker's limit): workers died of it, or "
			       "next to it");
		d.deliveries = DELIVERIES;
	}
	return d;
}

static int
dead(struct wt_queue *base, wt_dead_visit *visit, void *context, struct wt_fault *f)
{
	struct queue *q = of(base);
	struct wt_amqp_link link = { .conn = NULL };
	amqp_message_t m;
	uint64_t tag;
	int code = wt_amqp_open(&link, &q->address, false, f);
	while (code == WARTA_OK && (code = get(&link, q->dead, &m, &tag, f)) == 1) {
		struct wt_dead d = dead_of(&m);
		code = visit(context, &d);
		amqp_destroy_message(&m);
	}
	wt_amqp_close(&link); /* they are laid back */
	return code;
}

static int
raise_one(struct queue *q, bool replay, struct wt_amqp_link *link, const amqp_message_t *m,
	uint64_t tag, struct wt_fault *f)
{
	const struct letter l = { .id = id_of(&m->properties),
		.body = { m->body.len ? m->body.bytes : "", m->body.len } };
	int code = replay ? publish_one(q, q->name, &l, f) : WARTA_OK;
	if (code == WARTA_OK && amqp_basic_ack(link->conn, WT_AMQP_CHANNEL, tag, 0) < 0)
		code = wt_amqp_broken(link, "be read", "the connection is gone", f);
	return code;
}

static int
raise_dead(struct wt_queue *base, bool replay, const uint64_t *ids, size_t n, size_t *done,
	struct wt_fault *f)
{
	struct queue *q = of(base);
	struct wt_amqp_link link = { .conn = NULL };
	amqp_message_t m;
	uint64_t tag;
	*done = 0;
	int code = wt_amqp_open(&link, &q->address, false, f);
	while (code == WARTA_OK && (code = get(&link, q->dead, &m, &tag, f)) == 1) {
		code = WARTA_OK;
		if (wt_queue_wants(ids, n, id_of(&m.properties))) {
			code = raise_one(q, replay, &link, &m, tag, f);
			*done += code == WARTA_OK;
		}
		amqp_destroy_message(&m);
	}
	wt_amqp_close(&link);
	return code;
}

/* --- open and close --------------------------------------------------------------------------- */

static void
close_broker(struct wt_queue *base)
{
	struct queue *q = of(base);
	wt_amqp_close(&q->put);
	wt_amqp_close(&q->take);
	wt_amqp_address_release(&q->address);
	free(q->confirmed);
	free(q->held);
	free(q);
}

static const struct wt_queue_driver DRIVER = { put, take, ack, nack, bury, keep, count, dead,
	raise_dead, wait_broker, connect_broker, close_broker };

int
wt_queue_amqp(struct wt_queue **queue, const char *url, const struct wt_queue_options *ask,
	struct wt_fault *f)
{
	struct queue *q = calloc(1, sizeof *q);
	if (!q)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	q->base = (struct wt_queue){ .driver = &DRIVER, .ask = *ask };
	wt_queue_name_url(q->base.name, url);
	*queue = &q->base;
	int code = wt_amqp_address_read(&q->address, url, f);
	if (code != WARTA_OK)
		return code;
	q->address.waiting = on_waiting;
	q->address.context = q;
	q->address.name = q->put.name = q->take.name = q->base.name;
	(void)snprintf(q->name, sizeof q->name, "%s", q->address.queue);
	(void)snprintf(q->later, sizeof q->later, "%s.later", q->address.queue);
	(void)snprintf(q->dead, sizeof q->dead, "%s.dead", q->address.queue);
	return WARTA_OK;
}
