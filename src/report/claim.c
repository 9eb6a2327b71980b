/*
 * claim.c - the words for a claim's fields.
 */
#include "report/claim.h"

static const char *const STATUSES[] = { "happened", "ongoing", "planned", "hypothetical",
	"negated" };
static const char *const STANCES[] = { "asserted", "alleged", "denied" };
static const char *const BASES[] = { "explicit", "relative", "dateline", "publication" };

const char *
wt_status_name(enum wt_status s)
{
	return STATUSES[s];
}

const char *
wt_stance_name(enum wt_stance s)
{
	return STANCES[s];
}

const char *
wt_basis_name(enum wt_time_basis b)
{
	return BASES[b];
}
