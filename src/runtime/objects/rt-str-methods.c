/* The table of str's methods, and those that are alone of their kind: join, encode, translate, maketrans. */
#include "rt-str-methods.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-codec.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-format-spec.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-text.h"
#include "rt-tuple.h"

RtObject *rt_str_join (RtInterp *rt, RtObject *separator, RtObject *iterable) {
  RtObject *items = rt_sequence_fast (rt, iterable, "can only join an iterable");
  if (items == NULL)
    return NULL;
  bool list = RT_IS_LIST (items);
  size_t count = (size_t)((RtVarObject *)items)->size;
  RtObject *result =
      rt_str_join_array (rt, separator, list ? ((RtList *)items)->items : ((RtTuple *)items)->items, count);
  rt_decref (rt, items);
  return result;
}

RT_STR_METHOD (join) {
  return rt_str_join (rt, self, args[0]);
}

static const char *text_argument (RtInterp *rt, RtObject *o, const char *what) {
  if (RT_IS_STR (o))
    return rt_codec_text (rt, o);
  return RT_TYPE_ERROR (rt, "encode() argument '%s' must be str, not %.50K", what, o);
}

RT_STR_METHOD (encode) {
  static const char *const names[] = {"encoding", "errors"};
  RtObject *out[2];
  const char *encoding = NULL, *errors = NULL;
  if (!rt_parse_args (rt, "encode", args, nargs, kwnames, names, 2, 2, 0, out) ||
      (out[0] != NULL && (encoding = text_argument (rt, out[0], "encoding")) == NULL) ||
      (out[1] != NULL && (errors = text_argument (rt, out[1], "errors")) == NULL))
    return NULL;
  return rt_str_encode (rt, self, encoding, errors);
}

/* Appends what a table says stands for C; false with an exception. Gives RESULT up. */
static bool append_translated (RtInterp *rt, HbBuffer *out, uint32_t c, RtObject *result) {
  bool ok = true;
  if (RT_IS_STR (result)) {
    rt_str_append_utf8 (result, out);
  } else if (RT_IS_INT (result)) {
    int overflow;
    int64_t code = rt_int_as_int64 (result, &overflow);
    ok = overflow == 0 && code >= 0 && code <= 0x10ffff;
    if (ok)
      hb_buffer_append_code_point (out, (uint32_t)code);
    else
      RT_VALUE_ERROR (rt, "character mapping must be in range(0x%x)", 0x110000u);
  } else if (result != rt->none) {
    ok = false;
    RT_TYPE_ERROR (rt, "character mapping must return integer, None or str");
  }
  rt_decref (rt, result);
  return ok;
}

RT_STR_METHOD (translate) {
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  RtStrView view = rt_str_view (self);
  bool ok = true;
  for (ptrdiff_t i = 0; i < view.length && ok; i++) {
    uint32_t c = rt_str_view_at (view, i);
    RtObject *key = rt_int_from_int64 (rt, c);
    RtObject *result = key != NULL ? rt_getitem (rt, args[0], key) : NULL;
    rt_xdecref (rt, key);
    if (result != NULL) {
      ok = append_translated (rt, &out, c, result);
    } else if (rt_error_matches (rt, rt->types.LookupError)) {
      rt_error_clear (rt);
      hb_buffer_append_code_point (&out, c);
    } else {
      ok = false;
    }
  }
  RtObject *s = ok ? rt_str_from_buffer (rt, &out) : NULL;
  hb_buffer_clear (&out);
  return s;
}

static bool map_char (RtInterp *rt, RtObject *dict, uint32_t from, RtObject *to) {
  RtObject *key = rt_int_from_int64 (rt, from);
  bool ok = key != NULL && to != NULL && rt_dict_set (rt, dict, key, to) == 0;
  rt_xdecref (rt, key);
  return ok;
}

static bool map_pairs (RtInterp *rt, RtObject *dict, RtObject *from, RtObject *to) {
  if (!RT_IS_STR (to))
    return RT_TYPE_ERROR (rt, "maketrans() argument 2 must be str, not %K", to) != NULL;
  if (!RT_IS_STR (from))
    return RT_TYPE_ERROR (rt, "first maketrans argument must be a string if there is a second argument") !=
           NULL;
  if (rt_str_length (from) != rt_str_length (to))
    return RT_VALUE_ERROR (rt, "the first two maketrans arguments must have equal length") != NULL;
  for (ptrdiff_t i = 0; i < rt_str_length (from); i++) {
    RtObject *value = rt_int_from_int64 (rt, rt_str_char_at (to, i));
    bool ok = value != NULL && map_char (rt, dict, rt_str_char_at (from, i), value);
    rt_xdecref (rt, value);
    if (!ok)
      return false;
  }
  return true;
}

static bool map_removed (RtInterp *rt, RtObject *dict, RtObject *removed) {
  if (!RT_IS_STR (removed))
    return RT_TYPE_ERROR (rt, "maketrans() argument 3 must be str, not %K", removed) != NULL;
  for (ptrdiff_t i = 0; i < rt_str_length (removed); i++)
    if (!map_char (rt, dict, rt_str_char_at (removed, i), rt->none))
      return false;
  return true;
}

static bool map_dict (RtInterp *rt, RtObject *dict, RtObject *given) {
  if (!RT_IS_DICT (given))
    return RT_TYPE_ERROR (rt, "if you give only one argument to maketrans it must be a dict") != NULL;
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (rt_dict_next (given, &position, &key, &value)) {
    bool ok;
    if (RT_IS_STR (key)) {
      if (rt_str_length (key) != 1)
        return RT_VALUE_ERROR (rt, "string keys in translate table must be of length 1") != NULL;
      ok = map_char (rt, dict, rt_str_char_at (key, 0), value);
    } else if (RT_IS_INT (key)) {
      ok = rt_dict_set (rt, dict, key, value) == 0;
    } else {
      return RT_TYPE_ERROR (rt, "keys in translate table must be strings or integers") != NULL;
    }
    if (!ok)
      return false;
  }
  return true;
}

RT_STR_METHOD (maketrans) {
  if (!rt_check_positional (rt, "maketrans", nargs, 1, 3))
    return NULL;
  RtObject *dict = rt_dict_new (rt);
  if (dict == NULL)
    return NULL;
  bool ok = nargs == 1
                ? map_dict (rt, dict, args[0])
                : map_pairs (rt, dict, args[0], args[1]) && (nargs < 3 || map_removed (rt, dict, args[2]));
  if (ok)
    return dict;
  rt_decref (rt, dict);
  return NULL;
}

RT_STR_METHOD (format_spec) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "__format__() argument must be str, not %K", args[0]);
  return rt_format_str (rt, self, args[0]);
}

RT_STR_METHOD (getnewargs) {
  RtObject *copy = rt_str_from_view (rt, rt_str_view (self));
  return copy != NULL ? rt_tuple_steal_array (rt, &copy, 1) : NULL;
}

const RtMethodDef rt_str_methods[] = {
    RT_SIZEOF_METHOD ("__sizeof__($self, /)\n--\n\nReturn the size of the string in memory, in bytes."),
    {"encode", rt_str_method_encode, RT_METH_KEYWORDS,
     "encode($self, /, encoding='utf-8', errors='strict')\n--\n\nThe text as bytes, by the codec of "
     "that name."},
    {"replace", rt_text_replace, RT_METH_FASTCALL,
     "replace($self, old, new, count=-1, /)\n--\n\nWith another text wherever the old one stood."},
    {"split", rt_text_split, RT_METH_KEYWORDS,
     "split($self, /, sep=None, maxsplit=-1)\n--\n\nThe list of parts between separators."},
    {"rsplit", rt_text_rsplit, RT_METH_KEYWORDS,
     "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nThe list of parts between separators."},
    {"join", rt_str_method_join, RT_METH_O,
     "join($self, iterable, /)\n--\n\nAll strings of an iterable in one, with this one between them."},
    {"capitalize", rt_str_method_capitalize, RT_METH_NOARGS,
     "capitalize($self, /)\n--\n\nThe first letter large, all others small."},
    {"casefold", rt_str_method_casefold, RT_METH_NOARGS,
     "casefold($self, /)\n--\n\nA form that is equal for texts that differ in case only."},
    {"title", rt_str_method_title, RT_METH_NOARGS,
     "title($self, /)\n--\n\nEvery word with a large first letter."},
    {"center", rt_text_center, RT_METH_FASTCALL,
     "center($self, width, fillchar=' ', /)\n--\n\nFilled up on both sides to a width."},
    {"count", rt_text_count, RT_METH_FASTCALL | RT_METH_VARARGS,
     "S.count(sub[, start[, end]]) -> int\n\nReturn the number of non-overlapping occurrences of substring "
     "sub in\nstring S[start:end]."},
    {"expandtabs", rt_text_expandtabs, RT_METH_KEYWORDS,
     "expandtabs($self, /, tabsize=8)\n--\n\nWith spaces up to the next column in place of each tab."},
    {"find", rt_text_find, RT_METH_FASTCALL | RT_METH_VARARGS,
     "S.find(sub[, start[, end]]) -> int\n\nReturn the lowest index in S where substring sub is found."},
    {"partition", rt_text_partition, RT_METH_O,
     "partition($self, sep, /)\n--\n\nWhat stands before a separator, the separator, and what stands "
     "behind it."},
    {"index", rt_text_index, RT_METH_FASTCALL | RT_METH_VARARGS,
     "S.index(sub[, start[, end]]) -> int\n\nReturn the lowest index in S where substring sub is found."},
    {"ljust", rt_text_ljust, RT_METH_FASTCALL,
     "ljust($self, width, fillchar=' ', /)\n--\n\nFilled up on the right to a width."},
    {"lower", rt_str_method_lower, RT_METH_NOARGS,
     "lower($self, /)\n--\n\nAll letters small."},
    {"lstrip", rt_text_lstrip, RT_METH_FASTCALL,
     "lstrip($self, chars=None, /)\n--\n\nWithout white space, or the characters given, at the left "
     "end."},
    {"rfind", rt_text_rfind, RT_METH_FASTCALL | RT_METH_VARARGS,
     "S.rfind(sub[, start[, end]]) -> int\n\nReturn the highest index in S where substring sub is found."},
    {"rindex", rt_text_rindex, RT_METH_FASTCALL | RT_METH_VARARGS,
     "S.rindex(sub[, start[, end]]) -> int\n\nReturn the highest index in S where substring sub is found."},
    {"rjust", rt_text_rjust, RT_METH_FASTCALL,
     "rjust($self, width, fillchar=' ', /)\n--\n\nFilled up on the left to a width."},
    {"rstrip", rt_text_rstrip, RT_METH_FASTCALL,
     "rstrip($self, chars=None, /)\n--\n\nWithout white space, or the characters given, at the right "
     "end."},
    {"rpartition", rt_text_rpartition, RT_METH_O,
     "rpartition($self, sep, /)\n--\n\nWhat stands before a separator, the separator, and what "
     "stands behind it."},
    {"splitlines", rt_text_splitlines, RT_METH_KEYWORDS,
     "splitlines($self, /, keepends=False)\n--\n\nThe list of lines."},
    {"strip", rt_text_strip, RT_METH_FASTCALL,
     "strip($self, chars=None, /)\n--\n\nWithout white space, or the characters given, at both ends."},
    {"swapcase", rt_str_method_swapcase, RT_METH_NOARGS,
     "swapcase($self, /)\n--\n\nLarge letters small and small ones large."},
    {"translate", rt_str_method_translate, RT_METH_O,
     "translate($self, table, /)\n--\n\nWith what a table says for each character."},
    {"upper", rt_str_method_upper, RT_METH_NOARGS,
     "upper($self, /)\n--\n\nAll letters large."},
    {"startswith", rt_text_startswith, RT_METH_FASTCALL | RT_METH_VARARGS,
     "S.startswith(prefix[, start[, end]]) -> bool\n\nReturn True if S starts with the specified prefix, "
     "False otherwise."},
    {"endswith", rt_text_endswith, RT_METH_FASTCALL | RT_METH_VARARGS,
     "S.endswith(suffix[, start[, end]]) -> bool\n\nReturn True if S ends with the specified suffix, False "
     "otherwise."},
    {"removeprefix", rt_text_removeprefix, RT_METH_O,
     "removeprefix($self, prefix, /)\n--\n\nWithout that beginning, if it begins so."},
    {"removesuffix", rt_text_removesuffix, RT_METH_O,
     "removesuffix($self, suffix, /)\n--\n\nWithout that end, if it ends so."},
    {"isascii", rt_str_method_isascii, RT_METH_NOARGS,
     "isascii($self, /)\n--\n\nWhether no character lies beyond ASCII."},
    {"islower", rt_str_method_islower, RT_METH_NOARGS,
     "islower($self, /)\n--\n\nWhether there are small letters and no large ones."},
    {"isupper", rt_str_method_isupper, RT_METH_NOARGS,
     "isupper($self, /)\n--\n\nWhether there are large letters and no small ones."},
    {"istitle", rt_str_method_istitle, RT_METH_NOARGS,
     "istitle($self, /)\n--\n\nWhether every word begins with a large letter and goes on with small "
     "ones."},
    {"isspace", rt_str_method_isspace, RT_METH_NOARGS,
     "isspace($self, /)\n--\n\nWhether there is white space, and nothing else."},
    {"isdecimal", rt_str_method_isdecimal, RT_METH_NOARGS,
     "isdecimal($self, /)\n--\n\nWhether there are decimal digits, and nothing else."},
    {"isdigit", rt_str_method_isdigit, RT_METH_NOARGS,
     "isdigit($self, /)\n--\n\nWhether there are digits, and nothing else."},
    {"isnumeric", rt_str_method_isnumeric, RT_METH_NOARGS,
     "isnumeric($self, /)\n--\n\nWhether there are characters that mean numbers, and nothing else."},
    {"isalpha", rt_str_method_isalpha, RT_METH_NOARGS,
     "isalpha($self, /)\n--\n\nWhether there are letters, and nothing else."},
    {"isalnum", rt_str_method_isalnum, RT_METH_NOARGS,
     "isalnum($self, /)\n--\n\nWhether there are letters and digits, and nothing else."},
    {"isidentifier", rt_str_method_isidentifier, RT_METH_NOARGS,
     "isidentifier($self, /)\n--\n\nWhether it could be a name in a program."},
    {"isprintable", rt_str_method_isprintable, RT_METH_NOARGS,
     "isprintable($self, /)\n--\n\nWhether repr() would show every character as it is."},
    {"zfill", rt_text_zfill, RT_METH_O,
     "zfill($self, width, /)\n--\n\nFilled up to a width with zeros behind the sign."},
    {"format", rt_str_method_format, RT_METH_KEYWORDS | RT_METH_VARARGS,
     "S.format(*args, **kwargs) -> str\n\nReturn a formatted version of S, using substitutions from args and "
     "kwargs."},
    {"format_map", rt_str_method_format_map, RT_METH_O,
     "S.format_map(mapping) -> str\n\nReturn a formatted version of S, using substitutions from mapping."},
    {"__format__", rt_str_method_format_spec, RT_METH_O,
     "__format__($self, format_spec, /)\n--\n\nReturn a formatted version of the string as described by "
     "format_spec."},
    {"maketrans", rt_str_method_maketrans, RT_METH_FASTCALL | RT_METH_STATIC,
     "Return a translation table usable for str.translate()."},
    {"__getnewargs__", rt_str_method_getnewargs, RT_METH_NOARGS, NULL},
    {NULL},
};
