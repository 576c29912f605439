/* The memory view: the heap of a step by address, as a scene like any other. Cards are pools, and regions of what was there before the
 * program; their cells are blocks, in rows, each with its object. There are no arrows.
 */
#pragma once

#include "dr-scene.h"
#include "md-memory.h"

G_BEGIN_DECLS

/* Placed already; MEMORY may go away afterwards. */
DrScene *dr_memory_scene_new (const MdMemory *memory, int step, DrText *text);

G_END_DECLS
