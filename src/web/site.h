/*
 * site.h - what room web gives: answers to requests about a store, and the server of them.
 *
 * Nothing is written.  Any number of threads may ask at once; each answer holds one
 * handle of the store, of which there are as many as were ever needed at a time.
 */
#ifndef WT_WEB_SITE_H
#define WT_WEB_SITE_H

#include "web/visit.h"

/* How long the queries of a page may take; then the answer is 503. */
#define WT_SITE_MILLISECONDS 3000

struct wt_site; /* a store and what tells its names */

/* `path` is the store's; gazetteer and grammar (which may be NULL: then words are found as
 * written) must outlive the site.  Opens the store once, so that what
 * is wrong with it is said now: WARTA_ENOTFOUND, WARTA_EVERSION, WARTA_ESTORE. */
int wt_site_open(struct wt_site **site, const char *path, const struct wt_gazetteer *gazetteer,
	const struct wt_grammar *grammar, struct wt_fault *f);
/* How to write CSV, GeoJSON, RSS and iCalendar; without it these forms are not offered. */
void wt_site_exports(struct wt_site *site, wt_export_events *export, void *context);
/* Saved queries, which outlive the site; and those that it has. */
struct wt_site_alert;
void wt_site_alerts_set(struct wt_site *site, const struct wt_site_alert *alerts, size_t n);
const struct wt_site_alert *wt_site_alerts(const struct wt_site *site, size_t *n);
void wt_site_close(struct wt_site *site);

void wt_reply_release(struct wt_reply *reply);
/* Answers a target of GET, any bytes; never fails: what cannot be answered is a page that says
 * so. */
void wt_site_answer(struct wt_site *site, struct wt_str target,
	const struct wt_request_headers *headers, struct wt_reply *reply);

/* Calls `use` with a handle of the store; its code. */
typedef int wt_store_use_fn(void *context, struct wt_store *store);
int wt_site_lend(struct wt_site *site, wt_store_use_fn *use, void *context, struct wt_fault *f);

/* --- over HTTP ----------------------------------------------------------------------------------
 */

struct wt_serve {
	const char *address; /* "127.0.0.1", "::1" */
	uint16_t port;       /* 0: any free one */
	unsigned threads;    /* 0: as many as there are cores, at least 2 */
	bool any_host;       /* the Host header may be any: the server is to be seen by others */
	unsigned lag;        /* see monitor.h */
};
struct wt_server;

/* Listens and answers on threads of its own.  WARTA_EUSAGE for an address that is none, WARTA_EIO
 * where it cannot be listened on. */
int wt_server_open(struct wt_server **server, struct wt_site *site, const struct wt_serve *options,
	struct wt_fault *f);
/* A socket's address of IPv4 or IPv6; false where the text is none. */
struct sockaddr_storage;
bool wt_read_socket_address(const char *text, uint16_t port, struct sockaddr_storage *address);
uint16_t wt_server_port(const struct wt_server *server);
/* Ends listening, finishes the answers at hand, returns. */
void wt_server_close(struct wt_server *server);

#endif
