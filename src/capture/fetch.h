/*
 * fetch.h - pages and feeds from the web, politely and within limits.
 *
 * In: an address of http or https.  Out: its body.  Before anything of a site is read its
 * robots.txt is; one request at a time goes to a site, with a pause behind.  No address of
 * a private network is spoken to unless that is allowed: looked at after the name was
 * resolved, at every connection, so that neither a name nor a redirection leads there.
 * Time, bytes (after unpacking), and redirections are limited.
 */
#ifndef WT_CAPTURE_FETCH_H
#define WT_CAPTURE_FETCH_H

#include "base/buf.h"
#include "capture/hosts.h"

#define WT_FETCH_BODY      ((size_t)16 << 20)
#define WT_FETCH_REDIRECTS 5
#define WT_FETCH_VALIDATOR 256 /* bytes of an ETag that is kept */

struct wt_fetch_options {
	bool allow_private;
	double delay;      /* seconds between two requests to a site */
	unsigned timeout;  /* seconds for one answer */
	const char *agent; /* who we are; NULL: "Warta/VERSION" */
	const volatile sig_atomic_t *stop;
	bool apart;                 /* robots.txt is parsed in a child (once.h) */
	struct wt_nursery *nursery; /* of that child; may be NULL */
	bool demanded;              /* or not at all */
};

/* What is known of an address that was read before; empty where nothing is. */
struct wt_validators {
	char etag[WT_FETCH_VALIDATOR];
	char modified[64]; /* Last-Modified */
};

struct wt_fetched {
	int status;
	struct wt_str body; /* these live until the next request */
	struct wt_str type; /* Content-Type */
	struct wt_str url;  /* where it came from in the end */
	struct wt_validators validators;
	unsigned retry_after; /* seconds that the server asks for; 0: does not say */
};

struct wt_fetch; /* one a thread */

/* `hosts` is shared and outlives the handle.  WARTA_OK or WARTA_ENOMEM. */
int wt_fetch_open(struct wt_fetch **fetch, const struct wt_fetch_options *options,
	struct wt_hosts *hosts, struct wt_fault *f);
void wt_fetch_close(struct wt_fetch *fetch);
/*
 * 1 and what came; 0 where it is as before (304); WARTA_EIO where it could not be had, with
 * got->status where the server said why; WARTA_ETOOBIG; WARTA_EUSAGE where it may not be read:
 * robots.txt, a private address, a scheme that is none; WARTA_ESTOPPED.
 */
int wt_fetch_get(struct wt_fetch *fetch, struct wt_str url, const struct wt_validators *known,
	struct wt_fetched *got, struct wt_fault *f);

#endif
