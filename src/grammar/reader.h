/*
 * reader.h - how the parts of room grammar hand a text to each other.
 *
 *	wt_tokenise       words, sentences                  (before the tagger)
 *	wt_quotes_find    direct speech
 *	wt_morph_read     lemma and features                (after the tagger)
 *	wt_affix_analyse  the root of one word form         (a feature of the tagger, too)
 *
 * Private to the room and to tools/train; others see sentence.h and clause.h.
 */
#ifndef WT_GRAMMAR_READER_H
#define WT_GRAMMAR_READER_H

#include "grammar/sentence.h"

struct wt_blob;

/* What was learnt about word forms; all pointers lead into the model's bytes. */
struct wt_morph {
	const char *pool; /* lemmas and roots, one after the other */
	uint32_t pool_size;
	const uint64_t *feats; /* sets of WT_FEAT bits that forms have */
	uint32_t n_feats;
	const struct wt_form_row *forms; /* form and part of speech to lemma and features */
	uint32_t form_mask;              /* rows - 1; rows are a power of two */
	const struct wt_root_row *roots;
	uint32_t root_mask;
	const struct wt_clitic_row *clitics; /* words that look as if they held a clitic */
	uint32_t clitic_mask;
};

/* Finds the "morph." sections of the model; WARTA_EFORMAT where they are damaged or missing. */
int wt_morph_open(struct wt_morph *m, const struct wt_blob *blob, struct wt_fault *f);

/*
 * Cuts the paragraphs of doc (in order, not overlapping) into sentences and words: fills span,
 * form, lower, mwt and flags of the tokens, and of the sentences all but the root.  A zeroed m
 * knows no words: clitics are then cut by the short lists in clitic.c alone.  *text is
 * overwritten; its arrays are in the arena.
 */
void wt_tokenise(const struct wt_morph *m, struct wt_arena *arena, struct wt_str doc,
	const struct wt_span *paragraphs, size_t n, struct wt_text *text);

/* CAPITAL, ALLCAPS and NUMBER of a form. */
uint16_t wt_shape_flags(struct wt_str form);

/* Direct speech: text->quotes and the tokens' flags.  Needs the sentences. */
void wt_quotes_find(struct wt_arena *arena, struct wt_text *text);

/* Lemma and features of every word from its form and upos. */
void wt_morph_read(const struct wt_morph *m, struct wt_arena *arena, struct wt_sentence *s);

enum wt_prefix {
	WT_PRE_NONE,
	WT_PRE_MEN,    /* menulis */
	WT_PRE_DI,     /* ditulis */
	WT_PRE_BER,    /* bertemu */
	WT_PRE_TER,    /* tertulis */
	WT_PRE_PEN,    /* penulis */
	WT_PRE_PER,    /* pertemuan, perbesar */
	WT_PRE_KE,     /* keadaan, ketua */
	WT_PRE_SE,     /* seorang */
	WT_PRE_MEMPER, /* memperbesar */
	WT_PRE_DIPER,  /* diperbesar */
	WT_PRE_BERKE,  /* berkeinginan */
	WT_PRE_KU,     /* kubaca, kaubaca */
	WT_PRE_COUNT
};

enum wt_suffix { WT_SUF_NONE, WT_SUF_KAN, WT_SUF_I, WT_SUF_AN, WT_SUF_COUNT };

/* How a word is built: pertemuan = per + temu + an. */
struct wt_affix {
	uint8_t prefix;     /* enum wt_prefix */
	uint8_t suffix;     /* enum wt_suffix */
	bool reduplicated;  /* bercakap-cakap */
	struct wt_str root; /* a view of the model, or of the form */
};

/* Two words reduplicated: anak anak, perundang undangan, tolong menolong; lower case. */
bool wt_is_redup(struct wt_str a, struct wt_str b);

/* False where no affix stands before or behind a known root; *out then holds the form itself. */
bool wt_affix_analyse(const struct wt_morph *m, struct wt_str lower, struct wt_affix *out);

#endif
