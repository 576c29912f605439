/* Descriptors of built-in types: methods, class methods, slot wrappers, computed attributes, fields. They
 * begin alike. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-float.h"
#include "rt-function.h"
#include "rt-int.h"
#include "rt-ref.h"
#include "rt-signature.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define DESCRIPTOR(o) ((RtDescriptor *)(o))

static RtObject *descriptor_new (RtInterp *rt, RtType *type, RtType *owner, const char *name) {
  RtObject *interned = rt_str_interned (rt, name);
  RtObject *o = interned != NULL ? rt_object_alloc_tracked (rt, type, 0) : NULL;
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, RT_ATTR (0, "__objclass__"), &DESCRIPTOR (o)->owner, rt_incref ((RtObject *)owner));
  rt_ref_init (rt, o, RT_ATTR (1, "__name__"), &DESCRIPTOR (o)->name, rt_incref (interned));
  return o;
}

static int descriptor_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_ATTR (0, "__objclass__"), DESCRIPTOR (self)->owner);
  RT_VISIT (visit, arg, RT_ATTR (1, "__name__"), DESCRIPTOR (self)->name);
  RT_VISIT (visit, arg, RT_ATTR (2, "__qualname__"), DESCRIPTOR (self)->qualname);
  return 0;
}

static void descriptor_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, RT_ATTR (0, "__objclass__"), &DESCRIPTOR (self)->owner);
  rt_ref_clear (rt, self, RT_ATTR (1, "__name__"), &DESCRIPTOR (self)->name);
  rt_ref_clear (rt, self, RT_ATTR (2, "__qualname__"), &DESCRIPTOR (self)->qualname);
  rt_object_free (rt, self);
}

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (DESCRIPTOR (self)->name);
}

static RtObject *get_objclass (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref ((RtObject *)DESCRIPTOR (self)->owner);
}

static RtObject *get_qualname (RtInterp *rt, RtObject *self, void *closure) {
  RtDescriptor *d = DESCRIPTOR (self);
  if (d->qualname == NULL) {
    RtObject *of_class = rt_getattr (rt, (RtObject *)d->owner, rt->names.qualname__);
    RtObject *qualname = of_class != NULL ? rt_str_printf (rt, "%U.%U", of_class, d->name) : NULL;
    rt_xdecref (rt, of_class);
    if (qualname == NULL)
      return NULL;
    rt_ref_init (rt, self, RT_ATTR (2, "__qualname__"), &d->qualname, qualname);
  }
  return rt_incref (d->qualname);
}

/* What stands behind the signature of a doc, or the signature (SIGNATURE true). None if there is none. */
RtObject *rt_doc_part (RtInterp *rt, const char *doc, bool signature) {
  const char *end = doc != NULL ? strstr (doc, "\n--\n\n") : NULL,
             *open = doc != NULL ? strchr (doc, '(') : NULL;
  if (signature)
    return end != NULL && open != NULL ? rt_str_from_utf8 (rt, open, (size_t)(end - open))
                                       : rt_incref (rt->none);
  return doc != NULL ? rt_str_from (rt, end != NULL ? end + 5 : doc) : rt_incref (rt->none);
}

static RtObject *repr_as (RtInterp *rt, RtObject *self, const char *format) {
  return rt_str_printf (rt, format, DESCRIPTOR (self)->name, DESCRIPTOR (self)->owner->name);
}

static void describe_as (RtObject *self, HbBuffer *buffer, const char *kind) {
  hb_buffer_printf (buffer, "<%s '", kind);
  if (DESCRIPTOR (self)->name != NULL)
    rt_str_append_utf8 (DESCRIPTOR (self)->name, buffer);
  hb_buffer_append (buffer, "'>");
}

/* Whether O is one of the owner's instances. */
static bool applies (RtInterp *rt, RtObject *self, RtObject *o) {
  if (rt_is_kind_of (o, DESCRIPTOR (self)->owner))
    return true;
  rt_raise (rt, rt->types.TypeError,
            "descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object",
            DESCRIPTOR (self)->name, DESCRIPTOR (self)->owner->name, o->type->name);
  return false;
}

#define COMMON_GETSET                                                                                        \
  {"__name__", get_name, NULL, NULL, NULL}, {"__qualname__", get_qualname, NULL, NULL, NULL}, {              \
    "__objclass__", get_objclass, NULL, NULL, NULL                                                           \
  }

/* Methods. */

#define METHOD(o) ((RtMethodDescriptor *)(o))

static RtObject *method_vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf,
                                    RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  const RtDescriptor *d = DESCRIPTOR (self);
  if (nargs == 0)
    return RT_TYPE_ERROR (rt, "unbound method %s.%U() needs an argument", rt_type_short_name (d->owner),
                          d->name);
  return applies (rt, self, args[0])
             ? rt_native_call_of (rt, METHOD (self)->def, self, args[0], args + 1, nargs - 1, kwnames)
             : NULL;
}

const RtMethodDef *rt_method_descriptor_def (const RtObject *descriptor, const RtObject *instance) {
  return rt_is_kind_of (instance, DESCRIPTOR (descriptor)->owner) ? METHOD (descriptor)->def : NULL;
}

RtObject *rt_method_descriptor_new (RtInterp *rt, RtType *owner, const RtMethodDef *def) {
  bool of_class = (def->flags & RT_METH_CLASS) != 0;
  RtObject *o = descriptor_new (rt, of_class ? rt->types.classmethod_descriptor : rt->types.method_descriptor,
                                owner, def->name);
  if (o != NULL) {
    METHOD (o)->def = def;
    METHOD (o)->vectorcall = method_vectorcall;
  }
  return o;
}

static RtObject *method_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  if (instance == NULL)
    return rt_incref (self);
  return applies (rt, self, instance) ? rt_builtin_function_new (rt, METHOD (self)->def, instance, NULL)
                                      : NULL;
}

static RtObject *method_repr (RtInterp *rt, RtObject *self) {
  return repr_as (rt, self, "<method '%U' of '%s' objects>");
}

static void method_describe (RtObject *self, HbBuffer *buffer) {
  describe_as (self, buffer, "method");
}

static RtObject *method_doc (RtInterp *rt, RtObject *self, void *closure) {
  const RtMethodDef *def = METHOD (self)->def;
  return closure != NULL ? rt_signature_text (rt, def->doc, DESCRIPTOR (self)->owner->name, def->name) : rt_doc_part (rt, def->doc, false);
}

static const RtGetSetDef method_getset[] = {
    COMMON_GETSET,
    {"__doc__", method_doc, NULL, NULL, NULL},
    {"__text_signature__", method_doc, NULL, NULL, (void *)1},
    {NULL},
};

const RtTypeSpec rt_method_descriptor_spec = {
    .name = "method_descriptor",
    .size_bytes = sizeof (RtMethodDescriptor),
    .cpython_basicsize = 56,
    .type_flags = RT_TYPE_GC | RT_TYPE_METHOD_DESCRIPTOR,
    .vectorcall_offset = offsetof (RtMethodDescriptor, vectorcall),
    .slots = {.tp_dealloc = descriptor_dealloc,
              .tp_traverse = descriptor_traverse,
              .describe = method_describe,
              .tp_repr = method_repr,
              .tp_call = rt_call,
              .tp_descr_get = method_get},
    .getset = method_getset,
};

/* Class methods. */

static RtObject *classmethod_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  const RtDescriptor *d = DESCRIPTOR (self);
  if (owner == NULL) {
    if (instance == NULL)
      return RT_TYPE_ERROR (rt, "descriptor '%U' for type '%.100s' needs either an object or a type", d->name,
                            d->owner->name);
    owner = (RtObject *)instance->type;
  }
  if (!RT_IS (owner, RT_TYPE_TYPE))
    return RT_TYPE_ERROR (rt, "descriptor '%U' for type '%.100s' needs a type, not a '%.100s' as arg 2",
                          d->name, d->owner->name, owner->type->name);
  if (!rt_type_is_subtype ((RtType *)owner, d->owner))
    return RT_TYPE_ERROR (rt, "descriptor '%U' requires a subtype of '%.100s' but received '%.100s'", d->name,
                          d->owner->name, ((RtType *)owner)->name);
  return rt_builtin_function_new (rt, METHOD (self)->def, owner, NULL);
}

static RtObject *classmethod_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (RT_TUPLE_SIZE (args) < 1)
    return RT_TYPE_ERROR (rt, "descriptor '%U' of '%.100s' object needs an argument", DESCRIPTOR (self)->name,
                          DESCRIPTOR (self)->owner->name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "class method", "method");
  hold.held[0] = classmethod_get (rt, self, NULL, RT_TUPLE_ITEM (args, 0));
  hold.held[1] = rt_tuple_slice (rt, args, 1, RT_TUPLE_SIZE (args));
  RtObject *result =
      hold.held[0] != NULL && hold.held[1] != NULL ? rt_call (rt, hold.held[0], hold.held[1], kwargs) : NULL;
  return rt_hold_end (rt, &hold, result);
}

const RtTypeSpec rt_classmethod_descriptor_spec = {
    .name = "classmethod_descriptor",
    .size_bytes = sizeof (RtMethodDescriptor),
    .cpython_basicsize = 56,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_dealloc = descriptor_dealloc,
              .tp_traverse = descriptor_traverse,
              .describe = method_describe,
              .tp_repr = method_repr,
              .tp_call = classmethod_call,
              .tp_descr_get = classmethod_get},
    .getset = method_getset,
};

/* Slot wrappers. */

#define WRAPPER(o) ((RtWrapperDescriptor *)(o))

RtObject *rt_wrapper_descriptor_new (RtInterp *rt, RtType *owner, const RtSlotDef *def, void *wrapped) {
  RtObject *o = descriptor_new (rt, rt->types.wrapper_descriptor, owner, def->name);
  if (o != NULL) {
    WRAPPER (o)->def = def;
    WRAPPER (o)->wrapped = wrapped;
  }
  return o;
}

RtObject *rt_wrapper_call (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *const *args,
                           size_t nargs, RtObject *kwnames) {
  const RtSlotDef *def = WRAPPER (self)->def;
  if (!def->keywords && kwnames != NULL && RT_TUPLE_SIZE (kwnames) > 0)
    return RT_TYPE_ERROR (rt, "wrapper %s() takes no keyword arguments", def->name);
  return def->wrapper (rt, instance, args, nargs, kwnames, WRAPPER (self)->wrapped, def);
}

/* Calls it with a tuple of its own for what stands behind the instance, as CPython does. */
static RtObject *call_with_rest (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *const *args, size_t nargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "slot wrapper", "arguments");
  RtObject *rest = hold.held[0] = rt_tuple_from_array (rt, args, nargs);
  return rt_hold_end (rt, &hold, rest != NULL ? rt_wrapper_call (rt, self, instance, ((RtTuple *)rest)->items, nargs, NULL) : NULL);
}

static RtObject *wrapper_vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf,
                                     RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  const RtDescriptor *d = DESCRIPTOR (self);
  if (nargs == 0)
    return RT_TYPE_ERROR (rt, "descriptor '%U' of '%.100s' object needs an argument", d->name,
                          d->owner->name);
  if (!rt_is_kind_of (args[0], d->owner))
    return RT_TYPE_ERROR (rt, "descriptor '%U' requires a '%.100s' object but received a '%.100s'", d->name,
                          d->owner->name, args[0]->type->name);
  return kwnames == NULL && nargs > 1 ? call_with_rest (rt, self, args[0], args + 1, nargs - 1)
                                      : rt_wrapper_call (rt, self, args[0], args + 1, nargs - 1, kwnames);
}

/* Wrappers have no field for a vectorcall, as in CPython; a class that is called with many arguments passes a
 * tuple. */
static RtObject *wrapper_tp_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  return rt_call_spread (rt, wrapper_vectorcall, self, args, kwargs);
}

static RtObject *wrapper_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  if (instance == NULL)
    return rt_incref (self);
  return applies (rt, self, instance) ? rt_method_wrapper_new (rt, self, instance) : NULL;
}

static RtObject *wrapper_repr (RtInterp *rt, RtObject *self) {
  return repr_as (rt, self, "<slot wrapper '%U' of '%s' objects>");
}

static void wrapper_describe (RtObject *self, HbBuffer *buffer) {
  describe_as (self, buffer, "slot wrapper");
}

static RtObject *wrapper_doc (RtInterp *rt, RtObject *self, void *closure) {
  const char *name = rt_str_utf8 (rt, DESCRIPTOR (self)->name, NULL);
  return name != NULL ? rt_doc_part (rt, rt_slot_doc (name), closure != NULL) : NULL;
}

static char signature_wanted[] = "signature";
static const RtGetSetDef wrapper_getset[] = {
    COMMON_GETSET,
    {"__doc__", wrapper_doc, NULL, NULL, NULL},
    {"__text_signature__", wrapper_doc, NULL, NULL, signature_wanted},
    {NULL},
};

const RtTypeSpec rt_wrapper_descriptor_spec = {
    .name = "wrapper_descriptor",
    .size_bytes = sizeof (RtWrapperDescriptor),
    .cpython_basicsize = 56,
    .type_flags = RT_TYPE_GC | RT_TYPE_METHOD_DESCRIPTOR,
    .slots = {.tp_dealloc = descriptor_dealloc,
              .tp_traverse = descriptor_traverse,
              .describe = wrapper_describe,
              .tp_repr = wrapper_repr,
              .tp_call = wrapper_tp_call,
              .tp_descr_get = wrapper_get},
    .getset = wrapper_getset,
};

/* Computed attributes. */

#define GETSET(o) ((RtGetSetDescriptor *)(o))

RtObject *rt_getset_descriptor_new (RtInterp *rt, RtType *owner, const RtGetSetDef *def) {
  RtObject *o = descriptor_new (rt, rt->types.getset_descriptor, owner, def->name);
  if (o != NULL)
    GETSET (o)->def = def;
  return o;
}

static RtObject *getset_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  if (instance == NULL)
    return rt_incref (self);
  const RtGetSetDef *def = GETSET (self)->def;
  return applies (rt, self, instance) ? def->get (rt, instance, def->closure) : NULL;
}

static int getset_set (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *value) {
  const RtGetSetDef *def = GETSET (self)->def;
  if (!applies (rt, self, instance))
    return -1;
  if (def->set == NULL)
    return rt_raise_int (rt, rt->types.AttributeError, "attribute '%U' of '%.100s' objects is not writable",
                         DESCRIPTOR (self)->name, DESCRIPTOR (self)->owner->name);
  return def->set (rt, instance, value, def->closure);
}

static RtObject *getset_repr (RtInterp *rt, RtObject *self) {
  return repr_as (rt, self, "<attribute '%U' of '%s' objects>");
}

static void getset_describe (RtObject *self, HbBuffer *buffer) {
  describe_as (self, buffer, "attribute");
}

static RtObject *getset_doc (RtInterp *rt, RtObject *self, void *closure) {
  return rt_doc_part (rt, GETSET (self)->def->doc, false);
}

static const RtGetSetDef getset_getset[] = {COMMON_GETSET, {"__doc__", getset_doc, NULL, NULL, NULL}, {NULL}};

const RtTypeSpec rt_getset_descriptor_spec = {
    .name = "getset_descriptor",
    .size_bytes = sizeof (RtGetSetDescriptor),
    .cpython_basicsize = 48,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_dealloc = descriptor_dealloc,
              .tp_traverse = descriptor_traverse,
              .describe = getset_describe,
              .tp_repr = getset_repr,
              .tp_descr_get = getset_get,
              .tp_descr_set = getset_set},
    .getset = getset_getset,
};

/* Fields. */

#define MEMBER(o) ((RtMemberDescriptor *)(o))

RtObject *rt_member_descriptor_new (RtInterp *rt, RtType *owner, const RtMemberDef *def) {
  RtObject *o = descriptor_new (rt, rt->types.member_descriptor, owner, def->name);
  if (o != NULL)
    MEMBER (o)->def = def;
  return o;
}

static RtObject *member_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  if (instance == NULL)
    return rt_incref (self);
  if (!applies (rt, self, instance))
    return NULL;
  const RtMemberDef *def = MEMBER (self)->def;
  const char *field = (const char *)instance + def->offset_bytes;
  switch (def->kind & ~(uint32_t)RT_MEMBER_READONLY) {
  case RT_MEMBER_INT:
    return rt_int_from_int64 (rt, *(const int *)field);
  case RT_MEMBER_SSIZE:
    return rt_int_from_int64 (rt, *(const ptrdiff_t *)field);
  case RT_MEMBER_BOOL:
    return rt_bool_object (rt, *(const bool *)field);
  case RT_MEMBER_DOUBLE:
    return rt_float_new (rt, *(const double *)field);
  case RT_MEMBER_OBJECT_EX:
    if (*(RtObject *const *)field == NULL)
      return rt_raise_attribute_error (rt, instance, DESCRIPTOR (self)->name);
    break;
  default:
    break;
  }
  RtObject *value = *(RtObject *const *)field;
  return rt_incref (value != NULL ? value : rt->none);
}

static int set_object (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *value) {
  const RtMemberDef *def = MEMBER (self)->def;
  RtObject **field = (RtObject **)((char *)instance + def->offset_bytes);
  if (value == NULL && *field == NULL && (def->kind & ~(uint32_t)RT_MEMBER_READONLY) == RT_MEMBER_OBJECT_EX)
    return rt_raise_int (rt, rt->types.AttributeError, "%U", DESCRIPTOR (self)->name);
  rt_ref_set (rt, instance, RT_ATTR (def->slot_index, def->name), field, rt_xincref (value));
  return 0;
}

static int member_set (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *value) {
  if (!applies (rt, self, instance))
    return -1;
  const RtMemberDef *def = MEMBER (self)->def;
  if ((def->kind & RT_MEMBER_READONLY) != 0)
    return rt_raise_int (rt, rt->types.AttributeError, "readonly attribute");
  char *field = (char *)instance + def->offset_bytes;
  if (def->kind == RT_MEMBER_OBJECT || def->kind == RT_MEMBER_OBJECT_EX)
    return set_object (rt, self, instance, value);
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "can't delete numeric/char attribute");
  if (def->kind == RT_MEMBER_BOOL) {
    if (value->type != rt->types.bool_)
      return RT_TYPE_ERROR_INT (rt, "attribute value type must be bool");
    *(bool *)field = value == rt->true_;
  } else {
    ptrdiff_t number = rt_index_ssize (rt, value, rt->types.OverflowError);
    if (number == -1 && rt->error != NULL)
      return -1;
    if (def->kind == RT_MEMBER_INT)
      *(int *)field = (int)number;
    else
      *(ptrdiff_t *)field = number;
  }
  rt_payload_changed (rt, instance);
  return 0;
}

static RtObject *member_repr (RtInterp *rt, RtObject *self) {
  return repr_as (rt, self, "<member '%U' of '%s' objects>");
}

static void member_describe (RtObject *self, HbBuffer *buffer) {
  describe_as (self, buffer, "member");
}

static RtObject *member_doc (RtInterp *rt, RtObject *self, void *closure) {
  return rt_doc_part (rt, MEMBER (self)->def->doc, false);
}

static const RtGetSetDef member_getset[] = {COMMON_GETSET, {"__doc__", member_doc, NULL, NULL, NULL}, {NULL}};

const RtTypeSpec rt_member_descriptor_spec = {
    .name = "member_descriptor",
    .size_bytes = sizeof (RtMemberDescriptor),
    .cpython_basicsize = 48,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_dealloc = descriptor_dealloc,
              .tp_traverse = descriptor_traverse,
              .describe = member_describe,
              .tp_repr = member_repr,
              .tp_descr_get = member_get,
              .tp_descr_set = member_set},
    .getset = member_getset,
};
