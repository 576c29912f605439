#include "dr-table.h"

#include "dr-hash.h"

#define PERTURB_SHIFT 5 /* dictobject.c */

/* Where an entry with HASH goes in a table of N_SLOTS of which some are TAKEN. */
static guint probe (gint64 hash, guint n_slots, gboolean *taken) {
  guint64 perturb = (guint64) hash, mask = n_slots - 1, i = perturb & mask;
  while (taken[i]) {
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + perturb + 1) & mask;
  }
  taken[i] = TRUE;
  return (guint) i;
}

/* Entries went in in their order; one that is missing left its slot taken, nobody knows which. */
static gboolean find_dict_slots (const DrGraph *graph, const MdNode *node, GArray *slots) {
  g_autofree gboolean *taken = g_new0 (gboolean, node->slots);
  guint next = 0;
  for (guint i = 0; i < node->n_edges; i++) {
    const MdEdge *edge = &graph->edges[node->first_edge + i];
    gint64 hash = 0;
    if (edge->kind == MD_EDGE_VALUE)
      continue;
    if (edge->kind != MD_EDGE_KEY) /* an attribute has no slot */
      return FALSE;
    if (edge->slot_index != next++ || next >= node->slots || !dr_hash_of (graph, &graph->nodes[edge->to], &hash))
      return FALSE;
    guint slot = probe (hash, node->slots, taken);
    g_array_append_val (slots, slot);
  }
  return slots->len == node->length;
}

/* A set's references are numbered by their slots. */
static gboolean find_set_slots (const DrGraph *graph, const MdNode *node, GArray *slots) {
  for (guint i = 0; i < node->n_edges; i++) {
    const MdEdge *edge = &graph->edges[node->first_edge + i];
    guint slot = edge->slot_index;
    if (edge->kind != MD_EDGE_MEMBER || slot >= node->slots)
      return FALSE;
    g_array_append_val (slots, slot);
  }
  return slots->len == node->length;
}

gboolean dr_table_slots (const DrGraph *graph, const MdNode *node, GArray *slots) {
  if (node->slots == 0)
    return FALSE;
  return node->shape == MD_SHAPE_SET ? find_set_slots (graph, node, slots) : find_dict_slots (graph, node, slots);
}
