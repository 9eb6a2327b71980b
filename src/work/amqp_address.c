/*
 * amqp_address.c - see amqp_address.h.
 */
#include "work/amqp_address.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#define PORT_TLS    5671
#define ANSWER_S    20
#define ANSWER_MOST 3600

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
		"amqp://USER:PASSWORD@HOST:PORT,HOST:PORT/VHOST?queue=NAME, or amqps://...",
		a->name ? a->name : "amqp", what);
}

static int
add_host(struct wt_amqp_address *a, char *text, struct wt_fault *f)
{
	char *colon = strrchr(text, ':'), *bracket = strrchr(text, ']');
	uint64_t port = a->tls ? PORT_TLS : WT_AMQP_PORT;
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
take_queue(struct wt_amqp_address *a, const char *name, struct wt_fault *f)
{
	/* .later and .dead stand behind it, and amq. is the broker's */
	if (!name[0] || strlen(name) >= sizeof a->queue || strncmp(name, "amq.", 4) == 0)
		return no_address(a, "a bad name of a queue", f);
	(void)snprintf(a->queue, sizeof a->queue, "%s", name);
	return WARTA_OK;
}

static int
take_timeout(struct wt_amqp_address *a, const char *value, struct wt_fault *f)
{
	uint64_t seconds;
	if (!wt_str_to_u64(wt_str_of(value), &seconds) || seconds < 1 || seconds > ANSWER_MOST)
		return no_address(a, "timeout is a number of seconds from 1 on", f);
	a->answer = (unsigned)seconds;
	return WARTA_OK;
}

/* KEY=VALUE; those of files are for TLS only. */
static int
take_pair(struct wt_amqp_address *a, const char *key, char *value, struct wt_fault *f)
{
	unescape(value);
	if (strcmp(key, "queue") == 0)
		return take_queue(a, value, f);
	if (strcmp(key, "timeout") == 0)
		return take_timeout(a, value, f);
	const char **file = strcmp(key, "cacertfile") == 0 ? &a->authorities
			    : strcmp(key, "certfile") == 0 ? &a->cert
			    : strcmp(key, "keyfile") == 0  ? &a->key
							   : NULL;
	if (file && !a->tls)
		return no_address(a, "certificates are for amqps://", f);
	if (!file || !value[0])
		return no_address(a, "something unknown behind '?'", f);
	*file = value;
	return WARTA_OK;
}

static int
take_query(struct wt_amqp_address *a, char *query, struct wt_fault *f)
{
	char *rest = NULL;
	int code = WARTA_OK;
	for (char *part = strtok_r(query, "&", &rest); part && code == WARTA_OK;
		part = strtok_r(NULL, "&", &rest)) {
		char *value = strchr(part, '=');
		if (!value)
			return no_address(a, "something unknown behind '?'", f);
		*value++ = '\0';
		code = take_pair(a, part, value, f);
	}
	if (code == WARTA_OK && !a->key)
		a->key = a->cert; /* both may stand in one file */
	return code == WARTA_OK && a->key && !a->cert ? no_address(a, "keyfile needs certfile", f)
						      : code;
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
	*a = (struct wt_amqp_address){ .user = "guest",
		.password = "guest",
		.vhost = "/",
		.queue = "warta",
		.answer = ANSWER_S,
		.tls = strncasecmp(url, "amqps:", 6) == 0 };
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
