/*
 * stream.c - listeners and the thread that tells them, see stream.h.
 */
#include "web/stream.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "web/alert.h"
#include "web/changes.h"

#define LISTENERS 32
#define ROWS      200 /* told at a time */
#define BEAT      15  /* seconds of silence after which a comment is sent: is anybody there? */
#define BLOCK     16384

struct stream {
	struct wt_streams *all; /* NULL: the place is free */
	struct MHD_Connection *connection;
	const struct wt_site_alert *alert; /* NULL: all changes */
	bool suspended;
	int64_t last; /* change that was told; -1: not known yet */
	unsigned silent;
	struct wt_alert_told told; /* of the alert */
	struct wt_buf pending;
	size_t sent; /* of it */
};

struct wt_streams {
	struct wt_site *site;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stopping;
	struct stream list[LISTENERS];
};

/* --- the connection's side: called by the server's threads --------------------------------------
 */

static ssize_t
on_read(void *context, uint64_t at, char *to, size_t size)
{
	struct stream *s = context;
	struct wt_streams *all = s->all;
	ssize_t n = 0;
	(void)at;
	(void)pthread_mutex_lock(&all->lock);
	size_t left = s->pending.len - s->sent;
	if (left > 0) {
		size_t part = left < size ? left : size;
		memcpy(to, s->pending.ptr + s->sent, part);
		s->sent += part;
		n = (ssize_t)part;
		if (s->sent == s->pending.len) {
			wt_buf_clear(&s->pending);
			s->sent = 0;
		}
	} else if (all->stopping) {
		n = MHD_CONTENT_READER_END_OF_STREAM;
	} else {
		s->suspended = true;
		MHD_suspend_connection(s->connection);
	}
	(void)pthread_mutex_unlock(&all->lock);
	return n;
}

static void
on_free(void *context)
{
	struct stream *s = context;
	struct wt_streams *all = s->all;
	(void)pthread_mutex_lock(&all->lock);
	wt_buf_release(&s->pending);
	memset(s, 0, sizeof *s);
	(void)pthread_mutex_unlock(&all->lock);
}

struct MHD_Response *
wt_streams_add(struct wt_streams *all, struct MHD_Connection *connection,
	const struct wt_site_alert *alert, int64_t after)
{
	struct stream *s = NULL;
	(void)pthread_mutex_lock(&all->lock);
	for (unsigned i = 0; i < LISTENERS && !s && !all->stopping; i++)
		if (!all->list[i].all)
			s = &all->list[i];
	if (s) {
		s->all = all;
		s->connection = connection;
		s->last = after;
		s->alert = alert;
		wt_buf_cstr(&s->pending, "retry: 3000\n\n");
	}
	(void)pthread_mutex_unlock(&all->lock);
	return s ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, on_read, s, on_free)
		 : NULL;
}

/* --- the thread ---------------------------------------------------------------------------------
 */

/* With the lock held. */
static void
tell(struct stream *s)
{
	size_t before = s->pending.len;
	if (s->alert)
		(void)wt_alert_stream(
			s->all->site, s->alert, &s->last, ROWS, &s->told, &s->pending, NULL);
	else
		(void)wt_changes_stream(s->all->site, &s->last, ROWS, &s->pending, NULL);
	s->silent = s->pending.len > before ? 0 : s->silent + 1;
	if (s->silent >= BEAT) {
		wt_buf_cstr(&s->pending, ": \n\n");
		s->silent = 0;
	}
	if (s->suspended && (s->pending.len > 0 || s->all->stopping)) {
		s->suspended = false;
		MHD_resume_connection(s->connection);
	}
}

static void *
run(void *context)
{
	struct wt_streams *all = context;
	(void)pthread_mutex_lock(&all->lock);
	while (!all->stopping) {
		struct timespec until;
		(void)clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec++;
		(void)pthread_cond_timedwait(&all->wake, &all->lock, &until);
		for (unsigned i = 0; i < LISTENERS; i++)
			if (all->list[i].all && all->list[i].suspended)
				tell(&all->list[i]);
	}
	(void)pthread_mutex_unlock(&all->lock);
	return NULL;
}

struct wt_streams *
wt_streams_open(struct wt_site *site)
{
	struct wt_streams *all = calloc(1, sizeof *all);
	if (!all)
		return NULL;
	all->site = site;
	(void)pthread_mutex_init(&all->lock, NULL);
	(void)pthread_cond_init(&all->wake, NULL);
	if (pthread_create(&all->thread, NULL, run, all) == 0)
		return all;
	(void)pthread_cond_destroy(&all->wake);
	(void)pthread_mutex_destroy(&all->lock);
	free(all);
	return NULL;
}

void
wt_streams_stop(struct wt_streams *all)
{
	(void)pthread_mutex_lock(&all->lock);
	all->stopping = true;
	(void)pthread_cond_signal(&all->wake);
	(void)pthread_mutex_unlock(&all->lock);
	(void)pthread_join(all->thread, NULL);
	(void)pthread_mutex_lock(&all->lock);
	for (unsigned i = 0; i < LISTENERS; i++)
		if (all->list[i].all && all->list[i].suspended) {
			all->list[i].suspended = false;
			MHD_resume_connection(all->list[i].connection);
		}
	(void)pthread_mutex_unlock(&all->lock);
}

void
wt_streams_close(struct wt_streams *all)
{
	(void)pthread_cond_destroy(&all->wake);
	(void)pthread_mutex_destroy(&all->lock);
	free(all);
}
