/*
 * pages.h - the pages, one function each, and the list that several of them hold.
 */
#ifndef WT_WEB_PAGES_H
#define WT_WEB_PAGES_H

#include "web/visit.h"

wt_answer wt_page_home;      /* / */
wt_answer wt_page_events;    /* /events */
wt_answer wt_page_event;     /* /event/ID */
wt_answer wt_page_actor;     /* /actor/ID */
wt_answer wt_page_article;   /* /article/ID */
wt_answer wt_page_sources;   /* /sources */
wt_answer wt_page_source;    /* /source/ID */
wt_answer wt_page_stories;   /* /stories */
wt_answer wt_page_story;     /* /story/ID */
wt_answer wt_page_relations; /* /relations */
wt_answer wt_page_relation;  /* /relation/A/B */
wt_answer wt_page_search;    /* /search */
wt_answer wt_page_changes;   /* /changes */
wt_answer wt_page_alerts;    /* /alerts */
wt_answer wt_page_alert;     /* /alert/NAME */
wt_answer wt_page_method;    /* /about/method */
wt_answer wt_page_api;       /* /about/api */
wt_answer wt_page_names;     /* /names.json */
wt_answer wt_page_set;       /* /set */

/* The events of a query with pager and links to their data. */
int wt_list_events(struct wt_visit *v, const struct wt_query *query);
/* The same with counts beside it that narrow it down. */
int wt_list_events_by(struct wt_visit *v, const struct wt_query *query);

/* Stories of a query, and whether there are more. */
int wt_list_stories(struct wt_visit *v, const struct wt_query *query, bool *more);
/* Pairs of states in the newest events, at most so many, as a table. */
int wt_list_pairs(struct wt_visit *v, unsigned most);

#endif
