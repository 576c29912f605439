/* method-wrapper: a slot wrapper bound to an instance, as (1).__add__. */
#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-function.h"
#include "rt-ref.h"
#include "rt-str.h"

typedef struct RtMethodWrapper {
  RtObject base;
  RtObject *descriptor, *self;
} RtMethodWrapper;

#define WRAPPER(o) ((RtMethodWrapper *)(o))
#define SLOT_DESCR RT_FIELD (0, "slot wrapper")
#define SLOT_SELF  RT_ATTR (1, "__self__")

RtObject *rt_method_wrapper_new (RtInterp *rt, RtObject *descriptor, RtObject *self) {
  RtObject *o = rt_object_alloc_tracked (rt, rt->types.method_wrapper, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, SLOT_DESCR, &WRAPPER (o)->descriptor, rt_incref (descriptor));
  rt_ref_init (rt, o, SLOT_SELF, &WRAPPER (o)->self, rt_incref (self));
  return o;
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_DESCR, WRAPPER (self)->descriptor);
  RT_VISIT (visit, arg, SLOT_SELF, WRAPPER (self)->self);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_DESCR, &WRAPPER (self)->descriptor);
  rt_ref_clear (rt, self, SLOT_SELF, &WRAPPER (self)->self);
  rt_object_free (rt, self);
}

static RtObject *vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf,
                             RtObject *kwnames) {
  return rt_wrapper_call (rt, WRAPPER (self)->descriptor, WRAPPER (self)->self, args, RT_NARGS (nargsf),
                          kwnames);
}

static RtObject *call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  return rt_call_spread (rt, vectorcall, self, args, kwargs);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  const RtMethodWrapper *w = WRAPPER (self);
  return rt_str_printf (rt, "<method-wrapper '%U' of %s object at 0x%llx>",
                        ((RtDescriptor *)w->descriptor)->name, w->self->type->name,
                        (unsigned long long)rt_address (rt, w->self));
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || a->type != b->type)
    return rt_incref (rt->not_implemented);
  bool equal = WRAPPER (a)->descriptor == WRAPPER (b)->descriptor && WRAPPER (a)->self == WRAPPER (b)->self;
  return rt_bool_object (rt, equal == (op == RT_EQ));
}

static int64_t hash (RtInterp *rt, RtObject *self) {
  return (int64_t)(rt_address (rt, WRAPPER (self)->self) >> 4 ^
                   rt_address (rt, WRAPPER (self)->descriptor) >> 4);
}

static RtObject *get_self (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (WRAPPER (self)->self);
}

static RtObject *get_from_descriptor (RtInterp *rt, RtObject *self, void *closure) {
  return rt_getattr_utf8 (rt, WRAPPER (self)->descriptor, closure);
}

/* A new str each time. */
static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *name = rt_getattr_utf8 (rt, WRAPPER (self)->descriptor, "__name__");
  const char *text = name != NULL ? rt_str_utf8 (rt, name, NULL) : NULL;
  RtObject *result = text != NULL ? rt_str_from (rt, text) : NULL;
  rt_xdecref (rt, name);
  return result;
}

static char qualname_text[] = "__qualname__", objclass_text[] = "__objclass__", doc_text[] = "__doc__",
            signature_text[] = "__text_signature__";
static const RtGetSetDef getset[] = {
    {"__self__", get_self, NULL, NULL, NULL},
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_from_descriptor, NULL, NULL, qualname_text},
    {"__objclass__", get_from_descriptor, NULL, NULL, objclass_text},
    {"__doc__", get_from_descriptor, NULL, NULL, doc_text},
    {"__text_signature__", get_from_descriptor, NULL, NULL, signature_text},
    {NULL},
};

const RtTypeSpec rt_method_wrapper_spec = {
    .name = "method-wrapper",
    .size_bytes = sizeof (RtMethodWrapper),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_repr = repr,
              .tp_richcompare = richcompare,
              .tp_hash = hash,
              .tp_call = call},
    .getset = getset,
};
