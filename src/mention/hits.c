/*
 * hits.c - finds the names of the lexicon in one pass, the longest at each word.
 *
 *	Hubungan militer [Rusia]-[Korea Utara] ... [Menteri Luar Negeri] [AS]
 *
 * A name ends with a word, or within one before a hyphen ("Rusia-Korea Utara").
 * Names of up to three letters must have the lexicon's case; other names begin
 * with a capital; titles and common nouns are found in any case.
 */
#include "mention/reader.h"

#include "mention/fold.h"

#define HIT_WORDS   16 /* no name is longer */
#define UNCASED_MIN 3  /* words of a title that tell how it is written */

static struct wt_str
form_of(const struct wt_mention_reader *r, const struct wt_hit *h)
{
	return wt_view(r->text->doc, h->span);
}

/* Letters alone, so that U.S. is US. */
static bool
same_letters(struct wt_str a, struct wt_str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a.len && a.ptr[i] == '.')
			i++;
		while (k < b.len && b.ptr[k] == '.')
			k++;
		if (i == a.len || k == b.len)
			return i == a.len && k == b.len;
		if (a.ptr[i++] != b.ptr[k++])
			return false;
	}
}

/* al-Qaeda, el-Sisi */
static bool
is_after_article(struct wt_str form)
{
	size_t n = 0;
	while (n < form.len && n < 4 && wt_is_lower(form.ptr[n]))
		n++;
	return n >= 2 && n <= 3 && n + 1 < form.len && (form.ptr[n] == '-' || form.ptr[n] == ' ') &&
	       wt_is_upper(form.ptr[n + 1]);
}

static bool
case_fits(const struct wt_mention_reader *r, const struct wt_gaz_sense *s, struct wt_str form)
{
	if (s->use & WT_USE_EXACT)
		return same_letters(form, wt_gaz_str(r->g, s->surface));
	if (s->use & WT_USE_UPPER)
		return r->uncased ||
		       (form.len && (!wt_is_lower(form.ptr[0]) || is_after_article(form)));
	return true;
}

/* Fills kinds and rows from the senses that the form allows. */
static bool
read_senses(const struct wt_mention_reader *r, struct wt_hit *h)
{
	struct wt_str form = form_of(r, h);
	h->kinds = 0;
	for (size_t i = h->sense; i < r->g->n_senses; i++) {
		const struct wt_gaz_sense *s = &r->g->senses[i];
		uint8_t kind = r->g->rows[s->row].kind;
		if (case_fits(r, s, form) && !(h->kinds & WT_KIND(kind))) {
			h->kinds |= WT_KIND(kind);
			h->row[kind] = s->row;
			h->use[kind] = s->use;
		}
		if (s->use & WT_USE_LAST)
			break;
	}
	return h->kinds != 0;
}

struct state {
	int32_t node;
	uint32_t word; /* index in the text */
	size_t at;     /* byte of the folded word */
	bool open;     /* false: nothing matches further */
	bool begun;
};

static void
step(const struct wt_trie *t, struct state *st, char c)
{
	st->node = wt_trie_step(t, st->node, (unsigned char)c);
	st->open = st->node >= 0;
}

static bool
keep(const struct wt_mention_reader *r, const struct state *st, uint32_t start, uint32_t end,
	struct wt_hit *best)
{
	int32_t value = wt_trie_value(&r->g->keys, st->node);
	if (value < 0 || (size_t)value >= r->g->n_senses)
		return false;
	struct wt_hit h = { .last = st->word, .span = { start, end }, .sense = (uint32_t)value };
	h.first = best->first;
	if (!read_senses(r, &h))
		return false;
	*best = h;
	return true;
}

/* A hyphen between two capitals: the name may end here. */
static bool
may_split(const struct wt_token *t, struct wt_str fold, size_t at)
{
	return fold.len == t->form.len && fold.ptr[at] == ' ' && at + 1 < t->form.len &&
	       t->form.ptr[at] == '-' && !wt_is_lower(t->form.ptr[at + 1]);
}

/* Walks one folded word; notes names that end in it.  Gives the offset behind the longest. */
static size_t
walk_word(const struct wt_mention_reader *r, struct state *st, size_t from, uint32_t start,
	struct wt_hit *best)
{
	const struct wt_token *t = &r->text->tokens[st->word];
	struct wt_str fold = r->folds[st->word];
	size_t behind = 0;
	for (size_t i = from; i < fold.len && st->open; i++) {
		if (i > from && may_split(t, fold, i) &&
			keep(r, st, start, t->span.start + (uint32_t)i, best))
			behind = i + 1;
		step(&r->g->keys, st, fold.ptr[i]);
	}
	if (st->open && keep(r, st, start, t->span.end, best))
		behind = fold.len;
	return behind;
}

static bool
is_link(struct wt_str form)
{
	return form.len == 1 && (form.ptr[0] == '-' || form.ptr[0] == '/' || form.ptr[0] == '\'');
}

/* The longest name from byte `from` of word i on; *behind is where it ends in its last word. */
static bool
longest(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, size_t from,
	struct wt_hit *best, size_t *behind)
{
	uint32_t end = s->first + s->n;
	const struct wt_token *tokens = r->text->tokens;
	struct state st = { 0, i, from, true, false };
	uint32_t start = tokens[i].span.start + (uint32_t)from;
	bool found = false;
	best->first = i;
	for (uint32_t w = i; w < end && w < i + HIT_WORDS && st.open; w++) {
		if (w > i && r->folds[w].len == 0) {
			if (!is_link(tokens[w].form))
				break;
			continue;
		}
		if (w > i)
			step(&r->g->keys, &st, ' ');
		st.word = w;
		if (!st.open)
			break;
		size_t at = walk_word(r, &st, w == i ? from : 0, start, best);
		if (at) {
			found = true;
			*behind = at;
		}
	}
	return found;
}

/* [baku] tembak, baku hantam: each other, not the capital of Azerbaijan. */
static bool
is_each_other(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const DEEDS[] = { "tembak", "hantam", "pukul", "bunuh", "lempar",
		"serang", NULL };
	return i + 1 < s->first + s->n && wt_str_is(r->folds[i], "baku") &&
	       wt_str_in(r->text->tokens[i + 1].lower, DEEDS);
}

/* [Republik] Peru, [Republik Kooperatif] Guyana: the form of a state before its name. */
static bool
with_form(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	struct wt_hit *h, size_t *behind)
{
	static const char *const FORMS[] = { "republik", "kerajaan", "federasi", "kesultanan",
		"persemakmuran", "keamiran", NULL };
	static const char *const KINDS[] = { "rakyat", "islam", "federal", "demokratik", "sosialis",
		"kooperatif", "bersatu", NULL };
	uint32_t end = s->first + s->n, name = i + 1;
	if (!(r->text->tokens[i].flags & WT_TOK_CAPITAL) || !wt_str_in(r->folds[i], FORMS))
		return false;
	while (name < end && wt_str_in(r->folds[name], KINDS))
		name++;
	if (name >= end || r->folds[name].len == 0 || !longest(r, s, name, 0, h, behind) ||
		!(h->kinds & WT_KIND(WT_ACTOR_COUNTRY)))
		return false;
	h->first = i;
	h->span.start = r->text->tokens[i].span.start;
	h->kinds = WT_KIND(WT_ACTOR_COUNTRY);
	return true;
}

/* AMUK-[KPK]: a league of that name, and not the body whose name ends it; but DPR-KPK. */
static bool
is_half_of_name(
	const struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_hit *h)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t i = h->first;
	return h->kinds == WT_KIND(WT_ACTOR_BODY) && i >= s->first + 2 && h->last == i &&
	       wt_str_is(t[i - 1].form, "-") &&
	       !((t[i - 1].flags | t[i].flags) & WT_TOK_SPACE_BEFORE) &&
	       t[i - 2].flags & WT_TOK_ALLCAPS && !r->hit_at[i - 2];
}

bool
wt_is_uncased(const struct wt_mention_reader *r, const struct wt_sentence *s)
{
	if (s->paragraph >= r->article->n_paragraphs ||
		r->article->paragraphs[s->paragraph].kind != WT_PARA_TITLE || s->n < UNCASED_MIN)
		return false;
	for (uint32_t i = s->first; i < s->first + s->n; i++)
		if (!wt_str_eq(r->text->tokens[i].form, r->text->tokens[i].lower))
			return false;
	return true;
}

static void
read_sentence(struct wt_mention_reader *r, const struct wt_sentence *s)
{
	uint32_t end = s->first + s->n;
	size_t from = 0;
	r->uncased = wt_is_uncased(r, s);
	for (uint32_t i = s->first; i < end;) {
		struct wt_hit h;
		size_t behind = 0;
		if (r->timed[i] || r->folds[i].len <= from || is_each_other(r, s, i) ||
			!(longest(r, s, i, from, &h, &behind) ||
				(from == 0 && with_form(r, s, i, &h, &behind))) ||
			is_half_of_name(r, s, &h)) {
			i++;
			from = 0;
			continue;
		}
		*WT_PUSH(r->arena, r->hits, r->n_hits, r->cap_hits) = h;
		if (!r->hit_at[i])
			r->hit_at[i] = r->n_hits;
		from = behind < r->folds[h.last].len ? behind : 0;
		i = from ? h.last : h.last + 1;
	}
}

static void
fold_words(struct wt_mention_reader *r)
{
	const struct wt_text *text = r->text;
	r->folds = WT_NEW(r->arena, struct wt_str, text->n_tokens + 1);
	for (uint32_t i = 0; i < text->n_tokens; i++) {
		struct wt_str lower = text->tokens[i].lower;
		r->folds[i] = wt_fold_is_plain(lower) ? lower : wt_fold(r->arena, lower);
	}
}

void
wt_hits_find(struct wt_mention_reader *r)
{
	fold_words(r);
	r->hit_at = WT_NEW(r->arena, uint32_t, r->text->n_tokens + 1);
	for (uint32_t i = 0; i < r->text->n_sentences; i++)
		read_sentence(r, &r->text->sentences[i]);
}

const struct wt_hit *
wt_hit_at(const struct wt_mention_reader *r, uint32_t word, uint32_t kinds)
{
	uint32_t at = r->hit_at[word];
	if (!at || !(r->hits[at - 1].kinds & kinds))
		return NULL;
	return &r->hits[at - 1];
}
