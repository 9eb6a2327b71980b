/*
 * victim.c - who has done to him what a noun tells, and so is not who is asked or blamed for it.
 *
 *	menuntut pembebasan para [sandera]          whom somebody else is to free
 *	mendorong perpindahan [warga Palestina]     whom somebody else is to move
 *	menyelidiki kasus pembunuhan [Munir]        not who is looked into
 *	menuntut penarikan pasukan [Israel]         not such a one: who is to withdraw
 *
 * In: a word at which an actor stands, or a party, and the type of the act.  Out: is he such a one?
 * Limits: by position, within BACK_MAX words of the noun; of a state only what can be done to one,
 * since it is nearly always who does it (pendudukan [Israel]).
 */
#include "report/coder.h"

#define ADDRESS_MAX 8 /* words of whom somebody asks */
#define BACK_MAX    4 /* words between the noun and who stands behind it */

/* By force or office: whoever tells of these blames or asks somebody else. */
static const char *const DEEDS[] = { "pengiriman", "pengerahan", "penangkapan", "penahanan",
	"pembunuhan", "penculikan", "penyiksaan", "penindasan", "pengusiran", "pemecatan",
	"pemberhentian", "penembakan", "pengeboman", "pemenjaraan", "deportasi", "eksekusi",
	"penyitaan", "pelarangan", "pembubaran", "penyerangan", "penyerbuan", "pembantaian",
	"penganiayaan", "pelecehan", "pemukulan", "penggusuran", "pemanggilan", "pemeriksaan",
	"penetapan", "pelatihan", "penyerahan", "kematian", "tewasnya" };
/* What is asked to be done to somebody, or for him. */
static const char *const ASKED[] = { "pembebasan", "pemulangan", "evakuasi", "pemindahan",
	"perpindahan", "relokasi", "penyelamatan", "perlindungan", "keselamatan", "pencopotan",
	"pemakzulan", "ekstradisi", "rehabilitasi", "penghormatan", "keadilan", "nasib", "hak",
	"hak-hak", "kesejahteraan", "penempatan", "pengusutan", "kasus", "perkara" };
/* ... to a state or a place */
static const char *const OF_STATES[] = { "pengakuan", "kemerdekaan", "pengambilalihan",
	"penaklukan", "kedaulatan", "rekonstruksi", "pembebasan" };
/* Crimes that are looked into: not those whom they befell. */
static const char *const CRIMES[] = { "penganiayaan", "pembunuhan", "penembakan", "pemerkosaan",
	"perkosaan", "pelecehan", "penculikan", "penyiksaan", "kematian", "tewasnya",
	"meninggalnya", "pengeroyokan", "penusukan", "penikaman", "penyekapan", "penyerangan",
	"pemukulan", "hilangnya", "penyiraman", "kecelakaan", "pemalsuan", "pencemaran",
	"penghinaan" };

/* The noun whose phrase the actor at the word stands in, right behind: among these? */
#define STANDS_BEHIND(c, from, words)                                                              \
	stands_behind((c), (from), (words), sizeof(words) / sizeof *(words))

static bool
stands_behind(const struct wt_coder *c, int32_t from, const char *const *words, size_t n)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = from - 1; i >= 0 && i >= from - BACK_MAX; i--) {
		if (wt_tree_among(t, i, words, n))
			return true;
		switch (wt_tok(t, i)->upos) {
		case WT_UPOS_NOUN:
		case WT_UPOS_PROPN:
		case WT_UPOS_ADJ:
		case WT_UPOS_NUM:
		case WT_UPOS_DET:
			break;
		case WT_UPOS_ADP: /* penganiayaan [terhadap] X */
			if (wt_tree_is(t, i, "terhadap"))
				break;
			return false;
		default:
			return false;
		}
	}
	return false;
}

/*
 * "menyerukan negara di seluruh dunia untuk mengakui [Palestina]": who is asked stands before, as
 * a noun that names nobody known; behind "untuk" is what he is to do.
 */
static bool
is_behind_purpose(const struct wt_coder *c, int32_t act, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	bool noun = false, told = false; /* negara-negara yang punya pengaruh */
	for (int32_t i = act + 1; i < word; i++) {
		uint8_t pos = wt_tok(t, i)->upos;
		told = told || (noun && wt_tree_is(t, i, "yang"));
		if (noun && wt_tree_is(t, i, "untuk"))
			return wt_tok(t, i + 1)->upos == WT_UPOS_VERB;
		if (wt_actor_of(c, i) || (pos == WT_UPOS_VERB && !told) || pos == WT_UPOS_PUNCT ||
			wt_tree_is(t, i, "untuk"))
			return false;
		noun = noun || pos == WT_UPOS_NOUN || pos == WT_UPOS_PROPN;
	}
	return false;
}

bool
wt_is_addressed(const struct wt_coder *c, int32_t act)
{
	for (int32_t i = act + 1; i < (int32_t)c->tree.s->n && i <= act + ADDRESS_MAX; i++)
		if (wt_tree_is(&c->tree, i, "untuk"))
			return is_behind_purpose(c, act, i + 1);
	return false;
}

bool
wt_is_asked_for(const struct wt_coder *c, int32_t act, int32_t word)
{
	const struct wt_mention *m = wt_actor_of(c, word);
	int32_t from = m ? (int32_t)m->first : word;
	if (is_behind_purpose(c, act, from))
		return true;
	if (!m || m->as.actor.kind == WT_ACTOR_COUNTRY)
		return STANDS_BEHIND(c, from, OF_STATES);
	return STANDS_BEHIND(c, from, DEEDS) || STANDS_BEHIND(c, from, ASKED);
}

bool
wt_is_victim(const struct wt_coder *c, int32_t act, const struct wt_party *p, enum wt_report_on on)
{
	int32_t word = wt_party_word(c, p);
	if (word < 0 || (word <= act && on != WT_ON_BLAME))
		return false;
	switch (on) {
	case WT_ON_REQUEST:
		return wt_is_asked_for(c, act, word);
	case WT_ON_INQUIRY:
		return p->kind != WT_ACTOR_COUNTRY && STANDS_BEHIND(c, word, CRIMES);
	default:
		return p->kind != WT_ACTOR_COUNTRY && STANDS_BEHIND(c, word, DEEDS);
	}
}
