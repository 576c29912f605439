#include "rt-code-image.h"

#include <string.h>

#include "rt-bytes.h"
#include "rt-code.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct Reader {
  RtInterp *rt;
  RtArena *arena; /* its objects are the row so far */
  const unsigned char *at;
  RtObject *filename;
} Reader;

const RtCodeImage *rt_code_image_find (const char *name) {
  for (const RtCodeImage *image = rt_code_images; image->name != NULL; image++) {
    if (strcmp (image->name, name) == 0)
      return image;
  }
  return NULL;
}

static uint64_t number (Reader *r) {
  uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    unsigned char byte = *r->at++;
    value |= (uint64_t) (byte & 0x7F) << shift;
    if (byte < 0x80)
      return value;
  }
}

static const char *bytes (Reader *r, size_t count) {
  const char *at = (const char *) r->at;
  r->at += count;
  return at;
}

static RtObject *object (Reader *r) {
  return r->arena->objects[number (r)];
}

static RtObject *read_int (Reader *r) {
  uint64_t value = number (r);
  int64_t size = (int64_t) (value >> 1);
  return rt_int_from_int64 (r->rt, value & 1 ? -size : size);
}

static RtObject *read_text (Reader *r, RtImageKind kind) {
  size_t length = number (r);
  const char *text = bytes (r, length);
  if (kind == RT_IMAGE_LONG)
    return rt_int_from_text (r->rt, text, length, 16);
  if (kind == RT_IMAGE_BYTES)
    return rt_bytes_shared (r->rt, rt_bytes_new (r->rt, text, length));
  RtObject *s = rt_str_from_utf8 (r->rt, text, length);
  return s != NULL && kind == RT_IMAGE_NAME ? rt_str_intern (r->rt, s) : s;
}

static RtObject *read_wide (Reader *r) {
  size_t length = number (r);
  uint32_t *points = rt_arena_alloc (r->arena, length * sizeof *points);
  for (size_t i = 0; points != NULL && i < length; i++)
    points[i] = (uint32_t) number (r);
  return points != NULL ? rt_str_from_code_points (r->rt, points, length) : NULL;
}

static RtObject *read_doubles (Reader *r, RtImageKind kind) {
  double parts[2] = {0};
  size_t size = kind == RT_IMAGE_COMPLEX ? sizeof parts : sizeof *parts;
  memcpy (parts, bytes (r, size), size);
  return kind == RT_IMAGE_COMPLEX ? rt_complex_new (r->rt, parts[0], parts[1]) : rt_float_new (r->rt, parts[0]);
}

static RtObject *read_tuple (Reader *r, RtImageKind kind) {
  size_t length = number (r);
  RtObject *tuple = rt_tuple_new (r->rt, (ptrdiff_t) length);
  for (size_t i = 0; tuple != NULL && i < length; i++)
    rt_tuple_init (r->rt, tuple, (ptrdiff_t) i, rt_incref (object (r)));
  if (tuple == NULL || kind == RT_IMAGE_TUPLE)
    return tuple;
  RtObject *set = rt_frozenset_new (r->rt, tuple);
  rt_decref (r->rt, tuple);
  return set;
}

static RtObject *read_code (Reader *r) {
  RtCodeParts parts = {.consts = object (r)};
  RtObject **const objects[] = {&parts.names, &parts.localsplusnames, &parts.localspluskinds, &parts.filename,
                                &parts.name,  &parts.qualname,        &parts.linetable,       &parts.exceptiontable};
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
    *objects[i] = object (r);
  int *const numbers[] = {&parts.argcount, &parts.posonlyargcount, &parts.kwonlyargcount, &parts.stacksize, &parts.firstlineno, &parts.flags};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    *numbers[i] = (int) number (r);
  parts.unit_count = (uint32_t) number (r);
  parts.units = (const RtCodeUnit *) bytes (r, parts.unit_count * sizeof *parts.units);
  RtObject *code = rt_code_new (r->rt, &parts);
  if (code != NULL)
    ((RtCode *) code)->library = true;
  return code;
}

static RtObject *read_object (Reader *r, RtImageKind kind) {
  RtInterp *rt = r->rt;
  switch (kind) {
  case RT_IMAGE_NONE: return rt_incref (rt->none);
  case RT_IMAGE_TRUE: return rt_incref (rt->true_);
  case RT_IMAGE_FALSE: return rt_incref (rt->false_);
  case RT_IMAGE_ELLIPSIS: return rt_incref (rt->ellipsis);
  case RT_IMAGE_INT: return read_int (r);
  case RT_IMAGE_FLOAT:
  case RT_IMAGE_COMPLEX: return read_doubles (r, kind);
  case RT_IMAGE_LONG:
  case RT_IMAGE_NAME:
  case RT_IMAGE_STR:
  case RT_IMAGE_BYTES: return read_text (r, kind);
  case RT_IMAGE_WIDE_STR: return read_wide (r);
  case RT_IMAGE_TUPLE:
  case RT_IMAGE_FROZENSET: return read_tuple (r, kind);
  case RT_IMAGE_FILENAME: return rt_incref (r->filename);
  case RT_IMAGE_CODE: return read_code (r);
  case RT_IMAGE_END: break;
  }
  return NULL;
}

RtObject *rt_code_image_read (RtArena *arena, const RtCodeImage *image, RtObject *filename) {
  Reader r = {.rt = arena->rt, .arena = arena, .at = (const unsigned char *) image->bytes, .filename = filename};
  RtObject *last = NULL;
  for (RtImageKind kind = *r.at++; kind != RT_IMAGE_END; kind = *r.at++) {
    last = rt_arena_own (arena, read_object (&r, kind));
    if (last == NULL)
      return NULL;
  }
  return last;
}
