#include "config.h"

#include "hs-canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "dr-change.h"

#define ZOOM_STEP 1.2
#define MOVE_MSEC 280
#define PICK_PX   6.0
#define MOST_MOVING_CARDS 1500 /* with more, a move would not be smooth, nor would one card that moves be seen among so many */

GParamSpec *hs_canvas_props[HS_CANVAS_N_PROPS];

G_DEFINE_FINAL_TYPE (HsCanvas, hs_canvas, HS_TYPE_PANE)

/* What comes from the session. */

static void stop_moving (HsCanvas *self) {
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  if (self->way != NULL)
    hs_canvas_paint_changes (self); /* what was under way stands where it belongs */
  g_clear_pointer (&self->way, dr_between_free);
}

static gboolean on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user) {
  HsCanvas *self = HS_CANVAS (widget);
  gint64 now_usec = gdk_frame_clock_get_frame_time (clock);
  if (self->move_start_usec == 0)
    self->move_start_usec = now_usec;
  double t = MIN (1.0, (double) (now_usec - self->move_start_usec) / (self->move_msec * 1000.0));
  self->move = t * t * (3 - 2 * t);
  hs_canvas_paint_changes (self);
  if (t < 1)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  g_clear_pointer (&self->way, dr_between_free);
  return G_SOURCE_REMOVE;
}

static gboolean may_animate (HsCanvas *self, const DrScene *scene) {
  gboolean enabled = TRUE;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);
  return enabled && self->move_msec > 0 && MAX (scene->n_cards, self->scene->n_cards) <= MOST_MOVING_CARDS && gtk_widget_get_mapped (GTK_WIDGET (self));
}

DrPick hs_canvas_pick (HsCanvas *self, double x, double y) {
  if (self->scene == NULL)
    return (DrPick){-1, -1, -1};
  return dr_scene_pick (self->scene, self->x_px + x / self->zoom, self->y_px + y / self->zoom, PICK_PX / self->zoom);
}

static void update_hover (HsCanvas *self) {
  DrPick pick = self->pointer_in ? hs_canvas_pick (self, self->pointer_x, self->pointer_y) : (DrPick){-1, -1, -1};
  if (pick.card == self->hover.card && pick.cell == self->hover.cell && pick.arrow == self->hover.arrow)
    return;
  self->hover = pick;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pick.card >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SMALLER than the one before. */
static void fit_to_scene (HsCanvas *self, gboolean smaller) {
  if (!self->placed)
    hs_canvas_place (self);
  else if (self->fitted && smaller && hs_canvas_is_too_far (self))
    hs_canvas_show_all (self);
  else if (self->fitted && self->follows)
    hs_canvas_follow (self);
  else if (self->fitted && !hs_canvas_all_in_view (self))
    hs_canvas_show_all (self);
}

static void on_scene_changed (HsSession *session, GParamSpec *pspec, HsCanvas *self) {
  DrScene *scene = hs_session_get_scene (session);
  if (scene == NULL || scene == self->scene)
    return;
  stop_moving (self);
  hs_canvas_pull_end (self);
  hs_canvas_keep_view (self);
  gboolean moves = self->scene != NULL && self->placed && may_animate (self, scene);
  if (moves) {
    self->way = dr_between_new (self->scene, scene);
    self->move = 0;
    self->move_start_usec = 0;
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  }
  if (self->scene != NULL && self->scene->rtl != scene->rtl)
    self->placed = FALSE; /* everything stands on the other side now */
  g_array_set_size (self->changes, 0);
  self->changed_all = self->scene == NULL || !dr_scene_changes (self->scene, scene, moves, self->changes);
  gboolean smaller = self->scene != NULL && (scene->whole.width_px < self->scene->whole.width_px || scene->whole.height_px < self->scene->whole.height_px);
  g_clear_pointer (&self->spoken, dr_spoken_free);
  g_clear_pointer (&self->scene, dr_scene_unref);
  self->scene = dr_scene_ref (scene);
  self->hover = (DrPick){-1, -1, -1};
  if (!hs_canvas_go_back_to_view (self))
    fit_to_scene (self, smaller);
  hs_canvas_paint_changes (self);
  hs_canvas_place_cards (self);
  update_hover (self);
}

static void on_selected_changed (HsSession *session, GParamSpec *pspec, HsCanvas *self) {
  hs_canvas_select_widgets (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Another program: its picture has nothing to do with the last one. */
static void on_restarted (HsSession *session, HsCanvas *self) {
  self->placed = FALSE;
  hs_canvas_forget_views (self);
}

/* The picture reads as its widget does. */
static void turn (HsCanvas *self) {
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL, was = FALSE;
  if (self->session == NULL)
    return;
  g_object_get (self->session, "rtl", &was, NULL);
  if (was != rtl)
    g_object_set (self->session, "rtl", rtl, NULL);
}

static void hs_canvas_direction_changed (GtkWidget *widget, GtkTextDirection previous) {
  turn (HS_CANVAS (widget));
  GTK_WIDGET_CLASS (hs_canvas_parent_class)->direction_changed (widget, previous);
}

static void hs_canvas_observe (HsPane *pane, HsSession *session) {
  HsCanvas *self = HS_CANVAS (pane);
  self->session = session;
  if (session == NULL)
    return;
  turn (self);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (on_scene_changed), self, 0);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (on_selected_changed), self, 0);
  g_signal_connect_object (session, "notify::other", G_CALLBACK (on_selected_changed), self, 0);
  g_signal_connect_object (session, "notify::rings", G_CALLBACK (on_selected_changed), self, 0);
  g_signal_connect_object (session, "restarted", G_CALLBACK (on_restarted), self, 0);
  on_scene_changed (session, NULL, self);
}

void hs_canvas_set_animation (HsCanvas *self, guint msec) {
  self->move_msec = msec;
}

guint hs_canvas_get_animation (HsCanvas *self) {
  return self->move_msec;
}

void hs_canvas_set_colours (HsCanvas *self, HsColours colours) {
  self->colours = colours;
  hs_canvas_paint_anew (self);
}

/* The hand. */

static void on_motion (GtkEventControllerMotion *controller, double x, double y, HsCanvas *self) {
  self->pointer_in = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  update_hover (self);
}

static void on_leave (GtkEventControllerMotion *controller, HsCanvas *self) {
  self->pointer_in = FALSE;
  update_hover (self);
}

static gboolean on_scroll (GtkEventControllerScroll *controller, double dx, double dy, HsCanvas *self) {
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  if ((state & GDK_CONTROL_MASK) != 0)
    hs_canvas_zoom_at (self, self->zoom * pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  else if ((state & GDK_SHIFT_MASK) != 0)
    hs_canvas_pan (self, (dx + dy) * 60, 0);
  else
    hs_canvas_pan (self, dx * 60, dy * 60);
  return GDK_EVENT_STOP;
}

static void on_drag_begin (GtkGestureDrag *gesture, double x, double y, HsCanvas *self) {
  self->drag_x_px = self->x_px;
  self->drag_y_px = self->y_px;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  hs_canvas_pull_begin (self, x, y);
}

static void on_drag_update (GtkGestureDrag *gesture, double dx, double dy, HsCanvas *self) {
  if (self->pull.possible) {
    hs_canvas_pull_to (self, self->pull.x + dx, self->pull.y + dy);
    return;
  }
  if (hypot (dx, dy) < 4)
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  self->x_px = self->drag_x_px - dx / self->zoom;
  self->y_px = self->drag_y_px - dy / self->zoom;
  self->fitted = FALSE;
  hs_canvas_view_changed (self);
}

/* What a click at a point means is selected: a cell, a card, the cell that an arrow leaves; with Ctrl, as a second object. */
static void select_at (HsCanvas *self, double x, double y, gboolean second) {
  DrPick pick = hs_canvas_pick (self, x, y);
  if (pick.card < 0 && pick.arrow >= 0) {
    const DrArrow *arrow = &self->scene->arrows[pick.arrow];
    pick = (DrPick){(int) arrow->from, (int) arrow->cell, -1};
  }
  const DrCard *card = pick.card >= 0 ? &self->scene->cards[pick.card] : NULL;
  if (second) {
    gboolean other = card != NULL && card->shape != MD_SHAPE_FRAME && card->id != hs_session_get_selected (self->session);
    hs_session_set_other (self->session, other ? card->id : 0);
    return;
  }
  hs_session_set_other (self->session, 0);
  const DrCell *cell = card != NULL && pick.cell >= 0 ? &card->cells[pick.cell] : NULL;
  TrId block = cell != NULL ? cell->subject : 0;
  hs_session_select (self->session, block != 0 ? block : card != NULL ? card->id : 0, cell);
}

static void on_drag_end (GtkGestureDrag *gesture, double dx, double dy, HsCanvas *self) {
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  double x = 0, y = 0;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  gboolean pulled = self->pull.possible && hs_canvas_pull_release (self);
  if (pulled || hypot (dx, dy) >= 4 || self->session == NULL)
    return;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  select_at (self, x, y, (state & GDK_CONTROL_MASK) != 0);
}

static void on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, HsCanvas *self) {
  hs_canvas_pull_end (self);
}

/* On release: a menu that opens under a button that is held gets its release, and GTK then leaves the first click into it unheard. */
static void on_secondary (GtkGestureClick *gesture, int n_presses, double x, double y, HsCanvas *self) {
  if (self->session == NULL || self->scene == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_at (self, x, y, FALSE);
  hs_canvas_menu (self, x, y);
}

static void on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, HsCanvas *self) {
  self->pinch_zoom = self->zoom;
}

static void on_pinch (GtkGestureZoom *gesture, double scale, HsCanvas *self) {
  double x = 0, y = 0;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  hs_canvas_zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* What is under the pointer, in words. */
static gboolean on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user) {
  HsCanvas *self = HS_CANVAS (widget);
  if (keyboard || self->scene == NULL || hs_canvas_has_popover (self))
    return FALSE; /* it would stand before what is asked */
  DrPick pick = hs_canvas_pick (self, x, y);
  if (pick.card < 0)
    return FALSE;
  const DrCard *card = &self->scene->cards[pick.card];
  if (card->shape == MD_SHAPE_FRAME)
    return FALSE;
  g_autofree char *size = g_strdup_printf (ngettext ("%lu byte", "%lu bytes", card->size_bytes),
                                           (unsigned long)card->size_bytes);
  g_autofree char *text = g_strdup_printf ("%s, %s\n0x%" G_GINT64_MODIFIER "x, %s", card->title, card->count, card->address, size);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* The object. */

static void on_style_changed (AdwStyleManager *style, GParamSpec *pspec, HsCanvas *self) {
  hs_canvas_paint_anew (self);
}

static void on_scale_changed (GObject *object, GParamSpec *pspec, gpointer user) {
  hs_canvas_paint_anew (HS_CANVAS (object));
}

static void hs_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  HsCanvas *self = HS_CANVAS (object);
  g_value_set_double (value, id == HS_CANVAS_PROP_ZOOM ? self->zoom : self->chosen_zoom);
}

static void hs_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  HsCanvas *self = HS_CANVAS (object);
  if (id == HS_CANVAS_PROP_ZOOM) {
    hs_canvas_set_zoom (self, g_value_get_double (value));
    return;
  }
  hs_canvas_choose_zoom (self, g_value_get_double (value));
  if (!self->placed && self->chosen_zoom > 0)
    self->zoom = self->chosen_zoom;
}

static void hs_canvas_dispose (GObject *object) {
  HsCanvas *self = HS_CANVAS (object);
  stop_moving (self);
  hs_canvas_pull_end (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->more_id, g_source_remove);
  hs_canvas_drop_cards (self);
  g_clear_pointer (&self->scene, dr_scene_unref);
  hs_tiles_drop (self->tiles);
  hs_canvas_set_covers (self, NULL, NULL);
  G_OBJECT_CLASS (hs_canvas_parent_class)->dispose (object);
}

static void hs_canvas_finalize (GObject *object) {
  HsCanvas *self = HS_CANVAS (object);
  g_hash_table_unref (self->widgets_by_card);
  g_hash_table_unref (self->widgets_left);
  g_ptr_array_unref (self->free_widgets);
  g_array_unref (self->changes);
  g_array_unref (self->views);
  hs_tiles_free (self->tiles);
  dr_text_free (self->text);
  G_OBJECT_CLASS (hs_canvas_parent_class)->finalize (object);
}

static void hs_canvas_class_init (HsCanvasClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_canvas_observe;
  object_class->get_property = hs_canvas_get_property;
  object_class->set_property = hs_canvas_set_property;
  object_class->dispose = hs_canvas_dispose;
  object_class->finalize = hs_canvas_finalize;
  widget_class->snapshot = hs_canvas_snapshot;
  widget_class->size_allocate = hs_canvas_size_allocate;
  widget_class->measure = hs_canvas_measure;
  widget_class->focus = hs_canvas_focus;
  widget_class->direction_changed = hs_canvas_direction_changed;

  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  hs_canvas_props[HS_CANVAS_PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, HS_CANVAS_LEAST_ZOOM, HS_CANVAS_MOST_ZOOM, 1, flags);
  hs_canvas_props[HS_CANVAS_PROP_CHOSEN_ZOOM] = g_param_spec_double ("chosen-zoom", NULL, NULL, 0, HS_CANVAS_MOST_ZOOM, 0, flags);
  g_object_class_install_properties (object_class, HS_CANVAS_N_PROPS, hs_canvas_props);
  gtk_widget_class_set_css_name (widget_class, "heapcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
}

static void add_controller (HsCanvas *self, GtkEventController *controller) {
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void hs_canvas_init (HsCanvas *self) {
  self->zoom = 1;
  self->fitted = TRUE;
  self->move_msec = MOVE_MSEC;
  self->hover = (DrPick){-1, -1, -1};
  self->text = dr_text_new ();
  self->tiles = hs_tiles_new ();
  self->changes = g_array_new (FALSE, FALSE, sizeof (DrRect));
  self->views = hs_canvas_views_new ();
  self->widgets_by_card = g_hash_table_new (NULL, NULL);
  self->widgets_left = g_hash_table_new (NULL, NULL);
  self->free_widgets = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* cards stand where the scene has them */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_changed), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Objects and references"), -1);

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  add_controller (self, motion);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  add_controller (self, scroll);
  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  add_controller (self, GTK_EVENT_CONTROLLER (drag));
  GtkGesture *secondary = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "released", G_CALLBACK (on_secondary), self);
  add_controller (self, GTK_EVENT_CONTROLLER (secondary));
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  add_controller (self, GTK_EVENT_CONTROLLER (pinch));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (hs_canvas_key), self);
  add_controller (self, keys);

  hs_canvas_install_elide (self);
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self, 0);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self, 0);
}
