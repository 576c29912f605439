/* unicodedata: what Unicode says of characters. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-unicode-names.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* The one character of ARG; false with TypeError. */
static bool take_char (RtInterp *rt, const char *function, const char *which, RtObject *arg, uint32_t *c) {
  if (RT_IS_STR (arg) && rt_str_length (arg) == 1) {
    *c = rt_str_char_at (arg, 0);
    return true;
  }
  if (RT_IS_STR (arg))
    RT_TYPE_ERROR (rt, "%s() argument%s must be a unicode character, not str", function, which);
  else
    RT_TYPE_ERROR (rt, "%s() argument%s must be a unicode character, not %T", function, which, arg);
  return false;
}

static const utf8proc_property_t *property_of (uint32_t c) {
  return utf8proc_get_property ((utf8proc_int32_t) c);
}

static RtObject *uni_name (ARGS) {
  uint32_t c;
  if (!rt_check_positional (rt, "name", nargs, 1, 2) || !take_char (rt, "name", " 1", args[0], &c))
    return NULL;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  RtObject *result = NULL;
  if (rt_unicode_append_name (c, &text))
    result = rt_str_from_buffer (rt, &text);
  else
    result = nargs > 1 ? rt_incref (args[1]) : RT_VALUE_ERROR (rt, "no such name");
  hb_buffer_clear (&text);
  return result;
}

static RtObject *uni_lookup (ARGS) {
  size_t length;
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "lookup() argument must be str, not %K", args[0]);
  const char *text = rt_str_utf8 (rt, args[0], &length);
  if (text == NULL)
    return NULL;
  rt_str_utf8_is_kept (args[0]);
  int64_t c = rt_unicode_find (text, length);
  if (c >= 0)
    return rt_str_from_char (rt, (uint32_t) c);
  return rt_raise (rt, rt->types.KeyError, "undefined character name '%s'", text);
}

static RtObject *uni_category (ARGS) {
  uint32_t c;
  if (!take_char (rt, "category", "", args[0], &c))
    return NULL;
  return rt_str_interned (rt, c >= 0xD800 && c < 0xE000 ? "Cs" : utf8proc_category_string ((utf8proc_int32_t) c));
}

static RtObject *uni_bidirectional (ARGS) {
  static const char *const classes[] = {"",   "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO", "PDF", "EN",  "ES",  "ET",
                                        "AN", "CS", "NSM", "BN",  "B",   "S",   "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  uint32_t c;
  if (!take_char (rt, "bidirectional", "", args[0], &c))
    return NULL;
  const utf8proc_property_t *property = property_of (c);
  return rt_str_interned (rt, property->category == UTF8PROC_CATEGORY_CN ? "" : classes[property->bidi_class]);
}

static RtObject *uni_combining (ARGS) {
  uint32_t c;
  return take_char (rt, "combining", "", args[0], &c) ? rt_int_from_int64 (rt, property_of (c)->combining_class) : NULL;
}

static RtObject *uni_mirrored (ARGS) {
  uint32_t c;
  return take_char (rt, "mirrored", "", args[0], &c) ? rt_int_from_int64 (rt, property_of (c)->bidi_mirrored) : NULL;
}

static RtObject *uni_width (ARGS) {
  uint32_t c;
  return take_char (rt, "east_asian_width", "", args[0], &c) ? rt_str_interned (rt, rt_unicode_width (c)) : NULL;
}

/* One step, as hexadecimal code points after the kind of the decomposition. */
static RtObject *uni_decomposition (ARGS) {
  static const char *const kinds[] = {"",         "<font> ",   "<noBreak> ", "<initial> ", "<medial> ", "<final> ", "<isolated> ", "<circle> ",
                                      "<super> ", "<sub> ",    "<vertical> ", "<wide> ",   "<narrow> ", "<small> ", "<square> ",   "<fraction> ",
                                      "<compat> "};
  uint32_t c;
  if (!take_char (rt, "decomposition", "", args[0], &c))
    return NULL;
  const utf8proc_property_t *property = property_of (c);
  if (property->decomp_seqindex == UINT16_MAX)
    return rt_incref (rt->empty_str);
  const char *first_step = rt_unicode_first_step (c);
  if (first_step != NULL)
    return rt_str_from (rt, first_step);
  /* What the library gives is taken apart to the end; pairs are put together again to what the character consists of. */
  utf8proc_int32_t parts[32], pair[2];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char ((utf8proc_int32_t) c, parts, 32, UTF8PROC_DECOMPOSE | (property->decomp_type ? UTF8PROC_COMPAT : 0), &boundary);
  if (n > 2 && property->decomp_type == 0) {
    utf8proc_int32_t head[32];
    memcpy (head, parts, (size_t) (n - 1) * sizeof *head);
    utf8proc_ssize_t left = utf8proc_normalize_utf32 (head, n - 1, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (left == 1) {
      pair[0] = head[0];
      pair[1] = parts[n - 1];
      memcpy (parts, pair, sizeof pair);
      n = 2;
    }
  }
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_append (&text, kinds[property->decomp_type]);
  for (utf8proc_ssize_t i = 0; i < n; i++)
    hb_buffer_printf (&text, i > 0 ? " %04X" : "%04X", (unsigned) parts[i]);
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

/* --- numbers --- */

typedef enum Kind { DECIMAL, DIGIT, NUMERIC } Kind;

static RtObject *number (RtInterp *rt, Kind kind, RtObject *const *args, size_t nargs) {
  static const char *const names[] = {"decimal", "digit", "numeric"}, *const lacks[] = {"not a decimal", "not a digit", "not a numeric character"};
  uint32_t c;
  if (!rt_check_positional (rt, names[kind], nargs, 1, 2) || !take_char (rt, names[kind], " 1", args[0], &c))
    return NULL;
  double value;
  int digit;
  bool found = rt_unicode_number (c, &value, &digit);
  if (found && kind == NUMERIC)
    return rt_float_new (rt, value);
  if (found && digit >= 0 && (kind == DIGIT || property_of (c)->category == UTF8PROC_CATEGORY_ND))
    return rt_int_from_int64 (rt, digit);
  return nargs > 1 ? rt_incref (args[1]) : RT_VALUE_ERROR (rt, "%s", lacks[kind]);
}

static RtObject *uni_decimal (ARGS) {
  return number (rt, DECIMAL, args, nargs);
}

static RtObject *uni_digit (ARGS) {
  return number (rt, DIGIT, args, nargs);
}

static RtObject *uni_numeric (ARGS) {
  return number (rt, NUMERIC, args, nargs);
}

/* --- normal forms --- */

/* TEXT in the form, new; NULL with an exception. */
static RtObject *normalized (RtInterp *rt, RtObject *form, RtObject *text) {
  static const struct {
    const char *name;
    int options;
  } forms[] = {{"NFC", UTF8PROC_COMPOSE}, {"NFD", UTF8PROC_DECOMPOSE}, {"NFKC", UTF8PROC_COMPOSE | UTF8PROC_COMPAT}, {"NFKD", UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};
  int options = 0;
  for (size_t i = 0; i < 4; i++)
    if (rt_str_equal_utf8 (form, forms[i].name))
      options = forms[i].options;
  if (options == 0)
    return RT_VALUE_ERROR (rt, "invalid normalization form");
  if (rt_str_length (text) == 0)
    return rt_incref (text);
  size_t length = (size_t) rt_str_length (text), room = length * 18 + 1;
  utf8proc_int32_t *points = rt_mem_calloc (rt, room, sizeof *points);
  if (points == NULL)
    return NULL;
  utf8proc_ssize_t n = 0;
  int boundary = 0;
  for (size_t i = 0; i < length && n >= 0; i++) {
    uint32_t c = rt_str_char_at (text, (ptrdiff_t) i);
    if (c >= 0xD800 && c < 0xE000)
      points[n++] = (utf8proc_int32_t) c;
    else
      n += utf8proc_decompose_char ((utf8proc_int32_t) c, points + n, (utf8proc_ssize_t) room - n, UTF8PROC_DECOMPOSE | options, &boundary);
  }
  /* Marks in the order of their classes. */
  for (utf8proc_ssize_t i = 1; i < n; i++)
    for (utf8proc_ssize_t k = i; k > 0; k--) {
      int own = property_of ((uint32_t) points[k])->combining_class, before = property_of ((uint32_t) points[k - 1])->combining_class;
      if (own == 0 || before <= own)
        break;
      utf8proc_int32_t other = points[k];
      points[k] = points[k - 1];
      points[k - 1] = other;
    }
  if ((options & UTF8PROC_COMPOSE) != 0)
    n = utf8proc_normalize_utf32 (points, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  RtObject *result = n >= 0 ? rt_str_from_code_points (rt, (const uint32_t *) points, (size_t) n) : rt_no_memory (rt);
  rt_mem_free (rt, points, room * sizeof *points);
  return result;
}

static bool take_texts (RtInterp *rt, const char *function, RtObject *const *args, size_t nargs) {
  if (!rt_check_positional (rt, function, nargs, 2, 2))
    return false;
  for (int i = 0; i < 2; i++) {
    if (RT_IS_STR (args[i]))
      continue;
    RT_TYPE_ERROR (rt, "%s() argument %d must be str, not %K", function, i + 1, args[i]);
    return false;
  }
  return true;
}

static RtObject *uni_normalize (ARGS) {
  return take_texts (rt, "normalize", args, nargs) ? normalized (rt, args[0], args[1]) : NULL;
}

static RtObject *uni_is_normalized (ARGS) {
  RtObject *text = take_texts (rt, "is_normalized", args, nargs) ? normalized (rt, args[0], args[1]) : NULL;
  RtObject *result = text != NULL ? rt_bool_object (rt, rt_str_equal (text, args[1])) : NULL;
  rt_xdecref (rt, text);
  return result;
}

static const RtMethodDef methods[] = {
    {"bidirectional", uni_bidirectional, RT_METH_O, NULL},
    {"category", uni_category, RT_METH_O, NULL},
    {"combining", uni_combining, RT_METH_O, NULL},
    {"decimal", uni_decimal, RT_METH_FASTCALL, NULL},
    {"decomposition", uni_decomposition, RT_METH_O, NULL},
    {"digit", uni_digit, RT_METH_FASTCALL, NULL},
    {"east_asian_width", uni_width, RT_METH_O, NULL},
    {"is_normalized", uni_is_normalized, RT_METH_FASTCALL, NULL},
    {"lookup", uni_lookup, RT_METH_O, NULL},
    {"mirrored", uni_mirrored, RT_METH_O, NULL},
    {"name", uni_name, RT_METH_FASTCALL, NULL},
    {"normalize", uni_normalize, RT_METH_FASTCALL, NULL},
    {"numeric", uni_numeric, RT_METH_FASTCALL, NULL},
    {NULL},
};

static int unicodedata_exec (RtInterp *rt, RtObject *module) {
  return rt_module_add (rt, module, "unidata_version", rt_str_from (rt, "15.0.0"));
}

const RtModuleDef rt_module_def_unicodedata = {.name = "unicodedata", .methods = methods, .exec = unicodedata_exec};
