/*
 * name.c - names of persons: those of the lexicon, and runs of capitals.
 *
 *	[Sergei Lavrov]   known
 *	[Aleksey Krivoruchko]   unknown; behind a title, or tagged as a person
 *	Direktur [Bina Pelayanan Medik Kemenkes] Ratna Dewi Umar   a unit, and whose it is, no name
 *	Budi [Prabowo]    the alias of one man within another's name: one unknown name
 *
 * A run takes capitalised words and the particles between them (al-, de, bin),
 * at most RUN_WORDS; it ends at punctuation, a number, a weekday or month, and
 * at names of countries and bodies.
 */
#include "mention/actor.h"

#define RUN_WORDS    7
#define UNIT_WORDS   12
#define INITIALS_MAX 4 /* words of a name whose initials follow */
#define AFFIXED      8 /* letters of the shortest noun with affixes that is looked for */

static const char *const PARTICLES[] = { "al", "el", "bin", "binti", "ibn", "van", "von", "de",
	"der", "den", "da", "dos", "du", "la", "le", "bte", "alias", NULL };
static const char *const TITLES[] = { "dr", "prof", "drs", "ir", "h", "hj", "kh", "tgh", "ust",
	"pdt", "jend", "irjen", "brigjen", "komjen", "kombes", "akbp", "sri", NULL };
/* Capitalised words that begin no name and follow none. */
static const char *const NEVER[] = { "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu",
	"minggu", "ahad", "januari", "februari", "pebruari", "maret", "april", "mei", "juni",
	"juli", "agustus", "september", "oktober", "november", "nopember", "desember", "wib",
	"wita", "wit", "desa", "kampung", "kelurahan", "kecamatan", "jalan", "jl", "universitas",
	"bandara", "pulau", "laut", "gunung", "sungai", "hotel", "stadion", "gedung", "masjid",
	"gereja", "rs", "rsud", "tvri", "pt", "cv", "tbk", "editor", "copyright", "pewarta",
	"penulis", "reporter", "foto", "dilarang", "baca", "sumber", "pendidikan", "kesehatan",
	"perhubungan", "pertanian", "kebudayaan", "pariwisata", "sosial", "komunikasi",
	"informatika", "kehutanan", "perikanan", "perdagangan", "perindustrian", "lingkungan",
	"kependudukan", "olahraga", "penerangan", "pertahanan", "keuangan", "keamanan",
	"ketenagakerjaan", "kominfo", "pemadam", "kebersihan", "perumahan", "perizinan",
	"penanaman", "koperasi", "praperadilan", "sidang", "gugatan", "vonis", "kasus", "dugaan",
	"putusan", "revisi", "soal", "perihal", "terkait", "tentang", "usai", "jelang", "buntut",
	"akibat", "demi", "respons", "kronologi", "profil", "daftar", "alasan", "isi", "isu",
	"kabar", "rencana", "pidato", "pernyataan", "aturan", "pajak", "ruu", "uu", "perppu",
	"pilpres", "pilkada", "pemilu", "debat", "survei", "hasil", "polemik", "perjanjian",
	"kesepakatan", "video", "begini", "siapa", "mengapa", "kenapa", "kepala", "kabid", "kasi",
	"kabag", "kasubdit", "kadis", "kadiv", "direktur", "direktorat", "wakil", "sekretaris",
	"komisaris", "inspektur", "inspektorat", "biro", "balai", "staf", "tenaga", "fakultas",
	"data", "informasi", "humas", "kantor", "wilayah", "sosok", "pak", "bapak", "nomor", "no",
	"tahun", "jilid", "kota", "kabupaten", "provinsi", "pangkalan", "eropa", "asia", "afrika",
	"nasional", "public", "relations", "corporate", "communication", "communications",
	"secretary", "manager", "officer", "quality", NULL };

/* Harcourt [Road]: the last word of a place's name. */
static bool
is_place_noun(struct wt_str w)
{
	static const char *const NOUNS[] = { "road", "street", "avenue", "square", "park",
		"airport", "station", "tower", "plaza", "mall", "cafe", "hospital", "stadium",
		"hall", "house", "bridge", "island", "islands", "beach", "bay", "river", "lake",
		"hotel", "resort", "residence", "center", "centre", NULL };
	return wt_str_in(w, NOUNS);
}

/* Words that begin or hold the name of a thing, not of a person. */
static bool
is_capital_noun(const struct wt_token *t)
{
	static const char *const NOUNS[] = { "operasi", "piala", "liga", "perang", "undang-undang",
		"konvensi", "deklarasi", "perjanjian", "hari", "badan", "dewan", "komite", "front",
		"gerakan", "partai", "pasukan", "tentara", "resolusi", "program", "proyek",
		"kementerian", "departemen", "institut", "university", "university", "college",
		"international", "center", "school", "bank", "group", "grup", "united", "city",
		"fc", "cup", "league", "plan", "action", "times", "post", "news", "tv", "radio",
		"the", "of", "and", "for", "komisi", "asosiasi", "federasi", "serikat", "aliansi",
		"koalisi", "ilmu", "teknologi", "ekonomi", "timur", "barat", "utara", "selatan",
		"tengah", "kecamatan", "sungai", "danau", "teluk", "selat", "pelabuhan", "stasiun",
		"terminal", "tol", "jembatan", "taman", "museum", "istana", "photo", "pool",
		"golden", "new", "hak", "asasi", "idul", "natal", "ramadan", "ramadhan",
		"pancasila", "pasal", "rancangan", "kitab", "anggaran", "peraturan", "rapat",
		"paripurna", "omnibus", "nota", "memorandum", "kabinet", "otonomi", "revolusi",
		"reformasi", "tindak", "pajak", "bangunan", "insya", "insha", "rumah", "maulid",
		"rakernas", "munas", "detasemen", "beneficial", "mapolsek", "mapolres", "mapolda",
		NULL };
	return wt_str_in(t->lower, NOUNS);
}

static bool
is_function(uint8_t upos)
{
	switch (upos) {
	case WT_UPOS_ADP:
	case WT_UPOS_AUX:
	case WT_UPOS_CCONJ:
	case WT_UPOS_DET:
	case WT_UPOS_NUM:
	case WT_UPOS_PART:
	case WT_UPOS_PRON:
	case WT_UPOS_PUNCT:
	case WT_UPOS_SCONJ:
	case WT_UPOS_SYM:
		return true;
	default:
		return false;
	}
}

/* Israel [Katz]: the name of a country begins that of a person. */
static bool
is_first_name(const struct wt_mention_reader *r, const struct wt_hit *h)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t i = h->last + 1;
	return h->first == h->last && i < r->text->n_tokens && t[h->first].name == WT_NAME_B_PER &&
	       t[i].name == WT_NAME_I_PER && (t[i].flags & WT_TOK_CAPITAL) && !r->hit_at[i];
}

/* Lavrov, al-Moualem */
static bool
has_capital(const struct wt_token *t)
{
	if (t->flags & WT_TOK_CAPITAL)
		return true;
	for (size_t i = 2; i < t->form.len && i < 5; i++)
		if (t->form.ptr[i - 1] == '-' && wt_is_upper(t->form.ptr[i]))
			return true;
	return false;
}

/* [Penindakan], [Keuangan]: a noun of action or quality, of an office, never of a person. */
static bool
is_affixed(struct wt_str w)
{
	return w.len >= AFFIXED && w.ptr[w.len - 2] == 'a' && w.ptr[w.len - 1] == 'n' &&
	       (wt_str_starts(w, WT_STR("pen")) || wt_str_starts(w, WT_STR("pem")) ||
		       wt_str_starts(w, WT_STR("ke")));
}

/* Ali Muhammad [Shein]: a firm of that name ends somebody's name; PDIP, Polri do not. */
static bool
is_last_name(const struct wt_mention_reader *r, const struct wt_hit *h)
{
	const struct wt_token *t = &r->text->tokens[h->first];
	return h->first == h->last && h->kinds == WT_KIND(WT_ACTOR_BODY) && t->form.len > 1 &&
	       t->name == WT_NAME_I_PER && wt_is_lower(t->form.ptr[t->form.len - 1]) &&
	       wt_is_lower(t->form.ptr[1]);
}

/* Titles that are names as well: Lukman [Hakim]. */
static const char *const SURNAMES[] = { "hakim", "sultan", "imam", "raja", "panglima", "perwira",
	"prajurit", "santri", NULL };

/* May this word stand in a run of a name? */
static bool
is_name_word(const struct wt_mention_reader *r, uint32_t i)
{
	const struct wt_token *t = &r->text->tokens[i];
	bool tagged = t->name == WT_NAME_B_PER || t->name == WT_NAME_I_PER;
	const struct wt_hit *h = wt_hit_at(r, i, ~0u);
	if (!has_capital(t) || (is_function(t->upos) && !tagged))
		return false;
	if ((t->flags & WT_TOK_CLITIC) || r->timed[i])
		return false;
	if (h && !(h->kinds & WT_KIND(WT_ACTOR_PERSON)) && !is_first_name(r, h) &&
		!is_last_name(r, h) && !(t->name == WT_NAME_I_PER && wt_str_in(t->lower, SURNAMES)))
		return false;
	if (r->titled && wt_is_headline_verb(t->lower))
		return false;
	return !wt_str_in(t->lower, NEVER) && !is_affixed(t->lower);
}

static bool
is_particle(const struct wt_mention_reader *r, uint32_t i)
{
	const struct wt_token *t = &r->text->tokens[i];
	struct wt_str w = t->lower;
	if (w.len > 1 && w.ptr[w.len - 1] == '-')
		w.len--;
	return wt_str_in(w, PARTICLES) || (t->name == WT_NAME_I_PER && wt_is_alpha(t->form.ptr[0]));
}

/* A full stop behind an initial or a title, a hyphen within a name. */
static bool
is_joint(const struct wt_mention_reader *r, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	if (wt_str_is(t[i].form, "."))
		return t[i - 1].form.len <= 2 || wt_str_in(t[i - 1].lower, TITLES);
	return wt_str_is(t[i].form, "-") && !(t[i].flags & WT_TOK_SPACE_BEFORE);
}

/* The end of the run of capitals that begins at i. */
static uint32_t
run_end(const struct wt_mention_reader *r, uint32_t i, uint32_t end)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t at = i;
	while (at < end && at < i + RUN_WORDS) {
		if (at > i && t[at].name == WT_NAME_B_PER && t[at - 1].name != WT_NAME_O)
			break;
		if (is_name_word(r, at))
			at++;
		else if (at > i && at + 1 < end && is_joint(r, at) && is_name_word(r, at + 1))
			at += 2;
		else if (at > i && at + 1 < end && is_particle(r, at) && is_name_word(r, at + 1))
			at += 2;
		else
			break;
	}
	return at;
}

/* The longest hit of a person may be part of a longer, unknown name. */
static bool
known_name(const struct wt_mention_reader *r, const struct wt_hit *h, uint32_t end, uint32_t *next,
	uint32_t *row)
{
	*row = h->row[WT_ACTOR_PERSON];
	*next = h->last + 1;
	/* in a headline verbs have capitals, too: [Yusril] Dapat Kabar */
	if (r->titled || h->last > h->first || h->span.end != r->text->tokens[h->last].span.end)
		return true;
	uint32_t run = run_end(r, h->first, end);
	if (run > h->last + 1 && r->text->tokens[h->last + 1].name == WT_NAME_I_PER) {
		*next = run;
		*row = WT_ENTRY_NONE;
	}
	return true;
}

/*
 * Two to four proper nouns that nothing else claims, within a sentence: [Mohammed Odeh].  The
 * first word of a sentence is no witness, nor are words that the tagger calls a place.  Its bodies
 * are as often persons, when no word says what kind of body.
 */
static bool
looks_like_name(
	const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, uint32_t next)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t words = 0, places = 0;
	if (i == s->first || next < i + 2 || next > i + 4)
		return false;
	if (i > s->first && ((t[i - 1].flags & WT_TOK_CAPITAL) || is_capital_noun(&t[i])))
		return false;
	for (uint32_t w = i; w < next; w++) {
		if (wt_hit_at(r, w, WT_KIND(WT_ACTOR_PERSON)))
			return false; /* Wamendag [Jerry Sambuaga] */
		places += t[w].name == WT_NAME_B_LOC || t[w].name == WT_NAME_I_LOC;
		if ((t[w].flags & (WT_TOK_ALLCAPS | WT_TOK_CLITIC)) || is_capital_noun(&t[w]) ||
			is_place_noun(t[w].lower))
			return false;
		words += t[w].upos == WT_UPOS_PROPN;
	}
	return words == next - i && places < words && (next >= s->first + s->n || !r->hit_at[next]);
}

/*
 * [Bintang Hartono] (BH) selaku ...: initials in brackets, as the press gives suspects; the words
 * before that begin with them are a person's name.
 */
static bool
is_initialled(
	const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, uint32_t next)
{
	const struct wt_token *t = r->text->tokens;
	if (next < i + 2 || next > i + INITIALS_MAX || next + 2 >= s->first + s->n ||
		!wt_str_is(t[next].form, "(") || t[next + 1].form.len != next - i ||
		!wt_str_is(t[next + 2].form, ")") || is_capital_noun(&t[i]))
		return false;
	static const char *const BEHIND[] = { "selaku", ";", NULL };
	if (next + 3 >= s->first + s->n || !wt_str_in(t[next + 3].lower, BEHIND))
		return false; /* Makan Bergizi Gratis (MBG) di ... */
	for (uint32_t w = i; w < next; w++)
		if (t[w].form.ptr[0] != t[next + 1].form.ptr[w - i] ||
			(t[w].flags & WT_TOK_ALLCAPS) || (r->hit_at[w] && w > i))
			return false;
	return true;
}

/* Wamendag [Jerry Sambuaga]: somebody known begins within the run, behind an unknown title. */
static bool
holds_known(const struct wt_mention_reader *r, uint32_t i, uint32_t next)
{
	bool title = wt_str_starts(r->text->tokens[i].lower, WT_STR("wamen"));
	for (uint32_t w = i + 1; w < next; w++) {
		const struct wt_hit *h = wt_hit_at(r, w, WT_KIND(WT_ACTOR_PERSON));
		if (h && (title || h->last > h->first))
			return true;
	}
	return false;
}

/* bendera [One Piece], bandara [Ben Gurion], pesawat [Enola Gay]: what is named so is no person. */
static bool
is_thing(struct wt_str w)
{
	static const char *const THINGS[] = { "bendera", "bandara", "pesawat", "helikopter",
		"kapal", "sistem", "film", "lagu", "gim", "game", "aplikasi", "mushala", "masjid",
		"gereja", "stadion", "gedung", "jalan", "rudal", "drone", "bom", "novel", "buku",
		"merek", "produk", "badai", "topan", "gunung", "virus", "platform", "situs",
		"kilang", "pelabuhan", "jembatan", "hotel", "restoran", "kafe", "mal", "pasar",
		"monumen", "patung", "taman", "pulau", "sungai", "danau", "desa", "dusun",
		"kampung", "distrik", "kota", "wilayah", "provinsi", "tank", "satelit", "kapsul",
		"roket", "senjata", "pistol", "operasi", "anime", "serial", "album", "grup", NULL };
	return wt_str_in(w, THINGS);
}

static bool
is_behind_thing(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	return i > s->first && is_thing(r->text->tokens[i - 1].lower);
}

/* Pak Agus, Bu Risma: how one speaks of somebody, no part of the name. */
static bool
is_address(struct wt_str w)
{
	static const char *const WORDS[] = { "pak", "bapak", "bu", "ibu", "mas", "mbak", "bung",
		"kang", "saudara", NULL };
	return wt_str_in(w, WORDS);
}

bool
wt_name_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	bool after_title, uint32_t *next, uint32_t *row)
{
	uint32_t end = s->first + s->n;
	if (i >= end)
		return false;
	const struct wt_hit *h = wt_hit_at(r, i, WT_KIND(WT_ACTOR_PERSON));
	if (h)
		return known_name(r, h, end, next, row);
	const struct wt_token *t = &r->text->tokens[i];
	if (!after_title && r->titled)
		return false;
	*row = WT_ENTRY_NONE;
	/* Pak [Agus]: the tagger began the name with the address */
	bool addressed = i > s->first && t->name == WT_NAME_I_PER && is_address(t[-1].lower);
	if (i + 1 < end && t[1].name == WT_NAME_I_PER && is_address(t->lower))
		return false;
	if (!after_title && t->name != WT_NAME_B_PER && !addressed) {
		*next = is_name_word(r, i) ? run_end(r, i, end) : i;
		return (is_initialled(r, s, i, *next) || looks_like_name(r, s, i, *next)) &&
		       !is_behind_thing(r, s, i);
	}
	/* Hak Asasi Manusia, Idul Adha, whatever the tagger says */
	if (!after_title && (is_capital_noun(t) || is_behind_thing(r, s, i)))
		return false;
	*next = run_end(r, i, end);
	if (*next > i + 1 && is_place_noun(r->text->tokens[*next - 1].lower))
		return false;
	return (t->form.len > 1 ? *next > i : *next > i + 1) && /* H Dharsono */
	       !holds_known(r, i, *next);
}

/* Teknik, Pelayanan, Keuangan: a word of the unit that somebody heads. */
static bool
is_unit_word(const struct wt_token *t)
{
	static const char *const UNITS[] = { "bina", "teknik", "administrasi", "umum", "hukum",
		"komersial", "operasi", "operasional", "sdm", "niaga", "layanan", "strategis",
		"teknologi", "informasi", "produksi", "logistik", "armada", "pengelola", "riset",
		"audit", "treasury", "manajemen", "investasi", "jaringan", "pemasaran", "tata",
		"usaha", "intelijen", "reserse", "kriminal", "tindak", "pidana", "khusus", "bidang",
		"bagian", "divisi", "biro", "catatan", "sipil", "pusat", "strategi", "bisnis",
		"risiko", "seksi", "urusan", "humas", "hubungan", "hortikultura", "holtikultura",
		"tanaman", "pangan", "pajak", "imigrasi", "bea", "cukai", "kekayaan", "anggaran",
		"migas", "minerba", "otonomi", "komando", "departemen", "darurat", "regional",
		"satuan", "brigade", "detasemen", "batalyon", "batalion", "resimen", "perbatasan",
		"laut", "udara", "darat", "gas", "power", "public", "relations", "corporate",
		"communication", "communications", "secretary", "perkeretaapian", "militer",
		"kontraterorisme", "antiteror", "politik", "budaya", "cipta", "sumber", NULL };
	struct wt_str w = t->lower;
	bool made = (wt_str_starts(w, WT_STR("pe")) || wt_str_starts(w, WT_STR("ke"))) &&
		    w.len >= 8 && wt_str_ends(w, WT_STR("an"));
	return (t->flags & WT_TOK_CAPITAL) && (made || wt_str_in(w, UNITS));
}

uint32_t
wt_unit_end(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t end = s->first + s->n, at = i;
	if (i >= end || !is_unit_word(&t[i]) || wt_hit_at(r, i, WT_KIND(WT_ACTOR_PERSON)))
		return i;
	while (at < end && at < i + UNIT_WORDS) {
		/* whose unit it is says more than the unit: the phrase takes it up */
		if (at > i && wt_hit_at(r, at, WT_KIND(WT_ACTOR_BODY)))
			break;
		const struct wt_hit *h =
			wt_hit_at(r, at, WT_KIND(WT_ACTOR_BODY) | WT_KIND(WT_ACTOR_AGENT));
		bool joint = at + 1 < end && is_unit_word(&t[at + 1]) &&
			     (wt_str_is(t[at].lower, "dan") || wt_str_is(t[at].form, "&"));
		bool person = t[at].name == WT_NAME_B_PER ||
			      wt_hit_at(r, at, WT_KIND(WT_ACTOR_PERSON)) != NULL;
		if (h && (t[at].flags & WT_TOK_CAPITAL))
			at = h->last + 1;
		else if (joint)
			at += 2;
		else if (is_unit_word(&t[at]) || (is_name_word(r, at) && !person))
			at++;
		else
			break;
	}
	return at;
}
