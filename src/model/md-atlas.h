/* Where the program's objects live in the course of a whole run: the pools, and in them the blocks that some object of its had. It is the
 * same at all steps, so that what is drawn by it stays where it is.
 */
#pragma once

#include "md-memory.h"

G_BEGIN_DECLS

struct MdAtlas {
  GArray *pools;     /* MdPool, by address, whose blocks are places */
  GArray *places;    /* guint64, addresses of blocks, by pool and address */
  GHashTable *known; /* of these, those that an object of the program had */
  guint n_steps;     /* that it knows of */
};

/* Of the steps that LOG has now. */
MdAtlas *md_atlas_new (TrLog *log);
void md_atlas_free (MdAtlas *atlas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdAtlas, md_atlas_free)

G_END_DECLS
