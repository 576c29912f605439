/* A store of equal records that grows and never moves: chunks hang in a directory of fixed size, so that a reader on another
 * thread can index it while the writer appends. What a reader may index must have been published after it was appended.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TR_STORE_CHUNKS 65536 /* directory entries; untouched ones cost no memory */

typedef struct TrStore {
  gpointer *chunks;
  gsize each_bytes;
  guint chunk_shift; /* records a chunk: 1 << chunk_shift */
  guint64 length;    /* the writer's; readers use what was published */
} TrStore;

void tr_store_init (TrStore *store, gsize each_bytes, guint chunk_shift);
void tr_store_clear (TrStore *store);
/* Room for one more record, zeroed at first; NULL if the directory is full. */
gpointer tr_store_append (TrStore *store);

static inline gpointer tr_store_at (const TrStore *store, guint64 index) {
  guint64 within = index & (((guint64) 1 << store->chunk_shift) - 1);
  return (char *) store->chunks[index >> store->chunk_shift] + within * store->each_bytes;
}

G_END_DECLS
