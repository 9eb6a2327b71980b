/*
 * log.c - messages as records, for programs that gather them.
 *
 *	time=2024-07-19T08:00:00.123Z level=info stage=watch input=https://a.example/rss msg="3 new"
 *new=3
 *	{"time":"2024-07-19T08:00:00.123Z","level":"info","stage":"watch","msg":"3 new","new":3}
 *
 * One write a record, so that those of several threads do not mix.  The messages of a record are
 * English whatever the locale: they are searched for.  In text, which is what holds without a
 * word, people read messages as they always were; where standard error is systemd's journal each
 * line begins with its weight ("<4>"), which the journal takes off again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <utf8proc.h>

#include "cmd.h"

#define RECORD_MOST 16384

enum form { FORM_TEXT, FORM_LOGFMT, FORM_JSON };

static struct {
	enum form form;
	enum log_level level;
	const char *verb;
	bool journal;
} log_to = { FORM_TEXT, LOG_INFO, "", false };

static const char *const LEVELS[] = { "error", "warning", "info", "debug" };

/* --- a record that is being made -------------------------------------------------------------- */

struct record {
	char text[RECORD_MOST];
	size_t n;
};

static void
put(struct record *r, const char *bytes, size_t n)
{
	size_t room = sizeof r->text - 2 - r->n; /* one for the brace, one for the line's end */
	n = n < room ? n : room;
	memcpy(r->text + r->n, bytes, n);
	r->n += n;
}

static void
put_text(struct record *r, const char *s)
{
	put(r, s, strlen(s));
}

/* Bytes of the letter; 0 where they are no UTF-8. */
static size_t
letter(const char *s)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &code);
	return n > 0 ? (size_t)n : 0;
}

/* Within quotes, as JSON writes it; logfmt's readers take the same. */
static void
put_quoted(struct record *r, const char *s)
{
	put_text(r, "\"");
	for (size_t n; *s && r->n + 64 < sizeof r->text; s += n) {
		unsigned char c = (unsigned char)*s;
		char escape[8];
		n = letter(s);
		if (n == 0)
			(void)snprintf(escape, sizeof escape, "?");
		else if (n > 1)
			(void)snprintf(escape, sizeof escape, "%.*s", (int)n, s);
		else if (c == '"' || c == '\\')
			(void)snprintf(escape, sizeof escape, "\\%c", c);
		else if (c == '\n')
			(void)snprintf(escape, sizeof escape, "\\n");
		else if (c < ' ' || c == 0x7f)
			(void)snprintf(escape, sizeof escape, "\\u%04x", c);
		else
			(void)snprintf(escape, sizeof escape, "%c", c);
		put_text(r, escape);
		n += n == 0;
	}
	put_text(r, "\"");
}

static bool
is_plain(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s <= ' ' || *s == '"' || *s == '=' || *s == '\\' ||
			*s == '\x7f')
			return false;
	return true;
}

static void
put_pair(struct record *r, const char *key, const char *value, bool number)
{
	bool json = log_to.form == FORM_JSON;
	if (r->n > 1)
		put_text(r, json ? "," : " ");
	if (json)
		put_quoted(r, key);
	else
		put_text(r, key);
	put_text(r, json ? ":" : "=");
	if (number || (!json && value[0] && is_plain(value)))
		put_text(r, value);
	else
		put_quoted(r, value);
}

static void
put_time(struct record *r)
{
	char text[48], day[32];
	struct timespec now;
	struct tm tm;
	(void)clock_gettime(CLOCK_REALTIME, &now);
	if (!gmtime_r(&now.tv_sec, &tm) || !strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &tm))
		day[0] = '\0';
	(void)snprintf(text, sizeof text, "%s.%03dZ", day, (int)(now.tv_nsec / 1000000));
	put_pair(r, "time", text, false);
}

static void
put_counts(struct record *r, const struct log_count *counts)
{
	char number[24];
	for (; counts && counts->key; counts++) {
		(void)snprintf(number, sizeof number, "%llu", (unsigned long long)counts->n);
		put_pair(r, counts->key, number, true);
	}
}

/* --- the face --------------------------------------------------------------------------------- */

/* JOURNAL_STREAM names the file that the journal reads; it may have been redirected since. */
static bool
is_journal(void)
{
	const char *named = getenv("JOURNAL_STREAM");
	struct stat st;
	unsigned long long device, inode;
	return named && sscanf(named, "%llu:%llu", &device, &inode) == 2 &&
	       fstat(STDERR_FILENO, &st) == 0 && st.st_dev == device && st.st_ino == inode;
}

/* The number of a name in a list; -1 where it is none. */
static int
find(const char *name, const char *const *list, int n)
{
	for (int i = 0; i < n; i++)
		if (strcmp(list[i], name) == 0)
			return i;
	return -1;
}

bool
log_begin(const struct verb *verb, const char *format, const char *level)
{
	static const char *const FORMS[] = { "text", "logfmt", "json" };
	int form = format ? find(format, FORMS, 3) : FORM_TEXT;
	int weight = level ? find(level, LEVELS, 4) : LOG_INFO;
	if (form < 0)
		(void)usage(verb,
			words("--log-format is text, logfmt or json, not '%s'",
				"--log-format adalah text, logfmt, atau json, bukan '%s'"),
			format);
	else if (weight < 0)
		(void)usage(verb,
			words("--log-level is error, warning, info or debug, not '%s'",
				"--log-level adalah error, warning, info, atau debug, bukan '%s'"),
			level);
	if (form < 0 || weight < 0)
		return false;
	log_to.form = (enum form)form;
	log_to.level = (enum log_level)weight;
	log_to.verb = verb->name;
	log_to.journal = is_journal();
	return true;
}

bool
log_is_text(void)
{
	return log_to.form == FORM_TEXT;
}

bool
log_wants(enum log_level level)
{
	return level <= log_to.level;
}

const char *
log_prefix(enum log_level level)
{
	static const char *const WEIGHTS[] = { "<3>", "<4>", "<6>", "<7>" };
	return log_to.journal ? WEIGHTS[level] : "";
}

static void
write_out(const char *text, size_t n)
{
	while (n > 0) {
		ssize_t written = write(STDERR_FILENO, text, n);
		if (written <= 0)
			return;
		text += written;
		n -= (size_t)written;
	}
}

static void
say(enum log_level level, const char *input, const char *message)
{
	struct record r = { .n = 0 };
	put_text(&r, log_prefix(level));
	put_text(&r, "warta: ");
	put_text(&r, input);
	put_text(&r, input[0] ? ": " : "");
	put_text(&r, message);
	for (size_t i = 0; i < r.n; i++)
		if ((unsigned char)r.text[i] < ' ' || r.text[i] == '\x7f')
			r.text[i] = '?';
	r.text[r.n++] = '\n';
	write_out(r.text, r.n);
}

void
log_record(enum log_level level, const char *stage, const char *input, const char *message,
	const struct log_count *counts)
{
	struct record r = { .n = 0 };
	bool json = log_to.form == FORM_JSON;
	if (!log_wants(level))
		return;
	if (log_is_text()) {
		say(level, input, message);
		return;
	}
	put_text(&r, json ? "{" : "");
	put_time(&r);
	put_pair(&r, "level", LEVELS[level], false);
	put_pair(&r, "stage", stage[0] ? stage : log_to.verb, false);
	if (input[0])
		put_pair(&r, "input", input, false);
	put_pair(&r, "msg", message, false);
	put_counts(&r, counts);
	if (json)
		r.text[r.n++] = '}';
	r.text[r.n++] = '\n';
	write_out(r.text, r.n);
}
