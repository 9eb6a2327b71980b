/*
 * bind.h - a statement's parameters, bound one after another.
 *
 *	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
 *	wt_put_int(&b, claim);
 *	wt_put_str(&b, name);
 *
 * Texts are borrowed until the statement has run.  For the rooms store and story.
 */
#ifndef WT_STORE_BIND_H
#define WT_STORE_BIND_H

#include "store/db.h"

struct wt_binding {
	struct wt_stmt *stmt;
	int at; /* the next parameter, from 1 */
};

void wt_put_int(struct wt_binding *b, int64_t n);
void wt_put_str(struct wt_binding *b, struct wt_str s);  /* "" is NULL */
void wt_put_text(struct wt_binding *b, struct wt_str s); /* "" stays "" */
void wt_put_cstr(struct wt_binding *b, const char *s);
void wt_put_blob(struct wt_binding *b, const unsigned char *bytes, size_t n);
void wt_put_span(struct wt_binding *b, struct wt_span s); /* two parameters; an empty one is NULL */
/* NULL where it is not known */
void wt_put_int_if(struct wt_binding *b, bool known, int64_t n);
void wt_put_real_if(struct wt_binding *b, bool known, double x);
/* name, country, geonameid, lat, lon, precision: six parameters; NULL stands for no place */
void wt_put_place(struct wt_binding *b, const struct wt_place *place);
/* ["visit","meet"]; the text is kept in the buffer, none is NULL */
void wt_put_modes(struct wt_binding *b, struct wt_buf *text, const uint8_t *modes, unsigned n);
void wt_put_contexts(struct wt_binding *b, struct wt_buf *text, uint64_t contexts);

#endif
