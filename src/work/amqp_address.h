/*
 * amqp_address.h - where brokers of RabbitMQ are, and how they are spoken to.
 *
 *	amqp://USER:PASSWORD@HOST:PORT,HOST:PORT/VHOST?queue=NAME&timeout=SECONDS
 *	amqps://...?cacertfile=FILE&certfile=FILE&keyfile=FILE
 *
 * amqps is AMQP within TLS; its keys are called as in RabbitMQ's own addresses.  The broker's
 * certificate is checked always, against those of the system or of `cacertfile`, and its name
 * against HOST: no key turns that off.
 */
#ifndef WT_WORK_AMQP_ADDRESS_H
#define WT_WORK_AMQP_ADDRESS_H

#include "base/buf.h"

#define WT_AMQP_NAME  128
#define WT_AMQP_HOSTS 16
#define WT_AMQP_PORT  5672

struct wt_amqp_address {
	char *text; /* the strings below lie in it */
	const char *user, *password, *vhost;
	char queue[WT_AMQP_NAME];
	bool tls;
	const char *authorities; /* file of certificates; NULL: those of the system */
	const char *cert, *key;  /* who we are; NULL: user and password only */
	unsigned answer;         /* seconds for an answer or a confirm */
	struct {
		const char *host;
		int port;
	} hosts[WT_AMQP_HOSTS];
	unsigned n_hosts;
	unsigned next;    /* to be tried first */
	const char *name; /* for people; borrowed */
	/* Called now and then while a broker is waited for that takes nothing: `why` in words, for
	 * so many seconds.  Anything but WARTA_OK ends the waiting.  May be NULL. */
	int (*waiting)(void *context, const char *why, double seconds, struct wt_fault *f);
	void *context;
};

/* WARTA_EUSAGE. */
int wt_amqp_address_read(struct wt_amqp_address *a, const char *url, struct wt_fault *f);
void wt_amqp_address_release(struct wt_amqp_address *a);

#endif
