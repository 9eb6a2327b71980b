/*
 * again.c - persons named again by one word of the name that the text gives in full.
 *
 *	... Ketua Umum Solmet Silfester Matutina.  Kejaksaan akan menahan [Silfester].
 *	[Lucky] Diduga Dianiaya Seniornya          (a headline, the full name below)
 *
 * In: the mentions that were put together so far.  Out: more persons, each with the full name.
 * The tagger knows a name by what stands beside it, and misses one that stands alone; a word with a
 * capital that is part of a full name of this text, and of nothing else, is that person.
 * Limits: the word must stand by itself, or among words of the same name; common words and words of
 * lexicon entries are left alone; of several persons of that name the last named before is meant.
 */
#include "mention/actor.h"

#define NAMES_MAX 128 /* full names of one text */
#define WORDS_MAX 4   /* words of a name that may all stand for it; of a longer one the last two */
#define WORD_MIN  3   /* letters */

/* A full name of the text. */
struct full {
	struct wt_str name;
	uint32_t entry;
	uint32_t first; /* its first word in the text */
	uint32_t words;
};

struct again {
	struct wt_mention_reader *r;
	struct full names[NAMES_MAX];
	uint32_t n;
	bool *held;        /* of each word of the text: a mention holds it */
	uint32_t *held_by; /* 1 + that mention */
	bool *gone;        /* of each mention: a town that is somebody */
};

/* Capitalised words that are part of many names, and of many things. */
static bool
is_common(struct wt_str w)
{
	static const char *const WORDS[] = { "indonesia", "merah", "putih", "agung", "negara",
		"jaya", "raya", "utama", "bumi", "alam", "bangsa", "rakyat", "muda", "baru",
		"besar", "islam", "maju", "bersatu", "sejahtera", "mandiri", "nusantara", "garuda",
		"barat", "timur", "utara", "selatan", "tengah", "pusat", "daerah", "nasional",
		"umum", "haji", "raja", "sultan", "imam", "bintang", "harapan", "bin", "binti",
		"alias", "the", "van", "von", "jenderal", "kolonel", "letnan", "mayor", "kapten",
		"sersan", "prajurit", "prada", "pratu", "kombes", "irjen", "brigjen", "komjen",
		"aipda", "bripka", "briptu", "brigadir", "ustaz", "kiai", "gus", "pak", "bapak",
		"ibu", "bang", "mas", "mbak", "tuan", "nyonya", NULL };
	return wt_str_in(w, WORDS);
}

/* Rumah Aspirasi, Bukit Panenjoan, Kota Tua: a thing that was taken for somebody. */
static bool
is_thing(struct wt_str w)
{
	static const char *const THINGS[] = { "rumah", "bukit", "kota", "tim", "unit", "rakernas",
		"munas", "muktamar", "pulau", "danau", "gedung", "kampus", "yayasan", "toko",
		"pasar", "warung", "restoran", "kafe", "hotel", "sekolah", "masjid", "gereja",
		"jalan", "tugu", "monumen", "stadion", "lapangan", "festival", "konser", "film",
		"lagu", "aplikasi", "kereta", "kapal", "pesawat", "bus", "proyek", "program",
		"piala", "liga", "operasi", "polres", "polda", "polsek", "kodim", "kodam", "satuan",
		"dinas", "desa", "kelurahan", "kecamatan", "kabupaten", "provinsi", "maulid",
		"idul", "hari", "pasal", "pimpin", NULL };
	return wt_str_in(w, THINGS);
}

/* A title, the lexicon or the tagger must say that it is a person's. */
static bool
is_sure(const struct again *g, const struct wt_mention *m)
{
	const struct wt_sentence *s = &g->r->text->sentences[m->sentence];
	const struct wt_actor *a = &m->as.actor;
	bool tagged = a->entry != WT_ENTRY_NONE || a->titled;
	/* the words of the name: Wali Kota, Kepala Dinas before it are no things */
	for (uint32_t w = m->head > m->first ? m->head : m->first; w <= m->last; w++) {
		if (is_thing(s->tokens[w].lower))
			return false;
		tagged = tagged || s->tokens[w].name == WT_NAME_B_PER;
	}
	return tagged;
}

static void
note_name(struct again *g, const struct wt_mention *m)
{
	const struct wt_sentence *s = &g->r->text->sentences[m->sentence];
	struct wt_str name = m->as.actor.name, part;
	uint32_t words = 0;
	while (wt_str_split(&name, ' ', &part))
		words += part.len > 0;
	if (words < 2 || g->n == NAMES_MAX || !is_sure(g, m))
		return;
	g->names[g->n++] =
		(struct full){ m->as.actor.name, m->as.actor.entry, s->first + m->first, words };
}

/* Is it one of the words by which the name may be called? */
static bool
calls(const struct full *f, struct wt_str word)
{
	struct wt_str name = f->name, part;
	uint32_t i = 0;
	while (wt_str_split(&name, ' ', &part)) {
		if (!part.len)
			continue;
		i++;
		if ((f->words <= WORDS_MAX || i + 2 > f->words) && wt_str_eq(part, word))
			return true;
	}
	return false;
}

/* The person so called that was named last before the word, else first behind it; NULL. */
static const struct full *
find(const struct again *g, uint32_t at)
{
	struct wt_str word = g->r->text->tokens[at].form;
	const struct full *found = NULL;
	for (uint32_t i = 0; i < g->n; i++) {
		if (!calls(&g->names[i], word))
			continue;
		if (g->names[i].first > at)
			return found ? found : &g->names[i];
		found = &g->names[i];
	}
	return found;
}

/*
 * Gao Guangxi ... [Gao] bekerja: a town abroad by the lexicon, and here the first word of a name;
 * not: di Gao.
 */
static bool
is_no_town(const struct again *g, const struct wt_sentence *s, uint32_t i)
{
	static const char *const WHERE[] = { "di", "ke", "dari", "kota", "asal", "wilayah",
		"provinsi", "distrik", "menuju", "dekat", "desa", "pulau", NULL };
	const struct wt_hit *h = wt_hit_at(g->r, i, WT_KIND(WT_GAZ_PLACE));
	if (!h || h->kinds != WT_KIND(WT_GAZ_PLACE) || h->first != h->last || !g->held_by[i] ||
		g->r->ms->items[g->held_by[i] - 1].kind != WT_MENTION_PLACE ||
		wt_code_eq(g->r->g->rows[h->row[WT_GAZ_PLACE]].country, "IDN") ||
		(i > s->first && wt_str_in(g->r->text->tokens[i - 1].lower, WHERE)))
		return false;
	struct wt_str word = g->r->text->tokens[i].form;
	for (uint32_t k = 0; k < g->n; k++) {
		struct wt_str name = g->names[k].name, part;
		if (wt_str_split(&name, ' ', &part) && wt_str_eq(part, word))
			return true;
	}
	return false;
}

/* May the word by itself be a name? */
static bool
may_name(const struct again *g, const struct wt_sentence *s, uint32_t i)
{
	const struct wt_token *t = &g->r->text->tokens[i];
	bool proper = t->upos == WT_UPOS_PROPN || (t->upos == WT_UPOS_NOUN && i > s->first);
	bool free = !g->held[i] && !g->r->hit_at[i];
	return (free || is_no_town(g, s, i)) && !g->r->timed[i] && proper &&
	       (t->flags & WT_TOK_CAPITAL) && !(t->flags & (WT_TOK_ALLCAPS | WT_TOK_CLITIC)) &&
	       t->form.len >= WORD_MIN && !is_common(t->lower);
}

/* Does a capital stand right beside the words, so that they are part of another name? */
static bool
is_part(const struct again *g, const struct wt_sentence *s, uint32_t first, uint32_t next,
	bool titled)
{
	const struct wt_token *t = g->r->text->tokens;
	if (titled)
		return false;
	bool before = first > s->first && !g->held[first - 1] &&
		      (t[first - 1].flags & WT_TOK_CAPITAL) && first - 1 > s->first;
	bool behind = next < s->first + s->n && !g->held[next] && (t[next].flags & WT_TOK_CAPITAL);
	return before || behind;
}

/* A headline, in which every word may have a capital. */
static bool
is_titled(const struct wt_mention_reader *r, const struct wt_sentence *s)
{
	bool stopped = s->n > 0 && wt_str_is(s->tokens[s->n - 1].form, ".");
	return !stopped && s->paragraph < r->article->n_paragraphs &&
	       r->article->paragraphs[s->paragraph].kind == WT_PARA_TITLE;
}

/* [tersangka] Ulum: what he is in the case stands before the name, one man with it; NULL. */
static struct wt_mention *
role_before(const struct again *g, const struct wt_sentence *s, uint32_t i)
{
	static const char *const ROLES[] = { "tersangka", "terdakwa", "terpidana", "saksi",
		"korban", "buron", "buronan", "pelapor", "terlapor", "terduga", NULL };
	uint32_t k = i > s->first ? g->held_by[i - 1] : 0;
	if (!k || !wt_str_in(g->r->text->tokens[i - 1].lower, ROLES))
		return NULL;
	struct wt_mention *m = &g->r->ms->items[k - 1];
	bool word = m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_AGENT &&
		    m->first == m->last && !m->as.actor.plural;
	return word ? m : NULL;
}

/* Gives the word behind. */
static uint32_t
name_at(struct again *g, const struct wt_sentence *s, uint32_t i, bool titled)
{
	const struct full *f = may_name(g, s, i) ? find(g, i) : NULL;
	uint32_t next = i + 1, end = s->first + s->n;
	if (!f)
		return next;
	while (next < end && may_name(g, s, next) && calls(f, g->r->text->tokens[next].form))
		next++;
	if (is_part(g, s, i, next, titled))
		return next;
	struct wt_mention *m = role_before(g, s, i);
	uint32_t town = g->held_by[i];
	if (town && g->r->ms->items[town - 1].kind == WT_MENTION_PLACE)
		g->gone[town - 1] = true;
	if (m) {
		m->last = next - 1 - s->first;
		m->span.end = g->r->text->tokens[next - 1].span.end;
		m->head = i - s->first;
		m->as.actor.country[0] = m->as.actor.sector[0] = '\0';
	} else {
		m = wt_mention_add(g->r, WT_MENTION_ACTOR, s, i, next - 1);
	}
	m->as.actor.kind = WT_ACTOR_PERSON;
	m->as.actor.name = f->name;
	m->as.actor.entry = f->entry;
	m->reason = "part of a name";
	return next;
}

void
wt_names_again(struct wt_mention_reader *r)
{
	struct again g = { .r = r, .n = 0 };
	g.held = WT_NEW(r->arena, bool, (size_t)r->text->n_tokens + 1);
	g.held_by = WT_NEW(r->arena, uint32_t, (size_t)r->text->n_tokens + 1);
	uint32_t n = r->ms->n;
	g.gone = WT_NEW(r->arena, bool, (size_t)n + r->text->n_tokens + 1);
	for (uint32_t i = 0; i < n; i++) {
		const struct wt_mention *m = &r->ms->items[i];
		uint32_t first = r->text->sentences[m->sentence].first;
		for (uint32_t w = m->first; w <= m->last; w++) {
			g.held[first + w] = true;
			if (m->kind != WT_MENTION_PLACE || !g.held_by[first + w])
				g.held_by[first + w] = i + 1;
		}
		if (m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_PERSON)
			note_name(&g, m);
	}
	for (uint32_t k = 0; g.n && k < r->text->n_sentences; k++) {
		const struct wt_sentence *s = &r->text->sentences[k];
		bool titled = is_titled(r, s);
		for (uint32_t i = s->first; i < s->first + s->n;)
			i = name_at(&g, s, i, titled);
	}
	wt_mentions_drop(r, g.gone);
}
