/*
 * main.c - makes models/grammar.bin and models/grammar.txt anew from the treebanks.
 *
 *	train --shared DIR --models DIR [--cross K] [--dry] [--print FILE]
 *
 * In: DIR/treebanks and DIR/ner (see the list of inputs below) and
 * models/treebank/warta-train.conllu.  Out: the blob that the build embeds, and
 * its provenance: inputs with hash and licence, figures, the blob's own hash.  The
 * same inputs give the same bytes.  --cross K measures CSUI by K parts first, each
 * read by models that did not see it; --dry writes nothing; --print writes what the
 * new models say of GSD's dev sentences.
 */
#include "grammar/labels.h"
#include "grammar/names.h"
#include "grammar/tags.h"
#include "learn.h"
#include "morph.h"
#include "sha256.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum input { GSD, CSUI, WARTA, NAMES, GSD_DEV, NAMES_DEV, UNIMORPH, INPUTS };

static const struct {
	const char *path; /* below --shared; WARTA's below --models */
	const char *licence;
} INPUT[INPUTS] = {
	[GSD] = { "treebanks/norm-gsd-train.conllu", "CC BY-SA 4.0, UD_Indonesian-GSD train, converted" },
	[CSUI] = { "treebanks/norm-csui-train.conllu", "CC BY-SA 4.0, UD_Indonesian-CSUI train" },
	[WARTA] = { "treebank/warta-train.conllu", "CC BY-SA 4.0, our own" },
	[NAMES] = { "ner/idner-train.txt", "MIT, idner-news-2k train" },
	[GSD_DEV] = { "treebanks/norm-gsd-dev.conllu", "CC BY-SA 4.0, measured on only" },
	[NAMES_DEV] = { "ner/idner-dev.txt", "MIT, measured on only" },
	[UNIMORPH] = { "morphology/unimorph-ind.tsv", "CC BY-SA 3.0, UniMorph ind, word forms" },
};

struct options {
	const char *shared;
	const char *models;
	const char *print;
	int cross;
	bool dry;
};

struct job {
	struct options opt;
	struct wt_arena arena;
	struct treebank bank[INPUTS];
	struct wt_grammar g;
	struct trainer t;
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
	(void)snprintf(path, 1024, "%s/%s", i == WARTA ? job->opt.models : job->opt.shared, INPUT[i].path);
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
		if (i == NAMES || i == NAMES_DEV)
			treebank_read_names(&job->bank[i], path);
		else if (i != UNIMORPH)
			treebank_read(&job->bank[i], path);
		treebank_keys(&job->bank[i], &job->g.words);
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
drop(struct wt_table *t)
{
	free((void *)(uintptr_t)t->rows);
	t->rows = NULL;
}

static void
learn_trees(struct job *job, struct treebank *train)
{
	drop(&job->g.tags);
	drop(&job->g.arcs);
	drop(&job->g.labels);
	job->g.tags = learn_tags(train, UINT32_MAX, TAG_EPOCHS);
	learn_jackknife(train, JACKKNIFE_FOLDS);
	job->g.arcs = learn_arcs(train);
	job->g.labels = learn_labels(train, &job->t);
	memcpy(job->g.label_class, job->t.label_class, sizeof job->g.label_class);
	job->g.n_labels = job->t.n_labels;
}

static void
read_trees(const struct job *job, struct treebank *bank)
{
	struct wt_arc_word words[WT_SENTENCE_MAX + 1];
	int16_t stack[WT_SENTENCE_MAX];
	for (size_t k = 0; k < bank->n; k++) {
		struct tree *t = &bank->trees[k];
		struct wt_arc_state s;
		wt_tags_predict(&job->g.tags, t->keys, t->n, t->tag);
		wt_arc_begin(&s, t->keys, t->tag, t->n, words, stack);
		wt_arcs_predict(&job->g.arcs, &s);
		wt_labels_predict(&job->g, &s, t->rel);
		for (uint32_t i = 0; i < t->n; i++)
			t->head[i] = words[i].head;
	}
}

static void
report_trees(struct job *job, const char *what, const struct treebank *bank)
{
	struct score s = treebank_score(bank);
	double n = (double)s.words / 100;
	note(job, "  %s: %zu words, UPOS %.2f, UAS %.2f, LAS %.2f", what, s.words, (double)s.tags / n,
		(double)s.heads / n, (double)s.rels / n);
}

static void
cross_validate(struct job *job)
{
	struct treebank read = { .arena = &job->arena };
	for (int part = 0; part < job->opt.cross; part++) {
		struct treebank train = { .arena = &job->arena }, held = train;
		append(&train, &job->bank[GSD], 0, 1, true);
		append(&train, &job->bank[WARTA], 0, 1, true);
		append(&train, &job->bank[CSUI], part, job->opt.cross, false);
		append(&held, &job->bank[CSUI], part, job->opt.cross, true);
		learn_trees(job, &train);
		read_trees(job, &held);
		append(&read, &held, 0, 1, true);
	}
	char what[64];
	(void)snprintf(what, sizeof what, "CSUI train, cross-validated in %d parts", job->opt.cross);
	report_trees(job, what, &read);
}

static void
learn_all(struct job *job)
{
	struct treebank train = { .arena = &job->arena };
	append(&train, &job->bank[GSD], 0, 1, true);
	append(&train, &job->bank[WARTA], 0, 1, true);
	append(&train, &job->bank[CSUI], 0, 1, true);
	learn_trees(job, &train);
	read_trees(job, &job->bank[GSD_DEV]);
	report_trees(job, "GSD dev", &job->bank[GSD_DEV]);
	if (job->opt.print)
		treebank_print(&job->bank[GSD_DEV], job->opt.print);
	for (enum input i = NAMES; i <= NAMES_DEV; i += NAMES_DEV - NAMES)
		for (size_t k = 0; k < job->bank[i].n; k++) {
			struct tree *t = &job->bank[i].trees[k];
			wt_tags_predict(&job->g.tags, t->keys, t->n, t->tag);
		}
	job->g.names = learn_names(&job->bank[NAMES]);
	for (size_t k = 0; k < job->bank[NAMES_DEV].n; k++) {
		struct tree *t = &job->bank[NAMES_DEV].trees[k];
		wt_names_predict(&job->g.names, t->keys, t->tag, t->n, t->name);
	}
	struct name_score n = treebank_score_names(&job->bank[NAMES_DEV]);
	double p = 100.0 * (double)n.right / (double)(n.said ? n.said : 1);
	double r = 100.0 * (double)n.right / (double)(n.gold ? n.gold : 1);
	note(job, "  idner dev, exact spans: P %.2f, R %.2f, F1 %.2f", p, r, 2 * p * r / (p + r));
}

static void
add_section(struct wt_blob_writer *w, const char *name, const void *bytes, size_t size)
{
	struct wt_buf *buf = wt_blob_add(w, name);
	if (buf)
		wt_buf_add(buf, bytes, size);
}

static void
add_table(struct wt_blob_writer *w, const char *name, const struct wt_table *t)
{
	add_section(w, name, t->rows, ((size_t)1 << (64 - t->shift)) * t->stride);
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
	static const uint32_t INFO[4] = { WT_MODEL_VERSION, WT_UPOS_COUNT, WT_DEP_COUNT, WT_NAME_CLASSES };
	struct wt_blob_writer w = { 0 };
	struct wt_buf out = { 0 };
	struct wt_fault fault;
	char hex[65];
	add_section(&w, "grammar.info", INFO, sizeof INFO);
	add_table(&w, "tags.rows", &job->g.tags);
	add_table(&w, "arcs.rows", &job->g.arcs);
	add_table(&w, "labels.rows", &job->g.labels);
	add_section(&w, "labels.classes", job->g.label_class, job->g.n_labels);
	add_table(&w, "names.rows", &job->g.names);
	words_write(&job->g.words, &w);
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
	struct options o = { .shared = "../shared", .models = "models" };
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;
		if (strcmp(argv[i], "--dry") == 0)
			o.dry = true;
		else if (strcmp(argv[i], "--shared") == 0 && value)
			o.shared = value, i++;
		else if (strcmp(argv[i], "--models") == 0 && value)
			o.models = value, i++;
		else if (strcmp(argv[i], "--print") == 0 && value)
			o.print = value, i++;
		else if (strcmp(argv[i], "--cross") == 0 && value)
			o.cross = atoi(value), i++;
		else {
			fputs("usage: train [--shared DIR] [--models DIR] [--cross K] [--print FILE] [--dry]\n",
				stderr);
			exit(2);
		}
	}
	return o;
}

int
main(int argc, char **argv)
{
	static struct job job;
	job.opt = options_of(argc, argv);
	wt_arena_init(&job.arena, (size_t)4 << 30);
	note(&job, "grammar.bin: the weights of room grammar, made by tools/train.  They are data under\n"
		"CC BY-SA 4.0, as the treebanks that they were learnt from.\n\n"
		"Command: cmake --build BUILD --target models\n");
	job.g.words = words_none();
	read_inputs(&job);
	note(&job, "\nFigures:");
	if (job.opt.cross > 1)
		cross_validate(&job);
	learn_all(&job);
	note(&job, " ");
	if (!job.opt.dry)
		write_all(&job);
	drop(&job.g.tags);
	drop(&job.g.arcs);
	drop(&job.g.labels);
	drop(&job.g.names);
	wt_buf_release(&job.notes);
	wt_arena_release(&job.arena);
	return 0;
}
