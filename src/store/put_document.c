/*
 * put_document.c - the rows of one document, and whether it is a revision of another.
 */
#include <stdlib.h>
#include <time.h>

#include "store/canon.h"
#include "store/key.h"
#include "store/put.h"

#define ZONE_WIB 420

int64_t
wt_moment_minutes(struct wt_moment m)
{
	int64_t minutes = (int64_t)wt_day_number(wt_day_first(m.day)) * 1440;
	if (m.minute != WT_MINUTE_NONE)
		minutes += m.minute;
	return minutes - (m.zone == WT_ZONE_NONE ? ZONE_WIB : m.zone);
}

double
wt_seconds(void)
{
	struct timespec t;
	return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? (double)t.tv_sec + 1e-9 * (double)t.tv_nsec
						       : 0.0;
}

const char *
wt_now(char text[WT_NOW_TEXT])
{
	time_t now = time(NULL);
	struct tm tm;
	if (!gmtime_r(&now, &tm) || strftime(text, WT_NOW_TEXT, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		text[0] = '\0';
	return text;
}

static struct wt_str
credits(struct wt_buf *b, const struct wt_credit *list, uint32_t n)
{
	wt_buf_clear(b);
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			wt_buf_char(b, '\n');
		wt_buf_str(b, list[i].name);
	}
	return wt_buf_view(b);
}

static struct wt_str
noise(struct wt_buf *b, const struct wt_article *a)
{
	wt_buf_clear(b);
	for (uint32_t i = 0; i < a->n_noise; i++)
		wt_buf_printf(b, "%s[%u,%u]", i ? "," : "[", a->noise[i].start, a->noise[i].end);
	if (a->n_noise)
		wt_buf_char(b, ']');
	return wt_buf_view(b);
}

static struct wt_str
voices(struct wt_store *s, const struct wt_putting *p)
{
	struct wt_buf *b = &s->scratch[4];
	char canon[WT_CANON];
	wt_buf_clear(b);
	for (uint32_t i = 0; i < p->claims->n_voices; i++) {
		const struct wt_teller *v = &p->claims->voices[i];
		struct wt_str key =
			wt_canon_source(s->gazetteer, v->name, p->article->published.day, canon);
		wt_buf_printf(b, "%s%c%.*s\t", b->len ? "\n" : "", (char)v->of, WT_FMT(key));
		for (size_t k = 0; k < v->name.len; k++)
			wt_buf_char(b, wt_is_space(v->name.ptr[k]) ? ' ' : v->name.ptr[k]);
	}
	return wt_buf_view(b);
}

static const char PUT_DOCUMENT[] =
	"INSERT INTO documents (key, id, url, outlet, family, title, published, published_at,"
	" dateline_start, dateline_end, dateline_place, authors, editors, sources, noise, text_key,"
	" coder, stored, live, replaced_by, voices)"
	" VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,"
	" ?20, ?21)";

static int
put_row(struct wt_store *s, struct wt_putting *p, struct wt_str id, int64_t replaced_by,
	struct wt_fault *f)
{
	const struct wt_article *a = p->article;
	char published[WT_MOMENT_TEXT], now[WT_NOW_TEXT];
	struct wt_stmt *stmt = wt_db_get(s, PUT_DOCUMENT, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)p->key);
	wt_bind_text(stmt, 2, id);
	wt_bind_str(stmt, 3, a->url);
	wt_bind_str(stmt, 4, a->outlet);
	wt_bind_str(stmt, 5, p->family);
	wt_bind_str(stmt, 6, a->title);
	wt_bind_str(stmt, 7, wt_str_of(wt_moment_print(a->published, published)));
	if (a->published.day.year)
		wt_bind_int(stmt, 8, wt_moment_minutes(a->published));
	else
		wt_bind_null(stmt, 8);
	wt_bind_span(stmt, 9, a->dateline);
	wt_bind_str(stmt, 11, wt_view(a->doc, a->dateline_place));
	wt_bind_str(stmt, 12, credits(&s->scratch[0], a->authors, a->n_authors));
	wt_bind_str(stmt, 13, credits(&s->scratch[1], a->editors, a->n_editors));
	wt_bind_str(stmt, 14, credits(&s->scratch[2], a->sources, a->n_sources));
	wt_bind_str(stmt, 15, noise(&s->scratch[3], a));
	wt_bind_int(stmt, 16, (int64_t)p->text_key);
	wt_bind_text(stmt, 17, s->coder);
	wt_bind_text(stmt, 18, wt_str_of(wt_now(now)));
	wt_bind_int(stmt, 19, p->live);
	if (replaced_by)
		wt_bind_int(stmt, 20, replaced_by);
	else
		wt_bind_null(stmt, 20);
	wt_bind_str(stmt, 21, voices(s, p));
	int code = wt_db_run(s, stmt, "store an article", f);
	p->row = wt_db_inserted(s);
	return code;
}

int
wt_put_document(struct wt_store *s, struct wt_putting *p, struct wt_str id, int64_t replaced_by,
	struct wt_fault *f)
{
	static const char PUT_TEXT[] =
		"INSERT INTO texts (document, text, charset, map) VALUES (?1, ?2, ?3, ?4)";
	int code = put_row(s, p, id, replaced_by, f);
	if (code != WARTA_OK)
		return code;
	struct wt_stmt *stmt = wt_db_get(s, PUT_TEXT, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, p->row);
	wt_bind_text(stmt, 2, p->article->doc);
	wt_bind_str(stmt, 3, p->article->charset);
	if (p->article->charset.len)
		wt_bind_text(stmt, 4, p->article->raw_map);
	else
		wt_bind_null(stmt, 4);
	return wt_db_run(s, stmt, "store an article", f);
}

#define TRIPLES_MAX 2048

/* Hashes of the runs of three words, sorted, each once. */
static size_t
triples(struct wt_str text, uint64_t out[TRIPLES_MAX])
{
	uint64_t last[2] = { 0, 0 };
	size_t n = 0, words = 0, kept = 0;
	struct wt_str rest = text;
	while (rest.len > 0 && n < TRIPLES_MAX) {
		size_t len = 0;
		while (len < rest.len && !wt_is_space(rest.ptr[len]))
			len++;
		uint64_t h = wt_str_hash((struct wt_str){ rest.ptr, len });
		len += len < rest.len;
		rest = (struct wt_str){ rest.ptr + len, rest.len - len };
		if (len <= 1)
			continue;
		if (++words >= 3)
			out[n++] = h + 31 * last[1] + 961 * last[0];
		last[0] = last[1];
		last[1] = h;
	}
	qsort(out, n, sizeof *out, wt_key_cmp);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || out[i] != out[kept - 1])
			out[kept++] = out[i];
	return kept;
}

bool
wt_put_is_revision(struct wt_str old_text, struct wt_str new_text)
{
	uint64_t a[TRIPLES_MAX], b[TRIPLES_MAX];
	size_t na = triples(old_text, a), nb = triples(new_text, b), shared = 0, least;
	for (size_t i = 0, k = 0; i < na && k < nb;) {
		if (a[i] == b[k])
			shared++;
		bool step_a = a[i] <= b[k], step_b = b[k] <= a[i];
		i += step_a;
		k += step_b;
	}
	least = na < nb ? na : nb;
	return 3 * shared >= least;
}
