/*
 * follow.c - feeds with the articles behind them.
 *
 * An item whose content is the article is read as it is.  Of the others the page behind
 * the link is fetched; without the network their summaries are read, and items that have
 * none are counted.  What an earlier run had is not fetched again.
 */
#include "capture/input.h"

#define SUMMARY_MIN 80 /* bytes of a summary that says anything */

static bool
recall(struct wt_intake *c, struct wt_str key, struct wt_seen *seen)
{
	*seen = (struct wt_seen){ .outcome = WT_OUTCOME_NONE };
	return c->helper->recall(c->helper->context, key, seen);
}

static void
keep(struct wt_intake *c, struct wt_str key, const struct wt_seen *seen)
{
	if (!(c->stop && *c->stop))
		c->helper->keep(c->helper->context, key, seen);
}

/* --- items ------------------------------------------------------------------------------------ */

/* "LINK: what is wrong" */
static void
complain_link(struct wt_intake *c, struct wt_str link, const struct wt_fault *why)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, why->code, 0, "%.*s: %s", WT_FMT(link), why->text);
	wt_input_tell(c, &f);
}

/* What is done with the item is kept when the next one is asked for. */
static void
done_with(struct wt_intake *c, const struct wt_feed_item *item, struct wt_str link,
	enum wt_outcome outcome)
{
	const struct wt_moment *m = item->modified.day.year ? &item->modified : &item->published;
	wt_buf_clear(&c->key);
	wt_buf_str(&c->key, link);
	c->key_seen = (struct wt_seen){ .outcome = outcome };
	(void)wt_moment_print(*m, c->key_seen.validators.modified);
}

static void
keep_done(struct wt_intake *c)
{
	if (c->key.len)
		keep(c, wt_buf_view(&c->key), &c->key_seen);
	wt_buf_clear(&c->key);
}

/* Was it dealt with before, and is the item as it was? */
static bool
is_known(struct wt_intake *c, const struct wt_feed_item *item, struct wt_str link)
{
	char now[WT_MOMENT_TEXT];
	const struct wt_moment *m = item->modified.day.year ? &item->modified : &item->published;
	struct wt_seen seen;
	return recall(c, link, &seen) && seen.outcome != WT_OUTCOME_NONE &&
	       strcmp(seen.validators.modified, wt_moment_print(*m, now)) == 0;
}

static void
begin_page(struct wt_intake *c, const struct wt_feed_item *item, struct wt_str name,
	struct wt_page *page)
{
	*page = (struct wt_page){ .kind = WT_PAGE_HTML,
		.source = c->job.path,
		.id = name,
		.url = wt_feed_text(&c->feed, item->link),
		.outlet = WT_STR(""),
		.title = WT_STR(""),
		.published = item->published,
		.charset = WT_STR("") };
}

/* The page that the feed itself holds. */
static int
page_of_text(struct wt_intake *c, const struct wt_feed_item *item, struct wt_str html,
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
page_of_link(struct wt_intake *c, const struct wt_feed_item *item, struct wt_str link,
	struct wt_page *page, struct wt_fault *f)
{
	struct wt_fetched got;
	int code = c->helper->fetch(c->helper->context, link, &got, f);
	if (code > 0)
		code = wt_maker_body(&c->maker, got.body, wt_charset_of_type(got.type), page, f);
	else if (is_final(code, got.status))
		done_with(c, item, link, WT_OUTCOME_GONE);
	else
		c->end.item_failed = true;
	return code;
}

static int
page_of_item(struct wt_intake *c, const struct wt_feed_item *item, struct wt_str link,
	struct wt_page *page, struct wt_fault *f)
{
	struct wt_str content = wt_feed_text(&c->feed, item->content);
	struct wt_str summary = wt_feed_text(&c->feed, item->summary);
	if (wt_feed_is_full(content))
		return page_of_text(c, item, content, page, f);
	if (wt_feed_is_full(summary))
		return page_of_text(c, item, summary, page, f);
	if (c->job.online && link.len)
		return page_of_link(c, item, link, page, f);
	struct wt_str longer = content.len > summary.len ? content : summary;
	if (longer.len >= SUMMARY_MIN)
		return page_of_text(c, item, longer, page, f);
	c->counts->unread++;
	return 0;
}

/* 1 and a page, 0 where the item gives none. */
static int
take_item(struct wt_intake *c, const struct wt_feed_item *item, struct wt_page *page)
{
	struct wt_fault f = { 0 };
	struct wt_str link = wt_feed_text(&c->feed, item->link);
	struct wt_str name = link.len ? link : wt_feed_text(&c->feed, item->id);
	c->counts->items++;
	if (name.len == 0) {
		c->counts->unread++;
		return 0;
	}
	if (is_known(c, item, name)) {
		c->counts->unchanged++;
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
push_items(struct wt_intake *c)
{
	for (size_t i = 0; i < c->feed.n; i++) {
		struct wt_str link = wt_feed_text(&c->feed, c->feed.items[i].link);
		if (link.len)
			c->helper->push(c->helper->context, link);
	}
}

static bool
read_feed(struct wt_intake *c)
{
	struct wt_fault f = { 0 };
	c->feed_read = true;
	c->item = (size_t)c->job.skip;
	c->feed.n = 0;
	wt_input_pulse(c, 0, 0, 0);
	if (!wt_input_rest(c, WT_FEED_MAX))
		return false;
	int code = wt_feed_read(&c->feed, wt_buf_view(&c->line), c->job.charset, c->job.url, &f);
	if (code != WARTA_OK)
		wt_input_complain(c, code, f.text);
	c->end.every = code == WARTA_OK ? c->feed.every : 0;
	c->end.rest = c->feed.rest;
	return code == WARTA_OK;
}

bool
wt_feed_next(struct wt_intake *c, struct wt_page *page)
{
	if (!c->feed_read && !read_feed(c))
		return false;
	keep_done(c);
	if (c->feed.kind == WT_FEED_INDEX || c->feed.kind == WT_FEED_LIST) {
		push_items(c);
		return false;
	}
	while (c->item < c->feed.n && !(c->stop && *c->stop)) {
		wt_input_pulse(c, 0, 0, c->item + 1);
		if (take_item(c, &c->feed.items[c->item++], page))
			return true;
		keep_done(c);
	}
	return false;
}
