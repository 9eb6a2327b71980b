/*
 * report.h - figures of a bank that was read: for the terminal and for models/grammar.txt.
 */
#ifndef WT_TRAIN_REPORT_H
#define WT_TRAIN_REPORT_H

#include "base/buf.h"
#include "treebank.h"

/* Adds lines to *out: words, UPOS, UAS, LAS; F1 of some relations; the commonest confusions. */
void report_trees(const struct treebank *bank, const char *name, bool details, struct wt_buf *out);
/* Precision, recall and F1 of names by exact span. */
void report_names(const struct treebank *bank, const char *name, struct wt_buf *out);

#endif
