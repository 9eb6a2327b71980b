/*
 * conllu.c - CoNLL-U read line by line, every fault named by its line.
 *
 * The reader builds the text that the words stand in: surface forms with single
 * blanks, none behind SpaceAfter=No, a line for each sentence.  Words of a multi-word
 * token take its bytes in order where their forms make it up (menemui + nya); where
 * they do not, the last word takes what the others leave.
 */
#include "grammar/conllu.h"

#include "grammar/chars.h"
#include "grammar/reader.h"

#define FILE_MAX ((size_t)512 << 20)

struct reading {
	struct wt_arena *arena;
	struct wt_conllu *out;
	struct wt_fault *f;
	char *doc; /* as large as the file: forms and blanks are never longer */
	uint32_t doc_len;
	uint32_t line;
	uint32_t cap_tokens;
	uint32_t cap_sentences;
	uint32_t cap_ids;
	uint32_t cap_trees;
	uint32_t first;     /* the sentence's first token, as an index */
	uint32_t mwt_words; /* words of the open multi-word token */
	uint32_t mwt_left;  /* of these, still to come; 0 outside */
	uint32_t mwt_at;    /* next free byte of its surface */
	bool mwt_space;     /* white space stands before it */
	bool glue;          /* SpaceAfter=No on the surface token before */
	bool tree;          /* every word so far has a head */
	struct wt_str id;
};

enum field { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, N_FIELDS };

static int
bad(struct reading *r, const char *what, struct wt_str value)
{
	int len = value.len > 60 ? 60 : (int)value.len;
	return wt_fail(r->f, WARTA_EFORMAT, r->line, "line %u: %s: %.*s", r->line, what, len,
		value.ptr ? value.ptr : "");
}

static bool
is_left_out(struct wt_str s)
{
	return wt_str_eq(s, WT_STR("_"));
}

static int
read_feats(struct reading *r, struct wt_str all, uint64_t *feats)
{
	struct wt_str rest = all, part, name;
	*feats = 0;
	if (is_left_out(all))
		return WARTA_OK;
	while (wt_str_split(&rest, '|', &part)) {
		struct wt_str value = part;
		if (!wt_str_split(&value, '=', &name) || !value.ptr || !name.len || !value.len)
			return bad(r, "a feature is no Name=Value", part);
		for (unsigned i = 0; i < WT_FEAT_COUNT; i++)
			if (wt_str_is(name, WT_FEAT_NAMES[i].feature) &&
				wt_str_is(value, WT_FEAT_NAMES[i].value))
				*feats |= UINT64_C(1) << i;
	}
	return WARTA_OK;
}

static bool
has_glue(struct wt_str misc)
{
	struct wt_str part;
	while (wt_str_split(&misc, '|', &part))
		if (wt_str_is(part, "SpaceAfter=No"))
			return true;
	return false;
}

static uint32_t
words_so_far(const struct reading *r)
{
	return r->out->text.n_tokens - r->first;
}

/* Puts a surface token into the text. */
static struct wt_span
put_surface(struct reading *r, struct wt_str form)
{
	if (words_so_far(r) > 0 && !r->glue)
		r->doc[r->doc_len++] = ' ';
	memcpy(r->doc + r->doc_len, form.ptr, form.len);
	r->doc_len += (uint32_t)form.len;
	return (struct wt_span){ r->doc_len - (uint32_t)form.len, r->doc_len };
}

/* 6-7 menyetujuinya */
static int
read_range(struct reading *r, const struct wt_str *f)
{
	struct wt_str rest = f[ID], from;
	uint64_t a = 0, b = 0;
	(void)wt_str_split(&rest, '-', &from);
	if (!wt_str_to_u64(from, &a) || !wt_str_to_u64(rest, &b) || a != words_so_far(r) + 1 ||
		b <= a || b - a > 9 || r->mwt_left > 0)
		return bad(r, "a range of words out of place", f[ID]);
	r->mwt_space = words_so_far(r) == 0 || !r->glue;
	r->mwt_at = put_surface(r, f[FORM]).start;
	r->mwt_words = r->mwt_left = (uint32_t)(b - a + 1);
	r->glue = has_glue(f[MISC]);
	return WARTA_OK;
}

static bool
is_clitic(struct wt_str form)
{
	static const char *const CLITICS[] = { "nya", "lah", "kah", "pun", "ku", "mu", "kau" };
	for (size_t i = 0; i < sizeof CLITICS / sizeof CLITICS[0]; i++)
		if (wt_str_eq_nocase(form, wt_str_of(CLITICS[i])))
			return true;
	return false;
}

/* The bytes of the next word of the open multi-word token. */
static struct wt_span
next_of_mwt(struct reading *r, struct wt_str form)
{
	struct wt_str left = { r->doc + r->mwt_at, r->doc_len - r->mwt_at };
	uint32_t take = 0;
	if (--r->mwt_left == 0)
		take = (uint32_t)left.len;
	else if (wt_str_starts(left, form))
		take = (uint32_t)form.len;
	struct wt_span span = { r->mwt_at, r->mwt_at + take };
	r->mwt_at += take;
	return span;
}

static void
place_word(struct reading *r, const struct wt_str *f, struct wt_token *t)
{
	if (r->mwt_left > 0) {
		bool opens = r->mwt_left == r->mwt_words;
		t->span = next_of_mwt(r, f[FORM]);
		t->mwt = opens ? (uint8_t)r->mwt_words : 0;
		t->flags |= opens && r->mwt_space ? WT_TOK_SPACE_BEFORE : 0;
		t->flags |= is_clitic(f[FORM]) ? WT_TOK_CLITIC : 0;
		return;
	}
	bool first = t == r->out->text.tokens + r->first;
	t->flags |= first || !r->glue ? WT_TOK_SPACE_BEFORE : 0;
	r->out->text.n_tokens--; /* put_surface counts the words before this one */
	t->span = put_surface(r, f[FORM]);
	r->out->text.n_tokens++;
	r->glue = has_glue(f[MISC]);
}

static int
read_tree(struct reading *r, const struct wt_str *f, struct wt_token *t)
{
	uint64_t head = 0;
	int found;
	t->head = WT_NO_HEAD;
	t->deprel = WT_DEP_DEP;
	t->upos = WT_UPOS_X;
	if (!is_left_out(f[UPOS])) {
		if ((found = wt_upos_find(f[UPOS])) < 0)
			return bad(r, "no part of speech", f[UPOS]);
		t->upos = (uint8_t)found;
	}
	if (is_left_out(f[HEAD]) != is_left_out(f[DEPREL]))
		return bad(r, "a head without a relation, or a relation without a head", f[HEAD]);
	if (is_left_out(f[HEAD])) {
		r->tree = false;
		return WARTA_OK;
	}
	if (!wt_str_to_u64(f[HEAD], &head) || head > WT_CONLLU_WORDS)
		return bad(r, "the head is no number", f[HEAD]);
	if ((found = wt_deprel_find(f[DEPREL])) < 0)
		return bad(r, "no relation of the scheme", f[DEPREL]);
	t->head = (int32_t)head - 1;
	t->deprel = (uint8_t)found;
	return WARTA_OK;
}

static int
read_word(struct reading *r, const struct wt_str *f)
{
	struct wt_text *text = &r->out->text;
	uint64_t id = 0;
	if (!wt_str_to_u64(f[ID], &id) || id != words_so_far(r) + 1)
		return bad(r, "words are not numbered 1, 2, 3", f[ID]);
	if (id > WT_CONLLU_WORDS)
		return bad(r, "a sentence with too many words", f[ID]);
	struct wt_token *t = WT_PUSH(r->arena, text->tokens, text->n_tokens, r->cap_tokens);
	place_word(r, f, t);
	t->form = f[FORM];
	char *lower = wt_arena_alloc(r->arena, t->form.len, 1);
	wt_chars_lower(lower, t->form.ptr, t->form.len);
	t->lower = (struct wt_str){ lower, t->form.len };
	t->flags |= wt_shape_flags(t->form);
	t->lemma = is_left_out(f[LEMMA]) ? (struct wt_str){ NULL, 0 } : f[LEMMA];
	int err = read_tree(r, f, t);
	return err ? err : read_feats(r, f[FEATS], &t->feats);
}

/* Heads within the sentence, one root, no word that is its own head. */
static int
check_heads(struct reading *r, struct wt_sentence *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct wt_token *t = &r->out->text.tokens[s->first + i];
		if (t->head >= (int32_t)s->n || t->head == (int32_t)i)
			return bad(
				r, "a head outside the sentence that ends here, at word", t->form);
		if (t->head == WT_NO_HEAD && r->tree && s->root >= 0)
			return bad(r, "two roots in the sentence that ends here, at word", t->form);
		if (t->head == WT_NO_HEAD && r->tree)
			s->root = (int32_t)i;
	}
	if (r->tree && s->root < 0)
		return bad(r, "no root in the sentence that ends here", (struct wt_str){ "", 0 });
	return WARTA_OK;
}

static int
end_sentence(struct reading *r)
{
	struct wt_text *text = &r->out->text;
	uint32_t n = words_so_far(r);
	if (r->mwt_left > 0)
		return bad(r, "the sentence ends within a range of words", r->id);
	if (n == 0)
		return WARTA_OK;
	struct wt_sentence *s =
		WT_PUSH(r->arena, text->sentences, text->n_sentences, r->cap_sentences);
	uint32_t ids = text->n_sentences - 1, trees = ids;
	*s = (struct wt_sentence){ .n = n, .first = r->first, .paragraph = ids, .root = -1 };
	s->span = (struct wt_span){ text->tokens[s->first].span.start, r->doc_len };
	*WT_PUSH(r->arena, r->out->ids, ids, r->cap_ids) = r->id;
	*WT_PUSH(r->arena, r->out->has_tree, trees, r->cap_trees) = r->tree;
	r->doc[r->doc_len++] = '\n';
	int err = check_heads(r, s);
	r->first = text->n_tokens;
	r->glue = false;
	r->tree = true;
	r->id = (struct wt_str){ "", 0 };
	return err;
}

static int
read_row(struct reading *r, struct wt_str line)
{
	struct wt_str f[N_FIELDS], rest = line, more;
	unsigned n = 0;
	while (n < N_FIELDS && wt_str_split(&rest, '\t', &f[n]))
		if (f[n++].len == 0)
			return bad(r, "an empty field", line);
	if (n < N_FIELDS || wt_str_split(&rest, '\t', &more))
		return bad(r, "a word has not 10 fields", line);
	if (memchr(f[ID].ptr, '-', f[ID].len))
		return read_range(r, f);
	if (memchr(f[ID].ptr, '.', f[ID].len))
		return WARTA_OK; /* an empty node of the enhanced graph */
	return read_word(r, f);
}

static int
read_line(struct reading *r, struct wt_str line)
{
	static const struct wt_str SENT_ID = { "# sent_id = ", 12 };
	if (line.len > 0 && line.ptr[line.len - 1] == '\r')
		line.len--;
	if (line.len == 0)
		return end_sentence(r);
	if (line.ptr[0] != '#')
		return read_row(r, line);
	if (wt_str_starts(line, SENT_ID))
		r->id = (struct wt_str){ line.ptr + SENT_ID.len, line.len - SENT_ID.len };
	return WARTA_OK;
}

/* The arrays have settled: sentences may point into them. */
static void
settle(struct reading *r)
{
	struct wt_text *text = &r->out->text;
	text->doc = (struct wt_str){ r->doc, r->doc_len };
	for (uint32_t i = 0; i < text->n_sentences; i++)
		text->sentences[i].tokens = text->tokens + text->sentences[i].first;
}

int
wt_conllu_read(
	struct wt_arena *arena, struct wt_str file, struct wt_conllu *out, struct wt_fault *f)
{
	memset(out, 0, sizeof *out);
	if (file.len > FILE_MAX)
		return wt_fail(f, WARTA_ETOOBIG, 0, "CoNLL-U of more than %zu bytes", FILE_MAX);
	struct reading r = { .arena = arena, .out = out, .f = f, .tree = true };
	r.doc = wt_arena_alloc(arena, file.len + 2, 1);
	r.id = (struct wt_str){ "", 0 };
	struct wt_str rest = file, line;
	int err = WARTA_OK;
	while (!err && wt_str_split(&rest, '\n', &line)) {
		r.line++;
		err = read_line(&r, line);
	}
	if (!err)
		err = end_sentence(&r);
	settle(&r);
	return err;
}
