/*
 * show.c - parts of the record on a page, see show.h.
 */
#include "web/show.h"

#include <stdio.h>

#include "web/words.h"

struct wt_str
wt_show_country(const struct wt_visit *v, const char *code)
{
	struct wt_str name = wt_gazetteer_country(v->gazetteer, code);
	return name.len ? name : wt_str_of(code);
}

/* --- time ---------------------------------------------------------------------------------------
 */

static void
day_words(struct wt_visit *v, struct wt_day d)
{
	if (d.day)
		wt_emit(wt_out(v), "%d ", (int)d.day);
	if (d.month)
		wt_emit(wt_out(v), "%s ", wt_word_month(v->request.lang, d.month));
	wt_emit(wt_out(v), "%d", (int)d.year);
}

void
wt_show_period(struct wt_visit *v, struct wt_day day, struct wt_day end)
{
	char text[WT_DAY_TEXT];
	if (!day.year) {
		wt_emit(wt_out(v), "<span class=\"unknown\">%s</span>",
			wt_say(v, "tanpa tanggal", "no date"));
		return;
	}
	wt_emit(wt_out(v), "<time datetime=\"%s\">", wt_day_print(day, text));
	day_words(v, day);
	if (end.year) {
		wt_emit(wt_out(v), "</time> – <time datetime=\"%s\">", wt_day_print(end, text));
		day_words(v, end);
	}
	wt_buf_cstr(wt_out(v), "</time>");
}

/* The same moment by the clock of another zone. */
static struct wt_moment
in_zone(struct wt_moment m, int zone)
{
	if (m.minute == WT_MINUTE_NONE || m.zone == WT_ZONE_NONE || !wt_day_is_whole(m.day))
		return m;
	int minute = m.minute - m.zone + zone;
	int days = 0;
	for (; minute < 0; minute += 1440)
		days--;
	for (; minute >= 1440; minute -= 1440)
		days++;
	m.day = wt_day_add(m.day, days);
	m.minute = (int16_t)minute;
	m.zone = (int16_t)zone;
	return m;
}

static const char *
zone_name(int zone)
{
	return zone == 420 ? "WIB" : zone == 480 ? "WITA" : zone == 540 ? "WIT" : "UTC";
}

void
wt_show_moment(struct wt_visit *v, struct wt_moment moment)
{
	char text[WT_MOMENT_TEXT];
	struct wt_moment m = in_zone(moment, v->request.zone);
	if (!m.day.year || m.minute == WT_MINUTE_NONE) {
		wt_show_period(v, m.day, (struct wt_day){ 0, 0, 0 });
		return;
	}
	wt_emit(wt_out(v), "<time datetime=\"%s\">", wt_moment_print(moment, text));
	day_words(v, m.day);
	wt_buf_printf(wt_out(v), ", %02d.%02d", m.minute / 60, m.minute % 60);
	wt_emit(wt_out(v), m.zone == WT_ZONE_NONE ? "</time>" : " %s</time>", zone_name(m.zone));
}

/* --- who ----------------------------------------------------------------------------------------
 */

void
wt_show_party(struct wt_visit *v, const struct wt_party *p)
{
	struct wt_buf *out = wt_out(v);
	struct wt_str name = p->name;
	bool state = name.len == 0 || (p->kind == WT_ACTOR_COUNTRY && p->country[0]);
	if (name.len == 0)
		name = p->country[0] ? wt_show_country(v, p->country)
				     : wt_str_of(wt_word_sector(v->request.lang, p->sector));
	wt_emit(out, "<a class=\"party\" href=\"/actor/%u\"",
		state && p->country[0] ? wt_str_of(p->country) : name);
	if (p->office.len)
		wt_emit(out, " title=\"%S\"", p->office);
	wt_emit(out, ">%S</a>", name);
	if (!p->country[0] && !p->sector[0])
		return;
	wt_emit(out, " <abbr class=\"codes\" title=\"%S%s%s\">%s%s%s</abbr>",
		p->country[0] ? wt_show_country(v, p->country) : WT_STR(""),
		p->country[0] && p->sector[0] ? ", " : "",
		p->sector[0] ? wt_word_sector(v->request.lang, p->sector) : "", p->country,
		p->country[0] && p->sector[0] ? " " : "", p->sector);
}

void
wt_show_parties(struct wt_visit *v, const struct wt_party *list, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			wt_buf_cstr(wt_out(v), ", ");
		wt_show_party(v, &list[i]);
	}
}

/* --- what ---------------------------------------------------------------------------------------
 */

void
wt_show_act(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_buf *out = wt_out(v);
	wt_show_parties(v, e->actors, e->n_actors);
	wt_emit(out, " <span class=\"act q%d\">%s</span>", e->quad,
		wt_word_type(v->request.lang, e->type));
	if (e->n_recipients > 0) {
		wt_buf_cstr(out, " <span class=\"to\" aria-hidden=\"true\">→</span> ");
		wt_show_parties(v, e->recipients, e->n_recipients);
	}
	if (e->has_place && e->place.name.len)
		wt_emit(out, " <span class=\"place\">%S</span>", e->place.name);
}

static void
mark(struct wt_visit *v, const char *kind, const char *sign, const char *word)
{
	wt_emit(wt_out(v),
		" <span class=\"mark %s\"><span aria-hidden=\"true\">%s</span> %s</span>", kind,
		sign, word);
}

/* How many of the claims say so, where not all do. */
static void
mark_some(struct wt_visit *v, const char *kind, const char *sign, const char *word, uint32_t some,
	uint32_t all)
{
	char text[96];
	if (some == 0)
		return;
	if (some == all)
		(void)snprintf(text, sizeof text, "%s", word);
	else
		(void)snprintf(text, sizeof text, wt_say(v, "%s oleh %u dari %u", "%s by %u of %u"),
			word, some, all);
	mark(v, kind, sign, text);
}

void
wt_show_marks(struct wt_visit *v, const struct wt_event *e)
{
	static const char *const SIGNS[] = { "", "◔", "◌", "?", "✕" };
	const struct wt_event_counts *c = &e->counts;
	if (e->status != WT_STATUS_HAPPENED)
		mark(v, wt_status_name(e->status), SIGNS[e->status],
			wt_word_status(v->request.lang, e->status));
	mark_some(v, "alleged", "≈", wt_word_stance(v->request.lang, WT_STANCE_ALLEGED), c->alleged,
		c->claims);
	mark_some(v, "denied", "✕", wt_word_stance(v->request.lang, WT_STANCE_DENIED), c->denied,
		c->claims);
}

static void
counted(struct wt_visit *v, uint32_t n, const char *id, const char *one, const char *many)
{
	wt_emit(wt_out(v), "<span class=\"n\">%l</span> %s", (uint64_t)n,
		wt_say(v, id, n == 1 ? one : many));
}

void
wt_show_counts(struct wt_visit *v, const struct wt_event_counts *c)
{
	wt_buf_cstr(wt_out(v), "<span class=\"counts\">");
	counted(v, c->documents, "artikel", "article", "articles");
	wt_buf_cstr(wt_out(v), ", ");
	counted(v, c->outlets, "media", "outlet", "outlets");
	wt_buf_cstr(wt_out(v), ", <strong>");
	counted(v, c->independent, "sumber mandiri", "independent source", "independent sources");
	wt_buf_cstr(wt_out(v), "</strong>");
	if (c->independent_most > c->independent)
		wt_emit(wt_out(v), " (%s %l)", wt_say(v, "paling banyak", "at most"),
			(uint64_t)c->independent_most);
	wt_buf_cstr(wt_out(v), "</span>");
}

void
wt_show_chain(struct wt_visit *v, const struct wt_stored_claim *c)
{
	struct wt_buf *out = wt_out(v);
	wt_emit(out, "<ol class=\"chain\" aria-label=\"%s\">",
		wt_say(v, "Menurut siapa, asal lebih dulu", "According to whom, origin first"));
	for (unsigned i = 0; i < c->claim.n_chain; i++)
		wt_emit(out, "<li><a href=\"/source/%u\">%S</a></li>", c->claim.chain[i],
			c->claim.chain[i]);
	if (c->outlet.len)
		wt_emit(out, "<li><a href=\"/source/%u\">%S</a></li>", c->outlet, c->outlet);
	else
		wt_emit(out, "<li>%s</li>", wt_say(v, "media tidak disebut", "outlet not named"));
	wt_buf_cstr(out, "</ol>");
}

void
wt_show_event(struct wt_visit *v, const struct wt_event *e)
{
	struct wt_buf *out = wt_out(v);
	char id[WT_EVENT_ID];
	(void)wt_event_id(e->id, id);
	wt_emit(out, "<article class=\"event q%d\"><p class=\"when\">", e->quad);
	wt_show_period(v, e->date, e->end);
	wt_buf_cstr(out, "</p><h2>");
	wt_show_act(v, e);
	wt_buf_cstr(out, "</h2>");
	if (e->title.len)
		wt_emit(out, "<blockquote><p>%S</p></blockquote>", e->title);
	wt_buf_cstr(out, "<p class=\"under\">");
	wt_show_counts(v, &e->counts);
	wt_show_marks(v, e);
	wt_emit(out,
		" <a class=\"more\" href=\"/event/%s\">%s<span class=\"hidden\"> %s</span></a>", id,
		wt_say(v, "Bukti", "Evidence"), id);
	wt_buf_cstr(out, "</p></article>\n");
}
