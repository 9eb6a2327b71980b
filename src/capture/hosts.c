/*
 * hosts.c - see hosts.h.
 */
#include "capture/hosts.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define BUCKETS 1024
#define NAP     0.1 /* seconds between two looks at *stop */

struct wt_hosts {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct wt_host *buckets[BUCKETS];
};

double
wt_hosts_now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct wt_hosts *
wt_hosts_open(void)
{
	struct wt_hosts *h = calloc(1, sizeof *h);
	pthread_condattr_t attr;
	if (!h)
		return NULL;
	(void)pthread_mutex_init(&h->lock, NULL);
	(void)pthread_condattr_init(&attr);
	(void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	(void)pthread_cond_init(&h->changed, &attr);
	(void)pthread_condattr_destroy(&attr);
	return h;
}

void
wt_hosts_close(struct wt_hosts *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < BUCKETS; i++)
		while (h->buckets[i]) {
			struct wt_host *host = h->buckets[i];
			h->buckets[i] = host->next;
			wt_robots_release(&host->robots);
			free(host);
		}
	(void)pthread_cond_destroy(&h->changed);
	(void)pthread_mutex_destroy(&h->lock);
	free(h);
}

/* The host, made where it is new; under the lock. */
static struct wt_host *
find_host(struct wt_hosts *h, struct wt_str site)
{
	struct wt_host **bucket = &h->buckets[wt_str_hash(site) % BUCKETS];
	for (struct wt_host *host = *bucket; host; host = host->next)
		if (wt_str_is(site, host->site))
			return host;
	struct wt_host *host = calloc(1, sizeof *host + site.len + 1);
	if (!host)
		return NULL;
	memcpy(host->site, site.ptr, site.len);
	host->next = *bucket;
	*bucket = host;
	return host;
}

static void
nap(struct wt_hosts *h, double until)
{
	double t = wt_hosts_now() + NAP;
	t = until > 0 && until < t ? until : t;
	struct timespec at = { (time_t)t, (long)((t - (double)(time_t)t) * 1e9) };
	(void)pthread_cond_timedwait(&h->changed, &h->lock, &at);
}

struct wt_host *
wt_hosts_enter(struct wt_hosts *h, struct wt_str site, const volatile sig_atomic_t *stop)
{
	(void)pthread_mutex_lock(&h->lock);
	struct wt_host *host = find_host(h, site);
	while (host && (host->busy || wt_hosts_now() < host->free_at)) {
		if (stop && *stop) {
			host = NULL;
			break;
		}
		nap(h, host->busy ? 0 : host->free_at);
	}
	if (host)
		host->busy = true;
	(void)pthread_mutex_unlock(&h->lock);
	return host;
}

void
wt_hosts_leave(struct wt_hosts *h, struct wt_host *host, double pause)
{
	(void)pthread_mutex_lock(&h->lock);
	host->busy = false;
	host->free_at = wt_hosts_now() + pause;
	(void)pthread_cond_broadcast(&h->changed);
	(void)pthread_mutex_unlock(&h->lock);
}
