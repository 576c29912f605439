/* Watches: objects, names and cells that are kept in view while a program is stepped through. What is said of them at a step is found
 * out by threads. In another run a watch finds its object again by the path that led to it.
 */
#pragma once

#include "tr-find.h"
#include "tr-state.h"

G_BEGIN_DECLS

#define HS_MOST_WATCHES 16

typedef struct HsWatch {
  TrFindSlot slot;   /* as it is at `slot_step`; subject 0: not found in this run yet */
  int slot_step;
  guint run;         /* of the session, in which it has this slot */
  gboolean whole;    /* an object; else the slot, whatever it refers to */
  char *path;        /* "a", "a[0]", "x of f"; NULL: not known yet, or no name leads there */
  /* At the step that was asked about last: */
  char *title;       /* "list #12", or the path of a slot; never NULL once it was told */
  char *value;       /* "[1, 2]"; NULL: it is not there */
  TrId object;       /* the object, or the one that the slot refers to; 0: none */
  gint64 count;      /* of references to it; -1: immortal */
  gboolean changed;  /* by the step */
} HsWatch;

HsWatch *hs_watch_copy (const HsWatch *watch);
void hs_watch_free (HsWatch *watch);
/* Copies of all (of HsWatch, freed with the array). */
GPtrArray *hs_watches_copy (const GPtrArray *watches);

/* Finds WATCH, if it is not yet, and fills in what can be said of it at STATE's step. */
void hs_watch_tell (HsWatch *watch, TrState *state);
/* Adds MARK to those of MARKS, a byte a step, whose steps change WATCH. Moves STATE. */
void hs_watch_mark (const HsWatch *watch, TrState *state, guint8 mark, guint8 *marks, guint n_marks);

G_END_DECLS
