/* The type `type`. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class-internal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-function.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-signature.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define TYPE(o) ((RtType *)(o))

/* Names. */

/* The name of a type that has no object for it: a new one each time, but that many types of modules have one in CPython. */
static RtObject *name_of_static (RtInterp *rt, RtType *type) {
  const char *name = rt_type_short_name (type);
  return name == type->name ? rt_str_from (rt, name) : rt_str_interned (rt, name);
}

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  RtType *type = TYPE (self);
  return type->ht_name != NULL ? rt_incref (type->ht_name) : name_of_static (rt, type);
}

static RtObject *get_qualname (RtInterp *rt, RtObject *self, void *closure) {
  RtType *type = TYPE (self);
  return type->ht_qualname != NULL ? rt_incref (type->ht_qualname) : name_of_static (rt, type);
}

static RtObject *get_module (RtInterp *rt, RtObject *self, void *closure) {
  RtType *type = TYPE (self);
  if (rt_type_has (type, RT_TYPE_HEAP)) {
    RtObject *module = rt_dict_get (rt, type->dict, rt->names.module__);
    if (module != NULL)
      return rt_incref (module);
    return rt->error != NULL ? NULL : rt_raise_object (rt, rt->types.AttributeError, rt->names.module__);
  }
  const char *dot = strrchr (type->name, '.');
  if (dot == NULL)
    return rt_str_interned (rt, "builtins");
  RtObject *module = rt_str_from_utf8 (rt, type->name, (size_t)(dot - type->name));
  return module != NULL ? rt_str_intern (rt, module) : NULL;
}

/* Whether attribute NAME of the class may be set or deleted. */
bool rt_type_check_special (RtInterp *rt, RtType *type, RtObject *value, const char *name) {
  if (rt_type_has (type, RT_TYPE_IMMUTABLE)) {
    rt_raise (rt, rt->types.TypeError, "cannot set '%s' attribute of immutable type '%s'", name, type->name);
    return false;
  }
  if (value == NULL)
    rt_raise (rt, rt->types.TypeError, "cannot delete '%s' attribute of immutable type '%s'", name,
              type->name);
  return value != NULL;
}

static int set_name (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtType *type = TYPE (self);
  if (!rt_type_check_special (rt, type, value, "__name__"))
    return -1;
  if (!RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "can only assign string to %s.__name__, not '%s'", type->name,
                              value->type->name);
  size_t length;
  const char *text = rt_str_utf8 (rt, value, &length);
  if (text == NULL)
    return -1;
  if (strlen (text) != length)
    return RT_VALUE_ERROR_INT (rt, "type name must not contain null characters");
  rt_str_utf8_is_kept (value);
  type->name = text;
  rt_ref_set (rt, self, RT_TYPE_SLOT_NAME, &type->ht_name, rt_incref (value));
  return 0;
}

static int set_qualname (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtType *type = TYPE (self);
  if (!rt_type_check_special (rt, type, value, "__qualname__"))
    return -1;
  if (!RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "can only assign string to %s.__qualname__, not '%s'", type->name,
                              value->type->name);
  rt_ref_set (rt, self, RT_TYPE_SLOT_QUALNAME, &type->ht_qualname, rt_incref (value));
  return 0;
}

static int set_module (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (!rt_type_check_special (rt, TYPE (self), value, "__module__"))
    return -1;
  rt_type_forget_cache (rt, TYPE (self));
  return rt_dict_set (rt, TYPE (self)->dict, rt->names.module__, value);
}

RtObject *rt_type_qualified_name (RtInterp *rt, RtType *type) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "type name", "names");
  RtObject *module = hold.held[0] = get_module (rt, (RtObject *)type, NULL);
  if (module == NULL)
    rt_error_clear (rt);
  RtObject *qualname = hold.held[1] = get_qualname (rt, (RtObject *)type, NULL);
  RtObject *result = NULL;
  if (qualname != NULL && (module == NULL || !RT_IS_STR (module) || rt_str_equal_utf8 (module, "builtins")))
    result = rt_incref (qualname);
  else if (qualname != NULL)
    result = rt_str_printf (rt, "%U.%U", module, qualname);
  return rt_hold_end (rt, &hold, result);
}

int rt_type_make_static (RtInterp *rt, RtType *type) {
  RtObject *name = rt_type_qualified_name (rt, type);
  name = name != NULL ? rt_str_intern (rt, name) : NULL; /* immortal from here on */
  if (name == NULL)
    return -1;
  type->name = rt_str_interned_utf8 (name);
  type->type_flags |= RT_TYPE_IMMUTABLE;
  rt_decref (rt, name);
  return 0;
}

static RtObject *type_repr (RtInterp *rt, RtObject *self) {
  RtObject *name = rt_type_qualified_name (rt, TYPE (self));
  RtObject *result = name != NULL ? rt_str_printf (rt, "<class '%U'>", name) : NULL;
  rt_xdecref (rt, name);
  return result;
}

static void type_describe (RtObject *self, HbBuffer *buffer) {
  RtType *type = TYPE (self);
  hb_buffer_append (buffer, "<class '");
  if (type->ht_qualname != NULL)
    rt_str_append_utf8 (type->ht_qualname, buffer);
  else
    hb_buffer_append (buffer, type->name);
  hb_buffer_append (buffer, "'>");
}

/* Attributes. */

static RtObject *bind (RtInterp *rt, RtObject *found, RtObject *instance, RtObject *owner) {
  if (found->type->slots.tp_descr_get == NULL)
    return rt_incref (found);
  RtHold hold;
  rt_hold_begin (rt, &hold, "attribute access", "descriptor");
  hold.held[0] = rt_incref (found);
  return rt_hold_end (rt, &hold, found->type->slots.tp_descr_get (rt, found, instance, owner));
}

RtObject *rt_type_attribute (RtInterp *rt, RtObject *self, RtObject *name) {
  RtObject *meta = rt_type_lookup (rt, self->type, name);
  if (meta != NULL && meta->type->slots.tp_descr_get != NULL && meta->type->slots.tp_descr_set != NULL)
    return bind (rt, meta, self, (RtObject *)self->type);
  if (meta == NULL) {
    RtObject *found = rt_type_lookup (rt, TYPE (self), name);
    return found != NULL ? bind (rt, found, NULL, self) : NULL;
  }
  RtHold hold; /* a key of the class's dict may be asked whether it equals the name, and take META away */
  rt_hold_begin (rt, &hold, "attribute access", "attribute of the metaclass");
  hold.held[0] = rt_incref (meta);
  RtObject *own = rt_type_lookup (rt, TYPE (self), name);
  return rt_hold_end (rt, &hold, own != NULL ? bind (rt, own, NULL, self) : bind (rt, meta, self, (RtObject *)self->type));
}

static RtObject *type_getattro (RtInterp *rt, RtObject *self, RtObject *name) {
  if (!RT_IS_STR (name))
    return RT_TYPE_ERROR (rt, "attribute name must be string, not '%.200s'", name->type->name);
  RtObject *value = rt_type_attribute (rt, self, name);
  return value != NULL || rt->error != NULL ? value : rt_raise_attribute_error (rt, self, name);
}

static int type_setattro (RtInterp *rt, RtObject *self, RtObject *name, RtObject *value) {
  RtType *type = TYPE (self);
  if (rt_type_has (type, RT_TYPE_IMMUTABLE))
    return RT_TYPE_ERROR_INT (rt, "cannot set %R attribute of immutable type '%s'", name, type->name);
  if (!RT_IS_STR (name))
    return RT_TYPE_ERROR_INT (rt, "attribute name must be string, not '%.200s'", name->type->name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "attribute of a class", "name");
  hold.held[0] = rt_incref (name);
  if (RT_IS_EXACT (rt, name, str))
    name = hold.held[0] = rt_str_intern (rt, hold.held[0]);
  int result = name != NULL ? 0 : -1;
  RtObject *meta = name != NULL ? rt_type_lookup (rt, self->type, name) : NULL;
  if (result == 0 && meta != NULL && meta->type->slots.tp_descr_set != NULL) {
    hold.held[1] = rt_incref (meta);
    result = meta->type->slots.tp_descr_set (rt, meta, self, value);
  } else if (result == 0) {
    rt_type_forget_cache (rt, type);
    result =
        value != NULL ? rt_dict_set (rt, type->dict, name, value) : rt_dict_delete (rt, type->dict, name);
    if (result < 0 && rt_error_matches (rt, rt->types.KeyError)) {
      rt_error_clear (rt);
      rt_raise_attribute_error (rt, self, name);
    }
  }
  if (result == 0)
    result = rt_type_modified (rt, type, name);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static RtObject *get_dict (RtInterp *rt, RtObject *self, void *closure) {
  return TYPE (self)->dict != NULL ? rt_mappingproxy_new (rt, TYPE (self)->dict) : rt_incref (rt->none);
}

static RtObject *get_doc (RtInterp *rt, RtObject *self, void *closure) {
  if (!rt_type_has (TYPE (self), RT_TYPE_HEAP) && TYPE (self)->doc != NULL)
    return rt_doc_part (rt, TYPE (self)->doc, false);
  RtObject *doc = rt_dict_get (rt, TYPE (self)->dict, rt->names.doc__);
  if (doc == NULL)
    return rt->error != NULL ? NULL : rt_incref (rt->none);
  return bind (rt, doc, NULL, self);
}

static int set_doc (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (!rt_type_check_special (rt, TYPE (self), value, "__doc__"))
    return -1;
  rt_type_forget_cache (rt, TYPE (self));
  return rt_dict_set (rt, TYPE (self)->dict, rt->names.doc__, value);
}

/* "(x, /)" of a doc that begins "name(x, /)\n--\n\n". */
static RtObject *get_text_signature (RtInterp *rt, RtObject *self, void *closure) {
  const char *doc = TYPE (self)->spec != NULL ? TYPE (self)->doc : NULL;
  const char *end = doc != NULL ? strstr (doc, "\n--\n\n") : NULL,
             *start = doc != NULL ? strchr (doc, '(') : NULL;
  if (end == NULL || start == NULL || start > end)
    return TYPE (self)->spec != NULL ? rt_signature_text (rt, NULL, NULL, TYPE (self)->name) : rt_incref (rt->none);
  return rt_str_from_utf8 (rt, start, (size_t)(end - start));
}

static RtObject *get_mro (RtInterp *rt, RtObject *self, void *closure) {
  (void)closure;
  return rt_incref (TYPE (self)->mro != NULL ? TYPE (self)->mro : rt->none);
}

static RtObject *get_bases (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (TYPE (self)->bases);
}

static RtObject *get_annotations (RtInterp *rt, RtObject *self, void *closure) {
  RtType *type = TYPE (self);
  if (!rt_type_has (type, RT_TYPE_HEAP))
    return rt_raise (rt, rt->types.AttributeError, "type object '%s' has no attribute '__annotations__'",
                     type->name);
  RtObject *found = rt_dict_get (rt, type->dict, rt->names.annotations__);
  if (found != NULL)
    return bind (rt, found, NULL, self);
  RtObject *made = rt->error == NULL ? rt_dict_new (rt) : NULL;
  if (made == NULL || rt_dict_set (rt, type->dict, rt->names.annotations__, made) == 0)
    return made;
  rt_decref (rt, made);
  return NULL;
}

static int set_annotations (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtType *type = TYPE (self);
  if (rt_type_has (type, RT_TYPE_IMMUTABLE))
    return RT_TYPE_ERROR_INT (rt, "cannot set '__annotations__' attribute of immutable type '%s'",
                              type->name);
  rt_type_forget_cache (rt, type);
  if (value != NULL)
    return rt_dict_set (rt, type->dict, rt->names.annotations__, value);
  int result = rt_dict_delete (rt, type->dict, rt->names.annotations__);
  if (result < 0 && rt_error_matches (rt, rt->types.KeyError)) {
    rt_error_clear (rt);
    rt_raise (rt, rt->types.AttributeError, "__annotations__");
  }
  return result;
}

static RtObject *get_type_params (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *found = rt_dict_get (rt, TYPE (self)->dict, rt->names.type_params__);
  if (found == NULL && rt->error != NULL)
    return NULL;
  return rt_incref (found != NULL ? found : rt->empty_tuple);
}

static int set_type_params (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (!rt_type_check_special (rt, TYPE (self), value, "__type_params__"))
    return -1;
  rt_type_forget_cache (rt, TYPE (self));
  return rt_dict_set (rt, TYPE (self)->dict, rt->names.type_params__, value);
}

static RtObject *get_abstract_methods (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *found = self != (RtObject *)rt->types.type
                        ? rt_dict_get_utf8 (rt, TYPE (self)->dict, "__abstractmethods__")
                        : NULL;
  return found != NULL ? rt_incref (found) : rt_raise (rt, rt->types.AttributeError, "__abstractmethods__");
}

static int set_abstract_methods (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtType *type = TYPE (self);
  if (value == NULL)
    return rt_raise_int (rt, rt->types.AttributeError, "__abstractmethods__");
  int truth = rt_truth (rt, value);
  if (truth < 0 || rt_dict_set_utf8 (rt, type->dict, "__abstractmethods__", value) < 0)
    return -1;
  rt_type_forget_cache (rt, type);
  type->type_flags =
      truth ? type->type_flags | RT_TYPE_ABSTRACT : type->type_flags & ~(uint32_t)RT_TYPE_ABSTRACT;
  return 0;
}

/* The size_t field at the offset CLOSURE. */
static RtObject *get_size (RtInterp *rt, RtObject *self, void *closure) {
  return rt_int_from_uint64 (rt, *(size_t *)((char *)self + (size_t)closure));
}

/* Methods. */

static RtObject *method_mro (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                             RtObject *kwnames) {
  return rt_type_linearize (rt, TYPE (self));
}

static int append_subclass (RtInterp *rt, RtType *subclass, void *list) {
  return rt_list_append (rt, list, (RtObject *)subclass);
}

static RtObject *method_subclasses (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                    RtObject *kwnames) {
  RtObject *list = rt_list_new (rt, 0);
  if (list == NULL || rt_type_each_subclass (rt, TYPE (self), append_subclass, list) == 0)
    return list;
  rt_decref (rt, list);
  return NULL;
}

static RtObject *method_prepare (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  return rt_dict_new (rt);
}

static RtObject *method_instancecheck (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                       RtObject *kwnames) {
  int result = rt_is_instance_plain (rt, args[0], self);
  return result < 0 ? NULL : rt_bool_object (rt, result != 0);
}

static RtObject *method_subclasscheck (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                       RtObject *kwnames) {
  int result = rt_is_subclass_plain (rt, args[0], self);
  return result < 0 ? NULL : rt_bool_object (rt, result != 0);
}

/* The names of the class and all its ancestors, into SET (a dict). */
static int collect_names (RtInterp *rt, RtObject *set, RtObject *class) {
  RtType *type = TYPE (class);
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (type->mro); i++) {
    RtType *ancestor = TYPE (RT_TUPLE_ITEM (type->mro, i));
    if (ancestor->dict != NULL && rt_dict_merge (rt, set, ancestor->dict, 1) < 0)
      return -1;
  }
  return 0;
}

static RtObject *method_dir (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                             RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dir", "names");
  RtObject *set = hold.held[0] = rt_dict_new (rt), *list = NULL;
  if (set != NULL && collect_names (rt, set, self) == 0)
    list = rt_dict_keys_list (rt, set);
  return rt_hold_end (rt, &hold, list);
}

static size_t type_sizeof (RtInterp *rt, RtObject *self) {
  if (!rt_type_has (TYPE (self), RT_TYPE_HEAP))
    return 416;
  return 920 + (TYPE (self)->cached_keys != NULL
                    ? 768
                    : 0); /* the table of attribute names has room for 30 from the start */
}

static RtObject *type_or (RtInterp *rt, RtObject *a, RtObject *b) {
  return rt_union_type_new (rt, a, b);
}

/* Calling a class: __new__, then __init__. */
static RtObject *type_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  RtType *type = TYPE (self);
  bool keywords = kwargs != NULL && RT_DICT_USED (kwargs) > 0;
  if (type == rt->types.type) {
    if (RT_TUPLE_SIZE (args) == 1 && !keywords)
      return rt_incref ((RtObject *)RT_TUPLE_ITEM (args, 0)->type);
    if (RT_TUPLE_SIZE (args) == 1)
      return RT_TYPE_ERROR (rt, "type() takes no keyword arguments");
    if (RT_TUPLE_SIZE (args) != 3)
      return RT_TYPE_ERROR (rt, "type() takes 1 or 3 arguments");
  }
  if (type->slots.tp_new == NULL)
    return RT_TYPE_ERROR (rt, "cannot create '%s' instances", type->name);
  RtObject *o = type->slots.tp_new (rt, type, args, kwargs);
  if (o == NULL || !rt_is_kind_of (o, type) || o->type->slots.tp_init == NULL)
    return o;
  static const char *const labels[] = {"new instance"};
  RtNative native;
  rt_native_enter (rt, &native, "construction", labels, &o, 1);
  int result = o->type->slots.tp_init (rt, o, args, kwargs);
  RtObject *made = o;
  if (result == 0)
    o = NULL;
  rt_native_leave (rt, &native);
  return result == 0 ? made : NULL;
}

static int type_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (kwargs != NULL && RT_TUPLE_SIZE (args) == 1 && RT_DICT_USED (kwargs) > 0)
    return RT_TYPE_ERROR_INT (rt, "type.__init__() takes no keyword arguments");
  if (RT_TUPLE_SIZE (args) != 1 && RT_TUPLE_SIZE (args) != 3)
    return RT_TYPE_ERROR_INT (rt, "type.__init__() takes 1 or 3 arguments");
  return 0;
}

/* Life. */

static int type_traverse (RtObject *self, RtVisit visit, void *arg) {
  RtType *type = TYPE (self);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_DICT, type->dict);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_CACHE, type->cache);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_MRO, type->mro);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_BASES, type->bases);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_BASE, type->base_type);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_MODULE, type->ht_module);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_SUBCLASSES, type->subclasses);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_NAME, type->ht_name);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_QUALNAME, type->ht_qualname);
  RT_VISIT (visit, arg, RT_TYPE_SLOT_SLOTS, type->ht_slots);
  return 0;
}

static int type_clear (RtInterp *rt, RtObject *self) {
  RtType *type = TYPE (self);
  rt_type_forget_cache (rt, type);
  if (type->dict != NULL)
    rt_dict_clear (rt, type->dict);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_MODULE, &type->ht_module);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_MRO, &type->mro);
  return 0;
}

static void type_dealloc (RtInterp *rt, RtObject *self) {
  RtType *type = TYPE (self);
  rt_gc_untrack (rt, self);
  rt_type_unlink (rt, type);
  rt_weakref_clear_all (rt, self);
  type->version = 0;
  rt_ref_clear (rt, self, RT_TYPE_SLOT_BASE, &type->base_type);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_DICT, &type->dict);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_BASES, &type->bases);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_MRO, &type->mro);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_CACHE, &type->cache);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_SUBCLASSES, &type->subclasses);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_MODULE, &type->ht_module);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_SLOTS, &type->ht_slots);
  rt_ref_clear (rt, self, RT_TYPE_SLOT_QUALNAME, &type->ht_qualname);
  if (type->cached_keys != NULL)
    rt_dict_keys_release (rt, type->cached_keys);
  if (type->ht_members != NULL)
    rt_mem_free (rt, (void *)type->ht_members, type->ht_member_count * sizeof *type->ht_members);
  type->name = "type";
  rt_ref_clear (rt, self, RT_TYPE_SLOT_NAME, &type->ht_name);
  rt_object_free (rt, self);
}

static const RtMethodDef methods[] = {
    RT_SIZEOF_METHOD ("__sizeof__($self, /)\n--\n\nReturn memory consumption of the type object."),
    {"mro", method_mro, RT_METH_NOARGS, "mro($self, /)\n--\n\nThe classes in which an attribute is looked for, in that order."},
    {"__subclasses__", method_subclasses, RT_METH_NOARGS,
     "__subclasses__($self, /)\n--\n\nReturn a list of immediate subclasses."},
    {"__prepare__", method_prepare, RT_METH_KEYWORDS | RT_METH_CLASS, NULL},
    {"__instancecheck__", method_instancecheck, RT_METH_O, NULL},
    {"__subclasscheck__", method_subclasscheck, RT_METH_O, NULL},
    {"__dir__", method_dir, RT_METH_NOARGS, NULL},
    {NULL},
};

static const RtMemberDef members[] = {
    {"__base__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtType, base_type), 3, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {"__bases__", get_bases, rt_type_set_bases, NULL, NULL},
    {"__mro__", get_mro, NULL, NULL, NULL},
    {"__module__", get_module, set_module, NULL, NULL},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL, NULL},
    {"__basicsize__", get_size, NULL, NULL, (void *)offsetof (RtType, cpython_basicsize)},
    {"__itemsize__", get_size, NULL, NULL, (void *)offsetof (RtType, cpython_itemsize)},
    {"__flags__", rt_type_get_flags, NULL, NULL, NULL},
    {"__dictoffset__", rt_type_get_field_offset, NULL, NULL, NULL},
    {"__weakrefoffset__", rt_type_get_field_offset, NULL, NULL, (void *)1},
    {NULL},
};

const RtTypeSpec rt_type_spec = {
    .name = "type",
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .size_bytes = sizeof (RtType),
    .cpython_basicsize = 920,
    .cpython_itemsize = 40,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_TYPE,
    .weaklist_offset = offsetof (RtType, weakrefs),
    .vectorcall_offset = offsetof (RtType, vectorcall),
    .slots = {.tp_new = rt_type_new,
              .tp_init = type_init,
              .tp_dealloc = type_dealloc,
              .tp_traverse = type_traverse,
              .tp_clear = type_clear,
              .sizeof_bytes = type_sizeof,
              .describe = type_describe,
              .tp_repr = type_repr,
              .tp_getattro = type_getattro,
              .tp_setattro = type_setattro,
              .tp_call = type_call,
              .nb_or = type_or},
    .methods = methods,
    .members = members,
    .getset = getset,
};
