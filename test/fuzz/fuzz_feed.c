/*
 * fuzz_feed.c - whatever the bytes of a feed or sitemap: texts lie in the pool, links are addresses
 * of http or https, times exist, and a page can be made of every item.
 *
 * The first line of the input is the feed's own address.
 */
#include "fuzz.h"

#include "capture/feed.h"

static void
text(const struct wt_feed *feed, struct wt_span s)
{
	promise(s.start <= s.end && s.end <= feed->pool.len);
	promise(s.start == s.end || !memchr(feed->pool.ptr + s.start, '\0', wt_span_len(s)));
}

static void
check(const struct wt_feed *feed, const struct wt_feed_item *item, struct wt_buf *page)
{
	struct wt_str link = wt_feed_text(feed, item->link);
	text(feed, item->link);
	text(feed, item->id);
	text(feed, item->title);
	text(feed, item->content);
	text(feed, item->summary);
	text(feed, item->author);
	promise(link.len == 0 || wt_str_starts(link, WT_STR("http://")) ||
		wt_str_starts(link, WT_STR("https://")));
	promise(item->published.day.year == 0 || item->published.day.month == 0 ||
		item->published.day.day == 0 || wt_day_valid(item->published.day));
	(void)wt_feed_is_full(wt_feed_text(feed, item->content));
	wt_feed_page(feed, item, wt_feed_text(feed, item->content), page);
	promise(page->len > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_feed feed = { .n = 0 };
	struct wt_buf page = { 0 };
	struct wt_fault f = { 0 };
	struct wt_str rest = { size ? (const char *)data : "", size }, base;
	if (!wt_str_split(&rest, '\n', &base) || !rest.ptr)
		return 0;
	int code = wt_feed_read(&feed, rest, WT_STR(""), base, &f);
	promise(code == WARTA_OK || f.text[0]);
	for (size_t i = 0; code == WARTA_OK && i < feed.n; i++)
		check(&feed, &feed.items[i], &page);
	wt_buf_release(&page);
	wt_feed_release(&feed);
	return 0;
}
