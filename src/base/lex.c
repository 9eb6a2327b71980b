/*
 * lex.c - entries out of text.
 *
 *	frame kecam            # head line: kind, name
 *	  type  ACCUSE         indented: key, value
 *	  ~ Iran mengecam X.   an example keeps its '#'
 */
#include "base/lex.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"

#define LEX_BUDGET   ((size_t)1 << 30)
#define DEFAULT_DATE "2024-07-19"

void
wt_lex_init(struct wt_lex *lex)
{
	memset(lex, 0, sizeof *lex);
	wt_arena_init(&lex->arena, LEX_BUDGET);
}

void
wt_lex_release(struct wt_lex *lex)
{
	wt_arena_release(&lex->arena);
	wt_buf_release(&lex->errors);
	memset(lex, 0, sizeof *lex);
}

void
wt_lex_error(
	struct wt_lex *lex, const struct wt_lex_entry *e, uint32_t line, const char *format, ...)
{
	char text[400];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(text, sizeof text, format, args);
	va_end(args);
	lex->n_errors++;
	wt_buf_printf(&lex->errors, "%.*s:%u: %s\n", WT_FMT(e->file), line, text);
}

/* Up to a '#' at the margin or behind white space. */
static struct wt_str
without_comment(struct wt_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '#' && (i == 0 || wt_is_space(s.ptr[i - 1])))
			return (struct wt_str){ s.ptr, i };
	return s;
}

static void
cut_word(struct wt_str s, struct wt_str *word, struct wt_str *rest)
{
	size_t n = 0;
	while (n < s.len && !wt_is_space(s.ptr[n]))
		n++;
	*word = (struct wt_str){ s.ptr, n };
	*rest = wt_str_trim((struct wt_str){ s.ptr + n, s.len - n });
}

/* As lexicon/README.md lists them. */
static bool
is_kind(struct wt_str s)
{
	static const char *const KINDS[] = { "frame", "none", "class", "context", "country",
		"actor", "body", "office", "agent", "media", "place", "places", "cue" };
	for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
		if (wt_str_is(s, KINDS[i]))
			return true;
	return false;
}

static void
add_head(struct wt_lex *lex, struct wt_str file, struct wt_str line, uint32_t number)
{
	struct wt_lex_entry *e = WT_PUSH(&lex->arena, lex->entries, lex->n, lex->cap);
	memset(e, 0, sizeof *e);
	cut_word(wt_str_trim(without_comment(line)), &e->kind, &e->name);
	e->file = file;
	e->line = number;
	if (e->name.len == 0)
		wt_lex_error(lex, e, number, "an entry needs a kind and a name");
	else if (!is_kind(e->kind))
		wt_lex_error(lex, e, number, "'%.*s' is no kind of entry", WT_FMT(e->kind));
}

static void
add_line(struct wt_lex *lex, struct wt_str line, uint32_t number)
{
	struct wt_lex_entry *e = &lex->entries[lex->n - 1];
	struct wt_str s = wt_str_trim(line);
	bool example = s.ptr[0] == '~' || s.ptr[0] == '=';
	if (!example)
		s = wt_str_trim(without_comment(s));
	if (s.len == 0)
		return;
	struct wt_lex_line *l = WT_PUSH(&lex->arena, e->lines, e->n, e->cap);
	cut_word(s, &l->key, &l->value);
	l->line = number;
	if (l->value.len == 0)
		wt_lex_error(lex, e, number, "'%.*s' needs a value", WT_FMT(l->key));
}

void
wt_lex_read(struct wt_lex *lex, const char *file, struct wt_str text)
{
	struct wt_str name = wt_arena_copy(&lex->arena, wt_str_of(file));
	struct wt_str rest = wt_arena_copy(&lex->arena, text), line;
	uint32_t number = 0, before = lex->n;
	while (wt_str_split(&rest, '\n', &line)) {
		struct wt_lex_entry here = { .file = name };
		number++;
		struct wt_str body = wt_str_trim(line);
		if (body.len == 0 || body.ptr[0] == '#')
			continue;
		if (line.len > WT_LEX_LINE_MAX)
			wt_lex_error(
				lex, &here, number, "a line of over %d bytes", WT_LEX_LINE_MAX);
		else if (!wt_is_space(line.ptr[0]))
			add_head(lex, name, line, number);
		else if (lex->n > before)
			add_line(lex, line, number);
		else
			wt_lex_error(lex, &here, number, "an indented line before the first entry");
	}
}

static int
read_file(struct wt_lex *lex, const char *path, struct wt_fault *f)
{
	struct wt_buf b = { 0 };
	int code = wt_file_read(path, WT_LEX_FILE_MAX, &b, f);
	if (code == WARTA_OK)
		wt_lex_read(lex, path, wt_buf_view(&b));
	wt_buf_release(&b);
	return code;
}

int
wt_lex_read_folder(struct wt_lex *lex, const char *path, struct wt_fault *f)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, NULL, alphasort), code = WARTA_OK;
	if (n < 0)
		return wt_fail(f, WARTA_EIO, 0, "%s: cannot read the folder: %s",
			path[0] ? path : "''", strerror(errno));
	for (int i = 0; i < n; i++) {
		char child[4096];
		struct stat st;
		const char *name = names[i]->d_name;
		int len = snprintf(child, sizeof child, "%s/%s", path, name);
		bool usable = name[0] != '.' && len > 0 && (size_t)len < sizeof child &&
			      stat(child, &st) == 0;
		if (code == WARTA_OK && usable && S_ISDIR(st.st_mode))
			code = wt_lex_read_folder(lex, child, f);
		else if (code == WARTA_OK && usable && wt_str_ends(wt_str_of(name), WT_STR(".txt")))
			code = read_file(lex, child, f);
		free(names[i]);
	}
	free(names);
	return code;
}

const struct wt_lex_line *
wt_lex_find(const struct wt_lex_entry *e, const char *key, uint32_t from)
{
	for (uint32_t i = from; i < e->n; i++)
		if (wt_str_is(e->lines[i].key, key))
			return &e->lines[i];
	return NULL;
}

bool
wt_lex_example(const struct wt_lex_entry *e, uint32_t *at, struct wt_lex_example *x)
{
	const struct wt_lex_line *l = wt_lex_find(e, "~", *at);
	if (!l)
		return false;
	*x = (struct wt_lex_example){ l->value, WT_STR(DEFAULT_DATE), l + 1, 0, l->line };
	for (size_t i = l->value.len; i > 0; i--)
		if (l->value.ptr[i - 1] == '@') {
			x->text = wt_str_trim((struct wt_str){ l->value.ptr, i - 1 });
			x->date =
				wt_str_trim((struct wt_str){ l->value.ptr + i, l->value.len - i });
			break;
		}
	uint32_t i = wt_lex_index(e, l) + 1;
	while (i < e->n && wt_str_is(e->lines[i].key, "="))
		i++;
	x->n = i - wt_lex_index(e, l) - 1;
	*at = i;
	return true;
}
