/* _packers: bzip2 and the formats of lzma for whole messages, by the system's libbz2 and liblzma.
 *
 * As with _zlib nothing of a stream is kept between calls: the objects of python/bz2.py and python/lzma.py gather their pieces.
 */
#include <bzlib.h>
#include <lzma.h>

#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define PIECE_BYTES  16384      /* what one call of a library may put out */
#define MOST_AT_ONCE (1u << 30) /* libbz2 counts in unsigned int; nobody packs so much here */
#define MOST_FILTERS 4          /* as many as the format allows for */

/* --- streams --- */

/* What comes out of a stream, how much of it is wanted, and how it ended. */
typedef struct Output {
  HbBuffer buffer;
  size_t limit, taken;
  int status;
  bool ended;
} Output;

static void begin_output (RtInterp *rt, Output *out, int64_t limit) {
  *out = (Output){.limit = limit < 0 ? SIZE_MAX : (size_t) limit};
  hb_buffer_init (&out->buffer, &rt->allocator);
}

static bool has_room (const Output *out) {
  return !out->buffer.broken && out->buffer.length_bytes < out->limit;
}

static size_t room_for_piece (const Output *out) {
  size_t room = out->limit - out->buffer.length_bytes;
  return room < PIECE_BYTES ? room : PIECE_BYTES;
}

/* (output, status, how much of the input was taken, whether the end was reached). */
static RtObject *answer (RtInterp *rt, Output *out) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "packing", "answer");
  hold.held[0] = out->buffer.broken ? rt_no_memory (rt) : rt_bytes_new (rt, out->buffer.bytes, out->buffer.length_bytes);
  hold.held[1] = hold.held[0] == NULL ? NULL : rt_int_from_int64 (rt, out->status);
  hold.held[2] = hold.held[1] == NULL ? NULL : rt_int_from_uint64 (rt, out->taken);
  RtObject *end = out->ended ? rt->true_ : rt->false_;
  RtObject *all = hold.held[2] == NULL ? NULL : rt_tuple_pack (rt, 4, hold.held[0], hold.held[1], hold.held[2], end);
  hb_buffer_clear (&out->buffer);
  return rt_hold_end (rt, &hold, all);
}

static bool take_number (RtInterp *rt, RtObject *o, int64_t *value) {
  *value = rt_int_to_int64 (rt, o);
  return *value != -1 || rt_error (rt) == NULL;
}

/* --- bzip2 --- */

static void *take_block (void *allocator, int count, int each_bytes) {
  return hb_alloc_sized (allocator, (size_t) count, (size_t) each_bytes);
}

static int pack_more (bz_stream *z) {
  return BZ2_bzCompress (z, BZ_RUN);
}

static int pack_to_the_end (bz_stream *z) {
  return BZ2_bzCompress (z, BZ_FINISH);
}

static void pump_bzip (bz_stream *z, int (*step) (bz_stream *z), Output *out) {
  char piece[PIECE_BYTES];
  unsigned length = z->avail_in, before, room;
  do {
    before = z->avail_in;
    room = (unsigned) room_for_piece (out);
    z->next_out = piece;
    z->avail_out = room;
    out->status = step == pack_more && before == 0 ? BZ_STREAM_END : step (z);
    hb_buffer_append_bytes (&out->buffer, piece, room - z->avail_out);
    out->taken = length - z->avail_in;
  } while (out->status >= BZ_OK && out->status != BZ_STREAM_END && has_room (out) && (before != z->avail_in || room != z->avail_out));
  out->ended = out->status == BZ_STREAM_END;
}

/* STEP: of packing, with LEVEL; NULL: unpack, at most LIMIT. */
static RtObject *run_bzip (RtInterp *rt, RtObject *data, int (*RT_NULLABLE step) (bz_stream *z), int level, int64_t limit) {
  RtBufferView view;
  if (rt_buffer_get (rt, data, &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  if (view.length_bytes > (ptrdiff_t) MOST_AT_ONCE) {
    rt_buffer_release (rt, &view);
    return rt_raise (rt, rt->types.OverflowError, "too much to pack at once");
  }
  bz_stream z = {.next_in = (char *) view.data, .avail_in = (unsigned) view.length_bytes, .bzalloc = take_block, .bzfree = hb_free_sized,
                 .opaque = &rt->allocator};
  Output out;
  begin_output (rt, &out, limit);
  out.status = step != NULL ? BZ2_bzCompressInit (&z, level, 0, 0) : BZ2_bzDecompressInit (&z, 0, 0);
  if (out.status == BZ_OK) {
    pump_bzip (&z, step != NULL ? step : BZ2_bzDecompress, &out);
    if (step != NULL)
      BZ2_bzCompressEnd (&z);
    else
      BZ2_bzDecompressEnd (&z);
  }
  rt_buffer_release (rt, &view);
  if (out.status != BZ_MEM_ERROR)
    return answer (rt, &out);
  hb_buffer_clear (&out.buffer);
  return rt_no_memory (rt);
}

/* bzip (data, level, whether that is all): answer (). */
static RtObject *bzip (ARGS) {
  int64_t level;
  if (!rt_check_positional (rt, "bzip", nargs, 3, 3) || !take_number (rt, args[1], &level))
    return NULL;
  return run_bzip (rt, args[0], args[2] == rt->true_ ? pack_to_the_end : pack_more, (int) level, -1);
}

/* bunzip (data, limit): answer () of the first stream; LIMIT is how much may come out, -1: all. */
static RtObject *bunzip (ARGS) {
  int64_t limit;
  if (!rt_check_positional (rt, "bunzip", nargs, 2, 2) || !take_number (rt, args[1], &limit))
    return NULL;
  return run_bzip (rt, args[0], NULL, 0, limit);
}

/* --- lzma --- */

typedef struct Filters {
  lzma_filter chain[MOST_FILTERS + 1];
  union {
    lzma_options_lzma lzma;
    lzma_options_delta delta;
    lzma_options_bcj bcj;
  } options[MOST_FILTERS];
} Filters;

/* One filter from the tuple (id, preset, dict_size, lc, lp, pb, mode, nice_len, mf, depth, dist, start_offset), where -1 is what the
 * preset says. False: nothing such, or an exception. */
static bool take_filter (RtInterp *rt, RtObject *tuple, Filters *filters, size_t i) {
  int64_t n[12];
  for (size_t k = 0; k < 12; k++) {
    if (!take_number (rt, RT_TUPLE_ITEM (tuple, (ptrdiff_t) k), &n[k]))
      return false;
  }
  filters->chain[i] = (lzma_filter){(lzma_vli) n[0], &filters->options[i]};
  if (n[0] == (int64_t) LZMA_FILTER_DELTA) {
    filters->options[i].delta = (lzma_options_delta){.type = LZMA_DELTA_TYPE_BYTE, .dist = n[10] < 0 ? 1 : (uint32_t) n[10]};
    return true;
  }
  if (n[0] != (int64_t) LZMA_FILTER_LZMA1 && n[0] != (int64_t) LZMA_FILTER_LZMA2) {
    filters->options[i].bcj = (lzma_options_bcj){.start_offset = n[11] < 0 ? 0 : (uint32_t) n[11]};
    return true;
  }
  lzma_options_lzma *o = &filters->options[i].lzma;
  if (lzma_lzma_preset (o, n[1] < 0 ? LZMA_PRESET_DEFAULT : (uint32_t) n[1]))
    return false;
  uint32_t *const places[] = {&o->dict_size, &o->lc, &o->lp, &o->pb, NULL, &o->nice_len, NULL, &o->depth};
  for (size_t k = 0; k < 8; k++) {
    if (places[k] != NULL && n[2 + k] >= 0)
      *places[k] = (uint32_t) n[2 + k];
  }
  o->mode = n[6] < 0 ? o->mode : (lzma_mode) n[6];
  o->mf = n[8] < 0 ? o->mf : (lzma_match_finder) n[8];
  return true;
}

/* FILTERS of a tuple of such tuples. */
static bool take_filters (RtInterp *rt, RtObject *tuples, Filters *filters) {
  ptrdiff_t count = RT_TUPLE_SIZE (tuples);
  if (count > MOST_FILTERS)
    return false;
  for (ptrdiff_t i = 0; i < count; i++) {
    if (!take_filter (rt, RT_TUPLE_ITEM (tuples, i), filters, (size_t) i))
      return false;
  }
  filters->chain[count] = (lzma_filter){LZMA_VLI_UNKNOWN, NULL};
  return true;
}

static void pump_lzma (lzma_stream *z, lzma_action action, const RtBufferView *view, Output *out) {
  uint8_t piece[PIECE_BYTES];
  z->next_in = (const uint8_t *) view->data;
  z->avail_in = (size_t) view->length_bytes;
  do {
    size_t room = room_for_piece (out);
    z->next_out = piece;
    z->avail_out = room;
    out->status = (int) lzma_code (z, action);
    hb_buffer_append_bytes (&out->buffer, piece, room - z->avail_out);
    if (out->status == LZMA_GET_CHECK || out->status == LZMA_NO_CHECK)
      out->status = LZMA_OK;
  } while (out->status == LZMA_OK && has_room (out) && (action == LZMA_FINISH || z->avail_in > 0 || z->avail_out == 0));
  out->taken = (size_t) view->length_bytes - z->avail_in;
  out->ended = out->status == LZMA_STREAM_END;
}

/* The formats as lzma numbers them. */
enum { FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW };

static lzma_ret begin_packing (lzma_stream *z, int64_t format, int64_t check, int64_t preset, const Filters *RT_NULLABLE filters) {
  lzma_options_lzma options;
  if (format == FORMAT_XZ)
    return filters != NULL ? lzma_stream_encoder (z, filters->chain, (lzma_check) check)
                           : lzma_easy_encoder (z, (uint32_t) preset, (lzma_check) check);
  if (format == FORMAT_RAW)
    return filters != NULL ? lzma_raw_encoder (z, filters->chain) : LZMA_OPTIONS_ERROR;
  if (filters != NULL)
    return filters->chain[0].id == LZMA_FILTER_LZMA1 && filters->chain[1].id == LZMA_VLI_UNKNOWN
               ? lzma_alone_encoder (z, filters->chain[0].options)
               : LZMA_OPTIONS_ERROR;
  return lzma_lzma_preset (&options, (uint32_t) preset) ? LZMA_OPTIONS_ERROR : lzma_alone_encoder (z, &options);
}

static lzma_ret begin_unpacking (lzma_stream *z, int64_t format, int64_t memory, const Filters *RT_NULLABLE filters) {
  uint64_t limit = memory < 0 ? UINT64_MAX : (uint64_t) memory;
  uint32_t flags = LZMA_TELL_ANY_CHECK | LZMA_TELL_NO_CHECK;
  switch (format) {
  case FORMAT_AUTO:
    return lzma_auto_decoder (z, limit, flags);
  case FORMAT_XZ:
    return lzma_stream_decoder (z, limit, flags);
  case FORMAT_ALONE:
    return lzma_alone_decoder (z, limit);
  default:
    return filters != NULL ? lzma_raw_decoder (z, filters->chain) : LZMA_OPTIONS_ERROR;
  }
}

/* PACK: by NUMBERS format, check, preset; else by format, memory limit, limit of output. */
static RtObject *run_lzma (RtInterp *rt, RtObject *const *args, bool pack) {
  int64_t numbers[3];
  Filters filters = {0};
  for (size_t i = 0; i < 3; i++) {
    if (!take_number (rt, args[1 + i], &numbers[i]))
      return NULL;
  }
  Output out;
  begin_output (rt, &out, pack ? -1 : numbers[2]);
  const Filters *chain = args[4] == rt->none ? NULL : &filters;
  if (chain != NULL && !take_filters (rt, args[4], &filters)) {
    out.status = LZMA_OPTIONS_ERROR;
    return rt_error (rt) != NULL ? NULL : answer (rt, &out);
  }
  RtBufferView view;
  if (rt_buffer_get (rt, args[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  lzma_allocator allocator = {hb_alloc_sized, hb_free_sized, &rt->allocator};
  lzma_stream z = LZMA_STREAM_INIT;
  z.allocator = &allocator;
  out.status = (int) (pack ? begin_packing (&z, numbers[0], numbers[1], numbers[2], chain)
                           : begin_unpacking (&z, numbers[0], numbers[1], chain));
  if (out.status == LZMA_OK)
    pump_lzma (&z, pack && args[5] == rt->true_ ? LZMA_FINISH : LZMA_RUN, &view, &out);
  lzma_end (&z);
  rt_buffer_release (rt, &view);
  if (out.status != LZMA_MEM_ERROR)
    return answer (rt, &out);
  hb_buffer_clear (&out.buffer);
  return rt_no_memory (rt);
}

/* lzma (data, format, check, preset, filters, whether that is all): answer (). */
static RtObject *pack_lzma (ARGS) {
  return rt_check_positional (rt, "lzma", nargs, 6, 6) ? run_lzma (rt, args, true) : NULL;
}

/* unlzma (data, format, memory limit, limit, filters): answer () of the first stream. */
static RtObject *unpack_lzma (ARGS) {
  return rt_check_positional (rt, "unlzma", nargs, 5, 5) ? run_lzma (rt, args, false) : NULL;
}

static RtObject *supports_check (ARGS) {
  int64_t check;
  return take_number (rt, args[0], &check) ? rt_bool_object (rt, check >= 0 && check <= LZMA_CHECK_ID_MAX && lzma_check_is_supported ((lzma_check) check))
                                           : NULL;
}

static const RtMethodDef methods[] = {
    {"bzip", bzip, RT_METH_FASTCALL, NULL},
    {"bunzip", bunzip, RT_METH_FASTCALL, NULL},
    {"lzma", pack_lzma, RT_METH_FASTCALL, NULL},
    {"unlzma", unpack_lzma, RT_METH_FASTCALL, NULL},
    {"supports_check", supports_check, RT_METH_O, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__packers = {.name = "_packers", .methods = methods};
