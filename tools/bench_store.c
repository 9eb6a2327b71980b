/*
 * bench_store.c - how fast are claims stored and joined?
 *
 *	bench_store [ARTICLES [CLAIMS [STORE [put]]]]	default: 20000 articles of 5 claims, in a
 *						file in /tmp that is removed again; put: nothing
 *						is joined
 *
 * Articles are made up: 1.5 kB of text out of 30,000 words, the frequent ones frequent, as in the
 * news; 400 a day, two to four parties a claim out of 200 countries and 1,000 names, a chain for
 * two of three, three reasons.  The index of words is made with the lemmas of the model.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "scratch.h"
#include "store/store.h"
#include "story/event.h"
#include "work/embedded.h"

#define A_DAY 400
#define TEXT  1500

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double
cpu(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Small numbers are frequent, as states and persons in the news are. */
static uint32_t
skewed(uint32_t *seed, uint32_t n)
{
	uint32_t a = next(seed) % n, b = next(seed) % n, c = next(seed) % n;
	return a < b ? (a < c ? a : c) : (b < c ? b : c);
}

struct made {
	struct wt_article article;
	struct wt_paragraph paragraph;
	struct wt_claim claims[32];
	struct wt_claims list;
	char id[24];
	char text[TEXT + 1];
	char names[32 * 4][32];
};

static void
make_party(struct made *m, struct wt_party *p, unsigned slot, uint32_t *seed)
{
	uint32_t country = skewed(seed, 200), name = skewed(seed, 1000);
	*p = (struct wt_party){ .entry = WT_ENTRY_NONE, .span = { slot, slot + 9 } };
	p->country[0] = (char)('A' + country / 26);
	p->country[1] = (char)('A' + country % 26);
	p->country[2] = 'X';
	memcpy(p->sector, "GOV", 4);
	p->name = WT_STR("");
	if (name % 2) {
		(void)snprintf(
			m->names[slot], sizeof m->names[slot], "Nama%u Marga%u", name, name * 7);
		p->name = wt_str_of(m->names[slot]);
		p->office = WT_STR("Menteri Luar Negeri");
	}
}

static void
make_claim(struct made *m, unsigned i, struct wt_day day, uint32_t *seed)
{
	struct wt_claim *c = &m->claims[i];
	memset(c, 0, sizeof *c);
	c->type = (enum wt_type)(next(seed) % WT_TYPE_COUNT);
	c->n_actors = (uint8_t)(1 + next(seed) % 2);
	c->n_recipients = (uint8_t)(next(seed) % 3);
	for (unsigned k = 0; k < c->n_actors; k++)
		make_party(m, &c->actors[k], i * 4 + k, seed);
	for (unsigned k = 0; k < c->n_recipients; k++)
		make_party(m, &c->recipients[k], i * 4 + 2 + k, seed);
	c->contexts = UINT64_C(1) << (next(seed) % WT_CONTEXT_COUNT);
	c->date = wt_day_add(day, -(int32_t)(next(seed) % 3));
	c->date_basis = next(seed) % 3 ? WT_BASIS_EXPLICIT : WT_BASIS_PUBLICATION;
	if (next(seed) % 8 == 0)
		c->date.day = 0;
	if (next(seed) % 3 == 0) {
		c->has_place = true;
		c->place = (struct wt_place){ .name = WT_STR("Jakarta"),
			.country = "IDN",
			.precision = "city",
			.geonameid = 1642911,
			.lat = -6.2F,
			.lon = 106.8F };
	}
	if (next(seed) % 3)
		c->chain[c->n_chain++] = WT_STR("Reuters");
	c->spans[c->n_spans++] = (struct wt_span){ 100 * i, 100 * i + 90 };
	c->verb = (struct wt_span){ 100 * i + 20, 100 * i + 28 };
	c->rule = WT_STR("frames/temu");
	c->confidence = 0.7F;
	c->reasons[c->n_reasons++] = WT_STR("kata kerja bertemu, bentuk aktif");
	c->reasons[c->n_reasons++] = WT_STR("pelaku dari subjek");
	c->reasons[c->n_reasons++] = WT_STR("hari dari teks");
}

/* A word for each number, as long as words are. */
static size_t
make_word(char *out, uint32_t number)
{
	static const char *const SYLLABLES[] = { "me", "ber", "ka", "ta", "ri", "san", "pe", "lu",
		"ngan", "di", "to", "ma", "kan", "sa", "bu", "nya" };
	size_t n = 0;
	number = number * 16 + 5;
	for (; number > 0; number /= 16)
		for (const char *c = SYLLABLES[number % 16]; *c; c++)
			out[n++] = *c;
	return n;
}

static void
make_text(char text[TEXT + 1], uint32_t *seed)
{
	size_t n = 0;
	while (n + 40 < TEXT) {
		/* small numbers are frequent: every second word is one of some hundred */
		uint32_t number = (uint32_t)(((uint64_t)skewed(seed, 30000) * skewed(seed, 30000) *
						     (next(seed) % 1000)) /
					     UINT64_C(30000000));
		n += make_word(text + n, number);
		text[n++] = ' ';
	}
	memset(text + n, ' ', TEXT - n);
}

static void
make_article(struct made *m, uint32_t i, unsigned n_claims)
{
	static const char *const OUTLETS[] = { "Antara", "Kompas.com", "Tempo.co", "detikNews",
		"CNN Indonesia", "Republika", "Tribunnews", "Okezone" };
	uint32_t seed = i * 2654435761u + 1;
	struct wt_day day = wt_day_add((struct wt_day){ 2020, 1, 1 }, (int32_t)(i / A_DAY));
	memset(&m->article, 0, sizeof m->article);
	(void)snprintf(m->id, sizeof m->id, "bench-%u", i);
	make_text(m->text, &seed);
	m->article.id = wt_str_of(m->id);
	m->article.url = WT_STR("");
	m->article.title = WT_STR("Menteri luar negeri dua negara bertemu");
	m->article.outlet = wt_str_of(OUTLETS[next(&seed) % 8]);
	m->article.published = (struct wt_moment){ day, (int16_t)(next(&seed) % 1440), 420 };
	m->article.doc = (struct wt_str){ m->text, TEXT };
	m->paragraph.span = (struct wt_span){ 0, TEXT };
	m->article.paragraphs = &m->paragraph;
	m->article.n_paragraphs = 1;
	for (unsigned k = 0; k < n_claims; k++)
		make_claim(m, k, day, &seed);
	m->list = (struct wt_claims){ m->claims, n_claims, 32 };
}

/* Puts [from, to) and joins; prints both speeds. */
static int
round_of(struct wt_store *s, struct made *m, uint32_t from, uint32_t to, unsigned n_claims,
	bool join, struct wt_fault *f)
{
	double spent = 0.0, spent_cpu = 0.0, claims = (double)(to - from) * n_claims;
	int code = WARTA_OK;
	for (uint32_t i = from; i < to && code == WARTA_OK; i++) {
		make_article(m, i, n_claims);
		double at = now(), at_cpu = cpu();
		code = wt_store_put(s, &m->article, &m->list, NULL, f);
		spent += now() - at;
		spent_cpu += cpu() - at_cpu;
	}
	double at = now(), at_cpu = cpu();
	uint64_t changed = 0;
	if (code == WARTA_OK)
		code = wt_store_flush(s, f);
	spent += now() - at;
	spent_cpu += cpu() - at_cpu;
	at = now();
	at_cpu = cpu();
	if (code == WARTA_OK && join)
		code = wt_events_update(s, &changed, f);
	(void)printf("articles %7u: stored %6.0f claims/s (cpu %6.0f); joined %6.0f claims/s "
		     "(cpu %6.0f), %llu events changed\n",
		to, claims / spent, claims / spent_cpu, claims / (now() - at),
		claims / (cpu() - at_cpu), (unsigned long long)changed);
	return code;
}

int
main(int argc, char **argv)
{
	uint32_t articles = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 20000;
	unsigned claims = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 5;
	char path[40];
	(void)snprintf(path, sizeof path, "/tmp/bench_store.%ld.db", (long)getpid());
	const char *file = argc > 3 ? argv[3] : path;
	struct wt_store_options options = { .coder = "bench" };
	struct made *m = calloc(1, sizeof *m);
	struct wt_grammar *grammar = NULL;
	struct wt_store *s = NULL;
	struct wt_fault f = { 0 };
	struct wt_str model = wt_embedded_grammar();
	int code = wt_grammar_open(&grammar, model.ptr, model.len, &f);
	options.grammar = grammar;
	if (code == WARTA_OK)
		code = m && claims <= 32 ? wt_store_open(&s, file, WT_STORE_WRITE, &options, &f)
					 : wt_fail(&f, WARTA_EUSAGE, 0, "at most 32 claims");
	for (unsigned part = 0; m && part < 5 && code == WARTA_OK; part++)
		code = round_of(s, m, articles / 5 * part, articles / 5 * (part + 1), claims,
			argc <= 4, &f);
	if (code != WARTA_OK)
		(void)fprintf(stderr, "bench_store: %s\n", f.text);
	(void)wt_store_close(s, NULL);
	if (grammar)
		wt_grammar_close(grammar);
	if (argc <= 3)
		remove_store(file);
	free(m);
	return code == WARTA_OK ? 0 : 1;
}
