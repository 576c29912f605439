/* Memory in pages that copies of it share until one of them writes.
 *
 * A TrPages is a small heap of its own: blocks are named by handles (page and place within it), never by pointers, so that a
 * copy of the whole is a copy of the list of its pages. A page that more than one copy lists is never written again: who wants
 * to write gets a page of his own first. So a copy costs nothing but what changes after it was made, and copies may be read and
 * written by different threads at the same time.
 *
 * Invariants
 *  - a page is owned by every TrPages that lists it (`references`), and written only while there is one;
 *  - blocks of one page have one size; a page all of whose blocks are free is given up;
 *  - pages of one size that have a free block are linked; the links lie in the list, not in the pages.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TR_PAGE_BYTES 4096

typedef guint32 TrHandle; /* of a block; 0: none */

typedef struct TrPage {
  gint references; /* atomic */
  guint8 bytes[TR_PAGE_BYTES] __attribute__ ((aligned (16)));
} TrPage;

/* A page as one copy lists it. */
typedef struct TrPageEntry {
  TrPage *page;       /* NULL: none */
  guint32 next, prev; /* among the pages of this size that have a free block; 0: none. Of an entry without a page: the next such */
  guint16 free;       /* a free block: its number + 1; 0: none. What is free names the next in its first bytes */
  guint16 fresh;      /* blocks from this number on were never used */
  guint16 used;       /* blocks in use */
  guint8 size_class;
} TrPageEntry;

#define TR_PAGE_CLASSES 15

typedef struct TrPages {
  TrPageEntry *entries; /* entry 0 is nobody's */
  guint32 n, room;
  guint32 unused; /* an entry without a page; 0: none */
  guint32 with_room[TR_PAGE_CLASSES];
  guint64 new_pages; /* pages made or copied since the last copy of the whole */
} TrPages;

void tr_pages_init (TrPages *pages);
void tr_pages_clear (TrPages *pages);
/* Makes COPY, which is not initialized, equal to PAGES. */
void tr_pages_copy (TrPages *pages, TrPages *copy);

/* A block of at least N_BYTES (at most a page), all zero. */
TrHandle tr_pages_alloc (TrPages *pages, gsize n_bytes);
void tr_pages_release (TrPages *pages, TrHandle block);
/* How many bytes a block has that was asked for with N_BYTES. */
gsize tr_pages_block_bytes (gsize n_bytes);
/* Makes the page of BLOCK writable. */
void tr_pages_own (TrPages *pages, TrHandle block);

/* To be read; good until something is written. */
static inline gconstpointer tr_pages_read (const TrPages *pages, TrHandle block) {
  return pages->entries[block >> 8].page->bytes + ((block & 0xff) << 4);
}

/* To be written; good until the whole is copied. */
static inline gpointer tr_pages_write (TrPages *pages, TrHandle block) {
  if (G_UNLIKELY (__atomic_load_n (&pages->entries[block >> 8].page->references, __ATOMIC_ACQUIRE) != 1))
    tr_pages_own (pages, block);
  return pages->entries[block >> 8].page->bytes + ((block & 0xff) << 4);
}

G_END_DECLS
