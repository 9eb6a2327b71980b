/*
 * work.c - warta work: takes jobs from a queue and reads them, with several processes.
 *
 * The reader is opened once, and shared by the processes that are forked from this one, which only
 * watches: a worker that dies is replaced (its jobs come again by themselves), a stop is handed on,
 * and now and then a process of its own joins what came to events.  One more serves metrics.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cmd.h"

#define WORKERS_MOST 256
#define JOIN_SECONDS 60
#define LOOK_SECONDS 5   /* between two looks at the queue, for metrics */
#define LIVED        5.0 /* seconds after which a worker's death is no sign of a bad start */
#define DEATHS_MOST  20  /* one after another, before they lived so long */

struct working {
	const char *store, *queue, *lexicon;
	struct guard_options guard;
	unsigned jobs, prefetch, tries, lease, join;
	bool drain, any_language, offline, quiet;
	struct web_options web;
	const char *address;
	const char *metrics;
	unsigned lag;
	struct warta_reader *reader;
	struct warta_worked *counts; /* shared with the workers, one each */
	const struct verb *verb;
	struct command_line line;
	char place[4096]; /* of the address */
};

/* The processes at hand. */
struct crew {
	pid_t pids[WORKERS_MOST];
	double begun[WORKERS_MOST];
	bool old[WORKERS_MOST]; /* was told to end, so that one with newer settings takes its place
				 */
	unsigned n, alive, deaths;
	pid_t joiner;
	double joined;
	bool asked, failed;
	pid_t monitor; /* serves metrics, to those who watch over this one */
};

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* --- in a process of its own ------------------------------------------------------------------ */

static int
work(const struct working *w, struct warta_worked *counts)
{
	struct warta_fault fault;
	const struct warta_work ask = { .queue = w->address,
		.store = w->store,
		.prefetch = w->prefetch,
		.tries = w->tries,
		.lease = w->lease,
		.drain = w->drain,
		.any_language = w->any_language,
		.sandbox = sandbox_of(&w->guard),
		.page_seconds = w->guard.page_seconds,
		.quarantine = w->guard.quarantine,
		.web = web_of(&w->web, !w->offline),
		.complaint = complain_each,
		.trouble = on_trouble,
		.stop = &stop_asked };
	int code = warta_work(w->reader, &ask, counts, &fault);
	if (code != WARTA_OK)
		complain_of(&fault);
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}

static int
join_events(const struct working *w)
{
	struct warta_store *store;
	struct warta_fault fault;
	int code = warta_store_open(&store, w->store, WARTA_STORE_WRITE, w->reader, &fault);
	if (code == WARTA_OK) {
		code = warta_events_update(store, &fault);
		int last = warta_store_close(store, code == WARTA_OK ? &fault : NULL);
		code = code == WARTA_OK ? last : code;
	}
	if (code != WARTA_OK)
		complain_of(&fault);
	return code == WARTA_OK ? EXIT_DONE : EXIT_INPUT;
}

/* Forks; counts NULL for the one that joins events. */
static pid_t
start(const struct working *w, struct warta_worked *counts)
{
	pid_t parent = getpid(), pid = fork();
	if (pid != 0)
		return pid;
	/* nobody works on for a parent that was killed */
	signals_bear();
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(EXIT_INPUT);
	int code = counts ? work(w, counts) : join_events(w);
	(void)fflush(stderr);
	_exit(code);
}

/* --- the one that measures -------------------------------------------------------------------- */

/* How the queue stands; one that does not answer is told of by the workers. */
static void
look_at_queue(const struct working *w, struct warta_queue **queue)
{
	const struct warta_queue_ask ask = {
		.address = w->address, .patience = 1, .stop = &stop_asked
	};
	struct warta_queue_state state;
	if (!*queue && warta_queue_open(queue, &ask, NULL) != WARTA_OK) {
		*queue = NULL;
		return;
	}
	if (warta_queue_state(*queue, false, &state, NULL) == WARTA_OK) {
		warta_monitor_queue(&state);
		return;
	}
	warta_queue_close(*queue);
	*queue = NULL;
}

/*
 * Until SIGUSR1, which comes too when the parent is killed: what all are told, as a stop, is not
 * for this one, which is looked at until the last worker has ended.
 */
static _Noreturn void
measure(const struct working *w, pid_t parent, int ready)
{
	static const int OTHERS[] = { SIGTERM, SIGINT, SIGHUP };
	const struct timespec pause = { LOOK_SECONDS, 0 };
	struct warta_monitor *monitor;
	struct warta_queue *queue = NULL;
	sigset_t end;
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
		(void)signal(OTHERS[i], SIG_IGN);
	(void)sigemptyset(&end);
	(void)sigaddset(&end, SIGUSR1);
	(void)sigprocmask(SIG_BLOCK, &end, NULL);
	(void)prctl(PR_SET_PDEATHSIG, SIGUSR1);
	bool good = getppid() == parent &&
		    monitor_open(&monitor, w->reader, w->metrics, w->store, w->lag);
	(void)fflush(stderr);
	if (!good || write(ready, "", 1) != 1)
		_exit(EXIT_INPUT);
	(void)close(ready);
	do
		look_at_queue(w, &queue);
	while (sigtimedwait(&end, NULL, &pause) < 0);
	warta_queue_close(queue);
	warta_monitor_close(monitor);
	_exit(EXIT_DONE);
}

/* A process of its own, since it has threads, and who forks workers must have none: what a thread
 * holds just then, a lock of SQLite, would be held in the worker for ever. */
static bool
start_measuring(const struct working *w, struct crew *c)
{
	int ends[2];
	char word;
	ssize_t got;
	if (!w->metrics)
		return true;
	if (pipe(ends) != 0)
		return false;
	pid_t parent = getpid();
	c->monitor = fork();
	if (c->monitor == 0)
		measure(w, parent, ends[1]);
	(void)close(ends[1]);
	do
		got = read(ends[0], &word, 1);
	while (got < 0 && errno == EINTR);
	(void)close(ends[0]);
	if (got != 1 && c->monitor > 0) { /* it has said why */
		(void)waitpid(c->monitor, NULL, 0);
		c->monitor = 0;
	}
	return got == 1;
}

static void
end_measuring(const struct crew *c)
{
	if (c->monitor <= 0)
		return;
	(void)kill(c->monitor, SIGUSR1);
	(void)waitpid(c->monitor, NULL, 0);
}

/* --- the one that watches --------------------------------------------------------------------- */

static void
sum(const struct working *w, unsigned n, struct warta_worked *all)
{
	*all = (struct warta_worked){ 0 };
	for (unsigned i = 0; i < n; i++) {
		const struct warta_worked *c = &w->counts[i];
		all->jobs += c->jobs;
		all->known += c->known;
		all->again += c->again;
		all->dead += c->dead;
		all->documents += c->documents;
		all->same += c->same;
		all->claims += c->claims;
		all->bytes += c->bytes;
	}
}

static void
begin(const struct working *w, struct crew *c, unsigned i)
{
	c->old[i] = false;
	c->pids[i] = start(w, &w->counts[i]);
	c->begun[i] = now();
	c->alive += c->pids[i] > 0;
}

static void
hand_on_stop(struct crew *c)
{
	if (!stop_asked || c->asked)
		return;
	c->asked = true;
	for (unsigned i = 0; i < c->n; i++)
		if (c->pids[i] > 0)
			(void)kill(c->pids[i], SIGTERM);
}

/* A worker that ended: by itself (it is done, or refused), or by a signal. */
static void
ended(const struct working *w, struct crew *c, unsigned i, int status)
{
	c->pids[i] = 0;
	c->alive--;
	if (WIFEXITED(status)) {
		if (WEXITSTATUS(status) != EXIT_DONE) {
			c->failed = true;
			stop_asked = 1;
		} else if (c->old[i] && i < w->jobs && !stop_asked) {
			begin(w, c, i);
		}
		return;
	}
	complain(words("worker %u was ended by signal %d; its jobs come again",
			 "pekerja %u dihentikan oleh sinyal %d; pekerjaannya datang lagi"),
		i + 1, WTERMSIG(status));
	c->deaths = now() - c->begun[i] < LIVED ? c->deaths + 1 : 0;
	if (c->deaths > DEATHS_MOST) {
		complain("%s",
			words("workers die as soon as they begin", "pekerja mati begitu mulai"));
		c->failed = true;
		stop_asked = 1;
	}
	if (!stop_asked && i < w->jobs)
		begin(w, c, i);
}

static void
reap(const struct working *w, struct crew *c)
{
	int status;
	pid_t pid;
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == c->joiner) {
			c->joiner = 0;
			c->joined = now();
		}
		if (pid == c->monitor) {
			c->monitor = 0;
			complain("%s", words("metrics are served no more: their process has ended",
					       "metrik tidak dilayani lagi: prosesnya berakhir"));
		}
		for (unsigned i = 0; i < c->n; i++)
			if (c->pids[i] == pid)
				ended(w, c, i, status);
	}
}

static void
join_now_and_then(const struct working *w, struct crew *c)
{
	if (!w->join || c->joiner > 0 || stop_asked || now() - c->joined < w->join)
		return;
	c->joiner = start(w, NULL);
	c->joined = now();
}

static struct working
usual(const struct verb *verb)
{
	return (struct working){ .verb = verb,
		.store = "warta.db",
		.prefetch = 20,
		.tries = 5,
		.lease = 300,
		.join = JOIN_SECONDS,
		.web = { .delay = 1 } };
}

/* Takes the words, and says where they are wrong. */
static enum options_result
take_words(struct working *w, int argc, char **argv)
{
	const struct verb *verb = w->verb;
	const struct option options[] = {
		setting_option(verb, "queue", &w->queue),
		setting_option(verb, "db", &w->store),
		setting_option(verb, "lexicon", &w->lexicon),
		{ 'j', "jobs", OPT_COUNT, &w->jobs, "N", "processes that read (a core each)",
			"proses pembaca (satu per inti)" },
		{ 0, "drain", OPT_FLAG, &w->drain, NULL, "end when the queue is empty",
			"selesai bila antrean kosong" },
		{ 0, "prefetch", OPT_COUNT, &w->prefetch, "N",
			"jobs that a process holds at most (20)",
			"pekerjaan yang dipegang satu proses (20)" },
		{ 0, "tries", OPT_COUNT, &w->tries, "N", "tries of a job before it is given up (5)",
			"percobaan sebuah pekerjaan sebelum dianggap gagal (5)" },
		{ 0, "lease", OPT_COUNT, &w->lease, "N",
			"seconds until a silent worker loses its jobs, with PostgreSQL (300)",
			"detik sampai pekerja yang diam kehilangan pekerjaannya, pada PostgreSQL "
			"(300)" },
		{ 0, "join", OPT_COUNT, &w->join, "N",
			"seconds between two joinings of claims to events (60); 0: never",
			"jeda antara dua penggabungan klaim menjadi peristiwa, dalam detik (60); "
			"0: tidak" },
		{ 0, "any-language", OPT_FLAG, &w->any_language, NULL,
			"read what is not Indonesian too",
			"baca juga yang bukan bahasa Indonesia" },
		{ 0, "offline", OPT_FLAG, &w->offline, NULL, "read no address", "tanpa jaringan" },
		GUARD_OPTIONS(verb, w->guard),
		MONITOR_OPTIONS(verb, w->metrics, w->lag),
		WEB_OPTIONS(verb, w->web),
		{ 'q', "quiet", OPT_FLAG, &w->quiet, NULL, "no progress bar, no counts",
			"tanpa bilah kemajuan dan hitungan" },
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	w->jobs = w->jobs ? w->jobs : cores > 0 ? (unsigned)cores : 1;
	w->jobs = w->jobs < WORKERS_MOST ? w->jobs : WORKERS_MOST;
	if (got == OPTIONS_OK && argc > 0) {
		(void)usage(verb,
			words("'%s': what is to be read comes from the queue; see 'warta submit'",
				"'%s': yang dibaca datang dari antrean; lihat 'warta submit'"),
			argv[0]);
		got = OPTIONS_BAD;
	} else if (got == OPTIONS_OK && (w->tries == 0 || w->prefetch == 0)) {
		(void)usage(verb, "%s",
			words("--tries and --prefetch are 1 or more",
				"--tries dan --prefetch paling sedikit 1"));
		got = OPTIONS_BAD;
	}
	return got;
}

/* After SIGHUP: workers are replaced one by one as they end the job at hand, by such with the
 * settings of now.  Store, queue, lexicon and metrics stay. */
static void
renew(struct working *w, struct crew *c)
{
	struct working again = usual(w->verb);
	int argc;
	if (stop_asked || !reload_asked())
		return;
	char **argv = reload_words(&w->line, &argc);
	bool good = argv && take_words(&again, argc, argv) == OPTIONS_OK;
	reload_end(good);
	if (!good)
		return;
	reload_compare("db", w->store, again.store);
	reload_compare("queue", w->queue, again.queue);
	again.store = w->store;
	again.queue = w->queue;
	again.lexicon = w->lexicon;
	again.address = w->address;
	again.metrics = w->metrics;
	again.lag = w->lag;
	again.reader = w->reader;
	again.counts = w->counts;
	again.line = w->line;
	memcpy(again.place, w->place, sizeof again.place);
	*w = again;
	for (unsigned i = 0; i < c->n; i++) {
		c->old[i] = true;
		if (c->pids[i] > 0)
			(void)kill(c->pids[i], SIGTERM);
	}
	for (; c->n < w->jobs; c->n++)
		begin(w, c, c->n);
}

static void
watch(struct working *w, struct crew *c)
{
	notify("READY=1");
	while (c->alive > 0) {
		struct timespec moment = { 0, 50000000 };
		struct warta_worked n;
		(void)nanosleep(&moment, NULL);
		notify_alive();
		hand_on_stop(c);
		renew(w, c);
		reap(w, c);
		join_now_and_then(w, c);
		sum(w, c->n, &n);
		if (!w->quiet)
			progress_show(n.bytes, 0, n.documents);
	}
	notify("STOPPING=1");
	progress_clear();
	if (c->joiner > 0)
		(void)waitpid(c->joiner, NULL, 0);
}

static void
tell_counts(const struct warta_worked *n, double seconds)
{
	const struct log_count counts[] = { { "jobs", n->jobs }, { "known", n->known },
		{ "again", n->again }, { "dead", n->dead }, { "articles", n->documents },
		{ "claims", n->claims }, { NULL, 0 } };
	if (!log_is_text()) {
		log_record(LOG_INFO, "work", "", "worked", counts);
		return;
	}
	if (!log_wants(LOG_INFO))
		return;
	(void)fprintf(stderr,
		words("%llu job%s done in %.1f s (%.0f a second), %llu article%s, %llu claim%s",
			"%llu pekerjaan%s selesai dalam %.1f dtk (%.0f per detik), %llu artikel%s, "
			"%llu klaim%s"),
		(unsigned long long)n->jobs, plural(n->jobs), seconds,
		(double)n->jobs / (seconds + 1e-9), (unsigned long long)n->documents,
		plural(n->documents), (unsigned long long)n->claims, plural(n->claims));
	if (n->known)
		(void)fprintf(stderr, words("; %llu done already", "; %llu sudah selesai"),
			(unsigned long long)n->known);
	if (n->again)
		(void)fprintf(stderr, words("; %llu given back", "; %llu dikembalikan"),
			(unsigned long long)n->again);
	if (n->dead)
		(void)fprintf(stderr,
			words("; %llu given up (see 'warta queue dead')",
				"; %llu gagal (lihat 'warta queue dead')"),
			(unsigned long long)n->dead);
	(void)fputc('\n', stderr);
}

/* Whoever started it by hand sees that it is alive, and how to end it. */
static void
tell_waiting(unsigned workers)
{
	const struct log_count counts[] = { { "workers", workers }, { NULL, 0 } };
	if (!log_is_text())
		log_record(LOG_INFO, "work", "", "takes jobs", counts);
	else if (log_wants(LOG_INFO))
		(void)fprintf(stderr,
			words("taking jobs, workers: %u; Ctrl-C ends when those at hand are done\n",
				"mengambil pekerjaan, pekerja: %u; Ctrl-C mengakhiri setelah yang "
				"sedang dikerjakan\n"),
			workers);
}

static int
run(struct working *w)
{
	struct crew c = { .n = w->jobs, .joined = now() };
	struct warta_worked n;
	double begun = now();
	if (w->metrics && warta_monitor_children() != WARTA_OK)
		complain("%s", words("what workers do cannot be counted",
				       "kerja para pekerja tidak dapat dihitung"));
	for (unsigned i = 0; i < c.n; i++) {
		begin(w, &c, i);
	}
	if (c.alive == 0) {
		complain(words("cannot start a worker: %s", "pekerja tidak dapat dimulai: %s"),
			strerror(errno));
		return EXIT_INPUT;
	}
	c.failed = !start_measuring(w, &c);
	if (c.failed)
		stop_asked = 1;
	else if (!w->quiet && !w->drain)
		tell_waiting(w->jobs);
	watch(w, &c);
	end_measuring(&c);
	sum(w, c.n, &n);
	int joined = w->join && n.documents ? join_events(w) : EXIT_DONE;
	if (!w->quiet)
		tell_counts(&n, now() - begun);
	return c.failed || joined != EXIT_DONE || (w->drain && n.dead) ? EXIT_INPUT : EXIT_DONE;
}

/* The store is made, or found to be wrong, before anything is taken. */
static int
prepare(struct working *w)
{
	struct warta_store *store;
	struct warta_fault fault;
	w->reader = reader_open(w->lexicon);
	if (!w->reader)
		return EXIT_INPUT;
	w->counts = mmap(NULL, sizeof *w->counts * WORKERS_MOST, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int code = warta_store_open(&store, w->store, WARTA_STORE_WRITE, w->reader, &fault);
	if (code == WARTA_OK)
		code = warta_store_close(store, &fault);
	if (code != WARTA_OK)
		complain_of(&fault);
	return code == WARTA_OK && w->counts != MAP_FAILED ? EXIT_DONE : EXIT_INPUT;
}

int
verb_work(const struct verb *verb, int argc, char **argv)
{
	struct working w = usual(verb);
	w.line = reload_catch(argc, argv);
	enum options_result got = take_words(&w, argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	w.address = queue_address(w.queue, w.store, w.place, sizeof w.place);
	int result = prepare(&w);
	if (result == EXIT_DONE)
		result = run(&w);
	warta_reader_close(w.reader);
	return result;
}
