/*
 * introduced.c - persons whom a title introduces that composition and title.c left apart.
 *
 *	Sekretaris Utama BNPB, [Rustian], ...              a comma between, a name of one word
 *	Kepala Pusat Kesehatan TNI Mayor Jenderal dr. [Sugiarto]   ranks and degrees between
 *	Wali Kota Washington, yang ..., [Muriel Bowser], ...       a clause between
 *	[Widi Hartono] (WH) selaku Pimpinan Divisi Bank BJB        behind the name
 *	[Sumbue Antas] dari Misi Permanen Vanuatu   of a state's mission
 *	dua anggota DPR, yakni [Heri Gunawan] dan [Satori]         all of a list
 *
 * In: mentions in the order of the text, behind title.c.  Out: the person has sector, country and
 * title; what stood for the title alone is no mention any more.
 * Limits: nobody is touched of whom a sector or an office is known; between title and name stand
 * capitals, small links, numbers and brackets only.
 */
#include "mention/actor.h"

#define TITLE_WORDS  18
#define CLAUSE_WORDS 9
#define LETTERS_MIN  3 /* of a name that is one word */

static const char *const HEADS[] = { "ketua", "wakil", "sekretaris", "bendahara", "koordinator",
	"kepala", "direktur", "anggota", "juru", "jubir", "kasat", "kanit", "kabag", "kabid",
	"kasi", "kasubdit", "sekjen", "dirjen", "pengurus", "presiden", "komisioner", "staf",
	"manajer", "komandan", "perwakilan", "deputi", "humas", "ketum", "waketum", "sekda",
	"pembina", "inspektur", "rektor", "dekan", "dosen", "pelaksana", "plt", "plh", "pejabat",
	"pimpinan", "pemimpin", "pemilik", "pendiri", "bos", "ceo", "general", "executive",
	"manager", "komisaris", "kades", "lurah", "camat", "wali", "walikota", "gubernur", "bupati",
	"menteri", "wakapolres", "kapolres", "kapolsek", "panglima", "pangdam", "danrem", "dandim",
	"hakim", "jaksa", "penyidik", "kajari", "kajati", "pengamat", "pakar", "peneliti",
	"aktivis", "politikus", "politisi", "advokat", "guru", "kasie", "kadis", "kadiv", "wadir",
	"dirut", "chairman", "senator", "utusan", "duta", "dubes", "konsul", "pic", "kso",
	"pengendali", "pemegang", "vice", "corporate", "pentolan", "tokoh", NULL };
static const char *const LINKS[] = { "dari", "di", "untuk", "dan", "pada", "atas", "bidang", "umum",
	"proyek", "pembangunan", "pengadaan", "tim", "urusan", "divisi", "harian", "eksekutif",
	"fraksi", "cabang", "wilayah", "daerah", "pusat", "nasional", "senior", "tinggi", "muda",
	"bagian", "khusus", "&", "/", "-", "(", ")", "dr", "drs", "drg", "ir", "prof", "h", "hj",
	"kh", NULL };
/* Between title and name these make somebody else of him. */
static const char *const OTHERS[] = { "kuasa", "pengacara", "penasihat", "korban", "tersangka",
	"terdakwa", "calon", "keluarga", "istri", "suami", "anak", "ayah", "ibu", "ajudan", "kubu",
	"pendukung", "relawan", "warga", "saksi", NULL };

struct intro {
	struct wt_mention_reader *r;
	uint32_t *actor_at; /* of each word of the text: 1 + its mention */
	bool *gone;         /* of each mention */
};

/* A state's missions: who is of one is of its government. */
static const char *const MISSIONS[] = { "misi", "delegasi", "perutusan", "perwakilan", "kedutaan",
	NULL };

/* What a title tells. */
struct title {
	uint32_t first; /* words of the sentence */
	uint32_t next;
	const struct wt_mention *body, *office;
	const struct wt_mention *state; /* whose mission it is */
	bool head;
	bool listed;    /* all of a list that follows bear it */
	bool institute; /* Direktur Eksekutif of something unknown: seldom a firm */
};

static struct wt_mention *
at(const struct intro *g, const struct wt_sentence *s, uint32_t i)
{
	uint32_t k = g->actor_at[s->first + i];
	return k && !g->gone[k - 1] ? &g->r->ms->items[k - 1] : NULL;
}

static bool
is(const struct wt_sentence *s, uint32_t i, const char *const *list)
{
	return i < s->n && wt_str_in(s->tokens[i].lower, list);
}

static bool
is_comma(const struct wt_sentence *s, uint32_t i)
{
	return i < s->n && wt_str_is(s->tokens[i].form, ",");
}

static bool
is_person(const struct wt_mention *m)
{
	return m && m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_PERSON;
}

/* Somebody of whom nothing is told yet. */
static bool
is_unknown(const struct intro *g, const struct wt_mention *m)
{
	if (!is_person(m))
		return false;
	const struct wt_actor *a = &m->as.actor;
	const struct wt_token *t = &g->r->text->sentences[m->sentence].tokens[m->first];
	bool name = memchr(a->name.ptr, ' ', a->name.len) != NULL ||
		    (a->name.len >= LETTERS_MIN && t->name == WT_NAME_B_PER);
	return name && a->entry == WT_ENTRY_NONE && !a->office.len && !a->titled &&
	       a->same_as < 0 && (!a->sector[0] || wt_code_eq(a->sector, "CVL"));
}

/* A person that is a title and the name of a body or place behind it: Direktur Political Review. */
static bool
is_piece(const struct wt_mention *m, const struct wt_sentence *s)
{
	const struct wt_actor *a = &m->as.actor;
	return a->entry == WT_ENTRY_NONE && a->office.len && a->same_as < 0 &&
	       is(s, m->first, HEADS);
}

/* Takes a mention into the title; false where it ends the title. */
static bool
take(struct title *t, const struct wt_mention *m, const struct wt_sentence *s)
{
	const struct wt_actor *a = &m->as.actor;
	for (uint32_t i = m->first; i <= m->last; i++)
		if (is(s, i, OTHERS))
			return false;
	bool told = a->sector[0] && !wt_code_eq(a->sector, "CVL");
	switch (a->kind) {
	case WT_ACTOR_BODY:
		if (told)
			t->body = m;
		return a->same_as < 0;
	case WT_ACTOR_PERSON:
		if (!is_piece(m, s))
			return false;
		t->office = m;
		t->head = true;
		return true;
	case WT_ACTOR_OFFICE:
	case WT_ACTOR_AGENT:
		if (a->same_as >= 0)
			return false;
		if (told)
			t->office = m;
		t->head = t->head || a->kind == WT_ACTOR_OFFICE || is(s, m->first, HEADS);
		return told;
	case WT_ACTOR_COUNTRY:
		if (is(s, t->first, MISSIONS) && !t->state)
			t->state = m;
		return true;
	default:
		return false;
	}
}

/* May the word stand within a title? */
static bool
is_part(const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = &s->tokens[i];
	if (t->upos == WT_UPOS_NUM || is(s, i, LINKS) || is(s, i, HEADS))
		return true;
	bool short_form = wt_str_is(t->form, ".") && i > 0 && s->tokens[i - 1].form.len <= 5;
	return short_form || ((t->flags & WT_TOK_CAPITAL) && t->upos != WT_UPOS_PUNCT);
}

/* The title that ends before word `end`. */
static struct title
title_before(const struct intro *g, const struct wt_sentence *s, uint32_t end)
{
	struct title t = { .first = end, .next = end };
	uint32_t i = end;
	while (i > 0 && end - i < TITLE_WORDS && !is(s, i - 1, OTHERS)) {
		const struct wt_mention *m = at(g, s, i - 1);
		bool joint = is(s, i - 1, (const char *const[]){ "dan", NULL });
		if (joint && (t.head || i == end))
			break;
		if (m ? !take(&t, m, s) : !is_part(s, i - 1))
			break;
		i = m ? m->first : i - 1;
		if (!m && is(s, i, HEADS))
			t.head = true;
		if (t.head && (m ? m->as.actor.kind != WT_ACTOR_BODY : is(s, i, HEADS)))
			t.first = i;
	}
	return t;
}

/* The title that begins at word `first`. */
static struct title
title_from(const struct intro *g, const struct wt_sentence *s, uint32_t first)
{
	struct title t = { .first = first, .next = first };
	uint32_t i = first;
	while (i < s->n && i - first < TITLE_WORDS && !is(s, i, OTHERS)) {
		const struct wt_mention *m = at(g, s, i);
		if (m && is_person(m) && !is_piece(m, s))
			break;
		if (m && t.body && m->as.actor.kind != WT_ACTOR_BODY)
			break;
		if (m ? !take(&t, m, s) : !is_part(s, i))
			break;
		if (!t.head && (is(s, i, HEADS) || is(s, i, MISSIONS) ||
				       (m && m->as.actor.kind == WT_ACTOR_AGENT)))
			t.head = true;
		if (!t.head)
			break;
		i = m ? m->last + 1 : i + 1;
		t.next = i;
		if (t.body || t.state)
			break;
	}
	return t;
}

/* A comma, a verb, the end: the name is no longer than it was read. */
static bool
ends(const struct wt_sentence *s, uint32_t i)
{
	static const char *const BEHIND[] = { "yang", "dan", "serta", "selaku", "sebagai", NULL };
	if (i >= s->n || is(s, i, BEHIND))
		return true;
	switch (s->tokens[i].upos) {
	case WT_UPOS_PUNCT:
	case WT_UPOS_VERB:
	case WT_UPOS_ADV:
	case WT_UPOS_AUX:
	case WT_UPOS_PART:
	case WT_UPOS_ADP:
		return true;
	default:
		return false;
	}
}

/* Does a sentence or a word of saying open before the title? */
static bool
opens(const struct wt_sentence *s, uint32_t first)
{
	static const char *const BEFORE[] = { "menurut", "sementara", "sebelumnya", "mantan", "eks",
		NULL };
	return first == 0 || is(s, first - 1, BEFORE) ||
	       wt_is_bare_saying(s->tokens[first - 1].lower) ||
	       (s->tokens[first - 1].upos == WT_UPOS_PUNCT && !is_comma(s, first - 1));
}

/* Does a list go on behind the name: ", dan X", ", Y"? */
static bool
lists_on(const struct intro *g, const struct wt_sentence *s, uint32_t i)
{
	static const char *const JOINTS[] = { "dan", "serta", "maupun", "hingga", "&", NULL };
	if (is(s, i, JOINTS))
		return true;
	return is_comma(s, i) && i + 1 < s->n && (is(s, i + 1, JOINTS) || at(g, s, i + 1) != NULL);
}

static bool
give(struct wt_mention *p, const struct title *t)
{
	const struct wt_mention *from = t->state ? t->state : t->body ? t->body : t->office;
	if (!t->head || !from)
		return false;
	struct wt_actor *a = &p->as.actor;
	const struct wt_actor *of = &from->as.actor;
	const char *sector = !t->body && t->institute ? "CVL" : of->sector;
	if (wt_code_eq(sector, "CRM") || (wt_code_eq(sector, "MED") && !t->listed))
		return false;
	wt_code_set(a->sector, sector);
	if (of->country[0])
		wt_code_set(a->country, of->country);
	a->stateless = of->stateless;
	a->office = t->office ? t->office->as.actor.office : WT_STR("");
	if (!a->office.len)
		a->office = of->office.len ? of->office : of->name;
	a->titled = true;
	p->reason = "title and name";
	return true;
}

/* The person's mention begins with the title now. */
static void
begin_with(struct intro *g, struct wt_mention *p, uint32_t first)
{
	const struct wt_sentence *s = &g->r->text->sentences[p->sentence];
	for (uint32_t i = first; i < p->first; i++) {
		uint32_t k = g->actor_at[s->first + i];
		if (k)
			g->gone[k - 1] = true;
	}
	p->first = first;
	p->span.start = s->tokens[first].span.start;
}

/* Wali Kota Washington[, yang merupakan orang Demokrat], Muriel Bowser */
static uint32_t
before_clause(const struct wt_sentence *s, uint32_t comma)
{
	for (uint32_t i = comma; i > 1 && comma - i < CLAUSE_WORDS; i--)
		if (is_comma(s, i - 2) && wt_str_is(s->tokens[i - 1].lower, "yang"))
			return i - 2;
	return comma;
}

/* Direktur Eksekutif ICT Institute, Direktur Political Review */
static bool
is_institute(const struct wt_sentence *s, const struct title *t, uint32_t end)
{
	static const char *const KINDS[] = { "eksekutif", "institute", "review", "watch", "center",
		"centre", "studies", "research", "strategic", NULL };
	for (uint32_t i = t->first + 1; i < end; i++)
		if (is(s, t->first, (const char *const[]){ "direktur", NULL }) && is(s, i, KINDS))
			return true;
	return false;
}

static bool
title_in_front(struct intro *g, struct wt_mention *p)
{
	const struct wt_sentence *s = &g->r->text->sentences[p->sentence];
	if (p->first < 2 || !ends(s, p->last + 1) || wt_str_is(s->tokens[p->first - 1].form, "(") ||
		wt_unit_end(g->r, s, s->first + p->first) > s->first + p->first)
		return false;
	bool comma = is_comma(s, p->first - 1);
	uint32_t end = comma ? before_clause(s, p->first - 1) : p->first;
	struct title t = title_before(g, s, end);
	if (!t.head || t.first == end)
		return false;
	t.institute = is_institute(s, &t, end);
	bool closed = p->last + 1 >= s->n || s->tokens[p->last + 1].upos == WT_UPOS_PUNCT;
	if (comma && (lists_on(g, s, p->last + 1) || (!closed && !opens(s, t.first))))
		return false;
	if (!give(p, &t))
		return false;
	begin_with(g, p, t.first);
	return true;
}

/* Where the title begins behind a name: selaku [Kepala ...], yang menjabat [Kepala ...]; 0. */
static uint32_t
behind(const struct wt_sentence *s, uint32_t i, bool *comma)
{
	static const char *const WAS[] = { "mantan", "eks", "bekas", "seorang", "sekaligus",
		"merupakan", "juga", "menjabat", "sebagai", NULL };
	*comma = false;
	if (i + 3 < s->n && wt_str_is(s->tokens[i].form, "(") &&
		wt_str_is(s->tokens[i + 2].form, ")"))
		i += 3;
	/* Supriyadi (45) [alias Bogel], Koordinator ...: what else he is called */
	if (is(s, i, (const char *const[]){ "alias", NULL }))
		for (i++; i < s->n && (s->tokens[i].flags & WT_TOK_CAPITAL) &&
			  s->tokens[i].upos != WT_UPOS_PUNCT;
			i++)
			;
	/* Rudi Hartanto dari [pihak swasta] */
	static const char *const SIDES[] = { "pihak", "unsur", "kalangan", NULL };
	if (is(s, i, (const char *const[]){ "dari", NULL }) &&
		(is(s, i + 1, SIDES) || is(s, i + 1, MISSIONS)))
		return i + 1;
	static const char *const POST[] = { "jabatan", "posisi", "kursi", NULL };
	static const char *const ITS[] = { "nya", "sebagai", "selaku", NULL };
	/* memecat M Habibi dari jabatan [Ketua KPU Bogor] */
	if (is(s, i, (const char *const[]){ "dari", NULL }) && is(s, i + 1, POST)) {
		for (i += 2; is(s, i, ITS); i++)
			;
		return i < s->n ? i : 0;
	}
	if (is_comma(s, i))
		*comma = true;
	else if (!is(s, i, (const char *const[]){ "selaku", NULL }) &&
		 !(is(s, i, (const char *const[]){ "yang", NULL }) && is(s, i + 1, WAS)))
		return 0;
	for (i++; is(s, i, WAS); i++)
		;
	return i < s->n ? i : 0;
}

/* The next person of a list behind the one that ends before word i; NULL. */
static struct wt_mention *
next_of_list(const struct intro *g, const struct wt_sentence *s, uint32_t i)
{
	static const char *const JOINTS[] = { "dan", "serta", "&", NULL };
	if (i + 2 < s->n && wt_str_is(s->tokens[i].form, "(") &&
		wt_str_is(s->tokens[i + 2].form, ")"))
		i += 3;
	bool joint = false;
	for (; is_comma(s, i) || is(s, i, JOINTS); i++)
		joint = true;
	struct wt_mention *m = joint && i < s->n ? at(g, s, i) : NULL;
	return is_person(m) && m->first == i ? m : NULL;
}

/* [Ikin Dulmanan] (ID), [Suhendrik] (S), dan Sophan Jaya selaku pihak swasta: all of them. */
static void
share_back(struct intro *g, const struct wt_sentence *s, const struct wt_mention *p,
	const struct title *t)
{
	for (uint32_t i = p->first; i > 0; i--) {
		struct wt_mention *m = at(g, s, i - 1);
		if (!m)
			continue;
		if (!is_unknown(g, m) || next_of_list(g, s, m->last + 1) != p)
			return;
		(void)give(m, t);
		p = m;
		i = m->first + 1;
	}
}

/* Supriyadi (45) alias [Bogel], Koordinator ...: the office was given to what else he is called. */
static bool
also_called(const struct intro *g, struct wt_mention *p)
{
	const struct wt_sentence *s = &g->r->text->sentences[p->sentence];
	uint32_t i = p->last + 1;
	if (i + 3 < s->n && wt_str_is(s->tokens[i].form, "(") &&
		wt_str_is(s->tokens[i + 2].form, ")"))
		i += 3;
	if (!is(s, i, (const char *const[]){ "alias", NULL }) || i + 1 >= s->n)
		return false;
	const struct wt_mention *also = at(g, s, i + 1);
	if (!is_person(also) || !also->as.actor.sector[0] || !also->as.actor.office.len)
		return false;
	struct title t = { .office = also, .head = true };
	return give(p, &t);
}

static bool
title_behind(struct intro *g, struct wt_mention *p)
{
	const struct wt_sentence *s = &g->r->text->sentences[p->sentence];
	bool comma;
	uint32_t i = behind(s, p->last + 1, &comma);
	if (!i)
		return false;
	struct title t = title_from(g, s, i);
	bool closed = t.next >= s->n || s->tokens[t.next].upos == WT_UPOS_PUNCT ||
		      is(s, t.next, (const char *const[]){ "yang", NULL });
	/* Koordinator Lapangan Aliansi X: a body that the lexicon lacks is within the office */
	bool of = t.body || (t.office && t.office->last > t.office->first);
	if (t.next == i || (comma && (!closed || !of || lists_on(g, s, t.next))) || !give(p, &t))
		return false;
	if (!comma)
		share_back(g, s, p, &t);
	int32_t person = (int32_t)(p - g->r->ms->items);
	for (uint32_t w = i; w < t.next; w++) {
		struct wt_mention *m = at(g, s, w);
		if (!m)
			continue;
		m->as.actor = p->as.actor;
		m->as.actor.kind = WT_ACTOR_REFERENCE;
		m->as.actor.same_as = person;
		m->reason = "title of the name before";
	}
	return true;
}

/* anggota [OPM] bernama ...: a body whose people are told of. */
static bool
is_headed(const struct intro *g, const struct wt_mention *m)
{
	static const char *const PEOPLE[] = { "anggota", "pegawai", "pejabat", "petinggi", "staf",
		"pengurus", "kader", "personel", "penyidik", "auditor", "direksi", "karyawan",
		"pimpinan", "komisaris", "direktur", NULL };
	const struct wt_sentence *s = &g->r->text->sentences[m->sentence];
	return m->as.actor.kind == WT_ACTOR_BODY && m->first > 0 && is(s, m->first - 1, PEOPLE);
}

/* dua anggota DPR, yakni [A] dan [B]: all of them are of one kind. */
static void
list_behind(struct intro *g, const struct wt_mention *m)
{
	static const char *const NAMELY[] = { "yakni", "yaitu", "ialah", "bernama", NULL };
	static const char *const THAT[] = { "itu", "tersebut", "lain", "lainnya", NULL };
	const struct wt_sentence *s = &g->r->text->sentences[m->sentence];
	struct title t = { .first = m->first, .next = m->last + 1, .listed = true };
	uint32_t i = m->last + 1;
	i += is(s, i, THAT);
	while (i < s->n && i < m->last + 6 && !is_comma(s, i) && !is(s, i, NAMELY) && is_part(s, i))
		i++;
	bool counted = m->first > 0 && s->tokens[m->first - 1].upos == WT_UPOS_NUM;
	bool comma = is_comma(s, i) || wt_str_is(i < s->n ? s->tokens[i].form : WT_STR(""), ":");
	i += comma;
	bool namely = is(s, i, NAMELY);
	i += namely;
	if ((!namely && !(comma && counted)) || i >= s->n || !take(&t, m, s))
		return;
	struct wt_mention *p = at(g, s, i);
	if (!is_person(p) || p->first != i || (!namely && !next_of_list(g, s, p->last + 1)))
		return;
	t.head = true;
	for (; p; p = next_of_list(g, s, p->last + 1))
		if (is_unknown(g, p))
			(void)give(p, &t);
}

/* Wakil Ketua MPR Lestari Hartono dan ...: an office that several hold at once. */
static bool
is_of_several(const struct wt_sentence *s, const struct wt_mention *a)
{
	static const char *const SEVERAL[] = { "anggota", "komisioner", "hakim", "jaksa",
		"politikus", "politisi", "legislator", "senator", "staf", "stafsus", "kader",
		"peneliti", "pengamat", "pakar", "wartawan", "jurnalis", "pengusaha", "prajurit",
		"deputi", NULL };
	static const char *const FORMER[] = { "mantan", "eks", "para", "dua", NULL };
	static const char *const LEADERS[] = { "ketua", "sekjen", "bendahara", NULL };
	uint32_t i = a->first;
	while (i < a->last && is(s, i, FORMER))
		i++;
	if (is(s, i, (const char *const[]){ "wakil", NULL }))
		return is(s, i + 1, LEADERS);
	return is(s, i, SEVERAL);
}

/* Gubernur dan Wakil Gubernur Aceh, [A] dan [B]; Wakil Ketua MPR [A] dan [B] */
static bool
beside_titled(struct intro *g, struct wt_mention *p)
{
	const struct wt_sentence *s = &g->r->text->sentences[p->sentence];
	static const char *const AND[] = { "dan", "serta", NULL };
	if (p->first < 2 || !is(s, p->first - 1, AND) || !ends(s, p->last + 1))
		return false;
	const struct wt_mention *a = at(g, s, p->first - 2);
	if (!is_person(a) || !a->as.actor.sector[0])
		return false;
	if (a->as.actor.titled && is_of_several(s, a)) {
		struct title shared = { .office = a, .head = true };
		return give(p, &shared);
	}
	if (a->first < 3)
		return false;
	const struct wt_mention *office = is_comma(s, a->first - 1) ? at(g, s, a->first - 2) : NULL;
	if (!office || office->as.actor.kind != WT_ACTOR_OFFICE || office->first < 2 ||
		!is(s, office->first - 1, AND) || !at(g, s, office->first - 2))
		return false;
	struct title t = { .office = office, .head = true };
	return give(p, &t);
}

void
wt_introduced_give(struct wt_mention_reader *r)
{
	struct intro g = { .r = r };
	g.gone = WT_NEW(r->arena, bool, (size_t)r->ms->n + 1);
	g.actor_at = WT_NEW(r->arena, uint32_t, (size_t)r->text->n_tokens + 1);
	for (uint32_t i = 0; i < r->ms->n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		if (m->kind == WT_MENTION_ACTOR)
			for (uint32_t w = m->first; w <= m->last; w++)
				g.actor_at[r->text->sentences[m->sentence].first + w] = i + 1;
	}
	for (uint32_t i = 0; i < r->ms->n; i++) {
		struct wt_mention *m = &r->ms->items[i];
		if (g.gone[i] || m->kind != WT_MENTION_ACTOR)
			continue;
		if (m->as.actor.kind == WT_ACTOR_OFFICE || m->as.actor.kind == WT_ACTOR_AGENT ||
			is_headed(&g, m))
			list_behind(&g, m);
		else if (is_unknown(&g, m))
			(void)(title_in_front(&g, m) || title_behind(&g, m) || also_called(&g, m) ||
				beside_titled(&g, m));
	}
	wt_mentions_drop(r, g.gone);
}
