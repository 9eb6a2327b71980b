/*
 * gold.c - see gold.h.
 */
#include "work/gold.h"

#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"

#define GOLD_FILE_MAX ((size_t)256 << 20)

struct load {
	struct wt_arena *arena;
	struct wt_gold *gold;
	struct wt_fault *f;
};

static struct wt_str
str_of(struct load *l, const json_t *v)
{
	if (!json_is_string(v))
		return (struct wt_str){ NULL, 0 };
	return wt_arena_copy(
		l->arena, (struct wt_str){ json_string_value(v), json_string_length(v) });
}

/* A string, or a list of them. */
static struct wt_str *
strs_of(struct load *l, const json_t *v, uint32_t *n)
{
	size_t count = json_is_string(v) ? 1 : json_array_size(v);
	struct wt_str *list = WT_NEW(l->arena, struct wt_str, count + 1);
	for (size_t i = 0; i < count; i++)
		list[i] = str_of(l, json_is_string(v) ? v : json_array_get(v, i));
	*n = (uint32_t)count;
	return list;
}

static void
read_parties(struct load *l, const json_t *v, struct wt_gold_parties *out)
{
	out->n = (uint32_t)json_array_size(v);
	out->items = WT_NEW(l->arena, struct wt_gold_party, out->n + 1);
	for (uint32_t i = 0; i < out->n; i++) {
		const json_t *p = json_array_get(v, i);
		out->items[i].country = str_of(l, json_object_get(p, "country"));
		out->items[i].sector = str_of(l, json_object_get(p, "sector"));
	}
}

static void
read_spans(struct load *l, const json_t *v, struct wt_gold_event *e)
{
	e->n_spans = (uint32_t)json_array_size(v);
	e->spans = WT_NEW(l->arena, struct wt_span, e->n_spans + 1);
	for (uint32_t i = 0; i < e->n_spans; i++) {
		const json_t *s = json_array_get(v, i);
		e->spans[i].start = (uint32_t)json_integer_value(json_array_get(s, 0));
		e->spans[i].end = (uint32_t)json_integer_value(json_array_get(s, 1));
	}
}

static void
read_event(struct load *l, const json_t *v, struct wt_gold_event *e)
{
	const json_t *date = json_object_get(v, "date"), *status = json_object_get(v, "status"),
		     *stance = json_object_get(v, "stance"), *chain = json_object_get(v, "chain");
	e->type = str_of(l, json_object_get(v, "type"));
	e->type_alt = strs_of(l, json_object_get(v, "type_alt"), &e->n_type_alt);
	read_parties(l, json_object_get(v, "actors"), &e->actors);
	read_parties(l, json_object_get(v, "recipients"), &e->recipients);
	e->has_date = date != NULL;
	e->date = str_of(l, date);
	e->has_status = status != NULL;
	e->status = str_of(l, status);
	e->has_stance = stance != NULL;
	e->stance = str_of(l, stance);
	e->has_chain = chain != NULL;
	e->chain = strs_of(l, chain, &e->n_chain);
	e->background = json_is_true(json_object_get(v, "background"));
	read_spans(l, json_object_get(v, "spans"), e);
}

static int
read_record(struct load *l, const char *where, const json_t *v)
{
	const json_t *events = json_object_get(v, "events"), *text = json_object_get(v, "text");
	struct wt_gold_record r = { .id = str_of(l, json_object_get(v, "id")) };
	if (r.id.len == 0)
		return wt_fail(l->f, WARTA_EFORMAT, 0, "%s: a gold record without 'id'", where);
	if (json_is_true(json_object_get(v, "drop")))
		return WARTA_OK;
	r.published = str_of(l, json_object_get(v, "published"));
	r.outlet = str_of(l, json_object_get(json_object_get(v, "meta"), "outlet"));
	r.has_text = json_is_string(text);
	r.text = str_of(l, text);
	r.also = strs_of(l, json_object_get(v, "also"), &r.n_also);
	r.n_events = (uint32_t)json_array_size(events);
	r.events = WT_NEW(l->arena, struct wt_gold_event, r.n_events + 1);
	for (uint32_t i = 0; i < r.n_events; i++)
		read_event(l, json_array_get(events, i), &r.events[i]);
	*WT_PUSH(l->arena, l->gold->records, l->gold->n, l->gold->cap) = r;
	return WARTA_OK;
}

static int
read_json(struct load *l, const char *where, struct wt_str bytes)
{
	json_error_t error;
	json_t *v = json_loadb(bytes.ptr, bytes.len, 0, &error);
	if (!v)
		return wt_fail(l->f, WARTA_EFORMAT, (uint32_t)error.line, "%s: not JSON: %s", where,
			error.text);
	int code = read_record(l, where, v);
	json_decref(v);
	return code;
}

static int
read_file(struct load *l, const char *path, bool lines)
{
	struct wt_buf bytes = { 0 };
	int code = wt_file_read(path, GOLD_FILE_MAX, &bytes, l->f);
	struct wt_str rest = wt_buf_view(&bytes), line;
	if (code == WARTA_OK && !lines)
		code = read_json(l, path, rest);
	while (code == WARTA_OK && lines && wt_str_split(&rest, '\n', &line))
		if (wt_str_trim(line).len)
			code = read_json(l, path, line);
	wt_buf_release(&bytes);
	return code;
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
read_folder(struct load *l, const char *path)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, NULL, by_bytes), code = WARTA_OK;
	if (n < 0)
		return wt_fail(l->f, WARTA_EIO, 0, "%s: cannot read the folder", path);
	for (int i = 0; i < n; i++) {
		char child[4096];
		int len = snprintf(child, sizeof child, "%s/%s", path, names[i]->d_name);
		if (code == WARTA_OK && len > 0 && (size_t)len < sizeof child &&
			wt_str_ends(wt_str_of(names[i]->d_name), WT_STR(".json")))
			code = read_file(l, child, false);
		free(names[i]);
	}
	free(names);
	if (code == WARTA_OK && l->gold->n == 0)
		code = wt_fail(l->f, WARTA_ENOTFOUND, 0, "%s: holds no gold (*.json)", path);
	return code;
}

int
wt_gold_read(struct wt_arena *arena, const char *path, struct wt_gold *gold, struct wt_fault *f)
{
	struct load l = { arena, gold, f };
	struct stat st;
	*gold = (struct wt_gold){ NULL, 0, 0 };
	if (stat(path, &st) != 0)
		return wt_fail(f, WARTA_EIO, 0, "%s: %s", path, strerror(errno));
	return S_ISDIR(st.st_mode) ? read_folder(&l, path) : read_file(&l, path, true);
}
