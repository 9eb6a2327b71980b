/*
 * compile.h - what compile.c collects and rows.c writes.
 */
#ifndef WT_REPORT_COMPILE_H
#define WT_REPORT_COMPILE_H

#include "report/frame.h"

struct wt_pair {
	uint32_t a;
	uint32_t b;
};

/* Distinct strings, numbered in the order of their coming; open hashing over the arena. */
struct wt_keys {
	struct wt_str *items;
	uint32_t n, cap;
	uint32_t *table; /* 1 + number, 0 empty; size is a power of two */
	uint32_t table_size;
};

/* The number of s, new or old; s must live as long as the keys. */
uint32_t wt_keys_add(struct wt_arena *arena, struct wt_keys *keys, struct wt_str s);

/* Arrays in the lexicon's arena, each with its number and room. */
struct wt_builder {
	struct wt_lex *lex;
	struct wt_buf text;
	struct wt_keys words, forms, cues, nones;
	struct wt_str *classes;
	uint32_t n_classes, cap_classes;
	struct wt_pair *members; /* word, class */
	uint32_t n_members, cap_members;
	struct wt_pair *includes; /* class, class whose words it holds too */
	uint32_t n_includes, cap_includes;
	struct wt_pair *form_patterns; /* form, pattern */
	uint32_t n_form_patterns, cap_form_patterns;
	struct wt_frame *frames;
	uint32_t n_frames, cap_frames;
	struct wt_label *labels;
	uint32_t n_labels, cap_labels;
	struct wt_cond *conds;
	uint32_t n_conds, cap_conds;
	uint32_t *items;
	uint32_t n_items, cap_items;
	struct wt_pattern *patterns;
	uint32_t n_patterns, cap_patterns;
	struct wt_bind *binds;
	uint32_t n_binds, cap_binds;
	uint32_t *cue_kinds;
	uint32_t n_cue_kinds, cap_cue_kinds;
};

/* Refuses frames that cannot both be right; errors go to the lexicon. */
void wt_contradictions_find(struct wt_builder *b);
int wt_builder_write(struct wt_builder *b, struct wt_blob_writer *out, struct wt_fault *f);

#endif
