/* _random: the Mersenne Twister MT19937 of random, and what every loop that rolls dice calls of it.
 *
 * Invariants
 *  - `index` is how many words of `state` were given out; at RT_MT_WORDS the next request makes the state anew.
 *  - random.Random (python/random.py) derives from this type; its other distributions are Python text over these methods.
 */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-digest.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define RT_MT_WORDS  624
#define RT_MT_MIDDLE 397

typedef struct RtRandom {
  RtObject base;
  int index;
  uint32_t state[RT_MT_WORDS];
} RtRandom;

#define RANDOM(o) ((RtRandom *) (o))
#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* --- the generator --- */

static uint32_t twist (uint32_t high, uint32_t low) {
  uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
  return y >> 1 ^ ((y & 1) != 0 ? 0x9908b0dfu : 0);
}

static uint32_t next_word (RtRandom *r) {
  uint32_t *s = r->state;
  if (r->index >= RT_MT_WORDS) {
    for (int k = 0; k < RT_MT_WORDS; k++)
      s[k] = s[(k + RT_MT_MIDDLE) % RT_MT_WORDS] ^ twist (s[k], s[(k + 1) % RT_MT_WORDS]);
    r->index = 0;
  }
  uint32_t y = s[r->index++];
  y ^= y >> 11;
  y ^= y << 7 & 0x9d2c5680u;
  y ^= y << 15 & 0xefc60000u;
  return y ^ y >> 18;
}

static void start_from_word (RtRandom *r, uint32_t seed) {
  r->state[0] = seed;
  for (uint32_t i = 1; i < RT_MT_WORDS; i++)
    r->state[i] = 1812433253u * (r->state[i - 1] ^ r->state[i - 1] >> 30) + i;
  r->index = RT_MT_WORDS;
}

/* The reference implementation's init_by_array. */
static void start_from_key (RtRandom *r, const uint32_t *key, size_t length) {
  uint32_t *s = r->state;
  start_from_word (r, 19650218u);
  size_t i = 1, j = 0;
  for (size_t k = RT_MT_WORDS > length ? RT_MT_WORDS : length; k > 0; k--) {
    s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t) j;
    if (++i >= RT_MT_WORDS) {
      s[0] = s[RT_MT_WORDS - 1];
      i = 1;
    }
    if (++j >= length)
      j = 0;
  }
  for (size_t k = RT_MT_WORDS - 1; k > 0; k--) {
    s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t) i;
    if (++i >= RT_MT_WORDS) {
      s[0] = s[RT_MT_WORDS - 1];
      i = 1;
    }
  }
  s[0] = 0x80000000u;
}

/* --- seeds --- */

/* The magnitude of the int N, in words of 32 bits, least first. */
static int start_from_int (RtInterp *rt, RtRandom *r, RtObject *n) {
  size_t bits = rt_int_bit_length (n), words = bits == 0 ? 1 : (bits + 31) / 32;
  uint32_t *key = rt_mem_calloc (rt, words, sizeof *key);
  if (key == NULL)
    return -1;
  RtMagnitude m = rt_int_magnitude (n);
  for (size_t i = 0; i < bits; i += RT_DIGIT_BITS) {
    uint64_t digit = (uint64_t) m.digits[i / RT_DIGIT_BITS] << i % 32;
    key[i / 32] |= (uint32_t) digit;
    if (i / 32 + 1 < words)
      key[i / 32 + 1] |= (uint32_t) (digit >> 32);
  }
  start_from_key (r, key, words);
  rt_mem_free (rt, key, words * sizeof *key);
  return 0;
}

/* The bytes and their SHA-512 behind them as one big-endian number. */
static int start_from_bytes (RtInterp *rt, RtRandom *r, const char *data, size_t length) {
  unsigned char *all = rt_mem_alloc (rt, length + 64);
  if (all == NULL)
    return -1;
  memcpy (all, data, length);
  RtDigest digest;
  rt_digest_begin (&digest, RT_SHA512);
  rt_digest_add (&digest, all, length);
  rt_digest_get (&digest, all + length, 64);
  RtObject *n = rt_int_from_bytes (rt, all, length + 64, false, false);
  rt_mem_free (rt, all, length + 64);
  int failed = n != NULL ? start_from_int (rt, r, n) : -1;
  rt_xdecref (rt, n);
  return failed;
}

static void start_from_clock (RtInterp *rt, RtRandom *r) {
  uint64_t now = (uint64_t) rt_world_clock (&rt->world, RT_CLOCK_REAL), used = (uint64_t) rt_world_clock (&rt->world, RT_CLOCK_MONOTONIC);
  const uint32_t key[] = {(uint32_t) now, (uint32_t) (now >> 32), (uint32_t) used, (uint32_t) (used >> 32),
                          (uint32_t) rt->next_identity};
  start_from_key (r, key, sizeof key / sizeof *key);
}

static int seed_from (RtInterp *rt, RtRandom *r, RtObject *a) {
  if (a == rt->none) {
    start_from_clock (rt, r);
    return 0;
  }
  if (RT_IS_INT (a))
    return start_from_int (rt, r, a);
  if (RT_IS_STR (a)) {
    size_t length;
    const char *text = rt_str_utf8 (rt, a, &length);
    return text != NULL ? start_from_bytes (rt, r, text, length) : -1;
  }
  if (RT_IS_BYTES (a) || rt_is_kind_of (a, rt->types.bytearray)) {
    RtBufferView view;
    if (rt_buffer_get (rt, a, &view, RT_BUFFER_SIMPLE) < 0)
      return -1;
    int failed = start_from_bytes (rt, r, view.data, (size_t) view.length_bytes);
    rt_buffer_release (rt, &view);
    return failed;
  }
  int64_t hash = rt_hash (rt, a);
  if (hash == -1 && rt_error (rt) != NULL)
    return -1;
  const uint64_t value = (uint64_t) hash;
  const uint32_t key[2] = {(uint32_t) value, (uint32_t) (value >> 32)};
  start_from_key (r, key, key[1] != 0 ? 2 : 1);
  return 0;
}

/* --- methods --- */

static RtObject *random_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL)
    start_from_clock (rt, RANDOM (o));
  return o;
}

static void random_dealloc (RtInterp *rt, RtObject *o) {
  rt_object_free (rt, o);
}

static RtObject *random_seed (ARGS) {
  if (!rt_check_positional (rt, "seed", nargs, 0, 1) ||
      seed_from (rt, RANDOM (self), nargs > 0 ? args[0] : rt->none) < 0)
    return NULL;
  return rt_incref (rt->none);
}

static RtObject *random_random (ARGS) {
  uint32_t a = next_word (RANDOM (self)) >> 5, b = next_word (RANDOM (self)) >> 6;
  return rt_float_new (rt, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static RtObject *bits_of (RtInterp *rt, RtRandom *r, size_t bits) {
  if (bits == 0)
    return rt_int_from_int64 (rt, 0);
  if (bits <= 32)
    return rt_int_from_uint64 (rt, next_word (r) >> (32 - bits));
  size_t bytes = (bits + 31) / 32 * 4;
  unsigned char *words = rt_mem_alloc (rt, bytes);
  if (words == NULL)
    return NULL;
  for (size_t i = 0; i < bytes; i += 4, bits -= 32) {
    uint32_t word = next_word (r);
    if (bits < 32)
      word >>= 32 - bits;
    for (size_t k = 0; k < 4; k++)
      words[i + k] = (unsigned char) (word >> 8 * k);
  }
  RtObject *result = rt_int_from_bytes (rt, words, bytes, true, false);
  rt_mem_free (rt, words, bytes);
  return result;
}

static RtObject *random_getrandbits (ARGS) {
  ptrdiff_t bits = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  if (bits == -1 && rt_error (rt) != NULL)
    return NULL;
  if (bits < 0)
    return RT_VALUE_ERROR (rt, "number of bits must be non-negative");
  return bits_of (rt, RANDOM (self), (size_t) bits);
}

/* A number below N: as many bits as N has, drawn until they are below. 0 for n <= 0. */
static RtObject *random_below (ARGS) {
  RtObject *n = args[0];
  if (!RT_IS_INT (n))
    return RT_TYPE_ERROR (rt, "'%T' object cannot be interpreted as an integer", n);
  size_t bits = rt_int_bit_length (n);
  if (rt_int_sign (n) <= 0)
    return rt_int_from_int64 (rt, 0);
  if (bits <= 32) {
    uint64_t limit = (uint64_t) rt_int_as_int64 (n, NULL), drawn;
    do
      drawn = next_word (RANDOM (self)) >> (32 - bits);
    while (drawn >= limit);
    return rt_int_from_uint64 (rt, drawn);
  }
  for (;;) {
    RtObject *drawn = bits_of (rt, RANDOM (self), bits);
    if (drawn == NULL || rt_int_compare (drawn, n) < 0)
      return drawn;
    rt_decref (rt, drawn);
  }
}

static RtObject *random_getstate (ARGS) {
  RtObject *state = rt_tuple_new (rt, RT_MT_WORDS + 1);
  for (int i = 0; state != NULL && i <= RT_MT_WORDS; i++) {
    RtObject *word = rt_int_from_uint64 (rt, i < RT_MT_WORDS ? RANDOM (self)->state[i] : (uint64_t) RANDOM (self)->index);
    if (word == NULL) {
      rt_decref (rt, state);
      return NULL;
    }
    rt_tuple_init (rt, state, i, word);
  }
  return state;
}

static RtObject *random_setstate (ARGS) {
  RtObject *state = args[0];
  if (!RT_IS_TUPLE (state))
    return RT_TYPE_ERROR (rt, "state vector must be a tuple");
  if (RT_TUPLE_SIZE (state) != RT_MT_WORDS + 1)
    return RT_VALUE_ERROR (rt, "state vector is the wrong size");
  uint32_t words[RT_MT_WORDS];
  int64_t index = 0;
  for (int i = 0; i <= RT_MT_WORDS; i++) {
    RtObject *item = RT_TUPLE_ITEM (state, i);
    if (!RT_IS_INT (item))
      return RT_TYPE_ERROR (rt, "an integer is required");
    int overflow = 0;
    index = rt_int_as_int64 (item, &overflow);
    if (i < RT_MT_WORDS && index < 0)
      return rt_raise (rt, rt->types.OverflowError, "can't convert negative value to unsigned int");
    if (i < RT_MT_WORDS)
      words[i] = (uint32_t) index;
  }
  if (index < 0 || index > RT_MT_WORDS)
    return RT_VALUE_ERROR (rt, "invalid state");
  memcpy (RANDOM (self)->state, words, sizeof words);
  RANDOM (self)->index = (int) index;
  return rt_incref (rt->none);
}

static const RtMethodDef random_methods[] = {
    {"random", random_random, RT_METH_NOARGS, "random()\n--\n\nrandom() -> x in the interval [0, 1)."},
    {"seed", random_seed, RT_METH_FASTCALL, NULL},
    {"getstate", random_getstate, RT_METH_NOARGS, "getstate()\n--\n\ngetstate() -> tuple containing the current state."},
    {"setstate", random_setstate, RT_METH_O, "setstate(state, /)\n--\n\nsetstate(state) -> None.  Restores generator state."},
    {"getrandbits", random_getrandbits, RT_METH_O, "getrandbits(k, /)\n--\n\ngetrandbits(k) -> x.  Generates an int with k random bits."},
    {"_below", random_below, RT_METH_O, NULL},
    {NULL},
};

const RtTypeSpec rt_random_spec = {
    .name = "_random.Random",
    .doc = "Random() -> create a random number generator with its own internal state.",
    .size_bytes = sizeof (RtRandom),
    .cpython_basicsize = 2520,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = random_new, .tp_dealloc = random_dealloc},
    .methods = random_methods,
};

static int exec (RtInterp *rt, RtObject *module) {
  return rt_module_add (rt, module, "Random", rt_incref (RT_OBJECT (rt->types.random)));
}

const RtModuleDef rt_module_def__random = {.name = "_random", .exec = exec};
