/*
 * sense.c - acts that are none, though their words tell one.
 *
 *	KPK diserang dari berbagai sisi           an attack in words
 *	kenaikan harga mendorong investor ...     a thing that moves somebody asks for nothing
 *	BI mendorong permintaan kredit            to further a thing is to ask nobody
 *	siapa pun/pihak yang menyerang Jepang     nobody in particular
 *	mahasiswa menggeruduk DPR menolak RUU     (not: DPR refuses)
 *	berperan dalam memperkuat hubungan        what somebody is good for
 *	anak membunuh ayah tirinya                a crime among private people
 *
 * In: an act with its parties, or a claim once all of the article was read.  Limits:
 * lists of words; a private crime that is politics (of a minister's son) is lost.
 */
#include "report/source.h"

#include <strings.h>

#define TAKES_UP_NEAR 8
#define SUPPOSED_MAX  6  /* words from what opens a clause to its duty */
#define PROTEST_NEAR  14 /* words between a protest and what it refuses */

static bool
has_root(const struct wt_coder *c, const struct wt_hit *h, const char *root)
{
	/* "Anies Serang Prabowo": for the tagger, a name */
	return wt_str_is(wt_tok(&c->tree, h->word)->lemma, root) ||
	       wt_tree_is(&c->tree, h->word, root);
}

static bool
sentence_has(const struct wt_coder *c, const char *const *words, size_t n)
{
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++)
		if (wt_tree_among(&c->tree, i, words, n))
			return true;
	return false;
}

#define SENTENCE_HAS(c, words) sentence_has((c), (words), sizeof(words) / sizeof *(words))

/* --- attacks in words --- */

static bool
is_civil(const struct wt_parties *side)
{
	static const char *const CIVIL[] = { "GOV", "LEG", "PTY", "JUD", "OPP", "EDU", "MED", "BUS",
		"NGO", "SPY" };
	for (unsigned i = 0; i < side->n; i++) {
		bool found = false;
		for (size_t k = 0; k < sizeof CIVIL / sizeof CIVIL[0]; k++)
			found = found || strcmp(side->items[i].sector, CIVIL[k]) == 0;
		if (!found)
			return false;
	}
	return true;
}

/* Of one state, so that no war is meant. */
static bool
is_within_state(const struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	const char *state = r->n ? r->items[0].country : a->n ? a->items[0].country : "";
	for (unsigned i = 0; i < a->n; i++)
		if (a->items[i].kind == WT_ACTOR_COUNTRY || strcmp(a->items[i].country, state) != 0)
			return false;
	for (unsigned i = 0; i < r->n; i++)
		if (r->items[i].kind == WT_ACTOR_COUNTRY || strcmp(r->items[i].country, state) != 0)
			return false;
	return state[0] != '\0';
}

/*
 * "Jokowi diserang soal revisi UU KPK": offices, parties and firms of one state attack each other
 * in words, unless the sentence tells of blood, arms, a crowd or a house.
 */
static bool
is_attack_in_words(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const BODILY[] = { "luka", "terluka", "tewas", "meninggal", "korban",
		"senjata", "bom", "ledakan", "tembak", "ditembak", "penembakan", "peluru", "pisau",
		"parang", "batu", "keras", "rumah", "kantor", "gedung", "markas", "pos", "massa",
		"brutal", "buta", "tentara", "militer", "pasukan", "roket", "rudal", "drone",
		"teror", "teroris", "dibakar", "membakar", "dipukul", "nyawa", "fisik", "perusuh",
		"demonstran", "pengunjuk", "pendemo", "siber", "peretas", "hacker", "ransomware",
		"bersenjata", "penyerangan", "panah", "petasan", "orang", "kudeta", "preman",
		"gerilyawan", "milisi", "pemberontak", "kelompok" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	/* "serangan terhadap pabrik Aramco": abroad and of firms a noun tells of arms */
	bool at_home = r->n ? strcmp(r->items[0].country, "IDN") == 0
			    : a->n && strcmp(a->items[0].country, "IDN") == 0;
	bool verb = h->pattern->voice != WT_VOICE_NOUN;
	if (h->type != WT_TYPE_ASSAULT || h->n_modes || !has_root(c, h, "serang") ||
		wt_tree_is(&c->tree, h->word, "penyerangan") || !(at_home || (verb && a->n)))
		return false;
	return is_civil(a) && is_civil(r) && is_within_state(h) && !SENTENCE_HAS(c, BODILY);
}

/* --- things that move somebody --- */

/* What a state or a body wills or says does what he does: rencana pemerintah mendorong ... */
static bool
is_will(const struct wt_coder *c, int32_t word)
{
	static const char *const WILLS[] = { "rencana", "usul", "usulan", "surat", "resolusi",
		"keputusan", "kebijakan", "perintah", "pemerintahan", "delegasi", "utusan", "jubir",
		"pernyataan", "tim", "pihak", "kubu", "rezim" };
	return word >= 0 && WT_AMONG(&c->tree, word, WILLS);
}

/* A noun of doing or being (kenaikan, serangan, kesepakatan), a pronoun of things, an occasion. */
static bool
is_thing(const struct wt_coder *c, int32_t word)
{
	static const char *const THINGS[] = { "hal", "acara", "program", "surat", "pasal", "ayat",
		"undang-undang", "uu", "krisis", "situasi", "insiden", "peristiwa", "harga",
		"risiko", "hasil", "data", "fenomena", "faktor", "kasus", "sistem", "proyek",
		"teknologi", "pasar", "saham", "wabah", "pandemi", "syarat", "memo", "isu", "ini",
		"itu", "tersebut" };
	static const char *const PEOPLE[] = { "perserikatan", "perhimpunan", "perkumpulan",
		"perwakilan", "perusahaan", "kesatuan", "persatuan", "kedutaan", "kejaksaan",
		"kepolisian", "pengadilan", "kementerian", "pemerintahan", "perempuan", "perguruan",
		"keluarahan" };
	const struct wt_token *t = wt_tok(&c->tree, word);
	size_t n = t->lower.len;
	bool prefixed = wt_str_starts(t->lower, WT_STR("ke")) ||
			wt_str_starts(t->lower, WT_STR("pe")) ||
			wt_str_starts(t->lower, WT_STR("ser"));
	bool made = n > 6 && prefixed && t->lower.ptr[n - 2] == 'a' && t->lower.ptr[n - 1] == 'n';
	if (WT_AMONG(&c->tree, word, PEOPLE))
		return false;
	return t->upos == WT_UPOS_PRON || made || WT_AMONG(&c->tree, word, THINGS);
}

/*
 * "Kesepakatan itu mewajibkan kedua negara ...", "serangan itu memaksa Saudi menutup ...": what has
 * no will asks for nothing.  "mendorong" furthers a thing as often as it urges somebody.
 */
static bool
is_push_of_thing(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const PUSHES[] = { "dorong", "paksa", "wajib", "harus" };
	static const char *const ENDS[] = { "agar", "supaya" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	bool pushes = false;
	for (size_t i = 0; i < sizeof PUSHES / sizeof PUSHES[0]; i++)
		pushes = pushes || has_root(c, h, PUSHES[i]);
	/* "Korut harus ..., kata Trump" has its speaker */
	if (h->type != WT_TYPE_REQUEST || !pushes ||
		wt_str_is(wt_tok(&c->tree, h->word)->lower, "harus"))
		return false;
	int32_t by = h->fill[WT_ROLE_ACTOR];
	/* "anggota yang mewakili PKS ini mendorong pemerintah": somebody, though not known who */
	if (!a->n && by >= 0 && r->n && !is_thing(c, by))
		return false;
	if (!a->n || (a->weak && !is_will(c, by)))
		return true;
	bool told = wt_slot_fill(c, h->word, h->pattern->voice, WT_SLOT_COMP) >= 0;
	for (int32_t i = h->word + 1; !told && i < (int32_t)c->tree.s->n; i++)
		told = WT_AMONG(&c->tree, i, ENDS);
	return has_root(c, h, "dorong") && (!r->n || r->weak) && !told;
}

/* --- nobody in particular --- */

/* "pihak yang menyerang Jepang": whoever may do so has not done it. */
static bool
is_of_whoever(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const WHOEVER[] = { "pihak", "pihak-pihak", "siapa", "siapapun",
		"barangsiapa", "pun" };
	int32_t at = c->clauses.of[h->word];
	if (at < 0 || c->clauses.clauses[at].kind != WT_CLAUSE_RELATIVE ||
		h->roles[WT_ROLE_ACTOR].n || h->pattern->voice != WT_VOICE_ACTIVE)
		return false;
	int32_t marker = c->clauses.clauses[at].marker;
	for (int32_t i = marker - 1; i >= 0 && i >= marker - 2; i--)
		if (WT_AMONG(&c->tree, i, WHOEVER))
			return h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE ||
			       h->type == WT_TYPE_REJECT || h->type == WT_TYPE_ACCUSE;
	return false;
}

/* --- what a protest is about --- */

static bool
names_same(const struct wt_parties *x, const struct wt_parties *y)
{
	return x->n && y->n && wt_party_same(&x->items[0], &y->items[0]);
}

/*
 * "Mahasiswa menggeruduk gedung DPR menolak RUU": who refuses is who protests, though those whom
 * the protest is against stand nearer.
 */
void
wt_sense_protest(const struct wt_coder *c, struct wt_hit *h)
{
	if (h->type != WT_TYPE_REJECT || h->pattern->voice != WT_VOICE_ACTIVE)
		return;
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *p = &c->hits[i];
		bool near = p->word < h->word && h->word - p->word < PROTEST_NEAR;
		if (p->type == WT_TYPE_PROTEST && !p->dropped && near &&
			p->roles[WT_ROLE_ACTOR].n &&
			names_same(&h->roles[WT_ROLE_ACTOR], &p->roles[WT_ROLE_RECIPIENT])) {
			h->roles[WT_ROLE_ACTOR] = p->roles[WT_ROLE_ACTOR];
			h->fill[WT_ROLE_ACTOR] = p->fill[WT_ROLE_ACTOR];
		}
	}
}

/* --- who may do it --- */

static bool
is_one_of(const struct wt_party *p, const char *const *sectors, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(p->sector, sectors[i]) == 0)
			return true;
	return false;
}

static bool
has_that_mode(const struct wt_hit *h, const char *mode)
{
	return wt_modes_have(h->modes, h->n_modes, mode);
}

/*
 * Troops are moved by those who have some; cases are looked into by those who may: a university
 * that calls guards, a firm that is looked into do neither.
 */
static bool
is_beyond_actor(const struct wt_hit *h)
{
	static const char *const PRIVATE[] = { "EDU", "BUS", "CVL", "LAB", "MED", "REL" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	size_t n = sizeof PRIVATE / sizeof PRIVATE[0];
	if (!a->n || !is_one_of(&a->items[0], PRIVATE, n))
		return false;
	return (h->type == WT_TYPE_MOBILIZE && !has_that_mode(h, "militia")) ||
	       (h->type == WT_TYPE_ACCUSE && has_that_mode(h, "investigate") &&
		       strcmp(a->items[0].sector, "MED") != 0);
}

/* "Siti akan diadili": a trial to come repeats the charge. */
static bool
is_trial_to_come(const struct wt_coder *c, const struct wt_hit *h)
{
	return h->type == WT_TYPE_ACCUSE && h->status == WT_STATUS_PLANNED &&
	       (has_root(c, h, "adil") || has_root(c, h, "sidang"));
}

/* "membantu Irak dalam memerangi ISIS": what somebody is helped in. */
static bool
is_what_help_is_for(const struct wt_coder *c, const struct wt_hit *h)
{
	return h->type == WT_TYPE_ASSAULT && h->pattern->voice == WT_VOICE_ACTIVE && h->word > 0 &&
	       has_root(c, h, "perang") && wt_tree_is(&c->tree, h->word - 1, "dalam");
}

/* "tidak setuju bila KPK harus ...", "belum tahu kapan mereka harus ...": a duty that is supposed.
 */
static bool
is_supposed(const struct wt_coder *c, int32_t word)
{
	static const char *const OPENS[] = { "bila", "jika", "kalau", "apabila", "kapan", "apakah",
		"mengapa", "kenapa", "karena", "sehingga", "meski", "meskipun", "walau", "tanpa" };
	for (int32_t i = word - 1; i >= 0 && i >= word - SUPPOSED_MAX; i--) {
		if (wt_tree_is(&c->tree, i, ",") || wt_says(c, i))
			return false;
		if (WT_AMONG(&c->tree, i, OPENS))
			return true;
	}
	return false;
}

/* "kita harus menerbitkan peta", katanya; "Inggris harus ...", ujar Starmer: a duty of one's own.
 */
static bool
is_own_duty(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const US[] = { "kita", "kami", "saya", "aku" };
	static const char *const DUTIES[] = { "harus", "wajib", "perlu", "mesti", "jangan", "tidak",
		"tak", "seharusnya", "semestinya", "sebaiknya" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	if (h->type != WT_TYPE_REQUEST || !WT_AMONG(&c->tree, h->word, DUTIES) || h->word == 0)
		return false;
	/* an organisation's "Indonesia harus" is said to those who govern */
	bool ours = a->n && a->items[0].country[0] && strcmp(a->items[0].sector, "NGO") != 0;
	bool own_state = ours && r->n == 1 && r->items[0].kind == WT_ACTOR_COUNTRY &&
			 strcmp(r->items[0].country, a->items[0].country) == 0;
	return own_state || is_supposed(c, h->word) || WT_AMONG(&c->tree, h->word - 1, US);
}

/*
 * "militer AS menyerang kapal di Karibia, menewaskan 83 orang": the dead are those of the attack
 * that the sentence tells of, and whom it struck where nobody else is named.
 */
static bool
is_toll(const struct wt_coder *c, const struct wt_hit *h)
{
	bool dies = has_root(c, h, "tewas") || has_root(c, h, "luka");
	int32_t by = h->fill[WT_ROLE_ACTOR];
	if (h->type != WT_TYPE_ASSAULT || !dies || h->pattern->voice != WT_VOICE_ACTIVE || by < 0)
		return false;
	for (uint32_t i = 0; i < c->n_hits; i++) {
		struct wt_hit *k = &c->hits[i];
		if (k == h || k->type != WT_TYPE_ASSAULT || k->dropped || k->word > h->word ||
			k->pattern->voice != WT_VOICE_ACTIVE || k->fill[WT_ROLE_ACTOR] != by)
			continue;
		if (!k->roles[WT_ROLE_RECIPIENT].n)
			k->roles[WT_ROLE_RECIPIENT] = h->roles[WT_ROLE_RECIPIENT];
		return true;
	}
	return false;
}

/* "menyatakan 26 warga tewas dan menuduh India melanggar ...": one charge, told by the verb that
 * charges. */
static bool
is_charge_again(const struct wt_coder *c, const struct wt_hit *h)
{
	if (h->type != WT_TYPE_ACCUSE || !wt_says(c, h->word))
		return false;
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *k = &c->hits[i];
		if (k->type == WT_TYPE_ACCUSE && !k->dropped && !wt_says(c, k->word) &&
			names_same(&h->roles[WT_ROLE_ACTOR], &k->roles[WT_ROLE_ACTOR]) &&
			names_same(&h->roles[WT_ROLE_RECIPIENT], &k->roles[WT_ROLE_RECIPIENT]))
			return true;
	}
	return false;
}

/* "menuding Israel melanggar kesepakatan": the charge says it; a refusal of its own is none. */
static bool
is_breach_charged(const struct wt_hit *h)
{
	return h->type == WT_TYPE_REJECT && h->stance == WT_STANCE_ALLEGED && h->above >= 0;
}

/* "berperan dalam memperkuat hubungan", "komitmen partai dalam mendukung pemerintah": what somebody
 * is good for or bound to, and no deed of a day. */
static bool
is_in_general(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const BETWEEN[] = { "terus", "lebih", "turut", "ikut", "selalu" };
	static const char *const TOLD[] = { "berhasil", "sukses", "gagal", "terlibat", "ikut",
		"turut", "bergabung" };
	int32_t i = h->word - 1;
	if (h->pattern->voice != WT_VOICE_ACTIVE || wt_tok(&c->tree, h->word)->upos != WT_UPOS_VERB)
		return false;
	if (i > 0 && WT_AMONG(&c->tree, i, BETWEEN))
		i--;
	return i > 0 && wt_tree_is(&c->tree, i, "dalam") && !WT_AMONG(&c->tree, i - 1, TOLD);
}

/*
 * "Militer Thailand menuduh pasukan Kamboja menembakkan roket dan menewaskan 11 warga": nobody
 * charges himself.
 */
void
wt_sense_charged(const struct wt_coder *c, struct wt_hit *h)
{
	if (h->stance != WT_STANCE_ALLEGED || h->above < 0 || h->type == WT_TYPE_ACCUSE)
		return;
	const struct wt_hit *k = &c->hits[h->above];
	const struct wt_parties *him = &k->roles[WT_ROLE_RECIPIENT];
	if (k->type != WT_TYPE_ACCUSE || !him->n ||
		!names_same(&h->roles[WT_ROLE_ACTOR], &k->roles[WT_ROLE_ACTOR]))
		return;
	h->roles[WT_ROLE_ACTOR] = *him;
	h->fill[WT_ROLE_ACTOR] = k->fill[WT_ROLE_RECIPIENT];
}

/* "Universitas Mathlaul Anwar Serang", "kantor di Serang": the town, where nobody is attacked. */
static bool
is_town(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool fights = a->n && (a->items[0].kind == WT_ACTOR_COUNTRY ||
				      strcmp(a->items[0].sector, "MIL") == 0 ||
				      strcmp(a->items[0].sector, "REB") == 0);
	return h->type == WT_TYPE_ASSAULT && h->fill[WT_ROLE_RECIPIENT] < 0 && !fights &&
	       wt_str_is(wt_tok(&c->tree, h->word)->form, "Serang");
}

const char *
wt_sense_fault(const struct wt_coder *c, const struct wt_hit *h)
{
	if (is_town(c, h))
		return "Serang is a town here";
	if (is_attack_in_words(c, h))
		return "it is an attack in words";
	if (is_push_of_thing(c, h))
		return "a thing is furthered, or furthers: nobody asks";
	if (is_beyond_actor(h))
		return "its actor has no such power";
	if (is_in_general(c, h))
		return "what somebody is good for or bound to is no deed";
	if (is_trial_to_come(c, h))
		return "a trial to come repeats the charge";
	if (is_what_help_is_for(c, h))
		return "it is what help is for";
	if (is_breach_charged(h))
		return "the charge says it";
	if (is_toll(c, h))
		return "the dead are those of the attack that is told";
	if (is_charge_again(c, h))
		return "the charge is told by the verb that charges";
	if (is_own_duty(c, h))
		return "it is a duty of one's own";
	if (is_of_whoever(c, h))
		return "it is of whoever may do so";
	return NULL;
}

/* --- what was told before --- */

bool
wt_sense_takes_up(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ATTACKS[] = { "serangan", "pertempuran", "bentrokan", "gempuran",
		"pengeboman", "ledakan", "penembakan", "insiden", "peristiwa", "operasi", "serbuan",
		"penyerangan", "kerusuhan", "penggerebekan", "tragedi" };
	static const char *const THAT[] = { "itu", "tersebut", "ini" };
	int32_t n = (int32_t)c->tree.s->n;
	int32_t from = h->word > TAKES_UP_NEAR ? h->word - TAKES_UP_NEAR : 0;
	/* "setelah penetapan tersangka": the charge that was told before */
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	if (h->type == WT_TYPE_ACCUSE && h->pattern->voice == WT_VOICE_NOUN && r->n == 1)
		return r->items[0].kind == WT_ACTOR_AGENT;
	if (h->type != WT_TYPE_ASSAULT)
		return false;
	for (int32_t i = from; i < n && i < h->word + TAKES_UP_NEAR; i++)
		for (int32_t k = i + 1; WT_AMONG(&c->tree, i, ATTACKS) && k < n && k <= i + 3; k++)
			if (WT_AMONG(&c->tree, k, THAT))
				return true;
	return false;
}

/* --- violence to come --- */

/*
 * "siap membalas serangan AS": a noun's attack has happened, whatever is planned about it.
 * "Teheran akan membalas setiap serangan": who fights threatens; what nobody is to do is no act.
 */
void
wt_sense_future(struct wt_coder *c, struct wt_hit *h)
{
	static const char *const PLANS[] = { "rencana", "merencanakan", "berencana", "direncanakan",
		"rencananya", "terencana", "dituduh" };
	static const char *const FIGHTS[] = { "GOV", "MIL", "REB", "SPY" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool planned = SENTENCE_HAS(c, PLANS);
	if (h->stance == WT_STANCE_ALLEGED)
		return;
	if (h->pattern->voice == WT_VOICE_NOUN && h->support < 0 && !planned) {
		h->status = WT_STATUS_HAPPENED;
		return;
	}
	bool does = h->pattern->voice != WT_VOICE_NOUN && !has_root(c, h, "tewas");
	/* "menggempur Rafah": those who live there are found later */
	int32_t aim = h->fill[WT_ROLE_RECIPIENT];
	bool named = h->roles[WT_ROLE_RECIPIENT].n > 0 ||
		     (aim >= 0 && wt_tok(&c->tree, aim)->upos == WT_UPOS_PROPN);
	bool whom = named && (does || planned);
	for (size_t i = 0; a->n && whom && i < sizeof FIGHTS / sizeof FIGHTS[0]; i++)
		if (strcmp(a->items[0].sector, FIGHTS[i]) == 0) {
			wt_threaten(c, h, h);
			return;
		}
	if (!planned) {
		h->dropped = true;
		h->why = "violence to come of which nobody is told to be capable";
	}
}

/* --- private affairs --- */

/* Is one of the words of the name among them? */
static bool
names_one(struct wt_str name, const char *const *words, size_t n)
{
	for (size_t at = 0; at < name.len;) {
		size_t end = at;
		while (end < name.len && name.ptr[end] != ' ')
			end++;
		struct wt_str word = { name.ptr + at, end - at };
		for (size_t i = 0; i < n; i++)
			if (word.len == strlen(words[i]) &&
				strncasecmp(word.ptr, words[i], word.len) == 0)
				return true;
		at = end + 1;
	}
	return false;
}

#define NAMES_ONE(name, words) names_one((name), (words), sizeof(words) / sizeof *(words))

/* Kin, crime and trade: somebody of everyday life. */
static bool
is_of_daily_life(const struct wt_party *p)
{
	static const char *const DAILY[] = { "pelaku", "korban", "tersangka", "terdakwa", "pria",
		"wanita", "anak", "istri", "suami", "ibu", "ayah", "bapak", "bocah", "remaja",
		"gadis", "balita", "bayi", "sopir", "pengemudi", "pengendara", "pedagang",
		"penumpang", "tetangga", "pembeli", "peternak", "ojol", "pencuri", "begal",
		"perampok", "maling", "pemilik", "suporter", "penonton", "pacar", "kekasih",
		"majikan", "pembantu", "transjakarta" };
	static const char *const TRADE[] = { "usaha", "industri", "bisnis", "pasar", "bom" };
	return (p->kind == WT_ACTOR_AGENT || strcmp(p->sector, "BUS") == 0) &&
	       NAMES_ONE(p->name, DAILY) && !NAMES_ONE(p->name, TRADE);
}

/* People in general, who may be of everyday life or of politics. */
static bool
is_anybody(const struct wt_party *p)
{
	static const char *const ANYBODY[] = { "orang", "warga", "perempuan", "pemuda", "siswa",
		"pelajar", "keluarga", "karyawan", "pengusaha", "petani", "nelayan", "guru" };
	if (p->kind == WT_ACTOR_PERSON)
		return p->entry == WT_ENTRY_NONE && !p->office.len &&
		       (strcmp(p->sector, "CVL") == 0 || !p->sector[0]);
	return p->kind == WT_ACTOR_AGENT && NAMES_ONE(p->name, ANYBODY);
}

/*
 * Violence among the people of everyday life at home ("anak membunuh ayah tirinya"), and what they
 * ask of each other.  Abroad the same nouns are those whom a war strikes.
 */
bool
wt_is_private_affair(const struct wt_claim *c)
{
	const uint64_t POLITICS =
		UINT64_C(1) << WT_CONTEXT_terrorism | UINT64_C(1) << WT_CONTEXT_military |
		UINT64_C(1) << WT_CONTEXT_repression | UINT64_C(1) << WT_CONTEXT_human_rights |
		UINT64_C(1) << WT_CONTEXT_religion_ethnicity | UINT64_C(1) << WT_CONTEXT_election;
	unsigned daily = 0;
	if ((c->type != WT_TYPE_ASSAULT && c->type != WT_TYPE_REQUEST) || c->contexts & POLITICS)
		return false;
	for (unsigned i = 0; i < (unsigned)c->n_actors + c->n_recipients; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		if (strcmp(p->country, "IDN") != 0 && p->country[0])
			return false;
		daily += is_of_daily_life(p);
		if (!is_of_daily_life(p) && !is_anybody(p))
			return false;
	}
	return daily > 0;
}
