/* Files show what the window shows: an SVG and a PDF, made into points by others, against what the window paints; in each theme, from
 * either side, and of memory.
 *
 * Others smooth edges and letters in their own way. So all is blurred over three by three points, and what is far off then is another
 * picture. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#include "dr-paint.h"
#include "dr-story.h"
#include "run-snippet.h"

#define FAR_OFF   60    /* of 255 */
#define MOST_FAR  0.001 /* of the points: a line that others begin a point later */
#define MOST_MEAN 4.0   /* of 255, over all points */

#define SOURCE                                                                                                                     \
  "import weakref, gc\n"                                                                                                            \
  "from array import array\n"                                                                                                       \
  "class Node:\n"                                                                                                                   \
  "  kind = 'n\\u00f6de <&> \\u2615'\n"                                                                                             \
  "  def __init__(self, name, next=None):\n"                                                                                        \
  "    self.name, self.next = name, next\n"                                                                                         \
  "a = Node('a'); b = Node('b', a); a.next = b\n"                                                                                   \
  "w = weakref.ref(a)\n"                                                                                                            \
  "d = {'k': [1, 2, 3], (1, 2): {4, 5}, 7: array('i', [1, 2])}\n"                                                                   \
  "v = memoryview(bytearray(b'shared'))[2:5]\n"                                                                                     \
  "l = list(range(1000, 1100))\n"                                                                                                   \
  "d['k'][1] = 'other'; del d[7]\n"                                                                                                 \
  "del a, b\n"                                                                                                                      \
  "gc.collect()\n"                                                                                                                  \
  "x = [l, l]\n"

/* Points of any picture: the middle one of three colours says enough of a theme, since all differ in it. */
typedef struct Points {
  guchar *green;
  int width, height;
} Points;

static void clear_points (Points *points) {
  g_free (points->green);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Points, clear_points)

static Points points_of_pixbuf (const GdkPixbuf *pixbuf) {
  Points p = {.width = gdk_pixbuf_get_width (pixbuf), .height = gdk_pixbuf_get_height (pixbuf)};
  const guchar *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf), channels = gdk_pixbuf_get_n_channels (pixbuf);
  p.green = g_malloc ((gsize) p.width * (gsize) p.height);
  for (int y = 0; y < p.height; y++)
    for (int x = 0; x < p.width; x++)
      p.green[y * p.width + x] = pixels[y * stride + x * channels + 1];
  return p;
}

static Points load (const char *path, int width, int height) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = width > 0 ? gdk_pixbuf_new_from_file_at_scale (path, width, height, FALSE, &error)
                                           : gdk_pixbuf_new_from_file (path, &error);
  g_assert_no_error (error);
  return points_of_pixbuf (pixbuf);
}

/* As the window's tiles are painted. */
static Points paint (const DrScene *scene, const DrTheme *theme) {
  DrRect rect = dr_picture_rect (scene);
  Points p = {.width = (int) (rect.width_px + 0.999), .height = (int) (rect.height_px + 0.999)};
  g_autoptr (DrText) text = dr_text_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, p.width, p.height);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, theme->background.red, theme->background.green, theme->background.blue);
  cairo_paint (cr);
  cairo_translate (cr, -rect.x_px, -rect.y_px);
  dr_paint (scene, cr, text, theme, &rect);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  p.green = g_malloc ((gsize) p.width * (gsize) p.height);
  for (int y = 0; y < p.height; y++)
    for (int x = 0; x < p.width; x++)
      p.green[y * p.width + x] = cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x * 4 + 1];
  cairo_surface_destroy (surface);
  return p;
}

static int blurred (const Points *p, int x, int y) {
  int sum = 0;
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      sum += p->green[(y + dy) * p->width + x + dx];
  return sum / 9;
}

/* Pages of a document are whole points wide, which are larger: one of the last row and column may be missing. */
static void compare (const Points *window, const Points *file, const char *what) {
  guint far = 0, n = 0;
  double sum = 0;
  g_assert_cmpint (abs (window->width - file->width), <=, 1);
  g_assert_cmpint (abs (window->height - file->height), <=, 1);
  for (int y = 1; y + 2 < window->height; y++)
    for (int x = 1; x + 2 < window->width; x++) {
      int by = abs (blurred (window, x, y) - blurred (file, MIN (x, file->width - 2), MIN (y, file->height - 2)));
      far += by > FAR_OFF;
      sum += by;
      n++;
    }
  if (far > MOST_FAR * n || sum / n > MOST_MEAN)
    g_test_fail_printf ("%s: %u of %u points far off, %.2f on average", what, far, n, sum / n);
}

static Points load_pdf (const char *folder, const char *path) {
  g_autofree char *stem = g_build_filename (folder, "page", NULL), *image = g_strconcat (stem, ".png", NULL);
  const char *command[] = {"pdftoppm", "-r", "96", "-png", "-singlefile", path, stem, NULL};
  int status = 0;
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  Points p = load (image, 0, 0);
  g_unlink (image);
  return p;
}

static void check (DrStory *story, guint step, DrThemeKind kind, gboolean rtl, const char *folder) {
  static const char *const names[] = {"a.png", "a.svg", "a.pdf"};
  const DrTheme *theme = dr_theme (kind);
  g_autoptr (DrScene) scene = dr_story_scene (story, step);
  g_auto (Points) window = paint (scene, theme);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    g_autofree char *what = g_strdup_printf ("step %u, %s, %s%s", step, names[i], dr_theme_name (kind), rtl ? ", from right to left" : "");
    g_autoptr (GError) error = NULL;
    g_assert_true (dr_export (scene, path, theme, 1, &error));
    g_auto (Points) file = i == 2 ? load_pdf (folder, path) : load (path, i == 1 ? window.width : 0, window.height);
    compare (&window, &file, what);
    g_unlink (path);
  }
}

/* Steps with all that the program has in them, its collections, too. */
static void check_all (DrOptions options, guint every) {
  g_autoptr (TrLog) log = run_snippet (SOURCE, NULL);
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  MdView view = md_view_default ();
  g_autoptr (DrStory) story = dr_story_new (log, &view, &options);
  guint kind = 0;
  for (guint step = tr_log_n_steps (log) - 1; step > every; step -= every)
    check (story, step, (DrThemeKind) (kind++ % DR_N_THEMES), options.rtl, folder);
  g_assert_cmpuint (kind, >=, options.memory ? 2 : DR_N_THEMES);
  g_rmdir (folder);
}

static void test_pictures (void) {
  check_all ((DrOptions){0}, 4);
}

static void test_from_right_to_left (void) {
  check_all ((DrOptions){.rtl = TRUE, .details = TRUE, .tables = TRUE}, 4);
}

static void test_memory (void) {
  check_all ((DrOptions){.memory = TRUE}, 12);
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/same/pictures", test_pictures);
  g_test_add_func ("/draw/same/from-right-to-left", test_from_right_to_left);
  g_test_add_func ("/draw/same/memory", test_memory);
  return g_test_run ();
}
