/*
 * monitor.c - the public functions of metrics and health.
 */
#include "web/monitor.h"

#include <stdlib.h>

#include "base/metric.h"
#include "warta/warta.h"
#include "work/stored.h"

#define LAG 900

struct warta_monitor {
	struct wt_site *site;
	struct wt_monitor *server;
};

int
warta_monitor_open(struct warta_monitor **monitor, const struct warta_reader *reader,
	const struct warta_monitoring *options, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct warta_monitor *m = calloc(1, sizeof *m);
	*monitor = NULL;
	if (!m)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	int code = wt_site_open(
		&m->site, options->store, reader->rooms.gazetteer, reader->rooms.grammar, &f);
	if (code == WARTA_OK)
		code = wt_monitor_open(&m->server, m->site, options->listen,
			options->lag ? options->lag : LAG, &f);
	if (code == WARTA_OK)
		*monitor = m;
	else
		warta_monitor_close(m);
	return wt_fault_give(fault, &f, code);
}

const char *
warta_monitor_url(const struct warta_monitor *monitor)
{
	return wt_monitor_url(monitor->server);
}

int
warta_monitor_children(void)
{
	return wt_metrics_share() ? WARTA_OK : WARTA_ENOMEM;
}

static void
gauge(enum wt_metric metric, int64_t n)
{
	wt_gauge(metric, n > 0 ? (uint64_t)n : 0); /* below: not known */
}

void
warta_monitor_queue(const struct warta_queue_state *s)
{
	gauge(WT_METRIC_QUEUE_READY, s->waiting);
	gauge(WT_METRIC_QUEUE_TAKEN, s->held);
	gauge(WT_METRIC_QUEUE_DEAD, s->dead);
	gauge(WT_METRIC_LAG, s->oldest);
}

void
warta_monitor_close(struct warta_monitor *m)
{
	if (!m)
		return;
	wt_monitor_close(m->server);
	wt_site_close(m->site);
	free(m);
}
