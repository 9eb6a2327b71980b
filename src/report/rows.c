/*
 * rows.c - the compiled frames as sections of a blob: written, and opened again.
 *
 * Opening checks every index once, so that the coder may use them unchecked; a
 * section that does not hold together is refused.
 */
#include <stdlib.h>

#include "report/compile.h"

static const struct wt_str SLOTS[] = {
#define X(name, text) { text, sizeof(text) - 1 },
	WT_SLOTS(X)
#undef X
};

const char *
wt_slot_name(unsigned slot)
{
	return slot < WT_SLOT_COUNT ? SLOTS[slot].ptr : "?";
}

bool
wt_slot_is(unsigned slot, struct wt_str word)
{
	return slot < WT_SLOT_COUNT && wt_str_eq(SLOTS[slot], word);
}

/* --- keys ---------------------------------------------------------------------------------------
 */

static void
rehash(struct wt_arena *arena, struct wt_keys *k)
{
	k->table_size = k->table_size ? 2 * k->table_size : 1024;
	k->table = WT_NEW(arena, uint32_t, k->table_size);
	for (uint32_t i = 0; i < k->n; i++) {
		uint32_t at = (uint32_t)wt_str_hash(k->items[i]) & (k->table_size - 1);
		while (k->table[at])
			at = (at + 1) & (k->table_size - 1);
		k->table[at] = i + 1;
	}
}

uint32_t
wt_keys_add(struct wt_arena *arena, struct wt_keys *k, struct wt_str s)
{
	if (2 * (k->n + 1) > k->table_size)
		rehash(arena, k);
	uint32_t at = (uint32_t)wt_str_hash(s) & (k->table_size - 1);
	while (k->table[at]) {
		if (wt_str_eq(k->items[k->table[at] - 1], s))
			return k->table[at] - 1;
		at = (at + 1) & (k->table_size - 1);
	}
	*WT_PUSH(arena, k->items, k->n, k->cap) = s;
	k->table[at] = k->n;
	return k->n - 1;
}

/* --- writing
 * -------------------------------------------------------------------------------------- */

static void
put(struct wt_blob_writer *out, const char *name, const void *rows, size_t n, size_t size)
{
	struct wt_buf *b = wt_blob_add(out, name);
	if (b)
		wt_buf_add(b, rows, n * size);
}

static int
put_trie(struct wt_builder *b, struct wt_blob_writer *out, const char *name,
	const struct wt_keys *k, struct wt_fault *f)
{
	struct wt_trie_key *keys = WT_NEW(&b->lex->arena, struct wt_trie_key, k->n ? k->n : 1);
	for (uint32_t i = 0; i < k->n; i++)
		keys[i] = (struct wt_trie_key){ k->items[i], (int32_t)i };
	struct wt_buf *section = wt_blob_add(out, name);
	return section ? wt_trie_build(keys, k->n, section, f)
		       : wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
}

/* Pairs (key, value) as runs by key; equal pairs once, values in the order of their coming. */
static void
put_runs(struct wt_builder *b, struct wt_blob_writer *out, const char *runs_name,
	const char *values_name, const struct wt_pair *pairs, uint32_t n, uint32_t n_keys)
{
	struct wt_run *runs = WT_NEW(&b->lex->arena, struct wt_run, n_keys ? n_keys : 1);
	uint32_t *values = WT_NEW(&b->lex->arena, uint32_t, n ? n : 1);
	for (uint32_t i = 0; i < n; i++)
		runs[pairs[i].a].n++;
	for (uint32_t k = 1; k < n_keys; k++)
		runs[k].first = runs[k - 1].first + runs[k - 1].n;
	for (uint32_t k = 0; k < n_keys; k++)
		runs[k].n = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct wt_run *r = &runs[pairs[i].a];
		bool seen = false;
		for (uint32_t j = 0; j < r->n; j++)
			seen = seen || values[r->first + j] == pairs[i].b;
		if (!seen)
			values[r->first + r->n++] = pairs[i].b;
	}
	put(out, runs_name, runs, n_keys, sizeof *runs);
	put(out, values_name, values, n, sizeof *values);
}

static void
put_classes(struct wt_builder *b, struct wt_blob_writer *out)
{
	struct wt_ref *refs =
		WT_NEW(&b->lex->arena, struct wt_ref, b->n_classes ? b->n_classes : 1);
	for (uint32_t i = 0; i < b->n_classes; i++) {
		refs[i] = (struct wt_ref){ (uint32_t)b->text.len, (uint32_t)b->classes[i].len };
		wt_buf_str(&b->text, b->classes[i]);
	}
	put(out, "report.classes", refs, b->n_classes, sizeof *refs);
}

int
wt_builder_write(struct wt_builder *b, struct wt_blob_writer *out, struct wt_fault *f)
{
	put(out, "report.frames", b->frames, b->n_frames, sizeof *b->frames);
	put(out, "report.labels", b->labels, b->n_labels, sizeof *b->labels);
	put(out, "report.conds", b->conds, b->n_conds, sizeof *b->conds);
	put(out, "report.items", b->items, b->n_items, sizeof *b->items);
	put(out, "report.patterns", b->patterns, b->n_patterns, sizeof *b->patterns);
	put(out, "report.binds", b->binds, b->n_binds, sizeof *b->binds);
	put(out, "report.cues", b->cue_kinds, b->n_cue_kinds, sizeof *b->cue_kinds);
	put_runs(b, out, "report.forms", "report.form_patterns", b->form_patterns,
		b->n_form_patterns, b->forms.n);
	put_runs(b, out, "report.words", "report.word_classes", b->members, b->n_members,
		b->words.n);
	put_classes(b, out);
	put(out, "report.text", b->text.ptr, b->text.len, 1);
	int code = put_trie(b, out, "report.form_trie", &b->forms, f);
	if (code == WARTA_OK)
		code = put_trie(b, out, "report.word_trie", &b->words, f);
	if (code == WARTA_OK)
		code = put_trie(b, out, "report.none_trie", &b->nones, f);
	if (code == WARTA_OK)
		code = put_trie(b, out, "report.cue_trie", &b->cues, f);
	return code;
}

/* --- opening
 * -------------------------------------------------------------------------------------- */

static bool
within(uint32_t first, uint32_t n, size_t all)
{
	return first <= all && n <= all - first;
}

static bool
runs_hold(const struct wt_run *runs, size_t n, size_t all)
{
	for (size_t i = 0; i < n; i++)
		if (!within(runs[i].first, runs[i].n, all))
			return false;
	return true;
}

static bool
labels_hold(const struct wt_frames *fr)
{
	for (size_t i = 0; i < fr->n_labels; i++) {
		const struct wt_label *l = &fr->labels[i];
		if (l->type >= WT_TYPE_COUNT || l->n_modes > WT_CLAIM_MODES ||
			!within(l->first_cond, l->n_conds, fr->n_conds))
			return false;
		for (unsigned m = 0; m < l->n_modes; m++)
			if (l->modes[m] >= WT_MODE_COUNT)
				return false;
	}
	return true;
}

static bool
conds_hold(const struct wt_frames *fr)
{
	for (size_t i = 0; i < fr->n_conds; i++)
		if (!within(fr->conds[i].first, fr->conds[i].n, fr->n_items) ||
			(fr->conds[i].slot & ~WT_SLOT_POSSESSOR) >= WT_SLOT_COUNT)
			return false;
	for (size_t i = 0; i < fr->n_items; i++) {
		uint32_t item = fr->items[i];
		size_t all = item & WT_ITEM_CLASS ? fr->n_classes : fr->n_words;
		if ((item & ~WT_ITEM_CLASS) >= all)
			return false;
	}
	return true;
}

static bool
frames_hold(const struct wt_frames *fr)
{
	for (size_t i = 0; i < fr->n_frames; i++) {
		const struct wt_frame *frame = &fr->frames[i];
		if (!within(frame->name.offset, frame->name.len, fr->text.len) ||
			frame->n_types == 0 ||
			!within(frame->first_type, frame->n_types, fr->n_labels) ||
			!within(frame->first_mode, frame->n_modes, fr->n_labels) ||
			frame->comp > WT_COMP_HAPPENED || frame->status > WT_STATUS_NEGATED + 1)
			return false;
	}
	for (size_t i = 0; i < fr->n_patterns; i++) {
		const struct wt_pattern *p = &fr->patterns[i];
		if (p->frame >= fr->n_frames || p->voice > WT_VOICE_NOUN ||
			!within(p->first_bind, p->n_binds, fr->n_binds) ||
			!within(p->first_cond, p->n_conds, fr->n_conds))
			return false;
	}
	for (size_t i = 0; i < fr->n_binds; i++)
		if (fr->binds[i].role >= WT_ROLE_COUNT || fr->binds[i].n > WT_BIND_ALTERNATIVES)
			return false;
	return true;
}

static bool
values_hold(const struct wt_frames *fr)
{
	for (size_t i = 0; i < fr->n_form_patterns; i++)
		if (fr->form_patterns[i] >= fr->n_patterns)
			return false;
	for (size_t i = 0; i < fr->n_word_classes; i++)
		if (fr->word_classes[i] >= fr->n_classes)
			return false;
	for (size_t i = 0; i < fr->n_classes; i++)
		if (!within(fr->classes[i].offset, fr->classes[i].len, fr->text.len))
			return false;
	for (size_t i = 0; i < fr->n_cues; i++)
		if (fr->cues[i] > WT_CUE_RELEASE)
			return false;
	return runs_hold(fr->forms, fr->n_forms, fr->n_form_patterns) &&
	       runs_hold(fr->words, fr->n_words, fr->n_word_classes) &&
	       fr->n_classes >= WT_CONTEXT_COUNT;
}

/* The class of that name, UINT32_MAX where there is none. */
static uint32_t
class_find(const struct wt_frames *fr, const char *name)
{
	for (uint32_t i = 0; i < fr->n_classes; i++)
		if (wt_str_is(
			    wt_view(fr->text, (struct wt_span){ fr->classes[i].offset,
						      fr->classes[i].offset + fr->classes[i].len }),
			    name))
			return i;
	return UINT32_MAX;
}

static void
find_markers(struct wt_frames *fr)
{
	static const char *const NAMES[] = {
#define X(name, class) class,
		WT_MARKERS(X)
#undef X
	};
	for (int i = 0; i < WT_MARKER_COUNT; i++)
		fr->markers[i] = class_find(fr, NAMES[i]);
}

int
wt_frames_open(struct wt_frames **frames, const struct wt_blob *blob, struct wt_fault *f)
{
	struct wt_frames *fr = calloc(1, sizeof *fr);
	*frames = NULL;
	if (!fr)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	fr->text = wt_blob_find(blob, "report.text");
	fr->frames = wt_blob_array(blob, "report.frames", sizeof *fr->frames, &fr->n_frames);
	fr->labels = wt_blob_array(blob, "report.labels", sizeof *fr->labels, &fr->n_labels);
	fr->conds = wt_blob_array(blob, "report.conds", sizeof *fr->conds, &fr->n_conds);
	fr->items = wt_blob_array(blob, "report.items", sizeof *fr->items, &fr->n_items);
	fr->patterns =
		wt_blob_array(blob, "report.patterns", sizeof *fr->patterns, &fr->n_patterns);
	fr->binds = wt_blob_array(blob, "report.binds", sizeof *fr->binds, &fr->n_binds);
	fr->forms = wt_blob_array(blob, "report.forms", sizeof *fr->forms, &fr->n_forms);
	fr->form_patterns = wt_blob_array(blob, "report.form_patterns", 4, &fr->n_form_patterns);
	fr->words = wt_blob_array(blob, "report.words", sizeof *fr->words, &fr->n_words);
	fr->word_classes = wt_blob_array(blob, "report.word_classes", 4, &fr->n_word_classes);
	fr->classes = wt_blob_array(blob, "report.classes", sizeof *fr->classes, &fr->n_classes);
	fr->cues = wt_blob_array(blob, "report.cues", 4, &fr->n_cues);
	bool whole = fr->text.ptr && fr->frames && fr->labels && fr->conds && fr->items &&
		     fr->patterns && fr->binds && fr->forms && fr->form_patterns && fr->words &&
		     fr->word_classes && fr->classes && fr->cues &&
		     wt_trie_open(&fr->form_trie, wt_blob_find(blob, "report.form_trie")) &&
		     wt_trie_open(&fr->word_trie, wt_blob_find(blob, "report.word_trie")) &&
		     wt_trie_open(&fr->none_trie, wt_blob_find(blob, "report.none_trie")) &&
		     wt_trie_open(&fr->cue_trie, wt_blob_find(blob, "report.cue_trie"));
	if (!whole || !labels_hold(fr) || !conds_hold(fr) || !frames_hold(fr) || !values_hold(fr)) {
		free(fr);
		return wt_fail(f, WARTA_EFORMAT, 0, "the compiled frames do not hold together");
	}
	find_markers(fr);
	*frames = fr;
	return WARTA_OK;
}

void
wt_frames_close(struct wt_frames *frames)
{
	free(frames);
}
