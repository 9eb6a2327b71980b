/*
 * fuzz_config.c - whatever the bytes of a file of settings: every key and value lies in the text,
 * on the line that is told; keys are of their letters, values have no control characters and are
 * not empty; what is wrong is said; the end is reached.
 */
#include "fuzz.h"

#include <string.h>

#include "ini.h"

static bool
lies_in(struct ini_text s, const char *text, size_t size)
{
	return s.ptr >= text && s.ptr + s.len <= text + size;
}

static unsigned
line_of(const char *text, const char *at)
{
	unsigned n = 1;
	for (; text < at; text++)
		n += *text == '\n';
	return n;
}

static void
look_at_pair(const struct ini *ini, const char *text, size_t size)
{
	promise(lies_in(ini->key, text, size) && lies_in(ini->value, text, size));
	promise(ini->key.len > 0 && ini->key.len <= INI_KEY && ini->value.len > 0);
	promise(line_of(text, ini->key.ptr) == ini->line);
	promise(line_of(text, ini->value.ptr + ini->value.len - 1) == ini->line);
	for (size_t i = 0; i < ini->key.len; i++)
		promise(strchr("abcdefghijklmnopqrstuvwxyz0123456789-", ini->key.ptr[i]) != NULL);
	for (size_t i = 0; i < ini->value.len; i++)
		promise((unsigned char)ini->value.ptr[i] >= ' ' || ini->value.ptr[i] == '\t');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = size ? (const char *)data : "";
	struct ini ini;
	enum ini_result got;
	unsigned last = 0;
	ini_begin(&ini, text, size);
	while ((got = ini_next(&ini)) != INI_END) {
		promise(ini.line > last);
		last = ini.line;
		promise(lies_in(ini.section, text, size) && lies_in(ini.name, text, size));
		promise(ini.section.len <= INI_KEY && ini.name.len <= INI_NAME);
		promise(got != INI_WRONG || ini.why[0]);
		if (got == INI_PAIR)
			look_at_pair(&ini, text, size);
	}
	promise(ini_next(&ini) == INI_END);
	return 0;
}
