/* types.SimpleNamespace. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtNamespace {
  RtObject base;
  RtObject *dict;
} RtNamespace;

#define NAMESPACE(o) ((RtNamespace *)(o))

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  RtObject *dict = o != NULL ? rt_dict_new (rt) : NULL;
  if (dict == NULL) {
    rt_xdecref (rt, o);
    return NULL;
  }
  rt_ref_init (rt, o, RT_SLOT_DICT, &NAMESPACE (o)->dict, dict);
  return o;
}

static int init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (RT_TUPLE_SIZE (args) > 0)
    return RT_TYPE_ERROR_INT (rt, "no positional arguments expected");
  RtObject *key, *value;
  for (ptrdiff_t position = 0; kwargs != NULL && rt_dict_next (kwargs, &position, &key, &value);) {
    if (!RT_IS_STR (key))
      return RT_TYPE_ERROR_INT (rt, "keywords must be strings");
  }
  return kwargs != NULL ? rt_dict_merge (rt, NAMESPACE (self)->dict, kwargs, 1) : 0;
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_SLOT_DICT, NAMESPACE (self)->dict);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, RT_SLOT_DICT, &NAMESPACE (self)->dict);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static int append_field (RtInterp *rt, HbBuffer *text, RtObject *dict, RtObject *key, bool first) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr", "value");
  RtObject *value = rt_dict_get (rt, dict, key);
  if (value != NULL && RT_IS_STR (key) && rt_str_length (key) > 0) {
    hold.held[0] = rt_incref (value);
    hold.held[1] = rt_repr (rt, value);
    if (hold.held[1] != NULL) {
      hb_buffer_append (text, first ? "" : ", ");
      rt_str_append_utf8 (key, text);
      hb_buffer_append_char (text, '=');
      rt_str_append_utf8 (hold.held[1], text);
    }
  }
  rt_hold_end (rt, &hold, NULL);
  return rt->error != NULL ? -1 : 0;
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  const char *name = self->type == rt->types.simple_namespace ? "namespace" : self->type->name;
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, self))
    return rt_str_printf (rt, "%s(...)", name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr", "names");
  hold.held[0] = rt_dict_keys_list (rt, NAMESPACE (self)->dict);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "%s(", name);
  int result = hold.held[0] != NULL ? 0 : -1;
  for (ptrdiff_t i = 0; result == 0 && i < RT_LIST_SIZE (hold.held[0]); i++)
    result = append_field (rt, &text, NAMESPACE (self)->dict, RT_LIST_ITEM (hold.held[0], i), i == 0);
  hb_buffer_append (&text, ")");
  RtObject *made = result == 0 ? rt_str_from_buffer (rt, &text) : NULL;
  hb_buffer_clear (&text);
  rt_hold_end (rt, &hold, NULL);
  rt_repr_leave (rt, &guard);
  return made;
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!rt_is_kind_of (a, rt->types.simple_namespace) || !rt_is_kind_of (b, rt->types.simple_namespace))
    return rt_incref (rt->not_implemented);
  return rt_compare (rt, NAMESPACE (a)->dict, NAMESPACE (b)->dict, op);
}

static RtObject *get_dict (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (NAMESPACE (self)->dict);
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  return rt_tuple_pack (rt, 3, self->type, rt->empty_tuple, NAMESPACE (self)->dict);
}

static const RtMethodDef methods[] = {
    {"__reduce__", reduce, RT_METH_NOARGS, "Return state information for pickling"}, {NULL}};
static const RtGetSetDef getset[] = {{"__dict__", get_dict, NULL, NULL, NULL}, {NULL}};

const RtTypeSpec rt_simple_namespace_spec = {
    .name = "types.SimpleNamespace",
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .size_bytes = sizeof (RtNamespace),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .dict_offset = offsetof (RtNamespace, dict),
    .slots = {.tp_new = new,
              .tp_init = init,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_repr = repr,
              .tp_richcompare = richcompare},
    .methods = methods,
    .getset = getset,
};
