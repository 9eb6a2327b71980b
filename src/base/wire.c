/*
 * wire.c - see wire.h.
 */
#include "base/wire.h"

#include "base/utf8.h"

void
wt_wire_raw(struct wt_wire *w, void *value, size_t n)
{
	if (w->broken || w->left < n) {
		w->broken = true;
		return;
	}
	if (w->put) {
		memcpy(w->put, value, n);
		w->put += n;
	} else if (w->get) {
		memcpy(value, w->get, n);
		w->get += n;
	}
	w->left -= n;
}

void
wt_wire_number(struct wt_wire *w, uint32_t *n)
{
	wt_wire_raw(w, n, sizeof *n);
}

void
wt_wire_long(struct wt_wire *w, uint64_t *n)
{
	wt_wire_raw(w, n, sizeof *n);
}

void
wt_wire_flag(struct wt_wire *w, bool *b)
{
	uint32_t n = *b;
	wt_wire_number(w, &n);
	*b = n != 0;
}

/* Eight letters of ASCII, none of them NUL. */
static bool
is_plain(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t v;
	memcpy(&v, p, sizeof v);
	return ((v | ((v - ones) & ~v)) & (ones << 7)) == 0;
}

static bool
is_clean(struct wt_str s)
{
	for (size_t i = 0; i < s.len;) {
		if (s.len - i >= 8 && is_plain(s.ptr + i)) {
			i += 8;
			continue;
		}
		size_t n = wt_utf8_len(s.ptr + i, s.len - i);
		if (n == 0 || s.ptr[i] == '\0')
			return false;
		i += n;
	}
	return true;
}

void
wt_wire_bytes(struct wt_wire *w, struct wt_str *s)
{
	uint32_t n = (uint32_t)s->len;
	char end = '\0';
	wt_wire_number(w, &n);
	if (w->broken || w->left < (size_t)n + 1) {
		w->broken = true;
		return;
	}
	if (w->put) {
		if (n && s->ptr)
			memcpy(w->put, s->ptr, n);
		w->put += n;
	} else {
		*s = (struct wt_str){ w->get, n };
		w->get += n;
	}
	w->left -= n;
	wt_wire_raw(w, &end, 1);
	w->broken = w->broken || end != '\0';
}

void
wt_wire_string(struct wt_wire *w, struct wt_str *s)
{
	wt_wire_bytes(w, s);
	if (!w->broken && !w->put)
		w->broken = !is_clean(*s);
}

void
wt_wire_moment(struct wt_wire *w, struct wt_moment *m)
{
	wt_wire_raw(w, m, sizeof *m);
	if (w->broken || w->put)
		return;
	bool good = m->day.year ? wt_day_valid(m->day) : m->day.month == 0 && m->day.day == 0;
	good = good && m->minute >= WT_MINUTE_NONE && m->minute < 1440;
	w->broken = !good || (m->zone != WT_ZONE_NONE && (m->zone < -1440 || m->zone > 1440));
}

void
wt_wire_span(struct wt_wire *w, struct wt_span *s, size_t len)
{
	wt_wire_number(w, &s->start);
	wt_wire_number(w, &s->end);
	w->broken = w->broken || s->start > s->end || s->end > len;
}

void *
wt_wire_list(struct wt_wire *w, uint32_t *n, void *items, size_t least, size_t size)
{
	wt_wire_number(w, n);
	if (!w->broken && !w->put && (uint64_t)*n * least > w->left)
		w->broken = true;
	if (w->broken)
		*n = 0;
	return w->put ? items : wt_arena_alloc(w->arena, (size_t)*n + 1, size);
}
