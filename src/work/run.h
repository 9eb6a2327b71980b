/*
 * run.h - a run over inputs, for callers inside the room.
 */
#ifndef WT_WORK_RUN_H
#define WT_WORK_RUN_H

#include "capture/hosts.h"
#include "warta/warta.h"

/* warta_read with sites that are known already: their pauses and robots.txt.  NULL: none are. */
int wt_run_read(const struct warta_reader *reader, const struct warta_run *ask,
	struct wt_hosts *hosts, struct warta_counts *counts, struct warta_fault *fault);

#endif
