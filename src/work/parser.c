/*
 * parser.c - see parser.h.
 *
 * An answer is a code in four bytes, then the article.  With WARTA_CELL_TEST in the
 * environment a page that holds "cell:crash", "cell:hang", "cell:memory" or "cell:open"
 * makes its child do that: for tests.
 */
#include "work/parser.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/child.h"
#include "base/metric.h"
#include "base/quarantine.h"
#include "extract/wire.h"

#define PAGE_ROOM    (WT_PAGE_PARSED + ((size_t)16 << 20)) /* with its map */
#define ARTICLE_ROOM ((size_t)32 << 20)
#define BUDGET       ((size_t)256 << 20) /* of the arena in which a page is parsed */
_Static_assert(BUDGET == (size_t)256 << 20, "as messages say");
#define MEMORY ((size_t)384 << 20)

struct wt_parser {
	struct wt_parser_ask ask;
	pthread_mutex_t lock;
	pthread_cond_t returned;
	struct wt_cell *cells;
	bool *busy;
	unsigned n;
	int given; /* what guarded the last page */
};

/* --- in the child ----------------------------------------------------------------------------- */

static void
misbehave(struct wt_arena *arena, struct wt_str text)
{
	wt_child_misbehave("cell", text);
	while (wt_str_find(text, WT_STR("cell:memory"), 0) >= 0)
		(void)wt_arena_alloc(arena, 1, (size_t)8 << 20);
}

static size_t
answer(char *out, int32_t code, size_t n)
{
	memcpy(out, &code, sizeof code);
	return sizeof code + n;
}

static size_t
parse_page(struct wt_arena *arena, const struct wt_page *page, char *out, size_t room)
{
	struct wt_article article;
	if (wt_arena_guard(arena) != 0)
		return answer(out, WARTA_ENOMEM, 0);
	if (wt_child_tested())
		misbehave(arena, page->text);
	wt_article_read(arena, page, &article);
	size_t n = wt_wire_put_article(out + sizeof(int32_t), room - sizeof(int32_t), &article);
	wt_arena_unguard(arena);
	return answer(out, n ? WARTA_OK : WARTA_ETOOBIG, n);
}

static size_t
parse(void **state, struct wt_str in, char *out, size_t room)
{
	struct wt_page page;
	struct wt_arena *arena = *state;
	if (!arena) {
		arena = calloc(1, sizeof *arena);
		if (!arena)
			return answer(out, WARTA_ENOMEM, 0);
		wt_arena_init(arena, BUDGET);
		*state = arena;
	}
	if (!wt_wire_get_page(in, &page))
		return answer(out, WARTA_EFORMAT, 0);
	wt_arena_reset(arena);
	return parse_page(arena, &page, out, room);
}

/* --- cells ------------------------------------------------------------------------------------ */

static int
open_cells(struct wt_parser *p, struct wt_fault *f)
{
	struct wt_cell_limits limits = { PAGE_ROOM, ARTICLE_ROOM, MEMORY, p->ask.seconds };
	p->cells = calloc(p->ask.cells, sizeof *p->cells);
	p->busy = calloc(p->ask.cells, sizeof *p->busy);
	int code = p->cells && p->busy ? WARTA_OK : wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	for (unsigned i = 0; i < p->ask.cells && code == WARTA_OK; i++) {
		code = wt_cell_open(&p->cells[i], parse, &limits, f);
		p->cells[i].nursery = p->ask.nursery;
		p->n += code == WARTA_OK;
	}
	return code;
}

/* Where a sandbox is demanded it must be whole before anything is read. */
static int
prove(struct wt_parser *p, struct wt_fault *f)
{
	struct wt_fault why = { 0 };
	if (wt_cell_start(&p->cells[0], &why) != WARTA_OK)
		return wt_fail(f, WARTA_EIO, 0, "no sandbox: %s", why.text);
	if (p->cells[0].given != WT_CELL_WHOLE)
		return wt_fail(f, WARTA_EIO, 0, "no sandbox: this kernel gives no %s",
			p->cells[0].given & WT_CELL_LANDLOCK ? "seccomp" : "landlock");
	return WARTA_OK;
}

int
wt_parser_given(struct wt_parser *p)
{
	(void)pthread_mutex_lock(&p->lock);
	int given = p->given;
	(void)pthread_mutex_unlock(&p->lock);
	return given;
}

int
wt_parser_open(struct wt_parser **parser, const struct wt_parser_ask *ask, struct wt_fault *f)
{
	struct wt_parser *p = calloc(1, sizeof *p);
	*parser = NULL;
	if (!p)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	p->ask = *ask;
	p->given = WT_PARSER_UNUSED;
	(void)pthread_mutex_init(&p->lock, NULL);
	(void)pthread_cond_init(&p->returned, NULL);
	int code = open_cells(p, f);
	if (code == WARTA_OK && ask->demanded)
		code = prove(p, f);
	if (code == WARTA_OK)
		*parser = p;
	else
		wt_parser_close(p);
	return code;
}

void
wt_parser_close(struct wt_parser *p)
{
	if (!p)
		return;
	for (unsigned i = 0; i < p->n; i++)
		wt_cell_close(&p->cells[i]);
	free(p->cells);
	free(p->busy);
	(void)pthread_cond_destroy(&p->returned);
	(void)pthread_mutex_destroy(&p->lock);
	free(p);
}

static unsigned
take_cell(struct wt_parser *p)
{
	unsigned i;
	(void)pthread_mutex_lock(&p->lock);
	for (;;) {
		for (i = 0; i < p->n && p->busy[i]; i++)
			;
		if (i < p->n)
			break;
		(void)pthread_cond_wait(&p->returned, &p->lock);
	}
	p->busy[i] = true;
	(void)pthread_mutex_unlock(&p->lock);
	return i;
}

static void
give_cell(struct wt_parser *p, unsigned i, int given)
{
	(void)pthread_mutex_lock(&p->lock);
	p->given = given;
	p->busy[i] = false;
	(void)pthread_cond_signal(&p->returned);
	(void)pthread_mutex_unlock(&p->lock);
}

/* --- quarantine ------------------------------------------------------------------------------- */

/* How messages call the page: its file, and in an archive its address. */
static void
print_name(const struct wt_page *page, char *name, size_t room)
{
	if (page->length || page->source.len == 0)
		(void)snprintf(name, room, "%.*s%s%.*s", WT_FMT(page->source),
			page->source.len ? ": " : "", WT_FMT(page->id));
	else
		(void)snprintf(name, room, "%.*s", WT_FMT(page->source));
}

/* Keeps the page under its hash; says in f what happened, and where it lies. */
static int
set_apart(
	const struct wt_parser *p, const struct wt_page *page, const char *what, struct wt_fault *f)
{
	char path[WT_QUARANTINE_PATH], name[256];
	print_name(page, name, sizeof name);
	struct wt_fault why = { 0 };
	int code = wt_quarantine(p->ask.quarantine, page->text,
		page->kind == WT_PAGE_HTML ? "html" : "txt", path, &why);
	if (code == WARTA_OK)
		return wt_fail(f, WARTA_EFORMAT, 0,
			"%s: %s; the page is kept in %s, to be read again by 'warta read "
			"--no-store --articles %s'",
			name, what, path, path);
	return wt_fail(f, WARTA_EFORMAT, 0, "%s: %s; the page could not be kept: %s", name, what,
		why.text);
}

static void
tell_end(const struct wt_parser *p, const struct wt_cell *cell, enum wt_cell_end end, char *text,
	size_t room)
{
	if (end == WT_CELL_LATE)
		(void)snprintf(text, room, "parsing took over %u s", p->ask.seconds);
	else if (cell->signal)
		(void)snprintf(text, room, "parsing crashed (%s)", strsignal(cell->signal));
	else
		(void)snprintf(text, room, "parsing ended without a result");
}

/* --- a page ----------------------------------------------------------------------------------- */

/* What the child answered: a code, then the article. */
static int
take_answer(const struct wt_parser *p, const struct wt_page *page, struct wt_str bytes,
	struct wt_buf *out, struct wt_fault *f)
{
	int32_t code = WARTA_EFORMAT;
	if (bytes.len >= sizeof code)
		memcpy(&code, bytes.ptr, sizeof code);
	switch (code) {
	case WARTA_OK:
		wt_buf_add(out, bytes.ptr + sizeof code, bytes.len - sizeof code);
		return out->failed ? wt_fail(f, WARTA_ENOMEM, 0, "out of memory") : WARTA_OK;
	case WARTA_ENOMEM:
		return set_apart(p, page, "parsing needs over 256 MB", f);
	case WARTA_ETOOBIG:
		return wt_fail(
			f, WARTA_ETOOBIG, 0, "%.*s: its article is too long", WT_FMT(page->id));
	default:
		return wt_fail(f, WARTA_EFORMAT, 0, "%.*s: cannot be parsed", WT_FMT(page->id));
	}
}

/* Where no child can be had: the same path, without its walls. */
static int
read_here(const struct wt_parser *p, const struct wt_page *page, struct wt_buf *out,
	struct wt_fault *f)
{
	void *state = NULL;
	char *bytes = malloc(PAGE_ROOM), *article = malloc(ARTICLE_ROOM);
	int code = WARTA_ENOMEM;
	if (bytes && article) {
		struct wt_str in = { bytes, wt_wire_put_page(bytes, PAGE_ROOM, page) };
		struct wt_str got = { article, parse(&state, in, article, ARTICLE_ROOM) };
		code = take_answer(p, page, got, out, f);
	} else {
		(void)wt_fail(f, code, 0, "out of memory");
	}
	if (state)
		wt_arena_release(state);
	free(state);
	free(article);
	free(bytes);
	return code;
}

static int
read_apart(const struct wt_parser *p, struct wt_cell *cell, const struct wt_page *page,
	struct wt_buf *out, struct wt_fault *f)
{
	struct wt_str bytes;
	char what[128];
	size_t n = wt_wire_put_page(cell->in, PAGE_ROOM, page);
	if (n == 0)
		return wt_fail(f, WARTA_ETOOBIG, 0, "%.*s: is too long", WT_FMT(page->id));
	enum wt_cell_end end = wt_cell_ask(cell, n, &bytes);
	if (end == WT_CELL_DONE)
		return take_answer(p, page, bytes, out, f);
	wt_count(end == WT_CELL_LATE ? WT_METRIC_SANDBOX_LATE : WT_METRIC_SANDBOX_CRASHED, 1);
	tell_end(p, cell, end, what, sizeof what);
	return set_apart(p, page, what, f);
}

int
wt_parser_read(
	struct wt_parser *p, const struct wt_page *page, struct wt_buf *out, struct wt_fault *f)
{
	unsigned i = take_cell(p);
	struct wt_cell *cell = &p->cells[i];
	wt_buf_clear(out);
	int code = wt_cell_start(cell, f);
	bool born = code == WARTA_OK;
	if (born)
		code = read_apart(p, cell, page, out, f);
	else if (!p->ask.demanded)
		code = read_here(p, page, out, f);
	give_cell(p, i, born ? (int)cell->given : WT_PARSER_NONE);
	return code;
}
