/*
 * check.c - the public functions about the lexicon: checked, listed, looked up.
 */
#include <sys/stat.h>

#include "base/file.h"
#include "work/document.h"
#include "work/example.h"

#define NAMES_MAX 64

struct checking {
	warta_on_example *visit;
	void *context;
	struct wt_arena *arena; /* for NUL-ended copies; reset for each example */
};

static const char *
copy(struct wt_arena *arena, struct wt_str s)
{
	return wt_arena_copy(arena, s).ptr;
}

static void
give_example(void *context, const struct wt_example_result *r)
{
	struct checking *c = context;
	if (wt_arena_guard(c->arena) != 0)
		return;
	struct warta_example x = { .file = copy(c->arena, r->entry->file),
		.line = r->example.line,
		.kind = copy(c->arena, r->entry->kind),
		.name = copy(c->arena, r->entry->name),
		.sentence = copy(c->arena, r->example.text),
		.published = copy(c->arena, r->example.date),
		.passed = r->passed,
		.missing = copy(c->arena, r->passed ? WT_STR("") : r->missing),
		.got = copy(c->arena, r->got) };
	wt_arena_unguard(c->arena);
	c->visit(c->context, &x);
	wt_arena_reset(c->arena);
}

static void
give_errors(const struct wt_lex *lex, warta_on_complaint *complaint, void *context)
{
	struct wt_str rest = wt_buf_view(&lex->errors), line;
	while (complaint && wt_str_split(&rest, '\n', &line)) {
		struct wt_fault f = { 0 };
		struct warta_fault out;
		if (line.len == 0)
			continue;
		(void)wt_fail(&f, WARTA_ELEXICON, 0, "%.*s", WT_FMT(line));
		(void)wt_fault_give(&out, &f, f.code);
		complaint(context, &out);
	}
}

static bool
same_file(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* What the folder calls the file; reads it too where it lies elsewhere. */
static int
add_file(struct wt_lex *lex, const char **file, struct wt_fault *f)
{
	struct wt_buf text = { 0 };
	for (uint32_t i = 0; i < lex->n; i++)
		/* the names in lex are copies with a NUL behind */
		if (same_file(lex->entries[i].file.ptr, *file)) {
			*file = lex->entries[i].file.ptr;
			return WARTA_OK;
		}
	int code = wt_file_read(*file, WT_LEX_FILE_MAX, &text, f);
	if (code == WARTA_OK)
		wt_lex_read(lex, *file, wt_buf_view(&text));
	wt_buf_release(&text);
	return code;
}

int
warta_lexicon_check(const char *folder, const char *file, warta_on_example *example,
	warta_on_complaint *complaint, void *context, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_lex lex;
	struct wt_reader reader = { 0 };
	struct wt_arena arena;
	struct checking checking = { example, context, &arena };
	wt_lex_init(&lex);
	wt_arena_init(&arena, WT_DOCUMENT_BUDGET);
	int code = wt_lexicon_read(&lex, folder, &f);
	if (code == WARTA_OK && file)
		code = add_file(&lex, &file, &f);
	if (code == WARTA_OK)
		code = wt_reader_open_lex(&reader, &lex, &f);
	give_errors(&lex, complaint, context);
	if (code == WARTA_OK)
		wt_examples_run(&reader, &lex, file, give_example, &checking);
	wt_reader_close(&reader);
	wt_arena_release(&arena);
	wt_lex_release(&lex);
	return wt_fault_give(fault, &f, code);
}

int
warta_lexicon_list(const char *folder, const char *kind, warta_on_entry *entry, void *context,
	struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_lex lex;
	wt_lex_init(&lex);
	int code = wt_lexicon_read(&lex, folder, &f);
	if (code == WARTA_OK && wt_arena_guard(&lex.arena) != 0)
		code = wt_fail(&f, WARTA_ENOMEM, 0, "%s: out of memory", folder);
	for (uint32_t i = 0; code == WARTA_OK && i < lex.n; i++) {
		const struct wt_lex_entry *e = &lex.entries[i];
		if (kind && !wt_str_is(e->kind, kind))
			continue;
		struct warta_entry out = { e->file.ptr, e->line, copy(&lex.arena, e->kind),
			copy(&lex.arena, e->name) };
		entry(context, &out);
	}
	wt_lex_release(&lex);
	return wt_fault_give(fault, &f, code);
}

static const char *
kind_name(enum wt_actor_kind kind)
{
	static const char *const NAMES[] = { "country", "body", "person", "office", "agent",
		"media" };
	return kind < WT_ACTOR_REFERENCE ? NAMES[kind] : "place";
}

static void
give_row(const struct wt_gazetteer_row *row, struct wt_arena *arena, warta_on_name *found,
	void *context)
{
	struct warta_name name = { .kind = kind_name(row->kind),
		.name = copy(arena, row->name),
		.office = copy(arena, row->office),
		.country = row->country,
		.sector = row->sector,
		.family = copy(arena, row->family),
		.outlet = copy(arena, row->outlet_kind) };
	found(context, &name);
}

int
warta_lexicon_find(const struct warta_reader *reader, const char *name, const char *day,
	warta_on_name *found, void *context, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_day at = { 0, 0, 0 };
	struct wt_arena arena;
	uint32_t rows[NAMES_MAX];
	const struct wt_gazetteer *g = reader->rooms.gazetteer;
	if (day && !wt_day_parse(wt_str_of(day), &at))
		return wt_fault_give(fault, &f, wt_fail(&f, WARTA_EUSAGE, 0, "no day: %s", day));
	uint32_t n = wt_gazetteer_find(g, wt_str_of(name), at, rows, NAMES_MAX);
	if (n == 0)
		return wt_fault_give(fault, &f,
			wt_fail(&f, WARTA_ENOTFOUND, 0, "the lexicon knows no '%s'", name));
	wt_arena_init(&arena, WT_DOCUMENT_BUDGET);
	if (wt_arena_guard(&arena) != 0) {
		wt_arena_release(&arena);
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	}
	for (uint32_t i = 0; i < n && i < NAMES_MAX; i++) {
		struct wt_gazetteer_row row;
		if (wt_gazetteer_row(g, rows[i], at, &row))
			give_row(&row, &arena, found, context);
	}
	wt_arena_release(&arena);
	return wt_fault_give(fault, &f, WARTA_OK);
}
