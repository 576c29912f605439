/* mappingproxy: a mapping that can only be read; what type.__dict__ gives. */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtMappingProxy {
  RtObject base;
  RtObject *mapping;
} RtMappingProxy;

#define MAPPING(o)   (((RtMappingProxy *)(o))->mapping)
#define SLOT_MAPPING RT_FIELD (0, "mapping")

RtObject *rt_mappingproxy_new (RtInterp *rt, RtObject *mapping) {
  if (!rt_is_mapping (mapping) || RT_IS_LIST (mapping) || RT_IS_TUPLE (mapping))
    return RT_TYPE_ERROR (rt, "mappingproxy() argument must be a mapping, not %T", mapping);
  RtObject *o = rt_object_alloc (rt, rt->types.mappingproxy, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, SLOT_MAPPING, &MAPPING (o), rt_incref (mapping));
  rt_gc_track (rt, o);
  return o;
}

static RtObject *tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"mapping"};
  RtObject *out[1];
  if (!rt_parse_tuple (rt, "mappingproxy", args, kwargs, names, 1, 1, 1, out))
    return NULL;
  return rt_mappingproxy_new (rt, out[0]);
}

static void dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_MAPPING, &MAPPING (o));
  rt_object_free (rt, o);
}

static int traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_MAPPING, MAPPING (o));
  return 0;
}

static RtObject *repr (RtInterp *rt, RtObject *o) {
  return rt_str_printf (rt, "mappingproxy(%R)", MAPPING (o));
}

static RtObject *str (RtInterp *rt, RtObject *o) {
  return rt_str (rt, MAPPING (o));
}

static int64_t hash (RtInterp *rt, RtObject *o) {
  return rt_hash (rt, MAPPING (o));
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  return rt_compare (rt, MAPPING (a), b, op);
}

static RtObject *iter (RtInterp *rt, RtObject *o) {
  return rt_iter (rt, MAPPING (o));
}

static ptrdiff_t length (RtInterp *rt, RtObject *o) {
  return rt_length (rt, MAPPING (o));
}

static int contains (RtInterp *rt, RtObject *o, RtObject *key) {
  return rt_contains (rt, MAPPING (o), key);
}

static RtObject *subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  return rt_getitem (rt, MAPPING (o), key);
}

static RtObject *unwrapped (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, mappingproxy) ? MAPPING (o) : o;
}

static RtObject *proxy_or (RtInterp *rt, RtObject *a, RtObject *b) {
  return rt_binary (rt, RT_NB_OR, unwrapped (rt, a), unwrapped (rt, b));
}

static RtObject *proxy_ior (RtInterp *rt, RtObject *a, RtObject *b) {
  return RT_TYPE_ERROR (rt, "'|=' is not supported by %T; use '|' instead", a);
}

/* Calls the mapping's method of the same name. */
static RtObject *forward (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args,
                          size_t nargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "mappingproxy", "method of the mapping");
  RtObject *text = hold.held[0] = rt_str_interned (rt, name);
  RtObject *result = text != NULL ? rt_call_method (rt, MAPPING (self), text, args, nargs) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *get (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "get", nargs, 1, 2))
    return NULL;
  RtObject *both[2] = {args[0], nargs > 1 ? args[1] : rt->none};
  return forward (rt, self, "get", both, 2);
}

#define FORWARD(function, name)                                                                              \
  static RtObject *function (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,              \
                             RtObject *kwnames) {                                                            \
    return forward (rt, self, name, NULL, 0);                                                                \
  }
FORWARD (keys, "keys")
FORWARD (values, "values")
FORWARD (items, "items")
FORWARD (copy, "copy")
FORWARD (reversed_iterator, "__reversed__")

static const RtMethodDef methods[] = {
    {"get", get, RT_METH_FASTCALL, NULL},
    {"keys", keys, RT_METH_NOARGS, NULL},
    {"values", values, RT_METH_NOARGS, NULL},
    {"items", items, RT_METH_NOARGS, NULL},
    {"copy", copy, RT_METH_NOARGS, NULL},
    {"__reversed__", reversed_iterator, RT_METH_NOARGS, NULL},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_mappingproxy_spec = {
    .name = "mappingproxy",
    .size_bytes = sizeof (RtMappingProxy),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_GC | RT_TYPE_MAPPING,
    .slots =
        {
            .tp_new = tp_new,
            .tp_dealloc = dealloc,
            .tp_traverse = traverse,
            .tp_repr = repr,
            .tp_str = str,
            .tp_hash = hash,
            .tp_richcompare = richcompare,
            .tp_iter = iter,
            .sq_contains = contains,
            .mp_length = length,
            .mp_subscript = subscript,
            .nb_or = proxy_or,
            .nb_inplace_or = proxy_ior,
        },
    .methods = methods,
};
