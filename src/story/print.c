/*
 * print.c - an event in words: its id, its date, its JSON.
 */
#include "report/record.h"
#include "story/event.h"
#include "story/ids.h"

const char *
wt_event_id(uint64_t event, char text[WT_EVENT_ID])
{
	wt_id_print('e', event, text);
	return text;
}

static void
number(struct wt_json *j, const char *key, int64_t n)
{
	wt_json_key(j, key);
	wt_json_int(j, n);
}

static void
when_and_where(struct wt_json *j, const struct wt_event *e)
{
	char date[WT_PERIOD_TEXT];
	if (e->date.year) {
		wt_json_str_if(j, "date", wt_str_of(wt_period_print(e->date, e->end, date)));
		wt_json_str_if(
			j, "date_precision", wt_str_of(wt_period_precision(e->date, e->end)));
		wt_json_str_if(j, "date_basis", wt_str_of(wt_basis_name(e->date_basis)));
	}
	if (e->has_place)
		wt_record_place(j, &e->place, (struct wt_span){ 0, 0 });
}

static void
counts(struct wt_json *j, const struct wt_event_counts *c)
{
	number(j, "n_claims", c->claims);
	number(j, "n_documents", c->documents);
	number(j, "n_outlets", c->outlets);
	number(j, "n_independent", c->independent);
	number(j, "n_independent_most", c->independent_most);
	wt_json_key(j, "stances");
	wt_json_open(j, '{');
	number(j, "asserted", c->asserted);
	number(j, "alleged", c->alleged);
	number(j, "denied", c->denied);
	wt_json_close(j, '}');
	wt_json_key(j, "statuses");
	wt_json_open(j, '{');
	number(j, "happened", c->happened);
	number(j, "ongoing", c->ongoing);
	number(j, "planned", c->planned);
	number(j, "hypothetical", c->hypothetical);
	number(j, "negated", c->negated);
	wt_json_close(j, '}');
}

static void
sources(struct wt_json *j, const struct wt_event *e)
{
	wt_json_key(j, "sources");
	wt_json_open(j, '[');
	for (uint32_t i = 0; i < e->n_sources; i++) {
		const struct wt_event_source *s = &e->sources[i];
		struct wt_str list = s->documents_list, id;
		wt_json_open(j, '{');
		wt_json_key(j, "name");
		wt_json_str(j, s->name);
		wt_json_key(j, "key");
		wt_json_str(j, s->key);
		wt_json_key(j, "outlet");
		wt_json_bool(j, s->outlet);
		number(j, "n_claims", s->claims);
		number(j, "n_documents", s->documents);
		wt_json_key(j, "documents");
		wt_json_open(j, '[');
		while (list.len > 0 && wt_str_split(&list, '\t', &id))
			wt_json_str(j, id);
		wt_json_close(j, ']');
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
quantities(struct wt_json *j, const struct wt_event *e)
{
	wt_json_key(j, "quantities");
	wt_json_open(j, '[');
	for (uint32_t i = 0; i < e->n_quantities; i++) {
		const struct wt_event_quantity *q = &e->quantities[i];
		wt_json_open(j, '{');
		wt_record_quantity(j, &q->number);
		wt_json_key(j, "least");
		wt_json_num(j, q->least, 4);
		wt_json_key(j, "most");
		wt_json_num(j, q->most, 4);
		wt_json_str_if(j, "document", q->document);
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
retold(struct wt_json *j, const struct wt_event *e)
{
	wt_json_key(j, "retold");
	wt_json_open(j, '[');
	for (uint32_t i = 0; i < e->n_retold; i++) {
		const struct wt_event_retold *r = &e->retold[i];
		wt_json_open(j, '{');
		wt_json_key(j, "document");
		wt_json_str(j, r->document);
		number(j, "start", r->span.start);
		number(j, "end", r->span.end);
		wt_json_str_if(j, "text", r->text);
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
published(struct wt_json *j, const char *key, struct wt_moment m)
{
	char text[WT_MOMENT_TEXT];
	wt_json_str_if(j, key, wt_str_of(wt_moment_print(m, text)));
}

void
wt_event_print_json(struct wt_buf *out, const struct wt_event *e)
{
	struct wt_json j = wt_json_begin(out);
	char id[WT_EVENT_ID];
	wt_json_open(&j, '{');
	wt_json_key(&j, "id");
	wt_json_cstr(&j, wt_event_id(e->id, id));
	wt_record_labels(&j, e->type, e->modes, e->n_modes, e->contexts);
	number(&j, "quad", e->quad);
	wt_json_key(&j, "score");
	wt_json_num(&j, e->score, 1);
	wt_record_parties(&j, "actors", e->actors, e->n_actors);
	wt_record_parties(&j, "recipients", e->recipients, e->n_recipients);
	when_and_where(&j, e);
	wt_json_key(&j, "status");
	wt_json_cstr(&j, wt_status_name(e->status));
	wt_json_key(&j, "stance");
	wt_json_cstr(&j, wt_stance_name(e->stance));
	counts(&j, &e->counts);
	sources(&j, e);
	quantities(&j, e);
	retold(&j, e);
	wt_json_str_if(&j, "title", e->title);
	wt_json_str_if(&j, "title_document", e->title_document);
	published(&j, "first_published", e->first_published);
	published(&j, "last_published", e->last_published);
	wt_json_str_if(&j, "first_seen", e->first_seen);
	wt_json_str_if(&j, "changed", e->changed);
	wt_json_close(&j, '}');
}
