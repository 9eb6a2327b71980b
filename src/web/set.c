/*
 * set.c - /set?lang=en&back=/events: keeps a reader's choice in a cookie and goes back.
 */
#include "web/frame.h"
#include "web/pages.h"

static const char *const KEYS[] = { "lang", "theme", "zone" };
static const char *const VALUES[][5] = { { "id", "en", NULL }, { "auto", "light", "dark", NULL },
	{ "WIB", "WITA", "WIT", "UTC", NULL } };

/* A path of ours: what begins with two slashes would lead to another host. */
static bool
is_local(struct wt_str path)
{
	if (path.len == 0 || path.ptr[0] != '/' || (path.len > 1 && path.ptr[1] == '/'))
		return false;
	for (size_t i = 0; i < path.len; i++)
		if ((unsigned char)path.ptr[i] <= ' ' || path.ptr[i] == '\\' || path.ptr[i] == 0x7f)
			return false;
	return true;
}

int
wt_page_set(struct wt_visit *v)
{
	struct wt_str back = wt_request_param(&v->request, "back");
	for (unsigned i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
		struct wt_str value = wt_request_param(&v->request, KEYS[i]);
		if (!wt_str_in(value, VALUES[i]))
			continue;
		wt_buf_printf(&v->reply->cookie,
			"%s=%.*s; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", KEYS[i],
			WT_FMT(value));
		break;
	}
	v->reply->status = 303;
	v->reply->type = "text/plain; charset=utf-8";
	wt_buf_str(&v->reply->location, is_local(back) ? back : WT_STR("/"));
	return WARTA_OK;
}
