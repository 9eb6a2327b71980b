/*
 * coder.h - what the files of the coder share while one article is coded.
 *
 *	tree.c     children and subtrees of a sentence
 *	subject.c  who does what a predicate tells
 *	subject_near.c  the same by position alone, where the parser has none
 *	beside.c   who is only named beside him who acts
 *	slots.c    which word fills a slot of a frame
 *	fronted.c  the subject of a passive in front of its clause
 *	party.c    who that is, as a list of parties (party.h)
 *	list.c     who is named together: A, B, dan C
 *	counted.c  the names of those who are only counted
 *	utter.c    who utters a clause
 *	match.c    which frame a word carries (act.h tells its parts)
 *	status.c   happened, planned, negated ...; asserted, alleged, denied
 *	purpose.c  was what somebody did something for reached?
 *	source.c   who says so (source.h tells its parts)
 *	anchor.c   which act a time or a place of the sentence belongs to
 *	when.c     day and quantities
 *	where.c    place
 *	undone.c   acts that are named, asked for or sworn, and were not done
 *	rules.c    PLOVER's boundary rules
 *	sense.c    words that tell an act that is none
 *	evidence.c  contexts
 *	context.c  parties that are left to the reader
 *	bill.c     the parliament, for a stand on a bill
 *	deed.c     whose a deed is that was told before and is pointed at
 *	people.c   people who are counted, not named
 *	counterpart.c  who is only named as somebody's like
 *	company.c  who takes part in a meeting that only a noun tells of
 *	scene.c    parties that the place and the kind of act give
 *	confidence.c  how likely a claim is right
 *	grace.c    who pardons, where that is not told
 *	house.c    who passes a bill, where that is not told
 *	everyday.c crimes of everyday life
 *	tell.c     why a sentence gives no claim
 *	join.c     one act, one claim (join.h tells its parts)
 *	staff.c    those of his own whom somebody orders
 *	victim.c   who has done to him what a noun tells
 *	twin.c     an open side, from the sentence that tells the act in full
 *	partner.c  open sides, from the other acts
 *	saying.c   days on which somebody spoke, for what he did by it in other sentences
 *	spell.c    wars that go on since a day
 *	told.c     days of what happened, from other sentences that tell it
 *	news.c     days of what the lead tells, from the sentences behind it
 *	sequel.c   days from the next sentence, which takes the act up again
 *	denied.c   charges that are denied elsewhere in the article
 *	coder.c    the walk over the article
 */
#ifndef WT_REPORT_CODER_H
#define WT_REPORT_CODER_H

#include "grammar/clause.h"
#include "report/frame.h"

/* The lexicon's words and phrases that a word begins. */
struct wt_word_list {
	uint32_t *items;
	uint32_t n, cap;
	bool known;
};

/* A sentence with its children listed. */
struct wt_tree {
	const struct wt_sentence *s;
	int32_t *first; /* first child of each word, -1 */
	int32_t *next;  /* next child of the same head, -1 */
	/* the words in the order of a walk: those below w are order[enter[w]] .. order[leave[w]-1]
	 */
	int32_t *order;
	int32_t *enter;
	int32_t *leave;
	uint8_t *says;              /* of each word, once asked: SAYS_NO or SAYS_YES (utter.c) */
	struct wt_word_list *words; /* of each word, once asked (holds.c) */
};

struct wt_parties {
	struct wt_party items[WT_CLAIM_PARTIES];
	uint8_t n;
	uint8_t own; /* of these the first slot gave; the rest came with dengan */
	bool weak;   /* found only as possessor or by position */
};

/* A frame found on a word. */
struct wt_hit {
	int32_t word;
	int32_t last; /* last word of its form */
	const struct wt_pattern *pattern;
	const struct wt_frame *frame;
	enum wt_type type;
	uint8_t modes[WT_CLAIM_MODES];
	uint8_t n_modes;
	struct wt_parties roles[WT_ROLE_COUNT];
	int32_t fill[WT_ROLE_COUNT]; /* the words that filled the roles, -1 */
	int32_t support;             /* the light verb beside a noun, -1 */
	enum wt_status status;
	enum wt_stance stance;
	int32_t status_word; /* -1 where none */
	int32_t stance_word;
	int32_t above; /* the hit whose complement holds it, -1 */
	int score;     /* of the match, for choosing among patterns */
	bool dropped;
	const char *why; /* of dropping; static */
};

/* One who says it, or passes it on. */
struct wt_hop {
	struct wt_str name;
	uint32_t entry;  /* of the gazetteer */
	char country[4]; /* whose he is */
	char sector[4];  /* what he is; "" */
	uint8_t rank;    /* enum wt_hop_rank */
	bool media;
	bool state;           /* a state named as such */
	bool active;          /* X mengatakan ...: what he says follows */
	bool spread;          /* relays the whole article: its cue stands elsewhere */
	bool alleges;         /* X menuduh Y ...: what he says is not told as true */
	bool backs;           /* spoke further down: the lead tells it without him */
	bool passes;          /* gave out another's words: "dalam pernyataan yang dirilis X" */
	bool opens;           /* its cue opens or closes a text: "Melansir Reuters, ..." */
	struct wt_span reach; /* the bytes that it vouches for */
	struct wt_span cue;
	struct wt_span phrase; /* the words that name him: his office, too */
};

/* Who says what a sentence says, origin first. */
struct wt_source {
	struct wt_hop hops[WT_CLAIM_CHAIN];
	uint8_t n;
	bool of_before; /* "Hal itu dikatakan X": he said the sentence before, too */
};

/* Somebody spoke. */
struct wt_saying {
	struct wt_hop who;
	const struct wt_mention *day;    /* NULL where none is named */
	const struct wt_mention *quoted; /* the day before publication on which it was quoted */
	uint32_t sentence;
	struct wt_span first; /* the title that he was introduced with */
	struct wt_span title; /* the words that name him and his office */
};

/* Something happened on a day that is named, to nobody whom the words name. */
struct wt_told {
	enum wt_type type;
	struct wt_str frame;
	const struct wt_mention *day;
};

struct wt_coder {
	const struct wt_frames *fr;
	const struct wt_gazetteer *gazetteer;
	struct wt_arena *arena;
	const struct wt_article *article;
	const struct wt_text *text;
	const struct wt_mentions *ms;
	struct wt_claims *claims;
	wt_report_note *note;
	void *note_context;

	char home[4]; /* the country that the article is about; "" where there are several */
	uint32_t si;  /* the sentence at hand */
	struct wt_tree tree;
	struct wt_clauses clauses;
	struct wt_hit *hits;
	uint32_t n_hits, cap_hits;
	struct wt_source *sources; /* of each sentence */
	uint64_t theme;            /* contexts that the article is about, once asked */
	bool theme_known;
	bool everyday; /* its opening names a crime of everyday life */
	struct wt_saying *sayings;
	uint32_t n_sayings, cap_sayings;
	struct wt_told *told;
	uint32_t n_told, cap_told;
};

/* --- tree.c --- */
void wt_tree_make(struct wt_arena *arena, const struct wt_sentence *s, struct wt_tree *t);
/* The case word of a noun (its preposition), -1. */
int32_t wt_tree_case(const struct wt_tree *t, int32_t word);
/* Is the word below top, or top itself? */
bool wt_tree_below(const struct wt_tree *t, int32_t word, int32_t top);
/* The bytes of the word and all below it. */
struct wt_span wt_tree_span(const struct wt_tree *t, int32_t top);
static inline const struct wt_token *
wt_tok(const struct wt_tree *t, int32_t word)
{
	return &t->s->tokens[word];
}

/* Is the word (one of) these, in small letters?  Asked of nearly every word: hence inline. */
static inline bool
wt_tree_is(const struct wt_tree *t, int32_t word, const char *lower)
{
	return wt_str_is(wt_tok(t, word)->lower, lower);
}

static inline bool
wt_tree_among(const struct wt_tree *t, int32_t i, const char *const *words, size_t n)
{
	struct wt_str w = wt_tok(t, i)->lower;
	for (size_t k = 0; k < n; k++)
		if (wt_str_is(w, words[k]))
			return true;
	return false;
}

#define WT_AMONG(t, i, words) wt_tree_among((t), (i), (words), sizeof(words) / sizeof *(words))
/* The first child with the relation, -1. */
int32_t wt_tree_kid(const struct wt_tree *t, int32_t word, enum wt_deprel rel);
bool wt_is_subject(uint8_t deprel);
bool wt_is_nominal(const struct wt_token *t);
/* yang and other relative words stand for the noun that the clause is on. */
bool wt_is_relative(const struct wt_token *t);
/* dan, serta, bersama */
bool wt_is_joint(const struct wt_tree *t, int32_t word);
/* A word that opens a clause, whatever the tagger calls it: selama AS menerapkan ... */
bool wt_opens_clause(const struct wt_tree *t, int32_t word);
/* Is it a predicate: a verb, or the head of a clause? */
bool wt_tree_predicate(const struct wt_tree *t, int32_t word);

/* --- subject.c --- */
/* Who does what the predicate tells, by all ways in their order; -1. */
int32_t wt_subject_found(const struct wt_coder *c, int32_t word);
/* By the tree and by what is left out; `depth` counts the clauses gone up. */
int32_t wt_subject(const struct wt_coder *c, int32_t word, int depth);
/* The predicate's own, in its clause; -1. */
int32_t wt_subject_own(const struct wt_tree *t, int32_t word);
/* The actor right before the word, but for adverbs and brackets; -1. */
int32_t wt_subject_before(const struct wt_coder *c, int32_t word);

/* --- slots.c --- */
/* The word that fills a slot of the predicate (or noun) `word`, -1. */
int32_t wt_slot_fill(const struct wt_coder *c, int32_t word, enum wt_voice voice, unsigned slot);
/* Does the clause tell what else happened, and when: setelah bertemu, saat mengunjungi? */
bool wt_is_aside(const struct wt_tree *t, int32_t clause);
int32_t wt_object(const struct wt_coder *c, int32_t word);
/* aksi bela [Palestina]: is it what something is for? */
bool wt_is_cause(const struct wt_tree *t, int32_t word);
/* The object that stands behind the word, -1. */
int32_t wt_object_behind(const struct wt_tree *t, int32_t word);

/* --- fronted.c --- */
/* The subject of a passive in front of its clause, -1. */
int32_t wt_subject_fronted(const struct wt_coder *c, int32_t word);

/* --- party.c --- */
/* Adds the parties that the noun at `word` names; true where any was found. */
bool wt_parties_add(const struct wt_coder *c, int32_t word, enum wt_role role, unsigned slot,
	struct wt_parties *out);
/* Who speaks the words that the word stands among, where any sentence nearby names him; NULL. */
const struct wt_mention *wt_quoted_speaker(const struct wt_coder *c, int32_t word);
/* The mention of him who speaks, in the sentences around si; NULL. */
const struct wt_mention *wt_hop_mention(
	const struct wt_coder *c, const struct wt_hop *hop, uint32_t si);
/* semua pihak, berbagai pihak: nobody in particular. */
bool wt_is_everybody(const struct wt_tree *t, int32_t word);
/* Is the word a paper that speaks for those who wrote it? */
bool wt_is_paper(const struct wt_tree *t, int32_t word);
/* The actor mention that holds the word of this sentence; NULL. */
const struct wt_mention *wt_actor_of(const struct wt_coder *c, int32_t word);
struct wt_party wt_party_of(const struct wt_coder *c, const struct wt_mention *m);
/* The word at which the party's mention begins, -1. */
int32_t wt_party_word(const struct wt_coder *c, const struct wt_party *p);
/* Is it of the police, the army or a court?  With others of their kind these act. */
bool wt_is_force_body(const struct wt_coder *c, const struct wt_mention *m);
bool wt_party_same(const struct wt_party *a, const struct wt_party *b);
/* Of the other side's list those go who are its own: menarik pasukannya.  True where any is left.
 */
bool wt_parties_foreign(struct wt_parties *list, const struct wt_parties *own);

/* --- counted.c --- */
/*
 * The names of those whom the words first..last count, `as` what they are called; true where a list
 * of as many was found.
 */
bool wt_counted_add(const struct wt_coder *c, int32_t first, int32_t last,
	const struct wt_actor *as, struct wt_parties *out);
/* The states that "ketiga negara" or "kelimanya" at the word means; true where they were found. */
bool wt_counted_states(const struct wt_coder *c, int32_t word, struct wt_parties *out);

/* --- utter.c --- */
/* Is it a word of saying: kata, mengatakan, mengumumkan? */
bool wt_says(const struct wt_coder *c, int32_t word);
/* Its subject, -1. */
int32_t wt_speaker(const struct wt_coder *c, int32_t word);
/* Is the act announced by its own actor? */
bool wt_announced(const struct wt_coder *c, const struct wt_hit *h);

/* --- match.c --- */
/* All frames of the sentence at hand, into c->hits. */
void wt_acts_find(struct wt_coder *c);
/* Is it a verb that only says that its noun took place: melakukan, digelar, berlangsung? */
bool wt_is_light(const struct wt_tree *t, int32_t word);
/* Does the class hold the word (its form, lemma, or a phrase that begins there)? */
bool wt_in_class(const struct wt_coder *c, int32_t word, uint32_t class);

/* --- status.c --- */
void wt_status_read(struct wt_coder *c, struct wt_hit *h);
/* Do the words before `word` leave what it tells happened? */
bool wt_has_happened(const struct wt_coder *c, const struct wt_hit *h, int32_t word);
/* What a marker makes of the act, unless a stronger one has been there. */
void wt_status_mark(struct wt_hit *h, enum wt_marker marker, int32_t word);
/* The verb that the word is joined to with nothing of its own between: akan X dan Y; -1. */
int32_t wt_joined_to(const struct wt_coder *c, int32_t word);
/* The first of "A, B dan C" whose last is m. */
const struct wt_mention *wt_first_of_list(const struct wt_coder *c, const struct wt_mention *m);
/* Who acts, where the subject found is only named beside him (beside.c). */
int32_t wt_subject_beside(const struct wt_coder *c, int32_t who, int32_t word);
/* The subject of the clause that a verb right behind a comma goes on with; -1. */
int32_t wt_subject_goes_on(const struct wt_coder *c, int32_t word);
/* "meminta A ... dan mendesak B ...": a second demand with its own addressee is no content of the
 * first (subject.c). */
bool wt_asks_beside(const struct wt_coder *c, int32_t word, int32_t above);
bool wt_is_admitted(const struct wt_coder *c, int32_t word);

/* --- undone.c --- */
/* Drops or marks an act that is only named, asked for or sworn. */
void wt_undone_mark(const struct wt_coder *c, struct wt_hit *h);

/* --- within.c --- */
/* Acts within the complement of other acts. */
void wt_status_nest(struct wt_coder *c);

/* --- purpose.c --- */
bool wt_is_purpose(const struct wt_coder *c, const struct wt_clause *k);
/* The word of will that a clause of purpose stands on or behind; -1. */
int32_t wt_willed_before(const struct wt_coder *c, const struct wt_clause *k);
/* The word of a plan that the harm of the verb is, or of what prevents it; -1. */
int32_t wt_plan_before(const struct wt_coder *c, const struct wt_hit *h, bool *prevented);
/* Was it reached, by what the word above the clause tells? */
bool wt_purpose_reached(
	const struct wt_coder *c, const struct wt_hit *h, const struct wt_clause *k);

/* --- source.c --- */
void wt_sources_read(struct wt_coder *c);
void wt_source_apply(const struct wt_coder *c, struct wt_claim *claim);
/* Who speaks in the article, into its claims' voices. */
void wt_voices_read(const struct wt_coder *c);
/* The chain of a claim that `b` joined. */
void wt_source_join(const struct wt_coder *c, struct wt_claim *a, const struct wt_claim *b);

/* --- anchor.c --- */
/* How well a time of this sentence belongs to the act: 0 is its own, -1 not at all. */
int wt_anchor_cost(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m);
/* Is it a noun of what happens on a day: serangan, pemilu, penangkapan? */
bool wt_is_event(const struct wt_coder *c, int32_t word);
/* Is it done by saying it: to accuse, to promise? */
bool wt_is_said(const struct wt_hit *h);
/* Is it planned, or a plan ("dijadwalkan")? */
bool wt_is_to_come(const struct wt_coder *c, const struct wt_hit *h);

/* --- when.c --- */
void wt_when_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim);
/* What told the claim's day ("day: ...") is replaced by another reason. */
void wt_when_tell(struct wt_claim *claim, struct wt_str reason);
/* The time that stands at the act's own words, NULL where none does. */
const struct wt_mention *wt_when_own(const struct wt_coder *c, const struct wt_hit *h);
/* --- where.c --- */
void wt_where_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim);
void wt_how_many_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim);

/* --- rules.c --- */
void wt_rules_apply(struct wt_coder *c, struct wt_hit *h);
/* Makes the act a threat to do what `content` (it may be the act itself) is, in its mode. */
void wt_threaten(struct wt_coder *c, struct wt_hit *h, const struct wt_hit *content);

/* --- sense.c --- */
/* What becomes of violence that is told as to come: another's noun, a threat, or nothing. */
void wt_sense_future(struct wt_coder *c, struct wt_hit *h);
/* Why the act is none, though its words tell one; NULL where it is one. */
const char *wt_sense_fault(const struct wt_coder *c, const struct wt_hit *h);
/* Does the act take up an attack told before: "tewas dalam serangan itu"? */
bool wt_sense_takes_up(const struct wt_coder *c, const struct wt_hit *h);
/* Gives a refusal that a protest tells of to those who protest. */
void wt_sense_protest(const struct wt_coder *c, struct wt_hit *h);
/* Of what somebody is charged with he is the actor, not who charges. */
void wt_sense_charged(const struct wt_coder *c, struct wt_hit *h);
/* Is it a matter among people of everyday life? */
bool wt_is_private_affair(const struct wt_claim *c);

/* --- evidence.c --- */
/* The contexts that the words of a sentence are evidence for. */
uint64_t wt_contexts_read(const struct wt_coder *c, uint32_t sentence);
/* Those that the article is about. */
uint64_t wt_contexts_theme(const struct wt_coder *c);
/* Those that type and parties bring. */
uint64_t wt_contexts_of_sides(const struct wt_claim *claim);

/* --- context.c --- */
/* Parties that the sentence leaves to its reader. */
void wt_context_fill(struct wt_coder *c, struct wt_hit *h);
/* Is the protest for somebody, against nobody? */
bool wt_is_for(const struct wt_coder *c, const struct wt_hit *h);

/* --- named.c --- */
/* tiga orang, yakni A, B, dan C: those named behind the word; true where any is. */
bool wt_named_behind(
	const struct wt_coder *c, int32_t word, enum wt_role role, struct wt_parties *out);
/* sejumlah pejabat, termasuk A: of those at large who are named; true where any is. */
bool wt_named_examples(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out);
/* seorang yang diduga dalangnya, [A]: who the one is that the mention (or word) tells of; NULL. */
const struct wt_mention *wt_named_one(
	const struct wt_coder *c, const struct wt_mention *m, int32_t word);
/* dua mobil milik [A]: whose the thing at the word is; NULL. */
/* later.c: two suspects, whom the next sentence names. */
bool wt_named_later(
	const struct wt_coder *c, int32_t word, enum wt_role role, struct wt_parties *out);
const struct wt_mention *wt_named_owner(const struct wt_coder *c, int32_t word);
/* --- blamed.c --- */
/* Who did what another is blamed or thanked for in a clause of cause. */
void wt_blamed_settle(struct wt_coder *c);

/* --- grace.c --- */
/* Who pardons, where that is not told. */
void wt_grace_fill(struct wt_coder *c, struct wt_hit *h);

/* --- house.c --- */
/* The house that passes a bill, as the actor of a consent told without one. */
void wt_house_fill(struct wt_coder *c, struct wt_hit *h);

/* abolisi untuk A dan amnesti untuk B: adds B behind A. */
void wt_named_also(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out);

/* --- answer.c --- */
/* Whom a refusal, a denial or a plea without a recipient answers; true where somebody was found. */
bool wt_answer_fill(struct wt_coder *c, struct wt_hit *h);
/* Who did that before is whom this is about. */
void wt_face_actors(struct wt_hit *h, const struct wt_claim *before);

/* --- people.c --- */
/* People who are counted, not named, as a side of the act. */
void wt_people_fill(struct wt_coder *c, struct wt_hit *h);

/* --- counterpart.c --- */
/* Those who are only named as somebody's likes: mitranya dari Iran. */
void wt_counterparts_fill(const struct wt_coder *c, struct wt_hit *h);

/* --- deed.c --- */
/* Open sides of what is said of a deed told before: mengecam ancaman itu. */
void wt_deed_fill(struct wt_coder *c, struct wt_hit *h);

/* --- company.c --- */
/* Who takes part in a meeting that only a noun tells of. */
void wt_company_fill(struct wt_coder *c, struct wt_hit *h);

/* --- scene.c --- */
void wt_scene_begin(struct wt_coder *c);
/* Parties that the place and the kind of the act give. */
void wt_scene_fill(struct wt_coder *c, struct wt_hit *h);

/* --- struck.c --- */
/* Is the actor at the word what an attack told by a noun strikes, or does he own it? */
bool wt_is_struck(const struct wt_coder *c, int32_t word);
bool wt_party_struck(const struct wt_coder *c, const struct wt_party *p);
/* Whom an attack strikes, and who is accused of it. */
void wt_struck_fill(struct wt_coder *c, struct wt_hit *h);
/*
 * "serangan Israel ke [Gaza], yang telah menewaskan 60.000 warga": what kills is the attack told
 * before, neither those who live where it struck nor the killed themselves.
 */
void wt_struck_settle(struct wt_coder *c, struct wt_hit *h);
/* The country abroad whose people an attack by a state strikes; NULL where it tells none. */
const char *wt_struck_country(const struct wt_coder *c, const struct wt_hit *h);
/* Of claims that are joined: a state that strikes is its army. */
void wt_arms_settle(struct wt_coder *c);

/* --- staff.c --- */
/* Those of his own whom somebody orders to do something; true where it was them. */
bool wt_staff_fill(struct wt_coder *c, struct wt_hit *h);

/* --- victim.c --- */
enum wt_report_on { WT_ON_BLAME, WT_ON_REQUEST, WT_ON_INQUIRY };
/* Is the party, behind the act's words, one to whom what a noun tells is done? */
bool wt_is_victim(
	const struct wt_coder *c, int32_t act, const struct wt_party *p, enum wt_report_on on);
/* meminta para relawan untuk ...: do the words behind the act tell whom it asks, by a noun? */
bool wt_is_addressed(const struct wt_coder *c, int32_t act);
/* menuntut pembebasan [sandera]: does the actor at the word belong to what is asked for, not who is
 * asked? */
bool wt_is_asked_for(const struct wt_coder *c, int32_t act, int32_t word);

/* --- partner.c --- */
/* Open sides, from the other acts of the article. */
void wt_partners_fill(struct wt_coder *c);
/* --- bill.c --- */
/* The parliament, for a stand on a bill; false where it is none. */
bool wt_bill_fill(struct wt_coder *c, struct wt_hit *h);
/* --- twin.c --- */
/* The open side from a claim that tells the same act in full; false where none does. */
bool wt_twin_fill(struct wt_coder *c, struct wt_claim *q);

/* --- saying.c --- */
/* Acts of speech without a day, from the sentences that tell when their actor spoke. */
void wt_sayings_fill(struct wt_coder *c);

/* --- spell.c --- */
/* Attacks without a day, from the sentence that tells since when they go on. */
void wt_spells_fill(struct wt_coder *c);

/* --- told.c --- */
/* Notes when that happened of which no claim is made. */
void wt_told_note(struct wt_coder *c, const struct wt_hit *h);
/* Happenings without a day, from the other sentences that tell of them. */
void wt_told_fill(struct wt_coder *c);
/* Is a treaty signed, a law passed: is it done, though its type is one of words? */
bool wt_is_solemn(struct wt_str frame);

/* --- news.c --- */
/* Gives what the lead tells without a day that of the news. */
void wt_news_fill(struct wt_coder *c);

/* --- sequel.c --- */
/* Acts without a day, from the next sentence that takes them up again. */
void wt_sequels_fill(struct wt_coder *c);

/* --- denied.c --- */
/* Turns the stance of what a state is charged with and denies. */
void wt_denials_spread(struct wt_coder *c);

/* --- confidence.c --- */
/* How a claim was read; each trait has a weight in confidence.def. */
enum wt_trait {
#define WT_TRAIT(name, weight, words) WT_TRAIT_##name,
#include "report/confidence.def"
#undef WT_TRAIT
	WT_TRAIT_COUNT
};
float wt_strength(const struct wt_coder *c, const struct wt_hit *h);
uint32_t wt_traits_read(
	const struct wt_coder *c, const struct wt_hit *h, const struct wt_claim *claim);
/* Of the joined claim: its confidence, and the reasons for it. */
void wt_confidence_give(const struct wt_coder *c, struct wt_claim *claim);

/* --- tell.c --- */
/* Why the sentence at hand gave no claim; `claims_before` were there before it. */
void wt_tell_sentence(const struct wt_coder *c, uint32_t claims_before);
void wt_tell_joined(struct wt_coder *c, const struct wt_claim *into, const struct wt_claim *claim);
void wt_tell_dropped(struct wt_coder *c, const struct wt_claim *claim, const char *why);

/* --- sport.c --- */
/* Is the article about sport, of which nothing is coded? */
bool wt_is_sport(const struct wt_text *text);

/* --- doer.c --- */
/* Who did by force what the article tells without a doer. */
void wt_doers_fill(struct wt_coder *c);

/* --- everyday.c --- */
/* Looks for crimes of everyday life in the sentence at hand, if it is one that opens the article.
 */
void wt_everyday_note(struct wt_coder *c);
/* Is the article of such a crime, as far as its claims tell? */
bool wt_everyday_article(const struct wt_coder *c);
/* Is the claim, in such an article, about it? */
bool wt_is_everyday(const struct wt_claim *c);

/* --- join.c --- */
/* Is somebody of the country among these? */
bool wt_country_among(const struct wt_party *list, unsigned n, const char *country);
void wt_claims_join(struct wt_coder *c);
/* Drops what names too little for its type or is private; what is right too seldom (keep.c). */
void wt_claims_keep_whole(struct wt_coder *c);
void wt_claims_keep_sure(struct wt_coder *c);

/* Tells a decision where somebody listens. */
void wt_coder_note(const struct wt_coder *c, int32_t word, const char *format, ...) WT_PRINTF(3, 4);

/* Are the letters one of the list? */
#define WT_LETTERS_AMONG(lower, words)                                                             \
	wt_letters_among((lower), (words), sizeof(words) / sizeof *(words))
static inline bool
wt_letters_among(struct wt_str lower, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_str_is(lower, words[i]))
			return true;
	return false;
}

/* The name of the frame that told the claim; "" where none did. */
static inline struct wt_str
wt_claim_frame(const struct wt_claim *claim)
{
	size_t skip = sizeof "frames/" - 1;
	return claim->rule.len > skip
		       ? (struct wt_str){ claim->rule.ptr + skip, claim->rule.len - skip }
		       : WT_STR("");
}

/* treaty.c: the sides of a treaty told of before. */
void wt_treaty_fill(struct wt_coder *c, struct wt_hit *h);
/* lasting.c: does what has happened go on? */
bool wt_lasts(const struct wt_coder *c, const struct wt_hit *h, const struct wt_claim *claim);
/* source.c: is it the promise of him who says it, for no day that he names? */
bool wt_source_promises(const struct wt_coder *c, const struct wt_claim *claim);
/* news.c: does the sentence tell, by "telah" or "sebelumnya", what went before the news? */
bool wt_looks_back(const struct wt_sentence *s);
/* verdict.c: the days of verdicts, from how they were read. */
void wt_verdicts_fill(struct wt_coder *c);
/* apart.c: the day of "sehari setelah X"; false where none. */
bool wt_when_apart(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim);
/* then.c: the time of "ketika itu" and "dalam kesempatan itu"; false where none. */
bool wt_back_then(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim);

#endif
