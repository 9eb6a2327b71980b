/*
 * made_site.h - a site over a small store made by hand, for the tests of room web.
 */
#ifndef WT_TEST_MADE_SITE_H
#define WT_TEST_MADE_SITE_H

#include "store/made.h"

#include "story/event.h"
#include "web/site.h"
#include "work/embedded.h"

struct made_site {
	char path[64];
	struct wt_blob lexicon;
	struct wt_gazetteer *gazetteer;
	struct wt_site *site;
	struct wt_reply reply;
};

#define HOSTILE "<script>alert(1)</script>\"'&"

static inline void
made_site_fill(struct wt_store *s)
{
	struct made m;
	made_article(&m, "kabar/1.json", "Antara " HOSTILE, "2024-06-20T08:00+07:00",
		"Rusia bertemu Korea Utara " HOSTILE " di Pyongyang.\nBaris kedua.");
	m.article.title = WT_STR("Judul " HOSTILE);
	made_chain(made_claim(&m, WT_TYPE_CONSULT, "Vladimir Putin/RUS/GOV", HOSTILE "/PRK/GOV",
			   "2024-06-19"),
		"KCNA " HOSTILE, NULL);
	(void)made_put(s, &m);
	made_article(&m, "2", "Tempo.co", "2024-06-21", "Korea Utara membantah.");
	struct wt_claim *c = made_claim(&m, WT_TYPE_REJECT, "/PRK/GOV", "/KOR/GOV", "2024-06-20");
	c->stance = WT_STANCE_DENIED;
	(void)made_put(s, &m);
}

static inline void
made_site_open(struct made_site *m)
{
	struct wt_fault f = { 0 };
	struct wt_str bytes = wt_embedded_lexicon();
	memset(m, 0, sizeof *m);
	struct wt_store *s = made_store(made_path(m->path));
	made_site_fill(s);
	assert_int_equal(wt_events_update(s, NULL, &f), WARTA_OK);
	assert_int_equal(wt_store_close(s, &f), WARTA_OK);
	assert_int_equal(wt_blob_open(&m->lexicon, bytes.ptr, bytes.len, &f), WARTA_OK);
	assert_int_equal(wt_gazetteer_open(&m->gazetteer, &m->lexicon, &f), WARTA_OK);
	assert_int_equal(wt_site_open(&m->site, m->path, m->gazetteer, NULL, &f), WARTA_OK);
}

static inline void
made_site_close(struct made_site *m)
{
	wt_reply_release(&m->reply);
	wt_site_close(m->site);
	wt_gazetteer_close(m->gazetteer);
	made_remove(m->path);
}

/* The body of the answer. */
static inline struct wt_str
made_site_get(struct made_site *m, const char *target)
{
	wt_reply_release(&m->reply);
	wt_site_answer(m->site, wt_str_of(target), NULL, &m->reply);
	return wt_buf_view(&m->reply.body);
}

#endif
