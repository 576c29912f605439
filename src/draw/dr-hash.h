/* The hash of a key, from what the picture knows of it: the one that CPython has under PYTHONHASHSEED=0.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

/* The hash of KEY. FALSE: it may have a __hash__ of its own, or GRAPH has not all that it consists of. */
gboolean dr_hash_of (const DrGraph *graph, const MdNode *key, gint64 *hash);

G_END_DECLS
