/* The objects of hashlib: hashes that are fed piece by piece (_hashlib.HASH and HASHXOF, _blake2.blake2b and blake2s). */
#include "rt-hash-object.h"

#include <limits.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-hex.h"
#include "rt-int-private.h"
#include "rt-ref.h"
#include "rt-str.h"

typedef struct RtHash {
  RtObject base;
  RtDigest digest;
} RtHash;

#define HASH(o) ((RtHash *) (o))
#define ARGS    RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames

static bool take_data (RtInterp *rt, RtObject *o, RtBufferView *view) {
  if (RT_IS_STR (o))
    return RT_TYPE_ERROR (rt, "Strings must be encoded before hashing") != NULL;
  if (o->type->slots.bf_getbuffer == NULL)
    return RT_TYPE_ERROR (rt, "object supporting the buffer API required") != NULL;
  return rt_buffer_get (rt, o, view, RT_BUFFER_SIMPLE) == 0;
}

static bool add (RtInterp *rt, RtObject *hash, RtObject *data) {
  RtBufferView view;
  if (!take_data (rt, data, &view))
    return false;
  rt_digest_add (&HASH (hash)->digest, view.data, (size_t) view.length_bytes);
  rt_payload_changed (rt, hash);
  rt_buffer_release (rt, &view);
  return true;
}

/* HASH with DATA added, or NULL; HASH is given up then. */
static RtObject *begun (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE hash, RtObject *RT_NULLABLE data) {
  if (hash == NULL || data == NULL)
    return hash;
  RtHold hold;
  rt_hold_begin (rt, &hold, "hash", "hash");
  hold.held[0] = hash;
  return rt_hold_end (rt, &hold, add (rt, hash, data) ? rt_incref (hash) : NULL);
}

RtObject *rt_hash_new (RtInterp *rt, enum RtDigestName name, RtObject *data) {
  RtType *type = rt_digest_kinds[name].digest_bytes == 0 ? rt->types.hash_of_any_length : rt->types.hash;
  RtObject *hash = rt_object_alloc (rt, type, 0);
  if (hash != NULL)
    rt_digest_begin (&HASH (hash)->digest, name);
  return begun (rt, hash, data);
}

static void dealloc (RtInterp *rt, RtObject *o) {
  rt_object_free (rt, o);
}

static void describe (RtObject *o, HbBuffer *buffer) {
  const RtDigest *d = &HASH (o)->digest;
  hb_buffer_printf (buffer, "%s of %llu bytes", d->kind->name, (unsigned long long) (d->taken_bytes + d->waiting_bytes));
}

static RtObject *repr (RtInterp *rt, RtObject *o) {
  return rt_str_printf (rt, "<%s %s object @ 0x%llx>", HASH (o)->digest.kind->name, o->type->name, (unsigned long long) rt_address (rt, o));
}

static RtObject *update (ARGS) {
  return add (rt, self, args[0]) ? rt_incref (rt->none) : NULL;
}

static RtObject *copy (ARGS) {
  RtObject *other = rt_object_alloc (rt, self->type, 0);
  if (other != NULL)
    HASH (other)->digest = HASH (self)->digest;
  return other;
}

static RtObject *digest (ARGS) {
  unsigned char out[64];
  unsigned bytes = HASH (self)->digest.digest_bytes;
  rt_digest_get (&HASH (self)->digest, out, bytes);
  return rt_bytes_unshared (rt, (const char *) out, bytes);
}

static RtObject *as_digits (RtInterp *rt, const char *bytes, size_t count, char *digits) {
  rt_hex_groups_write (&(RtHexGroups) {0}, bytes, (ptrdiff_t) count, digits);
  return rt_str_from_utf8 (rt, digits, 2 * count);
}

static RtObject *hexdigest (ARGS) {
  unsigned char out[64];
  char digits[2 * sizeof out];
  unsigned bytes = HASH (self)->digest.digest_bytes;
  rt_digest_get (&HASH (self)->digest, out, bytes);
  return as_digits (rt, (const char *) out, bytes, digits);
}

static RtObject *any_length (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames,
                             bool hexadecimal) {
  static const char *const names[] = {"length"};
  RtObject *out[1];
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 1, 1, 1, out))
    return NULL;
  ptrdiff_t length = rt_index_argument (rt, out[0]);
  if (length == -1 && rt_error (rt) != NULL)
    return NULL;
  if (length < 0)
    return hexadecimal ? rt_no_memory (rt)
                       : rt_raise (rt, rt->types.SystemError, "Negative size passed to PyBytes_FromStringAndSize");
  RtObject *bytes = rt_bytes_new (rt, NULL, (size_t) length);
  if (bytes == NULL)
    return NULL;
  char *data = ((RtBytes *) bytes)->data;
  rt_digest_get (&HASH (self)->digest, (unsigned char *) data, (size_t) length);
  if (!hexadecimal)
    return bytes;
  char *digits = rt_mem_alloc (rt, 2 * (size_t) length + 1);
  RtObject *text = digits != NULL ? as_digits (rt, data, (size_t) length, digits) : NULL;
  rt_mem_free (rt, digits, 2 * (size_t) length + 1);
  rt_decref (rt, bytes);
  return text;
}

static RtObject *digest_of_any_length (ARGS) {
  return any_length (rt, "digest", self, args, nargs, kwnames, false);
}

static RtObject *hexdigest_of_any_length (ARGS) {
  return any_length (rt, "hexdigest", self, args, nargs, kwnames, true);
}

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, HASH (self)->digest.kind->name);
}

static RtObject *get_digest_size (RtInterp *rt, RtObject *self, void *closure) {
  return rt_int_from_int64 (rt, HASH (self)->digest.digest_bytes);
}

static RtObject *get_block_size (RtInterp *rt, RtObject *self, void *closure) {
  return rt_int_from_int64 (rt, HASH (self)->digest.kind->block_bytes);
}

static const RtMethodDef methods[] = {
    {"update", update, RT_METH_O, "update($self, obj, /)\n--\n\nAdds bytes to what is hashed."},
    {"digest", digest, RT_METH_NOARGS, "digest($self, /)\n--\n\nThe hash of what was added so far."},
    {"hexdigest", hexdigest, RT_METH_NOARGS, "hexdigest($self, /)\n--\n\nThe same in hexadecimal digits."},
    {"copy", copy, RT_METH_NOARGS, "copy($self, /)\n--\n\nA hash of the same bytes, which goes its own way from here."},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"digest_size", get_digest_size, NULL, "The number of bytes of the hash.", NULL},
    {"block_size", get_block_size, NULL, "How many bytes are taken at a time.", NULL},
    {"name", get_name, NULL, "The name of the hash function.", NULL},
    {NULL},
};

const RtTypeSpec rt_hash_spec = {
    .name = "_hashlib.HASH",
    .doc = "A hash of bytes: update() adds some, digest() and hexdigest() tell it, copy() branches off.",
    .size_bytes = sizeof (RtHash),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_BASETYPE | RT_TYPE_NO_INSTANTIATION,
    .slots = {.tp_dealloc = dealloc, .tp_repr = repr, .describe = describe},
    .methods = methods,
    .getset = getset,
};

static const RtMethodDef methods_of_any_length[] = {
    {"digest", digest_of_any_length, RT_METH_KEYWORDS, "digest($self, /, length)\n--\n\nThe hash of what was added so far, as long as asked."},
    {"hexdigest", hexdigest_of_any_length, RT_METH_KEYWORDS, "hexdigest($self, /, length)\n--\n\nThe same in hexadecimal digits."},
    {NULL},
};

const RtTypeSpec rt_hash_of_any_length_spec = {
    .name = "_hashlib.HASHXOF",
    .doc = "A hash of bytes that is as long as digest() and hexdigest() are told.",
    .size_bytes = sizeof (RtHash),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_BASETYPE | RT_TYPE_NO_INSTANTIATION,
    .slots = {.tp_dealloc = dealloc, .tp_repr = repr, .describe = describe},
    .methods = methods_of_any_length,
    .getset = getset,
};

/* --- BLAKE2 --- */

enum { DATA, DIGEST_SIZE, KEY, SALT, PERSON, FANOUT, DEPTH, LEAF_SIZE, NODE_OFFSET, NODE_DEPTH, INNER_SIZE, LAST_NODE, USED, PARAMETERS };

static const char *const parameter_names[PARAMETERS] = {"", "digest_size", "key", "salt", "person", "fanout", "depth", "leaf_size",
                                                        "node_offset", "node_depth", "inner_size", "last_node", "usedforsecurity"};

/* O as an int of 32 bits; *VALUE stays as it is if O is NULL. */
static bool take_int (RtInterp *rt, RtObject *RT_NULLABLE o, int64_t *value) {
  if (o != NULL)
    *value = rt_index_argument_int (rt, o);
  return rt_error (rt) == NULL;
}

/* O, an int that is not negative, if it is given. */
static bool take_unsigned (RtInterp *rt, RtObject *RT_NULLABLE o, const char *too_large, uint64_t *value) {
  if (o == NULL)
    return true;
  if (!RT_IS_INT (o))
    return RT_TYPE_ERROR (rt, "an integer is required") != NULL;
  if (rt_int_sign (o) < 0)
    return RT_VALUE_ERROR (rt, "value must be positive") != NULL;
  if (rt_int_bit_length (o) > 64)
    return rt_raise (rt, rt->types.OverflowError, "%s", too_large) != NULL;
  RtMagnitude m = rt_int_magnitude (o);
  *value = 0;
  for (size_t i = 0; i < m.count; i++)
    *value |= (uint64_t) m.digits[i] << i * RT_DIGIT_BITS;
  return true;
}

/* Copies the bytes of O, if it is given, to OUT, which has room for MOST. *LENGTH tells how many. */
static bool take_bytes (RtInterp *rt, RtObject *RT_NULLABLE o, const char *what, size_t most, unsigned char *out, size_t *length) {
  RtBufferView view;
  *length = 0;
  if (o == NULL)
    return true;
  if (rt_buffer_get (rt, o, &view, RT_BUFFER_SIMPLE) < 0)
    return false;
  *length = (size_t) view.length_bytes;
  if (*length <= most)
    memcpy (out, view.data, *length);
  rt_buffer_release (rt, &view);
  return *length <= most || RT_VALUE_ERROR (rt, "maximum %s length is %zu bytes", what, most) != NULL;
}

static bool check (RtInterp *rt, int64_t value, int64_t least, int64_t most, const char *message) {
  return (value >= least && value <= most) || RT_VALUE_ERROR (rt, message, (int) most) != NULL;
}

static void write_little (unsigned char *p, uint64_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; i++)
    p[i] = (unsigned char) (value >> 8 * i);
}

/* What the arguments of a constructor say of a hash that has at most MOST bytes. */
typedef struct Blake2 {
  unsigned char parameters[64], key[128];
  size_t key_bytes;
  bool last_node;
} Blake2;

static bool take_numbers (RtInterp *rt, RtObject *const *in, int64_t most, unsigned char *p) {
  int64_t size = most, fanout = 1, depth = 1, node_depth = 0, inner = 0;
  uint64_t leaf = 0, offset = 0;
  if (!take_int (rt, in[DIGEST_SIZE], &size) || !take_int (rt, in[FANOUT], &fanout) || !take_int (rt, in[DEPTH], &depth) ||
      !take_unsigned (rt, in[LEAF_SIZE], "Python int too large to convert to C unsigned long", &leaf) ||
      !take_unsigned (rt, in[NODE_OFFSET], "int too big to convert", &offset) || !take_int (rt, in[NODE_DEPTH], &node_depth) ||
      !take_int (rt, in[INNER_SIZE], &inner))
    return false;
  if (!check (rt, size, 1, most, "digest_size must be between 1 and %d bytes") ||
      !check (rt, fanout, 0, 255, "fanout must be between 0 and %d") || !check (rt, depth, 1, 255, "depth must be between 1 and %d"))
    return false;
  if (leaf > UINT32_MAX)
    return rt_raise (rt, rt->types.OverflowError, "leaf_size is too large") != NULL;
  if (most == 32 && offset >> 48 != 0)
    return rt_raise (rt, rt->types.OverflowError, "node_offset is too large") != NULL;
  if (!check (rt, node_depth, 0, 255, "node_depth must be between 0 and %d") ||
      !check (rt, inner, 0, most, "inner_size must be between 0 and is %d"))
    return false;
  p[0] = (unsigned char) size;
  p[2] = (unsigned char) fanout;
  p[3] = (unsigned char) depth;
  write_little (p + 4, leaf, 4);
  size_t offset_bytes = most == 64 ? 8 : 6;
  write_little (p + 8, offset, offset_bytes);
  p[8 + offset_bytes] = (unsigned char) node_depth;
  p[9 + offset_bytes] = (unsigned char) inner;
  return true;
}

static bool take_parameters (RtInterp *rt, RtObject *const *in, size_t most, Blake2 *blake) {
  size_t quarter = most / 4, ignored;
  *blake = (Blake2) {0};
  int last = in[LAST_NODE] != NULL ? rt_truth (rt, in[LAST_NODE]) : 0;
  blake->last_node = last > 0;
  if (last < 0 || (in[USED] != NULL && rt_truth (rt, in[USED]) < 0) || !take_numbers (rt, in, (int64_t) most, blake->parameters))
    return false;
  if (!take_bytes (rt, in[SALT], "salt", quarter, blake->parameters + most / 2, &ignored) ||
      !take_bytes (rt, in[PERSON], "person", quarter, blake->parameters + most / 2 + quarter, &ignored) ||
      !take_bytes (rt, in[KEY], "key", most, blake->key, &blake->key_bytes))
    return false;
  blake->parameters[1] = (unsigned char) blake->key_bytes;
  return true;
}

static RtObject *blake2_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  bool wide = type == rt->types.blake2b;
  RtObject *in[PARAMETERS];
  Blake2 blake;
  if (!rt_parse_tuple (rt, wide ? "blake2b" : "blake2s", args, kwargs, parameter_names, PARAMETERS, 1, 0, in) ||
      !take_parameters (rt, in, wide ? 64 : 32, &blake))
    return NULL;
  RtObject *hash = rt_object_alloc (rt, type, 0);
  if (hash == NULL)
    return NULL;
  rt_digest_begin_blake2 (&HASH (hash)->digest, wide, blake.parameters, blake.last_node);
  if (blake.key_bytes > 0)
    rt_digest_add (&HASH (hash)->digest, blake.key, wide ? 128 : 64);
  return begun (rt, hash, in[DATA]);
}

#define BLAKE2_DOC(name, most)                                                                                         \
  name "(data=b'', /, *, digest_size=" most ", key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, " \
       "inner_size=0, last_node=False, usedforsecurity=True)\n--\n\nA hash of bytes, BLAKE2."

#define BLAKE2_SLOTS {.tp_new = blake2_new, .tp_dealloc = dealloc, .describe = describe}

const RtTypeSpec rt_blake2b_spec = {
    .name = "_blake2.blake2b",
    .doc = BLAKE2_DOC ("blake2b", "64"),
    .size_bytes = sizeof (RtHash),
    .cpython_basicsize = 448,
    .slots = BLAKE2_SLOTS,
    .methods = methods,
    .getset = getset,
};

const RtTypeSpec rt_blake2s_spec = {
    .name = "_blake2.blake2s",
    .doc = BLAKE2_DOC ("blake2s", "32"),
    .size_bytes = sizeof (RtHash),
    .cpython_basicsize = 240,
    .slots = BLAKE2_SLOTS,
    .methods = methods,
    .getset = getset,
};
