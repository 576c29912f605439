/* _digest: the hash functions that hashlib (python/hashlib.py) has of _hashlib and _blake2, as their types and what makes them. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-hash-object.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames

static RtObject *make (RtInterp *rt, const char *function, enum RtDigestName name, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"string", "usedforsecurity"};
  RtObject *out[2];
  if (!rt_parse_args (rt, function, args, nargs, kwnames, names, 2, 1, 0, out) || (out[1] != NULL && rt_truth (rt, out[1]) < 0))
    return NULL;
  return rt_hash_new (rt, name, out[0]);
}

#define MAKERS(X)                                                                                                      \
  X (md5, RT_MD5) X (sha1, RT_SHA1) X (sha224, RT_SHA224) X (sha256, RT_SHA256) X (sha384, RT_SHA384) X (sha512, RT_SHA512) \
  X (sha3_224, RT_SHA3_224) X (sha3_256, RT_SHA3_256) X (sha3_384, RT_SHA3_384) X (sha3_512, RT_SHA3_512)              \
  X (shake_128, RT_SHAKE_128) X (shake_256, RT_SHAKE_256)

#define MAKER(id, name)                                                                                                \
  static RtObject *make_##id (ARGS) {                                                                                  \
    return make (rt, "openssl_" #id, name, args, nargs, kwnames);                                                      \
  }
MAKERS (MAKER)

/* What pbkdf2_hmac needs of HMAC: the digests of keys that were mixed with what marks inside and outside. */
typedef struct Keyed {
  RtDigest inside, outside;
} Keyed;

static void hmac (const Keyed *keyed, const unsigned char *data, size_t length, unsigned char *out) {
  RtDigest inner = keyed->inside, outer = keyed->outside;
  unsigned bytes = inner.digest_bytes;
  rt_digest_add (&inner, data, length);
  rt_digest_get (&inner, out, bytes);
  rt_digest_add (&outer, out, bytes);
  rt_digest_get (&outer, out, bytes);
}

static Keyed with_key (enum RtDigestName name, const RtBufferView *key) {
  unsigned char block[RT_DIGEST_MOST_BLOCK_BYTES] = {0};
  size_t block_bytes = rt_digest_kinds[name].block_bytes;
  Keyed keyed;
  rt_digest_begin (&keyed.inside, name);
  rt_digest_begin (&keyed.outside, name);
  if ((size_t) key->length_bytes > block_bytes) {
    RtDigest shorter = keyed.inside;
    rt_digest_add (&shorter, key->data, (size_t) key->length_bytes);
    rt_digest_get (&shorter, block, shorter.digest_bytes);
  } else {
    memcpy (block, key->data, (size_t) key->length_bytes);
  }
  for (size_t i = 0; i < block_bytes; i++)
    block[i] ^= 0x36;
  rt_digest_add (&keyed.inside, block, block_bytes);
  for (size_t i = 0; i < block_bytes; i++)
    block[i] ^= 0x36 ^ 0x5c;
  rt_digest_add (&keyed.outside, block, block_bytes);
  return keyed;
}

/* The INDEX-th block of the derived key (RFC 8018, 5.2) to OUT. */
static void derive (const Keyed *keyed, const RtBufferView *salt, uint32_t index, int64_t iterations, unsigned char *out) {
  unsigned char last[64];
  const unsigned char number[4] = {(unsigned char) (index >> 24), (unsigned char) (index >> 16), (unsigned char) (index >> 8), (unsigned char) index};
  unsigned bytes = keyed->inside.digest_bytes;
  Keyed salted = *keyed;
  rt_digest_add (&salted.inside, salt->data, (size_t) salt->length_bytes);
  hmac (&salted, number, 4, last);
  memcpy (out, last, bytes);
  for (int64_t i = 1; i < iterations; i++) {
    hmac (keyed, last, bytes, last);
    for (unsigned j = 0; j < bytes; j++)
      out[j] ^= last[j];
  }
}

static bool name_of (RtObject *o, enum RtDigestName *name) {
  for (int i = 0; RT_IS_STR (o) && i < RT_DIGESTS; i++) {
    *name = (enum RtDigestName) i;
    if (rt_digest_kinds[i].digest_bytes > 0 && rt_str_equal_utf8 (o, rt_digest_kinds[i].name))
      return true;
  }
  return false;
}

/* pbkdf2 (name, password, salt, iterations, length): the numbers are exact ints in their ranges. */
static RtObject *pbkdf2 (ARGS) {
  enum RtDigestName name;
  if (!rt_check_positional (rt, "pbkdf2", nargs, 5, 5))
    return NULL;
  if (!name_of (args[0], &name))
    return RT_VALUE_ERROR (rt, "unsupported hash type %S", args[0]);
  int64_t iterations = rt_int_to_int64 (rt, args[3]), length = rt_int_to_int64 (rt, args[4]);
  RtBufferView password, salt;
  if (rt_error (rt) != NULL || rt_buffer_get (rt, args[1], &password, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  Keyed keyed = with_key (name, &password);
  rt_buffer_release (rt, &password);
  if (rt_buffer_get (rt, args[2], &salt, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *key = rt_bytes_new (rt, NULL, (size_t) length);
  for (int64_t at = 0, bytes = keyed.inside.digest_bytes; key != NULL && at < length; at += bytes) {
    unsigned char block[64];
    derive (&keyed, &salt, (uint32_t) (at / bytes) + 1, iterations, block);
    memcpy (((RtBytes *) key)->data + at, block, (size_t) (length - at < bytes ? length - at : bytes));
  }
  rt_buffer_release (rt, &salt);
  return key;
}

#define ROW(id, name) {"openssl_" #id, make_##id, RT_METH_KEYWORDS, \
                       "openssl_" #id "($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA hash of bytes by " #id "."},
static const RtMethodDef functions[] = {
    MAKERS (ROW)
    {"pbkdf2", pbkdf2, RT_METH_FASTCALL, NULL},
    {NULL},
};

/* TYPE.NAME = VALUE. */
static bool put (RtInterp *rt, RtType *type, const char *name, int64_t value) {
  RtObject *number = rt_int_from_int64 (rt, value);
  bool good = number != NULL && rt_dict_set_utf8 (rt, type->dict, name, number) == 0;
  rt_xdecref (rt, number);
  return good;
}

static bool add_blake2 (RtInterp *rt, RtObject *module, const char *name, RtType *type, int64_t most) {
  return put (rt, type, "SALT_SIZE", most / 4) && put (rt, type, "PERSON_SIZE", most / 4) && put (rt, type, "MAX_KEY_SIZE", most) &&
         put (rt, type, "MAX_DIGEST_SIZE", most) && rt_module_add (rt, module, name, rt_incref (RT_OBJECT (type))) == 0;
}

static int exec (RtInterp *rt, RtObject *module) {
  return add_blake2 (rt, module, "blake2b", rt->types.blake2b, 64) && add_blake2 (rt, module, "blake2s", rt->types.blake2s, 32) ? 0 : -1;
}

const RtModuleDef rt_module_def__digest = {.name = "_digest", .methods = functions, .exec = exec, .functions_of = "_hashlib"};
