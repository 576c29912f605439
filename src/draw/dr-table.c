#include "dr-table.h"

#include <string.h>

#include "rt-hash.h"

#define PERTURB_SHIFT 5 /* dictobject.c */

/* The hash of a str whose repr is TEXT: those of ASCII without escapes, that is of nearly all names. */
static gboolean hash_str (const char *text, gint64 *hash) {
  gsize length = strlen (text);
  if (length < 2 || strchr (text, '\\') != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      return FALSE;
  *hash = rt_hash_bytes (text + 1, length - 2);
  return TRUE;
}

static gboolean hash_int (const char *text, gint64 *hash) {
  gint64 value = 0;
  if (!g_ascii_string_to_signed (text, 10, -((gint64) 1 << 60), (gint64) 1 << 60, &value, NULL))
    return FALSE;
  *hash = value == -1 ? -2 : value;
  return TRUE;
}

static gboolean hash_of (const MdNode *key, gint64 *hash) {
  if (key->shape != MD_SHAPE_ATOM)
    return FALSE;
  if (g_str_equal (key->type, "str"))
    return hash_str (key->text, hash);
  if (g_str_equal (key->type, "int"))
    return hash_int (key->text, hash);
  if (!g_str_equal (key->type, "bool"))
    return FALSE;
  *hash = g_str_equal (key->text, "True");
  return TRUE;
}

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
    if (edge->slot_index != next++ || next >= node->slots || !hash_of (&graph->nodes[edge->to], &hash))
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
