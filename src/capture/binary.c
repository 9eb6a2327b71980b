/*
 * binary.c - see binary.h.
 *
 * Control characters that no charset of the web uses within text are the "binary data bytes" of
 * https://mimesniff.spec.whatwg.org/ (0x1B, ESC, is none of them: it changes sets in ISO-2022-JP).
 * Of bytes at random each tenth is one.  A NUL is never text; of the others one in ODD_ONE_IN is
 * borne, since editors leave some behind (0x03 from a layout, 0x1A at the end of a file of DOS).
 *
 * Letters of two bytes are looked at as such: half of a surrogate pair, a unit for private use and
 * one that is no character count as controls; of units at random each eighth is one.
 *
 * Limits: less than some twenty bytes at random may hold none; they are read as text.
 */
#include "capture/binary.h"

#define ODD_ONE_IN 50

struct magic {
	unsigned at;
	const char *bytes;
	unsigned n;
	const char *what;
};

#define BYTES(literal)  (literal), sizeof(literal) - 1
#define PACKED(by, how) "is packed with " by ", which is not read; unpack it first (" how ")"
#define HOLDER(kind)    "is " kind " archive, which is not read; unpack it first"
#define OTHER(kind)     "is " kind ", which is not read"

static const struct magic KNOWN[] = {
	{ 0, BYTES("\x04\x22\x4d\x18"), PACKED("lz4", "lz4 -d") },
	{ 0, BYTES("BZh"), PACKED("bzip2", "bunzip2") },
	{ 0, BYTES("\xfd\x37zXZ"), PACKED("xz", "unxz") },
	{ 0, BYTES("PK\x03\x04"), HOLDER("a zip") },
	{ 0, BYTES("PK\x05\x06"), HOLDER("a zip") },
	{ 0, BYTES("7z\xbc\xaf\x27\x1c"), HOLDER("a 7z") },
	{ 0, BYTES("Rar!\x1a\x07"), HOLDER("a RAR") },
	{ 257, BYTES("ustar"), HOLDER("a tar") },
	{ 0, BYTES("%PDF-"), OTHER("a PDF document") },
	{ 0, BYTES("{\\rtf"), OTHER("a document in RTF") },
	{ 0, BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
		OTHER("a document of old Office programs") },
	{ 0, BYTES("SQLite format 3"), OTHER("an SQLite database") },
	{ 0, BYTES("\x89PNG\r\n\x1a\n"), OTHER("an image (PNG)") },
	{ 0, BYTES("\xff\xd8\xff"), OTHER("an image (JPEG)") },
	{ 0, BYTES("GIF8"), OTHER("an image (GIF)") },
	{ 8, BYTES("WEBP"), OTHER("an image (WebP)") },
	{ 0, BYTES("\x7f\x45LF"), OTHER("a program (ELF)") },
	{ 0, BYTES("\xff\xfe\0\0"),
		"is in UTF-32, which is not read; make it UTF-8 first (iconv)" },
	{ 0, BYTES("\0\0\xfe\xff"),
		"is in UTF-32, which is not read; make it UTF-8 first (iconv)" },
};

const char *
wt_known_binary(struct wt_str head)
{
	for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
		const struct magic *m = &KNOWN[i];
		if (head.len >= m->at + m->n && memcmp(head.ptr + m->at, m->bytes, m->n) == 0)
			return m->what;
	}
	return NULL;
}

static bool
is_control(unsigned c)
{
	return c <= 0x08 || c == 0x0b || (c >= 0x0e && c <= 0x1a) || (c >= 0x1c && c <= 0x1f);
}

static bool
is_narrow_binary(struct wt_str s)
{
	size_t odd = 0;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == 0)
			return true;
		odd += is_control(c);
	}
	return odd * ODD_ONE_IN > s.len;
}

static unsigned
unit_at(struct wt_str s, size_t i, bool big)
{
	unsigned a = (unsigned char)s.ptr[i], b = (unsigned char)s.ptr[i + 1];
	return big ? a << 8 | b : b << 8 | a;
}

static bool
is_no_letter(unsigned u)
{
	return (u >= 0xe000 && u <= 0xf8ff) || u >= 0xfffe;
}

static bool
is_wide_binary(struct wt_str s, bool big)
{
	size_t odd = 0, units = s.len / 2;
	unsigned last = 0;
	for (size_t i = 0; i < units; i++) {
		unsigned u = unit_at(s, 2 * i, big);
		bool second = (u & 0xfc00) == 0xdc00, wanted = (last & 0xfc00) == 0xd800;
		if (u == 0)
			return true;
		odd += is_control(u) || is_no_letter(u) || second != wanted;
		last = u;
	}
	return odd * ODD_ONE_IN > units;
}

bool
wt_looks_binary(struct wt_str head, const char *wide)
{
	return wide ? is_wide_binary(head, strcmp(wide, "utf-16be") == 0) : is_narrow_binary(head);
}
