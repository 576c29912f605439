/* Finding: the sentence of a step, search, bookmarks. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-survey.h"
#include "hs-window-private.h"

static void on_sentence (HsSession *session, GParamSpec *pspec, HsWindow *self) {
  const char *sentence = hs_session_get_sentence (session);
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void find (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_search_open (HS_WINDOW (widget)->search, g_str_equal (name, "win.go-to-step") ? _ ("step ") : NULL);
}

static void bookmark (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  int step = hs_session_get_step (self->session);
  if (step < 0)
    return;
  gboolean there = hs_session_toggle_bookmark (self->session, step);
  hs_window_toast (self, there ? _ ("Bookmark at step %d") : _ ("No bookmark at step %d any more"), step + 1);
}

static void go_to_mark (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  gboolean forward = g_str_has_prefix (name, "win.next-"), effects = g_str_has_suffix (name, "-effect");
  int step = hs_session_find_mark (self->session, effects ? HS_MARK_EFFECT : 0, forward);
  if (step >= 0)
    hs_session_set_step (self->session, step);
  else if (effects)
    hs_window_toast (self, forward ? _ ("No later change is seen through other names") : _ ("No earlier change is seen through other names"));
  else
    hs_window_toast (self, forward ? _ ("There is no later bookmark") : _ ("There is no earlier bookmark"));
}

static void open_object (GtkWidget *widget, const char *name, GVariant *parameter) {
  adw_flap_set_reveal_flap (HS_WINDOW (widget)->flap, TRUE);
}

void hs_window_connect_find (HsWindow *self) {
  g_signal_connect_object (self->session, "notify::sentence", G_CALLBACK (on_sentence), self, 0);
}

void hs_window_install_find_actions (GtkWidgetClass *class) {
  static const char *const to_marks[] = {"win.next-bookmark", "win.previous-bookmark", "win.next-effect", "win.previous-effect"};
  gtk_widget_class_install_action (class, "win.find", NULL, find);
  gtk_widget_class_install_action (class, "win.go-to-step", NULL, find);
  gtk_widget_class_install_action (class, "win.open-object", NULL, open_object);
  gtk_widget_class_install_action (class, "win.bookmark", NULL, bookmark);
  for (guint i = 0; i < G_N_ELEMENTS (to_marks); i++)
    gtk_widget_class_install_action (class, to_marks[i], NULL, go_to_mark);
}
