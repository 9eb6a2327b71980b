/*
 * gold.h - annotated articles and sentences, as people wrote them down.
 *
 * In: a folder of *.json files (one article each, its text beside it), or a file of
 * JSON Lines (gold sentences with their text).  Out: records with the fields that
 * are compared.  What a field lacks is told from what it leaves empty.
 */
#ifndef WT_WORK_GOLD_H
#define WT_WORK_GOLD_H

#include "base/arena.h"
#include "base/fault.h"

struct wt_gold_party {
	struct wt_str country;
	struct wt_str sector;
};

struct wt_gold_parties {
	struct wt_gold_party *items;
	uint32_t n;
};

struct wt_gold_event {
	struct wt_str type;
	struct wt_str *type_alt;
	uint32_t n_type_alt;
	struct wt_gold_parties actors, recipients;
	struct wt_str date, status, stance; /* ptr NULL: not given */
	bool has_date, has_status, has_stance, has_chain;
	bool background;
	struct wt_str *chain;
	uint32_t n_chain;
	struct wt_span *spans;
	uint32_t n_spans;
};

struct wt_gold_record {
	struct wt_str id;
	struct wt_str published;
	struct wt_str outlet;
	struct wt_str text; /* of a sentence; an article's lies in its own file */
	bool has_text;
	struct wt_str *also;
	uint32_t n_also;
	struct wt_gold_event *events;
	uint32_t n_events;
};

struct wt_gold {
	struct wt_gold_record *records;
	uint32_t n, cap;
};

/* Memory from the arena, unguarded: the caller guards nothing while files are open. WARTA_EIO,
 * WARTA_EFORMAT, WARTA_ENOTFOUND where the folder holds no *.json. */
int wt_gold_read(
	struct wt_arena *arena, const char *path, struct wt_gold *gold, struct wt_fault *f);

#endif
