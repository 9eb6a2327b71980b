/*
 * labels.c - what pages call their charsets, and what the decoder calls them.
 *
 * The encodings and labels of the web (WHATWG, Encoding), and no others: iconv(3)
 * knows tables in which "<" is another byte, which no page means.  iso-8859-1 and
 * us-ascii mean windows-1252, iso-8859-9 windows-1254, gb2312 gbk, as browsers read
 * them.
 */
#include "capture/labels.h"

/* The first label of each is its name. */
static const struct wt_encoding ENCODINGS[] = {
	{ "utf-8", "UTF-8", WT_BYTES_UTF8,
		"utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8" },
	{ "windows-1252", "CP1252", WT_BYTES_SINGLE,
		"cp1252 cp-1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 "
		"iso-ir-100 csisolatin1 latin1 latin-1 l1 cp819 ibm819 us-ascii ascii "
		"ansi_x3.4-1968 x-user-defined" },
	{ "windows-1250", "CP1250", WT_BYTES_SINGLE, "cp1250 x-cp1250" },
	{ "windows-1251", "CP1251", WT_BYTES_SINGLE, "cp1251 x-cp1251" },
	{ "windows-1253", "CP1253", WT_BYTES_SINGLE, "cp1253 x-cp1253" },
	{ "windows-1254", "CP1254", WT_BYTES_SINGLE,
		"cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 csisolatin5 "
		"iso-ir-148" },
	{ "windows-1255", "CP1255", WT_BYTES_SINGLE, "cp1255 x-cp1255" },
	{ "windows-1256", "CP1256", WT_BYTES_SINGLE, "cp1256 x-cp1256" },
	{ "windows-1257", "CP1257", WT_BYTES_SINGLE, "cp1257 x-cp1257" },
	{ "windows-1258", "CP1258", WT_BYTES_SINGLE, "cp1258 x-cp1258" },
	{ "windows-874", "CP874", WT_BYTES_SINGLE,
		"dos-874 iso-8859-11 iso8859-11 iso885911 tis-620" },
	{ "iso-8859-2", "ISO-8859-2", WT_BYTES_SINGLE,
		"iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 latin2 l2 csisolatin2 iso-ir-101" },
	{ "iso-8859-3", "ISO-8859-3", WT_BYTES_SINGLE,
		"iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 latin3 l3 csisolatin3 iso-ir-109" },
	{ "iso-8859-4", "ISO-8859-4", WT_BYTES_SINGLE,
		"iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 latin4 l4 csisolatin4 iso-ir-110" },
	{ "iso-8859-5", "ISO-8859-5", WT_BYTES_SINGLE,
		"iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 cyrillic csisolatincyrillic "
		"iso-ir-144" },
	{ "iso-8859-6", "ISO-8859-6", WT_BYTES_SINGLE,
		"iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-8859-6-e iso-8859-6-i arabic "
		"csisolatinarabic asmo-708 ecma-114 iso-ir-127" },
	{ "iso-8859-7", "ISO-8859-7", WT_BYTES_SINGLE,
		"iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 greek greek8 csisolatingreek "
		"ecma-118 elot_928 iso-ir-126 sun_eu_greek" },
	{ "iso-8859-8", "ISO-8859-8", WT_BYTES_SINGLE,
		"iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-8859-8-e iso-8859-8-i hebrew "
		"visual logical csisolatinhebrew iso-ir-138" },
	{ "iso-8859-10", "ISO-8859-10", WT_BYTES_SINGLE,
		"iso8859-10 iso885910 latin6 l6 csisolatin6 iso-ir-157" },
	{ "iso-8859-13", "ISO-8859-13", WT_BYTES_SINGLE, "iso8859-13 iso885913" },
	{ "iso-8859-14", "ISO-8859-14", WT_BYTES_SINGLE, "iso8859-14 iso885914" },
	{ "iso-8859-15", "ISO-8859-15", WT_BYTES_SINGLE,
		"iso8859-15 iso885915 iso_8859-15 latin9 l9 csisolatin9" },
	{ "iso-8859-16", "ISO-8859-16", WT_BYTES_SINGLE, "iso8859-16 iso885916" },
	{ "ibm866", "IBM866", WT_BYTES_SINGLE, "cp866 866 csibm866" },
	{ "koi8-r", "KOI8-R", WT_BYTES_SINGLE, "koi koi8 koi8_r cskoi8r" },
	{ "koi8-u", "KOI8-U", WT_BYTES_SINGLE, "koi8-ru" },
	{ "macintosh", "MACINTOSH", WT_BYTES_SINGLE, "mac x-mac-roman csmacintosh" },
	{ "x-mac-cyrillic", "MAC-CYRILLIC", WT_BYTES_SINGLE, "x-mac-ukrainian" },
	{ "gbk", "GB18030", WT_BYTES_SEVERAL,
		"gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58" },
	{ "gb18030", "GB18030", WT_BYTES_SEVERAL, "" },
	{ "big5", "BIG5-HKSCS", WT_BYTES_SEVERAL, "big5-hkscs cn-big5 csbig5 x-x-big5" },
	{ "euc-jp", "EUC-JP", WT_BYTES_SEVERAL, "x-euc-jp cseucpkdfmtjapanese" },
	{ "iso-2022-jp", "ISO-2022-JP", WT_BYTES_SEVERAL, "csiso2022jp" },
	{ "shift_jis", "CP932", WT_BYTES_SEVERAL,
		"sjis x-sjis shift-jis windows-31j ms932 ms_kanji csshiftjis" },
	{ "euc-kr", "UHC", WT_BYTES_SEVERAL,
		"ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cseuckr csksc56011987 "
		"windows-949 iso-ir-149" },
	{ "utf-16le", "UTF-16LE", WT_BYTES_SEVERAL,
		"utf-16 unicode ucs-2 csunicode iso-10646-ucs-2 unicodefeff" },
	{ "utf-16be", "UTF-16BE", WT_BYTES_SEVERAL, "unicodefffe" },
};

static bool
holds(const char *labels, struct wt_str label)
{
	struct wt_str rest = wt_str_of(labels), one;
	while (wt_str_split(&rest, ' ', &one))
		if (wt_str_eq_nocase(one, label))
			return true;
	return false;
}

const struct wt_encoding *
wt_encoding_find(struct wt_str label)
{
	label = wt_str_trim(label);
	for (size_t i = 0; label.len && i < sizeof ENCODINGS / sizeof ENCODINGS[0]; i++)
		if (wt_str_eq_nocase(label, wt_str_of(ENCODINGS[i].name)) ||
			holds(ENCODINGS[i].labels, label))
			return &ENCODINGS[i];
	return NULL;
}

const struct wt_encoding *
wt_encoding_at(size_t i)
{
	return i < sizeof ENCODINGS / sizeof ENCODINGS[0] ? &ENCODINGS[i] : NULL;
}
