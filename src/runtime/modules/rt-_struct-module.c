/* _struct: values packed into bytes and back, by format strings; struct (python/struct.py) puts the rest around it. */
#include <stdio.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-codec.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-machine-value.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* One code of a format: CODE repeated COUNT times (of s and p: one value of COUNT bytes), after PADDING bytes. */
typedef struct Piece {
  char code;
  RtMachineKind kind;
  size_t size_bytes, count, padding;
  bool native;
} Piece;

/* A format that is read from left to right. */
typedef struct Format {
  const char *at;
  bool native, big;
  size_t offset; /* so far */
} Format;

static void *struct_error (RtInterp *rt, const char *message) {
  RtObject *name = rt_str_interned (rt, "struct");
  RtObject *module = name != NULL ? rt_import_module (rt, name) : NULL;
  RtObject *class_object = module != NULL ? rt_getattr_utf8 (rt, module, "error") : NULL;
  if (class_object != NULL)
    rt_raise (rt, (RtType *) class_object, "%s", message);
  rt_xdecref (rt, class_object);
  rt_xdecref (rt, module);
  rt_xdecref (rt, name);
  return NULL;
}

static Format format_start (const char *text) {
  Format f = {.at = text, .native = true};
  if (*text == '@' || *text == '=' || *text == '<' || *text == '>' || *text == '!') {
    f.native = *text == '@';
    f.big = *text == '>' || *text == '!';
    f.at++;
  }
  return f;
}

typedef struct Code {
  RtMachineKind kind;
  unsigned char size, native_size; /* 0: there is no such code */
} Code;

static const Code codes[128] = {
    ['x'] = {RT_MACHINE_CHAR, 1, 1},     ['c'] = {RT_MACHINE_CHAR, 1, 1},     ['b'] = {RT_MACHINE_SIGNED, 1, 1},
    ['B'] = {RT_MACHINE_UNSIGNED, 1, 1}, ['?'] = {RT_MACHINE_BOOL, 1, 1},     ['h'] = {RT_MACHINE_SIGNED, 2, 2},
    ['H'] = {RT_MACHINE_UNSIGNED, 2, 2}, ['i'] = {RT_MACHINE_SIGNED, 4, 4},   ['I'] = {RT_MACHINE_UNSIGNED, 4, 4},
    ['l'] = {RT_MACHINE_SIGNED, 4, 8},   ['L'] = {RT_MACHINE_UNSIGNED, 4, 8}, ['q'] = {RT_MACHINE_SIGNED, 8, 8},
    ['Q'] = {RT_MACHINE_UNSIGNED, 8, 8}, ['n'] = {RT_MACHINE_SIGNED, 0, 8},   ['N'] = {RT_MACHINE_UNSIGNED, 0, 8},
    ['e'] = {RT_MACHINE_FLOAT, 2, 2},    ['f'] = {RT_MACHINE_FLOAT, 4, 4},    ['d'] = {RT_MACHINE_FLOAT, 8, 8},
    ['s'] = {RT_MACHINE_CHAR, 1, 1},     ['p'] = {RT_MACHINE_CHAR, 1, 1},     ['P'] = {RT_MACHINE_UNSIGNED, 0, 8},
};

static bool code_of (char code, bool native, Piece *piece) {
  const Code *c = &codes[code & 127];
  const size_t size = native ? c->native_size : c->size;
  piece->code = code;
  piece->kind = c->kind;
  piece->size_bytes = size;
  piece->native = native;
  return code > 0 && size != 0;
}

/* The next piece: 1, 0 at the end, -1 with struct.error. */
static int format_next (RtInterp *rt, Format *f, Piece *piece) {
  while (*f->at == ' ' || (*f->at >= '\t' && *f->at <= '\r'))
    f->at++;
  if (*f->at == '\0')
    return 0;
  bool counted = *f->at >= '0' && *f->at <= '9';
  size_t count = counted ? 0 : 1;
  for (; *f->at >= '0' && *f->at <= '9'; f->at++) {
    if (__builtin_mul_overflow (count, 10, &count) || __builtin_add_overflow (count, (size_t) (*f->at - '0'), &count) || count > (size_t) PTRDIFF_MAX)
      return struct_error (rt, "total struct size too long") != NULL ? 0 : -1;
  }
  if (*f->at == '\0')
    return struct_error (rt, "repeat count given without format specifier") != NULL ? 0 : -1;
  if (!code_of (*f->at++, f->native, piece))
    return struct_error (rt, "bad char in struct format") != NULL ? 0 : -1;
  const size_t align = f->native ? piece->size_bytes : 1; /* a power of two */
  piece->count = count;
  piece->padding = -f->offset & (align - 1);
  size_t bytes;
  if (__builtin_mul_overflow (count, piece->size_bytes, &bytes) || __builtin_add_overflow (bytes, f->offset + piece->padding, &bytes) ||
      bytes > (size_t) PTRDIFF_MAX)
    return struct_error (rt, "total struct size too long") != NULL ? 0 : -1;
  f->offset = bytes;
  return 1;
}

static bool is_text (const Piece *p) {
  return p->code == 's' || p->code == 'p';
}

static size_t values_of (const Piece *p) {
  return p->code == 'x' ? 0 : is_text (p) ? 1 : p->count;
}

/* How many bytes and values FORMAT has; false with an exception. */
static bool measure (RtInterp *rt, const char *text, size_t *bytes, size_t *values) {
  Format f = format_start (text);
  Piece piece;
  int more;
  *values = 0;
  while ((more = format_next (rt, &f, &piece)) > 0)
    *values += values_of (&piece);
  *bytes = f.offset;
  return more == 0;
}

static const char *without_null (RtInterp *rt, const char *text, size_t length) {
  if (strlen (text) == length)
    return text;
  struct_error (rt, "embedded null character");
  return NULL;
}

static const char *format_text (RtInterp *rt, RtObject *o) {
  if (RT_IS_STR (o) && rt_str_is_ascii (o))
    return without_null (rt, rt_str_data (o), (size_t) rt_str_length (o));
  if (RT_IS_STR (o)) {
    RtObject *bytes = rt_str_encode (rt, o, "ascii", NULL); /* which fails */
    rt_xdecref (rt, bytes);
    return NULL;
  }
  if (RT_IS_BYTES (o))
    return without_null (rt, ((RtBytes *) o)->data, (size_t) ((RtBytes *) o)->base.size);
  if (rt_hash (rt, o) == -1) /* formats are looked for among those seen before */
    return NULL;
  return RT_TYPE_ERROR (rt, "Struct() argument 1 must be a str or bytes object, not %T", o);
}

/* --- packing --- */

static int wrong_range (RtInterp *rt, const Piece *p) {
  char message[120];
  unsigned bits = 8 * (unsigned) p->size_bytes;
  bool is_signed = p->kind == RT_MACHINE_SIGNED;
  long long low = is_signed ? -(1LL << (bits - 2)) * 2 : 0;
  unsigned long long high = is_signed ? (1ULL << (bits - 1)) - 1 : UINT64_MAX >> (64 - bits);
  snprintf (message, sizeof message, "'%c' format requires %lld <= number <= %llu", p->code, low, high);
  struct_error (rt, message);
  return -1;
}

static int too_large (RtInterp *rt) {
  struct_error (rt, "int too large to convert");
  return -1;
}

/* WHOLE, where its size and sign fit. */
static int pack_whole (RtInterp *rt, const Piece *p, char *out, int64_t whole, bool big) {
  const unsigned bits = 8 * (unsigned) p->size_bytes;
  const bool is_signed = p->kind == RT_MACHINE_SIGNED || p->code == 'P'; /* a C pointer takes negative ones, too */
  const bool fits = is_signed ? bits == 64 || (whole >= -(INT64_C (1) << (bits - 1)) && whole < INT64_C (1) << (bits - 1))
                              : whole >= 0 && (bits == 64 || (uint64_t) whole >> bits == 0);
  if (!fits)
    return wrong_range (rt, p);
  rt_machine_write_bits (out, (uint64_t) whole, p->size_bytes, big);
  return 0;
}

/* NUMBER is beyond an int64_t: half of the largest that there may be is taken off first. */
static int pack_large (RtInterp *rt, const Piece *p, char *out, RtObject *number, bool big) {
  if (p->kind != RT_MACHINE_UNSIGNED || p->size_bytes != 8 || rt_int_sign (number) < 0 || rt_int_bit_length (number) > 64)
    return p->code == 'P' ? too_large (rt) : wrong_range (rt, p);
  RtHold hold;
  rt_hold_begin (rt, &hold, "struct.pack", "half");
  RtObject *half = hold.held[0] = rt_int_from_int64 (rt, INT64_MAX);
  RtObject *rest = hold.held[1] = half != NULL ? rt_int_subtract (rt, number, half) : NULL;
  int overflow = 0;
  uint64_t bits = rest != NULL ? (uint64_t) INT64_MAX + (uint64_t) rt_int_as_int64 (rest, &overflow) : 0;
  const bool made = rest != NULL;
  rt_hold_end (rt, &hold, NULL);
  if (made)
    rt_machine_write_bits (out, overflow != 0 ? UINT64_MAX : bits, p->size_bytes, big);
  return made ? 0 : -1;
}

static int pack_number (RtInterp *rt, const Piece *p, char *out, RtObject *number, bool big) {
  int overflow;
  int64_t whole = rt_int_as_int64 (number, &overflow);
  return overflow == 0 ? pack_whole (rt, p, out, whole, big) : pack_large (rt, p, out, number, big);
}

static int pack_int (RtInterp *rt, const Piece *p, char *out, RtObject *value, bool big) {
  if (RT_IS_EXACT (rt, value, int_))
    return pack_number (rt, p, out, value, big);
  if (!RT_IS_INT (value) && !rt_is_indexable (value)) {
    struct_error (rt, "required argument is not an integer");
    return -1;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "struct.pack", "whole number");
  RtObject *number = hold.held[0] = rt_index (rt, value);
  int failed = number != NULL ? pack_number (rt, p, out, number, big) : -1;
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

static int pack_float (RtInterp *rt, const Piece *p, char *out, RtObject *value, bool big) {
  if (value->type->slots.nb_float == NULL && value->type->slots.nb_index == NULL)
    return struct_error (rt, "required argument is not a float") != NULL ? 0 : -1;
  double number = rt_float_to_double (rt, value);
  if (number == -1.0 && rt_error (rt) != NULL) {
    rt_error_clear (rt);
    return struct_error (rt, "required argument is not a float") != NULL ? 0 : -1;
  }
  if (p->native && p->code == 'f') { /* the machine's own becomes infinite */
    float narrow = (float) number;
    memcpy (out, &narrow, sizeof narrow);
    return 0;
  }
  if (rt_machine_write_float (rt, out, number, p->size_bytes, big) == 0)
    return 0;
  if (!RT_IS_INT (value))
    return -1;
  rt_error_clear (rt);
  return too_large (rt);
}

static int pack_text (RtInterp *rt, const Piece *p, char *out, RtObject *value) {
  if (!RT_IS_BYTES (value) && !rt_is_kind_of (value, rt->types.bytearray)) {
    struct_error (rt, p->code == 's' ? "argument for 's' must be a bytes object" : "argument for 'p' must be a bytes object");
    return -1;
  }
  RtBufferView view;
  if (rt_buffer_get (rt, value, &view, RT_BUFFER_SIMPLE) < 0)
    return -1;
  size_t skip = p->code == 'p' && p->count > 0, room = p->count - skip, length = (size_t) view.length_bytes;
  if (length > room)
    length = room;
  memcpy (out + skip, view.data, length);
  if (skip)
    out[0] = (char) (length > 255 ? 255 : length);
  rt_buffer_release (rt, &view);
  return 0;
}

static int pack_one (RtInterp *rt, const Piece *p, char *out, RtObject *value, bool big) {
  if (is_text (p))
    return pack_text (rt, p, out, value);
  switch (p->kind) {
  case RT_MACHINE_FLOAT:
    return pack_float (rt, p, out, value, big);
  case RT_MACHINE_BOOL: {
    int truth = rt_truth (rt, value);
    *out = truth > 0;
    return truth < 0 ? -1 : 0;
  }
  case RT_MACHINE_CHAR:
    if (!RT_IS_BYTES (value) || ((RtVarObject *) value)->size != 1)
      return struct_error (rt, "char format requires a bytes object of length 1") != NULL ? 0 : -1;
    *out = ((RtBytes *) value)->data[0];
    return 0;
  default:
    return pack_int (rt, p, out, value, big);
  }
}

/* The COUNT values at GIVEN as FORMAT says; NAME is the function's, for messages. */
static RtObject *packed (RtInterp *rt, RtObject *format, const char *name, RtObject *const *given, size_t count) {
  const char *text = format_text (rt, format);
  size_t bytes, values;
  if (text == NULL || !measure (rt, text, &bytes, &values))
    return NULL;
  if (count != values) {
    char message[100];
    snprintf (message, sizeof message, "%s expected %zu items for packing (got %zu)", name, values, count);
    return struct_error (rt, message);
  }
  char *out = rt_mem_calloc (rt, bytes + 1, 1);
  if (out == NULL)
    return NULL;
  Format f = format_start (text);
  Piece p;
  size_t at = 0, next = 0;
  int failed = 0;
  while (failed == 0 && format_next (rt, &f, &p) > 0) {
    at += p.padding;
    for (size_t i = 0; failed == 0 && i < values_of (&p); i++)
      failed = pack_one (rt, &p, out + at + i * p.size_bytes, given[next++], f.big);
    at += p.count * p.size_bytes;
  }
  RtObject *result = failed == 0 ? rt_bytes_new (rt, out, bytes) : NULL;
  rt_mem_free (rt, out, bytes + 1);
  return result;
}

static RtObject *pack (ARGS) {
  return nargs == 0 ? RT_TYPE_ERROR (rt, "missing format argument") : packed (rt, args[0], "pack", args + 1, nargs - 1);
}

/* pack_into_bytes (format, values...): what pack_into puts into the buffer */
static RtObject *pack_into_bytes (ARGS) {
  return nargs == 0 ? RT_TYPE_ERROR (rt, "missing format argument") : packed (rt, args[0], "pack_into", args + 1, nargs - 1);
}

/* --- unpacking --- */

static RtObject *unpack_one (RtInterp *rt, const Piece *p, const char *data, bool big) {
  if (p->code == 's')
    return rt_bytes_new (rt, data, p->count);
  if (p->code == 'p') {
    size_t length = p->count > 0 ? (unsigned char) data[0] : 0;
    return rt_bytes_new (rt, data + 1, p->count == 0 ? 0 : length < p->count ? length : p->count - 1);
  }
  return rt_machine_read (rt, p->kind, data, p->size_bytes, big);
}

/* VALUES values at DATA as the format TEXT says. */
static RtObject *unpacked (RtInterp *rt, const char *text, size_t values, const char *data) {
  RtObject *tuple = rt_tuple_new (rt, (ptrdiff_t) values);
  Format f = format_start (text);
  Piece p;
  size_t at = 0;
  ptrdiff_t next = 0;
  while (tuple != NULL && format_next (rt, &f, &p) > 0) {
    at += p.padding;
    for (size_t i = 0; tuple != NULL && i < values_of (&p); i++) {
      RtObject *value = unpack_one (rt, &p, data + at + i * p.size_bytes, f.big);
      if (value != NULL) {
        rt_tuple_init (rt, tuple, next++, value);
      } else {
        rt_decref (rt, tuple);
        tuple = NULL;
      }
    }
    at += p.count * p.size_bytes;
  }
  return tuple;
}

static RtObject *unpack (ARGS) {
  if (!rt_check_positional (rt, "unpack", nargs, 2, 2))
    return NULL;
  const char *text = format_text (rt, args[0]);
  size_t bytes, values;
  RtBufferView view;
  if (text == NULL || !measure (rt, text, &bytes, &values) || rt_buffer_get (rt, args[1], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *tuple = NULL;
  if ((size_t) view.length_bytes == bytes) {
    tuple = unpacked (rt, text, values, view.data);
  } else {
    char message[80];
    snprintf (message, sizeof message, "unpack requires a buffer of %zu bytes", bytes);
    struct_error (rt, message);
  }
  rt_buffer_release (rt, &view);
  return tuple;
}

/* unpack_at (format, buffer, offset): the values at offset; the buffer is long enough. */
static RtObject *unpack_at (ARGS) {
  const char *text = nargs == 3 ? format_text (rt, args[0]) : NULL;
  size_t bytes, values;
  RtBufferView view;
  if (text == NULL || !measure (rt, text, &bytes, &values))
    return NULL;
  ptrdiff_t offset = rt_index_ssize (rt, args[2], NULL);
  if (rt_buffer_get (rt, args[1], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *tuple = NULL;
  if (offset >= 0 && (size_t) view.length_bytes >= bytes && (size_t) offset <= (size_t) view.length_bytes - bytes)
    tuple = unpacked (rt, text, values, view.data + offset);
  else
    struct_error (rt, "unpack requires a longer buffer");
  rt_buffer_release (rt, &view);
  return tuple;
}

static RtObject *calcsize (ARGS) {
  const char *text = format_text (rt, args[0]);
  size_t bytes, values;
  return text != NULL && measure (rt, text, &bytes, &values) ? rt_int_from_int64 (rt, (int64_t) bytes) : NULL;
}

static RtObject *items (ARGS) {
  const char *text = format_text (rt, args[0]);
  size_t bytes, values;
  return text != NULL && measure (rt, text, &bytes, &values) ? rt_int_from_int64 (rt, (int64_t) values) : NULL;
}

static const RtMethodDef methods[] = {
    {"pack", pack, RT_METH_FASTCALL, NULL},
    {"pack_into_bytes", pack_into_bytes, RT_METH_FASTCALL, NULL},
    {"unpack", unpack, RT_METH_FASTCALL, "unpack($module, format, buffer, /)\n--\n\nThe values that bytes stand for."},
    {"unpack_at", unpack_at, RT_METH_FASTCALL, NULL},
    {"items", items, RT_METH_O, "items(format, /)\n--\n\nHow many values a format takes."},
    {"calcsize", calcsize, RT_METH_O, "calcsize($module, format, /)\n--\n\nHow many bytes a format takes."},
    {NULL},
};

const RtModuleDef rt_module_def__struct = {.name = "_struct", .methods = methods};
