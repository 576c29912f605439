/* Finding: search, bookmarks, watches, and the inspector. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-survey.h"
#include "hs-window-private.h"

static void find (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  hs_page_bring (self, HS_PAGE_PICTURE);
  hs_search_open (self->search, g_str_equal (name, "win.go-to-step") ? _ ("step ") : NULL);
}

static void bookmark (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  int step = hs_session_get_step (self->session);
  if (step < 0)
    return;
  gboolean there = hs_session_toggle_bookmark (self->session, step);
  hs_page_answer (self, there ? _ ("Bookmark at step %d") : _ ("No bookmark at step %d any more"), step + 1);
}

static void go_to_mark (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  gboolean forward = g_str_has_prefix (name, "win.next-"), effects = g_str_has_suffix (name, "-effect");
  int step = hs_session_find_mark (self->session, effects ? HS_MARK_EFFECT : 0, forward);
  if (step >= 0)
    hs_session_set_step (self->session, step);
  else if (effects)
    hs_page_answer (self, forward ? _ ("No later change is seen through other names") : _ ("No earlier change is seen through other names"));
  else
    hs_page_answer (self, forward ? _ ("There is no later bookmark") : _ ("There is no earlier bookmark"));
}

static void toggle_watch (GtkWidget *widget, const char *name, GVariant *parameter) {
  if (hs_session_toggle_watch (hs_window_page_of (widget)->session))
    hs_window_show_inspector (HS_WINDOW (widget), TRUE);
}

static void open_object (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_window_show_inspector (HS_WINDOW (widget), TRUE);
}

void hs_window_install_find_actions (GtkWidgetClass *class) {
  static const char *const to_marks[] = {"win.next-bookmark", "win.previous-bookmark", "win.next-effect", "win.previous-effect"};
  gtk_widget_class_install_action (class, "win.find", NULL, find);
  gtk_widget_class_install_action (class, "win.go-to-step", NULL, find);
  gtk_widget_class_install_action (class, "win.open-object", NULL, open_object);
  gtk_widget_class_install_action (class, "win.watch", NULL, toggle_watch);
  gtk_widget_class_install_action (class, "win.bookmark", NULL, bookmark);
  for (guint i = 0; i < G_N_ELEMENTS (to_marks); i++)
    gtk_widget_class_install_action (class, to_marks[i], NULL, go_to_mark);
}
