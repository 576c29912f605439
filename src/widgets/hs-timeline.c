#include "config.h"

#include "hs-timeline.h"

#include <glib/gi18n.h>

#include "hs-strip.h"

struct _HsTimeline {
  HsPane parent_instance;

  HsStrip *strip;
  GtkInscription *label; /* as large as it is, whatever it says: a step lays nothing out */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsTimeline, hs_timeline, HS_TYPE_PANE)

static char *describe (HsTimeline *self) {
  int n_steps = hs_session_get_n_steps (self->session), step = hs_session_get_step (self->session);
  int line = hs_session_get_line (self->session);
  if (n_steps == 0)
    return g_strdup (hs_session_get_busy (self->session) ? _ ("Running…") : _ ("Nothing has run yet"));
  if (hs_session_get_inside (self->session))
    return g_strdup_printf (_ ("Instruction %d of %d"), step + 1, n_steps);
  if (line > 0)
    return g_strdup_printf (_ ("Step %d of %d, line %d"), step + 1, n_steps, line);
  return g_strdup_printf (_ ("Step %d of %d"), step + 1, n_steps);
}

static void update (HsTimeline *self) {
  g_autofree char *text = describe (self);
  gtk_inscription_set_text (self->label, text);
}

static void hs_timeline_observe (HsPane *pane, HsSession *session) {
  HsTimeline *self = HS_TIMELINE (pane);
  self->session = session;
  hs_pane_set_session (HS_PANE (self->strip), session);
  if (session == NULL)
    return;
  static const char *const watched[] = {"notify::step", "notify::n-steps", "notify::line", "notify::busy", "notify::inside"};
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void hs_timeline_set_narrow (HsTimeline *self, gboolean narrow) {
  g_return_if_fail (HS_IS_TIMELINE (self));
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "wide-only"))
      gtk_widget_set_visible (child, !narrow);
}

static void hs_timeline_class_init (HsTimelineClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_timeline_observe;
  g_type_ensure (HS_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, strip);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, label);
}

static void hs_timeline_init (HsTimeline *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}
