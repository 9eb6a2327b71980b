/*
 * metric.c - see metric.h.
 */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include "base/metric.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <time.h>

/* Upper bounds of a stage's classes, in nanoseconds. */
static const uint64_t BOUNDS[] = { 100000, 500000, 1000000, 5000000, 10000000, 50000000, 100000000,
	500000000, 1000000000, 5000000000, 10000000000, 60000000000 };
#define N_BOUNDS (sizeof BOUNDS / sizeof BOUNDS[0])

struct timed {
	_Atomic uint64_t within[N_BOUNDS + 1]; /* each class alone; the last has no bound */
	_Atomic uint64_t sum;
};

struct counted {
	_Atomic uint64_t values[WT_METRIC_COUNT];
	struct timed stages[WT_STAGE_COUNT];
};

static struct counted own, *counted = &own;

bool
wt_metrics_share(void)
{
	void *shared =
		mmap(NULL, sizeof own, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		return false;
	memcpy(shared, &own, sizeof own);
	counted = shared;
	return true;
}

void
wt_count(enum wt_metric metric, uint64_t n)
{
	if (n)
		(void)atomic_fetch_add_explicit(&counted->values[metric], n, memory_order_relaxed);
}

void
wt_gauge(enum wt_metric metric, uint64_t value)
{
	atomic_store_explicit(&counted->values[metric], value, memory_order_relaxed);
}

uint64_t
wt_metric_value(enum wt_metric metric)
{
	return atomic_load_explicit(&counted->values[metric], memory_order_relaxed);
}

uint64_t
wt_clock(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t
wt_stage_took(enum wt_stage stage, uint64_t since)
{
	uint64_t now = wt_clock(), took = now - since;
	size_t i = 0;
	while (i < N_BOUNDS && took > BOUNDS[i])
		i++;
	(void)atomic_fetch_add_explicit(&counted->stages[stage].within[i], 1, memory_order_relaxed);
	(void)atomic_fetch_add_explicit(&counted->stages[stage].sum, took, memory_order_relaxed);
	return now;
}

/* --- as text ---------------------------------------------------------------------------------- */

void
wt_metric_family(struct wt_buf *out, const char *name, const char *kind, const char *help)
{
	wt_buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind);
}

static void
print_values(struct wt_buf *out)
{
	static const struct {
		const char *name, *labels, *kind, *help;
	} METRICS[] = {
#define X(symbol, family, labels, kind, help) { "warta_" family, labels, kind, help },
		WT_METRICS(X)
#undef X
	};
	const char *before = "";
	for (int i = 0; i < WT_METRIC_COUNT; i++) {
		if (strcmp(METRICS[i].name, before) != 0)
			wt_metric_family(out, METRICS[i].name, METRICS[i].kind, METRICS[i].help);
		before = METRICS[i].name;
		wt_buf_cstr(out, METRICS[i].name);
		if (METRICS[i].labels[0])
			wt_buf_printf(out, "{%s}", METRICS[i].labels);
		wt_buf_printf(out, " %" PRIu64 "\n", wt_metric_value((enum wt_metric)i));
	}
}

/* A class of a histogram holds all below its bound: sums of ours. */
static void
print_stage(struct wt_buf *out, const char *name, struct timed *t)
{
	uint64_t sum = 0;
	for (size_t i = 0; i <= N_BOUNDS; i++) {
		sum += atomic_load_explicit(&t->within[i], memory_order_relaxed);
		wt_buf_printf(out, "warta_stage_seconds_bucket{stage=\"%s\",le=\"", name);
		if (i < N_BOUNDS)
			wt_buf_printf(out, "%g", (double)BOUNDS[i] / 1e9);
		wt_buf_printf(out, "%s\"} %" PRIu64 "\n", i < N_BOUNDS ? "" : "+Inf", sum);
	}
	wt_buf_printf(out, "warta_stage_seconds_sum{stage=\"%s\"} %.9f\n", name,
		(double)atomic_load_explicit(&t->sum, memory_order_relaxed) / 1e9);
	wt_buf_printf(out, "warta_stage_seconds_count{stage=\"%s\"} %" PRIu64 "\n", name, sum);
}

void
wt_metrics_print(struct wt_buf *out)
{
	static const char *const STAGES[] = {
#define X(symbol, name) name,
		WT_STAGES(X)
#undef X
	};
	print_values(out);
	wt_metric_family(
		out, "warta_stage_seconds", "histogram", "Seconds that a stage took, each time.");
	for (int i = 0; i < WT_STAGE_COUNT; i++)
		print_stage(out, STAGES[i], &counted->stages[i]);
}
