#include "md-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void add_number (JsonBuilder *json, const char *name, gint64 value) {
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void add_string (JsonBuilder *json, const char *name, const char *value) {
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

/* "stack": the cells in use, from the bottom, as they are labelled. */
static void add_stack (JsonBuilder *json, const MdGraph *graph, const MdNode *frame) {
  guint n_nodes, n_edges;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (graph, &n_edges) + frame->first_edge;
  guint first = 0;
  while (first < frame->n_edges && edges[first].kind != MD_EDGE_STACK)
    first++;
  if (first == frame->n_edges)
    return;
  json_builder_set_member_name (json, "stack");
  json_builder_begin_object (json);
  for (guint i = first; i < frame->n_edges; i++)
    add_number (json, edges[i].label, (gint64) nodes[edges[i].to].id);
  json_builder_end_object (json);
}

static void add_frame (JsonBuilder *json, const MdGraph *graph, const MdNode *frame) {
  guint n_nodes, n_edges;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  json_builder_begin_object (json);
  add_string (json, "name", frame->type);
  add_number (json, "line", frame->line);
  json_builder_set_member_name (json, "locals");
  json_builder_begin_object (json);
  for (guint i = 0; i < frame->n_edges; i++) {
    const MdEdge *edge = &edges[frame->first_edge + i];
    if (edge->kind != MD_EDGE_STACK)
      add_number (json, edge->label, (gint64) nodes[edge->to].id);
  }
  json_builder_end_object (json);
  add_stack (json, graph, frame);
  json_builder_end_object (json);
}

static void add_object (JsonBuilder *json, const MdGraph *graph, const MdNode *node) {
  guint n_nodes, n_edges;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT, node->id);
  g_autofree char *address = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", node->address);
  json_builder_set_member_name (json, id);
  json_builder_begin_object (json);
  add_string (json, "type", node->type);
  add_string (json, "repr", node->text);
  add_number (json, "refcount", node->refcount);
  add_string (json, "address", address);
  add_number (json, "size", (gint64) node->size_bytes);
  json_builder_set_member_name (json, "refs");
  json_builder_begin_array (json);
  for (guint i = 0; i < node->n_edges; i++) {
    const MdEdge *edge = &edges[node->first_edge + i];
    if (edge->kind == MD_EDGE_WEAK)
      continue;
    json_builder_begin_array (json);
    json_builder_add_string_value (json, edge->label);
    json_builder_add_int_value (json, (gint64) nodes[edge->to].id);
    json_builder_end_array (json);
  }
  json_builder_end_array (json);
  json_builder_end_object (json);
}


static char *frame_holder_text (const MdEdge *edge, const char *frame) {
  if (edge->kind == MD_EDGE_STACK)
    return g_strdup_printf ("%s of %s", edge->label, frame);
  return g_str_equal (frame, "<module>") ? g_strdup_printf ("global %s", edge->label)
                                         : g_strdup_printf ("local %s of %s", edge->label, frame);
}

/* "holders": what refers to the object besides the "refs" of others: names of frames and all that is not drawn. */
static void add_holders (JsonBuilder *json, const MdGraph *graph) {
  guint n_nodes, n_edges;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  g_autofree GPtrArray **of_frames = g_new0 (GPtrArray *, n_nodes);
  for (guint i = 0; i < n_edges; i++) {
    const MdNode *from = &nodes[edges[i].from];
    if (from->shape != MD_SHAPE_FRAME || !edges[i].counts)
      continue;
    if (of_frames[edges[i].to] == NULL)
      of_frames[edges[i].to] = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (of_frames[edges[i].to], frame_holder_text (&edges[i], from->type));
  }
  json_builder_set_member_name (json, "holders");
  json_builder_begin_object (json);
  for (guint n = 0; n < n_nodes; n++) {
    if (nodes[n].shape == MD_SHAPE_FRAME || (of_frames[n] == NULL && nodes[n].n_holders == 0))
      continue;
    g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT, nodes[n].id);
    json_builder_set_member_name (json, id);
    json_builder_begin_array (json);
    for (guint i = 0; of_frames[n] != NULL && i < of_frames[n]->len; i++)
      json_builder_add_string_value (json, of_frames[n]->pdata[i]);
    for (guint i = 0; i < nodes[n].n_holders; i++)
      json_builder_add_string_value (json, md_graph_holders (graph)[nodes[n].first_holder + i]);
    json_builder_end_array (json);
    g_clear_pointer (&of_frames[n], g_ptr_array_unref);
  }
  json_builder_end_object (json);
}

/* What was printed since the step before. */
static void add_output (JsonBuilder *json, TrLog *log, guint step) {
  TrStep last = {0}, record;
  if (step > 0)
    tr_log_step (log, step - 1, &last);
  tr_log_step (log, step, &record);
  guint64 from = last.output_end, to = record.output_end;
  g_autoptr (GString) text = g_string_new (NULL);
  while (from < to) {
    RtOutput stream;
    gsize length;
    g_autofree char *piece = tr_log_output (log, from, to - from, &stream, &length);
    if (piece == NULL)
      break;
    if (stream == RT_OUTPUT_STDOUT)
      g_string_append_len (text, piece, (gssize) length);
    from += length;
  }
  g_autofree char *valid = g_utf8_make_valid (text->str, (gssize) text->len);
  add_string (json, "stdout", valid);
}

/* Inside of a step. */

static void add_numbers (JsonBuilder *json, const char *name, const gint32 *numbers, guint n) {
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    json_builder_add_int_value (json, numbers[i]);
  json_builder_end_array (json);
}

static void add_instruction (JsonBuilder *json, const TrInside *inside) {
  const gint32 position[] = {inside->line, inside->end_line, inside->column, inside->end_column};
  add_string (json, "opcode", inside->opcode);
  add_number (json, "offset", inside->offset_bytes);
  if (inside->oparg >= 0)
    add_number (json, "oparg", inside->oparg);
  if (inside->argument[0] != '\0')
    add_string (json, "argument", inside->argument);
  add_numbers (json, "position", position, G_N_ELEMENTS (position));
}

static void add_collection (JsonBuilder *json, const TrInside *inside) {
  add_string (json, "phase", tr_gc_phase_name (inside->phase));
  add_number (json, "generation", inside->generation);
  add_numbers (json, "counts", inside->counts, RT_GC_GENERATIONS);
  add_numbers (json, "thresholds", inside->thresholds, RT_GC_GENERATIONS);
  if (inside->figures == NULL)
    return;
  json_builder_set_member_name (json, "figures");
  json_builder_begin_object (json);
  for (guint i = 0; i < inside->n_figures; i++) {
    g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT, inside->figures[i].id);
    add_number (json, id, (gint64) inside->figures[i].references);
  }
  json_builder_end_object (json);
}

static void add_inside (JsonBuilder *json, const TrInside *inside) {
  if (inside->kind == RT_STEP_INSTRUCTION)
    add_instruction (json, inside);
  if (inside->kind == RT_STEP_GC)
    add_collection (json, inside);
  if (inside->object != 0)
    add_number (json, "object", (gint64) inside->object);
}

char *md_json_step (TrState *state, guint step) {
  TrLog *log = tr_state_log (state);
  MdView view = {.classes = TRUE, .functions = TRUE, .modules = TRUE, .library = TRUE, .most_nodes = G_MAXUINT, .stack = tr_log_is_fine (log)};
  g_autoptr (MdGraph) graph = md_graph_new (state, (int) step, &view);
  TrStep record;
  tr_log_step (log, step, &record);
  guint n_nodes;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  json_builder_begin_object (json);
  add_number (json, "step", step);
  add_string (json, "event", tr_step_kind_name (record.kind));
  add_number (json, "line", record.line);
  if (tr_log_inside (log, step) != NULL)
    add_inside (json, tr_log_inside (log, step));
  json_builder_set_member_name (json, "frames");
  json_builder_begin_array (json);
  for (guint i = 0; i < n_nodes && nodes[i].shape == MD_SHAPE_FRAME; i++)
    add_frame (json, graph, &nodes[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "objects");
  json_builder_begin_object (json);
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].shape != MD_SHAPE_FRAME)
      add_object (json, graph, &nodes[i]);
  json_builder_end_object (json);
  add_holders (json, graph);
  add_output (json, log, step);
  json_builder_end_object (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}
