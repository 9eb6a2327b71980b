/*
 * settings.c - the table of settings, and how a value of each looks.
 */
#include "settings.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct setting SETTINGS[] = {
	{ "", "db", "store", 0, OPT_TEXT, "STORE", "warta.db", NULL,
		"the store: a file, or postgresql://...",
		"penyimpanan: berkas, atau postgresql://..." },
	{ "", "lexicon", NULL, 0, OPT_TEXT, "FOLDER", "", NULL,
		"a lexicon of one's own instead of the built-in one",
		"leksikon sendiri, bukan yang bawaan" },
	{ "", "threads", "jobs", 'j', OPT_COUNT, "N", "", NULL,
		"threads that read (as many as there are cores)",
		"jumlah utas pembaca (sebanyak inti prosesor)" },
	{ "", "queue", NULL, 0, OPT_TEXT, "QUEUE", "", NULL,
		"the queue of jobs", "antrean pekerjaan" },
	{ "", "sandbox", NULL, 0, OPT_TEXT, "HOW", "auto", "auto|demanded|off",
		"children that read and parse: auto, demanded, off",
		"anak proses pembaca dan pengurai: auto, demanded, off" },
	{ "", "page-seconds", NULL, 0, OPT_COUNT, "N", "20", NULL,
		"how long a page or record may take", "lama satu halaman atau rekaman, dalam detik" },
	{ "", "quarantine", NULL, 0, OPT_TEXT, "FOLDER", "warta-quarantine", NULL,
		"where pages and records are kept that break their reader",
		"tempat halaman dan rekaman yang merusak pembacanya" },
	{ "", "metrics", NULL, 0, OPT_TEXT, "ADDRESS:PORT", "", NULL,
		"where metrics and health are given by long-running verbs",
		"tempat metrik dan kesehatan diberikan selama berjalan" },
	{ "", "ready-lag", NULL, 0, OPT_COUNT, "N", "900", NULL,
		"seconds that work may be late before /readyz says no",
		"detik keterlambatan sebelum /readyz berkata tidak" },
	{ "", "log-format", NULL, 0, OPT_TEXT, "FORM", "text", "text|logfmt|json",
		"form of messages: text, logfmt, json", "bentuk pesan: text, logfmt, json" },
	{ "", "log-level", NULL, 0, OPT_TEXT, "LEVEL", "info", "error|warning|info|debug",
		"messages from this weight on: error, warning, info, debug",
		"pesan mulai dari bobot ini: error, warning, info, debug" },
	{ "", "memory-limit", NULL, 0, OPT_SIZE, "SIZE", "", NULL,
		"memory of the program at most: 800M, 2G",
		"batas memori program: 800M, 2G" },
	{ "web", "delay", NULL, 0, OPT_COUNT, "N", "1", NULL,
		"seconds between two requests to one site",
		"jeda antara dua permintaan ke satu situs, dalam detik" },
	{ "web", "timeout", NULL, 0, OPT_COUNT, "N", "60", NULL,
		"seconds for an answer", "batas waktu jawaban, dalam detik" },
	{ "web", "user-agent", NULL, 0, OPT_TEXT, "TEXT", "", NULL,
		"who we say we are", "nama yang dikirim ke situs" },
	{ "web", "allow-private", NULL, 0, OPT_FLAG, NULL, "no", NULL,
		"read addresses of private networks too",
		"baca juga alamat jaringan pribadi" },
	{ "serve", "port", NULL, 'p', OPT_COUNT, "N", "8640", NULL,
		"port to listen on; 0: any free one", "porta; 0: yang mana saja yang bebas" },
	{ "serve", "listen", NULL, 0, OPT_TEXT, "ADDRESS", "127.0.0.1", NULL,
		"address to listen on", "alamat untuk didengarkan" },
	{ "serve", "public", NULL, 0, OPT_FLAG, NULL, "no", NULL,
		"let others in: needed where ADDRESS is not this machine's own",
		"izinkan orang lain: perlu bila ADDRESS bukan milik mesin ini sendiri" },
	{ "serve", "threads", NULL, 0, OPT_COUNT, "N", "", NULL,
		"threads that answer (a core each, at least 2)",
		"utas yang menjawab (satu per inti, paling sedikit 2)" },
	{ "watch", "interval", NULL, 0, OPT_COUNT, "N", "15", NULL,
		"minutes between two looks at a feed",
		"jeda antara dua kunjungan ke satu umpan, dalam menit" },
	{ "watch", "hosts", NULL, 0, OPT_COUNT, "N", "4", NULL,
		"sites that are read side by side, a connection each",
		"situs yang dibaca bersamaan, satu sambungan masing-masing" },
	{ "watch", "feeds", NULL, 0, OPT_TEXT, "FILE", "", NULL,
		"feeds to follow where none is named: OPML, or @LIST",
		"umpan yang diikuti bila tidak disebut: OPML, atau @LIST" },
};
/* clang-format on */
#define N_SETTINGS (sizeof SETTINGS / sizeof SETTINGS[0])

const struct setting *
setting_at(size_t index)
{
	return index < N_SETTINGS ? &SETTINGS[index] : NULL;
}

static bool
is_called(const char *name, const char *word, size_t len)
{
	return name && strlen(name) == len && memcmp(name, word, len) == 0;
}

/* A verb finds its own section first, then that of the web, then what is of all. */
const struct setting *
setting_of(const struct verb *verb, const char *option, size_t len)
{
	const char *sections[] = { verb->name, "web", "" };
	for (size_t k = 0; k < sizeof sections / sizeof sections[0]; k++)
		for (size_t i = 0; i < N_SETTINGS; i++) {
			const struct setting *s = &SETTINGS[i];
			if (strcmp(s->section, sections[k]) == 0 &&
				(is_called(s->key, option, len) ||
					is_called(s->option, option, len)))
				return s;
		}
	return NULL;
}

const char *
setting_name(const struct setting *s, char *name, size_t room)
{
	(void)snprintf(name, room, "%s%s%s", s->section, s->section[0] ? "." : "", s->key);
	return name;
}

const char *
setting_variable(const struct setting *s, char *name, size_t room)
{
	(void)snprintf(name, room, "WARTA_%s%s%s", s->section, s->section[0] ? "_" : "", s->key);
	for (char *c = name; *c; c++)
		*c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
	return name;
}

bool
size_take(const char *value, uint64_t *bytes)
{
	static const char UNITS[] = "KMGT";
	char *end;
	errno = 0;
	unsigned long long n = strtoull(value, &end, 10);
	const char *unit = *end ? strchr(UNITS, toupper((unsigned char)*end)) : NULL;
	unsigned shift = unit ? 10 * (unsigned)(unit - UNITS + 1) : 0;
	if (value[0] < '0' || value[0] > '9' || errno || (unit ? end[1] : end[0]) ||
		n > UINT64_MAX >> 1 >> shift)
		return false;
	*bytes = (uint64_t)n << shift;
	return true;
}

static bool
is_choice(const char *choices, const char *value)
{
	size_t len = strlen(value), n;
	for (const char *at = choices; *at; at += n + (at[n] == '|')) {
		n = strcspn(at, "|");
		if (is_called(value, at, n) && len > 0)
			return true;
	}
	return false;
}

static bool
is_count(const char *value)
{
	size_t n = strspn(value, "0123456789");
	return n > 0 && n < 10 && value[n] == '\0';
}

const char *
setting_wrong(const struct setting *s, const char *value, char *text, size_t room)
{
	uint64_t size;
	const char *what = NULL;
	if (s->kind == OPT_COUNT && !is_count(value))
		what = words("a number", "bilangan");
	else if (s->kind == OPT_SIZE && !size_take(value, &size))
		what = words("a size as 800M or 2G", "ukuran seperti 800M atau 2G");
	else if (s->kind == OPT_FLAG && !is_choice("yes|no", value))
		what = words("yes or no", "yes atau no");
	else if (s->choices && !is_choice(s->choices, value))
		what = s->choices;
	if (!what)
		return NULL;
	(void)snprintf(text, room, words("%s needs %s, not '%s'", "%s perlu %s, bukan '%s'"),
		s->key, what, value);
	return text;
}
