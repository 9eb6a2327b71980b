/*
 * quantity.c - how many and of what.
 *
 *	lebih dari 10.000 tentara     > 10000  tentara   troops
 *	Rp26,5 miliar                 = 2.65e10 IDR      money
 *	ratusan ribu warga            ~ 200000..900000   people
 *	menewaskan tiga orang         = 3      orang     dead
 *	100-200 orang                 = 100..200
 *
 * Method: at a number, a word of number or a currency, the value is read, then
 * the hedge before it, then the unit behind it; the kind comes from the unit or
 * from a verb within KIND_WORDS words.  Words of times are left alone.  A number
 * without unit is no quantity, nor is one in a name ("Densus 88", "Pasal 27").
 */
#include "mention/reader.h"

#include <math.h>

#include "mention/actor.h"

#define KIND_WORDS 3

struct number {
	double low, high;
	uint32_t next; /* the word behind it; 0 where there is no number */
	bool vague;    /* puluhan, ratusan */
};

struct named_value {
	const char *word;
	double value;
};

static const struct named_value ONES[] = { { "satu", 1 }, { "dua", 2 }, { "tiga", 3 },
	{ "empat", 4 }, { "lima", 5 }, { "enam", 6 }, { "tujuh", 7 }, { "delapan", 8 },
	{ "sembilan", 9 }, { "sepuluh", 10 }, { "sebelas", 11 }, { "seratus", 100 },
	{ "seribu", 1000 }, { "sejuta", 1e6 }, { NULL, 0 } };
static const struct named_value SCALES[] = { { "belas", 0 }, { "puluh", 10 }, { "ratus", 100 },
	{ "ribu", 1e3 }, { "juta", 1e6 }, { "miliar", 1e9 }, { "milyar", 1e9 }, { "triliun", 1e12 },
	{ "trilyun", 1e12 }, { NULL, 0 } };
static const struct named_value VAGUE[] = { { "belasan", 11 }, { "puluhan", 20 },
	{ "ratusan", 200 }, { "ribuan", 2000 }, { "jutaan", 2e6 }, { NULL, 0 } };

int32_t
wt_small_number(struct wt_str word)
{
	uint64_t n = 0;
	for (size_t i = 0; ONES[i].word && ONES[i].value <= WT_SMALL_NUMBER; i++)
		if (wt_str_is(word, ONES[i].word))
			return (int32_t)ONES[i].value;
	return wt_str_to_u64(word, &n) && n <= WT_SMALL_NUMBER ? (int32_t)n : 0;
}

struct currency {
	const char *word;
	const char *code;
};

static const struct currency CURRENCIES[] = { { "rp", "IDR" }, { "rupiah", "IDR" },
	{ "us$", "USD" }, { "$", "USD" }, { "usd", "USD" }, { "dolar", "USD" }, { "dollar", "USD" },
	{ "euro", "EUR" }, { "\xe2\x82\xac", "EUR" }, { "yen", "JPY" }, { "yuan", "CNY" },
	{ "won", "KRW" }, { "poundsterling", "GBP" }, { "pound", "GBP" }, { "ringgit", "MYR" },
	{ "riyal", "SAR" }, { "rubel", "RUB" }, { "baht", "THB" }, { "rupee", "INR" },
	{ "peso", "PHP" }, { "s$", "SGD" }, { NULL, NULL } };

struct kind {
	const char *name;
	const char *const *words;
};

static const char *const DEAD[] = { "tewas", "meninggal", "terbunuh", "gugur", "menewaskan",
	"membunuh", "ditewaskan", "dibunuh", "tewasnya", NULL };
static const char *const INJURED[] = { "luka", "luka-luka", "terluka", "cedera", "melukai",
	"mencederai", NULL };
static const char *const ARRESTED[] = { "ditangkap", "ditahan", "diamankan", "dibekuk", "diciduk",
	"menangkap", "menahan", "mengamankan", "meringkus", "membekuk", "diringkus", NULL };
static const char *const DISPLACED[] = { "mengungsi", "diungsikan", "pengungsi", "terusir", NULL };
static const char *const MISSING[] = { "hilang", NULL };
static const char *const HOSTAGES[] = { "sandera", "disandera", "menyandera", "diculik", "menculik",
	NULL };
static const char *const TROOPS[] = { "tentara", "pasukan", "prajurit", "personel", "serdadu",
	"polisi", "aparat", "tamtama", "marinir", NULL };
static const char *const WEAPONS[] = { "rudal", "roket", "peluru", "amunisi", "drone", "tank",
	"senjata", "bom", "artileri", "jet", "pesawat", "kapal", "granat", "misil", "helikopter",
	"ranjau", "proyektil", "mortir", "torpedo", "howitzer", NULL };
static const char *const SIZES[] = { "meter", "kilometer", "km", "hektare", "hektar", "mil", "ton",
	"kilogram", "kg", "liter", "barel", "sentimeter", "cm", "gram", "kilowatt", "megawatt",
	NULL };
static const char *const VOTES[] = { "suara", "kursi", NULL };
static const char *const PEOPLE[] = { "orang", "warga", "jiwa", "demonstran", "pengunjuk", "buruh",
	"mahasiswa", "massa", "pekerja", "penduduk", "anak", "wanita", "perempuan", "korban",
	"tahanan", "santri", "pelajar", "guru", "saksi", "tersangka", "keluarga", NULL };

/* Words of a verb or state come before those of a unit. */
static const struct kind STATES[] = { { "dead", DEAD }, { "injured", INJURED },
	{ "arrested", ARRESTED }, { "displaced", DISPLACED }, { "missing", MISSING },
	{ "hostages", HOSTAGES }, { NULL, NULL } };
static const struct kind UNITS[] = { { "displaced", DISPLACED }, { "hostages", HOSTAGES },
	{ "troops", TROOPS }, { "weapons", WEAPONS }, { "size", SIZES }, { "votes", VOTES },
	{ "people", PEOPLE }, { NULL, NULL } };

static const char *const CLASSIFIERS[] = { "orang", "unit", "buah", "ekor", "butir", "pucuk",
	"personel", "lembar", "batang", "anggota", "kontainer", "paket", "jenis", NULL };
static const char *const NAMES_BEFORE[] = { "pasal", "nomor", "no", "densus", "ayat", "uu", "g",
	"bab", "kelas", "jilid", "lantai", "sesi", "ke", "km", "rt", "rw", "pukul", "usia", "umur",
	"liga", "grup", "peringkat", "komisi", "tahap", NULL };

static bool
look_up(const struct named_value *table, struct wt_str w, double *value)
{
	for (; table->word; table++)
		if (wt_str_is(w, table->word)) {
			*value = table->value;
			return true;
		}
	return false;
}

static const char *
currency_of(struct wt_str w)
{
	for (const struct currency *c = CURRENCIES; c->word; c++)
		if (wt_str_is(w, c->word))
			return c->code;
	return NULL;
}

/* 10.000, 26,5, 1.234,5; false where it is no plain number. */
static bool
parse_digits(struct wt_str s, double *value)
{
	double whole = 0, part = 0, scale = 1;
	bool fraction = false;
	size_t group = 0, digits = 0;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if (wt_is_digit(c)) {
			digits++;
			if (fraction) {
				scale /= 10;
				part += (c - '0') * scale;
			} else {
				whole = whole * 10 + (c - '0');
				group++;
			}
		} else if (c == '.' && !fraction && i > 0 && (digits <= 3 || group == 3)) {
			group = 0;
		} else if (c == ',' && !fraction) {
			fraction = true;
		} else {
			return false;
		}
	}
	*value = whole + part;
	/* 2.5 is an English decimal, 18.52 a clock */
	return digits > 0 && digits < 16 && (fraction || group == digits || group == 3);
}

static bool
is_free(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	return i < s->first + s->n && !r->timed[i];
}

/* Scales behind a number: puluh [dua] ribu, juta */
static uint32_t
apply_scales(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, double *v)
{
	const struct wt_token *t = r->text->tokens;
	double scale, one;
	while (is_free(r, s, i) && look_up(SCALES, t[i].lower, &scale)) {
		if (scale == 0) {
			*v += 10;
			i++;
			continue;
		}
		*v *= scale;
		i++;
		if (scale < 1e6 && is_free(r, s, i) && look_up(ONES, t[i].lower, &one)) {
			double rest = one, more;
			uint32_t next = i + 1;
			while (is_free(r, s, next) && look_up(SCALES, t[next].lower, &more) &&
				more != 0 && more < scale) {
				rest *= more;
				next++;
			}
			if (rest < scale) {
				*v += rest;
				i = next;
			}
		}
	}
	return i;
}

static struct number
read_number(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	struct number n = { 0, 0, 0, false };
	double v;
	if (!is_free(r, s, i))
		return n;
	if (look_up(VAGUE, t[i].lower, &v)) {
		n.next = apply_scales(r, s, i + 1, &v);
		n.vague = true;
		n.low = v;
		n.high = wt_str_is(t[i].lower, "belasan") ? v / 11 * 19 : v / 2 * 9;
		return n;
	}
	if (!look_up(ONES, t[i].lower, &v) &&
		!(wt_is_digit(t[i].form.ptr[0]) && parse_digits(t[i].form, &v)))
		return n;
	n.next = apply_scales(r, s, i + 1, &v);
	n.low = n.high = v;
	return n;
}

/* 100-200 within one word */
static struct number
read_range(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	struct number n = { 0, 0, 0, false };
	struct wt_str rest = t[i].form, a;
	double low, high;
	if (!is_free(r, s, i) || !wt_str_split(&rest, '-', &a) || rest.len == 0 ||
		!parse_digits(a, &low) || !parse_digits(rest, &high) || high <= low)
		return n;
	double scaled = high;
	n.next = apply_scales(r, s, i + 1, &scaled);
	n.low = low * (scaled / high);
	n.high = scaled;
	return n;
}

/* 100 hingga 200, antara 100 dan 200 */
static void
join_range(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t first,
	struct number *n)
{
	static const char *const LINKS[] = { "hingga", "sampai", "-", "\xe2\x80\x93", NULL };
	const struct wt_token *t = r->text->tokens;
	if (!is_free(r, s, n->next) || n->vague)
		return;
	bool between = first > s->first && wt_str_is(t[first - 1].lower, "antara") &&
		       wt_str_is(t[n->next].lower, "dan");
	if (!between && !wt_str_in(t[n->next].lower, LINKS))
		return;
	struct number to = read_number(r, s, n->next + 1);
	if (!to.next || to.vague || to.high <= n->low)
		return;
	if (to.high >= 1e3 * n->low && to.high >= 1e6) /* 3 hingga 5 juta */
		n->low *= pow(10, floor(log10(to.high / n->low)));
	n->high = to.high;
	n->next = to.next;
}

/* Reads the hedge before word i; gives the word that it begins with. */
static uint32_t
read_hedge(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, char *hedge)
{
	static const char *const MORE[] = { "sedikitnya", "setidaknya", "minimal", "sekurangnya",
		"setidak-tidaknya", "sekurang-kurangnya", "melebihi", NULL };
	static const char *const LESS[] = { "hampir", "maksimal", "nyaris", NULL };
	static const char *const ABOUT[] = { "sekitar", "kira-kira", "kisaran", "diperkirakan",
		"sekira", NULL };
	const struct wt_token *t = r->text->tokens;
	static const char *const HOSTS[] = { "sedikit", "setidak", "sekurang", "setidak-tidak",
		"sekurang-kurang", NULL };
	*hedge = '=';
	if (i == s->first)
		return i;
	if (i > s->first + 1 && (t[i - 1].flags & WT_TOK_CLITIC) &&
		wt_str_in(t[i - 2].lower, HOSTS)) {
		*hedge = '>';
		return i - 2;
	}
	struct wt_str a = t[i - 1].lower, b = i - 1 > s->first ? t[i - 2].lower : WT_STR("");
	if (wt_str_in(a, MORE))
		*hedge = '>';
	else if (wt_str_in(a, LESS))
		*hedge = '<';
	else if (wt_str_in(a, ABOUT))
		*hedge = '~';
	if (*hedge != '=')
		return i - 1;
	if (wt_str_is(a, "dari") && (wt_str_is(b, "lebih") || wt_str_is(b, "kurang")))
		*hedge = wt_str_is(b, "lebih") ? '>' : '<';
	else if (wt_str_is(a, "atas") && wt_str_is(b, "di"))
		*hedge = '>';
	else if (wt_str_is(a, "bawah") && wt_str_is(b, "di"))
		*hedge = '<';
	else if (wt_str_is(a, "sedikit") && wt_str_is(b, "paling"))
		*hedge = '>';
	else if (wt_str_is(a, "banyak") && wt_str_is(b, "paling"))
		*hedge = '<';
	else if (wt_str_is(a, "lebih") && wt_str_is(b, "kurang"))
		*hedge = '~';
	return *hedge == '=' ? i : i - 2;
}

static void
set_kind(struct wt_quantity *q, const char *name)
{
	size_t n = strlen(name);
	memcpy(q->kind, name, n < sizeof q->kind ? n : sizeof q->kind - 1);
}

static bool
find_kind(const struct kind *kinds, struct wt_str w, struct wt_quantity *q)
{
	for (; kinds->name; kinds++)
		if (wt_str_in(w, kinds->words)) {
			set_kind(q, kinds->name);
			return true;
		}
	return false;
}

/* The noun behind the number: "orang tentara" counts soldiers.  Gives the word behind. */
static uint32_t
read_unit(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	struct wt_quantity *q)
{
	const struct wt_token *t = r->text->tokens;
	const char *code;
	if (!is_free(r, s, i) || t[i].upos == WT_UPOS_PUNCT)
		return 0;
	if ((code = currency_of(t[i].lower)) != NULL) {
		q->unit = wt_str_of(code);
		set_kind(q, "money");
		return i + 1;
	}
	if (wt_str_is(t[i].lower, "persen") || wt_str_is(t[i].form, "%")) {
		q->unit = t[i].lower;
		set_kind(q, "percent");
		return i + 1;
	}
	if (wt_str_in(t[i].lower, CLASSIFIERS) && is_free(r, s, i + 1) &&
		(t[i + 1].upos == WT_UPOS_NOUN || t[i + 1].upos == WT_UPOS_PROPN) &&
		!(t[i + 1].flags & WT_TOK_CLITIC)) {
		struct wt_quantity probe = { .low = 0 };
		if (!find_kind(STATES, t[i + 1].lower, &probe))
			i++;
	}
	if (t[i].upos != WT_UPOS_NOUN && !wt_str_in(t[i].lower, CLASSIFIERS) &&
		!find_kind(UNITS, t[i].lower, q))
		return 0;
	q->unit = t[i].lower;
	return i + 1;
}

static void
read_kind(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t first,
	uint32_t next, struct wt_quantity *q)
{
	const struct wt_token *t = r->text->tokens;
	if (q->kind[0] && strcmp(q->kind, "people") != 0 && strcmp(q->kind, "troops") != 0)
		return;
	for (uint32_t i = next; is_free(r, s, i) && i < next + KIND_WORDS; i++) {
		if (t[i].upos == WT_UPOS_PUNCT)
			break;
		if (find_kind(STATES, t[i].lower, q))
			return;
	}
	for (uint32_t i = first; i > s->first && i + KIND_WORDS > first; i--)
		if (t[i - 1].upos == WT_UPOS_VERB)
			if (find_kind(STATES, t[i - 1].lower, q))
				return;
	if (!q->kind[0])
		(void)find_kind(UNITS, q->unit, q);
}

static bool
is_within_name(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	return i > s->first && wt_str_in(t[i - 1].lower, NAMES_BEFORE);
}

/* "Rp26,5" in one word */
static bool
glued_money(struct wt_str form, const char **code, double *value)
{
	static const char *const SIGNS[] = { "Rp.", "Rp", "US$", "S$", "$", "\xe2\x82\xac", NULL };
	for (const char *const *sign = SIGNS; *sign; sign++) {
		struct wt_str prefix = wt_str_of(*sign);
		if (form.len <= prefix.len || !wt_str_starts(form, prefix) ||
			!parse_digits(
				(struct wt_str){ form.ptr + prefix.len, form.len - prefix.len },
				value))
			continue;
		*code = wt_str_starts(prefix, WT_STR("Rp")) ? "IDR"
			: wt_str_is(prefix, "S$")           ? "SGD"
			: prefix.ptr[0] == '\xe2'           ? "EUR"
							    : "USD";
		return true;
	}
	return false;
}

static uint32_t
add(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t first, uint32_t next,
	const struct number *n, char hedge, const struct wt_quantity *q)
{
	struct wt_mention *m = wt_mention_add(r, WT_MENTION_QUANTITY, s, first, next - 1);
	m->as.quantity = *q;
	m->as.quantity.low = n->low;
	m->as.quantity.high = n->high;
	m->as.quantity.hedge = n->vague ? '~' : hedge;
	if (hedge == '>')
		m->as.quantity.high = INFINITY;
	else if (hedge == '<')
		m->as.quantity.low = 0;
	m->reason = n->vague ? "vague number" : "number";
	return next;
}

/* Rp26,5 miliar, US$ 5 juta; 0 where there is none. */
static uint32_t
read_money(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	const char *code = currency_of(t[i].lower);
	struct number n = { 0, 0, 0, false };
	struct wt_quantity q = { .low = 0 };
	double v;
	char hedge;
	if (glued_money(t[i].form, &code, &v)) {
		n.next = apply_scales(r, s, i + 1, &v);
		n.low = n.high = v;
	} else if (code) {
		uint32_t at = is_free(r, s, i + 1) && wt_str_is(t[i + 1].form, ".") ? i + 2 : i + 1;
		n = read_number(r, s, at);
	}
	if (!n.next)
		return 0;
	q.unit = wt_str_of(code);
	set_kind(&q, "money");
	uint32_t first = read_hedge(r, s, i, &hedge);
	return add(r, s, first, n.next, &n, hedge, &q);
}

static uint32_t
read_at(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	struct wt_quantity q = { .low = 0 };
	char hedge;
	uint32_t next = read_money(r, s, i);
	if (next)
		return next;
	struct number n = read_number(r, s, i);
	if (!n.next)
		n = read_range(r, s, i);
	if (!n.next || is_within_name(r, s, i))
		return 0;
	join_range(r, s, i, &n);
	if (is_free(r, s, n.next) && wt_str_is(t[n.next].lower, "lebih"))
		n.next++;
	next = read_unit(r, s, n.next, &q);
	if (!next)
		return 0;
	uint32_t first = read_hedge(r, s, i, &hedge);
	read_kind(r, s, first, next, &q);
	return add(r, s, first, next, &n, hedge, &q);
}

static bool
may_begin(const struct wt_token *t)
{
	char c = t->lower.ptr[0];
	if (t->lower.len == 0)
		return false;
	if (wt_is_digit(c) || c == '$' || c == '\xe2')
		return true;
	return (c == 'r' || c == 'u' || c == 's' || c == 'd' || c == 't' || c == 'e' || c == 'l' ||
		       c == 'b' || c == 'p' || c == 'j' || c == 'y' || c == 'w') &&
	       t->lower.len <= 13;
}

void
wt_quantities_read(struct wt_mention_reader *r)
{
	for (uint32_t k = 0; k < r->text->n_sentences; k++) {
		const struct wt_sentence *s = &r->text->sentences[k];
		for (uint32_t i = s->first; i < s->first + s->n;) {
			uint32_t next = 0;
			if (!r->timed[i] && may_begin(&r->text->tokens[i]))
				next = read_at(r, s, i);
			i = next ? next : i + 1;
		}
	}
}
