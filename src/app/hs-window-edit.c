/* Changing the picture: what gestures and menus ask of the page in view, taking back, and other runs. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-window-private.h"

/* Other runs. */

static const HsBranch *branch_at (HsPage *self, GVariant *parameter) {
  const GPtrArray *branches = hs_session_get_branches (self->session);
  gint32 index = g_variant_get_int32 (parameter);
  return index >= 0 && (guint) index < branches->len ? branches->pdata[index] : NULL;
}

static void show_beside (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  hs_beside_show (self->beside, branch_at (self, parameter));
}

static void switch_run (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  const HsBranch *branch = branch_at (self, parameter);
  hs_beside_show (self->beside, NULL);
  if (branch != NULL)
    hs_session_switch_to (self->session, branch);
}

/* Lines. */

static void type_line (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_type (hs_window_page_of (widget)->session, NULL, g_variant_get_string (parameter, NULL));
}

static void operation (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_operations_start (hs_window_page_of (widget)->operations, g_variant_get_string (parameter, NULL));
}

static void undo (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_undo (hs_window_page_of (widget)->session);
}

static void redo (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_redo (hs_window_page_of (widget)->session);
}

void hs_window_connect_edit (HsWindow *self) {
  /* Not as accelerators of the application: texts that have the focus take back what was typed in them. */
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"), gtk_named_action_new ("win.undo-line")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z"), gtk_named_action_new ("win.redo-line")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void hs_window_install_edit_actions (GtkWidgetClass *class) {
  gtk_widget_class_install_action (class, "win.type-line", "s", type_line);
  gtk_widget_class_install_action (class, "win.operation", "s", operation);
  gtk_widget_class_install_action (class, "win.undo-line", NULL, undo);
  gtk_widget_class_install_action (class, "win.redo-line", NULL, redo);
  gtk_widget_class_install_action (class, "win.beside", "i", show_beside);
  gtk_widget_class_install_action (class, "win.switch-run", "i", switch_run);
}
