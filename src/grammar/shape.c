/*
 * shape.c - what a form looks like.
 */
#include "grammar/chars.h"
#include "grammar/reader.h"

uint16_t
wt_shape_flags(struct wt_str form)
{
	unsigned len, letters = 0, capitals = 0, digits = 0, flags = 0;
	for (size_t i = 0; i < form.len; i += len) {
		enum wt_char class = wt_char_at(form, i, &len);
		letters += class == WT_CH_UPPER || class == WT_CH_LOWER;
		capitals += class == WT_CH_UPPER;
		digits += class == WT_CH_DIGIT;
		if (i == 0 && class == WT_CH_UPPER)
			flags |= WT_TOK_CAPITAL;
	}
	if (letters >= 2 && capitals == letters)
		flags |= WT_TOK_ALLCAPS;
	if (digits > 0 && letters == 0)
		flags |= WT_TOK_NUMBER;
	return (uint16_t)flags;
}
