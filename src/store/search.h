/*
 * search.h - articles by their words.
 *
 *	nuklir Korea Utara		all of the words, in any form (menguji finds pengujian)
 *	"uji coba nuklir"		as it is written, in this order
 *	kement*				words that begin so, as written
 *	serangan OR agresi		either (ATAU, too)
 *	-Gaza				without
 *	title:rudal text:"gencatan senjata"	where it stands (judul: isi:)
 *	outlet:kompas author:sari	who published, who wrote (media: penulis:)
 *	from:2024-07 to:2024-07-19	when it was published (sejak: sampai:)
 *
 * Everything else is taken as words: no text is a wrong search, but one without a word.
 */
#ifndef WT_STORE_SEARCH_H
#define WT_STORE_SEARCH_H

#include "store/store.h"

#define WT_SEARCH_WORDS 64

enum wt_search_field {
	WT_SEARCH_ANY,
	WT_SEARCH_TITLE,
	WT_SEARCH_TEXT,
	WT_SEARCH_OUTLET,
	WT_SEARCH_AUTHOR,
	WT_SEARCH_FROM,
	WT_SEARCH_TO
};

/* One thing asked for. */
struct wt_search_term {
	struct wt_str text;
	enum wt_search_field field;
	bool phrase, prefix, without;
	bool either; /* an alternative to the term before */
};

/* A search, read: what FTS5 is asked, and what the articles' rows must hold. */
struct wt_search_plan {
	struct wt_buf match; /* empty where no word is asked for */
	struct wt_str outlet;
	struct wt_str author;
	struct wt_day from, to;
	struct wt_search_term terms[WT_SEARCH_WORDS]; /* the same, as it was asked */
	unsigned n_words;
};

/* Reads what a person typed; views of it.  WARTA_EUSAGE where a day is none or nothing is asked
 * for, WARTA_ETOOBIG over WT_SEARCH_WORDS.  Release the plan in any case. */
int wt_search_read(struct wt_search_plan *plan, struct wt_str typed, struct wt_fault *f);
void wt_search_release(struct wt_search_plan *plan);

struct wt_search {
	struct wt_str words;
	struct wt_day from, to; /* of publication; both may be partial; year 0 open */
	struct wt_str outlet;   /* or family */
	bool newest;            /* first; else the best */
	uint32_t limit, offset; /* limit 0: none */
	uint32_t snippet_words; /* 0: 24 */
};

struct wt_found {
	struct wt_str id;
	struct wt_str url;
	struct wt_str outlet;
	struct wt_str title;
	struct wt_moment published;
	double score;               /* higher is better; 0 where the newest come first */
	struct wt_str snippet;      /* of the text, one line, "…" where it was cut */
	const struct wt_span *hits; /* in the snippet */
	uint32_t n_hits;
	const struct wt_span *title_hits; /* in the title */
	uint32_t n_title_hits;
	uint32_t n_claims;
};
typedef int wt_found_visit(void *context, const struct wt_found *found);

/* `total`, which may be NULL, gets the number of all articles that match. */
int wt_store_search(struct wt_store *store, const struct wt_search *search, uint64_t *total,
	wt_found_visit *visit, void *context, struct wt_fault *f);

#endif
