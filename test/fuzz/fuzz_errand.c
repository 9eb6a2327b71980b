/*
 * fuzz_errand.c - whatever the bytes: they are no job, and that in words, or one that is printed
 * and read again the same, within its bounds.
 */
#include "fuzz.h"

#include "work/errand.h"

static void
check_job(const struct wt_errand *job)
{
	struct wt_errand again;
	struct wt_buf text = { 0 };
	promise(job->at[0] && strlen(job->at) < WT_ERRAND_AT &&
		strlen(job->coder) < WT_ERRAND_CODER);
	promise(job->kind != WT_ERRAND_RANGE || job->length > 0);
	promise(job->kind != WT_ERRAND_RANGE || job->offset + job->length <= job->size);
	wt_errand_print(&text, job);
	/* what is escaped grows: a text near the limit may not be read again */
	if (text.len <= WT_ERRAND_TEXT) {
		promise(wt_errand_read(&again, wt_buf_view(&text), NULL) == WARTA_OK);
		promise(wt_errand_id(&again) == wt_errand_id(job) &&
			strcmp(again.at, job->at) == 0);
	}
	wt_buf_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_fault f = { 0 };
	struct wt_errand job;
	int code = wt_errand_read(&job, (struct wt_str){ (const char *)data, size }, &f);
	promise(code == WARTA_OK || (code < 0 && f.code == code && f.text[0]));
	if (code == WARTA_OK)
		check_job(&job);
	return 0;
}
