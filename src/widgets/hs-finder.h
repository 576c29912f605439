/* The finder: looks for steps of a log off the main thread, one search after the other, so that a key that repeats starts each
 * search where the one before has ended. All functions are for the main thread.
 */
#pragma once

#include "tr-find.h"

G_BEGIN_DECLS

typedef struct HsFinder HsFinder;

/* Steps from FIRST to LAST. */
typedef struct HsSpan {
  int first, last;
} HsSpan;

/* What to look for. */
typedef struct HsFind {
  TrFind kind;
  gboolean forward;
  int tag; /* the caller's */
  GArray *lines; /* guint; of LINE; owned; may be NULL */
  char *file;    /* of LINE: the name of the file whose lines they are; owned; NULL: any */
  TrFindSlot slot; /* of CHANGE; its key need not be filled in */
  GArray *passed_over; /* HsSpan: steps that are never the answer; owned; may be NULL */
} HsFind;

/* Called with the step found, or -1: then the searches that waited are dropped. Returns the step to go on from. */
typedef int (*HsFinderFunc) (int found, const HsFind *find, gpointer user);

HsFinder *hs_finder_new (HsFinderFunc func, gpointer user);
/* FUNC is not called any more; a search under way ends by itself. */
void hs_finder_free (HsFinder *finder);
/* Takes over FIND, to begin at FROM, or at what the search before it finds if one is under way. */
void hs_finder_search (HsFinder *finder, TrLog *log, int from, HsFind *find);
/* Drops what is under way. */
void hs_finder_cancel (HsFinder *finder);
gboolean hs_finder_is_busy (HsFinder *finder);

HsFind *hs_find_new (TrFind kind, gboolean forward);
void hs_find_free (HsFind *find);

G_END_DECLS
