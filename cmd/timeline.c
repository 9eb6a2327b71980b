/*
 * timeline.c - warta timeline: what happened, day by day, with who says so.
 *
 *	2024-07-18  Aleksey Krivoruchko [RUS MIL] - meet (visit) -> Kim Jong Un [PRK GOV]
 *	            "Wakil Menteri Pertahanan Rusia bertemu pemimpin Korea Utara."
 *	            KCNA <- Korea JoongAng Daily <- KOMPAS.TV
 *	            1 article, 1 outlet, 1 independent source; eh3k9x0q2m4vz
 *
 * Marks tell what is not simply said to have happened: [planned], [alleged] ...
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define CHAINS_MAX 6 /* different chains shown of an event */
#define MARGIN     "            "

struct telling {
	const struct warta_reader *reader;
	struct warta_store *claims; /* a second handle, for the claims of the event at hand */
	char chains[CHAINS_MAX][512];
	size_t n_chains, more;
	unsigned events;
};

static int
on_claim(void *context, const struct warta_stored_claim *c)
{
	struct telling *t = context;
	char chain[512];
	(void)chain_text(c, chain, sizeof chain);
	for (size_t i = 0; i < t->n_chains; i++)
		if (strcmp(t->chains[i], chain) == 0)
			return WARTA_OK;
	if (t->n_chains == CHAINS_MAX)
		t->more++;
	else
		memcpy(t->chains[t->n_chains++], chain, sizeof chain);
	return WARTA_OK;
}

/* What the status means to a reader; NULL for what has simply happened. */
static const char *
status_word(const char *status)
{
	static const char *const NAMES[][3] = { { "ongoing", "ongoing", "berlangsung" },
		{ "planned", "planned", "direncanakan" },
		{ "hypothetical", "hypothetical", "andaian" },
		{ "negated", "did not happen", "tidak terjadi" } };
	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (strcmp(status, NAMES[i][0]) == 0)
			return words(NAMES[i][1], NAMES[i][2]);
	return NULL;
}

static void
print_marks(const struct warta_event *e)
{
	const char *status = status_word(e->status);
	if (status)
		(void)outf(" [%s]", status);
	if (e->n_alleged == e->n_claims && e->n_alleged)
		(void)outf(" [%s]", words("alleged", "diduga"));
	else if (e->n_alleged)
		(void)outf(words(" [alleged by %u of %u]", " [dugaan %u dari %u]"), e->n_alleged,
			e->n_claims);
	if (e->n_denied == e->n_claims && e->n_denied)
		(void)outf(" [%s]", words("denied", "dibantah"));
	else if (e->n_denied)
		(void)outf(words(" [denied by %u of %u]", " [dibantah %u dari %u]"), e->n_denied,
			e->n_claims);
}

static void
print_what(const struct telling *t, const struct warta_event *e)
{
	char actors[1024], recipients[1024], modes[128];
	(void)parties_text(t->reader, e->actors, e->n_actors, actors, sizeof actors);
	(void)parties_text(
		t->reader, e->recipients, e->n_recipients, recipients, sizeof recipients);
	(void)list_text(e->modes, e->n_modes, ", ", modes, sizeof modes);
	(void)outf("%s%-10s%s  ", bold(), e->date[0] ? e->date : words("no date", "tanpa tgl"),
		plain());
	(void)outf("%s%s%s", actors, actors[0] ? " — " : "", type_word(e->type, e->label));
	(void)outf(modes[0] ? " (%s)" : "%s", modes);
	(void)outf(recipients[0] ? " → %s" : "%s", recipients);
	if (e->has_place && e->place.name[0])
		(void)outf(", %s", e->place.name);
	print_marks(e);
	(void)outf("\n");
}

static void
print_who_says(const struct telling *t, const struct warta_event *e)
{
	char sentence[2048];
	if (e->sentence[0]) {
		(void)snprintf(sentence, sizeof sentence, "\"%s\"", e->sentence);
		print_wrapped(MARGIN, sentence);
	}
	(void)outf("%s", faint());
	for (size_t i = 0; i < t->n_chains; i++)
		(void)outf(MARGIN "%s\n", t->chains[i]);
	if (t->more)
		(void)outf(words(MARGIN "and %zu more\n", MARGIN "dan %zu lagi\n"), t->more);
	(void)outf(words(MARGIN "articles %u, outlets %u, independent sources %u; %s%s\n\n",
			   MARGIN "artikel %u, media %u, sumber mandiri %u; %s%s\n\n"),
		e->n_documents, e->n_outlets, e->n_independent, e->id, plain());
}

static int
on_event(void *context, const struct warta_event *e)
{
	struct telling *t = context;
	struct warta_fault fault;
	if (stop_asked)
		return WARTA_ESTOPPED;
	t->n_chains = t->more = 0;
	t->events++;
	int code = warta_event_claims(t->claims, e->id, on_claim, t, &fault);
	if (code != WARTA_OK)
		return code;
	print_what(t, e);
	print_who_says(t, e);
	return ferror(stdout) ? WARTA_EIO : WARTA_OK;
}

static int
tell(const struct verb *verb, struct filters *f)
{
	struct telling t = { .reader = f->reader };
	struct warta_fault fault;
	int code = warta_store_open(&t.claims, f->store_path ? f->store_path : "warta.db",
		WARTA_STORE_READ, f->reader, &fault);
	if (code == WARTA_OK)
		code = warta_events(f->store, &f->query, on_event, &t, &fault);
	int result = code == WARTA_OK ? EXIT_DONE : query_failed(verb, &fault);
	if (code == WARTA_OK && t.events == 0)
		(void)fputs(words("no such event\n", "tidak ada peristiwa seperti itu\n"), stderr);
	(void)warta_store_close(t.claims, NULL);
	return result;
}

int
verb_timeline(const struct verb *verb, int argc, char **argv)
{
	struct filters f = { .format = FORMAT_TABLE };
	enum options_result got = filters_take(&f, verb, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (f.format_name && strcmp(f.format_name, "table") != 0)
		return list_events(verb, &f); /* the same rows */
	int code = filters_open(&f, verb);
	if (code != EXIT_DONE)
		return code;
	code = tell(verb, &f);
	int closed = filters_close(&f);
	return code != EXIT_DONE ? code : closed;
}
