#include <string.h>

#include "rt-copyreg.h"

#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* NAME as TYPE's instances have it: mangled if it is private. New. */
static RtObject *slot_name (RtInterp *rt, const RtType *type, RtObject *name) {
  const char *text = RT_IS_STR (name) ? rt_str_utf8 (rt, name, NULL) : NULL, *class_name = type->name + strspn (type->name, "_");
  size_t length = text != NULL ? strlen (text) : 0;
  if (length < 2 || strncmp (text, "__", 2) != 0 || strcmp (text + length - 2, "__") == 0 || *class_name == '\0')
    return rt->error == NULL ? rt_incref (name) : NULL;
  return rt_str_printf (rt, "_%s%s", class_name, text);
}

static int add_slot_name (RtInterp *rt, RtObject *names, const RtType *type, RtObject *name) {
  if (RT_IS_STR (name) && (rt_str_equal_utf8 (name, "__dict__") || rt_str_equal_utf8 (name, "__weakref__")))
    return 0;
  RtObject *mangled = slot_name (rt, type, name);
  return mangled != NULL ? rt_list_append_steal (rt, names, mangled) : -1;
}

static int add_slot_names (RtInterp *rt, RtObject *names, const RtType *type) {
  RtObject *slots = rt_dict_get (rt, type->dict, rt->names.slots__), *name;
  if (slots == NULL)
    return rt->error != NULL ? -1 : 0;
  if (RT_IS_STR (slots))
    return add_slot_name (rt, names, type, slots);
  RtHold hold;
  rt_hold_begin (rt, &hold, "copyreg", "__slots__");
  hold.held[0] = rt_iter (rt, slots);
  int result = hold.held[0] != NULL ? 0 : -1;
  while (result == 0 && (name = hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    result = add_slot_name (rt, names, type, name);
    hold.held[1] = NULL;
    rt_decref (rt, name);
  }
  rt_hold_end (rt, &hold, NULL);
  return rt->error != NULL ? -1 : result;
}

/* The names of all __slots__ of TYPE and its bases, a list, which the class keeps as its __slotnames__; borrowed of HOLDER, which is
 * to be let go. */
static RtObject *slot_names (RtInterp *rt, RtType *type, RtObject **holder) {
  RtObject *names = rt_dict_get (rt, type->dict, rt->names.slotnames__);
  if (names != NULL || rt->error != NULL)
    return *holder = rt_xincref (names);
  names = *holder = rt_list_new (rt, 0);
  for (ptrdiff_t i = 0; names != NULL && i < RT_TUPLE_SIZE (type->mro); i++)
    if (add_slot_names (rt, names, (RtType *) RT_TUPLE_ITEM (type->mro, i)) < 0)
      return NULL;
  if (names != NULL && rt_setattr (rt, RT_OBJECT (type), rt->names.slotnames__, names) < 0)
    rt_error_clear (rt); /* built-in types take none */
  return names;
}

/* The values of all __slots__ that are set, as a dict; NULL without an exception if there are none. */
static RtObject *slot_values (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__getstate__", "names of slots");
  RtObject *names = slot_names (rt, self->type, &hold.held[0]);
  bool ok = names != NULL && RT_IS_LIST (names);
  for (ptrdiff_t i = 0; ok && i < RT_LIST_SIZE (names); i++) {
    int found = rt_getattr_optional (rt, self, RT_LIST_ITEM (names, i), &hold.held[1]);
    if (found > 0 && hold.held[2] == NULL)
      hold.held[2] = rt_dict_new (rt);
    ok = found == 0 || (found > 0 && hold.held[2] != NULL && rt_dict_set (rt, hold.held[2], RT_LIST_ITEM (names, i), hold.held[1]) == 0);
    rt_xdecref (rt, hold.held[1]);
    hold.held[1] = NULL;
  }
  return rt_hold_end (rt, &hold, rt->error == NULL ? rt_xincref (hold.held[2]) : NULL);
}

/* Whether instances hold more than a __dict__, weak references and __slots__. */
static bool has_hidden_fields (RtInterp *rt, RtObject *self) {
  size_t slots = 0;
  for (RtType *type = self->type; type != NULL; type = type->base_type)
    slots += type->ht_member_count;
  const RtType *type = self->type;
  return type->item_bytes != 0 ||
         type->size_bytes != rt->types.object->size_bytes + slots * sizeof (RtObject *);
}

RtObject *rt_object_default_state (RtInterp *rt, RtObject *self, bool required) {
  if (required && has_hidden_fields (rt, self))
    return RT_TYPE_ERROR (rt, self->type->cpython_itemsize != 0 ? "cannot pickle %.200s objects" : "cannot pickle '%.200s' object",
                          self->type->name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "__getstate__", "state");
  /* What a class says its __dict__ is does not count. */
  bool is_managed = rt_type_has (self->type, RT_TYPE_MANAGED_DICT);
  if (is_managed)
    hold.held[0] = rt_xincref (rt_instance_dict (rt, self));
  if (is_managed ? hold.held[0] == NULL : rt_getattr_optional (rt, self, rt->names.dict__, &hold.held[0]) < 0)
    return rt_hold_end (rt, &hold, NULL);
  if (hold.held[0] != NULL && RT_IS_DICT (hold.held[0]) && RT_DICT_USED (hold.held[0]) == 0) {
    rt_decref (rt, hold.held[0]);
    hold.held[0] = NULL;
  }
  if (hold.held[0] == NULL)
    hold.held[0] = rt_incref (rt->none);
  hold.held[1] = slot_values (rt, self);
  if (rt->error != NULL)
    return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold,
                      hold.held[1] != NULL ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[1])
                                           : rt_incref (hold.held[0]));
}

/* Whether nothing of the program's stands between SELF and what its class has by NAME. */
static bool is_asked_plainly (RtInterp *rt, RtObject *self, RtObject *name) {
  return self->type->slots.tp_getattro == rt->types.object->slots.tp_getattro && rt_type_has (self->type, RT_TYPE_MANAGED_DICT) &&
         rt_instance_get (rt, self, name) == NULL;
}

RtObject *rt_object_state (RtInterp *rt, RtObject *self, bool required) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce_ex__", "name of __getstate__");
  RtObject *name = hold.held[0] = rt_str_interned (rt, "__getstate__");
  RtObject *found = name != NULL ? rt_type_lookup (rt, self->type, name) : NULL;
  bool is_default = found != NULL && found == rt_dict_get_utf8 (rt, rt->types.object->dict, "__getstate__");
  if (is_default && is_asked_plainly (rt, self, name))
    return rt_hold_end (rt, &hold, rt_object_default_state (rt, self, required));
  RtObject *method = hold.held[1] = name != NULL ? rt_getattr (rt, self, name) : NULL;
  RtObject *state = NULL;
  if (is_default && method != NULL && RT_IS_EXACT (rt, method, builtin_function_or_method) && ((RtBuiltinFunction *)method)->self == self)
    state = rt_object_default_state (rt, self, required);
  else if (method != NULL)
    state = rt_call_none (rt, method);
  return rt_hold_end (rt, &hold, state);
}

/* What __getnewargs_ex__ or __getnewargs__ give: HELD[0] a tuple, HELD[1] a dict or NULL. 1 if the class has
 * one of them. */
static int new_arguments (RtInterp *rt, RtObject *self, RtObject **args, RtObject **kwargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce_ex__", "arguments of __new__");
  hold.held[0] = rt_str_interned (rt, "__getnewargs_ex__");
  hold.held[1] = rt_str_interned (rt, "__getnewargs__");
  int result = 0;
  if (hold.held[0] == NULL || hold.held[1] == NULL) {
    result = -1;
  } else if (rt_type_lookup (rt, self->type, hold.held[0]) != NULL) {
    RtObject *pair = hold.held[2] = rt_call_method (rt, self, hold.held[0], NULL, 0);
    if (pair == NULL)
      result = -1;
    else if (!RT_IS_TUPLE (pair))
      result =
          RT_TYPE_ERROR_INT (rt, "__getnewargs_ex__ should return a tuple, not '%.200s'", pair->type->name);
    else if (RT_TUPLE_SIZE (pair) != 2)
      result = RT_VALUE_ERROR_INT (rt, "__getnewargs_ex__ should return a tuple of length 2, not %zd",
                                   RT_TUPLE_SIZE (pair));
    else {
      *args = rt_incref (RT_TUPLE_ITEM (pair, 0));
      *kwargs = rt_incref (RT_TUPLE_ITEM (pair, 1));
      result = 1;
    }
  } else if (rt_type_lookup (rt, self->type, hold.held[1]) != NULL) {
    *args = rt_call_method (rt, self, hold.held[1], NULL, 0);
    result = *args == NULL ? -1 : 1;
    if (result > 0 && !RT_IS_TUPLE (*args))
      result =
          RT_TYPE_ERROR_INT (rt, "__getnewargs__ should return a tuple, not '%.200s'", (*args)->type->name);
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* (class, *args) */
static RtObject *class_and_arguments (RtInterp *rt, RtObject *self, RtObject *args) {
  ptrdiff_t count = args != NULL ? RT_TUPLE_SIZE (args) : 0;
  RtObject *tuple = rt_tuple_new (rt, count + 1);
  if (tuple == NULL)
    return NULL;
  rt_tuple_init (rt, tuple, 0, rt_incref ((RtObject *)self->type));
  for (ptrdiff_t i = 0; i < count; i++)
    rt_tuple_init (rt, tuple, i + 1, rt_incref (RT_TUPLE_ITEM (args, i)));
  return tuple;
}

/* Iterators over the items of a list and the pairs of a dict; None for others. */
static RtObject *list_items (RtInterp *rt, RtObject *self) {
  return RT_IS (self, RT_TYPE_LIST) ? rt_iter (rt, self) : rt_incref (rt->none);
}

static RtObject *dict_items (RtInterp *rt, RtObject *self) {
  if (!RT_IS (self, RT_TYPE_DICT))
    return rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce_ex__", "items");
  hold.held[0] = rt_call_method (rt, self, rt->names.items, NULL, 0);
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_iter (rt, hold.held[0]) : NULL);
}

enum { HELD_ARGS, HELD_KWARGS, HELD_NEW, HELD_NEW_ARGS, HELD_STATE, HELD_LIST, HELD_DICT, HELD_COUNT };
static const char *const labels[] = {
    "arguments", "keyword arguments", "constructor", "constructor's arguments",
    "state",     "list items",        "dict items"};

static RtObject *reduce_new (RtInterp *rt, RtObject *self, RtObject **held,
                             RtObject *(*copyreg) (RtInterp *, const char *)) {
  if (self->type->slots.tp_new == NULL)
    return RT_TYPE_ERROR (rt, "cannot pickle '%.200s' object", self->type->name);
  int own = new_arguments (rt, self, &held[HELD_ARGS], &held[HELD_KWARGS]);
  if (own < 0)
    return NULL;
  bool keywords =
      held[HELD_KWARGS] != NULL && RT_IS_DICT (held[HELD_KWARGS]) && RT_DICT_USED (held[HELD_KWARGS]) > 0;
  if (keywords) {
    held[HELD_NEW] = copyreg (rt, "__newobj_ex__");
    held[HELD_NEW_ARGS] = rt_tuple_pack (rt, 3, self->type, held[HELD_ARGS], held[HELD_KWARGS]);
  } else {
    held[HELD_NEW] = copyreg (rt, "__newobj__");
    held[HELD_NEW_ARGS] = class_and_arguments (rt, self, held[HELD_ARGS]);
  }
  if (held[HELD_NEW] == NULL || held[HELD_NEW_ARGS] == NULL)
    return NULL;
  bool required = own == 0 && !RT_IS (self, RT_TYPE_LIST) && !RT_IS (self, RT_TYPE_DICT);
  held[HELD_STATE] = rt_object_state (rt, self, required);
  held[HELD_LIST] = held[HELD_STATE] != NULL ? list_items (rt, self) : NULL;
  held[HELD_DICT] = held[HELD_LIST] != NULL ? dict_items (rt, self) : NULL;
  if (held[HELD_DICT] == NULL)
    return NULL;
  return rt_tuple_pack (rt, 5, held[HELD_NEW], held[HELD_NEW_ARGS], held[HELD_STATE], held[HELD_LIST],
                        held[HELD_DICT]);
}

RtObject *rt_object_reduce (RtInterp *rt, RtObject *self, int protocol,
                            RtObject *(*copyreg) (RtInterp *rt, const char *name)) {
  RtObject *held[HELD_COUNT] = {NULL}, *result = NULL;
  RtNative native;
  rt_native_enter (rt, &native, "__reduce_ex__", labels, held, HELD_COUNT);
  if (protocol >= 2) {
    result = reduce_new (rt, self, held, copyreg);
  } else {
    held[HELD_NEW] = copyreg (rt, "_reduce_ex");
    held[HELD_ARGS] = held[HELD_NEW] != NULL ? rt_int_from_int64 (rt, protocol) : NULL;
    if (held[HELD_ARGS] != NULL)
      result = rt_call_two (rt, held[HELD_NEW], self, held[HELD_ARGS]);
  }
  rt_native_leave (rt, &native);
  return result;
}
