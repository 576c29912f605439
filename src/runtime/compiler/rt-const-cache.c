/* Equal constants become one object.
 *
 * Equal means: of the same type, and equal in value, down to the sign of zero, the items of tuples and
 * frozensets included. Code objects are equal if everything about them is (the body of a `finally` is
 * compiled twice, and so is a lambda in it).
 */
#include "rt-compile-private.h"

#include <string.h>

#include "rt-bytes.h"
#include "rt-const-keys.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtConstCache {
  RtObject **table; /* open addressing; NULL: free */
  int places, count;
  RtConstKeys keys;
} RtConstCache;

static uint64_t mix (uint64_t hash, uint64_t value) {
  return (hash ^ value) * UINT64_C (0x9E3779B97F4A7C15) ^ (hash >> 29);
}

static uint64_t mix_bytes (uint64_t hash, const void *data, size_t bytes) {
  for (size_t i = 0; i < bytes; i++)
    hash = mix (hash, ((const unsigned char *)data)[i]);
  return hash;
}

static bool same_type (const RtObject *a, const RtObject *b) {
  return a->type == b->type;
}

static uint64_t hash_bytes (uint64_t hash, const RtObject *o) {
  return mix_bytes (hash, ((const RtBytes *)o)->data, (size_t)((const RtVarObject *)o)->size);
}

/* By its name and places: lambdas within lambdas are alike but for where they stand, and comparing two of them compares all within. */
static uint64_t hash_code (uint64_t hash, const RtCode *code) {
  return hash_bytes (mix (hash, (uint64_t)rt_str_hash (code->name)), code->linetable);
}

static uint64_t hash_const (RtInterp *rt, RtObject *o) {
  const RtTypes *types = &rt->types;
  uint64_t hash = (uint64_t)(uintptr_t)o->type;
  if (o->type == types->str)
    return mix (hash, (uint64_t)rt_str_hash (o));
  if (o->type == types->int_) {
    RtMagnitude m = rt_int_magnitude (o);
    return mix_bytes (mix (hash, (uint64_t)rt_int_size (o)), m.digits, m.count * sizeof *m.digits);
  }
  if (o->type == types->float_)
    return mix_bytes (hash, &((RtFloat *)o)->value, sizeof (double));
  if (o->type == types->complex_)
    return mix_bytes (hash, &((RtComplex *)o)->real, 2 * sizeof (double));
  if (o->type == types->bytes)
    return hash_bytes (hash, o);
  if (o->type == types->tuple) {
    for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (o); i++)
      hash = mix (hash, hash_const (rt, RT_TUPLE_ITEM (o, i)));
    return hash;
  }
  if (o->type == types->frozenset) {
    RtObject *item;
    for (ptrdiff_t position = 0; rt_set_next (o, &position, &item);)
      hash += hash_const (rt, item) * 31; /* in any order */
    return hash;
  }
  if (o->type == types->code)
    return hash_code (hash, (const RtCode *)o);
  return mix (hash, (uint64_t)(uintptr_t)o);
}

static bool equal_consts (RtInterp *rt, RtObject *a, RtObject *b);

static bool equal_sets (RtInterp *rt, RtObject *a, RtObject *b) {
  if (RT_SET_USED (a) != RT_SET_USED (b))
    return false;
  RtObject *item, *other;
  for (ptrdiff_t position = 0; rt_set_next (a, &position, &item);) {
    bool found = false;
    for (ptrdiff_t at = 0; !found && rt_set_next (b, &at, &other);)
      found = equal_consts (rt, item, other);
    if (!found)
      return false;
  }
  return true;
}

static bool equal_codes (RtInterp *rt, const RtCode *a, const RtCode *b) {
  return rt_str_equal (a->name, b->name) && a->argcount == b->argcount &&
         a->posonlyargcount == b->posonlyargcount && a->kwonlyargcount == b->kwonlyargcount &&
         a->flags == b->flags && a->firstlineno == b->firstlineno && a->unit_count == b->unit_count &&
         !memcmp (a->units, b->units, a->unit_count * sizeof *a->units) &&
         equal_consts (rt, a->linetable, b->linetable) && equal_consts (rt, a->exceptiontable, b->exceptiontable) &&
         equal_consts (rt, a->names, b->names) && equal_consts (rt, a->localsplusnames, b->localsplusnames) &&
         equal_consts (rt, a->consts, b->consts);
}

static bool equal_consts (RtInterp *rt, RtObject *a, RtObject *b) {
  const RtTypes *types = &rt->types;
  if (a == b)
    return true;
  if (!same_type (a, b))
    return false;
  if (a->type == types->str)
    return rt_str_equal (a, b);
  if (a->type == types->int_)
    return rt_int_compare (a, b) == 0;
  if (a->type == types->float_)
    return !memcmp (&((RtFloat *)a)->value, &((RtFloat *)b)->value, sizeof (double));
  if (a->type == types->complex_)
    return !memcmp (&((RtComplex *)a)->real, &((RtComplex *)b)->real, 2 * sizeof (double));
  if (a->type == types->bytes)
    return ((RtVarObject *)a)->size == ((RtVarObject *)b)->size &&
           !memcmp (((RtBytes *)a)->data, ((RtBytes *)b)->data, (size_t)((RtVarObject *)a)->size);
  if (a->type == types->tuple) {
    if (RT_TUPLE_SIZE (a) != RT_TUPLE_SIZE (b))
      return false;
    for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (a); i++)
      if (!equal_consts (rt, RT_TUPLE_ITEM (a, i), RT_TUPLE_ITEM (b, i)))
        return false;
    return true;
  }
  if (a->type == types->frozenset)
    return equal_sets (rt, a, b);
  if (a->type == types->code)
    return equal_codes (rt, (const RtCode *)a, (const RtCode *)b);
  return false;
}

static RtObject **place_for (C *c, RtConstCache *cache, RtObject *o) {
  unsigned mask = (unsigned)cache->places - 1;
  unsigned place = (unsigned)(hash_const (c->rt, o) >> 20) & mask;
  while (cache->table[place] && !equal_consts (c->rt, cache->table[place], o))
    place = (place + 1) & mask;
  return &cache->table[place];
}

static bool grow (C *c, RtConstCache *cache) {
  RtConstCache larger = {.places = cache->places ? 2 * cache->places : 64, .count = cache->count, .keys = cache->keys};
  larger.table = rt_arena_alloc (c->arena, (size_t)larger.places * sizeof *larger.table);
  if (!larger.table)
    return false;
  for (int i = 0; i < cache->places; i++)
    if (cache->table[i])
      *place_for (c, &larger, cache->table[i]) = cache->table[i];
  *cache = larger;
  return true;
}

static RtConstCache *cache_of (C *c) {
  if (!c->consts)
    c->consts = rt_arena_alloc (c->arena, sizeof *c->consts);
  if (!c->consts || (2 * c->consts->count >= c->consts->places && !grow (c, c->consts)))
    return NULL;
  return c->consts;
}

/* The items of a tuple are merged in place: nobody but the compiler has seen it. */
static bool merge_items (C *c, RtObject *tuple) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (tuple); i++) {
    RtObject *item = RT_TUPLE_ITEM (tuple, i);
    RtObject *merged = rt_c_merge_const (c, item);
    if (!merged)
      return false;
    if (merged != item)
      rt_ref_set (c->rt, tuple, RT_ITEM (i), &RT_TUPLE_ITEM (tuple, i), rt_incref (merged));
  }
  return true;
}

/* The set is made anew of merged items and takes the place of SET: as CPython does, so that the order of its items is CPython's, too. */
static RtObject *merge_set (C *c, RtObject *set) {
  RtObject *items = rt_tuple_from (c->rt, set);
  bool ok = items != NULL && merge_items (c, items);
  RtObject *merged = ok ? rt_frozenset_new (c->rt, items) : NULL;
  rt_xdecref (c->rt, items);
  if (merged == NULL || !rt_arena_own (c->arena, merged)) {
    c->failed = true;
    return NULL;
  }
  *place_for (c, c->consts, set) = merged;
  return merged;
}

/* The object that VALUE is equal to, VALUE itself if it is the first; *IS_NEW tells. NULL when failed. */
static RtObject *find_or_add (C *c, RtObject *value, bool *is_new) {
  RtInterp *rt = c->rt;
  *is_new = false;
  RtConstCache *cache = cache_of (c);
  bool is_atom = value == rt->none || value == rt->ellipsis || value == rt->true_ || value == rt->false_;
  RtObject **place = cache && !is_atom ? place_for (c, cache, value) : NULL;
  bool is_there = is_atom || (place && *place);
  /* What is part of Python itself CPython does not compile. */
  if (!cache || (c->options->warn && !rt_const_keys_add (c->arena, &cache->keys, value, !is_there))) {
    c->failed = true;
    return NULL;
  }
  if (is_there)
    return is_atom ? value : *place;
  if (!rt_arena_own (c->arena, rt_incref (value))) {
    c->failed = true;
    return NULL;
  }
  *place = value;
  *is_new = true;
  cache->count++;
  return value;
}

RtObject *rt_c_merge_one (C *c, RtObject *value) {
  bool is_new;
  return find_or_add (c, value, &is_new);
}

RtObject *rt_c_merge_const (C *c, RtObject *value) {
  bool is_new;
  RtObject *merged = find_or_add (c, value, &is_new);
  if (is_new && value->type == c->rt->types.tuple && !merge_items (c, value))
    return NULL;
  if (is_new && value->type == c->rt->types.frozenset && RT_SET_USED (value) > 0)
    return merge_set (c, value);
  return merged;
}

void rt_c_clear_const_keys (C *c) {
  if (c->consts)
    rt_const_keys_clear (c->rt, &c->consts->keys);
}
