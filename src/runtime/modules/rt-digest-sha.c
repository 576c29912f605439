/* MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4): blocks, the last ones padded by one set bit, zeros, and the length in bits. */
#include <string.h>

#include "rt-digest-private.h"

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
const uint64_t rt_digest_square_roots[16] = {
    UINT64_C (0x6a09e667f3bcc908), UINT64_C (0xbb67ae8584caa73b), UINT64_C (0x3c6ef372fe94f82b), UINT64_C (0xa54ff53a5f1d36f1),
    UINT64_C (0x510e527fade682d1), UINT64_C (0x9b05688c2b3e6c1f), UINT64_C (0x1f83d9abfb41bd6b), UINT64_C (0x5be0cd19137e2179),
    UINT64_C (0xcbbb9d5dc1059ed8), UINT64_C (0x629a292a367cd507), UINT64_C (0x9159015a3070dd17), UINT64_C (0x152fecd8f70e5939),
    UINT64_C (0x67332667ffc00b31), UINT64_C (0x8eb44a8768581511), UINT64_C (0xdb0c2e0d64f98fa7), UINT64_C (0x47b5481dbefa4fa4),
};

/* Pads what waits, and takes it; the length is written as LITTLE says. */
static void pad (RtDigest *d, bool little) {
  size_t block_bytes = d->kind->block_bytes;
  uint64_t bits = (d->taken_bytes + d->waiting_bytes) * 8;
  if (d->waiting_bytes == block_bytes) {
    d->kind->take (d, d->block);
    d->waiting_bytes = 0;
  }
  d->block[d->waiting_bytes++] = 0x80;
  memset (d->block + d->waiting_bytes, 0, block_bytes - d->waiting_bytes);
  if (d->waiting_bytes > block_bytes - block_bytes / 8) {
    d->kind->take (d, d->block);
    memset (d->block, 0, block_bytes);
  }
  for (size_t i = 0; i < 8; i++)
    d->block[block_bytes - 8 + i] = (unsigned char) (bits >> 8 * (little ? i : 7 - i));
  d->kind->take (d, d->block);
}

/* --- MD5 --- */

/* The first 32 bits of the fractions of |sin (i + 1)|. */
static const uint32_t sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};

void rt_digest_md5_begin (RtDigest *d) {
  memcpy (d->state.narrow, ((const uint32_t[4]) {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}), 16);
}

/* One step: *A and the word that is its turn, MIXED of the three others, turned and added to B. */
static inline void md5_step (uint32_t *a, uint32_t b, uint32_t mixed, uint32_t word, uint32_t sine, int turn) {
  *a = b + rt_turn_left (*a + mixed + word + sine, turn);
}

static inline uint32_t choose (uint32_t which, uint32_t one, uint32_t other) {
  return other ^ (which & (one ^ other));
}

void rt_digest_md5_take (RtDigest *digest, const unsigned char *block) {
  uint32_t *s = digest->state.narrow, a = s[0], b = s[1], c = s[2], d = s[3], w[16];
  for (int i = 0; i < 16; i++)
    w[i] = rt_read_little (block + 4 * i);
  for (int i = 0; i < 16; i += 4) {
    md5_step (&a, b, choose (b, c, d), w[i], sines[i], 7);
    md5_step (&d, a, choose (a, b, c), w[i + 1], sines[i + 1], 12);
    md5_step (&c, d, choose (d, a, b), w[i + 2], sines[i + 2], 17);
    md5_step (&b, c, choose (c, d, a), w[i + 3], sines[i + 3], 22);
  }
  for (int i = 16; i < 32; i += 4) {
    md5_step (&a, b, choose (d, b, c), w[(5 * i + 1) & 15], sines[i], 5);
    md5_step (&d, a, choose (c, a, b), w[(5 * i + 6) & 15], sines[i + 1], 9);
    md5_step (&c, d, choose (b, d, a), w[(5 * i + 11) & 15], sines[i + 2], 14);
    md5_step (&b, c, choose (a, c, d), w[5 * i & 15], sines[i + 3], 20);
  }
  for (int i = 32; i < 48; i += 4) {
    md5_step (&a, b, b ^ c ^ d, w[(3 * i + 5) & 15], sines[i], 4);
    md5_step (&d, a, a ^ b ^ c, w[(3 * i + 8) & 15], sines[i + 1], 11);
    md5_step (&c, d, d ^ a ^ b, w[(3 * i + 11) & 15], sines[i + 2], 16);
    md5_step (&b, c, c ^ d ^ a, w[(3 * i + 14) & 15], sines[i + 3], 23);
  }
  for (int i = 48; i < 64; i += 4) {
    md5_step (&a, b, c ^ (b | ~d), w[7 * i & 15], sines[i], 6);
    md5_step (&d, a, b ^ (a | ~c), w[(7 * i + 7) & 15], sines[i + 1], 10);
    md5_step (&c, d, a ^ (d | ~b), w[(7 * i + 14) & 15], sines[i + 2], 15);
    md5_step (&b, c, d ^ (c | ~a), w[(7 * i + 21) & 15], sines[i + 3], 21);
  }
  s[0] += a;
  s[1] += b;
  s[2] += c;
  s[3] += d;
}

void rt_digest_md5_end (RtDigest *d, unsigned char *out, size_t out_bytes) {
  pad (d, true);
  for (size_t i = 0; i < out_bytes; i++)
    out[i] = (unsigned char) (d->state.narrow[i / 4] >> 8 * (i % 4));
}

/* --- SHA-1 --- */

void rt_digest_sha1_begin (RtDigest *d) {
  memcpy (d->state.narrow, ((const uint32_t[5]) {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}), 20);
}

static inline void sha1_step (uint32_t a, uint32_t *b, uint32_t mixed, uint32_t *e, uint32_t added) {
  *e += rt_turn_left (a, 5) + mixed + added;
  *b = rt_turn_left (*b, 30);
}

static inline uint32_t sha1_mixed (int round, uint32_t b, uint32_t c, uint32_t d) {
  return round == 0 ? choose (b, c, d) : round == 2 ? (b & c) | (d & (b | c)) : b ^ c ^ d;
}

/* Twenty steps from the word W on. */
static inline void sha1_round (int round, uint32_t *s, const uint32_t *w, uint32_t constant) {
  uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4];
  for (int i = 0; i < 20; i += 5) {
    sha1_step (a, &b, sha1_mixed (round, b, c, d), &e, constant + w[i]);
    sha1_step (e, &a, sha1_mixed (round, a, b, c), &d, constant + w[i + 1]);
    sha1_step (d, &e, sha1_mixed (round, e, a, b), &c, constant + w[i + 2]);
    sha1_step (c, &d, sha1_mixed (round, d, e, a), &b, constant + w[i + 3]);
    sha1_step (b, &c, sha1_mixed (round, c, d, e), &a, constant + w[i + 4]);
  }
  const uint32_t next[5] = {a, b, c, d, e};
  memcpy (s, next, sizeof next);
}

void rt_digest_sha1_take (RtDigest *d, const unsigned char *block) {
  uint32_t w[80], s[5];
  for (int i = 0; i < 80; i++)
    w[i] = i < 16 ? rt_read_big (block + 4 * i) : rt_turn_left (w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  memcpy (s, d->state.narrow, sizeof s);
  sha1_round (0, s, w, 0x5a827999);
  sha1_round (1, s, w + 20, 0x6ed9eba1);
  sha1_round (2, s, w + 40, 0x8f1bbcdc);
  sha1_round (3, s, w + 60, 0xca62c1d6);
  for (int i = 0; i < 5; i++)
    d->state.narrow[i] += s[i];
}

/* --- SHA-2 --- */

void rt_digest_sha224_begin (RtDigest *d) {
  for (int i = 0; i < 8; i++)
    d->state.narrow[i] = (uint32_t) rt_digest_square_roots[8 + i];
}

void rt_digest_sha256_begin (RtDigest *d) {
  for (int i = 0; i < 8; i++)
    d->state.narrow[i] = (uint32_t) (rt_digest_square_roots[i] >> 32);
}

/* One step: what of the eight words changes, *D and *H. */
static inline void sha256_step (uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h, uint32_t added) {
  *h += (rt_turn_right (e, 6) ^ rt_turn_right (e, 11) ^ rt_turn_right (e, 25)) + choose (e, f, g) + added;
  *d += *h;
  *h += (rt_turn_right (a, 2) ^ rt_turn_right (a, 13) ^ rt_turn_right (a, 22)) + ((a & b) | (c & (a | b)));
}

static inline uint32_t sha256_word (const uint32_t *w) {
  uint32_t x = w[-15], y = w[-2];
  return w[-16] + w[-7] + (rt_turn_right (x, 7) ^ rt_turn_right (x, 18) ^ x >> 3) + (rt_turn_right (y, 17) ^ rt_turn_right (y, 19) ^ y >> 10);
}

void rt_digest_sha256_take (RtDigest *digest, const unsigned char *block) {
  uint32_t w[64], *s = digest->state.narrow;
  for (int i = 0; i < 64; i++)
    w[i] = i < 16 ? rt_read_big (block + 4 * i) : sha256_word (w + i);
  uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
  for (int i = 0; i < 64; i += 8) {
    const uint64_t *k = cube_roots + i;
    sha256_step (a, b, c, &d, e, f, g, &h, (uint32_t) (k[0] >> 32) + w[i]);
    sha256_step (h, a, b, &c, d, e, f, &g, (uint32_t) (k[1] >> 32) + w[i + 1]);
    sha256_step (g, h, a, &b, c, d, e, &f, (uint32_t) (k[2] >> 32) + w[i + 2]);
    sha256_step (f, g, h, &a, b, c, d, &e, (uint32_t) (k[3] >> 32) + w[i + 3]);
    sha256_step (e, f, g, &h, a, b, c, &d, (uint32_t) (k[4] >> 32) + w[i + 4]);
    sha256_step (d, e, f, &g, h, a, b, &c, (uint32_t) (k[5] >> 32) + w[i + 5]);
    sha256_step (c, d, e, &f, g, h, a, &b, (uint32_t) (k[6] >> 32) + w[i + 6]);
    sha256_step (b, c, d, &e, f, g, h, &a, (uint32_t) (k[7] >> 32) + w[i + 7]);
  }
  const uint32_t add[8] = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; i++)
    s[i] += add[i];
}

void rt_digest_narrow_end (RtDigest *d, unsigned char *out, size_t out_bytes) {
  pad (d, false);
  for (size_t i = 0; i < out_bytes; i++)
    out[i] = (unsigned char) (d->state.narrow[i / 4] >> 8 * (3 - i % 4));
}

void rt_digest_sha384_begin (RtDigest *d) {
  memcpy (d->state.wide, rt_digest_square_roots + 8, 64);
}

void rt_digest_sha512_begin (RtDigest *d) {
  memcpy (d->state.wide, rt_digest_square_roots, 64);
}

static inline void sha512_step (uint64_t a, uint64_t b, uint64_t c, uint64_t *d, uint64_t e, uint64_t f, uint64_t g, uint64_t *h, uint64_t added) {
  *h += (rt_turn_right_wide (e, 14) ^ rt_turn_right_wide (e, 18) ^ rt_turn_right_wide (e, 41)) + (g ^ (e & (f ^ g))) + added;
  *d += *h;
  *h += (rt_turn_right_wide (a, 28) ^ rt_turn_right_wide (a, 34) ^ rt_turn_right_wide (a, 39)) + ((a & b) | (c & (a | b)));
}

static inline uint64_t sha512_word (const uint64_t *w) {
  uint64_t x = w[-15], y = w[-2];
  return w[-16] + w[-7] + (rt_turn_right_wide (x, 1) ^ rt_turn_right_wide (x, 8) ^ x >> 7) +
         (rt_turn_right_wide (y, 19) ^ rt_turn_right_wide (y, 61) ^ y >> 6);
}

void rt_digest_sha512_take (RtDigest *digest, const unsigned char *block) {
  uint64_t w[80], *s = digest->state.wide;
  for (int i = 0; i < 80; i++)
    w[i] = i < 16 ? rt_read_big_wide (block + 8 * i) : sha512_word (w + i);
  uint64_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
  for (int i = 0; i < 80; i += 8) {
    const uint64_t *k = cube_roots + i;
    sha512_step (a, b, c, &d, e, f, g, &h, k[0] + w[i]);
    sha512_step (h, a, b, &c, d, e, f, &g, k[1] + w[i + 1]);
    sha512_step (g, h, a, &b, c, d, e, &f, k[2] + w[i + 2]);
    sha512_step (f, g, h, &a, b, c, d, &e, k[3] + w[i + 3]);
    sha512_step (e, f, g, &h, a, b, c, &d, k[4] + w[i + 4]);
    sha512_step (d, e, f, &g, h, a, b, &c, k[5] + w[i + 5]);
    sha512_step (c, d, e, &f, g, h, a, &b, k[6] + w[i + 6]);
    sha512_step (b, c, d, &e, f, g, h, &a, k[7] + w[i + 7]);
  }
  const uint64_t add[8] = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; i++)
    s[i] += add[i];
}

void rt_digest_sha512_end (RtDigest *d, unsigned char *out, size_t out_bytes) {
  pad (d, false);
  for (size_t i = 0; i < out_bytes; i++)
    out[i] = (unsigned char) (d->state.wide[i / 8] >> 8 * (7 - i % 8));
}
