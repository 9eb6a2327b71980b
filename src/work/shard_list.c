/*
 * shard_list.c - see shard_list.h.
 */
#include "work/shard_list.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "capture/page.h"
#include "store/key.h"

#define LIST_MOST ((size_t)1 << 30)

/* The next line that counts. */
static bool
next_entry(struct wt_str *rest, struct wt_str *entry)
{
	while (wt_str_split(rest, '\n', entry)) {
		*entry = wt_str_trim(*entry);
		if (entry->len && entry->ptr[0] != '#')
			return true;
	}
	return false;
}

/* Counts the entries and names the list by them. */
static uint64_t
count(struct wt_shard_list *list, bool any_language)
{
	struct wt_str rest = wt_buf_view(&list->text), entry;
	struct wt_key key = wt_key_begin();
	uint64_t n = 0;
	wt_key_num(&key, any_language);
	for (; next_entry(&rest, &entry); n++)
		wt_key_str(&key, entry);
	(void)snprintf(
		list->name, sizeof list->name, "%016llx", (unsigned long long)wt_key_end(&key));
	return n;
}

int
wt_shard_list_read(struct wt_shard_list *list, const struct warta_batch *ask, struct wt_fault *f)
{
	*list = (struct wt_shard_list){ .n = 0 };
	if (ask->shards == 0 || ask->shard == 0 || ask->shard > ask->shards)
		return wt_fail(
			f, WARTA_EUSAGE, 0, "there is no shard %u of %u", ask->shard, ask->shards);
	int code = wt_file_read(ask->manifest, LIST_MOST, &list->text, f);
	if (code != WARTA_OK)
		return code;
	uint64_t n = count(list, ask->run.any_language);
	if (n == 0 || n > UINT32_MAX)
		return wt_fail(f, WARTA_EUSAGE, 0, "%s: names %s", ask->manifest,
			n ? "too many inputs" : "no input");
	uint64_t first = n * (ask->shard - 1) / ask->shards, last = n * ask->shard / ask->shards;
	list->entries = calloc((size_t)(last - first) + 1, sizeof *list->entries);
	if (!list->entries)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", ask->manifest);
	struct wt_str rest = wt_buf_view(&list->text), entry;
	for (uint64_t i = 0; i < last && next_entry(&rest, &entry); i++)
		if (i >= first)
			list->entries[list->n++] = entry;
	return WARTA_OK;
}

void
wt_shard_list_release(struct wt_shard_list *list)
{
	wt_buf_release(&list->text);
	free(list->entries);
	list->entries = NULL;
}

void
wt_shard_list_path(const struct warta_batch *ask, struct wt_str entry, char path[4096])
{
	char name[4096];
	int n = snprintf(name, sizeof name, "%.*s", WT_FMT(entry));
	bool as_is = !ask->root || name[0] == '/' || wt_is_address(name);
	if (n > 0 && (size_t)n < sizeof name)
		n = as_is ? snprintf(path, 4096, "%s", name)
			  : snprintf(path, 4096, "%s/%s", ask->root, name);
	if (n <= 0 || n >= 4096)
		path[0] = '\0';
}
