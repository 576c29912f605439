#include "md-private.h"

#include "md-frame.h"
#include "md-path.h"
#include "md-threads.h"

static MdNode *add_node (MdBuild *b, TrId id, TrId subject, MdShape shape) {
  const TrSubject *is = tr_state_subject (b->state, subject);
  TrPayload payload;
  tr_state_payload (b->state, subject, &payload);
  MdNode node = {.id = id,
                 .shape = shape,
                 .type = tr_log_text (b->log, is->name),
                 .text = tr_log_text (b->log, payload.text),
                 .immortal = payload.immortal,
                 .refcount = tr_state_count (b->state, subject),
                 .address = is->address,
                 .size_bytes = payload.size_bytes,
                 .line = payload.line,
                 .generation = tr_state_generation (b->state, subject),
                 .first_edge = b->graph->found->len};
  g_array_append_val (b->graph->nodes, node);
  g_hash_table_insert (b->graph->by_id, TR_ID_KEY (id), GUINT_TO_POINTER (b->graph->nodes->len));
  return &g_array_index (b->graph->nodes, MdNode, b->graph->nodes->len - 1);
}

static void end_node (MdBuild *b, guint index) {
  MdNode *node = &g_array_index (b->graph->nodes, MdNode, index);
  node->n_edges = b->graph->found->len - node->first_edge;
}

static TrId main_namespace (TrState *state) {
  TrId interp = tr_state_interp (state);
  TrId module = interp != 0 ? md_named_ref (state, interp, "module __main__") : 0;
  return module != 0 ? md_named_ref (state, module, "__dict__") : 0;
}

/* A function's frame, a class body's, or the module's: that one is known by its namespace. */
static void add_frame (MdBuild *b, TrId frame) {
  TrId dict = md_named_ref (b->state, frame, "f_locals");
  gboolean is_main = dict != 0 && dict == b->main_namespace;
  guint index = b->graph->nodes->len;
  g_autofree char *file = md_frame_file (b->state, frame);
  MdNode *node = add_node (b, is_main ? dict | MD_NAMESPACE_BIT : frame, frame, MD_SHAPE_FRAME);
  node->file = file != NULL ? g_string_chunk_insert_const (b->graph->strings, file) : NULL;
  md_expand_frame (b, frame, dict);
  end_node (b, index);
  TrId generator = tr_state_subject (b->state, frame)->generator;
  if (generator != 0)
    g_hash_table_add (b->running, TR_ID_KEY (generator));
}

static void add_idle_main (MdBuild *b) {
  guint index = b->graph->nodes->len;
  MdNode *node = add_node (b, b->main_namespace | MD_NAMESPACE_BIT, b->main_namespace, MD_SHAPE_FRAME);
  node->type = "<module>";
  node->text = "";
  md_expand_frame (b, 0, b->main_namespace);
  end_node (b, index);
}

static gboolean has_main_frame (MdBuild *b, GArray *frames) {
  for (guint i = 0; i < frames->len; i++)
    if (md_named_ref (b->state, g_array_index (frames, TrId, i), "f_locals") == b->main_namespace)
      return TRUE;
  return FALSE;
}

/* Those of one thread. NAMED: there are several. */
static void add_thread (MdBuild *b, const MdThread *thread, gboolean named) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_threads_frames (b->state, thread, frames);
  g_autofree char *name = named ? md_threads_name (b->state, thread) : NULL;
  const char *kept = name != NULL ? g_string_chunk_insert_const (b->graph->strings, name) : named ? "" : NULL;
  for (guint i = 0; i < frames->len; i++) {
    add_frame (b, g_array_index (frames, TrId, i));
    MdNode *node = &g_array_index (b->graph->nodes, MdNode, b->graph->nodes->len - 1);
    node->thread = kept;
    node->waits = !thread->runs;
    node->current = thread->runs && i + 1 == frames->len;
  }
}

static void add_frames (MdBuild *b) {
  g_autoptr (GArray) threads = g_array_new (FALSE, FALSE, sizeof (MdThread)), frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_threads_list (b->state, threads);
  md_path_frames (b->state, frames);
  if (b->main_namespace != 0 && !has_main_frame (b, frames))
    add_idle_main (b);
  for (guint i = 0; i < threads->len; i++)
    add_thread (b, &g_array_index (threads, MdThread, i), threads->len > 1);
}

/* Puts the targets of a node's edges on the stack so that the first comes off first: of those that hold what they refer to, or of
 * those that do not. */
static void push_targets (MdBuild *b, GArray *stack, guint index, gboolean weak) {
  const MdNode *node = &g_array_index (b->graph->nodes, MdNode, index);
  for (guint i = node->n_edges; i > 0; i--) {
    const MdFound *found = &g_array_index (b->graph->found, MdFound, node->first_edge + i - 1);
    if ((found->edge.kind == MD_EDGE_WEAK) == weak)
      g_array_append_val (stack, found->target);
  }
}

static void name_module (MdBuild *b, MdNode *node) {
  if (node->shape != MD_SHAPE_FUNCTION && node->shape != MD_SHAPE_CLASS && node->shape != MD_SHAPE_MODULE)
    return;
  g_autofree char *module = md_module_name (b->state, node->id);
  node->module = module != NULL ? g_string_chunk_insert_const (b->graph->strings, module) : NULL;
}

/* What is on the stack at first is told even if there are too many nodes: names must not be lost because others lead far. */
static void add_from_stack (MdBuild *b, GArray *stack, guint most_nodes) {
  guint n_starts = stack->len;
  while (stack->len > 0) {
    gboolean start = stack->len <= n_starts;
    n_starts = start ? stack->len - 1 : n_starts;
    TrId id = g_array_index (stack, TrId, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    if (g_hash_table_contains (b->graph->by_id, TR_ID_KEY (id)))
      continue;
    if (b->graph->nodes->len >= most_nodes && !start) {
      b->graph->cut = TRUE;
      continue;
    }
    MdShape shape = md_shape_of (b->state, id);
    guint index = b->graph->nodes->len;
    name_module (b, add_node (b, id, id, shape));
    md_expand_object (b, id, shape);
    end_node (b, index);
    push_targets (b, stack, index, FALSE);
  }
}

static void add_objects (MdBuild *b, guint most_nodes) {
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (TrId)), garbage = g_array_new (FALSE, FALSE, sizeof (TrId));
  for (guint i = b->graph->nodes->len; i > 0; i--)
    push_targets (b, stack, i - 1, FALSE);
  add_from_stack (b, stack, most_nodes);
  md_find_garbage (b, garbage);
  guint first = b->graph->nodes->len;
  for (guint i = 0; i < garbage->len; i++) {
    g_array_append_val (stack, g_array_index (garbage, TrId, i));
    add_from_stack (b, stack, most_nodes);
  }
  for (guint i = first; i < b->graph->nodes->len; i++)
    g_array_index (b->graph->nodes, MdNode, i).flags |= MD_FLAG_GARBAGE;
  /* A weak reference keeps nothing alive, so what only such ones lead to comes last. */
  for (guint i = 0; i < b->graph->nodes->len; i++) {
    push_targets (b, stack, i, TRUE);
    add_from_stack (b, stack, most_nodes);
  }
}

/* Turns what was found into edges between nodes; those whose target was left out go. */
static void settle_edges (MdGraph *graph) {
  g_autoptr (GArray) found = g_steal_pointer (&graph->found);
  graph->found = g_array_new (FALSE, FALSE, sizeof (MdFound));
  for (guint n = 0; n < graph->nodes->len; n++) {
    MdNode *node = &g_array_index (graph->nodes, MdNode, n);
    guint first = graph->edges->len;
    for (guint i = node->first_edge; i < node->first_edge + node->n_edges; i++) {
      MdFound *f = &g_array_index (found, MdFound, i);
      guint to = GPOINTER_TO_UINT (g_hash_table_lookup (graph->by_id, TR_ID_KEY (f->target)));
      if (to == 0)
        continue;
      f->edge.from = n;
      f->edge.to = to - 1;
      g_array_append_val (graph->edges, f->edge);
      g_array_append_val (graph->found, *f);
    }
    node->first_edge = first;
    node->n_edges = graph->edges->len - first;
  }
}

MdGraph *md_walk (TrState *state, const MdView *view, MdChanges *changes) {
  MdGraph *graph = g_new0 (MdGraph, 1);
  graph->log = tr_log_ref (tr_state_log (state));
  graph->step = tr_state_step (state);
  graph->nodes = g_array_new (FALSE, FALSE, sizeof (MdNode));
  graph->edges = g_array_new (FALSE, FALSE, sizeof (MdEdge));
  graph->found = g_array_new (FALSE, FALSE, sizeof (MdFound));
  graph->gone = g_array_new (FALSE, FALSE, sizeof (MdGone));
  graph->holders = g_ptr_array_new ();
  graph->holder_words = g_ptr_array_new ();
  graph->holder_kinds = g_byte_array_new ();
  graph->strings = g_string_chunk_new (1024);
  graph->by_id = g_hash_table_new (NULL, NULL);
  MdBuild build = {.state = state, .log = graph->log, .view = view, .graph = graph, .main_namespace = main_namespace (state)};
  build.changes = changes;
  build.running = g_hash_table_new (NULL, NULL);
  add_frames (&build);
  add_objects (&build, view->most_nodes != 0 ? view->most_nodes : 2000);
  settle_edges (graph);
  graph->n_walked = graph->nodes->len;
  md_elide (graph, view);
  g_hash_table_unref (build.running);
  return graph;
}
