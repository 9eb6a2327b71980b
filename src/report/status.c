/*
 * status.c - did it happen, and does the article stand by it?
 *
 * Words before the act (tidak, akan, sedang, diduga), the clause that it stands in
 * (jika, untuk), and the predicates above it (berencana, batal); acts whose complement it is
 * (menuduh, membantah, meminta) are read in within.c.  The word lists are classes of the lexicon:
 * status-* and stance-*.
 */
#include "report/party.h"

#define NOBODY_MAX    6  /* words between "satu pun" and the act */
#define QUESTION_MAX  9  /* words between "apakah" and the act */
#define GATHERING_MAX 12 /* words between what will be done and the meeting in which */
#define BEFORE_MAX    5  /* words looked at before the act */
#define ABOVE_MAX     5  /* predicates looked at above it */
#define JOINED_MAX    3  /* words from what it is joined to up to its verb */

struct marker {
	int status; /* -1 where it tells the stance */
	int stance;
};

/* By enum wt_marker; the order is that of strength: an earlier one is not replaced. */
static const struct marker MARKERS[WT_MARKER_COUNT] = {
	{ WT_STATUS_NEGATED, -1 },
	{ WT_STATUS_HYPOTHETICAL, -1 },
	{ WT_STATUS_PLANNED, -1 },
	{ WT_STATUS_ONGOING, -1 },
	{ -1, WT_STANCE_DENIED },
	{ -1, WT_STANCE_ALLEGED },
	{ -1, -1 }, /* classes for the day and of places: no marks */
	{ -1, -1 },
	{ -1, -1 },
};

static void
mark(struct wt_hit *h, const struct marker *m, int32_t word)
{
	/* tidak akan menyerang: what is denied of the plan is denied of the act; akan terus
	 * berdialog: what will go on is to come */
	bool weaker = h->status == WT_STATUS_HAPPENED ||
		      (m->status == WT_STATUS_PLANNED && h->status == WT_STATUS_ONGOING &&
			      h->status_word == word + 1 && !wt_is_said(h)) ||
		      (m->status == WT_STATUS_NEGATED &&
			      (h->status == WT_STATUS_PLANNED || h->status == WT_STATUS_ONGOING));
	if (m->status >= 0 && weaker) {
		h->status = (enum wt_status)m->status;
		h->status_word = word;
	}
	if (m->stance >= 0 && h->stance == WT_STANCE_ASSERTED) {
		h->stance = (enum wt_stance)m->stance;
		h->stance_word = word;
	}
}

void
wt_status_mark(struct wt_hit *h, enum wt_marker marker, int32_t word)
{
	mark(h, &MARKERS[marker], word);
}

/* "Setelah menerima kabar itu, KBRI segera berkoordinasi": at once, not soon. */
static bool
is_at_once(const struct wt_coder *c, int32_t word)
{
	static const char *const THEN[] = { "setelah", "usai", "sesudah", "begitu", "kemudian",
		"lalu", "lantas", "langsung", "telah", "sudah" };
	/* "segera membantah", "segera direspons dengan ...": who answers does so */
	static const char *const ANSWERS[] = { "direspons", "dijawab", "dibantah", "disambut",
		"dibalas", "ditanggapi", "dikecam", "merespons", "menanggapi", "menjawab",
		"membantah", "mengecam", "menyatakan", "menyambut", "menyebut", "menolak",
		"membalas", "menegaskan", "mengonfirmasi", "mengutuk", "memprotes", "menuding",
		"menuduh", "menepis" };
	if (!wt_tree_is(&c->tree, word, "segera"))
		return false;
	if (word > 0 && wt_tree_is(&c->tree, word - 1, "pun"))
		return true; /* "pemerintah pun segera mengeluarkan perintah" */
	if (word + 1 < (int32_t)c->tree.s->n && WT_AMONG(&c->tree, word + 1, ANSWERS))
		return word == 0 || !wt_in_class(c, word - 1, c->fr->markers[WT_MARKER_PLANNED]);
	for (int32_t i = word - 1; i >= 0; i--)
		for (size_t k = 0; k < sizeof THEN / sizeof THEN[0]; k++)
			if (wt_tree_is(&c->tree, i, THEN[k]))
				return true;
	return false;
}

/* "tidak hanya bertemu": it did happen, and more. */
static bool
is_not_only(const struct wt_coder *c, int32_t word)
{
	static const char *const ONLY[] = { "hanya", "cuma", "saja", "sekadar", "sebatas",
		"semata" };
	for (size_t i = 0; i < sizeof ONLY / sizeof ONLY[0]; i++)
		if (word + 1 < (int32_t)c->tree.s->n && wt_tree_is(&c->tree, word + 1, ONLY[i]))
			return true;
	return false;
}

/* "menjelaskan jika polisi menangkap ...": behind a word of saying it is "that", not "if". */
static bool
is_that(const struct wt_coder *c, int32_t word)
{
	static const char *const IFS[] = { "jika", "kalau", "bila", "apabila" };
	static const char *const HOLDS[] = { "yakin", "percaya", "meyakini", "mempercayai", "tahu",
		"mengetahui", "menyadari", "mendengar", "menganggap", "menunjukkan", "membuktikan",
		"mengindikasikan", "menandakan", "memastikan" };
	if (word <= 0 || !WT_AMONG(&c->tree, word, IFS))
		return false;
	return wt_says(c, word - 1) || WT_AMONG(&c->tree, word - 1, HOLDS);
}

/*
 * "mendapat dukungan", "terdapat", "sebelumnya", "kan": their roots (dapat, belum) mark what is
 * possible or not yet so, they do not; "secara tidak langsung" tells how.
 */
static bool
is_other_word(const struct wt_coder *c, int32_t word)
{
	const struct wt_token *k = wt_tok(&c->tree, word);
	if (wt_str_is(k->lemma, "dapat"))
		return wt_str_find(k->lower, WT_STR("dapat"), 0) > 0;
	if (wt_str_is(k->lower, "tidak") || wt_str_is(k->lower, "tak"))
		return word > 0 && wt_tree_is(&c->tree, word - 1, "secara");
	return wt_str_is(k->lower, "sebelumnya") || wt_str_is(k->lower, "kan");
}

/* "tak menyangkal bertemu X": who does not deny it admits it. */
bool
wt_is_admitted(const struct wt_coder *c, int32_t word)
{
	static const char *const NOT[] = { "tidak", "tak", "enggan", "tanpa" };
	return word > 0 && WT_AMONG(&c->tree, word - 1, NOT) &&
	       wt_in_class(c, word, c->fr->markers[WT_MARKER_DENIED]);
}

static void
mark_by(const struct wt_coder *c, struct wt_hit *h, int32_t word)
{
	if (wt_is_admitted(c, word) || is_other_word(c, word) || is_at_once(c, word) ||
		is_not_only(c, word) || is_that(c, word))
		return;
	for (size_t i = 0; i < WT_MARKER_COUNT; i++)
		if (wt_in_class(c, word, c->fr->markers[i]))
			mark(h, &MARKERS[i], word);
}

/* "batal", "gagal" and their like count whatever the tagger and parser make of them. */
static bool
may_stand_before(const struct wt_coder *c, int32_t word)
{
	const struct wt_token *t = wt_tok(&c->tree, word);
	bool stops = wt_in_class(c, word, c->fr->markers[WT_MARKER_NEGATED]) ||
		     wt_in_class(c, word, c->fr->markers[WT_MARKER_PLANNED]);
	return stops || t->upos == WT_UPOS_ADV || t->upos == WT_UPOS_AUX ||
	       t->upos == WT_UPOS_PART || t->upos == WT_UPOS_SCONJ;
}

/* tidak akan menyerang; untuk is told by the clause */
static void
look_before(const struct wt_coder *c, struct wt_hit *h, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = word - 1; i >= 0 && i >= word - BEFORE_MAX; i--) {
		const struct wt_token *k = wt_tok(t, i);
		bool child =
			k->head == word && (k->deprel == WT_DEP_ADVMOD || k->deprel == WT_DEP_AUX ||
						   k->deprel == WT_DEP_MARK);
		if (!may_stand_before(c, i) && !child)
			break;
		/* harus siap mundur: what is only due is not planned */
		if (h->status == WT_STATUS_PLANNED &&
			wt_in_class(c, i, c->fr->markers[WT_MARKER_HYPOTHETICAL]))
			h->status = WT_STATUS_HAPPENED;
		mark_by(c, h, i);
	}
	for (int32_t k = t->first[word]; k >= 0 && k < word; k = t->next[k]) {
		uint8_t rel = wt_tok(t, k)->deprel;
		if (rel == WT_DEP_ADVMOD || rel == WT_DEP_AUX || rel == WT_DEP_MARK)
			mark_by(c, h, k);
	}
}

/* Is what a predicate says of its subject that it took place, or will? */
static bool
tells_whether(const struct wt_coder *c, int32_t predicate)
{
	const struct wt_tree *t = &c->tree;
	if (wt_is_light(t, predicate))
		return true;
	for (int32_t k = t->first[predicate]; k >= 0; k = t->next[k]) {
		uint8_t rel = wt_tok(t, k)->deprel;
		if ((rel == WT_DEP_XCOMP || rel == WT_DEP_CCOMP || rel == WT_DEP_OBJ) &&
			k > predicate)
			return wt_is_light(t, k);
	}
	return true;
}

/*
 * "harus menyelidiki serangan itu", "disalahkan atas pembunuhan X", "untuk memperingati setahun
 * pembantaian": who reacts to what happened does not put it in doubt.
 */
static bool
is_taken_for_granted(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const AFTER[] = { "setelah", "sejak", "usai", "seusai", "pasca",
		"akibat", "atas", "karena", "sepeninggal", "menyusul", "sehubungan" };
	static const char *const REACTS[] = { "merespons", "merespon", "membalas", "menanggapi",
		"menyikapi", "menindaklanjuti", "menyelidiki", "mengusut", "menginvestigasi",
		"mengecam", "mengutuk", "memprotes", "menyesalkan", "memperingati", "menandai",
		"mengenang", "meredam", "mengkhawatirkan", "mempertanyakan", "mengklarifikasi",
		"menjelaskan", "mengungkap", "mendalangi", "mengomentari" };
	if (h->pattern->voice != WT_VOICE_NOUN || h->support >= 0)
		return false;
	int32_t by = wt_tree_case(&c->tree, h->word), above = wt_tok(&c->tree, h->word)->head;
	return (by >= 0 && WT_AMONG(&c->tree, by, AFTER)) ||
	       (above >= 0 && above < h->word && WT_AMONG(&c->tree, above, REACTS));
}

/* "Para pemprotes ingin [Cho] mengundurkan diri": not he wills it who is to do it. */
static bool
wishes_of_other(const struct wt_coder *c, int32_t wish, int32_t act)
{
	static const char *const WISHES[] = { "ingin", "mau", "menginginkan", "menghendaki" };
	if (!WT_AMONG(&c->tree, wish, WISHES))
		return false;
	for (int32_t i = wish + 1; i < act; i++) {
		uint8_t rel = wt_tok(&c->tree, i)->deprel;
		if (wt_actor_of(c, i) &&
			(rel == WT_DEP_NSUBJ || rel == WT_DEP_NSUBJ_PASS ||
				(rel == WT_DEP_OBJ && wt_tok(&c->tree, i)->head == wish)))
			return true;
	}
	return false;
}

/* berencana menyerang, batal bertemu: predicates whose complement the act is. */
static void
look_above(const struct wt_coder *c, struct wt_hit *h, int32_t word)
{
	static const char *const REFUSALS[] = { "penolakan", "keengganan" };
	static const char *const FEARS[] = { "khawatir", "dikhawatirkan", "kekhawatiran", "takut",
		"cemas" };
	const struct wt_tree *t = &c->tree;
	for (int step = 0; step < ABOVE_MAX; step++) {
		const struct wt_token *k = wt_tok(t, word);
		bool complement = k->deprel == WT_DEP_XCOMP || k->deprel == WT_DEP_CCOMP ||
				  k->deprel == WT_DEP_OBJ || k->deprel == WT_DEP_NSUBJ_PASS ||
				  k->deprel == WT_DEP_CSUBJ || k->deprel == WT_DEP_NMOD ||
				  k->deprel == WT_DEP_ADVCL || k->deprel == WT_DEP_NSUBJ ||
				  k->deprel == WT_DEP_ACL;
		if (!complement || k->head < 0)
			return;
		bool subject = k->deprel == WT_DEP_NSUBJ || k->deprel == WT_DEP_NSUBJ_PASS;
		if (k->deprel == WT_DEP_ADVCL && wt_is_aside(t, word))
			return;
		word = k->head;
		if (subject && h->pattern->voice != WT_VOICE_NOUN)
			return;
		/* kunjungan itu diperkirakan menjadi landasan: of the visit that is no doubt */
		if (subject && !tells_whether(c, word))
			return;
		/* penolakan Rusia mengakui kemerdekaan Chechnya */
		if (h->pattern->voice != WT_VOICE_NOUN && WT_AMONG(t, word, REFUSALS))
			mark(h, &MARKERS[WT_MARKER_NEGATED], word);
		/* khawatir Trump ingin mencapai kesepakatan: what is feared is only imagined */
		if (h->status == WT_STATUS_PLANNED && WT_AMONG(t, word, FEARS))
			h->status = WT_STATUS_HAPPENED;
		mark_by(c, h, word);
		/* what is negated or planned of the verb above is so of its complement */
		if (k->deprel != WT_DEP_ADVCL && k->deprel != WT_DEP_CCOMP &&
			k->deprel != WT_DEP_NMOD && k->deprel != WT_DEP_ACL)
			look_before(c, h, word);
		if (k->deprel == WT_DEP_ADVCL || k->deprel == WT_DEP_ACL || subject)
			return;
	}
}

/* Do the words before it leave it happened: not "akan terbang", "tidak datang"? */
bool
wt_has_happened(const struct wt_coder *c, const struct wt_hit *h, int32_t word)
{
	struct wt_hit other = *h;
	other.status = WT_STATUS_HAPPENED;
	other.word = word;
	look_before(c, &other, word);
	return other.status == WT_STATUS_HAPPENED;
}

static void
look_at_clause(const struct wt_coder *c, struct wt_hit *h)
{
	bool prevented = false;
	int32_t plan = wt_plan_before(c, h, &prevented);
	if (plan >= 0 && h->status != WT_STATUS_NEGATED) {
		h->status = prevented ? WT_STATUS_NEGATED : WT_STATUS_PLANNED;
		h->status_word = plan;
		return;
	}
	int32_t at = c->clauses.of[h->word];
	if (at < 0)
		return;
	const struct wt_clause *k = &c->clauses.clauses[at];
	/* keinginannya untuk mengunjungi ..., siap untuk berunding: the purpose is what is willed
	 */
	int32_t governor = wt_willed_before(c, k);
	if (wt_is_purpose(c, k) && governor >= 0) {
		mark(h, &MARKERS[WT_MARKER_PLANNED], governor);
		return;
	}
	if (wt_is_purpose(c, k) && k->kind != WT_CLAUSE_CONDITION && wt_purpose_reached(c, h, k))
		return;
	if (k->kind == WT_CLAUSE_CONDITION && is_that(c, k->marker))
		return;
	/* "desakan Uni Eropa agar AS ...": what opens behind the act is its content */
	if (k->marker > h->last)
		return;
	/* jika Iran ingin berunding: what is willed under a condition is only imagined */
	if (k->kind == WT_CLAUSE_CONDITION && h->status == WT_STATUS_PLANNED)
		h->status = WT_STATUS_HAPPENED;
	if (k->kind == WT_CLAUSE_CONDITION ||
		(wt_is_purpose(c, k) && h->status == WT_STATUS_HAPPENED))
		mark(h, &MARKERS[WT_MARKER_HYPOTHETICAL], k->marker >= 0 ? k->marker : k->head);
}

/* "hanya bisa dilakukan jika Barat berhenti memasok senjata": the clause of the word, whatever the
 * parser hung it on, as no other verb stands between. */
static bool
is_if(const struct wt_coder *c, const struct wt_hit *h, int32_t word, bool verb)
{
	static const char *const IFS[] = { "jika", "apabila", "bilamana" };
	/* "menegaskan, jika sedari awal ia tidak sepakat": that */
	bool that = is_that(c, word) || (word > 0 && wt_tree_is(&c->tree, word - 1, ","));
	return !verb && !that && h->pattern->voice != WT_VOICE_NOUN &&
	       WT_AMONG(&c->tree, word, IFS);
}

/* "belum jelas apakah Gantz akan bergabung": a question, whatever it asks for; "alih-alih mendukung
 * seniman", "pentingnya membuka dialog": what is not done, what only matters. */
static void
look_for_question(const struct wt_coder *c, struct wt_hit *h)
{
	static const char *const ASKS[] = { "apakah", "akankah", "entah", "mungkinkah", "bisakah",
		"kah", "kecuali", "asalkan", "seandainya", "andai" };
	static const char *const NOT[] = { "alih-alih", "ketimbang", "urgensi", "percuma",
		"sia-sia", "sulit", "kesulitan" };
	static const char *const MEANS_NOT[] = { "tidak", "tak", "bukan", "belum" };
	static const char *const MATTERS[] = { "penting", "perlu", "guna", "arti", "manfaat" };
	bool verb = false;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - QUESTION_MAX; i--) {
		if (wt_tok(&c->tree, i)->upos == WT_UPOS_PUNCT || wt_tree_is(&c->tree, i, "bahwa"))
			return;
		bool near = (i + 1 == h->word && WT_AMONG(&c->tree, i, NOT)) ||
			    (i + 2 == h->word && WT_AMONG(&c->tree, i, MATTERS) &&
				    wt_tree_is(&c->tree, i + 1, "nya"));
		/* "bukan berarti Australia akan menampung lebih banyak orang" */
		near = near || (i > 0 && wt_tree_is(&c->tree, i, "berarti") &&
				       WT_AMONG(&c->tree, i - 1, MEANS_NOT));
		bool asks = near || WT_AMONG(&c->tree, i, ASKS) || is_if(c, h, i, verb);
		verb = verb || wt_tok(&c->tree, i)->upos == WT_UPOS_VERB ||
		       wt_tree_is(&c->tree, i, "yang");
		if (!asks)
			continue;
		h->status = WT_STATUS_HYPOTHETICAL;
		h->status_word = i;
		return;
	}
}

/* "tak satu pun ... ditangkap": nobody was. */
static void
look_for_nobody(const struct wt_coder *c, struct wt_hit *h)
{
	for (int32_t i = h->word - 1; i > 0 && i >= h->word - NOBODY_MAX; i--)
		if ((wt_tree_is(&c->tree, i, "pun") || wt_tree_is(&c->tree, i, "satupun")) &&
			(wt_tree_is(&c->tree, i - 1, "satu") ||
				wt_tree_is(&c->tree, i - 1, "seorang") ||
				wt_tree_is(&c->tree, i, "satupun")))
			mark(h, &MARKERS[WT_MARKER_NEGATED], i);
}

/* "Kami ingin menyampaikan selamat", "saya mau mengucapkan terima kasih": it is done by saying so.
 */
static bool
is_done_by_wish(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const WISHES[] = { "ingin", "mau", "hendak", "izinkan" };
	static const char *const UTTERS[] = { "menyampaikan", "sampaikan", "mengucapkan", "ucapkan",
		"menyatakan", "mengapresiasi", "apresiasi", "berterima", "menghaturkan",
		"mengungkapkan", "memuji" };
	return h->type == WT_TYPE_SUPPORT && h->status_word >= 0 &&
	       WT_AMONG(&c->tree, h->status_word, WISHES) && WT_AMONG(&c->tree, h->word, UTTERS);
}

/*
 * "menuntut gencatan senjata sebelum mengizinkan konvoi", "harus mengubah konstitusi sebelum mereka
 * melucuti diri": what comes behind a demand is only in sight.
 */
static void
look_for_before(const struct wt_coder *c, struct wt_hit *h)
{
	static const char *const DEMANDS[] = { "menuntut", "meminta", "mendesak", "mensyaratkan",
		"harus", "wajib", "perlu", "akan", "menolak", "menghendaki" };
	int32_t before = -1;
	if (h->pattern->voice == WT_VOICE_NOUN)
		return;
	for (int32_t i = h->word - 1; i > 0 && i >= h->word - BEFORE_MAX && before < 0; i--) {
		if (wt_tok(&c->tree, i)->upos == WT_UPOS_PUNCT)
			return;
		before = wt_tree_is(&c->tree, i, "sebelum") ? i : -1;
	}
	for (int32_t i = before - 1; i >= 0; i--)
		if (WT_AMONG(&c->tree, i, DEMANDS)) {
			h->status = WT_STATUS_HYPOTHETICAL;
			h->status_word = before;
			return;
		}
}

/* "akan dibahas dalam pertemuan menlu ASEAN": what is to come in a meeting tells that it is to
 * come, too. */
static void
look_at_gathering(const struct wt_coder *c, struct wt_hit *h)
{
	static const char *const IN[] = { "dalam", "pada", "di", "lewat", "melalui", "saat",
		"ketika" };
	static const char *const FOR[] = { "untuk", "bagi", "guna", "demi", "menuju" };
	static const char *const WILL[] = { "akan", "bakal", "hendak", "dijadwalkan",
		"direncanakan" };
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, h->word);
	int32_t prep = wt_tree_case(t, h->word), verb = k->head;
	bool noun = h->pattern->voice == WT_VOICE_NOUN;
	if (h->type != WT_TYPE_CONSULT || h->support >= 0 || h->status != WT_STATUS_HAPPENED)
		return;
	/* akan membahas hal itu saat bertemu Xi */
	bool when = !noun && k->deprel == WT_DEP_ADVCL && h->word - verb <= GATHERING_MAX &&
		    h->word > 0 && WT_AMONG(t, h->word - 1, IN);
	for (int32_t i = verb + 1; when && i < h->word; i++)
		when = !wt_says(c, i);
	/* siap untuk negosiasi, terbuka untuk dialog */
	if (noun && prep >= 0 && WT_AMONG(t, prep, FOR)) {
		mark(h, &MARKERS[WT_MARKER_HYPOTHETICAL], prep);
		return;
	}
	bool in = noun && k->deprel == WT_DEP_OBL && prep >= 0 && WT_AMONG(t, prep, IN);
	if ((!in && !when) || verb < 0 || verb > h->word)
		return;
	for (int32_t i = verb - 1; i >= 0 && i >= verb - 2; i--)
		if (WT_AMONG(t, i, WILL))
			mark(h, &MARKERS[WT_MARKER_PLANNED], i);
}

/* "Jelang pertemuan Trump dan Putin": it is to come, unless its day has passed. */
static void
look_for_eve(const struct wt_coder *c, struct wt_hit *h)
{
	static const char *const EVES[] = { "jelang", "menjelang" };
	bool gathering = h->type == WT_TYPE_CONSULT || h->type == WT_TYPE_PROTEST;
	int32_t by = wt_tree_case(&c->tree, h->word);
	if (by < 0 && h->word > 0)
		by = h->word - 1;
	if (!gathering || h->pattern->voice != WT_VOICE_NOUN || h->support >= 0 || by < 0 ||
		!WT_AMONG(&c->tree, by, EVES))
		return;
	mark(h, &MARKERS[WT_MARKER_PLANNED], by);
}

/* "Rencana pertemuan Trump dan Putin di Budapest batal": what the phrase ends in, -1. */
static int32_t
failed_behind(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const FAILED[] = { "batal", "gagal", "dibatalkan", "urung", "kandas" };
	for (int32_t i = h->last + 1; i < (int32_t)c->tree.s->n && i <= h->last + QUESTION_MAX;
		i++) {
		uint8_t pos = wt_tok(&c->tree, i)->upos;
		if (WT_AMONG(&c->tree, i, FAILED))
			return i;
		if (pos == WT_UPOS_VERB || pos == WT_UPOS_PUNCT || pos == WT_UPOS_SCONJ)
			return -1;
	}
	return -1;
}

/* The word that puts off what the noun tells: menunda serangan, penundaan kunjungan; -1. */
static int32_t
delay_above(const struct wt_tree *t, int32_t noun)
{
	static const char *const DELAYS[] = { "menunda", "ditunda", "penundaan", "menangguhkan",
		"ditangguhkan", "penangguhan", "mengurungkan" };
	uint8_t rel = wt_tok(t, noun)->deprel;
	int32_t above = wt_tok(t, noun)->head;
	bool part = rel == WT_DEP_OBJ || rel == WT_DEP_NSUBJ_PASS || rel == WT_DEP_NMOD;
	return part && above >= 0 && WT_AMONG(t, above, DELAYS) ? above : -1;
}

/* "tergantung pada persetujuan DPR", "menunggu kunjungan Putin": the word that needs it; -1. */
static int32_t
need_above(const struct wt_tree *t, int32_t noun)
{
	static const char *const NEEDS[] = { "tergantung", "bergantung", "menunggu", "menanti",
		"membutuhkan", "memerlukan", "butuh", "mencari", "mengharapkan", "menginginkan",
		"mendambakan", "menantikan", "menghendaki", "dibutuhkan", "diperlukan", "tanpa",
		"memungkinkan", "mengupayakan", "mengusahakan", "mensyaratkan", "harapan",
		"prospek", "impian", "mimpi", "gagasan", "ide" };
	int32_t above = wt_tok(t, noun)->head, by = wt_tree_case(t, noun);
	if (by >= 0 && WT_AMONG(t, by, NEEDS))
		return by;
	return above >= 0 && above < noun && WT_AMONG(t, above, NEEDS) ? above : -1;
}

/* "tenggat bagi tercapainya kesepakatan", "dengan syarat tercapainya gencatan": what is to come
 * about; -1. */
static int32_t
to_come_about(const struct wt_tree *t, int32_t noun)
{
	static const char *const COMES[] = { "tercapai", "terwujud", "terjadi", "terlaksana",
		"tercipta", "terjalin" };
	static const char *const FOR[] = { "bagi", "untuk", "demi", "menuju", "guna", "agar",
		"menunggu", "mendorong", "mengupayakan", "syarat", "menghendaki", "harapan",
		"mengharapkan", "kemungkinan", "peluang" };
	if (noun < 3 || !wt_tree_is(t, noun - 1, "nya") || !WT_AMONG(t, noun - 2, COMES))
		return -1;
	return WT_AMONG(t, noun - 3, FOR) ? noun - 3 : -1;
}

/* What is put off, and what is only needed, is not there. */
static void
look_for_need(const struct wt_coder *c, struct wt_hit *h)
{
	bool friendly = h->type == WT_TYPE_SUPPORT || h->type == WT_TYPE_CONSULT ||
			h->type == WT_TYPE_AGREE || h->type == WT_TYPE_AID ||
			h->type == WT_TYPE_COOPERATE;
	if (h->pattern->voice != WT_VOICE_NOUN || h->support >= 0)
		return;
	int32_t word = delay_above(&c->tree, h->word);
	if (word < 0)
		word = failed_behind(c, h);
	if (word < 0 && friendly)
		word = need_above(&c->tree, h->word);
	if (word < 0)
		word = to_come_about(&c->tree, h->word);
	if (word < 0)
		return;
	h->status = WT_STATUS_HYPOTHETICAL;
	h->status_word = word;
}

/* The verb that the word is joined to with nothing of its own between: akan X dan Y; -1. */
int32_t
wt_joined_to(const struct wt_coder *c, int32_t word)
{
	static const char *const JOINTS[] = { "dan", "serta", "atau", "maupun", "lalu", "kemudian",
		"sekaligus", "," };
	/* harus meletakkan senjata dan [segera] membebaskan sandera */
	static const char *const LIGHT[] = { "segera", "langsung", "juga", "turut", "ikut" };
	const struct wt_token *k = wt_tok(&c->tree, word);
	int32_t joint = word > 1 && WT_AMONG(&c->tree, word - 1, LIGHT) ? word - 2 : word - 1;
	if (joint < 0 || k->upos != WT_UPOS_VERB || k->deprel != WT_DEP_CONJ ||
		!WT_AMONG(&c->tree, joint, JOINTS))
		return -1;
	/* "menghentikan serangan dan menarik pasukan": parsers may join it to the noun between */
	int32_t first = k->head;
	for (int n = 0; n < JOINED_MAX && first >= 0 && first < word; n++) {
		if (wt_tok(&c->tree, first)->upos == WT_UPOS_VERB)
			return first;
		first = wt_tok(&c->tree, first)->head;
	}
	return -1;
}

/* "akan melancarkan serangan ke Gaza, [mengepung] kota itu": a verb without a subject of its own
 * behind a comma goes on with the one before; that one, -1. */
static int32_t
goes_on_from(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, word);
	bool bare = word > 1 && k->deprel == WT_DEP_ADVCL && wt_tree_is(t, word - 1, ",") &&
		    wt_str_starts(k->lower, WT_STR("me")) && k->head >= 0 && k->head < word &&
		    wt_tree_kid(t, word, WT_DEP_MARK) < 0 &&
		    wt_tree_kid(t, word, WT_DEP_NSUBJ) < 0 && !wt_says(c, word);
	return bare && wt_tok(t, k->head)->upos == WT_UPOS_VERB && !wt_says(c, k->head) ? k->head
											: -1;
}

/*
 * "akan mengunjungi X dan bertemu Y", "jika menyerang X dan menembak Y": what is willed, imagined
 * or alleged of the first is so of the second; what is negated only behind "atau".
 */
static void
look_beside(const struct wt_coder *c, struct wt_hit *h)
{
	static const char *const OR[] = { "atau", "maupun" };
	struct wt_hit first = *h;
	int32_t word = wt_joined_to(c, h->word);
	if (word < 0)
		word = goes_on_from(c, h->word);
	for (; word >= 0; word = wt_joined_to(c, word)) {
		first.word = word;
		/* "berencana X dan Y": parsers may join Y to the word of will itself */
		if (wt_child(c->tree.s, word, WT_DEP_XCOMP, 0) >= 0)
			mark_by(c, &first, word);
		look_before(c, &first, word);
		look_at_clause(c, &first);
		look_above(c, &first, word);
	}
	bool either = WT_AMONG(&c->tree, h->word - 1, OR);
	/* "harus dipandang sebagai tindakan inkonstitusional, melanggar undang-undang" */
	if (wt_joined_to(c, h->word) < 0 && first.status != WT_STATUS_PLANNED)
		return;
	if (first.status != h->status && (first.status != WT_STATUS_NEGATED || either)) {
		h->status = first.status;
		h->status_word = first.status_word;
	}
	if (h->stance == WT_STANCE_ASSERTED && first.stance == WT_STANCE_ALLEGED) {
		h->stance = first.stance;
		h->stance_word = first.stance_word;
	}
}

void
wt_status_read(struct wt_coder *c, struct wt_hit *h)
{
	h->status = WT_STATUS_HAPPENED;
	h->stance = WT_STANCE_ASSERTED;
	look_before(c, h, h->word);
	/* "Kanada [Akan] Susul Inggris Akui Palestina" */
	if (wt_followed_before(c, h->word) >= 0)
		look_before(c, h, wt_followed_before(c, h->word));
	look_for_nobody(c, h);
	if (h->support >= 0) {
		look_before(c, h, h->support);
		look_above(c, h, h->support);
	}
	if (!is_taken_for_granted(c, h)) {
		look_at_clause(c, h);
		look_above(c, h, h->word);
		look_for_question(c, h);
		look_for_before(c, h);
		look_at_gathering(c, h);
		look_for_eve(c, h);
		look_for_need(c, h);
	}
	bool soon = h->status == WT_STATUS_PLANNED && h->status_word >= 0 &&
		    wt_tree_is(&c->tree, h->status_word, "segera");
	if ((h->status == WT_STATUS_HAPPENED || soon) && h->pattern->voice != WT_VOICE_NOUN &&
		(wt_joined_to(c, h->word) >= 0 || goes_on_from(c, h->word) >= 0))
		look_beside(c, h);
	/* "terus membantah": every time it is said it has been said */
	if (h->status == WT_STATUS_ONGOING && wt_is_said(h) && h->type != WT_TYPE_ACCUSE)
		h->status = WT_STATUS_HAPPENED;
	if (h->type == WT_TYPE_ACCUSE)
		h->stance = WT_STANCE_ASSERTED;
	if (h->status == WT_STATUS_PLANNED && h->pattern->voice != WT_VOICE_NOUN &&
		h->status_word >= 0 && wishes_of_other(c, h->status_word, h->word))
		h->status = WT_STATUS_HYPOTHETICAL;
	if (h->status == WT_STATUS_PLANNED && is_done_by_wish(c, h))
		h->status = WT_STATUS_HAPPENED;
	/* jika ia harus mendekam di penjara: no word of the frame makes it so */
	if (h->frame->status && h->status != WT_STATUS_HYPOTHETICAL) {
		h->status = (enum wt_status)(h->frame->status - 1);
		h->status_word = h->word;
	}
}
