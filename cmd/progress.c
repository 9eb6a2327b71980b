/*
 * progress.c - a bar on the terminal: share of the bytes, pages, articles, rate, time left.
 *
 *	 42 % [########............] sisa 0:31, 6138 halaman, 1204 artikel, 89.1 MB, 12.4 MB/s
 *
 * Drawn at most ten times a second, never into a pipe or file.
 */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cmd.h"

#define BAR_WIDTH 20

static struct {
	double begun, drawn;
	bool shown;
	uint64_t pages;
} bar;

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
draw_share(uint64_t done, uint64_t all, double seconds)
{
	double share = done < all ? (double)done / (double)all : 1.0;
	char cells[BAR_WIDTH + 1];
	for (int i = 0; i < BAR_WIDTH; i++)
		cells[i] = i < (int)(share * BAR_WIDTH) ? '#' : '.';
	cells[BAR_WIDTH] = '\0';
	(void)fprintf(stderr, "%3d %% [%s] ", (int)(share * 100), cells);
	if (seconds > 2 && share > 0.01) {
		unsigned left = (unsigned)(seconds / share - seconds);
		(void)fprintf(
			stderr, words("%u:%02u left, ", "sisa %u:%02u, "), left / 60, left % 60);
	}
}

void
progress_pages(uint64_t pages)
{
	bar.pages = pages;
}

void
progress_show(uint64_t done, uint64_t all, uint64_t documents)
{
	if (!isatty(STDERR_FILENO))
		return;
	double t = now();
	if (bar.begun <= 0)
		bar.begun = t;
	if (t - bar.drawn < 0.1)
		return;
	bar.drawn = t;
	bar.shown = true;
	(void)fputc('\r', stderr);
	if (all)
		draw_share(done, all, t - bar.begun);
	if (bar.pages)
		(void)fprintf(stderr, words("%llu page%s, ", "%llu halaman%s, "),
			(unsigned long long)bar.pages, plural(bar.pages));
	(void)fprintf(stderr, words("%llu article%s, %.1f MB", "%llu artikel%s, %.1f MB"),
		(unsigned long long)documents, plural(documents), (double)done / 1e6);
	if (t - bar.begun > 1)
		(void)fprintf(stderr, ", %.1f MB/s", (double)done / 1e6 / (t - bar.begun));
	(void)fputs("\x1b[K", stderr);
	(void)fflush(stderr);
}

void
progress_clear(void)
{
	if (bar.shown)
		(void)fputs("\r\x1b[K", stderr);
	bar.shown = false;
}
