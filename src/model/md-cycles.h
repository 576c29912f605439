/* Garbage: what lives though nothing the program can get at leads to it. Its counts are not 0 since it holds itself: in cycles,
 * which wait for the collector, and in what hangs on them.
 *
 * A cycle is a strongly connected component of the garbage with more than one object, or one that refers to itself. What hangs on
 * a cycle is the garbage that it leads to and that is in no cycle; what several lead to belongs to the first of them, where one that
 * leads to another comes first.
 */
#pragma once

#include "md-heap.h"

G_BEGIN_DECLS

typedef struct MdCycle {
  guint32 first, n_members;         /* in MdCycles.nodes: objects, in ascending order */
  guint32 first_hanging, n_hanging; /* likewise; behind the members */
  guint64 bytes, hanging_bytes;     /* sys.getsizeof, added up */
  guint32 held_by;                  /* another cycle (its place in `cycles`) that leads to this one; MD_NOTHING */
  gboolean hidden; /* the collector does not see all references between its members, as CPython's does not: it is never freed */
  gboolean of_library; /* all its members were made by modules, not by the program */
} MdCycle;

typedef struct MdCycles {
  MdCycle *cycles; /* the program's first, the largest of them first, what hangs on them included */
  guint32 n_cycles;
  GArray *nodes;   /* guint32 */
} MdCycles;

MdCycles *md_cycles_new (const MdHeap *heap);
void md_cycles_free (MdCycles *cycles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdCycles, md_cycles_free)

G_END_DECLS
