/*
 * record.c - parts of events and claims in words.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"

/* Appends; what does not fit is left out. */
CMD_PRINTF(4, 5)
static void
append(char *text, size_t size, size_t *used, const char *format, ...)
{
	va_list args;
	if (*used + 1 >= size)
		return;
	va_start(args, format);
	int n = vsnprintf(text + *used, size - *used, format, args);
	va_end(args);
	*used += n < 0 ? 0 : (size_t)n;
	*used = *used < size ? *used : size - 1;
}

/* The party's name; of a state the name of its country. */
static const char *
name_of(const struct warta_reader *reader, const struct warta_party *p,
	char country[WARTA_COUNTRY_TEXT])
{
	return p->name[0] || !reader ? p->name : warta_country(reader, p->country, country);
}

const char *
names_text(const struct warta_reader *reader, const struct warta_party *list, size_t n, char *text,
	size_t size)
{
	size_t used = 0;
	char country[WARTA_COUNTRY_TEXT];
	text[0] = '\0';
	for (size_t i = 0; i < n; i++)
		append(text, size, &used, "%s%s", i ? ", " : "",
			name_of(reader, &list[i], country));
	return text;
}

const char *
parties_text(const struct warta_reader *reader, const struct warta_party *list, size_t n,
	char *text, size_t size)
{
	size_t used = 0;
	char country[WARTA_COUNTRY_TEXT];
	text[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		const struct warta_party *p = &list[i];
		const char *name = name_of(reader, p, country);
		append(text, size, &used, "%s%s%s[%s %s]", i ? ", " : "", name, name[0] ? " " : "",
			p->country[0] ? p->country : "-", p->sector[0] ? p->sector : "-");
	}
	return text;
}

const char *
list_text(const char *const *list, size_t n, const char *between, char *text, size_t size)
{
	size_t used = 0;
	text[0] = '\0';
	for (size_t i = 0; i < n; i++)
		append(text, size, &used, "%s%s", i ? between : "", list[i]);
	return text;
}

const char *
type_word(const char *type, const char *label)
{
	static const char *const EN[][2] = { { "AGREE", "agree" }, { "CONSULT", "meet" },
		{ "SUPPORT", "support" }, { "CONCEDE", "yield" }, { "COOPERATE", "cooperate" },
		{ "AID", "aid" }, { "RETREAT", "retreat" }, { "REQUEST", "request" },
		{ "ACCUSE", "accuse" }, { "REJECT", "reject" }, { "THREATEN", "threaten" },
		{ "PROTEST", "protest" }, { "SANCTION", "sanction" }, { "MOBILIZE", "mobilise" },
		{ "COERCE", "coerce" }, { "ASSAULT", "attack" } };
	const char *en = type;
	for (size_t i = 0; i < sizeof EN / sizeof EN[0]; i++)
		if (strcmp(type, EN[i][0]) == 0)
			en = EN[i][1];
	return words(en, label);
}

const char *
chain_text(const struct warta_stored_claim *c, char *text, size_t size)
{
	size_t used = 0;
	text[0] = '\0';
	for (size_t i = 0; i < c->claim.n_chain; i++)
		append(text, size, &used, "%s <- ", c->claim.chain[i]);
	append(text, size, &used, "%s", c->outlet[0] ? c->outlet : c->document);
	return text;
}

void
print_wrapped(const char *margin, const char *text)
{
	int width = terminal_width() - text_width(margin);
	width = width < 20 ? 20 : width;
	while (*text) {
		size_t bytes;
		(void)text_cut(text, width, &bytes);
		if (text[bytes]) {
			size_t blank = bytes;
			while (blank > 0 && text[blank] != ' ')
				blank--;
			bytes = blank ? blank : bytes;
		}
		size_t line = strcspn(text, "\n");
		bytes = line < bytes ? line : bytes;
		if (bytes == 0 && text[0] != '\n')
			bytes = 1;
		(void)outf("%s%.*s\n", margin, (int)bytes, text);
		text += bytes;
		while (*text == ' ' || *text == '\n')
			text++;
	}
}
