/*
 * errand.c - see errand.h.
 */
#include "work/errand.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

#include "base/json.h"
#include "store/key.h"

#define CHUNK ((size_t)64 << 10)

static const char *const KINDS[] = { "file", "range", "url", "feed" };
#define N_KINDS (sizeof KINDS / sizeof KINDS[0])

const char *
wt_errand_kind_name(enum wt_errand_kind kind)
{
	return KINDS[kind];
}

static bool
is_address(enum wt_errand_kind kind)
{
	return kind == WT_ERRAND_URL || kind == WT_ERRAND_FEED;
}

/* --- out -------------------------------------------------------------------------------------- */

static void
number(struct wt_json *j, const char *key, uint64_t n)
{
	wt_json_key(j, key);
	wt_json_int(j, (int64_t)n);
}

void
wt_errand_print(struct wt_buf *out, const struct wt_errand *job)
{
	char hash[20];
	struct wt_json j = wt_json_begin(out);
	wt_json_open(&j, '{');
	number(&j, "v", WT_ERRAND_FORMAT);
	wt_json_key(&j, "kind");
	wt_json_cstr(&j, KINDS[job->kind]);
	wt_json_key(&j, "at");
	wt_json_cstr(&j, job->at);
	if (job->kind == WT_ERRAND_RANGE) {
		number(&j, "offset", job->offset);
		number(&j, "length", job->length);
		if (job->lines)
			number(&j, "lines", job->lines);
	}
	if (is_address(job->kind))
		number(&j, "asked", (uint64_t)job->asked);
	else
		number(&j, "size", job->size);
	if (job->hashed) {
		(void)snprintf(hash, sizeof hash, "%016llx", (unsigned long long)job->hash);
		wt_json_key(&j, "hash");
		wt_json_cstr(&j, hash);
	}
	wt_json_str_if(&j, "coder", wt_str_of(job->coder));
	wt_json_close(&j, '}');
}

/* --- in --------------------------------------------------------------------------------------- */

static int
no_job(struct wt_fault *f, const char *key, const char *what)
{
	return wt_fail(f, WARTA_EFORMAT, 0, "no job: '%s' %s", key, what);
}

/* A text member that fits, NUL behind it. */
static int
take_text(const json_t *v, const char *key, char *to, size_t room, struct wt_fault *f)
{
	size_t n = json_is_string(v) ? json_string_length(v) : 0;
	if (n == 0)
		return no_job(f, key, "is no text");
	if (n >= room)
		return no_job(f, key, "is too long");
	if (memchr(json_string_value(v), '\0', n))
		return no_job(f, key, "holds a NUL");
	memcpy(to, json_string_value(v), n);
	to[n] = '\0';
	return WARTA_OK;
}

static int
take_number(const json_t *v, const char *key, uint64_t *to, struct wt_fault *f)
{
	if (!json_is_integer(v) || json_integer_value(v) < 0)
		return no_job(f, key, "is no whole number");
	*to = (uint64_t)json_integer_value(v);
	return WARTA_OK;
}

static int
take_kind(const json_t *v, enum wt_errand_kind *to, struct wt_fault *f)
{
	for (size_t i = 0; json_is_string(v) && i < N_KINDS; i++)
		if (strcmp(json_string_value(v), KINDS[i]) == 0 &&
			json_string_length(v) == strlen(KINDS[i])) {
			*to = (enum wt_errand_kind)i;
			return WARTA_OK;
		}
	return no_job(f, "kind", "is none of file, range, url, feed");
}

static int
take_hash(const json_t *v, struct wt_errand *job, struct wt_fault *f)
{
	char text[20];
	if (take_text(v, "hash", text, sizeof text, f) != WARTA_OK)
		return WARTA_EFORMAT;
	if (strlen(text) != 16 || strspn(text, "0123456789abcdef") != 16)
		return no_job(f, "hash", "is no 16 hexadecimal digits");
	for (const char *c = text; *c; c++)
		job->hash = job->hash << 4 | (uint64_t)(*c <= '9' ? *c - '0' : *c - 'a' + 10);
	job->hashed = true;
	return WARTA_OK;
}

enum {
	HAS_V = 1,
	HAS_KIND = 2,
	HAS_AT = 4,
	HAS_RANGE = 8,
	HAS_LENGTH = 16,
	HAS_ASKED = 32,
	HAS_SIZE = 64,
	HAS_LINES = 128
};

static int
take_member(
	struct wt_errand *job, unsigned *has, const char *key, const json_t *v, struct wt_fault *f)
{
	static const struct {
		const char *key;
		unsigned bit;
	} KEYS[] = { { "v", HAS_V }, { "kind", HAS_KIND }, { "at", HAS_AT },
		{ "offset", HAS_RANGE }, { "length", HAS_LENGTH }, { "asked", HAS_ASKED },
		{ "size", HAS_SIZE }, { "hash", 0 }, { "coder", 0 }, { "lines", HAS_LINES } };
	size_t i = 0;
	uint64_t n = 0;
	int code;
	while (i < sizeof KEYS / sizeof KEYS[0] && strcmp(KEYS[i].key, key) != 0)
		i++;
	if (i == sizeof KEYS / sizeof KEYS[0])
		return wt_fail(f, WARTA_EFORMAT, 0, "no job: it has something unknown");
	*has |= KEYS[i].bit;
	switch (key[0]) {
	case 'k':
		return take_kind(v, &job->kind, f);
	case 'h':
		return take_hash(v, job, f);
	case 'c':
		return take_text(v, key, job->coder, sizeof job->coder, f);
	case 'o':
		return take_number(v, key, &job->offset, f);
	case 'l':
		return take_number(v, key, key[1] == 'e' ? &job->length : &job->lines, f);
	case 's':
		return take_number(v, key, &job->size, f);
	case 'v':
		code = take_number(v, key, &n, f);
		if (code == WARTA_OK && n != WT_ERRAND_FORMAT)
			return wt_fail(f, WARTA_EVERSION, 0,
				"a job of form %llu; this program reads form %d",
				(unsigned long long)n, WT_ERRAND_FORMAT);
		return code;
	default:
		break;
	}
	if (strcmp(key, "at") == 0)
		return take_text(v, key, job->at, sizeof job->at, f);
	code = take_number(v, key, &n, f);
	job->asked = (int64_t)n;
	return code;
}

static int
take_members(struct wt_errand *job, json_t *object, struct wt_fault *f)
{
	const char *key;
	json_t *value;
	unsigned has = 0;
	int code = json_is_object(object) ? WARTA_OK
					  : wt_fail(f, WARTA_EFORMAT, 0, "no job: no object");
	if (code != WARTA_OK)
		return code;
	json_object_foreach(object, key,
		value) if ((code = take_member(job, &has, key, value, f)) != WARTA_OK) return code;
	unsigned want = HAS_V | HAS_KIND | HAS_AT;
	want |= is_address(job->kind) ? HAS_ASKED : HAS_SIZE;
	want |= job->kind == WT_ERRAND_RANGE ? HAS_RANGE | HAS_LENGTH : 0;
	want |= job->kind == WT_ERRAND_RANGE ? has & HAS_LINES : 0;
	if (has != want || (job->hashed && is_address(job->kind)))
		return wt_fail(f, WARTA_EFORMAT, 0, "no job: not what a job of kind %s says",
			KINDS[job->kind]);
	if (job->kind == WT_ERRAND_RANGE &&
		(job->length == 0 || job->lines > UINT32_MAX || job->offset > job->size ||
			job->length > job->size - job->offset))
		return wt_fail(f, WARTA_EFORMAT, 0, "no job: a range outside its file");
	return WARTA_OK;
}

int
wt_errand_read(struct wt_errand *job, struct wt_str text, struct wt_fault *f)
{
	json_error_t error;
	memset(job, 0, sizeof *job);
	if (text.len > WT_ERRAND_TEXT)
		return wt_fail(f, WARTA_ETOOBIG, 0, "no job: over %d bytes", WT_ERRAND_TEXT);
	json_t *object = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &error);
	if (!object)
		return wt_fail(f, WARTA_EFORMAT, 0, "no job: no JSON (%s)", error.text);
	int code = take_members(job, object, f);
	json_decref(object);
	return code;
}

/* --- which ------------------------------------------------------------------------------------ */

uint64_t
wt_errand_id(const struct wt_errand *job)
{
	struct wt_key k = wt_key_begin();
	wt_key_num(&k, job->kind);
	wt_key_str(&k, wt_str_of(job->at));
	wt_key_num(&k, job->offset);
	wt_key_num(&k, job->length);
	wt_key_num(&k, job->hashed ? job->hash : 0);
	wt_key_num(&k, (uint64_t)job->asked);
	wt_key_str(&k, wt_str_of(job->coder));
	return wt_key_end(&k);
}

int
wt_errand_hash(int fd, uint64_t offset, uint64_t length, uint64_t *hash, struct wt_fault *f)
{
	char bytes[CHUNK];
	struct wt_key k = wt_key_begin();
	uint64_t left = length ? length : UINT64_MAX;
	while (left > 0) {
		size_t want = left < sizeof bytes ? (size_t)left : sizeof bytes;
		ssize_t got = pread(fd, bytes, want, (off_t)offset);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return wt_fail(f, WARTA_EIO, 0, "%s", strerror(errno));
		if (got == 0)
			break;
		wt_key_add(&k, bytes, (size_t)got);
		offset += (uint64_t)got;
		left -= (uint64_t)got;
	}
	*hash = wt_key_end(&k);
	return length && left ? wt_fail(f, WARTA_EFORMAT, 0, "the file ends before the job's part")
			      : WARTA_OK;
}
