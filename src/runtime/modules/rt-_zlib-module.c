/* _zlib: deflate and inflate of whole messages, and the two checksums, by the system's zlib.
 *
 * Nothing of a stream is kept between calls: the objects of zlib.compressobj and decompressobj (python/zlib.py) gather their pieces and
 * have the stream run again from its beginning. So a program that is had again finds every stream as it was.
 */
#define ZLIB_CONST
#include <zlib.h>

#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define PIECE_BYTES  16384      /* what one call of zlib may put out */
#define MOST_AT_ONCE (1u << 30) /* zlib counts in unsigned int */

/* --- streams --- */

static void *take_block (void *allocator, unsigned count, unsigned each_bytes) {
  return hb_alloc_sized (allocator, count, each_bytes);
}

static z_stream fresh_stream (RtInterp *rt) {
  return (z_stream){.zalloc = take_block, .zfree = hb_free_sized, .opaque = &rt->allocator};
}

/* What comes out of a stream, and how much of it is wanted. */
typedef struct Output {
  HbBuffer buffer;
  size_t limit;
} Output;

/* One call of STEP (deflate or inflate), with room for PIECE_BYTES or what is left to the limit. */
static int step_once (int (*step) (z_stream *z, int flush), z_stream *z, int flush, Output *out) {
  unsigned char piece[PIECE_BYTES];
  size_t room = out->limit - out->buffer.length_bytes;
  z->next_out = piece;
  z->avail_out = room < sizeof piece ? (unsigned) room : (unsigned) sizeof piece;
  int status = step (z, flush);
  hb_buffer_append_bytes (&out->buffer, piece, (size_t) (z->next_out - piece));
  return out->buffer.broken ? Z_MEM_ERROR : status;
}

/* Lets STEP take all of DATA, as far as there is room for what comes out. *TAKEN counts up. */
static int pump (int (*step) (z_stream *z, int flush), z_stream *z, const char *data, size_t length, int flush, Output *out,
                 size_t *taken) {
  int status = Z_OK;
  size_t left = length;
  z->next_in = (const unsigned char *) data;
  do {
    unsigned now = left < MOST_AT_ONCE ? (unsigned) left : MOST_AT_ONCE;
    left -= now;
    z->avail_in = now;
    do
      status = step_once (step, z, left > 0 ? Z_NO_FLUSH : flush, out);
    while (status == Z_OK && z->avail_out == 0 && out->buffer.length_bytes < out->limit);
    *taken += now - z->avail_in;
  } while ((status == Z_OK || status == Z_BUF_ERROR) && left > 0 && z->avail_in == 0);
  return status == Z_BUF_ERROR ? Z_OK : status;
}

/* What zlib says of STATUS: None for a good one, else (status, message or None). MemoryError is raised. */
static RtObject *trouble (RtInterp *rt, int status, const char *message) {
  if (status == Z_MEM_ERROR)
    return rt_no_memory (rt);
  if (status >= 0 && status != Z_NEED_DICT)
    return rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "zlib", "what is wrong");
  hold.held[0] = rt_int_from_int64 (rt, status);
  hold.held[1] = message == NULL ? rt_incref (rt->none) : rt_str_from_utf8 (rt, message, strlen (message));
  RtObject *pair = hold.held[0] != NULL && hold.held[1] != NULL ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]) : NULL;
  return rt_hold_end (rt, &hold, pair);
}

static bool take_numbers (RtInterp *rt, RtObject *const *args, size_t count, int *out) {
  for (size_t i = 0; i < count; i++) {
    int64_t value = rt_int_to_int64 (rt, args[i]);
    if (value == -1 && rt_error (rt) != NULL)
      return false;
    if (value < INT32_MIN || value > INT32_MAX) {
      rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C int");
      return false;
    }
    out[i] = (int) value;
  }
  return true;
}

/* (output, trouble) and what else there is to tell, two ints: how much of the input was taken, and whether the end was reached. */
static RtObject *answer (RtInterp *rt, Output *out, int status, const char *message, size_t taken) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "zlib", "answer");
  hold.held[0] = trouble (rt, status, message);
  hold.held[1] = hold.held[0] == NULL ? NULL : rt_bytes_unshared (rt, out->buffer.bytes, out->buffer.length_bytes);
  hold.held[2] = hold.held[1] == NULL ? NULL : rt_int_from_uint64 (rt, taken);
  RtObject *end = status == Z_STREAM_END ? rt->true_ : rt->false_;
  RtObject *all = hold.held[2] == NULL ? NULL : rt_tuple_pack (rt, 4, hold.held[1], hold.held[0], hold.held[2], end);
  hb_buffer_clear (&out->buffer);
  return rt_hold_end (rt, &hold, all);
}

static bool use_dictionary (RtInterp *rt, RtObject *dictionary, z_stream *z, int *status,
                            int (*set) (z_stream *z, const unsigned char *data, unsigned length)) {
  if (dictionary == rt->none)
    return true;
  RtBufferView view;
  if (rt_buffer_get (rt, dictionary, &view, RT_BUFFER_SIMPLE) < 0)
    return false;
  *status = set (z, (const unsigned char *) view.data, (unsigned) view.length_bytes);
  rt_buffer_release (rt, &view);
  return true;
}

/* deflate (pieces, dictionary, level, method, window bits, memory level, strategy); PIECES is a tuple of bytes and flush modes in turn. */
static RtObject *deflate_pieces (ARGS) {
  int numbers[5], status;
  if (!rt_check_positional (rt, "deflate", nargs, 7, 7) || !take_numbers (rt, args + 2, 5, numbers))
    return NULL;
  z_stream z = fresh_stream (rt);
  Output out = {.limit = SIZE_MAX};
  size_t taken = 0;
  hb_buffer_init (&out.buffer, &rt->allocator);
  status = deflateInit2 (&z, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  if (status != Z_OK)
    return answer (rt, &out, status, z.msg, 0);
  bool good = use_dictionary (rt, args[1], &z, &status, deflateSetDictionary);
  for (ptrdiff_t i = 0; good && i + 1 < RT_TUPLE_SIZE (args[0]) && status == Z_OK; i += 2) {
    RtBufferView view;
    int flush;
    good = take_numbers (rt, &RT_TUPLE_ITEM (args[0], i + 1), 1, &flush) &&
           rt_buffer_get (rt, RT_TUPLE_ITEM (args[0], i), &view, RT_BUFFER_SIMPLE) == 0;
    if (good) {
      status = pump (deflate, &z, view.data, (size_t) view.length_bytes, flush, &out, &taken);
      rt_buffer_release (rt, &view);
    }
  }
  RtObject *result = NULL;
  if (good)
    result = answer (rt, &out, status, z.msg, taken);
  else
    hb_buffer_clear (&out.buffer);
  deflateEnd (&z);
  return result;
}

/* inflate (data, dictionary, window bits, limit); LIMIT is how much may come out, -1: all. */
static RtObject *inflate_all (ARGS) {
  int window_bits, status;
  if (!rt_check_positional (rt, "inflate", nargs, 4, 4) || !take_numbers (rt, args + 2, 1, &window_bits))
    return NULL;
  int64_t limit = rt_int_to_int64 (rt, args[3]);
  RtBufferView view;
  if ((limit == -1 && rt_error (rt) != NULL) || rt_buffer_get (rt, args[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  z_stream z = fresh_stream (rt);
  Output out = {.limit = limit < 0 ? SIZE_MAX : (size_t) limit};
  size_t taken = 0;
  bool good = true;
  hb_buffer_init (&out.buffer, &rt->allocator);
  status = inflateInit2 (&z, window_bits);
  bool begun = status == Z_OK;
  if (begun && window_bits < 0)
    good = use_dictionary (rt, args[1], &z, &status, inflateSetDictionary);
  if (begun && good && status == Z_OK)
    status = pump (inflate, &z, view.data, (size_t) view.length_bytes, Z_SYNC_FLUSH, &out, &taken);
  if (good && status == Z_NEED_DICT && args[1] != rt->none) {
    good = use_dictionary (rt, args[1], &z, &status, inflateSetDictionary);
    if (good && status == Z_OK)
      status = pump (inflate, &z, (const char *) view.data + taken, (size_t) view.length_bytes - taken, Z_SYNC_FLUSH, &out, &taken);
  }
  rt_buffer_release (rt, &view);
  RtObject *result = NULL;
  if (good)
    result = answer (rt, &out, status, z.msg, taken);
  else
    hb_buffer_clear (&out.buffer);
  if (begun)
    inflateEnd (&z);
  return result;
}

/* --- checksums --- */

static RtObject *checksum (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, unsigned long start,
                           unsigned long (*add) (unsigned long sum, const unsigned char *data, size_t length)) {
  if (!rt_check_positional (rt, name, nargs, 1, 2))
    return NULL;
  if (nargs > 1) {
    RtObject *mask = rt_int_from_uint64 (rt, UINT32_MAX);
    RtObject *low = mask == NULL ? NULL : rt_binary (rt, RT_NB_AND, args[1], mask);
    rt_xdecref (rt, mask);
    if (low == NULL)
      return NULL;
    start = (unsigned long) rt_int_as_int64 (low, NULL);
    rt_decref (rt, low);
  }
  RtBufferView view;
  if (rt_buffer_get (rt, args[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  start = add (start, (const unsigned char *) view.data, (size_t) view.length_bytes);
  rt_buffer_release (rt, &view);
  return rt_int_from_uint64 (rt, start & UINT32_MAX);
}

static RtObject *adler32_of (ARGS) {
  return checksum (rt, "adler32", args, nargs, 1, adler32_z);
}

static RtObject *crc32_of (ARGS) {
  return checksum (rt, "crc32", args, nargs, 0, crc32_z);
}

static const RtMethodDef methods[] = {
    {"adler32", adler32_of, RT_METH_FASTCALL, NULL},
    {"crc32", crc32_of, RT_METH_FASTCALL, NULL},
    {"deflate", deflate_pieces, RT_METH_FASTCALL, NULL},
    {"inflate", inflate_all, RT_METH_FASTCALL, NULL},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  return rt_module_add (rt, module, "ZLIB_VERSION", rt_str_from_utf8 (rt, ZLIB_VERSION, strlen (ZLIB_VERSION))) < 0 ||
                 rt_module_add (rt, module, "ZLIB_RUNTIME_VERSION", rt_str_from_utf8 (rt, zlibVersion (), strlen (zlibVersion ()))) < 0
             ? -1
             : 0;
}

const RtModuleDef rt_module_def__zlib = {.name = "_zlib", .methods = methods, .exec = exec, .functions_of = "zlib"};
