/* Hash functions of bytes, fed piece by piece. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RT_DIGEST_MOST_BLOCK_BYTES 168 /* SHAKE128's */

struct RtDigestKind;

/* What a hash function knows of the bytes that it was given: its state, and what does not fill a block yet. A full block waits, too, since
 * some functions treat the last one in another way. Plain data, so an assignment copies it. */
typedef struct RtDigest {
  const struct RtDigestKind *kind;
  union {
    uint32_t narrow[8];
    uint64_t wide[25];
  } state;
  uint64_t taken_bytes; /* in the state */
  size_t waiting_bytes; /* in the block */
  unsigned char block[RT_DIGEST_MOST_BLOCK_BYTES];
  unsigned digest_bytes; /* 0: any number may be asked for */
  bool last_node;        /* BLAKE2 alone */
} RtDigest;

typedef struct RtDigestKind {
  const char *name;
  unsigned digest_bytes, block_bytes;
  void (*begin) (RtDigest *d);
  void (*take) (RtDigest *d, const unsigned char *block);                  /* a full one that is not the last */
  void (*end) (RtDigest *d, unsigned char *out, size_t out_bytes); /* with what waits */
} RtDigestKind;

enum RtDigestName {
  RT_MD5, RT_SHA1, RT_SHA224, RT_SHA256, RT_SHA384, RT_SHA512, RT_SHA3_224, RT_SHA3_256, RT_SHA3_384, RT_SHA3_512, RT_SHAKE_128, RT_SHAKE_256,
  RT_DIGESTS
};

extern const RtDigestKind rt_digest_kinds[RT_DIGESTS];

void rt_digest_begin (RtDigest *d, enum RtDigestName name);
/* BLAKE2b (WIDE; 64 bytes of PARAMETERS) or BLAKE2s (32). A key is the first block, filled up with zeros. */
void rt_digest_begin_blake2 (RtDigest *d, bool wide, const unsigned char *parameters, bool last_node);
void rt_digest_add (RtDigest *d, const void *data, size_t length_bytes);
/* OUT_BYTES of the hash of all that was added, at most digest_bytes if that is not 0. D goes on as if nothing had been asked. */
void rt_digest_get (const RtDigest *d, unsigned char *out, size_t out_bytes);
