#include "config.h"

#include "hs-timeline.h"

#include <glib/gi18n.h>

struct _HsTimeline {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *first, *back, *forward, *last;
  GtkRange *slider;
  GtkLabel *label;
  HsSession *session;
  gboolean updating;
};

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (HsTimeline, hs_timeline, GTK_TYPE_WIDGET)

static char *describe (HsTimeline *self) {
  int n_steps = hs_session_get_n_steps (self->session), step = hs_session_get_step (self->session);
  int line = hs_session_get_line (self->session);
  if (n_steps == 0)
    return g_strdup (hs_session_get_busy (self->session) ? _ ("Running…") : _ ("Nothing has run yet"));
  if (line > 0)
    return g_strdup_printf (_ ("Step %d of %d, line %d"), step + 1, n_steps, line);
  return g_strdup_printf (_ ("Step %d of %d"), step + 1, n_steps);
}

static void update (HsTimeline *self) {
  int n_steps = hs_session_get_n_steps (self->session), step = hs_session_get_step (self->session);
  self->updating = TRUE;
  gtk_range_set_range (self->slider, 1, MAX (2, n_steps));
  gtk_range_set_value (self->slider, step + 1);
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->slider), n_steps > 1);
  gtk_widget_set_sensitive (self->first, step > 0);
  gtk_widget_set_sensitive (self->back, step > 0);
  gtk_widget_set_sensitive (self->forward, step + 1 < n_steps);
  gtk_widget_set_sensitive (self->last, step + 1 < n_steps);
  g_autofree char *text = describe (self);
  gtk_label_set_text (self->label, text);
}

static void on_slider (GtkRange *range, HsTimeline *self) {
  if (!self->updating)
    hs_session_set_step (self->session, (int) (gtk_range_get_value (range) + 0.5) - 1);
}

static void on_first (GtkButton *button, HsTimeline *self) {
  hs_session_set_step (self->session, 0);
}

static void on_back (GtkButton *button, HsTimeline *self) {
  hs_session_set_step (self->session, hs_session_get_step (self->session) - 1);
}

static void on_forward (GtkButton *button, HsTimeline *self) {
  hs_session_set_step (self->session, hs_session_get_step (self->session) + 1);
}

static void on_last (GtkButton *button, HsTimeline *self) {
  hs_session_set_step (self->session, hs_session_get_n_steps (self->session) - 1);
}

void hs_timeline_set_session (HsTimeline *self, HsSession *session) {
  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL) {
    static const char *const watched[] = {"notify::step", "notify::n-steps", "notify::line", "notify::busy"};
    for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
      g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    update (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static void hs_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  g_value_set_object (value, HS_TIMELINE (object)->session);
}

static void hs_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  hs_timeline_set_session (HS_TIMELINE (object), g_value_get_object (value));
}

static void hs_timeline_dispose (GObject *object) {
  HsTimeline *self = HS_TIMELINE (object);
  if (self->session != NULL)
    hs_timeline_set_session (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hs_timeline_parent_class)->dispose (object);
}

static void hs_timeline_class_init (HsTimelineClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  object_class->get_property = hs_timeline_get_property;
  object_class->set_property = hs_timeline_set_property;
  object_class->dispose = hs_timeline_dispose;
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, HS_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, box);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, first);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, back);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, forward);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, last);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, slider);
  gtk_widget_class_bind_template_child (widget_class, HsTimeline, label);
  gtk_widget_class_bind_template_callback (widget_class, on_slider);
  gtk_widget_class_bind_template_callback (widget_class, on_first);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_forward);
  gtk_widget_class_bind_template_callback (widget_class, on_last);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void hs_timeline_init (HsTimeline *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}
