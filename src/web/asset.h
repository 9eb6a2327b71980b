/*
 * asset.h - the files that pages refer to: style, script, icon; embedded by the build.
 *
 * Each lies compressed in the program.  Its path holds a sum of its bytes, so that
 * browsers may keep it for ever and never keep an old one.
 */
#ifndef WT_WEB_ASSET_H
#define WT_WEB_ASSET_H

#include "base/span.h"

struct wt_asset {
	const char *name; /* "warta.css" */
	const char *type; /* media type */
	const char *path; /* "/a/0123456789abcdef/warta.css" */
	struct wt_str gzip;
	struct wt_str plain;
};

/* The path of an asset, "" where the program was built without it. */
const char *wt_asset_path(const char *name);
/* By the path that was asked for; NULL. */
const struct wt_asset *wt_asset_find(struct wt_str path);

#endif
