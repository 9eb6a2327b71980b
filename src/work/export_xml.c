/*
 * export_xml.c - GraphML (who acts on whom), RSS 2.0 and Atom (RFC 4287) of a query.
 *
 * GraphML: a node for each who takes part, an edge for each actor and recipient of an event; of an
 * act that has no recipient, one from its first actor to each other.
 */
#include <stdio.h>

#include "work/export.h"

static void
element(struct wt_export *x, const char *name, const char *text)
{
	wt_buf_printf(&x->out, "<%s>", name);
	wt_escape_xml(&x->out, text);
	wt_buf_printf(&x->out, "</%s>\n", name);
}

/* --- GraphML ---------------------------------------------------------------------------------- */

static void
graphml_begin(struct wt_export *x, bool claims)
{
	static const char *const KEYS[][3] = { { "node", "label", "string" },
		{ "node", "country", "string" }, { "node", "sector", "string" },
		{ "node", "events", "long" }, { "edge", "event", "string" },
		{ "edge", "type", "string" }, { "edge", "quad", "int" },
		{ "edge", "score", "double" }, { "edge", "date", "string" },
		{ "edge", "status", "string" }, { "edge", "stance", "string" },
		{ "edge", "independent", "int" }, { "edge", "independent_most", "int" } };
	(void)claims;
	wt_buf_cstr(&x->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			     "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
	for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++)
		wt_buf_printf(&x->out,
			"<key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
			KEYS[i][0][0], KEYS[i][1], KEYS[i][0], KEYS[i][1], KEYS[i][2]);
	wt_buf_cstr(&x->out, "<graph id=\"G\" edgedefault=\"directed\">\n");
}

static void
data(struct wt_export *x, const char *key, const char *text)
{
	if (!text[0])
		return;
	wt_buf_printf(&x->out, "<data key=\"%s\">", key);
	wt_escape_xml(&x->out, text);
	wt_buf_cstr(&x->out, "</data>");
}

static void
graphml_actor(struct wt_export *x, const struct warta_actor *a)
{
	char country[WARTA_COUNTRY_TEXT], events[24];
	const char *name = a->name;
	if (!name[0])
		name = x->store->reader ? warta_country(x->store->reader, a->country, country)
					: a->country;
	wt_buf_cstr(&x->out, "<node id=\"");
	wt_escape_xml(&x->out, a->key);
	wt_buf_cstr(&x->out, "\">");
	data(x, "n_label", name);
	data(x, "n_country", a->country);
	data(x, "n_sector", a->sector);
	(void)snprintf(events, sizeof events, "%llu", (unsigned long long)a->n_events);
	data(x, "n_events", events);
	wt_buf_cstr(&x->out, "</node>\n");
}

static bool
is_node(const struct warta_party *p)
{
	return p->name[0] || p->country[0];
}

static void
end_of_edge(struct wt_export *x, const char *name, const struct warta_party *p)
{
	wt_buf_clear(&x->text);
	wt_export_party_key(&x->text, p);
	wt_buf_printf(&x->out, " %s=\"", name);
	wt_escape_xml(&x->out, x->text.len ? x->text.ptr : "");
	wt_buf_char(&x->out, '"');
}

static bool
edge(struct wt_export *x, const struct warta_event *e, const struct warta_party *from,
	const struct warta_party *to)
{
	char number[16];
	if (!is_node(from) || !is_node(to))
		return false;
	wt_buf_cstr(&x->out, "<edge");
	end_of_edge(x, "source", from);
	end_of_edge(x, "target", to);
	wt_buf_char(&x->out, '>');
	data(x, "e_event", e->id);
	data(x, "e_type", e->type);
	(void)snprintf(number, sizeof number, "%d", e->quad);
	data(x, "e_quad", number);
	(void)snprintf(number, sizeof number, "%.1f", e->score);
	data(x, "e_score", number);
	data(x, "e_date", e->date);
	data(x, "e_status", e->status);
	data(x, "e_stance", e->stance);
	(void)snprintf(number, sizeof number, "%u", e->n_independent);
	data(x, "e_independent", number);
	(void)snprintf(number, sizeof number, "%u", e->n_independent_most);
	data(x, "e_independent_most", number);
	wt_buf_cstr(&x->out, "</edge>\n");
	return true;
}

static bool
graphml_event(struct wt_export *x, const struct warta_event *e)
{
	bool any = false;
	for (size_t a = 0; a < e->n_actors; a++)
		for (size_t r = 0; r < e->n_recipients; r++)
			any = edge(x, e, &e->actors[a], &e->recipients[r]) || any;
	for (size_t a = 1; e->n_recipients == 0 && a < e->n_actors; a++)
		any = edge(x, e, &e->actors[0], &e->actors[a]) || any;
	return any;
}

static void
graphml_end(struct wt_export *x)
{
	wt_buf_cstr(&x->out, "</graph>\n</graphml>\n");
}

/* --- feeds ------------------------------------------------------------------------------------ */

/* "2024-07-19T08:00:00Z" as RFC 822 has it. */
static void
rfc822(const char *moment, char text[40])
{
	static const char *const DAYS[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const MONTHS[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	struct wt_day d;
	text[0] = '\0';
	if (strlen(moment) < 20 || !wt_day_parse((struct wt_str){ moment, 10 }, &d))
		return;
	(void)snprintf(text, 40, "%s, %02d %s %04d %.8s +0000", DAYS[wt_day_weekday(d) - 1], d.day,
		MONTHS[d.month - 1], d.year, moment + 11);
}

/* What a reader of feeds sees of an event, as text. */
static const char *
summary(struct wt_export *x, const struct warta_event *e)
{
	wt_buf_clear(&x->cell);
	wt_buf_printf(&x->cell, "%s%s%s", e->sentence, e->sentence[0] ? " - " : "", e->date);
	for (size_t i = 0; i < e->n_sources; i++)
		wt_buf_printf(&x->cell, "%s%s", i ? ", " : "; ", e->sources[i].name);
	wt_buf_printf(&x->cell, " (%s, %s; articles %u, outlets %u, independent sources %u)",
		e->status, e->stance, e->n_documents, e->n_outlets, e->n_independent);
	return x->cell.ptr ? x->cell.ptr : "";
}

static void
rss_begin(struct wt_export *x, bool claims)
{
	const char *link = x->ask->link ? x->ask->link : "";
	(void)claims;
	wt_buf_cstr(&x->out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n");
	element(x, "title", wt_export_title(x));
	element(x, "link", link[0] ? link : "urn:warta");
	element(x, "description", wt_export_title(x));
	element(x, "language", "id");
	element(x, "generator", "Warta " WARTA_VERSION);
}

static bool
rss_event(struct wt_export *x, const struct warta_event *e)
{
	char date[40];
	wt_buf_cstr(&x->out, "<item>\n");
	wt_export_headline(x, &x->text, e);
	element(x, "title", x->text.len ? x->text.ptr : e->type);
	const char *url = wt_export_url(x, e->document);
	if (url[0])
		element(x, "link", url);
	element(x, "description", summary(x, e));
	element(x, "category", e->type);
	wt_buf_printf(&x->out, "<guid isPermaLink=\"false\">urn:warta:event:%s</guid>\n", e->id);
	rfc822(e->first_seen, date);
	if (date[0])
		element(x, "pubDate", date);
	wt_buf_cstr(&x->out, "</item>\n");
	return true;
}

static void
rss_end(struct wt_export *x)
{
	wt_buf_cstr(&x->out, "</channel>\n</rss>\n");
}

/* The head must say when the feed changed last: when the newest of its events did. */
static void
atom_begin(struct wt_export *x, bool claims)
{
	char updated[32] = "1970-01-01T00:00:00Z";
	(void)claims;
	(void)wt_store_changed_at(x->store->rooms, updated, x->fault);
	wt_buf_cstr(&x->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			     "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\">\n");
	element(x, "title", wt_export_title(x));
	element(x, "id", x->ask->link && x->ask->link[0] ? x->ask->link : "urn:warta:feed");
	element(x, "updated", updated);
	wt_buf_cstr(&x->out, "<author><name>Warta</name></author>\n");
	if (x->ask->link && x->ask->link[0]) {
		wt_buf_cstr(&x->out, "<link href=\"");
		wt_escape_xml(&x->out, x->ask->link);
		wt_buf_cstr(&x->out, "\"/>\n");
	}
	wt_buf_cstr(&x->out, "<generator version=\"" WARTA_VERSION "\">Warta</generator>\n");
}

static bool
atom_event(struct wt_export *x, const struct warta_event *e)
{
	wt_buf_cstr(&x->out, "<entry>\n");
	wt_export_headline(x, &x->text, e);
	element(x, "title", x->text.len ? x->text.ptr : e->type);
	wt_buf_printf(&x->out, "<id>urn:warta:event:%s</id>\n", e->id);
	element(x, "updated", e->changed);
	element(x, "published", e->first_seen);
	const char *url = wt_export_url(x, e->document);
	if (url[0]) {
		wt_buf_cstr(&x->out, "<link rel=\"via\" href=\"");
		wt_escape_xml(&x->out, url);
		wt_buf_cstr(&x->out, "\"/>\n");
	}
	wt_buf_printf(&x->out, "<category term=\"%s\"/>\n", e->type);
	element(x, "summary", summary(x, e));
	wt_buf_cstr(&x->out, "</entry>\n");
	return true;
}

static void
atom_end(struct wt_export *x)
{
	wt_buf_cstr(&x->out, "</feed>\n");
}

const struct wt_form WT_FORM_GRAPHML = {
	.about = { "graphml", "application/graphml+xml", "graphml", "GraphML: who acts on whom",
		"GraphML: siapa bertindak terhadap siapa", false, false },
	.begin = graphml_begin,
	.actor = graphml_actor,
	.event = graphml_event,
	.end = graphml_end,
};

const struct wt_form WT_FORM_RSS = {
	.about = { "rss", "application/rss+xml", "rss", "RSS 2.0, newest first",
		"RSS 2.0, terbaru dahulu", false, false },
	.begin = rss_begin,
	.event = rss_event,
	.end = rss_end,
	.newest = true,
};

const struct wt_form WT_FORM_ATOM = {
	.about = { "atom", "application/atom+xml", "atom", "Atom, newest first",
		"Atom, terbaru dahulu", false, false },
	.begin = atom_begin,
	.event = atom_event,
	.end = atom_end,
	.newest = true,
};
