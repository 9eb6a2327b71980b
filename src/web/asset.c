/*
 * asset.c - files embedded by the build, see asset.h; the table is made by cmake/assets.cmake.
 */
#include "web/asset.h"

extern const struct wt_asset wt_assets[];
extern const unsigned wt_asset_count;

const char *
wt_asset_path(const char *name)
{
	for (unsigned i = 0; i < wt_asset_count; i++)
		if (strcmp(wt_assets[i].name, name) == 0)
			return wt_assets[i].path;
	return "";
}

const struct wt_asset *
wt_asset_find(struct wt_str path)
{
	for (unsigned i = 0; i < wt_asset_count; i++)
		if (wt_str_is(path, wt_assets[i].path))
			return &wt_assets[i];
	return NULL;
}
