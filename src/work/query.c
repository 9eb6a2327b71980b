/*
 * query.c - what a user asks for, checked, for room store.
 */
#include "work/stored.h"

static struct wt_str
str_or_none(const char *s)
{
	return wt_str_of(s ? s : "");
}

static int
take_day(struct wt_day *day, const char *text, struct wt_fault *f)
{
	if (!text || !text[0])
		return WARTA_OK;
	if (!wt_day_parse(wt_str_of(text), day))
		return wt_fail(f, WARTA_EUSAGE, 0,
			"'%s' is no day, month or year (2024-07-19, 2024-07, 2024)", text);
	return WARTA_OK;
}

static int
take_type(int *type, const char *text, struct wt_fault *f)
{
	char upper[16];
	size_t n = 0;
	if (!text || !text[0])
		return WARTA_OK;
	for (; text[n] && n + 1 < sizeof upper; n++)
		upper[n] = wt_is_lower(text[n]) ? (char)(text[n] - 0x20) : text[n];
	*type = wt_type_find((struct wt_str){ upper, n });
	if (*type < 0)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"'%s' is no type of PLOVER (AGREE CONSULT SUPPORT CONCEDE COOPERATE AID "
			"RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
			"ASSAULT)",
			text);
	return WARTA_OK;
}

static int
take_status(int *status, const char *text, struct wt_fault *f)
{
	for (int s = WT_STATUS_HAPPENED; text && text[0] && s <= WT_STATUS_NEGATED; s++)
		if (wt_str_eq_nocase(wt_str_of(text), wt_str_of(wt_status_name((enum wt_status)s))))
			*status = s;
	if (text && text[0] && *status == WT_ANY)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"'%s' is no status (happened ongoing planned hypothetical negated)", text);
	return WARTA_OK;
}

static int
take_stance(int *stance, const char *text, struct wt_fault *f)
{
	for (int s = WT_STANCE_ASSERTED; text && text[0] && s <= WT_STANCE_DENIED; s++)
		if (wt_str_eq_nocase(wt_str_of(text), wt_str_of(wt_stance_name((enum wt_stance)s))))
			*stance = s;
	if (text && text[0] && *stance == WT_ANY)
		return wt_fail(
			f, WARTA_EUSAGE, 0, "'%s' is no stance (asserted alleged denied)", text);
	return WARTA_OK;
}

/* "19892.e2e6v7mkpw9rs9", or ".e2e6v7mkpw9rs9" behind those with a day. */
static int
take_after(struct wt_query *q, const char *text, struct wt_fault *f)
{
	struct wt_str rest = wt_str_of(text ? text : ""), day;
	uint64_t number = 0;
	if (rest.len == 0)
		return WARTA_OK;
	bool ok = wt_str_split(&rest, '.', &day) && wt_event_read_id(rest, &q->after_event);
	bool negative = day.len > 0 && day.ptr[0] == '-';
	if (negative)
		day = (struct wt_str){ day.ptr + 1, day.len - 1 };
	q->after_dated = day.len > 0;
	if (ok && q->after_dated)
		ok = wt_str_to_u64(day, &number) && number < INT32_MAX;
	q->after_day = negative ? -(int32_t)number : (int32_t)number;
	q->has_after = ok;
	return ok ? WARTA_OK
		  : wt_fail(f, WARTA_EUSAGE, 0, "'%s' is no place in a list of events", text);
}

int
wt_query_take(struct wt_query *out, const struct warta_query *q,
	const struct wt_gazetteer *gazetteer, struct wt_fault *f)
{
	int code;
	wt_query_init(out);
	for (size_t i = 0; i < sizeof q->parties / sizeof q->parties[0]; i++)
		if (q->parties[i] && q->parties[i][0])
			wt_party_filter_read(&out->parties[out->n_parties++], gazetteer,
				wt_str_of(q->parties[i]));
	out->mode = str_or_none(q->mode);
	out->place = str_or_none(q->place);
	out->source = str_or_none(q->source);
	out->outlet = str_or_none(q->outlet);
	out->text = str_or_none(q->text);
	out->min_independent = q->min_independent;
	out->newest_first = q->newest_first;
	out->limit = q->limit;
	out->offset = q->offset;
	if ((code = take_after(out, q->after, f)) != WARTA_OK ||
		(code = take_day(&out->from, q->from, f)) != WARTA_OK ||
		(code = take_day(&out->to, q->to, f)) != WARTA_OK ||
		(code = take_type(&out->type, q->type, f)) != WARTA_OK ||
		(code = take_status(&out->status, q->status, f)) != WARTA_OK)
		return code;
	return take_stance(&out->stance, q->stance, f);
}
