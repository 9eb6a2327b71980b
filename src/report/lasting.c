/*
 * lasting.c - acts that go on on the day of the report, though their words do not say "masih".
 *
 *	agresi brutal Israel di Jalur Gaza            a state of war, by its noun
 *	Tepi Barat yang diduduki Israel               what is held
 *	kelompok itu kerap menyerang kapal dagang     what is done again and again
 *	serangan yang terus berlanjut                 what is said of the noun behind it
 *	sejauh ini Hamas melarang kunjungan           "until now"
 *	Rusia memberi bantuan ekonomi ke Korea Utara  help between states
 *	kekerasan itu memaksa 370.000 warga mengungsi
 *
 * In: a claim of what has happened, with its day.  Out: does it go on?  Of 66 states of war
 * and things held that 1,645 unseen articles tell without "masih", 61 go on; annotators take
 * all but two of theirs for that.
 *
 * Limits: what was so once ("menduduki wilayah itu hingga 2000") needs a day of its own.
 */
#include "report/source.h"

#define EXODUS_MIN 100000 /* people who flee */
#define TOLL_MIN   5000   /* dead of a war that goes on */
#define RECENT     14     /* days before publication: a state told of then is there now */
#define BEFORE_MAX 4      /* words before the verb that tell how often */
#define BEHIND_MAX 12     /* words from the noun to what is said of it */

/*
 * "Rusia memberikan bantuan ekonomi ke Korea Utara", "Amerika Serikat melatih pasukan Kurdi": help
 * to another state, and cooperation, that a report's body tells without a day and without "telah"
 * go on: so in nearly all of 50 cooperations on unseen articles, help at home in half.
 */
static bool
is_help(const struct wt_coder *c, const struct wt_hit *h, const struct wt_claim *claim)
{
	static const char *const DONE[] = { "telah", "sudah", "pernah", "sempat", "baru", "lalu",
		"kemudian", "langsung", "kembali", "sebelumnya", "berhasil", "lantas", "segera",
		"akan", "usai", "setelah" };
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	bool abroad = a->n && r->n && strcmp(a->items[0].country, r->items[0].country) != 0;
	bool help = h->type == WT_TYPE_COOPERATE || (h->type == WT_TYPE_AID && abroad);
	if (!help || claim->by_noun || claim->date_basis != WT_BASIS_PUBLICATION ||
		claim->beside_time || claim->n_quantities || wt_is_lead(c, c->si) ||
		h->pattern->voice != WT_VOICE_ACTIVE)
		return false;
	for (int32_t i = 0; i <= h->word; i++)
		if (WT_AMONG(&c->tree, i, DONE))
			return false;
	return true;
}

/* "memaksa 370.000 warga mengungsi": so many leave their homes in no day, and are not back. */
static bool
is_exodus(const struct wt_claim *claim)
{
	if (claim->type != WT_TYPE_SANCTION || !claim->n_modes ||
		strcmp(WT_MODES[claim->modes[0]].name, "expel") != 0)
		return false;
	for (unsigned i = 0; i < claim->n_quantities; i++)
		if (claim->quantities[i].low >= EXODUS_MIN)
			return true;
	return false;
}

/* Is it of the days of the report, and not ended then? */
static bool
is_of_these_days(const struct wt_coder *c, const struct wt_claim *claim)
{
	struct wt_day now = c->article->published.day;
	if (claim->date_basis == WT_BASIS_PUBLICATION || !now.day)
		return claim->date_basis == WT_BASIS_PUBLICATION;
	return wt_day_number(wt_day_last(claim->date)) + RECENT >= wt_day_number(now);
}

/* agresi, genosida, pengepungan; a land or a hostage that is held */
static bool
is_state(const struct wt_coder *c, const struct wt_hit *h, const struct wt_claim *claim)
{
	static const char *const WARS[] = { "agresi", "genosida", "blokade", "kepung", NULL };
	static const char *const HELD[] = { "duduk/wilayah", "tawan", "blokade", "cari/buron",
		NULL };
	static const char *const DONE[] = { "telah", "sudah", "pernah" };
	static const char *const ENDED[] = { "sebelum", "hingga", "sampai", "pernah", "sempat",
		"saat", "ketika" };
	struct wt_str frame = wt_claim_frame(claim);
	bool noun = h->pattern->voice == WT_VOICE_NOUN;
	/* "melakukan genosida", but not "telah melakukan genosida" */
	bool genocide = !noun && wt_str_is(frame, "genosida") &&
			(h->word == 0 || !WT_AMONG(&c->tree, h->word - 1, DONE));
	bool war = genocide || (noun && (wt_str_in(frame, WARS) || wt_str_is(frame, "cari/buron")));
	bool held = !noun && wt_str_in(frame, HELD);
	if ((!war && !held) || !is_of_these_days(c, claim))
		return false;
	for (int32_t i = h->word - 1; held && i >= 0 && i >= h->word - BEFORE_MAX; i--)
		if (WT_AMONG(&c->tree, i, ENDED) && !wt_tree_is(&c->tree, i + 1, "ini"))
			return false;
	return true;
}

static bool
is_done_to(enum wt_type type)
{
	return type == WT_TYPE_ASSAULT || type == WT_TYPE_COERCE || type == WT_TYPE_MOBILIZE ||
	       type == WT_TYPE_AID || type == WT_TYPE_COOPERATE || type == WT_TYPE_PROTEST;
}

/* "kerap menyerang", "hampir setiap hari menembaki" */
static bool
is_habit(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const OFTEN[] = { "kerap", "sering", "acap", "seringkali", "kerapkali",
		"acapkali", "rutin", "terus-menerus", "berkala" };
	const struct wt_tree *t = &c->tree;
	if (h->pattern->voice == WT_VOICE_NOUN || !is_done_to(h->type))
		return false;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - BEFORE_MAX; i--) {
		if (WT_AMONG(t, i, OFTEN) ||
			(wt_tree_is(t, i, "setiap") && wt_tree_is(t, i + 1, "hari")))
			return true;
		if (wt_tok(t, i)->upos == WT_UPOS_VERB || wt_tok(t, i)->upos == WT_UPOS_PUNCT)
			return false;
	}
	return false;
}

/* "serangan yang terus berlanjut", "genosida masih berlangsung" */
static bool
is_said_to_last(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const LASTS[] = { "berlangsung", "berlanjut", "berkecamuk", "terjadi" };
	static const char *const STILL[] = { "masih", "terus" };
	const struct wt_tree *t = &c->tree;
	if (h->pattern->voice != WT_VOICE_NOUN)
		return false;
	for (int32_t i = h->last + 1; i < (int32_t)t->s->n && i <= h->last + BEHIND_MAX; i++) {
		if (wt_tok(t, i)->upos == WT_UPOS_PUNCT)
			return false;
		if (WT_AMONG(t, i, LASTS) && WT_AMONG(t, i - 1, STILL))
			return true;
	}
	return false;
}

/* "serangan Israel telah merenggut 60.430 nyawa": so many do not fall in a day */
static bool
is_toll(const struct wt_coder *c, const struct wt_claim *claim)
{
	if (claim->type != WT_TYPE_ASSAULT || !is_of_these_days(c, claim))
		return false;
	for (unsigned i = 0; i < claim->n_quantities; i++) {
		const struct wt_quantity *q = &claim->quantities[i];
		bool dead = strcmp(q->kind, "dead") == 0 || wt_str_is(q->unit, "nyawa");
		if (dead && q->low >= TOLL_MIN)
			return true;
	}
	return false;
}

/* "sejauh ini Hamas melarang ...", "Korut sejak lama menentang ..." */
static bool
is_until_now(const struct wt_coder *c, const struct wt_hit *h, const struct wt_claim *claim)
{
	static const char *const HOLDS[] = { "larang", "larang/kegiatan", "larang/masuk", "blokir",
		"tahan", "duduk/wilayah", "kuasa/wilayah", "tentang/menentang", "embargo", NULL };
	static const char *const SPANS[] = { "sejauh", "selama" };
	const struct wt_tree *t = &c->tree;
	if (h->pattern->voice == WT_VOICE_NOUN || !wt_str_in(wt_claim_frame(claim), HOLDS) ||
		claim->date_basis != WT_BASIS_PUBLICATION)
		return false;
	for (int32_t i = 0; i + 1 < h->word; i++) {
		bool now = wt_tree_is(t, i + 1, "ini") &&
			   (WT_AMONG(t, i, SPANS) || wt_tree_is(t, i, "saat"));
		bool long_since = wt_tree_is(t, i, "sejak") && wt_tree_is(t, i + 1, "lama");
		if ((now || long_since) &&
			(c->clauses.of[i] == c->clauses.of[h->word] || i + 3 >= h->word))
			return true;
	}
	return false;
}

bool
wt_lasts(const struct wt_coder *c, const struct wt_hit *h, const struct wt_claim *claim)
{
	if (claim->status != WT_STATUS_HAPPENED)
		return false;
	return is_help(c, h, claim) || is_exodus(claim) || is_state(c, h, claim) ||
	       is_habit(c, h) || is_toll(c, claim) || is_said_to_last(c, h) ||
	       is_until_now(c, h, claim);
}
