/* Reference pictures of every kind of card and every mark, in a light and a dark theme: not stored, but said in points. What is looked at is
 * where lines, fills and signs must be and of which colour, four pixels to one of the card, so that whatever font there is will do. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "dr-memory.h"
#include "dr-paint.h"
#include "drawing.h"

#define SCALE   4
#define EDGE_PX 24

typedef struct Painting {
  cairo_surface_t *surface;
  const DrTheme *theme;
  const DrCard *card;
  int width, height;
} Painting;

static void paint_card (Painting *p, const DrCard *card, DrThemeKind kind) {
  g_autoptr (DrText) text = dr_text_new ();
  *p = (Painting){.theme = dr_theme (kind), .card = card, .width = (int) (card->width_px + 2 * EDGE_PX) * SCALE,
                  .height = (int) (card->height_px + 2 * EDGE_PX) * SCALE};
  p->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, p->width, p->height);
  cairo_t *cr = cairo_create (p->surface);
  cairo_set_source_rgb (cr, p->theme->background.red, p->theme->background.green, p->theme->background.blue);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  cairo_translate (cr, EDGE_PX, EDGE_PX);
  dr_card_paint (card, cr, text, p->theme);
  cairo_destroy (cr);
  cairo_surface_flush (p->surface);
}

/* At a point of the card. */
static DrColor color_at (const Painting *p, double x_px, double y_px) {
  int x = CLAMP ((int) ((x_px + EDGE_PX) * SCALE), 0, p->width - 1), y = CLAMP ((int) ((y_px + EDGE_PX) * SCALE), 0, p->height - 1);
  const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (p->surface) + y * cairo_image_surface_get_stride (p->surface));
  return (DrColor){(row[x] >> 16 & 255) / 255.0, (row[x] >> 8 & 255) / 255.0, (row[x] & 255) / 255.0, 1};
}

static gboolean is_like (DrColor a, DrColor b) {
  return fabs (a.red - b.red) < 0.03 && fabs (a.green - b.green) < 0.03 && fabs (a.blue - b.blue) < 0.03;
}

static void check_at (const Painting *p, const char *what, double x_px, double y_px, DrColor expected) {
  DrColor c = color_at (p, x_px, y_px);
  if (!is_like (c, expected))
    g_error ("%s at %.1f, %.1f of %s: #%02x%02x%02x, not #%02x%02x%02x", what, x_px, y_px, p->card->title, (guint) (c.red * 255),
             (guint) (c.green * 255), (guint) (c.blue * 255), (guint) (expected.red * 255), (guint) (expected.green * 255),
             (guint) (expected.blue * 255));
}

/* How often the colour changes along a line: solid lines seldom, dashes often. */
static guint changes_along (const Painting *p, double x1, double y1, double x2, double y2) {
  guint n = 0;
  double length = hypot (x2 - x1, y2 - y1);
  DrColor last = color_at (p, x1, y1);
  for (double at = 0; at < length; at += 0.5) {
    DrColor now = color_at (p, x1 + (x2 - x1) * at / length, y1 + (y2 - y1) * at / length);
    n += fabs (now.red - last.red) + fabs (now.green - last.green) + fabs (now.blue - last.blue) > 0.1;
    last = now;
  }
  return n;
}

/* What all cards have in common. */
static void check_frame (const Painting *p) {
  const DrCard *card = p->card;
  DrColor border = dr_color_mix (p->theme->card, p->theme->hue[card->hue], 0.75), outside = p->theme->background;
  check_at (p, "the header", card->width_px / 2 + 1, 2.2, p->theme->tint[card->hue]);
  check_at (p, "the corner outside", 0.4, 0.4, color_at (p, -6, -6));
  check_at (p, "the background", -15, card->height_px / 2, outside);
  check_at (p, "the body", 6, card->height_px - 3.5, p->theme->card);
  if (!card->current)
    check_at (p, "the border", card->width_px - 0.3, card->height_px - 14, border);
}

static void check_cells (const Painting *p) {
  for (guint i = 0; i < p->card->n_cells; i++) {
    const DrCell *cell = &p->card->cells[i];
    DrColor fill = cell->is_key ? dr_color_mix (p->theme->cell, p->theme->card, 0.6) : p->theme->cell;
    g_assert_cmpfloat (cell->box.x_px, >=, 0);
    g_assert_cmpfloat (cell->box.x_px + cell->box.width_px, <=, p->card->width_px);
    g_assert_cmpfloat (cell->box.y_px + cell->box.height_px, <=, p->card->height_px);
    if (cell->gap)
      continue;
    check_at (p, "a cell", cell->box.x_px + 3, cell->box.y_px + 3, fill);
    if (cell->has_port)
      check_at (p, "a port", cell->port_x_px, cell->port_y_px, p->theme->arrow);
  }
}

static const DrThemeKind both[] = {DR_THEME_LIGHT, DR_THEME_DARK};

static void check_card (const DrCard *card) {
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, card, both[i]);
    check_frame (&p);
    if (card->form != DR_FORM_GRID)
      check_cells (&p);
    cairo_surface_destroy (p.surface);
  }
}

static const struct {
  MdShape shape;
  const char *type, *text;
  MdEdgeKind edge;
  DrForm form; /* with an atom and an object in it */
  DrHue hue;
} kinds[] = {
  {MD_SHAPE_FRAME, "f", "", MD_EDGE_NAME, DR_FORM_ROWS, DR_HUE_FRAME},
  {MD_SHAPE_LIST, "list", "list of 2 items", MD_EDGE_ITEM, DR_FORM_ROWS, DR_HUE_SEQUENCE},
  {MD_SHAPE_TUPLE, "tuple", "tuple of 2 items", MD_EDGE_ITEM, DR_FORM_ROWS, DR_HUE_TUPLE},
  {MD_SHAPE_SET, "set", "set of 2 items", MD_EDGE_MEMBER, DR_FORM_ROWS, DR_HUE_SET},
  {MD_SHAPE_INSTANCE, "Account", "Account", MD_EDGE_ATTR, DR_FORM_ROWS, DR_HUE_INSTANCE},
  {MD_SHAPE_CLASS, "type", "<class 'Account'>", MD_EDGE_ATTR, DR_FORM_ROWS, DR_HUE_CLASS},
  {MD_SHAPE_FUNCTION, "function", "<function f>", MD_EDGE_FIELD, DR_FORM_ROWS, DR_HUE_CODE},
  {MD_SHAPE_MODULE, "module", "<module 'm'>", MD_EDGE_ATTR, DR_FORM_ROWS, DR_HUE_CODE},
  {MD_SHAPE_CELL, "cell", "cell", MD_EDGE_FIELD, DR_FORM_ROWS, DR_HUE_CODE},
  {MD_SHAPE_GENERATOR, "generator", "suspended at line 2", MD_EDGE_FIELD, DR_FORM_ROWS, DR_HUE_CODE},
  {MD_SHAPE_BYTES, "memoryview", "memoryview of 2 items", MD_EDGE_FIELD, DR_FORM_BYTES, DR_HUE_ATOM},
  {MD_SHAPE_WEAKREF, "weakref.ReferenceType", "weakref.ReferenceType", MD_EDGE_FIELD, DR_FORM_ROWS, DR_HUE_CODE},
  {MD_SHAPE_OTHER, "slice", "slice", MD_EDGE_ATTR, DR_FORM_ROWS, DR_HUE_OTHER},
};

/* A node of a kind that holds an atom and another object. */
static void add_kind (Drawing *f, guint kind) {
  guint node = drawing_add_node (f, kinds[kind].shape, kinds[kind].type, kinds[kind].text);
  guint atom = drawing_add_int (f, 42), other = drawing_add_node (f, MD_SHAPE_LIST, "list", "list of 0 items");
  drawing_add_edge (f, node, atom, kinds[kind].edge, 0, "a");
  drawing_add_edge (f, node, other, kinds[kind].edge, 1, "b");
}

static void test_kinds (Drawing *f, gconstpointer data) {
  guint kind = GPOINTER_TO_UINT (data);
  add_kind (f, kind);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpint (card->form, ==, kinds[kind].form);
  g_assert_cmpint (card->hue, ==, kinds[kind].hue);
  g_assert_cmpuint (card->n_cells, ==, 2);
  g_assert_cmpstr (card->cells[0].value, ==, "42");
  g_assert_true (card->cells[1].has_port);
  check_card (card);
  g_autoptr (DrScene) mirrored = drawing_build_with (f, &(DrOptions){.rtl = TRUE, .details = TRUE, .addresses = TRUE});
  check_card (&mirrored->cards[0]);
  if (kinds[kind].form == DR_FORM_ROWS)
    g_assert_cmpfloat (mirrored->cards[0].cells[1].port_x_px, <, mirrored->cards[0].width_px / 2);
}

/* Values stand side by side; where an arrow leaves, it must not cross the other cells. */
static void test_values (Drawing *f, gconstpointer data) {
  static const MdShape shapes[] = {MD_SHAPE_LIST, MD_SHAPE_TUPLE, MD_SHAPE_SET};
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    guint node = drawing_add_node (f, shapes[i], "values", "2 items");
    for (guint n = 0; n < 2; n++)
      drawing_add_edge (f, node, drawing_add_int (f, 1), i == 2 ? MD_EDGE_MEMBER : MD_EDGE_ITEM, n, "[0]");
  }
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    g_assert_cmpint (scene->cards[i].form, ==, DR_FORM_CELLS);
    g_assert_cmpfloat (scene->cards[i].cells[0].box.y_px, ==, scene->cards[i].cells[1].box.y_px);
    check_card (&scene->cards[i]);
  }
}

static void test_fields (Drawing *f, gconstpointer data) {
  guint node = drawing_add_node (f, MD_SHAPE_TUPLE, "Point", "Point of 3 items");
  for (guint i = 0; i < 3; i++)
    drawing_add_edge (f, node, drawing_add_int (f, 1), MD_EDGE_ITEM, i, "[0]");
  drawing_node_at (f, node)->fields = "x\nheight\n";
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  static const char *const labels[] = {"x", "height", "2"};
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (scene->cards[0].cells[i].label, ==, labels[i]);
  check_card (&scene->cards[0]);
}

/* What the graph left out of the middle of a big dict is counted where it is missing. */
static void test_left_out (Drawing *f, gconstpointer data) {
  guint dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "dict of 500 entries"), atom = drawing_add_int (f, 1);
  for (guint i = 0; i < 20; i++) {
    guint entry = i < 15 ? i : 480 + i;
    drawing_add_edge (f, dict, atom, MD_EDGE_KEY, entry, "key 1");
    drawing_add_edge (f, dict, atom, MD_EDGE_VALUE, entry, "[1]");
  }
  drawing_node_at (f, dict)->length = 500;
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpuint (card->n_cells, ==, 12);
  g_assert_cmpstr (card->cells[8].label, ==, "… 489 more …");
}

static void test_atoms (Drawing *f, gconstpointer data) {
  drawing_add_int (f, 7);
  g_autoptr (DrScene) scene = drawing_build (f, TRUE);
  g_assert_cmpint (scene->cards[0].hue, ==, DR_HUE_ATOM);
  g_assert_cmpstr (scene->cards[0].text, ==, "7");
  check_card (&scene->cards[0]);
}

static void test_pairs (Drawing *f, gconstpointer data) {
  guint dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "dict of 2 entries"), one = drawing_add_int (f, 1);
  guint key = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "tuple of 0 items");
  drawing_add_edge (f, dict, one, MD_EDGE_KEY, 0, "key 1");
  drawing_add_edge (f, dict, one, MD_EDGE_VALUE, 0, "[1]");
  drawing_add_edge (f, dict, key, MD_EDGE_KEY, 1, "key tuple");
  drawing_add_edge (f, dict, key, MD_EDGE_VALUE, 1, "[tuple]");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpint (card->form, ==, DR_FORM_PAIRS);
  g_assert_cmpuint (card->n_cells, ==, 3);
  check_card (card);
  /* A value whose key is an object stands beneath that, in the column of the values: it is no key that lacks a value. */
  g_assert_cmpfloat (card->cells[2].box.x_px, ==, card->cells[0].box.x_px);
  g_assert_cmpfloat (card->cells[1].key_box.width_px, ==, card->cells[0].key_box.width_px + card->cells[0].box.width_px);
  Painting p;
  paint_card (&p, card, DR_THEME_LIGHT);
  check_at (&p, "beside the value", card->cells[0].key_box.x_px + 3, card->cells[2].box.y_px + 9, p.theme->card);
  check_at (&p, "a key", card->cells[0].key_box.x_px + 3, card->cells[0].key_box.y_px + 3,
            dr_color_mix (p.theme->cell, p.theme->card, 0.6));
  cairo_surface_destroy (p.surface);
}

/* A bytearray shows its bytes; a view those that it sees, dashed, since they are not its own. */
static void test_bytes (Drawing *f, gconstpointer data) {
  guint view = drawing_add_node (f, MD_SHAPE_BYTES, "memoryview", "memoryview of 2 items, from byte 1, every 2 bytes");
  guint managed = drawing_add_node (f, MD_SHAPE_OTHER, "managedbuffer", "managedbuffer");
  guint array = drawing_add_node (f, MD_SHAPE_BYTES, "bytearray", "bytearray(b'a\\x00\\'c\\n')");
  drawing_add_edge (f, view, managed, MD_EDGE_FIELD, 0, "managed buffer");
  drawing_add_edge (f, managed, array, MD_EDGE_FIELD, 0, "viewed object");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  static const char *const own[] = {"a", "00", "'", "c", "0a"}, *const seen[] = {"00", "c"};
  const DrCard *a = &scene->cards[2], *v = &scene->cards[0];
  g_assert_cmpuint (a->n_cells, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (a->cells[i].value, ==, own[i]);
  g_assert_cmpuint (v->n_cells, ==, 3);
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpstr (v->cells[1 + i].value, ==, seen[i]);
    g_assert_true (v->cells[1 + i].is_shared);
  }
  g_assert_cmpstr (v->cells[2].label, ==, "3");
  check_card (a);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, v, both[i]);
    DrRect box = v->cells[1].box;
    g_assert_cmpuint (changes_along (&p, box.x_px + 2, box.y_px + box.height_px, box.x_px + 2 * box.width_px, box.y_px + box.height_px), >, 6);
    check_at (&p, "a byte of another", box.x_px + 3, box.y_px + 3, p.theme->card);
    cairo_surface_destroy (p.surface);
  }
}

/* A long one folds to its ends. */
static void test_many_bytes (Drawing *f, gconstpointer data) {
  g_autoptr (GString) text = g_string_new ("bytearray(b'");
  for (guint i = 0; i < 100; i++)
    g_string_append_c (text, (char) ('a' + i % 26));
  g_string_append (text, "')");
  drawing_add_node (f, MD_SHAPE_BYTES, "bytearray", text->str);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpuint (card->n_cells, ==, 16);
  g_assert_true (card->cells[12].gap);
  g_assert_cmpstr (card->cells[12].label, ==, "… 85 more …");
  g_assert_cmpstr (card->cells[15].label, ==, "99");
  check_card (card);
}

static const DrCell *cell_called (const DrCard *card, const char *label) {
  for (guint i = 0; i < card->n_cells; i++)
    if (g_strcmp0 (card->cells[i].label, label) == 0)
      return &card->cells[i];
  g_error ("no cell %s", label);
}

/* The slots that CPython 3.12 gives to these keys under PYTHONHASHSEED=0: 'a' 3, 'b' 14, 9 its own, and 25, for which that one is taken, 7. */
static void test_hash_table (Drawing *f, gconstpointer data) {
  static const struct {
    const char *type, *text, *label;
  } keys[] = {{"str", "'a'", "3: 'a'"}, {"str", "'b'", "14: 'b'"}, {"int", "9", "9: 9"}, {"int", "25", "7: 25"}};
  guint dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "dict of 4 entries"), atoms[4];
  for (guint i = 0; i < 4; i++)
    atoms[i] = drawing_add_node (f, MD_SHAPE_ATOM, keys[i].type, keys[i].text);
  for (guint i = 0; i < 4; i++) {
    drawing_add_edge (f, dict, atoms[i], MD_EDGE_KEY, i, "key")->slot_index = i;
    drawing_add_edge (f, dict, atoms[i], MD_EDGE_VALUE, i, "[k]")->slot_index = i;
  }
  MdNode *node = drawing_node_at (f, dict);
  node->length = 4;
  node->slots = 16;
  g_autoptr (DrScene) scene = drawing_build_with (f, &(DrOptions){.tables = TRUE});
  const DrCard *card = &scene->cards[0];
  g_assert_true (card->is_table);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (cell_called (card, keys[i].label)->value, ==, keys[i].text);
  g_assert_true (cell_called (card, "3 empty")->gap); /* 0 to 2 */
  /* Keys that are cards have rows of their own, and the numbers of their slots there. */
  g_autoptr (DrScene) objects = drawing_build_with (f, &(DrOptions){.tables = TRUE, .atoms = TRUE});
  for (guint i = 0; i < 4; i++)
    g_assert_true (cell_called (&objects->cards[0], keys[i].label)->is_key);
  /* An entry that was deleted leaves a mark in the table that nobody knows: then it is a dict as ever. */
  g_array_index (f->edges, MdEdge, 6).slot_index = 7;
  g_autoptr (DrScene) unsure = drawing_build_with (f, &(DrOptions){.tables = TRUE});
  g_assert_false (unsure->cards[0].is_table);
  g_assert_cmpuint (unsure->cards[0].n_cells, ==, 4);
}

static void test_set_table (Drawing *f, gconstpointer data) {
  guint set = drawing_add_node (f, MD_SHAPE_SET, "set", "set of 2 items"), one = drawing_add_int (f, 8), two = drawing_add_int (f, 3);
  drawing_add_edge (f, set, one, MD_EDGE_MEMBER, 0, "item")->slot_index = 0;
  drawing_add_edge (f, set, two, MD_EDGE_MEMBER, 3, "item")->slot_index = 3;
  MdNode *node = drawing_node_at (f, set);
  node->length = 2;
  node->slots = 8;
  g_autoptr (DrScene) scene = drawing_build_with (f, &(DrOptions){.tables = TRUE});
  const DrCard *card = &scene->cards[0];
  g_assert_cmpstr (cell_called (card, "0")->value, ==, "8");
  g_assert_cmpstr (cell_called (card, "3")->value, ==, "3");
  g_assert_true (cell_called (card, "1")->is_free);
  g_assert_true (cell_called (card, "4 empty")->gap);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, card, both[i]);
    DrRect box = cell_called (card, "1")->box;
    check_at (&p, "an empty slot", box.x_px + 3, box.y_px + 3, p.theme->card);
    g_assert_cmpuint (changes_along (&p, box.x_px + 2, box.y_px, box.x_px + 2 * box.width_px - 2, box.y_px), >, 6);
    cairo_surface_destroy (p.surface);
  }
}

/* Marks. */

static void test_new (Drawing *f, gconstpointer data) {
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", "list of 1 item");
  drawing_add_edge (f, list, drawing_add_int (f, 1), MD_EDGE_ITEM, 0, "[0]")->mark = MD_MARK_NEW;
  drawing_node_at (f, list)->mark = MD_MARK_NEW;
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, &scene->cards[0], both[i]);
    check_at (&p, "the plus", 15, -4, p.theme->card);
    check_at (&p, "the plus's end", 15, -4 - 3.5, p.theme->card);
    check_at (&p, "the disc", 15 + 5, -4 - 4, p.theme->fresh);
    check_at (&p, "the border", p.card->width_px - 0.3, p.card->height_px - 14, p.theme->fresh);
    /* In a new object everything is new: no cell is marked. */
    check_at (&p, "a cell's border", p.card->cells[0].box.x_px + 4, p.card->cells[0].box.y_px + 2, p.theme->cell);
    cairo_surface_destroy (p.surface);
  }
}

static void test_changed (Drawing *f, gconstpointer data) {
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", "list of 2 items");
  drawing_add_edge (f, list, drawing_add_int (f, 1), MD_EDGE_ITEM, 0, "[0]");
  MdEdge *changed = drawing_add_edge (f, list, drawing_add_int (f, 2), MD_EDGE_ITEM, 1, "[1]");
  changed->mark = MD_MARK_NEW;
  changed->was = "3333";
  drawing_node_at (f, list)->mark = MD_MARK_CHANGED;
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, &scene->cards[0], both[i]);
    const DrCell *cell = &p.card->cells[1];
    check_at (&p, "the disc", 15 + 6, -4 - 4, p.theme->changed);
    check_at (&p, "the changed cell's border", cell->box.x_px + 1, cell->box.y_px + 14, p.theme->changed);
    check_at (&p, "the corner turned down", cell->box.x_px + cell->box.width_px - 2.5, cell->box.y_px + 2, p.theme->changed);
    check_at (&p, "the stroke through what was", cell->was_x_px + 6, cell->was_y_px + 0.5, p.theme->changed);
    check_at (&p, "the other cell", p.card->cells[0].box.x_px + 3, p.card->cells[0].box.y_px + 3, p.theme->cell);
    cairo_surface_destroy (p.surface);
  }
}

static void test_freed (Drawing *f, gconstpointer data) {
  guint list = drawing_add_node (f, MD_SHAPE_INSTANCE, "Account", "Account");
  drawing_add_edge (f, list, drawing_add_int (f, 1), MD_EDGE_ATTR, 0, ".owner");
  drawing_node_at (f, list)->mark = MD_MARK_FREED;
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, &scene->cards[0], both[i]);
    check_at (&p, "the cross", 15, -4, p.theme->card);
    check_at (&p, "the disc", 15, -4 - 6, p.theme->freed);
    g_assert_cmpuint (changes_along (&p, 12, p.card->height_px, p.card->width_px - 12, p.card->height_px), >, 8); /* dashed */
    g_assert_cmpuint (changes_along (&p, 4, p.card->height_px - 4.5, p.card->width_px - 4, p.card->height_px - 4.5), >, 8); /* hatched */
    cairo_surface_destroy (p.surface);
  }
}

static void test_garbage (Drawing *f, gconstpointer data) {
  guint list = drawing_add_node (f, MD_SHAPE_INSTANCE, "Account", "Account");
  drawing_add_edge (f, list, list, MD_EDGE_ATTR, 0, ".me");
  g_autoptr (DrScene) sound = drawing_build (f, FALSE);
  drawing_node_at (f, list)->flags = MD_FLAG_GARBAGE;
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_nonnull (strstr (scene->cards[0].note, "unreachable"));
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p, plain;
    paint_card (&p, &scene->cards[0], both[i]);
    paint_card (&plain, &sound->cards[0], both[i]);
    double y = p.card->height_px - 4.5, plain_y = plain.card->height_px - 4.5;
    g_assert_cmpuint (changes_along (&p, 4, y, p.card->width_px - 4, y), >, 4);
    g_assert_cmpuint (changes_along (&plain, 4, plain_y, plain.card->width_px - 4, plain_y), ==, 0);
    cairo_surface_destroy (p.surface);
    cairo_surface_destroy (plain.surface);
  }
}

static void test_current_frame (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "f", "");
  drawing_node_at (f, frame)->current = TRUE;
  drawing_add_edge (f, frame, drawing_add_int (f, 1), MD_EDGE_NAME, 0, "a");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, &scene->cards[0], both[i]);
    check_at (&p, "the thick border", p.card->width_px - 0.9, p.card->height_px - 14, p.theme->hue[DR_HUE_FRAME]);
    check_at (&p, "the thick border, outside", p.card->width_px + 0.7, p.card->height_px - 14, p.theme->hue[DR_HUE_FRAME]);
    cairo_surface_destroy (p.surface);
  }
}

static void test_spare_and_gone (Drawing *f, gconstpointer data) {
  static const MdGone gone[] = {{MD_EDGE_ITEM, 1, "[1]", "9"}};
  static const char *const no_holders[] = {NULL};
  guint list = drawing_add_node (f, MD_SHAPE_LIST, "list", "list of 1 item");
  drawing_add_edge (f, list, drawing_add_int (f, 1), MD_EDGE_ITEM, 0, "[0]");
  MdNode *node = drawing_node_at (f, list);
  node->mark = MD_MARK_CHANGED;
  node->length = 1;
  node->room = 4;
  node->n_gone = 1;
  g_autoptr (DrText) text = dr_text_new ();
  DrGraph graph = {.nodes = (const MdNode *) (gpointer) f->nodes->data, .n_nodes = f->nodes->len,
                   .edges = (const MdEdge *) (gpointer) f->edges->data, .n_edges = f->edges->len, .holders = no_holders, .gone = gone};
  g_autoptr (DrScene) scene = dr_scene_new (&graph, &(DrOptions){0}, text);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, &scene->cards[0], both[i]);
    DrRect spare = p.card->spare_box, lost = p.card->cells[1].box;
    g_assert_cmpuint (changes_along (&p, spare.x_px + 2, spare.y_px + spare.height_px, spare.x_px + spare.width_px, spare.y_px + spare.height_px), >, 4);
    check_at (&p, "the open cell", spare.x_px + 3, spare.y_px + 3, p.theme->card);
    g_assert_cmpuint (changes_along (&p, lost.x_px + 2, lost.y_px + 1, lost.x_px + lost.width_px - 2, lost.y_px + 1), >, 4);
    cairo_surface_destroy (p.surface);
  }
}

/* What lay on the stack of a frame stood below its names, and so it goes. */
static void test_gone_from_the_stack (Drawing *f, gconstpointer data) {
  static const MdGone gone[] = {{MD_EDGE_STACK, 0, "stack[0]", "7"}};
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", "");
  for (guint i = 0; i < 2; i++)
    drawing_add_edge (f, frame, drawing_add_int (f, 1), MD_EDGE_NAME, i, i == 0 ? "a" : "b")->slot_index = i;
  drawing_node_at (f, frame)->mark = MD_MARK_CHANGED;
  drawing_node_at (f, frame)->n_gone = 1;
  g_autoptr (DrText) text = dr_text_new ();
  DrGraph graph = {.nodes = (const MdNode *) (gpointer) f->nodes->data, .n_nodes = f->nodes->len,
                   .edges = (const MdEdge *) (gpointer) f->edges->data, .n_edges = f->edges->len, .gone = gone};
  g_autoptr (DrScene) scene = dr_scene_new (&graph, &(DrOptions){0}, text);
  g_assert_cmpuint (scene->cards[0].n_cells, ==, 3);
  g_assert_cmpstr (scene->cards[0].cells[2].label, ==, "stack[0]");
  g_assert_cmpstr (scene->cards[0].cells[2].was, ==, "7");
}

/* Every arrow of a dict has a port of its own, though its keys read the same; and it is the same port when there are more. */
static void test_ports_of_entries (Drawing *f, gconstpointer data) {
  guint64 first = 0;
  for (guint n = 2; n <= 3; n++) {
    guint dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "dict"), items[6];
    for (guint i = 0; i < 2 * n; i++)
      items[i] = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "tuple of 2 items");
    for (guint i = 0; i < n; i++) {
      drawing_add_edge (f, dict, items[2 * i], MD_EDGE_KEY, i, "key tuple of 2 items");
      drawing_add_edge (f, dict, items[2 * i + 1], MD_EDGE_VALUE, i, "[tuple of 2 items]");
    }
    g_autoptr (DrScene) scene = drawing_build (f, FALSE);
    g_assert_cmpuint (scene->n_arrows, ==, 2 * n);
    for (guint i = 0; i < scene->n_arrows; i++)
      for (guint k = 0; k < i; k++)
        g_assert_cmpuint (scene->arrows[i].port, !=, scene->arrows[k].port);
    g_assert_true (n == 2 || scene->arrows[0].port == first);
    first = scene->arrows[0].port;
    drawing_tear_down (f, NULL);
    drawing_set_up (f, NULL);
  }
}

/* Of holders without a word of their own two names are told, each once; of more names only how many there are. */
static void test_named_holders (Drawing *f, gconstpointer data) {
  static const char *const names[] = {"function of generator", "[0] of a tuple", "[1] of a tuple"};
  for (guint n = 1; n <= G_N_ELEMENTS (names); n++) {
    guint node = drawing_add_node (f, MD_SHAPE_FUNCTION, "function", "<function g>");
    for (guint i = 0; i < 2 * n; i++)
      drawing_add_holder (f, node, MD_HOLDER_OTHER, names[i % n]);
  }
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  g_assert_cmpuint (scene->cards[0].n_tags, ==, 1);
  g_assert_cmpstr (scene->cards[0].tags[0].text, ==, "function of generator ×2");
  g_assert_cmpuint (scene->cards[1].n_tags, ==, 2);
  g_assert_cmpstr (scene->cards[1].tags[0].text, ==, "function of generator ×2");
  g_assert_cmpstr (scene->cards[1].tags[1].text, ==, "[0] of a tuple ×2");
  g_assert_cmpuint (scene->cards[2].n_tags, ==, 1);
  g_assert_cmpstr (scene->cards[2].tags[0].text, ==, "elsewhere ×6");
}

/* A byte that a view sees is marked on the object that owns it, too. */
static void test_bytes_that_are_seen (Drawing *f, gconstpointer data) {
  guint view = drawing_add_node (f, MD_SHAPE_BYTES, "memoryview", "memoryview of 2 items, from byte 1, every 2 bytes");
  guint buffer = drawing_add_node (f, MD_SHAPE_OTHER, "managedbuffer", "managedbuffer");
  guint owner = drawing_add_node (f, MD_SHAPE_BYTES, "bytearray", "bytearray(b'owner')");
  drawing_add_edge (f, view, buffer, MD_EDGE_FIELD, 0, "managed buffer");
  drawing_add_edge (f, buffer, owner, MD_EDGE_FIELD, 0, "viewed object");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  const DrCard *card = &scene->cards[2];
  g_assert_cmpuint (card->n_cells, ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_assert_cmpint (card->cells[i].is_seen, ==, i == 1 || i == 3);
    g_assert_false (card->cells[i].is_shared);
  }
}

/* Blocks of memory: the program's tinted, earlier ones plain, free ones open. */
static void test_pool (Drawing *f, gconstpointer data) {
  MdMemory *memory = g_new0 (MdMemory, 1);
  memory->pools = g_array_new (FALSE, FALSE, sizeof (MdPool));
  memory->blocks = g_array_new (FALSE, FALSE, sizeof (MdBlock));
  memory->strings = g_string_chunk_new (64);
  const MdBlock blocks[] = {
    {.address = 0x7f0000001000, .use = MD_BLOCK_EARLIER, .id = 1, .shape = MD_SHAPE_LIST, .text = "list"},
    {.address = 0x7f0000001040, .use = MD_BLOCK_USED, .id = 2, .shape = MD_SHAPE_LIST, .text = "list", .was = "tuple", .mark = MD_MARK_NEW, .known = TRUE},
    {.address = 0x7f0000001080, .use = MD_BLOCK_FREE, .was = "list", .mark = MD_MARK_FREED, .known = TRUE},
    {.address = 0x7f00000010c0, .use = MD_BLOCK_FREE},
  };
  g_array_append_vals (memory->blocks, blocks, G_N_ELEMENTS (blocks));
  MdPool pool = {.address = 0x7f0000001000, .block_bytes = 64, .n_blocks = 4, .n_used = 2};
  g_array_append_val (memory->pools, pool);
  g_autoptr (DrText) text = dr_text_new ();
  g_autoptr (DrScene) scene = dr_memory_scene_new (memory, 3, text);
  md_memory_free (memory);
  g_assert_cmpuint (scene->n_cards, ==, 1);
  const DrCard *card = &scene->cards[0];
  g_assert_cmpint (card->form, ==, DR_FORM_GRID);
  g_assert_cmpuint (card->n_cells, ==, 4);
  g_assert_cmpstr (card->cells[1].label, ==, "+0040");
  g_assert_true (dr_scene_find (scene, 2) == card);
  check_card (card);
  /* What a block held stands below what it holds now, or in the middle of what is free. */
  g_assert_cmpfloat (card->cells[1].was_y_px, >, card->cells[1].box.y_px + card->cells[1].box.height_px / 2);
  g_assert_cmpfloat (card->cells[2].was_y_px, ==, card->cells[2].box.y_px + card->cells[2].box.height_px / 2);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    Painting p;
    paint_card (&p, card, both[i]);
    DrRect box[4];
    for (guint k = 0; k < 4; k++)
      box[k] = card->cells[k].box;
    check_at (&p, "an earlier block", box[0].x_px + 4, box[0].y_px + 4, p.theme->cell);
    check_at (&p, "a block of the program", box[1].x_px + 4, box[1].y_px + 4, p.theme->tint[DR_HUE_SEQUENCE]);
    check_at (&p, "its mark", box[1].x_px + 1, box[1].y_px + 18, p.theme->changed);
    check_at (&p, "a free block", box[3].x_px + 4, box[3].y_px + 4, p.theme->card);
    cairo_surface_destroy (p.surface);
  }
}

/* The ways of two arrows that arrive together, from 140 px on. */
static const DrPoint line_a[] = {{100, 20}, {110, 20}, {130, 20}, {140, 20}, {160, 20}, {180, 20}, {200, 20}};
static const DrPoint line_b[] = {{103, 38}, {118, 38}, {125, 20}, {140, 20}, {160, 20}, {180, 20}, {200, 20}};

/* The strokes of N_ARROWS: solid, dashed for a weak reference, dotted for a name that sees into a cell, dashed for what is gone. */
static guint gaps_of_arrows (Drawing *f, guint n_arrows, MdEdgeKind kind, gboolean counts, MdMark mark, DrColor *color) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "f", ""), list = drawing_add_node (f, MD_SHAPE_LIST, "list", "list of 0 items");
  for (guint i = 0; i < n_arrows; i++) {
    MdEdge *edge = drawing_add_edge (f, frame, list, kind, i, i == 0 ? "a" : "b");
    edge->counts = counts;
    edge->mark = mark;
  }
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  scene->cards[0].x_px = -500;
  scene->cards[1].x_px = 500;
  g_assert_cmpuint (scene->n_arrows, ==, n_arrows);
  for (guint i = 0; i < n_arrows; i++) {
    scene->arrows[i].points = i == 0 ? line_a : line_b;
    scene->arrows[i].n_points = G_N_ELEMENTS (line_a);
  }
  g_autoptr (DrText) text = dr_text_new ();
  Painting p = {.theme = dr_theme (DR_THEME_LIGHT), .width = 300 * SCALE, .height = 40 * SCALE};
  p.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, p.width, p.height);
  cairo_t *cr = cairo_create (p.surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  dr_paint (scene, cr, text, p.theme, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (p.surface);
  guint n = changes_along (&p, 142 - EDGE_PX, 20 - EDGE_PX, 185 - EDGE_PX, 20 - EDGE_PX);
  *color = color_at (&p, 183 - EDGE_PX, 20 - EDGE_PX);
  cairo_surface_destroy (p.surface);
  g_array_set_size (f->nodes, 0);
  g_array_set_size (f->edges, 0);
  return n;
}

static void test_strokes (Drawing *f, gconstpointer data) {
  const DrTheme *theme = dr_theme (DR_THEME_LIGHT);
  DrColor color;
  g_assert_cmpuint (gaps_of_arrows (f, 1, MD_EDGE_NAME, TRUE, MD_MARK_NONE, &color), ==, 0);
  g_assert_true (is_like (color, theme->arrow));
  g_assert_cmpuint (gaps_of_arrows (f, 1, MD_EDGE_NAME, TRUE, MD_MARK_NEW, &color), ==, 0);
  g_assert_true (is_like (color, theme->changed));
  guint weak = gaps_of_arrows (f, 1, MD_EDGE_WEAK, FALSE, MD_MARK_NONE, &color);
  g_assert_true (is_like (color, theme->weak_arrow));
  guint through = gaps_of_arrows (f, 1, MD_EDGE_NAME, FALSE, MD_MARK_NONE, &color);
  g_assert_cmpuint (weak, >, 4);
  g_assert_cmpuint (through, >, weak);
  g_assert_cmpuint (gaps_of_arrows (f, 1, MD_EDGE_NAME, TRUE, MD_MARK_FREED, &color), >, 4);
  g_assert_true (is_like (color, theme->freed));
}

/* Where two arrows lie on each other their dashes do, too: else they would fill each other's gaps and look solid. */
static void test_strokes_that_arrive_together (Drawing *f, gconstpointer data) {
  DrColor color;
  g_assert_cmpuint (gaps_of_arrows (f, 2, MD_EDGE_WEAK, FALSE, MD_MARK_NONE, &color), ==,
                    gaps_of_arrows (f, 1, MD_EDGE_WEAK, FALSE, MD_MARK_NONE, &color));
  g_assert_cmpuint (gaps_of_arrows (f, 2, MD_EDGE_NAME, FALSE, MD_MARK_NONE, &color), ==,
                    gaps_of_arrows (f, 1, MD_EDGE_NAME, FALSE, MD_MARK_NONE, &color));
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *path = g_strdup_printf ("/draw/cards/%s", kinds[i].type);
    g_test_add (path, Drawing, GUINT_TO_POINTER (i), drawing_set_up, test_kinds, drawing_tear_down);
  }
#define ADD(name, func) g_test_add ("/draw/cards/" name, Drawing, NULL, drawing_set_up, func, drawing_tear_down)
  ADD ("values", test_values);
  ADD ("left-out", test_left_out);
  ADD ("fields", test_fields);
  ADD ("atoms", test_atoms);
  ADD ("pairs", test_pairs);
  ADD ("bytes", test_bytes);
  ADD ("many-bytes", test_many_bytes);
  ADD ("hash-table", test_hash_table);
  ADD ("set-table", test_set_table);
  ADD ("new", test_new);
  ADD ("changed", test_changed);
  ADD ("freed", test_freed);
  ADD ("garbage", test_garbage);
  ADD ("current-frame", test_current_frame);
  ADD ("spare-and-gone", test_spare_and_gone);
  ADD ("gone-from-the-stack", test_gone_from_the_stack);
  ADD ("named-holders", test_named_holders);
  ADD ("bytes-that-are-seen", test_bytes_that_are_seen);
  ADD ("ports-of-entries", test_ports_of_entries);
  ADD ("pool", test_pool);
  ADD ("strokes", test_strokes);
  ADD ("strokes-that-arrive-together", test_strokes_that_arrive_together);
  return g_test_run ();
}
