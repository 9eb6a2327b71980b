/*
 * time.h - what the parts of the time reader share.
 *
 *	time_words.c   words and digits to atoms: classes and values
 *	time_known.c   days of great events, feasts
 *	time_day.c     from parts and anchors to days
 *	time_date.c    the grammar: dates that are written out
 *	time_read.c    the grammar: weekdays, months, periods
 *	time_relative.c   the grammar: times told against another day
 *	time_clock.c   times of the day, zones
 *	time.c         one pass over a text
 *
 * Private to the room.
 */
#ifndef WT_MENTION_TIME_H
#define WT_MENTION_TIME_H

#include "mention/reader.h"

/* Classes of words. */
enum wt_time_class {
	WT_T_OTHER,
	WT_T_NUMBER,  /* digits: value, and how many of them */
	WT_T_COUNT,   /* satu .. sembilan, beberapa */
	WT_T_TEN,     /* sepuluh, sebelas: whole numbers by themselves */
	WT_T_SCALE,   /* belas, puluh, ratus */
	WT_T_WEEKDAY, /* 1 Monday .. 7 Sunday */
	WT_T_MONTH,
	WT_T_MONTH_SHORT, /* jan, des: beside a number only */
	WT_T_UNIT,        /* enum wt_time_unit */
	WT_T_ONE_UNIT,    /* sehari, setahun */
	WT_T_PAST,        /* lalu, silam */
	WT_T_FUTURE,      /* depan, mendatang, nanti */
	WT_T_AGAIN,       /* lagi */
	WT_T_THIS,        /* ini */
	WT_T_THAT,        /* itu, tersebut */
	WT_T_LATEST,      /* terakhir, belakangan */
	WT_T_BEFORE,      /* sebelumnya: before the event told last */
	WT_T_AFTER,       /* kemudian, setelahnya */
	WT_T_YESTERDAY,
	WT_T_TOMORROW,
	WT_T_OVERMORROW, /* lusa */
	WT_T_LASTNIGHT,  /* semalam */
	WT_T_EARLIER,    /* tadi */
	WT_T_NOW,        /* sekarang, kini */
	WT_T_PART,       /* pagi, malam: hour at which it begins */
	WT_T_EDGE,       /* awal, akhir */
	WT_T_UNTIL,      /* hingga, sampai, s/d */
	WT_T_AND,
	WT_T_BETWEEN,
	WT_T_DATE,   /* tanggal */
	WT_T_CLOCK,  /* pukul */
	WT_T_ZONE,   /* minutes east of UTC */
	WT_T_LOCAL,  /* setempat */
	WT_T_TIME,   /* waktu */
	WT_T_EVERY,  /* setiap */
	WT_T_DURING, /* selama */
	WT_T_WITHIN, /* dalam */
	WT_T_HALF,   /* setengah */
	WT_T_YANG,
	WT_T_QUARTER, /* kuartal, triwulan: 3 months; semester: 6 */
	WT_T_ROMAN,   /* I .. IV */
	WT_T_SEASON,  /* musim */
	WT_T_MORROW,  /* keesokan */
	WT_T_ITS_DAY, /* harinya */
	WT_T_OPEN,    /* ( */
	WT_T_CLOSE,   /* ) */
	WT_T_COMMA,
	WT_T_DOT,
	WT_T_COLON,
	WT_T_SLASH,
	WT_T_HYPHEN,
	WT_T_CLASSES
};

enum wt_time_unit {
	WT_UNIT_SECOND,
	WT_UNIT_MINUTE,
	WT_UNIT_HOUR,
	WT_UNIT_DAY,
	WT_UNIT_WEEK,
	WT_UNIT_MONTH,
	WT_UNIT_YEAR,
	WT_UNIT_DECADE,
	WT_UNIT_CENTURY
};

/* A word, or a part of one: 18/7 is three. */
struct wt_atom {
	uint8_t class;
	uint8_t digits; /* of a number */
	bool space;     /* white space before it */
	bool capital;
	int32_t value;
	uint32_t word; /* in the text */
	uint32_t start, end;
};

struct wt_time_reader {
	struct wt_mention_reader *r;
	const struct wt_sentence *s;
	const struct wt_atom *atoms; /* of the sentence, then one of class OTHER */
	uint32_t n;
	struct wt_day today; /* publication; year 0 where unknown, perhaps only a year or month */
	int32_t now;         /* its minute, or -1 */
	int16_t zone;
	struct wt_day told;    /* the day of the event told last; year 0 for none */
	struct wt_day week[8]; /* the last day given for each weekday by an explicit date */
	int16_t known[13][32]; /* years that the text gave to a day and month by an event */
	int16_t given[13][32]; /* years that the text names for a day and month; -1 for several */
	struct wt_day line;    /* the day named before in the same sentence; year 0 for none */
	bool future;           /* the clause speaks of what is to come */
};

/* What was read: `next` is the atom behind it. */
struct wt_timex {
	struct wt_time t;
	uint32_t next;
	bool yearless; /* the year was not named: that of the end of a range may serve */
	bool named;    /* told by name or number, not against another day */
};

struct wt_time_index; /* the table of words, hashed */

struct wt_time_index *wt_time_index(struct wt_arena *arena);

struct wt_atoms {
	struct wt_atom *items;
	uint32_t n, cap;
	bool dated; /* one of them may begin a time */
};

/* The atoms of a sentence, replacing those before. */
void wt_time_atoms(const struct wt_time_index *index, struct wt_mention_reader *r,
	const struct wt_sentence *s, struct wt_atoms *out);
/* A month that is one slip away from this word, 0 for none. */
int32_t wt_time_month_slip(struct wt_str lower);

/* --- time_day.c: all give a day with year 0 where it cannot be known --- */
/* Day and month without a year: the one nearest, later only where `sense` or the clause says so. */
struct wt_day wt_time_place_year(
	const struct wt_time_reader *x, int32_t day, int32_t month, int sense, int weekday);
/* The weekday nearest, before (-1), after (1), or as the clause says (0). */
struct wt_day wt_time_weekday(const struct wt_time_reader *x, int weekday, int sense);
/* n units from the day, at the precision of the unit; weeks are counted in days. */
struct wt_day wt_time_shift(struct wt_day from, enum wt_time_unit unit, int32_t n);
/* The whole week (Monday to Sunday) n weeks from today's. */
bool wt_time_week(
	const struct wt_time_reader *x, int32_t n, struct wt_day *from, struct wt_day *to);
/* The year of two digits: 24 is 2024, 98 is 1998. */
int32_t wt_time_full_year(int32_t year, int digits);

/* --- time_known.c --- */
/* The year of an event that is called by its day ("serangan 7 Oktober"), 0 for none. */
int32_t wt_time_known_year(const struct wt_time_reader *x, uint32_t i, int32_t day, int32_t month);
/* Whether it is the day of such an event. */
bool wt_time_is_known(struct wt_day d);
/* A feast with its year; the atom behind it, 0 where there is none. */
uint32_t wt_time_feast(const struct wt_time_reader *x, uint32_t i, struct wt_day *day);

/* --- time_date.c --- */
/* A day as numbers; 0 is not named. */
struct wt_time_parts {
	int32_t day, month, year;
	int32_t last_day; /* of "1-3 Juli" */
};
bool wt_time_glued(const struct wt_time_reader *x, uint32_t i);
bool wt_time_is_number(
	const struct wt_time_reader *x, uint32_t i, int32_t from, int32_t to, int digits);
bool wt_time_is_year(const struct wt_time_reader *x, uint32_t i);
/* The month at i, 0 for none; beside a number also short or misspelt. */
int32_t wt_time_month_at(const struct wt_time_reader *x, uint32_t i, bool beside_number);
/* Each gives the atom behind what it read, 0 for nothing. */
uint32_t wt_time_year(const struct wt_time_reader *x, uint32_t i, int32_t *year);
uint32_t wt_time_behind_until(const struct wt_time_reader *x, uint32_t i);
uint32_t wt_time_day_month(const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p);
uint32_t wt_time_numeric(
	const struct wt_time_reader *x, uint32_t i, bool sure, struct wt_time_parts *p);
/* A date in brackets, where nothing else stands in them. */
uint32_t wt_time_in_brackets(const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p);
/* lalu, mendatang, tahun lalu, pekan lalu behind a date; `i` where none stands there. */
uint32_t wt_time_parts_tail(
	const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p, int *sense);
/* The parts as days; false where there is no such date. */
bool wt_time_place_parts(const struct wt_time_reader *x, const struct wt_time_parts *p, int sense,
	int weekday, struct wt_timex *out);

/* --- time_read.c --- */
/* The longest time that begins at atom i. */
bool wt_time_read_at(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
/* What rules are made of; each rule gives the atom behind what it read, 0 for nothing. */
int32_t wt_time_value_at(const struct wt_time_reader *x, uint32_t i);
bool wt_time_word_is(const struct wt_time_reader *x, uint32_t i, const char *word);
bool wt_time_is_unit(const struct wt_time_reader *x, uint32_t i, enum wt_time_unit unit);
/* minggu is a week in small letters, and at the head of a sentence before lalu, ini, depan */
bool wt_time_is_week(const struct wt_time_reader *x, uint32_t i);
/* A day, month or year that exists, else year 0. */
struct wt_day wt_time_day_of(int32_t y, int32_t m, int32_t d);
void wt_time_set_days(
	struct wt_timex *out, struct wt_day from, struct wt_day to, enum wt_time_basis basis);
/* (yang) lalu, depan, mendatang, akan datang, ini, kemarin: -1, 1, or 0 for "ini". */
uint32_t wt_time_sense(const struct wt_time_reader *x, uint32_t i, int *sense);
/* dua, 24, dua puluh empat; `beberapa` is 0. */
uint32_t wt_time_number(const struct wt_time_reader *x, uint32_t i, int32_t *n);
/* The atom behind pagi, malam, dini hari; i itself where none stands there. */
uint32_t wt_time_skip_part(const struct wt_time_reader *x, uint32_t i);

/* --- time_relative.c: rules --- */
uint32_t wt_time_read_unit(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
uint32_t wt_time_read_count(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
uint32_t wt_time_read_word(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
uint32_t wt_time_read_part(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
uint32_t wt_time_read_next_day(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
uint32_t wt_time_read_set(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
uint32_t wt_time_read_now(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);

/* --- time_clock.c --- */
bool wt_time_clock(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);
/* "pukul 16.00 WIB" behind a day: joins it. */
void wt_time_add_clock(const struct wt_time_reader *x, struct wt_timex *out);

static inline uint8_t
wt_time_class_at(const struct wt_time_reader *x, uint32_t i)
{
	return i < x->n ? x->atoms[i].class : (uint8_t)WT_T_OTHER;
}

#endif
