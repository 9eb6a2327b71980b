/*
 * fuzz_robots.c - whatever the bytes of a robots.txt: rules lie in the pool, the delay is within
 * its bounds, every path has an answer, and a site without rules allows all.
 *
 * The first line of the input is the path.
 */
#include "fuzz.h"

#include "capture/robots.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_robots r = { .n = 0 };
	struct wt_str rest = { size ? (const char *)data : "", size }, path;
	if (!wt_str_split(&rest, '\n', &path) || !rest.ptr)
		return 0;
	if (wt_robots_read(&r, rest) == WARTA_OK) {
		promise(r.delay >= 0 && r.delay <= WT_ROBOTS_DELAY && r.n <= WT_ROBOTS_RULES);
		for (size_t i = 0; i < r.n; i++)
			promise(r.rules[i].path.start < r.rules[i].path.end &&
				r.rules[i].path.end <= r.pool.len);
		bool allowed = wt_robots_allow(&r, path);
		promise(allowed || r.n > 0);
	}
	wt_robots_release(&r);
	return 0;
}
