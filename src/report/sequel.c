/*
 * sequel.c - the day of an act, from the sentence behind it that takes it up again.
 *
 *	Hakim memvonis X dua tahun penjara. Putusan itu dibacakan pada Selasa (9/5).
 *	Fraksi Y menolak RUU itu dalam rapat paripurna. Rapat tersebut digelar Senin.
 *
 * In: the joined claims and the sentences.  Out: what happened, told without a day, gets
 * the day on which "that ruling", "that announcement" was made, or on which the meeting
 * that its sentence names was held, where the next sentence opens with it.
 *
 * Limits: of two acts in one sentence both get the day.
 */
#include "report/source.h"

#define SEQUEL_AGE  14 /* days before publication */
#define OPENING_MAX 12 /* words up to the verb that tells that it was made */

/* What an act is called where it is taken up again. */
static const char *const OUTCOMES[] = { "putusan", "keputusan", "vonis", "pengumuman", "pernyataan",
	"penetapan", "kecaman", "ancaman", "permintaan", "desakan", "tuntutan", "usulan", "seruan",
	"perintah", "janji", "penolakan", "tuduhan", "tudingan", "kritik", "imbauan", "instruksi",
	"penghargaan", "dukungan", "ucapan", "dakwaan", "gugatan", "laporan", "sanksi", "hukuman" };
/* In what it may have been done. */
static const char *const OCCASIONS[] = { "rapat", "sidang", "pertemuan", "persidangan", "aksi",
	"demonstrasi", "demo", "acara", "konferensi", "kunjungan", "operasi", "ktt", "forum",
	"pelantikan", "upacara" };
static const char *const MADE[] = { "dibacakan", "disampaikan", "diumumkan", "diambil",
	"dijatuhkan", "diungkapkan", "digelar", "dilakukan", "berlangsung", "dilaksanakan",
	"diadakan", "diajukan", "didaftarkan", "dilayangkan", "dikeluarkan", "dilontarkan",
	"diselenggarakan", "terjadi", "dikemukakan", "diterbitkan" };

static bool
points_back(struct wt_str lower)
{
	return wt_str_is(lower, "itu") || wt_str_is(lower, "tersebut") || wt_str_is(lower, "ini");
}

/* The word that tells that it was made, behind "that ruling"; the sentence's length else. */
static uint32_t
made_at(const struct wt_sentence *s)
{
	bool that = false;
	for (uint32_t i = 1; i < s->n && i <= OPENING_MAX; i++) {
		struct wt_str w = s->tokens[i].lower;
		that = that || points_back(w);
		if (WT_LETTERS_AMONG(w, MADE))
			return that ? i : s->n;
		if (wt_str_is(w, ",") || wt_str_is(w, "."))
			return s->n;
	}
	return s->n;
}

/* The one day that stands behind the word; NULL. */
static const struct wt_mention *
day_behind(const struct wt_coder *c, const struct wt_sentence *s, uint32_t word)
{
	struct wt_day now = c->article->published.day;
	for (uint32_t i = word + 1; i < s->n; i++) {
		uint32_t at = c->ms->time_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m)
			continue;
		const struct wt_time *t = &m->as.time;
		bool day = t->bounded && !t->of_quote && t->start.day.day && !t->end.year;
		int32_t age = day ? wt_day_number(now) - wt_day_number(t->start.day) : -1;
		bool bound = wt_str_is(s->tokens[i].lower, "sejak") ||
			     wt_str_is(s->tokens[i - 1].lower, "sejak") ||
			     wt_str_is(s->tokens[i - 1].lower, "hingga") ||
			     wt_str_is(s->tokens[i - 1].lower, "sebelum");
		return age >= 0 && age <= SEQUEL_AGE && !bound ? m : NULL;
	}
	return NULL;
}

static bool
has_word(const struct wt_sentence *s, struct wt_str lower)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (wt_str_eq(s->tokens[i].lower, lower))
			return true;
	return false;
}

/* Does the sentence, opened by the word, take up what the one before tells? */
static bool
takes_up(const struct wt_sentence *before, struct wt_str opening)
{
	return WT_LETTERS_AMONG(opening, OUTCOMES) ||
	       (WT_LETTERS_AMONG(opening, OCCASIONS) && has_word(before, opening));
}

/* Is the claim told in the sentence, be it not first? */
static bool
is_told_in(const struct wt_claim *claim, struct wt_span sentence)
{
	for (unsigned i = 0; i < claim->n_spans; i++)
		if (claim->spans[i].start >= sentence.start && claim->spans[i].end <= sentence.end)
			return true;
	return false;
}

static void
give(struct wt_coder *c, uint32_t sentence, const struct wt_mention *day)
{
	struct wt_span told = c->text->sentences[sentence].span;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		struct wt_claim *claim = &c->claims->items[i];
		if (!is_told_in(claim, told) || claim->date_basis != WT_BASIS_PUBLICATION ||
			claim->status != WT_STATUS_HAPPENED || claim->by_noun || claim->beside_time)
			continue;
		claim->date = day->as.time.start.day;
		claim->date_basis = day->as.time.basis;
		claim->date_span = day->span;
		struct wt_str reason =
			wt_arena_printf(c->arena, "day: %.*s (%s), on which it was made",
				WT_FMT(wt_view(c->text->doc, claim->date_span)),
				wt_basis_name(claim->date_basis));
		wt_when_tell(claim, reason);
	}
}

void
wt_sequels_fill(struct wt_coder *c)
{
	if (!c->article->published.day.day)
		return;
	for (uint32_t i = 1; i < c->text->n_sentences; i++) {
		const struct wt_sentence *s = &c->text->sentences[i];
		if (s->n < 4 || !s[-1].n || !takes_up(s - 1, s->tokens[0].lower))
			continue;
		uint32_t made = made_at(s);
		const struct wt_mention *day = made < s->n ? day_behind(c, s, made) : NULL;
		if (day)
			give(c, i - 1, day);
	}
}
