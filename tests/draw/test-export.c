#define _GNU_SOURCE /* memmem */
/* What is written to files: pictures, documents, graphs for others. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "dr-book.h"
#include "dr-dot.h"
#include "dr-paint.h"
#include "drawing.h"

static const DrTheme *light (void) {
  return dr_theme (DR_THEME_LIGHT);
}

static void check_file (DrScene *scene, const char *folder, const char *name, const char *start) {
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_assert_true (dr_export (scene, path, light (), 2, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, 300);
  g_assert_cmpint (memcmp (text, start, strlen (start)), ==, 0);
  g_unlink (path);
}

static void test_files (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  check_file (scene, folder, "a.png", "\x89PNG");
  check_file (scene, folder, "a.svg", "<?xml");
  check_file (scene, folder, "a.pdf", "%PDF");
  check_file (scene, folder, "a.dot", "digraph");
  g_autoptr (GError) error = NULL;
  g_assert_false (dr_export (scene, "a.bmp", light (), 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "a.svg", NULL);
  g_assert_false (dr_export (scene, nowhere, light (), 1, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (dr_book_new (nowhere, light (), &error));
  g_assert_nonnull (error);
  g_rmdir (folder);
}

static guint32 png_number (const guint8 *png, gsize at) {
  return (guint32) png[at] << 24 | (guint32) png[at + 1] << 16 | (guint32) png[at + 2] << 8 | png[at + 3];
}

/* A very large picture is scaled down, and keeps its shape. */
static void test_large_png (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  scene->extents.width_px = 5000 - 2 * DR_PICTURE_EDGE_PX;
  scene->extents.height_px = 10000 - 2 * DR_PICTURE_EDGE_PX;
  g_autoptr (GBytes) png = dr_export_png (scene, light (), 2);
  const guint8 *bytes = g_bytes_get_data (png, NULL);
  double width = png_number (bytes, 16), height = png_number (bytes, 20);
  g_assert_cmpfloat (width * height, <=, 65e6);
  g_assert_cmpfloat (width * height, >=, 60e6);
  g_assert_cmpfloat (fabs (height / width - 2), <, 0.01);
}

/* What an SVG says, gathered by a parser: so it is one that others can read, too. */
typedef struct Svg {
  GHashTable *ids;
  GPtrArray *titles, *texts;
  GString *current; /* of the element that is open; NULL: none that is wanted */
  guint n_cards, n_arrows;
} Svg;

static void on_start (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer user,
                      GError **error) {
  Svg *svg = user;
  for (guint i = 0; names[i] != NULL; i++) {
    if (g_str_equal (names[i], "id"))
      g_assert_true (g_hash_table_add (svg->ids, g_strdup (values[i]))); /* never twice */
    if (g_str_equal (names[i], "class")) {
      svg->n_cards += g_str_has_prefix (values[i], "card");
      svg->n_arrows += g_str_has_prefix (values[i], "arrow");
    }
  }
  if (g_str_equal (element, "text") || g_str_equal (element, "title"))
    svg->current = g_string_new (NULL);
}

static void on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user, GError **error) {
  Svg *svg = user;
  if (svg->current != NULL)
    g_string_append_len (svg->current, text, (gssize) length);
}

static void on_end (GMarkupParseContext *context, const char *element, gpointer user, GError **error) {
  Svg *svg = user;
  if (svg->current == NULL)
    return;
  g_ptr_array_add (g_str_equal (element, "title") ? svg->titles : svg->texts, g_string_free (svg->current, FALSE));
  svg->current = NULL;
}

static void read_svg (Svg *svg, DrScene *scene) {
  static const GMarkupParser parser = {.start_element = on_start, .text = on_text, .end_element = on_end};
  g_autofree char *document = dr_export_svg (scene, light ());
  g_autoptr (GError) error = NULL;
  *svg = (Svg){.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), .titles = g_ptr_array_new_with_free_func (g_free),
               .texts = g_ptr_array_new_with_free_func (g_free)};
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, svg, NULL);
  g_markup_parse_context_parse (context, document, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void svg_clear (Svg *svg) {
  g_hash_table_unref (svg->ids);
  g_ptr_array_unref (svg->titles);
  g_ptr_array_unref (svg->texts);
}

static gboolean has (GPtrArray *strings, const char *string) {
  return g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL);
}

static void test_svg_can_be_read (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  Svg svg;
  read_svg (&svg, scene);
  g_assert_cmpuint (svg.n_cards, ==, 2);
  g_assert_cmpuint (svg.n_arrows, ==, 2);
  g_assert_true (g_hash_table_contains (svg.ids, "card-2"));
  g_assert_true (has (svg.titles, "list, 2 refs"));
  g_assert_true (has (svg.titles, "b of Global names refers to list"));
  g_assert_true (has (svg.texts, "list"));
  g_assert_true (has (svg.texts, "5"));
  svg_clear (&svg);
}

/* Whatever a program calls its things, the document can be read; text that is too wide is cut there, too. */
static void test_svg_strange_texts (Drawing *f, gconstpointer data) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", "");
  guint text = drawing_add_node (f, MD_SHAPE_ATOM, "str", "'<&\"\x01\xef\xbf\xbf>'");
  g_autofree char *wide = g_strnfill (300, 'w');
  guint cut = drawing_add_node (f, MD_SHAPE_ATOM, "str", wide);
  drawing_add_edge (f, frame, text, MD_EDGE_NAME, 0, "<a & b>");
  drawing_add_edge (f, frame, cut, MD_EDGE_NAME, 1, "c");
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  Svg svg;
  read_svg (&svg, scene);
  g_assert_true (has (svg.texts, "<a & b>"));
  gboolean shortened = FALSE;
  for (guint i = 0; i < svg.texts->len; i++)
    shortened = shortened || (g_str_has_prefix (svg.texts->pdata[i], "www") && strstr (svg.texts->pdata[i], "…") != NULL);
  g_assert_true (shortened);
  svg_clear (&svg);
}

/* Numbers in a document have a point in every locale. */
static void test_svg_in_other_locales (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  g_autofree char *plain = dr_export_svg (scene, light ());
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    setlocale (LC_NUMERIC, "");
  g_autofree char *other = dr_export_svg (scene, light ());
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (plain, ==, other);
}

static guint count (const char *text, gsize length, const char *word) {
  guint n = 0;
  for (const char *p = text; (p = memmem (p, length - (gsize) (p - text), word, strlen (word))) != NULL; p++)
    n++;
  return n;
}

static void test_book (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL), *path = g_build_filename (folder, "b.pdf", NULL), *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  DrBook *book = dr_book_new (path, light (), &error);
  DrPage page = {.scene = scene, .heading = "Step 1 of 2", .source = "a = [1, 2]\nb = a\n\tn = 5\n", .line = 2, .output = "hello\nthere\n"};
  dr_book_add (book, &page);
  DrPage bare = {.scene = scene, .heading = "Step 2 of 2", .source = NULL, .line = 0, .output = ""};
  dr_book_add (book, &bare);
  g_assert_true (dr_book_close (book, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (count (text, length, "/Type /Page %"), ==, 2);
  g_unlink (path);
  g_rmdir (folder);
}

/* The code is at least as long as its panel; the line that runs is always among those that are shown. */
static void test_page_of_a_long_script (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  g_autoptr (GString) source = g_string_new (NULL);
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (source, "x%u = %u\n", i, i);
  double width_px = 0, height_px = 0, first_px = 0;
  for (guint line = 0; line <= 500; line += 50) {
    DrPage page = {.scene = scene, .heading = "", .source = source->str, .line = line, .output = ""};
    dr_page_size (&page, &width_px, &height_px);
    g_assert_cmpfloat (height_px, <, 1500);
    first_px = line == 0 ? height_px : first_px;
    g_assert_cmpfloat (height_px, ==, first_px);
    cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
    cairo_t *cr = cairo_create (surface);
    dr_page_paint (&page, cr, light ());
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

static void test_dot (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  g_autofree char *dot = dr_export_dot (scene, light ());
  g_assert_nonnull (strstr (dot, "n0:c0:c -> n1:head"));
  g_assert_nonnull (strstr (dot, "n0:c1:c -> n1:head"));
  g_assert_null (strstr (dot, "n0:c2:c"));
  g_assert_nonnull (strstr (dot, "<b>list</b>  2 refs"));
}

/* What is inked of a page of WIDTH x HEIGHT. */
static DrRect inked (DrScene *scene, int width, int height) {
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  dr_paint_page (scene, cr, light (), width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  int left = width, right = 0, top = height, bottom = 0;
  for (int y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (const void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));
    for (int x = 0; x < width; x++)
      if (row[x] >> 24 > 128) {
        left = MIN (left, x);
        right = MAX (right, x + 1);
        top = MIN (top, y);
        bottom = MAX (bottom, y + 1);
      }
  }
  cairo_surface_destroy (surface);
  return (DrRect){left, top, right - left, bottom - top};
}

/* On paper a picture stands in the middle: a small one larger than on the screen, a large one so that all of it is there. */
static void test_pages (Drawing *f, gconstpointer data) {
  drawing_make_aliases (f);
  g_autoptr (DrScene) scene = drawing_build (f, FALSE);
  drawing_place (scene);
  static const int sizes[][2] = {{800, 600}, {600, 800}, {150, 100}};
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    int width = sizes[i][0], height = sizes[i][1];
    DrRect ink = inked (scene, width, height);
    g_assert_cmpfloat (fabs (ink.x_px - (width - ink.x_px - ink.width_px)), <, 8);
    g_assert_cmpfloat (fabs (ink.y_px - (height - ink.y_px - ink.height_px)), <, 8);
    if (i < 2)
      g_assert_cmpfloat (ink.width_px, >, 1.3 * scene->extents.width_px); /* 1.5 points for a px, which has 0.75 */
    else
      g_assert_cmpfloat (ink.width_px, <, 150);
  }
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/draw/export/" name, Drawing, NULL, drawing_set_up, func, drawing_tear_down)
  ADD ("files", test_files);
  ADD ("large-png", test_large_png);
  ADD ("svg-can-be-read", test_svg_can_be_read);
  ADD ("svg-strange-texts", test_svg_strange_texts);
  ADD ("svg-in-other-locales", test_svg_in_other_locales);
  ADD ("book", test_book);
  ADD ("page-of-a-long-script", test_page_of_a_long_script);
  ADD ("dot", test_dot);
  ADD ("pages", test_pages);
  return g_test_run ();
}
