#include "drawing.h"

void drawing_set_up (Drawing *f, gconstpointer data) {
  f->nodes = g_array_new (FALSE, TRUE, sizeof (MdNode));
  f->edges = g_array_new (FALSE, TRUE, sizeof (MdEdge));
  f->holders = g_ptr_array_new ();
  f->holder_kinds = g_byte_array_new ();
  f->strings = g_string_chunk_new (256);
}

void drawing_tear_down (Drawing *f, gconstpointer data) {
  g_array_unref (f->nodes);
  g_array_unref (f->edges);
  g_ptr_array_unref (f->holders);
  g_byte_array_unref (f->holder_kinds);
  g_string_chunk_free (f->strings);
}

guint drawing_add_node (Drawing *f, MdShape shape, const char *type, const char *text) {
  MdNode node = {.id = f->nodes->len + 1, .shape = shape, .type = type, .text = g_string_chunk_insert (f->strings, text),
                 .refcount = 1, .address = 0x7f0000001000 + f->nodes->len * 64, .size_bytes = 56};
  g_array_append_val (f->nodes, node);
  return f->nodes->len - 1;
}

guint drawing_add_int (Drawing *f, int value) {
  g_autofree char *text = g_strdup_printf ("%d", value);
  return drawing_add_node (f, MD_SHAPE_ATOM, "int", text);
}

MdNode *drawing_node_at (Drawing *f, guint index) {
  return &g_array_index (f->nodes, MdNode, index);
}

MdEdge *drawing_add_edge (Drawing *f, guint from, guint to, MdEdgeKind kind, guint index, const char *label) {
  MdNode *node = drawing_node_at (f, from);
  if (node->n_edges++ == 0)
    node->first_edge = f->edges->len;
  MdEdge edge = {.from = from, .to = to, .kind = kind, .index = index, .label = g_string_chunk_insert (f->strings, label), .counts = TRUE};
  g_array_append_val (f->edges, edge);
  return &g_array_index (f->edges, MdEdge, f->edges->len - 1);
}

void drawing_add_holder (Drawing *f, guint node, MdHolderKind kind, const char *text) {
  guint8 byte = (guint8) kind;
  if (drawing_node_at (f, node)->n_holders++ == 0)
    drawing_node_at (f, node)->first_holder = f->holders->len;
  g_ptr_array_add (f->holders, g_string_chunk_insert (f->strings, text));
  g_byte_array_append (f->holder_kinds, &byte, 1);
}

DrScene *drawing_build (Drawing *f, gboolean atoms) {
  return drawing_build_with (f, &(DrOptions){.atoms = atoms});
}

DrScene *drawing_build_with (Drawing *f, const DrOptions *options) {
  g_autofree const char **holders = g_new0 (const char *, f->holders->len + 1);
  for (guint i = 0; i < f->holders->len; i++)
    holders[i] = f->holders->pdata[i];
  g_autoptr (DrText) text = dr_text_new ();
  DrGraph graph = {.nodes = (const MdNode *) (gpointer) f->nodes->data, .n_nodes = f->nodes->len,
                   .edges = (const MdEdge *) (gpointer) f->edges->data, .n_edges = f->edges->len, .holders = holders,
                   .holder_kinds = f->holder_kinds->data};
  return dr_scene_new (&graph, options, text);
}

void drawing_place (DrScene *scene) {
  HbAllocator allocator;
  LyGraph graph;
  LyPicture picture = {0};
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  dr_scene_describe (scene, &graph);
  g_assert_true (ly_layout_append (layout, &graph));
  g_assert_true (ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 0, &graph, &picture));
  dr_scene_place (scene, &picture, ly_layout_extents (layout));
  ly_picture_clear (&picture);
  ly_layout_free (layout);
  g_free ((gpointer) graph.boxes);
  g_free ((gpointer) graph.edges);
}

void drawing_make_aliases (Drawing *f) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", "");
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  guint one = drawing_add_int (f, 1), two = drawing_add_int (f, 2), five = drawing_add_int (f, 5);
  drawing_node_at (f, list)->refcount = 2;
  drawing_add_edge (f, frame, list, MD_EDGE_NAME, 0, "a");
  drawing_add_edge (f, frame, list, MD_EDGE_NAME, 1, "b");
  drawing_add_edge (f, frame, five, MD_EDGE_NAME, 2, "n");
  drawing_add_edge (f, list, one, MD_EDGE_ITEM, 0, "[0]");
  drawing_add_edge (f, list, two, MD_EDGE_ITEM, 1, "[1]");
}
