#include "hs-pane.h"

typedef struct HsPanePrivate {
  HsSession *session;
} HsPanePrivate;

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HsPane, hs_pane, GTK_TYPE_WIDGET)

static HsPanePrivate *private_of (HsPane *self) {
  return hs_pane_get_instance_private (self);
}

HsSession *hs_pane_get_session (HsPane *self) {
  return private_of (self)->session;
}

void hs_pane_set_session (HsPane *self, HsSession *session) {
  g_return_if_fail (HS_IS_PANE (self));
  HsPanePrivate *private = private_of (self);
  if (private->session == session)
    return;
  if (private->session != NULL) {
    g_signal_handlers_disconnect_by_data (private->session, self);
    g_signal_handlers_disconnect_by_data (hs_session_get_buffer (private->session), self);
  }
  g_autoptr (HsSession) before = g_steal_pointer (&private->session);
  private->session = session != NULL ? g_object_ref (session) : NULL;
  HS_PANE_GET_CLASS (self)->observe (self, session);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static void hs_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  g_value_set_object (value, hs_pane_get_session (HS_PANE (object)));
}

static void hs_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  hs_pane_set_session (HS_PANE (object), g_value_get_object (value));
}

void hs_pane_hold_code (GtkWidget *widget) {
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    hs_pane_hold_code (child);
}

static void on_text_unmapped (GtkTextView *text) {
  GtkScrollable *scrollable = GTK_SCROLLABLE (text);
  GtkAdjustment *adjustments[] = {gtk_scrollable_get_hadjustment (scrollable), gtk_scrollable_get_vadjustment (scrollable)};
  for (guint i = 0; i < G_N_ELEMENTS (adjustments); i++)
    if (adjustments[i] != NULL)
      gtk_adjustment_set_value (adjustments[i], gtk_adjustment_get_value (adjustments[i]));
}

void hs_pane_end_scrolling (GtkTextView *text) {
  g_signal_connect (text, "unmap", G_CALLBACK (on_text_unmapped), NULL);
}

static void on_mapping (GtkWidget *widget) {
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !gtk_widget_get_mapped (widget), -1);
}

void hs_pane_tell_of_mapping (GtkWidget *widget) {
  g_signal_connect_after (widget, "map", G_CALLBACK (on_mapping), NULL);
  g_signal_connect_after (widget, "unmap", G_CALLBACK (on_mapping), NULL);
  on_mapping (widget);
}

static void hs_pane_dispose (GObject *object) {
  hs_pane_set_session (HS_PANE (object), NULL);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hs_pane_parent_class)->dispose (object);
}

static void hs_pane_class_init (HsPaneClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  object_class->get_property = hs_pane_get_property;
  object_class->set_property = hs_pane_set_property;
  object_class->dispose = hs_pane_dispose;
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, HS_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void hs_pane_init (HsPane *self) {
}
