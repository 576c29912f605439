/* The canvas as a place to write Python by hand: an arrow that is pulled from a cell to an object is an assignment, one that is cut is a
 * del. The line that a gesture means is shown while it is made, and goes to the prompt. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "hs-canvas-private.h"

#define LEAST_PULL_PX 6.0

static const DrCell *cell_of (HsCanvas *self, const DrPick *pick) {
  return pick->card >= 0 && pick->cell >= 0 ? &self->scene->cards[pick->card].cells[pick->cell] : NULL;
}

static gboolean is_frame (HsCanvas *self, int card) {
  return self->scene->cards[card].shape == MD_SHAPE_FRAME;
}

/* What may be pulled: a slot, or an object as a whole. */
static gboolean can_pull (HsCanvas *self, const DrPick *pick) {
  if (pick->card < 0 || hs_session_get_busy (self->session) || hs_session_get_inside (self->session))
    return FALSE;
  const DrCell *cell = cell_of (self, pick);
  return cell != NULL ? cell->owner != 0 && cell->mark != MD_MARK_FREED
                      : !is_frame (self, pick->card) && self->scene->cards[pick->card].mark != MD_MARK_FREED;
}

gboolean hs_canvas_pull_begin (HsCanvas *self, double x, double y) {
  DrPick pick = hs_canvas_pick (self, x, y);
  if (self->session == NULL || self->scene == NULL || !can_pull (self, &pick))
    return FALSE;
  self->pull = (HsPull){.from = pick, .to = {-2, -2, -2}, .x = x, .y = y, .possible = TRUE};
  self->pull.spell = hs_spell_new (hs_session_get_log (self->session), self->scene->step);
  return TRUE;
}

void hs_canvas_pull_end (HsCanvas *self) {
  g_clear_pointer (&self->pull.spell, hs_spell_free);
  g_clear_pointer (&self->pull.line, g_free);
  self->pull.possible = self->pull.pulling = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The object that is meant by what lies under the pointer: a name means what it refers to. */
static TrId object_at (HsCanvas *self, const DrPick *pick) {
  if (!is_frame (self, pick->card))
    return self->scene->cards[pick->card].id;
  const DrCell *cell = cell_of (self, pick);
  return cell != NULL ? hs_spell_target (self->pull.spell, cell) : 0;
}

/* What is pulled, as an expression. */
static char *pulled_text (HsCanvas *self) {
  const DrCell *cell = cell_of (self, &self->pull.from);
  return cell != NULL ? hs_spell_slot (self->pull.spell, cell) : hs_spell_object (self->pull.spell, self->scene->cards[self->pull.from.card].id);
}

static char *line_to_nowhere (HsCanvas *self) {
  g_autofree char *text = pulled_text (self);
  if (text == NULL)
    return NULL;
  g_auto (GStrv) names = hs_session_list_names (self->session);
  g_autofree char *name = hs_name_suggest ((const char *const *) names, text);
  return g_strdup_printf ("%s = %s", name, text);
}

static char *line_to (HsCanvas *self, const DrPick *to) {
  const DrPick *from = &self->pull.from;
  const DrCell *cell = cell_of (self, from), *end = cell_of (self, to);
  if (to->card < 0)
    return line_to_nowhere (self);
  if (to->card == from->card && (to->cell == from->cell || to->cell < 0))
    return cell != NULL && to->cell < 0 && !is_frame (self, to->card) ? hs_spell_assign (self->pull.spell, cell, self->scene->cards[to->card].id)
                                                                      : NULL;
  if (cell != NULL) {
    TrId object = object_at (self, to);
    return object != 0 ? hs_spell_assign (self->pull.spell, cell, object) : NULL;
  }
  return end != NULL ? hs_spell_assign (self->pull.spell, end, self->scene->cards[from->card].id) : NULL;
}

void hs_canvas_pull_to (HsCanvas *self, double x, double y) {
  HsPull *pull = &self->pull;
  if (!pull->pulling && hypot (x - pull->x, y - pull->y) < LEAST_PULL_PX)
    return;
  pull->pulling = TRUE;
  pull->now_x = x;
  pull->now_y = y;
  gboolean outside = !gtk_widget_contains (GTK_WIDGET (self), x, y);
  DrPick to = hs_canvas_pick (self, x, y);
  if (outside != pull->outside || to.card != pull->to.card || to.cell != pull->to.cell) {
    pull->to = to;
    pull->outside = outside;
    g_free (pull->line);
    pull->line = outside ? NULL : line_to (self, &to);
  }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pull->line != NULL ? "crosshair" : "not-allowed");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void ask_for_name (HsCanvas *self, const char *line);

gboolean hs_canvas_pull_release (HsCanvas *self) {
  HsPull *pull = &self->pull;
  gboolean pulled = pull->pulling, outside = pull->outside, nowhere = pull->to.card < 0;
  g_autofree char *line = g_steal_pointer (&pull->line);
  hs_canvas_pull_end (self);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (pulled && line != NULL && nowhere)
    ask_for_name (self, line);
  else if (pulled && line != NULL)
    hs_session_type (self->session, NULL, line);
  else if (pulled && !outside) /* who leaves the picture means nothing by it */
    hs_session_toast (self->session, _ ("No assignment at the prompt does that"));
  return pulled;
}

/* The picture of it. */

static void begin_of (HsCanvas *self, double *x, double *y) {
  const DrCard *card = &self->scene->cards[self->pull.from.card];
  const DrCell *cell = cell_of (self, &self->pull.from);
  double x_px = card->width_px / 2, y_px = card->height_px / 2;
  if (cell != NULL && cell->has_port) {
    x_px = cell->port_x_px;
    y_px = cell->port_y_px;
  } else if (cell != NULL) {
    x_px = cell->box.x_px + cell->box.width_px / 2;
    y_px = cell->box.y_px + cell->box.height_px / 2;
  }
  graphene_rect_t r = hs_canvas_to_view (self, (DrRect){card->x_px + x_px, card->y_px + y_px, 0, 0});
  *x = r.origin.x;
  *y = r.origin.y;
}

static void paint_arrow (HsCanvas *self, cairo_t *cr, const DrColor *color) {
  double x = 0, y = 0, to_x = self->pull.now_x, to_y = self->pull.now_y;
  begin_of (self, &x, &y);
  double angle = atan2 (to_y - y, to_x - x);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 1);
  cairo_set_line_width (cr, 2.5);
  if (self->pull.line == NULL)
    cairo_set_dash (cr, (double[]){5, 4}, 2, 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, to_x, to_y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, to_x, to_y);
  cairo_line_to (cr, to_x - 11 * cos (angle - 0.4), to_y - 11 * sin (angle - 0.4));
  cairo_line_to (cr, to_x - 11 * cos (angle + 0.4), to_y - 11 * sin (angle + 0.4));
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* How large the box is, and a line in it. */
static double measure_label (HsCanvas *self, char **lines, double *width_px, double *height_px) {
  double line_px = 0;
  *width_px = 0;
  for (guint i = 0; lines[i] != NULL; i++) {
    double width = 0, height = 0;
    dr_text_measure (self->text, DR_FONT_CODE, lines[i], 0, &width, &height);
    *width_px = MAX (*width_px, width);
    line_px = MAX (line_px, height);
  }
  *height_px = g_strv_length (lines) * line_px;
  return line_px;
}

void hs_canvas_paint_label_above (HsCanvas *self, cairo_t *cr, const char *text, double x, double top, double bottom) {
  double width_px = 0, height_px = 0;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  measure_label (self, lines, &width_px, &height_px);
  double y = top - height_px - 20;
  hs_canvas_paint_label (self, cr, text, x - width_px / 2 - 6, y >= 0 ? y : bottom + 12);
}

void hs_canvas_paint_label (HsCanvas *self, cairo_t *cr, const char *text, double x, double y) {
  const DrTheme *theme = hs_canvas_theme (self);
  double width_px = 0, height_px = 0;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  double line_px = measure_label (self, lines, &width_px, &height_px);
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - width_px - 16;
  x = CLAMP (x, 4, MAX (4, right));
  y = CLAMP (y, 4, MAX (4, gtk_widget_get_height (GTK_WIDGET (self)) - height_px - 12));
  cairo_rectangle (cr, x, y, width_px + 12, height_px + 8);
  cairo_set_source_rgba (cr, theme->card.red, theme->card.green, theme->card.blue, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, theme->accent.red, theme->accent.green, theme->accent.blue, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  for (guint i = 0; i < n; i++)
    dr_text_paint (self->text, cr, DR_FONT_CODE, lines[i], x + 6, y + 4 + (i + 0.5) * line_px, 0, &theme->text);
}

void hs_canvas_pull_paint (HsCanvas *self, cairo_t *cr) {
  if (!self->pull.pulling)
    return;
  const DrTheme *theme = hs_canvas_theme (self);
  paint_arrow (self, cr, self->pull.line != NULL ? &theme->accent : &theme->dim_text);
  if (self->pull.line != NULL)
    hs_canvas_paint_label (self, cr, self->pull.line, self->pull.now_x + 14, self->pull.now_y + 10);
}

/* A new name. */

typedef struct Naming {
  HsCanvas *canvas; /* keeps the popover */
  GtkWidget *entry, *button, *preview;
  char *object;
} Naming;

static void naming_free (gpointer data) {
  g_free (((Naming *) data)->object);
  g_free (data);
}

static void on_name_changed (GtkEditable *editable, Naming *naming) {
  const char *name = gtk_editable_get_text (editable);
  gboolean good = hs_name_is_identifier (name);
  g_autofree char *line = good ? g_strdup_printf ("%s = %s", name, naming->object) : g_strdup (_ ("A name has letters, digits and _"));
  gtk_label_set_text (GTK_LABEL (naming->preview), line);
  gtk_widget_set_sensitive (naming->button, good);
}

static void on_name_given (Naming *naming) {
  const char *name = gtk_editable_get_text (GTK_EDITABLE (naming->entry));
  if (!hs_name_is_identifier (name))
    return;
  HsCanvas *self = naming->canvas;
  g_autofree char *line = g_strdup_printf ("%s = %s", name, naming->object);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  hs_session_type (self->session, NULL, line);
}

/* From where a menu still fits into the window; one that is too long begins at the top of the picture, and scrolls. A popover that
 * is not shown yet has no size, its content has. */
static double lowest_for (HsCanvas *self, GtkWidget *menu) {
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (GTK_WIDGET (self)));
  double x = 0, y = 0;
  int height = 0;
  gtk_widget_measure (gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (menu))), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), native, 0, 0, &x, &y);
  return MAX (0, gtk_widget_get_height (native) - y - height);
}

/* GTK adds the lines between the sections of a menu, and their titles, a little later: only then it is known how high it is. */
static gboolean on_complete (gpointer popover) {
  GtkWidget *canvas = gtk_widget_get_parent (popover);
  GdkRectangle at;
  if (!HS_IS_CANVAS (canvas) || !gtk_widget_get_visible (popover) || !gtk_popover_get_pointing_to (popover, &at))
    return G_SOURCE_REMOVE;
  int lowest = (int) lowest_for (HS_CANVAS (canvas), popover);
  if (at.y > lowest) {
    at.y = lowest;
    gtk_popover_set_pointing_to (popover, &at);
  }
  return G_SOURCE_REMOVE;
}

void hs_canvas_popup (HsCanvas *self, GtkWidget *popover, double x, double y) {
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gboolean menu = !gtk_popover_get_has_arrow (GTK_POPOVER (popover));
  if (menu)
    y = MIN (y, lowest_for (self, popover));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){(int) x, (int) y, 1, 1});
  gtk_popover_popup (GTK_POPOVER (popover));
  if (menu)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_complete, g_object_ref (popover), g_object_unref);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self)); /* which goes */
}

static void ask_for_name (HsCanvas *self, const char *line) {
  const char *equals = strstr (line, " = ");
  Naming *naming = g_new0 (Naming, 1);
  *naming = (Naming){self, gtk_entry_new (), gtk_button_new_with_mnemonic (_ ("_Assign")), gtk_label_new (NULL), g_strdup (equals + 3)};
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_object_set_data_full (G_OBJECT (popover), "naming", naming, naming_free);
  hs_pane_hold_code (naming->entry);
  hs_pane_hold_code (naming->preview);
  gtk_widget_add_css_class (naming->entry, "monospace");
  gtk_widget_add_css_class (naming->preview, "monospace");
  gtk_label_set_xalign (GTK_LABEL (naming->preview), 0);
  gtk_widget_add_css_class (naming->button, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (naming->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New name"), -1);
  gtk_box_append (GTK_BOX (row), naming->entry);
  gtk_box_append (GTK_BOX (row), naming->button);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), naming->preview);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (naming->entry, "changed", G_CALLBACK (on_name_changed), naming);
  g_signal_connect_swapped (naming->entry, "activate", G_CALLBACK (on_name_given), naming);
  g_signal_connect_swapped (naming->button, "clicked", G_CALLBACK (on_name_given), naming);
  g_autofree char *name = g_strndup (line, (gsize) (equals - line));
  gtk_editable_set_text (GTK_EDITABLE (naming->entry), name);
  hs_canvas_popup (self, popover, self->pull.now_x, self->pull.now_y);
  gtk_widget_grab_focus (naming->entry);
  gtk_editable_select_region (GTK_EDITABLE (naming->entry), 0, -1);
}

/* Cutting. */

char **hs_canvas_cuts (HsCanvas *self) {
  const DrCard *card = self->scene != NULL ? dr_scene_find (self->scene, hs_session_get_selected (self->session)) : NULL;
  int cell = card != NULL ? hs_canvas_selected_cell (self, card) : -1;
  if (cell < 0)
    return g_new0 (char *, 1);
  g_autoptr (HsSpell) spell = hs_spell_new (hs_session_get_log (self->session), self->scene->step);
  return hs_spell_cuts (spell, &card->cells[cell]);
}

/* Where the selected card, or its cell, is seen. */
void hs_canvas_selection_point (HsCanvas *self, double *x, double *y) {
  const DrCard *card = dr_scene_find (self->scene, hs_session_get_selected (self->session));
  int cell = card != NULL ? hs_canvas_selected_cell (self, card) : -1;
  DrRect r = {0, 0, 0, 0};
  if (card != NULL)
    r = (DrRect){card->x_px + card->width_px / 2, card->y_px + card->height_px / 2, 0, 0};
  if (cell >= 0)
    r = (DrRect){card->x_px + card->cells[cell].box.x_px + 10, card->y_px + card->cells[cell].box.y_px + 10, 0, 0};
  graphene_rect_t place = hs_canvas_to_view (self, r);
  *x = CLAMP (place.origin.x, 0, gtk_widget_get_width (GTK_WIDGET (self)));
  *y = CLAMP (place.origin.y, 0, gtk_widget_get_height (GTK_WIDGET (self)));
}
