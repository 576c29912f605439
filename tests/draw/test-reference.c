/* Pictures that are kept: every kind of card and every mark, and every kind of arrow, in a light and a dark theme, against what was looked at
 * and found good. tests/draw/reference/ has one sheet a theme. They show letters, so they need the fonts of data/install-packages.sh.
 *
 * Two renderings of one picture differ at edges, by the library's version or the processor. So both are blurred over three by three points, and a
 * card is another one if some of its points are far off, or many are a little.
 *
 * After a change that is meant, look at the sheets that this writes, and keep them:
 *   HEAPSCOPE_SHEETS=tests/draw/reference _build/tests/draw/test-reference */
#include <locale.h>
#include <stdlib.h>

#include "dr-paint.h"
#include "drawing.h"

#define SHEET_WIDTH_PX 900
#define BETWEEN_PX     28
#define ARROW_PX       90
#define FAR_OFF        60   /* of 255: a blurred point that is so far off is another one */
#define MOST_FAR       12   /* points of a card */
#define MOST_MEAN      1.5  /* of 255, over all points of a card */

typedef struct Sheet {
  GArray *rects; /* DrRect, of what is compared */
  GPtrArray *names;
  DrScene *cards, *details, *arrows;
  double height_px;
} Sheet;

/* What is on the sheets. */

static guint add_object (Drawing *f, MdShape shape, const char *type, const char *text, MdEdgeKind kind, MdMark mark) {
  static const char *const labels[] = {"first", "second"};
  guint node = drawing_add_node (f, shape, type, text), atom = drawing_add_int (f, 42);
  guint word = drawing_add_node (f, MD_SHAPE_ATOM, "str", "'word'");
  for (guint i = 0; i < 2; i++) {
    MdEdge *edge = drawing_add_edge (f, node, i == 0 ? atom : word, kind, i, kind == MD_EDGE_ITEM ? "[0]" : labels[i]);
    if (mark == MD_MARK_CHANGED && i == 1) {
      edge->mark = MD_MARK_NEW;
      edge->was = "'old'";
    }
  }
  drawing_node_at (f, node)->mark = mark;
  return node;
}

static void add_kinds (Drawing *f) {
  static const struct {
    MdShape shape;
    const char *type, *text;
    MdEdgeKind kind;
  } kinds[] = {
    {MD_SHAPE_FRAME, "<module>", "", MD_EDGE_NAME},        {MD_SHAPE_FRAME, "function", "", MD_EDGE_NAME},
    {MD_SHAPE_LIST, "list", "", MD_EDGE_ITEM},             {MD_SHAPE_TUPLE, "tuple", "", MD_EDGE_ITEM},
    {MD_SHAPE_SET, "set", "", MD_EDGE_MEMBER},             {MD_SHAPE_INSTANCE, "Account", "Account", MD_EDGE_ATTR},
    {MD_SHAPE_CLASS, "type", "<class 'Account'>", MD_EDGE_ATTR}, {MD_SHAPE_FUNCTION, "function", "<function f>", MD_EDGE_FIELD},
    {MD_SHAPE_MODULE, "module", "<module 'm'>", MD_EDGE_ATTR},   {MD_SHAPE_CELL, "cell", "cell", MD_EDGE_FIELD},
    {MD_SHAPE_GENERATOR, "generator", "suspended at line 2", MD_EDGE_FIELD},
    {MD_SHAPE_WEAKREF, "weakref.ReferenceType", "", MD_EDGE_FIELD}, {MD_SHAPE_OTHER, "slice", "slice", MD_EDGE_ATTR},
  };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    guint node = add_object (f, kinds[i].shape, kinds[i].type, kinds[i].text, kinds[i].kind, MD_MARK_NONE);
    drawing_node_at (f, node)->line = kinds[i].shape == MD_SHAPE_FRAME ? 7 : 0;
    drawing_node_at (f, node)->current = i == 1;
  }
}

static void add_dicts (Drawing *f) {
  for (guint table = 0; table < 2; table++) {
    guint dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "dict of 1 entry"), key = drawing_add_int (f, 9), value = drawing_add_int (f, 1);
    drawing_add_edge (f, dict, key, MD_EDGE_KEY, 0, "key 9")->slot_index = 0;
    drawing_add_edge (f, dict, value, MD_EDGE_VALUE, 0, "[9]")->slot_index = 0;
    drawing_node_at (f, dict)->length = 1;
    drawing_node_at (f, dict)->slots = table != 0 ? 16 : 0;
  }
}

static void add_others (Drawing *f) {
  drawing_add_node (f, MD_SHAPE_BYTES, "bytearray", "bytearray(b'a \\x00\\n')");
  guint list = add_object (f, MD_SHAPE_LIST, "list", "", MD_EDGE_ITEM, MD_MARK_NONE);
  drawing_node_at (f, list)->length = 2;
  drawing_node_at (f, list)->room = 6;
  guint pile = add_object (f, MD_SHAPE_INSTANCE, "Pile", "Pile", MD_EDGE_ATTR, MD_MARK_NONE);
  drawing_node_at (f, pile)->flags = MD_FLAG_GROUP | MD_FLAG_MUTABLE;
  drawing_node_at (f, pile)->n_folded = 41;
  guint many = drawing_add_node (f, MD_SHAPE_LIST, "list", "list of 300 items"), one = drawing_add_int (f, 1);
  for (guint i = 0; i < 40; i++)
    drawing_add_edge (f, many, one, MD_EDGE_ITEM, i < 20 ? i : 260 + i, "[i]");
  drawing_node_at (f, many)->length = 300;
  guint told = drawing_add_node (f, MD_SHAPE_INSTANCE, "Told", "Told");
  drawing_node_at (f, told)->flags = MD_FLAG_FINALIZER | MD_FLAG_MUTABLE;
  drawing_node_at (f, drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "()"))->immortal = TRUE;
}

/* Each kind of what holds an object without being drawn is a tag. */
static void add_held (Drawing *f) {
  static const MdHolderKind kinds[][6] = {
    {MD_HOLDER_CONSTANT, MD_HOLDER_STACK, MD_HOLDER_STACK, MD_HOLDER_PARSER, MD_HOLDER_CACHE, MD_HOLDER_ITERATOR},
    {MD_HOLDER_NATIVE, MD_HOLDER_FRAME, MD_HOLDER_INSTANCE, MD_HOLDER_CLASS, MD_HOLDER_MODULE, MD_HOLDER_INTERPRETER},
  };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    guint node = add_object (f, i == 0 ? MD_SHAPE_TUPLE : MD_SHAPE_LIST, i == 0 ? "tuple" : "list", "", MD_EDGE_ITEM, MD_MARK_NONE);
    for (guint k = 0; k < G_N_ELEMENTS (kinds[i]); k++)
      drawing_add_holder (f, node, kinds[i][k], "holder");
    drawing_node_at (f, node)->refcount = 6;
  }
  guint other = drawing_add_node (f, MD_SHAPE_FUNCTION, "function", "<function g>");
  drawing_add_holder (f, other, MD_HOLDER_OTHER, "function of generator");
}

/* A view has but those bytes of its exporter that it sees, at their places; these are marked on both. */
static void add_views (Drawing *f) {
  guint view = drawing_add_node (f, MD_SHAPE_BYTES, "memoryview", "memoryview of 3 items, from byte 1, every 2 bytes");
  guint buffer = drawing_add_node (f, MD_SHAPE_OTHER, "managedbuffer", "managedbuffer");
  guint bytes = drawing_add_node (f, MD_SHAPE_BYTES, "bytearray", "bytearray(b'exporter')");
  drawing_add_edge (f, view, buffer, MD_EDGE_FIELD, 0, "managed buffer");
  drawing_add_edge (f, buffer, bytes, MD_EDGE_FIELD, 0, "viewed object");
}

/* Where an iterator or a generator stands, and what a weak reference to nothing says. */
static void add_positions (Drawing *f) {
  static const struct {
    MdShape shape;
    const char *type, *text;
    guint flags;
  } kinds[] = {
    {MD_SHAPE_OTHER, "list_iterator", "next 2, 3 left", 0},       {MD_SHAPE_OTHER, "dict_keyiterator", "next 1, 1 left", 0},
    {MD_SHAPE_OTHER, "range_iterator", "next 5, 5 left", 0},      {MD_SHAPE_GENERATOR, "generator", "not started", 0},
    {MD_SHAPE_GENERATOR, "generator", "finished", 0},             {MD_SHAPE_WEAKREF, "weakref.ReferenceType", "", MD_FLAG_DEAD},
    {MD_SHAPE_CELL, "cell", "cell", 0},                           {MD_SHAPE_SET, "frozenset", "frozenset", 0},
    {MD_SHAPE_OTHER, "set_iterator", "2 left", 0},                {MD_SHAPE_OTHER, "str_ascii_iterator", "next 1", 0},
    {MD_SHAPE_OTHER, "enumerate", "next 6", 0},                   {MD_SHAPE_GENERATOR, "coroutine", "running", 0},
    {MD_SHAPE_OTHER, "traceback", "line 3", 0},                   {MD_SHAPE_OTHER, "code", "<code object f>", 0},
    {MD_SHAPE_FUNCTION, "method", "<bound method Dog.bark>", 0},  {MD_SHAPE_FUNCTION, "builtin_function_or_method", "<built-in method append>", 0},
    {MD_SHAPE_OTHER, "_io.StringIO", "StringIO of 8 characters, at 4: 'one\\ntwo\\n'", 0},
    {MD_SHAPE_OTHER, "array.array", "array 'd' of 14 items: 0.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, ..., 11.0, 12.0, 13.0", 0},
    {MD_SHAPE_BYTES, "memoryview", "released memoryview", 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    guint node = drawing_add_node (f, kinds[i].shape, kinds[i].type, kinds[i].text);
    drawing_node_at (f, node)->flags = kinds[i].flags | (kinds[i].shape == MD_SHAPE_OTHER ? MD_FLAG_MUTABLE : 0);
  }
  guint folded = drawing_add_node (f, MD_SHAPE_LIST, "list", "list of 3 items");
  drawing_node_at (f, folded)->n_folded = 12;
  drawing_node_at (f, folded)->folded_bytes = 3000;
  drawing_node_at (f, folded)->length = 3;
}

/* Keys that are objects, names of items, the order of lookup, room that is limited, a dict that is closed, entries that are gone. */
static void add_peculiar (Drawing *f) {
  guint dict = drawing_add_node (f, MD_SHAPE_DICT, "dict", "dict of 1 entry"), key = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "tuple of 2 items");
  drawing_add_edge (f, dict, key, MD_EDGE_KEY, 0, "key tuple of 2 items");
  drawing_add_edge (f, dict, drawing_add_int (f, 8), MD_EDGE_VALUE, 0, "[tuple of 2 items]");
  for (guint i = 0; i < 2; i++)
    drawing_add_edge (f, key, drawing_add_int (f, (int) i), MD_EDGE_ITEM, i, i == 0 ? "[0]" : "[1]");
  guint point = add_object (f, MD_SHAPE_TUPLE, "Point", "", MD_EDGE_ITEM, MD_MARK_NONE);
  drawing_node_at (f, point)->fields = "abscissa\nordinate\n";
  guint class = drawing_add_node (f, MD_SHAPE_CLASS, "type", "<class 'Dog'>");
  drawing_node_at (f, class)->order = "Dog, Animal, object";
  for (guint i = 0; i < 3; i++)
    drawing_add_holder (f, class, i == 0 ? MD_HOLDER_SUBCLASS : MD_HOLDER_ITSELF, "holder");
  guint last = add_object (f, MD_SHAPE_LIST, "collections.deque", "deque of 2 items, at most 3", MD_EDGE_ITEM, MD_MARK_NONE);
  drawing_node_at (f, last)->length = 2;
  drawing_node_at (f, drawing_add_node (f, MD_SHAPE_DICT, "dict", "dict of 154 entries"))->length = 154;
}

/* What is told of an object on demand: size and room, immutable, the generation or that the collector does not watch it, its address;
 * and of atoms whether they are interned, or one of the small ints. */
static void add_details (Drawing *f) {
  guint list = add_object (f, MD_SHAPE_LIST, "list", "", MD_EDGE_ITEM, MD_MARK_NONE);
  *drawing_node_at (f, list) = (MdNode){.id = list + 1, .shape = MD_SHAPE_LIST, .type = "list", .text = "", .refcount = 2, .address = 0x7f0000001040,
    .size_bytes = 88, .generation = 1, .flags = MD_FLAG_MUTABLE, .length = 2, .room = 4,
    .first_edge = drawing_node_at (f, list)->first_edge, .n_edges = drawing_node_at (f, list)->n_edges};
  for (guint i = 0; i < 2; i++) {
    MdNode *atom = drawing_node_at (f, list + 1 + i);
    atom->flags = i == 0 ? MD_FLAG_SMALL_INT : MD_FLAG_INTERNED;
    atom->immortal = i == 0;
    atom->generation = -1;
  }
  guint empty = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "()");
  drawing_node_at (f, empty)->generation = -1;
}

static void add_marks (Drawing *f) {
  add_object (f, MD_SHAPE_LIST, "new", "", MD_EDGE_ITEM, MD_MARK_NEW);
  add_object (f, MD_SHAPE_LIST, "changed", "", MD_EDGE_ITEM, MD_MARK_CHANGED);
  add_object (f, MD_SHAPE_INSTANCE, "changed", "x", MD_EDGE_ATTR, MD_MARK_CHANGED);
  add_object (f, MD_SHAPE_INSTANCE, "freed", "x", MD_EDGE_ATTR, MD_MARK_FREED);
  guint garbage = add_object (f, MD_SHAPE_INSTANCE, "garbage", "x", MD_EDGE_ATTR, MD_MARK_NONE);
  drawing_node_at (f, garbage)->flags = MD_FLAG_GARBAGE | MD_FLAG_MUTABLE;
}

/* In lines, as they come; without those that only stand in cells. */
static void place_cards (Sheet *sheet, DrScene *scene) {
  double x_px = BETWEEN_PX, y_px = sheet->height_px + BETWEEN_PX, line_px = 0;
  for (guint i = 0; i < scene->n_cards; i++) {
    DrCard *card = &scene->cards[i];
    if (x_px + card->width_px + BETWEEN_PX > SHEET_WIDTH_PX) {
      x_px = BETWEEN_PX;
      y_px += line_px + BETWEEN_PX;
      line_px = 0;
    }
    card->x_px = x_px;
    card->y_px = y_px;
    x_px += card->width_px + BETWEEN_PX;
    line_px = MAX (line_px, card->height_px);
    DrRect rect = {card->x_px - 10, card->y_px - 14, card->width_px + 22, card->height_px + 26};
    g_array_append_val (sheet->rects, rect);
    g_ptr_array_add (sheet->names, g_strdup_printf ("card %u, %s", i, card->title));
  }
  sheet->height_px = y_px + line_px;
}

static void add_arrow (Drawing *f, MdEdgeKind kind, gboolean counts, MdMark mark) {
  guint from = drawing_add_node (f, MD_SHAPE_INSTANCE, "A", "A"), to = drawing_add_node (f, MD_SHAPE_INSTANCE, "B", "B");
  MdEdge *edge = drawing_add_edge (f, from, to, kind, 0, "x");
  edge->counts = counts;
  edge->mark = mark;
}

/* Two cards with an arrow between them, several in a line. */
static void place_arrows (Sheet *sheet, DrPoint *points) {
  double x_px = BETWEEN_PX;
  for (guint i = 0; i < sheet->arrows->n_arrows; i++) {
    DrArrow *arrow = &sheet->arrows->arrows[i];
    DrCard *from = &sheet->arrows->cards[arrow->from], *to = &sheet->arrows->cards[arrow->to];
    if (x_px + from->width_px + ARROW_PX + to->width_px > SHEET_WIDTH_PX) {
      x_px = BETWEEN_PX;
      sheet->height_px += from->height_px + BETWEEN_PX;
    }
    from->x_px = x_px;
    from->y_px = to->y_px = sheet->height_px;
    to->x_px = x_px + from->width_px + ARROW_PX / 2;
    DrPoint *p = points + 4 * i;
    p[0] = (DrPoint){from->x_px + from->cells[0].port_x_px, from->y_px + from->cells[0].port_y_px};
    p[3] = (DrPoint){to->x_px, to->y_px + 20};
    p[1] = (DrPoint){p[0].x_px + ARROW_PX / 3.0, p[0].y_px};
    p[2] = (DrPoint){p[3].x_px - ARROW_PX / 3.0, p[3].y_px};
    arrow->points = p;
    arrow->n_points = 4;
    DrRect rect = {x_px - 10, from->y_px - 14, to->x_px + to->width_px - x_px + 20, from->height_px + 28};
    g_array_append_val (sheet->rects, rect);
    g_ptr_array_add (sheet->names, g_strdup_printf ("arrow %u", i));
    x_px = to->x_px + to->width_px + BETWEEN_PX;
  }
  sheet->height_px += sheet->arrows->cards[0].height_px + BETWEEN_PX;
}

static void fill_sheet (Sheet *sheet, Drawing *cards, Drawing *details, Drawing *arrows) {
  add_kinds (cards);
  add_dicts (cards);
  add_others (cards);
  add_marks (cards);
  add_held (cards);
  add_views (cards);
  add_positions (cards);
  add_peculiar (cards);
  add_details (details);
  add_arrow (arrows, MD_EDGE_ATTR, TRUE, MD_MARK_NONE);
  add_arrow (arrows, MD_EDGE_ATTR, TRUE, MD_MARK_NEW);
  add_arrow (arrows, MD_EDGE_ATTR, TRUE, MD_MARK_FREED);
  add_arrow (arrows, MD_EDGE_ATTR, FALSE, MD_MARK_NONE);
  add_arrow (arrows, MD_EDGE_WEAK, FALSE, MD_MARK_NONE);
  sheet->cards = drawing_build_with (cards, &(DrOptions){.tables = TRUE});
  sheet->details = drawing_build_with (details, &(DrOptions){.atoms = TRUE, .details = TRUE, .generations = TRUE, .addresses = TRUE});
  sheet->arrows = drawing_build_with (arrows, &(DrOptions){.addresses = FALSE});
}

static cairo_surface_t *paint_sheet (DrThemeKind kind, GArray *rects, GPtrArray *names) {
  Drawing cards, details, arrows;
  DrPoint points[64];
  g_autoptr (DrText) text = dr_text_new ();
  Sheet sheet = {.rects = rects, .names = names};
  const DrTheme *theme = dr_theme (kind);
  drawing_set_up (&cards, NULL);
  drawing_set_up (&details, NULL);
  drawing_set_up (&arrows, NULL);
  fill_sheet (&sheet, &cards, &details, &arrows);
  place_cards (&sheet, sheet.cards);
  place_cards (&sheet, sheet.details);
  sheet.height_px += BETWEEN_PX;
  place_arrows (&sheet, points);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SHEET_WIDTH_PX, (int) sheet.height_px);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, theme->background.red, theme->background.green, theme->background.blue);
  cairo_paint (cr);
  dr_paint (sheet.cards, cr, text, theme, NULL);
  dr_paint (sheet.details, cr, text, theme, NULL);
  dr_paint (sheet.arrows, cr, text, theme, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  dr_scene_unref (sheet.cards);
  dr_scene_unref (sheet.details);
  dr_scene_unref (sheet.arrows);
  drawing_tear_down (&cards, NULL);
  drawing_tear_down (&details, NULL);
  drawing_tear_down (&arrows, NULL);
  return surface;
}

/* Comparing. */

/* One of the three colours of a point, over it and its eight neighbours. */
static int blurred (cairo_surface_t *surface, int x, int y, int channel) {
  int sum = 0, width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++) {
      int px = CLAMP (x + dx, 0, width - 1), py = CLAMP (y + dy, 0, height - 1);
      const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + py * cairo_image_surface_get_stride (surface));
      sum += (int) (row[px] >> (8 * channel) & 255);
    }
  return sum / 9;
}

static void compare (cairo_surface_t *seen, cairo_surface_t *kept, const DrRect *rect, const char *name, const char *theme) {
  guint far = 0, n = 0;
  double sum = 0;
  for (int y = (int) rect->y_px; y < (int) (rect->y_px + rect->height_px); y++)
    for (int x = (int) rect->x_px; x < (int) (rect->x_px + rect->width_px); x++)
      for (int channel = 0; channel < 3; channel++) {
        int by = abs (blurred (seen, x, y, channel) - blurred (kept, x, y, channel));
        far += by > FAR_OFF;
        sum += by;
        n++;
      }
  if (far > MOST_FAR || sum / n > MOST_MEAN) {
    g_test_message ("%s in the %s theme: %u values far off, %.2f on average", name, theme, far, sum / n);
    g_test_fail ();
  }
}

static void test_sheet (gconstpointer data) {
  DrThemeKind kind = (DrThemeKind) GPOINTER_TO_UINT (data);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (DrRect));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *file = g_strdup_printf ("%s.png", dr_theme_name (kind)), *path = g_test_build_filename (G_TEST_DIST, "reference", file, NULL);
  cairo_surface_t *seen = paint_sheet (kind, rects, names);
  if (g_getenv ("HEAPSCOPE_SHEETS") != NULL) {
    g_autofree char *out = g_build_filename (g_getenv ("HEAPSCOPE_SHEETS"), file, NULL);
    g_assert_cmpint (cairo_surface_write_to_png (seen, out), ==, CAIRO_STATUS_SUCCESS);
  }
  cairo_surface_t *kept = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (kept), ==, cairo_image_surface_get_width (seen));
  if (cairo_image_surface_get_height (kept) != cairo_image_surface_get_height (seen))
    g_test_fail_printf ("the sheet is %d px high, not %d: some card has another size", cairo_image_surface_get_height (seen),
                        cairo_image_surface_get_height (kept));
  for (guint i = 0; i < rects->len; i++)
    compare (seen, kept, &g_array_index (rects, DrRect, i), names->pdata[i], dr_theme_name (kind));
  cairo_surface_destroy (seen);
  cairo_surface_destroy (kept);
}

int main (int argc, char **argv) {
  static const DrThemeKind themes[] = {DR_THEME_LIGHT, DR_THEME_DARK};
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++) {
    g_autofree char *path = g_strdup_printf ("/draw/reference/%s", dr_theme_name (themes[i]));
    g_test_add_data_func (path, GUINT_TO_POINTER (themes[i]), test_sheet);
  }
  return g_test_run ();
}
