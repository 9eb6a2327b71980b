/*
 * names.c - the name tagger's templates and its way through a sentence.
 *
 * Left to right and greedy, after the parts of speech.  An I- tag may only follow
 * a tag of its own kind, so every name is a run that begins with B-.
 */
#include "grammar/names.h"

static const struct wt_keys OUTSIDE;

static const struct wt_keys *
at(const struct wt_keys *keys, uint32_t n, uint32_t i, int offset)
{
	int64_t j = (int64_t)i + offset;
	return j < 0 || j >= (int64_t)n ? &OUTSIDE : &keys[j];
}

static uint32_t
tag_at(const uint8_t *tags, uint32_t n, uint32_t i, int offset)
{
	int64_t j = (int64_t)i + offset;
	return j < 0 || j >= (int64_t)n ? WT_UPOS_COUNT : tags[j];
}

size_t
wt_name_rows(const struct wt_keys *keys, const uint8_t *tags, uint32_t n, uint32_t i, unsigned t1,
	unsigned t2, unsigned shift, uint32_t rows[WT_NAME_ROWS_MAX])
{
	const struct wt_keys *k = &keys[i], *p1 = at(keys, n, i, -1), *p2 = at(keys, n, i, -2);
	const struct wt_keys *n1 = at(keys, n, i, 1), *n2 = at(keys, n, i, 2);
	uint32_t place = i == 0 ? 1 : i == 1 && !(p1->letters & WT_KEYS_LETTER) ? 2 : 0;
	uint32_t capital = k->letters & 23, tag = tags[i], both = t1 << 4 | t2;
	uint32_t around = (uint32_t)(p1->letters & 23) << 16 | (uint32_t)(n1->letters & 23) << 8 | capital;
	size_t r = 0;
	uint32_t t = 400;
#define ROW(a, b) rows[r++] = wt_row(t++, (a), (b), shift)
	ROW(0, 0);
	ROW(k->form, 0);
	ROW(k->lower, 0);
	ROW(k->lower, capital | place << 8);
	ROW(k->word, capital | place << 8);
	ROW(k->prefix[2], capital);
	ROW(k->prefix[3], capital);
	ROW(k->suffix[1], capital);
	ROW(k->suffix[2], capital);
	ROW(k->suffix[3], capital);
	ROW(k->shape, place);
	ROW(k->shape, k->len < 6 ? k->len : 6);
	ROW(tag, capital);
	ROW(k->affix, capital);
	ROW(around, place);
	ROW(around, t1);
	ROW(p1->lower, 0);
	ROW(n1->lower, 0);
	ROW(p1->form, capital);
	ROW(n1->form, capital);
	ROW(p2->lower, capital);
	ROW(n2->lower, capital);
	ROW(p1->lower, k->lower);
	ROW(k->lower, n1->lower);
	ROW(p1->shape, k->shape);
	ROW(n1->shape, k->shape);
	ROW(wt_key2(p1->shape, n1->shape), k->shape);
	ROW(p1->word, capital);
	ROW(n1->word, capital);
	ROW(p1->word, k->word);
	ROW(n1->word, k->word);
	ROW(tag_at(tags, n, i, -1), tag << 8 | capital);
	ROW(tag_at(tags, n, i, 1), tag << 8 | capital);
	ROW(wt_key2(p2->lower, p1->lower), capital);
	ROW(wt_key2(n1->lower, n2->lower), capital);
	ROW(p1->suffix[2], capital);
	ROW(n1->suffix[2], capital);
	/* the names before */
	ROW(t1, 0);
	ROW(both, capital);
	ROW(t1, k->lower);
	ROW(t1, (uint32_t)k->word << 8 | capital);
	ROW(t1, tag << 8 | capital);
	ROW(t1, p1->lower);
	ROW(t1, wt_key2(p1->lower, k->lower));
	ROW(both, p1->lower);
	ROW(t1, k->shape);
	ROW(t1, n1->shape);
	ROW(t1, n1->lower);
	ROW(t1, wt_key2(k->suffix[2], capital));
#undef ROW
	return r;
}

bool
wt_name_allowed(unsigned before, unsigned tag)
{
	switch (tag) {
	case WT_NAME_I_PER:
		return before == WT_NAME_B_PER || before == WT_NAME_I_PER;
	case WT_NAME_I_ORG:
		return before == WT_NAME_B_ORG || before == WT_NAME_I_ORG;
	case WT_NAME_I_LOC:
		return before == WT_NAME_B_LOC || before == WT_NAME_I_LOC;
	default:
		return true;
	}
}

void
wt_names_predict(const struct wt_table *table, const struct wt_keys *keys, const uint8_t *tags,
	uint32_t n, uint8_t *names)
{
	struct wt_table t = *table;
	unsigned t1 = WT_NAME_O, t2 = WT_NAME_O;
	t.stride = WT_NAME_STRIDE;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t rows[WT_NAME_ROWS_MAX];
		int16_t sums[WT_NAME_STRIDE] = { 0 };
		size_t count = wt_name_rows(keys, tags, n, i, t1, t2, t.shift, rows);
		for (size_t j = 0; j < count; j++)
			wt_table_prefetch(&t, rows[j]);
		wt_table_add(&t, rows, count, sums);
		unsigned best = WT_NAME_O;
		for (unsigned c = 1; c < WT_NAME_CLASSES; c++)
			if (sums[c] > sums[best] && wt_name_allowed(t1, c))
				best = c;
		names[i] = (uint8_t)best;
		t2 = t1;
		t1 = best;
	}
}
