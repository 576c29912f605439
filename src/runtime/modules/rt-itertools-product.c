/* itertools: product, permutations, combinations. The pool (or the tuple of pools) is in refs[0], the result
 * that may be used again in refs[1]; n[0] is the length of a result, n[1] whether the end is reached. */
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-itertools-private.h"

enum { POOL, RESULT };
static const char *const labels[RT_TOOL_REFS] = {"pool", "result to use again"};

/* Place I of the result, which this object alone has, becomes ITEM. */
static void put (RtInterp *rt, RtObject *result, ptrdiff_t i, RtObject *item) {
  rt_ref_set (rt, result, RT_ITEM (i), &RT_TUPLE_ITEM (result, i), rt_incref (item));
}

/* Ends the walk. */
static RtObject *stop (RtTool *self) {
  self->n[1] = true;
  return NULL;
}

static RtObject *given (RtInterp *rt, RtTool *self) {
  rt_payload_changed (rt, &self->base);
  return rt_xincref (self->refs[RESULT]);
}

/* REPEAT times tuples of what is in each of ITERABLES. */
static RtObject *pools_of (RtInterp *rt, RtObject *iterables, ptrdiff_t repeat) {
  ptrdiff_t count = RT_TUPLE_SIZE (iterables);
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.product", "pools");
  RtObject *pools = hold.held[0] = rt_tuple_new (rt, count * repeat);
  for (ptrdiff_t i = 0; pools != NULL && i < RT_TUPLE_SIZE (pools); i++) {
    RtObject *pool = i < count ? rt_tuple_from (rt, RT_TUPLE_ITEM (iterables, i)) : rt_incref (RT_TUPLE_ITEM (pools, i % count));
    if (pool == NULL)
      return rt_hold_end (rt, &hold, NULL);
    rt_tuple_init (rt, pools, i, pool);
  }
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, pools);
}

static RtObject *product_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  ptrdiff_t repeat = 1, count = RT_TUPLE_SIZE (args);
  static const char *const names[] = {"repeat"};
  RtObject *out[1] = {NULL};
  if (kwargs != NULL && !rt_parse_tuple (rt, "product", rt->empty_tuple, kwargs, names, 1, 0, 0, out))
    return NULL;
  if (out[0] != NULL) {
    repeat = rt_index_argument (rt, out[0]);
    if (repeat == -1 && rt_error (rt) != NULL)
      return NULL;
    if (repeat < 0)
      return RT_VALUE_ERROR (rt, "repeat argument cannot be negative");
  }
  if (repeat > 0 && count > PTRDIFF_MAX / 64 / repeat)
    return rt_raise (rt, rt->types.OverflowError, "repeat argument too large");
  RtObject *tuple = pools_of (rt, args, repeat);
  RtObject *o = tuple != NULL ? rt_tool_new (rt, type, labels) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, tuple);
    return NULL;
  }
  rt_tool_set (rt, RT_TOOL (o), POOL, tuple);
  RT_TOOL (o)->n[0] = RT_TUPLE_SIZE (tuple);
  if (rt_tool_reserve (rt, RT_TOOL (o), (size_t)RT_TUPLE_SIZE (tuple)) < 0) {
    rt_decref (rt, o);
    return NULL;
  }
  return o;
}

static RtObject *product_first (RtInterp *rt, RtTool *self) {
  RtObject *pools = self->refs[POOL], *result = rt_tuple_new (rt, self->n[0]);
  if (result == NULL)
    return NULL;
  ptrdiff_t i = 0;
  for (; i < self->n[0] && RT_TUPLE_SIZE (RT_TUPLE_ITEM (pools, i)) > 0; i++)
    rt_tuple_init (rt, result, i, rt_incref (RT_TUPLE_ITEM (RT_TUPLE_ITEM (pools, i), 0)));
  rt_tool_set (rt, self, RESULT, result); /* CPython keeps what it began, too, if a pool is empty */
  return i < self->n[0] ? stop (self) : given (rt, self);
}

static RtObject *product_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (self->n[1])
    return NULL;
  if (self->refs[RESULT] == NULL)
    return product_first (rt, self);
  ptrdiff_t i = self->n[0] - 1; /* as an odometer */
  RtObject *result = self->n[0] > 0 ? rt_tool_own_result (rt, self, RESULT) : NULL;
  if (result == NULL)
    return rt_error (rt) != NULL ? NULL : stop (self);
  for (; i >= 0; i--) {
    RtObject *pool = RT_TUPLE_ITEM (self->refs[POOL], i);
    if (++self->indices[i] < RT_TUPLE_SIZE (pool)) {
      put (rt, result, i, RT_TUPLE_ITEM (pool, self->indices[i]));
      return given (rt, self);
    }
    self->indices[i] = 0;
    put (rt, result, i, RT_TUPLE_ITEM (pool, 0));
  }
  return stop (self);
}

RT_TOOL_METHOD (product_reduce) {
  RtTool *tool = RT_TOOL (self);
  if (tool->n[1])
    return rt_tool_reduction (rt, self, rt_tuple_pack (rt, 1, rt->empty_tuple), NULL);
  RtObject *state = tool->refs[RESULT] != NULL ? rt_tool_indices (rt, tool, 0, (size_t)tool->n[0]) : NULL;
  return rt_tool_reduction (rt, self, rt_incref (tool->refs[POOL]), state);
}

/* A number of STATE between 0 and MOST, to which others are cut; -1 with an exception. */
static ptrdiff_t index_between (RtInterp *rt, RtObject *state, ptrdiff_t i, ptrdiff_t most) {
  ptrdiff_t index = rt_index_argument (rt, RT_TUPLE_ITEM (state, i));
  if (index == -1 && rt_error (rt) != NULL)
    return -1;
  return index < 0 || most < 0 ? 0 : index < most ? index : most;
}

/* Whether STATE is a tuple of COUNT things; false with ValueError. */
static bool is_tuple_of (RtInterp *rt, RtObject *state, ptrdiff_t count) {
  bool is = RT_IS_TUPLE (state) && RT_TUPLE_SIZE (state) == count;
  if (!is)
    RT_VALUE_ERROR (rt, "invalid arguments");
  return is;
}

RT_TOOL_METHOD (product_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  RtTool *tool = RT_TOOL (self);
  if (!is_tuple_of (rt, args[0], tool->n[0]))
    return NULL;
  RtObject *result = rt_tuple_new (rt, tool->n[0]), *pools = tool->refs[POOL];
  bool good = result != NULL;
  for (ptrdiff_t i = 0; good && i < tool->n[0]; i++) {
    RtObject *pool = RT_TUPLE_ITEM (pools, i);
    ptrdiff_t index = index_between (rt, args[0], i, RT_TUPLE_SIZE (pool) - 1);
    good = index >= 0 && RT_TUPLE_SIZE (pool) > 0;
    if (!good)
      break;
    tool->indices[i] = index;
    rt_tuple_init (rt, result, i, rt_incref (RT_TUPLE_ITEM (pool, index)));
  }
  if (good)
    rt_tool_set (rt, tool, RESULT, result);
  else
    rt_xdecref (rt, result);
  if (rt_error (rt) != NULL)
    return NULL;
  tool->n[1] = !good;
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static const RtMethodDef product_methods[] = {RT_TOOL_REDUCE (product_reduce), RT_TOOL_SETSTATE (product_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_product_spec = {RT_TOOL_SPEC ("product", 48, product_new, product_next),
                                    .type_flags = RT_TOOL_FLAGS, .methods = product_methods};

/* A tool over POOL, a tuple or NULL with an exception, that gives tuples of R of its items; R -1: of all. */
static RtObject *selection_new (RtInterp *rt, RtType *type, RT_STEALS RtObject *pool, ptrdiff_t r, bool cycles) {
  RtObject *o = pool != NULL ? rt_tool_new (rt, type, labels) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, pool);
    return NULL;
  }
  RtTool *self = RT_TOOL (o);
  ptrdiff_t n = RT_TUPLE_SIZE (pool);
  rt_tool_set (rt, self, POOL, pool);
  self->n[0] = r = r < 0 ? n : r;
  if (rt_tool_reserve (rt, self, (size_t)(cycles ? n + r : r)) < 0) {
    rt_decref (rt, o);
    return NULL;
  }
  return o;
}

/* The result of the first R (permuted, chosen or one repeated) items by the indices. */
static RtObject *first_result (RtInterp *rt, RtTool *self) {
  RtObject *result = rt_tuple_new (rt, self->n[0]);
  if (result == NULL)
    return NULL;
  for (ptrdiff_t i = 0; i < self->n[0]; i++)
    rt_tuple_init (rt, result, i, rt_incref (RT_TUPLE_ITEM (self->refs[POOL], self->indices[i])));
  rt_tool_set (rt, self, RESULT, result);
  return given (rt, self);
}

/* Over the pool, or over nothing at the end, with STATE unless it is the beginning. */
static RtObject *selection_reduce (RtInterp *rt, RtTool *self, RT_STEALS RtObject *state) {
  bool ended = self->n[1] && self->refs[RESULT] != NULL, begun = self->refs[RESULT] != NULL && !ended;
  RtObject *r = rt_int_from_int64 (rt, self->n[0]);
  RtObject *parts = r != NULL ? rt_tuple_pack (rt, 2, ended ? rt->empty_tuple : self->refs[POOL], r) : NULL;
  rt_xdecref (rt, r);
  if (!begun && state != NULL) {
    rt_decref (rt, state);
    state = NULL;
  }
  return rt_tool_reduction (rt, &self->base, parts, state);
}

/* Whether R may be a length; else with an exception, if there is none yet. */
static bool is_length (RtInterp *rt, ptrdiff_t r) {
  if (r < 0 && rt_error (rt) == NULL)
    RT_VALUE_ERROR (rt, "r must be non-negative");
  return r >= 0;
}

/* The argument r; -1 with an exception. */
static ptrdiff_t length_argument (RtInterp *rt, RtObject *o) {
  ptrdiff_t r = rt_index_argument (rt, o);
  return is_length (rt, r) ? r : -1;
}

static RtObject *permutations_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"iterable", "r"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "permutations", args, kwargs, names, 2, 2, 1, out))
    return NULL;
  RtObject *pool = rt_tuple_from (rt, out[0]);
  ptrdiff_t r = -1;
  if (pool != NULL && out[1] != NULL && out[1] != rt->none) {
    if (RT_IS_INT (out[1]))
      r = length_argument (rt, out[1]);
    else
      RT_TYPE_ERROR (rt, "Expected int as r");
    if (r < 0) {
      rt_decref (rt, pool);
      return NULL;
    }
  }
  RtObject *o = selection_new (rt, type, pool, r, true);
  if (o == NULL)
    return NULL;
  RtTool *self = RT_TOOL (o);
  ptrdiff_t n = RT_TUPLE_SIZE (self->refs[POOL]);
  for (ptrdiff_t i = 0; i < n; i++)
    self->indices[i] = i;
  for (ptrdiff_t i = 0; i < self->n[0]; i++)
    self->indices[n + i] = n - i; /* how often place i is still to be exchanged */
  self->n[1] = self->n[0] > n;
  return o;
}

static RtObject *permutations_next (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  if (self->n[1])
    return NULL;
  if (self->refs[RESULT] == NULL)
    return first_result (rt, self);
  RtObject *pool = self->refs[POOL];
  ptrdiff_t n = RT_TUPLE_SIZE (pool), r = self->n[0], *indices = self->indices, *cycles = indices + n;
  if (n == 0)
    return stop (self);
  RtObject *result = rt_tool_own_result (rt, self, RESULT);
  if (result == NULL)
    return NULL;
  for (ptrdiff_t i = r - 1; i >= 0; i--) {
    if (--cycles[i] == 0) { /* rotate what is behind, and go on before */
      ptrdiff_t index = indices[i];
      for (ptrdiff_t j = i; j < n - 1; j++)
        indices[j] = indices[j + 1];
      indices[n - 1] = index;
      cycles[i] = n - i;
      continue;
    }
    ptrdiff_t j = n - cycles[i], index = indices[i];
    indices[i] = indices[j];
    indices[j] = index;
    for (ptrdiff_t k = i; k < r; k++)
      put (rt, result, k, RT_TUPLE_ITEM (pool, indices[k]));
    return given (rt, self);
  }
  return stop (self);
}

RT_TOOL_METHOD (permutations_reduce) {
  RtTool *tool = RT_TOOL (self);
  size_t n = (size_t)RT_TUPLE_SIZE (tool->refs[POOL]);
  RtObject *indices = rt_tool_indices (rt, tool, 0, n), *state = NULL;
  RtObject *cycles = indices != NULL ? rt_tool_indices (rt, tool, n, (size_t)tool->n[0]) : NULL;
  if (cycles != NULL)
    state = rt_tuple_pack (rt, 2, indices, cycles);
  rt_xdecref (rt, indices);
  rt_xdecref (rt, cycles);
  return state != NULL ? selection_reduce (rt, tool, state) : NULL;
}

RT_TOOL_METHOD (permutations_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  RtTool *tool = RT_TOOL (self);
  ptrdiff_t n = RT_TUPLE_SIZE (tool->refs[POOL]), r = tool->n[0];
  if (!rt_tool_is_state (rt, args[0]) || !is_tuple_of (rt, args[0], 2) || !is_tuple_of (rt, RT_TUPLE_ITEM (args[0], 0), n) ||
      !is_tuple_of (rt, RT_TUPLE_ITEM (args[0], 1), r))
    return NULL;
  for (ptrdiff_t i = 0; i < n + r; i++) {
    ptrdiff_t index = i < n ? index_between (rt, RT_TUPLE_ITEM (args[0], 0), i, n - 1)
                            : index_between (rt, RT_TUPLE_ITEM (args[0], 1), i - n, n - (i - n));
    if (index < 0)
      return NULL;
    tool->indices[i] = i >= n && index < 1 ? 1 : index;
  }
  RtObject *first = r <= n ? first_result (rt, tool) : NULL;
  rt_xdecref (rt, first);
  return rt_error (rt) == NULL ? rt_incref (rt->none) : NULL;
}

static const RtMethodDef permutations_methods[] = {
    RT_TOOL_REDUCE (permutations_reduce), RT_TOOL_SETSTATE (permutations_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_permutations_spec = {RT_TOOL_SPEC ("permutations", 64, permutations_new, permutations_next),
                                         .type_flags = RT_TOOL_FLAGS, .methods = permutations_methods};

static RtObject *choice_new (RtInterp *rt, RtType *type, const char *name, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"iterable", "r"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, name, args, kwargs, names, 2, 2, 2, out))
    return NULL;
  ptrdiff_t r = rt_index_argument (rt, out[1]);
  if (r == -1 && rt_error (rt) != NULL)
    return NULL;
  RtObject *pool = rt_tuple_from (rt, out[0]); /* looked at before the sign of r */
  if (pool == NULL || is_length (rt, r))
    return selection_new (rt, type, pool, r, false);
  rt_decref (rt, pool);
  return NULL;
}

static RtObject *combinations_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = choice_new (rt, type, "combinations", args, kwargs);
  if (o == NULL)
    return NULL;
  RtTool *self = RT_TOOL (o);
  for (ptrdiff_t i = 0; i < self->n[0]; i++)
    self->indices[i] = i;
  self->n[1] = self->n[0] > RT_TUPLE_SIZE (self->refs[POOL]);
  return o;
}

static RtObject *replacement_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = choice_new (rt, type, "combinations_with_replacement", args, kwargs);
  if (o != NULL)
    RT_TOOL (o)->n[1] = RT_TUPLE_SIZE (RT_TOOL (o)->refs[POOL]) == 0 && RT_TOOL (o)->n[0] > 0;
  return o;
}

/* The next choice of ascending indices; with replacement they may be equal. */
static RtObject *choice_next (RtInterp *rt, RtTool *self, bool replacement) {
  if (self->n[1])
    return NULL;
  if (self->refs[RESULT] == NULL)
    return first_result (rt, self);
  RtObject *pool = self->refs[POOL];
  ptrdiff_t n = RT_TUPLE_SIZE (pool), r = self->n[0], *indices = self->indices, i = r - 1;
  while (i >= 0 && indices[i] == (replacement ? n - 1 : i + n - r))
    i--;
  if (i < 0)
    return stop (self);
  RtObject *result = rt_tool_own_result (rt, self, RESULT);
  if (result == NULL)
    return NULL;
  ptrdiff_t index = indices[i] + 1;
  for (; i < r; i++) {
    indices[i] = index;
    put (rt, result, i, RT_TUPLE_ITEM (pool, index));
    if (!replacement)
      index++;
  }
  return given (rt, self);
}

static RtObject *combinations_next (RtInterp *rt, RtObject *o) {
  return choice_next (rt, RT_TOOL (o), false);
}

static RtObject *replacement_next (RtInterp *rt, RtObject *o) {
  return choice_next (rt, RT_TOOL (o), true);
}

RT_TOOL_METHOD (choice_reduce) {
  RtObject *state = rt_tool_indices (rt, RT_TOOL (self), 0, (size_t)RT_TOOL (self)->n[0]);
  return state != NULL ? selection_reduce (rt, RT_TOOL (self), state) : NULL;
}

static RtObject *choice_setstate (RtInterp *rt, RtTool *tool, RtObject *state, bool replacement) {
  ptrdiff_t n = RT_TUPLE_SIZE (tool->refs[POOL]), r = tool->n[0];
  if (!is_tuple_of (rt, state, r))
    return NULL;
  for (ptrdiff_t i = 0; i < r; i++) {
    ptrdiff_t index = index_between (rt, state, i, replacement ? n - 1 : i + n - r);
    if (index < 0)
      return NULL;
    tool->indices[i] = index;
  }
  RtObject *first = (r == 0 || n > 0) && (replacement || r <= n) ? first_result (rt, tool) : NULL;
  rt_xdecref (rt, first);
  return rt_error (rt) == NULL ? rt_incref (rt->none) : NULL;
}

RT_TOOL_METHOD (combinations_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  return choice_setstate (rt, RT_TOOL (self), args[0], false);
}

RT_TOOL_METHOD (replacement_setstate) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  return choice_setstate (rt, RT_TOOL (self), args[0], true);
}

static const RtMethodDef combinations_methods[] = {
    RT_TOOL_REDUCE (choice_reduce), RT_TOOL_SETSTATE (combinations_setstate), {NULL, NULL, 0, NULL}};
static const RtMethodDef replacement_methods[] = {
    RT_TOOL_REDUCE (choice_reduce), RT_TOOL_SETSTATE (replacement_setstate), {NULL, NULL, 0, NULL}};

const RtTypeSpec rt_combinations_spec = {RT_TOOL_SPEC ("combinations", 56, combinations_new, combinations_next),
                                         .type_flags = RT_TOOL_FLAGS, .methods = combinations_methods};
const RtTypeSpec rt_combinations_with_replacement_spec = {
    RT_TOOL_SPEC ("combinations_with_replacement", 56, replacement_new, replacement_next),
    .type_flags = RT_TOOL_FLAGS, .methods = replacement_methods};
