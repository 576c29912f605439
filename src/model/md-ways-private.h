/* What the two files of md-ways share. */
#pragma once

#include "md-ways.h"

G_BEGIN_DECLS

/* What a dict is for; found once, since dicts do not change their use. */
typedef enum MdSpaceKind {
  MD_SPACE_PLAIN,
  MD_SPACE_NAMES,      /* a namespace of the program */
  MD_SPACE_FOREIGN,    /* a namespace of a module of ours */
  MD_SPACE_ATTRIBUTES, /* the attributes of holder */
} MdSpaceKind;

typedef struct MdSpace {
  MdSpaceKind kind;
  TrId holder;
} MdSpace;

struct MdWays {
  TrState *state;
  TrLog *log;
  GHashTable *spaces;  /* TrId to MdSpace */
  GHashTable *ending;  /* TrId of frames */
  GHashTable *hints;   /* TrId of a list to where an item was found last, plus 1 */
};

/* What stands between an object and a name. */
typedef enum MdEdgeUse {
  MD_EDGE_NO_WAY,
  MD_EDGE_IS_NAME, /* the owner is a frame, a generator or a namespace: the way ends */
  MD_EDGE_GOES_ON, /* to the owner itself */
  MD_EDGE_IS_ATTRIBUTE, /* the owner is the dict of an object's attributes: the way goes on to that, and to a class's instances */
} MdEdgeUse;

/* Of the slots of OWNER that refer to something, as far as OWNER alone tells it; a slot's name may still forbid it: md_ways_slot_use. */
MdEdgeUse md_ways_owner_use (MdWays *ways, TrId owner);
MdEdgeUse md_ways_slot_use (MdWays *ways, TrId owner, const TrRef *ref);
const MdSpace *md_ways_space (MdWays *ways, TrId dict);
/* The objects that show the entry INDEX of DICT, which holds the attributes of an object: that object, and if it is a class its instances
 * that have no attribute of that name themselves; appended to HOLDERS (of TrId). */
void md_ways_attribute_holders (MdWays *ways, TrId dict, guint32 index, GArray *holders);

G_END_DECLS
