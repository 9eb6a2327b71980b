/*
 * serve.c - the public functions of the server of pages.
 */
#include <stdlib.h>

#include "base/blob.h"
#include "warta/warta.h"
#include "web/alert.h"
#include "web/site.h"
#include "work/stored.h"

struct warta_server {
	struct wt_site_alert *alerts;
	struct wt_site *site;
	struct wt_server *server;
};

static int
keep_bytes(void *context, const char *bytes, size_t size)
{
	wt_buf_add(context, bytes, size);
	return WARTA_OK;
}

/* A list of the pages in a form of `warta export`, read through the handle that the page holds. */
static int
export_events(void *context, struct wt_store *rooms, const struct warta_query *query,
	const char *format, struct wt_buf *out, struct wt_fault *f)
{
	const struct warta_export ask = { .format = format };
	struct warta_store store = { .reader = context, .rooms = rooms };
	struct warta_fault fault = { 0 };
	store.options.gazetteer = store.reader->rooms.gazetteer;
	wt_arena_init(&store.arena, WT_DOCUMENT_BUDGET);
	int code = warta_export(&store, query, &ask, keep_bytes, out, NULL, &fault);
	wt_arena_release(&store.arena);
	wt_buf_release(&store.json);
	return code == WARTA_OK ? code : wt_fail(f, code, fault.offset, "%s", fault.text);
}

/* Saved queries, checked. */
static int
take_alerts(struct warta_server *s, const struct warta_reader *reader,
	const struct warta_serve *options, struct wt_fault *f)
{
	struct wt_fault why = { 0 };
	size_t n = options->n_alerts;
	s->alerts = calloc(n + 1, sizeof *s->alerts);
	if (!s->alerts)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	for (size_t i = 0; i < n; i++) {
		struct wt_site_alert *a = &s->alerts[i];
		a->name = options->alerts[i].name;
		a->asked = options->alerts[i].query;
		int code = wt_query_take(&a->query, &a->asked, reader->rooms.gazetteer, &why);
		if (code != WARTA_OK)
			return wt_fail(f, code, 0, "alert %s: %s", a->name, why.text);
	}
	wt_site_alerts_set(s->site, s->alerts, n);
	return WARTA_OK;
}

int
warta_server_open(struct warta_server **server, const struct warta_reader *reader,
	const struct warta_serve *options, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_serve to = { .address = options->address ? options->address : "127.0.0.1",
		.port = options->port,
		.threads = options->threads,
		.any_host = options->any_host,
		.lag = options->lag ? options->lag : 900 };
	struct warta_server *s = calloc(1, sizeof *s);
	*server = NULL;
	if (!s)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	int code = wt_site_open(
		&s->site, options->store, reader->rooms.gazetteer, reader->rooms.grammar, &f);
	if (code == WARTA_OK)
		code = take_alerts(s, reader, options, &f);
	if (code == WARTA_OK) {
		union { /* the hook hands back what it was given */
			const struct warta_reader *reader;
			void *context;
		} to_hook = { .reader = reader };
		wt_site_exports(s->site, export_events, to_hook.context);
		code = wt_server_open(&s->server, s->site, &to, &f);
	}
	if (code != WARTA_OK) {
		warta_server_close(s);
		s = NULL;
	}
	*server = s;
	return wt_fault_give(fault, &f, code);
}

unsigned
warta_server_port(const struct warta_server *server)
{
	return wt_server_port(server->server);
}

void
warta_server_close(struct warta_server *server)
{
	if (!server)
		return;
	wt_server_close(server->server);
	wt_site_close(server->site);
	free(server->alerts);
	free(server);
}
