/*
 * escape.h - texts as CSV, TSV, XML and iCalendar want them; each appends one.
 */
#ifndef WT_BASE_ESCAPE_H
#define WT_BASE_ESCAPE_H

#include "base/buf.h"

/* A field of RFC 4180; `guard` puts a ' before what a spreadsheet would compute. */
void wt_escape_csv(struct wt_buf *b, const char *text, bool guard);
/* Tabs, line ends and control characters become blanks. */
void wt_escape_tsv(struct wt_buf *b, const char *text);
/* Escaped for text and attributes; what XML 1.0 forbids is left out. */
void wt_escape_xml(struct wt_buf *b, const char *text);
/* A line of iCalendar, folded; the value is escaped. */
void wt_escape_ics(struct wt_buf *b, const char *name, const char *value);

#endif
