/*
 * claim_json.c - see claim_json.h.
 */
#include "report/claim_json.h"

#include "report/record.h"

static void
date(struct wt_json *j, const struct wt_claim *c)
{
	char text[WT_PERIOD_TEXT];
	if (!c->date.year)
		return;
	wt_json_key(j, "date");
	wt_json_cstr(j, wt_period_print(c->date, c->end, text));
	wt_json_key(j, "date_precision");
	wt_json_cstr(j, wt_period_precision(c->date, c->end));
	wt_json_key(j, "date_basis");
	wt_json_cstr(j, wt_basis_name(c->date_basis));
	wt_json_span_if(j, "date_span", c->date_span);
}

static void
quantities(struct wt_json *j, const struct wt_claim *c)
{
	wt_json_key(j, "quantities");
	wt_json_open(j, '[');
	for (unsigned i = 0; i < c->n_quantities; i++) {
		wt_json_open(j, '{');
		wt_record_quantity(j, &c->quantities[i]);
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

void
wt_claim_print_json(
	struct wt_buf *out, struct wt_str document, uint32_t index, const struct wt_claim *c)
{
	struct wt_json j = wt_json_begin(out);
	struct wt_buf id = { 0 };
	wt_buf_printf(&id, "%.*s#%u", WT_FMT(document), index);
	wt_json_open(&j, '{');
	wt_json_key(&j, "id");
	wt_json_str(&j, document);
	wt_json_key(&j, "claim");
	wt_json_str(&j, wt_buf_view(&id));
	wt_buf_release(&id);
	wt_record_labels(&j, c->type, c->modes, c->n_modes, c->contexts);
	wt_record_parties(&j, "actors", c->actors, c->n_actors);
	wt_record_parties(&j, "recipients", c->recipients, c->n_recipients);
	date(&j, c);
	if (c->has_place)
		wt_record_place(&j, &c->place, c->place_span);
	wt_json_key(&j, "status");
	wt_json_cstr(&j, wt_status_name(c->status));
	wt_json_span_if(&j, "status_span", c->status_span);
	wt_json_key(&j, "stance");
	wt_json_cstr(&j, wt_stance_name(c->stance));
	wt_json_span_if(&j, "stance_span", c->stance_span);
	wt_json_strs(&j, "chain", c->chain, c->n_chain);
	wt_json_span_if(&j, "cue_span", c->cue_span);
	quantities(&j, c);
	wt_json_spans(&j, "spans", c->spans, c->n_spans);
	wt_json_key(&j, "rule");
	wt_json_str(&j, c->rule);
	wt_json_key(&j, "confidence");
	wt_json_num(&j, (double)c->confidence, 2);
	wt_json_strs(&j, "reasons", c->reasons, c->n_reasons);
	wt_json_close(&j, '}');
}
