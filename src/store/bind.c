/*
 * bind.c - see bind.h.
 */
#include "store/bind.h"

void
wt_put_int(struct wt_binding *b, int64_t n)
{
	wt_bind_int(b->stmt, b->at++, n);
}

void
wt_put_str(struct wt_binding *b, struct wt_str s)
{
	wt_bind_str(b->stmt, b->at++, s);
}

void
wt_put_text(struct wt_binding *b, struct wt_str s)
{
	wt_bind_text(b->stmt, b->at++, s);
}

void
wt_put_cstr(struct wt_binding *b, const char *s)
{
	wt_put_str(b, wt_str_of(s));
}

void
wt_put_blob(struct wt_binding *b, const unsigned char *bytes, size_t n)
{
	wt_bind_blob(b->stmt, b->at++, (struct wt_blob_view){ bytes, n });
}

void
wt_put_span(struct wt_binding *b, struct wt_span s)
{
	wt_bind_span(b->stmt, b->at, s);
	b->at += 2;
}

void
wt_put_int_if(struct wt_binding *b, bool known, int64_t n)
{
	if (known)
		wt_put_int(b, n);
	else
		wt_bind_null(b->stmt, b->at++);
}

void
wt_put_real_if(struct wt_binding *b, bool known, double x)
{
	if (known)
		wt_bind_real(b->stmt, b->at++, x);
	else
		wt_bind_null(b->stmt, b->at++);
}

void
wt_put_place(struct wt_binding *b, const struct wt_place *place)
{
	static const struct wt_place NOWHERE;
	const struct wt_place *p = place ? place : &NOWHERE;
	wt_put_str(b, p->name);
	wt_put_cstr(b, p->country);
	wt_put_int_if(b, p->geonameid != 0, p->geonameid);
	wt_put_real_if(b, wt_place_is_mapped(p), (double)p->lat);
	wt_put_real_if(b, wt_place_is_mapped(p), (double)p->lon);
	wt_put_cstr(b, p->precision);
}

/* One more word of a JSON array. */
static void
add_word(struct wt_buf *text, const char *word)
{
	wt_buf_printf(text, "%s\"%s\"", text->len ? "," : "[", word);
}

static void
put_array(struct wt_binding *b, struct wt_buf *text)
{
	if (text->len)
		wt_buf_char(text, ']');
	wt_put_str(b, wt_buf_view(text));
}

void
wt_put_modes(struct wt_binding *b, struct wt_buf *text, const uint8_t *modes, unsigned n)
{
	wt_buf_clear(text);
	for (unsigned i = 0; i < n; i++)
		add_word(text, WT_MODES[modes[i]].name);
	put_array(b, text);
}

void
wt_put_contexts(struct wt_binding *b, struct wt_buf *text, uint64_t contexts)
{
	wt_buf_clear(text);
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (contexts & (UINT64_C(1) << i))
			add_word(text, wt_context_name((enum wt_context)i));
	put_array(b, text);
}
