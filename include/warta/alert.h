/*
 * alert.h - a saved query that tells when its answer changes: to a webhook, or into a file.
 *
 *	struct warta_alert alert = { .name = "korut", .query = { .parties = { "RUS", "PRK" } },
 *		.webhook = "https://desk.example/hook", .secret = "..." };
 *
 * An alert begins with what changes after it was met first.  How far it has told lies in the
 * store: what cannot be delivered is tried again, by this process or by the next one, with the
 * same id, until it is taken.  Whoever takes it may see an id twice, and never misses one.
 *
 * A delivery is a POST of JSON, signed as Standard Webhooks 1.0 says: headers webhook-id,
 * webhook-timestamp and webhook-signature, "v1," and the HMAC-SHA256 over "ID.TIMESTAMP.BODY" in
 * base64.  An answer of 2xx takes it.
 *
 * Included by warta.h, whose words on strings, faults and threads hold here too.
 */
#ifndef WARTA_ALERT_H
#define WARTA_ALERT_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

enum warta_alert_on {
	WARTA_ALERT_NEW = 1,     /* an event fits the query for the first time */
	WARTA_ALERT_CHANGED = 2, /* one that was told has changed, and still fits */
	/* one that was told is no event any more, part of another, or fits no more */
	WARTA_ALERT_WITHDRAWN = 4
};

struct warta_alert {
	const char *name; /* letters, digits, '.', '_' and '-' */
	struct warta_query query;
	unsigned on; /* of the above; 0: WARTA_ALERT_NEW */
	const char
		*webhook; /* address; NULL: none.  https, or http where private ones are allowed */
	const char *secret; /* signs; "whsec_" and base64, or any text.  NULL: nothing is signed */
	const char *rss;    /* a file that holds the newest events as RSS; NULL: none */
	bool allow_private; /* the webhook may be an address of a private network */
};

/* What came of an attempt. */
struct warta_delivery {
	const char *alert;
	const char *id;
	const char *event;
	const char *what; /* new, changed, withdrawn; "" for a file of RSS */
	bool done;
	bool dropped;    /* refused so often that it will not be tried again */
	const char *why; /* it was not taken; "" where it was */
	unsigned next;   /* seconds to the next attempt */
};
typedef void warta_on_delivery(void *context, const struct warta_delivery *delivery);

/* Where an alert stands. */
struct warta_alert_state {
	bool met;          /* it has begun */
	uint64_t told;     /* number of the change that it has come to */
	uint64_t waiting;  /* changes behind that, of all events */
	uint32_t failures; /* attempts at the delivery at hand that failed */
	int64_t next;      /* of the next attempt, seconds since 1970; 0: now */
};
int warta_alert_state(struct warta_store *store, const struct warta_alert *alert,
	struct warta_alert_state *state, struct warta_fault *fault);

/* Delivers what is due now, then returns; `stop` and `delivered` may be NULL.  WARTA_OK also where
 * deliveries failed.  WARTA_EUSAGE for an alert that cannot be. */
int warta_alerts_deliver(struct warta_store *store, const struct warta_alert *alerts, size_t n,
	const volatile sig_atomic_t *stop, warta_on_delivery *delivered, void *context,
	struct warta_fault *fault);
/* Sends one message without an event ("type": "test"), signed as all are, and forgets it. */
int warta_alert_test(const struct warta_alert *alert, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
