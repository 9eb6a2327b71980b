/*
 * rules.c - PLOVER's boundary rules, and contexts.
 *
 *	future CONSULT, SUPPORT, COOPERATE, AID   -> AGREE
 *	announced RETREAT                         -> CONCEDE
 *	COOPERATE by one side alone               -> MOBILIZE (a drill of one country)
 *	MOBILIZE beside ASSAULT of the same side  falls away
 *	a meeting has participants: without a visit all are actors
 */
#include "report/source.h"

static void
no_modes(struct wt_hit *h, enum wt_type type)
{
	h->type = type;
	h->n_modes = 0;
}

static bool
has_mode(const struct wt_hit *h, const char *name)
{
	return wt_modes_have(h->modes, h->n_modes, name);
}

static void
drop(struct wt_hit *h, const char *why)
{
	h->dropped = true;
	h->why = why;
}

static void
move_recipients(struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	for (unsigned i = 0; i < r->n && a->n < WT_CLAIM_PARTIES; i++)
		a->items[a->n++] = r->items[i];
	r->n = 0;
}

/* Of a meeting to come, who will meet whom: the company are recipients of the promise. */
static void
move_company(struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	if (a->own == 0 || a->own == a->n || r->n)
		return;
	for (unsigned i = a->own; i < a->n; i++)
		r->items[r->n++] = a->items[i];
	a->n = a->own;
}

/* "kecuali", "jika tidak": a condition makes an announcement a threat. */
static bool
has_condition(const struct wt_coder *c, const struct wt_hit *h)
{
	for (int32_t i = h->word; i < (int32_t)c->tree.s->n; i++)
		if (wt_tree_is(&c->tree, i, "kecuali"))
			return true;
	return false;
}

void
wt_threaten(struct wt_coder *c, struct wt_hit *h, const struct wt_hit *content)
{
	const char *mode = NULL;
	int same = -1;
	if (content->type == WT_TYPE_ASSAULT || content->type == WT_TYPE_MOBILIZE)
		mode = "violence";
	else if (content->type == WT_TYPE_COERCE)
		mode = has_mode(content, "arrest")  ? "arrest"
		       : has_mode(content, "seize") ? "territory"
						    : "restrict";
	else if (content->type == WT_TYPE_SANCTION)
		mode = has_mode(content, "expel") ? "expel" : "relations";
	else if (content->type == WT_TYPE_THREATEN && content->n_modes)
		same = content->modes[0];
	wt_coder_note(c, h->word, "announced %s is THREATEN", wt_type_name(content->type));
	no_modes(h, WT_TYPE_THREATEN);
	h->status = WT_STATUS_HAPPENED;
	if (mode)
		same = wt_mode_find(WT_TYPE_THREATEN, wt_str_of(mode));
	if (same >= 0)
		h->modes[h->n_modes++] = (uint8_t)same;
}

/* siap menyambut Putin: of a visit to come that its host tells, the host promises. */
static void
turn_to_host(const struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties guest = h->roles[WT_ROLE_ACTOR];
	int32_t host = h->fill[WT_ROLE_RECIPIENT];
	bool subject = host >= 0 && h->pattern->voice == WT_VOICE_ACTIVE &&
		       wt_slot_fill(c, h->word, WT_VOICE_ACTIVE, WT_SLOT_SUBJECT) == host;
	if (!subject || !h->roles[WT_ROLE_RECIPIENT].n)
		return;
	h->roles[WT_ROLE_ACTOR] = h->roles[WT_ROLE_RECIPIENT];
	h->roles[WT_ROLE_RECIPIENT] = guest;
}

/* "bersiap melancarkan serangan": who makes ready to strike has mobilized. */
static bool
makes_ready(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const READY[] = { "bersiap", "bersiap-siap", "mempersiapkan",
		"menyiapkan", "bersiaga" };
	return h->type == WT_TYPE_ASSAULT && h->status_word >= 0 &&
	       WT_AMONG(&c->tree, h->status_word, READY);
}

/* "Gubernur akan memenuhi panggilan KPK": he promises to come; that he was questioned is not told.
 */
static bool
will_appear(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const COMES[] = { "memenuhi", "penuhi", "menghadiri", "hadiri" };
	struct wt_parties who = h->roles[WT_ROLE_RECIPIENT];
	if (h->type != WT_TYPE_ACCUSE || !WT_AMONG(&c->tree, h->word, COMES))
		return false;
	wt_coder_note(c, h->word, "who will come as he was told to agrees to");
	no_modes(h, WT_TYPE_AGREE);
	h->roles[WT_ROLE_RECIPIENT] = h->roles[WT_ROLE_ACTOR];
	h->roles[WT_ROLE_ACTOR] = who;
	return true;
}

static void
future(struct wt_coder *c, struct wt_hit *h)
{
	bool announced = wt_announced(c, h);
	if (will_appear(c, h))
		return;
	if (makes_ready(c, h)) {
		wt_coder_note(c, h->word, "an attack made ready is MOBILIZE");
		no_modes(h, WT_TYPE_MOBILIZE);
		h->modes[h->n_modes++] = (uint8_t)wt_mode_find(WT_TYPE_MOBILIZE, WT_STR("troops"));
		h->status = WT_STATUS_HAPPENED;
		return;
	}
	bool hostile = h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_SANCTION ||
		       h->type == WT_TYPE_COERCE || h->type == WT_TYPE_PROTEST;
	/* ancaman Trump untuk menjatuhkan sanksi */
	static const char *const THREATS[] = { "ancaman", "ancamannya" };
	bool threat = h->status_word >= 0 && WT_AMONG(&c->tree, h->status_word, THREATS);
	if (hostile && threat && h->roles[WT_ROLE_ACTOR].n) {
		wt_threaten(c, h, h);
		return;
	}
	if (announced && (hostile || (h->type == WT_TYPE_RETREAT && has_condition(c, h)))) {
		wt_threaten(c, h, h);
		return;
	}
	switch (h->type) {
	case WT_TYPE_CONSULT:
	case WT_TYPE_SUPPORT:
	case WT_TYPE_COOPERATE:
	case WT_TYPE_AID:
		wt_coder_note(c, h->word, "future %s is AGREE", wt_type_name(h->type));
		if (h->type == WT_TYPE_CONSULT) {
			move_company(h);
			turn_to_host(c, h);
		}
		no_modes(h, WT_TYPE_AGREE);
		/* promised by its actor it has happened: the promise */
		if (announced)
			h->status = WT_STATUS_HAPPENED;
		break;
	case WT_TYPE_ASSAULT:
		wt_sense_future(c, h);
		break;
	case WT_TYPE_RETREAT:
		wt_coder_note(c, h->word, "announced RETREAT is CONCEDE");
		no_modes(h, WT_TYPE_CONCEDE);
		break;
	default:
		break;
	}
}

static bool
same_side(const struct wt_hit *a, const struct wt_hit *b)
{
	const struct wt_parties *x = &a->roles[WT_ROLE_ACTOR], *y = &b->roles[WT_ROLE_ACTOR];
	return x->n && y->n && strcmp(x->items[0].country, y->items[0].country) == 0;
}

static bool
is_cooperative(enum wt_type t)
{
	return t == WT_TYPE_CONSULT || t == WT_TYPE_SUPPORT || t == WT_TYPE_COOPERATE ||
	       t == WT_TYPE_AID || t == WT_TYPE_AGREE || t == WT_TYPE_CONCEDE;
}

/*
 * "Gubernur tidak pernah berkunjung ke Bogor": that no visit, no help was is no refusal of it, but
 * where a word of will stands between; to support, to agree or to grant is a stand that one takes.
 */
static bool
is_willed(const struct wt_coder *c, const struct wt_hit *h, int32_t word)
{
	static const char *const WILL[] = { "akan", "mau", "ingin", "bersedia", "sudi", "berniat",
		"berencana", "bakal", "lagi" };
	static const char *const UNWILLING[] = { "takkan", "enggan", "ogah", "emoh", "menolak" };
	/* "memutuskan tidak berunding" */
	static const char *const CHOOSES[] = { "memutuskan", "memilih", "menegaskan", "bersikeras",
		"sepakat", "bertekad" };
	bool deed = h->type == WT_TYPE_CONSULT || h->type == WT_TYPE_COOPERATE;
	if (!deed || WT_AMONG(&c->tree, h->status_word, UNWILLING) ||
		(h->status_word > 0 && WT_AMONG(&c->tree, h->status_word - 1, CHOOSES)))
		return true;
	for (int32_t i = h->status_word + 1; i < word; i++)
		if (WT_AMONG(&c->tree, i, WILL))
			return true;
	return false;
}

/* "tidak mungkin kami melucuti senjata": of his own side that is a will; of another's a guess. */
static bool
is_ruled_out(const struct wt_coder *c, const struct wt_hit *h, int32_t word)
{
	static const char *const OWN[] = { "kami", "kita", "saya", "negaranya", "negara", "itu",
		"nya", "pihaknya", "pihak", "akan" };
	int32_t i = h->status_word + 1;
	if (i >= word || !wt_tree_is(&c->tree, i, "mungkin"))
		return false;
	for (i++; i < word; i++)
		if (!WT_AMONG(&c->tree, i, OWN) && wt_tok(&c->tree, i)->upos != WT_UPOS_PUNCT)
			return false;
	return true;
}

/* "tidak akan bertemu": the negation is the act's own, and a will, not a failure. */
static bool
is_refused(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const NO_WILL[] = { "belum", "gagal", "mustahil", "nyaris", "kegagalan",
		"mencegah", "dicegah", "jangan", "bukan", "berakhirnya", "hampir" };
	/* "secara tidak langsung memberi dukungan", "tidak sepenuhnya mendukung" */
	static const char *const DEGREES[] = { "langsung", "sepenuhnya", "selalu", "serta-merta",
		"hanya", "cuma", "sekadar" };
	int32_t word = h->support >= 0 && h->support < h->word ? h->support : h->word;
	if (h->status_word < 0 || h->status_word > word)
		return false;
	for (size_t i = 0; i < sizeof NO_WILL / sizeof NO_WILL[0]; i++)
		if (wt_tree_is(&c->tree, h->status_word, NO_WILL[i]))
			return false;
	if (is_ruled_out(c, h, word))
		return true;
	for (int32_t i = h->status_word + 1; i < word; i++) {
		uint8_t pos = wt_tok(&c->tree, i)->upos;
		if ((pos != WT_UPOS_ADV && pos != WT_UPOS_AUX && pos != WT_UPOS_PART) ||
			WT_AMONG(&c->tree, i, DEGREES))
			return false;
	}
	return is_willed(c, h, word);
}

static bool
is_hostile(enum wt_type t)
{
	return t == WT_TYPE_ASSAULT || t == WT_TYPE_SANCTION || t == WT_TYPE_COERCE ||
	       t == WT_TYPE_THREATEN || t == WT_TYPE_MOBILIZE;
}

/* "Moskow memastikan tidak akan menyerang Ukraina": who says that he will do no harm promises it.
 */
static bool
is_spared(const struct wt_coder *c, const struct wt_hit *h)
{
	bool active = h->pattern->voice == WT_VOICE_ACTIVE ||
		      (h->support >= 0 && h->pattern->voice == WT_VOICE_NOUN);
	if (!is_hostile(h->type) || !active || !is_refused(c, h) || !wt_announced(c, h))
		return false;
	if (wt_tree_is(&c->tree, h->status_word, "takkan"))
		return true;
	for (int32_t i = h->status_word + 1; i < h->word; i++)
		if (wt_tree_is(&c->tree, i, "akan"))
			return true;
	return false;
}

/* Not to do what was asked is to refuse; that nothing was done is no act. */
static void
negation(struct wt_coder *c, struct wt_hit *h)
{
	if (is_spared(c, h)) {
		wt_coder_note(c, h->word, "%s that will not be is AGREE", wt_type_name(h->type));
		no_modes(h, WT_TYPE_AGREE);
		h->status = WT_STATUS_HAPPENED;
		return;
	}
	bool yields = h->type == WT_TYPE_RETREAT && !has_mode(h, "resign");
	if (is_refused(c, h) && (is_cooperative(h->type) || yields) && h->roles[WT_ROLE_ACTOR].n &&
		h->pattern->voice == WT_VOICE_ACTIVE) {
		bool meeting = h->type == WT_TYPE_CONSULT;
		int mode = wt_mode_find(WT_TYPE_REJECT,
			meeting ? WT_STR("meet") : (yields ? WT_STR("yield") : WT_STR("assist")));
		wt_coder_note(c, h->word, "%s that is not done is REJECT", wt_type_name(h->type));
		if (meeting)
			move_company(h);
		no_modes(h, WT_TYPE_REJECT);
		h->modes[h->n_modes++] = (uint8_t)mode;
		h->status = WT_STATUS_HAPPENED;
		return;
	}
	drop(h, "it did not happen");
}

static bool
has_day(const struct wt_coder *c, const struct wt_hit *h)
{
	struct wt_claim probe = { .date_basis = WT_BASIS_PUBLICATION };
	wt_when_read(c, h, &probe);
	return probe.date_basis != WT_BASIS_PUBLICATION;
}

/* perjanjian yang ditandatangani Rusia: what is told of a treaty is how it came about. */
static bool
is_on_treaty(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const TREATIES[] = { "perjanjian", "pakta", "kesepakatan", "traktat",
		"nota", "memorandum", "deklarasi", "konvensi", "protokol", "komunike" };
	int32_t head = wt_tok(&c->tree, h->word)->head;
	for (size_t i = 0; head >= 0 && i < sizeof TREATIES / sizeof TREATIES[0]; i++)
		if (wt_tree_is(&c->tree, head, TREATIES[i]))
			return h->pattern->voice == WT_VOICE_PASSIVE;
	return false;
}

/* "terdapat 91 saksi yang diperiksa": that there are so many is what is told. */
static bool
is_there(const struct wt_coder *c, int32_t marker)
{
	bool counted = false;
	for (int32_t i = marker - 1; i >= 0 && i >= marker - 5; i--) {
		counted = counted || wt_tok(&c->tree, i)->upos == WT_UPOS_NUM;
		if (wt_tree_is(&c->tree, i, "terdapat") || wt_tree_is(&c->tree, i, "ada"))
			return counted;
	}
	return false;
}

/* "revisi UU yang telah disahkan DPR", "partai yang resmi mengusung Ganjar": it has been done. */
static bool
is_over(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const DONE[] = { "telah", "sudah", "baru", "resmi", "akhirnya" };
	bool body = h->roles[WT_ROLE_ACTOR].n &&
		    h->roles[WT_ROLE_ACTOR].items[0].kind != WT_ACTOR_AGENT;
	for (int32_t i = h->word - 1; body && i >= 0 && i >= h->word - 2; i--)
		if (WT_AMONG(&c->tree, i, DONE))
			return true;
	return false;
}

/* "Johanis sepakat bahwa KPK harus ...": to be of a mind about a matter promises nothing. */
static bool
is_opinion(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const MIND[] = { "sepakat", "setuju", "sependapat", "sepaham" };
	return h->type == WT_TYPE_AGREE && h->roles[WT_ROLE_ACTOR].n == 1 &&
	       WT_AMONG(&c->tree, h->word, MIND) && h->last + 1 < (int32_t)c->tree.s->n &&
	       wt_tree_is(&c->tree, h->last + 1, "bahwa");
}

/* "Golkar, yang menyatakan dukungan kepada X": to speak up for somebody is a deed, to be for him
 * not */
static bool
speaks_up(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const UTTERS[] = { "menyatakan", "menyampaikan", "mengucapkan",
		"mengapresiasi", "memuji", "mengumumkan", "mendeklarasikan", "memberikan",
		"mengungkapkan", "melontarkan", "berterima", "menandatangani", "meneken",
		"menyetujui", "mengesahkan", "menyambut", "mencalonkan" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	return a->n && a->items[0].kind != WT_ACTOR_AGENT && WT_AMONG(&c->tree, h->word, UTTERS);
}

/*
 * The attribute of somebody is no act of the day: milisi yang didukung Iran, pasukan yang menentang
 * Assad, Tepi Barat yang diduduki Israel; nor is what befell people that no one names (tahanan yang
 * ditangkap), unless a day is given.
 */
static bool
is_attribute(const struct wt_coder *c, const struct wt_hit *h)
{
	int32_t at = c->clauses.of[h->word];
	if (at < 0 || c->clauses.clauses[at].kind != WT_CLAUSE_RELATIVE ||
		h->pattern->voice == WT_VOICE_NOUN)
		return false;
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool nobody = h->pattern->voice == WT_VOICE_PASSIVE && !h->roles[WT_ROLE_ACTOR].n && r->n &&
		      r->items[0].kind == WT_ACTOR_AGENT;
	bool stand = (h->type == WT_TYPE_SUPPORT && !is_on_treaty(c, h) && !is_over(c, h) &&
			     !speaks_up(c, h)) ||
		     (h->type == WT_TYPE_ACCUSE && has_mode(h, "disapprove")) ||
		     (h->type == WT_TYPE_COERCE && has_mode(h, "seize") &&
			     h->pattern->voice == WT_VOICE_PASSIVE);
	/* polisi yang berjaga langsung bertindak: whoever they are, it is why they are there */
	stand = stand || (h->type == WT_TYPE_MOBILIZE && h->roles[WT_ROLE_ACTOR].n &&
				 h->roles[WT_ROLE_ACTOR].items[0].kind == WT_ACTOR_AGENT);
	/* warga yang hendak mengunjungi Arab Saudi */
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	stand = stand || ((h->type == WT_TYPE_CONSULT || h->type == WT_TYPE_AGREE) && a->n &&
				 r->n && a->items[0].kind == WT_ACTOR_AGENT &&
				 strcmp(a->items[0].sector, "CVL") == 0);
	int32_t marker = c->clauses.clauses[at].marker;
	bool yang = marker >= 0 && wt_tree_is(&c->tree, marker, "yang");
	/* merilis pernyataan bersama yang mengecam Rusia: what a paper says is said by it */
	for (int32_t i = marker - 1; h->type == WT_TYPE_ACCUSE && i >= 0 && i >= marker - 2; i--)
		if (wt_is_paper(&c->tree, i))
			return false;
	return (stand || (nobody && !is_there(c, marker))) && yang && !has_day(c, h);
}

/* To arrive somewhere in one's own country is no visit of one side to another. */
static bool
is_trip_at_home(const struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	return h->type == WT_TYPE_CONSULT && has_mode(h, "visit") && a->n && r->n &&
	       r->items[0].kind == WT_ACTOR_COUNTRY &&
	       strcmp(a->items[0].country, r->items[0].country) == 0;
}

/* Mahasiswa menggelar aksi menuntut ...: what a protest is about is no act of its own. */
static bool
is_topic(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_parties *mine = &h->roles[WT_ROLE_ACTOR];
	int32_t who = h->fill[WT_ROLE_ACTOR];
	bool says = h->type == WT_TYPE_REQUEST ||
		    (h->type == WT_TYPE_ACCUSE && has_mode(h, "disapprove"));
	for (uint32_t i = 0; says && i < c->n_hits; i++) {
		const struct wt_hit *p = &c->hits[i];
		const struct wt_parties *theirs = &p->roles[WT_ROLE_ACTOR];
		if (p->type != WT_TYPE_PROTEST || p->dropped || p->word > h->word)
			continue;
		if ((who >= p->word && who <= p->last) ||
			(who >= 0 && who == p->fill[WT_ROLE_ACTOR]))
			return true;
		if (mine->n && theirs->n && wt_party_same(&mine->items[0], &theirs->items[0]))
			return true;
	}
	return false;
}

/* Do two states drill?  "India dan Filipina menggelar latihan militer": then together. */
static bool
is_joint_drill(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const DRILLS[] = { "latihan", "manuver", "simulasi" };
	static const char *const APART[] = { "masing-masing", "terpisah", "bersamaan", "saling" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool two = false, drill = false;
	for (uint32_t i = 1; i < a->n; i++)
		two = two || strcmp(a->items[i].country, a->items[0].country) != 0;
	for (int32_t i = 0; two && i < (int32_t)c->tree.s->n; i++) {
		if (WT_AMONG(&c->tree, i, APART))
			return false;
		drill = drill || WT_AMONG(&c->tree, i, DRILLS);
	}
	return drill;
}

/* "Trump akan membahas sidang itu": without a second party it is only spoken of. */
static bool
speaks_alone(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const TALKS[] = { "membahas", "bahas", "mendiskusikan", "membicarakan",
		"bicarakan", "merundingkan" };
	return h->type == WT_TYPE_CONSULT && WT_AMONG(&c->tree, h->word, TALKS) &&
	       h->roles[WT_ROLE_ACTOR].n + h->roles[WT_ROLE_RECIPIENT].n < 2;
}

/* "tewas diduga akibat penyiksaan": that it was violence is what is suspected. */
static bool
is_suspected(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const DIES[] = { "tewas", "meninggal", "terbunuh", "gugur" };
	static const char *const SUSPECT[] = { "diduga", "disinyalir", "dugaan", "ditengarai" };
	if (h->type != WT_TYPE_ASSAULT || !WT_AMONG(&c->tree, h->word, DIES))
		return false;
	for (int32_t i = h->word + 1; i <= h->last + 3 && i < (int32_t)c->tree.s->n; i++)
		if (WT_AMONG(&c->tree, i, SUSPECT))
			return true;
	return false;
}

/* "Taliban menguasai sebagian besar wilayah": who holds a place did not take it just now. */
static bool
is_hold(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const HOLD[] = { "menguasai", "dikuasai" };
	static const char *const TAKEN[] = { "berhasil", "telah", "sudah", "kembali", "kini",
		"mulai", "merebut", "direbut" };
	if (h->type != WT_TYPE_COERCE || h->status != WT_STATUS_HAPPENED || has_day(c, h) ||
		!WT_AMONG(&c->tree, h->word, HOLD))
		return false;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - 4; i--)
		if (WT_AMONG(&c->tree, i, TAKEN))
			return false;
	return true;
}

/* "Hamas menahan warga Israel": those who fight a state arrest nobody, they abduct. */
static void
held_by_rebels(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	if (h->type != WT_TYPE_COERCE || !has_mode(h, "arrest") || !a->n)
		return;
	for (uint32_t i = 0; i < a->n; i++)
		if (strcmp(a->items[i].sector, "REB") != 0 || a->items[i].kind != WT_ACTOR_BODY)
			return;
	wt_coder_note(c, h->word, "rebels abduct");
	no_modes(h, WT_TYPE_ASSAULT);
	h->modes[h->n_modes++] = (uint8_t)wt_mode_find(WT_TYPE_ASSAULT, WT_STR("abduct"));
}

/* Where forces are sent at home (ke Washington) is a place; abroad it is whom they are sent
 * against. Beside an attack by the same side their sending falls away. */
static void
mobilized(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool at_home = r->n && a->n && r->items[0].kind == WT_ACTOR_COUNTRY &&
		       strcmp(r->items[0].country, a->items[0].country) == 0;
	if (at_home)
		r->n = 0;
	for (uint32_t i = 0; i < c->n_hits; i++)
		if (c->hits[i].type == WT_TYPE_ASSAULT && !c->hits[i].dropped &&
			same_side(h, &c->hits[i]))
			drop(h, "MOBILIZE beside ASSAULT falls away");
}

void
wt_rules_apply(struct wt_coder *c, struct wt_hit *h)
{
	if (h->dropped)
		return;
	wt_sense_protest(c, h);
	wt_sense_charged(c, h);
	if (speaks_alone(c, h))
		drop(h, "to speak of a thing is no meeting");
	else if (h->status == WT_STATUS_NEGATED)
		negation(c, h);
	else if (is_opinion(c, h))
		drop(h, "to be of a mind promises nothing");
	else if (is_attribute(c, h))
		drop(h, "it is an attribute, not an act");
	else if (is_hold(c, h))
		drop(h, "who holds it did not take it just now");
	else if (is_topic(c, h))
		drop(h, "it is what the protest is about");
	else if (is_trip_at_home(h))
		drop(h, "it is a journey within one country");
	else if (wt_sense_fault(c, h))
		drop(h, wt_sense_fault(c, h));
	/* latihan nuklir bersama: of two states */
	if (h->type == WT_TYPE_MOBILIZE && is_joint_drill(c, h))
		no_modes(h, WT_TYPE_COOPERATE);
	if (h->status == WT_STATUS_PLANNED)
		future(c, h);
	unsigned countries = h->roles[WT_ROLE_ACTOR].n + h->roles[WT_ROLE_RECIPIENT].n;
	if (h->type == WT_TYPE_COOPERATE && countries < 2)
		drop(h, "cooperation needs two sides");
	if (h->type == WT_TYPE_CONSULT && !has_mode(h, "visit"))
		move_recipients(h);
	if (h->type == WT_TYPE_MOBILIZE)
		mobilized(c, h);
	held_by_rebels(c, h);
	if (is_suspected(c, h) && h->stance == WT_STANCE_ASSERTED)
		h->stance = WT_STANCE_ALLEGED;
}
