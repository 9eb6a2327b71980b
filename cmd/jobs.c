/*
 * jobs.c - what the verbs of the queue share: its address, and trouble in words.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

const char *
queue_address(const char *queue, const char *store, char *text, size_t size)
{
	if (queue && queue[0])
		return queue;
	if (strncmp(store, "postgres://", 11) == 0 || strncmp(store, "postgresql://", 13) == 0)
		return store;
	(void)snprintf(text, size, "%s.queue", store);
	return text;
}

void
on_trouble(void *context, const char *what)
{
	(void)context;
	complain("%s", what);
}
