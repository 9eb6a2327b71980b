/*
 * maker.c - see maker.h.
 */
#include "capture/maker.h"

void
wt_maker_release(struct wt_maker *m)
{
	wt_http_body_release(&m->body);
	wt_charset_release(&m->charset);
	wt_buf_release(&m->id);
	wt_buf_release(&m->map);
}

/* May a body of this Content-Type be a page?  What is said of it is often wrong, but an image is
 * seldom called text. */
static bool
may_be_page(struct wt_str type)
{
	static const char *const TYPES[] = { "text/html", "application/xhtml", "text/plain",
		"application/octet-stream", "unknown/unknown", "no-type" };
	if (type.len == 0)
		return true;
	for (size_t i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++) {
		struct wt_str t = wt_str_of(TYPES[i]);
		if (type.len >= t.len && wt_str_eq_nocase((struct wt_str){ type.ptr, t.len }, t))
			return true;
	}
	return false;
}

bool
wt_maker_admits(struct wt_maker *m, struct wt_str raw, enum wt_choice choice)
{
	if (!m->gate)
		return true;
	struct wt_verdict v = wt_gate_tell(m->gate, raw);
	bool good = wt_gate_admits(v, choice);
	if (!good)
		m->counts->turned.pages[v.language]++;
	return good;
}

void
wt_maker_decoded(struct wt_maker *m, struct wt_page *page)
{
	wt_buf_clear(&m->map);
	wt_charset_map(&m->charset, &m->map);
	page->text = wt_buf_view(&m->charset.text);
	page->charset = wt_str_of(m->charset.name);
	page->bad_bytes = m->charset.bad_bytes;
	page->map = wt_buf_view(&m->map);
}

int
wt_maker_body(struct wt_maker *m, struct wt_str body, struct wt_str charset, struct wt_page *page,
	struct wt_fault *f)
{
	if (!wt_looks_html(body)) {
		m->counts->others++;
		return 0;
	}
	m->counts->pages++;
	if (body.len > WT_PAGE_PARSED)
		return wt_fail(f, WARTA_ETOOBIG, 0, "a page of over %zu MB", WT_PAGE_PARSED >> 20);
	if (!wt_maker_admits(m, body, WT_CHOICE_FOUND))
		return 0;
	if (wt_charset_decode(&m->charset, body, charset) != WARTA_OK)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	page->kind = WT_PAGE_HTML;
	wt_maker_decoded(m, page);
	if (page->text.len > WT_PAGE_PARSED)
		return wt_fail(f, WARTA_ETOOBIG, 0, "a page of over %zu MB", WT_PAGE_PARSED >> 20);
	return 1;
}

/* What was fetched for the page: the block itself, or the body of the response in it. */
static int
take_body(struct wt_maker *m, const struct wt_record *r, struct wt_str *body, struct wt_str *type,
	struct wt_fault *f)
{
	struct wt_http h;
	*body = r->content;
	*type = r->type;
	bool http = wt_str_starts(r->content, WT_STR("HTTP/"));
	if (http && !wt_http_read(r->content, &h))
		return wt_fail(f, WARTA_EFORMAT, 0, "the head of its response cannot be read");
	if (!http)
		return 1;
	*type = h.type;
	if (h.status < 200 || h.status > 299 || !may_be_page(h.type))
		return 0;
	int code = wt_http_body(&m->body, &h, body, f);
	return code == WARTA_OK ? 1 : code;
}

static struct wt_str
id_of_record(struct wt_maker *m, const struct wt_record *r)
{
	if (r->url.len)
		return r->url;
	wt_buf_clear(&m->id);
	wt_buf_printf(&m->id, "record@%llu", (unsigned long long)r->offset);
	return wt_buf_view(&m->id);
}

int
wt_maker_record(
	struct wt_maker *m, const struct wt_record *r, struct wt_page *page, struct wt_fault *f)
{
	struct wt_str body, type;
	m->counts->records++;
	if (r->kind == WT_RECORD_REVISIT)
		m->counts->revisits++;
	if (r->kind == WT_RECORD_OTHER)
		m->counts->others++;
	if (r->kind == WT_RECORD_OTHER || r->kind == WT_RECORD_REVISIT)
		return 0;
	int code = take_body(m, r, &body, &type, f);
	if (code == 1 && !may_be_page(type))
		code = 0;
	if (code != 1) {
		m->counts->others += code == 0;
		return code;
	}
	*page = (struct wt_page){ .id = id_of_record(m, r),
		.url = r->url,
		.outlet = WT_STR(""),
		.title = WT_STR(""),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.fetched = r->time,
		.offset = r->offset,
		.length = r->length };
	return wt_maker_body(m, body, wt_charset_of_type(type), page, f);
}
