/*
 * amqp_tls.h - TLS to a broker: librabbitmq's socket, with OpenSSL's checks of who answers.
 */
#ifndef WT_WORK_AMQP_TLS_H
#define WT_WORK_AMQP_TLS_H

#include "work/amqp_link.h"

/* Connects to a host of the address.  A certificate that is refused, files that cannot be read and
 * a peer without TLS are WARTA_ESTORE: waiting does not help. */
int wt_amqp_tls_open(
	struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, struct wt_fault *f);
/* Why TLS failed after it had begun, as the peer said; NULL where it said nothing. */
const char *wt_amqp_tls_refusal(void);

#endif
