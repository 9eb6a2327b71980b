/*
 * words.c - the codes of the record in words, see words.h.
 */
#include "web/words.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

const char *
wt_word_type(enum wt_lang lang, enum wt_type type)
{
	static const char *const EN[] = { "agree or promise", "meet", "support", "yield",
		"cooperate", "aid", "retreat", "request", "accuse or condemn", "reject", "threaten",
		"protest", "sanction", "mobilise", "coerce", "attack" };
	_Static_assert(COUNT(EN) == WT_TYPE_COUNT, "a word for each type");
	return lang == WT_WEB_EN ? EN[type] : wt_type_label_id(type);
}

const char *
wt_word_status(enum wt_lang lang, enum wt_status status)
{
	static const char *const WORDS[][2] = { { "terjadi", "happened" },
		{ "berlangsung", "ongoing" }, { "direncanakan", "planned" },
		{ "andaian", "hypothetical" }, { "tidak terjadi", "did not happen" } };
	return WORDS[status][lang];
}

const char *
wt_word_stance(enum wt_lang lang, enum wt_stance stance)
{
	static const char *const WORDS[][2] = { { "dinyatakan", "asserted" },
		{ "diduga", "alleged" }, { "dibantah", "denied" } };
	return WORDS[stance][lang];
}

const char *
wt_word_sector(enum wt_lang lang, const char *code)
{
	static const char *const WORDS[][3] = { { "GOV", "pemerintah", "government" },
		{ "MIL", "militer", "military" }, { "COP", "polisi", "police" },
		{ "LEG", "parlemen", "legislature" }, { "JUD", "peradilan", "judiciary" },
		{ "PTY", "partai", "party" }, { "OPP", "oposisi", "opposition" },
		{ "REB", "kelompok bersenjata", "armed group" },
		{ "SPY", "intelijen", "intelligence" }, { "CVL", "warga sipil", "civilians" },
		{ "BUS", "usaha", "business" }, { "MED", "media", "media" },
		{ "EDU", "pendidikan", "education" }, { "REL", "keagamaan", "religious" },
		{ "LAB", "buruh", "labour" }, { "CRM", "kejahatan", "criminal" },
		{ "IGO", "lembaga antarnegara", "intergovernmental" },
		{ "NGO", "lembaga nonpemerintah", "non-governmental" } };
	for (size_t i = 0; i < COUNT(WORDS); i++)
		if (strcmp(code, WORDS[i][0]) == 0)
			return WORDS[i][1 + (int)lang];
	return code;
}

const char *
wt_word_basis(enum wt_lang lang, enum wt_time_basis basis)
{
	const char *name = wt_basis_name(basis);
	static const char *const WORDS[][3] = { { "explicit", "tertulis", "written out" },
		{ "relative", "dihitung dari tanggal terbit",
			"reckoned from the day of publication" },
		{ "dateline", "dari awal berita", "from the dateline" },
		{ "publication", "tanggal terbit", "day of publication" } };
	for (size_t i = 0; i < COUNT(WORDS); i++)
		if (strcmp(name, WORDS[i][0]) == 0)
			return WORDS[i][1 + (int)lang];
	return name;
}

const char *
wt_word_quad(enum wt_lang lang, int quad)
{
	static const char *const WORDS[][2] = { { "", "" },
		{ "kerja sama verbal", "verbal cooperation" },
		{ "kerja sama material", "material cooperation" },
		{ "konflik verbal", "verbal conflict" },
		{ "konflik material", "material conflict" } };
	return WORDS[quad >= 1 && quad <= 4 ? quad : 0][lang];
}

const char *
wt_word_month(enum wt_lang lang, unsigned month)
{
	static const char *const WORDS[][2] = { { "", "" }, { "Januari", "January" },
		{ "Februari", "February" }, { "Maret", "March" }, { "April", "April" },
		{ "Mei", "May" }, { "Juni", "June" }, { "Juli", "July" }, { "Agustus", "August" },
		{ "September", "September" }, { "Oktober", "October" }, { "November", "November" },
		{ "Desember", "December" } };
	return WORDS[month <= 12 ? month : 0][lang];
}
