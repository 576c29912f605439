/* What the files of hash functions share. */
#pragma once

#include "rt-digest.h"

void rt_digest_md5_begin (RtDigest *d);
void rt_digest_md5_take (RtDigest *d, const unsigned char *block);
void rt_digest_md5_end (RtDigest *d, unsigned char *out, size_t out_bytes);
void rt_digest_sha1_begin (RtDigest *d);
void rt_digest_sha1_take (RtDigest *d, const unsigned char *block);
void rt_digest_sha224_begin (RtDigest *d);
void rt_digest_sha256_begin (RtDigest *d);
void rt_digest_sha256_take (RtDigest *d, const unsigned char *block);
void rt_digest_narrow_end (RtDigest *d, unsigned char *out, size_t out_bytes); /* of SHA-1 and SHA-2 with words of 32 bits */
void rt_digest_sha384_begin (RtDigest *d);
void rt_digest_sha512_begin (RtDigest *d);
void rt_digest_sha512_take (RtDigest *d, const unsigned char *block);
void rt_digest_sha512_end (RtDigest *d, unsigned char *out, size_t out_bytes);
void rt_digest_keccak_begin (RtDigest *d);
void rt_digest_keccak_take (RtDigest *d, const unsigned char *block);
void rt_digest_sha3_end (RtDigest *d, unsigned char *out, size_t out_bytes);
void rt_digest_shake_end (RtDigest *d, unsigned char *out, size_t out_bytes);

/* The first 64 bits of the fractions of the square roots of the first 16 primes. */
extern const uint64_t rt_digest_square_roots[16];

static inline uint32_t rt_turn_left (uint32_t x, int bits) {
  return x << bits | x >> (32 - bits);
}

static inline uint32_t rt_turn_right (uint32_t x, int bits) {
  return x >> bits | x << (32 - bits);
}

static inline uint64_t rt_turn_right_wide (uint64_t x, int bits) {
  return x >> bits | x << (64 - bits);
}

static inline uint32_t rt_read_little (const unsigned char *p) {
  return (uint32_t) p[0] | (uint32_t) p[1] << 8 | (uint32_t) p[2] << 16 | (uint32_t) p[3] << 24;
}

static inline uint64_t rt_read_little_wide (const unsigned char *p) {
  return rt_read_little (p) | (uint64_t) rt_read_little (p + 4) << 32;
}

static inline uint32_t rt_read_big (const unsigned char *p) {
  return (uint32_t) p[0] << 24 | (uint32_t) p[1] << 16 | (uint32_t) p[2] << 8 | (uint32_t) p[3];
}

static inline uint64_t rt_read_big_wide (const unsigned char *p) {
  return (uint64_t) rt_read_big (p) << 32 | rt_read_big (p + 4);
}
