/*
 * main.c - makes models/grammar.bin and models/grammar.txt anew from the treebanks.
 *
 *	train --shared DIR --models DIR [--cross K] [--epochs N] [--dry] [--print FILE]
 *
 * In: DIR/treebanks and DIR/ner (see the list of inputs below) and
 * models/treebank/warta-train.conllu.  Out: the blob that the build embeds, and
 * its provenance: inputs with hash and licence, figures, the blob's own hash.  The
 * same inputs give the same bytes.  --cross K measures CSUI by K parts first, each
 * read by models that did not see it; --dry writes nothing; --print writes what the
 * new models say of GSD's dev sentences.
 */
#include "corpus.h"
#include "gazetteer.h"
#include "grammar/tags.h"
#include "learn.h"
#include "morph.h"
#include "net.h"
#include "report.h"
#include "sha256.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum input {
	GSD,
	CSUI,
	WARTA,
	IDNER,
	NERGRIT,
	GSD_DEV,
	IDNER_DEV,
	UNIMORPH,
	NAMES_LIST,
	CLICK_ID,
	INDOSUM,
	INPUTS
};

static const struct {
	const char *path; /* below --shared; those of WARTA and NAMES_LIST below --models */
	const char *licence;
} INPUT[INPUTS] = {
	[GSD] = { "treebanks/norm-gsd-train.conllu",
		"CC BY-SA 4.0, UD_Indonesian-GSD train, converted" },
	[CSUI] = { "treebanks/norm-csui-train.conllu", "CC BY-SA 4.0, UD_Indonesian-CSUI train" },
	[WARTA] = { "treebank/warta-train.conllu", "CC BY-SA 4.0, our own" },
	[IDNER] = { "ner/idner-train.txt", "MIT, idner-news-2k train" },
	[NERGRIT] = { "ner/nergrit-train.txt", "Apache-2.0, NERGrit corpus of grit-id, train" },
	[GSD_DEV] = { "treebanks/norm-gsd-dev.conllu", "CC BY-SA 4.0, measured on only" },
	[IDNER_DEV] = { "ner/idner-dev.txt", "MIT, measured on only" },
	[UNIMORPH] = { "morphology/unimorph-ind.tsv", "CC BY-SA 3.0, UniMorph ind, word forms" },
	[NAMES_LIST] = { "names.tsv",
		"CC BY 4.0, words of names: our lexicon's and GeoNames' places" },
	[CLICK_ID] = { "corpus/click-id.jsonl.gz", "CC BY 4.0, CLICK-ID, word vectors" },
	[INDOSUM] = { "corpus/indosum.jsonl.gz", "CC BY-SA 4.0, IndoSum, word vectors" },
};

#define EPOCHS   20
#define TEACHERS 4  /* networks that annotate raw sentences for the one that is shipped */
#define STUDY    24 /* its epochs, if there are any */
/* Trees and names get into each other's way: half of the teachers learn trees only. */
#define NAMES_OF_TEACHER 3.0f
#define NAMES_OF_STUDENT 0.6f
#define NAMES_ALONE      1.0f /* of a network that has no teachers */

/* Two learn from the teachers; which is shipped, the dev files decide. */
#define STUDENTS 2
static const float DROPOUT_OF_STUDENT[STUDENTS] = { 0.7f, 0.85f };

struct options {
	const char *shared;
	const char *models;
	const char *print;
	int cross;
	unsigned epochs;
	size_t teachers;
	unsigned seed;
	bool one_part; /* the first part of the cross-validation only */
	bool dry;
	bool names; /* make the list of names, nothing else */
};

struct job {
	struct options opt;
	struct wt_arena arena;
	struct treebank bank[INPUTS];
	struct corpus corpus;
	struct wt_grammar g; /* the models as the reader would have opened them */
	struct wt_buf notes; /* grammar.txt */
};

/* A line for the terminal and for grammar.txt. */
static void note(struct job *job, const char *format, ...) WT_PRINTF(2, 3);

static void
note(struct job *job, const char *format, ...)
{
	char line[512];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(line, sizeof line, format, args);
	va_end(args);
	puts(line);
	(void)fflush(stdout);
	wt_buf_printf(&job->notes, "%s\n", line);
}

static void
path_of(const struct job *job, enum input i, char path[1024])
{
	bool ours = i == WARTA || i == NAMES_LIST;
	(void)snprintf(
		path, 1024, "%s/%s", ours ? job->opt.models : job->opt.shared, INPUT[i].path);
}

static void
read_inputs(struct job *job)
{
	note(job, "Inputs (SHA-256, name, licence):");
	for (enum input i = 0; i < INPUTS; i++) {
		char path[1024], hex[65];
		size_t size;
		path_of(job, i, path);
		char *bytes = read_whole(path, &size);
		sha256_hex(bytes, size, hex);
		free(bytes);
		note(job, "  %s %s\n    %s", hex, INPUT[i].path, INPUT[i].licence);
		job->bank[i] = (struct treebank){ .arena = &job->arena };
		if (i == IDNER || i == IDNER_DEV || i == NERGRIT)
			treebank_read_names(&job->bank[i], path, i == NERGRIT);
		else if (i == CLICK_ID || i == INDOSUM)
			corpus_read(&job->corpus, path);
		else if (i == NAMES_LIST)
			job->g.gaz = gazetteer_read(path);
		else if (i != UNIMORPH)
			treebank_read(&job->bank[i], path);
	}
}

static void
append(struct treebank *to, const struct treebank *from, int part, int parts, bool inside)
{
	for (size_t i = 0; i < from->n; i++)
		if (((int)(i % (size_t)parts) == part) == inside)
			*WT_PUSH(to->arena, to->trees, to->n, to->cap) = from->trees[i];
}

static void
forget(struct job *job)
{
	free((void *)(uintptr_t)job->g.tags.rows);
	net_unpack(&job->g.net);
	words_release(&job->g.words);
	job->g = (struct wt_grammar){ .gaz = job->g.gaz };
}

static void
first_tags(const struct job *job, struct treebank *bank)
{
	for (size_t k = 0; k < bank->n; k++)
		wt_tags_predict(
			&job->g.tags, bank->trees[k].keys, bank->trees[k].n, bank->trees[k].tag);
}

/* The sampled sentences with the word numbers of the present list, and a first guess of tags. */
static void
prepare_sample(struct job *job)
{
	struct treebank *bank = &job->corpus.sample;
	for (size_t k = 0; k < bank->n; k++) {
		struct tree *t = &bank->trees[k];
		t->has_tree = t->has_names = false;
		for (uint32_t i = 0; i < t->n; i++)
			wt_words_look(&job->g, &t->keys[i]);
	}
	first_tags(job, bank);
}

static void
read_bank(const struct job *job, struct treebank *bank)
{
	struct wt_net_work *work = wt_net_work(bank->arena, WT_SENTENCE_MAX);
	treebank_keys(bank, &job->g);
	first_tags(job, bank);
	for (size_t k = 0; k < bank->n; k++) {
		struct tree *t = &bank->trees[k];
		wt_net_read(&job->g.net, work, t->keys, t->n, t->tag, t->head, t->rel,
			job->g.n_rels, t->name);
		for (uint32_t i = 0; i < t->n; i++)
			t->rel[i] =
				t->head[i] == (int16_t)t->n ? WT_DEP_ROOT : job->g.rels[t->rel[i]];
	}
}

/* Figures to the terminal and to grammar.txt. */
static void
note_lines(struct job *job, struct wt_buf *lines)
{
	if (lines->ptr)
		fputs(lines->ptr, stdout);
	(void)fflush(stdout);
	wt_buf_str(&job->notes, wt_buf_view(lines));
	wt_buf_release(lines);
}

/* The network as the reader will use it, and its figures. */
static void
use(struct job *job, const struct net *net, const char *who)
{
	struct wt_buf lines = { 0 };
	net_unpack(&job->g.net);
	net_pack(net, &job->g.net);
	job->g.rels = net->class_rel;
	job->g.n_rels = net->n_rels;
	read_bank(job, &job->bank[GSD_DEV]);
	read_bank(job, &job->bank[IDNER_DEV]);
	wt_buf_printf(&lines, "%s\n", who);
	report_trees(&job->bank[GSD_DEV], "GSD dev", false, &lines);
	report_names(&job->bank[IDNER_DEV], "idner dev", &lines);
	fputs(lines.ptr ? lines.ptr : "", stderr);
	wt_buf_release(&lines);
}

/* A network that learns in a thread of its own. */
struct lesson {
	struct net *net;
	const struct treebank *gold, *silver;
	unsigned epochs;
	uint64_t seed;
};

static void *
take_lesson(void *arg)
{
	struct lesson *l = arg;
	net_learn(l->net, l->gold, l->silver, l->epochs, l->seed);
	return NULL;
}

/* Networks that learn from gold trees, two at a time: each is the same as if alone. */
static void
learn_teachers(struct job *job, const struct treebank *gold, struct net *nets, size_t n)
{
	for (size_t k = 0; k < n; k += 2) {
		struct lesson lesson[2];
		pthread_t thread[2];
		bool started[2] = { false, false };
		for (size_t i = 0; i < 2 && k + i < n; i++) {
			lesson[i] = (struct lesson){ &nets[k + i], gold, NULL, job->opt.epochs,
				5 + k + i + 1000 * job->opt.seed };
			started[i] = pthread_create(&thread[i], NULL, take_lesson, &lesson[i]) == 0;
			if (!started[i])
				(void)take_lesson(&lesson[i]);
		}
		for (size_t i = 0; i < 2 && k + i < n; i++) {
			if (started[i])
				(void)pthread_join(thread[i], NULL);
			use(job, &nets[k + i], "a teacher");
		}
	}
}

/* What the dev files say of the network in use: the sum of all four figures. */
static double
merit(const struct job *job)
{
	struct score s = treebank_score(&job->bank[GSD_DEV]);
	struct name_score n = treebank_score_names(&job->bank[IDNER_DEV]);
	return (double)(s.tags + s.heads + s.rels) / (double)s.words +
	       2.0 * (double)n.right / (double)(n.said + n.gold);
}

/* Networks that learn from gold and silver at once; returns the best of them, which is in use. */
static size_t
learn_students(struct job *job, const struct treebank *gold, const struct treebank *silver,
	struct net *nets, size_t n)
{
	struct lesson lesson[STUDENTS];
	pthread_t thread[STUDENTS];
	bool started[STUDENTS] = { false };
	unsigned epochs = silver && job->opt.epochs == EPOCHS ? STUDY : job->opt.epochs;
	size_t best = 0;
	double most = 0;
	for (size_t k = 0; k < n && k < STUDENTS; k++) {
		nets[k].name_weight = silver ? NAMES_OF_STUDENT : NAMES_ALONE;
		nets[k].dropout = silver ? DROPOUT_OF_STUDENT[k] : 1;
		lesson[k] = (struct lesson){ &nets[k], gold, silver, epochs,
			9 + k + 1000 * job->opt.seed };
		started[k] =
			k + 1 < n && pthread_create(&thread[k], NULL, take_lesson, &lesson[k]) == 0;
		if (!started[k])
			(void)take_lesson(&lesson[k]);
	}
	for (size_t k = 0; k < n; k++) {
		if (started[k])
			(void)pthread_join(thread[k], NULL);
		use(job, &nets[k], "a student");
		double m = merit(job);
		if (k == 0 || m > most) {
			most = m;
			best = k;
		}
	}
	use(job, &nets[best], "the one that is shipped");
	return best;
}

static void
learn_net(struct job *job, struct treebank *gold)
{
	static uint8_t rels[WT_NET_RELS];
	struct net nets[NETS_MAX + STUDENTS];
	const struct treebank *silver = NULL;
	float *vectors = corpus_vectors(&job->corpus, &job->g.words, WT_NET_WORDS, WT_NET_VECTOR);
	size_t n = job->opt.teachers, all = n + (n > 0 ? STUDENTS : 1);
	for (size_t k = 0; k < all; k++) {
		net_init(&nets[k], gold, 99 + k + 1000 * job->opt.seed);
		net_set_vectors(&nets[k], vectors, WT_NET_WORDS);
		nets[k].dropout = 1;
		nets[k].name_weight = k < n / 2 ? 0 : NAMES_OF_TEACHER;
	}
	free(vectors);
	if (n > 0) {
		learn_teachers(job, gold, nets, n);
		net_vote(nets, n, gold);
		net_vote(nets, n, &job->corpus.sample);
		silver = &job->corpus.sample;
	}
	size_t best = n + learn_students(job, gold, silver, nets + n, all - n);
	memcpy(rels, nets[best].class_rel, sizeof rels);
	job->g.rels = rels;
	for (size_t k = 0; k < all; k++)
		net_release(&nets[k]);
}

/* All models from the trees (annotated for syntax) and the names. */
static void
learn(struct job *job, struct treebank *trees)
{
	struct treebank all = { .arena = &job->arena };
	forget(job);
	append(&all, trees, 0, 1, true);
	append(&all, &job->bank[IDNER], 0, 1, true);
	append(&all, &job->bank[NERGRIT], 0, 1, true);
	treebank_keys(&all, &job->g);
	job->g.words = words_make(&all, &job->corpus, WT_NET_WORDS);
	treebank_keys(&all, &job->g);
	job->g.tags = learn_tags(trees, UINT32_MAX, TAG_EPOCHS);
	learn_jackknife(trees, JACKKNIFE_FOLDS);
	first_tags(job, &job->bank[IDNER]);
	first_tags(job, &job->bank[NERGRIT]);
	prepare_sample(job);
	learn_net(job, &all);
}

static void
cross_validate(struct job *job)
{
	struct treebank read = { .arena = &job->arena };
	struct wt_buf lines = { 0 };
	for (int part = 0; part < (job->opt.one_part ? 1 : job->opt.cross); part++) {
		struct treebank train = { .arena = &job->arena }, held = train;
		append(&train, &job->bank[GSD], 0, 1, true);
		append(&train, &job->bank[WARTA], 0, 1, true);
		append(&train, &job->bank[CSUI], part, job->opt.cross, false);
		append(&held, &job->bank[CSUI], part, job->opt.cross, true);
		learn(job, &train);
		read_bank(job, &held);
		append(&read, &held, 0, 1, true);
	}
	char what[64];
	(void)snprintf(
		what, sizeof what, "CSUI train, cross-validated in %d parts", job->opt.cross);
	report_trees(&read, what, true, &lines);
	note_lines(job, &lines);
}

static void
learn_all(struct job *job)
{
	struct treebank train = { .arena = &job->arena };
	struct wt_buf lines = { 0 };
	append(&train, &job->bank[GSD], 0, 1, true);
	append(&train, &job->bank[WARTA], 0, 1, true);
	append(&train, &job->bank[CSUI], 0, 1, true);
	learn(job, &train);
	read_bank(job, &job->bank[GSD_DEV]);
	report_trees(&job->bank[GSD_DEV], "GSD dev", true, &lines);
	read_bank(job, &job->bank[IDNER_DEV]);
	if (job->opt.print)
		treebank_print(&job->bank[GSD_DEV], &job->bank[IDNER_DEV], job->opt.print);
	report_names(&job->bank[IDNER_DEV], "idner dev", &lines);
	note_lines(job, &lines);
}

static void
add_section(struct wt_blob_writer *w, const char *name, const void *bytes, size_t size)
{
	struct wt_buf *buf = wt_blob_add(w, name);
	if (buf)
		wt_buf_add(buf, bytes, size);
}

static void
write_file(const char *dir, const char *name, struct wt_str bytes)
{
	char path[1024];
	(void)snprintf(path, sizeof path, "%s/%s", dir, name);
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len;
	if (f && fclose(f) != 0)
		ok = false;
	if (!ok) {
		perror(path);
		exit(1);
	}
}

/* Word forms, roots and clitics: the treebanks that have lemmas, and UniMorph. */
static void
add_morph(const struct job *job, struct wt_blob_writer *w)
{
	char csui[1024], gsd[1024], warta[1024], unimorph[1024];
	const char *const treebanks[] = { csui, gsd, warta };
	struct wt_fault fault;
	path_of(job, CSUI, csui);
	path_of(job, GSD, gsd);
	path_of(job, WARTA, warta);
	path_of(job, UNIMORPH, unimorph);
	if (train_morph(w, treebanks, 3, unimorph, &fault) != WARTA_OK) {
		fprintf(stderr, "train: %s\n", fault.text);
		exit(1);
	}
}

static void
write_all(struct job *job)
{
	static const uint32_t INFO[4] = { WT_MODEL_VERSION, WT_UPOS_COUNT, WT_DEP_COUNT,
		WT_NAME_CLASSES };
	struct wt_blob_writer w = { 0 };
	struct wt_buf out = { 0 };
	struct wt_fault fault;
	char hex[65];
	add_section(&w, "grammar.info", INFO, sizeof INFO);
	add_section(&w, "tags.rows", job->g.tags.rows,
		((size_t)1 << (64 - job->g.tags.shift)) * job->g.tags.stride);
	net_write(&job->g.net, &w);
	add_section(&w, "net.classes", job->g.rels, job->g.n_rels);
	words_write(&job->g.words, "words.keys", "words.values", &w);
	words_write(&job->g.gaz, "gaz.keys", "gaz.values", &w);
	add_morph(job, &w);
	if (wt_blob_write(&w, &out, &fault) != WARTA_OK || out.failed) {
		fprintf(stderr, "train: %s\n", fault.text);
		exit(1);
	}
	sha256_hex(out.ptr, out.len, hex);
	note(job, "Output: grammar.bin, %zu bytes, SHA-256\n  %s", out.len, hex);
	write_file(job->opt.models, "grammar.bin", wt_buf_view(&out));
	write_file(job->opt.models, "grammar.txt", wt_buf_view(&job->notes));
	wt_buf_release(&out);
	wt_blob_writer_release(&w);
}

static struct options
options_of(int argc, char **argv)
{
	struct options o = {
		.shared = "../shared", .models = "models", .epochs = EPOCHS, .teachers = TEACHERS
	};
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;
		if (strcmp(argv[i], "--dry") == 0)
			o.dry = true;
		else if (strcmp(argv[i], "--names") == 0)
			o.names = true;
		else if (strcmp(argv[i], "--shared") == 0 && value)
			o.shared = value, i++;
		else if (strcmp(argv[i], "--models") == 0 && value)
			o.models = value, i++;
		else if (strcmp(argv[i], "--print") == 0 && value)
			o.print = value, i++;
		else if (strcmp(argv[i], "--cross") == 0 && value)
			o.cross = atoi(value), i++;
		else if (strcmp(argv[i], "--epochs") == 0 && value)
			o.epochs = (unsigned)atoi(value), i++;
		else if (strcmp(argv[i], "--teachers") == 0 && value)
			o.teachers = (size_t)atoi(value) % (NETS_MAX + 1), i++;
		else if (strcmp(argv[i], "--seed") == 0 && value)
			o.seed = (unsigned)atoi(value), i++;
		else if (strcmp(argv[i], "--one-part") == 0)
			o.one_part = true;
		else {
			fputs("usage: train [--shared DIR] [--models DIR] [--cross K "
			      "[--one-part]]\n"
			      "             [--epochs N] [--teachers N] [--print FILE] [--dry]\n",
				stderr);
			exit(2);
		}
	}
	return o;
}

/* models/names.tsv from the lexicon as it is now. */
static void
list_names(const struct options *o)
{
	struct wt_buf out = { 0 };
	char lexicon[1024], places[1024];
	(void)snprintf(lexicon, sizeof lexicon, "%s/../lexicon", o->models);
	(void)snprintf(places, sizeof places, "%s/reference/geonames-id-names.tsv", o->shared);
	gazetteer_list(lexicon, places, &out);
	write_file(o->models, "names.tsv", wt_buf_view(&out));
	wt_buf_release(&out);
}

int
main(int argc, char **argv)
{
	static struct job job;
	job.opt = options_of(argc, argv);
	if (job.opt.names) {
		list_names(&job.opt);
		return 0;
	}
	wt_arena_init(&job.arena, (size_t)4 << 30);
	note(&job, "grammar.bin: the weights of room grammar, made by tools/train.  They are data "
		   "under\n"
		   "CC BY-SA 4.0, as the treebanks that they were learnt from.\n\n"
		   "Command: cmake --build BUILD --target models\n");
	job.corpus.sample.arena = &job.arena;
	read_inputs(&job);
	note(&job, "\nFigures:");
	if (job.opt.cross > 1)
		cross_validate(&job);
	learn_all(&job);
	note(&job, " ");
	if (!job.opt.dry)
		write_all(&job);
	forget(&job);
	words_release(&job.g.gaz);
	corpus_release(&job.corpus);
	wt_buf_release(&job.notes);
	wt_arena_release(&job.arena);
	return 0;
}
