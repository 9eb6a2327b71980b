/*
 * when.c - day and quantities of an act.
 *
 * Day: of the times that anchor.c gives to the act the closest; days of quoting,
 * years within names and, for what has happened, days to come are left out.  Where
 * none is left the publication day is taken and said to be so.  On 79 claims of 600
 * unseen articles whose day this changed, 50 looked at: 38 were mended, 4 spoilt.
 */
#include "report/source.h"

#define MATTER_MAX 14   /* words from a matter to its year */
#define CLOCK_BACK 3    /* sentences from an hour back to its day */
#define CLOCK_AGE  14   /* days before publication */
#define BIRTH_MAX  8    /* words from a birth to its day */
#define DEATH_MAX  12   /* words from a death, over the name, to its day */
#define OWNER_MAX  3    /* names between what happened and its day */
#define BEFORE_MAX 4    /* words from "setelah" to the time of what went before */
#define LATELY     14   /* days: what happened then may have led to it the same day */
#define TOLL_MIN   5000 /* dead of a war that goes on */
#define SINCE_MAX  3    /* words from "sejak" to the noun of what began */
#define COST_NEAR  40   /* part of the act's own clause */
#define COST_FAR   110  /* the whole sentence's */
#define COST_SINCE 1000 /* "sejak" gives way to a plain day as near */
#define COST_COUNT 2000 /* and "per Kamis", on which the dead were counted, to that */

static const struct wt_mention *
mention_at(const struct wt_coder *c, const uint32_t *map, uint32_t word)
{
	uint32_t at = map[c->tree.s->first + word];
	return at ? &c->ms->items[at - 1] : NULL;
}

static int
distance(int32_t a, int32_t b)
{
	return a < b ? b - a : a - b;
}

/* Has another act the time for its own? */
static bool
belongs_to_another(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *o = &c->hits[i];
		bool claims = !o->dropped && o->word != h->word &&
			      o->status != WT_STATUS_HYPOTHETICAL &&
			      (o->roles[WT_ROLE_ACTOR].n || o->roles[WT_ROLE_RECIPIENT].n);
		if (claims && wt_anchor_cost(c, o, m) == 0)
			return true;
	}
	return false;
}

/* "Universitas 17 Agustus 1945", "majalah edisi 16-22 September" */
static bool
is_called_so(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const CALLED[] = { "Universitas", "Jalan", "Jl", "Stadion", "Gedung",
		"Monumen", "Lapangan", "edisi", "terbitan", "Edisi" };
	/* "Menteri Perdagangan periode 2015-2016": of an office; not "sejak periode Januari-Mei" */
	int32_t of = (int32_t)m->first - !wt_tree_is(&c->tree, (int32_t)m->first, "periode");
	if (of > 0 && wt_tree_is(&c->tree, of, "periode") &&
		(wt_tok(&c->tree, of - 1)->upos == WT_UPOS_NOUN ||
			wt_tok(&c->tree, of - 1)->upos == WT_UPOS_PROPN))
		return true;
	for (size_t i = 0; m->first > 0 && i < sizeof CALLED / sizeof CALLED[0]; i++)
		if (wt_str_is(wt_tok(&c->tree, (int32_t)m->first - 1)->form, CALLED[i]))
			return true;
	return false;
}

/* "pria yang lahir di Medan pada 9 Juni 1959 itu": nothing else was done on the day of a birth. */
static bool
is_birth(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const BIRTH[] = { "lahir", "dilahirkan", "kelahiran" };
	for (int32_t i = (int32_t)m->first - 1; i >= 0 && i >= (int32_t)m->first - BIRTH_MAX; i--) {
		if (WT_AMONG(&c->tree, i, BIRTH))
			return true;
		if (wt_tok(&c->tree, i)->upos == WT_UPOS_VERB)
			return false;
	}
	return false;
}

/* "mengucapkan dukacita atas wafatnya X pada Rabu": on that day he died; what is said of it came
 * behind. */
static bool
is_death(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	static const char *const DIED[] = { "meninggal", "meninggalnya", "wafat", "wafatnya",
		"berpulangnya", "kepergian", "gugurnya" };
	for (int32_t i = (int32_t)m->first - 1; i > h->word && i >= (int32_t)m->first - DEATH_MAX;
		i--) {
		if (WT_AMONG(&c->tree, i, DIED))
			return wt_is_said(h);
		if (wt_tok(&c->tree, i)->upos == WT_UPOS_VERB)
			return false;
	}
	return false;
}

/* "Pilpres 2024", "periode 2019-2024": a year within a name dates no act; after pada or tahun it
 * does. */
static bool
is_part_of_name(const struct wt_coder *c, const struct wt_mention *m)
{
	if (is_called_so(c, m))
		return true;
	static const char *const DATING[] = { "pada", "tahun", "di", "dalam", "sejak", "selama",
		"hingga", "sampai", "antara", "akhir", "awal", "pertengahan", "," };
	if (m->as.time.start.day.month || m->as.time.basis != WT_BASIS_EXPLICIT)
		return false;
	if (m->first == 0 || wt_tree_is(&c->tree, (int32_t)m->first, "tahun") ||
		wt_tree_is(&c->tree, (int32_t)m->last, "lalu") ||
		wt_tree_is(&c->tree, (int32_t)m->last, "silam"))
		return false;
	for (size_t i = 0; i < sizeof DATING / sizeof DATING[0]; i++)
		if (wt_tree_is(&c->tree, (int32_t)m->first - 1, DATING[i]))
			return false;
	return true;
}

/* kasus suap tahun 2018, anggaran 2019: the year is the matter's */
static bool
is_matter(const struct wt_coder *c, int32_t word)
{
	return wt_in_class(c, word, c->fr->markers[WT_MARKER_MATTER]);
}

/* A year beside such a matter, no verb and no preposition of time between. */
static bool
is_year_of_matter(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const DATING[] = { "pada", "sejak", "hingga", "sampai", "dalam", "," };
	const struct wt_tree *t = &c->tree;
	if (m->as.time.start.day.month)
		return false;
	for (int32_t i = (int32_t)m->last; i >= 0 && i > (int32_t)m->first - MATTER_MAX; i--) {
		if (is_matter(c, i))
			return true;
		if (i >= (int32_t)m->first)
			continue;
		for (size_t k = 0; k < sizeof DATING / sizeof DATING[0]; k++)
			if (i + 1 == (int32_t)m->first && wt_tree_is(t, i, DATING[k]))
				return false;
		/* "kredit bermasalah", "proyek terbengkalai" tell a state */
		bool state = wt_str_starts(wt_tok(t, i)->lower, WT_STR("ber")) ||
			     wt_str_starts(wt_tok(t, i)->lower, WT_STR("ter"));
		if (wt_tok(t, i)->upos == WT_UPOS_VERB && !state)
			return false;
	}
	return false;
}

/* "dalang serangan [Hamas] 7 Oktober": a day that stands bare behind what happened then names it.
 */
static bool
is_day_of_name(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	int32_t i = (int32_t)m->first - 1;
	bool bare = i > 0 && m->as.time.start.day.day &&
		    wt_tok(&c->tree, (int32_t)m->first)->upos == WT_UPOS_NUM;
	for (int n = 0;
		bare && n < OWNER_MAX && i > 0 && wt_tok(&c->tree, i)->upos == WT_UPOS_PROPN; n++)
		i--;
	return bare && wt_tok(&c->tree, i)->upos == WT_UPOS_NOUN && (i < h->word || i > h->last) &&
	       wt_is_event(c, i);
}

/*
 * "setelah Revolusi Beludru pada November 1989, mereka menuntut ...": what went before is dated,
 * and not lately.
 */
static bool
is_of_what_was(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	static const char *const AFTER[] = { "setelah", "sesudah", "pasca", "sebelum", "usai" };
	const struct wt_tree *t = &c->tree;
	struct wt_day now = c->article->published.day;
	if (!now.day ||
		wt_day_number(wt_day_last(m->as.time.start.day)) + LATELY > wt_day_number(now))
		return false;
	int32_t i = (int32_t)m->first - 1;
	i -= i > 0 && (wt_tree_is(t, i, "pada") || wt_tree_is(t, i, "di"));
	for (int n = 0; n < BEFORE_MAX && i > 0; n++, i--) {
		uint8_t pos = wt_tok(t, i)->upos;
		if (i >= h->word && i <= h->last)
			return false;
		if (WT_AMONG(t, i, AFTER))
			return n > 0;
		if (pos != WT_UPOS_NOUN && pos != WT_UPOS_PROPN && pos != WT_UPOS_ADJ)
			return false;
	}
	return false;
}

/* "maaf baru dua kali OTT sepanjang 2025", "direktur tahun 2020-2021": years of what is spoken of,
 * or of an office. */
static bool
is_of_matter_years(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	bool along = wt_tree_is(&c->tree, (int32_t)m->first, "sepanjang") ||
		     (m->first > 0 && wt_tree_is(&c->tree, (int32_t)m->first - 1, "sepanjang"));
	bool years = m->as.time.end.year && !m->as.time.start.day.month &&
		     m->as.time.basis == WT_BASIS_EXPLICIT;
	return (along && wt_is_said(h)) || (years && h->type == WT_TYPE_ACCUSE);
}

/* "Memperingati 11 September, AS menjatuhkan sanksi": a day that is remembered dates nothing. */
static bool
is_remembered(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const REMEMBERS[] = { "memperingati", "peringati", "peringatan",
		"diperingati", "mengenang", "menandai", "merayakan", "perayaan" };
	static const char *const LINKS[] = { "tragedi", "peristiwa", "serangan", "hari", "setahun",
		"ulang", "tahun", "insiden", "kudeta", "kemerdekaan", "revolusi", "gerakan" };
	int32_t i = (int32_t)m->first - 1;
	while (i > 0 && WT_AMONG(&c->tree, i, LINKS))
		i--;
	return i >= 0 && WT_AMONG(&c->tree, i, REMEMBERS);
}

static bool
is_future(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_day *now = &c->article->published.day;
	return now->day && wt_day_cmp(wt_day_first(m->as.time.start.day), *now) > 0;
}

/* hingga Mei, sebelum Senin, selama dua tahun terakhir: a bound or a length */
static bool
is_bound(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const BOUNDS[] = { "hingga", "sampai", "sebelum", "setelah", "sesudah",
		"menjelang", "jelang", "pasca" };
	int32_t i = (int32_t)m->first - 1;
	i -= i > 0 && (wt_tree_is(&c->tree, i, "hari") || wt_tree_is(&c->tree, i, "tanggal"));
	for (size_t k = 0; i >= 0 && k < sizeof BOUNDS / sizeof BOUNDS[0]; k++)
		if (wt_tree_is(&c->tree, i, BOUNDS[k]))
			return true;
	/* "selama Juli hingga September" is a period, "selama sepuluh bulan ke depan" a length */
	bool during = i >= 0 && wt_tree_is(&c->tree, i, "selama");
	if (wt_tree_is(&c->tree, (int32_t)m->first, "selama"))
		during = is_future(c, m);
	/* "ditahan untuk 20 hari ke depan" */
	if (i >= 0 && wt_tree_is(&c->tree, i, "untuk") &&
		wt_tok(&c->tree, (int32_t)m->first)->upos == WT_UPOS_NUM)
		during = is_future(c, m);
	return during && m->as.time.basis == WT_BASIS_RELATIVE;
}

/* "kunjungan pertama dalam 24 tahun terakhir": many years date nothing. */
static bool
is_many_years(const struct wt_time *t)
{
	return t->end.year > t->start.day.year + 1 && t->basis == WT_BASIS_RELATIVE;
}

/* "sejak Desember 2015" tells since when, not when. */
static bool
is_since(const struct wt_coder *c, const struct wt_mention *m)
{
	return wt_tree_is(&c->tree, (int32_t)m->first, "sejak") ||
	       (m->first > 0 && wt_tree_is(&c->tree, (int32_t)m->first - 1, "sejak"));
}

/* "terus menyerang sejak memulai agresi pada Oktober": the time is that of the clause. */
static bool
is_of_since(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	int32_t least = h->pattern->voice == WT_VOICE_NOUN ? h->word - SINCE_MAX : h->word;
	for (int32_t i = (int32_t)m->first - 1; h->status == WT_STATUS_ONGOING && i > least &&
						i >= 0 && !wt_tree_is(&c->tree, i, ",");
		i--)
		if (wt_tree_is(&c->tree, i, "sejak"))
			return true;
	return false;
}

/* Does the time tell a day or a period, and not that of a quotation? */
static bool
names_day(const struct wt_time *t)
{
	return (t->type == WT_TIME_DATE || t->type == WT_TIME_TIME) && t->bounded && !t->of_quote &&
	       t->start.day.year;
}

/* Does the sentence name a time at all?  What is done is done on none to come. */
static bool
names_time(const struct wt_coder *c, const struct wt_hit *h)
{
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->time_at, i);
		if (m && names_day(&m->as.time) && !is_part_of_name(c, m) &&
			(wt_is_to_come(c, h) || !is_future(c, m)))
			return true;
	}
	return false;
}

/* Does the sentence count so many dead that they fell in no day? */
static bool
has_toll(const struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->quantity_at, i);
		if (m && strcmp(m->as.quantity.kind, "dead") == 0 && m->as.quantity.low >= TOLL_MIN)
			return true;
	}
	return false;
}

/*
 * "kunjungan pertama sejak 2000" happened another day; what goes on since then began there, and so
 * did what killed thousands since.
 */
static bool
is_only_since(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	bool hung_here = wt_tok(&c->tree, (int32_t)m->head)->head == h->word;
	/* "sejak 4-23 November": from when to when */
	bool both = m->as.time.end.year && m->as.time.basis == WT_BASIS_EXPLICIT;
	return is_since(c, m) && !both && (h->pattern->voice == WT_VOICE_NOUN || !hung_here) &&
	       !(h->type == WT_TYPE_ASSAULT && has_toll(c));
}

/* The cost of a time for the act, -1 where it is none of its. */
static int
cost_of(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	if (!names_day(&m->as.time) || is_part_of_name(c, m) || is_only_since(c, h, m) ||
		is_bound(c, m) || is_many_years(&m->as.time) || is_year_of_matter(c, m) ||
		is_day_of_name(c, h, m) || is_remembered(c, m) || is_birth(c, m) ||
		is_death(c, h, m) || is_of_what_was(c, h, m) || is_of_matter_years(c, h, m))
		return -1;
	int cost = wt_anchor_cost(c, h, m);
	if (cost >= COST_FAR && belongs_to_another(c, h, m))
		return -1;
	/* "meminta jadwal ulang ke pekan depan": nobody has asked on a day to come; a trial may
	 * open on one */
	bool word = wt_is_said(h) && (h->type == WT_TYPE_REQUEST || h->type == WT_TYPE_REJECT ||
					     h->type == WT_TYPE_THREATEN);
	if (word && is_future(c, m) && !wt_is_to_come(c, h))
		return -1;
	/* what has happened, or was said, did so on no day to come */
	if (cost >= 0 && is_future(c, m) && !wt_is_to_come(c, h) &&
		cost > (wt_is_said(h) ? 0 : COST_NEAR))
		return -1;
	return cost;
}

/*
 * "menargetkan serangan kepada X dalam serangan di Gaza pada Selasa": a noun of the same act, with
 * nobody of its own, lends its day.
 */
static const struct wt_hit *
told_again(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const IN[] = { "dalam", "lewat", "melalui", "saat", "pada" };
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *o = &c->hits[i];
		int32_t by = wt_tree_case(&c->tree, o->word);
		bool same = false;
		for (size_t k = 0; by >= 0 && k < sizeof IN / sizeof IN[0]; k++)
			same = same || wt_tree_is(&c->tree, by, IN[k]);
		same = same && o != h && o->type == h->type && o->word > h->word &&
		       o->pattern->voice == WT_VOICE_NOUN;
		if (same && !o->roles[WT_ROLE_ACTOR].n && !o->roles[WT_ROLE_RECIPIENT].n)
			return o;
	}
	return NULL;
}

/*
 * "keinginannya untuk mengunjungi X awal tahun ini", "akan mengakui X pada September": a month or a
 * year that has not passed is that of what is promised; the promise is the paper's news.
 */
static bool
is_of_content(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	const struct wt_day *day = &m->as.time.start.day, *now = &c->article->published.day;
	bool open = !day->day && !m->as.time.end.year && now->day &&
		    (day->year > now->year ||
			    (day->year == now->year && (!day->month || day->month >= now->month)));
	return open &&
	       (h->type == WT_TYPE_THREATEN || (h->type == WT_TYPE_AGREE && wt_is_to_come(c, h)));
}

static const struct wt_mention *
best_time(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_mention *best = NULL, *seen = NULL;
	int best_d = 0;
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->time_at, i);
		if (!m || m == seen)
			continue;
		seen = m;
		int cost = cost_of(c, h, m);
		if (cost < 0 || is_of_content(c, h, m))
			continue;
		bool counted = m->first > 0 && wt_tree_is(&c->tree, (int32_t)m->first - 1, "per");
		int d = cost * 1000 + distance((int32_t)m->head, h->word) +
			(is_since(c, m) ? COST_SINCE : 0) + (counted ? COST_COUNT : 0);
		if (!best || d < best_d) {
			best = m;
			best_d = d;
		}
	}
	return best;
}

const struct wt_mention *
wt_when_own(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_mention *m = best_time(c, h);
	return m && wt_anchor_cost(c, h, m) <= COST_NEAR ? m : NULL;
}

/*
 * What is told of a day to come has not happened yet.  A promise has, but "akan bertemu pada Rabu"
 * names the day of the meeting: the day is right only of the plan.
 */
static bool
is_yet_to_be(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	if (!wt_is_to_come(c, h))
		return is_future(c, m);
	const struct wt_day *day = &m->as.time.start.day, *now = &c->article->published.day;
	bool promise = h->type == WT_TYPE_AGREE || h->type == WT_TYPE_CONCEDE;
	bool own = wt_anchor_cost(c, h, m) <= COST_NEAR;
	return promise && own && day->day && now->day && wt_day_cmp(*day, *now) >= 0;
}

/* "pukul 09.30 WIB" */
static bool
is_clock_only(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const CLOCK[] = { "pukul", "jam", "pkl" };
	if (m->as.time.basis != WT_BASIS_RELATIVE || m->as.time.type != WT_TIME_TIME)
		return false;
	for (size_t i = 0; i < sizeof CLOCK / sizeof CLOCK[0]; i++)
		if (wt_tree_is(&c->tree, (int32_t)m->first, CLOCK[i]))
			return true;
	return false;
}

/*
 * "... diperiksa pada Kamis (7/8).  Ia tiba pukul 09.30 WIB": the hour of the day that the
 * sentences before named last, of these weeks; the hour's own where they name none.
 */
static const struct wt_mention *
day_of_clock(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_sentence *s = c->tree.s;
	uint32_t back = c->si < CLOCK_BACK ? c->si : CLOCK_BACK;
	int32_t now = wt_day_number(c->article->published.day);
	for (uint32_t at = s->first + m->first; at-- > (s - back)->first;) {
		uint32_t known = c->ms->time_at[at];
		const struct wt_mention *o = known ? &c->ms->items[known - 1] : NULL;
		if (!o || o == m || !names_day(&o->as.time) || !o->as.time.start.day.day ||
			o->as.time.end.year)
			continue;
		int32_t age = now - wt_day_number(o->as.time.start.day);
		return age >= 0 && age <= CLOCK_AGE ? o : m;
	}
	return m;
}

void
wt_when_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	const struct wt_mention *m = best_time(c, h);
	const struct wt_hit *again = m ? NULL : told_again(c, h);
	if (again)
		m = best_time(c, again);
	claim->beside_time = names_time(c, h);
	if (m && is_clock_only(c, m) && c->article->published.day.day)
		m = day_of_clock(c, m);
	bool own = m && wt_anchor_cost(c, h, m) <= COST_NEAR;
	if (!own && claim->beside_time && wt_when_apart(c, h, claim))
		return;
	if (!m && wt_back_then(c, h, claim))
		return;
	if (!m) {
		claim->date = c->article->published.day;
		claim->date_basis = WT_BASIS_PUBLICATION;
		return;
	}
	claim->date = m->as.time.start.day;
	claim->end = m->as.time.end;
	/* held from the fourth to the twenty-third: on the day between, it goes on */
	bool between = claim->end.day && wt_day_cmp(claim->end, c->article->published.day) > 0 &&
		       wt_day_cmp(claim->date, c->article->published.day) <= 0;
	if (between && h->type == WT_TYPE_COERCE && claim->status == WT_STATUS_HAPPENED)
		claim->status = WT_STATUS_ONGOING;
	bool goes_on = (is_since(c, m) || is_of_since(c, h, m)) && !claim->end.year &&
		       wt_day_cmp(claim->date, c->article->published.day) < 0;
	if (goes_on) {
		claim->end = c->article->published.day;
		if (claim->status == WT_STATUS_HAPPENED && !wt_is_said(h))
			claim->status = WT_STATUS_ONGOING;
	}
	claim->date_basis = m->as.time.basis;
	claim->date_span = m->span;
	if (claim->status == WT_STATUS_HAPPENED && is_yet_to_be(c, h, m)) {
		claim->status = WT_STATUS_PLANNED;
		claim->status_span = m->span;
	}
}

/* Below the act's word, or in its clause. */
static bool
is_within(const struct wt_coder *c, const struct wt_hit *h, int32_t word)
{
	return wt_tree_below(&c->tree, word, h->word) ||
	       (h->support >= 0 && wt_tree_below(&c->tree, word, h->support)) ||
	       c->clauses.of[word] == c->clauses.of[h->word];
}

void
wt_how_many_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	const struct wt_mention *seen = NULL;
	for (uint32_t i = 0; i < c->tree.s->n && claim->n_quantities < WT_CLAIM_QUANTITIES; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->quantity_at, i);
		if (!m || m == seen)
			continue;
		seen = m;
		if (is_within(c, h, (int32_t)m->head))
			claim->quantities[claim->n_quantities++] = m->as.quantity;
	}
}

void
wt_when_tell(struct wt_claim *claim, struct wt_str reason)
{
	for (unsigned i = 0; i < claim->n_reasons; i++)
		if (wt_str_starts(claim->reasons[i], WT_STR("day: "))) {
			claim->reasons[i] = reason;
			return;
		}
}
