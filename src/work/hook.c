/*
 * hook.c - see hook.h.
 *
 * The signature is that of Standard Webhooks, for which receivers find libraries in most
 * languages.  HMAC comes from libcrypto, which libcurl brings along.
 */
#include "work/hook.h"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/metric.h"
#include "capture/address.h"
#include "capture/url.h"
#include "warta/warta.h"

#define CONNECT_SECONDS 10L
#define SECONDS         30L
#define ANSWER_MOST     ((size_t)64 << 10)
#define SECRET_MOST     1024
#define WAIT_MOST       86400

/* --- signing ---------------------------------------------------------------------------------- */

/* The bytes of the key: those behind "whsec_" decoded, or the text as it is. */
static bool
take_key(const char *secret, unsigned char key[SECRET_MOST], size_t *n)
{
	static const char PREFIX[] = "whsec_";
	size_t len = strlen(secret), prefix = sizeof PREFIX - 1;
	if (len > SECRET_MOST)
		return false;
	if (strncmp(secret, PREFIX, prefix) != 0) {
		memcpy(key, secret, len);
		*n = len;
		return len > 0;
	}
	const char *text = secret + prefix;
	len -= prefix;
	if (len == 0 || len % 4)
		return false;
	int got = EVP_DecodeBlock(key, (const unsigned char *)text, (int)len);
	size_t padding = text[len - 1] == '=' ? 1 + (text[len - 2] == '=') : 0;
	*n = got > 0 ? (size_t)got - padding : 0;
	return got > 0 && *n > 0;
}

bool
wt_hook_sign(const char *secret, struct wt_str id, int64_t now, struct wt_str body, char text[64])
{
	unsigned char key[SECRET_MOST], mac[EVP_MAX_MD_SIZE];
	unsigned n_mac = 0;
	size_t n_key;
	struct wt_buf message = { 0 };
	if (!take_key(secret, key, &n_key))
		return false;
	wt_buf_printf(&message, "%.*s.%lld.", WT_FMT(id), (long long)now);
	wt_buf_str(&message, body);
	bool good = !message.failed &&
		    HMAC(EVP_sha256(), key, (int)n_key, (const unsigned char *)message.ptr,
			    message.len, mac, &n_mac) != NULL;
	memcpy(text, "v1,", 3);
	if (good)
		(void)EVP_EncodeBlock((unsigned char *)text + 3, mac, (int)n_mac);
	OPENSSL_cleanse(key, sizeof key);
	wt_buf_release(&message);
	return good;
}

/* --- sending ---------------------------------------------------------------------------------- */

struct sending {
	const struct wt_hook *hook;
	size_t got; /* bytes of the answer, which nobody reads */
	bool was_private;
	char error[CURL_ERROR_SIZE];
};

static size_t
on_body(char *bytes, size_t size, size_t n, void *context)
{
	struct sending *s = context;
	(void)bytes;
	s->got += size * n;
	return s->got > ANSWER_MOST ? 0 : size * n;
}

static int
on_progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const struct sending *s = context;
	(void)a, (void)b, (void)c, (void)d;
	return s->hook->stop && *s->hook->stop;
}

static curl_socket_t
on_socket(void *context, curlsocktype purpose, struct curl_sockaddr *a)
{
	struct sending *s = context;
	(void)purpose;
	if (!s->hook->allow_private && !wt_address_is_public(&a->addr, a->addrlen)) {
		s->was_private = true;
		return CURL_SOCKET_BAD;
	}
	return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static struct curl_slist *
make_headers(const struct wt_hook *hook, struct wt_str id, int64_t now, struct wt_str body)
{
	char line[512], signature[64];
	struct curl_slist *list = curl_slist_append(NULL, "Content-Type: application/json");
	(void)snprintf(line, sizeof line, "webhook-id: %.*s", WT_FMT(id));
	list = list ? curl_slist_append(list, line) : NULL;
	(void)snprintf(line, sizeof line, "webhook-timestamp: %lld", (long long)now);
	list = list ? curl_slist_append(list, line) : NULL;
	if (list && hook->secret && wt_hook_sign(hook->secret, id, now, body, signature)) {
		(void)snprintf(line, sizeof line, "webhook-signature: %s", signature);
		list = curl_slist_append(list, line);
	}
	return list;
}

static bool
set_options(CURL *c, struct sending *s, struct curl_slist *headers, struct wt_str body)
{
	CURLcode bad = CURLE_OK;
#define SET(option, value) bad = bad ? bad : curl_easy_setopt(c, (option), (value))
	SET(CURLOPT_URL, s->hook->url);
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_PROTOCOLS_STR, s->hook->allow_private ? "http,https" : "https");
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	SET(CURLOPT_TIMEOUT, SECONDS);
	SET(CURLOPT_USERAGENT, "Warta/" WARTA_VERSION " (alerts)");
	SET(CURLOPT_HTTPHEADER, headers);
	SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.len);
	SET(CURLOPT_POSTFIELDS, body.ptr);
	SET(CURLOPT_ERRORBUFFER, s->error);
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, s);
	SET(CURLOPT_NOPROGRESS, 0L);
	SET(CURLOPT_XFERINFOFUNCTION, on_progress);
	SET(CURLOPT_XFERINFODATA, s);
	SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
	SET(CURLOPT_OPENSOCKETDATA, s);
	/* behind a proxy nobody sees which address is spoken to */
	if (!s->hook->allow_private)
		SET(CURLOPT_NOPROXY, "*");
#undef SET
	return bad == CURLE_OK;
}

static int
outcome(CURL *c, const struct sending *s, CURLcode code, int *status, unsigned *wait,
	struct wt_fault *f)
{
	long answer = 0;
	curl_off_t seconds = 0;
	(void)curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &answer);
	(void)curl_easy_getinfo(c, CURLINFO_RETRY_AFTER, &seconds);
	*status = (int)answer;
	*wait = seconds <= 0 ? 0 : seconds < WAIT_MOST ? (unsigned)seconds : WAIT_MOST;
	if (s->hook->stop && *s->hook->stop && code == CURLE_ABORTED_BY_CALLBACK)
		return wt_fail(f, WARTA_ESTOPPED, 0, "stopped");
	if (s->was_private)
		return wt_fail(f, WARTA_EIO, 0,
			"leads to a private address (see allow-private in warta.conf(5))");
	/* an answer that says yes at too much length has said yes */
	if (answer >= 200 && answer < 300 && (code == CURLE_OK || s->got > ANSWER_MOST))
		return WARTA_OK;
	if (code != CURLE_OK)
		return wt_fail(
			f, WARTA_EIO, 0, "%s", s->error[0] ? s->error : curl_easy_strerror(code));
	return wt_fail(f, WARTA_EIO, 0, "the receiver answers %ld", answer);
}

int
wt_hook_check(const struct wt_hook *hook, struct wt_fault *f)
{
	struct wt_buf url = { 0 };
	struct wt_url parts;
	char signature[64];
	bool good = wt_url_resolve(WT_STR(""), wt_str_of(hook->url), &url) &&
		    wt_url_split(wt_buf_view(&url), &parts);
	bool plain = good && !wt_str_is(parts.scheme, "https");
	wt_buf_release(&url);
	if (!good)
		return wt_fail(f, WARTA_EUSAGE, 0, "the webhook is no address of https");
	if (plain && !hook->allow_private)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"a webhook of http is for private networks only (allow-private = yes)");
	if (hook->secret && !wt_hook_sign(hook->secret, WT_STR("x"), 0, WT_STR("x"), signature))
		return wt_fail(f, WARTA_EUSAGE, 0,
			"the secret is empty, too long, or no base64 behind 'whsec_'");
	return WARTA_OK;
}

int
wt_hook_post(const struct wt_hook *hook, struct wt_str id, int64_t now, struct wt_str body,
	int *status, unsigned *wait, struct wt_fault *f)
{
	struct sending s = { .hook = hook };
	struct curl_slist *headers = make_headers(hook, id, now, body);
	CURL *c = curl_easy_init();
	int code = WARTA_ENOMEM;
	*status = 0;
	*wait = 0;
	if (!c || !headers || !set_options(c, &s, headers, body)) {
		(void)wt_fail(f, code, 0, "libcurl cannot be made ready");
	} else {
		uint64_t clock = wt_clock();
		CURLcode got = curl_easy_perform(c);
		(void)wt_stage_took(WT_STAGE_ALERT, clock);
		code = outcome(c, &s, got, status, wait, f);
	}
	curl_easy_cleanup(c); /* takes NULL too */
	curl_slist_free_all(headers);
	return code;
}
