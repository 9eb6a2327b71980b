/*
 * conllu_print.c - sentences as CoNLL-U.
 *
 * White space of the document becomes single blanks in "# text"; SpaceAfter=No
 * stands where the next word is glued, within the text, not only the sentence.
 */
#include "grammar/conllu.h"

/* UD's order: by name, capitals or not; Applicative is ours and not printed. */
static const char *const FEAT_ORDER[] = { "Abbr", "Clusivity", "Definite", "Degree", "ExtPos",
	"Foreign", "Number", "NumType", "Person", "Polarity", "Polite", "PronType", "Reflex",
	"Typo", "Voice" };

static void
print_str(FILE *out, struct wt_str s)
{
	if (s.len == 0)
		(void)fputc('_', out);
	else
		(void)fwrite(s.ptr, 1, s.len, out);
}

static void
print_feats(FILE *out, uint64_t feats)
{
	const char *bar = "";
	for (size_t o = 0; o < sizeof FEAT_ORDER / sizeof FEAT_ORDER[0]; o++) {
		bool more = false;
		for (unsigned i = 0; i < WT_FEAT_COUNT; i++) {
			if (!(feats >> i & 1) ||
				strcmp(WT_FEAT_NAMES[i].feature, FEAT_ORDER[o]) != 0)
				continue;
			if (more)
				(void)fprintf(out, ",%s", WT_FEAT_NAMES[i].value);
			else
				(void)fprintf(
					out, "%s%s=%s", bar, FEAT_ORDER[o], WT_FEAT_NAMES[i].value);
			more = true;
			bar = "|";
		}
	}
	if (!*bar)
		(void)fputc('_', out);
}

/* Whether the token at index i of the text is glued to the one before it. */
static bool
is_glued(const struct wt_text *text, uint32_t i)
{
	return i < text->n_tokens && !(text->tokens[i].flags & WT_TOK_SPACE_BEFORE);
}

/* The last word, as an index, of the surface token that begins at i. */
static uint32_t
surface_end(const struct wt_text *text, uint32_t i, uint32_t end)
{
	uint32_t n = text->tokens[i].mwt > 1 ? text->tokens[i].mwt : 1;
	return n > end - i ? end : i + n;
}

static struct wt_str
surface_form(const struct wt_text *text, uint32_t i, uint32_t end)
{
	if (end == i + 1)
		return text->tokens[i].form;
	return wt_view(text->doc,
		(struct wt_span){ text->tokens[i].span.start, text->tokens[end - 1].span.end });
}

static void
print_text(FILE *out, const struct wt_text *text, uint32_t first, uint32_t end)
{
	(void)fputs("# text = ", out);
	for (uint32_t i = first, next; i < end; i = next) {
		next = surface_end(text, i, end);
		if (i > first && !is_glued(text, i))
			(void)fputc(' ', out);
		print_str(out, surface_form(text, i, next));
	}
	(void)fputc('\n', out);
}

static void
print_word(FILE *out, const struct wt_token *t, uint32_t id, bool glue_behind)
{
	(void)fprintf(out, "%u\t", id);
	print_str(out, t->form);
	(void)fputc('\t', out);
	print_str(out, t->lemma);
	(void)fprintf(out, "\t%s\t_\t", wt_upos_name(t->upos));
	print_feats(out, t->feats);
	if (t->head == WT_NO_HEAD && t->deprel != WT_DEP_ROOT)
		(void)fputs("\t_\t_", out);
	else
		(void)fprintf(out, "\t%d\t%s", (int)t->head + 1, wt_deprel_name(t->deprel));
	(void)fprintf(out, "\t_\t%s\n", glue_behind ? "SpaceAfter=No" : "_");
}

void
wt_conllu_print(
	FILE *out, const struct wt_text *text, const struct wt_sentence *s, struct wt_str id)
{
	uint32_t end = s->first + s->n;
	if (id.len > 0)
		(void)fprintf(out, "# sent_id = %.*s\n", WT_FMT(id));
	print_text(out, text, s->first, end);
	for (uint32_t i = s->first, next; i < end; i = next) {
		next = surface_end(text, i, end);
		bool glue = is_glued(text, next);
		if (next > i + 1) {
			(void)fprintf(out, "%u-%u\t", i - s->first + 1, next - s->first);
			print_str(out, surface_form(text, i, next));
			(void)fprintf(
				out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n", glue ? "SpaceAfter=No" : "_");
		}
		for (uint32_t k = i; k < next; k++)
			print_word(out, &text->tokens[k], k - s->first + 1, glue && next == i + 1);
	}
	(void)fputc('\n', out);
}
