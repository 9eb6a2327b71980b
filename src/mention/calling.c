/*
 * calling.c - what stands between a noun for one man or an office and the name, and is no name.
 *
 *	pengusaha [tambang] Surya Dharma           what he deals in
 *	pakar [hukum tata negara] Feri Hamzah      what he knows
 *	wartawan [Tempo] Husen Abrori              the house he works for
 *	Pangdam [IX/Udayana] Mayjen Gede Wirawan   the number and name of his command
 *
 * In: a phrase so far.  Out: the word behind such words.
 * Limits: of a field only small nouns and adjectives, of a house only those that the lexicon knows.
 */
#include "mention/actor.h"

#define FIELD_MAX 4 /* words of what an expert knows */

bool
wt_is_calling(struct wt_str word)
{
	static const char *const PERSONS[] = { "utusan", "jaksa", "hakim", "aktivis", "politikus",
		"politisi", "jurnalis", "wartawan", "tersangka", "terdakwa", "terpidana", "saksi",
		"diplomat", "ilmuwan", "peneliti", "pengusaha", "pendeta", "ulama", "senator",
		"legislator", "korban", "kandidat", "pengamat", "pakar", "pewarta", "tokoh",
		"pentolan", "pegiat", "penggiat", "ekonom", "analis", "advokat", "pengacara",
		"akademisi", "dosen", "auditor", "kader", "pebisnis", "konglomerat", "taipan",
		"miliarder", "reporter", "fotografer", "dokter", "ahli", "guru", "mahasiswa",
		"kontraktor", "investor", "panitera", "uskup", "kiai", "ustaz", "gembong", "bandar",
		"petinggi", "kombatan", "wiraswasta", "buron", "buronan", "selebgram", "youtuber",
		"influencer", "artis", "penyanyi", "aktor", "aktris", "komika", "musisi", "pesohor",
		"notaris", "pilot", "pramugari", "seniman", "sutradara", "atlet", "model", NULL };
	return wt_str_in(word, PERSONS);
}

/* Pangdam [IX/Udayana], Komandan Korem [074/Warastratama] */
static uint32_t
behind_command(const struct wt_mention_reader *r, const struct wt_phrase *p, uint32_t end)
{
	const struct wt_token *t = &r->text->tokens[p->next];
	bool number = (t->flags & WT_TOK_ALLCAPS) || t->upos == WT_UPOS_NUM;
	if (p->kind != WT_ACTOR_OFFICE || !wt_code_eq(p->sector, "MIL") || !number ||
		p->next + 2 >= end || !wt_str_is(t[1].form, "/") || !(t[2].flags & WT_TOK_CAPITAL))
		return p->next;
	const struct wt_hit *h = wt_hit_at(r, p->next + 2, WT_KIND(WT_GAZ_PLACE));
	return h ? h->last + 1 : p->next + 3;
}

/* wartawan [Tempo], Direktur [Jawa Pos]: where they work says whose they are, not the house. */
static uint32_t
behind_house(const struct wt_mention_reader *r, const struct wt_phrase *p)
{
	/* kantor berita AFP is AFP */
	static const char *const HOUSES[] = { "kantor", "media", "harian", "koran", "majalah",
		"stasiun", "televisi", "radio", "portal", "surat", "jaringan", "saluran", "situs",
		"laman", "lembaga", "outlet", NULL };
	const struct wt_hit *h = wt_hit_at(r, p->next, WT_KIND(WT_ACTOR_MEDIA));
	bool office = p->kind == WT_ACTOR_OFFICE && wt_code_eq(p->sector, "BUS");
	bool house = wt_str_in(r->text->tokens[p->first].lower, HOUSES);
	bool takes = (wt_code_eq(p->sector, "MED") && !house) || office;
	return h && takes && p->kind != WT_ACTOR_BODY && !p->country[0] ? h->last + 1 : p->next;
}

static uint32_t
behind_field(const struct wt_mention_reader *r, const struct wt_phrase *p, uint32_t end)
{
	static const char *const OF_A_CASE[] = { "tersangka", "terdakwa", "terpidana", "saksi",
		"korban", "kandidat", "utusan", NULL };
	const struct wt_token *t = r->text->tokens;
	struct wt_str head = t[p->first].lower;
	if (p->next > p->first + 2 || !wt_is_calling(head) || p->plural ||
		wt_str_in(head, OF_A_CASE))
		return p->next;
	for (uint32_t i = p->next; i < end && i <= p->next + FIELD_MAX; i++) {
		const struct wt_hit *h = wt_hit_at(r, i, ~WT_KIND(WT_ACTOR_AGENT));
		bool known = h && (h->kinds & WT_KIND(WT_ACTOR_PERSON));
		if (t[i].name == WT_NAME_B_PER || known)
			return i;
		bool word = t[i].upos == WT_UPOS_NOUN || t[i].upos == WT_UPOS_ADJ;
		if (h || !word || (t[i].flags & (WT_TOK_CAPITAL | WT_TOK_CLITIC)))
			return p->next;
	}
	return p->next;
}

/* saksi [atas nama] Rudi Hartanto */
static uint32_t
behind_name_of(const struct wt_mention_reader *r, const struct wt_phrase *p, uint32_t end)
{
	const struct wt_token *t = &r->text->tokens[p->next];
	if (p->kind != WT_ACTOR_AGENT || p->plural || p->next + 2 >= end ||
		!wt_is_calling(r->text->tokens[p->first].lower) || !wt_str_is(t->lower, "atas") ||
		!wt_str_is(t[1].lower, "nama") || !(t[2].flags & WT_TOK_CAPITAL))
		return p->next;
	return p->next + 2;
}

uint32_t
wt_calling_end(
	const struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_phrase *p)
{
	uint32_t end = s->first + s->n, at = behind_house(r, p);
	if (at == p->next)
		at = behind_command(r, p, end);
	if (at == p->next)
		at = behind_name_of(r, p, end);
	return at == p->next ? behind_field(r, p, end) : at;
}
