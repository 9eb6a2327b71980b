/*
 * records.c - the pages of an archive, or of a part of one.
 *
 * A record that only says "as before" is looked up among those that came before it in the
 * archive: under the same address there is nothing new, under another one the page is
 * read again from where it lies, with the address and the time of the later visit.
 */
#include "capture/input.h"

#define KEEP_EVERY 4096 /* records without a page between them */

/* "FILE: at byte N: what is wrong" */
static void
complain_record(struct wt_intake *c, const struct wt_fault *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, what->code, 0, "%.*s: at byte %llu: %s",
		WT_FMT(wt_path_said(c->job.path)), (unsigned long long)c->archive.last, what->text);
	c->counts->damaged++;
	wt_input_tell(c, &f);
}

/* Within a member of many records, or a stream, no record can be found again. */
static bool
found_again(const struct wt_intake *c)
{
	return c->archive.aligned || c->stream.packing == WT_PACKED_NOT;
}

static void
keep_place(struct wt_intake *c, uint64_t position)
{
	if (c->job.place.len == 0 || (position && !found_again(c)))
		return;
	c->job.state.position = position;
	c->helper->keep(c->helper->context, c->job.place, &c->job.state);
}

bool
wt_records_begin(struct wt_intake *c)
{
	wt_archive_begin(&c->archive, &c->stream, c->kind == WT_INPUT_ARC);
	if (!c->job.within)
		return true;
	if (wt_archive_seek(&c->archive, c->job.to))
		return true;
	c->end.next = c->job.to;
	return false;
}

/* --- as before -------------------------------------------------------------------------------- */

static uint64_t
hash_of(struct wt_str s)
{
	return s.len ? wt_str_hash(s) | 1 : 0;
}

static void
name_record(struct wt_intake *c, const struct wt_record *r)
{
	struct wt_record_name name = { hash_of(r->id), hash_of(r->digest), r->offset,
		hash_of(r->url) };
	bool page = r->kind == WT_RECORD_RESPONSE || r->kind == WT_RECORD_RESOURCE;
	if (page && (name.id || name.digest))
		c->helper->name(c->helper->context, &name);
}

/* The record at an offset of the same file, its address and time those of the one at hand. */
static int
read_earlier(struct wt_intake *c, uint64_t offset, const struct wt_record *now,
	struct wt_page *page, struct wt_fault *f)
{
	struct wt_archive a;
	struct wt_record then;
	wt_stream_close(&c->earlier);
	if (wt_stream_open(&c->earlier, c->job.fd, offset) != WARTA_OK)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	c->earlier.regular = true;
	(void)wt_stream_peek(&c->earlier);
	wt_archive_begin(&a, &c->earlier, false);
	if (wt_archive_next(&a, &then, f) != 1)
		return 0;
	then.url = now->url;
	then.time = now->time.day.year ? now->time : then.time;
	then.offset = now->offset;
	then.length = now->length;
	return wt_maker_record(&c->maker, &then, page, f);
}

static int
take_revisit(
	struct wt_intake *c, const struct wt_record *r, struct wt_page *page, struct wt_fault *f)
{
	struct wt_record_name name = { .id = hash_of(r->refers_to), .digest = hash_of(r->digest) };
	c->counts->records++;
	c->counts->revisits++;
	if (!c->helper->resolve(c->helper->context, &name))
		return 0;
	bool same = name.url == hash_of(r->url);
	if (!same && !(c->job.regular && found_again(c)))
		return 0; /* it was there, and cannot be read a second time */
	c->counts->resolved++;
	if (same)
		return 0;
	c->counts->records--; /* counted with the one that is read for it */
	int made = read_earlier(c, name.offset, r, page, f);
	return made;
}

/* --- pages ------------------------------------------------------------------------------------ */

/* Does the record that stands at the archive's last place belong to the next part? */
static bool
is_behind(struct wt_intake *c)
{
	if (c->archive.last < c->job.to)
		return false;
	c->end.next = c->archive.last;
	return true;
}

/* The next record that is a page to be read; false at the end of the archive. */
bool
wt_records_page(struct wt_intake *c, struct wt_page *page)
{
	for (;;) {
		struct wt_record record;
		struct wt_fault f = { 0 };
		if (c->behind) /* what is unpacked now */
			wt_input_pulse(c, c->behind, 0, 0);
		int got = wt_archive_next(&c->archive, &record, &f);
		if (c->stop && *c->stop)
			return false;
		if (got == 0) {
			keep_place(c, 0);
			return false;
		}
		if (is_behind(c))
			return false;
		wt_input_pulse(c, c->archive.last, got > 0 ? record.length : 0, 0);
		c->behind = c->archive.last + (got > 0 && record.length ? record.length : 1);
		if (f.code != WARTA_OK)
			complain_record(c, &f);
		if (got < 0)
			continue;
		f = (struct wt_fault){ 0 };
		name_record(c, &record);
		int made = record.kind == WT_RECORD_REVISIT
				   ? take_revisit(c, &record, page, &f)
				   : wt_maker_record(&c->maker, &record, page, &f);
		if (made < 0)
			complain_record(c, &f);
		if (made > 0 || c->counts->records % KEEP_EVERY == 0)
			keep_place(c, record.offset);
		if (made <= 0)
			continue;
		page->source = c->job.path;
		return true;
	}
}
