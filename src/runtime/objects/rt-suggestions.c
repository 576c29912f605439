/* "Did you mean": the name that is nearest to the one that is not there, by CPython's measure. A letter that has to be moved costs 2,
 * one whose case has to change 1, and no more than a third of the letters may have to move. */
#include "rt-suggestions.h"

#include <stdlib.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-code.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-frame.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define MOST_CANDIDATES 750
#define LONGEST_NAME    40
#define MOVE_COST       2
#define CASE_COST       1

static char lower (char c) {
  return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
}

static size_t substitution_cost (char a, char b) {
  if ((a & 31) != (b & 31))
    return MOVE_COST;
  if (a == b)
    return 0;
  return lower (a) == lower (b) ? CASE_COST : MOVE_COST;
}

/* What it costs to turn A into B, one row of the matrix at a time; anything above MAX_COST if it is more. */
static size_t distance_of (const char *a, size_t a_size, const char *b, size_t b_size, size_t max_cost) {
  size_t row[LONGEST_NAME];
  while (a_size > 0 && b_size > 0 && a[0] == b[0])
    a++, a_size--, b++, b_size--;
  while (a_size > 0 && b_size > 0 && a[a_size - 1] == b[b_size - 1])
    a_size--, b_size--;
  if (a_size == 0 || b_size == 0)
    return (a_size + b_size) * MOVE_COST;
  if (a_size > LONGEST_NAME || b_size > LONGEST_NAME)
    return max_cost + 1;
  if (b_size < a_size) {
    const char *text = a;
    size_t size = a_size;
    a = b, a_size = b_size;
    b = text, b_size = size;
  }
  if ((b_size - a_size) * MOVE_COST > max_cost)
    return max_cost + 1;
  for (size_t i = 0; i < a_size; i++)
    row[i] = (i + 1) * MOVE_COST;
  size_t result = 0;
  for (size_t j = 0; j < b_size; j++) {
    size_t diagonal = j * MOVE_COST, least = SIZE_MAX;
    result = diagonal;
    for (size_t i = 0; i < a_size; i++) {
      size_t substituted = diagonal + substitution_cost (b[j], a[i]);
      diagonal = row[i];
      size_t moved = (result < diagonal ? result : diagonal) + MOVE_COST;
      result = row[i] = moved < substituted ? moved : substituted;
      least = result < least ? result : least;
    }
    if (least > max_cost)
      return max_cost + 1;
  }
  return result;
}

/* The nearest to NAME among CANDIDATES, a list; borrowed, or NULL. */
static RtObject *nearest (RtInterp *rt, RtObject *candidates, RtObject *name, bool by_module) {
  size_t name_bytes, best_cost = SIZE_MAX / 4;
  const char *name_text = rt_str_utf8 (rt, name, &name_bytes);
  if (by_module)
    best_cost = name_bytes;
  RtObject *best = NULL;
  if (name_text == NULL || RT_LIST_SIZE (candidates) >= MOST_CANDIDATES)
    return NULL;
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (candidates); i++) {
    RtObject *candidate = RT_LIST_ITEM (candidates, i);
    size_t bytes;
    const char *text = RT_IS_STR (candidate) ? rt_str_utf8 (rt, candidate, &bytes) : NULL;
    if (text == NULL)
      return NULL;
    if (rt_str_equal (candidate, name))
      continue;
    size_t most = (name_bytes + bytes + 3) * MOVE_COST / 6;
    if (most > best_cost - 1)
      most = best_cost - 1;
    size_t cost = distance_of (name_text, name_bytes, text, bytes, most);
    if (cost <= most && cost < best_cost) {
      best = candidate;
      best_cost = cost;
    }
    if (best_cost == 0)
      break;
  }
  return best;
}

/* The nearest among the keys or items of an iterable; new, or NULL. */
static RtObject *nearest_of (RtInterp *rt, RtObject *iterable, RtObject *name, bool by_module) {
  RtObject *list = iterable != NULL ? rt_list_from (rt, iterable) : NULL;
  RtObject *found = list != NULL ? rt_xincref (nearest (rt, list, name, by_module)) : NULL;
  rt_xdecref (rt, list);
  rt_error_clear (rt);
  return found;
}

static RtObject *nearest_attribute (RtInterp *rt, RtObject *o, RtObject *name, bool by_module) {
  RtObject *names = rt_dir (rt, o);
  RtObject *found = nearest_of (rt, names, name, by_module);
  rt_xdecref (rt, names);
  rt_error_clear (rt);
  return found;
}

/* --- names --- */

/* "self.NAME" if the frame's `self` has such an attribute. */
static RtObject *attribute_of_self (RtInterp *rt, RtObject *frame_object, RtObject *name) {
  RtObject *locals = rt_getattr_utf8 (rt, frame_object, "f_locals"), *found = NULL;
  RtObject *self = locals != NULL && RT_IS_DICT (locals) ? rt_xincref (rt_dict_get_utf8 (rt, locals, "self")) : NULL;
  RtObject *value = NULL;
  if (self != NULL && rt_getattr_optional (rt, self, name, &value) > 0)
    found = rt_str_printf (rt, "self.%U", name);
  rt_xdecref (rt, value);
  rt_xdecref (rt, self);
  rt_xdecref (rt, locals);
  rt_error_clear (rt);
  return found;
}

static bool has_variable (const RtCode *code, const char *name) {
  for (int i = 0; i < code->nlocalsplus; i++) {
    if (rt_str_equal_utf8 (RT_TUPLE_ITEM (code->localsplusnames, i), name))
      return true;
  }
  return false;
}

/* All variables that FRAME sees, the nearest scope first; new. */
static RtObject *all_names (RtInterp *rt, RtObject *frame_object) {
  static const char *const spaces[] = {"f_locals", "f_globals", "f_builtins"};
  RtObject *list = rt_list_new (rt, 0);
  for (size_t i = 0; list != NULL && i < 3; i++) {
    RtObject *space = rt_getattr_utf8 (rt, frame_object, spaces[i]);
    if (space == NULL || rt_list_extend (rt, list, space) < 0) {
      rt_decref (rt, list);
      list = NULL;
    }
    rt_xdecref (rt, space);
  }
  return list;
}

static RtObject *nearest_name (RtInterp *rt, RtObject *frame_object, RtObject *name, bool by_module) {
  RtCode *code = (RtCode *) rt_frame_object_code (frame_object);
  RtObject *found = has_variable (code, "self") ? attribute_of_self (rt, frame_object, name) : NULL;
  static const char *const spaces[] = {"f_globals", "f_builtins"};
  if (found != NULL)
    return found;
  if (by_module) {
    RtObject *names = all_names (rt, frame_object);
    found = nearest_of (rt, names, name, true);
    rt_xdecref (rt, names);
    return found;
  }
  RtObject *locals = rt_getattr_utf8 (rt, RT_OBJECT (code), "co_varnames"); /* none that functions within share */
  found = nearest_of (rt, locals, name, false);
  rt_xdecref (rt, locals);
  for (size_t i = 0; found == NULL && i < 2; i++) {
    RtObject *space = rt_getattr_utf8 (rt, frame_object, spaces[i]);
    found = nearest_of (rt, space, name, false);
    rt_xdecref (rt, space);
  }
  return found;
}

static const char *const stdlib_names[] = {
#define RT_STDLIB_NAME(name) name,
#include "rt-stdlib-names.def"
#undef RT_STDLIB_NAME
};

static int compare_names (const void *key, const void *name) {
  return strcmp (key, *(const char *const *) name);
}

static bool is_stdlib_name (RtInterp *rt, RtObject *name) {
  const char *text = rt_str_utf8 (rt, name, NULL);
  return text != NULL && bsearch (text, stdlib_names, sizeof stdlib_names / sizeof *stdlib_names, sizeof *stdlib_names,
                                  compare_names) != NULL;
}

static RtObject *for_name_error (RtInterp *rt, RtNameError *e, bool by_module) {
  if (e->name == NULL || !RT_IS_EXACT (rt, e->name, str) || (e->traceback == NULL && !by_module))
    return NULL;
  RtTraceback *tb = (RtTraceback *) e->traceback;
  while (tb != NULL && tb->next != NULL)
    tb = (RtTraceback *) tb->next;
  RtObject *found = tb != NULL ? nearest_name (rt, tb->frame, e->name, by_module) : NULL, *text = NULL;
  bool import = is_stdlib_name (rt, e->name);
  if (by_module && import) /* asks without a question mark */
    text = found != NULL ? rt_str_printf (rt, ". Did you mean: %R? Or did you forget to import %R", found, e->name)
                         : rt_str_printf (rt, ". Did you forget to import %R", e->name);
  else if (found != NULL && import)
    text = rt_str_printf (rt, ". Did you mean: %R? Or did you forget to import %R?", found, e->name);
  else if (import)
    text = rt_str_printf (rt, ". Did you forget to import %R?", e->name);
  else if (found != NULL)
    text = rt_str_printf (rt, ". Did you mean: %R?", found);
  rt_xdecref (rt, found);
  return text;
}

static RtObject *did_you_mean (RtInterp *rt, RtObject *found) {
  RtObject *text = found != NULL ? rt_str_printf (rt, ". Did you mean: %R?", found) : NULL;
  rt_xdecref (rt, found);
  return text;
}

static RtObject *for_attribute_error (RtInterp *rt, RtAttributeError *e, bool by_module) {
  if (e->name == NULL || e->obj == NULL || !RT_IS_EXACT (rt, e->name, str))
    return NULL;
  return did_you_mean (rt, nearest_attribute (rt, e->obj, e->name, by_module));
}

static RtObject *for_import_error (RtInterp *rt, RtImportError *e, bool by_module) {
  if (e->name == NULL || e->name_from == NULL || !RT_IS_EXACT (rt, e->name, str) || !RT_IS_EXACT (rt, e->name_from, str))
    return NULL;
  RtObject *module = rt_dict_get (rt, rt->modules, e->name);
  return module != NULL ? did_you_mean (rt, nearest_attribute (rt, module, e->name_from, by_module)) : NULL;
}

/* Why some modules are missing, and what does their work here. */
static const struct {
  const char *names; /* each between spaces */
  const char *why;
} reasons[] = {
    {" socket ssl select selectors socketserver ftplib imaplib poplib smtplib telnetlib nntplib xmlrpc wsgiref webbrowser requests http.client"
     " http.server urllib.request urllib.robotparser ",
     ", since a program here reaches no network"},
    {" multiprocessing pty ", ", since a program here is one process (threading and concurrent.futures do its work)"},
    {" tkinter turtle turtledemo curses idlelib pygame matplotlib readline ",
     ", since a program here has no window of its own (it prints, and the picture of the heap is beside it)"},
    {" sqlite3 ", " (shelve, json and csv keep data in files)"},
    {" numpy pandas scipy sympy sklearn tensorflow torch ", " (lists, array, math, statistics and fractions are there)"},
    {" pytest ", " (unittest and doctest are there)"},
    {" yaml ", " (json, tomllib and configparser are there)"},
    {" setuptools ", ""},
};

/* The reason why NAME is missing; NULL if there is none in particular. */
static const char *reason_for (const RtObject *name, HbBuffer *word) {
  hb_buffer_append_char (word, ' ');
  rt_str_append_utf8 ((RtObject *) name, word);
  hb_buffer_append_char (word, ' ');
  for (size_t i = 0; !word->broken && i < sizeof reasons / sizeof *reasons; i++) {
    if (strstr (reasons[i].names, hb_buffer_text (word)) != NULL)
      return reasons[i].why;
  }
  return NULL;
}

/* A module that Python has, or that people know, but that is not here: says so, and what is. CPython adds nothing. */
static RtObject *for_missing_module (RtInterp *rt, RtImportError *e) {
  if (e->name == NULL || !RT_IS_EXACT (rt, e->name, str))
    return NULL;
  HbBuffer word;
  hb_buffer_init (&word, &rt->allocator);
  const char *why = reason_for (e->name, &word);
  hb_buffer_clear (&word);
  RtObject *names = why != NULL || is_stdlib_name (rt, e->name) ? rt_import_names (rt) : NULL;
  RtObject *text = names != NULL ? rt_str_printf (rt, ". Heapscope does not have it%s; it has %U, and the .py files beside the program.",
                                                  why != NULL ? why : "", names)
                                 : NULL;
  rt_xdecref (rt, names);
  return text;
}

RtObject *rt_suggestion_for (RtInterp *rt, RtObject *exception, bool by_module) {
  RtObject *text = NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "suggestion", "exception");
  hold.held[0] = rt_incref (exception);
  if (exception->type == rt->types.AttributeError)
    text = for_attribute_error (rt, (RtAttributeError *) exception, by_module);
  else if (rt_is_kind_of (exception, rt->types.NameError) && exception->type->kind == rt->types.NameError->kind)
    text = for_name_error (rt, (RtNameError *) exception, by_module);
  else if (exception->type == rt->types.ImportError)
    text = for_import_error (rt, (RtImportError *) exception, by_module);
  else if (exception->type == rt->types.ModuleNotFoundError)
    text = for_missing_module (rt, (RtImportError *) exception);
  rt_error_clear (rt);
  return rt_hold_end (rt, &hold, text);
}
