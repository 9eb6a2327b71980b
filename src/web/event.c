/*
 * event.c - /event/ID: what happened, who says so and who denies it, in which words, and why it
 * was coded so.
 */
#include "report/claim_json.h"
#include "web/data.h"
#include "web/frame.h"
#include "web/keep.h"
#include "web/pages.h"
#include "web/passage.h"
#include "web/show.h"
#include "web/words.h"

static void
row(struct wt_visit *v, const char *label)
{
	wt_emit(wt_out(v), "<dt>%s</dt><dd>", label);
}

static void
modes(struct wt_visit *v, const struct wt_event *e)
{
	for (unsigned i = 0; i < e->n_modes; i++)
		wt_emit(wt_out(v), "%s<code>%s</code>", i ? ", " : "", WT_MODES[e->modes[i]].name);
}

static void
contexts(struct wt_visit *v, const struct wt_event *e)
{
	const char *between = "";
	for (int c = 0; c < WT_CONTEXT_COUNT; c++)
		if (e->contexts >> c & 1) {
			wt_emit(wt_out(v), "%s<code>%s</code>", between,
				wt_context_name((enum wt_context)c));
			between = ", ";
		}
}

static void
where(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_buf *out = wt_out(v);
	struct wt_str name =
		e->place.name.len ? e->place.name : wt_show_country(v, e->place.country);
	row(v, wt_say(v, "Di mana", "Where"));
	wt_emit(out, "<a href=\"/events?place=%u\">%S</a>", name, name);
	if (e->place.country[0])
		wt_emit(out, ", %S", wt_show_country(v, e->place.country));
	if (e->place.geonameid)
		wt_buf_printf(out, " <span class=\"codes\">%.3f, %.3f; GeoNames %u</span>",
			(double)e->place.lat, (double)e->place.lon, e->place.geonameid);
	wt_buf_cstr(out, "</dd>");
}

/* The last number told of each kind, and what all reports range over. */
static void
numbers(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_buf *out = wt_out(v);
	row(v, wt_say(v, "Berapa", "How many"));
	for (uint32_t i = 0; i < e->n_quantities; i++) {
		const struct wt_event_quantity *q = &e->quantities[i];
		char bound = q->number.hedge == '=' ? '\0' : q->number.hedge;
		double n = bound == '<' ? q->number.high : q->number.low;
		wt_emit(out, "%s<code>%s</code> %s", i ? "; " : "", q->number.kind,
			bound == '<'   ? "&lt;"
			: bound == '>' ? "&gt;"
			: bound        ? "±"
				       : "");
		wt_buf_printf(out, "%.10g", n);
		wt_emit(out, " %S", q->number.unit);
		if (q->most > q->least) {
			wt_emit(out, " <span class=\"basis\">(%s ",
				wt_say(v, "disebut", "told from"));
			wt_buf_printf(out, "%.10g–%.10g)</span>", q->least, q->most);
		}
		if (q->document.len)
			wt_emit(out, ", <a href=\"/article/%u\">%S</a>", q->document, q->document);
	}
	wt_buf_cstr(out, "</dd>");
}

static void
fields(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_buf *out = wt_out(v);
	wt_buf_cstr(out, "<dl class=\"fields\">");
	row(v, wt_say(v, "Kapan", "When"));
	wt_show_period(v, e->date, e->end);
	if (e->date.year)
		wt_emit(out, " <span class=\"basis\">(%s)</span>",
			wt_word_basis(v->request.lang, e->date_basis));
	wt_buf_cstr(out, "</dd>");
	if (e->has_place)
		where(v, e);
	if (e->n_quantities)
		numbers(v, e);
	row(v, wt_say(v, "Jenis menurut PLOVER", "Type by PLOVER"));
	wt_emit(out, "<code>%s</code>", wt_type_name(e->type));
	if (e->n_modes)
		wt_buf_cstr(out, ": ");
	modes(v, e);
	wt_emit(out, "; %s, ", wt_word_quad(v->request.lang, e->quad));
	wt_buf_printf(out, "%+.1f</dd>", e->score);
	if (e->contexts) {
		row(v, wt_say(v, "Konteks", "Context"));
		contexts(v, e);
		wt_buf_cstr(out, "</dd>");
	}
	wt_buf_cstr(out, "</dl>");
}

/* The list behind the number of independent sources. */
static void
sources(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_buf *out = wt_out(v);
	wt_emit(out, "<h2>%s</h2><p>", wt_say(v, "Sumber mandiri", "Independent sources"));
	wt_show_counts(v, &e->counts);
	wt_emit(out,
		". %s</p><table><thead><tr><th scope=\"col\">%s</th>"
		"<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>",
		wt_say(v,
			"Ujung rantai kutipan; media yang meneruskan satu sumber dihitung sekali.",
			"The ends of the chains of citation; outlets that relay one source count "
			"once."),
		wt_say(v, "Sumber", "Source"), wt_say(v, "Klaim", "Claims"),
		wt_say(v, "Artikel", "Articles"));
	for (uint32_t i = 0; i < e->n_sources; i++) {
		const struct wt_event_source *s = &e->sources[i];
		struct wt_str list = s->documents_list, id;
		const char *between = "";
		wt_buf_cstr(out, "<tr><th scope=\"row\">");
		if (s->name.len)
			wt_emit(out, "<a href=\"/source/%u\">%S</a>", s->name, s->name);
		else
			wt_emit(out, "%s",
				wt_say(v, "media yang tidak disebut", "an outlet not named"));
		if (!s->name.len && s->documents > 1)
			wt_emit(out, " (%l %s)", (uint64_t)s->documents,
				wt_say(v, "teks, dari satu redaksi atau beberapa",
					"texts, of one newsroom or of several"));
		if (s->outlet)
			wt_emit(out, " <span class=\"basis\">(%s)</span>",
				wt_say(v, "melaporkan sendiri", "reports by itself"));
		wt_emit(out, "</th><td class=\"n\">%l</td><td>", (uint64_t)s->claims);
		while (list.len > 0 && wt_str_split(&list, '\t', &id)) {
			wt_emit(out, "%s<a href=\"/article/%u\">%S</a>", between, id, id);
			between = ", ";
		}
		wt_buf_cstr(out, "</td></tr>");
	}
	wt_buf_cstr(out, "</tbody></table>");
}

/* --- claims -------------------------------------------------------------------------------------
 */

#define CLAIMS_DATA  5000
#define CLAIMS_MOST  200 /* shown; the data holds all */
#define PASSAGE_MOST 600 /* bytes around the cited clause */

/* The paragraph with the cited bytes marked, and where it stands. */
static int
quotation(struct wt_visit *v, const struct wt_stored_claim *c)
{
	struct wt_buf *out = wt_out(v);
	struct wt_stored_document d = { 0 };
	struct wt_cited cited[WT_CLAIM_SPANS];
	int code = wt_keep_document(v, c->document, &d);
	if (code != WARTA_OK)
		return code;
	for (unsigned i = 0; i < c->claim.n_spans; i++)
		cited[i] =
			(struct wt_cited){ c->claim.spans[i], c->index, c->claim.sentence, i == 0 };
	struct wt_span around = { 0, 0 };
	if (c->claim.n_spans)
		around = wt_passage_around(d.text, cited[0].span, PASSAGE_MOST);
	wt_buf_cstr(out, "<blockquote><p>");
	wt_passage_show(v, d.text, around, cited, wt_cited_sort(cited, c->claim.n_spans), false);
	wt_emit(out, "</p><footer><a href=\"/article/%u#c%d\">%S</a>, ", c->document, (int)c->index,
		c->title.len ? c->title : c->document);
	wt_show_moment(v, c->published);
	wt_buf_cstr(out, "</footer></blockquote>");
	return WARTA_OK;
}

static void
coding(struct wt_visit *v, const struct wt_stored_claim *c)
{
	struct wt_buf *out = wt_out(v);
	wt_emit(out, "<details><summary>%s</summary><ul>",
		wt_say(v, "Mengapa dikodekan begini", "Why it was coded so"));
	wt_emit(out, "<li>%s: <code>%S</code></li>", wt_say(v, "Kaidah", "Rule"), c->claim.rule);
	for (unsigned i = 0; i < c->claim.n_reasons; i++)
		wt_emit(out, "<li>%S</li>", c->claim.reasons[i]);
	if (c->joined.len)
		wt_emit(out, "<li>%s: %S</li>", wt_say(v, "Digabungkan karena", "Joined because"),
			c->joined);
	wt_emit(out, "<li>%s: ", wt_say(v, "Keyakinan", "Confidence"));
	wt_buf_printf(out, "%.2f</li></ul></details>", (double)c->claim.confidence);
}

static int
claim(struct wt_visit *v, const struct wt_stored_claim *c)
{
	wt_buf_cstr(wt_out(v), "<li class=\"claim\">");
	int code = quotation(v, c);
	wt_show_chain(v, c);
	if (c->claim.status != WT_STATUS_HAPPENED)
		wt_emit(wt_out(v), "<p class=\"mark %s\">%s</p>", wt_status_name(c->claim.status),
			wt_word_status(v->request.lang, c->claim.status));
	coding(v, c);
	wt_buf_cstr(wt_out(v), "</li>");
	return code;
}

/* Those who assert it, allege it or deny it, side by side and never added up. */
static int
side(struct wt_visit *v, const struct wt_kept *kept, enum wt_stance stance, uint32_t n,
	const char *title)
{
	int code = WARTA_OK;
	if (n == 0)
		return WARTA_OK;
	wt_emit(wt_out(v), "<section class=\"side %s\"><h3>%s <span class=\"n\">%l</span></h3><ul>",
		wt_stance_name(stance), title, (uint64_t)n);
	for (uint32_t i = 0; i < kept->n && code == WARTA_OK; i++)
		if (kept->items[i].claim.stance == stance)
			code = claim(v, &kept->items[i]);
	wt_buf_cstr(wt_out(v), "</ul></section>");
	return code;
}

static int
claims(struct wt_visit *v, const struct wt_event *e)
{
	const struct wt_event_counts *n = &e->counts;
	struct wt_kept kept = { .most = CLAIMS_MOST };
	wt_emit(wt_out(v), "<h2>%s</h2><div class=\"sides\">", wt_say(v, "Klaim", "Claims"));
	int code = wt_keep_event_claims(v, e->id, &kept);
	if (code == WARTA_OK)
		code = side(v, &kept, WT_STANCE_ASSERTED, n->asserted,
			wt_say(v, "Menyatakan", "They assert it"));
	if (code == WARTA_OK)
		code = side(v, &kept, WT_STANCE_ALLEGED, n->alleged,
			wt_say(v, "Menduga atau menuduh", "They allege it"));
	if (code == WARTA_OK)
		code = side(v, &kept, WT_STANCE_DENIED, n->denied,
			wt_say(v, "Membantah", "They deny it"));
	wt_buf_cstr(wt_out(v), "</div>");
	if (kept.spare)
		wt_emit(wt_out(v), "<p>%s: %l.</p>",
			wt_say(v, "Klaim lain, dalam data", "More claims, in the data"),
			(uint64_t)kept.spare);
	return code;
}

/* What other articles tell of it in so many words, where no claim was made of it. */
static void
retold(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_buf *out = wt_out(v);
	if (e->n_retold == 0)
		return;
	wt_emit(out, "<section><h3>%s <span class=\"n\">%l</span></h3><p>%s</p><ul>",
		wt_say(v, "Juga disebut di", "Also told in"), (uint64_t)e->n_retold,
		wt_say(v, "Kalimat yang menceritakan hal yang sama; tidak ada klaim di sana.",
			"Sentences that tell the same; no claim was made there."));
	for (uint32_t i = 0; i < e->n_retold; i++) {
		const struct wt_event_retold *r = &e->retold[i];
		wt_emit(out, "<li><blockquote><p>%S</p><footer><a href=\"/article/%u\">%S</a>, ",
			r->text, r->document, r->document);
		wt_show_moment(v, r->published);
		wt_buf_cstr(out, "</footer></blockquote></li>");
	}
	wt_buf_cstr(out, "</ul></section>");
}

/* --- the page -----------------------------------------------------------------------------------
 */

static void
citation(struct wt_visit *v, const struct wt_event *e, const char *id)
{
	struct wt_buf *out = wt_out(v);
	wt_emit(out, "<details class=\"cite\"><summary>%s</summary><p id=\"kutipan\">",
		wt_say(v, "Kutip peristiwa ini", "Cite this event"));
	wt_show_act(v, e);
	wt_buf_cstr(out, ", ");
	wt_show_period(v, e->date, e->end);
	wt_emit(out, ". “%S” ", e->title);
	for (uint32_t i = 0; i < e->n_sources && i < 8; i++)
		wt_emit(out, "%s%S", i ? "; " : "", e->sources[i].name);
	wt_emit(out, ". Warta, %s.</p></details>", id);
}

static int
page(struct wt_visit *v, const struct wt_event *e)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	char id[WT_EVENT_ID];
	(void)wt_event_id(e->id, id);
	wt_frame_begin(v, e->title.len ? e->title : wt_str_of(id));
	wt_emit(wt_out(v), "<article class=\"event whole q%d\"><h1>", e->quad);
	wt_show_act(v, e);
	wt_buf_cstr(wt_out(v), "</h1><p class=\"marks\">");
	wt_show_marks(v, e);
	wt_buf_cstr(wt_out(v), "</p>");
	fields(v, e);
	int code = claims(v, e);
	retold(v, e);
	sources(v, e);
	citation(v, e, id);
	wt_frame_data(v, FORMS, 3);
	wt_buf_cstr(wt_out(v), "</article>");
	wt_frame_end(v);
	return code;
}

/* Its claims, a line each. */
static int
claim_lines(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_kept kept = { .most = CLAIMS_DATA };
	int code = wt_keep_event_claims(v, e->id, &kept);
	v->reply->type = "application/x-ndjson";
	for (uint32_t i = 0; i < kept.n && code == WARTA_OK; i++) {
		const struct wt_stored_claim *c = &kept.items[i];
		wt_claim_print_json(wt_out(v), c->document, c->index, &c->claim);
		wt_buf_char(wt_out(v), '\n');
	}
	return code;
}

int
wt_page_event(struct wt_visit *v)
{
	struct wt_event event;
	bool lines = v->request.form == WT_AS_JSONL;
	if (!lines && v->request.form != WT_AS_HTML)
		return wt_data_event(v, v->request.parts[1]);
	int code = wt_keep_event(v, v->request.parts[1], &event);
	if (code != WARTA_OK)
		return code;
	return lines ? claim_lines(v, &event) : page(v, &event);
}
