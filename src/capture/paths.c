/*
 * paths.c - see paths.h.
 */
#include "capture/paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

#define DEPTH_MAX 64 /* folders within folders; also ends loops of links */

static void
complain_of(struct wt_paths *c, int code, const char *path, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, 0, "%s: %s", path[0] ? path : "''", what);
	if (c->complain)
		c->complain(c->context, &f);
}

bool
wt_is_address(const char *path)
{
	return strncasecmp(path, "http://", 7) == 0 || strncasecmp(path, "https://", 8) == 0;
}

/* Puts a path before what *at holds; gives the place behind it. */
struct wt_pending **
wt_paths_push(struct wt_paths *c, struct wt_pending **at, struct wt_str path, unsigned depth)
{
	struct wt_pending *p = malloc(sizeof *p + path.len + 1);
	if (!p) {
		c->failed = true;
		return at;
	}
	memcpy(p->path, path.ptr, path.len);
	p->path[path.len] = '\0';
	p->depth = depth;
	p->next = *at;
	*at = p;
	return &p->next;
}

static bool
has_known_ending(const char *name)
{
	static const char *const ENDINGS[] = { ".txt", ".jsonl", ".ndjson", ".json", ".html",
		".htm", ".xhtml", ".xml", ".rss", ".atom", ".opml", ".warc", ".arc" };
	static const char *const PACKED[] = { ".gz", ".zst" };
	struct wt_str s = wt_str_of(name);
	for (size_t i = 0; i < sizeof PACKED / sizeof PACKED[0]; i++)
		if (wt_str_ends(s, wt_str_of(PACKED[i])))
			s.len -= strlen(PACKED[i]);
	for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++)
		if (wt_str_ends(s, wt_str_of(ENDINGS[i])))
			return true;
	return false;
}

static char *
join_path(const char *folder, const char *name)
{
	size_t n = strlen(folder) + strlen(name) + 2;
	char *p = malloc(n);
	if (p)
		(void)snprintf(p, n, "%s/%s", folder, name);
	return p;
}

static bool
is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Children onto the stack in the order of their names. */
static void
push_folder(struct wt_paths *c, const char *path, unsigned depth)
{
	struct dirent **names = NULL;
	int n = depth < DEPTH_MAX ? scandir(path, &names, NULL, alphasort) : 0;
	if (n < 0) {
		complain_of(c, WARTA_EIO, path, strerror(errno));
		return;
	}
	struct wt_pending **at = &c->stack;
	for (int i = 0; i < n; i++) {
		char *child = names[i]->d_name[0] == '.' ? NULL : join_path(path, names[i]->d_name);
		if (child && (has_known_ending(child) || is_folder(child)))
			at = wt_paths_push(c, at, wt_str_of(child), depth + 1);
		free(child);
		free(names[i]);
	}
	free(names);
	if (at == &c->stack && depth == 0)
		complain_of(c, WARTA_ENOTFOUND, path,
			"the folder holds no articles (files ending in .txt, .html, .jsonl, .json, "
			".xml, "
			".rss, .atom, .opml, .warc or .arc, plain or with .gz or .zst behind)");
}

static void
push_list(struct wt_paths *c, const char *path)
{
	FILE *list = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	struct wt_pending **at = &c->stack;
	if (!list) {
		complain_of(c, WARTA_EIO, path, strerror(errno));
		return;
	}
	while (getline(&line, &room, list) >= 0) {
		struct wt_str s = wt_str_trim(wt_str_of(line));
		if (s.len)
			at = wt_paths_push(c, at, s, 0);
	}
	if (ferror(list))
		complain_of(c, WARTA_EIO, path, strerror(errno));
	free(line);
	if (list != stdin)
		(void)fclose(list);
}

struct wt_pending *
wt_paths_next(struct wt_paths *c)
{
	for (;;) {
		struct wt_pending *p = c->stack;
		if (c->failed)
			return NULL;
		if (p && !is_folder(p->path)) {
			c->stack = p->next;
			return p;
		}
		if (p) {
			c->stack = p->next;
			push_folder(c, p->path, p->depth);
			free(p);
		} else if (c->at == c->n_named) {
			return NULL;
		} else {
			const char *named = c->named[c->at++];
			if (named[0] == '@')
				push_list(c, named + 1);
			else
				(void)wt_paths_push(c, &c->stack, wt_str_of(named), 0);
		}
	}
}

void
wt_paths_release(struct wt_paths *c)
{
	while (c->stack) {
		struct wt_pending *p = c->stack;
		c->stack = p->next;
		free(p);
	}
}

struct wt_str
wt_path_said(struct wt_str path)
{
	if (wt_str_is(path, "-"))
		return WT_STR("standard input");
	return path.len ? path : WT_STR("''");
}
