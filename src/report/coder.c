/*
 * coder.c - the walk over an article: sentence by sentence, frame by frame.
 *
 * Each sentence: frames on words (match.c), their status (status.c), acts within
 * acts, PLOVER's rules; what is left and names somebody becomes a claim.  At the end
 * repeated claims are joined.  With a listener every decision is told.
 */
#include "report/source.h"

#include <stdarg.h>
#include <stdio.h>

#define ACTS_MAX 12 /* of one sentence */
#define CLAIMS_MAX                                                                                 \
	2000 /* of one article, before they join; what stands behind them is not read              \
	      */

void
wt_coder_note(const struct wt_coder *c, int32_t word, const char *format, ...)
{
	char text[400];
	va_list args;
	if (!c->note)
		return;
	va_start(args, format);
	(void)vsnprintf(text, sizeof text, format, args);
	va_end(args);
	struct wt_span span = word >= 0 ? wt_tok(&c->tree, word)->span : (struct wt_span){ 0, 0 };
	c->note(c->note_context, c->si, span, text);
}

static struct wt_str
frame_name(const struct wt_coder *c, const struct wt_hit *h)
{
	struct wt_ref r = h->frame->name;
	return wt_view(c->fr->text, (struct wt_span){ r.offset, r.offset + r.len });
}

/* The clause that reports the act: its predicate's subtree, without what is quoted around it. */
static struct wt_span
clause_span(const struct wt_coder *c, const struct wt_hit *h)
{
	int32_t top = h->support >= 0 ? h->support : h->word;
	struct wt_span s = wt_tree_span(&c->tree, top);
	if (h->pattern->voice == WT_VOICE_NOUN && h->support < 0 &&
		wt_tok(&c->tree, top)->head >= 0) {
		/* a bare noun cites its phrase and the word that governs it */
		int32_t head = wt_tok(&c->tree, top)->head;
		if (wt_tree_predicate(&c->tree, head) && head < top)
			s = wt_span_cover(s, wt_tok(&c->tree, head)->span);
	}
	for (int r = 0; r < WT_ROLE_COUNT; r++)
		if (h->fill[r] >= 0)
			s = wt_span_cover(s, wt_tok(&c->tree, h->fill[r])->span);
	return s;
}

static void
add_reason(const struct wt_coder *c, struct wt_claim *claim, struct wt_str reason)
{
	(void)c;
	if (claim->n_reasons < WT_CLAIM_REASONS)
		claim->reasons[claim->n_reasons++] = reason;
}

/* Day, place and who says so, with the words that tell them. */
static void
give_circumstances(const struct wt_coder *c, struct wt_claim *claim)
{
	struct wt_str doc = c->text->doc;
	if (claim->date_basis == WT_BASIS_PUBLICATION && claim->date.year)
		add_reason(c, claim, WT_STR("day: none is told of it; that of publication"));
	else if (claim->date_basis == WT_BASIS_PUBLICATION)
		add_reason(c, claim,
			WT_STR("day: none is told of it, and that of publication is not known"));
	else
		add_reason(c, claim,
			wt_arena_printf(c->arena, "day: %.*s (%s)",
				WT_FMT(wt_view(doc, claim->date_span)),
				wt_basis_name(claim->date_basis)));
	if (claim->has_place)
		add_reason(c, claim,
			wt_arena_printf(
				c->arena, "place: %.*s", WT_FMT(wt_view(doc, claim->place_span))));
	if (claim->n_chain && claim->cue_span.end > claim->cue_span.start)
		add_reason(c, claim,
			wt_arena_printf(
				c->arena, "says so: %.*s", WT_FMT(wt_view(doc, claim->cue_span))));
}

static void
give_reasons(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	static const char *const VOICES[] = { "active", "passive", "noun" };
	static const char *const ROLES[] = { "actor", "recipient", "place" };
	struct wt_str form = wt_tok(&c->tree, h->word)->form, name = frame_name(c, h);
	add_reason(c, claim,
		wt_arena_printf(c->arena, "frame %.*s: %.*s (%s)", WT_FMT(name), WT_FMT(form),
			VOICES[h->pattern->voice]));
	for (int r = 0; r < WT_ROLE_COUNT; r++)
		if (h->fill[r] >= 0)
			add_reason(c, claim,
				wt_arena_printf(c->arena, "%s: %.*s%s", ROLES[r],
					WT_FMT(wt_tok(&c->tree, h->fill[r])->form),
					h->roles[r].weak ? " (its owner)" : ""));
	if (h->status_word >= 0)
		add_reason(c, claim,
			wt_arena_printf(c->arena, "%s: %.*s", wt_status_name(h->status),
				WT_FMT(wt_tok(&c->tree, h->status_word)->form)));
	if (h->stance_word >= 0)
		add_reason(c, claim,
			wt_arena_printf(c->arena, "%s: %.*s", wt_stance_name(h->stance),
				WT_FMT(wt_tok(&c->tree, h->stance_word)->form)));
	give_circumstances(c, claim);
}

/* Tentara Israel juga membunuh ...: what stands before the verb says that this is another act. */
static bool
is_further(const struct wt_coder *c, const struct wt_hit *h)
{
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - 3; i--) {
		if (wt_tree_is(&c->tree, i, "juga") || wt_tree_is(&c->tree, i, "pun"))
			return true;
		uint8_t pos = wt_tok(&c->tree, i)->upos;
		if (pos != WT_UPOS_ADV && pos != WT_UPOS_AUX && pos != WT_UPOS_PART)
			return false;
	}
	return false;
}

/* "Sebelumnya, KPK memeriksa X pada 27 Agustus", "KPK sebelumnya telah memeriksa X": it was before
 * the news. */
static bool
is_earlier(const struct wt_coder *c, const struct wt_hit *h)
{
	for (int32_t i = 0; i < h->word; i++)
		if (wt_tree_is(&c->tree, i, "sebelumnya") &&
			(i < 2 || h->word - i <= 3 || wt_tree_is(&c->tree, i + 1, ",")))
			return true;
	return false;
}

static bool
has_visit(const struct wt_hit *h)
{
	return wt_modes_have(h->modes, h->n_modes, "visit");
}

/* Has the pattern a place for a second party at all? */
static bool
asks_for_one_side(const struct wt_coder *c, const struct wt_hit *h)
{
	/* forces are readied more often than they are readied against somebody */
	if (h->type == WT_TYPE_MOBILIZE)
		return true;
	for (unsigned i = 0; i < h->pattern->n_binds; i++) {
		const struct wt_bind *b = &c->fr->binds[h->pattern->first_bind + i];
		if (b->role == WT_ROLE_RECIPIENT || b->slots[0][1] != WT_SLOT_NONE)
			return false;
	}
	return true;
}

/*
 * "Pejabat Australia mengunjungi Prakash di penjara": the one whom an official or a body met is
 * told, but nobody knows him.  Not so "saat ditemui", which is how reporters work.
 */
static bool
is_in_company(const struct wt_coder *c, const struct wt_hit *h)
{
	/* nobody is met in visiting these */
	static const char *const SIGHTS[] = { "festival", "pameran", "acara", "lokasi", "proyek",
		"pasar", "gedung", "kantor", "rumah", "sekolah", "pabrik", "museum", "masjid",
		"makam", "stasiun", "posko", "kampus", "desa", "tempat", "kegiatan", "upacara",
		"resepsi", "pernikahan", "konser", "restoran", "gereja", "pura", "candi", "kebun",
		"pelabuhan", "bandara", "kota", "wilayah", "daerah", "kawasan", "pusat", "sidang",
		"konferensi", "rapat", "pertemuan", "seminar", "kongres", "diskusi", "dialog" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	int32_t whom = h->fill[WT_ROLE_RECIPIENT];
	bool known = a->n && !a->weak &&
		     (a->items[0].kind != WT_ACTOR_AGENT || strcmp(a->items[0].sector, "GOV") == 0);
	if (h->type != WT_TYPE_CONSULT || h->pattern->voice != WT_VOICE_ACTIVE || !known)
		return false;
	int32_t object = wt_object(c, h->word);
	if (object >= 0 && WT_AMONG(&c->tree, object, SIGHTS))
		return false;
	return whom < 0 || wt_tok(&c->tree, whom)->upos != WT_UPOS_PRON;
}

static void
fill_claim(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	memset(claim, 0, sizeof *claim);
	claim->type = h->type;
	claim->n_modes = h->n_modes;
	memcpy(claim->modes, h->modes, sizeof claim->modes);
	claim->contexts = h->frame->contexts | wt_contexts_read(c, c->si) | c->theme;
	memcpy(claim->actors, a->items, sizeof claim->actors);
	memcpy(claim->recipients, r->items, sizeof claim->recipients);
	claim->n_actors = a->n;
	claim->n_recipients = r->n;
	claim->status = h->status;
	claim->stance = h->stance;
	if (h->status_word >= 0)
		claim->status_span = wt_tok(t, h->status_word)->span;
	if (h->stance_word >= 0)
		claim->stance_span = wt_tok(t, h->stance_word)->span;
	claim->spans[claim->n_spans++] = clause_span(c, h);
	claim->verb = wt_span_cover(wt_tok(t, h->word)->span, wt_tok(t, h->last)->span);
	claim->sentence = c->si;
	claim->rule = wt_arena_printf(c->arena, "frames/%.*s", WT_FMT(frame_name(c, h)));
	claim->strength = wt_strength(c, h);
	/* "selama perundingan berlangsung": a noun that names one of them tells of no meeting */
	claim->one_sided =
		asks_for_one_side(c, h) &&
		(h->type != WT_TYPE_CONSULT || h->pattern->voice != WT_VOICE_NOUN || has_visit(h));
	claim->company = is_in_company(c, h);
	claim->by_whom = h->fill[WT_ROLE_ACTOR] >= 0 && h->pattern->voice == WT_VOICE_ACTIVE &&
			 r->n && !r->weak &&
			 wt_tok(t, h->fill[WT_ROLE_ACTOR])->upos != WT_UPOS_PRON;
	claim->by_noun = h->pattern->voice == WT_VOICE_NOUN && h->support < 0;
	claim->further = is_further(c, h);
	claim->addressed = h->type == WT_TYPE_REQUEST && h->pattern->voice == WT_VOICE_ACTIVE &&
			   wt_is_addressed(c, h->last);
	claim->earlier = is_earlier(c, h);
	claim->takes_up = wt_sense_takes_up(c, h);
	uint32_t paragraph = t->s->paragraph;
	enum wt_paragraph_kind kind = paragraph < c->article->n_paragraphs
					      ? c->article->paragraphs[paragraph].kind
					      : WT_PARA_BODY;
	claim->in_title = kind == WT_PARA_TITLE;
	claim->in_caption = kind == WT_PARA_CAPTION;
	wt_when_read(c, h, claim);
	wt_where_read(c, h, claim);
	wt_how_many_read(c, h, claim);
	if (wt_lasts(c, h, claim))
		claim->status = WT_STATUS_ONGOING;
	if (wt_source_promises(c, claim))
		claim->status = WT_STATUS_HAPPENED;
	wt_source_apply(c, claim);
	claim->traits = wt_traits_read(c, h, claim);
	give_reasons(c, h, claim);
}

/* Why a hit gives no claim; NULL where it gives one. */
static const char *
why_none(const struct wt_hit *h)
{
	if (h->dropped)
		return h->why;
	if (!h->roles[WT_ROLE_ACTOR].n && !h->roles[WT_ROLE_RECIPIENT].n)
		return "nobody is named on either side";
	if (h->status == WT_STATUS_HYPOTHETICAL)
		return "it is only imagined";
	return NULL;
}

static void
emit(struct wt_coder *c, const struct wt_hit *h)
{
	const char *why = why_none(h);
	struct wt_str name = frame_name(c, h);
	if (why) {
		wt_told_note(c, h);
		wt_coder_note(c, h->word, "frame %.*s gives no claim: %s", WT_FMT(name), why);
		return;
	}
	if (!c->theme_known) { /* most articles have no claim */
		c->theme = wt_contexts_theme(c);
		c->theme_known = true;
	}
	struct wt_claim *claim = WT_PUSH(c->arena, c->claims->items, c->claims->n, c->claims->cap);
	fill_claim(c, h, claim);
	for (unsigned i = 0; i < claim->n_reasons; i++)
		wt_coder_note(c, h->word, "%.*s", WT_FMT(claim->reasons[i]));
}

/* A sentence of so many acts is a list or a run of words without full stops: who does what in it is
 * a guess.  The most that one of 9,649 sentences of news has is 5. */
static bool
is_crowded(const struct wt_coder *c)
{
	if (c->n_hits <= ACTS_MAX)
		return false;
	wt_coder_note(c, -1, "%u acts in one sentence: nothing is made of so many", c->n_hits);
	return true;
}

static void
read_sentence(struct wt_coder *c, uint32_t si)
{
	const struct wt_sentence *s = &c->text->sentences[si];
	uint32_t before = c->claims->n;
	c->si = si;
	wt_tree_make(c->arena, s, &c->tree);
	wt_clauses_find(c->arena, s, &c->clauses);
	wt_everyday_note(c);
	wt_acts_find(c);
	if (is_crowded(c))
		return;
	wt_blamed_settle(c);
	for (uint32_t i = 0; i < c->n_hits; i++)
		wt_status_read(c, &c->hits[i]);
	wt_status_nest(c);
	for (uint32_t i = 0; i < c->n_hits; i++)
		wt_rules_apply(c, &c->hits[i]);
	for (uint32_t i = 0; i < c->n_hits; i++) {
		wt_treaty_fill(c, &c->hits[i]);
		wt_struck_fill(c, &c->hits[i]);
		wt_people_fill(c, &c->hits[i]);
		wt_struck_settle(c, &c->hits[i]);
		wt_counterparts_fill(c, &c->hits[i]);
		wt_company_fill(c, &c->hits[i]);
		wt_deed_fill(c, &c->hits[i]);
		wt_grace_fill(c, &c->hits[i]);
		wt_house_fill(c, &c->hits[i]);
		wt_context_fill(c, &c->hits[i]);
		emit(c, &c->hits[i]);
	}
	wt_tell_sentence(c, before);
}

void
wt_report_read(const struct wt_frames *frames, const struct wt_gazetteer *gazetteer,
	struct wt_arena *arena, const struct wt_article *article, const struct wt_text *text,
	const struct wt_mentions *mentions, struct wt_claims *claims, wt_report_note *note,
	void *context)
{
	struct wt_coder c = { .fr = frames,
		.gazetteer = gazetteer,
		.arena = arena,
		.article = article,
		.text = text,
		.ms = mentions,
		.claims = claims,
		.note = note,
		.note_context = context };
	*claims = (struct wt_claims){ .all = claims->all };
	wt_scene_begin(&c);
	wt_sources_read(&c);
	bool sport = wt_is_sport(text);
	for (uint32_t i = 0; i < text->n_sentences && claims->n < CLAIMS_MAX && !sport; i++)
		if (text->sentences[i].n)
			read_sentence(&c, i);
	wt_claims_join(&c);
	wt_voices_read(&c);
}
