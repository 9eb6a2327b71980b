/*
 * gate.c - see gate.h.
 *
 * A word is a run of two to sixteen ASCII letters with no letter of another kind
 * beside it.  It is taken eight bytes at a time, folded to small letters, and looked
 * up in a table of open addressing; a filter of one bit a hash spares most words that
 * are in no list the way to the table.  Each known word adds its weights, each other
 * one the weights of `unknown`.
 *
 * A page is more than its article: menus, buttons, cookies, often in a language of
 * their own.  Words are therefore kept by runs, which a tag of a block ends; only
 * where runs of RUN_WORDS or more have fewer than RUN_ENOUGH words together do the short
 * ones count too.
 *
 * Limits: text within scripts (pages that a script builds) is not seen; letters
 * written as entities are not read.
 */
#include "capture/gate.h"

#include <stdio.h>
#include <stdlib.h>

#include "capture/charset.h"

#define CLASSES     (WT_LANG_OTHER - WT_LANG_ID) /* weights count against WT_LANG_OTHER */
#define WIDTH       8                            /* weights of a word, padded */
#define WORD_MAX    16
#define FILTER_BITS (1u << 16)
#define RUN_WORDS   8
#define RUN_ENOUGH  40
#define LEAST_WORDS 8
#define BRIEF       10                /* sixteenths of a nat a word; a word of no list costs 22 */
#define SEEN_MAX    ((size_t)8 << 20) /* bytes looked at: sums stay below 2^31 */
#define WEIGHT_MAX  500
#define NARROW_MAX  ((size_t)64 << 10) /* of UTF-16 this much is looked at */

struct entry {
	uint64_t a, b; /* the letters, the first in the lowest byte; a is 0 where free */
	int16_t weights[WIDTH];
};

struct wt_gate {
	struct entry *entries; /* mask + 1 of them */
	uint64_t mask;
	int16_t unknown[WIDTH];
	uint64_t filter[FILTER_BITS / 64];
};

struct tally {
	int32_t sums[WIDTH];
	uint32_t words;
};

/* --- words -------------------------------------------------------------------------------------
 */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t
load8(const char *p)
{
	uint64_t w;
	memcpy(&w, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* How many of the eight bytes at the front are ASCII letters; *small: these in small letters. */
static inline unsigned
letters8(uint64_t w, uint64_t *small)
{
	uint64_t folded = w | EACH(0x20);
	uint64_t low = folded & EACH(0x7f);
	uint64_t is = (low + EACH(0x80 - 'a')) & ~(low + EACH(0x80 - 'z' - 1)) & ~w & EACH(0x80);
	uint64_t other = is ^ EACH(0x80);
	unsigned n = other ? (unsigned)__builtin_ctzll(other) / 8 : 8;
	*small = n == 8 ? folded : folded & ((UINT64_C(1) << 8 * n) - 1);
	return n;
}

static inline uint64_t
hash_of(uint64_t a, uint64_t b)
{
	uint64_t h = a * UINT64_C(0x9e3779b97f4a7c15) ^ b * UINT64_C(0xc2b2ae3d27d4eb4f);
	return h ^ h >> 29;
}

static const struct entry *
find(const struct wt_gate *g, uint64_t a, uint64_t b)
{
	uint64_t h = hash_of(a, b);
	unsigned bit = (unsigned)(h % FILTER_BITS);
	if (!(g->filter[bit / 64] >> bit % 64 & 1))
		return NULL;
	for (uint64_t i = h >> 16 & g->mask;; i = (i + 1) & g->mask) {
		const struct entry *e = &g->entries[i];
		if (e->a == a && e->b == b)
			return e;
		if (e->a == 0)
			return NULL;
	}
}

static inline void
count(struct tally *t, const int16_t weights[WIDTH])
{
	for (int i = 0; i < WIDTH; i++)
		t->sums[i] += weights[i];
	t->words++;
}

static void
add(struct tally *to, const struct tally *t)
{
	for (int i = 0; i < WIDTH; i++)
		to->sums[i] += t->sums[i];
	to->words += t->words;
}

/* --- the list ----------------------------------------------------------------------------------
 */

static void
pack(struct wt_str word, uint64_t *a, uint64_t *b)
{
	char bytes[WORD_MAX] = { 0 };
	memcpy(bytes, word.ptr, word.len);
	*a = load8(bytes);
	*b = load8(bytes + 8);
}

static void
put(struct wt_gate *g, struct wt_str word, const int16_t weights[WIDTH])
{
	uint64_t a, b;
	pack(word, &a, &b);
	uint64_t h = hash_of(a, b), i = h >> 16 & g->mask;
	unsigned bit = (unsigned)(h % FILTER_BITS);
	while (g->entries[i].a && !(g->entries[i].a == a && g->entries[i].b == b))
		i = (i + 1) & g->mask;
	g->entries[i].a = a;
	g->entries[i].b = b;
	memcpy(g->entries[i].weights, weights, sizeof g->entries[i].weights);
	g->filter[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bool
is_word(struct wt_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!wt_is_lower(s.ptr[i]))
			return false;
	return s.len >= 2 && s.len <= WORD_MAX;
}

static bool
read_weight(struct wt_str s, int16_t *weight)
{
	uint64_t n;
	bool negative = s.len && s.ptr[0] == '-';
	if (!wt_str_to_u64((struct wt_str){ s.ptr + negative, s.len - negative }, &n) ||
		n > WEIGHT_MAX)
		return false;
	*weight = (int16_t)(negative ? -(int)n : (int)n);
	return true;
}

/* "bahwa 40 -31 2 0 -5": the word, "*" for all that are in no line, and a weight for each language.
 */
static bool
read_entry(struct wt_str line, struct wt_str *word, int16_t weights[WIDTH])
{
	struct wt_str field;
	int n = 0;
	*word = (struct wt_str){ line.ptr, 0 };
	memset(weights, 0, WIDTH * sizeof *weights);
	while (wt_str_split(&line, ' ', &field)) {
		if (word->len == 0)
			*word = field;
		else if (n == CLASSES || !read_weight(field, &weights[n++]))
			return false;
	}
	return n == CLASSES && (is_word(*word) || wt_str_is(*word, "*"));
}

static int
read_list(struct wt_gate *g, struct wt_str list, struct wt_fault *f)
{
	struct wt_str line, word;
	int16_t weights[WIDTH];
	for (uint32_t n = 1; wt_str_split(&list, '\n', &line); n++) {
		line = wt_str_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		if (!read_entry(line, &word, weights))
			return wt_fail(f, WARTA_EFORMAT, n,
				"the gate's list:%u: no word with %d weights: %.*s", n, CLASSES,
				WT_FMT(line));
		if (wt_str_is(word, "*"))
			memcpy(g->unknown, weights, sizeof weights);
		else
			put(g, word, weights);
	}
	return WARTA_OK;
}

int
wt_gate_open(struct wt_gate **gate, struct wt_str list, struct wt_fault *f)
{
	struct wt_gate *g = calloc(1, sizeof *g);
	size_t lines = 1, slots = 16;
	*gate = NULL;
	for (size_t i = 0; i < list.len; i++)
		lines += list.ptr[i] == '\n';
	while (slots < 2 * lines)
		slots *= 2;
	if (g)
		g->entries = calloc(slots, sizeof *g->entries);
	if (!g || !g->entries) {
		free(g);
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	}
	g->mask = slots - 1;
	int code = read_list(g, list, f);
	if (code == WARTA_OK)
		*gate = g;
	else
		wt_gate_close(g);
	return code;
}

void
wt_gate_close(struct wt_gate *g)
{
	if (g)
		free(g->entries);
	free(g);
}

/* --- the page ----------------------------------------------------------------------------------
 */

struct scan {
	const struct wt_gate *gate;
	const char *at, *end;
	struct tally run, longs, shorts;
};

static void
end_run(struct scan *s)
{
	if (s->run.words == 0)
		return;
	add(s->run.words >= RUN_WORDS ? &s->longs : &s->shorts, &s->run);
	s->run = (struct tally){ .words = 0 };
}

static bool
at_tag(const struct scan *s, const char *p, struct wt_str name)
{
	return (size_t)(s->end - p) > name.len && !wt_is_alpha(p[name.len]) &&
	       wt_str_eq_nocase((struct wt_str){ p, name.len }, name);
}

/* Behind the next c, or the end. */
static const char *
behind(const struct scan *s, const char *p, char c)
{
	const char *found = memchr(p, c, (size_t)(s->end - p));
	return found ? found + 1 : s->end;
}

/* Behind a script or style, whose letters are no text. */
static const char *
behind_raw(const struct scan *s, const char *p, struct wt_str name)
{
	for (;;) {
		p = behind(s, p, '<');
		if (p == s->end)
			return p;
		if (*p == '/' && at_tag(s, p + 1, name))
			return behind(s, p, '>');
	}
}

static const char *
behind_comment(const struct scan *s, const char *p)
{
	for (;;) {
		p = behind(s, p, '>');
		if (p == s->end || (p[-2] == '-' && p[-3] == '-'))
			return p;
	}
}

/* Tags that stand within a sentence. */
static bool
is_inline(const struct scan *s, const char *p)
{
	static const char *const NAMES[] = { "a", "b", "i", "u", "em", "strong", "span", "font",
		"mark", "sup", "sub" };
	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (at_tag(s, p, wt_str_of(NAMES[i])))
			return true;
	return false;
}

/* s->at stands behind a '<'. */
static void
pass_tag(struct scan *s)
{
	const char *p = s->at;
	if (p == s->end || !(wt_is_alpha(*p) || *p == '/' || *p == '!' || *p == '?'))
		return; /* a '<' of the text */
	if (!is_inline(s, *p == '/' ? p + 1 : p))
		end_run(s);
	if (s->end - p >= 3 && memcmp(p, "!--", 3) == 0)
		s->at = behind_comment(s, p + 3);
	else if (at_tag(s, p, WT_STR("script")))
		s->at = behind_raw(s, p, WT_STR("script"));
	else if (at_tag(s, p, WT_STR("style")))
		s->at = behind_raw(s, p, WT_STR("style"));
	else
		s->at = behind(s, p, '>');
}

/* The word at s->at, whose first byte is a letter. */
static void
take_word(struct scan *s)
{
	char tail[WORD_MAX + 8] = { 0 };
	const char *p = s->at;
	uint64_t a, b = 0;
	size_t left = (size_t)(s->end - p);
	if (left < sizeof tail) { /* no reading behind the end */
		memcpy(tail, p, left);
		p = tail;
	}
	unsigned n = letters8(load8(p), &a);
	if (n == 8)
		n += letters8(load8(p + 8), &b);
	while (n >= WORD_MAX && n < left && wt_is_alpha(s->at[n]))
		n++;
	bool foreign = n < left && (s->at[n] & 0x80);
	s->at += n;
	if (n == 1 && !foreign)
		return;
	const struct entry *e = n <= WORD_MAX && !foreign ? find(s->gate, a, b) : NULL;
	count(&s->run, e ? e->weights : s->gate->unknown);
	if (!foreign)
		return;
	while (s->at < s->end && (wt_is_alpha(*s->at) || (*s->at & 0x80)))
		s->at++;
}

/* Behind "&nbsp;": its letters are no word. */
static void
pass_entity(struct scan *s)
{
	const char *p = s->at;
	for (int i = 0; i < 10 && p < s->end && (wt_is_alpha(*p) || wt_is_digit(*p) || *p == '#');
		i++)
		p++;
	if (p < s->end && *p == ';')
		s->at = p + 1;
}

static void
scan_bytes(struct scan *s)
{
	while (s->at < s->end) {
		char c = *s->at;
		if (wt_is_alpha(c)) {
			take_word(s);
			continue;
		}
		s->at++;
		if (c == ' ')
			continue;
		if (c == '<')
			pass_tag(s);
		else if (c == '&')
			pass_entity(s);
		else if (c == '\\' && s->at < s->end)
			s->at++; /* "\n" in JSON */
		else if (c & 0x80)
			while (s->at < s->end && (wt_is_alpha(*s->at) || (*s->at & 0x80)))
				s->at++;
	}
	end_run(s);
}

/* The language with the highest sum, WT_LANG_OTHER (whose sum is 0) where all are negative. */
static struct wt_verdict
highest(const struct tally *t)
{
	int best = CLASSES;
	int32_t most = 0, second = INT32_MIN;
	for (int i = 0; i < CLASSES; i++) {
		int32_t w = t->sums[i];
		if (w > most) {
			second = most;
			most = w;
			best = i;
		} else if (w > second) {
			second = w;
		}
	}
	return (struct wt_verdict){ (enum wt_language)(WT_LANG_ID + best), t->words,
		most - second };
}

/* A few words, half of them names, seem to be of no language: do the others speak Indonesian? */
static bool
is_brief_indonesian(const struct tally *t)
{
	for (int i = 1; i < CLASSES; i++)
		if (t->sums[i] >= t->sums[0])
			return false;
	return t->words < RUN_ENOUGH && t->sums[0] > -BRIEF * (int32_t)t->words;
}

static struct wt_verdict
judge(const struct scan *s)
{
	struct tally t = s->longs;
	if (t.words < RUN_ENOUGH)
		add(&t, &s->shorts);
	if (t.words < LEAST_WORDS)
		return (struct wt_verdict){ WT_LANG_NONE, t.words, 0 };
	struct wt_verdict v = highest(&t);
	if (v.language == WT_LANG_OTHER && is_brief_indonesian(&t))
		v.language = WT_LANG_ID;
	return v;
}

/* UTF-16: the low bytes of the units are enough. */
static struct wt_verdict
tell_wide(const struct wt_gate *gate, struct wt_str raw, bool big)
{
	char *narrow = malloc(NARROW_MAX);
	struct wt_verdict v = { WT_LANG_NONE, 0, 0 };
	if (!narrow)
		return v;
	unsigned low = big ? 1 : 0;
	size_t n = 0;
	for (size_t i = 0; i + 1 < raw.len && n < NARROW_MAX; i += 2)
		narrow[n++] = raw.ptr[i + !low] ? '\x80' : raw.ptr[i + low];
	struct scan s = { .gate = gate, .at = narrow, .end = narrow + n };
	scan_bytes(&s);
	v = judge(&s);
	free(narrow);
	return v;
}

struct wt_verdict
wt_gate_tell(const struct wt_gate *gate, struct wt_str raw)
{
	const char *wide = wt_charset_wide(raw);
	if (wide)
		return tell_wide(gate, raw, strcmp(wide, "utf-16be") == 0);
	raw.len = raw.len < SEEN_MAX ? raw.len : SEEN_MAX;
	struct scan s = { .gate = gate, .at = raw.ptr, .end = raw.ptr + raw.len };
	scan_bytes(&s);
	return judge(&s);
}

bool
wt_gate_admits(struct wt_verdict v, enum wt_choice choice)
{
	if (v.language == WT_LANG_ID)
		return true;
	return choice == WT_CHOICE_NAMED && v.words < WT_GATE_SURE;
}

const char *
wt_language_code(enum wt_language language)
{
	static const char *const CODES[WT_LANG_COUNT] = { "none", "id", "ms", "jv", "su", "en",
		"other" };
	return CODES[language];
}
