/*
 * hook.h - a signed POST of JSON to a webhook.
 *
 * In: an address, a body, an id, a secret.  Out: was it taken.  No address of a private network is
 * spoken to unless that is allowed, looked at when the connection is made; no redirection is
 * followed; time and the bytes of the answer are limited.
 */
#ifndef WT_WORK_HOOK_H
#define WT_WORK_HOOK_H

#include <signal.h>

#include "base/buf.h"

struct wt_hook {
	const char *url;
	const char *secret; /* NULL: not signed */
	bool allow_private;
	const volatile sig_atomic_t *stop; /* may be NULL */
};

/* WARTA_EUSAGE for an address that is none, or http where that is not allowed. */
int wt_hook_check(const struct wt_hook *hook, struct wt_fault *f);
/* WARTA_OK, WARTA_ESTOPPED, or WARTA_EIO and why; *status is the answer's, 0 where there is none;
 * *wait the seconds that the receiver asks for. */
int wt_hook_post(const struct wt_hook *hook, struct wt_str id, int64_t now, struct wt_str body,
	int *status, unsigned *wait, struct wt_fault *f);
/* "v1," and the signature in base64; false where the secret is no base64. */
bool wt_hook_sign(
	const char *secret, struct wt_str id, int64_t now, struct wt_str body, char text[64]);

#endif
