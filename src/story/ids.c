/*
 * ids.c - see ids.h.
 */
#include "story/ids.h"

#define LEAST 5 /* letters of a beginning, the first one among them */

static const char ALPHABET[] = "0123456789abcdefghjkmnpqrstvwxyz"; /* no i l o u */

void
wt_id_print(char letter, uint64_t id, char text[WT_ID_TEXT])
{
	text[0] = letter;
	for (unsigned i = 0; i < WT_ID_LETTERS; i++)
		text[1 + i] = ALPHABET[(id >> (5 * (WT_ID_LETTERS - 1 - i))) & 31];
	text[1 + WT_ID_LETTERS] = '\0';
}

bool
wt_id_range(struct wt_str text, char letter, uint64_t *from, uint64_t *to)
{
	*from = *to = 0;
	if (text.len < LEAST || text.len > WT_ID_LETTERS + 1 || wt_lower(text.ptr[0]) != letter)
		return false;
	for (size_t i = 1; i <= WT_ID_LETTERS; i++) {
		bool given = i < text.len;
		const char *at = given ? strchr(ALPHABET, wt_lower(text.ptr[i])) : ALPHABET;
		if (!at || (given && !text.ptr[i]))
			return false;
		*from = *from << 5 | (uint64_t)(at - ALPHABET);
		*to = *to << 5 | (given ? (uint64_t)(at - ALPHABET) : 31u);
	}
	return *from <= INT64_MAX;
}
