/* Changing the picture: what gestures and menus ask of the window, taking back, and other runs. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-window-private.h"

/* Where: at the end, or from here. */

typedef struct Wish {
  HsWindow *window; /* the dialog's parent */
  char *module, *line;
} Wish;

static void wish_free (gpointer data, GClosure *closure) {
  Wish *wish = data;
  g_free (wish->module);
  g_free (wish->line);
  g_free (wish);
}

static void on_where (AdwMessageDialog *dialog, const char *response, Wish *wish) {
  if (!g_str_equal (response, "cancel") && wish->window->session != NULL)
    hs_session_type_at (wish->window->session, g_str_equal (response, "here"), wish->module, wish->line);
}

static void on_ask_where (HsSession *session, const char *module, const char *line, HsWindow *self) {
  g_autofree char *heading = g_strdup_printf (_ ("Where to Run “%s”?"), line);
  g_autofree char *body =
      g_strdup_printf (_ ("Step %d is not the last one. The line can run at the end, or the program goes on from here: then what came "
                          "after this step is kept as another run."),
                       hs_session_get_step (session) + 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "here", _ ("Continue from _Here"), "end",
                                    _ ("Go to the _End"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "end", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "end");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  Wish *wish = g_new0 (Wish, 1);
  *wish = (Wish){self, g_strdup (module), g_strdup (line)};
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_where), wish, wish_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Other runs. */

static void add_runs (GMenu *menu, const char *title, const char *action, const GPtrArray *branches) {
  g_autoptr (GMenu) section = g_menu_new ();
  for (guint i = branches->len; i-- > 0;) {
    g_autoptr (GMenuItem) item = g_menu_item_new (hs_branch_name (branches->pdata[i]), NULL);
    g_menu_item_set_action_and_target (item, action, "i", (gint32) i);
    g_menu_append_item (section, item);
  }
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static void on_branches (HsSession *session, GParamSpec *pspec, HsWindow *self) {
  const GPtrArray *branches = hs_session_get_branches (session);
  g_autoptr (GMenu) menu = g_menu_new ();
  add_runs (menu, _ ("Show Beside This Run"), "win.beside", branches);
  add_runs (menu, _ ("Go On With"), "win.switch-run", branches);
  gtk_menu_button_set_menu_model (self->runs_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->runs_button, hs_session_get_run_name (session) != NULL ? hs_session_get_run_name (session) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->runs_button), branches->len > 0);
}

static const HsBranch *branch_at (HsWindow *self, GVariant *parameter) {
  const GPtrArray *branches = hs_session_get_branches (self->session);
  gint32 index = g_variant_get_int32 (parameter);
  return index >= 0 && (guint) index < branches->len ? branches->pdata[index] : NULL;
}

static void show_beside (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_beside_show (HS_WINDOW (widget)->beside, branch_at (HS_WINDOW (widget), parameter));
}

static void switch_run (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  const HsBranch *branch = branch_at (self, parameter);
  hs_beside_show (self->beside, NULL);
  if (branch != NULL)
    hs_session_switch_to (self->session, branch);
}

/* Lines. */

static void type_line (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_type (HS_WINDOW (widget)->session, NULL, g_variant_get_string (parameter, NULL));
}

static void operation (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_operations_start (HS_WINDOW (widget)->operations, g_variant_get_string (parameter, NULL));
}

static void undo (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_undo (HS_WINDOW (widget)->session);
}

static void redo (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_redo (HS_WINDOW (widget)->session);
}

void hs_window_update_edit_actions (HsWindow *self) {
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-line", hs_session_can_undo (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo-line", hs_session_can_redo (self->session));
}

void hs_window_connect_edit (HsWindow *self) {
  g_signal_connect_object (self->session, "ask-where", G_CALLBACK (on_ask_where), self, 0);
  g_signal_connect_object (self->session, "notify::branches", G_CALLBACK (on_branches), self, 0);
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
