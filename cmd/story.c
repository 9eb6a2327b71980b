/*
 * story.c - one story whole: who takes part, what happened, what lies behind it, who wrote of it.
 *
 * As text, or as one JSON object that names its events by their ids.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define PARTIES 64 /* looked at */
#define SHOWN   8  /* of these, those with most events */

struct party {
	char name[160];
	char country[4];
	char sector[4];
	unsigned events;
};

#define SOURCES 64 /* that stand behind the number */

struct telling {
	const struct warta_reader *reader;
	char sources[SOURCES][96];
	size_t n_sources;
	bool json;
	char first[16];  /* when it came into the news */
	bool background; /* what happened before, or what is new */
	unsigned rows;
	struct party parties[PARTIES];
	size_t n_parties;
};

static int
tell_story(void *context, const struct warta_story *s)
{
	struct telling *t = context;
	(void)snprintf(t->first, sizeof t->first, "%s", s->first);
	if (t->json) {
		(void)outf("{\"id\":\"%s\",\"title\":", s->id);
		put_json(s->title);
		(void)outf(",\"title_document\":");
		put_json(s->document);
		(void)outf(",\"first\":\"%s\",\"last\":\"%s\",\"n_documents\":%u,"
			   "\"n_outlets\":%u,\"n_independent\":%u,"
			   "\"n_independent_most\":%u,\"n_events\":%u",
			s->first, s->last, s->n_documents, s->n_outlets, s->n_independent,
			s->n_independent_most, s->n_events);
		return WARTA_OK;
	}
	(void)outf("%-14s %s\n", words("story", "cerita"), s->id);
	(void)outf("%s%s%s\n", bold(), s->title, plain());
	(void)outf("%-14s %s .. %s\n", words("in the news", "diberitakan"), s->first, s->last);
	char most[32] = "";
	if (s->n_independent_most > s->n_independent)
		(void)snprintf(
			most, sizeof most, words(" to %u", " sampai %u"), s->n_independent_most);
	(void)outf(words("articles %u, outlets %u, independent sources %u%s, events %u\n",
			   "artikel %u, media %u, sumber mandiri %u%s, peristiwa %u\n"),
		s->n_documents, s->n_outlets, s->n_independent, most, s->n_events);
	return WARTA_OK;
}

/* --- parties ------------------------------------------------------------------------------------
 */

static void
count_parties(struct telling *t, const struct warta_party *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < t->n_parties &&
			(strcmp(t->parties[k].name, list[i].name) != 0 ||
				strcmp(t->parties[k].country, list[i].country) != 0 ||
				strcmp(t->parties[k].sector, list[i].sector) != 0))
			k++;
		if (k == PARTIES)
			continue;
		struct party *p = &t->parties[k];
		if (k == t->n_parties) {
			t->n_parties++;
			(void)snprintf(p->name, sizeof p->name, "%s", list[i].name);
			(void)snprintf(p->country, sizeof p->country, "%s", list[i].country);
			(void)snprintf(p->sector, sizeof p->sector, "%s", list[i].sector);
		}
		p->events++;
	}
}

/* The independent sources of its events, each name once. */
static void
note_sources(struct telling *t, const struct warta_event *e)
{
	for (size_t i = 0; i < e->n_sources; i++) {
		char name[sizeof t->sources[0]];
		size_t k = 0;
		(void)snprintf(name, sizeof name, "%s",
			e->sources[i].name[0] || t->json
				? e->sources[i].name
				: words("outlets not known", "media yang tidak diketahui"));
		while (k < t->n_sources && strcmp(t->sources[k], name) != 0)
			k++;
		if (k == t->n_sources && k < SOURCES && name[0])
			memcpy(t->sources[t->n_sources++], name, sizeof name);
	}
}

static void
tell_sources(const struct telling *t)
{
	if (t->json)
		(void)outf(",\"sources\":[");
	else if (t->n_sources)
		(void)outf("\n%s%s%s\n    ", bold(), words("independent sources", "sumber mandiri"),
			plain());
	for (size_t i = 0; i < t->n_sources; i++) {
		if (t->json) {
			(void)outf("%s", i ? "," : "");
			put_json(t->sources[i]);
		} else {
			(void)outf("%s%s", i ? "; " : "", t->sources[i]);
		}
	}
	(void)outf("%s", t->json ? "]" : t->n_sources ? "\n" : "");
}

static int
note_event(void *context, const struct warta_event *e)
{
	struct telling *t = context;
	note_sources(t, e);
	count_parties(t, e->actors, e->n_actors);
	count_parties(t, e->recipients, e->n_recipients);
	return stop_asked ? WARTA_ESTOPPED : WARTA_OK;
}

/* The first of those with most events comes first. */
static void
sort_parties(struct telling *t)
{
	for (size_t i = 1; i < t->n_parties; i++) {
		struct party p = t->parties[i];
		size_t k = i;
		for (; k > 0 && t->parties[k - 1].events < p.events; k--)
			t->parties[k] = t->parties[k - 1];
		t->parties[k] = p;
	}
}

static void
tell_parties(struct telling *t)
{
	sort_parties(t);
	if (t->json)
		(void)outf(",\"parties\":[");
	else if (t->n_parties)
		(void)outf("\n%s%s%s\n", bold(), words("parties", "pihak"), plain());
	for (size_t i = 0; i < t->n_parties && (t->json || i < SHOWN); i++) {
		const struct party *p = &t->parties[i];
		struct warta_party one = {
			.name = p->name, .office = "", .country = p->country, .sector = p->sector
		};
		char text[256];
		if (t->json) {
			(void)outf("%s{\"name\":", i ? "," : "");
			put_json(p->name);
			(void)outf(",\"country\":\"%s\",\"sector\":\"%s\",\"n_events\":%u}",
				p->country, p->sector, p->events);
		} else {
			(void)outf("%4u  %s\n", p->events,
				parties_text(t->reader, &one, 1, text, sizeof text));
		}
	}
	if (t->json)
		(void)outf("]");
}

/* --- events, articles ---------------------------------------------------------------------------
 */

/* Before the month of the first article, or with no day at all: background. */
static bool
is_background(const struct telling *t, const struct warta_event *e)
{
	return !e->date[0] || strncmp(e->date, t->first, 7) < 0;
}

static int
tell_event(void *context, const struct warta_event *e)
{
	struct telling *t = context;
	char actors[1024], recipients[1024];
	if (stop_asked)
		return WARTA_ESTOPPED;
	if (is_background(t, e) != t->background)
		return WARTA_OK;
	if (t->json)
		return outf("%s\"%s\"", t->rows++ ? "," : "", e->id) ? WARTA_OK : WARTA_EIO;
	if (t->rows++ == 0)
		(void)outf("\n%s%s%s\n", bold(),
			t->background ? words("background", "latar") : words("events", "peristiwa"),
			plain());
	(void)names_text(t->reader, e->actors, e->n_actors, actors, sizeof actors);
	(void)names_text(t->reader, e->recipients, e->n_recipients, recipients, sizeof recipients);
	(void)outf("%-10.10s  %s  %s%s%s%s%s  (%u/%u)\n",
		e->date[0] ? e->date : words("no date", "tanpa tgl"), e->id, actors,
		actors[0] ? " — " : "", type_word(e->type, e->label), recipients[0] ? " → " : "",
		recipients, e->n_documents, e->n_independent);
	return ferror(stdout) ? WARTA_EIO : WARTA_OK;
}

static int
tell_article(void *context, const struct warta_story_article *a)
{
	struct telling *t = context;
	if (t->json) {
		(void)outf("%s{\"id\":", t->rows++ ? "," : "");
		put_json(a->id);
		(void)outf(",\"outlet\":");
		put_json(a->outlet);
		(void)outf(",\"title\":");
		put_json(a->title);
		(void)outf(",\"published\":\"%s\"", a->published);
		if (a->origin[0]) {
			(void)outf(",\"copied_from\":");
			put_json(a->origin);
		}
		return outf("}") ? WARTA_OK : WARTA_EIO;
	}
	if (t->rows++ == 0)
		(void)outf("\n%s%s%s\n", bold(), words("articles", "artikel"), plain());
	(void)outf("%-16.16s  %s  %s: %s\n", a->published, a->id, a->outlet, a->title);
	if (a->origin[0])
		(void)outf("                  %s %s\n", words("copied from", "disalin dari"),
			a->origin);
	return ferror(stdout) ? WARTA_EIO : WARTA_OK;
}

/* A list of the object, opened and closed where it is JSON. */
static void
begin(struct telling *t, const char *key)
{
	t->rows = 0;
	if (t->json)
		(void)outf(",\"%s\":[", key);
}

static void
end(const struct telling *t, const char *mark)
{
	if (t->json)
		(void)outf("%s", mark);
}

int
show_story(struct warta_store *store, const struct warta_reader *reader, const char *id, bool json,
	struct warta_fault *fault)
{
	struct telling t = { .reader = reader, .json = json };
	int code = warta_story_find(store, id, tell_story, &t, fault);
	if (code == WARTA_OK)
		code = warta_story_events(store, id, note_event, &t, fault);
	if (code != WARTA_OK)
		return code;
	tell_parties(&t);
	tell_sources(&t);
	begin(&t, "events");
	code = warta_story_events(store, id, tell_event, &t, fault);
	end(&t, "]");
	t.background = true;
	begin(&t, "background");
	if (code == WARTA_OK)
		code = warta_story_events(store, id, tell_event, &t, fault);
	end(&t, "]");
	begin(&t, "articles");
	if (code == WARTA_OK)
		code = warta_story_articles(store, id, tell_article, &t, fault);
	end(&t, "]}\n");
	return code;
}
