/*
 * say.c - messages in English or Indonesian, and output that notices when it fails.
 */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define MESSAGE_MOST 8192

volatile sig_atomic_t stop_asked;

static void
ask_stop(int signal_number)
{
	(void)signal_number;
	stop_asked = 1;
}

void
signals_catch(void)
{
	struct sigaction stop = { .sa_handler = ask_stop, .sa_flags = (int)SA_RESETHAND };
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	(void)sigaction(SIGINT, &stop, NULL);
	(void)sigaction(SIGTERM, &stop, NULL);
	(void)sigaction(SIGPIPE, &ignore, NULL);
	(void)sigaction(SIGXFSZ, &ignore, NULL); /* a full disk is an error of write, no death */
}

void
signals_bear(void)
{
	struct sigaction stop = { .sa_handler = ask_stop };
	(void)sigaction(SIGTERM, &stop, NULL);
}

/* As the environment asks, also where that locale is not installed. */
static bool
is_indonesian(void)
{
	static const char *const NAMES[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
		const char *value = getenv(NAMES[i]);
		if (value && value[0])
			return strncmp(value, "id", 2) == 0;
	}
	return false;
}

const char *
words(const char *en, const char *id)
{
	return is_indonesian() ? id : en;
}

const char *
plural(uint64_t n)
{
	return n == 1 ? "" : words("s", "");
}

static const char *
words_of_code(int code)
{
	static const struct {
		int code;
		const char *en, *id;
	} CODES[] = {
#define X(name, value, en, id) { value, en, id },
		WARTA_ERRORS(X)
#undef X
	};
	for (size_t i = 0; i < sizeof CODES / sizeof CODES[0]; i++)
		if (CODES[i].code == code)
			return words(CODES[i].en, CODES[i].id);
	return "?";
}

/* "INPUT: what is wrong" as a record; an input with a blank in its name stays in the message. */
static void
record_fault(const char *text)
{
	char input[1024] = "";
	size_t n = strcspn(text, " ");
	if (n > 1 && n < sizeof input && text[n] && text[n - 1] == ':') {
		memcpy(input, text, n - 1);
		input[n - 1] = '\0';
		text += n + 1;
	}
	log_record(LOG_ERROR, "", input, text, NULL);
}

/* One line; a name out of a foreign list says nothing to the terminal. */
void
complain(const char *format, ...)
{
	char text[MESSAGE_MOST];
	va_list args;
	progress_clear();
	(void)fflush(stdout);
	va_start(args, format);
	(void)vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (log_is_text())
		log_record(LOG_ERROR, "", "", text, NULL);
	else
		record_fault(text);
}

void
complain_of(const struct warta_fault *fault)
{
	/* the sentence is English; whoever reads Indonesian gets the kind of fault in front */
	if (is_indonesian() && log_is_text())
		complain("%s: %s", words_of_code(fault->code), fault->text);
	else
		complain("%s", fault->text);
}

void
complain_each(void *context, const struct warta_fault *fault)
{
	(void)context;
	complain_of(fault);
}

struct warta_reader *
reader_open(const char *lexicon)
{
	struct warta_reader *reader;
	struct warta_fault fault;
	if (warta_reader_open(&reader, lexicon, &fault) == WARTA_OK)
		return reader;
	complain_of(&fault);
	return NULL;
}

/* Tells once; a reader that went away (| head) is no news. */
static bool
out_failed(int why)
{
	static bool told;
	if (!told && why != EPIPE)
		complain(words("cannot write the output: %s", "keluaran tidak dapat ditulis: %s"),
			strerror(why));
	told = true;
	return false;
}

bool
out(const char *bytes, size_t n)
{
	if (ferror(stdout))
		return out_failed(errno);
	return fwrite(bytes, 1, n, stdout) == n || out_failed(errno);
}

bool
outf(const char *format, ...)
{
	va_list args;
	if (ferror(stdout))
		return out_failed(errno);
	va_start(args, format);
	int n = vfprintf(stdout, format, args);
	va_end(args);
	return n >= 0 || out_failed(errno);
}

bool
out_flush(void)
{
	return fflush(stdout) == 0 || out_failed(errno);
}

bool
out_end(void)
{
	errno = 0;
	bool failed = ferror(stdout) != 0;
	return (fflush(stdout) == 0 && !failed) || out_failed(errno ? errno : EIO);
}
