/*
 * batch.c - one shard of a list of archives, into one file.
 *
 * The file grows as NAME.part, under a lock: two processes never make one shard.  Each frame that
 * ends in a place can be gone on from; whatever stands behind the last place is cut off and made
 * again.  Where a frame ends depends on the bytes in it only, so that the file comes out the same.
 * The end is written, the file brought to the disk, and renamed.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "work/document.h"
#include "work/run.h"
#include "work/shard_file.h"
#include "work/shard_line.h"
#include "work/shard_list.h"
#include "work/stored.h"

#define EDGE 4096 /* bytes at both ends of an input by which it is known again */

struct batch {
	const struct warta_reader *reader;
	const struct warta_batch *ask;
	struct warta_batch_result *result;
	struct wt_shard_list list;
	struct wt_shard_head head;
	char part[4096 + 8];
	struct wt_shard_out out;
	/* the input at hand */
	struct wt_shard_place at;   /* offset: of the last record that can be gone on from */
	uint64_t from;              /* where its reading begins */
	struct wt_shard_mark whole; /* where the file stood at its beginning, where from is not 0 */
	bool resumable;             /* the next document begins at at.offset */
	uint64_t done, all;         /* bytes of the inputs before it, of all; 0: not known */
	struct wt_memory memory;
	struct wt_fault fault;
};

/* --- what comes from the run ------------------------------------------------------------------ */

/* The frame is full: it ends with the place where the next document begins. */
static int
end_frame(struct batch *b)
{
	if (b->resumable)
		wt_shard_put_place(&b->out.lines, &b->at);
	else if (b->out.lines.len < 8 * WT_SHARD_FRAME)
		return WARTA_OK;
	return wt_shard_close_frame(&b->out, &b->fault);
}

static int
on_document(void *context, struct warta_document *doc)
{
	struct batch *b = context;
	int code = b->out.lines.len >= WT_SHARD_FRAME ? end_frame(b) : WARTA_OK;
	b->resumable = false;
	if (code != WARTA_OK)
		return code;
	wt_shard_line_print(
		&b->out.lines, b->reader->rooms.gazetteer, &doc->rooms.article, &doc->rooms.claims);
	b->at.tally.articles++;
	b->at.tally.claims += doc->rooms.claims.n;
	if (b->out.lines.failed)
		return wt_fail(&b->fault, WARTA_ENOMEM, 0, "out of memory");
	return b->ask->run.document ? b->ask->run.document(b->ask->run.context, doc) : WARTA_OK;
}

static void
on_complaint(void *context, const struct warta_fault *fault)
{
	struct batch *b = context;
	wt_shard_put_failed(&b->out.lines, fault->text);
	b->at.tally.failed++;
	if (b->ask->run.complaint)
		b->ask->run.complaint(b->ask->run.context, fault);
}

static void
on_progress(void *context, uint64_t done, uint64_t all, uint64_t documents)
{
	struct batch *b = context;
	(void)all;
	(void)documents;
	if (b->ask->run.progress)
		b->ask->run.progress(
			b->ask->run.context, b->done + done, b->all, b->at.tally.articles);
}

/* Capture asks where to begin. */
static bool
recall(void *context, struct wt_str key, struct wt_seen *seen)
{
	const struct batch *b = context;
	struct stat st;
	char path[4096 + 16];
	(void)snprintf(path, sizeof path, "%.*s", WT_FMT(key));
	const char *name = strchr(path, ':');
	if (b->from == 0 || !name || stat(name + 1, &st) != 0)
		return false;
	*seen = (struct wt_seen){ .outcome = WT_OUTCOME_READ, .position = b->from };
	wt_seen_state(seen, &st);
	return true;
}

/* All before this record was given; a position of 0 says that the input is at its end. */
static void
keep(void *context, struct wt_str key, const struct wt_seen *seen)
{
	struct batch *b = context;
	(void)key;
	b->resumable = seen->position > 0;
	b->at.offset = seen->position;
}

/* --- inputs ----------------------------------------------------------------------------------- */

static void
hash_edge(int fd, off_t at, struct wt_key *key)
{
	char bytes[EDGE];
	ssize_t n = pread(fd, bytes, sizeof bytes, at);
	wt_key_add(key, bytes, n > 0 ? (size_t)n : 0);
}

/* The input's size, and a hash of both its ends: not its time, which a copy may not have. */
static void
name_file(const char *path, char name[44])
{
	struct stat st;
	struct wt_key key = wt_key_begin();
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	name[0] = '\0';
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		hash_edge(fd, 0, &key);
		hash_edge(fd, st.st_size > EDGE ? st.st_size - EDGE : 0, &key);
		(void)snprintf(name, 44, "%lld-%016llx", (long long)st.st_size,
			(unsigned long long)wt_key_end(&key));
	}
	if (fd >= 0)
		(void)close(fd);
}

static uint64_t
size_of(const struct batch *b, uint32_t entry)
{
	struct stat st;
	char path[4096];
	wt_shard_list_path(b->ask, b->list.entries[entry], path);
	return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
}

/* Counts of one input to those of the run. */
static void
add_counts(struct warta_counts *sum, const struct warta_counts *n)
{
	sum->documents += n->documents;
	sum->sentences += n->sentences;
	sum->claims += n->claims;
	sum->failed += n->failed;
	sum->bytes += n->bytes;
	sum->foreign += n->foreign;
	sum->records += n->records;
	sum->pages += n->pages;
	sum->revisits += n->revisits;
	sum->others += n->others;
	sum->skipped += n->skipped;
	for (size_t i = 0; i < WARTA_LANGUAGES; i++) {
		sum->turned[i].language = n->turned[i].language;
		sum->turned[i].pages += n->turned[i].pages;
	}
	if (n->sandbox && n->sandbox[0])
		sum->sandbox = n->sandbox;
}

static int cut(struct batch *b, uint64_t bytes);

/* Reads the input at hand, from b->from on. */
static int
read_from(struct batch *b, const char *path, uint64_t *revisits)
{
	const char *const paths[] = { path };
	const struct wt_run_known known = { .memory = &b->memory };
	struct warta_counts counts;
	struct warta_fault fault;
	struct warta_run run = b->ask->run;
	run.paths = paths;
	run.n_paths = 1;
	run.store = NULL;
	run.restart = false;
	run.web.online = false;
	run.document = on_document;
	run.complaint = on_complaint;
	run.progress = on_progress;
	run.context = b;
	b->resumable = false;
	int code = wt_run_read(b->reader, &run, &known, &counts, &fault);
	add_counts(&b->result->read, &counts);
	*revisits = counts.revisits;
	if (code != WARTA_OK && b->fault.code == WARTA_OK)
		(void)wt_fail(&b->fault, code, 0, "%s", fault.text);
	return code;
}

/* A record that says "as before" may refer to one before the place where the reading began this
 * time, which is then not found: such an archive is read from its beginning. */
static int
read_input(struct batch *b, const char *path)
{
	uint64_t revisits;
	int code = read_from(b, path, &revisits);
	if (code != WARTA_OK || b->from == 0 || revisits == 0)
		return code;
	wt_buf_clear(&b->out.lines);
	char file[sizeof b->at.file];
	memcpy(file, b->at.file, sizeof file);
	b->at = b->whole.place;
	memcpy(b->at.file, file, sizeof file);
	b->out.sum = b->whole.sum;
	b->from = 0;
	code = cut(b, b->whole.bytes);
	return code == WARTA_OK ? read_from(b, path, &revisits) : code;
}

/* The list's next input, and the place behind it. */
static int
take_input(struct batch *b)
{
	char path[4096];
	struct wt_str entry = b->list.entries[b->at.entry];
	wt_shard_list_path(b->ask, entry, path);
	name_file(path, b->at.file);
	int code = WARTA_OK;
	if (path[0]) {
		code = read_input(b, path);
	} else {
		struct warta_fault long_name = { .code = WARTA_EIO };
		(void)snprintf(long_name.text, sizeof long_name.text,
			"%.80s...: the name is too long", entry.ptr);
		on_complaint(b, &long_name);
	}
	if (code != WARTA_OK)
		return code;
	b->done += size_of(b, b->at.entry);
	b->at.entry++;
	b->at.offset = b->from = 0;
	b->at.file[0] = '\0';
	wt_shard_put_place(&b->out.lines, &b->at);
	return wt_shard_close_frame(&b->out, &b->fault);
}

/* --- the file --------------------------------------------------------------------------------- */

static int
cannot(struct batch *b, const char *path)
{
	return wt_fail(&b->fault, errno == ENOSPC ? WARTA_EFULL : WARTA_EIO, 0, "%s: %s", path,
		strerror(errno));
}

static int
name_files(struct batch *b)
{
	struct warta_batch_result *r = b->result;
	int n = snprintf(r->path, sizeof r->path, "%s/shard-%05u-of-%05u.jsonl.zst", b->ask->out,
		b->ask->shard, b->ask->shards);
	if (n < 0 || (size_t)n >= sizeof r->path)
		return wt_fail(&b->fault, WARTA_EUSAGE, 0, "%s: the name is too long", b->ask->out);
	(void)snprintf(b->part, sizeof b->part, "%s.part", r->path);
	if (mkdir(b->ask->out, 0777) != 0 && errno != EEXIST)
		return cannot(b, b->ask->out);
	return WARTA_OK;
}

/* Is the descriptor's file the one that bears the name? */
static bool
is_named(int fd, const char *path)
{
	struct stat a, b;
	return fstat(fd, &a) == 0 && stat(path, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

/* Opens the unfinished file and locks it, so that nobody else writes it. */
static int
open_part(struct batch *b)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	for (;;) {
		b->out.fd = open(b->part, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (b->out.fd < 0)
			return cannot(b, b->part);
		if (fcntl(b->out.fd, F_SETLK, &lock) == 0) {
			/* whoever held it before may have finished and renamed it */
			if (is_named(b->out.fd, b->part))
				return WARTA_OK;
			(void)close(b->out.fd);
			continue;
		}
		if (errno != EACCES && errno != EAGAIN)
			return wt_fail(&b->fault, WARTA_EIO, 0,
				"%s: cannot be locked (%s): use a file system that locks files",
				b->part, strerror(errno));
		(void)fcntl(b->out.fd, F_GETLK, &lock);
		return wt_fail(&b->fault, WARTA_EBUSY, 0,
			"%s: another process (%ld) makes this shard; it is left alone", b->part,
			(long)lock.l_pid);
	}
}

static bool
is_same_list(const struct batch *b, const struct wt_shard_head *head)
{
	return strcmp(head->manifest, b->head.manifest) == 0 && head->shard == b->head.shard &&
	       head->shards == b->head.shards && head->entries == b->head.entries;
}

static int
other_list(struct batch *b, const char *path)
{
	return wt_fail(&b->fault, WARTA_EUSAGE, 0,
		"%s: was made of another list (or with another --any-language); give another "
		"folder, or remove it",
		path);
}

/* Is there a whole file of this shard?  1, 0, or a negative code. */
static int
is_finished(struct batch *b)
{
	struct wt_shard_scan scan;
	struct warta_batch_result *r = b->result;
	int fd = open(r->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? 0 : cannot(b, r->path);
	int code = wt_shard_scan_file(&scan, r->path, fd, &b->fault);
	(void)close(fd);
	if (b->ask->retry && (code == WARTA_EFORMAT || !scan.ended || scan.tally.failed)) {
		b->fault = (struct wt_fault){ 0 };
		return 0;
	}
	if (code != WARTA_OK)
		return code;
	if (!is_same_list(b, &scan.head))
		return other_list(b, r->path);
	if (!scan.ended)
		return wt_fail(&b->fault, WARTA_EFORMAT, 0, "%s: is cut off; --retry makes it anew",
			r->path);
	r->outcome = WARTA_BATCH_FINISHED;
	r->articles = scan.tally.articles;
	r->claims = scan.tally.claims;
	r->failed = scan.tally.failed;
	memcpy(r->coder, scan.head.coder, sizeof r->coder);
	return 1;
}

/* Can the shard be gone on from the last place?  Not within an input that is another one by now. */
static const struct wt_shard_mark *
choose_mark(const struct batch *b, const struct wt_shard_scan *scan)
{
	char path[4096], file[44] = "";
	if (scan->last.place.offset == 0 || scan->last.place.entry >= b->list.n)
		return &scan->boundary;
	wt_shard_list_path(b->ask, b->list.entries[scan->last.place.entry], path);
	name_file(path, file);
	return file[0] && strcmp(file, scan->last.place.file) == 0 ? &scan->last : &scan->boundary;
}

static int
cut(struct batch *b, uint64_t bytes)
{
	if (ftruncate(b->out.fd, (off_t)bytes) != 0 ||
		lseek(b->out.fd, (off_t)bytes, SEEK_SET) != (off_t)bytes)
		return cannot(b, b->part);
	b->out.bytes = bytes;
	return WARTA_OK;
}

/* Goes to the last place that the file holds; the file of another version begins anew. */
static int
go_on(struct batch *b)
{
	struct wt_shard_scan scan;
	struct warta_batch_result *r = b->result;
	int code = wt_shard_scan_file(&scan, b->part, b->out.fd, &b->fault);
	if (code != WARTA_OK && code != WARTA_EFORMAT && code != WARTA_EVERSION)
		return code;
	b->fault = (struct wt_fault){ 0 };
	if (scan.has_head && !is_same_list(b, &scan.head))
		return other_list(b, b->part);
	bool anew = scan.last.bytes == 0 || strcmp(scan.head.coder, b->head.coder) != 0;
	if (anew) {
		code = cut(b, 0);
		b->out.sum = wt_key_begin();
		wt_shard_put_head(&b->out.lines, &b->head);
		return code == WARTA_OK ? wt_shard_close_frame(&b->out, &b->fault) : code;
	}
	const struct wt_shard_mark *mark = choose_mark(b, &scan);
	b->at = mark->place;
	b->from = mark->place.offset;
	b->out.sum = mark->sum;
	b->whole = scan.boundary;
	if (mark->place.entry || mark->place.offset)
		r->resumed = mark->place.entry + 1;
	r->resumed_at = mark->place.offset;
	return cut(b, mark->bytes);
}

/* The file is whole: to the disk, and to its name. */
static int
finish(struct batch *b)
{
	int code = wt_shard_put_end(&b->out, &b->at.tally, &b->fault);
	if (code != WARTA_OK)
		return code;
	if (fsync(b->out.fd) != 0 || rename(b->part, b->result->path) != 0)
		return cannot(b, b->part);
	int folder = open(b->ask->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder >= 0) {
		(void)fsync(folder); /* a file system that cannot is no reason to fail */
		(void)close(folder);
	}
	return WARTA_OK;
}

/* --- a shard ---------------------------------------------------------------------------------- */

static int
make(struct batch *b)
{
	int code = go_on(b);
	for (uint32_t i = 0; i < b->list.n; i++) {
		uint64_t size = size_of(b, i);
		b->all += size;
		b->done += i < b->at.entry ? size : 0;
	}
	while (code == WARTA_OK && b->at.entry < b->list.n) {
		bool stop = b->ask->run.stop && *b->ask->run.stop;
		code = stop ? wt_fail(&b->fault, WARTA_ESTOPPED, 0, "%s",
				      warta_strerror(WARTA_ESTOPPED))
			    : take_input(b);
	}
	if (code == WARTA_OK)
		code = finish(b);
	struct warta_batch_result *r = b->result;
	r->articles = b->at.tally.articles;
	r->claims = b->at.tally.claims;
	r->failed = b->at.tally.failed;
	return code;
}

/* Makes it, unless another process has made it since it was looked for. */
static int
make_alone(struct batch *b)
{
	int code = open_part(b);
	if (code != WARTA_OK) {
		if (b->out.fd >= 0)
			(void)close(b->out.fd);
		return code;
	}
	code = is_finished(b);
	if (code == 1)
		(void)unlink(b->part); /* under its lock */
	if (code == 0)
		code = make(b);
	wt_shard_out_release(&b->out);
	(void)close(b->out.fd);
	return code;
}

static void
name_work(struct batch *b)
{
	b->head = (struct wt_shard_head){
		.shard = b->ask->shard, .shards = b->ask->shards, .entries = b->list.n
	};
	memcpy(b->head.manifest, b->list.name, sizeof b->list.name);
	wt_reader_coder(&b->reader->rooms, b->head.coder);
	memcpy(b->result->coder, b->head.coder, sizeof b->head.coder);
	b->result->inputs = b->list.n;
}

int
warta_batch(const struct warta_reader *reader, const struct warta_batch *ask,
	struct warta_batch_result *result, struct warta_fault *fault)
{
	struct batch b = { .reader = reader, .ask = ask, .result = result, .out.fd = -1 };
	*result = (struct warta_batch_result){ .read.sandbox = "" };
	b.memory = (struct wt_memory){ &b, recall, keep };
	b.out.path = b.part;
	int code = wt_shard_list_read(&b.list, ask, &b.fault);
	if (code == WARTA_OK) {
		name_work(&b);
		code = name_files(&b);
	}
	if (code == WARTA_OK && (code = is_finished(&b)) == 0)
		code = make_alone(&b);
	wt_shard_list_release(&b.list);
	return wt_fault_give(fault, &b.fault, code > 0 ? WARTA_OK : code);
}

int
warta_batch_inputs(const struct warta_batch *ask, warta_on_input *input, void *context,
	struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_shard_list list;
	struct wt_buf name = { 0 };
	int code = wt_shard_list_read(&list, ask, &f);
	for (uint32_t i = 0; code == WARTA_OK && i < list.n; i++) {
		wt_buf_clear(&name);
		wt_buf_str(&name, list.entries[i]);
		code = name.failed ? WARTA_ENOMEM : input(context, name.ptr);
	}
	wt_buf_release(&name);
	wt_shard_list_release(&list);
	return wt_fault_give(fault, &f, code);
}
