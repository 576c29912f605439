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

static void one_more (RtConstKeys *keys, size_t items) {
  if (items == 0 || items >= RT_GC_SPARE_TUPLE_ITEMS)
    return;
  keys->now[items]++;
  if (keys->now[items] > keys->most[items])
    keys->most[items] = keys->now[items];
}

static void count_key (const RtInterp *rt, RtConstKeys *keys, RtObject *value) {
  if (value->type == rt->types.tuple) {
    one_more (keys, (size_t)RT_TUPLE_SIZE (value));
    for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (value); i++)
      count_key (rt, keys, RT_TUPLE_ITEM (value, i));
  } else if (value->type == rt->types.frozenset) {
    size_t size = (size_t)RT_SET_USED (value);
    one_more (keys, size); /* the set of the items' keys is made of a tuple */
    RtObject *item;
    for (ptrdiff_t position = 0; rt_set_next (value, &position, &item);)
      count_key (rt, keys, item);
    if (size > 0 && size < RT_GC_SPARE_TUPLE_ITEMS)
      keys->now[size]--;
  }
  one_more (keys, items_of_key (rt, value));
}

void rt_const_keys_add (RtInterp *rt, RtConstKeys *keys, RtObject *value, bool kept) {
  if (items_of_key (rt, value) == 0)
    return;
  bool *known = value == rt->true_ ? &keys->has_true : value == rt->false_ ? &keys->has_false : NULL;
  if (known != NULL) {
    kept = !*known;
    *known = true;
  }
  unsigned before[RT_GC_SPARE_TUPLE_ITEMS];
  memcpy (before, keys->now, sizeof before);
  count_key (rt, keys, value);
  if (!kept)
    memcpy (keys->now, before, sizeof before);
}

void rt_const_keys_pass (RtInterp *rt, const RtConstKeys *keys) {
  for (size_t i = 1; i < RT_GC_SPARE_TUPLE_ITEMS; i++)
    rt_gc_count_passing (rt, rt->types.tuple, (ptrdiff_t)i, keys->most[i]);
}
