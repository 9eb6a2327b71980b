/*
 * quarantine.c - see quarantine.h.
 */
#include "base/quarantine.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"

int
wt_quarantine(const char *folder, struct wt_str bytes, const char *ending,
	char path[WT_QUARANTINE_PATH], struct wt_fault *f)
{
	(void)snprintf(path, WT_QUARANTINE_PATH, "%s/%016llx.%s", folder,
		(unsigned long long)wt_str_hash(bytes), ending);
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return wt_fail(f, WARTA_EIO, 0, "%s: %s", folder, strerror(errno));
	return wt_file_write(path, bytes, f);
}
