/* Days of the Gregorian calendar, counted from the first day of the year 1. */
#include "rt-datetime.h"

#define DAYS_400 146097
#define DAYS_100 36524
#define DAYS_4   1461

bool rt_calendar_is_leap (int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t rt_calendar_month_days (int32_t year, int32_t month) {
  static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && rt_calendar_is_leap (year));
}

int32_t rt_calendar_days_before_year (int32_t year) {
  int32_t y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400;
}

int32_t rt_calendar_days_before_month (int32_t year, int32_t month) {
  static const int16_t days[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  return days[month - 1] + (month > 2 && rt_calendar_is_leap (year));
}

int32_t rt_calendar_day_of_year (RtDay day) {
  return rt_calendar_days_before_month (day.year, day.month) + day.day;
}

int32_t rt_calendar_ordinal (RtDay day) {
  return rt_calendar_days_before_year (day.year) + rt_calendar_day_of_year (day);
}

/* Takes as many whole periods of LENGTH days as there are, at most MOST, off *DAYS: the last day of a leap cycle would be one more. */
static int32_t take (int32_t *days, int32_t length, int32_t most) {
  int32_t count = *days / length;
  if (count > most)
    count = most;
  *days -= count * length;
  return count;
}

RtDay rt_calendar_day (int32_t ordinal) {
  int32_t days = ordinal - 1;
  int32_t year = 1 + 400 * take (&days, DAYS_400, INT32_MAX);
  year += 100 * take (&days, DAYS_100, 3);
  year += 4 * take (&days, DAYS_4, INT32_MAX);
  year += take (&days, 365, 3);
  int32_t month = 1;
  while (month < 12 && days >= rt_calendar_days_before_month (year, month + 1))
    month++;
  return (RtDay){year, month, days - rt_calendar_days_before_month (year, month) + 1};
}

int32_t rt_calendar_weekday (RtDay day) {
  return (rt_calendar_ordinal (day) + 6) % 7;
}

int32_t rt_calendar_first_monday (int32_t year) {
  int32_t first = rt_calendar_days_before_year (year) + 1, weekday = (first + 6) % 7;
  return first - weekday + (weekday > 3 ? 7 : 0);
}

int64_t rt_calendar_seconds (RtDay day, RtDayTime time) {
  return (int64_t) rt_calendar_ordinal (day) * RT_DAY_SECONDS + time.hour * 3600 + time.minute * 60 + time.second;
}
