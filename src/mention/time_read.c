/*
 * time_read.c - the grammar of dates, by descent over atoms.
 *
 *	Kamis (18/7/2024)  Rabu, 19 Juni 2024  1-3 Juli  9 Febriari mendatang
 *	antara 1 September dan 1 Oktober  Juni-November 2025  kuartal II 2024
 *	bulan lalu  Selasa pekan lalu  akhir pekan lalu  dua hari sebelumnya
 *	24 tahun terakhir  keesokan harinya  tadi malam
 *
 * Each rule looks at the atoms from one on and gives the atom behind what it
 * read, 0 where it reads nothing.  "awal", "pertengahan" and "akhir" belong to
 * the expression and leave the value at the period.  A date that does not exist is
 * no date; the weekday before it still is.
 */
#include "mention/time.h"

#define CLS(x, i) wt_time_class_at((x), (i))

static int32_t
value_at(const struct wt_time_reader *x, uint32_t i)
{
	return i < x->n ? x->atoms[i].value : 0;
}

static bool
word_is(const struct wt_time_reader *x, uint32_t i, const char *word)
{
	if (i >= x->n)
		return false;
	const struct wt_token *t = &x->r->text->tokens[x->atoms[i].word];
	return wt_str_is(t->lower, word);
}

static bool
glued(const struct wt_time_reader *x, uint32_t i)
{
	return i < x->n && !x->atoms[i].space;
}

static bool
is_number(const struct wt_time_reader *x, uint32_t i, int32_t from, int32_t to, int digits)
{
	return CLS(x, i) == WT_T_NUMBER && x->atoms[i].digits <= digits &&
	       x->atoms[i].value >= from && x->atoms[i].value <= to;
}

static bool
is_year(const struct wt_time_reader *x, uint32_t i)
{
	return is_number(x, i, 1000, 2199, 4);
}

static void
set_days(struct wt_timex *out, struct wt_day from, struct wt_day to, enum wt_time_basis basis)
{
	bool named = out->named, yearless = out->yearless;
	memset(out, 0, sizeof *out);
	out->named = named;
	out->yearless = yearless;
	out->t.type = WT_TIME_DATE;
	out->t.basis = basis;
	out->t.start = (struct wt_moment){ from, WT_MINUTE_NONE, WT_ZONE_NONE };
	out->t.end = to;
	out->t.bounded = true;
}

static const struct wt_day NONE = { 0, 0, 0 };

static struct wt_day
day_of(int32_t y, int32_t m, int32_t d)
{
	struct wt_day r = { (int16_t)y, (uint8_t)m, (uint8_t)d };
	return y > 0 && y <= 9999 && m >= 0 && m <= 12 && d >= 0 && d <= 31 && wt_day_valid(r)
		       ? r
		       : NONE;
}

/* (yang) lalu, depan, mendatang, akan datang, ini, kemarin: -1, 1, or 0 for "ini". */
static uint32_t
read_sense(const struct wt_time_reader *x, uint32_t i, int *sense)
{
	uint32_t at = i;
	if (CLS(x, at) == WT_T_YANG)
		at++;
	switch (CLS(x, at)) {
	case WT_T_PAST:
		*sense = -1;
		return at + 1;
	case WT_T_YESTERDAY:
		*sense = -1;
		return at == i ? at + 1 : 0;
	case WT_T_FUTURE:
		*sense = 1;
		return at + 1;
	case WT_T_THIS:
		*sense = 0;
		return at == i ? at + 1 : 0;
	default:
		break;
	}
	if (word_is(x, at, "akan") && word_is(x, at + 1, "datang")) {
		*sense = 1;
		return at + 2;
	}
	return 0;
}

/* dua, 24, dua puluh empat, tiga belas; `beberapa` is 0. */
static uint32_t
read_number(const struct wt_time_reader *x, uint32_t i, int32_t *n)
{
	if (CLS(x, i) == WT_T_NUMBER) {
		bool more = (CLS(x, i + 1) == WT_T_DOT || CLS(x, i + 1) == WT_T_COMMA) &&
			    glued(x, i + 1) && CLS(x, i + 2) == WT_T_NUMBER && glued(x, i + 2);
		*n = value_at(x, i);
		return more || x->atoms[i].digits > 4 ? 0 : i + 1;
	}
	if (CLS(x, i) == WT_T_TEN) {
		*n = value_at(x, i);
		return i + 1;
	}
	if (CLS(x, i) != WT_T_COUNT)
		return 0;
	*n = value_at(x, i++);
	if (CLS(x, i) == WT_T_SCALE) {
		int32_t scale = value_at(x, i++);
		*n = scale == 11 ? *n + 10 : *n * scale;
		if (scale != 11 && CLS(x, i) == WT_T_COUNT && CLS(x, i + 1) != WT_T_SCALE)
			*n += value_at(x, i++);
	}
	return i;
}

static int32_t
month_at(const struct wt_time_reader *x, uint32_t i, bool beside_number)
{
	if (CLS(x, i) == WT_T_MONTH)
		return value_at(x, i);
	if (!beside_number || i >= x->n)
		return 0;
	if (CLS(x, i) == WT_T_MONTH_SHORT)
		return value_at(x, i);
	if (CLS(x, i) == WT_T_OTHER && x->atoms[i].capital)
		return wt_time_month_slip(x->r->text->tokens[x->atoms[i].word].lower);
	return 0;
}

/* A day as numbers; 0 is not named. */
struct parts {
	int32_t day, month, year;
	int32_t last_day; /* of "1-3 Juli" */
};

/* [tahun] 2024, or tahun lalu */
static uint32_t
read_year(const struct wt_time_reader *x, uint32_t i, int32_t *year)
{
	int sense;
	uint32_t at = i;
	if (CLS(x, at) == WT_T_DOT && CLS(x, at + 1) == WT_T_NUMBER)
		at++; /* Sept. 2024 */
	if (CLS(x, at) == WT_T_UNIT && value_at(x, at) == WT_UNIT_YEAR) {
		uint32_t next = read_sense(x, at + 1, &sense);
		if (next && x->today.year) {
			*year = x->today.year + sense;
			return next;
		}
		at++;
	}
	if (!is_year(x, at))
		return 0;
	*year = value_at(x, at);
	return at + 1;
}

/* 19 Juni [2024], 1-3 Juli, 1 s.d. 3 Juli, December 23, 2025 */
static uint32_t
read_day_month(const struct wt_time_reader *x, uint32_t i, struct parts *p)
{
	uint32_t next;
	memset(p, 0, sizeof *p);
	if (month_at(x, i, true) && is_number(x, i + 1, 1, 31, 2) && CLS(x, i + 2) == WT_T_COMMA &&
		is_year(x, i + 3)) {
		*p = (struct parts){ value_at(x, i + 1), month_at(x, i, true), value_at(x, i + 3),
			0 };
		return i + 4;
	}
	if (!is_number(x, i, 1, 31, 2))
		return 0;
	p->day = value_at(x, i++);
	uint8_t link = CLS(x, i);
	if ((link == WT_T_HYPHEN || link == WT_T_UNTIL || link == WT_T_AND) &&
		is_number(x, i + 1, 1, 31, 2) && month_at(x, i + 2, true)) {
		p->last_day = value_at(x, i + 1);
		i += 2;
	}
	p->month = month_at(x, i, true);
	if (!p->month)
		return 0;
	i++;
	next = read_year(x, i, &p->year);
	if (!next && CLS(x, i) == WT_T_COMMA && is_year(x, i + 1))
		next = read_year(x, i + 1, &p->year);
	return next ? next : i;
}

static bool
is_separator(uint8_t class)
{
	return class == WT_T_SLASH || class == WT_T_HYPHEN || class == WT_T_DOT;
}

/* 18/7/2024, 18-07-24, 2024-07-18; 18/7 where the context says that it is a date. */
static uint32_t
read_numeric(const struct wt_time_reader *x, uint32_t i, bool sure, struct parts *p)
{
	memset(p, 0, sizeof *p);
	if (CLS(x, i) != WT_T_NUMBER || !is_separator(CLS(x, i + 1)) ||
		CLS(x, i + 2) != WT_T_NUMBER || !glued(x, i + 1) || !glued(x, i + 2))
		return 0;
	uint8_t sep = CLS(x, i + 1);
	bool third = CLS(x, i + 3) == sep && CLS(x, i + 4) == WT_T_NUMBER && glued(x, i + 3) &&
		     glued(x, i + 4);
	if (third && x->atoms[i].digits == 4) {
		*p = (struct parts){ value_at(x, i + 4), value_at(x, i + 2), value_at(x, i), 0 };
		return i + 5;
	}
	if (x->atoms[i].digits > 2 || x->atoms[i + 2].digits > 2)
		return 0;
	p->day = value_at(x, i);
	p->month = value_at(x, i + 2);
	if (third) {
		p->year = wt_time_full_year(value_at(x, i + 4), x->atoms[i + 4].digits);
		if (p->year && (sure || x->atoms[i + 4].digits == 4 || sep == WT_T_SLASH))
			return i + 5;
		return 0;
	}
	return sure && sep != WT_T_DOT ? i + 3 : 0;
}

/* The parts as days; false where there is no such date. */
static bool
place_parts(const struct wt_time_reader *x, const struct parts *p, int sense, int weekday,
	struct wt_timex *out)
{
	struct wt_day from, to = NONE;
	if (p->year)
		from = day_of(p->year, p->month, p->day);
	else
		from = wt_time_place_year(x, p->day, p->month, sense, weekday);
	if (!from.year && (p->year || x->today.year || !day_of(2024, p->month, p->day).year))
		return false;
	if (p->last_day && from.year) {
		to = day_of(from.year, p->month, p->last_day);
		if (!to.year || wt_day_cmp(to, from) <= 0)
			return false;
	}
	out->named = true;
	out->yearless = !p->year;
	set_days(out, from, to, WT_BASIS_EXPLICIT);
	if (weekday && wt_day_is_whole(from))
		out->t.weekday_differs = wt_day_weekday(from) != weekday;
	return true;
}

/* lalu, mendatang, tahun lalu behind a day and month. */
static uint32_t
read_parts_tail(const struct wt_time_reader *x, uint32_t i, struct parts *p, int *sense)
{
	uint32_t next = p->year ? 0 : read_sense(x, i, sense);
	*sense = next ? *sense : 0;
	if (!next && p->year && CLS(x, i) == WT_T_PAST)
		return i + 1;
	return next ? next : i;
}

/* pagi, malam, dini hari, pagi tadi; behind a day */
static uint32_t
skip_part(const struct wt_time_reader *x, uint32_t i)
{
	if (word_is(x, i, "tengah") && CLS(x, i + 1) == WT_T_PART)
		i++;
	if (CLS(x, i) != WT_T_PART)
		return i;
	bool early = word_is(x, i, "dini");
	i++;
	if (early && CLS(x, i) == WT_T_UNIT && value_at(x, i) == WT_UNIT_DAY)
		i++;
	if (CLS(x, i) == WT_T_ZONE)
		i++;
	return i;
}

static bool
is_unit(const struct wt_time_reader *x, uint32_t i, enum wt_time_unit unit)
{
	return CLS(x, i) == WT_T_UNIT && value_at(x, i) == (int32_t)unit;
}

/* minggu is a week in small letters, and at the head of a sentence before lalu, ini, depan */
static bool
is_week(const struct wt_time_reader *x, uint32_t i)
{
	if (is_unit(x, i, WT_UNIT_WEEK))
		return true;
	if (CLS(x, i) != WT_T_WEEKDAY || !word_is(x, i, "minggu"))
		return false;
	return !x->atoms[i].capital || i == 0;
}

/* Dates in brackets or behind a comma: "(18/7/2024)", ", 19 Juni 2024", "(19 Oktober)". */
static uint32_t
read_behind_weekday(const struct wt_time_reader *x, uint32_t i, struct parts *p)
{
	bool open = CLS(x, i) == WT_T_OPEN;
	uint32_t at = open ? i + 1 : i, next;
	if (CLS(x, at) == WT_T_COMMA)
		at++;
	if (CLS(x, at) == WT_T_DATE || word_is(x, at, "tanggal"))
		at++;
	next = read_numeric(x, at, true, p);
	if (!next)
		next = read_day_month(x, at, p);
	if (next && open && CLS(x, next) == WT_T_CLOSE)
		next++;
	return next;
}

/* Selasa pekan lalu, Senin minggu depan */
static uint32_t
read_week_tail(const struct wt_time_reader *x, uint32_t i, int *sense)
{
	bool week = is_unit(x, i, WT_UNIT_WEEK) ||
		    (CLS(x, i) == WT_T_WEEKDAY && word_is(x, i, "minggu"));
	return week ? read_sense(x, i + 1, sense) : 0;
}

static uint32_t
read_weekday(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	struct parts p;
	int sense = 0;
	uint32_t at = i, next;
	if (is_unit(x, at, WT_UNIT_DAY) || CLS(x, at) == WT_T_PART)
		at = CLS(x, at) == WT_T_PART ? skip_part(x, at) : at + 1;
	if (CLS(x, at) != WT_T_WEEKDAY || (at == i && is_week(x, at) && !x->atoms[at].capital))
		return 0;
	int weekday = (int)value_at(x, at++);
	uint32_t behind = skip_part(x, at);
	next = read_behind_weekday(x, behind, &p);
	if (next) {
		next = read_parts_tail(x, next, &p, &sense);
		if (place_parts(x, &p, sense, weekday, out))
			return skip_part(x, next);
	}
	next = read_week_tail(x, behind, &sense);
	if (next) {
		struct wt_day from, to;
		bool known = wt_time_week(x, sense, &from, &to);
		set_days(
			out, known ? wt_day_add(from, weekday - 1) : NONE, NONE, WT_BASIS_RELATIVE);
		return skip_part(x, next);
	}
	next = read_sense(x, behind, &sense);
	set_days(out, wt_time_weekday(x, weekday, next ? sense : 0), NONE, WT_BASIS_RELATIVE);
	return next ? skip_part(x, next) : behind;
}

/* [tanggal] 19 Juni 2024, 18/7/2024, tanggal 2 nanti */
static uint32_t
read_date(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	struct parts p;
	int sense = 0;
	bool sure = CLS(x, i) == WT_T_DATE;
	uint32_t at = sure ? i + 1 : i, next;
	if (sure && CLS(x, at) == WT_T_DOT)
		at++;
	next = read_day_month(x, at, &p);
	if (!next)
		next = read_numeric(x, at, sure, &p);
	if (next) {
		next = read_parts_tail(x, next, &p, &sense);
		return place_parts(x, &p, sense, 0, out) ? skip_part(x, next) : 0;
	}
	if (!sure || !is_number(x, at, 1, 31, 2))
		return 0;
	/* the month is the one told last */
	struct wt_day month = x->line.month ? x->line : x->told.month ? x->told : x->today;
	next = read_sense(x, at + 1, &sense);
	set_days(out, month.month ? day_of(month.year, month.month, value_at(x, at)) : NONE, NONE,
		WT_BASIS_RELATIVE);
	return next ? next : at + 1;
}

/* A month without a day must look like one: capital, no name beside it. */
static bool
stands_alone(const struct wt_time_reader *x, uint32_t i)
{
	const struct wt_atom *a = &x->atoms[i];
	if (!a->capital)
		return false;
	if (i + 1 < x->n && x->atoms[i + 1].capital && x->atoms[i + 1].class == WT_T_OTHER &&
		x->r->text->tokens[x->atoms[i + 1].word].upos == WT_UPOS_PROPN && a->value == 4)
		return false;
	return true;
}

/* [bulan] Juni [2024 | lalu | tahun lalu] */
static uint32_t
read_month(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	bool said = is_unit(x, i, WT_UNIT_MONTH);
	uint32_t at = said ? i + 1 : i, next;
	struct parts p = { 0 };
	int sense = 0;
	bool year_behind = read_year(x, at + 1, &p.year) != 0;
	p.month = month_at(x, at, year_behind && !said);
	if (!p.month || (!said && !year_behind && !stands_alone(x, at)))
		return 0;
	next = read_year(x, at + 1, &p.year);
	if (!next)
		next = read_parts_tail(x, at + 1, &p, &sense);
	else if (CLS(x, next) == WT_T_PAST)
		next++;
	return place_parts(x, &p, sense, 0, out) ? next : 0;
}

static const char *const COUNTED[] = { "orang", "jiwa", "personel", "tentara", "prajurit", "unit",
	"meter", "kilometer", "km", "kg", "ton", "hektare", "hektar", "rumah", "warga", "korban",
	"kasus", "dolar", "rupiah", "buah", "ekor", "kali", "lembar", "kapal", "pesawat",
	"pengungsi", "suara", "kursi", "persen", "juta", "miliar", "triliun", "ribu", "mahasiswa",
	"massa", "polisi", "anggota", "barel", "liter", "halaman", "desa", "kata", "tewas", "siswa",
	"guru", "pekerja", "buruh", "peserta", "penumpang", "rudal", "amunisi", NULL };
static const char *const NUMBERED[] = { "rp", "nomor", "no", "pasal", "us$", "sebanyak", "sekitar",
	"seharga", "kode", "senilai", "$", "sebesar", "hampir", NULL };

static bool
in_list(struct wt_str w, const char *const *list)
{
	for (; *list; list++)
		if (wt_str_is(w, *list))
			return true;
	return false;
}

static bool
is_lone_year(const struct wt_time_reader *x, uint32_t i)
{
	const struct wt_token *t = x->r->text->tokens;
	if (!is_number(x, i, 1900, 2099, 4) || x->atoms[i].digits != 4)
		return false;
	if (i > 0 && (in_list(t[x->atoms[i - 1].word].lower, NUMBERED) ||
			     (glued(x, i) && x->atoms[i - 1].class != WT_T_OPEN)))
		return false;
	if (i + 1 < x->n) {
		bool joined = glued(x, i + 1) && glued(x, i + 2) && i + 2 < x->n &&
			      x->atoms[i + 2].class == WT_T_NUMBER;
		if (joined && (CLS(x, i + 1) == WT_T_DOT || CLS(x, i + 1) == WT_T_COMMA))
			return false;
		if (in_list(t[x->atoms[i + 1].word].lower, COUNTED))
			return false;
	}
	return true;
}

/* [tahun | tahun anggaran] 2024, 2019-2024, 2025/26, 1990-an */
static uint32_t
read_years(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint32_t at = i;
	bool said = is_unit(x, at, WT_UNIT_YEAR) || word_is(x, at, "periode") ||
		    CLS(x, at) == WT_T_SEASON;
	if (said)
		at++;
	if (said && (word_is(x, at, "anggaran") || word_is(x, at, "ajaran")))
		at++;
	if (said ? !is_year(x, at) || x->atoms[at].digits != 4 : !is_lone_year(x, at))
		return 0;
	int32_t year = value_at(x, at++);
	struct wt_day from = day_of(year, 0, 0), to = NONE;
	bool range = CLS(x, at) == WT_T_HYPHEN || CLS(x, at) == WT_T_SLASH;
	if (range && is_number(x, at + 1, year + 1, 2199, 4)) {
		to = day_of(value_at(x, at + 1), 0, 0);
		at += 2;
	} else if (range && is_number(x, at + 1, (year + 1) % 100, (year + 1) % 100, 2) &&
		   x->atoms[at + 1].digits == 2) {
		to = day_of(year + 1, 0, 0);
		at += 2;
	} else if (CLS(x, at) == WT_T_HYPHEN && word_is(x, at, "an")) {
		at++;
	} else if (CLS(x, at) == WT_T_HYPHEN && glued(x, at) && year % 10 == 0 && at + 1 < x->n &&
		   x->atoms[at + 1].end - x->atoms[at + 1].start == 2 && glued(x, at + 1) &&
		   x->atoms[at + 1].class == WT_T_OTHER) {
		to = day_of(year + 9, 0, 0);
		at += 2;
	} else if (CLS(x, at) == WT_T_PAST) {
		at++;
	}
	out->named = true;
	set_days(out, from, to, WT_BASIS_EXPLICIT);
	return at;
}

/* kuartal II 2024, triwulan pertama tahun ini */
static uint32_t
read_quarter(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	static const char *const ORDINALS[] = { "pertama", "kedua", "ketiga", "keempat" };
	int32_t n = 0, year = x->today.year, length = value_at(x, i);
	uint32_t at = i + 1, next;
	if (CLS(x, i) != WT_T_QUARTER)
		return 0;
	for (int k = 0; k < 4; k++)
		if (word_is(x, at, ORDINALS[k]))
			n = k + 1;
	if (CLS(x, at) == WT_T_ROMAN || is_number(x, at, 1, 4, 1))
		n = value_at(x, at);
	if (n == 0 || n * length > 12)
		return 0;
	at++;
	if (CLS(x, at) == WT_T_SLASH)
		at++;
	next = read_year(x, at, &year);
	struct wt_day from = year ? day_of(year, (n - 1) * length + 1, 0) : NONE;
	struct wt_day to = year ? day_of(year, n * length, 0) : NONE;
	set_days(out, from, to, next ? WT_BASIS_EXPLICIT : WT_BASIS_RELATIVE);
	return next ? next : at;
}

/* awal Mei, akhir tahun lalu, akhir pekan lalu */
static uint32_t
read_edge(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	int sense = 0;
	struct wt_day from, to;
	if (CLS(x, i) != WT_T_EDGE)
		return 0;
	bool weekend = value_at(x, i) == 2 && (is_week(x, i + 1));
	if (weekend) {
		uint32_t next = read_sense(x, i + 2, &sense);
		if (!next)
			return 0;
		bool known = wt_time_week(x, sense, &from, &to);
		set_days(out, known ? wt_day_add(to, -1) : NONE, known ? to : NONE,
			WT_BASIS_RELATIVE);
		return next;
	}
	if (CLS(x, i + 1) == WT_T_EDGE || CLS(x, i + 1) == WT_T_WEEKDAY ||
		!wt_time_read_at(x, i + 1, out) || out->t.type != WT_TIME_DATE ||
		(out->t.start.day.day && !out->t.end.year))
		return 0;
	return out->next;
}

/* The season that the day lies in, from July on. */
static void
set_season(const struct wt_time_reader *x, int sense, struct wt_timex *out)
{
	int32_t year = x->today.year - (x->today.month && x->today.month < 7) + sense;
	bool known = x->today.month != 0;
	set_days(out, known ? day_of(year, 0, 0) : NONE, known ? day_of(year + 1, 0, 0) : NONE,
		WT_BASIS_RELATIVE);
}

/* The event told last gives the period: tahun itu, bulan tersebut. */
static uint32_t
read_that(const struct wt_time_reader *x, uint32_t i, enum wt_time_unit unit, struct wt_timex *out)
{
	bool same = CLS(x, i + 1) == WT_T_YANG && word_is(x, i + 2, "sama");
	if (CLS(x, i + 1) != WT_T_THAT && !same)
		return 0;
	if (unit < WT_UNIT_DAY || unit > WT_UNIT_YEAR || !x->told.year)
		return 0;
	struct wt_day d = x->told;
	if (unit == WT_UNIT_WEEK || (unit == WT_UNIT_MONTH && !d.month))
		return 0;
	if (unit == WT_UNIT_DAY && !wt_day_is_whole(d))
		return 0;
	if (unit >= WT_UNIT_MONTH)
		d.day = 0;
	if (unit == WT_UNIT_YEAR)
		d.month = 0;
	set_days(out, d, NONE, WT_BASIS_RELATIVE);
	return i + (same ? 3 : 2);
}

/* hari ini, pekan lalu, bulan depan, tahun ini, musim lalu, tahun itu */
static uint32_t
read_unit(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	int sense = 0;
	struct wt_day from, to;
	bool week = is_week(x, i), season = CLS(x, i) == WT_T_SEASON;
	if (CLS(x, i) != WT_T_UNIT && !week && !season && CLS(x, i) != WT_T_QUARTER)
		return 0;
	enum wt_time_unit unit = week ? WT_UNIT_WEEK : (enum wt_time_unit)value_at(x, i);
	uint32_t next = read_sense(x, i + 1, &sense);
	if (!next)
		return season || CLS(x, i) == WT_T_QUARTER ? 0 : read_that(x, i, unit, out);
	if (season) {
		set_season(x, sense, out);
		return next;
	}
	if (CLS(x, i) == WT_T_QUARTER || unit < WT_UNIT_DAY)
		return 0;
	if (unit == WT_UNIT_DAY && sense != 0)
		return 0;
	if (unit == WT_UNIT_WEEK) {
		bool known = wt_time_week(x, sense, &from, &to);
		set_days(out, known ? from : NONE, known ? to : NONE, WT_BASIS_RELATIVE);
	} else {
		set_days(out, wt_time_shift(x->today, unit, sense), NONE, WT_BASIS_RELATIVE);
		if (unit == WT_UNIT_DECADE && out->t.start.day.year) {
			out->t.start.day.year = (int16_t)(out->t.start.day.year / 10 * 10);
			out->t.end = day_of(out->t.start.day.year + 9, 0, 0);
		}
	}
	return unit == WT_UNIT_DAY ? skip_part(x, next) : next;
}

/* N units: what stands behind tells whether it is a point, a period or a duration. */
static uint32_t
read_span_of(const struct wt_time_reader *x, uint32_t at, int32_t n, enum wt_time_unit unit,
	struct wt_timex *out)
{
	uint32_t behind = CLS(x, at) == WT_T_YANG ? at + 1 : at;
	switch (CLS(x, behind)) {
	case WT_T_PAST:
	case WT_T_YESTERDAY:
		set_days(
			out, n ? wt_time_shift(x->today, unit, -n) : NONE, NONE, WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_AGAIN:
	case WT_T_FUTURE:
		set_days(out, n ? wt_time_shift(x->today, unit, n) : NONE, NONE, WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_BEFORE:
		set_days(out, n ? wt_time_shift(x->told.year ? x->told : x->today, unit, -n) : NONE,
			NONE, WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_AFTER:
		set_days(out, n ? wt_time_shift(x->told.year ? x->told : x->today, unit, n) : NONE,
			NONE, WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_LATEST: {
		struct wt_day from = n ? wt_time_shift(x->today, unit, -n) : NONE;
		struct wt_day to = unit >= WT_UNIT_DECADE ? day_of(x->today.year, 0, 0)
							  : wt_time_shift(x->today, unit, 0);
		if (unit == WT_UNIT_WEEK)
			to = wt_time_shift(x->today, WT_UNIT_DAY, 0);
		set_days(out, from, from.year ? to : NONE, WT_BASIS_RELATIVE);
		return CLS(x, behind + 1) == WT_T_THIS ? behind + 2 : behind + 1;
	}
	default:
		break;
	}
	if (word_is(x, at, "dari") && CLS(x, at + 1) == WT_T_NOW) {
		set_days(out, n ? wt_time_shift(x->today, unit, n) : NONE, NONE, WT_BASIS_RELATIVE);
		return at + 2;
	}
	if (word_is(x, at, "ke") && CLS(x, at + 1) == WT_T_FUTURE) {
		set_days(out, n ? wt_time_shift(x->today, unit, n) : NONE, NONE, WT_BASIS_RELATIVE);
		return at + 2;
	}
	set_days(out, NONE, NONE, WT_BASIS_RELATIVE);
	out->t.type = WT_TIME_DURATION;
	out->t.bounded = false;
	return at;
}

/* tiga bulan lalu, setahun silam, selama 2 minggu, 24 tahun terakhir */
static uint32_t
read_count(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	int32_t n = 1;
	uint32_t at = i;
	enum wt_time_unit unit;
	if (CLS(x, at) == WT_T_DURING || CLS(x, at) == WT_T_WITHIN)
		at++;
	if (CLS(x, at) == WT_T_TIME)
		at++;
	if (word_is(x, at, "sekitar") || word_is(x, at, "hampir"))
		at++;
	if (CLS(x, at) == WT_T_ONE_UNIT) {
		unit = (enum wt_time_unit)value_at(x, at++);
	} else {
		uint32_t next = read_number(x, at, &n);
		if (!next && CLS(x, at) == WT_T_HALF)
			next = at + 1;
		if (!next || (CLS(x, next) != WT_T_UNIT && !is_week(x, next)))
			return 0;
		unit = is_week(x, next) ? WT_UNIT_WEEK : (enum wt_time_unit)value_at(x, next);
		at = next + 1;
	}
	return read_span_of(x, at, n, unit, out);
}

static void
set_shifted(struct wt_timex *out, struct wt_day from, int32_t days)
{
	set_days(out, wt_time_shift(from, WT_UNIT_DAY, days), NONE, WT_BASIS_RELATIVE);
}

/* kemarin [lusa|malam], besok, lusa, keesokan harinya, tadi malam, malam ini, sekarang */
static uint32_t
read_word(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint8_t next = CLS(x, i + 1);
	switch (CLS(x, i)) {
	case WT_T_YESTERDAY:
		set_shifted(out, x->today, next == WT_T_OVERMORROW ? -2 : -1);
		return next == WT_T_OVERMORROW ? i + 2 : skip_part(x, i + 1);
	case WT_T_TOMORROW:
		if (next == WT_T_ITS_DAY) {
			set_shifted(out, x->told.year ? x->told : x->today, 1);
			return i + 2;
		}
		set_shifted(out, x->today, next == WT_T_OVERMORROW ? 2 : 1);
		if (next == WT_T_OVERMORROW)
			return i + 2;
		return is_unit(x, i + 1, WT_UNIT_DAY) ? i + 2 : skip_part(x, i + 1);
	case WT_T_OVERMORROW:
		set_shifted(out, x->today, 2);
		return i + 1;
	case WT_T_MORROW:
		set_shifted(out, x->told.year ? x->told : x->today, 1);
		return next == WT_T_ITS_DAY || is_unit(x, i + 1, WT_UNIT_DAY) ? i + 2 : i + 1;
	case WT_T_LASTNIGHT:
		set_shifted(out, x->today, -1);
		return i + 1;
	case WT_T_EARLIER:
		if (next != WT_T_PART)
			return 0;
		set_shifted(out, x->today, value_at(x, i + 1) == 18 ? -1 : 0);
		return skip_part(x, i + 1);
	case WT_T_FUTURE:
		if (next != WT_T_PART || value_at(x, i) != 1)
			return 0;
		set_shifted(out, x->today, 0);
		return skip_part(x, i + 1);
	default:
		return 0;
	}
}

/* malam ini, pagi tadi, sore nanti, dinihari itu */
static uint32_t
read_part(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint32_t at = skip_part(x, i);
	if (at == i)
		return 0;
	switch (CLS(x, at)) {
	case WT_T_THIS:
	case WT_T_EARLIER:
		set_shifted(out, x->today, 0);
		return at + 1;
	case WT_T_FUTURE:
		if (value_at(x, at) != 1)
			return 0;
		set_shifted(out, x->today, 0);
		return at + 1;
	case WT_T_THAT:
		if (!wt_day_is_whole(x->told))
			return 0;
		set_shifted(out, x->told, 0);
		return at + 1;
	default:
		return 0;
	}
}

/* hari berikutnya, sehari sebelumnya is read_count's */
static uint32_t
read_next_day(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	if (!is_unit(x, i, WT_UNIT_DAY) || CLS(x, i + 1) != WT_T_AFTER || value_at(x, i + 1) != 1 ||
		!wt_day_is_whole(x->told))
		return 0;
	set_shifted(out, x->told, 1);
	return i + 2;
}

/* setiap hari Senin, tiap minggu */
static uint32_t
read_set(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint8_t class = CLS(x, i + 1);
	if (CLS(x, i) != WT_T_EVERY ||
		(class != WT_T_UNIT && class != WT_T_WEEKDAY && class != WT_T_PART &&
			class != WT_T_MONTH && class != WT_T_DATE))
		return 0;
	set_days(out, NONE, NONE, WT_BASIS_RELATIVE);
	out->t.type = WT_TIME_SET;
	out->t.bounded = false;
	uint32_t next = i + 2;
	while (CLS(x, next) == WT_T_WEEKDAY || CLS(x, next) == WT_T_PART ||
		CLS(x, next) == WT_T_NUMBER || CLS(x, next) == WT_T_MONTH)
		next++;
	return next;
}

/* sekarang, kini, saat ini: no point that could be written down */
static uint32_t
read_now(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	bool two = word_is(x, i, "saat") && CLS(x, i + 1) == WT_T_THIS;
	if (CLS(x, i) != WT_T_NOW && !two)
		return 0;
	set_days(out, x->today, NONE, WT_BASIS_RELATIVE);
	out->t.bounded = false;
	return two ? i + 2 : i + 1;
}

typedef uint32_t rule(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);

static bool
read_one(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	static rule *const RULES[] = { read_weekday, read_date, read_edge, read_month, read_quarter,
		read_years, read_next_day, read_unit, read_count, read_word, read_part, read_set,
		read_now };
	for (size_t k = 0; k < sizeof RULES / sizeof *RULES; k++) {
		struct wt_timex t = { 0 };
		t.next = 0;
		uint32_t next = RULES[k](x, i, &t);
		if (next > i) {
			*out = t;
			out->next = next;
			return true;
		}
	}
	return false;
}

/* The first part of a range takes the year that only the second names. */
static struct wt_day
same_year(struct wt_day from, struct wt_day to)
{
	struct wt_day d = from;
	d.year = to.year;
	if (wt_day_cmp(d, to) > 0)
		d.year = (int16_t)(d.year - 1);
	return wt_day_valid(d) ? d : from;
}

/* 1 Maret sampai 3 April 2024, Juni-November 2025, antara A dan B */
static void
join_range(const struct wt_time_reader *x, bool between, struct wt_timex *a)
{
	struct wt_timex b;
	uint8_t link = CLS(x, a->next);
	bool joins = link == WT_T_UNTIL || (link == WT_T_HYPHEN) || (between && link == WT_T_AND);
	if (!joins || !a->t.bounded || a->t.end.year || !a->t.start.day.year ||
		!read_one(x, a->next + 1, &b) || b.t.type != WT_TIME_DATE || !b.t.bounded ||
		!b.t.start.day.year)
		return;
	struct wt_day from = a->t.start.day, to = b.t.end.year ? b.t.end : b.t.start.day;
	if (a->yearless && b.named && !b.yearless)
		from = same_year(from, to);
	if (wt_day_cmp(from, to) >= 0 && b.yearless)
		to.year = (int16_t)(to.year + 1);
	if (wt_day_cmp(wt_day_first(from), wt_day_first(to)) >= 0)
		return;
	a->t.start.day = from;
	a->t.end = to;
	a->next = b.next;
}

bool
wt_time_read_at(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	bool between = CLS(x, i) == WT_T_BETWEEN;
	if (between) {
		if (!read_one(x, i + 1, out))
			return false;
		join_range(x, true, out);
		return out->t.end.year != 0;
	}
	if (!read_one(x, i, out))
		return false;
	join_range(x, false, out);
	return true;
}
