#include "config.h"

#include "fixture.h"

#include "hs-window-private.h"

#include <locale.h>
#include <string.h>

#define MOST_BORDER_PX 20 /* of what a window draws by itself around it */

static HsApplication *app;

void fx_iterate (void) {
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (2000);
}

HsWindow *fx_open_window (const char *text) {
  HsWindow *window = hs_window_new (GTK_APPLICATION (app));
  hs_window_set_snippet (window, text, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Closes WINDOW and asserts that nobody keeps it. */
void fx_close_window (HsWindow *window) {
  gpointer weak_window = window, weak_session = hs_window_get_session (window);
  g_object_add_weak_pointer (G_OBJECT (window), &weak_window);
  g_object_add_weak_pointer (weak_session, &weak_session);
  AdwTabView *view = hs_window_get_tab_view (window);
  for (int i = 0; i < adw_tab_view_get_n_pages (view); i++) {
    HsPage *page = HS_PAGE (adw_tab_page_get_child (adw_tab_view_get_nth_page (view, i)));
    gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (hs_session_get_buffer (hs_page_get_session (page))), FALSE);
  }
  gtk_window_close (GTK_WINDOW (window));
  WAIT_FOR (weak_window == NULL);
  WAIT_FOR (weak_session == NULL);
}

static gboolean has_size (HsWindow *window, int width, int height) {
  int w = gtk_widget_get_width (GTK_WIDGET (window)), h = gtk_widget_get_height (GTK_WIDGET (window));
  return w <= width && w > width - MOST_BORDER_PX && h <= height && h > height - MOST_BORDER_PX;
}

/* The display's answer to what was asked before may come after this question and undo it: then it is asked again. */
static void ask_for_size (HsWindow *window, int width, int height) {
  int asked_width = 0, asked_height = 0;
  gtk_window_get_default_size (GTK_WINDOW (window), &asked_width, &asked_height);
  if (asked_width != width || asked_height != height)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
}

void fx_set_size (HsWindow *window, int width, int height) {
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gint64 until_usec = g_get_monotonic_time () + FX_PATIENCE_USEC;
  while ((!has_size (window, width, height) || window->size_id != 0) && g_get_monotonic_time () < until_usec) {
    if (!has_size (window, width, height))
      ask_for_size (window, width, height);
    fx_iterate ();
  }
  g_assert_true (has_size (window, width, height) && window->size_id == 0);
  fx_wait_for_layout (window);
}

static void count_frame (GdkFrameClock *clock, guint *n_frames) {
  ++*n_frames;
}

/* What the first frame lays out may ask for something else. */
void fx_wait_for_layout (HsWindow *window) {
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  guint n_frames = 0;
  g_assert_nonnull (clock);
  gulong counting = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame), &n_frames);
  for (guint wanted = 1; wanted <= 2; wanted++) {
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
    WAIT_FOR (n_frames >= wanted);
  }
  g_signal_handler_disconnect (clock, counting);
}

HsPage *fx_find_page (HsSession *session) {
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (app)); l != NULL; l = l->next) {
    AdwTabView *view = HS_IS_WINDOW (l->data) ? hs_window_get_tab_view (l->data) : NULL;
    for (int i = 0; view != NULL && i < adw_tab_view_get_n_pages (view); i++) {
      HsPage *page = HS_PAGE (adw_tab_page_get_child (adw_tab_view_get_nth_page (view, i)));
      if (hs_page_get_session (page) == session)
        return page;
    }
  }
  return NULL;
}

gboolean fx_scene_is_of (HsSession *session, int step) {
  DrScene *scene = hs_session_get_scene (session);
  return !hs_session_get_busy (session) && scene != NULL && scene->step == step;
}

void fx_run (HsWindow *window) {
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
  g_assert_true (hs_session_get_busy (session));
  WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_n_steps (session) > 0);
}

const DrCard *fx_find_card (HsSession *session, const char *title) {
  DrScene *scene = hs_session_get_scene (session);
  for (guint i = 0; i < scene->n_cards; i++)
    if (g_str_equal (scene->cards[i].title, title))
      return &scene->cards[i];
  return NULL;
}

GtkWidget *fx_find_type (GtkWidget *widget, GType type) {
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = fx_find_type (child, type);
    if (found != NULL)
      return found;
  }
  return NULL;
}

GtkWidget *fx_find_label (GtkWidget *widget, const char *text) {
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = fx_find_label (child, text);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The button, or button-like child, with an accessible name or label. */
GtkWidget *fx_find_button (GtkWidget *widget, const char *name) {
  if (GTK_IS_BUTTON (widget)) {
    g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    if (wrong == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0)
      return widget;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = fx_find_button (child, name);
    if (found != NULL)
      return found;
  }
  return NULL;
}

char *fx_console_text (GtkWidget *widget) {
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_has_css_class (widget, "console")) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
    char *text = NULL;
    g_object_get (buffer, "text", &text, NULL);
    return text;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    char *text = fx_console_text (child);
    if (text != NULL)
      return text;
  }
  return NULL;
}

gboolean fx_console_has (HsWindow *window, const char *part) {
  g_autofree char *text = fx_console_text (GTK_WIDGET (window));
  return text != NULL && strstr (text, part) != NULL;
}

/* GTK brings a tooltip half a second after the pointer, which lies in the middle of the screen, has come to rest: on a slow machine the
 * window may be closed by then, and GTK finds fault with itself. */
static gboolean is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer user) {
  return strstr (message, "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE (surface)' failed") == NULL;
}

/* What is not fatal would be written as the end of the tests all the same. */
static void on_gdk_critical (const char *domain, GLogLevelFlags level, const char *message, gpointer user) {
  if (is_fatal (domain, level, message, user))
    g_log_default_handler (domain, level, message, user);
}

int fx_main (int argc, char **argv, void (*add_tests) (void)) {
  setlocale (LC_ALL, "C.UTF-8");
  gtk_test_init (&argc, &argv, NULL);
  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_handler ("Gdk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, on_gdk_critical, NULL);
  app = hs_application_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, &error));
  g_application_hold (G_APPLICATION (app));
  add_tests ();
  int status = g_test_run ();
  g_application_release (G_APPLICATION (app));
  g_object_unref (app);
  return status;
}

GtkApplication *fx_app (void) {
  return GTK_APPLICATION (app);
}
