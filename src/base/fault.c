/*
 * fault.c - codes into words.
 */
#include "base/fault.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct words {
	int code;
	const char *en;
	const char *id;
};

static const struct words WORDS[] = {
#define X(name, value, en, id) { value, en, id },
	WARTA_ERRORS(X)
#undef X
};

const char *
warta_strerror(int code)
{
	const char *locale = setlocale(LC_MESSAGES, NULL);
	int indonesian = locale && (strncmp(locale, "id", 2) == 0);
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (WORDS[i].code == code)
			return indonesian ? WORDS[i].id : WORDS[i].en;
	return indonesian ? "galat yang tidak dikenal" : "unknown error";
}

int
wt_fail(struct wt_fault *f, int code, uint32_t offset, const char *format, ...)
{
	if (!f)
		return code;
	va_list args;
	f->code = code;
	f->offset = offset;
	va_start(args, format);
	(void)vsnprintf(f->text, sizeof f->text, format, args);
	va_end(args);
	return code;
}
