/*
 * source.h - what the files about who says so share.
 *
 *	sayer.c    the phrase that names a source, and what it is called
 *	speech.c   the cues of one sentence: who vouches for which of its words
 *	relay.c    what reaches over sentences: quotations, leads, outlets that are relayed
 *	spokesman.c who speaks for the body that acts
 *	source.c   the walk over the article, and the chain of a claim
 */
#ifndef WT_REPORT_SOURCE_H
#define WT_REPORT_SOURCE_H

#include "report/coder.h"

/* Who speaks stands before who tells of it: the order of a chain. */
enum wt_hop_rank {
	WT_HOP_QUOTED,  /* named within somebody's quotation */
	WT_HOP_SPEAKER, /* kata X */
	WT_HOP_PER,     /* menurut X */
	WT_HOP_RELAY    /* dilansir X, and every medium */
};

enum wt_sayer_kind {
	WT_SAYER_NAMED,
	WT_SAYER_PRONOUN,  /* dia, ia, -nya, mereka */
	WT_SAYER_DEFINITE, /* pria itu, pemimpin Korea Utara tersebut */
	WT_SAYER_PAPER     /* pernyataan itu, laporan tersebut */
};

/* A phrase that names a source. */
struct wt_sayer {
	enum wt_sayer_kind kind;
	struct wt_str name;
	uint32_t entry;
	char country[4];
	char sector[4];
	int32_t first, last; /* its words */
	bool media;
	bool state;   /* a state named as such */
	bool linked;  /* the whole phrase is a mention */
	bool certain; /* a mention or a proper name, not only a noun */
	bool vehicle; /* stood behind laporan, pernyataan, laman ... */
};

/* The last who spoke, for katanya and dia. */
struct wt_talk {
	struct wt_hop speaker;
	uint32_t sentence;
	bool known;
};

/* What is read of the sentence at hand. */
struct wt_speech {
	const struct wt_coder *c;
	struct wt_talk *talk;
	struct wt_source *s;
	struct wt_hop speaker; /* found in this sentence */
	bool spoke;
};

/* --- sayer.c --- */
/* The source whose phrase begins at word i, links skipped. */
bool wt_sayer_after(const struct wt_coder *c, int32_t i, struct wt_sayer *out);
/* The subject before a verb of saying. */
bool wt_sayer_before(const struct wt_coder *c, int32_t cue, struct wt_sayer *out);
/* The source joined before the subject by dan: AS dan Korea Selatan mengatakan. */
bool wt_sayer_first(const struct wt_coder *c, const struct wt_sayer *two, struct wt_sayer *out);
/* A further source joined to it by dan: KCNA dan Xinhua. */
bool wt_sayer_joined(const struct wt_coder *c, const struct wt_sayer *one, struct wt_sayer *out);

/* --- meant.c --- */
/* Fills name, entry and country of a hop from a phrase; false where it means nobody. */
bool wt_sayer_resolve(const struct wt_speech *r, const struct wt_sayer *who, struct wt_hop *hop);

/* --- speech.c --- */
/* Adds what the cues of the sentence at hand give to *s; `talk` is what was said before. */
void wt_speech_read(const struct wt_coder *c, struct wt_talk *talk, struct wt_source *s);
void wt_hop_add(struct wt_source *s, const struct wt_hop *hop);

/* --- source.c --- */
/* Acts that are done by saying so. */
bool wt_claim_is_spoken(const struct wt_claim *claim);
/* Is the claim done by saying so, and is it he who says it, or (for_state) speaks for a state? */
bool wt_hop_acts(const struct wt_claim *claim, const struct wt_hop *hop, bool for_state);

/* --- spokesman.c --- */
/* Gives a claim without a source that of him who speaks for the body that acts. */
void wt_spokesman_add(const struct wt_coder *c, struct wt_claim *claim);

/* "Sebelumnya, ...", "Diketahui ...": does the sentence tell what is behind the news? */
bool wt_is_behind_news(const struct wt_sentence *s);

/* --- saying.c --- */
/* Keeps the day on which somebody spoke in the sentence at hand, where it names one. */
void wt_saying_note(struct wt_coder *c);

/* --- relay.c --- */
/* Lets sources reach over sentences, when all have been read. */
void wt_relays_spread(const struct wt_coder *c);
/* Is it a title or the sentences that open the body? */
bool wt_is_lead(const struct wt_coder *c, uint32_t sentence);
/* Does the name mean the article's own outlet? */
bool wt_own_outlet(const struct wt_coder *c, const struct wt_hop *hop);

#endif
