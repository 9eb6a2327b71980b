/*
 * schema.c - the tables, and the way from every earlier version to this one.
 *
 * STEPS[v] makes version v + 1 out of version v; a new store walks all of them, so
 * that migrated and new stores are the same.  A step is never edited once released:
 * the next change is a new one.  PRAGMA user_version says where a store stands.
 * A server's store walks the same steps, in its own dialect (postgres_schema.c).
 *
 * Absent means unknown: NULL.  Offsets are bytes into texts.text, end exclusive.
 * Days are counted from 1970-01-01: date(86400 * first_day, 'unixepoch').
 */
#include <stdio.h>

#include "store/db.h"

static const char *const VERSION_1[] = {
	/* One row for each version of each article. */
	"CREATE TABLE documents ("
	"	n INTEGER PRIMARY KEY,"
	"	key INTEGER NOT NULL UNIQUE," /* of the id and all that was read */
	"	id TEXT NOT NULL,"
	"	url TEXT,"
	"	outlet TEXT,"
	"	family TEXT," /* the newsroom, folded */
	"	title TEXT,"
	"	published TEXT,"       /* ISO 8601, as exact as known */
	"	published_at INTEGER," /* minutes since 1970 UTC, to sort by */
	"	dateline_start INTEGER, dateline_end INTEGER, dateline_place TEXT,"
	"	authors TEXT, editors TEXT, sources TEXT," /* a name a line */
	"	noise TEXT,"                               /* [[start,end],...] */
	"	text_key INTEGER NOT NULL,"                /* equal for exact reprints */
	"	coder TEXT NOT NULL,"
	"	stored TEXT NOT NULL,"
	"	live INTEGER NOT NULL,"
	"	replaced_by INTEGER REFERENCES documents (n)"
	");"
	"CREATE INDEX documents_id ON documents (id);"
	"CREATE INDEX documents_url ON documents (url) WHERE url IS NOT NULL;"
	"CREATE INDEX documents_published ON documents (published_at);"
	"CREATE INDEX documents_family ON documents (family);"

	"CREATE TABLE texts ("
	"	document INTEGER PRIMARY KEY REFERENCES documents (n),"
	"	text TEXT NOT NULL"
	");",

	/* What one article reports. */
	"CREATE TABLE claims ("
	"	n INTEGER PRIMARY KEY,"
	"	document INTEGER NOT NULL REFERENCES documents (n),"
	"	number INTEGER NOT NULL," /* the claim is called id#number */
	"	live INTEGER NOT NULL,"
	"	act INTEGER NOT NULL,"   /* stable key, the coder left out */
	"	block INTEGER NOT NULL," /* see block.h */
	"	sides INTEGER NOT NULL,"
	"	words INTEGER NOT NULL," /* of the cited clause, as a set */
	"	type TEXT NOT NULL,"
	"	modes TEXT, contexts TEXT," /* [\"visit\"] */
	"	date TEXT, date_precision TEXT, date_basis TEXT,"
	"	date_start INTEGER, date_end INTEGER,"
	"	first_day INTEGER, last_day INTEGER,"
	"	place TEXT, place_country TEXT, place_geonameid INTEGER,"
	"	place_lat REAL, place_lon REAL, place_precision TEXT,"
	"	place_start INTEGER, place_end INTEGER,"
	"	status TEXT NOT NULL, status_start INTEGER, status_end INTEGER,"
	"	stance TEXT NOT NULL, stance_start INTEGER, stance_end INTEGER,"
	"	origin TEXT," /* who says so in the end: folded name, or the outlet's family */
	"	cue_start INTEGER, cue_end INTEGER,"
	"	spans TEXT," /* [[start,end],...], the clearest first */
	"	verb_start INTEGER, verb_end INTEGER,"
	"	rule TEXT,"
	"	confidence REAL,"
	"	reasons TEXT," /* one a line */
	"	sentence INTEGER,"
	"	in_title INTEGER NOT NULL, in_caption INTEGER NOT NULL,"
	"	n_chain INTEGER NOT NULL, n_quantities INTEGER NOT NULL"
	");"
	"CREATE INDEX claims_document ON claims (document, number);"
	"CREATE INDEX claims_block ON claims (block) WHERE live;"
	"CREATE INDEX claims_sides ON claims (sides, block) WHERE live;"
	"CREATE INDEX claims_day ON claims (first_day) WHERE live;"

	"CREATE TABLE parties ("
	"	claim INTEGER NOT NULL REFERENCES claims (n) ON DELETE CASCADE,"
	"	side INTEGER NOT NULL," /* 0 actor, 1 recipient */
	"	number INTEGER NOT NULL,"
	"	name TEXT,"
	"	canon TEXT," /* the full name, folded; none where only the state is named */
	"	kind INTEGER NOT NULL," /* country body person office agent media, 7 unknown */
	"	country TEXT, sector TEXT, office TEXT,"
	"	start INTEGER, end INTEGER,"
	"	PRIMARY KEY (claim, side, number)"
	") WITHOUT ROWID;"
	"CREATE INDEX parties_country ON parties (country, claim);"
	"CREATE INDEX parties_canon ON parties (canon) WHERE canon IS NOT NULL;"

	"CREATE TABLE chains ("
	"	claim INTEGER NOT NULL REFERENCES claims (n) ON DELETE CASCADE,"
	"	number INTEGER NOT NULL," /* 0 the origin */
	"	name TEXT NOT NULL,"
	"	canon TEXT,"
	"	PRIMARY KEY (claim, number)"
	") WITHOUT ROWID;"
	"CREATE INDEX chains_canon ON chains (canon);"

	"CREATE TABLE quantities ("
	"	claim INTEGER NOT NULL REFERENCES claims (n) ON DELETE CASCADE,"
	"	number INTEGER NOT NULL,"
	"	low REAL, high REAL," /* high: NULL where there is no bound */
	"	bound TEXT, unit TEXT, kind TEXT,"
	"	PRIMARY KEY (claim, number)"
	") WITHOUT ROWID;",

	/* Blocks whose claims came or went since events were joined. */
	"CREATE TABLE todo ("
	"	block INTEGER NOT NULL,"
	"	sides INTEGER NOT NULL," /* 0 where the block is taken whole */
	"	PRIMARY KEY (block, sides)"
	") WITHOUT ROWID;"

	/* Events whose claims came or went since their records were made. */
	"CREATE TABLE todo_events (event INTEGER PRIMARY KEY);"

	/* What happened, as many claims tell it. */
	"CREATE TABLE events ("
	"	id INTEGER PRIMARY KEY,"
	"	type TEXT NOT NULL, modes TEXT, contexts TEXT,"
	"	quad INTEGER NOT NULL, score REAL NOT NULL,"
	"	date TEXT, date_precision TEXT, date_basis TEXT,"
	"	first_day INTEGER, last_day INTEGER,"
	"	place TEXT, place_country TEXT, place_geonameid INTEGER,"
	"	place_lat REAL, place_lon REAL, place_precision TEXT,"
	"	status TEXT NOT NULL, stance TEXT NOT NULL,"
	"	n_claims INTEGER NOT NULL,"
	"	n_asserted INTEGER NOT NULL, n_alleged INTEGER NOT NULL, n_denied INTEGER NOT NULL,"
	"	n_happened INTEGER NOT NULL, n_ongoing INTEGER NOT NULL, n_planned INTEGER NOT "
	"NULL,"
	"	n_hypothetical INTEGER NOT NULL, n_negated INTEGER NOT NULL,"
	"	n_documents INTEGER NOT NULL, n_outlets INTEGER NOT NULL,"
	"	n_independent INTEGER NOT NULL,"
	"	title TEXT, title_document TEXT,"
	"	first_published TEXT, last_published TEXT,"
	"	first_seen TEXT NOT NULL, changed TEXT NOT NULL,"
	"	content INTEGER NOT NULL" /* hash of all that is said above and below */
	");"
	"CREATE INDEX events_day ON events (first_day);"
	"CREATE INDEX events_type ON events (type, first_day);"
	"CREATE INDEX events_changed ON events (changed);"

	"CREATE TABLE event_claims ("
	"	claim INTEGER PRIMARY KEY REFERENCES claims (n) ON DELETE CASCADE,"
	"	event INTEGER NOT NULL,"
	"	reason TEXT" /* why it was joined */
	");"
	"CREATE INDEX event_claims_event ON event_claims (event);"

	"CREATE TABLE event_parties ("
	"	event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,"
	"	side INTEGER NOT NULL,"
	"	number INTEGER NOT NULL,"
	"	name TEXT, canon TEXT, country TEXT, sector TEXT, office TEXT,"
	"	PRIMARY KEY (event, side, number)"
	") WITHOUT ROWID;"
	"CREATE INDEX event_parties_country ON event_parties (country, event);"
	"CREATE INDEX event_parties_canon ON event_parties (canon) WHERE canon IS NOT NULL;"

	/* The independent sources: the list behind n_independent. */
	"CREATE TABLE event_sources ("
	"	event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,"
	"	number INTEGER NOT NULL,"
	"	key TEXT, name TEXT,"
	"	outlet INTEGER NOT NULL," /* 1: the outlet reports by itself */
	"	claims INTEGER NOT NULL, documents INTEGER NOT NULL,"
	"	documents_list TEXT,"
	"	PRIMARY KEY (event, number)"
	") WITHOUT ROWID;"
	"CREATE INDEX event_sources_key ON event_sources (key);",
	NULL
};

/* Copies, stories, what people decided. */
static const char *const VERSION_2[] = {
	/* One row for each document that has been compared: is it a copy, and of which? */
	"CREATE TABLE prints ("
	"	document INTEGER PRIMARY KEY REFERENCES documents (n),"
	"	shingles INTEGER NOT NULL,"                      /* different runs of five words */
	"	sketch BLOB,"                                    /* see story/sketch.h */
	"	origin INTEGER REFERENCES documents (n),"        /* copied from */
	"	root INTEGER NOT NULL REFERENCES documents (n)," /* its end, or itself */
	"	share REAL," /* how much of it stands there too */
	"	reason TEXT,"
	"	terms BLOB" /* of title and lead, see story/terms.h */
	");"
	"CREATE INDEX prints_root ON prints (root) WHERE root <> document;"
	"CREATE INDEX prints_origin ON prints (origin) WHERE origin IS NOT NULL;"
	"CREATE TABLE print_keys ("
	"	key INTEGER NOT NULL,"
	"	document INTEGER NOT NULL,"
	"	PRIMARY KEY (key, document)"
	") WITHOUT ROWID;"
	"CREATE INDEX documents_text_key ON documents (text_key, published_at, key);"
	"CREATE INDEX documents_replaced ON documents (replaced_by)"
	" WHERE replaced_by IS NOT NULL;",

	/* Merges and splits that people asked for; claims are named by keys that last. */
	"CREATE TABLE decisions ("
	"	n INTEGER PRIMARY KEY,"
	"	verb TEXT NOT NULL,"     /* merge split */
	"	event INTEGER NOT NULL," /* split: of the claims split off; merge: that stays */
	"	made TEXT NOT NULL, undone TEXT"
	");"
	"CREATE TABLE decision_claims ("
	"	decision INTEGER NOT NULL REFERENCES decisions (n) ON DELETE CASCADE,"
	"	side INTEGER NOT NULL," /* merge: 0 what stays, 1 what goes there; split: 1 */
	"	number INTEGER NOT NULL,"
	"	article INTEGER NOT NULL," /* documents.key */
	"	act INTEGER NOT NULL,"     /* claims.act */
	"	PRIMARY KEY (decision, side, number)"
	") WITHOUT ROWID;"
	"ALTER TABLE event_claims ADD COLUMN own INTEGER;" /* the event that the rules give */
	"UPDATE event_claims SET own = event;"
	"CREATE INDEX event_claims_own ON event_claims (own);",

	/* Numbers of an event; a later report corrects an earlier one. */
	"CREATE TABLE event_quantities ("
	"	event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,"
	"	number INTEGER NOT NULL,"
	"	low REAL, high REAL, bound TEXT, unit TEXT, kind TEXT,"
	"	document TEXT," /* the article that says so */
	"	PRIMARY KEY (event, number)"
	") WITHOUT ROWID;",

	/* What belongs together. */
	"CREATE TABLE stories ("
	"	id INTEGER PRIMARY KEY,"
	"	title TEXT, title_document TEXT,"
	"	first_at INTEGER NOT NULL, last_at INTEGER NOT NULL," /* minutes since 1970 UTC */
	"	n_documents INTEGER NOT NULL, n_outlets INTEGER NOT NULL,"
	"	n_independent INTEGER NOT NULL, n_events INTEGER NOT NULL,"
	"	changed TEXT NOT NULL, content INTEGER NOT NULL"
	");"
	"CREATE INDEX stories_last ON stories (last_at);"
	"CREATE TABLE story_documents ("
	"	document INTEGER PRIMARY KEY REFERENCES documents (n),"
	"	story INTEGER NOT NULL,"
	"	at INTEGER NOT NULL,"
	"	score REAL NOT NULL"
	");"
	"CREATE INDEX story_documents_story ON story_documents (story);"
	"CREATE INDEX story_documents_at ON story_documents (at);"
	"CREATE TABLE todo_stories (story INTEGER PRIMARY KEY);"
	"ALTER TABLE events ADD COLUMN story INTEGER;"
	"CREATE INDEX events_story ON events (story) WHERE story IS NOT NULL;",
	NULL
};

/* What came, changed and went, in that order: for `warta changes`.  A row is never altered. */
static const char *const VERSION_3[] = {
	"CREATE TABLE changes ("
	"	n INTEGER PRIMARY KEY,"
	"	at TEXT NOT NULL,"    /* UTC */
	"	kind TEXT NOT NULL,"  /* article event story */
	"	id INTEGER NOT NULL," /* documents.n, events.id ... */
	"	what TEXT NOT NULL,"  /* new changed merged split withdrawn */
	"	other INTEGER"        /* merged into, split from, the older version */
	");"
	"CREATE INDEX changes_at ON changes (at);"
	/* What was there before is told once. */
	"INSERT INTO changes (at, kind, id, what)"
	" SELECT stored, 'article', n, 'new' FROM documents WHERE live ORDER BY stored, n;"
	"INSERT INTO changes (at, kind, id, what)"
	" SELECT changed, 'event', id, 'new' FROM events ORDER BY changed, id;",
	NULL
};

/* Full text.  The index holds live articles; index.c keeps it in step. */
static const char *const VERSION_4[] = {
	"CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
	"CREATE VIEW articles AS SELECT d.n AS n, d.title AS title, x.text AS text"
	" FROM documents d JOIN texts x ON x.document = d.n WHERE d.live;"
	"CREATE VIRTUAL TABLE search USING fts5 (title, text, content='articles',"
	" content_rowid='n', tokenize='warta');"
	"INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0)');"
	/* how much is gathered in memory before it is written: fewer segments to merge */
	"INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);",
	NULL
};

/* What an event would be called if a claim were its first: whatever an event was called before an
 * earlier article came leads to it.  What all reports of a number range over.  Both are filled by
 * joining all claims again. */
static const char *const VERSION_5[] = {
	"ALTER TABLE event_claims ADD COLUMN first INTEGER;"
	"CREATE INDEX event_claims_first ON event_claims (first) WHERE first <> event;"
	"ALTER TABLE event_quantities ADD COLUMN least REAL;"
	"ALTER TABLE event_quantities ADD COLUMN most REAL;"
	/* a day's articles often have one time: their keys put them in order */
	"DROP INDEX documents_published;"
	"CREATE INDEX documents_published ON documents (published_at, key);"
	"INSERT OR IGNORE INTO todo (block, sides) SELECT block, sides FROM claims WHERE live;"
	"INSERT OR IGNORE INTO todo_events (event) SELECT id FROM events;",
	NULL
};

/* Where the bytes of a text stood in the page as it was fetched (base/map.h).  Articles that were
 * read before do not know. */
static const char *const VERSION_6[] = { "ALTER TABLE texts ADD COLUMN charset TEXT;"
					 "ALTER TABLE texts ADD COLUMN map TEXT;",
	NULL };

/* Whose word an article gives.  Articles that were read before do not know. */
static const char *const VERSION_7[] = {
	/* a line each: its kind (enum wt_teller_kind; of articles read before the kinds were told
	 * apart, 'm' for outlets and agencies, else 's'); the canonical name; a tab; as spelled */
	"ALTER TABLE documents ADD COLUMN voices TEXT;", NULL
};

/* How many independent sources there are at most, where outlets are not known. */
static const char *const VERSION_8[] = {
	"ALTER TABLE events ADD COLUMN n_independent_most INTEGER NOT NULL DEFAULT 0;"
	"UPDATE events SET n_independent_most = n_independent + coalesce((SELECT max(o.documents) "
	"- 1"
	" FROM event_sources o WHERE o.event = events.id AND o.key IS NULL AND o.documents > 1), "
	"0);"
	"ALTER TABLE stories ADD COLUMN n_independent_most INTEGER NOT NULL DEFAULT 0;"
	"UPDATE stories SET n_independent_most = n_independent;"
	/* those with articles of outlets that are not known are counted again */
	"INSERT OR IGNORE INTO todo_stories (story) SELECT DISTINCT s.story FROM story_documents s"
	" JOIN documents d ON d.n = s.document WHERE d.live AND d.family IS NULL;",
	NULL
};

/* Keys of texts lie by when these were published: 32 days (46,080 minutes) together, the two
 * smallest once more under no time, and there all those of texts whose day is not known; 44 bits
 * are left of a key (story/keys.c). */
static const char *const VERSION_9[] = {
	"CREATE TABLE moved_keys AS SELECT ((d.published_at + 1036800000) / 46080 + 1) * "
	"17592186044416"
	" + (k.key & 17592186044415) AS place, k.document AS document"
	" FROM print_keys k JOIN documents d ON d.n = k.document WHERE d.published_at IS NOT NULL"
	" UNION SELECT x.key & 17592186044415, x.document FROM (SELECT k.key AS key,"
	" k.document AS document, d.published_at AS at, row_number() OVER (PARTITION BY k.document"
	" ORDER BY CASE WHEN k.key < 0 THEN 1 ELSE 0 END, k.key) AS nth"
	" FROM print_keys k JOIN documents d ON d.n = k.document) x WHERE x.at IS NULL OR x.nth <= "
	"2;"
	"DELETE FROM print_keys;"
	"INSERT INTO print_keys (key, document) SELECT place, document FROM moved_keys"
	" ORDER BY place, document;"
	"DROP TABLE moved_keys;",
	NULL
};

/* Of each article those on its matter that were published before it; and what of an event is told
 * where no claim was made of it. */
static const char *const VERSION_10[] = {
	"CREATE TABLE neighbours ("
	"	document INTEGER NOT NULL,"
	"	other INTEGER NOT NULL,"
	"	PRIMARY KEY (document, other)"
	") WITHOUT ROWID;"
	"CREATE INDEX neighbours_other ON neighbours (other);"
	"CREATE TABLE event_retold ("
	"	event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,"
	"	number INTEGER NOT NULL,"
	"	document INTEGER NOT NULL REFERENCES documents (n),"
	"	start INTEGER NOT NULL, end INTEGER NOT NULL," /* bytes of its text */
	"	PRIMARY KEY (event, number)"
	") WITHOUT ROWID;"
	"CREATE INDEX event_retold_document ON event_retold (document);"
	"ALTER TABLE events ADD COLUMN n_retold INTEGER NOT NULL DEFAULT 0;",
	NULL
};

static const char *const *const STEPS[] = { VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5,
	VERSION_6, VERSION_7, VERSION_8, VERSION_9, VERSION_10 };
_Static_assert(sizeof STEPS / sizeof STEPS[0] == WT_STORE_VERSION, "a step leads to each version");

const char *const *
wt_schema_step(int version)
{
	return STEPS[version];
}

static int
number(struct wt_store *s, const char *sql, int64_t *value, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, sql, f);
	if (!stmt)
		return s->code;
	int code = wt_db_next(s, stmt, "be read", f);
	if (code == 1)
		*value = wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

static int
migrate(struct wt_store *s, int64_t version, struct wt_fault *f)
{
	char sql[96];
	for (; version < s->version; version++) {
		for (const char *const *part = STEPS[version]; *part; part++) {
			int code = wt_db_exec(s, *part, "make its tables", f);
			if (code != WARTA_OK)
				return code;
		}
	}
	(void)snprintf(sql, sizeof sql, "PRAGMA user_version = %d; PRAGMA application_id = %d",
		s->version, WT_STORE_APPLICATION);
	return wt_db_exec(s, sql, "make its tables", f);
}

/* A database with tables of somebody else is left alone. */
static int
refuse_others(struct wt_store *s, int64_t version, struct wt_fault *f)
{
	int64_t application = 0, tables = 0;
	int code = number(s, "PRAGMA application_id", &application, f);
	if (code == WARTA_OK)
		code = number(s, "SELECT count(*) FROM sqlite_master", &tables, f);
	if (code != WARTA_OK)
		return code;
	bool ours = application == WT_STORE_APPLICATION && version > 0;
	bool empty = application == 0 && version == 0 && tables == 0;
	if (!ours && !(empty && s->use == WT_STORE_WRITE))
		return wt_fail(
			f, WARTA_ESTORE, 0, "%s: is a database, but no store of Warta", s->path);
	return WARTA_OK;
}

static int
check_version(struct wt_store *s, int64_t *version, struct wt_fault *f)
{
	int code = number(s, "PRAGMA user_version", version, f);
	if (code == WARTA_OK)
		code = refuse_others(s, *version, f);
	if (code == WARTA_OK && *version > s->version)
		return wt_fail(f, WARTA_EVERSION, 0,
			"%s: made by a newer Warta (store version %lld, this one knows %d); use "
			"that one or another store",
			s->path, (long long)*version, s->version);
	return code;
}

int
wt_schema_ready(struct wt_store *s, struct wt_fault *f)
{
	int64_t version = 0;
	int code = check_version(s, &version, f);
	if (code == WARTA_ESTORE) /* it may have been made between two of the questions */
		code = check_version(s, &version, f);
	if (code != WARTA_OK || version == s->version)
		return code;
	if (s->use == WT_STORE_READ)
		return wt_fail(f, WARTA_EVERSION, 0,
			"%s: made by an older Warta; the next `warta read` brings it up to date",
			s->path);
	code = wt_db_begin(s, f);
	if (code == WARTA_OK) /* again, under the lock: another writer may have done it */
		code = check_version(s, &version, f);
	if (code == WARTA_OK && version < s->version)
		code = migrate(s, version, f);
	if (code == WARTA_OK)
		return wt_db_commit(s, f);
	wt_db_rollback(s);
	return code;
}
