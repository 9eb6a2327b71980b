/*
 * feed_json.c - JSON Feed, versions 1 and 1.1.
 */
#include <jansson.h>

#include "base/utf8.h"
#include "capture/feed.h"

static struct wt_str
text_of(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);
	if (!json_is_string(v))
		return (struct wt_str){ "", 0 };
	return (struct wt_str){ json_string_value(v), json_string_length(v) };
}

/* A text in HTML's letters. */
static struct wt_span
keep_plain(struct wt_feed *feed, struct wt_str s)
{
	wt_buf_clear(&feed->scratch);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '<')
			wt_buf_cstr(&feed->scratch, "&lt;");
		else if (s.ptr[i] == '&')
			wt_buf_cstr(&feed->scratch, "&amp;");
		else
			wt_buf_char(&feed->scratch, s.ptr[i]);
	}
	return wt_feed_keep(feed, wt_buf_view(&feed->scratch));
}

static struct wt_str
author_of(const json_t *item)
{
	const json_t *list = json_object_get(item, "authors");
	const json_t *one =
		json_is_array(list) ? json_array_get(list, 0) : json_object_get(item, "author");
	return text_of(one, "name");
}

static bool
read_item(struct wt_feed *feed, const json_t *object, struct wt_str base)
{
	struct wt_feed_item *item = wt_feed_add(feed);
	if (!item)
		return false;
	struct wt_str content = text_of(object, "content_html");
	struct wt_str link = text_of(object, "url");
	struct wt_moment m;
	item->link = wt_feed_link(feed, base, link);
	item->id = wt_feed_keep(feed, text_of(object, "id"));
	item->title = keep_plain(feed, text_of(object, "title"));
	item->content = content.len ? wt_feed_keep(feed, content)
				    : keep_plain(feed, text_of(object, "content_text"));
	item->summary = keep_plain(feed, text_of(object, "summary"));
	item->author = wt_feed_keep(feed, author_of(object));
	if (wt_feed_moment(text_of(object, "date_published"), &m))
		item->published = m;
	if (wt_feed_moment(text_of(object, "date_modified"), &m))
		item->modified = m;
	return true;
}

int
wt_feed_read_json(struct wt_feed *feed, struct wt_str text, struct wt_str base, struct wt_fault *f)
{
	json_error_t error;
	json_t *root = json_loadb(text.ptr, text.len, JSON_DISABLE_EOF_CHECK, &error);
	json_t *items = json_object_get(root, "items");
	int code = WARTA_OK;
	if (!root)
		code = wt_fail(
			f, WARTA_EFORMAT, 0, "not JSON: %s (line %d)", error.text, error.line);
	else if (!json_is_array(items))
		code = wt_fail(f, WARTA_EFORMAT, 0, "a JSON Feed without 'items'");
	for (size_t i = 0; code == WARTA_OK && i < json_array_size(items); i++)
		if (json_is_object(json_array_get(items, i)) &&
			!read_item(feed, json_array_get(items, i), base))
			break;
	json_decref(root);
	if (feed->pool.ptr)
		(void)wt_utf8_clean(
			feed->pool.ptr, feed->pool.len); /* a NUL may be written \u0000 */
	return code;
}
