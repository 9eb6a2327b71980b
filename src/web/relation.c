/*
 * relation.c - /relations: who deals with whom of late; /relation/A/B: how, month by month.
 */
#include "story/relation.h"

#include <stdlib.h>

#include "base/json.h"
#include "web/data.h"
#include "web/flat.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/query.h"
#include "web/show.h"
#include "web/words.h"

/* --- one relation -------------------------------------------------------------------------------
 */

struct months {
	struct wt_visit *v;
	struct wt_json json;
	uint32_t n;
};

static double
mean(const struct wt_relation *r)
{
	return r->daily[0] ? r->score / r->daily[0] : 0;
}

static int
month_row(void *context, const struct wt_relation *r)
{
	struct months *m = context;
	struct wt_visit *v = m->v;
	struct wt_buf *out = wt_out(v);
	char day[WT_DAY_TEXT];
	bool any = r->quads[0] + r->alleged + r->denied + r->planned + r->negated > 0;
	m->n += any;
	if (!any)
		return 0;
	wt_buf_cstr(out, "<tr");
	if (r->first.year && r->daily[0])
		wt_buf_printf(out,
			" data-day=\"%s\" data-score=\"%.2f\" data-events=\"%u\" "
			"data-apart=\"%u\"",
			wt_day_print(r->first, day), mean(r), r->daily[0], r->alleged + r->denied);
	wt_buf_cstr(out, "><th scope=\"row\">");
	wt_show_period(v,
		r->first.year ? (struct wt_day){ r->first.year, r->first.month, 0 } : r->first,
		(struct wt_day){ 0, 0, 0 });
	wt_buf_cstr(out, "</th>");
	for (int quad = 1; quad <= 4; quad++)
		wt_emit(out, "<td class=\"n\">%l</td>", (uint64_t)r->daily[quad]);
	if (r->daily[0])
		wt_buf_printf(out, "<td class=\"n\">%+.1f</td>", mean(r));
	else
		wt_buf_cstr(out, "<td class=\"n\">–</td>");
	wt_emit(out, "<td class=\"n\">%l</td><td class=\"n\">%l</td><td class=\"n\">%l</td></tr>\n",
		(uint64_t)r->alleged, (uint64_t)r->denied, (uint64_t)(r->planned + r->negated));
	return 0;
}

static void
heading(struct wt_visit *v, const char *text)
{
	wt_emit(wt_out(v), "<th scope=\"col\">%s</th>", text);
}

static int
months(struct wt_visit *v, const struct wt_query *q)
{
	struct months m = { .v = v };
	struct wt_buf *out = wt_out(v);
	wt_buf_cstr(out, "<table data-relation><thead><tr>");
	heading(v, wt_say(v, "Bulan", "Month"));
	for (int quad = 1; quad <= 4; quad++)
		heading(v, wt_word_quad(v->request.lang, quad));
	heading(v, wt_say(v, "Nilai rata-rata", "Mean score"));
	heading(v, wt_say(v, "Diduga", "Alleged"));
	heading(v, wt_say(v, "Dibantah", "Denied"));
	heading(v, wt_say(v, "Rencana, tidak terjadi", "Planned, not done"));
	wt_buf_cstr(out, "</tr></thead><tbody>");
	int code = wt_relations(v->store, q, WT_RELATION_MONTH, month_row, &m, &v->fault);
	wt_buf_cstr(out, "</tbody></table>");
	wt_emit(out, "<p class=\"basis\">%s</p>",
		wt_say(v,
			"Nilai menurut PLOVER, dari -10 (konflik) sampai 10 (kerja sama); setiap "
			"jenis "
			"dihitung sekali sehari. Yang hanya diduga, dibantah, direncanakan, atau "
			"tidak "
			"terjadi berdiri sendiri dan tidak ikut dinilai.",
			"Scores by PLOVER, from -10 (conflict) to 10 (cooperation); each type "
			"counts once "
			"a day. What is only alleged, denied, planned or not done stands apart and "
			"adds to "
			"no score."));
	return code;
}

static struct wt_str
title_of(const struct wt_visit *v, const struct wt_party_filter *p, struct wt_str given)
{
	bool state = p->country[0] && !p->name.len && !p->sector[0];
	return state ? wt_show_country(v, p->country) : given;
}

int
wt_page_relation(struct wt_visit *v)
{
	struct wt_query q;
	const struct wt_request *r = &v->request;
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	q.n_parties = 2;
	wt_party_filter_read(&q.parties[0], v->gazetteer, r->parts[1]);
	wt_party_filter_read(&q.parties[1], v->gazetteer, r->parts[2]);
	if (r->form != WT_AS_HTML)
		return wt_data_events(v, &q);
	struct wt_str a = title_of(v, &q.parties[0], r->parts[1]);
	struct wt_str b = title_of(v, &q.parties[1], r->parts[2]);
	wt_frame_begin(v, a);
	wt_emit(wt_out(v),
		"<h1><a class=\"party\" href=\"/actor/%u\">%S</a> – "
		"<a class=\"party\" href=\"/actor/%u\">%S</a></h1>",
		r->parts[1], a, r->parts[2], b);
	struct wt_query all = q;
	all.limit = all.offset = 0;
	code = months(v, &all);
	wt_emit(wt_out(v), "<h2>%s</h2>",
		wt_say(v, "Peristiwa di antara keduanya", "Events between them"));
	if (code == WARTA_OK)
		code = wt_list_events(v, &q);
	wt_frame_end(v);
	return code;
}

/* --- all of them --------------------------------------------------------------------------------
 */

#define EVENTS 2000 /* newest ones that are looked at */
#define PAIRS  1024
#define SHOWN  40

struct pair {
	char a[4], b[4];
	uint32_t n;
	double score;
};

struct pairs {
	struct pair list[PAIRS];
	uint32_t n;
};

static void
count_pair(struct pairs *p, const char *a, const char *b, double score)
{
	bool in_order = strcmp(a, b) < 0;
	const char *first = in_order ? a : b, *second = in_order ? b : a;
	uint32_t i = 0;
	while (i < p->n && (strcmp(p->list[i].a, first) != 0 || strcmp(p->list[i].b, second) != 0))
		i++;
	if (i == PAIRS)
		return;
	if (i == p->n) {
		p->list[i] = (struct pair){ .n = 0 };
		memcpy(p->list[i].a, first, sizeof p->list[i].a);
		memcpy(p->list[i].b, second, sizeof p->list[i].b);
		p->n++;
	}
	p->list[i].n++;
	p->list[i].score += score;
}

static bool
is_new(char (*codes)[4], unsigned n, const char *code)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(codes[i], code) == 0)
			return false;
	return code[0] != '\0';
}

/* The states on both sides, each once. */
static int
on_event(void *context, const struct wt_event *e)
{
	char codes[2 * WT_CLAIM_PARTIES][4];
	unsigned n = 0;
	for (unsigned i = 0; i < e->n_actors; i++)
		if (is_new(codes, n, e->actors[i].country))
			memcpy(codes[n++], e->actors[i].country, 4);
	for (unsigned i = 0; i < e->n_recipients; i++)
		if (is_new(codes, n, e->recipients[i].country))
			memcpy(codes[n++], e->recipients[i].country, 4);
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = i + 1; k < n; k++)
			count_pair(context, codes[i], codes[k], e->score);
	return 0;
}

static int
by_number(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	int order = strcmp(x->a, y->a);
	return order ? order : strcmp(x->b, y->b);
}

static int
find_pairs(struct wt_visit *v, struct pairs *p)
{
	struct wt_query q;
	wt_query_init(&q);
	q.newest_first = true;
	q.limit = EVENTS;
	p->n = 0;
	int code = wt_events_find(v->store, &q, on_event, p, &v->fault);
	qsort(p->list, p->n, sizeof p->list[0], by_number);
	return code;
}

static void
pair_row(struct wt_visit *v, const struct pair *p)
{
	wt_emit(wt_out(v),
		"<tr><th scope=\"row\"><a href=\"/relation/%s/%s\">%S – %S</a></th>"
		"<td class=\"n\">%l</td>",
		p->a, p->b, wt_show_country(v, p->a), wt_show_country(v, p->b), (uint64_t)p->n);
	wt_buf_printf(wt_out(v), "<td class=\"n\">%+.1f</td></tr>\n", p->score / p->n);
}

int
wt_list_pairs(struct wt_visit *v, unsigned most)
{
	struct pairs p;
	int code = find_pairs(v, &p);
	if (code != WARTA_OK || p.n == 0)
		return code;
	wt_buf_cstr(wt_out(v), "<table><thead><tr>");
	heading(v, wt_say(v, "Antara", "Between"));
	heading(v, wt_say(v, "Peristiwa", "Events"));
	heading(v, wt_say(v, "Nilai rata-rata", "Mean score"));
	wt_buf_cstr(wt_out(v), "</tr></thead><tbody>");
	for (uint32_t i = 0; i < p.n && i < most; i++)
		pair_row(v, &p.list[i]);
	wt_buf_cstr(wt_out(v), "</tbody></table>");
	return WARTA_OK;
}

static int
data(struct wt_visit *v)
{
	struct pairs p;
	struct wt_json j = wt_json_begin(wt_out(v));
	int code = find_pairs(v, &p);
	v->reply->type = "application/json";
	wt_json_open(&j, '[');
	for (uint32_t i = 0; code == WARTA_OK && i < p.n; i++) {
		wt_json_open(&j, '{');
		wt_json_str_if(&j, "a", wt_str_of(p.list[i].a));
		wt_json_str_if(&j, "b", wt_str_of(p.list[i].b));
		wt_json_key(&j, "events");
		wt_json_int(&j, p.list[i].n);
		wt_json_key(&j, "score");
		wt_json_num(&j, p.list[i].score / p.list[i].n, 2);
		wt_json_close(&j, '}');
	}
	wt_json_close(&j, ']');
	wt_buf_char(wt_out(v), '\n');
	return code == WARTA_OK ? wt_flat_reply(v) : code;
}

static void
form(struct wt_visit *v)
{
	wt_emit(wt_out(v),
		"<form class=\"filters\" action=\"/relations\"><label>%s <input name=\"a\" "
		"placeholder=\"Korea Utara\" maxlength=\"100\"></label><label>%s <input name=\"b\" "
		"placeholder=\"RUS\" maxlength=\"100\"></label><button>%s</button></form>",
		wt_say(v, "Antara", "Between"), wt_say(v, "dan", "and"),
		wt_say(v, "Lihat", "Show"));
}

int
wt_page_relations(struct wt_visit *v)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	struct wt_str a = wt_request_param(&v->request, "a"),
		      b = wt_request_param(&v->request, "b");
	if (a.len && b.len) { /* the form leads to the page of the two */
		v->reply->status = 303;
		v->reply->type = "text/plain; charset=utf-8";
		wt_emit(&v->reply->location, "/relation/%u/%u", a, b);
		return WARTA_OK;
	}
	if (v->request.form != WT_AS_HTML)
		return data(v);
	wt_frame_begin(v, wt_str_of(wt_say(v, "Hubungan", "Relations")));
	wt_emit(wt_out(v), "<h1>%s</h1>",
		wt_say(v, "Siapa berurusan dengan siapa", "Who deals with whom"));
	form(v);
	wt_emit(wt_out(v), "<h2>%s</h2>",
		wt_say(v, "Dalam peristiwa-peristiwa terbaru", "In the newest events"));
	int code = wt_list_pairs(v, SHOWN);
	wt_frame_data(v, FORMS, 3);
	wt_frame_end(v);
	return code;
}
