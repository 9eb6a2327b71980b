/*
 * capture.c - walks over inputs and gives their pages.
 *
 * Pending paths form a stack: a folder is replaced by its children when its turn
 * comes, so that memory holds one folder's names a level.  A file is told by its
 * first bytes: '{' begins JSON Lines, '<' with a tag of HTML a page of the web,
 * anything else is one text.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "capture/charset.h"
#include "capture/jsonl.h"
#include "capture/lines.h"
#include "capture/page.h"

#define DEPTH_MAX 64 /* folders within folders; also ends loops of links */

struct pending {
	struct pending *next;
	unsigned depth; /* 0: named by the user */
	char path[];
};

struct wt_capture {
	const char *const *paths;
	size_t n_paths;
	size_t next_path;
	struct pending *stack;
	wt_capture_complaint *complain;
	void *context;

	int fd; /* the open file, -1 for none */
	struct wt_lines lines;
	char *source; /* its path */
	bool jsonl;
	bool encoded;   /* HTML, or text in UTF-16: its charset must be found out */
	uint32_t pages; /* given from it */
	struct wt_buf line;
	struct wt_jsonl json;
	struct wt_charset charset;
	struct wt_buf id;
	uint64_t done; /* bytes of files that are closed */
	bool failed;
	const volatile sig_atomic_t *stop;
};

static void
complain(struct wt_capture *c, int code, uint32_t offset, const char *text)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, offset, "%s", text);
	if (c->complain)
		c->complain(c->context, &f);
}

static void
complain_of(struct wt_capture *c, int code, const char *path, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, 0, "%s: %s", path[0] ? path : "''", what);
	complain(c, code, 0, f.text);
}

int
wt_capture_open(struct wt_capture **capture, const char *const *paths, size_t n,
	wt_capture_complaint *complain_fn, void *context)
{
	struct wt_capture *c = calloc(1, sizeof *c);
	*capture = c;
	if (!c)
		return WARTA_ENOMEM;
	c->paths = paths;
	c->n_paths = n;
	c->complain = complain_fn;
	c->context = context;
	c->fd = -1;
	return WARTA_OK;
}

void
wt_capture_stop(struct wt_capture *c, const volatile sig_atomic_t *stop)
{
	c->stop = stop;
}

static void
close_file(struct wt_capture *c)
{
	if (c->fd < 0)
		return;
	c->done += c->lines.bytes;
	wt_lines_close(&c->lines);
	if (c->fd != STDIN_FILENO)
		(void)close(c->fd);
	c->fd = -1;
	free(c->source);
	c->source = NULL;
}

void
wt_capture_close(struct wt_capture *c)
{
	if (!c)
		return;
	close_file(c);
	while (c->stack) {
		struct pending *p = c->stack;
		c->stack = p->next;
		free(p);
	}
	wt_buf_release(&c->line);
	wt_buf_release(&c->id);
	wt_jsonl_release(&c->json);
	wt_charset_release(&c->charset);
	free(c);
}

void
wt_capture_progress(const struct wt_capture *c, uint64_t *done, uint64_t *all)
{
	*done = c->done + (c->fd >= 0 ? c->lines.bytes : 0);
	*all = 0;
}

/* Puts a path before what *at holds; gives the place behind it. */
static struct pending **
push(struct wt_capture *c, struct pending **at, struct wt_str path, unsigned depth)
{
	struct pending *p = malloc(sizeof *p + path.len + 1);
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

/* --- folders and lists
 * ----------------------------------------------------------------------------- */

static bool
has_known_ending(const char *name)
{
	static const char *const ENDINGS[] = { ".txt", ".jsonl", ".ndjson", ".json", ".html",
		".htm" };
	for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++)
		if (wt_str_ends(wt_str_of(name), wt_str_of(ENDINGS[i])))
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
push_folder(struct wt_capture *c, const char *path, unsigned depth)
{
	struct dirent **names = NULL;
	int n = depth < DEPTH_MAX ? scandir(path, &names, NULL, alphasort) : 0;
	if (n < 0) {
		complain_of(c, WARTA_EIO, path, strerror(errno));
		return;
	}
	struct pending **at = &c->stack;
	for (int i = 0; i < n; i++) {
		char *child = names[i]->d_name[0] == '.' ? NULL : join_path(path, names[i]->d_name);
		if (child && (has_known_ending(child) || is_folder(child)))
			at = push(c, at, wt_str_of(child), depth + 1);
		free(child);
		free(names[i]);
	}
	free(names);
	if (at == &c->stack && depth == 0)
		complain_of(c, WARTA_ENOTFOUND, path,
			"the folder holds no articles (files ending in .txt, .html, .htm, .jsonl, "
			".ndjson or .json)");
}

static void
push_list(struct wt_capture *c, const char *path)
{
	FILE *list = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	struct pending **at = &c->stack;
	if (!list) {
		complain_of(c, WARTA_EIO, path, strerror(errno));
		return;
	}
	while (getline(&line, &room, list) >= 0) {
		struct wt_str s = wt_str_trim(wt_str_of(line));
		if (s.len)
			at = push(c, at, s, 0);
	}
	if (ferror(list))
		complain_of(c, WARTA_EIO, path, strerror(errno));
	free(line);
	if (list != stdin)
		(void)fclose(list);
}

/* --- files
 * ------------------------------------------------------------------------------------------- */

static const char *
why_not(const struct stat *st)
{
	return S_ISREG(st->st_mode) || S_ISFIFO(st->st_mode) || S_ISCHR(st->st_mode)
		       ? NULL
		       : "no file that can be read";
}

static bool
open_file(struct wt_capture *c, const char *path)
{
	struct stat st;
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0) {
		complain_of(c, WARTA_EIO, path, strerror(errno));
		return false;
	}
	const char *reason = standard ? NULL : why_not(&st);
	char *source = strdup(path);
	if (reason || !source || wt_lines_open(&c->lines, fd, 2 * WT_PAGE_MAX) != WARTA_OK) {
		if (reason)
			complain_of(c, WARTA_EIO, path, reason);
		c->failed = c->failed || !reason;
		free(source);
		if (!standard)
			(void)close(fd);
		return false;
	}
	c->lines.stop = c->stop;
	c->fd = fd;
	c->source = source;
	c->pages = 0;
	return true;
}

static bool
holds_tag(struct wt_str s, const char *const *tags, size_t n)
{
	for (size_t i = 0; i < s.len; i++)
		for (size_t k = 0; s.ptr[i] == '<' && k < n; k++) {
			struct wt_str tag = wt_str_of(tags[k]);
			size_t end = i + 1 + tag.len;
			if (end < s.len && !wt_is_alpha(s.ptr[end]) &&
				wt_str_eq_nocase((struct wt_str){ s.ptr + i + 1, tag.len }, tag))
				return true;
		}
	return false;
}

bool
wt_looks_html(struct wt_str head)
{
	static const char *const HTML[] = { "!doctype html", "html", "head", "body", "meta",
		"title", "script", "div", "table", "article", "p", "h1" };
	static const char *const OTHER[] = { "rss", "feed", "urlset", "sitemapindex", "rdf" };
	if (wt_str_starts(head, WT_STR("\xef\xbb\xbf"))) {
		head.ptr += 3;
		head.len -= 3;
	}
	head = wt_str_trim(head);
	if (head.len > 4096)
		head.len = 4096;
	if (head.len == 0 || head.ptr[0] != '<')
		return false;
	return holds_tag(head, HTML, sizeof HTML / sizeof HTML[0]) &&
	       !holds_tag(head, OTHER, sizeof OTHER / sizeof OTHER[0]);
}

/* Decides what the open file is; false where it is nothing to read. */
static bool
tell_kind(struct wt_capture *c)
{
	struct wt_str head = wt_lines_peek(&c->lines);
	if (c->lines.error) {
		complain_of(c, WARTA_EIO, c->source, strerror(c->lines.error));
		return false;
	}
	if (wt_str_trim(head).len == 0 && c->lines.ended) {
		complain_of(
			c, WARTA_EFORMAT, c->source, head.len ? "holds only blanks" : "is empty");
		return false;
	}
	bool utf16 =
		wt_str_starts(head, WT_STR("\xff\xfe")) || wt_str_starts(head, WT_STR("\xfe\xff"));
	if (!utf16 && wt_looks_binary(head)) {
		complain_of(c, WARTA_EFORMAT, c->source,
			"looks like a binary file, not text, HTML or JSON Lines");
		return false;
	}
	struct wt_str name = wt_str_of(c->source);
	c->jsonl = wt_str_trim(head).ptr[0] == '{' || wt_str_ends(name, WT_STR(".jsonl")) ||
		   wt_str_ends(name, WT_STR(".ndjson"));
	c->encoded = !c->jsonl && (utf16 || wt_looks_html(head));
	return true;
}

static bool
next_file(struct wt_capture *c)
{
	for (;;) {
		if (!c->stack) {
			if (c->next_path == c->n_paths)
				return false;
			const char *named = c->paths[c->next_path++];
			if (named[0] == '@') {
				push_list(c, named + 1);
				continue;
			}
			(void)push(c, &c->stack, wt_str_of(named), 0);
			if (c->failed)
				return false;
		}
		struct pending *p = c->stack;
		bool ready = false;
		c->stack = p->next;
		if (is_folder(p->path))
			push_folder(c, p->path, p->depth);
		else if (open_file(c, p->path))
			ready = tell_kind(c);
		free(p);
		if (ready)
			return true;
		close_file(c);
		if (c->failed)
			return false;
	}
}

/* --- pages
 * -------------------------------------------------------------------------------------------- */

/* The file name without folders and ending; "stdin" for standard input. */
static struct wt_str
id_of_path(const char *path)
{
	if (strcmp(path, "-") == 0)
		return WT_STR("stdin");
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	return (struct wt_str){ name, dot && dot > name ? (size_t)(dot - name) : strlen(name) };
}

static void
complain_size(struct wt_capture *c)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_ETOOBIG, 0,
		"%s: over %zu MB for one article; split it, or give one article a line as "
		"JSON Lines",
		c->source, WT_PAGE_PARSED >> 20);
	complain(c, f.code, 0, f.text);
}

/* The whole rest of the file into c->line. */
static bool
read_rest(struct wt_capture *c)
{
	struct wt_buf *line = &c->id;
	wt_buf_clear(&c->line);
	for (;;) {
		enum wt_line got = wt_lines_next(&c->lines, line);
		if (got == WT_LINE_END)
			break;
		if (got == WT_LINE_TOO_LONG || c->line.len + line->len + 1 > WT_PAGE_PARSED) {
			complain_size(c);
			return false;
		}
		wt_buf_str(&c->line, wt_buf_view(line));
		wt_buf_char(&c->line, '\n');
	}
	if (c->lines.error)
		complain_of(c, WARTA_EIO, c->source, strerror(c->lines.error));
	return !c->lines.error && !c->line.failed;
}

/* The text that c->line holds, decoded. */
static bool
decode_page(struct wt_capture *c, struct wt_page *page)
{
	if (wt_charset_decode(&c->charset, wt_buf_view(&c->line), WT_STR("")) != WARTA_OK)
		return false;
	page->text = wt_buf_view(&c->charset.text);
	if (page->text.len > WT_PAGE_PARSED) {
		complain_size(c);
		return false;
	}
	page->charset = wt_str_of(c->charset.name);
	page->bad_bytes = c->charset.bad_bytes;
	page->kind = wt_looks_html(page->text) ? WT_PAGE_HTML : WT_PAGE_TEXT;
	return true;
}

/* The whole rest of the file as one text or page. */
static bool
text_page(struct wt_capture *c, struct wt_page *page)
{
	if (!read_rest(c))
		return false;
	*page = (struct wt_page){ .kind = WT_PAGE_TEXT,
		.source = wt_str_of(c->source),
		.id = id_of_path(c->source),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	if (c->encoded)
		return decode_page(c, page);
	page->bad_bytes = wt_utf8_clean(c->line.ptr, c->line.len);
	page->text = wt_buf_view(&c->line);
	return true;
}

uint32_t
wt_capture_raw(const struct wt_capture *c, uint32_t offset)
{
	return c->encoded ? wt_charset_raw(&c->charset, offset) : offset;
}

static void
complain_line(struct wt_capture *c, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(
		&f, WARTA_EFORMAT, c->lines.number, "%s:%u: %s", c->source, c->lines.number, what);
	complain(c, f.code, f.offset, f.text);
}

/* The next line that is an article; false at the end of the file. */
static bool
json_page(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		struct wt_fault f = { 0 };
		enum wt_line got = wt_lines_next(&c->lines, &c->line);
		if (got == WT_LINE_END && c->lines.error)
			complain_of(c, WARTA_EIO, c->source, strerror(c->lines.error));
		if (got == WT_LINE_END)
			return false;
		if (got == WT_LINE_TOO_LONG) {
			complain_line(c, "the line is too long");
			continue;
		}
		if (wt_str_trim(wt_buf_view(&c->line)).len == 0)
			continue;
		int code = wt_jsonl_read(&c->json, wt_buf_view(&c->line), page, &f);
		if (f.code != WARTA_OK)
			complain_line(c, f.text);
		if (code != WARTA_OK)
			continue;
		page->source = wt_str_of(c->source);
		page->line = c->lines.number;
		return true;
	}
}

int
wt_capture_next(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		if (c->fd < 0 && !next_file(c))
			return 0;
		bool got = false;
		if (c->jsonl)
			got = json_page(c, page);
		else if (c->pages == 0)
			got = text_page(c, page);
		if (got) {
			c->pages++;
			return 1;
		}
		close_file(c);
	}
}
