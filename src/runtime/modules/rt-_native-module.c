/* _native: lets classes of our Python texts pass for types that CPython has in C. */
#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-heap.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* static_type (class): messages name it with its module ("datetime.date"), and its attributes cannot be set any more. Returns the
 * class, so that it can decorate. */
static RtObject *static_type (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_type_has (args[0]->type, RT_TYPE_TYPE) || !rt_type_has ((RtType *) args[0], RT_TYPE_HEAP))
    return RT_TYPE_ERROR (rt, "static_type() argument must be a class, not %T", args[0]);
  return rt_type_make_static (rt, (RtType *) args[0]) < 0 ? NULL : rt_incref (args[0]);
}

/* is_heap_type (class): whether a class statement made it. */
static RtObject *is_heap_type (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_bool_object (rt, rt_type_has (args[0]->type, RT_TYPE_TYPE) && rt_type_has ((RtType *) args[0], RT_TYPE_HEAP));
}

static int mark_for_patterns (RtInterp *rt, RtType *type, void *flag) {
  if (rt_type_has (type, RT_TYPE_SEQUENCE | RT_TYPE_MAPPING) || rt_type_has (type, RT_TYPE_IMMUTABLE))
    return 0;
  type->type_flags |= *(const uint32_t *) flag;
  return rt_type_each_subclass (rt, type, mark_for_patterns, flag);
}

/* matches_as (class, other): patterns take CLASS and what derives from it for a sequence or a mapping if they take OTHER for one, which
 * is "sequence", "mapping" or a class. */
static RtObject *matches_as (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "matches_as", nargs, 2, 2))
    return NULL;
  bool classes = rt_type_has (args[0]->type, RT_TYPE_TYPE) && (RT_IS_STR (args[1]) || rt_type_has (args[1]->type, RT_TYPE_TYPE));
  if (!classes)
    return RT_TYPE_ERROR (rt, "matches_as() arguments must be classes");
  uint32_t flag = !RT_IS_STR (args[1])                         ? ((RtType *) args[1])->type_flags & (RT_TYPE_SEQUENCE | RT_TYPE_MAPPING)
                  : rt_str_equal_utf8 (args[1], "sequence") ? RT_TYPE_SEQUENCE
                                                               : RT_TYPE_MAPPING;
  if (flag != 0 && mark_for_patterns (rt, (RtType *) args[0], &flag) < 0)
    return NULL;
  return rt_incref (rt->none);
}

/* sized (class, bytes): what instances of CLASS take beside the collector's header in CPython. */
static RtObject *sized (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "sized", nargs, 2, 2))
    return NULL;
  if (!rt_type_has (args[0]->type, RT_TYPE_TYPE) || !RT_IS_INT (args[1]))
    return RT_TYPE_ERROR (rt, "sized() arguments must be a class and a number");
  ((RtType *) args[0])->cpython_basicsize = (size_t) rt_int_to_int64 (rt, args[1]);
  return rt_incref (args[0]);
}

/* is_interned (text): whether it is the one str of its value that names are. */
static RtObject *is_interned (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_bool_object (rt, (args[0]->flags & RT_OBJECT_INTERNED) != 0);
}

typedef struct Wanted {
  RtInterp *rt;
  uint64_t address;
  RtObject *found;
} Wanted;

static int is_wanted (void *arg, RtObject *o) {
  Wanted *wanted = arg;
  if (rt_address (wanted->rt, o) != wanted->address)
    return 0;
  wanted->found = o;
  return 1;
}

/* The object at the ADDRESS that id () tells of it; NULL without an exception: none lives there. */
static RtObject *find_at (RtInterp *rt, RtObject *address) {
  Wanted wanted = {.rt = rt, .address = RT_IS_INT (address) ? (uint64_t) rt_int_to_int64 (rt, address) : 0};
  rt_error_clear (rt);
  rt_heap_walk (rt->heap, is_wanted, &wanted);
  return wanted.found;
}

/* object_at (address): None if none lives there. */
static RtObject *object_at (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *o = find_at (rt, args[0]);
  return rt_incref (o != NULL ? o : rt->none);
}

/* refcount_at (address): the count as it stands in the object, 2**32 - 1 of an immortal one; None if none lives there. */
static RtObject *refcount_at (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtObject *o = find_at (rt, args[0]);
  if (o == NULL)
    return rt_incref (rt->none);
  return rt_int_from_int64 (rt, rt_is_immortal (o) ? (int64_t) UINT32_MAX : (int64_t) o->refcount);
}

/* union_of (a, b): the types.UnionType of both, or NotImplemented if one cannot be a member of any. */
static RtObject *union_of (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_check_positional (rt, "union_of", nargs, 2, 2) ? rt_union_type_new (rt, args[0], args[1]) : NULL;
}

/* memory (): the bytes that live in this interpreter now, and the most there were since forget_peak (). */
static RtObject *memory (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *used = rt_int_from_uint64 (rt, rt->allocator.used_bytes), *peak = rt_int_from_uint64 (rt, rt->allocator.peak_bytes);
  RtObject *pair = used != NULL && peak != NULL ? rt_tuple_pack (rt, 2, used, peak) : NULL;
  rt_xdecref (rt, used);
  rt_xdecref (rt, peak);
  return pair;
}

static RtObject *forget_peak (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  rt->allocator.peak_bytes = rt->allocator.used_bytes;
  return rt_incref (rt->none);
}

static const RtMethodDef methods[] = {
    {"memory", memory, RT_METH_NOARGS, NULL},
    {"forget_peak", forget_peak, RT_METH_NOARGS, NULL},
    {"sized", sized, RT_METH_FASTCALL, NULL},
    {"union_of", union_of, RT_METH_FASTCALL, NULL},
    {"matches_as", matches_as, RT_METH_FASTCALL, NULL},
    {"is_interned", is_interned, RT_METH_O, NULL},
    {"object_at", object_at, RT_METH_O, NULL},
    {"refcount_at", refcount_at, RT_METH_O, NULL},
    {"is_heap_type", is_heap_type, RT_METH_O, NULL},
    {"static_type", static_type, RT_METH_O, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__native = {.name = "_native", .methods = methods};
