/*
 * map.c - see map.h.
 */
#include "base/map.h"

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void
put(struct wt_buf *out, uint64_t n)
{
	for (; n >= 32; n >>= 5)
		wt_buf_char(out, LETTERS[(n & 31) | 32]);
	wt_buf_char(out, LETTERS[n]);
}

static int
value_of(char c)
{
	if (wt_is_upper(c))
		return c - 'A';
	if (wt_is_lower(c))
		return c - 'a' + 26;
	if (wt_is_digit(c))
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool
get(struct wt_str *s, uint64_t *n)
{
	*n = 0;
	for (unsigned shift = 0; s->len > 0 && shift < 40; shift += 5) {
		int v = value_of(*s->ptr++);
		s->len--;
		if (v < 0)
			return false;
		*n |= (uint64_t)(v & 31) << shift;
		if (v < 32)
			return true;
	}
	return false;
}

size_t
wt_map_before(const struct wt_anchor *anchors, size_t n, uint32_t offset)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (anchors[mid].text <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
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

static bool
run_on(struct wt_anchor at, uint32_t offset, uint32_t *source)
{
	uint64_t sum = (uint64_t)at.source + (offset - at.text);
	*source = (uint32_t)sum;
	return at.source != WT_MAP_NOWHERE && sum < WT_MAP_NOWHERE;
}

bool
wt_map_span(struct wt_str map, struct wt_span text, struct wt_span *source)
{
	struct wt_anchor at = { 0, 0 }, next = at;
	bool begun = false;
	while (wt_map_next(&map, &next) && next.text < text.end) {
		if (!begun && next.text > text.start) {
			begun = true;
			if (!run_on(at, text.start, &source->start))
				return false;
		}
		if (begun && next.source == WT_MAP_NOWHERE)
			return false;
		at = next;
	}
	if (!begun && !run_on(at, text.start, &source->start))
		return false;
	/* the first of two at the end says where it is */
	struct wt_anchor second = next;
	bool two = next.text == text.end && wt_map_next(&map, &second) && second.text == text.end;
	if (!run_on(two ? next : at, text.end, &source->end))
		return false;
	return source->start <= source->end;
}
