/*
 * amqp_link.c - see amqp_link.h.
 */
#include "work/amqp_link.h"

#include <stdio.h>
#include <stdlib.h>

#include "work/queue_driver.h"

#define PORT      5672
#define FRAME     131072
#define HEARTBEAT 60
#define BEAT      15.0 /* seconds between two heartbeats of ours */
#define CONNECT_S 5
#define ANSWER_S  20 /* seconds for an answer or a confirm */
#define MAJOR     3
#define MINOR     10 /* quorum queues whose messages may wait (x-message-ttl) */

/* --- the address ------------------------------------------------------------------------------ */

static int
hex(char c)
{
	return wt_is_digit(c)                             ? c - '0'
	       : wt_lower(c) >= 'a' && wt_lower(c) <= 'f' ? wt_lower(c) - 'a' + 10
							  : -1;
}

/* %41 becomes A, in place. */
static void
unescape(char *s)
{
	char *to = s;
	for (; *s; s++) {
		if (s[0] == '%' && s[1] && hex(s[1]) >= 0 && hex(s[2]) >= 0) {
			*to++ = (char)(hex(s[1]) * 16 + hex(s[2]));
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

static int
no_address(const struct wt_amqp_address *a, const char *what, struct wt_fault *f)
{
	return wt_fail(f, WARTA_EUSAGE, 0,
		"%s: %s; an address is "
		"amqp://USER:PASSWORD@HOST:PORT,HOST:PORT/VHOST?queue=NAME",
		a->name ? a->name : "amqp", what);
}

static int
add_host(struct wt_amqp_address *a, char *text, struct wt_fault *f)
{
	char *colon = strrchr(text, ':'), *bracket = strrchr(text, ']');
	uint64_t port = PORT;
	if (colon && (!bracket || colon > bracket)) {
		*colon = '\0';
		if (!wt_str_to_u64(wt_str_of(colon + 1), &port) || port == 0 || port > 65535)
			return no_address(a, "the port is no number", f);
	}
	if (text[0] == '[' && bracket) {
		*bracket = '\0';
		text++;
	}
	if (a->n_hosts == WT_AMQP_HOSTS)
		return no_address(a, "too many hosts", f);
	a->hosts[a->n_hosts].host = text[0] ? text : "localhost";
	a->hosts[a->n_hosts++].port = (int)port;
	return WARTA_OK;
}

static int
take_query(struct wt_amqp_address *a, char *query, struct wt_fault *f)
{
	char *rest = NULL;
	for (char *part = strtok_r(query, "&", &rest); part; part = strtok_r(NULL, "&", &rest)) {
		if (strncmp(part, "queue=", 6) != 0)
			return no_address(a, "something unknown behind '?'", f);
		unescape(part + 6);
		/* .later and .dead stand behind it, and amq. is the broker's */
		if (!part[6] || strlen(part + 6) >= sizeof a->queue ||
			strncmp(part + 6, "amq.", 4) == 0)
			return no_address(a, "a bad name of a queue", f);
		(void)snprintf(a->queue, sizeof a->queue, "%s", part + 6);
	}
	return WARTA_OK;
}

/* Cuts the string at the character; gives what is behind, or NULL. */
static char *
cut(char *s, char at, bool last)
{
	char *c = last ? strrchr(s, at) : strchr(s, at);
	if (!c)
		return NULL;
	*c = '\0';
	return c + 1;
}

int
wt_amqp_address_read(struct wt_amqp_address *a, const char *url, struct wt_fault *f)
{
	*a = (struct wt_amqp_address){
		.user = "guest", .password = "guest", .vhost = "/", .queue = "warta"
	};
	const char *begin = strstr(url, "://");
	a->text = begin ? strdup(begin + 3) : NULL;
	if (!a->text)
		return no_address(a, "no host", f);
	char *query = cut(a->text, '?', false), *vhost = cut(a->text, '/', false);
	char *hosts = cut(a->text, '@', true), *rest = NULL;
	int code = query ? take_query(a, query, f) : WARTA_OK;
	if (hosts) {
		char *password = cut(a->text, ':', false);
		unescape(a->text);
		a->user = a->text;
		if (password)
			unescape(password);
		a->password = password ? password : "";
	}
	if (vhost && vhost[0]) {
		unescape(vhost);
		a->vhost = vhost;
	}
	hosts = hosts ? hosts : a->text;
	if (!hosts[0] && code == WARTA_OK)
		return no_address(a, "no host", f);
	for (char *h = strtok_r(hosts, ",", &rest); h && code == WARTA_OK;
		h = strtok_r(NULL, ",", &rest))
		code = add_host(a, h, f);
	return code;
}

void
wt_amqp_address_release(struct wt_amqp_address *a)
{
	free(a->text);
	a->text = NULL;
}

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

static int
log_in(struct wt_amqp_link *l, const struct wt_amqp_address *a, bool confirm, struct wt_fault *f)
{
	struct timeval answer = { ANSWER_S, 0 };
	(void)amqp_set_handshake_timeout(l->conn, &answer);
	(void)amqp_set_rpc_timeout(l->conn, &answer);
	int code = wt_amqp_reply(l,
		amqp_login(l->conn, a->vhost, 0, FRAME, HEARTBEAT, AMQP_SASL_METHOD_PLAIN, a->user,
			a->password),
		"log in", f);
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
open_host(struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, bool confirm,
	struct wt_fault *f)
{
	struct timeval connect = { CONNECT_S, 0 };
	*l = (struct wt_amqp_link){ .name = a->name, .beaten = wt_queue_clock() };
	l->conn = amqp_new_connection();
	amqp_socket_t *socket = l->conn ? amqp_tcp_socket_new(l->conn) : NULL;
	if (!socket)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	int status = amqp_socket_open_noblock(
		socket, a->hosts[host].host, a->hosts[host].port, &connect);
	if (status != AMQP_STATUS_OK)
		return wt_fail(f, WARTA_EBUSY, 0, "%s: no broker answers at %s port %d: %s",
			l->name, a->hosts[host].host, a->hosts[host].port,
			amqp_error_string2(status));
	return log_in(l, a, confirm, f);
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
mark(unsigned char *confirmed, size_t n, uint64_t first, uint64_t tag, bool multiple)
{
	for (uint64_t t = multiple ? first : tag; t <= tag; t++)
		if (t >= first && t - first < n)
			confirmed[t - first] = 1;
}

/* One frame while confirms are waited for. */
static int
take_confirm(struct wt_amqp_link *l, const amqp_frame_t *frame, uint64_t first,
	unsigned char *confirmed, size_t n, struct wt_fault *f)
{
	if (frame->frame_type != AMQP_FRAME_METHOD)
		return WARTA_OK; /* of a message that came back: told by its method */
	const amqp_method_t *m = &frame->payload.method;
	if (m->id == AMQP_BASIC_ACK_METHOD) {
		const amqp_basic_ack_t *a = m->decoded;
		mark(confirmed, n, first, a->delivery_tag, a->multiple != 0);
		return WARTA_OK;
	}
	if (m->id == AMQP_BASIC_NACK_METHOD)
		return wt_amqp_broken(l, "put a job", "the broker refused it (is it full?)", f);
	if (m->id == AMQP_BASIC_RETURN_METHOD)
		return wt_amqp_broken(l, "put a job", "there is no such queue any more", f);
	return meet(l, frame, f);
}

int
wt_amqp_confirms(struct wt_amqp_link *l, uint64_t first, unsigned char *confirmed, size_t n,
	struct wt_fault *f)
{
	size_t at = 0;
	for (;;) {
		struct timeval answer = { ANSWER_S, 0 };
		amqp_frame_t frame;
		while (at < n && confirmed[at])
			at++;
		if (at == n)
			return WARTA_OK;
		amqp_maybe_release_buffers(l->conn);
		int status = amqp_simple_wait_frame_noblock(l->conn, &frame, &answer);
		if (status == AMQP_STATUS_TIMEOUT)
			return wt_amqp_broken(l, "put a job",
				"the broker does not confirm (too slow, or most of its nodes are "
				"down)",
				f);
		if (status != AMQP_STATUS_OK)
			return wt_amqp_broken(l, "put a job", amqp_error_string2(status), f);
		int code = take_confirm(l, &frame, first, confirmed, n, f);
		if (code != WARTA_OK)
			return code;
	}
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
