/* __build_class__ (function, name, *bases, metaclass=..., **keywords): the class statement. */
#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class-internal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

enum {
  HELD_ORIGINAL_BASES,
  HELD_BASES,
  HELD_METACLASS,
  HELD_KEYWORDS,
  HELD_NAMESPACE,
  HELD_CELL,
  HELD_CLASS,
  HELD_METHOD,
  HELD_COUNT
};
static const char *const held_labels[] = {
    "bases as written", "bases",          "metaclass", "keyword arguments",
    "namespace",        "__class__ cell", "class",     "method being called"};

/* The bases with those that have __mro_entries__ replaced; the same tuple if there are none. */
static RtObject *resolve_bases (RtInterp *rt, RtObject *bases) {
  static const char *const labels[] = {"bases resolved", "__mro_entries__", "entries"};
  RtObject *held[3] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "class statement", labels, held, 3);
  int result = 0;
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (bases); i++) {
    RtObject *base = RT_TUPLE_ITEM (bases, i);
    int found =
        RT_IS (base, RT_TYPE_TYPE) ? 0 : rt_getattr_optional (rt, base, rt->names.mro_entries__, &held[1]);
    if (found <= 0) {
      result = found < 0 ? -1 : held[0] != NULL ? rt_list_append (rt, held[0], base) : 0;
      continue;
    }
    held[2] = rt_call_one (rt, held[1], bases);
    if (held[2] != NULL && !RT_IS_TUPLE (held[2]))
      result = RT_TYPE_ERROR_INT (rt, "__mro_entries__ must return a tuple");
    if (held[2] == NULL)
      result = -1;
    if (result == 0 && held[0] == NULL) {
      RtObject *before = rt_tuple_slice (rt, bases, 0, i);
      held[0] = before != NULL ? rt_list_from (rt, before) : NULL;
      rt_xdecref (rt, before);
    }
    if (result == 0)
      result = held[0] != NULL ? rt_list_extend (rt, held[0], held[2]) : -1;
    for (int j = 1; j < 3; j++) {
      RtObject *old = held[j];
      held[j] = NULL;
      rt_xdecref (rt, old);
    }
  }
  RtObject *resolved = NULL;
  if (result == 0)
    resolved = held[0] != NULL ? rt_list_as_tuple (rt, held[0]) : rt_incref (bases);
  return rt_native_end (rt, &native, resolved);
}

/* The keyword arguments without `metaclass`, which goes to its own place. */
static int take_keywords (RtInterp *rt, RtObject **held, RtObject *const *values, RtObject *kwnames) {
  if (kwnames == NULL)
    return 0;
  held[HELD_KEYWORDS] = rt_dict_new (rt);
  if (held[HELD_KEYWORDS] == NULL)
    return -1;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (kwnames); i++) {
    RtObject *key = RT_TUPLE_ITEM (kwnames, i);
    if (rt_str_equal (key, rt->names.metaclass))
      held[HELD_METACLASS] = rt_incref (values[i]);
    else if (rt_dict_set (rt, held[HELD_KEYWORDS], key, values[i]) < 0)
      return -1;
  }
  return 0;
}

static int choose_metaclass (RtInterp *rt, RtObject **held) {
  RtObject *bases = held[HELD_BASES];
  if (held[HELD_METACLASS] == NULL) {
    RtType *first = RT_TUPLE_SIZE (bases) > 0 ? RT_TUPLE_ITEM (bases, 0)->type : rt->types.type;
    held[HELD_METACLASS] = rt_incref ((RtObject *)first);
  }
  if (!RT_IS (held[HELD_METACLASS], RT_TYPE_TYPE))
    return 0; /* any callable will do */
  RtType *winner = rt_type_winner (rt, (RtType *)held[HELD_METACLASS], bases);
  if (winner == NULL)
    return -1;
  RtObject *before = held[HELD_METACLASS];
  held[HELD_METACLASS] = rt_incref ((RtObject *)winner);
  rt_decref (rt, before);
  return 0;
}

/* metaclass.__prepare__ (name, bases, **keywords) */
static int prepare (RtInterp *rt, RtObject *name, RtObject **held) {
  int found = rt_getattr_optional (rt, held[HELD_METACLASS], rt->names.prepare__, &held[HELD_METHOD]);
  if (found < 0)
    return -1;
  if (found == 0) {
    held[HELD_NAMESPACE] = rt_dict_new (rt);
    return held[HELD_NAMESPACE] != NULL ? 0 : -1;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "__prepare__", "arguments");
  hold.held[0] = rt_tuple_pack (rt, 2, name, held[HELD_BASES]);
  RtObject *namespace =
      hold.held[0] != NULL ? rt_call (rt, held[HELD_METHOD], hold.held[0], held[HELD_KEYWORDS]) : NULL;
  rt_hold_end (rt, &hold, NULL);
  RtObject *method = held[HELD_METHOD];
  held[HELD_METHOD] = NULL;
  rt_decref (rt, method);
  held[HELD_NAMESPACE] = namespace;
  if (namespace == NULL || rt_is_mapping (namespace))
    return namespace != NULL ? 0 : -1;
  const char *who =
      RT_IS (held[HELD_METACLASS], RT_TYPE_TYPE) ? ((RtType *)held[HELD_METACLASS])->name : "<metaclass>";
  return RT_TYPE_ERROR_INT (rt, "%.200s.__prepare__() must return a mapping, not %.200s", who,
                            namespace->type->name);
}

static int call_metaclass (RtInterp *rt, RtObject *name, RtObject **held) {
  if (held[HELD_BASES] != held[HELD_ORIGINAL_BASES] &&
      rt_setitem (rt, held[HELD_NAMESPACE], rt->names.orig_bases__, held[HELD_ORIGINAL_BASES]) < 0)
    return -1;
  RtHold hold;
  rt_hold_begin (rt, &hold, "class statement", "arguments of the metaclass");
  hold.held[0] = rt_tuple_pack (rt, 3, name, held[HELD_BASES], held[HELD_NAMESPACE]);
  if (hold.held[0] != NULL)
    held[HELD_CLASS] = rt_call (rt, held[HELD_METACLASS], hold.held[0], held[HELD_KEYWORDS]);
  rt_hold_end (rt, &hold, NULL);
  return held[HELD_CLASS] != NULL ? 0 : -1;
}

/* The cell that methods find __class__ in must hold the class now. */
static int check_cell (RtInterp *rt, RtObject *name, RtObject *cell, RtObject *class) {
  if (cell == NULL || !RT_IS_EXACT (rt, cell, cell) || !RT_IS (class, RT_TYPE_TYPE))
    return 0;
  RtObject *contents = rt_cell_get (cell);
  if (contents == NULL)
    return rt_raise_int (rt, rt->types.RuntimeError,
                         "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
                         name, class);
  return contents == class ? 0
                           : RT_TYPE_ERROR_INT (rt, "__class__ set to %R defining %R as %R", contents, name,
                                                class);
}

RtObject *rt_build_class (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                          RtObject *kwnames) {
  nargs = RT_NARGS (nargs);
  if (nargs < 2)
    return RT_TYPE_ERROR (rt, "__build_class__: not enough arguments");
  if (!RT_IS_EXACT (rt, args[0], function))
    return RT_TYPE_ERROR (rt, "__build_class__: func must be a function");
  if (!RT_IS_STR (args[1]))
    return RT_TYPE_ERROR (rt, "__build_class__: name is not a string");
  RtObject *name = args[1], *held[HELD_COUNT] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "class statement", held_labels, held, HELD_COUNT);
  int result = -1;
  held[HELD_ORIGINAL_BASES] = rt_tuple_from_array (rt, args + 2, nargs - 2);
  if (held[HELD_ORIGINAL_BASES] != NULL)
    held[HELD_BASES] = resolve_bases (rt, held[HELD_ORIGINAL_BASES]);
  if (held[HELD_BASES] != NULL && take_keywords (rt, held, args + nargs, kwnames) == 0 &&
      choose_metaclass (rt, held) == 0 && prepare (rt, name, held) == 0) {
    held[HELD_CELL] = rt_eval_class_body (rt, args[0], held[HELD_NAMESPACE]);
    if (held[HELD_CELL] != NULL && call_metaclass (rt, name, held) == 0)
      result = check_cell (rt, name, held[HELD_CELL], held[HELD_CLASS]);
  }
  RtObject *class = result == 0 ? held[HELD_CLASS] : NULL;
  if (class != NULL)
    held[HELD_CLASS] = NULL;
  rt_native_leave (rt, &native);
  return class;
}
