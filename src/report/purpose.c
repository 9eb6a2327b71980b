/*
 * purpose.c - what was done to an end: was the end reached?
 *
 *	terbang ke Moskow untuk bertemu Putin        who travelled to meet somebody met him
 *	turun ke jalan untuk menuntut X mundur       who gathered to demand it demanded it
 *	memakai drone untuk menyerang kilang         what is used to an end has served it
 *	memutuskan untuk menghentikan bantuan        who has decided does it
 *	meminta polisi untuk menangkap X             no: that is only what is wanted
 *	keinginannya untuk bertemu Putin             no: a word of will makes it a plan
 *
 * In: the clause that untuk, guna, agar ... opens, and the word that it hangs on.  What
 * that word tells must itself have happened ("akan terbang untuk bertemu" has not).
 *
 * Limits: who came to meet somebody and was not let in is taken to have met him.
 */
#include "report/source.h"

#define WILL_MAX 6 /* words between a noun of will and its "untuk" */
#define PLAN_MAX 8 /* words between the word of a plan and what is planned */

#define TRAVEL_STEPS 4 /* words from the clause up to the journey that it closes */

/* Of what is said, of meetings and protests: the end of who came, sent, wrote. */
static const char *const CAME[] = { "datang", "mendatangi", "menyambangi", "menemui", "tiba",
	"bertandang", "menghubungi", "menyurati", "berkumpul", "turun", "sambangi", "datangi",
	"kunjungan", "kedatangan", "kedatangannya", "berkunjung", "menelepon", "bertemu", "menulis",
	"mengirim", "mengirimkan", "mengunjungi", "menghadap", "diutus", "bersurat", "terbang",
	"bertolak", "berangkat", "perjalanan", "melawat", "lawatan", "lawatannya", "kunjungannya",
	"mampir", "singgah", "hadir", "menyempatkan", "mengutus", "delegasi", "rombongan",
	"memasuki", "mengumpulkan", "memanggil", "dipanggil" };
/* Of demands, refusals, blame and protests: the end of who did something in public. */
static const char *const SHOWED[] = { "menggelar", "mengadakan", "unjuk", "aksi", "demo",
	"berdemonstrasi", "berdemo", "demonstrasi", "mogok", "memadati", "memblokir", "berbaris",
	"membentangkan", "membagikan", "menyampaikan", "mengeluarkan", "menerbitkan", "sini",
	"berpawai", "berorasi", "menduduki", "berjalan", "menandatangani", "petisi" };
/* Of force and of refusals: the end of what was used. */
static const char *const USED[] = { "menggunakan", "digunakan", "memakai", "dipakai",
	"memanfaatkan", "menembakkan", "meluncurkan", "mengerahkan", "dikerahkan", "menurunkan",
	"melepaskan" };
/* Of help: the end of who was sent. */
static const char *const SENT[] = { "mengirim", "mengirimkan", "dikirim", "dikirimkan",
	"mengerahkan", "dikerahkan", "menerjunkan", "diterjunkan", "menurunkan", "diturunkan",
	"menyalurkan", "disalurkan", "mengutus", "diutus" };
static const char *const DECIDED[] = { "memutuskan", "diputuskan", "memilih", "keputusan",
	"keputusannya", "berhasil", "sempat", "nekat" };
static const char *const CAUSED[] = { "memicu", "memaksa", "dipaksa", "terpaksa", "membuat",
	"menyebabkan" };

/* "untuk pertama kalinya", "untuk sementara waktu": no end of anything */
static bool
is_adverbial(const struct wt_tree *t, int32_t marker)
{
	static const char *const BEHIND[] = { "pertama", "kedua", "ketiga", "keempat", "kelima",
		"kesekian", "sementara", "kali", "sekian", "itu", "seterusnya", "selamanya" };
	return marker + 1 < (int32_t)t->s->n && wt_tree_is(t, marker, "untuk") &&
	       WT_AMONG(t, marker + 1, BEHIND);
}

/* By its marker, whatever it hangs on: kemauan untuk ..., datang untuk ... */
bool
wt_is_purpose(const struct wt_coder *c, const struct wt_clause *k)
{
	static const char *const MARKS[] = { "untuk", "agar", "supaya", "guna", "demi", "buat" };
	if (k->marker >= 0 && is_adverbial(&c->tree, k->marker))
		return false;
	return k->kind == WT_CLAUSE_PURPOSE ||
	       (k->marker >= 0 && WT_AMONG(&c->tree, k->marker, MARKS));
}

/* The word of will that the clause stands on, or right behind (kesediaannya untuk); -1. */
int32_t
wt_willed_before(const struct wt_coder *c, const struct wt_clause *k)
{
	static const char *const WILLS[] = { "keinginan", "niat", "kesediaan", "kesiapan" };
	uint32_t planned = c->fr->markers[WT_MARKER_PLANNED];
	int32_t governor = wt_tok(&c->tree, k->head)->head;
	if (governor >= 0 && governor < k->head && wt_in_class(c, governor, planned))
		return governor;
	for (int32_t i = k->marker - 1; i >= 0 && i >= k->marker - 2; i--)
		if (wt_in_class(c, i, planned))
			return i;
	/* keinginan dari Jenderal Dunford untuk berkomunikasi */
	for (int32_t i = k->marker - 3; i >= 0 && i >= k->marker - WILL_MAX; i--) {
		uint8_t pos = wt_tok(&c->tree, i)->upos;
		if (pos == WT_UPOS_VERB || pos == WT_UPOS_PUNCT)
			return -1;
		if (WT_AMONG(&c->tree, i, WILLS))
			return i;
	}
	return -1;
}

/* A noun phrase, with or without "untuk": what may stand between a word and the verb it governs. */
static bool
is_between(const struct wt_coder *c, int32_t word)
{
	uint8_t pos = wt_tok(&c->tree, word)->upos;
	return wt_tree_is(&c->tree, word, "untuk") || wt_tree_is(&c->tree, word, "nya") ||
	       pos == WT_UPOS_NOUN || pos == WT_UPOS_PROPN || pos == WT_UPOS_ADJ ||
	       pos == WT_UPOS_DET || pos == WT_UPOS_AUX || pos == WT_UPOS_ADV;
}

/*
 * "rencana Netanyahu [mencaplok] Gaza", "ambisi Rusia untuk [menguasai] kota itu", "mencegah Iran
 * [membuat] senjata": the word of a plan, or of what prevents it, whose harm the verb tells, at
 * most PLAN_MAX words before it, whatever the parser hung them on; -1.
 */
int32_t
wt_plan_before(const struct wt_coder *c, const struct wt_hit *h, bool *prevented)
{
	static const char *const PLANS[] = { "rencana", "rencananya", "niat", "niatnya", "ambisi",
		"ambisinya", "tekad", "tekadnya", "wacana", "skenario", "keinginan", "keinginannya",
		"ancaman", "ancamannya" };
	static const char *const PREVENTS[] = { "mencegah", "cegah", "mencegahnya", "menghalangi",
		"menghindari", "mengantisipasi" };
	bool harm = h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE ||
		    h->type == WT_TYPE_SANCTION || h->type == WT_TYPE_MOBILIZE;
	if (!harm || h->pattern->voice != WT_VOICE_ACTIVE)
		return -1;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - PLAN_MAX; i--) {
		*prevented = WT_AMONG(&c->tree, i, PREVENTS);
		if (*prevented || WT_AMONG(&c->tree, i, PLANS))
			return i;
		if (!is_between(c, i))
			return -1;
	}
	return -1;
}

static bool
is_of_public(enum wt_type type)
{
	return type == WT_TYPE_REQUEST || type == WT_TYPE_REJECT || type == WT_TYPE_ACCUSE ||
	       type == WT_TYPE_PROTEST;
}

/* Does what the word tells bring about acts of the type? */
static bool
leads_to(const struct wt_tree *t, int32_t word, const struct wt_hit *h)
{
	bool meets = wt_is_said(h) || h->type == WT_TYPE_CONSULT || h->type == WT_TYPE_PROTEST;
	bool force = h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE ||
		     h->type == WT_TYPE_REJECT;
	bool help = h->type == WT_TYPE_AID || h->type == WT_TYPE_COERCE;
	return (meets && WT_AMONG(t, word, CAME)) ||
	       (is_of_public(h->type) && WT_AMONG(t, word, SHOWED)) ||
	       (force && WT_AMONG(t, word, USED)) || (help && WT_AMONG(t, word, SENT)) ||
	       WT_AMONG(t, word, DECIDED);
}

/* "melakukan perjalanan dengan kereta yang dibuat khusus untuk bertemu": the journey above */
static int32_t
journey_above(const struct wt_tree *t, int32_t word)
{
	static const char *const TRAVEL[] = { "perjalanan", "berangkat", "terbang", "bertolak",
		"melawat", "lawatan", "kunjungan", "bertandang", "delegasi" };
	for (int n = 0; word >= 0 && n < TRAVEL_STEPS; n++, word = wt_tok(t, word)->head) {
		if (WT_AMONG(t, word, TRAVEL))
			return word;
		for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
			if (wt_tok(t, k)->deprel == WT_DEP_OBJ && WT_AMONG(t, k, TRAVEL))
				return word;
	}
	return -1;
}

bool
wt_purpose_reached(const struct wt_coder *c, const struct wt_hit *h, const struct wt_clause *k)
{
	const struct wt_tree *t = &c->tree;
	int32_t above = wt_tok(t, k->head)->head;
	if (above < 0)
		return false;
	if (WT_AMONG(t, above, CAUSED))
		return true;
	if (above > k->head)
		return false;
	/* "memakai drone untuk menyerang": parsers hang the clause on what is used */
	if (!leads_to(t, above, h) && wt_tok(t, above)->deprel == WT_DEP_OBJ)
		above = wt_tok(t, above)->head;
	if (above >= 0 && !leads_to(t, above, h)) {
		above = h->type == WT_TYPE_CONSULT ? journey_above(t, above) : -1;
	}
	if (above < 0 || above > k->head)
		return false;
	return wt_has_happened(c, h, above);
}
