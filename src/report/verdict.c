/*
 * verdict.c - the day of a verdict, from the sentence that tells how it was read.
 *
 *	T divonis 4,5 tahun penjara.  ...  kata hakim saat membacakan putusan, Jumat (18/7).
 *
 * In: the joined claims, when nothing else has told their day.  Out: who was sentenced was so on
 * the day on which the sentence was read.
 *
 * Limits: of two such days neither is taken.  That somebody was killed by what was done to him on
 * the day of his death is not said: readers date the deed otherwise.
 */
#include "report/source.h"

#define VERDICT_AGE 60 /* days before publication */

/* The first day behind the word; NULL. */
static const struct wt_mention *
day_behind(const struct wt_coder *c, const struct wt_sentence *s, uint32_t word)
{
	int32_t now = wt_day_number(c->article->published.day);
	for (uint32_t i = word; i < s->n; i++) {
		uint32_t at = c->ms->time_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->first != i)
			continue;
		const struct wt_time *t = &m->as.time;
		if (t->of_quote || !t->bounded || !t->start.day.day || t->end.year)
			return NULL;
		int32_t age = now - wt_day_number(t->start.day);
		return age >= 0 && age <= VERDICT_AGE ? m : NULL;
	}
	return NULL;
}

/* "ucap hakim saat membacakan putusan di Pengadilan Tipikor, Jumat (18/7)" */
static const struct wt_mention *
day_of_reading(const struct wt_coder *c, const struct wt_sentence *s)
{
	static const char *const JUDGES[] = { "hakim", "majelis" };
	static const char *const READS[] = { "membacakan", "pembacaan", "amar" };
	static const char *const WHAT[] = { "putusan", "vonis", "amar" };
	bool judge = false, what = false;
	uint32_t reads = s->n;
	for (uint32_t i = 0; i < s->n; i++) {
		struct wt_str w = s->tokens[i].lower;
		judge = judge || WT_LETTERS_AMONG(w, JUDGES);
		what = what || WT_LETTERS_AMONG(w, WHAT);
		if (reads == s->n && WT_LETTERS_AMONG(w, READS))
			reads = i;
	}
	return judge && what && reads < s->n ? day_behind(c, s, reads) : NULL;
}

static bool
is_verdict(const struct wt_claim *claim)
{
	struct wt_str frame = wt_claim_frame(claim);
	return (claim->type == WT_TYPE_SANCTION || claim->type == WT_TYPE_COERCE) &&
	       (wt_str_starts(frame, WT_STR("vonis")) || wt_str_is(frame, "jatuh/vonis") ||
		       wt_str_is(frame, "bukti/sah"));
}

/* The one day on which a sentence was read, as the article tells it; NULL where it tells none or
 * two.
 */
static const struct wt_mention *
only_reading(const struct wt_coder *c)
{
	const struct wt_mention *day = NULL;
	for (uint32_t k = 0; k < c->text->n_sentences; k++) {
		const struct wt_mention *m = day_of_reading(c, &c->text->sentences[k]);
		if (m && day && wt_day_cmp(m->as.time.start.day, day->as.time.start.day) != 0)
			return NULL;
		day = day ? day : m;
	}
	return day;
}

void
wt_verdicts_fill(struct wt_coder *c)
{
	const struct wt_mention *day = NULL;
	bool looked = false; /* most articles have no verdict */
	for (uint32_t i = 0; c->article->published.day.day && i < c->claims->n; i++) {
		struct wt_claim *claim = &c->claims->items[i];
		if (claim->date_basis != WT_BASIS_PUBLICATION ||
			claim->status != WT_STATUS_HAPPENED || !is_verdict(claim))
			continue;
		day = looked ? day : only_reading(c);
		looked = true;
		if (!day)
			return;
		claim->date = day->as.time.start.day;
		claim->date_basis = day->as.time.basis;
		claim->date_span = day->span;
		wt_when_tell(
			claim, wt_arena_printf(c->arena, "day: %.*s (%s), on which it was read",
				       WT_FMT(wt_view(c->text->doc, day->span)),
				       wt_basis_name(claim->date_basis)));
	}
}
