#include "tr-pages.h"

#include <string.h>

/* Sizes of blocks in units of 16 bytes. */
static const guint16 class_units[TR_PAGE_CLASSES] = {1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256};

void tr_pages_init (TrPages *pages) {
  *pages = (TrPages){.n = 1, .room = 16};
  pages->entries = g_new0 (TrPageEntry, pages->room);
}

static void page_unref (TrPage *page) {
  if (__atomic_sub_fetch (&page->references, 1, __ATOMIC_ACQ_REL) == 0)
    g_free (page);
}

void tr_pages_clear (TrPages *pages) {
  for (guint32 i = 1; i < pages->n; i++)
    if (pages->entries[i].page != NULL)
      page_unref (pages->entries[i].page);
  g_clear_pointer (&pages->entries, g_free);
}

void tr_pages_copy (TrPages *pages, TrPages *copy) {
  pages->new_pages = 0;
  *copy = *pages;
  copy->room = pages->n;
  copy->entries = g_memdup2 (pages->entries, pages->n * sizeof (TrPageEntry));
  for (guint32 i = 1; i < pages->n; i++)
    if (pages->entries[i].page != NULL)
      __atomic_add_fetch (&pages->entries[i].page->references, 1, __ATOMIC_RELAXED);
}

void tr_pages_own (TrPages *pages, TrHandle block) {
  TrPageEntry *entry = &pages->entries[block >> 8];
  TrPage *own = g_new (TrPage, 1);
  own->references = 1;
  memcpy (own->bytes, entry->page->bytes, TR_PAGE_BYTES);
  page_unref (entry->page);
  entry->page = own;
  pages->new_pages++;
}

static guint size_class (gsize n_bytes) {
  gsize units = (n_bytes + 15) / 16;
  guint i = 0;
  while (class_units[i] < units)
    i++;
  return i;
}

gsize tr_pages_block_bytes (gsize n_bytes) {
  return (gsize) class_units[size_class (n_bytes)] * 16;
}

static void link_page (TrPages *pages, guint32 number) {
  TrPageEntry *entry = &pages->entries[number];
  guint32 *first = &pages->with_room[entry->size_class];
  entry->next = *first;
  entry->prev = 0;
  if (*first != 0)
    pages->entries[*first].prev = number;
  *first = number;
}

static void unlink_page (TrPages *pages, guint32 number) {
  TrPageEntry *entry = &pages->entries[number];
  if (entry->prev != 0)
    pages->entries[entry->prev].next = entry->next;
  else
    pages->with_room[entry->size_class] = entry->next;
  if (entry->next != 0)
    pages->entries[entry->next].prev = entry->prev;
}

static guint32 add_page (TrPages *pages, guint size) {
  guint32 number = pages->unused;
  if (number != 0) {
    pages->unused = pages->entries[number].next;
  } else {
    if (pages->n == pages->room) {
      pages->room += pages->room / 2;
      pages->entries = g_renew (TrPageEntry, pages->entries, pages->room);
    }
    number = pages->n++;
  }
  TrPage *page = g_new (TrPage, 1);
  page->references = 1;
  pages->entries[number] = (TrPageEntry){.page = page, .size_class = (guint8) size};
  pages->new_pages++;
  link_page (pages, number);
  return number;
}

static guint blocks_of (guint size) {
  return 256u / class_units[size];
}

TrHandle tr_pages_alloc (TrPages *pages, gsize n_bytes) {
  guint size = size_class (n_bytes), units = class_units[size];
  guint32 number = pages->with_room[size] != 0 ? pages->with_room[size] : add_page (pages, size);
  TrPageEntry *entry = &pages->entries[number];
  guint block = entry->free != 0 ? entry->free - 1u : entry->fresh;
  TrHandle handle = number << 8 | block * units;
  guint16 *bytes = tr_pages_write (pages, handle);
  if (entry->free != 0)
    entry->free = *bytes;
  else
    entry->fresh++;
  entry->used++;
  if (entry->free == 0 && entry->fresh == blocks_of (size))
    unlink_page (pages, number);
  memset (bytes, 0, (gsize) units * 16);
  return handle;
}

void tr_pages_release (TrPages *pages, TrHandle handle) {
  guint32 number = handle >> 8;
  TrPageEntry *entry = &pages->entries[number];
  gboolean was_full = entry->free == 0 && entry->fresh == blocks_of (entry->size_class);
  if (--entry->used == 0) {
    if (!was_full)
      unlink_page (pages, number);
    page_unref (entry->page);
    *entry = (TrPageEntry){.next = pages->unused};
    pages->unused = number;
    return;
  }
  *(guint16 *) tr_pages_write (pages, handle) = entry->free;
  entry->free = (guint16) ((handle & 0xff) / class_units[entry->size_class] + 1);
  if (was_full)
    link_page (pages, number);
}
