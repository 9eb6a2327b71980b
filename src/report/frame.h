/*
 * frame.h - compiled frames, classes and cues as they lie in the lexicon blob.
 *
 * Rows of fixed size that refer to one another by index; written by compile.c,
 * checked once by wt_frames_open, then used in place.
 */
#ifndef WT_REPORT_FRAME_H
#define WT_REPORT_FRAME_H

#include "base/trie.h"
#include "report/claim.h"

/* A dependent of the word that a frame stands on.  From FIRST_PREP on: nouns by their preposition.
 */
#define WT_SLOTS(X)                                                                                \
	X(SUBJECT, "subject")                                                                      \
	X(OBJECT, "object")                                                                        \
	X(OLEH, "oleh")                                                                            \
	X(OF, "of")                                                                                \
	X(COMP, "comp")                                                                            \
	X(COMP_SUBJECT, "comp.subject")                                                            \
	X(SPEAKER, "speaker")                                                                      \
	X(CLAUSE, "clause")                                                                        \
	X(DENGAN, "dengan")                                                                        \
	X(KEPADA, "kepada")                                                                        \
	X(TERHADAP, "terhadap")                                                                    \
	X(DARI, "dari")                                                                            \
	X(DI, "di")                                                                                \
	X(KE, "ke")                                                                                \
	X(UNTUK, "untuk")                                                                          \
	X(ATAS, "atas")                                                                            \
	X(PADA, "pada")                                                                            \
	X(BAGI, "bagi")                                                                            \
	X(MELAWAN, "melawan")                                                                      \
	X(ANTARA, "antara")                                                                        \
	X(TENTANG, "tentang")                                                                      \
	X(BERSAMA, "bersama")                                                                      \
	X(MELALUI, "melalui")                                                                      \
	X(DALAM, "dalam")                                                                          \
	X(SEBAGAI, "sebagai")                                                                      \
	X(SOAL, "soal")                                                                            \
	X(MENGENAI, "mengenai")                                                                    \
	X(TERKAIT, "terkait")                                                                      \
	X(KARENA, "karena")                                                                        \
	X(AKIBAT, "akibat")                                                                        \
	X(MENUJU, "menuju")                                                                        \
	X(GUNA, "guna")                                                                            \
	X(DEMI, "demi")                                                                            \
	X(LEWAT, "lewat")                                                                          \
	X(SEJAK, "sejak")                                                                          \
	X(TANPA, "tanpa")                                                                          \
	X(MENURUT, "menurut")

enum wt_slot {
#define X(name, text) WT_SLOT_##name,
	WT_SLOTS(X)
#undef X
		WT_SLOT_COUNT
};
/* CLAUSE is for conditions only: any word of what is said behind the word. */
#define WT_SLOT_FIRST_PREP WT_SLOT_DENGAN
#define WT_SLOT_POSSESSOR  0x80u /* flag: the possessor inside that slot, "object.of" */
#define WT_SLOT_NONE       0x7fu

enum wt_voice { WT_VOICE_ACTIVE, WT_VOICE_PASSIVE, WT_VOICE_NOUN };
enum wt_role { WT_ROLE_ACTOR, WT_ROLE_RECIPIENT, WT_ROLE_PLACE, WT_ROLE_COUNT };
/* What becomes of an act told in the complement clause. */
enum wt_comp {
	WT_COMP_FREE, /* nothing: it is a claim by itself */
	WT_COMP_ABSORBED,
	WT_COMP_PLANNED,
	WT_COMP_HYPOTHETICAL,
	WT_COMP_ALLEGED,
	WT_COMP_DENIED,
	WT_COMP_HAPPENED
};

struct wt_ref {
	uint32_t offset;
	uint32_t len;
};

#define WT_ITEM_CLASS 0x80000000u

/* slot=word|@class, slot=!word: the items are word ids or class ids with WT_ITEM_CLASS. */
struct wt_cond {
	uint8_t slot;
	uint8_t negated;
	uint16_t n;
	uint32_t first;
};

/* A `type` or `mode` line with its conditions; for a mode line `type` is unused and one mode set.
 */
struct wt_label {
	uint8_t type;
	uint8_t n_modes;
	uint8_t modes[WT_CLAIM_MODES];
	uint16_t n_conds;
	uint32_t first_cond;
};

struct wt_frame {
	struct wt_ref name;
	uint32_t first_type; /* labels: conditional ones first, the default last */
	uint32_t first_mode;
	uint16_t n_types;
	uint16_t n_modes;
	uint64_t contexts;
	uint8_t comp;   /* enum wt_comp */
	uint8_t status; /* enum wt_status + 1, 0 where the frame brings none */
	uint8_t pad[6];
};

#define WT_BIND_ALTERNATIVES 8
#define WT_BIND_TOGETHER     3

/* role=slot,slot+slot: alternatives in order, each of up to three slots taken together. */
struct wt_bind {
	uint8_t role;
	uint8_t optional; /* written with '?' */
	uint8_t required; /* written with '!' */
	uint8_t n;
	uint8_t slots[WT_BIND_ALTERNATIVES][WT_BIND_TOGETHER];
	uint8_t pad[2];
};

struct wt_pattern {
	uint32_t frame;
	uint8_t voice;
	uint8_t event; /* a noun that reports the act wherever it stands */
	uint16_t n_binds;
	uint32_t first_bind;
	uint32_t first_cond;
	uint16_t n_conds;
	uint16_t pad;
};

/* A run of rows in another array. */
struct wt_run {
	uint32_t first;
	uint32_t n;
};

enum wt_cue_kind {
	WT_CUE_SAY,    /* spoken by: kata */
	WT_CUE_REPORT, /* told by a medium: dilansir */
	WT_CUE_PER,    /* menurut, versi */
	WT_CUE_DENY,
	WT_CUE_ALLEGE, /* diduga, dituduh */
	WT_CUE_BELIEF, /* diyakini */
	WT_CUE_ASK,    /* menanyakan */
	WT_CUE_RELEASE /* (dalam pernyataan) yang dirilis */
};

/* Classes of the lexicon that the coder itself reads: "status-negated" and so on. */
#define WT_MARKERS(X)                                                                              \
	X(NEGATED, "status-negated")                                                               \
	X(HYPOTHETICAL, "status-hypothetical")                                                     \
	X(PLANNED, "status-planned")                                                               \
	X(ONGOING, "status-ongoing")                                                               \
	X(DENIED, "stance-denied")                                                                 \
	X(ALLEGED, "stance-alleged")                                                               \
	X(EVENT, "when-event")                                                                     \
	X(MATTER, "when-matter")                                                                   \
	X(REGION, "wilayah")                                                                       \
	X(CRIME, "everyday-crime")

enum wt_marker {
#define X(name, class) WT_MARKER_##name,
	WT_MARKERS(X)
#undef X
		WT_MARKER_COUNT
};

/* The arrays are views into the blob. */
struct wt_frames {
	struct wt_str text;
	const struct wt_frame *frames;
	const struct wt_label *labels;
	const struct wt_cond *conds;
	const uint32_t *items;
	const struct wt_pattern *patterns;
	const struct wt_bind *binds;
	const struct wt_run *forms;    /* form -> run of form_patterns */
	const uint32_t *form_patterns; /* -> patterns */
	const struct wt_run *words;    /* word -> run of word_classes */
	const uint32_t
		*word_classes; /* -> classes; contexts are the classes below WT_CONTEXT_COUNT */
	const struct wt_ref *classes; /* names */
	const uint32_t *cues;         /* enum wt_cue_kind by cue value */
	size_t n_frames, n_labels, n_conds, n_items, n_patterns, n_binds, n_forms, n_form_patterns;
	size_t n_words, n_word_classes, n_classes, n_cues;
	uint32_t markers[WT_MARKER_COUNT]; /* classes by enum wt_marker; UINT32_MAX where undefined
					    */
	struct wt_trie form_trie;          /* lower-case word or phrase -> forms */
	struct wt_trie word_trie;          /* -> words */
	struct wt_trie none_trie;          /* words that deliberately report no act */
	struct wt_trie cue_trie;           /* -> cues */
};

const char *wt_slot_name(unsigned slot);
bool wt_slot_is(unsigned slot, struct wt_str word);

/*
 * The word made of a root and an affix as lexicon/README.md writes it ("meN-kan"); false where the
 * affix is unknown.  The root may be several words: a circumfix joins them (menandatangani), a
 * prefix alone goes to the first (berunjuk rasa).
 */
bool wt_affix_make(
	struct wt_arena *arena, struct wt_str root, struct wt_str affix, struct wt_str *form);

#endif
