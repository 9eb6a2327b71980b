/*
 * load.c - shards of warta_batch into a store.
 *
 * A file is gone over before anything of it is put, so that one that is cut off or damaged gives
 * nothing.  Its articles are then put frame by frame; how far that is, is kept in the transaction
 * of the articles, under the hash of the file's content: another load goes on there, or leaves the
 * file alone, whatever it is called by then.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/seen.h"
#include "story/event.h"
#include "warta/batch.h"
#include "work/document.h"
#include "work/shard_file.h"
#include "work/shard_line.h"
#include "work/stored.h"

struct load {
	struct warta_store *store;
	const struct warta_load *ask;
	struct warta_load_counts *counts;
	struct wt_arena arena;
	struct wt_shard_scan scan; /* of the file at hand */
	const char *path;
	uint64_t done, all; /* bytes of files */
	bool differ;        /* the files are of different lists */
	char manifest[20];
	struct wt_fault fault;
};

static bool
stopped(const struct load *l)
{
	return l->ask->stop && *l->ask->stop;
}

static void
complain(struct load *l, const struct wt_fault *f)
{
	struct warta_fault out;
	l->counts->failed++;
	(void)wt_fault_give(&out, f, f->code);
	if (l->ask->complaint)
		l->ask->complaint(l->ask->context, &out);
}

/* --- articles --------------------------------------------------------------------------------- */

/* The line at `at` of the file, of which only its own frame is known. */
static int
bad_line(struct load *l, uint64_t frame, const char *why)
{
	return wt_fail(&l->fault, WARTA_EFORMAT, 0, "%s: in the frame at byte %llu: %s", l->path,
		(unsigned long long)frame, why);
}

static int
put_line(struct load *l, const json_t *line, uint64_t frame)
{
	struct wt_article article;
	struct wt_claims claims;
	enum wt_put what;
	const char *why = NULL;
	wt_arena_reset(&l->arena);
	if (wt_arena_guard(&l->arena) != 0)
		return wt_fail(&l->fault, WARTA_ENOMEM, 0, "%s: an article needs over %zu MB",
			l->path, l->arena.budget >> 20);
	bool good = wt_shard_line_read(
		&l->arena, l->store->options.gazetteer, line, &article, &claims, &why);
	wt_arena_unguard(&l->arena);
	if (!good)
		return bad_line(l, frame, why);
	int code = wt_store_put(l->store->rooms, &article, &claims, &what, &l->fault);
	if (code != WARTA_OK)
		return code;
	l->counts->documents++;
	l->counts->claims += claims.n;
	*(what == WT_PUT_SAME ? &l->counts->known : &l->counts->stored) += 1;
	return WARTA_OK;
}

static int
put_frame(struct load *l, struct wt_str lines, uint64_t frame)
{
	struct wt_str line;
	int code = WARTA_OK;
	while (code == WARTA_OK && wt_str_split(&lines, '\n', &line)) {
		if (!wt_str_starts(line, WT_STR("{\"article\":")))
			continue;
		json_t *o = json_loadb(
			line.ptr, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
		code = o ? put_line(l, o, frame) : bad_line(l, frame, "a line is no JSON");
		json_decref(o);
	}
	return code;
}

/* --- files ------------------------------------------------------------------------------------ */

static void
name_content(const struct load *l, char key[40])
{
	(void)snprintf(key, 40, "shard:%016llx", (unsigned long long)l->scan.sum);
}

/* How far the file was loaded before: bytes, or -1 where that was all. */
static int64_t
loaded(struct load *l)
{
	struct wt_seen seen;
	char key[40];
	name_content(l, key);
	if (l->ask->again || wt_store_seen(l->store->rooms, wt_str_of(key), &seen, NULL) != 1)
		return 0;
	return seen.position ? (int64_t)seen.position : -1;
}

/* Keeps how far it is loaded; 0 for all of it. */
static int
keep(struct load *l, uint64_t position)
{
	char key[40];
	struct wt_seen seen = { .outcome = WT_OUTCOME_READ, .position = position };
	name_content(l, key);
	return wt_store_see(l->store->rooms, wt_str_of(key), &seen, &l->fault);
}

static int
put_file(struct load *l, int fd, uint64_t from)
{
	struct wt_shard_in in;
	struct wt_str lines;
	int code = wt_shard_in_open(&in, l->path, fd, from, &l->fault), got = 1;
	while (code == WARTA_OK && !stopped(l) &&
		(got = wt_shard_in_next(&in, &lines, &l->fault)) == 1) {
		code = put_frame(l, lines, in.at);
		if (code == WARTA_OK)
			code = keep(l, in.next);
		if (l->ask->progress)
			l->ask->progress(
				l->ask->context, l->done + in.next, l->all, l->counts->documents);
	}
	wt_shard_in_release(&in);
	if (code == WARTA_OK && got < 0)
		return got;
	return code == WARTA_OK && got == 0 ? keep(l, 0) : code;
}

static void
compare_lists(struct load *l)
{
	const struct wt_shard_head *head = &l->scan.head;
	if (l->manifest[0] == '\0')
		memcpy(l->manifest, head->manifest, sizeof l->manifest);
	l->differ = l->differ || strcmp(l->manifest, head->manifest) != 0 ||
		    (l->counts->shards && l->counts->shards != head->shards);
	l->counts->shards = head->shards;
}

/* WARTA_OK where the file is whole. */
static int
look_at(struct load *l, int fd)
{
	int code = wt_shard_scan_file(&l->scan, l->path, fd, &l->fault);
	if (code == WARTA_OK && !l->scan.ended)
		return wt_fail(&l->fault, WARTA_EFORMAT, 0,
			"%s: is cut off; make the shard again: nothing of it was loaded", l->path);
	return code;
}

/* A code that ends the load: the store's, or of memory.  What is wrong with the file alone is
 * complained of. */
static int
load_file(struct load *l, const char *path)
{
	struct stat st;
	l->path = path;
	l->fault = (struct wt_fault){ 0 };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int code = fd >= 0 && fstat(fd, &st) == 0
			   ? look_at(l, fd)
			   : wt_fail(&l->fault, WARTA_EIO, 0, "%s: %s", path, strerror(errno));
	if (code == WARTA_OK) {
		int64_t from = loaded(l);
		compare_lists(l);
		wt_store_coder(l->store->rooms, l->scan.head.coder);
		l->counts->inputs_failed += l->scan.tally.failed;
		if (from >= 0)
			code = put_file(l, fd, (uint64_t)from);
		/* the coder's name lies in the scan, which the next file overwrites */
		if (code == WARTA_OK)
			code = wt_store_flush(l->store->rooms, &l->fault);
		wt_store_coder(l->store->rooms, l->store->coder);
		if (code == WARTA_OK && !stopped(l))
			*(from >= 0 ? &l->counts->files : &l->counts->loaded) += 1;
		l->done += (uint64_t)st.st_size;
	}
	if (fd >= 0)
		(void)close(fd);
	if (code == WARTA_EFORMAT || code == WARTA_EIO || code == WARTA_EVERSION) {
		complain(l, &l->fault);
		return WARTA_OK;
	}
	return code;
}

/* --- which files ------------------------------------------------------------------------------ */

static int
is_shard(const struct dirent *entry)
{
	struct wt_str name = wt_str_of(entry->d_name);
	return wt_str_starts(name, WT_STR("shard-")) && wt_str_ends(name, WT_STR(".jsonl.zst"));
}

/* Called for each file of a path: the path itself, or the shards in that folder by their names. */
typedef int on_file(struct load *l, const char *path);

static int
add_size(struct load *l, const char *path)
{
	struct stat st;
	l->all += stat(path, &st) == 0 ? (uint64_t)st.st_size : 0;
	return WARTA_OK;
}

static int
each_in_folder(struct load *l, const char *folder, on_file *file)
{
	struct dirent **names = NULL;
	struct wt_fault f = { 0 };
	char path[4096];
	int n = scandir(folder, &names, is_shard, alphasort), code = WARTA_OK;
	if (n <= 0 && file != add_size) {
		(void)wt_fail(&f, WARTA_ENOTFOUND, 0, "%s: %s", folder,
			n < 0 ? strerror(errno)
			      : "holds no shards (files called shard-*.jsonl.zst)");
		complain(l, &f);
	}
	for (int i = 0; i < n; i++) {
		(void)snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
		if (code == WARTA_OK && !stopped(l))
			code = file(l, path);
		free(names[i]);
	}
	free(names);
	return code;
}

static int
each(struct load *l, on_file *file)
{
	struct stat st;
	int code = WARTA_OK;
	for (size_t i = 0; i < l->ask->n_paths && code == WARTA_OK && !stopped(l); i++) {
		const char *path = l->ask->paths[i];
		bool folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
		code = folder ? each_in_folder(l, path, file) : file(l, path);
	}
	return code;
}

/* --- a load ----------------------------------------------------------------------------------- */

/* Joins what came, also what a load that was killed left undone. */
static int
settle(struct load *l, int code)
{
	struct wt_fault f = { 0 };
	struct wt_store *store = l->store->rooms;
	int last = WARTA_OK;
	if (code == WARTA_OK && (l->counts->stored || wt_store_is_unfinished(store)))
		last = wt_events_update(store, NULL, &f);
	if (last != WARTA_OK)
		l->fault = f;
	return code != WARTA_OK ? code : last;
}

int
warta_load(struct warta_store *store, const struct warta_load *ask,
	struct warta_load_counts *counts, struct warta_fault *fault)
{
	struct load l = { .store = store, .ask = ask, .counts = counts };
	*counts = (struct warta_load_counts){ 0 };
	wt_arena_init(&l.arena, WT_DOCUMENT_BUDGET);
	(void)each(&l, add_size);
	int code = wt_store_seen_ready(store->rooms, &l.fault);
	if (code == WARTA_OK)
		code = each(&l, load_file);
	code = settle(&l, code);
	if (l.differ)
		counts->shards = 0;
	wt_arena_release(&l.arena);
	if (code == WARTA_OK && stopped(&l))
		code = wt_fail(&l.fault, WARTA_ESTOPPED, 0, "%s", warta_strerror(WARTA_ESTOPPED));
	return wt_fault_give(fault, &l.fault, code);
}
