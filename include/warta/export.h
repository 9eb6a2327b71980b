/*
 * export.h - the events and claims of a store in the forms that other programs load.
 *
 *	struct warta_export export = { .format = "csv" };
 *	struct warta_exported n;
 *	if (warta_export(store, &query, &export, write_bytes, stdout, &n, &fault) != WARTA_OK)
 *		warnx("%s", fault.text);
 *
 * Bytes come as they are made: a million events take no more memory than one.  What a format
 * cannot say is left out and counted, never bent: doc/export.md tells for each what is lost.
 *
 * Included by warta.h, whose words on strings, faults and threads hold here too.
 */
#ifndef WARTA_EXPORT_H
#define WARTA_EXPORT_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

struct warta_format {
	const char *
		name; /* jsonl csv plover gdelt acled geojson timelinejs graphml ftm rss atom ics */
	const char *media_type;
	const char *extension;
	const char *en, *id; /* what it is, in a few words */
	bool claims;         /* it has a form for claims, too */
	bool schema;         /* it has a document that describes its columns or keys */
};
/* The formats, by number from 0; NULL behind the last. */
const struct warta_format *warta_format_at(size_t index);

enum warta_part {
	WARTA_EVENTS,
	WARTA_CLAIMS,        /* a row for each claim (of GDELT: each mention) */
	WARTA_EVENTS_SCHEMA, /* JSON Schema of a line, CSVW metadata of a file */
	WARTA_CLAIMS_SCHEMA
};

struct warta_export {
	const char *format;
	enum warta_part part;
	const char *title; /* of feeds, maps and timelines; NULL: "Warta" */
	const char *link;  /* of feeds: where they are read; NULL: none */
	bool raw; /* CSV: cells that a spreadsheet would take for a formula stay as they are */
};
struct warta_exported {
	uint64_t rows;
	uint64_t left_out; /* that the format cannot hold */
};

/* Anything but WARTA_OK ends the export with that code. */
typedef int warta_on_bytes(void *context, const char *bytes, size_t size);
/* Writes what the query means.  `n` may be NULL.  WARTA_EUSAGE for an unknown format or a part
 * that it lacks. */
int warta_export(struct warta_store *store, const struct warta_query *query,
	const struct warta_export *ask, warta_on_bytes *bytes, void *context,
	struct warta_exported *n, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
