/*
 * made.h - articles and claims made by hand, for the tests of rooms store and story.
 */
#ifndef WT_TEST_MADE_H
#define WT_TEST_MADE_H

#include "test.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/span.h"
#include "store/db.h"

/* An article that is one body paragraph and nothing else. */
struct made {
	struct wt_article article;
	struct wt_paragraph paragraph;
	struct wt_claim items[8];
	struct wt_claims claims;
};

static inline struct wt_day
made_day(const char *text)
{
	struct wt_day day = { 0, 0, 0 };
	(void)wt_day_parse(wt_str_of(text), &day);
	return day;
}

static inline void
made_article(
	struct made *m, const char *id, const char *outlet, const char *published, const char *text)
{
	memset(m, 0, sizeof *m);
	m->article.doc = wt_str_of(text);
	m->article.id = wt_str_of(id);
	m->article.url = WT_STR("");
	m->article.outlet = wt_str_of(outlet);
	m->article.title = wt_str_of("Judul");
	if (!wt_moment_parse(wt_str_of(published), &m->article.published))
		m->article.published =
			(struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	m->paragraph.span = (struct wt_span){ 0, (uint32_t)strlen(text) };
	m->article.paragraphs = &m->paragraph;
	m->article.n_paragraphs = 1;
	m->claims.items = m->items;
	m->claims.cap = 8;
}

/* "Putin/RUS/GOV, /CHN/GOV": name, country, sector. */
static inline uint8_t
made_parties(struct wt_party *list, const char *text)
{
	struct wt_str rest = wt_str_of(text), part, field;
	uint8_t n = 0;
	while (rest.len > 0 && wt_str_split(&rest, ',', &part)) {
		struct wt_party *p = &list[n++];
		p->entry = WT_ENTRY_NONE;
		part = wt_str_trim(part);
		(void)wt_str_split(&part, '/', &p->name);
		if (wt_str_split(&part, '/', &field))
			memcpy(p->country, field.ptr, field.len < 3 ? field.len : 3);
		if (wt_str_split(&part, '/', &field))
			memcpy(p->sector, field.ptr, field.len < 3 ? field.len : 3);
	}
	return n;
}

/* One more claim; the whole text is its clause.  The date may be "A/B" or "". */
static inline struct wt_claim *
made_claim(struct made *m, enum wt_type type, const char *actors, const char *recipients,
	const char *date)
{
	struct wt_claim *c = &m->items[m->claims.n++];
	struct wt_str rest = wt_str_of(date), part;
	c->type = type;
	c->n_actors = made_parties(c->actors, actors);
	c->n_recipients = made_parties(c->recipients, recipients);
	if (wt_str_split(&rest, '/', &part))
		(void)wt_day_parse(part, &c->date);
	if (wt_str_split(&rest, '/', &part))
		(void)wt_day_parse(part, &c->end);
	c->spans[0] = m->paragraph.span;
	c->n_spans = 1;
	c->verb = (struct wt_span){ m->claims.n, m->claims.n + 3 };
	c->rule = WT_STR("frames/temu");
	c->confidence = 0.5F;
	return c;
}

static inline void
made_chain(struct wt_claim *c, const char *origin, const char *relay)
{
	if (origin)
		c->chain[c->n_chain++] = wt_str_of(origin);
	if (relay)
		c->chain[c->n_chain++] = wt_str_of(relay);
}

static const struct wt_store_options MADE_OPTIONS = { .coder = "test 1", .busy_ms = 50 };

#define MADE_ADDRESS 320

/*
 * Where the store of that path is: where the environment names a server (WARTA_TEST_POSTGRES, the
 * address that test/postgres.sh gives), in a schema of its own there; ":memory:" in a new one.
 */
static inline const char *
made_address(const char *path, char address[MADE_ADDRESS])
{
	static unsigned stores;
	const char *server = getenv("WARTA_TEST_POSTGRES");
	if (!server)
		return path;
	(void)snprintf(address, MADE_ADDRESS, "%s&options=-csearch_path%%3Dt%ld_%u", server,
		(long)getpid(),
		path[0] == ':' ? ++stores : (unsigned)(wt_str_hash(wt_str_of(path)) >> 40));
	return address;
}

static inline struct wt_store *
made_store(const char *path)
{
	struct wt_store *s = NULL;
	struct wt_fault f = { 0 };
	char address[MADE_ADDRESS];
	if (wt_store_open(&s, made_address(path, address), WT_STORE_WRITE, &MADE_OPTIONS, &f) !=
		WARTA_OK)
		fail_msg("%s", f.text);
	return s;
}

static inline enum wt_put
made_put(struct wt_store *s, const struct made *m)
{
	enum wt_put what = WT_PUT_NEW;
	struct wt_fault f = { 0 };
	if (wt_store_put(s, &m->article, &m->claims, &what, &f) != WARTA_OK)
		fail_msg("%s", f.text);
	return what;
}

/* The first number that the SQL gives. */
static inline int64_t
made_number(struct wt_store *s, const char *sql)
{
	struct wt_stmt *stmt = wt_db_prepare(s, sql, NULL);
	assert_non_null(stmt);
	assert_int_equal(wt_db_next(s, stmt, "be read", NULL), 1);
	int64_t n = wt_column_int(stmt, 0);
	wt_db_release(stmt);
	return n;
}

/* A path in a folder of its own; `path` keeps it. */
static inline const char *
made_path(char path[64])
{
	(void)snprintf(path, 64, "/tmp/warta-test-XXXXXX");
	assert_non_null(mkdtemp(path));
	(void)snprintf(path + strlen(path), 16, "/warta.db");
	return path;
}

static inline void
made_remove(char path[64])
{
	char other[80];
	(void)snprintf(other, sizeof other, "%s-wal", path);
	(void)unlink(other);
	(void)snprintf(other, sizeof other, "%s-shm", path);
	(void)unlink(other);
	(void)unlink(path);
	*strrchr(path, '/') = '\0';
	(void)rmdir(path);
}

#endif
