/*
 * staff.c - those of his own whom somebody orders or asks to do something.
 *
 *	Trump memerintahkan [stafnya] untuk memindahkan foto itu     USA GOV
 *	Kapolda meminta [jajarannya] agar menindak premanisme        IDN COP
 *
 * In: a request or an order whose object names nobody known.  Out: its recipient, of the state and
 * the sector of who gives it.  Limits: of offices only; the words of the list.
 */
#include "report/coder.h"

static bool
is_staff(const struct wt_coder *c, int32_t word)
{
	static const char *const STAFF[] = { "staf", "stafnya", "jajaran", "jajarannya", "anggota",
		"anggotanya", "bawahan", "bawahannya", "anak", "tim", "timnya", "ajudan",
		"ajudannya", "personel", "personelnya", "pasukan", "pasukannya", "pembantu",
		"pembantunya", "pejabatnya", "menterinya", "pegawai", "pegawainya", "petugas",
		"petugasnya", "kader", "kadernya", "pengurus", "utusannya" };
	const struct wt_tree *t = &c->tree;
	if (word < 0 || !WT_AMONG(t, word, STAFF))
		return false;
	bool buah = word + 1 < (int32_t)t->s->n && wt_tree_is(t, word + 1, "buah");
	return buah == wt_tree_is(t, word, "anak");
}

static bool
has_staff(const struct wt_party *p)
{
	static const char *const SECTORS[] = { "GOV", "MIL", "COP", "LEG", "JUD", "PTY", "SPY" };
	for (size_t i = 0; i < sizeof SECTORS / sizeof SECTORS[0]; i++)
		if (strcmp(p->sector, SECTORS[i]) == 0)
			return p->country[0] != '\0';
	return false;
}

bool
wt_staff_fill(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool asks = h->type == WT_TYPE_REQUEST && h->pattern->voice == WT_VOICE_ACTIVE;
	if (!asks || !a->n || (r->n && !r->weak) || !has_staff(&a->items[0]))
		return false;
	int32_t o = wt_object(c, h->word);
	/* mengajak kepada seluruh kadernya */
	if (o < 0)
		o = wt_slot_fill(c, h->word, WT_VOICE_ACTIVE, WT_SLOT_KEPADA);
	/* jajaran Pemkab Pati: told whose they are */
	bool owned = o > h->last && o + 1 < (int32_t)c->tree.s->n &&
		     !wt_tree_is(&c->tree, o + 1, "nya") && wt_actor_of(c, o + 1);
	if (o <= h->last || owned || wt_actor_of(c, o) || !is_staff(c, o))
		return false;
	struct wt_party p = a->items[0];
	p.name = wt_tok(&c->tree, o)->form;
	p.office = (struct wt_str){ "", 0 };
	p.span = wt_tok(&c->tree, o)->span;
	p.entry = WT_ENTRY_NONE;
	p.kind = WT_ACTOR_AGENT;
	r->items[0] = p;
	r->n = 1;
	r->weak = true;
	wt_coder_note(c, h->word, "recipient: those who serve him who orders it");
	return true;
}
