/*
 * cutter.h - the state of the tokeniser, shared by the files that take part in it.
 *
 *	token.c     walks over the text and adds words
 *	join.c      whether a mark between letters joins them (10.000, Jong-un) or not
 *	address.c   URLs, mail addresses, #tags
 *	boundary.c  abbreviations and the ends of sentences
 *	clitic.c    menemuinya = menemui + nya
 *	glued.c     Trumpmengumumkan = Trump + mengumumkan
 */
#ifndef WT_GRAMMAR_CUTTER_H
#define WT_GRAMMAR_CUTTER_H

#include "grammar/chars.h"
#include "grammar/reader.h"

struct wt_cutter {
	const struct wt_morph *m;
	struct wt_arena *arena;
	struct wt_text *text;
	uint32_t cap_tokens;
	uint32_t cap_sentences;
	struct wt_str para; /* the document up to the paragraph's end: offsets are the document's */
	const char *lower;  /* lower case of the document from lower_base on */
	uint32_t lower_base;
	uint32_t paragraph;
	uint32_t sentence_first; /* its first token */
	uint32_t brackets;       /* tokens since an open round bracket, 0 outside */
	bool quote_open;         /* a straight mark has opened and not closed */
	uint32_t run_end;        /* end of the last run without white space that was looked into */
	uint32_t at_sign;        /* its first @, or run_end */
};

/* A run of letters and digits; `kind` says which. */
struct wt_part {
	uint32_t start;
	uint32_t end;
	uint8_t kind;
};

enum wt_part_kind {
	WT_PART_DIGITS = 1,
	WT_PART_UPPER = 2, /* has capitals */
	WT_PART_LOWER = 4, /* has other letters */
	WT_PART_TITLE = 8  /* begins with a capital */
};

struct wt_part wt_part_at(const struct wt_cutter *c, uint32_t i);

static inline struct wt_str
wt_cut_lower(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	return (struct wt_str){ c->lower + (start - c->lower_base), end - start };
}

static inline struct wt_str
wt_cut_form(const struct wt_cutter *c, uint32_t start, uint32_t end)
{
	return (struct wt_str){ c->para.ptr + start, end - start };
}

/* Whether the mark of `len` bytes behind part a joins it with part b; the word began at start. */
bool wt_join(const struct wt_cutter *c, uint32_t start, struct wt_part a, struct wt_part b);

/* The end of an address that begins at i, or 0. */
uint32_t wt_address_end(struct wt_cutter *c, uint32_t i);
/* The end of the address whose host [start, i) is already read: kompas.com/read/... */
uint32_t wt_address_rest(const struct wt_cutter *c, uint32_t i);
bool wt_is_host_end(struct wt_str lower);

/* What a word in lower case is read as: itself, or the verb that a slip of the pen hides. */
struct wt_str wt_slip_mended(const struct wt_cutter *c, struct wt_str lower);

/* Where the name ends that is glued to the word behind it in [start, end); `end` where none is. */
uint32_t wt_glued_name(const struct wt_cutter *c, uint32_t start, uint32_t end);
/* Where the first of two common words of small letters ends that are written as one; `end`. */
#define WT_GLUED_MIN 10 /* letters of both */
uint32_t wt_glued_words(const struct wt_cutter *c, uint32_t start, uint32_t end);

enum wt_dot {
	WT_DOT_NONE,  /* the full stop is a word of its own */
	WT_DOT_TITLE, /* belongs to the word; a name follows: Dr. */
	WT_DOT_ABBR   /* belongs to the word, which may end a sentence: dkk. */
};
/* Whether the full stop at `end` belongs to the word [start, end). */
enum wt_dot wt_dot_of(const struct wt_cutter *c, uint32_t start, uint32_t end);
/* Whether a sentence ends at i, behind its final mark and what closes with it. */
bool wt_sentence_ends(const struct wt_cutter *c, uint32_t i, char mark);

/*
 * How many bytes at the start (ku-, kau-) or the end (-nya) of a word are a clitic; 0 none.
 * `title`: begins with a capital, though it opens no sentence.
 */
struct wt_cut {
	uint32_t front;
	uint32_t back;
};
struct wt_cut wt_clitic_find(const struct wt_morph *m, struct wt_str lower, bool title);

#endif
