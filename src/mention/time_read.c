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

int32_t
wt_time_value_at(const struct wt_time_reader *x, uint32_t i)
{
	return i < x->n ? x->atoms[i].value : 0;
}

bool
wt_time_word_is(const struct wt_time_reader *x, uint32_t i, const char *word)
{
	if (i >= x->n)
		return false;
	const struct wt_token *t = &x->r->text->tokens[x->atoms[i].word];
	return wt_str_is(t->lower, word);
}

void
wt_time_set_days(
	struct wt_timex *out, struct wt_day from, struct wt_day to, enum wt_time_basis basis)
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

#define NONE ((struct wt_day){ 0, 0, 0 })

struct wt_day
wt_time_day_of(int32_t y, int32_t m, int32_t d)
{
	struct wt_day r = { (int16_t)y, (uint8_t)m, (uint8_t)d };
	return y > 0 && y <= 9999 && m >= 0 && m <= 12 && d >= 0 && d <= 31 && wt_day_valid(r)
		       ? r
		       : NONE;
}

/* (yang) lalu, depan, mendatang, akan datang, ini, kemarin: -1, 1, or 0 for "ini". */
uint32_t
wt_time_sense(const struct wt_time_reader *x, uint32_t i, int *sense)
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
	if (wt_time_word_is(x, at, "akan") && wt_time_word_is(x, at + 1, "datang")) {
		*sense = 1;
		return at + 2;
	}
	return 0;
}

/* dua, 24, dua puluh empat, tiga belas; `beberapa` is 0. */
uint32_t
wt_time_number(const struct wt_time_reader *x, uint32_t i, int32_t *n)
{
	if (CLS(x, i) == WT_T_NUMBER) {
		bool more = (CLS(x, i + 1) == WT_T_DOT || CLS(x, i + 1) == WT_T_COMMA) &&
			    wt_time_glued(x, i + 1) && CLS(x, i + 2) == WT_T_NUMBER &&
			    wt_time_glued(x, i + 2);
		*n = wt_time_value_at(x, i);
		return more || x->atoms[i].digits > 4 ? 0 : i + 1;
	}
	if (CLS(x, i) == WT_T_TEN) {
		*n = wt_time_value_at(x, i);
		return i + 1;
	}
	if (CLS(x, i) != WT_T_COUNT)
		return 0;
	*n = wt_time_value_at(x, i++);
	if (CLS(x, i) == WT_T_SCALE) {
		int32_t scale = wt_time_value_at(x, i++);
		*n = scale == 11 ? *n + 10 : *n * scale;
		if (scale != 11 && CLS(x, i) == WT_T_COUNT && CLS(x, i + 1) != WT_T_SCALE)
			*n += wt_time_value_at(x, i++);
	}
	return i;
}

/* pagi, malam, dini hari, pagi tadi; behind a day */
uint32_t
wt_time_skip_part(const struct wt_time_reader *x, uint32_t i)
{
	if (wt_time_word_is(x, i, "tengah") && CLS(x, i + 1) == WT_T_PART)
		i++;
	if (CLS(x, i) != WT_T_PART)
		return i;
	bool early = wt_time_word_is(x, i, "dini");
	i++;
	if (early && CLS(x, i) == WT_T_UNIT && wt_time_value_at(x, i) == WT_UNIT_DAY)
		i++;
	if (CLS(x, i) == WT_T_ZONE)
		i++;
	return i;
}

bool
wt_time_is_unit(const struct wt_time_reader *x, uint32_t i, enum wt_time_unit unit)
{
	return CLS(x, i) == WT_T_UNIT && wt_time_value_at(x, i) == (int32_t)unit;
}

/* minggu is a week in small letters, and at the head of a sentence before lalu, ini, depan */
bool
wt_time_is_week(const struct wt_time_reader *x, uint32_t i)
{
	if (wt_time_is_unit(x, i, WT_UNIT_WEEK))
		return true;
	if (CLS(x, i) != WT_T_WEEKDAY || !wt_time_word_is(x, i, "minggu"))
		return false;
	return !x->atoms[i].capital || i == 0;
}

/* Dates in brackets or behind a comma: "(18/7/2024)", ", 19 Juni 2024", "(19 Oktober)". */
static uint32_t
read_behind_weekday(const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p)
{
	bool open = CLS(x, i) == WT_T_OPEN;
	uint32_t at = open ? i + 1 : i, next;
	if (CLS(x, at) == WT_T_COMMA)
		at++;
	if (CLS(x, at) == WT_T_DATE || wt_time_word_is(x, at, "tanggal"))
		at++;
	next = wt_time_numeric(x, at, true, p);
	if (!next)
		next = wt_time_day_month(x, at, p);
	if (next && open && CLS(x, next) == WT_T_CLOSE)
		next++;
	return next;
}

/* Selasa pekan lalu, Senin minggu depan */
static uint32_t
read_week_tail(const struct wt_time_reader *x, uint32_t i, int *sense)
{
	bool week = wt_time_is_unit(x, i, WT_UNIT_WEEK) ||
		    (CLS(x, i) == WT_T_WEEKDAY && wt_time_word_is(x, i, "minggu"));
	return week ? wt_time_sense(x, i + 1, sense) : 0;
}

/* Rabu ini: the nearest, whatever the clause speaks of */
static struct wt_day
nearest(const struct wt_time_reader *x, int weekday)
{
	if (!wt_day_is_whole(x->today))
		return NONE;
	int32_t back = (wt_day_weekday(x->today) - weekday + 7) % 7;
	return wt_day_add(x->today, back > 3 ? 7 - back : -back);
}

static uint32_t
read_weekday(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	struct wt_time_parts p;
	int sense = 0;
	uint32_t at = i, next;
	if (wt_time_is_unit(x, at, WT_UNIT_DAY) || CLS(x, at) == WT_T_PART)
		at = CLS(x, at) == WT_T_PART ? wt_time_skip_part(x, at) : at + 1;
	if (CLS(x, at) != WT_T_WEEKDAY ||
		(at == i && wt_time_is_week(x, at) && !x->atoms[at].capital))
		return 0;
	int weekday = (int)wt_time_value_at(x, at++);
	uint32_t behind = wt_time_skip_part(x, at);
	next = read_behind_weekday(x, behind, &p);
	if (next) {
		next = wt_time_parts_tail(x, next, &p, &sense);
		if (wt_time_place_parts(x, &p, sense, weekday, out))
			return wt_time_skip_part(x, next);
	}
	next = read_week_tail(x, behind, &sense);
	if (next) {
		struct wt_day from, to;
		bool known = wt_time_week(x, sense, &from, &to);
		wt_time_set_days(
			out, known ? wt_day_add(from, weekday - 1) : NONE, NONE, WT_BASIS_RELATIVE);
		return wt_time_skip_part(x, next);
	}
	next = wt_time_sense(x, behind, &sense);
	bool following = CLS(x, behind) == WT_T_AFTER && wt_time_value_at(x, behind) == 1;
	if (!next && (following || CLS(x, behind) == WT_T_TOMORROW)) {
		sense = 1; /* Senin berikutnya, Senin besok */
		next = behind + 1;
	}
	wt_time_set_days(out,
		next && sense == 0 ? nearest(x, weekday)
				   : wt_time_weekday(x, weekday, next ? sense : 0),
		NONE, WT_BASIS_RELATIVE);
	return next ? wt_time_skip_part(x, next) : behind;
}

/* The year of the event by which the day is called, here or before in the text. */
static int32_t
known_year(const struct wt_time_reader *x, uint32_t i, const struct wt_time_parts *p)
{
	int32_t year = wt_time_known_year(x, i, p->day, p->month);
	if (year || p->day > 31 || p->month > 12)
		return year;
	return x->known[p->month][p->day];
}

/* Idul Adha 1447 Hijriah */
static uint32_t
read_feast(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	struct wt_day day;
	uint32_t next = wt_time_feast(x, i, &day);
	if (!next)
		return 0;
	out->named = true;
	wt_time_set_days(out, day, NONE, WT_BASIS_EXPLICIT);
	return next;
}

/* [tanggal] 19 Juni 2024, 18/7/2024, tanggal 2 nanti */
static uint32_t
read_date(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	struct wt_time_parts p;
	int sense = 0;
	bool sure = CLS(x, i) == WT_T_DATE;
	uint32_t at = sure ? i + 1 : i, next;
	if (sure && CLS(x, at) == WT_T_DOT)
		at++;
	next = wt_time_day_month(x, at, &p);
	if (!next)
		next = wt_time_numeric(x, at, sure, &p);
	if (next) {
		next = wt_time_parts_tail(x, next, &p, &sense);
		if (!p.year && !sense && !p.last_day)
			p.year = known_year(x, at, &p);
		return wt_time_place_parts(x, &p, sense, 0, out) ? wt_time_skip_part(x, next) : 0;
	}
	if (!sure || !wt_time_is_number(x, at, 1, 31, 2))
		return 0;
	/* the month is the one told last */
	struct wt_day month = x->line.month ? x->line : x->told.month ? x->told : x->today;
	next = wt_time_sense(x, at + 1, &sense);
	wt_time_set_days(out,
		month.month ? wt_time_day_of(month.year, month.month, wt_time_value_at(x, at))
			    : NONE,
		NONE, WT_BASIS_RELATIVE);
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
	bool said = wt_time_is_unit(x, i, WT_UNIT_MONTH);
	uint32_t at = said ? i + 1 : i, next;
	struct wt_time_parts p = { 0 };
	int sense = 0;
	bool year_behind = wt_time_year(x, at + 1, &p.year) != 0;
	p.month = wt_time_month_at(x, at, year_behind && !said);
	if (!p.month || (!said && !year_behind && !stands_alone(x, at)))
		return 0;
	next = wt_time_year(x, at + 1, &p.year);
	if (!next)
		next = wt_time_parts_tail(x, at + 1, &p, &sense);
	else if (CLS(x, next) == WT_T_PAST)
		next++;
	return wt_time_place_parts(x, &p, sense, 0, out) ? next : 0;
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
is_nth(const struct wt_time_reader *x, uint32_t i)
{
	if (CLS(x, i) == WT_T_DOT && i > 0)
		i--;
	return wt_time_word_is(x, i, "nomor") || wt_time_word_is(x, i, "no");
}

static bool
is_lone_year(const struct wt_time_reader *x, uint32_t i)
{
	const struct wt_token *t = x->r->text->tokens;
	if (!wt_time_is_number(x, i, 1900, 2099, 4) || x->atoms[i].digits != 4)
		return false;
	if (i > 0 && (wt_str_in(t[x->atoms[i - 1].word].lower, NUMBERED) ||
			     (wt_time_glued(x, i) && x->atoms[i - 1].class != WT_T_OPEN)))
		return false;
	if (i >= 3 && wt_time_is_unit(x, i - 1, WT_UNIT_YEAR) && CLS(x, i - 2) == WT_T_NUMBER &&
		is_nth(x, i - 3))
		return false;
	if (i + 1 < x->n) {
		bool joined = wt_time_glued(x, i + 1) && wt_time_glued(x, i + 2) && i + 2 < x->n &&
			      x->atoms[i + 2].class == WT_T_NUMBER;
		if (joined && (CLS(x, i + 1) == WT_T_DOT || CLS(x, i + 1) == WT_T_COMMA))
			return false;
		if (wt_str_in(t[x->atoms[i + 1].word].lower, COUNTED))
			return false;
	}
	return true;
}

/* [tahun | tahun anggaran] 2024, 2019-2024, 2025/26, 1990-an */
static uint32_t
read_years(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint32_t at = i;
	bool said = wt_time_is_unit(x, at, WT_UNIT_YEAR) || wt_time_word_is(x, at, "periode") ||
		    CLS(x, at) == WT_T_SEASON;
	if (said && i >= 2 && CLS(x, i - 1) == WT_T_NUMBER && is_nth(x, i - 2))
		return 0; /* Undang-Undang Nomor 31 Tahun 1999 */
	if (said)
		at++;
	if (said && (wt_time_word_is(x, at, "anggaran") || wt_time_word_is(x, at, "ajaran")))
		at++;
	if (said ? !wt_time_is_year(x, at) || x->atoms[at].digits != 4 : !is_lone_year(x, at))
		return 0;
	int32_t year = wt_time_value_at(x, at++);
	struct wt_day from = wt_time_day_of(year, 0, 0), to = NONE;
	bool range = CLS(x, at) == WT_T_HYPHEN || CLS(x, at) == WT_T_SLASH;
	if (range && wt_time_is_number(x, at + 1, year + 1, 2199, 4)) {
		to = wt_time_day_of(wt_time_value_at(x, at + 1), 0, 0);
		at += 2;
	} else if (range && wt_time_is_number(x, at + 1, (year + 1) % 100, (year + 1) % 100, 2) &&
		   x->atoms[at + 1].digits == 2) {
		to = wt_time_day_of(year + 1, 0, 0);
		at += 2;
	} else if (CLS(x, at) == WT_T_HYPHEN && wt_time_word_is(x, at, "an")) {
		at++;
	} else if (CLS(x, at) == WT_T_HYPHEN && wt_time_glued(x, at) && year % 10 == 0 &&
		   at + 1 < x->n && x->atoms[at + 1].end - x->atoms[at + 1].start == 2 &&
		   wt_time_glued(x, at + 1) && x->atoms[at + 1].class == WT_T_OTHER) {
		to = wt_time_day_of(year + 9, 0, 0);
		at += 2;
	} else if (CLS(x, at) == WT_T_PAST) {
		at++;
	}
	out->named = true;
	wt_time_set_days(out, from, to, WT_BASIS_EXPLICIT);
	return at;
}

/* kuartal II 2024, triwulan pertama tahun ini */
static uint32_t
read_quarter(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	static const char *const ORDINALS[] = { "pertama", "kedua", "ketiga", "keempat" };
	int32_t n = 0, year = x->today.year, length = wt_time_value_at(x, i);
	uint32_t at = i + 1, next;
	if (CLS(x, i) != WT_T_QUARTER)
		return 0;
	for (int k = 0; k < 4; k++)
		if (wt_time_word_is(x, at, ORDINALS[k]))
			n = k + 1;
	if (CLS(x, at) == WT_T_ROMAN || wt_time_is_number(x, at, 1, 4, 1))
		n = wt_time_value_at(x, at);
	if (n == 0 || n * length > 12)
		return 0;
	at++;
	if (CLS(x, at) == WT_T_SLASH)
		at++;
	next = wt_time_year(x, at, &year);
	struct wt_day from = year ? wt_time_day_of(year, (n - 1) * length + 1, 0) : NONE;
	struct wt_day to = year ? wt_time_day_of(year, n * length, 0) : NONE;
	wt_time_set_days(out, from, to, next ? WT_BASIS_EXPLICIT : WT_BASIS_RELATIVE);
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
	bool weekend = wt_time_value_at(x, i) == 2 && (wt_time_is_week(x, i + 1));
	if (weekend) {
		uint32_t next = wt_time_sense(x, i + 2, &sense);
		if (!next)
			return 0;
		bool known = wt_time_week(x, sense, &from, &to);
		wt_time_set_days(out, known ? wt_day_add(to, -1) : NONE, known ? to : NONE,
			WT_BASIS_RELATIVE);
		return next;
	}
	if (CLS(x, i + 1) == WT_T_EDGE || CLS(x, i + 1) == WT_T_WEEKDAY ||
		!wt_time_read_at(x, i + 1, out) || out->t.type != WT_TIME_DATE ||
		(out->t.start.day.day && !out->t.end.year))
		return 0;
	return out->next;
}

typedef uint32_t rule(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out);

static bool
read_one(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	static rule *const RULES[] = { read_feast, read_weekday, read_date, read_edge, read_month,
		read_quarter, read_years, wt_time_read_next_day, wt_time_read_unit,
		wt_time_read_count, wt_time_read_word, wt_time_read_part, wt_time_read_set,
		wt_time_read_now };
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
	bool both = between && CLS(x, a->next) == WT_T_AND;
	uint32_t behind = both ? a->next + 1 : wt_time_behind_until(x, a->next);
	if (!behind || !a->t.bounded || a->t.end.year || !a->t.start.day.year ||
		!read_one(x, behind, &b) || b.t.type != WT_TIME_DATE || !b.t.bounded ||
		!b.t.start.day.year)
		return;
	struct wt_day from = a->t.start.day, to = b.t.end.year ? b.t.end : b.t.start.day;
	if (b.named && b.t.end.year && !a->named) /* Sabtu-Minggu (13-14/1/2024) */
		from = b.t.start.day;
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

/* "berunjuk rasa di depan DPR pada (24/9)": behind "pada" it is no fraction. */
static bool
read_bare_brackets(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	struct wt_time_parts p;
	if (i == 0 || !wt_time_word_is(x, i - 1, "pada"))
		return false;
	uint32_t next = wt_time_in_brackets(x, i, &p);
	if (!next || !wt_time_place_parts(x, &p, 0, 0, out))
		return false;
	out->next = wt_time_skip_part(x, next);
	return true;
}

/* "kemarin (12/7)", "Sabtu kemarin (17/6)", "hari ini (28/9)": the date tells the day. */
static void
join_brackets(const struct wt_time_reader *x, struct wt_timex *a)
{
	struct wt_time_parts p;
	if (a->t.type != WT_TIME_DATE || a->t.basis != WT_BASIS_RELATIVE || !a->t.bounded ||
		a->named || (a->t.start.day.year && !a->t.start.day.day))
		return;
	uint32_t next = wt_time_in_brackets(x, a->next, &p);
	if (next && wt_time_place_parts(x, &p, 0, 0, a))
		a->next = wt_time_skip_part(x, next);
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
	if (CLS(x, i) == WT_T_OPEN)
		return read_bare_brackets(x, i, out);
	if (!read_one(x, i, out))
		return false;
	join_brackets(x, out);
	join_range(x, false, out);
	return true;
}
