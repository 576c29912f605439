/* itertools: accumulate, pairwise, batched, groupby, zip_longest. */
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-itertools-private.h"

/* accumulate: n[0] whether `initial` is still to be given. */
enum { ACCUMULATE_ITERATOR, ACCUMULATE_FUNCTION, ACCUMULATE_TOTAL, ACCUMULATE_INITIAL };
static const char *const accumulate_labels[RT_TOOL_REFS] = {"iterator", "function", "total", "initial"};

static RtObject *accumulate_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"iterable", "func", "initial"};
  RtObject *out[3];
  if (!rt_parse_tuple (rt, "accumulate", args, kwargs, names, 3, 2, 1, out))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.accumulate", "iterator");
  hold.held[0] = rt_iter (rt, out[0]);
  RtObject *o = hold.held[0] != NULL ? rt_tool_new (rt, type, accumulate_labels) : NULL;
  if (o != NULL) {
    rt_tool_set (rt, RT_TOOL (o), ACCUMULATE_ITERATOR, rt_incref (hold.held[0]));
    if (out[1] != NULL && out[1] != rt->none)
      rt_tool_set (rt, RT_TOOL (o), ACCUMULATE_FUNCTION, rt_incref (out[1]));
    if (out[2] != NULL && out[2] != rt->none)
      rt_tool_set (rt, RT_TOOL (o), ACCUMULATE_INITIAL, rt_incref (out[2]));
  }
  return rt_hold_end (rt, &hold, o);
}

static RtObject *accumulate_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  RtObject *initial = self->refs[ACCUMULATE_INITIAL];
  if (initial != NULL) {
    rt_tool_set (rt, self, ACCUMULATE_TOTAL, rt_incref (initial));
    rt_incref (initial);
    rt_tool_set (rt, self, ACCUMULATE_INITIAL, NULL);
    return initial;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.accumulate", "item");
  RtObject *item = hold.held[0] = rt_next_or_stop (rt, self->refs[ACCUMULATE_ITERATOR]), *total;
  if (item == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (self->refs[ACCUMULATE_TOTAL] == NULL)
    total = rt_incref (item);
  else if (self->refs[ACCUMULATE_FUNCTION] == NULL)
    total = rt_binary (rt, RT_NB_ADD, self->refs[ACCUMULATE_TOTAL], item);
  else
    total = rt_call_two (rt, self->refs[ACCUMULATE_FUNCTION], self->refs[ACCUMULATE_TOTAL], item);
  if (total == NULL)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[1] = total; /* while the total so far is given up */
  rt_tool_set (rt, self, ACCUMULATE_TOTAL, rt_incref (total));
  hold.held[1] = NULL;
  return rt_hold_end (rt, &hold, total);
}

/* A chain of ITEM and then of the iterator. */
static RtObject *item_before (RtInterp *rt, RtObject *item, RtObject *iterator) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.accumulate", "chain");
  hold.held[0] = rt_tuple_pack (rt, 1, item);
  hold.held[1] = hold.held[0] != NULL ? rt_tuple_pack (rt, 2, hold.held[0], iterator) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_call (rt, RT_OBJECT (rt->types.chain), hold.held[1], NULL) : NULL);
}

/* A total that is None cannot be a state: then the first item is put before the rest, and what it gives left out. */
static RtObject *reduce_with_none (RtInterp *rt, RtObject *self, RtObject *function) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.accumulate", "parts");
  hold.held[0] = item_before (rt, rt->none, RT_TOOL (self)->refs[ACCUMULATE_ITERATOR]);
  hold.held[1] = hold.held[0] != NULL ? rt_call_two (rt, RT_OBJECT (self->type), hold.held[0], function) : NULL;
  RtObject *one = hold.held[1] != NULL ? rt_int_from_int64 (rt, 1) : NULL;
  RtObject *parts = one != NULL ? rt_tuple_pack (rt, 3, hold.held[1], one, rt->none) : NULL;
  rt_xdecref (rt, one);
  RtObject *result = parts != NULL ? rt_tuple_pack (rt, 2, rt->types.islice, parts) : NULL;
  rt_xdecref (rt, parts);
  return rt_hold_end (rt, &hold, result);
}

RT_TOOL_METHOD (accumulate_reduce) {
  RtTool *tool = RT_TOOL (self);
  RtObject *function = tool->refs[ACCUMULATE_FUNCTION] != NULL ? tool->refs[ACCUMULATE_FUNCTION] : rt->none;
  RtObject *initial = tool->refs[ACCUMULATE_INITIAL], *total = tool->refs[ACCUMULATE_TOTAL];
  if (initial == NULL && total == rt->none)
    return reduce_with_none (rt, self, function);
  RtObject *iterator = initial != NULL ? item_before (rt, initial, tool->refs[ACCUMULATE_ITERATOR])
                                       : rt_incref (tool->refs[ACCUMULATE_ITERATOR]);
  RtObject *parts = iterator != NULL ? rt_tuple_pack (rt, 2, iterator, function) : NULL;
  rt_xdecref (rt, iterator);
  return rt_tool_reduction (rt, self, parts, rt_incref (initial == NULL && total != NULL ? total : rt->none));
}

RT_TOOL_METHOD (accumulate_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  rt_tool_set (rt, RT_TOOL (self), ACCUMULATE_TOTAL, rt_incref (args[0]));
  return rt_incref (rt->none);
}

static const RtMethodDef accumulate_methods[] = {
    RT_TOOL_REDUCE (accumulate_reduce), RT_TOOL_SETSTATE (accumulate_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_accumulate_spec = {RT_TOOL_SPEC ("accumulate", 56, accumulate_new, accumulate_next),
                                       .type_flags = RT_TOOL_FLAGS, .methods = accumulate_methods};

/* pairwise */
enum { PAIRWISE_ITERATOR, PAIRWISE_OLD };
static const char *const pairwise_labels[RT_TOOL_REFS] = {"iterator", "item before"};

/* A tool with an iterator over the only argument in refs[0]. */
static RtObject *new_over (RtInterp *rt, RtType *type, const char *const *labels, RtObject *iterable) {
  RtHold hold;
  rt_hold_begin (rt, &hold, type->name, "iterator");
  hold.held[0] = rt_iter (rt, iterable);
  RtObject *o = hold.held[0] != NULL ? rt_tool_new (rt, type, labels) : NULL;
  if (o != NULL)
    rt_tool_set (rt, RT_TOOL (o), 0, rt_incref (hold.held[0]));
  return rt_hold_end (rt, &hold, o);
}

static RtObject *pairwise_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_tool_no_keywords (rt, type, kwargs) ||
      !rt_check_positional (rt, "pairwise", (size_t)RT_TUPLE_SIZE (args), 1, 1))
    return NULL;
  return new_over (rt, type, pairwise_labels, RT_TUPLE_ITEM (args, 0));
}

static RtObject *pairwise_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (self->refs[PAIRWISE_ITERATOR] == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.pairwise", "item");
  RtObject *result = NULL;
  if (self->refs[PAIRWISE_OLD] == NULL) {
    RtObject *first = rt_next_or_stop (rt, self->refs[PAIRWISE_ITERATOR]);
    rt_tool_set (rt, self, PAIRWISE_OLD, first);
    if (first == NULL) {
      rt_tool_set (rt, self, PAIRWISE_ITERATOR, NULL);
      return rt_hold_end (rt, &hold, NULL);
    }
  }
  hold.held[0] = rt_incref (self->refs[PAIRWISE_OLD]);
  hold.held[1] = self->refs[PAIRWISE_ITERATOR] != NULL ? rt_next_or_stop (rt, self->refs[PAIRWISE_ITERATOR]) : NULL;
  if (hold.held[1] != NULL) {
    result = rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]);
    rt_tool_set (rt, self, PAIRWISE_OLD, rt_incref (hold.held[1]));
  } else {
    rt_tool_set (rt, self, PAIRWISE_ITERATOR, NULL);
    rt_tool_set (rt, self, PAIRWISE_OLD, NULL);
  }
  return rt_hold_end (rt, &hold, result);
}

const RtTypeSpec rt_pairwise_spec = {RT_TOOL_SPEC ("pairwise", 32, pairwise_new, pairwise_next),
                                     .type_flags = RT_TOOL_FLAGS};

/* batched: n[0] items each. */
static const char *const batched_labels[RT_TOOL_REFS] = {"iterator"};

static RtObject *batched_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"iterable", "n"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "batched", args, kwargs, names, 2, 2, 2, out))
    return NULL;
  ptrdiff_t n = rt_index_argument (rt, out[1]);
  if (n == -1 && rt_error (rt) != NULL)
    return NULL;
  if (n < 1)
    return RT_VALUE_ERROR (rt, "n must be at least one");
  RtObject *o = new_over (rt, type, batched_labels, out[0]);
  if (o != NULL)
    RT_TOOL (o)->n[0] = n;
  return o;
}

static RtObject *batched_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (self->refs[0] == NULL)
    return NULL;
  RtHeldItems items;
  rt_held_start (rt, &items, "itertools.batched", "item of the next batch");
  RtObject *item = NULL, *result = NULL;
  bool ok = true;
  while (ok && RT_HELD_COUNT (&items) < (size_t)self->n[0] && (item = rt_next (rt, self->refs[0])) != NULL)
    ok = rt_held_push (rt, &items, item) == 0;
  if (ok && rt_error (rt) == NULL && RT_HELD_COUNT (&items) > 0)
    result = rt_held_as_tuple (rt, &items);
  if (item == NULL && result == NULL) /* a batch that is not full leaves the end to the next call */
    rt_tool_set (rt, self, 0, NULL);
  return rt_held_return (rt, &items, result);
}

const RtTypeSpec rt_batched_spec = {RT_TOOL_SPEC ("batched", 32, batched_new, batched_next),
                                    .type_flags = RT_TOOL_FLAGS};

/* groupby. refs[GROUP_CURRENT] is borrowed in CPython; here the address alone is kept, in n[0], for
 * comparison. */
enum { GROUP_ITERATOR, GROUP_FUNCTION, GROUP_TARGET_KEY, GROUP_KEY, GROUP_VALUE };
static const char *const groupby_labels[RT_TOOL_REFS] = {"iterator", "key function", "key of the group",
                                                         "current key", "current item"};
enum { GROUPER_PARENT, GROUPER_KEY };
static const char *const grouper_labels[RT_TOOL_REFS] = {"groupby", "key of the group"};

static RtObject *groupby_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"iterable", "key"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "groupby", args, kwargs, names, 2, 2, 1, out))
    return NULL;
  RtObject *o = new_over (rt, type, groupby_labels, out[0]);
  if (o != NULL)
    rt_tool_set (rt, RT_TOOL (o), GROUP_FUNCTION, rt_incref (out[1] != NULL ? out[1] : rt->none));
  return o;
}

/* Reads one more item and its key. */
static int groupby_step (RtInterp *rt, RtTool *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.groupby", "item");
  RtObject *item = hold.held[0] = rt_next (rt, self->refs[GROUP_ITERATOR]), *key = NULL;
  if (item != NULL)
    key = self->refs[GROUP_FUNCTION] == rt->none ? rt_incref (item)
                                                 : rt_call_one (rt, self->refs[GROUP_FUNCTION], item);
  if (key != NULL) {
    hold.held[1] = key; /* while the item before is given up */
    rt_tool_set (rt, self, GROUP_VALUE, rt_incref (item));
    hold.held[1] = NULL;
    rt_tool_set (rt, self, GROUP_KEY, key);
  }
  rt_hold_end (rt, &hold, NULL);
  return key != NULL ? 0 : -1;
}

static int keys_equal (RtInterp *rt, RtObject *a, RtObject *b) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.groupby", "keys being compared");
  hold.held[0] = rt_incref (a);
  hold.held[1] = rt_incref (b);
  int equal = rt_compare_bool (rt, a, b, RT_EQ);
  rt_hold_end (rt, &hold, NULL);
  return equal;
}

/* A group that can still be gone through, of GROUPBY. */
static RtObject *grouper_of (RtInterp *rt, RtObject *groupby, RtObject *key) {
  RtObject *grouper = rt_tool_new (rt, rt->types.grouper, grouper_labels);
  if (grouper == NULL)
    return NULL;
  rt_tool_set (rt, RT_TOOL (grouper), GROUPER_PARENT, rt_incref (groupby));
  rt_tool_set (rt, RT_TOOL (grouper), GROUPER_KEY, rt_incref (key));
  RT_TOOL (groupby)->n[0] = (ptrdiff_t)grouper->identity;
  return grouper;
}

static RtObject *groupby_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  self->n[0] = 0;
  for (;;) { /* past the rest of the group before */
    if (self->refs[GROUP_KEY] != NULL) {
      if (self->refs[GROUP_TARGET_KEY] == NULL)
        break;
      int equal = keys_equal (rt, self->refs[GROUP_TARGET_KEY], self->refs[GROUP_KEY]);
      if (equal < 0)
        return NULL;
      if (!equal)
        break;
    }
    if (groupby_step (rt, self) < 0)
      return NULL;
  }
  rt_tool_set (rt, self, GROUP_TARGET_KEY, rt_incref (self->refs[GROUP_KEY]));
  RtObject *grouper = grouper_of (rt, o, self->refs[GROUP_TARGET_KEY]);
  if (grouper == NULL)
    return NULL;
  RtObject *parts[2] = {rt_incref (self->refs[GROUP_KEY]), grouper};
  return rt_tuple_steal_array (rt, parts, 2);
}

static RtObject *grouper_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o), *parent = RT_TOOL (self->refs[GROUPER_PARENT]);
  if (parent->n[0] != (ptrdiff_t)o->identity)
    return NULL; /* the groupby has gone on */
  if (parent->refs[GROUP_VALUE] == NULL && groupby_step (rt, parent) < 0)
    return NULL;
  int equal = keys_equal (rt, self->refs[GROUPER_KEY], parent->refs[GROUP_KEY]);
  if (equal <= 0)
    return NULL;
  RtObject *value = rt_xincref (parent->refs[GROUP_VALUE]);
  rt_tool_set (rt, parent, GROUP_VALUE, NULL);
  rt_tool_set (rt, parent, GROUP_KEY, NULL);
  return value;
}

RT_TOOL_METHOD (groupby_reduce) {
  RtTool *tool = RT_TOOL (self);
  RtObject *key = tool->refs[GROUP_KEY], *value = tool->refs[GROUP_VALUE], *target = tool->refs[GROUP_TARGET_KEY];
  RtObject *state = key != NULL && value != NULL && target != NULL ? rt_tuple_pack (rt, 3, key, value, target) : NULL;
  return rt_tool_reduction (rt, self, rt_tuple_pack (rt, 2, tool->refs[GROUP_ITERATOR], tool->refs[GROUP_FUNCTION]), state);
}

RT_TOOL_METHOD (groupby_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  if (!rt_tool_is_state (rt, args[0]))
    return NULL;
  if (RT_TUPLE_SIZE (args[0]) != 3)
    return RT_TYPE_ERROR (rt, "function takes exactly 3 arguments (%zd given)", RT_TUPLE_SIZE (args[0]));
  static const size_t places[] = {GROUP_KEY, GROUP_VALUE, GROUP_TARGET_KEY};
  for (ptrdiff_t i = 0; i < 3; i++)
    rt_tool_set (rt, RT_TOOL (self), places[i], rt_incref (RT_TUPLE_ITEM (args[0], i)));
  return rt_incref (rt->none);
}

static RtObject *grouper_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_check_positional (rt, "_grouper", (size_t)RT_TUPLE_SIZE (args), 2, 2))
    return NULL;
  RtObject *groupby = RT_TUPLE_ITEM (args, 0);
  if (!rt_is_kind_of (groupby, rt->types.groupby))
    return RT_TYPE_ERROR (rt, "_grouper() argument 1 must be itertools.groupby, not %T", groupby);
  return grouper_of (rt, groupby, RT_TUPLE_ITEM (args, 1));
}

RT_TOOL_METHOD (grouper_reduce) {
  RtTool *tool = RT_TOOL (self);
  if (RT_TOOL (tool->refs[GROUPER_PARENT])->n[0] != (ptrdiff_t)self->identity)
    return rt_reduce_builtin (rt, "iter", rt_incref (rt->empty_tuple), -1);
  return rt_tool_reduction (rt, self, rt_tuple_pack (rt, 2, tool->refs[GROUPER_PARENT], tool->refs[GROUPER_KEY]), NULL);
}

static const RtMethodDef groupby_methods[] = {
    RT_TOOL_REDUCE (groupby_reduce), RT_TOOL_SETSTATE (groupby_setstate), {NULL, NULL, 0, NULL}};
static const RtMethodDef grouper_methods[] = {RT_TOOL_REDUCE (grouper_reduce), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_groupby_spec = {RT_TOOL_SPEC ("groupby", 72, groupby_new, groupby_next),
                                    .type_flags = RT_TOOL_FLAGS, .methods = groupby_methods};
const RtTypeSpec rt_grouper_spec = {RT_TOOL_SPEC ("_grouper", 32, grouper_tp_new, grouper_next),
                                    .type_flags = RT_TYPE_GC, .methods = grouper_methods};

/* zip_longest: n[0] iterators are active. */
enum { LONGEST_ITERATORS, LONGEST_RESULT, LONGEST_FILL };
static const char *const zip_longest_labels[RT_TOOL_REFS] = {"iterators", "result to use again", "fill value"};

static RtObject *fill_value (RtInterp *rt, RtObject *kwargs) {
  RtObject *fill = rt->none;
  if (kwargs != NULL && RT_DICT_USED (kwargs) > 0) {
    fill = RT_DICT_USED (kwargs) == 1 ? rt_dict_get_utf8 (rt, kwargs, "fillvalue") : NULL;
    if (fill == NULL && rt_error (rt) == NULL)
      RT_TYPE_ERROR (rt, "zip_longest() got an unexpected keyword argument");
  }
  return fill;
}

static RtObject *zip_longest_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *fill = fill_value (rt, kwargs);
  if (fill == NULL)
    return NULL;
  RtHeldItems items;
  rt_held_start (rt, &items, "itertools.zip_longest", "iterator");
  bool ok = true;
  for (ptrdiff_t i = 0; ok && i < RT_TUPLE_SIZE (args); i++) {
    RtObject *iterator = rt_iter (rt, RT_TUPLE_ITEM (args, i));
    ok = iterator != NULL && rt_held_push (rt, &items, iterator) == 0;
  }
  RtObject *iterators = ok ? rt_held_as_tuple (rt, &items) : NULL;
  rt_held_end (rt, &items);
  ptrdiff_t count = RT_TUPLE_SIZE (args);
  RtObject *result = iterators != NULL ? rt_tuple_new (rt, count) : NULL;
  for (ptrdiff_t i = 0; result != NULL && i < count; i++)
    rt_tuple_init (rt, result, i, rt_incref (rt->none));
  RtObject *o = result != NULL ? rt_tool_new (rt, type, zip_longest_labels) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, iterators);
    rt_xdecref (rt, result);
    return NULL;
  }
  RT_TOOL (o)->n[0] = count;
  rt_tool_set (rt, RT_TOOL (o), LONGEST_ITERATORS, iterators);
  rt_tool_set (rt, RT_TOOL (o), LONGEST_RESULT, result);
  rt_tool_set (rt, RT_TOOL (o), LONGEST_FILL, rt_incref (fill));
  return o;
}

/* The next item for place I of the tuple: new; NULL at the end of all, or with an exception. */
static RtObject *next_for_place (RtInterp *rt, RtTool *self, ptrdiff_t i) {
  RtObject *iterators = self->refs[LONGEST_ITERATORS], *iterator = RT_TUPLE_ITEM (iterators, i);
  RtObject *item = iterator != NULL ? rt_next (rt, iterator) : NULL;
  if (item == NULL && iterator != NULL) {
    bool failed = rt_error (rt) != NULL;
    if (failed || --self->n[0] == 0) {
      self->n[0] = 0;
      return NULL;
    }
    rt_ref_clear (rt, iterators, RT_ITEM (i), &RT_TUPLE_ITEM (iterators, i));
  }
  return item != NULL ? item : rt_incref (self->refs[LONGEST_FILL]);
}

static RtObject *zip_longest_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  ptrdiff_t count = RT_TUPLE_SIZE (self->refs[LONGEST_ITERATORS]);
  if (count == 0 || self->n[0] == 0)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.zip_longest", "next tuple");
  bool again = self->refs[LONGEST_RESULT]->refcount == 1;
  RtObject *tuple = hold.held[0] = again ? rt_incref (self->refs[LONGEST_RESULT]) : rt_tuple_new (rt, count);
  for (ptrdiff_t i = 0; tuple != NULL && i < count; i++) {
    RtObject *item = next_for_place (rt, self, i);
    if (item == NULL)
      return rt_hold_end (rt, &hold, NULL);
    rt_ref_set (rt, tuple, RT_ITEM (i), &RT_TUPLE_ITEM (tuple, i), item);
  }
  if (again && !rt_gc_is_tracked (tuple))
    rt_gc_track (rt, tuple); /* the collector may have let go of it */
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, tuple);
}

/* The iterators, an empty tuple in place of each that has ended. */
RT_TOOL_METHOD (zip_longest_reduce) {
  RtTool *tool = RT_TOOL (self);
  RtObject *iterators = tool->refs[LONGEST_ITERATORS], *parts = rt_tuple_new (rt, RT_TUPLE_SIZE (iterators));
  for (ptrdiff_t i = 0; parts != NULL && i < RT_TUPLE_SIZE (iterators); i++) {
    RtObject *iterator = RT_TUPLE_ITEM (iterators, i);
    rt_tuple_init (rt, parts, i, rt_incref (iterator != NULL ? iterator : rt->empty_tuple));
  }
  return rt_tool_reduction (rt, self, parts, rt_incref (tool->refs[LONGEST_FILL]));
}

RT_TOOL_METHOD (zip_longest_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  rt_tool_set (rt, RT_TOOL (self), LONGEST_FILL, rt_incref (args[0]));
  return rt_incref (rt->none);
}

static const RtMethodDef zip_longest_methods[] = {
    RT_TOOL_REDUCE (zip_longest_reduce), RT_TOOL_SETSTATE (zip_longest_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_zip_longest_spec = {RT_TOOL_SPEC ("zip_longest", 56, zip_longest_new, zip_longest_next),
                                        .type_flags = RT_TOOL_FLAGS, .methods = zip_longest_methods};
