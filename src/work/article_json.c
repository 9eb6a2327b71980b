/*
 * article_json.c - an article as one JSON object: what the page is about, without the noise.
 *
 * "text" is the body, a line for each paragraph; spans count in the document.
 * Absent means unknown.
 */
#include "base/json.h"
#include "store/canon.h"
#include "work/document.h"

void
wt_json_credits(struct wt_json *j, const char *key, const struct wt_credit *list, uint32_t n)
{
	if (n == 0)
		return;
	wt_json_key(j, key);
	wt_json_open(j, '[');
	for (uint32_t i = 0; i < n; i++)
		wt_json_str(j, list[i].name);
	wt_json_close(j, ']');
}

static void
body(struct wt_json *j, const struct wt_article *a)
{
	struct wt_buf text = { 0 };
	for (uint32_t i = 0; i < a->n_paragraphs; i++) {
		enum wt_paragraph_kind kind = a->paragraphs[i].kind;
		if (kind == WT_PARA_TITLE || kind == WT_PARA_CAPTION)
			continue;
		if (text.len)
			wt_buf_char(&text, '\n');
		wt_buf_str(&text, wt_view(a->doc, a->paragraphs[i].span));
	}
	j->out->failed = j->out->failed || text.failed;
	wt_json_key(j, "text");
	wt_json_str(j, wt_buf_view(&text));
	wt_buf_release(&text);
}

static void
captions(struct wt_json *j, const struct wt_article *a)
{
	bool open = false;
	for (uint32_t i = 0; i < a->n_paragraphs; i++) {
		if (a->paragraphs[i].kind != WT_PARA_CAPTION)
			continue;
		if (!open) {
			wt_json_key(j, "captions");
			wt_json_open(j, '[');
		}
		open = true;
		wt_json_str(j, wt_view(a->doc, a->paragraphs[i].span));
	}
	if (open)
		wt_json_close(j, ']');
}

/* Which part of an article in several pages it is. */
static void
parts(struct wt_json *j, const struct wt_article *a)
{
	if (a->n_pages == 0)
		return;
	wt_json_key(j, "page");
	wt_json_int(j, a->page);
	wt_json_key(j, "pages");
	wt_json_int(j, a->n_pages);
	wt_json_str_if(j, "next_page", a->next_page);
}

static void
times(struct wt_json *j, const struct wt_article *a)
{
	char published[WT_MOMENT_TEXT], modified[WT_MOMENT_TEXT];
	wt_json_str_if(j, "published", wt_str_of(wt_moment_print(a->published, published)));
	if (a->published_disputed) {
		wt_json_key(j, "published_disputed");
		wt_json_bool(j, true);
	}
	wt_json_str_if(j, "modified", wt_str_of(wt_moment_print(a->modified, modified)));
}

void
wt_article_print_json(
	struct wt_buf *out, const struct wt_gazetteer *gazetteer, const struct wt_article *a)
{
	struct wt_json j = wt_json_begin(out);
	char family[WT_CANON];
	wt_json_open(&j, '{');
	wt_json_key(&j, "id");
	wt_json_str(&j, a->id);
	wt_json_str_if(&j, "url", a->url);
	wt_json_str_if(&j, "canonical", a->canonical);
	wt_json_str_if(&j, "outlet", a->outlet);
	wt_json_str_if(&j, "family", wt_canon_family(gazetteer, a, family));
	wt_json_str_if(&j, "title", a->title);
	times(&j, a);
	wt_json_str_if(&j, "section", a->section);
	wt_json_str_if(&j, "place", wt_view(a->doc, a->dateline_place));
	wt_json_credits(&j, "authors", a->authors, a->n_authors);
	wt_json_credits(&j, "editors", a->editors, a->n_editors);
	wt_json_credits(&j, "sources", a->sources, a->n_sources);
	if (a->n_tags)
		wt_json_strs(&j, "tags", a->tags, a->n_tags);
	parts(&j, a);
	body(&j, a);
	captions(&j, a);
	wt_json_spans(&j, "noise", a->noise, a->n_noise);
	wt_json_close(&j, '}');
}
