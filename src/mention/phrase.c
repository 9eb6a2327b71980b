/*
 * phrase.c - a title, a body or a common noun, with what tells whose it is.
 *
 *	[Wakil Menteri Pertahanan] [Rusia]
 *	[juru bicara] [Kementerian Luar Negeri] [China]
 *	[Perdana Menteri] (PM) [Israel]
 *	[Kapolda] [Metro Jaya] [Irjen]
 *	[pasukan] operasi khusus [AS]
 *
 * The first country or body behind the head decides country and sector; a body
 * decides the sector of a general title (juru bicara, kepala, anggota), not of a
 * profession (pengacara Hamas).  Words between a common noun and its country must
 * be nouns or adjectives, at most NOUN_GAP of them.
 */
#include "mention/actor.h"

#define PHRASE_STEPS 10
#define NOUN_GAP     3
#define TITLE_GAP    6
#define MINISTRY_GAP 8
#define PERSON_GAP   4
#define RANK_GAP     6
#define INNER_MAX    6 /* words behind a title's last that may belong to a body's name */
#define INNER_ROWS   4
#define UNIT_LEAST   3 /* words of a title that tells a unit */

static const char *const FORMER[] = { "mantan", "eks", "bekas", NULL };
static const char *const BEFORE[] = { "mantan", "eks", "bekas", "calon", "wakil", "para", "plt",
	"pj", "penjabat", "pelaksana", "deputi", "asisten", NULL };
/* Words that carry a title on although the lexicon lacks it. */
static const char *const CARRY[] = { "bidang", "urusan", "divisi", "departemen", "dinas", "komisi",
	"fraksi", "komite", "badan", "biro", "direktorat", "kantor", "kementerian", "daerah",
	"wilayah", "provinsi", "kota", "kabupaten", "negara", "federal", "umum", "utama", "senior",
	"tinggi", "muda", "madya", "khusus", "tetap", "pertama", "kedua", "humas", "upt", "bagian",
	"pusat", "regional", "eksekutif", "pelaksana", "sementara", "interim", "politik", "hukum",
	"keamanan", "luar", "dalam", "negeri", "seksi", "subdit", "distrik", "fakultas", "data",
	"informasi", NULL };

static bool
whole(const struct wt_mention_reader *r, const struct wt_hit *h)
{
	return h->span.end == r->text->tokens[h->last].span.end;
}

static bool
is_word(const struct wt_mention_reader *r, uint32_t i, uint32_t end, const char *word)
{
	return i < end && wt_str_is(r->text->tokens[i].lower, word);
}

/* gerilyawan [etnis] Albania, warga [keturunan] China, [bahasa] Rusia: the people they come from or
 * speak as, not their state. */
bool
wt_is_descent(struct wt_str word)
{
	static const char *const WORDS[] = { "etnis", "keturunan", "suku", "berdarah", "bahasa",
		"berbahasa", NULL };
	return wt_str_in(word, WORDS);
}

static void
set_country(struct wt_phrase *p, const char *country)
{
	if (country[0] && !p->country[0])
		wt_code_set(p->country, country);
}

static void
take(const struct wt_mention_reader *r, struct wt_phrase *p, const struct wt_hit *h)
{
	p->next = h->last + 1;
	p->split = !whole(r, h);
}

/* Professions keep their sector whomever they serve. */
static bool
is_profession(const char *sector)
{
	return wt_code_eq(sector, "CVL") || wt_code_eq(sector, "MED") ||
	       wt_code_eq(sector, "EDU") || wt_code_eq(sector, "CRM") || !sector[0];
}

/* tokoh [OPM], peneliti [ICW], aktivis [KontraS]: whoever they belong to says what they are. */
static bool
is_member(const struct wt_mention_reader *r, const struct wt_phrase *p, const char *sector)
{
	static const char *const MEMBERS[] = { "tokoh", "kombatan", "petinggi", "pentolan",
		"simpatisan", "pengurus", "anggota", NULL };
	static const char *const OF_NGOS[] = { "peneliti", "aktivis", "pegiat", "analis", "pakar",
		"ekonom", "pengamat", "advokat", "pengacara", NULL };
	struct wt_str head = r->text->tokens[p->first].lower;
	if (wt_code_eq(sector, "NGO"))
		return wt_str_in(head, OF_NGOS) || wt_str_in(head, MEMBERS);
	return !wt_code_eq(sector, "CVL") && wt_str_in(head, MEMBERS);
}

static bool
add_body(const struct wt_mention_reader *r, struct wt_phrase *p, const struct wt_hit *h)
{
	const struct wt_gaz_row *row = &r->g->rows[h->row[WT_ACTOR_BODY]];
	const struct wt_gaz_role *role = wt_gaz_role_at(r->g, row, r->day);
	const char *country = role ? role->country : row->country;
	const char *sector = role ? role->sector : row->sector;
	if (p->of_row != WT_ENTRY_NONE && p->kind != WT_ACTOR_OFFICE)
		return false;
	if (p->own_country && country[0])
		wt_code_set(p->country, country);
	/* Koordinator [ICRC]: of no state, whatever state the office is mostly of */
	if (p->own_country && !country[0] && p->kind == WT_ACTOR_OFFICE)
		wt_code_set(p->country, "\0\0\0");
	if (p->country[0] && country[0] && !wt_code_eq(p->country, country))
		return false;
	if (p->kind == WT_ACTOR_BODY && !country[0])
		return false; /* ASEAN behind a body is a neighbour, not its owner */
	p->stateless = p->stateless || (p->kind != WT_ACTOR_BODY && !country[0] && !p->country[0]);
	set_country(p, country);
	p->own_country = p->own_country && !country[0];
	/* anggota DPR [Fraksi PKB] sits in parliament, whatever party sent him */
	bool sits = wt_code_eq(p->sector, "LEG") && wt_code_eq(sector, "PTY") &&
		    (is_word(r, h->first, h->first + 1, "fraksi") ||
			    is_word(r, h->first - 1, h->first, "fraksi"));
	if (p->kind != WT_ACTOR_BODY && !sits &&
		(!is_profession(p->sector) || wt_code_eq(sector, "PTY") ||
			is_member(r, p, sector)) &&
		(wt_code_eq(p->sector, "GOV") || wt_code_eq(p->sector, "BUS") ||
			!wt_code_eq(sector, "CVL")))
		wt_code_set(p->sector, sector);
	/* DPD [PDIP], DPD [KNPI]: not the chamber, but a board of theirs */
	if (p->kind == WT_ACTOR_BODY && is_word(r, p->first, p->next, "dpd") &&
		(wt_code_eq(sector, "PTY") || wt_code_eq(sector, "NGO")))
		wt_code_set(p->sector, sector);
	p->of_row = h->row[WT_ACTOR_BODY];
	take(r, p, h);
	return true;
}

/* Countries are owners unless the phrase has one; a body's own country is replaced by one named. */
static bool
add_country(const struct wt_mention_reader *r, struct wt_phrase *p, const struct wt_hit *h)
{
	const char *code = r->g->rows[h->row[WT_ACTOR_COUNTRY]].country;
	if (wt_is_descent(r->text->tokens[p->first].lower)) {
		take(r, p, h);
		return true;
	}
	if (p->kind == WT_ACTOR_BODY && p->of_row == WT_ENTRY_NONE &&
		!wt_code_eq(p->sector, "IGO")) {
		wt_code_set(p->country, code);
	} else if (wt_code_eq(p->sector, "IGO")) {
		return false;
	} else if (p->own_country) {
		wt_code_set(p->country, code);
	} else if (p->country[0] && !wt_code_eq(p->country, code)) {
		return false;
	}
	p->own_country = false;
	set_country(p, code);
	take(r, p, h);
	return true;
}

static bool
add_place(const struct wt_mention_reader *r, struct wt_phrase *p, const struct wt_hit *h)
{
	const struct wt_gaz_row *row = &r->g->rows[h->row[WT_GAZ_PLACE]];
	/* Kepala Dinas Kesehatan [Garut]: where the body is, too */
	if (p->of_row != WT_ENTRY_NONE) {
		bool within = p->kind == WT_ACTOR_OFFICE && wt_code_eq(p->country, row->country);
		if (within)
			take(r, p, h);
		return within;
	}
	if (p->country[0] && !wt_code_eq(p->country, row->country) && !p->own_country)
		return false;
	if (p->own_country)
		wt_code_set(p->country, row->country);
	p->own_country = false;
	set_country(p, row->country);
	if (p->kind != WT_ACTOR_BODY)
		p->of_row = h->row[WT_GAZ_PLACE];
	take(r, p, h);
	return true;
}

/* A noun that says only that there are many: who they are stands behind it. */
static bool
is_crowd(const struct wt_mention_reader *r, const struct wt_phrase *p)
{
	static const char *const CROWDS[] = { "massa", "kelompok", "sekelompok", "gabungan",
		"rombongan", "barisan", "kalangan", "elemen", "perwakilan", "aktivis", NULL };
	return p->kind == WT_ACTOR_AGENT && p->next == p->first + 1 &&
	       wt_str_in(r->text->tokens[p->first].lower, CROWDS);
}

/* juru bicara [militer], Kapolri [Jenderal], massa [buruh] */
static bool
add_common(const struct wt_mention_reader *r, struct wt_phrase *p, const struct wt_hit *h)
{
	uint8_t kind = h->kinds & WT_KIND(WT_ACTOR_AGENT) ? WT_ACTOR_AGENT : WT_ACTOR_OFFICE;
	const struct wt_gaz_row *row = &r->g->rows[h->row[kind]];
	if (is_crowd(r, p) && kind == WT_ACTOR_AGENT) {
		p->row = h->row[kind];
		wt_code_set(p->sector, row->sector);
		set_country(p, row->country);
		take(r, p, h);
		return true;
	}
	/* seorang perempuan [warga negara] AS, turis [warga] Jerman: whose follows */
	bool citizen = p->kind == WT_ACTOR_AGENT && kind == WT_ACTOR_AGENT && !p->country[0] &&
		       wt_str_is(r->text->tokens[h->first].lower, "warga") &&
		       p->next == p->first + 1;
	if (citizen) {
		take(r, p, h);
		return true;
	}
	/* pejabat [Mahkamah Agung], pegawai [kejaksaan]: who serves an organ is of it */
	static const char *const STAFF[] = { "pejabat", "petinggi", "pegawai", "staf", NULL };
	static const char *const ORGANS[] = { "JUD", "COP", "LEG", "MIL", "SPY" };
	bool organ = false;
	for (size_t i = 0; i < sizeof ORGANS / sizeof ORGANS[0]; i++)
		organ = organ || wt_code_eq(row->sector, ORGANS[i]);
	if (p->kind == WT_ACTOR_AGENT && kind == WT_ACTOR_AGENT && organ &&
		wt_str_in(r->text->tokens[h->first - 1].lower, STAFF)) {
		wt_code_set(p->sector, row->sector);
		set_country(p, row->country);
		take(r, p, h);
		return true;
	}
	if (p->kind == WT_ACTOR_BODY || (p->kind == WT_ACTOR_AGENT && kind == WT_ACTOR_AGENT))
		return false;
	/* juru bicara [militer]; not: penasihat [media] */
	if (kind == WT_ACTOR_AGENT && wt_code_eq(p->sector, "GOV") &&
		!wt_code_eq(row->sector, "MED"))
		wt_code_set(p->sector, row->sector);
	set_country(p, row->country);
	take(r, p, h);
	return true;
}

static bool
add_hit(const struct wt_mention_reader *r, struct wt_phrase *p, const struct wt_hit *h)
{
	if (h->kinds & WT_KIND(WT_ACTOR_COUNTRY))
		return add_country(r, p, h);
	if (h->kinds & WT_KIND(WT_ACTOR_BODY))
		return add_body(r, p, h);
	if (h->kinds & WT_KIND(WT_GAZ_PLACE))
		return !(h->kinds & WT_KIND(WT_ACTOR_PERSON)) && add_place(r, p, h);
	if (h->kinds & (WT_KIND(WT_ACTOR_AGENT) | WT_KIND(WT_ACTOR_OFFICE)))
		return add_common(r, p, h);
	return false;
}

/* "(PM)", "(AS)", "(KPK)": a short form of what stands before. */
static bool
skip_short_form(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t i = p->next;
	static const char *const RETIRED[] = { "purn", "purnawirawan", "pol", "ret", NULL };
	if (!is_word(r, i, end, "(") || i + 2 >= end)
		return false;
	/* Mayjen (Purn) Kivlan Zen */
	if (p->kind == WT_ACTOR_OFFICE && wt_str_in(t[i + 1].lower, RETIRED)) {
		uint32_t after = wt_str_is(t[i + 2].form, ".") ? i + 3 : i + 2;
		p->next = is_word(r, after, end, ")") ? after + 1 : p->next;
		return p->next > i;
	}
	/* Direktur Keuangan (Dirkeu) PT ...: the title once more, in short */
	uint32_t close = i + 2 < end && t[i + 2].upos == WT_UPOS_NUM ? i + 3 : i + 2;
	/* Bupati Lereng Timur (Lertim), Jawa Tengah, ... */
	bool of_place = p->of_row != WT_ENTRY_NONE && close + 1 < end &&
			r->g->rows[p->of_row].kind == WT_GAZ_PLACE &&
			wt_str_is(t[close + 1].form, ",");
	if (p->kind == WT_ACTOR_OFFICE && is_word(r, close, end, ")") && close + 1 < end &&
		((t[close + 1].flags & WT_TOK_CAPITAL) || of_place) && !r->hit_at[i + 1] &&
		t[i + 1].name != WT_NAME_B_PER && (t[i + 1].flags & WT_TOK_CAPITAL)) {
		p->next = close + 1;
		return true;
	}
	for (uint32_t k = i + 1; k < end && k <= i + 3; k++) {
		if (wt_str_is(t[k].lower, ")")) {
			p->next = k + 1;
			return true;
		}
		if (!(t[k].flags & WT_TOK_ALLCAPS) && !r->hit_at[k])
			return false;
	}
	return false;
}

#define OWNERS (WT_KIND(WT_ACTOR_COUNTRY) | WT_KIND(WT_ACTOR_BODY) | WT_KIND(WT_GAZ_PLACE))

/* pasukan [operasi khusus] AS, juru bicara [keamanan nasional] Gedung Putih */
static bool
skip_nouns(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t owners = p->kind == WT_ACTOR_OFFICE ? OWNERS | WT_KIND(WT_ACTOR_AGENT) : OWNERS;
	for (uint32_t i = p->next; i < end && i < p->next + NOUN_GAP; i++) {
		if (t[i].upos != WT_UPOS_NOUN && t[i].upos != WT_UPOS_ADJ &&
			!wt_str_is(t[i].lower, "bersenjata"))
			return false;
		if ((t[i].flags & (WT_TOK_CAPITAL | WT_TOK_CLITIC)) || r->hit_at[i] ||
			wt_is_descent(t[i].lower))
			return false;
		if (i + 1 < end && wt_hit_at(r, i + 1, owners)) {
			p->next = i + 1;
			return true;
		}
	}
	return false;
}

static bool
is_capital_word(const struct wt_token *t)
{
	return (t->flags & WT_TOK_CAPITAL) && t->upos != WT_UPOS_PUNCT && t->upos != WT_UPOS_NUM;
}

/* Sekjen PBB [Kecam] Netanyahu: no part of a title, though a headline gives it a capital. */
static bool
is_verb(const struct wt_mention_reader *r, const struct wt_token *t)
{
	return r->titled && wt_is_headline_verb(t->lower);
}

/* Small "dalam" and "khusus" are no part of a title. */
static bool
carries(const struct wt_token *t)
{
	static const char *const SMALL[] = { "bidang", "urusan", "divisi", "humas", NULL };
	return wt_str_in(t->lower, t->flags & WT_TOK_CAPITAL ? CARRY : SMALL);
}

/* Menteri [Sumber Daya Alam dan Lingkungan] Rusia: capitals up to the country. */
static bool
skip_to_country(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	static const char *const LINKS[] = { "dan", ",", "&", "serta", NULL };
	static const char *const HEADS[] = { "menteri", "kepala", "ketua", "direktur", "sekretaris",
		"komisaris", "akademi", "kementerian", "badan", "dewan", "partai", NULL };
	const struct wt_token *t = r->text->tokens;
	bool ministry = false;
	for (uint32_t i = p->first; i < p->next; i++)
		ministry = ministry || wt_str_in(t[i].lower, HEADS);
	if (!ministry || (p->country[0] && !p->own_country))
		return false;
	for (uint32_t i = p->next; i < end && i < p->next + MINISTRY_GAP; i++) {
		if (i > p->next && is_capital_word(&t[i - 1]) &&
			wt_hit_at(r, i, WT_KIND(WT_ACTOR_COUNTRY))) {
			p->next = i;
			return true;
		}
		if (r->timed[i] || wt_hit_at(r, i, ~WT_KIND(WT_ACTOR_AGENT)) ||
			t[i].name == WT_NAME_B_PER || is_verb(r, &t[i]) ||
			(!is_capital_word(&t[i]) && !wt_str_in(t[i].lower, LINKS)))
			return false;
	}
	return false;
}

/* Kepala Dinas [PUPR-PKPP] Muhammad Arief: names of persons are not all capitals. */
static bool
skip_acronym(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	const struct wt_token *t = &r->text->tokens[p->next];
	bool link = wt_str_is(t->form, "-") || wt_str_is(t->form, "/");
	bool acronym = (t->flags & WT_TOK_ALLCAPS) && t->form.len <= 9 && !r->titled &&
		       !r->hit_at[p->next] && t->upos != WT_UPOS_PUNCT;
	if (!acronym && !(link && p->next + 1 < end && (t[1].flags & WT_TOK_ALLCAPS)))
		return false;
	p->next++;
	return true;
}

/* Kepala [Dinas Kesehatan] DKI Jakarta; stops before a person's name. */
static bool
skip_title_words(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	static const char *const STATES[] = { "biro", "badan", "kementerian", "dinas", NULL };
	const struct wt_token *t = r->text->tokens;
	uint32_t i = p->next;
	if (!carries(&t[i]))
		return false;
	/* Komisaris [Biro] Statistik serves the state, Komisaris Utama a firm */
	if (wt_code_eq(p->sector, "BUS") && wt_str_in(t[i].lower, STATES))
		wt_code_set(p->sector, "GOV");
	for (i++; i < end && i < p->next + TITLE_GAP; i++) {
		if (r->hit_at[i] || t[i].name == WT_NAME_B_PER)
			break;
		if (!carries(&t[i]) &&
			!(is_capital_word(&t[i]) &&
				(t[i].name == WT_NAME_I_ORG || t[i].name == WT_NAME_B_ORG)))
			break;
	}
	p->next = i;
	return true;
}

/* Dubes Rusia [untuk Indonesia], anggota DPR [dari Partai Golkar] */
static bool
skip_destination(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	bool to = is_word(r, p->next, end, "untuk"), from = is_word(r, p->next, end, "dari");
	const struct wt_hit *h;
	if (p->kind != WT_ACTOR_OFFICE || (!to && !from) || p->next + 1 >= end)
		return false;
	h = wt_hit_at(r, p->next + 1, from ? WT_KIND(WT_ACTOR_BODY) : OWNERS);
	if (!h || (!p->country[0] && !from))
		return false;
	take(r, p, h);
	return true;
}

static bool
skip_origin(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	static const char *const FROM[] = { "asal", "berkewarganegaraan", "berkebangsaan",
		"berpaspor", "kelahiran", NULL };
	if (p->next + 1 >= end || !wt_str_in(r->text->tokens[p->next].lower, FROM))
		return false;
	const struct wt_hit *h = wt_hit_at(r, p->next + 1, OWNERS);
	/* anggota DPD [asal Bali] Made Artha: within the country that he is of */
	if (p->country[0]) {
		const struct wt_hit *place = wt_hit_at(r, p->next + 1, WT_KIND(WT_GAZ_PLACE));
		if (!place || p->kind != WT_ACTOR_OFFICE || place->last + 1 >= end ||
			!wt_code_eq(p->country, r->g->rows[place->row[WT_GAZ_PLACE]].country) ||
			!is_capital_word(&r->text->tokens[place->last + 1]))
			return false;
		take(r, p, place);
		return true;
	}
	if (!h || !add_hit(r, p, h))
		return false;
	return true;
}

/* pemimpin [Eropa], maskapai [Asia Tenggara]: of no one state. */
static bool
skip_continent(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	static const char *const CONTINENTS[] = { "eropa", "asia", "afrika", "arab", "barat",
		"teluk", "balkan", "nordik", "baltik", "skandinavia", NULL };
	static const char *const PARTS[] = { "tenggara", "selatan", "utara", "timur", "barat",
		"tengah", NULL };
	const struct wt_token *t = r->text->tokens;
	/* warga [Arab] of Israel are a people, the countries of Arabia are many */
	bool people = wt_str_is(t[p->next].lower, "arab") && wt_code_eq(p->sector, "CVL");
	if (p->kind == WT_ACTOR_BODY || p->country[0] || people || !is_capital_word(&t[p->next]) ||
		!wt_str_in(t[p->next].lower, CONTINENTS))
		return false;
	p->next++;
	if (p->next < end && wt_str_in(t[p->next].lower, PARTS))
		p->next++;
	p->stateless = true;
	return true;
}

/* massa [dari] serikat buruh */
static bool
skip_from(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	const uint32_t who = WT_KIND(WT_ACTOR_AGENT) | WT_KIND(WT_ACTOR_BODY);
	if (!is_word(r, p->next, end, "dari") || p->next + 1 >= end || !is_crowd(r, p))
		return false;
	const struct wt_hit *h = wt_hit_at(r, p->next + 1, who);
	if (!h || !add_hit(r, p, h))
		return false;
	const struct wt_gaz_row *row =
		h->kinds & WT_KIND(WT_ACTOR_BODY) ? &r->g->rows[h->row[WT_ACTOR_BODY]] : NULL;
	const struct wt_gaz_role *role = row ? wt_gaz_role_at(r->g, row, r->day) : NULL;
	if (row && (role ? role->sector : row->sector)[0])
		wt_code_set(p->sector, role ? role->sector : row->sector);
	return true;
}

/* Kolonel [Inf] Priyanto, Letkol [Laut] (P) Budi: the arm of an officer. */
static bool
skip_arm(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	static const char *const ARMS[] = { "inf", "kav", "arm", "arh", "czi", "chb", "cpm", "cpl",
		"caj", "cku", "chk", "cba", "ckm", "laut", "mar", "pnb", "nav", "tek", "sus", "pas",
		"adm", "kal", "lek", NULL };
	const struct wt_token *t = r->text->tokens;
	struct wt_str arm = t[p->next].lower; /* Inf, Inf. */
	arm.len -= arm.len > 1 && arm.ptr[arm.len - 1] == '.';
	if (!wt_code_eq(p->sector, "MIL") || p->next + 1 >= end || !wt_str_in(arm, ARMS) ||
		!(t[p->next].flags & WT_TOK_CAPITAL))
		return false;
	p->next++;
	if (p->next + 2 < end && wt_str_is(t[p->next].form, "(") &&
		wt_str_is(t[p->next + 2].form, ")") && t[p->next + 1].form.len == 1)
		p->next += 3;
	return true;
}

/* Akademi Militer [Staf Umum] Rusia is another than Akademi Militer. */
static bool
body_goes_on(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	char country[4];
	wt_code_set(country, p->country);
	memset(p->country, 0, sizeof p->country);
	bool on = skip_to_country(r, p, end);
	if (!on)
		wt_code_set(p->country, country);
	return on;
}

/* Gubernur [Banten] Rano Karno: words before somebody known are no part of the name. */
static bool
skip_to_person(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	const struct wt_token *t = r->text->tokens;
	for (uint32_t i = p->next; i < end && i < p->next + PERSON_GAP; i++) {
		const struct wt_hit *h = wt_hit_at(r, i, WT_KIND(WT_ACTOR_PERSON));
		if (h && i > p->next && (h->last > h->first || t[i].name == WT_NAME_B_PER)) {
			p->next = i;
			return true;
		}
		if (r->hit_at[i] || !is_capital_word(&t[i]) || r->timed[i] || is_verb(r, &t[i]))
			return false;
	}
	return false;
}

/* Direktur [PT Menara Agung], Ketua Aliansi [Masyarakat Merbabu]: a body that the lexicon lacks. */
static bool
skip_org(const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p)
{
	const char *sector;
	uint32_t matters = p->kind == WT_ACTOR_OFFICE ? wt_matters_end(r, s, p->next) : p->next;
	if (matters > p->next) {
		p->next = matters;
		return true;
	}
	if (p->kind != WT_ACTOR_OFFICE || p->of_row != WT_ENTRY_NONE)
		return false;
	uint32_t from = p->next, next = wt_org_unit(r, s, from, false, &sector);
	if (next == from && p->next > p->first + 1) {
		from = p->next - 1;
		next = wt_org_unit(r, s, from, true, &sector);
	}
	if (next <= p->next)
		return false;
	if (!is_profession(p->sector) || wt_code_eq(sector, "PTY"))
		wt_code_set(p->sector, sector);
	for (uint32_t i = from; i < next; i++) {
		const struct wt_hit *h = wt_hit_at(r, i, WT_KIND(WT_ACTOR_COUNTRY));
		if (h && !p->country[0])
			set_country(p, r->g->rows[h->row[WT_ACTOR_COUNTRY]].country);
	}
	p->next = next;
	return true;
}

/* Direktur Pengamanan Hutan[, KLHK] Budi Hartono: a comma between a unit and its body, a name
 * behind. */
static bool
skip_to_body(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	const struct wt_token *t = r->text->tokens;
	if (p->kind != WT_ACTOR_OFFICE || p->of_row != WT_ENTRY_NONE ||
		p->next < p->first + UNIT_LEAST || !is_word(r, p->next, end, ",") ||
		p->next + 2 >= end)
		return false;
	const struct wt_hit *h = wt_hit_at(r, p->next + 1, WT_KIND(WT_ACTOR_BODY));
	uint32_t at = h ? h->last + 1 : end;
	at += is_word(r, at, end, ",");
	if (at >= end ||
		(t[at].name != WT_NAME_B_PER && !wt_hit_at(r, at, WT_KIND(WT_ACTOR_PERSON))))
		return false;
	return add_body(r, p, h);
}

/* Gubernur Riau [nonaktif] Abdul Wahid, anggota DPD [terpilih] ...: how he holds the office. */
static bool
skip_state(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	static const char *const STATES[] = { "nonaktif", "terpilih", "petahana", "demisioner",
		"nondefinitif", "definitif", "incumbent", "inkumben", "nonaktifkan", NULL };
	const struct wt_token *t = &r->text->tokens[p->next];
	bool name =
		p->next + 1 < end && ((t[1].flags & WT_TOK_CAPITAL) || wt_str_is(t[1].form, ",") ||
					     wt_str_is(t[1].form, "("));
	if (p->kind != WT_ACTOR_OFFICE || !name || !wt_str_in(t->lower, STATES))
		return false;
	p->next++;
	return true;
}

/* Kapolsek [Lereng Utara] Kompol Ari, Danrem [073] Kolonel Budi: up to the rank of who it is. */
static bool
skip_to_rank(const struct wt_mention_reader *r, struct wt_phrase *p, uint32_t end)
{
	static const char *const RANKS[] = { "kompol", "akp", "iptu", "ipda", "aiptu", "aipda",
		"bripka", "akbp", "kombes", "brigjen", "irjen", "komjen", "jenderal", "letkol",
		"kolonel", "mayor", "kapten", "mayjen", "letjen", "laksamana", "laksda", "laksma",
		"marsda", "marsma", "marsekal", "laksdya", "marsdya", "lettu", "letda", "inspektur",
		"komisaris", "ajun", NULL };
	const struct wt_token *t = r->text->tokens;
	if (p->kind != WT_ACTOR_OFFICE ||
		(!wt_code_eq(p->sector, "COP") && !wt_code_eq(p->sector, "MIL")))
		return false;
	for (uint32_t i = p->next; i < end && i < p->next + RANK_GAP; i++) {
		if (wt_str_in(t[i].lower, RANKS) && i > p->next) {
			p->next = i;
			return true;
		}
		bool part = is_capital_word(&t[i]) || t[i].upos == WT_UPOS_NUM ||
			    wt_str_is(t[i].form, "/");
		if (!part || t[i].name == WT_NAME_B_PER || r->timed[i] || is_verb(r, &t[i]))
			return false;
	}
	return false;
}

static bool
extend(const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p)
{
	uint32_t end = s->first + s->n;
	if (p->split || p->next >= end)
		return false;
	/* Pemukim Israel [Serang] Warga: the town of that name stands behind no country's */
	if (p->country[0] && p->next > p->first + 1 && is_verb(r, &r->text->tokens[p->next]))
		return false;
	const struct wt_hit *h = wt_hit_at(r, p->next, ~0u);
	/* Koalisi Rakyat Bersatu is one body, whatever common noun it begins with */
	bool common = h && !(h->kinds & ~(WT_KIND(WT_ACTOR_AGENT) | WT_KIND(WT_ACTOR_OFFICE)));
	if (common && skip_org(r, s, p))
		return true;
	/* Presiden [Republik] Peru, Menlu [Kerajaan] Thailand */
	static const char *const REALMS[] = { "republik", "kerajaan", "kesultanan", "federasi",
		NULL };
	if (!h && p->next + 1 < end && wt_str_in(r->text->tokens[p->next].lower, REALMS) &&
		wt_hit_at(r, p->next + 1, WT_KIND(WT_ACTOR_COUNTRY))) {
		p->next++;
		return true;
	}
	if (!h && skip_continent(r, p, end))
		return true;
	uint32_t behind = wt_calling_end(r, s, p);
	if (behind > p->next) {
		p->next = behind;
		return true;
	}
	if (h && add_hit(r, p, h))
		return true;
	if (!common && skip_org(r, s, p))
		return true;
	if (h)
		return skip_destination(r, p, end);
	if (skip_state(r, p, end) || skip_to_rank(r, p, end) || skip_to_body(r, p, end))
		return true;
	if (skip_short_form(r, p, end) || skip_origin(r, p, end) || skip_from(r, p, end))
		return true;
	if (p->kind == WT_ACTOR_OFFICE && skip_arm(r, p, end))
		return true;
	if (p->kind == WT_ACTOR_OFFICE)
		return skip_to_country(r, p, end) || skip_to_person(r, p, end) ||
		       skip_title_words(r, p, end) || skip_acronym(r, p, end) ||
		       skip_destination(r, p, end) || (!p->country[0] && skip_nouns(r, p, end));
	if (p->kind == WT_ACTOR_BODY)
		return p->of_row == WT_ENTRY_NONE && body_goes_on(r, p, end);
	return p->kind == WT_ACTOR_AGENT && !p->country[0] && skip_nouns(r, p, end);
}

/* bantuan [militer], pejabat [intelijen]: an adjective to the noun before it; [ibu] kota. */
static bool
is_modifier(const struct wt_mention_reader *r, const struct wt_hit *h)
{
	static const char *const ADJECTIVES[] = { "publik", "militer", "intelijen", "imigrasi",
		"sipil", NULL };
	const struct wt_token *t = &r->text->tokens[h->first];
	if (h->first == h->last && wt_str_is(t->lower, "ibu") &&
		is_word(r, h->first + 1, r->text->n_tokens, "kota"))
		return true;
	if (h->first != h->last || h->first == 0 || !wt_str_in(t->lower, ADJECTIVES) ||
		(t->flags & WT_TOK_CAPITAL))
		return false;
	return t[-1].upos == WT_UPOS_NOUN || t[-1].upos == WT_UPOS_ADJ ||
	       (t[-1].upos == WT_UPOS_VERB && t->upos == WT_UPOS_ADJ);
}

/*
 * Ketua Badan [Pemeriksa Keuangan]: a known body whose first word the title took.  The body is
 * added to the phrase.
 */
static void
add_inner_body(const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t last = p->next - 1, rows[INNER_ROWS];
	for (uint32_t k = last + INNER_MAX;
		k > last && p->kind == WT_ACTOR_OFFICE && last > p->first; k--) {
		if (k >= s->first + s->n || !(t[k].flags & WT_TOK_CAPITAL))
			continue;
		struct wt_span span = { t[last].span.start, t[k].span.end };
		uint32_t n = wt_gazetteer_find(
			r->g, wt_view(r->text->doc, span), r->day, rows, INNER_ROWS);
		for (uint32_t i = 0; i < n && i < INNER_ROWS; i++) {
			struct wt_hit h = { .first = last, .last = k, .span = span };
			h.row[WT_ACTOR_BODY] = rows[i];
			if (r->g->rows[rows[i]].kind == WT_ACTOR_BODY && add_body(r, p, &h))
				return;
		}
	}
}

static bool
read_head(const struct wt_mention_reader *r, uint32_t i, struct wt_phrase *p)
{
	static const uint8_t ORDER[] = { WT_ACTOR_BODY, WT_ACTOR_OFFICE, WT_ACTOR_AGENT };
	for (size_t k = 0; k < sizeof ORDER; k++) {
		const struct wt_hit *h = wt_hit_at(r, i, WT_KIND(ORDER[k]));
		if (!h)
			continue;
		const struct wt_gaz_row *row = &r->g->rows[h->row[ORDER[k]]];
		const struct wt_gaz_role *role = wt_gaz_role_at(r->g, row, r->day);
		if (ORDER[k] == WT_ACTOR_AGENT && is_modifier(r, h))
			continue;
		if (ORDER[k] == WT_ACTOR_BODY && (h->kinds & WT_KIND(WT_ACTOR_MEDIA)))
			continue;
		p->kind = ORDER[k];
		p->row = h->row[ORDER[k]];
		wt_code_set(p->country, role ? role->country : row->country);
		wt_code_set(p->sector, role ? role->sector : row->sector);
		p->own_country = p->kind != WT_ACTOR_BODY && p->country[0];
		p->stateless = row->stateless;
		take(r, p, h);
		return true;
	}
	return false;
}

void
wt_phrase_go_on(const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p)
{
	for (int n = 0; n < PHRASE_STEPS && extend(r, s, p); n++)
		;
}

/*
 * A man is told of only where it is said whose: pria [asal Nigeria], pimpinan [MPR]; and who is led
 * is none who leads: koalisi pimpinan [AS].
 */
static bool
is_of_nobody(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t at,
	const struct wt_phrase *p)
{
	static const char *const MEN[] = { "pria", "lelaki", "laki-laki", NULL };
	static const char *const LEADERS[] = { "pimpinan", "pentolan", "dedengkot", NULL };
	const struct wt_token *t = r->text->tokens;
	if (p->kind == WT_ACTOR_AGENT && p->next == at + 1 && wt_str_in(t[at].lower, MEN))
		return true;
	/* Pimpinan KPK, which the lexicon has as a whole */
	const struct wt_hit *h = wt_hit_at(r, at, WT_KIND(WT_ACTOR_OFFICE));
	if (!wt_str_in(t[at].lower, LEADERS) || (h && h->last > at))
		return false;
	bool led = at > s->first &&
		   (t[at - 1].upos == WT_UPOS_NOUN || t[at - 1].upos == WT_UPOS_PROPN);
	return led || (p->of_row == WT_ENTRY_NONE && !p->country[0]);
}

bool
wt_phrase_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	struct wt_phrase *p)
{
	uint32_t end = s->first + s->n, at = i;
	const struct wt_token *t = r->text->tokens;
	memset(p, 0, sizeof *p);
	p->first = i;
	p->of_row = WT_ENTRY_NONE;
	while (at + 1 < end && at < i + 3 && !r->hit_at[at] && wt_str_in(t[at].lower, BEFORE)) {
		p->former = p->former || wt_str_in(t[at].lower, FORMER);
		p->plural = p->plural || wt_str_is(t[at].lower, "para");
		at++;
	}
	if (!read_head(r, at, p) || (at > i && p->kind == WT_ACTOR_BODY))
		return false;
	add_inner_body(r, s, p);
	wt_phrase_go_on(r, s, p);
	if (is_of_nobody(r, s, at, p))
		return false;
	p->office =
		p->kind == WT_ACTOR_OFFICE ? wt_gaz_str(r->g, r->g->rows[p->row].name) : WT_STR("");
	return true;
}
