/* functools.partial. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

typedef struct RtPartial {
  RtObject base;
  RtObject *function, *args, *keywords, *dict, *weakrefs;
  RtVectorcall vectorcall;
} RtPartial;

#define PARTIAL(o)    ((RtPartial *)(o))
#define SLOT_FUNCTION RT_ATTR (0, "func")
#define SLOT_ARGS     RT_ATTR (1, "args")
#define SLOT_KEYWORDS RT_ATTR (2, "keywords")

/* A and B in one tuple, B from FROM on: one of them itself if the other adds nothing. */
static RtObject *joined (RtInterp *rt, RtObject *a, RtObject *b, ptrdiff_t from) {
  ptrdiff_t of_a = RT_TUPLE_SIZE (a), of_b = RT_TUPLE_SIZE (b) - from;
  if (of_b == 0 || (of_a == 0 && from == 0))
    return rt_incref (of_b == 0 ? a : b);
  RtObject *all = rt_tuple_new (rt, of_a + of_b);
  for (ptrdiff_t i = 0; all != NULL && i < of_a + of_b; i++)
    rt_tuple_init (rt, all, i,
                   rt_incref (i < of_a ? RT_TUPLE_ITEM (a, i) : RT_TUPLE_ITEM (b, i - of_a + from)));
  return all;
}

/* The keywords of A overridden by those of B (RT_NULLABLE), as a new dict. */
static RtObject *merged (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *all = rt_dict_copy (rt, a);
  if (all == NULL || b == NULL || rt_dict_merge (rt, all, b, 1) == 0)
    return all;
  rt_decref (rt, all);
  return NULL;
}

static RtObject *vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf, RtObject *kwnames);

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (RT_TUPLE_SIZE (args) < 1)
    return RT_TYPE_ERROR (rt, "type 'partial' takes at least one argument");
  RtObject *function = RT_TUPLE_ITEM (args, 0);
  if (!rt_is_callable (function))
    return RT_TYPE_ERROR (rt, "the first argument must be callable");
  /* A partial of a partial is flat. */
  RtPartial *inner =
      function->type == rt->types.partial && PARTIAL (function)->dict == NULL ? PARTIAL (function) : NULL;
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, SLOT_FUNCTION, &PARTIAL (o)->function,
               rt_incref (inner != NULL ? inner->function : function));
  PARTIAL (o)->vectorcall = vectorcall;
  RtObject *all = joined (rt, inner != NULL ? inner->args : rt->empty_tuple, args, 1), *keywords = NULL;
  rt_ref_init (rt, o, SLOT_ARGS, &PARTIAL (o)->args, all);
  if (all != NULL && inner != NULL)
    keywords = merged (rt, inner->keywords, kwargs);
  else if (all != NULL)
    keywords = kwargs != NULL ? rt_dict_copy (rt, kwargs) : rt_dict_new (rt);
  rt_ref_init (rt, o, SLOT_KEYWORDS, &PARTIAL (o)->keywords, keywords);
  if (keywords != NULL)
    return o;
  rt_decref (rt, o);
  return NULL;
}

static RtObject *call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  RtPartial *p = PARTIAL (self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "partial", "arguments");
  RtObject *all = hold.held[0] = joined (rt, p->args, args, 0);
  if (all != NULL && RT_DICT_USED (p->keywords) > 0)
    hold.held[1] = merged (rt, p->keywords, kwargs);
  else if (kwargs != NULL)
    hold.held[1] = rt_incref (kwargs);
  hold.held[2] = rt_incref (p->function);
  RtObject *result = all != NULL && rt->error == NULL ? rt_call (rt, p->function, all, hold.held[1]) : NULL;
  return rt_hold_end (rt, &hold, result);
}

/* With keywords: by a tuple and a dict, which is a level of recursion more. */
static RtObject *call_with_keywords (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "partial", "arguments");
  hold.held[0] = rt_tuple_from_array (rt, args, nargs);
  hold.held[1] = hold.held[0] != NULL ? rt_dict_new (rt) : NULL;
  bool made = hold.held[1] != NULL;
  for (ptrdiff_t i = 0; made && kwnames != NULL && i < RT_TUPLE_SIZE (kwnames); i++)
    made = rt_dict_set (rt, hold.held[1], RT_TUPLE_ITEM (kwnames, i), args[nargs + (size_t) i]) == 0;
  RtObject *result = NULL;
  if (made && rt_enter_recursive (rt, RT_WHILE_CALLING)) {
    result = call (rt, self, hold.held[0], hold.held[1]);
    rt_leave_recursive (rt);
  }
  return rt_hold_end (rt, &hold, result);
}

/* As CPython does: the callee gets the references of others, ours and the caller's, in one array that holds none itself. */
static RtObject *vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  enum { FEW = 8 };
  RtPartial *p = PARTIAL (self);
  size_t nargs = RT_NARGS (nargsf), names = kwnames != NULL ? (size_t) RT_TUPLE_SIZE (kwnames) : 0;
  if (RT_DICT_USED (p->keywords) > 0)
    return call_with_keywords (rt, self, args, nargs, kwnames);
  size_t ours = (size_t) RT_TUPLE_SIZE (p->args), all = ours + nargs + names;
  RtObject *few[FEW], **array = all <= FEW ? few : rt_mem_alloc (rt, all * sizeof *array);
  if (array == NULL)
    return NULL;
  for (size_t i = 0; i < all; i++)
    array[i] = i < ours ? RT_TUPLE_ITEM (p->args, (ptrdiff_t) i) : args[i - ours];
  /* Its __setstate__ may replace what is being called. The frame of a function holds the function. */
  RtHold hold;
  rt_hold_begin (rt, &hold, "partial", "arguments");
  hold.held[0] = rt_incref (p->args);
  hold.held[1] = RT_IS_EXACT (rt, p->function, function) ? NULL : rt_incref (p->function);
  RtObject *result = rt_vectorcall (rt, p->function, array, ours + nargs, kwnames);
  rt_hold_end (rt, &hold, NULL);
  if (array != few)
    rt_mem_free (rt, array, all * sizeof *array);
  return result;
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_FUNCTION, PARTIAL (self)->function);
  RT_VISIT (visit, arg, SLOT_ARGS, PARTIAL (self)->args);
  RT_VISIT (visit, arg, SLOT_KEYWORDS, PARTIAL (self)->keywords);
  RT_VISIT (visit, arg, RT_SLOT_DICT, PARTIAL (self)->dict);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, SLOT_FUNCTION, &PARTIAL (self)->function);
  rt_ref_clear (rt, self, SLOT_ARGS, &PARTIAL (self)->args);
  rt_ref_clear (rt, self, SLOT_KEYWORDS, &PARTIAL (self)->keywords);
  rt_ref_clear (rt, self, RT_SLOT_DICT, &PARTIAL (self)->dict);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_weakref_clear_all (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static int append_arguments (RtInterp *rt, HbBuffer *text, RtPartial *p) {
  hb_buffer_append (text, "(");
  if (!rt_append_repr (rt, text, p->function))
    return -1;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (p->args); i++) {
    hb_buffer_append (text, ", ");
    if (!rt_append_repr (rt, text, RT_TUPLE_ITEM (p->args, i)))
      return -1;
  }
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (rt_dict_next (p->keywords, &position, &key, &value)) {
    hb_buffer_append (text, ", ");
    /* Whoever reaches into the dict may have put other keys there, whose text takes the entry out. */
    RtHold hold;
    rt_hold_begin (rt, &hold, "partial.__repr__", "value");
    hold.held[0] = rt_incref (value);
    hold.held[1] = rt_str (rt, key);
    if (hold.held[1] != NULL) {
      rt_str_append_utf8 (hold.held[1], text);
      hb_buffer_append (text, "=");
    }
    bool shown = hold.held[1] != NULL && rt_append_repr (rt, text, value);
    rt_hold_end (rt, &hold, NULL);
    if (!shown)
      return -1;
  }
  hb_buffer_append (text, ")");
  return 0;
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, self))
    return rt_str_from (rt, "...");
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  RtObject *result = NULL;
  hb_buffer_append (&text, self->type->name);
  if (append_arguments (rt, &text, PARTIAL (self)) == 0)
    result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  rt_repr_leave (rt, &guard);
  return result;
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  RtPartial *p = PARTIAL (self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce__", "parts");
  hold.held[0] = rt_tuple_pack (rt, 1, p->function);
  hold.held[1] =
      rt_tuple_pack (rt, 4, p->function, p->args, p->keywords, p->dict != NULL ? p->dict : rt->none);
  bool made = hold.held[0] != NULL && hold.held[1] != NULL;
  return rt_hold_end (rt, &hold, made ? rt_tuple_pack (rt, 3, self->type, hold.held[0], hold.held[1]) : NULL);
}

static RtObject *setstate (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                           RtObject *kwnames) {
  RtObject *state = args[0];
  if (!RT_IS_TUPLE (state) || RT_TUPLE_SIZE (state) != 4 || !rt_is_callable (RT_TUPLE_ITEM (state, 0)) ||
      !RT_IS_TUPLE (RT_TUPLE_ITEM (state, 1)) ||
      (RT_TUPLE_ITEM (state, 2) != rt->none && !RT_IS_DICT (RT_TUPLE_ITEM (state, 2))))
    return RT_TYPE_ERROR (rt, "invalid partial state");
  RtObject *dict = RT_TUPLE_ITEM (state, 3) != rt->none ? RT_TUPLE_ITEM (state, 3) : NULL;
  /* Whatever kinds of tuple and dict they are, exact ones are kept. */
  RtHold hold;
  rt_hold_begin (rt, &hold, "partial.__setstate__", "parts");
  RtObject *given = RT_TUPLE_ITEM (state, 1), *named = RT_TUPLE_ITEM (state, 2);
  hold.held[0] = RT_IS_EXACT (rt, given, tuple)
                     ? rt_incref (given)
                     : rt_tuple_from_array (rt, ((RtTuple *)given)->items, (size_t)RT_TUPLE_SIZE (given));
  hold.held[1] = named == rt->none             ? rt_dict_new (rt)
                 : RT_IS_EXACT (rt, named, dict) ? rt_incref (named)
                                                 : rt_dict_copy (rt, named);
  if (hold.held[0] == NULL || hold.held[1] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_ref_set (rt, self, SLOT_FUNCTION, &PARTIAL (self)->function, rt_incref (RT_TUPLE_ITEM (state, 0)));
  rt_ref_set (rt, self, SLOT_ARGS, &PARTIAL (self)->args, rt_incref (hold.held[0]));
  rt_ref_set (rt, self, SLOT_KEYWORDS, &PARTIAL (self)->keywords, rt_incref (hold.held[1]));
  rt_ref_set (rt, self, RT_SLOT_DICT, &PARTIAL (self)->dict, rt_xincref (dict));
  return rt_hold_end (rt, &hold, rt_incref (rt->none));
}

static const RtMethodDef methods[] = {
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", setstate, RT_METH_O, NULL},
    RT_CLASS_GETITEM,
    {NULL},
};

static const RtMemberDef members[] = {
    {"func", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtPartial, function), 0,
     "function object to use in future partial calls"},
    {"args", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtPartial, args), 1,
     "tuple of arguments to future partial calls"},
    {"keywords", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtPartial, keywords), 2,
     "dictionary of keyword arguments to future partial calls"},
    {NULL},
};

static const RtGetSetDef getset[] = {{"__dict__", rt_generic_get_dict, rt_generic_set_dict, NULL, NULL}, {NULL}};

const RtTypeSpec rt_partial_spec = {
    .name = "functools.partial",
    .doc = "partial(func, *args, **keywords) - new function with partial application\n    of the given "
           "arguments and keywords.\n",
    .size_bytes = sizeof (RtPartial),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .vectorcall_offset = offsetof (RtPartial, vectorcall),
    .weaklist_offset = offsetof (RtPartial, weakrefs),
    .dict_offset = offsetof (RtPartial, dict),
    .slots = {.tp_new = new,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_repr = repr,
              .tp_call = call},
    .methods = methods,
    .members = members,
    .getset = getset,
};
