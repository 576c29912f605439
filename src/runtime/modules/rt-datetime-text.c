/* Dates and times as texts: ISO 8601 and strftime. */
#include <locale.h>
#include <string.h>
#include <time.h>

#include "rt-abstract.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-str.h"

RtObject *rt_moment_text (RtInterp *rt, HbBuffer *text) {
  RtObject *result = rt_error (rt) == NULL ? rt_str_from_buffer (rt, text) : NULL;
  hb_buffer_clear (text);
  return result;
}

void rt_day_append (RtDay day, HbBuffer *text) {
  hb_buffer_printf (text, "%04d-%02d-%02d", day.year, day.month, day.day);
}

bool rt_day_time_append (RtInterp *rt, RtDayTime t, const char *timespec, HbBuffer *text) {
  static const char *const names[] = {"hours", "minutes", "seconds", "milliseconds", "microseconds"};
  size_t parts = 0;
  if (timespec == NULL || strcmp (timespec, "auto") == 0)
    parts = t.microsecond != 0 ? 4 : 2;
  else
    while (parts < 5 && strcmp (timespec, names[parts]) != 0)
      parts++;
  if (parts == 5) {
    rt_raise (rt, rt->types.ValueError, "Unknown timespec value");
    return false;
  }
  hb_buffer_printf (text, "%02d", t.hour);
  if (parts > 0)
    hb_buffer_printf (text, ":%02d", t.minute);
  if (parts > 1)
    hb_buffer_printf (text, ":%02d", t.second);
  if (parts == 3)
    hb_buffer_printf (text, ".%03d", t.microsecond / 1000);
  else if (parts == 4)
    hb_buffer_printf (text, ".%06d", t.microsecond);
  return true;
}

/* --- strftime: %z, %:z, %Z and %f first, which the C library knows nothing of; then that does the rest, in the C locale --- */

/* The name of ZONE; its percent signs mean nothing. */
static bool append_zone_name (RtInterp *rt, RtObject *zone, RtObject *of, HbBuffer *out) {
  RtObject *name = rt_zone_name (rt, zone, of);
  if (name == NULL)
    return false;
  if (name != rt->none) {
    HbBuffer plain;
    hb_buffer_init (&plain, &rt->allocator);
    rt_str_append_utf8 (name, &plain);
    for (const char *c = hb_buffer_text (&plain); *c != '\0'; c++)
      hb_buffer_append (out, (char[]){*c, *c == '%' ? '%' : '\0', '\0'});
    out->broken = out->broken || plain.broken;
    hb_buffer_clear (&plain);
  }
  rt_decref (rt, name);
  return true;
}

static bool expand (RtInterp *rt, const char *format, RtDayTime time, RtObject *zone, RtObject *of, HbBuffer *out) {
  bool good = true;
  for (const char *c = format; *c != '\0' && good;) {
    if (*c != '%') {
      hb_buffer_append_char (out, *c++);
    } else if (c[1] == 'z' || (c[1] == ':' && c[2] == 'z')) {
      good = rt_zone_append (rt, zone, of, c[1] == ':' ? ":" : "", out);
      c += c[1] == ':' ? 3 : 2;
    } else if (c[1] == 'Z') {
      good = append_zone_name (rt, zone, of, out);
      c += 2;
    } else if (c[1] == 'f') {
      hb_buffer_printf (out, "%06d", time.microsecond);
      c += 2;
    } else {
      hb_buffer_append_bytes (out, c, c[1] == '\0' ? 1 : 2);
      c += c[1] == '\0' ? 1 : 2;
    }
  }
  return good;
}

/* FORMAT with the C library's directives; the result is appended to OUT. */
static bool print_directives (RtInterp *rt, const char *format, RtDay day, RtDayTime time, HbBuffer *out) {
  struct tm tm = {.tm_year = day.year - 1900,
                  .tm_mon = day.month - 1,
                  .tm_mday = day.day,
                  .tm_hour = time.hour,
                  .tm_min = time.minute,
                  .tm_sec = time.second,
                  .tm_wday = (rt_calendar_weekday (day) + 1) % 7,
                  .tm_yday = rt_calendar_day_of_year (day) - 1,
                  .tm_isdst = -1};
  locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  if (plain == (locale_t) 0) {
    rt_no_memory (rt);
    return false;
  }
  /* No text is as good as too little room, unless the format itself is short: then there is nothing to print (%Z, %p). */
  size_t length = strlen (format), written = 0;
  for (size_t room = length + 128; written == 0 && length > 0; room *= 2) {
    char *text = rt_mem_alloc (rt, room);
    if (text == NULL)
      break;
    written = strftime_l (text, room, format, &tm, plain);
    hb_buffer_append_bytes (out, text, written);
    rt_mem_free (rt, text, room);
    if (room > 256 * (length + 1))
      break;
  }
  freelocale (plain);
  return rt_error (rt) == NULL;
}

RtObject *rt_moment_strftime (RtInterp *rt, RtObject *format, RtDay day, RtDayTime time, RtObject *zone, RtObject *of) {
  const char *text = rt_str_utf8 (rt, format, NULL); /* what lies behind a NUL is not seen */
  if (text == NULL)
    return NULL;
  HbBuffer expanded, out;
  hb_buffer_init (&expanded, &rt->allocator);
  hb_buffer_init (&out, &rt->allocator);
  if (expand (rt, text, time, zone, of, &expanded) && !expanded.broken)
    (void) print_directives (rt, hb_buffer_text (&expanded), day, time, &out);
  out.broken = out.broken || expanded.broken;
  hb_buffer_clear (&expanded);
  return rt_moment_text (rt, &out);
}
