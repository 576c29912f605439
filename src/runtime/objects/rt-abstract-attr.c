/* Attributes of any object: the default lookup (data descriptor, instance, descriptor), and the slots that
 * change it. */
#include "rt-abstract.h"
#include "rt-class-generic.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-function.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"

static bool check_name (RtInterp *rt, RtObject *name) {
  if (RT_IS_STR (name))
    return true;
  RT_TYPE_ERROR (rt, "attribute name must be string, not '%.200s'", name->type->name);
  return false;
}

RtObject *rt_getattr (RtInterp *rt, RtObject *o, RtObject *name) {
  if (!check_name (rt, name))
    return NULL;
  if (o->type->slots.tp_getattro == NULL)
    return rt_raise_attribute_error (rt, o, name);
  RtObject *value = o->type->slots.tp_getattro (rt, o, name);
  /* Of an error that the program raised, too, is known what it is about. */
  if (value == NULL)
    rt_attribute_error_about (rt, o, name);
  return value;
}

/* Where CPython makes no exception of an attribute that is not there, as _PyObject_LookupAttr: NULL without one. False: O is none of these. */
static bool lookup_quietly (RtInterp *rt, RtObject *o, RtObject *name, RtObject **result) {
  if (o->type->slots.tp_getattro == rt_generic_getattr)
    *result = rt_generic_lookup (rt, o, name);
  else if (o->type->slots.tp_getattro == rt->types.type->slots.tp_getattro)
    *result = rt_type_attribute (rt, o, name);
  else if (o->type->slots.tp_getattro == rt->types.module->slots.tp_getattro)
    *result = rt_module_attribute (rt, o, name);
  else
    return false;
  return true;
}

int rt_getattr_optional (RtInterp *rt, RtObject *o, RtObject *name, RtObject **result) {
  if (!RT_IS_STR (name) || !lookup_quietly (rt, o, name, result))
    *result = rt_getattr (rt, o, name);
  if (*result != NULL)
    return 1;
  if (rt->error == NULL)
    return 0;
  if (!rt_error_matches (rt, rt->types.AttributeError))
    return -1;
  rt_error_clear (rt);
  return 0;
}

RtObject *rt_getattr_utf8 (RtInterp *rt, RtObject *o, const char *name) {
  RtObject *interned = rt_str_interned (rt, name);
  return interned != NULL ? rt_getattr (rt, o, interned) : NULL;
}

int rt_setattr (RtInterp *rt, RtObject *o, RtObject *name, RtObject *value) {
  if (!check_name (rt, name))
    return -1;
  if (RT_IS_EXACT (rt, name, str)) {
    name = rt_str_intern (rt, rt_incref (name));
    if (name == NULL)
      return -1;
  }
  if (o->type->slots.tp_setattro != NULL)
    return o->type->slots.tp_setattro (rt, o, name, value);
  return RT_TYPE_ERROR_INT (rt, "'%.100s' object has no attributes (%s .%U)", o->type->name,
                            value == NULL ? "del" : "assign to", name);
}

/* Where O keeps its __dict__, if in a field of its own; NULL for managed and for no dict. */
static RtObject **dict_field (RtObject *o) {
  if (rt_type_has (o->type, RT_TYPE_MANAGED_DICT) || o->type->dict_offset == 0)
    return NULL;
  return (RtObject **)((char *)o + o->type->dict_offset);
}

/* The dict in FIELD of O, made if there is none yet; borrowed. */
static RtObject *ensure_dict (RtInterp *rt, RtObject *o, RtObject **field) {
  if (*field == NULL) {
    RtObject *dict = rt_dict_new (rt);
    if (dict == NULL)
      return NULL;
    rt_ref_init (rt, o, RT_SLOT_DICT, field, dict);
  }
  return *field;
}

RtObject *rt_generic_get_dict (RtInterp *rt, RtObject *o, void *closure) {
  return rt_xincref (ensure_dict (rt, o, dict_field (o)));
}

int rt_generic_set_dict (RtInterp *rt, RtObject *o, RtObject *value, void *closure) {
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "cannot delete __dict__");
  if (!RT_IS_DICT (value))
    return RT_TYPE_ERROR_INT (rt, "__dict__ must be set to a dictionary, not a '%.200s'", value->type->name);
  rt_ref_set (rt, o, RT_SLOT_DICT, dict_field (o), rt_incref (value));
  return 0;
}

/* The attribute in O's own dict or inline values; NULL without an exception if absent. */
static RtObject *instance_attribute (RtInterp *rt, RtObject *o, RtObject *name) {
  RtObject *value = NULL;
  if (rt_type_has (o->type, RT_TYPE_MANAGED_DICT))
    value = rt_instance_get (rt, o, name);
  else if (dict_field (o) != NULL && *dict_field (o) != NULL)
    value = rt_dict_get (rt, *dict_field (o), name);
  return rt_xincref (value);
}

/* The same where the class has a DESCRIPTOR of this name: it is kept, since a key that is no string can be asked whether it equals NAME,
 * and change the class. */
static RtObject *instance_attribute_keeping (RtInterp *rt, RtObject *o, RtObject *name, RtObject *descriptor, RtHold *hold) {
  rt_hold_begin (rt, hold, "attribute access", "descriptor");
  hold->held[0] = rt_incref (descriptor);
  return instance_attribute (rt, o, name);
}

/* descriptor.__get__ (o, type (o)). The descriptor is kept by a native frame, since it may be a property
 * whose getter changes the class. */
static RtObject *bind (RtInterp *rt, RtObject *descriptor, RtObject *o) {
  if (RT_IS_EXACT (rt, descriptor, function))
    return rt_method_new (rt, descriptor, o);
  RtHold hold;
  rt_hold_begin (rt, &hold, "attribute access", "descriptor");
  hold.held[0] = rt_incref (descriptor);
  return rt_hold_end (rt, &hold,
                      descriptor->type->slots.tp_descr_get (rt, descriptor, o, (RtObject *)o->type));
}

RtObject *rt_generic_lookup (RtInterp *rt, RtObject *o, RtObject *name) {
  RtObject *descriptor = rt_type_lookup (rt, o->type, name);
  bool binds = descriptor != NULL && descriptor->type->slots.tp_descr_get != NULL;
  if (binds && descriptor->type->slots.tp_descr_set != NULL)
    return bind (rt, descriptor, o);
  if (descriptor == NULL)
    return instance_attribute (rt, o, name);
  RtHold hold;
  RtObject *value = instance_attribute_keeping (rt, o, name, descriptor, &hold);
  if (value == NULL && rt->error == NULL)
    value = binds ? bind (rt, descriptor, o) : rt_incref (descriptor);
  return rt_hold_end (rt, &hold, value);
}

RtObject *rt_generic_getattr (RtInterp *rt, RtObject *o, RtObject *name) {
  if (!check_name (rt, name))
    return NULL;
  RtObject *value = rt_generic_lookup (rt, o, name);
  return value != NULL || rt->error != NULL ? value : rt_raise_attribute_error (rt, o, name);
}

/* Sets NAME in the dict in FIELD, which is made if need be. */
static int set_in_field (RtInterp *rt, RtObject *o, RtObject **field, RtObject *name, RtObject *value) {
  if (value != NULL && ensure_dict (rt, o, field) == NULL)
    return -1;
  if (value != NULL)
    return rt_dict_set (rt, *field, name, value);
  if (*field == NULL) {
    rt_raise_attribute_error (rt, o, name);
    return -1;
  }
  int result = rt_dict_delete (rt, *field, name);
  if (result < 0 && rt_error_matches (rt, rt->types.KeyError)) {
    rt_error_clear (rt);
    rt_raise_attribute_error (rt, o, name);
  }
  return result;
}

static int set_through (RtInterp *rt, RtObject *descriptor, RtObject *o, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "attribute assignment", "descriptor");
  hold.held[0] = rt_incref (descriptor);
  int result = descriptor->type->slots.tp_descr_set (rt, descriptor, o, value);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_generic_setattr (RtInterp *rt, RtObject *o, RtObject *name, RtObject *value) {
  if (!check_name (rt, name))
    return -1;
  RtObject *descriptor = rt_type_lookup (rt, o->type, name);
  if (descriptor != NULL && descriptor->type->slots.tp_descr_set != NULL)
    return set_through (rt, descriptor, o, value);
  if (rt_type_has (o->type, RT_TYPE_MANAGED_DICT))
    return rt_instance_set (rt, o, name, value);
  RtObject **field = dict_field (o);
  if (field != NULL)
    return set_in_field (rt, o, field, name, value);
  if (descriptor == NULL)
    rt_raise_attribute_error (rt, o, name);
  else
    rt_raise (rt, rt->types.AttributeError, "'%.100s' object attribute '%U' is read-only", o->type->name,
              name);
  return -1;
}

int rt_getattr_method (RtInterp *rt, RtObject *o, RtObject *name, RtObject **method) {
  *method = NULL;
  if (o->type->slots.tp_getattro != rt_generic_getattr || !RT_IS_STR (name)) {
    *method = rt_getattr (rt, o, name);
    return 0;
  }
  RtObject *descriptor = rt_type_lookup (rt, o->type, name);
  bool unbound = descriptor != NULL && rt_type_has (descriptor->type, RT_TYPE_METHOD_DESCRIPTOR);
  if (!unbound) {
    *method = rt_generic_getattr (rt, o, name);
    return 0;
  }
  RtHold hold;
  *method = instance_attribute_keeping (rt, o, name, descriptor, &hold);
  bool of_class = *method == NULL && rt->error == NULL;
  if (of_class)
    *method = rt_incref (descriptor);
  rt_hold_end (rt, &hold, NULL);
  return of_class;
}

RtObject *rt_lookup_special (RtInterp *rt, RtObject *o, RtObject *name) {
  RtObject *found = rt_type_lookup (rt, o->type, name);
  if (found == NULL || found->type->slots.tp_descr_get == NULL)
    return rt_xincref (found);
  return bind (rt, found, o);
}
