/*
 * example.c - examples of the lexicon, read and compared.
 *
 *	~ Iran mengecam Israel, Selasa (16/7), dilansir Reuters.   @ 2024-07-19
 *	= ACCUSE disapprove | Iran -> Israel | 2024-07-16 | happened asserted | chain: Reuters
 *
 * Each expected result must be met by a claim of its own; what else comes out is no
 * fault, but for "= none".  Of a claim only what the line writes is compared: type,
 * modes (it may have more), both sides whole (those of a CONSULT together, as there it
 * is no matter who called), day to the precision written, status, stance, chain.
 */
#include "work/example.h"

#include "report/claim_json.h"
#include "work/match.h"

#define PARTS_MAX 8

/* What an expected result asks; parts not written are empty. */
struct expected {
	enum wt_type type;
	struct wt_str modes;
	struct wt_str actors, recipients;
	struct wt_str date;
	struct wt_str words; /* status and stance */
	struct wt_str chain;
	bool has_sides, has_chain;
};

/* --- the line --------------------------------------------------------------------------------- */

static bool
cut_word(struct wt_str *rest, struct wt_str *word)
{
	size_t n = 0;
	*rest = wt_str_trim(*rest);
	while (n < rest->len && !wt_is_space(rest->ptr[n]))
		n++;
	*word = (struct wt_str){ rest->ptr, n };
	if (n == 0) /* nothing may be added to a string that is not there */
		return false;
	*rest = wt_str_trim((struct wt_str){ rest->ptr + n, rest->len - n });
	return true;
}

static struct wt_str
from(struct wt_str s, size_t at)
{
	return wt_str_trim((struct wt_str){ s.ptr + at, s.len - at });
}

static bool
is_chain(struct wt_str part, struct wt_str *names)
{
	if (!wt_str_starts(part, WT_STR("chain:")))
		return false;
	*names = from(part, strlen("chain:"));
	return true;
}

static void
read_part(struct wt_str part, struct expected *x)
{
	ptrdiff_t arrow = wt_str_find(part, WT_STR("->"), 0);
	if (is_chain(part, &x->chain)) {
		x->has_chain = true;
	} else if (arrow >= 0) {
		x->has_sides = true;
		x->actors = wt_str_trim((struct wt_str){ part.ptr, (size_t)arrow });
		x->recipients = from(part, (size_t)arrow + 2);
	} else if (part.len && wt_is_digit(part.ptr[0])) {
		x->date = part;
	} else {
		x->words = part;
	}
}

/* False where the line does not begin with a type. */
static bool
read_expected(struct wt_str line, struct expected *x)
{
	struct wt_str part, type;
	memset(x, 0, sizeof *x);
	if (!wt_str_split(&line, '|', &part) || !cut_word(&part, &type))
		return false;
	int t = wt_type_find(type);
	if (t < 0)
		return false;
	x->type = (enum wt_type)t;
	x->modes = part;
	while (wt_str_split(&line, '|', &part))
		read_part(wt_str_trim(part), x);
	return true;
}

/* --- comparing a claim ------------------------------------------------------------------------ */

static bool
modes_hold(struct wt_str modes, const struct wt_claim *c)
{
	struct wt_str mode;
	while (cut_word(&modes, &mode)) {
		bool found = false;
		for (unsigned i = 0; i < c->n_modes; i++)
			found = found || wt_str_is(mode, WT_MODES[c->modes[i]].name);
		if (!found)
			return false;
	}
	return true;
}

/* Takes from the list (a bit for each party left) those that the names ask for. */
static bool
take_parties(const struct wt_match *m, struct wt_str names, const struct wt_party *const *list,
	unsigned n, uint32_t *left)
{
	struct wt_str name;
	while (wt_str_split(&names, ',', &name)) {
		name = wt_str_trim(name);
		if (name.len == 0 || wt_str_is(name, "-"))
			continue;
		unsigned i = 0;
		while (i < n && !((*left >> i & 1) && wt_match_party(m, name, list[i])))
			i++;
		if (i == n)
			return false;
		*left &= ~(UINT32_C(1) << i);
	}
	return true;
}

static bool
sides_hold(const struct wt_match *m, const struct expected *x, const struct wt_claim *c)
{
	const struct wt_party *both[2 * WT_CLAIM_PARTIES];
	unsigned n = 0, n_actors = c->n_actors, n_all = n_actors + c->n_recipients;
	uint32_t left = (UINT32_C(1) << n_all) - 1;
	for (; n < n_actors; n++)
		both[n] = &c->actors[n];
	for (; n < n_all; n++)
		both[n] = &c->recipients[n - n_actors];
	if (x->type == WT_TYPE_CONSULT)
		return take_parties(m, x->actors, both, n_all, &left) &&
		       take_parties(m, x->recipients, both, n_all, &left) && left == 0;
	uint32_t actors = (UINT32_C(1) << n_actors) - 1, recipients = left >> n_actors;
	return take_parties(m, x->actors, both, n_actors, &actors) && actors == 0 &&
	       take_parties(m, x->recipients, both + n_actors, c->n_recipients, &recipients) &&
	       recipients == 0;
}

static bool
date_holds(struct wt_str date, const struct wt_claim *c)
{
	char text[WT_PERIOD_TEXT];
	struct wt_str got = wt_str_of(wt_period_print(c->date, c->end, text));
	bool period = wt_str_find(date, WT_STR("/"), 0) >= 0;
	return date.len == 0 || wt_str_eq(date, got) || (!period && wt_str_starts(got, date));
}

static bool
words_hold(struct wt_str words, const struct wt_claim *c)
{
	struct wt_str word;
	while (cut_word(&words, &word))
		if (!wt_str_is(word, wt_status_name(c->status)) &&
			!wt_str_is(word, wt_stance_name(c->stance)))
			return false;
	return true;
}

static bool
chain_holds(const struct wt_match *m, struct wt_str names, const struct wt_claim *c)
{
	struct wt_str name;
	unsigned i = 0;
	while (wt_str_split(&names, ',', &name)) {
		name = wt_str_trim(name);
		if (i == c->n_chain || !wt_match_name(m, name, c->chain[i]))
			return false;
		i++;
	}
	return i == c->n_chain;
}

static bool
claim_holds(const struct wt_match *m, const struct expected *x, const struct wt_claim *c)
{
	return c->type == x->type && modes_hold(x->modes, c) &&
	       (!x->has_sides || sides_hold(m, x, c)) && date_holds(x->date, c) &&
	       words_hold(x->words, c) && (!x->has_chain || chain_holds(m, x->chain, c));
}

/* --- one line of an example ------------------------------------------------------------------- */

static bool
any_chain(const struct wt_match *m, struct wt_str names)
{
	for (uint32_t i = 0; i < m->doc->claims.n; i++)
		if (chain_holds(m, names, &m->doc->claims.items[i]))
			return true;
	return false;
}

static bool
any_context(const struct wt_match *m, struct wt_str name)
{
	int context = wt_context_find(name);
	for (uint32_t i = 0; context >= 0 && i < m->doc->claims.n; i++)
		if (m->doc->claims.items[i].contexts >> context & 1)
			return true;
	return false;
}

/* Claims are used once: `used` has a bit for each of the first 64. */
static bool
line_holds(const struct wt_match *m, struct wt_str line, uint64_t *used)
{
	struct expected x;
	struct wt_str names;
	if (wt_str_is(line, "none"))
		return m->doc->claims.n == 0;
	if (is_chain(line, &names))
		return any_chain(m, names);
	if (wt_str_starts(line, WT_STR("context ")))
		return any_context(m, from(line, strlen("context ")));
	if (!read_expected(line, &x))
		return wt_match_mention(m, line);
	for (uint32_t i = 0; i < m->doc->claims.n && i < 64; i++)
		if (!(*used >> i & 1) && claim_holds(m, &x, &m->doc->claims.items[i])) {
			*used |= UINT64_C(1) << i;
			return true;
		}
	return false;
}

/* --- what came out ---------------------------------------------------------------------------- */

static void
print_side(
	struct wt_buf *out, const struct wt_document *doc, const struct wt_party *list, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		struct wt_str name =
			list[i].name.len ? list[i].name : wt_view(doc->article.doc, list[i].span);
		wt_buf_printf(out, "%s%.*s [%s %s]", i ? ", " : "", WT_FMT(name),
			list[i].country[0] ? list[i].country : "-",
			list[i].sector[0] ? list[i].sector : "-");
	}
	if (n == 0)
		wt_buf_char(out, '-');
}

void
wt_claim_print_short(struct wt_buf *out, const struct wt_document *doc, const struct wt_claim *c)
{
	char date[WT_PERIOD_TEXT];
	wt_buf_cstr(out, wt_type_name(c->type));
	for (unsigned i = 0; i < c->n_modes; i++)
		wt_buf_printf(out, " %s", WT_MODES[c->modes[i]].name);
	wt_buf_cstr(out, " | ");
	print_side(out, doc, c->actors, c->n_actors);
	wt_buf_cstr(out, " -> ");
	print_side(out, doc, c->recipients, c->n_recipients);
	if (wt_period_print(c->date, c->end, date)[0])
		wt_buf_printf(out, " | %s", date);
	wt_buf_printf(out, " | %s %s", wt_status_name(c->status), wt_stance_name(c->stance));
	for (unsigned i = 0; i < c->n_chain; i++)
		wt_buf_printf(out, "%s%.*s", i ? ", " : " | chain: ", WT_FMT(c->chain[i]));
}

static void
print_got(struct wt_buf *out, const struct wt_match *m, struct wt_str missing)
{
	struct expected x;
	bool about_claims = wt_str_is(missing, "none") || read_expected(missing, &x) ||
			    is_chain(missing, &missing) ||
			    wt_str_starts(missing, WT_STR("context "));
	wt_buf_clear(out);
	if (!about_claims)
		wt_match_print_mentions(out, m);
	for (uint32_t i = 0; about_claims && i < m->doc->claims.n; i++) {
		if (i)
			wt_buf_char(out, '\n');
		wt_claim_print_short(out, m->doc, &m->doc->claims.items[i]);
	}
	if (out->len == 0)
		wt_buf_cstr(out, "none");
}

bool
wt_example_check(const struct wt_reader *reader, struct wt_document *doc,
	const struct wt_lex_example *x, struct wt_str *missing, struct wt_buf *got)
{
	struct wt_fault f = { 0 };
	struct wt_page page = {
		.kind = WT_PAGE_JSON, .source = WT_STR(""), .id = WT_STR("example"), .text = x->text
	};
	uint64_t used = 0;
	*missing = (struct wt_str){ "", 0 };
	if (!wt_moment_parse(x->date, &page.published) ||
		wt_reader_read(reader, &page, doc, NULL, NULL, &f) != WARTA_OK) {
		wt_buf_clear(got);
		wt_buf_printf(got, "%s", f.code ? f.text : "the date is none");
		*missing = x->n ? x->lines[0].value : x->date;
		return false;
	}
	struct wt_match m = { reader->gazetteer, doc, page.published.day };
	for (uint32_t i = 0; i < x->n; i++)
		if (!line_holds(&m, x->lines[i].value, &used)) {
			*missing = x->lines[i].value;
			print_got(got, &m, *missing);
			return false;
		}
	return true;
}

void
wt_examples_run(const struct wt_reader *reader, const struct wt_lex *lex, const char *file,
	wt_example_visit *visit, void *context)
{
	struct wt_document doc;
	struct wt_buf got = { 0 };
	wt_document_init(&doc);
	for (uint32_t i = 0; i < lex->n; i++) {
		struct wt_example_result r = { .entry = &lex->entries[i] };
		uint32_t at = 0;
		if (file && !wt_str_is(r.entry->file, file))
			continue;
		while (wt_lex_example(r.entry, &at, &r.example)) {
			wt_buf_clear(&got);
			r.passed = wt_example_check(reader, &doc, &r.example, &r.missing, &got);
			r.got = wt_buf_view(&got);
			visit(context, &r);
		}
	}
	wt_document_release(&doc);
	wt_buf_release(&got);
}
