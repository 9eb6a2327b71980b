/*
 * hands.c - see hands.h.
 */
#include "work/hands.h"

#include "base/metric.h"

#include <stdlib.h>

#include "store/done.h"

int
wt_hands_open(struct wt_hands *h, const struct warta_reader *reader, struct wt_parser *parser)
{
	int code = WARTA_OK;
	*h = (struct wt_hands){ .n = 0 };
	for (size_t i = 0; i < WT_HANDS_DOCUMENTS && code == WARTA_OK; i++) {
		code = warta_document_open(&h->documents[i], reader, NULL);
		if (code == WARTA_OK)
			h->documents[i]->rooms.parser = parser;
	}
	return code;
}

static void
empty(struct wt_hands *h)
{
	for (size_t i = 0; i < h->n; i++)
		free(h->entries[i].key);
	h->n = h->n_documents = h->job_begins = 0;
}

void
wt_hands_close(struct wt_hands *h)
{
	empty(h);
	for (size_t i = 0; i < WT_HANDS_DOCUMENTS; i++)
		warta_document_close(h->documents[i]);
	free(h->entries);
}

bool
wt_hands_are_full(const struct wt_hands *h)
{
	return h->n_documents == WT_HANDS_DOCUMENTS || h->n >= WT_HANDS_ENTRIES;
}

static struct wt_hand *
add(struct wt_hands *h)
{
	if (h->n == h->cap) {
		size_t cap = h->cap ? 2 * h->cap : 64;
		struct wt_hand *entries = realloc(h->entries, cap * sizeof *entries);
		if (!entries)
			return NULL;
		h->entries = entries;
		h->cap = cap;
	}
	struct wt_hand *e = &h->entries[h->n++];
	*e = (struct wt_hand){ .what = WT_HAND_DONE };
	return e;
}

void
wt_hands_begin_job(struct wt_hands *h)
{
	h->job_begins = h->n;
}

int
wt_hands_read(struct wt_hands *h, const struct wt_page *page, struct wt_fault *f)
{
	struct warta_document *doc = h->documents[h->n_documents];
	int code = wt_document_take(doc, page, f);
	if (code == WARTA_OK)
		code = wt_document_run(doc, f);
	if (code != WARTA_OK)
		return code;
	struct wt_hand *e = add(h);
	if (!e)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	e->what = WT_HAND_DOCUMENT;
	e->document = h->n_documents++;
	wt_count(WT_METRIC_SENTENCES, doc->rooms.text.n_sentences);
	return WARTA_OK;
}

int
wt_hands_see(struct wt_hands *h, struct wt_str key, const struct wt_seen *seen)
{
	char *copy = malloc(key.len + 1);
	struct wt_hand *e = copy ? add(h) : NULL;
	if (!e) {
		free(copy);
		return WARTA_ENOMEM;
	}
	memcpy(copy, key.ptr, key.len);
	copy[key.len] = '\0';
	e->what = WT_HAND_SEEN;
	e->key = copy;
	e->seen = *seen;
	return WARTA_OK;
}

int
wt_hands_end_job(struct wt_hands *h, uint64_t job)
{
	struct wt_hand *e = NULL;
	for (size_t i = h->n; i > h->job_begins && !e; i--)
		if (h->entries[i - 1].what == WT_HAND_DOCUMENT)
			e = &h->entries[i - 1];
	e = e ? e : add(h);
	if (!e)
		return WARTA_ENOMEM;
	e->last = true;
	e->job = job;
	return WARTA_OK;
}

static int
store_document(const struct warta_document *doc, struct wt_store *store, struct wt_hands_counts *n,
	struct wt_fault *f)
{
	enum wt_put what;
	int code = wt_store_put(store, &doc->rooms.article, &doc->rooms.claims, &what, f);
	if (code != WARTA_OK)
		return code;
	n->documents++;
	n->same += what == WT_PUT_SAME;
	n->claims += doc->rooms.claims.n;
	n->bytes += doc->page.text.len;
	return WARTA_OK;
}

static int
store_one(const struct wt_hands *h, const struct wt_hand *e, struct wt_store *store,
	struct wt_hands_counts *n, struct wt_fault *f)
{
	int code = e->last ? wt_store_done_mark(store, e->job, f) : WARTA_OK;
	if (code == WARTA_OK && e->what == WT_HAND_DOCUMENT)
		code = store_document(h->documents[e->document], store, n, f);
	else if (code == WARTA_OK && e->what == WT_HAND_SEEN)
		code = wt_store_see(store, wt_str_of(e->key), &e->seen, f);
	return code;
}

int
wt_hands_store(struct wt_hands *h, struct wt_store *store, struct wt_hands_counts *counts,
	struct wt_fault *f)
{
	int code = WARTA_OK;
	*counts = (struct wt_hands_counts){ 0 };
	for (size_t i = 0; i < h->n && code == WARTA_OK; i++)
		code = store_one(h, &h->entries[i], store, counts, f);
	if (code == WARTA_OK)
		code = wt_store_flush(store, f);
	empty(h);
	return code;
}
