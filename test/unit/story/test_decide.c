/*
 * test_decide.c - merges and splits that people ask for: kept, undone, stable.
 */
#include "store/made.h"

#include "story/decide.h"
#include "story/event.h"

/* One meeting on each of three days, the first told by two outlets. */
static void
put_meetings(struct wt_store *s)
{
	static const char *const IDS[] = { "a", "b", "c", "d" };
	static const char *const DAYS[] = { "2024-06-17", "2024-06-17", "2024-06-18",
		"2024-06-19" };
	for (unsigned i = 0; i < 4; i++) {
		struct made m;
		made_article(&m, IDS[i], i % 2 ? "Tempo" : "Antara", "2024-06-20", IDS[i]);
		(void)made_claim(&m, WT_TYPE_CONSULT, "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV",
			"", DAYS[i]);
		(void)made_put(s, &m);
	}
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
}

static struct wt_str
event_of(struct wt_store *s, const char *day, char text[WT_EVENT_ID])
{
	char sql[96];
	(void)snprintf(sql, sizeof sql, "SELECT id FROM events WHERE date = '%s'", day);
	return wt_str_of(wt_event_id((uint64_t)made_number(s, sql), text));
}

#define EVENTS     "SELECT count(*) FROM events"
#define LARGEST    "SELECT max(n_claims) FROM events"
#define ALL_CLAIMS "SELECT sum(n_claims) FROM events"

static void
a_merge_holds_over_runs_and_can_be_undone(void **state)
{
	struct wt_store *s = made_store(":memory:");
	char a[WT_EVENT_ID], b[WT_EVENT_ID];
	struct made m;
	int64_t decision = 0;
	(void)state;
	put_meetings(s);
	assert_int_equal(made_number(s, EVENTS), 3);
	int64_t stays = made_number(s, "SELECT id FROM events WHERE date = '2024-06-17'");
	assert_int_equal(wt_events_merge(s, event_of(s, "2024-06-17", a),
				 event_of(s, "2024-06-18", b), &decision, NULL),
		WARTA_OK);
	assert_int_equal(made_number(s, EVENTS), 2);
	assert_int_equal(made_number(s, LARGEST), 3);
	assert_int_equal(made_number(s, ALL_CLAIMS), 4);
	/* another report of the second day goes where that day went */
	made_article(&m, "e", "Kompas", "2024-06-20", "e");
	(void)made_claim(&m, WT_TYPE_CONSULT, "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV", "",
		"2024-06-18");
	(void)made_put(s, &m);
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	assert_int_equal(made_number(s, EVENTS), 2);
	assert_int_equal(made_number(s, LARGEST), 4);
	assert_int_equal(made_number(s, "SELECT id FROM events ORDER BY n_claims DESC"), stays);
	assert_int_equal(wt_decision_undo(s, decision, NULL), WARTA_OK);
	assert_int_equal(made_number(s, EVENTS), 3);
	assert_int_equal(made_number(s, LARGEST), 2);
	assert_int_equal(wt_decision_undo(s, decision, NULL), WARTA_ENOTFOUND);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_split_takes_claims_out_and_survives_a_new_reading(void **state)
{
	struct wt_store *s = made_store(":memory:");
	char id[WT_EVENT_ID];
	const struct wt_str claims[] = { WT_STR("b#1") };
	int64_t decision = 0;
	uint64_t changed = 0;
	(void)state;
	put_meetings(s);
	struct wt_str event = event_of(s, "2024-06-17", id);
	assert_int_equal(wt_events_split(s, event, claims, 1, &decision, NULL), WARTA_OK);
	assert_int_equal(made_number(s, EVENTS), 4);
	assert_int_equal(made_number(s, ALL_CLAIMS), 4);
	assert_int_equal(made_number(s, LARGEST), 1);
	int64_t ids = made_number(s, "SELECT sum(id >> 20) FROM events");
	assert_int_equal(wt_events_update(s, &changed, NULL), WARTA_OK);
	assert_int_equal(changed, 0);
	assert_int_equal(made_number(s, "SELECT sum(id >> 20) FROM events"), ids);
	assert_int_equal(wt_decision_undo(s, decision, NULL), WARTA_OK);
	assert_int_equal(made_number(s, EVENTS), 3);
	assert_int_equal(made_number(s, LARGEST), 2);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
what_cannot_be_decided_changes_nothing(void **state)
{
	struct wt_store *s = made_store(":memory:");
	char id[WT_EVENT_ID];
	const struct wt_str both[] = { WT_STR("a#1"), WT_STR("b#1") };
	const struct wt_str others[] = { WT_STR("c#1"), WT_STR("a"), WT_STR("a#x"), WT_STR("") };
	int64_t decision = 0;
	struct wt_fault f = { 0 };
	(void)state;
	put_meetings(s);
	struct wt_str event = event_of(s, "2024-06-17", id);
	assert_int_equal(wt_events_merge(s, event, event, &decision, &f), WARTA_EUSAGE);
	assert_int_equal(
		wt_events_merge(s, event, WT_STR("e00000000"), &decision, &f), WARTA_ENOTFOUND);
	assert_int_equal(wt_events_split(s, event, both, 2, &decision, &f), WARTA_EUSAGE);
	assert_int_equal(wt_events_split(s, event, both, 0, &decision, &f), WARTA_EUSAGE);
	assert_int_equal(wt_events_split(s, event, &others[0], 1, &decision, &f), WARTA_ENOTFOUND);
	for (unsigned i = 1; i < 4; i++)
		assert_int_equal(
			wt_events_split(s, event, &others[i], 1, &decision, &f), WARTA_EUSAGE);
	assert_int_equal(made_number(s, "SELECT count(*) FROM decisions"), 0);
	assert_int_equal(made_number(s, EVENTS), 3);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_merge_holds_over_runs_and_can_be_undone),
		cmocka_unit_test(a_split_takes_claims_out_and_survives_a_new_reading),
		cmocka_unit_test(what_cannot_be_decided_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
