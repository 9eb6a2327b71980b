/*
 * claims.c - a whole program that uses the library: articles in, claims and events out.
 *
 *	cc -o claims claims.c $(pkg-config --cflags --libs warta)
 *	./claims STORE ARTICLE.txt...
 *
 * Reads each file as one article and prints its claims with the sentence that makes them; keeps
 *them in STORE; then lists the events there that two independent sources tell, with those sources.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <warta/warta.h>

/* "Kim Jong Un [PRK], RUS" */
static void
print_parties(const struct warta_party *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *name = list[i].name[0] ? list[i].name : list[i].country;
		printf("%s%s", i ? ", " : "", name[0] ? name : list[i].office);
		if (list[i].name[0] && list[i].country[0])
			printf(" [%s]", list[i].country);
	}
	if (n == 0)
		printf("-");
}

/* --- one article by itself: nothing is stored ------------------------------------------------- */

static void
print_claims(struct warta_document *doc)
{
	struct warta_article article;
	struct warta_claim claim;
	if (warta_document_article(doc, &article) != WARTA_OK)
		return;
	for (size_t i = 0; warta_document_claim(doc, i, &claim) == WARTA_OK; i++) {
		printf("%s\t%s\t%s\t", claim.id, claim.date[0] ? claim.date : "no date",
			claim.type);
		print_parties(claim.actors, claim.n_actors);
		printf(" -> ");
		print_parties(claim.recipients, claim.n_recipients);
		printf("\t%s, %s\t%s\n", claim.status, claim.stance,
			claim.n_chain ? claim.chain[0] : article.outlet);
		/* spans are bytes of the article's text: what the claim rests on */
		if (claim.n_spans)
			printf("\t\"%.*s\"\n", (int)(claim.spans[0].end - claim.spans[0].start),
				article.text + claim.spans[0].start);
	}
}

/* --- many at once: each comes here when it was read, in the order of the inputs ----------------
 */

static int
on_document(void *context, struct warta_document *doc)
{
	(void)context;
	print_claims(doc);
	return WARTA_OK; /* anything else would end the run */
}

/* An input that could not be read; the others are. */
static void
on_complaint(void *context, const struct warta_fault *fault)
{
	(void)context;
	fprintf(stderr, "claims: %s\n", fault->text);
}

static int
on_event(void *context, const struct warta_event *event)
{
	unsigned *n = context;
	++*n;
	printf("%s\t%s\t%s\t", event->id, event->date, event->type);
	print_parties(event->actors, event->n_actors);
	printf(" -> ");
	print_parties(event->recipients, event->n_recipients);
	printf("\t%u articles, %u independent sources:", event->n_documents, event->n_independent);
	for (size_t i = 0; i < event->n_sources; i++)
		printf("%s %s", i ? "," : "", event->sources[i].name);
	printf("\n");
	return WARTA_OK;
}

/* Reads the files into the store, then asks it. */
static int
run(const struct warta_reader *reader, struct warta_store *store, int n, char **files,
	struct warta_fault *fault)
{
	struct warta_counts counts;
	struct warta_run ask = { .paths = (const char *const *)files,
		.n_paths = (size_t)n,
		.store = store,
		.document = on_document,
		.complaint = on_complaint };
	struct warta_query query = { .min_independent = 2 };
	unsigned events = 0;
	int code = warta_read(reader, &ask, &counts, fault);
	if (code != WARTA_OK)
		return code;
	printf("\n%llu articles, %llu claims; told by two independent sources:\n",
		(unsigned long long)counts.documents, (unsigned long long)counts.claims);
	code = warta_events(store, &query, on_event, &events, fault);
	if (code == WARTA_OK && events == 0)
		printf("nothing\n");
	return code == WARTA_OK && counts.failed ? WARTA_EIO : code;
}

int
main(int argc, char **argv)
{
	struct warta_reader *reader = NULL;
	struct warta_store *store = NULL;
	struct warta_fault fault = { .code = WARTA_OK };
	if (argc < 3) {
		fprintf(stderr, "usage: claims STORE ARTICLE.txt...\n");
		return 2;
	}
	/* models and lexicon: once; any number of threads may use them */
	int code = warta_reader_open(&reader, NULL, &fault);
	if (code == WARTA_OK)
		code = warta_store_open(&store, argv[1], WARTA_STORE_WRITE, reader, &fault);
	if (code == WARTA_OK)
		code = run(reader, store, argc - 2, argv + 2, &fault);
	if (code != WARTA_OK && fault.text[0])
		fprintf(stderr, "claims: %s\n", fault.text);
	/* what is not committed by now is: so this can fail, too */
	if (warta_store_close(store, &fault) != WARTA_OK) {
		fprintf(stderr, "claims: %s\n", fault.text);
		code = WARTA_ESTORE;
	}
	warta_reader_close(reader);
	return code == WARTA_OK ? 0 : 1;
}
