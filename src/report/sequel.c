/*
 * sequel.c - the day of an act, from a sentence behind it that takes it up again.
 *
 *	Hakim memvonis X dua tahun penjara. Putusan itu dibacakan pada Selasa (9/5).
 *	Fraksi Y menolak RUU itu dalam rapat paripurna. Rapat tersebut digelar Senin.
 *	Negara Z menggelar latihan tembak. Media Z melaporkan latihan itu berlangsung Senin.
 *	Polisi menggeledah kantor X. Penggeledahan dilakukan pada Rabu.
 *	Penandatanganan digelar Senin. Dokumen diteken X dan Y.      and from one before it
 *
 * In: the joined claims and the sentences.  Out: what happened, told without a day, gets
 * the day on which "that ruling", "that announcement" was made, on which the meeting that
 * its sentence names was held, where the next sentence tells it; or that of a noun of its
 * own kind ("latihan itu", "penangkapan tersebut") from one of the SEQUEL_FAR next ones.
 * What "has gone on since Monday" lasts from then on.
 *
 * Limits: of two acts of a kind in one sentence both get the day.
 */
#include "report/source.h"

#define SEQUEL_AGE  14 /* days before publication */
#define SEQUEL_FAR  3  /* sentences back to an act of the noun's kind */
#define OPENING_MAX 14 /* words up to the noun that takes it up */
#define NOUN_MAX    8  /* words from that to the verb that tells that it was made */

#define DAYS_MAX 3 /* of a time that is told as one: a weekend */

#define KIND(type) (1U << (type))

/* What an act is called where it is taken up again. */
static const char *const OUTCOMES[] = { "putusan", "keputusan", "vonis", "pengumuman", "pernyataan",
	"penetapan", "kecaman", "ancaman", "permintaan", "desakan", "tuntutan", "usulan", "seruan",
	"perintah", "janji", "penolakan", "tuduhan", "tudingan", "kritik", "imbauan", "instruksi",
	"penghargaan", "dukungan", "ucapan", "dakwaan", "gugatan", "laporan", "sanksi", "hukuman",
	"apresiasi", "pujian", "peringatan", "kebijakan", "aturan", "larangan", "komentar",
	"kritikan", "protes", "undangan", "tawaran", "komitmen", "kesepakatan", "permohonan" };
/* In what it may have been done. */
static const char *const OCCASIONS[] = { "rapat", "sidang", "pertemuan", "persidangan", "aksi",
	"demonstrasi", "demo", "acara", "konferensi", "kunjungan", "operasi", "ktt", "forum",
	"pelantikan", "upacara" };
static const char *const MADE[] = { "dibacakan", "disampaikan", "diumumkan", "diambil",
	"dijatuhkan", "diungkapkan", "digelar", "dilakukan", "berlangsung", "dilaksanakan",
	"diadakan", "diajukan", "didaftarkan", "dilayangkan", "dikeluarkan", "dilontarkan",
	"diselenggarakan", "terjadi", "dikemukakan", "diterbitkan", "diberikan", "dilancarkan",
	"dimulai", "diteken", "ditandatangani", "dihelat", "diberlakukan", "diluncurkan",
	"dijalankan", "diserahkan", "diputuskan", "berlaku", "dirilis", "diunggah" };

/* Nouns of what is done, and the types of act that they take up. */
static const struct kind {
	const char *noun;
	unsigned types;
} KINDS[] = {
	{ "pertemuan", KIND(WT_TYPE_CONSULT) },
	{ "rapat", KIND(WT_TYPE_CONSULT) },
	{ "kunjungan", KIND(WT_TYPE_CONSULT) },
	{ "lawatan", KIND(WT_TYPE_CONSULT) },
	{ "pembicaraan", KIND(WT_TYPE_CONSULT) },
	{ "perbincangan", KIND(WT_TYPE_CONSULT) },
	{ "percakapan", KIND(WT_TYPE_CONSULT) },
	{ "perundingan", KIND(WT_TYPE_CONSULT) },
	{ "negosiasi", KIND(WT_TYPE_CONSULT) },
	{ "dialog", KIND(WT_TYPE_CONSULT) },
	{ "audiensi", KIND(WT_TYPE_CONSULT) },
	{ "silaturahmi", KIND(WT_TYPE_CONSULT) },
	{ "serangan", KIND(WT_TYPE_ASSAULT) },
	{ "penyerangan", KIND(WT_TYPE_ASSAULT) },
	{ "penembakan", KIND(WT_TYPE_ASSAULT) | KIND(WT_TYPE_MOBILIZE) },
	{ "pengeboman", KIND(WT_TYPE_ASSAULT) },
	{ "ledakan", KIND(WT_TYPE_ASSAULT) },
	{ "pembunuhan", KIND(WT_TYPE_ASSAULT) },
	{ "penusukan", KIND(WT_TYPE_ASSAULT) },
	{ "penculikan", KIND(WT_TYPE_ASSAULT) },
	{ "penganiayaan", KIND(WT_TYPE_ASSAULT) },
	{ "pengeroyokan", KIND(WT_TYPE_ASSAULT) },
	{ "bentrokan", KIND(WT_TYPE_ASSAULT) | KIND(WT_TYPE_PROTEST) },
	{ "insiden", KIND(WT_TYPE_ASSAULT) | KIND(WT_TYPE_PROTEST) },
	{ "peristiwa", KIND(WT_TYPE_ASSAULT) | KIND(WT_TYPE_PROTEST) },
	{ "kejadian", KIND(WT_TYPE_ASSAULT) | KIND(WT_TYPE_PROTEST) },
	{ "penangkapan", KIND(WT_TYPE_COERCE) },
	{ "penahanan", KIND(WT_TYPE_COERCE) },
	{ "penggeledahan", KIND(WT_TYPE_COERCE) | KIND(WT_TYPE_ACCUSE) },
	{ "penyitaan", KIND(WT_TYPE_COERCE) },
	{ "penggerebekan", KIND(WT_TYPE_COERCE) },
	{ "razia", KIND(WT_TYPE_COERCE) },
	{ "ott", KIND(WT_TYPE_COERCE) },
	{ "operasi", KIND(WT_TYPE_COERCE) | KIND(WT_TYPE_ASSAULT) },
	{ "pemblokiran", KIND(WT_TYPE_COERCE) },
	{ "pencekalan", KIND(WT_TYPE_COERCE) },
	{ "pelarangan", KIND(WT_TYPE_COERCE) },
	{ "penyegelan", KIND(WT_TYPE_COERCE) },
	{ "penertiban", KIND(WT_TYPE_COERCE) },
	{ "penggusuran", KIND(WT_TYPE_COERCE) },
	{ "deportasi", KIND(WT_TYPE_COERCE) },
	{ "pembubaran", KIND(WT_TYPE_COERCE) },
	{ "pemeriksaan", KIND(WT_TYPE_ACCUSE) },
	{ "pemanggilan", KIND(WT_TYPE_ACCUSE) },
	{ "penyelidikan", KIND(WT_TYPE_ACCUSE) },
	{ "klarifikasi", KIND(WT_TYPE_ACCUSE) | KIND(WT_TYPE_REQUEST) },
	{ "pelaporan", KIND(WT_TYPE_ACCUSE) },
	{ "aksi", KIND(WT_TYPE_PROTEST) | KIND(WT_TYPE_ASSAULT) },
	{ "demo", KIND(WT_TYPE_PROTEST) },
	{ "demonstrasi", KIND(WT_TYPE_PROTEST) },
	{ "unjuk", KIND(WT_TYPE_PROTEST) },
	{ "kericuhan", KIND(WT_TYPE_PROTEST) },
	{ "kerusuhan", KIND(WT_TYPE_PROTEST) },
	{ "mogok", KIND(WT_TYPE_PROTEST) },
	{ "latihan", KIND(WT_TYPE_MOBILIZE) | KIND(WT_TYPE_COOPERATE) },
	{ "uji", KIND(WT_TYPE_MOBILIZE) },
	{ "peluncuran", KIND(WT_TYPE_MOBILIZE) },
	{ "pengerahan", KIND(WT_TYPE_MOBILIZE) },
	{ "patroli", KIND(WT_TYPE_MOBILIZE) | KIND(WT_TYPE_COOPERATE) },
	{ "apel", KIND(WT_TYPE_MOBILIZE) },
	{ "pemecatan", KIND(WT_TYPE_SANCTION) },
	{ "pemberhentian", KIND(WT_TYPE_SANCTION) },
	{ "pengusiran", KIND(WT_TYPE_SANCTION) },
	{ "pembebasan", KIND(WT_TYPE_RETREAT) | KIND(WT_TYPE_CONCEDE) },
	{ "penarikan", KIND(WT_TYPE_RETREAT) },
	{ "pengunduran", KIND(WT_TYPE_RETREAT) },
	{ "bantuan", KIND(WT_TYPE_AID) },
	{ "penyaluran", KIND(WT_TYPE_AID) },
	{ "penyerahan", KIND(WT_TYPE_AID) },
	{ "pengiriman", KIND(WT_TYPE_AID) | KIND(WT_TYPE_MOBILIZE) },
	{ "penandatanganan", KIND(WT_TYPE_SUPPORT) | KIND(WT_TYPE_AGREE) },
	{ "pengesahan", KIND(WT_TYPE_SUPPORT) },
	{ "penganugerahan", KIND(WT_TYPE_SUPPORT) },
	{ "pelantikan", KIND(WT_TYPE_SUPPORT) },
};

/* How a sentence takes up what was told before. */
struct sequel {
	uint32_t noun, made; /* its words */
	unsigned types;      /* of acts that the noun names */
	bool outcome;        /* a noun of whatever was done */
};

static bool
points_back(struct wt_str lower)
{
	return wt_str_is(lower, "itu") || wt_str_is(lower, "tersebut") || wt_str_is(lower, "ini");
}

static unsigned
types_of(struct wt_str lower)
{
	for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
		if (wt_str_is(lower, KINDS[i].noun))
			return KINDS[i].types;
	return 0;
}

/*
 * The word that tells that it was made, behind "that ruling", or right behind a noun that opens the
 * sentence; the sentence's length else.
 */
static uint32_t
made_at(const struct wt_sentence *s, uint32_t noun)
{
	bool that = noun == 0 && types_of(s->tokens[0].lower) && s->n > 1 &&
		    WT_LETTERS_AMONG(s->tokens[1].lower, MADE);
	for (uint32_t i = noun + 1; i < s->n && i <= noun + NOUN_MAX; i++) {
		struct wt_str w = s->tokens[i].lower;
		that = that || points_back(w);
		if (WT_LETTERS_AMONG(w, MADE))
			return that ? i : s->n;
		if (wt_str_is(w, ",") || wt_str_is(w, "."))
			return s->n;
	}
	return s->n;
}

/* May the sentence tell it from this word on: at its start, or behind "X mengatakan (bahwa)"? */
static bool
may_open(const struct wt_sentence *s, uint32_t word)
{
	if (word == 0)
		return true;
	const struct wt_token *before = &s->tokens[word - 1];
	return before->upos == WT_UPOS_VERB || before->upos == WT_UPOS_PUNCT ||
	       before->upos == WT_UPOS_SCONJ || before->upos == WT_UPOS_CCONJ ||
	       wt_str_is(before->lower, "jika") || wt_str_is(before->lower, "bahwa");
}

/* Finds how the sentence takes up what stands before it. */
static bool
find_sequel(const struct wt_sentence *s, struct sequel *out)
{
	for (uint32_t i = 0; i + 2 < s->n && i <= OPENING_MAX; i++) {
		struct wt_str w = s->tokens[i].lower;
		unsigned types = types_of(w);
		bool outcome = i == 0 && WT_LETTERS_AMONG(w, OUTCOMES);
		bool occasion = i == 0 && WT_LETTERS_AMONG(w, OCCASIONS);
		if ((!types && !outcome && !occasion) || !may_open(s, i))
			continue;
		uint32_t made = made_at(s, i);
		if (made < s->n) {
			*out = (struct sequel){ i, made, types, outcome };
			return true;
		}
	}
	return false;
}

/*
 * The one day that stands behind the word; NULL.  `*since`: it only began then.
 */
static const struct wt_mention *
day_behind(const struct wt_coder *c, const struct wt_sentence *s, uint32_t word, bool *since)
{
	struct wt_day now = c->article->published.day;
	for (uint32_t i = word + 1; i < s->n; i++) {
		uint32_t at = c->ms->time_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m)
			continue;
		const struct wt_time *t = &m->as.time;
		/* "pada akhir pekan lalu": two days told together are as good as one */
		bool near = !t->end.year ||
			    (t->end.day && t->basis == WT_BASIS_RELATIVE &&
				    wt_day_number(t->end) - wt_day_number(t->start.day) < DAYS_MAX);
		bool day = t->bounded && !t->of_quote && t->start.day.day && near;
		int32_t age = day ? wt_day_number(now) - wt_day_number(t->start.day) : -1;
		bool bound = wt_str_is(s->tokens[i - 1].lower, "hingga") ||
			     wt_str_is(s->tokens[i - 1].lower, "sebelum") ||
			     wt_str_is(s->tokens[i - 1].lower, "setelah");
		*since = wt_str_is(s->tokens[i].lower, "sejak") ||
			 wt_str_is(s->tokens[i - 1].lower, "sejak");
		return age >= 0 && age <= SEQUEL_AGE && !bound ? m : NULL;
	}
	return NULL;
}

static bool
has_word(const struct wt_sentence *s, struct wt_str lower)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (wt_str_eq(s->tokens[i].lower, lower))
			return true;
	return false;
}

/* Is the claim told in the sentence, be it not first? */
static bool
is_told_in(const struct wt_claim *claim, struct wt_span sentence)
{
	for (unsigned i = 0; i < claim->n_spans; i++)
		if (claim->spans[i].start >= sentence.start && claim->spans[i].end <= sentence.end)
			return true;
	return false;
}

/* Does it last, once begun? */
static bool
lasts(enum wt_type type)
{
	return type == WT_TYPE_COERCE || type == WT_TYPE_PROTEST || type == WT_TYPE_ASSAULT ||
	       type == WT_TYPE_MOBILIZE || type == WT_TYPE_COOPERATE || type == WT_TYPE_AID;
}

static void
date(struct wt_coder *c, struct wt_claim *claim, const struct wt_mention *day, bool since)
{
	claim->date = day->as.time.start.day;
	claim->end = day->as.time.end;
	claim->date_basis = day->as.time.basis;
	claim->date_span = day->span;
	if (since && lasts(claim->type)) {
		claim->end = c->article->published.day;
		claim->status = WT_STATUS_ONGOING;
	}
	struct wt_str reason = wt_arena_printf(c->arena, "day: %.*s (%s), on which it was made",
		WT_FMT(wt_view(c->text->doc, claim->date_span)), wt_basis_name(claim->date_basis));
	wt_when_tell(claim, reason);
}

/* Dates what the sentence tells, of the types (0: of any); is there such an act, dated or not? */
static bool
give(struct wt_coder *c, uint32_t sentence, unsigned types, const struct wt_mention *day,
	bool since)
{
	struct wt_span told = c->text->sentences[sentence].span;
	bool found = false;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		struct wt_claim *claim = &c->claims->items[i];
		bool done = claim->status == WT_STATUS_HAPPENED ||
			    (since && claim->status == WT_STATUS_ONGOING);
		if (!is_told_in(claim, told) || !done || (types && !(types & KIND(claim->type))) ||
			(!types && claim->by_noun))
			continue;
		found = true;
		if (claim->date_basis == WT_BASIS_PUBLICATION && !claim->beside_time)
			date(c, claim, day, since);
	}
	return found;
}

static bool
tells_time(const struct wt_coder *c, const struct wt_sentence *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (c->ms->time_at[s->first + i])
			return true;
	return false;
}

void
wt_sequels_fill(struct wt_coder *c)
{
	if (!c->article->published.day.day)
		return;
	for (uint32_t i = 1; i < c->text->n_sentences; i++) {
		const struct wt_sentence *s = &c->text->sentences[i];
		struct sequel q;
		bool since = false;
		if (s->n < 4 || !tells_time(c, s) || !find_sequel(s, &q))
			continue;
		const struct wt_mention *day = day_behind(c, s, q.made, &since);
		if (!day)
			continue;
		bool any =
			q.outcome || (!q.noun && has_word(s - 1, s->tokens[q.noun].lower) &&
					     WT_LETTERS_AMONG(s->tokens[q.noun].lower, OCCASIONS));
		if (any && s[-1].n && give(c, i - 1, 0, day, since))
			continue;
		for (uint32_t back = 1; q.types && back <= SEQUEL_FAR && back <= i; back++)
			if (give(c, i - back, q.types, day, since))
				break;
		/* "Penandatanganan dilakukan Senin (4/8). Dokumen diteken oleh X dan Y." */
		if (q.types && i + 1 < c->text->n_sentences)
			(void)give(c, i + 1, q.types, day, since);
	}
}
