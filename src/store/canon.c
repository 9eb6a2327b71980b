/*
 * canon.c - see canon.h.
 */
#include "store/canon.h"

#include "mention/fold.h"

static struct wt_str
folded(struct wt_str name, char out[WT_CANON])
{
	size_t n = wt_fold_to(name, out, WT_CANON);
	return (struct wt_str){ out, n };
}

/* How well a row tells who a source is; 0 for none. */
static int
rank(enum wt_actor_kind kind)
{
	switch (kind) {
	case WT_ACTOR_MEDIA:
		return 4;
	case WT_ACTOR_PERSON:
		return 3;
	case WT_ACTOR_BODY:
		return 2;
	case WT_ACTOR_COUNTRY:
		return 1;
	default:
		return 0;
	}
}

/* The best row of that name. */
static bool
look_up(const struct wt_gazetteer *g, struct wt_str name, struct wt_day day,
	struct wt_gazetteer_row *best)
{
	uint32_t rows[8];
	int best_rank = 0;
	if (!g || name.len == 0)
		return false;
	uint32_t n = wt_gazetteer_find(g, name, day, rows, 8);
	for (uint32_t i = 0; i < n && i < 8; i++) {
		struct wt_gazetteer_row row;
		if (wt_gazetteer_row(g, rows[i], day, &row) && rank(row.kind) > best_rank) {
			best_rank = rank(row.kind);
			*best = row;
		}
	}
	return best_rank > 0;
}

static const char *const HEADS[] = { "kantor berita", "media", "situs berita", "situs", "laman",
	"portal berita", "portal", "harian", "koran", "surat kabar", "majalah", "stasiun televisi",
	"televisi", "saluran", "the", "juru bicara", "jubir", "sekretaris pers", "biro pers",
	"kantor pers" };
static const char *const TAILS[] = { ".co.id", ".com", ".id", ".co", ".tv", ".net", ".org", ".news",
	" online", " news agency" };

static bool
starts_nocase(struct wt_str s, struct wt_str head)
{
	return s.len >= head.len && wt_str_eq_nocase((struct wt_str){ s.ptr, head.len }, head);
}

static bool
ends_nocase(struct wt_str s, struct wt_str tail)
{
	return s.len >= tail.len &&
	       wt_str_eq_nocase((struct wt_str){ s.ptr + s.len - tail.len, tail.len }, tail);
}

/* Without one word of kind before or one ending behind; false where there is none. */
static bool
strip(struct wt_str *name)
{
	for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
		struct wt_str head = wt_str_of(HEADS[i]);
		if (!starts_nocase(*name, head) || name->len <= head.len + 1 ||
			name->ptr[head.len] != ' ')
			continue;
		struct wt_str rest =
			wt_str_trim((struct wt_str){ name->ptr + head.len, name->len - head.len });
		if (rest.len == 0 || wt_is_lower(rest.ptr[0])) /* "media negara" is no name */
			return false;
		*name = rest;
		return true;
	}
	for (size_t i = 0; i < sizeof TAILS / sizeof TAILS[0]; i++) {
		struct wt_str tail = wt_str_of(TAILS[i]);
		if (ends_nocase(*name, tail) && name->len > tail.len) {
			name->len -= tail.len;
			return true;
		}
	}
	return false;
}

struct wt_str
wt_canon_source(
	const struct wt_gazetteer *g, struct wt_str name, struct wt_day day, char out[WT_CANON])
{
	struct wt_gazetteer_row row;
	name = wt_str_trim(name);
	for (;;) {
		if (look_up(g, name, day, &row)) {
			bool family = row.kind == WT_ACTOR_MEDIA && row.family.len > 0;
			return folded(family ? row.family : row.name, out);
		}
		if (!strip(&name))
			return folded(name, out);
	}
}

bool
wt_canon_is_newsroom(const struct wt_gazetteer *g, struct wt_str name, struct wt_day day)
{
	struct wt_gazetteer_row row;
	name = wt_str_trim(name);
	do
		if (look_up(g, name, day, &row))
			return row.kind == WT_ACTOR_MEDIA;
	while (strip(&name));
	return false;
}

static struct wt_str
host_of(struct wt_str url)
{
	ptrdiff_t at = wt_str_find(url, WT_STR("://"), 0);
	if (at < 0)
		return (struct wt_str){ "", 0 };
	struct wt_str rest = { url.ptr + at + 3, url.len - (size_t)at - 3 }, host;
	if (!wt_str_split(&rest, '/', &host))
		return (struct wt_str){ "", 0 };
	if (starts_nocase(host, WT_STR("www.")))
		host = (struct wt_str){ host.ptr + 4, host.len - 4 };
	return host;
}

struct wt_str
wt_canon_family(const struct wt_gazetteer *g, const struct wt_article *article, char out[WT_CANON])
{
	struct wt_str name = wt_str_trim(article->outlet);
	if (name.len == 0)
		name = host_of(article->url);
	return wt_canon_source(g, name, article->published.day, out);
}

/* Names of persons and bodies begin with a capital; "tentara Israel" does not. */
static bool
is_proper(struct wt_str name)
{
	return name.len > 0 && !wt_is_lower(name.ptr[0]);
}

struct wt_str
wt_canon_party(const struct wt_gazetteer *g, const struct wt_party *party, struct wt_day day,
	uint8_t *kind, char out[WT_CANON])
{
	struct wt_gazetteer_row row;
	*kind = WT_KIND_UNKNOWN;
	if (g && party->entry != WT_ENTRY_NONE && wt_gazetteer_row(g, party->entry, day, &row)) {
		*kind = (uint8_t)row.kind;
		if (row.kind == WT_ACTOR_PERSON || row.kind == WT_ACTOR_BODY ||
			row.kind == WT_ACTOR_MEDIA)
			return folded(row.name, out);
		if (row.kind == WT_ACTOR_COUNTRY || row.kind == WT_ACTOR_AGENT ||
			row.kind == WT_ACTOR_OFFICE)
			return (struct wt_str){ "", 0 };
	}
	return is_proper(party->name) ? folded(party->name, out) : (struct wt_str){ "", 0 };
}
