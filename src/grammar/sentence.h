/*
 * sentence.h - what room grammar gives: the words of a text, read.
 *
 * In: text and the paragraphs of it that are to be read.  Out: sentences of
 * words with lemma, part of speech, features and a dependency tree after
 * Universal Dependencies (normalised scheme, see doc/grammar.md), names (BIO),
 * and quotations.  Words are UD's syntactic words: a clitic is a word of its own,
 * with the bytes that it has in the text.
 */
#ifndef WT_GRAMMAR_SENTENCE_H
#define WT_GRAMMAR_SENTENCE_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/span.h"

/* UPOS, in the order of UD's list; the value is stored in the models. */
#define WT_UPOS(E)                                                                                 \
	E(ADJ)                                                                                     \
	E(ADP)                                                                                     \
	E(ADV)                                                                                     \
	E(AUX)                                                                                     \
	E(CCONJ)                                                                                   \
	E(DET) E(INTJ) E(NOUN) E(NUM) E(PART) E(PRON) E(PROPN) E(PUNCT) E(SCONJ) E(SYM) E(VERB) E(X)

enum wt_upos {
#define X_(name) WT_UPOS_##name,
	WT_UPOS(X_)
#undef X_
		WT_UPOS_COUNT
};

/* Relations of the normalised scheme: enum name, UD's name. */
#define WT_DEPRELS(X)                                                                              \
	X(ROOT, "root")                                                                            \
	X(NSUBJ, "nsubj")                                                                          \
	X(NSUBJ_PASS, "nsubj:pass")                                                                \
	X(CSUBJ, "csubj")                                                                          \
	X(CSUBJ_PASS, "csubj:pass")                                                                \
	X(OBJ, "obj")                                                                              \
	X(IOBJ, "iobj")                                                                            \
	X(CCOMP, "ccomp")                                                                          \
	X(XCOMP, "xcomp")                                                                          \
	X(OBL, "obl")                                                                              \
	X(OBL_AGENT, "obl:agent")                                                                  \
	X(OBL_TMOD, "obl:tmod")                                                                    \
	X(OBL_MOD, "obl:mod")                                                                      \
	X(VOCATIVE, "vocative")                                                                    \
	X(EXPL, "expl")                                                                            \
	X(DISLOCATED, "dislocated")                                                                \
	X(ADVCL, "advcl")                                                                          \
	X(ADVMOD, "advmod")                                                                        \
	X(ADVMOD_EMPH, "advmod:emph")                                                              \
	X(DISCOURSE, "discourse")                                                                  \
	X(AUX, "aux")                                                                              \
	X(AUX_PASS, "aux:pass")                                                                    \
	X(COP, "cop")                                                                              \
	X(MARK, "mark")                                                                            \
	X(NMOD, "nmod")                                                                            \
	X(NMOD_POSS, "nmod:poss")                                                                  \
	X(NMOD_TMOD, "nmod:tmod")                                                                  \
	X(NMOD_LMOD, "nmod:lmod")                                                                  \
	X(APPOS, "appos")                                                                          \
	X(NUMMOD, "nummod")                                                                        \
	X(ACL, "acl")                                                                              \
	X(ACL_RELCL, "acl:relcl")                                                                  \
	X(AMOD, "amod")                                                                            \
	X(DET, "det")                                                                              \
	X(CLF, "clf")                                                                              \
	X(CASE, "case")                                                                            \
	X(CASE_ADV, "case:adv")                                                                    \
	X(CONJ, "conj")                                                                            \
	X(CC, "cc")                                                                                \
	X(CC_PRECONJ, "cc:preconj")                                                                \
	X(FIXED, "fixed")                                                                          \
	X(FLAT, "flat")                                                                            \
	X(FLAT_NAME, "flat:name")                                                                  \
	X(FLAT_FOREIGN, "flat:foreign")                                                            \
	X(FLAT_RANGE, "flat:range")                                                                \
	X(COMPOUND, "compound")                                                                    \
	X(COMPOUND_PLUR, "compound:plur")                                                          \
	X(COMPOUND_A, "compound:a")                                                                \
	X(LIST, "list")                                                                            \
	X(PARATAXIS, "parataxis")                                                                  \
	X(ORPHAN, "orphan")                                                                        \
	X(GOESWITH, "goeswith")                                                                    \
	X(REPARANDUM, "reparandum")                                                                \
	X(PUNCT, "punct")                                                                          \
	X(DEP, "dep")

enum wt_deprel {
#define X(name, text) WT_DEP_##name,
	WT_DEPRELS(X)
#undef X
		WT_DEP_COUNT
};

/* UD features, a bit for each value that Indonesian uses: our name, UD's feature, UD's value. */
#define WT_FEATS(X)                                                                                \
	X(VOICE_ACT, "Voice", "Act")                                                               \
	X(VOICE_PASS, "Voice", "Pass")                                                             \
	X(NUMBER_SING, "Number", "Sing")                                                           \
	X(NUMBER_PLUR, "Number", "Plur")                                                           \
	X(PERSON_1, "Person", "1")                                                                 \
	X(PERSON_2, "Person", "2")                                                                 \
	X(PERSON_3, "Person", "3")                                                                 \
	X(PRON_PRS, "PronType", "Prs")                                                             \
	X(PRON_DEM, "PronType", "Dem")                                                             \
	X(PRON_REL, "PronType", "Rel")                                                             \
	X(PRON_INT, "PronType", "Int")                                                             \
	X(PRON_IND, "PronType", "Ind")                                                             \
	X(PRON_TOT, "PronType", "Tot")                                                             \
	X(PRON_NEG, "PronType", "Neg")                                                             \
	X(PRON_EMP, "PronType", "Emp")                                                             \
	X(PRON_ART, "PronType", "Art")                                                             \
	X(NUM_CARD, "NumType", "Card")                                                             \
	X(NUM_ORD, "NumType", "Ord")                                                               \
	X(POLARITY_NEG, "Polarity", "Neg")                                                         \
	X(POLARITY_POS, "Polarity", "Pos")                                                         \
	X(DEGREE_SUP, "Degree", "Sup")                                                             \
	X(DEGREE_EQU, "Degree", "Equ")                                                             \
	X(DEFINITE_DEF, "Definite", "Def")                                                         \
	X(DEFINITE_IND, "Definite", "Ind")                                                         \
	X(CLUSIVITY_IN, "Clusivity", "In")                                                         \
	X(CLUSIVITY_EX, "Clusivity", "Ex")                                                         \
	X(POLITE_FORM, "Polite", "Form")                                                           \
	X(POLITE_INFM, "Polite", "Infm")                                                           \
	X(REFLEX, "Reflex", "Yes")                                                                 \
	X(ABBR, "Abbr", "Yes")                                                                     \
	X(FOREIGN, "Foreign", "Yes")                                                               \
	X(TYPO, "Typo", "Yes")                                                                     \
	X(EXTPOS_ADV, "ExtPos", "ADV")                                                             \
	X(EXTPOS_SCONJ, "ExtPos", "SCONJ")                                                         \
	X(APPLICATIVE, "Applicative", "Yes")

enum wt_feat_bit {
#define X(name, feature, value) WT_FEAT_BIT_##name,
	WT_FEATS(X)
#undef X
		WT_FEAT_COUNT
};

/* UD's words for a bit. */
struct wt_feat_name {
	const char *feature, *value;
};
extern const struct wt_feat_name WT_FEAT_NAMES[WT_FEAT_COUNT];

/* WT_FEAT(VOICE_ACT) is the bit; Applicative (-kan, -i) is ours and not printed as UD. */
#define WT_FEAT(name) (UINT64_C(1) << WT_FEAT_BIT_##name)

/* Names: B(egin) and I(nside) of a person, an organisation, a location. */
enum wt_name_tag {
	WT_NAME_O,
	WT_NAME_B_PER,
	WT_NAME_I_PER,
	WT_NAME_B_ORG,
	WT_NAME_I_ORG,
	WT_NAME_B_LOC,
	WT_NAME_I_LOC
};

enum wt_token_flag {
	WT_TOK_SPACE_BEFORE = 1u << 0, /* white space stands before it */
	WT_TOK_CLITIC = 1u << 1,       /* cut from the word before (-nya) or after (ku-) it */
	WT_TOK_CAPITAL = 1u << 2,      /* begins with a capital */
	WT_TOK_ALLCAPS = 1u << 3,      /* two letters or more, all capitals */
	WT_TOK_NUMBER = 1u << 4,       /* digits, perhaps with separators */
	WT_TOK_QUOTED = 1u << 5,       /* within a direct quotation */
	WT_TOK_OPEN_QUOTE = 1u << 6,
	WT_TOK_CLOSE_QUOTE = 1u << 7,
	WT_TOK_PAREN = 1u << 8, /* within round brackets */
	WT_TOK_REDUP = 1u << 9  /* reduplicated: anak-anak */
};

#define WT_NO_HEAD (-1)

struct wt_token {
	struct wt_span span; /* bytes in the document */
	struct wt_str form;  /* as written: a view of the document */
	struct wt_str lower; /* lower case; in the arena, or form itself */
	struct wt_str lemma; /* root as UD_Indonesian gives it, case of names kept */
	int32_t head;        /* index in the sentence, WT_NO_HEAD for the root */
	uint8_t upos;        /* enum wt_upos */
	uint8_t deprel;      /* enum wt_deprel */
	uint8_t name;        /* enum wt_name_tag */
	uint8_t mwt;         /* first word of a multi-word token: its number of words; else 0 */
	uint16_t flags;      /* enum wt_token_flag */
	uint64_t feats;      /* WT_FEAT(...) bits */
};

struct wt_sentence {
	struct wt_span span;     /* first word's start to last word's end */
	struct wt_token *tokens; /* n of them, a part of the text's array */
	uint32_t n;
	uint32_t first;     /* index of tokens[0] in the text's array */
	uint32_t paragraph; /* index into the paragraphs given */
	int32_t root;       /* index of the root word, -1 in an empty sentence */
};

/* A direct quotation; it may run over several sentences of one paragraph. */
struct wt_quote {
	struct wt_span span; /* with its marks */
	bool closed;         /* false: the closing mark was missing and the paragraph's end taken */
};

struct wt_text {
	struct wt_str doc; /* the whole document: what spans count in */
	struct wt_token *tokens;
	uint32_t n_tokens;
	struct wt_sentence *sentences;
	uint32_t n_sentences;
	struct wt_quote *quotes;
	uint32_t n_quotes;
};

struct wt_grammar; /* models and word lists, read-only, shared by threads */

/* Opens the models in `model` (models/grammar.bin as embedded); the bytes must outlive it. */
int wt_grammar_open(
	struct wt_grammar **grammar, const void *model, size_t size, struct wt_fault *f);
void wt_grammar_close(struct wt_grammar *grammar);

/*
 * Reads the paragraphs of doc (in order, not overlapping) into *text; all memory from the arena,
 * so call it under the arena's guard.  Linear in the text: a sentence is cut at WT_SENTENCE_MAX
 * words.
 */
#define WT_SENTENCE_MAX 512
void wt_grammar_read(const struct wt_grammar *grammar, struct wt_arena *arena, struct wt_str doc,
	const struct wt_span *paragraphs, size_t n, struct wt_text *text);

/* One child of a head with this relation, searched from `from` on; -1 where there is none. */
int32_t wt_child(const struct wt_sentence *s, int32_t head, enum wt_deprel rel, int32_t from);

const char *wt_upos_name(enum wt_upos upos);
const char *wt_deprel_name(enum wt_deprel rel);
/* -1 where the name is unknown; subtypes that the scheme lacks fall back to the relation. */
int wt_upos_find(struct wt_str name);
int wt_deprel_find(struct wt_str name);

#endif
