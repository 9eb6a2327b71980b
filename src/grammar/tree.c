/*
 * tree.c - heads from scores: the best head of each word, then whatever makes it a tree.
 *
 * The root is the word that gains most by it; every other word takes its best
 * head.  Where that is no tree, or arcs cross, a sentence of up to WT_TREE_SPAN_MAX
 * words gets the best tree without crossing arcs (projective.c).  In a longer one
 * a circle is opened at the word that loses least by a head outside the circle and
 * all that hangs from it; that makes no new circle, so the work is the scores'
 * size, n * n, at worst.
 */
#include "grammar/tree.h"

enum mark { NEW, ON_PATH, DONE };

static size_t
best_head(const float *s, size_t n, size_t d)
{
	size_t best = d == 0 ? n - 1 : 0;
	for (size_t h = 0; h < n; h++)
		if (h != d && s[h] > s[best])
			best = h;
	return best;
}

static size_t
choose(const float *scores, size_t n, int16_t *heads)
{
	size_t root = 0;
	float most = 0;
	for (size_t d = 0; d < n; d++) {
		const float *s = scores + d * (n + 1);
		size_t h = best_head(s, n, d);
		float gain = s[n] - s[h];
		heads[d] = (int16_t)h;
		if (d == 0 || gain > most) {
			most = gain;
			root = d;
		}
	}
	heads[root] = (int16_t)n;
	return root;
}

/* A word on a circle, or n where there is none. */
static size_t
find_circle(const int16_t *heads, size_t n)
{
	uint8_t mark[WT_SENTENCE_MAX + 1] = { 0 };
	mark[n] = DONE;
	for (size_t d = 0; d < n; d++) {
		size_t w = d;
		for (; mark[w] == NEW; w = (size_t)heads[w])
			mark[w] = ON_PATH;
		if (mark[w] == ON_PATH)
			return w;
		for (w = d; mark[w] == ON_PATH; w = (size_t)heads[w])
			mark[w] = DONE;
	}
	return n;
}

/* below[w]: w is on the circle of `on`, or hangs from it. */
static void
mark_below(const int16_t *heads, size_t n, size_t on, bool *below)
{
	uint8_t mark[WT_SENTENCE_MAX + 1] = { 0 };
	memset(below, 0, (n + 1) * sizeof *below);
	for (size_t w = on; !below[w]; w = (size_t)heads[w]) {
		below[w] = true;
		mark[w] = DONE;
	}
	mark[n] = DONE;
	for (size_t d = 0; d < n; d++) {
		size_t w = d;
		for (; mark[w] == NEW; w = (size_t)heads[w])
			mark[w] = ON_PATH;
		/* a path that meets itself is another circle: not below this one */
		bool is = mark[w] == DONE && below[w];
		for (w = d; mark[w] == ON_PATH; w = (size_t)heads[w]) {
			mark[w] = DONE;
			below[w] = is;
		}
	}
}

static void
open_circle(const float *scores, size_t n, size_t root, size_t on, int16_t *heads)
{
	bool below[WT_SENTENCE_MAX + 1];
	size_t word = on, head = root, w = on;
	float least = 0;
	bool found = false;
	mark_below(heads, n, on, below);
	do {
		const float *s = scores + w * (n + 1);
		for (size_t h = 0; h < n; h++) {
			float loss = s[heads[w]] - s[h];
			if (!below[h] && (!found || loss < least)) {
				found = true;
				least = loss;
				word = w;
				head = h;
			}
		}
		w = (size_t)heads[w];
	} while (w != on);
	heads[word] = (int16_t)head;
}

/* In a tree: does an arc leave the stretch that another one spans? */
static bool
crosses(const int16_t *heads, size_t n)
{
	for (size_t d = 0; d < n; d++) {
		size_t h = (size_t)heads[d], from = d < h ? d : h, to = d < h ? h : d;
		if (h == n)
			continue; /* the root's arc is no stretch */
		for (size_t w = from + 1; w < to; w++)
			if ((size_t)heads[w] < from || (size_t)heads[w] > to)
				return true;
	}
	return false;
}

void
wt_tree_find(const float *scores, size_t n, int16_t *heads)
{
	if (n == 1) {
		heads[0] = 1;
		return;
	}
	size_t root = choose(scores, n, heads), on;
	if (n <= WT_TREE_SPAN_MAX) {
		if (find_circle(heads, n) != n || crosses(heads, n))
			wt_tree_projective(scores, n, heads);
		return;
	}
	while ((on = find_circle(heads, n)) != n)
		open_circle(scores, n, root, on, heads);
}
