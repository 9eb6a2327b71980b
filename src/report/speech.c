/*
 * speech.c - the cues of one sentence: who vouches for which of its words.
 *
 *	X mengatakan bahwa A, sementara B       X for A
 *	A, kata X kepada media Rusia            X, then media Rusia, for all of it
 *	A, menurut X; menurut X, A              X for all of it
 *	gencatan senjata yang diumumkan X       X for the noun alone
 *	X menuduh Y telah A                     X for A, not for the charge itself
 *	Dikutip Antara dari Reuters             Reuters, then Antara
 *	Hal itu dikatakan X                     X for the sentence before, too
 *	Dalam pernyataan yang dirilis X, A      X for A
 *
 * Three kinds of words: active ones (mengatakan, berkata) have their speaker before
 * them and what is said behind, passive ones (dikatakan, dilansir) have the source
 * behind them, and bare ones (kata, ujar) stand behind a comma or a quotation mark
 * with the source behind them: so "kata sandi" is no cue.
 */
#include "report/party.h"
#include "report/source.h"

#define OLEH_MAX  12 /* words of "pada sesi terbaru" before "oleh" */
#define PAPER_MAX 5  /* words of "ucapan dukacita" before "yang dirilis" */

struct cue {
	enum wt_cue_kind kind;
	int32_t first, last; /* words of its form, with -nya */
	int32_t core;        /* the word that carries it */
	enum { ACTIVE, PASSIVE, BARE } voice;
	bool told;   /* seperti, sebagaimana, demikian stands before it */
	bool clitic; /* -nya: who spoke before */
};

static const char *const TOLD[] = { "seperti", "sebagaimana", "demikian", "begitu", "sesuai" };

static struct wt_str
lower(const struct wt_coder *c, int32_t i)
{
	return wt_tok(&c->tree, i)->lower;
}

static bool
begins(struct wt_str s, const char *prefix)
{
	return wt_str_starts(s, wt_str_of(prefix));
}

/* The longest form of the lexicon that begins at word i: its kind and last word. */
static int
match(const struct wt_coder *c, int32_t i, int32_t *last)
{
	int32_t node = 0, found = -1, n = (int32_t)c->tree.s->n;
	for (int32_t k = i; k < n && k < i + 6; k++) {
		struct wt_str w = lower(c, k);
		if (k > i && wt_tok(&c->tree, k)->flags & WT_TOK_SPACE_BEFORE)
			node = wt_trie_step(&c->fr->cue_trie, node, ' ');
		for (size_t b = 0; b < w.len && node >= 0; b++)
			node = wt_trie_step(&c->fr->cue_trie, node, (unsigned char)w.ptr[b]);
		if (node < 0)
			break;
		int32_t value = wt_trie_value(&c->fr->cue_trie, node);
		if (value >= 0 && (size_t)value < c->fr->n_cues) {
			found = (int)c->fr->cues[value];
			*last = k;
		}
	}
	return found;
}

static bool
is_clitic_nya(const struct wt_coder *c, int32_t i)
{
	return i < (int32_t)c->tree.s->n && wt_tok(&c->tree, i)->flags & WT_TOK_CLITIC &&
	       wt_tree_is(&c->tree, i, "nya");
}

static bool
is_mark(const struct wt_tree *t, int32_t i)
{
	return i < 0 || wt_tok(t, i)->upos == WT_UPOS_PUNCT ||
	       wt_tok(t, i)->flags & WT_TOK_CLOSE_QUOTE;
}

/* Do bare words stand where speech ends or a sentence begins? */
static bool
bare_stands_right(const struct wt_coder *c, const struct cue *q)
{
	const struct wt_tree *t = &c->tree;
	static const char *const BEFORE[] = { "demikian", "begitu", "dan", "seperti", "sebagaimana",
		"itu" };
	if (is_mark(t, q->first - 1))
		return !wt_tree_is(t, q->core, "laporan") || q->first == 0;
	return WT_AMONG(t, q->first - 1, BEFORE) &&
	       (q->kind == WT_CUE_SAY || q->kind == WT_CUE_REPORT) &&
	       wt_tok(t, q->core)->upos != WT_UPOS_ADJ;
}

/* dalam [ucapan dukacita] yang dirilis X: does a paper stand before the word that carries what is
 * told?
 */
static bool
is_released(const struct wt_tree *t, int32_t i)
{
	static const char *const PAPERS[] = { "pernyataan", "keterangan", "ucapan", "siaran",
		"rilis", "pesan", "laporan", "pengumuman" };
	static const char *const CARRIES[] = { "dalam", "melalui", "lewat", "menurut" };
	if (i < 3 || !wt_tree_is(t, i - 1, "yang"))
		return false;
	for (int32_t k = i - 2; k > 0 && k >= i - PAPER_MAX; k--) {
		uint8_t pos = wt_tok(t, k)->upos;
		if (WT_AMONG(t, k, PAPERS))
			return WT_AMONG(t, k - 1, CARRIES) ||
			       (k > 1 && WT_AMONG(t, k - 2, CARRIES));
		if (pos != WT_UPOS_NOUN && pos != WT_UPOS_ADJ && pos != WT_UPOS_PROPN)
			return false;
	}
	return false;
}

/* Is there a cue at word i? */
static bool
cue_at(const struct wt_coder *c, int32_t i, struct cue *q)
{
	const struct wt_tree *t = &c->tree;
	int kind = match(c, i, &q->last);
	if (kind < 0 || kind == WT_CUE_DENY || kind == WT_CUE_ASK ||
		(kind == WT_CUE_RELEASE && !is_released(t, i)))
		return false;
	q->kind = (enum wt_cue_kind)kind;
	q->first = q->core = i;
	q->told = i > 0 && WT_AMONG(t, i - 1, TOLD);
	if (i > 1 && wt_tree_is(t, i - 1, "yang"))
		q->told = q->told || WT_AMONG(t, i - 2, TOLD);
	for (int32_t k = i; k <= q->last; k++)
		if (begins(lower(c, k), "di") || begins(lower(c, k), "me")) {
			q->told = q->told || (k > i && WT_AMONG(t, i, TOLD));
			q->core = k;
			break;
		}
	struct wt_str w = lower(c, q->core);
	bool per = q->kind == WT_CUE_PER;
	q->voice = per                                                             ? BARE
		   : (begins(w, "me") || begins(w, "ber")) && !begins(w, "berita") ? ACTIVE
		   : begins(w, "di") && w.len > 4                                  ? PASSIVE
										   : BARE;
	q->clitic = is_clitic_nya(c, q->last) || is_clitic_nya(c, q->last + 1);
	if (q->clitic && !is_clitic_nya(c, q->last))
		q->last++;
	return q->voice != BARE || per || bare_stands_right(c, q);
}

static struct wt_span
bytes(const struct wt_coder *c, int32_t first, int32_t last)
{
	const struct wt_sentence *s = c->tree.s;
	if (first >= (int32_t)s->n)
		return (struct wt_span){ s->span.end, s->span.end };
	return (struct wt_span){ s->tokens[first].span.start, s->tokens[last].span.end };
}

static struct wt_span
whole(const struct wt_coder *c)
{
	return bytes(c, 0, (int32_t)c->tree.s->n - 1);
}

static bool
is_quoted(const struct wt_coder *c, int32_t i)
{
	return wt_tok(&c->tree, i)->flags & WT_TOK_QUOTED;
}

/* Where what an active verb says ends: before the clause of somebody else. */
static int32_t
end_of_said(const struct wt_coder *c, int32_t cue)
{
	const struct wt_tree *t = &c->tree;
	static const char *const TURNS[] = { "sementara", "sedangkan", "tetapi", "namun",
		"padahal" };
	int32_t n = (int32_t)t->s->n, last, joint = -1;
	for (int32_t i = cue + 1; i < n; i++) {
		if (is_quoted(c, i) || is_quoted(c, cue) != is_quoted(c, i))
			continue;
		if (i > cue + 2 && wt_tree_is(t, i - 1, ",") && WT_AMONG(t, i, TURNS))
			return i - 1;
		if (wt_tree_is(t, i, "dan") || wt_tree_is(t, i, ";"))
			joint = i;
		int kind = match(c, i, &last);
		bool says = kind == WT_CUE_SAY || kind == WT_CUE_REPORT;
		if (joint > 0 && says && begins(lower(c, i), "me") && i > joint + 1 &&
			i < joint + 8)
			return joint;
	}
	return n - 1;
}

/* Is there nothing behind the cue but an adjunct: "..., media pemerintah melaporkan"? */
static bool
closes_sentence(const struct wt_coder *c, int32_t last)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, i = last + 1;
	while (i < n &&
		(c->ms->time_at[t->s->first + (uint32_t)i] || wt_tok(t, i)->upos == WT_UPOS_PUNCT ||
			wt_tree_is(t, i, "pada") || wt_tok(t, i)->upos == WT_UPOS_NUM))
		i++;
	return i >= n;
}

/* Has a quotation of some words closed before the cue? */
static bool
quoted_before(const struct wt_coder *c, int32_t cue)
{
	int n = 0;
	for (int32_t i = 0; i < cue; i++)
		n += is_quoted(c, i);
	return n > 5 && !is_quoted(c, cue) && is_quoted(c, 0);
}

/* What is said by an active verb. */
static struct wt_span
said_behind(const struct wt_coder *c, const struct cue *q, const struct wt_sayer *who)
{
	if (closes_sentence(c, q->last) || quoted_before(c, q->first))
		return whole(c);
	(void)who;
	return bytes(c, q->last + 1, end_of_said(c, q->last));
}

static bool
in_relative(const struct wt_coder *c, const struct cue *q, int32_t *yang)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = q->first - 1; i >= 0 && i > q->first - 5; i--) {
		if (wt_tree_is(t, i, "yang")) {
			*yang = i;
			return !q->told;
		}
		uint8_t pos = wt_tok(t, i)->upos;
		if (pos != WT_UPOS_AUX && pos != WT_UPOS_ADV)
			return false;
	}
	return false;
}

/* The noun phrase that a relative clause is about. */
static struct wt_span
antecedent(const struct wt_coder *c, int32_t yang)
{
	const struct wt_tree *t = &c->tree;
	int32_t first = yang;
	for (int32_t i = yang - 1; i >= 0 && yang - i < 8; i--) {
		uint8_t pos = wt_tok(t, i)->upos;
		bool mark = pos == WT_UPOS_PUNCT && !wt_tree_is(t, i, ",");
		if (mark || pos == WT_UPOS_VERB || pos == WT_UPOS_ADP || pos == WT_UPOS_SCONJ)
			break;
		first = i;
	}
	return bytes(c, first, yang);
}

static struct wt_span
reach_of(const struct wt_coder *c, const struct cue *q, const struct wt_sayer *who)
{
	int32_t yang = -1;
	if (q->voice == ACTIVE && q->kind != WT_CUE_PER && who && who->last < q->first)
		return said_behind(c, q, who);
	if (q->kind != WT_CUE_RELEASE && in_relative(c, q, &yang))
		return q->kind == WT_CUE_PER ? bytes(c, yang, (int32_t)c->tree.s->n - 1)
					     : antecedent(c, yang);
	return whole(c);
}

void
wt_hop_add(struct wt_source *s, const struct wt_hop *hop)
{
	for (unsigned i = 0; i < s->n; i++)
		if (wt_str_eq_nocase(s->hops[i].name, hop->name)) {
			if (wt_span_len(hop->reach) > wt_span_len(s->hops[i].reach))
				s->hops[i].reach = hop->reach;
			return;
		}
	if (s->n == WT_CLAIM_CHAIN)
		return;
	unsigned at = s->n;
	while (at > 0 && s->hops[at - 1].rank > hop->rank) {
		s->hops[at] = s->hops[at - 1];
		at--;
	}
	s->hops[at] = *hop;
	s->n++;
}

/* "Ucapan itu disampaikan [melalui] Kedutaan Besar X": an office that passes it on, not "melalui
 * Twitter". */
static bool
goes_through(const struct wt_coder *c, const struct cue *q)
{
	static const char *const BY[] = { "melalui", "lewat" };
	int32_t i = q->last + 1;
	if (q->voice != PASSIVE || q->kind != WT_CUE_SAY || i + 1 >= (int32_t)c->tree.s->n ||
		!WT_AMONG(&c->tree, i, BY))
		return false;
	const struct wt_mention *m = wt_mention_from(c, i + 1);
	if (!m)
		return false;
	bool firm = strcmp(m->as.actor.sector, "BUS") == 0 ||
		    strcmp(m->as.actor.sector, "MED") == 0 ||
		    strcmp(m->as.actor.sector, "CVL") == 0;
	return m->as.actor.kind != WT_ACTOR_PERSON && m->as.actor.kind != WT_ACTOR_MEDIA && !firm;
}

/* Who gave out a statement passes on what another says in it: yang dirilis X, disampaikan melalui
 * X,
 * "...," kata Y seperti disampaikan X. */
static bool
passes_on(const struct wt_speech *r, const struct cue *q)
{
	bool quoted = q->voice == PASSIVE && q->kind == WT_CUE_SAY && q->told && r->spoke;
	return q->kind == WT_CUE_RELEASE || quoted || goes_through(r->c, q);
}

static uint8_t
rank_of(const struct wt_speech *r, const struct cue *q, bool media)
{
	if (media)
		return WT_HOP_RELAY;
	if (is_quoted(r->c, q->first))
		return WT_HOP_QUOTED;
	if (passes_on(r, q))
		return WT_HOP_RELAY;
	return q->kind == WT_CUE_PER ? WT_HOP_PER : WT_HOP_SPEAKER;
}

/* A cue that opens an article's report: "Melansir Reuters, ..."; "..., demikian ... dari ABC." */
static bool
opens_text(
	const struct wt_speech *r, const struct cue *q, const struct wt_sayer *who, uint32_t entry)
{
	bool known = who->linked || entry != WT_ENTRY_NONE;
	if (!who->media && !(who->vehicle && known))
		return false;
	const struct wt_tree *t = &r->c->tree;
	int32_t before = q->first - 1;
	while (before >= 0 && (WT_AMONG(t, before, TOLD) || wt_tree_is(t, before, "yang")))
		before--;
	bool told_last = q->first > 0 && r->c->si + 1 == r->c->text->n_sentences;
	return q->kind == WT_CUE_REPORT && (before < 0 || (told_last && q->told));
}

/* "informasi yang disampaikan KPK", "Dasco mengatakan bahwa Prasetyo menyampaikan ...": it is told
 * of him that he spoke; "kata dia" behind it is not he. */
static bool
is_told_of(const struct wt_speech *r, const struct cue *q)
{
	int32_t yang;
	uint32_t at = wt_tok(&r->c->tree, q->first)->span.start;
	bool within = r->spoke && r->speaker.active && q->voice == ACTIVE &&
		      r->speaker.reach.start <= at && at < r->speaker.reach.end;
	return within || (q->kind != WT_CUE_PER && in_relative(r->c, q, &yang));
}

static void
add(struct wt_speech *r, const struct cue *q, const struct wt_sayer *who, uint8_t rank,
	struct wt_span reach)
{
	struct wt_hop hop = { .entry = WT_ENTRY_NONE, .reach = reach, .rank = rank };
	const struct wt_token *from = wt_tok(&r->c->tree, q->first);
	if (!wt_sayer_resolve(r, who, &hop))
		return;
	hop.cue = wt_span_cover(from->span, wt_tok(&r->c->tree, who->last)->span);
	hop.phrase = bytes(r->c, who->first, who->last);
	hop.media = hop.media || who->media;
	if (hop.media && rank != WT_HOP_QUOTED)
		hop.rank = WT_HOP_RELAY;
	hop.opens = opens_text(r, q, who, hop.entry);
	hop.active = q->voice == ACTIVE;
	hop.alleges = q->kind == WT_CUE_ALLEGE;
	hop.passes = hop.rank == WT_HOP_RELAY && !hop.media;
	wt_hop_add(r->s, &hop);
	bool spoken = !hop.media && (rank == WT_HOP_SPEAKER || rank == WT_HOP_PER) &&
		      q->kind != WT_CUE_ALLEGE && q->kind != WT_CUE_BELIEF;
	if (spoken && !is_told_of(r, q)) {
		r->speaker = hop;
		r->spoke = true;
	}
}

/* "kata X kepada media Rusia": who printed it. */
static void
add_addressee(struct wt_speech *r, const struct cue *q, int32_t from, struct wt_span reach)
{
	const struct wt_tree *t = &r->c->tree;
	static const char *const REPORTERS[] = { "wartawan", "awak", "pers", "para", "publik",
		"hadirin", "sejumlah", "reporter", "jurnalis", "pewarta", "koresponden",
		"seorang" };
	struct wt_sayer who;
	int32_t i = from;
	if (i < (int32_t)t->s->n && wt_tree_is(t, i, ","))
		i++;
	if (i + 1 >= (int32_t)t->s->n || !(wt_tree_is(t, i, "kepada") || wt_tree_is(t, i, "pada")))
		return;
	i++;
	int32_t start = i;
	while (i + 1 < (int32_t)t->s->n && WT_AMONG(t, i, REPORTERS))
		i++;
	if (i > start && wt_tree_is(t, i, "dari"))
		i++;
	if (!wt_sayer_after(r->c, i, &who) || who.kind != WT_SAYER_NAMED)
		return;
	static const char *const PRESS[] = { "media", "televisi", "tv", "stasiun", "harian",
		"koran", "radio", "kantor", "majalah" };
	bool named = who.last > who.first || !WT_AMONG(t, who.first, PRESS);
	bool press = named && (who.media || WT_AMONG(t, who.first, PRESS));
	if (press)
		add(r, q, &who, WT_HOP_RELAY, reach);
}

static void
add_joined(struct wt_speech *r, const struct cue *q, const struct wt_sayer *one, uint8_t rank,
	struct wt_span reach)
{
	struct wt_sayer two;
	if (wt_sayer_joined(r->c, one, &two))
		add(r, q, &two, two.media ? WT_HOP_RELAY : rank, reach);
}

/* Hal itu, Pernyataan tersebut: a subject that points back. */
static bool
points_back(const struct wt_coder *c, int32_t cue)
{
	static const char *const POINTERS[] = { "itu", "ini", "tersebut", "demikian" };
	for (int32_t i = 0; i < cue && i < 5; i++)
		if (WT_AMONG(&c->tree, i, POINTERS))
			return true;
	return false;
}

/* "Demikian disampaikan Kapolri X", "Begitu kata Lavrov": what was told before is his. */
static bool
sums_up(const struct wt_coder *c, const struct cue *q)
{
	return q->first <= 1 && q->voice != ACTIVE &&
	       (wt_tree_is(&c->tree, 0, "demikian") || wt_tree_is(&c->tree, 0, "begitu"));
}

/* "bergegas untuk memastikan": nothing is said yet. */
static bool
is_purpose(const struct wt_coder *c, int32_t cue)
{
	static const char *const PURPOSE[] = { "untuk", "guna", "demi", "agar", "supaya", "tanpa",
		"jangan", "tidak", "tak", "belum", "menolak", "enggan" };
	return cue > 0 && WT_AMONG(&c->tree, cue - 1, PURPOSE);
}

static void
read_active(struct wt_speech *r, const struct cue *q)
{
	struct wt_sayer who;
	bool report = q->kind == WT_CUE_REPORT;
	/* "Mengutip KCNA, ...": the cue's object is the source, its subject only passes it on */
	struct wt_str w = lower(r->c, q->core);
	bool cites = begins(w, "mengutip") || begins(w, "melansir") || begins(w, "menukil") ||
		     begins(w, "menyitir");
	if (cites) {
		if (wt_sayer_after(r->c, q->last + 1, &who) && who.kind == WT_SAYER_NAMED) {
			struct wt_span reach = whole(r->c);
			add(r, q, &who, rank_of(r, q, who.media), reach);
			add_joined(r, q, &who, WT_HOP_PER, reach);
		}
		if (q->first == 0 || !wt_sayer_before(r->c, q->first, &who) || !who.media)
			return;
		add(r, q, &who, WT_HOP_RELAY, whole(r->c));
		return;
	}
	if (is_purpose(r->c, q->first) || !wt_sayer_before(r->c, q->first, &who))
		return;
	if (is_quoted(r->c, q->first) && who.kind != WT_SAYER_NAMED)
		return;
	if (report && who.kind == WT_SAYER_NAMED && !who.certain && !who.media)
		return;
	struct wt_span reach = reach_of(r->c, q, &who);
	struct wt_sayer first;
	if (wt_sayer_first(r->c, &who, &first))
		add(r, q, &first, rank_of(r, q, first.media), reach);
	add(r, q, &who, rank_of(r, q, who.media), reach);
	add_joined(r, q, &who, rank_of(r, q, false), reach);
	add_addressee(r, q, q->last + 1, reach);
}

/* "dikutip Antara dari Reuters": Reuters told it first. */
static void
add_from(
	struct wt_speech *r, const struct cue *q, const struct wt_sayer *near, struct wt_span reach)
{
	const struct wt_tree *t = &r->c->tree;
	struct wt_sayer origin;
	int32_t i = near->last + 1;
	bool from = near->media && i + 1 < (int32_t)t->s->n && wt_tree_is(t, i, "dari");
	if (from && wt_sayer_after(r->c, i + 1, &origin) && origin.kind == WT_SAYER_NAMED)
		add(r, q, &origin, rank_of(r, q, origin.media), reach);
}

/* "..., jelas Indonesia menolak": the word is an adverb of the clause behind it. */
static bool
is_adverb(const struct wt_coder *c, const struct cue *q, const struct wt_sayer *who)
{
	const struct wt_tree *t = &c->tree;
	uint8_t pos = wt_tok(t, q->core)->upos;
	int32_t after = who->last + 1;
	bool clause = after < (int32_t)t->s->n && (wt_tok(t, after)->upos == WT_UPOS_VERB ||
							  wt_tok(t, after)->upos == WT_UPOS_AUX);
	bool loose = pos == WT_UPOS_ADJ || pos == WT_UPOS_ADV;
	return loose && clause && !(q->first > 0 && is_quoted(c, q->first - 1));
}

/* "... dikatakan X[, setelah Y mengecam Z]" */
static bool
is_circumstance(const struct wt_tree *t, int32_t i)
{
	static const char *const OPENS[] = { "setelah", "usai", "seusai", "saat", "ketika",
		"menyusul", "menanggapi", "merespons", "sebelum", "terkait", "sehari", "di",
		"dalam", "pada", "lewat", "melalui", "kepada", "didampingi", "sambil", "seraya" };
	i += i < (int32_t)t->s->n && wt_tree_is(t, i, ",");
	return i < (int32_t)t->s->n && WT_AMONG(t, i, OPENS);
}

/* "Tuduh Rusia Langgar HAM, Ukraina ...": who stands behind a headline's verb is its object. */
static bool
opens_headline(const struct wt_speech *r, const struct cue *q)
{
	uint32_t p = r->c->tree.s->paragraph;
	return q->first == 0 && q->voice == BARE && q->kind != WT_CUE_PER &&
	       p < r->c->article->n_paragraphs &&
	       r->c->article->paragraphs[p].kind == WT_PARA_TITLE &&
	       !wt_tree_is(&r->c->tree, 0, "kata");
}

/* "disampaikan pada sesi itu [oleh] X": where and when stand before who; the word behind oleh, 0.
 */
static int32_t
behind_oleh(const struct wt_coder *c, const struct cue *q)
{
	static const char *const WHERE[] = { "pada", "dalam", "di", "saat", "ketika", "usai",
		"seusai", "setelah" };
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, first = q->last + 1;
	if (q->voice != PASSIVE || first >= n || !WT_AMONG(t, first, WHERE))
		return 0;
	for (int32_t i = first + 1; i + 1 < n && i <= first + OLEH_MAX; i++) {
		if (wt_tree_is(t, i, "oleh"))
			return i + 1;
		if (wt_tok(t, i)->upos == WT_UPOS_VERB || wt_tok(t, i)->upos == WT_UPOS_SCONJ)
			return 0;
	}
	return 0;
}

static void
read_behind(struct wt_speech *r, const struct cue *q)
{
	const struct wt_tree *t = &r->c->tree;
	struct wt_sayer who;
	if (opens_headline(r, q) || (q->kind == WT_CUE_RELEASE && r->spoke))
		return;
	bool passed = goes_through(r->c, q);
	int32_t oleh = behind_oleh(r->c, q);
	int32_t i = oleh ? oleh : q->last + 1 + passed;
	bool quoted = is_quoted(r->c, q->first);
	if (q->clitic) {
		who = (struct wt_sayer){ .kind = WT_SAYER_PRONOUN,
			.first = q->last,
			.last = q->last,
			.entry = WT_ENTRY_NONE };
	} else if (!wt_sayer_after(r->c, i, &who)) {
		return;
	}
	if (quoted && who.kind != WT_SAYER_NAMED)
		return;
	if (q->voice == BARE && is_adverb(r->c, q, &who))
		return;
	bool by = passed || oleh || (i < (int32_t)t->s->n && wt_tree_is(t, i, "oleh"));
	bool told =
		q->kind == WT_CUE_REPORT || q->kind == WT_CUE_RELEASE || q->told || by || q->clitic;
	if (q->voice == PASSIVE && !told && !who.certain && who.kind == WT_SAYER_NAMED)
		return;
	struct wt_str w = lower(r->c, q->core);
	bool strict = q->kind == WT_CUE_PER && !begins(w, "menurut");
	if (strict && who.kind == WT_SAYER_NAMED && !who.linked && !who.vehicle)
		return;
	if (q->voice == PASSIVE && (q->kind == WT_CUE_ALLEGE || q->kind == WT_CUE_BELIEF) && !by)
		return;
	bool back = q->voice == PASSIVE && q->kind == WT_CUE_SAY && !q->told &&
		    points_back(r->c, q->first);
	struct wt_span reach = reach_of(r->c, q, NULL);
	/* "Hal itu diucapkan X setelah Y mengecam Z": what stands behind him he did not say */
	bool behind = q->voice == BARE && q->kind == WT_CUE_SAY && q->first > 2;
	if ((back || behind) && is_circumstance(t, who.last + 1))
		reach.end = wt_tok(t, who.last)->span.end;
	add_from(r, q, &who, reach);
	add(r, q, &who, rank_of(r, q, who.media), reach);
	add_joined(r, q, &who, rank_of(r, q, false), reach);
	if (q->kind == WT_CUE_SAY)
		add_addressee(r, q, who.last + 1, reach);
	if (back || sums_up(r->c, q))
		r->s->of_before = true;
}

/* A title of the kind "Kremlin: ..." */
static void
read_colon(struct wt_speech *r)
{
	const struct wt_coder *c = r->c;
	const struct wt_tree *t = &c->tree;
	uint32_t p = t->s->paragraph;
	if (p >= c->article->n_paragraphs || c->article->paragraphs[p].kind != WT_PARA_TITLE)
		return;
	for (int32_t i = 1; i + 1 < (int32_t)t->s->n; i++) {
		const struct wt_mention *m = wt_tree_is(t, i, ":") ? wt_actor_of(c, i - 1) : NULL;
		if (!m || (m->first > 0 && !wt_tree_is(t, (int32_t)m->first - 1, ",")))
			continue;
		struct wt_sayer who;
		struct cue q = { .kind = WT_CUE_SAY, .first = (int32_t)m->first, .last = i };
		if (wt_sayer_after(c, (int32_t)m->first, &who))
			add(r, &q, &who, WT_HOP_SPEAKER, bytes(c, i + 1, (int32_t)t->s->n - 1));
		return;
	}
}

void
wt_speech_read(const struct wt_coder *c, struct wt_talk *talk, struct wt_source *s)
{
	struct wt_speech r = { .c = c, .talk = talk, .s = s };
	struct cue q;
	read_colon(&r);
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++) {
		if (!cue_at(c, i, &q))
			continue;
		if (q.voice == ACTIVE && q.kind != WT_CUE_PER)
			read_active(&r, &q);
		else
			read_behind(&r, &q);
		i = q.last;
	}
	if (r.spoke) {
		talk->speaker = r.speaker;
		talk->sentence = c->si;
		talk->known = true;
	}
}
