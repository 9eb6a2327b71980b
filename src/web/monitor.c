/*
 * monitor.c - see monitor.h.
 *
 * Answers are counted in a table of routes: a slot is taken once by an exchange, and then only
 * added to.  One thread and few connections serve the port of its own.
 */
#include "web/monitor.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/metric.h"
#include "store/change.h"
#include "warta/warta.h"

#define ROUTES_MOST 64
#define CONNECTIONS 16u
#define SILENT      10u /* seconds */

/* --- answers of HTTP, counted -------------------------------------------------------------------
 */

static const int STATUSES[] = { 200, 302, 303, 304, 400, 404, 405, 414, 421, 500, 503, 0 };
#define N_STATUSES (sizeof STATUSES / sizeof STATUSES[0])

static struct {
	_Atomic(const char *) name;
	_Atomic uint64_t n[N_STATUSES]; /* the last: any other */
} routes[ROUTES_MOST];

void
wt_answers_count(const char *route, int status)
{
	size_t i = 0, k = 0;
	while (k + 1 < N_STATUSES && STATUSES[k] != status)
		k++;
	for (; i < ROUTES_MOST; i++) {
		const char *held = NULL;
		if (atomic_compare_exchange_strong(&routes[i].name, &held, route) ||
			held == route || strcmp(held, route) == 0)
			break;
	}
	if (i < ROUTES_MOST)
		(void)atomic_fetch_add_explicit(&routes[i].n[k], 1, memory_order_relaxed);
}

static void
print_answers(struct wt_buf *out)
{
	wt_metric_family(out, "warta_http_answers_total", "counter", "Answers of HTTP.");
	for (size_t i = 0; i < ROUTES_MOST && atomic_load(&routes[i].name); i++)
		for (size_t k = 0; k < N_STATUSES; k++) {
			uint64_t n = atomic_load_explicit(&routes[i].n[k], memory_order_relaxed);
			char status[8] = "other";
			if (n == 0)
				continue;
			if (STATUSES[k])
				(void)snprintf(status, sizeof status, "%d", STATUSES[k]);
			wt_buf_printf(out,
				"warta_http_answers_total{route=\"/%s\",status=\"%s\"} %" PRIu64
				"\n",
				atomic_load(&routes[i].name), status, n);
		}
}

/* --- the process ------------------------------------------------------------------------------ */

static void
print_process(struct wt_buf *out)
{
	struct rusage used;
	unsigned long all = 0, resident = 0;
	FILE *f = fopen("/proc/self/statm", "re");
	if (f && fscanf(f, "%lu %lu", &all, &resident) != 2)
		resident = 0;
	if (f)
		(void)fclose(f);
	wt_metric_family(out, "warta_build_info", "gauge", "The version that runs.");
	wt_buf_printf(out, "warta_build_info{version=\"%s\"} 1\n", WARTA_VERSION);
	if (getrusage(RUSAGE_SELF, &used) == 0) {
		wt_metric_family(out, "process_cpu_seconds_total", "counter",
			"Processor time of the process, children apart.");
		wt_buf_printf(out, "process_cpu_seconds_total %.6f\n",
			(double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
				(double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6);
	}
	wt_metric_family(
		out, "process_resident_memory_bytes", "gauge", "Memory that is in use now.");
	wt_buf_printf(out, "process_resident_memory_bytes %lu\n",
		resident * (unsigned long)sysconf(_SC_PAGESIZE));
}

static int
measure_store(void *context, struct wt_store *store)
{
	return wt_store_bytes(store, context, NULL);
}

static void
print_store(struct wt_buf *out, struct wt_site *site)
{
	uint64_t bytes = 0;
	int code = wt_site_lend(site, measure_store, &bytes, NULL);
	wt_metric_family(out, "warta_store_up", "gauge", "Can the store be read?");
	wt_buf_printf(out, "warta_store_up %d\n", code == WARTA_OK);
	if (code != WARTA_OK)
		return;
	wt_metric_family(out, "warta_store_bytes", "gauge", "What the store takes on the disk.");
	wt_buf_printf(out, "warta_store_bytes %" PRIu64 "\n", bytes);
}

/* --- the three paths -------------------------------------------------------------------------- */

static int
ask_store(void *context, struct wt_store *store)
{
	int64_t last;
	return wt_store_last_change(store, &last, context);
}

static void
tell_ready(struct wt_site *site, unsigned lag, struct wt_reply *reply)
{
	struct wt_fault f = { 0 };
	uint64_t late = wt_metric_value(WT_METRIC_LAG);
	int code = wt_site_lend(site, ask_store, &f, &f);
	reply->status = code == WARTA_OK && late <= lag ? 200 : 503;
	if (code != WARTA_OK)
		wt_buf_printf(&reply->body, "the store cannot be read: %s\n", f.text);
	else if (late > lag)
		wt_buf_printf(&reply->body,
			"behind: the oldest work is late by %" PRIu64 " s, over %u s\n", late, lag);
	else
		wt_buf_cstr(&reply->body, "ready\n");
}

bool
wt_monitor_answer(struct wt_site *site, struct wt_str path, unsigned lag, struct wt_reply *reply)
{
	*reply = (struct wt_reply){ .status = 200, .type = "text/plain; charset=utf-8" };
	if (wt_str_is(path, "/healthz")) {
		reply->route = "healthz";
		wt_buf_cstr(&reply->body, "alive\n");
	} else if (wt_str_is(path, "/readyz")) {
		reply->route = "readyz";
		tell_ready(site, lag, reply);
	} else if (wt_str_is(path, "/metrics")) {
		reply->route = "metrics";
		reply->type = "text/plain; version=0.0.4; charset=utf-8";
		wt_metrics_print(&reply->body);
		print_answers(&reply->body);
		print_store(&reply->body, site);
		print_process(&reply->body);
	} else {
		return false;
	}
	return true;
}

/* --- on a port of their own ---------------------------------------------------------------------
 */

struct wt_monitor {
	struct MHD_Daemon *daemon;
	struct wt_site *site;
	unsigned lag;
	char url[128];
};

static enum MHD_Result
send_body(struct MHD_Connection *connection, struct wt_reply *reply)
{
	char *bytes = reply->body.ptr ? reply->body.ptr : strdup("");
	size_t size = reply->body.len;
	struct MHD_Response *r =
		bytes ? MHD_create_response_from_buffer_with_free_callback(size, bytes, free)
		      : NULL;
	if (!r)
		return MHD_NO;
	reply->body = (struct wt_buf){ 0 }; /* now the response's */
	(void)MHD_add_response_header(r, "Content-Type", reply->type);
	(void)MHD_add_response_header(r, "Cache-Control", "no-store");
	(void)MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
	enum MHD_Result sent = MHD_queue_response(connection, (unsigned)reply->status, r);
	MHD_destroy_response(r);
	return sent;
}

static enum MHD_Result
on_request(void *context, struct MHD_Connection *connection, const char *url, const char *method,
	const char *version, const char *body, size_t *size, void **state)
{
	static int begun;
	struct wt_monitor *m = context;
	struct wt_reply reply;
	(void)version, (void)body;
	*size = 0;
	if (!*state) { /* answered at once, the connection would be closed */
		*state = &begun;
		return MHD_YES;
	}
	bool get = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
	if (!get || !wt_monitor_answer(m->site, wt_str_of(url), m->lag, &reply)) {
		reply = (struct wt_reply){
			.status = get ? 404 : 405, .type = "text/plain; charset=utf-8", .route = "-"
		};
		wt_buf_cstr(&reply.body, "/metrics, /healthz and /readyz are here\n");
	}
	wt_answers_count(reply.route, reply.status);
	enum MHD_Result sent = send_body(connection, &reply);
	wt_reply_release(&reply);
	return sent;
}

/* ADDRESS:PORT, [ADDRESS]:PORT, :PORT, PORT */
static bool
read_listen(const char *listen, char *host, size_t room, uint16_t *port)
{
	struct wt_str s = wt_str_of(listen);
	const char *colon = strrchr(listen, ':');
	struct wt_str number = colon ? wt_str_of(colon + 1) : s;
	uint64_t n;
	s.len = colon ? (size_t)(colon - listen) : 0;
	if (s.len >= 2 && s.ptr[0] == '[' && s.ptr[s.len - 1] == ']')
		s = (struct wt_str){ s.ptr + 1, s.len - 2 };
	if (s.len == 0 || wt_str_is(s, "localhost"))
		s = WT_STR("127.0.0.1");
	if (s.len >= room || !wt_str_to_u64(number, &n) || n > UINT16_MAX)
		return false;
	memcpy(host, s.ptr, s.len);
	host[s.len] = '\0';
	*port = (uint16_t)n;
	return true;
}

int
wt_monitor_open(struct wt_monitor **monitor, struct wt_site *site, const char *listen, unsigned lag,
	struct wt_fault *f)
{
	struct sockaddr_storage address;
	char host[64];
	uint16_t port;
	*monitor = NULL;
	if (!read_listen(listen, host, sizeof host, &port) ||
		!wt_read_socket_address(host, port, &address))
		return wt_fail(f, WARTA_EUSAGE, 0,
			"%s: is no address to listen on (ADDRESS:PORT, as 127.0.0.1 with a port)",
			listen);
	struct wt_monitor *m = calloc(1, sizeof *m);
	if (!m)
		return wt_fail(f, WARTA_ENOMEM, 0, "no memory for the server");
	m->site = site;
	m->lag = lag;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;
	bool v6 = address.ss_family == AF_INET6;
	m->daemon = MHD_start_daemon(flags | (v6 ? MHD_USE_IPv6 : 0u), port, NULL, NULL, on_request,
		m, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_CONNECTION_LIMIT,
		CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, SILENT,
		MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END);
	if (!m->daemon) {
		int error = errno;
		free(m);
		return wt_fail(f, WARTA_EIO, 0, "%s: cannot listen: %s", listen, strerror(error));
	}
	const union MHD_DaemonInfo *info =
		MHD_get_daemon_info(m->daemon, MHD_DAEMON_INFO_BIND_PORT);
	(void)snprintf(m->url, sizeof m->url, "http://%s%s%s:%u", v6 ? "[" : "", host,
		v6 ? "]" : "", info ? (unsigned)info->port : (unsigned)port);
	*monitor = m;
	return WARTA_OK;
}

const char *
wt_monitor_url(const struct wt_monitor *m)
{
	return m->url;
}

void
wt_monitor_close(struct wt_monitor *m)
{
	if (!m)
		return;
	MHD_stop_daemon(m->daemon);
	free(m);
}
