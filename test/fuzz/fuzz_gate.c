/*
 * fuzz_gate.c - whatever the bytes: the gate gives a language, counts no more words than there are
 * letters, and reads nothing behind the end.
 */
#include "fuzz.h"

#include <string.h>

#include "capture/gate.h"
#include "work/embedded.h"

static struct wt_gate *gate; /* opened once: each run would take longer to open it than to tell */

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_fault f = { 0 };
	if (!gate)
		promise(wt_gate_open(&gate, wt_embedded_gate(), &f) == WARTA_OK);
	char *copy = malloc(size ? size : 1);
	promise(copy != NULL);
	if (size)
		memcpy(copy, data, size);
	struct wt_verdict v = wt_gate_tell(gate, (struct wt_str){ copy, size });
	promise(v.language < WT_LANG_COUNT && 2 * (uint64_t)v.words <= size);
	promise(v.margin >= 0);
	free(copy);
	return 0;
}
