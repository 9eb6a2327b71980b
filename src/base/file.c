/*
 * file.c - see file.h.
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define CHUNK ((size_t)64 << 10)

static int
read_all(int fd, const char *path, size_t most, struct wt_buf *out, struct wt_fault *f)
{
	char chunk[CHUNK];
	for (;;) {
		ssize_t n = read(fd, chunk, sizeof chunk);
		if (n == 0)
			return WARTA_OK;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return wt_fail(f, WARTA_EIO, 0, "%s: %s", path, strerror(errno));
		if (out->len + (size_t)n > most)
			return wt_fail(
				f, WARTA_ETOOBIG, 0, "%s: over the limit of %zu bytes", path, most);
		wt_buf_add(out, chunk, (size_t)n);
		if (out->failed)
			return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", path);
	}
}

int
wt_file_read(const char *path, size_t most, struct wt_buf *out, struct wt_fault *f)
{
	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, "standard input", most, out, f);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return wt_fail(f, WARTA_EIO, 0, "%s: %s", path, strerror(errno));
	int code = read_all(fd, path, most, out, f);
	(void)close(fd);
	return code;
}

int
wt_file_write(const char *path, struct wt_str bytes, struct wt_fault *f)
{
	char part[4096];
	int n = snprintf(part, sizeof part, "%s.part", path);
	if (n < 0 || (size_t)n >= sizeof part)
		return wt_fail(f, WARTA_EIO, 0, "%s: the name is too long", path);
	FILE *file = fopen(part, "wb");
	if (!file)
		return wt_fail(f, WARTA_EIO, 0, "%s: %s", part, strerror(errno));
	bool good = bytes.len == 0 || fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len;
	if (fclose(file) != 0)
		good = false;
	if (good && rename(part, path) == 0)
		return WARTA_OK;
	int code = wt_fail(
		f, errno == ENOSPC ? WARTA_EFULL : WARTA_EIO, 0, "%s: %s", path, strerror(errno));
	(void)unlink(part);
	return code;
}
