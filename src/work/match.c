/*
 * match.c - names that mean the same.
 *
 * A party is what an example asks for where its entry is one that the lexicon knows
 * by that name, where the names have the same letters, or where one stands as whole words
 * within the other ("Lavrov" in "Menlu Sergei Lavrov").  A state's name also asks for
 * the party's country, so that "Rusia" is not found in "Duta Besar Rusia" of another.
 */
#include "work/match.h"

#define ROWS_MAX 16

/* "Name [CCC SSS] Office" in its parts; codes "" where not written, "-" where none is wanted. */
struct wanted {
	struct wt_str name, country, sector, office;
};

static struct wt_str
part(struct wt_str s, size_t from, size_t to)
{
	return wt_str_trim((struct wt_str){ s.ptr + from, to - from });
}

static struct wanted
read_wanted(struct wt_str s)
{
	struct wanted w = { .name = wt_str_trim(s) };
	ptrdiff_t open = wt_str_find(s, WT_STR("["), 0);
	ptrdiff_t close = open < 0 ? -1 : wt_str_find(s, WT_STR("]"), (size_t)open);
	if (close < 0)
		return w;
	struct wt_str codes = part(s, (size_t)open + 1, (size_t)close);
	w.name = part(s, 0, (size_t)open);
	w.office = part(s, (size_t)close + 1, s.len);
	(void)wt_str_split(&codes, ' ', &w.country);
	w.sector = wt_str_trim(codes);
	return w;
}

static bool
code_holds(struct wt_str wanted, const char *code)
{
	return wanted.len == 0 ||
	       (wt_str_is(wanted, "-") ? code[0] == '\0' : wt_str_is(wanted, code));
}

static bool
is_word_byte(char c)
{
	return wt_is_alpha(c) || wt_is_digit(c) || (unsigned char)c >= 0x80;
}

/* Does it stand in `in` as whole words, whatever the case? */
static bool
stands_in(struct wt_str in, struct wt_str what)
{
	for (size_t i = 0; what.len && i + what.len <= in.len; i++) {
		struct wt_str here = { in.ptr + i, what.len };
		bool begins = i == 0 || !is_word_byte(in.ptr[i - 1]);
		bool ends = i + what.len == in.len || !is_word_byte(in.ptr[i + what.len]);
		if (begins && ends && wt_str_eq_nocase(here, what))
			return true;
	}
	return false;
}

static bool
same_words(struct wt_str a, struct wt_str b)
{
	return a.len && b.len && (stands_in(a, b) || stands_in(b, a));
}

/* Rows of the lexicon by that name. */
struct rows {
	uint32_t list[ROWS_MAX];
	uint32_t n;
};

static struct rows
rows_of(const struct wt_match *m, struct wt_str name)
{
	struct rows r = { .n = 0 };
	if (name.len)
		r.n = wt_gazetteer_find(m->gazetteer, name, m->day, r.list, ROWS_MAX);
	r.n = r.n < ROWS_MAX ? r.n : ROWS_MAX;
	return r;
}

static bool
rows_hold(const struct rows *r, uint32_t entry)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (r->list[i] == entry)
			return true;
	return false;
}

/* The code of the state that a name means; false where it means none. */
static bool
state_of(const struct wt_match *m, struct wt_str name, const struct rows *r, char code[4])
{
	struct wt_gazetteer_row row;
	for (uint32_t i = 0; i < r->n; i++)
		if (wt_gazetteer_row(m->gazetteer, r->list[i], m->day, &row) &&
			row.kind == WT_ACTOR_COUNTRY) {
			memcpy(code, row.country, 4);
			return true;
		}
	if (name.len != 3 || !wt_is_upper(name.ptr[0]) || !wt_is_upper(name.ptr[1]) ||
		!wt_is_upper(name.ptr[2]))
		return false;
	memcpy(code, name.ptr, 3);
	code[3] = '\0';
	return true;
}

bool
wt_match_party(const struct wt_match *m, struct wt_str wanted, const struct wt_party *p)
{
	struct wanted w = read_wanted(wanted);
	struct rows rows = rows_of(m, w.name);
	struct wt_str text = wt_view(m->doc->article.doc, p->span);
	char code[4];
	if (!code_holds(w.country, p->country) || !code_holds(w.sector, p->sector))
		return false;
	if (p->entry != WT_ENTRY_NONE && rows_hold(&rows, p->entry))
		return true;
	bool state = state_of(m, w.name, &rows, code);
	if (state && strcmp(code, p->country) != 0)
		return false;
	if (state && p->name.len == 0)
		return true;
	return same_words(w.name, p->name) || same_words(w.name, text);
}

bool
wt_match_name(const struct wt_match *m, struct wt_str wanted, struct wt_str got)
{
	if (same_words(wanted, got))
		return true;
	struct rows a = rows_of(m, wanted), b = rows_of(m, got);
	for (uint32_t i = 0; i < b.n; i++)
		if (rows_hold(&a, b.list[i]))
			return true;
	return false;
}

/* --- mentions --------------------------------------------------------------------------------- */

static bool
actor_holds(const struct wt_match *m, const struct wanted *w, const struct rows *rows,
	const struct wt_mention *mention)
{
	const struct wt_actor *a = &wt_mention_real(&m->doc->mentions, mention)->as.actor;
	struct wt_str text = wt_view(m->doc->article.doc, mention->span);
	if (!code_holds(w->country, a->country) || !code_holds(w->sector, a->sector))
		return false;
	if (w->office.len && !same_words(w->office, a->office))
		return false;
	return (a->entry != WT_ENTRY_NONE && rows_hold(rows, a->entry)) ||
	       same_words(w->name, a->name) || same_words(w->name, text);
}

static bool
place_holds(const struct wt_match *m, const struct wanted *w, const struct wt_mention *mention)
{
	const struct wt_place *p = &mention->as.place;
	return code_holds(w->country, p->country) &&
	       (same_words(w->name, p->name) ||
		       same_words(w->name, wt_view(m->doc->article.doc, mention->span)));
}

static bool
declared(const struct wt_match *m, struct wt_str name)
{
	const struct wt_article *a = &m->doc->article;
	if (wt_match_name(m, name, a->outlet))
		return true;
	for (uint32_t i = 0; i < a->n_sources; i++)
		if (wt_match_name(m, name, a->sources[i].name))
			return true;
	return false;
}

bool
wt_match_mention(const struct wt_match *m, struct wt_str wanted)
{
	bool media = wt_str_starts(wanted, WT_STR("media "));
	bool place = wt_str_starts(wanted, WT_STR("place "));
	if (media || place) /* two words of one length */
		wanted = part(wanted, strlen("media "), wanted.len);
	struct wanted w = read_wanted(wanted);
	struct rows rows = rows_of(m, w.name);
	for (uint32_t i = 0; i < m->doc->mentions.n; i++) {
		const struct wt_mention *mention = &m->doc->mentions.items[i];
		bool actor = mention->kind == WT_MENTION_ACTOR;
		if (media && (!actor || mention->as.actor.kind != WT_ACTOR_MEDIA))
			continue;
		if (actor && !place && actor_holds(m, &w, &rows, mention))
			return true;
		if (mention->kind == WT_MENTION_PLACE && w.sector.len == 0 &&
			place_holds(m, &w, mention))
			return true;
	}
	return media && declared(m, w.name);
}

void
wt_match_print_mentions(struct wt_buf *out, const struct wt_match *m)
{
	for (uint32_t i = 0; i < m->doc->mentions.n; i++) {
		const struct wt_mention *mention = &m->doc->mentions.items[i];
		struct wt_str text = wt_view(m->doc->article.doc, mention->span);
		if (mention->kind != WT_MENTION_ACTOR && mention->kind != WT_MENTION_PLACE)
			continue;
		if (out->len)
			wt_buf_char(out, '\n');
		if (mention->kind == WT_MENTION_PLACE) {
			wt_buf_printf(
				out, "place %.*s [%s]", WT_FMT(text), mention->as.place.country);
			continue;
		}
		const struct wt_actor *a = &wt_mention_real(&m->doc->mentions, mention)->as.actor;
		wt_buf_printf(out, "%s%.*s [%s %s] %.*s", a->kind == WT_ACTOR_MEDIA ? "media " : "",
			WT_FMT(a->name.len ? a->name : text), a->country[0] ? a->country : "-",
			a->sector[0] ? a->sector : "-", WT_FMT(a->office));
	}
}
