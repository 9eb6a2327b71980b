/*
 * sector.c - the sector of those whom a word names only by what they do here.
 *
 *	Ratusan buruh berunjuk rasa ... para demonstran ... massa     all of them: LAB
 *	KPK memeriksa saksi ... penyidik melakukan penggeledahan      penyidik: JUD, as the KPK
 *
 *	Prajurit dianiaya senior                                      senior: MIL, as the prajurit
 *	Empat prajurit jadi tersangka ... para pelaku ditahan         pelaku: MIL, as they are
 *
 * A crowd is of the group that the article tells it to be: of one alone, named twice or
 * more.  Investigators are of the courts and bodies like the KPK where the article names those
 *twice as often as police, a secretary-general of the body named last.
 */
#include "mention/reader.h"

#define GROUP_LEAST  2
#define COURTS_SHARE 2
#define SUSPECT_GAP  7 /* words between somebody and what says that he is a suspect */

static const char *const STUDENTS[] = { "mahasiswa", "mahasiswi", "pelajar", "siswa", "santri",
	NULL };
static const char *const WORKERS[] = { "buruh", "pekerja", "karyawan", "sopir", "petani", "nelayan",
	"guru", "pedagang", "honorer", NULL };
static const char *const CROWDS[] = { "demonstran", "pengunjuk", "pendemo", "massa", "peserta",
	"pemrotes", "pengunjuk-rasa", NULL };
static const char *const SENIORS[] = { "senior", "senior-senior", "seniornya", NULL };
static const char *const SUSPECTS[] = { "tersangka", "pelaku", "terdakwa", "terduga", "terpidana",
	NULL };
static const char *const INVESTIGATORS[] = { "penyidik", "penyelidik", NULL };

static bool
is_agent(const struct wt_mention *m)
{
	return m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_AGENT;
}

/* Does the mention hold a word of the list? */
static bool
holds(const struct wt_mention_reader *r, const struct wt_mention *m, const char *const *list)
{
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	for (uint32_t i = m->first; i <= m->last; i++)
		if (wt_str_in(s->tokens[i].lower, list))
			return true;
	return false;
}

/* The sector of the one group that the article is about; NULL where there is none or several. */
static const char *
group_of(const struct wt_mention_reader *r)
{
	uint32_t students = 0, workers = 0;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		if (!is_agent(m))
			continue;
		students += holds(r, m, STUDENTS);
		workers += holds(r, m, WORKERS) && wt_code_eq(m->as.actor.sector, "LAB");
	}
	if (students >= GROUP_LEAST && !workers)
		return "EDU";
	return workers >= GROUP_LEAST && !students ? "LAB" : NULL;
}

/* Soldiers or students of whom the article tells: those whose seniors it speaks of; NULL. */
static const char *
juniors_of(const struct wt_mention_reader *r)
{
	uint32_t soldiers = 0, students = 0;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		if (m->kind != WT_MENTION_ACTOR)
			continue;
		soldiers += wt_code_eq(m->as.actor.sector, "MIL");
		students += is_agent(m) && holds(r, m, STUDENTS);
	}
	if (soldiers < GROUP_LEAST && students < GROUP_LEAST)
		return NULL;
	return soldiers >= students ? "MIL" : "EDU";
}

/* Is the mention said to be a suspect: [empat prajurit] ditetapkan sebagai tersangka? */
static bool
is_suspected(const struct wt_mention_reader *r, uint32_t i)
{
	static const char *const AS[] = { "sebagai", "jadi", "menjadi", "tersangka", "diduga",
		NULL };
	const struct wt_mention *m = &r->ms->items[i];
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	for (uint32_t w = m->last + 1; w < s->n && w <= m->last + SUSPECT_GAP; w++) {
		const struct wt_token *t = &s->tokens[w];
		/* polisi menetapkan sopir itu sebagai tersangka: who acts is none */
		bool acts = t->upos == WT_UPOS_VERB && wt_str_starts(t->lower, WT_STR("me")) &&
			    !wt_str_is(t->lower, "menjadi");
		if (t->upos == WT_UPOS_PUNCT || acts || wt_str_is(t->lower, "oleh"))
			return false;
		if (wt_str_in(t->lower, SUSPECTS) && wt_str_in(t[-1].lower, AS))
			return true;
	}
	return false;
}

/* The one sector of those whom the article tells to be the suspects; NULL. */
static const char *
suspects_of(const struct wt_mention_reader *r)
{
	const char *found = NULL;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		const char *sector = m->as.actor.sector;
		if (m->kind != WT_MENTION_ACTOR || m->as.actor.kind == WT_ACTOR_BODY ||
			m->as.actor.kind == WT_ACTOR_COUNTRY || !sector[0] ||
			holds(r, m, SUSPECTS) || !is_suspected(r, i))
			continue;
		if (found && !wt_code_eq(found, sector))
			return NULL;
		found = sector;
	}
	return found;
}

/* Is the article one of courts and bodies like the KPK: at least twice as often as of police? */
static bool
is_of_courts(const struct wt_mention_reader *r)
{
	uint32_t courts = 0, police = 0;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		if (m->kind != WT_MENTION_ACTOR || holds(r, m, INVESTIGATORS))
			continue;
		police += wt_code_eq(m->as.actor.sector, "COP");
		courts +=
			m->as.actor.kind == WT_ACTOR_BODY && wt_code_eq(m->as.actor.sector, "JUD");
	}
	return courts > 0 && courts >= COURTS_SHARE * police;
}

/*
 * Sekretaris Jenderal without a word of what: of the body that the text named last, a party's, the
 * KPK's; the lexicon thinks of the United Nations.
 */
static void
place_secretary(struct wt_mention_reader *r, uint32_t i)
{
	struct wt_actor *a = &r->ms->items[i].as.actor;
	for (uint32_t k = i; k > 0; k--) {
		const struct wt_mention *m = &r->ms->items[k - 1];
		const struct wt_actor *b = &m->as.actor;
		if (m->kind != WT_MENTION_ACTOR || b->kind != WT_ACTOR_BODY || !b->sector[0])
			continue;
		wt_code_set(a->sector, b->sector);
		wt_code_set(a->country, b->country);
		return;
	}
}

/* Is it a secretary-general of whom nothing tells what he serves? */
static bool
is_bare_secretary(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	static const char *const SECRETARIES[] = { "sekretaris", "sekjen", NULL };
	const struct wt_actor *a = &m->as.actor;
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	bool named = a->kind == WT_ACTOR_PERSON && a->entry == WT_ENTRY_NONE;
	bool untold = named ? m->head <= m->first + 2 : m->last <= m->first + 1;
	return m->kind == WT_MENTION_ACTOR && wt_code_eq(a->sector, "IGO") && untold &&
	       (named || a->kind == WT_ACTOR_OFFICE) && m->first < s->n &&
	       wt_str_in(s->tokens[m->first].lower, SECRETARIES);
}

void
wt_sectors_share(struct wt_mention_reader *r)
{
	const char *group = group_of(r);
	const char *juniors = juniors_of(r);
	const char *suspects = suspects_of(r);
	bool court = is_of_courts(r);
	for (uint32_t i = 0; i < r->ms->n; i++) {
		struct wt_mention *m = &r->ms->items[i];
		if (is_bare_secretary(r, m))
			place_secretary(r, i);
		if (!is_agent(m))
			continue;
		if (group && wt_code_eq(m->as.actor.sector, "CVL") && holds(r, m, CROWDS))
			wt_code_set(m->as.actor.sector, group);
		if (juniors && wt_code_eq(m->as.actor.sector, "CVL") && holds(r, m, SENIORS))
			wt_code_set(m->as.actor.sector, juniors);
		if (suspects && wt_code_eq(m->as.actor.sector, "CVL") && holds(r, m, SUSPECTS))
			wt_code_set(m->as.actor.sector, suspects);
		if (court && wt_code_eq(m->as.actor.sector, "COP") && holds(r, m, INVESTIGATORS))
			wt_code_set(m->as.actor.sector, "JUD");
	}
}
