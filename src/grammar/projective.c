/*
 * projective.c - the best tree without crossing arcs, after Eisner (1996).
 *
 * The treebanks hold hardly any crossing arcs, and a subtree without them is one
 * piece of the text.  For each stretch of words the chart keeps the best tree
 * headed by its first or its last word, complete or still open on the other
 * side; the root is chosen last, so that there is one.  Work n^3 / 2, so only for
 * sentences of up to WT_TREE_SPAN_MAX words whose best heads are no such tree.
 */
#include "grammar/tree.h"

#define N WT_TREE_SPAN_MAX

struct cell {
	float score;
	uint8_t split;
};

/* [i][j], i <= j: headed by i (RIGHT: arcs go right) or by j (LEFT). */
struct chart {
	struct cell open_left[N][N]; /* with the arc from j to i */
	struct cell open_right[N][N];
	struct cell left[N][N];
	struct cell right[N][N];
};

static void
open_spans(struct chart *c, const float *scores, size_t n, size_t i, size_t j)
{
	struct cell best = { .score = c->right[i][i].score + c->left[i + 1][j].score,
		.split = (uint8_t)i };
	for (size_t k = i + 1; k < j; k++) {
		float s = c->right[i][k].score + c->left[k + 1][j].score;
		if (s > best.score)
			best = (struct cell){ s, (uint8_t)k };
	}
	c->open_left[i][j] = best;
	c->open_left[i][j].score += scores[i * (n + 1) + j];
	c->open_right[i][j] = best;
	c->open_right[i][j].score += scores[j * (n + 1) + i];
}

static void
close_spans(struct chart *c, size_t i, size_t j)
{
	struct cell left = { c->left[i][i].score + c->open_left[i][j].score, (uint8_t)i };
	struct cell right = { c->open_right[i][j].score + c->right[j][j].score, (uint8_t)j };
	for (size_t k = i + 1; k < j; k++) {
		float l = c->left[i][k].score + c->open_left[k][j].score;
		float r = c->open_right[i][k].score + c->right[k][j].score;
		if (l > left.score)
			left = (struct cell){ l, (uint8_t)k };
		if (r > right.score)
			right = (struct cell){ r, (uint8_t)k };
	}
	c->left[i][j] = left;
	c->right[i][j] = right;
}

enum span { OPEN_LEFT, OPEN_RIGHT, LEFT, RIGHT };

struct task {
	uint8_t i, j, span;
};

/* Walks the chart down from a complete span; the tasks wait on a stack. */
static void
take_heads(const struct chart *c, struct task first, int16_t *heads)
{
	struct task stack[3 * N];
	size_t depth = 0;
	stack[depth++] = first;
	while (depth > 0) {
		struct task t = stack[--depth];
		uint8_t i = t.i, j = t.j;
		if (i == j)
			continue;
		if (t.span == LEFT) {
			uint8_t k = c->left[i][j].split;
			stack[depth++] = (struct task){ i, k, LEFT };
			stack[depth++] = (struct task){ k, j, OPEN_LEFT };
		} else if (t.span == RIGHT) {
			uint8_t k = c->right[i][j].split; /* NOLINT: the chart is full for i < j */
			stack[depth++] = (struct task){ i, k, OPEN_RIGHT };
			stack[depth++] = (struct task){ k, j, RIGHT };
		} else {
			uint8_t k = c->open_left[i][j].split;
			heads[t.span == OPEN_LEFT ? i : j] = t.span == OPEN_LEFT ? j : i;
			stack[depth++] = (struct task){ i, k, RIGHT };
			stack[depth++] = (struct task){ (uint8_t)(k + 1), j, LEFT };
		}
	}
}

void
wt_tree_projective(const float *scores, size_t n, int16_t *heads)
{
	struct chart c;
	size_t root = 0;
	float most = 0;
	for (size_t i = 0; i < n; i++)
		c.left[i][i] = c.right[i][i] = (struct cell){ 0, (uint8_t)i };
	for (size_t len = 1; len < n; len++)
		for (size_t i = 0; i + len < n; i++) {
			open_spans(&c, scores, n, i, i + len);
			close_spans(&c, i, i + len);
		}
	for (size_t r = 0; r < n; r++) {
		float s = c.left[0][r].score + c.right[r][n - 1].score + scores[r * (n + 1) + n];
		if (r == 0 || s > most) {
			most = s;
			root = r;
		}
	}
	heads[root] = (int16_t)n;
	take_heads(&c, (struct task){ 0, (uint8_t)root, LEFT }, heads);
	take_heads(&c, (struct task){ (uint8_t)root, (uint8_t)(n - 1), RIGHT }, heads);
}
