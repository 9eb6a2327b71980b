/*
 * block.h - where a claim lies among the claims that it could be one event with.
 *
 * A block is (type, polarity, layer, first day, length) packed into one number, so
 * that the claims of one type and day are one key of an index, and those of a month
 * one range.  Layers go from the days that are sure to those that are not:
 *
 *	0	a day that the text names
 *	1	the day of the dateline or of publication: the act may be of the day before
 *	2	up to 31 days: a month, an interval
 *	3	longer: a year, a long interval
 *	4	unknown: then the block is the text, shared by its reprints
 *
 * Sides are a hash of type, polarity and the countries (or, where a party has none,
 * the names) of both sides.
 */
#ifndef WT_STORE_BLOCK_H
#define WT_STORE_BLOCK_H

#include "report/claim.h"

enum wt_layer { WT_LAYER_DAY, WT_LAYER_REPORTED, WT_LAYER_MONTH, WT_LAYER_YEAR, WT_LAYER_UNKNOWN };
enum wt_polarity { WT_POLARITY_DONE, WT_POLARITY_NEGATED, WT_POLARITY_HYPOTHETICAL };

struct wt_block {
	enum wt_type type;
	enum wt_polarity polarity;
	enum wt_layer layer;
	int32_t first; /* day numbers; 0 where unknown */
	int32_t last;
	uint64_t text; /* where the day is unknown: 44 bits of the text's key */
};

struct wt_block wt_block_of(const struct wt_claim *c, uint64_t text_key);
int64_t wt_block_pack(struct wt_block b);
struct wt_block wt_block_unpack(int64_t packed);
/* `canon` holds the folded full names: those of the actors, then those of the recipients. */
int64_t wt_block_sides(const struct wt_claim *c, const struct wt_str *canon);

/* Who received whom, who works with whom is told differently: both sides count as one. */
static inline bool
wt_block_mutual(enum wt_type t)
{
	return t == WT_TYPE_CONSULT || t == WT_TYPE_COOPERATE;
}

#endif
