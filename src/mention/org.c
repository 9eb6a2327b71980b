/*
 * org.c - bodies that the lexicon lacks, known by the word that says what they are.
 *
 *	[Universitas Cokro Negara]  [Front Populer untuk Pembebasan Palestina]
 *	[Mindanao State University]  [Pengadilan Negeri Sukamaju]
 *
 * An Indonesian name begins with the word, an English one ends with it.  A country
 * within the name is the body's.  What stands behind in brackets in capitals is its
 * short form, by which it is found again in the same text.
 */
#include "mention/actor.h"

#define ORG_WORDS      9
#define MATTER_WORDS   3
#define INITIALS_LEAST 3

struct org_word {
	const char *word;
	const char *sector;
};

static const struct org_word FIRST[] = { { "universitas", "EDU" }, { "institut", "EDU" },
	{ "sekolah", "EDU" }, { "akademi", "EDU" }, { "politeknik", "EDU" }, { "partai", "PTY" },
	{ "fraksi", "PTY" }, { "front", "REB" }, { "brigade", "REB" }, { "gerakan", "NGO" },
	{ "pasukan", "MIL" }, { "yayasan", "NGO" }, { "lembaga", "NGO" }, { "koalisi", "NGO" },
	{ "aliansi", "NGO" }, { "forum", "NGO" }, { "komunitas", "CVL" }, { "asosiasi", "BUS" },
	{ "perhimpunan", "NGO" }, { "ikatan", "NGO" }, { "himpunan", "NGO" }, { "serikat", "LAB" },
	{ "konfederasi", "LAB" }, { "federasi", "LAB" }, { "pt", "BUS" }, { "cv", "BUS" },
	{ "bank", "BUS" }, { "grup", "BUS" }, { "kementerian", "GOV" }, { "departemen", "GOV" },
	{ "dinas", "GOV" }, { "badan", "GOV" }, { "direktorat", "GOV" }, { "komisi", "GOV" },
	{ "pengadilan", "JUD" }, { "kejaksaan", "JUD" }, { "mahkamah", "JUD" }, { "polres", "COP" },
	{ "polresta", "COP" }, { "polsek", "COP" }, { "polda", "COP" }, { "kodam", "MIL" },
	{ "kodim", "MIL" }, { "korem", "MIL" }, { "batalyon", "MIL" }, { "organisasi", "NGO" },
	{ "jaringan", "NGO" }, { "komite", "NGO" }, { "pondok", "REL" }, { "keuskupan", "REL" },
	{ "kelompok", "NGO" }, { "gabungan", "NGO" }, { "paguyuban", "NGO" },
	{ "persatuan", "NGO" }, { "perkumpulan", "NGO" }, { "solidaritas", "NGO" },
	{ "poros", "NGO" }, { "barisan", "NGO" }, { "presidium", "NGO" }, { "laskar", "NGO" },
	{ "pesantren", "REL" }, { "mapolsek", "COP" }, { "mapolres", "COP" },
	{ "mapolresta", "COP" }, { "mapolda", "COP" }, { "rsud", "CVL" }, { "rs", "CVL" },
	{ "satgas", "GOV" }, { "balai", "GOV" }, { "sekretariat", "GOV" }, { "inspektorat", "GOV" },
	{ "rutan", "GOV" }, { "lapas", "GOV" }, { "koperasi", "BUS" }, { "perum", "BUS" },
	{ "perumda", "BUS" }, { "smpn", "EDU" }, { "sman", "EDU" }, { "smkn", "EDU" },
	{ "sdn", "EDU" }, { "madrasah", "EDU" }, { "majalah", "MED" }, { "relawan", "NGO" },
	{ "panitia", "GOV" }, { "satpol", "COP" }, { NULL, NULL } };
static const struct org_word LAST[] = { { "university", "EDU" }, { "college", "EDU" },
	{ "institute", "EDU" }, { "party", "PTY" }, { "army", "REB" }, { "front", "REB" },
	{ "corporation", "BUS" }, { "corp", "BUS" }, { "inc", "BUS" }, { "ltd", "BUS" },
	{ "group", "BUS" }, { "foundation", "NGO" }, { "watch", "NGO" }, { "association", "NGO" },
	{ "union", "LAB" }, { "airlines", "BUS" }, { "tbk", "BUS" }, { "bhd", "BUS" },
	{ "berhad", "BUS" }, { "llc", "BUS" }, { "plc", "BUS" }, { "plantation", "BUS" },
	{ "plantations", "BUS" }, { "holdings", "BUS" }, { "energy", "BUS" }, { "motors", "BUS" },
	{ "industries", "BUS" }, { "resources", "BUS" }, { "petroleum", "BUS" },
	{ "technologies", "BUS" }, { "airways", "BUS" }, { "organization", "NGO" },
	{ "movement", "NGO" }, { NULL, NULL } };
static const char *const LINKS[] = { "dan", "untuk", "of", "for", "and", "the", "&", NULL };

static const char *
sector_of(const struct org_word *table, struct wt_str w)
{
	for (; table->word; table++)
		if (wt_str_is(w, table->word))
			return table->sector;
	return NULL;
}

static bool
is_part(const struct wt_mention_reader *r, uint32_t i)
{
	const struct wt_token *t = &r->text->tokens[i];
	return (t->flags & WT_TOK_CAPITAL) && !(t->flags & WT_TOK_CLITIC) &&
	       t->upos != WT_UPOS_PUNCT && !r->timed[i];
}

/* Forum Air [Dunia], Asosiasi Ahli Hukum [Afrika]: bodies of no one state. */
static bool
is_of_many(const struct wt_mention_reader *r, uint32_t i, uint32_t next)
{
	static const char *const MANY[] = { "internasional", "international", "dunia", "world",
		"global", "afrika", "asia", "eropa", "arab", "asean", "amerika", NULL };
	for (uint32_t w = i + 1; w < next; w++)
		if (wt_str_in(r->text->tokens[w].lower, MANY))
			return true;
	return false;
}

/* Asosiasi [Pengusaha] is business, Asosiasi Ahli Hukum is none. */
static bool
is_of_business(const struct wt_mention_reader *r, uint32_t i, uint32_t next)
{
	static const char *const TRADES[] = { "pengusaha", "industri", "perusahaan", "produsen",
		"eksportir", "importir", "pedagang", "pengembang", "perbankan", "asuransi",
		"penyelenggara", "agen", "biro", "maskapai", "pertambangan", "petambang",
		"konstruksi", "kontraktor", NULL };
	for (uint32_t w = i + 1; w < next; w++)
		if (wt_str_in(r->text->tokens[w].lower, TRADES))
			return true;
	return false;
}

/* The end of the run of capitals from i, with small words within. */
static uint32_t
run_end(const struct wt_mention_reader *r, uint32_t i, uint32_t end)
{
	uint32_t at = i;
	while (at < end && at < i + ORG_WORDS) {
		if (is_part(r, at))
			at++;
		else if (at > i && at + 1 < end && wt_str_in(r->text->tokens[at].lower, LINKS) &&
			 is_part(r, at + 1))
			at += 2;
		else
			break;
	}
	return at;
}

/* Direktorat [Reserse] is the police's, Direktorat [Penuntutan] a prosecutor's, another GOV. */
static const char *
sector_of_unit(struct wt_str unit)
{
	static const char *const POLICE[] = { "reserse", "tindak", "lalu", "samapta", "polairud",
		"intelkam", "narkoba", "intelijen", "polisi", NULL };
	static const char *const COURTS[] = { "penuntutan", "penyidikan", "penyelidikan", "labuksi",
		NULL };
	if (wt_str_in(unit, POLICE))
		return "COP";
	return wt_str_in(unit, COURTS) ? "JUD" : "GOV";
}

/* Where the lexicon knows something by the second word, its reading is the better one. */
static bool
is_unknown(const struct wt_mention_reader *r, uint32_t i, uint32_t next)
{
	const uint32_t others =
		~(WT_KIND(WT_ACTOR_AGENT) | WT_KIND(WT_GAZ_PLACE) | WT_KIND(WT_ACTOR_COUNTRY));
	if (wt_hit_at(r, i, ~WT_KIND(WT_ACTOR_AGENT)))
		return false;
	for (uint32_t w = i; w < next; w++)
		if (wt_hit_at(r, w, others))
			return false;
	/* Himpunan [Aktivis] Milenial Indonesia: a common noun within a longer name */
	bool common = i + 1 < next && wt_hit_at(r, i + 1, WT_KIND(WT_ACTOR_AGENT)) &&
		      r->hits[r->hit_at[i + 1] - 1].last + 1 < next;
	return i + 1 < next && (common || !r->hit_at[i + 1]);
}

static void
set_country(const struct wt_mention_reader *r, uint32_t i, uint32_t next, char country[4])
{
	for (uint32_t w = i; w < next; w++) {
		const struct wt_hit *h = wt_hit_at(r, w, WT_KIND(WT_ACTOR_COUNTRY));
		if (!h)
			h = wt_hit_at(r, w, WT_KIND(WT_GAZ_PLACE));
		if (!h)
			continue;
		uint8_t kind =
			h->kinds & WT_KIND(WT_ACTOR_COUNTRY) ? WT_ACTOR_COUNTRY : WT_GAZ_PLACE;
		wt_code_set(country, r->g->rows[h->row[kind]].country);
	}
}

/* Does a person's name begin here: one that is known, or one that the tagger sees? */
static bool
begins_person(const struct wt_mention_reader *r, uint32_t i)
{
	return r->text->tokens[i].name == WT_NAME_B_PER ||
	       wt_hit_at(r, i, WT_KIND(WT_ACTOR_PERSON)) != NULL;
}

/* Dinas Pendidikan, [Kepemudaan] dan Olahraga: one more matter of a department. */
static bool
is_matter(const struct wt_mention_reader *r, uint32_t i)
{
	static const char *const MATTERS[] = { "komunikasi", "informasi", "informatika", "olahraga",
		"pariwisata", "statistik", "kesehatan", "kebudayaan", "penataan", "tata", "riset",
		"teknologi", "sains", "hukum", "ham", "imigrasi", "transmigrasi", "investasi",
		"hilirisasi", "energi", "industri", NULL };
	struct wt_str w = r->text->tokens[i].lower;
	bool made = w.len >= 8 && wt_str_ends(w, WT_STR("an")) &&
		    (wt_str_starts(w, WT_STR("pe")) || wt_str_starts(w, WT_STR("ke")));
	return is_part(r, i) && !begins_person(r, i) && (made || wt_str_in(w, MATTERS));
}

/* The word behind [, Kepemudaan dan Olahraga] where a department's name goes on so; i without. */
uint32_t
wt_matters_end(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t end = s->first + s->n, at = i;
	bool joint = false;
	while (at > s->first && at + 2 < end && at < i + ORG_WORDS) {
		bool comma = wt_str_is(t[at].form, ",");
		bool both = comma && wt_str_is(t[at + 1].lower, "dan");
		if (!comma && !wt_str_is(t[at].lower, "dan"))
			break;
		if (!is_matter(r, at + (both ? 2 : 1)))
			break;
		joint = joint || both || !comma;
		at += both ? 3 : 2;
		/* Pembangunan [Daerah Tertinggal], dan Transmigrasi */
		uint32_t more = at;
		while (more < end && more < at + MATTER_WORDS && is_part(r, more) &&
			!begins_person(r, more) && !r->hit_at[more])
			more++;
		if (more < end && wt_str_is(t[more].form, ","))
			at = more;
	}
	return joint ? at : i;
}

/*
 * Direktur [PT Menara Agung], Ketua [Aliansi Masyarakat Lereng Merbabu] (AMLM): the body that a
 * title goes on with, from its first word, which the title itself may end with.  The word behind
 * it, i where there is none.
 */
uint32_t
wt_org_unit(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, bool within,
	const char **sector)
{
	const struct wt_token *t = r->text->tokens;
	uint32_t end = s->first + s->n, at = i + 1;
	*sector = r->titled || !is_part(r, i) ? NULL : sector_of(FIRST, t[i].lower);
	if (!*sector || wt_hit_at(r, i, WT_KIND(WT_ACTOR_BODY) | WT_KIND(WT_ACTOR_COUNTRY)))
		return i;
	while (at < end && at < i + ORG_WORDS && !begins_person(r, at)) {
		const struct wt_hit *h = wt_hit_at(r, at, ~0u);
		bool joint = at + 1 < end && wt_str_in(t[at].lower, LINKS) && is_part(r, at + 1) &&
			     !begins_person(r, at + 1);
		if (h && (t[at].flags & WT_TOK_CAPITAL))
			at = h->last + 1;
		else if (is_part(r, at) ||
			 (t[at].upos == WT_UPOS_NUM && !r->timed[at] && at > i + 1))
			at++;
		else if (joint ||
			 (wt_str_is(t[at].form, ",") && at + 1 < end && is_matter(r, at + 1)))
			at += 2;
		else if (wt_str_is(t[at].form, ",") && at + 2 < end &&
			 wt_str_is(t[at + 1].lower, "dan") && is_matter(r, at + 2))
			at += 3;
		else
			break;
	}
	bool closed = at < end && (begins_person(r, at) || wt_str_is(t[at].form, ",") ||
					  wt_str_is(t[at].form, "("));
	return at < i + 2 || (within && !closed) ? i : at;
}

/* [IOI Corp] dan Sime Darby Plantation: a run that is two names ends with the first's last word. */
static uint32_t
end_of_first(const struct wt_mention_reader *r, uint32_t i, uint32_t next)
{
	const struct wt_token *t = r->text->tokens;
	for (uint32_t w = i + 1; w + 1 < next; w++)
		if (sector_of(LAST, t[w].lower) &&
			(wt_str_is(t[w + 1].lower, "dan") || wt_str_is(t[w + 1].lower, "and")))
			return w + 1;
	return next;
}

/* Generasi Muda Partai Golkar (GMPG): the short form is the initials of the run. */
static bool
is_spelled_out(
	const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, uint32_t next)
{
	const struct wt_token *t = r->text->tokens;
	if (next + 2 >= s->first + s->n || !wt_str_is(t[next].form, "(") ||
		!(t[next + 1].flags & WT_TOK_ALLCAPS) || !wt_str_is(t[next + 2].form, ")"))
		return false;
	struct wt_str form = t[next + 1].form;
	size_t at = 0;
	for (uint32_t w = i; w < next; w++)
		if (is_part(r, w) && (at >= form.len || t[w].form.ptr[0] != form.ptr[at++]))
			return false;
	return at == form.len && at >= INITIALS_LEAST;
}

/* What kind of body the words of a name tell; NULL where they tell nothing. */
static const char *
sector_of_run(const struct wt_mention_reader *r, uint32_t i, uint32_t next)
{
	static const struct org_word WITHIN[] = { { "partai", "PTY" }, { "mahasiswa", "EDU" },
		{ "pelajar", "EDU" }, { "guru", "EDU" }, { "buruh", "LAB" }, { "pekerja", "LAB" },
		{ "nelayan", "LAB" }, { "petani", "LAB" }, { "pengusaha", "BUS" },
		{ "wartawan", "MED" }, { "jurnalis", "MED" }, { "ulama", "REL" },
		{ "gereja", "REL" }, { "islam", "REL" }, { NULL, NULL } };
	for (uint32_t w = i; w < next; w++) {
		const char *sector = sector_of(WITHIN, r->text->tokens[w].lower);
		if (sector)
			return sector;
	}
	return NULL;
}

bool
wt_org_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	struct wt_phrase *p)
{
	const struct wt_token *t = r->text->tokens;
	static const char *const LAWS[] = { "ruu", "uu", "raperda", "perda", "program", "proyek",
		NULL };
	if (r->titled || !is_part(r, i) || (i > s->first && wt_str_in(t[i - 1].lower, LAWS)))
		return false;
	const char *sector = sector_of(FIRST, t[i].lower);
	uint32_t next = run_end(r, i, s->first + s->n);
	if (!sector)
		next = end_of_first(r, i, next);
	/* [Namun] IOI Corp */
	bool name = t[i].upos == WT_UPOS_PROPN || t[i].upos == WT_UPOS_NOUN;
	if (!sector && next > i + 1 && name)
		sector = sector_of(LAST, t[next - 1].lower);
	bool spelled = !sector && name && !r->hit_at[i] && is_spelled_out(r, s, i, next);
	if (spelled)
		sector = sector_of_run(r, i, next);
	if (!sector || next < i + 2 || (!spelled && !is_unknown(r, i, next)))
		return false;
	memset(p, 0, sizeof *p);
	p->first = i;
	p->next = next;
	p->kind = WT_ACTOR_BODY;
	p->row = p->of_row = WT_ENTRY_NONE;
	p->office = WT_STR("");
	wt_code_set(p->sector, sector);
	static const char *const UNITS[] = { "direktorat", "satuan", "subdit", "unit", NULL };
	if (wt_str_in(t[i].lower, UNITS))
		wt_code_set(p->sector, sector_of_unit(t[i + 1].lower));
	if (wt_code_eq(sector, "NGO") && sector_of_run(r, i + 1, next))
		wt_code_set(p->sector, sector_of_run(r, i + 1, next));
	set_country(r, i, next, p->country);
	p->stateless = !p->country[0] && is_of_many(r, i, next);
	if (wt_str_is(t[i].lower, "asosiasi") && !is_of_business(r, i, next))
		wt_code_set(p->sector, "NGO");
	if (wt_str_is(t[i].lower, "gabungan") && is_of_business(r, i, next))
		wt_code_set(p->sector, "BUS");
	return true;
}

/* "(ARSA)" behind a name: the word of the short form, or 0. */
uint32_t
wt_short_form(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t next)
{
	const struct wt_token *t = r->text->tokens;
	if (next + 2 >= s->first + s->n || !wt_str_is(t[next].form, "(") ||
		!(t[next + 1].flags & WT_TOK_ALLCAPS) || !wt_str_is(t[next + 2].form, ")") ||
		r->hit_at[next + 1])
		return 0;
	return next + 1;
}
