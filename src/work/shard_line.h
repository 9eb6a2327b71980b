/*
 * shard_line.h - an article with its claims as one line of JSON, complete enough to be stored.
 *
 *	{"article":{"id":...,"text":...},"claims":[{"type":"ACCUSE",...}]}
 *
 * Keys that the record of a claim has (warta-record(5)) mean the same here; beside them stands what
 * only the store needs.  Numbers are written so that they are read as the same numbers.
 */
#ifndef WT_WORK_SHARD_LINE_H
#define WT_WORK_SHARD_LINE_H

#include <jansson.h>

#include "base/json.h"
#include "report/claim.h"

/* The lists of those whose word an article gives, each of one kind. */
static const struct {
	const char *key;
	enum wt_teller_kind of;
} WT_SHARD_VOICE[] = { { "voices", WT_TELLER_ANYBODY }, { "law", WT_TELLER_LAW },
	{ "others", WT_TELLER_OTHERS }, { "relays", WT_TELLER_MEDIA } };
#define WT_SHARD_VOICES (sizeof WT_SHARD_VOICE / sizeof *WT_SHARD_VOICE)

/* Appends the line and its end. */
void wt_shard_line_print(struct wt_buf *out, const struct wt_gazetteer *gazetteer,
	const struct wt_article *article, const struct wt_claims *claims);
/*
 * The line read again: views into `line`, which must outlive them, arrays in the arena (under its
 * guard).  False with the reason for a line that no article can be: spans outside the text, unknown
 * types, lists that are too long.
 */
bool wt_shard_line_read(struct wt_arena *arena, const struct wt_gazetteer *gazetteer,
	const json_t *line, struct wt_article *article, struct wt_claims *claims, const char **why);

#endif
