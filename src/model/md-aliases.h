/* Aliases: mutable objects that two or more names or slots refer to, so that a change through one is seen through all.
 *
 * What counts is what the program can spell or say: variables, entries, items, attributes, members of sets, fields of iterators that
 * have a name themselves. The stack, native functions and the inside of classes and functions do not.
 */
#pragma once

#include "md-names.h"

G_BEGIN_DECLS

typedef struct MdAlias {
  guint32 node;
  guint32 n_ways; /* names and slots that refer to it */
} MdAlias;

/* What the program's own objects share, appended to ALIASES (of MdAlias): those nearest to a name first. LIBRARY: what modules made for
 * themselves, too. */
void md_aliases_find (MdNames *names, gboolean library, GArray *aliases);

/* The texts of all paths from names to NODE that meet no object twice, shortest first, and of one path through each slot that only
 * NODE itself leads to; at most MOST. Free with g_ptr_array_unref. CUT (may be NULL): whether there are, or may be, more. */
GPtrArray *md_aliases_paths (MdNames *names, guint32 node, guint most, gboolean *RT_NULLABLE cut);

/* The same paths as arrays of slots (guint32), from the name on: what md_names_spell takes. */
GPtrArray *md_aliases_ways (MdNames *names, guint32 node, guint32 most, gboolean *RT_NULLABLE cut);

G_END_DECLS
