/*
 * source.c - who says what a sentence says: the citation chain.
 *
 *	"...," kata Lavrov kepada wartawan, menurut kantor berita Rusia.
 *	      speaker ^ Lavrov                 relay ^
 *	... bunyi pernyataan KCNA dikutip dari Korea JoongAng Daily
 *	                 relay ^ KCNA      relay ^ the later the farther from the origin
 *
 * A cue of the lexicon (kinds say, report, per) points at the actor mention that
 * follows it within a few words, or at its subject; without a mention the words of
 * the noun phrase serve (media pemerintah).  Speakers come first, then relays in the
 * order of the text.  A sentence inside a quotation takes the speaker of the sentence
 * that closes it, else of the one before.
 *
 * Limits: a speaker who is himself an actor of the claim is not its source.
 */
#include "report/coder.h"

#define AFTER_MAX 7 /* words between a cue and its source */

/* The kind of the cue at a word, -1. */
static int
cue_at(const struct wt_coder *c, int32_t i)
{
	int32_t value = wt_trie_get(&c->fr->cue_trie, wt_tok(&c->tree, i)->lower);
	return value >= 0 && (size_t)value < c->fr->n_cues ? (int)c->fr->cues[value] : -1;
}

static bool
is_link(const struct wt_tree *t, int32_t i)
{
	static const char *const LINKS[] = { "dari", "oleh", "kantor", "berita", "resmi", "media",
		"laman", "situs", "harian", "surat", "kabar", "stasiun", "televisi", "saluran",
		"akun", "kepada", "pernyataan", "laporan", "keterangan", "sumber", "portal",
		"jaringan", "majalah", "koran" };
	for (size_t k = 0; k < sizeof LINKS / sizeof LINKS[0]; k++)
		if (wt_tree_is(t, i, LINKS[k]))
			return true;
	uint8_t pos = wt_tok(t, i)->upos;
	return pos == WT_UPOS_ADP || pos == WT_UPOS_ADV || pos == WT_UPOS_DET;
}

/* The source that stands behind a cue. */
static const struct wt_mention *
behind(const struct wt_coder *c, int32_t cue, int32_t *last)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = cue + 1; i < (int32_t)t->s->n && i <= cue + AFTER_MAX; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		if (m) {
			*last = (int32_t)m->last;
			return m;
		}
		if (wt_tree_is(t, i, "kepada") || !is_link(t, i))
			return NULL;
	}
	return NULL;
}

/* "media pemerintah Rusia", "media lokal": the words behind a cue when no mention names it. */
static struct wt_str
noun_phrase(const struct wt_coder *c, int32_t cue, int32_t *last)
{
	const struct wt_tree *t = &c->tree;
	int32_t from = -1, to = -1;
	for (int32_t i = cue + 1; i < (int32_t)t->s->n && i <= cue + AFTER_MAX; i++) {
		const struct wt_token *k = wt_tok(t, i);
		bool noun = k->upos == WT_UPOS_NOUN || k->upos == WT_UPOS_PROPN ||
			    (from >= 0 && k->upos == WT_UPOS_ADJ);
		bool skipped = from < 0 && (wt_tree_is(t, i, "dari") || wt_tree_is(t, i, "oleh"));
		if (skipped)
			continue;
		if (!noun)
			break;
		if (from < 0)
			from = i;
		to = i;
	}
	if (from < 0)
		return (struct wt_str){ "", 0 };
	*last = to;
	return wt_view(c->text->doc,
		(struct wt_span){ wt_tok(t, from)->span.start, wt_tok(t, to)->span.end });
}

/* What a source is called in the chain. */
static struct wt_str
called(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_mention *real = wt_mention_real(c->ms, m);
	const struct wt_actor *a = &real->as.actor;
	bool named = a->name.len && a->kind != WT_ACTOR_AGENT && a->kind != WT_ACTOR_COUNTRY;
	return named ? a->name : wt_view(c->text->doc, real->span);
}

static bool
knows(const struct wt_source *s, struct wt_str name)
{
	for (unsigned i = 0; i < s->n; i++)
		if (wt_str_eq_nocase(s->names[i], name))
			return true;
	return false;
}

static void
add_name(struct wt_source *s, struct wt_str name, uint32_t entry, bool speaker, struct wt_span cue)
{
	if (name.len == 0 || s->n == WT_CLAIM_CHAIN || knows(s, name))
		return;
	unsigned at = speaker ? s->n_speakers : s->n;
	for (unsigned i = s->n; i > at; i--) {
		s->names[i] = s->names[i - 1];
		s->entries[i] = s->entries[i - 1];
	}
	s->names[at] = name;
	s->entries[at] = entry;
	s->n++;
	s->n_speakers = (uint8_t)(s->n_speakers + speaker);
	s->cue = wt_span_cover(s->cue, cue);
}

/* The subject of mengatakan, the noun behind kata: the speaker. */
static void
read_say(const struct wt_coder *c, struct wt_source *s, int32_t cue)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, cue);
	int32_t last = cue, who = -1;
	bool bare =
		!wt_str_starts(k->lower, WT_STR("me")) && !wt_str_starts(k->lower, WT_STR("ber"));
	const struct wt_mention *m = bare ? behind(c, cue, &last) : NULL;
	if (!m) {
		who = wt_subject(c, cue, 0);
		m = wt_actor_of(c, who);
	}
	if (!m && !bare && cue > 0)
		m = wt_actor_of(c, cue - 1);
	if (!m && bare && cue > 0) /* KCNA dalam laporannya: nothing */
		return;
	if (m && m->as.actor.kind == WT_ACTOR_REFERENCE && m->as.actor.same_as < 0)
		return;
	if (m)
		add_name(s, called(c, m), m->as.actor.entry, m->as.actor.kind != WT_ACTOR_MEDIA,
			wt_span_cover(k->span, m->span));
}

static bool
is_passive_report(const struct wt_token *k)
{
	return wt_str_starts(k->lower, WT_STR("di"));
}

static void
read_report(const struct wt_coder *c, struct wt_source *s, int32_t cue)
{
	const struct wt_token *k = wt_tok(&c->tree, cue);
	int32_t last = cue;
	const struct wt_mention *m = behind(c, cue, &last);
	if (!m && !is_passive_report(k))
		m = wt_actor_of(c, wt_subject(c, cue, 0));
	if (m) {
		add_name(
			s, called(c, m), m->as.actor.entry, false, wt_span_cover(k->span, m->span));
		return;
	}
	struct wt_str phrase = noun_phrase(c, cue, &last);
	static const char *const NO_SOURCE[] = { "dia", "ia", "rencana", "catatan", "jadwal",
		"data" };
	for (size_t i = 0; i < sizeof NO_SOURCE / sizeof NO_SOURCE[0]; i++)
		if (wt_str_starts(phrase, wt_str_of(NO_SOURCE[i])))
			return;
	if (phrase.len)
		add_name(s, phrase, WT_ENTRY_NONE, false,
			wt_span_cover(k->span, wt_tok(&c->tree, last)->span));
}

static void
read_sentence(const struct wt_coder *c, struct wt_source *s)
{
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++) {
		int kind = cue_at(c, i);
		if (kind == WT_CUE_SAY)
			read_say(c, s, i);
		else if (kind == WT_CUE_REPORT || kind == WT_CUE_PER)
			read_report(c, s, i);
	}
}

/* Is all of the sentence within one quotation? */
static const struct wt_quote *
quotation_of(const struct wt_text *text, const struct wt_sentence *s)
{
	for (uint32_t i = 0; i < text->n_quotes; i++)
		if (wt_span_holds(text->quotes[i].span, s->span))
			return &text->quotes[i];
	return NULL;
}

/* Sentences of a long quotation take the speaker from where it closes, or from before it. */
static void
carry_speakers(const struct wt_coder *c)
{
	const struct wt_text *text = c->text;
	for (uint32_t i = 0; i < text->n_sentences; i++) {
		const struct wt_quote *q = quotation_of(text, &text->sentences[i]);
		if (!q || c->sources[i].n)
			continue;
		for (uint32_t k = i + 1; k < text->n_sentences && !c->sources[i].n; k++) {
			if (text->sentences[k].span.start >= q->span.end)
				break;
			c->sources[i] = c->sources[k];
		}
		if (!c->sources[i].n && i > 0 &&
			text->sentences[i - 1].paragraph == text->sentences[i].paragraph)
			c->sources[i] = c->sources[i - 1];
	}
}

void
wt_sources_read(struct wt_coder *c)
{
	c->sources = WT_NEW(c->arena, struct wt_source, c->text->n_sentences + 1);
	for (uint32_t i = 0; i < c->text->n_sentences; i++) {
		c->tree.s = &c->text->sentences[i];
		wt_tree_make(c->arena, c->tree.s, &c->tree);
		read_sentence(c, &c->sources[i]);
	}
	carry_speakers(c);
}

/* Is the speaker an actor of the claim? Then he is no source of it but its subject. */
static bool
is_actor(const struct wt_claim *claim, struct wt_str name, uint32_t entry)
{
	for (unsigned i = 0; i < claim->n_actors; i++) {
		const struct wt_party *p = &claim->actors[i];
		if (wt_str_eq_nocase(p->name, name) ||
			(entry != WT_ENTRY_NONE && p->entry == entry))
			return true;
	}
	return false;
}

/* The article's own outlet is left out. */
static bool
is_own_outlet(const struct wt_coder *c, struct wt_str name)
{
	struct wt_str o = c->article->outlet;
	if (o.len == 0 || name.len < 3)
		return false;
	if (wt_str_eq_nocase(o, name))
		return true;
	/* "cnnindonesia.com" and "CNN Indonesia" */
	size_t i = 0, k = 0;
	while (i < name.len && k < o.len) {
		if (name.ptr[i] == ' ' || name.ptr[i] == '.') {
			i++;
			continue;
		}
		if (wt_lower(name.ptr[i++]) != wt_lower(o.ptr[k++]))
			return false;
	}
	return i == name.len && (k == o.len || o.ptr[k] == '.');
}

void
wt_source_apply(const struct wt_coder *c, struct wt_claim *claim)
{
	const struct wt_source *s = &c->sources[claim->sentence];
	for (unsigned i = 0; i < s->n; i++) {
		bool speaker = i < s->n_speakers;
		if ((speaker && is_actor(claim, s->names[i], s->entries[i])) ||
			is_own_outlet(c, s->names[i]))
			continue;
		claim->chain[claim->n_chain++] = s->names[i];
	}
	if (claim->n_chain)
		claim->cue_span = s->cue;
}
