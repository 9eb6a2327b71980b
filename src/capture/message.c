/*
 * message.c - see message.h.
 */
#include "capture/message.h"

#include <stdlib.h>

#include "base/utf8.h"

#define CODE_MOST 1000 /* of a fault, below nought */

/* --- parts ------------------------------------------------------------------------------------ */

static void
choice(struct wt_wire *w, uint32_t *n, uint32_t most)
{
	wt_wire_number(w, n);
	w->broken = w->broken || *n > most;
}

/* A text that lies in an array and ends in NUL. */
static void
text(struct wt_wire *w, char *s, size_t room)
{
	struct wt_str v = wt_str_of(s);
	wt_wire_bytes(w, &v);
	if (w->broken || w->put)
		return;
	w->broken = v.len >= room || memchr(v.ptr, '\0', v.len + 1) != v.ptr + v.len;
	if (!w->broken)
		memcpy(s, v.ptr, v.len + 1);
}

static void
fault(struct wt_wire *w, struct wt_fault *f)
{
	uint32_t code = (uint32_t)-f->code;
	choice(w, &code, CODE_MOST);
	f->code = code <= CODE_MOST ? -(int)code : 0;
	wt_wire_number(w, &f->offset);
	text(w, f->text, sizeof f->text);
	if (!w->put && !w->broken) /* a message cut in a letter */
		(void)wt_utf8_clean(f->text, strlen(f->text));
}

static void
seen(struct wt_wire *w, struct wt_seen *s)
{
	uint32_t outcome = (uint32_t)s->outcome;
	choice(w, &outcome, WT_OUTCOME_GONE);
	s->outcome = (enum wt_outcome)outcome;
	text(w, s->validators.etag, sizeof s->validators.etag);
	text(w, s->validators.modified, sizeof s->validators.modified);
	wt_wire_raw(w, &s->due, sizeof s->due);
	wt_wire_number(w, &s->failures);
	wt_wire_long(w, &s->position);
}

static void
name(struct wt_wire *w, struct wt_record_name *n)
{
	wt_wire_long(w, &n->id);
	wt_wire_long(w, &n->digest);
	wt_wire_long(w, &n->offset);
	wt_wire_long(w, &n->url);
}

static void
kinds(struct wt_wire *w, enum wt_input_kind *kind, enum wt_packing *packing)
{
	uint32_t k = (uint32_t)*kind, p = (uint32_t)*packing;
	choice(w, &k, WT_INPUT_ARC);
	choice(w, &p, WT_PACKED_ZSTD);
	*kind = (enum wt_input_kind)k;
	*packing = (enum wt_packing)p;
}

void
wt_message_page(struct wt_wire *w, struct wt_page *p)
{
	uint32_t kind = (uint32_t)p->kind;
	choice(w, &kind, WT_PAGE_HTML);
	p->kind = (enum wt_page_kind)kind;
	wt_wire_string(w, &p->id);
	wt_wire_string(w, &p->url);
	wt_wire_string(w, &p->outlet);
	wt_wire_string(w, &p->title);
	wt_wire_moment(w, &p->published);
	wt_wire_moment(w, &p->fetched);
	wt_wire_string(w, &p->charset);
	wt_wire_number(w, &p->line);
	wt_wire_long(w, &p->offset);
	wt_wire_long(w, &p->length);
	wt_wire_number(w, &p->bad_bytes);
	wt_wire_bytes(w, &p->map);
	wt_wire_string(w, &p->text);
}

static void
begun(struct wt_wire *w, struct wt_begun *b)
{
	wt_wire_flag(w, &b->found);
	wt_wire_long(w, &b->start);
	kinds(w, &b->kind, &b->packing);
}

static void
end(struct wt_wire *w, struct wt_intake_end *e)
{
	wt_wire_long(w, &e->next);
	wt_wire_long(w, &e->done);
	wt_wire_flag(w, &e->item_failed);
	wt_wire_number(w, &e->every);
	wt_wire_number(w, &e->rest.hours);
	wt_wire_number(w, &e->rest.days);
}

static void
message(struct wt_wire *w, struct wt_message *m)
{
	switch (m->kind) {
	case WT_SAY_READY:
		choice(w, &m->given, 3);
		break;
	case WT_SAY_BEGUN:
		begun(w, &m->begun);
		break;
	case WT_SAY_PAGE:
		wt_message_page(w, &m->page);
		break;
	case WT_SAY_FAULT:
		fault(w, &m->fault);
		break;
	case WT_SAY_KEEP:
		wt_wire_bytes(w, &m->key);
		seen(w, &m->seen);
		break;
	case WT_SAY_PUSH:
	case WT_ASK_RECALL:
	case WT_ASK_FETCH:
		wt_wire_bytes(w, &m->key);
		break;
	case WT_SAY_NAME:
	case WT_ASK_RESOLVE:
		name(w, &m->name);
		break;
	case WT_SAY_CUT:
		wt_wire_long(w, &m->cut.at);
		wt_wire_long(w, &m->cut.lines);
		break;
	case WT_SAY_END:
		end(w, &m->end);
		break;
	default:
		w->broken = true;
	}
}

static void
job(struct wt_wire *w, struct wt_job *j)
{
	wt_wire_bytes(w, &j->path);
	wt_wire_flag(w, &j->regular);
	wt_wire_bytes(w, &j->bytes);
	wt_wire_bytes(w, &j->url);
	wt_wire_bytes(w, &j->charset);
	wt_wire_long(w, &j->from);
	wt_wire_long(w, &j->to);
	wt_wire_flag(w, &j->within);
	kinds(w, &j->kind, &j->packing);
	wt_wire_long(w, &j->skip);
	wt_wire_long(w, &j->lines_from);
	wt_wire_long(w, &j->lines_to);
	wt_wire_long(w, &j->lines);
	wt_wire_bytes(w, &j->place);
	seen(w, &j->state);
	wt_wire_flag(w, &j->online);
	wt_wire_long(w, &j->cut);
}

static void
fetched(struct wt_wire *w, struct wt_fetched *g)
{
	uint32_t status = (uint32_t)g->status, retry = g->retry_after;
	choice(w, &status, 99999);
	wt_wire_number(w, &retry);
	g->status = (int)status;
	g->retry_after = retry;
	wt_wire_bytes(w, &g->body);
	wt_wire_bytes(w, &g->type);
	wt_wire_bytes(w, &g->url);
}

static void
answer(struct wt_wire *w, enum wt_message_kind to, struct wt_answer *a)
{
	uint32_t code = (uint32_t)a->code;
	wt_wire_flag(w, &a->found);
	if (to == WT_ASK_RECALL)
		seen(w, &a->seen);
	if (to == WT_ASK_RESOLVE)
		name(w, &a->name);
	if (to != WT_ASK_FETCH)
		return;
	wt_wire_number(w, &code);
	a->code = (int)code;
	fault(w, &a->fault);
	fetched(w, &a->got);
}

/* --- both ways -------------------------------------------------------------------------------- */

/* Room for n more bytes. */
static bool
room(struct wt_buf *out, size_t n)
{
	if (out->cap - out->len >= n)
		return true;
	size_t cap = out->len + n + ((size_t)4 << 10);
	char *p = realloc(out->ptr, cap);
	if (!p) {
		out->failed = true;
		return false;
	}
	out->ptr = p;
	out->cap = cap;
	return true;
}

/* Bytes that the numbers of any record take, besides its texts. */
#define NUMBERS 2048

static size_t
texts(const struct wt_message *m)
{
	const struct wt_page *p = &m->page;
	if (m->kind == WT_SAY_PAGE)
		return p->id.len + p->url.len + p->outlet.len + p->title.len + p->charset.len +
		       p->map.len + p->text.len;
	return m->key.len;
}

/* What is behind out->len was written: its size goes before it. */
static void
seal(struct wt_buf *out, uint32_t kind, const struct wt_wire *w)
{
	uint32_t head[2] = { (uint32_t)(w->put - (out->ptr + out->len + WT_MESSAGE_HEAD)), kind };
	memcpy(out->ptr + out->len, head, sizeof head);
	out->len += WT_MESSAGE_HEAD + head[0];
}

static bool
begin(struct wt_buf *out, size_t n, struct wt_wire *w)
{
	n += NUMBERS + WT_FAULT_MAX + 2 * WT_FETCH_VALIDATOR;
	if (!room(out, WT_MESSAGE_HEAD + n))
		return false;
	*w = (struct wt_wire){ .put = out->ptr + out->len + WT_MESSAGE_HEAD, .left = n };
	return true;
}

void
wt_message_put(struct wt_buf *out, const struct wt_message *m)
{
	struct wt_message copy = *m;
	struct wt_wire w;
	if (!begin(out, texts(m), &w))
		return;
	message(&w, &copy);
	seal(out, (uint32_t)m->kind, &w);
}

bool
wt_message_get(struct wt_str bytes, enum wt_message_kind kind, struct wt_message *m)
{
	struct wt_wire w = { .get = bytes.ptr, .left = bytes.len };
	*m = (struct wt_message){ .kind = kind };
	message(&w, m);
	return !w.broken && w.left == 0;
}

void
wt_job_put(struct wt_buf *out, const struct wt_job *j)
{
	struct wt_job copy = *j;
	struct wt_wire w;
	if (!begin(out, j->path.len + j->bytes.len + j->url.len + j->charset.len + j->place.len,
		    &w))
		return;
	job(&w, &copy);
	seal(out, 0, &w);
}

bool
wt_job_get(struct wt_str bytes, struct wt_job *j)
{
	struct wt_wire w = { .get = bytes.ptr, .left = bytes.len };
	*j = (struct wt_job){ .fd = -1 };
	job(&w, j);
	return !w.broken && w.left == 0;
}

void
wt_answer_put(struct wt_buf *out, enum wt_message_kind to, const struct wt_answer *a)
{
	struct wt_answer copy = *a;
	struct wt_wire w;
	if (!begin(out, a->got.body.len + a->got.type.len + a->got.url.len, &w))
		return;
	answer(&w, to, &copy);
	seal(out, (uint32_t)to, &w);
}

bool
wt_answer_get(struct wt_str bytes, enum wt_message_kind to, struct wt_answer *a)
{
	struct wt_wire w = { .get = bytes.ptr, .left = bytes.len };
	*a = (struct wt_answer){ .found = false };
	answer(&w, to, a);
	return !w.broken && w.left == 0;
}
