/*
 * flat.c - lists as JSON Lines and CSV, see flat.h.
 */
#include "web/flat.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/escape.h"

#define KEYS 24

struct keys {
	const char *list[KEYS]; /* borrowed from the rows */
	unsigned n;
};

static void
collect(struct keys *keys, json_t *rows)
{
	size_t i;
	json_t *row, *value;
	const char *key;
	json_array_foreach(rows, i, row) json_object_foreach(row, key, value)
	{
		unsigned k = 0;
		while (k < keys->n && strcmp(keys->list[k], key) != 0)
			k++;
		if (k == keys->n && keys->n < KEYS)
			keys->list[keys->n++] = key;
	}
}

static void
value_cell(struct wt_buf *out, json_t *value)
{
	if (json_is_string(value)) {
		wt_escape_csv(out, json_string_value(value), true);
	} else if (value) {
		char *text =
			json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(6));
		if (!text)
			out->failed = true;
		else if (json_is_number(value) || json_is_boolean(value))
			wt_buf_cstr(out, text);
		else
			wt_escape_csv(out, text, true);
		free(text);
	}
}

static void
as_csv(struct wt_buf *out, json_t *rows)
{
	struct keys keys = { .n = 0 };
	size_t i;
	json_t *row;
	collect(&keys, rows);
	for (unsigned k = 0; k < keys.n; k++) {
		wt_buf_cstr(out, k ? "," : "");
		wt_escape_csv(out, keys.list[k], true);
	}
	wt_buf_cstr(out, "\r\n");
	json_array_foreach(rows, i, row)
	{
		for (unsigned k = 0; k < keys.n; k++) {
			wt_buf_cstr(out, k ? "," : "");
			value_cell(out, json_object_get(row, keys.list[k]));
		}
		wt_buf_cstr(out, "\r\n");
	}
}

static void
as_lines(struct wt_buf *out, json_t *rows)
{
	size_t i;
	json_t *row;
	json_array_foreach(rows, i, row)
	{
		char *text = json_dumps(row, JSON_COMPACT | JSON_REAL_PRECISION(6));
		if (text)
			wt_buf_cstr(out, text);
		else
			out->failed = true;
		wt_buf_char(out, '\n');
		free(text);
	}
}

int
wt_flat_reply(struct wt_visit *v)
{
	enum wt_form form = v->request.form;
	struct wt_buf made = { 0 };
	if (form == WT_AS_JSON || form == WT_AS_HTML)
		return WARTA_OK;
	if (form != WT_AS_JSONL && form != WT_AS_CSV)
		return wt_fail(&v->fault, WARTA_ENOTFOUND, 0,
			wt_say(v, "halaman ini tidak ada sebagai %s",
				"this page does not come as %s"),
			wt_form_suffix(form));
	json_t *rows = json_loadb(wt_out(v)->ptr, wt_out(v)->len, 0, NULL);
	if (!rows)
		return wt_fail(&v->fault, WARTA_ENOMEM, 0, "%s",
			wt_say(v, "Memori tidak cukup.", "There is not enough memory."));
	if (form == WT_AS_CSV)
		as_csv(&made, rows);
	else
		as_lines(&made, rows);
	json_decref(rows);
	wt_buf_release(wt_out(v));
	v->reply->body = made;
	v->reply->type = form == WT_AS_CSV ? "text/csv; charset=utf-8" : "application/x-ndjson";
	return WARTA_OK;
}
