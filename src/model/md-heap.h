/* All that lives at one step as a graph of numbers: for questions that need more of the heap than a few objects.
 *
 * Nodes are the living subjects (objects, and the holders: frames, native functions, parser's trees, the interpreter) in ascending
 * order of their ids; slots are all their references, shown in the picture or not, each with its label. Nothing is left out: for
 * every mortal object the number of its incoming slots is its count.
 *
 * Invariants
 *  - the slots of node N are slots[out_begin[N]] up to slots[out_begin[N + 1]], in the order of tr_state_refs; `from` of each is N;
 *  - the slots that refer to N are incoming[in_begin[N]] up to incoming[in_begin[N + 1]], numbers of slots, ascending;
 *  - holders (nature other than TR_OBJECT) have no incoming slots: they are the roots. Immortal objects live without being held.
 *
 * A heap copies what it needs and is good for as long as its log. Texts of paths are asked of the state: it must stand at the heap's
 * step then.
 */
#pragma once

#include "tr-state.h"

G_BEGIN_DECLS

#define MD_NOTHING G_MAXUINT32 /* no node, no slot */

typedef struct MdHeapNode {
  TrId id;
  TrId linked;        /* weak references: the referent (not held); frames: the caller; 0 */
  TrText type, text;  /* as in TrSubject and TrPayload */
  guint64 address;
  guint64 size_bytes; /* sys.getsizeof; 0 for holders */
  guint16 kind;       /* RtKind of objects */
  guint8 nature;      /* TrNature */
  guint8 bits;        /* TR_SUBJECT_... */
  gboolean immortal;
} MdHeapNode;

typedef struct MdSlot {
  guint32 from, to; /* nodes */
  guint32 index;
  guint8 kind;      /* RtSlotKind */
  TrText name;
} MdSlot;

typedef struct MdHeap {
  TrState *state; /* borrowed */
  int step;
  guint32 n_nodes, n_slots;
  MdHeapNode *nodes;
  MdSlot *slots;
  guint32 *out_begin, *in_begin; /* n_nodes + 1 */
  guint32 *incoming;             /* n_slots */
  guint32 *table;                /* nodes by id */
  guint64 table_mask;
} MdHeap;

/* What lives at STATE's step. STATE must outlive the heap. */
MdHeap *md_heap_new (TrState *state);
void md_heap_free (MdHeap *heap);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdHeap, md_heap_free)

/* The node of ID; MD_NOTHING if it does not live. */
guint32 md_heap_node (const MdHeap *heap, TrId id);
const char *md_heap_text (const MdHeap *heap, TrText text);
static inline gboolean md_heap_is_root (const MdHeap *heap, guint32 node) {
  return heap->nodes[node].nature != TR_OBJECT;
}

/* Marks, a byte a node, 1 for what holders and immortals lead to: what the program, its interpreter or the process can still get
 * at. SKIPPED is taken for gone, with its slots; MD_NOTHING: none. Free with g_free. */
guint8 *md_heap_reach (const MdHeap *heap, guint32 skipped);

G_END_DECLS
