/*
 * fuzz_model.c - whatever the model's bytes: it is refused, or a text read by it is made of trees.
 *
 * The input is where random edits of the embedded model start from; the sections' checksums are
 * then put right, because damage that they find is not what this is after.
 */
#include "fuzz.h"

#include "base/blob.h"
#include "grammar/read.h"

#define EDITS   64 /* at most */
#define NEAR    65536
#define HEAD    24
#define SECTION (WT_BLOB_NAME + 24)

static uint64_t
u64_at(const unsigned char *p)
{
	uint64_t x;
	memcpy(&x, p, sizeof x);
	return x;
}

/* The sum of every section that lies within the bytes. */
static void
put_sums(unsigned char *model, size_t size)
{
	uint32_t n;
	memcpy(&n, model + 12, sizeof n);
	for (size_t i = 0; i < n && HEAD + (i + 1) * SECTION <= size; i++) {
		unsigned char *s = model + HEAD + i * SECTION + WT_BLOB_NAME;
		uint64_t at = u64_at(s), len = u64_at(s + 8), sum;
		if (at > size || len > size - at)
			continue;
		sum = wt_blob_sum(model + at, len);
		memcpy(s + 16, &sum, sizeof sum);
	}
}

static void
read_something(const struct wt_grammar *g)
{
	struct wt_str doc =
		WT_STR("Menteri Luar Negeri Retno Marsudi, Selasa (18/7/2024), mengatakan "
		       "bahwa \"perundingan itu dilanjutkan\" di Jenewa. Kapal-kapalnya pun "
		       "ditahan oleh TNI AL.");
	struct wt_span all = { 0, (uint32_t)doc.len };
	struct wt_arena arena;
	struct wt_text text;
	wt_arena_init(&arena, (size_t)64 << 20);
	if (wt_arena_guard(&arena) != 0) {
		wt_arena_release(&arena);
		return;
	}
	wt_grammar_read(g, &arena, doc, &all, 1, &text);
	for (uint32_t k = 0; k < text.n_sentences; k++) {
		const struct wt_sentence *s = &text.sentences[k];
		for (uint32_t i = 0; i < s->n; i++) {
			const struct wt_token *t = &s->tokens[i];
			promise(t->upos < WT_UPOS_COUNT && t->deprel < WT_DEP_COUNT);
			promise(t->name <= WT_NAME_I_LOC);
			promise(t->head == WT_NO_HEAD ? s->root == (int32_t)i
						      : t->head >= 0 && t->head < (int32_t)s->n);
		}
	}
	wt_arena_unguard(&arena);
	wt_arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static unsigned char *model;
	size_t n = (size_t)wt_model_grammar_size, edits = size ? 1 + data[0] % EDITS : 0;
	uint64_t dice = wt_str_hash((struct wt_str){ (const char *)data, size });
	struct wt_grammar *g;
	if (!model && !(model = aligned_alloc(64, (n + 63) / 64 * 64)))
		return 0;
	memcpy(model, wt_model_grammar, n);
	for (size_t i = 0; i < edits; i++) {
		dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		/* mostly where the heads and the small sections are */
		size_t most = i % 4 == 0 ? n : i % 4 == 1 ? 1024 : NEAR;
		model[(dice >> 24) % most] = (unsigned char)(dice >> 16);
	}
	put_sums(model, n);
	if (wt_grammar_open(&g, model, n, NULL) != WARTA_OK)
		return 0;
	read_something(g);
	wt_grammar_close(g);
	return 0;
}
