/* Arguments of datetime's functions: each is read as it is met, so that the first that does not fit is the one complained of. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-datetime.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

static size_t keyword_count (const RtGiven *given) {
  return given->kwnames != NULL  ? (size_t) RT_TUPLE_SIZE (given->kwnames)
         : given->kwargs != NULL ? (size_t) RT_DICT_USED (given->kwargs)
                                 : 0;
}

/* NULL: it is not given. This takes no memory, so it is that for sure. */
static RtObject *keyword (const RtGiven *given, const char *name) {
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (given->kwargs != NULL && rt_dict_next (given->kwargs, &position, &key, &value))
    if (RT_IS_STR (key) && rt_str_equal_utf8 (key, name))
      return value;
  for (ptrdiff_t i = 0; given->kwnames != NULL && i < RT_TUPLE_SIZE (given->kwnames); i++)
    if (rt_str_equal_utf8 (RT_TUPLE_ITEM (given->kwnames, i), name))
      return given->args[given->nargs + (size_t) i];
  return NULL;
}

static bool read_int (RtInterp *rt, RtObject *o, int32_t *number) {
  ptrdiff_t value;
  if (RT_IS_INT (o)) {
    int overflow = 0;
    value = rt_int_as_int64 (o, &overflow);
    if (overflow != 0) {
      rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C long");
      return false;
    }
  } else {
    RtObject *index = rt_index (rt, o);
    if (index == NULL)
      return false;
    value = (ptrdiff_t) rt_int_to_int64 (rt, index);
    rt_decref (rt, index);
    if (rt_error (rt) != NULL)
      return false;
  }
  if (value > INT32_MAX || value < INT32_MIN) {
    rt_raise (rt, rt->types.OverflowError, "signed integer is %s", value > 0 ? "greater than maximum" : "less than minimum");
    return false;
  }
  *number = (int32_t) value;
  return true;
}

static bool read_value (RtInterp *rt, const char *function, size_t at, RtParamKind kind, RtObject *o, RtValue *value) {
  const RtType *wanted = NULL;
  value->object = o;
  switch (kind) {
  case RT_PARAM_INT:
    return read_int (rt, o, &value->number);
  case RT_PARAM_DELTA:
    wanted = rt->types.timedelta;
    break;
  case RT_PARAM_STR:
    wanted = rt->types.str;
    break;
  case RT_PARAM_DATE:
    wanted = rt->types.date;
    break;
  case RT_PARAM_TIME:
    wanted = rt->types.time_of_day;
    break;
  case RT_PARAM_OBJECT:
    return true;
  }
  if (rt_is_kind_of (o, wanted))
    return true;
  rt_raise (rt, rt->types.TypeError, "%s() argument %zu must be %s, not %s", function, at + 1, wanted->name,
            o == rt->none ? "None" : o->type->name);
  return false;
}

static const char *plural (size_t count) {
  return count == 1 ? "" : "s";
}

static bool complain_of_count (RtInterp *rt, const char *who, const char *call, const char *bound, size_t most, const char *kind,
                               size_t given) {
  rt_raise (rt, rt->types.TypeError, "%s%s takes %s %zu %sargument%s (%zu given)", who, call, bound, most, kind, plural (most), given);
  return false;
}

/* A keyword that names no parameter. */
static bool complain_of_keyword (RtInterp *rt, const char *function, const RtGiven *given, const RtParam *params, size_t count) {
  ptrdiff_t position = 0;
  RtObject *key = NULL, *value;
  for (ptrdiff_t i = 0;; i++) {
    if (given->kwargs != NULL) {
      if (!rt_dict_next (given->kwargs, &position, &key, &value))
        return true;
    } else {
      if (i >= RT_TUPLE_SIZE (given->kwnames))
        return true;
      key = RT_TUPLE_ITEM (given->kwnames, i);
    }
    bool known = false;
    for (size_t p = 0; p < count && !known; p++)
      known = RT_IS_STR (key) && rt_str_equal_utf8 (key, params[p].name);
    if (!known) {
      rt_raise (rt, rt->types.TypeError, "'%S' is an invalid keyword argument for %s%s", key,
                function != NULL ? function : "this function", function != NULL ? "()" : "");
      return false;
    }
  }
}

bool rt_given_read (RtInterp *rt, const char *function, const RtGiven *given, const RtParam *params, size_t count, size_t required,
                    size_t positional, RtValue *values) {
  const char *who = function != NULL ? function : "function", *call = function != NULL ? "()" : "";
  size_t left = keyword_count (given);
  if (given->nargs + left > count)
    return complain_of_count (rt, who, call, params[0].name[0] == '\0' ? "exactly" : "at most", count,
                              given->nargs == 0 ? "keyword " : "", given->nargs + left);
  if (given->nargs > positional)
    return complain_of_count (rt, who, call, "at most", positional, "positional ", given->nargs);
  if (given->nargs < required && params[0].name[0] == '\0')
    return complain_of_count (rt, who, call, "exactly", required, "", given->nargs);
  for (size_t i = 0; i < count; i++) {
    RtObject *o = NULL;
    if (i < given->nargs) {
      o = given->args[i];
    } else if (left > 0) {
      o = keyword (given, params[i].name);
      left -= o != NULL;
    }
    if (o == NULL && i < required) {
      rt_raise (rt, rt->types.TypeError, "%s%s missing required argument '%s' (pos %zu)", who, call, params[i].name, i + 1);
      return false;
    }
    if (o != NULL && !read_value (rt, who, i, params[i].kind, o, &values[i]))
      return false;
  }
  if (left == 0)
    return true;
  for (size_t i = 0; i < given->nargs; i++)
    if (keyword (given, params[i].name) != NULL) {
      rt_raise (rt, rt->types.TypeError, "argument for %s%s given by name ('%s') and position (%zu)", who, call, params[i].name, i + 1);
      return false;
    }
  return complain_of_keyword (rt, function, given, params, count);
}
