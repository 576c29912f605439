/* Weak references.
 *
 * A referent keeps the head of a ring-less list of its weak references. In front stand the plain ones, which
 * are shared: at most one weakref without callback, then at most one proxy without callback. Those with
 * callbacks follow, the newest first, so that callbacks run in that order. A reference that is dead has no
 * referent and is in no list.
 */
#include "rt-weakref.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-gc-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakproxy.h"

#define REF(o)        ((RtWeakref *)(o))
#define SLOT_CALLBACK RT_ATTR (0, "__callback__")

RtObject **rt_weakref_list (RtObject *o) {
  if (rt_type_has (o->type, RT_TYPE_MANAGED_WEAKREF))
    return &rt_managed (o)->weakrefs;
  return o->type->weaklist_offset != 0 ? (RtObject **)((char *)o + o->type->weaklist_offset) : NULL;
}

static bool is_weakref (RtInterp *rt, const RtObject *o) {
  return rt_is_kind_of (o, rt->types.weakref) || o->type == rt->types.weakproxy ||
         o->type == rt->types.weakcallableproxy;
}

static bool is_proxy (RtInterp *rt, const RtWeakref *ref) {
  return ref->base.type == rt->types.weakproxy || ref->base.type == rt->types.weakcallableproxy;
}

/* The shared ones at the front of the list; NULL where there is none. */
static void find_plain (RtInterp *rt, RtObject *head, RtWeakref **ref, RtWeakref **proxy) {
  *ref = *proxy = NULL;
  RtWeakref *first = REF (head);
  if (first != NULL && first->callback == NULL && first->base.type == rt->types.weakref) {
    *ref = first;
    first = first->next;
  }
  if (first != NULL && first->callback == NULL && is_proxy (rt, first))
    *proxy = first;
}

static void insert_after (RtWeakref *ref, RtWeakref *before, RtObject **list) {
  RtWeakref *behind = before != NULL ? before->next : REF (*list);
  ref->previous = before;
  ref->next = behind;
  if (behind != NULL)
    behind->previous = ref;
  if (before != NULL)
    before->next = ref;
  else
    *list = (RtObject *)ref;
}

/* Takes REF out of its referent's list; dead from now on. The callback stays. */
void rt_weakref_kill (RtInterp *rt, RtWeakref *ref) {
  if (ref->referent == NULL)
    return;
  RtObject **list = rt_weakref_list (ref->referent);
  if (ref->next != NULL)
    ref->next->previous = ref->previous;
  if (ref->previous != NULL)
    ref->previous->next = ref->next;
  else if (list != NULL)
    *list = (RtObject *)ref->next;
  ref->referent = NULL;
  ref->previous = ref->next = NULL;
  rt_payload_changed (rt, (RtObject *)ref);
}

static RtObject *ref_vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf,
                                 RtObject *kwnames) {
  if (!rt_no_keywords (rt, "weakref", kwnames) ||
      !rt_check_positional (rt, "weakref", RT_NARGS (nargsf), 0, 0))
    return NULL;
  return rt_weakref_get (rt, self);
}

/* ref.__call__, also when a class derived from it has its own. */
static RtObject *ref_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  return rt_call_spread (rt, ref_vectorcall, self, args, kwargs);
}

/* A reference of TYPE to REFERENT, in its place of the list. */
static RtObject *make (RtInterp *rt, RtType *type, RtObject *referent, RtObject *callback, RtObject **list) {
  RtObject *o = rt_object_alloc_tracked (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtWeakref *ref = REF (o), *plain, *proxy;
  ref->hash = -1;
  ref->vectorcall = ref_vectorcall;
  rt_ref_init (rt, o, SLOT_CALLBACK, &ref->callback, rt_xincref (callback));
  find_plain (rt, *list, &plain, &proxy);
  bool first = callback == NULL && type == rt->types.weakref;
  insert_after (ref,
                first                                    ? NULL
                : callback == NULL && is_proxy (rt, ref) ? plain
                : proxy != NULL                          ? proxy
                                                         : plain,
                list);
  ref->referent = referent;
  rt_payload_changed (rt, o);
  return o;
}

static RtObject **list_of (RtInterp *rt, RtObject *referent) {
  RtObject **list = rt_weakref_list (referent);
  return list != NULL
             ? list
             : RT_TYPE_ERROR (rt, "cannot create weak reference to '%s' object", referent->type->name);
}

RtObject *rt_weakref_new (RtInterp *rt, RtObject *referent, RtObject *callback) {
  RtObject **list = list_of (rt, referent);
  if (list == NULL)
    return NULL;
  RtWeakref *plain, *proxy;
  find_plain (rt, *list, &plain, &proxy);
  if (callback == rt->none)
    callback = NULL;
  return callback == NULL && plain != NULL ? rt_incref ((RtObject *)plain)
                                           : make (rt, rt->types.weakref, referent, callback, list);
}

RtObject *rt_weakproxy_new (RtInterp *rt, RtObject *referent, RtObject *callback) {
  RtObject **list = list_of (rt, referent);
  if (list == NULL)
    return NULL;
  RtWeakref *plain, *proxy;
  find_plain (rt, *list, &plain, &proxy);
  if (callback == rt->none)
    callback = NULL;
  RtType *type = rt_is_callable (referent) ? rt->types.weakcallableproxy : rt->types.weakproxy;
  return callback == NULL && proxy != NULL ? rt_incref ((RtObject *)proxy)
                                           : make (rt, type, referent, callback, list);
}

RtObject *rt_weakref_get (RtInterp *rt, RtObject *weakref) {
  RtObject *referent = REF (weakref)->referent;
  return rt_incref (referent != NULL && referent->refcount > 0 ? referent : rt->none);
}

/* Death of the referent. */

static void call_back (RtInterp *rt, RtObject *ref, RtObject *callback) {
  RtObject *result = rt_call_one (rt, callback, ref);
  if (result == NULL)
    rt_error_unraisable (rt, callback);
  rt_xdecref (rt, result);
}

/* Moves the reference and its callback to PAIR and kills the reference. */
static void take_pair (RtInterp *rt, RtWeakref *ref, RtObject **pair) {
  RtObject *callback = rt_ref_take (rt, (RtObject *)ref, SLOT_CALLBACK, &ref->callback);
  bool lives = ref->base.refcount > 0;
  pair[0] = lives ? rt_incref ((RtObject *)ref) : NULL;
  pair[1] = lives ? callback : NULL;
  rt_weakref_kill (rt, ref);
  if (!lives)
    rt_xdecref (rt, callback);
}

/* Kills what is in LIST, then runs the callbacks of what was there. All are dead before the first callback
 * runs; if there is no memory to remember them, each runs at once. */
static void kill_with_callbacks (RtInterp *rt, RtObject **list) {
  size_t count = 0, done = 0;
  for (RtWeakref *ref = REF (*list); ref != NULL; ref = ref->next)
    count++;
  RtObject *few[2], **pairs = count > 1 ? rt_heap_alloc (rt->heap, count * 2 * sizeof *pairs) : few;
  size_t room = pairs != NULL && count > 1 ? count : 1;
  RtObject **places = pairs != NULL ? pairs : few;
  RtNative native;
  while (*list != NULL) {
    for (done = 0; done < room && *list != NULL; done++)
      take_pair (rt, REF (*list), places + 2 * done);
    rt_native_enter_array (rt, &native, "weak references", "reference and callback", places, done * 2);
    for (size_t i = 0; i < done; i++)
      if (places[2 * i] != NULL && places[2 * i + 1] != NULL)
        call_back (rt, places[2 * i], places[2 * i + 1]);
    rt_native_leave (rt, &native);
  }
  if (places != few)
    rt_heap_release (rt->heap, places, count * 2 * sizeof *places);
}

void rt_weakref_clear_all (RtInterp *rt, RtObject *o) {
  RtObject **list = rt_weakref_list (o);
  if (list == NULL || *list == NULL)
    return;
  while (*list != NULL && REF (*list)->callback == NULL)
    rt_weakref_kill (rt, REF (*list));
  if (*list == NULL)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "weak references", "exception under way");
  RtObject *pending = hold.held[0] = rt_error_take (rt);
  kill_with_callbacks (rt, list);
  hold.held[0] = NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_error_put (rt, pending);
}

/* Garbage. */

/* Kills the references to O; those whose callbacks are to run go to rt->gc.due_callbacks, with a reference.
 */
static void kill_references_to (RtInterp *rt, RtObject *o) {
  RtObject **list = rt_weakref_list (o);
  while (list != NULL && *list != NULL) {
    RtWeakref *ref = REF (*list);
    rt_weakref_kill (rt, ref);
    if (ref->callback == NULL || (ref->base.flags & RT_OBJECT_GC_COLLECTING) != 0)
      continue;
    rt_incref ((RtObject *)ref);
    rt_gc_list_move (&rt->gc.due_callbacks, rt_gc_head ((RtObject *)ref));
    rt->seldom_changes++;
  }
}

size_t rt_weakref_handle_garbage (RtInterp *rt, RtGcHead *unreachable, RtGcHead *old) {
  RtGcHead *due = &rt->gc.due_callbacks;
  for (RtGcHead *head = unreachable->next; head != unreachable; head = head->next) {
    RtObject *o = rt_gc_object (head);
    if (is_weakref (rt, o))
      rt_weakref_kill (rt, REF (o));
    kill_references_to (rt, o);
  }
  size_t died = 0;
  while (!rt_gc_list_is_empty (due)) {
    RtGcHead *head = due->next;
    RtObject *ref = rt_gc_object (head);
    call_back (rt, ref, REF (ref)->callback);
    if (ref->refcount == 1)
      died++;
    else
      rt_gc_survive (rt, old, ref);
    rt_decref (rt, ref);
  }
  return died;
}

/* The type. */

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_CALLBACK, REF (self)->callback);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_weakref_kill (rt, REF (self));
  rt_ref_clear (rt, self, SLOT_CALLBACK, &REF (self)->callback);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_check_positional (rt, "__new__", (size_t)RT_TUPLE_SIZE (args), 1, 2))
    return NULL;
  RtObject *referent = RT_TUPLE_ITEM (args, 0),
           *callback = RT_TUPLE_SIZE (args) > 1 ? RT_TUPLE_ITEM (args, 1) : NULL;
  if (type == rt->types.weakref)
    return rt_weakref_new (rt, referent, callback);
  RtObject **list = list_of (rt, referent);
  return list != NULL ? make (rt, type, referent, callback != rt->none ? callback : NULL, list) : NULL;
}

static int init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (!rt_no_keywords (rt, "ref", kwargs))
    return -1;
  return rt_check_positional (rt, "__init__", (size_t)RT_TUPLE_SIZE (args), 1, 2) ? 0 : -1;
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  unsigned long long address = rt_address (rt, self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr", "referent");
  RtObject *referent = hold.held[0] = rt_weakref_get (rt, self);
  if (referent == rt->none)
    return rt_hold_end (rt, &hold, rt_str_printf (rt, "<weakref at 0x%llx; dead>", address));
  unsigned long long at = rt_address (rt, referent);
  hold.held[1] = rt_lookup_special (rt, referent, rt->names.name__);
  if (hold.held[1] == NULL && rt_error (rt) != NULL)
    return rt_hold_end (rt, &hold, NULL);
  bool named = hold.held[1] != NULL && RT_IS_STR (hold.held[1]);
  return rt_hold_end (rt, &hold,
                      named ? rt_str_printf (rt, "<weakref at 0x%llx; to '%s' at 0x%llx (%U)>", address,
                                             referent->type->name, at, hold.held[1])
                            : rt_str_printf (rt, "<weakref at 0x%llx; to '%s' at 0x%llx>", address,
                                             referent->type->name, at));
}

static int64_t hash (RtInterp *rt, RtObject *self) {
  RtWeakref *ref = REF (self);
  if (ref->hash != -1)
    return ref->hash;
  RtHold hold;
  rt_hold_begin (rt, &hold, "hash", "referent");
  RtObject *referent = hold.held[0] = rt_weakref_get (rt, self);
  if (referent == rt->none)
    RT_TYPE_ERROR (rt, "weak object has gone away");
  else
    ref->hash = rt_hash (rt, referent);
  rt_hold_end (rt, &hold, NULL);
  return ref->hash;
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || !is_weakref (rt, a) || !is_weakref (rt, b))
    return rt_incref (rt->not_implemented);
  if (REF (a)->referent == NULL || REF (b)->referent == NULL)
    return rt_bool_object (rt, (a == b) == (op == RT_EQ));
  RtHold hold;
  rt_hold_begin (rt, &hold, "comparison", "referent");
  hold.held[0] = rt_weakref_get (rt, a);
  hold.held[1] = rt_weakref_get (rt, b);
  return rt_hold_end (rt, &hold, rt_compare (rt, hold.held[0], hold.held[1], op));
}

static RtObject *class_getitem (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return rt_generic_alias_new (rt, self, args[0]);
}

static const RtMethodDef methods[] = {
    {"__class_getitem__", class_getitem, RT_METH_O | RT_METH_CLASS, "See PEP 585"}, {NULL}};

static const RtMemberDef members[] = {
    {"__callback__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtWeakref, callback), 0, NULL},
    {NULL},
};

const RtTypeSpec rt_weakref_spec = {
    .name = "weakref.ReferenceType",
    .size_bytes = sizeof (RtWeakref),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .vectorcall_offset = offsetof (RtWeakref, vectorcall),
    .slots = {.tp_new = new,
              .tp_init = init,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_repr = repr,
              .tp_hash = hash,
              .tp_richcompare = richcompare,
              .tp_call = ref_call},
    .methods = methods,
    .members = members,
};
