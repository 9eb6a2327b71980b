/*
 * anchor.c - which act of its sentence a time or a place belongs to.
 *
 *	Hassan mengutuk serangan pada Sabtu lalu.         of the attack, not of the condemnation
 *	Setelah X bubar pada Mei, KPK menyelidiki Y.      of the subordinate clause alone
 *	X menangkap Y yang mencuri Z, Senin (3/4).        set off by a comma: of the main clause
 *	"Kami menolak Z," kata X, Senin.                  of the saying; better than the paper's day
 *
 * A time hangs on an owner: the nearest predicate or noun of action above it.  What the
 * owner is to the act decides, and costs: 0 where they are one, -1 where the time is no
 * date of the act.  A time behind a comma or in brackets belongs to the whole sentence,
 * wherever the parser hung it.  Of a place the same holds, but that a speaker's place is
 * only that of what is done by saying.
 */
#include "report/source.h"

#define CHARGE_AGE 10 /* days: what is that old was done, not charged, then */
#define NOUN_MAX   4  /* words from a noun of action to its time: serangan di Gaza pada Senin */

enum cost { COST_NONE = -1, COST_OWN = 0, COST_PART = 40, COST_JOINED = 70, COST_LOOSE = 110 };

/* pembantaian, penangkapan, kerusuhan: made from a verb */
static bool
is_noun_of_action(struct wt_str w)
{
	bool prefixed = wt_str_starts(w, WT_STR("pe")) || wt_str_starts(w, WT_STR("ke"));
	return prefixed && w.len > 7 && wt_str_ends(w, WT_STR("an"));
}

bool
wt_is_event(const struct wt_coder *c, int32_t word)
{
	const struct wt_token *k = wt_tok(&c->tree, word);
	if (k->upos != WT_UPOS_NOUN)
		return false;
	for (uint32_t i = 0; i < c->n_hits; i++)
		if (c->hits[i].word == word)
			return true;
	return is_noun_of_action(k->lower) || wt_in_class(c, word, c->fr->markers[WT_MARKER_EVENT]);
}

/* What is written or said in public. */
static bool
is_paper(const struct wt_coder *c, int32_t word)
{
	static const char *const PAPERS[] = { "pernyataan", "keterangan", "siaran", "rilis",
		"surat", "unggahan", "video", "cuitan", "wawancara", "pidato", "laporan", "memo",
		"deklarasi", "komunike", "pesan", "postingan", "rekaman", "dokumen", "petisi",
		"resolusi", "artikel", "tulisan", "podcast", "twit", "putusan", "dekrit",
		"perintah" };
	return WT_AMONG(&c->tree, word, PAPERS);
}

/* "sidang yang digelar pada Senin" is "sidang pada Senin": the noun where the verb only says that
 * it took place. */
static int32_t
what_took_place(const struct wt_coder *c, int32_t word)
{
	static const char *const HAPPEN[] = { "digelar", "diadakan", "dilakukan", "dilaksanakan",
		"dilancarkan", "diselenggarakan", "dihelat", "berlangsung", "terjadi", "pecah",
		"meletus", "jatuh", "dimulai", "dibacakan", "dijatuhkan", "dimediasi", "dipimpin",
		"dihadiri", "difasilitasi", "ditengahi", "dituanrumahi" };
	/* "dalam pernyataan yang dirilis pada Kamis, X mengecam Y": it was made public that day */
	static const char *const PUBLIC[] = { "dirilis", "dikeluarkan", "disampaikan",
		"diterbitkan", "diunggah", "dipublikasikan", "diterima", "dibagikan", "disiarkan",
		"ditayangkan", "dikirim", "dikirimkan", "diumumkan", "ditandatangani", "dibacakan",
		"ditulis", "dilayangkan", "diposting", "diedarkan", "terbit", "tayang" };
	const struct wt_token *k = wt_tok(&c->tree, word);
	bool relative = k->deprel == WT_DEP_ACL || k->deprel == WT_DEP_ACL_RELCL;
	if (relative && WT_AMONG(&c->tree, word, PUBLIC) && is_paper(c, k->head))
		return k->head;
	for (size_t i = 0; relative && i < sizeof HAPPEN / sizeof HAPPEN[0]; i++)
		if (wt_tree_is(&c->tree, word, HAPPEN[i]) && wt_is_event(c, k->head))
			return k->head;
	return word;
}

static bool
holds_word(const struct wt_hit *h, int32_t word)
{
	return (word >= h->word && word <= h->last) || (h->support >= 0 && word == h->support);
}

/* Does the word tell an act of its own? */
static bool
is_act(const struct wt_coder *c, int32_t word)
{
	for (uint32_t i = 0; i < c->n_hits; i++)
		if (holds_word(&c->hits[i], word))
			return true;
	return false;
}

/*
 * "penembakan yang dilakukan X terhadap Y pada Sabtu": parsers hang a day at the end of such a
 * clause on the main verb; without a comma before it, it is that of the noun.
 */
static int32_t
noun_of_relative(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = (int32_t)m->first - 1;
	if (i < 1 || !wt_tree_is(t, i, "pada") || wt_tree_is(t, i - 1, ","))
		return -1;
	while (i > 1 && wt_tok(t, i)->upos != WT_UPOS_VERB && wt_tok(t, i)->upos != WT_UPOS_SCONJ)
		i--;
	if (!wt_tree_is(t, i - 1, "yang"))
		return -1;
	/* "yang terjaring OTT pada Kamis": so is it where the clause tells an act */
	int32_t noun = what_took_place(c, i);
	return noun == i && !is_act(c, i) ? -1 : noun;
}

static bool
is_bare_year(const struct wt_mention *m)
{
	return m->kind == WT_MENTION_TIME && !m->as.time.start.day.month;
}

/* Parsers hang a day rather too low: a noun owns it only from nearby; not so a year or a place. */
static bool
is_close(int32_t noun, const struct wt_mention *m)
{
	bool low = is_bare_year(m) || m->kind == WT_MENTION_PLACE;
	return noun < (int32_t)m->first && (low || (int32_t)m->first - noun <= NOUN_MAX);
}

/* A mark that ends a clause; a dash or a quotation mark around a name does not. */
static bool
is_break(const struct wt_tree *t, int32_t word)
{
	static const char *const WITHIN[] = { "–", "\"", "“", "”", "'", "(", ")", "-" };
	return wt_tok(t, word)->upos == WT_UPOS_PUNCT && !WT_AMONG(t, word, WITHIN);
}

/* "Vietnam yang diancam Trump pada April lalu, kini mendapat ...": no verb before, one behind. */
static bool
is_in_subject(const struct wt_tree *t, int32_t yang, const struct wt_mention *m)
{
	for (int32_t i = 0; i < yang; i++)
		if (wt_tok(t, i)->upos == WT_UPOS_VERB || is_break(t, i))
			return false;
	for (int32_t i = (int32_t)m->last + 2; i < (int32_t)t->s->n && i <= (int32_t)m->last + 4;
		i++)
		if (wt_tok(t, i)->upos == WT_UPOS_VERB)
			return true;
	return false;
}

/*
 * "perjanjian itu, yang diratifikasi pada 6 November, ditandatangani pada 19 Juni": between "yang"
 * and the comma that closes it a time is the relative clause's, wherever the parser hung it.
 */
static int32_t
verb_of_insert(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	int32_t verb = -1, i = (int32_t)m->first - 1, verbs = 0;
	if (!wt_tree_is(t, (int32_t)m->last + 1, ","))
		return -1;
	for (; i > 0 && !wt_tree_is(t, i, "yang"); i--) {
		if (is_break(t, i))
			return -1;
		if (wt_tok(t, i)->upos == WT_UPOS_VERB) {
			verb = i;
			verbs++;
		}
	}
	bool subject = i > 0 && verbs == 1 && is_in_subject(t, i, m);
	return i > 0 && (wt_tree_is(t, i - 1, ",") || subject) ? verb : -1;
}

static int32_t
owner_of(const struct wt_coder *c, const struct wt_mention *m)
{
	int32_t head = (int32_t)m->head, w = head, inserted = verb_of_insert(c, m);
	inserted = inserted < 0 ? noun_of_relative(c, m) : what_took_place(c, inserted);
	if (inserted >= 0)
		return inserted;
	for (uint32_t steps = 0; steps < c->tree.s->n && w >= 0; steps++) {
		/* "20 hari pertama yang terhitung sejak ...": counts, and is nothing that happens
		 */
		bool counts = wt_tree_is(&c->tree, w, "terhitung");
		if (w != head && !counts && wt_tree_predicate(&c->tree, w))
			return what_took_place(c, w);
		if (w != head && is_close(w, m) && wt_is_event(c, w))
			return w;
		w = wt_tok(&c->tree, w)->head;
	}
	return -1;
}

/* Behind a comma or a bracket, "pada" between or not; or at the head of the sentence. */
static bool
is_set_off(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const LINKS[] = { "pada", "hari", "di", "tanggal" };
	int32_t i = (int32_t)m->first - 1;
	for (size_t k = 0; i >= 0 && k < sizeof LINKS / sizeof LINKS[0]; k++)
		i -= wt_tree_is(&c->tree, i, LINKS[k]);
	return i < 0 || wt_tree_is(&c->tree, i, ",") || wt_tree_is(&c->tree, i, "(");
}

/* Is it done by saying it? Then the day of saying is its day. */
bool
wt_is_said(const struct wt_hit *h)
{
	switch (h->type) {
	case WT_TYPE_AGREE:
	case WT_TYPE_SUPPORT:
	case WT_TYPE_CONCEDE:
	case WT_TYPE_REQUEST:
	case WT_TYPE_ACCUSE:
	case WT_TYPE_REJECT:
	case WT_TYPE_THREATEN:
		return h->pattern->voice != WT_VOICE_NOUN;
	default:
		return false;
	}
}

/* Is the day told that it is planned for? */
bool
wt_is_to_come(const struct wt_coder *c, const struct wt_hit *h)
{
	uint32_t plans = c->fr->markers[WT_MARKER_PLANNED];
	return h->status == WT_STATUS_PLANNED || wt_in_class(c, h->word, plans) ||
	       (h->status_word >= 0 && wt_in_class(c, h->status_word, plans));
}

static bool
has_passed(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_day *day = &m->as.time.start.day, *now = &c->article->published.day;
	return m->kind == WT_MENTION_TIME && day->day && now->day && wt_day_cmp(*day, *now) <= 0;
}

/* The owner is a noun of action: "serangan pada Senin". */
static int
cost_of_noun(
	const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m, int32_t owner)
{
	static const char *const WITHIN[] = { "dalam", "pada", "di", "saat", "ketika", "selama",
		"melalui", "lewat", "usai", "seusai" };
	const struct wt_token *o = wt_tok(&c->tree, owner);
	int32_t above = o->head;
	for (uint32_t n = 0; above >= 0 && n < c->tree.s->n && !holds_word(h, above) &&
			     !wt_tree_predicate(&c->tree, above);
		n++)
		above = wt_tok(&c->tree, above)->head;
	/* "menyebut serangan pada Kamis itu menewaskan X": parsers give it to the saying */
	if (above >= 0 && o->deprel == WT_DEP_OBJ && owner < h->word && o->head == above &&
		wt_tok(&c->tree, h->word)->deprel == WT_DEP_CCOMP &&
		wt_tok(&c->tree, h->word)->head == above && wt_says(c, above))
		return COST_PART;
	/* "menulis surat yang dirilis pada Rabu, mendesak X ...": it stands in the letter */
	if (above >= 0 && !holds_word(h, above) && wt_is_said(h) && owner < h->word &&
		is_paper(c, owner))
		return COST_LOOSE;
	if (above < 0 || !holds_word(h, above))
		return COST_NONE;
	if (o->deprel == WT_DEP_NSUBJ || o->deprel == WT_DEP_NSUBJ_PASS)
		return COST_PART;
	/* "akan menghadiri pelantikan X pada 20 Oktober": he is there on that day */
	static const char *const ATTENDS[] = { "menghadiri", "hadiri", "dihadiri", "mengikuti" };
	if (o->deprel == WT_DEP_OBJ && o->head == above)
		return wt_is_said(h) && !WT_AMONG(&c->tree, h->word, ATTENDS) ? COST_NONE
									      : COST_PART;
	int32_t by = wt_tree_case(&c->tree, owner);
	for (size_t i = 0; by >= 0 && i < sizeof WITHIN / sizeof WITHIN[0]; i++)
		if (wt_tree_is(&c->tree, by, WITHIN[i]))
			return COST_PART;
	/* "tiba di Manila untuk kunjungan pelabuhan pekan lalu": what was meant to be done then was
	 * begun then */
	bool meant =
		by >= 0 && (wt_tree_is(&c->tree, by, "untuk") || wt_tree_is(&c->tree, by, "guna"));
	return meant && has_passed(c, m) ? COST_PART : COST_NONE;
}

/* "ketika X menyerang": at the same time; after setelah or sejak it was another one. */
static bool
is_at_once(const struct wt_coder *c, const struct wt_clause *k)
{
	static const char *const ONCE[] = { "ketika", "saat", "kala", "tatkala", "waktu", "selagi",
		"usai", "seusai", "begitu" };
	for (size_t i = 0; k->marker >= 0 && i < sizeof ONCE / sizeof ONCE[0]; i++)
		if (wt_tree_is(&c->tree, k->marker, ONCE[i]))
			return true;
	return false;
}

/* "pada 25 Agustus, ketika X menyerang": the time stands right before the act's clause. */
static bool
opens_clause(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	int32_t at = c->clauses.of[h->word];
	const struct wt_clause *k = &c->clauses.clauses[at];
	if (k->kind == WT_CLAUSE_OPEN && k->parent >= 0) /* ketika X mulai [menyerang] */
		k = &c->clauses.clauses[k->parent];
	int32_t next = (int32_t)m->last + 1;
	next += next < (int32_t)c->tree.s->n && wt_tree_is(&c->tree, next, ",");
	return k->marker == next && is_at_once(c, k);
}

/* One step of the way from the act's clause up to the owner's. */
static int
step_up(const struct wt_coder *c, const struct wt_hit *h, const struct wt_clause *k)
{
	switch (k->kind) {
	case WT_CLAUSE_OPEN:
	case WT_CLAUSE_WHILE:
	case WT_CLAUSE_COORDINATE:
	case WT_CLAUSE_RESULT:
		return COST_JOINED;
	case WT_CLAUSE_CONTENT:
	case WT_CLAUSE_SPEECH:
		return wt_is_said(h) ? COST_JOINED : COST_LOOSE;
	case WT_CLAUSE_RELATIVE:
		return COST_NONE;
	case WT_CLAUSE_TIME:
		return is_at_once(c, k) ? COST_LOOSE : COST_NONE;
	default:
		return COST_LOOSE;
	}
}

static int
cost_upwards(const struct wt_coder *c, const struct wt_hit *h, int32_t mine, int32_t theirs)
{
	const struct wt_clauses *cl = &c->clauses;
	int cost = COST_PART;
	for (int32_t k = mine, n = 0; k != theirs; k = cl->clauses[k].parent, n++) {
		int step = k < 0 || n > cl->n ? COST_NONE : step_up(c, h, &cl->clauses[k]);
		if (step < 0)
			return COST_NONE;
		cost = step > cost ? step : cost;
	}
	return cost;
}

/* Does the word tell an act of its own, or something that was done? */
static bool
tells_act(const struct wt_coder *c, int32_t word)
{
	struct wt_str w = wt_tok(&c->tree, word)->lower;
	return is_act(c, word) || (w.len > 5 && wt_str_starts(w, WT_STR("di")));
}

/* "Setelah X pada Senin, KBRI segera berkoordinasi": what is done at once is done the same day. */
static bool
is_done_at_once(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const AT_ONCE[] = { "segera", "langsung", "seketika", "lantas" };
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - 2; i--)
		for (size_t k = 0; k < sizeof AT_ONCE / sizeof AT_ONCE[0]; k++)
			if (wt_tree_is(&c->tree, i, AT_ONCE[k]))
				return true;
	return false;
}

/* "dituduh meracuni X pada 13 Februari": of a charge what stands below it is the deed. */
static bool
is_charge(const struct wt_hit *h)
{
	return h->type == WT_TYPE_ACCUSE &&
	       (!h->n_modes || strcmp(WT_MODES[h->modes[0]].name, "investigate") != 0);
}

/* "X, yang wafat pada Rabu": behind a comma the clause tells something of its own. */
static bool
is_aside(const struct wt_coder *c, const struct wt_clause *k)
{
	int32_t i = k->head;
	while (i > 0 && !wt_tree_is(&c->tree, i, "yang") &&
		wt_tok(&c->tree, i)->upos != WT_UPOS_PUNCT)
		i--;
	return i > 0 && wt_tree_is(&c->tree, i, "yang") && wt_tree_is(&c->tree, i - 1, ",");
}

/*
 * The owner is a clause below the act's; one step of the way down.  A time at the end of "bertemu
 * para tokoh yang mewakili Papua pada Senin" is the meeting's: that they stand for somebody has no
 * day.  Of what was still to be done a day that has passed is the act's: "setuju untuk bertemu pada
 * Jumat lalu".
 */
static int
step_down(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m,
	const struct wt_clause *k, bool tells)
{
	bool to_come = wt_is_to_come(c, h); /* dijadwalkan mengunjungi Nauru pada Senin */
	switch (k->kind) {
	case WT_CLAUSE_COORDINATE:
		return COST_JOINED;
	case WT_CLAUSE_SPEECH:
		return wt_is_said(h) ? COST_JOINED : COST_LOOSE;
	case WT_CLAUSE_RELATIVE:
		return tells || is_aside(c, k) ? COST_NONE : COST_LOOSE;
	case WT_CLAUSE_CAUSE:
	case WT_CLAUSE_ADVERBIAL:
		return tells ? COST_NONE : COST_LOOSE;
	case WT_CLAUSE_TIME:
		/* "memberi medali usai bertemu pada Senin": both acts have the day for their own */
		if (is_at_once(c, k) && has_passed(c, m))
			return COST_JOINED;
		return is_at_once(c, k) || is_done_at_once(c, h) ? COST_LOOSE : COST_NONE;
	case WT_CLAUSE_CONTENT:
		return to_come ? COST_JOINED : tells ? COST_NONE : COST_LOOSE;
	case WT_CLAUSE_OPEN:
	case WT_CLAUSE_PURPOSE:
		if (is_charge(h))
			return COST_NONE;
		return to_come ? COST_JOINED : tells && !has_passed(c, m) ? COST_NONE : COST_LOOSE;
	default:
		return COST_NONE;
	}
}

static int
cost_downwards(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m,
	int32_t mine, int32_t theirs)
{
	const struct wt_clauses *cl = &c->clauses;
	bool tells = tells_act(c, cl->clauses[theirs].head);
	int cost = COST_JOINED;
	for (int32_t k = theirs, n = 0; k != mine; k = cl->clauses[k].parent, n++) {
		int step =
			k < 0 || n > cl->n ? COST_NONE : step_down(c, h, m, &cl->clauses[k], tells);
		if (step < 0)
			return COST_NONE;
		cost = step > cost ? step : cost;
	}
	return cost;
}

static int
cost_of_clause(
	const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m, int32_t owner)
{
	const struct wt_clauses *cl = &c->clauses;
	int32_t top = h->support >= 0 ? h->support : h->word;
	int32_t mine = cl->of[top], theirs = cl->of[owner];
	if (mine == theirs)
		return COST_PART;
	int cost = cost_upwards(c, h, mine, theirs);
	return cost >= 0 ? cost : cost_downwards(c, h, m, mine, theirs);
}

/*
 * "dituduh meracuni X saat ia menunggu pada 13 Februari lalu": a time behind what somebody is
 * charged with is the deed's, wherever the parser hung it, if it is not of these days.
 */
static bool
is_day_of_deed(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	if (m->kind != WT_MENTION_TIME || !is_charge(h))
		return false;
	struct wt_day now = c->article->published.day;
	if (!now.day ||
		wt_day_number(wt_day_last(m->as.time.start.day)) + CHARGE_AGE > wt_day_number(now))
		return false;
	/* "sesuai dakwaan jaksa, pembunuhan terjadi pada Sabtu (13/8)" */
	static const char *const AFTER[] = { "sesuai", "menurut", "berdasarkan" };
	int32_t by = h->pattern->voice == WT_VOICE_NOUN ? wt_tree_case(&c->tree, h->word) : -1;
	for (size_t k = 0; by >= 0 && k < sizeof AFTER / sizeof AFTER[0]; k++)
		if (wt_tree_is(&c->tree, by, AFTER[k]))
			return true;
	for (int32_t i = h->last + 1; i < (int32_t)m->first; i++) {
		const struct wt_token *k = wt_tok(&c->tree, i);
		if (k->head == h->word && (k->deprel == WT_DEP_XCOMP || k->deprel == WT_DEP_CCOMP))
			return true;
	}
	return false;
}

/* "setelah aksi berminggu-minggu, pemerintah pekan lalu mengumumkan ...": what went before has not
 * the day of what followed. */
static bool
is_before_it(
	const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m, int32_t owner)
{
	static const char *const AFTER[] = { "setelah", "sesudah", "sejak", "pasca", "menyusul",
		"akibat", "sebelum", "menjelang", "karena" };
	if (h->pattern->voice != WT_VOICE_NOUN || h->support >= 0)
		return false;
	int32_t by = wt_tree_case(&c->tree, h->word);
	if (by < 0 || !WT_AMONG(&c->tree, by, AFTER))
		return false;
	/* "sejak serangan X pada D ...": parsers may hang the day on the main verb */
	for (int32_t i = h->last + 1; i < (int32_t)m->first; i++)
		if (wt_tree_is(&c->tree, i, ",") || i == owner)
			return true;
	return (int32_t)m->first < h->word;
}

int
wt_anchor_cost(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	int32_t owner = owner_of(c, m);
	if (is_day_of_deed(c, h, m))
		return COST_NONE;
	if (owner >= 0 && holds_word(h, owner))
		return COST_OWN;
	if (opens_clause(c, h, m) || wt_tree_below(&c->tree, h->word, (int32_t)m->head))
		return COST_PART;
	if (owner < 0) /* a fragment: nothing else is told */
		return COST_LOOSE;
	if (m->kind == WT_MENTION_TIME && wt_tree_predicate(&c->tree, owner) &&
		is_before_it(c, h, m, owner))
		return COST_NONE;
	int cost = wt_tree_predicate(&c->tree, owner) ? cost_of_clause(c, h, m, owner)
						      : cost_of_noun(c, h, m, owner);
	/* a year and a place stand close to what they tell of */
	bool set_off = is_set_off(c, m), place = m->kind == WT_MENTION_PLACE;
	if (cost == COST_LOOSE && (is_bare_year(m) || place) && !set_off)
		return COST_NONE;
	return cost < 0 && set_off && !place ? COST_LOOSE : cost;
}
