#include "tr-scan.h"

#include <stdlib.h>

void tr_look_add (GArray *look, RtSlot slot, RtObject *referent) {
  TrScanned scanned = {.slot = slot, .referent = referent, .identity = referent->identity};
  g_array_append_val (look, scanned);
}

static int compare_slots (gconstpointer first, gconstpointer second) {
  const TrScanned *a = first, *b = second;
  if (a->slot.kind != b->slot.kind)
    return a->slot.kind < b->slot.kind ? -1 : 1;
  return a->slot.index < b->slot.index ? -1 : a->slot.index > b->slot.index;
}

#define FEW_SLOTS 64 /* sorted by insertion even if they come in the worst order */

/* Most looks come in order and are small; lists are told from their end. */
void tr_look_sort (GArray *look) {
  TrScanned *items = (TrScanned *) look->data;
  guint in_order = 1;
  while (in_order < look->len && compare_slots (&items[in_order - 1], &items[in_order]) < 0)
    in_order++;
  if (in_order < look->len && look->len > FEW_SLOTS) {
    qsort (items, look->len, sizeof (TrScanned), compare_slots);
    return;
  }
  for (guint i = in_order; i < look->len; i++) {
    TrScanned item = items[i];
    guint place = i;
    while (place > 0 && compare_slots (&items[place - 1], &item) > 0) {
      items[place] = items[place - 1];
      place--;
    }
    items[place] = item;
  }
}

void tr_scan_diff (GArray *before, GArray *after, TrScanDiffFunc func, gpointer user) {
  guint b = 0, a = 0;
  while (b < before->len || a < after->len) {
    TrScanned *old = b < before->len ? &g_array_index (before, TrScanned, b) : NULL;
    TrScanned *new = a < after->len ? &g_array_index (after, TrScanned, a) : NULL;
    int order = old == NULL ? 1 : new == NULL ? -1 : compare_slots (old, new);
    if (order < 0) {
      func (user, old, NULL);
      b++;
    } else if (order > 0) {
      func (user, NULL, new);
      a++;
    } else {
      if (old->identity != new->identity)
        func (user, old, new);
      else
        new->id = old->id;
      b++;
      a++;
    }
  }
}
