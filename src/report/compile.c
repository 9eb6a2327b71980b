/*
 * compile.c - frames, classes, contexts, cues and the none-list, from text to rows.
 *
 * Two passes: names of classes first, so that conditions may use any of them;
 * then everything else.  Whatever is not understood is an error at its line, and
 * nothing is written when there was one.
 */
#include "report/compile.h"

#include "base/trie.h"

static const char *const CUE_KINDS[] = { "say", "report", "per", "deny", "allege", "belief", "ask",
	"release" };
static const char *const COMPS[] = { "free", "absorbed", "planned", "hypothetical", "alleged",
	"denied", "happened" };

/* --- small parts ------------------------------------------------------------------------------ */

static int
find_name(const char *const *names, int n, struct wt_str s)
{
	for (int i = 0; i < n; i++)
		if (wt_str_is(s, names[i]))
			return i;
	return -1;
}

static struct wt_ref
put_text(struct wt_builder *b, struct wt_str s)
{
	struct wt_ref r = { (uint32_t)b->text.len, (uint32_t)s.len };
	wt_buf_str(&b->text, s);
	return r;
}

/* Lower case, '-' between words of a condition is a blank, runs of blanks are one. */
static struct wt_str
normal_word(struct wt_builder *b, struct wt_str s)
{
	struct wt_str low = wt_arena_lower(&b->lex->arena, wt_str_trim(s));
	char *p = WT_NEW(&b->lex->arena, char, low.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < low.len; i++) {
		bool blank = wt_is_space(low.ptr[i]);
		if (!blank || (n && p[n - 1] != ' '))
			p[n++] = blank ? ' ' : low.ptr[i];
	}
	return (struct wt_str){ p, n };
}

/* The number of a word, new or old. */
static uint32_t
word_id(struct wt_builder *b, struct wt_str word)
{
	struct wt_str w = normal_word(b, word);
	return wt_keys_add(&b->lex->arena, &b->words, w);
}

static uint32_t
class_id(struct wt_builder *b, struct wt_str name)
{
	for (uint32_t i = 0; i < b->n_classes; i++)
		if (wt_str_eq(b->classes[i], name))
			return i;
	return UINT32_MAX;
}

/* --- classes and contexts -----------------------------------------------------------------------
 */

static void
add_class_name(struct wt_builder *b, const struct wt_lex_entry *e)
{
	if (class_id(b, e->name) != UINT32_MAX)
		wt_lex_error(b->lex, e, e->line, "class %.*s is defined twice", WT_FMT(e->name));
	*WT_PUSH(&b->lex->arena, b->classes, b->n_classes, b->cap_classes) = e->name;
}

static void
add_member(struct wt_builder *b, uint32_t word, uint32_t class)
{
	struct wt_pair p = { word, class };
	*WT_PUSH(&b->lex->arena, b->members, b->n_members, b->cap_members) = p;
}

static void
read_words(struct wt_builder *b, const struct wt_lex_entry *e, uint32_t class)
{
	bool any = false;
	for (uint32_t i = 0; i < e->n; i++) {
		struct wt_str rest = e->lines[i].value, part;
		if (wt_str_is(e->lines[i].key, "~") || wt_str_is(e->lines[i].key, "="))
			continue;
		if (!wt_str_is(e->lines[i].key, "words")) {
			wt_lex_error(b->lex, e, e->lines[i].line, "unknown key '%.*s'",
				WT_FMT(e->lines[i].key));
			continue;
		}
		while (wt_str_split(&rest, ',', &part)) {
			part = wt_str_trim(part);
			if (part.len && part.ptr[0] == '@') {
				struct wt_str name = { part.ptr + 1, part.len - 1 };
				uint32_t other = class_id(b, name);
				if (other == UINT32_MAX)
					wt_lex_error(b->lex, e, e->lines[i].line,
						"class %.*s is not defined", WT_FMT(name));
				else
					*WT_PUSH(&b->lex->arena, b->includes, b->n_includes,
						b->cap_includes) = (struct wt_pair){ class, other };
			} else if (part.len) {
				add_member(b, word_id(b, part), class);
			}
			any = true;
		}
	}
	if (!any)
		wt_lex_error(b->lex, e, e->line, "%.*s has no words", WT_FMT(e->name));
}

/* A class that names another holds its words too; a few rounds settle chains. */
static void
spread_includes(struct wt_builder *b)
{
	for (int round = 0; round < 4; round++)
		for (uint32_t i = 0; i < b->n_includes; i++) {
			uint32_t n = b->n_members;
			for (uint32_t m = 0; m < n; m++)
				if (b->members[m].b == b->includes[i].b)
					add_member(b, b->members[m].a, b->includes[i].a);
		}
}

/* --- slots, conditions, bindings
 * ------------------------------------------------------------------ */

static int
slot_of(struct wt_str s)
{
	unsigned flag = 0;
	for (unsigned i = 0; i < WT_SLOT_COUNT; i++)
		if (wt_str_is(s, wt_slot_name(i)))
			return (int)i;
	if (wt_str_ends(s, WT_STR(".of"))) {
		s.len -= 3;
		flag = WT_SLOT_POSSESSOR;
	}
	for (unsigned i = 0; i < WT_SLOT_COUNT; i++)
		if (flag && wt_str_is(s, wt_slot_name(i)))
			return (int)(i | flag);
	return -1;
}

/* A condition holds no blanks: "rumah-sakit" also means "rumah sakit". */
static void
add_spaced(struct wt_builder *b, struct wt_str word)
{
	ptrdiff_t dash = wt_str_find(word, WT_STR("-"), 1);
	if (dash < 0)
		return;
	struct wt_str spaced = wt_arena_copy(&b->lex->arena, word);
	char *p = WT_NEW(&b->lex->arena, char, word.len + 1);
	memcpy(p, spaced.ptr, word.len);
	p[dash] = ' ';
	*WT_PUSH(&b->lex->arena, b->items, b->n_items, b->cap_items) =
		word_id(b, (struct wt_str){ p, word.len });
}

static void
add_item(struct wt_builder *b, const struct wt_lex_entry *e, uint32_t line, struct wt_str part)
{
	uint32_t item;
	if (part.len > 1 && part.ptr[0] == '@') {
		struct wt_str name = { part.ptr + 1, part.len - 1 };
		uint32_t c = class_id(b, name);
		if (c == UINT32_MAX) {
			wt_lex_error(b->lex, e, line, "class %.*s is not defined", WT_FMT(name));
			return;
		}
		item = c | WT_ITEM_CLASS;
	} else if (part.len) {
		item = word_id(b, part);
		add_spaced(b, part);
	} else {
		wt_lex_error(b->lex, e, line, "an empty word in a condition");
		return;
	}
	*WT_PUSH(&b->lex->arena, b->items, b->n_items, b->cap_items) = item;
}

/* slot=a|b or slot=!a|b */
static bool
read_cond(struct wt_builder *b, const struct wt_lex_entry *e, uint32_t line, struct wt_str left,
	struct wt_str right)
{
	int slot = slot_of(left);
	if (slot < 0) {
		wt_lex_error(b->lex, e, line, "unknown slot or role '%.*s'", WT_FMT(left));
		return false;
	}
	struct wt_cond c = { .slot = (uint8_t)slot, .first = b->n_items };
	if (right.len && right.ptr[0] == '!') {
		c.negated = 1;
		right = (struct wt_str){ right.ptr + 1, right.len - 1 };
	}
	struct wt_str part;
	while (wt_str_split(&right, '|', &part))
		add_item(b, e, line, wt_str_trim(part));
	c.n = (uint16_t)(b->n_items - c.first);
	*WT_PUSH(&b->lex->arena, b->conds, b->n_conds, b->cap_conds) = c;
	return true;
}

static int
role_of(struct wt_str s)
{
	static const char *const ROLES[] = { "actor", "recipient", "place" };
	return find_name(ROLES, WT_ROLE_COUNT, s);
}

static void
read_bind(struct wt_builder *b, const struct wt_lex_entry *e, uint32_t line, int role,
	struct wt_str right)
{
	struct wt_bind bind = { .role = (uint8_t)role };
	struct wt_str alternative, slot;
	memset(bind.slots, WT_SLOT_NONE, sizeof bind.slots);
	while (wt_str_split(&right, ',', &alternative)) {
		if (bind.n == WT_BIND_ALTERNATIVES) {
			wt_lex_error(b->lex, e, line, "over %d alternatives for a role",
				WT_BIND_ALTERNATIVES);
			return;
		}
		unsigned k = 0;
		while (wt_str_split(&alternative, '+', &slot)) {
			while (slot.len &&
				(slot.ptr[slot.len - 1] == '?' || slot.ptr[slot.len - 1] == '!')) {
				if (slot.ptr[slot.len - 1] == '?')
					bind.optional = 1;
				else
					bind.required = 1;
				slot.len--;
			}
			int s = slot_of(wt_str_trim(slot));
			if (s < 0 || s == WT_SLOT_CLAUSE || k == WT_BIND_TOGETHER) {
				wt_lex_error(b->lex, e, line, "unknown slot '%.*s'", WT_FMT(slot));
				return;
			}
			bind.slots[bind.n][k++] = (uint8_t)s;
		}
		bind.n++;
	}
	*WT_PUSH(&b->lex->arena, b->binds, b->n_binds, b->cap_binds) = bind;
}

/* --- frames -------------------------------------------------------------------------------------
 */

/* The next word of *rest that is separated by white space. */
static bool
next_word(struct wt_str *rest, struct wt_str *word)
{
	*rest = wt_str_trim(*rest);
	size_t n = 0;
	while (n < rest->len && !wt_is_space(rest->ptr[n]))
		n++;
	*word = (struct wt_str){ rest->ptr, n };
	*rest = (struct wt_str){ rest->ptr + n, rest->len - n };
	return n > 0;
}

/* "slot=..." at *rest's next word; conditions may contain blanks only as '-'. */
static bool
split_equals(struct wt_str word, struct wt_str *left, struct wt_str *right)
{
	ptrdiff_t at = wt_str_find(word, WT_STR("="), 0);
	if (at < 0)
		return false;
	*left = (struct wt_str){ word.ptr, (size_t)at };
	*right = (struct wt_str){ word.ptr + at + 1, word.len - (size_t)at - 1 };
	return true;
}

static void
add_form(struct wt_builder *b, struct wt_str form, uint32_t pattern)
{
	struct wt_str low = normal_word(b, form);
	struct wt_pair p = { wt_keys_add(&b->lex->arena, &b->forms, low), pattern };
	*WT_PUSH(&b->lex->arena, b->form_patterns, b->n_form_patterns, b->cap_form_patterns) = p;
}

static struct wt_str
root_of(const struct wt_lex_entry *e)
{
	ptrdiff_t slash = wt_str_find(e->name, WT_STR("/"), 0);
	return slash < 0 ? e->name : (struct wt_str){ e->name.ptr, (size_t)slash };
}

/* meN-,meN-i or "mempercayai","percaya" */
static void
read_forms(struct wt_builder *b, const struct wt_lex_entry *e, uint32_t line, struct wt_str list,
	uint32_t pattern)
{
	struct wt_str part, form;
	while (wt_str_split(&list, ',', &part)) {
		part = wt_str_trim(part);
		if (part.len > 2 && part.ptr[0] == '"' && part.ptr[part.len - 1] == '"')
			add_form(b, (struct wt_str){ part.ptr + 1, part.len - 2 }, pattern);
		else if (wt_affix_make(&b->lex->arena, root_of(e), part, &form))
			add_form(b, form, pattern);
		else
			wt_lex_error(b->lex, e, line, "unknown affix '%.*s'", WT_FMT(part));
	}
}

/* The forms are the first word, or all that stands in quotation marks (which may hold blanks). */
static struct wt_str
cut_forms(struct wt_str *rest)
{
	*rest = wt_str_trim(*rest);
	size_t n = 0;
	bool quoted = false;
	for (; n < rest->len; n++) {
		if (rest->ptr[n] == '"')
			quoted = !quoted;
		else if (wt_is_space(rest->ptr[n]) && !quoted && !(n && rest->ptr[n - 1] == ','))
			break;
	}
	struct wt_str forms = { rest->ptr, n };
	*rest = (struct wt_str){ rest->ptr + n, rest->len - n };
	return forms;
}

static void
read_pattern(struct wt_builder *b, const struct wt_lex_entry *e, const struct wt_lex_line *l,
	enum wt_voice voice, uint32_t frame)
{
	struct wt_pattern p = { .frame = frame,
		.voice = (uint8_t)voice,
		.first_bind = b->n_binds,
		.first_cond = b->n_conds };
	struct wt_str rest = l->value, forms = cut_forms(&rest), word, left, right;
	while (next_word(&rest, &word)) {
		if (wt_str_is(word, "event")) {
			p.event = 1;
		} else if (!split_equals(word, &left, &right)) {
			wt_lex_error(b->lex, e, l->line,
				"'%.*s' is neither slot=word nor role=slot", WT_FMT(word));
		} else if (role_of(left) >= 0) {
			read_bind(b, e, l->line, role_of(left), right);
		} else {
			(void)read_cond(b, e, l->line, left, right);
		}
	}
	p.n_binds = (uint16_t)(b->n_binds - p.first_bind);
	p.n_conds = (uint16_t)(b->n_conds - p.first_cond);
	if (p.n_binds == 0)
		wt_lex_error(b->lex, e, l->line, "a pattern needs at least one role");
	read_forms(b, e, l->line, forms, b->n_patterns);
	*WT_PUSH(&b->lex->arena, b->patterns, b->n_patterns, b->cap_patterns) = p;
}

/* "ACCUSE disapprove object=@x": a type with modes and conditions. */
static void
read_type(struct wt_builder *b, const struct wt_lex_entry *e, const struct wt_lex_line *l,
	struct wt_label *label)
{
	struct wt_str rest = l->value, word, left, right;
	*label = (struct wt_label){ .first_cond = b->n_conds };
	if (!next_word(&rest, &word) || wt_type_find(word) < 0) {
		wt_lex_error(b->lex, e, l->line, "'%.*s' is no PLOVER type", WT_FMT(word));
		return;
	}
	label->type = (uint8_t)wt_type_find(word);
	while (next_word(&rest, &word)) {
		if (word.ptr[word.len - 1] == ',')
			word.len--;
		int mode = wt_mode_find((enum wt_type)label->type, word);
		if (split_equals(word, &left, &right))
			(void)read_cond(b, e, l->line, left, right);
		else if (mode >= 0 && label->n_modes < WT_CLAIM_MODES)
			label->modes[label->n_modes++] = (uint8_t)mode;
		else
			wt_lex_error(b->lex, e, l->line, "'%.*s' is no mode of %s", WT_FMT(word),
				wt_type_name((enum wt_type)label->type));
	}
	label->n_conds = (uint16_t)(b->n_conds - label->first_cond);
}

static void
read_mode(struct wt_builder *b, const struct wt_lex_entry *e, const struct wt_lex_line *l,
	enum wt_type type, struct wt_label *label)
{
	struct wt_str rest = l->value, word, left, right;
	*label = (struct wt_label){ .type = (uint8_t)type, .first_cond = b->n_conds, .n_modes = 1 };
	int mode = next_word(&rest, &word) ? wt_mode_find(type, word) : -1;
	if (mode < 0) {
		wt_lex_error(b->lex, e, l->line, "'%.*s' is no mode of %s", WT_FMT(word),
			wt_type_name(type));
		return;
	}
	label->modes[0] = (uint8_t)mode;
	while (next_word(&rest, &word))
		if (!split_equals(word, &left, &right) || !read_cond(b, e, l->line, left, right))
			wt_lex_error(b->lex, e, l->line, "'%.*s' is no condition", WT_FMT(word));
	label->n_conds = (uint16_t)(b->n_conds - label->first_cond);
}

/* The type lines: conditional ones in their order, then the one without a condition. */
static void
read_types(struct wt_builder *b, const struct wt_lex_entry *e, struct wt_frame *frame,
	enum wt_type *type)
{
	struct wt_label fallback = { 0 };
	int defaults = 0;
	frame->first_type = b->n_labels;
	for (uint32_t i = 0; i < e->n; i++) {
		struct wt_label label;
		if (!wt_str_is(e->lines[i].key, "type"))
			continue;
		read_type(b, e, &e->lines[i], &label);
		if (label.n_conds == 0 && defaults++ == 0) {
			fallback = label;
			continue;
		}
		if (label.n_conds == 0)
			wt_lex_error(
				b->lex, e, e->lines[i].line, "a second type without a condition");
		*WT_PUSH(&b->lex->arena, b->labels, b->n_labels, b->cap_labels) = label;
	}
	if (defaults == 0)
		wt_lex_error(b->lex, e, e->line, "a frame needs a type without a condition");
	*WT_PUSH(&b->lex->arena, b->labels, b->n_labels, b->cap_labels) = fallback;
	frame->n_types = (uint16_t)(b->n_labels - frame->first_type);
	*type = (enum wt_type)fallback.type;
}

static uint64_t
read_contexts(struct wt_builder *b, const struct wt_lex_entry *e, const struct wt_lex_line *l)
{
	struct wt_str rest = l->value, part;
	uint64_t set = 0;
	while (wt_str_split(&rest, ',', &part)) {
		int c = wt_context_find(wt_str_trim(part));
		if (c < 0)
			wt_lex_error(
				b->lex, e, l->line, "'%.*s' is no PLOVER context", WT_FMT(part));
		else
			set |= UINT64_C(1) << c;
	}
	return set;
}

static int
read_status(struct wt_str s)
{
	for (int i = 0; i <= WT_STATUS_NEGATED; i++)
		if (wt_str_is(s, wt_status_name((enum wt_status)i)))
			return i;
	return -1;
}

static void
read_frame_line(struct wt_builder *b, const struct wt_lex_entry *e, const struct wt_lex_line *l,
	struct wt_frame *frame, enum wt_type type)
{
	struct wt_label label;
	if (wt_str_is(l->key, "active")) {
		read_pattern(b, e, l, WT_VOICE_ACTIVE, b->n_frames);
	} else if (wt_str_is(l->key, "passive")) {
		read_pattern(b, e, l, WT_VOICE_PASSIVE, b->n_frames);
	} else if (wt_str_is(l->key, "noun")) {
		read_pattern(b, e, l, WT_VOICE_NOUN, b->n_frames);
	} else if (wt_str_is(l->key, "context")) {
		frame->contexts |= read_contexts(b, e, l);
	} else if (wt_str_is(l->key, "mode")) {
		read_mode(b, e, l, type, &label);
		*WT_PUSH(&b->lex->arena, b->labels, b->n_labels, b->cap_labels) = label;
	} else if (wt_str_is(l->key, "comp")) {
		int c = find_name(COMPS, WT_COMP_HAPPENED + 1, l->value);
		if (c < 0)
			wt_lex_error(b->lex, e, l->line, "comp cannot be '%.*s'", WT_FMT(l->value));
		frame->comp = (uint8_t)(c < 0 ? 0 : c);
	} else if (wt_str_is(l->key, "status")) {
		int s = read_status(l->value);
		if (s < 0)
			wt_lex_error(
				b->lex, e, l->line, "status cannot be '%.*s'", WT_FMT(l->value));
		frame->status = (uint8_t)(s + 1);
	} else if (!wt_str_is(l->key, "type") && !wt_str_is(l->key, "~") &&
		   !wt_str_is(l->key, "=")) {
		wt_lex_error(b->lex, e, l->line, "unknown key '%.*s'", WT_FMT(l->key));
	}
}

static void
check_example(struct wt_builder *b, const struct wt_lex_entry *e)
{
	struct wt_lex_example x;
	uint32_t at = 0, n = 0;
	while (wt_lex_example(e, &at, &x)) {
		n++;
		if (x.n == 0)
			wt_lex_error(
				b->lex, e, x.line, "the example says not what it must yield ('=')");
	}
	if (n == 0)
		wt_lex_error(b->lex, e, e->line, "%.*s needs an example ('~')", WT_FMT(e->name));
}

static void
read_frame(struct wt_builder *b, const struct wt_lex_entry *e)
{
	struct wt_frame frame = { .name = put_text(b, e->name) };
	enum wt_type type = WT_TYPE_AGREE;
	uint32_t before = b->n_patterns;
	for (uint32_t i = 0; i < b->n_frames; i++) {
		struct wt_str other = { b->text.ptr + b->frames[i].name.offset,
			b->frames[i].name.len };
		if (wt_str_eq(other, e->name))
			wt_lex_error(
				b->lex, e, e->line, "frame %.*s is defined twice", WT_FMT(e->name));
	}
	read_types(b, e, &frame, &type);
	frame.first_mode = b->n_labels;
	for (uint32_t i = 0; i < e->n; i++)
		read_frame_line(b, e, &e->lines[i], &frame, type);
	frame.n_modes = (uint16_t)(b->n_labels - frame.first_mode);
	if (b->n_patterns == before)
		wt_lex_error(b->lex, e, e->line, "a frame needs an active, passive or noun line");
	*WT_PUSH(&b->lex->arena, b->frames, b->n_frames, b->cap_frames) = frame;
}

/* --- cues and none
 * -------------------------------------------------------------------------------- */

static void
read_cue(struct wt_builder *b, const struct wt_lex_entry *e)
{
	const struct wt_lex_line *kind = wt_lex_find(e, "kind", 0),
				 *forms = wt_lex_find(e, "forms", 0);
	int k = kind ? find_name(CUE_KINDS, WT_CUE_RELEASE + 1, kind->value) : -1;
	if (k < 0 || !forms) {
		wt_lex_error(b->lex, e, e->line,
			"a cue needs a kind (say report per deny allege belief ask release) and "
			"forms");
		return;
	}
	for (const struct wt_lex_line *l = forms; l;
		l = wt_lex_find(e, "forms", wt_lex_index(e, l) + 1)) {
		struct wt_str rest = l->value, part;
		while (wt_str_split(&rest, ',', &part)) {
			struct wt_str low = normal_word(b, part);
			uint32_t id = low.len ? wt_keys_add(&b->lex->arena, &b->cues, low) : 0;
			if (low.len && id == b->n_cue_kinds)
				*WT_PUSH(&b->lex->arena, b->cue_kinds, b->n_cue_kinds,
					b->cap_cue_kinds) = (uint32_t)k;
			else if (low.len && b->cue_kinds[id] != (uint32_t)k)
				wt_lex_error(b->lex, e, l->line,
					"'%.*s' is a cue of another kind already", WT_FMT(part));
		}
	}
}

/* none WORD, WORD: the head line holds the first of them; further lines "words". */
static void
read_none(struct wt_builder *b, const struct wt_lex_entry *e)
{
	struct wt_str rest = e->name, part;
	while (wt_str_split(&rest, ',', &part))
		if (wt_str_trim(part).len)
			(void)wt_keys_add(&b->lex->arena, &b->nones, normal_word(b, part));
	for (const struct wt_lex_line *l = wt_lex_find(e, "words", 0); l;
		l = wt_lex_find(e, "words", wt_lex_index(e, l) + 1)) {
		rest = l->value;
		while (wt_str_split(&rest, ',', &part))
			if (wt_str_trim(part).len)
				(void)wt_keys_add(&b->lex->arena, &b->nones, normal_word(b, part));
	}
}

/* --- all of it
 * -------------------------------------------------------------------------------------- */

static void
first_pass(struct wt_builder *b)
{
	for (int c = 0; c < WT_CONTEXT_COUNT; c++)
		*WT_PUSH(&b->lex->arena, b->classes, b->n_classes, b->cap_classes) =
			wt_arena_printf(
				&b->lex->arena, "context %s", wt_context_name((enum wt_context)c));
	for (uint32_t i = 0; i < b->lex->n; i++)
		if (wt_str_is(b->lex->entries[i].kind, "class"))
			add_class_name(b, &b->lex->entries[i]);
	for (uint32_t i = 0; i < b->lex->n; i++) {
		const struct wt_lex_entry *e = &b->lex->entries[i];
		if (wt_str_is(e->kind, "class")) {
			check_example(b, e);
			read_words(b, e, class_id(b, e->name));
		} else if (wt_str_is(e->kind, "context")) {
			int c = wt_context_find(e->name);
			check_example(b, e);
			if (c < 0)
				wt_lex_error(b->lex, e, e->line, "'%.*s' is no PLOVER context",
					WT_FMT(e->name));
			else
				read_words(b, e, (uint32_t)c);
		}
	}
	spread_includes(b);
}

static void
second_pass(struct wt_builder *b)
{
	for (uint32_t i = 0; i < b->lex->n; i++) {
		const struct wt_lex_entry *e = &b->lex->entries[i];
		bool frame = wt_str_is(e->kind, "frame"), cue = wt_str_is(e->kind, "cue");
		bool none = wt_str_is(e->kind, "none");
		if (frame || cue || none)
			check_example(b, e);
		if (frame)
			read_frame(b, e);
		else if (cue)
			read_cue(b, e);
		else if (none)
			read_none(b, e);
	}
}

int
wt_report_compile(struct wt_lex *lex, struct wt_blob_writer *out, struct wt_fault *f)
{
	struct wt_builder b = { .lex = lex };
	uint32_t errors = lex->n_errors;
	first_pass(&b);
	second_pass(&b);
	wt_contradictions_find(&b);
	int code = WARTA_OK;
	if (lex->n_errors == errors)
		code = wt_builder_write(&b, out, f);
	wt_buf_release(&b.text);
	return code;
}
