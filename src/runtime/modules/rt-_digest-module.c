/* _digest: the hash functions of hashlib, and of what random makes of a text: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
 *
 * hashlib's objects (python/hashlib.py) gather their data and ask once, for SHA-3 and BLAKE2 the files beside this one.
 */
#include "rt-digest.h"

#include <math.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-byte-text.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"

/* The first 64 bits of the fractions of the cube roots of the first 80 primes. SHA-256 uses the upper halves. */
static const uint64_t cube_roots[80] = {
    UINT64_C (0x428a2f98d728ae22), UINT64_C (0x7137449123ef65cd), UINT64_C (0xb5c0fbcfec4d3b2f), UINT64_C (0xe9b5dba58189dbbc),
    UINT64_C (0x3956c25bf348b538), UINT64_C (0x59f111f1b605d019), UINT64_C (0x923f82a4af194f9b), UINT64_C (0xab1c5ed5da6d8118),
    UINT64_C (0xd807aa98a3030242), UINT64_C (0x12835b0145706fbe), UINT64_C (0x243185be4ee4b28c), UINT64_C (0x550c7dc3d5ffb4e2),
    UINT64_C (0x72be5d74f27b896f), UINT64_C (0x80deb1fe3b1696b1), UINT64_C (0x9bdc06a725c71235), UINT64_C (0xc19bf174cf692694),
    UINT64_C (0xe49b69c19ef14ad2), UINT64_C (0xefbe4786384f25e3), UINT64_C (0x0fc19dc68b8cd5b5), UINT64_C (0x240ca1cc77ac9c65),
    UINT64_C (0x2de92c6f592b0275), UINT64_C (0x4a7484aa6ea6e483), UINT64_C (0x5cb0a9dcbd41fbd4), UINT64_C (0x76f988da831153b5),
    UINT64_C (0x983e5152ee66dfab), UINT64_C (0xa831c66d2db43210), UINT64_C (0xb00327c898fb213f), UINT64_C (0xbf597fc7beef0ee4),
    UINT64_C (0xc6e00bf33da88fc2), UINT64_C (0xd5a79147930aa725), UINT64_C (0x06ca6351e003826f), UINT64_C (0x142929670a0e6e70),
    UINT64_C (0x27b70a8546d22ffc), UINT64_C (0x2e1b21385c26c926), UINT64_C (0x4d2c6dfc5ac42aed), UINT64_C (0x53380d139d95b3df),
    UINT64_C (0x650a73548baf63de), UINT64_C (0x766a0abb3c77b2a8), UINT64_C (0x81c2c92e47edaee6), UINT64_C (0x92722c851482353b),
    UINT64_C (0xa2bfe8a14cf10364), UINT64_C (0xa81a664bbc423001), UINT64_C (0xc24b8b70d0f89791), UINT64_C (0xc76c51a30654be30),
    UINT64_C (0xd192e819d6ef5218), UINT64_C (0xd69906245565a910), UINT64_C (0xf40e35855771202a), UINT64_C (0x106aa07032bbd1b8),
    UINT64_C (0x19a4c116b8d2d0c8), UINT64_C (0x1e376c085141ab53), UINT64_C (0x2748774cdf8eeb99), UINT64_C (0x34b0bcb5e19b48a8),
    UINT64_C (0x391c0cb3c5c95a63), UINT64_C (0x4ed8aa4ae3418acb), UINT64_C (0x5b9cca4f7763e373), UINT64_C (0x682e6ff3d6b2b8a3),
    UINT64_C (0x748f82ee5defb2fc), UINT64_C (0x78a5636f43172f60), UINT64_C (0x84c87814a1f0ab72), UINT64_C (0x8cc702081a6439ec),
    UINT64_C (0x90befffa23631e28), UINT64_C (0xa4506cebde82bde9), UINT64_C (0xbef9a3f7b2c67915), UINT64_C (0xc67178f2e372532b),
    UINT64_C (0xca273eceea26619c), UINT64_C (0xd186b8c721c0c207), UINT64_C (0xeada7dd6cde0eb1e), UINT64_C (0xf57d4f7fee6ed178),
    UINT64_C (0x06f067aa72176fba), UINT64_C (0x0a637dc5a2c898a6), UINT64_C (0x113f9804bef90dae), UINT64_C (0x1b710b35131c471b),
    UINT64_C (0x28db77f523047d84), UINT64_C (0x32caab7b40c72493), UINT64_C (0x3c9ebe0a15c9bebc), UINT64_C (0x431d67c49c100d4c),
    UINT64_C (0x4cc5d4becb3e42b6), UINT64_C (0x597f299cfc657e2a), UINT64_C (0x5fcb6fab3ad6faec), UINT64_C (0x6c44198c4a475817),
};

/* The same of the square roots of the first 16 primes: the first states of SHA-512 and SHA-384; their upper halves those of
 * SHA-256, the lower halves of the second eight those of SHA-224. */
static const uint64_t square_roots[16] = {
    UINT64_C (0x6a09e667f3bcc908), UINT64_C (0xbb67ae8584caa73b), UINT64_C (0x3c6ef372fe94f82b), UINT64_C (0xa54ff53a5f1d36f1),
    UINT64_C (0x510e527fade682d1), UINT64_C (0x9b05688c2b3e6c1f), UINT64_C (0x1f83d9abfb41bd6b), UINT64_C (0x5be0cd19137e2179),
    UINT64_C (0xcbbb9d5dc1059ed8), UINT64_C (0x629a292a367cd507), UINT64_C (0x9159015a3070dd17), UINT64_C (0x152fecd8f70e5939),
    UINT64_C (0x67332667ffc00b31), UINT64_C (0x8eb44a8768581511), UINT64_C (0xdb0c2e0d64f98fa7), UINT64_C (0x47b5481dbefa4fa4),
};

/* A message in blocks, the last ones padded: its bytes, one set bit, zeros, and its length in bits. */
typedef struct RtPadded {
  const unsigned char *data;
  size_t length, block_bytes;
  bool little; /* how the length is written */
} RtPadded;

static size_t block_count (const RtPadded *m) {
  return (m->length + 1 + m->block_bytes / 8 + m->block_bytes - 1) / m->block_bytes;
}

static void get_block (const RtPadded *m, size_t index, unsigned char *out) {
  size_t start = index * m->block_bytes;
  size_t have = start < m->length ? m->length - start : 0;
  have = have < m->block_bytes ? have : m->block_bytes;
  memset (out, 0, m->block_bytes);
  memcpy (out, m->data + (have > 0 ? start : 0), have);
  if (start <= m->length && m->length < start + m->block_bytes)
    out[m->length - start] = 0x80;
  if (index + 1 < block_count (m))
    return;
  uint64_t bits = (uint64_t) m->length * 8;
  for (size_t i = 0; i < 8; i++)
    out[m->block_bytes - 8 + i] = (unsigned char) (bits >> 8 * (m->little ? i : 7 - i));
}

static uint32_t rotate_left (uint32_t x, int bits) {
  return x << bits | x >> (32 - bits);
}

static uint64_t rotate_right (uint64_t x, int bits) {
  return x >> bits | x << (64 - bits);
}

static uint64_t read_big (const unsigned char *p, size_t bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < bytes; i++)
    value = value << 8 | p[i];
  return value;
}

static void write_big (unsigned char *p, uint64_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; i++)
    p[i] = (unsigned char) (value >> 8 * (bytes - 1 - i));
}

/* --- MD5 --- */

static void md5_block (uint32_t *state, const unsigned char *block) {
  static const unsigned char shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  for (unsigned i = 0; i < 64; i++) {
    unsigned round = i / 16, word = i;
    uint32_t mixed = (b & c) | (~b & d);
    if (round == 1) {
      mixed = (d & b) | (~d & c);
      word = 5 * i + 1;
    } else if (round == 2) {
      mixed = b ^ c ^ d;
      word = 3 * i + 5;
    } else if (round == 3) {
      mixed = c ^ (b | ~d);
      word = 7 * i;
    }
    const unsigned char *p = block + word % 16 * 4;
    uint32_t x = p[0] | (uint32_t) p[1] << 8 | (uint32_t) p[2] << 16 | (uint32_t) p[3] << 24;
    uint32_t constant = (uint32_t) (int64_t) floor (fabs (sin ((double) i + 1)) * 4294967296.0);
    uint32_t next = b + rotate_left (a + mixed + constant + x, shifts[round][i % 4]);
    a = d;
    d = c;
    c = b;
    b = next;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

static size_t md5 (const unsigned char *data, size_t length, unsigned char *out) {
  uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  RtPadded message = {data, length, 64, true};
  unsigned char block[64];
  for (size_t i = 0; i < block_count (&message); i++) {
    get_block (&message, i, block);
    md5_block (state, block);
  }
  for (size_t i = 0; i < 16; i++)
    out[i] = (unsigned char) (state[i / 4] >> 8 * (i % 4));
  return 16;
}

/* --- SHA-1 --- */

static void sha1_block (uint32_t *state, const unsigned char *block) {
  static const uint32_t constants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  uint32_t w[80];
  for (size_t i = 0; i < 80; i++)
    w[i] = i < 16 ? (uint32_t) read_big (block + 4 * i, 4) : rotate_left (w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  for (size_t i = 0; i < 80; i++) {
    uint32_t mixed = b ^ c ^ d;
    if (i < 20)
      mixed = (b & c) | (~b & d);
    else if (i >= 40 && i < 60)
      mixed = (b & c) | (b & d) | (c & d);
    uint32_t next = rotate_left (a, 5) + mixed + e + constants[i / 20] + w[i];
    e = d;
    d = c;
    c = rotate_left (b, 30);
    b = a;
    a = next;
  }
  const uint32_t add[5] = {a, b, c, d, e};
  for (size_t i = 0; i < 5; i++)
    state[i] += add[i];
}

static size_t sha1 (const unsigned char *data, size_t length, unsigned char *out) {
  uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  RtPadded message = {data, length, 64, false};
  unsigned char block[64];
  for (size_t i = 0; i < block_count (&message); i++) {
    get_block (&message, i, block);
    sha1_block (state, block);
  }
  for (size_t i = 0; i < 5; i++)
    write_big (out + 4 * i, state[i], 4);
  return 20;
}

/* --- SHA-2 --- */

static uint32_t turn32 (uint32_t x, int bits) {
  return rotate_left (x, 32 - bits);
}

static void sha256_block (uint32_t *state, const unsigned char *block) {
  uint32_t w[64], s[8];
  for (size_t i = 0; i < 64; i++) {
    if (i < 16) {
      w[i] = (uint32_t) read_big (block + 4 * i, 4);
      continue;
    }
    uint32_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (turn32 (x, 7) ^ turn32 (x, 18) ^ x >> 3) + (turn32 (y, 17) ^ turn32 (y, 19) ^ y >> 10);
  }
  memcpy (s, state, sizeof s);
  for (size_t i = 0; i < 64; i++) {
    uint32_t a = s[0], e = s[4];
    uint32_t one = s[7] + (turn32 (e, 6) ^ turn32 (e, 11) ^ turn32 (e, 25)) + ((e & s[5]) ^ (~e & s[6])) +
                   (uint32_t) (cube_roots[i] >> 32) + w[i];
    uint32_t two = (turn32 (a, 2) ^ turn32 (a, 13) ^ turn32 (a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    memmove (s + 1, s, 7 * sizeof *s);
    s[4] += one;
    s[0] = one + two;
  }
  for (size_t i = 0; i < 8; i++)
    state[i] += s[i];
}

static size_t sha256_of (const unsigned char *data, size_t length, unsigned char *out, bool shorter) {
  uint32_t state[8];
  for (size_t i = 0; i < 8; i++)
    state[i] = shorter ? (uint32_t) square_roots[8 + i] : (uint32_t) (square_roots[i] >> 32);
  RtPadded message = {data, length, 64, false};
  unsigned char block[64];
  for (size_t i = 0; i < block_count (&message); i++) {
    get_block (&message, i, block);
    sha256_block (state, block);
  }
  for (size_t i = 0; i < 8; i++)
    write_big (out + 4 * i, state[i], 4);
  return shorter ? 28 : 32;
}

static size_t sha224 (const unsigned char *data, size_t length, unsigned char *out) {
  return sha256_of (data, length, out, true);
}

static size_t sha256 (const unsigned char *data, size_t length, unsigned char *out) {
  return sha256_of (data, length, out, false);
}

static void sha512_block (uint64_t *state, const unsigned char *block) {
  uint64_t w[80], s[8];
  for (size_t i = 0; i < 80; i++) {
    if (i < 16) {
      w[i] = read_big (block + 8 * i, 8);
      continue;
    }
    uint64_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (rotate_right (x, 1) ^ rotate_right (x, 8) ^ x >> 7) +
           (rotate_right (y, 19) ^ rotate_right (y, 61) ^ y >> 6);
  }
  memcpy (s, state, sizeof s);
  for (size_t i = 0; i < 80; i++) {
    uint64_t a = s[0], e = s[4];
    uint64_t one = s[7] + (rotate_right (e, 14) ^ rotate_right (e, 18) ^ rotate_right (e, 41)) + ((e & s[5]) ^ (~e & s[6])) +
                   cube_roots[i] + w[i];
    uint64_t two =
        (rotate_right (a, 28) ^ rotate_right (a, 34) ^ rotate_right (a, 39)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    memmove (s + 1, s, 7 * sizeof *s);
    s[4] += one;
    s[0] = one + two;
  }
  for (size_t i = 0; i < 8; i++)
    state[i] += s[i];
}

static size_t sha512_of (const unsigned char *data, size_t length, unsigned char *out, bool shorter) {
  uint64_t state[8];
  memcpy (state, square_roots + (shorter ? 8 : 0), sizeof state);
  RtPadded message = {data, length, 128, false};
  unsigned char block[128];
  for (size_t i = 0; i < block_count (&message); i++) {
    get_block (&message, i, block);
    sha512_block (state, block);
  }
  for (size_t i = 0; i < 8; i++)
    write_big (out + 8 * i, state[i], 8);
  return shorter ? 48 : 64;
}

static size_t sha384 (const unsigned char *data, size_t length, unsigned char *out) {
  return sha512_of (data, length, out, true);
}

void rt_digest_sha512 (const unsigned char *data, size_t length_bytes, unsigned char *out) {
  sha512_of (data, length_bytes, out, false);
}

static size_t sha512 (const unsigned char *data, size_t length, unsigned char *out) {
  return sha512_of (data, length, out, false);
}

static const struct {
  const char *name;
  size_t (*function) (const unsigned char *data, size_t length, unsigned char *out);
} functions[] = {{"md5", md5}, {"sha1", sha1}, {"sha224", sha224}, {"sha256", sha256}, {"sha384", sha384}, {"sha512", sha512}};

/* digest (name, data) */
static RtObject *digest (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "digest", nargs, 2, 2))
    return NULL;
  RtBufferView view;
  if (rt_buffer_get (rt, args[1], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  unsigned char out[64];
  size_t length = 0;
  for (size_t i = 0; RT_IS_STR (args[0]) && i < sizeof functions / sizeof *functions; i++)
    if (rt_str_equal_utf8 (args[0], functions[i].name))
      length = functions[i].function ((const unsigned char *) view.data, (size_t) view.length_bytes, out);
  rt_buffer_release (rt, &view);
  if (length == 0)
    return RT_VALUE_ERROR (rt, "unsupported hash type %S", args[0]);
  return rt_bytes_new (rt, (const char *) out, length);
}

/* keccak (rate, suffix, length, data) */
static RtObject *keccak (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "keccak", nargs, 4, 4))
    return NULL;
  int64_t rate = rt_int_to_int64 (rt, args[0]), suffix = rt_int_to_int64 (rt, args[1]), length = rt_int_to_int64 (rt, args[2]);
  if (rt_error (rt) != NULL)
    return NULL;
  if (rate < 8 || rate > 168 || length < 0 || length > INT32_MAX)
    return RT_VALUE_ERROR (rt, "length out of range");
  RtBufferView view;
  if (rt_buffer_get (rt, args[3], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *result = rt_bytes_new (rt, NULL, (size_t) length);
  if (result != NULL)
    rt_digest_keccak ((const unsigned char *) view.data, (size_t) view.length_bytes, (size_t) rate, (unsigned char) suffix,
                      (unsigned char *) ((RtBytes *) result)->data, (size_t) length);
  rt_buffer_release (rt, &view);
  return result;
}

/* blake2 (parameters, last_node, data); 64 bytes of parameters are BLAKE2b's, 32 are BLAKE2s's. */
static RtObject *blake2 (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "blake2", nargs, 3, 3))
    return NULL;
  if (!RT_IS_BYTES (args[0]) || (rt_byte_run (args[0]).length != 64 && rt_byte_run (args[0]).length != 32))
    return RT_TYPE_ERROR (rt, "blake2() needs 64 or 32 bytes of parameters");
  RtBufferView view;
  if (rt_buffer_get (rt, args[2], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  size_t length = (size_t) rt_byte_run (args[0]).length;
  unsigned char out[64];
  rt_digest_blake2 (length == 64, (const unsigned char *) rt_byte_run (args[0]).data, args[1] == rt->true_,
                    (const unsigned char *) view.data, (size_t) view.length_bytes, out);
  rt_buffer_release (rt, &view);
  return rt_bytes_new (rt, (const char *) out, length);
}

static const RtMethodDef methods[] = {
    {"blake2", blake2, RT_METH_FASTCALL, NULL},
    {"digest", digest, RT_METH_FASTCALL, NULL},
    {"keccak", keccak, RT_METH_FASTCALL, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__digest = {.name = "_digest", .methods = methods};
