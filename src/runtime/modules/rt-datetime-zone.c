/* datetime.tzinfo and datetime.timezone, and what the other types ask of a zone. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define ARGS        RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames
#define ZONE(o)     ((RtTimeZone *) (o))
#define SLOT_OFFSET RT_HIDDEN (0, "offset")
#define SLOT_NAME   RT_HIDDEN (1, "name")

/* --- asking a zone --- */

bool rt_zone_check (RtInterp *rt, RtObject *zone) {
  if (zone == rt->none || rt_is_kind_of (zone, rt->types.tzinfo))
    return true;
  rt_raise (rt, rt->types.TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type '%T'", zone);
  return false;
}

RtObject *rt_zone_reduced (RtInterp *rt, RtObject *self, const unsigned char *packed, size_t length_bytes, RtObject *zone) {
  RtObject *bytes = rt_bytes_new (rt, (const char *) packed, length_bytes), *state = NULL;
  if (bytes != NULL)
    state = zone != NULL ? rt_tuple_pack (rt, 2, bytes, zone) : rt_tuple_pack (rt, 1, bytes);
  RtObject *result = state != NULL ? rt_tuple_pack (rt, 2, self->type, state) : NULL;
  rt_xdecref (rt, bytes);
  rt_xdecref (rt, state);
  return result;
}

/* Beyond a day, or as long. */
static bool is_out_of_range (const RtObject *offset) {
  const RtDelta *d = (const RtDelta *) offset;
  return d->days < -1 || d->days >= 1 || (d->days == -1 && d->seconds == 0 && d->microseconds == 0);
}

/* ZONE.NAME (OF). */
static RtObject *ask (RtInterp *rt, RtObject *zone, const char *name, RtObject *of) {
  RtObject *key = rt_str_interned (rt, name);
  if (key == NULL)
    return NULL;
  RtObject *result = rt_call_method (rt, zone, key, &of, 1);
  rt_decref (rt, key);
  return result;
}

RtObject *rt_zone_offset (RtInterp *rt, RtObject *zone, const char *name, RtObject *of) {
  if (zone == NULL)
    return rt_incref (rt->none);
  if (zone->type == rt->types.timezone)
    return rt_incref (strcmp (name, "dst") == 0 ? rt->none : ZONE (zone)->offset);
  RtObject *offset = ask (rt, zone, name, of);
  if (offset == NULL || offset == rt->none)
    return offset;
  if (!RT_IS_DELTA (offset))
    RT_TYPE_ERROR (rt, "tzinfo.%s() must return None or timedelta, not '%T'", name, offset);
  else if (is_out_of_range (offset))
    RT_VALUE_ERROR (rt, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).");
  else
    return offset;
  rt_decref (rt, offset);
  return NULL;
}

static RtObject *name_of_timezone (RtInterp *rt, RtObject *self);

RtObject *rt_zone_name (RtInterp *rt, RtObject *zone, RtObject *of) {
  if (zone == NULL)
    return rt_incref (rt->none);
  if (zone->type == rt->types.timezone)
    return name_of_timezone (rt, zone);
  RtObject *name = ask (rt, zone, "tzname", of);
  if (name == NULL || name == rt->none || RT_IS_STR (name))
    return name;
  RT_TYPE_ERROR (rt, "tzinfo.tzname() must return None or a string, not '%T'", name);
  rt_decref (rt, name);
  return NULL;
}

void rt_zone_append_offset (const RtObject *offset, const char *separator, HbBuffer *text) {
  int64_t usec = (int64_t) rt_delta_usec (offset);
  hb_buffer_append_char (text, usec < 0 ? '-' : '+');
  if (usec < 0)
    usec = -usec;
  int seconds = (int) (usec / RT_SECOND_USEC), rest = (int) (usec % RT_SECOND_USEC);
  hb_buffer_printf (text, "%02d%s%02d", seconds / 3600, separator, seconds / 60 % 60);
  if (seconds % 60 != 0 || rest != 0)
    hb_buffer_printf (text, "%s%02d", separator, seconds % 60);
  if (rest != 0)
    hb_buffer_printf (text, ".%06d", rest);
}

bool rt_zone_append (RtInterp *rt, RtObject *zone, RtObject *of, const char *separator, HbBuffer *text) {
  if (zone == NULL)
    return true;
  RtObject *offset = rt_zone_offset (rt, zone, "utcoffset", of);
  if (offset == NULL)
    return false;
  if (offset != rt->none)
    rt_zone_append_offset (offset, separator, text);
  rt_decref (rt, offset);
  return true;
}

/* --- tzinfo --- */

static RtObject *not_implemented (RtInterp *rt, const char *name) {
  return rt_raise (rt, rt->types.NotImplementedError, "a tzinfo subclass must implement %s()", name);
}

static RtObject *tzinfo_tzname (ARGS) {
  return not_implemented (rt, "tzname");
}

static RtObject *tzinfo_utcoffset (ARGS) {
  return not_implemented (rt, "utcoffset");
}

static RtObject *tzinfo_dst (ARGS) {
  return not_implemented (rt, "dst");
}

/* Whether O, which a zone is to convert, is a moment of that zone. */
static bool is_of_zone (RtInterp *rt, RtObject *self, RtObject *o) {
  if (!RT_IS_MOMENT (o))
    rt_raise (rt, rt->types.TypeError, "fromutc: argument must be a datetime");
  else if (RT_MOMENT (o)->zone != self)
    rt_raise (rt, rt->types.ValueError, "fromutc: dt.tzinfo is not self");
  else
    return true;
  return false;
}

/* utcoffset or dst of MOMENT, which must not be None: COMPLAINT says so. */
static RtObject *known_offset (RtInterp *rt, RtObject *zone, const char *name, RtObject *moment, const char *complaint) {
  RtObject *offset = rt_zone_offset (rt, zone, name, moment);
  if (offset != rt->none)
    return offset;
  rt_decref (rt, offset);
  return RT_VALUE_ERROR (rt, "%s", complaint);
}

/* Gives up what PLACE holds, which nobody sees there any more. */
static void drop (RtInterp *rt, RtObject **place) {
  RtObject *held = *place;
  *place = NULL;
  rt_xdecref (rt, held);
}

static RtObject *tzinfo_fromutc (ARGS) {
  enum { OFFSET, DST, DELTA, RESULT };
  RtObject *moment = args[0];
  if (!is_of_zone (rt, self, moment))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "tzinfo.fromutc", "time being converted");
  hold.held[OFFSET] = known_offset (rt, self, "utcoffset", moment, "fromutc: non-None utcoffset() result required");
  if (hold.held[OFFSET] != NULL)
    hold.held[DST] = known_offset (rt, self, "dst", moment, "fromutc: non-None dst() result required");
  if (hold.held[DST] != NULL)
    hold.held[DELTA] = rt_delta_subtract (rt, hold.held[OFFSET], hold.held[DST]);
  if (hold.held[DELTA] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[RESULT] = rt_moment_add (rt, moment, hold.held[DELTA], 1);
  if (hold.held[RESULT] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  drop (rt, &hold.held[DELTA]);
  drop (rt, &hold.held[DST]);
  hold.held[DST] = known_offset (rt, self, "dst", hold.held[RESULT], "fromutc: tz.dst() gave inconsistent results; cannot convert");
  if (hold.held[DST] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *result = NULL;
  if (RT_IS_MOMENT (hold.held[RESULT]) && !rt_delta_is_zero (hold.held[DST])) {
    result = rt_moment_add (rt, hold.held[RESULT], hold.held[DST], 1);
  } else {
    result = hold.held[RESULT];
    hold.held[RESULT] = NULL;
  }
  return rt_hold_end (rt, &hold, result);
}

static RtObject *tzinfo_reduce (ARGS) {
  enum { MAKER, ARGUMENTS, STATE };
  RtHold hold;
  rt_hold_begin (rt, &hold, "tzinfo.__reduce__", "parts");
  RtObject *name = rt_str_interned (rt, "__getinitargs__");
  if (name == NULL || rt_getattr_optional (rt, self, name, &hold.held[MAKER]) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[ARGUMENTS] = hold.held[MAKER] != NULL ? rt_call_none (rt, hold.held[MAKER]) : rt_incref (rt->empty_tuple);
  name = hold.held[ARGUMENTS] != NULL ? rt_str_interned (rt, "__getstate__") : NULL;
  hold.held[STATE] = name != NULL ? rt_call_method (rt, self, name, NULL, 0) : NULL;
  bool made = hold.held[STATE] != NULL;
  return rt_hold_end (rt, &hold, made ? rt_tuple_pack (rt, 3, self->type, hold.held[ARGUMENTS], hold.held[STATE]) : NULL);
}

static void tzinfo_dealloc (RtInterp *rt, RtObject *o) {
  rt_object_free (rt, o);
}

static const RtMethodDef tzinfo_methods[] = {
    {"tzname", tzinfo_tzname, RT_METH_O, "datetime -> string name of time zone."},
    {"utcoffset", tzinfo_utcoffset, RT_METH_O, "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"},
    {"dst", tzinfo_dst, RT_METH_O, "datetime -> DST offset as timedelta positive east of UTC."},
    {"fromutc", tzinfo_fromutc, RT_METH_O, "datetime in UTC -> datetime in local time."},
    {"__reduce__", tzinfo_reduce, RT_METH_NOARGS, "-> (cls, state)"},
    {NULL},
};

const RtTypeSpec rt_tzinfo_spec = {
    .name = "datetime.tzinfo",
    .doc = "What time zones derive from.",
    .size_bytes = sizeof (RtObject),
    .cpython_basicsize = 16,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = rt_type_alloc_new, .tp_dealloc = tzinfo_dealloc, .tp_getattro = rt_generic_getattr},
    .methods = tzinfo_methods,
};

/* --- timezone --- */

RtObject *rt_timezone_utc (RtInterp *rt) {
  return rt_dict_get_utf8 (rt, rt->types.timezone->dict, "utc");
}

static RtObject *make_zone (RtInterp *rt, RtObject *offset, RtObject *RT_NULLABLE name) {
  RtObject *o = rt_object_alloc (rt, rt->types.timezone, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, SLOT_OFFSET, &ZONE (o)->offset, rt_incref (offset));
  rt_ref_init (rt, o, SLOT_NAME, &ZONE (o)->name, rt_xincref (name));
  return o;
}

RtObject *rt_timezone_new (RtInterp *rt, RtObject *offset, RtObject *name) {
  RtObject *utc = rt_timezone_utc (rt);
  if (name == NULL && utc != NULL && rt_delta_is_zero (offset))
    return rt_incref (utc);
  if (is_out_of_range (offset))
    return RT_VALUE_ERROR (rt,
                           "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %R.", offset);
  return make_zone (rt, offset, name);
}

static RtObject *timezone_make (RtInterp *rt, const RtGiven *given) {
  static const RtParam params[] = {{"offset", RT_PARAM_DELTA}, {"name", RT_PARAM_STR}};
  RtValue values[2] = {{0}};
  if (!rt_given_read (rt, "timezone", given, params, 2, 1, 2, values))
    return NULL;
  return rt_timezone_new (rt, values[0].object, values[1].object);
}

static RtObject *timezone_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return timezone_make (rt, &(RtGiven){((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args), NULL, kwargs});
}

static void timezone_dealloc (RtInterp *rt, RtObject *o) {
  rt_ref_clear (rt, o, SLOT_OFFSET, &ZONE (o)->offset);
  rt_ref_clear (rt, o, SLOT_NAME, &ZONE (o)->name);
  rt_object_free (rt, o);
}

static int timezone_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_OFFSET, ZONE (o)->offset);
  RT_VISIT (visit, arg, SLOT_NAME, ZONE (o)->name);
  return 0;
}

static void append_name (const RtTimeZone *zone, HbBuffer *text) {
  if (zone->name != NULL) {
    rt_str_append_utf8 (zone->name, text);
    return;
  }
  hb_buffer_append (text, "UTC");
  if (!rt_delta_is_zero (zone->offset))
    rt_zone_append_offset (zone->offset, ":", text);
}

static void timezone_describe (RtObject *o, HbBuffer *text) {
  append_name (ZONE (o), text);
}

static RtObject *name_of_timezone (RtInterp *rt, RtObject *self) {
  if (ZONE (self)->name != NULL)
    return rt_incref (ZONE (self)->name);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  append_name (ZONE (self), &text);
  return rt_moment_text (rt, &text);
}

static RtObject *timezone_repr (RtInterp *rt, RtObject *o) {
  if (o == rt_timezone_utc (rt))
    return rt_str_from (rt, "datetime.timezone.utc");
  if (ZONE (o)->name == NULL)
    return rt_str_printf (rt, "%s(%R)", o->type->name, ZONE (o)->offset);
  return rt_str_printf (rt, "%s(%R, %R)", o->type->name, ZONE (o)->offset, ZONE (o)->name);
}

static int64_t timezone_hash (RtInterp *rt, RtObject *o) {
  return rt_delta_hash (rt, ZONE (o)->offset);
}

static RtObject *timezone_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || b->type != rt->types.timezone)
    return rt_incref (rt->not_implemented);
  return rt_compare_result (rt, rt_delta_compare (ZONE (a)->offset, ZONE (b)->offset), op);
}

/* Whether O is what these methods are asked about: a moment or None. */
static bool is_asked_well (RtInterp *rt, const char *name, RtObject *o) {
  if (o == rt->none || RT_IS_MOMENT (o))
    return true;
  rt_raise (rt, rt->types.TypeError, "%s(dt) argument must be a datetime instance or None, not %T", name, o);
  return false;
}

static RtObject *timezone_utcoffset (ARGS) {
  return is_asked_well (rt, "utcoffset", args[0]) ? rt_incref (ZONE (self)->offset) : NULL;
}

static RtObject *timezone_dst (ARGS) {
  return is_asked_well (rt, "dst", args[0]) ? rt_incref (rt->none) : NULL;
}

static RtObject *timezone_tzname (ARGS) {
  return is_asked_well (rt, "tzname", args[0]) ? name_of_timezone (rt, self) : NULL;
}

static RtObject *timezone_fromutc (ARGS) {
  return is_of_zone (rt, self, args[0]) ? rt_moment_add (rt, args[0], ZONE (self)->offset, 1) : NULL;
}

static RtObject *timezone_getinitargs (ARGS) {
  return ZONE (self)->name == NULL ? rt_tuple_pack (rt, 1, ZONE (self)->offset)
                                   : rt_tuple_pack (rt, 2, ZONE (self)->offset, ZONE (self)->name);
}

static const RtMethodDef timezone_methods[] = {
    {"tzname", timezone_tzname, RT_METH_O, NULL},
    {"utcoffset", timezone_utcoffset, RT_METH_O, NULL},
    {"dst", timezone_dst, RT_METH_O, NULL},
    {"fromutc", timezone_fromutc, RT_METH_O, NULL},
    {"__getinitargs__", timezone_getinitargs, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtTypeSpec rt_timezone_spec = {
    .name = "datetime.timezone",
    .doc = "A fixed offset from UTC.",
    .size_bytes = sizeof (RtTimeZone),
    .cpython_basicsize = 32,
    .slots = {.tp_new = timezone_tp_new,
              .tp_dealloc = timezone_dealloc,
              .tp_traverse = timezone_traverse,
              .describe = timezone_describe,
              .tp_repr = timezone_repr,
              .tp_str = name_of_timezone,
              .tp_hash = timezone_hash,
              .tp_richcompare = timezone_richcompare},
    .methods = timezone_methods,
};
