/*
 * test_capture.c - the promises of capture/page.h: every input gives its pages or one complaint
 * that names it, and the next input is read whatever the one before was.
 */
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "capture/page.h"

/* What a walk over inputs gave. */
struct seen {
	char root[64];
	struct wt_buf ids; /* of the pages, each with a blank behind */
	struct wt_buf texts;
	struct wt_buf problems; /* a line each */
	unsigned pages;
	unsigned complaints;
	struct wt_moment published; /* of the last page */
};

static int
open_folder(void **state)
{
	struct seen *s = calloc(1, sizeof *s);
	if (!s)
		return -1;
	strcpy(s->root, "/tmp/warta-capture.XXXXXX");
	*state = s;
	return mkdtemp(s->root) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	struct seen *s = *state;
	char command[128];
	(void)snprintf(command, sizeof command, "rm -r '%s'", s->root);
	int code = system(command);
	wt_buf_release(&s->ids);
	wt_buf_release(&s->texts);
	wt_buf_release(&s->problems);
	free(s);
	return code;
}

static void
put(const struct seen *s, const char *name, const char *bytes, size_t n)
{
	char path[256];
	(void)snprintf(path, sizeof path, "%s/%s", s->root, name);
	assert_int_equal(wt_file_write(path, (struct wt_str){ bytes, n }, NULL), WARTA_OK);
}

static void
complain(void *context, const struct wt_fault *f)
{
	struct seen *s = context;
	s->complaints++;
	wt_buf_printf(&s->problems, "%s\n", f->text);
}

static void
walk(struct seen *s, const char *const *paths, size_t n)
{
	struct wt_capture *c;
	struct wt_page page;
	assert_int_equal(wt_capture_open(&c, paths, n, complain, s), WARTA_OK);
	while (wt_capture_next(c, &page)) {
		s->pages++;
		wt_buf_str(&s->ids, page.id);
		wt_buf_char(&s->ids, ' ');
		wt_buf_str(&s->texts, page.text);
		s->published = page.published;
	}
	wt_capture_close(c);
}

static void
walk_folder(struct seen *s)
{
	const char *paths[] = { s->root };
	walk(s, paths, 1);
}

#define PUT(s, name, text) put((s), (name), (text), sizeof(text) - 1)

static void
a_folder_gives_its_files_in_the_order_of_their_names(void **state)
{
	struct seen *s = *state;
	char sub[128];
	(void)snprintf(sub, sizeof sub, "%s/b", s->root);
	assert_int_equal(mkdir(sub, 0700), 0);
	PUT(s, "c.txt", "Tiga.");
	PUT(s, "a.txt", "Satu.");
	PUT(s, "b/dua.txt", "Dua.");
	PUT(s, "notes.md", "not an article");
	PUT(s, ".hidden.txt", "not seen");
	walk_folder(s);
	assert_string_equal(s->ids.ptr, "a dua c ");
	assert_int_equal(s->complaints, 0);
}

static void
bad_files_are_named_and_the_rest_is_read(void **state)
{
	struct seen *s = *state;
	char missing[128];
	(void)snprintf(missing, sizeof missing, "%s/missing.txt", s->root);
	const char *paths[] = { missing, s->root };
	PUT(s, "binary.txt",
		"\x7f"
		"ELF\x02\x00\x00");
	PUT(s, "blank.txt", " \n\t\n");
	PUT(s, "empty.txt", "");
	PUT(s, "good.txt", "Presiden tiba.");
	walk(s, paths, 2);
	assert_string_equal(s->ids.ptr, "good ");
	assert_int_equal(s->complaints, 4);
	assert_non_null(strstr(s->problems.ptr, "missing.txt: "));
	assert_non_null(strstr(s->problems.ptr, "binary.txt: "));
	assert_non_null(strstr(s->problems.ptr, "blank.txt: "));
	assert_non_null(strstr(s->problems.ptr, "empty.txt: is empty"));
}

static void
a_folder_without_articles_is_a_complaint(void **state)
{
	struct seen *s = *state;
	walk_folder(s);
	assert_int_equal(s->pages, 0);
	assert_int_equal(s->complaints, 1);
	assert_non_null(strstr(s->problems.ptr, "holds no articles"));
}

static void
a_bad_json_line_costs_that_line_only(void **state)
{
	struct seen *s = *state;
	PUT(s, "in.jsonl",
		"{\"id\":\"a\",\"text\":\"Satu.\",\"published\":\"2024-06\"}\n"
		"{\"id\":\"b\"\n"
		"{\"text\":\"Tanpa nama.\"}\n"
		"{\"id\":\"c\",\"text\":\" \"}\n"
		"{\"id\":\"d\",\"text\":5}\n"
		"[1]\n"
		"\n"
		"{\"url\":\"https://a.example/e\",\"text\":\"Lima.\",\"published\":\"kemarin\"}\n");
	walk_folder(s);
	assert_string_equal(s->ids.ptr, "a https://a.example/e ");
	assert_string_equal(s->texts.ptr, "Satu.Lima.");
	assert_int_equal(s->complaints, 6);
	assert_non_null(strstr(s->problems.ptr, "in.jsonl:2: not JSON"));
	assert_non_null(strstr(s->problems.ptr, "in.jsonl:3: the line lacks 'id'"));
	assert_non_null(strstr(s->problems.ptr, "in.jsonl:4: the line lacks 'text'"));
	assert_non_null(strstr(s->problems.ptr, "in.jsonl:5: 'text' is no string"));
	assert_non_null(strstr(s->problems.ptr, "in.jsonl:6: "));
	/* a date that says nothing is no date, and told */
	assert_non_null(strstr(s->problems.ptr, "in.jsonl:8: 'published'"));
	assert_int_equal(s->published.day.year, 0);
}

static void
a_list_of_paths_is_read_in_its_order(void **state)
{
	struct seen *s = *state;
	struct wt_buf list = { 0 };
	char at[128];
	PUT(s, "a.txt", "Satu.");
	PUT(s, "b.txt", "Dua.");
	wt_buf_printf(&list, "%s/b.txt\n\n%s/a.txt\n", s->root, s->root);
	put(s, "list", list.ptr, list.len);
	wt_buf_release(&list);
	(void)snprintf(at, sizeof at, "@%s/list", s->root);
	const char *paths[] = { at };
	walk(s, paths, 1);
	assert_string_equal(s->ids.ptr, "b a ");
}

static void
bytes_that_are_no_utf8_keep_their_places(void **state)
{
	struct seen *s = *state;
	PUT(s, "latin.txt", "Caf\xe9 di Paris.\n");
	walk_folder(s);
	assert_string_equal(s->texts.ptr, "Caf? di Paris.\n");
}

int
main(void)
{
#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, open_folder, remove_folder)
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_folder_gives_its_files_in_the_order_of_their_names),
		IN_FOLDER(bad_files_are_named_and_the_rest_is_read),
		IN_FOLDER(a_folder_without_articles_is_a_complaint),
		IN_FOLDER(a_bad_json_line_costs_that_line_only),
		IN_FOLDER(a_list_of_paths_is_read_in_its_order),
		IN_FOLDER(bytes_that_are_no_utf8_keep_their_places),
	};
	return cmocka_run_group_tests_name("capture", tests, NULL, NULL);
}
