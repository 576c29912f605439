/* gc: the collector's controls, and the view of the heap that Python programs have. */
#include <inttypes.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-gc-list.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-stream.h"
#include "rt-tuple.h"

#define FUNCTION(name)                                                                                       \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

/* What the collector in core asks of this layer. */

static int set_number (RtInterp *rt, RtObject *dict, const char *key, int64_t value) {
  RtObject *number = rt_int_from_int64 (rt, value);
  int result = number != NULL ? rt_dict_set_utf8 (rt, dict, key, number) : -1;
  rt_xdecref (rt, number);
  return result;
}

static void call_callbacks (RtInterp *rt, const char *phase, int generation, ptrdiff_t collected,
                            ptrdiff_t uncollectable) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "gc.callbacks", "argument");
  RtObject *info = hold.held[0] = rt_dict_new (rt), *text = hold.held[1] = rt_str_from (rt, phase);
  if (info == NULL || text == NULL || set_number (rt, info, "generation", generation) < 0 ||
      set_number (rt, info, "collected", collected) < 0 ||
      set_number (rt, info, "uncollectable", uncollectable) < 0)
    rt_error_unraisable (rt, NULL);
  for (ptrdiff_t i = 0; info != NULL && text != NULL && i < RT_LIST_SIZE (rt->gc.callbacks); i++) {
    RtObject *callback = hold.held[2] = rt_incref (RT_LIST_ITEM (rt->gc.callbacks, i));
    RtObject *result = rt_call_two (rt, callback, text, info);
    if (result == NULL)
      rt_error_unraisable (rt, callback);
    rt_xdecref (rt, result);
    hold.held[2] = NULL;
    rt_decref (rt, callback);
  }
  rt_hold_end (rt, &hold, NULL);
}

static void print_line (RtInterp *rt, HbBuffer *text) {
  RtObject *stream = rt_sys_get (rt, "stderr");
  if (!text->broken && stream != NULL &&
      rt_stream_write_utf8 (rt, stream, hb_buffer_text (text), text->length_bytes) < 0)
    rt_error_clear (rt);
  hb_buffer_clear (text);
}

static void print_stats (RtInterp *rt, const char *phase, int generation, ptrdiff_t collected) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  if (phase[2] == 'a') {
    hb_buffer_printf (&text, "gc: collecting generation %d...\ngc: objects in each generation:", generation);
    for (int i = 0; i < RT_GC_GENERATIONS; i++)
      hb_buffer_printf (&text, " %zu", rt_gc_count_tracked (rt, &rt->gc.generations[i].head));
    hb_buffer_printf (&text, "\ngc: objects in permanent generation: %zu\n",
                      rt_gc_count_tracked (rt, &rt->gc.permanent));
  } else {
    hb_buffer_printf (&text, "gc: done, %td unreachable, 0 uncollectable, 0.0000s elapsed\n", collected);
  }
  print_line (rt, &text);
}

void rt_gc_notify (RtInterp *rt, const char *phase, int generation, ptrdiff_t collected, ptrdiff_t uncollectable, bool calls) {
  if ((rt->gc.debug_flags & RT_GC_DEBUG_STATS) != 0)
    print_stats (rt, phase, generation, collected);
  if (calls && rt->gc.callbacks != NULL && RT_LIST_SIZE (rt->gc.callbacks) > 0)
    call_callbacks (rt, phase, generation, collected, uncollectable);
}

void rt_gc_print_collectable (RtInterp *rt, RtObject *o) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "gc: collectable <%s 0x%" PRIx64 ">\n", o->type->name, rt_address (rt, o));
  print_line (rt, &text);
}

void rt_gc_save_garbage (RtInterp *rt, RtObject *o) {
  if (rt->gc.garbage == NULL)
    rt->gc.garbage = rt_list_new (rt, 0);
  rt->seldom_changes++;
  if (rt->gc.garbage == NULL || rt_list_append (rt, rt->gc.garbage, o) < 0)
    rt_error_clear (rt);
}

/* Functions. */

FUNCTION (enable) {
  rt->gc.enabled = true;
  return rt_incref (rt->none);
}

FUNCTION (disable) {
  rt->gc.enabled = false;
  return rt_incref (rt->none);
}

FUNCTION (is_enabled) {
  return rt_bool_object (rt, rt->gc.enabled);
}

/* A number that fits an int; false with an exception. */
static bool as_int (RtInterp *rt, RtObject *o, int *value) {
  ptrdiff_t number = rt_index_ssize (rt, o, rt->types.OverflowError);
  if (number == -1 && rt->error != NULL)
    return false;
  if (number < INT32_MIN || number > INT32_MAX) {
    rt_raise (rt, rt->types.OverflowError,
              number < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
    return false;
  }
  *value = (int)number;
  return true;
}

FUNCTION (collect) {
  static const char *const names[] = {"generation"};
  RtObject *in[1];
  int generation = RT_GC_GENERATIONS - 1;
  if (!rt_parse_args (rt, "collect", args, nargs, kwnames, names, 1, 1, 0, in) ||
      (in[0] != NULL && !as_int (rt, in[0], &generation)))
    return NULL;
  if (generation < 0 || generation >= RT_GC_GENERATIONS)
    return RT_VALUE_ERROR (rt, "invalid generation");
  return rt_int_from_int64 (rt, rt_gc_collect (rt, generation));
}

FUNCTION (set_debug) {
  int flags;
  if (!as_int (rt, args[0], &flags))
    return NULL;
  rt->gc.debug_flags = (uint32_t)flags;
  return rt_incref (rt->none);
}

FUNCTION (get_debug) {
  return rt_int_from_int64 (rt, (int)rt->gc.debug_flags);
}

FUNCTION (set_threshold) {
  if (nargs < 1 || nargs > RT_GC_GENERATIONS)
    return RT_TYPE_ERROR (rt, "set_threshold() takes at %s %d argument%s (%zu given)",
                          nargs < 1 ? "least" : "most", nargs < 1 ? 1 : 3, nargs < 1 ? "" : "s", nargs);
  int values[RT_GC_GENERATIONS];
  for (size_t i = 0; i < nargs; i++)
    if (!as_int (rt, args[i], &values[i]))
      return NULL;
  for (size_t i = 0; i < nargs; i++)
    rt->gc.generations[i].threshold = values[i];
  return rt_incref (rt->none);
}

static RtObject *three_numbers (RtInterp *rt, int64_t a, int64_t b, int64_t c) {
  const int64_t values[] = {a, b, c};
  RtObject *tuple = rt_tuple_new (rt, 3);
  for (int i = 0; tuple != NULL && i < 3; i++) {
    RtObject *number = rt_int_from_int64 (rt, values[i]);
    if (number == NULL) {
      rt_decref (rt, tuple);
      return NULL;
    }
    rt_tuple_init (rt, tuple, i, number);
  }
  return tuple;
}

FUNCTION (get_threshold) {
  const RtGcGeneration *g = rt->gc.generations;
  return three_numbers (rt, g[0].threshold, g[1].threshold, g[2].threshold);
}

FUNCTION (get_count) {
  const RtGcGeneration *g = rt->gc.generations;
  return three_numbers (rt, g[0].count, g[1].count, g[2].count);
}

FUNCTION (get_stats) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "gc.get_stats", "result");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0);
  for (int i = 0; list != NULL && i < RT_GC_GENERATIONS; i++) {
    const RtGcStats *stats = &rt->gc.stats[i];
    RtObject *dict = rt_dict_new (rt);
    if (dict == NULL || set_number (rt, dict, "collections", (int64_t)stats->collections) < 0 ||
        set_number (rt, dict, "collected", (int64_t)stats->collected) < 0 ||
        set_number (rt, dict, "uncollectable", (int64_t)stats->uncollectable) < 0 ||
        rt_list_append (rt, list, dict) < 0)
      list = NULL;
    rt_xdecref (rt, dict);
  }
  return rt_hold_end (rt, &hold, rt_xincref (list));
}

/* Objects are gathered in a list that is not tracked itself meanwhile. */
typedef struct Gathering {
  RtInterp *rt;
  RtObject *list;
  RtObject *const *wanted; /* get_referrers: what is looked for */
  size_t count;
  bool hide_keys;
} Gathering;

static int gather (void *arg, RtObject *o) {
  Gathering *g = arg;
  return o != g->list ? rt_list_append (g->rt, g->list, o) : 0;
}

FUNCTION (get_objects) {
  static const char *const names[] = {"generation"};
  RtObject *in[1];
  if (!rt_parse_args (rt, "get_objects", args, nargs, kwnames, names, 1, 1, 0, in))
    return NULL;
  ptrdiff_t generation = -1;
  if (in[0] != NULL && in[0] != rt->none) {
    if (!rt_is_indexable (in[0]))
      return RT_TYPE_ERROR (rt, "argument should be integer or None, not '%.200s'", in[0]->type->name);
    generation = rt_index_ssize (rt, in[0], rt->types.OverflowError);
    if (generation == -1 && rt->error != NULL)
      return NULL;
    if (generation >= RT_GC_GENERATIONS)
      return RT_VALUE_ERROR (
          rt, "generation parameter must be less than the number of available generations (%d)",
          RT_GC_GENERATIONS);
    if (generation < 0)
      return RT_VALUE_ERROR (rt, "generation parameter cannot be negative");
  }
  Gathering g = {.rt = rt, .list = rt_list_new (rt, 0)};
  if (g.list == NULL || rt_gc_walk (rt, (int)generation, gather, &g) == 0)
    return g.list;
  rt_decref (rt, g.list);
  return NULL;
}

/* Whether O is a dict with a table for str keys only: CPython's collector does not look at those keys, and so they are no
 * referents. */
static bool hides_keys (RtObject *o) {
  return RT_IS (o, RT_TYPE_DICT) && ((RtDict *)o)->keys != NULL && ((RtDict *)o)->keys->kind != RT_DICT_GENERAL;
}

static bool is_shown (const Gathering *g, RtSlot slot) {
  return slot.kind != RT_SLOT_HIDDEN && !(g->hide_keys && slot.kind == RT_SLOT_KEY);
}

static int is_wanted (void *arg, RtSlot slot, RtObject *referent) {
  const Gathering *g = arg;
  for (size_t i = 0; is_shown (g, slot) && i < g->count; i++)
    if (g->wanted[i] == referent)
      return 1;
  return 0;
}

/* Whether CPython's collector sees O's type as a referent of O, though no class statement made it: the types of most modules are
 * objects on the heap there. */
static bool shows_type (const RtInterp *rt, const RtObject *o) {
  static const char *const modules[] = {"itertools.", "collections.", "functools.", "operator.", "array.", "re.", "_random.", "_struct."};
  if (rt_type_has (o->type, RT_TYPE_HEAP) || RT_IS (o, RT_TYPE_DICT)) /* tells of its class itself, or is built in as OrderedDict is */
    return o->type == rt->types.defaultdict;
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
    if (strncmp (o->type->spec->name, modules[i], strlen (modules[i])) == 0)
      return true;
  return false;
}

/* Whether O is the tuple that the arguments came in. */
static bool is_of_call (const Gathering *g, const RtObject *o) {
  return RT_IS (o, RT_TYPE_TUPLE) && ((const RtTuple *) o)->items == g->wanted;
}

static int gather_referrer (void *arg, RtObject *o) {
  Gathering *g = arg;
  if (is_of_call (g, o))
    return 0;
  g->hide_keys = hides_keys (o);
  const RtSlot type_slot = RT_FIELD (0, "type");
  bool found = o != g->list && ((shows_type (g->rt, o) && is_wanted (g, type_slot, RT_OBJECT (o->type)) != 0) || rt_object_traverse (o, is_wanted, g) != 0);
  return found ? rt_list_append (g->rt, g->list, o) : 0;
}

FUNCTION (get_referrers) {
  Gathering g = {.rt = rt, .list = rt_list_new (rt, 0), .wanted = args, .count = nargs};
  if (g.list == NULL || rt_gc_walk (rt, -1, gather_referrer, &g) == 0)
    return g.list;
  rt_decref (rt, g.list);
  return NULL;
}

static int gather_referent (void *arg, RtSlot slot, RtObject *referent) {
  Gathering *g = arg;
  return is_shown (g, slot) ? rt_list_append (g->rt, g->list, referent) : 0;
}

static int gather_referents (Gathering *g, RtObject *o) {
  bool type = shows_type (g->rt, o), last = type && (o->type == g->rt->types.attrgetter || o->type == g->rt->types.methodcaller);
  if (type && !last && rt_list_append (g->rt, g->list, RT_OBJECT (o->type)) < 0)
    return -1;
  int result = rt_object_traverse (o, gather_referent, g);
  return result == 0 && last ? rt_list_append (g->rt, g->list, RT_OBJECT (o->type)) : result;
}

FUNCTION (get_referents) {
  Gathering g = {.rt = rt, .list = rt_list_new (rt, 0)};
  for (size_t i = 0; g.list != NULL && i < nargs; i++) {
    g.hide_keys = hides_keys (args[i]);
    if (rt_object_is_gc (args[i]) && gather_referents (&g, args[i]) != 0) {
      rt_decref (rt, g.list);
      g.list = NULL;
    }
  }
  return g.list;
}

FUNCTION (is_tracked) {
  return rt_bool_object (rt, rt_object_is_gc (args[0]) && rt_gc_is_tracked (args[0]));
}

FUNCTION (is_finalized) {
  return rt_bool_object (rt, rt_object_is_gc (args[0]) && (args[0]->flags & RT_OBJECT_FINALIZED) != 0);
}

FUNCTION (freeze) {
  rt_gc_freeze (rt);
  return rt_incref (rt->none);
}

FUNCTION (unfreeze) {
  rt_gc_unfreeze (rt);
  return rt_incref (rt->none);
}

FUNCTION (get_freeze_count) {
  return rt_int_from_uint64 (rt, rt_gc_count_tracked (rt, &rt->gc.permanent));
}

static const RtMethodDef methods[] = {
    {"enable", enable, RT_METH_NOARGS, "enable($module, /)\n--\n\nCollect whenever the thresholds are passed."},
    {"disable", disable, RT_METH_NOARGS, "disable($module, /)\n--\n\nCollect only when gc.collect() is called."},
    {"isenabled", is_enabled, RT_METH_NOARGS,
     "isenabled($module, /)\n--\n\nWhether collections happen by themselves."},
    {"set_debug", set_debug, RT_METH_O,
     "set_debug($module, flags, /)\n--\n\nSay what the collector tells and keeps, for finding leaks."},
    {"get_debug", get_debug, RT_METH_NOARGS,
     "get_debug($module, /)\n--\n\nThe flags that gc.set_debug() set."},
    {"get_count", get_count, RT_METH_NOARGS,
     "get_count($module, /)\n--\n\nHow far each generation is on its way to the next collection."},
    {"set_threshold", set_threshold, RT_METH_FASTCALL | RT_METH_VARARGS,
     "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the collection thresholds."},
    {"get_threshold", get_threshold, RT_METH_NOARGS,
     "get_threshold($module, /)\n--\n\nHow much each generation may grow before it is collected."},
    {"collect", collect, RT_METH_KEYWORDS,
     "collect($module, /, generation=2)\n--\n\nCollect a generation now; how many objects could not "
     "be reached any more."},
    {"get_objects", get_objects, RT_METH_KEYWORDS,
     "get_objects($module, /, generation=None)\n--\n\nAll objects that the collector tracks, or "
     "those of one generation."},
    {"get_stats", get_stats, RT_METH_NOARGS,
     "get_stats($module, /)\n--\n\nWhat the collections of each generation came to, a dict for each."},
    {"is_tracked", is_tracked, RT_METH_O,
     "is_tracked($module, obj, /)\n--\n\nWhether the collector knows the object."},
    {"is_finalized", is_finalized, RT_METH_O,
     "is_finalized($module, obj, /)\n--\n\nWhether the collector has called the object's finalizer."},
    {"get_referrers", get_referrers, RT_METH_FASTCALL | RT_METH_VARARGS,
     "get_referrers(*objs) -> list\nReturn the list of objects that directly refer to any of objs."},
    {"get_referents", get_referents, RT_METH_FASTCALL | RT_METH_VARARGS,
     "get_referents(*objs) -> list\nReturn the list of objects that are directly referred to by objs."},
    {"freeze", freeze, RT_METH_NOARGS,
     "freeze($module, /)\n--\n\nLeave all objects that are tracked now out of the collections to "
     "come."},
    {"unfreeze", unfreeze, RT_METH_NOARGS,
     "unfreeze($module, /)\n--\n\nLet collections see again what gc.freeze() left out."},
    {"get_freeze_count", get_freeze_count, RT_METH_NOARGS,
     "get_freeze_count($module, /)\n--\n\nHow many objects gc.freeze() left out."},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  static const struct {
    const char *name;
    int value;
  } flags[] = {{"DEBUG_STATS", 1},
               {"DEBUG_COLLECTABLE", 2},
               {"DEBUG_UNCOLLECTABLE", 4},
               {"DEBUG_SAVEALL", 32},
               {"DEBUG_LEAK", 38}};
  RtGc *gc = &rt->gc;
  rt->seldom_changes++;
  if (gc->garbage == NULL && (gc->garbage = rt_list_new (rt, 0)) == NULL)
    return -1;
  if (gc->callbacks == NULL && (gc->callbacks = rt_list_new (rt, 0)) == NULL)
    return -1;
  if (rt_module_add (rt, module, "garbage", rt_incref (gc->garbage)) < 0 ||
      rt_module_add (rt, module, "callbacks", rt_incref (gc->callbacks)) < 0)
    return -1;
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (rt_module_add (rt, module, flags[i].name, rt_int_from_int64 (rt, flags[i].value)) < 0)
      return -1;
  return 0;
}

const RtModuleDef rt_module_def_gc = {
    .name = "gc",
    .doc = "The collector of reference cycles: when it runs, what it tracks, what it found.",
    .methods = methods,
    .exec = exec,
};
