/*
 * lines.h - what a line of a page is: the marks that outlets use.
 */
#ifndef WT_EXTRACT_LINES_H
#define WT_EXTRACT_LINES_H

#include "extract/article.h"

enum wt_line_role {
	WT_LINE_PLAIN,
	WT_LINE_TITLE,
	WT_LINE_CAPTION,
	WT_LINE_DATE,
	WT_LINE_CREDIT, /* Penulis : ... Editor : ... */
	WT_LINE_SOURCE, /* Sumber : ... */
	WT_LINE_AUTHOR, /* roles of the parts of a credit line */
	WT_LINE_EDITOR,
	WT_LINE_AGENCIES,  /* REUTERS | YONHAP */
	WT_LINE_FURNITURE, /* short, above the body */
	WT_LINE_NOISE,     /* an inserted link, an advertisement */
	WT_LINE_FOOT       /* the foot of the page: nothing below belongs to the article */
};

/* By the line's own marks alone. */
enum wt_line_role wt_line_role(struct wt_str line);

struct wt_credit_part {
	enum wt_line_role role; /* AUTHOR, EDITOR or SOURCE */
	struct wt_span name;
};
/* The next name of a credit line; *rest moves behind it. */
bool wt_credit_next(struct wt_str doc, struct wt_span *rest, struct wt_credit_part *part);

/* "Reporter": a label whose name stands on the next line. */
bool wt_label_alone(struct wt_str line, enum wt_line_role *role);
/* "Baca juga:": the headline stands on the next line. */
bool wt_link_alone(struct wt_str line);
/* The next agency of a line like "REUTERS | YONHAP"; *rest moves behind it.  False where it names
 * none. */
bool wt_agency_next(struct wt_str doc, struct wt_span *rest, struct wt_span *name);

/* A dateline at the head of a body line. */
struct wt_dateline {
	struct wt_span span;   /* through the dash or colon */
	struct wt_span head;   /* a publication line glued before it; empty where none */
	struct wt_span place;  /* empty where none */
	struct wt_span outlet; /* likewise */
	bool weak;             /* a place alone: a headline may look like it */
};
bool wt_dateline_find(struct wt_str doc, struct wt_span line, struct wt_dateline *d);
/* "KOMPAS.TV", "CNN Indonesia", "detikNews": a line or part that is an outlet's name. */
bool wt_is_outlet(struct wt_str s);

/* The first "Baca juga: ..." within a line, to its end as far as it can be told. */
bool wt_inserted_link(struct wt_str doc, struct wt_span line, struct wt_span *link);
/* "(afp/fra)" at the line's end. */
bool wt_closing_code(struct wt_str doc, struct wt_span line, struct wt_span *code);
/* A short line without a closing mark, in words that begin with capitals. */
bool wt_is_heading(struct wt_str line);
/* The name before a date: "Willy Haryono • 19 Juni 2024". */
bool wt_author_before_date(struct wt_str doc, struct wt_span line, struct wt_span *name);

#endif
