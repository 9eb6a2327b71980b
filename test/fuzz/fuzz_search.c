/*
 * fuzz_search.c - whatever a person types is a search: it never becomes an error of the store, and
 * what was found lies within what is shown.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "store/search.h"

static struct wt_store *
filled(void)
{
	static struct wt_store *s;
	static const struct wt_store_options OPTIONS = { .coder = "fuzz" };
	static const char TEXT[] = "Kedua menteri bertemu di Pyongyang. Erdoğan mengecam Israel.";
	struct wt_claims none = { 0 };
	if (s)
		return s;
	if (wt_store_open(&s, ":memory:", WT_STORE_WRITE, &OPTIONS, NULL) != WARTA_OK)
		abort();
	for (int i = 0; i < 3; i++) {
		struct wt_article a = { 0 };
		a.id = i == 0 ? WT_STR("a") : i == 1 ? WT_STR("b") : WT_STR("c");
		a.url = WT_STR("");
		a.outlet = WT_STR("Antara");
		a.title = WT_STR("Menteri di Pyongyang");
		a.doc = (struct wt_str){ TEXT + i, sizeof TEXT - 1 - (size_t)i };
		if (wt_store_put(s, &a, &none, NULL, NULL) != WARTA_OK)
			abort();
	}
	if (wt_store_flush(s, NULL) != WARTA_OK)
		abort();
	return s;
}

static int
see(void *context, const struct wt_found *found)
{
	(void)context;
	for (uint32_t i = 0; i < found->n_hits; i++)
		promise(found->hits[i].start < found->hits[i].end &&
			found->hits[i].end <= found->snippet.len);
	for (uint32_t i = 0; i < found->n_title_hits; i++)
		promise(found->title_hits[i].end <= found->title.len);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_search ask = { .words = { (const char *)data, size }, .newest = size % 2 == 0 };
	uint64_t total = 0;
	int code = wt_store_search(filled(), &ask, &total, see, NULL, NULL);
	promise(code == WARTA_OK || code == WARTA_EUSAGE || code == WARTA_ETOOBIG);
	return 0;
}
