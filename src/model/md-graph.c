#include "md-facts.h"

#define MOST_GONE 6 /* of what a node lost, so many are told */

/* A graph is walked twice, at the step before and at the step itself; comparing the two gives the marks and the ghosts. */

MdView md_view_default (void) {
  return (MdView){.classes = TRUE, .functions = TRUE, .freed = TRUE};
}

void md_graph_free (MdGraph *graph) {
  g_array_unref (graph->nodes);
  g_array_unref (graph->edges);
  if (graph->found != NULL)
    g_array_unref (graph->found);
  g_array_unref (graph->gone);
  g_ptr_array_unref (graph->holders);
  g_ptr_array_unref (graph->holder_words);
  g_byte_array_unref (graph->holder_kinds);
  g_string_chunk_free (graph->strings);
  g_hash_table_unref (graph->by_id);
  tr_log_unref (graph->log);
  g_free (graph);
}

int md_graph_step (const MdGraph *graph) {
  return graph->step;
}

const MdNode *md_graph_nodes (const MdGraph *graph, guint *n_nodes) {
  *n_nodes = graph->nodes->len;
  return (const MdNode *) graph->nodes->data;
}

const MdEdge *md_graph_edges (const MdGraph *graph, guint *n_edges) {
  *n_edges = graph->edges->len;
  return (const MdEdge *) graph->edges->data;
}

const char *const *md_graph_holders (const MdGraph *graph) {
  return (const char *const *) graph->holders->pdata;
}

const char *const *md_graph_holder_words (const MdGraph *graph) {
  return (const char *const *) graph->holder_words->pdata;
}

const MdGone *md_graph_gone (const MdGraph *graph) {
  return (const MdGone *) graph->gone->data;
}

const guint8 *md_graph_holder_kinds (const MdGraph *graph) {
  return graph->holder_kinds->data;
}

gboolean md_graph_is_cut (const MdGraph *graph) {
  return graph->cut;
}

gboolean md_graph_is_unsearched (const MdGraph *graph) {
  return graph->unsearched;
}

guint md_graph_n_hidden (const MdGraph *graph) {
  return graph->n_hidden;
}

guint md_graph_n_walked (const MdGraph *graph) {
  return graph->n_walked;
}

static MdNode *find (const MdGraph *graph, TrId id) {
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (graph->by_id, TR_ID_KEY (id)));
  return index != 0 ? &g_array_index (graph->nodes, MdNode, index - 1) : NULL;
}

const MdNode *md_graph_find (const MdGraph *graph, TrId id) {
  return find (graph, id);
}

static const MdEdge *edge_at (const MdGraph *graph, guint index) {
  return &g_array_index (graph->edges, MdEdge, index);
}

static TrId target_of (const MdGraph *graph, const MdEdge *edge) {
  return g_array_index (graph->nodes, MdNode, edge->to).id;
}

/* The key of the entry whose value EDGE is, or which it is itself; NULL: it is of no dict, or the key is not shown. */
static const MdEdge *key_of (const MdEdge *edge, const MdNode *node, const MdGraph *graph) {
  if (edge->kind != MD_EDGE_VALUE)
    return edge->kind == MD_EDGE_KEY ? edge : NULL;
  gboolean first = edge == edge_at (graph, node->first_edge);
  return !first && edge[-1].kind == MD_EDGE_KEY && edge[-1].index == edge->index ? edge - 1 : NULL;
}

/* Keys that are atoms are the same if they read the same, others if they are. */
static gboolean is_same_key (const MdGraph *before, const MdEdge *old_key, const MdGraph *graph, const MdEdge *key) {
  if (target_of (before, old_key) == target_of (graph, key))
    return TRUE;
  return g_array_index (graph->nodes, MdNode, key->to).shape == MD_SHAPE_ATOM && g_str_equal (old_key->label, key->label);
}

/* Whether OTHER, of OLD in the graph BEFORE, stands for the slot that EDGE of NODE stands for. Members of a set have no place of their own: a
 * table that grows deals them out anew. Entries of a dict go by their keys, of which many may read the same. */
static gboolean is_same_slot (const MdGraph *before, const MdNode *old, const MdEdge *other, const MdGraph *graph, const MdNode *node, const MdEdge *edge) {
  if (other->kind != edge->kind)
    return FALSE;
  if (edge->kind == MD_EDGE_MEMBER)
    return target_of (before, other) == target_of (graph, edge);
  const MdEdge *old_key = key_of (other, old, before), *key = key_of (edge, node, graph);
  return old_key != NULL && key != NULL ? is_same_key (before, old_key, graph, key) : g_str_equal (other->label, edge->label);
}

/* The edge of OLD, of the graph BEFORE, that stands for the same slot as EDGE of NODE of GRAPH, its PLACEth: mostly at the same place. */
static const MdEdge *same_slot (const MdGraph *before, const MdNode *old, const MdGraph *graph, const MdNode *node, const MdEdge *edge, guint place) {
  for (guint i = 0; i < old->n_edges; i++) {
    const MdEdge *other = edge_at (before, old->first_edge + (place + i) % old->n_edges);
    if (is_same_slot (before, old, other, graph, node, edge))
      return other;
  }
  return NULL;
}

/* What EDGE of BEFORE refers to, for who does not see it any more. */
static const char *word_of (MdGraph *graph, const MdGraph *before, const MdEdge *edge) {
  const MdNode *target = &g_array_index (before->nodes, MdNode, edge->to);
  return g_string_chunk_insert_const (graph->strings, target->shape == MD_SHAPE_ATOM ? target->text : target->type);
}

/* The slots of OLD that NODE has no more: the first of them. */
static void find_gone (MdGraph *graph, const MdGraph *before, MdNode *node, const MdNode *old) {
  node->first_gone = graph->gone->len;
  for (guint i = 0; i < old->n_edges && node->n_gone < MOST_GONE; i++) {
    const MdEdge *edge = edge_at (before, old->first_edge + i);
    if (edge->kind == MD_EDGE_KEY || edge->kind == MD_EDGE_WEAK || same_slot (graph, node, before, old, edge, i) != NULL)
      continue;
    MdGone gone = {edge->kind, edge->index, g_string_chunk_insert_const (graph->strings, edge->label), word_of (graph, before, edge)};
    g_array_append_val (graph->gone, gone);
    node->n_gone++;
  }
}

static void mark_node (MdGraph *graph, const MdGraph *before, MdNode *node) {
  const MdNode *old = find (before, node->id);
  if (old == NULL) {
    node->mark = MD_MARK_NEW;
    return;
  }
  gboolean changed = node->n_edges != old->n_edges || (node->shape != MD_SHAPE_FRAME && !g_str_equal (node->text, old->text));
  gboolean moved = FALSE;
  for (guint i = 0; i < node->n_edges; i++) {
    MdEdge *edge = &g_array_index (graph->edges, MdEdge, node->first_edge + i);
    const MdEdge *was = same_slot (before, old, graph, node, edge, i);
    moved = moved || was != edge_at (before, old->first_edge + i);
    if (was != NULL && target_of (before, was) == target_of (graph, edge))
      continue;
    edge->mark = MD_MARK_NEW;
    edge->was = was != NULL ? word_of (graph, before, was) : NULL;
    changed = TRUE;
  }
  changed = changed || (moved && node->shape == MD_SHAPE_DICT); /* its entries are the same, in another order */
  if (changed)
    find_gone (graph, before, node, old);
  if (changed)
    node->mark = MD_MARK_CHANGED;
}

/* The nodes that look new and were made in the steps after SINCE. */
static GHashTable *find_born (MdGraph *graph, MdChanges *changes) {
  GHashTable *wanted = g_hash_table_new (NULL, NULL), *born = g_hash_table_new (NULL, NULL);
  const GArray *found = md_changes_get (changes);
  for (guint i = 0; i < graph->nodes->len; i++) {
    const MdNode *node = &g_array_index (graph->nodes, MdNode, i);
    if (node->mark == MD_MARK_NEW)
      g_hash_table_add (wanted, TR_ID_KEY (md_node_subject (node->id)));
  }
  guint left = g_hash_table_size (wanted);
  for (guint i = 0; i < found->len && left > 0; i++) {
    const TrChange *change = &g_array_index (found, TrChange, i);
    if (change->change == TR_CHANGE_BIRTH && g_hash_table_contains (wanted, TR_ID_KEY (change->subject)))
      left -= g_hash_table_add (born, TR_ID_KEY (change->subject));
  }
  g_hash_table_unref (wanted);
  return born;
}

/* A node is new if its object is; one that only came into view is not. */
static void mark_nodes (MdGraph *graph, const MdGraph *before, TrState *state, MdChanges *changes) {
  for (guint i = 0; i < graph->nodes->len; i++)
    mark_node (graph, before, &g_array_index (graph->nodes, MdNode, i));
  gboolean far = changes->until - changes->since > MD_CHANGES_STEPS; /* it is quicker to go back and see */
  GHashTable *born = far ? NULL : find_born (graph, changes);
  if (far)
    tr_state_seek (state, changes->since);
  for (guint i = 0; i < graph->nodes->len; i++) {
    MdNode *node = &g_array_index (graph->nodes, MdNode, i);
    TrId id = md_node_subject (node->id);
    if (node->mark == MD_MARK_NEW && (far ? tr_state_is_alive (state, id) : !g_hash_table_contains (born, TR_ID_KEY (id))))
      node->mark = MD_MARK_NONE;
  }
  if (far)
    tr_state_seek (state, graph->step);
  g_clear_pointer (&born, g_hash_table_unref);
}

static void add_ghost (MdGraph *graph, const MdNode *old) {
  MdNode ghost = *old;
  ghost.mark = MD_MARK_FREED;
  ghost.refcount = 0;
  ghost.current = FALSE;
  ghost.n_holders = 0;
  g_array_append_val (graph->nodes, ghost);
  g_hash_table_insert (graph->by_id, TR_ID_KEY (ghost.id), GUINT_TO_POINTER (graph->nodes->len));
}

/* The atoms that only ghosts refer to live on, unseen: they are taken along, so that a ghost shows what it held. */
static void add_atoms_of_ghosts (MdGraph *graph, const MdGraph *before, guint first_ghost, guint end_ghost) {
  for (guint i = first_ghost; i < end_ghost; i++) {
    MdNode ghost = g_array_index (graph->nodes, MdNode, i);
    for (guint e = ghost.first_edge; e < ghost.first_edge + ghost.n_edges; e++) {
      MdNode atom = g_array_index (before->nodes, MdNode, edge_at (before, e)->to);
      if (atom.shape != MD_SHAPE_ATOM || find (graph, atom.id) != NULL)
        continue;
      atom.n_holders = 0;
      atom.n_edges = 0;
      g_array_append_val (graph->nodes, atom);
      g_hash_table_insert (graph->by_id, TR_ID_KEY (atom.id), GUINT_TO_POINTER (graph->nodes->len));
    }
  }
}

static void add_ghost_edges (MdGraph *graph, const MdGraph *before, MdNode *ghost, guint from) {
  guint old_first = ghost->first_edge, old_count = ghost->n_edges, first = graph->edges->len;
  for (guint i = 0; i < old_count; i++) {
    MdEdge edge = *edge_at (before, old_first + i);
    guint to = GPOINTER_TO_UINT (g_hash_table_lookup (graph->by_id, TR_ID_KEY (target_of (before, &edge))));
    if (to == 0)
      continue;
    edge.from = from;
    edge.to = to - 1;
    edge.counts = FALSE;
    edge.mark = MD_MARK_FREED;
    edge.label = g_string_chunk_insert_const (graph->strings, edge.label);
    g_array_append_val (graph->edges, edge);
  }
  ghost->first_edge = first;
  ghost->n_edges = graph->edges->len - first;
}

/* What was shown before and has died since: frames that returned are simply gone. */
static void add_ghosts (MdGraph *graph, const MdGraph *before, TrState *state) {
  guint first = graph->nodes->len;
  for (guint i = 0; i < before->nodes->len; i++) {
    const MdNode *old = &g_array_index (before->nodes, MdNode, i);
    if (old->shape != MD_SHAPE_FRAME && !tr_state_is_alive (state, old->id) && find (graph, old->id) == NULL)
      add_ghost (graph, old);
  }
  guint end = graph->nodes->len;
  add_atoms_of_ghosts (graph, before, first, end);
  for (guint i = first; i < end; i++)
    add_ghost_edges (graph, before, &g_array_index (graph->nodes, MdNode, i), i);
}

TrId md_node_subject (TrId id) {
  return id & ~MD_NAMESPACE_BIT;
}

MdGraph *md_graph_new (TrState *state, int step, const MdView *view) {
  return md_graph_new_since (state, step, step - 1, view);
}

MdGraph *md_graph_new_since (TrState *state, int step, int since, const MdView *view) {
  g_autoptr (MdGraph) before = NULL;
  MdChanges changes = {.log = tr_state_log (state), .since = since >= 0 ? since : step, .until = step};
  if (since >= 0) {
    tr_state_seek (state, since);
    before = md_walk (state, view, &changes);
  }
  tr_state_seek (state, step);
  MdGraph *graph = md_walk (state, view, &changes);
  md_find_holders (graph, state);
  md_find_facts (graph, state);
  if (before != NULL) {
    mark_nodes (graph, before, state, &changes);
    if (view->freed)
      add_ghosts (graph, before, state);
  }
  md_changes_clear (&changes);
  g_clear_pointer (&graph->found, g_array_unref);
  return graph;
}
