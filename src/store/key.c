/*
 * key.c - SipHash-2-4 and what is hashed.
 */
#include "store/key.h"

#define KEY_0 UINT64_C(0x6d616c6577617274) /* any fixed numbers; changing them changes all ids */
#define KEY_1 UINT64_C(0x6174726177736964)

static uint64_t
turn(uint64_t x, unsigned by)
{
	return (x << by) | (x >> (64 - by));
}

static void
mix(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = turn(v[1], 13) ^ v[0];
	v[0] = turn(v[0], 32);
	v[2] += v[3];
	v[3] = turn(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = turn(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = turn(v[1], 17) ^ v[2];
	v[2] = turn(v[2], 32);
}

static void
take(struct wt_key *k, uint64_t word)
{
	k->v[3] ^= word;
	mix(k->v);
	mix(k->v);
	k->v[0] ^= word;
}

struct wt_key
wt_key_begin(void)
{
	return (struct wt_key){
		.v = { KEY_0 ^ UINT64_C(0x736f6d6570736575), KEY_1 ^ UINT64_C(0x646f72616e646f6d),
			KEY_0 ^ UINT64_C(0x6c7967656e657261),
			KEY_1 ^ UINT64_C(0x7465646279746573) },
	};
}

void
wt_key_add(struct wt_key *k, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	size_t i = 0;
	while (i < n) {
		if (k->bytes % 8 == 0 && n - i >= 8) {
			uint64_t word = 0;
			for (unsigned b = 0; b < 8; b++)
				word |= (uint64_t)p[i + b] << 8 * b;
			take(k, word);
			k->bytes += 8;
			i += 8;
			continue;
		}
		k->word |= (uint64_t)p[i++] << 8 * (k->bytes % 8);
		if (++k->bytes % 8 == 0) {
			take(k, k->word);
			k->word = 0;
		}
	}
}

void
wt_key_num(struct wt_key *k, uint64_t n)
{
	unsigned char bytes[8];
	for (unsigned b = 0; b < 8; b++)
		bytes[b] = (unsigned char)(n >> 8 * b);
	wt_key_add(k, bytes, sizeof bytes);
}

void
wt_key_str(struct wt_key *k, struct wt_str s)
{
	wt_key_num(k, s.len);
	wt_key_add(k, s.ptr, s.len);
}

uint64_t
wt_key_end(struct wt_key *k)
{
	take(k, k->word | k->bytes << 56);
	k->v[2] ^= 0xff;
	for (int i = 0; i < 4; i++)
		mix(k->v);
	return k->v[0] ^ k->v[1] ^ k->v[2] ^ k->v[3];
}

int
wt_key_cmp(const void *a, const void *b)
{
	uint64_t x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

uint64_t
wt_key_article(const struct wt_article *a)
{
	struct wt_key k = wt_key_begin();
	char published[WT_MOMENT_TEXT];
	wt_key_str(&k, a->id);
	wt_key_str(&k, a->url);
	wt_key_str(&k, a->outlet);
	wt_key_str(&k, a->title);
	wt_key_str(&k, wt_str_of(wt_moment_print(a->published, published)));
	wt_key_str(&k, a->doc);
	return wt_key_end(&k);
}

/* Adds the letters and digits; bytes outside ASCII count as letters. */
static void
add_letters(struct wt_key *k, struct wt_str s)
{
	char out[256];
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if (!wt_is_alpha(c) && !wt_is_digit(c) && !((unsigned char)c & 0x80))
			continue;
		out[n++] = wt_lower(c);
		if (n == sizeof out) {
			wt_key_add(k, out, n);
			n = 0;
		}
	}
	wt_key_add(k, out, n);
}

uint64_t
wt_key_text(const struct wt_article *a)
{
	struct wt_key k = wt_key_begin();
	bool any = false;
	for (uint32_t i = 0; i < a->n_paragraphs; i++) {
		if (a->paragraphs[i].kind != WT_PARA_BODY)
			continue;
		any = true;
		add_letters(&k, wt_view(a->doc, a->paragraphs[i].span));
	}
	if (!any)
		add_letters(&k, a->doc);
	return wt_key_end(&k);
}

static void
add_parties(struct wt_key *k, const struct wt_party *list, unsigned n)
{
	wt_key_num(k, n);
	for (unsigned i = 0; i < n; i++) {
		wt_key_str(k, list[i].name);
		wt_key_str(k, wt_str_of(list[i].country));
		wt_key_str(k, wt_str_of(list[i].sector));
	}
}

uint64_t
wt_key_claim(uint64_t article, const struct wt_claim *c)
{
	struct wt_key k = wt_key_begin();
	char date[WT_DAY_TEXT];
	wt_key_num(&k, article);
	wt_key_str(&k, wt_str_of(wt_type_name(c->type)));
	for (unsigned i = 0; i < c->n_modes; i++)
		wt_key_str(&k, wt_str_of(WT_MODES[c->modes[i]].name));
	wt_key_num(&k, c->n_spans ? c->spans[0].start : 0);
	wt_key_num(&k, c->n_spans ? c->spans[0].end : 0);
	wt_key_num(&k, c->verb.start);
	add_parties(&k, c->actors, c->n_actors);
	add_parties(&k, c->recipients, c->n_recipients);
	wt_key_str(&k, wt_str_of(wt_day_print(c->date, date)));
	wt_key_str(&k, wt_str_of(wt_day_print(c->end, date)));
	wt_key_str(&k, wt_str_of(wt_status_name(c->status)));
	wt_key_str(&k, wt_str_of(wt_stance_name(c->stance)));
	return wt_key_end(&k);
}

#define WORD_MIN 4 /* shorter ones are mostly yang, di, dan, itu */

uint64_t
wt_key_words(struct wt_str text)
{
	uint64_t set = 0;
	for (size_t i = 0; i < text.len;) {
		uint64_t h = UINT64_C(0xcbf29ce484222325);
		size_t start = i;
		while (i < text.len && (wt_is_alpha(text.ptr[i]) || wt_is_digit(text.ptr[i]) ||
					       ((unsigned char)text.ptr[i] & 0x80)))
			h = (h ^ (unsigned char)wt_lower(text.ptr[i++])) * UINT64_C(0x100000001b3);
		if (i - start >= WORD_MIN)
			set |= UINT64_C(1) << (h >> 58);
		if (i == start)
			i++;
	}
	return set;
}
