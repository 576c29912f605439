/* Dominators and retained sizes: what would go if an object went.
 *
 * A node dominates another if every path from a root to it leads through the first; the nearest that does is its immediate
 * dominator. Above all roots stands one more node, MD_TOP. Roots are the holders and the immortal objects. The sizes of what a node
 * dominates, its own included, add up to what it retains: that much would be freed (cycles by the collector) if nothing referred
 * to it any more.
 *
 * Computed as Lengauer and Tarjan do it (A Fast Algorithm for Finding Dominators in a Flowgraph, 1979; the simple version, whose
 * path compression gives O(slots * log nodes)), with stacks of its own in place of recursion.
 */
#pragma once

#include "md-heap.h"

G_BEGIN_DECLS

#define MD_TOP (G_MAXUINT32 - 1)

typedef struct MdDominators MdDominators;

/* HEAP is borrowed. */
MdDominators *md_dominators_new (const MdHeap *heap);
void md_dominators_free (MdDominators *dominators);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdDominators, md_dominators_free)

/* MD_TOP for what no single node dominates; MD_NOTHING for garbage. */
guint32 md_dominators_of (const MdDominators *dominators, guint32 node);
/* Bytes and objects that NODE retains, itself included; 0 for garbage. MD_TOP: all that is reachable. */
guint64 md_dominators_bytes (const MdDominators *dominators, guint32 node);
guint32 md_dominators_objects (const MdDominators *dominators, guint32 node);
/* What NODE (or MD_TOP) immediately dominates, the largest first, appended to NODES (of guint32). */
void md_dominators_children (const MdDominators *dominators, guint32 node, GArray *nodes);
/* Puts NODES (of guint32, nodes of the heap) in this order: what retains most first, equals by their number. */
void md_dominators_sort (const MdDominators *dominators, GArray *nodes);

G_END_DECLS
