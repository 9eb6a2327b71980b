/*
 * time_words.c - the words that times are made of, and how digits are cut.
 *
 * The table is closed vocabulary of Indonesian (with the English months that
 * datelines carry), kept here and not in the lexicon because each class is a rule
 * of the grammar.  A word that is one slip from a month's name counts beside a
 * number only: "9 Febriari".
 */
#include "mention/time.h"

struct entry {
	const char *word;
	uint8_t class;
	int16_t value;
};

/* clang-format off */
static const struct entry WORDS[] = {
	{ "(", WT_T_OPEN, 0 }, { ")", WT_T_CLOSE, 0 }, { ",", WT_T_COMMA, 0 }, { "-", WT_T_HYPHEN, 0 },
	{ ".", WT_T_DOT, 0 }, { "/", WT_T_SLASH, 0 }, { ":", WT_T_COLON, 0 },
	{ "agt", WT_T_MONTH_SHORT, 8 }, { "agu", WT_T_MONTH_SHORT, 8 }, { "ags", WT_T_MONTH_SHORT, 8 },
	{ "agst", WT_T_MONTH_SHORT, 8 }, { "agustus", WT_T_MONTH, 8 }, { "ahad", WT_T_WEEKDAY, 7 },
	{ "akhir", WT_T_EDGE, 2 }, { "antara", WT_T_BETWEEN, 0 }, { "april", WT_T_MONTH, 4 },
	{ "apr", WT_T_MONTH_SHORT, 4 }, { "aug", WT_T_MONTH_SHORT, 8 }, { "august", WT_T_MONTH_SHORT, 8 },
	{ "awal", WT_T_EDGE, 0 }, { "abad", WT_T_UNIT, WT_UNIT_CENTURY },
	{ "beberapa", WT_T_COUNT, 0 }, { "belakangan", WT_T_LATEST, 0 }, { "belas", WT_T_SCALE, 11 },
	{ "belasan", WT_T_COUNT, 0 }, { "puluhan", WT_T_COUNT, 0 }, { "ratusan", WT_T_COUNT, 0 },
	{ "ribuan", WT_T_COUNT, 0 }, { "sekian", WT_T_COUNT, 0 },
	{ "berikutnya", WT_T_AFTER, 1 }, { "berselang", WT_T_AFTER, 0 }, { "berlalu", WT_T_OTHER, 0 },
	{ "besok", WT_T_TOMORROW, 0 }, { "bln", WT_T_UNIT, WT_UNIT_MONTH }, { "bulan", WT_T_UNIT, WT_UNIT_MONTH },
	{ "dalam", WT_T_WITHIN, 0 }, { "dan", WT_T_AND, 0 }, { "dekade", WT_T_UNIT, WT_UNIT_DECADE },
	{ "dasawarsa", WT_T_UNIT, WT_UNIT_DECADE }, { "delapan", WT_T_COUNT, 8 }, { "depan", WT_T_FUTURE, 0 },
	{ "des", WT_T_MONTH_SHORT, 12 }, { "dec", WT_T_MONTH_SHORT, 12 }, { "december", WT_T_MONTH_SHORT, 12 },
	{ "desember", WT_T_MONTH, 12 }, { "detik", WT_T_UNIT, WT_UNIT_SECOND }, { "dini", WT_T_PART, 0 },
	{ "dinihari", WT_T_PART, 1 }, { "dlm", WT_T_WITHIN, 0 }, { "dtk", WT_T_UNIT, WT_UNIT_SECOND },
	{ "dua", WT_T_COUNT, 2 }, { "dt", WT_T_UNIT, WT_UNIT_SECOND },
	{ "empat", WT_T_COUNT, 4 }, { "enam", WT_T_COUNT, 6 }, { "esok", WT_T_TOMORROW, 0 },
	{ "feb", WT_T_MONTH_SHORT, 2 }, { "februari", WT_T_MONTH, 2 }, { "february", WT_T_MONTH_SHORT, 2 },
	{ "gmt", WT_T_ZONE, 0 }, { "hari", WT_T_UNIT, WT_UNIT_DAY }, { "harinya", WT_T_ITS_DAY, 0 },
	{ "hingga", WT_T_UNTIL, 0 }, { "hr", WT_T_UNIT, WT_UNIT_DAY },
	{ "ii", WT_T_ROMAN, 2 }, { "iii", WT_T_ROMAN, 3 }, { "iv", WT_T_ROMAN, 4 }, { "i", WT_T_ROMAN, 1 },
	{ "ini", WT_T_THIS, 0 }, { "itu", WT_T_THAT, 0 },
	{ "jam", WT_T_UNIT, WT_UNIT_HOUR }, { "jan", WT_T_MONTH_SHORT, 1 }, { "januari", WT_T_MONTH, 1 },
	{ "january", WT_T_MONTH_SHORT, 1 }, { "jul", WT_T_MONTH_SHORT, 7 }, { "juli", WT_T_MONTH, 7 },
	{ "july", WT_T_MONTH_SHORT, 7 }, { "jum'at", WT_T_WEEKDAY, 5 }, { "jumat", WT_T_WEEKDAY, 5 },
	{ "jum\xe2\x80\x99" "at", WT_T_WEEKDAY, 5 },
	{ "jun", WT_T_MONTH_SHORT, 6 }, { "june", WT_T_MONTH_SHORT, 6 }, { "juni", WT_T_MONTH, 6 },
	{ "kamis", WT_T_WEEKDAY, 4 }, { "keesokan", WT_T_MORROW, 0 }, { "kemarin", WT_T_YESTERDAY, 0 },
	{ "kemaren", WT_T_YESTERDAY, 0 }, { "kemudian", WT_T_AFTER, 0 }, { "kini", WT_T_NOW, 0 },
	{ "kuartal", WT_T_QUARTER, 3 }, { "lagi", WT_T_AGAIN, 0 }, { "lalu", WT_T_PAST, 0 },
	{ "lampau", WT_T_PAST, 0 }, { "lima", WT_T_COUNT, 5 }, { "lusa", WT_T_OVERMORROW, 0 },
	{ "malam", WT_T_PART, 18 }, { "malamnya", WT_T_PART, 18 }, { "mar", WT_T_MONTH_SHORT, 3 },
	{ "march", WT_T_MONTH_SHORT, 3 }, { "maret", WT_T_MONTH, 3 }, { "mei", WT_T_MONTH, 5 },
	{ "medio", WT_T_EDGE, 1 }, { "mendatang", WT_T_FUTURE, 0 }, { "menit", WT_T_UNIT, WT_UNIT_MINUTE },
	{ "mgg", WT_T_UNIT, WT_UNIT_WEEK }, { "minggu", WT_T_WEEKDAY, 7 }, { "mnt", WT_T_UNIT, WT_UNIT_MINUTE },
	{ "musim", WT_T_SEASON, 0 }, { "nanti", WT_T_FUTURE, 1 }, { "nov", WT_T_MONTH_SHORT, 11 },
	{ "november", WT_T_MONTH, 11 }, { "nop", WT_T_MONTH_SHORT, 11 }, { "nopember", WT_T_MONTH, 11 },
	{ "october", WT_T_MONTH_SHORT, 10 }, { "oct", WT_T_MONTH_SHORT, 10 }, { "okt", WT_T_MONTH_SHORT, 10 },
	{ "oktober", WT_T_MONTH, 10 }, { "pagi", WT_T_PART, 6 }, { "pebruari", WT_T_MONTH, 2 },
	{ "pekan", WT_T_UNIT, WT_UNIT_WEEK }, { "penghujung", WT_T_EDGE, 2 }, { "pertengahan", WT_T_EDGE, 1 },
	{ "petang", WT_T_PART, 17 }, { "pkl", WT_T_CLOCK, 0 }, { "pukul", WT_T_CLOCK, 0 },
	{ "puluh", WT_T_SCALE, 10 }, { "rabu", WT_T_WEEKDAY, 3 }, { "ratus", WT_T_SCALE, 100 },
	{ "s.d", WT_T_UNTIL, 0 }, { "s.d.", WT_T_UNTIL, 0 }, { "s/d", WT_T_UNTIL, 0 }, { "sd", WT_T_UNTIL, 0 },
	{ "sabtu", WT_T_WEEKDAY, 6 }, { "sampai", WT_T_UNTIL, 0 }, { "satu", WT_T_COUNT, 1 },
	{ "seabad", WT_T_ONE_UNIT, WT_UNIT_CENTURY }, { "sebelas", WT_T_TEN, 11 },
	{ "sebelumnya", WT_T_BEFORE, 0 }, { "sebulan", WT_T_ONE_UNIT, WT_UNIT_MONTH },
	{ "sedekade", WT_T_ONE_UNIT, WT_UNIT_DECADE }, { "sedetik", WT_T_ONE_UNIT, WT_UNIT_SECOND },
	{ "sehari", WT_T_ONE_UNIT, WT_UNIT_DAY }, { "sejam", WT_T_ONE_UNIT, WT_UNIT_HOUR },
	{ "sekarang", WT_T_NOW, 0 }, { "selama", WT_T_DURING, 0 }, { "selasa", WT_T_WEEKDAY, 2 },
	{ "semalam", WT_T_LASTNIGHT, 0 }, { "semenit", WT_T_ONE_UNIT, WT_UNIT_MINUTE },
	{ "sembilan", WT_T_COUNT, 9 }, { "semester", WT_T_QUARTER, 6 },
	{ "seminggu", WT_T_ONE_UNIT, WT_UNIT_WEEK }, { "senin", WT_T_WEEKDAY, 1 },
	{ "sep", WT_T_MONTH_SHORT, 9 }, { "sept", WT_T_MONTH_SHORT, 9 }, { "sepekan", WT_T_ONE_UNIT, WT_UNIT_WEEK },
	{ "september", WT_T_MONTH, 9 }, { "sepuluh", WT_T_TEN, 10 }, { "seratus", WT_T_TEN, 100 },
	{ "setahun", WT_T_ONE_UNIT, WT_UNIT_YEAR }, { "setelahnya", WT_T_AFTER, 0 },
	{ "sesudahnya", WT_T_AFTER, 0 }, { "setempat", WT_T_LOCAL, 0 }, { "setengah", WT_T_HALF, 0 },
	{ "setiap", WT_T_EVERY, 0 }, { "siang", WT_T_PART, 12 }, { "silam", WT_T_PAST, 0 },
	{ "sore", WT_T_PART, 15 }, { "subuh", WT_T_PART, 4 }, { "tadi", WT_T_EARLIER, 0 },
	{ "tahun", WT_T_UNIT, WT_UNIT_YEAR }, { "tanggal", WT_T_DATE, 0 }, { "terakhir", WT_T_LATEST, 0 },
	{ "tersebut", WT_T_THAT, 0 }, { "tgl", WT_T_DATE, 0 }, { "th", WT_T_UNIT, WT_UNIT_YEAR },
	{ "thn", WT_T_UNIT, WT_UNIT_YEAR }, { "tiap", WT_T_EVERY, 0 }, { "tiga", WT_T_COUNT, 3 },
	{ "triwulan", WT_T_QUARTER, 3 }, { "tujuh", WT_T_COUNT, 7 }, { "ujung", WT_T_EDGE, 2 },
	{ "utc", WT_T_ZONE, 0 }, { "waktu", WT_T_TIME, 0 }, { "wib", WT_T_ZONE, 420 }, { "wit", WT_T_ZONE, 540 },
	{ "wita", WT_T_ZONE, 480 }, { "yang", WT_T_YANG, 0 }, { "\xe2\x80\x93", WT_T_HYPHEN, 0 },
	{ "\xe2\x80\x94", WT_T_HYPHEN, 0 },
};
/* clang-format on */

#define N_WORDS  (sizeof WORDS / sizeof *WORDS)
#define SLOTS    1024
#define LONGEST  12
#define SLOT_NIL 255

/* Open addressing over the table: filled once a text, a few hundred steps. */
struct wt_time_index {
	uint8_t slot[SLOTS];
};

static uint32_t
slot_of(struct wt_str w)
{
	uint32_t h = (uint32_t)w.len * 31u;
	h += (unsigned char)w.ptr[0] * 7u + (unsigned char)w.ptr[w.len - 1] * 131u;
	h += (unsigned char)w.ptr[w.len / 2] * 17u;
	return h % SLOTS;
}

struct wt_time_index *
wt_time_index(struct wt_arena *arena)
{
	struct wt_time_index *x = WT_NEW(arena, struct wt_time_index, 1);
	memset(x->slot, SLOT_NIL, sizeof x->slot);
	for (size_t i = 0; i < N_WORDS; i++) {
		uint32_t at = slot_of(wt_str_of(WORDS[i].word));
		while (x->slot[at] != SLOT_NIL)
			at = (at + 1) % SLOTS;
		x->slot[at] = (uint8_t)i;
	}
	return x;
}

static uint8_t
look_up(const struct wt_time_index *x, struct wt_str w, int32_t *value)
{
	*value = 0;
	if (w.len == 0 || w.len > LONGEST)
		return WT_T_OTHER;
	for (uint32_t at = slot_of(w); x->slot[at] != SLOT_NIL; at = (at + 1) % SLOTS) {
		const struct entry *e = &WORDS[x->slot[at]];
		if (e->word[0] == w.ptr[0] && wt_str_is(w, e->word)) {
			*value = e->value;
			return e->class;
		}
	}
	return WT_T_OTHER;
}

/* One letter more, less, other, or two exchanged. */
static bool
one_slip(struct wt_str a, struct wt_str b)
{
	size_t i = 0, n = a.len < b.len ? a.len : b.len;
	while (i < n && a.ptr[i] == b.ptr[i])
		i++;
	struct wt_str x = { a.ptr + i, a.len - i }, y = { b.ptr + i, b.len - i };
	if (x.len == y.len && x.len > 0) {
		bool swap = x.len > 1 && x.ptr[0] == y.ptr[1] && x.ptr[1] == y.ptr[0];
		size_t skip = swap ? 2 : 1;
		return wt_str_eq((struct wt_str){ x.ptr + skip, x.len - skip },
			(struct wt_str){ y.ptr + skip, y.len - skip });
	}
	if (x.len == y.len + 1)
		return wt_str_eq((struct wt_str){ x.ptr + 1, x.len - 1 }, y);
	return y.len == x.len + 1 && wt_str_eq((struct wt_str){ y.ptr + 1, y.len - 1 }, x);
}

int32_t
wt_time_month_slip(struct wt_str lower)
{
	if (lower.len < 5 || lower.len > LONGEST)
		return 0;
	for (size_t i = 0; i < N_WORDS; i++)
		if (WORDS[i].class == WT_T_MONTH && strlen(WORDS[i].word) > 5 &&
			one_slip(lower, wt_str_of(WORDS[i].word)))
			return WORDS[i].value;
	return 0;
}

static struct wt_atom *
push(struct wt_mention_reader *r, struct wt_atoms *out, uint32_t word, uint32_t start, uint32_t end)
{
	struct wt_atom *a = WT_PUSH(r->arena, out->items, out->n, out->cap);
	*a = (struct wt_atom){ .word = word, .start = start, .end = end };
	return a;
}

static bool
may_begin(uint8_t class)
{
	switch (class) {
	case WT_T_OTHER:
	case WT_T_OPEN:
	case WT_T_CLOSE:
	case WT_T_COMMA:
	case WT_T_DOT:
	case WT_T_COLON:
	case WT_T_SLASH:
	case WT_T_HYPHEN:
	case WT_T_YANG:
	case WT_T_AND:
	case WT_T_THIS:
	case WT_T_THAT:
		return false;
	default:
		return true;
	}
}

/* 18/7/2024, Juni-November, 14.11: runs of digits, of letters, and marks. */
static void
cut_word(const struct wt_time_index *index, struct wt_mention_reader *r, const struct wt_token *t,
	uint32_t word, struct wt_atoms *out)
{
	for (size_t i = 0; i < t->form.len;) {
		size_t from = i;
		bool digit = wt_is_digit(t->form.ptr[i]);
		int32_t value = 0;
		if (digit)
			for (; i < t->form.len && wt_is_digit(t->form.ptr[i]); i++)
				value = value < 100000000 ? value * 10 + (t->form.ptr[i] - '0')
							  : value;
		else if (wt_is_alpha(t->form.ptr[i]))
			while (i < t->form.len && wt_is_alpha(t->form.ptr[i]))
				i++;
		else
			i++;
		struct wt_atom *a = push(
			r, out, word, t->span.start + (uint32_t)from, t->span.start + (uint32_t)i);
		a->space = from == 0 && (t->flags & WT_TOK_SPACE_BEFORE);
		if (digit) {
			a->class = WT_T_NUMBER;
			a->digits = (uint8_t)(i - from < 200 ? i - from : 200);
			a->value = value;
			out->dated = true;
			continue;
		}
		a->capital = wt_is_upper(t->form.ptr[from]);
		a->class =
			look_up(index, (struct wt_str){ t->lower.ptr + from, i - from }, &a->value);
		out->dated = out->dated || may_begin(a->class);
	}
}

/* With digits, or of months and weekdays only: Juni-November, not berminggu-minggu. */
static bool
is_compound(const struct wt_time_index *index, struct wt_str lower)
{
	bool hyphen = false;
	int32_t value;
	for (size_t i = 0; i < lower.len; i++) {
		if (wt_is_digit(lower.ptr[i]))
			return true;
		hyphen = hyphen || lower.ptr[i] == '-' || lower.ptr[i] == '/';
	}
	if (!hyphen)
		return false;
	for (size_t i = 0; i < lower.len; i++) {
		size_t from = i;
		while (i < lower.len && lower.ptr[i] != '-' && lower.ptr[i] != '/')
			i++;
		uint8_t class =
			look_up(index, (struct wt_str){ lower.ptr + from, i - from }, &value);
		if (class != WT_T_MONTH && class != WT_T_MONTH_SHORT && class != WT_T_WEEKDAY)
			return false;
	}
	return true;
}

/* berikut-nya, sebelum-nya: two words to grammar, one to the clock */
static uint8_t
joined_class(const struct wt_time_index *index, const struct wt_token *t, int32_t *value)
{
	char word[LONGEST + 1];
	size_t a = t[0].lower.len, b = t[1].lower.len;
	*value = 0;
	if (a + b > LONGEST)
		return WT_T_OTHER;
	memcpy(word, t[0].lower.ptr, a);
	memcpy(word + a, t[1].lower.ptr, b);
	return look_up(index, (struct wt_str){ word, a + b }, value);
}

/* tgl., pkl., Des. */
static struct wt_str
without_dot(struct wt_str w)
{
	if (w.len > 2 && w.ptr[w.len - 1] == '.')
		w.len--;
	return w;
}

void
wt_time_atoms(const struct wt_time_index *index, struct wt_mention_reader *r,
	const struct wt_sentence *s, struct wt_atoms *out)
{
	out->n = 0;
	out->dated = false;
	for (uint32_t i = 0; i < s->n; i++) {
		const struct wt_token *t = &s->tokens[i];
		int32_t value;
		bool joined = i + 1 < s->n && (t[1].flags & WT_TOK_CLITIC) &&
			      joined_class(index, t, &value) != WT_T_OTHER;
		uint8_t class = joined ? joined_class(index, t, &value)
				       : look_up(index, without_dot(t->lower), &value);
		if (joined) {
			struct wt_atom *both =
				push(r, out, s->first + i, t->span.start, t[1].span.end);
			both->class = class;
			both->value = value;
			both->space = (t->flags & WT_TOK_SPACE_BEFORE) != 0;
			out->dated = true;
			i++;
			continue;
		}
		if (class == WT_T_OTHER && t->lower.len == t->form.len &&
			is_compound(index, t->lower)) {
			cut_word(index, r, t, s->first + i, out);
			continue;
		}
		struct wt_atom *a = push(r, out, s->first + i, t->span.start, t->span.end);
		a->class = class;
		a->value = value;
		a->space = (t->flags & WT_TOK_SPACE_BEFORE) != 0;
		a->capital = (t->flags & WT_TOK_CAPITAL) != 0;
		out->dated = out->dated || may_begin(class);
	}
	(void)push(r, out, s->first + s->n, s->span.end, s->span.end);
	out->n--;
}
