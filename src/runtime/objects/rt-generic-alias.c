/* list[int]: types.GenericAlias. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

typedef struct RtGenericAlias {
  RtObject base;
  RtObject *origin, *args;
  RtObject *weakrefs;
  bool starred; /* *tuple[int]: stands for its arguments */
} RtGenericAlias;

#define ALIAS(o)    ((RtGenericAlias *)(o))
#define SLOT_ORIGIN RT_ATTR (0, "__origin__")
#define SLOT_ARGS   RT_ATTR (1, "__args__")

static RtObject *make (RtInterp *rt, RtType *type, RtObject *origin, RtObject *args) {
  RtObject *tuple = RT_IS_TUPLE (args) ? rt_incref (args) : rt_tuple_pack (rt, 1, args);
  RtObject *o = tuple != NULL ? rt_object_alloc_tracked (rt, type, 0) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, tuple);
    return NULL;
  }
  rt_ref_init (rt, o, SLOT_ORIGIN, &ALIAS (o)->origin, rt_incref (origin));
  rt_ref_init (rt, o, SLOT_ARGS, &ALIAS (o)->args, tuple);
  return o;
}

RtObject *rt_generic_alias_new (RtInterp *rt, RtObject *origin, RtObject *args) {
  return make (rt, rt->types.generic_alias, origin, args);
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_no_keywords (rt, "GenericAlias", kwargs) ||
      !rt_check_positional (rt, "GenericAlias", (size_t)RT_TUPLE_SIZE (args), 2, 2))
    return NULL;
  return make (rt, type, RT_TUPLE_ITEM (args, 0), RT_TUPLE_ITEM (args, 1));
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_ORIGIN, ALIAS (self)->origin);
  RT_VISIT (visit, arg, SLOT_ARGS, ALIAS (self)->args);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_weakref_clear_all (rt, self);
  rt_ref_clear (rt, self, SLOT_ORIGIN, &ALIAS (self)->origin);
  rt_ref_clear (rt, self, SLOT_ARGS, &ALIAS (self)->args);
  rt_object_free (rt, self);
}

/* The attribute NAME of O in *HELD; 0 if it has none, -1. */
static int hold_attribute (RtInterp *rt, RtObject *o, const char *name, RtObject **held) {
  RtObject *interned = rt_str_interned (rt, name);
  int found = interned != NULL ? rt_getattr_optional (rt, o, interned, held) : -1;
  rt_xdecref (rt, interned);
  return found;
}

/* What O, no type and no alias of one, is called by its own attributes, as functions are; its repr if it has not both names, or if it is
 * an alias of another kind. */
static RtObject *named_or_repr (RtInterp *rt, RtObject *o) {
  enum { ORIGIN, ARGS, QUALNAME, MODULE };
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr", "names of an argument");
  int alias = hold_attribute (rt, o, "__origin__", &hold.held[ORIGIN]);
  if (alias > 0)
    alias = hold_attribute (rt, o, "__args__", &hold.held[ARGS]);
  int named = alias == 0 ? hold_attribute (rt, o, "__qualname__", &hold.held[QUALNAME]) : 0;
  if (named > 0)
    named = hold_attribute (rt, o, "__module__", &hold.held[MODULE]);
  if (alias < 0 || named < 0)
    return rt_hold_end (rt, &hold, NULL);
  if (named == 0 || hold.held[MODULE] == rt->none)
    return rt_hold_end (rt, &hold, rt_repr (rt, o));
  if (RT_IS_STR (hold.held[MODULE]) && rt_str_equal_utf8 (hold.held[MODULE], "builtins"))
    return rt_hold_end (rt, &hold, rt_str (rt, hold.held[QUALNAME]));
  return rt_hold_end (rt, &hold, rt_str_printf (rt, "%S.%S", hold.held[MODULE], hold.held[QUALNAME]));
}

RtObject *rt_type_argument_repr (RtInterp *rt, RtObject *o) {
  if (o == rt->ellipsis)
    return rt_str_interned (rt, "...");
  if (RT_IS_EXACT (rt, o, generic_alias))
    return rt_repr (rt, o);
  return RT_IS (o, RT_TYPE_TYPE) ? rt_type_qualified_name (rt, (RtType *)o) : named_or_repr (rt, o);
}

static int append (RtInterp *rt, HbBuffer *text, RtObject *o) {
  RtObject *repr = rt_type_argument_repr (rt, o);
  if (repr == NULL)
    return -1;
  rt_str_append_utf8 (repr, text);
  rt_decref (rt, repr);
  return 0;
}

/* The parameters of a callable stand in a list. */
static int append_argument (RtInterp *rt, HbBuffer *text, RtObject *o) {
  if (!RT_IS_EXACT (rt, o, list))
    return append (rt, text, o);
  hb_buffer_append_char (text, '[');
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (o); i++) { /* a repr may change the list */
    hb_buffer_append (text, i > 0 ? ", " : "");
    RtObject *item = rt_incref (RT_LIST_ITEM (o, i));
    int result = append (rt, text, item);
    rt_decref (rt, item);
    if (result < 0)
      return -1;
  }
  hb_buffer_append_char (text, ']');
  return 0;
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  RtObject *args = ALIAS (self)->args;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_append (&text, ALIAS (self)->starred ? "*" : "");
  int result = append (rt, &text, ALIAS (self)->origin);
  hb_buffer_append_char (&text, '[');
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (args); i++) {
    hb_buffer_append (&text, i > 0 ? ", " : "");
    result = append_argument (rt, &text, RT_TUPLE_ITEM (args, i));
  }
  if (RT_TUPLE_SIZE (args) == 0)
    hb_buffer_append (&text, "()");
  hb_buffer_append_char (&text, ']');
  RtObject *made = result == 0 ? rt_str_from_buffer (rt, &text) : NULL;
  hb_buffer_clear (&text);
  return made;
}

static int64_t hash (RtInterp *rt, RtObject *self) {
  int64_t a = rt_hash (rt, ALIAS (self)->origin), b = a != -1 ? rt_hash (rt, ALIAS (self)->args) : -1;
  if (b == -1)
    return -1;
  return (a ^ b) == -1 ? -2 : a ^ b;
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || !rt_is_kind_of (a, rt->types.generic_alias) ||
      !rt_is_kind_of (b, rt->types.generic_alias))
    return rt_incref (rt->not_implemented);
  if (ALIAS (a)->starred != ALIAS (b)->starred)
    return rt_bool_object (rt, op == RT_NE);
  int equal = rt_compare_bool (rt, ALIAS (a)->origin, ALIAS (b)->origin, RT_EQ);
  if (equal > 0)
    equal = rt_compare_bool (rt, ALIAS (a)->args, ALIAS (b)->args, RT_EQ);
  return equal < 0 ? NULL : rt_bool_object (rt, equal == (op == RT_EQ));
}

/* Most attributes are those of the origin. */
static RtObject *getattro (RtInterp *rt, RtObject *self, RtObject *name) {
  static const char *const own[] = {
      "__class__",  "__origin__", "__args__",     "__parameters__", "__mro_entries__",   "__reduce_ex__",
      "__reduce__", "__copy__",   "__deepcopy__", "__unpacked__",   "__instancecheck__", "__subclasscheck__",
      "__typing_unpacked_tuple_args__", "__setstate__"};
  for (size_t i = 0; RT_IS_STR (name) && i < sizeof own / sizeof *own; i++)
    if (rt_str_equal_utf8 (name, own[i]))
      return rt_generic_getattr (rt, self, name);
  return rt_getattr (rt, ALIAS (self)->origin, name);
}

static RtObject *call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  RtObject *made = rt_call (rt, ALIAS (self)->origin, args, kwargs);
  if (made == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "construction", "new instance");
  hold.held[0] = made;
  RtObject *name = rt_str_interned (rt, "__orig_class__");
  int result = name != NULL ? rt_setattr (rt, made, name, self) : -1;
  if (result < 0 &&
      (rt_error_matches (rt, rt->types.AttributeError) || rt_error_matches (rt, rt->types.TypeError))) {
    rt_error_clear (rt);
    result = 0;
  }
  if (result == 0)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result == 0 ? made : NULL);
}

RtObject *rt_ask_typing (RtInterp *rt, const char *name, RtObject *self, RtObject *RT_NULLABLE key) {
  RtObject *module = rt_dict_get_utf8 (rt, rt->modules, "_typing_forms");
  if (module == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "generic alias", "module typing and its function");
  hold.held[0] = rt_incref (module);
  hold.held[1] = rt_getattr_utf8 (rt, module, name);
  RtObject *args[] = {self, key};
  RtObject *result = hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, key != NULL ? 2 : 1, NULL) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *subscript (RtInterp *rt, RtObject *self, RtObject *key) {
  RtObject *result = rt_ask_typing (rt, "subscript_builtin", self, key);
  return result != NULL || rt_error (rt) != NULL ? result : RT_TYPE_ERROR (rt, "%R is not a generic class", self);
}

/* What *list[int] is taken apart into: the one alias that stands for all. */
static RtObject *iter (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "generic alias", "unpacked alias");
  hold.held[0] = make (rt, self->type, ALIAS (self)->origin, ALIAS (self)->args);
  if (hold.held[0] != NULL)
    ALIAS (hold.held[0])->starred = true;
  hold.held[1] = hold.held[0] != NULL ? rt_tuple_pack (rt, 1, hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_iter (rt, hold.held[1]) : NULL);
}

static RtObject * or (RtInterp * rt, RtObject *a, RtObject *b) {
  return rt_union_type_new (rt, a, b);
}

static RtObject *mro_entries (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  return rt_tuple_pack (rt, 1, ALIAS (self)->origin);
}

static RtObject *instancecheck (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return RT_TYPE_ERROR (rt, "isinstance() argument 2 cannot be a parameterized generic");
}

static RtObject *subclasscheck (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return RT_TYPE_ERROR (rt, "issubclass() argument 2 cannot be a parameterized generic");
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  RtObject *pair = rt_tuple_pack (rt, 2, ALIAS (self)->origin, ALIAS (self)->args);
  size_t parts = ALIAS (self)->starred ? 3 : 2;
  RtObject *result = pair != NULL ? rt_tuple_pack (rt, parts, self->type, pair, rt->true_) : NULL;
  rt_xdecref (rt, pair);
  return result;
}

/* The third part of what __reduce__ gave, true where there is a star. */
static RtObject *setstate (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  ALIAS (self)->starred = args[0] == rt->true_;
  return rt_incref (rt->none);
}

static RtObject *get_parameters (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *result = rt_ask_typing (rt, "parameters_of_builtin", self, NULL);
  return result != NULL || rt_error (rt) != NULL ? result : rt_incref (rt->empty_tuple);
}

static const RtMethodDef methods[] = {
    {"__mro_entries__", mro_entries, RT_METH_O, NULL},
    {"__instancecheck__", instancecheck, RT_METH_O, NULL},
    {"__subclasscheck__", subclasscheck, RT_METH_O, NULL},
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", setstate, RT_METH_O, NULL},
    {NULL},
};

static const RtMemberDef members[] = {
    {"__origin__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtGenericAlias, origin), 0, NULL},
    {"__args__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtGenericAlias, args), 1, NULL},
    {NULL},
};

static RtObject *get_unpacked (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, ALIAS (self)->starred);
}

/* The arguments of what is taken apart; None of another. */
static RtObject *get_unpacked_args (RtInterp *rt, RtObject *self, void *closure) {
  bool unpacks = ALIAS (self)->starred && ALIAS (self)->origin == RT_OBJECT (rt->types.tuple);
  return rt_incref (unpacks ? ALIAS (self)->args : rt->none);
}

static const RtGetSetDef getset[] = {{"__parameters__", get_parameters, NULL, NULL, NULL},
                                     {"__unpacked__", get_unpacked, NULL, NULL, NULL},
                                     {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL, NULL},
                                     {NULL}};

const RtTypeSpec rt_generic_alias_spec = {
    .name = "types.GenericAlias",
    .doc = "GenericAlias(origin, args, /)\n--\n\nRepresent a PEP 585 generic type",
    .size_bytes = sizeof (RtGenericAlias),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .weaklist_offset = offsetof (RtGenericAlias, weakrefs),
    .slots = {.tp_new = new,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_repr = repr,
              .tp_hash = hash,
              .tp_richcompare = richcompare,
              .tp_getattro = getattro,
              .tp_call = call,
              .tp_iter = iter,
              .mp_subscript = subscript,
              .nb_or = or },
    .methods = methods,
    .members = members,
    .getset = getset,
};
