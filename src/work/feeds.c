/*
 * feeds.c - see feeds.h.
 */
#include "work/feeds.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "capture/feed.h"
#include "capture/once.h"
#include "capture/page.h"
#include "capture/url.h"

#define FEEDS_MAX 100000

struct adding {
	struct wt_feeds *feeds;
	wt_feeds_complaint *complain;
	void *context;
	struct wt_fault *fault;
	enum warta_sandbox sandbox;
	struct wt_nursery *nursery;
};

static void
complain(const struct adding *a, const char *path, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_EFORMAT, 0, "%s: %s", path, what);
	a->complain(a->context, &f);
}

static int
add_feed(const struct adding *a, struct wt_str url)
{
	struct wt_feeds *feeds = a->feeds;
	struct wt_url parts;
	for (size_t i = 0; i < feeds->n; i++)
		if (wt_str_is(url, feeds->list[i]->url))
			return WARTA_OK;
	if (feeds->n == FEEDS_MAX)
		return wt_fail(a->fault, WARTA_ETOOBIG, 0, "over %d feeds", FEEDS_MAX);
	if (feeds->n == feeds->cap) {
		size_t cap = feeds->cap ? 2 * feeds->cap : 16;
		struct wt_followed **list = realloc(feeds->list, cap * sizeof *list);
		if (!list)
			return wt_fail(a->fault, WARTA_ENOMEM, 0, "out of memory");
		feeds->list = list;
		feeds->cap = cap;
	}
	struct wt_followed *feed = calloc(1, sizeof *feed);
	if (feed)
		feed->url = malloc(url.len + 1);
	if (!feed || !feed->url) {
		free(feed);
		return wt_fail(a->fault, WARTA_ENOMEM, 0, "out of memory");
	}
	memcpy(feed->url, url.ptr, url.len);
	feed->url[url.len] = '\0';
	struct wt_str kept = { feed->url, url.len };
	feed->site = wt_url_split(kept, &parts) ? parts.site : kept;
	feeds->list[feeds->n++] = feed;
	return WARTA_OK;
}

/* A list of addresses, one a line. */
static int
add_lines(const struct adding *a, const char *path, struct wt_str text)
{
	struct wt_str line;
	int code = WARTA_OK;
	while (code == WARTA_OK && wt_str_split(&text, '\n', &line)) {
		char url[WT_URL_MAX];
		line = wt_str_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		(void)snprintf(url, sizeof url, "%.*s", WT_FMT(line));
		if (wt_is_address(url))
			code = add_feed(a, line);
		else
			complain(a, path, "holds a line that is no address of http or https");
	}
	return code;
}

static int
add_opml(const struct adding *a, const char *path, struct wt_str text)
{
	struct wt_once once = { .demanded = a->sandbox == WARTA_SANDBOX_DEMANDED,
		.nursery = a->nursery };
	struct wt_buf links = { 0 };
	struct wt_fault f = { 0 };
	int code = wt_once_list(a->sandbox == WARTA_SANDBOX_OFF ? NULL : &once, text, &links, &f);
	struct wt_str rest = wt_buf_view(&links), link;
	if (code != WARTA_OK)
		complain(a, path, f.text);
	code = code == WARTA_EIO ? code : WARTA_OK; /* no sandbox, where one is demanded */
	while (code == WARTA_OK && wt_str_split(&rest, '\n', &link))
		if (link.len)
			code = add_feed(a, link);
	wt_buf_release(&links);
	wt_once_close(&once);
	return code;
}

int
wt_feeds_add(struct wt_feeds *feeds, const char *path, enum warta_sandbox sandbox,
	struct wt_nursery *nursery, wt_feeds_complaint *complaint, void *context,
	struct wt_fault *f)
{
	const struct adding a = { feeds, complaint, context, f, sandbox, nursery };
	struct wt_buf text = { 0 };
	struct wt_fault why = { 0 };
	bool list = path[0] == '@';
	if (wt_is_address(path))
		return add_feed(&a, wt_str_of(path));
	int code = wt_file_read(path + list, WT_FEED_MAX, &text, &why);
	if (code != WARTA_OK) {
		complaint(context, &why);
		code = WARTA_OK;
	} else {
		code = list ? add_lines(&a, path + list, wt_buf_view(&text))
			    : add_opml(&a, path, wt_buf_view(&text));
	}
	wt_buf_release(&text);
	return code;
}

void
wt_followed_free(struct wt_followed *feed)
{
	free(feed->url);
	free(feed);
}

static int
by_url(const void *a, const void *b)
{
	const struct wt_followed *const *x = a, *const *y = b;
	return strcmp((*x)->url, (*y)->url);
}

void
wt_feeds_renew(struct wt_feeds *feeds, struct wt_feeds *fresh)
{
	if (feeds->n)
		qsort(feeds->list, feeds->n, sizeof *feeds->list, by_url);
	for (size_t i = 0; i < feeds->n; i++)
		feeds->list[i]->gone = true;
	for (size_t i = 0; i < fresh->n && feeds->n; i++) {
		struct wt_followed **before = bsearch(
			&fresh->list[i], feeds->list, feeds->n, sizeof *feeds->list, by_url);
		if (!before)
			continue;
		wt_followed_free(fresh->list[i]);
		fresh->list[i] = *before;
		(*before)->gone = false;
	}
	for (size_t i = 0; i < feeds->n; i++)
		if (feeds->list[i]->gone && !feeds->list[i]->busy)
			wt_followed_free(feeds->list[i]);
	free(feeds->list);
	*feeds = *fresh;
	*fresh = (struct wt_feeds){ .n = 0 };
}

void
wt_feeds_release(struct wt_feeds *feeds)
{
	for (size_t i = 0; i < feeds->n; i++)
		wt_followed_free(feeds->list[i]);
	free(feeds->list);
	*feeds = (struct wt_feeds){ .n = 0 };
}
