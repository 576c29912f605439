#include "config.h"

#include "hs-aside.h"

#define LEFT_OVER_PX 60 /* of the content, where the aside lies over it */

struct _HsAside {
  GtkWidget parent_instance;

  GtkWidget *content, *separator, *aside; /* in this order, so that the aside is painted last */
  gboolean revealed, over;
};

enum { PROP_0, PROP_CONTENT, PROP_ASIDE, PROP_REVEALED, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (HsAside, hs_aside, GTK_TYPE_WIDGET)

static void width_of (GtkWidget *widget, int *least, int *natural) {
  *least = *natural = 0;
  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, least, natural, NULL, NULL);
}

static void hs_aside_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                              int *natural_baseline) {
  HsAside *self = HS_ASIDE (widget);
  *least = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int child_least = 0, child_natural = 0;
    if (!gtk_widget_get_visible (child) || child == self->separator)
      continue;
    gtk_widget_measure (child, orientation, -1, &child_least, &child_natural, NULL, NULL);
    *least = MAX (*least, child_least);
    *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural : MAX (*natural, child_natural);
  }
}

static void place (HsAside *self, GtkWidget *child, int x, int child_width, int width, int height) {
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gtk_widget_size_allocate (child, &(GtkAllocation){mirrored ? width - x - child_width : x, 0, child_width, height}, -1);
}

static void set_over (HsAside *self, gboolean over) {
  self->over = over;
  gtk_widget_set_child_visible (self->separator, !over);
  if (over)
    gtk_widget_add_css_class (self->aside, "over");
  else
    gtk_widget_remove_css_class (self->aside, "over");
}

static void hs_aside_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  HsAside *self = HS_ASIDE (widget);
  int content_least, content_natural, line, line_natural, least, natural;
  width_of (self->content, &content_least, &content_natural);
  width_of (self->separator, &line, &line_natural);
  width_of (self->aside, &least, &natural);
  if (!self->revealed) {
    place (self, self->content, 0, width, width, height);
    return;
  }
  gboolean over = content_least + line + least > width;
  if (self->over != over)
    set_over (self, over);
  if (over) {
    int aside = MAX (least, MIN (natural, width - LEFT_OVER_PX));
    place (self, self->content, 0, width, width, height);
    place (self, self->aside, width - aside, aside, width, height);
    return;
  }
  int aside = CLAMP (natural, least, width - content_least - line), rest = width - aside - line;
  place (self, self->content, 0, rest, width, height);
  place (self, self->separator, rest, line, width, height);
  place (self, self->aside, rest + line, aside, width, height);
}

gboolean hs_aside_is_over (HsAside *self) {
  g_return_val_if_fail (HS_IS_ASIDE (self), FALSE);
  return self->revealed && self->over;
}

/* It never goes with the focus in it. */
void hs_aside_set_revealed (HsAside *self, gboolean revealed) {
  g_return_if_fail (HS_IS_ASIDE (self));
  if (self->revealed == revealed)
    return;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  self->revealed = revealed;
  if (!revealed && focus != NULL && gtk_widget_is_ancestor (focus, self->aside))
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->aside, revealed);
  gtk_widget_set_visible (self->separator, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVEALED]);
}

static void on_pressed (GtkGestureClick *click, int n_presses, double x, double y, HsAside *self) {
  graphene_rect_t bounds;
  if (!hs_aside_is_over (self) || !gtk_widget_compute_bounds (self->aside, GTK_WIDGET (self), &bounds) ||
      graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    return;
  hs_aside_set_revealed (self, FALSE);
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void adopt (HsAside *self, GtkWidget **place_of, GtkWidget *child) {
  g_clear_pointer (place_of, gtk_widget_unparent);
  *place_of = child;
  if (child == NULL)
    return;
  if (place_of == &self->content)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

static void hs_aside_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  HsAside *self = HS_ASIDE (object);
  if (id == PROP_REVEALED) {
    hs_aside_set_revealed (self, g_value_get_boolean (value));
    return;
  }
  adopt (self, id == PROP_CONTENT ? &self->content : &self->aside, g_value_get_object (value));
  if (id == PROP_ASIDE && self->aside != NULL)
    gtk_widget_set_visible (self->aside, self->revealed);
}

static void hs_aside_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  HsAside *self = HS_ASIDE (object);
  if (id == PROP_REVEALED)
    g_value_set_boolean (value, self->revealed);
  else
    g_value_set_object (value, id == PROP_CONTENT ? self->content : self->aside);
}

static void hs_aside_dispose (GObject *object) {
  HsAside *self = HS_ASIDE (object);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->aside, gtk_widget_unparent);
  G_OBJECT_CLASS (hs_aside_parent_class)->dispose (object);
}

static void hs_aside_class_init (HsAsideClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  object_class->set_property = hs_aside_set_property;
  object_class->get_property = hs_aside_get_property;
  object_class->dispose = hs_aside_dispose;
  widget_class->measure = hs_aside_measure;
  widget_class->size_allocate = hs_aside_size_allocate;
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_ASIDE] = g_param_spec_object ("aside", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_REVEALED] =
      g_param_spec_boolean ("revealed", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void hs_aside_init (HsAside *self) {
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (self->separator, FALSE);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
