/*
 * sayer.c - the phrase that names a source, and what the chain calls it.
 *
 *	kata juru bicara keamanan Gedung Putih John Kirby kepada ...     John Kirby
 *	menurut laporan kantor berita resmi KCNA                         KCNA
 *	kata media pemerintah Rusia dan ...                              media pemerintah Rusia
 *	Pernyataan itu ... ujar pria itu                                 who spoke before
 *
 * The phrase is read by position, nouns and names in a row, since the parser is weak
 * around speech.  In it a medium comes before a person, the last person before the
 * titles in front of him, and nouns without a name stand as they are written.
 *
 * Limits: "pengacara X" is X unless a comma and a name follow.
 */
#include "report/source.h"

#define BRACKET_MAX  8    /* words that a bracket in a phrase may hold */
#define MENTIONS_MAX 2000 /* among which a medium's initials are looked for */
#define ASIDE_MAX    30   /* words of a relative clause between subject and verb */
#define RELATIVE_MAX 8    /* words of one without commas, before its last phrase */
#define APPOSED_MAX  4    /* commas before the name */
#define LINKS_MAX    6    /* words between a cue and its source */

/* What somebody's word stands in: the source is behind it. */
static const char *const VEHICLES[] = { "laporan", "pernyataan", "keterangan", "siaran", "pers",
	"laman", "situs", "web", "website", "rilis", "data", "akun", "unggahan", "perhitungan",
	"penghitungan", "penuturan", "pengakuan", "informasi", "sumber", "siar", "kabar", "berita",
	"pemberitaan", "versi", "twitter", "dokumen", "grafik", "catatan", "cuitan", "survei",
	"tayangan", "video", "kanal", "artikel", "surat", "investigasi", "penyelidikan", "isi",
	"hak", "jawab", "jawaban", "pengumuman", "edaran", "maklumat" };
/* What may stand between such a word and the source. */
static const char *const FILLERS[] = { "dari", "oleh", "resmi", "bersama", "tertulis", "terbaru",
	"yang", "dikeluarkan", "dirilis", "diterbitkan", "disediakan", "disampaikan", "dihimpun",
	"dimuat", "diterima", "diperoleh", "milik", "pada", "dalam" };
static const char *const MEDIA_NOUNS[] = { "kantor", "media", "harian", "koran", "surat", "stasiun",
	"televisi", "tv", "portal", "majalah", "jaringan", "saluran", "outlet", "radio", "lembaga",
	"situs", "laman", "penyiar" };
static const char *const LEADS_OUT[] = { "seorang", "sebuah", "beberapa", "sejumlah", "seseorang",
	"salah", "satu", "sang", "si", "outlet" };
static const char *const PRONOUNS[] = { "dia", "ia", "beliau", "nya", "mereka", "dirinya",
	"keduanya", "yang-bersangkutan" };
static const char *const NOT_ONE[] = { "apa", "siapa", "mana", "apapun", "itu", "ini", "saya",
	"aku", "kami", "kita", "anda", "kamu", "rencana", "jadwal", "hemat", "undang", "uu",
	"pasal", "aturan", "hukum", "hasil", "pengamatan", "pantauan", "hal", "orang", "undangan",
	"agama", "ayat", "surah", "hadis", "pepatah", "kepercayaan", "logika", "kurs", "teori",
	"definisi", "tradisi", "legenda", "mitos", "standar", "ketentuan", "peraturan", "kitab",
	"kamus", "ramalan", "susunan", "acara", "agenda", "konferensi", "perhatian", "keras",
	"angka", "cerita", "tudingan", "tuntutan", "lapangan", "diri", "awal", "perintah", "alasan",
	"kesimpulan", "narasi", "pesisir", "gara-gara", "putusan", "tadi", "kemarin", "namun",
	"selain", "nama", "foto", "gambar", "peristiwa", "kejadian", "insiden", "fakta", "bukti",
	"situasi", "kondisi", "momen", "kemungkinan", "kebijakan", "langkah", "keputusan",
	"istilah", "jumlah", "kerja", "masalah" };
/* The head of a phrase that ends in a person and is not he. */
static const char *const OF_PERSON[] = { "kantor", "keluarga", "istri", "suami", "kubu",
	"pendukung", "tim", "pihak", "pemerintahan", "kuasa", "ayah", "ibu", "anak", "putra",
	"putri", "adik", "kakak", "ajudan", "akun", "loyalis", "partai", "kementerian", "para",
	"pernyataan", "jubir" };
/* What carries words is no source of them. */
static const char *const PLATFORMS[] = { "twitter", "facebook", "instagram", "telegram", "tiktok",
	"youtube", "whatsapp", "x", "weibo", "truth" };
/* A definite phrase with such a head names an organisation, not a speaker before. */
static const char *const BODIES[] = { "kementerian", "kelompok", "lembaga", "badan", "kantor",
	"organisasi", "pemerintah", "militer", "polisi", "universitas", "media", "pihak", "komite",
	"partai", "perusahaan", "negara", "dewan", "komisi", "kepolisian", "kedutaan" };
static const char *const PAPERS[] = { "laporan", "pernyataan", "dokumen", "surat", "keterangan",
	"rilis", "data", "sumber" };

static bool
has_time(const struct wt_coder *c, int32_t i)
{
	return c->ms->time_at[c->tree.s->first + (uint32_t)i] != 0;
}

static bool
is_name(const struct wt_coder *c, int32_t i)
{
	const struct wt_token *k = wt_tok(&c->tree, i);
	return k->upos == WT_UPOS_PROPN || (k->name != WT_NAME_O && k->flags & WT_TOK_CAPITAL);
}

static bool
is_nominal(const struct wt_coder *c, int32_t i)
{
	uint8_t pos = wt_tok(&c->tree, i)->upos;
	if (wt_actor_of(c, i))
		return true;
	static const char *const ADVERBS[] = { "mulanya", "awalnya", "akhirnya", "selanjutnya",
		"seharusnya", "biasanya", "akibat", "usai", "seusai", "saat", "sesaat", "soal",
		"terkait", "karena", "setelah", "ketika", "bahwa", "hingga" };
	if (has_time(c, i) || WT_AMONG(&c->tree, i, ADVERBS))
		return false;
	return pos == WT_UPOS_NOUN || pos == WT_UPOS_PROPN || pos == WT_UPOS_X || is_name(c, i);
}

static bool
is_modifier(const struct wt_coder *c, int32_t i)
{
	uint8_t pos = wt_tok(&c->tree, i)->upos;
	bool word = pos == WT_UPOS_ADJ || pos == WT_UPOS_NUM ||
		    wt_tree_is(&c->tree, i, "setempat") || wt_tree_is(&c->tree, i, "-") ||
		    (wt_tree_is(&c->tree, i, "tetap") && i > 0 &&
			    wt_tree_is(&c->tree, i - 1, "perutusan"));
	return word && !has_time(c, i) && !wt_tree_is(&c->tree, i, "sendiri");
}

static bool
in_one_mention(const struct wt_coder *c, int32_t a, int32_t b)
{
	const struct wt_mention *m = wt_actor_of(c, a);
	return m && m == wt_actor_of(c, b);
}

static int32_t
behind_bracket(const struct wt_tree *t, int32_t i)
{
	int32_t n = (int32_t)t->s->n;
	if (i < n && wt_tree_is(t, i, "("))
		for (int32_t k = i + 1; k < n && k <= i + BRACKET_MAX; k++)
			if (wt_tree_is(t, k, ")"))
				return k + 1;
	return i;
}

/* badan intelijen di Amerika Serikat, pejabat dari PBB: a noun and its place or house. */
static bool
goes_on(const struct wt_coder *c, int32_t first, int32_t i)
{
	const struct wt_tree *t = &c->tree;
	bool link = wt_tree_is(t, i, "di") || wt_tree_is(t, i, "dari");
	if (!link || i + 1 >= (int32_t)t->s->n || is_name(c, i - 1))
		return false;
	const struct wt_mention *m = wt_actor_of(c, i + 1);
	return wt_tok(t, first)->upos == WT_UPOS_NOUN && m &&
	       (m->as.actor.kind == WT_ACTOR_COUNTRY || m->as.actor.kind == WT_ACTOR_BODY);
}

static bool
is_determined(const struct wt_tree *t, int32_t i)
{
	static const char *const DETERMINERS[] = { "itu", "tersebut", "ini" };
	return i < (int32_t)t->s->n && WT_AMONG(t, i, DETERMINERS);
}

/* The last word of the phrase that begins at `first`. */
static int32_t
phrase_end(const struct wt_coder *c, int32_t first)
{
	int32_t n = (int32_t)c->tree.s->n, last = first, i = first + 1;
	while (i < n) {
		if (in_one_mention(c, last, i) || is_nominal(c, i) || is_modifier(c, i)) {
			last = i++;
			continue;
		}
		int32_t after = behind_bracket(&c->tree, i);
		if (after > i) {
			i = after;
			continue;
		}
		if (!goes_on(c, first, i))
			break;
		last = ++i;
		i++;
	}
	while (last > first && wt_tree_is(&c->tree, last, "resmi")) /* Kanada resmi mengumumkan */
		last--;
	bool pointed = last + 1 < n && is_determined(&c->tree, last + 1);
	while (last > first && !pointed && is_modifier(c, last) &&
		wt_tok(&c->tree, last)->upos == WT_UPOS_NUM)
		last--;
	return last;
}

static const struct wt_mention *
last_of_kind(const struct wt_coder *c, int32_t first, int32_t last, enum wt_actor_kind kind)
{
	for (int32_t i = last; i >= first; i--) {
		const struct wt_mention *m = wt_actor_of(c, i);
		if (m && m->as.actor.kind == kind)
			return m;
	}
	return NULL;
}

static struct wt_str
words(const struct wt_coder *c, int32_t first, int32_t last)
{
	struct wt_span s = { wt_tok(&c->tree, first)->span.start,
		wt_tok(&c->tree, last)->span.end };
	return wt_view(c->text->doc, s);
}

/* The words without what stands in brackets and without "di" before a state. */
static struct wt_str
plain_words(const struct wt_coder *c, int32_t first, int32_t last)
{
	const struct wt_tree *t = &c->tree;
	struct wt_str all = words(c, first, last);
	bool plain = true;
	for (int32_t i = first; i <= last; i++)
		plain = plain && !wt_tree_is(t, i, "(") && !wt_tree_is(t, i, "di") &&
			!wt_tree_is(t, i, "dari");
	if (plain)
		return all;
	char *to = WT_NEW(c->arena, char, all.len + 1);
	size_t n = 0;
	for (int32_t i = first; i <= last; i++) {
		int32_t after = behind_bracket(t, i);
		if (after > i) {
			i = after - 1;
			continue;
		}
		if (wt_tree_is(t, i, "di") || wt_tree_is(t, i, "dari"))
			continue;
		const struct wt_token *k = wt_tok(t, i);
		if (n && k->flags & WT_TOK_SPACE_BEFORE)
			to[n++] = ' ';
		memcpy(to + n, k->form.ptr, k->form.len);
		n += k->form.len;
	}
	return (struct wt_str){ to, n };
}

static bool
is_capitals(struct wt_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!wt_is_upper(s.ptr[i]))
			return false;
	return s.len >= 3;
}

/* A medium as written; where the article also has its initials, those: KCNA. */
static struct wt_str
media_name(const struct wt_coder *c, const struct wt_mention *m)
{
	struct wt_str own = wt_view(c->text->doc, m->span);
	for (uint32_t i = 0; i < c->ms->n && i < MENTIONS_MAX && m->as.actor.entry != WT_ENTRY_NONE;
		i++) {
		const struct wt_mention *o = &c->ms->items[i];
		if (o->kind != WT_MENTION_ACTOR || o->as.actor.entry != m->as.actor.entry)
			continue;
		struct wt_str form = wt_view(c->text->doc, o->span);
		if (is_capitals(form) && form.len < own.len)
			return form;
	}
	return own;
}

static void
take(struct wt_sayer *out, struct wt_str name, const struct wt_mention *m)
{
	out->name = name;
	out->certain = true;
	out->entry = m->as.actor.entry;
	out->linked = true;
	out->media = out->media || m->as.actor.kind == WT_ACTOR_MEDIA;
	out->state = m->as.actor.kind == WT_ACTOR_COUNTRY;
	memcpy(out->country, m->as.actor.country, sizeof out->country);
	memcpy(out->sector, m->as.actor.sector, sizeof out->sector);
}

/* A person in the phrase, unless it is about what is his: kantor Netanyahu. */
static const struct wt_mention *
person_of(const struct wt_coder *c, int32_t first, int32_t last)
{
	const struct wt_mention *m = last_of_kind(c, first, last, WT_ACTOR_PERSON);
	if (m && (int32_t)m->first > first && WT_AMONG(&c->tree, first, OF_PERSON))
		return NULL;
	if (m && wt_tree_is(&c->tree, first, "kantor") && (int32_t)m->head > first)
		return NULL;
	if (m && (int32_t)m->last + 1 < last && !wt_actor_of(c, last) &&
		WT_AMONG(&c->tree, first, OF_PERSON))
		return NULL;
	return m;
}

/* harian Haaretz: a proper name behind the noun for a medium. */
static bool
unlisted_medium(const struct wt_coder *c, int32_t first, int32_t last, struct wt_sayer *out)
{
	int32_t from = last;
	if (!WT_AMONG(&c->tree, first, MEDIA_NOUNS))
		return false;
	int32_t n = (int32_t)c->tree.s->n;
	if (last + 2 < n && wt_tok(&c->tree, last + 1)->flags & WT_TOK_OPEN_QUOTE &&
		is_name(c, last + 2)) { /* harian "Bild" */
		from = last + 1;
		last = from + 1;
		while (last + 1 < n && is_name(c, last + 1))
			last++;
	} else {
		while (from > first && is_name(c, from) && !wt_actor_of(c, from))
			from--;
	}
	bool press = wt_tree_is(&c->tree, first, "kantor")
			     ? first < last && wt_tree_is(&c->tree, first + 1, "berita")
			     : !wt_tree_is(&c->tree, first, "lembaga");
	out->media = press;
	if (!press || from == last)
		return false;
	out->name = words(c, from + 1, last);
	out->last = last;
	out->certain = true;
	return true;
}

static bool
is_body(const struct wt_coder *c, int32_t i)
{
	const struct wt_mention *m = wt_actor_of(c, i);
	return m && m->as.actor.kind == WT_ACTOR_BODY;
}

/* kantornya: the office of whom it refers to. */
static bool
is_nya(const struct wt_tree *t, int32_t i)
{
	return wt_tok(t, i)->flags & WT_TOK_CLITIC && wt_tree_is(t, i, "nya");
}

/* Puts a name to the phrase first..last. */
static bool
name_phrase(const struct wt_coder *c, int32_t first, int32_t last, struct wt_sayer *out)
{
	const struct wt_tree *t = &c->tree;
	while (first < last && WT_AMONG(t, first, LEADS_OUT))
		first++;
	if (first < last && wt_tree_is(t, first, "pihak") && is_body(c, first + 1))
		first++;
	out->first = first;
	out->last = last;
	bool within = last > first && is_determined(t, last); /* a mention: kedua pejabat itu */
	if (within || is_determined(t, last + 1)) {
		out->last = within ? last : last + 1;
		bool paper = WT_AMONG(t, first, PAPERS);
		if (paper || !WT_AMONG(t, first, BODIES))
			out->kind = paper ? WT_SAYER_PAPER : WT_SAYER_DEFINITE;
	}
	const struct wt_mention *m = last_of_kind(c, first, last, WT_ACTOR_MEDIA);
	const struct wt_mention *p = person_of(c, first, last);
	if (m && WT_AMONG(t, (int32_t)m->first, PLATFORMS))
		return false;
	if (m && !(p && p->last > m->last)) {
		take(out, media_name(c, m), m);
		out->kind = WT_SAYER_NAMED;
		return true;
	}
	if (p && out->kind == WT_SAYER_NAMED) {
		const struct wt_mention *real = wt_mention_real(c->ms, p);
		take(out, real->as.actor.name.len ? real->as.actor.name : words(c, first, last),
			real);
		return true;
	}
	if (unlisted_medium(c, first, last, out))
		return true;
	m = wt_actor_of(c, last);
	const struct wt_mention *real = m ? wt_mention_real(c->ms, m) : NULL;
	bool whole = m && (int32_t)m->first <= first && (int32_t)m->last >= last;
	bool person = real && real != m &&
		      (real->as.actor.kind == WT_ACTOR_PERSON ||
			      (real->as.actor.kind == WT_ACTOR_BODY &&
				      m->as.actor.kind == WT_ACTOR_REFERENCE));
	if (whole && person && real->as.actor.name.len) {
		take(out, real->as.actor.name, real);
		out->kind = WT_SAYER_NAMED;
		return true;
	}
	if (whole)
		take(out, plain_words(c, first, last), m);
	out->name = plain_words(c, first, last);
	if (!whole && last > first && real && real->as.actor.name.len && is_nya(t, last))
		out->name = wt_arena_printf(c->arena, "%.*s %.*s",
			WT_FMT(plain_words(c, first, last - 1)), WT_FMT(real->as.actor.name));
	out->certain = out->certain || m != NULL || is_name(c, first) || is_name(c, last);
	return out->name.len > 0;
}

/* Does an apposition end before word i?  A verb may follow only where it is the cue. */
static bool
closes(const struct wt_coder *c, int32_t i, int32_t cue)
{
	if (i >= (int32_t)c->tree.s->n || i == cue)
		return true;
	uint8_t pos = wt_tok(&c->tree, i)->upos;
	bool free = pos == WT_UPOS_ADP || pos == WT_UPOS_SCONJ;
	return pos == WT_UPOS_PUNCT || free || has_time(c, i) ||
	       (cue >= 0 && (pos == WT_UPOS_ADV || pos == WT_UPOS_AUX));
}

/* A person's name that no list has, all of the phrase. */
static bool
is_unlisted_person(const struct wt_coder *c, int32_t first, int32_t last)
{
	for (int32_t i = first; i <= last; i++) {
		uint8_t tag = wt_tok(&c->tree, i)->name;
		if ((tag != WT_NAME_B_PER && tag != WT_NAME_I_PER) || wt_actor_of(c, i))
			return false;
	}
	return true;
}

/* The person or medium of the phrase first..last, at its end. */
static bool
take_from(const struct wt_coder *c, int32_t first, int32_t last, bool may_be_medium,
	struct wt_sayer *out)
{
	const struct wt_mention *m = wt_actor_of(c, last);
	if (!m && is_unlisted_person(c, first, last)) {
		out->name = words(c, first, last);
		out->entry = WT_ENTRY_NONE;
		out->certain = true;
	} else if (m && m->as.actor.kind == WT_ACTOR_PERSON && !out->media) {
		const struct wt_mention *real = wt_mention_real(c->ms, m);
		take(out, real->as.actor.name, real);
	} else if (m && m->as.actor.kind == WT_ACTOR_MEDIA && may_be_medium) {
		take(out, media_name(c, m), m);
	} else {
		return false;
	}
	out->kind = WT_SAYER_NAMED;
	out->last = last;
	return true;
}

static const char *const RANKS[] = { "jenderal", "letjen", "mayjen", "brigjen", "irjen", "komjen",
	"kombes", "akbp", "kompol", "kolonel", "letkol", "mayor", "laksamana", "laksda", "laksma",
	"marsekal", "marsda", "marsma" };

/*
 * A name behind the commas of an apposition: hakim pengadilan itu, Azmi Ariffin;
 * kepala puskesmas Cilincing, Jakarta Utara, Edison.
 */
static void
take_apposed(const struct wt_coder *c, int32_t cue, struct wt_sayer *out)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, at = behind_bracket(t, out->last + 1);
	bool office = out->certain || wt_tok(t, out->first)->upos == WT_UPOS_NOUN;
	bool ranked = at + 1 < n && WT_AMONG(t, at + 1, RANKS); /* Pangdam IX Udayana, Mayjen X */
	if (!office || out->state || last_of_kind(c, out->first, out->last, WT_ACTOR_MEDIA) ||
		(last_of_kind(c, out->first, out->last, WT_ACTOR_PERSON) && !ranked))
		return;
	for (int step = 0; step < APPOSED_MAX; step++) {
		if (at + 1 >= n || !wt_tree_is(t, at, ","))
			return;
		int32_t first = at + 1;
		if (first + 1 < n && (wt_tok(t, first)->flags & WT_TOK_OPEN_QUOTE ||
					     wt_tree_is(t, first, "dan")))
			first++;
		if (!is_nominal(c, first) || first == cue)
			return;
		int32_t last = phrase_end(c, first);
		if (cue >= 0 && last >= cue)
			return;
		at = behind_bracket(t, last + 1);
		bool alone = step > 0 || (wt_actor_of(c, first) == wt_actor_of(c, last)) ||
			     wt_tree_is(t, first - 1, "dan");
		if (closes(c, at, cue) && alone && take_from(c, first, last, step == 0, out))
			return;
	}
}

/* Over laporan, laman, dari, oleh, and adverbs, to where the source begins. */
static int32_t
skip_links(const struct wt_coder *c, int32_t i, bool *vehicle)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, end = i + LINKS_MAX;
	while (i < n && i <= end) {
		bool press = wt_tree_is(t, i, "pers") && i > 0 && wt_tree_is(t, i - 1, "siaran");
		bool thing =
			i + 1 < n && (press || (WT_AMONG(t, i, VEHICLES) && !wt_actor_of(c, i)));
		/* "kantor berita": the noun belongs to the name */
		bool filler = WT_AMONG(t, i, FILLERS);
		/* "disampaikan dalam sidang" has no source behind it, "dalam laporan X" has */
		if (wt_tree_is(t, i, "dalam") && !(i + 1 < n && WT_AMONG(t, i + 1, VEHICLES)))
			break;
		bool more = i + 1 < n &&
			    (is_nominal(c, i + 1) || WT_AMONG(t, i + 1, FILLERS) ||
				    wt_tok(t, i + 1)->upos == WT_UPOS_ADJ ||
				    WT_AMONG(t, i + 1, LEADS_OUT) || WT_AMONG(t, i + 1, PRONOUNS));
		/* "sumber yang mengetahui hal itu" is all that he is called */
		bool nameless =
			i + 1 < n && wt_tree_is(t, i, "sumber") && wt_tree_is(t, i + 1, "yang");
		if ((thing && !more) || nameless)
			break;
		if (!thing && !filler)
			break;
		*vehicle = *vehicle || thing;
		i++;
	}
	return i;
}

/* "Deputi Penindakan dan Eksekusi KPK Asep Guntur": what stands before dan names nobody. */
static bool
is_half_an_office(const struct wt_coder *c, const struct wt_sayer *one, const struct wt_sayer *two)
{
	static const char *const OFFICES[] = { "menteri", "kepala", "ketua", "wakil", "deputi",
		"direktur", "sekretaris", "koordinator", "asisten", "staf", "juru", "jaksa",
		"hakim", "komandan", "panglima", "kabag", "kabid", "kasi", "kasubdit", "komisioner",
		"anggota", "plt", "plh", "pj", "manajer", "koordinator", "manager", "dirjen" };
	return WT_AMONG(&c->tree, one->first, OFFICES) &&
	       !last_of_kind(c, one->first, one->last, WT_ACTOR_PERSON) &&
	       last_of_kind(c, two->first, two->last, WT_ACTOR_PERSON);
}

bool
wt_sayer_after(const struct wt_coder *c, int32_t i, struct wt_sayer *out)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n;
	bool vehicle = false;
	*out = (struct wt_sayer){ .entry = WT_ENTRY_NONE };
	i = skip_links(c, i, &vehicle);
	out->vehicle = vehicle;
	if (i >= n || WT_AMONG(t, i, NOT_ONE))
		return false;
	/* "ungkap tiga pejabat AS" */
	while (i + 1 < n && (WT_AMONG(t, i, LEADS_OUT) ||
				    (wt_tok(t, i)->upos == WT_UPOS_NUM && !has_time(c, i) &&
					    wt_tok(t, i + 1)->upos == WT_UPOS_NOUN)))
		i++;
	if (WT_AMONG(t, i, PRONOUNS)) {
		out->kind = WT_SAYER_PRONOUN;
		out->first = out->last = i;
		return true;
	}
	if (!is_nominal(c, i) || wt_tok(t, i)->upos == WT_UPOS_PUNCT)
		return false;
	if (!name_phrase(c, i, phrase_end(c, i), out))
		return false;
	take_apposed(c, -1, out);
	struct wt_sayer two;
	if (wt_sayer_joined(c, out, &two) && is_half_an_office(c, out, &two))
		*out = two;
	return true;
}

/* The first word of the phrase that ends at `last`. */
static int32_t
phrase_start(const struct wt_coder *c, int32_t last)
{
	int32_t i = last;
	while (i > 0 &&
		(in_one_mention(c, i - 1, i) || is_nominal(c, i - 1) ||
			(i > 1 && is_modifier(c, i - 1)) || WT_AMONG(&c->tree, i - 1, LEADS_OUT))) {
		if (wt_tok(&c->tree, i - 1)->upos == WT_UPOS_PUNCT && !wt_actor_of(c, i - 1))
			break;
		i--;
	}
	while (i < last && is_modifier(c, i) && !wt_actor_of(c, i) &&
		wt_tok(&c->tree, i)->upos != WT_UPOS_NUM)
		i++;
	return i;
}

/* "A, dan para B, mengatakan": does the phrase that ends at i stand behind ", dan"? */
static bool
joined_left(const struct wt_coder *c, int32_t i)
{
	if (!is_nominal(c, i) && !is_modifier(c, i))
		return false;
	int32_t first = phrase_start(c, i);
	return first > 1 && wt_tree_is(&c->tree, first - 1, "dan");
}

/* "Lavrov, yang tiba kemarin, mengatakan", "Lavrov, seperti dilansir Tass, mengatakan": the word
 * before the aside, or -1. */
static int32_t
before_aside(const struct wt_coder *c, int32_t cue)
{
	static const char *const OPENS[] = { "yang", "seperti", "sebagaimana", "dikutip",
		"dilansir", "mengutip", "melansir" };
	const struct wt_tree *t = &c->tree;
	int32_t i = cue - 1;
	while (i > 0 && (wt_tok(t, i)->upos == WT_UPOS_ADV || wt_tok(t, i)->upos == WT_UPOS_AUX))
		i--;
	if (i < 3 || !wt_tree_is(t, i, ","))
		return -1;
	for (int32_t k = i - 1; k > 1 && i - k < ASIDE_MAX; k--) {
		if (wt_tok(t, k)->flags & WT_TOK_QUOTED)
			return -1;
		if (WT_AMONG(t, k, OPENS) && wt_tree_is(t, k - 1, ",") && is_nominal(c, k - 2))
			return k - 2;
	}
	return -1;
}

/* Over adverbs, auxiliaries, times and brackets back to the subject's last word. */
static int32_t
back_to_subject(const struct wt_coder *c, int32_t cue)
{
	const struct wt_tree *t = &c->tree;
	static const char *const BETWEEN[] = { "juga", "pun", "sendiri", "secara", "terbuka",
		"telah", "sudah", "akan", "sempat", "kembali", "lalu", "kemudian", "sebelumnya",
		"hanya", "terus", "berulang", "kali", "lantas", "tetap", "langsung", "turut",
		"ikut", "pada", "bahkan", "justru", "tegas", "dengan", "resmi", "mengaku",
		"mulanya", "awalnya" };
	int32_t i = cue - 1, least = cue - 12, aside = before_aside(c, cue);
	if (aside >= 0)
		return aside;
	while (i >= 0 && i > least) {
		uint8_t pos = wt_tok(t, i)->upos;
		if (wt_actor_of(c, i))
			break;
		if (wt_tree_is(t, i, ")")) {
			int32_t k = i;
			while (k > 0 && i - k < BRACKET_MAX && !wt_tree_is(t, k, "("))
				k--;
			i = k - 1;
			continue;
		}
		bool skip = pos == WT_UPOS_ADV || pos == WT_UPOS_AUX || pos == WT_UPOS_PART ||
			    has_time(c, i) || WT_AMONG(t, i, BETWEEN) ||
			    (wt_tree_is(t, i, ",") && i > 0 &&
				    (wt_tree_is(t, i - 1, ")") || wt_actor_of(c, i - 1) ||
					    has_time(c, i - 1) || joined_left(c, i - 1)));
		if (!skip)
			break;
		i--;
	}
	return i;
}

/* The words of the subject that the tree gives, or -1. */
static int32_t
subject_word(const struct wt_coder *c, int32_t cue)
{
	int32_t who = wt_subject(c, cue, 0);
	return who >= 0 && who < cue ? who : -1;
}

/* Does a preposition stand before the word?  ", dengan X mengatakan" has a clause behind it. */
static bool
in_phrase(const struct wt_coder *c, int32_t first)
{
	static const char *const CASES[] = { "di", "ke", "dari", "pada", "dalam", "kepada", "oleh",
		"untuk", "terhadap", "atas", "bagi", "tentang", "antara", "menurut", "lewat",
		"melalui", "bersama", "seperti" };
	const struct wt_tree *t = &c->tree;
	if (first < 1)
		return false;
	if (wt_tree_is(t, first - 1, "dengan"))
		return first > 1 && wt_tok(t, first - 2)->upos != WT_UPOS_PUNCT;
	return WT_AMONG(t, first - 1, CASES);
}

/* "Sumber yang mengetahui hal itu mengatakan": the word before the clause that ends here, or -1. */
static int32_t
before_relative(const struct wt_coder *c, int32_t first)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = first - 1;
	bool verb = false;
	while (i > 0 && first - i < RELATIVE_MAX && !wt_tree_is(t, i, "yang")) {
		uint8_t pos = wt_tok(t, i)->upos;
		if (pos == WT_UPOS_PUNCT || pos == WT_UPOS_SCONJ || wt_tree_is(t, i, "dan"))
			return -1;
		verb = verb || pos == WT_UPOS_VERB;
		i--;
	}
	bool relative = verb && i > 0 && wt_tree_is(t, i, "yang") && is_nominal(c, i - 1);
	return relative && !in_phrase(c, phrase_start(c, i - 1)) ? i - 1 : -1;
}

bool
wt_sayer_before(const struct wt_coder *c, int32_t cue, struct wt_sayer *out)
{
	const struct wt_tree *t = &c->tree;
	bool vehicle = false;
	*out = (struct wt_sayer){ .entry = WT_ENTRY_NONE };
	int32_t i = back_to_subject(c, cue);
	bool determined = i > 0 && is_determined(t, i);
	if (determined)
		i--;
	if (i < 0 || (!is_nominal(c, i) && !WT_AMONG(t, i, PRONOUNS) && !is_modifier(c, i)))
		i = subject_word(c, cue);
	if (i < 0 || (!is_nominal(c, i) && !WT_AMONG(t, i, PRONOUNS)))
		return false;
	if (WT_AMONG(t, i, PRONOUNS) && !(wt_tok(t, i)->flags & WT_TOK_CLITIC)) {
		out->kind = WT_SAYER_PRONOUN;
		out->first = out->last = i;
		return true;
	}
	if (WT_AMONG(t, i, PRONOUNS) && i > 0) /* juru bicaranya */
		i--;
	int32_t first = phrase_start(c, i), last = phrase_end(c, first);
	if (last >= cue)
		last = cue - 1;
	bool nobody = !wt_actor_of(c, last) && !is_name(c, last);
	int32_t head = nobody ? before_relative(c, first) : -1;
	if (head >= 0) {
		first = phrase_start(c, head);
		last = head;
	} else if (in_phrase(c, first) && !determined) {
		/* "Pada pernyataannya Putin": a phrase of place or time is no subject */
		int32_t who = subject_word(c, cue);
		if (who < 0 || (who >= first && who <= last) || !is_nominal(c, who))
			return false;
		first = phrase_start(c, who);
		last = phrase_end(c, who);
		if (last >= cue)
			last = cue - 1;
	}
	first = skip_links(c, first, &vehicle);
	if (first > last || WT_AMONG(t, first, NOT_ONE))
		return false;
	out->vehicle = vehicle;
	if (!name_phrase(c, first, last, out) || WT_AMONG(t, out->first, NOT_ONE)) /* sebuah foto */
		return false;
	take_apposed(c, cue, out);
	return out->first < cue;
}

/* badan intelijen di AS dan Korea Selatan: the noun holds for both. */
static void
distribute(const struct wt_coder *c, const struct wt_sayer *one, struct wt_sayer *two)
{
	const struct wt_mention *a = wt_actor_of(c, one->last), *b = wt_actor_of(c, two->last);
	bool states = a && b && a->as.actor.kind == WT_ACTOR_COUNTRY &&
		      b->as.actor.kind == WT_ACTOR_COUNTRY && (int32_t)a->first > one->first &&
		      (int32_t)b->first == two->first;
	if (!states)
		return;
	int32_t end = (int32_t)a->first - 1;
	while (end > one->first && wt_tok(&c->tree, end)->upos == WT_UPOS_ADP)
		end--;
	struct wt_str head = words(c, one->first, end), tail = words(c, two->first, two->last);
	two->name = wt_arena_printf(c->arena, "%.*s %.*s", WT_FMT(head), WT_FMT(tail));
	two->entry = WT_ENTRY_NONE;
	two->state = false;
}

bool
wt_sayer_first(const struct wt_coder *c, const struct wt_sayer *two, struct wt_sayer *out)
{
	const struct wt_tree *t = &c->tree;
	int32_t at = two->first - 1;
	bool joint = at > 0 && (wt_tree_is(t, at, "dan") || wt_tree_is(t, at, "serta"));
	if (joint && wt_tree_is(t, at - 1, ","))
		at--;
	if (!joint || two->kind != WT_SAYER_NAMED || at < 1 || !is_nominal(c, at - 1))
		return false;
	*out = (struct wt_sayer){ .entry = WT_ENTRY_NONE };
	int32_t first = phrase_start(c, at - 1);
	if (first > 0 && wt_tok(t, first - 1)->upos == WT_UPOS_ADP)
		return false;
	return name_phrase(c, first, at - 1, out) && (out->certain || !two->certain) &&
	       !is_half_an_office(c, out, two);
}

bool
wt_sayer_joined(const struct wt_coder *c, const struct wt_sayer *one, struct wt_sayer *out)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, at = behind_bracket(t, one->last + 1);
	if (at + 1 < n && wt_tree_is(t, at, ","))
		at++;
	bool joint = at + 1 < n && (wt_tree_is(t, at, "dan") || wt_tree_is(t, at, "serta"));
	if (!joint || one->kind != WT_SAYER_NAMED || !is_nominal(c, at + 1) ||
		wt_tok(t, at + 1)->upos == WT_UPOS_VERB)
		return false;
	*out = (struct wt_sayer){ .entry = WT_ENTRY_NONE };
	if (!name_phrase(c, at + 1, phrase_end(c, at + 1), out) || (!out->certain && one->certain))
		return false;
	take_apposed(c, -1, out);
	int32_t after = behind_bracket(t, out->last + 1);
	uint8_t pos = after < n ? wt_tok(t, after)->upos : WT_UPOS_PUNCT;
	if (pos != WT_UPOS_PUNCT && pos != WT_UPOS_ADP && pos != WT_UPOS_VERB &&
		pos != WT_UPOS_SCONJ)
		return false;
	distribute(c, one, out);
	return true;
}
