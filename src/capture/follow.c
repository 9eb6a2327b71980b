/*
 * follow.c - addresses of the web, and feeds with the articles behind them.
 *
 * An item whose content is the article is read as it is.  Of the others the page behind
 * the link is fetched; without the network their summaries are read, and items that have
 * none are counted.  What an earlier run had is not fetched again.
 */
#include "capture/input.h"

#include <stdio.h>

#define DEPTH_MAX   3  /* lists of sitemaps within lists */
#define SUMMARY_MIN 80 /* bytes of a summary that says anything */

/* --- an address ------------------------------------------------------------------------------- */

static bool
recall(struct wt_capture *c, struct wt_str key, struct wt_seen *seen)
{
	*seen = (struct wt_seen){ .outcome = WT_OUTCOME_NONE };
	return c->memory && c->memory->recall(c->memory->context, key, seen);
}

static void
keep(struct wt_capture *c, struct wt_str key, const struct wt_seen *seen)
{
	if (c->memory && !(c->stop && *c->stop))
		c->memory->keep(c->memory->context, key, seen);
}

static bool
take_answer(struct wt_capture *c, const struct wt_fetched *got)
{
	c->answer = (struct wt_seen){ .outcome = WT_OUTCOME_READ, .validators = got->validators };
	c->item_failed = false;
	wt_buf_clear(&c->url);
	wt_buf_str(&c->url, got->url);
	wt_buf_clear(&c->charset);
	wt_buf_str(&c->charset, wt_charset_of_type(got->type));
	if (wt_stream_open_bytes(&c->stream, got->body) != WARTA_OK)
		return false;
	c->fd = -1;
	c->open = true;
	return true;
}

bool
wt_follow_open(struct wt_capture *c)
{
	struct wt_str url = wt_str_of(c->source->path);
	struct wt_fetched got;
	struct wt_fault f = { 0 };
	struct wt_seen seen;
	if (!c->fetch) {
		wt_input_complain(c, WARTA_EUSAGE,
			"an address, and the network is not to be used (--offline)");
		return false;
	}
	(void)recall(c, url, &seen);
	int code = wt_fetch_get(c->fetch, url, &seen.validators, &got, &f);
	if (code == 0)
		c->counts.unchanged++;
	else if (code < 0 && code != WARTA_ESTOPPED)
		wt_input_complain(c, code, f.text);
	return code > 0 && take_answer(c, &got);
}

void
wt_follow_done(struct wt_capture *c)
{
	if (!c->item_failed)
		keep(c, wt_str_of(c->source->path), &c->answer);
}

/* --- items ------------------------------------------------------------------------------------ */

/* "LINK: what is wrong" */
static void
complain_link(struct wt_capture *c, struct wt_str link, const struct wt_fault *why)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, why->code, 0, "%.*s: %s", WT_FMT(link), why->text);
	wt_input_tell(c, &f);
}

/* What is done with the item is kept when the next one is asked for. */
static void
done_with(struct wt_capture *c, const struct wt_feed_item *item, struct wt_str link,
	enum wt_outcome outcome)
{
	const struct wt_moment *m = item->modified.day.year ? &item->modified : &item->published;
	wt_buf_clear(&c->key);
	wt_buf_str(&c->key, link);
	c->key_seen = (struct wt_seen){ .outcome = outcome };
	(void)wt_moment_print(*m, c->key_seen.validators.modified);
}

static void
keep_done(struct wt_capture *c)
{
	if (c->key.len)
		keep(c, wt_buf_view(&c->key), &c->key_seen);
	wt_buf_clear(&c->key);
}

/* Was it dealt with before, and is the item as it was? */
static bool
is_known(struct wt_capture *c, const struct wt_feed_item *item, struct wt_str link)
{
	char now[WT_MOMENT_TEXT];
	const struct wt_moment *m = item->modified.day.year ? &item->modified : &item->published;
	struct wt_seen seen;
	return recall(c, link, &seen) && seen.outcome != WT_OUTCOME_NONE &&
	       strcmp(seen.validators.modified, wt_moment_print(*m, now)) == 0;
}

static void
begin_page(struct wt_capture *c, const struct wt_feed_item *item, struct wt_str name,
	struct wt_page *page)
{
	*page = (struct wt_page){ .kind = WT_PAGE_HTML,
		.source = wt_str_of(c->source->path),
		.id = name,
		.url = wt_feed_text(&c->feed, item->link),
		.outlet = WT_STR(""),
		.title = WT_STR(""),
		.published = item->published,
		.charset = WT_STR("") };
}

/* The page that the feed itself holds. */
static int
page_of_text(struct wt_capture *c, const struct wt_feed_item *item, struct wt_str html,
	struct wt_page *page, struct wt_fault *f)
{
	wt_feed_page(&c->feed, item, html, &c->line);
	if (c->line.failed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	return wt_maker_body(&c->maker, wt_buf_view(&c->line), WT_STR("utf-8"), page, f);
}

/* Gone for good, as far as a server can say so. */
static bool
is_final(int code, int status)
{
	return code == WARTA_EUSAGE || code == WARTA_ETOOBIG ||
	       (status >= 400 && status < 500 && status != 408 && status != 425 && status != 429);
}

/* The page behind the item's link. */
static int
page_of_link(struct wt_capture *c, const struct wt_feed_item *item, struct wt_str link,
	struct wt_page *page, struct wt_fault *f)
{
	struct wt_fetched got;
	int code = wt_fetch_get(c->fetch, link, NULL, &got, f);
	if (code > 0)
		code = wt_maker_body(&c->maker, got.body, wt_charset_of_type(got.type), page, f);
	else if (is_final(code, got.status))
		done_with(c, item, link, WT_OUTCOME_GONE);
	else
		c->item_failed = true;
	return code;
}

static int
page_of_item(struct wt_capture *c, const struct wt_feed_item *item, struct wt_str link,
	struct wt_page *page, struct wt_fault *f)
{
	struct wt_str content = wt_feed_text(&c->feed, item->content);
	struct wt_str summary = wt_feed_text(&c->feed, item->summary);
	if (wt_feed_is_full(content))
		return page_of_text(c, item, content, page, f);
	if (wt_feed_is_full(summary))
		return page_of_text(c, item, summary, page, f);
	if (c->fetch && link.len)
		return page_of_link(c, item, link, page, f);
	struct wt_str longer = content.len > summary.len ? content : summary;
	if (longer.len >= SUMMARY_MIN)
		return page_of_text(c, item, longer, page, f);
	c->counts.unread++;
	return 0;
}

/* 1 and a page, 0 where the item gives none. */
static int
take_item(struct wt_capture *c, const struct wt_feed_item *item, struct wt_page *page)
{
	struct wt_fault f = { 0 };
	struct wt_str link = wt_feed_text(&c->feed, item->link);
	struct wt_str name = link.len ? link : wt_feed_text(&c->feed, item->id);
	c->counts.items++;
	if (name.len == 0) {
		c->counts.unread++;
		return 0;
	}
	if (is_known(c, item, name)) {
		c->counts.unchanged++;
		return 0;
	}
	begin_page(c, item, name, page);
	int code = page_of_item(c, item, link, page, &f);
	if (code < 0 && code != WARTA_ESTOPPED)
		complain_link(c, name, &f);
	if (code >= 0)
		done_with(c, item, name, code ? WT_OUTCOME_READ : WT_OUTCOME_TURNED);
	return code > 0;
}

/* --- the feed --------------------------------------------------------------------------------- */

/* What a list of feeds or sitemaps names is read next, in its order. */
static void
push_items(struct wt_capture *c)
{
	struct wt_pending **at = &c->paths.stack;
	unsigned depth = c->source->depth + 1;
	if (depth > DEPTH_MAX) {
		wt_input_complain(
			c, WARTA_EFORMAT, "lists within lists within lists; not followed");
		return;
	}
	for (size_t i = 0; i < c->feed.n; i++) {
		struct wt_str link = wt_feed_text(&c->feed, c->feed.items[i].link);
		if (link.len)
			at = wt_paths_push(&c->paths, at, link, depth);
	}
}

static bool
read_feed(struct wt_capture *c)
{
	struct wt_fault f = { 0 };
	c->feed_read = true;
	c->item = 0;
	c->feed.n = 0;
	if (!wt_input_rest(c, WT_FEED_MAX))
		return false;
	int code = wt_feed_read(&c->feed, wt_buf_view(&c->line), wt_buf_view(&c->charset),
		wt_buf_view(&c->url), &f);
	if (code != WARTA_OK)
		wt_input_complain(c, code, f.text);
	return code == WARTA_OK;
}

bool
wt_feed_next(struct wt_capture *c, struct wt_page *page)
{
	if (!c->feed_read && !read_feed(c))
		return false;
	keep_done(c);
	if (c->feed.kind == WT_FEED_INDEX || c->feed.kind == WT_FEED_LIST) {
		push_items(c);
		return false;
	}
	while (c->item < c->feed.n && !(c->stop && *c->stop)) {
		if (take_item(c, &c->feed.items[c->item++], page))
			return true;
		keep_done(c);
	}
	return false;
}
