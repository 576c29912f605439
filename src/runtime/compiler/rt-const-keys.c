#include "rt-const-keys.h"

#include <math.h>
#include <string.h>

#include "rt-float.h"
#include "rt-set.h"
#include "rt-tuple.h"

static bool is_negative_zero (double value) {
  return value == 0 && signbit (value);
}

/* Items of the tuple that marks VALUE's type; 0 if VALUE is its own key. */
static size_t items_of_key (const RtInterp *rt, const RtObject *value) {
  const RtType *type = value->type;
  if (type == rt->types.int_ || type == rt->types.str || type == rt->types.code || value == rt->none || value == rt->ellipsis)
    return 0;
  if (type == rt->types.float_)
    return is_negative_zero (((const RtFloat *)value)->value) ? 3 : 2;
  if (type == rt->types.complex_)
    return is_negative_zero (((const RtComplex *)value)->real) || is_negative_zero (((const RtComplex *)value)->imag) ? 3 : 2;
  return 2;
}

static void free_key (RtInterp *rt, RtObject *key) {
  for (ptrdiff_t i = RT_TUPLE_SIZE (key) - 1; i >= 0; i--)
    if (RT_TUPLE_ITEM (key, i) != NULL)
      free_key (rt, RT_TUPLE_ITEM (key, i));
  rt_object_give_block (rt, key);
}

/* Makes the key of VALUE, *KEY: NULL if VALUE is its own. False with MemoryError. */
static bool make_key (RtInterp *rt, RtObject *value, RtObject **key);

/* The keys of TUPLE's items, in a tuple. */
static bool make_item_keys (RtInterp *rt, RtObject *tuple, RtObject **keys) {
  ptrdiff_t size = RT_TUPLE_SIZE (tuple);
  *keys = size > 0 ? rt_object_take_block (rt, rt->types.tuple, size) : NULL;
  for (ptrdiff_t i = 0; *keys != NULL && i < size; i++)
    if (!make_key (rt, RT_TUPLE_ITEM (tuple, i), &RT_TUPLE_ITEM (*keys, i)))
      return false;
  return size == 0 || *keys != NULL;
}

static bool make_key (RtInterp *rt, RtObject *value, RtObject **key) {
  *key = NULL;
  size_t size = items_of_key (rt, value);
  RtObject *items = NULL;
  bool ok = value->type != rt->types.tuple || make_item_keys (rt, value, &items);
  if (ok && value->type == rt->types.frozenset && RT_SET_USED (value) > 0) { /* the set of the items' keys is made of a tuple */
    RtObject *passing = rt_object_take_block (rt, rt->types.tuple, RT_SET_USED (value));
    ok = passing != NULL;
    if (ok)
      rt_object_give_block (rt, passing);
  }
  if (ok && size > 0)
    ok = (*key = rt_object_take_block (rt, rt->types.tuple, (ptrdiff_t)size)) != NULL;
  if (ok && *key != NULL)
    RT_TUPLE_ITEM (*key, 0) = items;
  else if (items != NULL)
    free_key (rt, items);
  return ok;
}

static bool make_room (RtArena *arena, RtConstKeys *keys) {
  if (keys->count < keys->capacity)
    return true;
  size_t capacity = keys->capacity > 0 ? 2 * keys->capacity : 32;
  RtObject **kept = rt_arena_alloc (arena, capacity * sizeof *kept);
  if (kept == NULL)
    return false;
  if (keys->count > 0)
    memcpy (kept, keys->kept, keys->count * sizeof *kept);
  keys->kept = kept;
  keys->capacity = capacity;
  return true;
}

bool rt_const_keys_add (RtArena *arena, RtConstKeys *keys, RtObject *value, bool kept) {
  RtInterp *rt = arena->rt;
  bool *known = value == rt->true_ ? &keys->has_true : value == rt->false_ ? &keys->has_false : NULL;
  if (known != NULL) {
    kept = !*known;
    *known = true;
  }
  RtObject *key;
  if (!make_room (arena, keys) || !make_key (rt, value, &key))
    return false;
  if (key != NULL && kept)
    keys->kept[keys->count++] = key;
  else if (key != NULL)
    free_key (rt, key);
  return true;
}

void rt_const_keys_clear (RtInterp *rt, RtConstKeys *keys) {
  for (size_t i = 0; i < keys->count; i++)
    free_key (rt, keys->kept[i]);
  keys->count = 0;
}
