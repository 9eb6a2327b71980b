/*
 * named.c - who they are whom a noun only describes: their names stand behind it.
 *
 *	tiga orang, yakni A, B, dan C                      A, B, C
 *	sejumlah pejabat, termasuk A                       A
 *	seorang yang diduga dalangnya, A, ditangkap        A
 *	memanggil tersangka lain, A (IAD)                  A
 *	menyita dua mobil dan sebuah rumah milik A         A
 *
 * In: the noun of a slot.  Out: the persons named, or the mention of the one.
 * Limits: read by position, over a few words, since the parser hangs appositions variously; of a
 * list only as party.c joins it.
 */
#include "report/party.h"

#define NAMELY_GAP   6  /* words between those counted and their names */
#define DESCRIBE_MAX 14 /* words of a clause between the one and his name */
#define ROOM_MAX     4  /* words between a room and whose it is */
#define GIFT_MAX     5  /* words of a gift, and of a name in brackets */
#define OWNED_MAX    32 /* words of a list of things before "milik" */

/* ditolak banyak pihak, termasuk A: nobody in particular, but those who are named. */
static bool
names_some(const struct wt_tree *t, int32_t word, int32_t i)
{
	static const char *const AT_LARGE[] = { "pihak", "kalangan", "elemen", "tokoh",
		"organisasi", "lembaga", "kelompok", "negara", "fraksi", "partai", "pejabat" };
	static const char *const SUCH[] = { "termasuk", "seperti" };
	return i <= word + 2 && WT_AMONG(t, i, SUCH) && WT_AMONG(t, word, AT_LARGE);
}

/*
 * [yakni] A; di [antaranya] A; [antara lain] A: the word behind what says that names come, 0 where
 * word i does not.
 */
static int32_t
behind_namely(const struct wt_tree *t, int32_t i)
{
	static const char *const NAMELY[] = { "yakni", "yaitu", "ialah", "bernama", "berinisial",
		"diantaranya", "antaranya", "masing-masing", "meliputi" };
	int32_t n = (int32_t)t->s->n, next = i + 1;
	if (next < n && wt_tree_is(t, i, "antara") &&
		(wt_tree_is(t, next, "lain") || wt_tree_is(t, next, "nya")))
		next++;
	else if (!WT_AMONG(t, i, NAMELY))
		return 0;
	if (next < n && (wt_tree_is(t, next, ",") || wt_tree_is(t, next, ":")))
		next++;
	return next < n ? next : 0;
}

/* tiga orang, yakni A, B, dan C: who they are stands behind. */
bool
wt_named_behind(const struct wt_coder *c, int32_t word, enum wt_role role, struct wt_parties *out)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = word + 1; i + 1 < (int32_t)t->s->n && i < word + NAMELY_GAP; i++) {
		int32_t at = names_some(t, word, i) ? i + 1 : behind_namely(t, i);
		if (!at)
			continue;
		const struct wt_mention *m = wt_mention_from(c, at);
		if (!m || m->as.actor.kind == WT_ACTOR_REFERENCE)
			return false;
		wt_parties_name(c, m, role, out);
		wt_parties_join(c, m, role, out);
		return true;
	}
	return false;
}

/*
 * sejumlah pejabat Rusia, termasuk [Medvedev dan Shoigu]: of those at large who are named; what is
 * told of all is told of them.
 */
bool
wt_named_examples(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	static const char *const SUCH[] = { "termasuk", "yakni", "yaitu", "ialah", "seperti",
		"antara", "meliputi" };
	const struct wt_tree *t = &c->tree;
	int32_t i = (int32_t)m->last + 1, n = (int32_t)t->s->n;
	unsigned before = out->n;
	/* sejumlah negara [Eropa], negara-negara [anggota NATO] */
	for (int32_t k = i; k < i + 3 && k + 1 < n && i < n; k++)
		if (WT_AMONG(t, k, SUCH)) {
			i = k;
			break;
		} else if (!wt_is_nominal(wt_tok(t, k)))
			break;
	if (i < n && wt_tree_is(t, i, ","))
		i++;
	if (i + 1 < n && wt_tree_is(t, i, "di") && wt_tree_is(t, i + 1, "antara"))
		i++;
	int32_t at = 0;
	if (i + 1 < n && (wt_tree_is(t, i, "seperti") || wt_tree_is(t, i, "termasuk")))
		at = i + 1;
	else if (i + 1 < n)
		at = behind_namely(t, i);
	if (m->as.actor.kind != WT_ACTOR_AGENT || !at)
		return false;
	const struct wt_mention *who = wt_mention_from(c, at);
	bool named = who && (who->as.actor.kind == WT_ACTOR_PERSON ||
				    who->as.actor.kind == WT_ACTOR_OFFICE ||
				    who->as.actor.kind == WT_ACTOR_BODY);
	/* sejumlah negara Eropa seperti [Prancis dan Jerman] */
	bool states = who && who->as.actor.kind == WT_ACTOR_COUNTRY &&
		      strcmp(m->as.actor.sector, "GOV") == 0;
	named = named || states;
	if (!named || (!states && !wt_tree_is(t, i, "termasuk") &&
			      wt_mention_opens(c, who, (int32_t)m->head)))
		return false;
	wt_parties_name(c, who, role, out);
	/* pejabat Rusia, termasuk menteri pertahanan: of the same state */
	if (who->as.actor.kind == WT_ACTOR_OFFICE && m->as.actor.country[0] && out->n > before)
		memcpy(out->items[before].country, m->as.actor.country, sizeof m->as.actor.country);
	wt_parties_join(c, who, role, out);
	return out->n > before;
}

/* Is the word somebody of whom one speaks before one names him? */
static bool
is_role(const struct wt_tree *t, int32_t word)
{
	static const char *const ROLES[] = { "orang", "seorang", "seseorang", "pria", "wanita",
		"perempuan", "lelaki", "pemuda", "remaja", "tersangka", "terdakwa", "terpidana",
		"pelaku", "buron", "buronan", "saksi", "tokoh", "pejabat", "anggota", "kader",
		"politikus", "aktivis", "pengusaha", "hakim", "jaksa", "perwira", "prajurit",
		"pemimpin", "petinggi", "komandan", "bos", "gembong", "dalang", "otak" };
	return WT_AMONG(t, word, ROLES);
}

/* ", A," or ", A (18)" or ", A." at the comma: the person; NULL. */
static const struct wt_mention *
person_apart(const struct wt_coder *c, int32_t comma)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n;
	int32_t at = comma + 1;
	/* , [Penatua] Jose Hernandez: a title that nobody knows */
	if (at + 1 < n && !wt_actor_of(c, at) && (wt_tok(t, at)->flags & WT_TOK_CAPITAL))
		at++;
	const struct wt_mention *who = at < n ? wt_actor_of(c, at) : NULL;
	if (!who || who->as.actor.kind != WT_ACTOR_PERSON || (int32_t)who->first != at)
		return NULL;
	int32_t next = (int32_t)who->last + 1;
	bool apart = next >= n || wt_tree_is(t, next, ",") || wt_tree_is(t, next, ".") ||
		     wt_tree_is(t, next, "(") || wt_tree_is(t, next, "alias");
	return apart ? who : NULL;
}

/*
 * Anggota TNI AD, [Prada Lucky] tewas; prajurit TNI, [Prada Lucky], ditemukan ...: one of a body,
 * and his name behind the comma; NULL.
 */
static const struct wt_mention *
member_named(const struct wt_coder *c, const struct wt_mention *m, int32_t word)
{
	static const char *const MANY[] = { "para", "sejumlah", "beberapa", "banyak", "puluhan",
		"ratusan", "belasan", "semua", "seluruh" };
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, first = m ? (int32_t)m->first : word;
	const struct wt_mention *of = m || word + 1 >= n ? NULL : wt_actor_of(c, word + 1);
	int32_t comma = m ? (int32_t)m->last + 1 : of ? (int32_t)of->last + 1 : n;
	bool body = m ? m->first < m->last : of && of->as.actor.kind == WT_ACTOR_BODY;
	bool many = first > 0 &&
		    (WT_AMONG(t, first - 1, MANY) || wt_tok(t, first - 1)->upos == WT_UPOS_NUM);
	if (!body || many || !is_role(t, first) || comma + 1 >= n || !wt_tree_is(t, comma, ","))
		return NULL;
	const struct wt_mention *who = wt_actor_of(c, comma + 1);
	if (!who || who->as.actor.kind != WT_ACTOR_PERSON || (int32_t)who->first != comma + 1)
		return NULL;
	int32_t next = (int32_t)who->last + 1;
	bool list = next + 1 < n && wt_tree_is(t, next, ",") &&
		    (wt_is_joint(t, next + 1) || wt_actor_of(c, next + 1));
	bool joined = next < n && wt_is_joint(t, next);
	return list || joined ? NULL : who;
}

/*
 * seorang kadernya, [Imam Nahrawi], ...; seorang yang diduga dalangnya, [X]; tersangka lain, [X]:
 * who the one is that a noun tells of first; NULL.
 */
const struct wt_mention *
wt_named_one(const struct wt_coder *c, const struct wt_mention *m, int32_t word)
{
	static const char *const ONE[] = { "seorang", "salah", "satu", "sang" };
	static const char *const OTHER[] = { "lain", "lainnya", "utama", "nya" };
	static const char *const CASE[] = { "kasus", "perkara", "korupsi", "suap", "dugaan" };
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, first = m ? (int32_t)m->first : word;
	int32_t at = m ? (int32_t)m->last + 1 : word + 1;
	if ((m && m->as.actor.kind != WT_ACTOR_AGENT) || (!m && !is_role(t, word)) || word < 0)
		return NULL;
	const struct wt_mention *member = member_named(c, m, word);
	if (member)
		return member;
	bool one = wt_tree_is(t, first, "seorang") || wt_tree_is(t, first, "seseorang") ||
		   (first > 0 && WT_AMONG(t, first - 1, ONE));
	bool other = false;
	for (; at < n && WT_AMONG(t, at, OTHER); at++)
		other = true;
	/* buron kasus suap pengurusan izin itu, [Harun M], ...: of what case he is told to be */
	bool of_case = at < n && is_role(t, word) && WT_AMONG(t, at, CASE);
	if (at < n && !one && !other && !of_case)
		return NULL;
	if (at < n && (of_case || (is_role(t, first) && wt_tree_is(t, at, "yang"))))
		for (int32_t end = at + DESCRIBE_MAX;
			at < n && at < end && !wt_tree_is(t, at, ",");)
			at++;
	if (at + 1 >= n || !wt_tree_is(t, at, ","))
		return NULL;
	const struct wt_mention *who = person_apart(c, at);
	bool list = who && (int32_t)who->last + 2 < n && wt_is_joint(t, (int32_t)who->last + 2);
	return list ? NULL : who;
}

/* rumah dinas [Bupati Sleman], beberapa ruangan di Gedung A [Kementerian Ketenagakerjaan]: NULL. */
static const struct wt_mention *
host_of(const struct wt_coder *c, int32_t room)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = room + 1; i < (int32_t)t->s->n && i <= room + ROOM_MAX; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		uint8_t pos = wt_tok(t, i)->upos;
		if (m && (m->as.actor.kind == WT_ACTOR_PERSON ||
				 m->as.actor.kind == WT_ACTOR_OFFICE ||
				 m->as.actor.kind == WT_ACTOR_BODY))
			return m;
		if (m || pos == WT_UPOS_VERB || pos == WT_UPOS_PUNCT || pos == WT_UPOS_CCONJ)
			return NULL;
	}
	return NULL;
}

/*
 * menyita belasan mobil, dua rumah di Bogor, dan sebuah kapal milik [X]; menggeledah rumah terkait
 * kasus yang menjerat [X]: whose the things are, or whose case it is; NULL.
 */
const struct wt_mention *
wt_named_owner(const struct wt_coder *c, int32_t word)
{
	static const char *const CASE[] = { "menjerat", "menyeret", "melibatkan" };
	static const char *const ROOMS[] = { "kantor", "gedung", "rumah", "ruang", "ruangan",
		"kediaman", "markas", "kompleks", "apartemen", "vila" };
	const struct wt_tree *t = &c->tree;
	bool things = true;
	for (int32_t i = word + 1; i + 1 < (int32_t)t->s->n && i < word + OWNED_MAX; i++) {
		bool own = things && (wt_tree_is(t, i, "milik") || wt_tree_is(t, i, "kepunyaan"));
		bool tried = WT_AMONG(t, i, CASE) &&
			     (wt_tree_is(t, i - 1, "yang") || WT_AMONG(t, i - 1, CASE));
		if (own || tried) {
			const struct wt_mention *m = wt_mention_from(c, i + 1);
			bool him = m && (m->as.actor.kind == WT_ACTOR_PERSON ||
						m->as.actor.kind == WT_ACTOR_OFFICE);
			if (own ? m != NULL : him)
				return m;
		}
		if (things && WT_AMONG(t, i, ROOMS) && host_of(c, i))
			return host_of(c, i);
		things = things && wt_tok(t, i)->upos != WT_UPOS_VERB && !wt_tree_is(t, i, "yang");
		if (wt_tree_is(t, i, ";") || wt_says(c, i))
			return NULL;
	}
	return NULL;
}

/* abolisi untuk A dan amnesti untuk [B]; bantuan kepada A serta pelatihan bagi [B]: whom the second
 * gift of one giver goes to. */
void
wt_named_also(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	static const char *const TO[] = { "kepada", "untuk", "bagi", "terhadap", "pada" };
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n, i = (int32_t)m->last + 1;
	/* (Tom Lembong) */
	if (i < n && wt_tree_is(t, i, "("))
		while (i < n && !wt_tree_is(t, i, ")") && i < (int32_t)m->last + GIFT_MAX)
			i++;
	while (i < n && (wt_tree_is(t, i, ")") || wt_tree_is(t, i, ",")))
		i++;
	if (i >= n || !wt_is_joint(t, i) || wt_actor_of(c, i + 1))
		return;
	int32_t end = i + GIFT_MAX;
	for (i++; i + 1 < n && i < end && wt_tok(t, i)->upos == WT_UPOS_NOUN; i++)
		;
	if (i + 1 >= n || i >= end || !WT_AMONG(t, i, TO))
		return;
	const struct wt_mention *to = wt_mention_from(c, i + 1);
	if (!to)
		return;
	wt_parties_name(c, to, role, out);
	wt_parties_join(c, to, role, out);
}
