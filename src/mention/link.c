/*
 * link.c - which mentions are the same actor, and to which country one without belongs.
 *
 * Persons are the same by their row in the lexicon, by their folded name, or by
 * one word of it, the most recent first: a surname alone stands for the last
 * person who bore it.  Every mention then carries the fullest name given.
 */
#include "mention/reader.h"

#include "mention/fold.h"

#define NICKNAME_LEAST 4 /* letters */
#define CALLED_NEAR    3 /* words between "disapa" and the name */
#define CALLED_GAP     7 /* and between the full name and the other */
#define RECENT         256 /* distinct persons that a surname is compared with: keeps the search linear */

static bool
is_person(const struct wt_mention *m)
{
	return m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_PERSON;
}

/* Whether `word` is one of the words of `name`; both folded. */
static bool
has_word(struct wt_str name, struct wt_str word)
{
	struct wt_str part;
	while (wt_str_split(&name, ' ', &part))
		if (wt_str_eq(part, word))
			return true;
	return false;
}

/* Andi Iwan [Darmawan] Aras, Andi Iwan Aras: both names begin and end so, one leaves words out. */
static bool
is_shortened(struct wt_str longer, struct wt_str shorter)
{
	struct wt_str word, part;
	if (longer.len < shorter.len)
		return is_shortened(shorter, longer);
	const char *space = memchr(shorter.ptr, ' ', shorter.len);
	size_t first = space ? (size_t)(space - shorter.ptr) + 1 : 0;
	if (!space || longer.len <= first || memcmp(longer.ptr, shorter.ptr, first) != 0)
		return false;
	part = (struct wt_str){ NULL, 0 };
	while (wt_str_split(&shorter, ' ', &word)) {
		do {
			if (!wt_str_split(&longer, ' ', &part))
				return false;
		} while (!wt_str_eq(part, word));
	}
	return !longer.len;
}

static bool
same_person(const struct wt_actor *a, struct wt_str fold_a, const struct wt_actor *b,
	struct wt_str fold_b)
{
	if (a->entry != WT_ENTRY_NONE && a->entry == b->entry)
		return true;
	if (wt_str_eq(fold_a, fold_b))
		return true;
	if (a->entry != WT_ENTRY_NONE && b->entry != WT_ENTRY_NONE &&
		memchr(fold_b.ptr, ' ', fold_b.len))
		return false;
	/* Kim [Jong-un], Muhammad [Arief Setiawan] */
	if (b->entry == WT_ENTRY_NONE && fold_a.len > fold_b.len + 1 &&
		wt_str_ends(fold_a, fold_b) && fold_a.ptr[fold_a.len - fold_b.len - 1] == ' ')
		return true;
	if (b->entry == WT_ENTRY_NONE && a->entry == WT_ENTRY_NONE && is_shortened(fold_a, fold_b))
		return true;
	return !memchr(fold_b.ptr, ' ', fold_b.len) && has_word(fold_a, fold_b);
}

/* A rank says little of where its bearer serves: a general may lead the police or a ministry. */
bool
wt_is_rank(struct wt_str office)
{
	static const char *const RANKS[] = { "Jenderal", "Brigjen", "Brigjen Pol", "Irjen",
		"Kombes", "AKBP", "Komjen", "Kolonel", "Letkol", "Mayor", "Kapten", "Laksamana",
		"Marsekal" };
	for (size_t i = 0; i < sizeof RANKS / sizeof RANKS[0]; i++)
		if (wt_str_is(office, RANKS[i]))
			return true;
	return false;
}

/*
 * Abd Azis is Abdul Azis, Moh Hatta Mohammad Hatta: the folded name with its first word as written
 * in full.
 */
static struct wt_str
spelled_out(struct wt_arena *arena, struct wt_str fold)
{
	static const char *const SHORT[][2] = { { "abd", "abdul" }, { "abd.", "abdul" },
		{ "muh", "muhammad" }, { "muh.", "muhammad" }, { "moh", "muhammad" },
		{ "moh.", "muhammad" }, { "mohammad", "muhammad" }, { "mohamad", "muhammad" },
		{ "muhamad", "muhammad" }, { "mochamad", "muhammad" }, { "mochammad", "muhammad" },
		{ "mohd", "muhammad" } };
	const char *space = memchr(fold.ptr, ' ', fold.len);
	if (!space)
		return fold;
	struct wt_str first = { fold.ptr, (size_t)(space - fold.ptr) };
	for (size_t i = 0; i < sizeof SHORT / sizeof SHORT[0]; i++) {
		if (!wt_str_is(first, SHORT[i][0]))
			continue;
		struct wt_str full = wt_str_of(SHORT[i][1]);
		size_t rest = fold.len - first.len;
		char *out = wt_arena_alloc(arena, full.len + rest, 1);
		memcpy(out, full.ptr, full.len);
		memcpy(out + full.len, space, rest);
		return (struct wt_str){ out, full.len + rest };
	}
	return fold;
}

/* Later mention b becomes the same as a. */
static void
join(struct wt_mentions *ms, uint32_t a, uint32_t b)
{
	struct wt_actor *to = &ms->items[a].as.actor, *from = &ms->items[b].as.actor;
	from->same_as = (int32_t)a;
	if (to->kind != WT_ACTOR_PERSON)
		return;
	if (from->entry == WT_ENTRY_NONE || !memchr(from->name.ptr, ' ', from->name.len))
		from->entry = to->entry;
	/* a headline names [Budi Hartanto], the report below it [Kepala Dinas ... Budi Hartanto] */
	if (!to->sector[0] && from->sector[0] &&
		(!to->country[0] || !from->country[0] || wt_code_eq(to->country, from->country))) {
		wt_code_set(to->sector, from->sector);
		to->stateless = from->stateless;
		if (!to->country[0])
			wt_code_set(to->country, from->country);
		to->office = from->office;
	}
	/* Brigjen Aris Budiman ... Direktur Penyidikan KPK Aris Budiman: an office tells more than
	 * a rank */
	if (to->entry == WT_ENTRY_NONE && wt_is_rank(to->office) && from->office.len &&
		!wt_is_rank(from->office) && from->sector[0] && !wt_code_eq(from->sector, "BUS")) {
		wt_code_set(to->sector, from->sector);
		to->office = from->office;
	}
	/* Novanto ... [Ketua Umum Partai Golkar] Setya Novanto: of his offices the one that is told
	 */
	if (to->entry != WT_ENTRY_NONE && to->entry == from->entry && !to->titled && from->titled &&
		from->sector[0] && from->office.len && wt_code_eq(to->country, from->country)) {
		wt_code_set(to->sector, from->sector);
		to->office = from->office;
	}
	to->titled = to->titled || from->titled;
	if (to->country[0])
		wt_code_set(from->country, to->country);
	else if (from->country[0] && to->entry == WT_ENTRY_NONE)
		wt_code_set(to->country, from->country);
	if (to->sector[0])
		wt_code_set(from->sector, to->sector);
	if (to->office.len)
		from->office = to->office;
}

/* Persons of the text, each by the first mention; the one spoken of last at the end. */
struct persons {
	uint32_t *first;
	struct wt_str *folds;  /* of each mention */
	struct wt_str *called; /* of each mention: how the text says that he is called, "" */
	struct wt_str *also;   /* of each mention: another full name of his, "" */
	uint32_t n;
};

/* Immanuel Ebenezer yang akrab disapa [Noel]: the mention before, whose name this is; ms->n. */
static uint32_t
named_so(const struct wt_mention_reader *r, uint32_t i)
{
	static const char *const CALLED[] = { "disapa", "sapaan", "alias", "panggilan", "dipanggil",
		"dijuluki", NULL };
	const struct wt_mention *items = r->ms->items, *m = &items[i];
	const struct wt_token *t = r->text->sentences[m->sentence].tokens;
	bool called = false;
	for (uint32_t w = m->first; w > 0 && w + CALLED_NEAR > m->first && !called; w--)
		called = wt_str_in(t[w - 1].lower, CALLED);
	/* Romahurmuziy atau [Romi] */
	if (!called && i > 0 && m->first > 1 && wt_str_is(t[m->first - 1].lower, "atau") &&
		is_person(&items[i - 1]) && items[i - 1].sentence == m->sentence &&
		items[i - 1].last + 2 == m->first && m->first == m->last)
		return i - 1;
	for (uint32_t k = i; called && k > 0 && items[k - 1].sentence == m->sentence; k--)
		if (is_person(&items[k - 1]) && items[k - 1].last + CALLED_GAP >= m->first)
			return k - 1;
	return r->ms->n;
}

/* Sandi is Sandiaga Uno, Vero Veronica Koman, where nobody else so called was named. */
static bool
is_short_for(struct wt_str full, struct wt_str word)
{
	return word.len >= NICKNAME_LEAST && full.len > word.len + 2 &&
	       !memchr(word.ptr, ' ', word.len) && memcmp(full.ptr, word.ptr, word.len) == 0 &&
	       full.ptr[word.len] != ' ';
}

/*
 * Kapolri Listyo Sigit [Prabowo] and Presiden [Prabowo]: whom the lexicon calls so by his first
 * word, or who holds another office, is nobody whose name ends so.
 */
static bool
is_another(const struct wt_mention_reader *r, const struct wt_actor *a, struct wt_str fold_a,
	const struct wt_actor *b, struct wt_str fold_b)
{
	if (a->entry == WT_ENTRY_NONE || b->entry == WT_ENTRY_NONE || a->entry == b->entry)
		return false;
	struct wt_str full = wt_gaz_str(r->g, r->g->rows[b->entry].name);
	bool first = full.len > fold_b.len && full.ptr[fold_b.len] == ' ' &&
		     wt_str_eq_nocase((struct wt_str){ full.ptr, fold_b.len }, fold_b);
	bool of_a = fold_a.len > fold_b.len && fold_a.ptr[fold_b.len] == ' ' &&
		    memcmp(fold_a.ptr, fold_b.ptr, fold_b.len) == 0;
	bool office = b->titled && !wt_str_eq_nocase(a->office, b->office);
	return !of_a && (first || office);
}

/* Which of the persons mention i may be: by the fullest agreement, then the last spoken of. */
static uint32_t
find_person(const struct wt_mention_reader *r, const struct persons *p, uint32_t i)
{
	const struct wt_mentions *ms = r->ms;
	uint32_t oldest = p->n > RECENT ? p->n - RECENT : 0, found = p->n;
	for (uint32_t k = p->n; k > oldest; k--)
		if (p->called[p->first[k - 1]].len &&
			wt_str_eq(p->called[p->first[k - 1]], p->folds[i]))
			return k - 1;
	for (uint32_t k = p->n; k > oldest; k--) {
		uint32_t f = p->first[k - 1];
		const struct wt_actor *a = &ms->items[f].as.actor, *b = &ms->items[i].as.actor;
		/* Thomas Lembong, alias Tom Lembong: [Tom] */
		bool also = p->also[f].len && same_person(a, p->also[f], b, p->folds[i]);
		if ((!also && !same_person(a, p->folds[f], b, p->folds[i])) ||
			is_another(r, a, p->folds[f], b, p->folds[i]))
			continue;
		/* "Kim" stays who it was, and is sooner whom the lexicon so calls */
		bool sure = b->entry != WT_ENTRY_NONE && a->entry == b->entry;
		if (sure)
			return k - 1;
		if (found == p->n)
			found = k - 1;
	}
	for (uint32_t k = p->n; found == p->n && k > oldest; k--) {
		const struct wt_actor *b = &ms->items[i].as.actor;
		if (b->entry == WT_ENTRY_NONE && !b->office.len &&
			is_short_for(p->folds[p->first[k - 1]], p->folds[i]))
			found = k - 1;
	}
	return found;
}

/* Emil -- sapaan akrab [Ridwan Kamil]: the mention of the nickname right before; ms->n. */
static uint32_t
nickname_of(const struct wt_mention_reader *r, uint32_t i)
{
	static const char *const AKRAB[] = { "akrab", "karib", NULL };
	static const char *const CALLED[] = { "sapaan", "panggilan", NULL };
	const struct wt_mention *items = r->ms->items, *m = &items[i];
	const struct wt_token *t = r->text->sentences[m->sentence].tokens;
	uint32_t w = m->first;
	w -= w > 1 && wt_str_in(t[w - 1].lower, AKRAB);
	if (i == 0 || w < 2 || !wt_str_in(t[w - 1].lower, CALLED))
		return r->ms->n;
	const struct wt_mention *nick = &items[i - 1];
	bool right_before = nick->sentence == m->sentence && nick->last + CALLED_NEAR >= w;
	return right_before && is_person(nick) && nick->as.actor.entry == WT_ENTRY_NONE &&
			       nick->first == nick->last && !nick->as.actor.office.len
		       ? i - 1
		       : r->ms->n;
}

/* Every mention by the nickname is one of him whom the text calls so. */
static void
give_nicknames(struct wt_mention_reader *r)
{
	struct wt_mentions *ms = r->ms;
	for (uint32_t i = 0; i < ms->n; i++) {
		uint32_t nick = is_person(&ms->items[i]) ? nickname_of(r, i) : ms->n;
		if (nick == ms->n)
			continue;
		struct wt_str called = ms->items[nick].as.actor.name;
		const struct wt_actor *of = &ms->items[i].as.actor;
		for (uint32_t k = 0; k < ms->n; k++) {
			struct wt_actor *a = &ms->items[k].as.actor;
			if (!is_person(&ms->items[k]) || a->entry != WT_ENTRY_NONE ||
				a->office.len || !wt_str_eq(a->name, called))
				continue;
			a->name = of->name;
			a->entry = of->entry;
		}
	}
}

static void
link_persons(struct wt_mention_reader *r)
{
	struct wt_mentions *ms = r->ms;
	struct persons p = { WT_NEW(r->arena, uint32_t, (size_t)ms->n + 1),
		WT_NEW(r->arena, struct wt_str, (size_t)ms->n + 1),
		WT_NEW(r->arena, struct wt_str, (size_t)ms->n + 1),
		WT_NEW(r->arena, struct wt_str, (size_t)ms->n + 1), 0 };
	for (uint32_t i = 0; i < ms->n; i++) {
		if (!is_person(&ms->items[i]))
			continue;
		p.folds[i] = spelled_out(r->arena, wt_fold(r->arena, ms->items[i].as.actor.name));
		uint32_t so = named_so(r, i);
		if (so < ms->n && ms->items[i].as.actor.entry == WT_ENTRY_NONE &&
			!ms->items[i].as.actor.office.len) {
			const struct wt_mention *real = wt_mention_real(ms, &ms->items[so]);
			p.called[real - ms->items] = p.folds[i];
		}
		uint32_t k = find_person(r, &p, i);
		if (k == p.n) {
			p.first[p.n++] = i;
			continue;
		}
		uint32_t first = p.first[k];
		memmove(&p.first[k], &p.first[k + 1], (p.n - k - 1) * sizeof *p.first);
		p.first[p.n - 1] = first;
		join(ms, first, i);
		if (memchr(p.folds[i].ptr, ' ', p.folds[i].len) &&
			!wt_str_eq(p.folds[i], p.folds[first]))
			p.also[first] =
				p.folds[first].len > p.folds[i].len ? p.folds[i] : p.folds[first];
		if (p.folds[i].len > p.folds[first].len) {
			p.folds[first] = p.folds[i];
			ms->items[first].as.actor.name = ms->items[i].as.actor.name;
		}
	}
}

static bool
same_other(const struct wt_actor *a, const struct wt_actor *b)
{
	if (a->entry == WT_ENTRY_NONE && !wt_str_eq_nocase(a->name, b->name))
		return false;
	return a->kind == b->kind && a->entry == b->entry && wt_code_eq(a->country, b->country) &&
	       wt_code_eq(a->sector, b->sector);
}

/* Countries, bodies, titles and media: the same row and codes. */
static void
link_others(struct wt_mention_reader *r)
{
	struct wt_mentions *ms = r->ms;
	uint32_t size = 64;
	while (size < 2 * ms->n)
		size *= 2;
	uint32_t *table = WT_NEW(r->arena, uint32_t, size);
	for (uint32_t i = 0; i < ms->n; i++) {
		const struct wt_actor *a = &ms->items[i].as.actor;
		if (ms->items[i].kind != WT_MENTION_ACTOR || is_person(&ms->items[i]) ||
			a->same_as >= 0 || a->kind == WT_ACTOR_AGENT ||
			(a->entry == WT_ENTRY_NONE && a->kind != WT_ACTOR_BODY) ||
			a->kind == WT_ACTOR_REFERENCE)
			continue;
		uint32_t at = (a->entry * 2654435761u + (uint32_t)a->kind +
				      (uint32_t)a->name.len * (a->entry == WT_ENTRY_NONE)) &
			      (size - 1);
		while (table[at] && !same_other(&ms->items[table[at] - 1].as.actor, a))
			at = (at + 1) & (size - 1);
		if (table[at])
			join(ms, table[at] - 1, i);
		else
			table[at] = i + 1;
	}
}

/*
 * The name of the first mention is the fullest; the others take it over.  A title without capitals
 * names nobody as he is written.
 */
static void
spread_names(const struct wt_mention_reader *r)
{
	struct wt_mentions *ms = r->ms;
	for (uint32_t i = ms->n; i-- > 0;) {
		const struct wt_actor *a = &ms->items[i].as.actor;
		if (ms->items[i].kind != WT_MENTION_ACTOR || a->same_as < 0 || !a->name.len)
			continue;
		struct wt_mention *first = &ms->items[a->same_as];
		if (wt_is_uncased(r, &r->text->sentences[first->sentence]) &&
			first->sentence != ms->items[i].sentence)
			first->as.actor.name = a->name;
	}
	for (uint32_t i = 0; i < ms->n; i++) {
		struct wt_actor *a = &ms->items[i].as.actor;
		if (ms->items[i].kind == WT_MENTION_ACTOR && a->same_as >= 0)
			a->name = ms->items[a->same_as].as.actor.name;
	}
}

void
wt_actors_link(struct wt_mention_reader *r)
{
	give_nicknames(r);
	link_persons(r);
	link_others(r);
	spread_names(r);
}
