/*
 * gazetteer.c - opens the compiled lists and answers who was what on which day.
 *
 * Every index in the sections is checked once, at open; readers then trust them.
 */
#include "mention/gazetteer.h"

#include <stdlib.h>

#include "mention/fold.h"

static bool
code_index(const char *code, uint32_t *index)
{
	*index = 0;
	for (int i = 0; i < 3; i++) {
		if (!wt_is_upper(code[i]))
			return false;
		*index = *index * 26 + (uint32_t)(code[i] - 'A');
	}
	return true;
}

uint32_t
wt_gaz_country(const struct wt_gazetteer *g, const char *code)
{
	uint32_t i;
	return code_index(code, &i) ? g->countries[i] : WT_ENTRY_NONE;
}

struct wt_str
wt_gazetteer_country(const struct wt_gazetteer *g, const char *code)
{
	uint32_t row = wt_gaz_country(g, code);
	return row == WT_ENTRY_NONE ? WT_STR("") : wt_gaz_str(g, g->rows[row].name);
}

static bool
text_fits(const struct wt_gazetteer *g, struct wt_gaz_text t)
{
	return t.at <= g->n_pool && t.len <= g->n_pool - t.at;
}

static bool
row_fits(const struct wt_gazetteer *g, const struct wt_gaz_row *r)
{
	return text_fits(g, r->name) && text_fits(g, r->family) && text_fits(g, r->outlet_kind) &&
	       r->roles <= g->n_roles && r->n_roles <= g->n_roles - r->roles &&
	       r->kind < WT_GAZ_KIND_COUNT && r->country[3] == 0 && r->sector[3] == 0;
}

static bool
is_row(const struct wt_gazetteer *g, uint32_t row)
{
	return row == WT_ENTRY_NONE || row < g->n_rows;
}

static bool
all_fit(const struct wt_gazetteer *g)
{
	for (size_t i = 0; i < g->n_rows; i++)
		if (!row_fits(g, &g->rows[i]))
			return false;
	for (size_t i = 0; i < g->n_roles; i++) {
		const struct wt_gaz_role *r = &g->roles[i];
		if (!text_fits(g, r->office) || !is_row(g, r->office_row) ||
			!is_row(g, r->of_row) || r->country[3] || r->sector[3])
			return false;
	}
	for (size_t i = 0; i < g->n_senses; i++)
		if (!text_fits(g, g->senses[i].surface) || g->senses[i].row >= g->n_rows)
			return false;
	for (size_t i = 0; i < g->n_holders; i++)
		if (g->holders[i].row >= g->n_rows || g->holders[i].country[3])
			return false;
	return g->n_senses == 0 || (g->senses[g->n_senses - 1].use & WT_USE_LAST);
}

static void
index_countries(struct wt_gazetteer *g)
{
	for (size_t i = 0; i < sizeof g->countries / sizeof g->countries[0]; i++)
		g->countries[i] = WT_ENTRY_NONE;
	for (size_t i = 0; i < g->n_rows; i++) {
		uint32_t at;
		if (g->rows[i].kind == WT_ACTOR_COUNTRY && code_index(g->rows[i].country, &at))
			g->countries[at] = (uint32_t)i;
	}
}

int
wt_gazetteer_open(
	struct wt_gazetteer **gazetteer, const struct wt_blob *lexicon, struct wt_fault *f)
{
	struct wt_gazetteer *g = calloc(1, sizeof *g);
	*gazetteer = NULL;
	if (!g)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory for the gazetteer");
	g->rows = wt_blob_array(lexicon, "mention.rows", sizeof *g->rows, &g->n_rows);
	g->roles = wt_blob_array(lexicon, "mention.roles", sizeof *g->roles, &g->n_roles);
	g->senses = wt_blob_array(lexicon, "mention.senses", sizeof *g->senses, &g->n_senses);
	g->holders = wt_blob_array(lexicon, "mention.holders", sizeof *g->holders, &g->n_holders);
	g->pool = wt_blob_array(lexicon, "mention.pool", 1, &g->n_pool);
	if (!g->rows || !g->roles || !g->senses || !g->holders || !g->pool ||
		!wt_trie_open(&g->keys, wt_blob_find(lexicon, "mention.keys")) || !all_fit(g)) {
		free(g);
		return wt_fail(f, WARTA_EFORMAT, 0, "the lexicon's lists of names are damaged");
	}
	index_countries(g);
	*gazetteer = g;
	return WARTA_OK;
}

void
wt_gazetteer_close(struct wt_gazetteer *gazetteer)
{
	free(gazetteer);
}

bool
wt_gaz_role_valid(const struct wt_gaz_role *role, struct wt_day day)
{
	if (!day.year)
		return true;
	return role->from <= wt_day_number(wt_day_last(day)) &&
	       wt_day_number(wt_day_first(day)) < role->to;
}

const struct wt_gaz_role *
wt_gaz_role_at(const struct wt_gazetteer *g, const struct wt_gaz_row *row, struct wt_day day)
{
	for (uint32_t i = 0; i < row->n_roles; i++)
		if (wt_gaz_role_valid(&g->roles[row->roles + i], day))
			return &g->roles[row->roles + i];
	return NULL;
}

const struct wt_gaz_role *
wt_gaz_role_near(const struct wt_gazetteer *g, const struct wt_gaz_row *row, struct wt_day day)
{
	const struct wt_gaz_role *best = wt_gaz_role_at(g, row, day);
	if (best || !day.year)
		return best;
	int32_t number = wt_day_number(wt_day_first(day));
	for (uint32_t i = 0; i < row->n_roles; i++) {
		const struct wt_gaz_role *role = &g->roles[row->roles + i];
		if (!best || (role->to <= number && (best->to > number || role->to > best->to)))
			best = role;
	}
	return best;
}

int
wt_gaz_holder_cmp(const void *a, const void *b)
{
	const struct wt_gaz_holder *x = a, *y = b;
	if (x->office_row != y->office_row)
		return x->office_row < y->office_row ? -1 : 1;
	if (x->of_row != y->of_row)
		return x->of_row < y->of_row ? -1 : 1;
	return x->of_row == WT_ENTRY_NONE ? memcmp(x->country, y->country, 4) : 0;
}

uint32_t
wt_gaz_holder(const struct wt_gazetteer *g, uint32_t office_row, uint32_t of_row,
	const char *country, struct wt_day day)
{
	struct wt_gaz_holder key = { .office_row = office_row, .of_row = of_row };
	memcpy(key.country, country, 4);
	size_t lo = 0, hi = g->n_holders;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (wt_gaz_holder_cmp(&g->holders[mid], &key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	uint32_t found = WT_ENTRY_NONE;
	int32_t number = day.year ? wt_day_number(wt_day_first(day)) : INT32_MAX;
	if (!day.year)
		return found;
	for (; lo < g->n_holders && wt_gaz_holder_cmp(&g->holders[lo], &key) == 0; lo++) {
		if (g->holders[lo].from > number || number >= g->holders[lo].to)
			continue;
		if (found != WT_ENTRY_NONE && found != g->holders[lo].row)
			return WT_ENTRY_NONE; /* an office that several hold */
		found = g->holders[lo].row;
	}
	return found;
}

uint32_t
wt_gazetteer_find(const struct wt_gazetteer *g, struct wt_str name, struct wt_day day,
	uint32_t *rows, uint32_t most)
{
	char key[256];
	uint32_t n = 0;
	(void)day;
	if (name.len > sizeof key)
		return 0;
	size_t len = wt_fold_to(name, key, sizeof key);
	int32_t at = wt_trie_get(&g->keys, (struct wt_str){ key, len });
	if (at < 0)
		return 0;
	for (size_t i = (size_t)at; i < g->n_senses; i++) {
		const struct wt_gaz_sense *s = &g->senses[i];
		bool again = false;
		for (uint32_t k = 0; k < n && k < most; k++)
			again = again || rows[k] == s->row;
		if (!again) {
			if (n < most)
				rows[n] = s->row;
			n++;
		}
		if (s->use & WT_USE_LAST)
			break;
	}
	return n;
}

bool
wt_gazetteer_row(
	const struct wt_gazetteer *g, uint32_t row, struct wt_day day, struct wt_gazetteer_row *out)
{
	if (row >= g->n_rows)
		return false;
	const struct wt_gaz_row *r = &g->rows[row];
	const struct wt_gaz_role *role = wt_gaz_role_at(g, r, day);
	memset(out, 0, sizeof *out);
	out->kind = (enum wt_actor_kind)r->kind;
	out->name = wt_gaz_str(g, r->name);
	out->family = wt_gaz_str(g, r->family);
	out->outlet_kind = wt_gaz_str(g, r->outlet_kind);
	memcpy(out->country, role ? role->country : r->country, 4);
	memcpy(out->sector, role ? role->sector : r->sector, 4);
	out->office = role ? wt_gaz_str(g, role->office) : WT_STR("");
	return true;
}

/* INT32_MIN and INT32_MAX stand for open ends. */
static struct wt_day
day_or_open(int32_t number)
{
	bool open = number == INT32_MIN || number == INT32_MAX;
	return open ? (struct wt_day){ 0, 0, 0 } : wt_day_of_number(number);
}

bool
wt_gazetteer_role(
	const struct wt_gazetteer *g, uint32_t row, uint32_t i, struct wt_gazetteer_role *out)
{
	if (row >= g->n_rows || i >= g->rows[row].n_roles)
		return false;
	const struct wt_gaz_role *role = &g->roles[g->rows[row].roles + i];
	out->office = wt_gaz_str(g, role->office);
	memcpy(out->country, role->country, sizeof out->country);
	memcpy(out->sector, role->sector, sizeof out->sector);
	out->from = day_or_open(role->from);
	out->to = day_or_open(
		role->to == INT32_MAX || role->to == INT32_MIN ? role->to : role->to - 1);
	return true;
}
