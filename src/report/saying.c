/*
 * saying.c - the day of an act that is done by saying it, from the sentence that tells the day.
 *
 *	Trump meminta Netanyahu menunda serangan.           no day; the title, or the lead
 *	"...," ujar Trump kepada wartawan, Rabu (28/5).     the day on which he spoke
 *
 * News tells what was said first and when it was said behind the first quotation.  In:
 * each sentence with its speakers (speech.c).  Out: acts of speech that would get the day
 * of publication get the day on which their actor, or who speaks for him, spoke: the one
 * day of all his sayings of the article, else that of the nearest, SAYING_NEAR sentences
 * away at most.
 */
#include "report/source.h"

#define SAYINGS_MAX 500 /* kept of one article */
#define SAYING_NEAR 3   /* sentences */
#define SAYING_AGE  10  /* days before publication: what was said longer ago is background */
#define TITLE_MAX   10  /* words of a title that name his body */
#define BEHIND_MAX  24  /* words from "kata" to its day */

/* A day shortly before publication; that of a quotation only where asked. */
static bool
is_day(const struct wt_coder *c, const struct wt_mention *m, bool quoted)
{
	const struct wt_time *t = &m->as.time;
	struct wt_day now = c->article->published.day;
	if ((t->type != WT_TIME_DATE && t->type != WT_TIME_TIME) || !t->bounded ||
		t->of_quote != quoted || !t->start.day.day || t->end.year || !now.day)
		return false;
	int32_t age = wt_day_number(now) - wt_day_number(t->start.day);
	return age >= quoted && age <= SAYING_AGE;
}

static int32_t
word_from(const struct wt_tree *t, uint32_t byte)
{
	int32_t i = 0;
	while (i + 1 < (int32_t)t->s->n && t->s->tokens[i].span.end <= byte)
		i++;
	return i;
}

/* The day hangs on the saying, or stands behind it with no verb of a clause between. */
static bool
is_day_of(const struct wt_coder *c, const struct wt_hop *hop, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	if (wt_tok(t, (int32_t)m->first)->flags & WT_TOK_QUOTED)
		return false;
	int32_t cue = word_from(t, hop->cue.start), w = (int32_t)m->head;
	for (uint32_t n = 0; w >= 0 && n < t->s->n; n++, w = wt_tok(t, w)->head)
		if (w != (int32_t)m->head && wt_tree_predicate(t, w))
			break;
	if (w >= 0 && wt_says(c, w))
		return true;
	if ((int32_t)m->first < cue || (int32_t)m->first > cue + BEHIND_MAX || hop->active)
		return false;
	for (int32_t i = cue + 1; i < (int32_t)m->first; i++)
		if (wt_tree_is(t, i, "yang") || wt_tree_is(t, i, "bahwa") ||
			wt_tree_is(t, i, "sejak") || wt_tree_is(t, i, "hingga"))
			return false;
	return true;
}

/*
 * "kata Wakil Ketua Umum Partai Golkar, Nurul Arifin, Rabu (17/1)": the words next to the cue, on
 * the side of the speaker, that name him and his office; "di Gedung KPK" does not.
 */
static struct wt_span
title_of(const struct wt_coder *c, const struct wt_hop *hop)
{
	static const char *const END[] = { "di", "dalam", "kepada", "saat", "usai", "seusai",
		"pada", "yang", "terkait", "dari", "ke" };
	const struct wt_tree *t = &c->tree;
	int32_t cue = word_from(t, hop->cue.start), step = hop->active ? -1 : 1;
	struct wt_span title = { 0, 0 };
	for (int32_t n = 1; n <= TITLE_MAX; n++) {
		int32_t i = cue + n * step;
		if (i < 0 || i >= (int32_t)t->s->n || WT_AMONG(t, i, END))
			break;
		title = title.end ? wt_span_cover(title, wt_tok(t, i)->span) : wt_tok(t, i)->span;
	}
	return title;
}

static const struct wt_mention *
day_of(const struct wt_coder *c, const struct wt_hop *hop)
{
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		uint32_t at = c->ms->time_at[c->tree.s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (m && m->first == i && is_day(c, m, false) && is_day_of(c, hop, m))
			return m;
	}
	return NULL;
}

/* "...," kata X, dikutip dari Reuters, [Rabu (6/8)]: he cannot have said it later. */
static const struct wt_mention *
day_quoted(const struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		uint32_t at = c->ms->time_at[c->tree.s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (m && m->first == i && is_day(c, m, true))
			return m;
	}
	return NULL;
}

static bool
is_same(const struct wt_hop *a, const struct wt_hop *b)
{
	return (a->entry != WT_ENTRY_NONE && a->entry == b->entry) ||
	       (a->name.len && wt_str_eq(a->name, b->name));
}

/* "Juru bicara Kejagung Mukri mengatakan ... kata Mukri, Senin": the title that he had at first. */
static struct wt_span
introduction(const struct wt_coder *c, const struct wt_saying *said)
{
	const struct wt_hop *who = &said->who;
	for (uint32_t i = 0; i < c->n_sayings; i++) {
		if (is_same(who, &c->sayings[i].who))
			return c->sayings[i].title;
	}
	return said->title;
}

void
wt_saying_note(struct wt_coder *c)
{
	const struct wt_source *s = &c->sources[c->si];
	for (unsigned k = 0; k < s->n && c->n_sayings < SAYINGS_MAX; k++) {
		const struct wt_hop *hop = &s->hops[k];
		if (hop->rank != WT_HOP_SPEAKER || hop->media)
			continue;
		struct wt_saying *said =
			WT_PUSH(c->arena, c->sayings, c->n_sayings, c->cap_sayings);
		*said = (struct wt_saying){ .who = *hop,
			.day = day_of(c, hop),
			.quoted = day_quoted(c),
			.sentence = c->si,
			.title = title_of(c, hop) };
		said->first = introduction(c, said);
	}
}

/* Does the title name the body?  "Komisi Pemberantasan Korupsi (KPK)": by either name. */
static bool
names_body(const struct wt_coder *c, struct wt_span span, struct wt_str name)
{
	struct wt_str title = wt_view(c->text->doc, span), alias = { NULL, 0 };
	ptrdiff_t open = wt_str_find(name, WT_STR(" ("), 0);
	if (open > 0 && wt_str_ends(name, WT_STR(")"))) {
		alias = (struct wt_str){ name.ptr + open + 2, name.len - (size_t)open - 3 };
		name.len = (size_t)open;
	}
	return wt_str_find(title, name, 0) >= 0 ||
	       (alias.len > 1 && wt_str_find(title, alias, 0) >= 0);
}

/* Does the body whose officer speaks act by his words?  Police and prosecutors charge by papers. */
static bool
acts_through(const struct wt_coder *c, const struct wt_claim *claim, const struct wt_saying *s)
{
	const struct wt_party *p = &claim->actors[0];
	if (claim->n_actors != 1 || p->kind != WT_ACTOR_BODY || !p->name.len || claim->by_noun ||
		!wt_claim_is_spoken(claim))
		return false;
	bool charges = strcmp(p->sector, "JUD") == 0 || strcmp(p->sector, "COP") == 0;
	if (claim->type == WT_TYPE_ACCUSE && charges)
		return false;
	return names_body(c, s->title, p->name) || names_body(c, s->first, p->name);
}

/*
 * "Jaksa Agung M Prasetyo menegaskan ..., Jumat (24/11).  Dia berharap ...": an office without a
 * name is his whose title it stands in; the president's spokesman is not the president.
 */
static bool
holds_office(const struct wt_coder *c, const struct wt_claim *claim, const struct wt_saying *s)
{
	static const char *const OTHERS[] = { "bicara", "Jubir", "jubir", "Wakil", "wakil", "staf",
		"Staf", "Mantan", "mantan", "eks", "calon", "Calon", "khusus", "Khusus", "asisten",
		"Asisten", "ajudan", "penasihat", "Penasihat", "Sekretaris", "Kepala", "Deputi" };
	const struct wt_party *p = &claim->actors[0];
	if (claim->n_actors != 1 || p->name.len || !p->office.len || claim->by_noun ||
		!wt_claim_is_spoken(claim) || strcmp(p->country, s->who.country) != 0)
		return false;
	struct wt_str title = wt_view(c->text->doc, s->first);
	ptrdiff_t at = wt_str_find(title, p->office, 0);
	if (at < 0)
		return false;
	struct wt_str before = { title.ptr, (size_t)at };
	while (before.len && before.ptr[before.len - 1] == ' ')
		before.len--;
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
		if (wt_str_ends(before, wt_str_of(OTHERS[i])))
			return false;
	return true;
}

/* "Ia menegaskan pihaknya menghormati ...", "kami menolak": who speaks, for those he speaks for. */
static bool
speaks_of_his(const struct wt_coder *c, const struct wt_claim *claim, const struct wt_saying *s)
{
	static const char *const HIS[] = { "pihak", "pihaknya", "kami", "kita", NULL };
	if (claim->n_actors != 1 || !wt_claim_is_spoken(claim) || claim->by_noun ||
		!wt_str_in(wt_view(c->text->doc, claim->actors[0].span), HIS))
		return false;
	const struct wt_source *here = &c->sources[claim->sentence];
	for (unsigned k = 0; k < here->n; k++) {
		const struct wt_hop *o = &here->hops[k];
		if (o->rank == WT_HOP_SPEAKER && is_same(&s->who, o))
			return true;
	}
	return false;
}

/* The saying that tells when the claim was said, or when that was quoted; NULL. */
static const struct wt_saying *
saying_of(const struct wt_coder *c, const struct wt_claim *claim, bool quoted)
{
	const struct wt_saying *best = NULL;
	uint32_t best_d = 0;
	bool one_day = true;
	for (uint32_t i = 0; i < c->n_sayings; i++) {
		const struct wt_saying *s = &c->sayings[i];
		uint32_t d = s->sentence < claim->sentence ? claim->sentence - s->sentence
							   : s->sentence - claim->sentence;
		const struct wt_mention *day = quoted ? s->quoted : s->day;
		if (!day)
			continue;
		/* a state has many who speak for it */
		if (!wt_hop_acts(claim, &s->who, d <= SAYING_NEAR) && !acts_through(c, claim, s) &&
			!holds_office(c, claim, s) && !speaks_of_his(c, claim, s))
			continue;
		const struct wt_mention *known = !best ? day : quoted ? best->quoted : best->day;
		if (wt_day_cmp(known->as.time.start.day, day->as.time.start.day))
			one_day = false;
		if (!best || d < best_d) {
			best = s;
			best_d = d;
		}
	}
	return best && (one_day || best_d <= SAYING_NEAR) ? best : NULL;
}

static void
tell(const struct wt_coder *c, struct wt_claim *claim, bool quoted)
{
	struct wt_str reason = wt_arena_printf(c->arena, "day: %.*s (%s), on which he %s",
		WT_FMT(wt_view(c->text->doc, claim->date_span)), wt_basis_name(claim->date_basis),
		quoted ? "was quoted" : "spoke");
	wt_when_tell(claim, reason);
}

void
wt_sayings_fill(struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->claims->n; i++) {
		struct wt_claim *claim = &c->claims->items[i];
		/* who speaks of a treaty later has signed it before */
		if (claim->date_basis != WT_BASIS_PUBLICATION ||
			(claim->type == WT_TYPE_SUPPORT && wt_is_solemn(wt_claim_frame(claim))))
			continue;
		const struct wt_saying *said = saying_of(c, claim, false);
		bool quoted = !said && !wt_looks_back(&c->text->sentences[claim->sentence]);
		if (quoted)
			said = saying_of(c, claim, true);
		if (!said)
			continue;
		const struct wt_mention *day = quoted ? said->quoted : said->day;
		claim->date = day->as.time.start.day;
		claim->date_basis = day->as.time.basis;
		claim->date_span = day->span;
		tell(c, claim, quoted);
	}
}
