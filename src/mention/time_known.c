/*
 * time_known.c - days that are called by what happened on them, and feasts.
 *
 *	serangan [7 Oktober]          2023-10-07, in a text of any later year
 *	[Idul Adha 1447 Hijriah]      2026-05-27
 *	[Hari Raya Idul Fitri 2024]   2024-04-10
 *
 * A day and month without a year is that of the event where a word of the event
 * stands within NEAR words before it.  Feasts are those of the Indonesian
 * government's calendar, 2014 to 2026; a feast without a year is no date.
 */
#include "mention/time.h"

#define NEAR 6

struct known {
	uint8_t day, month;
	int16_t year;
	const char *words; /* one of these, separated by spaces */
};

static const struct known DAYS[] = {
	{ 11, 9, 2001, "serangan tragedi peringatan teror pembajakan teroris wtc" },
	{ 7, 10, 2023, "serangan serbuan hamas pembantaian peristiwa" },
	{ 6, 1, 2021, "capitol kerusuhan penyerbuan" },
	{ 17, 8, 1945, "proklamasi kemerdekaan" },
	{ 30, 9, 1965, "gerakan peristiwa pemberontakan g30s" },
	{ 12, 10, 2002, "bom" },
	{ 26, 12, 2004, "tsunami" },
	{ 12, 5, 1998, "trisakti tragedi penembakan" },
	{ 21, 5, 1998, "soeharto reformasi lengser" },
	{ 24, 2, 2022, "invasi" },
	{ 4, 6, 1989, "tiananmen pembantaian" },
	{ 18, 5, 1980, "gwangju" },
	{ 1, 2, 2021, "kudeta" },
	{ 15, 7, 2016, "kudeta" },
	{ 3, 12, 2024, "darurat" },
	{ 28, 10, 1928, "sumpah" },
};

struct feast {
	const char *word; /* behind idul, or alone */
	int16_t hijri;    /* year of the Hijra in 2014, 0 where none is used */
	struct {
		uint8_t month, day;
	} on[13]; /* 2014 .. 2026 */
};

static const struct feast FEASTS[] = {
	{ "fitri", 1435,
		{ { 7, 28 }, { 7, 17 }, { 7, 6 }, { 6, 25 }, { 6, 15 }, { 6, 5 }, { 5, 24 },
			{ 5, 13 }, { 5, 2 }, { 4, 22 }, { 4, 10 }, { 3, 31 }, { 3, 21 } } },
	{ "adha", 1435,
		{ { 10, 5 }, { 9, 24 }, { 9, 12 }, { 9, 1 }, { 8, 22 }, { 8, 11 }, { 7, 31 },
			{ 7, 20 }, { 7, 10 }, { 6, 29 }, { 6, 17 }, { 6, 6 }, { 5, 27 } } },
	{ "nyepi", 0,
		{ { 3, 31 }, { 3, 21 }, { 3, 9 }, { 3, 28 }, { 3, 17 }, { 3, 7 }, { 3, 25 },
			{ 3, 14 }, { 3, 3 }, { 3, 22 }, { 3, 11 }, { 3, 29 }, { 3, 19 } } },
	{ "imlek", 0,
		{ { 1, 31 }, { 2, 19 }, { 2, 8 }, { 1, 28 }, { 2, 16 }, { 2, 5 }, { 1, 25 },
			{ 2, 12 }, { 2, 1 }, { 1, 22 }, { 2, 10 }, { 1, 29 }, { 2, 17 } } },
};

static bool
is_among(const char *words, struct wt_str w)
{
	struct wt_str rest = wt_str_of(words), part;
	while (wt_str_split(&rest, ' ', &part))
		if (wt_str_eq(part, w))
			return true;
	return false;
}

int32_t
wt_time_known_year(const struct wt_time_reader *x, uint32_t i, int32_t day, int32_t month)
{
	const struct wt_token *tokens = x->r->text->tokens;
	for (size_t k = 0; k < sizeof DAYS / sizeof *DAYS; k++) {
		struct wt_day then = { DAYS[k].year, DAYS[k].month, DAYS[k].day };
		if (DAYS[k].day != day || DAYS[k].month != month || !x->today.year ||
			wt_day_cmp(x->today, then) <= 0)
			continue;
		uint32_t word = x->atoms[i].word;
		for (uint32_t n = 0; n < NEAR && word > x->s->first; n++)
			if (is_among(DAYS[k].words, tokens[--word].lower))
				return DAYS[k].year;
	}
	return 0;
}

bool
wt_time_is_known(struct wt_day d)
{
	for (size_t k = 0; k < sizeof DAYS / sizeof *DAYS; k++)
		if (DAYS[k].day == d.day && DAYS[k].month == d.month && DAYS[k].year == d.year)
			return true;
	return false;
}

static struct wt_str
word_at(const struct wt_time_reader *x, uint32_t i)
{
	return i < x->n ? x->r->text->tokens[x->atoms[i].word].lower : WT_STR("");
}

/* [tahun] 1447 [Hijriah | H], 2024, tahun ini; gives the atom behind, 0 without a year. */
static uint32_t
feast_year(const struct wt_time_reader *x, uint32_t i, const struct feast *f, int32_t *year)
{
	if (wt_str_is(word_at(x, i), "tahun"))
		i++;
	if (i >= x->n || x->atoms[i].class != WT_T_NUMBER || x->atoms[i].digits != 4)
		return 0;
	*year = x->atoms[i].value;
	if (*year < 1600 && f->hijri) {
		*year = *year - f->hijri + 2014;
		i++;
		if (wt_str_is(word_at(x, i), "hijriah") || wt_str_is(word_at(x, i), "h"))
			i++;
		return i;
	}
	return i + 1;
}

uint32_t
wt_time_feast(const struct wt_time_reader *x, uint32_t i, struct wt_day *day)
{
	uint32_t at = i;
	int32_t year = 0;
	if (wt_str_is(word_at(x, at), "hari") && wt_str_is(word_at(x, at + 1), "raya"))
		at += 2;
	if (wt_str_is(word_at(x, at), "idul") || wt_str_is(word_at(x, at), "tahun"))
		at += wt_str_is(word_at(x, at + 1), "baru") ? 2 : 1;
	for (size_t k = 0; k < sizeof FEASTS / sizeof *FEASTS; k++) {
		if (!wt_str_is(word_at(x, at), FEASTS[k].word))
			continue;
		uint32_t next = feast_year(x, at + 1, &FEASTS[k], &year);
		if (!next || year < 2014 || year > 2026)
			return 0;
		*day = (struct wt_day){ (int16_t)year, FEASTS[k].on[year - 2014].month,
			FEASTS[k].on[year - 2014].day };
		return next;
	}
	return 0;
}
