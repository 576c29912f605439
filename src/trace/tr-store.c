#include "tr-store.h"

#include <stdlib.h>

void tr_store_init (TrStore *store, gsize each_bytes, guint chunk_shift) {
  /* calloc, unlike g_malloc0, leaves pages of the directory that nobody touches to the kernel. */
  store->chunks = calloc (TR_STORE_CHUNKS, sizeof (gpointer));
  if (store->chunks == NULL)
    g_error ("out of memory for a recording");
  store->each_bytes = each_bytes;
  store->chunk_shift = chunk_shift;
  store->length = 0;
}

void tr_store_clear (TrStore *store) {
  guint64 used = (store->length + ((guint64) 1 << store->chunk_shift) - 1) >> store->chunk_shift;
  for (guint64 i = 0; i < used; i++)
    g_free (store->chunks[i]);
  free (store->chunks);
  store->chunks = NULL;
}

gpointer tr_store_append (TrStore *store) {
  guint64 chunk = store->length >> store->chunk_shift;
  if (chunk >= TR_STORE_CHUNKS)
    return NULL;
  if (store->chunks[chunk] == NULL)
    store->chunks[chunk] = g_malloc0 (store->each_bytes << store->chunk_shift);
  return tr_store_at (store, store->length++);
}
