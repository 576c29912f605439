/* Ways: how an object is reached from names of the program, except as a statement went. For md-effects.
 *
 * A way is the row of slots from a name to the object. It is looked for upwards, from the object to its owners, and ends at a
 * namespace or at a variable of a frame. Slots of the evaluation stack, of native code and of modules of ours are no ways.
 */
#pragma once

#include "md-follow.h"

G_BEGIN_DECLS

/* The way of a mention: slots from its name to the object. */
typedef struct MdWay {
  const MdHop *slots;
  guint n_slots;
} MdWay;

typedef struct MdWays MdWays;

MdWays *md_ways_new (TrState *state);
void md_ways_free (MdWays *ways);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdWays, md_ways_free)

/* Names of these frames (of TrId) do not count: they are about to end. Copied. */
void md_ways_set_ending (MdWays *ways, const GArray *frames);
/* Whether DICT is a namespace: of a module, or of a class body that runs. */
gboolean md_ways_is_namespace (MdWays *ways, TrId dict);
/* The object whose attributes DICT holds; 0: it is a dict like any other. */
TrId md_ways_holder (MdWays *ways, TrId dict);

/* Whether any way leads to OBJECT besides MENTIONED (of MdWay). Does not look for the slots themselves where it is enough to know their
 * owners, so it is quick for long lists, too. */
gboolean md_ways_exist (MdWays *ways, TrId object, const GArray *mentioned);
/* Up to MOST of these ways as texts, appended to TEXTS, shortest first. Returns whether there are more. */
gboolean md_ways_texts (MdWays *ways, TrId object, const GArray *mentioned, guint most, GPtrArray *texts);

G_END_DECLS
