/*
 * url.c - see url.h.  The work is libcurl's; it knows the corners of RFC 3986 and of IDNA.
 */
#include "capture/url.h"

#include <curl/curl.h>

static void
take_url(CURLU *u, struct wt_buf *out)
{
	char *scheme = NULL, *url = NULL;
	(void)curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0);
	/* names and passwords in addresses are nobody's business */
	(void)curl_url_set(u, CURLUPART_USER, NULL, 0);
	(void)curl_url_set(u, CURLUPART_PASSWORD, NULL, 0);
	if (curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
		(strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0) &&
		curl_url_get(u, CURLUPART_URL, &url, CURLU_URLENCODE) == CURLUE_OK &&
		strlen(url) < WT_URL_MAX)
		wt_buf_cstr(out, url);
	curl_free(scheme);
	curl_free(url);
}

bool
wt_url_resolve(struct wt_str base, struct wt_str link, struct wt_buf *out)
{
	struct wt_buf text = { 0 };
	CURLU *u = curl_url();
	wt_buf_clear(out);
	base = wt_str_trim(base);
	link = wt_str_trim(link);
	if (u && link.len && base.len + link.len < WT_URL_MAX &&
		!(base.len && memchr(base.ptr, '\0', base.len)) &&
		!memchr(link.ptr, '\0', link.len)) {
		wt_buf_str(&text, base);
		if (base.len && !text.failed)
			(void)curl_url_set(u, CURLUPART_URL, text.ptr, CURLU_URLENCODE);
		wt_buf_clear(&text);
		wt_buf_str(&text, link);
		if (!text.failed &&
			curl_url_set(u, CURLUPART_URL, text.ptr, CURLU_URLENCODE) == CURLUE_OK)
			take_url(u, out);
	}
	curl_url_cleanup(u);
	wt_buf_release(&text);
	return out->len > 0 && !out->failed;
}

bool
wt_url_split(struct wt_str url, struct wt_url *parts)
{
	ptrdiff_t colon = wt_str_find(url, WT_STR("://"), 0);
	if (colon < 0)
		return false;
	size_t host = (size_t)colon + 3, at = host;
	while (at < url.len && url.ptr[at] != '/' && url.ptr[at] != '?')
		at++;
	parts->scheme = (struct wt_str){ url.ptr, (size_t)colon };
	parts->site = (struct wt_str){ url.ptr, at };
	parts->path = at < url.len ? (struct wt_str){ url.ptr + at, url.len - at } : WT_STR("/");
	return at > host;
}
