/*
 * show.c - warta show: one event or article, with all that is known of it.
 *
 * An event: its fields, the claims that assert, allege and deny it, each with sentence,
 * chain, frame and the reason why it was joined.  An article: its fields and claims.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

struct showing {
	const struct warta_reader *reader;
	bool json;
	bool raw; /* where the claims stand in the pages */
	struct warta_store *store;
	const char *stance; /* only claims of this stance are shown; NULL: all */
};

static void
field(const char *en, const char *id, const char *value)
{
	if (value[0])
		(void)outf("%-14s %s\n", words(en, id), value);
}

static void
print_labels(const char *type, const char *label, const char *const *modes, size_t n_modes,
	const char *const *contexts, size_t n_contexts)
{
	char text[512], line[640];
	(void)snprintf(line, sizeof line, "%s (%s)", type, type_word(type, label));
	field("type", "jenis", line);
	field("modes", "ragam", list_text(modes, n_modes, ", ", text, sizeof text));
	field("contexts", "konteks", list_text(contexts, n_contexts, ", ", text, sizeof text));
}

static void
print_place(const struct warta_place *p)
{
	char line[256];
	int n = snprintf(line, sizeof line, "%s [%s] %s", p->name, p->country, p->precision);
	if (p->geonameid && n > 0 && (size_t)n < sizeof line)
		(void)snprintf(line + n, sizeof line - (size_t)n, " %.4f %.4f, GeoNames %u", p->lat,
			p->lon, p->geonameid);
	field("place", "tempat", line);
}

/* --- events ------------------------------------------------------------------------------------
 */

/* "Antara (by itself): id id" */
static void
print_source(const struct warta_event_source *s)
{
	char line[1200], texts[120] = "";
	if (!s->name[0] && s->n_documents > 1)
		(void)snprintf(texts, sizeof texts,
			words("; %u texts, of one newsroom or of several",
				"; %u teks, dari satu redaksi atau beberapa"),
			s->n_documents);
	(void)snprintf(line, sizeof line, "%s%s%s%s: %s",
		s->name[0] ? s->name : words("outlet not known", "media tidak diketahui"),
		s->outlet ? words(" (by itself", " (sendiri") : "", texts, s->outlet ? ")" : "",
		s->documents);
	field("  source", "  sumber", line);
}

/* How many say so, and who they are. */
static void
print_reported(const struct warta_event *e)
{
	(void)outf(words("%-14s %u: asserted %u, alleged %u, denied %u\n",
			   "%-14s %u: dinyatakan %u, diduga %u, dibantah %u\n"),
		words("claims", "klaim"), e->n_claims, e->n_asserted, e->n_alleged, e->n_denied);
	/* where no outlet is known there may be more sources than can be told apart */
	char most[32] = "";
	if (e->n_independent_most > e->n_independent)
		(void)snprintf(
			most, sizeof most, words(" to %u", " sampai %u"), e->n_independent_most);
	(void)outf(words("%-14s articles %u, outlets %u, independent %u%s\n",
			   "%-14s artikel %u, media %u, mandiri %u%s\n"),
		words("reported by", "diberitakan"), e->n_documents, e->n_outlets, e->n_independent,
		most);
	for (size_t i = 0; i < e->n_sources; i++)
		print_source(&e->sources[i]);
}

/* "dead 12 (told from 10 to 14), seed-001" */
static void
print_quantities(const struct warta_event *e)
{
	char line[640], range[80];
	for (size_t i = 0; i < e->n_quantities; i++) {
		const struct warta_event_quantity *q = &e->quantities[i];
		const char bound[2] = { q->number.bound == '=' ? '\0' : q->number.bound, '\0' };
		bool exact = q->least >= q->most && q->least <= q->most;
		(void)snprintf(range, sizeof range,
			words(" (told from %.10g to %.10g)", " (disebut %.10g sampai %.10g)"),
			q->least, q->most);
		(void)snprintf(line, sizeof line, "%s %s%.10g %s%s, %s", q->number.kind, bound,
			q->number.bound == '<' ? q->number.high : q->number.low, q->number.unit,
			exact ? "" : range, q->document);
		field(i ? "" : "numbers", i ? "" : "angka", line);
	}
}

/* Articles that tell it, though no claim was made there; each with its sentence. */
static void
print_retold(const struct warta_event *e)
{
	char text[1200];
	for (size_t i = 0; i < e->n_retold; i++) {
		const struct warta_retold *r = &e->retold[i];
		(void)snprintf(text, sizeof text, "%s, %s", r->document, r->published);
		field(i ? "" : "also told in", i ? "" : "juga disebut", text);
		(void)snprintf(text, sizeof text, "\"%s\"", r->sentence);
		print_wrapped("    ", text);
	}
}

static int
on_event(void *context, const struct warta_event *e)
{
	struct showing *s = context;
	char text[1024], line[1200];
	if (s->json)
		return outf("%s\n", e->json) ? WARTA_OK : WARTA_EIO;
	field("event", "peristiwa", e->id);
	print_labels(e->type, e->label, e->modes, e->n_modes, e->contexts, e->n_contexts);
	field("actors", "pelaku",
		parties_text(s->reader, e->actors, e->n_actors, text, sizeof text));
	field("recipients", "sasaran",
		parties_text(s->reader, e->recipients, e->n_recipients, text, sizeof text));
	(void)snprintf(line, sizeof line, "%s (%s, %s)", e->date, e->date_precision, e->date_basis);
	field("date", "tanggal", e->date[0] ? line : "");
	if (e->has_place)
		print_place(&e->place);
	(void)snprintf(line, sizeof line, "%s, %s", e->status, e->stance);
	field("status", "status", line);
	(void)snprintf(line, sizeof line, "quad %d, %.1f", e->quad, e->score);
	field("score", "skor", line);
	print_quantities(e);
	print_reported(e);
	print_retold(e);
	(void)snprintf(line, sizeof line, "%s .. %s", e->first_published, e->last_published);
	field("published", "terbit", e->first_published[0] ? line : "");
	field("first seen", "pertama ada", e->first_seen);
	field("changed", "berubah", e->changed);
	return WARTA_OK;
}

static void
put_spans(const char *name, const struct warta_span *spans, size_t n)
{
	(void)outf(",\"%s\":[", name);
	for (size_t i = 0; i < n; i++)
		(void)outf("%s[%u,%u]", i ? "," : "", spans[i].start, spans[i].end);
	(void)outf("]");
}

/* Where the clauses stand in the article, and in the page as it was fetched; one JSON object. */
static int
put_raw(const struct showing *s, const struct warta_stored_claim *c)
{
	struct warta_span raw[64];
	char charset[WARTA_CHARSET_TEXT];
	struct warta_fault fault;
	size_t n = c->claim.n_spans < 64 ? c->claim.n_spans : 64;
	int code =
		warta_article_raw(s->store, c->document, c->claim.spans, n, raw, charset, &fault);
	if (code != WARTA_OK && code != WARTA_ENOTFOUND)
		return code;
	(void)outf("{\"claim\":");
	put_json(c->claim.id);
	(void)outf(",\"article\":");
	put_json(c->document);
	(void)outf(",\"url\":");
	put_json(c->url);
	put_spans("spans", c->claim.spans, n);
	if (code == WARTA_OK) {
		(void)outf(",\"charset\":");
		put_json(charset);
		put_spans("raw_spans", raw, n);
	}
	return outf("}\n") ? WARTA_OK : WARTA_EIO;
}

static int
on_claim(void *context, const struct warta_stored_claim *c)
{
	struct showing *s = context;
	char text[1024];
	if (s->raw)
		return put_raw(s, c);
	if (s->stance && strcmp(s->stance, c->claim.stance) != 0)
		return WARTA_OK;
	(void)outf("\n%s%s%s  %s %s %s, %s\n", bold(), c->claim.id, plain(), c->claim.type,
		c->claim.date, c->claim.status, c->claim.stance);
	(void)snprintf(text, sizeof text, "\"%s\"", c->sentence);
	print_wrapped("    ", text);
	(void)outf("    %s",
		parties_text(s->reader, c->claim.actors, c->claim.n_actors, text, sizeof text));
	(void)parties_text(
		s->reader, c->claim.recipients, c->claim.n_recipients, text, sizeof text);
	(void)outf(" -> %s\n", text[0] ? text : "-");
	(void)outf("    %s\n", chain_text(c, text, sizeof text));
	(void)outf("    %s%s%s %s\n", c->title, c->title[0] ? ", " : "", c->published, c->url);
	(void)outf(words("    coded by %s, confidence %.2f: %s\n",
			   "    dikode oleh %s, keyakinan %.2f: %s\n"),
		c->claim.rule, c->claim.confidence,
		list_text(c->claim.reasons, c->claim.n_reasons, "; ", text, sizeof text));
	if (c->joined[0])
		(void)outf(words("    joined: %s\n", "    digabung: %s\n"), c->joined);
	return ferror(stdout) ? WARTA_EIO : WARTA_OK;
}

static int
on_nothing(void *context, const struct warta_event *e)
{
	(void)context, (void)e;
	return WARTA_OK;
}

/* Claims for the event, then those that only allege it, then those that deny it. */
static int
show_event(struct warta_store *store, const char *id, struct showing *s, struct warta_fault *fault)
{
	static const char *const STANCES[] = { "asserted", "alleged", "denied" };
	int code = warta_event_find(store, id, s->json, s->raw ? on_nothing : on_event, s, fault);
	if (code == WARTA_OK && s->raw)
		return warta_event_claims(store, id, on_claim, s, fault);
	for (int i = 0; i < 3 && code == WARTA_OK && !s->json; i++) {
		s->stance = STANCES[i];
		code = warta_event_claims(store, id, on_claim, s, fault);
	}
	return code;
}

/* --- articles ----------------------------------------------------------------------------------
 */

static int
on_article(void *context, const struct warta_stored_article *a)
{
	const struct showing *s = context;
	char text[1024];
	if (s->raw)
		return WARTA_OK;
	field("article", "artikel", a->id);
	field("title", "judul", a->title);
	field("outlet", "media", a->outlet);
	field("published", "terbit", a->published);
	field("authors", "penulis", list_text(a->authors, a->n_authors, ", ", text, sizeof text));
	field("editors", "penyunting",
		list_text(a->editors, a->n_editors, ", ", text, sizeof text));
	field("sources", "sumber", list_text(a->sources, a->n_sources, ", ", text, sizeof text));
	field("url", "url", a->url);
	field("stored", "disimpan", a->stored);
	(void)outf("%-14s %u\n", words("claims", "klaim"), a->n_claims);
	return WARTA_OK;
}

static int
show_article(
	struct warta_store *store, const char *id, struct showing *s, struct warta_fault *fault)
{
	int code = warta_article_find(store, id, on_article, s, fault);
	s->stance = NULL;
	if (code == WARTA_OK)
		code = warta_article_claims(store, id, on_claim, s, fault);
	return code;
}

/* Ids of events and stories look so; an article may be called so too. */
static bool
looks_like_id(const char *id)
{
	size_t n = strlen(id);
	return n >= 5 && n <= 14 && strspn(id, "0123456789abcdefghijklmnopqrstuvwxyz") == n;
}

static int
show(const struct verb *verb, struct filters *f, struct showing *s, const char *id)
{
	struct warta_fault fault;
	int code = WARTA_ENOTFOUND;
	if (id[0] == 'e' && looks_like_id(id))
		code = show_event(f->store, id, s, &fault);
	if (code == WARTA_ENOTFOUND && id[0] == 's' && looks_like_id(id))
		code = show_story(f->store, s->reader, id, s->json, &fault);
	if (code == WARTA_ENOTFOUND)
		code = show_article(f->store, id, s, &fault);
	if (code == WARTA_ENOTFOUND) {
		complain(words("%s: no event, story or article is called '%s'",
				 "%s: tidak ada peristiwa, cerita, atau artikel bernama '%s'"),
			f->store_path ? f->store_path : "warta.db", id);
		return EXIT_INPUT;
	}
	return code == WARTA_OK ? EXIT_DONE : query_failed(verb, &fault);
}

int
verb_show(const struct verb *verb, int argc, char **argv)
{
	struct filters f = { .format = FORMAT_TABLE };
	struct showing s = { .json = false };
	const struct option options[] = {
		{ 0, "json", OPT_FLAG, &s.json, NULL, "an event or story as one JSON object",
			"peristiwa atau cerita sebagai satu objek JSON" },
		{ 0, "raw", OPT_FLAG, &s.raw, NULL,
			"of each claim, where it stands in the page as it was fetched, as JSON",
			"dari tiap klaim, letaknya di halaman seperti diambil, sebagai JSON" },
		setting_option(verb, "db", &f.store_path),
	};
	enum options_result got = options_take(verb, OPTIONS(options), &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc != 1)
		return usage(verb, "%s",
			words("which event or article?", "peristiwa atau artikel mana?"));
	int code = filters_open(&f, verb);
	if (code != EXIT_DONE)
		return code;
	s.reader = f.reader;
	s.store = f.store;
	code = show(verb, &f, &s, argv[0]);
	int closed = filters_close(&f);
	return code != EXIT_DONE ? code : closed;
}
