/*
 * records.c - the pages of an archive, and where the reading of one is taken up again.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/input.h"

#define KEEP_EVERY 4096 /* records without a page between them */

/* "FILE: at byte N: what is wrong" */
static void
complain_record(struct wt_capture *c, const struct wt_fault *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, what->code, 0, "%s: at byte %llu: %s", c->source->path,
		(unsigned long long)c->archive.last, what->text);
	c->counts.damaged++;
	wt_input_tell(c, &f);
}

/* --- taken up again --------------------------------------------------------------------------- */

void
wt_seen_state(struct wt_seen *seen, const struct stat *st)
{
	(void)snprintf(seen->validators.etag, sizeof seen->validators.etag, "%lld %lld.%09ld",
		(long long)st->st_size, (long long)st->st_mtim.tv_sec, st->st_mtim.tv_nsec);
}

/* The archive's name and state, by which another run knows it; false where it has none. */
static bool
name_place(struct wt_capture *c)
{
	struct stat st;
	wt_buf_clear(&c->place_key);
	c->place = (struct wt_seen){ .outcome = WT_OUTCOME_READ };
	if (!c->memory || c->fd <= STDIN_FILENO || fstat(c->fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	char *path = realpath(c->source->path, NULL);
	if (!path)
		return false;
	wt_buf_printf(&c->place_key, "archive:%s", path);
	free(path);
	wt_seen_state(&c->place, &st);
	return !c->place_key.failed;
}

/* Where the last run stopped; 0 where it did not, or the file is another one by now. */
static uint64_t
last_place(struct wt_capture *c)
{
	struct wt_seen seen;
	if (!name_place(c) ||
		!c->memory->recall(c->memory->context, wt_buf_view(&c->place_key), &seen))
		return 0;
	return strcmp(seen.validators.etag, c->place.validators.etag) == 0 ? seen.position : 0;
}

static void
keep_place(struct wt_capture *c, uint64_t position)
{
	/* within a member of many records, or a stream, no record can be found again */
	bool found_again = c->archive.aligned || c->stream.packing == WT_PACKED_NOT;
	if (c->place_key.len == 0 || (position && !found_again))
		return;
	c->place.position = position;
	c->memory->keep(c->memory->context, wt_buf_view(&c->place_key), &c->place);
}

bool
wt_records_begin(struct wt_capture *c)
{
	uint64_t from = last_place(c);
	if (from && lseek(c->fd, (off_t)from, SEEK_SET) == (off_t)from) {
		wt_stream_close(&c->stream);
		if (wt_stream_open(&c->stream, c->fd, from) != WARTA_OK) {
			c->open = false;
			return false;
		}
		c->stream.stop = c->stop;
		(void)wt_stream_peek(&c->stream);
		c->counts.skipped += from;
	}
	wt_archive_begin(&c->archive, &c->stream, c->kind == WT_INPUT_ARC);
	return true;
}

/* --- pages ------------------------------------------------------------------------------------ */

/* The next record that is a page to be read; false at the end of the archive. */
bool
wt_records_page(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		struct wt_record record;
		struct wt_fault f = { 0 };
		int got = wt_archive_next(&c->archive, &record, &f);
		if (c->stop && *c->stop)
			return false;
		if (got == 0) {
			keep_place(c, 0);
			return false;
		}
		if (f.code != WARTA_OK)
			complain_record(c, &f);
		if (got < 0)
			continue;
		f = (struct wt_fault){ 0 };
		int made = wt_maker_record(&c->maker, &record, page, &f);
		if (made < 0)
			complain_record(c, &f);
		if (made > 0 || c->counts.records % KEEP_EVERY == 0)
			keep_place(c, record.offset);
		if (made <= 0)
			continue;
		page->source = wt_str_of(c->source->path);
		return true;
	}
}
