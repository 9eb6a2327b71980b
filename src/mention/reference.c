/*
 * reference.c - finds pronouns and descriptions, and whom they mean.
 *
 *	[Kim] bertemu [Menteri X] ... [Mereka] ... [kedua negara] ... [Pemimpin itu]
 *
 * A singular is given to the candidate with most points among the last WINDOW
 * actors: subjects and speakers before others, nearer sentences before farther
 * ones, kinds that agree only.  "kedua negara" are the two countries that the
 * article speaks of most, if both were named within NEAR sentences, else the last
 * two.  Whoever is found lies earlier in the text, so that no circle can arise;
 * where nobody is found, the reference stays open.
 */
#include "mention/reference.h"

#include "mention/actor.h"

#define WINDOW      24
#define NEAR        4  /* sentences */
#define DESCRIPTION 5  /* words between a noun and its "itu" */
#define CLAUSE      14 /* those of a clause: perempuan yang juga menjabat sebagai ... itu */

static const char *const SINGULAR[] = { "ia", "dia", "beliau", NULL };
static const char *const PLURAL[] = { "mereka", "keduanya", "ketiganya", NULL };
static const char *const THAT[] = { "itu", "tersebut", NULL };
static const char *const STATES[] = { "negara", "negeri", "korea", NULL };
static const char *const SIDES[] = { "pihak", "kubu", "belah", NULL };
static const char *const LEADERS[] = { "pemimpin", "presiden", "menteri", "menlu", "menhan",
	"tokoh", "kepala", "pejabat", "pria", "perempuan", "perdana", "tersangka", "terdakwa",
	"orang", NULL };
static const char *const PEOPLE[] = { "pria", "wanita", "perempuan", "lelaki", "politikus",
	"politisi", "tokoh", "jenderal", "mantan", "diplomat", "legislator", "senator",
	"purnawirawan", "sosok", "anggota", NULL };
/* What a clause that only describes begins with. */
static const char *const DESCRIBES[] = { "juga", "pernah", "kini", "akrab", "menjabat", "dikenal",
	"mewakili", "berasal", "merupakan", "biasa", "lahir", "sehari-hari", "memimpin", NULL };
static const char *const BORN[] = { "berusia", "berumur", "kelahiran", "asal", "berdarah", NULL };
static const char *const BODIES[] = { "lembaga", "organisasi", "badan", "kelompok", "partai",
	"perusahaan", "komisi", "kementerian", "institusi", "parpol", "milisi", "aliansi", "blok",
	NULL };

bool
wt_is_bare_saying(struct wt_str word)
{
	static const char *const SAYINGS[] = { "kata", "ujar", "ucap", "tutur", "ungkap", "jelas",
		"tegas", "imbuh", "lanjut", "papar", "terang", "sebut", "tambah", "tulis",
		"pungkas", "sambung", "klaim", NULL };
	return wt_str_in(word, SAYINGS);
}

bool
wt_is_man(struct wt_str word)
{
	static const char *const MEN[] = { "politikus", "politisi", "legislator", "senator",
		"diplomat", "jenderal", "purnawirawan", "taipan", "ulama", "kader", "pendeta",
		NULL };
	return wt_str_in(word, MEN);
}

uint32_t
wt_reference_that(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	if (wt_in_sentence(s, i) && wt_str_starts(t[i].lower, WT_STR("ke-")))
		i++;
	if (wt_in_sentence(s, i) && wt_str_in(t[i].lower, THAT))
		return i + 1;
	return 0;
}

/* kedua negara [itu] */
static bool
read_two(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	enum wt_reference *kind, uint32_t *next)
{
	const struct wt_token *t = r->text->tokens;
	if (!wt_in_sentence(s, i + 1) ||
		!(wt_str_is(t[i].lower, "kedua") || wt_str_is(t[i].lower, "dua")))
		return false;
	bool sure = wt_str_is(t[i].lower, "kedua");
	struct wt_str noun = t[i + 1].lower;
	*next = i + 2;
	if (wt_str_in(noun, STATES))
		*kind = WT_REF_TWO_STATES;
	else if (wt_str_in(noun, SIDES))
		*kind = WT_REF_TWO_SIDES;
	else if (wt_str_in(noun, LEADERS) && !r->timed[i + 1])
		*kind = WT_REF_TWO_PERSONS;
	else
		return false;
	if (wt_in_sentence(s, i + 2) &&
		(wt_str_is(t[i + 2].lower, "pihak") || wt_str_is(t[i + 2].lower, "negara") ||
			wt_str_is(t[i + 2].lower, "pemerintahan")))
		*next = i + 3;
	uint32_t that = wt_reference_that(r, s, *next);
	if (that)
		*next = that;
	return sure || that;
}

/* [ada]nya, [sejati]nya, [pasal]nya; [disahkan]nya undang-undang itu: nobody's, but serangan yang
 * dilakukannya is his. */
static bool
is_nobodys(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const ADVERBS[] = { "ada", "sejati", "nanti", "seperti", "nampak",
		"pasti", "inti", "arti", "pasal", "alhasil", "fakta", "dasar", "pokok",
		"ujung-ujung", "tadi", "mula", "seyogia", "seyogya", "lazim", "mesti", "kelihatan",
		"kayak", "sekira", "sepantas", "sepatut", "perlu", "akibat", "hasil", "hingga",
		"masalah", "singkat", "persis", "total", "jumlah", NULL };
	const struct wt_token *host = &r->text->tokens[i - 1];
	if (wt_str_in(host->lower, ADVERBS))
		return true;
	return host->upos == WT_UPOS_VERB && wt_str_starts(host->lower, WT_STR("di")) &&
	       wt_in_sentence(s, i + 1) &&
	       (host[2].upos == WT_UPOS_NOUN || host[2].upos == WT_UPOS_PROPN) &&
	       (i - 1 == s->first || !wt_str_is(host[-1].lower, "yang"));
}

static bool
read_clitic(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	enum wt_reference *kind)
{
	const struct wt_token *t = &r->text->tokens[i];
	if (!(t->flags & WT_TOK_CLITIC) || !wt_str_is(t->lower, "nya") || i == s->first ||
		is_nobodys(r, s, i))
		return false;
	const struct wt_token *host = t - 1;
	if (wt_is_bare_saying(host->lower))
		*kind = WT_REF_HE;
	else if (wt_str_is(host->lower, "pihak"))
		*kind = WT_REF_PARTY;
	else if (host->upos == WT_UPOS_NOUN || host->upos == WT_UPOS_VERB ||
		 host->upos == WT_UPOS_PROPN || host->upos == WT_UPOS_ADP)
		*kind = WT_REF_ITS;
	else
		return false;
	return t->deprel != WT_DEP_ADVMOD && t->deprel != WT_DEP_DET;
}

/* itu, tersebut; ini where the predicate follows: politikus senior [ini] menilai ... */
static uint32_t
behind_that(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t that = wt_reference_that(r, s, i);
	if (that || !wt_in_sentence(s, i + 1) || !wt_str_is(t[i].lower, "ini") || r->timed[i])
		return that;
	uint8_t next = t[i + 1].upos;
	bool predicate = next == WT_UPOS_VERB || next == WT_UPOS_AUX || next == WT_UPOS_ADV ||
			 next == WT_UPOS_PART;
	return predicate ? i + 1 : 0;
}

/* perempuan [yang juga menjabat sebagai penasihat presiden] itu; 0 */
static uint32_t
behind_clause(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	if (!wt_in_sentence(s, i + 2) || !wt_str_is(t[i].lower, "yang") ||
		!wt_str_in(t[i + 1].lower, DESCRIBES))
		return 0;
	for (uint32_t k = i + 2; wt_in_sentence(s, k) && k < i + CLAUSE; k++) {
		uint32_t that = behind_that(r, s, k);
		if (that)
			return that;
		if (t[k].upos == WT_UPOS_PUNCT && !wt_str_is(t[k].form, "(") &&
			!wt_str_is(t[k].form, ")"))
			return 0;
	}
	return 0;
}

/* wanita [berusia 60 tahun] itu, pria [32 tahun] tersebut, perempuan [kelahiran Blitar] itu; 0 */
static uint32_t
behind_age(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	if (!wt_in_sentence(s, i) || (!wt_str_in(t[i].lower, BORN) && t[i].upos != WT_UPOS_NUM))
		return 0;
	for (uint32_t k = i + 1; wt_in_sentence(s, k) && k < i + DESCRIPTION; k++) {
		uint32_t that = behind_that(r, s, k);
		if (that)
			return that;
		if (t[k].upos == WT_UPOS_PUNCT || t[k].upos == WT_UPOS_VERB)
			return 0;
	}
	return 0;
}

bool
wt_reference_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	enum wt_reference *kind, uint32_t *next)
{
	struct wt_str w = r->text->tokens[i].lower;
	uint32_t that;
	*next = i + 1;
	if (w.len < 2 || w.len > 12)
		return false;
	if (wt_str_in(w, SINGULAR)) {
		*kind = WT_REF_HE;
		return true;
	}
	if (wt_str_in(w, PLURAL)) {
		/* "mereka yang menolak": anybody who does, nobody named before */
		*kind = WT_REF_THEY;
		return !wt_in_sentence(s, i + 1) ||
		       !wt_str_is(r->text->tokens[i + 1].lower, "yang");
	}
	if (wt_reference_counted(r, s, i)) {
		*kind = WT_REF_THEY;
		*next = i + 2;
		return true;
	}
	if (read_clitic(r, s, i, kind))
		return true;
	if (wt_str_is(w, "pihaknya")) {
		*kind = WT_REF_PARTY;
		return true;
	}
	if (read_two(r, s, i, kind, next))
		return true;
	that = wt_reference_that(r, s, i + 1);
	bool person = wt_str_in(w, PEOPLE);
	if (!that && person)
		that = behind_age(r, s, i + 1);
	if (!that && person)
		that = behind_clause(r, s, i + 1);
	if (!that)
		return false;
	*next = that;
	if (wt_str_is(w, "negara") || wt_str_is(w, "negeri"))
		*kind = WT_REF_STATE;
	else if (person)
		*kind = WT_REF_PERSON;
	else if (wt_str_in(w, BODIES))
		*kind = WT_REF_BODY;
	else
		return false;
	return true;
}

/* --- whom they mean --- */

const struct wt_token *
wt_reference_head(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	return &r->text->sentences[m->sentence].tokens[m->head];
}

bool
wt_reference_is_subject(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	const struct wt_token *h = wt_reference_head(r, m);
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	return h->deprel == WT_DEP_NSUBJ || h->deprel == WT_DEP_NSUBJ_PASS ||
	       (m->first > 0 && wt_is_bare_saying(s->tokens[m->first - 1].lower));
}

/* Bits of the kinds that may be meant. */
static uint32_t
kinds_for(enum wt_reference ref)
{
	switch (ref) {
	case WT_REF_HE:
		return WT_KIND(WT_ACTOR_PERSON) | WT_KIND(WT_ACTOR_OFFICE);
	case WT_REF_PERSON:
		return WT_KIND(WT_ACTOR_PERSON);
	case WT_REF_STATE:
		return WT_KIND(WT_ACTOR_COUNTRY);
	case WT_REF_BODY:
		return WT_KIND(WT_ACTOR_BODY);
	case WT_REF_THEY:
		return WT_KIND(WT_ACTOR_AGENT) | WT_KIND(WT_ACTOR_BODY);
	case WT_REF_PARTY:
		return WT_KIND(WT_ACTOR_PERSON) | WT_KIND(WT_ACTOR_BODY) | WT_KIND(WT_ACTOR_OFFICE);
	default:
		return WT_KIND(WT_ACTOR_PERSON) | WT_KIND(WT_ACTOR_BODY) |
		       WT_KIND(WT_ACTOR_COUNTRY) | WT_KIND(WT_ACTOR_OFFICE) |
		       WT_KIND(WT_ACTOR_AGENT);
	}
}

/* The first actor of a sentence is its subject more often than not. */
static bool
is_foremost(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	for (const struct wt_mention *b = m; b > r->ms->items; b--) {
		if (b[-1].sentence != m->sentence)
			break;
		if (b[-1].kind == WT_MENTION_ACTOR)
			return false;
	}
	return true;
}

static int
points(const struct wt_mention_reader *r, const struct wt_mention *ref, const struct wt_mention *m)
{
	int away = (int)(ref->sentence - m->sentence);
	/* what opens a sentence is its subject, whatever the parser made of it */
	bool subject = wt_reference_is_subject(r, m) || m->first == 0;
	int p = -4 * away + (subject ? 6 : 0) + (is_foremost(r, m) ? 3 : 0);
	if (m->as.actor.kind == WT_ACTOR_PERSON)
		p += 2;
	if (away == 0 && ref->as.actor.entry == WT_REF_ITS)
		p += 2;
	/* ujarnya, Ia menambahkan: not of whom a quotation speaks */
	if (ref->as.actor.entry == WT_REF_HE && (wt_reference_head(r, m)->flags & WT_TOK_QUOTED) &&
		!(wt_reference_head(r, ref)->flags & WT_TOK_QUOTED))
		p -= 6;
	/* Polisi mengatakan aktivis memaksa masuk. Mereka ...: people sooner than who tells of them
	 */
	static const char *const PEOPLE_OF[] = { "CVL", "EDU", "LAB", "NGO", "OPP", "REL", NULL };
	for (int i = 0; PEOPLE_OF[i] && ref->as.actor.entry == WT_REF_THEY; i++)
		if (m->as.actor.kind == WT_ACTOR_AGENT &&
			wt_code_eq(m->as.actor.sector, PEOPLE_OF[i]) &&
			wt_reference_is_subject(r, m))
			p += 4;
	/* mereka: a crowd, a union or an alliance sooner than an organ of state */
	static const char *const ORGANS[] = { "GOV", "LEG", "JUD", NULL };
	for (int i = 0; ORGANS[i] && ref->as.actor.entry == WT_REF_THEY; i++)
		if (m->as.actor.kind == WT_ACTOR_BODY && wt_code_eq(m->as.actor.sector, ORGANS[i]))
			p -= 5;
	return p;
}

/* "kelompok itu" is no ministry, "partai itu" a party, "perusahaan itu" a firm. */
static bool
fits_noun(const struct wt_mention_reader *r, const struct wt_mention *ref, const struct wt_actor *a)
{
	static const struct {
		const char *noun, *sectors;
	} NOUNS[] = { { "kelompok", "REB NGO CVL REL EDU LAB OPP CRM PTY" },
		{ "milisi", "REB MIL" }, { "partai", "PTY" }, { "parpol", "PTY" },
		{ "perusahaan", "BUS MED" }, { "kementerian", "GOV MIL" } };
	struct wt_str noun = r->text->sentences[ref->sentence].tokens[ref->first].lower;
	for (size_t i = 0; a->sector[0] && i < sizeof NOUNS / sizeof NOUNS[0]; i++)
		if (wt_str_is(noun, NOUNS[i].noun))
			return strstr(NOUNS[i].sectors, a->sector) != NULL;
	return true;
}

/* wajahnya, rumahnya, istrinya: of a person, not of a state or body. */
static bool
is_of_person(const struct wt_mention_reader *r, const struct wt_mention *ref)
{
	static const char *const OWNED[] = { "wajah", "kepala", "tangan", "kaki", "tubuh", "mata",
		"istri", "suami", "anak", "ayah", "ibu", "adik", "kakak", "putra", "putri",
		"ajudan", "sopir", "pengacara", "rumah", "kediaman", "mobil", "jenazah", "jasad",
		"nyawa", "hidup", "kematian", "jabatan", "pidato", "cuitan", NULL };
	const struct wt_sentence *s = &r->text->sentences[ref->sentence];
	return ref->as.actor.entry == WT_REF_ITS && ref->first > 0 &&
	       wt_str_in(s->tokens[ref->first - 1].lower, OWNED);
}

/* "Menlu Iran meneleponnya", "Putin menemui dia": the object of a verb is not its subject. */
static bool
is_subject_of_same(
	const struct wt_mention_reader *r, const struct wt_mention *ref, const struct wt_mention *m)
{
	const struct wt_token *o = wt_reference_head(r, ref), *h = wt_reference_head(r, m);
	bool pronoun = ref->as.actor.entry == WT_REF_HE || ref->as.actor.entry == WT_REF_ITS;
	return pronoun && ref->sentence == m->sentence && m->first < ref->first &&
	       (o->deprel == WT_DEP_OBJ || o->deprel == WT_DEP_IOBJ) && o->head >= 0 &&
	       o->head == h->head && h->deprel == WT_DEP_NSUBJ;
}

/* [pemerintahan]nya: the noun itself is not whom its "-nya" means. */
static bool
is_host(const struct wt_mention *ref, const struct wt_mention *m)
{
	return ref->as.actor.entry == WT_REF_ITS && m->sentence == ref->sentence &&
	       m->last + 1 == ref->first;
}

/* kata [X], [X] mengatakan: who tells of them is none of them. */
bool
wt_reference_speaks(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	const struct wt_token *h = wt_reference_head(r, m);
	for (uint32_t i = m->first; i > 0 && i + 3 > m->first; i--)
		if (wt_is_bare_saying(s->tokens[i - 1].lower))
			return true;
	return wt_reference_is_subject(r, m) && h->head >= 0 &&
	       wt_is_bare_saying(s->tokens[h->head].lemma);
}

/*
 * "Presiden sudah setuju. [Beliau] minta ...," kata Hanif: within a quotation a third person is not
 * who utters it, whoever is named behind it or spoke last; NULL where it is no quotation.
 */
static const struct wt_mention *
utters(const struct wt_mention_reader *r, uint32_t index)
{
	const struct wt_mention *items = r->ms->items, *ref = &items[index];
	bool he = ref->as.actor.entry == WT_REF_HE;
	if (!he || !(wt_reference_head(r, ref)->flags & WT_TOK_QUOTED))
		return NULL;
	for (uint32_t i = index + 1; i < r->ms->n && items[i].sentence == ref->sentence; i++)
		if (items[i].kind == WT_MENTION_ACTOR &&
			!(wt_reference_head(r, &items[i])->flags & WT_TOK_QUOTED) &&
			wt_reference_speaks(r, &items[i]))
			return &items[i];
	for (uint32_t i = index; i > 0 && ref->sentence - items[i - 1].sentence <= NEAR; i--) {
		const struct wt_mention *m = &items[i - 1];
		if (m->kind == WT_MENTION_ACTOR &&
			!(wt_reference_head(r, m)->flags & WT_TOK_QUOTED) &&
			wt_reference_speaks(r, m))
			return wt_mention_real(r->ms, m);
	}
	return NULL;
}

/* Do both name one man? */
static bool
is_one_man(const struct wt_mention *a, const struct wt_mention *b)
{
	const struct wt_actor *x = &a->as.actor, *y = &b->as.actor;
	return a == b || (x->entry != WT_ENTRY_NONE && x->entry == y->entry) ||
	       (x->name.len && wt_str_eq_nocase(x->name, y->name));
}

/* "menentang [Israel] dan agresi brutalnya": of him with whom it is joined; -1. */
static int32_t
joined_owner(const struct wt_mention_reader *r, uint32_t index)
{
	const struct wt_mention *ref = &r->ms->items[index];
	const struct wt_sentence *s = &r->text->sentences[ref->sentence];
	uint32_t noun = ref->first - 1;
	if (ref->as.actor.entry != WT_REF_ITS || ref->first < 3)
		return -1;
	/* agresi [brutal]nya */
	noun -= noun > 2 && s->tokens[noun - 1].upos == WT_UPOS_NOUN;
	if (noun < 2 || s->tokens[noun].upos != WT_UPOS_NOUN ||
		!(wt_str_is(s->tokens[noun - 1].lower, "dan") ||
			wt_str_is(s->tokens[noun - 1].lower, "serta")))
		return -1;
	for (uint32_t i = index; i > 0 && r->ms->items[i - 1].sentence == ref->sentence; i--) {
		const struct wt_mention *m = &r->ms->items[i - 1];
		uint8_t kind = m->as.actor.kind;
		bool named = kind == WT_ACTOR_COUNTRY || kind == WT_ACTOR_PERSON ||
			     kind == WT_ACTOR_BODY || kind == WT_ACTOR_OFFICE;
		if (m->kind == WT_MENTION_ACTOR && named && m->last + 2 == noun)
			return (int32_t)i - 1;
	}
	return -1;
}

/* The index of whom a singular means, -1 for nobody. */
int32_t
wt_reference_one(const struct wt_mention_reader *r, uint32_t index)
{
	const struct wt_mention *items = r->ms->items, *ref = &items[index];
	int32_t joined = joined_owner(r, index);
	if (joined >= 0)
		return joined;
	uint32_t kinds = kinds_for((enum wt_reference)ref->as.actor.entry);
	if (is_of_person(r, ref))
		kinds &= WT_KIND(WT_ACTOR_PERSON) | WT_KIND(WT_ACTOR_OFFICE) |
			 WT_KIND(WT_ACTOR_AGENT);
	const struct wt_mention *teller = utters(r, index);
	int best = INT32_MIN;
	int32_t found = -1;
	for (uint32_t i = index, n = 0; i > 0 && n < WINDOW; i--) {
		const struct wt_mention *m = &items[i - 1];
		if (m->kind != WT_MENTION_ACTOR || m->as.actor.kind == WT_ACTOR_MEDIA)
			continue;
		n++;
		if (ref->sentence - m->sentence > NEAR || m->as.actor.kind == WT_ACTOR_REFERENCE ||
			!(kinds & WT_KIND(m->as.actor.kind)) ||
			!wt_reference_agrees(r, &ref->as.actor, &m->as.actor) ||
			!fits_noun(r, ref, &m->as.actor) || is_subject_of_same(r, ref, m) ||
			is_host(ref, m) || (teller && is_one_man(teller, m)))
			continue;
		int p = points(r, ref, m);
		if (p > best) {
			best = p;
			found = (int32_t)i - 1;
		}
	}
	return found;
}

/* The reference is the same as mention `to`, and takes over what is known of it. */
void
wt_reference_to(struct wt_mention_reader *r, struct wt_mention *ref, int32_t to)
{
	bool spoken_of = wt_reference_is_subject(r, &r->ms->items[to]) &&
			 ref->sentence - r->ms->items[to].sentence <= 1;
	wt_reference_title(r, ref, to, spoken_of);
	const struct wt_actor *a = &r->ms->items[to].as.actor;
	struct wt_actor *out = &ref->as.actor;
	out->same_as = to;
	out->entry = a->entry;
	out->name = a->name;
	out->office = a->office;
	wt_code_set(out->country, a->country);
	wt_code_set(out->sector, a->sector);
}

bool
wt_reference_listed(
	const struct wt_mention_reader *r, const struct wt_actor *ref, uint32_t n, uint32_t i)
{
	const struct wt_mention *items = r->ms->items;
	const struct wt_mention *real = wt_mention_real(r->ms, &items[i]);
	for (uint32_t k = 0; k < n; k++)
		if (wt_mention_real(r->ms, &items[ref->members[k]]) == real)
			return true;
	return false;
}

/* ..., kata [X]: who tells of two men is neither. */
static bool
is_told_by(const struct wt_mention_reader *r, const struct wt_mention *m)
{
	const struct wt_sentence *s = &r->text->sentences[m->sentence];
	return m->first > 0 && wt_is_bare_saying(s->tokens[m->first - 1].lower);
}

/* The last `most` different actors of these kinds, not over NEAR sentences back. */
uint32_t
wt_reference_several(struct wt_mention_reader *r, uint32_t index, uint32_t kinds, uint32_t most)
{
	struct wt_mention *items = r->ms->items, *ref = &items[index];
	uint32_t n = 0;
	for (uint32_t i = index; i > 0 && n < most; i--) {
		const struct wt_mention *m = &items[i - 1];
		if (ref->sentence - m->sentence > NEAR)
			break;
		if (m->kind != WT_MENTION_ACTOR || !(kinds & WT_KIND(m->as.actor.kind)) ||
			wt_reference_listed(r, &ref->as.actor, n, i - 1) ||
			(kinds == WT_KIND(WT_ACTOR_PERSON) && is_told_by(r, m)))
			continue;
		ref->as.actor.members[n++] = (int32_t)i - 1;
	}
	return n;
}

void
wt_reference_forget(struct wt_actor *a)
{
	for (int i = 0; i < WT_MEMBERS; i++)
		a->members[i] = -1;
}

/* The last mention of a country by its own name, from index on backwards; else of anyone of it. */
static int32_t
mention_of(const struct wt_mention_reader *r, uint32_t index, const char *code)
{
	int32_t any = -1;
	for (uint32_t i = index, n = 0; i > 0 && n < 512; i--, n++) {
		const struct wt_mention *m = &r->ms->items[i - 1];
		if (m->kind != WT_MENTION_ACTOR || m->as.actor.kind == WT_ACTOR_MEDIA ||
			!wt_code_eq(m->as.actor.country, code))
			continue;
		if (m->as.actor.kind == WT_ACTOR_COUNTRY)
			return (int32_t)i - 1;
		if (any < 0 && m->as.actor.kind != WT_ACTOR_REFERENCE)
			any = (int32_t)i - 1;
	}
	return any;
}

#define BOTH_COUNTRIES "both countries"

/* kedua negara ... kedua belah pihak: those that were meant last time. */
static bool
take_last_two(struct wt_mention_reader *r, uint32_t index)
{
	struct wt_mention *ref = &r->ms->items[index];
	for (uint32_t i = index; i > 0; i--) {
		const struct wt_mention *m = &r->ms->items[i - 1];
		if (ref->sentence - m->sentence > WINDOW)
			return false;
		if (m->kind != WT_MENTION_ACTOR || m->as.actor.kind != WT_ACTOR_REFERENCE ||
			m->as.actor.members[0] < 0 || strcmp(m->reason, BOTH_COUNTRIES) != 0)
			continue;
		ref->as.actor.members[0] = m->as.actor.members[0];
		ref->as.actor.members[1] = m->as.actor.members[1];
		ref->reason = BOTH_COUNTRIES;
		return true;
	}
	return false;
}

/* The two countries of the article, if both were just spoken of; else the last two. */
static void
find_states(struct wt_mention_reader *r, uint32_t index)
{
	struct wt_mention *ref = &r->ms->items[index];
	const char *top[2] = { r->loudest[0], r->loudest[1] };
	char last[2][4] = { "", "" };
	uint32_t n = 0;
	bool seen[2] = { false, false };
	for (uint32_t i = index; i > 0; i--) {
		const struct wt_mention *m = &r->ms->items[i - 1];
		if (ref->sentence - m->sentence > NEAR)
			break;
		if (m->kind != WT_MENTION_ACTOR || m->as.actor.kind == WT_ACTOR_MEDIA ||
			!m->as.actor.country[0])
			continue;
		for (int k = 0; k < 2; k++)
			seen[k] = seen[k] || wt_code_eq(m->as.actor.country, top[k]);
		if (n < 2 && (n == 0 || !wt_code_eq(last[0], m->as.actor.country)))
			wt_code_set(last[n++], m->as.actor.country);
	}
	bool tops = seen[0] && seen[1] && top[1][0];
	if (!tops && take_last_two(r, index))
		return;
	int32_t a = mention_of(r, index, tops ? top[0] : last[0]);
	int32_t b = mention_of(r, index, tops ? top[1] : last[1]);
	if (a < 0 || b < 0 || (!tops && n < 2))
		return;
	ref->as.actor.members[0] = a;
	ref->as.actor.members[1] = b;
	ref->reason = BOTH_COUNTRIES;
}

/* An office that leads a state: "Presiden", "Perdana Menteri", not "Ajudan presiden". */
static bool
leads_state(const struct wt_actor *a)
{
	static const char *const OFFICES[] = { "presiden", "perdana", "pemimpin", "kanselir",
		"raja", "sultan", "emir", "putra", NULL };
	char first[16];
	size_t n = 0;
	while (n < a->office.len && n + 1 < sizeof first && a->office.ptr[n] != ' ') {
		first[n] = (char)(a->office.ptr[n] | 0x20);
		n++;
	}
	return a->kind == WT_ACTOR_PERSON && wt_str_in((struct wt_str){ first, n }, OFFICES);
}

/* kedua pemimpin: the last leaders of two states, not the aide who speaks of them. */
static bool
find_leaders(struct wt_mention_reader *r, uint32_t index)
{
	struct wt_mention *items = r->ms->items, *ref = &items[index];
	const struct wt_sentence *s = &r->text->sentences[ref->sentence];
	int32_t found[2];
	uint32_t n = 0;
	if (ref->first + 1 >= s->n || !wt_str_is(s->tokens[ref->first + 1].lower, "pemimpin"))
		return false;
	for (uint32_t i = index; i > 0 && n < 2; i--) {
		const struct wt_mention *m = &items[i - 1];
		if (ref->sentence - m->sentence > NEAR)
			break;
		if (m->kind != WT_MENTION_ACTOR || !leads_state(&m->as.actor) ||
			(n && wt_code_eq(items[found[0]].as.actor.country, m->as.actor.country)))
			continue;
		found[n++] = (int32_t)i - 1;
	}
	if (n < 2)
		return false;
	ref->as.actor.members[0] = found[0];
	ref->as.actor.members[1] = found[1];
	ref->reason = "both leaders";
	return true;
}

static void
find_two(struct wt_mention_reader *r, uint32_t index, enum wt_reference kind)
{
	struct wt_mention *ref = &r->ms->items[index];
	if (kind == WT_REF_TWO_STATES || kind == WT_REF_TWO_SIDES) {
		if (wt_reference_pair(r, index))
			ref->reason = BOTH_COUNTRIES;
		else
			find_states(r, index);
		if (ref->as.actor.members[0] >= 0 || kind == WT_REF_TWO_STATES)
			return;
	}
	uint32_t kinds = kind == WT_REF_TWO_PERSONS
				 ? WT_KIND(WT_ACTOR_PERSON)
				 : kinds_for(WT_REF_ITS) & ~WT_KIND(WT_ACTOR_OFFICE);
	if (kind == WT_REF_TWO_PERSONS && find_leaders(r, index))
		return;
	if (wt_reference_several(r, index, kinds, 2) < 2)
		wt_reference_forget(&ref->as.actor);
}

/* "Anggota parlemen Palestina itu": where nobody is found before, the title tells who it is. */
static void
stay_title(const struct wt_mention_reader *r, struct wt_mention *ref)
{
	struct wt_actor *a = &ref->as.actor;
	const struct wt_sentence *s = &r->text->sentences[ref->sentence];
	bool man = wt_is_man(s->tokens[ref->first].lower);
	a->kind = man ? WT_ACTOR_AGENT : WT_ACTOR_OFFICE;
	a->entry = WT_ENTRY_NONE;
	ref->reason = "title";
	if (man) {
		a->name = wt_view(r->text->doc, ref->span);
		a->office = WT_STR("");
	}
	if (!a->country[0] && !wt_code_eq(a->sector, "IGO"))
		wt_code_set(a->country, r->loudest[0][0] ? r->loudest[0] : "IDN");
}

static void
resolve(struct wt_mention_reader *r, uint32_t index)
{
	struct wt_mention *ref = &r->ms->items[index];
	enum wt_reference kind = (enum wt_reference)ref->as.actor.entry;
	int32_t one = -1;
	switch (kind) {
	case WT_REF_TWO_STATES:
	case WT_REF_TWO_SIDES:
	case WT_REF_TWO_PERSONS:
		find_two(r, index, kind);
		break;
	case WT_REF_THEY:
		wt_reference_they(r, index);
		break;
	default:
		one = wt_reference_one(r, index);
		if (one >= 0)
			wt_reference_to(r, ref, one);
	}
	if (one < 0 && ref->as.actor.same_as < 0)
		ref->as.actor.entry = WT_ENTRY_NONE;
	bool open = ref->as.actor.same_as < 0 && ref->as.actor.members[0] < 0;
	if (open && kind == WT_REF_PERSON && ref->as.actor.office.len && ref->as.actor.sector[0]) {
		stay_title(r, ref);
		return;
	}
	if (!ref->reason[0] || open)
		ref->reason = open ? "nobody found" : "reference";
}

void
wt_references_resolve(struct wt_mention_reader *r)
{
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		if (m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_REFERENCE &&
			m->as.actor.same_as < 0)
			resolve(r, i);
	}
}
