/*
 * test_feed.c - the promises of capture/feed.h: items come out of every form, also out of forms
 * that are nearly so, and nothing of a document's own is expanded or fetched.
 */
#include "test.h"

#include "capture/feed.h"

static const struct wt_feed_item *
first(struct wt_feed *feed, const char *text, const char *base)
{
	struct wt_fault f = { 0 };
	assert_int_equal(
		wt_feed_read(feed, wt_str_of(text), WT_STR(""), wt_str_of(base), &f), WARTA_OK);
	assert_true(feed->n > 0);
	return &feed->items[0];
}

static void
assert_text(const struct wt_feed *feed, struct wt_span s, const char *want)
{
	struct wt_str text = wt_feed_text(feed, s);
	assert_int_equal(text.len, strlen(want));
	assert_memory_equal(text.ptr, want, text.len);
}

static void
assert_moment(struct wt_moment m, const char *want)
{
	char text[WT_MOMENT_TEXT];
	assert_string_equal(wt_moment_print(m, text), want);
}

static void
rss_gives_link_title_time_and_content(void **state)
{
	struct wt_feed feed = { .n = 0 };
	(void)state;
	const struct wt_feed_item *i = first(&feed,
		"<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss "
		"xmlns:content='http://purl.org/rss/1.0/modules/content/' "
		"xmlns:media='http://search.yahoo.com/mrss/'><channel><ttl>30</ttl><item>"
		"<media:title>gambar</media:title><title>Iran &amp; Irak&nbsp;bertemu</title>"
		"<link>/a.html#atas</link><pubDate>Fri, 19 Jul 24 08:00:00 WIB</pubDate>"
		"<description>ringkas</description><content:encoded><![CDATA[<p>Isi & isi]]>"
		"</content:encoded></item></channel></rss>",
		"http://a.example/rss/x");
	assert_text(&feed, i->link, "http://a.example/a.html");
	assert_text(&feed, i->title,
		"Iran & Irak\xc2\xa0"
		"bertemu");
	assert_text(&feed, i->content, "<p>Isi & isi");
	assert_text(&feed, i->summary, "ringkas");
	assert_moment(i->published, "2024-07-19T08:00+07:00");
	assert_int_equal(feed.every, 30);
	wt_feed_release(&feed);
}

/* So often within a period, not before the time to live, and not at night or on Sundays. */
static void
a_channel_says_when_it_changes(void **state)
{
	struct wt_feed feed = { .n = 0 };
	(void)state;
	(void)first(&feed,
		"<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
		"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4"
		"</sy:updateFrequency><skipHours><hour>0</hour><hour>23</hour><hour>99</hour>"
		"</skipHours><skipDays><day>Sunday</day></skipDays><item><link>/a</link>"
		"<title>x</title></item></channel></rss>",
		"http://a.example/rss");
	assert_int_equal(feed.every, 360);
	assert_int_equal(feed.rest.hours, 1U | 1U << 23);
	assert_int_equal(feed.rest.days, 1U << 6);
	wt_feed_release(&feed);
}

static void
atom_takes_the_alternate_link_and_elements_as_content(void **state)
{
	struct wt_feed feed = { .n = 0 };
	(void)state;
	const struct wt_feed_item *i = first(&feed,
		"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='enclosure' "
		"href='x.mp3'/>"
		"<link href='http://a.example/2'/><updated>2024-07-19T01:00:00Z</updated>"
		"<author><name>Sari</name></author><content type='xhtml'><div><p>Isi</p></div>"
		"</content></entry></feed>",
		"");
	assert_text(&feed, i->link, "http://a.example/2");
	assert_text(&feed, i->author, "Sari");
	assert_text(&feed, i->content, "<div><p>Isi</p></div>");
	assert_moment(i->modified, "2024-07-19T01:00+00:00");
	wt_feed_release(&feed);
}

static void
a_sitemap_an_index_and_a_list_are_told_apart(void **state)
{
	struct wt_feed feed = { .n = 0 };
	(void)state;
	const struct wt_feed_item *i = first(&feed,
		"<urlset xmlns:news='n' "
		"xmlns:image='i'><url><image:loc>http://a.example/p.jpg</image:loc>"
		"<loc>http://a.example/3</loc><news:news><news:publication_date>2024-07-19"
		"</news:publication_date><news:title>Tiga</news:title></news:news></url></urlset>",
		"");
	assert_int_equal(feed.kind, WT_FEED_SITE);
	assert_text(&feed, i->link, "http://a.example/3");
	assert_text(&feed, i->title, "Tiga");
	assert_moment(i->published, "2024-07-19");
	i = first(&feed,
		"<sitemapindex><sitemap><loc>http://a.example/m</loc></sitemap></sitemapindex>",
		"");
	assert_int_equal(feed.kind, WT_FEED_INDEX);
	i = first(&feed,
		"<opml><body><outline text='a'><outline xmlUrl='http://a.example/rss'/></outline>"
		"</body></opml>",
		"");
	assert_int_equal(feed.kind, WT_FEED_LIST);
	assert_text(&feed, i->link, "http://a.example/rss");
	wt_feed_release(&feed);
}

static void
entities_of_the_document_are_not_expanded(void **state)
{
	struct wt_feed feed = { .n = 0 };
	(void)state;
	const struct wt_feed_item *i = first(&feed,
		"<!DOCTYPE rss [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
		"<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
		"<rss><item><title>satu &b; dua &f; tiga</title></item></rss>",
		"");
	struct wt_str title = wt_feed_text(&feed, i->title);
	assert_true(wt_str_find(title, WT_STR("xx"), 0) < 0);
	assert_true(wt_str_find(title, WT_STR("root"), 0) < 0);
	assert_true(wt_str_starts(title, WT_STR("satu")) && wt_str_ends(title, WT_STR("tiga")));
	wt_feed_release(&feed);
}

static void
a_feed_that_is_broken_off_gives_what_came(void **state)
{
	struct wt_feed feed = { .n = 0 };
	(void)state;
	const struct wt_feed_item *i = first(&feed,
		"<rss><channel><item><title>R & D ditutup</title><link>http://a.example/1"
		"</link></item><item><title>Du",
		"");
	assert_text(&feed, i->link, "http://a.example/1");
	wt_feed_release(&feed);
}

static void
links_of_other_schemes_are_none(void **state)
{
	struct wt_feed feed = { .n = 0 };
	(void)state;
	const struct wt_feed_item *i = first(&feed,
		"<rss><item><link>javascript:alert(1)</link></item>"
		"<item><link>file:///etc/passwd</link></item>"
		"<item><link>http://nama:sandi@a.example/4</link></item></rss>",
		"");
	assert_int_equal(wt_span_len(i[0].link), 0);
	assert_int_equal(wt_span_len(i[1].link), 0);
	assert_text(&feed, i[2].link, "http://a.example/4");
	wt_feed_release(&feed);
}

static void
json_feed_is_a_feed_and_other_json_is_none(void **state)
{
	struct wt_feed feed = { .n = 0 };
	struct wt_fault f = { 0 };
	(void)state;
	const struct wt_feed_item *i = first(&feed,
		"{\"version\":\"https://jsonfeed.org/version/"
		"1.1\",\"items\":[{\"id\":\"1\",\"url\":"
		"\"/4\",\"title\":\"A<B\",\"content_text\":\"x\",\"date_published\":"
		"\"2024-07-19T08:00:00+07:00\"}]}",
		"http://a.example/feed.json");
	assert_text(&feed, i->link, "http://a.example/4");
	assert_text(&feed, i->title, "A&lt;B");
	assert_int_equal(wt_feed_read(&feed, WT_STR("{\"a\":1}"), WT_STR(""), WT_STR(""), &f),
		WARTA_EFORMAT);
	assert_int_equal(
		wt_feed_read(&feed, WT_STR("<p>x</p>"), WT_STR(""), WT_STR(""), &f), WARTA_EFORMAT);
	assert_non_null(strstr(f.text, "no feed"));
	wt_feed_release(&feed);
}

static void
a_teaser_is_no_article(void **state)
{
	struct wt_buf text = { 0 };
	(void)state;
	for (int i = 0; i < 150; i++)
		wt_buf_cstr(&text, "kata ");
	assert_true(wt_feed_is_full(wt_buf_view(&text)));
	wt_buf_cstr(&text, "...</p>");
	assert_false(wt_feed_is_full(wt_buf_view(&text)));
	assert_false(wt_feed_is_full(WT_STR("<p>Pendek.</p>")));
	wt_buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rss_gives_link_title_time_and_content),
		cmocka_unit_test(a_channel_says_when_it_changes),
		cmocka_unit_test(atom_takes_the_alternate_link_and_elements_as_content),
		cmocka_unit_test(a_sitemap_an_index_and_a_list_are_told_apart),
		cmocka_unit_test(entities_of_the_document_are_not_expanded),
		cmocka_unit_test(a_feed_that_is_broken_off_gives_what_came),
		cmocka_unit_test(links_of_other_schemes_are_none),
		cmocka_unit_test(json_feed_is_a_feed_and_other_json_is_none),
		cmocka_unit_test(a_teaser_is_no_article),
	};
	return cmocka_run_group_tests_name("capture/feed", tests, NULL, NULL);
}
