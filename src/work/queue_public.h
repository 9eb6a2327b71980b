/*
 * queue_public.h - what is behind the public handle of a queue.
 */
#ifndef WT_WORK_QUEUE_PUBLIC_H
#define WT_WORK_QUEUE_PUBLIC_H

#include "work/document.h"
#include "work/queue.h"

struct warta_queue {
	struct wt_queue *rooms;
	struct warta_queue_ask ask;
};

#endif
