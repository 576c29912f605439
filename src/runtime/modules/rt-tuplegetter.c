/* collections._tuplegetter: the fields of namedtuples, descriptors that know an index. */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtTupleGetter {
  RtObject base;
  ptrdiff_t index;
  RtObject *doc;
} RtTupleGetter;

#define GETTER(o) ((RtTupleGetter *)(o))
#define SLOT_DOC  RT_ATTR (0, "__doc__")

static RtObject *tuplegetter_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_no_constructor_keywords (rt, "_tuplegetter", kwargs) ||
      !rt_check_positional (rt, "_tuplegetter", (size_t)RT_TUPLE_SIZE (args), 2, 2))
    return NULL;
  ptrdiff_t index = rt_index_ssize (rt, RT_TUPLE_ITEM (args, 0), rt->types.OverflowError);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  GETTER (o)->index = index;
  rt_ref_init (rt, o, SLOT_DOC, &GETTER (o)->doc, rt_incref (RT_TUPLE_ITEM (args, 1)));
  return o;
}

static void tuplegetter_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_DOC, &GETTER (o)->doc);
  rt_object_free (rt, o);
}

static int tuplegetter_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_DOC, GETTER (o)->doc);
  return 0;
}

static RtObject *tuplegetter_get (RtInterp *rt, RtObject *o, RtObject *instance, RtObject *owner) {
  if (instance == NULL)
    return rt_incref (o);
  ptrdiff_t index = GETTER (o)->index;
  if (!RT_IS_TUPLE (instance)) {
    if (instance == rt->none)
      return rt_incref (o);
    return RT_TYPE_ERROR (rt, "descriptor for index '%zd' for tuple subclasses doesn't apply to '%T' object", index,
                          instance);
  }
  if (index < 0 || index >= RT_TUPLE_SIZE (instance))
    return rt_raise (rt, rt->types.IndexError, "tuple index out of range");
  return rt_incref (RT_TUPLE_ITEM (instance, index));
}

/* Those of struct sequences are members of C in CPython. */
static int tuplegetter_set (RtInterp *rt, RtObject *o, RtObject *instance, RtObject *value) {
  if (rt_dict_get_utf8 (rt, instance->type->dict, "n_sequence_fields") != NULL)
    return rt_raise_int (rt, rt->types.AttributeError, "readonly attribute");
  if (rt_error (rt) != NULL)
    return -1;
  return rt_raise_int (rt, rt->types.AttributeError, value != NULL ? "can't set attribute" : "can't delete attribute");
}

static RtObject *tuplegetter_repr (RtInterp *rt, RtObject *o) {
  return rt_str_printf (rt, "_tuplegetter(%zd, %R)", GETTER (o)->index, GETTER (o)->doc);
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *index = rt_int_from_int64 (rt, GETTER (self)->index);
  RtObject *parts = index != NULL ? rt_tuple_pack (rt, 2, index, GETTER (self)->doc) : NULL;
  rt_xdecref (rt, index);
  RtObject *result = parts != NULL ? rt_tuple_pack (rt, 2, self->type, parts) : NULL;
  rt_xdecref (rt, parts);
  return result;
}

static const RtMethodDef methods[] = {
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static const RtMemberDef members[] = {
    {"__doc__", RT_MEMBER_OBJECT, offsetof (RtTupleGetter, doc), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

const RtTypeSpec rt_tuplegetter_spec = {
    .name = "collections._tuplegetter",
    .size_bytes = sizeof (RtTupleGetter),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC,
    .slots =
        {
            .tp_new = tuplegetter_new,
            .tp_dealloc = tuplegetter_dealloc,
            .tp_traverse = tuplegetter_traverse,
            .tp_repr = tuplegetter_repr,
            .tp_descr_get = tuplegetter_get,
            .tp_descr_set = tuplegetter_set,
        },
    .methods = methods,
    .members = members,
};
