/* What two structures share: walked side by side, item by item, key by key, attribute by attribute. So it shows what a slice, copy.copy
 * or copy.deepcopy of a structure has in common with it, and what merely looks alike.
 *
 * The rows are a tree in preorder. Each pairs an object of the left structure with one of the right; a pair of different objects of
 * one type is opened, one that was met before is not opened again. A deep copy keeps the sharing within a structure (its memo): where
 * the left one meets an object again, the right one meets that object's copy again.
 */
#pragma once

#include "md-names.h"

G_BEGIN_DECLS

typedef enum MdSharingKind {
  MD_SHARING_SAME,       /* one object: shared */
  MD_SHARING_COPY,       /* two objects of one type; of atoms: with the same value */
  MD_SHARING_DIFFERENT,  /* two types, or atoms with two values */
  MD_SHARING_LEFT,       /* only in the left structure */
  MD_SHARING_RIGHT,      /* only in the right one */
  MD_SHARING_AGAIN,      /* this pair was met before: the copy has kept the sharing within (a memo hit) */
  MD_SHARING_SPLIT,      /* the left object was met before, with another partner: the copy has two where the original has one */
  MD_SHARING_JOINED,     /* likewise the right one: one where the original has two */
} MdSharingKind;

typedef enum MdSharingAs { MD_AS_ROOT, MD_AS_ITEM, MD_AS_KEY, MD_AS_VALUE, MD_AS_MEMBER, MD_AS_ATTRIBUTE, MD_AS_FIELD } MdSharingAs;

typedef struct MdSharingRow {
  guint32 parent;      /* row; MD_NOTHING for the first */
  guint32 depth;
  guint8 as;           /* MdSharingAs */
  guint8 kind;         /* MdSharingKind */
  guint32 slot;        /* of the heap, in the left object, or in the right one if there is none; MD_NOTHING for the first row */
  guint32 left, right; /* nodes; MD_NOTHING */
  guint32 earlier;     /* AGAIN, SPLIT, JOINED: the row where the object was met first */
  gboolean is_mutable; /* SAME: a change through one structure is seen in the other */
  guint32 n_mutable;   /* SAME: mutable objects that are shared here and were in no row before, this one and all below it */
} MdSharingRow;

typedef struct MdSharing {
  const MdHeap *heap;
  GArray *rows;        /* MdSharingRow */
  guint32 n_mutable;   /* mutable objects that both structures reach, at the same places */
  guint32 counts[MD_SHARING_JOINED + 1]; /* rows of each kind */
} MdSharing;

MdSharing *md_sharing_new (const MdHeap *heap, guint32 left, guint32 right);
void md_sharing_free (MdSharing *sharing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdSharing, md_sharing_free)

/* "[0]", "['k']", ".x", "item", "key (1, 2)"; "" for the first row. Free with g_free. */
char *md_sharing_label (const MdSharing *sharing, guint32 row);
/* All labels from the first row on: "[0]['k']". Free with g_free. */
char *md_sharing_path (const MdSharing *sharing, guint32 row);

G_END_DECLS
