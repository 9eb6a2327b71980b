/*
 * document.c - the public handles of reading: reader and document.
 *
 * A document owns a copy of its page, because what was read of it points there.
 */
#include "work/document.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "report/claim_json.h"

const char *
warta_version(void)
{
	return WARTA_VERSION;
}

int
wt_fault_give(struct warta_fault *to, const struct wt_fault *from, int code)
{
	_Static_assert(sizeof to->text >= sizeof from->text, "a fault's words must fit");
	if (!to)
		return code;
	to->code = code;
	to->offset = from->offset;
	memcpy(to->text, from->text, sizeof from->text);
	if (to->text[0] == '\0' && code != WARTA_OK) {
		const char *words = warta_strerror(code);
		size_t n = strlen(words);
		n = n < sizeof to->text ? n : sizeof to->text - 1;
		memcpy(to->text, words, n);
		to->text[n] = '\0';
	}
	return code;
}

/* --- reader ----------------------------------------------------------------------------------- */

/* The first line of the errors is told: "file:line: what is wrong". */
static void
tell_first(const struct wt_buf *errors, struct wt_fault *f)
{
	struct wt_str rest = wt_buf_view(errors), line;
	if (wt_str_split(&rest, '\n', &line) && line.len)
		(void)wt_fail(f, WARTA_ELEXICON, 0, "%.*s", WT_FMT(line));
}

int
warta_reader_open(struct warta_reader **reader, const char *lexicon, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_buf errors = { 0 };
	struct warta_reader *r = calloc(1, sizeof *r);
	*reader = NULL;
	if (!r)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	int code = wt_reader_open(&r->rooms, lexicon, &errors, &f);
	if (code != WARTA_OK) {
		tell_first(&errors, &f);
		free(r);
		r = NULL;
	}
	wt_buf_release(&errors);
	*reader = r;
	return wt_fault_give(fault, &f, code);
}

void
warta_reader_close(struct warta_reader *r)
{
	if (!r)
		return;
	wt_reader_close(&r->rooms);
	free(r);
}

const char *
warta_country(const struct warta_reader *r, const char *code, char text[WARTA_COUNTRY_TEXT])
{
	struct wt_str name = wt_gazetteer_country(r->rooms.gazetteer, code);
	if (name.len == 0)
		name = wt_str_of(code);
	size_t n = name.len < WARTA_COUNTRY_TEXT ? name.len : WARTA_COUNTRY_TEXT - 1;
	memcpy(text, name.ptr, n);
	text[n] = '\0';
	return text;
}

/* --- document --------------------------------------------------------------------------------- */

int
warta_document_open(
	struct warta_document **doc, const struct warta_reader *reader, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct warta_document *d = calloc(1, sizeof *d);
	*doc = d;
	if (!d)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	d->reader = reader;
	wt_document_init(&d->rooms);
	return wt_fault_give(fault, &f, WARTA_OK);
}

void
warta_document_close(struct warta_document *d)
{
	if (!d)
		return;
	wt_document_release(&d->rooms);
	wt_buf_release(&d->bytes);
	wt_buf_release(&d->json);
	wt_buf_release(&d->note_text);
	free(d->notes);
	free(d);
}

/* Copies s behind what the buffer holds, which must have the room already. */
static void
copy_str(struct wt_buf *bytes, struct wt_str *s)
{
	size_t at = bytes->len;
	wt_buf_str(bytes, *s);
	wt_buf_char(bytes, '\0');
	s->ptr = bytes->ptr + at;
}

int
wt_document_take(struct warta_document *d, const struct wt_page *page, struct wt_fault *f)
{
	struct wt_page p = *page;
	struct wt_str *const parts[] = { &p.source, &p.id, &p.url, &p.outlet, &p.title, &p.charset,
		&p.text };
	size_t n_parts = sizeof parts / sizeof parts[0], need = n_parts + 1;
	d->read = false;
	for (size_t i = 0; i < n_parts; i++)
		need += parts[i]->len;
	if (need > d->bytes.cap) {
		wt_buf_release(&d->bytes);
		d->bytes.ptr = malloc(need);
		d->bytes.cap = d->bytes.ptr ? need : 0;
	}
	if (!d->bytes.ptr)
		return wt_fail(f, WARTA_ENOMEM, 0, "%.*s: out of memory", WT_FMT(page->id));
	wt_buf_clear(&d->bytes);
	for (size_t i = 0; i < n_parts; i++)
		copy_str(&d->bytes, parts[i]);
	d->page = p;
	return WARTA_OK;
}

static void
keep_note(void *context, uint32_t sentence, struct wt_span word, const char *text)
{
	struct warta_document *d = context;
	if (d->n_notes == d->cap_notes) {
		uint32_t cap = d->cap_notes ? 2 * d->cap_notes : 64;
		struct wt_note *notes = realloc(d->notes, cap * sizeof *notes);
		if (!notes)
			return;
		d->notes = notes;
		d->cap_notes = cap;
	}
	size_t at = d->note_text.len;
	wt_buf_add(&d->note_text, text, strlen(text) + 1);
	if (!d->note_text.failed)
		d->notes[d->n_notes++] = (struct wt_note){ sentence, word, at };
}

int
wt_document_run(struct warta_document *d, struct wt_fault *f)
{
	d->n_notes = 0;
	wt_buf_clear(&d->note_text);
	int code = wt_reader_read(
		&d->reader->rooms, &d->page, &d->rooms, d->keep_notes ? keep_note : NULL, d, f);
	d->read = code == WARTA_OK;
	return code;
}

static struct wt_str
str_or_none(const char *s)
{
	return wt_str_of(s ? s : "");
}

int
warta_document_read(
	struct warta_document *d, const struct warta_page *page, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_str given = { page->text, page->size };
	struct wt_page p = { .kind = wt_looks_html(given)             ? WT_PAGE_HTML
				     : page->published || page->title ? WT_PAGE_JSON
								      : WT_PAGE_TEXT,
		.source = WT_STR(""),
		.id = str_or_none(page->id),
		.url = str_or_none(page->url),
		.outlet = str_or_none(page->outlet),
		.title = str_or_none(page->title),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.text = given };
	struct wt_str published = str_or_none(page->published);
	int code = WARTA_OK;
	d->read = false;
	if (p.id.len == 0)
		code = wt_fail(&f, WARTA_EUSAGE, 0, "a page needs an id");
	else if (published.len && !wt_moment_parse(published, &p.published))
		code = wt_fail(&f, WARTA_EUSAGE, 0, "%.*s: no ISO 8601 date: %.*s", WT_FMT(p.id),
			WT_FMT(published));
	else if (page->size > WT_PAGE_PARSED)
		code = wt_fail(&f, WARTA_ETOOBIG, 0, "%.*s: the text is over %zu MB", WT_FMT(p.id),
			WT_PAGE_PARSED >> 20);
	if (code == WARTA_OK)
		code = wt_document_take(d, &p, &f);
	if (code == WARTA_OK) {
		/* the last part of the copy; ours to clean */
		char *text = d->bytes.ptr + (d->page.text.ptr - d->bytes.ptr);
		d->page.bad_bytes = wt_utf8_clean(text, d->page.text.len);
		code = wt_document_run(d, &f);
	}
	return wt_fault_give(fault, &f, code);
}

void
warta_document_keep_notes(struct warta_document *d, bool keep)
{
	d->keep_notes = keep;
}

int
warta_document_json(struct warta_document *d, enum warta_json what, const char **text, size_t *size)
{
	const struct wt_claims *claims = &d->rooms.claims;
	wt_buf_clear(&d->json);
	*text = "";
	*size = 0;
	if (!d->read)
		return WARTA_ENOTFOUND;
	if (what == WARTA_JSON_ARTICLE) {
		wt_article_print_json(&d->json, d->reader->rooms.gazetteer, &d->rooms.article);
		wt_buf_char(&d->json, '\n');
	} else {
		for (uint32_t i = 0; i < claims->n; i++) {
			wt_claim_print_json(&d->json, d->page.id, i + 1, &claims->items[i]);
			wt_buf_char(&d->json, '\n');
		}
	}
	if (d->json.failed)
		return WARTA_ENOMEM;
	struct wt_str view = wt_buf_view(&d->json);
	*text = view.ptr;
	*size = view.len;
	return WARTA_OK;
}
