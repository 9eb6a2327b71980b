/*
 * codes.h - the other codes of a country, for formats that want them.
 */
#ifndef WT_WORK_CODES_H
#define WT_WORK_CODES_H

struct wt_codes {
	char alpha3[4]; /* as Warta has it; XKX for Kosovo */
	char alpha2[3];
	char fips[3];
	int numeric; /* 0: none */
};

/* NULL for what is no country of ISO 3166-1. */
const struct wt_codes *wt_codes_find(const char *alpha3);

#endif
