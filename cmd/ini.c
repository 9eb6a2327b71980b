/*
 * ini.c - see ini.h.
 */
#include "ini.h"

#include <stdbool.h>
#include <string.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct ini_text
trim(struct ini_text s)
{
	while (s.len > 0 && is_blank(s.ptr[0]))
		s = (struct ini_text){ s.ptr + 1, s.len - 1 };
	while (s.len > 0 && is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

void
ini_begin(struct ini *ini, const char *text, size_t size)
{
	*ini = (struct ini){ .rest = { text, size } };
	if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) /* some editors put it there */
		ini->rest = (struct ini_text){ text + 3, size - 3 };
	ini->section = ini->name = ini->key = ini->value = (struct ini_text){ ini->rest.ptr, 0 };
}

/* Letters, digits and what `more` holds; the first is no digit and none of these. */
static bool
is_word(struct ini_text s, size_t most, const char *more)
{
	if (s.len == 0 || s.len > most)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool small = c >= 'a' && c <= 'z', other = (c >= '0' && c <= '9') || c == '-';
		if (!small && !(i > 0 && other) && !(c && strchr(more, c)))
			return false;
	}
	return true;
}

static enum ini_result
wrong(struct ini *ini, const char *why)
{
	ini->why = why;
	return INI_WRONG;
}

/* [section] or [section name] */
static enum ini_result
take_section(struct ini *ini, struct ini_text s)
{
	static const char NAME[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	struct ini_text none = { s.ptr, 0 };
	ini->section = ini->name = none;
	if (s.len < 2 || s.ptr[s.len - 1] != ']')
		return wrong(ini, "a section ends with ']'");
	s = trim((struct ini_text){ s.ptr + 1, s.len - 2 });
	struct ini_text word = { s.ptr, 0 };
	while (word.len < s.len && !is_blank(s.ptr[word.len]))
		word.len++;
	struct ini_text name = trim((struct ini_text){ s.ptr + word.len, s.len - word.len });
	if (!is_word(word, INI_KEY, ""))
		return wrong(ini, "a section is called by small letters: [serve]");
	if (name.len > 0 && !is_word(name, INI_NAME, NAME))
		return wrong(ini, "a name is made of letters, digits, '.', '_' and '-'");
	ini->section = word;
	ini->name = name;
	return INI_SECTION;
}

static enum ini_result
take_pair(struct ini *ini, struct ini_text s)
{
	const char *equals = memchr(s.ptr, '=', s.len);
	if (!equals)
		return wrong(ini, "is neither 'key = value' nor a [section]");
	struct ini_text key = trim((struct ini_text){ s.ptr, (size_t)(equals - s.ptr) });
	struct ini_text value =
		trim((struct ini_text){ equals + 1, s.len - (size_t)(equals - s.ptr) - 1 });
	if (!is_word(key, INI_KEY, ""))
		return wrong(ini, "a key is made of small letters, digits and '-'");
	bool opened = value.len > 0 && value.ptr[0] == '"';
	if (opened && (value.len == 1 || value.ptr[value.len - 1] != '"'))
		return wrong(ini, "a quotation mark is missing at the end");
	if (opened)
		value = (struct ini_text){ value.ptr + 1, value.len - 2 };
	if (value.len == 0)
		return wrong(ini, "has no value");
	ini->key = key;
	ini->value = value;
	return INI_PAIR;
}

static bool
has_control(struct ini_text s)
{
	for (size_t i = 0; i < s.len; i++)
		if (((unsigned char)s.ptr[i] < ' ' && s.ptr[i] != '\t') || s.ptr[i] == '\x7f')
			return true;
	return false;
}

enum ini_result
ini_next(struct ini *ini)
{
	while (ini->rest.len > 0) {
		const char *end = memchr(ini->rest.ptr, '\n', ini->rest.len);
		size_t n = end ? (size_t)(end - ini->rest.ptr) : ini->rest.len;
		struct ini_text s = trim((struct ini_text){ ini->rest.ptr, n });
		ini->rest.ptr += n + (end != NULL);
		ini->rest.len -= n + (end != NULL);
		ini->line++;
		if (s.len == 0 || s.ptr[0] == '#' || s.ptr[0] == ';')
			continue;
		if (n > INI_LINE)
			return wrong(ini, "is longer than 4096 bytes");
		if (has_control(s))
			return wrong(ini, "holds a control character");
		return s.ptr[0] == '[' ? take_section(ini, s) : take_pair(ini, s);
	}
	return INI_END;
}
