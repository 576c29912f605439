/* Ancestry: the C3 order, the winner among metaclasses, the base that decides the layout. */
#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class-internal.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* Whether BASE, no type, would be replaced by others in a class statement: raises TypeError. Also true with another exception. */
static bool stands_for_others (RtInterp *rt, RtObject *base) {
  RtObject *method = NULL;
  if (rt_getattr_optional (rt, base, rt->names.mro_entries__, &method) == 0)
    return false;
  rt_xdecref (rt, method);
  if (rt_error (rt) == NULL)
    RT_TYPE_ERROR (rt, "type() doesn't support MRO entry resolution; use types.new_class()");
  return true;
}

RtType *rt_type_winner (RtInterp *rt, RtType *metatype, RtObject *bases) {
  RtType *winner = metatype;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (bases); i++) {
    RtType *candidate = RT_TUPLE_ITEM (bases, i)->type;
    if (!RT_IS (RT_TUPLE_ITEM (bases, i), RT_TYPE_TYPE) && stands_for_others (rt, RT_TUPLE_ITEM (bases, i)))
      return NULL;
    if (rt_type_is_subtype (winner, candidate))
      continue;
    if (!rt_type_is_subtype (candidate, winner))
      return RT_TYPE_ERROR (
          rt, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
              "metaclasses of all its bases");
    winner = candidate;
  }
  return winner;
}

/* Whether instances of TYPE have more fields than those of BASE (places for __dict__ and weak references do
 * not count). */
static bool has_extra_fields (const RtType *type, const RtType *base) {
  return type->size_bytes != base->size_bytes || type->item_bytes != base->item_bytes;
}

/* The nearest ancestor (or TYPE itself) that added fields. */
static RtType *solid_base (RtInterp *rt, RtType *type) {
  RtType *base = type->base_type != NULL ? solid_base (rt, type->base_type) : rt->types.object;
  return type->base_type != NULL && has_extra_fields (type, base) ? type : base;
}

RtType *rt_type_best_base (RtInterp *rt, RtObject *bases) {
  RtType *best = NULL, *winner = NULL;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (bases); i++) {
    RtObject *item = RT_TUPLE_ITEM (bases, i);
    if (!RT_IS (item, RT_TYPE_TYPE))
      return RT_TYPE_ERROR (rt, "bases must be types");
    RtType *base = (RtType *)item;
    if (!rt_type_has (base, RT_TYPE_BASETYPE))
      return RT_TYPE_ERROR (rt, "type '%.100s' is not an acceptable base type", base->name);
    RtType *candidate = solid_base (rt, base);
    if (winner == NULL || (winner != candidate && rt_type_is_subtype (candidate, winner))) {
      winner = candidate;
      best = base;
    } else if (!rt_type_is_subtype (winner, candidate)) {
      return RT_TYPE_ERROR (rt, "multiple bases have instance lay-out conflict");
    }
  }
  return best;
}

static bool is_laid_out_as (const RtType *a, const RtType *b) {
  const uint32_t prefix = RT_TYPE_GC | RT_TYPE_MANAGED_DICT | RT_TYPE_MANAGED_WEAKREF;
  return a->size_bytes == b->size_bytes && a->item_bytes == b->item_bytes &&
         (a->type_flags & prefix) == (b->type_flags & prefix) && a->dict_offset == b->dict_offset &&
         a->weaklist_offset == b->weaklist_offset;
}

/* The nearest ancestor that instances of TYPE differ from by fields, or TYPE itself if that is the one that added some. */
static const RtType *laid_out_by (const RtType *type) {
  while (type->base_type != NULL && is_laid_out_as (type, type->base_type))
    type = type->base_type;
  return type;
}

static bool have_same_slots (const RtType *a, const RtType *b) {
  const RtObject *of_a = a->ht_slots, *of_b = b->ht_slots;
  ptrdiff_t n = of_a != NULL ? RT_TUPLE_SIZE (of_a) : 0;
  if (n != (of_b != NULL ? RT_TUPLE_SIZE (of_b) : 0))
    return false;
  for (ptrdiff_t i = 0; i < n; i++)
    if (!rt_str_equal (RT_TUPLE_ITEM (of_a, i), RT_TUPLE_ITEM (of_b, i)))
      return false;
  return true;
}

bool rt_type_same_layout (const RtType *a, const RtType *b) {
  a = laid_out_by (a);
  b = laid_out_by (b);
  return a == b || (rt_type_has (a, RT_TYPE_HEAP) && rt_type_has (b, RT_TYPE_HEAP) && a->base_type == b->base_type &&
                    is_laid_out_as (a, b) && have_same_slots (a, b));
}

/* C3: the linearizations of the bases and the list of bases are merged; at each step the first head that is
 * in no other tail. */

typedef struct Merge {
  RtObject *const *lists; /* tuples */
  ptrdiff_t *done;        /* how many of each are placed */
  ptrdiff_t count;
} Merge;

static bool in_some_tail (const Merge *merge, const RtObject *candidate) {
  for (ptrdiff_t i = 0; i < merge->count; i++)
    for (ptrdiff_t j = merge->done[i] + 1; j < RT_TUPLE_SIZE (merge->lists[i]); j++)
      if (RT_TUPLE_ITEM (merge->lists[i], j) == candidate)
        return true;
  return false;
}

/* The next class in order; NULL with *EMPTY if all are placed, without if the order is contradictory. */
static RtObject *next_in_order (const Merge *merge, bool *empty) {
  *empty = true;
  for (ptrdiff_t i = 0; i < merge->count; i++) {
    if (merge->done[i] >= RT_TUPLE_SIZE (merge->lists[i]))
      continue;
    *empty = false;
    RtObject *candidate = RT_TUPLE_ITEM (merge->lists[i], merge->done[i]);
    if (!in_some_tail (merge, candidate))
      return candidate;
  }
  return NULL;
}

static void place (Merge *merge, const RtObject *chosen) {
  for (ptrdiff_t i = 0; i < merge->count; i++)
    if (merge->done[i] < RT_TUPLE_SIZE (merge->lists[i]) &&
        RT_TUPLE_ITEM (merge->lists[i], merge->done[i]) == chosen)
      merge->done[i]++;
}

static void *raise_contradiction (RtInterp *rt, const Merge *merge) {
  HbBuffer names;
  hb_buffer_init (&names, &rt->allocator);
  RtObject *seen[64];
  size_t count = 0;
  for (ptrdiff_t i = 0; i < merge->count; i++) {
    if (merge->done[i] >= RT_TUPLE_SIZE (merge->lists[i]))
      continue;
    RtObject *head = RT_TUPLE_ITEM (merge->lists[i], merge->done[i]);
    bool known = false;
    for (size_t j = 0; j < count; j++)
      known = known || seen[j] == head;
    if (known || count == sizeof seen / sizeof *seen)
      continue;
    if (count > 0)
      hb_buffer_append (&names, ", ");
    seen[count++] = head;
    hb_buffer_append (&names, rt_type_short_name ((RtType *)head));
  }
  rt_raise (rt, rt->types.TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s",
            hb_buffer_text (&names));
  hb_buffer_clear (&names);
  return NULL;
}

/* Appends the order to LIST, which begins with the class itself. */
static int merge_all (RtInterp *rt, Merge *merge, RtObject *list) {
  bool empty;
  RtObject *next;
  while ((next = next_in_order (merge, &empty)) != NULL) {
    if (rt_list_append (rt, list, next) < 0)
      return -1;
    place (merge, next);
  }
  if (!empty)
    raise_contradiction (rt, merge);
  return empty ? 0 : -1;
}

static int check_duplicates (RtInterp *rt, RtObject *bases) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (bases); i++)
    for (ptrdiff_t j = i + 1; j < RT_TUPLE_SIZE (bases); j++)
      if (RT_TUPLE_ITEM (bases, i) == RT_TUPLE_ITEM (bases, j))
        return RT_TYPE_ERROR_INT (rt, "duplicate base class %.400s",
                                  rt_type_short_name ((RtType *)RT_TUPLE_ITEM (bases, i)));
  return 0;
}

/* A base whose own order is still being found: a mro () of the user's can come upon it. */
static int check_complete (RtInterp *rt, RtObject *bases) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (bases); i++) {
    const RtType *base = (const RtType *)RT_TUPLE_ITEM (bases, i);
    if (base->mro == NULL)
      return RT_TYPE_ERROR_INT (rt, "Cannot extend an incomplete type '%.100s'", base->name);
  }
  return 0;
}

/* The order that type.mro () gives, as a list. */
RtObject *rt_type_linearize (RtInterp *rt, RtType *type) {
  RtObject *bases = type->bases;
  ptrdiff_t n = RT_TUPLE_SIZE (bases);
  RtObject *list = check_complete (rt, bases) == 0 && check_duplicates (rt, bases) == 0 ? rt_list_new (rt, 0) : NULL;
  RtObject **lists = list != NULL ? rt_mem_alloc (rt, (size_t)(n + 1) * sizeof *lists) : NULL;
  ptrdiff_t *done = lists != NULL ? rt_mem_calloc (rt, (size_t)(n + 1), sizeof *done) : NULL;
  int result = done != NULL ? rt_list_append (rt, list, (RtObject *)type) : -1;
  if (result == 0) {
    for (ptrdiff_t i = 0; i < n; i++)
      lists[i] = ((RtType *)RT_TUPLE_ITEM (bases, i))->mro;
    lists[n] = bases;
    Merge merge = {lists, done, n + 1};
    result = merge_all (rt, &merge, list);
  }
  if (done != NULL)
    rt_mem_free (rt, done, (size_t)(n + 1) * sizeof *done);
  if (lists != NULL)
    rt_mem_free (rt, lists, (size_t)(n + 1) * sizeof *lists);
  if (result == 0)
    return list;
  rt_xdecref (rt, list);
  return NULL;
}

static int check_custom (RtInterp *rt, RtType *type, RtObject *mro) {
  RtType *solid = solid_base (rt, type);
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (mro); i++) {
    RtObject *item = RT_TUPLE_ITEM (mro, i);
    if (!RT_IS (item, RT_TYPE_TYPE))
      return RT_TYPE_ERROR_INT (rt, "mro() returned a non-class ('%.500s')", item->type->name);
    if (!rt_type_is_subtype (solid, solid_base (rt, (RtType *)item)))
      return RT_TYPE_ERROR_INT (rt, "mro() returned base with unsuitable layout ('%.500s')",
                                ((RtType *)item)->name);
  }
  return 0;
}

int rt_type_compute_mro (RtInterp *rt, RtType *type) {
  const RtObject *before = type->mro;
  bool custom = type->base.base.type != rt->types.type;
  RtHold hold;
  rt_hold_begin (rt, &hold, "class statement", "method resolution order");
  hold.held[0] =
      custom ? rt_call_special (rt, (RtObject *)type, rt->names.mro, NULL, 0) : rt_type_linearize (rt, type);
  RtObject *mro = hold.held[0] != NULL ? rt_tuple_from (rt, hold.held[0]) : NULL;
  rt_hold_end (rt, &hold, NULL);
  if (mro != NULL && custom && check_custom (rt, type, mro) < 0) {
    rt_decref (rt, mro);
    mro = NULL;
  }
  if (mro == NULL)
    return -1;
  if (type->mro != before) { /* a mro () has changed the class meanwhile, and that stands */
    rt_decref (rt, mro);
    return 1;
  }
  rt_ref_set (rt, (RtObject *)type, RT_TYPE_SLOT_MRO, &type->mro, mro);
  return 0;
}
