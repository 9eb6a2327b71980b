/*
 * sport.c - is the article about sport?
 *
 *	Italia menyerang sejak menit pertama, Roma menahan imbang Lazio, PSSI menjatuhkan sanksi
 *
 * Matches are told in the words of war, courts and diplomacy, and none of it is a political act
 * (GUIDELINES: sport is not coded).  In: the words of the article.  Out: whether SPORT_LEAST of
 * them, and one in SPORT_SHARE, are of the pitch.  Limits: words that politics uses too (tim,
 * lawan, juara) do not count, so that of short notes some are taken for news.
 */
#include "report/coder.h"

#define SPORT_LEAST 8
#define SPORT_SHARE 35

/* By the first letter: every word of every article is asked. */
static bool
is_of_pitch(struct wt_str w)
{
	static const char *const B[] = { "babak", "bek", NULL };
	static const char *const G[] = { "gol", "gawang", "gelandang", NULL };
	static const char *const K[] = { "klub", "kiper", "kesebelasan", "klasemen", "kejuaraan",
		NULL };
	static const char *const L[] = { "laga", "liga", NULL };
	static const char *const P[] = { "pertandingan", "penalti", "pelatih", "petinju",
		"pebulutangkis", "podium", NULL };
	static const char *const S[] = { "skuad", "skuat", "striker", "semifinal", "stadion",
		"suporter", NULL };
	static const char *const T[] = { "timnas", "turnamen", NULL };
	if (w.len < 3 || w.len > 13)
		return false;
	switch (w.ptr[0]) {
	case 'b':
		return wt_str_in(w, B);
	case 'g':
		return wt_str_in(w, G);
	case 'k':
		return wt_str_in(w, K);
	case 'l':
		return wt_str_in(w, L);
	case 'p':
		return wt_str_in(w, P);
	case 's':
		return wt_str_in(w, S);
	case 't':
		return wt_str_in(w, T);
	case 'w':
		return wt_str_is(w, "wasit");
	default:
		return false;
	}
}

bool
wt_is_sport(const struct wt_text *text)
{
	uint32_t words = 0, sport = 0;
	for (uint32_t i = 0; i < text->n_sentences; i++) {
		const struct wt_sentence *s = &text->sentences[i];
		words += s->n;
		for (uint32_t k = 0; k < s->n; k++)
			sport += is_of_pitch(s->tokens[k].lower);
	}
	return sport >= SPORT_LEAST && sport * SPORT_SHARE >= words;
}
