/*
 * records.c - what was read of a document, item by item, for the public face.
 */
#include "grammar/conllu.h"
#include "work/document.h"
#include "work/give.h"

/* Guards the copies that a record needs; what was given before stays. */
#define GUARD(d)                                                                                   \
	if (wt_arena_guard(&(d)->rooms.arena) != 0)                                                \
	return WARTA_ENOMEM

static int
done(struct warta_document *d)
{
	wt_arena_unguard(&d->rooms.arena);
	return WARTA_OK;
}

int
warta_document_article(struct warta_document *d, struct warta_article *out)
{
	const struct wt_article *a = &d->rooms.article;
	struct wt_arena *arena = &d->rooms.arena;
	char published[WT_MOMENT_TEXT];
	if (!d->read)
		return WARTA_ENOTFOUND;
	GUARD(d);
	*out = (struct warta_article){ .id = wt_give_str(arena, a->id),
		.source = wt_give_str(arena, d->page.source),
		.line = d->page.line,
		.url = wt_give_str(arena, a->url),
		.outlet = wt_give_str(arena, a->outlet),
		.title = wt_give_str(arena, a->title),
		.published =
			wt_give_str(arena, wt_str_of(wt_moment_print(a->published, published))),
		.text = d->rooms.article.doc.ptr,
		.size = d->rooms.article.doc.len,
		.bad_bytes = d->page.bad_bytes,
		.n_sentences = d->rooms.text.n_sentences,
		.n_claims = d->rooms.claims.n };
	return done(d);
}

int
warta_document_claim(struct warta_document *d, size_t index, struct warta_claim *claim)
{
	if (!d->read || index >= d->rooms.claims.n)
		return WARTA_ENOTFOUND;
	GUARD(d);
	wt_give_claim(&d->rooms.arena, d->page.id, (uint32_t)index + 1,
		&d->rooms.claims.items[index], claim);
	return done(d);
}

int
warta_document_sentence(
	const struct warta_document *d, size_t index, struct warta_sentence *sentence)
{
	if (!d->read || index >= d->rooms.text.n_sentences)
		return WARTA_ENOTFOUND;
	const struct wt_sentence *s = &d->rooms.text.sentences[index];
	*sentence = (struct warta_sentence){ wt_give_span(s->span), s->first, s->n };
	return WARTA_OK;
}

/* Where the sentence of a word begins. */
static uint32_t
sentence_start(const struct wt_text *text, size_t word)
{
	uint32_t low = 0, high = text->n_sentences;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (text->sentences[middle].first <= word)
			low = middle;
		else
			high = middle;
	}
	return text->sentences[low].first;
}

int
warta_document_word(struct warta_document *d, size_t index, struct warta_word *word)
{
	const struct wt_text *text = &d->rooms.text;
	if (!d->read || index >= text->n_tokens)
		return WARTA_ENOTFOUND;
	const struct wt_token *t = &text->tokens[index];
	GUARD(d);
	*word = (struct warta_word){ .span = wt_give_span(t->span),
		.form = wt_give_str(&d->rooms.arena, t->form),
		.lemma = wt_give_str(&d->rooms.arena, t->lemma),
		.upos = wt_upos_name((enum wt_upos)t->upos),
		.deprel = wt_deprel_name((enum wt_deprel)t->deprel),
		.head = t->head < 0 ? -1 : (int32_t)sentence_start(text, index) + t->head };
	return done(d);
}

static void
give_actor(struct warta_document *d, const struct wt_mention *m, struct warta_mention *out)
{
	struct wt_arena *arena = &d->rooms.arena;
	const struct wt_mentions *ms = &d->rooms.mentions;
	const struct wt_mention *real = wt_mention_real(ms, m);
	const struct wt_actor *a = &real->as.actor;
	out->party = (struct warta_party){ .name = wt_give_str(arena, a->name),
		.office = wt_give_str(arena, a->office),
		.country = wt_give_str(arena, wt_str_of(a->country)),
		.sector = wt_give_str(arena, wt_str_of(a->sector)),
		.span = wt_give_span(real->span) };
	out->same_as = real == m ? -1 : (int64_t)(real - ms->items);
}

int
warta_document_mention(struct warta_document *d, size_t index, struct warta_mention *out)
{
	static const enum warta_mention_kind KINDS[] = { WARTA_ACTOR, WARTA_PLACE, WARTA_TIME,
		WARTA_QUANTITY };
	struct wt_arena *arena = &d->rooms.arena;
	static const struct wt_place NOWHERE;
	static const struct wt_quantity NOTHING;
	if (!d->read || index >= d->rooms.mentions.n)
		return WARTA_ENOTFOUND;
	const struct wt_mention *m = &d->rooms.mentions.items[index];
	bool place = m->kind == WT_MENTION_PLACE, quantity = m->kind == WT_MENTION_QUANTITY;
	GUARD(d);
	*out = (struct warta_mention){ .kind = KINDS[m->kind],
		.span = wt_give_span(m->span),
		.sentence = m->sentence,
		.reason = m->reason ? m->reason : "",
		.same_as = -1,
		.party = { "", "", "", "", { 0, 0 } },
		.value = "" };
	wt_give_place(arena, place ? &m->as.place : &NOWHERE, m->span, &out->place);
	wt_give_quantity(arena, quantity ? &m->as.quantity : &NOTHING, &out->quantity);
	if (m->kind == WT_MENTION_ACTOR)
		give_actor(d, m, out);
	if (m->kind == WT_MENTION_TIME)
		out->value = wt_give_time(arena, &m->as.time);
	return done(d);
}

int
warta_document_note(const struct warta_document *d, size_t index, struct warta_note *note)
{
	if (!d->read || index >= d->n_notes)
		return WARTA_ENOTFOUND;
	const struct wt_note *n = &d->notes[index];
	*note = (struct warta_note){ n->sentence, wt_give_span(n->word),
		d->note_text.ptr + n->text };
	return WARTA_OK;
}

int
warta_document_conllu(struct warta_document *d, FILE *out)
{
	const struct wt_text *text = &d->rooms.text;
	if (!d->read)
		return WARTA_ENOTFOUND;
	for (uint32_t i = 0; i < text->n_sentences; i++) {
		struct wt_buf id = { 0 };
		wt_buf_printf(&id, "%.*s-%u", WT_FMT(d->page.id), i + 1);
		if (text->sentences[i].n)
			wt_conllu_print(out, text, &text->sentences[i], wt_buf_view(&id));
		wt_buf_release(&id);
	}
	return ferror(out) ? WARTA_EIO : WARTA_OK;
}
