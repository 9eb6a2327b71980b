/*
 * context.c - parties that the sentence leaves to its reader.
 *
 * Police work told without an agent (ditetapkan sebagai tersangka, ditahan) is done by
 * the police or court that the article named last.  A refusal without an addressee goes
 * to whoever asked or accused just before; what is said about another state in the
 * complement is said to it.  Such parties are weak: they count less, and the reasons
 * say where they came from.
 */
#include "report/party.h"
#include "report/source.h"

#define LAW_BACK_MAX     12 /* sentences looked back for police or court */
#define CHARGE_BACK_MAX  6  /* sentences looked back for who charged him who answers */
#define PARTNER_BACK_MAX 3  /* and for the other state of a talk */
#define STAND_MAX        6  /* words between a protest and what it stands for */
#define PRO_MAX          4  /* words before it that tell for whom a protest is */
#define COMPANION_MAX    8  /* words between an act and "bersama" */

static bool
is_sector(const struct wt_actor *a, const char *one, const char *two)
{
	return strcmp(a->sector, one) == 0 || strcmp(a->sector, two) == 0;
}

/* divonis bebas: a court's work, though it yields */
static bool
is_acquittal(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ACQUITS[] = { "divonis", "diputus", "diputuskan", "dinyatakan" };
	return h->type == WT_TYPE_CONCEDE && WT_AMONG(&c->tree, h->word, ACQUITS);
}

static bool
is_law_work(const struct wt_coder *c, const struct wt_hit *h)
{
	if (is_acquittal(c, h))
		return true;
	if (h->type == WT_TYPE_SANCTION || h->type == WT_TYPE_RETREAT) {
		for (unsigned i = 0; i < h->n_modes; i++) {
			const char *m = WT_MODES[h->modes[i]].name;
			if (strcmp(m, "convict") == 0 || strcmp(m, "release") == 0)
				return true;
		}
		return false;
	}
	if (h->type == WT_TYPE_ACCUSE || h->type == WT_TYPE_COERCE)
		for (unsigned i = 0; i < h->n_modes; i++) {
			const char *m = WT_MODES[h->modes[i]].name;
			if (strcmp(m, "investigate") == 0 || strcmp(m, "allege") == 0 ||
				strcmp(m, "arrest") == 0)
				return true;
		}
	return false;
}

static bool
is_recipient(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	struct wt_party p = wt_party_of(c, m);
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	for (unsigned i = 0; i < r->n; i++)
		if (wt_party_same(&p, &r->items[i]))
			return true;
	return false;
}

/* "Budi berharap mereka memenuhi panggilan penyidik": the subject of a verb of saying before. */
static bool
is_speaking(const struct wt_coder *c, const struct wt_mention *m, int32_t act)
{
	const struct wt_token *t = wt_tok(&c->tree, (int32_t)m->head);
	return t->deprel == WT_DEP_NSUBJ && t->head > (int32_t)m->last && t->head < act &&
	       wt_says(c, t->head);
}

/*
 * "..., kata Juru Bicara KPK Febri. Dia ditetapkan sebagai tersangka": not he who tells it for
 * police or court, but whom they acted upon before.
 */
static void
find_suspect(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	const struct wt_mention *m = wt_actor_of(c, h->fill[WT_ROLE_RECIPIENT]);
	bool law = r->n == 1 && (strcmp(r->items[0].sector, "JUD") == 0 ||
					strcmp(r->items[0].sector, "COP") == 0);
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	if (!law || !m || (m->as.actor.kind != WT_ACTOR_REFERENCE && !is_speaking(c, m, h->word)))
		return;
	for (uint32_t i = c->claims->n; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		if (q->sentence + CHARGE_BACK_MAX < c->si)
			break;
		bool charges = q->type == WT_TYPE_ACCUSE || q->type == WT_TYPE_COERCE ||
			       q->type == WT_TYPE_SANCTION;
		if (!charges || !q->n_recipients || wt_party_same(&q->recipients[0], &r->items[0]))
			continue;
		memcpy(r->items, q->recipients, sizeof r->items);
		r->n = q->n_recipients;
		r->weak = true;
		wt_coder_note(c, h->word, "recipient: whom police or court acted upon before");
		return;
	}
	/* who tells it for the court that does it is not whom it befalls */
	if (a->n && strcmp(a->items[0].sector, r->items[0].sector) == 0)
		r->n = 0;
}

/* pemeriksaan [tim penyidik], dipanggil [jaksa penuntut umum]: an organ that does such work, and no
 * man of it who is in trouble. */
static bool
is_organ_at_work(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	static const char *const ORGANS[] = { "penyidik", "penyelidik", "penuntut", "majelis",
		"tim", "jpu" };
	static const char *const MEN[] = { "anggota", "oknum", "personel", "hakim", "mantan", "eks",
		"petugas", "prajurit", "bintara", "perwira", "jaksa", "polisi" };
	const struct wt_actor *a = &m->as.actor;
	bool agent = a->kind == WT_ACTOR_AGENT, noun = h->pattern->voice == WT_VOICE_NOUN;
	if ((!agent && a->kind != WT_ACTOR_BODY) || !is_sector(a, "JUD", "COP"))
		return false;
	if (agent && WT_AMONG(&c->tree, (int32_t)m->first, ORGANS))
		return true;
	return noun && (int32_t)m->first == h->last + 1 &&
	       !WT_AMONG(&c->tree, (int32_t)m->first, MEN);
}

/* Who does police work was taken for whom it befalls. */
static void
turn_organ(const struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	const struct wt_mention *m = wt_actor_of(c, h->fill[WT_ROLE_RECIPIENT]);
	if (r->n != 1 || !m || (h->pattern->voice == WT_VOICE_ACTIVE && a->n) ||
		!is_organ_at_work(c, h, m))
		return;
	if (!a->n)
		*a = *r;
	r->n = 0;
	wt_coder_note(c, h->word, "who does police work is not whom it befalls");
}

/* Is the name that of a court: Pengadilan Negeri ..., PN ..., Mahkamah ...? */
static bool
is_court(struct wt_str name)
{
	static const char *const COURTS[] = { "Pengadilan", "PN ", "PT ", "Mahkamah", "Majelis",
		"Hakim", "pengadilan", "hakim", "majelis", "MA", "MK" };
	for (size_t i = 0; i < sizeof COURTS / sizeof COURTS[0]; i++)
		if (wt_str_starts(name, (struct wt_str){ COURTS[i], strlen(COURTS[i]) }))
			return true;
	return false;
}

/* mendekam di [Lapas Sukamiskin]: where they sit is not who put them there. */
static bool
is_prison(struct wt_str name)
{
	static const char *const PRISONS[] = { "Lapas", "Rutan", "Lembaga Pemasyarakatan",
		"Rumah Tahanan", "Penjara" };
	for (size_t i = 0; i < sizeof PRISONS / sizeof PRISONS[0]; i++)
		if (wt_str_starts(name, (struct wt_str){ PRISONS[i], strlen(PRISONS[i]) }))
			return true;
	return false;
}

/* Komisi Yudisial, Komnas HAM: whoever watches over courts and police holds and frees nobody. */
static bool
is_watchdog(struct wt_str name)
{
	static const char *const WATCH[] = { "Komisi Yudisial", "KY", "Komnas", "Komisi Nasional",
		"Kompolnas", "Ombudsman", "Komisi Kejaksaan", "Komjak", "Dewan Pengawas" };
	for (size_t i = 0; i < sizeof WATCH / sizeof WATCH[0]; i++)
		if (wt_str_starts(name, wt_str_of(WATCH[i])))
			return true;
	return false;
}

static bool
is_sentencing(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const SENTENCES[] = { "divonis", "dihukum", "dijatuhi", "diganjar",
		"vonis", "memvonis", "dijatuhkan" };
	return WT_AMONG(&c->tree, h->word, SENTENCES);
}

/* Those who sentence are courts; those who arrest or make a suspect are none. */
static bool
may_do(const struct wt_coder *c, const struct wt_hit *h, const struct wt_actor *a)
{
	/* diduga, ditetapkan sebagai tersangka, diperiksa: the work of police and prosecutors */
	static const char *const INQUIRES[] = { "diduga", "diduganya", "ditetapkan", "tersangka",
		"diperiksa", "dipanggil", "disangka", "disangkakan", "penetapan", "pemeriksaan",
		"penyidikan", "penyelidikan", "diselidiki", "disidik", "diusut" };
	bool court = is_court(a->name);
	if (court && WT_AMONG(&c->tree, h->word, INQUIRES))
		return false;
	if (is_prison(a->name) || is_watchdog(a->name))
		return false;
	if (h->type == WT_TYPE_CONCEDE)
		return court;
	for (unsigned i = 0; i < h->n_modes; i++) {
		const char *m = WT_MODES[h->modes[i]].name;
		if (strcmp(m, "convict") == 0)
			return court;
		/* divonis lima tahun penjara: a court does that, too */
		if (strcmp(m, "arrest") == 0)
			return court == is_sentencing(c, h);
	}
	return true;
}

/* The police or court that stands last before the act: by its own name, or as any (tim penyidik).
 */
static const struct wt_mention *
law_before(const struct wt_coder *c, const struct wt_hit *h, bool named)
{
	uint32_t here = c->tree.s->first + (uint32_t)h->word;
	uint32_t back = c->si > LAW_BACK_MAX ? c->si - LAW_BACK_MAX : 0;
	uint32_t stop = c->text->sentences[back].first;
	for (uint32_t i = here; i-- > stop;) {
		uint32_t at = c->ms->actor_at[i];
		if (!at)
			continue;
		const struct wt_mention *m = &c->ms->items[at - 1];
		const struct wt_actor *a = &m->as.actor;
		bool fits = named ? a->kind == WT_ACTOR_BODY : a->kind == WT_ACTOR_AGENT;
		if (fits && is_sector(a, "JUD", "COP") && may_do(c, h, a) && !is_recipient(c, h, m))
			return m;
	}
	return NULL;
}

/* disidangkan di [pengadilan PBB], pemeriksaan di [Mapolda Metro Jaya]: where it is done is by
 * whom. */
static const struct wt_mention *
law_behind(const struct wt_coder *c, const struct wt_hit *h)
{
	for (int32_t i = h->last + 2; i < (int32_t)c->tree.s->n; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		if (wt_tok(&c->tree, i)->upos == WT_UPOS_VERB)
			return NULL;
		if (m && is_sector(&m->as.actor, "JUD", "COP") && may_do(c, h, &m->as.actor) &&
			!is_recipient(c, h, m) && m->first > 0 &&
			wt_tree_is(&c->tree, (int32_t)m->first - 1, "di"))
			return m;
	}
	return NULL;
}

static void
add_weak(const struct wt_coder *c, struct wt_hit *h, enum wt_role role, const struct wt_mention *m)
{
	struct wt_parties *p = &h->roles[role];
	struct wt_party party = wt_party_of(c, m);
	if (p->n == WT_CLAIM_PARTIES || (!party.country[0] && !party.sector[0]))
		return;
	p->items[p->n++] = party;
	p->weak = true;
}

/* Of this sentence: with those who are joined to it. */
static void
add_weak_list(
	const struct wt_coder *c, struct wt_hit *h, enum wt_role role, const struct wt_mention *m)
{
	struct wt_parties *p = &h->roles[role];
	if (wt_parties_add(c, (int32_t)m->head, role, WT_SLOT_NONE, p))
		p->weak = true;
}

/* Protests are against those who hold power, at home too. */
static bool
holds_power(const struct wt_actor *a)
{
	return a->kind != WT_ACTOR_COUNTRY &&
	       (is_sector(a, "GOV", "MIL") || is_sector(a, "LEG", "JUD") ||
		       is_sector(a, "COP", "PTY"));
}

/* Does a clause that tells when or why, or a speaker, stand between a word and its act? */
static bool
is_beside(const struct wt_coder *c, int32_t word, int32_t act)
{
	const struct wt_tree *t = &c->tree;
	static const char *const MARKS[] = { "setelah", "sesudah", "usai", "sebelum", "ketika",
		"saat", "sementara", "karena", "sejak", "menjelang", "meski", "meskipun",
		"walaupun" };
	for (int32_t i = act + 1; i < word; i++) {
		if (wt_says(c, i) && wt_tok(t, i - 1)->upos == WT_UPOS_PUNCT)
			return true; /* ..., kata John Kirby */
		for (size_t k = 0; k < sizeof MARKS / sizeof MARKS[0]; k++)
			if (wt_tree_is(t, i, MARKS[k]))
				return true;
	}
	return false;
}

/* "akan bertemu untuk membahas krisis Rohingya": a matter is nobody whom something is promised. */
static bool
is_matter(const struct wt_coder *c, int32_t word, int32_t act)
{
	static const char *const ABOUT[] = { "membahas", "membicarakan", "bahas", "terkait",
		"mengenai", "tentang", "soal", "krisis", "isu" };
	for (int32_t i = act; i < word; i++)
		for (size_t k = 0; k < sizeof ABOUT / sizeof ABOUT[0]; k++)
			if (wt_tree_is(&c->tree, i, ABOUT[k]))
				return true;
	return false;
}

/* "berjanji memastikan hak-hak warga terpenuhi": those whom the promise serves. */
static bool
is_served(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	const struct wt_actor *a = &wt_mention_real(c->ms, m)->as.actor;
	struct wt_party p = wt_party_of(c, m);
	return h->type == WT_TYPE_AGREE && a->kind == WT_ACTOR_AGENT &&
	       is_sector(a, "CVL", "LAB") && !wt_party_same(&p, &h->roles[WT_ROLE_ACTOR].items[0]);
}

/* Of a state's act its own people are no other side, where they were only found as owners. */
static void
drop_own(struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool friendly =
		h->type == WT_TYPE_SUPPORT || h->type == WT_TYPE_AGREE || h->type == WT_TYPE_AID;
	unsigned kept = 0;
	if (!friendly || a->n != 1 || a->items[0].kind != WT_ACTOR_COUNTRY || !r->weak)
		return;
	for (unsigned i = 0; i < r->n; i++)
		if (strcmp(r->items[i].country, a->items[0].country) != 0)
			r->items[kept++] = r->items[i];
	r->n = (uint8_t)kept;
}

/* di Sochi, di Pretoria, [Afrika Selatan], di Jenewa [Swiss] */
static bool
is_place_named(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = (int32_t)m->first - 1;
	if (i >= 0 && wt_tree_is(t, i, "di"))
		return true;
	bool comma = i > 0 && wt_tree_is(t, i, ",");
	if (!comma && m->as.actor.kind != WT_ACTOR_COUNTRY)
		return false;
	for (i -= comma; i >= 0 && c->ms->place_at[t->s->first + (uint32_t)i]; i--)
		;
	return i >= 0 && wt_tree_is(t, i, "di");
}

/* "mengutuk fakta bahwa [pemerintah Israel] membiarkan ...": who does what is spoken of. */
static bool
is_organ_of_clause(const struct wt_coder *c, const struct wt_mention *m, const struct wt_actor *a)
{
	return (a->kind == WT_ACTOR_AGENT || a->kind == WT_ACTOR_OFFICE) &&
	       wt_tok(&c->tree, (int32_t)m->head)->deprel == WT_DEP_NSUBJ &&
	       (is_sector(a, "GOV", "MIL") || is_sector(a, "LEG", "REB"));
}

/* The first state or person of another country below the act's own word. */
static const struct wt_mention *
other_side(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_parties *me = &h->roles[WT_ROLE_ACTOR];
	/* meminta sekutu memperketat sanksi terhadap X: others are asked, whoever they are */
	int32_t asked = h->type == WT_TYPE_REQUEST ? h->fill[WT_ROLE_RECIPIENT] : -1;
	for (int32_t i = h->last + 1; i < (int32_t)t->s->n; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		if (!m || !wt_tree_below(t, i, h->word))
			continue;
		if (asked > h->last && i > asked && !wt_tree_below(t, i, asked))
			return NULL;
		const struct wt_actor *a = &wt_mention_real(c->ms, m)->as.actor;
		bool place = is_place_named(c, m);
		bool person = a->kind == WT_ACTOR_COUNTRY || a->kind == WT_ACTOR_PERSON ||
			      a->kind == WT_ACTOR_BODY || h->type == WT_TYPE_PROTEST ||
			      is_organ_of_clause(c, m, a);
		bool other = me->n && (!wt_country_among(me->items, me->n, a->country) ||
					      (h->type == WT_TYPE_PROTEST && holds_power(a)));
		if (is_beside(c, i, h->last) ||
			(h->type == WT_TYPE_AGREE && is_matter(c, i, h->last)))
			return NULL;
		bool blames = h->type == WT_TYPE_ACCUSE || h->type == WT_TYPE_REQUEST;
		bool struck = (blames && wt_is_struck(c, i)) ||
			      (h->type == WT_TYPE_REQUEST && wt_is_asked_for(c, h->last, i));
		/* ..., sebagaimana dilansir [CNN] */
		struck = struck || strcmp(a->sector, "MED") == 0;
		if (!place && !struck && a->country[0] && ((person && other) || is_served(c, h, m)))
			return m;
	}
	return NULL;
}

/* "demo mendukung revisi UU", "aksi solidaritas untuk KPK": a protest for somebody is against
 * nobody. */
bool
wt_is_for(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const FOR[] = { "mendukung", "dukung", "dukungan", "solidaritas",
		"membela", "simpati", "bela", "peduli" };
	static const char *const AGAINST[] = { "menolak", "tolak", "menentang", "mendesak", "desak",
		"menuntut", "tuntut", "memprotes", "protes", "mengecam", "kecam", "meminta" };
	/* demonstran pro-Palestina yang melakukan aksi */
	int32_t first = h->word > PRO_MAX ? h->word - PRO_MAX : 0;
	for (int32_t i = first; i < (int32_t)c->tree.s->n && i <= h->last + STAND_MAX; i++) {
		if (i > h->last && WT_AMONG(&c->tree, i, AGAINST))
			return false;
		if (wt_str_starts(wt_tok(&c->tree, i)->lower, WT_STR("pro-")) ||
			WT_AMONG(&c->tree, i, FOR))
			return true;
	}
	return false;
}

/* "mengerahkan kapal perang untuk menangkal pengaruh Cina": against whom forces are sent. */
static const struct wt_mention *
faced(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const FACE[] = { "menangkal", "menghadapi", "melawan", "membendung",
		"mengimbangi", "merespons", "menanggapi", "mengantisipasi", "menghalau", "membalas",
		"mengadang", "menghadang", "menggempur", "memerangi", "menyusul", "ancaman" };
	const struct wt_parties *me = &h->roles[WT_ROLE_ACTOR];
	bool facing = false;
	for (int32_t i = h->last + 1; me->n && i < (int32_t)c->tree.s->n; i++) {
		facing = facing || WT_AMONG(&c->tree, i, FACE);
		const struct wt_mention *m = facing ? wt_actor_of(c, i) : NULL;
		if (!m || wt_tree_is(&c->tree, (int32_t)m->first - 1, "di"))
			continue;
		const struct wt_actor *a = &wt_mention_real(c->ms, m)->as.actor;
		return a->country[0] && !wt_country_among(me->items, me->n, a->country) ? m : NULL;
	}
	return NULL;
}

/*
 * The other state that the article is about: named in this sentence or shortly before, and the only
 * foreign one there.
 */
static const struct wt_mention *
partner_before(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_parties *me = &h->roles[WT_ROLE_ACTOR];
	uint32_t back = c->si > PARTNER_BACK_MAX ? c->si - PARTNER_BACK_MAX : 0;
	const struct wt_mention *found = NULL;
	bool blames = h->type == WT_TYPE_ACCUSE || h->type == WT_TYPE_REQUEST;
	bool inquiry = is_law_work(c, h);
	for (uint32_t i = c->tree.s->first + c->tree.s->n; i-- > c->text->sentences[back].first;) {
		uint32_t at = c->ms->actor_at[i];
		const struct wt_mention *m =
			at ? wt_mention_real(c->ms, &c->ms->items[at - 1]) : NULL;
		const struct wt_actor *a = m ? &m->as.actor : NULL;
		/* another state's police look into no minister who is spoken of */
		bool state = a && (a->kind == WT_ACTOR_COUNTRY ||
					  (a->kind == WT_ACTOR_PERSON && !inquiry &&
						  strcmp(a->sector, "GOV") == 0));
		if (!state || !a->country[0] || wt_country_among(me->items, me->n, a->country) ||
			(blames && i >= c->tree.s->first &&
				(wt_is_struck(c, (int32_t)(i - c->tree.s->first)) ||
					(h->type == WT_TYPE_REQUEST &&
						wt_is_asked_for(c, h->last,
							(int32_t)(i - c->tree.s->first))))))
			continue;
		if (found && strcmp(found->as.actor.country, a->country) != 0)
			return NULL;
		found = m;
	}
	return found;
}

/* Those who agree or sign together are each other's partners where they are of two states. */
static bool
are_partners(const struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	for (uint32_t i = 1; i < a->n; i++)
		if (strcmp(a->items[i].country, a->items[0].country) != 0)
			return true;
	return false;
}

static bool
is_said_to_somebody(enum wt_type t)
{
	return t == WT_TYPE_REQUEST || t == WT_TYPE_REJECT || t == WT_TYPE_ACCUSE ||
	       t == WT_TYPE_AGREE || t == WT_TYPE_THREATEN || t == WT_TYPE_SUPPORT ||
	       t == WT_TYPE_PROTEST;
}

/* Police are sent against those who protest: the actors of the last protest told. */
static bool
protesters_before(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool police = h->type == WT_TYPE_MOBILIZE && h->roles[WT_ROLE_ACTOR].n &&
		      strcmp(h->roles[WT_ROLE_ACTOR].items[0].sector, "COP") == 0;
	for (uint32_t i = police && !r->n ? c->claims->n : 0; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		if (q->type != WT_TYPE_PROTEST || !q->n_actors || q->status == WT_STATUS_NEGATED)
			continue;
		wt_face_actors(h, q);
		return true;
	}
	return false;
}

/*
 * "Wong ditahan bersama sesama aktivis [Agnes Chow]", "Bupati ditangkap KPK bersama [ajudannya]":
 * who is with the one acted on is acted on, too.
 */
static void
add_companions(const struct wt_coder *c, struct wt_hit *h)
{
	static const char *const SKIP[] = { "dengan", "sesama", "rekan", "rekannya", "dua", "tiga",
		"empat", "lima", "sejumlah", "beberapa", "orang" };
	const struct wt_tree *t = &c->tree;
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	int32_t n = (int32_t)t->s->n, i = h->last + 1;
	bool law = h->type == WT_TYPE_COERCE || h->type == WT_TYPE_ACCUSE ||
		   h->type == WT_TYPE_SANCTION || h->type == WT_TYPE_ASSAULT;
	if (!law || h->pattern->voice != WT_VOICE_PASSIVE || !r->n || r->n == WT_CLAIM_PARTIES)
		return;
	while (i < n && i <= h->last + COMPANION_MAX && !wt_tree_is(t, i, "bersama") &&
		!wt_tree_is(t, i, ",") &&
		(wt_tok(t, i)->upos != WT_UPOS_VERB || c->ms->time_at[t->s->first + (uint32_t)i]))
		i++;
	if (i >= n || !wt_tree_is(t, i, "bersama"))
		return;
	for (i++; i < n && !wt_actor_of(c, i) && WT_AMONG(t, i, SKIP);)
		i++;
	const struct wt_mention *m = i < n ? wt_actor_of(c, i) : NULL;
	bool person =
		m && (m->as.actor.kind == WT_ACTOR_PERSON || m->as.actor.kind == WT_ACTOR_OFFICE ||
			     m->as.actor.kind == WT_ACTOR_AGENT);
	if (person && !wt_is_force_body(c, m) &&
		wt_parties_add(c, (int32_t)m->head, WT_ROLE_RECIPIENT, WT_SLOT_NONE, r))
		wt_coder_note(c, h->word, "recipient: who is with the one acted on");
}

/* "meminta semua pihak yang mendukung X ...": everybody, not X. */
static bool
asks_everybody(const struct wt_coder *c, const struct wt_hit *h)
{
	for (int32_t i = h->last + 1; i < (int32_t)c->tree.s->n && i <= h->last + 4; i++)
		if (wt_is_everybody(&c->tree, i))
			return true;
	return false;
}

/* Those who agree or sign together are partners, of one state too. */
static bool
agree_together(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const TOGETHER[] = { "sepakat", "menyepakati", "bersepakat",
		"mencapai" };
	return are_partners(h) ||
	       (h->roles[WT_ROLE_ACTOR].n > 1 && WT_AMONG(&c->tree, h->word, TOGETHER));
}

/* Of a law that is passed the states that it speaks of are no sides. */
static bool
enacts(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ENACTS[] = { "mengesahkan", "disahkan", "sahkan", "meloloskan",
		"mengadopsi", "diadopsi" };
	return h->type == WT_TYPE_SUPPORT && WT_AMONG(&c->tree, h->word, ENACTS);
}

/* "Silfester menuding X": who does it has a name, though nobody knows it. */
static bool
is_by_unknown(const struct wt_coder *c, const struct wt_hit *h)
{
	int32_t who = h->fill[WT_ROLE_ACTOR];
	return who >= 0 && h->pattern->voice == WT_VOICE_ACTIVE && !wt_actor_of(c, who) &&
	       wt_tok(&c->tree, who)->upos == WT_UPOS_PROPN;
}

/* "mengancam akan menaikkan tarif jika [India] membeli minyak Rusia": who is not to do it. */
static void
face_threatened(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const IF[] = { "jika", "bila", "apabila", "kalau", "bilamana" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	const struct wt_tree *t = &c->tree;
	if (h->type != WT_TYPE_THREATEN || !a->n || (r->n && !r->weak))
		return;
	for (int32_t i = h->last + 1; i + 1 < (int32_t)t->s->n; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		bool state = m && m->as.actor.kind == WT_ACTOR_COUNTRY && !is_place_named(c, m);
		if (state || wt_says(c, i))
			return;
		if (!WT_AMONG(t, i, IF))
			continue;
		m = wt_mention_from(c, i + 1);
		if (!m || wt_country_among(a->items, a->n, m->as.actor.country))
			return;
		r->n = 0;
		add_weak_list(c, h, WT_ROLE_RECIPIENT, m);
		wt_coder_note(c, h->word, "recipient: who is not to do it");
		return;
	}
}

/* Who did the police work that is told without an agent. */
static void
add_law(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_mention *m = law_behind(c, h);
	if (!m)
		m = law_before(c, h, true);
	if (!m)
		m = law_before(c, h, false);
	if (!m)
		return;
	add_weak(c, h, WT_ROLE_ACTOR, m);
	wt_coder_note(c, h->word, "actor from the context: the police or court named last");
}

/* An order is to one's own, and not to the state that the article is about. */
static bool
is_order(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ORDERS[] = { "instruksi", "menginstruksikan", "instruksikan",
		"diinstruksikan", "perintah", "memerintahkan", "perintahkan", "diperintahkan",
		"arahan", "menitahkan" };
	if (h->type != WT_TYPE_REQUEST)
		return false;
	int32_t end = h->last + 1 < (int32_t)c->tree.s->n ? h->last + 1 : h->last;
	for (int32_t i = h->word; i <= end; i++)
		if (WT_AMONG(&c->tree, i, ORDERS))
			return true;
	return false;
}

/* "menolak [seruan] gencatan senjata": a call that nobody is told to have made. */
static bool
refuses_call(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const CALLS[] = { "seruan", "desakan", "imbauan", "ajakan" };
	return h->type == WT_TYPE_REJECT && h->last + 1 < (int32_t)c->tree.s->n &&
	       WT_AMONG(&c->tree, h->last + 1, CALLS);
}

/* To whom a thing is said, where its own words do not tell; true where an earlier act tells. */
static bool
face_somebody(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	if (wt_answer_fill(c, h))
		return true;
	/* who is spoken of in what is denied is not who is answered */
	if (h->type == WT_TYPE_REJECT && h->frame->comp == WT_COMP_DENIED)
		return false;
	const struct wt_mention *m = other_side(c, h);
	if (m)
		add_weak_list(c, h, WT_ROLE_RECIPIENT, m);
	else if (!agree_together(c, h) && h->type != WT_TYPE_PROTEST && !is_order(c, h) &&
		 !refuses_call(c, h) && strcmp(a->items[0].sector, "GOV") == 0 &&
		 (m = partner_before(c, h)))
		add_weak(c, h, WT_ROLE_RECIPIENT, m);
	if (m)
		wt_coder_note(
			c, h->word, "recipient from the context: the other side that is named");
	return false;
}

static bool
is_of_law(const struct wt_party *p)
{
	return strcmp(p->sector, "COP") == 0 || strcmp(p->sector, "JUD") == 0;
}

/* Whose things police or court take, or into whose case they look. */
static void
add_owner(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool law = h->type == WT_TYPE_COERCE || is_law_work(c, h);
	if (!law || h->roles[WT_ROLE_RECIPIENT].n || !a->n || !is_of_law(&a->items[0]))
		return;
	const struct wt_mention *m = wt_named_owner(c, h->last);
	if (!m || wt_is_force_body(c, m))
		return;
	add_weak_list(c, h, WT_ROLE_RECIPIENT, m);
	wt_coder_note(c, h->word, "recipient: whose the things are, or the case");
}

/* "Mereka juga menangkap tujuh orang": not the crowd that was named last. */
static void
drop_people(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	int32_t who = h->fill[WT_ROLE_ACTOR];
	bool arrest = h->type == WT_TYPE_COERCE && wt_modes_have(h->modes, h->n_modes, "arrest");
	bool people =
		a->n && a->items[0].kind == WT_ACTOR_AGENT &&
		(strcmp(a->items[0].sector, "CVL") == 0 || strcmp(a->items[0].sector, "EDU") == 0 ||
			strcmp(a->items[0].sector, "LAB") == 0);
	if (!arrest || !people || who < 0 || wt_tok(&c->tree, who)->upos != WT_UPOS_PRON)
		return;
	a->n = 0;
	wt_coder_note(c, h->word, "no actor: people arrest nobody");
}

/* "Mereka dituduh membakar pos polisi": who was found to be meant is who is said to have done it.
 */
static void
take_charged(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_hit *k = h->above >= 0 ? &c->hits[h->above] : NULL;
	bool charged = k && k->type == WT_TYPE_ACCUSE && h->stance == WT_STANCE_ALLEGED &&
		       h->type != WT_TYPE_ACCUSE && k->roles[WT_ROLE_RECIPIENT].n &&
		       h->fill[WT_ROLE_ACTOR] >= 0 &&
		       h->fill[WT_ROLE_ACTOR] == k->fill[WT_ROLE_RECIPIENT];
	if (charged)
		h->roles[WT_ROLE_ACTOR] = k->roles[WT_ROLE_RECIPIENT];
}

void
wt_context_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	if (h->dropped)
		return;
	take_charged(c, h);
	drop_people(c, h);
	add_companions(c, h);
	if (is_law_work(c, h)) {
		turn_organ(c, h);
		find_suspect(c, h);
	}
	if (!a->n && r->n && is_law_work(c, h) && !is_by_unknown(c, h))
		add_law(c, h);
	add_owner(c, h);
	drop_own(h);
	(void)wt_staff_fill(c, h);
	face_threatened(c, h);
	if (h->type == WT_TYPE_PROTEST && wt_is_for(c, h)) {
		r->n = 0;
		wt_coder_note(c, h->word, "no recipient: it is for somebody, not against");
		wt_scene_fill(c, h);
		return;
	}
	const struct wt_mention *foe =
		h->type == WT_TYPE_MOBILIZE && !r->n && a->n ? faced(c, h) : NULL;
	if (foe) {
		add_weak(c, h, WT_ROLE_RECIPIENT, foe);
		wt_coder_note(c, h->word, "recipient: whom the forces are to face");
	}
	if (protesters_before(c, h))
		wt_coder_note(c, h->word, "recipient from the context: those who protest");
	if (h->type == WT_TYPE_REQUEST && asks_everybody(c, h)) {
		r->n = 0;
		return;
	}
	bool together = h->type == WT_TYPE_AGREE && agree_together(c, h);
	bool open = a->n && !r->n && is_said_to_somebody(h->type) && !enacts(c, h) && !together;
	if (open && wt_bill_fill(c, h))
		return;
	if (!open || !face_somebody(c, h))
		wt_scene_fill(c, h);
}
