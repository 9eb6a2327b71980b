/*
 * table.c - rows as a table that fits the terminal, or for other programs: JSON Lines,
 * CSV (RFC 4180, lines end in LF), TSV (tabs and line ends in cells become blanks).
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define GAP         2
#define SHARE_GOOD  8
#define SHARE_LEAST 3
#define DROP_MOST   9

static bool
is_shown(const struct table *t, size_t i)
{
	const struct column *c = &t->columns[i];
	return c->width >= 0 && !(c->drop && c->drop >= t->drop);
}

/* What is left for each column without a width; where there is none, whether the others fit. */
static int
share_of(const struct table *t)
{
	int left = terminal_width() + GAP, open = 0;
	for (size_t i = 0; i < t->n; i++) {
		if (!is_shown(t, i))
			continue;
		left -= t->columns[i].width + GAP;
		open += t->columns[i].width == 0;
	}
	if (!open)
		return left < 0 ? 0 : SHARE_GOOD;
	return left / open;
}

static void
table_widths(struct table *t)
{
	t->drop = DROP_MOST + 1;
	while ((t->share = share_of(t)) < SHARE_GOOD && t->drop > 1)
		t->drop--;
	t->share = t->share < SHARE_LEAST ? SHARE_LEAST : t->share;
}

/* A column without a key is for people only. */
static bool
is_for_programs(const struct column *c)
{
	return c->key[0] != '\0';
}

/* Cut to the width, or filled up to it. */
static void
table_cell(const char *text, int width, bool last, bool number)
{
	size_t bytes;
	int used = text_width(text);
	if (used > width) {
		used = text_cut(text, width - 1, &bytes) + 1;
		(void)outf("%.*s…", (int)bytes, text);
	} else {
		if (number)
			(void)outf("%*s", width - used, "");
		(void)outf("%s", text);
		used = number ? width : used;
	}
	if (!last)
		(void)outf("%*s", width - used + GAP, "");
}

static void
table_line(const struct table *t, const char *const *cells)
{
	size_t last = t->n;
	while (last > 0 && !is_shown(t, last - 1))
		last--;
	for (size_t i = 0; i < last; i++) {
		const struct column *c = &t->columns[i];
		if (is_shown(t, i))
			table_cell(
				cells[i], c->width ? c->width : t->share, i + 1 == last, c->number);
	}
	(void)outf("\n");
}

static void
csv_cell(const char *text)
{
	if (!strpbrk(text, ",\"\r\n")) {
		(void)outf("%s", text);
		return;
	}
	(void)outf("\"");
	for (; *text; text++)
		(void)outf(*text == '"' ? "\"\"" : "%c", *text);
	(void)outf("\"");
}

static void
tsv_cell(const char *text)
{
	for (; *text; text++)
		(void)outf("%c", strchr("\t\r\n", *text) ? ' ' : *text);
}

void
put_json(const char *text)
{
	(void)outf("\"");
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\')
			(void)outf("\\%c", c);
		else if (c < 0x20)
			(void)outf("\\u%04x", c);
		else
			(void)out(text, 1);
	}
	(void)outf("\"");
}

static void
json_line(const struct table *t, const char *const *cells)
{
	bool any = false;
	(void)outf("{");
	for (size_t i = 0; i < t->n; i++) {
		if (!cells[i][0] || !is_for_programs(&t->columns[i]))
			continue; /* absent is unknown */
		(void)outf("%s\"%s\":", any ? "," : "", t->columns[i].key);
		if (t->columns[i].number)
			(void)outf("%s", cells[i]);
		else
			put_json(cells[i]);
		any = true;
	}
	(void)outf("}\n");
}

static void
separated_line(const struct table *t, const char *const *cells)
{
	for (size_t i = 0; i < t->n; i++) {
		if (!is_for_programs(&t->columns[i]))
			continue;
		if (i)
			(void)outf(t->format == FORMAT_CSV ? "," : "\t");
		if (t->format == FORMAT_CSV)
			csv_cell(cells[i]);
		else
			tsv_cell(cells[i]);
	}
	(void)outf("\n");
}

static void
table_head(struct table *t)
{
	const char *cells[32] = { NULL };
	bool table = t->format == FORMAT_TABLE;
	for (size_t i = 0; i < t->n && i < 32; i++)
		cells[i] = table ? words(t->columns[i].en, t->columns[i].id) : t->columns[i].key;
	if (table) {
		(void)outf("%s", bold());
		table_line(t, cells);
		(void)outf("%s", plain());
	} else if (t->format != FORMAT_JSONL) {
		separated_line(t, cells);
	}
	t->begun = true;
}

void
table_begin(struct table *t, enum format format, const struct column *columns, size_t n)
{
	*t = (struct table){ .format = format, .columns = columns, .n = n };
	table_widths(t);
}

bool
table_row(struct table *t, const char *const *cells)
{
	if (!t->begun)
		table_head(t);
	if (t->format == FORMAT_TABLE)
		table_line(t, cells);
	else if (t->format == FORMAT_JSONL)
		json_line(t, cells);
	else
		separated_line(t, cells);
	return !ferror(stdout);
}

/* A file for programs has its head also where it has no row. */
void
table_end(struct table *t)
{
	if (!t->begun && t->format != FORMAT_TABLE)
		table_head(t);
}
