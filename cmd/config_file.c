/*
 * config_file.c - the files of settings and the environment: what holds, and why.
 *
 * Read in this order, the later one wins: /etc/warta/warta.conf, warta.conf in the user's
 * folder of settings, the environment.  A file named by --config or WARTA_CONFIG is read
 * instead of the two.  A key that nobody knows, or that a file gives twice, is a fault: a
 * setting that is passed over in silence would be believed to hold.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ini.h"
#include "settings.h"

#define FILE_MOST   ((size_t)1 << 20)
#define FAULTS_MOST 20
#define FILES       2
#define GIVEN       8
#ifndef WARTA_CONFIG_DIR
	#define WARTA_CONFIG_DIR "/etc/warta"
#endif

/* Kept until the program ends. */
static struct config {
	struct config *before; /* what an earlier reading gave may be in use still */
	const char *named;     /* the file that --config names; NULL: none */
	bool loaded, good;
	char *files[FILES];
	size_t n_files;
	struct config_entry *entries;
	size_t n, cap;
	unsigned faults;
	struct {
		const struct setting *setting;
		const char *value;
	} given[GIVEN];
	size_t n_given;
} config;

void
config_complain(const struct config_entry *e, const char *what)
{
	complain("%s:%u: %s", e->file, e->line, what);
}

/* --- a file ----------------------------------------------------------------------------------- */

static void
fault(const struct config_entry *at, const char *what)
{
	config.good = false;
	if (config.faults++ < FAULTS_MOST)
		config_complain(at, what);
}

static const struct setting *
find_setting(const char *section, const char *key)
{
	const struct setting *s;
	for (size_t i = 0; (s = setting_at(i)) != NULL; i++)
		if (strcmp(s->section, section) == 0 && strcmp(s->key, key) == 0)
			return s;
	return NULL;
}

static bool
is_section(const char *section)
{
	const struct setting *s;
	for (size_t i = 0; (s = setting_at(i)) != NULL; i++)
		if (strcmp(s->section, section) == 0)
			return true;
	return false;
}

/* Copies, so that they end where C wants it. */
static char *
copy(struct ini_text s)
{
	char *text = malloc(s.len + 1);
	if (!text)
		return NULL;
	memcpy(text, s.ptr, s.len);
	text[s.len] = '\0';
	return text;
}

static void
check(const struct config_entry *e)
{
	char text[SETTING_WHY];
	if (e->name[0]) {
		if (strcmp(e->section, "alert") != 0)
			fault(e, words("only [alert NAME] has a name",
					 "hanya [alert NAMA] yang bernama"));
		else if (alert_wrong(e->key, e->value, text, sizeof text))
			fault(e, text);
		return;
	}
	const struct setting *s = find_setting(e->section, e->key);
	const char *wrong = s ? setting_wrong(s, e->value, text, sizeof text) : NULL;
	if (!s) {
		(void)snprintf(text, sizeof text,
			e->section[0] ? words("'%s' is no key of [%s]", "'%s' bukan kunci [%s]")
				      : words("'%s' is no key%s", "'%s' bukan kunci%s"),
			e->key, e->section);
		wrong = text;
	}
	if (wrong)
		fault(e, wrong);
}

static void
check_twice(const struct config_entry *e, size_t from)
{
	char text[SETTING_WHY];
	for (size_t i = from; i < config.n; i++) {
		const struct config_entry *o = &config.entries[i];
		if (strcmp(o->section, e->section) == 0 && strcmp(o->name, e->name) == 0 &&
			strcmp(o->key, e->key) == 0) {
			(void)snprintf(text, sizeof text,
				words("'%s' is given in line %u already",
					"'%s' sudah diberikan di baris %u"),
				e->key, o->line);
			fault(e, text);
			return;
		}
	}
}

static bool
add(const struct ini *ini, const char *file, size_t from)
{
	if (config.n == config.cap) {
		size_t cap = config.cap ? 2 * config.cap : 32;
		struct config_entry *more = realloc(config.entries, cap * sizeof *more);
		if (!more)
			return false;
		config.entries = more;
		config.cap = cap;
	}
	struct config_entry e = { copy(ini->section), copy(ini->name), copy(ini->key),
		copy(ini->value), file, ini->line };
	if (!e.section || !e.name || !e.key || !e.value)
		return false;
	check(&e);
	check_twice(&e, from);
	config.entries[config.n++] = e;
	return true;
}

static void
check_section(const struct ini *ini, const char *file)
{
	char *section = copy(ini->section), *name = copy(ini->name), text[SETTING_WHY];
	struct config_entry at = { .file = file, .line = ini->line };
	bool alert = section && strcmp(section, "alert") == 0;
	if (alert && name && !name[0]) {
		fault(&at, words("an alert has a name: [alert NAME]",
				   "peringatan bernama: [alert NAMA]"));
	} else if (section && !alert && !is_section(section)) {
		(void)snprintf(text, sizeof text,
			words("there is no section [%s]", "tidak ada bagian [%s]"), section);
		fault(&at, text);
	}
	free(section);
	free(name);
}

static void
take_text(const char *file, const char *text, size_t size)
{
	struct ini ini;
	enum ini_result got;
	size_t from = config.n;
	bool known = true; /* faults of a section's keys are told once, with the section */
	ini_begin(&ini, text, size);
	while ((got = ini_next(&ini)) != INI_END) {
		struct config_entry at = { .file = file, .line = ini.line };
		if (got == INI_WRONG) {
			fault(&at, ini.why);
		} else if (got == INI_SECTION) {
			unsigned before = config.faults;
			check_section(&ini, file);
			known = config.faults == before;
		} else if (known && !add(&ini, file, from)) {
			fault(&at, words("out of memory", "memori habis"));
			return;
		}
	}
}

/* False where it is not there; *text NULL where it cannot be read. */
static bool
slurp(const char *path, char **text, size_t *size)
{
	FILE *f = fopen(path, "re");
	*text = NULL;
	if (!f)
		return errno != ENOENT && errno != ENOTDIR;
	*text = malloc(FILE_MOST + 1);
	*size = *text ? fread(*text, 1, FILE_MOST + 1, f) : 0;
	bool bad = !*text || ferror(f);
	(void)fclose(f);
	if (bad || *size > FILE_MOST) {
		errno = *size > FILE_MOST ? EFBIG : EIO;
		free(*text);
		*text = NULL;
	}
	return true;
}

static void
take_file(const char *path, bool needed)
{
	char *text;
	size_t size = 0;
	errno = 0;
	bool there = slurp(path, &text, &size);
	if (!there && !needed)
		return;
	char *name = strdup(path);
	if (!text || !name) {
		complain("%s: %s", path, strerror(errno));
		config.good = false;
		free(text);
		free(name);
		return;
	}
	config.files[config.n_files++] = name;
	take_text(name, text, size);
	free(text);
}

static void
take_usual_files(void)
{
	char path[4096];
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	take_file(WARTA_CONFIG_DIR "/warta.conf", false);
	if (folder && folder[0] == '/')
		(void)snprintf(path, sizeof path, "%s/warta/warta.conf", folder);
	else if (home && home[0] == '/')
		(void)snprintf(path, sizeof path, "%s/.config/warta/warta.conf", home);
	else
		return;
	take_file(path, false);
}

/* --- what holds ------------------------------------------------------------------------------- */

static bool
check_environment(void)
{
	char name[64], text[SETTING_WHY];
	const struct setting *s;
	bool good = true;
	for (size_t i = 0; (s = setting_at(i)) != NULL; i++) {
		const char *value = getenv(setting_variable(s, name, sizeof name));
		const char *wrong =
			value && value[0] ? setting_wrong(s, value, text, sizeof text) : NULL;
		if (wrong)
			complain("%s: %s", name, wrong);
		good = good && !wrong;
	}
	return good;
}

bool
config_load(const char *file)
{
	const char *named = file ? file : getenv("WARTA_CONFIG");
	if (config.loaded)
		return config.good;
	config.loaded = config.good = true;
	config.named = file;
	if (named && named[0])
		take_file(named, true);
	else
		take_usual_files();
	if (config.faults > FAULTS_MOST)
		complain(words("and %u more", "dan %u lagi"), config.faults - FAULTS_MOST);
	config.good &= check_environment();
	return config.good;
}

static void
forget(struct config *c)
{
	for (size_t i = 0; i < c->n; i++) {
		/* made by copy() */
		union {
			const char *in;
			void *out;
		} text[] = { { c->entries[i].section }, { c->entries[i].name },
			{ c->entries[i].key }, { c->entries[i].value } };
		for (size_t k = 0; k < sizeof text / sizeof text[0]; k++)
			free(text[k].out);
	}
	for (size_t i = 0; i < c->n_files; i++)
		free(c->files[i]);
	free(c->entries);
}

bool
config_renew(void)
{
	struct config *before = malloc(sizeof *before);
	if (!before)
		return false;
	*before = config;
	config = (struct config){ .before = before };
	if (config_load(before->named))
		return true;
	forget(&config);
	config = *before;
	free(before);
	return false;
}

const char *
config_file(size_t index)
{
	return index < config.n_files ? config.files[index] : NULL;
}

bool
config_entry_at(size_t index, struct config_entry *entry)
{
	for (size_t i = 0; i < config.n; i++)
		if (config.entries[i].name[0] && index-- == 0) {
			*entry = config.entries[i];
			return true;
		}
	return false;
}

void
setting_give(const struct setting *s, const char *value)
{
	if (config.n_given < GIVEN) {
		config.given[config.n_given].setting = s;
		config.given[config.n_given++].value = value;
	}
}

const char *
setting_value(const struct setting *s, char *why, size_t room)
{
	char name[64];
	for (size_t i = config.n_given; i-- > 0;)
		if (config.given[i].setting == s) {
			(void)snprintf(why, room, "--%s", s->key);
			return config.given[i].value;
		}
	const char *value = getenv(setting_variable(s, name, sizeof name));
	(void)snprintf(why, room, "%s", name);
	if (value && value[0])
		return value;
	for (size_t i = config.n; i-- > 0;) {
		const struct config_entry *e = &config.entries[i];
		if (!e->name[0] && strcmp(e->section, s->section) == 0 &&
			strcmp(e->key, s->key) == 0) {
			(void)snprintf(why, room, "%s:%u", e->file, e->line);
			return e->value;
		}
	}
	(void)snprintf(why, room, "default");
	return s->fallback;
}
