/*
 * boundary.c - where a sentence ends, and which full stops belong to a word.
 *
 *	Prof. Dr. H. Budi bertemu M. Nuh, dkk. Mereka ...
 *	     -   -  -            -         ^ here
 *
 * A sentence ends behind its final mark where the next word begins as sentences do.
 * Behind a title it never ends, behind an initial or an abbreviation only where the
 * next word is one that opens sentences (Itu, Selain, Dalam ...).
 */
#include "grammar/cutter.h"

#define ASIDE_MAX 40 /* tokens: a full stop this far within brackets ends no sentence */

/* What stands before a name or a number. */
static const char *const TITLES[] = { "dr", "drs", "dra", "drg", "drh", "prof", "ir", "h", "hj",
	"kh", "ust", "rm", "r", "ra", "rr", "tb", "tn", "ny", "nn", "sdr", "sdri", "bpk", "pt",
	"cv", "no", "nr", "jl", "jln", "gg", "kel", "kec", "kab", "prov", "hal", "hlm", "vol", "st",
	"mr", "mrs", "ms", "mgr", "pdt", "rp", "gen", "jend", "letjen", "mayjen", "brigjen", "kol",
	"letkol", "kapt", "lettu", "letda", "kompol", "kombes", "irjen", "komjen", "sgt", "capt",
	"lt", "col", "sen", "rep", "gov", "kp", "ds", "dsn", "ps", "bung", "fig", "gbr", "tel",
	"telp", "hp", "yth", "tgl", "psl", "ph", "rev", "rs", "dk", "pj", "pjs", "plt", "plh",
	"moh", "muh", "moch", "muhd", "mhd", "md", "abd", "pol", "inf", "kav", "czi", "tgk", "tgh",
	"kgs", NULL };
/* What may end a sentence, or stand in a name. */
static const char *const ABBREVIATIONS[] = { "dkk", "dll", "dsb", "dst", "tsb", "ltd", "inc",
	"corp", "co", "tbk", "pte", "llc", "jr", "sr", "alm", "almh", "bhd", "sdn", "al", "ed",
	"eds", "dlm", "spt", "cq", "dgn", "yg", "ttd", "vs", "etc", NULL };
/* Words with which sentences open, and names do not. */
static const char *const OPENERS[] = { "ia", "dia", "itu", "ini", "dan", "pada", "dalam", "untuk",
	"selain", "namun", "tetapi", "tapi", "sebuah", "di", "hal", "mereka", "kami", "kita",
	"saya", "sementara", "setelah", "sebelum", "sebelumnya", "menurut", "karena", "oleh",
	"dari", "dengan", "ketika", "saat", "jika", "bila", "yang", "para", "beliau", "kemudian",
	"lalu", "sejak", "adapun", "sedangkan", "meski", "meskipun", "walaupun", "walau", "bahkan",
	"akan", "tidak", "tak", "juga", "sehingga", "kini", "padahal", "sebagai", "seperti", "bagi",
	"ada", "selama", "hingga", "sampai", "maka", "jadi", "akibatnya", "apalagi", "beberapa",
	"semua", "banyak", NULL };

/* The part that opens what follows, behind white space, quotation marks and brackets. */
static struct wt_part
next_part(const struct wt_cutter *c, uint32_t i)
{
	unsigned len;
	for (unsigned steps = 0; i < c->para.len && steps < 8; steps++, i += len)
		if (wt_char_is_word(wt_char_at(c->para, i, &len)))
			return wt_part_at(c, i);
	return (struct wt_part){ i, i, 0 };
}

static bool
opener_follows(const struct wt_cutter *c, uint32_t i)
{
	struct wt_part p = next_part(c, i);
	return (p.kind & WT_PART_TITLE) && wt_str_in(wt_cut_lower(c, p.start, p.end), OPENERS);
}

/* D.W, Ph.D, a.n: letters of at most four with a full stop among them. */
static bool
is_dotted(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	if (end - start > 16)
		return false;
	uint32_t run = 0;
	bool dotted = false;
	for (uint32_t i = start; i < end; i++) {
		char b = c->para.ptr[i];
		if (b == '.') {
			dotted = true;
			run = 0;
		} else if (!wt_is_alpha(b) || ++run > 4) {
			return false;
		}
	}
	return dotted && run > 0 && !(run > 1 && wt_is_host_end(wt_cut_lower(c, end - run, end)));
}

/* The initial of a name: M. Nuh, Joko P., B.J. */
static bool
is_initial(const struct wt_cutter *c, uint32_t end)
{
	struct wt_part next = next_part(c, end + 1);
	const char *p = c->para.ptr;
	if (end + 1 < c->para.len && (p[end + 1] == ',' || p[end + 1] == '-'))
		return true;
	return (next.kind & WT_PART_TITLE) && next.start - end <= 3 && !opener_follows(c, end + 1);
}

enum wt_dot
wt_dot_of(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	if (end + 1 < c->para.len && c->para.ptr[end + 1] == '.')
		return WT_DOT_NONE; /* an ellipsis */
	if (end - start > 16 || wt_is_digit(c->para.ptr[end - 1]))
		return WT_DOT_NONE;
	bool last = next_part(c, end + 1).kind == 0;
	if (end - start == 1 && wt_is_upper(c->para.ptr[start]))
		return !last && is_initial(c, end) ? WT_DOT_TITLE : WT_DOT_NONE;
	if (is_dotted(c, start, end))
		return WT_DOT_ABBR;
	struct wt_str lower = wt_cut_lower(c, start, end);
	if (!last && wt_str_in(lower, TITLES))
		return opener_follows(c, end + 1) ? WT_DOT_NONE : WT_DOT_TITLE;
	return wt_str_in(lower, ABBREVIATIONS) ? WT_DOT_ABBR : WT_DOT_NONE;
}

/* 1. Sebuah ...: a number that only counts the sentence */
static bool
is_enumerator(const struct wt_cutter *c)
{
	const struct wt_text *t = c->text;
	uint32_t n = t->n_tokens - c->sentence_first;
	const struct wt_token *first = &t->tokens[c->sentence_first];
	return n == 2 && (first->flags & WT_TOK_NUMBER) && first->form.len <= 2;
}

bool
wt_sentence_ends(const struct wt_cutter *c, uint32_t i, char mark)
{
	unsigned len = 1;
	enum wt_char class = WT_CH_SPACE;
	uint32_t at = i;
	while (at < c->para.len && (class = wt_char_at(c->para, at, &len)) == WT_CH_SPACE)
		at += len;
	if (at >= c->para.len)
		return true;
	if (mark == 't' || (c->brackets > 0 && c->brackets <= ASIDE_MAX))
		return false;
	if (mark == 'a')
		return at > i && opener_follows(c, at);
	if (mark == '.' && is_enumerator(c))
		return false;
	switch (class) {
	case WT_CH_UPPER:
	case WT_CH_OPEN:
	case WT_CH_QUOTE:
		return true;
	case WT_CH_DIGIT:
	case WT_CH_APOST:
		return at > i;
	case WT_CH_DASH:
		return mark != '~' && at > i;
	case WT_CH_MARK:
		return !strchr(",;:)]}/%&=+", c->para.ptr[at]);
	default:
		return false;
	}
}
