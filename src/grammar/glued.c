/*
 * glued.c - a name and the verb behind it, written as one word.
 *
 *	Trumpmengumumkan = Trump mengumumkan	AFPmelaporkan = AFP melaporkan
 *
 * Pages whose links were taken out without care (and copies of such pages) lose the blank
 * behind a link, which is mostly a name.  A word is cut only where nobody knows it, where
 * what remains is a verb or a word that follows names (akan, pada, yang ...), and
 * where the name is in capitals or stands by itself among the NEAR words before.
 */
#include "grammar/cutter.h"

#include "grammar/tables.h"

#define NAME_MIN 3   /* letters */
#define CAPS_MIN 2   /* of a name in capitals: AS */
#define VERB_MIN 6   /* letters */
#define WORD_MAX 48  /* bytes: longer ones are no name with its verb */
#define NEAR     512 /* words */

static bool
is_function_word(struct wt_str w)
{
	static const char *const WORDS[] = { "dan", "akan", "yang", "pada", "dalam", "dengan",
		"untuk", "telah", "sudah", "juga", "oleh", "atau", "lagi", "setelah", "saat",
		"ketika", "karena", "terhadap", "kepada", "agar", "usai", "sebagai", "hingga",
		"sejak", "tidak", "tak", "bisa", "dapat", "harus", "tiba", "sepakat", "lewat" };
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
	return affixed && w.len >= VERB_MIN && (initials || wt_form_known(m, w));
}

/* Does the name stand by itself in what was read last? */
static bool
stands_before(const struct wt_text *t, struct wt_str name)
{
	uint32_t from = t->n_tokens > NEAR ? t->n_tokens - NEAR : 0;
	for (uint32_t i = t->n_tokens; i > from; i--)
		if (wt_str_eq(t->tokens[i - 1].form, name))
			return true;
	return false;
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
	for (uint32_t i = capitals; i < end; i++)
		if (!wt_is_lower(p[i]))
			return end; /* one word of small letters behind the capitals, and no more */
	bool initials = capitals - start >= CAPS_MIN;
	uint32_t first = initials ? capitals : start + NAME_MIN;
	uint32_t last = initials ? capitals : end;
	if (wt_form_known(c->m, wt_cut_lower(c, start, end)))
		return end;
	for (uint32_t i = first; i <= last && i + NAME_MIN <= end; i++) {
		struct wt_str rest = wt_cut_lower(c, i, end);
		if ((is_function_word(rest) || is_verb(c->m, rest, initials)) &&
			(initials || stands_before(c->text, wt_cut_form(c, start, i))))
			return i;
	}
	return end;
}
