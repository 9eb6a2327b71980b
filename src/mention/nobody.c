/*
 * nobody.c - words that look like somebody and are nobody.
 *
 *	revisi UU [KPK]                  what a law is on
 *	kenaikan [PBB]                   a tax
 *	ekonom [senior]                  a quality
 *	[RN] (18) ditangkap              somebody's initials, not a party's
 *	rumah di [RT] 05, memukul [AP]   part of an address, a victim: no agencies
 *	Komisi IX dan [XI]               a number
 *	mengutip [Al Quran]              a book
 *
 * In: a word of the text.  Out: the word behind what is to be passed over.
 * Limits: read from the words right beside it, and from what the whole text speaks of.
 */
#include "mention/actor.h"

#define INITIALS     3 /* letters */
#define STREET_WORDS 4
#define LAW_TITLE    12 /* words between a law and what it is on */

/* "RN (18) ditangkap ...": initials and an age are a person's, not those of a party. */
static bool
is_aged(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = r->text->tokens;
	return (t[i].flags & WT_TOK_ALLCAPS) && t[i].form.len <= INITIALS &&
	       i + 3 < s->first + s->n && wt_str_is(t[i + 1].form, "(") &&
	       t[i + 2].upos == WT_UPOS_NUM && t[i + 2].form.len <= 2 &&
	       wt_str_is(t[i + 3].form, ")");
}

/* "RT 005/RW 09", "Pak RT", "pelaku memukul AP": neighbours and somebody's initials. */
static bool
is_no_agency(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const NEIGHBOURS[] = { "ketua", "pak", "bu", "pengurus", "warga",
		"tingkat", "di", NULL };
	static const char *const WHOM[] = { "memukul", "menganiaya", "membacok", "menusuk",
		"menikam", "membunuh", "menculik", "memperkosa", "menangkap", "meringkus",
		"mengeroyok", "korban", "tersangka", "pelaku", "berinisial", "inisial", "terdakwa",
		NULL };
	const struct wt_token *t = &r->text->tokens[i];
	bool first = i == s->first, last = i + 1 >= s->first + s->n;
	if (wt_str_is(t->form, "RT"))
		return (!first && wt_str_in(t[-1].lower, NEIGHBOURS)) ||
		       (!last && (t[1].upos == WT_UPOS_NUM || wt_str_is(t[1].form, "/")));
	return wt_str_is(t->form, "AP") && !first && wt_str_in(t[-1].lower, WHOM);
}

/*
 * revisi UU [KPK], UU Nomor 30 Tahun 2002 tentang [Komisi Pemberantasan Korupsi] (KPK): what a law
 * is on takes no part.  The word behind the name, 0 where it is none of a law.
 */
static uint32_t
behind_law(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const LAWS[] = { "uu", "ruu", "perppu", "perpu", "undang-undang",
		"rancangan", "raperda", NULL };
	const struct wt_hit *h = wt_hit_at(r, i, WT_KIND(WT_ACTOR_BODY) | WT_KIND(WT_ACTOR_AGENT));
	const struct wt_token *t = r->text->tokens;
	uint32_t end = s->first + s->n;
	if (!h || i == s->first)
		return 0;
	bool law = wt_str_in(t[i - 1].lower, LAWS);
	if (wt_str_is(t[i - 1].lower, "tentang"))
		for (uint32_t k = i - 1; k > s->first && k + LAW_TITLE > i && !law; k--)
			law = wt_str_in(t[k - 1].lower, LAWS);
	if (!law)
		return 0;
	uint32_t next = h->last + 1;
	bool known_as =
		next + 2 < end && wt_str_is(t[next].form, "(") && wt_str_is(t[next + 2].form, ")");
	return known_as ? next + 3 : next;
}

/* kenaikan [PBB], Pajak Bumi dan Bangunan (PBB): a tax, not the United Nations. */
static bool
is_tax(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const TAXED[] = { "kenaikan", "menaikkan", "tarif", "pajak", "bayar",
		"membayar", "pembayaran", "tagihan", "tunggakan", "menunggak", "naiknya",
		"penurunan", "pembatalan", "keringanan", "pembebasan", NULL };
	const struct wt_token *t = r->text->tokens;
	if (!wt_str_is(t[i].form, "PBB"))
		return false;
	if (r->taxed || (i > s->first && wt_str_in(t[i - 1].lower, TAXED)))
		return true;
	return i + 1 < s->first + s->n && wt_str_starts(t[i + 1].lower, WT_STR("-p2"));
}

/* di Jalan [Jenderal Sudirman]: a street is called after him; the word behind, i without. */
static uint32_t
behind_street(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const STREETS[] = { "jalan", "jl", "jln", "jl.", "jln.", NULL };
	const struct wt_token *t = r->text->tokens;
	uint32_t at = i, end = s->first + s->n;
	if (i == s->first || !(t[i].flags & WT_TOK_CAPITAL))
		return i;
	if (i > s->first && wt_str_is(t[i - 1].form, ".") && i > s->first + 1)
		at = i - 1;
	if (at == s->first || !(t[at - 1].flags & WT_TOK_CAPITAL) ||
		!wt_str_in(t[at - 1].lower, STREETS))
		return i;
	for (at = i; at < end && (t[at].flags & WT_TOK_CAPITAL) && t[at].upos != WT_UPOS_PUNCT &&
		     at < i + STREET_WORDS;
		at++)
		;
	return at;
}

/* Ketua [PA] Jepara, a court: the Palestinians' only where the text tells of Palestine. */
static bool
is_other_authority(const struct wt_mention_reader *r, uint32_t i)
{
	if (!wt_str_is(r->text->tokens[i].form, "PA"))
		return false;
	for (uint32_t w = 0; w < r->text->n_tokens; w++)
		if (wt_str_starts(r->text->tokens[w].lower, WT_STR("palestin")))
			return false;
	return true;
}

/* ekonom [senior], not: dianiaya [senior] */
static bool
is_quality(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = &r->text->tokens[i];
	return wt_str_is(t->lower, "senior") && i > s->first &&
	       (t[-1].upos == WT_UPOS_NOUN || t[-1].upos == WT_UPOS_PROPN);
}

/* Does the text speak of the tax on land and buildings? */
bool
wt_speaks_of_tax(const struct wt_text *text)
{
	for (uint32_t i = 0; i + 1 < text->n_tokens; i++)
		if (wt_str_is(text->tokens[i].lower, "pajak") &&
			wt_str_is(text->tokens[i + 1].lower, "bumi"))
			return true;
	return false;
}

/* Komisi IX dan [XI]: a number, not the president of China. */
static bool
is_roman(const struct wt_token *t)
{
	for (size_t k = 0; k < t->form.len; k++)
		if (t->form.ptr[k] != 'I' && t->form.ptr[k] != 'V' && t->form.ptr[k] != 'X')
			return false;
	return t->form.len > 1;
}

/* ayat [Al Quran]: the word behind a holy book, i where there is none. */
static uint32_t
behind_scripture(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const BOOKS[] = { "alquran", "al-quran", "al-qur'an", "quran", "qur'an",
		"alkitab", "injil", "taurat", NULL };
	const struct wt_token *t = r->text->tokens;
	if (wt_str_in(t[i].lower, BOOKS))
		return i + 1;
	bool al = wt_str_is(t[i].lower, "al") && i + 1 < s->first + s->n;
	return al && wt_str_in(t[i + 1].lower, BOOKS) ? i + 2 : i;
}

uint32_t
wt_behind_nobody(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	if (r->timed[i] || is_aged(r, s, i) || is_roman(&r->text->tokens[i]) || is_tax(r, s, i) ||
		is_quality(r, s, i) || is_other_authority(r, i) || is_no_agency(r, s, i))
		return i + 1;
	uint32_t street = r->titled ? i : behind_street(r, s, i);
	uint32_t book = behind_scripture(r, s, i);
	return street > i ? street : book > i ? book : behind_law(r, s, i);
}
