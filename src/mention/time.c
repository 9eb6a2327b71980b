/*
 * time.c - finds the times of a text and resolves them, in one pass.
 *
 * In: the words of the sentences and the day of publication.  Out: mentions of
 * kind time, in order.  Method: each sentence is cut into atoms (time_words.c);
 * where one may begin a time, the grammar (time_read.c, time_clock.c) reads the
 * longest.  Days told are kept as anchors for "dua hari sebelumnya"; within
 * direct speech, "hari ini" is the day on which the words were said, where the
 * sentence or the two before it name that day ("..., Rabu (27/12/2023)").
 *
 *	dikutip dari Reuters, Kamis (18/7)    the day of quoting, marked as such
 *
 * Limits: feasts count with a year only.
 */
#include "mention/time.h"

#define LOOK_BACK  12 /* words before a time in which its clause tells the tense */
#define SAID_LINES 2  /* sentences after which the day of a statement is forgotten */
#define SAID_FRESH 3  /* days before publication: such a day holds for SAID_LONG sentences */
#define SAID_LONG  16

static const char *const COMING[] = { "akan", "bakal", "rencananya", "dijadwalkan", "berencana",
	"nanti", "diperkirakan", "hendak", "segera", "menjelang", "terjadwal", "rencana", "ingin",
	"digelar", NULL };
static const char *const GONE[] = { "telah", "sudah", "pernah", "sempat", "sejak", "usai",
	"setelah", NULL };
static const char *const QUOTES[] = { "dikutip", "dilansir", "mengutip", "melansir", "dinukil",
	"disitat", "diberitakan", "mewartakan", "diwartakan", "menukil", "mengutip", "dilaporkan",
	"lansir", "kutip", NULL };

/* Does the clause before the word speak of what is to come? */
static bool
is_coming(const struct wt_sentence *s, const struct wt_token *t)
{
	const struct wt_token *w = t;
	for (int n = 0; n < LOOK_BACK && w > s->tokens; n++) {
		w--;
		if (wt_str_in(w->lower, GONE))
			return false;
		if (wt_str_in(w->lower, COMING) && !wt_str_is(w->lower, "digelar"))
			return true;
	}
	return false;
}

/*
 * dikutip dari Reuters, [Kamis]: no other verb stands between.  "Dilaporkan X ke polisi pada
 * Kamis": he was denounced that day.  "Dilansir dari CNN, kabinet pada [Jumat] menyetujui ...": the
 * day of what is told by the one who is named behind the comma.
 */
static bool
is_of_quote(const struct wt_sentence *s, const struct wt_token *t)
{
	bool whither = false, named = false, other = false;
	for (const struct wt_token *w = t; w > s->tokens && t - w < LOOK_BACK;) {
		w--;
		named = named ||
			((w->upos == WT_UPOS_NOUN || w->upos == WT_UPOS_PROPN) &&
				!wt_str_is(w->lower, "hari") && !wt_str_is(w->lower, "tanggal"));
		other = other || (named && wt_str_is(w->lower, ","));
		whither = whither || wt_str_is(w->lower, "ke") || wt_str_is(w->lower, "kepada");
		if (wt_str_in(w->lower, QUOTES))
			return !other && (!whither || !wt_str_is(w->lower, "dilaporkan"));
		if (w->upos == WT_UPOS_VERB || w->upos == WT_UPOS_SCONJ)
			return false;
	}
	return false;
}

struct pass {
	struct wt_time_reader x;
	struct wt_day said; /* the day given last beside a weekday or outright */
	uint32_t said_in;   /* the sentence that gave it */
	struct wt_day published;
	struct wt_atoms atoms;
	const struct wt_time_index *index;
};

/* The day that "today" is for a word: of the statement within quotation marks. */
static struct wt_day
today_for(const struct pass *p, const struct wt_token *t, uint32_t sentence)
{
	if (!(t->flags & WT_TOK_QUOTED) || !p->said.year || !wt_day_is_whole(p->published))
		return p->published;
	int32_t ago = wt_day_number(p->published) - wt_day_number(p->said);
	uint32_t lines = ago <= SAID_FRESH ? SAID_LONG : SAID_LINES;
	return ago >= 0 && sentence - p->said_in <= lines ? p->said : p->published;
}

static void
note_days(struct pass *p, const struct wt_timex *t, const struct wt_token *token, uint32_t sentence)
{
	struct wt_day d = t->t.start.day;
	if (!t->t.bounded || !d.year || t->t.of_quote)
		return;
	if (wt_day_is_whole(d) && wt_time_is_known(d))
		p->x.known[d.month][d.day] = d.year;
	if (!p->published.year && wt_day_is_whole(d) && t->t.basis == WT_BASIS_EXPLICIT) {
		int16_t *given = &p->x.given[d.month][d.day];
		*given = *given == 0 || *given == d.year ? d.year : -1;
	}
	p->x.told = t->t.end.year ? (wt_day_is_whole(d) ? d : p->x.told) : d;
	p->x.line = d;
	if (wt_day_is_whole(d) && t->named && !t->t.end.year) {
		p->x.week[wt_day_weekday(d)] = d;
		if (!(token->flags & WT_TOK_QUOTED)) {
			p->said = d;
			p->said_in = sentence;
		}
	}
}

static void
add(struct pass *p, const struct wt_sentence *s, uint32_t i, const struct wt_timex *t)
{
	struct wt_mention_reader *r = p->x.r;
	const struct wt_atom *a = &p->atoms.items[i], *b = &p->atoms.items[t->next - 1];
	uint32_t last = b->word; /* an atom may hold the clitic behind its word, too */
	while (last + 1 < s->first + s->n && r->text->tokens[last + 1].span.end <= b->end)
		last++;
	struct wt_mention *m = wt_mention_add(r, WT_MENTION_TIME, s, a->word, last);
	m->span = (struct wt_span){ a->start, b->end };
	m->as.time = t->t;
	m->as.time.of_quote = is_of_quote(s, &r->text->tokens[a->word]);
	m->reason = t->t.type == WT_TIME_DURATION     ? "duration"
		    : t->t.type == WT_TIME_SET        ? "repeated"
		    : !t->t.start.day.year            ? "unresolved"
		    : t->t.basis == WT_BASIS_EXPLICIT ? "explicit"
						      : "relative";
	for (uint32_t w = a->word; w <= last; w++)
		r->timed[w] = true;
}

/* A weekday with its date anywhere in the sentence is the day of what is quoted in it. */
static void
look_ahead(struct pass *p, uint32_t sentence)
{
	struct wt_timex t;
	const struct wt_token *tokens = p->x.r->text->tokens;
	for (uint32_t i = 0; i + 1 < p->atoms.n; i++) {
		if (p->atoms.items[i].class != WT_T_WEEKDAY ||
			p->atoms.items[i + 1].class != WT_T_OPEN ||
			(tokens[p->atoms.items[i].word].flags & WT_TOK_QUOTED) ||
			!wt_time_read_at(&p->x, i, &t) || !t.named || t.t.end.year)
			continue;
		p->said = t.t.start.day;
		p->said_in = sentence;
		return;
	}
}

static bool
may_begin(uint8_t class)
{
	return class != WT_T_OTHER && class != WT_T_COMMA && class != WT_T_DOT &&
	       class != WT_T_CLOSE;
}

static void
read_sentence(struct pass *p, const struct wt_sentence *s, uint32_t sentence)
{
	struct wt_time_reader *x = &p->x;
	const struct wt_token *tokens = x->r->text->tokens;
	wt_time_atoms(p->index, x->r, s, &p->atoms);
	if (!p->atoms.dated)
		return;
	x->s = s;
	x->atoms = p->atoms.items;
	x->n = p->atoms.n;
	x->line = (struct wt_day){ 0, 0, 0 };
	x->today = p->published;
	x->future = false;
	look_ahead(p, sentence);
	for (uint32_t i = 0; i < x->n;) {
		struct wt_timex t;
		const struct wt_token *token = &tokens[x->atoms[i].word];
		bool saat = x->atoms[i].class == WT_T_OTHER && x->atoms[i + 1].class == WT_T_THIS &&
			    wt_str_is(token->lower, "saat");
		bool other =
			x->atoms[i].class == WT_T_OTHER &&
			(wt_str_is(token->lower, "periode") || wt_str_is(token->lower, "idul") ||
				wt_str_is(token->lower, "nyepi") ||
				wt_str_is(token->lower, "imlek") ||
				wt_str_is(token->lower, "tengah"));
		if (!may_begin(x->atoms[i].class) && !saat && !other && !x->atoms[i].capital) {
			i++;
			continue;
		}
		if (x->atoms[i].class == WT_T_OTHER && !saat && !other) {
			i++;
			continue;
		}
		x->today = today_for(p, token, sentence);
		x->future = is_coming(s, token);
		if (!wt_time_clock(x, i, &t)) {
			if (!wt_time_read_at(x, i, &t)) {
				i++;
				continue;
			}
			wt_time_add_clock(x, &t);
		}
		add(p, s, i, &t);
		note_days(p, &t, token, sentence);
		i = t.next;
	}
}

void
wt_times_read(struct wt_mention_reader *r)
{
	struct pass p = { .published = r->article->published.day };
	p.x.r = r;
	p.x.zone = r->article->published.zone;
	p.x.now = r->article->published.minute;
	p.index = wt_time_index(r->arena);
	if (!p.published.year) { /* once for the years that the text itself gives */
		struct pass first = p;
		for (uint32_t i = 0; i < r->text->n_sentences; i++)
			read_sentence(&first, &r->text->sentences[i], i);
		memcpy(p.x.given, first.x.given, sizeof p.x.given);
		r->ms->n = 0;
		memset(r->timed, 0, (size_t)r->text->n_tokens * sizeof *r->timed);
	}
	for (uint32_t i = 0; i < r->text->n_sentences; i++)
		read_sentence(&p, &r->text->sentences[i], i);
}
