/*
 * ini.h - the text of a configuration file, line by line.
 *
 *	# what a line says          a comment, at the beginning of a line only
 *	[serve]                     a section
 *	[alert rusia-korut]         a section with a name
 *	port = 8640                 a key and its value; "..." keeps spaces at its ends
 *
 * In: bytes, foreign ones too.  Out: pairs in their order, or the first fault of a line; the
 * lines behind it are read all the same.  Views into the text.
 */
#ifndef INI_H
#define INI_H

#include <stddef.h>

#define INI_LINE 4096 /* bytes of a line, at most */
#define INI_KEY  40   /* of a key or a section */
#define INI_NAME 64   /* of the name of a section */

struct ini_text {
	const char *ptr;
	size_t len;
};

struct ini {
	struct ini_text rest;
	unsigned line; /* of what was given last, from 1 */
	struct ini_text section, name, key, value;
	const char *why; /* what is wrong with the line, in English */
};

enum ini_result { INI_END, INI_PAIR, INI_SECTION, INI_WRONG };

void ini_begin(struct ini *ini, const char *text, size_t size);
enum ini_result ini_next(struct ini *ini);

#endif
