/*
 * example.c - reads the sentence of an example as an article of its own and
 * compares what comes out with what the entry says must come out.
 *
 *	= Name [CCC SSS] Office     an actor with this name or title, these codes, this office
 *	= media Name                a medium
 *	= place Name                a place
 *	= none                      no actor at all
 */
#include "mention/example.h"

#include "mention/fold.h"
#include "mention/gazetteer.h"

struct wanted {
	struct wt_str name;
	struct wt_str office;
	char country[4];
	char sector[4];
	bool coded; /* codes were given */
};

static const char *const KINDS[] = { "country", "actor", "body", "office", "agent", "media",
	"place", "places", NULL };

bool
wt_mention_answers(struct wt_str kind)
{
	for (const char *const *k = KINDS; *k; k++)
		if (wt_str_is(kind, *k))
			return true;
	return false;
}

static void
take_code(struct wt_str s, char out[4])
{
	memset(out, 0, 4);
	if (s.len == 3)
		memcpy(out, s.ptr, 3);
}

/* Name [CCC SSS] Office */
static void
parse(struct wt_str line, struct wanted *w)
{
	*w = (struct wanted){ .name = line, .office = WT_STR("") };
	ptrdiff_t open = wt_str_find(line, WT_STR("["), 0);
	ptrdiff_t close = open < 0 ? -1 : wt_str_find(line, WT_STR("]"), (size_t)open);
	if (close < 0)
		return;
	struct wt_str codes = { line.ptr + open + 1, (size_t)(close - open - 1) }, country;
	w->name = wt_str_trim((struct wt_str){ line.ptr, (size_t)open });
	w->office =
		wt_str_trim((struct wt_str){ line.ptr + close + 1, line.len - (size_t)close - 1 });
	w->coded = true;
	if (wt_str_split(&codes, ' ', &country))
		take_code(country, w->country);
	take_code(wt_str_trim(codes), w->sector);
}

static bool
is_named(const struct wt_mention_checker *c, const struct wt_mention *m, struct wt_str name)
{
	const struct wt_actor *a = &m->as.actor;
	const struct wt_gazetteer *g = c->gazetteer;
	if (wt_str_eq(a->name, name) || wt_str_eq(a->office, name))
		return true;
	return a->entry < g->n_rows && wt_str_eq(wt_gaz_str(g, g->rows[a->entry].name), name);
}

static bool
fits(const struct wt_mention_checker *c, const struct wt_mention *m, const struct wanted *w)
{
	const struct wt_actor *a = &m->as.actor;
	if (m->kind != WT_MENTION_ACTOR || !is_named(c, m, w->name))
		return false;
	if (w->coded &&
		(memcmp(a->country, w->country, 4) != 0 || memcmp(a->sector, w->sector, 4) != 0))
		return false;
	return w->office.len == 0 || wt_str_eq(a->office, w->office);
}

static bool
is_place(const struct wt_mention_checker *c, const struct wt_mention *m, struct wt_str name)
{
	const struct wt_gazetteer *g = c->gazetteer;
	uint32_t rows[16];
	if (m->kind != WT_MENTION_PLACE)
		return false;
	uint32_t n = wt_gazetteer_find(g, name, (struct wt_day){ 0, 0, 0 }, rows, 16);
	for (uint32_t i = 0; i < n && i < 16; i++) {
		const struct wt_gaz_row *row = &g->rows[rows[i]];
		if (memcmp(row->country, m->as.place.country, 4) == 0 &&
			row->geonameid == m->as.place.geonameid)
			return true;
	}
	return wt_str_eq(m->as.place.name, name);
}

/* "Direktur Utama Waskita Karya" holds the body, "Kementerian Pertahanan Taiwan" the agent. */
static bool
holds_name(struct wt_mention_checker *c, const struct wt_mention *m, struct wt_str text,
	struct wt_str names)
{
	struct wt_str words = wt_fold(c->arena, wt_view(text, m->span)), name;
	while (wt_str_split(&names, ',', &name)) {
		struct wt_str key = wt_fold(c->arena, wt_str_trim(name));
		if (key.len && wt_str_find(words, key, 0) >= 0)
			return true;
	}
	return false;
}

static bool
is_held(struct wt_mention_checker *c, const struct wt_mentions *ms, const struct wt_lex_entry *e,
	const struct wanted *w, struct wt_str text)
{
	bool body = wt_str_is(e->kind, "body"), agent = wt_str_is(e->kind, "agent");
	for (uint32_t i = 0; i < ms->n && (body || agent); i++) {
		const struct wt_actor *a = &ms->items[i].as.actor;
		if (ms->items[i].kind != WT_MENTION_ACTOR ||
			(agent && (memcmp(a->country, w->country, 4) != 0 ||
					  memcmp(a->sector, w->sector, 4) != 0)))
			continue;
		if (holds_name(c, &ms->items[i], text, e->name))
			return true;
		for (uint32_t k = 0; k < e->n; k++)
			if (wt_str_is(e->lines[k].key, "alias") &&
				holds_name(c, &ms->items[i], text, e->lines[k].value))
				return true;
	}
	return false;
}

/* What came out instead, for the message. */
static struct wt_str
describe(const struct wt_mention_checker *c, const struct wt_mentions *ms)
{
	struct wt_str all = WT_STR("");
	for (uint32_t i = 0; i < ms->n; i++) {
		const struct wt_mention *m = &ms->items[i];
		const struct wt_actor *a = &m->as.actor;
		if (m->kind == WT_MENTION_PLACE)
			all = wt_arena_printf(c->arena, "%.*s; place %.*s [%s]", WT_FMT(all),
				WT_FMT(m->as.place.name), m->as.place.country);
		if (m->kind != WT_MENTION_ACTOR)
			continue;
		struct wt_str name = a->name;
		if (a->entry < c->gazetteer->n_rows)
			name = wt_gaz_str(c->gazetteer, c->gazetteer->rows[a->entry].name);
		all = wt_arena_printf(c->arena, "%.*s; %s%.*s [%s %s] %.*s", WT_FMT(all),
			a->kind == WT_ACTOR_MEDIA ? "media " : "", WT_FMT(name),
			a->country[0] ? a->country : "-", a->sector[0] ? a->sector : "-",
			WT_FMT(a->office));
	}
	return all.len > 2 ? (struct wt_str){ all.ptr + 2, all.len - 2 } : WT_STR("nothing");
}

static bool
comes_out(const struct wt_mention_checker *c, const struct wt_mentions *ms, struct wt_str line)
{
	struct wanted w;
	bool media = wt_str_starts(line, WT_STR("media ")), any = false;
	bool place = wt_str_starts(line, WT_STR("place "));
	struct wt_str name = wt_str_trim((struct wt_str){
		line.ptr + (media || place ? 6 : 0), line.len - (media || place ? 6 : 0) });
	parse(line, &w);
	for (uint32_t i = 0; i < ms->n; i++) {
		const struct wt_mention *m = &ms->items[i];
		any = any || m->kind == WT_MENTION_ACTOR;
		if (media && m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_MEDIA &&
			is_named(c, m, name))
			return true;
		if (place && is_place(c, m, name))
			return true;
		if (fits(c, m, &w))
			return true;
	}
	return wt_str_is(line, "none") && !any;
}

static bool
asks_for_claim(struct wt_str line)
{
	return memchr(line.ptr, '|', line.len) || wt_str_find(line, WT_STR("chain:"), 0) >= 0;
}

static bool
read_example(struct wt_mention_checker *c, const struct wt_lex_example *x, struct wt_mentions *ms)
{
	struct wt_article article = { .doc = x->text };
	struct wt_span all = { 0, (uint32_t)x->text.len };
	struct wt_text text;
	wt_arena_reset(c->arena);
	if (!wt_day_parse(x->date, &article.published.day))
		return false;
	article.published.minute = WT_MINUTE_NONE;
	article.published.zone = WT_ZONE_NONE;
	if (wt_arena_guard(c->arena) != 0)
		return false;
	wt_grammar_read(c->grammar, c->arena, x->text, &all, 1, &text);
	wt_mention_read(c->gazetteer, c->arena, &article, &text, ms);
	wt_arena_unguard(c->arena);
	return true;
}

void
wt_mention_check_example(
	struct wt_mention_checker *c, const struct wt_lex_entry *e, const struct wt_lex_example *x)
{
	struct wt_mentions ms = { 0 };
	if (!read_example(c, x, &ms)) {
		wt_buf_printf(c->out, "%.*s:%u: the example cannot be read (date %.*s)\n",
			WT_FMT(e->file), x->line, WT_FMT(x->date));
		c->missed++;
		return;
	}
	for (uint32_t i = 0; i < x->n; i++) {
		struct wt_str line = x->lines[i].value;
		if (asks_for_claim(line))
			continue;
		c->run++;
		struct wanted w;
		parse(line, &w);
		if (comes_out(c, &ms, line) || is_held(c, &ms, e, &w, x->text))
			continue;
		c->missed++;
		struct wt_str got = describe(c, &ms);
		wt_buf_printf(c->out, "%.*s:%u: wanted %.*s, got %.*s\n", WT_FMT(e->file),
			x->lines[i].line, WT_FMT(line), WT_FMT(got));
	}
}

void
wt_mention_check(struct wt_mention_checker *c, const struct wt_lex *lex)
{
	for (uint32_t i = 0; i < lex->n; i++) {
		const struct wt_lex_entry *e = &lex->entries[i];
		struct wt_lex_example x;
		uint32_t at = 0;
		if (!wt_mention_answers(e->kind))
			continue;
		while (wt_lex_example(e, &at, &x))
			wt_mention_check_example(c, e, &x);
	}
}
