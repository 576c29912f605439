/* Scans: the references of a holder that are not reported one by one (frames, suspended generators, native frames), as they
 * were when last looked at. Comparing a new look with the last yields the changes.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct TrScanned {
  RtSlot slot;
  RtObject *referent; /* only to be followed during the look */
  guint64 identity;
  TrId id;
} TrScanned;

/* A look being taken: an array of TrScanned, in the order of slots once tr_look_sort was called. */
void tr_look_add (GArray *look, RtSlot slot, RtObject *referent);
void tr_look_sort (GArray *look);

/* Called for every slot that differs: BEFORE and AFTER are NULL where the slot was or is empty. */
typedef void (*TrScanDiffFunc) (gpointer user, const TrScanned *before, const TrScanned *after);
/* Both sorted; ids of AFTER are not filled in yet. */
void tr_scan_diff (GArray *before, GArray *after, TrScanDiffFunc func, gpointer user);

G_END_DECLS
