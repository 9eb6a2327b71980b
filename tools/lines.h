/*
 * lines.h - the lines of a file of the development material, packed or not.
 */
#ifndef WT_TOOLS_LINES_H
#define WT_TOOLS_LINES_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Calls `take` for each line; false where zcat does not understand the file. */
static inline bool
lines_of(const char *path, void (*take)(void *context, const char *line), void *context)
{
	char command[1024], *line = NULL;
	size_t cap = 0;
	if (strchr(path, '\''))
		return false;
	(void)snprintf(command, sizeof command, "zcat -f '%s'", path);
	FILE *f = popen(command, "r"); /* NOLINT(cert-env33-c): a tool of our own */
	if (!f)
		return false;
	while (getline(&line, &cap, f) > 0)
		take(context, line);
	free(line);
	return pclose(f) == 0;
}

#endif
