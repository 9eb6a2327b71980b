/*
 * make_archive.c - an archive in many languages for measuring, made of pages at hand.
 *
 *	make_archive FOLDER OUT.warc.gz MEGABYTES PER_CENT
 *
 * Writes requests and responses, a gzip member each, as crawlers do, until so many megabytes
 * (unpacked) are there; so many per cent of the responses are Indonesian, told by the gate.  The
 * pages are those of FOLDER, over and over under other addresses; each gets a comment with its
 * number, so that no two are the same bytes.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/file.h"
#include "capture/gate.h"
#include "capture/page.h"
#include "work/embedded.h"

#define PAGES_MAX 4096
#define PAGE_MAX  ((size_t)4 << 20)

struct pages {
	struct wt_buf items[PAGES_MAX];
	size_t n;
};

struct archive {
	FILE *out;
	struct wt_buf record;
	unsigned char *packed;
	uint64_t bytes; /* unpacked */
};

static void
die(const char *what)
{
	(void)fprintf(stderr, "make_archive: %s\n", what);
	exit(1);
}

static void
take_folder(
	const char *folder, const struct wt_gate *gate, struct pages *ours, struct pages *others)
{
	struct dirent **names = NULL;
	int n = scandir(folder, &names, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		char path[4096];
		struct wt_buf page = { 0 };
		(void)snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
		free(names[i]);
		if (wt_file_read(path, PAGE_MAX, &page, NULL) != WARTA_OK ||
			!wt_looks_html(wt_buf_view(&page))) {
			wt_buf_release(&page);
			continue;
		}
		enum wt_language language = wt_gate_tell(gate, wt_buf_view(&page)).language;
		struct pages *to = language == WT_LANG_ID ? ours : others;
		if (to->n < PAGES_MAX)
			to->items[to->n++] = page;
	}
	free(names);
}

static void
put_member(struct archive *a)
{
	z_stream z = { 0 };
	uLong room = compressBound(a->record.len) + 64;
	a->packed = realloc(a->packed, room);
	if (!a->packed || a->record.failed ||
		deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		die("out of memory");
	z.next_in = (unsigned char *)a->record.ptr;
	z.avail_in = (uInt)a->record.len;
	z.next_out = a->packed;
	z.avail_out = (uInt)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END ||
		fwrite(a->packed, 1, z.total_out, a->out) != z.total_out)
		die("cannot write");
	(void)deflateEnd(&z);
	a->bytes += a->record.len;
}

static void
put_record(struct archive *a, const char *type, unsigned number, struct wt_str head,
	struct wt_str body)
{
	wt_buf_clear(&a->record);
	wt_buf_printf(&a->record,
		"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%08x-0000-4000-8000-%012x>"
		"\r\nWARC-Date: 2024-07-19T08:00:00Z\r\nWARC-Target-URI: http://a%u.example/%u\r\n"
		"Content-Type: application/http; msgtype=%s\r\nContent-Length: %zu\r\n\r\n",
		type, number, number, number % 97, number, type, head.len + body.len);
	wt_buf_str(&a->record, head);
	wt_buf_str(&a->record, body);
	wt_buf_cstr(&a->record, "\r\n\r\n");
	put_member(a);
}

static void
put_page(struct archive *a, unsigned number, const struct wt_buf *page)
{
	struct wt_buf head = { 0 };
	wt_buf_cstr(&head, "GET / HTTP/1.1\r\nUser-Agent: test\r\nAccept: text/html\r\n\r\n");
	put_record(a, "request", number, wt_buf_view(&head), WT_STR(""));
	wt_buf_clear(&head);
	wt_buf_cstr(&head, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
			   "Server: test\r\n\r\n");
	wt_buf_printf(&head, "<!-- %u -->", number);
	put_record(a, "response", number, wt_buf_view(&head), wt_buf_view(page));
	wt_buf_release(&head);
}

int
main(int argc, char **argv)
{
	static struct pages ours, others;
	struct archive a = { .bytes = 0 };
	struct wt_gate *gate;
	if (argc != 5)
		die("usage: make_archive FOLDER OUT.warc.gz MEGABYTES PER_CENT");
	uint64_t want = strtoull(argv[3], NULL, 10) << 20;
	double share = strtod(argv[4], NULL) / 100;
	if (wt_gate_open(&gate, wt_embedded_gate(), NULL) != WARTA_OK)
		die("no gate");
	take_folder(argv[1], gate, &ours, &others);
	a.out = fopen(argv[2], "wb");
	if (!a.out || ours.n == 0 || others.n == 0)
		die("no pages, or nowhere to write them");
	unsigned given = 0, number = 0;
	for (; a.bytes < want; number++) {
		bool our = (double)given < share * (double)(number + 1);
		given += our;
		put_page(&a, number,
			our ? &ours.items[given % ours.n] : &others.items[number % others.n]);
	}
	if (fclose(a.out) != 0)
		die("cannot write");
	(void)printf("%u pages, %u of them Indonesian, %llu bytes unpacked\n", number, given,
		(unsigned long long)a.bytes);
	return 0;
}
