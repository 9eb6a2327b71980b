/*
 * store.h - what room store gives: articles and claims at rest, and found again.
 *
 * In: articles with their claims.  Out: rows in one SQLite file, the schema of
 * which is written down in schema.c and versioned.  An article and its claims are
 * stored whole or not at all; reading the same article again changes nothing; an
 * article whose text changed keeps both versions, and the older one's claims are
 * no longer live.  A handle belongs to one thread; many may read while one writes.
 */
#ifndef WT_STORE_STORE_H
#define WT_STORE_STORE_H

#include "report/claim.h"

struct wt_store;

enum wt_store_use {
	WT_STORE_READ, /* must exist; nothing is written, not even a newer schema */
	WT_STORE_WRITE /* made where it is missing, migrated where it is older */
};

struct wt_store_options {
	const char *coder; /* "0.1.0 9f2c...": what makes claims differ when it differs */
	const struct wt_gazetteer *gazetteer; /* families of outlets, full names; may be NULL */
	const struct wt_grammar *grammar;     /* lemmas of the words searched; may be NULL */
	uint32_t busy_ms;                     /* how long to wait for another writer; 0: 10000 */
	uint32_t batch;                       /* documents a transaction, at most; 0: 4096 */
	int version; /* for tests: bring a store up to this version only; 0: to the newest */
};

/* A file, or "postgresql://..." for a store on a server.  It is said in every fault.  Options are
 * borrowed until close; NULL for reading. */
int wt_store_open(struct wt_store **store, const char *path, enum wt_store_use use,
	const struct wt_store_options *options, struct wt_fault *f);
/* Commits what is complete, closes; the code of the commit.  NULL is fine. */
int wt_store_close(struct wt_store *store, struct wt_fault *f);
/* "postgres://..." or "postgresql://..."? */
bool wt_store_is_address(const char *path);
const char *wt_store_path(const struct wt_store *store);    /* to be shown */
const char *wt_store_address(const struct wt_store *store); /* to be opened; may hold a password */
/* Who read what is put from now on, instead of options.coder; borrowed likewise. */
void wt_store_coder(struct wt_store *store, const char *coder);
/* Every query from now on ends after so many milliseconds with WARTA_ETIME; 0: no limit. */
void wt_store_limit(struct wt_store *store, uint32_t milliseconds);
/* The query at hand ends with WARTA_ESTOPPED; any thread may ask. */
void wt_store_interrupt(struct wt_store *store);

enum wt_put {
	WT_PUT_NEW,
	WT_PUT_SAME,    /* known already: nothing changed */
	WT_PUT_REVISED, /* the same article with another text: the older one's claims are superseded
			 */
	WT_PUT_RECODED  /* the same text, read by another coder: its claims are replaced */
};

/*
 * Stores one article with its claims, or nothing of it.  Documents are committed in
 * batches (of 4096, 32 MB or two seconds); a failure (WARTA_EBUSY, WARTA_EFULL, WARTA_ESTORE)
 * takes the open batch along: the fault says how many, `lost` counts them, and they can be put
 * again.  `what` may be NULL.
 */
int wt_store_put(struct wt_store *store, const struct wt_article *article,
	const struct wt_claims *claims, enum wt_put *what, struct wt_fault *f);
/* Commits now.  Call it when input pauses and at the end, before events are joined. */
int wt_store_flush(struct wt_store *store, struct wt_fault *f);

/* Are claims stored that were not joined to events yet? */
bool wt_store_is_unfinished(struct wt_store *store);

struct wt_store_counts {
	uint64_t documents; /* live */
	uint64_t claims;    /* live */
	uint64_t events;
	uint64_t versions; /* documents, superseded ones too */
	uint64_t lost;     /* put through this handle, but not committed */
};
int wt_store_count(struct wt_store *store, struct wt_store_counts *counts, struct wt_fault *f);
/* What it takes on the disk. */
int wt_store_bytes(struct wt_store *store, uint64_t *bytes, struct wt_fault *f);

/* --- queries --------------------------------------------------------------------------------- */

/* A party wanted: all that is given must hold. */
struct wt_party_filter {
	char country[4];
	char sector[4];
	struct wt_str name; /* name or full name, letters' case and marks folded */
};
/*
 * Reads "RUS", "MIL", "RUS MIL", "RUS:MIL", "Rusia", "Sergei Lavrov".  With a gazetteer the names
 * of states become codes and aliases full names.  The name is a view into text or gazetteer.
 */
void wt_party_filter_read(
	struct wt_party_filter *p, const struct wt_gazetteer *gazetteer, struct wt_str text);

#define WT_ANY (-1)

/* What is asked for; wt_query_init makes one that asks for everything. */
struct wt_query {
	struct wt_party_filter
		parties[4]; /* all of them take part, as different parties: "between" */
	unsigned n_parties;
	struct wt_day from,
		to; /* the period touches [from, to]; both may be partial; year 0 open */
	int type;   /* enum wt_type or WT_ANY; so the next two */
	int status;
	int stance;
	struct wt_str mode;  /* "visit"; empty for any; so all below */
	struct wt_str place; /* a country code or a place's name */
	struct wt_str
		source; /* who is cited: an origin, a hop of a chain, or a family of outlets */
	struct wt_str outlet; /* who reports: outlet or family */
	struct wt_str text; /* words that title or cited sentences hold, all of them, case folded */
	uint32_t min_independent;
	uint64_t story; /* events: those of this story; 0: of all */
	uint64_t event; /* events: this one only; 0: any */
	bool newest_first;
	bool superseded; /* claims: those of older versions too */
	uint32_t limit;  /* 0: none */
	uint32_t offset;
	/* events: those behind this one in the order asked for */
	bool has_after;
	bool after_dated; /* it has a day */
	int32_t after_day;
	uint64_t after_event;
};
void wt_query_init(struct wt_query *q);

struct wt_stored_document {
	int64_t row;
	struct wt_str id;
	struct wt_str url;
	struct wt_str outlet;
	struct wt_str family; /* of the outlet, folded: "kompas" */
	struct wt_str title;
	struct wt_moment published;
	struct wt_str text;
	struct wt_span dateline;
	struct wt_str dateline_place;
	const struct wt_str *authors; /* so the next two: names */
	const struct wt_str *editors;
	const struct wt_str *sources;
	uint32_t n_authors, n_editors, n_sources;
	const struct wt_span *noise;
	uint32_t n_noise;
	struct wt_str coder;
	struct wt_str stored; /* when, UTC: "2024-07-19T08:00:00Z" */
	bool live;
	int64_t replaced_by; /* row of the newer version, 0 */
	uint32_t n_claims;
};

struct wt_stored_claim {
	int64_t row;
	uint64_t key;           /* stable: hash of document, span, frame, parties, coder */
	struct wt_str document; /* id */
	uint32_t index;         /* from 1: the claim is called document#index */
	int64_t document_row;
	bool live;
	struct wt_str outlet;
	struct wt_str family;
	struct wt_str title;
	struct wt_str url;
	struct wt_moment published;
	struct wt_str origin;   /* the end of its chain: canonical name, or the outlet's family */
	struct wt_str sentence; /* the cited clause, in words */
	uint64_t event;         /* 0 while not joined */
	struct wt_str joined;   /* why it was joined to its event */
	struct wt_claim claim;  /* parties' entries are not kept: WT_ENTRY_NONE */
};

/* Called for each row; what it sees lives until it returns.  Anything but 0 ends the query. */
typedef int wt_claim_visit(void *context, const struct wt_stored_claim *claim);
typedef int wt_document_visit(void *context, const struct wt_stored_document *document);

/* Claims in the order of their dates; WARTA_OK also where there is none. */
int wt_store_claims(struct wt_store *store, const struct wt_query *query, wt_claim_visit *visit,
	void *context, struct wt_fault *f);
/* The claims of one document (by row) or of one event, the canonical first one first. */
int wt_store_document_claims(struct wt_store *store, int64_t document, wt_claim_visit *visit,
	void *context, struct wt_fault *f);
int wt_store_event_claims(struct wt_store *store, uint64_t event, wt_claim_visit *visit,
	void *context, struct wt_fault *f);
/* Uses outlet, from, to (by publication), text and order of the query. */
int wt_store_documents(struct wt_store *store, const struct wt_query *query,
	wt_document_visit *visit, void *context, struct wt_fault *f);
/* The live version, or "id@ROW" for a certain one; WARTA_ENOTFOUND. */
int wt_store_document(struct wt_store *store, struct wt_str id, wt_document_visit *visit,
	void *context, struct wt_fault *f);

/* The charset of the page that an article was read from, empty where it is not known, and the map
 * from the article's text to the page's bytes (base/map.h), into *map. */
int wt_store_raw(struct wt_store *store, int64_t row, struct wt_buf *charset, struct wt_buf *map,
	struct wt_fault *f);

/* All versions of an article, the live one first; WARTA_ENOTFOUND. */
int wt_store_versions(struct wt_store *store, struct wt_str id, wt_document_visit *visit,
	void *context, struct wt_fault *f);

/* Appends the address of an article; nothing where it has none. */
int wt_store_url(struct wt_store *store, struct wt_str id, struct wt_buf *url, struct wt_fault *f);
/* When anything changed last, UTC; nothing is written where nothing ever did.  24 bytes. */
int wt_store_changed_at(struct wt_store *store, char *at, struct wt_fault *f);
/* How many of a kind (dead, injured ...) an event had: 1 and *low, or 0 where nobody says so. */
int wt_store_quantity(
	struct wt_store *store, uint64_t event, const char *kind, double *low, struct wt_fault *f);

/* Who is cited, and by whom: for `warta sources`. */
struct wt_stored_source {
	struct wt_str name; /* as most claims spell it */
	struct wt_str key;  /* canonical */
	uint64_t claims;    /* live claims that name it anywhere in their chain */
	uint64_t origins;   /* of those, where it is the origin */
	uint64_t documents;
	uint64_t outlets; /* families */
};
typedef int wt_source_visit(void *context, const struct wt_stored_source *source);
int wt_store_sources(struct wt_store *store, const struct wt_query *query, wt_source_visit *visit,
	void *context, struct wt_fault *f);

/* One hop of the chains: who relays whom. */
struct wt_stored_relay {
	struct wt_str from; /* the source */
	struct wt_str to;   /* who relays it: the next hop, or the outlet of the article */
	bool outlet;        /* `to` is an outlet whose articles were read */
	uint64_t claims;
	uint64_t documents;
};
typedef int wt_relay_visit(void *context, const struct wt_stored_relay *relay);
int wt_store_relays(struct wt_store *store, const struct wt_query *query, wt_relay_visit *visit,
	void *context, struct wt_fault *f);

#endif
