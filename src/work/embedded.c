/*
 * embedded.c - views of models/grammar.bin, models/gate.txt and the compiled lexicon.
 */
#include "work/embedded.h"

extern const char wt_model_grammar[];
extern const uint64_t wt_model_grammar_size;
extern const char wt_model_gate[];
extern const uint64_t wt_model_gate_size;
extern const char wt_lexicon[];
extern const uint64_t wt_lexicon_size;

struct wt_str
wt_embedded_grammar(void)
{
	return (struct wt_str){ wt_model_grammar, (size_t)wt_model_grammar_size };
}

struct wt_str
wt_embedded_lexicon(void)
{
	return (struct wt_str){ wt_lexicon, (size_t)wt_lexicon_size };
}

struct wt_str
wt_embedded_gate(void)
{
	return (struct wt_str){ wt_model_gate, (size_t)wt_model_gate_size };
}
