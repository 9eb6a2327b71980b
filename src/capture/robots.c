/*
 * robots.c - see robots.h.
 *
 * The file is read twice: first to learn whether a group names us, then to take the
 * rules of the groups that count.
 */
#include "capture/robots.h"

#include <stdlib.h>

struct line {
	struct wt_str key;
	struct wt_str value;
};

/* The next "key: value", comments cut; false at the end. */
static bool
next_line(struct wt_str *rest, struct line *l)
{
	struct wt_str line;
	while (wt_str_split(rest, '\n', &line)) {
		const char *hash = line.len ? memchr(line.ptr, '#', line.len) : NULL;
		if (hash)
			line.len = (size_t)(hash - line.ptr);
		const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
		if (!colon)
			continue;
		size_t n = (size_t)(colon - line.ptr);
		l->key = wt_str_trim((struct wt_str){ line.ptr, n });
		l->value = wt_str_trim((struct wt_str){ colon + 1, line.len - n - 1 });
		return true;
	}
	return false;
}

static bool
key_is(const struct line *l, const char *key)
{
	return wt_str_eq_nocase(l->key, wt_str_of(key));
}

/* "Warta/1.0" names us; "wartawan" does not. */
static bool
names_us(struct wt_str agent)
{
	size_t n = sizeof WT_ROBOTS_AGENT - 1;
	if (agent.len < n ||
		!wt_str_eq_nocase((struct wt_str){ agent.ptr, n }, WT_STR(WT_ROBOTS_AGENT)))
		return false;
	return agent.len == n ||
	       !(wt_is_alpha(agent.ptr[n]) || agent.ptr[n] == '-' || agent.ptr[n] == '_');
}

static bool
any_names_us(struct wt_str bytes)
{
	struct line l;
	while (next_line(&bytes, &l))
		if (key_is(&l, "user-agent") && names_us(l.value))
			return true;
	return false;
}

static int
hex(char c)
{
	c = wt_lower(c);
	return wt_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One character of a path as it is compared: "%7e" is '~', but "%2F" is no '/'. */
static unsigned
path_next(struct wt_str s, size_t *at)
{
	unsigned char c = (unsigned char)s.ptr[(*at)++];
	if (c != '%' || *at + 1 >= s.len || hex(s.ptr[*at]) < 0 || hex(s.ptr[*at + 1]) < 0)
		return c;
	unsigned v = (unsigned)(hex(s.ptr[*at]) * 16 + hex(s.ptr[*at + 1]));
	*at += 2;
	bool plain = v > 0x7f || wt_is_alpha((char)v) || wt_is_digit((char)v) || v == '-' ||
		     v == '_' || v == '.' || v == '~';
	return plain ? v : v | 0x100;
}

/* Does the pattern match from the path's beginning?  Its last '*' is where matching begins again.
 */
static bool
matches(struct wt_str pattern, struct wt_str path)
{
	bool end = pattern.len && pattern.ptr[pattern.len - 1] == '$';
	size_t p = 0, s = 0, star = SIZE_MAX, from = 0;
	pattern.len -= end;
	for (;;) {
		size_t p_next = p, s_next = s;
		if (p == pattern.len && (!end || s == path.len))
			return true;
		if (p < pattern.len && pattern.ptr[p] == '*') {
			star = ++p;
			from = s;
		} else if (p < pattern.len && s < path.len &&
			   path_next(pattern, &p_next) == path_next(path, &s_next)) {
			p = p_next;
			s = s_next;
		} else if (star != SIZE_MAX && from < path.len) {
			(void)path_next(path, &from);
			s = from;
			p = star;
		} else {
			return false;
		}
	}
}

static void
add_rule(struct wt_robots *r, struct wt_str path, bool allow)
{
	if (path.len == 0 || path.len > 2048 || r->n == WT_ROBOTS_RULES)
		return; /* "Disallow:" with nothing behind forbids nothing */
	if (r->n == r->cap) {
		size_t cap = r->cap ? 2 * r->cap : 32;
		struct wt_robots_rule *rules = realloc(r->rules, cap * sizeof *rules);
		if (!rules) {
			r->pool.failed = true;
			return;
		}
		r->rules = rules;
		r->cap = cap;
	}
	uint32_t start = (uint32_t)r->pool.len;
	wt_buf_str(&r->pool, path);
	r->rules[r->n++] = (struct wt_robots_rule){ { start, (uint32_t)r->pool.len }, allow };
}

/* "1.5"; seconds, no more than WT_ROBOTS_DELAY. */
static double
seconds(struct wt_str s)
{
	double v = 0, unit = 1;
	bool point = false;
	for (size_t i = 0; i < s.len && (wt_is_digit(s.ptr[i]) || (s.ptr[i] == '.' && !point));
		i++) {
		if (s.ptr[i] == '.') {
			point = true;
			continue;
		}
		unit = point ? unit / 10 : unit;
		v = point ? v + unit * (s.ptr[i] - '0') : v * 10 + (s.ptr[i] - '0');
		if (v > WT_ROBOTS_DELAY)
			return WT_ROBOTS_DELAY;
	}
	return v;
}

static void
take_rules(struct wt_robots *r, struct wt_str bytes, bool ours)
{
	struct line l;
	bool in_group = false, heads = false; /* the last line named an agent */
	while (next_line(&bytes, &l)) {
		if (key_is(&l, "user-agent")) {
			bool hit = ours ? names_us(l.value) : wt_str_is(l.value, "*");
			in_group = heads ? in_group || hit : hit;
			heads = true;
			continue;
		}
		if (key_is(&l, "allow") || key_is(&l, "disallow")) {
			heads = false;
			if (in_group)
				add_rule(r, l.value, key_is(&l, "allow"));
		} else if (key_is(&l, "crawl-delay")) {
			heads = false;
			if (in_group)
				r->delay = seconds(l.value);
		}
	}
}

int
wt_robots_read(struct wt_robots *r, struct wt_str bytes)
{
	wt_buf_clear(&r->pool);
	r->n = 0;
	r->delay = 0;
	if (wt_str_starts(bytes, WT_STR("\xef\xbb\xbf"))) {
		bytes.ptr += 3;
		bytes.len -= 3;
	}
	bytes.len = bytes.len < WT_ROBOTS_MAX ? bytes.len : WT_ROBOTS_MAX;
	take_rules(r, bytes, any_names_us(bytes));
	return r->pool.failed ? WARTA_ENOMEM : WARTA_OK;
}

bool
wt_robots_allow(const struct wt_robots *r, struct wt_str path)
{
	size_t longest = 0;
	bool allow = true;
	for (size_t i = 0; i < r->n; i++) {
		struct wt_str rule = wt_view(wt_buf_view(&r->pool), r->rules[i].path);
		if (rule.len < longest || (rule.len == longest && !r->rules[i].allow))
			continue;
		if (matches(rule, path)) {
			longest = rule.len;
			allow = r->rules[i].allow;
		}
	}
	return allow;
}

void
wt_robots_release(struct wt_robots *r)
{
	wt_buf_release(&r->pool);
	free(r->rules);
	r->rules = NULL;
	r->n = r->cap = 0;
}
