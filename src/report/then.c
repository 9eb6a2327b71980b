/*
 * then.c - an act that is dated by what was told before it.
 *
 *	..., setelah kunjungan Putin bulan lalu. ... Ketika itu, Kim dan Putin menandatangani ...
 *	    "back then" is the time told last of somebody who takes part; "beberapa jam
 *	    kemudian" that of the sentence before
 *	Ia bertemu Jenderal F di Istana, Senin (4/8). Dalam kesempatan itu, ia menerima medali.
 *	    "on that occasion", "in his speech", "on the same day": the day told last
 *
 * In: an act without a time of its own.  Out: its day, where the sentence looks back so.
 *
 * Limits: "back then" looks back eight sentences, "that occasion" four; of two days in a
 * sentence the last is taken.
 */
#include "report/source.h"

#define THEN_BACK      8  /* sentences back to the time of "back then" */
#define YEAR_BACK      2  /* where that tells only a year */
#define SOON_BACK      2  /* and to that of "beberapa jam kemudian" */
#define SOON_WORDS     4  /* words of the sentence that may open it */
#define OCCASION_BACK  3  /* sentences back to the day of "that occasion" */
#define SAME_BACK      5  /* and to that of "the same day" */
#define OCCASION_WORDS 4  /* words from the occasion to "itu" */
#define OCCASION_AGE   40 /* days before publication */

/*
 * "Ketika itu," opens the sentence; "hakim saat itu membebaskan X", "mengirim balon pada saat itu"
 * stands in the act's clause.
 */
static bool
is_back_then(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const WHEN[] = { "ketika", "saat", "kala", "waktu" };
	const struct wt_tree *t = &c->tree;
	int32_t mine = c->clauses.of[h->word];
	bool relative = c->clauses.clauses[mine].kind == WT_CLAUSE_RELATIVE;
	for (int32_t i = 0; i + 2 < (int32_t)t->s->n; i++)
		if (wt_tree_is(t, i + 1, "itu") && WT_AMONG(t, i, WHEN) &&
			(i == 0 || (!relative && c->clauses.of[i] == mine)))
			return true;
	return false;
}

/* "Beberapa jam kemudian, ...", "Namun, tak lama setelah itu ...": soon after what was told last.
 */
static bool
is_soon_after(const struct wt_coder *c)
{
	static const char *const UNITS[] = { "jam", "menit", "lama", "saat", "sesaat" };
	static const char *const LATER[] = { "kemudian", "berselang", "setelahnya", "sesudahnya" };
	for (int32_t i = 0; i + 2 < (int32_t)c->tree.s->n && i < SOON_WORDS; i++)
		for (size_t k = 0; k < sizeof UNITS / sizeof UNITS[0]; k++)
			for (size_t n = 0; wt_tree_is(&c->tree, i, UNITS[k]) &&
					   n < sizeof LATER / sizeof LATER[0];
				n++)
				if (wt_tree_is(&c->tree, i + 1, LATER[n]))
					return true;
	return false;
}

/* Does the sentence name somebody who takes part? */
static bool
names_party(const struct wt_coder *c, uint32_t sentence, const struct wt_parties *p)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t at = c->ms->actor_at[s->first + i];
		if (!at)
			continue;
		struct wt_party named = wt_party_of(c, &c->ms->items[at - 1]);
		for (unsigned k = 0; k < p->n; k++)
			if (named.entry != WT_ENTRY_NONE && named.entry == p->items[k].entry)
				return true;
	}
	return false;
}

/* The last time of the sentence that lies before the day of publication; NULL. */
static const struct wt_mention *
past_time(const struct wt_coder *c, uint32_t sentence)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = s->n; i-- > 0;) {
		uint32_t at = c->ms->time_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->as.time.of_quote || !m->as.time.bounded ||
			!m->as.time.start.day.year ||
			wt_day_cmp(wt_day_last(m->as.time.start.day), c->article->published.day) >=
				0)
			continue;
		return m;
	}
	return NULL;
}

/* "dalam pertemuan bilateral itu", "pada kesempatan yang sama", "konferensi tersebut" at word i */
static bool
is_that_occasion(const struct wt_tree *t, int32_t i)
{
	static const char *const OCCASIONS[] = { "kesempatan", "pertemuan", "acara", "kunjungan",
		"rapat", "forum", "konferensi", "sidang", "ktt", "pidato", "momen", "momentum",
		"agenda", "kegiatan", "orasi", "lawatan", "jamuan", "upacara", "persidangan",
		"perundingan", "aksi", "audiensi", "dialog", "pembicaraan", "percakapan", "surat",
		"pernyataan", "unggahan", "wawancara", "cuitan", "deklarasi", "komunike",
		"prosesi" };
	static const char *const OWN[] = { "sambutan", "pidato", "orasi", "arahan", "paparan",
		"khotbah", "ceramah" };
	if (WT_AMONG(t, i, OWN) && i > 0 && wt_tree_is(t, i - 1, "dalam") &&
		wt_tree_is(t, i + 1, "nya"))
		return true;
	if (!WT_AMONG(t, i, OCCASIONS))
		return false;
	for (int32_t k = i + 1; k <= i + OCCASION_WORDS && k + 1 < (int32_t)t->s->n; k++) {
		if (wt_tree_is(t, k, "itu") || wt_tree_is(t, k, "tersebut"))
			return true;
		if (wt_tree_is(t, k, "yang"))
			return wt_tree_is(t, k + 1, "sama");
		if (wt_tree_is(t, k, ",") || wt_tree_is(t, k, "."))
			return false;
	}
	return false;
}

/* "pada hari yang sama", "di hari itu juga", "pada tanggal tersebut" */
static bool
is_same_day(const struct wt_tree *t, int32_t i)
{
	if (wt_tree_is(t, i, "tanggal") && i + 1 < (int32_t)t->s->n &&
		(wt_tree_is(t, i + 1, "tersebut") || wt_tree_is(t, i + 1, "itu")))
		return true;
	if (!wt_tree_is(t, i, "hari") || i + 2 >= (int32_t)t->s->n)
		return false;
	return (wt_tree_is(t, i + 1, "yang") && wt_tree_is(t, i + 2, "sama")) ||
	       (wt_tree_is(t, i + 1, "itu") && wt_tree_is(t, i + 2, "juga"));
}

static bool
on_same_day(const struct wt_tree *t)
{
	for (int32_t i = 0; i < (int32_t)t->s->n; i++)
		if (is_same_day(t, i))
			return true;
	return false;
}

/*
 * Does the sentence place the act on an occasion told of before?  Before it, or right behind it
 * ("bertemu X dalam kunjungan itu"): not in what somebody says of that occasion.
 */
static bool
is_on_occasion(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const IN[] = { "dalam", "pada", "di", "saat", "ketika", "sela-sela",
		"menghadiri", "lewat", "melalui" };
	const struct wt_tree *t = &c->tree;
	int32_t mine = c->clauses.of[h->word];
	if (c->clauses.clauses[mine].kind == WT_CLAUSE_RELATIVE)
		return false;
	for (int32_t i = 0; i + 1 < (int32_t)t->s->n; i++) {
		bool day = is_same_day(t, i);
		if (!day && !is_that_occasion(t, i))
			continue;
		bool in = day || (i > 0 && WT_AMONG(t, i - 1, IN));
		if (in && (i < h->word || c->clauses.of[i] == mine))
			return true;
	}
	return false;
}

/* The last day of the sentence that is not after publication, and no beginning or bound; NULL. */
static const struct wt_mention *
day_told(const struct wt_coder *c, uint32_t sentence)
{
	static const char *const BOUNDS[] = { "sejak", "hingga", "sampai", "sebelum", "setelah",
		"usai", "menjelang" };
	const struct wt_sentence *s = &c->text->sentences[sentence];
	struct wt_day now = c->article->published.day;
	for (uint32_t i = s->n; i-- > 0;) {
		uint32_t at = c->ms->time_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->first != i || m->as.time.of_quote || !m->as.time.bounded ||
			!m->as.time.start.day.day || m->as.time.end.year)
			continue;
		int32_t age = wt_day_number(now) - wt_day_number(m->as.time.start.day);
		bool bound = WT_LETTERS_AMONG(s->tokens[i].lower, BOUNDS) ||
			     (i && WT_LETTERS_AMONG(s->tokens[i - 1].lower, BOUNDS));
		if (age >= 0 && age <= OCCASION_AGE && !bound)
			return m;
	}
	return NULL;
}

static void
take_day(struct wt_claim *claim, const struct wt_mention *m)
{
	claim->date = m->as.time.start.day;
	claim->end = m->as.time.end;
	claim->date_basis = WT_BASIS_RELATIVE;
	claim->date_span = m->span;
}

/* "Dalam kesempatan itu, ...": the day of the nearest sentence that tells one. */
static bool
on_that_occasion(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	/* what is promised there was promised then */
	bool to_come = wt_is_to_come(c, h) && !wt_is_said(h);
	if (!c->article->published.day.day || to_come || !is_on_occasion(c, h))
		return false;
	uint32_t far = on_same_day(&c->tree) ? SAME_BACK : OCCASION_BACK;
	for (uint32_t back = 1; back <= far && back <= c->si; back++) {
		const struct wt_mention *m = day_told(c, c->si - back);
		if (!m)
			continue;
		take_day(claim, m);
		return true;
	}
	return false;
}

bool
wt_back_then(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	bool soon = is_soon_after(c);
	if (on_that_occasion(c, h, claim))
		return true;
	if (!c->article->published.day.day || (!soon && !is_back_then(c, h)))
		return false;
	for (uint32_t back = 1; back <= (soon ? SOON_BACK : THEN_BACK) && back <= c->si; back++) {
		uint32_t si = c->si - back;
		if (!soon && !names_party(c, si, &h->roles[WT_ROLE_ACTOR]) &&
			!names_party(c, si, &h->roles[WT_ROLE_RECIPIENT]))
			continue;
		const struct wt_mention *m = past_time(c, si);
		/* a year holds for what stands next to it */
		if (!m || (!m->as.time.start.day.month && back > YEAR_BACK))
			continue;
		take_day(claim, m);
		return true;
	}
	return false;
}
