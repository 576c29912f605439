#include "rt-call-errors.h"

#include <stdio.h>
#include <string.h>

#include "hb-buffer.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-tuple.h"

static RtCode *code_of (RtFunction *function) {
  return (RtCode *) function->code;
}

/* Whether FUNCTION stands for one of CPython's that are written in C. Those that take any arguments speak for themselves. */
static bool is_native (RtFunction *function) {
  return code_of (function)->native && (code_of (function)->flags & (RT_CO_VARARGS | RT_CO_VARKEYWORDS)) == 0;
}

/* "Class.name", but not "function.<locals>.name". */
static bool is_method (const RtFunction *function) {
  bool dotted = false;
  for (ptrdiff_t i = 0; i < rt_str_length (function->qualname); i++) {
    if (rt_str_char_at (function->qualname, i) == '<')
      return false;
    dotted = dotted || rt_str_char_at (function->qualname, i) == '.';
  }
  return dotted;
}

/* Whether it takes arguments by their places alone. Its self needs no mark. */
static bool takes_places_alone (RtFunction *function) {
  const RtCode *code = code_of (function);
  return code->kwonlyargcount == 0 && (code->posonlyargcount == code->argcount || (code->argcount == 1 && is_method (function))) &&
         !rt_str_equal_utf8 (function->name, "__init__");
}

/* "BytesIO.write", "marshal.loads". Classes that only some others have in common have names that nobody knows: they go by SELF's. */
static RtObject *native_name (RtInterp *rt, RtFunction *function, RtObject *RT_NULLABLE self) {
  if (is_method (function)) {
    if (self == NULL || rt_str_char_at (function->qualname, 0) != '_')
      return rt_incref (function->qualname);
    const char *dot = strrchr (self->type->name, '.');
    return rt_str_printf (rt, "%s.%U", dot != NULL ? dot + 1 : self->type->name, function->name);
  }
  return function->module != NULL && RT_IS_STR (function->module) ? rt_str_printf (rt, "%S.%U", function->module, function->name)
                                                                  : rt_incref (function->name);
}

/* Those of decimal do not tell their names in CPython. */
static bool is_nameless (const RtFunction *function) {
  return function->module != NULL && RT_IS_STR (function->module) && rt_str_equal_utf8 (function->module, "decimal");
}

static const char *parens (const RtFunction *function) {
  return is_nameless (function) ? "" : "()";
}

/* "hexlify", "BytesIO"; parens are to follow. */
static const char *short_name (RtFunction *function, RtObject *const *locals) {
  if (is_nameless (function))
    return "function";
  bool of_class = rt_str_equal_utf8 (function->name, "__new__") && locals[0] != NULL && RT_IS (locals[0], RT_TYPE_TYPE);
  if (!of_class && !rt_str_equal_utf8 (function->name, "__init__"))
    return rt_str_interned_utf8 (function->name);
  const RtType *type = of_class ? (RtType *) locals[0] : locals[0]->type;
  const char *dot = strrchr (type->name, '.');
  return dot != NULL ? dot + 1 : type->name;
}

static bool names_one_of (RtObject *RT_NULLABLE kwnames, const RtObject *name) {
  for (ptrdiff_t i = 0; kwnames != NULL && i < RT_TUPLE_SIZE (kwnames); i++) {
    if (RT_IS_STR (RT_TUPLE_ITEM (kwnames, i)) && rt_str_equal (RT_TUPLE_ITEM (kwnames, i), name))
      return true;
  }
  return false;
}

/* Words about the first of the arguments before END that is neither among LOCALS nor KWNAMES; false: all are. */
static bool raise_first_missing (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t own, size_t end, size_t given,
                                 RtObject *RT_NULLABLE kwnames) {
  const RtCode *code = code_of (function);
  size_t places = (size_t) code->posonlyargcount, missing = own;
  while (missing < end && (locals[missing] != NULL ||
                           (missing >= places && names_one_of (kwnames, RT_TUPLE_ITEM (code->localsplusnames, missing)))))
    missing++;
  if (missing >= end)
    return false;
  const char *name = short_name (function, locals);
  size_t least = (places < end ? places : end) - own, most = (size_t) code->argcount - own;
  if (missing < places)
    RT_TYPE_ERROR (rt, "%s%s takes %s %zu positional argument%s (%zu given)", name, parens (function), least < most ? "at least" : "exactly",
                   least, least == 1 ? "" : "s", given);
  else
    RT_TYPE_ERROR (rt, "%s%s missing required argument '%U' (pos %zu)", name, parens (function), RT_TUPLE_ITEM (code->localsplusnames, missing),
                   missing - own + 1);
  return true;
}

/* The words of a function that can be given arguments by name, OWN of them its self: GIVEN by their places, others by KWNAMES. False: neither
 * too many nor too few. */
static bool raise_as_native_with_names (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t own, size_t given, size_t optional,
                                        RtObject *RT_NULLABLE kwnames) {
  size_t argcount = (size_t) code_of (function)->argcount, named = kwnames != NULL ? (size_t) RT_TUPLE_SIZE (kwnames) : 0;
  size_t places = argcount - own, most = places + (size_t) code_of (function)->kwonlyargcount;
  const char *name = short_name (function, locals);
  if (given + named > most)
    RT_TYPE_ERROR (rt, "%s%s takes at most %zu %sargument%s (%zu given)", name, parens (function), most, given == 0 ? "keyword " : "", most == 1 ? "" : "s",
                   given + named);
  else if (given > places)
    RT_TYPE_ERROR (rt, "%s%s takes %s %zu positional argument%s (%zu given)", name, parens (function), optional > 0 ? "at most" : "exactly",
                   places, places == 1 ? "" : "s", given);
  else
    return raise_first_missing (rt, function, locals, own, argcount - optional, given, kwnames);
  return true;
}

/* Where CPython has a function in C: its words for GIVEN arguments (self among them) that are too few or too many, or for keywords that
 * it does not take. */
static bool raise_as_native (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given, bool keywords) {
  size_t own = is_method (function) ? 1 : 0, most = (size_t) code_of (function)->argcount - own;
  size_t optional = function->defaults != NULL ? (size_t) RT_TUPLE_SIZE (function->defaults) : 0;
  if (!is_native (function) || given < own || (keywords && !takes_places_alone (function)))
    return false;
  given -= own;
  if (!takes_places_alone (function)) {
    return raise_as_native_with_names (rt, function, locals, own, given, optional, NULL);
  }
  RtObject *name = native_name (rt, function, own > 0 ? locals[0] : NULL);
  if (name == NULL)
    return true;
  size_t bound = given < most ? most - optional : most;
  if (keywords)
    RT_TYPE_ERROR (rt, "%U() takes no keyword arguments", name);
  else if (most == 0)
    RT_TYPE_ERROR (rt, "%U() takes no arguments (%zu given)", name, given);
  else if (most == 1 && optional == 0)
    RT_TYPE_ERROR (rt, "%U() takes exactly one argument (%zu given)", name, given);
  else
    RT_TYPE_ERROR (rt, "%U expected %s%zu argument%s, got %zu", function->name,
                   optional == 0 ? "" : given < most ? "at least " : "at most ", bound, bound == 1 ? "" : "s", given);
  rt_decref (rt, name);
  return true;
}

/* Parameters from FIRST to END that got no value, as "'a'", "'a' and 'b'", "'a', 'b', and 'c'"; their number. */
static size_t list_missing (RtFunction *function, RtObject *const *locals, size_t first, size_t end, HbBuffer *out) {
  size_t count = 0, seen = 0;
  for (size_t i = first; i < end; i++)
    count += locals[i] == NULL;
  for (size_t i = first; i < end; i++) {
    if (locals[i] != NULL)
      continue;
    if (seen > 0)
      hb_buffer_append (out, seen + 1 < count ? ", " : count > 2 ? ", and " : " and ");
    rt_str_append_repr (RT_TUPLE_ITEM (code_of (function)->localsplusnames, i), out);
    seen++;
  }
  return count;
}

static void raise_missing (RtInterp *rt, RtFunction *function, RtObject *const *locals, const char *kind, size_t first,
                           size_t end) {
  HbBuffer names;
  hb_buffer_init (&names, &rt->allocator);
  size_t count = list_missing (function, locals, first, end, &names);
  if (names.broken)
    rt_no_memory (rt);
  else
    RT_TYPE_ERROR (rt, "%U() missing %zd required %s argument%s: %s", function->qualname, (ptrdiff_t) count, kind,
                   count == 1 ? "" : "s", hb_buffer_text (&names));
  hb_buffer_clear (&names);
}

void rt_raise_missing_positional (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t required) {
  size_t given = 0;
  while (given < required && locals[given] != NULL)
    given++;
  if (!raise_as_native (rt, function, locals, given, false))
    raise_missing (rt, function, locals, "positional", 0, required);
}

void rt_raise_missing_keyword_only (RtInterp *rt, RtFunction *function, RtObject *const *locals) {
  size_t first = (size_t) code_of (function)->argcount;
  raise_missing (rt, function, locals, "keyword-only", first, first + (size_t) code_of (function)->kwonlyargcount);
}

void rt_raise_too_many_positional (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given) {
  if (raise_as_native (rt, function, locals, given, false))
    return;
  RtCode *code = code_of (function);
  int keyword_only = 0;
  for (int i = code->argcount; i < code->argcount + code->kwonlyargcount; i++)
    keyword_only += locals[i] != NULL;
  int defaults = function->defaults != NULL ? (int) RT_TUPLE_SIZE (function->defaults) : 0;
  char takes[48], extra[80] = "";
  if (defaults > 0)
    snprintf (takes, sizeof takes, "from %d to %d", code->argcount - defaults, code->argcount);
  else
    snprintf (takes, sizeof takes, "%d", code->argcount);
  if (keyword_only > 0)
    snprintf (extra, sizeof extra, " positional argument%s (and %d keyword-only argument%s)", given != 1 ? "s" : "",
              keyword_only, keyword_only != 1 ? "s" : "");
  RT_TYPE_ERROR (rt, "%U() takes %s positional argument%s but %zd%s %s given", function->qualname, takes,
                 defaults > 0 || code->argcount != 1 ? "s" : "", (ptrdiff_t) given, extra,
                 given == 1 && keyword_only == 0 ? "was" : "were");
}

/* Raises and returns true if one of KWNAMES names a parameter that is positional only. */
static bool raise_positional_only_as_keyword (RtInterp *rt, RtFunction *function, RtObject *const *locals, RtObject *kwnames) {
  if (raise_as_native (rt, function, locals, 1, true))
    return true;
  RtCode *code = code_of (function);
  HbBuffer names;
  hb_buffer_init (&names, &rt->allocator);
  bool found = false;
  for (int i = 0; i < code->posonlyargcount; i++) {
    RtObject *name = RT_TUPLE_ITEM (code->localsplusnames, i);
    if (!names_one_of (kwnames, name))
      continue;
    if (found)
      hb_buffer_append (&names, ", ");
    rt_str_append_utf8 (name, &names);
    found = true;
  }
  if (names.broken)
    rt_no_memory (rt);
  else if (found)
    RT_TYPE_ERROR (rt, "%U() got some positional-only arguments passed as keyword arguments: '%s'", function->qualname,
                   hb_buffer_text (&names));
  hb_buffer_clear (&names);
  return found;
}

/* What is wrong with an argument that came by its name, if FUNCTION stands for a native one that takes names and there are too many or too
 * few of all. */
static bool raise_counts (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given, RtObject *kwnames) {
  size_t own = is_method (function) ? 1 : 0, optional = function->defaults != NULL ? (size_t) RT_TUPLE_SIZE (function->defaults) : 0;
  return given >= own && raise_as_native_with_names (rt, function, locals, own, given - own, optional, kwnames);
}

static bool is_native_with_names (RtFunction *function) {
  return is_native (function) && !takes_places_alone (function);
}

void rt_raise_multiple_values (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given, RtObject *kwnames, size_t index) {
  RtObject *name = RT_TUPLE_ITEM (code_of (function)->localsplusnames, index);
  size_t own = is_method (function) ? 1 : 0;
  if (!is_native_with_names (function) || index < own)
    RT_TYPE_ERROR (rt, "%U() got multiple values for argument '%S'", function->qualname, name);
  else if (!raise_counts (rt, function, locals, given, kwnames))
    RT_TYPE_ERROR (rt, "argument for %s%s given by name ('%S') and position (%zu)", short_name (function, locals), parens (function), name,
                   index - own + 1);
}

void rt_raise_unexpected_keyword (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given, RtObject *kwnames, RtObject *name) {
  if (is_native_with_names (function) && raise_counts (rt, function, locals, given, kwnames))
    return;
  if (raise_positional_only_as_keyword (rt, function, locals, kwnames))
    return;
  if (is_native (function))
    RT_TYPE_ERROR (rt, "'%S' is an invalid keyword argument for %s%s%s", name, is_nameless (function) ? "this " : "",
                   short_name (function, locals), parens (function));
  else
    RT_TYPE_ERROR (rt, "%U() got an unexpected keyword argument '%S'", function->qualname, name);
}
