/*
 * claim.h - what room report gives: claims, the acts that an article reports.
 *
 * In: an article read by grammar and mention.  Out: one claim for each act, with
 * parties, day, place, status, stance and the chain of who says so; every part cites
 * its bytes.  gold/GUIDELINES.md is the specification of what is right.
 */
#ifndef WT_REPORT_CLAIM_H
#define WT_REPORT_CLAIM_H

#include "mention/mention.h"
#include "report/plover.h"

enum wt_status {
	WT_STATUS_HAPPENED,
	WT_STATUS_ONGOING,
	WT_STATUS_PLANNED,
	WT_STATUS_HYPOTHETICAL,
	WT_STATUS_NEGATED
};
enum wt_stance { WT_STANCE_ASSERTED, WT_STANCE_ALLEGED, WT_STANCE_DENIED };

#define WT_CLAIM_MODES      4
#define WT_CLAIM_PARTIES    12 /* a side; further ones of a list are left out */
#define WT_CLAIM_CHAIN      6
#define WT_CLAIM_SPANS      16
#define WT_CLAIM_QUANTITIES 4
#define WT_CLAIM_REASONS    14

/* One party of a claim; strings are views into arena or lexicon. */
struct wt_party {
	struct wt_str name; /* "" where only the state is named */
	struct wt_str office;
	char country[4];
	char sector[4];
	struct wt_span span;
	uint32_t entry; /* of the gazetteer, WT_ENTRY_NONE */
	uint8_t kind;   /* enum wt_actor_kind */
};

struct wt_claim {
	enum wt_type type;
	uint8_t modes[WT_CLAIM_MODES];
	uint8_t n_modes;
	uint64_t contexts; /* 1 << enum wt_context */
	struct wt_party actors[WT_CLAIM_PARTIES];
	struct wt_party recipients[WT_CLAIM_PARTIES];
	uint8_t n_actors;
	uint8_t n_recipients;

	struct wt_day date; /* precision lies in it; year 0 unknown */
	struct wt_day end;  /* inclusive, year 0 for a point */
	enum wt_time_basis date_basis;
	struct wt_span date_span; /* empty unless the text names it */
	bool beside_time;         /* its sentence names a time, be it of another act */

	bool has_place;
	struct wt_place place;
	struct wt_span place_span;

	enum wt_status status;
	enum wt_stance stance;
	struct wt_span status_span; /* the word that says so: akan, tidak; empty where none */
	struct wt_span stance_span; /* diduga, membantah */

	struct wt_str chain[WT_CLAIM_CHAIN]; /* origin first, the article's own outlet left out */
	uint8_t n_chain;
	struct wt_span cue_span; /* the words that name the source */

	struct wt_quantity quantities[WT_CLAIM_QUANTITIES];
	uint8_t n_quantities;

	struct wt_span spans[WT_CLAIM_SPANS]; /* clauses that report it, the clearest first */
	uint8_t n_spans;
	struct wt_span verb; /* the word of the frame */

	struct wt_str rule; /* "frames/temu" */
	float strength;     /* how well it holds together, before it is joined */
	uint32_t traits;    /* how it was read: bits of enum wt_trait (coder.h) */
	float confidence;   /* 0..1: the share of claims read like this that are right */
	struct wt_str reasons[WT_CLAIM_REASONS];
	uint8_t n_reasons;

	uint32_t sentence; /* of the first span */
	bool in_title;
	bool in_caption;
	bool by_whom;   /* a noun stands in the place of the actor, but names nobody known */
	bool company;   /* somebody stands in the place of the other side, but is not known */
	bool one_sided; /* the frame asks for one side only */
	bool by_noun;   /* told by a noun, which may take up what was told before */
	bool further;   /* "juga": told as another act than the one before */
	bool takes_up;  /* "serangan itu": of the attack that was told before */
	bool addressed; /* a request whose words tell whom, though nobody known */
	bool earlier;   /* "sebelumnya": told as one before the news */
};

/* Somebody whose word the article gives, on whatever matter; the kinds are as the store keeps them.
 */
enum wt_teller_kind {
	WT_TELLER_MEDIA = 'm',   /* an outlet or agency that it relays */
	WT_TELLER_LAW = 'l',     /* of the police, a court, a prosecution */
	WT_TELLER_OTHERS = 'o',  /* of a party, a ministry, a parliament, a firm ... */
	WT_TELLER_ANYBODY = 's', /* a private person, or one of whom nothing is told */
};

struct wt_teller {
	struct wt_str name;
	enum wt_teller_kind of;
};

#define WT_VOICES 8

struct wt_claims {
	struct wt_claim *items;
	uint32_t n;
	uint32_t cap;
	struct wt_teller voices[WT_VOICES]; /* each once */
	uint32_t n_voices;                  /* of the first ones */
	bool all;                           /* asked for: also what is too unsure to be shown */
};

/* Called, when explaining, for each decision: the word at stake and a sentence about it. */
typedef void wt_report_note(
	void *context, uint32_t sentence, struct wt_span word, const char *text);

struct wt_frames; /* the compiled frames, classes, cues: read-only, shared by threads */

/* Opens the sections "report.*" of the lexicon blob, which must outlive it; all indices are
 * checked. */
int wt_frames_open(struct wt_frames **frames, const struct wt_blob *lexicon, struct wt_fault *f);
void wt_frames_close(struct wt_frames *frames);
/* Compiles frame, none, class, context and cue entries; errors go to lex. */
int wt_report_compile(struct wt_lex *lex, struct wt_blob_writer *out, struct wt_fault *f);

/* Codes an article; memory from the arena, under its guard.  `note` may be NULL. */
void wt_report_read(const struct wt_frames *frames, const struct wt_gazetteer *gazetteer,
	struct wt_arena *arena, const struct wt_article *article, const struct wt_text *text,
	const struct wt_mentions *mentions, struct wt_claims *claims, wt_report_note *note,
	void *context);

const char *wt_status_name(enum wt_status s);
const char *wt_stance_name(enum wt_stance s);
const char *wt_basis_name(enum wt_time_basis b);

#endif
