/* datetime.time: a time of day, perhaps of a zone. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define PACKED_BYTES 6

/* --- making --- */

bool rt_day_time_check (RtInterp *rt, RtDayTime t) {
  const char *complaint = t.hour < 0 || t.hour > 23                       ? "hour must be in 0..23"
                          : t.minute < 0 || t.minute > 59                 ? "minute must be in 0..59"
                          : t.second < 0 || t.second > 59                 ? "second must be in 0..59"
                          : t.microsecond < 0 || t.microsecond > 999999   ? "microsecond must be in 0..999999"
                          : t.fold != 0 && t.fold != 1                    ? "fold must be either 0 or 1"
                                                                          : NULL;
  if (complaint != NULL)
    rt_raise (rt, rt->types.ValueError, "%s", complaint);
  return complaint == NULL;
}

void rt_day_time_pack (RtDayTime t, unsigned char *out) {
  out[0] = (unsigned char) t.hour;
  out[1] = (unsigned char) t.minute;
  out[2] = (unsigned char) t.second;
  for (int i = 0; i < 3; i++)
    out[3 + i] = (unsigned char) (t.microsecond >> (16 - 8 * i));
}

RtDayTime rt_day_time_unpack (const unsigned char *packed, int fold) {
  return (RtDayTime){packed[0], packed[1], packed[2], packed[3] << 16 | packed[4] << 8 | packed[5], fold};
}

/* A time of exactly TYPE. */
static RtObject *make (RtInterp *rt, RtType *type, RtDayTime time, RtObject *zone) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RT_TIME (o)->time = time;
  RT_TIME (o)->hash = -1;
  rt_ref_init (rt, o, RT_SLOT_ZONE, &RT_TIME (o)->zone, rt_xincref (zone));
  return o;
}

RtObject *rt_time_new (RtInterp *rt, RtType *type, RtDayTime time, RtObject *zone) {
  if (!rt_day_time_check (rt, time))
    return NULL;
  if (type == rt->types.time_of_day)
    return make (rt, type, time, zone);
  /* A subclass: called with the fields but the fold. */
  static const char *const labels[] = {"hour", "minute", "second", "microsecond", "tzinfo"};
  const int32_t numbers[] = {time.hour, time.minute, time.second, time.microsecond};
  RtObject *held[5] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "time", labels, held, 5);
  bool good = true;
  for (int i = 0; i < 4 && good; i++)
    good = (held[i] = rt_int_from_int64 (rt, numbers[i])) != NULL;
  held[4] = rt_incref (zone != NULL ? zone : rt->none);
  RtObject *result = good ? rt_vectorcall (rt, RT_OBJECT (type), held, 5, NULL) : NULL;
  return rt_native_end (rt, &native, result);
}

/* A zone as it is kept: NULL for None. */
static RtObject *kept (RtInterp *rt, RtObject *RT_NULLABLE zone) {
  return zone == rt->none ? NULL : zone;
}

static const RtParam time_params[] = {{"hour", RT_PARAM_INT},        {"minute", RT_PARAM_INT},    {"second", RT_PARAM_INT},
                                      {"microsecond", RT_PARAM_INT}, {"tzinfo", RT_PARAM_OBJECT}, {"fold", RT_PARAM_INT}};

/* Reads the parameters into TIME and ZONE, which hold what is there without them. */
static bool read_fields (RtInterp *rt, const char *function, const RtGiven *given, RtDayTime *time, RtObject **zone) {
  RtValue values[6] = {{NULL, time->hour}, {NULL, time->minute}, {NULL, time->second}, {NULL, time->microsecond}, {*zone, 0}, {NULL, time->fold}};
  if (!rt_given_read (rt, function, given, time_params, 6, 0, 5, values))
    return false;
  *time = (RtDayTime){values[0].number, values[1].number, values[2].number, values[3].number, values[5].number};
  *zone = kept (rt, values[4].object);
  return (*zone == NULL || rt_zone_check (rt, *zone)) && rt_day_time_check (rt, *time);
}

static RtObject *time_make (RtInterp *rt, RtType *type, const RtGiven *given) {
  unsigned char room[PACKED_BYTES];
  if (given->nargs >= 1 && given->nargs <= 2 && !RT_IS_INT (given->args[0]) &&
      rt_date_state (rt, given->args[0], PACKED_BYTES, 0, 0, 23, room) != NULL) {
    RtObject *zone = given->nargs == 2 ? given->args[1] : rt->none;
    if (zone != rt->none && !rt_is_kind_of (zone, rt->types.tzinfo))
      return RT_TYPE_ERROR (rt, "bad tzinfo state arg");
    int fold = room[0] >> 7;
    room[0] &= 0x7f;
    RtDayTime time = rt_day_time_unpack (room, fold);
    return rt_day_time_check (rt, time) ? make (rt, type, time, kept (rt, zone)) : NULL;
  }
  RtDayTime time = {0};
  RtObject *zone = NULL;
  return read_fields (rt, NULL, given, &time, &zone) ? make (rt, type, time, zone) : NULL;
}

static RtObject *time_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return time_make (rt, type, &(RtGiven){((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args), NULL, kwargs});
}

static RtObject *time_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return time_make (rt, (RtType *) type, &(RtGiven){args, RT_NARGS (nargsf), kwnames, NULL});
}

static void time_dealloc (RtInterp *rt, RtObject *o) {
  rt_ref_clear (rt, o, RT_SLOT_ZONE, &RT_TIME (o)->zone);
  rt_object_free (rt, o);
}

static int time_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_SLOT_ZONE, RT_TIME (o)->zone);
  return 0;
}

static RtObject *time_fromisoformat (ARGS) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "fromisoformat: argument must be str");
  rt_str_utf8_is_kept (args[0]);
  ptrdiff_t length = rt_str_length (args[0]);
  RtDayTime time;
  RtObject *zone;
  int read = rt_iso_read_time (rt, args[0], length > 0 && rt_str_char_at (args[0], 0) == 'T', length, &time, &zone);
  if (read <= 0)
    return read == 0 ? rt_iso_complain (rt, args[0]) : NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "time.fromisoformat", "time zone");
  hold.held[0] = zone;
  return rt_hold_end (rt, &hold, rt_time_new (rt, (RtType *) self, time, zone));
}

/* --- text --- */

static RtObject *time_repr (RtInterp *rt, RtObject *o) {
  RtDayTime t = RT_TIME (o)->time;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "%s(%d, %d", o->type->name, t.hour, t.minute);
  if (t.second != 0 || t.microsecond != 0)
    hb_buffer_printf (&text, ", %d", t.second);
  if (t.microsecond != 0)
    hb_buffer_printf (&text, ", %d", t.microsecond);
  RtObject *zone = RT_TIME (o)->zone, *shown = zone != NULL ? rt_repr (rt, zone) : NULL;
  if (shown != NULL) {
    hb_buffer_append (&text, ", tzinfo=");
    rt_str_append_utf8 (shown, &text);
    rt_decref (rt, shown);
  }
  hb_buffer_append (&text, t.fold != 0 ? ", fold=1)" : ")");
  return rt_moment_text (rt, &text);
}

static void time_describe (RtObject *o, HbBuffer *text) {
  const RtDayTime t = RT_TIME (o)->time;
  hb_buffer_printf (text, "%02d:%02d:%02d", t.hour, t.minute, t.second);
  if (t.microsecond != 0)
    hb_buffer_printf (text, ".%06d", t.microsecond);
}

static RtObject *show (RtInterp *rt, RtObject *self, const char *RT_NULLABLE timespec) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  if (rt_day_time_append (rt, RT_TIME (self)->time, timespec, &text))
    (void) rt_zone_append (rt, RT_TIME (self)->zone, rt->none, ":", &text);
  return rt_moment_text (rt, &text);
}

static RtObject *time_isoformat (ARGS) {
  RtValue value = {0};
  if (!rt_given_read (rt, "isoformat", &(RtGiven){args, nargs, kwnames, NULL}, &(RtParam){"timespec", RT_PARAM_STR}, 1, 0, 1, &value))
    return NULL;
  const char *timespec = value.object != NULL ? rt_str_utf8 (rt, value.object, NULL) : NULL;
  return value.object != NULL && timespec == NULL ? NULL : show (rt, self, timespec);
}

static RtObject *time_str (RtInterp *rt, RtObject *o) {
  if (o->type == rt->types.time_of_day)
    return show (rt, o, NULL);
  RtObject *name = rt_str_interned (rt, "isoformat");
  return name != NULL ? rt_call_method (rt, o, name, NULL, 0) : NULL;
}

static RtObject *time_strftime (ARGS) {
  RtValue format = {0};
  if (!rt_given_read (rt, "strftime", &(RtGiven){args, nargs, kwnames, NULL}, &(RtParam){"format", RT_PARAM_STR}, 1, 1, 1, &format))
    return NULL;
  return rt_moment_strftime (rt, format.object, (RtDay){1900, 1, 1}, RT_TIME (self)->time, RT_TIME (self)->zone, rt->none);
}

/* --- fields and zone --- */

static RtObject *get_field (RtInterp *rt, RtObject *o, void *offset) {
  return rt_int_from_int64 (rt, *(const int32_t *) ((const char *) &RT_TIME (o)->time + (size_t) offset));
}

static RtObject *get_zone (RtInterp *rt, RtObject *o, void *closure) {
  return rt_incref (RT_TIME (o)->zone != NULL ? RT_TIME (o)->zone : rt->none);
}

static RtObject *time_utcoffset (ARGS) {
  return rt_zone_offset (rt, RT_TIME (self)->zone, "utcoffset", rt->none);
}

static RtObject *time_dst (ARGS) {
  return rt_zone_offset (rt, RT_TIME (self)->zone, "dst", rt->none);
}

static RtObject *time_tzname (ARGS) {
  return rt_zone_name (rt, RT_TIME (self)->zone, rt->none);
}

static RtObject *time_replace (ARGS) {
  RtDayTime time = RT_TIME (self)->time;
  RtObject *zone = RT_TIME (self)->zone;
  return read_fields (rt, "replace", &(RtGiven){args, nargs, kwnames, NULL}, &time, &zone) ? make (rt, self->type, time, zone) : NULL;
}

/* --- comparing --- */

static int order_of (int64_t a, int64_t b) {
  return a < b ? -1 : a > b;
}

/* Times of two zones whose offsets are there. */
static RtObject *compare_zoned (RtInterp *rt, RtObject *a, RtObject *b, RtObject *offset_a, RtObject *offset_b, RtCompare op) {
  int64_t x = rt_day_usec (RT_TIME (a)->time), y = rt_day_usec (RT_TIME (b)->time);
  if (offset_a != offset_b && (offset_a == rt->none || offset_b == rt->none)) {
    if (op == RT_EQ || op == RT_NE)
      return rt_bool_object (rt, op == RT_NE);
    return RT_TYPE_ERROR (rt, "can't compare offset-naive and offset-aware times");
  }
  if (offset_a != rt->none && rt_delta_compare (offset_a, offset_b) != 0) {
    x -= (int64_t) rt_delta_usec (offset_a);
    y -= (int64_t) rt_delta_usec (offset_b);
  }
  return rt_compare_result (rt, order_of (x, y), op);
}

static RtObject *time_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_TIME (b))
    return rt_incref (rt->not_implemented);
  if (RT_TIME (a)->zone == RT_TIME (b)->zone)
    return rt_compare_result (rt, order_of (rt_day_usec (RT_TIME (a)->time), rt_day_usec (RT_TIME (b)->time)), op);
  RtHold hold;
  rt_hold_begin (rt, &hold, "time comparison", "offset");
  hold.held[0] = rt_zone_offset (rt, RT_TIME (a)->zone, "utcoffset", rt->none);
  hold.held[1] = hold.held[0] != NULL ? rt_zone_offset (rt, RT_TIME (b)->zone, "utcoffset", rt->none) : NULL;
  RtObject *result = hold.held[1] != NULL ? compare_zoned (rt, a, b, hold.held[0], hold.held[1], op) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static int64_t time_hash (RtInterp *rt, RtObject *o) {
  RtTimeOfDay *self = RT_TIME (o);
  if (self->hash != -1)
    return self->hash;
  RtDayTime first = self->time; /* of two equal times on a clock that was set back both have the hash of the first */
  first.fold = 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "time.__hash__", "first of two equal times and its offset");
  hold.held[0] = self->time.fold != 0 ? make (rt, rt->types.time_of_day, first, self->zone) : rt_incref (o);
  hold.held[1] = hold.held[0] != NULL ? rt_zone_offset (rt, self->zone, "utcoffset", rt->none) : NULL;
  if (hold.held[1] == rt->none) {
    unsigned char packed[PACKED_BYTES];
    rt_day_time_pack (first, packed);
    self->hash = rt_hash_bytes (packed, sizeof packed);
  } else if (hold.held[1] != NULL) {
    hold.held[2] = rt_delta_new (rt, 0, 0, rt_day_usec (first) - (int64_t) rt_delta_usec (hold.held[1]));
    self->hash = hold.held[2] != NULL ? rt_delta_hash (rt, hold.held[2]) : -1;
  }
  rt_hold_end (rt, &hold, NULL);
  return self->hash;
}

/* --- pickling --- */

static RtObject *reduced (RtInterp *rt, RtObject *self, int protocol) {
  unsigned char packed[PACKED_BYTES];
  rt_day_time_pack (RT_TIME (self)->time, packed);
  if (protocol > 3 && RT_TIME (self)->time.fold != 0)
    packed[0] |= 0x80;
  return rt_zone_reduced (rt, self, packed, sizeof packed, RT_TIME (self)->zone);
}

static RtObject *time_reduce (ARGS) {
  return reduced (rt, self, 2);
}

static RtObject *time_reduce_ex (ARGS) {
  RtValue protocol = {0};
  if (!rt_given_read (rt, "__reduce_ex__", &(RtGiven){args, nargs, NULL, NULL}, &(RtParam){"", RT_PARAM_INT}, 1, 1, 1, &protocol))
    return NULL;
  return reduced (rt, self, protocol.number);
}

static const RtMethodDef time_methods[] = {
    {"isoformat", time_isoformat, RT_METH_KEYWORDS,
     "The time in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional argument timespec says how many parts are shown."},
    {"strftime", time_strftime, RT_METH_KEYWORDS, "format -> strftime() style string."},
    {"__format__", rt_date_format, RT_METH_O | RT_METH_VARARGS, "Formats self with strftime."},
    {"utcoffset", time_utcoffset, RT_METH_NOARGS, "Return self.tzinfo.utcoffset(self)."},
    {"tzname", time_tzname, RT_METH_NOARGS, "Return self.tzinfo.tzname(self)."},
    {"dst", time_dst, RT_METH_NOARGS, "Return self.tzinfo.dst(self)."},
    {"replace", time_replace, RT_METH_KEYWORDS, "Return time with new specified fields."},
    {"fromisoformat", time_fromisoformat, RT_METH_O | RT_METH_CLASS, "string -> time from a string in ISO 8601 format"},
    {"__reduce_ex__", time_reduce_ex, RT_METH_FASTCALL, "__reduce_ex__(proto) -> (cls, state)"},
    {"__reduce__", time_reduce, RT_METH_NOARGS, "__reduce__() -> (cls, state)"},
    {NULL},
};

#define FIELD(name) {#name, get_field, NULL, NULL, (void *) offsetof (RtDayTime, name)}
static const RtGetSetDef time_getset[] = {
    FIELD (hour), FIELD (minute), FIELD (second), FIELD (microsecond), {"tzinfo", get_zone, NULL, NULL, NULL}, FIELD (fold), {NULL}};

const RtTypeSpec rt_time_of_day_spec = {
    .name = "datetime.time",
    .doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time of day",
    .size_bytes = sizeof (RtTimeOfDay),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = time_tp_new,
              .tp_dealloc = time_dealloc,
              .tp_traverse = time_traverse,
              .describe = time_describe,
              .tp_repr = time_repr,
              .tp_str = time_str,
              .tp_hash = time_hash,
              .tp_getattro = rt_generic_getattr,
              .tp_richcompare = time_richcompare},
    .methods = time_methods,
    .getset = time_getset,
    .vectorcall = time_vectorcall,
};
