#include <string.h>

#include "rt-digest-private.h"

#define SHA3(bits)                                                                                                     \
  {"sha3_" #bits, bits / 8, 200 - bits / 4, rt_digest_keccak_begin, rt_digest_keccak_take, rt_digest_sha3_end}
#define SHAKE(bits) {"shake_" #bits, 0, 200 - bits / 4, rt_digest_keccak_begin, rt_digest_keccak_take, rt_digest_shake_end}

const RtDigestKind rt_digest_kinds[RT_DIGESTS] = {
    [RT_MD5] = {"md5", 16, 64, rt_digest_md5_begin, rt_digest_md5_take, rt_digest_md5_end},
    [RT_SHA1] = {"sha1", 20, 64, rt_digest_sha1_begin, rt_digest_sha1_take, rt_digest_narrow_end},
    [RT_SHA224] = {"sha224", 28, 64, rt_digest_sha224_begin, rt_digest_sha256_take, rt_digest_narrow_end},
    [RT_SHA256] = {"sha256", 32, 64, rt_digest_sha256_begin, rt_digest_sha256_take, rt_digest_narrow_end},
    [RT_SHA384] = {"sha384", 48, 128, rt_digest_sha384_begin, rt_digest_sha512_take, rt_digest_sha512_end},
    [RT_SHA512] = {"sha512", 64, 128, rt_digest_sha512_begin, rt_digest_sha512_take, rt_digest_sha512_end},
    [RT_SHA3_224] = SHA3 (224),
    [RT_SHA3_256] = SHA3 (256),
    [RT_SHA3_384] = SHA3 (384),
    [RT_SHA3_512] = SHA3 (512),
    [RT_SHAKE_128] = SHAKE (128),
    [RT_SHAKE_256] = SHAKE (256),
};

void rt_digest_begin (RtDigest *d, enum RtDigestName name) {
  *d = (RtDigest) {.kind = &rt_digest_kinds[name], .digest_bytes = rt_digest_kinds[name].digest_bytes};
  d->kind->begin (d);
}

static void take (RtDigest *d, const unsigned char *block) {
  d->taken_bytes += d->kind->block_bytes;
  d->kind->take (d, block);
}

void rt_digest_add (RtDigest *d, const void *data, size_t length_bytes) {
  const unsigned char *in = data;
  size_t block_bytes = d->kind->block_bytes;
  while (length_bytes > 0) {
    if (d->waiting_bytes == block_bytes) {
      take (d, d->block);
      d->waiting_bytes = 0;
    }
    for (; d->waiting_bytes == 0 && length_bytes > block_bytes; in += block_bytes, length_bytes -= block_bytes)
      take (d, in);
    size_t room = block_bytes - d->waiting_bytes, now = length_bytes < room ? length_bytes : room;
    memcpy (d->block + d->waiting_bytes, in, now);
    d->waiting_bytes += now;
    in += now;
    length_bytes -= now;
  }
}

void rt_digest_get (const RtDigest *d, unsigned char *out, size_t out_bytes) {
  RtDigest last = *d;
  last.kind->end (&last, out, out_bytes);
}
