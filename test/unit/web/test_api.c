/*
 * test_api.c - web/openapi.json against what is really answered.
 */
#include "web/made_site.h"

#include <jansson.h>

static struct made_site made;
static json_t *api;
static char event[64], story[64];

static json_t *
resolve(json_t *schema)
{
	const char *ref = json_string_value(json_object_get(schema, "$ref"));
	json_t *at = api;
	char part[64];
	if (!ref)
		return schema;
	for (const char *rest = ref + 2; rest;
		rest = strchr(rest, '/') ? strchr(rest, '/') + 1 : NULL) {
		assert_int_equal(sscanf(rest, "%63[^/]", part), 1);
		at = json_object_get(at, part);
	}
	if (!at)
		fail_msg("%s stands nowhere", ref);
	return at;
}

static bool
is_type(const json_t *value, const char *type)
{
	return strcmp(type, "object") == 0    ? json_is_object(value)
	       : strcmp(type, "array") == 0   ? json_is_array(value)
	       : strcmp(type, "string") == 0  ? json_is_string(value)
	       : strcmp(type, "integer") == 0 ? json_is_integer(value)
	       : strcmp(type, "number") == 0  ? json_is_number(value)
	       : strcmp(type, "boolean") == 0 ? json_is_boolean(value)
					      : false;
}

/* What the document says of types, keys, elements and enumerations must hold; keys that it does not
 * name are a fault where it names any. */
static void
fits(json_t *value, json_t *schema, const char *where)
{
	const char *key, *type;
	json_t *item, *known;
	size_t i;
	schema = resolve(schema);
	type = json_string_value(json_object_get(schema, "type"));
	if (type && !is_type(value, type))
		fail_msg("%s is no %s", where, type);
	json_array_foreach(json_object_get(schema, "required"), i,
		item) if (!json_object_get(value, json_string_value(item)))
		fail_msg("%s has no %s", where, json_string_value(item));
	known = json_object_get(schema, "properties");
	if (known)
		json_object_foreach(value, key, item)
		{
			if (!json_object_get(known, key))
				fail_msg("%s has %s, which is not described", where, key);
			fits(item, json_object_get(known, key), key);
		}
	if (json_is_array(value))
		json_array_foreach(value, i, item) if (json_object_get(schema, "items"))
			fits(item, json_object_get(schema, "items"), where);
	known = json_object_get(schema, "enum");
	if (known) {
		bool found = false;
		json_array_foreach(known, i, item) found |= json_equal(item, value);
		assert_true(found);
	}
}

/* The path with the example of its parameters. */
static void
make_target(const char *path, const json_t *get, char *target, size_t size)
{
	const json_t *p;
	size_t i;
	char query[128] = "";
	const char *brace = strstr(path, "{id}");
	(void)snprintf(target, size, "%s", path);
	json_array_foreach(json_object_get(get, "parameters"), i, p)
	{
		const char *example = json_string_value(json_object_get(p, "example"));
		const char *in = json_string_value(json_object_get(p, "in"));
		if (example && strcmp(in, "path") == 0 && brace)
			(void)snprintf(target, size, "%.*s%s%s", (int)(brace - path), path,
				strcmp(example, "EVENT") == 0   ? event
				: strcmp(example, "STORY") == 0 ? story
								: example,
				brace + 4);
		else if (example)
			(void)snprintf(query, sizeof query, "?%s=%s",
				json_string_value(json_object_get(p, "name")), example);
	}
	(void)snprintf(target + strlen(target), size - strlen(target), "%s", query);
}

static void
answer_fits(const char *target, const char *type, json_t *schema)
{
	struct wt_str body = made_site_get(&made, target), line;
	json_error_t error;
	if (made.reply.status != 200)
		fail_msg("%s: %d", target, made.reply.status);
	assert_string_equal(made.reply.type, type);
	if (!schema)
		return;
	bool lines = strcmp(type, "application/x-ndjson") == 0;
	while (body.len > 0 && wt_str_split(&body, lines ? '\n' : '\0', &line)) {
		if (line.len == 0)
			continue;
		json_t *value = json_loadb(line.ptr, line.len, 0, &error);
		if (!value)
			fail_msg("%s: %s", target, error.text);
		fits(value, schema, target);
		json_decref(value);
	}
}

static void
every_path_answers_as_described(void **state)
{
	(void)state;
	const char *path, *type;
	json_t *item, *content;
	unsigned n = 0;
	json_object_foreach(json_object_get(api, "paths"), path, item)
	{
		char target[256];
		json_t *get = json_object_get(item, "get");
		json_t *good = json_object_get(json_object_get(get, "responses"), "200");
		make_target(path, get, target, sizeof target);
		json_object_foreach(json_object_get(good, "content"), type, content)
		{
			bool exported = !strstr(type, "json") || strstr(type, "geo");
			if (exported) /* room work writes these: see test/cli/12-serve.sh */
				continue;
			answer_fits(target, type, json_object_get(content, "schema"));
			n++;
		}
	}
	assert_true(n >= 10);
}

static void
a_problem_is_as_described(void **state)
{
	(void)state;
	json_error_t error;
	struct wt_str body = made_site_get(&made, "/events.json?type=TARI");
	json_t *value = json_loadb(body.ptr, body.len, 0, &error);
	assert_int_equal(made.reply.status, 400);
	fits(value,
		json_object_get(
			json_object_get(json_object_get(api, "components"), "schemas"), "Problem"),
		"Problem");
	json_decref(value);
}

static json_t *
first_of(const char *target)
{
	json_error_t error;
	struct wt_str body = made_site_get(&made, target);
	json_t *value = json_loadb(body.ptr, body.len, 0, &error);
	assert_non_null(value);
	return value;
}

static int
open_all(void **state)
{
	(void)state;
	json_error_t error;
	api = json_load_file(WT_SOURCE_DIR "/web/openapi.json", 0, &error);
	if (!api)
		fail_msg("%s:%d", error.text, error.line);
	made_site_open(&made);
	json_t *events = first_of("/events.json?limit=1"), *stories = first_of("/stories.json");
	json_t *one = json_array_get(json_object_get(events, "events"), 0);
	(void)snprintf(event, sizeof event, "%s", json_string_value(json_object_get(one, "id")));
	one = json_array_get(stories, 0);
	(void)snprintf(story, sizeof story, "%s", json_string_value(json_object_get(one, "id")));
	json_decref(events);
	json_decref(stories);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	json_decref(api);
	made_site_close(&made);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_path_answers_as_described),
		cmocka_unit_test(a_problem_is_as_described),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
