/*
 * request.h - what a browser asks for, taken apart.
 *
 *	GET /event/e5k260reydxfwy.json?lang=en
 *	parts "event" "e5k260reydxfwy", form JSON, params lang=en
 *
 * In: the target of the request line and three headers, any bytes.  Out: decoded views
 * into the arena.  Segments are cut before they are decoded, so that an id may hold a
 * slash as %2F.  Empty parameters count as absent.
 */
#ifndef WT_WEB_REQUEST_H
#define WT_WEB_REQUEST_H

#include "base/arena.h"
#include "base/buf.h"

#define WT_TARGET_MAX     8192 /* bytes of path and query */
#define WT_REQUEST_PARTS  4
#define WT_REQUEST_PARAMS 48

enum wt_form {
	WT_AS_HTML,
	WT_AS_JSON,
	WT_AS_JSONL,
	WT_AS_CSV,
	WT_AS_GEOJSON,
	WT_AS_RSS,
	WT_AS_ICS
};
enum wt_lang { WT_WEB_ID, WT_WEB_EN };
enum wt_theme { WT_THEME_AUTO, WT_THEME_LIGHT, WT_THEME_DARK };

struct wt_param {
	struct wt_str key;
	struct wt_str value;
};

struct wt_request {
	struct wt_str target; /* as it came */
	struct wt_str path;   /* of the target, without the query */
	struct wt_str parts[WT_REQUEST_PARTS];
	unsigned n_parts;
	enum wt_form form;
	struct wt_param params[WT_REQUEST_PARAMS];
	unsigned n_params;
	enum wt_lang lang;
	enum wt_theme theme;
	int zone; /* minutes east of UTC in which times are shown: 420, 480, 540 or 0 */
};

struct wt_request_headers {
	struct wt_str accept_language;
	struct wt_str cookie;
};

/* WARTA_OK, WARTA_ETOOBIG for a target that is longer or has more parts than any of ours,
 * WARTA_EUSAGE for one that is no path or is encoded wrongly.  Runs under the arena's guard. */
int wt_request_read(struct wt_request *r, struct wt_arena *arena, struct wt_str target,
	const struct wt_request_headers *headers);
/* The value of a parameter, "" where it is absent. */
struct wt_str wt_request_param(const struct wt_request *r, const char *key);
/* The same as a number up to `most`, or `otherwise`. */
uint32_t wt_request_count(
	const struct wt_request *r, const char *key, uint32_t most, uint32_t otherwise);
/* The path as `form`, with the query of the request; `key` gets `value` instead of what it had
 * (NULL: is left out).  Ready for an attribute once escaped. */
void wt_request_again(struct wt_buf *out, const struct wt_request *r, enum wt_form form,
	const char *key, const char *value);

const char *wt_form_suffix(enum wt_form form); /* ".json", "" for HTML */

#endif
