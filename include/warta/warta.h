/*
 * warta.h - the library: Indonesian news in, sourced and dated claims out.
 *
 *	struct warta_reader *reader;
 *	struct warta_document *doc;
 *	struct warta_fault fault;
 *	struct warta_claim claim;
 *
 *	if (warta_reader_open(&reader, NULL, &fault) != WARTA_OK)
 *		errx(1, "%s", fault.text);
 *	if (warta_document_open(&doc, reader, &fault) == WARTA_OK &&
 *		warta_document_read(doc, &page, &fault) == WARTA_OK)
 *		for (size_t i = 0; warta_document_claim(doc, i, &claim) == WARTA_OK; i++)
 *			puts(claim.type);
 *	warta_document_close(doc);
 *	warta_reader_close(reader);
 *
 * Handles are opaque: what one `open` gives, its `close` takes back (NULL is taken
 * too).  Records are plain: strings in them are UTF-8, NUL-ended, never NULL and ""
 * where unknown; they are borrowed from the handle that filled them, until its next
 * call of the same kind or its close.  Functions that can fail return WARTA_OK or a
 * negative code of warta/error.h, and put it into words in *fault (which may be
 * NULL).
 *
 * Offsets are bytes into the text of the document, end exclusive.  Days are text:
 * "2024-07-18", "2024-07" or "2024" where no more is known, "" where nothing is;
 * bounded periods are "first/last", both inclusive.
 *
 * Threads: a reader may be used by any number of threads at once; a document, a
 * store or a query by one at a time.  Nothing here changes the locale, installs
 * signal handlers, writes to standard output or ends the process.
 */
#ifndef WARTA_WARTA_H
#define WARTA_WARTA_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "warta/error.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define WARTA_VERSION "0.1.0"

/* The version of the library at hand, "0.1.0". */
const char *warta_version(void);

/* A failure in words. */
struct warta_fault {
	int code;        /* of warta/error.h; WARTA_OK where nothing failed */
	uint32_t offset; /* line or byte in the input, 0 where it means nothing */
	char text[512];  /* one sentence that names the input */
};

struct warta_span {
	uint32_t start;
	uint32_t end; /* equal to start: none */
};

/* --- reading ---------------------------------------------------------------------------------- */

/* Models and lexicon, opened once. */
struct warta_reader;

/*
 * Opens the embedded models, and the embedded lexicon or, where `lexicon` is a path, one
 * compiled from that folder now.  WARTA_ELEXICON where the folder holds errors: fault gives the
 * first one (warta_lexicon_check gives all).  WARTA_ENOMEM, WARTA_EIO.
 */
int warta_reader_open(struct warta_reader **reader, const char *lexicon, struct warta_fault *fault);
void warta_reader_close(struct warta_reader *reader);

/* What to read: one article and what its container says of it. */
struct warta_page {
	const char *text; /* `size` bytes; borrowed during the call only */
	size_t size;
	const char *id;  /* needed: what claims call the document */
	const char *url; /* these may be NULL where unknown */
	const char *outlet;
	const char *title;     /* NULL: looked for in the text */
	const char *published; /* ISO 8601: a moment, a day, a month or a year */
};

/* One article and all that was read of it; used again for the next. */
struct warta_document;

int warta_document_open(
	struct warta_document **doc, const struct warta_reader *reader, struct warta_fault *fault);
void warta_document_close(struct warta_document *doc);
/*
 * Reads a page.  Bytes that are no UTF-8 count as '?', so that offsets hold; of a page of HTML they
 * count in the text of its article (warta_document_article).  WARTA_EUSAGE
 * without an id or with a bad `published`, WARTA_ETOOBIG over 4 MB, WARTA_ENOMEM where the text
 * needs more memory than a document may have; then the document holds nothing.
 */
int warta_document_read(
	struct warta_document *doc, const struct warta_page *page, struct warta_fault *fault);

/* The article: what the page is about, told apart from what stands around it. */
struct warta_article {
	const char *id;
	const char *source; /* the file that it came from, "" where it came from memory */
	uint32_t line;      /* of that file, 0 where the file is one article */
	const char *url;
	const char *outlet;
	const char *title;
	const char *published; /* ISO 8601, to the minute and with the zone where these are known */
	const char *text; /* what offsets count in, `size` bytes; of an HTML page its article */
	size_t size;
	uint32_t bad_bytes; /* that were no UTF-8 */
	uint32_t n_sentences;
	uint32_t n_claims;
};
/* WARTA_ENOTFOUND where nothing was read, WARTA_ENOMEM. */
int warta_document_article(struct warta_document *doc, struct warta_article *article);

/* One side's party of an act. */
struct warta_party {
	const char *name;   /* the fullest that the article gives; "" where only a state is named */
	const char *office; /* "Wakil Menteri Pertahanan" */
	const char *country; /* ISO 3166-1 alpha-3 */
	const char *sector;  /* GOV MIL COP LEG JUD PTY OPP REB SPY CVL BUS MED EDU REL LAB CRM IGO
				NGO */
	struct warta_span span;
};

struct warta_place {
	const char *name;
	const char *country;
	uint32_t geonameid;    /* 0 where unknown; then latitude and longitude say nothing */
	double lat, lon;       /* degrees */
	const char *precision; /* country, province, city, site */
	struct warta_span span;
};

struct warta_quantity {
	double low, high; /* equal where exact; high is infinite for "more than" */
	char bound;       /* '=' exact, '>' more than, '<' less than, '~' about */
	const char *unit; /* "tentara", "IDR" */
	const char *kind; /* dead, injured, troops, money ... */
};

/* A claim: one act, as one article reports it. */
struct warta_claim {
	const char *id;    /* "seed-001#3" */
	const char *type;  /* PLOVER: AGREE CONSULT ... ASSAULT */
	const char *label; /* the type in Indonesian */
	int quad;          /* 1 verbal cooperation, 2 material, 3 verbal conflict, 4 material */
	double score;      /* -10 (conflict) .. 10 (cooperation) */
	const char *const *modes;
	size_t n_modes;
	const char *const *contexts;
	size_t n_contexts;
	const struct warta_party *actors;
	size_t n_actors;
	const struct warta_party *recipients;
	size_t n_recipients;
	const char *date;
	const char *date_precision; /* day, month, year, interval, unknown */
	const char *date_basis;     /* explicit, relative, dateline, publication */
	struct warta_span date_span;
	bool has_place;
	struct warta_place place;
	const char *status;       /* happened, ongoing, planned, hypothetical, negated */
	const char *stance;       /* asserted, alleged, denied */
	const char *const *chain; /* who says so, origin first, without the article's own outlet */
	size_t n_chain;
	struct warta_span cue_span; /* the words that name the source */
	const struct warta_quantity *quantities;
	size_t n_quantities;
	const struct warta_span *spans; /* the clauses that report it, the clearest first */
	size_t n_spans;
	uint32_t sentence; /* index of the sentence of the first span */
	const char *rule;  /* the frame in the lexicon, "frames/temu" */
	double confidence; /* 0..1 */
	const char *const *reasons;
	size_t n_reasons;
};
/* The claim with that index; WARTA_ENOTFOUND behind the last, WARTA_ENOMEM.  Earlier claims of the
 * document stay valid until it reads again. */
int warta_document_claim(struct warta_document *doc, size_t index, struct warta_claim *claim);

/* JSON of a document: its claims, one a line, as `warta read --jsonl` prints them, or its article
 * in one line.  A view until the next call; WARTA_ENOMEM. */
enum warta_json { WARTA_JSON_CLAIMS, WARTA_JSON_ARTICLE };
int warta_document_json(
	struct warta_document *doc, enum warta_json what, const char **text, size_t *size);

/* --- how it was read ----------------------------------------------------------------------------
 */

struct warta_sentence {
	struct warta_span span;
	uint32_t first; /* index of its first word in the document */
	uint32_t n;     /* words */
};
/* A syntactic word of Universal Dependencies; a clitic (-nya) is one of its own. */
struct warta_word {
	struct warta_span span;
	const char *form;
	const char *lemma;
	const char *upos;
	const char *deprel;
	int32_t head; /* index in the document, -1 for the root */
};
enum warta_mention_kind { WARTA_ACTOR, WARTA_PLACE, WARTA_TIME, WARTA_QUANTITY };
/* Who, where, when or how many the text names. */
struct warta_mention {
	enum warta_mention_kind kind;
	struct warta_span span;
	uint32_t sentence;
	const char *reason; /* how it was linked */
	int64_t same_as;    /* of an actor: index of the mention that tells who it is, -1 */
	/* what it was linked to; only the field of its kind is filled */
	struct warta_party party;
	struct warta_place place;
	const char *value; /* of a time: the day, period or duration; "" where unresolved */
	struct warta_quantity quantity;
};
/* A decision of the coder: which frame a word carries, who fills a role, why there is no claim. */
struct warta_note {
	uint32_t sentence;
	struct warta_span word; /* empty where it is about the sentence */
	const char *text;
};
/* Each gives the item with that index, WARTA_ENOTFOUND behind the last, WARTA_ENOMEM. */
int warta_document_sentence(
	const struct warta_document *doc, size_t index, struct warta_sentence *sentence);
int warta_document_word(struct warta_document *doc, size_t index, struct warta_word *word);
int warta_document_mention(struct warta_document *doc, size_t index, struct warta_mention *mention);
/* Notes are kept only where they were asked for before reading. */
void warta_document_keep_notes(struct warta_document *doc, bool keep);
int warta_document_note(const struct warta_document *doc, size_t index, struct warta_note *note);

/* All sentences as CoNLL-U; WARTA_EIO where the file took them not. */
int warta_document_conllu(struct warta_document *doc, FILE *out);
/* Reads a CoNLL-U file, keeps its words, and prints it with tags, trees, lemmas and features anew.
 * WARTA_EFORMAT with the line, WARTA_EIO, WARTA_ENOMEM. */
int warta_conllu_annotate(
	const struct warta_reader *reader, const char *path, FILE *out, struct warta_fault *fault);

/* --- the store -----------------------------------------------------------------------------------
 */

/* Articles and claims at rest, and the events joined from them: one file. */
struct warta_store;

enum warta_store_use {
	WARTA_STORE_READ, /* must exist; nothing is written */
	WARTA_STORE_WRITE /* made where it is missing, migrated where it is older */
};
/*
 * Opens the file at `path`.  The reader, which must outlive the store, tells names in queries and
 * families of outlets; without one (NULL; for reading only) parties are found by code and spelling.
 * WARTA_ENOTFOUND where it is missing, WARTA_EVERSION, WARTA_EBUSY, WARTA_ESTORE, WARTA_EUSAGE.
 */
int warta_store_open(struct warta_store **store, const char *path, enum warta_store_use use,
	const struct warta_reader *reader, struct warta_fault *fault);
/* Commits and closes; the code of the commit. */
int warta_store_close(struct warta_store *store, struct warta_fault *fault);

/* What is asked for; everything that is NULL, "" or 0 asks for all. */
struct warta_query {
	const char
		*parties[4]; /* all of them take part: "RUS", "RUS MIL", "Rusia", "Sergei Lavrov" */
	const char *from, *to; /* days, months or years; an event touches this period */
	const char *type;      /* "CONSULT" */
	const char *mode;
	const char *place;  /* country code or name */
	const char *source; /* who is cited, anywhere in the chain */
	const char *outlet; /* who reports */
	const char *status;
	const char *stance;
	const char *text; /* words of title or cited sentence */
	uint32_t min_independent;
	bool newest_first;
	uint32_t limit;
	uint32_t offset;
	const char
		*after; /* events: the `cursor` of the last one seen; the list goes on behind it */
	bool json;      /* events and claims come with their JSON */
};

/* An independent source of an event.  Articles whose outlet is not known are one source without a
 * name: they may be of one newsroom or of as many as they have different texts. */
struct warta_event_source {
	const char *name;
	bool outlet; /* the outlet reports by itself */
	uint32_t n_claims;
	uint32_t n_documents;  /* different texts where the name is empty */
	const char *documents; /* ids, separated by tabs, at most 8 */
};

/* How many of a kind: the last number reported, and what all reports range over. */
struct warta_event_quantity {
	struct warta_quantity number;
	double least, most;
	const char *document; /* the article that says so */
};

/* Where an article tells the act though no claim was made of it there: a sentence with the verb of
 * a claim, both sides and most of the words.  It counts as an article, and for its source. */
struct warta_retold {
	const char *document; /* id of the article */
	const char *outlet;
	const char *published;
	const char *sentence;
	struct warta_span span; /* bytes of the article's text */
};

/* What happened, joined from claims. */
struct warta_event {
	/* "e" and 13 letters or digits.  Where an earlier article comes the event is named after
	 * that one; by its old id it is still found. */
	const char *id;
	const char *type;
	const char *label; /* the type in Indonesian */
	int quad;
	double score;
	const char *const *modes;
	size_t n_modes;
	const char *const *contexts;
	size_t n_contexts;
	const struct warta_party
		*actors; /* the fullest form that a claim gives; spans say nothing */
	size_t n_actors;
	const struct warta_party *recipients;
	size_t n_recipients;
	const char *date; /* the most exact one */
	const char *date_precision;
	const char *date_basis;
	bool has_place;
	struct warta_place place;
	const char *status; /* of the most certain claim */
	const char *stance;
	/* claims, by what they say: each row adds up to n_claims */
	uint32_t n_claims;
	uint32_t n_asserted, n_alleged, n_denied;
	uint32_t n_happened, n_ongoing, n_planned, n_hypothetical, n_negated;
	uint32_t n_documents;        /* articles, reprints counted */
	uint32_t n_outlets;          /* families of outlets */
	uint32_t n_independent;      /* distinct ends of the citation chains; never too many */
	uint32_t n_independent_most; /* were each text of an outlet that is not known one of its own
				      */
	const struct warta_event_source *sources;
	size_t n_sources;
	const struct warta_event_quantity *quantities;
	size_t n_quantities;
	const struct warta_retold *retold; /* in the order of their publication */
	size_t n_retold;
	const char *sentence; /* the best one */
	const char *document; /* the article that it stands in */
	const char *first_published, *last_published;
	const char *first_seen, *changed; /* when the store learnt of it, UTC */
	const char *cursor;               /* where it stands in the list: for warta_query.after */
	const char *json;                 /* one object, where the query asked for it, else "" */
};

/* A claim with the article that makes it. */
struct warta_stored_claim {
	struct warta_claim claim;
	const char *document; /* id of the article */
	const char *outlet;
	const char *title;
	const char *url;
	const char *published;
	const char *origin;   /* the end of its chain */
	const char *sentence; /* the cited clause */
	const char *event;    /* id, "" while not joined */
	const char *joined;   /* why it was joined to its event */
	bool live;            /* not superseded by a newer version of its article */
};

struct warta_stored_article {
	const char *id;
	const char *url;
	const char *outlet;
	const char *title;
	const char *published;
	const char *text;
	size_t size;
	const char *const *authors;
	size_t n_authors;
	const char *const *editors;
	size_t n_editors;
	const char *const *sources;
	size_t n_sources;
	const char *stored;  /* when, UTC */
	const char *version; /* "id@N": this version, whatever comes after it */
	bool live;           /* false: a newer version stands in its place */
	uint32_t n_claims;
};

/* Who is cited. */
struct warta_source {
	const char *name;
	uint64_t n_claims;  /* that name it anywhere in their chain */
	uint64_t n_origins; /* of those, where it is the origin */
	uint64_t n_documents;
	uint64_t n_outlets;
};

/* Called for each row, whose strings live until it returns; anything but WARTA_OK ends the
 * query with that code.  No call may use the store at hand. */
typedef int warta_on_event(void *context, const struct warta_event *event);
typedef int warta_on_claim(void *context, const struct warta_stored_claim *claim);
typedef int warta_on_article(void *context, const struct warta_stored_article *article);
typedef int warta_on_source(void *context, const struct warta_source *source);

/* Events in the order of their dates.  WARTA_OK also where there is none; WARTA_EUSAGE where the
 * query names a type, status, stance or day that is none. */
int warta_events(struct warta_store *store, const struct warta_query *query, warta_on_event *event,
	void *context, struct warta_fault *fault);
/* One event, by its id or the beginning of it (five letters at least); WARTA_ENOTFOUND,
 * WARTA_EUSAGE where several begin so. */
int warta_event_find(struct warta_store *store, const char *id, bool json, warta_on_event *event,
	void *context, struct warta_fault *fault);
/* The claims of an event, the clearest first. */
int warta_event_claims(struct warta_store *store, const char *event, warta_on_claim *claim,
	void *context, struct warta_fault *fault);
/* One article, by its id; its claims.  WARTA_ENOTFOUND. */
int warta_article_find(struct warta_store *store, const char *id, warta_on_article *article,
	void *context, struct warta_fault *fault);
int warta_article_claims(struct warta_store *store, const char *id, warta_on_claim *claim,
	void *context, struct warta_fault *fault);
#define WARTA_CHARSET_TEXT 32
/*
 * Where spans of an article's text stand in the page as it was fetched: bytes of its body before
 * its charset was decoded, entities were read and tags were left out (the codings of HTTP are none
 * of it).  raw[i] is empty where the bytes come from elsewhere.  WARTA_ENOTFOUND also where the
 * page is not known: JSON lines, and articles stored by earlier versions.
 */
int warta_article_raw(struct warta_store *store, const char *id, const struct warta_span *spans,
	size_t n, struct warta_span *raw, char charset[WARTA_CHARSET_TEXT],
	struct warta_fault *fault);
int warta_sources(struct warta_store *store, const struct warta_query *query,
	warta_on_source *source, void *context, struct warta_fault *fault);
/* Joins claims to events anew where they changed; warta_read does so at its end. */
int warta_events_update(struct warta_store *store, struct warta_fault *fault);

#define WARTA_COUNTRY_TEXT 64
/* The Indonesian name of a country by its ISO code; the code where the lexicon knows none.  Gives
 * `text`. */
const char *warta_country(
	const struct warta_reader *reader, const char *code, char text[WARTA_COUNTRY_TEXT]);

/* --- reading many -------------------------------------------------------------------------------
 */

/* Called in the order of the inputs, by one thread at a time.  A result other than WARTA_OK ends
 * the run with that code. */
typedef int warta_on_document(void *context, struct warta_document *doc);
/* An input that could not be read; the rest is. */
typedef void warta_on_complaint(void *context, const struct warta_fault *fault);
/* Now and then: bytes read, bytes in all (0 where unknown), documents so far; counts->pages of the
 * run is that far, too. */
typedef void warta_on_progress(void *context, uint64_t done, uint64_t all, uint64_t documents);

/*
 * Inputs are unpacked, decoded and parsed in child processes that can open nothing, start nothing
 * and talk to nobody (landlock, seccomp, rlimits).  AUTO takes what the kernel gives.
 */
enum warta_sandbox { WARTA_SANDBOX_AUTO, WARTA_SANDBOX_DEMANDED, WARTA_SANDBOX_OFF };

/* How addresses, and the articles behind feeds, are fetched. */
struct warta_web {
	bool online;        /* without it no address is read; feeds give what they hold */
	bool allow_private; /* addresses of private networks too */
	double delay;       /* seconds between two requests to one site; 0: one; below: none */
	unsigned timeout;   /* seconds for an answer; 0: a minute */
	const char *agent;  /* who we say we are; NULL: "Warta/VERSION (reads news)" */
};

struct warta_run {
	const char *const *paths; /* files, folders, "-" (standard input), "@LIST" (a path a line),
				     addresses of http and https */
	size_t n_paths;
	unsigned jobs;               /* threads that read; 0: as many as there are cores */
	struct warta_store *store;   /* NULL: nothing is stored */
	warta_on_document *document; /* these three may be NULL */
	warta_on_complaint *complaint;
	warta_on_progress *progress;
	void *context;
	const volatile sig_atomic_t *stop; /* set: end after the documents at hand; may be NULL */
	bool any_language;                 /* read what is not Indonesian too */
	enum warta_sandbox sandbox;
	unsigned page_seconds;  /* for one page, record, line or item; 0: 20 */
	const char *quarantine; /* folder for what breaks a child; NULL: warta-quarantine */
	bool restart; /* archives from their beginning, also where an earlier run was stopped */
	struct warta_web web;
};

/* Pages that were turned away because they are not Indonesian. */
struct warta_turned {
	const char *language; /* "ms", "jv", "su", "en", "other", "none": too few words to tell */
	uint64_t pages;
};
#define WARTA_LANGUAGES 7

struct warta_counts {
	uint64_t documents; /* read */
	uint64_t sentences;
	uint64_t claims;
	uint64_t stored;     /* documents new to the store or changed */
	uint64_t known;      /* documents that the store had already */
	uint64_t failed;     /* inputs complained of */
	uint64_t bytes;      /* of text */
	const char *sandbox; /* what guarded the children, "" where there were none */
	uint64_t foreign;    /* pages turned away by their language, all together */
	struct warta_turned turned[WARTA_LANGUAGES];
	/* of archives: */
	uint64_t records;
	uint64_t pages;    /* of the web, in them */
	uint64_t revisits; /* records that only say: as before */
	uint64_t resolved; /* of them, those whose earlier record was found */
	uint64_t others;   /* requests, metadata, pictures, errors of servers */
	uint64_t skipped;  /* bytes that an earlier run had read */
	/* of feeds and addresses: */
	uint64_t items;
	uint64_t unchanged; /* as they were when they were read last */
	uint64_t unread;    /* items without text, not followed */
	/* of the last feed or address: */
	unsigned every; /* minutes after which it says that it changes; 0: does not say */
	unsigned rest_hours, rest_days; /* when it asks not to be read: hours of the day (UTC), days
					   of the week from Monday, a bit each */
	unsigned retry_after; /* seconds that its server asks us to wait; 0: does not say */
};

/*
 * Reads inputs on all cores.  WARTA_OK also where inputs failed (counts->failed); WARTA_ESTOPPED
 * where *stop was set: all that was counted is complete.  WARTA_ENOMEM, or the code that a
 * callback or the store gave.
 */
int warta_read(const struct warta_reader *reader, const struct warta_run *run,
	struct warta_counts *counts, struct warta_fault *fault);

/*
 * Follows feeds: reads each when it is due, and what is new behind it, until *run.stop is set, or
 * once.  run.store is needed: it keeps what was read, and when each feed is due, so that a later
 * call goes on.  run.paths are addresses of feeds, files of OPML, and "@LIST".  WARTA_OK also after
 * a stop.
 */
struct warta_alert;
struct warta_delivery;
struct warta_watch {
	struct warta_run run;
	unsigned minutes; /* between two looks at a feed that changes; 0: 15 */
	unsigned hosts;   /* sites that are asked side by side, a connection each; 0: 4 */
	bool once;        /* what is due now, then end */
	/* What is told to others (alert.h), and, may be NULL, what came of it. */
	const struct warta_alert *alerts;
	size_t n_alerts;
	void (*delivered)(void *context, const struct warta_delivery *delivery);
	/* Five times a second, while the lock of the store can be had; NULL: not told. */
	void (*beat)(void *context);
	/* As often, NULL: nothing changes.  True where it has changed what is asked for: run.paths,
	 * run.any_language, run.page_seconds, run.web, minutes, alerts (nothing else counts), which
	 * then hold; what can not be is complained of, and what held before goes on. */
	bool (*renew)(void *context, struct warta_watch *watch);
	/* After each look; NULL: not told.  `next` is seconds from now.  All functions are called
	 * by one thread at a time, not always by the same. */
	void (*looked)(void *context, const char *feed, const struct warta_counts *counts,
		bool failed, unsigned next);
};
int warta_watch(const struct warta_reader *reader, const struct warta_watch *watch,
	struct warta_fault *fault);

/*
 * Reads annotated texts and prints how far the claims agree, on `out`: `gold` is a folder of
 * annotated articles, whose texts lie as ID.txt in the folder `texts`, or a file of JSON Lines that
 * hold their text (then `texts` may be NULL).  WARTA_EIO, WARTA_EFORMAT, WARTA_ENOTFOUND,
 * WARTA_EUSAGE.
 */
int warta_eval(const struct warta_reader *reader, const char *gold, const char *texts, bool verbose,
	FILE *out, struct warta_fault *fault);

/* --- pages over HTTP -----------------------------------------------------------------------------
 */

/* A store shown in a browser; see `warta serve`. */
struct warta_server;

struct warta_serve {
	const char *store;   /* path of the store, which is only read */
	const char *address; /* to listen on; NULL: "127.0.0.1" */
	uint16_t port;       /* 0: any free one */
	unsigned threads;    /* 0: as many as there are cores; at least 2 */
	bool any_host;       /* answer also where the Host header names another machine */
	unsigned lag;        /* seconds that work may be late at /readyz; 0: 900 */
	const struct warta_alert *alerts; /* shown and streamed by name; outlive the server */
	size_t n_alerts;
};
/*
 * Listens and answers, on threads of its own, until it is closed.  The reader must outlive it.
 * WARTA_ENOTFOUND, WARTA_EVERSION or WARTA_ESTORE for the store, WARTA_EUSAGE for the address,
 * WARTA_EIO where it cannot be listened on.
 */
int warta_server_open(struct warta_server **server, const struct warta_reader *reader,
	const struct warta_serve *options, struct warta_fault *fault);
/* The port it listens on. */
unsigned warta_server_port(const struct warta_server *server);
/* Finishes the answers at hand, then ends. */
void warta_server_close(struct warta_server *server);

/* --- the lexicon ------------------------------------------------------------------------------ */

/* An example of a lexicon entry, read. */
struct warta_example {
	const char *file;
	uint32_t line;
	const char *kind; /* frame, actor, media ... */
	const char *name; /* of the entry */
	const char *sentence;
	const char *published; /* the day it was read at */
	bool passed;
	const char *missing; /* the expected result that did not come out, "" */
	const char *got;     /* what did, a line each, in the same notation; "" where passed */
};
typedef void warta_on_example(void *context, const struct warta_example *example);

/*
 * Compiles a folder's lexicon and reads the examples of all entries; where `file` is not NULL,
 * that file's only (it need not lie in the folder).  Each error of the text goes to `complaint` as
 * "file:line: ...", and WARTA_ELEXICON comes back; failed examples are told, and are no
 * error.
 */
int warta_lexicon_check(const char *folder, const char *file, warta_on_example *example,
	warta_on_complaint *complaint, void *context, struct warta_fault *fault);

/* An entry of the text. */
struct warta_entry {
	const char *file;
	uint32_t line;
	const char *kind;
	const char *name;
};
typedef void warta_on_entry(void *context, const struct warta_entry *entry);
/* All entries of a folder, or of one kind (NULL: all), in the order of the files. */
int warta_lexicon_list(const char *folder, const char *kind, warta_on_entry *entry, void *context,
	struct warta_fault *fault);

/* Who a name is, on a day. */
struct warta_name {
	const char *kind; /* country, body, person, office, agent, media */
	const char *name; /* in full */
	const char *office;
	const char *country;
	const char *sector;
	const char *family; /* of media: the newsroom it belongs to */
	const char *outlet; /* of media: agency, newspaper, broadcaster, site */
};
typedef void warta_on_name(void *context, const struct warta_name *name);
/* What the lexicon of the reader knows by that name or alias; `day` may be NULL: now is not
 * known, any role counts.  WARTA_ENOTFOUND where it knows none, WARTA_EUSAGE for a bad day. */
int warta_lexicon_find(const struct warta_reader *reader, const char *name, const char *day,
	warta_on_name *found, void *context, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#include "warta/alert.h"
#include "warta/care.h"
#include "warta/export.h"
#include "warta/find.h"
#include "warta/monitor.h"
#include "warta/queue.h"
#include "warta/story.h"

#endif
