/* Hashes of raw values, as CPython's under PYTHONHASHSEED=0: equal numbers hash equal whatever their type. Never -1. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Numbers hash to their value modulo this prime. */
#define RT_HASH_BITS     61
#define RT_HASH_MODULUS  ((UINT64_C (1) << RT_HASH_BITS) - 1)
#define RT_HASH_INFINITY 314159
#define RT_HASH_IMAG     UINT64_C (1000003) /* weight of a complex number's imaginary part */

/* str and bytes: SipHash-1-3 with a zero key; 0 for nothing. */
int64_t rt_hash_bytes (const void *data, size_t length_bytes);
/* A finite or infinite number; for nan OTHERWISE (the object's address hash). */
int64_t rt_hash_double (double value, int64_t otherwise);
/* A tuple's: begins as RT_HASH_TUPLE, the hash of each item is added, and it ends with their number. */
#define RT_HASH_TUPLE UINT64_C (2870177450012600261)
static inline uint64_t rt_hash_tuple_add (uint64_t sum, int64_t item_hash) {
  sum += (uint64_t)item_hash * UINT64_C (14029467366897019727);
  return (sum << 31 | sum >> 33) * UINT64_C (11400714785074694791);
}
static inline int64_t rt_hash_tuple_end (uint64_t sum, size_t size) {
  sum += size ^ RT_HASH_TUPLE ^ UINT64_C (3527539);
  return sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
}
#define RT_HASH_NONE INT64_C (0xFCA86420)
/* By a simulated address, as id-based hashes. */
int64_t rt_hash_address (uint64_t address);
