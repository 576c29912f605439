/* Graphs made by hand, as scenes. */
#pragma once

#include "dr-scene.h"

/* A graph to be filled: nodes first, then their edges in order of nodes. */
typedef struct Drawing {
  GArray *nodes, *edges;
  GPtrArray *holders;
  GByteArray *holder_kinds;
  GStringChunk *strings;
} Drawing;

void drawing_set_up (Drawing *f, gconstpointer data);
void drawing_tear_down (Drawing *f, gconstpointer data);
guint drawing_add_node (Drawing *f, MdShape shape, const char *type, const char *text);
guint drawing_add_int (Drawing *f, int value);
MdNode *drawing_node_at (Drawing *f, guint index);
/* Edges of one node must be added one after the other. */
MdEdge *drawing_add_edge (Drawing *f, guint from, guint to, MdEdgeKind kind, guint index, const char *label);
/* Those of one node must be added one after the other. */
void drawing_add_holder (Drawing *f, guint node, MdHolderKind kind, const char *text);
/* a -> [1, 2], b -> the same list, n -> 5 */
void drawing_make_aliases (Drawing *f);
DrScene *drawing_build (Drawing *f, gboolean atoms);
DrScene *drawing_build_with (Drawing *f, const DrOptions *options);
void drawing_place (DrScene *scene);
