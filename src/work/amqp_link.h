/*
 * amqp_link.h - one connection to a RabbitMQ broker, with one channel; for the queue's driver.
 *
 * In: an address with one host or several, of which the first that answers is taken.  Failures
 * come as WARTA_EBUSY where waiting may help, else as what they are, in words.
 */
#ifndef WT_WORK_AMQP_LINK_H
#define WT_WORK_AMQP_LINK_H

#include <amqp.h>
#include <sys/time.h>

#include "work/amqp_address.h"

#define WT_AMQP_CHANNEL 1

struct wt_amqp_link {
	amqp_connection_state_t conn; /* NULL: not connected */
	const char *name;
	const struct wt_amqp_address *address; /* what it was opened with; borrowed */
	bool broken;
	int doubt;         /* why the broker's certificate was refused; 0: it was not */
	uint64_t sent;     /* messages published: what confirms count */
	double beaten;     /* when a heartbeat was sent last */
	char blocked[128]; /* why the broker takes nothing; "" where it does */
	/* those that confirms are awaited for: the n messages from `first` on */
	uint64_t first;
	unsigned char *confirmed; /* set for each that is */
	size_t n;
};

struct wt_amqp_size {
	uint32_t messages, consumers;
};

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

/* The next n messages are to be confirmed: confirmed[i] is set for each that is. */
void wt_amqp_expect(struct wt_amqp_link *l, unsigned char *confirmed, size_t n);
/* Waits until the broker takes bytes again, where it is full or slow; before each message. */
int wt_amqp_room(struct wt_amqp_link *l, struct wt_fault *f);
/* Waits until all that is expected is confirmed. */
int wt_amqp_confirms(struct wt_amqp_link *l, struct wt_fault *f);
/* Makes the queue, durable; with `size` looks at one that must be there.  WARTA_ENOTFOUND. */
int wt_amqp_declare(struct wt_amqp_link *l, const char *name, amqp_table_t arguments,
	struct wt_amqp_size *size, struct wt_fault *f);
/* Reads what is there, of a link that nothing is delivered to. */
void wt_amqp_pump(struct wt_amqp_link *l);
/* Says that we live, of a link that is read elsewhere. */
void wt_amqp_beat(struct wt_amqp_link *l);

#endif
