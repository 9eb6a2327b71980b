/*
 * affix.c - makes Indonesian words of root and affix.
 *
 * Nasal sandhi of meN- and peN- (Tata Bahasa Baku Bahasa Indonesia, 3rd ed., ch. 2;
 * rules as in any grammar of the language):
 *
 *	p -> mem, p falls      pukul   memukul       (loans keep it: memproses, by the cluster rule)
 *	b f v -> mem           bantu   membantu
 *	t -> men, t falls      tuduh   menuduh
 *	d c j z sy -> men      desak   mendesak
 *	k -> meng, k falls     kecam   mengecam
 *	g h q x, vowel -> meng ajak    mengajak
 *	s -> meny, s falls     serang  menyerang
 *	l m n r w y -> me      larang  melarang
 *	one syllable -> menge  bom     mengebom
 *
 * Roots that begin with two consonants keep theirs (memproduksi, mentransfer,
 * mengkritik, mensponsori).  ber- loses its r before r and before a first
 * syllable in -er- (bekerja), ter- and per- before r.
 */
#include "report/frame.h"

struct sandhi {
	const char *nasal;
	bool falls; /* the root's first letter */
};

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Vowels in a row are syllables of their own: bu-at, na-ik; so only bom, cap, tes have one. */
static int
syllables(struct wt_str s)
{
	int n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += is_vowel(s.ptr[i]);
	return n;
}

static bool
begins_with_cluster(struct wt_str root)
{
	if (root.len < 2 || is_vowel(root.ptr[0]) || is_vowel(root.ptr[1]))
		return false;
	/* one sound in two letters */
	static const char *const DIGRAPHS[] = { "ny", "ng", "sy", "kh" };
	for (size_t i = 0; i < sizeof DIGRAPHS / sizeof DIGRAPHS[0]; i++)
		if (wt_str_starts(root, wt_str_of(DIGRAPHS[i])))
			return false;
	return root.ptr[1] != 'y';
}

static struct sandhi
nasal_of(struct wt_str root)
{
	bool cluster = begins_with_cluster(root);
	if (syllables(root) <= 1 && root.len > 0 && root.len <= 4 && !cluster)
		return (struct sandhi){ "nge", false };
	switch (root.len ? root.ptr[0] : 'a') {
	case 'p':
		return (struct sandhi){ "m", !cluster };
	case 'b':
	case 'f':
	case 'v':
		return (struct sandhi){ "m", false };
	case 't':
		return (struct sandhi){ "n", !cluster };
	case 'd':
	case 'c':
	case 'j':
	case 'z':
		return (struct sandhi){ "n", false };
	case 's':
		if (cluster || wt_str_starts(root, WT_STR("sy")))
			return (struct sandhi){ "n", false };
		return (struct sandhi){ "ny", true };
	case 'k':
		if (wt_str_starts(root, WT_STR("kh")))
			return (struct sandhi){ "ng", false };
		return (struct sandhi){ "ng", !cluster };
	case 'l':
	case 'm':
	case 'n':
	case 'r':
	case 'w':
	case 'y':
		return (struct sandhi){ "", false };
	default: /* vowels, g h q x */
		return (struct sandhi){ "ng", false };
	}
}

/* ber-, ter-, per- before r: the r falls; ber- also before a syllable in -er (kerja, serta). */
static const char *
r_prefix(const char *full, const char *bare, struct wt_str root, bool er_rule)
{
	if (root.len && root.ptr[0] == 'r')
		return bare;
	bool er = er_rule && root.len > 3 && !is_vowel(root.ptr[0]) && root.ptr[1] == 'e' &&
		  root.ptr[2] == 'r' && !is_vowel(root.ptr[3]);
	return er ? bare : full;
}

struct affix {
	const char *written; /* as in the lexicon */
	char kind;           /* N nasal behind the prefix, b t p: r-prefix, ' ' plain */
	const char *prefix;
	const char *suffix;
};

static const struct affix AFFIXES[] = {
	{ "-", ' ', "", "" },
	{ "meN-", 'N', "me", "" },
	{ "meN-kan", 'N', "me", "kan" },
	{ "meN-i", 'N', "me", "i" },
	{ "memper-", 'p', "mem", "" },
	{ "memper-kan", 'p', "mem", "kan" },
	{ "memper-i", 'p', "mem", "i" },
	{ "di-", ' ', "di", "" },
	{ "di-kan", ' ', "di", "kan" },
	{ "di-i", ' ', "di", "i" },
	{ "diper-", 'p', "di", "" },
	{ "diper-kan", 'p', "di", "kan" },
	{ "diper-i", 'p', "di", "i" },
	{ "ber-", 'b', "", "" },
	{ "ber-an", 'b', "", "an" },
	{ "ber-kan", 'b', "", "kan" },
	{ "ter-", 't', "", "" },
	{ "ter-kan", 't', "", "kan" },
	{ "ke-an", ' ', "ke", "an" },
	{ "peN-", 'N', "pe", "" },
	{ "peN-an", 'N', "pe", "an" },
	{ "per-an", 'p', "", "an" },
	{ "per-", 'p', "", "" },
	{ "pe-an", ' ', "pe", "an" },
	{ "pe-", ' ', "pe", "" },
	{ "se-", ' ', "se", "" },
	{ "-an", ' ', "", "an" },
	{ "-kan", ' ', "", "kan" },
	{ "-i", ' ', "", "i" },
};

/* Several words as one: "tanda tangan" -> "tandatangan". */
static struct wt_str
join(struct wt_arena *arena, struct wt_str root)
{
	char *p = WT_NEW(arena, char, root.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < root.len; i++)
		if (root.ptr[i] != ' ')
			p[n++] = root.ptr[i];
	return (struct wt_str){ p, n };
}

bool
wt_affix_make(struct wt_arena *arena, struct wt_str root, struct wt_str affix, struct wt_str *form)
{
	const struct affix *a = NULL;
	for (size_t i = 0; i < sizeof AFFIXES / sizeof AFFIXES[0]; i++)
		if (wt_str_is(affix, AFFIXES[i].written))
			a = &AFFIXES[i];
	if (!a)
		return false;
	bool circumfix = a->suffix[0] && (a->prefix[0] || a->kind != ' ');
	if (circumfix)
		root = join(arena, root);
	const char *link = "";
	struct wt_str rest = root;
	if (a->kind == 'N') {
		struct sandhi s = nasal_of(root);
		link = s.nasal;
		if (s.falls)
			rest = (struct wt_str){ root.ptr + 1, root.len - 1 };
	} else if (a->kind == 'b') {
		link = wt_str_is(root, "ajar") ? "bel" : r_prefix("ber", "be", root, true);
	} else if (a->kind == 't') {
		link = r_prefix("ter", "te", root, false);
	} else if (a->kind == 'p') {
		link = wt_str_is(root, "ajar") ? "pel" : r_prefix("per", "pe", root, false);
	}
	*form = wt_arena_printf(arena, "%s%s%.*s%s", a->prefix, link, WT_FMT(rest), a->suffix);
	return true;
}
