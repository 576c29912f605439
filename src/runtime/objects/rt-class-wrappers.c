#include "rt-class-wrappers.h"

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-tuple.h"

#define WRAPPER(name)                                                                                        \
  RtObject *rt_wrap_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,               \
                            RtObject *kwnames, void *wrapped, const RtSlotDef *def)

static bool check_count (RtInterp *rt, size_t nargs, size_t wanted) {
  if (nargs == wanted)
    return true;
  rt_raise (rt, rt->types.TypeError, "expected %zu argument%s, got %zu", wanted, wanted == 1 ? "" : "s",
            nargs);
  return false;
}

/* None for a result of 0, NULL for -1. */
static RtObject *none_unless_failed (RtInterp *rt, int result) {
  return result < 0 ? NULL : rt_incref (rt->none);
}

WRAPPER (binary) {
  return check_count (rt, nargs, 1) ? ((RtBinary)wrapped) (rt, self, args[0]) : NULL;
}

WRAPPER (binary_left) {
  return check_count (rt, nargs, 1) ? ((RtBinary)wrapped) (rt, self, args[0]) : NULL;
}

WRAPPER (binary_right) {
  return check_count (rt, nargs, 1) ? ((RtBinary)wrapped) (rt, args[0], self) : NULL;
}

WRAPPER (ternary) {
  if (!rt_check_positional (rt, "", nargs, 1, 2))
    return NULL;
  return ((RtTernary)wrapped) (rt, self, args[0], nargs > 1 ? args[1] : rt->none);
}

WRAPPER (ternary_right) {
  if (!rt_check_positional (rt, "", nargs, 1, 2))
    return NULL;
  return ((RtTernary)wrapped) (rt, args[0], self, nargs > 1 ? args[1] : rt->none);
}

WRAPPER (unary) {
  return check_count (rt, nargs, 0) ? ((RtUnary)wrapped) (rt, self) : NULL;
}

WRAPPER (inquiry) {
  int result = check_count (rt, nargs, 0) ? ((RtInquiry)wrapped) (rt, self) : -1;
  return result < 0 ? NULL : rt_bool_object (rt, result != 0);
}

WRAPPER (length) {
  ptrdiff_t length = check_count (rt, nargs, 0) ? ((RtLenFn)wrapped) (rt, self) : -1;
  return length < 0 ? NULL : rt_int_from_int64 (rt, length);
}

WRAPPER (index) {
  if (!rt_check_positional (rt, "", nargs, 1, 1))
    return NULL;
  ptrdiff_t index = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  return index == -1 && rt->error != NULL ? NULL : ((RtIndexFn)wrapped) (rt, self, index);
}

/* The index in ARG, counted from the end if it is negative. */
static bool get_index (RtInterp *rt, RtObject *self, RtObject *arg, ptrdiff_t *index) {
  *index = rt_index_ssize (rt, arg, rt->types.OverflowError);
  if (*index == -1 && rt->error != NULL)
    return false;
  if (*index >= 0 || self->type->slots.sq_length == NULL)
    return true;
  ptrdiff_t length = self->type->slots.sq_length (rt, self);
  *index += length;
  return length >= 0;
}

WRAPPER (item) {
  ptrdiff_t index;
  return check_count (rt, nargs, 1) && get_index (rt, self, args[0], &index)
             ? ((RtIndexFn)wrapped) (rt, self, index)
             : NULL;
}

WRAPPER (set_item) {
  ptrdiff_t index;
  if (!rt_check_positional (rt, "", nargs, 2, 2) || !get_index (rt, self, args[0], &index))
    return NULL;
  return none_unless_failed (rt, ((RtIndexSetFn)wrapped) (rt, self, index, args[1]));
}

WRAPPER (delete_item) {
  ptrdiff_t index;
  if (!check_count (rt, nargs, 1) || !get_index (rt, self, args[0], &index))
    return NULL;
  return none_unless_failed (rt, ((RtIndexSetFn)wrapped) (rt, self, index, NULL));
}

WRAPPER (contains) {
  int result = check_count (rt, nargs, 1) ? ((RtContainsFn)wrapped) (rt, self, args[0]) : -1;
  return result < 0 ? NULL : rt_bool_object (rt, result != 0);
}

WRAPPER (set_key) {
  return rt_check_positional (rt, "", nargs, 2, 2)
             ? none_unless_failed (rt, ((RtSetItemFn)wrapped) (rt, self, args[0], args[1]))
             : NULL;
}

WRAPPER (delete_key) {
  return check_count (rt, nargs, 1)
             ? none_unless_failed (rt, ((RtSetItemFn)wrapped) (rt, self, args[0], NULL))
             : NULL;
}

WRAPPER (compare) {
  typedef RtObject *(*Compare) (RtInterp *, RtObject *, RtObject *, RtCompare);
  return check_count (rt, nargs, 1) ? ((Compare)wrapped) (rt, self, args[0], def->compare) : NULL;
}

WRAPPER (hash) {
  int64_t hash = check_count (rt, nargs, 0) ? ((RtHashFn)wrapped) (rt, self) : -1;
  return hash == -1 ? NULL : rt_int_from_int64 (rt, hash);
}

WRAPPER (next) {
  RtObject *item = check_count (rt, nargs, 0) ? ((RtUnary)wrapped) (rt, self) : NULL;
  return item != NULL || rt->error != NULL ? item : rt_raise_object (rt, rt->types.StopIteration, NULL);
}

bool rt_collect_arguments (RtInterp *rt, RtHold *hold, RtObject *const *args, size_t nargs,
                           RtObject *kwnames) {
  hold->held[0] = rt_tuple_from_array (rt, args, nargs);
  if (hold->held[0] == NULL || kwnames == NULL || RT_TUPLE_SIZE (kwnames) == 0)
    return hold->held[0] != NULL;
  hold->held[1] = rt_dict_new (rt);
  for (ptrdiff_t i = 0; hold->held[1] != NULL && i < RT_TUPLE_SIZE (kwnames); i++)
    if (rt_dict_set (rt, hold->held[1], RT_TUPLE_ITEM (kwnames, i), args[nargs + (size_t)i]) < 0)
      return false;
  return hold->held[1] != NULL;
}

WRAPPER (call) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__call__", "arguments");
  RtObject *result = NULL;
  if (rt_collect_arguments (rt, &hold, args, nargs, kwnames))
    result = ((RtTernary)wrapped) (rt, self, hold.held[0], hold.held[1]);
  return rt_hold_end (rt, &hold, result);
}

WRAPPER (init) {
  typedef int (*Init) (RtInterp *, RtObject *, RtObject *, RtObject *);
  RtHold hold;
  rt_hold_begin (rt, &hold, "__init__", "arguments");
  RtObject *result = NULL;
  if (rt_collect_arguments (rt, &hold, args, nargs, kwnames))
    result = none_unless_failed (rt, ((Init)wrapped) (rt, self, hold.held[0], hold.held[1]));
  return rt_hold_end (rt, &hold, result);
}

/* object.__setattr__ must not go round what a built-in type between object and SELF's class does. */
static bool may_set_attribute (RtInterp *rt, RtObject *self, void *wrapped, const char *what) {
  RtType *type = self->type;
  while (type != NULL && rt_type_has (type, RT_TYPE_HEAP))
    type = type->base_type;
  if (type == NULL || (void *)type->slots.tp_setattro == wrapped)
    return true;
  rt_raise (rt, rt->types.TypeError, "can't apply this %s to %s object", what, self->type->name);
  return false;
}

typedef int (*SetAttribute) (RtInterp *, RtObject *, RtObject *, RtObject *);

WRAPPER (setattr) {
  if (!rt_check_positional (rt, "", nargs, 2, 2) || !may_set_attribute (rt, self, wrapped, "__setattr__"))
    return NULL;
  return none_unless_failed (rt, ((SetAttribute)wrapped) (rt, self, args[0], args[1]));
}

WRAPPER (delattr) {
  if (!check_count (rt, nargs, 1) || !may_set_attribute (rt, self, wrapped, "__delattr__"))
    return NULL;
  return none_unless_failed (rt, ((SetAttribute)wrapped) (rt, self, args[0], NULL));
}

WRAPPER (descr_get) {
  typedef RtObject *(*DescrGet) (RtInterp *, RtObject *, RtObject *, RtObject *);
  if (!rt_check_positional (rt, "", nargs, 1, 2))
    return NULL;
  RtObject *instance = args[0] != rt->none ? args[0] : NULL;
  RtObject *owner = nargs > 1 && args[1] != rt->none ? args[1] : NULL;
  if (instance == NULL && owner == NULL)
    return RT_TYPE_ERROR (rt, "__get__(None, None) is invalid");
  return ((DescrGet)wrapped) (rt, self, instance, owner);
}

typedef int (*DescrSet) (RtInterp *, RtObject *, RtObject *, RtObject *);

WRAPPER (descr_set) {
  if (!rt_check_positional (rt, "", nargs, 2, 2))
    return NULL;
  return none_unless_failed (rt, ((DescrSet)wrapped) (rt, self, args[0], args[1]));
}

WRAPPER (descr_delete) {
  return check_count (rt, nargs, 1) ? none_unless_failed (rt, ((DescrSet)wrapped) (rt, self, args[0], NULL))
                                    : NULL;
}

WRAPPER (finalize) {
  if (!check_count (rt, nargs, 0))
    return NULL;
  ((void (*) (RtInterp *, RtObject *))wrapped) (rt, self);
  return rt_incref (rt->none);
}
