/*
 * plover.h - the ontology: PLOVER's event types, modes and contexts.
 *
 * Names, quads and scores are facts of the PLOVER codebook of 2021 (Open Event
 * Data Alliance).  Two contradictions in it are settled here: SANCTION is material
 * conflict (quad 4), ACCUSE scores -3.  Scores run from -10 to 10.
 */
#ifndef WT_REPORT_PLOVER_H
#define WT_REPORT_PLOVER_H

#include "base/span.h"

/* name, quad, score of the type without a mode, Indonesian label */
#define WT_TYPES(X)                                                                                \
	X(AGREE, 1, 2.5, "sepakat atau berjanji")                                                  \
	X(CONSULT, 1, 2.5, "bertemu")                                                              \
	X(SUPPORT, 1, 5.0, "mendukung")                                                            \
	X(CONCEDE, 1, 4.5, "mengalah")                                                             \
	X(COOPERATE, 2, 9.5, "bekerja sama")                                                       \
	X(AID, 2, 10.0, "membantu")                                                                \
	X(RETREAT, 2, 6.5, "mundur")                                                               \
	X(REQUEST, 3, 0.0, "meminta")                                                              \
	X(ACCUSE, 3, -3.0, "menuduh atau mengecam")                                                \
	X(REJECT, 3, -2.0, "menolak")                                                              \
	X(THREATEN, 3, -3.5, "mengancam")                                                          \
	X(PROTEST, 4, -5.0, "berunjuk rasa")                                                       \
	X(SANCTION, 4, -6.0, "menjatuhkan sanksi")                                                 \
	X(MOBILIZE, 4, -5.5, "mengerahkan kekuatan")                                               \
	X(COERCE, 4, -7.0, "memaksa")                                                              \
	X(ASSAULT, 4, -9.0, "menyerang")

enum wt_type {
#define X(name, quad, score, label) WT_TYPE_##name,
	WT_TYPES(X)
#undef X
		WT_TYPE_COUNT
};

#define WT_CONTEXTS(X)                                                                             \
	X(military)                                                                                \
	X(intelligence)                                                                            \
	X(executive)                                                                               \
	X(legislative)                                                                             \
	X(election)                                                                                \
	X(political_institutions)                                                                  \
	X(pro_democracy)                                                                           \
	X(pro_autocracy)                                                                           \
	X(economic)                                                                                \
	X(legal)                                                                                   \
	X(reparations)                                                                             \
	X(human_rights)                                                                            \
	X(rights_freedoms)                                                                         \
	X(repression)                                                                              \
	X(human_security)                                                                          \
	X(gender)                                                                                  \
	X(lgbt)                                                                                    \
	X(religion_ethnicity)                                                                      \
	X(inequality)                                                                              \
	X(diplomatic)                                                                              \
	X(territory)                                                                               \
	X(peacekeeping)                                                                            \
	X(health)                                                                                  \
	X(asylum)                                                                                  \
	X(migration)                                                                               \
	X(disasters)                                                                               \
	X(natural_resource)                                                                        \
	X(environment)                                                                             \
	X(technology)                                                                              \
	X(terrorism)                                                                               \
	X(cbrn)                                                                                    \
	X(cyber)                                                                                   \
	X(misinformation)                                                                          \
	X(crime)                                                                                   \
	X(corruption)                                                                              \
	X(illegal_drugs)                                                                           \
	X(trafficking)

enum wt_context {
#define X(name) WT_CONTEXT_##name,
	WT_CONTEXTS(X)
#undef X
		WT_CONTEXT_COUNT
};

/* Modes are numbered over all types. */

struct wt_mode {
	const char *name;
	enum wt_type type;
	double score;
};

extern const struct wt_mode WT_MODES[];
extern const unsigned WT_MODE_COUNT;
/* Is the mode of that name among these? */
bool wt_modes_have(const uint8_t *modes, unsigned n, const char *name);
/* Is a mode of these among those? */
bool wt_modes_share(const uint8_t *a, unsigned n_a, const uint8_t *b, unsigned n_b);

const char *wt_type_name(enum wt_type t);
const char *wt_type_label_id(enum wt_type t);
int wt_type_quad(enum wt_type t);
/* The type's number, or -1. */
int wt_type_find(struct wt_str name);
/* The mode of that type, or -1. */
int wt_mode_find(enum wt_type t, struct wt_str name);
/* The score of a type with n modes: that of its most extreme mode, else the type's own. */
double wt_plover_score(enum wt_type t, const uint8_t *modes, unsigned n);
const char *wt_context_name(enum wt_context c);
int wt_context_find(struct wt_str name);

#endif
