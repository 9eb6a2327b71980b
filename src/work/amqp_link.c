/*
 * amqp_link.c - see amqp_link.h.
 */
#include "work/amqp_link.h"

#include <amqp_tcp_socket.h>
#include <poll.h>
#include <stdio.h>

#include "work/amqp_tls.h"
#include "work/queue_driver.h"

#define FRAME     131072
#define HEARTBEAT 60
#define BEAT      15.0 /* seconds between two heartbeats of ours */
#define CONNECT_S 5
#define SLICE     0.25 /* seconds between two looks while waiting */
#define SLOW      3.0  /* seconds of silence that are told of */
#define MAJOR     3
#define MINOR     10 /* quorum queues whose messages may wait (x-message-ttl) */

/* --- failures --------------------------------------------------------------------------------- */

int
wt_amqp_broken(struct wt_amqp_link *l, const char *doing, const char *why, struct wt_fault *f)
{
	l->broken = true;
	if (why && l->blocked[0])
		return wt_fail(f, WARTA_EBUSY, 0, "%s: cannot %s: the broker takes nothing: %s",
			l->name, doing, l->blocked);
	if (why)
		return wt_fail(f, WARTA_EBUSY, 0, "%s: cannot %s: %s", l->name, doing, why);
	return WARTA_EBUSY;
}

/* Codes of AMQP as ours: what is refused for good, and what may get better. */
static int
code_of(uint16_t code, struct wt_str text)
{
	switch (code) {
	case 403: /* access refused */
	case 406: /* precondition failed */
	case 540: /* not implemented */
		return WARTA_ESTORE;
	case 404:
		return wt_str_find(text, WT_STR("down or inaccessible"), 0) >= 0 ? WARTA_EBUSY
										 : WARTA_ENOTFOUND;
	case 530: /* not allowed: a vhost that is none, or that does not run yet */
		return wt_str_find(text, WT_STR("is down"), 0) >= 0 ? WARTA_EBUSY : WARTA_ESTORE;
	default:
		return WARTA_EBUSY;
	}
}

static int
refused(struct wt_amqp_link *l, uint16_t code, amqp_bytes_t text, const char *doing,
	struct wt_fault *f)
{
	struct wt_str said = { text.bytes, text.len };
	const char *more = code == 403 ? " (is the password right?)" : "";
	l->broken = true;
	return wt_fail(f, code_of(code, said), 0, "%s: cannot %s: %.*s%s", l->name, doing,
		(int)(said.len < 300 ? said.len : 300), said.ptr ? said.ptr : "", more);
}

static int
refusal(struct wt_amqp_link *l, const amqp_method_t *m, const char *doing, struct wt_fault *f)
{
	if (m->id == AMQP_CONNECTION_CLOSE_METHOD) {
		const amqp_connection_close_t *c = m->decoded;
		return refused(l, c->reply_code, c->reply_text, doing, f);
	}
	if (m->id == AMQP_CHANNEL_CLOSE_METHOD) {
		const amqp_channel_close_t *c = m->decoded;
		return refused(l, c->reply_code, c->reply_text, doing, f);
	}
	if (m->id == AMQP_BASIC_CANCEL_METHOD)
		return wt_amqp_broken(l, doing, "the broker took the queue away", f);
	return wt_amqp_broken(l, doing, "an unexpected answer", f);
}

int
wt_amqp_reply(struct wt_amqp_link *l, amqp_rpc_reply_t r, const char *doing, struct wt_fault *f)
{
	switch (r.reply_type) {
	case AMQP_RESPONSE_NORMAL:
		return WARTA_OK;
	case AMQP_RESPONSE_SERVER_EXCEPTION:
		return refusal(l, &r.reply, doing, f);
	case AMQP_RESPONSE_LIBRARY_EXCEPTION:
		return wt_amqp_broken(l, doing, amqp_error_string2(r.library_error), f);
	case AMQP_RESPONSE_NONE:
	default:
		return wt_amqp_broken(l, doing, "the broker closed the connection", f);
	}
}

static void
note_blocked(struct wt_amqp_link *l, const amqp_method_t *m)
{
	const amqp_connection_blocked_t *b = m->decoded;
	(void)snprintf(l->blocked, sizeof l->blocked, "%.*s (is its disk or memory full?)",
		(int)(b->reason.len < 60 ? b->reason.len : 60), (const char *)b->reason.bytes);
}

static int
meet(struct wt_amqp_link *l, const amqp_frame_t *frame, struct wt_fault *f)
{
	if (frame->frame_type != AMQP_FRAME_METHOD)
		return WARTA_OK;
	switch (frame->payload.method.id) {
	case AMQP_CONNECTION_BLOCKED_METHOD:
		note_blocked(l, &frame->payload.method);
		return WARTA_OK;
	case AMQP_CONNECTION_UNBLOCKED_METHOD:
		l->blocked[0] = '\0';
		return WARTA_OK;
	case AMQP_CONNECTION_CLOSE_METHOD:
	case AMQP_CHANNEL_CLOSE_METHOD:
	case AMQP_BASIC_CANCEL_METHOD:
		(void)refusal(l, &frame->payload.method, "be used", f);
		return WARTA_EBUSY;
	default:
		return WARTA_OK;
	}
}

int
wt_amqp_event(struct wt_amqp_link *l, struct wt_fault *f)
{
	struct timeval none = { 0, 0 };
	amqp_frame_t frame;
	int status = amqp_simple_wait_frame_noblock(l->conn, &frame, &none);
	if (status == AMQP_STATUS_TIMEOUT)
		return WARTA_OK;
	if (status != AMQP_STATUS_OK)
		return wt_amqp_broken(l, "be used", amqp_error_string2(status), f);
	return meet(l, &frame, f);
}

void
wt_amqp_pump(struct wt_amqp_link *l)
{
	struct timeval none = { 0, 0 };
	amqp_frame_t frame;
	if (!l->conn || l->broken)
		return;
	amqp_maybe_release_buffers(l->conn);
	while (amqp_simple_wait_frame_noblock(l->conn, &frame, &none) == AMQP_STATUS_OK)
		(void)meet(l, &frame, NULL);
	wt_amqp_beat(l);
}

void
wt_amqp_beat(struct wt_amqp_link *l)
{
	const amqp_frame_t beat = { .frame_type = AMQP_FRAME_HEARTBEAT };
	if (!l->conn || l->broken || wt_queue_clock() - l->beaten < BEAT)
		return;
	l->beaten = wt_queue_clock();
	l->broken = amqp_send_frame(l->conn, &beat) != AMQP_STATUS_OK;
}

/* --- open and close --------------------------------------------------------------------------- */

/* "3.10.8" */
static int
check_version(struct wt_amqp_link *l, struct wt_fault *f)
{
	const amqp_table_t *t = amqp_get_server_properties(l->conn);
	for (int i = 0; t && i < t->num_entries; i++) {
		struct wt_str key = { t->entries[i].key.bytes, t->entries[i].key.len };
		char text[32] = "";
		unsigned major = 0, minor = 0;
		amqp_bytes_t value = t->entries[i].value.value.bytes;
		if (!wt_str_is(key, "version") ||
			t->entries[i].value.kind != AMQP_FIELD_KIND_UTF8 ||
			value.len >= sizeof text)
			continue;
		memcpy(text, value.bytes, value.len);
		if (sscanf(text, "%u.%u", &major, &minor) == 2 &&
			(major < MAJOR || (major == MAJOR && minor < MINOR)))
			return wt_fail(f, WARTA_EVERSION, 0,
				"%s: the broker is of version %s; its quorum queues do not do what "
				"is needed before %d.%d",
				l->name, text, MAJOR, MINOR);
	}
	return WARTA_OK;
}

/* What answers is no broker of our protocol: told so, since waiting does not make it one. */
static int
no_broker(struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, int error,
	struct wt_fault *f)
{
	const char *alert = a->tls ? wt_amqp_tls_refusal() : NULL;
	l->broken = true;
	switch (error) {
	case AMQP_STATUS_INCOMPATIBLE_AMQP_VERSION:
	case AMQP_STATUS_WRONG_METHOD:
	case AMQP_STATUS_BAD_AMQP_DATA:
	case AMQP_STATUS_UNKNOWN_METHOD:
	case AMQP_STATUS_UNKNOWN_CLASS:
		return wt_fail(f, WARTA_EVERSION, 0,
			"%s: what answers at %s port %d does not speak AMQP 0-9-1 (is it RabbitMQ? "
			"is it a port for %s?)",
			l->name, a->hosts[host].host, a->hosts[host].port,
			a->tls ? "AMQP without TLS" : "TLS");
	case AMQP_STATUS_SOCKET_ERROR:
	case AMQP_STATUS_CONNECTION_CLOSED:
		/* a node that goes down does so, too; but not one at a port of its own for TLS */
		return a->tls || a->hosts[host].port == WT_AMQP_PORT
			       ? WARTA_OK
			       : wt_amqp_broken(l, "log in",
					 "the connection was ended at once (is it a port for TLS? "
					 "then say amqps://)",
					 f);
	case AMQP_STATUS_BROKER_UNSUPPORTED_SASL_METHOD:
		return wt_fail(
			f, WARTA_ESTORE, 0, "%s: the broker takes no passwords (PLAIN)", l->name);
	default:
		return alert ? wt_fail(f, WARTA_ESTORE, 0, "%s: the broker refuses TLS with us: %s",
				       l->name, alert)
			     : WARTA_OK;
	}
}

/* A broker tells that it is full only those who say that they understand. */
static amqp_rpc_reply_t
login(struct wt_amqp_link *l, const struct wt_amqp_address *a)
{
	amqp_table_entry_t able = { .key = amqp_cstring_bytes("connection.blocked") };
	amqp_table_entry_t mine = { .key = amqp_cstring_bytes("capabilities") };
	const amqp_table_t properties = { 1, &mine };
	able.value.kind = AMQP_FIELD_KIND_BOOLEAN;
	able.value.value.boolean = 1;
	mine.value.kind = AMQP_FIELD_KIND_TABLE;
	mine.value.value.table = (amqp_table_t){ 1, &able };
	return amqp_login_with_properties(l->conn, a->vhost, 0, FRAME, HEARTBEAT, &properties,
		AMQP_SASL_METHOD_PLAIN, a->user, a->password);
}

static int
log_in(struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, bool confirm,
	struct wt_fault *f)
{
	struct timeval answer = { (time_t)a->answer, 0 };
	(void)amqp_set_handshake_timeout(l->conn, &answer);
	(void)amqp_set_rpc_timeout(l->conn, &answer);
	amqp_rpc_reply_t r = login(l, a);
	int code = r.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION
			   ? no_broker(l, a, host, r.library_error, f)
			   : WARTA_OK;
	if (code == WARTA_OK)
		code = wt_amqp_reply(l, r, "log in", f);
	if (code == WARTA_OK)
		code = check_version(l, f);
	if (code != WARTA_OK)
		return code;
	(void)amqp_channel_open(l->conn, WT_AMQP_CHANNEL);
	code = wt_amqp_reply(l, amqp_get_rpc_reply(l->conn), "open a channel", f);
	if (code == WARTA_OK && confirm) {
		(void)amqp_confirm_select(l->conn, WT_AMQP_CHANNEL);
		code = wt_amqp_reply(l, amqp_get_rpc_reply(l->conn), "open a channel", f);
	}
	return code;
}

static int
open_plain(
	struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, struct wt_fault *f)
{
	const struct timeval connect = { CONNECT_S, 0 };
	amqp_socket_t *socket = amqp_tcp_socket_new(l->conn);
	if (!socket)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	int status = amqp_socket_open_noblock(
		socket, a->hosts[host].host, a->hosts[host].port, &connect);
	return status == AMQP_STATUS_OK
		       ? WARTA_OK
		       : wt_fail(f, WARTA_EBUSY, 0, "%s: no broker answers at %s port %d: %s",
				 l->name, a->hosts[host].host, a->hosts[host].port,
				 amqp_error_string2(status));
}

static int
open_host(struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, bool confirm,
	struct wt_fault *f)
{
	*l = (struct wt_amqp_link){ .name = a->name, .address = a, .beaten = wt_queue_clock() };
	l->conn = amqp_new_connection();
	if (!l->conn)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	int code = a->tls ? wt_amqp_tls_open(l, a, host, f) : open_plain(l, a, host, f);
	if (code != WARTA_OK) {
		l->broken = true;
		return code;
	}
	return log_in(l, a, host, confirm, f);
}

int
wt_amqp_open(struct wt_amqp_link *l, struct wt_amqp_address *a, bool confirm, struct wt_fault *f)
{
	int code = WARTA_EBUSY;
	for (unsigned i = 0; i < a->n_hosts && code == WARTA_EBUSY; i++) {
		wt_amqp_close(l);
		code = open_host(l, a, a->next, confirm, f);
		if (code == WARTA_EBUSY)
			a->next = (a->next + 1) % a->n_hosts;
	}
	if (code != WARTA_OK)
		wt_amqp_close(l);
	return code;
}

void
wt_amqp_close(struct wt_amqp_link *l)
{
	if (l->conn) {
		struct timeval moment = { 1, 0 };
		(void)amqp_set_rpc_timeout(l->conn, &moment);
		if (!l->broken)
			(void)amqp_connection_close(l->conn, AMQP_REPLY_SUCCESS);
		(void)amqp_destroy_connection(l->conn);
	}
	l->conn = NULL;
	l->broken = false;
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
mark(struct wt_amqp_link *l, uint64_t tag, bool multiple)
{
	for (uint64_t t = multiple ? l->first : tag; t <= tag; t++)
		if (t >= l->first && t - l->first < l->n)
			l->confirmed[t - l->first] = 1;
}

/* One frame while confirms are awaited. */
static int
take_confirm(struct wt_amqp_link *l, const amqp_frame_t *frame, struct wt_fault *f)
{
	if (frame->frame_type != AMQP_FRAME_METHOD)
		return WARTA_OK; /* of a message that came back: told by its method */
	const amqp_method_t *m = &frame->payload.method;
	if (m->id == AMQP_BASIC_ACK_METHOD) {
		const amqp_basic_ack_t *a = m->decoded;
		mark(l, a->delivery_tag, a->multiple != 0);
		return WARTA_OK;
	}
	if (m->id == AMQP_BASIC_NACK_METHOD)
		return wt_amqp_broken(l, "put a job", "the broker refused it (is it full?)", f);
	if (m->id == AMQP_BASIC_RETURN_METHOD)
		return wt_amqp_broken(l, "put a job", "there is no such queue any more", f);
	return meet(l, frame, f);
}

/* Takes up a frame, waiting for it so many seconds; *last becomes now where there was one. */
static int
listen_for(struct wt_amqp_link *l, double seconds, double *last, struct wt_fault *f)
{
	struct timeval wait = { 0, (suseconds_t)(seconds * 1e6) };
	amqp_frame_t frame;
	amqp_maybe_release_buffers(l->conn);
	int status = amqp_simple_wait_frame_noblock(l->conn, &frame, &wait);
	if (status == AMQP_STATUS_TIMEOUT)
		return WARTA_OK;
	*last = wt_queue_clock();
	if (status != AMQP_STATUS_OK)
		return wt_amqp_broken(l, "put a job", amqp_error_string2(status), f);
	return take_confirm(l, &frame, f);
}

/* A broker that is full is waited for as long as our caller likes, and on the same connection: on
 * another one the jobs would be put again.  One that says nothing is slow, and after a while it
 * counts as gone. */
static int
bear(struct wt_amqp_link *l, double *begun, double last, struct wt_fault *f)
{
	const struct wt_amqp_address *a = l->address;
	double now = wt_queue_clock();
	char why[WT_FAULT_MAX];
	if (l->blocked[0])
		(void)snprintf(why, sizeof why, "%s: the broker takes nothing now: %s", l->name,
			l->blocked);
	else if (now - last > a->answer)
		return wt_amqp_broken(l, "put a job",
			"the broker does not confirm (too slow, or most of its nodes are down)", f);
	else if (now - last > SLOW)
		(void)snprintf(why, sizeof why, "%s: the broker is slow: no word for %.0f s",
			l->name, now - last);
	else
		return WARTA_OK;
	int code = a->waiting ? a->waiting(a->context, why, now - *begun, f) : WARTA_OK;
	l->broken = l->broken || code != WARTA_OK;
	return code;
}

void
wt_amqp_expect(struct wt_amqp_link *l, unsigned char *confirmed, size_t n)
{
	l->first = l->sent + 1;
	l->confirmed = confirmed;
	l->n = n;
}

int
wt_amqp_room(struct wt_amqp_link *l, struct wt_fault *f)
{
	double begun = wt_queue_clock(), last = begun;
	for (;;) {
		struct pollfd p = { .fd = amqp_get_sockfd(l->conn), .events = POLLIN | POLLOUT };
		int n = poll(&p, 1, (int)(SLICE * 1000));
		int code = n > 0 && p.revents & POLLIN ? listen_for(l, 0, &last, f) : WARTA_OK;
		if (code != WARTA_OK)
			return code;
		if (!l->blocked[0] && (p.revents & ~POLLIN))
			return WARTA_OK; /* also where it is broken, as writing will tell */
		if (l->blocked[0])
			code = listen_for(l, SLICE, &last, f);
		if (code == WARTA_OK)
			code = bear(l, &begun, last, f);
		if (code != WARTA_OK)
			return code;
	}
}

static bool
all_confirmed(const struct wt_amqp_link *l, size_t *at)
{
	while (*at < l->n && l->confirmed[*at])
		(*at)++;
	return *at == l->n;
}

int
wt_amqp_confirms(struct wt_amqp_link *l, struct wt_fault *f)
{
	double begun = wt_queue_clock(), last = begun;
	size_t at = 0;
	while (!all_confirmed(l, &at)) {
		int code = listen_for(l, SLICE, &last, f);
		if (code == WARTA_OK)
			code = bear(l, &begun, last, f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

int
wt_amqp_declare(struct wt_amqp_link *l, const char *name, amqp_table_t arguments,
	struct wt_amqp_size *size, struct wt_fault *f)
{
	if (!l->conn || l->broken)
		return wt_amqp_broken(l, "be opened", "the connection is gone", f);
	const amqp_queue_declare_ok_t *ok = amqp_queue_declare(l->conn, WT_AMQP_CHANNEL,
		amqp_cstring_bytes(name), size != NULL, 1, 0, 0, arguments);
	int code = wt_amqp_reply(l, amqp_get_rpc_reply(l->conn), "be opened", f);
	if (code == WARTA_OK && size && ok)
		*size = (struct wt_amqp_size){ ok->message_count, ok->consumer_count };
	return code;
}
