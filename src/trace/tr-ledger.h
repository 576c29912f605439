/* What the log has told last of each object that lives: an entry beside every place of the heap's memory where an object can begin.
 *
 * Found by where it lies alone, in two loads. Objects begin at least 24 bytes apart, so an entry stands for 16. Parts of the
 * heap that no recorded object lies in cost nothing.
 */
#pragma once

#include "tr-tape-put.h"

G_BEGIN_DECLS

#define TR_LEDGER_UNIT_SHIFT  4  /* bytes of heap an entry: 16 */
#define TR_LEDGER_CHUNK_SHIFT 12 /* entries a chunk: 4096, for 64 KiB of heap */

typedef struct TrLedgerEntry {
  TrPayloadPlace birth, place; /* of its birth, of what it says now */
  TrText text;
  guint64 size_code : 63; /* tr_put_size_code */
  guint64 immortal : 1;
} TrLedgerEntry;

typedef struct TrLedger {
  const char *heap;
  TrLedgerEntry **chunks;
  gsize n_chunks;
} TrLedger;

void tr_ledger_init (TrLedger *ledger, RtInterp *rt);
void tr_ledger_clear (TrLedger *ledger);
TrLedgerEntry *tr_ledger_make (TrLedger *ledger, gsize index);

/* The entry of O; what it holds is undefined until it is filled in. */
static inline TrLedgerEntry *tr_ledger_entry (TrLedger *ledger, const RtObject *o) {
  gsize index = (gsize) ((const char *) o - ledger->heap) >> TR_LEDGER_UNIT_SHIFT;
  gsize chunk = index >> TR_LEDGER_CHUNK_SHIFT;
  if (G_LIKELY (chunk < ledger->n_chunks && ledger->chunks[chunk] != NULL))
    return &ledger->chunks[chunk][index & (((gsize) 1 << TR_LEDGER_CHUNK_SHIFT) - 1)];
  return tr_ledger_make (ledger, index);
}

/* What was told of it: PAYLOAD, which stands at PLACE. */
static inline void tr_ledger_enter (TrLedgerEntry *entry, TrPayloadPlace birth, TrPayloadPlace place, const TrPayload *payload) {
  *entry = (TrLedgerEntry){.birth = birth,
                           .place = place,
                           .text = payload->text,
                           .size_code = tr_put_size_code (payload->size_bytes, payload->tracked),
                           .immortal = payload->immortal != 0};
}

G_END_DECLS
