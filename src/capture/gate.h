/*
 * gate.h - is a document Indonesian?  Told from its raw bytes, before anything is parsed.
 *
 * In: the bytes of a page in any charset that keeps ASCII (or UTF-16 with its
 * mark), with or without markup.  Out: its language.  Method: a list of words with a
 * weight for each language (models/gate.txt, made by tools/gate.c); what stands in tags,
 * scripts, styles and comments is passed over.  A gate is read-only: any number of
 * threads may share it.
 */
#ifndef WT_CAPTURE_GATE_H
#define WT_CAPTURE_GATE_H

#include "base/fault.h"
#include "base/span.h"

enum wt_language {
	WT_LANG_NONE, /* hardly any words: a picture's page, a menu, another script */
	WT_LANG_ID,
	WT_LANG_MS,
	WT_LANG_JV,
	WT_LANG_SU,
	WT_LANG_EN,
	WT_LANG_OTHER,
	WT_LANG_COUNT
};

/* What a document was found to be, and on how many words. */
struct wt_verdict {
	enum wt_language language;
	uint32_t words;
	int32_t margin; /* by how much the language leads; a sixteenth of a nat each */
};

struct wt_gate;

/* `list` is the text of models/gate.txt; not needed afterwards.  WARTA_ENOMEM, WARTA_EFORMAT with
 * its line. */
int wt_gate_open(struct wt_gate **gate, struct wt_str list, struct wt_fault *f);
void wt_gate_close(struct wt_gate *gate); /* takes NULL */

struct wt_verdict wt_gate_tell(const struct wt_gate *gate, struct wt_str raw);

/*
 * Is the document to be read?  A page that nobody chose (of an archive, a feed, a crawl) must be
 * Indonesian.  A text that the user names is refused only where it has WT_GATE_SURE words and is
 * clearly of another language: a short one is never refused.
 */
#define WT_GATE_SURE 40
enum wt_choice { WT_CHOICE_FOUND, WT_CHOICE_NAMED };
bool wt_gate_admits(struct wt_verdict verdict, enum wt_choice choice);

/* "id", "ms", "jv", "su", "en", "other", and "none" for too few words. */
const char *wt_language_code(enum wt_language language);

/* How many pages were turned away, by language. */
struct wt_turned {
	uint64_t pages[WT_LANG_COUNT];
};

#endif
