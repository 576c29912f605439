#include "rt-itertools-private.h"

#include "rt-class.h"
#include "rt-warn.h"

static RtSlot slot_of (const RtTool *self, size_t i) {
  return RT_FIELD (i, self->labels[i]);
}

RtObject *rt_tool_new (RtInterp *rt, RtType *type, const char *const *labels) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL)
    RT_TOOL (o)->labels = labels;
  return o;
}

int rt_tool_reserve (RtInterp *rt, RtTool *self, size_t count) {
  self->indices = rt_mem_calloc (rt, count > 0 ? count : 1, sizeof *self->indices);
  if (self->indices == NULL)
    return -1;
  self->indices_count = count > 0 ? count : 1;
  return 0;
}

void rt_tool_set (RtInterp *rt, RtTool *self, size_t i, RtObject *value) {
  rt_ref_set (rt, &self->base, slot_of (self, i), &self->refs[i], value);
}

int rt_tool_clear (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  for (size_t i = 0; i < RT_TOOL_REFS; i++)
    if (self->refs[i] != NULL)
      rt_tool_set (rt, self, i, NULL);
  return 0;
}

size_t rt_tool_sizeof (RtInterp *rt, RtObject *o) {
  return o->type->cpython_basicsize + RT_TOOL (o)->indices_count * 8;
}

void rt_tool_dealloc (RtInterp *rt, RtObject *o) {
  RtTool *self = RT_TOOL (o);
  rt_gc_untrack (rt, o);
  rt_tool_clear (rt, o);
  if (self->indices != NULL)
    rt_mem_free (rt, self->indices, self->indices_count * sizeof *self->indices);
  rt_object_free (rt, o);
}

int rt_tool_traverse (RtObject *o, RtVisit visit, void *arg) {
  RtTool *self = RT_TOOL (o);
  for (size_t i = 0; i < RT_TOOL_REFS; i++)
    RT_VISIT (visit, arg, slot_of (self, i), self->refs[i]);
  return 0;
}

bool rt_tool_no_keywords (RtInterp *rt, const RtType *type, RtObject *kwargs) {
  if (type->slots.tp_init != rt->types.object->slots.tp_init) /* that of a class of the program's, which may take them */
    return true;
  while (rt_type_has (type, RT_TYPE_HEAP))
    type = type->base_type;
  const char *dot = type->name, *name = type->name;
  for (; *dot != '\0'; dot++)
    if (*dot == '.')
      name = dot + 1;
  return rt_no_constructor_keywords (rt, name, kwargs);
}

RtObject *rt_tool_new_function_and_iterator (RtInterp *rt, RtType *type, const char *const *labels,
                                             RtObject *args, RtObject *kwargs) {
  if (!rt_tool_no_keywords (rt, type, kwargs) ||
      !rt_check_positional (rt, rt_type_short_name (type), (size_t)RT_TUPLE_SIZE (args), 2, 2))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, type->name, "iterator");
  hold.held[0] = rt_iter (rt, RT_TUPLE_ITEM (args, 1));
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *o = rt_tool_new (rt, type, labels);
  if (o != NULL) {
    rt_tool_set (rt, RT_TOOL (o), 0, rt_incref (RT_TUPLE_ITEM (args, 0)));
    rt_tool_set (rt, RT_TOOL (o), 1, rt_incref (hold.held[0]));
  }
  return rt_hold_end (rt, &hold, o);
}

RtObject *rt_tool_own_result (RtInterp *rt, RtTool *self, size_t ref) {
  RtObject *result = self->refs[ref];
  if (result->refcount == 1) {
    if (!rt_gc_is_tracked (result))
      rt_gc_track (rt, result);
    return result;
  }
  RtObject *copy = rt_tuple_from_array (rt, ((RtTuple *)result)->items, (size_t)RT_TUPLE_SIZE (result));
  if (copy != NULL)
    rt_tool_set (rt, self, ref, copy);
  return copy;
}

int rt_tool_warn (RtInterp *rt) {
  return rt_warn (rt, rt->types.DeprecationWarning, 1, "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
}

RtObject *rt_tool_reduction (RtInterp *rt, RtObject *self, RtObject *args, RtObject *state) {
  RtObject *type = RT_OBJECT (self->type), *result = NULL;
  if (args != NULL && rt_error (rt) == NULL && rt_tool_warn (rt) == 0)
    result = state != NULL ? rt_tuple_pack (rt, 3, type, args, state) : rt_tuple_pack (rt, 2, type, args);
  rt_xdecref (rt, args);
  rt_xdecref (rt, state);
  return result;
}

RtObject *rt_tool_indices (RtInterp *rt, const RtTool *self, size_t from, size_t count) {
  RtObject *tuple = rt_tuple_new (rt, (ptrdiff_t)count);
  for (size_t i = 0; tuple != NULL && i < count; i++) {
    RtObject *index = rt_int_from_int64 (rt, self->indices[from + i]);
    if (index == NULL) {
      rt_decref (rt, tuple);
      return NULL;
    }
    rt_tuple_init (rt, tuple, (ptrdiff_t)i, index);
  }
  return tuple;
}

bool rt_tool_is_state (RtInterp *rt, RtObject *state) {
  if (!RT_IS_TUPLE (state))
    RT_TYPE_ERROR (rt, "state is not a tuple");
  return RT_IS_TUPLE (state);
}
