/*
 * address.c - what is one word however many marks it holds: URLs, mail addresses,
 * hosts with a path, #tags and @names.
 *
 * A full stop, a comma or a closing bracket at the very end is not part of it.
 */
#include "grammar/cutter.h"

#define LOCAL_MAX 64 /* bytes before the @ of a mail address */

/* Finds the run without white space around i and its first @; remembered, so linear. */
static void
look_into_run(struct wt_cutter *c, uint32_t i)
{
	if (i < c->run_end && (i <= c->at_sign || c->at_sign == c->run_end))
		return;
	uint32_t end = i;
	c->at_sign = UINT32_MAX;
	while (end < c->para.len && (unsigned char)c->para.ptr[end] > ' ') {
		if (c->para.ptr[end] == '@' && c->at_sign == UINT32_MAX) {
			c->at_sign = end;
			break;
		}
		end++;
	}
	if (c->at_sign == UINT32_MAX)
		c->at_sign = end;
	else
		end++;
	c->run_end = end;
}

static bool
is_host_byte(char b)
{
	return wt_is_alpha(b) || wt_is_digit(b) || b == '-' || b == '.' || b == '_';
}

static bool
is_url_byte(char b)
{
	return b > ' ' && b < 0x7F && !strchr("\"<>\\^`{|}", b);
}

/* Drops marks at the end that belong to the sentence. */
static uint32_t
trim_marks(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	while (end > start && strchr(".,;:!?'()[]*", c->para.ptr[end - 1]))
		end--;
	return end;
}

uint32_t
wt_address_rest(const struct wt_cutter *c, uint32_t i)
{
	uint32_t end = i;
	while (end < c->para.len && is_url_byte(c->para.ptr[end]))
		end++;
	return trim_marks(c, i, end);
}

static uint32_t
mail_end(struct wt_cutter *c, uint32_t i)
{
	look_into_run(c, i);
	uint32_t at = c->at_sign;
	if (at == c->run_end || at <= i || at - i > LOCAL_MAX)
		return 0;
	for (uint32_t k = i; k < at; k++)
		if (!is_host_byte(c->para.ptr[k]) && c->para.ptr[k] != '+')
			return 0;
	uint32_t end = at + 1;
	while (end < c->para.len && is_host_byte(c->para.ptr[end]))
		end++;
	end = trim_marks(c, at + 1, end);
	return end > at + 1 && memchr(c->para.ptr + at, '.', end - at) ? end : 0;
}

static bool
starts(const struct wt_cutter *c, uint32_t i, struct wt_str prefix)
{
	return c->para.len - i > prefix.len &&
	       wt_str_eq(wt_cut_lower(c, i, i + (uint32_t)prefix.len), prefix);
}

/* #tag, @name */
static uint32_t
tag_end(const struct wt_cutter *c, uint32_t i)
{
	uint32_t end = i + 1;
	while (end < c->para.len &&
		(wt_is_alpha(c->para.ptr[end]) || wt_is_digit(c->para.ptr[end]) ||
			c->para.ptr[end] == '_'))
		end++;
	return end > i + 1 ? end : 0;
}

uint32_t
wt_address_end(struct wt_cutter *c, uint32_t i)
{
	char first = c->para.ptr[i];
	if (first == '#' || first == '@')
		return tag_end(c, i);
	if (!wt_is_alpha(first) && !wt_is_digit(first))
		return 0;
	if (starts(c, i, WT_STR("http://")) || starts(c, i, WT_STR("https://")) ||
		starts(c, i, WT_STR("www."))) {
		uint32_t end = wt_address_rest(c, i);
		return end > i + 5 ? end : 0;
	}
	return mail_end(c, i);
}

bool
wt_is_host_end(struct wt_str lower)
{
	static const char *const ENDS[] = { "com", "id", "co", "tv", "net", "org", "go", "gov",
		"info", "news", "edu", "ac", "io", "sg", "my", "uk", "au", "jp", "kr", "cn", "ru",
		"us", "int", "biz", "xyz", "or", "web", "sch", "mil" };
	if (lower.len < 2 || lower.len > 4)
		return false;
	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++)
		if (wt_str_is(lower, ENDS[i]))
			return true;
	return false;
}
