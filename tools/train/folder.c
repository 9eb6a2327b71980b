/*
 * folder.c - reads the files of a folder, one after the other.
 */
#include "folder.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "perceptron.h"
#include "treebank.h"

#define FILES_MAX 512
#define PATH_SIZE 2048

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t
list(const char *dir, const char *ending, char *files[FILES_MAX])
{
	size_t n = 0, end = strlen(ending);
	DIR *d = opendir(dir);
	if (!d) {
		perror(dir);
		exit(2);
	}
	for (struct dirent *e; n < FILES_MAX && (e = readdir(d));) {
		size_t len = strlen(e->d_name);
		if (len < end || strcmp(e->d_name + len - end, ending) != 0)
			continue;
		files[n] = xcalloc(len + 1, 1);
		memcpy(files[n++], e->d_name, len);
	}
	(void)closedir(d);
	qsort(files, n, sizeof *files, by_name);
	return n;
}

void
folder_read(const char *dir, const char *ending, struct wt_buf *out)
{
	char *files[FILES_MAX], path[PATH_SIZE];
	size_t n = list(dir, ending, files);
	for (size_t i = 0; i < n; i++) {
		size_t size;
		if ((size_t)snprintf(path, sizeof path, "%s/%s", dir, files[i]) >= sizeof path)
			exit(2);
		char *text = read_whole(path, &size);
		wt_buf_add(out, text, size);
		free(text);
		free(files[i]);
	}
}
