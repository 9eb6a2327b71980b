/*
 * gate.h - what the files of this tool share.
 */
#ifndef TOOL_GATE_H
#define TOOL_GATE_H

#include <jansson.h>

#include "base/buf.h"

#define WORD_LEAST 2
#define WORD_MOST  16

/* A word and how often it stands in each language. */
struct word {
	char text[WORD_MOST + 1];
	double counts[6];
};

struct words {
	struct word *items; /* in the order of a hash table: text[0] is 0 where free */
	size_t n, cap;
	double totals[6]; /* words in all, also those that are not kept */
};

void words_add(struct words *words, struct wt_str word, int language, double count);
void words_add_text(struct words *words, struct wt_str text, int language);
void words_release(struct words *words);
/* Calls with each object of the files; false (said on stderr) where one cannot be read. */
typedef void on_object(void *context, const json_t *object);
bool each_object(int n, char **files, on_object *take, void *context);

int gate_count(int n, char **files);
int gate_train(const char *models, int n, char **files);
int gate_measure(const char *list, int n, char **files);

#endif
