/* itertools: count, cycle, repeat, chain, and the iterators that ask a function. */
#include "rt-class.h"
#include "rt-itertools-private.h"
#include "rt-slice.h"

#define METHOD RT_TOOL_METHOD

/* (type, (FIRST, SECOND)). */
static RtObject *reduce_to_two (RtInterp *rt, RtObject *self, RtObject *first, RtObject *second, RT_STEALS RtObject *state) {
  return rt_tool_reduction (rt, self, rt_tuple_pack (rt, 2, first, second), state);
}

/* count: a fast one counts in n[0] by 1; others keep the next number in refs[0] and the step in refs[1]. */
enum { COUNT_NEXT, COUNT_STEP };
#define COUNT_IS_FAST(self) ((self)->n[1] != 0)
static const char *const count_labels[RT_TOOL_REFS] = {"next number", "step"};

static bool is_number (RtObject *o) {
  const RtSlots *slots = &o->type->slots;
  return slots->nb_index != NULL || slots->nb_int != NULL || slots->nb_float != NULL || slots->nb_add != NULL;
}

static RtObject *count_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"start", "step"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "count", args, kwargs, names, 2, 2, 0, out))
    return NULL;
  for (int i = 0; i < 2; i++)
    if (out[i] != NULL && !is_number (out[i]))
      return RT_TYPE_ERROR (rt, "a number is required");
  int overflow = 0;
  bool fast = out[1] == NULL || (RT_IS_INT (out[1]) && rt_int_as_int64 (out[1], &overflow) == 1 && !overflow);
  int64_t start = 0;
  if (out[0] != NULL && fast) {
    fast = RT_IS_INT (out[0]);
    start = fast ? rt_int_as_int64 (out[0], &overflow) : 0;
    fast = fast && !overflow && start < INT64_MAX;
  }
  RtObject *o = rt_tool_new (rt, type, count_labels);
  if (o == NULL)
    return NULL;
  RtTool *self = RT_TOOL (o);
  self->n[0] = start;
  self->n[1] = fast;
  RtObject *step = out[1] != NULL ? rt_incref (out[1]) : rt_int_from_int64 (rt, 1);
  if (step != NULL && !fast)
    rt_tool_set (rt, self, COUNT_NEXT, out[0] != NULL ? rt_incref (out[0]) : rt_int_from_int64 (rt, 0));
  if (step != NULL)
    rt_tool_set (rt, self, COUNT_STEP, step);
  return o;
}

static RtObject *count_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (COUNT_IS_FAST (self)) {
    RtObject *number = rt_int_from_int64 (rt, self->n[0]);
    if (number == NULL)
      return NULL;
    if (++self->n[0] == INT64_MAX) {
      self->n[1] = false;
      rt_tool_set (rt, self, COUNT_NEXT, rt_int_from_int64 (rt, INT64_MAX));
    }
    rt_payload_changed (rt, o);
    return number;
  }
  RtObject *next = rt_binary (rt, RT_NB_ADD, self->refs[COUNT_NEXT], self->refs[COUNT_STEP]);
  if (next == NULL)
    return NULL;
  RtObject *number = rt_incref (self->refs[COUNT_NEXT]);
  rt_tool_set (rt, self, COUNT_NEXT, next);
  return number;
}

static RtObject *count_repr (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  const char *name = rt_type_short_name (o->type);
  if (COUNT_IS_FAST (self))
    return rt_str_printf (rt, "%s(%zd)", name, self->n[0]);
  RtObject *step = self->refs[COUNT_STEP];
  int overflow = 0;
  if (RT_IS_INT (step) && rt_int_as_int64 (step, &overflow) == 1 && !overflow)
    return rt_str_printf (rt, "%s(%R)", name, self->refs[COUNT_NEXT]);
  return rt_str_printf (rt, "%s(%R, %R)", name, self->refs[COUNT_NEXT], step);
}

METHOD (count_reduce) {
  RtTool *tool = RT_TOOL (self);
  if (!COUNT_IS_FAST (tool))
    return reduce_to_two (rt, self, tool->refs[COUNT_NEXT], tool->refs[COUNT_STEP], NULL);
  RtObject *number = rt_int_from_int64 (rt, tool->n[0]);
  return rt_tool_reduction (rt, self, number != NULL ? rt_tuple_steal_array (rt, &number, 1) : NULL, NULL);
}

static const RtMethodDef count_methods[] = {RT_TOOL_REDUCE (count_reduce), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_count_spec = {
    .name = "itertools.count",
    .size_bytes = sizeof (RtTool),
    .cpython_basicsize = 40,
    .type_flags = RT_TOOL_FLAGS,
    .slots = {.tp_new = count_new,
              .tp_dealloc = rt_tool_dealloc,
              .tp_traverse = rt_tool_traverse,
              .tp_clear = rt_tool_clear,
              .tp_repr = count_repr,
              .tp_iter = rt_iter_self,
              .tp_iternext = count_next},
    .methods = count_methods,
};

/* cycle: n[0] counts what was given again since the iterator's end, n[1] whether all items are saved already (by __setstate__). */
enum { CYCLE_ITERATOR, CYCLE_SAVED };
static const char *const cycle_labels[RT_TOOL_REFS] = {"iterator", "saved items"};

static RtObject *cycle_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_tool_no_keywords (rt, type, kwargs) ||
      !rt_check_positional (rt, "cycle", (size_t)RT_TUPLE_SIZE (args), 1, 1))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.cycle", "iterator");
  hold.held[0] = rt_iter (rt, RT_TUPLE_ITEM (args, 0));
  RtObject *saved = hold.held[0] != NULL ? rt_list_new (rt, 0) : NULL;
  RtObject *o = saved != NULL ? rt_tool_new (rt, type, cycle_labels) : NULL;
  if (o != NULL) {
    rt_tool_set (rt, RT_TOOL (o), CYCLE_ITERATOR, rt_incref (hold.held[0]));
    rt_tool_set (rt, RT_TOOL (o), CYCLE_SAVED, saved);
  } else {
    rt_xdecref (rt, saved);
  }
  return rt_hold_end (rt, &hold, o);
}

static RtObject *cycle_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  RtObject *saved = self->refs[CYCLE_SAVED];
  if (self->refs[CYCLE_ITERATOR] != NULL) {
    RtObject *item = rt_next (rt, self->refs[CYCLE_ITERATOR]);
    if (item != NULL) {
      if (self->n[1] || rt_list_append (rt, saved, item) == 0)
        return item;
      rt_decref (rt, item);
      return NULL;
    }
    if (rt_error (rt) != NULL)
      return NULL;
    rt_tool_set (rt, self, CYCLE_ITERATOR, NULL);
  }
  if (RT_LIST_SIZE (saved) == 0)
    return NULL;
  ptrdiff_t index = self->n[0];
  self->n[0] = index + 1 < RT_LIST_SIZE (saved) ? index + 1 : 0;
  rt_payload_changed (rt, o);
  return rt_incref (RT_LIST_ITEM (saved, index));
}

/* What is still to come of the saved items, as a list's iterator. */
static RtObject *cycle_rest (RtInterp *rt, RtTool *self) {
  RtObject *rest = rt_iter (rt, self->refs[CYCLE_SAVED]);
  RtObject *index = rest != NULL ? rt_int_from_int64 (rt, self->n[0]) : NULL;
  RtObject *set = index != NULL ? rt_index_iterator_set_state (rt, rest, index, 0, PTRDIFF_MAX) : NULL;
  rt_xdecref (rt, index);
  if (set == NULL)
    rt_xdecref (rt, rest);
  rt_xdecref (rt, set);
  return set != NULL ? rest : NULL;
}

METHOD (cycle_reduce) {
  RtTool *tool = RT_TOOL (self);
  RtObject *iterator = tool->refs[CYCLE_ITERATOR];
  RtObject *saved_all = rt_bool_object (rt, iterator == NULL || tool->n[1]);
  RtObject *state = rt_tuple_pack (rt, 2, tool->refs[CYCLE_SAVED], saved_all);
  rt_decref (rt, saved_all);
  RtObject *source = iterator != NULL ? rt_incref (iterator) : cycle_rest (rt, tool);
  return rt_tool_reduction (rt, self, source != NULL ? rt_tuple_steal_array (rt, &source, 1) : NULL, state);
}

METHOD (cycle_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  if (!rt_tool_is_state (rt, args[0]))
    return NULL;
  if (RT_TUPLE_SIZE (args[0]) != 2)
    return RT_TYPE_ERROR (rt, "function takes exactly 2 arguments (%zd given)", RT_TUPLE_SIZE (args[0]));
  RtObject *saved = RT_TUPLE_ITEM (args[0], 0);
  if (!RT_IS_LIST (saved))
    return RT_TYPE_ERROR (rt, "argument 1 must be list, not %T", saved);
  ptrdiff_t all = rt_index_argument (rt, RT_TUPLE_ITEM (args[0], 1));
  if (all == -1 && rt_error (rt) != NULL)
    return NULL;
  rt_tool_set (rt, RT_TOOL (self), CYCLE_SAVED, rt_incref (saved));
  RT_TOOL (self)->n[0] = 0;
  RT_TOOL (self)->n[1] = all != 0;
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static const RtMethodDef cycle_methods[] = {RT_TOOL_REDUCE (cycle_reduce), RT_TOOL_SETSTATE (cycle_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_cycle_spec = {RT_TOOL_SPEC ("cycle", 48, cycle_new, cycle_next),
                                  .type_flags = RT_TOOL_FLAGS, .methods = cycle_methods};

/* repeat: n[0] is how often yet, -1 for ever. */
static const char *const repeat_labels[RT_TOOL_REFS] = {"repeated object"};

static RtObject *repeat_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"object", "times"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "repeat", args, kwargs, names, 2, 2, 1, out))
    return NULL;
  ptrdiff_t times = -1;
  if (out[1] != NULL) {
    times = rt_index_argument (rt, out[1]);
    if (times == -1 && rt_error (rt) != NULL)
      return NULL;
    if (times < 0)
      times = 0;
  }
  RtObject *o = rt_tool_new (rt, type, repeat_labels);
  if (o != NULL) {
    RT_TOOL (o)->n[0] = times;
    rt_tool_set (rt, RT_TOOL (o), 0, rt_incref (out[0]));
  }
  return o;
}

static RtObject *repeat_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (self->n[0] == 0)
    return NULL;
  if (self->n[0] > 0) {
    self->n[0]--;
    rt_payload_changed (rt, o);
  }
  return rt_incref (self->refs[0]);
}

static void repeat_describe (RtObject *o, HbBuffer *buffer) {
  if (RT_TOOL (o)->n[0] > 0)
    hb_buffer_printf (buffer, "%td left", RT_TOOL (o)->n[0]);
  else if (RT_TOOL (o)->n[0] == 0)
    hb_buffer_append (buffer, "exhausted");
}

static RtObject *repeat_repr (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  const char *name = rt_type_short_name (o->type);
  if (self->n[0] < 0)
    return rt_str_printf (rt, "%s(%R)", name, self->refs[0]);
  return rt_str_printf (rt, "%s(%R, %zd)", name, self->refs[0], self->n[0]);
}

METHOD (repeat_length_hint) {
  if (RT_TOOL (self)->n[0] < 0)
    return RT_TYPE_ERROR (rt, "len() of unsized object");
  return rt_int_from_int64 (rt, RT_TOOL (self)->n[0]);
}

METHOD (repeat_reduce) {
  RtTool *tool = RT_TOOL (self);
  if (tool->n[0] < 0)
    return rt_tool_reduction (rt, self, rt_tuple_pack (rt, 1, tool->refs[0]), NULL);
  RtObject *times = rt_int_from_int64 (rt, tool->n[0]), *result = NULL;
  if (times != NULL)
    result = reduce_to_two (rt, self, tool->refs[0], times, NULL);
  rt_xdecref (rt, times);
  return result;
}

static const RtMethodDef repeat_methods[] = {
    RT_TOOL_REDUCE (repeat_reduce),
    {"__length_hint__", repeat_length_hint, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_repeat_spec = {
    .name = "itertools.repeat",
    .size_bytes = sizeof (RtTool),
    .cpython_basicsize = 32,
    .type_flags = RT_TOOL_FLAGS,
    .slots = {.tp_new = repeat_new,
              .tp_dealloc = rt_tool_dealloc,
              .tp_traverse = rt_tool_traverse,
              .tp_clear = rt_tool_clear,
              .describe = repeat_describe,
              .tp_repr = repeat_repr,
              .tp_iter = rt_iter_self,
              .tp_iternext = repeat_next},
    .methods = repeat_methods,
};

/* chain */
enum { CHAIN_SOURCE, CHAIN_ACTIVE };
static const char *const chain_labels[RT_TOOL_REFS] = {"iterator of iterables", "active iterator"};

/* SOURCE is stolen. */
static RtObject *chain_of (RtInterp *rt, RtType *type, RtObject *source) {
  RtObject *o = source != NULL ? rt_tool_new (rt, type, chain_labels) : NULL;
  if (o != NULL)
    rt_tool_set (rt, RT_TOOL (o), CHAIN_SOURCE, source);
  else
    rt_xdecref (rt, source);
  return o;
}

static RtObject *chain_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_tool_no_keywords (rt, type, kwargs))
    return NULL;
  return chain_of (rt, type, rt_iter (rt, args));
}

METHOD (chain_from_iterable) {
  return chain_of (rt, (RtType *)self, rt_iter (rt, args[0]));
}

static RtObject *chain_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  while (self->refs[CHAIN_SOURCE] != NULL) {
    if (self->refs[CHAIN_ACTIVE] == NULL) {
      RtHold hold;
      rt_hold_begin (rt, &hold, "itertools.chain", "next iterable");
      hold.held[0] = rt_next (rt, self->refs[CHAIN_SOURCE]);
      RtObject *active = hold.held[0] != NULL ? rt_iter (rt, hold.held[0]) : NULL;
      rt_hold_end (rt, &hold, NULL);
      if (active == NULL) {
        rt_tool_set (rt, self, CHAIN_SOURCE, NULL); /* at the end, or broken */
        return NULL;
      }
      rt_tool_set (rt, self, CHAIN_ACTIVE, active);
    }
    RtObject *item = rt_next (rt, self->refs[CHAIN_ACTIVE]);
    if (item != NULL || rt_error (rt) != NULL)
      return item;
    rt_tool_set (rt, self, CHAIN_ACTIVE, NULL);
  }
  return NULL;
}

METHOD (chain_reduce) {
  RtTool *tool = RT_TOOL (self);
  RtObject *source = tool->refs[CHAIN_SOURCE], *active = tool->refs[CHAIN_ACTIVE], *state = NULL;
  if (source != NULL)
    state = active != NULL ? rt_tuple_pack (rt, 2, source, active) : rt_tuple_pack (rt, 1, source);
  return rt_tool_reduction (rt, self, rt_incref (rt->empty_tuple), state);
}

METHOD (chain_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  if (!rt_tool_is_state (rt, args[0]))
    return NULL;
  ptrdiff_t count = RT_TUPLE_SIZE (args[0]);
  if (count < 1 || count > 2)
    return RT_TYPE_ERROR (rt, "function takes at %s (%zd given)", count < 1 ? "least 1 argument" : "most 2 arguments", count);
  for (ptrdiff_t i = 0; i < count; i++)
    if (RT_TUPLE_ITEM (args[0], i)->type->slots.tp_iternext == NULL)
      return RT_TYPE_ERROR (rt, "Arguments must be iterators.");
  rt_tool_set (rt, RT_TOOL (self), CHAIN_SOURCE, rt_incref (RT_TUPLE_ITEM (args[0], 0)));
  rt_tool_set (rt, RT_TOOL (self), CHAIN_ACTIVE, count > 1 ? rt_incref (RT_TUPLE_ITEM (args[0], 1)) : NULL);
  return rt_incref (rt->none);
}

static const RtMethodDef chain_methods[] = {
    RT_TOOL_REDUCE (chain_reduce),
    RT_TOOL_SETSTATE (chain_setstate),
    {"from_iterable", chain_from_iterable, RT_METH_O | RT_METH_CLASS, NULL},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_chain_spec = {RT_TOOL_SPEC ("chain", 32, chain_new, chain_next),
                                  .type_flags = RT_TOOL_FLAGS, .methods = chain_methods};

/* takewhile, dropwhile, filterfalse, starmap: refs[0] the function, refs[1] the iterator, n[0] whether the
 * stretch is over. */
static const char *const function_labels[RT_TOOL_REFS] = {"function", "iterator"};

static RtObject *function_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return rt_tool_new_function_and_iterator (rt, type, function_labels, args, kwargs);
}

/* The next item, held in hold->held[0], and whether the function (None: its truth) accepts it: 1, 0; -1 at
 * the end or with an exception. */
static int next_and_ask (RtInterp *rt, RtTool *self, RtHold *hold, bool none_is_truth) {
  RtObject *item = hold->held[0] = rt_next_or_stop (rt, self->refs[1]);
  if (item == NULL)
    return -1;
  if (none_is_truth && (self->refs[0] == rt->none || self->refs[0] == RT_OBJECT (rt->types.bool_)))
    return rt_truth (rt, item);
  hold->held[1] = rt_call_one (rt, self->refs[0], item);
  if (hold->held[1] == NULL)
    return -1;
  int truth = rt_truth (rt, hold->held[1]);
  RtObject *done = hold->held[1];
  hold->held[1] = NULL;
  rt_decref (rt, done);
  return truth;
}

/* Hands out what is held first. */
static RtObject *give (RtInterp *rt, RtHold *hold) {
  RtObject *item = hold->held[0];
  hold->held[0] = NULL;
  return rt_hold_end (rt, hold, item);
}

static void drop (RtInterp *rt, RtHold *hold) {
  RtObject *item = hold->held[0];
  hold->held[0] = NULL;
  rt_xdecref (rt, item);
}

static RtObject *takewhile_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (self->n[0])
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.takewhile", "item");
  int truth = next_and_ask (rt, self, &hold, false);
  if (truth > 0)
    return give (rt, &hold);
  if (truth == 0)
    self->n[0] = true;
  return rt_hold_end (rt, &hold, NULL);
}

static RtObject *dropwhile_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (self->n[0])
    return rt_next_or_stop (rt, self->refs[1]);
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.dropwhile", "item");
  int truth;
  while ((truth = next_and_ask (rt, self, &hold, false)) > 0)
    drop (rt, &hold);
  if (truth < 0)
    return rt_hold_end (rt, &hold, NULL);
  self->n[0] = true;
  return give (rt, &hold);
}

static RtObject *filterfalse_next (RtInterp *rt, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.filterfalse", "item");
  int truth;
  while ((truth = next_and_ask (rt, RT_TOOL (o), &hold, true)) > 0)
    drop (rt, &hold);
  return truth < 0 ? rt_hold_end (rt, &hold, NULL) : give (rt, &hold);
}

static RtObject *starmap_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.starmap", "arguments");
  hold.held[0] = rt_next_or_stop (rt, self->refs[1]);
  hold.held[1] = hold.held[0] != NULL ? rt_tuple_from (rt, hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold,
                      hold.held[1] != NULL ? rt_call (rt, self->refs[0], hold.held[1], NULL) : NULL);
}

METHOD (pair_reduce) {
  return reduce_to_two (rt, self, RT_TOOL (self)->refs[0], RT_TOOL (self)->refs[1], NULL);
}

METHOD (stretch_reduce) {
  RtObject *over = rt_int_from_int64 (rt, RT_TOOL (self)->n[0] != 0);
  return over != NULL ? reduce_to_two (rt, self, RT_TOOL (self)->refs[0], RT_TOOL (self)->refs[1], over) : NULL;
}

METHOD (stretch_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  int over = rt_truth (rt, args[0]);
  if (over < 0)
    return NULL;
  RT_TOOL (self)->n[0] = over;
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static const RtMethodDef pair_methods[] = {RT_TOOL_REDUCE (pair_reduce), {NULL, NULL, 0, NULL}};
static const RtMethodDef stretch_methods[] = {
    RT_TOOL_REDUCE (stretch_reduce), RT_TOOL_SETSTATE (stretch_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_takewhile_spec = {RT_TOOL_SPEC ("takewhile", 40, function_new, takewhile_next),
                                      .type_flags = RT_TOOL_FLAGS, .methods = stretch_methods};
const RtTypeSpec rt_dropwhile_spec = {RT_TOOL_SPEC ("dropwhile", 40, function_new, dropwhile_next),
                                      .type_flags = RT_TOOL_FLAGS, .methods = stretch_methods};
const RtTypeSpec rt_filterfalse_spec = {RT_TOOL_SPEC ("filterfalse", 32, function_new, filterfalse_next),
                                        .type_flags = RT_TOOL_FLAGS, .methods = pair_methods};
const RtTypeSpec rt_starmap_spec = {RT_TOOL_SPEC ("starmap", 32, function_new, starmap_next),
                                    .type_flags = RT_TOOL_FLAGS, .methods = pair_methods};

/* compress */
static const char *const compress_labels[RT_TOOL_REFS] = {"data", "selectors"};

static RtObject *compress_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"data", "selectors"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "compress", args, kwargs, names, 2, 2, 2, out))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.compress", "iterators");
  hold.held[0] = rt_iter (rt, out[0]);
  hold.held[1] = hold.held[0] != NULL ? rt_iter (rt, out[1]) : NULL;
  RtObject *o = hold.held[1] != NULL ? rt_tool_new (rt, type, compress_labels) : NULL;
  for (size_t i = 0; o != NULL && i < 2; i++)
    rt_tool_set (rt, RT_TOOL (o), i, rt_incref (hold.held[i]));
  return rt_hold_end (rt, &hold, o);
}

static RtObject *compress_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.compress", "item");
  while ((hold.held[0] = rt_next_or_stop (rt, self->refs[0])) != NULL) {
    RtObject *selector = hold.held[1] = rt_next_or_stop (rt, self->refs[1]);
    int truth = selector != NULL ? rt_truth (rt, selector) : -1;
    hold.held[1] = NULL;
    rt_xdecref (rt, selector);
    if (truth > 0)
      return give (rt, &hold);
    if (truth < 0)
      break;
    drop (rt, &hold);
  }
  return rt_hold_end (rt, &hold, NULL);
}

const RtTypeSpec rt_compress_spec = {RT_TOOL_SPEC ("compress", 32, compress_new, compress_next),
                                     .type_flags = RT_TOOL_FLAGS, .methods = pair_methods};

/* islice: n[0] next, n[1] stop (-1: none), n[2] step, n[3] position. */
static const char *const islice_labels[RT_TOOL_REFS] = {"iterator"};

/* An argument that is None (then OTHERWISE) or a number from LEAST on; -2 with ValueError MESSAGE, or TOO_SMALL_MESSAGE for a number
 * that can be read. */
static ptrdiff_t islice_number (RtInterp *rt, RtObject *o, ptrdiff_t otherwise, ptrdiff_t least,
                                const char *message, const char *too_small_message) {
  if (o == rt->none)
    return otherwise;
  ptrdiff_t number = rt_is_indexable (o) ? rt_index_argument (rt, o) : -1;
  if (number >= least)
    return number;
  bool is_too_small = number != -1; /* -1 is the sign of an error, too */
  rt_error_clear (rt);
  RT_VALUE_ERROR (rt, "%s", is_too_small ? too_small_message : message);
  return -2;
}

static RtObject *islice_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char stop_message[] =
      "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  static const char message[] = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  size_t nargs = (size_t)RT_TUPLE_SIZE (args);
  if (!rt_tool_no_keywords (rt, type, kwargs) || !rt_check_positional (rt, "islice", nargs, 2, 4))
    return NULL;
  RtObject *const *items = ((RtTuple *)args)->items;
  ptrdiff_t start = 0, stop, step = 1;
  if (nargs == 2) {
    stop = islice_number (rt, items[1], -1, 0, stop_message, stop_message);
  } else {
    stop = islice_number (rt, items[2], -1, 0, stop_message, message);
    start = stop == -2 ? -2 : islice_number (rt, items[1], 0, 0, message, message);
  }
  if (stop == -2 || start == -2)
    return NULL;
  if (nargs == 4) {
    static const char step_message[] = "Step for islice() must be a positive integer or None.";
    step = islice_number (rt, items[3], 1, 1, step_message, step_message);
    if (step == -2)
      return NULL;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.islice", "iterator");
  hold.held[0] = rt_iter (rt, items[0]);
  RtObject *o = hold.held[0] != NULL ? rt_tool_new (rt, type, islice_labels) : NULL;
  if (o != NULL) {
    RtTool *self = RT_TOOL (o);
    rt_tool_set (rt, self, 0, rt_incref (hold.held[0]));
    self->n[0] = start;
    self->n[1] = stop;
    self->n[2] = step;
  }
  return rt_hold_end (rt, &hold, o);
}

static RtObject *islice_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  ptrdiff_t stop = self->n[1];
  if (self->refs[0] == NULL)
    return NULL;
  RtObject *item = NULL;
  while (self->n[3] < self->n[0] && (stop < 0 || self->n[3] < stop)) {
    item = rt_next_or_stop (rt, self->refs[0]);
    if (item == NULL)
      goto end;
    rt_decref (rt, item);
    self->n[3]++;
  }
  item = stop >= 0 && self->n[3] >= stop ? NULL : rt_next_or_stop (rt, self->refs[0]);
  if (item != NULL) {
    self->n[3]++;
    ptrdiff_t next = (ptrdiff_t)((size_t)self->n[0] + (size_t)self->n[2]);
    self->n[0] = next < self->n[0] || (stop >= 0 && next > stop) ? (stop >= 0 ? stop : PTRDIFF_MAX) : next;
    rt_payload_changed (rt, o);
    return item;
  }
end:
  rt_tool_set (rt, self, 0, NULL);
  return NULL;
}

METHOD (islice_reduce) {
  RtTool *tool = RT_TOOL (self);
  RtObject *zero = rt_int_from_int64 (rt, 0);
  if (tool->refs[0] == NULL) { /* at the end: over nothing */
    RtObject *list = rt_list_new (rt, 0), *nothing = list != NULL ? rt_iter (rt, list) : NULL;
    rt_xdecref (rt, list);
    RtObject *result = nothing != NULL ? reduce_to_two (rt, self, nothing, zero, rt_incref (zero)) : NULL;
    rt_xdecref (rt, nothing);
    rt_decref (rt, zero);
    return result;
  }
  rt_decref (rt, zero);
  RtObject *parts[4] = {rt_incref (tool->refs[0]), rt_int_from_int64 (rt, tool->n[0]),
                        tool->n[1] < 0 ? rt_incref (rt->none) : rt_int_from_int64 (rt, tool->n[1]),
                        rt_int_from_int64 (rt, tool->n[2])};
  RtObject *all = rt_tuple_steal_array (rt, parts, 4);
  return rt_tool_reduction (rt, self, all, rt_int_from_int64 (rt, tool->n[3]));
}

METHOD (islice_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  if (!RT_IS_INT (args[0]))
    return RT_TYPE_ERROR (rt, "an integer is required");
  ptrdiff_t position = rt_index_argument (rt, args[0]);
  if (position == -1 && rt_error (rt) != NULL)
    return NULL;
  RT_TOOL (self)->n[3] = position;
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static const RtMethodDef islice_methods[] = {RT_TOOL_REDUCE (islice_reduce), RT_TOOL_SETSTATE (islice_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_islice_spec = {RT_TOOL_SPEC ("islice", 56, islice_new, islice_next),
                                   .type_flags = RT_TOOL_FLAGS, .methods = islice_methods};
