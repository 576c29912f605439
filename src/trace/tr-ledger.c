#include "tr-ledger.h"

#include "rt-interp.h"

void tr_ledger_init (TrLedger *ledger, RtInterp *rt) {
  *ledger = (TrLedger){.heap = rt_heap_start (rt->heap)};
}

void tr_ledger_clear (TrLedger *ledger) {
  for (gsize i = 0; i < ledger->n_chunks; i++)
    g_free (ledger->chunks[i]);
  g_free (ledger->chunks);
}

TrLedgerEntry *tr_ledger_make (TrLedger *ledger, gsize index) {
  gsize chunk = index >> TR_LEDGER_CHUNK_SHIFT, mask = ((gsize) 1 << TR_LEDGER_CHUNK_SHIFT) - 1;
  if (chunk >= ledger->n_chunks) {
    gsize n = MAX (chunk + 1, ledger->n_chunks * 2);
    ledger->chunks = g_renew (TrLedgerEntry *, ledger->chunks, n);
    while (ledger->n_chunks < n)
      ledger->chunks[ledger->n_chunks++] = NULL;
  }
  if (ledger->chunks[chunk] == NULL)
    ledger->chunks[chunk] = g_new (TrLedgerEntry, mask + 1);
  return &ledger->chunks[chunk][index & mask];
}
