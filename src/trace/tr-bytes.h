/* Bytes that grow and never move, within a budget shared by all that belong to one recording.
 *
 * Address space for the longest length is reserved at once and costs nothing; pieces of it become memory as they are
 * needed. A reader on another thread can therefore follow an offset with no lock, as long as what it follows was published
 * after it was written. Once the budget of memory is used up, further pieces are mappings of a file in the user's cache
 * folder that has no name any more; a piece that is full is given back to the kernel, which reads it again if somebody looks.
 * The file's blocks are allocated before they are mapped, so that a full disk is an error here and never a signal later.
 *
 * When the disk's budget is used up, too, the budget is spent: a short reserve of memory is still given out, so that a run
 * that is asked to stop can tell its end, and then nothing any more.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TR_BYTES_SLACK 128 /* readable zeros behind the last byte, and room that tr_bytes_room gives at least */

typedef struct TrBudget {
  guint64 memory_bytes, disk_bytes; /* limits */
  guint64 memory_used, disk_used;   /* the writer's */
  guint64 reserve_used;
  int fd;                           /* of the file; -1: none yet */
  gint spent;                       /* atomic: a TrBudgetEnd */
} TrBudget;

typedef enum TrBudgetEnd {
  TR_BUDGET_LEFT,
  TR_BUDGET_MEMORY_AND_DISK_USED, /* both limits reached */
  TR_BUDGET_DISK_FULL,            /* the file system gave no more */
  TR_BUDGET_NO_FILE,              /* no file could be made in the cache folder */
} TrBudgetEnd;

void tr_budget_init (TrBudget *budget, guint64 memory_bytes, guint64 disk_bytes);
void tr_budget_clear (TrBudget *budget);
/* Any thread. */
static inline TrBudgetEnd tr_budget_end (TrBudget *budget) {
  return (TrBudgetEnd) __atomic_load_n (&budget->spent, __ATOMIC_RELAXED);
}

typedef struct TrBytes {
  guint8 *data;
  gsize length;    /* the writer's; readers use what was published */
  gsize ready;     /* bytes that are memory */
  gsize reserved;
  gsize piece_bytes;
  gsize last_on_disk; /* of the bytes before `ready` that many were taken last, and from disk; 0: from memory */
  TrBudget *budget;
} TrBytes;

/* PIECE_BYTES: what is taken at a time, a power of two, not less than a page; beyond some MB huge pages are taken, if those are larger.
 * BUDGET is borrowed. Nothing is taken into use yet. */
void tr_bytes_init (TrBytes *bytes, TrBudget *budget, gsize reserve_bytes, gsize piece_bytes);
void tr_bytes_clear (TrBytes *bytes);
/* Makes room for N more bytes and the slack; FALSE if nothing is left to give. */
gboolean tr_bytes_grow (TrBytes *bytes, gsize n);

/* Where to write up to N more bytes; NULL if nothing is left to give. */
static inline guint8 *tr_bytes_room (TrBytes *bytes, gsize n) {
  if (G_UNLIKELY (bytes->length + n + TR_BYTES_SLACK > bytes->ready) && !tr_bytes_grow (bytes, n))
    return NULL;
  guint8 *at = bytes->data + bytes->length;
  if (at == NULL)
    __builtin_unreachable (); /* so that callers who look for NULL need not look again */
  return at;
}

G_END_DECLS
