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

/* Every word of every article is asked: the first letter decides for half of them. */
static bool
is_of_pitch(struct wt_str w)
{
	static const char *const WORDS[] = { "babak", "bek", "gawang", "gelandang", "gol",
		"kejuaraan", "kesebelasan", "kiper", "klasemen", "klub", "laga", "liga",
		"pebulutangkis", "pelatih", "penalti", "pertandingan", "petinju", "podium",
		"semifinal", "skuad", "skuat", "stadion", "striker", "suporter", "timnas",
		"turnamen", "wasit", NULL };
	return w.len && strchr("bgklpstw", w.ptr[0]) && wt_str_in(w, WORDS);
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
