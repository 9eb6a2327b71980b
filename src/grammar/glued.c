/*
 * glued.c - a name and the word before or behind it, written as one word.
 *
 *	Trumpmengumumkan = Trump mengumumkan	AFPmelaporkan = AFP melaporkan
 *	RIPrabowo = RI Prabowo			DemSurya = Dem Surya
 *	mengibarkanbendera = mengibarkan bendera
 *
 * Pages whose links were taken out without care (and copies of such pages) lose the blanks
 * around a link, which is mostly a name.  A word is cut only where nobody knows it.  What is
 * left behind a name must be a verb or a word that follows names (akan, pada, yang ...); the
 * name must be in capitals, or known, or stand by itself elsewhere in the text, or go on with
 * one that stands before it (Kristomei [Sianturi]ditunjuk).  Two names are cut where the second
 * begins with its capital; two words of small letters where both are common and the whole is
 * neither a compound (pascabencana) nor a word with affixes (kebalikan).
 */
#include "grammar/cutter.h"

#include "grammar/tables.h"

#define NAME_MIN   3         /* letters */
#define SECOND_MIN 4         /* of a name behind another word */
#define CAPS_MIN   2         /* of a name in capitals: AS */
#define VERB_MIN   6         /* letters */
#define PART_MIN   4         /* letters, of two common words */
#define COMMON     3         /* weight of a common word: seen four times or more */
#define WORD_MAX   48        /* bytes: longer ones are no name with its verb */
#define LONG_VERB  7         /* letters: what no foreign name ends in by chance */
#define SCAN       (1 << 14) /* bytes looked through for a name that stands by itself */

static bool
is_function_word(struct wt_str w)
{
	static const char *const WORDS[] = { "dan", "akan", "yang", "pada", "dalam", "dengan",
		"untuk", "telah", "sudah", "juga", "oleh", "atau", "lagi", "setelah", "saat",
		"ketika", "karena", "terhadap", "kepada", "agar", "usai", "sebagai", "hingga",
		"sejak", "tidak", "tak", "bisa", "dapat", "harus", "tiba", "sepakat", "lewat",
		"yakni", "yaitu", "mengenai", "menjelang", "bersama", "serta", "bakal", "belum",
		"adalah", "masih", "buntut", "soal", "angkat", "minta", "kini", "resmi", "jadi",
		"tewas", "mulai", "justru", "selaku", "atas", "selama", "tersebut", "itu", "ini" };
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (wt_str_is(w, WORDS[i]))
			return true;
	return false;
}

/* mengumumkan, dilaporkan, berencana; behind initials also one that nobody knows (merespon) */
static bool
is_verb(const struct wt_morph *m, struct wt_str w, bool initials)
{
	static const char *const PREFIXES[] = { "me", "di", "ber", "ter" };
	bool affixed = false;
	for (size_t i = 0; i < sizeof PREFIXES / sizeof PREFIXES[0]; i++)
		affixed = affixed || wt_str_starts(w, wt_str_of(PREFIXES[i]));
	struct wt_affix affix;
	return affixed && w.len >= VERB_MIN &&
	       (initials || wt_form_known(m, w) ||
		       (w.len > LONG_VERB && wt_affix_analyse(m, w, &affix) &&
			       affix.root.len > NAME_MIN));
}

/* Is the word at [i, i + len) of the document one by itself? */
static bool
is_apart(struct wt_str doc, size_t i, size_t len)
{
	unsigned n;
	return (i == 0 || wt_is_space(doc.ptr[i - 1]) || doc.ptr[i - 1] == '(') &&
	       (i + len >= doc.len || !wt_char_is_word(wt_char_at(doc, (uint32_t)(i + len), &n)));
}

/* Does the name stand by itself near, before or behind? */
static bool
stands_apart(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	struct wt_str doc = c->text->doc, name = wt_cut_form(c, start, end);
	size_t from = start > SCAN ? start - SCAN : 0;
	doc.len = doc.len - start > SCAN ? start + SCAN : doc.len;
	for (ptrdiff_t at; (at = wt_str_find(doc, name, from)) >= 0; from = (size_t)at + 1)
		if (is_apart(doc, (size_t)at, name.len))
			return true;
	return false;
}

/* Does a word with a capital stand right before: Kristomei [Sianturiditunjuk]? */
static bool
goes_on(const struct wt_cutter *c, uint32_t start)
{
	const struct wt_text *t = c->text;
	if (t->n_tokens == c->sentence_first)
		return false;
	const struct wt_token *last = &t->tokens[t->n_tokens - 1];
	return last->span.end + 1 == start && wt_is_upper(last->form.ptr[0]);
}

/* RI[Prabowo], PDIP[Hasto]: where the name begins whose capital is the last of the row, or end. */
static uint32_t
behind_capitals(const struct wt_cutter *c, uint32_t start, uint32_t capitals, uint32_t end)
{
	uint32_t i = capitals - 1;
	if (i - start < CAPS_MIN || end - i < SECOND_MIN)
		return end;
	bool known = wt_form_known(c->m, wt_cut_lower(c, start, i)) || i - start > 4;
	return (known && wt_form_known(c->m, wt_cut_lower(c, i, end))) || stands_apart(c, i, end)
		       ? i
		       : end;
}

/* Dem[Surya]: two words whose second has its capital at `inner`. */
static uint32_t
second_name(const struct wt_cutter *c, uint32_t start, uint32_t inner, uint32_t end)
{
	if (inner - start < NAME_MIN || end - inner < SECOND_MIN ||
		!wt_is_upper(c->para.ptr[inner]))
		return end;
	for (uint32_t i = inner + 1; i < end; i++)
		if (!wt_is_lower(c->para.ptr[i]))
			return end;
	bool both = wt_form_known(c->m, wt_cut_lower(c, start, inner)) &&
		    !wt_form_known(c->m, wt_cut_lower(c, start, end));
	return both && stands_apart(c, start, inner) && stands_apart(c, inner, end) ? inner : end;
}

/* "dikutip Anadolu[pada] Rabu (6/8)": does a day follow? */
static bool
is_before_day(const struct wt_cutter *c, uint32_t end)
{
	static const char *const DAYS[] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu",
		"Minggu", "hari", "tanggal" };
	struct wt_str rest = { c->para.ptr + end, c->para.len - end };
	if (!rest.len || rest.ptr[0] != ' ')
		return false;
	rest.ptr++;
	rest.len--;
	for (size_t i = 0; i < sizeof DAYS / sizeof DAYS[0]; i++)
		if (wt_str_starts(rest, wt_str_of(DAYS[i])))
			return true;
	return false;
}

/* [Trump]mengumumkan: where the name ends that small letters go on with, or end. */
static uint32_t
before_verb(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	for (uint32_t i = start + NAME_MIN; i + NAME_MIN <= end; i++) {
		struct wt_str rest = wt_cut_lower(c, i, end);
		bool verb = is_verb(c->m, rest, false);
		if (!verb && !is_function_word(rest))
			continue;
		struct wt_affix affix;
		bool plain = verb && rest.len >= LONG_VERB &&
			     wt_affix_analyse(c->m, rest, &affix) && affix.root.len >= NAME_MIN;
		if ((plain && (goes_on(c, start) ||
				      wt_form_known(c->m, wt_cut_lower(c, start, i)))) ||
			stands_apart(c, start, i) ||
			(wt_str_is(rest, "pada") && is_before_day(c, end)))
			return i;
	}
	return end;
}

/* [Trump]tiba-tiba: where the name ends that a doubled word goes on with, or end. */
static uint32_t
before_twice(const struct wt_cutter *c, uint32_t start, uint32_t hyphen, uint32_t end)
{
	uint32_t n = end - hyphen - 1, at = hyphen - n;
	if (n < NAME_MIN || hyphen < start + NAME_MIN + n ||
		!wt_str_eq(wt_cut_form(c, at, hyphen), wt_cut_form(c, hyphen + 1, end)))
		return end;
	return stands_apart(c, start, at) || goes_on(c, start) ? at : end;
}

/* Komisi [XI]DPR, Komisi [III]DPRD: where the number ends before the house; end without. */
static uint32_t
behind_number(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	static const char *const HOUSES[] = { "dpr", "dprd", "dpd", "mpr", "bpk" };
	uint32_t at = start;
	while (at < end &&
		(c->para.ptr[at] == 'I' || c->para.ptr[at] == 'V' || c->para.ptr[at] == 'X'))
		at++;
	for (size_t i = 0; at > start && at < end && i < sizeof HOUSES / sizeof HOUSES[0]; i++)
		if (wt_str_is(wt_cut_lower(c, at, end), HOUSES[i]))
			return at;
	return end;
}

uint32_t
wt_glued_name(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	const char *p = c->para.ptr;
	uint32_t capitals = start;
	while (capitals < end && wt_is_upper(p[capitals]))
		capitals++;
	if (capitals == start || end - start < CAPS_MIN + NAME_MIN || end - start > WORD_MAX ||
		!c->m->forms)
		return end;
	uint32_t small = capitals;
	while (small < end && wt_is_lower(p[small]))
		small++;
	bool initials = capitals - start >= CAPS_MIN;
	if (capitals == end)
		return behind_number(c, start, end);
	if (small < end && p[small] == '-' && !initials)
		return before_twice(c, start, small, end);
	if (small < end)
		return initials ? end : second_name(c, start, small, end);
	if (wt_form_known(c->m, wt_cut_lower(c, start, end)))
		return end;
	if (!initials)
		return before_verb(c, start, end);
	struct wt_str rest = wt_cut_lower(c, capitals, end);
	if (end - capitals >= NAME_MIN && (is_function_word(rest) || is_verb(c->m, rest, true)))
		return capitals;
	return behind_capitals(c, start, capitals, end);
}

static bool
is_common(const struct wt_morph *m, struct wt_str w)
{
	const struct wt_form_row *row = wt_form_find(m, w, WT_UPOS_ANY);
	return row && row->weight >= COMMON;
}

/* pasca[bencana], antar[warga]: what makes one word with the one behind. */
static bool
is_compound(struct wt_str w)
{
	static const char *const FIRST[] = { "pasca", "antar", "anti", "multi", "mikro", "makro",
		"ultra", "super", "semi", "inter", "trans", "tele", "kontra", "maha", "mini",
		"porno", "elektro", "radio", "foto", "video", "audio", "auto", "hidro", "sosio",
		"mono", "para", "purna", "tuna", "swa", "dasa", "sapta", "panca", "nara", "adi",
		NULL };
	if (wt_str_starts(w, WT_STR("paras"))) /* para sandera, para siswa */
		return false;
	for (size_t i = 0; FIRST[i]; i++)
		if (wt_str_starts(w, wt_str_of(FIRST[i])))
			return true;
	return false;
}

uint32_t
wt_glued_words(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	struct wt_str whole = wt_cut_lower(c, start, end);
	struct wt_affix affix;
	if (whole.len > WORD_MAX || !c->m->forms || wt_form_known(c->m, whole) ||
		is_compound(whole) || wt_affix_analyse(c->m, whole, &affix))
		return end;
	for (uint32_t i = start; i < end; i++)
		if (!wt_is_lower(c->para.ptr[i]))
			return end;
	if (wt_str_ends(whole, WT_STR("nya")) &&
		wt_form_known(c->m, wt_cut_lower(c, start, end - 3)))
		return end;
	for (uint32_t i = end - PART_MIN; i >= start + PART_MIN; i--)
		if (is_common(c->m, wt_cut_lower(c, start, i)) &&
			is_common(c->m, wt_cut_lower(c, i, end)))
			return i;
	return end;
}
