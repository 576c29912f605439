/* The preferences window: every control of it works at once, in a window that is open.
 */
#include "config.h"

#include "fixture.h"
#include "hs-canvas.h"
#include "hs-window-private.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

static GSettings *settings;

static GtkWidget *open_preferences (void) {
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), "preferences", NULL);
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    if (ADW_IS_PREFERENCES_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* The row of WIDGET with TITLE; below a group with the title GROUP, if that is not NULL. */
static GtkWidget *find_row (GtkWidget *widget, const char *group, const char *title) {
  if (ADW_IS_PREFERENCES_GROUP (widget) && group != NULL) {
    if (g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)), group) != 0)
      return NULL;
  }
  if (ADW_IS_PREFERENCES_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, group, title);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void turn (GtkWidget *preferences, const char *title, gboolean on) {
  GtkWidget *row = find_row (preferences, NULL, title);
  g_test_message ("%s", title);
  g_assert_nonnull (row);
  GtkWidget *control = fx_find_type (row, GTK_TYPE_SWITCH);
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
  gtk_switch_set_active (GTK_SWITCH (control), on);
}

static void choose (GtkWidget *preferences, const char *title, guint index) {
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (preferences, NULL, title)), index);
}

static void enter (GtkWidget *preferences, const char *group, const char *title, double value) {
  GtkWidget *row = find_row (preferences, group, title);
  g_assert_nonnull (row);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fx_find_type (row, GTK_TYPE_SPIN_BUTTON)), value);
}

static HsWindow *open_at_end (const char *text) {
  HsWindow *window = fx_open_window (text);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  return window;
}

static void test_what_is_shown (void) {
  HsWindow *window = open_at_end ("import math\ndef f():\n    pass\nclass P:\n    pass\nl = [1]\nd = {'k': l}\n");
  HsSession *session = hs_window_get_session (window);
  GtkWidget *preferences = open_preferences ();
  g_assert_nonnull (preferences);
  static const struct {
    const char *row, *card;
    gboolean at_first;
  } shown[] = {{"Values as Objects", "int", FALSE}, {"Classes", "class", TRUE}, {"Functions", "function", TRUE}, {"Modules", "module", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++) {
    g_test_message ("%s", shown[i].row);
    if (shown[i].at_first) {
      WAIT_FOR (fx_find_card (session, shown[i].card) != NULL);
    } else {
      WAIT_FOR (fx_find_card (session, shown[i].card) == NULL);
    }
    turn (preferences, shown[i].row, !shown[i].at_first);
    if (shown[i].at_first) {
      WAIT_FOR (fx_find_card (session, shown[i].card) == NULL);
    } else {
      WAIT_FOR (fx_find_card (session, shown[i].card) != NULL);
    }
    turn (preferences, shown[i].row, shown[i].at_first);
  }
  static const char *const notes[] = {"Details", "Addresses", "Generations"};
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    WAIT_FOR (*fx_find_card (session, "list")->note == '\0');
    turn (preferences, notes[i], TRUE);
    WAIT_FOR (*fx_find_card (session, "list")->note != '\0');
    turn (preferences, notes[i], FALSE);
  }
  turn (preferences, "Hash Tables", TRUE);
  WAIT_FOR (fx_find_card (session, "dict")->is_table);
  turn (preferences, "Hash Tables", FALSE);
  turn (preferences, "Memory", TRUE);
  WAIT_FOR (fx_find_card (session, "list") == NULL);
  turn (preferences, "Memory", FALSE);
  WAIT_FOR (fx_find_card (session, "list") != NULL);
  gtk_window_destroy (GTK_WINDOW (preferences));
  fx_close_window (window);
}

static void test_how_it_looks (void) {
  HsWindow *window = open_at_end ("a = [1]\n");
  GtkWidget *preferences = open_preferences ();
  HsCanvas *canvas = HS_CANVAS (fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS));
  HsCanvas *beside = HS_CANVAS (fx_find_type (GTK_WIDGET (hs_window_page_of (GTK_WIDGET (window))->beside), HS_TYPE_CANVAS));
  g_assert_nonnull (fx_find_button (preferences, "Search preferences"));
  choose (preferences, "Appearance", 1);
  g_assert_cmpint (hs_canvas_get_theme (canvas), ==, DR_THEME_LIGHT);
  choose (preferences, "Appearance", 2);
  g_assert_cmpint (hs_canvas_get_theme (canvas), ==, DR_THEME_DARK);
  choose (preferences, "Colours", 1);
  g_assert_cmpint (hs_canvas_get_theme (canvas), ==, DR_THEME_COLOUR_BLIND_DARK);
  choose (preferences, "Colours", 2);
  g_assert_cmpint (hs_canvas_get_theme (canvas), ==, DR_THEME_HIGH_CONTRAST_DARK);
  g_assert_cmpint (hs_canvas_get_theme (beside), ==, DR_THEME_HIGH_CONTRAST_DARK);
  choose (preferences, "Appearance", 0);
  choose (preferences, "Colours", 0);
  g_assert_cmpint (hs_canvas_get_theme (canvas), ==, DR_THEME_LIGHT);
  for (guint speed = 0; speed < 4; speed++) {
    static const guint msec[] = {0, 140, 280, 900};
    choose (preferences, "Animations", speed);
    g_assert_cmpuint (hs_canvas_get_animation (canvas), ==, msec[speed]);
  }
  choose (preferences, "Animations", 2);
  GtkWidget *text = fx_find_type (GTK_WIDGET (window), GTK_SOURCE_TYPE_VIEW);
  GtkWidget *row = find_row (preferences, NULL, "Font of Code");
  GtkFontChooser *button = GTK_FONT_CHOOSER (fx_find_type (row, GTK_TYPE_FONT_BUTTON));
  PangoContext *context = gtk_widget_get_pango_context (text);
  int before = pango_font_description_get_size (pango_context_get_font_description (context));
  gtk_font_chooser_set_font (button, "DejaVu Sans Mono Bold 23");
  g_signal_emit_by_name (button, "font-set");
  WAIT_FOR (pango_font_description_get_weight (pango_context_get_font_description (context)) == PANGO_WEIGHT_BOLD);
  g_assert_cmpstr (pango_font_description_get_family (pango_context_get_font_description (context)), ==, "DejaVu Sans Mono");
  g_assert_cmpint (pango_font_description_get_size (pango_context_get_font_description (context)), >, before);
  g_signal_emit_by_name (fx_find_button (row, "Back to that of the desktop"), "clicked");
  WAIT_FOR (pango_font_description_get_size (pango_context_get_font_description (context)) == before);
  gtk_window_destroy (GTK_WINDOW (preferences));
  fx_close_window (window);
}

static GdkRGBA color_of (HsWindow *window, const char *name) {
  GdkRGBA color = {0};
  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (window)), name, &color));
  return color;
}

static gboolean is_drawn_like (GdkRGBA color, const DrColor *of_picture) {
  return ABS (color.red - of_picture->red) < 0.01 && ABS (color.green - of_picture->green) < 0.01 && ABS (color.blue - of_picture->blue) < 0.01;
}

/* Marks of the timeline, frames of sentences and words of errors have the colours of the picture; text is as strong as it can be. */
static void test_colours_are_those_of_the_whole_window (void) {
  HsWindow *window = open_at_end ("a = [1]\n");
  GtkWidget *preferences = open_preferences ();
  HsCanvas *canvas = HS_CANVAS (fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS));
  GtkSourceBuffer *buffer = hs_session_get_buffer (hs_window_get_session (window));
  GdkRGBA ordinary = color_of (window, "warning_color");
  for (guint appearance = 1; appearance <= 2; appearance++)
    for (guint colours = 1; colours <= 2; colours++) {
      choose (preferences, "Appearance", appearance);
      choose (preferences, "Colours", colours);
      const DrTheme *theme = dr_theme (hs_canvas_get_theme (canvas));
      g_assert_true (is_drawn_like (color_of (window, "success_color"), &theme->fresh));
      g_assert_true (is_drawn_like (color_of (window, "warning_color"), &theme->changed));
      g_assert_true (is_drawn_like (color_of (window, "accent_color"), &theme->accent));
      gboolean strong = colours == 2;
      g_assert_cmpint (is_drawn_like (color_of (window, "headerbar_bg_color"), &theme->background), ==, strong);
      const char *scheme = gtk_source_style_scheme_get_id (gtk_source_buffer_get_style_scheme (buffer));
      g_assert_cmpint (g_str_has_prefix (scheme, "heapscope-contrast"), ==, strong);
      g_assert_cmpint (g_str_has_suffix (scheme, "-dark"), ==, appearance == 2);
    }
  choose (preferences, "Appearance", 0);
  choose (preferences, "Colours", 0);
  GdkRGBA again = color_of (window, "warning_color");
  g_assert_true (gdk_rgba_equal (&ordinary, &again));
  gtk_window_destroy (GTK_WINDOW (preferences));
  fx_close_window (window);
}

static void test_limits (void) {
  HsWindow *window = fx_open_window ("n = 0\nwhile True:\n    n += 1\n");
  HsSession *session = hs_window_get_session (window);
  GtkWidget *preferences = open_preferences ();
  enter (preferences, "Program", "Steps", 2000);
  fx_run (window); /* ends by itself */
  g_assert_cmpint (hs_session_get_n_steps (session), >, 1900);
  g_assert_cmpint (hs_session_get_n_steps (session), <, 2100);
  enter (preferences, "Program", "Steps", 0);
  enter (preferences, "Program", "Memory", 16);
  hs_window_set_snippet (window, "x = 'x' * 50_000_000\n", NULL, NULL);
  fx_run (window);
  WAIT_FOR (fx_console_has (window, "MemoryError"));
  g_settings_reset (settings, "heap-limit");
  hs_window_set_snippet (window, "a = None\nfor i in range(300):\n    a = [a]\n", NULL, NULL);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  g_assert_cmpuint (hs_session_get_scene (session)->n_cards, >, 290);
  enter (preferences, "Objects", "Most Objects", 50);
  WAIT_FOR (hs_session_get_scene (session)->n_cards < 220);
  enter (preferences, "Objects", "Most Objects", 2000);
  WAIT_FOR (hs_session_get_scene (session)->n_cards > 290);
  enter (preferences, "Recording", "Memory", 128);
  g_assert_cmpuint (g_settings_get_uint (settings, "recording-memory"), ==, 128);
  g_settings_reset (settings, "recording-memory");
  gtk_window_destroy (GTK_WINDOW (preferences));
  fx_close_window (window);
}

#define NARROW_PX 360

/* What is too wide is told of. */
static int measure_width (GtkWidget *widget) {
  int least = 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > NARROW_PX)
    g_test_message ("%s %s: %d px", G_OBJECT_TYPE_NAME (widget), ADW_IS_PREFERENCES_ROW (widget) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) : "", least);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    measure_width (child);
  return least;
}

/* With text twice as large, on a screen as narrow as a telephone, nothing of a page is out of reach. */
static void test_large_text (void) {
  HsWindow *window = fx_open_window ("a = 1\n");
  GtkSettings *desktop = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi = 0;
  g_object_get (desktop, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (desktop, "gtk-xft-dpi", 192 * 1024, NULL);
  GtkWidget *preferences = open_preferences ();
  g_assert_cmpint (measure_width (gtk_widget_get_first_child (preferences)), <=, NARROW_PX);
  g_object_set (desktop, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (preferences));
  fx_close_window (window);
}

static void add_tests (void) {
  settings = g_settings_new (HS_APP_ID);
  g_test_add_func ("/preferences/what-is-shown", test_what_is_shown);
  g_test_add_func ("/preferences/how-it-looks", test_how_it_looks);
  g_test_add_func ("/preferences/colours-are-those-of-the-whole-window", test_colours_are_those_of_the_whole_window);
  g_test_add_func ("/preferences/limits", test_limits);
  g_test_add_func ("/preferences/large-text", test_large_text);
}

int main (int argc, char **argv) {
  int status = fx_main (argc, argv, add_tests);
  g_object_unref (settings);
  return status;
}
