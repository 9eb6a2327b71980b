/*
 * site.c - a request led to the page that answers it, with a handle of the store.
 */
#include "web/site.h"

#include <pthread.h>
#include <stdlib.h>

#include "web/asset.h"
#include "web/frame.h"
#include "web/pages.h"

#define VISIT_BUDGET ((size_t)64 << 20)
#define HANDLES      64

struct wt_site {
	char *path;
	const struct wt_gazetteer *gazetteer;
	wt_export_events *export;
	void *export_context;
	const struct wt_site_alert *alerts;
	size_t n_alerts;
	struct wt_store_options options;
	pthread_mutex_t lock;
	struct wt_store *idle[HANDLES]; /* handles that nobody holds */
	unsigned n_idle;
};

/* --- handles of the store -----------------------------------------------------------------------
 */

static int
take_store(struct wt_site *site, struct wt_store **store, struct wt_fault *f)
{
	*store = NULL;
	(void)pthread_mutex_lock(&site->lock);
	if (site->n_idle > 0)
		*store = site->idle[--site->n_idle];
	(void)pthread_mutex_unlock(&site->lock);
	if (*store)
		return WARTA_OK;
	return wt_store_open(store, site->path, WT_STORE_READ, &site->options, f);
}

/* A handle that failed may be of a store that was replaced: it is not used again. */
static void
give_store(struct wt_site *site, struct wt_store *store, bool failed)
{
	(void)pthread_mutex_lock(&site->lock);
	if (store && !failed && site->n_idle < HANDLES) {
		site->idle[site->n_idle++] = store;
		store = NULL;
	}
	(void)pthread_mutex_unlock(&site->lock);
	(void)wt_store_close(store, NULL);
}

int
wt_site_open(struct wt_site **site, const char *path, const struct wt_gazetteer *gazetteer,
	const struct wt_grammar *grammar, struct wt_fault *f)
{
	struct wt_store *first;
	struct wt_site *s = calloc(1, sizeof *s);
	*site = NULL;
	if (!s || !(s->path = strdup(path))) {
		free(s);
		return wt_fail(f, WARTA_ENOMEM, 0, "no memory to open %s", path);
	}
	s->gazetteer = gazetteer;
	s->options.gazetteer = gazetteer;
	s->options.grammar = grammar;
	(void)pthread_mutex_init(&s->lock, NULL);
	int code = take_store(s, &first, f);
	if (code != WARTA_OK) {
		wt_site_close(s);
		return code;
	}
	give_store(s, first, false);
	*site = s;
	return WARTA_OK;
}

void
wt_site_exports(struct wt_site *site, wt_export_events *export, void *context)
{
	site->export = export;
	site->export_context = context;
}

void
wt_site_alerts_set(struct wt_site *site, const struct wt_site_alert *alerts, size_t n)
{
	site->alerts = alerts;
	site->n_alerts = n;
}

const struct wt_site_alert *
wt_site_alerts(const struct wt_site *site, size_t *n)
{
	*n = site->n_alerts;
	return site->alerts;
}

void
wt_site_close(struct wt_site *site)
{
	if (!site)
		return;
	for (unsigned i = 0; i < site->n_idle; i++)
		(void)wt_store_close(site->idle[i], NULL);
	(void)pthread_mutex_destroy(&site->lock);
	free(site->path);
	free(site);
}

int
wt_site_lend(struct wt_site *site, wt_store_use_fn *use, void *context, struct wt_fault *f)
{
	struct wt_store *store;
	int code = take_store(site, &store, f);
	if (code == WARTA_OK) {
		wt_store_limit(store, WT_SITE_MILLISECONDS);
		code = use(context, store);
	}
	give_store(site, store, code != WARTA_OK);
	return code;
}

/* --- paths --------------------------------------------------------------------------------------
 */

static const struct {
	const char *path; /* segments; * is any one */
	wt_answer *answer;
} ROUTES[] = {
	{ "", wt_page_home },
	{ "events", wt_page_events },
	{ "event/*", wt_page_event },
	{ "actor/*", wt_page_actor },
	{ "article/*", wt_page_article },
	{ "stories", wt_page_stories },
	{ "story/*", wt_page_story },
	{ "relations", wt_page_relations },
	{ "relation/*/*", wt_page_relation },
	{ "sources", wt_page_sources },
	{ "source/*", wt_page_source },
	{ "search", wt_page_search },
	{ "changes", wt_page_changes },
	{ "alerts", wt_page_alerts },
	{ "alert/*", wt_page_alert },
	{ "about/method", wt_page_method },
	{ "about/api", wt_page_api },
	{ "names", wt_page_names },
	{ "set", wt_page_set },
};

static const char NOWHERE[] = "-";

static bool
is_path(const struct wt_request *r, const char *path)
{
	struct wt_str rest = wt_str_of(path), part;
	unsigned n = 0;
	while (rest.len > 0 && wt_str_split(&rest, '/', &part)) {
		if (n == r->n_parts || (part.ptr[0] != '*' && !wt_str_eq(part, r->parts[n])))
			return false;
		n++;
	}
	return n == r->n_parts;
}

static wt_answer *
route(const struct wt_request *r, const char **name)
{
	for (unsigned i = 0; i < sizeof ROUTES / sizeof ROUTES[0]; i++)
		if (is_path(r, ROUTES[i].path)) {
			*name = ROUTES[i].path;
			return ROUTES[i].answer;
		}
	return NULL;
}

static int
not_a_path(struct wt_visit *v)
{
	return wt_fail(&v->fault, WARTA_ENOTFOUND, 0, "%s",
		wt_say(v, "Tidak ada halaman di alamat ini.", "There is no page at this address."));
}

/* --- an answer ----------------------------------------------------------------------------------
 */

static int
http_status(int code)
{
	switch (code) {
	case WARTA_EUSAGE:
		return 400;
	case WARTA_ENOTFOUND:
		return 404;
	case WARTA_ETOOBIG:
		return 414;
	case WARTA_EBUSY:
	case WARTA_ETIME:
	case WARTA_ESTOPPED:
		return 503;
	default:
		return 500;
	}
}

static int
read_request(struct wt_visit *v, struct wt_str target, const struct wt_request_headers *headers)
{
	if (wt_arena_guard(v->arena) != 0)
		return WARTA_ETOOBIG;
	int code = wt_request_read(&v->request, v->arena, target, headers);
	wt_arena_unguard(v->arena);
	if (code != WARTA_OK)
		(void)wt_fail(&v->fault, code, 0, "%s",
			code == WARTA_ETOOBIG ? wt_say(v, "Alamatnya terlalu panjang.",
							"The address is too long.")
					      : wt_say(v, "Alamatnya salah tulis.",
							"The address is not well-formed."));
	return code;
}

static int
answer(struct wt_site *site, struct wt_visit *v)
{
	wt_answer *page = route(&v->request, &v->reply->route);
	if (!page)
		return not_a_path(v);
	int code = take_store(site, &v->store, &v->fault);
	if (code == WARTA_OK) {
		wt_store_limit(v->store, WT_SITE_MILLISECONDS);
		code = page(v);
	}
	give_store(site, v->store, code != WARTA_OK && http_status(code) >= 500);
	return code;
}

void
wt_reply_release(struct wt_reply *reply)
{
	wt_buf_release(&reply->body);
	wt_buf_release(&reply->location);
	wt_buf_release(&reply->cookie);
}

void
wt_site_answer(struct wt_site *site, struct wt_str target, const struct wt_request_headers *headers,
	struct wt_reply *reply)
{
	struct wt_arena arena;
	struct wt_visit v = { .gazetteer = site->gazetteer,
		.arena = &arena,
		.reply = reply,
		.export = site->export,
		.export_context = site->export_context,
		.alerts = site->alerts,
		.n_alerts = site->n_alerts };
	memset(reply, 0, sizeof *reply);
	reply->status = 200;
	reply->route = NOWHERE;
	reply->type = "text/html; charset=utf-8";
	wt_arena_init(&arena, VISIT_BUDGET);
	int code = read_request(&v, target, headers);
	if (code == WARTA_OK)
		code = answer(site, &v);
	if (code == WARTA_OK && reply->body.failed)
		code = wt_fail(&v.fault, WARTA_ENOMEM, 0, "%s",
			wt_say(&v, "Memori tidak cukup.", "There is not enough memory."));
	if (code != WARTA_OK)
		wt_frame_problem(&v, http_status(code), v.fault.text);
	wt_arena_release(&arena);
}
