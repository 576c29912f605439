#include "config.h"

#include "hs-timeline.h"

#include <glib/gi18n.h>

#include "hs-shelf.h"
#include "hs-strip.h"

#define AMPLE_STRIP_PX 140 /* below that single marks are hard to hit */

struct _HsTimeline {
  HsPane parent_instance;

  HsStrip *strip;
  GtkWidget *first, *out, *last, *inside; /* buttons for what also has keys */
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
    return g_strdup_printf (_ ("Step %d of %d, line %d"), step + 1, n_steps, line);
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

static void hs_timeline_class_init (HsTimelineClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_timeline_observe;
  g_type_ensure (HS_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, strip);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, label);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, first);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, out);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, last);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, inside);
  gtk_widget_class_set_layout_manager_type (widget_class, HS_TYPE_SHELF);
}

static void hs_timeline_init (HsTimeline *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  HsShelf *shelf = HS_SHELF (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *spare[] = {GTK_WIDGET (self->label), self->last, self->first, self->out, self->inside};
  for (guint i = 0; i < G_N_ELEMENTS (spare); i++)
    hs_shelf_spare (shelf, spare[i]);
  hs_shelf_set_ample (shelf, AMPLE_STRIP_PX);
}
