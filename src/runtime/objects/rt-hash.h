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
/* By a simulated address, as id-based hashes. */
int64_t rt_hash_address (uint64_t address);
