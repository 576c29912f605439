/* The tuples by which CPython's compiler knows constants: it makes them for every constant, name table and code table, keeps those of
 * new ones until all is compiled, and leaves them on the free lists, where the program's tuples come from. Here only their blocks are
 * taken, one by one when CPython makes a tuple, and given back in the order in which its table of constants dies. */
#pragma once

#include "rt-arena.h"
#include "rt-interp.h"

typedef struct RtConstKeys {
  RtObject **kept; /* in an arena; each a block of a tuple that has the blocks of keys in it as items, or NULL */
  size_t count, capacity;
  bool has_true, has_false;
} RtConstKeys;

/* A key for VALUE is made; KEPT: it is not equal to one that is there. False with MemoryError. */
bool rt_const_keys_add (RtArena *arena, RtConstKeys *keys, RtObject *value, bool kept);
/* All keys go. */
void rt_const_keys_clear (RtInterp *rt, RtConstKeys *keys);
