/*
 * export_ics.c - iCalendar (RFC 5545) of what is planned.
 *
 * A whole-day entry from the first to the last day, TENTATIVE: it was announced, not agreed with
 * whoever loads the calendar.  An event without a date is left out.
 */
#include <stdio.h>

#include "work/export.h"

static void
ics_begin(struct wt_export *x, bool claims)
{
	(void)claims;
	wt_buf_cstr(&x->out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
			     "PRODID:-//Warta//Warta " WARTA_VERSION "//ID\r\n"
			     "CALSCALE:GREGORIAN\r\n");
	wt_escape_ics(&x->out, "X-WR-CALNAME", wt_export_title(x));
}

static void
day(struct wt_export *x, const char *name, struct wt_day d)
{
	wt_buf_printf(&x->out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, d.year, d.month, d.day);
}

/* "2024-07-19T08:00:00Z" without its marks. */
static void
stamp(struct wt_export *x, const char *name, const char *moment)
{
	wt_buf_printf(&x->out, "%s:", name);
	for (; *moment; moment++)
		if (*moment != '-' && *moment != ':')
			wt_buf_char(&x->out, *moment);
	wt_buf_cstr(&x->out, "\r\n");
}

static void
description(struct wt_export *x, const struct warta_event *e)
{
	wt_buf_clear(&x->cell);
	wt_buf_cstr(&x->cell, e->sentence);
	for (size_t i = 0; i < e->n_sources; i++)
		wt_buf_printf(&x->cell, "%s%s", i ? ", " : "\n", e->sources[i].name);
	wt_buf_printf(&x->cell, " (%s, %s; articles %u, outlets %u, independent sources %u)",
		e->status, e->stance, e->n_documents, e->n_outlets, e->n_independent);
	wt_escape_ics(&x->out, "DESCRIPTION", x->cell.ptr ? x->cell.ptr : "");
}

static bool
ics_event(struct wt_export *x, const struct warta_event *e)
{
	struct wt_day first, last;
	if (!wt_export_days(e->date, &first, &last))
		return false;
	wt_buf_cstr(&x->out, "BEGIN:VEVENT\r\n");
	wt_buf_printf(&x->out, "UID:%s@warta\r\n", e->id);
	stamp(x, "DTSTAMP", e->changed);
	day(x, "DTSTART", first);
	day(x, "DTEND", wt_day_add(last, 1));
	wt_export_headline(x, &x->text, e);
	wt_escape_ics(&x->out, "SUMMARY", x->text.len ? x->text.ptr : e->type);
	description(x, e);
	if (e->has_place)
		wt_escape_ics(&x->out, "LOCATION", e->place.name);
	if (e->has_place && e->place.geonameid)
		wt_buf_printf(&x->out, "GEO:%.4f;%.4f\r\n", e->place.lat, e->place.lon);
	wt_escape_ics(&x->out, "CATEGORIES", e->type);
	wt_buf_cstr(&x->out, "STATUS:TENTATIVE\r\nTRANSP:TRANSPARENT\r\n");
	const char *url = wt_export_url(x, e->document);
	if (url[0] && strcspn(url, "\r\n") == strlen(url))
		wt_buf_printf(&x->out, "URL:%s\r\n", url);
	wt_buf_cstr(&x->out, "END:VEVENT\r\n");
	return true;
}

static void
ics_end(struct wt_export *x)
{
	wt_buf_cstr(&x->out, "END:VCALENDAR\r\n");
}

const struct wt_form WT_FORM_ICS = {
	.about = { "ics", "text/calendar; charset=utf-8", "ics", "iCalendar of what is planned",
		"iCalendar dari yang direncanakan", false, false },
	.begin = ics_begin,
	.event = ics_event,
	.end = ics_end,
	.status = "planned",
};
