/* BaseException: arguments, chain, traceback. */
#include "rt-exception.h"

#include <stddef.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception-private.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define EXCEPTION(o) ((RtException *) (o))

#define HEAD_SLOT_ARGS      RT_ATTR (SLOT_ARGS, "args")
#define HEAD_SLOT_TRACEBACK RT_ATTR (SLOT_TRACEBACK, "__traceback__")
#define HEAD_SLOT_CONTEXT   RT_ATTR (SLOT_CONTEXT, "__context__")
#define HEAD_SLOT_CAUSE     RT_ATTR (SLOT_CAUSE, "__cause__")
#define HEAD_SLOT_NOTES     RT_ATTR (SLOT_NOTES, "__notes__")

bool rt_is_exception_class (RtObject *o) {
  return RT_IS (o, RT_TYPE_TYPE) && rt_type_has ((RtType *) o, RT_TYPE_EXCEPTION);
}

/* --- references --- */

static RtObject **member_field (RtObject *self, const RtMemberDef *member) {
  return (RtObject **) ((char *) self + member->offset_bytes);
}

static bool is_reference (const RtMemberDef *member) {
  return (member->kind & ~(uint32_t) RT_MEMBER_READONLY) <= RT_MEMBER_OBJECT_EX;
}

void rt_exception_member_set (RtInterp *rt, RtObject *self, const RtMemberDef *member, RtObject *value) {
  rt_ref_set (rt, self, RT_ATTR (member->slot_index, member->name), member_field (self, member), value);
}

/* The members of the built-in type that gives SELF its layout. */
static const RtMemberDef *members_of (const RtObject *self) {
  for (const RtType *type = self->type; type != NULL; type = type->base_type) {
    if (type->spec != NULL && type->spec->members != NULL)
      return type->spec->members;
  }
  return NULL;
}

int rt_exception_traverse (RtObject *self, RtVisit visit, void *arg) {
  RtException *e = EXCEPTION (self);
  for (const RtMemberDef *m = members_of (self); m != NULL && m->name != NULL; m++) {
    if (is_reference (m))
      RT_VISIT (visit, arg, RT_ATTR (m->slot_index, m->name), *member_field (self, m));
  }
  RT_VISIT (visit, arg, RT_SLOT_DICT, e->dict);
  RT_VISIT (visit, arg, HEAD_SLOT_ARGS, e->args);
  RT_VISIT (visit, arg, HEAD_SLOT_NOTES, e->notes);
  RT_VISIT (visit, arg, HEAD_SLOT_TRACEBACK, e->traceback);
  RT_VISIT (visit, arg, HEAD_SLOT_CAUSE, e->cause);
  RT_VISIT (visit, arg, HEAD_SLOT_CONTEXT, e->context);
  return 0;
}

int rt_exception_clear (RtInterp *rt, RtObject *self) {
  RtException *e = EXCEPTION (self);
  for (const RtMemberDef *m = members_of (self); m != NULL && m->name != NULL; m++) {
    if (is_reference (m))
      rt_ref_clear (rt, self, RT_ATTR (m->slot_index, m->name), member_field (self, m));
  }
  rt_ref_clear (rt, self, RT_SLOT_DICT, &e->dict);
  rt_ref_clear (rt, self, HEAD_SLOT_ARGS, &e->args);
  rt_ref_clear (rt, self, HEAD_SLOT_NOTES, &e->notes);
  rt_ref_clear (rt, self, HEAD_SLOT_TRACEBACK, &e->traceback);
  rt_ref_clear (rt, self, HEAD_SLOT_CAUSE, &e->cause);
  rt_ref_clear (rt, self, HEAD_SLOT_CONTEXT, &e->context);
  return 0;
}

void rt_exception_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  if (rt_type_has (self->type, RT_TYPE_MANAGED_WEAKREF))
    rt_weakref_clear_all (rt, self);
  rt_exception_clear (rt, self);
  rt_object_free (rt, self);
}

void rt_exception_set_args (RtInterp *rt, RtObject *self, RtObject *args) {
  rt_ref_set (rt, self, HEAD_SLOT_ARGS, &EXCEPTION (self)->args, args);
}

void rt_exception_set_traceback (RtInterp *rt, RtObject *exception, RtObject *traceback) {
  rt_ref_set (rt, exception, HEAD_SLOT_TRACEBACK, &EXCEPTION (exception)->traceback, traceback);
}

void rt_exception_set_context (RtInterp *rt, RtObject *exception, RtObject *context) {
  rt_ref_set (rt, exception, HEAD_SLOT_CONTEXT, &EXCEPTION (exception)->context, context);
}

void rt_exception_set_cause (RtInterp *rt, RtObject *exception, RtObject *cause) {
  EXCEPTION (exception)->suppress_context = true;
  rt_payload_changed (rt, exception);
  rt_ref_set (rt, exception, HEAD_SLOT_CAUSE, &EXCEPTION (exception)->cause, cause);
}

/* --- making --- */

RtObject *rt_exception_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *self = type->slots.tp_alloc (rt, type, 0);
  if (self != NULL)
    rt_ref_init (rt, self, HEAD_SLOT_ARGS, &EXCEPTION (self)->args, rt_incref (args));
  return self;
}

int rt_exception_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (kwargs != NULL && RT_DICT_USED (kwargs) > 0)
    return RT_TYPE_ERROR_INT (rt, "%s() takes no keyword arguments", self->type->name);
  rt_exception_set_args (rt, self, rt_incref (args));
  return 0;
}

static RtObject *make (RtInterp *rt, RtType *type, RtObject *value) {
  if (value == NULL || value == rt->none)
    return rt_call_none (rt, RT_OBJECT (type));
  if (RT_IS_TUPLE (value))
    return rt_call (rt, RT_OBJECT (type), value, NULL);
  return rt_call_one (rt, RT_OBJECT (type), value);
}

RtObject *rt_exception_make (RtInterp *rt, RtType *type, RtObject *value) {
  if (value != NULL && RT_IS_EXCEPTION (value) && rt_type_is_subtype (value->type, type))
    return rt_incref (value);
  RtObject *exception = make (rt, type, value);
  if (exception != NULL && !RT_IS_EXCEPTION (exception)) {
    RT_TYPE_ERROR (rt, "calling %R should have returned an instance of BaseException, not %s", type,
                   exception->type->name);
    rt_decref (rt, exception);
    return NULL;
  }
  return exception;
}

bool rt_exception_matches (RtInterp *rt, RtObject *exception, RtObject *class_or_tuple) {
  if (RT_IS_TUPLE (class_or_tuple)) {
    for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (class_or_tuple); i++) {
      if (rt_exception_matches (rt, exception, RT_TUPLE_ITEM (class_or_tuple, i)))
        return true;
    }
    return false;
  }
  const RtType *type = RT_IS_EXCEPTION (exception) ? exception->type : (const RtType *) exception;
  return rt_is_exception_class (class_or_tuple) && rt_type_is_subtype (type, (RtType *) class_or_tuple);
}

/* --- text --- */

RtObject *rt_exception_str (RtInterp *rt, RtObject *self) {
  RtObject *args = EXCEPTION (self)->args;
  if (RT_TUPLE_SIZE (args) == 0)
    return rt_incref (rt->empty_str);
  if (RT_TUPLE_SIZE (args) > 1)
    return rt_str (rt, args);
  /* A missing key is shown as it was written. */
  RtObject *only = RT_TUPLE_ITEM (args, 0);
  return rt_is_kind_of (self, rt->types.KeyError) ? rt_repr (rt, only) : rt_str (rt, only);
}

RtObject *rt_exception_repr (RtInterp *rt, RtObject *self) {
  RtObject *args = EXCEPTION (self)->args;
  const char *name = rt_type_short_name (self->type);
  if (RT_TUPLE_SIZE (args) == 1)
    return rt_str_printf (rt, "%s(%R)", name, RT_TUPLE_ITEM (args, 0));
  return rt_str_printf (rt, "%s%R", name, args);
}

void rt_exception_describe (RtObject *self, HbBuffer *buffer) {
  hb_buffer_append (buffer, rt_type_short_name (self->type));
  RtObject *args = EXCEPTION (self)->args;
  if (args == NULL || RT_TUPLE_SIZE (args) != 1 || !RT_IS_STR (RT_TUPLE_ITEM (args, 0)))
    return;
  hb_buffer_append_char (buffer, '(');
  rt_str_append_repr (RT_TUPLE_ITEM (args, 0), buffer);
  hb_buffer_append_char (buffer, ')');
}

/* --- attributes --- */

static RtObject *or_none (RtInterp *rt, RtObject *o) {
  return rt_incref (o != NULL ? o : rt->none);
}

static RtObject *get_args (RtInterp *rt, RtObject *self, void *closure) {
  return or_none (rt, EXCEPTION (self)->args);
}

static int set_args (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "args may not be deleted");
  RtObject *tuple = rt_tuple_from (rt, value);
  if (tuple == NULL)
    return -1;
  rt_exception_set_args (rt, self, tuple);
  return 0;
}

static RtObject *get_traceback (RtInterp *rt, RtObject *self, void *closure) {
  return or_none (rt, EXCEPTION (self)->traceback);
}

static int set_traceback (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "__traceback__ may not be deleted");
  if (value != rt->none && !RT_IS_EXACT (rt, value, traceback))
    return RT_TYPE_ERROR_INT (rt, "__traceback__ must be a traceback or None");
  rt_exception_set_traceback (rt, self, value == rt->none ? NULL : rt_incref (value));
  return 0;
}

static RtObject *get_context (RtInterp *rt, RtObject *self, void *closure) {
  return or_none (rt, EXCEPTION (self)->context);
}

static int check_link (RtInterp *rt, RtObject *value, const char *name, const char *kind) {
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "%s may not be deleted", name);
  if (value != rt->none && !RT_IS_EXCEPTION (value))
    return RT_TYPE_ERROR_INT (rt, "exception %s must be None or derive from BaseException", kind);
  return 0;
}

static int set_context (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (check_link (rt, value, "__context__", "context") < 0)
    return -1;
  rt_exception_set_context (rt, self, value == rt->none ? NULL : rt_incref (value));
  return 0;
}

static RtObject *get_cause (RtInterp *rt, RtObject *self, void *closure) {
  return or_none (rt, EXCEPTION (self)->cause);
}

static int set_cause (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (check_link (rt, value, "__cause__", "cause") < 0)
    return -1;
  rt_exception_set_cause (rt, self, value == rt->none ? NULL : rt_incref (value));
  return 0;
}

static RtObject *get_suppress (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, EXCEPTION (self)->suppress_context);
}

static int set_suppress (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value != rt->true_ && value != rt->false_)
    return RT_TYPE_ERROR_INT (rt, "attribute value type must be bool");
  EXCEPTION (self)->suppress_context = value == rt->true_;
  rt_payload_changed (rt, self);
  return 0;
}

const RtGetSetDef rt_exception_getset[] = {
    {"__dict__", rt_generic_get_dict, rt_generic_set_dict, NULL, NULL},
    {"args", get_args, set_args, NULL, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL, NULL},
    {"__context__", get_context, set_context, NULL, NULL},
    {"__cause__", get_cause, set_cause, NULL, NULL},
    {"__suppress_context__", get_suppress, set_suppress, NULL, NULL},
    {NULL},
};

static RtObject *with_traceback (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return set_traceback (rt, self, args[0], NULL) < 0 ? NULL : rt_incref (self);
}

int rt_exception_note (RtInterp *rt, RtObject *self, RtObject *note) {
  RtObject *name = rt_str_interned (rt, "__notes__"), *notes = NULL;
  int found = name != NULL ? rt_getattr_optional (rt, self, name, &notes) : -1;
  if (found == 0) {
    notes = rt_list_new (rt, 0);
    if (notes != NULL && rt_setattr (rt, self, name, notes) < 0) {
      rt_decref (rt, notes);
      notes = NULL;
    }
  }
  if (notes != NULL && !RT_IS_LIST (notes))
    RT_TYPE_ERROR (rt, "Cannot add note: __notes__ is not a list");
  bool good = notes != NULL && RT_IS_LIST (notes) && rt_list_append (rt, notes, note) == 0;
  rt_xdecref (rt, notes);
  rt_xdecref (rt, name);
  return good ? 0 : -1;
}

static RtObject *add_note (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "note must be a str, not '%s'", args[0]->type->name);
  return rt_exception_note (rt, self, args[0]) == 0 ? rt_incref (rt->none) : NULL;
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtException *e = EXCEPTION (self);
  if (e->dict != NULL)
    return rt_tuple_pack (rt, 3, self->type, e->args, e->dict);
  return rt_tuple_pack (rt, 2, self->type, e->args);
}

static RtObject *set_state (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (args[0] == rt->none)
    return rt_incref (rt->none);
  if (!RT_IS_DICT (args[0]))
    return RT_TYPE_ERROR (rt, "state is not a dictionary");
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (rt_dict_next (args[0], &position, &key, &value)) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "__setstate__", "item of the state");
    hold.held[0] = rt_incref (key); /* its hash may empty the dict */
    hold.held[1] = rt_incref (value);
    int result = rt_setattr (rt, self, key, value);
    rt_hold_end (rt, &hold, NULL);
    if (result < 0)
      return NULL;
  }
  return rt_incref (rt->none);
}

const RtMethodDef rt_exception_methods[] = {
    {"with_traceback", with_traceback, RT_METH_O, NULL},
    {"add_note", add_note, RT_METH_O, NULL},
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", set_state, RT_METH_O, NULL},
    {NULL},
};

/* --- raising with what it is about --- */

void *rt_raise_name_error (RtInterp *rt, RtType *type, const char *format, RtObject *name) {
  rt_raise (rt, type, format, name);
  RtObject *error = rt_error (rt);
  if (error != NULL && rt_is_kind_of (error, rt->types.NameError))
    rt_exception_member_set (rt, error, &rt_name_error_members[0], rt_incref (name));
  return NULL;
}

void *rt_raise_attribute_error (RtInterp *rt, RtObject *o, RtObject *name) {
  if (RT_IS (o, RT_TYPE_TYPE))
    rt_raise (rt, rt->types.AttributeError, "type object '%.50s' has no attribute '%U'", ((RtType *) o)->name, name);
  else
    rt_raise (rt, rt->types.AttributeError, "'%.100s' object has no attribute '%U'", o->type->name, name);
  rt_attribute_error_about (rt, o, name);
  return NULL;
}

void rt_attribute_error_about (RtInterp *rt, RtObject *o, RtObject *name) {
  RtObject *error = rt_error (rt);
  if (error == NULL || !rt_is_kind_of (error, rt->types.AttributeError))
    return;
  RtAttributeError *e = (RtAttributeError *) error;
  if (e->name != NULL || e->obj != NULL)
    return;
  rt_exception_member_set (rt, error, &rt_attribute_error_members[0], rt_incref (name));
  rt_exception_member_set (rt, error, &rt_attribute_error_members[1], rt_incref (o));
}

RtObject *rt_stop_iteration_value (RtInterp *rt) {
  RtObject *error = rt_error_take (rt);
  if (error == NULL)
    return rt_incref (rt->none);
  RtObject *value = ((RtStopIteration *) error)->value;
  value = rt_incref (value != NULL ? value : rt->none);
  rt_decref (rt, error);
  return value;
}
