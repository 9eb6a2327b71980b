/*
 * monitor.c - metrics and health of a verb that runs for long.
 */
#include "cmd.h"

bool
monitor_open(struct warta_monitor **monitor, const struct warta_reader *reader, const char *listen,
	const char *store, unsigned lag)
{
	struct warta_fault fault;
	const struct warta_monitoring options = { .listen = listen, .store = store, .lag = lag };
	char text[160];
	*monitor = NULL;
	if (!listen)
		return true;
	if (warta_monitor_open(monitor, reader, &options, &fault) != WARTA_OK) {
		complain_of(&fault);
		return false;
	}
	(void)snprintf(text, sizeof text, words("metrics at %s/metrics", "metrik di %s/metrics"),
		warta_monitor_url(*monitor));
	log_record(LOG_INFO, "monitor", "", text, NULL);
	return true;
}
