/*
 * jsonld.h - the data about an article that a page carries as JSON-LD.
 */
#ifndef WT_EXTRACT_JSONLD_H
#define WT_EXTRACT_JSONLD_H

#include "extract/html.h"

enum wt_ld_kind { WT_LD_OBJECT, WT_LD_ARRAY, WT_LD_STRING, WT_LD_OTHER };

/* A value; members of an object and elements of an array are its children. */
struct wt_ld_value {
	uint8_t kind;
	uint32_t next;      /* the sibling behind, 0 for none */
	uint32_t child;     /* the first child, 0 for none */
	struct wt_str key;  /* of a member, as in the source */
	struct wt_str text; /* of a string: plain; of a number or word: as in the source */
};

struct wt_ld {
	struct wt_ld_value *values; /* values[0] is no value */
	uint32_t n, cap;
};

/*
 * Reads one text of JSON behind what *ld already holds; gives its value, 0 for none.  Raw control
 * characters in strings, commas too many, and what is missing at the end are forgiven.
 */
uint32_t wt_ld_read(struct wt_arena *arena, struct wt_ld *ld, struct wt_str json);
/* The member of an object, 0 where it has none. */
uint32_t wt_ld_member(const struct wt_ld *ld, uint32_t object, const char *key);
/* A string, the first string of an array, or the `name` of an object; empty where there is none. */
struct wt_str wt_ld_string(const struct wt_ld *ld, uint32_t value);
/* Is the object's @type (or one of them) an article's? */
bool wt_ld_is_article(const struct wt_ld *ld, uint32_t object);

#endif
