/*
 * archive.c - see archive.h.
 *
 * A record is a head of lines, an empty line, and as many bytes as Content-Length
 * says; two empty lines follow.  Where a gzip member holds one record, as it should,
 * the member's end is believed before the number.
 *
 *	WARC/1.0                              http://a.example/ 192.0.2.1 20140216050221 text/html
 *1591 WARC-Type: response                   HTTP/1.1 200 OK WARC-Target-URI: http://a.example/ ...
 *	Content-Length: 1591
 */
#include "capture/archive.h"

#include "base/utf8.h"

#define BETWEEN 64 /* blank bytes between two records */
#define SEARCH  ((size_t)256 << 10)

bool
wt_looks_warc(struct wt_str head)
{
	return wt_str_starts(head, WT_STR("WARC/")) && head.len > 5 && wt_is_digit(head.ptr[5]);
}

bool
wt_looks_arc(struct wt_str head)
{
	return wt_str_starts(head, WT_STR("filedesc://"));
}

void
wt_archive_begin(struct wt_archive *a, struct wt_stream *s, bool arc)
{
	*a = (struct wt_archive){
		.stream = s, .arc = arc, .aligned = s->packing == WT_PACKED_GZIP
	};
}

/* --- the head --------------------------------------------------------------------------------- */

struct head {
	struct wt_str type; /* of the record */
	struct wt_str url;
	struct wt_str content_type;
	struct wt_str date;
	struct wt_str id, digest, refers_to;
	uint64_t length;
	bool has_length;
};

static struct wt_str
without_brackets(struct wt_str s)
{
	if (s.len >= 2 && s.ptr[0] == '<' && s.ptr[s.len - 1] == '>')
		return (struct wt_str){ s.ptr + 1, s.len - 2 };
	return s;
}

static void
take_field(struct head *h, struct wt_str name, struct wt_str value)
{
	if (wt_str_eq_nocase(name, WT_STR("WARC-Type")))
		h->type = value;
	else if (wt_str_eq_nocase(name, WT_STR("WARC-Target-URI")))
		h->url = without_brackets(value);
	else if (wt_str_eq_nocase(name, WT_STR("WARC-Record-ID")))
		h->id = without_brackets(value);
	else if (wt_str_eq_nocase(name, WT_STR("WARC-Payload-Digest")))
		h->digest = value;
	else if (wt_str_eq_nocase(name, WT_STR("WARC-Refers-To")))
		h->refers_to = without_brackets(value);
	else if (wt_str_eq_nocase(name, WT_STR("Content-Type")))
		h->content_type = value;
	else if (wt_str_eq_nocase(name, WT_STR("WARC-Date")))
		h->date = value;
	else if (wt_str_eq_nocase(name, WT_STR("Content-Length")))
		h->has_length = wt_str_to_u64(value, &h->length);
}

static struct wt_str
none(void)
{
	return (struct wt_str){ "", 0 };
}

static void
warc_head(struct wt_str lines, struct head *h)
{
	struct wt_str line;
	(void)wt_str_split(&lines, '\n', &line); /* WARC/1.0 */
	while (wt_str_split(&lines, '\n', &line)) {
		const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
		if (!colon)
			continue;
		size_t n = (size_t)(colon - line.ptr);
		take_field(h, wt_str_trim((struct wt_str){ line.ptr, n }),
			wt_str_trim((struct wt_str){ colon + 1, line.len - n - 1 }));
	}
}

/* The last word of *line, which loses it. */
static struct wt_str
last_word(struct wt_str *line)
{
	*line = wt_str_trim(*line);
	size_t at = line->len;
	while (at > 0 && line->ptr[at - 1] != ' ')
		at--;
	struct wt_str word = { line->ptr + at, line->len - at };
	line->len = at;
	return word;
}

/* "URL IP date type length": a URL may hold blanks, so from the end. */
static void
arc_head(struct wt_str line, struct head *h)
{
	struct wt_str length = last_word(&line);
	h->has_length = wt_str_to_u64(length, &h->length);
	h->content_type = last_word(&line);
	h->date = last_word(&line);
	(void)last_word(&line); /* the address */
	h->url = wt_str_trim(line);
	h->type = wt_str_starts(h->url, WT_STR("filedesc:")) ? WT_STR("warcinfo")
							     : WT_STR("response");
}

/* "20140216050221", as ARC has it; the zone is UTC. */
static bool
digits_moment(struct wt_str s, struct wt_moment *m)
{
	uint64_t n;
	if (s.len < 12 || !wt_str_to_u64((struct wt_str){ s.ptr, 12 }, &n))
		return false;
	*m = (struct wt_moment){ { (int16_t)(n / 100000000), (uint8_t)(n / 1000000 % 100),
					 (uint8_t)(n / 10000 % 100) },
		(int16_t)(n / 100 % 100 * 60 + n % 100), 0 };
	return wt_day_valid(m->day) && n / 100 % 100 < 24 && n % 100 < 60;
}

static struct wt_moment
moment(struct wt_str date)
{
	struct wt_moment m;
	if (wt_moment_parse(date, &m) || digits_moment(date, &m))
		return m;
	return (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
}

static enum wt_record_kind
kind_of(struct wt_str type)
{
	if (wt_str_eq_nocase(type, WT_STR("response")))
		return WT_RECORD_RESPONSE;
	if (wt_str_eq_nocase(type, WT_STR("resource")))
		return WT_RECORD_RESOURCE;
	return wt_str_eq_nocase(type, WT_STR("revisit")) ? WT_RECORD_REVISIT : WT_RECORD_OTHER;
}

/* --- finding records -------------------------------------------------------------------------- */

/* Passes over blank lines. */
static void
skip_blanks(struct wt_stream *s)
{
	while (wt_stream_need(s, 1)) {
		struct wt_str v = wt_stream_view(s);
		size_t n = 0;
		while (n < v.len && (wt_is_space(v.ptr[n]) || v.ptr[n] == '\0'))
			n++;
		wt_stream_take(s, n);
		if (n < v.len)
			return;
	}
}

static bool
begins_record(const struct wt_archive *a, struct wt_str v)
{
	if (!a->arc)
		return wt_looks_warc(v);
	const char *end = memchr(v.ptr, '\n', v.len < 4096 ? v.len : 4096);
	struct wt_str line = { v.ptr, end ? (size_t)(end - v.ptr) : 0 };
	return wt_str_find(line, WT_STR(":"), 0) > 0 && wt_str_find(line, WT_STR(" "), 0) > 0;
}

/* The next place in the window, from `from` on, where a line begins a record; -1. */
static ptrdiff_t
find_start(const struct wt_archive *a, struct wt_str v, size_t from)
{
	struct wt_str mark = a->arc ? WT_STR("\nhttp") : WT_STR("\nWARC/");
	for (ptrdiff_t at = (ptrdiff_t)from; (at = wt_str_find(v, mark, (size_t)at)) >= 0; at++)
		if (begins_record(a, (struct wt_str){ v.ptr + at + 1, v.len - (size_t)at - 1 }))
			return at + 1;
	return -1;
}

/* Goes to where the next record may begin; false at the end. */
static bool
resync(struct wt_archive *a)
{
	struct wt_stream *s = a->stream;
	if (s->packing == WT_PACKED_GZIP && (a->aligned || s->damage != WT_SOUND)) {
		bool inside =
			s->damage == WT_SOUND && wt_stream_member_rest(s) < wt_stream_view(s).len;
		if (inside) { /* the next member lies in the window already */
			wt_stream_take(s, wt_stream_member_rest(s));
			return true;
		}
		while (wt_stream_next_member(s))
			if (wt_stream_need(s, 16) && begins_record(a, wt_stream_view(s)))
				return true;
		return false;
	}
	if (s->damage != WT_SOUND)
		return false;
	for (;;) {
		size_t n = wt_stream_need(s, SEARCH);
		ptrdiff_t at = find_start(a, wt_stream_view(s), 0);
		if (at >= 0)
			return wt_stream_take(s, (size_t)at), true;
		if (n < SEARCH)
			return wt_stream_take(s, n), false;
		wt_stream_take(s, n - 16); /* a mark may lie across */
	}
}

bool
wt_archive_seek(struct wt_archive *a, uint64_t to)
{
	struct wt_stream *s = a->stream;
	if (s->packing == WT_PACKED_NOT) {
		while (wt_stream_where(s) < to) {
			size_t n = wt_stream_need(s, SEARCH);
			ptrdiff_t at = find_start(a, wt_stream_view(s), 0);
			if (at >= 0)
				return wt_stream_take(s, (size_t)at), wt_stream_where(s) < to;
			if (n < SEARCH)
				return false;
			wt_stream_take(s, n - 16);
		}
		return false;
	}
	s->search_end = to;
	bool found = false;
	while (!found && wt_stream_next_member(s))
		found = wt_stream_need(s, 16) >= 16 && begins_record(a, wt_stream_view(s));
	s->search_end = UINT64_MAX;
	return found;
}

/* Behind the empty line (of ARC: the line) that ends the head at the window's beginning; 0 where
 * the first n bytes hold none. */
static size_t
head_end(const struct wt_archive *a, struct wt_str v)
{
	for (ptrdiff_t at = 0; (at = wt_str_find(v, WT_STR("\n"), (size_t)at)) >= 0; at++) {
		size_t behind = (size_t)at + 1;
		if (a->arc)
			return behind;
		if (behind < v.len && v.ptr[behind] == '\n')
			return behind + 1;
		if (behind + 1 < v.len && v.ptr[behind] == '\r' && v.ptr[behind + 1] == '\n')
			return behind + 2;
	}
	return 0;
}

/* No more is unpacked than is looked at, so that marks of few members are enough. */
static size_t
head_size(const struct wt_archive *a)
{
	for (size_t want = 1; want <= WT_RECORD_HEAD;) {
		size_t n = wt_stream_need(a->stream, want);
		struct wt_str v = wt_stream_view(a->stream);
		size_t size = head_end(
			a, (struct wt_str){ v.ptr, n < WT_RECORD_HEAD ? n : WT_RECORD_HEAD });
		if (size || n < want)
			return size;
		want = n + 1;
	}
	return 0;
}

/* --- the content ------------------------------------------------------------------------------ */

/* How many of the `length` bytes behind the head are there, and belong to it. */
static uint64_t
content_size(struct wt_archive *a, size_t head, uint64_t length)
{
	struct wt_stream *s = a->stream;
	size_t there = wt_stream_need(s, head + (size_t)length);
	size_t rest = wt_stream_member_rest(s);
	if (a->aligned && a->begun && rest < there && rest >= head && rest < head + length)
		there = rest;
	if (there >= head + length)
		return length;
	return there - head;
}

/* A number that is too large swallows the records behind: of a content that no blank line follows,
 * the part before the next record. */
static uint64_t
believe_records(const struct wt_archive *a, size_t head, uint64_t length)
{
	struct wt_str v = wt_stream_view(a->stream);
	if (a->aligned || v.len < head + length)
		return length;
	struct wt_str behind = { v.ptr + head + length, v.len - head - (size_t)length };
	if (behind.len == 0 || behind.ptr[0] == '\r' || behind.ptr[0] == '\n' ||
		begins_record(a, behind))
		return length;
	struct wt_str content = { v.ptr + head, (size_t)length };
	ptrdiff_t at = find_start(a, content, 0);
	return at < 0 ? length : (uint64_t)at;
}

/* Passes over a record whose content is too long to be held. */
static int
pass_over(struct wt_archive *a, size_t head, uint64_t length, struct wt_fault *f)
{
	struct wt_stream *s = a->stream;
	wt_stream_take(s, head);
	(void)wt_stream_skip(s, length);
	a->told = s->damage != WT_SOUND;
	if (a->told)
		return wt_fail(f, WARTA_EFORMAT, 0, "%s", wt_damage_words(s->damage));
	return wt_fail(f, WARTA_ETOOBIG, 0, "a record of %llu bytes, over %zu MB; passed over",
		(unsigned long long)length, WT_RECORD_MAX >> 20);
}

/* Bytes of the file that the member of the window's first byte takes; 0 where another one is behind
 * it already and gone from the marks. */
static uint64_t
member_size(const struct wt_stream *s)
{
	uint64_t begin = wt_stream_where(s);
	for (unsigned i = 0; i < s->n_marks; i++)
		if (s->marks[i].file > begin)
			return s->marks[i].file - begin;
	return s->streaming ? 0 : wt_stream_done(s) - begin;
}

static void
fill_record(const struct wt_archive *a, const struct head *h, size_t head, uint64_t size,
	struct wt_record *r)
{
	*r = (struct wt_record){ .kind = kind_of(h->type),
		.url = h->url,
		.type = h->content_type,
		.time = moment(h->date),
		.id = h->id,
		.digest = h->digest,
		.refers_to = h->refers_to,
		.content = { wt_stream_view(a->stream).ptr + head, (size_t)size },
		.offset = a->last,
		.length = a->aligned ? member_size(a->stream) : head + size,
		.cut = size < h->length };
	if (!a->aligned && a->stream->packing != WT_PACKED_NOT)
		r->length = 0;
}

/* Does the record's own member, or line of ARC, end where the number says? */
static void
learn_alignment(struct wt_archive *a, size_t size)
{
	struct wt_str v = wt_stream_view(a->stream);
	size_t rest = wt_stream_member_rest(a->stream);
	if (a->begun || !a->aligned || a->stream->damage != WT_SOUND)
		return;
	struct wt_str behind = { v.ptr + size, v.len - size };
	if (a->stream->streaming || rest < size ||
		(behind.len && rest == v.len && wt_str_trim(behind).len > 0))
		a->aligned = false;
}

/* Nothing behind the damage can be found again. */
static void
end_here(struct wt_archive *a)
{
	wt_stream_take(a->stream, wt_stream_view(a->stream).len);
	a->ended = true;
}

/* Where one of the lines of the head was no ARC or WARC, or the bytes ended within. */
static int
bad_head(struct wt_archive *a, const char *what, struct wt_fault *f)
{
	if (a->stream->damage != WT_SOUND)
		what = wt_damage_words(a->stream->damage);
	if (!resync(a))
		end_here(a);
	return wt_fail(f, WARTA_EFORMAT, 0, "%s", what);
}

/* Views move when the window does: the head is read again once the content is there. */
static void
read_head(const struct wt_archive *a, size_t n, struct head *h)
{
	struct wt_str lines = { wt_stream_view(a->stream).ptr, n };
	*h = (struct head){ none(), none(), none(), none(), none(), none(), none(), 0, false };
	if (a->arc)
		arc_head(lines, h);
	else
		warc_head(lines, h);
}

static int
read_record(struct wt_archive *a, struct wt_record *r, struct wt_fault *f)
{
	struct head h;
	struct wt_stream *s = a->stream;
	size_t head = head_size(a);
	if (head == 0)
		return bad_head(a, "a record's head has no end", f);
	read_head(a, head, &h);
	if (!h.has_length) {
		wt_stream_take(s, head);
		return bad_head(a,
			a->arc ? "no length of a record at the end of its line"
			       : "the record says no Content-Length",
			f);
	}
	if (h.length > WT_RECORD_MAX)
		return pass_over(a, head, h.length, f);
	uint64_t size = content_size(a, head, h.length);
	(void)wt_stream_need(s, head + (size_t)size + 4);
	size = believe_records(a, head, size);
	read_head(a, head, &h);
	fill_record(a, &h, head, size, r);
	a->taken = head + (size_t)size;
	learn_alignment(a, a->taken);
	a->told = r->cut && s->damage != WT_SOUND;
	if (r->cut)
		(void)wt_fail(f, WARTA_EFORMAT, 0,
			"the record says %llu bytes, %llu are there%s%s; read as far as it goes",
			(unsigned long long)h.length, (unsigned long long)size,
			s->damage ? ": " : "", s->damage ? wt_damage_words(s->damage) : "");
	return 1;
}

int
wt_archive_next(struct wt_archive *a, struct wt_record *r, struct wt_fault *f)
{
	struct wt_stream *s = a->stream;
	if (a->ended)
		return 0;
	wt_stream_take(s, a->taken);
	a->taken = 0;
	skip_blanks(s);
	if (a->told && !resync(a))
		end_here(a);
	a->told = false;
	if (a->ended || (wt_stream_view(s).len == 0 && s->damage == WT_SOUND))
		return 0;
	a->last = wt_stream_where(s);
	if (wt_stream_view(s).len == 0) {
		enum wt_damage d = s->damage;
		a->last = s->damage_at;
		if (d == WT_IO || d == WT_NO_MEMORY || !resync(a))
			end_here(a);
		return wt_fail(
			f, d == WT_IO ? WARTA_EIO : WARTA_EFORMAT, 0, "%s", wt_damage_words(d));
	}
	(void)wt_stream_need(s, 16);
	if (!begins_record(a, wt_stream_view(s)))
		return bad_head(a, "no record begins here", f);
	int code = read_record(a, r, f);
	if (code == 1) {
		a->begun = a->begun || s->damage == WT_SOUND; /* a damaged one shows nothing */
		a->records++;
	}
	return code;
}
