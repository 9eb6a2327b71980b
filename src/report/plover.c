/*
 * plover.c - tables of the ontology and look-ups in them.
 */
#include "report/plover.h"

static const struct {
	const char *name;
	int quad;
	double score;
	const char *label;
} TYPES[] = {
#define X(name, quad, score, label) { #name, quad, score, label },
	WT_TYPES(X)
#undef X
};

static const char *const CONTEXTS[] = {
#define X(name) #name,
	WT_CONTEXTS(X)
#undef X
};

/* clang-format off */
const struct wt_mode WT_MODES[] = {
	{ "visit", WT_TYPE_CONSULT, 4.0 }, { "third-party", WT_TYPE_CONSULT, 1.0 },
	{ "multilateral", WT_TYPE_CONSULT, 4.0 }, { "phone", WT_TYPE_CONSULT, 1.5 },
	{ "withdraw", WT_TYPE_RETREAT, 8.0 }, { "release", WT_TYPE_RETREAT, 6.5 },
	{ "disarm", WT_TYPE_RETREAT, 10.0 }, { "ceasefire", WT_TYPE_RETREAT, 7.5 },
	{ "access", WT_TYPE_RETREAT, 6.5 }, { "resign", WT_TYPE_RETREAT, 4.5 },
	{ "assist", WT_TYPE_REQUEST, 0.5 }, { "change", WT_TYPE_REQUEST, -1.0 },
	{ "yield", WT_TYPE_REQUEST, -1.0 }, { "meet", WT_TYPE_REQUEST, 0.0 },
	{ "disapprove", WT_TYPE_ACCUSE, -2.0 }, { "investigate", WT_TYPE_ACCUSE, -3.5 },
	{ "allege", WT_TYPE_ACCUSE, -3.5 },
	{ "assist", WT_TYPE_REJECT, -1.5 }, { "change", WT_TYPE_REJECT, -2.0 },
	{ "yield", WT_TYPE_REJECT, -2.0 }, { "meet", WT_TYPE_REJECT, -2.0 },
	{ "restrict", WT_TYPE_THREATEN, -3.0 }, { "arrest", WT_TYPE_THREATEN, -3.5 },
	{ "relations", WT_TYPE_THREATEN, -3.5 }, { "expel", WT_TYPE_THREATEN, -3.5 },
	{ "territory", WT_TYPE_THREATEN, -4.0 }, { "violence", WT_TYPE_THREATEN, -3.5 },
	{ "demo", WT_TYPE_PROTEST, -5.0 }, { "riot", WT_TYPE_PROTEST, -7.0 },
	{ "strike", WT_TYPE_PROTEST, -5.0 }, { "hunger", WT_TYPE_PROTEST, -4.5 },
	{ "boycott", WT_TYPE_PROTEST, -4.5 }, { "obstruct", WT_TYPE_PROTEST, -4.5 },
	{ "vandalize", WT_TYPE_PROTEST, -5.0 },
	{ "convict", WT_TYPE_SANCTION, -6.0 }, { "expel", WT_TYPE_SANCTION, -5.5 },
	{ "withdraw", WT_TYPE_SANCTION, -6.0 }, { "discontinue", WT_TYPE_SANCTION, -6.0 },
	{ "troops", WT_TYPE_MOBILIZE, -6.5 }, { "weapons", WT_TYPE_MOBILIZE, -6.5 },
	{ "police", WT_TYPE_MOBILIZE, -5.5 }, { "militia", WT_TYPE_MOBILIZE, -6.0 },
	{ "seize", WT_TYPE_COERCE, -7.0 }, { "restrict", WT_TYPE_COERCE, -7.0 },
	{ "censor", WT_TYPE_COERCE, -6.5 }, { "curfew", WT_TYPE_COERCE, -6.5 },
	{ "martial-law", WT_TYPE_COERCE, -7.5 }, { "arrest", WT_TYPE_COERCE, -7.0 },
	{ "deport", WT_TYPE_COERCE, -7.0 }, { "withhold", WT_TYPE_COERCE, -7.0 },
	{ "misinformation", WT_TYPE_COERCE, -6.5 }, { "cyber", WT_TYPE_COERCE, -7.0 },
	{ "abduct", WT_TYPE_ASSAULT, -8.5 }, { "beat", WT_TYPE_ASSAULT, -7.5 },
	{ "torture", WT_TYPE_ASSAULT, -8.5 }, { "sexual", WT_TYPE_ASSAULT, -8.5 },
	{ "targeted", WT_TYPE_ASSAULT, -9.5 }, { "destroy", WT_TYPE_ASSAULT, -8.5 },
	{ "primitive", WT_TYPE_ASSAULT, -8.0 }, { "firearms", WT_TYPE_ASSAULT, -9.0 },
	{ "explosives", WT_TYPE_ASSAULT, -9.0 }, { "suicide-attack", WT_TYPE_ASSAULT, -9.5 },
	{ "aerial", WT_TYPE_ASSAULT, -9.5 }, { "drone", WT_TYPE_ASSAULT, -9.5 },
	{ "heavy-weapons", WT_TYPE_ASSAULT, -9.5 }, { "crowd-control", WT_TYPE_ASSAULT, -7.5 },
	{ "unconventional", WT_TYPE_ASSAULT, -10.0 },
};
/* clang-format on */

const unsigned WT_MODE_COUNT = sizeof WT_MODES / sizeof WT_MODES[0];

const char *
wt_type_name(enum wt_type t)
{
	return TYPES[t].name;
}

const char *
wt_type_label_id(enum wt_type t)
{
	return TYPES[t].label;
}

int
wt_type_quad(enum wt_type t)
{
	return TYPES[t].quad;
}

int
wt_type_find(struct wt_str name)
{
	for (int i = 0; i < WT_TYPE_COUNT; i++)
		if (wt_str_is(name, TYPES[i].name))
			return i;
	return -1;
}

int
wt_mode_find(enum wt_type t, struct wt_str name)
{
	for (unsigned i = 0; i < WT_MODE_COUNT; i++)
		if (WT_MODES[i].type == t && wt_str_is(name, WT_MODES[i].name))
			return (int)i;
	return -1;
}

const char *
wt_context_name(enum wt_context c)
{
	return CONTEXTS[c];
}

int
wt_context_find(struct wt_str name)
{
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (wt_str_is(name, CONTEXTS[i]))
			return i;
	return -1;
}

bool
wt_modes_have(const uint8_t *modes, unsigned n, const char *name)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(WT_MODES[modes[i]].name, name) == 0)
			return true;
	return false;
}

bool
wt_modes_share(const uint8_t *a, unsigned n_a, const uint8_t *b, unsigned n_b)
{
	for (unsigned i = 0; i < n_a; i++)
		for (unsigned k = 0; k < n_b; k++)
			if (a[i] == b[k])
				return true;
	return false;
}

double
wt_plover_score(enum wt_type t, const uint8_t *modes, unsigned n)
{
	double score = TYPES[t].score;
	for (unsigned i = 0; i < n; i++) {
		double mode = WT_MODES[modes[i]].score;
		if (i == 0 || (mode < 0 ? mode < score : mode > score))
			score = mode;
	}
	return score;
}
