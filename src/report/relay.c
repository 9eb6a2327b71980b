/*
 * relay.c - what reaches over sentences.
 *
 *	"A. B. C," kata X.          X said A and B too
 *	X mengatakan, "A. B."       and B
 *	"A." (a paragraph of its own)  who spoke last
 *	A. Hal itu dikatakan X.     X said A
 *	Melansir Reuters, A.        an outlet that opens the report, or closes it
 *	                            ("demikian dikutip dari Reuters"), relays all of it
 *	X mengecam A. "B," kata X, menurut TASS.	TASS tells of A, too
 *	A. "B," kata X.             a sentence without a source that announces his words
 *	A (the lead). "B," kata X.  a lead without a source is backed by the next speech
 *	                            that tells of the same
 *
 * Of 132 gold chains 107 are right; without the relay that opens the report 8 fewer are,
 * without the relay of announced words 3 fewer.  Backing a lead wins two and loses one.
 *
 * Limits: of two outlets that open reports in one article the first relays all of it.
 */
#include "report/source.h"

#define MARK_MAX      4 /* bytes of a mark that a sentence may leave out */
#define OPENING       6 /* sentences from the body's start within which a relay opens the report */
#define SPEAKER_REACH 8 /* sentences from "kata X, dilansir Reuters" to what else X did */
#define DATED_REACH   2 /* sentences from one that cites a dispatch of a day */
#define BACKING       4 /* sentences behind the lead that may back it */
#define NAMING        6 /* sentences behind the lead that may name its medium */
#define SHARED_MIN    3 /* words of content that lead and speech have in common */

/* The quotation that holds all of the sentence. */
static const struct wt_quote *
quotation_of(const struct wt_text *text, const struct wt_sentence *s)
{
	uint32_t low = 0, high = text->n_quotes; /* quotations stand in the order of the text */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (text->quotes[middle].span.start <= s->span.start + MARK_MAX)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || s->span.end > text->quotes[low - 1].span.end + 1)
		return NULL;
	return &text->quotes[low - 1];
}

/* Takes the hops of another sentence for all of this one. */
static void
take_over(const struct wt_coder *c, uint32_t to, const struct wt_source *from, uint8_t least)
{
	for (unsigned i = 0; i < from->n; i++) {
		struct wt_hop hop = from->hops[i];
		if (hop.rank < least || hop.rank == WT_HOP_QUOTED)
			continue;
		hop.reach = c->text->sentences[to].span;
		hop.opens = false;
		hop.spread = hop.spread || from->hops[i].opens;
		wt_hop_add(&c->sources[to], &hop);
	}
}

static bool
has_speaker(const struct wt_source *s)
{
	for (unsigned i = 0; i < s->n; i++)
		if (s->hops[i].rank != WT_HOP_QUOTED)
			return true;
	return false;
}

/* Who spoke last before the sentence, near enough. */
static const struct wt_hop *
last_speaker(const struct wt_coder *c, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < 5; k--) {
		const struct wt_source *s = &c->sources[k - 1];
		for (unsigned h = 0; h < s->n; h++)
			if (s->hops[h].rank == WT_HOP_SPEAKER)
				return &s->hops[h];
	}
	return NULL;
}

static void
spread_quotations(const struct wt_coder *c)
{
	const struct wt_text *text = c->text;
	for (uint32_t i = 0; i < text->n_sentences; i++) {
		const struct wt_sentence *s = &text->sentences[i];
		const struct wt_quote *q = quotation_of(text, s);
		if (!q || has_speaker(&c->sources[i]))
			continue;
		for (uint32_t k = i + 1; k < text->n_sentences; k++) {
			if (text->sentences[k].span.start >= q->span.end)
				break;
			if (has_speaker(&c->sources[k])) {
				take_over(c, i, &c->sources[k], 0);
				break;
			}
		}
		const struct wt_hop *last = last_speaker(c, i);
		if (has_speaker(&c->sources[i]) || !last)
			continue;
		struct wt_hop hop = *last;
		hop.reach = s->span;
		wt_hop_add(&c->sources[i], &hop);
	}
}

/* "Hal itu dikatakan X": the sentence before, and he is found from there, too. */
static void
spread_back(const struct wt_coder *c)
{
	for (uint32_t i = 1; i < c->text->n_sentences; i++)
		if (c->sources[i].of_before)
			take_over(c, i - 1, &c->sources[i],
				has_speaker(&c->sources[i - 1]) ? WT_HOP_RELAY : 0);
}

static enum wt_paragraph_kind
kind_of(const struct wt_coder *c, uint32_t sentence)
{
	uint32_t p = c->text->sentences[sentence].paragraph;
	return p < c->article->n_paragraphs ? c->article->paragraphs[p].kind : WT_PARA_BODY;
}

/* The first sentence of the body. */
static uint32_t
body_start(const struct wt_coder *c)
{
	uint32_t i = 0;
	while (i < c->text->n_sentences && kind_of(c, i) != WT_PARA_BODY)
		i++;
	return i;
}

bool
wt_is_lead(const struct wt_coder *c, uint32_t sentence)
{
	uint32_t start = body_start(c);
	const struct wt_sentence *s = c->text->sentences;
	return sentence <= start || (sentence == start + 1 && sentence < c->text->n_sentences &&
					    s[sentence].paragraph == s[start].paragraph);
}

/* "Dilansir AFP, Senin (4/8), ...": is the day named on which it was taken? */
static bool
is_dated(const struct wt_coder *c, uint32_t sentence)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t at = c->ms->time_at[s->first + i];
		if (at && c->ms->items[at - 1].as.time.of_quote)
			return true;
	}
	return false;
}

/*
 * An outlet whose report the article renders reaches all of it; one of which a dispatch of a day is
 * cited reaches what stands before, and little behind it.
 */
static void
spread_relay(const struct wt_coder *c)
{
	uint32_t start = body_start(c), n = c->text->n_sentences, end = n;
	const struct wt_source *opening = NULL;
	struct wt_source relay = { .n = 0 };
	for (uint32_t i = 0; i < n; i++)
		for (unsigned h = 0; h < c->sources[i].n; h++) {
			const struct wt_hop *hop = &c->sources[i].hops[h];
			bool early = i < start + OPENING || i + 1 == n;
			if (hop->opens && early && (hop->media || hop->entry != WT_ENTRY_NONE) &&
				(!opening || opening == &c->sources[i])) {
				opening = &c->sources[i];
				end = is_dated(c, i) ? i + DATED_REACH : n;
				wt_hop_add(&relay, hop);
			}
		}
	for (uint32_t i = 0; i < n && i < end && opening; i++)
		if (kind_of(c, i) != WT_PARA_CAPTION)
			take_over(c, i, &relay, 0);
}

static bool
is_content(const struct wt_token *k)
{
	return (k->upos == WT_UPOS_NOUN || k->upos == WT_UPOS_VERB || k->upos == WT_UPOS_PROPN) &&
	       k->lemma.len > 2;
}

/* Words of content that both sentences have. */
static unsigned
shared(const struct wt_sentence *a, const struct wt_sentence *b)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < a->n; i++) {
		bool seen = !is_content(&a->tokens[i]);
		for (uint32_t k = 0; k < i && !seen; k++)
			seen = wt_str_eq_nocase(a->tokens[k].lemma, a->tokens[i].lemma);
		for (uint32_t k = 0; k < b->n && !seen; k++)
			if (wt_str_eq_nocase(a->tokens[i].lemma, b->tokens[k].lemma)) {
				n++;
				break;
			}
	}
	return n;
}

/* Does the sentence have a mention of the person as a subject? */
static bool
is_about(const struct wt_coder *c, uint32_t sentence, const struct wt_hop *hop)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t at = c->ms->actor_at[s->first + i];
		if (s->tokens[i].deprel != WT_DEP_NSUBJ)
			continue;
		if (!at) /* ia, dia: whoever speaks next */
			return wt_str_is(s->tokens[i].lower, "ia") ||
			       wt_str_is(s->tokens[i].lower, "dia");
		const struct wt_mention *m = wt_mention_real(c->ms, &c->ms->items[at - 1]);
		return wt_str_eq_nocase(m->as.actor.name, hop->name) ||
		       (hop->entry != WT_ENTRY_NONE && m->as.actor.entry == hop->entry);
	}
	return false;
}

/* "Menurut data Kementerian X, ...": figures vouch for what they count. */
static bool
cites_data(const struct wt_coder *c, const struct wt_source *s)
{
	static const char *const FIGURES[] = { "data", "survei", "catatan", "perhitungan",
		"penghitungan", "jajak" };
	for (unsigned h = 0; h < s->n; h++) {
		struct wt_str cue = wt_view(c->text->doc, s->hops[h].cue), word;
		while (s->hops[h].rank == WT_HOP_PER && wt_str_split(&cue, ' ', &word))
			if (WT_LETTERS_AMONG(word, FIGURES))
				return true;
	}
	return false;
}

/* "Menanggapi hal itu, X menilai ...", "Menurut X, presiden harus ...": who comments on what is
 * told before is no source of it. */
static bool
is_comment(const struct wt_coder *c, uint32_t sentence)
{
	static const char *const REACTS[] = { "menanggapi", "merespons", "merespon", "menyikapi",
		"mengomentari", NULL };
	static const char *const DUTIES[] = { "harus", "seharusnya", "sebaiknya", "semestinya",
		"mesti", "perlu", NULL };
	static const char *const JUDGES[] = { "menilai", "dinilai", "menganggap", "dianggap",
		"memandang", "menyayangkan", "menyesalkan", "mengecam", "mengkritik",
		"mengapresiasi", "menyarankan", "mempertanyakan", "menduga", "heran", "kecewa",
		NULL };
	const struct wt_sentence *s = &c->text->sentences[sentence];
	if (s->n && wt_str_in(s->tokens[0].lower, REACTS))
		return true;
	bool opinion = s->n && wt_str_is(s->tokens[0].lower, "menurut");
	for (uint32_t i = 0; i < s->n; i++)
		if (!(s->tokens[i].flags & WT_TOK_QUOTED) &&
			(wt_str_in(s->tokens[i].lower, JUDGES) ||
				(opinion && wt_str_in(s->tokens[i].lower, DUTIES))))
			return true;
	return false;
}

/* The sentence at i takes the source of the first speech in from..to that tells of the same. */
static void
back(const struct wt_coder *c, uint32_t i, uint32_t from, uint32_t to)
{
	unsigned common = 0;
	for (uint32_t k = from; k < c->text->n_sentences && k <= to; k++) {
		const struct wt_sentence *s = &c->text->sentences[k];
		if (is_comment(c, k))
			return;
		if (!has_speaker(&c->sources[k]))
			continue;
		common += shared(&c->text->sentences[i], s);
		/* a quotation of several sentences tells of it in any of them */
		if (common < SHARED_MIN && quotation_of(c->text, s))
			continue;
		/* a title about him who speaks reports his own act */
		const struct wt_source *speech = &c->sources[k];
		uint8_t least = is_about(c, i, &speech->hops[0]) ? WT_HOP_RELAY : 0;
		if (common >= SHARED_MIN && !cites_data(c, speech))
			take_over(c, i, speech, least);
		for (unsigned h = 0; h < c->sources[i].n; h++)
			c->sources[i].hops[h].backs = c->sources[i].hops[h].rank == WT_HOP_SPEAKER;
		return;
	}
}

/* media pemerintah, kantor berita resmi: a medium that is described, not named. */
static bool
is_described(const struct wt_hop *hop)
{
	return hop->media && hop->name.len && wt_is_lower(hop->name.ptr[0]);
}

/* The next sentence whose medium is named. */
static const struct wt_source *
named_next(const struct wt_coder *c, uint32_t from)
{
	for (uint32_t k = from; k < c->text->n_sentences && k <= from + NAMING; k++)
		for (unsigned h = 0; h < c->sources[k].n; h++)
			if (c->sources[k].hops[h].media && !is_described(&c->sources[k].hops[h]) &&
				!wt_own_outlet(c, &c->sources[k].hops[h]))
				return &c->sources[k];
	return NULL;
}

/* "menurut media pemerintah" in the lead, "lapor KCNA" below it: the lead's is KCNA, too. */
static void
name_described(const struct wt_coder *c)
{
	uint32_t start = body_start(c), n = c->text->n_sentences;
	for (uint32_t i = 0; i < n && i <= start + 1; i++) {
		struct wt_source *s = &c->sources[i];
		bool lead = i < start ? kind_of(c, i) == WT_PARA_TITLE : wt_is_lead(c, i);
		for (unsigned h = 0; lead && h < s->n; h++) {
			const struct wt_source *named =
				is_described(&s->hops[h]) ? named_next(c, i + 1) : NULL;
			if (!named)
				continue;
			s->n--;
			memmove(&s->hops[h], &s->hops[h + 1], (s->n - h) * sizeof s->hops[0]);
			take_over(c, i, named, WT_HOP_RELAY);
			break;
		}
	}
}

/* "A akan menulis surat kepada B. "Dia setuju menulis surat kepada B," kata X": X told of it. */
static void
back_announced(const struct wt_coder *c)
{
	const struct wt_text *text = c->text;
	for (uint32_t i = body_start(c); i + 1 < text->n_sentences; i++) {
		const struct wt_sentence *next = &text->sentences[i + 1];
		bool quotes = next->n && next->tokens[0].flags & WT_TOK_QUOTED;
		if (!c->sources[i].n && quotes && !wt_is_behind_news(&text->sentences[i]))
			back(c, i, i + 1, i + 1);
	}
}

/* Title and lead, where they have no source of their own. */
static void
back_lead(const struct wt_coder *c)
{
	uint32_t start = body_start(c), n = c->text->n_sentences, end = start;
	if (start + 1 < n && !c->sources[start + 1].n &&
		c->text->sentences[start + 1].paragraph == c->text->sentences[start].paragraph)
		end++;
	for (uint32_t i = start; i <= end && i < n; i++)
		if (!c->sources[i].n)
			back(c, i, end + 1, start + BACKING);
	for (uint32_t i = 0; i < start; i++)
		if (!c->sources[i].n && kind_of(c, i) == WT_PARA_TITLE)
			back(c, i, start, end);
}

/* Is the sentence all his, and nobody else's but of those who say it with him? */
static bool
same_speaker(const struct wt_source *s, const struct wt_hop *hop)
{
	for (unsigned i = 1; i < s->n; i++)
		if (s->hops[i].rank != s->hops[0].rank || s->hops[i].cue.end != s->hops[0].cue.end)
			return false;
	return s->n && wt_str_eq_nocase(s->hops[0].name, hop->name);
}

/* "Lavrov mengecam A. "..." kata Lavrov, menurut TASS": what announces the words comes from TASS.
 */
static void
spread_announced(const struct wt_coder *c)
{
	const struct wt_text *text = c->text;
	for (uint32_t i = 1; i < text->n_sentences; i++) {
		const struct wt_source *s = &c->sources[i];
		bool quotes =
			text->sentences[i].n && text->sentences[i].tokens[0].flags & WT_TOK_QUOTED;
		if (!quotes || !s->n || s->hops[0].rank != WT_HOP_SPEAKER ||
			s->hops[s->n - 1].rank != WT_HOP_RELAY)
			continue;
		if (same_speaker(&c->sources[i - 1], &s->hops[0]) ||
			(!c->sources[i - 1].n && is_about(c, i - 1, &s->hops[0])))
			take_over(c, i - 1, s, WT_HOP_RELAY);
	}
}

/* The one outlet whose words the article relays, or one office that is none; false where there is
 * none, or several. */
static bool
only_relay(const struct wt_coder *c, bool media, const struct wt_hop **only, uint32_t *sentence)
{
	*only = NULL;
	for (uint32_t i = 0; i < c->text->n_sentences; i++)
		for (unsigned h = 0; h < c->sources[i].n; h++) {
			const struct wt_hop *hop = &c->sources[i].hops[h];
			/* another sentence may have it from the one with its cue */
			if (!(media ? hop->media : hop->passes) || wt_own_outlet(c, hop) ||
				hop->cue.start < c->text->sentences[i].span.start ||
				hop->cue.start >= c->text->sentences[i].span.end)
				continue;
			if (*only && !wt_str_eq_nocase((*only)->name, hop->name))
				return false;
			if (!*only) {
				*only = hop;
				*sentence = i;
			}
		}
	return *only != NULL;
}

/* "dilansir Reuters", not "kata Wong kepada harian Bild": what one paper was told it alone was. */
static bool
is_relayed(const struct wt_coder *c, const struct wt_hop *hop)
{
	static const char *const CUES[] = { "lansir", "kutip", "lapor", "warta", "berita",
		"nukil" };
	struct wt_str cue = wt_view(c->text->doc, hop->cue);
	if (!hop->name.len || wt_is_lower(hop->name.ptr[0]) || hop->rank != WT_HOP_RELAY)
		return false;
	if (hop->passes)
		return true;
	for (size_t i = 0; i < sizeof CUES / sizeof CUES[0]; i++)
		if (wt_str_find(cue, wt_str_of(CUES[i]), 0) >= 0)
			return true;
	return false;
}

/* Who speaks in it, and is no medium. */
static const struct wt_hop *
speaker_of(const struct wt_source *s)
{
	for (unsigned i = 0; i < s->n; i++)
		if (s->hops[i].rank == WT_HOP_SPEAKER && !s->hops[i].media)
			return &s->hops[i];
	return NULL;
}

/*
 * "..., kata Khan, seperti dilansir Reuters": Reuters tells what else he says, and of what is told
 * that he did, before and behind.
 */
static void
spread_with_speaker(const struct wt_coder *c)
{
	const struct wt_hop *relay;
	uint32_t at = 0;
	bool found =
		only_relay(c, true, &relay, &at) || (!relay && only_relay(c, false, &relay, &at));
	if (!found || relay->opens || !is_relayed(c, relay))
		return;
	const struct wt_hop *said = speaker_of(&c->sources[at]);
	if (!said)
		return;
	struct wt_hop speaker = *said, told = *relay;
	for (uint32_t i = 0; i < c->text->n_sentences; i++) {
		struct wt_source *s = &c->sources[i];
		bool his = s->n ? same_speaker(s, &speaker) : is_about(c, i, &speaker);
		uint32_t far = i > at ? i - at : at - i;
		if (i == at || far > SPEAKER_REACH || !his || !c->text->sentences[i].n)
			continue;
		told.reach = c->text->sentences[i].span;
		told.spread = true;
		wt_hop_add(s, &told);
	}
}

void
wt_relays_spread(const struct wt_coder *c)
{
	spread_quotations(c);
	spread_back(c);
	spread_relay(c);
	spread_announced(c);
	name_described(c);
	back_lead(c);
	back_announced(c);
	spread_with_speaker(c);
}

/* "cnnindonesia.com" and "CNN Indonesia". */
static bool
same_outlet(struct wt_str name, struct wt_str outlet)
{
	size_t i = 0, k = 0;
	while (i < name.len && k < outlet.len) {
		if (name.ptr[i] == ' ' || name.ptr[i] == '.') {
			i++;
			continue;
		}
		if (outlet.ptr[k] == ' ') {
			k++;
			continue;
		}
		if (wt_lower(name.ptr[i++]) != wt_lower(outlet.ptr[k++]))
			return false;
	}
	return i == name.len && (k == outlet.len || outlet.ptr[k] == '.');
}

static struct wt_str
family_of(const struct wt_coder *c, uint32_t entry)
{
	struct wt_gazetteer_row row;
	struct wt_day day = c->article->published.day;
	if (entry == WT_ENTRY_NONE || !c->gazetteer ||
		!wt_gazetteer_row(c->gazetteer, entry, day, &row))
		return (struct wt_str){ "", 0 };
	return row.family.len ? row.family : row.name;
}

bool
wt_own_outlet(const struct wt_coder *c, const struct wt_hop *hop)
{
	struct wt_str o = c->article->outlet;
	if (o.len == 0 || hop->name.len < 3)
		return false;
	if (same_outlet(hop->name, o))
		return true;
	uint32_t rows[4];
	struct wt_str mine = hop->media ? family_of(c, hop->entry) : (struct wt_str){ "", 0 };
	uint32_t n =
		mine.len ? wt_gazetteer_find(c->gazetteer, o, c->article->published.day, rows, 4)
			 : 0;
	for (uint32_t i = 0; i < n && i < 4; i++)
		if (wt_str_eq_nocase(mine, family_of(c, rows[i])))
			return true;
	return same_outlet(mine, o);
}
