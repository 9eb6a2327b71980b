/*
 * scheme.c - names of the scheme, and walks over a tree.
 */
#include "grammar/sentence.h"

static const char *const UPOS_NAMES[] = {
#define X_(name) #name,
	WT_UPOS(X_)
#undef X_
};

static const char *const DEPREL_NAMES[] = {
#define X(name, text) text,
	WT_DEPRELS(X)
#undef X
};

const struct wt_feat_name WT_FEAT_NAMES[] = {
#define X(name, feature, value) { feature, value },
	WT_FEATS(X)
#undef X
};

const char *
wt_upos_name(enum wt_upos upos)
{
	return (unsigned)upos < WT_UPOS_COUNT ? UPOS_NAMES[upos] : "_";
}

const char *
wt_deprel_name(enum wt_deprel rel)
{
	return (unsigned)rel < WT_DEP_COUNT ? DEPREL_NAMES[rel] : "_";
}

static int
name_find(const char *const *names, int n, struct wt_str name)
{
	for (int i = 0; i < n; i++)
		if (wt_str_is(name, names[i]))
			return i;
	return -1;
}

int
wt_upos_find(struct wt_str name)
{
	return name_find(UPOS_NAMES, WT_UPOS_COUNT, name);
}

int
wt_deprel_find(struct wt_str name)
{
	int found = name_find(DEPREL_NAMES, WT_DEP_COUNT, name);
	const char *colon = name.len ? memchr(name.ptr, ':', name.len) : NULL;
	if (found < 0 && colon) {
		name.len = (size_t)(colon - name.ptr);
		found = name_find(DEPREL_NAMES, WT_DEP_COUNT, name);
	}
	return found;
}

int32_t
wt_child(const struct wt_sentence *s, int32_t head, enum wt_deprel rel, int32_t from)
{
	for (int32_t i = from < 0 ? 0 : from; i < (int32_t)s->n; i++)
		if (s->tokens[i].head == head && s->tokens[i].deprel == rel)
			return i;
	return -1;
}
