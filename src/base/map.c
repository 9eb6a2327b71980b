/*
 * map.c - see map.h.
 */
#include "base/map.h"

static void
put(struct wt_buf *out, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		wt_buf_char(out, (char)(n | 0x80));
	wt_buf_char(out, (char)n);
}

static bool
get(struct wt_str *s, uint64_t *n)
{
	*n = 0;
	for (unsigned shift = 0; s->len > 0 && shift < 42; shift += 7) {
		unsigned char byte = (unsigned char)*s->ptr++;
		s->len--;
		*n |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return true;
	}
	return false;
}

void
wt_map_add(struct wt_buf *out, struct wt_anchor *last, struct wt_anchor next)
{
	uint32_t step = next.text - last->text;
	int64_t more = (int64_t)next.source - (int64_t)last->source - (int64_t)step;
	put(out, step);
	put(out, more < 0 ? 2 * (uint64_t)-more - 1 : 2 * (uint64_t)more);
	*last = next;
}

bool
wt_map_next(struct wt_str *map, struct wt_anchor *at)
{
	uint64_t step, folded;
	if (map->len == 0 || !get(map, &step) || !get(map, &folded))
		return false;
	int64_t more = folded & 1 ? -(int64_t)(folded / 2) - 1 : (int64_t)(folded / 2);
	int64_t source = (int64_t)at->source + (int64_t)step + more;
	if (step > UINT32_MAX - at->text || source < 0 || source > (int64_t)UINT32_MAX)
		return false;
	*at = (struct wt_anchor){ at->text + (uint32_t)step, (uint32_t)source };
	return true;
}

uint32_t
wt_map_source(struct wt_str map, uint32_t offset)
{
	struct wt_anchor at = { 0, 0 }, next = at;
	while (wt_map_next(&map, &next) && next.text <= offset)
		at = next;
	return at.source + (offset - at.text);
}
