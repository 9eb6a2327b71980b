/*
 * options.c - options from a table, and the help that the same table gives.
 *
 * Long options take their argument behind '=' or as the next word; letters may be
 * joined (-qj2); "--" ends them; "-" is an operand.  An empty argument is refused: it would
 * be a store without a name, or a condition on nothing.
 *
 * An option that is a setting, too, takes its value from the environment or a file where it is
 * not given; a flag of these is taken back by --no-NAME.
 */
#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "settings.h"

#define HELP_COLUMN  24
#define OPTIONS_MOST 64

/* Of all verbs. */
static struct {
	const char *config, *log_format, *log_level;
	uint64_t memory_limit;
} common;
#define N_COMMON 4

int
usage(const struct verb *verb, const char *format, ...)
{
	va_list args;
	(void)fprintf(stderr, "warta %s: ", verb->name);
	va_start(args, format);
	(void)vfprintf(stderr, format, args);
	va_end(args);
	(void)fprintf(stderr, words("\nTry 'warta %s --help'.\n", "\nLihat 'warta %s --help'.\n"),
		verb->name);
	return EXIT_USAGE;
}

struct option
setting_option(const struct verb *verb, const char *name, void *to)
{
	const struct setting *s = setting_of(verb, name, strlen(name));
	assert(s);
	return (struct option){ s->letter, s->option ? s->option : s->key, s->kind, to, s->argument,
		s->en, s->id };
}

/* What holds where nothing is said, "" where that needs no words. */
static const char *
fallback_of(const struct verb *verb, const struct option *o)
{
	const struct setting *s = setting_of(verb, o->name, strlen(o->name));
	return s && s->en == o->en && s->kind != OPT_FLAG ? s->fallback : "";
}

static void
help_line(const struct verb *verb, const struct option *o)
{
	char left[64];
	const char *fallback = fallback_of(verb, o);
	int n = snprintf(left, sizeof left, "  %c%c%s --%s%s%s", o->letter ? '-' : ' ',
		o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name, o->argument ? " " : "",
		o->argument ? o->argument : "");
	if (n >= HELP_COLUMN)
		(void)outf("%s\n%*s%s", left, HELP_COLUMN + 2, "", words(o->en, o->id));
	else
		(void)outf("%-*s  %s", HELP_COLUMN, left, words(o->en, o->id));
	(void)outf(fallback[0] ? " (%s)\n" : "%s\n", fallback);
}

static void
help(const struct verb *verb, const struct option *options, size_t n)
{
	static const struct option HELP = { 'h', "help", OPT_FLAG, NULL, NULL, "this text",
		"teks ini" };
	(void)outf(words("Usage: warta %s [OPTION]...%s%s\n", "Pakai: warta %s [OPSI]...%s%s\n"),
		verb->name, verb->operands[0] ? " " : "", verb->operands);
	(void)outf("%s.\n\n", words(verb->en, verb->id));
	for (size_t i = 0; i < n - N_COMMON; i++)
		help_line(verb, &options[i]);
	help_line(verb, &HELP);
	(void)outf("%s", words("\nOf all verbs:\n", "\nMilik semua kata kerja:\n"));
	for (size_t i = n - N_COMMON; i < n; i++)
		help_line(verb, &options[i]);
	/* the verbs of the lexicon share a page */
	(void)outf(words("\nMore: man warta-%.*s\n", "\nSelengkapnya: man warta-%.*s\n"),
		(int)strcspn(verb->name, " "), verb->name);
}

static const struct option *
by_name(const struct option *options, size_t n, const char *name, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(options[i].name) == len && memcmp(options[i].name, name, len) == 0)
			return &options[i];
	return NULL;
}

/* The option of the same setting: --db is --store. */
static const struct option *
by_setting(const struct verb *verb, const struct option *options, size_t n, const char *name,
	size_t len)
{
	const struct setting *s = setting_of(verb, name, len);
	for (size_t i = 0; s && i < n; i++)
		if (setting_of(verb, options[i].name, strlen(options[i].name)) == s)
			return &options[i];
	return NULL;
}

static const struct option *
by_letter(const struct option *options, size_t n, char letter)
{
	for (size_t i = 0; i < n; i++)
		if (options[i].letter == letter)
			return &options[i];
	return NULL;
}

static bool
set_count(const struct verb *verb, const struct option *o, const char *value)
{
	char *end;
	errno = 0;
	unsigned long x = strtoul(value, &end, 10);
	if (value[0] < '0' || value[0] > '9' || *end || errno || x > 1000000000UL) {
		(void)usage(verb,
			words("--%s needs a number, not '%s'", "--%s perlu bilangan, bukan '%s'"),
			o->name, value);
		return false;
	}
	*(unsigned *)o->to = (unsigned)x;
	return true;
}

static bool
set(const struct verb *verb, const struct option *o, const char *value)
{
	if (o->kind == OPT_FLAG) {
		*(bool *)o->to = true;
		return true;
	}
	if (!value || !value[0]) {
		(void)usage(verb, words("--%s needs %s", "--%s perlu %s"), o->name, o->argument);
		return false;
	}
	if (o->kind == OPT_COUNT)
		return set_count(verb, o, value);
	if (o->kind == OPT_SIZE) {
		if (size_take(value, o->to))
			return true;
		(void)usage(verb,
			words("--%s needs a size as 800M or 2G, not '%s'",
				"--%s perlu ukuran seperti 800M atau 2G, bukan '%s'"),
			o->name, value);
		return false;
	}
	const struct setting *s = setting_of(verb, o->name, strlen(o->name));
	char wrong[SETTING_WHY];
	if (s && s->choices && setting_wrong(s, value, wrong, sizeof wrong)) {
		(void)usage(verb, "--%s", wrong);
		return false;
	}
	*(const char **)o->to = value;
	return true;
}

struct words_left {
	const struct verb *verb;
	const struct option *options;
	size_t n;
	bool *given; /* of each option */
	char **argv;
	int argc, at, kept;
	bool help;
};

static bool
give(struct words_left *w, const struct option *o, const char *value)
{
	w->given[o - w->options] = true;
	if (o >= w->options + w->n - N_COMMON && setting_of(w->verb, o->name, strlen(o->name)))
		setting_give(setting_of(w->verb, o->name, strlen(o->name)), value);
	return set(w->verb, o, value);
}

/* --no-NAME of a flag that a file may have set. */
static bool
take_back(struct words_left *w, const char *word, size_t len)
{
	const struct option *o = len > 3 && memcmp(word, "no-", 3) == 0
					 ? by_name(w->options, w->n, word + 3, len - 3)
					 : NULL;
	if (!o || o->kind != OPT_FLAG || !setting_of(w->verb, o->name, len - 3))
		return false;
	*(bool *)o->to = false;
	w->given[o - w->options] = true;
	return true;
}

static const char *
next_word(struct words_left *w)
{
	return w->at < w->argc ? w->argv[w->at++] : NULL;
}

static bool
take_long(struct words_left *w, const char *word)
{
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	const struct option *o = by_name(w->options, w->n, word, len);
	if (len == 4 && memcmp(word, "help", 4) == 0) {
		w->help = true;
		return true;
	}
	if (!o)
		o = by_setting(w->verb, w->options, w->n, word, len);
	if (!o && !equals && take_back(w, word, len))
		return true;
	if (!o) {
		(void)usage(w->verb, words("unknown option --%.*s", "opsi --%.*s tidak dikenal"),
			(int)len, word);
		return false;
	}
	if (o->kind == OPT_FLAG && equals) {
		(void)usage(w->verb, words("--%s takes no value", "--%s tidak bernilai"), o->name);
		return false;
	}
	return give(w, o, o->kind == OPT_FLAG ? NULL : equals ? equals + 1 : next_word(w));
}

static bool
take_letters(struct words_left *w, const char *letters)
{
	for (; *letters; letters++) {
		const struct option *o = by_letter(w->options, w->n, *letters);
		if (!o && *letters == 'h') {
			w->help = true;
			continue;
		}
		if (!o) {
			(void)usage(w->verb, words("unknown option -%c", "opsi -%c tidak dikenal"),
				*letters);
			return false;
		}
		if (o->kind != OPT_FLAG)
			return give(w, o, letters[1] ? letters + 1 : next_word(w));
		(void)give(w, o, NULL);
	}
	return true;
}

static bool
take_words(struct words_left *w)
{
	bool good = true, only_operands = false;
	while (good && w->at < w->argc) {
		char *word = w->argv[w->at++];
		if (only_operands || word[0] != '-' || word[1] == '\0')
			w->argv[w->kept++] = word;
		else if (strcmp(word, "--") == 0)
			only_operands = true;
		else if (word[1] == '-')
			good = take_long(w, word + 2);
		else
			good = take_letters(w, word + 1);
	}
	return good;
}

/* What was not given is taken from the environment and the files, where it is a setting. */
static bool
take_settings(const struct words_left *w)
{
	char why[SETTING_WHY];
	for (size_t i = 0; i < w->n; i++) {
		const struct option *o = &w->options[i];
		const struct setting *s = setting_of(w->verb, o->name, strlen(o->name));
		const char *value = s && !w->given[i] ? setting_value(s, why, sizeof why) : "";
		if (!value[0] || s->kind != o->kind || (s->kind == OPT_FLAG && value[0] == 'n'))
			continue;
		if (!set(w->verb, o, value))
			return false;
	}
	return true;
}

/* The verb's options, and those of all verbs behind them. */
static size_t
join_options(struct option *all, const struct verb *verb, const struct option *options, size_t n)
{
	static const struct option CONFIG = { 0, "config", OPT_TEXT, &common.config, "FILE",
		"settings from this file instead of the usual ones",
		"setelan dari berkas ini, bukan dari yang biasa" };
	assert(n + N_COMMON <= OPTIONS_MOST);
	memcpy(all, options, n * sizeof *all);
	all[n++] = CONFIG;
	all[n++] = setting_option(verb, "log-format", &common.log_format);
	all[n++] = setting_option(verb, "log-level", &common.log_level);
	all[n++] = setting_option(verb, "memory-limit", &common.memory_limit);
	return n;
}

enum options_result
options_take(
	const struct verb *verb, const struct option *options, size_t n, int *argc, char **argv)
{
	struct option all[OPTIONS_MOST];
	bool given[OPTIONS_MOST] = { false };
	struct words_left w = { .verb = verb,
		.options = all,
		.n = join_options(all, verb, options, n),
		.given = given,
		.argv = argv,
		.argc = *argc };
	bool good = take_words(&w);
	*argc = w.kept;
	if (!good)
		return OPTIONS_BAD;
	if (w.help) {
		help(verb, all, w.n);
		return OPTIONS_HELP;
	}
	if (!config_load(common.config) || !take_settings(&w))
		return OPTIONS_BAD;
	return log_begin(verb, common.log_format, common.log_level) &&
			       limit_memory(verb, common.memory_limit)
		       ? OPTIONS_OK
		       : OPTIONS_BAD;
}

enum warta_sandbox
sandbox_of(const struct guard_options *g)
{
	const char *how = g->required ? "demanded" : g->none ? "off" : g->sandbox;
	return !how || strcmp(how, "auto") == 0 ? WARTA_SANDBOX_AUTO
	       : strcmp(how, "demanded") == 0   ? WARTA_SANDBOX_DEMANDED
						: WARTA_SANDBOX_OFF;
}

bool
guard_agrees(const struct verb *verb, const struct guard_options *g)
{
	if (!g->required || !g->none)
		return true;
	(void)usage(verb, "%s",
		words("either --require-sandbox or --no-sandbox",
			"pilih --require-sandbox atau --no-sandbox"));
	return false;
}

struct warta_web
web_of(const struct web_options *w, bool online)
{
	return (struct warta_web){ .online = online,
		.allow_private = w->allow_private,
		.delay = w->delay ? (double)w->delay : -1.0,
		.timeout = w->timeout,
		.agent = w->agent };
}
