/*
 * config.c - warta config: every setting, its value and why it holds; alerts of the files, too.
 *
 *	$ warta config --serve.port 8000
 *	db           news.db    /etc/warta/warta.conf:3
 *	serve.port   8000       --serve.port
 *
 * What is secret is not printed: passwords in the address of a store, keys and the paths of
 * webhooks.
 */
#include <stdio.h>
#include <string.h>

#include "settings.h"

#define SETTINGS_MOST 64
#define VALUE_MOST    4096

static const struct column COLUMNS[] = {
	{ "key", "SETTING", "SETELAN", 26, false, 0 },
	{ "value", "VALUE", "NILAI", 0, false, 0 },
	{ "why", "BECAUSE OF", "KARENA", 0, false, 0 },
};
#define N_COLUMNS (sizeof COLUMNS / sizeof COLUMNS[0])

/* --- what nobody is to read over a shoulder --------------------------------------------------- */

/* postgresql://user:PASSWORD@host/db */
static void
hide_in_address(char *value)
{
	char *at = strstr(value, "://");
	if (!at)
		return;
	at += 3;
	char *host = at + strcspn(at, "/?#"), *user = NULL;
	for (char *c = at; c < host; c++)
		if (*c == '@')
			user = c;
	char *colon = user ? memchr(at, ':', (size_t)(user - at)) : NULL;
	if (colon && user - colon > 1) {
		memmove(colon + 4, user, strlen(user) + 1);
		memcpy(colon + 1, "***", 3);
	}
}

/* password=PASSWORD, in an address or a list of words, also within quotes */
static void
hide_word(char *value)
{
	char *at = value;
	while ((at = strstr(at, "password=")) != NULL) {
		at += strlen("password=");
		char *end = at[0] == '\'' ? strchr(at + 1, '\'') : at + strcspn(at, " &");
		if (!end)
			end = at + strlen(at);
		end += *end == '\'';
		memmove(at + 3, end, strlen(end) + 1);
		memcpy(at, "***", 3);
	}
}

void
hide_password(char *value)
{
	hide_word(value);
	hide_in_address(value);
}

/* https://hooks.example/SERVICE/KEY */
static void
hide_path(char *value)
{
	char *at = strstr(value, "://");
	at = at ? strchr(at + 3, '/') : NULL;
	if (at && at[1])
		memcpy(at + 1, "***", sizeof "***"); /* the buffer has room for more */
}

/* The value as it may be shown, in `text`, which has room for its growth. */
static const char *
shown(const char *key, const char *value, char text[VALUE_MOST + 64])
{
	(void)snprintf(text, VALUE_MOST, "%s", value);
	if (strcmp(key, "secret") == 0)
		(void)snprintf(text, VALUE_MOST, "***");
	hide_password(text);
	if (strcmp(key, "webhook") == 0)
		hide_path(text);
	return text;
}

/* --- rows ------------------------------------------------------------------------------------- */

static bool
show_setting(struct table *table, const struct setting *s, const char *given)
{
	char name[64], why[SETTING_WHY], value[VALUE_MOST + 64];
	const char *holds = setting_value(s, why, sizeof why);
	if (given)
		(void)snprintf(why, sizeof why, "--%s", setting_name(s, name, sizeof name));
	const char *cells[N_COLUMNS] = { setting_name(s, name, sizeof name),
		shown(s->key, given ? given : holds, value), why };
	return table_row(table, cells);
}

static void
show_alerts(struct table *table)
{
	struct config_entry e;
	for (size_t i = 0; config_entry_at(i, &e); i++) {
		char name[256], why[SETTING_WHY], value[VALUE_MOST + 64];
		(void)snprintf(name, sizeof name, "%s %s.%s", e.section, e.name, e.key);
		(void)snprintf(why, sizeof why, "%s:%u", e.file, e.line);
		const char *cells[N_COLUMNS] = { name, shown(e.key, e.value, value), why };
		if (!table_row(table, cells))
			return;
	}
}

/* All settings as options under their whole names. */
struct given {
	char names[SETTINGS_MOST][64];
	const char *values[SETTINGS_MOST];
	struct option options[SETTINGS_MOST + 1];
	size_t n;
};

static void
make_options(struct given *g, const char **format)
{
	const struct setting *s;
	for (size_t i = 0; (s = setting_at(i)) != NULL && i < SETTINGS_MOST - 8; i++) {
		bool common = strncmp(s->key, "log-", 4) == 0 || s->kind == OPT_SIZE;
		if (common && !s->section[0])
			continue; /* every verb has these */
		g->options[g->n] = (struct option){ 0, setting_name(s, g->names[i], 64), OPT_GIVEN,
			&g->values[i], s->argument ? s->argument : "yes|no", s->en, s->id };
		g->n++;
	}
	g->options[g->n++] = (struct option){ 0, "format", OPT_TEXT, format, "FORMAT",
		"table jsonl csv tsv", "table jsonl csv tsv" };
}

static int
check_given(const struct verb *verb, const struct given *g)
{
	const struct setting *s;
	char wrong[SETTING_WHY];
	for (size_t i = 0; (s = setting_at(i)) != NULL; i++)
		if (g->values[i] && setting_wrong(s, g->values[i], wrong, sizeof wrong))
			return usage(verb, "%s", wrong);
	return EXIT_DONE;
}

int
verb_config(const struct verb *verb, int argc, char **argv)
{
	struct given given = { .n = 0 };
	const char *format_name = NULL, *file;
	const struct setting *s;
	enum format format = FORMAT_TABLE;
	struct table table;
	bool more = true;
	make_options(&given, &format_name);
	enum options_result got = options_take(verb, given.options, given.n, &argc, argv);
	if (got != OPTIONS_OK)
		return got == OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
	if (argc > 0)
		return usage(verb, words("what is '%s'?", "apa itu '%s'?"), argv[0]);
	if (format_name && !format_take(format_name, &format))
		return usage(verb,
			words("--format is table, jsonl, csv or tsv, not '%s'",
				"--format adalah table, jsonl, csv, atau tsv, bukan '%s'"),
			format_name);
	int code = check_given(verb, &given);
	if (code != EXIT_DONE)
		return code;
	table_begin(&table, format, COLUMNS, N_COLUMNS);
	for (size_t i = 0; more && (s = setting_at(i)) != NULL; i++)
		more = show_setting(&table, s, given.values[i]);
	show_alerts(&table);
	table_end(&table);
	for (size_t i = 0; format == FORMAT_TABLE && (file = config_file(i)) != NULL; i++)
		(void)fprintf(stderr, words("read: %s\n", "dibaca: %s\n"), file);
	return EXIT_DONE;
}
