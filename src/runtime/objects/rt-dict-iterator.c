/* The iterators of dict: over keys, values or items, in both directions. They notice when the dict changed
 * its size. */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-tuple.h"

typedef struct RtDictIterator {
  RtObject base;
  RtObject *dict;     /* NULL once exhausted */
  ptrdiff_t used;     /* of the dict when this was made; -1 once it is known to have changed */
  ptrdiff_t position; /* place to look at next */
  RtObject *result;   /* item iterators: a pair that is filled again if nobody else keeps it */
  ptrdiff_t left;
  uint8_t part; /* RtDictPart */
  bool reversed;
} RtDictIterator;

#define SLOT_DICT   RT_FIELD (0, "iterated dict")
#define SLOT_RESULT RT_FIELD (1, "pair to use again")

static RtObject *iterator_new (RtInterp *rt, RtType *type, RtObject *dict, RtDictPart part, bool reversed) {
  RtObject *o = rt_object_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtDictIterator *self = (RtDictIterator *)o;
  self->part = (uint8_t)part;
  self->reversed = reversed;
  rt_ref_init (rt, o, SLOT_DICT, &self->dict, rt_incref (dict));
  self->used = self->left = RT_DICT_USED (dict);
  self->position = reversed ? rt_dict_places ((RtDict *)dict) - 1 : 0;
  if (part == RT_DICT_ITEMS) {
    RtObject *pair = rt_tuple_pack (rt, 2, rt->none, rt->none);
    if (pair == NULL) {
      rt_decref (rt, o);
      return NULL;
    }
    rt_ref_init (rt, o, SLOT_RESULT, &self->result, pair);
  }
  rt_gc_track (rt, o);
  return o;
}

RtObject *rt_dict_iterator_new (RtInterp *rt, RtDictPart part, bool reversed, RtObject *dict) {
  RtType *const types[2][3] = {
      {rt->types.dict_keyiterator, rt->types.dict_valueiterator, rt->types.dict_itemiterator},
      {rt->types.dict_reversekeyiterator, rt->types.dict_reversevalueiterator, rt->types.dict_reverseitemiterator}};
  return iterator_new (rt, types[reversed][part], dict, part, reversed);
}

RtObject *rt_odict_iterator_new (RtInterp *rt, RtDictPart part, bool reversed, RtObject *dict) {
  return iterator_new (rt, rt->types.odict_iterator, dict, part, reversed);
}

RtObject *rt_dict_iter (RtInterp *rt, RtObject *dict) {
  return rt_dict_iterator_new (rt, RT_DICT_KEYS, false, dict);
}

static void dealloc (RtInterp *rt, RtObject *o) {
  RtDictIterator *self = (RtDictIterator *)o;
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_DICT, &self->dict);
  rt_ref_clear (rt, o, SLOT_RESULT, &self->result);
  rt_object_free (rt, o);
}

static int traverse (RtObject *o, RtVisit visit, void *arg) {
  RtDictIterator *self = (RtDictIterator *)o;
  RT_VISIT (visit, arg, SLOT_DICT, self->dict);
  RT_VISIT (visit, arg, SLOT_RESULT, self->result);
  return 0;
}

/* The entry at or after (before, if REVERSED) the position, which moves on; EMPTY at the end, ERROR with an
 * exception. */
static ptrdiff_t next_entry (RtInterp *rt, RtDictIterator *self) {
  if (self->dict == NULL)
    return RT_DICT_EMPTY;
  RtDict *dict = (RtDict *)self->dict;
  if (self->used != dict->used) {
    self->used = -1; /* from now on always */
    rt_raise (rt, rt->types.RuntimeError, self->base.type == rt->types.odict_iterator ? "OrderedDict mutated during iteration"
                                                                                      : "dictionary changed size during iteration");
    return RT_DICT_ERROR;
  }
  ptrdiff_t step = self->reversed ? -1 : 1, place = self->position;
  while (place >= 0 && place < rt_dict_places (dict)) {
    ptrdiff_t ix = rt_dict_entry_at (dict, place);
    place += step;
    if (*rt_dict_value_field (dict, ix) == NULL)
      continue;
    if (self->left == 0) {
      rt_raise (rt, rt->types.RuntimeError, "dictionary keys changed during iteration");
      rt_ref_clear (rt, &self->base, SLOT_DICT, &self->dict);
      return RT_DICT_ERROR;
    }
    self->position = place;
    self->left--;
    rt_payload_changed (rt, &self->base);
    return ix;
  }
  rt_ref_clear (rt, &self->base, SLOT_DICT, &self->dict);
  return RT_DICT_EMPTY;
}

static RtObject *next_key (RtInterp *rt, RtObject *o) {
  RtDictIterator *self = (RtDictIterator *)o;
  ptrdiff_t ix = next_entry (rt, self);
  return ix < 0 ? NULL : rt_incref (((RtDict *)self->dict)->keys->keys[ix]);
}

static RtObject *next_value (RtInterp *rt, RtObject *o) {
  RtDictIterator *self = (RtDictIterator *)o;
  ptrdiff_t ix = next_entry (rt, self);
  return ix < 0 ? NULL : rt_incref (*rt_dict_value_field ((RtDict *)self->dict, ix));
}

static RtObject *next_item (RtInterp *rt, RtObject *o) {
  RtDictIterator *self = (RtDictIterator *)o;
  ptrdiff_t ix = next_entry (rt, self);
  if (ix < 0)
    return NULL;
  RtDict *dict = (RtDict *)self->dict;
  return rt_tuple_refill_pair (rt, self->result, rt_incref (dict->keys->keys[ix]), rt_incref (*rt_dict_value_field (dict, ix)));
}

static RtObject *length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  RtDictIterator *self = (RtDictIterator *)o;
  bool valid = self->dict != NULL && self->used == RT_DICT_USED (self->dict);
  return rt_int_from_int64 (rt, valid ? self->left : 0);
}

/* iter (list of what is left). The list is made by a copy of the iterator, so that this one stays where it
 * is. */
static RtObject *reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtDictIterator *self = (RtDictIterator *)o;
  if (self->dict == NULL)
    return rt_reduce_builtin (rt, "iter", rt_list_new (rt, 0), -1);
  RtObject *copy = iterator_new (rt, o->type, self->dict, self->part, self->reversed);
  if (copy == NULL)
    return NULL;
  ((RtDictIterator *)copy)->used = self->used;
  ((RtDictIterator *)copy)->position = self->position;
  ((RtDictIterator *)copy)->left = self->left;
  RtObject *list = rt_list_from (rt, copy);
  rt_decref (rt, copy);
  return rt_reduce_builtin (rt, "iter", list, -1);
}

void rt_dict_iterator_position (const RtObject *o, ptrdiff_t *given, ptrdiff_t *left) {
  const RtDictIterator *self = (const RtDictIterator *)o;
  *left = self->dict != NULL && self->used >= 0 ? self->left : 0;
  *given = *left > 0 ? self->used - self->left : 0;
}

static void describe (RtObject *o, HbBuffer *buffer) {
  ptrdiff_t given, left;
  rt_dict_iterator_position (o, &given, &left);
  if (left > 0)
    hb_buffer_printf (buffer, "next %td, %td left", given, left);
  else
    hb_buffer_append (buffer, "exhausted");
}

static const RtMethodDef methods[] = {
    {"__length_hint__", length_hint, RT_METH_NOARGS, NULL},
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static RtObject *next_part (RtInterp *rt, RtObject *o) {
  uint8_t part = ((RtDictIterator *)o)->part;
  return part == RT_DICT_KEYS ? next_key (rt, o) : part == RT_DICT_VALUES ? next_value (rt, o) : next_item (rt, o);
}

#define ITERATOR_SPEC(id, next)                                                                              \
  const RtTypeSpec rt_##id##_spec = {                                                                        \
      .name = #id,                                                                                           \
      .size_bytes = sizeof (RtDictIterator),                                                                 \
      .cpython_basicsize = 56,                                                                               \
      .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,                                                   \
      .slots = {.tp_dealloc = dealloc,                                                                       \
                .tp_traverse = traverse,                                                                     \
                .describe = describe,                                                                        \
                .tp_iter = rt_iter_self,                                                                     \
                .tp_iternext = next},                                                                        \
      .methods = methods,                                                                                    \
  }

ITERATOR_SPEC (dict_keyiterator, next_key);
ITERATOR_SPEC (dict_valueiterator, next_value);
ITERATOR_SPEC (dict_itemiterator, next_item);
ITERATOR_SPEC (dict_reversekeyiterator, next_key);
ITERATOR_SPEC (dict_reversevalueiterator, next_value);
ITERATOR_SPEC (dict_reverseitemiterator, next_item);
ITERATOR_SPEC (odict_iterator, next_part);
