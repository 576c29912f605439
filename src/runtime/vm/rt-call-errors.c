#include "rt-call-errors.h"

#include <stdio.h>

#include "hb-buffer.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-tuple.h"

static RtCode *code_of (RtFunction *function) {
  return (RtCode *) function->code;
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
  raise_missing (rt, function, locals, "positional", 0, required);
}

void rt_raise_missing_keyword_only (RtInterp *rt, RtFunction *function, RtObject *const *locals) {
  size_t first = (size_t) code_of (function)->argcount;
  raise_missing (rt, function, locals, "keyword-only", first, first + (size_t) code_of (function)->kwonlyargcount);
}

void rt_raise_too_many_positional (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given) {
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

static bool names_one_of (RtObject *kwnames, const RtObject *name) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (kwnames); i++) {
    if (RT_IS_STR (RT_TUPLE_ITEM (kwnames, i)) && rt_str_equal (RT_TUPLE_ITEM (kwnames, i), name))
      return true;
  }
  return false;
}

bool rt_raise_positional_only_as_keyword (RtInterp *rt, RtFunction *function, RtObject *kwnames) {
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
