/*
 * news.c - the day of the news, where no word of the article is of the day of publication.
 *
 *	Kepala Polri memerintahkan penggeseran pasukan.      the lead tells no day,
 *	Instruksi itu tertuang dalam surat tertanggal 27 Oktober 2016.       its neighbour does
 *	KPK kini masih mencari X.  ...  kata Y, Kamis (7/8).   "now" is when he spoke
 *	"...," kata Y, Kamis (7/8).  ...  Ia berharap Z ...    so is what he goes on to say
 *
 * In: the claims when all that tells the days of acts has been asked.  Out: what would get
 * the day of publication gets that of the nearest sentence that tells one, if the article
 * never names the day of publication - then it reports of the days before - and if the
 * title or the lead tells it, or a sentence of what goes on now, or one that goes on with
 * somebody's words by a pronoun.  Of 265 annotated articles this puts 20 acts right
 * and spoils 1.  What else stands further down annotators date to the publication, as a rule.
 *
 * Where none is told the day of quoting ("dikutip dari X, Rabu") will do for the lead.
 *
 * Limits: a day by which another act is dated is that act's; of two days as near the one
 * before is taken; background told by "telah", "sebelumnya", "pernah", and what a
 * subordinate clause tells stay as they were.
 */
#include "report/source.h"

#define LEAD_MAX    3  /* sentences of the title and the lead */
#define NEAR        6  /* sentences from there to the day */
#define SPEECH_MAX  10 /* sentences of one who goes on */
#define NEWS_AGE    14 /* days before publication */
#define MORE_MAX    4  /* words from "juga" to the verb */
#define PRONOUN_MAX 4  /* words from the start to "ia" */

/* Is the day of publication named anywhere, be it as "hari ini"? */
static bool
names_publication(const struct wt_coder *c)
{
	struct wt_day now = c->article->published.day;
	for (uint32_t i = 0; i < c->ms->n; i++) {
		const struct wt_mention *m = &c->ms->items[i];
		if (m->kind != WT_MENTION_TIME || !m->as.time.bounded || !m->as.time.start.day.day)
			continue;
		struct wt_day end = m->as.time.end.year ? m->as.time.end : m->as.time.start.day;
		if (wt_day_cmp(m->as.time.start.day, now) == 0 || wt_day_cmp(end, now) == 0)
			return true;
	}
	return false;
}

/* Is the time that of another act, told beside it? */
static bool
dates_another(const struct wt_coder *c, const struct wt_mention *m)
{
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *o = &c->claims->items[i];
		if (o->sentence == m->sentence && o->date_basis != WT_BASIS_PUBLICATION &&
			o->date_span.start == m->span.start && !wt_claim_is_spoken(o))
			return true;
	}
	return false;
}

/* The first day that the sentence tells, and that is no bound; `free`: nor another act's; NULL. */
static const struct wt_mention *
day_in(const struct wt_coder *c, uint32_t sentence, bool free, bool quoted)
{
	static const char *const BOUNDS[] = { "sejak", "hingga", "sampai", "sebelum", "setelah",
		"usai", "menjelang", "per" };
	const struct wt_sentence *s = &c->text->sentences[sentence];
	int32_t now = wt_day_number(c->article->published.day);
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t at = c->ms->time_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->first != i || m->as.time.of_quote != quoted || !m->as.time.bounded ||
			!m->as.time.start.day.day || m->as.time.end.year)
			continue;
		int32_t age = now - wt_day_number(m->as.time.start.day);
		bool bound = WT_LETTERS_AMONG(s->tokens[i].lower, BOUNDS) ||
			     (i && WT_LETTERS_AMONG(s->tokens[i - 1].lower, BOUNDS));
		if (age > 0 && age <= NEWS_AGE && !bound && !(free && dates_another(c, m)))
			return m;
	}
	return NULL;
}

/*
 * That of the nearest sentence; NULL, too, where another act is dated by it.  `last`: the last of
 * those that are near and date no other act.
 */
static const struct wt_mention *
day_near(const struct wt_coder *c, uint32_t sentence, bool last, bool quoted)
{
	const struct wt_mention *found = NULL;
	for (uint32_t d = 1; (last || !found) && d <= NEAR; d++) {
		const struct wt_mention *m[2] = { NULL, NULL };
		if (d <= sentence)
			m[0] = day_in(c, sentence - d, last, quoted);
		if (sentence + d < c->text->n_sentences)
			m[1] = day_in(c, sentence + d, last, quoted);
		for (int i = 0; i < 2; i++) {
			bool later =
				m[i] && found && last &&
				wt_day_cmp(found->as.time.start.day, m[i]->as.time.start.day) < 0;
			if (m[i] && (!found || later))
				found = m[i];
		}
	}
	return found && !dates_another(c, found) ? found : NULL;
}

/* That of the nearest sentence before in which somebody may have begun to speak; NULL. */
static const struct wt_mention *
day_before(const struct wt_coder *c, uint32_t sentence)
{
	const struct wt_mention *m = NULL;
	for (uint32_t d = 1; !m && d <= SPEECH_MAX && d <= sentence; d++)
		m = day_in(c, sentence - d, false, false);
	return m && !dates_another(c, m) ? m : NULL;
}

/* "telah", "sebelumnya": what its sentence tells went before the news. */
bool
wt_looks_back(const struct wt_sentence *s)
{
	static const char *const BACK[] = { "telah", "sudah", "sebelumnya", "sempat", "pernah",
		"sejak", "selama", "diketahui", "silam", "lalu" };
	for (uint32_t i = 0; i < s->n; i++)
		if (WT_LETTERS_AMONG(s->tokens[i].lower, BACK))
			return true;
	return false;
}

enum standing { MAIN, SUBORDINATE, OF_NOW };

static bool
says_now(const struct wt_sentence *s, uint32_t i)
{
	static const char *const NOW[] = { "kini", "sekarang", "masih", "tengah" };
	if (i && wt_str_is(s->tokens[i].lower, "ini"))
		return wt_str_is(s->tokens[i - 1].lower, "saat");
	return WT_LETTERS_AMONG(s->tokens[i].lower, NOW);
}

/*
 * The words of its clause before the act's verb.  "usai X melontarkan ancaman", "agresi yang
 * dilakukan Y": the news came after it, or about it; "kini masih mencari": it goes on on the day
 * that is told.
 */
static enum standing
standing_of(const struct wt_sentence *s, const struct wt_claim *claim)
{
	static const char *const UNDER[] = { "setelah", "usai", "seusai", "sesudah", "pasca",
		"meski", "meskipun", "walau", "walaupun", "karena", "akibat", "ketika", "kala",
		"saat", "yang", "menyusul", "jika", "sejak" };
	enum standing found = MAIN;
	uint32_t i = 0;
	while (i + 1 < s->n && s->tokens[i].span.end <= claim->verb.start)
		i++;
	for (; i-- > 0 && s->tokens[i].upos != WT_UPOS_PUNCT;) {
		struct wt_str w = s->tokens[i].lower;
		bool amid = i && wt_str_is(w, "tengah") && wt_str_is(s->tokens[i - 1].lower, "di");
		bool now = wt_str_is(w, "saat") && wt_str_is(s->tokens[i + 1].lower, "ini");
		if (amid || (!now && WT_LETTERS_AMONG(w, UNDER)))
			return SUBORDINATE;
		if (says_now(s, i))
			found = OF_NOW;
	}
	/* a war that goes on has no day */
	bool lasts = claim->status == WT_STATUS_ONGOING && !claim->by_noun &&
		     claim->type != WT_TYPE_ASSAULT;
	return lasts ? OF_NOW : found;
}

/* "Ia juga berharap", "Lebih jauh, dia meminta": he goes on; not so "Ia disebut terlibat". */
static bool
goes_on(const struct wt_sentence *s)
{
	static const char *const HE[] = { "ia", "dia", "beliau" };
	bool he = false;
	for (uint32_t i = 0; i < s->n && (he || i < PRONOUN_MAX); i++) {
		he = he || WT_LETTERS_AMONG(s->tokens[i].lower, HE);
		if (s->tokens[i].upos == WT_UPOS_VERB)
			return he && !wt_str_starts(s->tokens[i].lower, WT_STR("di"));
	}
	return he;
}

/* "Trump juga mengambil alih kepolisian", "Trump pun menghukum Brasil": one thing more. */
static bool
adds(const struct wt_sentence *s, const struct wt_claim *claim)
{
	static const char *const MORE[] = { "juga", "pun", "turut", "bahkan" };
	uint32_t i = 0;
	while (i + 1 < s->n && s->tokens[i].span.end <= claim->verb.start)
		i++;
	if (s->tokens[i].flags & WT_TOK_QUOTED)
		return false;
	for (uint32_t n = 0; n < MORE_MAX && i-- > 0; n++)
		if (WT_LETTERS_AMONG(s->tokens[i].lower, MORE))
			return true;
	return false;
}

static bool
is_same_man(const struct wt_party *a, const struct wt_party *b)
{
	return a->kind == WT_ACTOR_PERSON && b->kind == WT_ACTOR_PERSON && a->name.len &&
	       wt_str_eq(a->name, b->name);
}

/* What he adds to he did on the day that is told of it: the nearest such act before; NULL. */
static const struct wt_claim *
added_to(const struct wt_coder *c, const struct wt_claim *claim)
{
	const struct wt_claim *best = NULL;
	struct wt_day now = c->article->published.day;
	if (claim->n_actors != 1 || claim->status != WT_STATUS_HAPPENED || claim->by_noun)
		return NULL;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *o = &c->claims->items[i];
		if (o == claim || o->sentence > claim->sentence || !o->n_actors ||
			!is_same_man(&o->actors[0], &claim->actors[0]) ||
			o->date_basis == WT_BASIS_PUBLICATION || !o->date.day || o->end.year ||
			o->status == WT_STATUS_PLANNED)
			continue;
		int32_t age = wt_day_number(now) - wt_day_number(o->date);
		if (age > 0 && age <= NEWS_AGE && (!best || o->sentence >= best->sentence))
			best = o;
	}
	return best;
}

/* The day of the news where the claim is of it; NULL. */
static const struct wt_mention *
day_of_news(const struct wt_coder *c, const struct wt_claim *claim)
{
	const struct wt_sentence *s = &c->text->sentences[claim->sentence];
	if (claim->date_basis != WT_BASIS_PUBLICATION || claim->beside_time || wt_looks_back(s))
		return NULL;
	enum standing standing = standing_of(s, claim);
	bool told = claim->sentence < LEAD_MAX || standing == OF_NOW ||
		    (goes_on(s) && wt_claim_is_spoken(claim));
	if (!told || standing == SUBORDINATE)
		return NULL;
	const struct wt_mention *day = day_near(c, claim->sentence, standing == OF_NOW, false);
	if (!day && claim->sentence >= LEAD_MAX && standing != OF_NOW)
		return day_before(c, claim->sentence);
	/* "...," dikutip dari Reuters, Rabu: who has no other day; deaths are counted for longer */
	bool quoted = claim->sentence < LEAD_MAX && claim->type != WT_TYPE_ASSAULT &&
		      claim->status != WT_STATUS_PLANNED;
	return day || !quoted ? day : day_near(c, claim->sentence, false, true);
}

static void
go_with(const struct wt_coder *c, struct wt_claim *claim)
{
	const struct wt_sentence *s = &c->text->sentences[claim->sentence];
	if (claim->date_basis != WT_BASIS_PUBLICATION || claim->beside_time || wt_looks_back(s) ||
		standing_of(s, claim) == SUBORDINATE || !adds(s, claim))
		return;
	const struct wt_claim *o = added_to(c, claim);
	if (!o)
		return;
	claim->date = o->date;
	claim->date_basis = WT_BASIS_RELATIVE;
	claim->date_span = o->date_span;
	wt_when_tell(claim, wt_arena_printf(c->arena, "day: %.*s (%s), of what he adds to",
				    WT_FMT(wt_view(c->text->doc, o->date_span)),
				    wt_basis_name(claim->date_basis)));
}

void
wt_news_fill(struct wt_coder *c)
{
	if (!c->article->published.day.day || names_publication(c))
		return;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		struct wt_claim *claim = &c->claims->items[i];
		const struct wt_mention *day = day_of_news(c, claim);
		if (!day) {
			go_with(c, claim);
			continue;
		}
		claim->date = day->as.time.start.day;
		claim->date_basis = day->as.time.basis;
		claim->date_span = day->span;
		wt_when_tell(claim, wt_arena_printf(c->arena, "day: %.*s (%s), of the news",
					    WT_FMT(wt_view(c->text->doc, day->span)),
					    wt_basis_name(claim->date_basis)));
	}
}
