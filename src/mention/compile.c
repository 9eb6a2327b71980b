/*
 * compile.c - turns entries of the lexicon into the tables that gazetteer.h describes.
 *
 * Entries are read one by one into rows, roles and names; then names are sorted
 * into runs of senses, the trie is built over them, and each role is resolved to
 * the office that it begins with and the body or place behind it ("Gubernur Jawa
 * Barat"), which gives the list of holders.
 */
#include "mention/compile.h"

#include <stdlib.h>

#include "mention/fold.h"

static const char SECTORS[] =
	"GOV MIL COP LEG JUD PTY OPP REB SPY CVL BUS MED EDU REL LAB CRM IGO NGO ";

/* ISO 3166-1 alpha-3, and XKX Kosovo, SUN Soviet Union, YUG Yugoslavia, CSK Czechoslovakia, DDR. */
static const char COUNTRIES[] =
	"ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA "
	"BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN "
	"CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU "
	"EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB "
	"GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL "
	"ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO "
	"LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR "
	"MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER "
	"PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM "
	"SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK "
	"TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM "
	"VUT WLF WSM YEM ZAF ZMB ZWE XKX SUN YUG CSK DDR ";

static bool
code_in(const char *list, struct wt_str code)
{
	if (code.len != 3)
		return false;
	for (const char *p = list; *p; p += 4)
		if (memcmp(p, code.ptr, 3) == 0)
			return true;
	return false;
}

static bool
set_code(const char *list, struct wt_str code, char out[4])
{
	memset(out, 0, 4);
	if (wt_str_is(code, "-"))
		return true;
	if (!code_in(list, code))
		return false;
	memcpy(out, code.ptr, 3);
	return true;
}

/* Does a `country` entry with this code exist? */
static bool
is_declared(const struct wt_lex *lex, struct wt_str code)
{
	for (size_t i = 0; i < code.len; i++)
		if (!wt_is_upper(code.ptr[i]))
			return false;
	for (uint32_t i = 0; i < lex->n; i++)
		if (wt_str_is(lex->entries[i].kind, "country") &&
			wt_str_starts(lex->entries[i].name, code))
			return true;
	return false;
}

bool
wt_compile_country(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line,
	struct wt_str code, char out[4])
{
	if (set_code(COUNTRIES, code, out))
		return true;
	/* a lexicon may bring states of its own, of the past or of a story */
	if (code.len == 3 && is_declared(c->lex, code)) {
		memcpy(out, code.ptr, 3);
		return true;
	}
	wt_lex_error(c->lex, e, line, "'%.*s' is no country code (ISO 3166-1 alpha-3, or -)",
		WT_FMT(code));
	return false;
}

static bool
set_sector(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line, struct wt_str code,
	char out[4])
{
	if (set_code(SECTORS, code, out))
		return true;
	wt_lex_error(c->lex, e, line, "'%.*s' is no sector (one of %s)", WT_FMT(code), SECTORS);
	return false;
}

struct wt_gaz_text
wt_compile_text(struct wt_compiler *c, struct wt_str s)
{
	struct wt_gaz_text t = { (uint32_t)c->pool.len, (uint32_t)s.len };
	wt_buf_add(&c->pool, s.ptr, s.len);
	return t;
}

/* Without "/2", which tells namesakes apart in the lexicon only. */
static struct wt_str
plain_name(struct wt_str name)
{
	if (name.len > 2 && name.ptr[name.len - 2] == '/' && wt_is_digit(name.ptr[name.len - 1]))
		name.len -= 2;
	return wt_str_trim(name);
}

struct wt_gaz_row *
wt_compile_row(
	struct wt_compiler *c, const struct wt_lex_entry *e, uint8_t kind, struct wt_str name)
{
	struct wt_gaz_row *row = WT_PUSH(&c->lex->arena, c->rows, c->n_rows, c->cap_rows);
	(void)e;
	memset(row, 0, sizeof *row);
	row->kind = kind;
	row->name = wt_compile_text(c, plain_name(name));
	row->roles = c->n_roles;
	return row;
}

static uint32_t
letters(struct wt_str name)
{
	uint32_t n = 0;
	for (size_t i = 0; i < name.len; i++)
		n += ((unsigned char)name.ptr[i] & 0xc0) != 0x80 && name.ptr[i] != '.';
	return n;
}

/* Titles and common nouns are written either way; names begin with their capital. */
static uint32_t
case_rule(uint8_t kind, struct wt_str name)
{
	if (letters(name) <= WT_GAZ_LETTERS && wt_is_upper(name.ptr[name.len - 1]))
		return WT_USE_EXACT;
	if (kind == WT_ACTOR_OFFICE || kind == WT_ACTOR_AGENT)
		return 0;
	return wt_is_lower(name.ptr[0]) ? 0 : WT_USE_UPPER;
}

void
wt_compile_name(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line,
	struct wt_str name, uint32_t use)
{
	name = plain_name(name);
	struct wt_str key = wt_fold(&c->lex->arena, wt_arena_lower(&c->lex->arena, name));
	if (key.len == 0) {
		wt_lex_error(c->lex, e, line, "a name without letters");
		return;
	}
	struct wt_gaz_name *n = WT_PUSH(&c->lex->arena, c->names, c->n_names, c->cap_names);
	n->key = key;
	n->sense.row = c->n_rows - 1;
	n->sense.use = use | case_rule(c->rows[n->sense.row].kind, name);
	n->sense.surface = wt_compile_text(c, name);
}

void
wt_compile_names(struct wt_compiler *c, const struct wt_lex_entry *e, const struct wt_lex_line *l,
	uint32_t use)
{
	struct wt_str rest = l->value, part;
	if (wt_str_is(rest, "-"))
		return;
	while (wt_str_split(&rest, ',', &part)) {
		part = wt_str_trim(part);
		if (part.len)
			wt_compile_name(c, e, l->line, part, use);
		else
			wt_lex_error(c->lex, e, l->line, "an empty name in a list");
	}
}

bool
wt_compile_keys(struct wt_compiler *c, const struct wt_lex_entry *e, const char *const *allowed)
{
	struct wt_lex_example x;
	uint32_t at = 0, before = c->lex->n_errors;
	for (uint32_t i = 0; i < e->n; i++) {
		struct wt_str key = e->lines[i].key;
		bool known = wt_str_is(key, "~") || wt_str_is(key, "=");
		for (const char *const *k = allowed; *k && !known; k++)
			known = wt_str_is(key, *k);
		if (!known)
			wt_lex_error(c->lex, e, e->lines[i].line, "unknown key '%.*s' in a %.*s",
				WT_FMT(key), WT_FMT(e->kind));
	}
	if (!wt_lex_example(e, &at, &x))
		wt_lex_error(c->lex, e, e->line, "'%.*s' brings no example (~)", WT_FMT(e->name));
	else if (x.n == 0)
		wt_lex_error(c->lex, e, x.line, "the example says not what it yields (=)");
	return c->lex->n_errors == before;
}

static struct wt_str
next_word(struct wt_str *s)
{
	size_t n = 0;
	*s = wt_str_trim(*s);
	while (n < s->len && !wt_is_space(s->ptr[n]))
		n++;
	struct wt_str word = { s->ptr, n };
	*s = wt_str_trim((struct wt_str){ s->ptr + n, s->len - n });
	return word;
}

/* One end of FROM..TO; empty is open. */
static bool
parse_end(struct wt_str s, int32_t open, int32_t *number)
{
	struct wt_day d;
	*number = open;
	if (s.len == 0)
		return true;
	if (!wt_day_parse(s, &d))
		return false;
	*number = wt_day_number(wt_day_first(d));
	return true;
}

static bool
parse_dates(struct wt_str s, struct wt_gaz_role *role)
{
	ptrdiff_t dots = wt_str_find(s, WT_STR(".."), 0);
	if (dots < 0)
		return false;
	size_t at = (size_t)dots;
	return parse_end((struct wt_str){ s.ptr, at }, INT32_MIN, &role->from) &&
	       parse_end((struct wt_str){ s.ptr + at + 2, s.len - at - 2 }, INT32_MAX, &role->to);
}

static bool
same_text(const struct wt_compiler *c, struct wt_gaz_text a, struct wt_gaz_text b)
{
	return a.len == b.len && memcmp(c->pool.ptr + a.at, c->pool.ptr + b.at, a.len) == 0;
}

static void
check_overlap(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line, uint32_t first)
{
	const struct wt_gaz_role *new = &c->roles[c->n_roles - 1];
	for (uint32_t i = first; i + 1 < c->n_roles; i++) {
		const struct wt_gaz_role *old = &c->roles[i];
		if (same_text(c, old->office, new->office) &&
			old->from < new->to &&new->from < old->to &&
			memcmp(old->country, new->country, 4) == 0)
			wt_lex_error(c->lex, e, line,
				"the dates overlap those of another role in the same office");
	}
}

/* role IDN GOV 2014-10-20..2024-10-20 Presiden */
static void
add_role(struct wt_compiler *c, const struct wt_lex_entry *e, const struct wt_lex_line *l)
{
	struct wt_gaz_role *role = WT_PUSH(&c->lex->arena, c->roles, c->n_roles, c->cap_roles);
	struct wt_str rest = l->value;
	memset(role, 0, sizeof *role);
	role->from = INT32_MIN;
	role->to = INT32_MAX;
	role->office_row = role->of_row = WT_ENTRY_NONE;
	(void)wt_compile_country(c, e, l->line, next_word(&rest), role->country);
	(void)set_sector(c, e, l->line, next_word(&rest), role->sector);
	struct wt_str after = rest, dates = next_word(&after);
	if (wt_str_find(dates, WT_STR(".."), 0) >= 0) {
		if (!parse_dates(dates, role))
			wt_lex_error(c->lex, e, l->line, "'%.*s' are no dates (FROM..TO)",
				WT_FMT(dates));
		else if (role->from >= role->to)
			wt_lex_error(
				c->lex, e, l->line, "'%.*s' ends before it begins", WT_FMT(dates));
		rest = after;
	}
	role->office = wt_compile_text(c, rest);
	struct wt_gaz_row *row = &c->rows[c->n_rows - 1];
	row->n_roles++;
	check_overlap(c, e, l->line, row->roles);
}

static void
add_named(struct wt_compiler *c, const struct wt_lex_entry *e, uint8_t kind)
{
	static const char *const KEYS[] = { "alias", "id", "role", NULL };
	(void)wt_compile_keys(c, e, KEYS);
	(void)wt_compile_row(c, e, kind, e->name);
	wt_compile_name(c, e, e->line, e->name, WT_USE_NAME);
	for (uint32_t i = 0; i < e->n; i++)
		if (wt_str_is(e->lines[i].key, "alias"))
			wt_compile_names(c, e, &e->lines[i], WT_USE_ALIAS);
		else if (wt_str_is(e->lines[i].key, "role"))
			add_role(c, e, &e->lines[i]);
	struct wt_gaz_row *row = &c->rows[c->n_rows - 1];
	if (row->n_roles == 0) {
		wt_lex_error(c->lex, e, e->line, "'%.*s' needs a role", WT_FMT(e->name));
		return;
	}
	memcpy(row->country, c->roles[row->roles].country, 4);
	memcpy(row->sector, c->roles[row->roles].sector, 4);
}

/* Offices and agents: a sector, and a country where the word itself names one (Kapolri). */
static void
add_common(struct wt_compiler *c, const struct wt_lex_entry *e, uint8_t kind)
{
	static const char *const KEYS[] = { "alias", "sector", "country", NULL };
	(void)wt_compile_keys(c, e, KEYS);
	struct wt_gaz_row *row = wt_compile_row(c, e, kind, e->name);
	wt_compile_name(c, e, e->line, e->name, WT_USE_NAME);
	const struct wt_lex_line *sector = wt_lex_find(e, "sector", 0);
	const struct wt_lex_line *country = wt_lex_find(e, "country", 0);
	if (!sector)
		wt_lex_error(c->lex, e, e->line, "'%.*s' needs a sector", WT_FMT(e->name));
	else
		(void)set_sector(c, e, sector->line, sector->value, row->sector);
	if (country)
		(void)wt_compile_country(c, e, country->line, country->value, row->country);
	row->stateless = country && !row->country[0];
	for (uint32_t i = 0; i < e->n; i++)
		if (wt_str_is(e->lines[i].key, "alias"))
			wt_compile_names(c, e, &e->lines[i], WT_USE_ALIAS);
}

static void
add_country(struct wt_compiler *c, const struct wt_lex_entry *e)
{
	static const char *const KEYS[] = { "alias", "capital", "government", "demonym", "id",
		NULL };
	struct wt_str name = e->name, code = next_word(&name);
	(void)wt_compile_keys(c, e, KEYS);
	struct wt_gaz_row *row = wt_compile_row(c, e, WT_ACTOR_COUNTRY, name);
	memcpy(row->sector, "GOV", 4);
	if (!wt_compile_country(c, e, e->line, code, row->country))
		return;
	wt_compile_name(c, e, e->line, name, WT_USE_NAME);
	for (uint32_t i = 0; i < e->n; i++) {
		const struct wt_lex_line *l = &e->lines[i];
		if (wt_str_is(l->key, "alias"))
			wt_compile_names(c, e, l, WT_USE_ALIAS);
		else if (wt_str_is(l->key, "capital"))
			wt_compile_names(c, e, l, WT_USE_CAPITAL);
		else if (wt_str_is(l->key, "government"))
			wt_compile_names(c, e, l, WT_USE_GOVERNMENT);
		else if (wt_str_is(l->key, "demonym"))
			wt_compile_names(c, e, l, WT_USE_DEMONYM);
	}
}

static void
add_media(struct wt_compiler *c, const struct wt_lex_entry *e)
{
	static const char *const KEYS[] = { "alias", "kind", "country", "domain", "family", "id",
		NULL };
	static const char *const KINDS[] = { "agency", "newspaper", "broadcaster", "site" };
	const struct wt_lex_line *l;
	(void)wt_compile_keys(c, e, KEYS);
	struct wt_gaz_row *row = wt_compile_row(c, e, WT_ACTOR_MEDIA, e->name);
	memcpy(row->sector, "MED", 4);
	wt_compile_name(c, e, e->line, e->name, WT_USE_NAME);
	if ((l = wt_lex_find(e, "country", 0)) != NULL)
		(void)wt_compile_country(c, e, l->line, l->value, row->country);
	if ((l = wt_lex_find(e, "family", 0)) != NULL)
		row->family = wt_compile_text(c, l->value);
	if ((l = wt_lex_find(e, "kind", 0)) != NULL) {
		bool known = false;
		for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
			known = known || wt_str_is(l->value, KINDS[i]);
		if (!known)
			wt_lex_error(c->lex, e, l->line,
				"'%.*s' is no kind of outlet (agency, newspaper, broadcaster, "
				"site)",
				WT_FMT(l->value));
		row->outlet_kind = wt_compile_text(c, l->value);
	}
	for (uint32_t i = 0; i < e->n; i++)
		if (wt_str_is(e->lines[i].key, "alias") || wt_str_is(e->lines[i].key, "domain"))
			wt_compile_names(c, e, &e->lines[i], WT_USE_ALIAS);
}

static void
add_entry(struct wt_compiler *c, const struct wt_lex_entry *e)
{
	if (wt_str_is(e->kind, "country"))
		add_country(c, e);
	else if (wt_str_is(e->kind, "actor"))
		add_named(c, e, WT_ACTOR_PERSON);
	else if (wt_str_is(e->kind, "body"))
		add_named(c, e, WT_ACTOR_BODY);
	else if (wt_str_is(e->kind, "office"))
		add_common(c, e, WT_ACTOR_OFFICE);
	else if (wt_str_is(e->kind, "agent"))
		add_common(c, e, WT_ACTOR_AGENT);
	else if (wt_str_is(e->kind, "media"))
		add_media(c, e);
	else if (wt_str_is(e->kind, "place"))
		wt_compile_place(c, e);
	else if (wt_str_is(e->kind, "places"))
		wt_compile_places(c, e);
}

struct head {
	struct wt_str kind;
	struct wt_str name;
	const struct wt_lex_entry *e;
};

static int
head_cmp(const void *a, const void *b)
{
	const struct head *x = a, *y = b;
	int order = wt_str_cmp(x->kind, y->kind);
	if (!order)
		order = wt_str_cmp(x->name, y->name);
	return order ? order : (x->e > y->e) - (x->e < y->e);
}

static void
check_names(struct wt_lex *lex)
{
	struct head *heads = WT_NEW(&lex->arena, struct head, lex->n + 1);
	uint32_t n = 0;
	for (uint32_t i = 0; i < lex->n; i++) {
		const struct wt_lex_entry *e = &lex->entries[i];
		struct wt_str k = e->kind;
		if (wt_str_is(k, "country") || wt_str_is(k, "actor") || wt_str_is(k, "body") ||
			wt_str_is(k, "office") || wt_str_is(k, "agent") || wt_str_is(k, "media") ||
			wt_str_is(k, "place"))
			heads[n++] = (struct head){ k, wt_fold(&lex->arena, e->name), e };
	}
	qsort(heads, n, sizeof *heads, head_cmp);
	for (uint32_t i = 1; i < n; i++)
		if (wt_str_eq(heads[i - 1].kind, heads[i].kind) &&
			wt_str_eq(heads[i - 1].name, heads[i].name))
			wt_lex_error(lex, heads[i].e, heads[i].e->line,
				"%.*s '%.*s' is already defined at %.*s:%u", WT_FMT(heads[i].kind),
				WT_FMT(heads[i].e->name), WT_FMT(heads[i - 1].e->file),
				heads[i - 1].e->line);
}

static int
name_cmp(const void *a, const void *b)
{
	const struct wt_gaz_name *x = a, *y = b;
	int order = wt_str_cmp(x->key, y->key);
	return order ? order : (x->sense.row > y->sense.row) - (x->sense.row < y->sense.row);
}

/* Names to senses and trie; a name given twice to one row is kept once, with both uses. */
static int
write_names(struct wt_compiler *c, struct wt_buf *senses, struct wt_buf *trie, struct wt_fault *f)
{
	struct wt_trie_key *keys = WT_NEW(&c->lex->arena, struct wt_trie_key, c->n_names + 1);
	struct wt_gaz_sense *out = WT_NEW(&c->lex->arena, struct wt_gaz_sense, c->n_names + 1);
	size_t n = 0, n_keys = 0;
	if (c->n_names)
		qsort(c->names, c->n_names, sizeof *c->names, name_cmp);
	for (uint32_t i = 0; i < c->n_names; i++) {
		const struct wt_gaz_name *name = &c->names[i];
		bool first = i == 0 || !wt_str_eq(c->names[i - 1].key, name->key);
		if (!first && out[n - 1].row == name->sense.row) {
			out[n - 1].use |= name->sense.use;
			continue;
		}
		if (first) {
			keys[n_keys++] = (struct wt_trie_key){ name->key, (int32_t)n };
			if (n)
				out[n - 1].use |= WT_USE_LAST;
		}
		out[n++] = name->sense;
	}
	if (n)
		out[n - 1].use |= WT_USE_LAST;
	wt_buf_add(senses, out, n * sizeof *out);
	return wt_trie_build(keys, n_keys, trie, f);
}

/* A row of one of the kinds (bits) that the words name, else WT_ENTRY_NONE. */
static uint32_t
look_up(const struct wt_trie *t, const struct wt_buf *senses, const struct wt_compiler *c,
	struct wt_str words, unsigned kinds)
{
	const struct wt_gaz_sense *s = (const void *)senses->ptr;
	char key[256];
	if (words.len > sizeof key || words.len == 0)
		return WT_ENTRY_NONE;
	int32_t at = wt_trie_get(t, (struct wt_str){ key, wt_fold_to(words, key, sizeof key) });
	for (; at >= 0; at++) {
		if (kinds & 1u << c->rows[s[at].row].kind)
			return s[at].row;
		if (s[at].use & WT_USE_LAST)
			break;
	}
	return WT_ENTRY_NONE;
}

/* "Gubernur Jawa Barat": the longest office at the beginning, and what follows. */
static bool
resolve_role(struct wt_compiler *c, const struct wt_trie *t, const struct wt_buf *senses,
	struct wt_gaz_role *role)
{
	struct wt_str office = { c->pool.ptr + role->office.at, role->office.len };
	struct wt_str rest = WT_STR("");
	for (size_t n = office.len; n > 0; n--) {
		if (n < office.len && office.ptr[n] != ' ')
			continue;
		role->office_row = look_up(
			t, senses, c, (struct wt_str){ office.ptr, n }, 1u << WT_ACTOR_OFFICE);
		if (role->office_row == WT_ENTRY_NONE)
			continue;
		rest = wt_str_trim((struct wt_str){ office.ptr + n, office.len - n });
		break;
	}
	if (role->office_row == WT_ENTRY_NONE || rest.len == 0)
		return role->office_row != WT_ENTRY_NONE;
	role->of_row = look_up(t, senses, c, rest, 1u << WT_ACTOR_BODY);
	if (role->of_row == WT_ENTRY_NONE)
		role->of_row = look_up(t, senses, c, rest, 1u << WT_GAZ_PLACE);
	return role->of_row != WT_ENTRY_NONE;
}

static void
write_holders(struct wt_compiler *c, const struct wt_trie *t, const struct wt_buf *senses,
	struct wt_buf *out)
{
	struct wt_gaz_holder *holders =
		WT_NEW(&c->lex->arena, struct wt_gaz_holder, c->n_roles + 1);
	size_t n = 0;
	for (uint32_t i = 0; i < c->n_rows; i++) {
		const struct wt_gaz_row *row = &c->rows[i];
		for (uint32_t k = 0; row->kind == WT_ACTOR_PERSON && k < row->n_roles; k++) {
			struct wt_gaz_role *role = &c->roles[row->roles + k];
			if (!resolve_role(c, t, senses, role))
				continue;
			struct wt_gaz_holder *h = &holders[n++];
			*h = (struct wt_gaz_holder){ role->office_row, role->of_row, { 0 }, i,
				role->from, role->to };
			memcpy(h->country, role->country, 4);
		}
	}
	qsort(holders, n, sizeof *holders, wt_gaz_holder_cmp);
	wt_buf_add(out, holders, n * sizeof *holders);
}

static int
write_sections(struct wt_compiler *c, struct wt_blob_writer *out, struct wt_fault *f)
{
	struct wt_buf senses = { 0 }, trie = { 0 }, holders = { 0 };
	struct wt_trie t;
	int code = write_names(c, &senses, &trie, f);
	if (code == WARTA_OK && wt_trie_open(&t, wt_buf_view(&trie)))
		write_holders(c, &t, &senses, &holders);
	const struct {
		const char *name;
		const void *bytes;
		size_t n;
	} parts[] = { { "mention.rows", c->rows, c->n_rows * sizeof *c->rows },
		{ "mention.roles", c->roles, c->n_roles * sizeof *c->roles },
		{ "mention.senses", senses.ptr, senses.len },
		{ "mention.keys", trie.ptr, trie.len },
		{ "mention.holders", holders.ptr, holders.len },
		{ "mention.pool", c->pool.ptr, c->pool.len } };
	bool failed = senses.failed || trie.failed || holders.failed || c->pool.failed;
	for (size_t i = 0; i < sizeof parts / sizeof *parts && code == WARTA_OK; i++) {
		struct wt_buf *b = wt_blob_add(out, parts[i].name);
		if (b && parts[i].n)
			wt_buf_add(b, parts[i].bytes, parts[i].n);
		failed = failed || !b || b->failed;
	}
	wt_buf_release(&senses);
	wt_buf_release(&trie);
	wt_buf_release(&holders);
	if (code == WARTA_OK && failed)
		code = wt_fail(f, WARTA_ENOMEM, 0, "out of memory while compiling names");
	return code;
}

int
wt_mention_compile(struct wt_lex *lex, struct wt_blob_writer *out, struct wt_fault *f)
{
	struct wt_compiler c = { .lex = lex };
	check_names(lex);
	for (uint32_t i = 0; i < lex->n; i++)
		add_entry(&c, &lex->entries[i]);
	int code = write_sections(&c, out, f);
	wt_buf_release(&c.pool);
	return code;
}
