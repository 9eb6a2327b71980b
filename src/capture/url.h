/*
 * url.h - addresses of the web: made whole, taken apart.
 */
#ifndef WT_CAPTURE_URL_H
#define WT_CAPTURE_URL_H

#include "base/buf.h"

#define WT_URL_MAX 4096

/* The address that `link` means on the page `base` (which may be empty), without its fragment.
 * False where it is no address of http or https, or too long; *out (cleared first) is then empty.
 */
bool wt_url_resolve(struct wt_str base, struct wt_str link, struct wt_buf *out);

struct wt_url {
	struct wt_str scheme; /* "http" or "https" */
	struct wt_str site;   /* "https://a.example:8080": who is asked, and has one robots.txt */
	struct wt_str path;   /* with the query; "/" at least */
};
/* Of an address that wt_url_resolve gave. */
bool wt_url_split(struct wt_str url, struct wt_url *parts);

#endif
