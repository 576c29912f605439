#include "config.h"

#include "hs-tab-drop.h"

#include "hs-window.h"

#define SETTLED_MSEC 300 /* a drop that somebody takes is over by then */

typedef struct Drop {
  GtkApplication *app;
  GdkDrag *drag;
} Drop;

static void drop_free (gpointer data) {
  Drop *drop = data;
  g_object_unref (drop->app);
  g_object_unref (drop->drag);
  g_free (drop);
}

static gboolean is_tab_in_the_air (GtkApplication *app) {
  for (GList *l = gtk_application_get_windows (app); l != NULL; l = l->next)
    if (HS_IS_WINDOW (l->data) && adw_tab_view_get_is_transferring_page (hs_window_get_tab_view (l->data)))
      return TRUE;
  return FALSE;
}

static gboolean on_settled (gpointer data) {
  Drop *drop = data;
  if (is_tab_in_the_air (drop->app))
    g_signal_emit_by_name (drop->drag, "cancel", GDK_DRAG_CANCEL_NO_TARGET);
  return G_SOURCE_REMOVE;
}

/* On X11 the bare screen takes whatever is dropped there, since libadwaita offers a type for it, and GTK then leaves all the rest to the
 * application. Nobody would ever end the drag: its tab would stand in no window, and its text be lost. */
static gboolean on_dropped (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data) {
  GdkDrag *drag = g_value_get_object (values);
  if (g_str_equal (G_OBJECT_TYPE_NAME (drag), "GdkX11Drag")) {
    Drop *drop = g_new0 (Drop, 1);
    drop->app = g_object_ref (data);
    drop->drag = g_object_ref (drag);
    g_timeout_add_full (G_PRIORITY_DEFAULT, SETTLED_MSEC, on_settled, drop, drop_free);
  }
  return TRUE;
}

void hs_tab_drop_watch (GtkApplication *app) {
  g_autoptr (GTypeClass) class = g_type_class_ref (GDK_TYPE_DRAG); /* the signal is there with it, and it stays */
  g_signal_add_emission_hook (g_signal_lookup ("drop-performed", GDK_TYPE_DRAG), 0, on_dropped, app, NULL);
}
