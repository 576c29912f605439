/* _binascii: what of binascii (python/binascii.py) loops may call often: Base64, hexadecimal digits, and the checksums.
 */
#define ZLIB_CONST
#include <zlib.h>

#include <stdio.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-hex.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames

/* binascii.Error (TEXT), which the module SELF has. Returns NULL. */
static RtObject *raise_error (RtInterp *rt, RtObject *self, const char *text) {
  RtObject *type = rt_dict_get_utf8 (rt, rt_module_dict (self), "Error");
  return type != NULL ? rt_raise (rt, (RtType *) type, "%s", text) : NULL;
}

/* The bytes of O, which may be a str of ASCII, too. */
static bool take_letters (RtInterp *rt, RtObject *o, RtBufferView *view) {
  if (RT_IS_STR (o)) {
    if (!rt_str_is_ascii (o))
      return RT_VALUE_ERROR (rt, "string argument should contain only ASCII characters") != NULL;
    *view = (RtBufferView) {.data = (char *) rt_str_data (o), .length_bytes = rt_str_length (o)};
    return true;
  }
  if (rt_buffer_get (rt, o, view, RT_BUFFER_SIMPLE) == 0)
    return true;
  rt_error_clear (rt);
  return RT_TYPE_ERROR (rt, "argument should be bytes, buffer or ASCII string, not '%.100T'", o) != NULL;
}

static void give_back (RtInterp *rt, RtBufferView *view) {
  if (view->owner != NULL)
    rt_buffer_release (rt, view);
}

/* --- Base64 --- */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* The letters of up to three bytes, padded. */
static void encode_three (const unsigned char *in, ptrdiff_t count, char *out) {
  unsigned second = count > 1 ? in[1] : 0, third = count > 2 ? in[2] : 0;
  out[0] = letters[in[0] >> 2];
  out[1] = letters[(in[0] & 3) << 4 | second >> 4];
  out[2] = count > 1 ? letters[(second & 15) << 2 | third >> 6] : '=';
  out[3] = count > 2 ? letters[third & 63] : '=';
}

static RtObject *b2a_base64 (ARGS) {
  static const char *const names[] = {"", "newline"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "b2a_base64", args, nargs, kwnames, names, 2, 1, 1, out))
    return NULL;
  RtBufferView view;
  int newline = out[1] != NULL ? 0 : 1;
  if (rt_buffer_get (rt, out[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  rt_buffer_release (rt, &view);
  if ((out[1] != NULL && (newline = rt_truth (rt, out[1])) < 0) || rt_buffer_get (rt, out[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *text = rt_bytes_new (rt, NULL, ((size_t) view.length_bytes + 2) / 3 * 4 + (size_t) newline);
  if (text != NULL) {
    const unsigned char *in = (const unsigned char *) view.data;
    char *to = ((RtBytes *) text)->data;
    for (ptrdiff_t at = 0; at < view.length_bytes; at += 3, to += 4)
      encode_three (in + at, view.length_bytes - at, to);
    if (newline)
      *to = '\n';
  }
  rt_buffer_release (rt, &view);
  return rt_bytes_shared (rt, text);
}

/* What LETTER stands for; 64: it is none. */
static unsigned value_of (unsigned char letter) {
  if (letter >= 'A' && letter <= 'Z')
    return letter - 'A';
  if (letter >= 'a' && letter <= 'z')
    return letter - 'a' + 26u;
  if (letter >= '0' && letter <= '9')
    return letter - '0' + 52u;
  return letter == '+' ? 62 : letter == '/' ? 63 : 64;
}

/* A text in Base64 being read: how many letters of a group of four there were, the bits that they left over, and what came out. */
typedef struct Decoding {
  unsigned place, left, pads;
  bool padded, strict;
  char *out;
  size_t length;
} Decoding;

static void decode_letter (Decoding *d, unsigned value) {
  d->pads = 0;
  if (d->place > 0)
    d->out[d->length++] = (char) (d->left << 2 * d->place | value >> (6 - 2 * d->place));
  d->left = value & (63u >> 2 * d->place);
  d->place = (d->place + 1) % 4;
}

/* Reads one C, and tells by *ENDS of padding after which nothing counts. Returns what is wrong. */
static const char *decode_one (Decoding *d, unsigned char c, bool last, bool *ends) {
  if (c == '=') {
    d->padded = true;
    *ends = d->place >= 2 && d->place + ++d->pads >= 4;
    return *ends && d->strict && !last ? "Excess data after padding" : NULL;
  }
  unsigned value = value_of (c);
  if (value == 64)
    return d->strict ? "Only base64 data is allowed" : NULL;
  if (d->strict && d->padded)
    return "Discontinuous padding not allowed";
  decode_letter (d, value);
  return NULL;
}

static const char *decode (Decoding *d, const RtBufferView *in) {
  if (d->strict && in->length_bytes > 0 && in->data[0] == '=')
    return "Leading padding not allowed";
  bool ends = false;
  for (ptrdiff_t i = 0; i < in->length_bytes && !ends; i++) {
    const char *wrong = decode_one (d, (unsigned char) in->data[i], i + 1 == in->length_bytes, &ends);
    if (wrong != NULL)
      return wrong;
  }
  return ends || d->place == 0 ? NULL : "Incorrect padding";
}

static RtObject *a2b_base64 (ARGS) {
  static const char *const names[] = {"", "strict_mode"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "a2b_base64", args, nargs, kwnames, names, 2, 1, 1, out))
    return NULL;
  RtBufferView view;
  if (!take_letters (rt, out[0], &view))
    return NULL;
  give_back (rt, &view);
  int strict = out[1] != NULL ? rt_truth (rt, out[1]) : 0;
  if (strict < 0 || !take_letters (rt, out[0], &view))
    return NULL;
  size_t most = ((size_t) view.length_bytes + 3) / 4 * 3;
  Decoding d = {.strict = strict, .out = hb_alloc (&rt->allocator, most + 1)};
  const char *wrong = d.out != NULL ? decode (&d, &view) : NULL;
  give_back (rt, &view);
  RtObject *result = NULL;
  if (d.out == NULL)
    rt_no_memory (rt);
  else if (wrong == NULL)
    result = rt_bytes_new (rt, d.out, d.length);
  else if (d.place != 1 || strcmp (wrong, "Incorrect padding") != 0)
    raise_error (rt, self, wrong);
  else {
    char text[120];
    snprintf (text, sizeof text, "Invalid base64-encoded string: number of data characters (%zu) cannot be 1 more than a multiple of 4",
              d.length / 3 * 4 + 1);
    raise_error (rt, self, text);
  }
  hb_free (&rt->allocator, d.out, most + 1);
  return result;
}

/* --- hexadecimal digits --- */

/* What NAME, hexlify or b2a_hex, does. */
static RtObject *as_digits (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames) {
  static const char *const names[] = {"data", "sep", "bytes_per_sep"};
  RtObject *out[3];
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 3, 3, 1, out))
    return NULL;
  RtBufferView view;
  if (rt_buffer_get (rt, out[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  rt_buffer_release (rt, &view);
  RtHexGroups groups;
  if (!rt_hex_groups_take (rt, out[1], out[2], true, &groups) || rt_buffer_get (rt, out[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *digits = rt_bytes_new (rt, NULL, (size_t) rt_hex_groups_length (&groups, view.length_bytes));
  if (digits != NULL)
    rt_hex_groups_write (&groups, view.data, view.length_bytes, ((RtBytes *) digits)->data);
  rt_buffer_release (rt, &view);
  return digits;
}

static RtObject *b2a_hex (ARGS) {
  return as_digits (rt, "b2a_hex", args, nargs, kwnames);
}

static RtObject *hexlify (ARGS) {
  return as_digits (rt, "hexlify", args, nargs, kwnames);
}

static RtObject *a2b_hex (ARGS) {
  RtBufferView view;
  if (!take_letters (rt, args[0], &view))
    return NULL;
  const char *wrong = view.length_bytes % 2 != 0 ? "Odd-length string" : NULL;
  RtObject *bytes = wrong == NULL ? rt_bytes_new (rt, NULL, (size_t) view.length_bytes / 2) : NULL;
  for (ptrdiff_t i = 0; bytes != NULL && i < view.length_bytes / 2; i++) {
    int high = rt_hex_digit (view.data[2 * i]), low = rt_hex_digit (view.data[2 * i + 1]);
    if (high < 0 || low < 0) {
      wrong = "Non-hexadecimal digit found";
      break;
    }
    ((RtBytes *) bytes)->data[i] = (char) (high << 4 | low);
  }
  give_back (rt, &view);
  if (wrong == NULL)
    return bytes;
  rt_xdecref (rt, bytes);
  return raise_error (rt, self, wrong);
}

static RtObject *unhexlify (ARGS) {
  return a2b_hex (rt, self, args, nargs, kwnames);
}

/* --- checksums --- */

/* The low 32 bits of O, an int or what stands for one. */
static bool take_low_bits (RtInterp *rt, RtObject *o, uint32_t *bits) {
  RtObject *value = rt_index (rt, o), *mask = value != NULL ? rt_int_from_uint64 (rt, UINT32_MAX) : NULL;
  RtObject *low = mask != NULL ? rt_binary (rt, RT_NB_AND, value, mask) : NULL;
  rt_xdecref (rt, value);
  rt_xdecref (rt, mask);
  if (low == NULL)
    return false;
  *bits = (uint32_t) rt_int_as_int64 (low, NULL);
  rt_decref (rt, low);
  return true;
}

/* Takes the bytes and the sum so far, if there is one, from the arguments of NAME. */
static bool take_summed (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, size_t least, RtBufferView *view, uint32_t *sum) {
  if (!rt_check_positional (rt, name, nargs, least, 2) || rt_buffer_get (rt, args[0], view, RT_BUFFER_SIMPLE) < 0)
    return false;
  rt_buffer_release (rt, view);
  return (nargs < 2 || take_low_bits (rt, args[1], sum)) && rt_buffer_get (rt, args[0], view, RT_BUFFER_SIMPLE) == 0;
}

static RtObject *crc32_of (ARGS) {
  RtBufferView view;
  uint32_t sum = 0;
  if (!take_summed (rt, "crc32", args, nargs, 1, &view, &sum))
    return NULL;
  sum = (uint32_t) crc32_z (sum, (const unsigned char *) view.data, (size_t) view.length_bytes);
  rt_buffer_release (rt, &view);
  return rt_int_from_uint64 (rt, sum);
}

static RtObject *crc_hqx (ARGS) {
  RtBufferView view;
  uint32_t sum = 0;
  if (!take_summed (rt, "crc_hqx", args, nargs, 2, &view, &sum))
    return NULL;
  for (ptrdiff_t i = 0; i < view.length_bytes; i++) {
    sum ^= (uint32_t) (uint8_t) view.data[i] << 8;
    for (int bit = 0; bit < 8; bit++)
      sum = (sum << 1 ^ ((sum & 0x8000) != 0 ? 0x1021 : 0)) & 0xffff;
  }
  rt_buffer_release (rt, &view);
  return rt_int_from_uint64 (rt, sum & 0xffff);
}

/* --- for what is Python --- */

/* bytes_of (data): a copy of what a function that takes bytes takes. */
static RtObject *bytes_of (ARGS) {
  RtBufferView view;
  if (rt_buffer_get (rt, args[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *bytes = rt_bytes_new (rt, view.data, (size_t) view.length_bytes);
  rt_buffer_release (rt, &view);
  return bytes;
}

/* letters_of (data): the same of one that takes a str of ASCII, too. */
static RtObject *letters_of (ARGS) {
  RtBufferView view;
  if (!take_letters (rt, args[0], &view))
    return NULL;
  RtObject *bytes = rt_bytes_new (rt, view.data, (size_t) view.length_bytes);
  give_back (rt, &view);
  return bytes;
}

#define HEX_DOC(name) name "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nThe bytes as hexadecimal digits."

static const RtMethodDef methods[] = {
    {"a2b_base64", a2b_base64, RT_METH_KEYWORDS, "a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nThe bytes that Base64 stands for."},
    {"a2b_hex", a2b_hex, RT_METH_O, "a2b_hex($module, hexstr, /)\n--\n\nThe bytes that hexadecimal digits stand for."},
    {"b2a_base64", b2a_base64, RT_METH_KEYWORDS, "b2a_base64($module, data, /, *, newline=True)\n--\n\nThe bytes as a line of Base64."},
    {"b2a_hex", b2a_hex, RT_METH_KEYWORDS, HEX_DOC ("b2a_hex")},
    {"crc32", crc32_of, RT_METH_FASTCALL, "crc32($module, data, crc=0, /)\n--\n\nThe CRC-32 checksum, which may go on from one of what came before."},
    {"crc_hqx", crc_hqx, RT_METH_FASTCALL, "crc_hqx($module, data, crc, /)\n--\n\nThe checksum CRC-CCITT, going on from that of what came before."},
    {"hexlify", hexlify, RT_METH_KEYWORDS, HEX_DOC ("hexlify")},
    {"unhexlify", unhexlify, RT_METH_O, "unhexlify($module, hexstr, /)\n--\n\nThe bytes that hexadecimal digits stand for."},
    {"bytes_of", bytes_of, RT_METH_O, NULL},
    {"letters_of", letters_of, RT_METH_O, NULL},
    {NULL},
};

static const char source[] = "class Error(ValueError):\n"
                             "    __module__ = 'binascii'\n";

const RtModuleDef rt_module_def__binascii = {.name = "_binascii", .methods = methods, .source = source, .functions_of = "binascii"};
