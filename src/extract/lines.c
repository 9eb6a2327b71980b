/*
 * lines.c - the marks of lines, credits and links.
 *
 * The phrases are the furniture of Indonesian news pages, in lower case.
 */
#include "extract/lines.h"

#include "extract/scan.h"

#define CREDIT_MAX 80

/* A line that begins so is a link or an advertisement. */
static const char *const LINKS[] = { "baca juga", "baca:", "baca selengkapnya", "baca artikel",
	"lihat juga", "simak juga", "simak video", "simak:", "tonton juga", "tonton video",
	"saksikan", "[gambas", "pilihan editor", "artikel terkait", "berita terkait",
	"scroll to continue", "advertisement", "gabung", "lihat foto", "video terkait",
	"infografis" };

/* A line that begins so opens the foot. */
static const char *const FEET[] = { "terkait", "berita lainnya", "follow us", "ikuti media sosial",
	"cek berita dan artikel", "google news", "tinggalkan komentar", "bagikan", "scroll to top",
	"share", "copyright", "dilarang keras", "komentar", "dapatkan update", "download aplikasi",
	"tags", "tag :", "kata kunci", "topik terkait", "berita populer", "terpopuler",
	"rekomendasi", "ikuti kami", "laporkan" };

/* Agencies as a page's last line names them: "REUTERS | YONHAP". */
static const char *const AGENCIES[] = { "reuters", "afp", "ap", "antara", "yonhap", "xinhua",
	"tass", "kyodo", "anadolu", "al jazeera", "bbc", "cnn", "bloomberg", "the guardian", "nhk",
	"kcna", "cna", "channel newsasia", "dw", "voa", "sputnik", "ria novosti" };

static bool
begins_with_any(struct wt_str line, const char *const *phrases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (wt_begins(line, phrases[i]))
			return true;
	return false;
}

/* --- credits -------------------------------------------------------------------------------------
 */

static const struct {
	const char *label;
	enum wt_line_role role;
} LABELS[] = {
	{ "penulis", WT_LINE_AUTHOR },
	{ "pewarta", WT_LINE_AUTHOR },
	{ "reporter", WT_LINE_AUTHOR },
	{ "kontributor", WT_LINE_AUTHOR },
	{ "wartawan", WT_LINE_AUTHOR },
	{ "oleh", WT_LINE_AUTHOR },
	{ "penerjemah", WT_LINE_AUTHOR },
	{ "laporan", WT_LINE_AUTHOR },
	{ "editor", WT_LINE_EDITOR },
	{ "redaktur", WT_LINE_EDITOR },
	{ "red", WT_LINE_EDITOR },
	{ "penyunting", WT_LINE_EDITOR },
	{ "sumber", WT_LINE_SOURCE },
};

#define N_LABELS (sizeof LABELS / sizeof LABELS[0])

/* A label with its colon at s; *len is both. */
static bool
label_at(struct wt_str s, size_t *len, enum wt_line_role *role)
{
	for (size_t i = 0; i < N_LABELS; i++) {
		size_t n = strlen(LABELS[i].label);
		if (!wt_begins(s, LABELS[i].label))
			continue;
		while (n < s.len && s.ptr[n] == ' ')
			n++;
		if (n < s.len && s.ptr[n] == ':') {
			*len = n + 1;
			*role = LABELS[i].role;
			return true;
		}
	}
	return false;
}

bool
wt_label_alone(struct wt_str line, enum wt_line_role *role)
{
	for (size_t i = 0; i < N_LABELS; i++)
		if (wt_str_eq_nocase(line, wt_str_of(LABELS[i].label))) {
			*role = LABELS[i].role;
			return true;
		}
	return false;
}

/* Offset of the next label from `from` on, or the end. */
static size_t
next_label(struct wt_str s, size_t from)
{
	size_t len;
	enum wt_line_role role;
	for (size_t i = from; i < s.len; i++) {
		bool start = i == 0 || !wt_is_alpha(s.ptr[i - 1]);
		if (start && label_at((struct wt_str){ s.ptr + i, s.len - i }, &len, &role))
			return i;
		if (start && wt_begins((struct wt_str){ s.ptr + i, s.len - i }, "copyright"))
			return i;
	}
	return s.len;
}

bool
wt_credit_next(struct wt_str doc, struct wt_span *rest, struct wt_credit_part *part)
{
	for (;;) {
		struct wt_str s = wt_view(doc, *rest);
		size_t len = 0;
		while (s.len > 0 && !label_at(s, &len, &part->role)) {
			size_t next = next_label(s, 1);
			rest->start += (uint32_t)next;
			s = wt_view(doc, *rest);
		}
		if (s.len == 0)
			return false;
		size_t end = next_label(s, len);
		struct wt_str name = wt_str_trim((struct wt_str){ s.ptr + len, end - len });
		/* a bar stands between credits: "Penulis: Laras | Editor: Bagas" */
		while (name.len > 0 && name.ptr[name.len - 1] == '|')
			name = wt_str_trim((struct wt_str){ name.ptr, name.len - 1 });
		/* of "CNA/SL" the second is the translator's or editor's sign */
		const char *slash =
			part->role == WT_LINE_SOURCE ? memchr(name.ptr, '/', name.len) : NULL;
		if (slash)
			name = wt_str_trim((struct wt_str){ name.ptr, (size_t)(slash - name.ptr) });
		rest->start += (uint32_t)end;
		if (name.len == 0 || name.len > CREDIT_MAX)
			continue;
		uint32_t at = (uint32_t)(name.ptr - doc.ptr);
		part->name = (struct wt_span){ at, at + (uint32_t)name.len };
		return true;
	}
}

/* --- kinds of lines
 * -------------------------------------------------------------------------------- */

/* "... Foto: EPA-EFE", "... (ilustrasi)" */
static bool
ends_with_credit(struct wt_str line)
{
	ptrdiff_t at = wt_find_phrase(line, "foto:", 0);
	if (at >= 0 && line.len - (size_t)at < 60)
		return true;
	static const char DRAWN[] = "(ilustrasi)";
	size_t n = sizeof DRAWN - 1;
	return line.len > n && wt_str_eq_nocase((struct wt_str){ line.ptr + line.len - n, n },
				       (struct wt_str){ DRAWN, n });
}

/* What stands in brackets at the line's end names an agency and is a photo's credit. */
static bool
is_photo_credit(struct wt_str in)
{
	static const char *const MARKS[] = { "foto", "photo", "pool", "afp", "reuters", "ap",
		"antara", "getty", "dok", "dokumentasi", "istimewa", "ist", "kcna", "tass",
		"sputnik" };
	static const char *const OWN[] = { "foto", "photo", "dok", "istimewa" };
	bool marked = false, upper = false, photographer = memchr(in.ptr, '/', in.len) != NULL;
	for (size_t k = 0; k < sizeof MARKS / sizeof MARKS[0]; k++)
		marked = marked || wt_find_phrase(in, MARKS[k], 0) >= 0;
	for (size_t k = 0; k < sizeof OWN / sizeof OWN[0]; k++)
		photographer = photographer || wt_find_phrase(in, OWN[k], 0) >= 0;
	/* a lower-case code "(afp/fra)" closes an article, it is no photo credit */
	for (size_t k = 0; k < in.len; k++)
		upper = upper || wt_is_upper(in.ptr[k]);
	return marked && upper && photographer && in.len < 100 && in.len > 6;
}

/* "... (Gavriil GRIGOROV / POOL / AFP)", "... [Foto: Antara]", "Foto: ..." */
static bool
is_caption(struct wt_str line)
{
	if (line.len > 400)
		return false;
	if (wt_begins(line, "foto:") || wt_begins(line, "foto :") || wt_begins(line, "ilustrasi") ||
		ends_with_credit(line))
		return true;
	if (line.len < 2 || (line.ptr[line.len - 1] != ')' && line.ptr[line.len - 1] != ']'))
		return false;
	size_t i = line.len - 1;
	while (i > 0 && line.ptr[i] != '(' && line.ptr[i] != '[')
		i--;
	return is_photo_credit((struct wt_str){ line.ptr + i + 1, line.len - i - 2 });
}

/* The whole line is "(WIL)", "(ama / ama)". */
static bool
is_code_line(struct wt_str line)
{
	if (line.len < 3 || line.len > 30 || line.ptr[0] != '(' || line.ptr[line.len - 1] != ')')
		return false;
	for (size_t i = 1; i + 1 < line.len; i++)
		if (!wt_is_alpha(line.ptr[i]) && !strchr("/ -*.0123456789", line.ptr[i]))
			return false;
	return true;
}

enum wt_line_role
wt_line_role(struct wt_str line)
{
	size_t len;
	enum wt_line_role role;
	if (begins_with_any(line, LINKS, sizeof LINKS / sizeof LINKS[0]))
		return WT_LINE_NOISE;
	if (line.len < 120 && begins_with_any(line, FEET, sizeof FEET / sizeof FEET[0]))
		return WT_LINE_FOOT;
	if (line.len < 80 && wt_find_phrase(line, "google news", 0) >= 0)
		return WT_LINE_FOOT;
	if (line.len < 240 && label_at(line, &len, &role))
		return role == WT_LINE_SOURCE ? WT_LINE_SOURCE : WT_LINE_CREDIT;
	if (is_code_line(line))
		return WT_LINE_NOISE;
	if (is_caption(line))
		return WT_LINE_CAPTION;
	return WT_LINE_PLAIN;
}

bool
wt_link_alone(struct wt_str line)
{
	static const char *const MARKS[] = { "baca juga", "baca artikel", "lihat juga",
		"simak juga", "artikel terkait", "berita terkait" };
	if (line.len && line.ptr[line.len - 1] == ':')
		line = wt_str_trim((struct wt_str){ line.ptr, line.len - 1 });
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
		if (wt_str_eq_nocase(line, wt_str_of(MARKS[i])))
			return true;
	return false;
}

bool
wt_agency_next(struct wt_str doc, struct wt_span *rest, struct wt_span *name)
{
	struct wt_str s = wt_view(doc, *rest), part;
	if (!wt_str_split(&s, '|', &part))
		return false;
	rest->start = s.len ? (uint32_t)(s.ptr - doc.ptr) : rest->end;
	part = wt_str_trim(part);
	for (size_t i = 0; i < part.len; i++)
		if (wt_is_lower(part.ptr[i]))
			return false;
	for (size_t i = 0; i < sizeof AGENCIES / sizeof AGENCIES[0]; i++)
		if (wt_str_eq_nocase(part, wt_str_of(AGENCIES[i]))) {
			uint32_t at = (uint32_t)(part.ptr - doc.ptr);
			*name = (struct wt_span){ at, at + (uint32_t)part.len };
			return true;
		}
	return false;
}

bool
wt_is_heading(struct wt_str line)
{
	if (line.len < 3 || line.len > 70)
		return false;
	char last = line.ptr[line.len - 1];
	if (strchr(".,:;!?\")", last) || !wt_is_upper(line.ptr[0]))
		return false;
	size_t words = 1, capitals = 1;
	for (size_t i = 1; i < line.len; i++)
		if (line.ptr[i - 1] == ' ') {
			words++;
			capitals += wt_is_upper(line.ptr[i]) || wt_is_digit(line.ptr[i]);
		}
	return words <= 8 && 3 * capitals >= 2 * words;
}

bool
wt_author_before_date(struct wt_str doc, struct wt_span line, struct wt_span *name)
{
	struct wt_str s = wt_view(doc, line);
	ptrdiff_t bullet = wt_str_find(s, WT_STR("\xe2\x80\xa2"), 0);
	if (bullet < 0)
		bullet = wt_str_find(s, WT_STR(" - "), 0);
	if (bullet <= 0)
		return false;
	struct wt_str n = wt_str_trim((struct wt_str){ s.ptr, (size_t)bullet });
	if (n.len < 4 || n.len > 60 || !memchr(n.ptr, ' ', n.len) || memchr(n.ptr, '.', n.len))
		return false;
	uint32_t at = (uint32_t)(n.ptr - doc.ptr);
	*name = (struct wt_span){ at, at + (uint32_t)n.len };
	return true;
}

/* --- links and codes within a line
 * ------------------------------------------------------------------ */

bool
wt_inserted_link(struct wt_str doc, struct wt_span line, struct wt_span *link)
{
	static const char *const MARKS[] = { "baca juga", "lihat juga", "simak juga", "[gambas",
		"scroll to continue with content", "advertisement" };
	struct wt_str s = wt_view(doc, line);
	ptrdiff_t first = -1;
	size_t mark = 0;
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
		ptrdiff_t at = wt_find_phrase(s, MARKS[i], 0);
		bool capital = at >= 0 && (wt_is_upper(s.ptr[at]) || s.ptr[at] == '[');
		if (capital && (first < 0 || at < first)) {
			first = at;
			mark = i;
		}
	}
	if (first < 0)
		return false;
	size_t end = (size_t)first + strlen(MARKS[mark]);
	if (MARKS[mark][0] == '[') {
		const char *close = memchr(s.ptr + end, ']', s.len - end);
		end = close ? (size_t)(close - s.ptr) + 1 : s.len;
	} else if (mark < 3) {
		/* a headline follows: to the next full stop or quotation mark */
		while (end < s.len && s.ptr[end] != '"' && s.ptr[end] != '.' &&
			s.ptr[end] != '\n' && (unsigned char)s.ptr[end] != 0xe2)
			end++;
		if (end < s.len && s.ptr[end] == '.')
			end++;
	}
	*link = (struct wt_span){ line.start + (uint32_t)first, line.start + (uint32_t)end };
	return true;
}

bool
wt_closing_code(struct wt_str doc, struct wt_span line, struct wt_span *code)
{
	struct wt_str s = wt_view(doc, line);
	if (s.len < 5 || s.ptr[s.len - 1] != ')')
		return false;
	size_t i = s.len - 1;
	while (i > 0 && s.ptr[i] != '(')
		i--;
	struct wt_str in = { s.ptr + i, s.len - i };
	if (!is_code_line(in) || !memchr(in.ptr, '/', in.len) || i < 20)
		return false;
	for (size_t k = 0; k < in.len; k++)
		if (wt_is_digit(in.ptr[k]))
			return false; /* a date: (18/7) */
	*code = (struct wt_span){ line.start + (uint32_t)i, line.end };
	return true;
}
