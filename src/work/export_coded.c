/*
 * export_coded.c - the columns of POLECAT (the data coded in PLOVER), GDELT 2.0 and ACLED, for
 * programs that read these.
 *
 * None of them knows claims that are denied, planned or negated: such events are left out.  GDELT
 * and ACLED want one day for each event: those of a month or without a date are left out.  ACLED
 * has no diplomacy.  doc/export.md lists what else is lost.
 */
#include <stdio.h>
#include <stdlib.h>

#include "story/event.h"
#include "work/codes.h"
#include "work/export.h"

static void
tab(struct wt_export *x, const char *text)
{
	if (x->out.len && x->out.ptr[x->out.len - 1] != '\n')
		wt_buf_char(&x->out, '\t');
	wt_escape_tsv(&x->out, text);
}

static void
tab_empty(struct wt_export *x, int n)
{
	for (int i = 0; i < n; i++)
		tab(x, "");
}

static void
tab_number(struct wt_export *x, double value, int decimals)
{
	char text[32];
	(void)snprintf(text, sizeof text, "%.*f", decimals, value);
	tab(x, text);
}

static void
tab_list(struct wt_export *x, const char *const *items, size_t n)
{
	wt_buf_clear(&x->cell);
	for (size_t i = 0; i < n; i++)
		wt_buf_printf(&x->cell, "%s%s", i ? ";" : "", items[i]);
	tab(x, x->cell.len ? x->cell.ptr : "");
}

/* The one day of an event; false where it is not known to the day. */
static bool
day_of(const struct warta_event *e, struct wt_day *day)
{
	return strcmp(e->date_precision, "day") == 0 && wt_day_parse(wt_str_of(e->date), day) &&
	       wt_day_is_whole(*day);
}

/* --- POLECAT ---------------------------------------------------------------------------------- */

static void
plover_begin(struct wt_export *x, bool claims)
{
	(void)claims;
	wt_buf_cstr(&x->out,
		"Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\t"
		"Actor Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\t"
		"Actor Title\tActor Name Raw\tWikipedia Actor ID\t"
		"Recipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\t"
		"Recipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\t"
		"Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\t"
		"Raw Placename\tFeature Type\tSource\tPublication Date\tStory People\t"
		"Story Organizations\tStory Locations\tLanguage\tVersion\n");
}

enum party_field { NAME, COUNTRY, SECTOR, OFFICE };

static void
tab_parties(struct wt_export *x, const struct warta_party *list, size_t n, enum party_field field)
{
	wt_buf_clear(&x->cell);
	for (size_t i = 0; i < n; i++) {
		const char *const fields[] = { list[i].name, list[i].country, list[i].sector,
			list[i].office };
		wt_buf_printf(&x->cell, "%s%s", i ? ";" : "", fields[field]);
	}
	tab(x, x->cell.len ? x->cell.ptr : "");
}

static void
plover_side(struct wt_export *x, const struct warta_party *list, size_t n)
{
	tab(x, wt_export_names(x, &x->text, list, n));
	tab_parties(x, list, n, COUNTRY);
	tab(x, "");
	tab(x, n ? list[0].sector : "");
	tab_parties(x, list, n, SECTOR);
	tab_parties(x, list, n, OFFICE);
	tab_parties(x, list, n, NAME);
	tab(x, "");
}

static void
plover_place(struct wt_export *x, const struct warta_event *e)
{
	const struct warta_place *p = &e->place;
	if (!e->has_place) {
		tab_empty(x, 10);
		return;
	}
	bool city = strcmp(p->precision, "city") == 0;
	bool province = strcmp(p->precision, "province") == 0;
	tab(x, p->name);
	tab(x, city ? p->name : "");
	tab(x, "");
	tab(x, province ? p->name : "");
	tab(x, p->country);
	if (p->geonameid) {
		tab_number(x, p->lat, 4);
		tab_number(x, p->lon, 4);
		tab_number(x, p->geonameid, 0);
	} else {
		tab_empty(x, 3);
	}
	tab(x, p->name);
	tab(x, p->precision);
}

static bool
plover_event(struct wt_export *x, const struct warta_event *e)
{
	static const char *const QUADS[] = { "", "VERBAL COOPERATION", "MATERIAL COOPERATION",
		"VERBAL CONFLICT", "MATERIAL CONFLICT" };
	struct wt_day first, last;
	char day[WT_DAY_TEXT] = "";
	if (!wt_export_is_done(e))
		return false;
	if (wt_export_days(e->date, &first, &last))
		(void)wt_day_print(first, day);
	tab(x, e->id);
	tab(x, day);
	tab(x, e->type);
	tab_list(x, e->modes, e->n_modes);
	tab_number(x, e->score, 1);
	tab(x, QUADS[e->quad >= 1 && e->quad <= 4 ? e->quad : 0]);
	tab_list(x, e->contexts, e->n_contexts);
	plover_side(x, e->actors, e->n_actors);
	plover_side(x, e->recipients, e->n_recipients);
	plover_place(x, e);
	tab(x, e->n_sources ? e->sources[0].name : "");
	wt_buf_printf(&x->out, "\t%.10s", e->first_published);
	tab_empty(x, 3);
	tab(x, "id");
	tab(x, "Warta " WARTA_VERSION);
	wt_buf_char(&x->out, '\n');
	return true;
}

/* --- GDELT 2.0 -------------------------------------------------------------------------------- */

/* CAMEO for a type, or for a type with a mode; the first row that fits. */
static const char *
cameo(const struct warta_event *e)
{
	static const struct {
		const char *type, *mode, *code;
	} ROWS[] = { { "AGREE", "", "030" }, { "CONSULT", "phone", "041" },
		{ "CONSULT", "visit", "042" }, { "CONSULT", "third-party", "044" },
		{ "CONSULT", "multilateral", "046" }, { "CONSULT", "", "040" },
		{ "SUPPORT", "", "050" }, { "CONCEDE", "", "080" }, { "COOPERATE", "", "060" },
		{ "AID", "", "070" }, { "RETREAT", "release", "0841" },
		{ "RETREAT", "access", "086" }, { "RETREAT", "disarm", "0874" },
		{ "RETREAT", "ceasefire", "0871" }, { "RETREAT", "withdraw", "0872" },
		{ "RETREAT", "resign", "083" }, { "RETREAT", "", "084" },
		{ "REQUEST", "assist", "103" }, { "REQUEST", "change", "104" },
		{ "REQUEST", "yield", "105" }, { "REQUEST", "meet", "106" },
		{ "REQUEST", "", "100" }, { "ACCUSE", "investigate", "090" },
		{ "ACCUSE", "allege", "112" }, { "ACCUSE", "", "111" },
		{ "REJECT", "assist", "122" }, { "REJECT", "change", "123" },
		{ "REJECT", "yield", "128" }, { "REJECT", "meet", "125" }, { "REJECT", "", "120" },
		{ "THREATEN", "relations", "1311" }, { "THREATEN", "restrict", "1312" },
		{ "THREATEN", "expel", "136" }, { "THREATEN", "territory", "1382" },
		{ "THREATEN", "violence", "138" }, { "THREATEN", "", "130" },
		{ "PROTEST", "demo", "141" }, { "PROTEST", "hunger", "142" },
		{ "PROTEST", "strike", "143" }, { "PROTEST", "boycott", "143" },
		{ "PROTEST", "obstruct", "144" }, { "PROTEST", "riot", "145" },
		{ "PROTEST", "", "140" }, { "MOBILIZE", "police", "153" },
		{ "MOBILIZE", "troops", "154" }, { "MOBILIZE", "", "150" },
		{ "SANCTION", "withdraw", "161" }, { "SANCTION", "discontinue", "162" },
		{ "SANCTION", "expel", "166" }, { "SANCTION", "", "160" },
		{ "COERCE", "seize", "171" }, { "COERCE", "restrict", "172" },
		{ "COERCE", "curfew", "1723" }, { "COERCE", "martial-law", "1724" },
		{ "COERCE", "arrest", "173" }, { "COERCE", "deport", "174" },
		{ "COERCE", "", "170" }, { "ASSAULT", "abduct", "181" },
		{ "ASSAULT", "sexual", "1821" }, { "ASSAULT", "torture", "1822" },
		{ "ASSAULT", "beat", "182" }, { "ASSAULT", "suicide-attack", "1831" },
		{ "ASSAULT", "explosives", "183" }, { "ASSAULT", "targeted", "186" },
		{ "ASSAULT", "firearms", "193" }, { "ASSAULT", "heavy-weapons", "194" },
		{ "ASSAULT", "aerial", "195" }, { "ASSAULT", "drone", "195" },
		{ "ASSAULT", "crowd-control", "175" }, { "ASSAULT", "unconventional", "204" },
		{ "ASSAULT", "", "190" } };
	for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
		if (strcmp(ROWS[i].type, e->type) != 0)
			continue;
		if (ROWS[i].mode[0] == '\0')
			return ROWS[i].code;
		for (size_t m = 0; m < e->n_modes; m++)
			if (strcmp(e->modes[m], ROWS[i].mode) == 0)
				return ROWS[i].code;
	}
	return "";
}

/* GDELT's actor: code, name, country, six kinds of groups, three types. */
static void
gdelt_actor(struct wt_export *x, const struct warta_party *list, size_t n)
{
	char code[8];
	struct wt_buf upper = { 0 };
	if (n == 0) {
		tab_empty(x, 10);
		return;
	}
	(void)snprintf(code, sizeof code, "%.3s%.3s", list[0].country, list[0].sector);
	tab(x, code);
	wt_buf_cstr(&upper, wt_export_names(x, &x->text, list, 1));
	for (size_t i = 0; i < upper.len; i++)
		if (wt_is_lower(upper.ptr[i]))
			upper.ptr[i] = (char)(upper.ptr[i] - 0x20);
	tab(x, upper.len ? upper.ptr : "");
	wt_buf_release(&upper);
	tab(x, list[0].country);
	tab_empty(x, 4);
	tab(x, list[0].sector);
	tab_empty(x, 2);
}

/* Type (1 country, 4 city, 5 province), name, FIPS country, ADM1, ADM2, lat, lon, feature. */
static void
gdelt_place(struct wt_export *x, const struct warta_event *e)
{
	const struct warta_place *p = &e->place;
	const struct wt_codes *codes = e->has_place ? wt_codes_find(p->country) : NULL;
	if (!e->has_place) {
		tab(x, "0");
		tab_empty(x, 7);
		return;
	}
	tab(x, strcmp(p->precision, "country") == 0     ? "1"
		: strcmp(p->precision, "province") == 0 ? "5"
							: "4");
	tab(x, p->name);
	tab(x, codes ? codes->fips : "");
	tab(x, codes ? codes->fips : "");
	tab(x, "");
	if (p->geonameid) {
		tab_number(x, p->lat, 4);
		tab_number(x, p->lon, 4);
		tab_number(x, p->geonameid, 0);
	} else {
		tab_empty(x, 3);
	}
}

static uint64_t
number_of(const char *event)
{
	uint64_t n = 0;
	return wt_event_read_id(wt_str_of(event), &n) ? n : 0;
}

/* "2024-07-19T08:00..." as 20240719080000 */
static void
tab_stamp(struct wt_export *x, const char *moment)
{
	char digits[16] = "";
	size_t n = 0;
	for (const char *c = moment; *c && *c != '+' && n < 14; c++)
		if (wt_is_digit(*c))
			digits[n++] = *c;
	while (n >= 8 && n < 14)
		digits[n++] = '0';
	digits[n] = '\0';
	tab(x, digits);
}

static void
gdelt_head(struct wt_export *x, const struct warta_event *e, struct wt_day d)
{
	char text[32];
	int day_of_year = wt_day_number(d) - wt_day_number((struct wt_day){ d.year, 1, 1 });
	(void)snprintf(text, sizeof text, "%llu", (unsigned long long)number_of(e->id));
	tab(x, text);
	(void)snprintf(text, sizeof text, "%04d%02d%02d", d.year, d.month, d.day);
	tab(x, text);
	text[6] = '\0';
	tab(x, text);
	text[4] = '\0';
	tab(x, text);
	tab_number(x, d.year + day_of_year / 365.25, 4);
}

static bool
gdelt_event(struct wt_export *x, const struct warta_event *e)
{
	struct wt_day day;
	const char *code = cameo(e);
	char base[4] = "", root[3] = "";
	if (!wt_export_is_done(e) || !day_of(e, &day))
		return false;
	(void)snprintf(base, sizeof base, "%.3s", code);
	(void)snprintf(root, sizeof root, "%.2s", code);
	gdelt_head(x, e, day);
	gdelt_actor(x, e->actors, e->n_actors);
	gdelt_actor(x, e->recipients, e->n_recipients);
	tab(x, "1");
	tab(x, code);
	tab(x, base);
	tab(x, root);
	tab_number(x, e->quad, 0);
	tab_number(x, e->score, 1);
	tab_number(x, e->n_claims, 0);
	tab_number(x, e->n_outlets, 0);
	tab_number(x, e->n_documents, 0);
	tab(x, "0");
	for (int side = 0; side < 2; side++) { /* where a party is we do not know */
		tab(x, "0");
		tab_empty(x, 7);
	}
	gdelt_place(x, e);
	tab_stamp(x, e->first_seen);
	const char *url = wt_export_url(x, e->document);
	tab(x, url[0] ? url : e->document);
	wt_buf_char(&x->out, '\n');
	return true;
}

/* A mention: one article's claim.  Offsets are bytes into our text, not GDELT's characters. */
static bool
gdelt_mention(
	struct wt_export *x, const struct warta_stored_claim *s, const struct wt_stored_claim *row)
{
	const struct warta_claim *c = &s->claim;
	char text[32];
	(void)row;
	bool real = strcmp(c->status, "happened") == 0 || strcmp(c->status, "ongoing") == 0;
	if (!s->event[0] || !real || strcmp(c->stance, "denied") == 0 ||
		strcmp(c->date_precision, "day") != 0)
		return false;
	(void)snprintf(text, sizeof text, "%llu", (unsigned long long)number_of(s->event));
	tab(x, text);
	tab_stamp(x, c->date);
	tab_stamp(x, s->published);
	tab(x, s->url[0] ? "1" : "2");
	tab(x, s->outlet);
	tab(x, s->url[0] ? s->url : s->document);
	tab_number(x, c->sentence + 1.0, 0);
	tab_number(x, c->n_actors ? (double)c->actors[0].span.start : -1.0, 0);
	tab_number(x, c->n_recipients ? (double)c->recipients[0].span.start : -1.0, 0);
	tab_number(x, c->n_spans ? (double)c->spans[0].start : -1.0, 0);
	tab(x, "1");
	tab_number(x, 100.0 * c->confidence, 0);
	tab(x, "");
	tab(x, "0");
	tab(x, "srclc:ind;eng:none");
	tab(x, "");
	wt_buf_char(&x->out, '\n');
	return true;
}

/* --- ACLED ------------------------------------------------------------------------------------ */

struct acled_type {
	const char *type, *mode; /* PLOVER's; "": any */
	const char *disorder, *event, *sub;
};

/* What ACLED would call it; NULL where it codes nothing. */
static const struct acled_type *
acled_type(const struct warta_event *e)
{
	static const char POLITICAL[] = "Political violence", DEMO[] = "Demonstrations",
			  STRATEGIC[] = "Strategic developments",
			  VAC[] = "Violence against civilians",
			  REMOTE[] = "Explosions/Remote violence";
	static const struct acled_type ROWS[] = {
		{ "PROTEST", "riot", DEMO, "Riots", "Violent demonstration" },
		{ "PROTEST", "vandalize", DEMO, "Riots", "Mob violence" },
		{ "PROTEST", "", DEMO, "Protests", "Peaceful protest" },
		{ "ASSAULT", "aerial", POLITICAL, REMOTE, "Air/drone strike" },
		{ "ASSAULT", "drone", POLITICAL, REMOTE, "Air/drone strike" },
		{ "ASSAULT", "suicide-attack", POLITICAL, REMOTE, "Suicide bomb" },
		{ "ASSAULT", "heavy-weapons", POLITICAL, REMOTE,
			"Shelling/artillery/missile attack" },
		{ "ASSAULT", "explosives", POLITICAL, REMOTE, "Remote explosive/landmine/IED" },
		{ "ASSAULT", "unconventional", POLITICAL, REMOTE, "Chemical weapon" },
		{ "ASSAULT", "abduct", POLITICAL, VAC, "Abduction/forced disappearance" },
		{ "ASSAULT", "sexual", POLITICAL, VAC, "Sexual violence" },
		{ "ASSAULT", "crowd-control", DEMO, "Protests",
			"Excessive force against protesters" },
		{ "ASSAULT", "", POLITICAL, VAC, "Attack" },
		{ "COERCE", "arrest", STRATEGIC, STRATEGIC, "Arrests" },
		{ "COERCE", "seize", STRATEGIC, STRATEGIC, "Looting/property destruction" },
		{ "RETREAT", "withdraw", STRATEGIC, STRATEGIC,
			"Non-violent transfer of territory" },
		{ "RETREAT", "ceasefire", STRATEGIC, STRATEGIC, "Agreement" },
		{ "MOBILIZE", "", STRATEGIC, STRATEGIC, "Change to group/activity" },
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
		if (strcmp(ROWS[i].type, e->type) != 0)
			continue;
		for (size_t m = 0; m < e->n_modes; m++)
			if (strcmp(e->modes[m], ROWS[i].mode) == 0)
				return &ROWS[i];
		if (ROWS[i].mode[0] == '\0')
			return &ROWS[i];
	}
	return NULL;
}

static bool
is_armed(const struct warta_party *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].sector, "MIL") == 0 || strcmp(list[i].sector, "REB") == 0 ||
			strcmp(list[i].sector, "COP") == 0)
			return true;
	return false;
}

/* ACLED's names of kinds of actors. */
static const char *
inter(const struct warta_party *list, size_t n)
{
	static const char *const KINDS[][2] = { { "GOV", "State forces" },
		{ "MIL", "State forces" }, { "COP", "State forces" }, { "REB", "Rebel group" },
		{ "PTY", "Political militia" }, { "CRM", "Political militia" },
		{ "CVL", "Civilians" }, { "LAB", "Civilians" }, { "EDU", "Civilians" },
		{ "MED", "Civilians" }, { "REL", "Civilians" } };
	for (size_t i = 0; n && i < sizeof KINDS / sizeof KINDS[0]; i++)
		if (strcmp(list[0].sector, KINDS[i][0]) == 0)
			return KINDS[i][1];
	return n ? "External/Other forces" : "";
}

static void
acled_begin(struct wt_export *x, bool claims)
{
	(void)claims;
	wt_buf_cstr(&x->out,
		"event_id_cnty,event_date,year,time_precision,disorder_type,event_type,"
		"sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,"
		"interaction,"
		"civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,"
		"longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\r\n");
}

static void
cell(struct wt_export *x, const char *text)
{
	if (x->out.len && x->out.ptr[x->out.len - 1] != '\n')
		wt_buf_char(&x->out, ',');
	wt_escape_csv(&x->out, text, !x->ask->raw);
}

static void
cell_number(struct wt_export *x, double value, int decimals)
{
	char text[32];
	bool was = x->out.len && x->out.ptr[x->out.len - 1] != '\n';
	(void)snprintf(text, sizeof text, "%s%.*f", was ? "," : "", decimals, value);
	wt_buf_cstr(&x->out, text);
}

static void
acled_actors(struct wt_export *x, const struct warta_party *list, size_t n)
{
	cell(x, wt_export_names(x, &x->text, list, n ? 1 : 0));
	cell(x, wt_export_names(x, &x->text, list + (n ? 1 : 0), n ? n - 1 : 0));
	cell(x, inter(list, n));
}

static void
acled_place(struct wt_export *x, const struct warta_event *e)
{
	char name[WARTA_COUNTRY_TEXT];
	const struct warta_place *p = &e->place;
	const char *country = e->has_place ? p->country : "";
	const struct wt_codes *codes = wt_codes_find(country);
	bool province = e->has_place && strcmp(p->precision, "province") == 0;
	if (codes && codes->numeric)
		cell_number(x, codes->numeric, 0);
	else
		cell(x, "");
	cell(x, "");
	cell(x, country[0] && x->store->reader ? warta_country(x->store->reader, country, name)
					       : country);
	cell(x, province ? p->name : "");
	cell(x, "");
	cell(x, "");
	cell(x, e->has_place ? p->name : "");
	if (e->has_place && p->geonameid) {
		cell_number(x, p->lat, 4);
		cell_number(x, p->lon, 4);
	} else {
		cell(x, "");
		cell(x, "");
	}
	bool exact = e->has_place &&
		     (strcmp(p->precision, "city") == 0 || strcmp(p->precision, "site") == 0);
	cell(x, exact ? "1" : province ? "2" : "3");
}

static void
acled_sources(struct wt_export *x, const struct warta_event *e)
{
	wt_buf_clear(&x->text);
	for (size_t i = 0; i < e->n_sources; i++)
		wt_buf_printf(&x->text, "%s%s", i ? "; " : "", e->sources[i].name);
	cell(x, x->text.len ? x->text.ptr : "");
	cell(x, "");
	cell(x, e->sentence);
}

static bool
acled_event(struct wt_export *x, const struct warta_event *e)
{
	const struct acled_type *t = acled_type(e);
	struct wt_day day;
	char date[WT_DAY_TEXT];
	double dead = 0.0;
	if (!t || !wt_export_is_done(e) || !day_of(e, &day))
		return false;
	bool armed = is_armed(e->actors, e->n_actors) && is_armed(e->recipients, e->n_recipients);
	bool battle = armed && strcmp(t->sub, "Attack") == 0;
	cell(x, e->id);
	cell(x, wt_day_print(day, date));
	cell_number(x, day.year, 0);
	cell(x, strcmp(e->date_basis, "publication") == 0 ? "2" : "1");
	cell(x, t->disorder);
	cell(x, battle ? "Battles" : t->event);
	cell(x, battle ? "Armed clash" : t->sub);
	acled_actors(x, e->actors, e->n_actors);
	acled_actors(x, e->recipients, e->n_recipients);
	cell(x, "");
	cell(x, strcmp(inter(e->recipients, e->n_recipients), "Civilians") == 0
			? "Civilian targeting"
			: "");
	acled_place(x, e);
	acled_sources(x, e);
	if (wt_store_quantity(x->store->rooms, number_of(e->id), "dead", &dead, x->fault) == 1)
		cell_number(x, dead, 0);
	else
		cell(x, ""); /* nobody says how many: not 0 */
	cell(x, strcmp(e->stance, "alleged") == 0 ? "alleged" : "");
	cell(x, e->changed);
	wt_buf_cstr(&x->out, "\r\n");
	return true;
}

const struct wt_form WT_FORM_PLOVER = {
	.about = { "plover", "text/tab-separated-values; charset=utf-8", "tsv",
		"the columns of POLECAT, coded in PLOVER", "kolom POLECAT, berkode PLOVER", false,
		false },
	.begin = plover_begin,
	.event = plover_event,
};

const struct wt_form WT_FORM_GDELT = {
	.about = { "gdelt", "text/tab-separated-values; charset=utf-8", "export.CSV",
		"the columns of GDELT 2.0: events, or mentions",
		"kolom GDELT 2.0: peristiwa atau sebutan", true, false },
	.event = gdelt_event,
	.claim = gdelt_mention,
};

const struct wt_form WT_FORM_ACLED = {
	.about = { "acled", "text/csv; charset=utf-8; header=present", "csv",
		"columns like those of ACLED: violence and protest",
		"kolom seperti ACLED: kekerasan dan protes", false, false },
	.begin = acled_begin,
	.event = acled_event,
};
