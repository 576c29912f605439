/* itertools.tee: each copy walks a chain of links that hold up to LINK_ITEMS items. Who comes to an item first has the link read it
 * from the iterator; a link that no copy needs any more goes, and its items with it. The items lie in the link itself, as in
 * CPython: a list of them would be one more object that the collector counts. */
#include "rt-gc.h"
#include "rt-itertools-private.h"
#include "rt-native.h"
#include "rt-weakref.h"

#define LINK_ITEMS 57

typedef struct RtTeeLink {
  RtObject base;
  RtObject *iterator;
  RtObject *next; /* RT_NULLABLE */
  RtObject *items[LINK_ITEMS];
  ptrdiff_t count; /* items read so far */
  bool running;    /* the iterator is asked for the next one */
} RtTeeLink;

typedef struct RtTee {
  RtObject base;
  RtObject *link;
  ptrdiff_t position; /* in the link, up to LINK_ITEMS */
  RtObject *weakrefs;
} RtTee;

#define RT_TEE(o) ((RtTee *)(o))
#define RT_TEE_LINK(o) ((RtTeeLink *)(o))
#define SLOT_ITERATOR RT_FIELD (0, "iterator")
#define SLOT_NEXT RT_FIELD (1, "next link")
#define SLOT_LINK RT_FIELD (0, "link")

/* Links. */

static RtObject *link_new (RtInterp *rt, RtObject *iterator) {
  RtType *type = rt->types.tee_dataobject;
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL)
    rt_ref_init (rt, o, SLOT_ITERATOR, &RT_TEE_LINK (o)->iterator, rt_incref (iterator));
  return o;
}

/* The links behind SELF that nobody else has, one after the other: a long chain would need as many C frames. */
static void drop_next (RtInterp *rt, RtObject *self) {
  if (RT_TEE_LINK (self)->next == NULL)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.tee", "next link");
  hold.held[0] = rt_ref_take (rt, self, SLOT_NEXT, &RT_TEE_LINK (self)->next);
  while (hold.held[0] != NULL && hold.held[0]->refcount == 1) {
    RtObject *link = hold.held[0];
    hold.held[1] = rt_ref_take (rt, link, SLOT_NEXT, &RT_TEE_LINK (link)->next);
    hold.held[0] = NULL;
    rt_decref (rt, link);
    hold.held[0] = hold.held[1];
    hold.held[1] = NULL;
  }
  rt_hold_end (rt, &hold, NULL);
}

static int link_clear (RtInterp *rt, RtObject *o) {
  RtTeeLink *self = RT_TEE_LINK (o);
  if (self->iterator != NULL)
    rt_ref_clear (rt, o, SLOT_ITERATOR, &self->iterator);
  for (ptrdiff_t i = 0; i < self->count; i++)
    if (self->items[i] != NULL)
      rt_ref_clear (rt, o, RT_ITEM (i), &self->items[i]);
  drop_next (rt, o);
  return 0;
}

static void link_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  link_clear (rt, o);
  rt_object_free (rt, o);
}

static int link_traverse (RtObject *o, RtVisit visit, void *arg) {
  RtTeeLink *self = RT_TEE_LINK (o);
  RT_VISIT (visit, arg, SLOT_ITERATOR, self->iterator);
  for (ptrdiff_t i = 0; i < self->count; i++)
    RT_VISIT (visit, arg, RT_ITEM (i), self->items[i]);
  RT_VISIT (visit, arg, SLOT_NEXT, self->next);
  return 0;
}

/* Reads the next item into the link O; false at the end of all, or with an exception. */
static bool link_read (RtInterp *rt, RtObject *o) {
  RtTeeLink *self = RT_TEE_LINK (o);
  if (self->running || self->iterator == NULL) {
    rt_raise (rt, rt->types.RuntimeError, "cannot re-enter the tee iterator");
    return false;
  }
  self->running = true;
  RtObject *item = rt_next (rt, self->iterator);
  self->running = false;
  if (item == NULL)
    return false;
  rt_ref_init (rt, o, RT_ITEM (self->count), &self->items[self->count], item);
  self->count++;
  return true;
}

/* The link behind O, made if need be: borrowed; NULL with an exception. */
static RtObject *link_behind (RtInterp *rt, RtObject *o) {
  RtTeeLink *self = RT_TEE_LINK (o);
  if (self->next == NULL) {
    RtObject *next = link_new (rt, self->iterator);
    if (next == NULL)
      return NULL;
    rt_ref_init (rt, o, SLOT_NEXT, &self->next, next);
  }
  return self->next;
}

static RtObject *link_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtTeeLink *self = RT_TEE_LINK (o);
  RtObject *read = rt_tuple_from_array (rt, self->items, (size_t)self->count), *next = self->next;
  RtObject *items = read != NULL ? rt_list_from (rt, read) : NULL;
  rt_xdecref (rt, read);
  RtObject *all = items != NULL ? rt_tuple_pack (rt, 3, self->iterator, items, next != NULL ? next : rt->none) : NULL;
  rt_xdecref (rt, items);
  return rt_tool_reduction (rt, o, all, NULL);
}

/* From what link_reduce gives. */
static RtObject *link_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_check_positional (rt, "_tee_dataobject", (size_t)RT_TUPLE_SIZE (args), 3, 3))
    return NULL;
  RtObject *items = RT_TUPLE_ITEM (args, 1), *next = RT_TUPLE_ITEM (args, 2);
  if (!RT_IS_EXACT (rt, items, list))
    return RT_TYPE_ERROR (rt, "_tee_dataobject() argument 2 must be list, not %T", items);
  if (RT_LIST_SIZE (items) > LINK_ITEMS || (RT_LIST_SIZE (items) < LINK_ITEMS && next != rt->none))
    return RT_VALUE_ERROR (rt, "Invalid arguments");
  if (next != rt->none && !RT_IS_EXACT (rt, next, tee_dataobject))
    return RT_VALUE_ERROR (rt, "Invalid arguments");
  RtObject *o = link_new (rt, RT_TUPLE_ITEM (args, 0));
  if (o == NULL)
    return NULL;
  RtTeeLink *self = RT_TEE_LINK (o);
  for (; self->count < RT_LIST_SIZE (items); self->count++)
    rt_ref_init (rt, o, RT_ITEM (self->count), &self->items[self->count], rt_incref (RT_LIST_ITEM (items, self->count)));
  if (next != rt->none)
    rt_ref_init (rt, o, SLOT_NEXT, &self->next, rt_incref (next));
  return o;
}

static const RtMethodDef link_methods[] = {
    {"__reduce__", link_reduce, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_tee_dataobject_spec = {
    .name = "itertools._tee_dataobject",
    .size_bytes = sizeof (RtTeeLink),
    .cpython_basicsize = 496,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_new = link_tp_new, .tp_dealloc = link_dealloc, .tp_traverse = link_traverse, .tp_clear = link_clear},
    .methods = link_methods,
};

/* Copies. */

static RtObject *tee_of_link (RtInterp *rt, RtObject *link, ptrdiff_t position) {
  RtType *type = rt->types.tee;
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL) {
    RT_TEE (o)->position = position;
    rt_ref_init (rt, o, SLOT_LINK, &RT_TEE (o)->link, rt_incref (link));
  }
  return o;
}

static RtObject *tee_over (RtInterp *rt, RtObject *iterable) {
  if (RT_IS_EXACT (rt, iterable, tee))
    return tee_of_link (rt, RT_TEE (iterable)->link, RT_TEE (iterable)->position);
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.tee", "iterator");
  hold.held[0] = rt_iter (rt, iterable);
  hold.held[1] = hold.held[0] != NULL ? link_new (rt, hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? tee_of_link (rt, hold.held[1], 0) : NULL);
}

static void tee_go_to (RtInterp *rt, RtObject *o, RtObject *link, ptrdiff_t position) {
  rt_ref_set (rt, o, SLOT_LINK, &RT_TEE (o)->link, rt_incref (link));
  RT_TEE (o)->position = position;
}

static RtObject *tee_next (RtInterp *rt, RtObject *o) {
  RtTee *self = RT_TEE (o);
  if (self->link == NULL) /* the collector cleared it */
    return NULL;
  if (self->position >= LINK_ITEMS) {
    RtObject *next = link_behind (rt, self->link);
    if (next == NULL)
      return NULL;
    tee_go_to (rt, o, next, 0);
  }
  RtHold hold; /* what the iterator runs may have this copy go to another link */
  rt_hold_begin (rt, &hold, "itertools.tee", "link");
  RtTeeLink *link = RT_TEE_LINK (hold.held[0] = rt_incref (self->link));
  if (self->position >= link->count && !link_read (rt, hold.held[0]))
    return rt_hold_end (rt, &hold, NULL);
  rt_payload_changed (rt, o);
  return rt_hold_end (rt, &hold, rt_incref (link->items[self->position++]));
}

static int tee_clear (RtInterp *rt, RtObject *o) {
  if (RT_TEE (o)->link != NULL)
    rt_ref_clear (rt, o, SLOT_LINK, &RT_TEE (o)->link);
  return 0;
}

static void tee_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  if (RT_TEE (o)->weakrefs != NULL)
    rt_weakref_clear_all (rt, o);
  tee_clear (rt, o);
  rt_object_free (rt, o);
}

static int tee_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_LINK, RT_TEE (o)->link);
  return 0;
}

static RtObject *tee_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_check_positional (rt, "_tee", (size_t)RT_TUPLE_SIZE (args), 1, 1))
    return NULL;
  return tee_over (rt, RT_TUPLE_ITEM (args, 0));
}

static RtObject *tee_copy (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return tee_of_link (rt, RT_TEE (self)->link, RT_TEE (self)->position);
}

static RtObject *tee_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *position = rt_int_from_int64 (rt, RT_TEE (self)->position);
  RtObject *state = position != NULL ? rt_tuple_pack (rt, 2, RT_TEE (self)->link, position) : NULL;
  rt_xdecref (rt, position);
  return rt_tool_reduction (rt, self, rt_tuple_pack (rt, 1, rt->empty_tuple), state);
}

static RtObject *tee_setstate (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (rt_tool_warn (rt) < 0)
    return NULL;
  RtObject *state = args[0];
  if (!RT_IS_TUPLE (state))
    return RT_TYPE_ERROR (rt, "state is not a tuple");
  if (RT_TUPLE_SIZE (state) != 2)
    return RT_TYPE_ERROR (rt, "function takes exactly 2 arguments (%zd given)", RT_TUPLE_SIZE (state));
  RtObject *link = RT_TUPLE_ITEM (state, 0);
  if (!RT_IS_EXACT (rt, link, tee_dataobject))
    return RT_TYPE_ERROR (rt, "argument 1 must be itertools._tee_dataobject, not %T", link);
  ptrdiff_t position = rt_index_argument (rt, RT_TUPLE_ITEM (state, 1));
  if (position == -1 && rt_error (rt) != NULL)
    return NULL;
  if (position < 0 || position > RT_TEE_LINK (link)->count)
    return RT_VALUE_ERROR (rt, "Index out of range");
  tee_go_to (rt, self, link, position);
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static const RtMethodDef tee_methods[] = {
    {"__copy__", tee_copy, RT_METH_NOARGS, NULL},
    {"__reduce__", tee_reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", tee_setstate, RT_METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_tee_spec = {
    .name = "itertools._tee",
    .size_bytes = sizeof (RtTee),
    .cpython_basicsize = 48,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_new = tee_tp_new,
              .tp_dealloc = tee_dealloc,
              .tp_traverse = tee_traverse,
              .tp_clear = tee_clear,
              .tp_iter = rt_iter_self,
              .tp_iternext = tee_next},
    .weaklist_offset = offsetof (RtTee, weakrefs),
    .methods = tee_methods,
};

RtObject *rt_itertools_tee (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                            RtObject *kwnames) {
  if (!rt_check_positional (rt, "tee", nargs, 1, 2))
    return NULL;
  ptrdiff_t n = 2;
  if (nargs > 1) {
    n = rt_index_argument (rt, args[1]);
    if (n == -1 && rt_error (rt) != NULL)
      return NULL;
    if (n < 0)
      return RT_VALUE_ERROR (rt, "n must be >= 0");
  }
  if (n == 0)
    return rt_incref (rt->empty_tuple);
  RtHold hold;
  rt_hold_begin (rt, &hold, "itertools.tee", "iterator, its __copy__ and the copies");
  RtObject *name = rt_str_interned (rt, "__copy__");
  RtObject *result = hold.held[2] = name != NULL ? rt_tuple_new (rt, n) : NULL;
  hold.held[0] = result != NULL ? rt_iter (rt, args[0]) : NULL;
  bool ok = hold.held[0] != NULL && rt_getattr_optional (rt, hold.held[0], name, &hold.held[1]) >= 0;
  for (ptrdiff_t i = 0; ok && i < n; i++) {
    RtObject *copy;
    if (i > 0)
      copy = rt_call_none (rt, hold.held[1]);
    else /* who can be copied is the first of the copies */
      copy = hold.held[1] != NULL ? rt_incref (hold.held[0]) : tee_over (rt, hold.held[0]);
    ok = copy != NULL;
    if (ok)
      rt_tuple_init (rt, result, i, copy);
    if (ok && hold.held[1] == NULL)
      ok = (hold.held[1] = rt_getattr (rt, copy, name)) != NULL;
  }
  rt_xdecref (rt, name);
  if (ok)
    hold.held[2] = NULL;
  return rt_hold_end (rt, &hold, ok ? result : NULL);
}
