/*
 * server.c - the site over HTTP/1.1, by libmicrohttpd.
 *
 * At least two epoll threads, and fewer than 128 connections for each: a thread of
 * libmicrohttpd 0.9.75 that holds just 128 busy connections stalls (its buffer of events
 * is full, and it waits before it serves them).  An answer is whole before it is sent,
 * so that a slow reader holds no handle of the store.
 *
 * GET and HEAD only.  A Host header that names another machine is refused (a page of
 * another site could else reach the server under a name of its own: DNS rebinding).
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libdeflate.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "web/alert.h"
#include "web/asset.h"
#include "web/monitor.h"
#include "web/site.h"
#include "web/stream.h"

#define PER_THREAD   120         /* connections */
#define IDLE_SECONDS 5           /* that a connection may keep silent */
#define KEEP_ALIVE   "timeout=4" /* told to clients: a second less than that */
#define HEAD_MEMORY  (24 * 1024) /* for one request's line and headers */
#define THREADS_MOST 16

struct wt_server {
	struct MHD_Daemon *daemon;
	struct wt_site *site;
	struct wt_streams *streams;
	bool any_host;
	unsigned lag;
	uint16_t port;
};

/* Routes that are counted here. */
static const char CHANGES_STREAM[] = "changes/stream", ALERT_STREAM[] = "alert/*/stream",
		  ASSET[] = "asset", NO_ROUTE[] = "-";

/* --- one request --------------------------------------------------------------------------------
 */

struct asking {
	char *target; /* as it came over the wire: what libmicrohttpd cuts up is decoded too early
		       */
	bool begun;   /* the headers were seen; answered then, a connection would be closed */
};

static void *
on_target(void *context, const char *target, struct MHD_Connection *connection)
{
	(void)context, (void)connection;
	struct asking *asking = calloc(1, sizeof *asking);
	if (asking && !(asking->target = strdup(target))) {
		free(asking);
		asking = NULL;
	}
	return asking;
}

/* It is not to decode anything. */
static size_t
on_escape(void *context, struct MHD_Connection *connection, char *text)
{
	(void)context, (void)connection;
	return strlen(text);
}

static void
on_done(void *context, struct MHD_Connection *connection, void **state,
	enum MHD_RequestTerminationCode how)
{
	struct asking *asking = *state;
	(void)context, (void)connection, (void)how;
	if (asking)
		free(asking->target);
	free(asking);
	*state = NULL;
}

static struct wt_str
header(struct MHD_Connection *connection, const char *name)
{
	const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
	return value ? wt_str_of(value) : WT_STR("");
}

static bool
host_is_local(struct wt_str host)
{
	static const char *const LOCAL[] = { "localhost", "127.0.0.1", "[::1]", NULL };
	ptrdiff_t bracket = wt_str_find(host, WT_STR("]"), 0);
	ptrdiff_t colon = wt_str_find(host, WT_STR(":"), bracket < 0 ? 0 : (size_t)bracket);
	if (colon >= 0)
		host.len = (size_t)colon;
	return wt_str_in(host, LOCAL);
}

static void
add_headers(struct MHD_Response *r, const char *type)
{
	static const char *const SAME[][2] = {
		{ "Content-Security-Policy",
			"default-src 'self'; base-uri 'none'; form-action 'self'; "
			"frame-ancestors 'none'; object-src 'none'" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "Referrer-Policy", "no-referrer" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
		{ "Cross-Origin-Resource-Policy", "same-origin" },
	};
	for (unsigned i = 0; i < sizeof SAME / sizeof SAME[0]; i++)
		(void)MHD_add_response_header(r, SAME[i][0], SAME[i][1]);
	(void)MHD_add_response_header(r, "Content-Type", type);
	/* a client that asks again just when an idle connection ends would see it hang up */
	(void)MHD_add_response_header(r, "Keep-Alive", KEEP_ALIVE);
}

/* A response of bytes that lie in the program: nothing is copied. */
static struct MHD_Response *
response_of(struct wt_str bytes)
{
	void *ptr;
	memcpy(&ptr, &bytes.ptr,
		sizeof ptr); /* the library asks for no const, and writes nothing */
	return MHD_create_response_from_buffer(bytes.len, ptr, MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result
send_plain(struct MHD_Connection *connection, unsigned status, const char *text)
{
	struct MHD_Response *r = response_of(wt_str_of(text));
	wt_answers_count(NO_ROUTE, (int)status);
	if (!r)
		return MHD_NO;
	add_headers(r, "text/plain; charset=utf-8");
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		(void)MHD_add_response_header(r, "Allow", "GET, HEAD");
	enum MHD_Result sent = MHD_queue_response(connection, status, r);
	MHD_destroy_response(r);
	return sent;
}

static bool
takes_gzip(struct MHD_Connection *connection)
{
	return wt_str_find(header(connection, "Accept-Encoding"), WT_STR("gzip"), 0) >= 0;
}

static enum MHD_Result
send_asset(struct MHD_Connection *connection, const struct wt_asset *asset)
{
	bool gzip = takes_gzip(connection);
	struct wt_str bytes = gzip ? asset->gzip : asset->plain;
	bool same =
		wt_str_find(header(connection, "If-None-Match"), wt_str_of(asset->path), 0) >= 0;
	char etag[96];
	struct MHD_Response *r = response_of(same ? WT_STR("") : bytes);
	if (!r)
		return MHD_NO;
	add_headers(r, asset->type);
	(void)snprintf(etag, sizeof etag, "\"%s\"", asset->path);
	(void)MHD_add_response_header(r, "ETag", etag);
	(void)MHD_add_response_header(r, "Cache-Control", "public, max-age=31536000, immutable");
	(void)MHD_add_response_header(r, "Vary", "Accept-Encoding");
	if (gzip && !same)
		(void)MHD_add_response_header(r, "Content-Encoding", "gzip");
	wt_answers_count(ASSET, same ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK);
	enum MHD_Result sent =
		MHD_queue_response(connection, same ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK, r);
	MHD_destroy_response(r);
	return sent;
}

#define PACK_FROM  1024 /* bytes: less is not worth it */
#define PACK_LEVEL 3

/* The body compressed in its place; false where it is better left alone. */
static bool
pack(struct wt_buf *body)
{
	struct libdeflate_compressor *packer =
		body->len >= PACK_FROM ? libdeflate_alloc_compressor(PACK_LEVEL) : NULL;
	char *packed = packer ? malloc(body->len) : NULL;
	size_t size =
		packed ? libdeflate_gzip_compress(packer, body->ptr, body->len, packed, body->len)
		       : 0;
	if (packer)
		libdeflate_free_compressor(packer);
	if (size == 0) {
		free(packed);
		return false;
	}
	wt_buf_release(body);
	*body = (struct wt_buf){ .ptr = packed, .len = size, .cap = size };
	return true;
}

static enum MHD_Result
send_reply(struct MHD_Connection *connection, struct wt_reply *reply)
{
	bool packed = takes_gzip(connection) && pack(&reply->body);
	size_t size = reply->body.len;
	char *bytes = reply->body.ptr ? reply->body.ptr : strdup("");
	struct MHD_Response *r =
		MHD_create_response_from_buffer_with_free_callback(size, bytes, free);
	if (!r)
		return MHD_NO;
	reply->body = (struct wt_buf){ 0 }; /* now the response's */
	if (packed)
		(void)MHD_add_response_header(r, "Content-Encoding", "gzip");
	add_headers(r, reply->type);
	(void)MHD_add_response_header(r, "Cache-Control", "no-cache");
	(void)MHD_add_response_header(r, "Vary", "Accept-Language, Cookie, Accept-Encoding");
	if (reply->location.len)
		(void)MHD_add_response_header(r, "Location", reply->location.ptr);
	if (reply->cookie.len)
		(void)MHD_add_response_header(r, "Set-Cookie", reply->cookie.ptr);
	enum MHD_Result sent = MHD_queue_response(connection, (unsigned)reply->status, r);
	MHD_destroy_response(r);
	return sent;
}

/* A browser that comes back names the last change that it was told. */
static enum MHD_Result
send_stream(struct wt_server *server, struct MHD_Connection *connection,
	const struct wt_site_alert *alert)
{
	uint64_t after;
	bool known =
		wt_str_to_u64(header(connection, "Last-Event-ID"), &after) && after < INT64_MAX;
	struct MHD_Response *r =
		wt_streams_add(server->streams, connection, alert, known ? (int64_t)after : -1);
	if (!r)
		return send_plain(connection, MHD_HTTP_SERVICE_UNAVAILABLE,
			"Too many follow the changes already.\n");
	wt_answers_count(alert ? ALERT_STREAM : CHANGES_STREAM, MHD_HTTP_OK);
	add_headers(r, "text/event-stream");
	(void)MHD_add_response_header(r, "Cache-Control", "no-store");
	enum MHD_Result sent = MHD_queue_response(connection, MHD_HTTP_OK, r);
	MHD_destroy_response(r);
	return sent;
}

static enum MHD_Result
answer(struct wt_server *server, struct MHD_Connection *connection, const char *target)
{
	struct wt_request_headers headers = { header(connection, "Accept-Language"),
		header(connection, "Cookie") };
	struct wt_str path = wt_str_of(target);
	const struct wt_asset *asset = wt_asset_find(path);
	struct wt_reply reply;
	if (!server->any_host && !host_is_local(header(connection, "Host")))
		return send_plain(connection, 421, "This server answers to localhost only.\n");
	if (asset)
		return send_asset(connection, asset);
	if (wt_str_is(path, "/changes/stream"))
		return send_stream(server, connection, NULL);
	const struct wt_site_alert *alert = wt_alert_of_stream(server->site, path);
	if (alert)
		return send_stream(server, connection, alert);
	if (!wt_monitor_answer(server->site, path, server->lag, &reply))
		wt_site_answer(server->site, path, &headers, &reply);
	wt_answers_count(reply.route, reply.status);
	enum MHD_Result sent = send_reply(connection, &reply);
	wt_reply_release(&reply);
	return sent;
}

static enum MHD_Result
on_request(void *context, struct MHD_Connection *connection, const char *url, const char *method,
	const char *version, const char *body, size_t *size, void **state)
{
	struct asking *asking = *state;
	(void)url, (void)version, (void)body;
	if (!asking)
		return MHD_NO;
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
		return send_plain(connection, MHD_HTTP_METHOD_NOT_ALLOWED,
			"Only GET and HEAD are answered.\n");
	*size = 0; /* a body is passed over */
	if (!asking->begun) {
		asking->begun = true;
		return MHD_YES;
	}
	return answer(context, connection, asking->target);
}

/* --- the server ---------------------------------------------------------------------------------
 */

bool
wt_read_socket_address(const char *text, uint16_t port, struct sockaddr_storage *address)
{
	struct sockaddr_in *v4 = (struct sockaddr_in *)address;
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)address;
	memset(address, 0, sizeof *address);
	if (inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons(port);
		return true;
	}
	if (inet_pton(AF_INET6, text, &v6->sin6_addr) != 1)
		return false;
	v6->sin6_family = AF_INET6;
	v6->sin6_port = htons(port);
	return true;
}

static unsigned
count_threads(unsigned wanted)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned n = wanted ? wanted : cores > 0 ? (unsigned)cores : 2;
	return n < 2 ? 2 : n > THREADS_MOST ? THREADS_MOST : n;
}

static struct MHD_Daemon *
start(struct wt_server *s, const struct wt_serve *o, struct sockaddr_storage *address)
{
	unsigned threads = count_threads(o->threads);
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME;
	if (address->ss_family == AF_INET6)
		flags |= MHD_USE_IPv6;
	return MHD_start_daemon(flags, o->port, NULL, NULL, on_request, s, MHD_OPTION_SOCK_ADDR,
		(struct sockaddr *)address, MHD_OPTION_THREAD_POOL_SIZE, threads,
		MHD_OPTION_CONNECTION_LIMIT, threads * PER_THREAD, MHD_OPTION_CONNECTION_TIMEOUT,
		(unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_MEMORY,
		MHD_OPTION_URI_LOG_CALLBACK, on_target, NULL, MHD_OPTION_UNESCAPE_CALLBACK,
		on_escape, NULL, MHD_OPTION_NOTIFY_COMPLETED, on_done, NULL,
		MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END);
}

int
wt_server_open(struct wt_server **server, struct wt_site *site, const struct wt_serve *options,
	struct wt_fault *f)
{
	struct sockaddr_storage address;
	*server = NULL;
	if (!wt_read_socket_address(options->address, options->port, &address))
		return wt_fail(
			f, WARTA_EUSAGE, 0, "%s: is no address to listen on", options->address);
	struct wt_server *s = calloc(1, sizeof *s);
	if (!s)
		return wt_fail(f, WARTA_ENOMEM, 0, "no memory for the server");
	s->site = site;
	s->any_host = options->any_host;
	s->lag = options->lag;
	s->streams = wt_streams_open(site);
	s->daemon = s->streams ? start(s, options, &address) : NULL;
	if (!s->daemon) {
		int error = errno;
		wt_server_close(s);
		return wt_fail(f, WARTA_EIO, 0, "%s port %u: cannot listen: %s", options->address,
			(unsigned)options->port, strerror(error));
	}
	const union MHD_DaemonInfo *info =
		MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
	s->port = info ? info->port : options->port;
	*server = s;
	return WARTA_OK;
}

uint16_t
wt_server_port(const struct wt_server *server)
{
	return server->port;
}

void
wt_server_close(struct wt_server *server)
{
	if (!server)
		return;
	if (server->streams)
		wt_streams_stop(server->streams);
	if (server->daemon)
		MHD_stop_daemon(server->daemon);
	if (server->streams)
		wt_streams_close(server->streams);
	free(server);
}
