/*
 * amqp_link.h - one connection to a RabbitMQ broker, with one channel; for the queue's driver.
 *
 * In: an address with one host or several, of which the first that answers is taken.  Failures
 * come as WARTA_EBUSY where waiting may help, else as what they are, in words.
 */
#ifndef WT_WORK_AMQP_LINK_H
#define WT_WORK_AMQP_LINK_H

#include <amqp.h>
#include <amqp_tcp_socket.h>
#include <sys/time.h>

#include "base/buf.h"

#define WT_AMQP_CHANNEL 1
#define WT_AMQP_NAME    128
#define WT_AMQP_HOSTS   16

struct wt_amqp_address {
	char *text; /* the strings below lie in it */
	const char *user, *password, *vhost;
	char queue[WT_AMQP_NAME];
	struct {
		const char *host;
		int port;
	} hosts[WT_AMQP_HOSTS];
	unsigned n_hosts;
	unsigned next;    /* to be tried first */
	const char *name; /* for people; borrowed */
};

struct wt_amqp_link {
	amqp_connection_state_t conn; /* NULL: not connected */
	const char *name;
	bool broken;
	uint64_t sent;     /* messages published: what confirms count */
	double beaten;     /* when a heartbeat was sent last */
	char blocked[128]; /* why the broker takes nothing; "" where it does */
};

struct wt_amqp_size {
	uint32_t messages, consumers;
};

/* "amqp://USER:PASSWORD@HOST:PORT,HOST:PORT/VHOST?queue=NAME"; WARTA_EUSAGE. */
int wt_amqp_address_read(struct wt_amqp_address *a, const char *url, struct wt_fault *f);
void wt_amqp_address_release(struct wt_amqp_address *a);

/* Connects, logs in, opens the channel; with `confirm` what is published is confirmed. */
int wt_amqp_open(
	struct wt_amqp_link *l, struct wt_amqp_address *a, bool confirm, struct wt_fault *f);
void wt_amqp_close(struct wt_amqp_link *l);

/* The link can be used no more: WARTA_EBUSY and why.  Without `why` the fault stands already. */
int wt_amqp_broken(struct wt_amqp_link *l, const char *doing, const char *why, struct wt_fault *f);
/* An answer as one of Warta's codes. */
int wt_amqp_reply(
	struct wt_amqp_link *l, amqp_rpc_reply_t reply, const char *doing, struct wt_fault *f);
/* A frame that nobody asked for: WARTA_OK where it means nothing. */
int wt_amqp_event(struct wt_amqp_link *l, struct wt_fault *f);

/* Waits until the n messages from `first` on are confirmed; confirmed[i] is set for each that is.
 */
int wt_amqp_confirms(struct wt_amqp_link *l, uint64_t first, unsigned char *confirmed, size_t n,
	struct wt_fault *f);
/* Makes the queue, durable; with `size` looks at one that must be there.  WARTA_ENOTFOUND. */
int wt_amqp_declare(struct wt_amqp_link *l, const char *name, amqp_table_t arguments,
	struct wt_amqp_size *size, struct wt_fault *f);
/* Reads what is there, of a link that nothing is delivered to. */
void wt_amqp_pump(struct wt_amqp_link *l);
/* Says that we live, of a link that is read elsewhere. */
void wt_amqp_beat(struct wt_amqp_link *l);

#endif
