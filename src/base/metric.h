/*
 * metric.h - what the process has done so far, counted for those who watch it.
 *
 * A counter is one atomic addition, without order and without a lock; a stage is timed by one
 * look at the clock where it ends.  Both are of the process, not of a run: whoever asks wants to
 * know of all that goes on in it, and no result depends on them.
 *
 * Names of one family stand together in the list; the texts are those of Prometheus.
 */
#ifndef WT_BASE_METRIC_H
#define WT_BASE_METRIC_H

#include <stdint.h>

#include "base/buf.h"

/* symbol, family without "warta_", labels, kind, what it says */
#define WT_METRICS(X)                                                                              \
	X(PAGES, "pages_total", "", "counter", "Pages that inputs gave.")                          \
	X(GATED_NONE, "pages_gated_total", "language=\"none\"", "counter",                         \
		"Pages turned away by their language.")                                            \
	X(GATED_ID, "pages_gated_total", "language=\"id\"", "counter", "")                         \
	X(GATED_MS, "pages_gated_total", "language=\"ms\"", "counter", "")                         \
	X(GATED_JV, "pages_gated_total", "language=\"jv\"", "counter", "")                         \
	X(GATED_SU, "pages_gated_total", "language=\"su\"", "counter", "")                         \
	X(GATED_EN, "pages_gated_total", "language=\"en\"", "counter", "")                         \
	X(GATED_OTHER, "pages_gated_total", "language=\"other\"", "counter", "")                   \
	X(INPUTS_FAILED, "inputs_failed_total", "", "counter",                                     \
		"Inputs and pages that could not be read.")                                        \
	X(SANDBOX_CRASHED, "sandbox_kills_total", "reason=\"crash\"", "counter",                   \
		"Children that read or parse, ended by what they read.")                           \
	X(SANDBOX_LATE, "sandbox_kills_total", "reason=\"time\"", "counter", "")                   \
	X(EXTRACTED, "pages_extracted_total", "", "counter", "Pages whose article was found.")     \
	X(ARTICLES, "articles_total", "", "counter", "Articles read.")                             \
	X(TEXT_BYTES, "article_bytes_total", "", "counter", "Bytes of the articles read.")         \
	X(SENTENCES, "sentences_total", "", "counter", "Sentences read.")                          \
	X(CLAIMS, "claims_total", "", "counter", "Claims found.")                                  \
	X(PUT_NEW, "put_total", "outcome=\"new\"", "counter", "Articles given to the store.")      \
	X(PUT_SAME, "put_total", "outcome=\"same\"", "counter", "")                                \
	X(PUT_REVISED, "put_total", "outcome=\"revised\"", "counter", "")                          \
	X(PUT_RECODED, "put_total", "outcome=\"recoded\"", "counter", "")                          \
	X(PUT_FAILED, "put_total", "outcome=\"failed\"", "counter", "")                            \
	X(EVENTS_CHANGED, "events_changed_total", "", "counter",                                   \
		"Events made, changed or withdrawn by joining claims.")                            \
	X(JOIN_FAILED, "joins_failed_total", "", "counter", "Joinings that failed.")               \
	X(FEEDS_NEWS, "feed_looks_total", "outcome=\"news\"", "counter", "Looks at feeds.")        \
	X(FEEDS_SAME, "feed_looks_total", "outcome=\"same\"", "counter", "")                       \
	X(FEEDS_FAILED, "feed_looks_total", "outcome=\"failed\"", "counter", "")                   \
	X(FEEDS, "feeds", "", "gauge", "Feeds that are followed.")                                 \
	X(FEEDS_BEHIND, "feeds_behind", "", "gauge", "Feeds that are due and not yet looked at.")  \
	X(ALERTS_DELIVERED, "alerts_total", "outcome=\"delivered\"", "counter",                    \
		"Deliveries of alerts to webhooks.")                                               \
	X(ALERTS_FAILED, "alerts_total", "outcome=\"failed\"", "counter", "")                      \
	X(ALERTS_DROPPED, "alerts_total", "outcome=\"dropped\"", "counter", "")                    \
	X(JOBS_DONE, "jobs_total", "outcome=\"done\"", "counter", "Jobs taken from the queue.")    \
	X(JOBS_RETRIED, "jobs_total", "outcome=\"retried\"", "counter", "")                        \
	X(JOBS_DEAD, "jobs_total", "outcome=\"dead\"", "counter", "")                              \
	X(QUEUE_READY, "queue_jobs", "state=\"ready\"", "gauge", "Jobs in the queue.")             \
	X(QUEUE_TAKEN, "queue_jobs", "state=\"taken\"", "gauge", "")                               \
	X(QUEUE_DEAD, "queue_jobs", "state=\"dead\"", "gauge", "")                                 \
	X(LAG, "lag_seconds", "", "gauge", "By how much the oldest work that is due is late.")

enum wt_metric {
#define X(symbol, family, labels, kind, help) WT_METRIC_##symbol,
	WT_METRICS(X)
#undef X
		WT_METRIC_COUNT
};

#define WT_STAGES(X)                                                                               \
	X(FETCH, "fetch")     /* an answer of the web */                                           \
	X(EXTRACT, "extract") /* the article of a page */                                          \
	X(GRAMMAR, "grammar")                                                                      \
	X(MENTION, "mention")                                                                      \
	X(REPORT, "report")                                                                        \
	X(STORE, "store") /* an article put */                                                     \
	X(JOIN, "join")   /* claims joined to events, all that were waiting */                     \
	X(ALERT, "alert") /* an answer to a webhook */

enum wt_stage {
#define X(symbol, name) WT_STAGE_##symbol,
	WT_STAGES(X)
#undef X
		WT_STAGE_COUNT
};

void wt_count(enum wt_metric metric, uint64_t n);
void wt_gauge(enum wt_metric metric, uint64_t value);
uint64_t wt_metric_value(enum wt_metric metric);

/* Puts them all into memory shared with the children that this process forks from now on: what they
 * do is counted here, too.  False where there is none; call it before there are threads. */
bool wt_metrics_share(void);

/* Nanoseconds of the clock that only goes forward. */
uint64_t wt_clock(void);
/* A stage that began at `since` ends now; gives now, where the next one begins. */
uint64_t wt_stage_took(enum wt_stage stage, uint64_t since);

/* All of them, as Prometheus reads them (text format 0.0.4). */
void wt_metrics_print(struct wt_buf *out);
/* The lines that open a family: HELP and TYPE. */
void wt_metric_family(struct wt_buf *out, const char *name, const char *kind, const char *help);

#endif
