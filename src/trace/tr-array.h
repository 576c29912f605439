/* Arrays and maps that lie in a TrPages.
 *
 * An array of equal elements, 1 << SHIFT bytes each, grows at its end and reads as zeros where nothing was written. Short ones
 * are one block; longer ones are trees of pages, so that growing never copies more than a page and a change of one element
 * dirties one page, however long the array is.
 *
 * A map takes numbers (not 0) to numbers. Its buckets are pages; a full one is split in two, so that growing never moves more
 * than a page, either.
 */
#pragma once

#include "tr-pages.h"

G_BEGIN_DECLS

typedef struct TrArray {
  TrHandle root;
  guint32 length; /* one beyond the last element that was ever written */
  guint32 room;   /* elements that the tree has places for */
} TrArray;

/* NULL: it was never written. */
gconstpointer tr_array_read (const TrPages *pages, const TrArray *array, guint shift, guint32 index);
/* ARRAY lies in a block that is writable, or outside of PAGES. */
gpointer tr_array_write (TrPages *pages, TrArray *array, guint shift, guint32 index);
/* COUNT elements from FROM to TO, as memmove, and zeros in the places that were left. */
void tr_array_move (TrPages *pages, TrArray *array, guint shift, guint32 from, guint32 to, guint32 count);
void tr_array_clear (TrPages *pages, TrArray *array, guint shift);

typedef struct TrMap {
  TrArray directory; /* TrHandle of buckets */
  guint32 depth;     /* the directory has 1 << depth entries */
} TrMap;

void tr_map_init (TrPages *pages, TrMap *map);
/* 0: not there. */
guint32 tr_map_get (const TrPages *pages, const TrMap *map, guint64 key);
/* VALUE is not 0. */
void tr_map_set (TrPages *pages, TrMap *map, guint64 key, guint32 value);
void tr_map_remove (TrPages *pages, TrMap *map, guint64 key);
typedef void (*TrMapFunc) (guint64 key, guint32 value, gpointer user);
void tr_map_foreach (const TrPages *pages, const TrMap *map, TrMapFunc func, gpointer user);

G_END_DECLS
