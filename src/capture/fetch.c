/*
 * fetch.c - see fetch.h.
 *
 * Redirections are followed here, not by libcurl, because each hop has its own site,
 * pause and robots.txt.  A robots.txt that is not there (4xx) allows all; one that
 * cannot be had (5xx, no connection) allows nothing, as RFC 9309 says.
 */
#include "capture/fetch.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/metric.h"
#include "capture/address.h"
#include "capture/once.h"
#include "capture/url.h"
#include "warta/warta.h"

#define CONNECT_SECONDS 15L
#define SLOW_BYTES      64L /* a second, and for so many seconds: a server that drips */
#define SLOW_SECONDS    15L
#define HEAD_MAX        ((size_t)128 << 10)
#define TIMEOUT         60
#define WAIT_MOST       86400   /* seconds that a server may ask us to wait */
#define ROBOTS_SECONDS  86400.0 /* that a robots.txt is believed */

struct wt_fetch {
	struct wt_fetch_options options;
	struct wt_hosts *hosts;
	CURL *curl;
	struct wt_buf body, url, type, location, target;
	struct wt_validators validators;
	size_t head_bytes;
	unsigned retry_after;
	size_t most; /* bytes of the body */
	bool too_big, was_private;
	struct wt_once once;
	char agent[128];
	char error[CURL_ERROR_SIZE];
};

static pthread_once_t begun = PTHREAD_ONCE_INIT;

static void
begin_curl(void)
{
	(void)curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* --- what libcurl calls ----------------------------------------------------------------------- */

static size_t
on_body(char *bytes, size_t size, size_t n, void *context)
{
	struct wt_fetch *f = context;
	f->too_big = f->body.len + size * n > f->most;
	if (f->too_big)
		return 0;
	wt_buf_add(&f->body, bytes, size * n);
	return f->body.failed ? 0 : size * n;
}

static void
take_validator(char *to, size_t room, struct wt_str value)
{
	if (value.len >= room) /* cut, it would be another one */
		value.len = 0;
	memcpy(to, value.ptr, value.len);
	to[value.len] = '\0';
}

static void
take_header(struct wt_fetch *f, struct wt_str name, struct wt_str value)
{
	if (wt_str_eq_nocase(name, WT_STR("etag"))) {
		take_validator(f->validators.etag, sizeof f->validators.etag, value);
	} else if (wt_str_eq_nocase(name, WT_STR("last-modified"))) {
		take_validator(f->validators.modified, sizeof f->validators.modified, value);
	} else if (wt_str_eq_nocase(name, WT_STR("location"))) {
		wt_buf_clear(&f->location);
		wt_buf_str(&f->location, value);
	} else if (wt_str_eq_nocase(name, WT_STR("content-type"))) {
		wt_buf_clear(&f->type);
		wt_buf_str(&f->type, value);
	}
}

static size_t
on_header(char *bytes, size_t size, size_t n, void *context)
{
	struct wt_fetch *f = context;
	struct wt_str line = { bytes, size * n };
	const char *colon = line.len ? memchr(bytes, ':', line.len) : NULL;
	f->head_bytes += line.len;
	f->too_big = f->head_bytes > HEAD_MAX;
	if (f->too_big)
		return 0;
	if (colon)
		take_header(f, wt_str_trim((struct wt_str){ bytes, (size_t)(colon - bytes) }),
			wt_str_trim((struct wt_str){
				colon + 1, line.len - (size_t)(colon - bytes) - 1 }));
	return line.len;
}

static int
on_progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const struct wt_fetch *f = context;
	(void)a, (void)b, (void)c, (void)d;
	return f->options.stop && *f->options.stop;
}

static curl_socket_t
on_socket(void *context, curlsocktype purpose, struct curl_sockaddr *a)
{
	struct wt_fetch *f = context;
	(void)purpose;
	if (!f->options.allow_private && !wt_address_is_public(&a->addr, a->addrlen)) {
		f->was_private = true;
		return CURL_SOCKET_BAD;
	}
	return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

/* --- the handle ------------------------------------------------------------------------------- */

static bool
set_options(struct wt_fetch *f)
{
	CURL *c = f->curl;
	CURLcode bad = CURLE_OK;
#define SET(option, value) bad = bad ? bad : curl_easy_setopt(c, (option), (value))
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl can unpack */
	SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	SET(CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	SET(CURLOPT_TIMEOUT, (long)(f->options.timeout ? f->options.timeout : TIMEOUT));
	SET(CURLOPT_LOW_SPEED_LIMIT, SLOW_BYTES);
	SET(CURLOPT_LOW_SPEED_TIME, SLOW_SECONDS);
	SET(CURLOPT_USERAGENT, f->agent);
	SET(CURLOPT_ERRORBUFFER, f->error);
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, f);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, f);
	SET(CURLOPT_NOPROGRESS, 0L);
	SET(CURLOPT_XFERINFOFUNCTION, on_progress);
	SET(CURLOPT_XFERINFODATA, f);
	SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
	SET(CURLOPT_OPENSOCKETDATA, f);
	SET(CURLOPT_MAXCONNECTS, 8L);
	/* behind a proxy nobody sees which address is spoken to */
	if (!f->options.allow_private)
		SET(CURLOPT_NOPROXY, "*");
#undef SET
	return bad == CURLE_OK;
}

int
wt_fetch_open(struct wt_fetch **fetch, const struct wt_fetch_options *options,
	struct wt_hosts *hosts, struct wt_fault *fault)
{
	struct wt_fetch *f = calloc(1, sizeof *f);
	*fetch = f;
	(void)pthread_once(&begun, begin_curl);
	if (f) {
		f->options = *options;
		f->once.demanded = options->demanded;
		f->once.nursery = options->nursery;
		f->hosts = hosts;
		(void)snprintf(f->agent, sizeof f->agent, "%s",
			options->agent ? options->agent : "Warta/" WARTA_VERSION " (reads news)");
		f->curl = curl_easy_init();
	}
	if (f && f->curl && set_options(f))
		return WARTA_OK;
	wt_fetch_close(f);
	*fetch = NULL;
	return wt_fail(fault, WARTA_ENOMEM, 0, "libcurl cannot be made ready");
}

void
wt_fetch_close(struct wt_fetch *f)
{
	if (!f)
		return;
	curl_easy_cleanup(f->curl); /* takes NULL too */
	wt_buf_release(&f->body);
	wt_buf_release(&f->url);
	wt_buf_release(&f->type);
	wt_buf_release(&f->location);
	wt_buf_release(&f->target);
	wt_once_close(&f->once);
	free(f);
}

/* --- one request ------------------------------------------------------------------------------ */

static struct curl_slist *
conditions(const struct wt_validators *known)
{
	struct curl_slist *list = NULL;
	char line[WT_FETCH_VALIDATOR + 32];
	if (known && known->etag[0]) {
		(void)snprintf(line, sizeof line, "If-None-Match: %s", known->etag);
		list = curl_slist_append(list, line);
	}
	if (known && known->modified[0]) {
		(void)snprintf(line, sizeof line, "If-Modified-Since: %s", known->modified);
		struct curl_slist *longer = curl_slist_append(list, line);
		list = longer ? longer : list;
	}
	return list;
}

static int
why_not(const struct wt_fetch *f, CURLcode code, struct wt_fault *fault)
{
	const char *words = f->error[0] ? f->error : curl_easy_strerror(code);
	if (f->options.stop && *f->options.stop)
		return wt_fail(fault, WARTA_ESTOPPED, 0, "stopped");
	if (f->was_private)
		return wt_fail(fault, WARTA_EUSAGE, 0,
			"leads to a private address, which is not read (see --allow-private)");
	if (f->too_big)
		return wt_fail(fault, WARTA_ETOOBIG, 0, "answers with over %zu MB",
			f->most >> 20 ? f->most >> 20 : 1);
	return wt_fail(fault, WARTA_EIO, 0, "%s", words);
}

/* Asks for f->url; the status, or a negative code. */
static int
ask(struct wt_fetch *f, const struct wt_validators *known, size_t most, struct wt_fault *fault)
{
	long status = 0;
	curl_off_t wait = 0;
	struct curl_slist *headers = conditions(known);
	wt_buf_clear(&f->body);
	wt_buf_clear(&f->type);
	wt_buf_clear(&f->location);
	f->validators = (struct wt_validators){ "", "" };
	f->head_bytes = 0;
	f->retry_after = 0;
	f->most = most;
	f->too_big = f->was_private = false;
	f->error[0] = '\0';
	(void)curl_easy_setopt(f->curl, CURLOPT_HTTPHEADER, headers);
	CURLcode code = curl_easy_setopt(f->curl, CURLOPT_URL, f->url.ptr);
	uint64_t clock = wt_clock();
	if (code == CURLE_OK)
		code = curl_easy_perform(f->curl);
	(void)wt_stage_took(WT_STAGE_FETCH, clock);
	(void)curl_easy_setopt(f->curl, CURLOPT_HTTPHEADER, NULL);
	curl_slist_free_all(headers);
	if (code != CURLE_OK)
		return why_not(f, code, fault);
	(void)curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &status);
	/* seconds, or a date that libcurl makes into seconds */
	if (curl_easy_getinfo(f->curl, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0)
		f->retry_after = wait < WAIT_MOST ? (unsigned)wait : WAIT_MOST;
	return (int)status;
}

static bool
is_redirection(int status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* --- robots.txt ------------------------------------------------------------------------------- */

/* Goes where Location says; false where it says nothing that is an address. */
static bool
follow(struct wt_fetch *f)
{
	if (!wt_url_resolve(wt_buf_view(&f->url), wt_buf_view(&f->location), &f->target))
		return false;
	wt_buf_clear(&f->url);
	wt_buf_str(&f->url, wt_buf_view(&f->target));
	return !f->url.failed;
}

static int
read_robots(struct wt_fetch *f, struct wt_host *host, struct wt_fault *fault)
{
	struct wt_fault why = { 0 };
	int status = 0, hops = 0;
	wt_buf_clear(&f->url);
	wt_buf_printf(&f->url, "%s/robots.txt", host->site);
	do
		status = f->url.failed ? WARTA_ENOMEM : ask(f, NULL, WT_ROBOTS_MAX, &why);
	while (is_redirection(status) && hops++ < WT_FETCH_REDIRECTS && follow(f));
	if (status == WARTA_ESTOPPED || status == WARTA_ENOMEM || status == WARTA_EUSAGE)
		return wt_fail(fault, status, 0, "%s", why.text);
	if (status >= 200 && status < 300) {
		int code = wt_once_robots(f->options.apart ? &f->once : NULL, wt_buf_view(&f->body),
			&host->robots, &why);
		if (code == WARTA_ENOMEM || code == WARTA_EIO)
			return wt_fail(fault, code, 0, "its robots.txt: %s", why.text);
		/* one that breaks its parser may say anything */
		host->robots_refused = code != WARTA_OK;
	} else if (status == WARTA_EIO) {
		/* told as it is: the site itself cannot be had; asked again next time */
		return wt_fail(fault, WARTA_EIO, 0, "%s", why.text);
	} else {
		host->robots.n = 0;
		host->robots_refused = status < 0 || status >= 500;
	}
	host->robots_known = true;
	host->robots_until = wt_hosts_now() + ROBOTS_SECONDS;
	return WARTA_OK;
}

static int
may_read(struct wt_fetch *f, struct wt_host *host, struct wt_str path, struct wt_fault *fault)
{
	bool known = host->robots_known && wt_hosts_now() < host->robots_until;
	int code = known ? WARTA_OK : read_robots(f, host, fault);
	if (code != WARTA_OK)
		return code;
	if (host->robots_refused)
		return wt_fail(fault, WARTA_EUSAGE, 0,
			"not read: its site gives no robots.txt that says whether it may be");
	if (!wt_robots_allow(&host->robots, path))
		return wt_fail(
			fault, WARTA_EUSAGE, 0, "not read: its site's robots.txt forbids it");
	return WARTA_OK;
}

/* --- the face --------------------------------------------------------------------------------- */

static double
pause_of(const struct wt_fetch *f, const struct wt_host *host)
{
	double pause = f->options.delay;
	return host->robots.delay > pause ? host->robots.delay : pause;
}

/* One hop: f->url asked for at its site's turn. */
static int
hop(struct wt_fetch *f, const struct wt_validators *known, struct wt_fault *fault)
{
	struct wt_url parts;
	struct wt_buf url = { 0 };
	wt_buf_str(&url, wt_buf_view(&f->url)); /* robots.txt goes through f->url too */
	if (url.failed || !wt_url_split(wt_buf_view(&url), &parts)) {
		wt_buf_release(&url);
		return wt_fail(fault, WARTA_EUSAGE, 0, "is no address that can be read");
	}
	struct wt_host *host = wt_hosts_enter(f->hosts, parts.site, f->options.stop);
	if (!host) {
		wt_buf_release(&url);
		return wt_fail(fault, WARTA_ESTOPPED, 0, "stopped");
	}
	int code = may_read(f, host, parts.path, fault);
	wt_buf_clear(&f->url);
	wt_buf_str(&f->url, wt_buf_view(&url));
	wt_buf_release(&url);
	if (code == WARTA_OK)
		code = ask(f, known, WT_FETCH_BODY, fault);
	wt_hosts_leave(f->hosts, host, pause_of(f, host));
	return code;
}

static int
settle(struct wt_fetch *f, int status, struct wt_fetched *got, struct wt_fault *fault)
{
	*got = (struct wt_fetched){ .status = status,
		.body = wt_buf_view(&f->body),
		.type = wt_buf_view(&f->type),
		.url = wt_buf_view(&f->url),
		.validators = f->validators,
		.retry_after = f->retry_after };
	if (status == 304)
		return 0;
	if (status >= 200 && status < 300)
		return 1;
	if (is_redirection(status))
		return wt_fail(fault, WARTA_EIO, 0, "is redirected over %d times, or to nowhere",
			WT_FETCH_REDIRECTS);
	return wt_fail(fault, WARTA_EIO, 0, "the server answers %d", status);
}

int
wt_fetch_get(struct wt_fetch *f, struct wt_str url, const struct wt_validators *known,
	struct wt_fetched *got, struct wt_fault *fault)
{
	*got = (struct wt_fetched){ .status = 0 };
	if (!wt_url_resolve(WT_STR(""), url, &f->target))
		return wt_fail(fault, WARTA_EUSAGE, 0, "is no address of http or https");
	wt_buf_clear(&f->url);
	wt_buf_str(&f->url, wt_buf_view(&f->target));
	for (int hops = 0;; hops++) {
		int status = hop(f, known, fault);
		if (status < 0)
			return status;
		if (!is_redirection(status) || hops == WT_FETCH_REDIRECTS || !follow(f))
			return settle(f, status, got, fault);
	}
}
