/*
 * reload.c - settings that are read again when SIGHUP asks for it.
 *
 * The words of the command line are taken once more, with the files as they are now: what was
 * given as an option wins still.  Where a file is wrong, that is told with its line, and what held
 * before goes on holding.  Started by hand, at a terminal, SIGHUP means that the terminal is gone,
 * and ends the program as ever.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "settings.h"

static volatile sig_atomic_t asked;

static void
ask(int signal_number)
{
	(void)signal_number;
	asked = 1;
}

struct command_line
reload_catch(int argc, char **argv)
{
	struct sigaction hear = { .sa_handler = ask, .sa_flags = (int)SA_RESTART }, before;
	static char **given; /* for as long as the program lives */
	free(given);
	given = calloc((size_t)argc + 1, sizeof *given);
	struct command_line line = { argc, given };
	if (line.argv)
		memcpy(line.argv, argv, (size_t)argc * sizeof *argv);
	bool by_hand = isatty(STDIN_FILENO) == 1;
	bool deaf = sigaction(SIGHUP, NULL, &before) != 0 || before.sa_handler == SIG_IGN;
	if (line.argv && !by_hand && !deaf)
		(void)sigaction(SIGHUP, &hear, NULL);
	return line;
}

static void
tell_systemd(void)
{
	char text[80];
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	(void)snprintf(text, sizeof text, "RELOADING=1\nMONOTONIC_USEC=%llu",
		(unsigned long long)t.tv_sec * 1000000 + (unsigned long long)t.tv_nsec / 1000);
	notify(text);
}

bool
reload_asked(void)
{
	if (!asked)
		return false;
	asked = 0;
	tell_systemd();
	if (config_renew())
		return true;
	reload_end(false);
	return false;
}

char **
reload_words(const struct command_line *line, int *argc)
{
	static char **words_now; /* the last ones live until the next */
	free(words_now);
	words_now = calloc((size_t)line->argc + 1, sizeof *words_now);
	*argc = words_now ? line->argc : 0;
	if (words_now)
		memcpy(words_now, line->argv, (size_t)line->argc * sizeof *words_now);
	return words_now;
}

void
reload_compare(const char *key, const char *before, const char *now)
{
	if (strcmp(before ? before : "", now ? now : "") != 0)
		complain(words("'%s' has changed: it holds from the next start on",
				 "'%s' berubah: berlaku setelah dimulai ulang"),
			key);
}

void
reload_end(bool good)
{
	if (good)
		log_record(LOG_INFO, "", "",
			words("the settings were read again", "setelan sudah dibaca ulang"), NULL);
	else
		complain("%s",
			words("the settings of before hold", "setelan sebelumnya tetap berlaku"));
	notify("READY=1");
}
