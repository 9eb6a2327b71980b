/*
 * told.c - the day of a happening, from another sentence that tells it.
 *
 *	Drone menyerang kilang X.  ...  serangan pada Sabtu (14/9) itu ...
 *	Polisi menangkap A dan B.  ...  Keduanya ditangkap pada Selasa (18/7).
 *
 * News tells in the title and the lead what happened, and further down when.  In: the
 * joined claims, and what happened by words that name nobody (noted sentence by
 * sentence).  Out: a claim of what was done, not said, that would get the day of
 * publication gets the one day that the article gives to acts of its type, where no side
 * contradicts and that day is TOLD_AGE days old at most.  Of what is done by saying it
 * the day of the saying tells more (saying.c).
 *
 *	Pada Desember 2017 X dinyatakan bersalah.  Ia divonis 7 tahun penjara.
 *
 * Of background the next sentence of the paragraph, with somebody in common and no time
 * of its own, goes on in that time: the same day where it tells an act of the same type,
 * else the same month.  A deed of some time ago that is told again has the one day that the
 * article gives to it.
 *
 * Limits: two happenings of one type, of which one has a day, are taken for one, unless
 * the words say that one is further ("juga") or the sides have nobody in common.
 */
#include "report/coder.h"

#define TOLD_AGE       14 /* days before publication */
#define WEEK           7
#define LEAD_MAX       3   /* sentences of the title and the lead: they tell the news */
#define OPENING_MAX    4   /* words of "dalam pertemuan bilateral tertutup itu" */
#define TOLD_MAX       200 /* kept of one article */
#define BACKGROUND_AGE 20  /* days from which it is no news */

/* Is it done, and not by saying it? */
static bool
is_happening(enum wt_type type)
{
	switch (type) {
	case WT_TYPE_ASSAULT:
	case WT_TYPE_PROTEST:
	case WT_TYPE_COERCE:
	case WT_TYPE_CONSULT:
	case WT_TYPE_RETREAT:
	case WT_TYPE_SANCTION:
	case WT_TYPE_MOBILIZE:
	case WT_TYPE_AID:
	case WT_TYPE_COOPERATE:
		return true;
	default:
		return false;
	}
}

/* A treaty is signed, a law passed: done on a day, though its type is one of words. */
bool
wt_is_solemn(struct wt_str frame)
{
	static const char *const FRAMES[] = { "tandatangan", "teken", "ratifikasi",
		"sah/mengesahkan", NULL };
	return wt_str_in(frame, FRAMES);
}

/*
 * What police and courts do to somebody is done on a day, too, though it is blame: 1 he is made a
 * suspect, 2 questioned, 3 put on trial, 4 a sentence is asked for, 5 sued, 6 reported; 0 other.
 */
static unsigned
step_of_case(struct wt_str frame)
{
	static const char *const STEPS[][6] = { { "tetap/tersangka", "jadi/tersangka", "tetap/noun",
							"status/tersangka", NULL },
		{ "periksa", "minta/keterangan", "jalan/pemeriksaan", "klarifikasi/periksa",
			"cecar", NULL },
		{ "dakwa", "baca/dakwaan", "sidang/terdakwa", "sidang/perkara", NULL },
		{ "tuntut/jaksa", NULL },
		{ "gugat", "aju/gugatan", "daftar/gugatan", "layang/gugatan", NULL },
		{ "lapor/polisi", "polisi", "adu/mengadukan", NULL } };
	for (unsigned i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++)
		if (wt_str_in(frame, STEPS[i]))
			return i + 1;
	return 0;
}

/* Is it done on a day that any act of the kind tells, be its type one of words? */
static bool
has_day(enum wt_type type, struct wt_str frame)
{
	return is_happening(type) || wt_is_solemn(frame) ||
	       (type == WT_TYPE_ACCUSE && step_of_case(frame));
}

/* What of the claim's kind may tell its day: any act of its type, or another solemn one. */
static bool
is_of_kind(const struct wt_claim *claim, enum wt_type type, struct wt_str frame)
{
	if (claim->type == WT_TYPE_ACCUSE &&
		step_of_case(wt_claim_frame(claim)) != step_of_case(frame))
		return false;
	return claim->type == type && has_day(type, frame);
}

/* Somebody of one side or the other takes part in both; who is not named contradicts nothing. */
static bool
share_party(const struct wt_claim *a, const struct wt_claim *b)
{
	const struct wt_party *of_b[2] = { b->actors, b->recipients };
	const struct wt_party *of_a[2] = { a->actors, a->recipients };
	unsigned n_b[2] = { b->n_actors, b->n_recipients };
	unsigned n_a[2] = { a->n_actors, a->n_recipients };
	for (int x = 0; x < 2; x++)
		for (unsigned i = 0; i < n_a[x]; i++)
			for (int y = 0; y < 2; y++)
				for (unsigned k = 0; k < n_b[y]; k++) {
					const struct wt_party *p = &of_a[x][i], *q = &of_b[y][k];
					if (p->country[0] || q->country[0]
							? strcmp(p->country, q->country) == 0
							: strcmp(p->sector, q->sector) == 0)
						return true;
				}
	return false;
}

/* A day, a weekend or a week, not long ago. */
static bool
is_recent(const struct wt_coder *c, struct wt_day day, struct wt_day end)
{
	struct wt_day now = c->article->published.day;
	if (!day.day || !now.day)
		return false;
	if (end.year && (!end.day || wt_day_number(end) - wt_day_number(day) >= WEEK ||
				wt_day_cmp(end, now) >= 0))
		return false;
	int32_t age = wt_day_number(now) - wt_day_number(day);
	return age >= 0 && age <= TOLD_AGE;
}

/* "mendapat laporan tentang penangkapan itu pada Jumat": the day of the report */
static bool
is_only_about(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ABOUT[] = { "tentang", "soal", "mengenai", "terkait", "ihwal" };
	int32_t by = wt_tree_case(&c->tree, h->word);
	for (size_t i = 0; by >= 0 && i < sizeof ABOUT / sizeof ABOUT[0]; i++)
		if (wt_tree_is(&c->tree, by, ABOUT[i]))
			return true;
	return false;
}

void
wt_told_note(struct wt_coder *c, const struct wt_hit *h)
{
	bool noun = h->pattern->voice == WT_VOICE_NOUN;
	struct wt_ref r = h->frame->name;
	struct wt_str frame = wt_view(c->fr->text, (struct wt_span){ r.offset, r.offset + r.len });
	if (c->n_told >= TOLD_MAX || (h->dropped && !noun) || h->status != WT_STATUS_HAPPENED ||
		!has_day(h->type, frame) || is_only_about(c, h))
		return;
	const struct wt_mention *day = wt_when_own(c, h);
	if (!day)
		return;
	struct wt_told *told = WT_PUSH(c->arena, c->told, c->n_told, c->cap_told);
	*told = (struct wt_told){ h->type, frame, day };
}

/* "pertemuan waktu itu", "pernah menyerang", "pada masa lalu": another one than the news; "dari
 * hari ke hari": more than one. */
static bool
is_of_once(const struct wt_coder *c, const struct wt_claim *claim)
{
	static const char *const ONCE[] = { "waktu", "saat", "ketika", "kala" };
	const struct wt_sentence *s = &c->text->sentences[claim->sentence];
	for (uint32_t i = 0; i < s->n; i++) {
		const struct wt_token *k = &s->tokens[i];
		if (wt_str_is(k->lower, "pernah"))
			return true;
		if (i + 1 < s->n && wt_str_is(k[1].lower, "lalu") && wt_str_is(k->lower, "masa"))
			return true;
		if (i + 2 < s->n && wt_str_is(k->lower, "hari") && wt_str_is(k[1].lower, "ke") &&
			wt_str_is(k[2].lower, "hari"))
			return true;
		for (size_t n = 0; i + 1 < s->n && n < sizeof ONCE / sizeof ONCE[0]; n++)
			if (wt_str_is(k->lower, ONCE[n]) && wt_str_is(k[1].lower, "itu"))
				return true;
	}
	return false;
}

/* "Dalam pertemuan tertutup itu, X dan Y membahas ..." */
static bool
opens_in_that_meeting(const struct wt_sentence *s)
{
	static const char *const MEETINGS[] = { "pertemuan", "rapat", "kunjungan", "lawatan",
		"pembicaraan", "perundingan", "dialog", "audiensi", "ktt", "forum" };
	bool meets = false;
	if (s->n < 3 ||
		(!wt_str_is(s->tokens[0].lower, "dalam") && !wt_str_is(s->tokens[0].lower, "pada")))
		return false;
	for (size_t k = 0; k < sizeof MEETINGS / sizeof MEETINGS[0]; k++)
		meets = meets || wt_str_is(s->tokens[1].lower, MEETINGS[k]);
	for (uint32_t i = 2; meets && i < s->n && i <= OPENING_MAX; i++)
		if (wt_str_is(s->tokens[i].lower, "itu") ||
			wt_str_is(s->tokens[i].lower, "tersebut"))
			return true;
	return false;
}

/* Two meetings of a day are often two; "pertemuan itu" is one told of before. */
static bool
is_that_meeting(const struct wt_coder *c, const struct wt_claim *claim)
{
	static const char *const THAT[] = { "itu", "tersebut", "ini" };
	const struct wt_sentence *s = &c->text->sentences[claim->sentence];
	if (opens_in_that_meeting(s))
		return true;
	for (uint32_t i = 0; i + 1 < s->n; i++)
		for (size_t k = 0; s->tokens[i].span.end == claim->verb.end && k < 3; k++)
			if (wt_str_is(s->tokens[i + 1].lower, THAT[k]))
				return claim->by_noun;
	return false;
}

/* Is the act dated long before the news, so that it is none of it? */
static bool
is_old(const struct wt_coder *c, struct wt_day day)
{
	struct wt_day now = c->article->published.day;
	return wt_day_number(wt_day_last(day)) + TOLD_AGE < wt_day_number(now);
}

/* May it be the same one of that side: of one country, and not two names? */
static bool
may_be_same(const struct wt_party *a, unsigned n_a, const struct wt_party *b, unsigned n_b)
{
	for (unsigned i = 0; i < n_a; i++)
		for (unsigned k = 0; k < n_b; k++) {
			bool names = a[i].name.len && b[k].name.len;
			if (a[i].country[0] && strcmp(a[i].country, b[k].country) == 0 &&
				(!names || wt_str_eq(a[i].name, b[k].name)))
				return true;
		}
	return false;
}

/* May they tell one deed: by the same words of the same people, or an attack of the same sides? */
static bool
may_be_one(const struct wt_claim *a, const struct wt_claim *b)
{
	bool to = may_be_same(a->recipients, a->n_recipients, b->recipients, b->n_recipients);
	bool by = may_be_same(a->actors, a->n_actors, b->actors, b->n_actors);
	bool nobody = !a->n_actors || !b->n_actors;
	if (a->type == WT_TYPE_ASSAULT && to && by)
		return true;
	return to && (by || nobody) && wt_str_eq(wt_claim_frame(a), wt_claim_frame(b));
}

/*
 * "Calon presiden itu ditembak remaja.  ...  Ia ditembak pada 7 Juni": what the article tells anew
 * of a deed of some time ago, where all such acts that it dates are of that one day.
 */
static bool
old_day(const struct wt_coder *c, const struct wt_claim *claim, struct wt_claim *from)
{
	const struct wt_claim *found = NULL;
	bool kind = claim->type == WT_TYPE_ASSAULT || claim->type == WT_TYPE_PROTEST ||
		    claim->type == WT_TYPE_MOBILIZE ||
		    (claim->type == WT_TYPE_COERCE && claim->n_recipients == 1);
	if (!kind || claim->status != WT_STATUS_HAPPENED)
		return false;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *o = &c->claims->items[i];
		if (o == claim || o->type != claim->type || o->date_basis == WT_BASIS_PUBLICATION ||
			!may_be_one(claim, o))
			continue;
		if (o->further || o->status != WT_STATUS_HAPPENED || !o->date.day || o->end.year ||
			!is_old(c, o->date) || (found && wt_day_cmp(o->date, found->date) != 0))
			return false;
		found = o;
	}
	if (found)
		*from = *found;
	return found != NULL;
}

/*
 * The day of all that is told of the claim's type; false where there are two or none.  What is
 * older does not count against a claim of the lead.
 */
static bool
one_day(const struct wt_coder *c, const struct wt_claim *claim, struct wt_claim *from)
{
	bool found = false, lead = claim->sentence < LEAD_MAX;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *o = &c->claims->items[i];
		if (o == claim || o->type != claim->type || o->date_basis == WT_BASIS_PUBLICATION ||
			(lead && is_old(c, o->date)) ||
			(o->type == WT_TYPE_ACCUSE &&
				!is_of_kind(claim, o->type, wt_claim_frame(o))))
			continue;
		bool same = !found || wt_day_cmp(o->date, from->date) == 0;
		if (!same || !is_recent(c, o->date, o->end) || o->further ||
			(o->status != WT_STATUS_HAPPENED && o->status != WT_STATUS_ONGOING) ||
			!share_party(claim, o))
			return false;
		*from = *o;
		found = true;
	}
	for (uint32_t i = 0; i < c->n_told; i++) {
		const struct wt_time *t = &c->told[i].day->as.time;
		if (!is_of_kind(claim, c->told[i].type, c->told[i].frame) ||
			(lead && is_old(c, t->start.day)))
			continue;
		if (!is_recent(c, t->start.day, t->end) ||
			(found && wt_day_cmp(t->start.day, from->date) != 0))
			return false;
		from->date = t->start.day;
		from->end = t->end;
		from->date_basis = t->basis;
		from->date_span = c->told[i].day->span;
		found = true;
	}
	return found;
}

/* Is the day in the month, the week or the year that the claim has? */
static bool
is_in_period(const struct wt_claim *claim, struct wt_day day)
{
	struct wt_day first = wt_day_first(claim->date);
	struct wt_day last = wt_day_last(claim->end.year ? claim->end : claim->date);
	return wt_day_cmp(day, first) >= 0 && wt_day_cmp(day, last) <= 0;
}

/*
 * "ditembak dua bulan lalu ... Ia ditembak pada 7 Juni": the one day that the article gives to such
 * an act within the time told roughly.
 */
static bool
refine(const struct wt_coder *c, struct wt_claim *claim)
{
	struct wt_day now = c->article->published.day, found = { 0, 0, 0 };
	struct wt_span span = { 0, 0 };
	bool period = claim->end.year ? wt_day_number(wt_day_last(claim->end)) -
							wt_day_number(wt_day_first(claim->date)) <=
						WEEK
				      : !claim->date.day && claim->date.month;
	if (!period || !is_happening(claim->type) || claim->status != WT_STATUS_HAPPENED ||
		claim->further)
		return false;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *o = &c->claims->items[i];
		if (o == claim || o->type != claim->type || o->date_basis == WT_BASIS_PUBLICATION ||
			!o->date.day || o->end.year || !is_in_period(claim, o->date))
			continue;
		if (o->further || o->status != WT_STATUS_HAPPENED || !share_party(claim, o) ||
			(found.year && wt_day_cmp(found, o->date) != 0))
			return false;
		found = o->date;
		span = o->date_span;
	}
	for (uint32_t i = 0; i < c->n_told; i++) {
		const struct wt_time *t = &c->told[i].day->as.time;
		if (c->told[i].type != claim->type || !t->start.day.day || t->end.year ||
			!is_in_period(claim, t->start.day))
			continue;
		if (found.year && wt_day_cmp(found, t->start.day) != 0)
			return false;
		found = t->start.day;
		span = c->told[i].day->span;
	}
	if (!found.year || wt_day_cmp(found, now) > 0)
		return false;
	claim->date = found;
	claim->end = (struct wt_day){ 0, 0, 0 };
	claim->date_span = span;
	return true;
}

/* Does the sentence speak of today? */
static bool
is_of_now(const struct wt_coder *c, uint32_t sentence)
{
	static const char *const NOW[] = { "kini", "sekarang", "terbaru", "baru-baru" };
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < sizeof NOW / sizeof NOW[0]; k++)
			if (wt_str_is(s->tokens[i].lower, NOW[k]) ||
				(i + 1 < s->n && wt_str_is(s->tokens[i].lower, "saat") &&
					wt_str_is(s->tokens[i + 1].lower, "ini")))
				return true;
	return false;
}

/*
 * What the sentence before tells of long ago, and nothing of the news; NULL.  Where it tells both
 * ("X menarik diri dari pakta yang disepakati pada 2015") what follows goes on with the news.
 */
static const struct wt_claim *
background_before(const struct wt_coder *c, const struct wt_claim *claim)
{
	const struct wt_claim *found = NULL;
	const struct wt_sentence *s = &c->text->sentences[claim->sentence];
	if (!claim->sentence || s[-1].paragraph != s->paragraph || claim->beside_time ||
		claim->n_spans > 1 || is_of_now(c, claim->sentence))
		return NULL;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *o = &c->claims->items[i];
		if (o->sentence + 1 != claim->sentence)
			continue;
		struct wt_day last = o->end.year ? o->date : wt_day_last(o->date);
		if (o->date_basis == WT_BASIS_PUBLICATION || o->n_spans > 1 ||
			wt_day_number(last) + BACKGROUND_AGE >
				wt_day_number(c->article->published.day))
			return NULL;
		if (!found && share_party(claim, o))
			found = o;
	}
	return found;
}

static bool
go_on(const struct wt_coder *c, struct wt_claim *claim)
{
	const struct wt_claim *o = background_before(c, claim);
	if (!o || (o->end.year && o->type != claim->type))
		return false;
	claim->date = o->date;
	claim->end = o->end;
	if (o->type != claim->type)
		claim->date.day = 0;
	claim->date_basis = WT_BASIS_RELATIVE;
	claim->date_span = o->date_span;
	return true;
}

static void
tell(const struct wt_coder *c, struct wt_claim *claim)
{
	struct wt_str reason = wt_arena_printf(c->arena, "day: %.*s (%s), told elsewhere",
		WT_FMT(wt_view(c->text->doc, claim->date_span)), wt_basis_name(claim->date_basis));
	wt_when_tell(claim, reason);
}

void
wt_told_fill(struct wt_coder *c)
{
	struct wt_claim *from = WT_NEW(c->arena, struct wt_claim, 1);
	for (uint32_t i = 0; i < c->claims->n; i++) {
		struct wt_claim *claim = &c->claims->items[i];
		if (claim->date_basis != WT_BASIS_PUBLICATION && c->article->published.day.day &&
			refine(c, claim))
			tell(c, claim);
		if (claim->date_basis != WT_BASIS_PUBLICATION ||
			claim->status != WT_STATUS_HAPPENED || !c->article->published.day.day)
			continue;
		if (go_on(c, claim)) {
			tell(c, claim);
			continue;
		}
		if (claim->further || !has_day(claim->type, wt_claim_frame(claim)) ||
			is_of_once(c, claim) ||
			(claim->type == WT_TYPE_ACCUSE && is_of_now(c, claim->sentence)) ||
			(claim->type == WT_TYPE_CONSULT && !is_that_meeting(c, claim)) ||
			(!one_day(c, claim, from) && !old_day(c, claim, from)))
			continue;
		claim->date = from->date;
		claim->end = from->end;
		claim->date_basis = from->date_basis;
		claim->date_span = from->date_span;
		tell(c, claim);
	}
}
