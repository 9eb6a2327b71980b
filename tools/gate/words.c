/*
 * words.c - counts words, and reads the lines of JSON that they stand in.
 */
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "gate.h"

static struct word *
slot_of(struct word *items, size_t cap, const char *text, size_t len)
{
	size_t i = (size_t)wt_str_hash((struct wt_str){ text, len }) & (cap - 1);
	while (items[i].text[0] &&
		!(strlen(items[i].text) == len && memcmp(items[i].text, text, len) == 0))
		i = (i + 1) & (cap - 1);
	return &items[i];
}

static void
grow(struct words *w)
{
	size_t cap = w->cap ? 2 * w->cap : 1024;
	struct word *items = calloc(cap, sizeof *items);
	if (!items) {
		(void)fputs("out of memory\n", stderr);
		exit(1);
	}
	for (size_t i = 0; i < w->cap; i++)
		if (w->items[i].text[0])
			*slot_of(items, cap, w->items[i].text, strlen(w->items[i].text)) =
				w->items[i];
	free(w->items);
	w->items = items;
	w->cap = cap;
}

void
words_add(struct words *w, struct wt_str word, int language, double count)
{
	char small[WORD_MOST + 1] = { 0 };
	if (2 * (w->n + 1) > w->cap)
		grow(w);
	for (size_t i = 0; i < word.len; i++)
		small[i] = wt_lower(word.ptr[i]);
	struct word *item = slot_of(w->items, w->cap, small, word.len);
	if (!item->text[0]) {
		memcpy(item->text, small, word.len);
		w->n++;
	}
	item->counts[language] += count;
}

void
words_add_text(struct words *w, struct wt_str text, int language)
{
	for (size_t i = 0; i < text.len;) {
		size_t start = i;
		bool foreign = false;
		while (i < text.len && (wt_is_alpha(text.ptr[i]) || (text.ptr[i] & 0x80)))
			foreign |= (text.ptr[i++] & 0x80) != 0;
		if (i == start) {
			i++;
			continue;
		}
		/* names tell what a text is about, not its language */
		if (wt_is_upper(text.ptr[start]) || (!foreign && i - start < WORD_LEAST))
			continue;
		w->totals[language]++;
		if (!foreign && i - start <= WORD_MOST)
			words_add(w, (struct wt_str){ text.ptr + start, i - start }, language, 1);
	}
}

void
words_release(struct words *w)
{
	free(w->items);
	*w = (struct words){ 0 };
}

static bool
next_line(gzFile file, struct wt_buf *line)
{
	char part[65536];
	wt_buf_clear(line);
	while (gzgets(file, part, sizeof part)) {
		wt_buf_cstr(line, part);
		if (line->len && line->ptr[line->len - 1] == '\n')
			return true;
	}
	return line->len > 0;
}

bool
each_object(int n, char **files, on_object *take, void *context)
{
	struct wt_buf line = { 0 };
	for (int i = 0; i < n; i++) {
		gzFile file = gzopen(files[i], "rb");
		if (!file) {
			(void)fprintf(stderr, "%s: cannot be read\n", files[i]);
			return false;
		}
		while (next_line(file, &line)) {
			json_t *object = json_loadb(line.ptr, line.len, 0, NULL);
			if (object)
				take(context, object);
			json_decref(object);
		}
		(void)gzclose(file);
	}
	wt_buf_release(&line);
	return true;
}
