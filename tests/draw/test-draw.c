/* Scenes from graphs made by hand: what becomes a card, a cell, an arrow; where things are; what is written to files. */
#include "drawing.h"
#include "dr-change.h"
#include "dr-paint.h"

#include <locale.h>
#include <string.h>

static void test_atoms_inside (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_cmpuint (scene->n_cards, ==, 2);
  g_assert_cmpuint (scene->n_frames, ==, 1);
  g_assert_cmpuint (scene->n_arrows, ==, 2);
  g_assert_cmpstr (scene->cards[1].title, ==, "list");
  g_assert_cmpstr (scene->cards[1].count, ==, "2 refs");
  g_assert_cmpstr (scene->cards[1].cells[0].label, ==, "0");
  g_assert_cmpstr (scene->cards[1].cells[0].value, ==, "1");
  g_assert_cmpstr (scene->cards[0].cells[2].label, ==, "n");
  g_assert_cmpstr (scene->cards[0].cells[2].value, ==, "5");
  g_assert_false (scene->cards[0].cells[2].has_port);
}

static void test_atoms_as_objects (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, TRUE);
  g_assert_cmpuint (scene->n_cards, ==, 5);
  g_assert_cmpuint (scene->n_arrows, ==, 5);
  g_assert_true (scene->cards[0].cells[2].has_port);
  g_assert_null (scene->cards[0].cells[2].value);
}

static void test_immortal_and_freed_say_so (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", "");
  guint none = drawing_add_node (f, MD_SHAPE_ATOM, "NoneType", "None"), list = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  drawing_node_at (f, none)->immortal = TRUE;
  drawing_node_at (f, list)->mark = MD_MARK_FREED;
  drawing_add_edge (f, frame, none, MD_EDGE_NAME, 0, "x");
  g_autoptr (DrScene) scene = drawing_build (f, TRUE);
  g_assert_cmpstr (scene->cards[1].count, ==, "immortal");
  g_assert_cmpstr (scene->cards[2].count, ==, "freed");
  g_assert_cmpstr (scene->cards[2].text, ==, "[]");
  g_autofree char *label = dr_card_label (&scene->cards[2]);
  g_assert_nonnull (strstr (label, "freed"));
}

/* A long list shows its first cells, a count of the others, and its last; what only those others hold is not drawn. */
static void test_long_list (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", ""), list = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  guint hidden = drawing_add_node (f, MD_SHAPE_LIST, "list", ""), inner = drawing_add_node (f, MD_SHAPE_DICT, "dict", "");
  guint zero = drawing_add_int (f, 0);
  drawing_add_edge (f, frame, list, MD_EDGE_NAME, 0, "a");
  for (guint i = 0; i < 1000; i++) {
    g_autofree char *label = g_strdup_printf ("[%u]", i);
    drawing_add_edge (f, list, i == 500 ? hidden : zero, MD_EDGE_ITEM, i, label);
  }
  drawing_add_edge (f, hidden, inner, MD_EDGE_ITEM, 0, "[0]");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_cmpuint (scene->n_cards, ==, 2);
  const DrCard *card = &scene->cards[1];
  g_assert_cmpuint (card->n_cells, ==, 12);
  g_assert_cmpstr (card->cells[7].label, ==, "7");
  g_assert_true (card->cells[8].gap);
  g_assert_cmpstr (card->cells[8].label, ==, "… 989 more …");
  g_assert_cmpstr (card->cells[9].label, ==, "997");
  g_assert_cmpstr (card->cells[11].label, ==, "999");
}

/* The frames of a recursion of CALLS calls, each of which holds a list of its own. */
static DrScene *draw_recursion (guint calls) {
  Drawing f;
  drawing_set_up (&f, NULL);
  for (guint i = 0; i < calls; i++) {
    guint frame = drawing_add_node (&f, MD_SHAPE_FRAME, i == 0 ? "<module>" : "f", "");
    drawing_node_at (&f, frame)->current = i + 1 == calls;
  }
  for (guint i = 0; i < calls; i++)
    drawing_add_node (&f, MD_SHAPE_LIST, "list", "");
  for (guint i = 0; i < calls; i++)
    drawing_add_edge (&f, i, calls + i, MD_EDGE_NAME, 0, "a");
  DrScene *scene = drawing_build (&f, FALSE);
  drawing_tear_down (&f, NULL);
  return scene;
}

/* Of many calls the first and a page of the last ones are shown, with what they lead to; the one in between that is last shown says how
 * many are not. */
static void test_deep_recursion (void) {
  g_autoptr (DrScene) all = draw_recursion (40);
  g_assert_cmpuint (all->n_frames, ==, 40);
  g_assert_cmpuint (all->cards[7].n_cells, ==, 1);
  g_autoptr (DrScene) turned = draw_recursion (41);
  g_assert_cmpuint (turned->n_frames, ==, 9);
  g_assert_cmpuint (turned->n_cards, ==, 18);
  g_assert_cmpstr (turned->cards[7].cells[1].label, ==, "… 32 more calls …");
  g_assert_true (turned->cards[7].cells[1].gap);
  g_assert_true (turned->cards[8].current);
  g_autoptr (DrScene) deep = draw_recursion (5000);
  g_assert_cmpuint (deep->n_frames, <=, 40);
  g_assert_cmpuint (deep->n_cards, ==, 2 * deep->n_frames);
  g_assert_true (deep->cards[deep->n_frames - 1].current);
  for (guint i = 0; i < deep->n_cards; i++)
    g_assert_cmpuint (deep->cards[i].n_cells, ==, i == 7 ? 2 : i < deep->n_frames ? 1 : 0);
}

/* A list of nothing but objects stands upright, also when it is folded: arrows leave it sideways. */
static void test_long_list_of_objects (Drawing *f, gconstpointer data) {
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", ""), nodes[30];
  for (guint i = 0; i < 30; i++)
    nodes[i] = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  for (guint i = 0; i < 30; i++)
    drawing_add_edge (f, list, nodes[i], MD_EDGE_ITEM, i, "[i]");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_true (scene->cards[0].cells[8].gap);
  g_assert_cmpint (scene->cards[0].form, ==, DR_FORM_ROWS);
}

/* What is held both by a cell that is left out and by a name stays. */
static void test_hidden_but_named (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", ""), list = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  guint both = drawing_add_node (f, MD_SHAPE_SET, "set", ""), zero = drawing_add_int (f, 0);
  drawing_add_edge (f, frame, list, MD_EDGE_NAME, 0, "a");
  drawing_add_edge (f, frame, both, MD_EDGE_NAME, 1, "b");
  for (guint i = 0; i < 100; i++)
    drawing_add_edge (f, list, i == 50 ? both : zero, MD_EDGE_ITEM, i, "[i]");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_cmpuint (scene->n_cards, ==, 3);
  g_assert_cmpuint (scene->n_arrows, ==, 2);
}

/* Two objects that only hold each other are drawn as well. */
static void test_garbage_is_drawn (Drawing *f, gconstpointer data) {
  drawing_add_node (f, MD_SHAPE_FRAME, "<module>", "");
  guint a = drawing_add_node (f, MD_SHAPE_INSTANCE, "Node", ""), b = drawing_add_node (f, MD_SHAPE_INSTANCE, "Node", "");
  drawing_add_edge (f, a, b, MD_EDGE_ATTR, 0, ".other");
  drawing_add_edge (f, b, a, MD_EDGE_ATTR, 0, ".other");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_cmpuint (scene->n_cards, ==, 3);
  g_assert_cmpuint (scene->n_arrows, ==, 2);
  g_assert_cmpstr (scene->cards[1].cells[0].label, ==, "other");
}

static void test_dict_rows (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", ""), dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "");
  guint key = drawing_add_node (f, MD_SHAPE_ATOM, "str", "'name'"), value = drawing_add_node (f, MD_SHAPE_ATOM, "str", "'Al'");
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  drawing_add_edge (f, frame, dict, MD_EDGE_NAME, 0, "d");
  drawing_add_edge (f, dict, key, MD_EDGE_KEY, 0, "key 'name'");
  drawing_add_edge (f, dict, value, MD_EDGE_VALUE, 0, "['name']");
  drawing_add_edge (f, dict, value, MD_EDGE_KEY, 1, "key 'Al'");
  drawing_add_edge (f, dict, list, MD_EDGE_VALUE, 1, "['Al']");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[1];
  g_assert_cmpint (card->form, ==, DR_FORM_PAIRS);
  g_assert_cmpuint (card->n_cells, ==, 2);
  g_assert_cmpstr (card->cells[0].label, ==, "'name'");
  g_assert_cmpstr (card->cells[0].value, ==, "'Al'");
  g_assert_cmpstr (card->cells[1].label, ==, "'Al'");
  g_assert_true (card->cells[1].has_port);
}

static void test_ports_stay (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  MdEdge *first = &g_array_index (f->edges, MdEdge, 0);
  first->mark = MD_MARK_NEW;
  drawing_node_at (f, 0)->line = 7;
  g_autoptr (DrScene) next = drawing_build (f, FALSE);
  g_assert_true (scene->arrows[0].port == next->arrows[0].port);
  g_assert_true (scene->arrows[0].port != scene->arrows[1].port);
  g_assert_cmpint (next->arrows[0].mark, ==, MD_MARK_NEW);
}

/* A key that is an object has a row with an arrow, and its value the one below. */
static void test_keys_as_objects (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", ""), dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "");
  guint key = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "tuple of 2 items"), one = drawing_add_int (f, 1), two = drawing_add_int (f, 2);
  drawing_add_edge (f, frame, dict, MD_EDGE_NAME, 0, "d");
  drawing_add_edge (f, dict, key, MD_EDGE_KEY, 0, "key tuple");
  drawing_add_edge (f, dict, one, MD_EDGE_VALUE, 0, "[tuple]");
  drawing_add_edge (f, key, one, MD_EDGE_ITEM, 0, "[0]");
  drawing_add_edge (f, key, two, MD_EDGE_ITEM, 1, "[1]");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[1];
  g_assert_cmpuint (card->n_cells, ==, 2);
  g_assert_true (card->cells[0].is_key);
  g_assert_true (card->cells[0].has_port);
  g_assert_cmpstr (card->cells[0].label, ==, "(1, 2)");
  g_assert_cmpstr (card->cells[1].value, ==, "1");
  g_assert_cmpfloat (card->cells[1].box.y_px, >=, card->cells[0].box.y_px + card->cells[0].box.height_px);
  g_assert_cmpuint (scene->n_arrows, ==, 2);
  g_assert_cmpuint (scene->arrows[1].cell, ==, 0);
}

/* Changed cells of a long list are shown where they are, with what is left out counted on both sides. */
static void test_changed_in_the_middle (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", ""), list = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  guint zero = drawing_add_int (f, 0);
  drawing_node_at (f, list)->length = 200; /* of which the graph has 100 */
  drawing_add_edge (f, frame, list, MD_EDGE_NAME, 0, "a");
  for (guint i = 0; i < 100; i++)
    drawing_add_edge (f, list, zero, MD_EDGE_ITEM, i, "[i]")->mark = i == 50 ? MD_MARK_NEW : MD_MARK_NONE;
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[1];
  g_assert_cmpuint (card->n_cells, ==, 15);
  g_assert_cmpstr (card->cells[8].label, ==, "… 42 more …");
  g_assert_cmpstr (card->cells[9].label, ==, "50");
  g_assert_cmpstr (card->cells[10].label, ==, "… 46 more …");
  g_assert_cmpstr (card->cells[14].label, ==, "… 100 more …");
}

static void test_was_and_gone (Drawing *f, gconstpointer data) {
  static const MdGone gone[] = {{MD_EDGE_NAME, 1, "b", "'old'"}};
  static const char *const no_holders[] = {NULL};
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", ""), one = drawing_add_int (f, 1);
  drawing_node_at (f, frame)->mark = MD_MARK_CHANGED;
  drawing_node_at (f, frame)->n_gone = 1;
  MdEdge *a = drawing_add_edge (f, frame, one, MD_EDGE_NAME, 0, "a");
  a->mark = MD_MARK_NEW;
  a->was = "3";
  drawing_add_edge (f, frame, one, MD_EDGE_NAME, 2, "c")->slot_index = 2;
  g_autoptr (DrText) text = dr_text_new ();
  DrGraph graph = {.nodes = (const MdNode *) (gpointer) f->nodes->data, .n_nodes = f->nodes->len,
                   .edges = (const MdEdge *) (gpointer) f->edges->data, .n_edges = f->edges->len, .holders = no_holders, .gone = gone};
  g_autoptr (DrScene) scene = dr_scene_new (&graph, &(DrOptions){0}, text);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpuint (card->n_cells, ==, 3);
  g_assert_cmpstr (card->cells[0].was, ==, "3");
  g_assert_cmpstr (card->cells[0].value, ==, "1");
  g_assert_cmpstr (card->cells[1].label, ==, "b");
  g_assert_cmpstr (card->cells[1].was, ==, "'old'");
  g_assert_null (card->cells[1].value);
  g_assert_cmpint (card->cells[1].mark, ==, MD_MARK_FREED);
  g_assert_cmpstr (card->cells[2].label, ==, "c");
}

static void test_tags_and_notes (Drawing *f, gconstpointer data) {
  static const char *const holders[] = {"co_consts of f", "stack[0] of f", "stack[1] of f"};
  static const guint8 kinds[] = {MD_HOLDER_CONSTANT, MD_HOLDER_STACK, MD_HOLDER_STACK};
  guint tuple = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "");
  drawing_node_at (f, tuple)->n_holders = 3;
  drawing_node_at (f, tuple)->flags = MD_FLAG_GARBAGE | MD_FLAG_FINALIZER;
  g_autoptr (DrText) text = dr_text_new ();
  DrGraph graph = {.nodes = (const MdNode *) (gpointer) f->nodes->data, .n_nodes = 1, .holders = holders, .holder_kinds = kinds};
  g_autoptr (DrScene) scene = dr_scene_new (&graph, &(DrOptions){.details = TRUE, .addresses = TRUE}, text);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpuint (card->n_tags, ==, 2);
  g_assert_cmpstr (card->tags[0].text, ==, "constant");
  g_assert_cmpstr (card->tags[1].text, ==, "stack ×2");
  g_assert_cmpfloat (card->tags[1].box.x_px, >=, card->tags[0].box.x_px + card->tags[0].box.width_px);
  g_assert_cmpfloat (card->tags[1].box.x_px + card->tags[1].box.width_px, <=, card->width_px);
  g_assert_true (card->garbage);
  g_assert_nonnull (strstr (card->note, "unreachable · has a finalizer"));
  g_assert_nonnull (strstr (card->note, "56 bytes · immutable"));
  g_assert_nonnull (strstr (card->note, "0x7f0000001000"));
}

static void test_spare_room (Drawing *f, gconstpointer data) {
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", ""), one = drawing_add_int (f, 1);
  drawing_node_at (f, list)->length = 1;
  drawing_node_at (f, list)->room = 4;
  drawing_add_edge (f, list, one, MD_EDGE_ITEM, 0, "[0]");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpuint (card->spare, ==, 3);
  g_assert_cmpfloat (card->spare_box.x_px, ==, card->cells[0].box.x_px + card->cells[0].box.width_px);
  g_assert_cmpfloat (card->spare_box.x_px + card->spare_box.width_px, <, card->width_px);
}

static void test_strange_texts (Drawing *f, gconstpointer data) {
  g_autofree char *line = dr_text_one_line ("a\nb\tc\x01", 10);
  g_assert_cmpstr (line, ==, "a b c ");
  g_autofree char *cut = dr_text_one_line ("äöü", 2);
  g_assert_cmpstr (cut, ==, "äö…");
  g_autofree char *broken = dr_text_one_line ("a\xff", 10);
  g_assert_cmpstr (broken, ==, "a\xef\xbf\xbd");
  g_autofree char *ends = dr_text_ends ("abcdefghijklmnop", 8), *all = dr_text_ends ("äöü", 3);
  g_assert_cmpstr (ends, ==, "abcdef…op");
  g_assert_cmpstr (all, ==, "äöü");
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", "");
  g_autofree char *huge = g_strnfill (100000, 'x');
  guint text = drawing_add_node (f, MD_SHAPE_ATOM, "str", huge);
  drawing_add_edge (f, frame, text, MD_EDGE_NAME, 0, "s");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_cmpfloat (scene->cards[0].width_px, <, 500);
}

static void test_picking (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  const DrCard *list = &scene->cards[1];
  DrRect box = list->cells[1].box;
  DrPick pick = dr_scene_pick (scene, list->x_px + box.x_px + box.width_px / 2, list->y_px + box.y_px + 4, 5);
  g_assert_cmpint (pick.card, ==, 1);
  g_assert_cmpint (pick.cell, ==, 1);
  pick = dr_scene_pick (scene, list->x_px + 5, list->y_px + 5, 5);
  g_assert_cmpint (pick.card, ==, 1);
  g_assert_cmpint (pick.cell, ==, -1);
  pick = dr_scene_pick (scene, list->x_px + list->width_px + 500, list->y_px, 5);
  g_assert_cmpint (pick.card, ==, -1);
  g_assert_cmpint (pick.arrow, ==, -1);
  DrPoint tip = scene->arrows[0].points[scene->arrows[0].n_points - 1];
  pick = dr_scene_pick (scene, tip.x_px - 6, tip.y_px, 4);
  g_assert_cmpint (pick.arrow, ==, 0);
}

static void test_highlight (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  g_autoptr (DrHighlight) list = dr_highlight_new (scene, &(DrPick){1, -1, -1});
  g_assert_cmpuint (list->arrows->len, ==, 2);
  g_assert_cmpuint (list->cards->len, ==, 2);
  g_assert_cmpuint (g_array_index (list->cards, guint, 0), ==, 1);
  g_autoptr (DrHighlight) name = dr_highlight_new (scene, &(DrPick){0, 1, -1});
  g_assert_cmpuint (name->arrows->len, ==, 1);
}

/* Paints SCENE in high contrast without colours and gives the bytes. */
static GBytes *paint_grey (DrScene *scene) {
  const int side = 300;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, side, side);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DrText) text = dr_text_new ();
  cairo_translate (cr, 20, 20);
  cairo_push_group_with_content (cr, CAIRO_CONTENT_COLOR_ALPHA);
  dr_paint (scene, cr, text, dr_theme (DR_THEME_HIGH_CONTRAST), NULL);
  cairo_pattern_t *group = cairo_pop_group (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source (cr, group);
  cairo_paint (cr);
  /* Saturation off: what remains is lightness. */
  cairo_set_operator (cr, CAIRO_OPERATOR_HSL_SATURATION);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  cairo_pattern_destroy (group);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  GBytes *bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * side);
  cairo_surface_destroy (surface);
  return bytes;
}

static guint count_different (GBytes *a, GBytes *b) {
  gsize n = 0;
  const guchar *p = g_bytes_get_data (a, &n), *q = g_bytes_get_data (b, NULL);
  guint different = 0;
  for (gsize i = 0; i < n; i += 4)
    different += ABS (p[i + 1] - q[i + 1]) > 90;
  return different;
}

/* New, changed and freed can be told apart without colour. */
static void test_marks_without_colour (Drawing *f, gconstpointer data) {
  static const MdMark marks[] = {MD_MARK_NONE, MD_MARK_NEW, MD_MARK_CHANGED, MD_MARK_FREED};
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", "");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    drawing_node_at (f, list)->mark = marks[i];
    g_autoptr (DrScene) scene = drawing_build (f, FALSE);
    g_ptr_array_add (pictures, paint_grey (scene));
  }
  for (guint i = 0; i < pictures->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpuint (count_different (g_ptr_array_index (pictures, i), g_ptr_array_index (pictures, j)), >, 15);
}

static void test_between (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) from = drawing_build (f, FALSE);
  drawing_place (from);
  g_array_index (f->edges, MdEdge, 1).to = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "");
  g_autoptr (DrScene) to = drawing_build (f, FALSE);
  drawing_place (to);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 400);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DrText) text = dr_text_new ();
  g_autoptr (DrBetween) between = dr_between_new (from, to);
  for (int i = 0; i <= 4; i++)
    dr_paint_between (between, i / 4.0, cr, text, dr_theme (DR_THEME_DARK), NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What looks the same is not painted again; what does not is, where it was and where it is. */
static void test_changes (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) from = drawing_build (f, FALSE);
  drawing_place (from);
  g_autoptr (DrScene) same = drawing_build (f, FALSE);
  drawing_place (same);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (DrRect));
  g_assert_true (dr_scene_changes (from, same, TRUE, rects));
  g_assert_cmpuint (rects->len, ==, 0);
  g_assert_cmpuint (dr_scene_card_look (from, 1), ==, dr_scene_card_look (same, 1));
  drawing_node_at (f, 1)->refcount++;
  g_autoptr (DrScene) counted = drawing_build (f, FALSE);
  drawing_place (counted);
  g_assert_true (dr_scene_changes (from, counted, TRUE, rects));
  g_assert_cmpuint (rects->len, ==, 1);
  const DrRect *rect = &g_array_index (rects, DrRect, 0);
  const DrCard *card = &counted->cards[1];
  g_assert_cmpfloat (rect->x_px, <, card->x_px);
  g_assert_cmpfloat (rect->x_px + rect->width_px, >, card->x_px + card->width_px);
  g_assert_cmpfloat (rect->y_px + rect->height_px, <, card->y_px + card->height_px + 40);
  g_autoptr (DrScene) unplaced = drawing_build (f, FALSE);
  g_assert_false (dr_scene_changes (from, unplaced, TRUE, rects));
}

/* Whether one of RECTS has the point. */
static gboolean has_point (const GArray *rects, double x_px, double y_px) {
  for (guint i = 0; i < rects->len; i++) {
    const DrRect *r = &g_array_index (rects, DrRect, i);
    if (x_px >= r->x_px && x_px <= r->x_px + r->width_px && y_px >= r->y_px && y_px <= r->y_px + r->height_px)
      return TRUE;
  }
  return FALSE;
}

/* What is said above a picture of which something is missing stands where the picture begins: no more is painted when that moves. */
static void test_changes_of_words (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) from = drawing_build (f, FALSE), to = drawing_build (f, FALSE);
  drawing_place (from);
  drawing_place (to);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (DrRect));
  from->unsearched = to->unsearched = TRUE;
  g_assert_true (dr_scene_changes (from, to, FALSE, rects));
  g_assert_cmpuint (rects->len, ==, 0);
  to->extents.y_px -= 100;
  g_assert_true (dr_scene_changes (from, to, FALSE, rects));
  g_assert_true (has_point (rects, from->extents.x_px + 5, from->extents.y_px - 12));
  g_assert_true (has_point (rects, to->extents.x_px + 5, to->extents.y_px - 12));
  g_assert_false (has_point (rects, from->extents.x_px + 5, from->extents.y_px + 12));
}

/* A long arrow that came is painted where it lies, not all over the rectangle that it lies in; one that moves has what it sweeps over. */
static void test_changes_of_arrows (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) from = drawing_build (f, FALSE);
  drawing_place (from);
  g_autoptr (DrScene) to = drawing_build (f, FALSE);
  drawing_place (to);
  static const DrPoint slant[] = {{0, 0}, {1000, 1000}, {2000, 2000}, {3000, 3000}};
  to->arrows[0].points = slant;
  to->arrows[0].n_points = G_N_ELEMENTS (slant);
  to->arrows[0].bounds = (DrRect){0, 0, 3000, 3000};
  dr_scene_look (to);
  g_autoptr (GArray) still = g_array_new (FALSE, FALSE, sizeof (DrRect)), moving = g_array_new (FALSE, FALSE, sizeof (DrRect));
  g_assert_true (dr_scene_changes (from, to, FALSE, still));
  g_assert_true (dr_scene_changes (from, to, TRUE, moving));
  for (double at_px = 0; at_px <= 3000; at_px += 50)
    g_assert_true (has_point (still, at_px, at_px));
  g_assert_false (has_point (still, 2500, 500));
  g_assert_true (has_point (moving, 2500, 500));
  for (guint i = 0; i < from->arrows[0].n_points; i += 3) /* where it was */
    g_assert_true (has_point (still, from->arrows[0].points[i].x_px, from->arrows[0].points[i].y_px));
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/draw/" name, Drawing, NULL, drawing_set_up, func, drawing_tear_down)
  ADD ("atoms-inside", test_atoms_inside);
  ADD ("atoms-as-objects", test_atoms_as_objects);
  ADD ("immortal-and-freed-say-so", test_immortal_and_freed_say_so);
  ADD ("long-list", test_long_list);
  ADD ("long-list-of-objects", test_long_list_of_objects);
  g_test_add_func ("/draw/deep-recursion", test_deep_recursion);
  ADD ("hidden-but-named", test_hidden_but_named);
  ADD ("garbage-is-drawn", test_garbage_is_drawn);
  ADD ("dict-rows", test_dict_rows);
  ADD ("keys-as-objects", test_keys_as_objects);
  ADD ("changed-in-the-middle", test_changed_in_the_middle);
  ADD ("was-and-gone", test_was_and_gone);
  ADD ("tags-and-notes", test_tags_and_notes);
  ADD ("spare-room", test_spare_room);
  ADD ("ports-stay", test_ports_stay);
  ADD ("strange-texts", test_strange_texts);
  ADD ("picking", test_picking);
  ADD ("highlight", test_highlight);
  ADD ("marks-without-colour", test_marks_without_colour);
  ADD ("between", test_between);
  ADD ("changes", test_changes);
  ADD ("changes-of-arrows", test_changes_of_arrows);
  ADD ("changes-of-words", test_changes_of_words);
  return g_test_run ();
}
