/* Takes out of a graph what the view wants out of sight, before its holders are looked for: so that what is left out still counts, as a
 * holder in words.
 *
 * A node is kept if something visible leads to it: in a walk from the frames over the edges that are not hidden, not of what is hidden and
 * not of what is folded. So what is folded into a card is exactly what only this card leads to, and whatever else is known elsewhere stays
 * in the picture. Of what is garbage each node that nothing visible in the whole graph leads to is a start of its own.
 *
 * Focus keeps what is near one node: so many references away from it, against the arrows and along them; frames are kept if they are near.
 *
 * Grouping by type keeps the first node of the type, as a card that stands for all: the edges into the others go to it. */
#include "md-private.h"

#include <string.h>

typedef struct Elide {
  MdGraph *graph;
  const MdView *view;
  gboolean *kept;   /* nodes */
  gboolean *hidden; /* nodes that must not be kept */
  gboolean *folded; /* nodes whose edges are left out */
  gboolean *told;   /* nodes that a folded one stands for */
  GHashTable *names, *types, *modules; /* const char *: hidden */
  GHashTable *folds; /* the same: numbers of folded objects */
  guint *group;     /* nodes: the node that stands for it, itself mostly */
} Elide;

static MdNode *node_at (const Elide *e, guint i) {
  return &g_array_index (e->graph->nodes, MdNode, i);
}

static const MdEdge *edge_at (const Elide *e, guint i) {
  return &g_array_index (e->graph->edges, MdEdge, i);
}

static const char *bare_name (const MdEdge *edge) {
  return edge->label[0] == '.' ? edge->label + 1 : edge->label;
}

static gboolean edge_is_hidden (const Elide *e, const MdEdge *edge) {
  return (edge->kind == MD_EDGE_NAME || edge->kind == MD_EDGE_ATTR || edge->kind == MD_EDGE_FIELD) &&
         g_hash_table_contains (e->names, bare_name (edge));
}

/* Whether MODULE is one that is hidden, or belongs to a package that is. */
static gboolean module_is_hidden (const Elide *e, const char *module) {
  g_autofree char *name = g_strdup (module);
  for (char *dot = name; dot != NULL; dot = strrchr (name, '.')) {
    if (dot != name)
      *dot = '\0';
    if (g_hash_table_contains (e->modules, name))
      return TRUE;
  }
  return FALSE;
}

static gboolean node_is_hidden (const Elide *e, const MdNode *node) {
  if (node->shape == MD_SHAPE_FRAME)
    return FALSE;
  return g_hash_table_contains (e->types, node->type) ||
         (node->module != NULL && g_hash_table_size (e->modules) > 0 && module_is_hidden (e, node->module));
}

static void add_types (GHashTable *types, const char *choice, const char *unless) {
  g_auto (GStrv) all = md_elide_list (choice, MD_ELIDE_GROUP);
  for (char **type = all; *type != NULL; type++)
    if (unless == NULL || !md_elide_is_open (unless, *type))
      g_hash_table_add (types, g_strdup (*type));
}

static void find_groups (Elide *e) {
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal); /* type to node + 1 */
  g_autoptr (GHashTable) types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_types (types, e->view->elided, NULL);
  add_types (types, e->view->crowded, e->view->elided);
  for (guint i = 0; i < e->graph->nodes->len; i++) {
    const MdNode *node = node_at (e, i);
    e->group[i] = i;
    if (node->shape == MD_SHAPE_FRAME || !g_hash_table_contains (types, node->type))
      continue;
    guint of = GPOINTER_TO_UINT (g_hash_table_lookup (first, node->type));
    if (of == 0)
      g_hash_table_insert (first, (gpointer) node->type, GUINT_TO_POINTER (i + 1));
    else
      e->group[i] = of - 1;
  }
}

static void keep_from (Elide *e, guint start) {
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  if (e->kept[start] || e->hidden[start])
    return;
  e->kept[start] = TRUE;
  g_array_append_val (stack, start);
  while (stack->len > 0) {
    guint n = g_array_index (stack, guint, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    const MdNode *node = node_at (e, n);
    for (guint i = node->first_edge; i < node->first_edge + node->n_edges && !e->folded[n]; i++) {
      guint to = e->group[edge_at (e, i)->to];
      if (e->kept[to] || e->hidden[to] || edge_is_hidden (e, edge_at (e, i)))
        continue;
      e->kept[to] = TRUE;
      g_array_append_val (stack, to);
    }
  }
}

/* What nothing leads to, frames first, starts the walk. */
static void keep_visible (Elide *e) {
  g_autofree guint *in = g_new0 (guint, e->graph->nodes->len + 1);
  for (guint i = 0; i < e->graph->edges->len; i++)
    in[edge_at (e, i)->to]++;
  for (guint i = 0; i < e->graph->nodes->len; i++)
    if (node_at (e, i)->shape == MD_SHAPE_FRAME || in[i] == 0)
      keep_from (e, e->group[i]);
  for (guint i = 0; i < e->graph->nodes->len; i++)
    if ((node_at (e, i)->flags & MD_FLAG_GARBAGE) != 0 && (e->folded[i] || !e->kept[i]))
      keep_from (e, e->group[i]);
}

/* Marks in NEAR what is at most FAR edges from the focus, along the arrows or against them. */
static void find_near (const Elide *e, guint focus, guint far, gboolean along, gboolean *near) {
  g_autofree guint *distance = g_new (guint, e->graph->nodes->len + 1);
  for (guint i = 0; i < e->graph->nodes->len; i++)
    distance[i] = i == focus ? 0 : G_MAXUINT;
  for (guint d = 0; d < far; d++) {
    gboolean found = FALSE;
    for (guint i = 0; i < e->graph->edges->len; i++) {
      const MdEdge *edge = edge_at (e, i);
      guint from = along ? edge->from : edge->to, to = along ? edge->to : edge->from;
      if (distance[from] == d && distance[to] == G_MAXUINT) {
        distance[to] = d + 1;
        found = TRUE;
      }
    }
    if (!found)
      break;
  }
  for (guint i = 0; i < e->graph->nodes->len; i++)
    near[i] |= distance[i] != G_MAXUINT;
}

static void keep_near (Elide *e) {
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (e->graph->by_id, TR_ID_KEY (e->view->focus)));
  if (e->view->focus == 0 || at == 0)
    return; /* it is not there at this step: all is shown */
  g_autofree gboolean *near = g_new0 (gboolean, e->graph->nodes->len + 1);
  find_near (e, at - 1, e->view->focus_in, FALSE, near);
  find_near (e, at - 1, e->view->focus_out, TRUE, near);
  for (guint i = 0; i < e->graph->nodes->len; i++)
    e->kept[i] = e->kept[i] && near[i];
}

/* Number and size of what goes are told by the card that it goes into. */
static void count_folded (Elide *e) {
  for (guint n = 0; n < e->graph->nodes->len; n++) {
    MdNode *root = node_at (e, n);
    if (!e->folded[n] || !e->kept[n])
      continue;
    g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
    g_autofree gboolean *seen = g_new0 (gboolean, e->graph->nodes->len + 1);
    for (g_array_append_val (stack, n); stack->len > 0;) {
      const MdNode *node = node_at (e, g_array_index (stack, guint, stack->len - 1));
      g_array_set_size (stack, stack->len - 1);
      for (guint i = node->first_edge; i < node->first_edge + node->n_edges; i++) {
        guint to = edge_at (e, i)->to;
        if (e->kept[to] || seen[to])
          continue;
        seen[to] = e->told[to] = TRUE;
        root->n_folded++;
        root->folded_bytes += node_at (e, to)->size_bytes;
        g_array_append_val (stack, to);
      }
    }
  }
  for (guint n = 0; n < e->graph->nodes->len; n++)
    if (e->group[n] != n) {
      node_at (e, e->group[n])->flags |= MD_FLAG_GROUP | (e->graph->cut ? MD_FLAG_MORE : 0);
      node_at (e, e->group[n])->n_folded++;
      node_at (e, e->group[n])->folded_bytes += node_at (e, n)->size_bytes;
    }
}

static gboolean edge_is_kept (const Elide *e, const MdEdge *edge) {
  return e->kept[edge->from] && e->kept[e->group[edge->to]] && !e->folded[edge->from] && !edge_is_hidden (e, edge);
}

/* Makes the arrays anew, with what is kept. */
static void rebuild (Elide *e) {
  MdGraph *graph = e->graph;
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (MdNode)), edges = g_array_new (FALSE, FALSE, sizeof (MdEdge));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MdFound));
  g_autofree guint *index = g_new0 (guint, graph->nodes->len + 1);
  g_hash_table_remove_all (graph->by_id);
  for (guint i = 0; i < graph->nodes->len; i++) {
    MdNode *node = node_at (e, i);
    if (!e->kept[i])
      continue;
    index[i] = nodes->len;
    g_array_append_val (nodes, *node);
    g_hash_table_insert (graph->by_id, TR_ID_KEY (node->id), GUINT_TO_POINTER (nodes->len));
  }
  for (guint i = 0; i < graph->nodes->len; i++) {
    const MdNode *old = node_at (e, i);
    if (!e->kept[i])
      continue;
    MdNode *node = &g_array_index (nodes, MdNode, index[i]);
    node->first_edge = edges->len;
    for (guint k = old->first_edge; k < old->first_edge + old->n_edges; k++) {
      MdEdge edge = *edge_at (e, k);
      MdFound f = g_array_index (graph->found, MdFound, k);
      if (!edge_is_kept (e, &edge))
        continue;
      edge.counts = edge.counts && e->group[edge.to] == edge.to; /* of the one that stands for others only its own */
      edge.from = index[i];
      edge.to = index[e->group[edge.to]];
      f.edge = edge;
      g_array_append_val (edges, edge);
      g_array_append_val (found, f);
    }
    node->n_edges = edges->len - node->first_edge;
  }
  g_array_unref (graph->nodes);
  g_array_unref (graph->edges);
  g_array_unref (graph->found);
  graph->nodes = g_steal_pointer (&nodes);
  graph->edges = g_steal_pointer (&edges);
  graph->found = g_steal_pointer (&found);
}

static guint count_hidden (const Elide *e) {
  guint n = 0;
  for (guint i = 0; i < e->graph->nodes->len; i++)
    n += !e->kept[i] && !e->told[i] && e->group[i] == i;
  return n;
}

/* The texts of all entries of KIND. */
static GHashTable *set_of (const char *choice, MdElideKind kind) {
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) texts = md_elide_list (choice, kind);
  for (char **text = texts; *text != NULL; text++)
    g_hash_table_add (set, g_strdup (*text));
  return set;
}

static gboolean is_folded (const Elide *e, const MdNode *node) {
  g_autofree char *number = NULL;
  if (g_hash_table_size (e->folds) == 0)
    return FALSE;
  number = g_strdup_printf ("%" G_GUINT64_FORMAT, node->id);
  return g_hash_table_contains (e->folds, number);
}

void md_elide (MdGraph *graph, const MdView *view) {
  if (view->elided == NULL && view->crowded == NULL && view->focus == 0)
    return;
  guint n = graph->nodes->len + 1;
  g_autofree gboolean *kept = g_new0 (gboolean, n), *hidden = g_new0 (gboolean, n), *folded = g_new0 (gboolean, n);
  g_autofree gboolean *told = g_new0 (gboolean, n);
  g_autofree guint *group = g_new0 (guint, n);
  g_autoptr (GHashTable) names = set_of (view->elided, MD_ELIDE_NAME), types = set_of (view->elided, MD_ELIDE_TYPE);
  g_autoptr (GHashTable) modules = set_of (view->elided, MD_ELIDE_MODULE), folds = set_of (view->elided, MD_ELIDE_FOLD);
  Elide e = {.graph = graph,   .view = view,   .kept = kept,       .hidden = hidden, .folded = folded, .told = told, .group = group,
             .names = names, .types = types, .modules = modules, .folds = folds};
  for (guint i = 0; i < graph->nodes->len; i++) {
    hidden[i] = node_is_hidden (&e, node_at (&e, i));
    folded[i] = is_folded (&e, node_at (&e, i));
  }
  find_groups (&e);
  keep_visible (&e);
  count_folded (&e);
  keep_near (&e);
  graph->n_hidden = count_hidden (&e);
  rebuild (&e);
}
