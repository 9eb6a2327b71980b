/*
 * settings.h - what can be set, and what is: by files, by the environment, by options.
 *
 * One table (settings.c) gives each setting its key and section in a file, the variable of the
 * environment, the option, the value that holds without any of them, and its line of help.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "cmd.h"

#define SETTING_WHY 512

struct setting {
	const char *section; /* "": of all verbs */
	const char *key;
	const char *option; /* where the option is called otherwise; else NULL */
	char letter;
	enum option_kind kind;
	const char *argument;
	const char *fallback; /* "": none */
	const char *choices;  /* "text|logfmt|json"; NULL: anything */
	const char *en, *id;
};

/* By number from 0; NULL behind the last. */
const struct setting *setting_at(size_t index);
/* The one that an option of the verb means; NULL where it means none. */
const struct setting *setting_of(const struct verb *verb, const char *option, size_t len);
/* "serve.port", "db" */
const char *setting_name(const struct setting *s, char *name, size_t room);
/* "WARTA_SERVE_PORT", "WARTA_DB" */
const char *setting_variable(const struct setting *s, char *name, size_t room);
/* What is wrong with the value, in the user's language; NULL where nothing is. */
const char *setting_wrong(const struct setting *s, const char *value, char *text, size_t room);
/* The value that holds and why: "default", "FILE:LINE", a variable.  "" where there is none. */
const char *setting_value(const struct setting *s, char *why, size_t room);
/* An option of all verbs was given: it holds, and "--NAME" is why. */
void setting_give(const struct setting *s, const char *value);
/* "2G" in bytes; false where it is no size. */
bool size_take(const char *value, uint64_t *bytes);

/* --- files --- */
/* Reads the files, once: FILE, or $WARTA_CONFIG, or else those of the machine and of the user.
 * False after complaints, each with file and line. */
bool config_load(const char *file);
/* Reads them again; false after complaints: then those of before hold. */
bool config_renew(void);
/* The files that were read, by number; NULL behind the last. */
const char *config_file(size_t index);
/* The entries of sections with a name, by number: false behind the last. */
struct config_entry {
	const char *section, *name, *key, *value;
	const char *file;
	unsigned line;
};
bool config_entry_at(size_t index, struct config_entry *entry);
/* What is wrong with a key of [alert NAME] or its value; NULL where nothing is. */
const char *alert_wrong(const char *key, const char *value, char *text, size_t room);
/* "FILE:LINE: ..." */
/* Puts *** where an address of a store holds a password; `value` has room for twice its length. */
void hide_password(char *value);
void config_complain(const struct config_entry *entry, const char *what);

#endif
