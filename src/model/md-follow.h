/* Follows what a text mentions through the recorded heap, slot by slot, at the step where a TrState stands. Nothing is run: an
 * attribute is looked for in the instance and then in its class along the MRO, a key among the recorded keys.
 *
 * Made for being asked at every step of a long run: where a key stands in a dict is remembered and checked by a single look.
 */
#pragma once

#include "md-syntax.h"
#include "tr-state.h"

G_BEGIN_DECLS

/* A slot and what it refers to. */
typedef struct MdHop {
  TrId owner;
  guint8 kind; /* RtSlotKind */
  guint32 index;
  TrId key;    /* of an entry of a dict: the key; else 0 */
  TrId target;
} MdHop;

typedef struct MdFollow MdFollow;

/* STATE is borrowed and may be moved between calls. */
MdFollow *md_follow_new (TrState *state);
void md_follow_free (MdFollow *follow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdFollow, md_follow_free)

/* The slots that lead from the names of FRAME (0: of __main__) to what MENTION gives: replaces what SLOTS (of MdHop) holds. The last
 * one refers to it. A variable in a cell is two slots: the frame's and the cell's. FALSE if the way cannot be followed to its end; SLOTS
 * then holds the part that could. */
gboolean md_follow (MdFollow *follow, TrId frame, const MdMention *mention, GArray *slots);
/* What MENTION gives; 0 if that cannot be told. */
TrId md_follow_target (MdFollow *follow, TrId frame, const MdMention *mention);

/* The frame whose statement makes the changes between STEP - 1 and STEP, and its line then: the innermost frame of the program at STEP - 1
 * or, when that is about to return, the one that called it. The state stands at STEP - 1. FALSE if no frame of the program runs. */
gboolean md_follow_actor (MdFollow *follow, TrId *frame, guint *line);

/* The name through which the statement on LINE of FRAME changed OBJECT: of the mentions that give it, the one with the strongest role.
 * NULL if none gives it. */
const MdMention *md_follow_through (MdFollow *follow, TrId frame, const GPtrArray *mentions, TrId object);

G_END_DECLS
