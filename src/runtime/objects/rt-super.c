/* super: attributes as found after a class in the mro of an object's class. */
#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-code.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-frame.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtSuper {
  RtObject base;
  RtObject *type, *object, *object_type; /* object and its type RT_NULLABLE: not bound */
} RtSuper;

#define SUPER(o)  ((RtSuper *)(o))
#define FIELDS(X) X (0, object, "__self__") X (1, type, "__thisclass__") X (2, object_type, "__self_class__")

static int traverse (RtObject *self, RtVisit visit, void *arg) {
#define X(index, field, label) RT_VISIT (visit, arg, RT_ATTR (index, label), SUPER (self)->field);
  FIELDS (X)
#undef X
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
#define X(index, field, label) rt_ref_clear (rt, self, RT_ATTR (index, label), &SUPER (self)->field);
  FIELDS (X)
#undef X
  rt_object_free (rt, self);
}

static void fill (RtInterp *rt, RtObject *self, RtObject *type, RtObject *object, RtObject *object_type) {
  rt_ref_set (rt, self, RT_ATTR (1, "__thisclass__"), &SUPER (self)->type, rt_xincref (type));
  rt_ref_set (rt, self, RT_ATTR (0, "__self__"), &SUPER (self)->object, rt_xincref (object));
  rt_ref_set (rt, self, RT_ATTR (2, "__self_class__"), &SUPER (self)->object_type, object_type);
}

/* The class whose mro is searched: OBJECT itself if it is a subclass of TYPE, else its class. New reference.
 */
static RtObject *check (RtInterp *rt, RtObject *type, RtObject *object) {
  if (RT_IS (object, RT_TYPE_TYPE) && rt_type_is_subtype ((RtType *)object, (RtType *)type))
    return rt_incref (object);
  if (rt_type_is_subtype (object->type, (RtType *)type))
    return rt_incref ((RtObject *)object->type);
  RtObject *claimed;
  if (rt_getattr_optional (rt, object, rt->names.class__, &claimed) < 0)
    return NULL;
  if (claimed != NULL && RT_IS (claimed, RT_TYPE_TYPE) && claimed != (RtObject *)object->type &&
      rt_type_is_subtype ((RtType *)claimed, (RtType *)type))
    return claimed;
  rt_xdecref (rt, claimed);
  return RT_TYPE_ERROR (rt, "super(type, obj): obj must be an instance or subtype of type");
}

/* NAME in the mro of START behind TYPE, bound; NULL without an exception if it is not there. */
static RtObject *search (RtInterp *rt, RtObject *type, RtObject *object, RtObject *start, RtObject *name) {
  RtObject *mro = ((RtType *)start)->mro;
  if (mro == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "super", "method resolution order");
  hold.held[0] = rt_incref (mro);
  ptrdiff_t i = 0, n = RT_TUPLE_SIZE (mro);
  while (i < n && RT_TUPLE_ITEM (mro, i) != type)
    i++;
  for (i++; i < n; i++) {
    RtObject *found = rt_dict_get (rt, ((RtType *)RT_TUPLE_ITEM (mro, i))->dict, name);
    if (found == NULL && rt->error != NULL)
      break;
    if (found == NULL)
      continue;
    if (found->type->slots.tp_descr_get == NULL)
      return rt_hold_end (rt, &hold, rt_incref (found));
    hold.held[1] = rt_incref (found);
    return rt_hold_end (rt, &hold,
                        found->type->slots.tp_descr_get (rt, found, object == start ? NULL : object, start));
  }
  return rt_hold_end (rt, &hold, NULL);
}

RtObject *rt_super_getattr (RtInterp *rt, RtObject *type, RtObject *object, RtObject *name) {
  if (!RT_IS (type, RT_TYPE_TYPE))
    return RT_TYPE_ERROR (rt, "super() argument 1 must be a type, not %.200s", type->type->name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "super", "class of the object");
  RtObject *start = hold.held[0] = check (rt, type, object);
  RtObject *value = NULL;
  if (start != NULL && !rt_str_equal (name, rt->names.class__))
    value = search (rt, type, object, start, name);
  if (start != NULL && value == NULL && rt->error == NULL) {
    RtObject *made = rt_object_alloc_tracked (rt, rt->types.super, 0);
    if (made != NULL) {
      fill (rt, made, type, object, rt_incref (start));
      value = rt_generic_getattr (rt, made, name);
      rt_decref (rt, made);
    }
  }
  return rt_hold_end (rt, &hold, value);
}

static RtObject *getattro (RtInterp *rt, RtObject *self, RtObject *name) {
  RtSuper *s = SUPER (self);
  if (s->object_type != NULL && RT_IS_STR (name) && !rt_str_equal (name, rt->names.class__)) {
    RtObject *value = search (rt, s->type, s->object, s->object_type, name);
    if (value != NULL || rt->error != NULL)
      return value;
  }
  return rt_generic_getattr (rt, self, name);
}

static RtObject *descr_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  RtSuper *s = SUPER (self);
  if (instance == NULL || instance == rt->none || s->object != NULL)
    return rt_incref (self);
  if (self->type != rt->types.super)
    return rt_call_two (rt, (RtObject *)self->type, s->type, instance);
  RtObject *start = check (rt, s->type, instance);
  RtObject *made = start != NULL ? rt_object_alloc_tracked (rt, rt->types.super, 0) : NULL;
  if (made == NULL) {
    rt_xdecref (rt, start);
    return NULL;
  }
  fill (rt, made, s->type, instance, start);
  return made;
}

/* super () without arguments: the class from the cell __class__, the object from the first argument.
 * Borrowed. */
static int from_frame (RtInterp *rt, RtObject **type, RtObject **object) {
  RtFrame *frame = rt->frame;
  if (frame == NULL)
    return rt_raise_int (rt, rt->types.RuntimeError, "super(): no current frame");
  const RtCode *code = rt_frame_code (frame);
  if (code->argcount == 0)
    return rt_raise_int (rt, rt->types.RuntimeError, "super(): no arguments");
  *object = frame->locals[0];
  bool in_cell = (((const RtBytes *)code->localspluskinds)->data[0] & RT_FAST_CELL) != 0;
  if (*object != NULL && in_cell && RT_IS_EXACT (rt, *object, cell))
    *object = rt_cell_get (*object);
  if (*object == NULL)
    return rt_raise_int (rt, rt->types.RuntimeError, "super(): arg[0] deleted");
  for (int i = code->nlocalsplus - code->nfreevars; i < code->nlocalsplus; i++) {
    if (!rt_str_equal (RT_TUPLE_ITEM (code->localsplusnames, i), rt->names.class__))
      continue;
    RtObject *cell = frame->locals[i];
    if (cell == NULL || !RT_IS_EXACT (rt, cell, cell))
      return rt_raise_int (rt, rt->types.RuntimeError, "super(): bad __class__ cell");
    *type = rt_cell_get (cell);
    if (*type == NULL)
      return rt_raise_int (rt, rt->types.RuntimeError, "super(): empty __class__ cell");
    if (!RT_IS (*type, RT_TYPE_TYPE))
      return rt_raise_int (rt, rt->types.RuntimeError, "super(): __class__ is not a type (%s)",
                           (*type)->type->name);
    return 0;
  }
  return rt_raise_int (rt, rt->types.RuntimeError, "super(): __class__ cell not found");
}

static int init_with (RtInterp *rt, RtObject *self, RtObject *const *args, size_t n, RtObject *RT_NULLABLE keywords) {
  if (!rt_no_keywords (rt, "super", keywords))
    return -1;
  if (n > 2)
    return RT_TYPE_ERROR_INT (rt, "super() expected at most 2 arguments, got %zu", n);
  RtObject *type = n > 0 ? args[0] : NULL, *object = n > 1 ? args[1] : NULL;
  if (type != NULL && !RT_IS (type, RT_TYPE_TYPE))
    return RT_TYPE_ERROR_INT (rt, "super() argument 1 must be a type, not %.200s", type->type->name);
  if (type == NULL && from_frame (rt, &type, &object) < 0)
    return -1;
  if (object == rt->none)
    object = NULL;
  RtObject *start = object != NULL ? check (rt, type, object) : NULL;
  if (object != NULL && start == NULL)
    return -1;
  fill (rt, self, type, object, start);
  return 0;
}

static int init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  return init_with (rt, self, ((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args), kwargs);
}

static RtObject *vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "super", "new super object");
  hold.held[0] = rt->types.super->slots.tp_alloc (rt, rt->types.super, 0);
  bool good = hold.held[0] != NULL && init_with (rt, hold.held[0], args, RT_NARGS (nargsf), kwnames) == 0;
  RtObject *made = good ? rt_incref (hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, made);
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return type->slots.tp_alloc (rt, type, 0);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  RtSuper *s = SUPER (self);
  const char *name = s->type != NULL ? ((RtType *)s->type)->name : "NULL";
  if (s->object_type != NULL)
    return rt_str_printf (rt, "<super: <class '%s'>, <%s object>>", name, ((RtType *)s->object_type)->name);
  return rt_str_printf (rt, "<super: <class '%s'>, NULL>", name);
}

static const RtMemberDef members[] = {
    {"__thisclass__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtSuper, type), 1,
     "the class invoking super()"},
    {"__self__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtSuper, object), 0,
     "the instance invoking super(); may be None"},
    {"__self_class__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtSuper, object_type), 2,
     "the type of the instance invoking super(); may be None"},
    {NULL},
};

const RtTypeSpec rt_super_spec = {
    .name = "super",
    .doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super "
           "object\nsuper(type, obj) -> bound super object; "
           "requires isinstance(obj, type)",
    .size_bytes = sizeof (RtSuper),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .vectorcall = vectorcall,
    .slots = {.tp_new = new,
              .tp_init = init,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_repr = repr,
              .tp_getattro = getattro,
              .tp_descr_get = descr_get},
    .members = members,
};
