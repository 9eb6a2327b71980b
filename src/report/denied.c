/*
 * denied.c - what a state is said to have done, and says elsewhere in the article that it has not.
 *
 *	Pompeo menuduh Iran menyerang kilang itu. ... Teheran membantah tuduhan tersebut.
 *	"Korea Utara mengirim amunisi ke Rusia," kata Kirby. ... Pyongyang menampiknya.
 *
 * The guide: who is charged and denies it turns the act's stance.  In: the joined claims.
 * Out: attacks, coercion, aid and armies sent that are alleged, or that somebody tells of
 * another state than suffers or gets it, are denied where a denial of their actor's state
 * stands in the article.  Of what an outlet tells by itself a denial says nothing.
 *
 * Limits: a state that denies one charge is taken to deny all that others tell of it.
 */
#include "report/source.h"

#define DENIAL_NEAR 6 /* sentences */

static bool
is_denial(const struct wt_claim *c)
{
	static const char *const FRAMES[] = { "frames/bantah", "frames/tepis", "frames/tampik",
		"frames/sangkal", "frames/sanggah", "frames/tangkis", "frames/pungkir",
		"frames/nafi", "frames/kelit", "frames/bukan/pelaku", "frames/benar/tidak", NULL };
	return c->type == WT_TYPE_REJECT && c->status == WT_STATUS_HAPPENED &&
	       wt_str_in(c->rule, FRAMES);
}

/* Is it a deed of one state, and said of it rather than known? */
static bool
is_charged(const struct wt_claim *c)
{
	bool deed = c->type == WT_TYPE_ASSAULT || c->type == WT_TYPE_COERCE ||
		    c->type == WT_TYPE_AID || c->type == WT_TYPE_MOBILIZE;
	if (!deed || c->n_actors != 1 || !c->actors[0].country[0])
		return false;
	bool abroad = c->n_recipients && c->recipients[0].country[0] &&
		      !wt_country_among(c->recipients, c->n_recipients, c->actors[0].country);
	return c->stance == WT_STANCE_ALLEGED ||
	       (c->stance == WT_STANCE_ASSERTED && c->n_chain && abroad);
}

/*
 * "membantah tuduhan tersebut", "menampiknya", "membantah terlibat": a charge is denied; not so
 * "membantah adanya kehadiran Rusia".
 */
static bool
answers_charge(const struct wt_coder *c, const struct wt_claim *denial)
{
	static const char *const CHARGES[] = { "tuduhan", "tudingan", "klaim", "laporan",
		"terlibat", "keterlibatan", "bertanggung", "pernyataan", "itu", "tersebut",
		"dugaan", "kabar", "hal", "telah", "pernah", "melakukan", "mengirim", "mengirimkan",
		"menyerang", "berada", "memasok", "mendukung", "ini", "tuntutan", "pihaknya" };
	const struct wt_sentence *s = &c->text->sentences[denial->sentence];
	for (uint32_t i = 0; i < s->n; i++) {
		const struct wt_token *k = &s->tokens[i];
		bool within = k->span.start >= denial->spans[0].start &&
			      k->span.end <= denial->spans[0].end + 1;
		bool it = k->span.start == denial->verb.end && wt_str_is(k->lower, "nya");
		if (it || (within && WT_LETTERS_AMONG(k->lower, CHARGES)))
			return true;
	}
	return false;
}

/* Near enough for a denial to mean it, where nobody calls it a charge. */
static bool
is_near(const struct wt_claim *denial, const struct wt_claim *claim)
{
	uint32_t a = denial->sentence, b = claim->sentence;
	return claim->stance == WT_STANCE_ALLEGED || (a > b ? a - b : b - a) <= DENIAL_NEAR;
}

void
wt_denials_spread(struct wt_coder *c)
{
	for (uint32_t d = 0; d < c->claims->n; d++) {
		const struct wt_claim *denial = &c->claims->items[d];
		if (!is_denial(denial) || !answers_charge(c, denial))
			continue;
		for (uint32_t i = 0; i < c->claims->n; i++) {
			struct wt_claim *claim = &c->claims->items[i];
			if (!is_charged(claim) || !is_near(denial, claim) ||
				!wt_country_among(
					denial->actors, denial->n_actors, claim->actors[0].country))
				continue;
			claim->stance = WT_STANCE_DENIED;
			claim->stance_span = denial->verb;
		}
	}
}
