/* _json: what json (python/json.py) has native: its strings, and texts and objects that are plain all through. */
#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-json.h"
#include "rt-module.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* (VALUE, AT), VALUE being stolen; NULL if it is. */
static RtObject *pair (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE value, ptrdiff_t at) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "json", "value");
  hold.held[0] = value;
  hold.held[1] = value != NULL ? rt_int_from_int64 (rt, at) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_tuple_pack (rt, 2, value, hold.held[1]) : NULL);
}

/* The text, the place and whether it is strict, which all readers begin with. */
static bool take_place (RtInterp *rt, RtObject *const *args, ptrdiff_t *at, bool *strict) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "first argument must be a string, not %T", args[0]) != NULL;
  *at = rt_index_ssize (rt, args[1], rt->types.OverflowError);
  int truth = rt_truth (rt, args[2]);
  *strict = truth > 0;
  return rt_error (rt) == NULL;
}

/* scan_string (text, start, strict): the string behind a quote at START - 1 and where it ends; (message, ~where) if it is none. */
static RtObject *scan_string (ARGS) {
  ptrdiff_t at;
  bool strict;
  const char *message;
  if (!rt_check_positional (rt, "scan_string", nargs, 3, 3) || !take_place (rt, args, &at, &strict))
    return NULL;
  RtObject *found = rt_json_read_string (rt, args[0], &at, strict, &message);
  return message != NULL ? pair (rt, rt_str_from (rt, message), ~at) : pair (rt, found, at);
}

/* scan_plain (text, start, strict, memo[, object_hook, object_pairs_hook, parse_float, parse_int]): the value that starts there and where it
 * ends; None if it is not plain. A hook may be None. */
static RtObject *scan_plain (ARGS) {
  ptrdiff_t at;
  bool strict;
  if (!rt_check_positional (rt, "scan_plain", nargs, 4, 8) || !take_place (rt, args, &at, &strict))
    return NULL;
  if (at < 0 || !RT_IS_EXACT (rt, args[3], dict))
    return rt_incref (rt->none);
  ptrdiff_t start = at;
  RtObject *found = rt_json_read (rt, args[0], &at, strict, args[3], NULL);
  if (found != NULL && nargs == 8) {
    RtObject *hooks[4];
    for (int i = 0; i < 4; i++)
      hooks[i] = args[4 + i] != rt->none ? args[4 + i] : NULL;
    rt_decref (rt, found);
    at = start;
    found = rt_json_read (rt, args[0], &at, strict, args[3], &(RtJsonHooks) {hooks[0], hooks[1], hooks[2], hooks[3]});
  }
  return found != NULL || rt_error (rt) != NULL ? pair (rt, found, at) : rt_incref (rt->none);
}

static RtObject *quoted (RtInterp *rt, RtObject *o, bool ascii) {
  if (!RT_IS_STR (o))
    return RT_TYPE_ERROR (rt, "first argument must be a string, not %T", o);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  rt_json_append_quoted (o, ascii, &buffer);
  RtObject *result = rt_str_from_buffer (rt, &buffer);
  hb_buffer_clear (&buffer);
  return result;
}

static RtObject *encode_basestring (ARGS) {
  return quoted (rt, args[0], false);
}

static RtObject *encode_basestring_ascii (ARGS) {
  return quoted (rt, args[0], true);
}

/* encode_plain (o, item_separator, key_separator, indent, ensure_ascii, allow_nan, sort_keys, check_circular): the text; None if O is not
 * plain. The separators are str, INDENT is a str or None. */
static RtObject *encode_plain (ARGS) {
  if (!rt_check_positional (rt, "encode_plain", nargs, 8, 8))
    return NULL;
  bool are_texts = RT_IS_STR (args[1]) && RT_IS_STR (args[2]) && (args[3] == rt->none || RT_IS_STR (args[3]));
  RtJsonStyle style = {args[1], args[2], args[3] != rt->none ? args[3] : NULL, false, false, false, false};
  style.ascii = rt_truth (rt, args[4]) > 0;
  style.allow_nan = rt_truth (rt, args[5]) > 0;
  style.sort_keys = rt_truth (rt, args[6]) > 0;
  style.check_circular = rt_truth (rt, args[7]) > 0;
  if (!are_texts || rt_error (rt) != NULL)
    return rt_error (rt) != NULL ? NULL : rt_incref (rt->none);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  RtObject *result = NULL;
  if (rt_json_write (rt, args[0], &style, &buffer))
    result = rt_str_from_buffer (rt, &buffer);
  else if (rt_error (rt) == NULL)
    result = rt_incref (rt->none);
  hb_buffer_clear (&buffer);
  return result;
}

static const RtMethodDef methods[] = {
    {"scan_string", scan_string, RT_METH_FASTCALL, NULL},
    {"scan_plain", scan_plain, RT_METH_FASTCALL, NULL},
    {"encode_basestring", encode_basestring, RT_METH_O, NULL},
    {"encode_basestring_ascii", encode_basestring_ascii, RT_METH_O, NULL},
    {"encode_plain", encode_plain, RT_METH_FASTCALL, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__json = {.name = "_json", .methods = methods};
