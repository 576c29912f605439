/* Dates and times from texts in the forms of ISO 8601. */
#include "rt-abstract.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-str.h"

/* What is left to be read. */
typedef struct Rest {
  RtObject *text;
  ptrdiff_t at, end;
} Rest;

RtObject *rt_iso_complain (RtInterp *rt, RtObject *text) {
  return RT_VALUE_ERROR (rt, "Invalid isoformat string: %R", text);
}

static uint32_t peek (const Rest *rest) {
  return rest->at < rest->end ? rt_str_char_at (rest->text, rest->at) : 0;
}

static bool is_digit (uint32_t c) {
  return c >= '0' && c <= '9';
}

/* COUNT digits as a number. */
static bool read_digits (Rest *rest, int count, int32_t *number) {
  *number = 0;
  for (; count > 0; count--, rest->at++) {
    uint32_t c = peek (rest);
    if (!is_digit (c))
      return false;
    *number = *number * 10 + (int32_t) (c - '0');
  }
  return true;
}

static bool skip (Rest *rest, uint32_t c) {
  bool there = peek (rest) == c;
  rest->at += there;
  return there;
}

/* --- days --- */

/* Whether YEAR has such a week. */
static bool has_week (int32_t year, int32_t week) {
  if (week != 53)
    return week > 0 && week < 53;
  /* Years that begin with a Thursday, and leap years that begin with a Wednesday. */
  int32_t first = rt_calendar_weekday ((RtDay){year, 1, 1});
  return first == 3 || (first == 2 && rt_calendar_is_leap (year));
}

/* A day of the week in ISO's calendar, all in range; the last ones of the year 9999 are in the year 10000. */
static RtDay day_in_week (int32_t year, int32_t week, int32_t weekday) {
  return rt_calendar_day (rt_calendar_first_monday (year) + (week - 1) * 7 + weekday - 1);
}

bool rt_iso_day (RtInterp *rt, int32_t year, int32_t week, int32_t weekday, RtDay *day) {
  if (year < RT_YEAR_MIN || year > RT_YEAR_MAX)
    rt_raise (rt, rt->types.ValueError, "Year is out of range: %d", year);
  else if (!has_week (year, week))
    rt_raise (rt, rt->types.ValueError, "Invalid week: %d", week);
  else if (weekday < 1 || weekday > 7)
    rt_raise (rt, rt->types.ValueError, "Invalid day: %d (range is [1, 7])", weekday);
  else {
    *day = day_in_week (year, week, weekday);
    return true;
  }
  return false;
}

int rt_iso_read_day (RtInterp *rt, RtObject *text, ptrdiff_t from, ptrdiff_t to, RtDay *day) {
  ptrdiff_t length = to - from;
  Rest rest = {text, from, to};
  if ((length != 7 && length != 8 && length != 10) || !read_digits (&rest, 4, &day->year))
    return 0;
  bool parted = skip (&rest, '-');
  if (skip (&rest, 'W')) {
    int32_t week, weekday = 1;
    if (!read_digits (&rest, 2, &week))
      return 0;
    if (rest.at < rest.end && (skip (&rest, '-') != parted || !read_digits (&rest, 1, &weekday)))
      return 0;
    if (rest.at < rest.end)
      return 0;
    if (day->year < RT_YEAR_MIN)
      return rt_raise_int (rt, rt->types.ValueError, "month must be in 1..12");
    if (!has_week (day->year, week) || weekday < 1 || weekday > 7)
      return 0;
    *day = day_in_week (day->year, week, weekday);
    return 1;
  }
  if (!read_digits (&rest, 2, &day->month) || skip (&rest, '-') != parted || !read_digits (&rest, 2, &day->day))
    return 0;
  return rest.at == rest.end;
}

ptrdiff_t rt_iso_end_of_day (RtObject *text) {
  Rest rest = {text, 4, rt_str_length (text)};
  if (rest.end < 7)
    return -1;
  if (rest.end == 7)
    return 7;
  if (skip (&rest, '-')) {
    if (peek (&rest) != 'W')
      return 10;
    rest.at = 8;
    return peek (&rest) == '-' && rest.end > 9 ? 10 : 8;
  }
  if (peek (&rest) != 'W')
    return 8;
  rest.at = 7; /* a week without a day, or with one: as many digits follow as tell them apart */
  while (is_digit (peek (&rest)))
    rest.at++;
  return rest.at < 9 ? rest.at : rest.at % 2 == 0 ? 7 : 8;
}

/* --- times --- */

/* hh[[:]mm[[:]ss[.ffffff]]] */
static bool read_clock (Rest *rest, RtDayTime *time) {
  int32_t *const parts[] = {&time->hour, &time->minute, &time->second};
  bool parted = false;
  for (int i = 0; i < 3; i++) {
    if (i > 0 && parted != skip (rest, ':'))
      return false;
    if (!read_digits (rest, 2, parts[i]))
      return false;
    if (rest->at == rest->end)
      return true;
    if (i == 0)
      parted = peek (rest) == ':';
    else if (!parted && i < 2 && !is_digit (peek (rest)))
      return false;
  }
  if (!skip (rest, '.') && !skip (rest, ','))
    return false;
  int digits = 0;
  for (; is_digit (peek (rest)); rest->at++, digits++)
    if (digits < 6)
      time->microsecond = time->microsecond * 10 + (int32_t) (peek (rest) - '0');
  if (digits == 0 || rest->at != rest->end)
    return false;
  for (; digits < 6; digits++)
    time->microsecond *= 10;
  return true;
}

int rt_iso_read_time (RtInterp *rt, RtObject *text, ptrdiff_t from, ptrdiff_t to, RtDayTime *time, RtObject **zone) {
  ptrdiff_t sign_at = from;
  uint32_t sign = 0;
  for (; sign_at < to; sign_at++) {
    sign = rt_str_char_at (text, sign_at);
    if (sign == '+' || sign == '-' || sign == 'Z')
      break;
  }
  Rest clock = {text, from, sign_at};
  *time = (RtDayTime){0};
  *zone = NULL;
  if (!read_clock (&clock, time))
    return 0;
  if (sign_at == to)
    return 1;
  Rest rest = {text, sign_at + 1, to};
  RtDayTime offset = {0};
  if (sign == 'Z') {
    if (rest.at != rest.end)
      return 0;
  } else if (!read_clock (&rest, &offset)) {
    return 0;
  }
  int64_t usec = rt_day_usec (offset);
  if (usec < RT_SECOND_USEC) {
    *zone = rt_xincref (rt_timezone_utc (rt));
    return *zone != NULL ? 1 : -1;
  }
  RtObject *delta = rt_delta_new (rt, 0, 0, sign == '-' ? -usec : usec);
  if (delta == NULL)
    return -1;
  *zone = rt_timezone_new (rt, delta, NULL);
  rt_decref (rt, delta);
  return *zone != NULL ? 1 : -1;
}
