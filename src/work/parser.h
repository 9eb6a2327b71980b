/*
 * parser.h - pages of the web parsed in children that can do nothing else (base/cell.h).
 *
 * One cell a thread that reads; a thread takes a free one for each page.  A page that
 * breaks its child, or takes too long, is kept in a folder by its hash and named; the
 * child is replaced.  Children are started when the first page comes.  Where the system
 * gives none at all, pages are parsed in the process itself, unless a sandbox is
 * demanded.
 */
#ifndef WT_WORK_PARSER_H
#define WT_WORK_PARSER_H

#include "base/buf.h"
#include "extract/article.h"

struct wt_parser;

struct wt_parser_ask {
	unsigned cells;
	unsigned seconds;           /* for one page */
	const char *quarantine;     /* folder of pages that broke a child; made when it is needed */
	bool demanded;              /* no sandbox is a failure */
	struct wt_nursery *nursery; /* of the children; NULL: they are forked here */
};

/* WARTA_ENOMEM; where a whole sandbox is demanded and cannot be had, WARTA_EIO. */
int wt_parser_open(struct wt_parser **parser, const struct wt_parser_ask *ask, struct wt_fault *f);
void wt_parser_close(struct wt_parser *parser); /* takes NULL */
/* What guarded the last page: of WT_CELL_WHOLE, or one of these. */
enum { WT_PARSER_UNUSED = -1, WT_PARSER_NONE = -2 /* no child could be had */ };
int wt_parser_given(struct wt_parser *parser);

/* The article of a page as bytes of extract/wire.h, into *out.  What broke its child is a fault
 * that names the page and where it is kept. */
int wt_parser_read(struct wt_parser *parser, const struct wt_page *page, struct wt_buf *out,
	struct wt_fault *f);

#endif
