/* Library modules as they come out of the compiler, written when the program is built (python/write-images.c) and read when they are
 * imported: reading one takes a tenth of the time that compiling its text takes.
 *
 * An image is a row of objects, those that another one refers to before it and the module's code last. Each is a byte that says what
 * it is, and what follows then; a number is written seven bits a byte, least first, the highest bit saying that there is more, and
 * an object is the number of its place in the row. */
#pragma once

#include "rt-arena.h"

typedef enum RtImageKind {
  RT_IMAGE_NONE,
  RT_IMAGE_TRUE,
  RT_IMAGE_FALSE,
  RT_IMAGE_ELLIPSIS,
  RT_IMAGE_INT,       /* twice its size, odd if it is negative */
  RT_IMAGE_LONG,      /* length, hexadecimal digits with their sign */
  RT_IMAGE_FLOAT,     /* eight bytes */
  RT_IMAGE_COMPLEX,   /* sixteen bytes */
  RT_IMAGE_NAME,      /* length, UTF-8: an interned str */
  RT_IMAGE_STR,       /* the same: one that is not */
  RT_IMAGE_WIDE_STR,  /* length, code points: one that has surrogates */
  RT_IMAGE_BYTES,     /* length, bytes */
  RT_IMAGE_TUPLE,     /* length, objects */
  RT_IMAGE_FROZENSET, /* the same */
  RT_IMAGE_FILENAME,  /* that of the module */
  RT_IMAGE_CODE,      /* nine objects and six numbers in the order of RtCodeParts, number of units, units */
  RT_IMAGE_END,
} RtImageKind;

typedef struct RtCodeImage {
  const char *name; /* of the module; NULL: the end of the table */
  const uint64_t *bytes;
} RtCodeImage;

/* Defined by what python/write-images writes, and empty in write-images itself. */
extern const RtCodeImage rt_code_images[];

/* The image of the module NAME; NULL if there is none. */
const RtCodeImage *rt_code_image_find (const char *name);
/* The module's code object, which has FILENAME; ARENA owns it, and what it was made of. NULL with MemoryError. */
RT_BORROWED RtObject *rt_code_image_read (RtArena *arena, const RtCodeImage *image, RtObject *filename);
