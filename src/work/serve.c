/*
 * serve.c - the public functions of the server of pages.
 */
#include <stdlib.h>

#include "base/blob.h"
#include "warta/warta.h"
#include "web/site.h"
#include "work/stored.h"

struct warta_server {
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
	free(server);
}
