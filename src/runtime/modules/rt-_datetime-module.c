/* _datetime: the types of datetime (python/datetime.py). */
#include "rt-datetime.h"

#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-module.h"

/* TYPE.NAME = VALUE. */
static bool put (RtInterp *rt, RtType *type, const char *name, RT_STEALS RtObject *RT_NULLABLE value) {
  bool good = value != NULL && rt_dict_set_utf8 (rt, type->dict, name, value) == 0;
  rt_xdecref (rt, value);
  return good;
}

static RtObject *timezone_of (RtInterp *rt, int64_t minutes) {
  RtObject *offset = rt_delta_new (rt, 0, minutes * 60, 0);
  RtObject *zone = offset != NULL ? rt_timezone_new (rt, offset, NULL) : NULL;
  rt_xdecref (rt, offset);
  return zone;
}

/* The smallest and the largest value of each type, and how far neighbours are apart. */
static bool put_bounds (RtInterp *rt) {
  const RtDay first = {RT_YEAR_MIN, 1, 1}, last = {RT_YEAR_MAX, 12, 31};
  const RtDayTime morning = {0}, night = {23, 59, 59, 999999, 0};
  RtType *date = rt->types.date, *time = rt->types.time_of_day, *moment = rt->types.datetime, *delta = rt->types.timedelta,
         *zone = rt->types.timezone;
  return put (rt, delta, "resolution", rt_delta_new (rt, 0, 0, 1)) && put (rt, delta, "min", rt_delta_new (rt, -RT_DELTA_DAYS, 0, 0)) &&
         put (rt, delta, "max", rt_delta_new (rt, RT_DELTA_DAYS, RT_DAY_SECONDS - 1, 999999)) &&
         put (rt, date, "min", rt_date_new (rt, date, first)) && put (rt, date, "max", rt_date_new (rt, date, last)) &&
         put (rt, date, "resolution", rt_delta_new (rt, 1, 0, 0)) && put (rt, time, "min", rt_time_new (rt, time, morning, NULL)) &&
         put (rt, time, "max", rt_time_new (rt, time, night, NULL)) && put (rt, time, "resolution", rt_delta_new (rt, 0, 0, 1)) &&
         put (rt, moment, "min", rt_moment_new (rt, moment, first, morning, NULL)) &&
         put (rt, moment, "max", rt_moment_new (rt, moment, last, night, NULL)) &&
         put (rt, moment, "resolution", rt_delta_new (rt, 0, 0, 1)) && put (rt, zone, "utc", timezone_of (rt, 0)) &&
         put (rt, zone, "min", timezone_of (rt, -(23 * 60 + 59))) && put (rt, zone, "max", timezone_of (rt, 23 * 60 + 59));
}

static int exec (RtInterp *rt, RtObject *module) {
  RtType *const types[] = {rt->types.date,    rt->types.datetime, rt->types.time_of_day, rt->types.timedelta,
                           rt->types.tzinfo, rt->types.timezone};
  if (rt_timezone_utc (rt) == NULL && !put_bounds (rt))
    return -1;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    if (rt_type_modified (rt, types[i], NULL) < 0 ||
        rt_module_add (rt, module, rt_type_short_name (types[i]), rt_incref (RT_OBJECT (types[i]))) < 0)
      return -1;
  }
  return rt_module_add (rt, module, "UTC", rt_xincref (rt_timezone_utc (rt)));
}

const RtModuleDef rt_module_def__datetime = {.name = "_datetime", .exec = exec};
