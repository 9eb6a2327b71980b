/*
 * options.c - options from a table, and the help that the same table gives.
 *
 * Long options take their argument behind '=' or as the next word; letters may be
 * joined (-qj2); "--" ends them; "-" is an operand.  An empty argument is refused: it would
 * be a store without a name, or a condition on nothing.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define HELP_COLUMN 24

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

static void
help_line(const struct option *o)
{
	char left[64];
	int n = snprintf(left, sizeof left, "  %c%c%s --%s%s%s", o->letter ? '-' : ' ',
		o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name, o->argument ? " " : "",
		o->argument ? o->argument : "");
	if (n >= HELP_COLUMN)
		(void)outf("%s\n%*s%s\n", left, HELP_COLUMN + 2, "", words(o->en, o->id));
	else
		(void)outf("%-*s  %s\n", HELP_COLUMN, left, words(o->en, o->id));
}

static void
help(const struct verb *verb, const struct option *options, size_t n)
{
	static const struct option HELP = { 'h', "help", OPT_FLAG, NULL, NULL, "this text",
		"teks ini" };
	(void)outf(words("Usage: warta %s [OPTION]...%s%s\n", "Pakai: warta %s [OPSI]...%s%s\n"),
		verb->name, verb->operands[0] ? " " : "", verb->operands);
	(void)outf("%s.\n\n", words(verb->en, verb->id));
	for (size_t i = 0; i < n; i++)
		help_line(&options[i]);
	help_line(&HELP);
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
	*(const char **)o->to = value;
	return true;
}

struct words_left {
	const struct verb *verb;
	const struct option *options;
	size_t n;
	char **argv;
	int argc, at, kept;
	bool help;
};

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
	if (!o) {
		(void)usage(w->verb, words("unknown option --%.*s", "opsi --%.*s tidak dikenal"),
			(int)len, word);
		return false;
	}
	if (o->kind == OPT_FLAG && equals) {
		(void)usage(w->verb, words("--%s takes no value", "--%s tidak bernilai"), o->name);
		return false;
	}
	return set(w->verb, o, o->kind == OPT_FLAG ? NULL : equals ? equals + 1 : next_word(w));
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
			return set(w->verb, o, letters[1] ? letters + 1 : next_word(w));
		(void)set(w->verb, o, NULL);
	}
	return true;
}

enum options_result
options_take(
	const struct verb *verb, const struct option *options, size_t n, int *argc, char **argv)
{
	struct words_left w = { verb, options, n, argv, *argc, 0, 0, false };
	bool good = true, only_operands = false;
	while (good && w.at < w.argc) {
		char *word = w.argv[w.at++];
		if (only_operands || word[0] != '-' || word[1] == '\0')
			argv[w.kept++] = word;
		else if (strcmp(word, "--") == 0)
			only_operands = true;
		else if (word[1] == '-')
			good = take_long(&w, word + 2);
		else
			good = take_letters(&w, word + 1);
	}
	*argc = w.kept;
	if (!good)
		return OPTIONS_BAD;
	if (w.help)
		help(verb, options, n);
	return w.help ? OPTIONS_HELP : OPTIONS_OK;
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
