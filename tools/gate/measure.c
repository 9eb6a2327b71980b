/*
 * measure.c - how many articles the gate tells right, and how fast.
 *
 * A line has "lang" and "text", and may have "outlet".  Prints a table (a row: what it
 * is, a column: what the gate says), the share of Indonesian articles admitted, of
 * each other language turned away, and the bytes a second of processor time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "capture/gate.h"
#include "gate.h"

#define LIST_MAX ((size_t)8 << 20)
#define ROUNDS   20

struct measure {
	struct wt_gate *gate;
	unsigned long table[WT_LANG_COUNT][WT_LANG_COUNT];
	struct wt_buf all; /* all texts, for the clock */
	size_t *ends;
	size_t n, cap;
	bool verbose;
};

static enum wt_language
language_of(const char *code)
{
	for (int i = 0; code && i < WT_LANG_COUNT; i++)
		if (strcmp(code, wt_language_code((enum wt_language)i)) == 0)
			return (enum wt_language)i;
	return WT_LANG_NONE;
}

static void
keep(struct measure *m, struct wt_str text)
{
	if (m->n == m->cap) {
		m->cap = m->cap ? 2 * m->cap : 1024;
		m->ends = realloc(m->ends, m->cap * sizeof *m->ends);
		if (!m->ends)
			exit(1);
	}
	wt_buf_str(&m->all, text);
	m->ends[m->n++] = m->all.len;
}

static void
take(void *context, const json_t *object)
{
	struct measure *m = context;
	const char *text = json_string_value(json_object_get(object, "text"));
	enum wt_language is = language_of(json_string_value(json_object_get(object, "lang")));
	if (!text)
		return;
	struct wt_verdict v = wt_gate_tell(m->gate, wt_str_of(text));
	m->table[is][v.language]++;
	keep(m, wt_str_of(text));
	if (m->verbose && is != v.language && (is == WT_LANG_ID || v.language == WT_LANG_ID)) {
		const char *outlet = json_string_value(json_object_get(object, "outlet"));
		(void)printf("%s %s (%s, %u words, margin %d): %.150s\n", wt_language_code(is),
			wt_language_code(v.language), outlet ? outlet : "", v.words, v.margin,
			text);
	}
}

static double
seconds(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
print_speed(const struct measure *m)
{
	unsigned long admitted = 0;
	double start = seconds();
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0, from = 0; i < m->n; from = m->ends[i++]) {
			struct wt_str text = { m->all.ptr + from, m->ends[i] - from };
			admitted += wt_gate_tell(m->gate, text).language == WT_LANG_ID;
		}
	double spent = seconds() - start;
	(void)printf("%zu texts, %.1f MB, %lu Indonesian, %.0f MB/s\n", m->n,
		(double)m->all.len / 1e6, admitted / ROUNDS,
		(double)m->all.len * ROUNDS / 1e6 / spent);
}

static void
print_table(const struct measure *m)
{
	(void)printf("%-6s", "");
	for (int k = 0; k < WT_LANG_COUNT; k++)
		(void)printf("%7s", wt_language_code((enum wt_language)k));
	(void)printf("  right\n");
	for (int i = 0; i < WT_LANG_COUNT; i++) {
		unsigned long all = 0, id = m->table[i][WT_LANG_ID];
		(void)printf("%-6s", wt_language_code((enum wt_language)i));
		for (int k = 0; k < WT_LANG_COUNT; k++) {
			(void)printf("%7lu", m->table[i][k]);
			all += m->table[i][k];
		}
		if (all)
			(void)printf(" %6.2f %%",
				100.0 * (double)(i == WT_LANG_ID ? id : all - id) / (double)all);
		(void)putchar('\n');
	}
}

int
gate_measure(const char *list, int n, char **files)
{
	struct measure m = { .verbose = getenv("GATE_VERBOSE") != NULL };
	struct wt_buf text = { 0 };
	struct wt_fault f = { 0 };
	int code = wt_file_read(list, LIST_MAX, &text, &f);
	if (code == WARTA_OK)
		code = wt_gate_open(&m.gate, wt_buf_view(&text), &f);
	if (code != WARTA_OK)
		(void)fprintf(stderr, "%s\n", f.text);
	bool good = code == WARTA_OK && each_object(n, files, take, &m);
	if (good) {
		print_table(&m);
		print_speed(&m);
	}
	wt_gate_close(m.gate);
	wt_buf_release(&m.all);
	wt_buf_release(&text);
	free(m.ends);
	return good ? 0 : 1;
}
