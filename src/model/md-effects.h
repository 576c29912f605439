/* Alias effects: changes of a mutable object that also show through names that the statement did not mention.
 *
 * A change has effects elsewhere if the object is reached by a name in another way than the statement went. Ways are compared slot by
 * slot: after `grid[0][0] = 1` a `grid[1]` that is the same list shows the change too, though `grid` is mentioned. A variable that
 * closures share is one variable, whichever function names it. Attributes of a class are reached through its instances, defaults
 * through their function. A name that is bound is no change of an object: the names of modules, functions and running class bodies
 * are left out.
 */
#pragma once

#include "md-statement.h"

G_BEGIN_DECLS

typedef struct MdEffect {
  guint step;          /* that shows it */
  TrId frame;          /* whose statement did it */
  guint line;
  TrId object;         /* what was changed */
  const char *through; /* the expression by which the statement meant it; NULL: it did not name it. Lives as long as the sources */
  TrId owner;          /* of the slot: the object, or the dict of its attributes */
  guint8 slot_kind;    /* RtSlotKind */
  guint32 slot_index;
  TrId before, after;  /* the slot's; both 0 if items only moved or the content is no reference */
  guint n_slots;       /* slots that were filled, emptied or refer to something else: if more than one, the first that was filled is told */
  guint n_filled;      /* of these, those that refer to something now */
} MdEffect;

typedef struct MdEffects MdEffects;

/* All of the run so far, in the order of the steps. STATE and SOURCES are borrowed and must live on; STATE is moved. */
MdEffects *md_effects_new (TrState *state, MdSources *sources);
void md_effects_free (MdEffects *effects);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdEffects, md_effects_free)

const MdEffect *md_effects_all (const MdEffects *effects, guint *n_effects);
/* The place of STEP's first effect among them; *N tells how many there are. */
guint md_effects_of_step (const MdEffects *effects, guint step, guint *n);

/* The other names that show the change of effect NUMBER, as texts, shortest first: "l2", "b[0]", "x of f". At most MOST of them; *MORE
 * (may be NULL) tells whether there are more. Moves the state. Free with g_strfreev. */
char **md_effects_names (MdEffects *effects, guint number, guint most, gboolean *RT_NULLABLE more);
/* It in words: "Line 4 changed the list through l1. l2 is the same list, so it shows 44 too." Translated. Moves the state. Free with
 * g_free. */
char *md_effects_sentence (MdEffects *effects, guint number);

G_END_DECLS
