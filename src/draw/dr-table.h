/* Dicts and sets as the hash tables that they are: which slot an entry stands in, from the hash of its key and the way CPython probes.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

/* The slots of NODE's entries, in the order of their edges, appended to SLOTS (of guint). FALSE: that cannot be told, since a key may have a
 * __hash__ of its own or an entry was deleted that may have left its mark in the table. */
gboolean dr_table_slots (const DrGraph *graph, const MdNode *node, GArray *slots);

G_END_DECLS
