/*
 * fuzz_site.c - whatever is asked: an answer comes with a status, and nothing asked becomes markup.
 *
 * The input is the target, and behind a NUL the headers of language and cookie.
 */
#include "fuzz.h"

#include <stdio.h>
#include <unistd.h>

#include "web/site.h"
#include "work/embedded.h"

#define CANARY "<kenari>'\""

/* An empty store is enough: what is asked is at stake, not what is stored. */
static struct wt_site *
open_site(void)
{
	static struct wt_blob lexicon;
	static struct wt_gazetteer *gazetteer;
	struct wt_store_options options = { .coder = "fuzz" };
	struct wt_str bytes = wt_embedded_lexicon();
	struct wt_site *site = NULL;
	struct wt_store *store = NULL;
	char path[] = "/tmp/warta-fuzz-XXXXXX";
	promise(mkstemp(path) >= 0);
	(void)unlink(path);
	promise(wt_store_open(&store, path, WT_STORE_WRITE, &options, NULL) == WARTA_OK);
	(void)wt_store_close(store, NULL);
	promise(wt_blob_open(&lexicon, bytes.ptr, bytes.len, NULL) == WARTA_OK);
	promise(wt_gazetteer_open(&gazetteer, &lexicon, NULL) == WARTA_OK);
	promise(wt_site_open(&site, path, gazetteer, NULL, NULL) == WARTA_OK);
	(void)unlink(path);
	return site;
}

static bool
has_status(int status)
{
	static const int ALL[] = { 200, 303, 400, 404, 414, 503 };
	for (size_t i = 0; i < sizeof ALL / sizeof ALL[0]; i++)
		if (status == ALL[i])
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct wt_site *site;
	struct wt_str rest = { (const char *)data, size }, target = WT_STR("");
	struct wt_request_headers headers = { WT_STR(""), WT_STR("") };
	struct wt_reply reply;
	struct wt_buf whole = { 0 };
	if (!site)
		site = open_site();
	(void)wt_str_split(&rest, '\0', &target);
	(void)wt_str_split(&rest, '\0', &headers.accept_language);
	(void)wt_str_split(&rest, '\0', &headers.cookie);
	wt_buf_char(&whole, '/');
	wt_buf_str(&whole, target);
	wt_buf_cstr(&whole, CANARY);
	wt_site_answer(site, wt_buf_view(&whole), &headers, &reply);
	struct wt_str body = wt_buf_view(&reply.body);
	promise(has_status(reply.status));
	promise(body.len > 0 || reply.status == 303 ||
		wt_str_eq(wt_str_of(reply.type), WT_STR("application/x-ndjson")));
	if (wt_str_starts(wt_str_of(reply.type), WT_STR("text/html")))
		promise(wt_str_find(body, WT_STR("<kenari"), 0) < 0);
	promise(reply.location.len == 0 ||
		memchr(reply.location.ptr, '\n', reply.location.len) == NULL);
	wt_reply_release(&reply);
	wt_buf_release(&whole);
	return 0;
}
