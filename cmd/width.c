/*
 * width.c - how many columns a text takes on the terminal.
 *
 * By Unicode's East Asian width and combining marks (utf8proc), so that it holds in
 * every locale.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include "cmd.h"

#define WIDTH_UNKNOWN 100

int
text_width(const char *text)
{
	return text_cut(text, -1, NULL);
}

int
text_cut(const char *text, int columns, size_t *bytes)
{
	const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)text;
	utf8proc_ssize_t left = (utf8proc_ssize_t)strlen(text), n;
	int used = 0;
	for (size_t at = 0;; at += (size_t)n, left -= n) {
		utf8proc_int32_t c;
		n = left > 0 ? utf8proc_iterate(s + at, left, &c) : 0;
		int w = n > 0 ? utf8proc_charwidth(c) : 1;
		n = n < 0 ? 1 : n;
		if (left == 0 || (columns >= 0 && used + w > columns)) {
			if (bytes)
				*bytes = at;
			return used;
		}
		used += w;
	}
}

int
terminal_width(void)
{
	const char *asked = getenv("COLUMNS");
	struct winsize size;
	if (asked && atoi(asked) >= 20)
		return atoi(asked);
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
		return size.ws_col;
	return WIDTH_UNKNOWN;
}

static const char *
code_if_terminal(const char *code)
{
	const char *none = getenv("NO_COLOR");
	return isatty(STDOUT_FILENO) && !(none && none[0]) ? code : "";
}

const char *
bold(void)
{
	return code_if_terminal("\x1b[1m");
}

const char *
faint(void)
{
	return code_if_terminal("\x1b[2m");
}

const char *
plain(void)
{
	return code_if_terminal("\x1b[0m");
}
