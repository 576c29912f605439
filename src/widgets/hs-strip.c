#include "config.h"

#include "hs-strip.h"

#include <glib/gi18n.h>
#include <math.h>

#include "hs-survey.h"

#define EDGE_PX    8.0
#define HEIGHT_PX  34
#define TRACK_PX   5.0
#define SIGN_PX    3.2 /* half of a mark */
#define ALL_KINDS  0x7f

struct _HsStrip {
  HsPane parent_instance;

  HsSession *session; /* the pane's */
  double drag_x;
};

G_DEFINE_FINAL_TYPE (HsStrip, hs_strip, HS_TYPE_PANE)

/* Each kind has its shape besides its colour, and its height on the strip. */
static const struct {
  HsMarkKind kind;
  const char *name, *color; /* the color: of the style */
  double y_px;
} kinds[] = {
  {HS_MARK_CALL, N_ ("call"), "timeline_sign_color", 6},
  {HS_MARK_COLLECTION, N_ ("collection"), "success_color", 6},
  {HS_MARK_OUTPUT, N_ ("output"), "timeline_sign_color", HEIGHT_PX - 6},
  {HS_MARK_EXCEPTION, N_ ("exception"), "error_color", HEIGHT_PX - 6},
  {HS_MARK_SELECTION, N_ ("the selection changes"), "accent_color", HEIGHT_PX / 2.0},
  {HS_MARK_WATCH, N_ ("what is watched changes"), "accent_color", HEIGHT_PX - 6},
  {HS_MARK_EFFECT, N_ ("seen through other names"), "warning_color", 6},
};

static int n_steps_of (HsStrip *self) {
  return self->session != NULL ? hs_session_get_n_steps (self->session) : 0;
}

static gboolean is_mirrored (HsStrip *self) {
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double x_of (HsStrip *self, int step) {
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE_PX;
  double x = width * step / MAX (1, n_steps_of (self) - 1);
  return EDGE_PX + (is_mirrored (self) ? width - x : x);
}

static int step_at (HsStrip *self, double x) {
  double width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE_PX);
  double part = CLAMP ((x - EDGE_PX) / width, 0, 1);
  if (is_mirrored (self))
    part = 1 - part;
  return (int) (part * MAX (0, n_steps_of (self) - 1) + 0.5);
}

static void go (HsStrip *self, int step) {
  if (n_steps_of (self) > 0)
    hs_session_set_step (self->session, step);
}

/* Painting. */

static void sign_call (cairo_t *cr, double x, double y) {
  cairo_move_to (cr, x - SIGN_PX, y - SIGN_PX);
  cairo_line_to (cr, x + SIGN_PX, y);
  cairo_line_to (cr, x - SIGN_PX, y + SIGN_PX);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void sign_collection (cairo_t *cr, double x, double y) {
  cairo_new_path (cr);
  cairo_arc (cr, x, y, SIGN_PX, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void sign_output (cairo_t *cr, double x, double y) {
  cairo_rectangle (cr, x - SIGN_PX, y - 1.2, 2 * SIGN_PX, 2.4);
  cairo_fill (cr);
}

static void sign_exception (cairo_t *cr, double x, double y) {
  cairo_move_to (cr, x - SIGN_PX, y - SIGN_PX);
  cairo_line_to (cr, x + SIGN_PX, y + SIGN_PX);
  cairo_move_to (cr, x + SIGN_PX, y - SIGN_PX);
  cairo_line_to (cr, x - SIGN_PX, y + SIGN_PX);
  cairo_stroke (cr);
}

static void sign_selection (cairo_t *cr, double x, double y) {
  cairo_rectangle (cr, x - 1, y - 8, 2, 16);
  cairo_fill (cr);
}

/* An eye. */
static void sign_watch (cairo_t *cr, double x, double y) {
  cairo_new_path (cr);
  cairo_move_to (cr, x - SIGN_PX - 2, y);
  cairo_curve_to (cr, x - 2, y - SIGN_PX - 1, x + 2, y - SIGN_PX - 1, x + SIGN_PX + 2, y);
  cairo_curve_to (cr, x + 2, y + SIGN_PX + 1, x - 2, y + SIGN_PX + 1, x - SIGN_PX - 2, y);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 1.4, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void sign_effect (cairo_t *cr, double x, double y) {
  cairo_move_to (cr, x, y - SIGN_PX - 2);
  cairo_line_to (cr, x + SIGN_PX + 2, y);
  cairo_line_to (cr, x, y + SIGN_PX + 2);
  cairo_line_to (cr, x - SIGN_PX - 2, y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void paint_sign (cairo_t *cr, HsMarkKind kind, double x, double y) {
  switch (kind) {
  case HS_MARK_CALL:
    sign_call (cr, x, y);
    break;
  case HS_MARK_COLLECTION:
    sign_collection (cr, x, y);
    break;
  case HS_MARK_OUTPUT:
    sign_output (cr, x, y);
    break;
  case HS_MARK_EXCEPTION:
    sign_exception (cr, x, y);
    break;
  case HS_MARK_SELECTION:
    sign_selection (cr, x, y);
    break;
  case HS_MARK_WATCH:
    sign_watch (cr, x, y);
    break;
  case HS_MARK_EFFECT:
    sign_effect (cr, x, y);
    break;
  }
}

static GdkRGBA color_of (HsStrip *self, const char *name) {
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;
  gtk_style_context_get_color (style, &color);
  gtk_style_context_lookup_color (style, name, &color);
  return color;
}

/* Where marks lie closer than a pixel, one stands for all. */
static void paint_marks (HsStrip *self, cairo_t *cr) {
  GBytes *bytes = hs_session_get_marks (self->session);
  gsize n = 0;
  const guint8 *marks = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;
  cairo_set_line_width (cr, 1.6);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    GdkRGBA color = color_of (self, kinds[k].color);
    gdk_cairo_set_source_rgba (cr, &color);
    double last = -10;
    for (gsize i = 0; i < MIN (n, (gsize) n_steps_of (self)); i++) {
      double x = (marks[i] & kinds[k].kind) != 0 ? x_of (self, (int) i) : last;
      if (fabs (x - last) < 1)
        continue;
      paint_sign (cr, kinds[k].kind, x, kinds[k].y_px);
      last = x;
    }
  }
}

static void paint_bookmarks (HsStrip *self, cairo_t *cr) {
  const GArray *bookmarks = hs_session_get_bookmarks (self->session);
  GdkRGBA color = color_of (self, "accent_color");
  gdk_cairo_set_source_rgba (cr, &color);
  for (guint i = 0; i < bookmarks->len; i++) {
    double x = x_of (self, g_array_index (bookmarks, int, i));
    cairo_rectangle (cr, x - 1, 1, 2, HEIGHT_PX - 2);
    cairo_fill (cr);
    cairo_move_to (cr, x + 1, 1);
    cairo_line_to (cr, x + 9, 4.5);
    cairo_line_to (cr, x + 1, 8);
    cairo_close_path (cr);
    cairo_fill (cr);
  }
}

static void paint_track (HsStrip *self, cairo_t *cr) {
  double middle = HEIGHT_PX / 2.0, here = x_of (self, MAX (0, hs_session_get_step (self->session)));
  double start = is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - EDGE_PX : EDGE_PX;
  GdkRGBA color = color_of (self, "timeline_track_color"), accent = color_of (self, "accent_bg_color");
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, EDGE_PX, middle - TRACK_PX / 2, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE_PX, TRACK_PX);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_rectangle (cr, MIN (start, here), middle - TRACK_PX / 2, fabs (here - start), TRACK_PX);
  cairo_fill (cr);
}

static void paint_here (HsStrip *self, cairo_t *cr) {
  double x = x_of (self, MAX (0, hs_session_get_step (self->session)));
  GdkRGBA color = color_of (self, "accent_bg_color"), inner = color_of (self, "view_bg_color");
  cairo_new_path (cr);
  cairo_arc (cr, x, HEIGHT_PX / 2.0, 7.5, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &inner);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
}

static void hs_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  HsStrip *self = HS_STRIP (widget);
  if (self->session == NULL || gtk_widget_get_width (widget) < 3 * EDGE_PX)
    return;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  cairo_translate (cr, 0, (gtk_widget_get_height (widget) - HEIGHT_PX) / 2.0);
  paint_track (self, cr);
  if (n_steps_of (self) > 0) {
    paint_bookmarks (self, cr);
    paint_marks (self, cr);
    paint_here (self, cr);
  }
  cairo_destroy (cr);
}

static void hs_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                              int *natural_baseline) {
  *least = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT_PX;
}

/* Words. */

char *hs_strip_describe (HsStrip *self, int step) {
  g_return_val_if_fail (HS_IS_STRIP (self), NULL);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Step %d"), step + 1);
  GBytes *bytes = self->session != NULL ? hs_session_get_marks (self->session) : NULL;
  gsize n = 0;
  const guint8 *marks = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;
  guint told = 0;
  for (guint k = 0; k < G_N_ELEMENTS (kinds) && step >= 0 && (gsize) step < n; k++)
    if ((marks[step] & kinds[k].kind) != 0)
      g_string_append_printf (text, "%s%s", told++ == 0 ? ": " : ", ", _ (kinds[k].name));
  return g_string_free (text, FALSE);
}

static gboolean on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user) {
  HsStrip *self = HS_STRIP (widget);
  if (n_steps_of (self) == 0)
    return FALSE;
  g_autofree char *text = hs_strip_describe (self, keyboard ? hs_session_get_step (self->session) : step_at (self, x));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void update (HsStrip *self) {
  int step = MAX (0, hs_session_get_step (self->session));
  g_autofree char *text = hs_strip_describe (self, step);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 1.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) MAX (1, n_steps_of (self)), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, step + 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The hand and the keyboard. */

static void on_drag_begin (GtkGestureDrag *gesture, double x, double y, HsStrip *self) {
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = x;
  go (self, step_at (self, x));
}

static void on_drag_update (GtkGestureDrag *gesture, double dx, double dy, HsStrip *self) {
  go (self, step_at (self, self->drag_x + dx));
}

static gboolean on_scroll (GtkEventControllerScroll *controller, double dx, double dy, HsStrip *self) {
  double by = dx + dy;
  if (n_steps_of (self) > 0 && by != 0)
    go (self, MAX (0, hs_session_get_step (self->session) + (by > 0 ? 1 : -1)));
  return GDK_EVENT_STOP;
}

static gboolean to_mark (HsStrip *self, gboolean forward) {
  int step = hs_session_find_mark (self->session, ALL_KINDS, forward), bookmark = hs_session_find_mark (self->session, 0, forward);
  if (step < 0 || (bookmark >= 0 && (forward ? bookmark < step : bookmark > step)))
    step = bookmark;
  if (step >= 0)
    go (self, step);
  return GDK_EVENT_STOP;
}

static gboolean on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HsStrip *self) {
  if (n_steps_of (self) == 0)
    return GDK_EVENT_PROPAGATE;
  int step = hs_session_get_step (self->session), last = n_steps_of (self) - 1, page = MAX (1, last / 10);
  gboolean mirrored = is_mirrored (self);
  if (key == GDK_KEY_Left || key == GDK_KEY_Right) {
    gboolean forward = (key == GDK_KEY_Right) != mirrored;
    if ((state & GDK_CONTROL_MASK) != 0)
      return to_mark (self, forward);
    go (self, CLAMP (step + (forward ? 1 : -1), 0, last));
    return GDK_EVENT_STOP;
  }
  switch (key) {
  case GDK_KEY_Home:
    go (self, 0);
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
    go (self, last);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Up:
    go (self, MAX (0, step - page));
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Down:
    go (self, MIN (last, step + page));
    return GDK_EVENT_STOP;
  case GDK_KEY_Up: /* else they lead out of a strip that people are going along */
  case GDK_KEY_Down:
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void hs_strip_observe (HsPane *pane, HsSession *session) {
  HsStrip *self = HS_STRIP (pane);
  self->session = session;
  if (session == NULL)
    return;
  static const char *const watched[] = {"notify::step", "notify::n-steps", "notify::marks", "notify::bookmarks"};
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void hs_strip_class_init (HsStripClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_strip_observe;
  widget_class->snapshot = hs_strip_snapshot;
  widget_class->measure = hs_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "timestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void hs_strip_init (HsStrip *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  gtk_widget_set_layout_manager (widget, NULL);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Step"), -1);
  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, keys);
}
