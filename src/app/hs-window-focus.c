/* Where the focus goes when the widget that has it is switched off, or goes: GTK leaves nobody then, and who works by keyboard could not
 * tell where the next key ends up. What stands beside it takes over, or else the picture; once it is switched on again, it gets the focus
 * back, unless another one was chosen meanwhile.
 */
#include "config.h"

#include "hs-window-private.h"

static gboolean can_have_focus (GtkWidget *widget) {
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

/* A neighbour in the pane of WIDGET. */
static gboolean focus_beside (GtkWidget *widget) {
  GtkWidget *row = gtk_widget_get_parent (widget);
  for (guint i = 0; i < 3 && row != NULL && !GTK_IS_PANED (row) && !HS_IS_PAGE (row); i++) {
    if (gtk_widget_get_mapped (row) && gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD))
      return TRUE;
    if (HS_IS_PANE (row))
      return FALSE;
    row = gtk_widget_get_parent (row);
  }
  return FALSE;
}

static void focus_something (HsWindow *self, GtkWidget *lost) {
  if (can_have_focus (lost) && gtk_widget_grab_focus (lost))
    return;
  if (!focus_beside (lost) && (self->page == NULL || !gtk_widget_grab_focus (GTK_WIDGET (self->page->canvas))))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  g_set_weak_pointer (&self->lost, lost);
  g_set_weak_pointer (&self->stand_in, gtk_window_get_focus (GTK_WINDOW (self)));
}

/* When all that GTK does by itself is done. */
static gboolean on_unfocused (gpointer data) {
  HsWindow *self = data;
  self->unfocused_id = 0;
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL && self->focused != NULL && gtk_widget_get_root (self->focused) == GTK_ROOT (self))
    focus_something (self, self->focused);
  return G_SOURCE_REMOVE;
}

static void on_focus (HsWindow *self) {
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL) {
    if (self->unfocused_id == 0 && self->focused != NULL)
      self->unfocused_id = g_idle_add (on_unfocused, self);
    return;
  }
  g_set_weak_pointer (&self->focused, focus);
  g_set_weak_pointer (&self->lost, NULL);
}

void hs_window_give_focus_back (HsWindow *self) {
  GtkWidget *lost = self->lost;
  if (lost != NULL && can_have_focus (lost) && gtk_window_get_focus (GTK_WINDOW (self)) == self->stand_in)
    gtk_widget_grab_focus (lost);
}

void hs_window_connect_focus (HsWindow *self) {
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus), NULL);
}

void hs_window_disconnect_focus (HsWindow *self) {
  g_signal_handlers_disconnect_by_func (self, on_focus, NULL);
  g_clear_handle_id (&self->unfocused_id, g_source_remove);
  g_clear_weak_pointer (&self->focused);
  g_clear_weak_pointer (&self->lost);
  g_clear_weak_pointer (&self->stand_in);
}
