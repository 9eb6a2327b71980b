/*
 * query.h - the parameters of a request as a query of the store, and as a form that asks for one.
 *
 *	party (up to four) from to type mode place source outlet status stance q min order limit
 *offset
 */
#ifndef WT_WEB_QUERY_H
#define WT_WEB_QUERY_H

#include "warta/warta.h"
#include "web/visit.h"

#define WT_WEB_ROWS     50  /* shown on a page */
#define WT_WEB_ROWS_MAX 500 /* of one page of data */

/* Fills the query, views into the request; WARTA_EUSAGE and v->fault for a value that is none. */
int wt_query_read(struct wt_visit *v, struct wt_query *q);
/* The same as the library's public query, for the exports; strings live in the visit's arena. */
int wt_query_public(struct wt_visit *v, struct warta_query *q);
/* The form, filled with what was asked. */
void wt_query_form(struct wt_visit *v);

#endif
